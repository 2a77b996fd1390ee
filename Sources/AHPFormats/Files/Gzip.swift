internal import AHPZlib

/// The face of zlib: decompresses gzip files.
enum Gzip {
  /// Why data cannot be decompressed.
  enum Problem: Error, Equatable {
    /// The data ends too early.
    case truncated
    /// The data is wrong, with zlib's message.
    case damaged(String)

    /// The message on a file with such data.
    func diagnostic(file: String) -> Diagnostic {
      switch self {
      case .truncated: Diagnostic("the gzip data is cut off: its end is missing", file: file)
      case .damaged(let what): Diagnostic("the gzip data is damaged: \(what)", file: file)
      }
    }
  }

  /// Whether a file begins as gzip files do. Text in UTF-8 never does.
  static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Whether a file begins as gzip files do, but for one of its two bytes that mark it. Text never
  /// does: 1F is a control character, and 8B in UTF-8 continues a character.
  static func isDamagedMark(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2, !isCompressed(bytes) else { return false }
    let isContinued = bytes[0] & 0xC0 == 0xC0
    return bytes[0] == 0x1F || bytes[1] == 0x8B && !isContinued
  }

  /// Decompresses gzip data that arrives in pieces: a gzip file, or several of them one behind
  /// another.
  @safe struct Stream: ~Copyable {
    // On the heap, since it must not move: zlib's own state points back to it.
    private let stream: UnsafeMutablePointer<z_stream>
    /// Whether one of several gzip files one behind another has been read to its end.
    private var isBetweenFiles = false

    init() throws(Problem) {
      unsafe stream = .allocate(capacity: 1)
      unsafe stream.initialize(to: z_stream())
      guard unsafe ahp_inflate_gzip(stream) == Z_OK else {
        unsafe stream.deallocate()
        throw .damaged("zlib has no memory")
      }
    }

    deinit {
      unsafe inflateEnd(stream)
      unsafe stream.deallocate()
    }

    /// Decompresses as much as there is room for, and returns how many bytes were consumed and
    /// produced.
    mutating func inflate(
      _ input: [UInt8], in inputRange: Range<Int>, into output: inout [UInt8],
      in outputRange: Range<Int>
    ) throws(Problem) -> (taken: Int, given: Int) {
      if isBetweenFiles {
        guard !inputRange.isEmpty else { return (0, 0) }
        unsafe inflateReset(stream)
        isBetweenFiles = false
      }
      let stream = unsafe self.stream
      let status = unsafe input.withUnsafeBufferPointer { input in
        unsafe output.withUnsafeMutableBufferPointer { output in
          let input = input.extracting(inputRange)
          let output = output.extracting(outputRange)
          unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
          unsafe stream.pointee.avail_in = UInt32(input.count)
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = UInt32(output.count)
          return unsafe AHPZlib.inflate(stream, Z_NO_FLUSH)
        }
      }
      let taken = unsafe inputRange.count - Int(stream.pointee.avail_in)
      let given = unsafe outputRange.count - Int(stream.pointee.avail_out)
      switch status {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: isBetweenFiles = true
      default:
        throw .damaged(unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "")
      }
      return (taken, given)
    }

    /// Whether the data may end here.
    var isComplete: Bool { isBetweenFiles }
  }

  /// The length of the decompressed data as a file states it; at most 1032 times that of the file,
  /// the largest ratio of the method.
  ///
  /// - Parameters:
  ///   - end: The last four bytes of the file, which are the length, the lowest first.
  ///   - size: The size of the file.
  static func expectedCount(end: [UInt8], size: Int) -> Int {
    min(end.reversed().reduce(0) { $0 << 8 | Int($1) }, size * 1032)
  }
}

extension Gzip {
  /// Returns bytes as a gzip file, without a name and a time, so that the same bytes give the same
  /// file.
  ///
  /// - Complexity: O(bytes).
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    guard unsafe ahp_deflate_gzip(&stream) == Z_OK else { fatalError("zlib has no memory") }
    defer { unsafe deflateEnd(&stream) }
    let capacity = Int(unsafe deflateBound(&stream, UInt(bytes.count)))
    return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      unsafe bytes.withUnsafeBufferPointer { input in
        unsafe stream.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(output.count)
        _ = unsafe deflate(&stream, Z_FINISH)
      }
      count = unsafe capacity - Int(stream.avail_out)
    }
  }
}
