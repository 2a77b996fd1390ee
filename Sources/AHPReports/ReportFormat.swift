/// The forms in which results are written. They mean the same for every result.
public enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// For a person at a terminal: aligned, with the digits that mean something.
  case text
  /// For programs: everything, in full precision.
  case json
  /// For spreadsheets: one table, in full precision.
  case csv
  /// For documents: headings and tables.
  case markdown
  /// For papers: a document of LaTeX.
  case latex
  /// For people: one page that works offline.
  case html
  /// For spreadsheet programs: a workbook with all sheets, in full precision.
  case xlsx

  /// How the names of such files end.
  public var fileEnding: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    case .latex: "tex"
    case .json, .csv, .html, .xlsx: rawValue
    }
  }
}
