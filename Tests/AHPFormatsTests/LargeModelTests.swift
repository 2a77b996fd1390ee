import AHP
import Foundation
import TestSupport
import Testing

@testable import AHPFormats

/// Models with long lists of judgments, read as numbers and element by element.
struct LargeModelTests {
  /// A JSON model with a list of judgments under each criterion; the key in the list's place is
  /// that of the form.
  private func text(seed: UInt64, criteria: Int, alternatives: Int, missing: Bool) -> String {
    var generator = SplitMix64(seed: seed)
    func triangle(_ order: Int) -> String {
      let judgments = (0..<order * (order - 1) / 2).map { _ -> String in
        let intensity = Int.random(in: 2...9, using: &generator)
        switch Int.random(in: 0..<(missing ? 6 : 5), using: &generator) {
        case 0: return "1"
        case 1: return "\(intensity)"
        case 2: return "\"1/\(intensity)\""
        case 3: return DataValue.digits(1 / Double(intensity))
        case 4: return DataValue.digits(Double.random(in: 0.1...9, using: &generator))
        default: return "null"
        }
      }
      return "[" + judgments.joined(separator: ", ") + "]"
    }
    let names = (0..<alternatives).map { "\"A\($0)\"" }.joined(separator: ", ")
    let children = (0..<criteria).map {
      "{\"name\": \"C\($0)\", \"upperTriangle\": \(triangle(alternatives))}"
    }
    return """
      {"ahp": 1, "name": "m", "alternatives": [\(names)],
      "goal": {"name": "g", "upperTriangle": \(triangle(criteria)), "children": [
      \(children.joined(separator: ",\n"))]}}
      """
  }

  /// Reads a text twice: as it is, and with every list of ratios read element by element.
  private func readings(_ text: String) throws -> (
    fast: Result<DecisionModel, FileError>, slow: Result<DecisionModel, FileError>
  ) {
    let source = SourceText(name: "m.json", bytes: Array(text.utf8))
    let fast = Result { () throws(FileError) in try ModelFile.read(source).model }
    let slow = Result { () throws(FileError) in
      // Any bracket may begin a list that is to stand apart.
      let brackets = source.bytes.indices.filter { source.bytes[$0] == UInt8(ascii: "[") }
      let document = try JSONReader.read(source, apart: Set(brackets))
      #expect(document.ratios.isEmpty)
      return try ModelReader.read(document).outcome.get().model
    }
    return (fast, slow)
  }

  @Test(arguments: [false, true])
  func `a large model is the same read as numbers and element by element`(missing: Bool) throws {
    let text = text(seed: 1, criteria: 20, alternatives: 30, missing: missing)
    let document = try JSONReader.read(SourceText(name: "m.json", bytes: Array(text.utf8)))
    #expect(document.ratios.count == 21)
    #expect(document.nodes.count < 200)
    let (fast, slow) = try readings(text)
    #expect(try fast.get() == slow.get())
    let judgments = try fast.get().criteria[CriterionID(1)].judgments
    switch judgments {
    case .common(.comparisons): #expect(!missing)
    case .common(.incompleteComparisons(let matrix)):
      #expect(missing && matrix.missingCount > 0 && matrix.missingCount < 435)
    default: Issue.record("\(judgments)")
    }
  }

  @Test func `each criterion gets its own judgments`() throws {
    let model = try ModelFile.read(
      text: """
        {"ahp": 1, "name": "m", "alternatives": ["a", "b", "c"], "goal": {"name": "g",
        "children": [{"name": "x", "upperTriangle": [2, 3, "1/4"]}, {"name": "y", "matrix":
        [[1, 5, 6], ["1/5", 1, 7], ["1/6", "1/7", 1]]}], "upperTriangle": [9]}}
        """, name: "m.json"
    ).model
    let expected = try [([9], 2), ([2, 3, 0.25], 3), ([5, 6, 7], 3)].map {
      GroupJudgments.common(.comparisons(try ComparisonMatrix(order: $0.1, upperTriangle: $0.0)))
    }
    #expect(model.criteria.map(\.judgments) == expected)
  }

  private static let badElements = [
    "0", "-3", "\"-1/3\"", "\"0/3\"", "1e51", "1e-51", "\"1e60/1\"", "\"three\"", "\"1/2/3\"",
    "\"\"",
    "\"NaN\"", "true", "[3]", "[]", "{\"a\": 3}", "\"\\u0033x\"", "\"3,5\"", "\"a]\"", "\"é\"",
    // No problems, but not plain either.
    "\" 1/3 \"", "\"01\"", "\"1\\/3\"", "\"+3\"", "\"\\u0033\"",
    // Not JSON.
    "01", "+1", ".5", "NaN", "nul", "\"\\x\"", "1 2", "", "3}", "3]", "\"3",
  ]

  @Test(arguments: badElements)
  func `what is wrong in a long list is told as if each element were read alone`(bad: String) throws
  {
    for place in [0, 1, 189] {
      var judgments = [String](repeating: "\"1/3\"", count: 190)
      judgments[place] = bad
      let names = (0..<20).map { "\"A\($0)\"" }.joined(separator: ", ")
      let text = """
        {"ahp": 1, "name": "m", "alternatives": [\(names)],
        "goal": {"name": "g", "upperTriangle": [1], "children": [
        {"name": "x", "upperTriangle": [\(judgments.joined(separator: ",\n"))]},
        {"name": "y", "upperTriangle": [\(judgments.reversed().joined(separator: ", "))]}]}}
        """
      let (fast, slow) = try readings(text)
      #expect(fast == slow)
      // These two change where the list or the next string ends.
      if case .failure(let error) = slow, !["3]", "\"3"].contains(bad) {
        #expect(error.description.contains("m.json:\(place + 3):"))
      }
    }
  }

  @Test(arguments: [
    // Wrong counts, and a full matrix where a triangle should be.
    "[1, 2]", "[1, 2, 3, 4]", "[]", "[1]", "[1, 2, 3, 4, 5, 6, 7, 8, 9]", "[null, null, null]",
    // Problems of structure.
    "[[1, 2, 3]]", "{\"a\": [1, 2, 3]}", "3", "\"1/3\"", "null", "[1, 2, 3", "[1, 2, 3}",
    "[1, 2, 3]]",
    "[1, 2, 3,]", "[,1, 2]", "[1, 2, 3] 4",
  ])
  func `a triangle of the wrong size or shape is told the same`(triangle: String) throws {
    let text = """
      {"ahp": 1, "name": "m", "foo": 1, "alternatives": ["a", "b", "c"], "goal": {"name": "g",
      "upperTriangle": \(triangle), "bar": [1, 2]}}
      """
    let (fast, slow) = try readings(text)
    #expect(fast == slow)
    #expect(throws: FileError.self) { try fast.get() }
  }

  @Test(arguments: [
    // Sound, not reciprocal, rounded, transposed, wrong on the diagonal.
    "[[1, 2, 3], [0.5, 1, 4], [\"1/3\", 0.25, 1]]", "[[1, 2, 3], [2, 1, 4], [\"1/3\", 0.25, 1]]",
    "[[1, 2, 3], [0.5, 1, 4], [0.33, 0.25, 1]]", "[[1, 2, 3], [0.5, 2, 4], [\"1/3\", 0.25, 1]]",
    // Elements that are not plain, in one row or in all.
    "[[1, 2, 3], [\" 1/2\", 1, 4], [\"1/3\", 0.25, 1]]",
    "[[1, 2, 3], [\" 1/2\", 1, 5], [\"1/3\", 0.25, 1]]", "[[1, 0, 3], [0.5, 1, 4], [3, -1, 1]]",
    "[[1, null, 3], [null, 1, 4], [\"1/3\", 0.25, 1]]", "[[1, true, 3], [0.5, 1, 4], [1, 1, 7]]",
    // Wrong shapes.
    "[[1, 2, 3], [0.5, 1, 4]]", "[[1, 2], [0.5, 1], [3, 4]]", "[[1, 2, 3], [0.5, 1, 4], 3]",
    "[[1, 2, 3], [0.5, 1, 4], []]", "[1, 2, 3]", "[[1, 2, 3], [[1], 2, 3], [1, 2, 3]]",
    "[[1, 2, 3], [0.5, 1, 4], [1, 2, 3, 4]]", "[[1, 2, 3], [0.5, 1, 4}, [1, 2, 3]]",
  ])
  func `a matrix is the same read as numbers and element by element`(matrix: String) throws {
    let text = """
      {"ahp": 1, "name": "m", "alternatives": ["a", "b", "c"], "goal": {"name": "g",
      "children": [{"name": "x", "matrix": \(matrix)}, {"name": "y", "foo": \(matrix)},
      {"name": "z", "matrix": [[1, 1, 1], [1, 1, 1], [1, 1, 1]]}]}}
      """
    let (fast, slow) = try readings(text)
    #expect(fast == slow)
    let known = text.replacing("\"foo\": \(matrix)", with: "\"description\": \"\"")
    let (fastKnown, slowKnown) = try readings(known)
    #expect(fastKnown == slowKnown)
  }

  @Test func `the keys of judgments mean nothing special elsewhere`() throws {
    let text = """
      {"ahp": 1, "name": "m", "labels": {"upperTriangle": [1]}, "alternatives": ["a", "matrix"],
      "participants": [{"name": "upperTriangle", "attributes": {"matrix": [1, 2]}}],
      "goal": {"name": "g", "judgments": {"upperTriangle": [3]}, "children": [
      {"name": "x", "priorities": {"a": 1, "matrix": [2]}},
      {"name": "y", "reported": {"priorities": {"matrix": [1]}, "upperTriangle": ["1"]}}]},
      "upperTriangle": [1, 2], "matrix": [[1], [2]]}
      """
    let (fast, slow) = try readings(text)
    #expect(fast == slow)
    guard case .failure(let error) = fast else { return #expect(Bool(false)) }
    #expect(error.diagnostics.count == 8)
  }

  @Test func `lists nested deep in a list of judgments take two readings, not one for each`() throws
  {
    let deep = String(repeating: "[1, ", count: 500) + "1" + String(repeating: "]", count: 500)
    let text = "{\"upperTriangle\": \(deep)}"
    let outer = try #require(text.utf8.firstIndex(of: UInt8(ascii: "[")))
    let document = try JSONReader.read(
      SourceText(name: "m.json", bytes: Array(text.utf8)),
      apart: [text.utf8.distance(from: text.startIndex, to: outer)])
    #expect(document.ratios.isEmpty)
    let (fast, slow) = try readings(text)
    #expect(fast == slow)
  }

  @Test func `each of more than a hundred problems in long lists is counted`() throws {
    let zeros = [String](repeating: "0", count: 435).joined(separator: ",")
    let names = (0..<30).map { "\"A\($0)\"" }.joined(separator: ", ")
    let (fast, slow) = try readings(
      """
      {"ahp": 1, "name": "m", "alternatives": [\(names)], "goal": {"name": "g", "upperTriangle":
      [\(zeros)]}}
      """)
    #expect(fast == slow)
    guard case .failure(let error) = fast else { return #expect(Bool(false)) }
    #expect(error.diagnostics.count == 100 && error.furtherCount == 335)
  }

  @Test func `a damaged model is read the same both ways`() throws {
    var generator = SplitMix64(seed: 8)
    let whole = Array(text(seed: 2, criteria: 3, alternatives: 5, missing: true).utf8)
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes.damageOne(using: &generator)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let (fast, slow) = try readings(text)
      #expect(fast == slow, "\(text)")
    }
  }
}

extension [UInt8] {
  /// Changes, adds or removes one byte of a JSON text at random.
  mutating func damageOne(using generator: inout SplitMix64) {
    let inserts = Array("[]{},:\"/0123456789.-+eE nultrfas\\".utf8)
    let place = Int.random(in: 0..<count, using: &generator)
    let byte = inserts.randomElement(using: &generator) ?? 0
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: self[place] = byte
    case 1: insert(byte, at: place)
    default: remove(at: place)
    }
  }
}
