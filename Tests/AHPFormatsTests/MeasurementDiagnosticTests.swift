import AHP
import Testing

@testable import AHPFormats

/// Ratings, measured values and requirements in model files, and what can be wrong with them.
struct MeasurementDiagnosticTests {
  /// A model of two alternatives around the line under test, which is line 9.
  private func model(_ line: String) -> String {
    """
    ahp: 1
    name: Test
    alternatives: [{name: Tom, attributes: {age: 50, post: A}}, {name: Dick, attributes: {age: 60}}]
    ratingScales:
      - {name: Grade, intensities: [good, fair, poor], upperTriangle: [2, 8, 4]}
    goal:
      name: Goal
      children:
        - {name: Cost, \(line)}
    """
  }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try ModelFile.read(text: text, name: "m.yaml")
      return []
    } catch {
      return error.diagnostics.map(\.message)
    }
  }

  @Test(arguments: [
    (
      "ratingScale: Grade, ratings: {Tom: god, Dick: fair}",
      "unknown intensity 'god' of 'Tom'. Did you mean 'good'?"
    ),
    (
      "ratingScale: Grade, ratings: {Tom: superb, Dick: fair}",
      "unknown intensity 'superb' of 'Tom' (expected good, fair, poor)"
    ),
    (
      "ratingScale: Grades, ratings: {Tom: good, Dick: fair}",
      "unknown rating scale 'Grades'. Did you mean 'Grade'?"
    ),
    ("ratings: {Tom: good, Dick: 0.5}", "rating 'good' of 'Tom' is not a number of 0 … 1"),
    ("ratings: {Tom: 1.2, Dick: 0.5}", "rating 1.2 of 'Tom' is outside 0 … 1"),
    ("ratings: {Tom: 1}", "ratings are missing for 'Dick' under 'Cost'"),
    ("pin: Harry", "pin 'Harry' is no alternative under 'Cost'"),
    ("pin: Tim", "pin 'Tim' is no alternative under 'Cost'. Did you mean 'Tom'?"),
    (
      "children: [{name: A}, {name: B}], pin: Tom",
      "'Cost' has children; only a criterion without children has a pin"
    ),
    ("ratingScale: Grade", "'ratingScale' goes with 'ratings', which is missing here"),
    ("direction: lower", "'direction' goes with 'values', which is missing here"),
    (
      "values: {Tom: 1, Dick: 0}, direction: lower",
      "value 0 of 'Dick' is not a positive number, as 'direction: lower' needs, within 1e-50 … 1e50"
    ),
    ("values: {Tom: 0, Dick: 0}", "the values under 'Cost' are all 0"),
    (
      "values: {Tom: -2, Dick: 1}",
      "value -2 of 'Tom' is not a number of 0 or more, within 1e-50 … 1e50"
    ),
    ("values: {Tom: much, Dick: 1}", "value 'much' of 'Tom' is not a number"),
    ("values: {Tom: 1, Dick: 2}, direction: up", "unknown direction 'up' (expected higher, lower)"),
    (
      "values: {Tom: 5, Dick: 11}, utility: {linear: {worst: 0, best: 10}}",
      "value 11 of 'Dick' is outside the domain of the utility, 0.0 … 10.0"
    ),
    (
      "values: {Tom: 5, Dick: -1}, utility: {steps: [[0, 0.5]]}",
      "value -1 of 'Dick' is outside the domain of the utility, 0.0 or more"
    ),
    (
      "values: {Tom: 1, Dick: 2}, utility: {points: [[0, 0], [1, 1], [2, 0.5]], monotone: increasing}",
      "the utility is not increasing: it turns at 2.0"
    ),
    (
      "values: {Tom: 1, Dick: 2}, utility: {points: [[1, 0], [1, 1]]}",
      "the values of the points do not ascend: 1.0 comes after 1.0"
    ),
    (
      "values: {Tom: 1, Dick: 2}, utility: {}",
      "the utility has no form (expected one of linear, exponential, steps, points)"
    ),
    (
      "values: {Tom: 1, Dick: 2}, direction: lower, utility: {linear: {worst: 0, best: 9}}",
      "a utility has its direction in itself; 'direction' goes without one"
    ),
    (
      "values: {Tom: 1, Dick: 2}, ratings: {Tom: 1, Dick: 1}",
      "judgments are given twice, as 'values' and as 'ratings'"
    ),
    (
      "children: [{name: A}, {name: B}], ratings: {A: 1, B: 0.5}",
      "'Cost' has children; only a criterion without children rates alternatives"
    ),
  ])
  func `what is wrong with values and ratings is told`(line: String, message: String) {
    #expect(problems(model(line)) == [message])
  }

  @Test(arguments: [
    (
      "requires: post = A",
      "alternative 'Dick' has no attribute 'post', which 'post = A' requires"
    ),
    (
      "requires: [age >= 18, age]",
      "'age' is not a requirement (expected as in 'beds >= 10' or 'level in [A, B]')"
    ),
    (
      "situations: [{name: Night, requires: [name = x]}]",
      "alternative 'Tom' has no attribute 'name', which 'name = x' requires"
    ),
    ("situations: [{name: Night}]", "the key 'requires' is missing in a situation"),
    (
      "ratingScales: [{name: Grade, intensities: [good, bad]}]",
      "the rating scale 'Grade' does not say what its intensities are worth (expected one of comparisons, upperTriangle, matrix, priorities, ranks, reported)"
    ),
    (
      "ratingScales: [{name: Grade, intensities: [good, good], priorities: {good: 1}}]",
      "the intensity 'good' is given twice"
    ),
  ])
  func `what is wrong with requirements and scales is told`(line: String, message: String) {
    let text = """
      ahp: 1
      name: Test
      alternatives: [{name: Tom, attributes: {age: 50, post: A}}, {name: Dick, attributes: {age: 60}}]
      \(line)
      goal: {name: Goal, priorities: {Tom: 1, Dick: 1}}
      """
    #expect(problems(text).first == message)
  }

  @Test func `all forms are written as they are read`() throws {
    let lines = [
      "ratingScale: Grade, ratings: {Tom: good, Dick: 0.5}", "ratings: {Tom: 1, Dick: 0.25}",
      "values: {Tom: 3, Dick: 5}, pin: Dick",
      "values: {Tom: 3, Dick: 5}", "values: {Tom: 3, Dick: 5}, direction: lower",
      "values: {Tom: 3, Dick: 5}, utility: {linear: {worst: 9, best: 1}}",
      "values: {Tom: 3, Dick: 5}, utility: {exponential: {worst: 0, best: 8, tolerance: -0.4}}",
      "values: {Tom: 3, Dick: 5}, utility: {steps: [[0, 0.2], [4, 1]], monotone: increasing}",
      "values: {Tom: 3, Dick: 5}, utility: {points: [[0, 0.2], [5, 1]]}",
    ]
    for line in lines {
      let model = try ModelFile.read(text: model(line), name: "m.yaml").model
      for syntax in ModelSyntax.allCases {
        let text = try model.fileText(syntax)
        #expect(try ModelFile.read(text: text, name: "m.\(syntax)").model == model, "\(line)")
      }
    }
  }

  @Test func `ratings that are all 0 have no best one to count 1 beside comparisons`() throws {
    let text = model("ratings: {Tom: 0, Dick: 0}")
      .replacing(
        "- {name: Cost", with: "- {name: Skill, comparisons: [[Tom, Dick, 2]]}\n    - {name: Cost"
      )
      .replacing("name: Goal\n", with: "name: Goal\n  comparisons: [[Skill, Cost, 1]]\n")
    let file = try ModelFile.read(text: text, name: "m.yaml")
    let error = #expect(throws: FileError.self) {
      try file.located { () throws(EvaluationError) in
        try file.model.evaluation(EvaluationOptions(synthesis: .ideal))
      }
    }
    #expect(
      error?.diagnostics.map(\.message) == [
        "all ratings under 'Cost' are 0, so that none is the best, which counts 1 beside criteria with comparisons"
      ])
  }

  @Test func `a scale that gives no priorities is told where it is used`() throws {
    let text = model("ratingScale: Grade, ratings: {Tom: good, Dick: 0.5}")
      .replacing("upperTriangle: [2, 8, 4]", with: "upperTriangle: [2, null, null]")
    let file = try ModelFile.read(text: text, name: "m.yaml")
    let error = #expect(throws: FileError.self) {
      try file.located { () throws(EvaluationError) in try file.model.evaluation() }
    }
    #expect(
      error?.diagnostics.map(\.message) == [
        "the intensities of rating scale 'Grade', used by 'Cost', are not connected by comparisons"
      ])
  }
}
