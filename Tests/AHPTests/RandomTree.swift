import AHP

@testable import PairwiseComparisons

extension DecisionModel {
  /// A tree of random shape with direct priorities, with a criterion shared if there is room for
  /// one.
  static func randomTree(seed: UInt64) throws -> DecisionModel {
    var generator = SplitMix64(seed: seed)
    var model = try DecisionModel(
      name: "random", goal: "goal",
      alternatives: (0..<Int.random(in: 2...5, using: &generator)).map { Alternative("a\($0)") })
    for number in 0..<Int.random(in: 3...12, using: &generator) {
      let parent = CriterionID(Int.random(in: 0..<model.criteria.count, using: &generator))
      try model.addCriterion("c\(number)", under: parent)
    }
    let (shared, parent) = (
      CriterionID(model.criteria.count - 1), CriterionID(model.criteria.count - 2)
    )
    if !model.criteria[parent].children.contains(shared) {
      try? model.share(shared, under: parent)
    }
    for criterion in model.criteria.indices {
      let count = model.itemCount(of: criterion)
      let priorities = (0..<count).map { _ in Double.random(in: 0.05...1, using: &generator) }
      try model.setJudgments(.priorities(priorities), of: criterion)
    }
    return model
  }
}
