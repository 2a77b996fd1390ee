import AHP
import Testing

@testable import AHPFormats

struct RoundedRatioTests {
  @Test(arguments: [
    ("0.33", 3), ("0.333", 3), ("0.3333", 3), ("0.14", 7), ("0.143", 7), ("0.142", 7),
    ("0.1429", 7), ("0.11", 9), ("0.111", 9), ("0.17", 6), ("0.167", 6), ("0.16", 6),
    ("0.13", 8), ("0.12", 8), ("0.333333", 3), ("0.142857", 7),
  ])
  func `a rounded or cut off decimal is the step of the scale`(text: String, step: Int) {
    #expect(RoundedRatio.fraction(text) == 1 / Double(step))
  }

  @Test(arguments: [
    "0.3", "0.1", "0.5", "0.25", "0.2", "0.20", "0.125", "0.50", "0.15", "0.3", "0.34", "0.35",
    "0.45", "3", "1/3", "33%", "0.10", "0.09", "x", "", "1e-1", "-0.33", "nan", "0,33",
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

  @Test func `entries of a model file that contradict each other are refused`() {
    #expect(throws: FileError.self) {
      try ModelFile.read(
        text: "ahp: 1\nname: m\ngoal: {name: g, matrix: [[1, 3], [0.4, 1]], "
          + "children: [{name: a}, {name: b}]}", name: "m.yaml")
    }
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
