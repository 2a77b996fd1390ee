import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Texts in tables that spreadsheets could take for formulas.
struct SpreadsheetTextTests {
  private static let hostile = [
    "=x", "'=x", "''=x", "''\u{27}=x", "+x", "'+x", "-x", "'-x", "@x", "'@x", "-1", "'-1", "+1",
    "=1", "'x",
    "''x", "'", "''", "x", "=", "'=", "-5%", "'-5%", "\u{FF1D}x", "'\u{FF1D}x", "=|x", "'=|x",
    "a|b",
    "=HYPERLINK(\"http://e\")", "-2+3", "1,5", "x;y", "-inf", "'-inf", "=\u{301}x",
  ]

  @Test(arguments: hostile)
  func `a text comes back from a cell, where it is no formula`(text: String) {
    let cell = SpreadsheetText.harmless(text)
    #expect(SpreadsheetText.text(ofCell: cell) == text)
    let isNumber = Double(text.hasSuffix("%") ? String(text.dropLast()) : text)?.isFinite ?? false
    if let first = cell.unicodeScalars.first {
      #expect(isNumber || !"=+-@\u{FF1D}".unicodeScalars.contains(first))
    }
  }

  @Test func `different texts have different cells`() {
    #expect(Set(Self.hostile.map(SpreadsheetText.harmless)).count == Self.hostile.count)
  }

  private func write(
    _ responses: [Response], _ writer: ResponseWriter, _ body: (String) throws -> Void
  ) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try writer.write(responses, to: path)
    try body(path)
  }

  /// A model of which every name is hostile.
  private func model(_ names: [String]) throws -> DecisionModel {
    var model = try DecisionModel(
      name: "m", goal: Criterion(names[0]), alternatives: names.map { Alternative($0) })
    for name in names { _ = try model.addCriterion(Criterion(name), under: model.goal) }
    return model
  }

  @Test(
    arguments: [ResponseWriter.Form.long, .wide],
    [ResponseWriter.Delimiter.comma, .semicolon, .tab])
  func `every name and attribute comes back from a table of answers`(
    form: ResponseWriter.Form, delimiter: ResponseWriter.Delimiter
  ) throws {
    // Without names with bars, which together can make the heads of columns ambiguous.
    let names = Self.hostile.filter { !$0.contains("|") }
    let model = try model(names)
    let questions = Questions(of: model)
    let attributes = names.map { "'" + $0 }
    let people = names.map { name in
      var participant = Participant(name)
      if form == .wide {
        participant.attributes = Dictionary(
          uniqueKeysWithValues: zip(attributes, names.reversed()))
      }
      var response = Response(participant, to: questions)
      for question in response.answers.indices {
        response.answers[question] = Double(1 + question % 9)
      }
      return response
    }
    let writer = try ResponseWriter(
      model: model, form: form, delimiter: delimiter, attributes: attributes)
    try write(people, writer) { path in
      var read: [Response] = []
      try ResponseReader(model: model).read(
        [path], restart: { read = [] }, receive: { read.append($0) })
      #expect(read.map(\.participant) == people.map(\.participant))
      #expect(read.map(\.answers) == people.map(\.answers))
      // With a list of those who may answer, too.
      var again: [Response] = []
      try ResponseReader(
        model: model, options: ResponseOptions(roster: people.map(\.participant))
      ).read([path], restart: { again = [] }, receive: { again.append($0) })
      #expect(again.map(\.participant) == people.map(\.participant))
    }
  }

  @Test(arguments: [",", "\"", "\n", "\r"])
  func `a field is quoted that another program could take for several`(sign: String) {
    let field = ResponseWriter.field("a\(sign)b", UInt8(ascii: ","))
    #expect(
      String(decoding: field, as: UTF8.self)
        == "\"a\(sign.replacing("\"", with: "\"\""))b\"")
    #expect(ResponseWriter.field("a b", UInt8(ascii: ",")) == Array("a b".utf8))
  }

  /// Rows that repeat the participant are read by a shorter way, from the second on.
  @Test(arguments: ["", "\""])
  func `the guard is taken away from every row of a participant`(quote: String) throws {
    let model = try model(["g", "x", "y"])
    let rows = ["Ann", "'=Ann", "'=Ann", "'=Bob", "'=Bob"].enumerated().map { row, name in
      "\(quote)\(name)\(quote),,\(["g,x", "x,y", "g,y"][row == 0 ? 0 : (row + 1) % 2 + 1]),3"
    }
    let text = "participant,node,first,second,ratio\n" + rows.joined(separator: "\n")
    let read = try ResponseResult.read(text, model: model).responses
    #expect(read.map(\.participant.name) == ["Ann", "=Ann", "=Bob"])
    #expect(read.map { $0.answers.count { $0 == 3 } } == [1, 2, 2])
  }

  @Test func `names with bars come back`() throws {
    let names = ["=|x", "'=|x", "a|b"]
    let model = try model(names)
    for form in ResponseWriter.Form.allCases {
      var response = Response(Participant("'=a|b"), to: Questions(of: model))
      for question in response.answers.indices { response.answers[question] = 3 }
      try write([response], try ResponseWriter(model: model, form: form)) { path in
        var read: [Response] = []
        try ResponseReader(model: model).read(
          [path], restart: { read = [] }, receive: { read.append($0) })
        #expect(read == [response])
      }
    }
  }

  @Test func `an apostrophe in JSON is a part of the name`() throws {
    let model = try model(["=x", "'=x", "y"])
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".json")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(
      #"{"participant": "'=x", "judgments": {"": {"comparisons": [["'=x", "y", 3]]}}}"#.utf8
    ).write(to: URL(fileURLWithPath: path))
    var read: [Response] = []
    try ResponseReader(model: model).read(
      [path], restart: { read = [] }, receive: { read.append($0) })
    #expect(read.map(\.participant.name) == ["'=x"])
    let questions = Questions(of: model)
    let goal = try #require(questions.set(of: .criterion(model.goal)))
    let question = questions.question(of: goal, item: 1, against: 2)
    #expect(read[0].answers[question] == 3)
  }

  @Test func `lists of participants and alternatives take the guard away`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("participant,'=dep\n'=x,'@y\n''=x,-1\n=x2,'x\n".utf8)
      .write(to: URL(fileURLWithPath: path))
    let people = try ParticipantFile.read(path)
    #expect(people.map(\.name) == ["=x", "'=x", "=x2"])
    #expect(people.map { $0.attributes["=dep"] } == ["@y", "-1", "'x"])
  }
}
