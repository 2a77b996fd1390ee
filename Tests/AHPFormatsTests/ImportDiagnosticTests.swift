import AHP
import PairwiseComparisons
import Testing

@testable import AHPFormats

/// What an import refuses, leaves out, and survives.
struct ImportDiagnosticTests {
  private func problems(_ text: String, _ name: String = "file") -> [String] {
    do throws(FileError) {
      _ = try ModelImport.read(text: text, name: name)
      return []
    } catch {
      return error.diagnostics.map { diagnostic in
        diagnostic.position.map { "\($0.line):\($0.column) " + diagnostic.message }
          ?? diagnostic.message
      }
    }
  }

  @Test func `entries that are not reciprocal are refused cell by cell`() {
    let text = ImportSamples.pyAHP.replacing("[0.5, 1, 4]", with: "[0.4, 1, 4]")
      .replacing("[2, [1, 3], 1]", with: "[3, [1, 3], 1]")
    #expect(
      problems(text, "p.json") == [
        "5:37 'Train' against 'Bus' is 0.4 but 'Bus' against 'Train' is 2 (expected 1/2)",
        "6:61 'Plane' against 'Bus' is 3 but 'Bus' against 'Plane' is 1/2 (expected 2)",
      ])
  }

  @Test func `rounded reciprocals in a full matrix are read as fractions, and said so once`() throws
  {
    let text = ImportSamples.ahpCLI.replacing("0.3333333333333333", with: "0.333")
    let imported = try ModelImport.read(text: text, name: "cli.yaml", roundedRatios: .fractions)
    #expect(
      imported.remarks.map(\.message)
        == ["0.333 is read as 1/3, and 2 more rounded reciprocals likewise"])
    #expect(imported.remarks.first?.position == SourcePosition(line: 6, column: 8))
  }

  @Test func `a program that computes with 0.333 means no 1/3, and the larger entry is offered`() {
    let text = ImportSamples.ahpCLI.replacing("0.3333333333333333", with: "0.333")
    #expect(
      problems(text, "cli.yaml") == [
        "6:8 'Comfort' against 'Cost' is 0.333 but 'Cost' against 'Comfort' is 3 (expected 1/3)",
        "16:12 'Train' against 'Bus' is 3 but 'Bus' against 'Train' is 0.333 (expected 3.003003003003003)",
        "17:15 'Plane' against 'Train' is 0.333 but 'Train' against 'Plane' is 3 (expected 1/3)",
      ])
  }

  @Test func `a rounded reciprocal is refused cell by cell where the format has fractions`() throws
  {
    let text = ImportSamples.pyAHP.replacing("[2, [1, 3], 1]", with: "[2, 0.33, 1]")
      .replacing("[[1, 5], 0.25, 1]", with: "[0.2, 0.25, 1]")
    do throws(FileError) {
      _ = try ModelImport.read(text: text, name: "p.json")
      Issue.record("read")
    } catch {
      #expect(
        error.diagnostics.map(\.message) == [
          "'Plane' against 'Train' is 0.33 but 'Train' against 'Plane' is 3 (expected 1/3)"
        ])
      #expect(
        error.diagnostics[0].hint
          == "'--rounded-ratios fractions' takes the larger entry of each pair")
    }
    for reading in RoundedRatio.Reading.allCases {
      let model = try ModelImport.read(text: text, name: "p.json", roundedRatios: reading).model
      let comfort = try #require(model.criterion(at: "Comfort"))
      #expect(
        model.criteria[comfort].judgments.forEverybody?.matrix?.upperTriangle()
          == [1 / 3.0, 0.5, 3])
    }
  }

  @Test(arguments: [
    ("Travel: Cost, Comfort; Speed: A, B;", "1:1 'Speed' is below no node"),
    (
      "Travel: Cost, Cost;",
      "1:1 'Cost' stands twice in the hierarchy (expected a name of its own for each node)"
    ),
    ("Travel: A, B; Travel: C;", "1:1 what is below 'Travel' is given twice"),
    ("Travel: A=x, B=1;", "1:1 'x' of 'A' is not a number of 0 or more"),
  ])
  func `a hierarchy of AHP-OS that is none`(text: String, message: String) {
    #expect(problems(text, "h.txt") == [message])
  }

  @Test(arguments: [
    (
      "\"pwc_ab\": \"010\"", "\"pwc_ab\": \"01\"",
      "4:74 pwc_ab has 2 digits (expected 3 for the 3 items of 'Travel')"
    ),
    ("\"pwc_ab\": \"010\"", "\"pwc_ab\": \"0x0\"", "4:74 digit 2 of pwc_ab is not 0 or 1"),
    ("\"362\"", "\"302\"", "4:96 digit 2 of pwc_intense is not 1 … 9"),
    ("\"362\"", "\"062\"", "4:96 digit 1 of pwc_intense is not 1 … 9"),
    (
      "\"pwc_node\": \"Travel\"", "\"pwc_node\": \"Travl\"",
      "4:54 unknown node 'Travl'. Did you mean 'Travel'?"
    ),
    (
      "\"pwc_part\": \"R1\", ", "",
      "4:3 a record of judgments needs pwc_part, pwc_node, pwc_ab and pwc_intense"
    ),
  ])
  func `judgments of AHP-OS that are none`(old: String, new: String, message: String) {
    let text = ImportSamples.ahpOSProject.replacing(old, with: new, maxReplacements: 1)
    #expect(problems(text, "p.json") == [message])
  }

  @Test func `of two records of one person the later counts, and the other is named`() throws {
    let text = ImportSamples.ahpOSProject.replacing("\"R2\"", with: "\"R1\"")
    let imported = try ModelImport.read(text: text, name: "p.json")
    #expect(
      imported.omissions.map(\.message) == [
        "earlier judgments of 'R1' on 'Travel' are left out"
      ])
    let sets = imported.model.criteria[imported.model.goal].judgments.byParticipants
    #expect(sets.map { $0.judgments.matrix?.upperTriangle() } == [[2, 4, 1 / 3.0]])
  }

  @Test func `of two records of the same time the one that comes later counts`() throws {
    let text = ImportSamples.ahpOSProject.replacing(
      "\"R2\", \"pwc_timestamp\": 2", with: "\"R1\", \"pwc_timestamp\": 1")
    let model = try ModelImport.read(text: text, name: "p.json").model
    let sets = model.criteria[model.goal].judgments.byParticipants
    #expect(sets.map { $0.judgments.matrix?.upperTriangle() } == [[2, 4, 1 / 3.0]])
  }

  @Test func `a name with a hyphen in Decisor's text is refused with its line`() {
    let text = ImportSamples.decisor.replacing("Bus-Train-Plane", with: "Bus-Train-Air-plane")
    #expect(
      problems(text).first
        == "6:1 there are 4 alternatives between hyphens and 3 rows (expected as many)")
  }

  @Test(arguments: [
    (
      "a,b\n1,x\n1/3,1\n",
      "2:3 judgment 'x' of 'a' against 'b' is not a number (expected a positive number or a fraction such as 1/3)"
    ),
    ("a,b\n1,3\n2,1\n", "3:1 'b' against 'a' is 2 but 'a' against 'b' is 3 (expected 1/3)"),
    ("a,b\n2,3\n1/3,1\n", "2:1 'a' against itself is 2 (expected 1)"),
    (
      ",a,b\na,1,3\nc,1/3,1\n",
      "1:4 the column is 'b' and its row 'c' (expected the same names)"
    ),
    ("a,b\n1,-3\n,1\n", "2:3 judgment -3 of 'a' against 'b' is not a positive number"),
    ("a,a\n1,3\n,1\n", "3:1 'a' stands twice under 'm'"),
    (
      "a,a\u{200B}\n1,3\n,1\n",
      "3:1 the child 'a\u{200B}' differs from 'a' only by characters that nobody sees (found U+200B in it and none in the other)"
    ),
  ])
  func `a square table that is no matrix`(text: String, message: String) {
    #expect(problems(text, "m.csv") == [message])
  }

  @Test(arguments: [
    (
      "Alternatives: &a {A: {}, B: {}}\nGoal: {name: G, children: {C: {preferences: {pairwise: [[A, X, 2]]}, children: *a}}}",
      "3:57 unknown name 'X' under 'C'"
    ),
    (
      "Goal: {name: G, preferences: {pairwise: [[A, B, 2], [B, A, 2]]}, children: {A: , B: }}",
      "2:49 'B' and 'A' are compared twice, and the judgments contradict each other"
    ),
    (
      "Goal: {name: G, preferences: {pairwise: [[A, B]]}, children: {A: , B: }}",
      "2:38 a comparison is [first, second, ratio] (found a list)"
    ),
    (
      "Goal: {name: G, preferences: {rank: [[A, B]], pairwise: []}, children: {A: , B: }}",
      "2:43 judgments are given twice, as 'rank' and as 'pairwise'"
    ),
    (
      "Version: 3.0\nGoal: {name: G, children: {A: , B: }}",
      "1:10 version 3.0 of the format is not known (expected 1.0 or 2.0)"
    ),
    (
      "Goal: {name: G, decision-makers: [R1: 1], preferences: {R2: {pairwise: []}}, children: {A: , B: }}",
      "2:53 unknown decision-maker 'R2'"
    ),
    (
      "Goal: {name: G, preferences: {score: [A: 1]}, children: {A: , B: }}",
      "2:34 'B' has no score under 'G'"
    ),
  ])
  func `a file of R's ahp that is wrong`(text: String, message: String) {
    let text = text.replacing("Goal: {", with: "Goal:\n  {")
    let found = problems(text, "m.ahp")
    #expect(found.contains(message), "\(found)")
  }

  @Test(arguments: [
    (
      "m.ahp", "\0\u{1}binary",
      "a file of Expert Choice cannot be read: there is no public description of its format"
    ),
    ("m.pwc", "x", "a file of PriEsT cannot be read: there is no public description of its format"),
    (
      "m.ahps", "x",
      "a file of Comparion cannot be read: there is no public description of its format"
    ),
    ("m.txt", "Dear all,\n", "the file has no format that can be imported"),
    (
      "m.txt", "[[AdvancedFormat]]\n[[Block: A]]\n",
      "the file defines a survey of Qualtrics: it has questions and no judgments"
    ),
    (
      "m.yaml", "ahp: 1\nname: x\ngoal: {name: g}\n",
      "the file is a model file already: there is nothing to import"
    ),
    ("m.json", "{\"ahp\": 1}", "the file is a model file already: there is nothing to import"),
    (
      "m.json", "{\"a\": ",
      "1:7 not JSON: The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc"
    ),
  ])
  func `files that cannot be imported are named`(name: String, text: String, message: String) {
    let found = problems(text, name)
    #expect(found.count == 1)
    #expect(
      found.first?.lowercased().hasPrefix(message.prefix(12).lowercased()) == true, "\(found)")
    if !message.hasPrefix("1:7") { #expect(found == [message]) }
  }

  @Test(arguments: ImportSamples.texts)
  func `where a model file is expected another program's is named`(name: String, text: String) {
    do throws(FileError) {
      _ = try ModelFile.read(text: text, name: name)
      Issue.record("\(name) is no model file")
    } catch {
      #expect(error.diagnostics.count == 1)
      #expect(error.diagnostics[0].message.hasSuffix(" (expected a model file)"))
      #expect(
        error.diagnostics[0].hint == "make a model of it: ahp import '\(name)' -o model.yaml")
    }
  }

  @Test func `names that are markup stay names`() throws {
    let names = ["<b>x</b> & y", "[a](b) {c} ${d}", "=1+1"]
    let text =
      "," + names.joined(separator: ",") + "\n" + names[0] + ",1,3,5\n" + names[1]
      + ",,1,2\n" + names[2] + ",,,1\n"
    let model = try ModelImport.read(text: text, name: "m.csv").model
    #expect(model.itemNames(of: model.goal) == names)
    let written = try model.fileText(.yaml)
    #expect(try ModelFile.read(text: written, name: "m.yaml").model == model)
  }

  // MARK: Hostile files

  @Test func `files that are nested deep or large are refused or read in time`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(!problems(deep, "m.json").isEmpty)
    let chain = (0..<2000).map { "n\($0): n\($0 + 1), m\($0);" }.joined()
    #expect(problems(chain, "h.txt") == [])
    let nested = (0..<3000).map { _ in
      "set name {x}\nset subNumb [makeNodeHaveSub $net $name hideIt]\n"
    }.joined()
    #expect(
      problems(nested + "c-network readAllCompares -network $net -source {\n0\n\n0\n}\n", "m.sdmod")
        .count == 1)
    #expect(!problems(String(repeating: "\"", count: 200_000) + ",1\n", "m.csv").isEmpty)
    #expect(throws: RFunction.Problem.self) {
      try RFunction(String(repeating: "`", count: 200_000))
    }
    let people = (0..<20_000).map {
      #"{"pwc_part": "R\#($0)", "pwc_node": "G", "pwc_ab": "0", "pwc_intense": "2"}"#
    }
    #expect(
      problems(
        #"{"pj": [{"project_hText": "G: A, B;"}], "pwc": ["# + people.joined(separator: ",") + "]}",
        "p.json") == [])
    let function = "function(a) " + String(repeating: "-", count: 100_000) + "1"
    #expect(throws: RFunction.Problem.self) { try RFunction(function) }
  }
}
