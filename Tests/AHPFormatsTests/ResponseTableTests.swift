import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Files of answers that are read as they are meant.
struct ResponseTableTests {
  private let model: DecisionModel

  init() throws { model = try surveyModel() }

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
  private static let wide = """
    participant,weight,team,Cost|Upkeep|Purchase,Best car|Cost|Safety,|Style|Cost,\
    Best car|Safety|Style,Cost/Upkeep|Red|Green,Cost/Purchase|Red|Blue,Cost/Purchase|Red|Grey,\
    Cost/Purchase|Blue|Grey
    Ann,1,,0.5,3,5,1/2,7,4,5,1
    Bob,1,,4,1/9,1/9,,1/4,,0.2,

    """
  private static let json = """
    {"responses": [
      {"participant": "Ann", "judgments": {
        "Best car": {"upperTriangle": [3, "1/5", 0.5]},
        "Cost": {"matrix": [[1, 2], [0.5, 1]]},
        "Cost/Purchase": {"comparisons": [["Blue", "Red", 0.25], ["Red", "Grey", 5], ["Blue", "Grey", 1]]},
        "Cost/Upkeep": {"upperTriangle": [7]}}},
      {"participant": "Bob", "judgments": {
        "": {"upperTriangle": ["1/9", 9, null]},
        "Cost": {"comparisons": [["Purchase", "Upkeep", "1/4"]]},
        "Cost/Purchase": {"comparisons": [["Grey", "Red", 5]]},
        "Cost/Upkeep": {"comparisons": [["Green", "Red", 4]]}}}]}
    """
  private static let yaml = """
    responses:
      - participant: Ann
        judgments:
          Best car: {upperTriangle: [3, 1/5, 0.5]}
          Cost: {comparisons: [[Purchase, Upkeep, 2]]}
          Cost/Purchase: {matrix: [[1, 4, 5], [1/4, 1, 1], [1/5, 1, 1]]}
          Cost/Upkeep: {comparisons: [[Red, Green, 7]]}
      - participant: Bob
        judgments:
          Best car: {comparisons: [[Safety, Cost, 9], [Cost, Style, 9]]}
          Cost: {comparisons: [[Upkeep, Purchase, 4]]}
          Cost/Purchase: {upperTriangle: [null, 1/5, null]}
          Cost/Upkeep: {upperTriangle: [1/4]}
    """
  private static let expected = ["Ann: 3 1/5 1/2 2 4 5 1 7", "Bob: 1/9 9 - 1/4 - 1/5 - 1/4"]

  private static let texts = ["long": long, "wide": wide, "json": json, "yaml": yaml]

  @Test(arguments: ["long", "wide", "json", "yaml"])
  func `all forms give the same responses, in whatever pieces they come`(
    form: String
  ) throws {
    let text = try #require(Self.texts[form])
    for pieceSize in pieceSizes {
      for variant in [
        text, "\u{FEFF}" + text, String(text.hasSuffix("\n") ? text.dropLast() : text + "\n"),
        text.replacingOccurrences(of: "\n", with: "\r\n"),
      ] {
        let result = try ResponseResult.read(
          variant, name: "answers", model: model, pieceSize: pieceSize)
        #expect(result.error == nil)
        #expect(result.answers == Self.expected, "\(pieceSize)")
        #expect(
          result.reading.rowCount == (form == "long" ? 14 : 2) && result.reading.answerCount == 13)
        #expect(result.reading.participantCount == 2 && result.restarts == 0)
      }
    }
  }

  @Test func `a single response needs no list around it`() throws {
    let text = """
      {"participant": "Ann", "weight": 2, "attributes": {"team": "A", "age": 41},
      "judgments": {"Cost": {"upperTriangle": [3]}}}
      """
    for text in [text, "[\(text)]"] {
      let result = try ResponseResult.read(text, name: "a.json", model: model)
      #expect(result.answers == ["Ann: - - - 3 - - - -"])
      #expect(
        result.responses[0].participant
          == Participant("Ann", weight: 2, attributes: ["team": "A", "age": "41"]))
      #expect(result.reading.attributeNames == ["age", "team"])
    }
  }

  @Test func `columns come in any order`() throws {
    let rows = Self.long.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    // Whichever stands first of participant and ratio, with any number of columns around them.
    for order in [
      [4, 3, 2, 1, 0], [1, 2, 3, 4, 0], [1, 0, 2, 4, 3], [3, 4, 1, 0, 2], [0, 4, 1, 2, 3],
      [4, 0, 1, 2, 3], [1, 2, 3, 0, 4],
    ] {
      let text = rows.map { row in order.map { row[$0] }.joined(separator: ",") + "\n" }.joined()
      for pieceSize in [1, 7, 1 << 12] {
        let result = try ResponseResult.read(text, model: model, pieceSize: pieceSize)
        #expect(result.answers == Self.expected, "\(order)")
      }
    }
  }

  @Test(arguments: [",", ";", "\t"])
  func `the first row tells the delimiter`(delimiter: String) throws {
    for text in [Self.long, Self.wide] {
      let other = text.replacingOccurrences(of: ",", with: delimiter)
      let quoted = other.split(separator: "\n").map { line in
        line.components(separatedBy: delimiter).map { "\"\($0)\"" }
          .joined(separator: delimiter) + "\r\n"
      }.joined()
      let spaced = quoted.replacingOccurrences(
        of: "\"\(delimiter)\"", with: "\"  \(delimiter) \"")
      for text in [other, quoted, spaced] {
        for pieceSize in [1, 2, 3, 64, 1 << 12] {
          let result = try ResponseResult.read(text, model: model, pieceSize: pieceSize)
          #expect(result.answers == Self.expected, "\(result.error ?? "")")
        }
      }
    }
  }

  @Test(arguments: [";", "\t"])
  func `a comma is a decimal point if it separates nothing`(delimiter: String) throws {
    let text = """
      participant;weight;Cost|Purchase|Upkeep;Best car|Cost|Safety;|Cost|Style
      Ann;1,5;0,5;"2,5";1/2,5

      """.replacingOccurrences(of: ";", with: delimiter)
    let result = try ResponseResult.read(text, model: model)
    #expect(result.answers == ["Ann: 5/2 2/5 - 1/2 - - - -"])
    #expect(result.responses[0].participant.weight == 1.5)
    let long = "participant;node;first;second;ratio\nAnn;Cost;Purchase;Upkeep;0,5\n"
    #expect(
      try ResponseResult.read(
        long.replacingOccurrences(of: ";", with: delimiter), model: model
      ).answers == ["Ann: - - - 1/2 - - - -"])
  }

  @Test func `quoted fields have delimiters, quotes and line feeds in them`() throws {
    let model = try ModelFile.read(
      text: "ahp: 1\nname: m\nalternatives: ['a, b', 'c \"d\"', 'e|f']\ngoal: {name: 'g;\"h\"'}",
      name: "m.yaml"
    ).model
    let long = """
      participant,node,first,second,ratio
      "Doe, J.","g;""h""\","a, b","c ""d""\",3
      "Doe, J.","g;""h""\",e|f,"
      a, b ","5"
      "Doe, J.",,"c ""d""\",e|f,"1/2"

      """
    let wide = """
      participant,"g;""h""|a, b|c ""d""\","|e|f|a, b","remark, long","|c ""d""|e|f"
      "Doe, J.",3,"5","first
      and, ""second""\",1/2

      """
    for pieceSize in pieceSizes {
      for text in [long, wide, long.replacingOccurrences(of: "\n", with: "\r\n")] {
        let result = try ResponseResult.read(text, model: model, pieceSize: pieceSize)
        #expect(result.answers == ["Doe, J.: 3 1/5 1/2"], "\(result.error ?? "")")
      }
    }
    let result = try ResponseResult.read(wide, model: model)
    #expect(
      result.responses[0].participant.attributes == [
        "remark, long": "first\nand, \"second\""
      ])
  }

  @Test func `a line feed in a cell counts as a line`() throws {
    let model = try ModelFile.read(
      text: "ahp: 1\nname: m\nalternatives: [a, b]\ngoal: {name: g}", name: "m.yaml"
    ).model
    let text = "participant,remark,g|a|b\nAnn,\"first\nand second\",3\nBob,,0\n"
    for pieceSize in pieceSizes {
      let result = try ResponseResult.read(text, model: model, pieceSize: pieceSize)
      #expect(result.error?.hasPrefix("a.csv:4:6: error: judgment 0 of 'a' against 'b'") ?? false)
    }
  }

  @Test func `ratios of any number of digits are read to the nearest double`() throws {
    let model = try ModelFile.read(
      text: "ahp: 1\nname: m\nalternatives: [a, b]\ngoal: {name: g}", name: "m.yaml"
    ).model
    var generator = SplitMix64(seed: 1)
    let texts = (0..<500).map { number in
      let whole = Int.random(in: 1...9999, using: &generator)
      let digits = (0..<(1 + number % 15)).map { _ in
        String(Int.random(in: 0...9, using: &generator))
      }
      return "\(whole)." + digits.joined()
    }
    let expected = texts.map { Double($0) }
    for (header, row) in [
      ("participant,node,first,second,ratio\n", ",,a,b,"), ("participant,g|a|b\n", ","),
    ] {
      let text = texts.enumerated().map { "P\($0)\(row)\($1)\n" }.joined()
      let result = try ResponseResult.read(
        header + text, model: model, options: ResponseOptions(answers: .any))
      #expect(result.error == nil)
      #expect(result.responses.map { $0[QuestionID(0)] } == expected)
    }
  }

  @Test func `blank lines mean nothing`() throws {
    let text =
      "\n  \n\nparticipant,node,first,second,ratio\n\n,,,,\nAnn,Cost,Purchase,Upkeep,2\n\r\n \n"
    for pieceSize in pieceSizes {
      let result = try ResponseResult.read(text, model: model, pieceSize: pieceSize)
      #expect(result.answers == ["Ann: - - - 2 - - - -"])
      #expect(result.reading.rowCount == 1)
    }
  }

  @Test func `names are trimmed, and compared as Unicode text`() throws {
    let model = try ModelFile.read(
      text: "ahp: 1\nname: m\nalternatives: [café, thé]\ngoal: {name: g}", name: "m.yaml"
    ).model
    let text =
      "participant,node,first,second,ratio\n Zoe\u{308} , g,cafe\u{301},the\u{301} , 3\n"
      + "Zo\u{EB},g,caf\u{E9},th\u{E9},\n"
    let result = try ResponseResult.read(text, model: model)
    #expect(result.answers == ["Zoë: 3"])
    #expect(result.restarts == 0)
  }

  // MARK: Several places

  @Test func `participants who come again are collected`() throws {
    let lines = Self.long.split(separator: "\n").map(String.init)
    var interleaved = [lines[0]]
    for position in 0..<8 {
      interleaved.append(lines[1 + position])
      if position < 6 { interleaved.append(lines[9 + position]) }
    }
    for pieceSize in [1, 10, 100, 1 << 12] {
      let result = try ResponseResult.read(
        interleaved.joined(separator: "\n"), model: model, pieceSize: pieceSize)
      #expect(result.answers == Self.expected)
      #expect(result.restarts == 1 && result.reading.participantCount == 2)
      #expect(result.reading.answerCount == 13 && result.reading.rowCount == 14)
    }
  }

  @Test func `a participant's answers can be in several files, of any form`() throws {
    let first = "participant,team,|Cost|Safety\nAnn,A,3\nBob,B,1/9\n"
    let second =
      "participant;node;first;second;ratio\nBob;;Cost;Style;9\nAnn;Cost;Purchase;Upkeep;2\n"
    let third = """
      {"participant": "Ann", "weight": 2, "judgments": {"Cost/Upkeep": {"upperTriangle": [7]}}}
      """
    let result = try ResponseResult.read(
      texts: [first, second, third], model: model)
    #expect(result.error == nil)
    try #require(result.responses.count == 2)
    #expect(result.answers == ["Ann: 3 - - 2 - - - 7", "Bob: 1/9 9 - - - - - -"])
    #expect(result.restarts == 1)
    #expect(result.responses[0].participant.weight == 2)
    #expect(result.responses.map(\.participant.attributes["team"]) == ["A", "B"])
    #expect(result.reading.files == ["a.csv", "b.csv", "c.csv"])
    // The last of one file may be the first of the next.
    let again = try ResponseResult.read(
      texts: [first, second.replacingOccurrences(of: "Ann", with: "Cem")], model: model)
    #expect(again.restarts == 0 && again.answers.count == 3)
  }

  @Test func `a response may be changed, taken or kept`() throws {
    let files = try ResponseFiles()
    let path = try files.write(Array(Self.long.utf8))
    var kept: [Response] = []
    try ResponseReader(model: model).read([path], restart: {}) { response in
      kept.append(response)
      let count = response.answers.count
      response.answers = kept.count == 1 ? [] : Array(repeating: 7, count: count)
      response.participant.name = "nobody"
    }
    var result = ResponseResult()
    result.responses = kept
    #expect(result.answers == Self.expected)
  }

  // MARK: Files

  @Test func `patterns stand for files in the order of their names`() throws {
    let files = try ResponseFiles()
    let header = "participant,|Cost|Safety\n"
    for name in ["b.csv", "a.csv", "C.csv"] {
      try files.write(Array((header + "\(name),3\n").utf8), name)
    }
    try files.write(Array((header + "x,4\n").utf8), "[x].csv")
    var result = ResponseResult.read([files.path("?.csv")], model: model)
    #expect(result.answers.map { $0.prefix(5) } == ["C.csv", "a.csv", "b.csv"])
    result = ResponseResult.read([files.path("[x].csv")], model: model)
    #expect(result.answers == ["x: 4 - - - - - - -"])
    result = ResponseResult.read([files.path("*.json"), files.path("no.csv")], model: model)
    #expect(
      result.error.map { files.shortened($0) } == """
        *.json: error: no file matches the pattern
        no.csv: error: the file cannot be read: there is no such file
        """)
    result = ResponseResult.read([files.path("")], model: model)
    #expect(result.error?.hasSuffix("error: the file cannot be read: it is a directory") == true)
  }

  @Test func `a file is not read twice`() throws {
    let files = try ResponseFiles()
    let path = try files.write(Array(Self.long.utf8))
    try FileManager.default.createSymbolicLink(
      atPath: files.path("b.csv"), withDestinationPath: path)
    let result = ResponseResult.read(
      [path, files.path("b.csv"), files.path("./a.csv"), path], model: model)
    #expect(
      result.error.map { files.shortened($0) } == """
        b.csv: error: the file is given twice (first as 'a.csv')
        ./a.csv: error: the file is given twice (first as 'b.csv')
        a.csv: error: the file is given twice (first as './a.csv')
        """)
  }

  @Test func `compressed files are read as they come`() throws {
    let files = try ResponseFiles()
    for (text, pieceSizes) in [(Self.long, pieceSizes), (Self.json, [1, 50, 1000])] {
      let stored = gzipStored(text)
      try files.write(stored, "a.csv.gz")
      // Two files one behind the other are one text.
      let middle = text.index(text.startIndex, offsetBy: 50)
      try files.write(
        gzipStored(String(text[..<middle])) + gzipStored(String(text[middle...])), "b")
      for pieceSize in pieceSizes {
        for name in ["a.csv.gz", "b"] {
          let result = ResponseResult.read(
            [files.path(name)], model: model, pieceSize: pieceSize)
          #expect(result.answers == Self.expected, "\(result.error ?? "")")
        }
      }
      for count in stride(from: 2, to: stored.count, by: 7) {
        try files.write(stored[..<count], "c.gz")
        let result = ResponseResult.read([files.path("c.gz")], model: model, pieceSize: 64)
        let messages = (result.error ?? "").split(separator: "\n")
        #expect(
          messages.last.map { files.shortened(String($0)) }
            == "c.gz: error: the gzip data is cut off: its end is missing")
      }
    }
    var damaged = gzipStored(Self.long)
    damaged[damaged.count - 6] ^= 1
    try files.write(damaged, "d.gz")
    #expect(
      ResponseResult.read([files.path("d.gz")], model: model).error.map { files.shortened($0) }
        == "d.gz: error: the gzip data is damaged: incorrect data check")
  }

  @Test func `a pipe is read once`() throws {
    func read(_ text: String) throws -> ResponseResult {
      let pipe = Pipe()
      try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      try pipe.fileHandleForWriting.close()
      let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
      var result = ResponseResult.read([path], model: model)
      result.error = result.error?.replacingOccurrences(of: path, with: "pipe")
      return result
    }
    #expect(try read(Self.long).answers == Self.expected)
    #expect(try read(Self.json).answers == Self.expected)
    let interleaved = """
      participant,node,first,second,ratio
      Ann,,Cost,Safety,3
      Bob,,Cost,Safety,30
      Ann,,Cost,Style,3
      Bob,,Cost,Style,3

      """
    #expect(
      try read(interleaved).error == """
        pipe:3:18: error: judgment 30 of 'Cost' against 'Safety' is outside the scale 1/9 … 9
        Bob,,Cost,Safety,30
                         ^
          hint: '--answers any' accepts every positive ratio
        pipe:4:1: error: the answers of 'Ann' go on here after those of others, and the input cannot be read a second time
        Ann,,Cost,Style,3
        ^
          hint: sort the rows by participant, or give the name of a file
        """)
  }

  // MARK: People

  @Test func `a roster tells weights and attributes`() throws {
    let roster = [
      Participant("Ann", weight: 2, attributes: ["team": "A"]), Participant("Bob", weight: 0),
    ]
    let result = try ResponseResult.read(
      Self.long, model: model, options: ResponseOptions(roster: roster))
    #expect(result.responses.map(\.participant) == roster)
    #expect(result.reading.attributeNames == ["team"])
    // What a table says besides is added.
    let wide = "participant,weight,site,|Cost|Safety\nBob,0,north,3\nAnn,,,4\n"
    let other = try ResponseResult.read(
      wide, model: model, options: ResponseOptions(roster: roster))
    #expect(other.answers == ["Bob: 3 - - - - - - -", "Ann: 4 - - - - - - -"])
    #expect(other.responses[0].participant.attributes == ["site": "north"])
    #expect(other.responses[1].participant == roster[0])
    #expect(other.reading.attributeNames == ["team", "site"])
  }

  @Test func `the participants of the model are the roster if there is no other`() throws {
    var model = model
    try model.addParticipant(Participant("Ann", weight: 3))
    let text = "participant,|Cost|Safety\nAnn,3\nBob,4\n"
    let result = try ResponseResult.read(text, model: model)
    #expect(
      result.error == """
        a.csv:3:1: error: unknown participant 'Bob'
        Bob,4
        ^
        """)
    let skipped = try ResponseResult.read(
      text, model: model, options: ResponseOptions(invalidAnswers: .skip))
    #expect(skipped.responses.map(\.participant.weight) == [3])
    #expect(skipped.reading.answerCount == 1)
    let open = try ResponseResult.read(
      text, model: model,
      options: ResponseOptions(roster: [Participant("Bob"), Participant("Ann")]))
    #expect(open.responses.map(\.participant.name) == ["Ann", "Bob"])
  }
}

/// How many bytes are read at once: so few that every place of a file is once at the end of a
/// piece.
let pieceSizes = Array(1...40) + stride(from: 43, to: 200, by: 12) + [1 << 12]

/// A gzip file whose content is not compressed but stored, of at most 65535 bytes.
func gzipStored(_ text: String) -> [UInt8] {
  let content = Array(text.utf8)
  var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1]
  for count in [UInt16(content.count), ~UInt16(content.count)] {
    bytes += [UInt8(truncatingIfNeeded: count), UInt8(count >> 8)]
  }
  bytes += content
  var check = UInt32.max
  for byte in content {
    check ^= UInt32(byte)
    for _ in 0..<8 { check = check >> 1 ^ (check & 1) * 0xEDB8_8320 }
  }
  for word in [~check, UInt32(content.count)] {
    bytes += [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) }
  }
  return bytes
}
