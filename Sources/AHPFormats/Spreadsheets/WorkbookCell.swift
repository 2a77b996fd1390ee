/// What a cell of a sheet holds.
package enum WorkbookCell: Sendable {
  case empty
  /// A text, which is never taken for a formula or a number. An empty one is an empty cell.
  ///
  /// The cell holds all of it up to 32,767 UTF-16 code units, the most that spreadsheet programs
  /// read; a longer one is cut there and ends in `…`. Control characters that XML cannot contain
  /// are left out.
  ///
  /// - Parameter indent: How many levels of a tree it is moved to the right, 0 to 15; more look
  ///   like 15.
  case text(String, indent: Int = 0, isBold: Bool = false)
  /// A number, stored in the shortest decimal digits that give the same `Double` back, at most
  /// 17; `format` is only how it looks. A number that is not finite, which no cell can hold, is
  /// the error value `#NUM!`.
  case number(Double, format: NumberFormat = .general, isBold: Bool = false)
  /// The title of a column or table: a text as in `text`, bold and with a line below it.
  case heading(String)

  /// How a number looks. The cell holds all of its digits whatever its format.
  package enum NumberFormat: Int, Hashable, CaseIterable, Sendable {
    /// As many digits as fit into the cell, at most 10 in most programs.
    case general
    /// `0`: rounded to a whole number.
    case whole
    /// `0.000`
    case threeDecimals
    /// `0.0000`
    case fourDecimals
    /// `0.0 %`: a share of 1 in hundredths, so that 0.727 looks like 72.7 %.
    case percent
  }
}

extension WorkbookCell.NumberFormat {
  /// The format in the language of spreadsheet programs.
  var code: String {
    switch self {
    case .general: "General"
    case .whole: "0"
    case .threeDecimals: "0.000"
    case .fourDecimals: "0.0000"
    case .percent: "0.0 %"
    }
  }
}

extension WorkbookCell {
  /// The most levels by which spreadsheet programs of all ages indent.
  static let deepestIndent = 15

  /// The most UTF-16 code units in a cell.
  ///
  /// Source: Microsoft, "Excel specifications and limits".
  private static let lengthLimit = 32_767

  /// A text as a cell holds it.
  static func cut(_ text: String) -> String {
    // There are never more UTF-16 code units than bytes, and the bytes are counted already.
    guard text.utf8.count > lengthLimit, text.utf16.count > lengthLimit else { return text }
    return text.prefix(utf16Count: lengthLimit - 1) + "…"
  }

  /// How wide the cell looks, in characters.
  var width: Int {
    switch self {
    case .empty: 0
    case .heading(let text): text.count
    case .text(let text, let indent, _): text.count + 2 * min(max(indent, 0), Self.deepestIndent)
    case .number(let number, let format, _):
      switch format {
      case .general: min(DataValue.digits(number).count, 11)
      case .whole: Self.wholeDigits(number)
      case .threeDecimals: Self.wholeDigits(number) + 4
      case .fourDecimals: Self.wholeDigits(number) + 5
      case .percent: Self.wholeDigits(number * 100) + 4
      }
    }
  }

  /// The number of digits before the decimal point, and one for a minus sign.
  private static func wholeDigits(_ number: Double) -> Int {
    DataValue.digits(number.rounded(.towardZero)).count
  }
}
