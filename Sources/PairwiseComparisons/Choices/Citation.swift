/// The publication of a method, a constant or a table.
///
///     PrioritizationMethod.geometricMean.source?.text
///     // G. Crawford and C. Williams, Journal of Mathematical Psychology 29 (1985), 387–405, doi:…
public struct Citation: Hashable, Sendable {
  /// Authors, journal or book, year, pages and DOI, in one line, as reports print it.
  public let text: String

  package init(_ text: String) { self.text = text }
}

extension Citation: CustomStringConvertible {
  public var description: String { text }
}

// Publications of more than one type; others stand in the file of the type that they are about.
extension Citation {
  package static let saaty1977 = Citation(
    "T. L. Saaty, Journal of Mathematical Psychology 15 (1977), 234–281, "
      + "doi:10.1016/0022-2496(77)90033-5")
  package static let saaty1980 = Citation(
    "T. L. Saaty, The Analytic Hierarchy Process, McGraw-Hill, New York 1980")
  package static let lootsma1993 = Citation(
    "F. A. Lootsma, Journal of Multi-Criteria Decision Analysis 2 (1993), 87–110, "
      + "doi:10.1002/mcda.4020020205")
}
