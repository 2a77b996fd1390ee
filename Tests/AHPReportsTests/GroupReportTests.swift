import AHP
import Foundation
import Testing

@testable import AHPReports

/// What the report on a group says.
struct GroupReportTests {
  private func report(_ model: DecisionModel) throws -> GroupReport {
    var statistics = try GroupStatistics(of: model)
    let responses = Response.all(in: model)
    let outcomes = try statistics.add(responses)
    return GroupReport(
      model: model, group: try statistics.groupEvaluation(), statistics: statistics,
      analysis: try statistics.analysis(of: responses, outcomes))
  }

  /// Alternatives compared by participants of these weights, each with a triangle.
  private func report(
    _ alternatives: [Alternative], _ participants: [(weight: Double, triangle: [Double?])]
  ) throws -> GroupReport {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: alternatives)
    for (number, participant) in participants.enumerated() {
      let id = ParticipantID(number)
      try model.addParticipant(Participant("r\(number + 1)", weight: participant.weight))
      try model.setJudgments(
        .incompleteComparisons(
          IncompleteComparisonMatrix(
            order: alternatives.count, upperTriangle: participant.triangle)),
        of: model.goal, by: id)
    }
    return try report(model)
  }

  @Test func `weights have the digits that they were given with`() throws {
    let report = try report(
      ["a", "b", "c"],
      [(1.05, [2, 3, 2]), (10.07, [2, 3, 2]), (1, [2, 3, 1]), (1e50, [2, 3, 1])])
    let text = report.rendered(as: .markdown)
    for row in ["| r1 | 1.05 | 3 |", "| r2 | 10.07 | 3 |", "| r3 | 1 | 3 |", "| r4 | 1e+50 | 3 |"] {
      #expect(text.contains(row), "\(text)")
    }
  }

  /// Without the first all are alike to the others.
  @Test(
    arguments: [
      ([9, 9, 1], "a loses"), ([1.0 / 9, 1.0 / 9, 1], "a gains"),
    ] as [([Double], String)])
  func `what changes most without somebody is said with its direction`(
    triangle: [Double], words: String
  ) throws {
    let text = try report(["a", "b", "c"], [(1, triangle), (1, [1, 1, 1]), (1, [1, 1, 1])])
      .rendered(as: .markdown)
    #expect(text.contains("the largest change is that without r1, where \(words) "), "\(text)")
  }

  @Test func `all who share a member's first place are named`() throws {
    let text = try report(["a", "b", "c"], [(1, [1, 3, 3]), (1, [2, 4, 2])])
      .rendered(as: .markdown)
    #expect(text.contains("| r1 | 1 | 3 | 0.000 | Goal | a, b |"))
    #expect(text.contains("| r2 | 1 | 3 | 0.000 | Goal | a |"))
  }

  @Test func `answers that connect all items are told from answers to everything`() throws {
    let some = try report(["a", "b", "c"], [(1, [2, nil, 2]), (1, [2, 4, 2])])
      .rendered(as: .markdown)
    #expect(
      some.contains(
        "**Respondents:** 2, all of whom count; 2 have answers that connect all items; 1 answered "
          + "every question\n"))
    let all = try report(["a", "b", "c"], [(1, [2, 4, 2]), (1, [2, 4, 2])])
      .rendered(as: .markdown)
    #expect(all.contains("2, all of whom count; all answered every question\n"))
  }

  @Test func `a change that is not seen in the digits shown is none`() throws {
    let same = try report(["a", "b", "c"], [(1, [2, 4, 2]), (1, [2, 4, 2])])
      .rendered(as: .markdown)
    #expect(
      same.contains(
        "**Influence:** the first stays first without any one respondent; without any one of them no "
          + "priority changes by 0.00005 or more\n"))
    let other = try report(["a", "b", "c"], [(1, [2, 4, 2]), (1, [3, 4, 2])])
      .rendered(as: .markdown)
    #expect(other.contains("; the largest change is that without r"))
  }

  @Test func `matrices of members above the threshold are said beside those of the group`() throws {
    let text = try report(["a", "b", "c"], [(1, [9, 1 / 9, 9]), (1, [1 / 9, 9, 1 / 9])])
      .rendered(as: .markdown)
    #expect(
      text.contains(
        "the matrix is within 0.1; of the 2 matrices of single participants 2 are above, of 2 of 2 "
          + "people; largest CR "))
  }
}
