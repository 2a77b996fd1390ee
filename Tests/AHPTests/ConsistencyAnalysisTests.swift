import Testing

@testable import AHP
@testable import PairwiseComparisons

struct ConsistencyAnalysisTests {
  /// Two criteria over three alternatives; the judgments below the first are far from consistent.
  private func model() throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion("first", under: model.goal)
    let second = try model.addCriterion("second", under: model.goal)
    try model.setJudgments(.priorities([3, 1]), of: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 1.0 / 4, 3])), of: first)
    try model.setJudgments(.priorities([1, 1, 1]), of: second)
    return model
  }

  @Test func `with what the others say three items become consistent`() throws {
    let model = try model()
    let analysis = try #require(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(), subject: .criterion(CriterionID(1))
      )
      .first)
    #expect(analysis.advice.count == 3)
    for advice in analysis.advice {
      let (row, column) = (advice.deviation.row, advice.deviation.column)
      let third = 3 - row - column
      let expected = analysis.matrix[row, third]! * analysis.matrix[third, column]!
      #expect(abs(advice.replacements.harker.ratio - expected) <= 1e-13 * expected)
      #expect(try #require(advice.ratioAfter) <= 1e-28)
    }
    #expect(try #require(analysis.indices).ordinal.circularTriads.count == 1)
  }

  @Test(arguments: JudgmentScale.allCases)
  func `on every scale the judgment is the one that was given`(scale: JudgmentScale) throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c", "d"])
    let triangle = [7, 1.0 / 6, 3, 5, 1.0 / 4, 8]
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 4, upperTriangle: triangle)), of: model.goal)
    let analyses = try ConsistencyAnalysis.all(
      of: model, in: model.evaluation(EvaluationOptions(scale: scale)),
      subject: .criterion(model.goal), adviceCount: 6)
    let advice = try #require(analyses.first).advice
    #expect(!advice.isEmpty)
    for entry in advice {
      let (row, column) = (entry.deviation.row, entry.deviation.column)
      #expect(
        entry.judgment == triangle[UpperTriangle.index(row: row, column: column, order: 4)])
    }
  }

  @Test func `of the members of a group the least consistent comes first`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    for (name, last) in [("x", 5.0), ("y", 9), ("z", 7)] {
      try model.addParticipant(Participant(name))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: [5, 1 / last, 5])), of: model.goal,
        by: ParticipantID(model.participants.count - 1))
    }
    let all = try ConsistencyAnalysis.ofMembers(of: model, in: model.evaluation(), most: 3)
    #expect(all.map(\.participant) == [1, 2, 0].map(ParticipantID.init))
    let most = try ConsistencyAnalysis.ofMembers(of: model, in: model.evaluation(), most: 1)
    #expect(most.map(\.participant) == [ParticipantID(1)])
  }

  @Test func `the effect on the ranking is that of the changed model`() throws {
    let model = try model()
    let before = try model.evaluation().ranking.order
    let analysis = try #require(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(), subject: .criterion(CriterionID(1))
      )
      .first)
    for advice in analysis.advice {
      var changed = model
      var matrix = try #require(analysis.matrix.completed)
      try matrix.setJudgment(
        of: advice.deviation.row, against: advice.deviation.column,
        to: advice.replacements.harker.ratio)
      try changed.setJudgments(.comparisons(matrix), of: CriterionID(1))
      let after = try changed.evaluation().ranking.order
      switch advice.effect {
      case .none: #expect(after == before)
      case .order: #expect(after != before && after[0] == before[0])
      case .first(let leaders):
        #expect(
          leaders == [.alternative(AlternativeID(after[0]))] && after[0] != before[0])
      case .fewerFirst: Issue.record("nobody shares the first place")
      }
    }
    #expect(Set(analysis.advice.map(\.effect)).count > 1)
  }

  /// A hierarchy with a shared criterion, judged at random so that most matrices are above the
  /// threshold; with or without alternatives, people and missing judgments.
  private func randomModel(
    seed: UInt64, alternatives: Int, participants: Int, isMissing: Bool
  ) throws -> DecisionModel {
    var generator = SplitMix64(seed: seed)
    var model = try DecisionModel(
      name: "random", goal: "goal", alternatives: (0..<alternatives).map { Alternative("a\($0)") })
    let inner = try (0..<3).map { try model.addCriterion("c\($0)", under: model.goal) }
    for criterion in inner {
      for number in 0..<3 { try model.addCriterion("\(criterion).\(number)", under: criterion) }
    }
    try model.share(CriterionID(4), under: inner[2])
    let people = try (0..<participants).map { try model.addParticipant(Participant("p\($0)")) }
    for criterion in model.criteria.indices {
      let order = model.itemCount(of: criterion)
      if order < 2 { continue }
      func judgments() throws -> Judgments {
        var matrix = IncompleteComparisonMatrix(order: order)
        for (row, column) in UpperTriangle.pairs(order: order)
        where !isMissing || order < 4 || (row, column) != (0, 2) {
          let ratio = Double(Int.random(in: 1...9, using: &generator))
          try matrix.setJudgment(
            of: row, against: column, to: Bool.random(using: &generator) ? ratio : 1 / ratio)
        }
        return Judgments(matrix)
      }
      if people.isEmpty { try model.setJudgments(judgments(), of: criterion) }
      for person in people { try model.setJudgments(judgments(), of: criterion, by: person) }
    }
    return model
  }

  /// Advice is on a change of one matrix, and everything else is taken from the evaluation.
  @Test(
    arguments: [
      EvaluationOptions(), EvaluationOptions(synthesis: .ideal),
      EvaluationOptions(synthesis: .multiplicative),
      EvaluationOptions(structuralAdjustment: true),
      EvaluationOptions(prioritization: .geometricMean),
      EvaluationOptions(aggregation: .priorities),
      EvaluationOptions(aggregation: .localPriorities), EvaluationOptions(scale: .balanced),
    ], [0, 4])
  func `the effect of advice is that of an evaluation of the changed model`(
    options: EvaluationOptions, alternatives: Int
  ) throws {
    var effects = Set<RankingChange>()
    for (participants, isMissing) in [(0, false), (0, true), (2, false)] {
      for seed in 1...4 as ClosedRange<UInt64> {
        let model = try randomModel(
          seed: seed, alternatives: alternatives, participants: participants, isMissing: isMissing)
        let ratios = try model.scaled(by: options.scale)
        let evaluation = try model.evaluation(options)
        let before = RankedItems(of: model, in: evaluation)
        let subjects = model.comparisonSets().map(\.subject)
        let analyses = try ConsistencyAnalysis.all(of: model, in: evaluation, subjects: subjects)
        #expect(analyses.contains { !$0.advice.isEmpty })
        for analysis in analyses {
          for advice in analysis.advice {
            var changed = analysis.matrix
            try changed.setJudgment(
              of: advice.deviation.row, against: advice.deviation.column,
              to: advice.replacements.harker.ratio)
            let whole = ratios.replacing(
              Judgments(changed), of: analysis.subject, by: analysis.participant)
            let after = try Evaluator(ofRatios: whole, options).evaluate()
            #expect(advice.effect == before.change(to: RankedItems(of: whole, in: after)))
            effects.insert(advice.effect)
          }
        }
      }
    }
    #expect(effects.count > 2)
  }

  /// The whole ranking with its bounds, which says more than the effect.
  @Test(arguments: Synthesis.allCases, [0, 4])
  func `what is ranked with other judgments has the same bits as in the changed model`(
    synthesis: Synthesis, alternatives: Int
  ) throws {
    let options = EvaluationOptions(synthesis: synthesis)
    let model = try randomModel(
      seed: 9, alternatives: alternatives, participants: 0, isMissing: false)
    let evaluator = try Evaluator(of: model, options)
    let evaluation = try evaluator.evaluate()
    for criterion in model.criteria.indices where model.itemCount(of: criterion) > 2 {
      let order = model.itemCount(of: criterion)
      var changed = model
      let equal = try ComparisonMatrix(
        order: order, upperTriangle: UpperTriangle.pairs(order: order).map { _ in 2 })
      try changed.setJudgments(.comparisons(equal), of: criterion)
      let items = try evaluator.rankedItems(
        with: changed.criteria[criterion].judgments, of: criterion, in: evaluation)
      #expect(items == RankedItems(of: changed, in: try changed.evaluation(options)))
    }
  }

  @Test func `a participant's matrix is changed alone where priorities are averaged`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    for (name, triangle) in [("Ann", [2.0, 1.0 / 4, 3]), ("Bob", [1, 1, 1])] {
      let participant = try model.addParticipant(Participant(name))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
        by: participant)
    }
    model.settings.aggregation = .localPriorities
    let analyses = try ConsistencyAnalysis.all(
      of: model, in: model.evaluation(), subject: .criterion(model.goal))
    #expect(analyses.map(\.participant) == [ParticipantID](at: 0, 1))
    model.settings.aggregation = .judgments
    #expect(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(), subject: .criterion(model.goal)
      ).map(
        \.participant) == [
          nil
        ])
  }

  @Test func `two items and direct priorities have nothing to advise on`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [3])), of: model.goal)
    #expect(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(), subject: .criterion(model.goal)
      ).first?
      .advice.isEmpty
        == true)
    try model.setJudgments(.priorities([1, 2]), of: model.goal)
    #expect(
      try ConsistencyAnalysis.all(
        of: model, in: model.evaluation(), subject: .criterion(model.goal)
      ).isEmpty)
  }
}
