internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Reads files and standard input whole.
enum FileInput {
  /// What decides how large a file may be that is larger than any may be: its name and its first
  /// bytes, or more.
  typealias LargerLimit = (_ name: String, _ bytes: ArraySlice<UInt8>) -> FileLimit

  /// Reads the file at a path, or standard input for `-`. Files compressed with gzip are
  /// decompressed, whatever their names.
  ///
  /// No more than the limit is read, nor decompressed, whatever size the file states or has.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: How large the file may be, whatever it is.
  ///   - larger: How large a larger file may be; `nil` for no larger than `limit`.
  /// - Throws: `FileError` if there is none, it cannot be read, is not a file, holds no text and no
  ///   workbook, is larger than the limit, or changes while it is read.
  static func read(
    _ path: String, limit: FileLimit, larger: LargerLimit? = nil
  ) throws(FileError) -> SourceText {
    var stream = try ByteStream(path)
    return try read(&stream, limit: limit, larger: larger)
  }

  /// Reads all of a file that is open, of which no more than the first bytes were looked at.
  static func read(
    _ stream: inout ByteStream, limit: FileLimit, larger: LargerLimit? = nil
  ) throws(FileError) -> SourceText {
    var limit = limit
    let size = stream.state?.size ?? 0
    let first = try stream.begin(size > limit.bytes ? 1 << 16 : 2)
    var bytes: [UInt8]
    if stream.isCompressed {
      bytes = buffer(capacity: min(stream.statedCount(), limit.bytes) + SourceText.padding)
    } else {
      if size > limit.bytes {
        if let larger { limit = larger(stream.name, first[...]) }
        guard size <= limit.bytes else {
          throw FileError(limit.problem(ofSize: size, file: stream.name))
        }
      }
      bytes = try unsafe stream.readPlain(
        count: size, room: SourceText.padding, prepare: useLargePages)
    }
    // What is beyond the size, which pipes and compressed files do not have.
    var piece = [UInt8](repeating: 0, count: stream.isCompressed ? 1 << 18 : 1 << 16)
    while true {
      let count = try stream.read(into: &piece, piece.indices)
      bytes += piece[..<count]
      if bytes.count > limit.bytes {
        if let larger { limit = larger(stream.name, bytes[...]) }
        guard bytes.count <= limit.bytes else {
          throw FileError(
            limit.problem(ofSize: nil, file: stream.name, isCompressed: stream.isCompressed))
        }
        bytes.reserveCapacity(min(stream.statedCount(), limit.bytes) + SourceText.padding)
      }
      if count < piece.count { break }
    }
    if let problem = ForeignFile.problem(bytes[...], name: stream.name) {
      throw FileError(problem)
    }
    // Its memory goes on, not a copy of it.
    return SourceText(name: stream.name, bytes: consume bytes)
  }

  /// Returns an empty array with room for a text.
  static func buffer(capacity: Int) -> [UInt8] {
    unsafe largeArray(capacity: capacity) { _, _ in }
  }

  /// Returns an array that is filled as by
  /// `Array.init(unsafeUninitializedCapacity:initializingWith:)`, in large pages if it is large.
  static func largeArray(
    capacity: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>, inout Int) -> Void
  ) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      unsafe useLargePages(UnsafeMutableRawBufferPointer(buffer))
      unsafe fill(buffer, &count)
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
