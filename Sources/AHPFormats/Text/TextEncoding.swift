/// Encodings of texts that other programs write.
enum TextEncoding {
  /// Returns a text as UTF-8 without a byte order mark, so that its lines stay where they are.
  ///
  /// UTF-16 is recognised by its mark. In other texts each line is by itself UTF-8 or, if it is not,
  /// Windows-1252, which has Latin-1 in it: some programs mix both in one file.
  ///
  /// - Complexity: O(bytes).
  static func utf8(_ source: SourceText) -> SourceText {
    let bytes = source.bytes
    if bytes.starts(with: [0xFF, 0xFE]) {
      return SourceText(name: source.name, bytes: utf16(bytes.dropFirst(2), isBigEndian: false))
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return SourceText(name: source.name, bytes: utf16(bytes.dropFirst(2), isBigEndian: true))
    }
    if source.markLength == 0 && isUTF8(bytes) { return source }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var rest = bytes.dropFirst(source.markLength)
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      let line = rest[..<end]
      if isUTF8(line) {
        text += line
      } else {
        for byte in line { text += Array(windows1252(byte).utf8) }
      }
      rest = rest[end...]
    }
    return SourceText(name: source.name, bytes: text)
  }

  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The characters of Windows-1252 for 0x80 … 0x9F; those that it leaves open are replaced.
  ///
  /// Source: Unicode, "cp1252 to Unicode table",
  /// https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
  private static let upperControls = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

  private static func windows1252(_ byte: UInt8) -> String {
    (0x80...0x9F).contains(byte)
      ? String(upperControls[Int(byte) - 0x80]) : String(UnicodeScalar(byte))
  }
}
