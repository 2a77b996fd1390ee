/// The bytes of a file with its name, and where in it things are.
struct SourceText: Sendable {
  /// The name in messages; `<stdin>` for standard input.
  let name: String

  /// The text, followed by `padding` zero bytes that a fast reader may look at.
  let paddedBytes: [UInt8]

  /// The number of bytes of the text itself.
  let count: Int

  static let padding = 64

  /// Room for the padding in `bytes` spares a copy of them.
  init(name: String, bytes: consuming [UInt8]) {
    self.name = name
    count = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    paddedBytes = bytes
  }

  /// The text without the padding.
  var bytes: ArraySlice<UInt8> { paddedBytes[..<count] }

  /// The length of the byte order mark that some editors put before the text.
  var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Checks that the text is UTF-8.
  ///
  /// - Throws: `FileError` with the first byte that is not.
  func checkEncoding() throws(FileError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let hint = "save the file as text in UTF-8"
      if TextEncoding.isUTF16(bytes) {
        throw FileError(
          Diagnostic("the file is UTF-16 text (expected UTF-8)", file: name, hint: hint))
      }
      let offset = error.byteOffsets.lowerBound
      let byte = Hexadecimal.text(bytes[offset])
      throw FileError(
        Diagnostic(
          "the file is not UTF-8 text (found byte 0x\(byte))", in: self,
          at: position(atByte: offset), hint: hint))
    }
  }

  /// Whether a line ends with a byte: a line feed, or a carriage return without one behind it.
  private func endsLine(_ index: Int) -> Bool {
    // What stands behind the text is padding.
    paddedBytes[index] == UInt8(ascii: "\n")
      || paddedBytes[index] == UInt8(ascii: "\r") && paddedBytes[index + 1] != UInt8(ascii: "\n")
  }

  /// The line and column, both from 1, of a byte; columns count Unicode scalars.
  func position(atByte offset: Int) -> SourcePosition {
    let before = bytes[..<min(offset, count)]
    let line = before.indices.count(where: endsLine) + 1
    let start = before.indices.last(where: endsLine).map { $0 + 1 } ?? 0
    // Continuation bytes (10xxxxxx) belong to the scalar that began before them.
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return SourcePosition(line: line, column: column)
  }

  /// A part of a line, both ends counted in columns from 0; the line can be the whole of a file.
  struct LinePart {
    let text: String
    let isCutBefore: Bool
    let isCutAfter: Bool
    /// The column of the line that the text begins with.
    let start: Int
  }

  /// The line at a position, at most `width` columns of it around the position.
  func line(at position: SourcePosition, width: Int) -> LinePart {
    var lineStart = 0
    for _ in 1..<max(position.line, 1) {
      guard let end = (lineStart..<count).first(where: endsLine) else { break }
      lineStart = end + 1
    }
    let lineEnd = (lineStart..<count).first(where: endsLine) ?? count
    // Columns begin at every byte that does not continue a scalar.
    let first = max(0, position.column - 1 - width / 2)
    var column = -1
    var start = lineEnd
    var end = lineEnd
    for index in lineStart..<lineEnd where bytes[index] & 0xC0 != 0x80 {
      column += 1
      if column == first { start = index }
      if column == first + width {
        end = index
        break
      }
    }
    return LinePart(
      text: String(decoding: bytes[start..<end], as: UTF8.self), isCutBefore: first > 0,
      isCutAfter: end < lineEnd, start: first)
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
