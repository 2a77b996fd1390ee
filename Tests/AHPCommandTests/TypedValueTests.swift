import Foundation
import Testing

/// Numbers, endings and names as people type them: what is wrong with them, and how they are
/// written.
struct TypedValueTests {
  private static let leader = "Examples/published/leader.yaml"
  private static let two = "Examples/published/vacation.yaml"

  @Test(arguments: [
    (["synthesize", "--threshold", "0,15"], "with a decimal point: 0.15"),
    (["synthesize", "--threshold", "8,5 %"], "with a decimal point: 8.5 %"),
    (["group", "--max-cr", "0,2"], "with a decimal point: 0.2"),
    (["group", "--max-cr", "12,5%"], "with a decimal point: 12.5%"),
    (["group", "--similarity", "0,9"], "with a decimal point: 0.9"),
    (["what-if", "--vary", "0,05"], "with a decimal point: 0.05"),
    (["what-if", "--vary", "7,5%"], "with a decimal point: 7.5%"),
    (["what-if", "--set", "Age=0,2"], "(expected a point: 'Age=0.2')"),
    (
      ["what-if", "--set", "Age=12,5%,Education=0,2"],
      "(expected a point: 'Age=12.5%,Education=0.2')"
    ),
    (["simulate", "--draws", "10,000"], "without separators: 10000"),
    (["simulate", "--noise", "log-normal", "--deviation", "0,3"], "with a decimal point: 0.3"),
    (["repair", "--method", "cao", "--theta", "0,8"], "with a decimal point: 0.8"),
    (["generate", "--noise", "0,5"], "with a decimal point: 0.5"),
  ]) func `a decimal comma is answered by the right form`(command: [String], said: String) throws {
    let model = command[0] == "generate" ? [] : [Self.leader]
    let run = try Tool.run([command[0]] + model + command.dropFirst())
    #expect(run.status == 64 || run.status == 2)
    #expect(run.output == "" && run.errors.contains(said), "\(run.errors)")
  }

  /// A name may have a comma, and weights may follow each other without a blank.
  @Test func `commas between weights are no decimal commas`() throws {
    for weights in ["Age=0.2,Education=0.3", "Age=0, Education=0.3", "Age=20%,Education=1%"] {
      let run = try Tool.run(["what-if", Self.leader, "--set", weights])
      #expect(run.status == 0, "\(run.errors)")
    }
    let model = """
      ahp: 1
      name: m
      goal:
        name: g
        upperTriangle: [2]
        children: [{name: "1,5 m"}, {name: b}]
      """
    let run = try Tool.run(["what-if", "-", "--set", "1,5 m=0.3"], input: model)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(arguments: ["8%", "8 %", "0.08", " 0.08"])
  func `a share is read in one way wherever it stands`(text: String) throws {
    func output(_ arguments: [String]) throws -> String {
      let run = try Tool.run(arguments + ["--format", "json"])
      #expect(run.status < 2, "\(run.errors)")
      return run.output
    }
    #expect(
      try output(["check", Self.leader, "--threshold", text])
        == output(["check", Self.leader, "--threshold", "0.08"]))
    #expect(
      try output(["group", Self.two, "--max-cr", text])
        == output(["group", Self.two, "--max-cr", "0.08"]))
    #expect(
      try output(["what-if", Self.leader, "--set", "Age=\(text)"])
        == output(["what-if", Self.leader, "--set", "Age=0.08"]))
  }

  @Test(arguments: [
    (["synthesize", leader], ".txt, .json, .csv"), (["report", leader], ".txt"),
    (["chart", "ranking", leader], ".svg, .json, .png or .pdf"),
    (["convert", leader], ".yaml, .yml or .json"), (["repair", leader], ".yaml, .yml or .json"),
    (["questionnaire", leader, "--own-judgments", "replace"], ".html"),
    (["aggregate", "--partial", leader], ".json"), (["schema"], ".json"),
    (["texts", "--language", "nl"], ".yaml or .yml"), (["generate"], ".yaml, .yml or .json"),
    (["random-index", "--order", "3"], ".json"), (["init"], ".yaml, .yml or .json"),
    (["import", "x.json"], ".yaml, .yml or .json"),
    (["judge", leader, "--participant", "Ann"], ".csv"),
  ]) func `an ending that stands for nothing is refused`(
    command: [String], expected: String
  ) throws {
    try Tool.inTemporaryFolder { folder in
      let file = folder.appending(path: "n.foo").path
      let run = try Tool.run(command + ["-o", file])
      #expect(run.status == 64, "\(run.status) \(run.errors)")
      #expect(
        run.errors.contains("would be a file that is not written here (expected ")
          && run.errors.contains(expected), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: file))
    }
  }

  @Test func `a name without an ending, or a format that was asked for, is no mistake`() throws {
    try Tool.inTemporaryFolder { folder in
      for (name, options) in [
        ("plain", []), ("x.out", ["--format", "json"]), ("study.2026", []), (".hidden", []),
        ("a name. Then more", []),
      ] {
        let file = folder.appending(path: name).path
        let run = try Tool.run(["synthesize", Self.leader, "-o", file] + options)
        #expect(run.status == 0 && FileManager.default.fileExists(atPath: file), "\(run.errors)")
      }
    }
  }

  @Test(arguments: [
    (["report", "--by", "deparment"], "Did you mean 'department'?"),
    (["chart", "subgroups", "--by", "deparment"], "Did you mean 'department'?"),
    (["group", "--by", "deparment"], "Did you mean 'department'?"),
    (["group", "--where", "deparment=x"], "Did you mean 'department'?"),
    (["group", "--where", "department=srgery"], "Did you mean 'surgery'?"),
    (["group", "--equal-groups", "deparment"], "Did you mean 'department'?"),
    (["synthesize", "--participant", "An"], "Did you mean 'Ann'?"),
    (["consistency", "Csot"], "Did you mean 'Cost'?"),
    (["sensitivity", "--criterion", "Csot"], "Did you mean 'Cost'?"),
    (["what-if", "--set", "Csot=0.2"], "Did you mean 'Cost'?"),
    (["chart", "head-to-head", "--between", "Nrth", "--and", "South"], "Did you mean 'North'?"),
    (
      ["report", "--format", "markdown", "--draws", "0", "--table", "rankng"],
      "Did you mean 'ranking'?"
    ),
    (["synthesize", "--language", "idd"], "Did you mean"),
  ]) func `an unknown name has a suggestion, wherever it is given`(
    command: [String], said: String
  ) throws {
    let model = """
      ahp: 1
      name: m
      alternatives: [North, South]
      participants:
        - {name: Ann, attributes: {department: surgery}}
        - {name: Ben, attributes: {department: medicine}}
      goal:
        name: g
        judgments: {Ann: {upperTriangle: [2]}, Ben: {upperTriangle: [3]}}
        children:
          - {name: Cost, judgments: {Ann: {upperTriangle: [2]}, Ben: {upperTriangle: [3]}}}
          - {name: Looks, judgments: {Ann: {upperTriangle: [2]}, Ben: {upperTriangle: [3]}}}
      """
    let place = command[0] == "chart" ? 2 : 1
    let run = try Tool.run(
      command.prefix(place) + ["-"] + command.dropFirst(place), input: model)
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.contains(said), "\(run.errors)")
  }

  @Test func `a language without words names how it gets some`() throws {
    let spanish = try Tool.run(["synthesize", Self.leader, "--language", "es"])
    #expect(spanish.status == 2)
    #expect(
      spanish.errors.contains(
        "in language 'es', whose words are those of questionnaires alone (there are en, id; 'ahp "
          + "texts --language es -o es.yaml' writes a file to translate)"), "\(spanish.errors)")
    #expect(!spanish.errors.contains("Did you mean"))
  }

  @Test func `groups without anybody say what to do next`() throws {
    let nobody = try Tool.run(["group", Self.leader])
    #expect(nobody.status == 2)
    #expect(
      nobody.errors.contains("nobody's own judgments are in the model")
        && nobody.errors.contains("'ahp questionnaire'"), "\(nobody.errors)")
    let model = """
      ahp: 1
      name: m
      alternatives: [a, b, c]
      participants: [Ann, Ben]
      goal:
        name: g
        judgments: {Ann: {upperTriangle: [2, 3, 5]}, Ben: {upperTriangle: [3, 5, 9]}}
      """
    let strict = try Tool.run(["group", "-", "--max-cr", "0"], input: model)
    #expect(strict.status == 2 && strict.output == "")
    #expect(
      strict.errors.contains(
        "nobody of the 2 respondents is left (expected a selection that some of them meet)"),
      "\(strict.errors)")
  }

  @Test func `a judgment just outside the scale shows that it is`() throws {
    let model = """
      ahp: 1
      name: m
      alternatives: [a, b, c]
      goal: {name: g, upperTriangle: [0.11108, 3, 35]}
      """
    for command in [["check"], ["consistency", "--all"]] {
      let run = try Tool.run([command[0], "-"] + command.dropFirst(), input: model)
      let said = run.output.replacing(/\s+/, with: " ")
      #expect(
        said.contains(
          "2 judgments are outside the scale 1/9 … 9, perhaps by a slip: Goal: a against b is 0.11108; "
            + "Goal: b against c is 35"), "\(said)")
    }
  }

  @Test func `comparisons of clusters have words of the language`() throws {
    let model = "Examples/published/hamburger-market-share.yaml"
    let english = try Tool.run(["consistency", model, "--all"])
    let indonesian = try Tool.run(["consistency", model, "--all", "--language", "id"])
    #expect(english.output.contains("→ clusters"), "\(english.errors)")
    #expect(
      indonesian.output.contains("→ klaster") && !indonesian.output.contains("→ clusters"),
      "\(indonesian.errors)")
  }

  /// The goal of a network compares nothing, and has no path among answers.
  @Test func `names of what networks compare are listed without empty ones`() throws {
    let text = """
      ahp: 1
      name: Net
      alternatives: [x, y]
      goal:
        name: Net
        network:
          - cluster: Choices
            alternatives: true
            nodes: [{name: x, dependsOn: {Kinds: {}}}, {name: y, dependsOn: {Kinds: {}}}]
          - cluster: Kinds
            nodes: [{name: k, dependsOn: {Choices: {}}}, {name: l, dependsOn: {Choices: {}}}]
      """
    try Tool.inTemporaryFolder { folder in
      let people = folder.appending(path: "p.csv").path
      let paths = "Choices/x → Kinds, Choices/y → Kinds, Kinds/k → Choices, Kinds/l → Choices"
      for (name, said) in [
        ("Foo", "'Foo' (there are Net, \(paths)"),
        ("k → Choces", "Did you mean 'Kinds/k → Choices'?"),
      ] {
        try "participant,judges\nAnn,\(name)\n".write(
          toFile: people, atomically: true, encoding: .utf8)
        let run = try Tool.run(
          ["questionnaire", "-", "--participants", people, "-o", folder.path + "/pages/"],
          input: text)
        #expect(run.status == 2 && run.errors.contains(said), "\(run.errors)")
        #expect(!run.errors.contains("(there are ,"), "\(run.errors)")
      }
    }
  }
}
