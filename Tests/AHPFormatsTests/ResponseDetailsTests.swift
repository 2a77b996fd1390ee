import AHP
import Foundation
import Testing

@testable import AHPFormats

/// What answers in files have besides ratios: weights, attributes, ranges and the record of
/// changes.
struct ResponseDetailsTests {
  private let model: DecisionModel

  init() throws { model = try surveyModel() }

  private static let people = [
    Participant("Ann", weight: 2.5, attributes: ["team": "surgery", "years": "12"]),
    Participant("Bob", attributes: ["team": "a, b"]), Participant("Cid", weight: 0),
  ]

  /// Answers of three people, the last of whom has none.
  private func responses() -> [Response] {
    let questions = Questions(of: model)
    var responses = Self.people.map { Response($0, to: questions) }
    for (number, question) in questions.indices.enumerated() {
      responses[0].answers[question] = Double(number + 1)
      if number % 2 == 0 { responses[1].answers[question] = 1 / Double(number + 1) }
    }
    return responses
  }

  @Test(arguments: ResponseWriter.Form.allCases)
  func `tables carry weights and attributes, and are read back in whatever pieces they come`(
    form: ResponseWriter.Form
  ) throws {
    let given = responses()
    let files = try ResponseFiles()
    let path = files.path("answers.csv")
    let writer = try ResponseWriter(for: given, to: model, form: form, attributes: ["years"])
    try writer.write(given, to: path)
    let header = String(decoding: writer.header, as: UTF8.self)
    #expect(header.hasPrefix("participant,weight,years,team,"))
    for pieceSize in pieceSizes {
      let result = ResponseResult.read([path], model: model, pieceSize: pieceSize)
      #expect(result.error == nil)
      #expect(result.responses == given && result.restarts == 0)
      #expect(result.reading.attributeNames == ["years", "team"])
    }
  }

  @Test func `nothing but answers gives the five columns of a long table`() throws {
    var plain = responses()[1]
    plain.participant = Participant("Bob")
    let writer = try ResponseWriter(for: [plain], to: model, form: .long)
    #expect(
      String(decoding: writer.header, as: UTF8.self) == "participant,node,first,second,ratio\n")
  }

  @Test func `weights and attributes are read wherever they stand in a long table`() throws {
    // Each order of the columns: next to the participant, before it, at the end, said once only.
    let rows = [
      ["participant", "node", "first", "second", "ratio", "weight", "team"],
      ["Ann", "Cost", "Purchase", "Upkeep", "3", "2", "A"],
      ["Ann", "", "Cost", "Safety", "1/5", "", ""],
      ["Bob", "Cost", "Purchase", "Upkeep", "1/3", "1/2", "B"],
      ["Bob", "", "Cost", "Safety", "5", "0.5", "B"],
      ["Cid", "Cost", "Purchase", "Upkeep", "3", "", ""],
      ["Cid", "", "Cost", "Safety", "4", "", "A"],
      ["Ann", "", "Cost", "Style", "7", "2", "A"],
    ].map { row in row.map { $0 == "1/2" ? "0.5" : $0 } }
    for order in [
      [0, 1, 2, 3, 4, 5, 6], [0, 5, 6, 1, 2, 3, 4], [5, 0, 6, 4, 1, 2, 3], [4, 1, 2, 3, 6, 0, 5],
      [6, 5, 4, 3, 2, 1, 0], [1, 5, 2, 0, 3, 6, 4], [4, 1, 2, 3, 0, 6, 5],
    ] {
      let text = rows.map { row in order.map { row[$0] }.joined(separator: ",") + "\n" }.joined()
      for pieceSize in [1, 7, 1 << 12] {
        let result = try ResponseResult.read(text, model: model, pieceSize: pieceSize)
        #expect(result.error == nil)
        #expect(
          result.answers == [
            "Ann: 1/5 7 - 3 - - - -", "Bob: 5 - - 1/3 - - - -", "Cid: 4 - - 3 - - - -",
          ], "\(order)")
        #expect(
          result.responses.map(\.participant) == [
            Participant("Ann", weight: 2, attributes: ["team": "A"]),
            Participant("Bob", weight: 0.5, attributes: ["team": "B"]),
            Participant("Cid", attributes: ["team": "A"]),
          ], "\(order)")
      }
    }
  }

  @Test func `rows of one participant that contradict each other are refused`() throws {
    let text = """
      participant,team,node,first,second,ratio
      Ann,A,Cost,Purchase,Upkeep,3
      Ann,B,,Cost,Safety,1/5

      """
    #expect(
      try ResponseResult.read(text, model: model).error == """
        a.csv:3:5: error: team 'B' of participant 'Ann' contradicts 'A' given before
        Ann,B,,Cost,Safety,1/5
            ^
        """)
  }

  @Test func `a long table has three hundred attributes without a crash`() throws {
    let names = (1...300).map { "x\($0)" }
    for front in [true, false] {
      let answer = ["Cost", "Purchase", "Upkeep", "3"]
      let head = ["node", "first", "second", "ratio"]
      let values = names.map { "\($0)!" }
      let lines = [
        ["participant"] + (front ? names + head : head + names),
        ["Ann"] + (front ? values + answer : answer + values),
      ]
      let text = lines.map { $0.joined(separator: ",") + "\n" }.joined()
      let result = try ResponseResult.read(text, model: model)
      #expect(result.responses.first?.participant.attributes["x300"] == "x300!")
      #expect(result.answers == ["Ann: - - - 3 - - - -"])
    }
  }

  @Test func `the record of changed answers is kept by a long table and a document`() throws {
    var given = [responses()[0]]
    let criterion = CriterionID(0)
    given[0].changes[ComparisonSetID(criterion)] = [
      JudgmentChange(item: 0, other: 2, from: 9, to: 2, reason: "a slip, she said")
    ]
    let files = try ResponseFiles()
    let table = files.path("answers.csv")
    try ResponseWriter(for: given, to: model, form: .long).write(given, to: table)
    #expect(
      try String(contentsOfFile: table, encoding: .utf8).contains(
        "Ann,2.5,surgery,12,Best car,Cost,Style,2,9,\"a slip, she said\"\n"))
    let document = files.path("answers.json")
    try FileOutput.write(ResponseDocument.text(given, to: model, .json), to: document)
    for path in [table, document] {
      let result = ResponseResult.read([path], model: model)
      #expect(result.error == nil)
      #expect(result.responses == given)
      let filled = try model.adding(result.responses)
      #expect(filled.criteria[criterion].changes.map(\.participant) == [ParticipantID(0)])
      #expect(filled.criteria[criterion].changes.map(\.from) == [9])
    }
    #expect(ResponseWriter.Form.wide.losses(of: given, to: model).count == 1)
    #expect(ResponseWriter.Form.long.losses(of: given, to: model) == [])
  }

  /// Style was 9 times as important as Cost, so Cost was 1/9 times.
  @Test func `a changed answer is written from the side of the first item`() throws {
    var given = [responses()[0]]
    given[0].changes[ComparisonSetID(model.goal)] = [
      JudgmentChange(item: 2, other: 0, from: 9, to: 1.0 / 2, reason: "asked again")
    ]
    let files = try ResponseFiles()
    let table = files.path("answers.csv")
    try ResponseWriter(for: given, to: model, form: .long).write(given, to: table)
    #expect(
      try String(contentsOfFile: table, encoding: .utf8).contains(
        "Ann,2.5,surgery,12,Best car,Cost,Style,2,1/9,asked again\n"))
  }

  @Test func `half a record of a change is refused`() throws {
    let text = "participant,node,first,second,ratio,from,why\nAnn,Cost,Purchase,Upkeep,3,9,\n"
    #expect(
      try ResponseResult.read(text, model: model).error
        == """
        a.csv:2:32: error: the record of a change needs 'from' and 'why' (found one of them)
        Ann,Cost,Purchase,Upkeep,3,9,
                                     ^
        """.replacingOccurrences(of: "2:32", with: "2:30"))
    let alone = "participant,node,first,second,ratio,from\nAnn,Cost,Purchase,Upkeep,3,9\n"
    #expect(
      try ResponseResult.read(alone, model: model).error?.hasPrefix(
        "a.csv:1:37: error: the columns 'from' and 'why' go together") ?? false)
  }

  @Test(arguments: ModelSyntax.allCases)
  func `documents carry everything: weights, attributes, priorities and ranges`(
    syntax: ModelSyntax
  ) throws {
    var given = responses()
    let questions = Questions(of: model)
    let cost = try #require(model.criterion(at: "Cost"))
    given[1].setPriorities([0.25, 0.75], of: ComparisonSetID(cost), of: questions)
    let middle = try #require(UncertainRatio(lower: 2, middle: 3, upper: 5))
    given[1].answers[0] = 3
    given[1].ranges[ComparisonSetID(0)] = [JudgmentRange(item: 0, other: 1, ratio: middle)]
    let text = try ResponseDocument.text(given, to: model, syntax)
    let result = try ResponseResult.read(text, name: "a.\(syntax.rawValue)", model: model)
    #expect(result.error == nil)
    #expect(result.responses == given)
    #expect(
      ResponseWriter.Form.long.losses(of: given, to: model) == [
        "the ranges that 'Bob' gave on 'Best car'", "the priorities that 'Bob' gave on 'Cost'",
      ])
  }

  @Test func `ranges are read in answers as in models`() throws {
    let model = try ModelFile.read(
      text: """
        ahp: 1
        name: What matters in a bus line
        goal:
          name: Bus line
          children: [{name: Fare}, {name: Seats}, {name: Speed}, {name: Stops}]
        """, name: "bus.yaml"
    ).model
    let text = """
      responses:
        - participant: r1
          judgments:
            Bus line: {upperTriangle: [[1,2,3], [3,4,5], [5,6,7], [1,2,3], [2,3,4], [1,2,3]]}

      """
    let result = try ResponseResult.read(text, name: "19.yaml", model: model)
    #expect(result.answers == ["r1: 2 4 6 2 3 2"])
    let filled = try model.adding(result.responses)
    #expect(filled.criteria.rangeCount() == 6)
    let range = filled.criteria[model.goal].currentRanges()[2]
    #expect(range.participant == ParticipantID(0) && range.item == 0 && range.other == 3)
    #expect(range.ratio.lower == 5 && range.ratio.middle == 6 && range.ratio.upper == 7)
    // The same in JSON, where a list of numbers is read at once.
    let json = """
      {"participant": "r1", "judgments": {"Bus line": {"upperTriangle":
        [[1,2,3], [3,4,5], [5,6,7], [1,2,3], [2,3,4], [1,2,3]]}}}
      """
    #expect(
      try ResponseResult.read(json, name: "19.json", model: model).responses.map(\.ranges)
        == result.responses.map(\.ranges))
    let wrong = text.replacingOccurrences(of: "[5,6,7]", with: "[7,6,5]")
    #expect(
      try ResponseResult.read(wrong, name: "19.yaml", model: model).error?.contains(
        "the range 7, 6, 5 of 'Fare' against 'Stops' does not ascend") ?? false)
  }

  // MARK: Names

  @Test func `the last part of a path suffices where only one criterion has it`() throws {
    let model = try ModelFile.read(
      text: """
        ahp: 1
        name: m
        alternatives: [x, y]
        goal:
          name: g
          children:
            - {name: A, children: [{name: Price}, {name: Look}]}
            - {name: B, children: [{name: Price}, {name: Size}]}
        """, name: "m.yaml"
    ).model
    let header = "participant,node,first,second,ratio\n"
    for answer in ["Ann,Look,x,y,3\n", "Ann,A/Look,x,y,3\n"] {
      let result = try ResponseResult.read(header + answer, model: model)
      let question = Questions(of: model).range(
        of: ComparisonSetID(try #require(model.criterion(at: "A/Look"))))
      #expect(result.responses.first?[question.lowerBound] == 3)
    }
    #expect(
      try ResponseResult.read(header + "Ann,Price,x,y,3\n", model: model).error?.hasPrefix(
        "a.csv:2:5: error: 'Price' is the name of 2 criteria (expected A/Price or B/Price)\n")
        ?? false)
  }

  // MARK: Several sittings

  /// Two files of Ann, the second of which has other answers on the goal and further ones, and one
  /// of Bob.
  private static let sittings = [
    "participant,team,|Cost|Safety,|Cost|Style,Cost|Purchase|Upkeep\nAnn,A,3,5,2\n",
    "participant,node,first,second,ratio,team\nBob,,Cost,Safety,4,B\n",
    """
    participant,|Cost|Safety,|Cost|Style,|Safety|Style,Cost/Upkeep|Red|Green
    Ann,3,1/5,7,9

    """,
  ]

  private func read(
    _ repeated: ResponseOptions.RepeatedAnswers,
    _ invalid: ResponseOptions.InvalidAnswers = .refuse, texts: [String] = sittings
  ) throws -> ResponseResult {
    try ResponseResult.read(
      texts: texts, model: model,
      options: ResponseOptions(invalidAnswers: invalid, repeatedAnswers: repeated))
  }

  @Test func `somebody who sent two files gets one line, and a way to choose`() throws {
    #expect(
      try read(.refuse).error == """
        c.csv:2:1: error: 'Ann' answers 2 pairs a second time, 1 of them otherwise than in a.csv:2
          hint: '--repeated later' counts the later answers on a criterion, '--repeated earlier' the earlier ones
        """)
    let skipping = try read(.refuse, .skip)
    #expect(skipping.answers == ["Ann: 3 - 7 2 - - - 9", "Bob: 4 - - - - - - -"])
    let later = try read(.later)
    #expect(later.error == nil)
    #expect(later.answers == ["Ann: 3 1/5 7 2 - - - 9", "Bob: 4 - - - - - - -"])
    #expect(later.responses[0].participant.attributes == ["team": "A"])
    #expect(later.reading.answerCount == 6 && later.reading.participantCount == 2)
    #expect(later.reading.replaced.count == 1)
    #expect(
      later.reading.replaced[0].hasPrefix("'Ann' has answered 1 criterion twice: "))
    let earlier = try read(.earlier)
    #expect(earlier.answers == ["Ann: 3 5 - 2 - - - 9", "Bob: 4 - - - - - - -"])
    #expect(earlier.reading.answerCount == 5)
  }

  @Test func `two rows of one table are two sittings, next to each other or not`() throws {
    let header = "participant,weight,|Cost|Safety,|Cost|Style\n"
    for rows in ["Ann,1,3,5\nAnn,2,4,\nBob,1,2,2\n", "Ann,1,3,5\nBob,1,2,2\nAnn,2,4,\n"] {
      let later = try read(.later, texts: [header + rows])
      #expect(later.answers == ["Ann: 4 - - - - - - -", "Bob: 2 2 - - - - - -"])
      #expect(later.responses[0].participant.weight == 2)
      let earlier = try read(.earlier, texts: [header + rows])
      #expect(earlier.answers == ["Ann: 3 5 - - - - - -", "Bob: 2 2 - - - - - -"])
      #expect(earlier.responses[0].participant.weight == 1)
      let refused = try read(.refuse, texts: [header + rows])
      #expect(
        refused.error?.contains("'Ann' answers a pair a second time, otherwise than") ?? false)
      #expect(refused.error?.contains("weight 2 of participant 'Ann' contradicts") ?? false)
    }
  }

  @Test func `a stray file is left out where wrong answers are, unless nothing is left`() throws {
    let stray = ["participant,|Cost|Safety\nAnn,3\n", "Dear all, please find attached\n"]
    #expect(try read(.refuse, texts: stray).error?.contains("b.csv:1:1: error:") ?? false)
    let skipping = try read(.refuse, .skip, texts: stray)
    #expect(skipping.error == nil && skipping.answers == ["Ann: 3 - - - - - - -"])
    #expect(skipping.skipped.hasPrefix("b.csv:1:1: error:"))
    #expect(try read(.refuse, .skip, texts: [stray[1]]).error?.contains("error:") ?? false)
  }

  @Test func `the reading says where the answers of each participant begin`() throws {
    let result = try ResponseResult.read(
      texts: Self.sittings, model: model,
      options: {
        var options = ResponseOptions(repeatedAnswers: .later)
        options.recordsPlaces = true
        return options
      }())
    #expect(
      result.reading.places.mapValues { $0.split(separator: "/").last } == [
        "Ann": "a.csv:2", "Bob": "b.csv:2",
      ])
  }
}
