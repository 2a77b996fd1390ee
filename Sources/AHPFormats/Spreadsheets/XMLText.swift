/// Texts of XML files, and the names that all files of a workbook share.
enum XMLText {
  static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  /// The namespace of sheets, styles and the list of sheets.
  static let mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  /// Returns an element with the number of its children as the attribute `count`.
  static func list(_ name: String, _ children: [String]) -> String {
    "<\(name) count=\"\(children.count)\">\(children.joined())</\(name)>"
  }

  /// Returns a text for the content of a cell or a value between double quotes.
  ///
  /// Control characters that XML cannot contain are left out. A text such as `_x0041_`, by which
  /// spreadsheet programs mean the character of that number, is escaped so that it stays what it
  /// is.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  ///
  /// Source: *Extensible Markup Language (XML) 1.0*, 5th edition, production 2; ECMA-376-1:2016,
  /// section 22.9.2.19.
  static func escaped(_ text: String) -> String {
    // Most texts have nothing to escape.
    if text.utf8.allSatisfy(isPlain) { return text }
    var result = ""
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      switch scalars[index] {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalars[index])
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
      case "_" where isCharacterNumber(scalars[index...].prefix(7)): result += "_x005F_"
      case let scalar: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a byte of UTF-8 is sure to be no part of what is escaped.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "_"), 0xEF:
      false
    default: true
    }
  }

  /// Whether a byte of a text is one that XML counts as blank, or one that is left out.
  static func isBlank(_ byte: UInt8?) -> Bool { byte.map { $0 <= UInt8(ascii: " ") } ?? false }

  private static func isCharacterNumber(_ scalars: Substring.UnicodeScalarView) -> Bool {
    let scalars = Array(scalars)
    return scalars.count == 7 && scalars[1] == "x" && scalars[6] == "_"
      && scalars[2...5].allSatisfy(\.properties.isASCIIHexDigit)
  }
}

extension String {
  /// Returns the first characters that have at most `utf16Count` UTF-16 code units together.
  ///
  /// - Complexity: O(*n*) in that number.
  func prefix(utf16Count: Int) -> Substring {
    var count = 0
    return prefix { character in
      count += character.utf16.count
      return count <= utf16Count
    }
  }
}
