import AHP
import Foundation
import Testing

@testable import AHPReports

/// What the report on a group says, and how its work grows with the model.
struct GroupReportTests {
  /// A model of `width`² criteria without children, in `width` groups, on which two people gave priorities.
  private func report(width: Int) throws -> GroupReport {
    var model = try DecisionModel(name: "m", goal: "g")
    for participant in ["Ann", "Bob"] { try model.addParticipant(Participant(participant)) }
    for group in 0..<width {
      let parent = try model.addCriterion("c\(group)", under: model.goal)
      for item in 0..<width { try model.addCriterion("c\(group).\(item)", under: parent) }
    }
    for criterion in model.criteria.indices where model.itemCount(of: criterion) > 1 {
      for participant in model.participants.indices {
        let values = (0..<width).map {
          Double(1 + ($0 * 7 + criterion.position * 3 + participant.position) % 11)
        }
        try model.setJudgments(.priorities(values), of: criterion, by: participant)
      }
    }
    return try report(model)
  }

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

  /// The processor time that the thread takes for `body`, in seconds, the least of three times.
  private func time(_ body: () -> Void) -> Double {
    func now() -> Double {
      var time = timespec()
      unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    return (0..<3).map { _ in
      let start = now()
      body()
      return now() - start
    }.min() ?? 0
  }

  @Test(arguments: [ReportFormat.text, .csv, .json])
  func `four times as many criteria take about four times the work`(format: ReportFormat) throws {
    let (small, large) = (try report(width: 20), try report(width: 40))
    let least = time { _ = small.rendered(as: format) }
    let most = time { _ = large.rendered(as: format) }
    // Work for each pair of criteria would take 16 times as long.
    #expect(most < 9 * least)
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
