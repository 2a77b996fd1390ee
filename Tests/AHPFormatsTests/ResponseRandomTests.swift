import AHP
import Foundation
import PairwiseComparisons
import Testing

@testable import AHPFormats

/// Answers that nobody gave, written in every way and read back.
struct ResponseRandomTests {
  /// Responses to a random model, with weights and attributes.
  private func survey(_ generator: inout SplitMix64) throws -> (DecisionModel, [Response]) {
    let options = RandomModelOptions(
      levels: Int.random(in: 0...2, using: &generator),
      branching: Int.random(in: 1...4, using: &generator),
      alternatives: Int.random(in: 2...5, using: &generator))
    let model = try options.model(seed: generator.next()).withoutComparisons()
    let questions = Questions(of: model)
    let responses = try (0..<Int.random(in: 1...6, using: &generator)).map { number in
      let name = ["P \(number)", "Ünal, \(number)", "\(number) \"the\" 2nd"].randomElement(
        using: &generator)
      var participant = Participant(name ?? "")
      participant.weight = Double(Int.random(in: 0...8, using: &generator)) / 4
      if Bool.random(using: &generator) { participant.attributes["team"] = "A; \(number)" }
      var response = Response(participant, to: questions)
      for question in questions.indices where Int.random(in: 0...9, using: &generator) > 0 {
        let number = Double(Int.random(in: 1...9, using: &generator))
        let ratio =
          switch Int.random(in: 0...3, using: &generator) {
          case 0: Double.random(in: 1 / 9...9, using: &generator)
          case 1: 1 / number
          default: number
          }
        try response.setAnswer(ratio, to: question, of: questions)
      }
      return response
    }
    return (model, responses)
  }

  private func isEqual(_ found: [Response], _ expected: [Response]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { found, expected in
        found.participant == expected.participant
          && zip(found.answers, expected.answers).allSatisfy {
            // A reciprocal of a reciprocal may differ in its last bit.
            $0 == $1 || abs($0 - $1) <= 2 * $1.ulp
          }
      }
  }

  @Test(arguments: 1...40)
  func `what is written is read back as it was`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (model, responses) = try survey(&generator)
    for delimiter in ResponseWriter.Delimiter.allCases {
      for form in ResponseWriter.Form.allCases {
        let files = try ResponseFiles()
        let path = files.path("a.csv")
        let writer = try ResponseWriter(
          model: model, form: form, delimiter: delimiter, attributes: ["team"],
          columns: [.weight])
        try writer.write(responses, to: path)
        var bytes = writer.header
        for response in responses { writer.append(response, to: &bytes) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(bytes))
        if Questions(of: model).count == 0 { continue }
        let result = ResponseResult.read(
          [path], model: model,
          pieceSize: Int.random(in: 1...300, using: &generator))
        #expect(result.error == nil, "seed \(seed)")
        #expect(result.responses == responses, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 1...60)
  func `answers in any dialect and order are read as they are`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (model, responses) = try survey(&generator)
    let text = Self.long(responses, model, &generator)
    guard let text else { return }
    let result = try ResponseResult.read(
      text, model: model, options: ResponseOptions(roster: responses.map(\.participant)),
      pieceSize: Int.random(in: 1...500, using: &generator))
    #expect(result.error == nil, "seed \(seed)")
    let expected = responses.filter { $0.answerCount > 0 }
    let found = result.responses.sorted { $0.participant.name < $1.participant.name }
    #expect(
      isEqual(found, expected.sorted { $0.participant.name < $1.participant.name }), "seed \(seed)")
    #expect(
      result.reading.answerCount == expected.map(\.answerCount).reduce(0, +), "seed \(seed)")
  }

  /// A long table in some dialect; `nil` without answers.
  private static func long(
    _ responses: [Response], _ model: DecisionModel, _ generator: inout SplitMix64
  ) -> String? {
    let delimiter = [",", ";", "\t"].randomElement(using: &generator) ?? ","
    let lineEnd = ["\n", "\r\n"].randomElement(using: &generator) ?? "\n"
    let order = Array(0..<5).shuffled(using: &generator)
    func line(_ fields: [String], _ generator: inout SplitMix64) -> String {
      order.map { column in
        let field = fields[column]
        let needsQuotes = field.contains { "\",;\t".contains($0) }
        guard needsQuotes || Int.random(in: 0...20, using: &generator) == 0 else { return field }
        return "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\""
      }.joined(separator: delimiter)
    }
    var rows: [String] = []
    for response in responses {
      var own: [String] = []
      for (question, ratio) in zip(Questions(of: model).indices, response.answers)
      where ratio != Response.missing {
        let pair = Questions(of: model).pair(at: question)
        let subject = Questions(of: model).subject(of: pair.set)
        let names = subject.itemNames(in: model)
        let isReversed = Int.random(in: 0...4, using: &generator) == 0
        own.append(
          line(
            [
              response.participant.name,
              subject == .criterion(model.goal) && Bool.random(using: &generator)
                ? "" : subject.path(in: model),
              names[isReversed ? pair.other : pair.item],
              names[isReversed ? pair.item : pair.other],
              Ratio.text(isReversed ? 1 / ratio : ratio),
            ], &generator))
        if Int.random(in: 0...30, using: &generator) == 0 { own.append("") }
      }
      if Bool.random(using: &generator) { own.shuffle(using: &generator) }
      rows += own
    }
    if rows.isEmpty { return nil }
    if Int.random(in: 0...3, using: &generator) == 0 { rows.shuffle(using: &generator) }
    let header = order.map { LongColumns.names[$0] }.joined(separator: delimiter)
    return (Bool.random(using: &generator) ? "\u{FEFF}" : "")
      + ([header] + rows).joined(separator: lineEnd)
      + (Bool.random(using: &generator) ? lineEnd : "")
  }

  @Test(arguments: 1...30)
  func `whatever is done to a file, it is read the same in all pieces or refused`(
    seed: UInt64
  ) throws {
    var generator = SplitMix64(seed: seed)
    let (model, responses) = try survey(&generator)
    var texts: [[UInt8]] = []
    for form in ResponseWriter.Form.allCases {
      let writer = try ResponseWriter(model: model, form: form, attributes: ["team"])
      var bytes = writer.header
      for response in responses { writer.append(response, to: &bytes) }
      texts.append(bytes)
    }
    let interesting = Array("\",;\n\r\t|/19.eE-+ {[\u{FEFF}é".utf8) + [0, 0xFF, 0x1F, 0x8B]
    let files = try ResponseFiles()
    for _ in 0..<60 {
      var bytes = texts.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
        switch Int.random(in: 0...5, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(interesting.randomElement(using: &generator) ?? 0, at: place)
        case 2: bytes[place] = interesting.randomElement(using: &generator) ?? 0
        case 3: bytes.removeSubrange(place..<end)
        case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
        default: bytes.removeLast(bytes.count - place)
        }
      }
      let path = try files.write(bytes)
      for invalidAnswers in ResponseOptions.InvalidAnswers.allCases {
        let options = ResponseOptions(invalidAnswers: invalidAnswers)
        let whole = ResponseResult.read([path], model: model, options: options)
        let pieces = ResponseResult.read(
          [path], model: model, options: options,
          pieceSize: Int.random(in: 1...400, using: &generator))
        #expect(whole.error == pieces.error, "seed \(seed)")
        #expect(whole.responses == pieces.responses, "seed \(seed)")
        #expect(whole.reading == pieces.reading, "seed \(seed)")
        #expect(
          whole.error != nil
            || whole.reading.answerCount == whole.responses.map(\.answerCount).reduce(0, +),
          "seed \(seed)")
      }
    }
  }

  @Test func `names that do not tell apart what they stand for are not written`() throws {
    let model = try ModelFile.read(
      text: "ahp: 1\nname: m\nalternatives: [a, 'a|b', 'b|c', c]\ngoal: {name: g}", name: "m.yaml"
    ).model
    #expect(throws: Never.self) { try ResponseWriter(model: model, form: .long) }
    let error = #expect(throws: FileError.self) { try ResponseWriter(model: model, form: .wide) }
    #expect(
      error?.diagnostics.map(\.message).contains(
        "the column 'g|a|b|c' can be read as several pairs of the model") == true)
    let other = #expect(throws: FileError.self) {
      try ResponseWriter(model: try surveyModel(), form: .wide, attributes: ["weight", "x|y"])
    }
    #expect(
      other?.description == """
        Buying a car: error: the attribute 'weight' cannot have a column of its own
        Buying a car: error: the attribute 'x|y' cannot have a column of its own
        """)
  }

  @Test func `a table has a line for each answer, or one for each participant`() throws {
    let model = try surveyModel()
    var ann = Response(
      Participant("Ann, B.", weight: 2, attributes: ["team": "A"]), to: Questions(of: model))
    try ann.setAnswer(1 / 3, to: QuestionID(0), of: Questions(of: model))
    try ann.setAnswer(7, to: QuestionID(3), of: Questions(of: model))
    let nobody = Response(Participant("Zoe"), to: Questions(of: model))
    func text(_ form: ResponseWriter.Form) throws -> String {
      let writer = try ResponseWriter(model: model, form: form, attributes: ["team"])
      var bytes = writer.header
      for response in [ann, nobody] { writer.append(response, to: &bytes) }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(
      try text(.long) == """
        participant,team,node,first,second,ratio
        "Ann, B.",A,Best car,Cost,Safety,1/3
        "Ann, B.",A,Cost,Purchase,Upkeep,7
        Zoe,,Best car,Cost,Safety,

        """)
    #expect(
      try text(.wide) == """
        participant,weight,team,Best car|Cost|Safety,Best car|Cost|Style,Best car|Safety|Style,\
        Cost|Purchase|Upkeep,Cost/Purchase|Red|Blue,Cost/Purchase|Red|Grey,\
        Cost/Purchase|Blue|Grey,Cost/Upkeep|Red|Green
        "Ann, B.",2,A,1/3,,,7,,,,
        Zoe,1,,,,,,,,,

        """)
  }
}
