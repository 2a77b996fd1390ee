internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Reads files and standard input whole.
enum FileInput {
  /// Reads the file at a path, or standard input for `-`. Files compressed with gzip are
  /// decompressed, whatever their names.
  ///
  /// - Throws: `FileError` if there is none, it cannot be read, is not a file, or has more than
  ///   `limit` bytes, compressed or not.
  static func read(_ path: String, limit: Int) throws(FileError) -> SourceText {
    let name = path == "-" ? "<stdin>" : path
    let bytes: [UInt8]
    do {
      let descriptor =
        path == "-"
        ? FileDescriptor.standardInput : try FileDescriptor.open(FilePath(path), .readOnly)
      defer { if path != "-" { try? descriptor.close() } }
      let size = try Int(descriptor.stat().size)
      guard size <= limit else { throw FileError(tooLarge(name, "\(size)", limit)) }
      bytes = try self.bytes(of: descriptor, size: size, limit: limit)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(Diagnostic("the file cannot be read: \(reason(error))", file: name))
    }
    guard bytes.count <= limit else {
      throw FileError(tooLarge(name, "more than \(limit)", limit))
    }
    guard Gzip.isCompressed(bytes) else { return SourceText(name: name, bytes: bytes) }
    do {
      return SourceText(name: name, bytes: try Gzip.decompress(bytes, limit: limit))
    } catch {
      throw FileError(diagnostic(error, name, limit))
    }
  }

  /// Reads all bytes, or so many that there are more than `limit`.
  ///
  /// - Parameter size: How many there should be; 0 for a pipe.
  private static func bytes(
    of descriptor: FileDescriptor, size: Int, limit: Int
  ) throws -> [UInt8] {
    var bytes = try unsafe [UInt8](
      unsafeUninitializedCapacity: size + SourceText.padding
    ) { buffer, count in
      unsafe useLargePages(UnsafeMutableRawBufferPointer(buffer))
      while count < size {
        let rest = UnsafeMutableRawBufferPointer(buffer.extracting(count..<size))
        let read = try unsafe descriptor.read(into: rest)
        if read == 0 { break }
        count += read
      }
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = try unsafe buffer.withUnsafeMutableBytes {
        try unsafe descriptor.read(into: $0)
      }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// Returns an empty array with room for a text.
  static func buffer(capacity: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, _ in
      unsafe useLargePages(UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Requests large pages for new memory: the system takes longer to provide pages of 4 KiB than to
  /// read a file into them. Does nothing on systems other than Linux.
  private static func useLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      let pageSize = 1 << 21
      guard memory.count >= 2 * pageSize, let start = memory.baseAddress else { return }
      let first = unsafe start.alignedUp(toMultipleOf: pageSize)
      let count = unsafe memory.count - start.distance(to: first)
      // A partial page at the end is left as it is.
      _ = unsafe madvise(first, count / pageSize * pageSize, MADV_HUGEPAGE)
    #endif
  }

  static func diagnostic(
    _ problem: Gzip.Problem, _ name: String, _ limit: Int
  ) -> Diagnostic {
    switch problem {
    case .truncated: Diagnostic("the gzip data is cut off: its end is missing", file: name)
    case .damaged(let what): Diagnostic("the gzip data is damaged: \(what)", file: name)
    case .tooLarge:
      Diagnostic(
        "the file decompresses to more than \(limit) bytes (expected at most \(limit))", file: name)
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
