import Testing

@testable import AHP
@testable import PairwiseComparisons

/// What is found of leads, on models with ties made on purpose.
struct LeadFindingsTests {
  private static let seeds: Range<UInt64> = 0..<200
  private static let syntheses: [Synthesis] = [.distributive, .ideal, .multiplicative]

  /// Those with the largest priority, when nothing below the tenth place counts.
  private func leaders(_ priorities: [Double]) -> [Int] {
    let largest = priorities.max() ?? 0
    return priorities.indices.filter { largest - priorities[$0] <= 1e-11 * largest }
  }

  private func leaders(
    _ scores: WeightedScores, _ lines: WeightLines, at weight: Double
  ) throws -> [Int] {
    leaders(
      try scores.priorities(setting: [
        WeightedScores.Setting(
          criterion: lines.criterion, parent: lines.parent, weight: min(1, max(0, weight)))
      ]))
  }

  @Test func `who leads past a weight is who leads in the model with that weight`() throws {
    var (shared, parted, sharedPast) = (0, 0, 0)
    for seed in Self.seeds {
      let model = try DecisionModel.tiedTree(seed: seed)
      for synthesis in Self.syntheses {
        let evaluation = try model.evaluation(EvaluationOptions(synthesis: synthesis))
        let sensitivity = try WeightSensitivity(of: model, in: evaluation)
        let scores = try WeightedScores(of: model, in: evaluation)
        let lead = try #require(Lead(of: sensitivity.items))
        #expect(lead.leaders.sorted() == leaders(sensitivity.items.priorities), "seed \(seed)")
        shared += lead.isShared ? 1 : 0
        let step = 1e-7
        for lines in sensitivity.lines {
          let span = LeadSpan(of: lines, lead: lead)
          #expect(span.range.contains(lines.weight), "seed \(seed)")
          #expect(span.below.isEmpty == (span.range.lowerBound == 0), "seed \(seed)")
          #expect(span.above.isEmpty == (span.range.upperBound == 1), "seed \(seed)")
          if span.partsLeaders {
            parted += 1
            #expect(lead.isShared && span.range == lines.weight...lines.weight, "seed \(seed)")
          } else if span.range.upperBound - span.range.lowerBound > 4 * step {
            for share in [0.01, 0.5, 0.99] {
              let weight =
                (1 - share) * span.range.lowerBound + share * span.range.upperBound
              #expect(
                try leaders(scores, lines, at: weight) == lead.leaders.sorted(), "seed \(seed)")
            }
          }
          for (found, weight) in [
            (span.below, span.range.lowerBound - step), (span.above, span.range.upperBound + step),
          ] where !found.isEmpty {
            #expect(
              try leaders(scores, lines, at: weight) == found.sorted(),
              "seed \(seed), \(synthesis), \(lines.criterion) at \(weight)")
            sharedPast += found.count > 1 ? 1 : 0
          }
        }
      }
    }
    // The models are of the kind that the test is about.
    #expect(shared > 30 && parted > 30 && sharedPast > 30)
  }

  @Test func `the nearest change is undecided, at a weight, or nowhere`() throws {
    var kinds = [0, 0, 0]
    for seed in Self.seeds {
      let model = try DecisionModel.tiedTree(seed: seed)
      let evaluation = try model.evaluation()
      let sensitivity = try WeightSensitivity(of: model, in: evaluation)
      let scores = try WeightedScores(of: model, in: evaluation)
      let change = try #require(NearestWeightChange(in: sensitivity))
      let present = change.lead.leaders.sorted()
      func isChanged(by distance: Double) throws -> Bool {
        try sensitivity.lines.contains { lines in
          try [lines.weight - distance, lines.weight + distance].contains { weight in
            // At the ends others may come level, but not ahead.
            try weight > 0 && weight < 1 && leaders(scores, lines, at: weight) != present
          }
        }
      }
      switch change {
      case .never:
        kinds[0] += 1
        for step in 1...20 {
          #expect(try !isChanged(by: Double(step) / 20), "seed \(seed)")
        }
      case .undecided(let lead, let span):
        kinds[1] += 1
        #expect(lead.isShared && span.partsLeaders, "seed \(seed)")
        #expect(try isChanged(by: 1e-7), "seed \(seed)")
      case .at(_, let span, let side):
        kinds[2] += 1
        let distance = try #require(span.nearest).distance
        #expect(span.nearest?.side == side, "seed \(seed)")
        #expect(try isChanged(by: distance + 1e-7), "seed \(seed)")
        for share in [0.1, 0.5, 0.9, 0.999] {
          #expect(try !isChanged(by: share * distance), "seed \(seed)")
        }
      }
    }
    #expect(kinds.allSatisfy { $0 > 10 }, "\(kinds)")
  }

  @Test func `of equal criteria each leads above its weight, and none above another's`() throws {
    var model = try DecisionModel(name: "m", goal: "g")
    for name in ["Trees", "Water", "Paths"] {
      try model.addCriterion(Criterion(name), under: model.goal)
    }
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1, 1, 1])), of: model.goal)
    let sensitivity = try WeightSensitivity(of: model, in: try model.evaluation())
    let lead = try #require(Lead(of: sensitivity.items))
    #expect(lead.leaders == [0, 1, 2] && lead.next == nil)
    for (item, lines) in sensitivity.lines.enumerated() {
      let span = LeadSpan(of: lines, lead: lead)
      #expect(span.partsLeaders && span.above == [item])
      #expect(span.below == [0, 1, 2].filter { $0 != item })
    }
    guard case .undecided(lead, _) = NearestWeightChange(in: sensitivity) else {
      Issue.record("the leaders are equal at the present weights only")
      return
    }
  }

  @Test func `a lead is another one when others share it, or fewer`() throws {
    func items(_ priorities: [Double]) -> RankedItems {
      RankedItems(
        ids: priorities.indices.map { .alternative(AlternativeID($0)) }, priorities: priorities,
        errorBounds: priorities.map { _ in 1e-15 })
    }
    let single = try #require(Lead(of: items([0.5, 0.3, 0.2])))
    let shared = try #require(Lead(of: items([0.4, 0.4, 0.2])))
    #expect(LeadChange(from: single, to: items([0.4, 0.3, 0.3])) == nil)
    #expect(LeadChange(from: shared, to: items([0.45, 0.45, 0.1])) == nil)
    let other = try #require(LeadChange(from: single, to: items([0.1, 0.2, 0.7])))
    #expect(other.takers == [2] && other.isClear)
    let joined = try #require(LeadChange(from: single, to: items([0.4, 0.4, 0.2])))
    #expect(joined.takers == [1] && joined.after.leaders == [0, 1] && !joined.isClear)
    let left = try #require(LeadChange(from: shared, to: items([0.3, 0.5, 0.2])))
    #expect(left.takers == [1] && !left.isClear)
  }

  // MARK: Judgments and participants

  @Test func `those who are equal with another judgment lead together`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let first = try model.addCriterion(Criterion("first"), under: model.goal)
    let second = try model.addCriterion(Criterion("second"), under: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [2])), of: model.goal)
    try model.setJudgments(.priorities([3, 1, 1]), of: first)
    try model.setJudgments(.priorities([1, 3, 3]), of: second)
    let moved = try JudgmentSensitivity(of: model, in: try model.evaluation())
    let ids = (0..<3).map { RankedID.alternative(AlternativeID($0)) }
    // 3/5 w + (1 − w)/7 against w/5 + 3(1 − w)/7: equal at w = 5/12, so that 1/2 and no more will
    // do.
    guard case .at(_, let change) = NearestJudgmentChange(in: moved) else {
      Issue.record("a judgment changes the first")
      return
    }
    #expect(change.ratio == 0.5 && change.first == ids[1] && change.leaders == [ids[1], ids[2]])
  }

  @Test func `where two lead any judgment between them gives one of them the lead`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1, 4, 4])), of: model.goal)
    let tied = try JudgmentSensitivity(of: model, in: try model.evaluation())
    #expect(tied.entries.count == 3)
    for entry in tied.entries {
      let change = try #require(entry.change)
      #expect(change.leaders == [change.first])
    }
  }

  @Test func `nobody decides on equal alternatives, and each of two on a balance`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    for (name, first, second) in [("x", 3.0, 3.0), ("y", 2, 2), ("z", 5, 5)] {
      let participant = try model.addParticipant(Participant(name))
      try model.setJudgments(
        .priorities([first, second, 1]), of: model.goal, by: participant)
    }
    for aggregation in [GroupAggregation.judgments, .priorities] {
      let evaluation = try model.evaluation(EvaluationOptions(aggregation: aggregation))
      let group = try ParticipantSensitivity(of: model, in: evaluation)
      let lead = try #require(Lead(of: RankedItems(of: model, in: evaluation)))
      #expect(lead.leaders == [0, 1])
      #expect(DecidingParticipants(in: group, of: lead).entries.isEmpty)
      #expect(group.entries.allSatisfy { $0.nearestChange == nil })
    }

    var balance = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    for (name, ratio) in [("x", 3.0), ("y", 1.0 / 3)] {
      let participant = try balance.addParticipant(Participant(name))
      try balance.setJudgments(
        .comparisons(ComparisonMatrix(order: 2, upperTriangle: [ratio])), of: balance.goal,
        by: participant)
    }
    let evaluation = try balance.evaluation()
    let group = try ParticipantSensitivity(of: balance, in: evaluation)
    let lead = try #require(Lead(of: RankedItems(of: balance, in: evaluation)))
    #expect(lead.isShared)
    let deciding = DecidingParticipants(in: group, of: lead).entries
    #expect(deciding.map(\.participant) == [ParticipantID](at: 0, 1))
    #expect(deciding.map(\.change.after.leaders) == [[1], [0]])
    // More weight of x is a lead of a, less one of b.
    let (a, b) = (RankedID.alternative(AlternativeID(0)), RankedID.alternative(AlternativeID(1)))
    #expect(group.entries[0].changeBelow?.leaders == [b])
    #expect(group.entries[0].changeAbove?.leaders == [a])
  }

  // MARK: Simulation

  @Test func `a lead that is shared without noise is neither safe nor open`() throws {
    var kinds: [Robustness.Verdict: Int] = [:]
    for seed in Self.seeds.prefix(80) {
      let model = try DecisionModel.tiedTree(seed: seed)
      let simulation = try Simulation(
        of: model,
        SimulationSettings(draws: 40, seed: seed, noise: .none, weights: .uniform))
      let robustness = try #require(Robustness(in: simulation))
      let lead = try #require(Lead(of: simulation.items))
      #expect(robustness.lead == lead, "seed \(seed)")
      #expect((robustness.verdict == .shared) == lead.isShared, "seed \(seed)")
      #expect(robustness.firstShares.count == lead.leaders.count, "seed \(seed)")
      let rivals = robustness.rival?.items ?? []
      #expect(rivals.allSatisfy { !lead.leaders.contains($0) }, "seed \(seed)")
      for item in simulation.items.ids.indices where !lead.leaders.contains(item) {
        let share = simulation.rankAcceptability(of: item, rank: 1)
        #expect(share.count <= robustness.rival?.firstShare.count ?? -1, "seed \(seed)")
      }
      kinds[robustness.verdict, default: 0] += 1
    }
    #expect(kinds[.shared] ?? 0 > 10 && kinds[.open] ?? 0 > 10 && kinds[.safe] ?? 0 > 2)
  }

  @Test func `19 of 20 draws are safe`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 3, 2])), of: model.goal)
    var found: Set<Int> = []
    for seed in 1...200 as ClosedRange<UInt64> {
      let simulation = try Simulation(
        of: model, SimulationSettings(draws: 20, seed: seed, noise: .step))
      let robustness = try #require(Robustness(in: simulation))
      let count = robustness.firstShares[0].count
      #expect((robustness.verdict == .safe) == (count >= 19), "\(count) of 20")
      found.insert(count)
    }
    #expect(found.isSuperset(of: [18, 19]), "\(found)")
  }
}
