import AHP
import Foundation
import Testing

@testable import AHPReports

/// What is said where two measures of agreement say opposite things.
struct AgreementSentenceTests {
  private func text(_ triangles: [[Double]]) throws -> (text: String, agreement: Agreement) {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y", "z"])
    for (number, triangle) in triangles.enumerated() {
      let person = try model.addParticipant(Participant("p\(number)"))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
        by: person)
    }
    var statistics = try GroupStatistics(of: model)
    let responses = Response.all(in: model)
    let outcomes = try statistics.add(responses)
    let group = try statistics.groupEvaluation()
    let analysis = try statistics.analysis(of: responses, outcomes)
    let report = GroupReport(
      model: model, group: group, statistics: statistics, analysis: analysis)
    let text = report.rendered(as: .text).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    return (text, Agreement(in: group, analysis: analysis))
  }

  private static let sizes =
    "S* is high although W is low: the priorities differ little in size, but their orders do"
  private static let scale =
    "S* is high although most are not compatible: it compares their differences with the largest that "
    + "the scale admits, and G with none at all"

  /// Three people who see small differences, each in another order: W is 1/9 or less.
  @Test func `a high consensus beside different orders is explained`() throws {
    let (text, agreement) = try text([[1.1, 1.2, 1.1], [1 / 1.2, 1.1, 1.3], [1, 0.85, 0.85]])
    let concordance = try #require(agreement.concordance)
    #expect(agreement.level == .veryHigh && concordance < 0.5, "\(concordance)")
    #expect(text.contains(Self.sizes), "\(text)")
    #expect(!text.contains(Self.scale))
  }

  /// Everybody puts x first, by half of it or twice as much as the group does.
  @Test func `a high consensus beside incompatible priorities is explained`() throws {
    let (text, agreement) = try text([[1.5, 3, 2], [3, 6, 2], [1.2, 2, 1.5], [3, 9, 3]])
    let compatible = try #require(agreement.compatible)
    #expect(2 * compatible.compatibleCount < compatible.count, "\(compatible)")
    #expect(agreement.level == .high || agreement.level == .veryHigh)
    #expect(text.contains(Self.scale), "\(text)")
    #expect(!text.contains(Self.sizes))
  }

  /// Two of four agree with the group, which is not less than half.
  @Test func `half compatible priorities contradict nothing`() throws {
    let (text, agreement) = try text([
      [2, 4, 2], [2, 4, 2], [1.2, 1.44, 1.2], [3.3, 10.89, 3.3],
    ])
    let compatible = try #require(agreement.compatible)
    #expect((compatible.compatibleCount, compatible.count) == (2, 4))
    #expect(agreement.level == .high || agreement.level == .veryHigh)
    #expect(!text.contains(Self.scale), "\(text)")
  }

  @Test func `where both agree nothing is explained`() throws {
    let (text, _) = try text([[2, 4, 2], [2, 4, 2], [2, 4.2, 2]])
    #expect(!text.contains(Self.sizes) && !text.contains(Self.scale))
  }
}
