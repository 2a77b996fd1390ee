import Testing

@testable import AHP

/// V. Belton and T. Gear, "On a short-coming of Saaty's method of analytic hierarchies", *Omega* 11
/// (1983), 228–230, doi:10.1016/0305-0483(83)90047-6; recomputed in fractions.
struct RankReversalTests {
  private func model() throws -> DecisionModel {
    var model = try DecisionModel(name: "reversal", goal: "goal", alternatives: ["A", "B", "C"])
    for (index, scores) in [[1.0, 9, 1], [9, 1, 1], [8, 9, 1]].enumerated() {
      let criterion = try model.addCriterion("criterion \(index)", under: model.goal)
      try model.setJudgments(.priorities(scores), of: criterion)
    }
    try model.setJudgments(.priorities([1, 1, 1]), of: model.goal)
    return model
  }

  @Test func `a copy of the second reverses distributive synthesis and not ideal`() throws {
    let model = try model()
    let more = try model.addingCopy(ofAlternative: AlternativeID(1), name: "Copy of B")
    let reversal = try RankReversal(from: model, to: more)
    let (distributive, ideal) = (reversal.outcomes[0], reversal.outcomes[1])
    expect(distributive.before, [0.45117845117845, 0.46969696969697, 0.079124579124579])
    expect(
      distributive.after,
      [0.36543209876543, 0.28888888888889, 0.05679012345679, 0.28888888888889])
    expect(ideal.before, [0.45, 0.475, 0.075])
    expect(
      ideal.after, [0.30508474576271, 0.32203389830508, 0.050847457627119, 0.32203389830508])
    #expect(
      distributive.reversals == [
        RankReversal.Pair(first: AlternativeID(1), second: AlternativeID(0))
      ])
    #expect(ideal.reversals.isEmpty)
  }

  @Test func `alternatives that are tied afterwards have not changed places`() throws {
    var model = try DecisionModel(name: "tie", goal: "goal", alternatives: ["A", "B", "C"])
    for scores in [[2.0, 1, 1], [1, 2, 0]] {
      let criterion = try model.addCriterion("of \(scores)", under: model.goal)
      try model.setJudgments(.priorities(scores), of: criterion)
    }
    try model.setJudgments(.priorities([1, 1]), of: model.goal)
    let fewer = try model.restricted(toAlternatives: .init(at: 0, 1))
    let reversal = try RankReversal(from: model, to: fewer)
    // 1/4 + 1/6 against 1/8 + 1/3, and without C twice 1/3 + 1/6.
    #expect(reversal.outcomes[0].before.ranking.ranks == [2, 1, 3])
    #expect(reversal.outcomes[0].after.ranking.ranks == [1, 1])
    let reversals = reversal.outcomes.flatMap { $0.reversals }
    #expect(reversals.isEmpty)
  }

  @Test func `a copy has no labels, which are those of the original`() throws {
    var model = try model()
    let original = AlternativeID(0)
    model.alternatives[original].annotation.labels = ["id": "Pilihan A"]
    let more = try model.addingCopy(ofAlternative: original, name: "Copy of A")
    #expect(more.alternatives[original].annotation.labels == ["id": "Pilihan A"])
    #expect(more.alternatives.map(\.annotation.labels).last == [:])
  }

  private func expect(_ items: RankedItems, _ priorities: [Double]) {
    #expect(items.priorities.count == priorities.count)
    for (found, expected) in zip(items.priorities, priorities) {
      #expect(abs(found - expected) <= 1e-14)
    }
  }

  @Test func `leaving a copy out again gives the model back`() throws {
    let model = try model()
    let more = try model.addingCopy(ofAlternative: AlternativeID(2), name: "Copy of C")
    #expect(try more.restricted(toAlternatives: .init(at: 0, 1, 2)) == model)
    let priorities = try more.evaluation().alternativePriorities
    #expect(priorities[2] == priorities[3])
  }

  @Test func `a criterion keeps the judgments on those of its alternatives that stay`() throws {
    var model = try DecisionModel(name: "part", goal: "goal", alternatives: ["a", "b", "c", "d"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    try model.setJudgments(.priorities([1, 1]), of: model.goal)
    model.setAlternatives(.init(at: 3, 1, 0), of: first)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 6, 3])), of: first)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 4, upperTriangle: [2, 3, 4, 5, 6, 7])), of: second)
    let fewer = try model.restricted(toAlternatives: .init(at: 0, 2, 3))
    #expect(fewer.alternatives.map(\.name) == ["a", "c", "d"])
    #expect(fewer.criteria[first].alternatives == [AlternativeID](at: 2, 0))
    #expect(
      fewer.criteria[first].judgments
        == .common(.comparisons(try ComparisonMatrix(order: 2, upperTriangle: [6]))))
    #expect(
      fewer.criteria[second].judgments
        == .common(.comparisons(try ComparisonMatrix(order: 3, upperTriangle: [3, 4, 7]))))
  }

  @Test func `nothing is left of priorities that are all 0`() throws {
    var model = try DecisionModel(name: "zero", goal: "goal", alternatives: ["a", "b", "c"])
    try model.setJudgments(.priorities([0, 0, 1]), of: model.goal)
    #expect(throws: ModelError.badPriorities("goal")) {
      try model.restricted(toAlternatives: .init(at: 0, 1))
    }
  }
}
