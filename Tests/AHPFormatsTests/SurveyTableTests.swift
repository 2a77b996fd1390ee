import AHP
import Foundation
import PairwiseComparisons
import Testing

@testable import AHPFormats

/// Tables of surveys: every form leads to the same answers and results.
struct SurveyTableTests {
  /// How a form is put into a file.
  enum Container: CaseIterable {
    case commas, semicolons, tabs, marked, utf16, workbook
  }

  private static func write(
    _ form: SurveyForms.Form, as container: Container, in files: borrowing ResponseFiles
  ) throws -> String {
    switch container {
    case .commas: return try files.write(Array(form.text().utf8))
    case .semicolons: return try files.write(Array(form.text(";").utf8))
    case .tabs: return try files.write(Array(form.text("\t").utf8), "a.tsv")
    case .marked: return try files.write([0xEF, 0xBB, 0xBF] + Array(form.text().utf8))
    case .utf16:
      return try files.write(
        [0xFF, 0xFE] + Array(form.text("\t").data(using: .utf16LittleEndian) ?? Data()), "a.tsv")
    case .workbook:
      var workbook = Workbook()
      var sheet = WorkbookSheet("Form Responses 1")
      for row in form.rows {
        sheet.addRow(row.map { cell in Double(cell).map { .number($0) } ?? .text(cell) })
      }
      workbook.add(sheet)
      let path = files.path("a.xlsx")
      try workbook.write(to: path)
      return path
    }
  }

  @Test(arguments: SurveyForms.all, Container.allCases)
  func `every form leads to the same priorities and consistency`(
    form: SurveyForms.Form, container: Container
  ) throws {
    let file = try SurveyForms.model()
    let files = try ResponseFiles()
    let path = try Self.write(form, as: container, in: files)
    var options = ResponseOptions(signed: form.signed)
    if let map = form.map {
      options.columns = try ColumnMap(files.write(Array(map.utf8), "map.csv"))
    }
    for pieceSize in [7, 100, 1 << 12] {
      let result = ResponseResult.read(
        [path], model: file.model, options: options, pieceSize: pieceSize)
      #expect(result.error == nil)
      #expect(
        result.answers == [
          "Ann: 3 1/5 1 1/7 3 5", "Bob: 5 3 7 1 1/3 1/3", "Cem: 4 2 6 1/2 1/4 2",
        ])
      #expect(result.reading.answerCount == 18 && result.reading.rowCount == 3)
    }
    // Computed by power iteration in another program.
    let filled = try file.adding(responses: [path], options: options).file.model
    try expect(
      filled, .judgments,
      [0.4292557472751801, 0.10984802395819511, 0.2981914328295067, 0.16270479593711804],
      index: 0.019192225965505)
    try expect(
      filled, .priorities,
      [0.4365522284596399, 0.097669346066441, 0.3158419138274617, 0.14993651164645758],
      index: nil)
  }

  private func expect(
    _ model: DecisionModel, _ aggregation: GroupAggregation, _ expected: [Double], index: Double?
  ) throws {
    let evaluation = try model.evaluation(EvaluationOptions(aggregation: aggregation))
    let goal = evaluation.criteria[model.goal]
    for (found, expected) in zip(goal.localPriorities, expected) {
      #expect(abs(found / expected - 1) <= 1e-12)
    }
    if let index {
      let found = try #require(goal.matrices.first).consistency.index
      #expect(abs(found / index - 1) <= 1e-9)
    }
  }

  // MARK: Missing answers

  @Test(arguments: ["", "NA", "n/a", "N.A.", "NaN", "null", "-", "–", ".", "#N/A", " na "])
  func `marks of a missing answer are none`(mark: String) throws {
    let model = try SurveyForms.model().model
    for text in [
      "participant,|Fare|Seats,|Fare|Speed\nAnn,3,2\nBob,\(mark),1/2\n",
      "Name,Fare or Seats,Fare or Speed\nAnn,3,2\nBob,\(mark),1/2\n",
      "participant,node,first,second,ratio\nAnn,,Fare,Seats,3\nAnn,,Fare,Speed,2\n"
        + "Bob,,Fare,Seats,\(mark)\nBob,,Fare,Speed,1/2\n",
      "Name,Fare or Seats?,By how much?,Fare or Speed?,By how much?\nAnn,Fare,3,Fare,2\n"
        + "Bob,\(mark),\(mark),Speed,2\n",
    ] {
      let result = try ResponseResult.read(text, model: model)
      #expect(result.error == nil)
      #expect(result.answers == ["Ann: 3 2 - - - -", "Bob: - 1/2 - - - -"])
      #expect(result.reading.answerCount == 3)
    }
  }

  // MARK: Respondents

  @Test func `rows without names are numbered through all files`() throws {
    let model = try SurveyForms.model().model
    let result = try ResponseResult.read(
      texts: ["Fare or Seats,Age group\n3,young\n2,\n", "Name;Fare or Seats\nDee;4\n;5\n"],
      model: model)
    #expect(
      result.answers == [
        "Respondent 1: 3 - - - - -", "Respondent 2: 2 - - - - -", "Dee: 4 - - - - -",
        "Respondent 3: 5 - - - - -",
      ])
    #expect(result.responses[0].participant.attributes == ["Age group": "young"])
    #expect(result.reading.attributeNames == ["Age group"])
  }

  @Test func `columns about the survey and of contact are left out, and that is said`() throws {
    let text = """
      Timestamp,Email Address,IP Address,LocationLatitude,_id,Department,weight,Fare or Seats?
      1/2/2026 3:04:05,a@example.com,127.0.0.1,1.5,100,North,2,3
      1/2/2026 3:04:06,b@example.com,127.0.0.1,1.5,101,South,1,1/3

      """
    let result = try ResponseResult.read(text, model: SurveyForms.model().model)
    #expect(result.answers == ["100: 3 - - - - -", "101: 1/3 - - - - -"])
    #expect(result.responses.map(\.participant.weight) == [2, 1])
    #expect(
      result.responses.map(\.participant.attributes) == [
        ["Department": "North"], ["Department": "South"],
      ])
    #expect(
      result.notes == [
        "a.csv: 1 pair in 1 column; participants named by '_id'",
        "a.csv: read as attributes: Department",
        "a.csv: columns left out: Timestamp, Email Address, IP Address, LocationLatitude",
      ])
    #expect(
      result.reading.leftOut.map(\.names) == [
        ["Timestamp", "Email Address", "IP Address", "LocationLatitude"]
      ])
  }

  @Test func `responses that were not finished, and tests, are counted and said`() throws {
    let text = """
      Response ID,Date submitted,Status,Fare or Seats?
      1,2026-01-02 03:04:05,IP Address,3
      2,,IP Address,2
      3,2026-01-02 03:04:05,Survey Preview,4

      """
    let result = try ResponseResult.read(text, model: SurveyForms.model().model)
    #expect(result.reading.answerCount == 3)
    #expect(
      result.notes.suffix(2) == [
        "a.csv: 1 of the responses were not finished; what they have counts",
        "a.csv: 1 of the responses are tests of the survey; they count",
      ])
  }

  @Test func `rounded reciprocals are the fractions unless they are to stay`() throws {
    let text = "Name,Fare or Seats,Fare or Speed,Fare or Stops\nAnn,0.33,0.14,0.25\nBob,0.333,3,1\n"
    let model = try SurveyForms.model().model
    let result = try ResponseResult.read(text, model: model)
    #expect(result.answers == ["Ann: 1/3 1/7 1/4 - - -", "Bob: 1/3 3 1 - - -"])
    #expect(
      result.notes.last
        == "a.csv:2: 0.33 is read as 1/3, and 2 more rounded reciprocals likewise")
    let written = try ResponseResult.read(
      text, model: model, options: ResponseOptions(roundedRatios: .asWritten))
    #expect(written.answers[0] == "Ann: 0.33 7/50 1/4 - - -")
  }

  // MARK: Encodings

  /// The bytes of a text in an encoding of one byte for each character.
  private func bytes(_ text: String, _ page: [Character: UInt8]) -> [UInt8] {
    text.flatMap { character in
      page[character].map { [$0] }
        ?? character.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
  }

  @Test func `a table in Windows-1252 is read, and that is said`() throws {
    let model = try ModelFile.read(
      text: """
        ahp: 1
        name: Café
        goal: {name: Café, children: [{name: Qualité}, {name: Prix}, {name: Décor}]}
        """, name: "m.yaml"
    ).model
    let texts = [
      "participant,Café|Qualité|Prix,Café|Décor|Qualité\nAnn,3,1/2\nZoë,1/5,\nRené,2,4\n",
      "participant;node;first;second;ratio\nAnn;Café;Qualité;Prix;3\nAnn;;Décor;Qualité;1/2\n"
        + "Zoë;;Qualité;Prix;1/5\nRené;;Qualité;Prix;2\nRené;;Décor;Qualité;4\n",
      "Nom,Qualité ou Prix ?,Décor – Qualité\nAnn,3,1/2\nZoë,1/5,\nRené,2,4\n",
    ]
    let files = try ResponseFiles()
    for (text, name) in zip(texts, ["participant", "participant", "Nom"]) {
      let path = try files.write(bytes(text, ["–": 0x96]))
      var options = ResponseOptions()
      if name == "Nom" {
        options.columns = try ColumnMap(
          files.write(Array("column,coding\nNom,participant\n".utf8), "map.csv"))
      }
      for pieceSize in [16, 1 << 12] {
        let result = ResponseResult.read(
          [path], model: model, options: options, pieceSize: pieceSize)
        #expect(result.error == nil)
        #expect(result.answers == ["Ann: 3 2 -", "Zoë: 1/5 - -", "René: 2 1/4 -"])
        let first = result.reading.notes.first.map { files.shortened($0) }
        let (line, word) =
          name == "Nom" ? (1, "Qualité") : (text.contains(";") ? (2, "Café") : (1, "Café"))
        #expect(
          first
            == "a.csv:\(line): the file is not UTF-8 and is read as Windows-1252, as in '\(word)'")
      }
    }
    // Answers that were handed over before are void, and one file does not change the reading of
    // others.
    let path = try files.write(bytes("participant,Café|Qualité|Prix\nZoë,3\n", [:]))
    let other = try files.write(Array("participant,Café|Qualité|Prix\nZoé,3\n".utf8), "b.csv")
    let both = ResponseResult.read([other, path], model: model)
    #expect(both.answers == ["Zoé: 3 - -", "Zoë: 3 - -"])
    #expect(both.restarts == 1)
  }

  @Test(arguments: [
    // Cyrillic, Polish and Macintosh letters, UTF-8 that is damaged, and a character that is none.
    [0xC0, 0xED, 0xED, 0xE0], [0x50, 0x61, 0x77, 0x65, 0xB3, 0x6B], [0x5A, 0x6F, 0x91, 0x8D],
    [0x41, 0x6E, 0x64, 0x72, 0x8E], [0x5A, 0x6F, 0xC3, 0xAB, 0x20, 0xEB], [0x41, 0x81],
  ])
  func `what may be in another encoding is refused with its first byte`(name: [UInt8]) throws {
    let model = try SurveyForms.model().model
    let files = try ResponseFiles()
    let path = try files.write(
      Array("Name,Fare or Seats\nAnn,2\n".utf8) + name + Array(",3\n".utf8))
    let result = ResponseResult.read([path], model: model)
    let error = files.shortened(result.error ?? "none")
    #expect(error.hasPrefix("a.csv:3:"))
    #expect(error.contains("error: the file is not UTF-8 text (found byte 0x"))
    #expect(error.hasSuffix("hint: save the table as CSV in UTF-8"))
  }

  // MARK: Our own forms

  @Test func `signs are read in our own tables too`() throws {
    let model = try SurveyForms.model().model
    for (signed, answers) in [(SignedAnswers.second, "3 1/5"), (.first, "1/3 5")] {
      for text in [
        "participant,|Fare|Seats,|Fare|Speed\nAnn,3,-5\n",
        "participant,node,first,second,ratio\nAnn,,Fare,Seats,3\nAnn,,Fare,Speed,-5\n",
      ] {
        let result = try ResponseResult.read(
          text, model: model, options: ResponseOptions(signed: signed))
        #expect(result.answers == ["Ann: \(answers) - - - -"])
      }
    }
  }

  @Test func `our own tables may be sheets of workbooks`() throws {
    let model = try SurveyForms.model().model
    let files = try ResponseFiles()
    var workbook = Workbook()
    var sheet = WorkbookSheet("Answers")
    for row: [WorkbookCell] in [
      [.text("participant"), .text("node"), .text("first"), .text("second"), .text("ratio")],
      [.text("Ann"), .text("Bus line"), .text("Fare"), .text("Seats"), .number(3)],
      [.text("Ann"), .text("Bus line"), .text("Speed"), .text("Fare"), .text("1/5")],
    ] { sheet.addRow(row) }
    workbook.add(WorkbookSheet("Notes"))
    workbook.add(sheet)
    let path = files.path("a.xlsx")
    try workbook.write(to: path)
    let result = ResponseResult.read([path], model: model)
    #expect(result.error == nil)
    #expect(result.answers == ["Ann: 3 5 - - - -"])
  }

  @Test func `votes of ANP Studio are answers`() throws {
    let text = """
      participant_id,participant_name,participant_email,kind,wrt,dest_cluster,alt_a,alt_b,value,anp_tag
      a,Ann,a@example.com,pairwise,Bus line,Criteria,Fare,Seats,3,[anp:pw|Bus line|Criteria|Fare|Seats]
      a,Ann,a@example.com,pairwise,Bus line,Criteria,Stops,Fare,0.25,[anp:pw|Bus line|Criteria|Stops|Fare]
      b,Bob,b@example.com,pairwise,Bus line,Criteria,Fare,Seats,0.5,[anp:pw|Bus line|Criteria|Fare|Seats]

      """
    let model = try SurveyForms.model().model
    let result = try ResponseResult.read(text, model: model)
    #expect(result.error == nil)
    #expect(result.answers == ["Ann: 3 - 4 - - -", "Bob: 1/2 - - - - -"])
    #expect(result.notes == ["a.csv: columns left out: participant_email"])
    let other = try ResponseResult.read(
      text.replacing(
        "a@example.com,pairwise,Bus line,Criteria,Fare", with: "x,direct,Bus line,Criteria,Fare"),
      model: model)
    #expect(
      other.error?.hasPrefix(
        "a.csv:2:9: error: a vote of the kind 'direct' is no comparison (expected pairwise)")
        == true)
  }

  @Test func `votes below a node may name the cluster that is compared`() throws {
    let model = try surveyModel()
    let text = """
      participant_name,kind,wrt,dest_cluster,alt_a,alt_b,value
      Ann,pairwise,Cost,Purchase,Red,Blue,3
      Ann,pairwise,Cost,Parts,Upkeep,Purchase,2

      """
    let result = try ResponseResult.read(text, model: model)
    #expect(result.error == nil)
    #expect(result.answers == ["Ann: - - - 1/2 3 - - -"])
  }

  // MARK: Titles

  @Test(arguments: [
    ("With respect to Purchase: Red or Blue?", "Cost/Purchase", "Red", "Blue"),
    ("Best car → Cost: which matters more, Upkeep or Purchase?", "Cost", "Upkeep", "Purchase"),
    ("Cost vs. Safety", "Best car", "Cost", "Safety"),
    ("grey versus blue", "Cost/Purchase", "Grey", "Blue"),
    ("Red or Green", "Cost/Upkeep", "Red", "Green"),
    ("<b>Style</b>&nbsp;or <i>Cost</i>?", "Best car", "Style", "Cost"),
    ("PurUpk", "Cost", "Purchase", "Upkeep"),
    ("q/saf_sty", "Best car", "Safety", "Style"),
  ])
  func `a title names one pair`(title: String, path: String, first: String, second: String) throws {
    var names = QuestionNames(try surveyModel())
    let finder = PairFinder(names)
    guard case .pair(let pair, _) = finder.finding(in: title, &names) else {
      Issue.record("no pair")
      return
    }
    let expected = try PairHead.question(of: "\(path)|\(first)|\(second)", &names).get()
    #expect(pair == expected)
  }

  @Test(arguments: [
    ("Age of your car", nil), ("Red", nil), ("Why is cost important?", nil),
    ("Redness or Blueness", nil), ("", nil),
    ("Red, Blue or Grey?", "3 items of 'Cost/Purchase'"),
    ("Safety: Red or Blue?", "Cost/Purchase|Red|Blue"),
  ])
  func `other titles name none, or several`(title: String, readings: String?) throws {
    var names = QuestionNames(try surveyModel())
    let finder = PairFinder(names)
    switch finder.finding(in: title, &names) {
    case .none: #expect(readings == nil)
    case .several(let found): #expect(found.joined(separator: ", ") == readings)
    default: Issue.record("a pair")
    }
  }
}
