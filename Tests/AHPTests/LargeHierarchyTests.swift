import Testing

@testable import AHP

/// Hierarchies of many matrices, which are evaluated several at a time and by several threads.
struct LargeHierarchyTests {
  /// Criteria of mixed orders below each other, some shared, some incomplete, some judged by a
  /// group.
  private func model(seed: UInt64) throws -> DecisionModel {
    var generator = SplitMix64(seed: seed)
    func judgments(_ order: Int) -> ComparisonMatrix {
      .random(order: order, using: &generator)
    }
    var model = try DecisionModel(
      name: "m", goal: "g", alternatives: (0..<4).map { Alternative("a\($0)") })
    let people = try (0..<3).map { try model.addParticipant(Participant("p\($0)")) }
    for index in 0..<17 {
      let criterion = try model.addCriterion("c\(index)", under: model.goal)
      let count = [0, 1, 2, 3, 5, 9, 16, 18][index % 8]
      for child in 0..<count { try model.addCriterion("s\(child)", under: criterion) }
      if count > 0 { try model.setJudgments(.comparisons(judgments(count)), of: criterion) }
    }
    try model.setJudgments(.comparisons(judgments(17)), of: model.goal)
    for (index, leaf) in model.criteria.leaves().enumerated() {
      switch index % 7 {
      case 0: try model.setJudgments(.priorities([1, 2, 3, 4]), of: leaf)
      case 1:
        var incomplete = IncompleteComparisonMatrix(judgments(4))
        try incomplete.setJudgment(of: 1, against: 3, to: nil)
        try model.setJudgments(Judgments(incomplete), of: leaf)
      case 2:
        for person in people {
          try model.setJudgments(.comparisons(judgments(4)), of: leaf, by: person)
        }
      default: try model.setJudgments(.comparisons(judgments(4)), of: leaf)
      }
    }
    return model
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the result is the same to the last bit for any number of threads`(seed: UInt64) throws {
    let model = try model(seed: seed)
    for method in [PrioritizationMethod.eigenvector, .geometricMean] {
      let options = EvaluationOptions(prioritization: method)
      let one = try model.evaluation(options, threads: 1)
      for threads in [2, 3, 8, nil] {
        #expect(try model.evaluation(options, threads: threads) == one)
      }
    }
  }

  @Test func `each matrix has the result that it has alone`() throws {
    let model = try model(seed: 4)
    let evaluation = try model.evaluation()
    for (criterion, result) in zip(evaluation.criteria.indices, evaluation.criteria) {
      guard case .common(.comparisons(let matrix)) = model.criteria[criterion].judgments,
        matrix.order > 1
      else { continue }
      let alone = matrix.principalEigenvector()
      #expect(result.localPriorities == alone.priorities.values)
      #expect(result.localErrorBound == alone.priorities.relativeErrorBound)
      #expect(result.matrices.map(\.consistency) == [matrix.consistency()])
      #expect(result.matrices.map(\.matrix) == [IncompleteComparisonMatrix(matrix)])
      #expect(result.isUnique)
    }
  }

  @Test func `many small matrices fill several stacks`() throws {
    // A stack holds a million judgments at most.
    var generator = SplitMix64(seed: 5)
    var model = try DecisionModel(
      name: "m", goal: "g", alternatives: (0..<15).map { Alternative("a\($0)") })
    var criteria: [CriterionID] = []
    for index in 0..<110 {
      let above = try model.addCriterion("c\(index)", under: model.goal)
      for below in 0..<100 { criteria.append(try model.addCriterion("s\(below)", under: above)) }
      try model.setJudgments(.priorities(Array(repeating: 1, count: 100)), of: above)
    }
    try model.setJudgments(.priorities(Array(repeating: 1, count: 110)), of: model.goal)
    for criterion in criteria {
      try model.setJudgments(.comparisons(.random(order: 15, using: &generator)), of: criterion)
    }
    #expect(criteria.count * 105 > 1 << 20)
    let evaluation = try model.evaluation()
    for criterion in [criteria[0], criteria[9986], criteria[9987], criteria[10_999]] {
      guard case .common(.comparisons(let matrix)) = model.criteria[criterion].judgments else {
        Issue.record("judgments are missing")
        continue
      }
      #expect(evaluation.criteria[criterion].localPriorities == matrix.priorities().values)
    }
  }
}
