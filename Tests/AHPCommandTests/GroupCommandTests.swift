import Foundation
import Testing

/// `ahp group`, `ahp aggregate` and answers in files, as a user runs them.
struct GroupCommandTests {
  private func ahp(_ arguments: String..., input: String = "") throws -> Tool.Outcome {
    try Tool.run(arguments, input: input)
  }

  private let car = "Examples/published/super-decisions-group-car.yaml"
  private let hospital = "Examples/bangka-belitung.yaml"

  /// Answers of some participants to the hospital model, in one file and in parts of it by
  /// participant.
  private func withAnswers(_ body: (_ whole: String, _ parts: [String]) throws -> Void) throws {
    try Tool.inTemporaryFolder { folder in
      let whole = folder.appending(path: "answers.csv").path
      let run = try ahp(
        "generate", "--answers-to", hospital, "--participants", "9", "--missing", "0.05", "--seed",
        "4", "-o", whole)
      #expect(run.status == 0 && run.output == "" && run.errors == "")
      let lines = try String(contentsOfFile: whole, encoding: .utf8).split(separator: "\n")
      let parts = try (0..<3).map { part in
        let rows = lines.dropFirst().filter {
          let number = $0.split(separator: ",")[0].split(separator: " ")[1]
          return (Int(number) ?? 0) % 3 == part
        }
        let path = folder.appending(path: "part\(part).csv").path
        try ([lines[0]] + rows).joined(separator: "\n").write(
          toFile: path, atomically: true, encoding: .utf8)
        return path
      }
      try body(whole, parts)
    }
  }

  @Test func `group shows the kinds of aggregation, the agreement and each member`() throws {
    let run = try ahp("group", car)
    #expect(run.status == 0 && run.errors == "")
    // AIJ as Super Decisions prints it.
    #expect(run.output.contains("   1  1Toyota Highlander  0.4710  1. 0.4602  1. 0.4610"))
    #expect(run.output.contains("consensus S* over all criteria 91.8 % (very high)"))
    #expect(run.output.contains("Aggregation: all kinds give the same ranking"))
    for format in ["json", "csv", "markdown"] {
      let other = try ahp("group", car, "--format", format)
      #expect(other.status == 0 && other.output.contains("1Toyota Highlander"))
    }
    let markdown = try ahp("group", car, "--format", "markdown")
    #expect(markdown.output.contains("| r3 | 1 | 21 | 0.052 | 2Reliability |"))
  }

  @Test func `answers in files give what the same judgments in the model give`() throws {
    try withAnswers { whole, parts in
      let options = ["--responses", whole, "--own-judgments", "replace"]
      let one = try Tool.run(["group", hospital, "--format", "json"] + options)
      #expect(one.status == 0 && one.errors == "")
      let many = try Tool.run(
        ["group", hospital, "--format", "json", "--own-judgments", "replace", "--responses"]
          + parts.sorted(by: >))
      // The order of the members is that of the files.
      let priorities = { (run: Tool.Outcome) in
        run.output.components(separatedBy: "\"compared\"")[0]
      }
      #expect(priorities(many) == priorities(one))
      let synthesis = try Tool.run(["synthesize", hospital, "--format", "json"] + options)
      #expect(synthesis.status == 0)
      let check = try Tool.run(["check", hospital, "--threshold", "10"] + options)
      #expect(check.status == 0)
    }
  }

  @Test func `parts that are counted apart and merged are the whole to the last byte`() throws {
    try withAnswers { whole, parts in
      let replace = ["--own-judgments", "replace"]
      let expected = try Tool.run(
        ["aggregate", "--partial", hospital, "--responses", whole] + replace)
      #expect(expected.status == 0)
      #expect(expected.output.filter { $0 == "\n" }.count == 1)
      let counted = try parts.map {
        try Tool.run(["aggregate", "--partial", hospital, "--responses", $0] + replace).output
      }
      for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
        let merged = try Tool.run(
          ["aggregate", "--merge", hospital, "-"] + replace,
          input: order.map { counted[$0] }.joined())
        #expect(merged.output == expected.output)
      }
      // A tree of merges.
      let pair = try Tool.run(
        ["aggregate", "--merge", hospital, "-"] + replace, input: counted[2] + counted[1])
      let tree = try Tool.run(
        ["aggregate", "--merge", hospital, "-"] + replace, input: counted[0] + pair.output)
      #expect(tree.output == expected.output)
      let shown = try Tool.run(
        ["group", hospital, "--statistics", "-"] + replace, input: tree.output)
      let direct = try Tool.run(
        ["group", hospital, "--responses", whole, "--individuals", "0"] + replace)
      #expect(shown.status == 0)
      #expect(shown.output == direct.output)

      let twice = try Tool.run(
        ["aggregate", "--merge", hospital, "-"] + replace, input: counted[0] + counted[0])
      #expect(twice.status == 2 && twice.output == "")
      #expect(
        twice.errors
          == "<stdin>, line 2: error: the statistics cannot be merged with the others: 3 respondents are "
          + "in both parts\n")
    }
  }

  /// Statistics are checked against what the model says for everybody, and have what people said.
  @Test func `the model's own judgments matter for statistics where they stand for everybody`()
    throws
  {
    func model(_ judgments: String) -> String {
      "ahp: 1\nname: m\nparticipants: [Ann]\ngoal:\n  name: M\n  \(judgments)\n  children:\n"
        + "    - name: A\n      judgments: {Ann: {upperTriangle: [3]}}\n"
        + "      children: [{name: G}, {name: H}]\n    - {name: B}\n"
    }
    try Tool.withFiles([
      "common.yaml": model("upperTriangle: [0.33]"),
      "own.yaml": model("judgments: {Ann: {upperTriangle: [0.33]}}"),
    ]) { path in
      let written = ["--rounded-ratios", "as-written"]
      func counted(_ name: String) throws -> String {
        let run = try Tool.run(["aggregate", "--partial", path(name)] + written)
        #expect(run.status == 0, "\(run.errors)")
        return run.output
      }
      let common = try counted("common.yaml")
      for command in [
        ["group", path("common.yaml"), "--statistics", "-"],
        ["aggregate", "--merge", path("common.yaml"), "-"],
      ] {
        let run = try Tool.run(command + written, input: common)
        #expect(run.status == 0, "\(run.errors)")
        let other = try Tool.run(command, input: common)
        #expect(other.status == 2 && other.errors.contains("about another model than 'm'"))
      }
      let own = try counted("own.yaml")
      for (option, value) in [
        ("--rounded-ratios", "as-written"), ("--own-judgments", "replace"),
      ] {
        let run = try Tool.run(
          ["group", path("own.yaml"), "--statistics", "-", option, value], input: own)
        #expect(run.status == 2 && run.output == "")
        #expect(
          run.errors.hasSuffix(
            "error: statistics have the judgments of people as they were counted, and '\(option)' is "
              + "about those of the model that stand for everybody (found none in 'm')\n"),
          "\(run.errors)")
      }
    }
  }

  @Test(arguments: [
    ("{}", "the key 'groupStatistics' is missing in statistics of a group"),
    ("", "the file is empty (expected statistics)"), ("[1, 2]", "is not statistics of a group"),
    ("{\"groupStatistics\": 3", "error"),
  ])
  func `what are no statistics is refused`(text: String, message: String) throws {
    let run = try ahp("group", car, "--statistics", "-", input: text)
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.contains(message))
  }

  @Test func `changed statistics are refused`() throws {
    let text = try ahp("aggregate", "--partial", car).output
    #expect(text.contains("\"respondents\": 3"))
    for (original, changed, message) in [
      ("\"respondents\": 3", "\"respondents\": 4", "there are 3 names of 4 respondents"),
      ("\"respondents\": 3", "\"respondents\": -1", "-1 is not a count"),
      (
        "\"judgments\": [[0, 3, ", "\"judgments\": [[0, 4, ", "the statistics contradict themselves"
      ),
      ("\"judgments\": [[0, 3, ", "\"judgments\": [[0, 3, 3, ", "the row has 8 cells (expected 7)"),
      ("\"settings\": {", "\"settings\": {\"scale\": \"x\", ", "the key 'scale' is given twice"),
      (
        "\"attributes\": {}", "\"attributes\": {\"a\": [\"b\"], \"a\": [\"c\"]}",
        "the key 'a' is given twice"
      ),
      (
        "\"attributes\": {}", "\"attributes\": 5",
        "5 is not a mapping of attributes to lists of values"
      ),
    ] {
      let run = try ahp(
        "group", car, "--statistics", "-",
        input: text.replacingOccurrences(of: original, with: changed))
      #expect(run.status == 2 && run.output == "")
      #expect(run.errors.contains(message), "\(run.errors)")
    }
    let other = try ahp(
      "group", "Examples/published/ahptools-transport.yaml", "--statistics", "-", input: text)
    #expect(other.errors.contains("the table has") || other.errors.contains("another model"))
    #expect(other.status == 2)
  }

  /// Two thousand items have two million pairs, of which eight are answered.
  @Test func `pairs that nobody answers take no memory`() throws {
    try Tool.inTemporaryFolder { folder in
      let names = (0..<2000).map { "c\($0)" }
      let model = folder.appending(path: "wide.yaml").path
      try
        ("ahp: 1\nname: wide\ngoal:\n  name: G\n  children: ["
        + names.map { "{name: \($0)}" }.joined(separator: ", ") + "]\n")
        .write(toFile: model, atomically: true, encoding: .utf8)
      let answers = folder.appending(path: "a.csv").path
      try
        ("participant,node,first,second,ratio\n"
        + (0..<4).map { "p\($0),G,c\($0),c\($0 + 1),3\np\($0),G,c7,c1\($0),1/2\n" }.joined())
        .write(toFile: answers, atomically: true, encoding: .utf8)
      let run = try Tool.runInShell(
        "aggregate --partial '\(model)' --responses '\(answers)'", kibibytes: 1_500_000)
      #expect(run.status == 0, "\(run.errors)")
      let hasFirstPair = run.output.contains("\"judgments\": [[0, 1, 3, 3, ")
      #expect(hasFirstPair)
      #expect(run.output.utf8.count < 1_000_000)
    }
  }

  @Test func `respondents are selected, and those left out are named`() throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "team.csv").path
      try """
      participant,team,Choose a leader|Experience|Education,Choose a leader|Experience|Charisma
      Ann,north,3,2
      Bob,south,1/5,4
      """.write(toFile: path, atomically: true, encoding: .utf8)
      let run = try ahp(
        "group", "Examples/published/leader.yaml", "--own-judgments", "replace", "--responses",
        path, "--where", "team=north")
      // Not everything was answered.
      #expect(run.status == 2)
      #expect(run.errors.contains("no judgments on the 3 items of 'Experience'"))
    }
    let all = try ahp("group", car, "--max-cr", "0.06")
    #expect(all.output.contains("2 of 3 count (left out: 1 with a CR above the limit)"))
    #expect(all.output.contains("Left out: r1 (CR 0.074 on 'Goal')"))
    let matrices = try ahp("group", car, "--max-cr", "0.06", "--leave-out", "matrix")
    #expect(
      matrices.output.replacing(#/\s+/#, with: " ").contains(
        "3, all of whom count; 1 counts without matrices that have a CR above 0.06; 2 have answers "
          + "within the CR limit"))
    #expect(matrices.output.contains("Left out: r1 on 'Goal' alone (CR 0.074)"))
  }

  @Test func `wrong answers are refused with their place, or left out and listed`() throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "a.csv").path
      try """
      participant;node;first;second;ratio
      Ann;Vacation;x;y;3,5
      Ann;Vacation;x;z;12
      Ann;Vacation;y;z;2
      """.write(toFile: path, atomically: true, encoding: .utf8)
      let model = folder.appending(path: "m.yaml").path
      try """
      ahp: 1
      name: Vacation
      alternatives: [x, y, z]
      goal: {name: Vacation}
      """.write(toFile: model, atomically: true, encoding: .utf8)
      let refused = try ahp("group", model, "--responses", path)
      #expect(refused.status == 2 && refused.output == "")
      #expect(
        refused.errors.hasPrefix(
          "\(path):3:18: error: judgment 12 of 'x' against 'z' is outside the scale 1/9 … 9"))
      let skipped = try ahp("group", model, "--responses", path, "--skip-invalid")
      #expect(skipped.status == 0)
      #expect(skipped.errors.contains("a.csv:3:18: warning: judgment 12"))
      #expect(skipped.errors.hasSuffix("warning: 1 problem left out\n"))
      let any = try ahp("group", model, "--responses", path, "--answers", "any")
      #expect(any.status == 0 && any.errors == "")
    }
  }

  @Test func `a model in which everything is judged asks nobody`() throws {
    let run = try ahp(
      "group", "Examples/published/leader.yaml", "--responses", "no-such-file.csv")
    #expect(run.status == 2)
    #expect(
      run.errors
        == "Examples/published/leader.yaml: error: judgments on all criteria stand in the model for "
        + "everybody, so that nobody is asked (expected none, or '--own-judgments replace')\n")
    let nobody = try ahp("group", "Examples/published/leader.yaml")
    #expect(nobody.status == 2)
    #expect(nobody.errors.contains("nobody's own judgments are in the model"))
  }

  @Test func `nobody answers what he or she judged in the model`() throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "a.csv").path
      try """
      participant,node,first,second,ratio
      r1,1Cost,1.1Initial Cost,1.2Monthly Payment,2
      """.write(toFile: path, atomically: true, encoding: .utf8)
      for command in ["group", "synthesize"] {
        let run = try ahp(command, car, "--responses", path)
        #expect(run.status == 2)
        #expect(
          run.errors
            == "\(car): error: the answers do not go with the model: 'r1' has judgments on '1Cost' "
            + "twice\n  hint: '--own-judgments replace' sets the model's own judgments aside, and counts "
            + "the answers\n"
        )
      }
    }
  }

  @Test(arguments: [
    ["group", "m.yaml", "--aggregation", "judgments"], ["group", "m.yaml", "--participant", "A"],
    ["group", "m.yaml", "--where", "north"], ["group", "m.yaml", "--max-cr", "-1"],
    ["group", "m.yaml", "--similarity", "2"],
    ["group", "m.yaml", "--responses", "a", "--statistics", "b"],
    ["group", "m.yaml", "--participants", "p.csv"], ["aggregate", "m.yaml"],
    ["aggregate", "--merge", "m.yaml"], ["aggregate", "--partial", "m.yaml", "s.json"],
    ["generate", "--answers-to", "m.yaml"],
  ])
  func `wrong usage exits with 64`(arguments: [String]) throws {
    #expect(try Tool.run(arguments).status == 64)
  }
}
