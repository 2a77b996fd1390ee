import Foundation
import Testing

/// `ahp what-if` as a user runs it.
struct WhatIfCommandTests {
  private let leader = "Examples/published/leader.yaml"

  private func ahp(_ arguments: String...) throws -> Tool.Outcome {
    try Tool.run(["what-if"] + arguments)
  }

  private func scenarios(_ arguments: String...) throws -> [[String: Any]] {
    let run = try Tool.run(["what-if"] + arguments + ["--format", "json"])
    #expect(run.status == 0 && run.errors == "")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require(object?["scenarios"] as? [[String: Any]])
  }

  /// The priorities of a model whose goal has given priorities.
  private func priorities(_ weights: String) throws -> [Double] {
    let text = try String(contentsOf: Tool.root.appending(path: leader), encoding: .utf8)
    let start = try #require(text.range(of: "  comparisons:"))
    let end = try #require(text.range(of: "  reported:", range: start.upperBound..<text.endIndex))
    let model = text[..<start.lowerBound] + "  priorities: {\(weights)}\n" + text[end.lowerBound...]
    let run = try Tool.run(["synthesize", "-", "--format", "json"], input: String(model))
    #expect(run.errors == "")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let alternatives = try #require(object?["alternatives"] as? [[String: Any]])
    return alternatives.compactMap { $0["priority"] as? Double }
  }

  @Test func `a scenario is the model with these weights`() throws {
    let found = try scenarios(
      leader, "--set", "Experience=0.2,Education=0.2, Charisma = 50%", "--set", "Age=1")
    let expected = [
      try priorities("Experience: 0.2, Education: 0.2, Charisma: 0.5, Age: 0.1"),
      try priorities("Experience: 0, Education: 0, Charisma: 0, Age: 1"),
    ]
    #expect(found.count == expected.count)
    for (scenario, expected) in zip(found, expected) {
      let priorities = try #require(scenario["priorities"] as? [Double])
      #expect(priorities.count == 3)
      for (found, expected) in zip(priorities, expected) { #expect(abs(found - expected) < 1e-14) }
    }
  }

  @Test func `a table that shows the first alternatives alone says how many it hides`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "m.yaml")
      let names = (1...9).map { "A\($0)" }
      try """
      ahp: 1
      name: Nine
      alternatives: [\(names.joined(separator: ", "))]
      goal:
        name: Goal
        priorities: {One: 0.4, Two: 0.6}
        children:
          - {name: One, priorities: {\(names.map { "\($0): 1" }.joined(separator: ", "))}}
          - name: Two
            priorities: {\(names.enumerated().map { "\($1): \($0 + 1)" }.joined(separator: ", "))}

      """.write(to: model, atomically: true, encoding: .utf8)
      for command in ["what-if --set One=0.5", "compare-methods"] {
        let run = try Tool.run(command.split(separator: " ").map(String.init) + [model.path])
        #expect(run.status == 0)
        #expect(run.output.contains("Not shown: 3 further columns are in CSV and JSON only"))
        let csv = try Tool.run(
          command.split(separator: " ").map(String.init) + [model.path, "--format", "csv"])
        #expect(names.allSatisfy(csv.output.contains))
      }
    }
  }

  @Test func `every weight is varied, or those that are named`() throws {
    #expect(try scenarios(leader, "--vary", "15%").count == 8)
    let one = try scenarios(leader, "--vary", "0.05", "--criterion", "Age", "--set", "Age=0")
    let weights = one.compactMap { ($0["weights"] as? [[String: Any]])?.first }
    #expect(weights.compactMap { $0["criterion"] as? String } == ["Age", "Age", "Age"])
    let before = try #require(weights[0]["before"] as? Double)
    let after = weights.compactMap { $0["after"] as? Double }
    #expect(after.count == 3 && after[0] == 0)
    for (found, expected) in zip(after[1...], [before - 0.05, before + 0.05]) {
      #expect(abs(found - expected) < 1e-15)
    }
  }

  @Test func `the sensitivity of a criterion has the same priorities`() throws {
    let run = try Tool.run(["sensitivity", leader, "--criterion", "Charisma", "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let line = try #require((object?["criteria"] as? [[String: Any]])?.first)
    let zero = try #require(line["scoresAtZero"] as? [Double])
    let one = try #require(line["scoresAtOne"] as? [Double])
    let found = try scenarios(leader, "--set", "Charisma=0.6")
    let priorities = try #require(found.first?["priorities"] as? [Double])
    for (index, priority) in priorities.enumerated() {
      #expect(abs(priority - (0.4 * zero[index] + 0.6 * one[index])) < 1e-14)
    }
  }

  @Test func `the verdict counts who leads`() throws {
    let output = try ahp(leader, "--set", "Experience=0.2", "--vary", "15%").output
    let words = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "Dick leads in 8 of 9 scenarios; Tom leads in 1 of 9 scenarios (Experience 0.5476 → 0.2000)."
      ))
    #expect(try ahp(leader, "--vary", "5%").output.contains("Dick leads in all 8 scenarios."))
  }

  @Test func `a table has one row for each item of each scenario`() throws {
    let rows = try ahp(leader, "--set", "Age=0.5, Charisma=0.25", "--format", "csv").output
      .split(separator: "\n")
    #expect(rows.count == 1 + 2 * 3)
    #expect(rows[0] == "scenario,weights,item,priority,rank,change")
    #expect(rows[4].hasPrefix("1,\"Age=0.5, Charisma=0.25\",Tom,"))
  }

  @Test(arguments: [
    ("Age", "'Age' is not a criterion and its weight (expected as in 'Cost=0.4')"),
    ("Age=0.1,", "'Age=0.1,' ends with a comma"),
    ("Age=x", "'Age=x' is not a criterion and its weight (expected as in 'Cost=0.4')"),
    ("Height=0.5", "the model has no criterion 'Height'"),
    ("Age=1.5", "the weight 1.5 of 'Age' is not between 0 and 1"),
    ("Age=nan", "the weight nan of 'Age' is not between 0 and 1"),
    ("Age=0.6,Charisma=0.6", "the weights set under 'Choose a leader' sum to 1.2"),
    ("Age=0.1,Age=0.1", "the weight of 'Age' is set twice"),
    ("Choose a leader=0.5", "the goal has no weight to set"),
  ])
  func `a scenario that cannot be is told`(scenario: String, message: String) throws {
    let run = try ahp(leader, "--set", scenario)
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  private static let merits = """
    ahp: 1
    name: m
    alternatives: [x, y]
    goal:
      name: g
      strategicCriteria:
        name: What counts
        comparisons: [[Growth, Safety, 3]]
        children:
          - {name: Growth, comparisons: [[Gain, Cost, 4]]}
          - {name: Safety, comparisons: [[Gain, Cost, 1/2]]}
      children:
        - name: Gain
          merit: benefits
          comparisons: [[Speed, Comfort, 2]]
          children:
            - {name: Speed, comparisons: [[x, y, 3]]}
            - {name: Comfort, comparisons: [[x, y, 1/2]]}
        - {name: Cost, merit: costs, comparisons: [[x, y, 2]]}
    """

  @Test func `weights of merits are set themselves, and the formula is computed anew`() throws {
    let run = try Tool.run(
      ["what-if", "-", "--set", "Gain=0.4", "--set", "Gain/Speed=0.25", "--vary", "10%"]
        + ["--format", "json"], input: Self.merits)
    #expect(run.status == 0, "\(run.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let scenarios = try #require(object?["scenarios"] as? [[String: Any]])
    #expect(scenarios.count == 2 + 8)
    // Gains 2/3 · 3/4 + 1/3 · 1/3 = 11/18 and 7/18, costs 2/3 and 1/3, whose reciprocals are as 1/3
    // to 2/3.
    let base = try #require(object?["priorities"] as? [Double])
    let gain = 0.75 * 0.8 + 0.25 / 3
    #expect(abs(base[0] - (gain * 11 / 18 + (1 - gain) / 3)) < 1e-14)
    let moved = try #require(scenarios[0]["priorities"] as? [Double])
    #expect(abs(moved[0] - (0.4 * 11 / 18 + 0.6 / 3)) < 1e-14)
    let below = try #require(scenarios[1]["priorities"] as? [Double])
    let speed = 0.25 * 0.75 + 0.75 / 3
    #expect(abs(below[0] - (gain * speed + (1 - gain) / 3)) < 1e-14)
    let strategic = try Tool.run(
      ["what-if", "-", "--set", "What counts/Growth=0.4"], input: Self.merits)
    #expect(strategic.status == 2)
    #expect(
      strategic.errors
        == "error: 'What counts/Growth' is a strategic criterion, which weighs merits (expected the "
        + "weight of a merit itself: Gain, Cost)\n")
  }

  @Test func `whoever asks for a weight elsewhere is led here`() throws {
    for command in ["synthesize", "sensitivity"] {
      let run = try Tool.run([command, leader, "--weight", "Age=0.6"])
      #expect(run.status == 64)
      #expect(
        run.errors.hasPrefix(
          "Error: Unknown option '--weight' (expected '--set' of 'ahp what-if' for other weights of "
            + "criteria)\n"), "\(run.errors)")
    }
  }

  @Test(arguments: [
    [], ["--vary", "0%"], ["--vary", "-1"], ["--set", "Age=0.1", "--criterion", "Age"],
  ])
  func `options that ask for nothing are refused`(arguments: [String]) throws {
    #expect(try Tool.run(["what-if", leader] + arguments).status == 64)
  }
}
