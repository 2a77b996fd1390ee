internal import SystemPackage

/// The bytes of a file or of standard input, piece by piece. Files compressed with gzip are
/// decompressed, whatever their names.
struct ByteStream: ~Copyable {
  /// The name in messages; `<stdin>` for standard input.
  let name: String
  private let descriptor: FileDescriptor
  /// How many bytes of a compressed file are read at once.
  private let pieceSize: Int
  /// Bytes of a compressed file that are not decompressed yet, and the first bytes of any file, by
  /// which compressed ones are recognized.
  private var raw: [UInt8] = []
  private var rawPosition = 0
  private var gzip: Gzip.Stream?
  private var isAtEnd = false
  private var hasBegun = false

  /// Opens the file at a path, or standard input for `-`.
  init(_ path: String, pieceSize: Int = 1 << 18) throws(FileError) {
    name = Self.name(of: path)
    self.pieceSize = pieceSize
    do {
      descriptor =
        path == "-"
        ? FileDescriptor.standardInput : try FileDescriptor.open(FilePath(path), .readOnly)
    } catch {
      throw FileError(
        Diagnostic("the file cannot be read: \(FileInput.reason(error))", file: name))
    }
  }

  static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

  deinit { if descriptor != .standardInput { try? descriptor.close() } }

  /// Reads bytes into a range of a buffer, until it is full or there are no more, and returns how
  /// many.
  ///
  /// - Throws: `FileError` if the file cannot be read, or is compressed and cut off or damaged.
  mutating func read(into buffer: inout [UInt8], _ range: Range<Int>) throws(FileError) -> Int {
    if !hasBegun { try begin() }
    var count = 0
    while count < range.count {
      let rest = range.lowerBound + count..<range.upperBound
      let read = try gzip == nil ? readPlain(&buffer, rest) : inflate(&buffer, rest)
      if read == 0 { break }
      count += read
    }
    return count
  }

  /// Reads the first two bytes, by which compressed files are recognized.
  private mutating func begin() throws(FileError) {
    hasBegun = true
    var first = [UInt8](repeating: 0, count: 2)
    var count = 0
    while count < 2 {
      let read = try Self.read(descriptor, name, into: &first, count..<2)
      if read == 0 { break }
      count += read
    }
    raw = Array(first[..<count])
    guard Gzip.isCompressed(raw) else { return }
    do {
      gzip = try Gzip.Stream()
    } catch {
      throw FileError(FileInput.diagnostic(error, name, .max))
    }
  }

  private mutating func readPlain(
    _ buffer: inout [UInt8], _ range: Range<Int>
  ) throws(FileError) -> Int {
    guard rawPosition < raw.count else {
      return try Self.read(descriptor, name, into: &buffer, range)
    }
    let count = min(range.count, raw.count - rawPosition)
    for offset in 0..<count { buffer[range.lowerBound + offset] = raw[rawPosition + offset] }
    rawPosition += count
    return count
  }

  private mutating func inflate(
    _ buffer: inout [UInt8], _ range: Range<Int>
  ) throws(FileError) -> Int {
    do {
      while true {
        if rawPosition == raw.count && !isAtEnd {
          if raw.count < pieceSize { raw = Array(repeating: 0, count: pieceSize) }
          let count = try Self.read(descriptor, name, into: &raw, 0..<pieceSize)
          raw.removeLast(raw.count - count)
          rawPosition = 0
          isAtEnd = count == 0
        }
        guard
          let (taken, given) = try gzip?.inflate(
            raw, in: rawPosition..<raw.count, into: &buffer, in: range)
        else { return 0 }
        rawPosition += taken
        if given > 0 { return given }
        if isAtEnd && rawPosition == raw.count {
          guard gzip?.isComplete == true else { throw Gzip.Problem.truncated }
          return 0
        }
      }
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(
        FileInput.diagnostic(error as? Gzip.Problem ?? .damaged("\(error)"), name, .max))
    }
  }

  private static func read(
    _ descriptor: FileDescriptor, _ name: String, into buffer: inout [UInt8], _ range: Range<Int>
  ) throws(FileError) -> Int {
    do {
      return try unsafe buffer.withUnsafeMutableBytes { bytes in
        try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[range]))
      }
    } catch {
      throw FileError(
        Diagnostic("the file cannot be read: \(FileInput.reason(error))", file: name))
    }
  }
}

/// The identity of a file: the same for all paths that lead to it.
struct FileIdentity: Hashable {
  private let device: DeviceID
  private let inode: Inode
  /// Whether the file can be opened again and has the same bytes then.
  let canBeReadAgain: Bool

  /// Looks up the file at a path, or standard input for `-`, without opening it.
  init(_ path: String) throws(FileError) {
    do {
      let status = try path == "-" ? FileDescriptor.standardInput.stat() : FilePath(path).stat()
      device = status.deviceID
      inode = status.inode
      canBeReadAgain = path != "-" && status.type == .regular
    } catch {
      throw FileError(
        Diagnostic(
          "the file cannot be read: \(FileInput.reason(error))", file: ByteStream.name(of: path)))
    }
  }
}
