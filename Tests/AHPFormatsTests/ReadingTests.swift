import AHP
import Foundation
import Testing

@testable import AHPFormats

struct ReadingTests {
  private func model(_ text: String, name: String = "m.yaml") throws -> DecisionModel {
    try ModelFile.read(text: text, name: name).model
  }

  @Test func `the three spellings of pairwise judgments are the same`() throws {
    func goal(_ judgments: String) throws -> GroupJudgments {
      try model("ahp: 1\nname: m\nalternatives: [a, b, c]\ngoal: {name: g, \(judgments)}")
        .criteria[CriterionID(0)].judgments
    }
    let expected = GroupJudgments.common(
      .comparisons(try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])))
    #expect(try goal("comparisons: [[a, b, 3], [c, a, 1/5], [b, c, 2]]") == expected)
    #expect(try goal("upperTriangle: [3, 5, 2]") == expected)
    #expect(try goal("matrix: [[1, 3, 5], [1/3, 1, 2], [0.2, 1/2, 1]]") == expected)
  }

  @Test func `a missing pair is missing, not 1`() throws {
    let model = try model(
      "ahp: 1\nname: m\nalternatives: [a, b, c]\ngoal: {name: g, upperTriangle: [2, null, 3]}")
    guard
      case .common(.incompleteComparisons(let matrix)) = model.criteria[CriterionID(0)].judgments
    else {
      Issue.record("not incomplete: \(model.criteria[CriterionID(0)].judgments)")
      return
    }
    #expect(matrix.upperTriangle() == [2, nil, 3])
    let priorities = try model.evaluation().alternativePriorities
    for (found, expected) in zip(priorities, [0.6, 0.3, 0.1]) {
      #expect(abs(found - expected) <= 1e-15)
    }
  }

  @Test func `criteria are stored level by level`() throws {
    let model = try model(
      """
      ahp: 1
      name: m
      goal:
        name: g
        children:
          - {name: a, children: [{name: aa, children: [{name: aaa}]}, {name: ab}]}
          - {name: b, children: [{ref: a/ab}, {name: ba}]}
      """)
    #expect(model.criteria.map(\.name) == ["g", "a", "b", "aa", "ab", "ba", "aaa"])
    #expect(model.criteria[CriterionID(2)].children == [4, 5].map { CriterionID($0) })
    #expect(model.criteria[CriterionID(4)].parents == [1, 2].map { CriterionID($0) })
  }

  @Test func `names are trimmed text, numbers and words of YAML included`() throws {
    let model = try model(
      "ahp: 1\nname: m\nalternatives: [2019, yes, ' x y ', ~x]\ngoal: {name: 1.0}")
    #expect(model.alternatives.map(\.name) == ["2019", "yes", "x y", "~x"])
    #expect(model.criteria[CriterionID(0)].name == "1.0")
  }

  @Test func `escapes of JSON are resolved`() throws {
    let model = try model(
      #"{"ahp": 1, "name": "caf\u00e9 \ud83c\udfe5 \"q\" \\ /", "goal": {"n\u0061me": "g"}}"#,
      name: "m.json")
    #expect(model.name == "café 🏥 \"q\" \\ /")
    #expect(model.criteria[CriterionID(0)].name == "g")
  }

  @Test func `a byte order mark and carriage returns are harmless`() throws {
    let text = "\u{FEFF}{\"ahp\": 1,\r\n\"name\": \"m\",\r\n\"goal\": {\"name\": \"g\"}}"
    #expect(try model(text, name: "m.json").name == "m")
    #expect(try model("\u{FEFF}ahp: 1\r\nname: m\r\ngoal: {name: g}\r\n").name == "m")
  }

  @Test func `without an ending the first character tells JSON from YAML`() throws {
    #expect(
      try model(" {\"ahp\": 1, \"name\": \"m\", \"goal\": {\"name\": \"g\"}}", name: "<stdin>").name
        == "m")
    #expect(try model("ahp: 1\nname: m\ngoal: {name: g}", name: "<stdin>").name == "m")
  }

  @Test func `settings, labels and attributes are kept`() throws {
    let model = try model(
      """
      ahp: 1
      name: m
      notice: Mind this.
      labels: {id: M}
      participants: [{name: Ann, weight: 2.5, attributes: {department: surgery}}]
      settings: {synthesis: ideal, randomIndex: saaty-1980, threshold: 0.08}
      goal: {name: g, provenance: elicited}
      """)
    #expect(model.notice == "Mind this.")
    #expect(model.participants[ParticipantID(0)].attributes == ["department": "surgery"])
    #expect(model.participants[ParticipantID(0)].weight == 2.5)
    #expect(model.options.randomIndex == .saaty1980)
    #expect(model.options.synthesis == .ideal)
    #expect(model.options.consistencyThreshold == 0.08)
    #expect(model.criteria[CriterionID(0)].annotation.provenance == .elicited)
  }

  @Test(arguments: [ModelSyntax.yaml, .json])
  func `settings and changed judgments are written as they are read`(syntax: ModelSyntax) throws {
    let text = """
      ahp: 1
      name: m
      alternatives: [a, b]
      participants: [Ann]
      settings: {scale: balanced-n, incompleteRandomIndex: complete, threshold: by-order}
      goal:
        name: g
        judgments: {Ann: {comparisons: [[a, b, 3]]}}
        changes:
        - {participant: Ann, pair: [b, a], from: 1/7, to: 1/3, why: "asked again: 3"}
        - {pair: [a, b], from: 0.3, to: 2, why: x}
      """
    let model = try ModelFile.read(text: text, name: "m.yaml").model
    #expect(model.options.scale == .balancedN)
    #expect(model.options.incompleteRandomIndex == .complete)
    #expect(model.options.consistencyThreshold == .byOrder)
    #expect(
      model.criteria[CriterionID(0)].changes == [
        JudgmentChange(
          participant: ParticipantID(0), item: 1, other: 0, from: 1.0 / 7, to: 1.0 / 3,
          reason: "asked again: 3"),
        JudgmentChange(item: 0, other: 1, from: 0.3, to: 2, reason: "x"),
      ])
    let again = try ModelFile.read(
      text: model.fileText(syntax), name: "m.\(syntax.rawValue)")
    #expect(again.model == model)
  }

  @Test(arguments: [
    (3.0, "3"), (1.0 / 3, "1/3"), (0.5, "1/2"), (2.5, "5/2"), (1 / 1.13, "0.8849557522123894"),
    (1e20, "1e+20"), (14 / 147.4, "0.09497964721845319"),
  ])
  func `a ratio is written as a person would and read back to the same bits`(
    ratio: Double, text: String
  ) throws {
    #expect(Ratio.text(ratio) == text)
    #expect(try Ratio.parse(text).get() == ratio)
  }

  @Test func `digits and their fractions are the quotients that longer ways of writing are`() {
    for dividend in 1...9 {
      #expect(Ratio.parse("\(dividend)") == .success(Double(dividend)))
      #expect(Ratio.parse("\(dividend).0") == .success(Double(dividend)))
      for divisor in 1...9 {
        let ratio = Double(dividend) / Double(divisor)
        #expect(Ratio.parse("\(dividend)/\(divisor)") == .success(ratio))
        #expect(Ratio.parse("\(dividend) / \(divisor).0") == .success(ratio))
      }
    }
    for text in ["0", "0/3", "3/0", "-1", "0/0"] {
      #expect(Ratio.parse(text) == .failure(.notPositive), "\(text)")
    }
    for text in ["1:3", "3/", "/33", "a/3", "3|4", "1/a"] {
      #expect(Ratio.parse(text) == .failure(.notANumber), "\(text)")
    }
  }

  @Test(arguments: ["", "/", "1/", "1/2/3", "0x10", "1_000", "inf", "∞", "٣"])
  func `other text is not a ratio`(text: String) {
    #expect(throws: Ratio.Problem.notANumber) { try Ratio.parse(text).get() }
  }

  @Test func `errata in other languages are kept, and need one in the model's own`() throws {
    func text(_ key: String) -> String {
      """
      ahp: 1
      name: m
      alternatives: [a, b]
      goal:
        name: g
        upperTriangle: [2]
      reported:
        alternatives:
          a:
            value: 0.7
            \(key): it is not
            errata: {id: bukan}
            variants: [{value: 0.6, erratum: elsewhere, errata: {id: "di tempat lain", de: anderswo}}]
          b: {value: 0.3, definition: rounded up, definitions: {id: dibulatkan}}
      """
    }
    let model = try model(text("erratum"))
    let values = try #require(model.reported.first).values
    #expect(values.map(\.errata) == [["id": "bukan"], [:]])
    #expect(values.map(\.definitions) == [[:], ["id": "dibulatkan"]])
    #expect(values[0].variants.map(\.errata) == [["id": "di tempat lain", "de": "anderswo"]])
    for syntax in ModelSyntax.allCases {
      #expect(try self.model(model.fileText(syntax), name: "m.\(syntax.rawValue)") == model)
    }
    #expect {
      try self.model(text("definition"))
    } throws: { error in
      "\(error)".contains("'errata' is 'erratum' in other languages (expected 'erratum' too)")
    }
  }

  @Test func `a model deeper than a file may be is not written`() throws {
    for levels in [240, 250, 251, 252, 253, 254, 255, 256, 300, 490, 500, 100_000] {
      var model = try DecisionModel(name: "deep", goal: "g", alternatives: ["a", "b"])
      var last = model.goal
      for level in 1...levels { last = try model.addCriterion("\(level)", under: last) }
      try model.setJudgments(.priorities([1, 2]), of: last)
      let digits = try #require(PrintedNumber("0.3"))
      model.criteria[last].reported = [
        ReportedResults(values: [
          ReportedValue(
            .localPriority(item: 0), printed: digits,
            variants: [.init(printed: digits, erratum: "elsewhere")])
        ])
      ]
      // What is written can be read; what could not be read is not written.
      for syntax in ModelSyntax.allCases {
        if let text = try? model.fileText(syntax) {
          #expect(try self.model(text, name: "m.\(syntax.rawValue)") == model)
          #expect(levels < (syntax == .json ? 256 : 501))
        } else {
          #expect(levels >= (syntax == .json ? 250 : 490))
        }
      }
    }
  }

  @Test func `a file is written whole or not at all`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "out.txt")
    try FileOutput.write("first", to: file.path)
    try FileOutput.write("second", to: file.path)
    #expect(try String(contentsOf: file, encoding: .utf8) == "second")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.txt"])
    #expect(throws: FileError.self) {
      try FileOutput.write("x", to: folder.appending(path: "no/such/out.txt").path)
    }
  }

  /// Broken files of every kind: nothing may crash or hang, and what is read must be able to be
  /// checked.
  @Test(arguments: 0..<8)
  func `mutated files are read or refused`(seed: Int) throws {
    let folder = ExampleTests.root.appending(path: "Examples/published")
    let names = ["vacation.yaml", "super-decisions-dam.yaml", "leader.yaml"]
    var generator = SplitMix64(seed: UInt64(seed))
    for name in names {
      let model = try ModelFile.read(folder.appending(path: name).path).model
      let yaml = try Data(contentsOf: folder.appending(path: name))
      for (original, ending) in [
        (Array(yaml), "yaml"), (Array(try model.fileText(.json).utf8), "json"),
      ] {
        for _ in 0..<40 {
          var bytes = original
          for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
            case 2:
              bytes.insert(
                contentsOf: Array("{}[],:\"'-&*!|>0e".utf8).shuffled(using: &generator).prefix(3),
                at: place)
            default:
              bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
            }
            if bytes.isEmpty { bytes = [0x20] }
          }
          do {
            let file = try ModelFile.read(SourceText(name: "m.\(ending)", bytes: bytes))
            _ = ModelCheck(of: file.model)
            _ = try? file.model.evaluation()
          } catch {
            #expect(!error.description.isEmpty)
          }
        }
      }
    }
  }
}
