/// Rules for the names of a model and its parts.
package enum ModelName {
  /// Whether a text can be a name: it has visible characters, no white space around them and no
  /// control characters inside.
  ///
  /// - Complexity: O(length).
  package static func isGood(_ name: String) -> Bool {
    // The properties of a Unicode character take long to look up, and few names need them.
    let isVisible = { (byte: UInt8) in (0x21...0x7E).contains(byte) }
    if let first = name.utf8.first, let last = name.utf8.last, isVisible(first), isVisible(last),
      name.utf8.allSatisfy({ isVisible($0) || $0 == UInt8(ascii: " ") })
    {
      return true
    }
    guard let first = name.unicodeScalars.first, let last = name.unicodeScalars.last else {
      return false
    }
    if name.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return first != " " && last != " " }
    return !first.properties.isWhitespace && !last.properties.isWhitespace
      && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
      && name.unicodeScalars.contains { isSeen($0) }
  }

  /// Whether a character leaves a trace on paper.
  ///
  /// Source: *Unicode Standard Annex #44*, Unicode Character Database, property
  /// Default_Ignorable_Code_Point; besides these, U+2800 is a Braille pattern without a dot.
  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isWhitespace
      && scalar.properties.generalCategory != .control && scalar != "\u{2800}"
  }

  /// Returns what is seen of a name: the name without characters that leave no trace, and with one
  /// kind of blank.
  ///
  /// - Complexity: O(length).
  package static func visible(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
    var visible = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where isSeen(scalar) || scalar.properties.isWhitespace {
      visible.append(scalar.properties.isWhitespace ? " " : scalar)
    }
    return String(visible)
  }

  /// Returns the characters of a name that leave no trace, and blanks of other kinds, each once.
  ///
  /// - Complexity: O(length).
  package static func unseen(in name: String) -> [Unicode.Scalar] {
    var unseen: [Unicode.Scalar] = []
    for scalar in name.unicodeScalars
    where !isSeen(scalar) && scalar != " " && !unseen.contains(scalar) {
      unseen.append(scalar)
    }
    return unseen
  }

  /// Whether two different names look the same.
  ///
  /// - Complexity: O(length).
  package static func looksAlike(_ name: String, _ other: String) -> Bool {
    name != other && visible(name) == visible(other)
  }

  /// Throws `ModelError.badName` for a text that cannot be a name.
  static func check(_ name: String) throws(ModelError) {
    guard isGood(name) else { throw .badName(name) }
  }
}
