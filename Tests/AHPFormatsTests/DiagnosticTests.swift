import Testing

@testable import AHPFormats

/// Every problem that a file can have, with its whole message.
struct DiagnosticTests {
  /// A model of three criteria around the line under test, which is line 5.
  private func model(_ line: String) -> String {
    """
    ahp: 1
    name: Test
    goal:
      name: Goal
      \(line)
      children: [{name: Cost}, {name: Safety}, {name: Style, children: [{name: Colour}]}]
    """
  }

  private func problems(_ text: String, name: String = "m.yaml") -> String {
    do {
      _ = try ModelFile.read(text: text, name: name)
      return "no problem"
    } catch {
      return error.description
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"], ["m.yaml", "m.json"])
  func `a message shows the line that it is about, whatever lines end with`(
    lineEnd: String, name: String
  ) {
    let lines =
      name == "m.yaml"
      ? ["ahp: 1", "name: M", "goal: {name: G}", "requirs: []"]
      : ["{\"ahp\": 1,", "\"name\": \"M\",", "\"goal\": {\"name\": \"G\"},", "\"requirs\": []}"]
    let problem = problems(lines.joined(separator: lineEnd), name: name)
    #expect(problem.hasPrefix("\(name):4:1: error: unknown key 'requirs' in the model."))
    #expect(problem.split(separator: "\n").dropFirst().first ?? "" == lines[3])
  }

  @Test(arguments: [
    ("ranks: [Cost, Safety]", "the order of the items of 'Goal' lacks 'Style'"),
    ("ranks: [Cost, Safety, Style, Cost]", "'Cost' has two places in the order"),
    ("ranks: [Cost, [], [Safety, Style]]", "there is no item in this place"),
    ("ranks: [Cost, Safty, Style]", "unknown name 'Safty' under 'Goal'. Did you mean 'Safety'?"),
    ("ranks: 3", "3 is not a list of the items of 'Goal', the most important first"),
    ("ranks: {by: rank-sum}", "the order of the items of 'Goal' is missing"),
    (
      "ranks: {by: rank-some, order: [Cost, Safety, Style]}",
      "unknown rule 'rank-some' (expected rank-order-centroid, rank-sum, rank-reciprocal)"
    ),
    ("ranks: {order: [Cost, Safety, Style], rule: 1}", "unknown key 'rule'"),
  ])
  func `a problem of an order is told`(line: String, message: String) {
    let told = problems(model(line))
    #expect(told.contains("m.yaml:5:"), "\(told)")
    #expect(told.contains(message), "\(told)")
  }

  @Test func `a message shows the line, points at the place and names the path`() {
    #expect(
      problems(model("comparisons: [[Cost, Safety, 0]]")) == """
        m.yaml:5:32: error: judgment 0 of 'Cost' against 'Safety' is not a positive number
          comparisons: [[Cost, Safety, 0]]
                                       ^
          at goal.comparisons[0][2]
          hint: write 1 if neither is preferred
        """)
  }

  @Test(arguments: [
    // Ratios
    (
      "comparisons: [[Cost, Safety, -3]]",
      "judgment -3 of 'Cost' against 'Safety' is not a positive number"
    ),
    (
      "comparisons: [[Cost, Safety, 1/0]]",
      "judgment 1/0 of 'Cost' against 'Safety' is not a positive number"
    ),
    (
      "comparisons: [[Cost, Safety, .nan]]",
      "judgment '.nan' of 'Cost' against 'Safety' is not a number (expected a positive number or a fraction such as 1/3)"
    ),
    (
      "comparisons: [[Cost, Safety, lots]]",
      "judgment 'lots' of 'Cost' against 'Safety' is not a number (expected a positive number or a fraction such as 1/3)"
    ),
    (
      "comparisons: [[Cost, Safety, 1e400]]",
      "judgment 1e400 of 'Cost' against 'Safety' is outside 1e-50 … 1e+50"
    ),
    (
      "comparisons: [[Cost, Safety, [3]]]",
      "a list of 1 is not a judgment of 'Cost' against 'Safety' (expected [least, largest] or [least, most possible, largest])"
    ),
    // Pairs
    (
      "comparisons: [[Cost, Safty, 3]]", "unknown name 'Safty' under 'Goal'. Did you mean 'Safety'?"
    ),
    ("comparisons: [[Cost, Cost, 1]]", "'Cost' is compared with itself"),
    (
      "comparisons: [[Cost, Colour, 3]]",
      "'Colour' is not compared under 'Goal': it is a child of 'Style', and both of a pair must have the same parent"
    ),
    (
      "comparisons: [[Cost, Safety, 3], [Safety, Cost, 1/3]]",
      "the pair 'Safety' and 'Cost' is compared twice (first in line 5)"
    ),
    (
      "comparisons: [[Cost, Safety, 3], [Safety, Cost, 3]]",
      "the pair 'Safety' and 'Cost' is compared twice, and the judgments contradict each other: 'Cost' against 'Safety' is 1/3 here and 3 in line 5"
    ),
    (
      "comparisons: [[Cost, Safety]]",
      "a list of 2 is not a comparison (expected [first, second, how many times the first is preferred])"
    ),
    ("comparisons: 3", "3 is not a list of comparisons (expected a list)"),
    // Triangles and matrices
    (
      "upperTriangle: [3, 5]",
      "the upper triangle has 2 judgments (expected 3 for the 3 items of 'Goal')"
    ),
    ("matrix: [[1, 3], [1/3, 1]]", "the matrix has 2 rows (expected 3 for the items of 'Goal')"),
    ("matrix: [[1, 3, 5], [1/3, 1], [1/5, 1/2, 1]]", "row 2 has 2 entries (expected 3)"),
    ("matrix: [[2, 3, 5], [1/3, 1, 2], [1/5, 1/2, 1]]", "row 1, column 1 is 2 (expected 1)"),
    (
      "matrix: [[1, 3, 5], [1/4, 1, 2], [1/5, 1/2, 1]]",
      "row 2, column 1 is 1/4 but row 1, column 2 is 3 (expected 1/3)"
    ),
    // Priorities
    (
      "priorities: {Cost: 1, Safety: 2, Style: -1}",
      "priority -1 of 'Style' is not a number of 0 or more"
    ),
    (
      "priorities: {Cost: 1, Safety: 2, Style: 1e-51}",
      "priority 1e-51 of 'Style' is outside 1e-50 … 1e+50"
    ),
    ("reported: {comparisons: [[Cost, Cost, 1]]}", "'Cost' is compared with itself"),
    ("priorities: {Cost: 0, Safety: 0, Style: 0}", "the priorities under 'Goal' are all 0"),
    ("priorities: {Cost: 1, Safety: 2}", "priorities are missing for 'Style' under 'Goal'"),
    ("priorities: [1, 2, 3]", "a list is not a mapping of the items of 'Goal' to priorities"),
    // Participants
    ("judgments: {Ann: {comparisons: []}}", "unknown participant 'Ann'"),
    (
      "upperTriangle: [1, 1, 1]\n  priorities: {}",
      "judgments are given twice, as 'upperTriangle' and as 'priorities'"
    ),
    // Keys
    ("comparison: []", "unknown key 'comparison' in the goal. Did you mean 'comparisons'?"),
    (
      "upperTriangle: [1, 1, 1], priorities: {}",
      "'priorities: {}' follows what stands before it in one line (expected a line of its own)"
    ),
    (
      "alternatives: [A]",
      "'Goal' has children; only a criterion without children compares alternatives"
    ),
    // Reported results
    (
      "reported: {consistencyRatio: low}",
      "'low' is not a printed number (expected digits such as 0.210, .21, 0,21 or 21.0 %)"
    ),
    (
      "reported: {priorities: {Cots: 0.5}}",
      "unknown name 'Cots' under 'Goal'. Did you mean 'Cost'?"
    ),
    (
      "reported: {settings: {synthesis: best}}",
      "unknown synthesis 'best' (expected distributive, ideal, multiplicative, linking-pins)"
    ),
  ])
  func `a problem of the judgments is told`(line: String, message: String) {
    let found = problems(model(line))
    #expect(
      found.split(separator: "\n").first?.hasSuffix(": error: \(message)") == true, "\(found)")
  }

  @Test(arguments: [
    (
      "reported: {comparisons: [[Cost, Safety, 1/4]]}",
      "a judgment 1/4 is 4 with the two in the other order: [Second, First, 4]"
    ),
    (
      "matrix: [[1, 3, 5], [3, 1, 2], [1/5, 1/2, 1]]",
      "both say that the row is preferred: one of them looks transposed"
    ),
    (
      "upperTriangle: [1, 3, 5, 1/3, 1, 2, 1/5, 1/2, 1]",
      "a full matrix is given row by row under the key 'matrix'"
    ),
    ("judgments: {Ann: {comparisons: []}}", "list the participants under the key 'participants'"),
  ])
  func `a hint says what to write`(line: String, hint: String) {
    #expect(problems(model(line)).contains("\n  hint: \(hint)"))
  }

  @Test(arguments: [
    ("", "the file is empty (expected a model)"),
    ("  \n\n", "the file is empty (expected a model)"),
    ("hello", "'hello' is not the model (expected a mapping)"),
    ("[1, 2]", "a list is not the model (expected a mapping)"),
    ("a: [1, 2", "the bracket '[' is not closed"),
    ("name: x\ngoal: {name: g}", "the key 'ahp' is missing"),
    ("ahp: 2\nname: x\ngoal: {name: g}", "version 2 of the format is not known (expected 1)"),
    ("ahp: 1\nname: x", "the key 'goal' is missing in the model"),
    (
      "ahp: 1\nname: x\nreported: {globalPriorities: {a/b: 0.5}}",
      "the key 'goal' is missing in the model"
    ),
    ("ahp: 1\nname: x\ngoal: {name: ' '}", "the name is empty"),
    ("ahp: 1\nname: [x]\ngoal: {name: g}", "a list is not text"),
    (
      "ahp: 1\nname: x\nalternatives: [A, A]\ngoal: {name: g}", "the alternative 'A' is given twice"
    ),
    ("ahp: 1\nname: x\nalternatives: []\ngoal: {name: g}", "the list of alternatives is empty"),
    (
      "ahp: 1\nname: x\nparticipants: [{name: A, weight: -1}]\ngoal: {name: g}",
      "weight -1 of participant 'A' is not a number of 0 or more"
    ),
    (
      "ahp: 1\nname: x\nparticipants: [{name: A, weight: 0}]\ngoal: {name: g}",
      "the weights of all participants are 0"
    ),
    (
      "ahp: 1\nname: x\ngoal: {name: g, priorities: {}}",
      "'g' has nothing to compare: it has no children, and the model has no alternatives"
    ),
    ("ahp: 1\nname: x\ngoal: {name: g, children: []}", "the list of children is empty"),
    (
      "ahp: 1\nname: x\ngoal: {name: g, children: [{name: a}, {name: a}]}",
      "the child 'a' is given twice"
    ),
    (
      "ahp: 1\nname: x\ngoal: {name: g, children: [{name: a}, {ref: b}]}",
      "there is no criterion 'b' to refer to"
    ),
    (
      "ahp: 1\nname: x\ngoal: {name: g, children: [{name: a, children: [{name: b, children: [{ref: a}]}]}]}",
      "'a' would be below itself: a cycle of references"
    ),
    (
      "ahp: 1\nname: x\nsettings: {randomIndex: saaty}\ngoal: {name: g}",
      "unknown random index 'saaty' (expected alonso-lamata-2006, alonso-lamata-regression, saaty-1977, saaty-1980, saaty-2005, donegan-dodd-1991, tummala-ling-1998, aguaron-moreno-2003, super-decisions, simulated)"
    ),
    (
      "ahp: 1\nname: x\nsettings: {threshold: 0}\ngoal: {name: g}",
      "threshold 0 is neither a number above 0 nor 'by-order'"
    ),
    (
      "ahp: 1\nname: x\nalternatives: [a, b]\ngoal: {name: g, changes: [{pair: [a, c], from: 1, to: 2, why: x}]}",
      "unknown name 'c' under 'g'"
    ),
    (
      "ahp: 1\nname: x\nalternatives: [a, b]\ngoal: {name: g, changes: [{pair: [a], from: 1, to: 2, why: x}]}",
      "a list of 1 is not a pair (expected [first, second])"
    ),
    (
      "ahp: 1\nname: x\nalternatives: [a, b]\ngoal: {name: g, changes: [{pair: [b, b], from: 1, to: 2, why: x}]}",
      "'b' is compared with itself"
    ),
    (
      "ahp: 1\nname: x\nalternatives: [a, b]\ngoal: {name: g, changes: [{pair: [a, b], from: 0, to: 2, why: x}]}",
      "judgment 0 of 'a' against 'b' is not a positive number"
    ),
    (
      "ahp: 1\nname: x\nalternatives: [a, b]\ngoal: {name: g, changes: [{pair: [a, b], to: 2, why: x}]}",
      "the key 'from' is missing in a changed judgment"
    ),
    (
      "ahp: 1\nname: x\nparticipants: [A]\nalternatives: [a, b]\ngoal: {name: g, judgments: {A: {}}}",
      "'A' has no judgments here (expected one of comparisons, upperTriangle, matrix, priorities, ranks)"
    ),
  ])
  func `a problem of the file is told`(text: String, message: String) {
    let found = problems(text)
    #expect(found.split(separator: "\n").first?.hasSuffix("error: \(message)") == true, "\(found)")
  }

  @Test(arguments: [
    ("{\"a\":", "1:6: error: not JSON: the JSON document has an improper structure"),
    ("{\"a\":1,,}", "error: not JSON: the JSON document has an improper structure"),
    ("{\"a\":\"x}", "error: not JSON: a string is opened, but never closed"),
    ("[1, 2] x", "1:8: error: not JSON: unexpected trailing content in the JSON input (found 'x')"),
    ("{\"a\": 01}", "error: not JSON: problem while parsing a number"),
    ("{\"a\": nul}", "error: not JSON: "),
    ("{\"a\": \"\\ud800\"}", "error: not JSON: problem while parsing a string"),
    ("\"x\"", "1:1: error: '\"x\"' is not the model (expected a mapping)"),
    (
      "{\"ahp\": true, \"name\": 5, \"goal\": null}",
      "1:9: error: version true of the format is not known (expected 1)"
    ),
    (
      "{\"ahp\": 1, \"name\": \"x\", \"goal\": {\"name\": \"g\", \"name\": \"h\"}}",
      "error: the key 'name' is given twice"
    ),
  ])
  func `a problem of JSON is told`(text: String, message: String) {
    let found = problems(text, name: "m.json")
    #expect(found.contains(message), "\(found)")
  }

  @Test func `all problems of a file are told, in its order`() {
    let found = problems(
      model("comparisons: [[Cost, Safty, 3], [Cost, Style, 0], [Cost, Cost, 1]]")
        + "\nname: again\nfoo: bar")
    let places = found.split(separator: "\n").filter { $0.hasPrefix("m.yaml:") }
      .map { $0.prefix { $0 != " " } }
    #expect(
      places == ["m.yaml:5:24:", "m.yaml:5:49:", "m.yaml:5:53:", "m.yaml:7:1:", "m.yaml:8:1:"])
  }

  @Test(arguments: [
    (
      """
      {"ahp": 1, "name": "x", "name": "y", "goal": {"name": "g", "name": "h"}}
      """,
      ["m.json:1:25: name", "m.json:1:60: name"]
    ),
    (
      """
      {"ahp": 1, "name": "x", "labels": {"en": "X", "id": "Y", "en": "Z"},
      "alternatives": [{"name": "a", "attributes": {"beds": 3, "city": "c", "beds": 4}}],
      "goal": {"name": "g", "children": [{"name": "b", "children": [{"ref": "c", "ref": "b"}]}, {"name": "c"}]}}
      """,
      ["m.json:1:58: en", "m.json:2:71: beds", "m.json:3:76: ref"]
    ),
    (
      """
      ahp: 1
      name: x
      alternatives: [{name: a, attributes: {beds: 3, beds: 3}}]
      goal: {name: &key description, *key : 1, 'description': 2}
      """,
      ["m.yaml:3:48: beds", "m.yaml:4:42: description"]
    ),
  ])
  func `a key given twice is told wherever it stands, whatever it says`(
    text: String, expected: [String]
  ) {
    let found = problems(text, name: text.hasPrefix("{") ? "m.json" : "m.yaml")
    let repeated = found.split(separator: "\n").compactMap { line -> String? in
      guard let message = line.firstRange(of: ": error: the key '"),
        let end = line.firstRange(of: "' is given twice")
      else { return nil }
      return "\(line[..<message.lowerBound]): \(line[message.upperBound..<end.lowerBound])"
    }
    #expect(repeated == expected, "\(found)")
    #expect(found.split(separator: "\n").count { $0.contains(": error: ") } == expected.count)
  }

  @Test func `a hundred problems are spelled out and the others counted`() {
    let pairs = Array(repeating: "[Cost, Nobody, 3]", count: 250).joined(separator: ", ")
    let found = problems(model("comparisons: [\(pairs)]"))
    #expect(found.split(separator: "\n").count { $0.hasPrefix("m.yaml:") } == 100)
    #expect(found.hasSuffix("… and 150 more problems"))
  }

  @Test(arguments: ["json", "yaml"])
  func `nesting a million deep is refused`(syntax: String) {
    let found = problems(String(repeating: "[", count: 1_000_000), name: "deep.\(syntax)")
    #expect(found.contains("error: lists and mappings are nested more than"))
  }

  @Test func `aliases cannot grow without bound`() {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    #expect(problems(text).contains("more than 30 aliases"))
  }

  @Test func `bytes that are not UTF-8 are shown with their place`() {
    let source = SourceText(name: "m.yaml", bytes: Array("a: 1\nname: ".utf8) + [0xFF])
    #expect(throws: FileError.self) { try ModelFile.read(source) }
    do {
      _ = try ModelFile.read(source)
    } catch {
      #expect(
        error.description.hasPrefix(
          "m.yaml:2:7: error: the file is not UTF-8 text (found byte 0xFF)"))
    }
  }

  @Test func `columns count characters, and long lines are cut around the place`() {
    let long = String(repeating: "é", count: 300)
    let found = problems("{\"ahp\": 1, \"name\": \"\(long)\", \"goal\": 7}", name: "m.json")
    let lines = found.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "m.json:1:332: error: 7 is not the goal (expected a mapping)")
    #expect(lines[1].hasPrefix("…é") && lines[1].hasSuffix("\"goal\": 7}"))
    let caret = lines[2].count - 1
    #expect(Array(lines[1])[caret] == "7")
  }

  @Test func `control characters of a file do not reach the terminal`() {
    let found = problems("{\"ahp\": 1, \"name\": \"a\\u001b[2Jb\", \"goal\": {}}", name: "m.json")
    #expect(!found.contains("\u{1B}"))
    #expect(found.contains("has control characters"))
  }

  @Test func `a file that cannot be read is told`() {
    func message(_ path: String) -> String {
      do {
        _ = try ModelFile.read(path)
        return ""
      } catch { return error.description }
    }
    #expect(
      message("/no/such/file.yaml")
        == "/no/such/file.yaml: error: the file cannot be read: there is no such file")
    #expect(message("/tmp") == "/tmp: error: the file cannot be read: it is a directory")
  }
}
