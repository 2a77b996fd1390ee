import AHP
import Testing

/// What the names in the attribute `judges` stand for.
struct JudgedPartsTests {
  /// A goal with Cost (Price, Running) and Use, under which Running is shared.
  private func model() throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: Criterion("Goal"), alternatives: ["A", "B"])
    let cost = try model.addCriterion(Criterion("Cost"), under: model.goal)
    let use = try model.addCriterion(Criterion("Use"), under: model.goal)
    try model.addCriterion(Criterion("Price"), under: cost)
    let running = try model.addCriterion(Criterion("Running"), under: cost)
    try model.share(running, under: use)
    try model.addCriterion(Criterion("Price"), under: use)
    return model
  }

  @Test(
    arguments: [
      ("Goal", ["Goal"]),
      ("Goal/*", ["Goal", "Cost", "Use", "Cost/Price", "Cost/Running", "Use/Price"]),
      ("Cost", ["Cost"]), (" Cost ; Use ", ["Cost", "Use"]),
      ("Cost/*", ["Cost", "Cost/Price", "Cost/Running"]),
      ("Use/*", ["Use", "Cost/Running", "Use/Price"]), ("Running", ["Cost/Running"]),
      ("Goal/Cost/Price", ["Cost/Price"]), ("Price", []), ("Csot", []), ("Cost;;", ["Cost"]),
    ])
  func `names stand for comparisons, with a star for those below too`(
    text: String, expected: [String]
  ) throws {
    let model = try model()
    let parts = JudgedParts(of: model)
    let sets = try #require(
      parts.sets(for: Participant("P", attributes: [JudgedParts.attribute: text])))
    let questions = Questions(of: model)
    #expect(Set(sets.map { questions.subject(of: $0).path(in: model) }) == Set(expected))
    let asked = parts.questions(
      Array(questions.indices), for: Participant("P", attributes: ["judges": text]))
    #expect(Set(asked.map { questions.pair(at: $0).set }) == sets)
    #expect(asked == asked.sorted())
  }

  @Test(arguments: [[:], ["judges": ""], ["judges": " ; "], ["department": "Cost"]])
  func `without names everything is asked`(attributes: [String: String]) throws {
    let model = try model()
    let person = Participant("P", attributes: attributes)
    #expect(JudgedParts(of: model).sets(for: person) == nil)
    #expect(JudgedParts(of: model).isAsked(person, about: .criterion(model.goal)))
    #expect(JudgedParts(of: model, for: [Participant("P")]) == nil)
  }
}
