import Testing

@testable import AHP

struct EvaluationTests {
  /// Two criteria 0.6 : 0.4 over three alternatives, with priorities (0.5, 0.3, 0.2) and (0.1, 0.3,
  /// 0.6).
  private func toy() throws -> DecisionModel {
    var model = try DecisionModel(name: "toy", goal: "goal", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    try model.setJudgments(.priorities([0.6, 0.4]), of: model.goal)
    try model.setJudgments(.priorities([5, 3, 2]), of: first)
    try model.setJudgments(.priorities([0.1, 0.3, 0.6]), of: second)
    return model
  }

  private func expectClose(
    _ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, sourceLocation: location)
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) <= 4e-16, sourceLocation: location)
    }
  }

  /// Criteria 3 to 1 with pins that are the first alternative: 0.25, 0.3 and 0.45 (methods of
  /// linking pins, by hand: 3/4 (1, 3/5, 2/5) + 1/4 (1, 3, 6), divided by 4).
  @Test func `linking pins divide priorities by those of the pins`() throws {
    var model = try DecisionModel(
      name: "Toy", goal: "Goal", alternatives: ["A", "B", "C"].map { Alternative($0) })
    let first = try model.addCriterion("First", under: model.goal)
    let second = try model.addCriterion("Second", under: model.goal)
    try model.setJudgments(.priorities([3, 1]), of: model.goal)
    try model.setJudgments(.priorities([0.5, 0.3, 0.2]), of: first)
    try model.setJudgments(.priorities([0.1, 0.3, 0.6]), of: second)
    let options = EvaluationOptions(synthesis: .linkingPins)
    let byFirst = try model.evaluation(options).alternativePriorities
    for (found, expected) in zip(byFirst, [0.25, 0.3, 0.45]) {
      #expect(abs(found - expected) <= 1e-15)
    }
    // 3/4 (5/2, 3/2, 1) + 1/4 (1/6, 1/2, 1) = (46, 30, 24)/24.
    model.setPin(AlternativeID(2), of: first)
    model.setPin(AlternativeID(2), of: second)
    let byLast = try model.evaluation(options).alternativePriorities
    for (found, expected) in zip(byLast, [0.46, 0.30, 0.24]) {
      #expect(abs(found - expected) <= 1e-15)
    }
    // With the pins, the others keep their order and their ratios.
    let without = try model.restricted(toAlternatives: .init(at: 1, 2))
    #expect(without.pins == [first: AlternativeID(1), second: AlternativeID(1)])
    let fewer = try without.evaluation(options).alternativePriorities
    #expect(abs(fewer[0] / fewer[1] - 1.25) <= 1e-14)
    try model.setJudgments(.priorities([0.5, 0.5, 0]), of: first)
    let error = #expect(throws: EvaluationError.self) { try model.evaluation(options) }
    #expect(error?.problems.map(\.kind) == [.zeroPin])
  }

  /// Weights 0.6 and 0.4 over 3 and 1 leaves: 9/11 and 2/11.
  @Test func `structural adjustment counts the leaves below a criterion`() throws {
    var model = try DecisionModel(name: "Tree", goal: "Goal")
    let first = try model.addCriterion("First", under: model.goal)
    try model.addCriterion("Second", under: model.goal)
    for name in ["A", "B", "C"] { try model.addCriterion(Criterion(name), under: first) }
    try model.setJudgments(.priorities([0.6, 0.4]), of: model.goal)
    try model.setJudgments(.priorities([1, 1, 2]), of: first)
    let evaluation = try model.evaluation(EvaluationOptions(structuralAdjustment: true))
    #expect(abs(evaluation.criteria[CriterionID(1)].globalPriority - 9.0 / 11) <= 1e-15)
    #expect(abs(evaluation.criteria[CriterionID(2)].globalPriority - 2.0 / 11) <= 1e-15)
    #expect(abs(evaluation.criteria[CriterionID(5)].globalPriority - 4.5 / 11) <= 1e-15)
    let still = try Simulation(
      of: model, SimulationSettings(draws: 2, noise: .none),
      options: EvaluationOptions(structuralAdjustment: true))
    #expect(abs(still.ranked[3].mean - 4.5 / 11) <= 1e-14)
  }

  @Test func `distributive and ideal synthesis can have different winners`() throws {
    let model = try toy()
    let distributive = try model.evaluation()
    expectClose(distributive.alternativePriorities, [0.34, 0.3, 0.36])
    #expect(distributive.ranking.order == [2, 0, 1])
    let ideal = try model.evaluation(EvaluationOptions(synthesis: .ideal))
    let raw = [0.6 + 0.4 / 6, 0.56, 0.64]
    expectClose(ideal.alternativePriorities, raw.map { $0 / raw.reduce(0, +) })
    #expect(ideal.ranking.order == [0, 2, 1])
  }

  @Test func `alternatives that cannot be told apart share a rank`() throws {
    var model = try DecisionModel(name: "ties", goal: "goal", alternatives: ["a", "b", "c", "d"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 4, upperTriangle: [3, 1, 3, 1.0 / 3, 1, 3])),
      of: model.goal)
    let evaluation = try model.evaluation()
    #expect(evaluation.ranking.ranks == [1, 3, 1, 3])
  }

  @Test func `a criterion may compare some of the alternatives`() throws {
    var model = try DecisionModel(name: "some", goal: "goal", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    try model.setJudgments(.priorities([1, 1]), of: model.goal)
    model.setAlternatives(.init(at: 2, 0), of: first)
    try model.setJudgments(.priorities([0.8, 0.2]), of: first)
    try model.setJudgments(.priorities([0.2, 0.5, 0.3]), of: second)
    expectClose(try model.evaluation().alternativePriorities, [0.2, 0.25, 0.55])
    #expect(model.itemNames(of: first) == ["c", "a"])
  }

  @Test func `a shared criterion gets the priority of all its parents`() throws {
    var model = try DecisionModel(name: "shared", goal: "goal", alternatives: ["a", "b"])
    let left = try model.addCriterion("left", under: model.goal)
    let right = try model.addCriterion("right", under: model.goal)
    let shared = try model.addCriterion("shared", under: right)
    let own = try model.addCriterion("own", under: left)
    try model.share(shared, under: left)
    try model.setJudgments(.priorities([0.3, 0.7]), of: model.goal)
    try model.setJudgments(.priorities([0.4, 0.6]), of: left)
    try model.setJudgments(.priorities([0.9, 0.1]), of: shared)
    try model.setJudgments(.priorities([0.5, 0.5]), of: own)
    let evaluation = try model.evaluation()
    expectClose([evaluation.criteria[shared].globalPriority], [0.7 + 0.3 * 0.6])
    expectClose(evaluation.alternativePriorities, [0.88 * 0.9 + 0.06, 0.88 * 0.1 + 0.06])
    #expect(model.criteria.depth() == 3)
    #expect(throws: ModelError.cycle("left")) { try model.share(left, under: own) }
  }

  @Test func `a child may be stored before a parent that shares it`() throws {
    var model = try DecisionModel(name: "late", goal: "goal")
    let shared = try model.addCriterion("shared", under: model.goal)
    let below = try model.addCriterion("below", under: shared)
    let late = try model.addCriterion("late", under: model.goal)
    let only = try model.addCriterion("only", under: late)
    try model.share(shared, under: only)
    try model.setJudgments(.priorities([0.25, 0.75]), of: model.goal)
    let evaluation = try model.evaluation()
    expectClose([evaluation.criteria[below].globalPriority], [1])
  }

  @Test func `a hundred thousand levels are no trouble`() throws {
    var model = try DecisionModel(name: "deep", goal: "goal", alternatives: ["a", "b"])
    var last = model.goal
    for level in 1...100_000 { last = try model.addCriterion("level \(level)", under: last) }
    try model.setJudgments(.priorities([2, 1]), of: last)
    let evaluation = try model.evaluation()
    expectClose(evaluation.alternativePriorities, [2.0 / 3, 1.0 / 3])
    #expect(model.criteria.depth() == 100_001)
  }

  @Test func `a model without alternatives yields criteria weights`() throws {
    var model = try DecisionModel(name: "criteria", goal: "goal")
    for name in ["a", "b", "c"] { try model.addCriterion(Criterion(name), under: model.goal) }
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 6, 3])), of: model.goal)
    let evaluation = try model.evaluation()
    #expect(evaluation.alternativePriorities.isEmpty)
    expectClose(evaluation.criteria.dropFirst().map(\.globalPriority), [0.6, 0.3, 0.1])
    #expect(try #require(evaluation.hierarchyConsistency.ratio) <= 1e-30)
  }

  @Test func `everything that stands in the way is reported at once`() throws {
    var model = try toy()
    let third = try DecisionModel(name: "x", goal: "y").goal
    #expect(third == CriterionID(0))
    var incomplete = IncompleteComparisonMatrix(order: 3)
    try incomplete.setJudgment(of: 0, against: 2, to: 2)
    try model.setJudgments(.incompleteComparisons(incomplete), of: CriterionID(1))
    let participant = try model.addParticipant(Participant("Ann", weight: 0))
    try model.setJudgments(.priorities([1, 2, 3]), of: CriterionID(2), by: participant)
    #expect(
      throws: EvaluationError(problems: [
        EvaluationProblem(
          criterion: CriterionID(1), participant: nil,
          kind: .disconnected(components: [[0, 2], [1]])),
        EvaluationProblem(criterion: CriterionID(2), participant: nil, kind: .noWeight),
      ])
    ) { try model.evaluation() }
  }

  // MARK: Groups

  /// Three alternatives under the goal, judged by Ann (weight 3) and Bob (weight 1).
  private func couple() throws -> DecisionModel {
    var model = try DecisionModel(name: "couple", goal: "goal", alternatives: ["a", "b", "c"])
    let ann = try model.addParticipant(Participant("Ann", weight: 3))
    let bob = try model.addParticipant(Participant("Bob", weight: 1))
    try model.setJudgments(.priorities([4, 2, 2]), of: model.goal, by: ann)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1.0 / 16, 1.0 / 16, 1])),
      of: model.goal, by: bob)
    return model
  }

  @Test func `direct priorities and comparisons can be aggregated`() throws {
    // a : b = 2^(3/4) · 16^(−1/4) = 2^(−1/4); b : c = 1.
    let share = 1 / (1 + 2 * 1.189207115002721)
    let evaluation = try couple().evaluation()
    expectClose([evaluation.alternativePriorities[0]], [share])
    #expect(evaluation.contributors == [ParticipantID](at: 0, 1))
  }

  @Test func `priorities are averaged with the participants' weights`() throws {
    let first = 0.75 * 0.5 + 0.25 / 33
    let evaluation = try couple().evaluation(EvaluationOptions(aggregation: .priorities))
    expectClose([evaluation.alternativePriorities[0]], [first])
    #expect(
      evaluation.criteria[CriterionID(0)].matrices.map(\.participant) == [ParticipantID](at: 1))
  }

  @Test func `one participant can be asked for`() throws {
    let evaluation = try couple().evaluation(EvaluationOptions(participant: ParticipantID(1)))
    expectClose([evaluation.alternativePriorities[0]], [1.0 / 33])
    #expect(evaluation.contributors == [ParticipantID](at: 1))
  }

  @Test func `averaging local and final priorities differ, and both sum to 1`() throws {
    var model = try DecisionModel(name: "both", goal: "goal", alternatives: ["a", "b"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    let ann = try model.addParticipant("Ann")
    let bob = try model.addParticipant("Bob")
    for (participant, goal, below) in [
      (ann, [0.9, 0.1], [[0.8, 0.2], [0.3, 0.7]]), (bob, [0.2, 0.8], [[0.4, 0.6], [0.1, 0.9]]),
    ] {
      try model.setJudgments(.priorities(goal), of: model.goal, by: participant)
      try model.setJudgments(.priorities(below[0]), of: first, by: participant)
      try model.setJudgments(.priorities(below[1]), of: second, by: participant)
    }
    let final = try model.evaluation(EvaluationOptions(aggregation: .priorities))
    expectClose([final.alternativePriorities[0]], [(0.75 + 0.16) / 2])
    expectClose([final.criteria[first].globalPriority], [0.55])
    // The local priorities shown are those that lead to the averaged global ones.
    expectClose(
      [final.criteria[first].localPriorities[0]], [(0.9 * 0.8 + 0.2 * 0.4) / 1.1])
    let local = try model.evaluation(EvaluationOptions(aggregation: .localPriorities))
    expectClose([local.alternativePriorities[0]], [0.55 * 0.6 + 0.45 * 0.2])
    let geometric = try model.evaluation(EvaluationOptions(aggregation: .prioritiesGeometric))
    let ratio = (0.75 * 0.16 / (0.25 * 0.84)).squareRoot()
    expectClose([geometric.alternativePriorities[0]], [ratio / (1 + ratio)])
    #expect(
      abs(
        geometric.criteria[CriterionID(1)].globalPriority
          + geometric.criteria[CriterionID(2)].globalPriority - 1) < 1e-15)
  }

  /// Two criteria of equal weight over two alternatives, and Ann and Bob, who have not judged yet.
  private func pair() throws -> DecisionModel {
    var model = try DecisionModel(name: "pair", goal: "goal", alternatives: ["a", "b"])
    try model.addCriterion("first", under: model.goal)
    try model.addCriterion("second", under: model.goal)
    try model.addParticipant("Ann")
    try model.addParticipant("Bob")
    try model.setJudgments(.priorities([1, 1]), of: model.goal)
    return model
  }

  @Test func `final priorities need everybody's judgments on everything`() throws {
    var model = try pair()
    let (first, second) = (CriterionID(1), CriterionID(2))
    let (ann, bob) = (ParticipantID(0), ParticipantID(1))
    try model.setJudgments(.priorities([1, 2]), of: first, by: ann)
    try model.setJudgments(.priorities([1, 2]), of: second, by: ann)
    try model.setJudgments(.priorities([2, 1]), of: second, by: bob)
    #expect(throws: EvaluationError.self) {
      try model.evaluation(EvaluationOptions(aggregation: .priorities))
    }
    // Judgments are averaged over those who gave them.
    expectClose(try model.evaluation().criteria[second].localPriorities, [0.5, 0.5])
    expectClose(try model.evaluation().criteria[first].localPriorities, [1.0 / 3, 2.0 / 3])
  }

  @Test func `a zero cannot be averaged with ratios`() throws {
    var model = try couple()
    try model.setJudgments(.priorities([1, 0, 1]), of: model.goal, by: ParticipantID(0))
    let problem = EvaluationProblem(
      criterion: CriterionID(0), participant: ParticipantID(0), kind: .zeroPriority(item: 1))
    #expect(throws: EvaluationError(problems: [problem])) { try model.evaluation() }
    #expect(
      problem.description(in: model)
        == "the priority of 'b' by 'Ann' under 'goal' is 0, which cannot be combined with others' "
        + "judgments (expected above 0, or aggregation of priorities)")
  }

  @Test(arguments: [GroupAggregation.prioritiesGeometric, .localPrioritiesGeometric])
  func `a geometric mean of nothing but zeros is refused`(aggregation: GroupAggregation) throws {
    var model = try DecisionModel(name: "zeros", goal: "goal", alternatives: ["a", "b"])
    for (name, priorities) in [("Ann", [1.0, 0]), ("Bob", [0, 1])] {
      let participant = try model.addParticipant(Participant(name))
      try model.setJudgments(.priorities(priorities), of: model.goal, by: participant)
    }
    #expect(
      throws: EvaluationError(problems: [
        EvaluationProblem(criterion: CriterionID(0), participant: nil, kind: .noCommonPriority)
      ])
    ) { try model.evaluation(EvaluationOptions(aggregation: aggregation)) }
  }

  // MARK: Checks

  @Test func `a check misses a participant whom final priorities need`() throws {
    var model = try pair()
    let (first, second) = (CriterionID(1), CriterionID(2))
    let (ann, bob) = (ParticipantID(0), ParticipantID(1))
    let matrix = try ComparisonMatrix(order: 2, upperTriangle: [2])
    try model.setJudgments(.comparisons(matrix), of: first, by: ann)
    try model.setJudgments(.comparisons(matrix), of: second, by: ann)
    try model.setJudgments(.comparisons(matrix), of: second, by: bob)
    #expect(ModelCheck(of: model).passes)
    let check = ModelCheck(of: model, options: EvaluationOptions(aggregation: .priorities))
    #expect(!check.passes)
    let missing = try #require(check.entries.first { $0.verdict == .unjudged })
    #expect(missing.subject == .criterion(first) && missing.participant == bob)
  }

  @Test func `a participant without weight does not count in a check`() throws {
    var model = try couple()
    let cycle = try ComparisonMatrix(order: 3, upperTriangle: [9, 1.0 / 9, 9])
    let cy = try model.addParticipant(Participant("Cy", weight: 0))
    try model.setJudgments(.comparisons(cycle), of: model.goal, by: cy)
    #expect(ModelCheck(of: model).passes)
  }

  @Test func `a check passes people of whom none connects everything alone`() throws {
    var model = try DecisionModel(name: "m", goal: "goal", alternatives: ["a", "b", "c"])
    for (name, triangle) in [("Ann", [2, nil, nil]), ("Bob", [nil, nil, 3])]
      as [(String, [Double?])]
    {
      let participant = try model.addParticipant(Participant(name))
      try model.setJudgments(
        Judgments(IncompleteComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
        by: participant)
    }
    let check = ModelCheck(of: model)
    #expect(check.entries.map(\.verdict) == [.consistent, .unconnected, .unconnected])
    #expect(check.passes)
  }

  /// Nobody gives the second criterion any weight; 0.8 and 0.4 with the weights 1 and 3.
  @Test func `below a criterion without priority averages are by the weights of people`() throws {
    var model = try DecisionModel(name: "m", goal: "goal", alternatives: ["a", "b"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    for (name, weight, share) in [("Ann", 1.0, 0.8), ("Bob", 3, 0.4)] {
      let person = try model.addParticipant(Participant(name, weight: weight))
      try model.setJudgments(.priorities([1, 0]), of: model.goal, by: person)
      try model.setJudgments(.priorities([1, 1]), of: first, by: person)
      try model.setJudgments(.priorities([share, 1 - share]), of: second, by: person)
    }
    let evaluation = try model.evaluation(EvaluationOptions(aggregation: .priorities))
    let locals = evaluation.criteria[second].localPriorities
    #expect(locals.count == 2)
    for (found, expected) in zip(locals, [0.5, 0.5]) { #expect(abs(found - expected) <= 1e-15) }
  }

  @Test func `common judgments count once in an average of priorities`() throws {
    var model = try DecisionModel(name: "common", goal: "goal", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [2, 4, 2])
    try model.setJudgments(.comparisons(matrix), of: first)
    for name in ["Ann", "Bob"] {
      let participant = try model.addParticipant(name)
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 2, upperTriangle: [2])), of: model.goal,
        by: participant)
      try model.setJudgments(.comparisons(matrix), of: second, by: participant)
    }
    for aggregation in [GroupAggregation.priorities, .prioritiesGeometric] {
      let evaluation = try model.evaluation(EvaluationOptions(aggregation: aggregation))
      #expect(evaluation.criteria[first].matrices.map(\.participant) == [nil])
      #expect(evaluation.criteria[second].matrices.map(\.participant) == [ParticipantID](at: 0, 1))
    }
  }

  @Test func `a check lists what is not judged and what is inconsistent`() throws {
    var model = try toy()
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [9, 1.0 / 9, 9])
    try model.setJudgments(.comparisons(matrix), of: CriterionID(1))
    var other = try DecisionModel(name: "other", goal: "goal", alternatives: ["a", "b"])
    try other.addCriterion("only", under: other.goal)
    let check = ModelCheck(of: model)
    #expect(check.entries.map(\.verdict) == [.inconsistent])
    #expect(!check.passes)
    #expect(ModelCheck(of: other).entries.map(\.verdict) == [.unjudged])
    #expect(!ModelCheck(of: other).passes)
    #expect(try ModelCheck(of: couple()).passes)
  }

  @Test func `a check lists people's own matrices where several count`() throws {
    for (weight, expected) in [(0.0, [nil]), (1, [nil, 0, 1])] {
      var model = try DecisionModel(name: "m", goal: "goal", alternatives: ["a", "b", "c"])
      for (name, weight) in [("Ann", 1), ("Bob", weight), ("Cem", 1)] {
        let person = try model.addParticipant(Participant(name, weight: weight))
        if name == "Cem" { continue }
        try model.setJudgments(
          .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 4, 2])), of: model.goal,
          by: person)
      }
      #expect(ModelCheck(of: model).entries.map(\.participant?.position) == expected)
    }
  }

  /// The second compares four criteria; the others compare alternatives.
  @Test func `of matrices that are equally inconsistent the first is the largest`() throws {
    var model = try DecisionModel(name: "m", goal: "goal", alternatives: ["a", "b", "c"])
    let triad = Judgments.comparisons(try ComparisonMatrix(order: 3, upperTriangle: [3, 3, 3]))
    for name in ["first", "second", "third"] {
      let criterion = try model.addCriterion(Criterion(name), under: model.goal)
      if name != "second" {
        try model.setJudgments(triad, of: criterion)
        continue
      }
      for name in ["p", "q", "r", "s"] {
        let child = try model.addCriterion(Criterion(name), under: criterion)
        try model.setJudgments(.priorities([1, 1, 1]), of: child)
      }
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 4, upperTriangle: [1, 1, 1, 1, 1, 1])), of: criterion)
    }
    try model.setJudgments(.priorities([1, 1, 1]), of: model.goal)
    let largest = try #require(try model.evaluation().hierarchyConsistency.largest)
    #expect(largest.subject.path(in: model) == "first")
  }

  @Test func `a check compares with the threshold that is asked for`() throws {
    var model = try DecisionModel(name: "threshold", goal: "goal", alternatives: ["a", "b", "c"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])), of: model.goal)
    let ratio = try #require(ModelCheck(of: model).entries.first?.ratio)
    #expect(
      ModelCheck(of: model, options: EvaluationOptions(consistencyThreshold: .fixed(ratio))).passes)
    #expect(
      !ModelCheck(
        of: model, options: EvaluationOptions(consistencyThreshold: .fixed(ratio.nextDown))
      ).passes)
  }
}

extension DecisionModel {
  @discardableResult
  fileprivate mutating func addParticipant(_ name: String) throws -> ParticipantID {
    try addParticipant(Participant(name))
  }
}
