import Foundation
import Testing

/// Every option of every command does something, or is refused with a sentence.
struct OptionTests {
  /// The commands with the names of their options and arguments, as the tool describes itself.
  private static let commands: [(name: String, options: [String])] = {
    let text = (try? Tool.run(["--experimental-dump-help"]).output) ?? ""
    let root = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let tool = root?["command"] as? [String: Any]
    return (tool?["subcommands"] as? [[String: Any]] ?? []).compactMap { command in
      guard let name = command["commandName"] as? String, name != "help" else { return nil }
      let arguments = command["arguments"] as? [[String: Any]] ?? []
      return (
        name,
        arguments.map { argument in
          (argument["preferredName"] as? [String: Any])?["name"] as? String
            ?? argument["valueName"] as? String ?? ""
        }.filter { !["help", "version", "model"].contains($0) }
      )
    }
  }()

  /// What a run says and writes.
  private struct Result: Equatable {
    let status: Int32
    let output: String
    let file: String?
    let errors: String

    var succeeds: Bool { status == 0 || status == 1 }

    /// Whether somebody sees a difference.
    func differs(from other: Result) -> Bool {
      status != other.status || output != other.output || file != other.file
    }
  }

  /// Runs the tool, which writes what the arguments call `OUT.csv` or the like to a new file.
  private static func run(_ arguments: [String], in folder: URL) throws -> Result {
    let name = UUID().uuidString
    var file: String?
    let line = arguments.map { argument in
      guard argument.hasPrefix("OUT.") else { return argument }
      file = name + argument.dropFirst(3)
      return file ?? argument
    }
    let run = try Tool.run(line, input: "3\nquit\n", in: folder)
    let text = file.flatMap {
      try? Data(contentsOf: folder.appending(path: $0)).base64EncodedString()
    }
    return Result(
      status: run.status, output: run.output.replacingOccurrences(of: name, with: "OUT"),
      file: text,
      errors: run.errors)
  }

  @Test(arguments: commands.map(\.name))
  func `every option of a command does something or is refused`(command: String) throws {
    let options = try #require(Self.commands.first { $0.name == command }).options
    try Tool.inTemporaryFolder { folder in
      try OptionTrial.writeFiles(to: folder)
      var results: [[String]: Result] = [:]
      func result(_ line: [String]) throws -> Result {
        if let known = results[line] { return known }
        let new = try Self.run(line, in: folder)
        results[line] = new
        // What a run wrote is there for the next one.
        try "kept\n".write(
          to: folder.appending(path: "there.yaml"), atomically: true, encoding: .utf8)
        return new
      }
      for option in options
      where !OptionTrial.invisible.contains(option) && !OptionTrial.isIdle(option, command: command)
      {
        let (own, common) = OptionTrial.all(of: option, command: command)
        #expect(!(own + common).isEmpty, "no trial of '\(option)' of 'ahp \(command)'")
        var found: [String] = []
        func isSeen(_ trial: OptionTrial) throws -> Bool {
          let (without, with) = trial.lines(of: command)
          let (before, after) = (try result(without), try result(with))
          found.append("\(with): \(before.status) \(after.status) \(after.errors.prefix(200))")
          if after.succeeds { return after.differs(from: before) }
          if before.succeeds { return after.output == "" && after.errors.contains("rror: ") }
          // A refusal names the option, or the file that it names.
          let name = option.hasPrefix("no-") ? String(option.dropFirst(3)) : option
          return after.output == ""
            && (after.errors.contains("'--\(name)") || after.errors.contains("none.csv: error: "))
        }
        // Of a command's own trials, which are its forms, all are seen.
        let isSeen = try own.isEmpty ? common.contains(where: isSeen) : own.allSatisfy(isSeen)
        #expect(isSeen, "'\(option)' of 'ahp \(command)' does nothing: \(found)")
      }
    }
  }

  private static let refusals: [(line: String, message: String)] = [
    ("group q.yaml --statistics s.json --where dept=a", "expected '--where' and '--max-cr' with"),
    ("group q.yaml --statistics s.json --max-cr 0.1", "expected '--where' and '--max-cr' with"),
    ("group q.yaml --statistics s.json --leave-out matrix", "'--leave-out' is about '--max-cr'"),
    ("group q.yaml --statistics s.json --scale balanced", "expected no '--scale'"),
    (
      "group q.yaml --statistics s.json --prioritization geometric-mean",
      "expected no '--prioritization'"
    ),
    ("group q.yaml --statistics s.json --synthesis ideal", "expected no '--synthesis'"),
    ("group q.yaml --statistics s.json --bocr additive", "expected no '--bocr'"),
    (
      "group q.yaml --statistics s.json --structural-adjustment",
      "expected no '--structural-adjustment'"
    ),
    (
      "group q.yaml --statistics s.json --missing-judgments harker",
      "expected no '--missing-judgments'"
    ),
    ("group q.yaml --statistics s.json --random-index saaty-1980", "expected no '--random-index'"),
    (
      "group q.yaml --statistics s.json --incomplete-random-index complete",
      "expected no '--incomplete-random-index'"
    ),
    ("group q.yaml --statistics s.json --threshold 0.2", "expected no '--threshold'"),
    ("group q.yaml --statistics s.json --individuals 3", "expected no '--individuals'"),
    ("group q.yaml --statistics s.json --similarity 0.5", "expected no '--individuals' and no"),
    ("group q.yaml --statistics s.json --people", "expected no '--by' and no '--people'"),
    ("group q.yaml --statistics s.json --by dept", "expected no '--by' and no '--people'"),
    ("group q.yaml --statistics s.json --answers any", "'--answers' is about '--responses'"),
    ("group q.yaml --statistics s.json --own-judgments keep", "'--own-judgments keep' is about"),
    (
      "group q.yaml --statistics s.json --anonymous",
      "statistics have nobody's name (expected no '--anonymous')"
    ),
    (
      "group q.yaml --statistics s.json --rounded-ratios as-written",
      "'--rounded-ratios' is about those of the model that stand for everybody (found none in 'Van')"
    ),
    (
      "group q.yaml --statistics s.json --own-judgments replace",
      "'--own-judgments' is about those of the model that stand for everybody (found none in 'Van')"
    ),
    (
      "aggregate --merge q.yaml s.json --anonymous",
      "statistics have nobody's name (expected no '--anonymous')"
    ),
    (
      "aggregate --merge q.yaml s.json --rounded-ratios fractions",
      "'--rounded-ratios' is about those of the model that stand for everybody (found none in 'Van')"
    ),
    (
      "aggregate --merge q.yaml s.json --own-judgments replace",
      "'--own-judgments' is about those of the model that stand for everybody (found none in 'Van')"
    ),
    ("group g.yaml --leave-out matrix", "'--leave-out' is about '--max-cr'"),
    ("group g.yaml --own-judgments replace", "'--own-judgments replace' is about '--responses'"),
    ("aggregate --partial g.yaml --own-judgments replace", "'--own-judgments replace' is about"),
    (
      "aggregate --merge q.yaml s.json --where dept=a",
      "'--where' and '--max-cr' are for '--partial'"
    ),
    (
      "aggregate --merge q.yaml s.json --max-cr 0.1", "'--where' and '--max-cr' are for '--partial'"
    ),
    ("aggregate --merge q.yaml s.json --scale balanced", "expected no '--scale'"),
    ("aggregate --merge q.yaml s.json --threshold 0.2", "expected no '--threshold'"),
    ("aggregate --merge q.yaml s.json --skip-invalid", "'--skip-invalid' is about '--responses'"),
    (
      "aggregate --partial q.yaml --responses a.csv --where rol=a",
      "no respondent has the attribute 'rol'"
    ),
    ("synthesize g.yaml --own-judgments keep", "'--own-judgments keep' is about '--responses'"),
    (
      "synthesize g.yaml --own-judgments replace",
      "'--own-judgments replace' is about '--responses'"
    ),
    (
      "synthesize merits.yaml --aggregation priorities",
      "'--aggregation' is about participants (found none in 'Merits', and no '--responses')"
    ),
    (
      "check merits.yaml --max-cr 0.1",
      "'--max-cr' is about participants (found none in 'Merits', and no '--responses')"
    ),
    (
      "simulate merits.yaml --max-cr 0.1 --leave-out matrix",
      "'--max-cr' is about participants (found none in 'Merits', and no '--responses')"
    ),
    (
      "convert merits.yaml --anonymous",
      "'--anonymous' is about participants (found none in 'Merits', and no '--responses')"
    ),
    ("report merits.yaml --equal-groups dept", "no respondent has the attribute 'dept'"),
    ("synthesize g.yaml --skip-invalid", "'--skip-invalid' is about '--responses'"),
    ("synthesize g.yaml --answers any", "'--answers' is about '--responses'"),
    (
      "synthesize g.yaml --bocr additive",
      "'--bocr' is about benefits, opportunities, costs and risks"
    ),
    (
      "synthesize g.yaml --format json --depth 1",
      "'--depth' is for text and markdown (found 'json')"
    ),
    ("synthesize g.yaml --format csv --top 1", "'--top' is for text and markdown (found 'csv')"),
    ("questionnaire q.yaml --form wide", "'--form wide' is of tables (found '--format html')"),
    (
      "questionnaire q.yaml --seed 2",
      "'--seed' is for '--design balanced' (found '--design complete')"
    ),
    ("collect q.yaml a.csv --design spanning --seed 2", "(found '--design spanning')"),
    ("questionnaire q.yaml --redundancy 2", "'--redundancy' is for '--design complete'"),
    ("collect q.yaml a.csv --form wide", "'--form' is about the file of '--output' (found none)"),
    ("generate --form wide", "'--form' is for '--answers-to'"),
    ("generate --answers-to q.yaml --participants 2 --levels 3", "'--levels' is of a drawn model"),
    (
      "generate --answers-to q.yaml --participants 2 --branching 3",
      "'--branching' is of a drawn model"
    ),
    (
      "generate --answers-to q.yaml --participants 2 --alternatives 3",
      "'--alternatives' is of a drawn"
    ),
    ("repair g.yaml --theta 0.5", "'--theta' is for '--method xu-wei' and cao"),
    (
      "repair g.yaml --method cao --most-changes 2",
      "'--most-changes' is for '--method fewest-changes'"
    ),
    ("report g.yaml --draws 0 --seed 2", "'--seed' is for draws"),
    ("simulate measured.yaml --weights uniform --noise step", "expected no '--noise step'"),
    ("simulate g.yaml --deviation 2", "'--deviation' is for"),
    ("convert situation.yaml --situation one", "expected no '--situation'"),
    ("what-if g.yaml --set Cost=0.5 --criterion Cost", "'--criterion' says what '--vary' moves"),
  ]

  @Test func `a model's settings may be about people whom it does not have`() throws {
    let model = """
      ahp: 1
      name: Alone
      settings: {aggregation: priorities}
      goal: {name: g, upperTriangle: [3], children: [{name: a}, {name: b}]}
      """
    let run = try Tool.run(["synthesize", "-"], input: model)
    #expect(run.status == 0 && run.errors == "")
  }

  @Test func `options that would change nothing are refused`() throws {
    try Tool.inTemporaryFolder { folder in
      try OptionTrial.writeFiles(to: folder)
      for (line, message) in Self.refusals {
        let run = try Tool.run(line.split(separator: " ").map { String($0) }, in: folder)
        #expect(run.status == 64 || run.status == 2, "\(line): \(run.status)")
        #expect(run.output == "" && run.errors.contains(message), "\(line): \(run.errors)")
      }
      // What is refused there is no matter of the statistics' own choices.
      let shown = try Tool.run(["group", "q.yaml", "--statistics", "s.json"], in: folder)
      #expect(shown.status == 0)
    }
  }
}
