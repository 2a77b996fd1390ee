import AHP
import Testing

@testable import AHPFormats

/// Numbers of which something beside them says what they mean: who is preferred, or that they are
/// no ratios.
struct DirectionTests {
  private func read(_ text: String) throws -> ResponseResult {
    try ResponseResult.read(text, model: SurveyForms.model().model)
  }

  private static let pairs = "Fare or Seats,Fare or Speed,Seats or Speed"

  // MARK: Winners

  @Test(arguments: [
    "Name,Fare or Seats,Winner,Fare or Speed,Winner\nAnn,3,Seats,5,Fare\nBob,7,Seats,2,Speed\n",
    "Name,Winner 1,Fare or Seats,Winner 2,Fare or Speed\nAnn,Seats,3,Fare,5\nBob,Kursi,7,Fare,2\n",
    "Name,Fare or Seats,Fare or Speed,Who 1,Who 2\nAnn,3,5,Seats,Fare\nBob,7,2,Fare,Speed\n",
    "Name,Fare or Seats,Direction,Fare or Speed,Direction\nAnn,3,right,5,left\nBob,7,left,2,right\n",
    "Name,Fare or Seats,Which?,Fare or Speed,Which?\nAnn,3,A,5,B\nBob,7,B,2,A\n",
    "Name,Fare or Seats,Sign\nAnn,3,+\nBob,7,-\n",
    "Name,Fare or Seats,Inverse?\nAnn,3,yes\nBob,7,no\n",
  ])
  func `a column of winners beside numbers is no attribute`(text: String) throws {
    let error = try #require(try read(text).error)
    #expect(
      error.contains(
        "can be read in two ways: as which of a pair is preferred, or as something about"),
      "\(error)")
  }

  @Test(arguments: [
    "Name,Most important overall,\(pairs)\nAnn,Speed,3,5,2\nBob,Fare,3,5,2\n",
    "Name,Group,\(pairs)\nAnn,A,3,5,2\nBob,B,3,5,2\n",
    "Name,Fare or Seats,Winner,Fare or Speed,Winner,Seats or Speed,Winner\n"
      + "Ann,1/3,Seats,1/5,Speed,1/2,Speed\nBob,3,Fare,5,Fare,2,Seats\n",
  ])
  func `names and letters that are no winners of undirected numbers are attributes`(
    text: String
  ) throws {
    let result = try read(text)
    #expect(result.error == nil)
    #expect(result.answers.last == "Bob: 3 5 - 2 - -")
  }

  @Test func `a column of winners in a row for each answer is refused`() throws {
    let titled = try read(
      "participant,node,first,second,ratio,winner\nAnn,,Fare,Seats,3,Seats\nBob,,Fare,Seats,5,Fare\n"
    )
    #expect(
      titled.error?.hasPrefix(
        "a.csv:1:37: error: the column 'winner' says which of the two in a row is preferred (expected "
          + "a ratio below 1 where it is the second)\n") == true)
    let other = try read(
      "participant,node,first,second,ratio,pick\nAnn,,Fare,Seats,3,Seats\nBob,,Fare,Seats,5,Fare\n"
    )
    #expect(
      other.error?.hasPrefix(
        "a.csv: error: column 6 can be read in two ways: as which of the two in a row is preferred, or "
          + "as something about the participant\n") == true)
  }

  @Test func `a strength without a winner is no ratio`() throws {
    let error = try read("Name,Strength (Fare or Seats)\nAnn,3\nBob,5\n").error
    #expect(error?.contains("and no answer says which") == true)
  }

  @Test(arguments: [
    "Which is more important, Fare or Seats?", "Choose 1 for Fare or 2 for Seats",
    "Fare or Seats (1/2)",
    "Mana yang lebih penting: 1. Fare 2. Seats",
  ])
  func `answers that are all 1 or 2 can be codes`(title: String) throws {
    let error = try read("Name,\"\(title)\"\nAnn,2\nBob,1\n").error
    #expect(error?.contains("all answers are 1 or 2") == true)
    #expect(
      try read("Name,Fare or Seats\nAnn,2\nBob,1\n").answers == [
        "Ann: 2 - - - - -", "Bob: 1 - - - - -",
      ])
  }

  // MARK: Titles

  @Test(arguments: [
    "1. Fare, Seats", "Part 1 - Fare / Seats", "Level 1 Fare-Seats", "Fare / Seats (1)",
    "Fare/Seats (equal = 1)", "Fare Seats [Scale 1]",
  ])
  func `a title with a 1 in it is a title`(title: String) throws {
    let result = try read("Name,\"\(title)\"\nAnn,3\nBob,1/3\n")
    #expect(result.error == nil)
    #expect(result.answers == ["Ann: 3 - - - - -", "Bob: 1/3 - - - - -"])
  }

  @Test(arguments: ["Round 1", "almost equal", "<5", "<= 5", "5*", "5†", "#5"])
  func `a text that is no judgment is refused`(cell: String) throws {
    let error = try read("Name,Fare or Seats\nAnn,\(cell)\nBob,3\n").error
    #expect(error?.contains("judgment '\(cell)' of 'Fare' against 'Seats' is not a number") == true)
  }

  @Test func `numbers in a column without a title beside answers are asked about`() throws {
    let error = try read("Name,Fare vs Seats,,Fare vs Speed,\nAnn,3,4,5,6\n").error
    #expect(
      error?.hasPrefix(
        "a.csv:2:7: error: column 3 has the number 4 beside the answers, and no title\n") == true)
  }

  @Test(arguments: [
    "Fare vs Seats (how much more important is the second?)", "Fare vs Seats (second/first)",
    "Fare vs Seats [Right more important]", "Fare vs Seats (reverse coded)", "1/(Fare vs Seats)",
    "Seberapa penting yang kedua dibanding yang pertama: Fare, Seats",
    "Taking Fare as 1, how important is Seats?", "With Fare as baseline, how important is Seats?",
    "Fare dikalahkan Seats", "Fare << Seats", "Fare vs Seats (1…17)", "Fare or Seats (7-point)",
    "Fare or Seats on a scale from 1 to 5", "I agree that Fare is more important than Seats",
    "Trade-off between Fare and Seats", "Fare vs Seats_DO", "Fare vs Seats - Click Count",
    "Example: Fare or Seats",
  ])
  func `a title that turns numbers, shows another scale or asks something else is asked about`(
    title: String
  ) throws {
    #expect(
      try read("Name,\"\(title)\"\nAnn,3\nBob,5\n").error?.contains("can be read in two ways")
        == true)
  }

  @Test(arguments: [
    "Second round: Fare or Seats", "Do you prefer Fare or Seats?", "Fare or Seats (1-9)",
    "How many times more important is the first than the second: Fare, Seats",
  ])
  func `a title that does not is none of these`(title: String) throws {
    #expect(
      try read("Name,\"\(title)\"\nAnn,3\nBob,5\n").answers == [
        "Ann: 3 - - - - -", "Bob: 5 - - - - -",
      ])
  }

  @Test(arguments: [
    "Compare the second with the first (how many times more important is the second)",
    "1 = the right one is extremely important; 9 = the left one", "Scale: 1-17 (9 = equal)",
  ])
  func `a line above the table that says what numbers mean is asked about`(line: String) throws {
    let error = try read("\"\(line)\",,,\nName,\(Self.pairs)\nAnn,3,5,2\nBob,2,3,4\n").error
    #expect(error?.contains("above the table can be read in two ways") == true)
  }

  // MARK: Rows and columns of something else

  @Test(arguments: [
    ("participant,|Fare|Seats,|Fare|Speed\nAnn,9,9\nBob,1/9,1/9\nTeam,4.556,4.556\n", "mean"),
    (
      "Name,\(pairs)\nAnn,3,5,2\nBob,1/3,1/4,7\nGeometrisches Mittel,1,1.118,3.742\n",
      "geometric mean"
    ),
    ("\(pairs)\n3,5,2\n1/3,1/4,7\n1.667,2.625,4.5\n", "mean"),
    (
      "participant,node,first,second,ratio\nAnn,,Fare,Seats,3\nAnn,,Fare,Speed,5\n"
        + "Bob,,Fare,Seats,1/3\nBob,,Fare,Speed,1/4\nX,,Fare,Seats,1.667\nX,,Fare,Speed,2.625\n",
      "mean"
    ),
  ])
  func `a row of means under any name is asked about`(text: String, statistic: String) throws {
    let error = try read(text).error
    #expect(
      error?.contains("can be read in two ways: as a participant's, or as the \(statistic)")
        == true, "\(error ?? "")")
  }

  @Test func `whole numbers that happen to be the mean are somebody's answers`() throws {
    let result = try read("Name,\(Self.pairs)\nAnn,3,5,2\nBob,5,3,2\nCem,4,4,2\n")
    #expect(result.answers.last == "Cem: 4 4 - 2 - -")
  }

  @Test func `a column of groups beside respondents in columns is asked about`() throws {
    let error = try read(
      ",Ann,Bob,Group\nFare or Seats,3,1/3,1\nFare or Speed,5,1/4,1\nSeats or Speed,2,7,4\n"
    ).error
    #expect(error?.contains("the column 'Group' can be read in two ways") == true)
  }

  @Test(arguments: ["Weight", "WEIGHT", "Bobot", "Gewicht", "Expert weight"])
  func `a column of weights has the weights of participants`(title: String) throws {
    let result = try read("Name,\(title),Fare or Seats\nAnn,9,3\nBob,1,1/3\n")
    #expect(result.error == nil)
    #expect(result.responses.map(\.participant.weight) == [9, 1])
    let own = try read("participant,\(title),|Fare|Seats\nAnn,9,3\nBob,1,1/3\n").error
    #expect(own?.contains("as the weight of a participant, or as an attribute") == true)
  }

  @Test(arguments: ["tidak tahu", "don't know", "99"])
  func `a text for a missing answer says how to write one`(cell: String) throws {
    let error = try read("Name,Fare or Seats\nAnn,\(cell)\nBob,3\n").error
    #expect(
      error?.contains("hint: if the answer is missing, leave the cell blank or write NA") == true)
  }
}
