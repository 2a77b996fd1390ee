import AHP
import Testing

struct ModelRepairTests {
  /// Two people on three criteria without alternatives; Ann is far from consistent.
  private func model() throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g")
    for name in ["x", "y", "z"] { try model.addCriterion(Criterion(name), under: model.goal) }
    for (name, judgments) in [("Ann", [2, 0.25, 3]), ("Bob", [2.0, 4, 2])] {
      let participant = try model.addParticipant(Participant(name))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: judgments)), of: model.goal,
        by: participant)
    }
    model.reported = [
      ReportedResults(values: [
        ReportedValue(
          .criterionPriority(CriterionID(1)), printed: try #require(PrintedNumber("0.5")))
      ])
    ]
    return model
  }

  @Test(arguments: RepairMethod.allCases)
  func `only matrices above the threshold change, and every change is on record`(
    method: RepairMethod
  ) throws {
    let model = try model()
    let repair = try ModelRepair(of: model, by: ModelRepair.Plan(method))
    #expect(repair.succeeds)
    #expect(repair.entries.map(\.participant) == [ParticipantID](at: 0))
    #expect(ModelCheck(of: repair.model).passes)
    #expect(repair.model.reported.isEmpty)
    let entry = try #require(repair.entries.first)
    #expect(repair.model.criteria[CriterionID(0)].changes == entry.changes)
    guard case .individual(let before) = model.criteria[CriterionID(0)].judgments,
      case .individual(let after) = repair.model.criteria[CriterionID(0)].judgments
    else {
      Issue.record("the judgments are no longer those of participants")
      return
    }
    #expect(before[1] == after[1])
    var matrix = try #require(before[0].judgments.matrix)
    for change in entry.changes {
      #expect(matrix[change.item, change.other] == change.from)
      try matrix.setJudgment(of: change.item, against: change.other, to: change.to)
      #expect(change.participant == ParticipantID(0) && change.reason.contains("\(method)"))
    }
    #expect(Judgments(matrix) == after[0].judgments)
    #expect(
      repair.before.priorities
        == (try model.evaluation().criteria.dropFirst().map(\.globalPriority)))
    #expect(
      repair.after.priorities
        == (try repair.model.evaluation().criteria.dropFirst().map(\.globalPriority)))
  }

  @Test(arguments: [RepairMethod.worstTriad, .worstJudgment])
  func `a judgment that is 1 but for rounding becomes 1`(method: RepairMethod) throws {
    var model = try DecisionModel(name: "m", goal: "g")
    for name in ["x", "y", "z"] { try model.addCriterion(Criterion(name), under: model.goal) }
    // The circle 9, 9, 9: the nearest consistent matrix has ones alone.
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [9, 1.0 / 9, 9])), of: model.goal)
    let repair = try ModelRepair(of: model, by: ModelRepair.Plan(method, values: .any))
    let changes = try #require(repair.entries.first).changes
    let isTriad = method == .worstTriad
    #expect(!changes.isEmpty && (!isTriad || changes.map(\.to) == [1, 1, 1]))
    for change in changes {
      let times = max(change.to, 1 / change.to)
      #expect(times == times.rounded() || abs(times - times.rounded()) > 1e-12)
    }
  }

  @Test func `a consistent model comes back as it is`() throws {
    var model = try model()
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1, 1, 1])), of: model.goal,
      by: ParticipantID(0))
    let repair = try ModelRepair(of: model, by: ModelRepair.Plan(.cao))
    #expect(repair.entries.isEmpty && repair.succeeds)
    model.reported = []
    #expect(repair.model == model)
  }

  @Test func `under a scale the judgments change so that the ratios become consistent`() throws {
    let model = try model()
    let options = EvaluationOptions(scale: .balanced)
    let repair = try ModelRepair(
      of: model, by: ModelRepair.Plan(.xuWei, values: .within(1.0 / 9...9)), options: options)
    #expect(repair.succeeds)
    #expect(ModelCheck(of: repair.model, options: options).passes)
    let entry = try #require(repair.entries.first)
    #expect(try #require(entry.ratioBefore) > 0.1)
    for change in entry.changes { #expect((1.0 / 9...9).contains(change.to)) }
  }

  /// The ratios 4, 1/9 and 16: each alone can be made consistent with the others, as 1/144, 64 and
  /// 1/36, of which the first is beyond the bounds of the ratios, 1/81 … 81.
  @Test func `the bounds of judgments are those of judgments on every scale`() throws {
    var model = try model()
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 1.0 / 3, 4])), of: model.goal,
      by: ParticipantID(0))
    let repair = try ModelRepair(
      of: model, by: ModelRepair.Plan(.fewestChanges, values: .within(1.0 / 9...9)),
      options: EvaluationOptions(scale: .power))
    let changes = try #require(repair.entries.first { $0.participant == ParticipantID(0) }).changes
    let change = try #require(changes.first)
    #expect(changes.count == 1 && repair.succeeds)
    #expect(
      (change.item, change.other) == (0, 2) && abs(change.to - 8) <= 1e-9
        || (change.item, change.other) == (1, 2) && abs(change.to * 6 - 1) <= 1e-9)
  }

  @Test func `judgments of those who do not count stay as they are`() throws {
    var model = try model()
    model.participants[ParticipantID(0)].weight = 0
    let repair = try ModelRepair(of: model, by: ModelRepair.Plan())
    #expect(repair.entries.isEmpty && repair.succeeds)
    #expect(
      repair.model.criteria[model.goal].judgments == model.criteria[model.goal].judgments)
  }

  @Test func `numbers that were reported of the model before are in none of its parts`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    let reported = [
      ReportedResults(values: [
        ReportedValue(.consistencyRatio, printed: try #require(PrintedNumber("0.05")))
      ])
    ]
    let triangle = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
    let scale = try model.addRatingScale(
      RatingScale(
        "Quality", intensities: ["high", "middle", "low"], judgments: .comparisons(triangle)))
    let criterion = try model.addCriterion("quality", under: model.goal)
    try model.setJudgments(
      .ratings(Ratings([.intensity(0), .intensity(2)], scale: scale)), of: criterion)
    model.reported = reported
    model.ratingScales[scale].reported = reported
    model.criteria[criterion].reported = reported
    let repaired = try ModelRepair(of: model, by: ModelRepair.Plan()).model
    #expect(repaired.reported.isEmpty && repaired.criteria[criterion].reported.isEmpty)
    #expect(repaired.ratingScales[scale].reported.isEmpty)
  }

  @Test func `what cannot be repaired is left and said`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c", "d"])
    try model.setJudgments(
      Judgments(IncompleteComparisonMatrix(order: 4, upperTriangle: [9, 1.0 / 9, 9, nil, 9, 9])),
      of: model.goal)
    let incomplete = try ModelRepair(of: model, by: ModelRepair.Plan(.fewestChanges))
    #expect(incomplete.entries.map(\.outcome) == [.incomplete])
    #expect(!incomplete.succeeds)
    #expect(
      incomplete.model.criteria[CriterionID(0)].judgments
        == model.criteria[CriterionID(0)].judgments)

    var large = try DecisionModel(name: "m", goal: "g")
    for item in 0..<16 { try large.addCriterion("\(item)", under: large.goal) }
    var judgments = [Double](repeating: 1, count: 120)
    judgments[0] = 9
    try large.setJudgments(
      .comparisons(ComparisonMatrix(order: 16, upperTriangle: judgments)), of: large.goal)
    let beyond = try ModelRepair(
      of: large, by: ModelRepair.Plan(.cao), options: EvaluationOptions(randomIndex: .saaty1980))
    #expect(beyond.entries.map(\.outcome) == [.beyondTable])
  }
}
