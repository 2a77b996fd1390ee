import AHP
import Foundation
import Testing

@testable import AHPReports

/// What reports say of who is first, on models with ties made on purpose.
struct LeadSentenceTests {
  /// A model with few values of judgments; some alternatives are equal under every criterion.
  private func model(seed: UInt64) throws -> DecisionModel {
    var numbers = RandomNumbers(seed: seed)
    let count = seed.isMultiple(of: 3) ? 0 : 2 + numbers.next(below: 3)
    var model = try DecisionModel(
      name: "ties", goal: "goal", alternatives: (0..<count).map { Alternative("a\($0)") })
    for number in 0..<2 + numbers.next(below: 3) {
      try model.addCriterion("c\(number)", under: model.goal)
    }
    let kinds = (0..<count).map { _ in numbers.next(below: max(2, count)) }
    for criterion in model.criteria.indices where model.itemCount(of: criterion) > 0 {
      let values = (0..<6).map { _ in Double(1 + numbers.next(below: 2)) }
      let priorities =
        criterion == model.goal
        ? Array(values.prefix(model.itemCount(of: criterion))) : kinds.map { values[$0] }
      let pairs = priorities.indices.flatMap { row in
        priorities.indices.dropFirst(row + 1).map { priorities[row] / priorities[$0] }
      }
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: priorities.count, upperTriangle: pairs)),
        of: criterion)
    }
    return model
  }

  private static let seeds: Range<UInt64> = 0..<150

  private func names(_ lead: Lead, _ items: RankedItems, _ model: DecisionModel) -> [String] {
    let names = Names(model: model, language: nil)
    return lead.leaders.map { names.ranked(items.ids[$0]) }
  }

  private func listed(_ names: [String]) -> String {
    names.count == 1
      ? names[0] : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  @Test func `sensitivity never says that one is first who shares the first place`() throws {
    var kinds = [0, 0, 0]
    for seed in Self.seeds {
      let model = try model(seed: seed)
      let evaluation = try model.evaluation()
      let items = RankedItems(of: model, in: evaluation)
      let lead = try #require(Lead(of: items))
      let sensitivity = try WeightSensitivity(of: model, in: evaluation)
      let report = SensitivityReport(
        model: model, evaluation: evaluation, sensitivity: sensitivity,
        judgments: try JudgmentSensitivity(of: model, in: evaluation))
      let verdict = report.verdict.line(in: English())
      #expect(report.rendered(as: .json).contains("\"verdict\": \"\(verdict)\""), "seed \(seed)")
      let text = report.rendered(as: .text).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      #expect(text.hasSuffix("Verdict: \(verdict)"), "seed \(seed)")

      let leaders = listed(names(lead, items, model))
      #expect(
        verdict.hasPrefix(
          lead.isShared ? "\(leaders) share the first place with " : "\(leaders) is first with "),
        "seed \(seed): \(verdict)")
      // Who is first past a weight or with a judgment is said of them alone.
      let sentences = verdict.components(separatedBy: ". ").dropFirst()
      let first = try #require(sentences.first)
      switch try #require(NearestWeightChange(in: sensitivity)) {
      case .never: #expect(first == "No weight of a single criterion changes that")
      case .undecided(_, let span):
        kinds[0] += 1
        #expect(lead.isShared && first.hasPrefix("They are equal only at the weights given"))
        for (side, found) in [("above", span.above), ("below", span.below)] where !found.isEmpty {
          expectSaid(found, first, side, items, model, seed)
        }
      case .at(_, let span, let side):
        kinds[lead.isShared ? 1 : 2] += 1
        let found = side == .below ? span.below : span.above
        #expect(first.contains(" for "), "seed \(seed): \(verdict)")
        expectSaid(
          found, first + ".", side == .below ? "below" : "above", items, model, seed)
      }
      if case .at(_, let change) = NearestJudgmentChange(in: try #require(report.judgments)) {
        let then = change.leaders.map { Names(model: model, language: nil).ranked($0) }
        #expect(
          verdict.hasSuffix(
            ", \(listed(then)) \(then.count == 1 ? "is first." : "share the first place.")"),
          "seed \(seed): \(verdict)")
      }
    }
    #expect(kinds.allSatisfy { $0 > 3 }, "\(kinds)")
  }

  private func expectSaid(
    _ found: [Int], _ sentence: String, _ side: String, _ items: RankedItems,
    _ model: DecisionModel, _ seed: UInt64
  ) {
    let names = Names(model: model, language: nil)
    let listed = listed(found.map { names.ranked(items.ids[$0]) })
    let verb = found.count == 1 ? "is first" : "share the first place"
    #expect(sentence.contains("\(side) it \(listed) \(verb)"), "seed \(seed): \(sentence)")
  }

  @Test func `simulate never calls a place that is shared safe, or one the first`() throws {
    var kinds = [0, 0]
    for seed in Self.seeds.prefix(90) {
      let model = try model(seed: seed)
      for settings in [
        SimulationSettings(draws: 30, seed: seed, noise: .none),
        SimulationSettings(draws: 30, seed: seed, noise: .step),
      ] {
        let simulation = try Simulation(of: model, settings)
        let items = simulation.items
        let lead = try #require(Lead(of: items))
        let report = SimulationReport(model: model, simulation: simulation)
        let verdict = report.verdict.line(in: English())
        #expect(report.rendered(as: .json).contains("\"verdict\": \"\(verdict)\""), "seed \(seed)")
        let names = names(lead, items, model)
        if lead.isShared {
          kinds[0] += 1
          #expect(
            verdict.hasPrefix("\(listed(names)) share the first place with the judgments as given"),
            "seed \(seed): \(verdict)")
          for word in ["safe", "likely", "is open", "is first"] {
            #expect(!verdict.contains(word), "seed \(seed): \(verdict)")
          }
          for name in names { #expect(verdict.contains("\(name) "), "seed \(seed): \(verdict)") }
        } else {
          kinds[1] += 1
          #expect(
            verdict.hasPrefix("\(names[0]) is first with the judgments as given"),
            "seed \(seed): \(verdict)")
          #expect(
            verdict.contains("Its first place is "), "seed \(seed): \(verdict)")
        }
      }
    }
    #expect(kinds.allSatisfy { $0 > 20 }, "\(kinds)")
  }

  @Test func `equal criteria share the first place, and any weight decides`() throws {
    var model = try DecisionModel(name: "Park", goal: "Park")
    for name in ["Trees", "Water", "Paths"] {
      try model.addCriterion(Criterion(name), under: model.goal)
    }
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1, 1, 1])), of: model.goal)
    let evaluation = try model.evaluation()
    let report = SensitivityReport(
      model: model, evaluation: evaluation,
      sensitivity: try WeightSensitivity(of: model, in: evaluation))
    #expect(
      report.verdict.line(in: English())
        == "Trees, Water and Paths share the first place with 0.3333 each. They are equal only at "
        + "the weights given: any change of the weight of Trees, for one, which has 0.3333 now, "
        + "decides: above it Trees is first, below it Water and Paths share the first place.")
    let simulation = try Simulation(
      of: model, SimulationSettings(draws: 100, noise: .none))
    #expect(
      SimulationReport(model: model, simulation: simulation).verdict.line(in: English())
        .hasPrefix(
          "Trees, Water and Paths share the first place with the judgments as given, with 0.3333 "
            + "each. In the first place, alone or with others, each is in this share of the draws: "
            + "Trees 100.0 "))
    let chart = try DecisionChart(.gradient, of: model, evaluation: evaluation)
    #expect(chart.rendered(as: .svg).contains("share the first place with 0.3333 each."))
  }

  @Test func `of many who share a place the first ones are named`() throws {
    var model = try DecisionModel(name: "m", goal: "g")
    for number in 1...12 { try model.addCriterion("c\(number)", under: model.goal) }
    try model.setJudgments(.priorities(Array(repeating: 1, count: 12)), of: model.goal)
    let items = RankedItems(of: model, in: try model.evaluation())
    let words = LeadWords(names: Names(model: model, language: nil), items: items)
    let sentence = words.short(Lead(of: items)).line(in: English())
    #expect(
      sentence == "c1, c2, c3, c4, c5, c6, c7, c8, c9 and 3 more share the first place with "
        + "0.0833 each.")
  }
}
