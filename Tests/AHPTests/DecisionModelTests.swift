import Testing

@testable import AHP

struct DecisionModelTests {
  @Test(arguments: ["", " ", " x", "x\t", "a\u{7}b"])
  func `a name has visible text and no control characters`(name: String) {
    #expect(throws: ModelError.badName(name)) {
      try DecisionModel(name: "m", goal: Criterion(name))
    }
    #expect(throws: ModelError.badName(name)) {
      try DecisionModel(name: "m", goal: "g", alternatives: [Alternative(name)])
    }
  }

  @Test func `siblings, alternatives and participants differ in name`() throws {
    #expect(throws: ModelError.duplicateName("a")) {
      try DecisionModel(name: "m", goal: "g", alternatives: ["a", "a"])
    }
    var model = try DecisionModel(name: "m", goal: "g")
    let first = try model.addCriterion("first", under: model.goal)
    #expect(throws: ModelError.duplicateName("first")) {
      try model.addCriterion("first", under: model.goal)
    }
    // Below another parent, and as the same text composed in another way.
    try model.addCriterion("caf\u{E9}", under: first)
    #expect(throws: ModelError.duplicateName("cafe\u{301}")) {
      try model.addCriterion("cafe\u{301}", under: first)
    }
    try model.addParticipant(Participant("Ann"))
    #expect(throws: ModelError.duplicateName("Ann")) {
      try model.addParticipant(Participant("Ann"))
    }
    #expect(throws: ModelError.badWeight(-1)) {
      try model.addParticipant(Participant("Bob", weight: -1))
    }
  }

  @Test func `judgments are about the items that a criterion compares`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    #expect(throws: ModelError.wrongOrder("g", found: 2, expected: 3)) {
      try model.setJudgments(.priorities([1, 2]), of: model.goal)
    }
    #expect(throws: ModelError.badPriorities("g")) {
      try model.setJudgments(.priorities([0, 0, 0]), of: model.goal)
    }
    #expect(throws: ModelError.badPriorities("g")) {
      try model.setJudgments(.priorities([1, -1, 1]), of: model.goal)
    }
  }

  @Test func `children after judgments trap`() async {
    await #expect(processExitsWith: .failure) {
      var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
      try model.setJudgments(.priorities([1, 2]), of: model.goal)
      try model.addCriterion("late", under: model.goal)
    }
  }

  @Test func `a path names a criterion, slashes in names included`() throws {
    var model = try DecisionModel(name: "m", goal: "g")
    let cost = try model.addCriterion("Cost", under: model.goal)
    let children = try model.addCriterion("Children/Youth", under: cost)
    let young = try model.addCriterion("Children", under: cost)
    #expect(model.path(of: children) == "Cost/Children/Youth")
    #expect(model.criterion(at: "Cost/Children/Youth") == children)
    #expect(model.criterion(at: "Cost/Children") == young)
    #expect(model.criterion(at: "g") == model.goal)
    #expect(model.criterion(at: "Cost/Nothing") == nil)
    #expect(model.criterion(at: "") == nil)
  }

  @Test func `labels are shown in their language`() throws {
    var model = try DecisionModel(
      name: "m", goal: "g",
      alternatives: [
        Alternative("Puskesmas", annotation: Annotation(labels: ["en": "Health centre"]))
      ])
    model.language = "id"
    #expect(model.label(ofAlternative: AlternativeID(0), language: "en") == "Health centre")
    #expect(model.label(ofAlternative: AlternativeID(0), language: "fr") == "Puskesmas")
    #expect(model.languages() == ["en", "id"])
  }

  // MARK: Printed numbers

  @Test(arguments: [
    ("0.210", 0.2104999, true), ("0.210", 0.21051, false), ("0.21", 0.2149, true),
    ("21.0%", 0.2104, true), ("21.0%", 0.2106, false), ("10%", 0.0951, true), ("10%", 0.094, false),
    ("0.2425", 0.2425, true), ("0.143", 0.1425, true), ("0.142", 0.1425, true),
    ("6.6e-6", 6.64e-6, true), ("6.6e-6", 6.66e-6, false), ("3", 3.4, true), ("3", 3.6, false),
    ("0.00000660", 6.604e-6, true), ("-0.07", -0.0718, true), (".571", 0.5714, true),
    (".571", 0.5716, false), ("56 %", 0.5649, true), ("56\u{A0}%", 0.566, false),
    ("0,56", 0.5649, true), ("-,5", -0.54, true), ("0,560", 0.5606, false),
  ])
  func `a printed number agrees within half a unit of its last digit`(
    text: String, computed: Double, agrees: Bool
  ) throws {
    #expect(try #require(PrintedNumber(text)).agrees(with: computed) == agrees)
  }

  @Test(arguments: [
    "", "x", "1/3", "0x10", "inf", "nan", "1,5,0", "1,000.5", "%", "1 2", ".", "-", "--.5", "5  %",
    "1e999", "5%%", "0e999",
    "0e-999", "0.0e-9223372036854775808", "0e9223372036854775807%",
    "0e99999999999999999999",
  ])
  func `other text is not a printed number`(text: String) {
    #expect(PrintedNumber(text) == nil)
  }

  @Test func `an audit of averaged priorities takes the least consistent matrix`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    let ann = try model.addParticipant(Participant("Ann"))
    let bob = try model.addParticipant(Participant("Bob"))
    let consistent = try ComparisonMatrix(order: 3, upperTriangle: [2, 4, 2])
    let inconsistent = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
    try model.setJudgments(.comparisons(consistent), of: model.goal, by: ann)
    try model.setJudgments(.comparisons(inconsistent), of: model.goal, by: bob)
    model.settings.aggregation = .localPriorities
    // λ − 3 = 0.0036945980636 for the second matrix.
    model.criteria[CriterionID(0)].reported = [
      ReportedResults(values: [
        ReportedValue(.consistencyIndex, printed: try #require(PrintedNumber("0.001847"))),
        ReportedValue(.principalEigenvalue, printed: try #require(PrintedNumber("3.003695"))),
        ReportedValue(.judgment(item: 0, other: 1), printed: try #require(PrintedNumber("2"))),
      ])
    ]
    // There is no one judgment of the group.
    #expect(try Audit(of: model).entries.map(\.verdict) == [.agrees, .agrees, .disagrees])
  }

  @Test func `an audit tells agreement, erratum and disagreement apart`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    try model.setJudgments(.priorities([1, 2]), of: model.goal)
    func value(_ text: String, _ erratum: String? = nil) throws -> ReportedValue {
      ReportedValue(
        .alternativePriority(AlternativeID(0)), printed: try #require(PrintedNumber(text)),
        erratum: erratum)
    }
    model.reported = [
      ReportedResults(values: [
        try value("0.333"), try value("0.334"), try value("0.334", "misprint"),
        try value("0.33", "needless"),
        ReportedValue(.hierarchyConsistencyRatio, printed: try #require(PrintedNumber("0.1"))),
      ])
    ]
    let audit = try Audit(of: model)
    #expect(audit.entries.map(\.verdict) == [.agrees, .disagrees, .erratum, .agrees, .disagrees])
    #expect(audit.count(.disagrees) == 2)
  }
}
