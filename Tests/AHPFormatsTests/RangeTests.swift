import AHP
import Testing

@testable import AHPFormats

/// Judgments that are ranges of ratios in a model file.
struct RangeTests {
  private func read(_ text: String, name: String = "m.yaml") throws -> DecisionModel {
    try ModelFile.read(text: text, name: name).model
  }

  private func goal(_ judgments: String) throws -> Criterion {
    try read("ahp: 1\nname: m\nalternatives: [a, b, c]\ngoal: {name: g, \(judgments)}").criteria[
      CriterionID(0)]
  }

  @Test func `what goes out without names or without answers says nothing of single people`() throws
  {
    let text = """
      ahp: 1
      name: m
      alternatives: [a, b, c]
      participants:
        - {name: Ann, description: the mayor, source: the town hall}
        - {name: Bob, labels: {id: Budi}}
      goal:
        name: g
        judgments:
          Ann: {upperTriangle: [[2, 8], 4, 2]}
          Bob: {upperTriangle: [4, [1, 3, 4], 2]}
      """
    let file = try ModelFile.read(text: text, name: "m.yaml")
    let numbered = file.withNumberedParticipants().model
    #expect(numbered.participants.map(\.name) == ["P1", "P2"])
    #expect(numbered.participants.allSatisfy { $0.annotation == Annotation() })
    let model = file.model
    #expect(!model.participants.contains { $0.annotation == Annotation() })
    #expect(model.criteria[model.goal].ranges.count == 2)
    let attachment = try #require(
      try ModelAttachment(
        of: model, path: "m.yaml", evaluation: try model.evaluation(), keepsAnswers: false))
    #expect(attachment.leavesOutAnswers)
    var stream = try Gzip.Stream()
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let step = try stream.inflate(
      attachment.bytes, in: 0..<attachment.bytes.count, into: &bytes, in: 0..<bytes.count)
    let isComplete = stream.isComplete
    #expect(isComplete)
    let kept = try read(String(decoding: bytes[..<step.given], as: UTF8.self), name: "m.json")
    #expect(kept.participants.isEmpty && kept.criteria[kept.goal].ranges.isEmpty)
  }

  @Test func `the spellings of ranges are the same`() throws {
    let pairs = try goal("comparisons: [[a, b, [2, 8]], [a, c, [1, 3, 4]], [c, b, 1/2]]")
    let ranges = pairs.currentRanges()
    #expect(ranges.map(\.item) == [0, 0] && ranges.map(\.other) == [1, 2])
    #expect(ranges.map(\.ratio.lower) == [2, 1] && ranges.map(\.ratio.upper) == [8, 4])
    #expect(ranges.map(\.ratio.isTriangular) == [false, true])
    #expect(
      pairs.judgments
        == .common(.comparisons(try ComparisonMatrix(order: 3, upperTriangle: [4, 3, 2]))))
    let triangle = try goal("upperTriangle: [[2, 8], [1, 3, 4], 2]")
    #expect(triangle.judgments == pairs.judgments && triangle.currentRanges() == ranges)
    let json = try read(
      """
      {"ahp": 1, "name": "m", "alternatives": ["a", "b", "c"],
       "goal": {"name": "g", "upperTriangle": [[2, 8], [1, 3, 4], 2]}}
      """, name: "m.json")
    #expect(json.criteria[CriterionID(0)].currentRanges() == ranges)
    let jsonPairs = try read(
      """
      {"ahp": 1, "name": "m", "alternatives": ["a", "b", "c"], "goal": {"name": "g",
       "comparisons": [["b", "a", ["1/8", "1/2"]], ["a", "c", [1, 3, 4]], ["b", "c", 2]]}}
      """, name: "m.json")
    #expect(jsonPairs.criteria[CriterionID(0)].currentRanges() == ranges)
  }

  @Test(arguments: ModelSyntax.allCases)
  func `ranges are written as they were read`(syntax: ModelSyntax) throws {
    let text = """
      ahp: 1
      name: m
      alternatives: [a, b, c]
      participants: [x, y]
      goal:
        name: g
        children:
          - {name: f, comparisons: [[b, a, [2, 5]], [a, c, 3]]}
          - name: h
            judgments:
              x: {upperTriangle: [[1/3, 1, 2], 2, [2, 2]]}
              y: {upperTriangle: [4, [1, 9], null]}
        comparisons: [[f, h, [1, 2]]]
      """
    let model = try read(text)
    #expect(model.criteria.rangeCount() == 5)
    let written = try read(
      model.fileText(syntax), name: syntax == .json ? "m.json" : "m.yaml")
    #expect(written == model)
  }

  @Test(arguments: [
    (
      "comparisons: [[a, b, [4, 2]]]",
      "the range 4, 2 of 'a' against 'b' does not ascend (expected the least ratio first)"
    ),
    (
      "upperTriangle: [[2, 5, 4], 1, 1]",
      "the range 2, 5, 4 of 'a' against 'b' does not ascend (expected the least ratio first)"
    ),
    (
      "comparisons: [[a, b, [2]]]",
      "a list of 1 is not a judgment of 'a' against 'b' (expected [least, largest] or [least, most possible, largest])"
    ),
    (
      "comparisons: [[a, b, [1, 2, 3, 4]]]",
      "a list of 4 is not a judgment of 'a' against 'b' (expected [least, largest] or [least, most possible, largest])"
    ),
    ("comparisons: [[a, b, [0, 2]]]", "judgment 0 of 'a' against 'b' is not a positive number"),
    (
      "comparisons: [[a, b, [1, much]]]",
      "judgment 'much' of 'a' against 'b' is not a number (expected a positive number or a fraction such as 1/3)"
    ),
    (
      "matrix: [[1, [1, 2], 1], [1, 1, 1], [1, 1, 1]]",
      "a list is not a judgment of 'a' against 'b' (expected a positive number or a fraction such as 1/3)"
    ),
  ])
  func `what is no range is refused`(judgments: String, message: String) {
    do {
      _ = try goal(judgments)
      Issue.record("no problem")
    } catch {
      #expect("\(error)".contains("error: \(message)\n"), "\(error)")
    }
  }

  @Test func `a list of numbers in JSON has its place`() {
    let text = """
      {"ahp": 1, "name": "m", "alternatives": ["a", "b", "c"],
       "goal": {"name": "g", "upperTriangle": [[8, 2], 1, 2]}}
      """
    do {
      _ = try read(text, name: "m.json")
      Issue.record("no problem")
    } catch {
      #expect("\(error)".hasPrefix("m.json:2:42: error: the range 8, 2 of 'a' against 'b'"))
    }
  }

  @Test func `intensities of a rating scale have no ranges`() {
    do {
      _ = try read(
        """
        ahp: 1
        name: m
        alternatives: [a]
        ratingScales: [{name: s, intensities: [good, bad], comparisons: [[good, bad, [2, 3]]]}]
        goal: {name: g, ratings: {a: good}, ratingScale: s}
        """)
      Issue.record("no problem")
    } catch {
      #expect("\(error)".contains("a list is not a judgment of 'good' against 'bad'"), "\(error)")
    }
  }
}
