import AHP
import Testing

@testable import AHPFormats

struct ResponseTableTests {
  private static let long = """
    participant,node,first,second,ratio
    Ann,Best car,Cost,Safety,3
    Ann,Best car,Cost,Style,1/5
    Ann,Best car,Safety,Style,0.5
    Ann,Cost,Purchase,Upkeep,2
    Ann,Cost/Purchase,Red,Blue,4
    Ann,Cost/Purchase,Red,Grey,5
    Ann,Cost/Purchase,Blue,Grey,1
    Ann,Cost/Upkeep,Red,Green,7
    Bob,Best car,Cost,Safety,1/9
    Bob,Best car,Cost,Style,9
    Bob,Cost,Upkeep,Purchase,4
    Bob,Cost/Purchase,Grey,Red,5
    Bob,Cost/Purchase,Blue,Grey,
    Bob,Cost/Upkeep,Red,Green,0.25

    """
  private static let expected = ["Ann: 3 1/5 1/2 2 4 5 1 7", "Bob: 1/9 9 - 1/4 - 1/5 - 1/4"]

  @Test func `a row for each answer is read in whatever pieces it comes`() throws {
    let model = try surveyModel()
    for pieceSize in 1...200 {
      let result = try ResponseResult.read(Self.long, model: model, pieceSize: pieceSize)
      #expect(result.error == nil)
      #expect(result.answers == Self.expected, "\(pieceSize)")
      #expect(result.reading.rowCount == 14 && result.reading.answerCount == 13)
      #expect(result.reading.participantCount == 2 && result.restarts == 0)
    }
  }
}
