import AHP
import Foundation
import Testing

@testable import AHPFormats

/// What is said about tables of surveys that are wrong, or can be read in two ways.
struct SurveyDiagnosticTests {
  private func problems(
    _ text: String, map: String? = nil, options: ResponseOptions = ResponseOptions(),
    model: DecisionModel? = nil
  ) throws -> String {
    var options = options
    let files = try ResponseFiles()
    if let map {
      let path = try files.write(Array(map.utf8), "map.csv")
      do {
        options.columns = try ColumnMap(path)
      } catch {
        return files.shortened(error.description)
      }
    }
    let path = try files.write(Array(text.utf8))
    let result = ResponseResult.read(
      [path], model: try model ?? SurveyForms.model().model, options: options)
    return files.shortened(result.error ?? "no problem")
  }

  @Test(arguments: [
    // An answer with both names in it is no second row of titles.
    (
      "Name,Fare or Seats\nAnn,Fare is weakly more important than Seats\nBen,3\n",
      """
      a.csv:2:5: error: 'Fare is weakly more important than Seats' can be read in two ways: as 2, or as 3, since surveys use the word for both
      Ann,Fare is weakly more important than Seats
          ^
        hint: write the number
      """
    ),
    // The titles stand in two rows, of which the second is shorter.
    (
      "Name,Fare,Fare,Fare,,Sped vs Stops\nAnn,Seats,Speed,Stops\nBob,3,5,7\n",
      """
      a.csv:2:17: error: the title 'Sped vs Stops' names 'Stops' and no other item of the model
      Ann,Seats,Speed,Stops
                      ^
        hint: '--map' says what a column has; 'ahp collect --draft-map' writes one
      """
    ),
    (
      "Name,Fare or Seats,Fare or Speed\nAnn,-3,-5\nBob,-3,3\n",
      """
      a.csv:2:5: error: the sign of -3 can be read in two ways: 'Seats' is preferred to 'Fare', or 'Fare' to 'Seats'
      Ann,-3,-5
          ^
        hint: '--signed second' if negative numbers prefer the second, here 'Seats'; '--signed first' if they prefer the first, here 'Fare'
      """
    ),
    (
      "Name,Fare or Seats\nAnn,A3\nBob,A4\n",
      """
      a.csv:2:5: error: the code 'A3' can be read in two ways: steps from 'Fare' to 'Seats', or from 'Seats' to 'Fare'
      Ann,A3
          ^
        hint: give the column the coding 'from-first' or 'from-second' in a map ('--map'); 'ahp collect --draft-map' writes one
      """
    ),
    (
      "Name,Fare or Seats,Fare or Seats\nAnn,3,5\nBob,2,2\n",
      """
      a.csv:2:7: error: the pair 'Fare' and 'Seats' has two columns (2 and 3), and nothing says which is who is preferred, and which how much
      Ann,3,5
            ^
        hint: give them the codings 'winner' and 'intensity' in a map ('--map'), or one of them 'ignore'; 'ahp collect --draft-map' writes one
      """
    ),
    (
      "Name,Fare or Seats\nAnn,strongly more important\n",
      """
      a.csv:2:5: error: 'strongly more important' can be read in two ways: 'Fare' is preferred (5), or 'Seats' is (1/5)
      Ann,strongly more important
          ^
        hint: write the name of the one that is preferred
      """
    ),
    (
      "Name,Fare or Seats\nAnn,Seats is slightly more important\n",
      """
      a.csv:2:5: error: 'Seats is slightly more important' can be read in two ways: as 2, or as 3, since surveys use the word for both
      Ann,Seats is slightly more important
          ^
        hint: write the number
      """
    ),
    (
      "Name,Fare or Seats\nAnn,Seats 1/3\n",
      """
      a.csv:2:5: error: 'Seats 1/3' can be read in two ways: 'Seats' is preferred 3 times, or 'Fare' is
      Ann,Seats 1/3
          ^
        hint: write 3 and the name of the one that is preferred
      """
    ),
    (
      "Name,Fare or Seats\nAnn,Seats\n",
      """
      a.csv:2:5: error: 'Seats' says that 'Seats' is preferred, but not how much (expected a number too, or a column for it)
      Ann,Seats
          ^
      """
    ),
    (
      "Name,Fare or Seats?,By how much?\nAnn,1,3\n",
      """
      a.csv:2:5: error: '1' does not say which of 'Fare' and 'Seats' is preferred
      Ann,1,3
          ^
        hint: if 1 is 'Fare' and 2 'Seats', give the column the coding 'winner' in a map ('--map'); 'ahp collect --draft-map' writes one
      """
    ),
    (
      "Name,Fare or Seats?,By how much?\nAnn,,3\nBob,Seats,\nCem,Equal,3\nDee,Fare,1/3\n",
      """
      a.csv:2:5: error: somebody is preferred 3 times, but this cell does not say who (expected 'Fare' and 'Seats')
      Ann,,3
          ^
      a.csv:3:11: error: 'Seats' is preferred, but this cell does not say how much (expected 1 … 9)
      Bob,Seats,
                ^
      a.csv:4:11: error: '3' contradicts 1, which the other column says
      Cem,Equal,3
                ^
      a.csv:5:10: error: '1/3' is not how much one of 'Fare' and 'Seats' is preferred (expected a number of 1 or more)
      Dee,Fare,1/3
               ^
      """
    ),
    (
      "Name,Fare or Seats,Fare vs Speed\nAnn,12,cheap\nBob,0\n",
      """
      a.csv:2:5: error: judgment 12 of 'Fare' against 'Seats' is outside the scale 1/9 … 9
      Ann,12,cheap
          ^
        hint: '--answers any' accepts every positive ratio; if 1 … 17 are steps of a scale, a map ('--map') says so by 'from-first' or 'from-second'
      a.csv:2:8: error: judgment 'cheap' of 'Fare' against 'Speed' is not a number (expected a positive number or a fraction such as 1/3)
      Ann,12,cheap
             ^
      a.csv:3:1: error: the row has 2 fields (expected 3, as the first row has)
      Bob,0
      ^
      """
    ),
    (
      "Name,Fare or Seats,Far or Speed,\"Fare, Seats or Stops\"\nAnn,1,2,3\n",
      """
      a.csv:1:20: error: the title 'Far or Speed' names 'Speed' and no other item of the model
      Name,Fare or Seats,Far or Speed,"Fare, Seats or Stops"
                         ^
        hint: '--map' says what a column has; 'ahp collect --draft-map' writes one
      a.csv:1:33: error: the title 'Fare, Seats or Stops' can be read in several ways: 3 items of 'Bus line'
      Name,Fare or Seats,Far or Speed,"Fare, Seats or Stops"
                                      ^
        hint: say which in a map ('--map'), or 'ignore' for no answer; 'ahp collect --draft-map' writes one
      """
    ),
    (
      "Name,\"Which is less important, Fare or Seats?\"\nAnn,1\n",
      """
      a.csv:1:6: error: the title 'Which is less important, Fare or Seats?' asks for the lesser, so that an answer can be read in two ways: for 'Fare', or for 'Seats'
      Name,"Which is less important, Fare or Seats?"
           ^
        hint: say which in a map ('--map'), or 'ignore' for no answer; 'ahp collect --draft-map' writes one
      """
    ),
    (
      "Name,Fare or Seats,Seats or Fare,Fare/Seats\nAnn,1,1,1\n",
      """
      a.csv:1:34: error: the pair 'Fare' and 'Seats' has 3 columns (first column 2)
      Name,Fare or Seats,Seats or Fare,Fare/Seats
                                       ^
      """
    ),
    (
      "start;end;q1;q2\n1;2;3;4\n",
      """
      a.csv:1:1: error: no column has answers (expected participant, node, first, second, ratio, or a column for each pair, headed 'criterion|first|second' or by the names of both)
      start;end;q1;q2
      ^
        hint: 'ahp collect --draft-map' lists the columns, for you to say what they have ('--map')
      """
    ),
    (
      "Name,Fare or Seats\n",
      "a.csv: error: the file has no answers: nothing comes after the header"
    ),
    (
      "Pair,Ann,Bob\nFare or Seats,3,x\nFare or Speed,-2,1\n",
      """
      a.csv:3:15: error: the sign of -2 can be read in two ways: 'Speed' is preferred to 'Fare', or 'Fare' to 'Speed'
      Fare or Speed,-2,1
                    ^
        hint: '--signed second' if negative numbers prefer the second, here 'Speed'; '--signed first' if they prefer the first, here 'Fare'
      a.csv:2:17: error: judgment 'x' of 'Fare' against 'Seats' is not a number (expected a positive number or a fraction such as 1/3)
      Fare or Seats,3,x
                      ^
      """
    ),
  ])
  func `a problem of a table is told with its place`(text: String, message: String) throws {
    #expect(try problems(text) == message)
  }

  @Test func `what can be read in two ways is not left out as a wrong answer`() throws {
    let text = "Name,Fare or Seats,Fare or Speed\nAnn,-3,3\nBob,2,x\n"
    let found = try problems(text, options: ResponseOptions(invalidAnswers: .skip))
    #expect(found.hasPrefix("a.csv:2:5: error: the sign of -3 can be read in two ways"))
  }

  @Test func `where several criteria compare the same two a title names one`() throws {
    let model = try ModelFile.read(
      text: """
        ahp: 1
        name: Car
        alternatives: [Red, Blue]
        goal: {name: Best car, children: [{name: Cost}, {name: Style}]}
        """, name: "m.yaml"
    ).model
    let found = try problems("Name,Red or Blue\nAnn,3\n", model: model)
    #expect(
      found.hasPrefix(
        "a.csv:1:6: error: the title 'Red or Blue' can be read in several ways: Cost|Red|Blue, "
          + "Style|Red|Blue"))
    #expect(try problems("Name,Style: Red or Blue\nAnn,3\n", model: model) == "no problem")
  }

  // MARK: Workbooks

  private func workbook(
    _ sheets: [(String, [[WorkbookCell]])]
  ) throws -> String {
    let files = try ResponseFiles()
    var workbook = Workbook()
    for (name, rows) in sheets {
      var sheet = WorkbookSheet(name)
      for row in rows { sheet.addRow(row) }
      workbook.add(sheet)
    }
    let path = files.path("a.xlsx")
    try workbook.write(to: path)
    let result = ResponseResult.read([path], model: try SurveyForms.model().model)
    return files.shortened(result.error ?? "no problem")
  }

  @Test func `a problem of a workbook is told with its cell`() throws {
    let rows: [[WorkbookCell]] = [
      [.text("Name"), .text("Fare or Seats"), .text("Fare or Speed")], [],
      [.text("Ann"), .number(3), .number(12)], [.text("Bob"), .empty, .text("?")],
    ]
    #expect(
      try workbook([("Answers", rows)]) == """
        a.xlsx: error: sheet 'Answers', cell C3: judgment 12 of 'Fare' against 'Speed' is outside the scale 1/9 … 9
          hint: '--answers any' accepts every positive ratio; if 1 … 17 are steps of a scale, a map ('--map') says so by 'from-first' or 'from-second'
        a.xlsx: error: sheet 'Answers', cell C4: judgment '?' of 'Fare' against 'Speed' is not a number (expected a positive number or a fraction such as 1/3)
        """)
    let turned = (0..<3).map { column in
      [0, 2, 3].map { row in column < rows[row].count ? rows[row][column] : .empty }
    }
    #expect(
      try workbook([("Answers", turned)]).hasPrefix(
        "a.xlsx: error: sheet 'Answers', cell B3: judgment 12 of 'Fare' against 'Speed'"))
    #expect(
      try workbook([("One", rows), ("Two", rows)]) == """
        a.xlsx: error: the sheets 'One' and 'Two' have answers, and either can be meant
          hint: save the one that counts as a workbook of its own, or as CSV; if each has the answers of one person, each of them
        """)
    #expect(
      try workbook([("Empty", [])]) == "a.xlsx: error: the workbook has no cells (expected answers)"
    )
  }

  // MARK: Maps

  private static let head = "column,node,first,second,coding\n"

  @Test(arguments: [
    ("q1,,Fare,Seats,\n", "no problem"),
    ("q1,Bus line,Fare,Seats,ratio\nq2,,,,ignore\n", "no problem"),
    ("#1,,,,participant\n#2,,Fare,Seats,\n", "no problem"),
    (
      "q1,,Fare,Seets,\n",
      "map.csv:2:1: error: unknown name 'Seets' under 'Bus line'. Did you mean 'Seats'?"
    ),
    (
      "q1,Bus,Fare,Seats,\n",
      "map.csv:2:1: error: unknown criterion 'Bus'"
    ),
    ("q1,,Fare,Fare,\n", "map.csv:2:1: error: 'Fare' is compared with itself"),
    (
      "q1,,Fare,Seats,\nq7,,Fare,Speed,\n",
      "map.csv:3:1: error: no table has the column 'q7' (expected a title of one, or '#1', '#2' …)"
    ),
    (
      "q1,,,,\n",
      """
      map.csv:2:1: error: what the column 'q1' has is open (expected first and second, or a coding such as ignore)
      q1,,,,
      ^
      """
    ),
    (
      "q1,,Fare,,\n",
      """
      map.csv:2:1: error: the pair of the column 'q1' is open (expected first and second)
      q1,,Fare,,
      ^
      """
    ),
    (
      "q1,,Fare,Seats,ignore\n",
      """
      map.csv:2:1: error: the column 'q1' has a pair and is no answer (expected first and second, or the coding ignore, not both)
      q1,,Fare,Seats,ignore
      ^
      """
    ),
    (
      "q1,,Fare,Seats,signed-first or signed-second\n",
      """
      map.csv:2:16: error: the coding 'signed-first or signed-second' is a question (expected one of the two)
      q1,,Fare,Seats,signed-first or signed-second
                     ^
      """
    ),
    (
      "q1,,Fare,Seats,singed-first\n",
      """
      map.csv:2:16: error: unknown coding 'singed-first'. Did you mean 'signed-first'? (expected ratio, signed-first, signed-second, winner, intensity, from-first, from-second, from-first-9, from-second-9, participant, weight, attribute, ignore)
      q1,,Fare,Seats,singed-first
                     ^
      """
    ),
    (
      "q1,,Fare,Seats,\nq1,,Fare,Speed,\n",
      """
      map.csv:3:1: error: the column 'q1' is mapped twice (first in line 2)
      q1,,Fare,Speed,
      ^
      """
    ),
    (
      "q1,,Fare,Seats,winner\n",
      """
      a.csv:1:6: error: the pair 'Fare' and 'Seats' has one column of two (expected 'winner' and 'intensity')
      name,q1,q2
           ^
      """
    ),
    ("", "map.csv: error: the map has no columns: nothing comes after the header"),
  ])
  func `a problem of a map is told`(rows: String, message: String) throws {
    #expect(try problems("name,q1,q2\nAnn,3,2\n", map: Self.head + rows) == message)
  }

  @Test func `a map has known columns`() throws {
    #expect(
      try problems("q1\n3\n", map: "column,frist,second\nq1,Fare,Seats\n") == """
        map.csv:1:8: error: unknown column 'frist'. Did you mean 'first'? (expected column, node, first, second, coding)
        column,frist,second
               ^
        """)
  }

  @Test func `a map and signs are refused where they can do nothing`() throws {
    let own = "participant,node,first,second,ratio\nAnn,,Fare,Seats,3\n"
    #expect(
      try problems(own, map: Self.head + "q1,,Fare,Seats,\n")
        == "a.csv: error: '--map' is about tables with a column for each pair (found a row for each answer)"
    )
    let json = try ResponseResult.read(
      #"{"participant": "Ann", "judgments": {"Bus line": {"upperTriangle": [1, 2, 3, 4, 5, 6]}}}"#,
      name: "a.json", model: SurveyForms.model().model, options: ResponseOptions(signed: .first))
    #expect(
      json.error
        == "a.json: error: '--signed' is about tables (found answers in JSON or YAML, where 1/3 stands for -3)"
    )
  }

  @Test func `1 and 2 are the two of a pair where a map says that a column has the winner`() throws
  {
    let map =
      Self.head + "q1,,Fare,Seats,winner\nq2,,Fare,Seats,intensity\n"
    let files = try ResponseFiles()
    let result = ResponseResult.read(
      [try files.write(Array("q1,q2\n1,3\n2,5\n,\n,1\n".utf8))],
      model: try SurveyForms.model().model,
      options: ResponseOptions(
        columns: try ColumnMap(files.write(Array(map.utf8), "map.csv"))))
    #expect(result.error == nil)
    #expect(
      result.answers.map { $0.prefix(17) } == [
        "Respondent 1: 3 -", "Respondent 2: 1/5", "Respondent 3: 1 -",
      ])
  }

  // MARK: Drafts

  @Test func `a draft has what can be told, and reads back when it is complete`() throws {
    let model = try SurveyForms.model().model
    let files = try ResponseFiles()
    let path = try files.write(
      Array(
        """
        start;_id;Sex;Fare or Seats;Fare or Speed?;How much?;q/5;q/6
        2026;7;f;3;Speed;5;-3;=x
        2026;8;m;2;Fare;NA;4;y

        """.utf8))
    let draft = try ColumnMapDraft(of: path, for: model)
    #expect(
      draft.text == """
        column,title,examples,node,first,second,coding
        start,,2026,,,,ignore
        _id,,7; 8,,,,participant
        Sex,,f; m,,,,attribute
        Fare or Seats,,3; 2,Bus line,Fare,Seats,signed-first or signed-second
        Fare or Speed?,,Speed; Fare,Bus line,Fare,Speed,winner
        How much?,,5,Bus line,Fare,Speed,intensity
        q/5,,'-3; 4,,,,signed-first or signed-second
        q/6,,'=x; y,,,,attribute

        """)
    #expect(draft.columnCount == 8 && draft.openCount == 2)
    let completed = draft.text
      .replacing("Seats,signed-first or signed-second", with: "Seats,signed-second")
      .replacing(",,,signed-first or signed-second", with: ",Speed,Stops,signed-second")
    let map = try ColumnMap(files.write(Array(completed.utf8), "map.csv"))
    var result = ResponseResult.read(
      [path], model: model,
      options: ResponseOptions(invalidAnswers: .skip, columns: map))
    #expect(result.error == nil)
    #expect(result.answers == ["7: 3 1/5 - - - 1/3", "8: 2 - - - - 4"])
    result.reading = ResponseReading()
  }
}
