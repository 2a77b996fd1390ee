internal import AHPFormats

/// Writes reports for programs, with everything in full precision.
struct JSONWriter {
  /// Returns a report as JSON, with the kind of report first.
  func text(of report: some Report) -> String { report.data().json() }
}
