import Testing

@testable import AHP

struct RequirementTests {
  @Test(arguments: [
    ("beds >= 10", "10", true), ("beds >= 10", "9.5", false), ("beds>10", "10", false),
    ("beds <= 10", "10.0", true), ("beds < 10", "1e1", false), ("level = A B", "A B", true),
    ("level != A", "A", false), ("level in [A, B]", "B", true), ("level in [A,B]", "C", false),
    ("level not in [A, B]", "C", true), ("beds = 10", "10.0", true),
    ("beds in [1, 10]", "10.0", true),
  ])
  func `a requirement is met or not`(text: String, value: String, expected: Bool) throws {
    #expect(try #require(Requirement(text)).isMet(by: value) == expected)
  }

  @Test(arguments: [
    "", "beds", "beds >=", ">= 3", "beds >= many", "level in A", "level in []", "level in [A,]",
  ])
  func `what is no requirement is refused`(text: String) {
    #expect(Requirement(text) == nil)
  }

  @Test func `what is not a number is neither more nor less`() throws {
    #expect(try #require(Requirement("beds >= 10")).isMet(by: "many") == nil)
  }

  private func model() throws -> DecisionModel {
    var model = try DecisionModel(
      name: "facilities", goal: "goal",
      alternatives: [
        Alternative("a", attributes: ["beds": "5", "level": "X"]),
        Alternative("b", attributes: ["beds": "20", "level": "Y"]),
        Alternative("c", attributes: ["beds": "30", "level": "X"]),
      ])
    try model.setJudgments(.priorities([3, 2, 1]), of: model.goal)
    return model
  }

  private func requirement(_ text: String) throws -> Requirement { try #require(Requirement(text)) }

  @Test func `those who fail are left out and named with what they fail`() throws {
    var model = try model()
    let (beds, level) = (try requirement("beds >= 10"), try requirement("level in [Y]"))
    model.requirements = [beds]
    model.situations = [SituationRequirements("special", requirements: [level])]
    let eligible = try model.eligible()
    #expect(eligible.alternatives.map(\.name) == ["b", "c"])
    #expect(eligible.ineligible.map(\.failed) == [[beds]])
    let special = try model.eligible(in: 0)
    #expect(special.alternatives.map(\.name) == ["b"])
    #expect(special.ineligible.map(\.alternative.name) == ["a", "c"])
    #expect(special.ineligible.map(\.failed) == [[beds, level], [level]])
    #expect(try special.evaluation().alternativePriorities == [1])
  }

  @Test func `a missing attribute, a word for a number and nobody are refused`() throws {
    let model = try model()
    let price = try requirement("price < 3")
    #expect(throws: RequirementError.missingAttribute(alternative: "a", price)) {
      try model.eligible(meeting: [price])
    }
    let word = try requirement("level > 3")
    #expect(throws: RequirementError.notANumber(alternative: "a", value: "X", word)) {
      try model.eligible(meeting: [word])
    }
    #expect(throws: RequirementError.nobodyEligible) {
      try model.eligible(meeting: [try requirement("beds > 100")])
    }
  }
}
