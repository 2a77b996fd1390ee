import AHP
import Foundation
import Testing

@testable import AHPFormats

struct RoundedRatioTests {
  @Test(arguments: [
    ("0.33", 3), ("0.333", 3), ("0.3333", 3), ("0.14", 7), ("0.143", 7), ("0.142", 7),
    ("0.1429", 7), ("0.11", 9), ("0.111", 9), ("0.17", 6), ("0.167", 6), ("0.16", 6),
    ("0.13", 8), ("0.12", 8), ("0.333333", 3), ("0.142857", 7), ("0.3333333333", 3),
    ("0.333333333333333", 3), ("0.142857142857143", 7), ("0.14285714285714", 7),
    ("0.111111111111111", 9), ("0.166666666666667", 6), ("0.16666666666666", 6),
  ])
  func `a rounded or cut off decimal is the step of the scale`(text: String, step: Int) {
    #expect(RoundedRatio.fraction(text) == 1 / Double(step))
  }

  @Test(arguments: [
    "0.3", "0.1", "0.5", "0.25", "0.2", "0.20", "0.125", "0.50", "0.15", "0.3", "0.34", "0.35",
    "0.45", "3", "1/3", "33%", "0.10", "0.09", "x", "", "1e-1", "-0.33", "nan", "0,33",
    // The fractions themselves, to the last bit, and what is no form of any.
    "0.3333333333333333", "0.33333333333333331", "0.14285714285714285", "0.33333330000",
    "0.142857142857243",
  ])
  func `other texts stay what they are`(text: String) {
    #expect(RoundedRatio.fraction(text) == nil)
  }

  @Test(
    arguments: [
      ("3", "0.33", 3), ("3", "0.333", 3), ("0.33", "3", 1.0 / 3), ("7", "0.14", 7),
      ("9", "0.1", 9), ("3.5", "0.29", 3.5), ("1.7", "0.6", 1.7), ("2", "0.5", 2),
    ] as [(String, String, Double)])
  func `of two mirrored entries the larger counts`(
    text: String, mirror: String, expected: Double
  ) throws {
    #expect(try pair(text, mirror).judgment() == expected)
  }

  @Test func `a number may be rounded where its text is`() {
    for (places, unit) in [(1, 10.0), (2, 100), (3, 1e3), (4, 1e4), (5, 1e5)] {
      for digits in 0...Int(unit) {
        let number = Double(digits) / unit
        #expect(
          RoundedRatio.mayBeRounded(number) == (RoundedRatio.fraction("\(number)") != nil),
          "\(number) with \(places) places")
      }
    }
    for step in 2...9 {
      for places in 2...17 {
        let text = String(format: "%.\(places)f", 1 / Double(step))
        guard let number = Double(text) else { continue }
        #expect(
          RoundedRatio.mayBeRounded(number) == (RoundedRatio.fraction("\(number)") != nil),
          "\(text)")
      }
    }
  }

  // MARK: Models and documents

  /// Three items with judgments under a key, as a file of a syntax.
  private func model(
    _ judgments: String, _ syntax: ModelSyntax, _ roundedRatios: RoundedRatio.Reading = .fractions
  ) throws -> ModelFile {
    let text = """
      {"ahp": 1, "name": "m", "goal": {"name": "m", \(judgments),
       "children": [{"name": "A"}, {"name": "B"}, {"name": "C"}]}}
      """
    // JSON is YAML too.
    let name = syntax == .json ? "m.json" : "m.yaml"
    return try ModelFile.read(
      SourceText(name: name, bytes: Array(text.utf8)), roundedRatios: roundedRatios)
  }

  private func triangle(_ file: ModelFile) -> [Double?]? {
    file.model.criteria[file.model.goal].judgments.forEverybody?.matrix?.upperTriangle()
  }

  @Test(
    arguments: [
      #""comparisons": [["A", "B", 0.33], ["C", "A", 7], ["B", "C", 0.5]]"#,
      #""upperTriangle": [0.33, 0.142857, 0.5]"#,
      #""upperTriangle": [0.333333333333333, 0.14, 0.5]"#,
      #""matrix": [[1, 0.33, 0.143], [3, 1, 0.5], [7, 2, 1]]"#,
    ], [ModelSyntax.json, .yaml])
  func `a model has the same rule in every form`(judgments: String, syntax: ModelSyntax) throws {
    let file = try model(judgments, syntax)
    #expect(triangle(file) == [1 / 3.0, 1 / 7.0, 0.5])
    #expect(file.remarks.count == 1)
    #expect(file.remarks[0].message.contains(" is read as 1/3"))
  }

  @Test(arguments: [ModelSyntax.json, .yaml])
  func `a model keeps what is written where that is asked, and when it is written again`(
    syntax: ModelSyntax
  ) throws {
    for judgments in [
      #""upperTriangle": [0.33, 0.142857, 0.5]"#,
      #""comparisons": [["A", "B", 0.33], ["A", "C", 0.142857], ["B", "C", 0.5]]"#,
    ] {
      let file = try model(judgments, syntax, .asWritten)
      #expect(triangle(file) == [0.33, 0.142857, 0.5])
      #expect(file.remarks.isEmpty)
      let again = try ModelFile.read(text: file.model.fileText(syntax), name: "m")
      #expect(triangle(again) == [0.33, 0.142857, 0.5])
      #expect(again.remarks.isEmpty)
    }
    // One digit more says that the number is meant.
    let kept = try model(#""upperTriangle": [0.330, 0.1428570, 0.5]"#, syntax)
    #expect(triangle(kept) == [0.33, 0.142857, 0.5])
    #expect(kept.remarks.isEmpty)
  }

  @Test func `answers in a document have the same rule, and that is said in one line`() throws {
    let text = """
      {"participant": "Ann", "judgments":
       {"": {"comparisons": [["Fare", "Seats", 0.33], ["Seats", "Speed", 0.14], ["Fare", "Stops", 0.11]]}}}
      """
    let files = try ResponseFiles()
    let path = try files.write(Array(text.utf8), "a.json")
    let model = try SurveyForms.model().model
    let result = ResponseResult.read([path], model: model)
    #expect(result.answers == ["Ann: 1/3 - 1/9 1/7 - -"])
    #expect(result.reading.notes.count == 1)
    #expect(
      result.reading.notes.first?.hasSuffix(
        "a.json:2: 0.33 is read as 1/3, and 2 more rounded reciprocals likewise") == true)
    let written = ResponseResult.read(
      [path], model: model, options: ResponseOptions(answers: .any, roundedRatios: .asWritten))
    #expect(written.answers == ["Ann: 0.33 - 0.11 7/50 - -"])
    #expect(written.reading.notes.isEmpty)
  }

  private func pair(_ text: String, _ mirror: String) throws -> RoundedRatio.Pair {
    try RoundedRatio.Pair(
      text: text, ratio: Ratio.parse(text).get(), mirrorText: mirror,
      mirrorRatio: Ratio.parse(mirror).get())
  }

  @Test(arguments: [
    ("3", "3"), ("3", "0.35"), ("5", "0.33"), ("3", "1/4"), ("1.2", "1"), ("3", "0.32"),
    ("0.5", "0.5"),
  ])
  func `entries that say different things are a contradiction`(
    text: String, mirror: String
  ) throws {
    #expect(try pair(text, mirror).judgment() == nil)
  }

  @Test func `the matrix of a model file may have rounded reciprocals`() throws {
    let rows = "[[1, 3, 5, 7], [0.33, 1, 3, 4], [0.20, 0.33, 1, 2], [0.14, 0.25, 0.50, 1]]"
    for (text, name) in [
      (
        "ahp: 1\nname: m\ngoal: {name: g, matrix: \(rows), "
          + "children: [{name: a}, {name: b}, {name: c}, {name: d}]}", "m.yaml"
      ),
      (
        #"{"ahp": 1, "name": "m", "goal": {"name": "g", "matrix": "# + rows
          + #", "children": [{"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"}]}}"#,
        "m.json"
      ),
    ] {
      let file = try ModelFile.read(text: text, name: name)
      let evaluation = try file.model.evaluation().criteria[file.model.goal]
      for (found, expected) in zip(evaluation.localPriorities, [0.5738, 0.2534, 0.1077, 0.0651]) {
        #expect(abs(found - expected) <= 0.00005, "\(name)")
      }
      #expect(
        file.remarks.map(\.message)
          == ["0.33 is read as 1/3, and 2 more rounded reciprocals likewise"])
    }
  }

  /// 0.333334 is neither 1/3 nor what rounding makes of it.
  @Test(arguments: ["0.4", "0.333334", "0.33334", "0.3333333344"])
  func `entries of a model file that contradict each other are refused`(mirror: String) {
    #expect(throws: FileError.self) {
      try ModelFile.read(
        text: "ahp: 1\nname: m\ngoal: {name: g, matrix: [[1, 3], [\(mirror), 1]], "
          + "children: [{name: a}, {name: b}]}", name: "m.yaml")
    }
  }

  // MARK: However many digits

  private static let roundings = [
    "0.33", "0.333", "0.3333333333", "0.333333333333", "0.33333333333333", "0.333333333333333",
  ]

  @Test(arguments: roundings)
  func `a reciprocal with any number of digits is the fraction, at every door`(text: String) throws
  {
    let matrix = "[[1, \(text)], [3, 1]]"
    let remark = "\(text) is read as 1/3"
    func expect(_ model: DecisionModel) throws {
      let judged = try #require(model.criteria[model.goal].judgments.forEverybody?.matrix)
      #expect(judged.upperTriangle() == [1.0 / 3])
    }
    // Model files.
    for (file, name) in [
      (
        "ahp: 1\nname: m\ngoal: {name: g, matrix: \(matrix), children: [{name: a}, {name: b}]}",
        "m.yaml"
      ),
      (
        #"{"ahp": 1, "name": "m", "goal": {"name": "g", "matrix": "# + matrix
          + #", "children": [{"name": "a"}, {"name": "b"}]}}"#, "m.json"
      ),
    ] {
      let read = try ModelFile.read(text: file, name: name)
      try expect(read.model)
      #expect(read.remarks.map(\.message) == [remark])
    }
    // Square tables in text, with decimal commas, and in a workbook.
    let comma = text.replacing(".", with: ",")
    for table in [
      ",a,b\na,1,\(text)\nb,3,1\n", ";a;b\na;1;\(comma)\nb;;1\n",
      "\ta\tb\na\t1\t\(comma)\nb\t3\t1\n",
    ] {
      let imported = try ModelImport.read(text: table, name: "a.csv")
      try expect(imported.model)
      #expect(imported.remarks.map(\.message) == [remark])
    }
    let sheet = TestWorkbook.xml([["", "a", "b"], ["a", 1, .number(text)], ["b", 3, 1]])
    let book = try ModelImport.read(TestWorkbook.source([("S", sheet)]), roundedRatios: nil)
    try expect(book.model)
    #expect(book.remarks.map(\.message) == ["sheet 'S', cell C2: \(remark)"])
    // Tables of answers: long, wide, surveys; and a survey in a workbook.
    let model = try SurveyForms.model().model
    for table in [
      "participant,node,first,second,ratio\nAnn,,Fare,Seats,\(text)\n",
      "participant,|Fare|Seats\nAnn,\(text)\n", "participant;|Fare|Seats\nAnn;\(comma)\n",
      "Name,Fare or Seats\nAnn,\(text)\n", "Name,Fare or Seats\nAnn,\"\(comma)\"\n",
      "Name;Fare or Seats\nAnn;\(comma)\n",
    ] {
      let result = try ResponseResult.read(table, model: model)
      #expect(result.answers == ["Ann: 1/3 - - - - -"])
      #expect(
        result.notes.last?.replacing(",", with: ".") == "a.csv:2: \(remark)", "\(result.notes)")
    }
    let answers = TestWorkbook.xml([["Name", "Fare or Seats"], ["Ann", .number(text)]])
    let files = try ResponseFiles()
    let path = try files.write(TestWorkbook.source([("S", answers)]).bytes, "a.xlsx")
    let result = ResponseResult.read([path], model: model)
    #expect(result.answers == ["Ann: 1/3 - - - - -"])
    #expect(result.reading.notes.contains { $0.hasSuffix(remark) })
  }

  @Test(arguments: ["0.3333333333333333", "0.33333333333333331", "1/3", "1:3"])
  func `what is the fraction already is read without a word`(text: String) throws {
    let imported = try ModelImport.read(text: ",a,b\na,1,\(text)\nb,3,1\n", name: "a.csv")
    #expect(imported.remarks.isEmpty)
    let result = try ResponseResult.read(
      "Name,Fare or Seats\nAnn,\(text)\n", model: SurveyForms.model().model)
    #expect(result.answers == ["Ann: 1/3 - - - - -"])
    #expect(!result.notes.contains { $0.contains("is read as") })
  }

  // MARK: Our own tables of answers

  /// The same answers in the three forms of table, with commas or semicolons: three are rounded.
  private static let tables: [String] = [
    "participant,node,first,second,ratio\nAnn,,Fare,Seats,0.33\nAnn,,Speed,Fare,7\n"
      + "Bob,,Fare,Seats,0.111\nBob,,Fare,Speed,0.25\nCem,,Fare,Seats,0.142\n",
    "participant,|Fare|Seats,|Fare|Speed\nAnn,0.33,0.142857142857142857\nBob,0.111,0.25\n"
      + "Cem,0.142,\n",
    "participant;|Fare|Seats;|Fare|Speed\nAnn;0,33;1/7\nBob;0,111;0,25\nCem;0,142;\n",
    "Name,Fare or Seats,Fare or Speed\nAnn,0.33,1/7\nBob,0.111,0.25\nCem,0.142,\n",
  ]

  @Test(arguments: tables)
  func `every form of table has rounded reciprocals, and says so once`(text: String) throws {
    let model = try SurveyForms.model().model
    for pieceSize in [7, 1 << 12] {
      let result = try ResponseResult.read(text, model: model, pieceSize: pieceSize)
      #expect(result.error == nil)
      #expect(
        result.answers == ["Ann: 1/3 1/7 - - - -", "Bob: 1/9 1/4 - - - -", "Cem: 1/7 - - - - -"])
      #expect(
        result.notes.last?.replacing(",", with: ".")
          == "a.csv:2: 0.33 is read as 1/3. and 2 more rounded reciprocals likewise")
    }
    let written = try ResponseResult.read(
      text, model: model, options: ResponseOptions(answers: .any, roundedRatios: .asWritten))
    #expect(
      written.answers == [
        "Ann: 0.33 1/7 - - - -", "Bob: 0.111 1/4 - - - -", "Cem: 0.142 - - - - -",
      ])
    #expect(!written.notes.contains { $0.contains("rounded") })
    // 0.111 is less than 1/9.
    let refused = try ResponseResult.read(
      text, model: model, options: ResponseOptions(roundedRatios: .asWritten))
    #expect(refused.error?.contains("is outside the scale 1/9 … 9") == true)
    #expect(refused.error?.contains("hint: write 1/9") == true)
  }

  @Test func `a decimal that stays as it is written is read again from our own table`() throws {
    let model = try SurveyForms.model().model
    var response = Response(Participant("Ann"), to: Questions(of: model))
    response.answers = [0.33, 0.125, 0.14, 1 / 3.0, 0.5, 0.167]
    let files = try ResponseFiles()
    for form in ResponseWriter.Form.allCases {
      let path = files.path("\(form).csv")
      try ResponseWriter(model: model, form: form).write([response], to: path)
      let result = ResponseResult.read([path], model: model)
      #expect(result.error == nil)
      #expect(result.responses.first?.answers == response.answers)
      #expect(result.reading.notes == [])
    }
  }

  @Test func `signs and rounded reciprocals do not mix`() throws {
    let model = try SurveyForms.model().model
    let text = "participant,|Fare|Seats,|Fare|Speed\nAnn,0.33,-5\n"
    let second = try ResponseResult.read(
      text, model: model, options: ResponseOptions(signed: .second))
    #expect(second.answers == ["Ann: 1/3 1/5 - - - -"])
    // Where a positive number prefers the second, one less than 1 is no such number.
    let first = try ResponseResult.read(
      text, model: model, options: ResponseOptions(signed: .first))
    #expect(first.error?.hasPrefix("a.csv:2:5: error: judgment 0.33") == true)
  }
}
