internal import AHPFormats

/// Pages that are put together from parts.
enum PageTemplate {
  /// Returns a page with a part in the place of each `{{name}}`.
  static func filled(_ template: String, with parts: [String: String]) -> String {
    // In one pass: what is put in may have braces of its own.
    let pieces = template.split(separator: "{{", omittingEmptySubsequences: false)
    return pieces.dropFirst().reduce(into: String(pieces[0])) { page, piece in
      let name = piece.prefix { $0 != "}" }
      page += parts[String(name)] ?? ""
      page += piece.dropFirst(name.count + 2)
    }
  }

  /// The script of a page: what the scripts of all pages begin with, and its own.
  static func script(_ own: [UInt8]) -> String {
    String(decoding: PackageResources.word_breaks_js, as: UTF8.self) + "\n"
      + String(decoding: own, as: UTF8.self)
  }

  /// The attribute of an element in a direction; none for what is the case without it.
  static func attribute(_ direction: TextDirection) -> String {
    direction == .rightToLeft ? " dir=\"\(direction.rawValue)\"" : ""
  }

  /// Returns a JSON text without `<`, scalar by scalar: in a string it means the same escaped, and
  /// elsewhere there is none.
  static func harmless(_ json: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      if scalar == "<" {
        text.append(contentsOf: "\\u003c".unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
