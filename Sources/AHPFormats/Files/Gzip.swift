internal import AHPZlib

/// The face of zlib: decompresses gzip files.
enum Gzip {
  /// Why data cannot be decompressed.
  enum Problem: Error, Equatable {
    /// The data ends too early.
    case truncated
    /// The data is wrong, with zlib's message.
    case damaged(String)
    /// The decompressed data is larger than the limit.
    case tooLarge
  }

  /// Whether a file begins as gzip files do. Text in UTF-8 never does.
  static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Decompresses a gzip file, or several of them one behind another.
  ///
  /// At most `limit` bytes are produced, whatever length the data states.
  static func decompress(_ compressed: [UInt8], limit: Int) throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expectedCount(compressed, limit: limit) + SourceText.padding)
    var problem: Problem?
    var stream = unsafe z_stream()
    // The stream must not move, since zlib's own state points back to it.
    unsafe withUnsafeMutablePointer(to: &stream) { stream in
      guard unsafe ahp_inflate_gzip(stream) == Z_OK else {
        problem = .damaged("zlib has no memory")
        return
      }
      defer { unsafe inflateEnd(stream) }
      unsafe compressed.withUnsafeBufferPointer { input in
        unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(input.count)
        problem = unsafe inflateAll(stream, into: &bytes, limit: limit)
      }
    }
    if let problem { throw problem }
    return bytes
  }

  private static func inflateAll(
    _ stream: UnsafeMutablePointer<z_stream>, into bytes: inout [UInt8], limit: Int
  ) -> Problem? {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    // Each round consumes bytes, produces some, or is the last.
    while true {
      var count = 0
      let status = unsafe buffer.withUnsafeMutableBufferPointer { output in
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = UInt32(output.count)
        let status = unsafe inflate(stream, Z_NO_FLUSH)
        count = unsafe output.count - Int(stream.pointee.avail_out)
        return status
      }
      guard count <= limit - bytes.count else { return .tooLarge }
      bytes += buffer[..<count]
      switch status {
      case Z_OK: continue
      case Z_STREAM_END:
        if unsafe stream.pointee.avail_in == 0 { return nil }
        unsafe inflateReset(stream)
      // There was room for output, so that more input is needed.
      case Z_BUF_ERROR: return .truncated
      default: return .damaged(unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "")
      }
    }
  }

  /// Decompresses gzip data that arrives in pieces.
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

  /// The length of the decompressed data as the file states it; at most 1032 times that of the
  /// file, the largest ratio of the method.
  private static func expectedCount(_ compressed: [UInt8], limit: Int) -> Int {
    // The length stands in the last four bytes, the lowest first.
    let stated = compressed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return min(stated, compressed.count * 1032, limit)
  }
}
