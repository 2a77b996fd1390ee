extension String {
  /// Returns the text without the white space at both ends, as Unicode defines it.
  ///
  /// - Complexity: O(1) for a text that begins and ends with visible ASCII characters, as nearly
  ///   all do, and O(length) for others.
  package func trimmed() -> String {
    // Looking up what Unicode says of a character takes long, and few texts need it.
    let isVisible = { (byte: UInt8) in (0x21...0x7E).contains(byte) }
    if let first = utf8.first, let last = utf8.last, isVisible(first), isVisible(last) {
      return self
    }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
