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
    #expect(model.merits.map(\.criterion) == [2, 4, 3, 1])
    #expect(model.merits.map(\.magnitude) == [2.5, 1, 3, 4])
    #expect(model.options.bocr == .powersQuotient)
    for syntax in ModelSyntax.allCases {
      let text = try model.fileText(syntax)
      #expect(try ModelFile.read(text: text, name: "m.\(syntax)").model == model)
    }
  }
}
