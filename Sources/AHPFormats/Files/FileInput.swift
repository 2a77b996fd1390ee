internal import SystemPackage

/// Reads files and standard input whole.
enum FileInput {
  /// Reads the file at a path, or standard input for `-`.
  ///
  /// - Throws: `FileError` if there is none, it cannot be read, is not a file, or has more than
  ///   `limit` bytes.
  static func read(_ path: String, limit: Int) throws(FileError) -> SourceText {
    let name = path == "-" ? "<stdin>" : path
    do {
      let descriptor =
        path == "-"
        ? FileDescriptor.standardInput : try FileDescriptor.open(FilePath(path), .readOnly)
      defer { if path != "-" { try? descriptor.close() } }
      let size = path == "-" ? 0 : try Int(descriptor.stat().size)
      guard size <= limit else { throw FileError(tooLarge(name, "\(size)", limit)) }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(size + SourceText.padding + 1)
      var buffer = [UInt8](repeating: 0, count: min(max(size + 1, 1 << 16), 1 << 24))
      while true {
        let count = try unsafe buffer.withUnsafeMutableBytes {
          try unsafe descriptor.read(into: $0)
        }
        if count == 0 { break }
        bytes += buffer[..<count]
        guard bytes.count <= limit else {
          throw FileError(tooLarge(name, "more than \(limit)", limit))
        }
      }
      return SourceText(name: name, bytes: bytes)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(Diagnostic("the file cannot be read: \(reason(error))", file: name))
    }
  }

  private static func tooLarge(_ name: String, _ size: String, _ limit: Int) -> Diagnostic {
    Diagnostic("the file has \(size) bytes (expected at most \(limit))", file: name)
  }

  static func reason(_ error: any Error) -> String {
    switch error as? Errno {
    case .noSuchFileOrDirectory: "there is no such file"
    case .isDirectory: "it is a directory"
    case .permissionDenied: "permission denied"
    case let errno?: errno.description.lowercased()
    case nil: "\(error)"
    }
  }
}
