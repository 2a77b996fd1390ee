import Testing

@testable import AHP

struct PositionsTests {
  private func model() throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    for name in ["first", "second", "third"] {
      try model.addCriterion(Criterion(name), under: model.goal)
    }
    model.setAlternatives([AlternativeID](at: 2, 0), of: model.criteria.leaves()[0])
    return model
  }

  @Test func `a range of positions is a collection of them`() throws {
    let model = try model()
    #expect(Array(model.criteria.indices) == [CriterionID](at: 0, 1, 2, 3))
    #expect(model.criteria[CriterionID(2)].name == "second")
    #expect(model.criteria.firstIndex { $0.name == "third" } == CriterionID(3))
    #expect(model.alternatives.indices.map(\.description) == ["0", "1", "2"])
  }

  @Test func `items of a criterion are alternatives and the other way round`() throws {
    let model = try model()
    let (some, all) = (model.criteria.leaves()[0], model.criteria.leaves()[1])
    #expect((0..<2).map { model.alternative($0, of: some) } == [AlternativeID](at: 2, 0))
    #expect((0..<3).map { model.alternative($0, of: all) } == Array(model.alternatives.indices))
    #expect(model.alternatives.indices.map { model.item($0, of: some) } == [1, nil, 0])
    #expect(model.alternatives.indices.map { model.item($0, of: all) } == [0, 1, 2])
  }

  @Test func `what is ranked are alternatives, or criteria without them`() throws {
    let model = try model()
    #expect(RankedID.all(in: model) == model.alternatives.indices.map(RankedID.alternative))
    var weighing = try DecisionModel(name: "m", goal: "g")
    for name in ["a", "b"] { try weighing.addCriterion(Criterion(name), under: weighing.goal) }
    #expect(RankedID.all(in: weighing) == weighing.criteria.leaves().map(RankedID.criterion))
  }

  @Test func `a list prints and compares as an array does`() {
    let list: PositionedArray<AlternativeID, Int> = [3, 1]
    #expect("\(list)" == "[3, 1]" && list == PositionedArray([3, 1]))
    #expect("\([CriterionID(1): AlternativeID(2)])" == "[1: 2]")
  }

  @Test func `positions take no more memory than their numbers`() {
    #expect(MemoryLayout<CriterionID>.size == MemoryLayout<Int>.size)
    #expect(MemoryLayout<ParticipantID?>.size == MemoryLayout<Int?>.size)
  }

  @Test func `judgments on a criterion outside the model end the process`() async {
    await #expect(processExitsWith: .failure) {
      var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
      try model.setJudgments(.priorities([1, 2]), of: CriterionID(99))
    }
  }

  @Test func `a criterion below one outside the model ends the process`() async {
    await #expect(processExitsWith: .failure) {
      var model = try DecisionModel(name: "m", goal: "g")
      try model.addCriterion("c", under: CriterionID(1))
    }
  }

  @Test func `judgments of a participant outside the model end the process`() async {
    await #expect(processExitsWith: .failure) {
      var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
      try model.setJudgments(.priorities([1, 2]), of: model.goal, by: ParticipantID(0))
    }
  }

  @Test func `a position outside the model is named in the message`() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
        _ = model.path(of: CriterionID(4))
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("criterion 4 is not in the model, which has 1"))
  }
}
