import AHP
import Testing

@testable import AHPFormats

/// Parts of a model file that are written in another form than theirs: one message each, which
/// shows the form.
struct ModelFormTests {
  /// A file, and its messages with their places and hints.
  struct Slip: CustomTestStringConvertible, Sendable {
    let text: String
    let messages: [String]
    var name = "m.yaml"
    var testDescription: String { text }
  }

  private static let head = "ahp: 1\nname: m\n"
  private static let three = head + "alternatives: [A, B, C]\n"
  private static let comparisons =
    "(expected [first, second, how many times the first is preferred] for each pair)"

  private static let slips = [
    Slip(
      text: head + "goal: {name: g, children: [Price, 'Q: x']}\n",
      messages: [
        "3:28 'Price' is not a criterion (expected a mapping) | write {name: Price}",
        "3:35 'Q: x' is not a criterion (expected a mapping) | write {name: 'Q: x'}",
      ]),
    Slip(
      text: #"{"ahp": 1, "name": "m", "goal": {"name": "g", "children": ["Price"]}}"#,
      messages: [
        #"1:60 'Price' is not a criterion (expected a mapping) | write {"name": "Price"}"#
      ], name: "m.json"),
    Slip(
      text: three + "goal: Best car\n",
      messages: [
        "4:7 'Best car' is not the goal (expected a mapping) | write {name: Best car}, with its "
          + "criteria under 'children' in it"
      ]),
    Slip(
      text: head + "goal: [{name: P}, {name: Q}]\n",
      messages: [
        "3:7 a list is not the goal (expected a mapping) | the goal is a mapping with 'name', and has "
          + "this list under 'children'"
      ]),
    Slip(
      text: head + "goal: {name: g, children: {P: {description: x}, Q: }}\n",
      messages: [
        "3:27 a mapping is not a list of children (expected a list) | write a list, as in [{name: P}, "
          + "{name: Q}]"
      ]),
    Slip(
      text: three + "goal: {name: g, children: [{P: {comparisons: [[A, B, 2]]}}, {Q: }]}\n",
      messages: [
        "4:29 'P' is a key of a criterion, which has its name under 'name' | write {name: P}, and the "
          + "rest beside the name",
        "4:62 'Q' is a key of a criterion, which has its name under 'name' | write {name: Q}",
      ]),
    Slip(
      text: head
        + "alternatives: {A: {price: 3}, B: }\ngoal: {name: g, comparisons: [[A, B, 2]]}\n",
      messages: [
        "3:15 a mapping is not a list of alternatives (expected a list) | write a list, as in [A, B]"
      ]),
    Slip(
      text: head + "alternatives: A, B\ngoal: {name: g, comparisons: [[A, B, 2]]}\n",
      messages: [
        "3:15 'A, B' is not a list of alternatives (expected a list) | write a list, as in [A, B]"
      ]),
    Slip(
      text: head
        + "alternatives: [{A: {price: 3}}, B]\ngoal: {name: g, comparisons: [[A, B, 2]]}\n",
      messages: [
        "3:17 'A' is a key of an alternative, which has its name under 'name' | write {name: A}, and "
          + "the rest beside the name"
      ]),
    Slip(
      text: three + "goal: {name: g, comparisons: {A: {B: 3}}}\n",
      messages: [
        "4:30 a mapping is not a list of comparisons (expected a list) | write a list of pairs, as in "
          + "[[A, B, 3]]"
      ]),
    Slip(
      text: three + "goal: {name: g, comparisons: [[1, 3, 5], [1/3, 1, 2], [1/5, 1/2, 1]]}\n",
      messages: [
        "4:30 a matrix is no list of comparisons \(comparisons) | a full matrix is given row by row "
          + "under the key 'matrix'"
      ]),
    Slip(
      text: three + "goal: {name: g, comparisons: [3, 5, 2]}\n",
      messages: [
        "4:30 numbers alone are no list of comparisons \(comparisons) | the judgments above the "
          + "diagonal of the matrix are given row by row under the key 'upperTriangle'"
      ]),
    Slip(
      text: #"{"ahp": 1, "name": "m", "alternatives": ["A", "B"], "goal": {"name": "g", "#
        + #""comparisons": [[1, 3], [0.33, 1]]}}"#,
      messages: [
        "1:90 a matrix is no list of comparisons \(comparisons) | a full matrix is given row by row "
          + "under the key 'matrix'"
      ], name: "m.json"),
    Slip(
      text: three + "goal: {name: g, matrix: [3, 5, 2]}\n",
      messages: [
        "4:25 a matrix is a list of rows (expected a list for each of the 3 items of 'g') | the "
          + "judgments above the diagonal alone are given under the key 'upperTriangle'"
      ]),
    Slip(
      text: three + "goal: {name: g, matrix: {A: [1, 3, 5]}}\n",
      messages: [
        "4:25 a mapping is not a matrix (expected a list) | write a list of its rows, as in "
          + "[[1, 3], [1/3, 1]]"
      ]),
    Slip(
      text: three + "goal: {name: g, upperTriangle: [[3, 5], [2]]}\n",
      messages: [
        "4:32 an upper triangle has no rows in it (expected one list) | write the judgments of all "
          + "rows one after another in one list"
      ]),
    // Three fuzzy judgments have three numbers each, but no 1 in the diagonal.
    Slip(
      text: three + "goal: {name: g, upperTriangle: [[1, 3, 5], [1/3, 1, 2], [1/5, 1/2, 1]]}\n",
      messages: [
        "4:32 an upper triangle has no rows in it (expected one list) | a full matrix is given row by "
          + "row under the key 'matrix'"
      ]),
    Slip(
      text: three + "goal: {name: g, priorities: [0.5, 0.3, 0.2]}\n",
      messages: [
        "4:29 a list is not a mapping of the items of 'g' to priorities | write each beside its name, "
          + "as in {A: 0.5}"
      ]),
    Slip(
      text: head + "criteria: [{name: P}, {name: Q}]\ncomparisons: [[P, Q, 3]]\nthreshold: 0.2\n",
      messages: [
        "1:1 the key 'goal' is missing in the model",
        "3:1 unknown key 'criteria' in the model (it stands in 'goal', as 'children')",
        "4:1 unknown key 'comparisons' in the model (it stands in 'goal')",
        "5:1 unknown key 'threshold' in the model (it stands in 'settings')",
      ]),
    Slip(
      text: three + "goal: {name: g, pairwise: [[A, B, 2]]}\nexperts: [Ann]\n",
      messages: [
        "4:17 unknown key 'pairwise' in the goal. Did you mean 'comparisons'?",
        "5:1 unknown key 'experts' in the model. Did you mean 'participants'?",
      ]),
    Slip(
      text: head + "goal: {name: g, alternatives: [A, B]}\n",
      messages: [
        "3:32 unknown alternative 'A' | the model has its alternatives beside 'goal', under "
          + "'alternatives'",
        "3:35 unknown alternative 'B' | the model has its alternatives beside 'goal', under "
          + "'alternatives'",
      ]),
    Slip(
      text: three + "participants: {Ann: 1, Bob: 2}\ngoal: {name: g}\n",
      messages: [
        "4:15 a mapping is not a list of participants (expected a list) | write a list, as in [Ann, "
          + "Bob], or with weights, as in [{name: Ann, weight: 2}]"
      ]),
    Slip(
      text: three + "participants: [Ann]\ngoal: {name: g, judgments: {Ann: [[A, B, 2]]}}\n",
      messages: [
        "5:34 a list is not the judgments of 'Ann' (expected a mapping) | write {comparisons: "
          + "[[A, B, 3]]}"
      ]),
    Slip(
      text: three + "participants: [Ann]\ngoal: {name: g, judgments: [[A, B, 2]]}\n",
      messages: [
        "5:28 a list is not a mapping of participants to judgments | write the judgments of each under "
          + "the name, as in {Ann: {comparisons: [[A, B, 3]]}}"
      ]),
    Slip(
      text: "- name: Price\n- name: Quality\n",
      messages: [
        "1:1 a list is not the model (expected a mapping) | a model begins with 'ahp: 1', 'name' and "
          + "'goal'; 'ahp init' writes one"
      ]),
  ]

  @Test(arguments: slips)
  func `another form is told once, with the form that is meant`(slip: Slip) {
    let error = #expect(throws: FileError.self) {
      try ModelFile.read(text: slip.text, name: slip.name)
    }
    let messages = (error?.diagnostics ?? []).map { problem in
      let place = problem.position.map { "\($0.line):\($0.column) " } ?? ""
      return place + problem.message + (problem.hint.map { " | \($0)" } ?? "")
    }
    #expect(messages == slip.messages)
  }

  @Test func `ranges of three numbers in a triangle stay ranges`() throws {
    let file = try ModelFile.read(
      text: Self.three + "goal: {name: g, upperTriangle: [[1, 2, 3], [2, 3, 4], [1, 1, 2]]}\n",
      name: "m.yaml")
    #expect(file.model.criteria[file.model.goal].ranges.count == 3)
  }

  @Test func `what a hint shows is read`() throws {
    for text in [
      "goal: {name: Best car, children: [{name: Price}, {name: 'Q: x'}]}",
      "goal: {name: g, comparisons: [[A, B, 3]]}", "goal: {name: g, upperTriangle: [3, 5, 2]}",
      "goal: {name: g, matrix: [[1, 3, 5], [1/3, 1, 2], [1/5, 1/2, 1]]}",
      "participants: [{name: Ann, weight: 2}]\n"
        + "goal: {name: g, judgments: {Ann: {comparisons: [[A, B, 3]]}}}",
    ] {
      #expect(throws: Never.self) { try ModelFile.read(text: Self.three + text, name: "m.yaml") }
    }
  }
}
