internal import Foundation
internal import SystemPackage

/// Writes results to files and standard output.
public enum FileOutput {
  /// Writes a text to the file at a path, whole or not at all, or to standard output for `nil` and
  /// `-`.
  ///
  /// - Throws: `FileError` if it cannot be written; the file is then as it was.
  public static func write(_ text: String, to path: String?) throws(FileError) {
    do {
      if let path, path != "-" {
        // Written beside it and renamed.
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      } else {
        try FileDescriptor.standardOutput.writeAll(text.utf8)
      }
    } catch {
      let reason =
        (error as? CocoaError)?.underlying.map { FileInput.reason($0) } ?? FileInput.reason(error)
      throw FileError(Diagnostic("the file cannot be written: \(reason)", file: path ?? "<stdout>"))
    }
  }

  /// Writes the file at a path piece by piece, whole or not at all, or standard output for `nil` and `-`.
  ///
  /// - Parameter body: Writes to the descriptor that it is given.
  /// - Throws: `FileError` if it cannot be written; the file is then as it was.
  static func write(
    to path: String?, _ body: (FileDescriptor) throws -> Void
  ) throws(FileError) {
    do {
      guard let path, path != "-" else { return try body(.standardOutput) }
      // Written beside it and renamed.
      let beside = "\(path).\(ProcessInfo.processInfo.processIdentifier).part"
      let descriptor = try FileDescriptor.open(
        FilePath(beside), .writeOnly, options: [.create, .exclusiveCreate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      do {
        try descriptor.closeAfter { try body(descriptor) }
        guard unsafe rename(beside, path) == 0 else { throw Errno(rawValue: errno) }
      } catch {
        try? FileManager.default.removeItem(atPath: beside)
        throw error
      }
    } catch {
      throw FileError(
        Diagnostic(
          "the file cannot be written: \(FileInput.reason(error))", file: path ?? "<stdout>"))
    }
  }

  /// Replaces the file at a path by one that `body` writes at another path, whole or not at all.
  ///
  /// - Throws: `FileError` of `body`, or if the file cannot be put in its place.
  package static func replace(
    _ path: String, _ body: (_ beside: String) throws(FileError) -> Void
  ) throws(FileError) {
    let beside = "\(path).\(ProcessInfo.processInfo.processIdentifier).part"
    // Says why it cannot be written, if it cannot, before `body` tries.
    try write("", to: beside)
    do throws(FileError) {
      try body(beside)
    } catch {
      try? FileManager.default.removeItem(atPath: beside)
      throw error
    }
    guard unsafe rename(beside, path) == 0 else {
      let reason = FileInput.reason(Errno(rawValue: errno))
      try? FileManager.default.removeItem(atPath: beside)
      throw FileError(Diagnostic("the file cannot be written: \(reason)", file: path))
    }
  }

  /// Whether there is a file at a path.
  public static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// Whether two paths lead to the same file.
  public static func isSame(_ path: String, as other: String) -> Bool {
    func resolved(_ path: String) -> String {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
    return path != "-" && resolved(path) == resolved(other)
  }
}

extension FileOutput {
  /// Writes a message to standard error. If even that fails there is nobody to tell.
  public static func writeError(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }
}

extension CocoaError {
  fileprivate var underlying: (any Error)? {
    guard let error = underlyingErrors.first as? POSIXError else { return nil }
    return Errno(rawValue: error.code.rawValue)
  }
}
