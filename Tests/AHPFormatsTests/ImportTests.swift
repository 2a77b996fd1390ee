import AHP
import Testing

@testable import AHPFormats

/// Files of other programs, and what they lead to.
struct ImportTests {
  private func model(
    _ text: String, _ name: String = "file", _ ratios: RoundedRatio.Reading? = nil
  ) throws -> DecisionModel {
    try ModelImport.read(text: text, name: name, roundedRatios: ratios).model
  }

  private func isClose(_ found: [Double], _ expected: [Double], _ tolerance: Double) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance }
  }

  @Test(arguments: ImportSamples.all)
  func `the same decision in every format has the same priorities`(
    name: String, text: String
  ) throws {
    let expected = try ImportSamples.reference().evaluation()
    let found = try model(text, name, .fractions)
    #expect(found.criteria.map(\.name) == ["Travel", "Cost", "Comfort"] || found.name != "Travel")
    #expect(found.alternatives.map(\.name) == ["Bus", "Train", "Plane"])
    let evaluation = try found.evaluation()
    // Fifteen digits of 1/3 in some of the files.
    #expect(isClose(evaluation.alternativePriorities, expected.alternativePriorities, 1e-12))
    #expect(
      isClose(evaluation.criteria[found.goal].localPriorities, ImportSamples.goalWeights, 1e-12))
  }

  @Test(arguments: ImportSamples.texts)
  func `an imported model is written and read again as it is`(name: String, text: String) throws {
    let model = try model(text, name)
    for syntax in ModelSyntax.allCases {
      let written = try model.fileText(syntax)
      #expect(try ModelFile.read(text: written, name: "m.\(syntax.rawValue)").model == model)
    }
  }

  @Test(arguments: ImportSamples.texts)
  func `the format is recognised in every encoding and with any ends of lines`(
    name: String, text: String
  ) throws {
    let expected = try model(text, name)
    let crlf = text.replacing("\n", with: "\r\n")
    let utf16 = Array(text.utf16)
    let encodings: [[UInt8]] = [
      [0xEF, 0xBB, 0xBF] + Array(text.utf8), Array(crlf.utf8),
      [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      [0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
    ]
    for bytes in encodings {
      let found = try ModelImport.read(SourceText(name: name, bytes: bytes), roundedRatios: nil)
      // Lines of descriptions end as those of the file do.
      #expect(found.model.criteria == expected.criteria)
      #expect(found.model.alternatives == expected.alternatives)
    }
  }

  @Test func `names in Latin-1 are read, also beside names in UTF-8`() throws {
    var bytes: [UInt8] = Array(";M".utf8) + [0xFC] + Array("he;Größe\nM".utf8) + [0xFC]
    bytes += Array("he;1;3\nGröße;1/3;1\n".utf8)
    // The first line has both encodings, so that it is Latin-1 as a whole.
    #expect(throws: FileError.self) {
      try ModelImport.read(SourceText(name: "m.csv", bytes: bytes), roundedRatios: nil)
    }
    let latin = Array("Cost;".utf8) + [0xC4] + Array("rger\n1;3\n;1\n".utf8)
    let found = try ModelImport.read(SourceText(name: "m.csv", bytes: latin), roundedRatios: nil)
    #expect(found.model.itemNames(of: found.model.goal) == ["Cost", "Ärger"])
    let mixed = Array("\u{20AC}uro\t".utf8) + Array("B\n1\t3\n".utf8) + [0x80] + Array("\t1\n".utf8)
    #expect(throws: FileError.self) {
      try ModelImport.read(SourceText(name: "m.tsv", bytes: mixed), roundedRatios: nil)
    }
  }

  // MARK: Single formats

  @Test func `functions of R that are arithmetic are evaluated`() throws {
    let imported = try ModelImport.read(text: ImportSamples.rAHPVersion1, name: "v1.ahp")
    let comfort = try #require(imported.model.criterion(at: "Comfort"))
    #expect(
      imported.model.criteria[comfort].judgments.forEverybody?.matrix?.upperTriangle()
        == [2, 5, 2.5])
    #expect(imported.omissions.isEmpty)
    #expect(imported.remarks.count == 1)
  }

  @Test(
    arguments: [
      ("function(a1, a2) a1$x / a2$x", 2.0), ("function(a, b) ifelse(a$x > b$x, 3, 1/3)", 3),
      ("function(a, b) { min(9, max(1/9, a$`y z` - b$x)) }", 3), ("function(a,b) 2^-1 * -(-4)", 2),
      ("function(a, b) ifelse(a$x <= b$x, 5, 7)", 7), ("function(a, b) 8 / 2 / 2 - 1 + 3", 4),
    ] as [(String, Double)])
  func `the value of a function`(text: String, value: Double) throws {
    let function = try RFunction(text)
    #expect(try function.value([["x": 4, "y z": 5], ["x": 2, "y z": 1]]) == value)
  }

  @Test(arguments: [
    "f <- function(a1, a2) { r <- a1$x; r }", "function(a1, a2) system('rm')", "function(a) b$x",
    "function(a1, a2) { a1$x a2$x }", "function(a1, a2)", "function(a1", "function", "1 + 1", "",
    "function(a) a", "function(a) a$", "function(a) ifelse(1, 2)", "function(a) exp(a$x)",
    "function(a) " + String(repeating: "(", count: 500) + "1" + String(repeating: ")", count: 500),
    "function(a) 1 %% 2", "function(a) a[['x']]", "function(a) \"1\"", "function(a) 1.2.3",
  ])
  func `a function that is more is not understood`(text: String) {
    #expect(throws: RFunction.Problem.self) { try RFunction(text) }
  }

  @Test func `a function that is not understood is named with its line and left out`() throws {
    let text = ImportSamples.rAHPVersion1.replacing(
      "min(9, max(1/9, a2$price/a1$price))", with: "{ x <- 1; x }")
    let imported = try ModelImport.read(text: text, name: "v1.ahp")
    #expect(imported.omissions.map { $0.position?.line } == [18])
    #expect(
      imported.omissions[0].message.hasPrefix(
        "the function of 'Comfort' is not understood, so that 'Comfort' is not judged: "))
    #expect(imported.refusal()?.diagnostics == imported.omissions)
    let comfort = try #require(imported.model.criterion(at: "Comfort"))
    #expect(imported.model.criteria[comfort].judgments == .none)
  }

  @Test func `every criterion of R's ahp may have an alias of the alternatives`() throws {
    let criteria = (1...200).map { "    C\($0): {children: *a}\n" }.joined()
    let model = try model(
      "Version: 2.0\nAlternatives: &a\n  X:\n  Y:\nGoal:\n  name: G\n  children:\n" + criteria,
      "m.ahp")
    #expect(model.criteria.count == 201)
    #expect(model.alternatives.count == 2)
  }

  @Test func `decision makers of R's ahp have weights, and each a form of their own`() throws {
    let model = try model(
      """
      Version: 2.0
      Alternatives: &a
        Beach: {cost: 10000}
        Hills: {cost: 5000}
      Goal:
        name: Trip
        decision-makers:
          - R1: 0.4
          - R2: 2/5
          - R3: 0.2
        preferences:
          R1: {pairwise: [[Costs, Fun, 4]]}
          R2: {pairwise: [[Costs, Fun, 1/4]]}
          R3: {priority: [Costs: 1/10, Fun: 0.9]}
        children:
          Costs:
            preferences:
              R1:
                pairwiseFunction: function(a1, a2) min(9, max(1/9, a2$cost/a1$cost))
              R2:
                scoreFunction: function(a) 1/a$cost
              R3:
                score: [Beach: 5, Hills: 0]
            children: *a
          Fun:
            preferences:
              R1: {pairwise: [[Beach, Hills, 2]]}
              R2: {pairwise: [[Beach, Hills, 2]]}
              R3: {pairwise: [[Beach, Hills, 2]]}
            children: *a
      """, "trip.ahp")
    #expect(model.participants.map(\.weight) == [0.4, 0.4, 0.2])
    let costs = try #require(model.criterion(at: "Costs"))
    // 0.4 · 1/3 + 0.4 · 1/3 + 0.2 · 1 of Beach; Costs itself has 0.4 · 0.8 + 0.4 · 0.2 + 0.2 · 0.1.
    let evaluation = try model.evaluation()
    #expect(isClose(evaluation.criteria[costs].localPriorities, [7 / 15.0, 8 / 15.0], 1e-14))
    #expect(isClose(evaluation.criteria[model.goal].localPriorities, [0.42, 0.58], 1e-14))
  }

  @Test func `the judgments of a project of AHP-OS are averaged`() throws {
    let model = try model(ImportSamples.ahpOSProject, "p.json")
    #expect(model.name == "Trip")
    #expect(model.participants.map(\.name) == ["R1", "R2"])
    let triangles = model.criteria[model.goal].judgments.sets.map {
      $0.judgments.matrix?.upperTriangle()
    }
    #expect(triangles == [[3, 1 / 6.0, 2], [2, 4, 1 / 3.0]])
    let evaluation = try model.evaluation().criteria[model.goal]
    #expect(evaluation.matrices.first?.matrix.upperTriangle() != nil)
  }

  @Test func `a hierarchy of AHP-OS has priorities where all leaves have weights`() throws {
    let model = try model(ImportSamples.ahpOSHierarchy, "h.txt")
    #expect(model.criteria.map(\.name) == ["Travel", "Cost", "Comfort", "Seat", "Noise"])
    #expect(
      model.criteria[model.goal].judgments.forEverybody?.directPriorities == [0.75, 0.25])
    let comfort = try #require(model.criterion(at: "Comfort"))
    #expect(model.criteria[comfort].judgments == .none)
  }

  @Test func `a tree view of Expert Choice has priorities and reported results`() throws {
    let model = try model(ImportSamples.expertChoice, "tree.txt")
    let evaluation = try model.evaluation()
    let cost = try #require(model.criterion(at: "Cost"))
    #expect(isClose(evaluation.criteria[cost].globalPriorities, [0.3, 0.45], 1e-15))
    let audit = try Audit(of: model)
    #expect(audit.entries.count == 4)
    #expect(audit.count(.agrees) == 4)
  }

  @Test func `a tab in a tree view reaches the next column that 8 divides`() throws {
    let lines = [
      "Travel", "  Cost (L: .750)", "\tTicket (L: .400)", " |\tTaxi (L: .600)",
      "  Comfort (L: .250)", "        Seat (L: .200)", "\tNoise (L: .800)",
    ]
    let model = try model(lines.joined(separator: "\n") + "\n", "tree.txt")
    let cost = try #require(model.criterion(at: "Cost"))
    let comfort = try #require(model.criterion(at: "Comfort"))
    #expect(model.alternatives.isEmpty)
    #expect(model.criteria[cost].children.map { model.criteria[$0].name } == ["Ticket", "Taxi"])
    #expect(
      model.criteria[comfort].children.map { model.criteria[$0].name } == ["Seat", "Noise"])
  }

  @Test func `a printed priority above 1 is left out of a tree view, with its line`() throws {
    let text = ImportSamples.expertChoice.replacing("G: .450", with: "G: 0450")
    let imported = try ModelImport.read(text: text, name: "tree.txt")
    #expect(imported.omissions.map { $0.position?.line } == [4])
    #expect(
      imported.omissions.first?.message
        == "the printed priority 0450 of 'Taxi' is above 1, which no priority is")
    #expect(try Audit(of: imported.model).entries.count == 3)
  }

  @Test func `a rating scale of Super Decisions is the ideal eigenvector`() throws {
    let model = try model(ImportSamples.scale, "s.rcp")
    #expect(isClose(try #require(try model.evaluation().alternativeTotals), [1, 0.5, 0.25], 1e-12))
  }

  @Test func `a square table is a model of one criterion`() throws {
    let imported = try ModelImport.read(text: ImportSamples.squareTable, name: "m.csv")
    let evaluation = try imported.model.evaluation().criteria[imported.model.goal]
    #expect(isClose(evaluation.localPriorities, [0.6370, 0.2583, 0.1047], 0.00005))
    #expect(
      imported.remarks.map(\.message)
        == ["0.33 is read as 1/3"])
    #expect(imported.remarks.first?.position?.line == 3)
    #expect(imported.model.name == "m")
  }

  @Test(arguments: [
    ("a,b,c\n1,3,5\n,1,3\n,,1\n", ["a", "b", "c"]),
    ("1\t3\t5\n0\t1\t3\n0\t0\t1\n", ["Item 1", "Item 2", "Item 3"]),
    ("a;1;3;5\nb;1/3;1;3\nc;0,2;0,33;1\n", ["a", "b", "c"]),
    (
      "\"\";\"a, b\";\"c \"\"d\"\"\";e\n\"a, b\";1;3;5\n\"c \"\"d\"\"\";0,333;1;3\ne;;;1\n",
      ["a, b", "c \"d\"", "e"]
    ),
    ("crit,a,b,c,\na,1,3,5,\nb,0.33,1,3,\nc,0.20,0.33,1,\n\n", ["a", "b", "c"]),
  ])
  func `a square table with names or without, and blanks below the diagonal`(
    text: String, names: [String]
  ) throws {
    let model = try model(text, "m.csv")
    #expect(model.itemNames(of: model.goal) == names)
    #expect(
      model.criteria[model.goal].judgments.forEverybody?.matrix?.upperTriangle() == [3, 5, 3])
  }

  @Test func `rounded reciprocals stay as they are written if that is asked for`() throws {
    let text = "a,b\n1,0.33\n3,1\n"
    func judgment(_ reading: RoundedRatio.Reading?) throws -> [Double?]? {
      let model = try model(text, "m.csv", reading)
      return model.criteria[model.goal].judgments.forEverybody?.matrix?.upperTriangle()
    }
    #expect(try judgment(nil) == [1 / 3.0])
    #expect(try judgment(.asWritten) == [0.33])
  }

  @Test func `six digits of Super Decisions stay as they are unless fractions are asked for`()
    throws
  {
    let text = ImportSamples.superDecisions.replacing("0.333333333333333", with: "0.333333")
    func judgment(_ reading: RoundedRatio.Reading?) throws -> [Double?]? {
      let model = try model(text, "t.sdmod", reading)
      return model.criteria[model.goal].judgments.forEverybody?.matrix?.upperTriangle()
    }
    #expect(try judgment(nil) == [1 / 0.333333])
    #expect(try judgment(.fractions) == [3])
  }
}
