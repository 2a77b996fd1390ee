import TestSupport
import Testing

@testable import AHP

struct GroupStatisticsTests {
  typealias Group = ReferenceModelTests.Group

  /// Statistics of the participants of a model, added in one piece.
  private func statistics(
    of model: DecisionModel, options: EvaluationOptions? = nil,
    selection: RespondentSelection = RespondentSelection()
  ) throws -> GroupStatistics {
    var statistics = try GroupStatistics(of: model, options: options, selection: selection)
    try statistics.add(Response.all(in: model))
    return statistics
  }

  // MARK: Reference values

  /// The difference to a reference value, absolute below 1 and relative above.
  private func difference(_ found: Double, _ expected: String) -> Double {
    let expected = ReferenceNumber.value(expected)
    return abs(found - expected) / max(1, abs(expected))
  }

  @Test(arguments: ReferenceModelTests.file.groups)
  func `a group has the reference values to 1e-12`(group: Group) throws {
    let model = try ReferenceModelTests.model(group)
    let expected = group.values
    let statistics = try statistics(of: model)
    let found = try statistics.groupEvaluation()
    let goal = try #require(found.judgments).criteria[model.goal]
    #expect(ReferenceNumber.error(goal.localPriorities, expected.aij.eigenvector) <= 1e-12)
    #expect(
      ReferenceNumber.error(goal.localPriorities, expected.aij.eigenvector)
        <= goal.localErrorBound)
    let agreement = try #require(found.agreements[model.goal])
    #expect(
      ReferenceNumber.error(agreement.questions.map { $0.mean ?? 0 }, expected.aij.upper) <= 1e-12)
    // The reference values are those of equal weights.
    var equal = model
    for participant in equal.participants.indices { equal.participants[participant].weight = 2 }
    let unweighted = try #require(
      try self.statistics(of: equal).groupEvaluation().agreements[model.goal])
    #expect(
      ReferenceNumber.error(
        unweighted.questions.map { $0.geometricStandardDeviation ?? 0 },
        expected.judgementGeometricSDSample) <= 1e-12)
    #expect(
      ReferenceNumber.error(try #require(found.arithmetic).ranked, expected.aipArithmetic) <= 1e-12)
    #expect(
      ReferenceNumber.error(try #require(found.geometric).ranked, expected.aipGeometric) <= 1e-12)
    let consensus = try #require(agreement.priorities.consensus)
    #expect(difference(consensus.alphaEntropy, expected.consensusUnweighted.alpha) <= 1e-12)
    #expect(difference(consensus.betaEntropy, expected.consensusUnweighted.beta) <= 1e-12)
    #expect(difference(consensus.gammaEntropy, expected.consensusUnweighted.gamma) <= 1e-12)
    #expect(
      difference(try #require(consensus.indicator), expected.consensusUnweighted.consensus)
        <= 1e-12)
    #expect(
      difference(try #require(found.consensus), expected.consensusUnweighted.consensus) <= 1e-12)
    #expect(
      difference(
        try #require(found.ranked.consensus?.relativeHomogeneity),
        expected.consensusUnweighted.relativeHomogeneity) <= 1e-12)
    #expect(
      difference(try #require(found.ranked.concordance), try #require(expected.kendallW)) <= 1e-12)
  }

  @Test(arguments: ReferenceModelTests.file.groups)
  func `members of a group have the reference values to 1e-12`(group: Group) throws {
    let model = try ReferenceModelTests.model(group)
    let responses = Response.all(in: model)
    var statistics = try GroupStatistics(of: model)
    let outcomes = try statistics.add(responses)
    for (threshold, expected) in group.values.clusters {
      let analysis = try statistics.analysis(
        of: responses, outcomes, clusterThreshold: ReferenceNumber.value(threshold))
      #expect(analysis.clusters.map(\.members) == expected.clusters)
      #expect(analysis.unclustered == expected.unclustered)
    }
    let analysis = try statistics.analysis(of: responses, outcomes)
    let similarity = try #require(analysis.similarity)
    for (member, row) in group.values.pairwiseConsensus.enumerated() {
      for (other, expected) in row.enumerated() {
        #expect(difference(similarity[member, other], expected) <= 1e-12)
      }
    }
    for (index, member) in analysis.members.enumerated() {
      let expected = group.values
      #expect(
        ReferenceNumber.error(
          try #require(member.saatyCompatibility), expected.saatyCompatibilityWithAIJ[index])
          <= 1e-12)
      #expect(
        ReferenceNumber.error(
          try #require(member.garutiCompatibility), expected.garutiGWithAIJ[index]) <= 1e-12)
      #expect(
        difference(
          try #require(member.geometricCompatibility), expected.geometricCompatibilityWithAIJ[index]
        )
          <= 1e-12)
    }
  }

  /// The goal compares two criteria, which is always consistent and counts with the weight 1; the
  /// criteria compare three alternatives with the weights 3/4 and 1/4.
  @Test func `the distance from the group counts each matrix by its priority`() throws {
    var model = try DecisionModel(name: "m", goal: "goal", alternatives: ["a", "b", "c"])
    let criteria = try ["x", "y"].map { try model.addCriterion(Criterion($0), under: model.goal) }
    for (name, triangles) in [
      ("Ann", [[2, 4, 2], [3, 9, 3]]), ("Bob", [[3, 5, 1], [1.0 / 2, 5, 4]]),
    ] as [(String, [[Double]])] {
      let person = try model.addParticipant(Participant(name))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 2, upperTriangle: [3])), of: model.goal, by: person)
      for (criterion, triangle) in zip(criteria, triangles) {
        try model.setJudgments(
          .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: criterion,
          by: person)
      }
    }
    let group = try model.evaluation(EvaluationOptions(prioritization: .geometricMean))
    func distance(_ criterion: CriterionID, _ person: Int) throws -> Double {
      let own = try #require(
        model.criteria[criterion].judgments.byParticipants[person].judgments.matrix)
      return try #require(
        own.geometricCompatibility(with: group.criteria[criterion].localPriorities))
    }
    let responses = Response.all(in: model)
    var statistics = try GroupStatistics(of: model)
    let outcomes = try statistics.add(responses)
    let analysis = try statistics.analysis(of: responses, outcomes)
    for (person, member) in analysis.members.enumerated() {
      let (x, y) = (try distance(criteria[0], person), try distance(criteria[1], person))
      #expect(abs(x - y) > 0.01)
      let found = try #require(member.geometricCompatibility)
      #expect(abs(found - (0.75 * x + 0.25 * y) / 2) <= 1e-14)
    }
  }

  // MARK: The same as an evaluation

  /// A hierarchy of random judgments by participants of different weights.
  private func randomModel(seed: UInt64, missing: Double = 0) throws -> DecisionModel {
    var model = try RandomModelOptions(
      levels: 2, branching: 3, alternatives: 4, participants: 7, noise: 0.6,
      missingShare: missing
    ).model(seed: seed)
    for (participant, weight) in zip(model.participants.indices, [1, 2, 0.5, 1, 3, 0.1, 1]) {
      model.participants[participant].weight = weight
      model.participants[participant].attributes["team"] =
        participant.position < 3 ? "north" : "south"
    }
    return model
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>, [0, 0.3])
  func `statistics give what an evaluation gives`(seed: UInt64, missing: Double) throws {
    let model = try randomModel(seed: seed, missing: missing)
    for synthesis in Synthesis.allCases {
      func options(_ aggregation: GroupAggregation) -> EvaluationOptions {
        EvaluationOptions(synthesis: synthesis, aggregation: aggregation)
      }
      let found = try statistics(of: model, options: options(.judgments)).groupEvaluation()
      func largestError(_ found: [Double], _ aggregation: GroupAggregation) throws -> Double {
        let expected = try model.evaluation(options(aggregation)).alternativePriorities
        return zip(found, expected).map { abs($0 / $1 - 1) }.max() ?? .infinity
      }
      #expect(
        try largestError(try #require(found.judgments).alternativePriorities, .judgments) <= 1e-13,
        "seed \(seed)")
      #expect(
        try largestError(try #require(found.arithmetic).ranked, .priorities) <= 1e-13,
        "seed \(seed)")
      #expect(
        try largestError(try #require(found.geometric).ranked, .prioritiesGeometric) <= 1e-13,
        "seed \(seed)")
      let averaged = try model.evaluation(options(.priorities))
      for criterion in model.criteria.indices {
        #expect(
          abs(
            try #require(found.arithmetic).globalPriorities[criterion]
              / averaged.criteria[criterion].globalPriority - 1) <= 1e-13, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [JudgmentScale.balanced, .power, .adaptiveBalanced])
  func `answers are scaled before they are combined`(scale: JudgmentScale) throws {
    let model = try randomModel(seed: 3)
    let options = EvaluationOptions(scale: scale)
    let found = try statistics(of: model, options: options).groupEvaluation()
    let expected = try model.evaluation(options)
    for (found, expected) in zip(
      try #require(found.judgments).alternativePriorities, expected.alternativePriorities)
    {
      #expect(abs(found / expected - 1) <= 1e-13)
    }
  }

  @Test func `judgments that stand for everybody are everybody's`() throws {
    var model = try randomModel(seed: 4)
    let leaf = try #require(model.criteria.leaves().first)
    try model.setJudgments(.priorities([4, 3, 2, 1]), of: leaf)
    let statistics = try statistics(of: model)
    #expect(!statistics.askedSets.contains(ComparisonSetID(leaf)))
    let found = try statistics.groupEvaluation()
    #expect(found.agreements[leaf] == nil)
    let expected = try model.evaluation(EvaluationOptions(aggregation: .priorities))
    for (found, expected) in zip(
      try #require(found.arithmetic).ranked, expected.alternativePriorities)
    {
      #expect(abs(found / expected - 1) <= 1e-13)
    }
  }

  // MARK: Merging

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `parts merged in any order are the whole to the last bit`(seed: UInt64) throws {
    let model = try randomModel(seed: seed, missing: 0.2)
    let whole = try statistics(of: model)
    let expected = try whole.groupEvaluation()
    var generator = SplitMix64(seed: seed)
    for _ in 0..<4 {
      var parts: [GroupStatistics] = []
      for response in Response.all(in: model).shuffled(using: &generator) {
        // One respondent a part, or more.
        if parts.isEmpty || Bool.random(using: &generator) {
          parts.append(try GroupStatistics(of: model))
        }
        try parts[parts.count - 1].add([response])
      }
      parts.shuffle(using: &generator)
      while parts.count > 1 {
        let part = parts.removeLast()
        let other = Int.random(in: parts.indices, using: &generator)
        try parts[other].merge(part)
      }
      #expect(parts[0].judgments == whole.judgments, "seed \(seed)")
      #expect(parts[0].priorities == whole.priorities, "seed \(seed)")
      #expect(parts[0].ratioSums == whole.ratioSums, "seed \(seed)")
      #expect(try parts[0].groupEvaluation() == expected, "seed \(seed)")
    }
  }

  @Test func `the number of threads makes no difference`() throws {
    let model = try randomModel(seed: 9, missing: 0.2)
    var (one, many) = (try GroupStatistics(of: model), try GroupStatistics(of: model))
    let responses = Response.all(in: model)
    let outcomes = try one.add(responses, threads: 1)
    #expect(try many.add(responses, threads: 4) == outcomes)
    #expect(try one.groupEvaluation(threads: 1) == many.groupEvaluation(threads: 4))
    #expect(
      try one.analysis(of: responses, outcomes, threads: 1)
        == many.analysis(of: responses, outcomes, threads: 4))
  }

  @Test func `what does not belong together is not merged`() throws {
    let model = try randomModel(seed: 1)
    var whole = try statistics(of: model)
    #expect(throws: GroupMergeError.sameRespondents(7)) { try whole.merge(statistics(of: model)) }
    #expect(throws: GroupMergeError.differentOptions) {
      try whole.merge(GroupStatistics(of: model, options: EvaluationOptions(synthesis: .ideal)))
    }
    #expect(throws: GroupMergeError.differentSelections) {
      try whole.merge(
        GroupStatistics(of: model, selection: RespondentSelection(maximumConsistencyRatio: 0.2)))
    }
    #expect(throws: GroupMergeError.differentModels) {
      try whole.merge(
        GroupStatistics(of: ReferenceModelTests.model(ReferenceModelTests.file.groups[0])))
    }
    #expect(whole.respondentCount == 7)
  }

  // MARK: Extremes

  @Test(arguments: [9, 1 / 9.0, 1e50, 1e-50, 3.7])
  func `ten thousand equal answers are that answer`(ratio: Double) throws {
    var model = try DecisionModel(name: "two", goal: "two")
    try model.addCriterion("a", under: model.goal)
    try model.addCriterion("b", under: model.goal)
    let questions = Questions(of: model)
    var statistics = try GroupStatistics(of: model)
    for batch in 0..<10 {
      let responses = try (0..<1000).map { number in
        var response = Response(Participant("\(batch)-\(number)"), to: questions)
        try response.setAnswer(ratio, to: QuestionID(0), of: questions)
        return response
      }
      try statistics.add(responses)
    }
    let found = try statistics.groupEvaluation()
    let answers = try #require(found.agreements[model.goal]?.questions.first)
    #expect(answers.count == 10_000)
    #expect(answers.mean == ratio)
    #expect(answers.geometricStandardDeviation == 1)
    #expect(
      abs(
        try #require(found.judgments).criteria[model.goal].localPriorities[0]
          / (ratio / (1 + ratio)) - 1) <= 4 * Double.ulpOfOne)
  }

  /// ln 9 has the weight 2 of 102: μ = 0.0431, Σ*w*(*l* − *μ*)²/102 · 3/2 = 0.1392.
  @Test func `weights enter the mean and the spread of answers`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    for (number, (weight, ratio)) in [(100.0, 1.0), (1, 9), (1, 9)].enumerated() {
      let person = try model.addParticipant(Participant("p\(number)", weight: weight))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 2, upperTriangle: [ratio])), of: model.goal,
        by: person)
    }
    let answers = try #require(
      try statistics(of: model).groupEvaluation().agreements[model.goal]
    ).questions[0]
    #expect(abs(try #require(answers.mean) - 1.04402) < 5e-6)
    #expect(abs(try #require(answers.geometricStandardDeviation) - 1.45224) < 5e-6)
    for participant in model.participants.indices {
      model.participants[participant].weight /= 1000
    }
    let scaled = try #require(
      try statistics(of: model).groupEvaluation().agreements[model.goal]
    ).questions[0]
    let deviation = try #require(scaled.geometricStandardDeviation)
    #expect(abs(deviation - (answers.geometricStandardDeviation ?? 0)) < 1e-12)
  }

  /// On the geometric scale 9 stands for 256, and the geometric mean of 1 and 256 for 5.
  @Test func `answers are shown as they were given`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    for (number, ratio) in [1.0, 9].enumerated() {
      let person = try model.addParticipant(Participant("p\(number)"))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 2, upperTriangle: [ratio])), of: model.goal,
        by: person)
    }
    model.settings.scale = .geometric
    let answers = try #require(
      try statistics(of: model).groupEvaluation().agreements[model.goal]
    ).questions[0]
    #expect(answers.range == 1...9)
    #expect(abs(try #require(answers.mean) - 5) < 1e-12)
  }

  @Test func `the consensus is that of the formula asked for`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c", "d"])
    for (number, triangle) in [[5, 3, 7, 2, 3, 2], [0.25, 0.5, 2, 3, 5, 3]].enumerated() {
      let person = try model.addParticipant(Participant("p\(number)"))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 4, upperTriangle: triangle)), of: model.goal,
        by: person)
    }
    let statistics = try statistics(of: model)
    let present = try #require(try statistics.groupEvaluation().consensus)
    #expect(abs(present - 0.7167) < 5e-5 && ConsensusLevel(indicator: present) == .moderate)
    let former = try #require(try statistics.groupEvaluation(consensus: .goepel2013).consensus)
    #expect(abs(former - 0.5467) < 5e-5 && ConsensusLevel(indicator: former) == .low)
  }

  @Test func `the spread of nearly equal answers keeps its digits`() throws {
    // Logarithms 3.2 apart by 1e-9: their squares agree in 9 digits.
    let ratios = [9, 9 * (1 + 1e-9), 9 * (1 - 1e-9), 9 * (1 + 2e-9)]
    var sums = JudgmentSums(pairCount: 1)
    for ratio in ratios { sums.add(ratio, weight: 1, to: 0) }
    let found = try #require(sums.geometricStandardDeviation(of: 0))
    let expected = try #require(JudgmentDispersion(ratios).sample)
    #expect(abs((found - 1) / (expected - 1) - 1) <= 1e-6)
  }

  // MARK: Who counts

  @Test func `respondents are selected by attribute`() throws {
    let model = try randomModel(seed: 2)
    let selected = try statistics(
      of: model, selection: RespondentSelection(attributes: ["team": ["north"]]))
    #expect(selected.exclusions.attribute == 4)
    var expected = try GroupStatistics(of: model)
    try expected.add(Array(Response.all(in: model).prefix(3)))
    #expect(selected.judgments == expected.judgments)
    #expect(
      try selected.groupEvaluation().arithmetic == expected.groupEvaluation().arithmetic)
  }

  @Test func `inconsistent respondents or their matrices are left out`() throws {
    let model = try randomModel(seed: 5)
    let limit = 0.3
    for leavesOut in RespondentSelection.LeavesOut.allCases {
      let selection = RespondentSelection(
        maximumConsistencyRatio: limit, leavesOut: leavesOut)
      var statistics = try GroupStatistics(of: model, selection: selection)
      let responses = Response.all(in: model)
      let outcomes = try statistics.add(responses)
      let inconsistent = outcomes.filter { ($0.largestRatio()?.ratio ?? 0) > limit }
      #expect((1..<outcomes.count).contains(inconsistent.count))
      var expected = try GroupStatistics(of: model)
      switch leavesOut {
      case .respondent:
        #expect(statistics.exclusions.inconsistent == inconsistent.count)
        try expected.add(
          zip(responses, outcomes).filter { ($0.1.largestRatio()?.ratio ?? 0) <= limit }.map(\.0))
      case .matrix:
        #expect(statistics.exclusions.total == 0)
        try expected.add(
          zip(responses, outcomes).map { response, outcome in
            var response = response
            for (criterion, ratio) in zip(model.criteria.indices, outcome.consistencyRatios)
            where ratio ?? 0 > limit {
              for question in Questions(of: model).range(of: ComparisonSetID(criterion)) {
                try response.setAnswer(nil, to: question, of: Questions(of: model))
              }
            }
            return response
          })
      }
      #expect(statistics.judgments == expected.judgments)
      #expect(statistics.priorities == expected.priorities)
    }
  }

  @Test func `nobody without weight or answers counts`() throws {
    var model = try randomModel(seed: 6)
    model.participants[ParticipantID(0)].weight = 0
    var statistics = try GroupStatistics(of: model)
    let outcomes = try statistics.add(
      Response.all(in: model) + [Response(Participant("silent"), to: Questions(of: model))])
    #expect(outcomes[0].exclusion == .noWeight)
    #expect(outcomes[7].exclusion == .noAnswers)
    #expect(try statistics.groupEvaluation().respondentCount == 6)
  }

  @Test func `missing answers leave the others' weights`() throws {
    var model = try DecisionModel(name: "three", goal: "three")
    for name in ["a", "b", "c"] { try model.addCriterion(Criterion(name), under: model.goal) }
    let questions = Questions(of: model)
    func response(_ name: String, weight: Double, _ answers: [Double?]) throws -> Response {
      var response = Response(Participant(name, weight: weight), to: questions)
      for (question, answer) in zip(questions.indices, answers) {
        try response.setAnswer(answer, to: question, of: questions)
      }
      return response
    }
    var statistics = try GroupStatistics(of: model)
    let outcomes = try statistics.add([
      response("A", weight: 1, [2, nil, 4]), response("B", weight: 3, [nil, nil, 2]),
      response("C", weight: 1, [8, 4, nil]),
    ])
    let found = try statistics.groupEvaluation()
    let answers = try #require(found.agreements[model.goal]).questions
    #expect(answers.map(\.count) == [2, 1, 2])
    #expect(abs(try #require(answers[0].mean) - 4) <= 1e-15)
    #expect(answers[1].mean == 4)
    // 4^(1/4) · 2^(3/4)
    #expect(abs(try #require(answers[2].mean) - 2.3784142300054421) <= 1e-15)
    // B compared two of three items only.
    #expect(outcomes.map { $0.priorities == nil } == [false, true, false])
    #expect(found.completeCount == 2)
  }

  @Test func `a criterion that nobody answered is named`() throws {
    let model = try randomModel(seed: 1).withoutComparisons()
    let statistics = try GroupStatistics(of: model)
    let error = #expect(throws: EvaluationError.self) { try statistics.groupEvaluation() }
    #expect(error?.problems.count == 13)
    #expect(error?.problems.allSatisfy { $0.kind == .noJudgments } ?? false)
  }

  // MARK: Without one member

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `the group without a member is the group of the others`(seed: UInt64) throws {
    let model = try randomModel(seed: seed, missing: 0.1)
    let responses = Response.all(in: model)
    var statistics = try GroupStatistics(of: model)
    let outcomes = try statistics.add(responses)
    let analysis = try statistics.analysis(of: responses, outcomes)
    let all = try statistics.groupEvaluation()
    for (index, member) in analysis.members.enumerated() {
      var others = try GroupStatistics(of: model)
      try others.add(Array(responses[..<index] + responses[(index + 1)...]))
      let rest = try others.groupEvaluation()
      let influence = try #require(member.influence)
      let shift =
        try #require(rest.judgments).alternativePriorities[influence.shiftedItem]
        - #require(all.judgments).alternativePriorities[influence.shiftedItem]
      #expect(influence.largestShift == shift, "seed \(seed)")
      let change = RankedItems(of: model, in: all).change(
        to: RankedItems(of: model, in: rest))
      #expect(influence.judgments == change, "seed \(seed)")
    }
  }

  // MARK: Direct priorities

  @Test func `direct priorities count as they are, and as the ratios between them`() throws {
    var model = try DecisionModel(
      name: "vacation", goal: "vacation", alternatives: ["x", "y", "z"])
    let (a, b) = (
      try model.addParticipant(Participant("A")), try model.addParticipant(Participant("B"))
    )
    try model.setJudgments(.priorities([4, 2, 1]), of: model.goal, by: a)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])), of: model.goal, by: b)
    let found = try statistics(of: model).groupEvaluation()
    for (aggregation, priorities) in [
      (GroupAggregation.judgments, found.judgments?.alternativePriorities),
      (.priorities, found.arithmetic?.ranked), (.prioritiesGeometric, found.geometric?.ranked),
      (.localPriorities, found.local?.ranked),
    ] {
      let expected = try model.evaluation(EvaluationOptions(aggregation: aggregation))
      for (found, expected) in zip(try #require(priorities), expected.alternativePriorities) {
        #expect(abs(found / expected - 1) <= 1e-13)
      }
    }
    #expect(try model.withoutComparisons().adding(Response.all(in: model)) == model)
  }

  @Test func `a direct priority of 0 leaves the averages of priorities`() throws {
    var model = try DecisionModel(name: "two", goal: "two", alternatives: ["x", "y"])
    let (a, b) = (
      try model.addParticipant(Participant("A")), try model.addParticipant(Participant("B"))
    )
    try model.setJudgments(.priorities([1, 0]), of: model.goal, by: a)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [1])), of: model.goal, by: b)
    let found = try statistics(of: model).groupEvaluation()
    #expect(found.judgments == nil)
    #expect(found.obstacles.map(\.kind) == [.zeroPriorities(respondents: 1)])
    #expect(found.arithmetic?.ranked == [0.75, 0.25])
    #expect(found.geometric?.ranked == [1, 0])
    #expect(RankedItems(of: model, in: found).priorities == [0.75, 0.25])
  }

  // MARK: Responses and models

  @Test func `responses become judgments of participants and back`() throws {
    let model = try randomModel(seed: 8, missing: 0.2)
    let responses = Response.all(in: model)
    let empty = model.withoutComparisons()
    #expect(empty.criteria.allSatisfy { $0.judgments == .none })
    let filled = try empty.adding(responses)
    // But that people were asked now, whatever the model said of its judgments.
    let questions = Questions(of: model)
    let elicited = model.elicited(
      on: questions.sets.map { questions.subject(of: $0) }
        .filter { $0.judgments(in: model) != .none })
    #expect(filled == elicited)
    var strangers = empty
    strangers.participants = []
    #expect(try strangers.adding(responses).evaluation() == elicited.evaluation())
  }

  @Test func `who answers has the weight and the attributes of the answers`() throws {
    var model = try randomModel(seed: 8).withoutComparisons()
    let first = ParticipantID(0)
    model.participants[first].attributes = ["team": "A", "city": "Ende"]
    var response = Response(model.participants[first], to: Questions(of: model))
    response.participant.weight = 3
    response.participant.attributes = ["team": "B"]
    let answered = try model.adding([response])
    #expect(answered.participants[first] == response.participant)
    #expect(answered.participants.count == model.participants.count)
  }

  @Test func `nobody judges the same twice`() throws {
    let model = try randomModel(seed: 8)
    let responses = Response.all(in: model)
    #expect(
      throws: ModelError.judgedTwice(
        participant: model.participants[ParticipantID(0)].name, criterion: "Goal")
    ) { try model.adding(responses) }
    var common = model.withoutComparisons()
    try common.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1, 1, 1])), of: common.goal)
    #expect(throws: ModelError.judgedForEverybody("Goal")) { try common.adding(responses) }
  }

  @Test func `questions are numbered criterion by criterion`() throws {
    let model = try randomModel(seed: 1)
    let questions = Questions(of: model)
    #expect(questions.count == 4 * 3 + 9 * 6)
    for question in questions.indices {
      let pair = questions.pair(at: question)
      #expect(questions.range(of: pair.set).contains(question))
      #expect(
        questions.question(of: pair.set, item: pair.item, against: pair.other)
          == question)
    }
  }
}
