import AHP
import Testing

struct MethodComparisonTests {
  /// Two criteria; the judgments below the first are far from consistent.
  private func model() throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    try model.setJudgments(.priorities([3, 2]), of: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 1.0 / 4, 3])), of: first)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [5, 3, 1.0 / 2])), of: second)
    return model
  }

  @Test func `there is one result for each scale and method, that of evaluating so`() throws {
    let model = try model()
    let options = EvaluationOptions(scale: .balanced, prioritization: .geometricMean)
    let comparison = try MethodComparison(of: model, options: options)
    #expect(
      comparison.entries.count
        == JudgmentScale.allCases.count * PrioritizationMethod.allCases.count)
    let base = try model.evaluation(options)
    let baseOrder = RankedItems(of: model, in: base).order
    #expect(comparison.base.priorities == base.alternativePriorities)
    for (entry, items, change) in comparison.evaluated() {
      let own = EvaluationOptions(scale: entry.scale, prioritization: entry.prioritization)
      let evaluation = try model.evaluation(own)
      #expect(items.priorities == evaluation.alternativePriorities)
      #expect(items.ranking.order == evaluation.ranking.order)
      let isBase = entry.scale == .balanced && entry.prioritization == .geometricMean
      if isBase || items.order == baseOrder {
        #expect(change == .none)
      } else if items.order[0] != baseOrder[0] {
        #expect(change == .first([items.order[0]]))
      } else {
        #expect(change == .order)
      }
    }
    #expect(comparison.evaluated().count == comparison.entries.count)
  }

  @Test func `reversals are the pairs that some results rank the other way round`() throws {
    let comparison = try MethodComparison(of: model())
    let (order, ids) = (comparison.base.ranking.order, comparison.base.ids)
    #expect(!comparison.reversals().isEmpty)
    for (higher, lower) in [(0, 1), (0, 2), (1, 2)].map({ (order[$0], order[$1]) }) {
      let expected = comparison.evaluated().count {
        let doubt = ($0.items.errorBounds[higher] + $0.items.errorBounds[lower])
        return $0.items.priorities[lower] > $0.items.priorities[higher] * (1 + doubt)
      }
      let found = comparison.reversals().first {
        $0.higher == ids[higher] && $0.lower == ids[lower]
      }
      #expect(found?.count ?? 0 == expected)
    }
    #expect(
      zip(comparison.reversals(), comparison.reversals().dropFirst()).allSatisfy {
        $0.count >= $1.count
      })
  }

  @Test func `methods that need all judgments say so where some are missing`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c", "d"])
    try model.setJudgments(
      Judgments(IncompleteComparisonMatrix(order: 4, upperTriangle: [2, nil, 3, 2, nil, 4])),
      of: model.goal)
    let comparison = try MethodComparison(of: model)
    let ranked = Set(comparison.evaluated().map(\.entry.prioritization))
    #expect(ranked.isSuperset(of: [.eigenvector, .geometricMean]))
    for entry in comparison.entries where entry.prioritization == .rowSums {
      guard case .notEvaluable(let error) = entry.outcome else {
        Issue.record("\(entry) has a result")
        continue
      }
      #expect(error.problems.first?.kind == .incomplete(missing: 2, method: .rowSums))
    }
  }

  @Test func `without alternatives the criteria without children are compared`() throws {
    var model = try DecisionModel(name: "m", goal: "g")
    for name in ["x", "y", "z"] { try model.addCriterion(Criterion(name), under: model.goal) }
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 4, 2])), of: model.goal)
    let comparison = try MethodComparison(of: model)
    let leaves = model.criteria.leaves().map(RankedID.criterion)
    #expect(comparison.base.ids == leaves && leaves.count == 3)
    #expect(comparison.evaluated().allSatisfy { $0.items.order == leaves && $0.change == .none })
    #expect(comparison.reversals().isEmpty)
  }
}
