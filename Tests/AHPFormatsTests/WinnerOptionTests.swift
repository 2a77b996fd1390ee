import AHP
import Testing

@testable import AHPFormats

/// Columns that name one of a pair beside a number, read as the options say.
struct WinnerOptionTests {
  private func read(
    _ text: String, _ winners: ResponseOptions.Winners? = .pair
  ) throws -> ResponseResult {
    try ResponseResult.read(
      text, model: SurveyForms.model().model, options: ResponseOptions(winners: winners))
  }

  @Test(arguments: [
    "Name,Fare or Seats,Winner,Fare or Speed,Winner\nAnn,3,Seats,5,Fare\nBob,7,Kursi,2,Speed\n",
    "Name,Winner 1,Fare or Seats,Winner 2,Fare or Speed\nAnn,Seats,3,Fare,5\nBob,Seats,7,Speed,2\n",
    "Name,Fare or Seats,Fare or Speed,Who 1,Who 2\nAnn,3,5,Seats,Fare\nBob,7,2,Seats,Speed\n",
    "Name,Fare or Seats,Direction,Fare or Speed,Direction\nAnn,3,right,5,left\n"
      + "Bob,7,second,2,2nd\n",
    "Name,Fare or Seats,Which?,Fare or Speed,Which?\nAnn,3,B,5,A\nBob,7,b,2,2\n",
    "Name,Age,Fare or Seats,Winner,Fare or Speed,Winner,Group\nAnn,34,3,Seats,5,Fare,A\n"
      + "Bob,51,7,Seats,2,Speed,B\n",
    "Name,Fare or Seats,Which is more important?,Fare or Speed,Which is more important?\n"
      + "Ann,3,Seats is more important,5,I prefer Fare\nBob,7,the seats,2,Speed;\n",
    "participant,|Fare|Seats,Winner,|Fare|Speed,Winner\nAnn,3,Seats,5,Fare\nBob,7,Seats,2,Speed\n",
    "participant,node,first,second,ratio,Which is more important?\nAnn,,Fare,Seats,3,B\n"
      + "Ann,,Fare,Speed,5,A\nBob,,Fare,Seats,7,B\nBob,,Fare,Speed,2,B\n",
    "participant,node,first,second,ratio,winner\nAnn,,Fare,Seats,3,Seats\nAnn,,Fare,Speed,5,Fare\n"
      + "Bob,,Fare,Seats,7,second\nBob,,Fare,Speed,2,Speed\n",
  ])
  func `a column of winners says who is preferred, in any place`(text: String) throws {
    let result = try read(text)
    #expect(result.error == nil)
    #expect(result.answers == ["Ann: 1/3 5 - - - -", "Bob: 1/7 1/2 - - - -"])
  }

  @Test func `a missing winner beside 1 is no problem, and beside more it is`() throws {
    let rows = "Name,Fare or Seats,Winner\nAnn,1,\nBob,3,Seats\n"
    #expect(try read(rows).answers == ["Ann: 1 - - - - -", "Bob: 1/3 - - - - -"])
    #expect(try read(rows + "Cy,3,\n").error?.contains("this cell does not say who") == true)
    #expect(
      try read("participant,node,first,second,ratio,winner\nAnn,,Fare,Seats,3,\n").error?
        .hasPrefix("a.csv:2:19: error: '' does not say which of 'Fare' and 'Seats' is preferred")
        == true)
    #expect(
      try read("participant,node,first,second,ratio,winner\nAnn,,Fare,Seats,1/3,Seats\n").error?
        .contains("1/3 is not how much 'Seats' is preferred") == true)
  }

  @Test func `what is read as who is preferred is said`() throws {
    #expect(
      try read("Name,Fare or Seats,Winner\nAnn,3,Seats\n").notes == [
        "a.csv: 1 pair in 2 columns; participants named by 'Name'",
        "a.csv: read as who is preferred: 'Winner' (column 3)",
      ])
  }

  @Test func `winners of fewer pairs than there are stay a question`() throws {
    let error = try read(
      "Name,Fare or Seats,Winner,Fare or Speed,Seats or Speed\nAnn,3,Seats,5,2\n"
    ).error
    #expect(
      error?.hasPrefix(
        "a.csv: error: nothing says of which pair column 3 ('Winner') names the one that is preferred"
      )
        == true)
  }

  @Test(arguments: [
    "Name,Fare or Seats,Winner\nAnn,3,Seats\n",
    "participant,|Fare|Seats,Winner\nAnn,3,Seats\n",
    "participant,node,first,second,ratio,winner\nAnn,,Fare,Seats,3,Seats\n",
  ])
  func `such a column can be about the participant`(text: String) throws {
    let result = try read(text, .participant)
    #expect(result.error == nil)
    #expect(result.answers == ["Ann: 3 - - - - -"])
    #expect(result.responses[0].participant.attributes.values.first == "Seats")
    let asked = try #require(try read(text, nil).error)
    #expect(asked.contains("'--winners pair' reads it as who is preferred"), "\(asked)")
  }

  @Test(arguments: [
    "Name,Fare or Seats,Which is more important?\nAnn,3,Seats\nBob,1,not sure\n",
    "Name,Fare or Seats,Opinion,Fare or Speed,Opinion\nAnn,3,Seats is more important,5,I prefer Fare\n",
    "Name,Fare or Seats,Side,Fare or Speed,Side\nAnn,3,R,5,L\nBob,7,R,2,R\n",
    "Name,Fare or Seats,Was ist wichtiger?\nAnn,3,das zweite\n",
    "participant,node,first,second,ratio,Mana yang lebih penting?\nAnn,,Fare,Seats,3,L\n",
  ])
  func `texts that most often say who is preferred are asked about`(text: String) throws {
    let error = try #require(try read(text, nil).error)
    #expect(error.contains("'--winners pair' reads it as who is preferred"), "\(error)")
  }

  @Test(arguments: [
    "Name,Fare or Seats,Comment,Fare or Speed,Comment\nAnn,3,Seats were dirty,5,Fare is fair\n",
    "Name,Fare or Seats,Preference\nAnn,3,70\nBob,5,30\n",
    "Name,Fare or Seats,Which department?\nAnn,3,Sales\nBob,5,Seats\n",
  ])
  func `remarks, numbers and other questions are attributes`(text: String) throws {
    #expect(try read(text, nil).error == nil)
  }

  @Test(arguments: [
    "Name,Fare or Seats,Fare or Speed\nAnn,3,5\n", "participant,|Fare|Seats\nAnn,3\n",
    "participant,node,first,second,ratio\nAnn,,Fare,Seats,3\n",
  ])
  func `a table without such a column is refused where one is expected`(text: String) throws {
    let error = try #require(try read(text).error)
    #expect(error.contains("as '--winners pair' expects"), "\(error)")
  }

  @Test func `a draft of a map asks about both columns`() throws {
    let files = try ResponseFiles()
    let path = try files.write(
      Array("Name,Fare or Seats,Winner\nAnn,3,Seats\nBob,5,Fare\n".utf8))
    let draft = try ColumnMapDraft(of: path, for: SurveyForms.model().model)
    #expect(draft.openCount == 2)
    #expect(draft.text.contains(",intensity or ratio\n"))
    #expect(draft.text.contains(",winner or attribute\n"))
  }

  // MARK: Two columns by titles and answers

  @Test(arguments: [
    "Name,Fare or Seats,,Fare or Speed,\n,Winner,Intensity,Winner,Intensity\n",
    "Name,Fare or Seats,,Fare or Speed,\n,Pemenang,Nilai,Pemenang,Nilai\n",
    "Name,More important: Fare or Seats,Degree,More important: Fare or Speed,Degree\n",
    "Name,Fare or Seats,Level,Fare or Speed,Level\n",
    "Name,Fare or Seats,\"Intensity (1 = equal, 3 = moderate, 9 = extreme)\",Fare or Speed,"
      + "\"Intensity (1 = equal, 3 = moderate, 9 = extreme)\"\n",
  ])
  func `how much stands behind who, below one title or one of its own`(titles: String) throws {
    let result = try read(titles + "Ann,Seats,3,Fare,5\nBob,Seats,7,Speed,2\n", nil)
    #expect(result.error == nil)
    #expect(result.answers == ["Ann: 1/3 5 - - - -", "Bob: 1/7 1/2 - - - -"])
  }

  @Test func `who may stand behind how much below one title`() throws {
    let result = try read(
      "Name,Fare or Seats,,Fare or Speed,\n,Intensity,Winner,Intensity,Winner\nAnn,3,Seats,5,Fare\n",
      nil)
    #expect(result.answers == ["Ann: 1/3 5 - - - -"])
  }

  @Test func `steps that are no judgments by their words are asked about`() throws {
    let title = "\"Intensity (1 = equal, 2 = moderate, 3 = strong)\""
    let error = try read("Name,Fare or Seats,\(title)\nAnn,Seats,3\n", nil).error
    #expect(error?.contains("shows a scale that is not 1 … 9") == true)
  }

  // MARK: Names

  @Test func `names that are years are found in titles and are winners`() throws {
    let model = try ModelFile.read(
      text: """
        ahp: 1
        name: Years
        goal:
          name: Year
          children: [{name: "2020"}, {name: "2021"}, {name: "2022"}]
        """, name: "m.yaml"
    ).model
    let numbers = try ResponseResult.read(
      "Name,2020-2021,2020-2022,2021-2022\nAnn,3,1/5,2\n", model: model)
    #expect(numbers.answers == ["Ann: 3 1/5 2"])
    let winners = try ResponseResult.read(
      "Name,2020 vs 2021,How much?,2020 vs 2022,How much?\nAnn,2021,3,2020,5\n", model: model)
    #expect(winners.answers == ["Ann: 1/3 5 -"])
  }

  @Test func `names that differ in capital letters are said`() throws {
    for titles in ["Name,Fare or Seats", "participant,|Fare|Seats"] {
      let result = try read("\(titles)\nAnn,3\nann,5\nBEN,2\nBob,1\nBen,1\n", nil)
      #expect(result.responses.count == 5)
      #expect(
        result.notes.last
          == "a.csv: names that differ in capital letters are different participants: 'Ann' and "
          + "'ann', 'BEN' and 'Ben'")
    }
  }

  @Test func `titles that are repeated among the answers are left out, which is said`() throws {
    let titles = "Name,Fare or Seats?,Fare or Speed?\n"
    let result = try read(titles + "Ann,3,5\n" + titles + "Bob,1/3,2\n", nil)
    #expect(result.answers == ["Ann: 3 5 - - - -", "Bob: 1/3 2 - - - -"])
    #expect(result.notes.last == "a.csv: rows that repeat the titles are left out: line 3")
  }

  @Test(arguments: [
    "I don't know", "don’t know", "Not sure", "tidak tahu", "N/A - skip", "kosong", "99", "-99",
    "88",
  ])
  func `what may stand for a missing answer is asked to be blank`(cell: String) throws {
    for titles in ["Name,Fare or Seats", "participant,|Fare|Seats"] {
      let error = try read("\(titles)\nAnn,\(cell)\n", nil).error
      #expect(
        error?.contains("hint: if the answer is missing, leave the cell blank or write NA") == true,
        "\(error ?? "")")
      #expect(error?.contains("--answers any") == false)
    }
  }

  @Test func `equal signs between both names are equal`() throws {
    #expect(try read("Name,Fare or Seats\nAnn,Fare = Seats\n", nil).answers == ["Ann: 1 - - - - -"])
  }
}
