import AHP
import AHPFormats
import Testing

@testable import AHPReports

/// Printed numbers that no judgments are searched for, and whose people do not all count.
struct UnsearchedStudyTests {
  /// Equal priorities, which a matrix of ones gives.
  private static func equal(items: Int, settings: String) throws -> DecisionModel {
    let names = (1...items).map { "I\($0)" }
    let share = items == 16 ? "0.0625" : "0.25"
    let priorities = names.map { "\($0): \(share)" }
    return try Study.model(
      """
      ahp: 1
      name: A study
      alternatives: [\(names.joined(separator: ", "))]
      settings: {\(settings)}
      goal:
        name: Best
        reported: {priorities: {\(priorities.joined(separator: ", "))}, consistencyRatio: 0.00}
      """)
  }

  /// A matrix of ones gives these numbers: to say that no judgments do would be wrong.
  @Test(arguments: [
    (
      16, "randomIndex: saaty-1980", SearchObstacle.order, SearchObstacle.randomIndex,
      "Goal: judgments on 16 items are not searched; on 2 to 15 items they are",
      "Goal: judgments are not searched, since the random index of Saaty (1980) has no value for 16 items"
    ),
    (
      4, "prioritization: row-sums", .method, .method,
      "Goal: judgments are not searched for priorities by this method (normalized row sum)",
      "Goal: judgments are not searched for priorities by this method (normalized row sum)"
    ),
  ])
  func `what is not searched is said, and not that there are no judgments`(
    items: Int, settings: String, ofAudit: SearchObstacle, ofReconstruction: SearchObstacle,
    audit: String, reconstruction: String
  ) throws {
    let model = try Self.equal(items: items, settings: settings)
    let findings = ReportedFindings(of: model)
    #expect(findings.searches.isEmpty && !findings.excludesSomething)
    #expect(findings.unsearched.map(\.obstacle) == [ofAudit])
    let chosen = try model.reconstruction()
    #expect(chosen.failures.map(\.obstacle) == [ofReconstruction])
    #expect(chosen.failures.map(\.verdict) == [.undecided])
    #expect(try Study.audit(model).contains(audit))
    let text = Study.text(chosen)
    #expect(text.contains(reconstruction))
    #expect(!text.contains("no judgments give"))
    #expect(
      ReconstructionReport(reconstruction: chosen).rendered(as: .json)
        .contains("\"reason\": \"\(ofReconstruction.rawValue)\""))
  }

  /// Nothing is printed of the goal, whatever the random index and the method are.
  @Test(arguments: ["randomIndex: saaty-1980", "prioritization: row-sums"])
  func `items of which nothing is printed are equal, however many they are`(
    settings: String
  ) throws {
    let children = (1...17).map { "{name: C\($0)}" }.joined(separator: ", ")
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      settings: {\(settings)}
      goal: {name: Best, children: [\(children)]}
      """)
    let chosen = try model.reconstruction()
    #expect(chosen.failures.isEmpty && chosen.isComplete)
    #expect(chosen.entries.map(\.basis) == [.nothing])
    #expect(chosen.ranges.count == 17)
    #expect(chosen.ranges.allSatisfy { abs($0.localPriority - 1.0 / 17) < 1e-15 })
    // Nothing bounds them.
    #expect(chosen.ranges.allSatisfy { $0.local.outer == 0...1 && !$0.local.isExact })
  }

  /// The numbers of two people, whom a third does not change whose weight is 0.
  @Test func `people of the weight 0 are not combined`() throws {
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      participants: [Ann, {name: Ben, weight: 0}, Cid]
      alternatives: [Aro, Bix, Cor]
      settings: {randomIndex: saaty-1980}
      goal:
        name: Best
        reported: {priorities: {Aro: 0.605, Bix: 0.272, Cor: 0.123}, consistencyRatio: 0.01}
      """)
    let findings = ReportedFindings(of: model)
    #expect(findings.unsearched.isEmpty)
    #expect(findings.searches.map(\.values.respondents) == [2])
    #expect(findings.searches.map(\.search.matrices.count) == [2])
    let chosen = try model.reconstruction()
    #expect(chosen.isComplete)
    guard case .individual(let people) = chosen.model.criteria[model.goal].judgments else {
      Issue.record("no people")
      return
    }
    #expect(people.map { chosen.model.participants[$0.participant].name } == ["Ann", "Cid"])
  }

  /// The judgments that a publication prints stay published beside those that were chosen.
  @Test func `a reconstruction keeps what is said of the judgments that it had`() throws {
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      provenance: published
      alternatives: [Aro, Bix, Cor]
      settings: {randomIndex: saaty-1980}
      goal:
        name: Best
        comparisons: [[Price, Look, 3]]
        children:
          - {name: Price, reported: {priorities: {Aro: 0.309, Bix: 0.109, Cor: 0.582}}}
          - {name: Look, comparisons: [[Aro, Bix, 3], [Aro, Cor, 5], [Bix, Cor, 2]]}
      """)
    let chosen = try model.reconstruction().model
    #expect(chosen.annotation.provenance == .reconstructed)
    #expect(
      chosen.criteria.map(\.annotation.provenance) == [.published, .reconstructed, .published])
  }

  @Test func `choices that were made already are not recommended`() throws {
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      alternatives: [Aro, Bix, Cor]
      settings: {randomIndex: saaty-1980}
      goal:
        name: Best
        reported: {priorities: {Aro: 0.6051, Bix: 0.2725, Cor: 0.1224}}
      """)
    var settings = ReportedSearchSettings()
    settings.judgments = JudgmentValues.halfPoints
    settings.digits = .cut
    settings.respondents = 2
    func text(_ settings: ReportedSearchSettings) throws -> String {
      try Study.audit(model, settings, as: .markdown)
    }
    #expect(
      try text(.init()).contains(
        "'--half-points', '--cut-digits', '--respondents 2', '--prioritization', '--threshold' and '--scale' try"
      ))
    #expect(
      try text(settings).contains(
        "; '--prioritization', '--threshold' and '--scale' try each alone"))
  }
}
