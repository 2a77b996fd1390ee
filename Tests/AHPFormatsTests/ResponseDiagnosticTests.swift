import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Everything that can be wrong with files of answers, with its whole message.
struct ResponseDiagnosticTests {
  private let model: DecisionModel

  init() throws { model = try surveyModel() }

  private static let header = "participant,node,first,second,ratio\n"

  /// What is said about a text, which has to be the same in whatever pieces it comes.
  private func problems(
    _ text: String, name: String = "a.csv", options: ResponseOptions = ResponseOptions(),
    model: DecisionModel? = nil
  ) throws -> String {
    let model = model ?? self.model
    let whole = try ResponseResult.read(text, name: name, model: model, options: options)
    for pieceSize in [1, 2, 3, 5, 17, 40, 64, 100] {
      let result = try ResponseResult.read(
        text, name: name, model: model, options: options, pieceSize: pieceSize)
      #expect(result.error == whole.error && result.answers == whole.answers)
    }
    return whole.error ?? "no problem"
  }

  @Test(arguments: [
    (
      "Ann,Cots,Purchase,Upkeep,3",
      """
      a.csv:3:5: error: unknown criterion 'Cots'. Did you mean 'Cost'?
      Ann,Cots,Purchase,Upkeep,3
          ^
      """
    ),
    (
      "Ann,Cost,Purchase,Upkep,3",
      """
      a.csv:3:19: error: unknown name 'Upkep' under 'Cost'. Did you mean 'Upkeep'?
      Ann,Cost,Purchase,Upkep,3
                        ^
      """
    ),
    (
      "Ann,,Cost,Upkeep,3",
      """
      a.csv:3:11: error: 'Upkeep' is not compared under 'Best car': it is a child of 'Cost', and both of a pair must have the same parent
      Ann,,Cost,Upkeep,3
                ^
      """
    ),
    (
      "Ann,Cost/Upkeep,Red,Blue,3",
      """
      a.csv:3:21: error: alternative 'Blue' is not compared under 'Upkeep'
      Ann,Cost/Upkeep,Red,Blue,3
                          ^
      """
    ),
    (
      "Ann,Cost,\"Upkeep\",Upkeep,1",
      """
      a.csv:3:19: error: 'Upkeep' is compared with itself
      Ann,Cost,"Upkeep",Upkeep,1
                        ^
      """
    ),
    (
      "Ann,Cost,Purchase,Upkeep,9.5",
      """
      a.csv:3:26: error: judgment 9.5 of 'Purchase' against 'Upkeep' is outside the scale 1/9 … 9
      Ann,Cost,Purchase,Upkeep,9.5
                               ^
        hint: '--answers any' accepts every positive ratio
      """
    ),
    (
      "Ann,Cost,Purchase,Upkeep,much",
      """
      a.csv:3:26: error: judgment 'much' of 'Purchase' against 'Upkeep' is not a number (expected a positive number or a fraction such as 1/3)
      Ann,Cost,Purchase,Upkeep,much
                               ^
      """
    ),
    (
      "Ann,Cost,Purchase,Upkeep,-3",
      """
      a.csv:3:26: error: judgment -3 of 'Purchase' against 'Upkeep' is not a positive number
      Ann,Cost,Purchase,Upkeep,-3
                               ^
        hint: write 1/3 if 'Upkeep' is preferred, 3 if 'Purchase' is; or for all answers: '--signed second' if negative numbers prefer the second, here 'Upkeep'; '--signed first' if they prefer the first, here 'Purchase'
      """
    ),
    (
      "Ann,Cost,Purchase,Upkeep,0",
      """
      a.csv:3:26: error: judgment 0 of 'Purchase' against 'Upkeep' is not a positive number
      Ann,Cost,Purchase,Upkeep,0
                               ^
        hint: write 1 if neither is preferred
      """
    ),
    (
      "Ann,Cost,Purchase,Upkeep,1e60",
      """
      a.csv:3:26: error: judgment 1e60 of 'Purchase' against 'Upkeep' is outside 1e-50 … 1e+50
      Ann,Cost,Purchase,Upkeep,1e60
                               ^
      """
    ),
    (
      "Ann,Best car,Cost,Safety,3",
      """
      a.csv:3:26: error: the pair 'Cost' and 'Safety' is answered twice (first in line 2)
      Ann,Best car,Cost,Safety,3
                               ^
      """
    ),
    (
      "Ann,,Safety,Cost,3",
      """
      a.csv:3:18: error: the pair 'Cost' and 'Safety' is answered twice, and the answers contradict each other: 'Cost' against 'Safety' is 1/3 here and 3 in line 2
      Ann,,Safety,Cost,3
                       ^
      """
    ),
    (
      "Ann,Cost,Purchase",
      """
      a.csv:3:1: error: the row has 3 fields (expected 5, as the first row has)
      Ann,Cost,Purchase
      ^
      """
    ),
    (
      "Ann,Cost,Purchase,Upkeep,0,5",
      """
      a.csv:3:28: error: the row has 6 fields (expected 5, as the first row has)
      Ann,Cost,Purchase,Upkeep,0,5
                                 ^
      """
    ),
    (
      "Ann,\"Cost\"s,Purchase,Upkeep,3",
      """
      a.csv:3:11: error: text follows the closing quotation mark
      Ann,"Cost"s,Purchase,Upkeep,3
                ^
      """
    ),
    (
      "  ,Cost,Purchase,Upkeep,3",
      """
      a.csv:3:1: error: the participant is missing
        ,Cost,Purchase,Upkeep,3
      ^
      """
    ),
    (
      "A\u{7}n,Cost,Purchase,Upkeep,3",
      """
      a.csv:3:1: error: the name 'A\u{FFFD}n' has control characters
      A n,Cost,Purchase,Upkeep,3
      ^
      """
    ),
    (
      "Ünal,\"Best\ncar\",Safety,Style,3",
      """
      a.csv:3:6: error: unknown criterion 'Best\u{FFFD}car'. Did you mean 'Best car'?
      Ünal,"Best
           ^
      """
    ),
    (
      "Ünal,\"Best car\n\",Safety,Style,30",
      """
      a.csv:4:16: error: judgment 30 of 'Safety' against 'Style' is outside the scale 1/9 … 9
      ",Safety,Style,30
                     ^
        hint: '--answers any' accepts every positive ratio
      """
    ),
  ])
  func `a problem of a row is told`(row: String, message: String) throws {
    let text = "\(Self.header)Ann,,Cost,Safety,3\n\(row)"
    #expect(try problems(text) == message)
    #expect(try problems(text + "\n") == message)
    // Whatever comes after is read too; the row is the same with another line end.
    let more = text + "\r\nAnn,Cost,Purchase,Upkeep,oops\r\n"
    let line = text.count { $0 == "\n" } + 2
    #expect(
      try problems(more)
        == "\(message)\na.csv:\(line):26: error: judgment 'oops' of 'Purchase' against 'Upkeep' is "
        + "not a number (expected a positive number or a fraction such as 1/3)\n"
        + "Ann,Cost,Purchase,Upkeep,oops\n" + String(repeating: " ", count: 25) + "^")
    // Left out, it leaves the rest.
    let result = try ResponseResult.read(
      text, model: model, options: ResponseOptions(invalidAnswers: .skip))
    #expect(result.error == nil)
    #expect(result.reading.skipped.count == 1 && result.reading.furtherSkippedCount == 0)
    #expect(result.reading.rowCount == 2)
    #expect(result.reading.answerCount == result.responses.map(\.answerCount).reduce(0, +))
    #expect(result.responses[0].answerCount == (message.contains("contradict") ? 0 : 1))
  }

  // MARK: Whole files

  @Test(arguments: [
    ("", "a.csv: error: the file is empty (expected answers)"),
    ("\n  \r\n", "a.csv: error: the file is empty (expected answers)"),
    ("\u{FEFF}", "a.csv: error: the file is empty (expected answers)"),
    (header, "a.csv: error: the file has no answers: nothing comes after the header"),
    (
      "participant,|Cost|Safety\n\n",
      "a.csv: error: the file has no answers: nothing comes after the header"
    ),
    (
      "participant,node,frist,second,ratio\n",
      """
      a.csv:1:18: error: unknown column 'frist'. Did you mean 'first'?
      participant,node,frist,second,ratio
                       ^
      """
    ),
    (
      "participant,node,first,ratio,comment,node",
      """
      a.csv:1:38: error: the column 'node' is given twice
      participant,node,first,ratio,comment,node
                                           ^
      a.csv:1:1: error: the column 'second' is missing
      participant,node,first,ratio,comment,node
      ^
      """
    ),
    (
      "name;weight\nAnn;3\n",
      """
      a.csv:1:1: error: no column has answers (expected participant, node, first, second, ratio, or a column for each pair, headed 'criterion|first|second' or by the names of both)
      name;weight
      ^
        hint: 'ahp collect --draft-map' lists the columns, for you to say what they have ('--map')
      """
    ),
    (
      "Particpant,|Cost|Sfety\nAnn,3\n",
      """
      a.csv:1:12: error: unknown name 'Sfety' under 'Best car'. Did you mean 'Safety'?
      Particpant,|Cost|Sfety
                 ^
      """
    ),
    (
      "participant,weight\nAnn,3\n",
      """
      a.csv:1:1: error: no column has answers (expected participant, node, first, second, ratio, or a column for each pair, headed 'criterion|first|second' or by the names of both)
      participant,weight
      ^
        hint: 'ahp collect --draft-map' lists the columns, for you to say what they have ('--map')
      """
    ),
    (
      "participant,,Cots|Purchase|Upkeep,Cost|Purchase,team,|Cost|Safety,team",
      """
      a.csv:1:13: error: column 2 has no name
      participant,,Cots|Purchase|Upkeep,Cost|Purchase,team,|Cost|Safety,team
                  ^
      a.csv:1:14: error: unknown criterion 'Cots'. Did you mean 'Cost'?
      participant,,Cots|Purchase|Upkeep,Cost|Purchase,team,|Cost|Safety,team
                   ^
      a.csv:1:35: error: the column 'Cost|Purchase' is not a pair (expected criterion|first|second)
      participant,,Cots|Purchase|Upkeep,Cost|Purchase,team,|Cost|Safety,team
                                        ^
      a.csv:1:67: error: the column 'team' is given twice
      …s|Purchase|Upkeep,Cost|Purchase,team,|Cost|Safety,team
                                                         ^
      """
    ),
    (
      "participant,|Cost|Safety,Best car|Safety|Cost,|Cost|Cost,|Cost|Stile",
      """
      a.csv:1:26: error: the pair 'Cost' and 'Safety' has two columns (first column 2)
      participant,|Cost|Safety,Best car|Safety|Cost,|Cost|Cost,|Cost|Stile
                               ^
      a.csv:1:47: error: 'Cost' is compared with itself
      participant,|Cost|Safety,Best car|Safety|Cost,|Cost|Cost,|Cost|Stile
                                                    ^
      a.csv:1:58: error: unknown name 'Stile' under 'Best car'. Did you mean 'Style'?
      …pant,|Cost|Safety,Best car|Safety|Cost,|Cost|Cost,|Cost|Stile
                                                         ^
      """
    ),
    (
      header + "Ann,\"Cost,Purchase,Upkeep,3\nAnn,Cost,Purchase,Upkeep,3\n",
      """
      a.csv:2:5: error: the quotation mark is not closed before the end of the file
      Ann,"Cost,Purchase,Upkeep,3
          ^
      """
    ),
    (
      header + "Ann,Cost,Purchase,Upkeep,30\nAnn,C\u{0}st,Purchase,Upkeep,3\n",
      """
      a.csv:2:26: error: judgment 30 of 'Purchase' against 'Upkeep' is outside the scale 1/9 … 9
      Ann,Cost,Purchase,Upkeep,30
                               ^
        hint: '--answers any' accepts every positive ratio
      a.csv:3:6: error: the file is not UTF-8 text (found byte 0x00)
      Ann,C st,Purchase,Upkeep,3
           ^
        hint: save the table as CSV in UTF-8
      """
    ),
  ])
  func `a problem of a whole file is told, even if wrong answers are left out`(
    text: String, message: String
  ) throws {
    #expect(try problems(text) == message)
    let skipping = try problems(text, options: ResponseOptions(invalidAnswers: .skip))
    #expect(message.hasSuffix(skipping))
  }

  @Test func `another encoding is told with its first byte`() throws {
    let files = try ResponseFiles()
    func problem(_ bytes: [UInt8]) throws -> String {
      let path = try files.write(bytes)
      var found: Set<String> = []
      for pieceSize in pieceSizes {
        let result = ResponseResult.read([path], model: model, pieceSize: pieceSize)
        found.insert(files.shortened(result.error ?? "none"))
      }
      return found.sorted().joined(separator: "\n")
    }
    let text = Self.header + "Ann,,Cost,Safety,3\nJosé,,Cost,Safety,3\n"
    // Windows-1252 has no such character.
    #expect(
      try problem(text.unicodeScalars.map { $0 == "é" ? 0x8D : UInt8($0.value) }) == """
        a.csv:3:4: error: the file is not UTF-8 text (found byte 0x8D)
        Jos\u{FFFD},,Cost,Safety,3
           ^
          hint: save the table as CSV in UTF-8
        """)
    for (data, byte, column) in [
      (text.data(using: .utf16LittleEndian), "00", 2), (text.data(using: .utf16BigEndian), "00", 1),
    ] {
      let problem = try problem(Array(data ?? Data()))
      #expect(
        problem.hasPrefix(
          "a.csv:1:\(column): error: the file is not UTF-8 text (found byte 0x\(byte))"))
    }
    let marked = try problem([0xFF, 0xFE] + Array(text.data(using: .utf16LittleEndian) ?? Data()))
    // Its mark says what the encoding is.
    #expect(marked == "none")
    // A name that is not known yet, in a row that is.
    let known = Self.header + "Ann,,Cost,Safety,3\nBob,,Cost,Safety,3\n"
    for byte: UInt8 in [0x81, 0x9D, 0x00] {
      let bytes = Array(known.utf8) + [UInt8(ascii: "Z"), byte] + Array(",,Cost,Safety,3\n".utf8)
      #expect(
        try problem(bytes).hasPrefix("a.csv:4:2: error: the file is not UTF-8 text (found byte"))
    }
  }

  @Test func `a line without end is refused`() throws {
    let files = try ResponseFiles()
    let long = String(repeating: "x", count: 1010)
    for (text, message) in [
      (Self.header + "Ann,,\(long)", "a.csv:2:1: error: the line is longer than 1000 bytes"),
      (
        Self.header + "Ann,\"\(long)\n",
        "a.csv:2:5: error: the quotation mark is not closed within 1000 bytes"
      ),
      (long, "a.csv:1:1: error: the line is longer than 1000 bytes"),
    ] {
      let path = try files.write(Array((text + long + long).utf8))
      for pieceSize in [1, 10, 300, 1000] {
        let result = ResponseResult.read(
          [path], model: model, pieceSize: pieceSize, longestRow: 1000)
        #expect(files.shortened(result.error ?? "none").hasPrefix(message))
      }
    }
    #expect(TableReader.longestRow == 16 << 20)
  }

  @Test func `the problems of a wide table are told with their cells`() throws {
    let text = """
      participant;weight;team;|Cost|Safety;Cost|Upkeep|Purchase
      Ann;-1;A;3;12
      Bob;heavy;B;0,1;x
      Ann;2;B;1/3;
      Ann;;A;3;4
      Cem;1

      """
    let expected = """
      a.csv:2:5: error: weight '-1' of participant 'Ann' is not a number of 0 or more
      Ann;-1;A;3;12
          ^
      a.csv:2:12: error: judgment 12 of 'Upkeep' against 'Purchase' is outside the scale 1/9 … 9
      Ann;-1;A;3;12
                 ^
        hint: '--answers any' accepts every positive ratio
      a.csv:3:5: error: weight 'heavy' of participant 'Bob' is not a number of 0 or more
      Bob;heavy;B;0,1;x
          ^
      a.csv:3:13: error: judgment 0,1 of 'Cost' against 'Safety' is outside the scale 1/9 … 9
      Bob;heavy;B;0,1;x
                  ^
        hint: '--answers any' accepts every positive ratio
      a.csv:3:17: error: judgment 'x' of 'Upkeep' against 'Purchase' is not a number (expected a positive number or a fraction such as 1/3)
      Bob;heavy;B;0,1;x
                      ^
      a.csv:4:7: error: team 'B' of participant 'Ann' contradicts 'A' given before
      Ann;2;B;1/3;
            ^
      a.csv:6:1: error: the row has 2 fields (expected 5, as the first row has)
      Cem;1
      ^
      a.csv:4:1: error: 'Ann' answers a pair a second time, otherwise than in line 2
        hint: '--repeated later' counts the later answers on a criterion, '--repeated earlier' the earlier ones
      a.csv:5:1: error: 'Ann' answers a pair a second time, as in line 2
        hint: '--repeated later' counts the later answers on a criterion, '--repeated earlier' the earlier ones
      """
    #expect(try problems(text) == expected)
    let result = try ResponseResult.read(
      text, model: model, options: ResponseOptions(invalidAnswers: .skip))
    #expect(result.skipped == expected)
    #expect(result.answers == ["Ann: - - - 1/4 - - - -", "Bob: - - - - - - - -"])
    #expect(result.reading.answerCount == 1)
  }

  @Test func `contradictory answers do not count, and of equal ones the first does`() throws {
    let text =
      Self.header + """
        Ann,,Cost,Safety,3
        Ann,,Cost,Style,2
        Ann,,Cost,Safety,1/3
        Ann,,Style,Cost,1/2
        Ann,,Cost,Safety,3
        Ann,,Cost,Safety,5
        Ann,,Safety,Style,4
        Bob,,Cost,Safety,3

        """
    for pieceSize in [1, 20, 1 << 12] {
      let result = try ResponseResult.read(
        text, model: model, options: ResponseOptions(invalidAnswers: .skip), pieceSize: pieceSize)
      #expect(result.answers == ["Ann: - 2 4 - - - - -", "Bob: 3 - - - - - - -"])
      #expect(result.reading.skipped.map(\.position?.line) == [4, 5, 6, 7])
      #expect(result.reading.answerCount == 3)
      // Also if they are far from each other.
      let lines = text.split(separator: "\n")
      let apart =
        ([lines[0], lines[8]] + lines[1...7]).map { "\($0)\n" }
        + ["Bob,,Cost,Safety,4\n", "Bob,Cost,Upkeep,Purchase,4\n"]
      let again = try ResponseResult.read(
        apart.joined(), model: model, options: ResponseOptions(invalidAnswers: .skip),
        pieceSize: pieceSize)
      #expect(again.answers == ["Bob: - - - 1/4 - - - -", "Ann: - 2 4 - - - - -"])
      #expect(again.reading.answerCount == 3)
    }
  }

  @Test func `an earlier answer in another file is told with its file`() throws {
    let result = try ResponseResult.read(
      texts: [Self.header + "Ann,,Cost,Safety,3\n", Self.header + "Ann,,Cost,Safety,4\n"],
      model: model)
    #expect(
      result.error
        == """
        b.csv:2:1: error: 'Ann' answers a pair a second time, otherwise than in a.csv:2
          hint: '--repeated later' counts the later answers on a criterion, '--repeated earlier' the earlier ones
        """)
  }

  @Test func `every positive ratio is an answer if that is asked for`() throws {
    let text = Self.header + "Ann,,Cost,Safety,12\nAnn,,Cost,Style,0.01\nAnn,,Safety,Style,1e60\n"
    let found = try problems(text, options: ResponseOptions(answers: .any))
    #expect(
      found
        == """
        a.csv:4:20: error: judgment 1e60 of 'Safety' against 'Style' is outside 1e-50 … 1e+50
        Ann,,Safety,Style,1e60
                          ^
        """.replacingOccurrences(of: "4:20", with: "4:19"))
    // As other programs write 1/9 and 9.
    #expect(
      try problems(
        Self.header + "Ann,,Cost,Safety,0.111111111111111\nAnn,,Cost,Style,9.000\n")
        == "no problem")
  }

  @Test func `whoever may not answer is told once for all rows`() throws {
    let text =
      Self.header + """
        Anm,,Cost,Safety,3
        Anm,,Cost,Style,3
        Anm,,Cost,Style,30
        Bob,,Cost,Safety,3
        Zoe,,Cost,Safety,3

        """
    let roster = [Participant("Ann"), Participant("Bob")]
    let expected = """
      a.csv:2:1: error: unknown participant 'Anm'. Did you mean 'Ann'?
      Anm,,Cost,Safety,3
      ^
      a.csv:4:17: error: judgment 30 of 'Cost' against 'Style' is outside the scale 1/9 … 9
      Anm,,Cost,Style,30
                      ^
        hint: '--answers any' accepts every positive ratio
      a.csv:6:1: error: unknown participant 'Zoe'
      Zoe,,Cost,Safety,3
      ^
      """
    #expect(try problems(text, options: ResponseOptions(roster: roster)) == expected)
    let result = try ResponseResult.read(
      text, model: model, options: ResponseOptions(invalidAnswers: .skip, roster: roster))
    #expect(result.skipped == expected)
    #expect(result.answers == ["Bob: 3 - - - - - - -"])
    #expect(result.reading.answerCount == 1)
  }

  @Test func `what contradicts the roster is told`() throws {
    let roster = [Participant("Ann", weight: 2, attributes: ["team": "A"])]
    #expect(
      try problems(
        "participant,weight,team,|Cost|Safety\nAnn,1,B,3\n",
        options: ResponseOptions(roster: roster))
          == """
          a.csv:2:5: error: weight 1 of participant 'Ann' contradicts the weight 2 given before
          Ann,1,B,3
              ^
          a.csv:2:7: error: team 'B' of participant 'Ann' contradicts 'A' given before
          Ann,1,B,3
                ^
          """)
  }

  @Test func `a hundred problems are spelled out and the rest are counted`() throws {
    let rows = (1...1000).map { "P\($0),,Cost,Safety,\($0 % 2 == 0 ? 3 : 30)\n" }.joined()
    let result = try ResponseResult.read(Self.header + rows, model: model)
    #expect(result.error?.hasSuffix("\n… and 400 more problems") == true)
    let skipping = try ResponseResult.read(
      Self.header + rows, model: model, options: ResponseOptions(invalidAnswers: .skip))
    #expect(skipping.reading.skipped.count == 100 && skipping.reading.furtherSkippedCount == 400)
    #expect(skipping.responses.count == 1000 && skipping.reading.answerCount == 500)
  }

  // MARK: JSON and YAML

  @Test(arguments: [
    ("{\"responses\": []}", "a.json:1:15: error: there are no responses"),
    ("{\"answers\": []}", "a.json:1:1: error: the key 'responses' is missing in the answers"),
    (
      "{\"participant\": \"Ann\"}",
      "a.json:1:1: error: the key 'judgments' is missing in a response"
    ),
    (
      "{\"participant\": \"Ann\", \"judgments\": {\"Cots\": {}}}",
      "a.json:1:38: error: unknown criterion 'Cots'. Did you mean 'Cost'?"
    ),
    (
      "{\"participant\": \"Ann\", \"judgments\": {\"Cost\": {\"upperTriangle\": [12]}}}",
      "a.json:1:65: error: judgment 12 of 'Purchase' against 'Upkeep' is outside the scale 1/9 … 9"
    ),
    (
      "{\"participant\": \"Ann\", \"judgments\": {\"Cost\": {\"comparisons\": [[\"Upkeep\", \"Purchase\", 0.10]]}}}",
      "a.json:1:86: error: judgment 0.10 of 'Upkeep' against 'Purchase' is outside the scale 1/9 … 9"
    ),
    (
      "{\"participant\": \"Ann\", \"judgments\": {\"Cost\": {\"priorities\": {\"Upkeep\": 1}}}}",
      "a.json:1:61: error: priorities are missing for 'Purchase' under 'Cost'"
    ),
    (
      "{\"participant\": \"Ann\", \"judgments\": {\"Cost\": {}}}",
      "a.json:1:46: error: there are no judgments here (expected one of comparisons, upperTriangle, matrix, priorities, ranks)"
    ),
    (
      "{\"participant\": \"Ann\", \"judgments\": {\"\": {\"upperTriangle\": [1,2,3]}, \"Best car\": {\"upperTriangle\": [1,2,3]}}}",
      "a.json:1:70: error: the criterion 'Best car' is given twice"
    ),
    (
      "[{\"participant\": \"Ann\", \"weight\": -1, \"judgments\": {}}]",
      "a.json:1:35: error: weight -1 of participant 'Ann' is not a number of 0 or more"
    ),
  ])
  func `a problem of a JSON file is told`(text: String, message: String) throws {
    let found = try problems(text, name: "a.json")
    #expect(found.split(separator: "\n")[0] == message, "\(found)")
  }

  @Test(arguments: [
    ("{\"Purchase\": -2, \"Upkeep\": 1}", "priority -2 of 'Purchase' is not a number of 0 or more"),
    ("{\"Upkeep\": 1}", "priorities are missing for 'Purchase' under 'Cost'"),
    ("{\"Purchase\": 0, \"Upkeep\": 0}", "the priorities under 'Cost' are all 0"),
  ])
  func `direct priorities that are wrong are left out whole`(
    priorities: String, message: String
  ) throws {
    let text = """
      {"participant": "Ann", "judgments": {"Cost": {"priorities": \(priorities)},
        "Best car": {"upperTriangle": [3, 2, "1/5"]}}}
      """
    let result = try ResponseResult.read(
      text, name: "a.json", model: model, options: ResponseOptions(invalidAnswers: .skip))
    #expect(result.answers == ["Ann: 3 2 1/5 - - - - -"])
    #expect(result.responses.map(\.priorities) == [[:]])
    #expect(result.reading.skipped.map(\.message) == [message])
  }

  @Test func `answers in JSON are left out one by one`() throws {
    let text = """
      {"responses": [{"participant": "Ann", "judgments": {
        "Best car": {"upperTriangle": [3, 12, "1/5"]},
        "Cost": {"matrix": [[1, 2], [2, 1]]},
        "Cost/Purchase": {"comparisons": [["Red", "Blue", 4], ["Blue", "Red", 4], ["Red", "Grey", 5], ["Red", "Gray", 5]]}}},
      {"participant": "Bob", "judgments": {"Cost": {"upperTriangle": [2]}}},
      {"participant": "Ann", "judgments": {"Best car": {"comparisons": [["Cost", "Safety", 4], ["Cost", "Style", 4]]}}}
      ]}
      """
    let result = try ResponseResult.read(
      text, name: "a.json", model: model, options: ResponseOptions(invalidAnswers: .skip))
    #expect(result.answers == ["Ann: - 4 1/5 - - 5 - -", "Bob: - - - 2 - - - -"])
    #expect(result.reading.answerCount == 4 && result.restarts == 1)
    #expect(
      result.reading.skipped.map(\.message) == [
        "judgment 12 of 'Cost' against 'Style' is outside the scale 1/9 … 9",
        "row 2, column 1 is 2 but row 1, column 2 is 2 (expected 1/2)",
        "the pair 'Blue' and 'Red' is compared twice, and the judgments contradict each other: "
          + "'Red' against 'Blue' is 1/4 here and 4 in line 4",
        "unknown name 'Gray' under 'Purchase'. Did you mean 'Grey'?",
        "'Ann' answers a pair a second time, otherwise than in line 2",
      ])
  }

  // MARK: Lists of participants

  private func participants(_ text: String) throws -> String {
    let files = try ResponseFiles()
    let path = try files.write(Array(text.utf8))
    var found: Set<String> = []
    for pieceSize in pieceSizes {
      do {
        let participants = try ParticipantFile.read(path, pieceSize: pieceSize)
        found.insert(
          participants.map {
            "\($0.name) \($0.weight) \($0.attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })"
          }.joined(separator: "\n"))
      } catch {
        found.insert(files.shortened("\(error)"))
      }
    }
    return found.sorted().joined(separator: "\n")
  }

  @Test func `a list of participants has weights and attributes`() throws {
    let text = "team;participant;weight\nA;Ann;1,5\n;\"Doe; \"\"J\"\"\";\n\nB;Bob;0\n"
    #expect(
      try participants(text) == """
        Ann 1.5 ["team=A"]
        Doe; "J" 1.0 []
        Bob 0.0 ["team=B"]
        """)
  }

  @Test func `the problems of a list of participants are told`() throws {
    #expect(
      try participants("participant,weight\nAnn,1\nBob,-1\n,2\nAnn,2\nCem\n") == """
        a.csv:3:5: error: weight '-1' of participant 'Bob' is not a number of 0 or more
        Bob,-1
            ^
        a.csv:4:1: error: the participant is missing
        ,2
        ^
        a.csv:5:1: error: the participant 'Ann' is given twice (first in line 2)
        Ann,2
        ^
        a.csv:6:1: error: the row has 1 fields (expected 2, as the first row has)
        Cem
        ^
        """)
    #expect(
      try participants("code,weight,,weight\n") == """
        a.csv:1:13: error: column 3 has no name
        code,weight,,weight
                    ^
        a.csv:1:14: error: the column 'weight' is given twice
        code,weight,,weight
                     ^
        a.csv:1:1: error: the column 'participant' is missing
        code,weight,,weight
        ^
        """)
    #expect(
      try participants("participant\n")
        == "a.csv: error: the file has no participants: nothing comes after the header")
    #expect(try participants("") == "a.csv: error: the file is empty (expected participants)")
    #expect(
      try participants("participant,weight\nAnn,0\n")
        == "a.csv: error: the weights of all participants are 0")
  }
}
