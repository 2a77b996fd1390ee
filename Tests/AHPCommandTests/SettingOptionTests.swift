import Foundation
import Testing

/// Options of the command line reach the evaluation: each gives what a model gives that has the
/// setting.
struct SettingOptionTests {
  /// An option with a value, the model's setting of that value, and one of another value.
  private static let settings: [(option: [String], setting: String, other: String)] = [
    (["--scale", "balanced"], "scale: balanced", "scale: geometric"),
    (["--scale", "power"], "scale: power", "scale: balanced"),
    (
      ["--prioritization", "geometric-mean"], "prioritization: geometric-mean",
      "prioritization: normalized-columns"
    ),
    (["--synthesis", "ideal"], "synthesis: ideal", "synthesis: multiplicative"),
    (["--structural-adjustment"], "structuralAdjustment: true", "structuralAdjustment: false"),
    (
      ["--missing-judgments", "optimal-completion"], "missingJudgments: optimal-completion",
      "missingJudgments: harker"
    ),
    (["--random-index", "saaty-1980"], "randomIndex: saaty-1980", "randomIndex: saaty-1977"),
    (
      ["--incomplete-random-index", "complete"], "incompleteRandomIndex: complete",
      "incompleteRandomIndex: unrestricted"
    ),
    (["--threshold", "0.03"], "threshold: 0.03", "threshold: 0.2"),
    (["--aggregation", "priorities"], "aggregation: priorities", "aggregation: local-priorities"),
  ]

  private static let gaps = """
    alternatives: [w, x, y, z]
    goal:
      name: Gaps
      upperTriangle: [3, 2, 4]
      children:
        - {name: A, comparisons: [[w, x, 3], [x, y, 5], [y, z, 2], [w, z, 4], [w, y, 9]]}
        - {name: B, upperTriangle: [2, 4, 3, 3, 5, 2]}
        - name: C
          upperTriangle: [2]
          children:
            - {name: D, upperTriangle: [1/2, 4, 3, 3, 5, 2]}
            - {name: E, upperTriangle: [2, 1/4, 3, 3, 5, 2]}

    """

  private static let people = """
    alternatives: [x, y, z]
    participants: [{name: Ann, weight: 2}, Bob]
    goal:
      name: Van
      judgments: {Ann: {upperTriangle: [3]}, Bob: {upperTriangle: [1/2]}}
      children:
        - {name: Cost, judgments: {Ann: {upperTriangle: [1/3, 2, 9]}, Bob: {upperTriangle: [1/5, 1/2, 3]}}}
        - {name: Looks, judgments: {Ann: {upperTriangle: [5, 1/2, 1/8]}, Bob: {upperTriangle: [1, 2, 3]}}}

    """

  @Test(arguments: settings.indices, ["synthesize", "what-if"])
  func `an option is the setting of that name`(index: Int, command: String) throws {
    let (option, setting, other) = Self.settings[index]
    let isOfGroup = option[0] == "--aggregation"
    let rest = isOfGroup ? Self.people : Self.gaps
    let arguments = command == "what-if" ? ["--vary", "20%"] : []
    let format = ["--format", "json"]
    try Tool.inTemporaryFolder { folder in
      func run(_ settings: String, _ options: [String]) throws -> String {
        try "ahp: 1\nname: M\n\(settings)\(rest)".write(
          to: folder.appending(path: "m.yaml"), atomically: true, encoding: .utf8)
        let run = try Tool.run([command, "m.yaml"] + arguments + format + options, in: folder)
        #expect(run.status == 0, "\(run.errors)")
        return run.output
      }
      let usual = try run("", [])
      let chosen = try run("", option)
      #expect(try run("settings: {\(setting)}\n", []) == chosen)
      #expect(chosen != usual)
      // Options come before settings.
      #expect(try run("settings: {\(other)}\n", option) == chosen)
    }
  }
}
