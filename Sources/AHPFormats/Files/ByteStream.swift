internal import SystemPackage

/// The bytes of a file or of standard input, piece by piece. Files compressed with gzip are
/// decompressed, whatever their names.
struct ByteStream: ~Copyable {
  /// The name in messages; `<stdin>` for standard input.
  let name: String
  private let descriptor: FileDescriptor
  /// Whether the file is not to be closed.
  private let isStandardInput: Bool
  /// How many bytes of a compressed file are read at once.
  private let pieceSize: Int
  /// The state of a regular file when it was opened.
  let state: FileState?
  /// Bytes of a compressed file that are not decompressed yet, and the first bytes of any file, by
  /// which compressed ones are recognized.
  private var raw: [UInt8] = []
  private var rawPosition = 0
  private var gzip: Gzip.Stream?
  private var isAtEnd = false
  private var hasBegun = false
  /// Why the rest of the file cannot be read, once that is known.
  private var failure: FileError?

  /// Whether there is nothing to read.
  private let isEmpty: Bool

  /// Creates a stream without bytes, for a table in memory.
  init(emptyNamed name: String) {
    self.name = name
    pieceSize = 0
    isStandardInput = true
    descriptor = .standardInput
    state = nil
    isEmpty = true
  }

  /// Opens the file at a path, or standard input for `-`.
  init(_ path: String, pieceSize: Int = 1 << 18) throws(FileError) {
    let name = Self.name(of: path)
    let opened: (descriptor: FileDescriptor, state: FileState?)
    do { opened = try Self.open(path) } catch { throw Self.unreadable(error, name) }
    isEmpty = false
    self.name = name
    self.pieceSize = pieceSize
    isStandardInput = path == "-"
    descriptor = opened.descriptor
    state = opened.state
  }

  private static func open(
    _ path: String
  ) throws -> (descriptor: FileDescriptor, state: FileState?) {
    if path == "-" {
      let input = FileDescriptor(rawValue: StandardStreams.current.input)
      return (input, try FileState(of: input))
    }
    let descriptor = try FileDescriptor.open(FilePath(path), .readOnly)
    do {
      return (descriptor, try FileState(of: descriptor))
    } catch {
      try? descriptor.close()
      throw error
    }
  }

  static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

  fileprivate static func unreadable(_ error: any Error, _ name: String) -> FileError {
    FileError(Diagnostic("the file cannot be read: \(FileInput.reason(error))", file: name))
  }

  deinit { if !isStandardInput { try? descriptor.close() } }

  /// Whether the file is compressed; known when it has begun to be read.
  var isCompressed: Bool { gzip != nil }

  /// Reads bytes into a range of a buffer, until it is full or there are no more, and returns how
  /// many.
  ///
  /// - Throws: `FileError` if the file cannot be read, is compressed and cut off or damaged, or has
  ///   changed when its end is reached.
  mutating func read(into buffer: inout [UInt8], _ range: Range<Int>) throws(FileError) -> Int {
    if let failure { throw failure }
    if isEmpty { return 0 }
    do throws(FileError) {
      _ = try begin()
      var count = 0
      while count < range.count {
        let rest = range.lowerBound + count..<range.upperBound
        let read = try gzip == nil ? readPlain(&buffer, rest) : inflate(&buffer, rest)
        if read == 0 {
          try checkState()
          break
        }
        count += read
      }
      return count
    } catch {
      failure = error
      throw error
    }
  }

  /// Reads the first bytes, by which compressed files are recognized, and returns those of a file
  /// that is not compressed.
  ///
  /// - Parameter wanted: How many bytes to look at.
  mutating func begin(_ wanted: Int = 2) throws(FileError) -> [UInt8] {
    if hasBegun { return raw }
    hasBegun = true
    var first = [UInt8](repeating: 0, count: wanted)
    var count = 0
    while count < wanted {
      let read = try Self.read(descriptor, name, into: &first, count..<wanted)
      if read == 0 { break }
      count += read
    }
    first.removeLast(wanted - count)
    raw = first
    if Gzip.isDamagedMark(raw) {
      let mark = raw[..<2].map { Hexadecimal.text($0) }.joined(separator: " ")
      throw FileError(
        Gzip.Problem.damaged("it begins with the bytes \(mark) (expected 1F 8B)")
          .diagnostic(file: name))
    }
    guard Gzip.isCompressed(raw) else { return raw }
    do {
      gzip = try Gzip.Stream()
    } catch {
      throw FileError(error.diagnostic(file: name))
    }
    return []
  }

  /// How many bytes a regular file says that it has when it is decompressed; 0 if that is not
  /// known.
  func statedCount() -> Int {
    guard let state, state.size >= 4 else { return 0 }
    var end = [UInt8](repeating: 0, count: 4)
    let count = try? unsafe end.withUnsafeMutableBytes {
      try unsafe descriptor.read(fromAbsoluteOffset: Int64(state.size - 4), into: $0)
    }
    return count == 4 ? Gzip.expectedCount(end: end, size: state.size) : 0
  }

  /// Reads the bytes of a file that is not compressed into the memory of a new array.
  ///
  /// - Parameters:
  ///   - count: How many bytes there should be.
  ///   - room: How many more bytes to have room for.
  ///   - prepare: Called with the memory before it is written to.
  mutating func readPlain(
    count: Int, room: Int, prepare: (UnsafeMutableRawBufferPointer) -> Void
  ) throws(FileError) -> [UInt8] {
    let (first, descriptor) = (raw, descriptor)
    rawPosition = raw.count
    do {
      return try unsafe [UInt8](
        unsafeUninitializedCapacity: max(count, first.count) + room
      ) { buffer, read in
        unsafe prepare(UnsafeMutableRawBufferPointer(buffer))
        _ = unsafe buffer.update(fromContentsOf: first)
        read = first.count
        while read < count {
          let rest = UnsafeMutableRawBufferPointer(buffer.extracting(read..<count))
          let piece = try unsafe descriptor.read(into: rest)
          if piece == 0 { break }
          read += piece
        }
      }
    } catch {
      throw Self.unreadable(error, name)
    }
  }

  /// Reads bytes of a regular file at any place, for several threads; valid as long as the stream.
  struct BytesByPlace: Sendable {
    fileprivate let descriptor: FileDescriptor
    fileprivate let name: String

    /// Reads bytes from a place on into a range of a buffer, as they are in the file, until it is
    /// full or the file ends, and returns how many.
    func read(
      _ place: Int, into buffer: inout [UInt8], _ range: Range<Int>
    ) throws(FileError) -> Int {
      do {
        return try unsafe buffer.withUnsafeMutableBytes { bytes in
          var count = 0
          while count < range.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(
              rebasing: bytes[range.dropFirst(count)])
            let piece = try unsafe descriptor.read(
              fromAbsoluteOffset: Int64(place + count), into: rest)
            if piece == 0 { break }
            count += piece
          }
          return count
        }
      } catch {
        throw ByteStream.unreadable(error, name)
      }
    }
  }

  var bytesByPlace: BytesByPlace { BytesByPlace(descriptor: descriptor, name: name) }

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
    while true {
      if rawPosition == raw.count && !isAtEnd {
        if raw.count < pieceSize { raw = Array(repeating: 0, count: pieceSize) }
        let count = try Self.read(descriptor, name, into: &raw, 0..<pieceSize)
        raw.removeLast(raw.count - count)
        rawPosition = 0
        isAtEnd = count == 0
      }
      let moved: (taken: Int, given: Int)?
      do throws(Gzip.Problem) {
        moved = try gzip?.inflate(raw, in: rawPosition..<raw.count, into: &buffer, in: range)
      } catch {
        // Data of two states of a file is damaged too, but that is not the cause.
        try checkState()
        throw FileError(error.diagnostic(file: name))
      }
      guard let (taken, given) = moved else { return 0 }
      rawPosition += taken
      if given > 0 { return given }
      if isAtEnd && rawPosition == raw.count {
        guard gzip?.isComplete == true else {
          try checkState()
          throw FileError(Gzip.Problem.truncated.diagnostic(file: name))
        }
        return 0
      }
    }
  }

  /// Checks that a regular file is still as it was when it was opened.
  func checkState() throws(FileError) {
    guard let state else { return }
    let now: FileState?
    do { now = try FileState(of: descriptor) } catch { throw Self.unreadable(error, name) }
    if let now, now != state { throw FileError(now.problem(before: state, file: name)) }
  }

  private static func read(
    _ descriptor: FileDescriptor, _ name: String, into buffer: inout [UInt8], _ range: Range<Int>
  ) throws(FileError) -> Int {
    do {
      return try unsafe buffer.withUnsafeMutableBytes { bytes in
        try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[range]))
      }
    } catch {
      throw unreadable(error, name)
    }
  }
}

/// The identity of a file: the same for all paths that lead to it.
struct FileIdentity: Hashable {
  private let device: DeviceID
  private let inode: Inode
  /// Whether the file can be opened again by this path and has the same bytes then.
  let canBeReadAgain: Bool

  static func == (first: FileIdentity, second: FileIdentity) -> Bool {
    first.device == second.device && first.inode == second.inode
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(device)
    hasher.combine(inode)
  }

  /// Looks up the file at a path, or standard input for `-`, without opening it.
  init(_ path: String) throws(FileError) {
    do {
      let status =
        try path == "-"
        ? FileDescriptor(rawValue: StandardStreams.current.input).stat() : FilePath(path).stat()
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
