import AHP
import Testing

@testable import AHPFormats

/// Alternatives, their ratings and values from a table.
struct AlternativeFileTests {
  static let model = """
    ahp: 1
    name: Test
    ratingScales:
      - {name: Grade, intensities: [very good, fair, "0.5"], upperTriangle: [2, 8, 4]}
    goal:
      name: Goal
      children:
        - name: Quality
          children: [{name: Taste, ratingScale: Grade}, {name: Look}]
        - {name: Price, direction: lower}
        - {name: Look, utility: {linear: {worst: 0, best: 10}}}
    """

  private func filled(
    _ table: String, model: String = model, pieceSize: Int = TableReader.pieceSize
  ) throws -> DecisionModel {
    let files = try ResponseFiles()
    let path = try files.write(table.utf8, "t.csv")
    let file = try ModelFile.read(text: model, name: "m.yaml")
    do {
      return try AlternativeFile.filled(file, from: path, pieceSize: pieceSize).model
    } catch {
      throw Failure(text: files.shortened("\(error)"))
    }
  }

  private struct Failure: Error {
    let text: String
  }

  private func problems(_ table: String, model: String = model) -> [String] {
    do {
      _ = try filled(table, model: model)
      return []
    } catch let failure as Failure {
      return failure.text.split(separator: "\n").map(String.init).filter { $0.contains("error:") }
    } catch {
      return ["\(error)"]
    }
  }

  static let table = """
    alternative,Taste,Quality/Look,Price,Look,beds
    Inn,very good,0.25,12.50,7,12
    "Bar, old",fair,1,8,10,
    Pub,0.5,0,9.75,2.5,3
    """

  @Test func `alternatives that look the same are refused`() {
    let table = """
      alternative,Taste,Quality/Look,Price,Look
      Inn,fair,0.25,12.50,7
      Pub,fair,1,8,10
      I\u{200B}nn,0.5,0,9.75,2.5
      """
    let found = problems(table)
    #expect(found.count == 1)
    #expect(
      found.first?.contains(
        "the alternative 'I\u{200B}nn' differs from 'Inn' only by characters that nobody sees")
        ?? false,
      "\(found)")
  }

  @Test(arguments: [1, 7, 64, 1 << 19])
  func `a table gives what a model could say itself, in pieces of any size`(pieceSize: Int) throws {
    let model = try filled(Self.table, pieceSize: pieceSize)
    #expect(model.alternatives.map(\.name) == ["Inn", "Bar, old", "Pub"])
    #expect(model.alternatives.map { $0.attributes["beds"] } == ["12", nil, "3"])
    let own = """
      ahp: 1
      name: Test
      alternatives:
        - {name: Inn, attributes: {beds: 12}}
        - "Bar, old"
        - {name: Pub, attributes: {beds: 3}}
      ratingScales:
        - {name: Grade, intensities: [very good, fair, "0.5"], upperTriangle: [2, 8, 4]}
      goal:
        name: Goal
        children:
          - name: Quality
            children:
              - name: Taste
                ratingScale: Grade
                ratings: {Inn: very good, "Bar, old": fair, Pub: "0.5"}
              - {name: Look, ratings: {Inn: 0.25, "Bar, old": 1, Pub: 0}}
          - {name: Price, direction: lower, values: {Inn: 12.5, "Bar, old": 8, Pub: 9.75}}
          - name: Look
            utility: {linear: {worst: 0, best: 10}}
            values: {Inn: 7, "Bar, old": 10, Pub: 2.5}
      """
    #expect(try ModelFile.read(text: own, name: "o.yaml").model == model)
  }

  @Test func `a decimal comma goes with a semicolon`() throws {
    let table = Self.table.replacing("\"Bar, old\"", with: "Bar").replacing(",", with: ";")
      .replacing(".", with: ",").replacing("0,5", with: "fair")
    let model = try filled(table)
    guard case .common(.measurements(let price)) = model.criteria[CriterionID(2)].judgments else {
      Issue.record("prices are measured")
      return
    }
    #expect(price.values == [12.5, 8, 9.75])
  }

  @Test func `plain decimals are the nearest doubles`() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let digits = String(UInt64.random(in: 0..<100_000_000_000_000, using: &generator))
      let places = Int.random(in: 0...digits.count, using: &generator)
      let text = digits.dropLast(places) + (places > 0 ? "." : "") + digits.suffix(places)
      let short = try #require(ShortText(Array(text.utf8), 0..<text.utf8.count))
      #expect(short.decimal(hasDecimalComma: false) == Double(text), "\(text)")
    }
    for text in ["", ".", "1e5", "-1", "+1", "1..2", "0x1", "１", "1 "] {
      let short = try #require(ShortText(Array(text.utf8), 0..<text.utf8.count))
      #expect(short.decimal(hasDecimalComma: false) == nil, "\(text)")
    }
    #expect(ShortText(Array("1234567890123456".utf8), 0..<16) == nil)
  }

  @Test func `every problem of a table is told in one run`() {
    let table = """
      alternative,Taste,Quality/Look,Price,Look,beds
      Inn,god,0.25,0,7,12
      Inn,fair,2,8,11,
      ,fair,x,,1,
      Pub,fair,1
      """
    #expect(
      problems(table) == [
        "t.csv:2:5: error: unknown intensity 'god' of 'Inn' (expected very good, fair, 0.5)",
        "t.csv:2:14: error: value 0 of 'Inn' is not a positive number, as 'direction: lower' needs, within 1e-50 … 1e50",
        "t.csv:3:1: error: the alternative 'Inn' is given twice (first in line 2)",
        "t.csv:3:10: error: rating 2 of 'Inn' is outside 0 … 1",
        "t.csv:3:14: error: value 11 of 'Inn' is outside the domain of the utility, 0.0 … 10.0",
        "t.csv:4:1: error: the alternative is missing",
        "t.csv:4:7: error: rating 'x' of '' is not a number of 0 … 1 (for intensities or measured values, the model's criterion says 'ratingScale', 'direction' or 'utility')",
        "t.csv:4:9: error: '' has no entry in this column",
        "t.csv:5:1: error: the row has 3 fields (expected 6, as the first row has)",
      ])
  }

  @Test(arguments: [
    ("", "t.csv: error: the file is empty (expected alternatives)"),
    (
      "alternative,Taste,Quality/Look,Price,Look\n",
      "t.csv: error: the file has no alternatives: nothing comes after the header"
    ),
    (
      "alternatve,Taste,Quality/Look,Price,Look\nA,fair,1,1,1",
      "t.csv:1:1: error: the column 'alternative' is missing (found 'alternatve')"
    ),
    (
      "alternative,Tast,Quality/Look,Price,Look\nA,fair,1,1,1",
      "t.csv:1:1: error: the column 'Quality/Taste' is missing"
    ),
    (
      "alternative,Taste,Quality/Look,Price,Look,Price\nA,fair,1,1,1,1",
      "t.csv:1:43: error: the column 'Price' is given twice"
    ),
    (
      "alternative,Taste,Quality/Look,Price,Look,\nA,fair,1,1,1,1",
      "t.csv:2:14: error: the row has 6 fields (expected 5, as the first row has)"
    ),
    (
      "alternative,Taste,Quality/Look,,Price,Look\nA,fair,1,,1,1",
      "t.csv:1:32: error: column 4 has no name"
    ),
  ])
  func `what is wrong with a header is told`(table: String, message: String) {
    #expect(problems(table) == [message])
  }

  @Test func `a model with alternatives of its own is refused`() {
    let model = "{ahp: 1, name: M, alternatives: [A, B], goal: {name: G}}"
    #expect(
      problems(Self.table, model: model) == [
        "m.yaml: error: the model has 2 alternatives of its own (expected none, since a table gives them)"
      ])
  }

  @Test func `how alternatives are measured is written as it is read`() throws {
    let model = try ModelFile.read(text: Self.model, name: "m.yaml").model
    #expect(model.measures.count == 3)
    for syntax in ModelSyntax.allCases {
      #expect(try ModelFile.read(text: model.fileText(syntax), name: "m.\(syntax)").model == model)
    }
    // Without a table the criteria can be weighed.
    #expect(throws: EvaluationError.self) { try model.evaluation() }
  }

  @Test(arguments: [
    ("ratingScale: Grades", "unknown rating scale 'Grades'. Did you mean 'Grade'?"),
    (
      "ratingScale: Grade, direction: lower",
      "'direction' is said of measured values, and 'ratingScale' of ratings"
    ),
    ("direction: up", "unknown direction 'up' (expected higher, lower)"),
  ])
  func `what is wrong with a measure is told`(keys: String, message: String) {
    let text = Self.model.replacing("direction: lower", with: keys)
    let error = #expect(throws: FileError.self) { try ModelFile.read(text: text, name: "m.yaml") }
    #expect(error?.diagnostics.map(\.message) == [message])
  }
}
