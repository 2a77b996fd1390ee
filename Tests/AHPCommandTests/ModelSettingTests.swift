import Foundation
import Testing

/// Every setting of a model against every command that reads one: the numbers change by it, or it
/// is listed here that they do not depend on it.
struct ModelSettingTests {
  private static let settings = [
    "scale: power", "prioritization: geometric-mean", "synthesis: ideal",
    "structuralAdjustment: true", "missingJudgments: optimal-completion",
    "randomIndex: saaty-1980", "incompleteRandomIndex: complete", "threshold: 0.02",
    "aggregation: priorities", "aggregation: local-priorities",
  ]

  /// A command, and the settings that its numbers do not depend on.
  private static let commands: [(command: [String], without: Set<String>)] = [
    (["synthesize"], []),
    // Nothing has priorities.
    (["check"], ["prioritization", "synthesis", "structuralAdjustment"]),
    // The synthesis could change the ranking that a better judgment leads to.
    (["consistency", "--all"], ["synthesis"]),
    // No consistency ratio is shown.
    (["sensitivity"], ["randomIndex", "incompleteRandomIndex", "threshold"]),
    (["sensitivity", "--judgments"], ["randomIndex", "incompleteRandomIndex", "threshold"]),
    (["what-if", "--vary", "10%"], ["randomIndex", "incompleteRandomIndex", "threshold"]),
    // All scales and methods are compared.
    (
      ["compare-methods"],
      ["scale", "prioritization", "randomIndex", "incompleteRandomIndex", "threshold"]
    ),
    (["simulate", "--draws", "400"], []),
    // Nothing is accepted or not.
    (["audit"], ["threshold"]),
    // It shows every aggregation, and says which one the model asks for.
    (["group"], []), (["repair"], []),
    (["report", "--draws", "0", "--format", "markdown"], []),
    (["chart", "ranking", "--format", "vega-lite"], ["incompleteRandomIndex", "threshold"]),
    (["chart", "consistency", "--format", "vega-lite"], []),
    // The page tells one person the consistency of complete answers.
    (
      ["questionnaire", "--own-judgments", "replace"],
      ["prioritization", "synthesis", "structuralAdjustment", "missingJudgments", "aggregation"]
    ),
  ]

  private static let model = """
    alternatives: [w, x, y, z]
    participants: [{name: Ann, weight: 2}, Bob]
    reported: {alternatives: {w: 0.4, x: 0.3, y: 0.2, z: 0.1}}
    goal:
      name: Van
      judgments: {Ann: {upperTriangle: [3, 2, 4]}, Bob: {upperTriangle: [1/2, 3, 5]}}
      reported: {consistencyRatio: 0.1}
      children:
        - name: A
          reported: {consistencyRatio: 0.1}
          judgments:
            Ann: {comparisons: [[w, x, 3], [x, y, 5], [y, z, 2], [w, z, 4], [w, y, 9]]}
            Bob: {comparisons: [[w, x, 1/2], [x, y, 4], [y, z, 3], [w, z, 2], [w, y, 2]]}
        - name: B
          judgments: {Ann: {upperTriangle: [2, 4, 3, 3, 5, 2]}, Bob: {upperTriangle: [1/3, 4, 1, 3, 1/5, 2]}}
        - name: C
          judgments: {Ann: {upperTriangle: [2]}, Bob: {upperTriangle: [3]}}
          children:
            - name: D
              judgments: {Ann: {upperTriangle: [1/2, 4, 3, 3, 5, 2]}, Bob: {upperTriangle: [1/2, 1, 3, 1/3, 5, 2]}}
            - name: E
              judgments: {Ann: {upperTriangle: [2, 1/4, 3, 3, 5, 2]}, Bob: {upperTriangle: [2, 1/4, 3, 1, 5, 1]}}
    """

  /// The names of choices, which every report repeats.
  private static let choices: Set<String> = [
    "method", "scale", "prioritization", "synthesis", "bocr", "structuralAdjustment", "aggregation",
    "missingJudgments", "randomIndex", "incompleteRandomIndex", "randomIndexSource", "threshold",
    "verdict",
  ]

  private func numbers(_ value: Any) -> Any {
    if let members = value as? [String: Any] {
      return members.filter { !Self.choices.contains($0.key) }.mapValues(numbers)
    }
    if let list = value as? [Any] { return list.map(numbers) }
    return value
  }

  /// What a command says of the model with some settings, without their names where it is JSON.
  private func output(_ command: [String], _ settings: String) throws -> String {
    let place = command[0] == "chart" ? 2 : 1
    let hasFormat = command.contains("--format") || command[0] == "questionnaire"
    let run = try Tool.run(
      command.prefix(place) + ["-"] + command.dropFirst(place)
        + (hasFormat ? [] : ["--format", "json"]),
      input: "ahp: 1\nname: M\n\(settings)\(Self.model)\n")
    #expect(run.status < 2, "\(command) \(settings): \(run.errors)")
    guard !hasFormat else { return run.output }
    let data = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return String(
      decoding: try JSONSerialization.data(withJSONObject: numbers(data), options: .sortedKeys),
      as: UTF8.self)
  }

  @Test(arguments: commands.indices) func `every setting of a model is heeded`(index: Int) throws {
    let (command, without) = Self.commands[index]
    let usual = try output(command, "")
    for setting in Self.settings {
      let name = String(setting.prefix { $0 != ":" })
      let changed = try output(command, "settings: {\(setting)}\n") != usual
      #expect(changed == !without.contains(name), "\(command) \(setting)")
    }
  }

  /// Those that other settings of models are about, in models that have them.
  @Test func `formulas of merits and limits of networks are heeded`() throws {
    let merits = """
      alternatives: [x, y, z]
      goal:
        name: Dam
        upperTriangle: [3]
        children:
          - {name: Gains, merit: benefits, upperTriangle: [3, 5, 2]}
          - {name: Losses, merit: costs, upperTriangle: [2, 1/3, 1/4]}
      """
    let network = try String(
      contentsOf: Tool.root.appending(path: "Examples/published/hamburger-market-share.yaml"),
      encoding: .utf8)
    for command in [["synthesize"], ["simulate", "--draws", "20"], ["compare-methods"]] {
      func json(_ text: String) throws -> String {
        let run = try Tool.run(
          [command[0], "-", "--format", "json"] + command.dropFirst(), input: text)
        #expect(run.status == 0, "\(run.errors)")
        return run.output
      }
      let head = "ahp: 1\nname: M\n"
      #expect(
        try json(head + merits) != json(head + "settings: {bocr: multiplicative}\n" + merits))
      #expect(
        try json(network)
          != json(
            network.replacing(
              "\nalternatives:", with: "\nsettings: {networkPriorities: raw}\nalternatives:",
              maxReplacements: 1)))
    }
  }
}
