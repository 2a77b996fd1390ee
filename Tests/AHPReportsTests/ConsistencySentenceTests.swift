import AHP
import AHPFormats
import Foundation
import Testing

@testable import AHPReports

/// What reports say of the consistency of a group and of its members.
struct ConsistencySentenceTests {
  /// A group of two to four people who judge one to three criteria of two to four items at random;
  /// some leave a criterion or a judgment out, some have no weight, some agree, and the scale is
  /// any.
  private func group(seed: UInt64) throws -> DecisionModel {
    var numbers = RandomNumbers(seed: seed)
    let alternatives = (0..<2 + numbers.next(below: 3)).map { Alternative("a\($0)") }
    var model = try DecisionModel(name: "m", goal: "g", alternatives: alternatives)
    for number in 0..<1 + numbers.next(below: 3) {
      try model.addCriterion("c\(number)", under: model.goal)
    }
    let people = try (0..<2 + numbers.next(below: 3)).map {
      // The first has a say, so that somebody has.
      try model.addParticipant(
        Participant("p\($0)", weight: $0 == 0 ? 1 : Double(numbers.next(below: 4))))
    }
    // The adaptive scales refuse no whole judgment either.
    model.settings.scale =
      JudgmentScale.allCases[
        numbers.next(below: 2) == 0 ? 0 : numbers.next(below: JudgmentScale.allCases.count)]
    let agrees = numbers.next(below: 4) == 0
    for criterion in model.criteria.indices {
      let order = model.itemCount(of: criterion)
      if order < 2 { continue }
      let isLast = criterion.position == model.criteria.count - 1
      for (place, person) in people.enumerated()
      where place == 0 || isLast || numbers.next(below: 5) > 0 {
        let ratios = (0..<order * (order - 1) / 2).map { _ -> Double? in
          let times = agrees ? 1 : Double(1 + numbers.next(below: 9))
          return numbers.next(below: 2) == 0 ? times : 1 / times
        }
        var matrix = try IncompleteComparisonMatrix(order: order, upperTriangle: ratios)
        if order > 2, numbers.next(below: 6) == 0 {
          try matrix.setJudgment(of: 0, against: 1, to: nil)
        }
        try model.setJudgments(Judgments(matrix), of: criterion, by: person)
      }
    }
    return model
  }

  /// The numbers that a sentence says of the matrices of single participants.
  private struct Counts: Hashable {
    var matrices: Int
    var above: Int
    /// How many people have a matrix above, and how many one.
    var people: [Int]

    init(matrices: Int, above: Int, people: [Int]) {
      (self.matrices, self.above, self.people) = (matrices, above, people)
    }

    init?(in text: String) {
      let text = text.replacing(/\s+/, with: " ")
      if let found = text.firstMatch(
        of:
          /of the (\d+) matri\w+ of single participants (\d+) (?:is|are) above, of (\d+) of (\d+) p/
      ) {
        matrices = Int(found.1) ?? -1
        above = Int(found.2) ?? -1
        people = [found.3, found.4].compactMap { Int($0) }
      } else if let found = text.firstMatch(
        of:
          /(?:all (\d+) matrices of single participants are|the matrix of (a) single participant is) within [^,;]+?, of (\d+) p/
      ) {
        matrices = found.1.flatMap { Int($0) } ?? 1
        above = 0
        people = [0, Int(found.3) ?? -1]
      } else {
        return nil
      }
    }

    init?(json: String) throws {
      let root = try #require(
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let consistency = try #require(root["consistency"] as? [String: Any])
      guard let own = consistency["individuals"] as? [String: Any] else { return nil }
      matrices = try #require(own["count"] as? Int)
      if matrices == 0 { return nil }
      above = try #require(own["aboveThreshold"] as? Int)
      people = [
        try #require(own["peopleAboveThreshold"] as? Int), try #require(own["people"] as? Int),
      ]
    }
  }

  /// Who counts in the group of a seed.
  private func selection(seed: UInt64) -> RespondentSelection {
    switch seed % 4 {
    case 0: RespondentSelection(maximumConsistencyRatio: 0.5)
    case 1: RespondentSelection(maximumConsistencyRatio: 0.5, leavesOut: .matrix)
    default: RespondentSelection()
    }
  }

  /// The seeds of groups of whom somebody counts and whose answers give a result.
  private static let seeds = 1...400 as ClosedRange<UInt64>

  @Test func `every report counts the same matrices of single participants`() throws {
    var counted = 0
    for seed in Self.seeds where try agrees(seed: seed) { counted += 1 }
    #expect(counted >= 200, "\(counted)")
  }

  /// Expects the reports of a group to agree; returns false where nobody counts, or nothing comes
  /// out.
  private func agrees(seed: UInt64) throws -> Bool {
    let whole = try group(seed: seed)
    let selection = selection(seed: seed)
    let file = try ModelFile.read(text: whole.fileText(.json), name: "m.json")
    guard let model = try? file.counting(selection, options: whole.options).file.model,
      let evaluation = try? model.evaluation()
    else { return false }
    let check = CheckReport(model: model, check: ModelCheck(of: model))
    let synthesis = SynthesisReport(model: model, evaluation: evaluation)
    let consistency = ConsistencyReport(
      model: model, evaluation: evaluation,
      analyses: try ConsistencyAnalysis.ofMembers(
        of: model, in: evaluation, most: 1, adviceCount: 0))
    var statistics = try GroupStatistics(of: whole, selection: selection)
    let responses = Response.all(in: whole)
    let outcomes = try statistics.add(responses)
    let group = GroupReport(
      model: whole, group: try statistics.groupEvaluation(), statistics: statistics,
      analysis: try statistics.analysis(of: responses, outcomes))
    let decision = DecisionReport(model: model, evaluation: evaluation, group: .success(group))
    let said = [
      check.rendered(as: .text), synthesis.rendered(as: .text), consistency.rendered(as: .text),
      group.rendered(as: .text), decision.rendered(as: .text),
    ].map(Counts.init(in:))
    let data = try [
      check.rendered(as: .json), synthesis.rendered(as: .json), consistency.rendered(as: .json),
      group.rendered(as: .json),
    ].map(Counts.init(json:))
    // The count itself, from the matrices as they stand in the model.
    var ratios: [(ParticipantID, Double)] = []
    for criterion in model.criteria.indices {
      for own in model.criteria[criterion].judgments.byParticipants
      where model.participants[own.participant].weight > 0 {
        let scaled = own.judgments.matrix.flatMap { matrix in
          try? IncompleteComparisonMatrix(
            order: matrix.order,
            upperTriangle: matrix.upperTriangle().map { judgment in
              judgment.map { model.options.scale.value(of: $0, order: matrix.order) }
            })
        }
        guard let consistency = try? scaled?.consistency(),
          let ratio = consistency.ratio(to: .alonsoLamata2006)
        else { continue }
        ratios.append((own.participant, ratio))
      }
    }
    let above = ratios.filter { $0.1 > 0.1 }
    // Where one person counts, the matrices are those of the result.
    let expected =
      ratios.isEmpty || evaluation.contributors.count < 2
      ? nil
      : Counts(
        matrices: ratios.count, above: above.count,
        people: [Set(above.map(\.0)).count, Set(ratios.map(\.0)).count])
    #expect(
      said.allSatisfy { $0 == expected }, "seed \(seed): \(said) \(String(describing: expected))")
    #expect(
      data.allSatisfy { $0 == expected }, "seed \(seed): \(data) \(String(describing: expected))")
    // The matrices of the group are as many in a simulation, whatever is missing in them.
    let findings = ConsistencyFindings(of: evaluation, model: model)
    let simulation = try Simulation(
      of: model, SimulationSettings(draws: 2, seed: seed, noise: .step))
    if let matrices = simulation.inconsistentMatrices {
      #expect(matrices.count == findings.matrices.count)
      #expect(matrices.undisturbed == findings.matrices.aboveCount)
    }
    return true
  }

  /// Two people who contradict themselves in opposite ways: as a group they are consistent.
  private func opposites() throws -> DecisionModel {
    var model = try DecisionModel(name: "bread", goal: "bread", alternatives: ["r", "w", "o"])
    for (name, triangle) in [("one", [4, 0.25, 4]), ("two", [0.25, 5, 0.25])] {
      let person = try model.addParticipant(Participant(name))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
        by: person)
    }
    return model
  }

  @Test func `a consistent group of inconsistent people is said to be one`() throws {
    let model = try opposites()
    let evaluation = try model.evaluation()
    let ratios = try ModelCheck(of: model).entries.map {
      (try #require($0.ratio) * 10_000).rounded() / 10_000
    }
    #expect(ratios == [0.0013, 2.1441, 2.4213])
    let analyses = try ConsistencyAnalysis.ofMembers(of: model, in: evaluation, most: 10)
    #expect(analyses.map(\.participant) == [ParticipantID(1), ParticipantID(0)])
    let text = ConsistencyReport(model: model, evaluation: evaluation, analyses: analyses)
      .rendered(as: .text).replacing(/\s+/, with: " ")
    #expect(
      text.contains(
        "the matrix is within 0.1; of the 2 matrices of single participants 2 are above, of 2 of 2 "
          + "people; largest CR 2.421 ('Goal' by two)"))
    let repair = try ModelRepair(of: model, by: .init(.fewestChanges))
    let repaired = RepairReport(model: model, repair: repair).rendered(as: .text)
      .replacing(/\s+/, with: " ")
    #expect(
      repaired.contains(
        "after: the matrix is within 0.1; all 2 matrices of single participants are within 0.1, of 2 "
          + "people"))
  }

  @Test func `the pairs that are the worst of most matrices are named`() throws {
    // All are equal but for one judgment, of the items 0 and 3 or 1 and 2, or both: then the
    // priorities are √5, √5, 1, 1, and ε is √5 for these two and 1/√5 for 0 and 2, 1 and 3.
    let worst = try worst(of: [
      [1, 1, 1.0 / 9, 1, 1, 1], [1, 1, 1.0 / 5, 1, 1, 1], [1, 1, 1, 7, 1, 1], [1, 1, 5, 5, 1, 1],
      [1, 1, 1, 1, 1, 1],
    ])
    #expect(
      worst.entries.map { [$0.row, $0.column, $0.count] }
        == [[0, 3, 3], [1, 2, 2], [0, 2, 1], [1, 3, 1]])
    #expect(worst.entries.allSatisfy { $0.matrixCount == 4 })
  }

  @Test(arguments: [PrioritizationMethod.eigenvector, .geometricMean])
  func `three judgments on three items deviate equally, so that none is the worst`(
    method: PrioritizationMethod
  ) throws {
    let triangles: [[Double]] = [[2, 1.0 / 9, 2], [3, 1.0 / 9, 2], [9, 1, 1], [3, 5, 2]]
    #expect(try worst(of: triangles, method).entries.isEmpty)
  }

  private func worst(
    of triangles: [[Double]], _ method: PrioritizationMethod = .eigenvector
  ) throws -> WorstJudgments {
    let names = ["a", "b", "c", "d"].prefix(triangles[0].count == 3 ? 3 : 4)
    var model = try DecisionModel(name: "m", goal: "g", alternatives: names.map { Alternative($0) })
    for (number, triangle) in triangles.enumerated() {
      let person = try model.addParticipant(Participant("p\(number)"))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: names.count, upperTriangle: triangle)),
        of: model.goal, by: person)
    }
    let evaluation = try model.evaluation(EvaluationOptions(prioritization: method))
    return try #require(WorstJudgments(in: evaluation, model: model))
  }

  // MARK: One matrix

  @Test func `what the priorities say comes from the method of the evaluation`() throws {
    let triangle: [Double] = [1.0 / 7, 4, 0.2, 4, 9, 0.125, 5, 1, 5, 1.0 / 3]
    var model = try DecisionModel(
      name: "m", goal: "g", alternatives: ["a", "b", "c", "d", "e"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 5, upperTriangle: triangle)), of: model.goal)
    func violations(_ method: PrioritizationMethod) throws -> [Int] {
      let evaluation = try model.evaluation(EvaluationOptions(prioritization: method))
      let analysis = try #require(
        try ConsistencyAnalysis.all(
          of: model, in: evaluation, subject: .criterion(model.goal)
        ).first)
      let local = evaluation.criteria[model.goal].localPriorities
      let worst = try #require(analysis.advice.first).deviation
      #expect(abs(worst.priorityRatio - local[worst.row] / local[worst.column]) <= 1e-12)
      let preserved = try #require(analysis.indices).orderPreservation
      return [preserved.preferenceViolations.count, preserved.intensityViolations.count]
    }
    #expect(try violations(.geometricMean) == [2, 9])
    #expect(try violations(.eigenvector) == [3, 7])
  }

  @Test func `incomplete contradictory judgments name one to reconsider`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c", "d"])
    try model.setJudgments(
      Judgments(
        IncompleteComparisonMatrix(
          order: 4, upperTriangle: [2, 3, 1.0 / 9, 2, 5, nil])), of: model.goal)
    let analysis = try #require(
      try ConsistencyAnalysis.all(
        of: model, in: try model.evaluation(), subject: .criterion(model.goal)
      ).first)
    #expect(abs(try #require(analysis.ratio) - 1.41) < 0.005)
    let first = try #require(analysis.advice.first)
    #expect(first.deviation.row == 1 && first.deviation.column == 3)
    // a to b by c and directly, and then to d: 1/9 / 2.
    #expect(try #require(first.ratioAfter) < 0.01)
    #expect(analysis.congruenceDissonance != nil && first.eigenvalueDerivative == nil)
  }

  /// Without the judgment of c and d nothing connects d.
  @Test func `a judgment that alone connects an item is not called contradictory`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c", "d"])
    try model.setJudgments(
      Judgments(
        IncompleteComparisonMatrix(
          order: 4, upperTriangle: [9, 1.0 / 9, nil, 9, nil, 7])), of: model.goal)
    let analysis = try #require(
      try ConsistencyAnalysis.all(
        of: model, in: try model.evaluation(), subject: .criterion(model.goal), adviceCount: 9
      ).first)
    #expect(analysis.advice.count == 3)
    #expect(!analysis.advice.contains { $0.deviation.column == 3 })
  }

  @Test func `repair takes missing judgments as the model does`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c", "d"])
    model.settings.missingJudgments = .optimalCompletion
    model.settings.consistencyThreshold = 0.1042
    try model.setJudgments(
      Judgments(
        IncompleteComparisonMatrix(order: 4, upperTriangle: [3, nil, 5, 2, 4, 0.5])),
      of: model.goal)
    #expect(ModelCheck(of: model).passes)
    let repair = try ModelRepair(of: model, by: .init(.fewestChanges))
    #expect(repair.entries.isEmpty && repair.succeeds)
    #expect(
      RepairReport(model: model, repair: repair).rendered(as: .text).contains("nothing to repair"))
  }

  @Test func `nothing is said of matrices that are not there`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    try model.setJudgments(.priorities([1, 2]), of: model.goal)
    let evaluation = try model.evaluation()
    let reports: [any Report] = [
      SynthesisReport(model: model, evaluation: evaluation),
      RepairReport(model: model, repair: try ModelRepair(of: model, by: .init())),
      ConsistencyReport(model: model, evaluation: evaluation, analyses: []),
      DecisionReport(model: model, evaluation: evaluation),
    ]
    for report in reports {
      #expect(!report.rendered(as: .text).contains("all 0"))
    }
    #expect(reports[1].rendered(as: .text).contains("no comparisons"))
  }

  /// Own matrices that priorities come from are those of people too.
  @Test func `people are counted where their priorities are averaged`() throws {
    let model = try opposites()
    let evaluation = try model.evaluation(EvaluationOptions(aggregation: .priorities))
    let text = SynthesisReport(model: model, evaluation: evaluation).rendered(as: .text)
      .replacing(/\s+/, with: " ")
    #expect(text.contains("2 of 2 matrices above 0.1, marked !, of 2 of 2 people"), "\(text)")
  }
}
