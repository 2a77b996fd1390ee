import AHP
import Foundation
import PairwiseComparisons
import Testing

@testable import AHPFormats

/// Workbooks of spreadsheet programs: what is read of them, the formats in them, and hostile ones.
struct ImportWorkbookTests {
  private typealias Cell = TestWorkbook.Cell

  private func xml(_ rows: [[Cell]]) -> String { TestWorkbook.xml(rows) }

  private func workbook(
    _ sheets: [(name: String, xml: String)], more: [(name: String, text: String)] = []
  ) throws -> SourceText {
    try TestWorkbook.source(sheets, more: more)
  }

  private func imported(_ sheets: [(name: String, rows: [[Cell]])]) throws -> ImportedModel {
    try ModelImport.read(
      workbook(sheets.map { ($0.name, xml($0.rows)) }), roundedRatios: nil)
  }

  private func problems(_ source: SourceText) -> [String] {
    do throws(FileError) {
      _ = try ModelImport.read(source, roundedRatios: nil)
      return []
    } catch {
      return error.diagnostics.map { $0.message + ($0.hint.map { "; hint: \($0)" } ?? "") }
    }
  }

  @Test func `a square table of a workbook is a model of one criterion`() throws {
    let imported = try imported([
      (
        "Judgments",
        [
          ["", "Slope", "Rain", "Rock"],
          ["Slope", 1, 3, .formula("2+3", value: "5")], ["Rain", 0.33, 1, 3],
          ["Rock", .formula("1/D2", value: "0.2"), "", 1],
        ]
      ), ("Notes", [["nothing"]]),
    ])
    let priorities = try imported.model.evaluation().criteria[imported.model.goal].localPriorities
    #expect(zip(priorities, [0.6370, 0.2583, 0.1047]).allSatisfy { abs($0 - $1) <= 0.00005 })
    #expect(
      imported.remarks.map(\.message) == [
        "sheet 'Judgments', cell D2: 2 formulas are read as last computed",
        "sheet 'Judgments', cell B3: 0.33 is read as 1/3",
      ])
    #expect(imported.omissions.map(\.message) == ["the sheet 'Notes' is left out"])
  }

  @Test func `a date that a spreadsheet made of a fraction is recognised`() throws {
    let source = try workbook([
      ("S", xml([["", "A", "B"], ["A", 1, .date("46055")], ["B", "", 1]]))
    ])
    #expect(
      problems(source) == [
        "sheet 'S', cell C2: judgment 'the date 46055' of 'A' against 'B' is not a number (expected a "
          + "positive number or a fraction such as 1/3); hint: spreadsheets make a date of 1/2, and a "
          + "time of 1:2: write =1/2, or the cell as text"
      ])
  }

  @Test func `a formula that was never computed is refused`() throws {
    let source = try workbook([
      ("S", xml([["", "A", "B"], ["A", 1, .formula("1/3", value: nil)], ["B", "", 1]]))
    ])
    #expect(problems(source).first?.contains("'a formula without its value'") == true)
    #expect(
      problems(source).first?.hasSuffix("open the workbook in a spreadsheet program and save it")
        == true)
  }

  @Test func `texts may be shared, in parts, and with phonetic hints`() throws {
    let sheet =
      #"<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>"#
      + #"<row><c><v>1</v></c><c><v>4</v></c></row><row><c/><c><v>1</v></c></row></sheetData></worksheet>"#
    let texts =
      "<sst><si><r><t>Co</t></r><r><t>st</t></r><rPh><t>x</t></rPh></si><si><t>A &amp; B</t></si></sst>"
    let model = try ModelImport.read(
      workbook([("S", sheet)], more: [("xl/sharedStrings.xml", texts)]), roundedRatios: nil
    ).model
    #expect(model.itemNames(of: model.goal) == ["Cost", "A & B"])
  }

  // MARK: Formats

  @Test func `a workbook of AHPtools splits columns at the last point`() throws {
    let imported = try imported([
      (
        "ahp",
        [
          ["Node", "Parent", "Children_Ordered"], ["G", "", "C1, C2"], ["C1", "G", "C1.1,C1.2"],
          ["C2", "G", "X,Y,Z"], ["C1.1", "C1", "Y,X,Z"], ["C1.2", "C1", "X,Y,Z"],
        ]
      ),
      (
        "pcm",
        [
          ["G.1", "C1.1", "C2.1", "C2.2", "C2.3", "C1.1.1", "C1.1.2", "C1.1.3", "Remarks"],
          [.formula("1/3", value: "0.333333333333333"), 2, 2, 4, 2, 3, 5, 2, "none"],
          [4, 1, 1, 1, "", 1, 1, 1, ""],
        ]
      ),
    ])
    let model = imported.model
    #expect(model.criteria.map(\.name) == ["G", "C1", "C2", "C1.1", "C1.2"])
    #expect(model.participants.map(\.name) == ["Respondent 1", "Respondent 2"])
    func triangles(_ path: String) throws -> [[Double?]?] {
      let criterion = try #require(model.criterion(at: path))
      return model.criteria[criterion].judgments.sets.map { $0.judgments.matrix?.upperTriangle() }
    }
    #expect(try triangles("G") == [[1 / 3.0], [4]])
    #expect(try triangles("C1") == [[2], [1]])
    #expect(try triangles("C2") == [[2, 4, 2], [1, 1, nil]])
    // Y to X is 3, Y to Z 5, X to Z 2; the alternatives are X, Y, Z or Y, X, Z as they come first.
    let first = try #require(try triangles("C1/C1.1").first ?? nil)
    #expect(model.alternatives.map(\.name) == ["X", "Y", "Z"])
    #expect(first == [1 / 3.0, 2, 5])
    #expect(
      imported.omissions.map(\.message) == [
        "sheet 'pcm', cell I1: the column 'Remarks' is left out"
      ])
  }

  @Test func `a questionnaire of AhpAnpLib has comparisons or direct values`() throws {
    let imported = try imported([
      (
        "pairwise_comp",
        [
          ["G"], ["Enter"],
          ["Criteria", "A", "B", "Direct values", "Line Sum", "Estimated Priority"],
          ["A", 1, 3, "", .formula("SUM", value: "4"), .formula("x", value: "0.75")],
          ["B", .formula("1/C4", value: "0.333333333333333"), 1, "", 1.333333, 0.25],
          ["Sum of Col"],
          ["A"], ["Enter"], ["Alternatives", "X", "Y", "Z", "Direct values"],
          ["X", 1, 2, 4], ["Y", .error, 1, 3], ["Z", "", "", 1], ["Sum of Col"], ["B"], ["Enter"],
          ["Alternatives", "X", "Y", "Z", "Direct values"],
          ["X", 1, "", "", .formula("1/4", value: "0.25")], ["Y", .error, 1, "", 0.5],
          ["Z", .error, .error, 1, 0.25],
        ]
      )
    ])
    let model = imported.model
    #expect(model.criteria.map(\.name) == ["G", "A", "B"])
    let a = try #require(model.criterion(at: "A"))
    #expect(model.criteria[a].judgments.forEverybody?.matrix?.upperTriangle() == [2, 4, 3])
    let b = try #require(model.criterion(at: "B"))
    #expect(model.criteria[b].judgments.forEverybody == .priorities([0.25, 0.5, 0.25]))
    let audit = try Audit(of: model)
    #expect(audit.entries.count == 2)
    #expect(audit.count(.agrees) == 2)
    #expect(imported.omissions.isEmpty)
  }

  @Test func `the sheets of structure and connections are a model without judgments`() throws {
    let model = try imported([
      // An empty cell is no node.
      (
        "Structure", [["Goal", "G"], ["Criteria", "A", "", "", "B"], ["Alternatives", "X", "Y"]]
      ),
      (
        "Connections",
        [
          ["", "G", "A", "B", "X", "Y"], ["G", 0, 0, 0, 0, 0], ["A", 1, 0, 0, 0, 0],
          ["B", 1, 0, 0, 0, 0], ["X", 0, 1, 1, 0, 0], ["Y", 0, 1, 0, 0, 0],
        ]
      ),
    ]).model
    #expect(model.criteria.map(\.name) == ["G", "A", "B"])
    let b = try #require(model.criterion(at: "B"))
    #expect(model.itemNames(of: b) == ["X"])
    #expect(model.criteria[model.goal].judgments == .none)
  }

  @Test func `a tree of pyanp has pairs, scores and attributes in columns`() throws {
    let imported = try imported([
      (
        "Sheet1",
        [
          ["", "Age", "A vs B", "A1 vs A2 wrt A", "A2 vs A3 wrt A", "A1 vs A3 wrt A"]
            + ["A1", "A2", "A3", "B"].flatMap { ["X wrt \($0)", "Y wrt \($0)"] }.map { .text($0) },
          ["R1", 42, 3, 2, 2, 4], ["R2", "", -3, 1, 1, -2],
          ["all", "", "", "", "", "", 0.5, 1, 0.25, 0.5, 1, 0.5, 0.2, 0.1],
        ]
      )
    ])
    let model = imported.model
    #expect(model.criteria.map(\.name) == ["m", "A", "B", "A1", "A2", "A3"])
    #expect(model.participants.map(\.attributes) == [["Age": "42"], [:]])
    let triangles = model.criteria[model.goal].judgments.sets.map {
      $0.judgments.matrix?.upperTriangle()
    }
    #expect(triangles == [[3], [1 / 3.0]])
    let totals = try #require(try model.evaluation().alternativeTotals)
    // A and B count the same; below A the geometric means 2, √2 and √2 of the judgments.
    #expect(totals.count == 2)
    #expect(totals.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test func `a network of pyanp has the votes of everybody`() throws {
    let source = try workbook([
      ("struct", xml([["One", "*Two"], ["a", "x"], ["b", "y"]])),
      (
        "connection",
        xml([
          ["", "a", "b", "x", "y"], ["a", "", "", 1, 1], ["b", "", "", 1, ""],
          ["x", 1, 1, "", ""], ["y", 1, 1, "", ""],
        ])
      ),
      (
        "votes",
        xml([
          ["", "R1", "R2"], ["x vs y wrt a", 3, -3], ["x wrt b", "H", "L"], ["y wrt b", "L", "H"],
          ["a vs b wrt x", 4, ""],
        ])
      ), ("scales", xml([["Two wrt b"], ["H=1"], ["L=0.25"]])),
    ])
    let model = try ModelImport.read(source, roundedRatios: nil).model
    #expect(model.participants.map(\.name) == ["R1", "R2"])
    let network = try #require(model.networks[model.goal])
    func judgments(_ path: String) throws -> GroupJudgments {
      network.judgments(
        of: try #require(network.subjects().first { network.path(of: $0) == path }))
    }
    let pairs = try judgments("One/a → Two").byParticipants
    #expect(pairs.map { $0.judgments.matrix?.upperTriangle() } == [[3], [1 / 3.0]])
    let ratings = try judgments("One/b → Two").byParticipants
    #expect(ratings.map(\.judgments.directPriorities) == [[1, 0.25], [0.25, 1]])
    #expect(try judgments("Two/x → One").byParticipants.count == 1)
    // The group's judgments are 1 everywhere but a against b.
    let priorities = try model.evaluation().alternativePriorities
    #expect(priorities.allSatisfy { abs($0 - 0.5) < 1e-14 })
  }

  @Test(
    arguments: [
      (
        [["", "a", "x", "y"], ["a", "", 1, 1], ["x", 1, "", ""], ["x", 1, "", ""]],
        "sheet 'connection', cell A4: the node 'x' is given twice"
      ),
      (
        [["", "a", "x", "x"], ["a", "", 1, 1], ["x", 1, "", ""], ["y", 1, "", ""]],
        "sheet 'connection', cell D1: the node 'x' is given twice"
      ),
    ] as [([[TestWorkbook.Cell]], String)])
  func `a node of pyanp that is connected twice is refused`(
    connections: [[TestWorkbook.Cell]], message: String
  ) throws {
    let source = try workbook([
      ("struct", xml([["One", "*Two"], ["a", "x"], ["", "y"]])),
      ("connection", xml(connections)), ("votes", xml([["", "R1"], ["x vs y wrt a", 3]])),
    ])
    do throws(FileError) {
      _ = try ModelImport.read(source, roundedRatios: nil)
      Issue.record("the workbook was read")
    } catch {
      #expect(error.diagnostics.map(\.message) == [message])
    }
  }

  @Test func `a row of pyanp that nobody has voted in is left out`() throws {
    let source = try workbook([
      ("struct", xml([["One", "*Two"], ["a", "x"], ["b", "y"]])),
      (
        "votes",
        xml([["", "R1"], ["x vs y wrt a", 3], ["x vs y wrt b", ""], ["a vs b wrt x", 1]])
      ),
    ])
    let imported = try ModelImport.read(source, roundedRatios: nil)
    #expect(
      imported.omissions.map(\.message) == [
        "sheet 'votes', cell A3: a row without any vote is left out"
      ])
    let network = try #require(imported.model.networks[imported.model.goal])
    let nodes = network.subjects().map { network.path(of: $0) }.filter { $0.contains("/") }
    #expect(nodes == ["One/a → Two", "Two/x → One"])
  }

  @Test func `a supermatrix is a network whose nodes are ranked`() throws {
    let imported = try ModelImport.read(text: "0.5,0.25\n0.5,0.75\n", name: "m.csv")
    let priorities = try imported.model.evaluation().alternativePriorities
    #expect(abs(priorities[0] - 1 / 3.0) < 1e-14)
    #expect(imported.remarks.count == 1)
  }

  // MARK: Several files

  /// The questionnaire of one of three people.
  private func questionnaire(_ goal: Double, _ a: [Double]) throws -> SourceText {
    try workbook([
      (
        "pairwise_comp",
        xml([
          ["G"], ["Enter"], ["Criteria", "A", "B", "Direct values"],
          ["A", 1, .number("\(goal)"), ""], ["B", "", 1, ""], ["Sum of Col"],
          ["A"], ["Enter"], ["Alternatives", "X", "Y", "Z", "Direct values"],
          ["X", 1, .number("\(a[0])"), .number("\(a[1])")], ["Y", "", 1, .number("\(a[2])")],
          ["Z", "", "", 1], ["Sum of Col"], ["B"], ["Enter"],
          ["Alternatives", "X", "Y", "Z", "Direct values"],
          ["X", 1, "", "", 0.5], ["Y", "", 1, "", 0.3], ["Z", "", "", 1, 0.2],
        ])
      )
    ])
  }

  @Test func `the workbooks of three people are a group`() throws {
    let files = try ResponseFiles()
    let answers: [(Double, [Double])] = [(3, [5, 3, 3]), (1 / 3.0, [1, 2, 2]), (1, [2, 3, 2])]
    var paths: [String] = []
    for (index, answer) in answers.enumerated() {
      let path = files.path("r\(index + 1).xlsx")
      try Data(questionnaire(answer.0, answer.1).bytes).write(to: URL(fileURLWithPath: path))
      paths.append(path)
    }
    let imported = try ModelImport.read(paths)
    let model = imported.model
    #expect(model.participants.map(\.name) == ["r1", "r2", "r3"])
    // What is the same for all and no comparison stands for everybody.
    let b = try #require(model.criterion(at: "B"))
    #expect(model.criteria[b].judgments.forEverybody == .priorities([0.5, 0.3, 0.2]))
    let a = try #require(model.criterion(at: "A"))
    let group = try model.evaluation().criteria[a].matrices[0].matrix.upperTriangle()
      .compactMap(\.self)
    #expect(group.count == 3)
    // The cube roots of 10, 18 and 12.
    for (found, cube) in zip(group, [10.0, 18, 12]) {
      #expect(abs(found * found * found - cube) < 1e-12)
    }
    #expect(
      try ModelImport.read([paths[0]]).model == ModelImport.read(paths[0]).model)
  }

  @Test func `files of different hierarchies are no group`() throws {
    let files = try ResponseFiles()
    let texts = [
      ("a.csv", "A,B\n1,3\n,1\n"), ("b.csv", "A,C\n1,3\n,1\n"), ("c.csv", "A,B\n1,x\n,1\n"),
    ]
    for (name, text) in texts {
      try text.write(toFile: files.path(name), atomically: true, encoding: .utf8)
    }
    func problems(_ names: [String]) -> [String] {
      do throws(FileError) {
        _ = try ModelImport.read(names.map { files.path($0) })
        return []
      } catch {
        return error.diagnostics.map { files.shortened($0.message) }
      }
    }
    #expect(problems(["a.csv", "b.csv"]) == ["the file differs from 'a.csv': the criterion 'C'"])
    #expect(problems(["a.csv", "c.csv"]).count == 1)
    #expect(problems(["a.csv", "a.csv"]) == ["two files are named 'a', as which a participant is"])
  }

  @Test func `a criterion that compares no alternatives is refused`() throws {
    let tree = xml([
      ["Node", "Parent", "Children_Ordered"], ["G", "", "A,B,C"], ["A", "G", "X,Y"],
      ["B", "G", "X,Y"], ["C", "G", ""],
    ])
    let judgments = xml([["A.1", "B.1"], [2, 3]])
    let found = problems(try workbook([("ahp", tree), ("pcm", judgments)]))
    #expect(found == ["sheet 'ahp', cell A5: 'C' compares no alternatives"])
  }

  @Test func `a structure without alternatives is written and read again as it is`() throws {
    let structure = xml([["Goal", "G"], ["Criteria", "A", "B"]])
    let connections = xml([
      ["", "G", "A", "B"], ["G", 0, 0, 0], ["A", 1, 0, 0], ["B", 1, 0, 0],
    ])
    let source = try workbook([("Structure", structure), ("Connections", connections)])
    let model = try ModelImport.read(source, roundedRatios: nil).model
    #expect(model.alternatives.isEmpty)
    #expect(try ModelFile.read(text: model.fileText(.json), name: "m.json").model == model)
  }

  // MARK: Hostile workbooks

  @Test func `entities are refused`() throws {
    let sheet =
      #"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"#
      + #"<worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"#
    #expect(
      problems(try workbook([("S", sheet)]))
        == ["the workbook declares entities, which no spreadsheet does"])
  }

  @Test func `a bomb is refused before it is decompressed`() throws {
    let blanks = String(repeating: " ", count: 65 << 20)
    let found = problems(try workbook([("S", "<worksheet>" + blanks + "</worksheet>")]))
    #expect(
      found == ["the workbook is larger than is read (expected at most 2000000 cells)"])
  }

  @Test(arguments: [
    WorkbookReader.Limits(fileSize: 300), WorkbookReader.Limits(totalSize: 500),
    WorkbookReader.Limits(cells: 6), WorkbookReader.Limits(events: 60),
  ])
  func `every limit refuses a workbook beyond it`(limits: WorkbookReader.Limits) throws {
    let source = try workbook([("S", xml([["", "A", "B"], ["A", 1, 3], ["B", "", 1]]))])
    _ = try WorkbookReader(source)
    do throws(FileError) {
      _ = try WorkbookReader(source, limits: limits)
      Issue.record("read")
    } catch {
      #expect(
        error.diagnostics.map(\.message) == [
          "the workbook is larger than is read (expected at most \(limits.cells) cells)"
        ])
    }
  }

  @Test func `a sheet is read down to 64 elements within each other`() throws {
    func nested(_ depth: Int) throws -> SourceText {
      let sheet = xml([["", "A", "B"], ["A", 1, 3], ["B", "", 1]])
      let inner = ["<ext>", "</ext>"].map { String(repeating: $0, count: depth - 1) }
      return try workbook([
        ("S", sheet.replacing("</worksheet>", with: inner.joined() + "</worksheet>"))
      ])
    }
    #expect(problems(try nested(64)).isEmpty)
    #expect(
      problems(try nested(65))
        == ["the workbook is larger than is read (expected at most 2000000 cells)"])
  }

  @Test(arguments: [
    "<worksheet><sheetData><row r=\"999999999\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c r=\"ZZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c t=\"s\"><v>99</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData>", "<worksheet/>", "not XML",
    String(repeating: "<a>", count: 1000), "<worksheet><c><v>1</v></c></worksheet>",
    "<worksheet><sheetData><row r=\"-5\"><c r=\"\" s=\"-1\"><v></v></c></row></sheetData></worksheet>",
  ])
  func `a broken sheet is refused`(sheet: String) throws {
    #expect(problems(try workbook([("S", sheet)])).count == 1)
  }
}
