import AHP
import Foundation
import Testing

@testable import AHPReports

/// That no report names a single first where several share the place, on random models with ties
/// made on purpose.
struct TiedReportTests {
  private static let seeds: Range<UInt64> = 0..<60

  /// Alternatives that are equal under every criterion by kinds, judged by two or three people who
  /// agree on what is equal.
  private func group(seed: UInt64) throws -> (model: DecisionModel, kinds: [Int]) {
    var numbers = RandomNumbers(seed: seed)
    let count = 2 + numbers.next(below: 3)
    var model = try DecisionModel(
      name: "ties", goal: "goal", alternatives: (0..<count).map { Alternative("a\($0)") })
    for number in 0..<2 + numbers.next(below: 2) {
      try model.addCriterion("c\(number)", under: model.goal)
    }
    let people = try (0..<2 + numbers.next(below: 2)).map {
      try model.addParticipant(
        Participant(
          "p\($0)", weight: Double(1 + numbers.next(below: 2)), attributes: ["side": "s\($0 % 2)"]))
    }
    if numbers.next(below: 3) == 0 { model.settings.synthesis = .ideal }
    let kinds = (0..<count).map { _ in numbers.next(below: 2) }
    for criterion in model.criteria.indices {
      for person in people {
        let values = (0..<6).map { _ in Double(1 + numbers.next(below: 2)) }
        let priorities =
          criterion == model.goal
          ? Array(values.prefix(model.itemCount(of: criterion))) : kinds.map { values[$0] }
        let pairs = priorities.indices.flatMap { row in
          priorities.indices.dropFirst(row + 1).map { priorities[row] / priorities[$0] }
        }
        try model.setJudgments(
          .comparisons(ComparisonMatrix(order: priorities.count, upperTriangle: pairs)),
          of: criterion, by: person)
      }
    }
    return (model, kinds)
  }

  private func listed(_ names: [String]) -> String {
    names.count == 1
      ? names[0] : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  private func names(_ items: RankedItems, _ model: DecisionModel) -> [String] {
    let names = Names(model: model, language: nil)
    return (Lead(of: items)?.leaders ?? []).map { names.ranked(items.ids[$0]) }
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text of the report on the sensitivity to weights.
  private func weightSensitivity(of model: DecisionModel) throws -> String {
    let evaluation = try model.evaluation()
    return words(
      SensitivityReport(
        model: model, evaluation: evaluation,
        sensitivity: try WeightSensitivity(of: model, in: evaluation)
      ).rendered(as: .text))
  }

  private func json(_ report: some Report) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(report.rendered(as: .json).utf8))
        as? [String: Any])
  }

  /// The names under a key anywhere in a report for programs; a name that stands alone is recorded
  /// as a problem.
  private func lists(_ keys: Set<String>, in value: Any, _ seed: UInt64) -> [[String]] {
    if let list = value as? [Any] { return list.flatMap { lists(keys, in: $0, seed) } }
    guard let mapping = value as? [String: Any] else { return [] }
    return mapping.flatMap { key, value -> [[String]] in
      guard keys.contains(key) else { return lists(keys, in: value, seed) }
      if value is NSNull { return [] }
      // Two items that are compared are the first and the second of a pair.
      if key == "first" && mapping["second"] != nil { return [] }
      guard let list = value as? [String] else {
        Issue.record("seed \(seed): \(key) is \(value)")
        return []
      }
      return [list]
    }
  }

  /// The rank of each item in the text of a ranking: a shared one has its sign.
  private func expectRanks(_ text: String, _ leaders: [String], _ seed: UInt64) {
    for line in text.split(separator: "\n") {
      guard let row = line.firstMatch(of: /^\s*(\d+=?)\s+(a\d|c\d)\s/) else { continue }
      let isLeader = leaders.contains(String(row.2))
      #expect(
        isLeader == (row.1 == (leaders.count > 1 ? "1=" : "1")), "seed \(seed): \(line)")
    }
  }

  @Test func `no report names a single first where several share the place`() throws {
    var (sharedCount, listCount) = (0, 0)
    var influenceKinds: Set<String> = []
    for seed in Self.seeds {
      let (model, kinds) = try group(seed: seed)
      let evaluation = try model.evaluation()
      let items = RankedItems(of: model, in: evaluation)
      let leaders = names(items, model)
      let isShared = leaders.count > 1
      if isShared { sharedCount += 1 }
      let lead =
        isShared
        ? "\(listed(leaders)) share the first place with" : "\(listed(leaders)) is first with"

      // synthesize and report
      let synthesis = SynthesisReport(model: model, evaluation: evaluation)
      expectRanks(synthesis.rendered(as: .text), leaders, seed)
      let decision = DecisionReport(
        model: model, evaluation: evaluation, group: .success(try groupReport(model)),
        robustness: .success(
          try Simulation(of: model, SimulationSettings(draws: 20, seed: seed, noise: .none))))
      let document = words(decision.rendered(as: .text))
      #expect(document.contains("Result: \(lead)"), "seed \(seed): \(document)")
      expectRanks(decision.rendered(as: .text), leaders, seed)
      if isShared {
        for name in leaders {
          #expect(!document.contains("\(name) is first with"), "seed \(seed)")
          #expect(!document.contains("\(name) is first with the judgments as given"))
        }
      }

      // group
      let report = try groupReport(model)
      let text = words(report.rendered(as: .text))
      let data = try json(report)
      try expectKinds(data, text, seed)
      influenceKinds.formUnion(try expectInfluence(text, of: model, leaders, seed))

      // what-if
      let scenarios = try WeightScenarios([], variation: .share(0.2), in: model, evaluation)
      let whatIf = WhatIfReport(model: model, evaluation: evaluation, scenarios: scenarios)
      let verdict = try #require(try json(whatIf)["verdict"] as? String)
      #expect(verdict.hasPrefix("At the present weights \(lead)"), "seed \(seed): \(verdict)")
      for name in leadingAlone(in: verdict) {
        #expect(
          scenarios.entries.contains { names($0.items, model) == [name] },
          "seed \(seed): \(verdict)")
      }

      // compare-methods
      try expectCounts(of: model, seed)

      // sensitivity of judgments and of participants
      let participants = try ParticipantSensitivity(of: model, in: evaluation)
      let sensitivity = try json(
        SensitivityReport(
          model: model, evaluation: evaluation,
          sensitivity: try WeightSensitivity(of: model, in: evaluation),
          judgments: try JudgmentSensitivity(of: model, in: evaluation),
          participants: participants))
      let firsts: Set = ["first", "thenFirst"]
      listCount += lists(firsts, in: sensitivity, seed).count
      // Whatever the people weigh, those of one kind stay equal.
      let weighed = lists(firsts, in: try #require(sensitivity["participants"]), seed)
      for list in weighed + participants.entries.compactMap({ $0.without.map { names($0, model) } })
      {
        let own = Set(list.compactMap { name in Int(name.dropFirst()).map { kinds[$0] } })
        let all = kinds.indices.filter { own.contains(kinds[$0]) }.map { "a\($0)" }
        #expect(Set(list) == Set(all), "seed \(seed): \(list)")
      }
    }
    #expect(listCount > 50)
    #expect(influenceKinds == ["same", "another", "fewer or more"], "\(influenceKinds)")
    #expect(sharedCount > 15 && sharedCount < Self.seeds.count - 5, "\(sharedCount)")
  }

  /// Expects what a group report says of whom the first place rests on to be what the results
  /// without each person say.
  ///
  /// - Returns: Which kinds of change there are.
  private func expectInfluence(
    _ text: String, of model: DecisionModel, _ before: [String], _ seed: UInt64
  ) throws -> Set<String> {
    var (clear, others, kinds): ([String], [String], Set<String>) = ([], [], [])
    for person in model.participants.indices {
      var without = model
      without.participants[person].weight = 0
      let evaluation = try without.evaluation()
      let after = names(RankedItems(of: without, in: evaluation), model)
      let name = model.participants[person].name
      if Set(after) == Set(before) {
        kinds.insert("same")
      } else if after.count == 1 && before.count == 1 {
        kinds.insert("another")
        clear.append(name)
      } else {
        kinds.insert("fewer or more")
        others.append(
          "without \(name), \(listed(after)) would "
            + (after.count == 1 ? "be first alone" : "share the first place"))
      }
    }
    let sentences =
      (clear.isEmpty
        ? []
        : ["the first would be another without " + listed(clear).replacing(" and ", with: " or ")])
      + others
    let same =
      before.count == 1
      ? "the first stays first without any one respondent"
      : "the same share the first place without any one respondent"
    let expected = sentences.isEmpty ? same : sentences.joined(separator: "; ")
    #expect(text.contains("Influence: \(expected); "), "seed \(seed): \(text)")
    return kinds
  }

  /// Where one of two who share the first place loses it, the other one stays first: it does not
  /// become first.
  @Test func `whoever alone keeps a shared place does not become first`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y", "z"])
    for (name, triangle) in [("p", [2, 4, 2]), ("q", [0.5, 2, 4]), ("r", [1, 3, 3])] {
      let person = try model.addParticipant(Participant(name))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
        by: person)
    }
    let group = words(try groupReport(model).rendered(as: .text))
    // 2 and 1/2 cancel out.
    #expect(
      group.contains(
        "Influence: without p, y would be first alone; without q, x would be first alone; "),
      "\(group)")
    #expect(group.contains("y alone is first") && !group.contains("becomes first"), "\(group)")
    let evaluation = try model.evaluation()
    let sensitivity = words(
      SensitivityReport(
        model: model, evaluation: evaluation,
        sensitivity: try WeightSensitivity(of: model, in: evaluation),
        participants: try ParticipantSensitivity(of: model, in: evaluation)
      ).rendered(as: .text))
    // The cell is broken into two lines.
    #expect(sensitivity.contains("x x alone is"), "\(sensitivity)")
    #expect(!sensitivity.contains("becomes first"), "\(sensitivity)")
    var one = model
    one.participants[ParticipantID(1)].weight = 0
    #expect(
      RankedItems(of: model, in: evaluation).change(
        to: RankedItems(of: one, in: try one.evaluation()))
        == .fewerFirst([.alternative(AlternativeID(0))]))
  }

  /// Expects what a comparison of methods says of who leads to be what its results say.
  private func expectCounts(of model: DecisionModel, _ seed: UInt64) throws {
    let comparison = try MethodComparison(of: model)
    let text = words(
      MethodComparisonReport(model: model, comparison: comparison).rendered(as: .text))
    let first = try #require(text.firstMatch(of: /First: (.*?) (?:Other orders|Largest|Method):?/))
    var counts: [[String]: Int] = [:]
    for entry in comparison.entries {
      if case .ranked(let items, _) = entry.outcome {
        counts[names(items, model).sorted(), default: 0] += 1
      }
    }
    let all = counts.values.reduce(0, +)
    let isShared = counts.keys.contains { $0.count > 1 }
    for (leaders, count) in counts {
      let lead = listed(leaders) + (leaders.count > 1 ? " together" : "")
      let said =
        counts.count == 1
        ? "\(lead) in all \(all) results"
        : "\(lead)\(isShared && leaders.count == 1 ? " alone" : "") in \(count) of \(all) results"
      #expect(first.1.contains(said), "seed \(seed): \(first.1), expected \(said)")
    }
  }

  /// Who leads alone in scenarios, by a verdict.
  private func leadingAlone(in verdict: String) -> [String] {
    verdict.matches(of: /(?:^|[.;] )(a\d) leads/).map { String($0.1) }
  }

  private func groupReport(_ model: DecisionModel) throws -> GroupReport {
    var statistics = try GroupStatistics(of: model)
    let responses = Response.all(in: model)
    let outcomes = try statistics.add(responses)
    return GroupReport(
      model: model, group: try statistics.groupEvaluation(), statistics: statistics,
      analysis: try statistics.analysis(of: responses, outcomes))
  }

  /// Expects what a group report says of the kinds of aggregation to be what their ranks say.
  private func expectKinds(_ data: [String: Any], _ text: String, _ seed: UInt64) throws {
    let ranked = try #require(data["ranked"] as? [[String: Any]])
    let kinds = [
      ("judgments", "AIJ"), ("priorities", "AIP"), ("prioritiesGeometric", "AIP geom."),
      ("localPriorities", "Local"),
    ]
    let found = kinds.compactMap { key, title -> (title: String, ranks: [Int])? in
      let ranks = ranked.compactMap { ($0[key] as? [String: Any])?["rank"] as? Int }
      return ranks.isEmpty ? nil : (title, ranks)
    }
    func leaders(_ ranks: [Int]) -> [String] {
      zip(ranked, ranks).filter { $0.1 == 1 }.compactMap { $0.0["name"] as? String }
    }
    if found.allSatisfy({ $0.ranks == found[0].ranks }) {
      #expect(text.contains("all kinds give the same ranking"), "seed \(seed)")
    } else if found.allSatisfy({ leaders($0.ranks) == leaders(found[0].ranks) }) {
      #expect(
        text.contains("the kinds rank differently; the first is the same under all"),
        "seed \(seed)")
    } else {
      for kind in found {
        let names = leaders(kind.ranks)
        #expect(
          text.contains(" \(listed(names)) under "), "seed \(seed): \(text)")
      }
    }
  }

  @Test func `formulas of merits that put several first name all of them`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y", "z"])
    let gain = try model.addCriterion(Criterion("Gain"), under: model.goal)
    let cost = try model.addCriterion(Criterion("Cost"), under: model.goal)
    try model.setMerits([
      Merit(.benefits, criterion: gain), Merit(.costs, criterion: cost),
    ])
    try model.setJudgments(.priorities([0.9, 0.1]), of: model.goal)
    // x and y gain 4 each at the cost 2; z gains 1 at the cost 1/4, which quotients without weights
    // prefer.
    try model.setJudgments(.priorities([4, 4, 1]), of: gain)
    try model.setJudgments(.priorities([2, 2, 0.25]), of: cost)
    let text = words(
      SynthesisReport(model: model, evaluation: try model.evaluation()).rendered(as: .text))
    #expect(text.contains("x and y ("), "\(text)")
    #expect(!text.contains(" x ("), "\(text)")
  }

  // MARK: Slopes

  /// Under ideal synthesis the best below a criterion is what the others are divided by: with two
  /// best the slope of a judgment between them is another on each side.
  @Test func `slopes at a tie under ideal synthesis are said to be of one side`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y", "z"])
    let criteria = try ["c", "d"].map { try model.addCriterion(Criterion($0), under: model.goal) }
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [2])), of: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1, 3, 3])), of: criteria[0])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 4, 2])), of: criteria[1])
    func text(_ synthesis: Synthesis) throws -> String {
      let evaluation = try model.evaluation(EvaluationOptions(synthesis: synthesis))
      return words(
        SensitivityReport(
          model: model, evaluation: evaluation,
          sensitivity: try WeightSensitivity(of: model, in: evaluation),
          judgments: try JudgmentSensitivity(of: model, in: evaluation)
        ).rendered(as: .text))
    }
    let note =
      "where several alternatives are the best below a criterion, slopes are those on the side"
    #expect(try text(.ideal).contains(note))
    #expect(try !text(.distributive).contains(note))
  }

  @Test func `a critical weight stands beside the present one`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y"])
    let criteria = try ["c", "d"].map { try model.addCriterion(Criterion($0), under: model.goal) }
    try model.setJudgments(.priorities([0.25, 0.75]), of: model.goal)
    try model.setJudgments(.priorities([0.75, 0.25]), of: criteria[0])
    try model.setJudgments(.priorities([0.25, 0.75]), of: criteria[1])
    let text = try weightSensitivity(of: model)
    #expect(
      text.contains(
        "δ: by Triantaphyllou and Sánchez (1997) what is taken off a weight before all are divided by "
          + "their sum again; negative where the weight grows"))
    // Equal at 1/2; δ of c is (1/4 − 1/2)/(1 − 1/2).
    #expect(
      text.contains(
        "Percent-any critical (the δ nearest to 0 in percent of the weight that changes any order): d, δ = 0.5000, 66.7 %: at the weight 0.5000 (0.7500 now) y and x are equal"
      ))
    #expect(
      text.contains(
        "Absolute-top critical (the δ nearest to 0 that changes the first): c, δ = −0.5000, −200.0 %: at the weight 0.5000 (0.2500 now) y and x are equal"
      ), "\(text)")
  }

  /// Three alternatives, the first two of which share the lead; `swaps` says whether they do so at
  /// the present weights only.
  private func shared(swaps: Bool) throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y", "z"])
    let criteria = try ["c", "d"].map { try model.addCriterion(Criterion($0), under: model.goal) }
    try model.setJudgments(.priorities([0.5, 0.5]), of: model.goal)
    try model.setJudgments(
      .priorities(swaps ? [0.5, 0.25, 0.25] : [0.4, 0.4, 0.2]), of: criteria[0])
    try model.setJudgments(
      .priorities(swaps ? [0.25, 0.5, 0.25] : [0.4, 0.4, 0.2]), of: criteria[1])
    return model
  }

  @Test func `the order does not stay where those who share the lead part`() throws {
    let model = try shared(swaps: true)
    let text = try weightSensitivity(of: model)
    #expect(text.contains("c 0.5000 0.5000 … 0.5000 0.5000 … 0.5000 y x"), "\(text)")
    #expect(text.contains("d 0.5000 0.5000 … 0.5000 0.5000 … 0.5000 x y"), "\(text)")
  }

  @Test func `the tile of a shared lead says what its number is`() throws {
    func page(swaps: Bool) throws -> String {
      let model = try shared(swaps: swaps)
      return DecisionReport(model: model, evaluation: try model.evaluation()).rendered(as: .html)
    }
    let stays = "each; no weight of a single criterion decides"
    let parts = "any change of a weight decides"
    #expect(try page(swaps: false).contains(stays) && !page(swaps: false).contains(parts))
    #expect(try page(swaps: true).contains(parts) && !page(swaps: true).contains(stays))
    #expect(try !page(swaps: false).contains("weights that end it"))
  }
}
