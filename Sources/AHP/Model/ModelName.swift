/// Rules for the names of a model and its parts.
package enum ModelName {
  /// Whether a text can be a name: it has visible characters, no white space around them and no control
  /// characters inside.
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
  }

  /// Throws `ModelError.badName` for a text that cannot be a name.
  static func check(_ name: String) throws(ModelError) {
    guard isGood(name) else { throw .badName(name) }
  }
}
