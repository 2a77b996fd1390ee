import AHP
import AHPFormats
import PairwiseComparisons

@testable import AHPReports

/// Studies that print numbers and no judgments.
enum Study {
  /// Reads a model from the text of its file.
  static func model(_ text: String) throws -> DecisionModel {
    try ModelFile.read(text: text, name: "study.yaml").model
  }

  /// A study of one comparison matrix.
  ///
  /// - Parameters:
  ///   - items: The names of the items, one letter each.
  ///   - people: The participants as a file has them.
  ///   - settings: The settings as a file has them.
  ///   - reported: The blocks of printed numbers, one on a line.
  static func oneMatrix(
    items: String = "ABC", people: String? = nil, settings: String = "randomIndex: saaty-1980",
    _ reported: String...
  ) throws -> DecisionModel {
    let children = items.map { "{name: \($0)}" }.joined(separator: ", ")
    return try model(
      """
      ahp: 1
      name: A study
      \(people.map { "participants: \($0)" } ?? "participants: []")
      settings: {\(settings)}
      goal:
        name: Best
        reported: [\(reported.joined(separator: ", "))]
        children: [\(children)]
      """)
  }

  /// A text without the breaks of its lines.
  static func words(_ text: String) -> String {
    text.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
  }

  /// What an audit says of a model.
  static func audit(
    _ model: DecisionModel, _ settings: ReportedSearchSettings = .init(),
    as format: ReportFormat = .text, in words: any Words = English()
  ) throws -> String {
    Self.words(
      AuditReport(
        model: model, audit: try Audit(of: model),
        findings: ReportedFindings(of: model, settings)
      ).rendered(as: format, in: words))
  }

  /// What is said of a reconstruction.
  static func text(
    _ reconstruction: ModelReconstruction, in words: any Words = English()
  ) -> String {
    Self.words(
      ReconstructionReport(reconstruction: reconstruction).rendered(as: .text, in: words))
  }
}
