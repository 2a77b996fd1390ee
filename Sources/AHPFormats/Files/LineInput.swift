internal import SystemPackage

/// Lines of standard input, for a dialogue.
public struct LineInput {
  private var bytes: [UInt8] = []
  private var isAtEnd = false

  /// The most bytes that a line may have: an answer has a few.
  public static let longest = 1 << 16

  public init() {}

  /// Reads the next line, without its line feed; `nil` at the end.
  ///
  /// - Throws: `FileError` if the input cannot be read, or the line is too long.
  public mutating func next() throws(FileError) -> String? {
    var searched = 0
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: bytes[..<end], as: UTF8.self)
        bytes.removeFirst(end + 1)
        return line
      }
      searched = bytes.count
      guard searched <= Self.longest else {
        throw FileError(
          Diagnostic(
            "the line has more than \(Self.longest) bytes (expected an answer)", file: "<stdin>"))
      }
      if isAtEnd {
        defer { bytes = [] }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
      }
      isAtEnd = try !fill()
    }
  }

  /// Reads what there is, and returns whether there was anything.
  private mutating func fill() throws(FileError) -> Bool {
    var piece = [UInt8](repeating: 0, count: 1 << 12)
    do {
      let count = try unsafe piece.withUnsafeMutableBytes {
        try unsafe FileDescriptor(rawValue: StandardStreams.current.input).read(into: $0)
      }
      bytes += piece[..<count]
      return count > 0
    } catch {
      throw FileError(
        Diagnostic("the file cannot be read: \(FileInput.reason(error))", file: "<stdin>"))
    }
  }
}
