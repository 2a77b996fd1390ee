/// The bytes of a file with its name, and where in it things are.
struct SourceText: Sendable {
  /// The name in messages; `<stdin>` for standard input.
  let name: String

  /// The text, followed by `padding` zero bytes that a fast reader may look at.
  let paddedBytes: [UInt8]

  /// The number of bytes of the text itself.
  let count: Int

  static let padding = 64

  init(name: String, bytes: consuming [UInt8]) {
    self.name = name
    count = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    paddedBytes = bytes
  }

  /// The text without the padding.
  var bytes: ArraySlice<UInt8> { paddedBytes[..<count] }

  /// The line and column, both from 1, of a byte; columns count Unicode scalars.
  func position(atByte offset: Int) -> SourcePosition {
    let before = bytes[..<min(offset, count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    // Continuation bytes (10xxxxxx) belong to the scalar that began before them.
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return SourcePosition(line: line, column: column)
  }

  /// The text of a line, counted from 1, without its end.
  func line(_ number: Int) -> String {
    var start = 0
    for _ in 1..<max(number, 1) {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return "" }
      start = end + 1
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? count
    // A line of a minified file can be the whole file; no more than this is ever shown.
    return String(decoding: bytes[start..<min(end, start + 1_000_000)], as: UTF8.self)
      .filter { $0 != "\r" }
  }
}

/// A place in a file, both numbers from 1.
public struct SourcePosition: Hashable, Sendable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (first: SourcePosition, second: SourcePosition) -> Bool {
    (first.line, first.column) < (second.line, second.column)
  }
}
