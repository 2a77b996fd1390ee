/// Names that spreadsheet programs accept for sheets.
///
/// Source: Microsoft, "Rename a worksheet" (Excel): at most 31 characters, not empty, without `/ \
/// ? * : [ ]`, no apostrophe at the begin or end, and not "History"; no two are the same but for
/// the case of letters.
enum SheetName {
  /// The most UTF-16 code units in a name.
  private static let limit = 31

  /// Returns a name like `title` that is allowed and not among `names`.
  ///
  /// What is not allowed becomes a space; `Costs (2)` follows `Costs`.
  static func unique(_ title: String, among names: [String]) -> String {
    let wanted = title.unicodeScalars.split { isForbidden($0) }.map { String($0) }
      .joined(separator: " ")
    let taken = Set(names.map { $0.lowercased() } + ["history"])
    var number = 1
    while true {
      let suffix = number == 1 ? "" : " (\(number))"
      let name = trimmed(wanted.prefix(utf16Count: limit - suffix.utf16.count)) + suffix
      if !taken.contains(name.lowercased()) { return name }
      number += 1
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    "/\\?*:[]".unicodeScalars.contains(scalar) || scalar.properties.isWhitespace
      || scalar.properties.generalCategory == .control
  }

  /// The text without apostrophes and spaces at its begin and end; "Sheet" if that is all of it.
  private static func trimmed(_ text: Substring) -> String {
    let isTrimmed = { (character: Character) in character == "'" || character == " " }
    let text = text.drop(while: isTrimmed)
    guard let last = text.lastIndex(where: { !isTrimmed($0) }) else { return "Sheet" }
    return String(text[...last])
  }
}
