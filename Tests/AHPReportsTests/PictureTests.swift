import AHP
import AHPCharts
import Testing

@testable import AHPReports

/// What pictures and advice say by themselves.
struct PictureTests {
  private func model(_ provenance: Provenance?) throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    model.annotation.provenance = provenance
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [6, 8, 4])), of: model.goal)
    return model
  }

  @Test(arguments: [DecisionChart.Kind.ranking, .tree, .consistency])
  func `a picture of reconstructed judgments says so`(kind: DecisionChart.Kind) throws {
    func picture(_ provenance: Provenance?) throws -> String {
      let model = try model(provenance)
      return try DecisionChart(kind, of: model, evaluation: try model.evaluation())
        .rendered(as: .svg)
    }
    #expect(try picture(.reconstructed).contains("Judgments: reconstructed."))
    #expect(try picture(.elicited).contains("Judgments: elicited."))
    #expect(!(try picture(nil).contains("Judgments: ")))
  }

  /// Under all but the first criterion a and b are alike, under the first c and a.
  @Test func `lines that meet at the ends of a weight have no crossing there`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let (x, y) = (
      try model.addCriterion("x", under: model.goal), try model.addCriterion("y", under: model.goal)
    )
    try model.setJudgments(.priorities([1, 1]), of: model.goal)
    try model.setJudgments(.priorities([3, 1, 3]), of: x)
    try model.setJudgments(.priorities([2, 2, 1]), of: y)
    let charts = ChartBuilder(
      names: Names(model: model, language: nil), evaluation: try model.evaluation(),
      words: English(), answers: nil)
    let chart = try charts.gradient(of: x)
    // b and c meet between: (2 - w)/5 is the share of b at w, for 1/5 + 8 w/35 of c.
    #expect(chart.crossings.count == 1)
    let crossing = try #require(chart.crossings.first)
    #expect(abs(crossing.x - 7.0 / 17) <= 1e-12)
  }

  @Test func `a high consensus is pale also where it is the lowest`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    for (name, triangle) in [("Ann", [2, 4, 2]), ("Bob", [2, 4, 2.1])] {
      let person = try model.addParticipant(Participant(name))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
        by: person)
    }
    var statistics = try GroupStatistics(of: model)
    try statistics.add(Response.all(in: model))
    let charts = GroupCharts(
      names: Names(model: model, language: nil),
      group: ChartedGroup(try statistics.groupEvaluation()), words: English())
    let chart = try charts.consensus()
    let values = chart.rows.flatMap { $0.cells.compactMap(\.value) }
    #expect(!values.isEmpty && values.allSatisfy { $0 > 0.95 })
    #expect(chart.range == 0.9...1)
  }

  @Test func `a repair is a value that a person can say, without noise`() throws {
    let model = try model(nil)
    for values in [RepairValues.any, .saatyScale] {
      let repair = try ModelRepair(of: model, by: .init(values: values))
      let change = try #require(repair.entries.first?.changes.first)
      #expect(change.to == 2)
      #expect(repair.entries[0].ratioAfter == 0)
      #expect(try #require(repair.entries[0].ratioAfterBound) < 1e-13)
    }
  }

  @Test func `a check counts what is missing for all, not what one of them left open`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let people = try ["Ann", "Bob"].map { try model.addParticipant(Participant($0)) }
    func summary(_ triangles: [[Double?]]) throws -> String {
      for (person, triangle) in zip(people, triangles) {
        try model.setJudgments(
          Judgments(IncompleteComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
          by: person)
      }
      return CheckReport(model: model, check: ModelCheck(of: model)).rendered(as: .text)
        .replacing(/\s+/, with: " ")
    }
    #expect(try !summary([[2, 4, 2], [2, nil, 2]]).contains("missing"))
    #expect(try summary([[2, nil, 2], [2, nil, 2]]).contains("1 judgment missing"))
  }

  @Test func `judgments outside the scale are a warning of the check`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1.0 / 45, 3, 35])), of: model.goal)
    #expect(OffScaleJudgments(in: model).entries.map(\.ratio) == [1.0 / 45, 35])
    let text = CheckReport(model: model, check: ModelCheck(of: model)).rendered(as: .text)
      .replacing(/\s+/, with: " ")
    #expect(
      text.contains(
        "Warning: 2 judgments are outside the scale 1/9 … 9, perhaps by a slip: Goal: a against b is "
          + "1/45; Goal: b against c is 35"), "\(text)")
    let whole = try self.model(nil)
    #expect(OffScaleJudgments(in: whole).entries.isEmpty)
    #expect(
      !CheckReport(model: whole, check: ModelCheck(of: whole)).rendered(as: .text)
        .contains("Warning"))
  }

  @Test func `judgments of somebody without weight are a warning only of their own`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let ann = try model.addParticipant(Participant("Ann"))
    let cy = try model.addParticipant(Participant("Cy", weight: 0))
    for (person, triangle) in [(ann, [2, 4, 2]), (cy, [1.0 / 45, 3, 35])] {
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
        by: person)
    }
    #expect(OffScaleJudgments(in: model).entries.isEmpty)
    #expect(OffScaleJudgments(in: model, of: ann).entries.isEmpty)
    #expect(OffScaleJudgments(in: model, of: cy).entries.map(\.ratio) == [1.0 / 45, 35])
  }

  /// Eleven people for whom a is first, by more or less.
  @Test func `what all of a group put first is not called open`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    for number in 0..<11 {
      let person = try model.addParticipant(Participant("p\(number)"))
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 2, upperTriangle: [number < 8 ? 2 : 3])),
        of: model.goal, by: person)
    }
    let noise = JudgmentNoise.usual(for: model, model.options)
    #expect(noise == .dispersion)
    let simulation = try Simulation(of: model, SimulationSettings(draws: 1000, noise: noise))
    #expect(try #require(Robustness(in: simulation)).verdict == .safe)
    for person in model.participants.indices {
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 2, upperTriangle: [2])), of: model.goal, by: person)
    }
    #expect(JudgmentNoise.usual(for: model, model.options) == .step)
  }

  @Test func `a sentence says how many matrices are above in a draw`() throws {
    let model = try model(nil)
    let simulation = try Simulation(of: model, SimulationSettings(draws: 200))
    let matrices = try #require(simulation.inconsistentMatrices)
    #expect(matrices.count == 1 && matrices.undisturbed == 1)
    #expect(matrices.mean == simulation.inconsistent?.value)
    let text = SimulationReport(model: model, simulation: simulation).rendered(as: .text)
      .replacing(/\s+/, with: " ")
    #expect(text.contains("the matrix is above the threshold 0.1 in "))
    #expect(text.contains("of the draws, and as judged"))
  }
}
