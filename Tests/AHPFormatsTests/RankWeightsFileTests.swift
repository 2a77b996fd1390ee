import AHP
import Testing

@testable import AHPFormats

struct RankWeightsFileTests {
  private let text = """
    ahp: 1
    name: Test
    participants: [ann, bob]
    goal:
      name: Goal
      judgments:
        ann: {ranks: [Cost, [Safety, Style]]}
        bob: {ranks: {by: rank-reciprocal, order: [Style, Cost, Safety]}}
      children:
        - name: Cost
          ranks: {by: rank-sum, order: [[Fuel], [Price]]}
          children: [{name: Price}, {name: Fuel}]
        - name: Safety
        - name: Style
    """

  @Test func `an order is read and written`() throws {
    let file = try ModelFile.read(text: text, name: "m.yaml")
    let model = file.model
    let own = model.criteria[model.goal].judgments.byParticipants.map(\.judgments)
    #expect(
      own == [
        .ranks(RankWeights(order: [[0], [1, 2]], by: .rankOrderCentroid)),
        .ranks(RankWeights(order: [[2], [0], [1]], by: .rankReciprocal)),
      ])
    let cost = try #require(model.criterion(at: "Cost"))
    #expect(
      model.criteria[cost].judgments.forEverybody
        == .ranks(RankWeights(order: [[1], [0]], by: .rankSum)))
    for syntax in ModelSyntax.allCases {
      let again = try ModelFile.read(text: model.fileText(syntax), name: "m.\(syntax)")
      #expect(again.model == model)
    }
  }
}
