import AHP

@testable import PairwiseComparisons

extension DecisionModel {
  /// A tree of random shape with priorities of few values, and with alternatives of which some are
  /// equal under every criterion: first places are often shared, and so are those after a change of
  /// a weight.
  ///
  /// Odd seeds give trees of criteria alone.
  static func tiedTree(seed: UInt64) throws -> DecisionModel {
    var generator = SplitMix64(seed: seed)
    let count = seed.isMultiple(of: 2) ? Int.random(in: 2...5, using: &generator) : 0
    var model = try DecisionModel(
      name: "ties", goal: "goal", alternatives: (0..<count).map { Alternative("a\($0)") })
    for number in 0..<Int.random(in: 2...6, using: &generator) {
      let parent = CriterionID(
        Int.random(in: 0..<min(3, model.criteria.count), using: &generator))
      try model.addCriterion(Criterion("c\(number)"), under: parent)
    }
    let kinds = (0..<count).map { _ in Int.random(in: 0..<max(2, count), using: &generator) }
    for criterion in model.criteria.indices where model.itemCount(of: criterion) > 0 {
      let values = (0..<6).map { _ in Double(Int.random(in: 1...3, using: &generator)) }
      let comparesCriteria = !model.criteria[criterion].children.isEmpty
      let priorities =
        comparesCriteria
        ? Array(values.prefix(model.itemCount(of: criterion))) : kinds.map { values[$0] }
      try model.setJudgments(.priorities(priorities), of: criterion)
    }
    return model
  }
}
