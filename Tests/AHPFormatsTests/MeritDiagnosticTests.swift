import AHP
import Testing

@testable import AHPFormats

/// Benefits, opportunities, costs and risks in model files, and what can be wrong with them.
struct MeritDiagnosticTests {
  /// A model around the children of the goal, which begin in line 7.
  private func model(_ children: String, settings: String = "{}") -> String {
    """
    ahp: 1
    name: Test
    alternatives: [Bridge, Ferry]
    settings: \(settings)
    goal:
      name: Goal
      children: [\(children)]
    """
  }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try ModelFile.read(text: text, name: "m.yaml")
      return []
    } catch {
      return error.diagnostics.map(\.message)
    }
  }

  @Test(arguments: [
    (
      "{name: A, merit: benefits}, {name: B}",
      ["'B' has no merit, but others below the goal have"]
    ),
    (
      "{name: A, merit: benefits}, {name: B, merit: opportunities}",
      ["costs and risks are missing: there is nothing to set against the benefits"]
    ),
    (
      "{name: A, merit: costs}",
      ["benefits and opportunities are missing: there is nothing to set against the costs"]
    ),
    (
      "{name: A, merit: benefits}, {name: B, merit: strengths}, {name: C, merit: costs}",
      ["the merit 'benefits' is given twice"]
    ),
    (
      "{name: A, merit: good}, {name: B, merit: costs}",
      [
        "unknown merit 'good' (expected benefits, opportunities, costs, risks, strengths, weaknesses, threats)"
      ]
    ),
    (
      "{name: A, merit: benefits, children: [{name: C, merit: risks}]}, {name: B, merit: costs}",
      ["'C' has a merit, but is not directly below the goal"]
    ),
    ("{name: A, magnitude: 2}", ["'A' has a magnitude, but no merit"]),
    (
      "{name: A, merit: benefits, magnitude: 0}, {name: B, merit: costs, magnitude: 1}",
      ["magnitude 0 of 'A' is not a number in 1e-50 … 1e+50"]
    ),
    (
      "{name: A, merit: benefits, magnitude: 3}, {name: B, merit: costs}",
      ["'B' has no magnitude, but 'A' has (expected for all merits or for none)"]
    ),
    (
      "{name: A, merit: benefits}, {name: B, merit: costs, reported: {alternatives: {Bridg: 0.5}}}",
      ["unknown name 'Bridg' under 'Goal'. Did you mean 'Bridge'?"]
    ),
    (
      "{name: A, reported: {alternatives: {Bridge: 0.5}}}",
      [
        "'A' is no merit; priorities of alternatives under a criterion stand under the key 'priorities'"
      ]
    ),
  ])
  func `what is wrong with merits is told`(children: String, messages: [String]) {
    #expect(problems(model(children)) == messages)
  }

  private static let strategic = """
    ahp: 1
    name: Test
    alternatives: [Bridge, Ferry]
    participants: [Ann, Bob]
    ratingScales:
      - {name: Weight, intensities: [high, low], priorities: {high: 1, low: 0.25}}
    settings: {bocr: probabilistic}
    goal:
      name: Goal
      strategicCriteria:
        name: How much do gains and losses count?
        judgments:
          Ann: {comparisons: [[Growth, Safety, 1]]}
          Bob: {comparisons: [[Growth, Safety, 9]]}
        children:
          - {name: Growth, ratingScale: Weight, ratings: {Gains: high, Losses: low}}
          - {name: Safety, ratingScale: Weight, ratings: {Gains: low, Losses: high}}
      children:
        - {name: Gains, merit: benefits, priorities: {Bridge: 0.75, Ferry: 0.25}}
        - {name: Losses, merit: costs, priorities: {Bridge: 0.5, Ferry: 0.5}}
    """

  /// Growth counts 3 to 1 for the group: gains 0.75 + 0.25/4, losses 0.75/4 + 0.25, of 1.25.
  @Test func `strategic criteria weigh the merits`() throws {
    let model = try ModelFile.read(text: Self.strategic, name: "m.yaml").model
    let evaluation = try model.evaluation()
    let merits = try #require(evaluation.merits)
    #expect(abs(merits.merits[0].weight - 0.65) <= 1e-15)
    #expect(abs(evaluation.criteria[CriterionID(2)].globalPriority - 0.35) <= 1e-15)
    let strategy = try #require(evaluation.strategy)
    #expect(abs(strategy.criteria[CriterionID(1)].globalPriority - 0.75) <= 1e-15)
    // 0.65 x 0.75 + 0.35 x 0.5 and 0.65 x 0.25 + 0.35 x 0.5.
    #expect(abs(evaluation.alternativePriorities[0] - 0.6625) <= 1e-14)
    var options = model.options
    options.participant = ParticipantID(0)
    #expect(
      abs(try model.evaluation(options).criteria[CriterionID(1)].globalPriority - 0.5) <= 1e-15)
    options.participant = nil
    options.aggregation = .priorities
    #expect(try model.evaluation(options).strategy == nil)
    for syntax in ModelSyntax.allCases {
      let text = try model.fileText(syntax)
      #expect(try ModelFile.read(text: text, name: "m.\(syntax)").model == model)
    }
  }

  @Test(arguments: [
    (
      "ratings: {Gains: high, Losses: low}", "ratings: {Gain: high, Losses: low}",
      [
        "unknown name 'Gain' under 'Growth'. Did you mean 'Gains'?",
        "ratings are missing for 'Gains' under 'Growth'",
      ]
    ),
    (
      "merit: costs", "merit: costs, children: [{name: A, strategicCriteria: {name: B}}]",
      ["unknown key 'strategicCriteria' in a criterion"]
    ),
    (
      "strategicCriteria:\n", "priorities: {Gains: 1, Losses: 1}\n  strategicCriteria:\n",
      ["judgments are given twice, as 'strategicCriteria' and as here"]
    ),
    (
      "- {name: Growth, ", "- {name: Growth, merit: benefits, ",
      [
        "'Safety' has no merit, but others below the goal have",
        "strategic criteria weigh merits, and have none themselves",
      ]
    ),
  ])
  func `what is wrong with strategic criteria is told`(
    old: String, new: String, messages: [String]
  ) {
    let found = problems(Self.strategic.replacing(old, with: new))
    #expect(messages.allSatisfy { message in found.contains { $0.hasPrefix(message) } }, "\(found)")
  }

  @Test func `strategic criteria without judgments are told at the goal`() throws {
    let text = Self.strategic.replacing("Ann: {comparisons: [[Growth, Safety, 1]]}", with: "")
      .replacing("judgments:\n", with: "").replacing(
        "Bob: {comparisons: [[Growth, Safety, 9]]}", with: "")
    let file = try ModelFile.read(text: text, name: "m.yaml")
    let error = #expect(throws: FileError.self) {
      try file.located { () throws(EvaluationError) in try file.model.evaluation() }
    }
    #expect(
      error?.diagnostics.map(\.message) == [
        "the strategic criteria give no weights: no judgments on the 2 items of 'How much do gains and losses count?'"
      ])
  }

  @Test func `a formula with values below 0 gives no priorities`() {
    let text = model(
      "{name: A, merit: benefits}, {name: B, merit: costs}", settings: "{bocr: subtractive}")
    #expect(
      problems(text) == [
        "unknown formula for priorities 'subtractive' (expected additive, probabilistic, multiplicative, powers, powers-quotient, rescaled-quotient)"
      ])
  }

  @Test func `formulas need merits`() {
    let other = model("{name: A}") + "\nreported: {bocr: {additive: {Bridge: 0.5}}}"
    #expect(problems(other) == ["the model has no merits that a formula could combine"])
  }

  @Test func `strengths, weaknesses, opportunities and threats are merits`() throws {
    let text = model(
      "{name: T, merit: threats, magnitude: 4}, {name: S, merit: strengths, magnitude: 2.5},"
        + "{name: W, merit: weaknesses, magnitude: 3}, {name: O, merit: opportunities, magnitude: 1}",
      settings: "{bocr: powers-quotient}")
    let model = try ModelFile.read(text: text, name: "m.yaml").model
    #expect(model.merits.map(\.kind) == Merit.Kind.allCases)
    #expect(model.merits.map(\.criterion.position) == [2, 4, 3, 1])
    #expect(model.merits.map(\.magnitude) == [2.5, 1, 3, 4])
    #expect(model.options.bocr == .powersQuotient)
    for syntax in ModelSyntax.allCases {
      let text = try model.fileText(syntax)
      #expect(try ModelFile.read(text: text, name: "m.\(syntax)").model == model)
    }
  }
}
