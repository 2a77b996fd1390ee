/// Encodings of texts that other programs write.
enum TextEncoding {
  /// Returns a text as UTF-8 without a byte order mark, so that its lines stay where they are.
  ///
  /// UTF-16 is recognised by its mark. In other texts each line is by itself UTF-8 or, if it is
  /// not, Windows-1252, which has Latin-1 in it: some programs mix both in one file.
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
    return mixed(source).text
  }

  /// Returns a text of which each line by itself is UTF-8 or Windows-1252 as UTF-8; the example is
  /// of the first line that is not UTF-8, `nil` if there is none.
  ///
  /// - Complexity: O(bytes).
  static func mixed(_ source: SourceText) -> (text: SourceText, found: WindowsWord?) {
    let bytes = source.bytes
    var found: WindowsWord?
    var lineNumber = 0
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var rest = bytes.dropFirst(source.markLength)
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      let line = rest[..<end]
      lineNumber += 1
      if isUTF8(line) {
        text += line
      } else {
        text += decoded(line)
        if found == nil, let first = line.firstIndex(where: { $0 >= 0x80 }) {
          found = WindowsWord(example: word(at: first, in: line), line: lineNumber)
        }
      }
      rest = rest[end...]
    }
    return (SourceText(name: source.name, bytes: text), found)
  }

  /// Whether bytes begin with a byte order mark of UTF-16.
  static func isUTF16(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// The first word that is not UTF-8, read as Windows-1252.
  struct WindowsWord {
    let example: String
    /// From 1.
    let line: Int

    /// What is to be known of its file.
    var remark: String {
      "the file is not UTF-8 and is read as Windows-1252, as in '\(example)'"
    }
  }

  /// A table in Windows-1252.
  struct WindowsTable {
    /// The table as UTF-8.
    let text: SourceText
    let word: WindowsWord

    var line: Int { word.line }
    var remark: String { word.remark }
  }

  /// Returns a text as UTF-8 that is in Windows-1252, as spreadsheet programs in the West save it;
  /// `nil` where anything speaks for another encoding: damaged UTF-8, bytes that Windows-1252
  /// leaves open, three letters with accents in a row (other alphabets), signs within words
  /// (letters of code page 1250 or of the Macintosh).
  ///
  /// - Complexity: O(bytes).
  static func windows1252(_ source: SourceText) -> WindowsTable? {
    var before: UInt8 = 0
    var accentedCount = 0
    var first: Int?
    for (index, byte) in source.bytes.enumerated() {
      guard byte >= 0x80 else {
        if byte == 0 { return nil }
        before = byte
        accentedCount = 0
        continue
      }
      if first == nil { first = index }
      if isOpen(byte) { return nil }
      accentedCount = byte >= 0xC0 ? accentedCount + 1 : 0
      if accentedCount > 2 { return nil }
      let after = source.paddedBytes[index + 1]
      // A character of UTF-8: a letter with an accent, and signs behind it.
      if (0xC2...0xF4).contains(byte), (0x80...0xBF).contains(after) { return nil }
      if isLetter(before), isLetter(after), signsOfOtherPages.contains(byte) { return nil }
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(before), capitals.contains(byte) {
        return nil
      }
      before = byte
    }
    guard let first else { return nil }
    let bytes = source.bytes
    return WindowsTable(
      text: SourceText(name: source.name, bytes: decoded(bytes)),
      word: WindowsWord(
        example: word(at: first, in: bytes),
        line: bytes[..<first].count { $0 == UInt8(ascii: "\n") } + 1))
  }

  /// The word around a byte of a text in Windows-1252, or a part of a long one.
  private static func word(at first: Int, in bytes: ArraySlice<UInt8>) -> String {
    let isPart = { (byte: UInt8) in byte >= 0x80 || isLetter(byte) }
    let start =
      bytes[..<first].suffix(20).lastIndex { !isPart($0) }.map { $0 + 1 }
      ?? max(bytes.startIndex, first - 20)
    let end =
      bytes[first...].prefix(20).firstIndex { !isPart($0) } ?? min(bytes.endIndex, first + 20)
    return String(decoding: decoded(bytes[start..<end]), as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isOpen(_ byte: UInt8) -> Bool {
    [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte)
  }

  /// Signs that stand between no two letters, where code page 1250 has letters: £ ¥ ª ¯ ³ ¹ º ¼ ¾
  /// ¿.
  private static let signsOfOtherPages: Set<UInt8> = [
    0xA3, 0xA5, 0xAA, 0xAF, 0xB3, 0xB9, 0xBA, 0xBC, 0xBE, 0xBF,
  ]

  /// Signs and capitals that stand behind no small letter, where the Macintosh has small ones: ‡ ˆ
  /// ‰ Š ‹ Œ Ž Ÿ.
  private static let capitals: Set<UInt8> = [0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C, 0x8E, 0x9F]

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 { text.append(byte) } else { text += Array(windows1252(byte).utf8) }
    }
    return text
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
