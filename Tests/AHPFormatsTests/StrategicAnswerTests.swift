import AHP
import Testing

@testable import AHPFormats

/// Answers about strategic criteria: how files name them, and what a group makes of them.
struct StrategicAnswerTests {
  /// Two merits, and two strategic criteria that nobody has judged.
  private static let small = """
    ahp: 1
    name: Power
    alternatives: [Dam, Wind]
    goal:
      name: Which power
      strategicCriteria:
        name: What counts
        children: [{name: Growth}, {name: Safety}]
      children:
        - {name: Gains, merit: benefits, comparisons: [[Dam, Wind, 1]]}
        - {name: Losses, merit: costs, comparisons: [[Dam, Wind, 2]]}
    """

  /// Three merits, strategic criteria on two levels, one of which rates the merits, and nothing
  /// judged besides.
  private static let large = """
    ahp: 1
    name: Power
    alternatives: [Dam, Wind, Sun, Coal]
    goal:
      name: Which power
      strategicCriteria:
        name: What counts
        children:
          - name: Growth
            children: [{name: Jobs}, {name: -Trade}]
          - {name: Safety}
          - {name: Beauty, ratings: {Gains: 0.5, Chances: 1, Losses: 0.25}}
      children:
        - {name: Gains, merit: benefits, children: [{name: Money}, {name: Fun}]}
        - {name: Chances, merit: opportunities}
        - {name: Losses, merit: costs}
    """

  private static func model(_ text: String) throws -> DecisionModel {
    try ModelFile.read(text: text, name: "m.yaml").model
  }

  private func strategic(_ position: Int) -> ComparisonSubject {
    .strategicCriterion(CriterionID(position))
  }

  private func reading(
    _ text: String, as name: String = "a.csv", of model: DecisionModel
  ) throws -> [Response] {
    let result = try ResponseResult.read(text, name: name, model: model)
    #expect(result.error == nil)
    return result.responses
  }

  // MARK: Questions

  @Test func `strategic criteria are asked about after the criteria`() throws {
    let model = try Self.model(Self.large)
    let questions = Questions(of: model)
    let subjects = questions.sets.map { questions.subject(of: $0) }
    #expect(subjects == model.comparisonSets().map(\.subject))
    for set in questions.sets {
      let subject = questions.subject(of: set)
      #expect(questions.set(of: subject) == set)
      #expect(ComparisonSubject(set, in: model) == subject)
      for question in questions.range(of: set) {
        let pair = questions.pair(at: question)
        #expect(pair.set == set)
        #expect(questions.question(of: set, item: pair.item, against: pair.other) == question)
      }
    }
    #expect(questions.set(of: .ratingScale(0)) == nil)
    // The goal, whose merits are weighed by the strategic criteria, and Beauty, which rates them,
    // ask nothing.
    let asked = QuestionDesign.complete.questions(of: model, seed: 1)
    #expect(
      questions.bySet(asked).map { questions.subject(of: $0.set).path(in: model) } == [
        "Gains", "Chances", "Losses", "Gains/Money", "Gains/Fun", "What counts",
        "What counts/Growth", "What counts/Safety", "What counts/Growth/Jobs",
        "What counts/Growth/-Trade",
      ])
    // As many as a check finds missing.
    let check = ModelCheck(of: model)
    #expect(check.entries.allSatisfy { $0.verdict == .unjudged })
    #expect(
      asked.count
        == check.entries.reduce(0) {
          let order = $1.subject.itemCount(in: model)
          return $0 + order * (order - 1) / 2
        })
    let spanning = QuestionDesign.spanning.questions(of: model, seed: 1)
    #expect(questions.bySet(spanning).map(\.set) == questions.bySet(asked).map(\.set))
    #expect(spanning.count < asked.count)
  }

  @Test func `missing answers are named with their strategic criterion`() throws {
    let model = try Self.model(Self.large)
    let questions = Questions(of: model)
    let asked = QuestionDesign.complete.questions(of: model, seed: 1)
    var response = Response(Participant("Ann"), to: questions)
    for question in asked { try response.setAnswer(2, to: question, of: questions) }
    let jobs = try #require(ComparisonSubject(path: "What counts/Growth/Jobs", in: model))
    let safety = try #require(ComparisonSubject(path: "What counts/Safety", in: model))
    let left = try #require(questions.set(of: jobs).map(questions.range))
    for question in left.dropFirst() { try response.setAnswer(nil, to: question, of: questions) }
    response.setPriorities([3, 2, 1], of: try #require(questions.set(of: safety)), of: questions)
    let found = MissingAnswers.all(of: model, in: [response], to: asked, from: [])
    #expect(found.count == 1)
    #expect(found[0].answeredCount == asked.count - 2)
    #expect(found[0].gaps.map(\.subject) == [jobs])
    #expect(found[0].gaps[0].questions == Array(left.dropFirst()))
    #expect(!found[0].gaps[0].hasPriorities)
  }

  // MARK: Files

  @Test(arguments: ResponseWriter.Form.allCases, [0.0, 0.4])
  func `tables are read back as they were written`(
    form: ResponseWriter.Form, missing: Double
  ) throws {
    let model = try Self.model(Self.large)
    let responses = try RandomResponses(
      to: model, participants: 5, noise: 0.5, missingShare: missing, seed: 3)
    let writer = try ResponseWriter(model: model, form: form)
    var bytes = writer.header
    for response in responses { writer.append(response, to: &bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("What counts/Growth/-Trade"))
    #expect(try reading(text, of: model) == Array(responses))
    #expect(responses.allSatisfy { $0.answerCount >= 14 })
  }

  /// The first question of the model is about the merits, which people do not compare.
  @Test(arguments: ResponseWriter.Form.allCases)
  func `a participant without answers has a row that can be read`(
    form: ResponseWriter.Form
  ) throws {
    let model = try Self.model(Self.large)
    let response = Response(Participant("Ann"), to: Questions(of: model))
    let writer = try ResponseWriter(model: model, form: form)
    var bytes = writer.header
    writer.append(response, to: &bytes)
    #expect(try reading(String(decoding: bytes, as: UTF8.self), of: model) == [response])
  }

  @Test func `a document, a long table and a wide table give the same answers`() throws {
    let model = try Self.model(Self.small)
    let document = """
      {"responses": [{"participant": "Ann", "judgments": {
        "What counts": {"comparisons": [["Safety", "Growth", "1/3"]]},
        "What counts/Growth": {"upperTriangle": [2]},
        "What counts/Safety": {"matrix": [[1, "1/4"], [4, 1]]}}}]}
      """
    let long = """
      participant,node,first,second,ratio
      Ann,What counts,Growth,Safety,3
      Ann,What counts/Growth,Gains,Losses,2
      Ann,What counts/Safety,Losses,Gains,4
      """
    let wide = """
      participant,What counts|Growth|Safety,What counts/Growth|Losses|Gains,What counts/Safety|Gains|Losses
      Ann,3,1/2,1/4
      """
    let expected = try reading(long, of: model)
    let questions = Questions(of: model)
    let asked = QuestionDesign.complete.questions(of: model, seed: 1)
    #expect(asked.map { expected[0][$0] } == [3, 2, 0.25])
    #expect(expected[0].answerCount == 3)
    #expect(try reading(document, as: "a.json", of: model) == expected)
    #expect(try reading(wide, of: model) == expected)
    let direct = try reading(
      "- {participant: Ann, judgments: {What counts: {priorities: {Growth: 3, Safety: 1}}}}",
      as: "a.yaml", of: model)
    #expect(direct[0].priorities(of: try #require(questions.set(of: strategic(0)))) == [3, 1])
  }

  @Test func `ranges and changes of strategic criteria are kept by a document and the model`()
    throws
  {
    let model = try Self.model(Self.small)
    let given = try reading(
      """
      responses:
        - participant: Ann
          weight: 2
          judgments:
            What counts:
              comparisons: [[Growth, Safety, [2, 3, 4]]]
            What counts/Growth:
              comparisons: [[Gains, Losses, 3]]
              changes: [{pair: [Gains, Losses], from: 9, to: 3, why: a slip}]

      """, as: "a.yaml", of: model)
    let text = try ResponseDocument.text(given, to: model, .json)
    #expect(try reading(text, as: "b.json", of: model) == given)
    let filled = try model.adding(given)
    let strategy = try #require(filled.strategicModel)
    #expect(strategy.criteria.rangeCount() == 1)
    #expect(strategy.criteria[CriterionID(1)].changes.map(\.from) == [9])
    #expect(
      Response.all(in: filled).map(\.changes)
        == given.map { response in
          response.changes.mapValues { changes in
            changes.map { change in
              var change = change
              change.participant = ParticipantID(0)
              return change
            }
          }
        })
    #expect(
      ResponseWriter.Form.long.losses(of: given, to: model) == [
        "the ranges that 'Ann' gave on 'What counts'"
      ])
  }

  @Test func `what is wrong with a path is told`() throws {
    let model = try Self.model(Self.small)
    func problem(_ row: String) throws -> String? {
      try ResponseResult.read("participant,node,first,second,ratio\n\(row)\n", model: model).error?
        .split(separator: "\n").first.map(String.init)
    }
    let merits =
      "a.csv:2:5: error: nobody compares the merits under 'Which power': strategic criteria weigh them (expected judgments on "
      + "'What counts' and what is below it)"
    #expect(try problem("Ann,Which power,Gains,Losses,2") == merits)
    #expect(try problem("Ann,,Gains,Losses,2") == merits)
    // The last part of a path suffices where nothing else has the name.
    #expect(try problem("Ann,Growth,Gains,Losses,2") == nil)
    #expect(
      try problem("Ann,What counts/Growht,Gains,Losses,2")
        == "a.csv:2:5: error: unknown criterion 'What counts/Growht'. Did you mean 'What counts/Growth'?"
    )
    #expect(
      try problem("Ann,What count,Growth,Safety,2")
        == "a.csv:2:5: error: unknown criterion 'What count'. Did you mean 'What counts'?")
    #expect(
      try problem("Ann,What counts/Growth,Gains,Loses,2")
        == "a.csv:2:30: error: unknown name 'Loses' under 'Growth'. Did you mean 'Losses'?")
    #expect(
      try problem("Ann,What counts/Growth,Growth,Losses,2")
        == "a.csv:2:24: error: 'Growth' is not compared under 'Growth': it is a child of 'What counts', and both "
        + "of a pair must have the same parent")
  }

  @Test(arguments: ["Which power", "Gains"])
  func `a strategic criterion with the path of a criterion is refused`(goal: String) throws {
    let text = Self.small.replacing("name: What counts", with: "name: \(goal)")
    let error = #expect(throws: FileError.self) { try Self.model(text) }
    #expect(
      error?.diagnostics.map(\.message) == [
        "the strategic criterion '\(goal)' is named as a criterion, from which nothing tells it apart "
          + "(expected another name)"
      ])
    #expect(error?.diagnostics.first?.position?.line == 7)
    #expect(error?.diagnostics.first?.position?.column == 11)
  }

  @Test func `only the path counts, not the name`() throws {
    // A strategic criterion may be named as a criterion below the goal: its path begins with the
    // strategic goal.
    let text = Self.small.replacing("{name: Growth}", with: "{name: Gains}")
    let model = try Self.model(text)
    #expect(try model.answerPaths().suffix(2) == ["What counts/Gains", "What counts/Safety"])
    // Names with slashes can make a path of a criterion out of one below the strategic goal.
    let slashed = Self.small.replacing("name: What counts", with: "name: Gains and")
      .replacing("{name: Growth}", with: "{name: losses}")
      .replacing("{name: Gains, ", with: "{name: Gains and/losses, ")
    #expect(throws: FileError.self) { try Self.model(slashed) }
  }

  // MARK: Results

  /// Growth counts three times as much as Safety, 3/4 and 1/4; under it Gains count twice as much
  /// as Losses, 2/3 and 1/3, under Safety a quarter as much, 1/5 and 4/5: ¾ · ⅔ + ¼ · ⅕ = 0.55.
  @Test func `answers weigh the merits as computed by hand`() throws {
    let model = try Self.model(Self.small)
    let questions = Questions(of: model)
    var response = Response(Participant("Ann"), to: questions)
    let ratios: [Double] = [3, 2, 0.25]
    for (position, ratio) in ratios.enumerated() {
      let set = try #require(questions.set(of: strategic(position)))
      try response.setAnswer(ratio, to: questions.range(of: set).lowerBound, of: questions)
    }
    let evaluation = try model.adding([response]).evaluation()
    let weights = evaluation.criteria[model.goal].localPriorities
    #expect(abs(weights[0] - 0.55) <= 1e-15)
    #expect(abs(weights[1] - 0.45) <= 1e-15)

    var statistics = try GroupStatistics(of: model)
    let outcome = try statistics.add([response])[0]
    let group = try statistics.groupEvaluation()
    for found in [
      try #require(group.judgments).criteria[model.goal].localPriorities,
      Array(try #require(group.arithmetic).globalPriorities[1...2]),
      Array(try #require(group.geometric).globalPriorities[1...2]),
      Array(try #require(group.local).globalPriorities[1...2]),
    ] {
      #expect(abs(found[0] - 0.55) <= 1e-14)
      #expect(abs(found[1] - 0.45) <= 1e-14)
    }
    #expect(
      abs(try #require(outcome.priorities)[0] - evaluation.alternativePriorities[0]) <= 1e-14)
    let strategicGoal = try #require(questions.set(of: strategic(0)))
    #expect(try #require(group.arithmetic).globalPriorities[strategicGoal] == 1)
  }

  /// For three items the eigenvector has the row geometric means, here of 2 · 6, ½ · 2 and ⅙ · ½,
  /// and λ = 1 + d + 1/d with d³ = 6 / (2 · 2) (Crawford and Williams 1985).
  @Test func `a respondent's strategic priorities are the eigenvector`() throws {
    let model = try Self.model(Self.large)
    let questions = Questions(of: model)
    var response = Response(Participant("Ann"), to: questions)
    for question in QuestionDesign.complete.questions(of: model, seed: 1) {
      try response.setAnswer(1, to: question, of: questions)
    }
    let set = try #require(questions.set(of: strategic(0)))
    for (question, ratio) in zip(questions.range(of: set), [2.0, 6, 2]) {
      try response.setAnswer(ratio, to: question, of: questions)
    }
    var statistics = try GroupStatistics(of: model)
    let outcome = try statistics.add([response])[0]
    let roots = [12, 1, 1.0 / 12].map { FloatRoots.cube($0) }
    let sum = roots.reduce(0, +)
    let deviation = FloatRoots.cube(1.5)
    let index = (1 + deviation + 1 / deviation - 3) / 2
    let expectedRatio =
      index / (try #require(statistics.options.randomIndex.value(order: 3)))
    #expect(abs(try #require(outcome.consistencyRatios[set]) - expectedRatio) <= 1e-14)
    let group = try statistics.groupEvaluation()
    let found = try #require(group.judgments?.strategy).criteria[CriterionID(0)].localPriorities
    for (found, root) in zip(found, roots) { #expect(abs(found - root / sum) <= 1e-14) }
    // Growth, Safety and Beauty follow the goal.
    let averages = try #require(group.arithmetic).globalPriorities
    for (item, root) in roots.enumerated() {
      #expect(abs(averages[set.position + 1 + item] - root / sum) <= 1e-14)
    }
  }

  /// Those that a group shows side by side.
  private static let aggregations: [GroupAggregation] = [
    .judgments, .priorities, .prioritiesGeometric, .localPriorities,
  ]

  @Test(arguments: [UInt64(1), 2, 3])
  func `a group's statistics are the evaluation of the model with its answers`(
    seed: UInt64
  ) throws {
    let model = try Self.model(Self.large)
    var responses = Array(
      try RandomResponses(to: model, participants: 4, noise: 0.6, seed: seed))
    for index in responses.indices { responses[index].participant.weight = Double(index + 1) }
    var statistics = try GroupStatistics(of: model)
    let outcomes = try statistics.add(responses)
    let group = try statistics.groupEvaluation()
    let filled = try model.adding(responses)
    for aggregation in Self.aggregations {
      let expected = try filled.evaluation(EvaluationOptions(aggregation: aggregation))
      let found: [Double] =
        switch aggregation {
        case .judgments: try #require(group.judgments).alternativePriorities
        case .priorities: try #require(group.arithmetic).ranked
        case .prioritiesGeometric: try #require(group.geometric).ranked
        default: try #require(group.local).ranked
        }
      for (found, expected) in zip(found, expected.alternativePriorities) {
        #expect(abs(found / expected - 1) <= 1e-12, "\(aggregation), seed \(seed)")
      }
      let globals: [Double] =
        switch aggregation {
        case .judgments: try #require(group.judgments).criteria.map(\.globalPriority)
        case .priorities: try #require(group.arithmetic).globalPriorities
        case .prioritiesGeometric: try #require(group.geometric).globalPriorities
        default: try #require(group.local).globalPriorities
        }
      for (found, expected) in zip(globals, expected.criteria.map(\.globalPriority)) {
        #expect(abs(found / expected - 1) <= 1e-12, "\(aggregation), seed \(seed)")
      }
    }
    // One by one: each respondent alone.
    for (response, outcome) in zip(responses, outcomes) {
      let own = try model.adding([response]).evaluation()
      for (found, expected) in zip(
        try #require(outcome.priorities), own.alternativePriorities)
      {
        #expect(abs(found / expected - 1) <= 1e-12)
      }
    }
    // Without one, the group is that of the others.
    let analysis = try statistics.analysis(of: responses, outcomes)
    #expect(analysis.members.allSatisfy { $0.influence != nil && $0.geometricCompatibility != nil })
    let others = try model.adding(Array(responses.dropFirst())).evaluation(
      EvaluationOptions(aggregation: .judgments))
    let influence = try #require(analysis.members[0].influence)
    let all = try #require(group.judgments)
    let shifts = zip(others.alternativePriorities, all.alternativePriorities).map { $0 - $1 }
    #expect(abs(shifts[influence.shiftedItem] - influence.largestShift) <= 1e-12)
  }

  @Test func `merged parts are the whole to the last bit, through files`() throws {
    let model = try Self.model(Self.large)
    let responses = Array(
      try RandomResponses(to: model, participants: 9, noise: 0.6, missingShare: 0.2, seed: 5))
    var whole = try GroupStatistics(of: model)
    try whole.add(responses)
    var parts = [try GroupStatistics(of: model), try GroupStatistics(of: model)]
    try parts[0].add(Array(responses[..<4]))
    try parts[1].add(Array(responses[4...]))
    let files = try ResponseFiles()
    let paths = try parts.enumerated().map { index, part in
      try files.write(Array(GroupStatisticsFile.text(part).utf8), "part\(index).json")
    }
    let merged = try GroupStatisticsFile.readMerged(paths.reversed(), of: model)
    #expect(try GroupStatisticsFile.text(merged) == GroupStatisticsFile.text(whole))
    #expect(try merged.groupEvaluation() == whole.groupEvaluation())
    // Statistics about other strategic criteria are not about this model.
    let other = try Self.model(Self.large.replacing("{name: Safety}", with: "{name: Security}"))
    #expect(throws: FileError.self) { try GroupStatisticsFile.readMerged(paths, of: other) }
  }

  @Test func `an inconsistent strategic matrix can be left out`() throws {
    let model = try Self.model(Self.large)
    let questions = Questions(of: model)
    var responses = Array(try RandomResponses(to: model, participants: 3, noise: 0, seed: 1))
    let set = try #require(questions.set(of: strategic(0)))
    for (question, ratio) in zip(questions.range(of: set), [9.0, 1.0 / 9, 9]) {
      try responses[0].setAnswer(ratio, to: question, of: questions)
    }
    var matrix = try GroupStatistics(
      of: model,
      selection: RespondentSelection(maximumConsistencyRatio: 0.5, leavesOut: .matrix))
    let outcomes = try matrix.add(responses)
    #expect(outcomes.map(\.excludedSets) == [[set], [], []])
    let group = try matrix.groupEvaluation()
    #expect(group.completeCount == 2)
    #expect(group.agreements[set]?.priorities.count == 2)
    // What stays are the answers of the others.
    var others = try GroupStatistics(of: model)
    try others.add(Array(responses.dropFirst()))
    #expect(
      try others.groupEvaluation().judgments?.strategy?.criteria[CriterionID(0)]
        == group.judgments?.strategy?.criteria[CriterionID(0)])
    var respondent = try GroupStatistics(
      of: model, selection: RespondentSelection(maximumConsistencyRatio: 0.5))
    guard case .inconsistent(_, set)? = try respondent.add(responses)[0].exclusion else {
      Issue.record("the respondent is left out for the strategic criteria")
      return
    }
  }

  @Test func `what stands in the way is told with the strategic criterion`() throws {
    let model = try Self.model(Self.small)
    let questions = Questions(of: model)
    var response = Response(Participant("Ann"), to: questions)
    for position in 0...1 {
      let set = try #require(questions.set(of: strategic(position)))
      try response.setAnswer(2, to: questions.range(of: set).lowerBound, of: questions)
    }
    var statistics = try GroupStatistics(of: model)
    try statistics.add([response])
    let error = #expect(throws: EvaluationError.self) { try statistics.groupEvaluation() }
    #expect(
      error?.problems.map { $0.description(in: model) } == [
        "the strategic criteria give no weights: no judgments on the 2 items of 'Safety'"
      ])
    // A priority of 0 has no ratio to the other.
    let safety = try #require(questions.set(of: strategic(2)))
    response.setPriorities([0, 1], of: safety, of: questions)
    var zeros = try GroupStatistics(of: model)
    try zeros.add([response])
    let group = try zeros.groupEvaluation()
    #expect(
      group.obstacles.map { $0.description(in: model) } == [
        "the strategic criteria give no weights: 1 respondent gives an item of 'Safety' the priority 0, which "
          + "cannot be combined with others' judgments"
      ])
    // 2/3 of Growth's 2/3 and nothing of Safety's 1/3.
    #expect(abs(try #require(group.local).globalPriorities[1] - 4.0 / 9) <= 1e-14)
  }

  @Test func `judgments in both the model and answers are refused with their path`() throws {
    let text = Self.small.replacing("name: Power", with: "name: Power\nparticipants: [Ann, Bob]")
      .replacing(
        "{name: Growth}",
        with: "{name: Growth, judgments: {Ann: {comparisons: [[Gains, Losses, 2]]}}}")
    let model = try Self.model(text)
    let questions = Questions(of: model)
    let own = try #require(Response.all(in: model).first)
    #expect(own.participant.name == "Ann")
    #expect(own.answerCount == 1)
    let error = #expect(throws: ModelError.self) { try model.adding([own]) }
    #expect(error == .judgedTwice(participant: "Ann", criterion: "What counts/Growth"))
    var again = own
    #expect(throws: ModelError.judgedTwice(participant: "Ann", criterion: "What counts/Growth")) {
      try again.add(own, to: model)
    }
    // Another participant's answers go beside Ann's, and a new weight counts there too.
    let growth = try #require(questions.set(of: strategic(1)))
    var other = Response(Participant("Bob", weight: 3), to: questions)
    try other.setAnswer(8, to: questions.range(of: growth).lowerBound, of: questions)
    let filled = try model.adding([other])
    let strategicModel = try #require(filled.strategicModel)
    #expect(strategicModel.participants == filled.participants)
    #expect(strategicModel.criteria[CriterionID(1)].judgments.byParticipants.count == 2)
    let everybody = Self.small.replacing(
      "{name: Growth}", with: "{name: Growth, comparisons: [[Gains, Losses, 2]]}")
    #expect(
      throws: ModelError.judgedForEverybody("What counts/Growth")
    ) { try Self.model(everybody).adding([other]) }
  }

  /// Ann's weight counts for what she says of the merits too.
  @Test func `without a participant the merits are weighed by the others`() throws {
    let model = try Self.model(Self.small)
    let questions = Questions(of: model)
    func response(_ name: String, _ ratios: [Double]) throws -> Response {
      var response = Response(Participant(name), to: questions)
      for (position, ratio) in ratios.enumerated() {
        let set = try #require(questions.set(of: strategic(position)))
        try response.setAnswer(ratio, to: questions.range(of: set).lowerBound, of: questions)
      }
      return response
    }
    let ann = try response("Ann", [1, 9, 9])
    let bob = try response("Bob", [1, 1 / 9.0, 1 / 9.0])
    let filled = try model.adding([ann, bob])
    let evaluation = try filled.evaluation()
    let sensitivity = try ParticipantSensitivity(of: filled, in: evaluation)
    for (entry, other) in zip(sensitivity.entries, [bob, ann]) {
      let expected = try model.adding([other]).evaluation().alternativePriorities
      let found = try #require(entry.without).priorities
      for (found, expected) in zip(found, expected) { #expect(abs(found - expected) <= 1e-14) }
      #expect(abs(found[0] - evaluation.alternativePriorities[0]) > 0.01)
    }
  }

  @Test func `own comparisons on strategic criteria can be replaced`() throws {
    let text = Self.small.replacing(
      "{name: Growth}", with: "{name: Growth, comparisons: [[Gains, Losses, 2]]}")
    let file = try ModelFile.read(text: text, name: "m.yaml")
    #expect(QuestionDesign.complete.questions(of: file.model, seed: 1).count == 2)
    let asked = file.withoutComparisons().model
    #expect(QuestionDesign.complete.questions(of: asked, seed: 1).count == 5)
    #expect(asked.strategicModel?.participants.isEmpty == true)
  }
}

/// Roots without Foundation.
private enum FloatRoots {
  /// The cube root of a positive number, by Newton's method.
  static func cube(_ number: Double) -> Double {
    var root = max(number, 1)
    for _ in 0..<200 { root -= (root * root * root - number) / (3 * root * root) }
    return root
  }
}
