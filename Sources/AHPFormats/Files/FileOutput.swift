internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes results to files and standard output.
public enum FileOutput {
  private static var standardOutput: FileDescriptor {
    FileDescriptor(rawValue: StandardStreams.current.output)
  }

  /// Writes a text to the file at a path, whole or not at all, or to standard output for `nil` and
  /// `-`.
  ///
  /// - Throws: `FileError` if it cannot be written; the file is then as it was.
  public static func write(_ text: String, to path: String?) throws(FileError) {
    try write(to: path) { try $0.writeAll(text.utf8) }
  }

  /// Writes the file at a path piece by piece, whole or not at all, or standard output for `nil`
  /// and `-`.
  ///
  /// - Parameter body: Writes to the descriptor that it is given.
  /// - Throws: `FileError` if it cannot be written; the file is then as it was.
  static func write(
    to path: String?, _ body: (FileDescriptor) throws -> Void
  ) throws(FileError) {
    try located(path) {
      guard let path, path != "-" else { return try body(standardOutput) }
      try replace(path) { try body($1) }
    }
  }

  /// Replaces the file at a path by one that `body` writes at another path, whole or not at all; a
  /// device or pipe is given to `body` itself.
  ///
  /// - Throws: `FileError` of `body`, or if the file cannot be put in its place.
  package static func replace(
    _ path: String, _ body: (_ beside: String) throws(FileError) -> Void
  ) throws(FileError) {
    try located(path) { try replace(path) { beside, _ in try body(beside) } }
  }

  /// Calls `body`; an error that is no `FileError` becomes one that the file at a path cannot be
  /// written.
  private static func located(_ path: String?, _ body: () throws -> Void) throws(FileError) {
    do {
      try body()
    } catch let error as FileError {
      throw error
    } catch {
      if let path, let folder = missingFolder(of: path) {
        throw FileError(
          Diagnostic(
            "the file cannot be written: there is no folder '\(folder)'", file: path,
            hint: "'mkdir -p \(folder.contains(" ") ? "\"\(folder)\"" : folder)' makes it"))
      }
      throw FileError(
        Diagnostic(
          "the file cannot be written: \(FileInput.reason(error))", file: path ?? "<stdout>"))
    }
  }

  /// Calls `body` with a new file beside that at a path, which then takes its place; with the
  /// device or pipe at the path if there is one, which must not be replaced by a file.
  private static func replace(
    _ path: String, _ body: (_ beside: String, FileDescriptor) throws -> Void
  ) throws {
    if let type = try? FilePath(path).stat().type, type != .regular, type != .directory {
      let descriptor = try FileDescriptor.open(FilePath(path), .writeOnly)
      return try descriptor.closeAfter { try body(path, descriptor) }
    }
    let (beside, descriptor) = try openBeside(path)
    do {
      try descriptor.closeAfter {
        try body(beside, descriptor)
        try synchronize(descriptor)
      }
      guard unsafe rename(beside, path) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unsafe unlink(beside)
      throw error
    }
  }

  /// Brings a file to the disk, so that after a power failure the path has the old file or the new
  /// one. File systems that cannot do that are no problem; a disk that fails is.
  private static func synchronize(_ descriptor: FileDescriptor) throws {
    guard fsync(descriptor.rawValue) != 0 else { return }
    let error = Errno(rawValue: errno)
    if [.ioError, .noSpace, .diskQuotaExceeded].contains(error) { throw error }
  }

  /// Creates a file in the folder of another, with the permissions of the other if it is there.
  private static func openBeside(
    _ path: String
  ) throws -> (path: String, descriptor: FileDescriptor) {
    let permissions = try? FilePath(path).stat().permissions.intersection(.all)
    let folder = FilePath(path).removingLastComponent()
    PartFile.removeLeftovers(in: folder)
    return try PartFile.create(in: folder, permissions: permissions)
  }

  /// Checks that the file at a path can be written, without changing it.
  ///
  /// - Throws: `FileError` if no file can be created beside it.
  static func check(_ path: String) throws(FileError) {
    try located(path) {
      if let type = try? FilePath(path).stat().type, type != .regular, type != .directory { return }
      let (beside, descriptor) = try openBeside(path)
      try? descriptor.close()
      unsafe unlink(beside)
      if (try? FilePath(path).stat().type) == .directory { throw Errno.isDirectory }
    }
  }

  /// Whether there is a file at a path.
  public static func exists(_ path: String) -> Bool {
    (try? FilePath(path).stat()) != nil
  }

  /// Whether there is a file at a path that would be replaced, neither folder nor device.
  public static func isFile(_ path: String) -> Bool {
    path != "-" && (try? FilePath(path).stat().type) == .regular
  }
}

extension FileOutput {
  /// Writes a message to standard error. If even that fails, the message is lost.
  public static func writeError(_ text: String) {
    _ = try? FileDescriptor(rawValue: StandardStreams.current.error).writeAll(text.utf8)
  }
}

extension FilePermissions {
  fileprivate static let all = FilePermissions(rawValue: 0o777)
}
