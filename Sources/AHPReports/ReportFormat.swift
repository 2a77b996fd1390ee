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
}
