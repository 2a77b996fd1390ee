import Foundation

/// Runs that show what each option of each command does: one without it, and one with it.
struct OptionTrial: Sendable {
  /// The arguments after the command and the model: those of both runs.
  let base: [String]
  /// The model of both runs; `nil` for commands without one.
  let model: String?
  /// The option as it is added.
  let option: [String]

  init(_ model: String?, _ base: [String] = [], _ option: String...) {
    (self.model, self.base, self.option) = (model, base, option)
  }

  /// The arguments of a command before and after the model.
  private static let frames: [String: (before: [String], after: [String])] = [
    "what-if": ([], ["--vary", "15%"]), "chart": (["ranking"], []),
    "judge": ([], ["--participant", "Ann", "-o", "OUT.csv"]), "collect": ([], ["a.csv"]),
    "aggregate": (["--partial"], []), "simulate": ([], ["--draws", "200"]),
    "report": ([], ["--draws", "20", "--format", "markdown"]),
    "random-index": ([], ["--order", "4", "--samples", "200"]),
    "export": ([], ["--to", "csv"]), "reconstruct": ([], ["-o", "OUT.yaml"]),
  ]

  /// The command line without the option, and with it.
  func lines(of command: String) -> (without: [String], with: [String]) {
    let frame = Self.frames[command] ?? ([], [])
    let own = frame.after.filter { _ in
      // A trial that chooses what the frame chooses has its own way.
      !base.contains("FRAMELESS")
    }
    let before = base.contains("FRAMELESS") ? [] : frame.before
    let line =
      [command] + before + (model.map { [$0] } ?? []) + own + base.filter { $0 != "FRAMELESS" }
    return (line, line + option)
  }

  // MARK: The table

  /// The trials of an option of a command: those of the command itself, and those of all commands.
  static func all(
    of option: String, command: String
  ) -> (own: [OptionTrial], common: [OptionTrial]) {
    (own[command]?[option] ?? [], common[option] ?? [])
  }

  /// Options whose effect cannot be seen: results do not depend on the number of threads.
  static let invisible: Set = ["threads"]

  /// Whether the option has nothing to do in the command, which takes it as all others do: the
  /// comparison of methods names nobody.
  static func isIdle(_ option: String, command: String) -> Bool {
    option == "anonymous" && command == "compare-methods"
  }

  private static let answered = ["--responses", "a.csv"]
  private static let exact = ["--format", "json"]
  private static let drawnAnswers = ["--answers-to", "q.yaml", "--participants", "2"]

  private static func evaluation(_ option: String..., of model: String = "g.yaml") -> [OptionTrial]
  {
    [OptionTrial(model: model, [], option), OptionTrial(model: model, exact, option)]
  }

  private init(model: String?, _ base: [String], _ option: [String]) {
    (self.model, self.base, self.option) = (model, base, option)
  }

  private static let common: [String: [OptionTrial]] = [
    "alternatives": [
      .init("measured.yaml", [], "--alternatives", "alternatives.csv"),
      .init("measured.yaml", [], "--alternatives", "none.csv"),
    ],
    "situation": [.init("judged-situation.yaml", [], "--situation", "one")],
    "responses": [.init("q.yaml", [], "--responses", "a.csv")],
    "participants": [
      .init("q.yaml", answered, "--participants", "people.csv"),
      .init("q.yaml", [], "--participants", "people.csv"),
    ],
    "answers": [.init("q.yaml", ["--responses", "bad.csv"], "--answers", "any")],
    "skip-invalid": [.init("q.yaml", ["--responses", "bad.csv"], "--skip-invalid")],
    "repeated": [.init("q.yaml", ["--responses", "a.csv", "twice.csv"], "--repeated", "later")],
    "own-judgments": [
      .init("g.yaml", ["--responses", "g.csv"], "--own-judgments", "replace"),
      .init("g.yaml", [], "--own-judgments", "replace"),
    ],
    "signed": [.init("flat.yaml", ["--responses", "signed.csv"], "--signed", "second")],
    "winners": [.init("flat.yaml", ["--responses", "winners.csv"], "--winners", "pair")],
    "map": [.init("flat.yaml", ["--responses", "coded.csv"], "--map", "map.csv")],
    "rounded-ratios": [
      .init("flat.yaml", ["--responses", "rounds.csv"], "--rounded-ratios", "as-written"),
      .init("flat.yaml", ["--responses", "rounds.csv"] + exact, "--rounded-ratios", "as-written"),
    ],
    "equal-groups": [
      .init("g.yaml", [], "--equal-groups", "dept"),
      .init("g.yaml", exact, "--equal-groups", "dept"),
      .init("q.yaml", answered, "--equal-groups", "dept"),
    ],
    "anonymous": [
      .init("g.yaml", ["--participant", "Ann"], "--anonymous"), .init("g.yaml", [], "--anonymous"),
      .init("q.yaml", answered, "--anonymous"),
    ],
    // Refused where there are no networks.
    "limit": [.init("g.yaml", [], "--limit", "absorbing")],
    "network-priorities": [.init("g.yaml", [], "--network-priorities", "raw")],
    "matrix": [.init("g.yaml", [], "--matrix", "limit")],
    "where": [.init("q.yaml", answered, "--where", "dept=a")],
    "max-cr": [.init("q.yaml", answered, "--max-cr", "1")],
    "leave-out": [.init("q.yaml", answered + ["--max-cr", "1"], "--leave-out", "matrix")],
    "scale": evaluation("--scale", "balanced"),
    "prioritization": evaluation("--prioritization", "geometric-mean"),
    "synthesis": evaluation("--synthesis", "ideal"),
    "bocr": evaluation("--bocr", "multiplicative", of: "merits.yaml"),
    "structural-adjustment": evaluation("--structural-adjustment"),
    "no-structural-adjustment": evaluation("--no-structural-adjustment", of: "adjusted.yaml"),
    "aggregation": evaluation("--aggregation", "priorities"),
    "missing-judgments": evaluation(
      "--missing-judgments", "optimal-completion", of: "gaps.yaml"),
    "random-index": evaluation("--random-index", "saaty-1980"),
    "incomplete-random-index": evaluation(
      "--incomplete-random-index", "complete", of: "gaps.yaml"),
    "threshold": evaluation("--threshold", "0.9"),
    "participant": [.init("g.yaml", [], "--participant", "Ann")],
    "format": [
      .init("g.yaml", [], "--format", "json"), .init("q.yaml", [], "--format", "csv"),
    ],
    "language": [.init("g.yaml", [], "--language", "id"), .init("q.yaml", [], "--language", "id")],
    "output": [
      .init("g.yaml", [], "-o", "OUT.csv"), .init("q.yaml", [], "-o", "OUT.csv"),
      .init("g.yaml", [], "-o", "OUT.yaml"),
    ],
    "design": [.init("q.yaml", [], "--design", "spanning")],
    "redundancy": [.init("wide.yaml", ["--design", "balanced"], "--redundancy", "2")],
    "seed": [.init("wide.yaml", ["--design", "balanced"], "--seed", "5")],
  ]

  /// Trials of options that only one command has, or that work in another way there.
  private static let own: [String: [String: [OptionTrial]]] = [
    "synthesize": [
      "depth": [.init("g.yaml", [], "--depth", "0")], "top": [.init("g.yaml", [], "--top", "1")],
      "without": [.init("g.yaml", [], "--without", "z")],
      "with-copy-of": [.init("g.yaml", [], "--with-copy-of", "x")],
    ],
    "check": ["all": [.init("many.yaml", [], "--all")]],
    "texts": [
      "file": [.init(nil, [], "none.csv")],
      "language": [.init(nil, [], "--language", "nl")],
      "questionnaire-only": [.init(nil, ["--language", "nl"], "--questionnaire-only")],
      "force": [.init(nil, ["--language", "nl", "-o", "there.yaml"], "--force")],
      "output": [.init(nil, ["--language", "nl"], "-o", "OUT.yaml")],
    ],
    "consistency": [
      "criterion": [.init("g.yaml", [], "Cost")], "all": [.init("g.yaml", [], "--all")],
      "judgments": [
        .init("g.yaml", [], "--judgments", "1"), .init("opposed.yaml", [], "--judgments", "1"),
      ],
      "synthesis": [.init("g.yaml", ["--all"], "--synthesis", "ideal")],
      "bocr": [.init("merits-of-three.yaml", ["--all"], "--bocr", "multiplicative")],
    ],
    "repair": [
      "criterion": [.init("g.yaml", [], "Space")],
      "method": [.init("g.yaml", [], "--method", "cao")],
      "keep-to": [.init("g.yaml", [], "--keep-to", "any")],
      "theta": [.init("g.yaml", ["--method", "xu-wei"], "--theta", "0.5")],
      "most-changes": [.init("contrary.yaml", [], "--most-changes", "1")],
      "output": [.init("g.yaml", [], "-o", "OUT.yaml")],
    ],
    "what-if": [
      "set": [.init("g.yaml", [], "--set", "Cost=0.9")],
      "vary": [.init("g.yaml", ["FRAMELESS", "--set", "Cost=0.9"], "--vary", "30%")],
      "criterion": [.init("g.yaml", [], "--criterion", "Cost")],
      "bocr": [.init("g.yaml", [], "--bocr", "multiplicative")],
    ],
    "sensitivity": [
      "criterion": [.init("g.yaml", [], "--criterion", "Cost")],
      "judgments": [.init("g.yaml", [], "--judgments")],
      "by-participant": [.init("g.yaml", [], "--by-participant")],
      "bocr": [.init("g.yaml", [], "--bocr", "multiplicative")],
    ],
    "simulate": [
      "draws": [.init("g.yaml", ["FRAMELESS"], "--draws", "300")],
      "seed": [.init("g.yaml", [], "--seed", "5")],
      "noise": [.init("g.yaml", [], "--noise", "step")],
      "deviation": [
        .init("g.yaml", ["--noise", "log-normal", "--deviation", "0.1"], "--deviation", "0.9")
      ],
      "factor": [.init("g.yaml", ["--noise", "uniform", "--factor", "2"], "--factor", "4")],
      "weights": [.init("g.yaml", [], "--weights", "uniform")],
      "standard-error": [
        .init("g.yaml", ["FRAMELESS", "--draws", "50000"], "--standard-error", "0.2")
      ],
    ],
    "chart": [
      "kind": [.init(nil, ["FRAMELESS"], "ranking", "g.yaml")],
      "criterion": [.init(nil, ["FRAMELESS", "gradient", "g.yaml"], "--criterion", "Looks")],
      "between": [.init(nil, ["FRAMELESS", "head-to-head", "g.yaml"], "--between", "z")],
      "and": [.init(nil, ["FRAMELESS", "head-to-head", "g.yaml"], "--and", "z")],
      "format": [.init("g.yaml", [], "--format", "vega-lite")],
      "output": [.init("g.yaml", [], "-o", "OUT.svg")],
      "width": [.init("g.yaml", [], "--width", "600")],
      "no-title": [.init("g.yaml", [], "--no-title")],
      "by": [.init(nil, ["FRAMELESS", "subgroups", "g.yaml"], "--by", "dept")],
      "draws": [.init(nil, ["FRAMELESS", "acceptability", "g.yaml"], "--draws", "50")],
      "seed": [
        .init(nil, ["FRAMELESS", "acceptability", "g.yaml", "--draws", "50"], "--seed", "5")
      ],
      "anonymous": [.init(nil, ["FRAMELESS", "people", "g.yaml"], "--anonymous")],
      "incomplete-random-index": [
        .init(
          nil, ["FRAMELESS", "consistency", "gaps.yaml"], "--incomplete-random-index", "complete")
      ],
      "threshold": [
        .init(nil, ["FRAMELESS", "consistency", "g.yaml"], "--threshold", "0.5"),
        .init(nil, ["FRAMELESS", "ranking", "g.yaml"], "--threshold", "0.5"),
        .init(nil, ["FRAMELESS", "tornado", "g.yaml"], "--threshold", "0.5"),
      ],
    ],
    "report": [
      "format": [.init("g.yaml", ["FRAMELESS", "--draws", "0"], "--format", "text")],
      "draws": [.init("g.yaml", [], "--draws", "30")], "seed": [.init("g.yaml", [], "--seed", "5")],
      "consensus": [.init("g.yaml", [], "--consensus", "goepel-2013")],
      "by": [.init("g.yaml", [], "--by", "dept")],
      "checklist": [.init("g.yaml", [], "--checklist")],
      "table": [.init("g.yaml", [], "--table", "ranking")],
      "attach-answers": [
        .init(
          "g.yaml", ["FRAMELESS", "--draws", "0", "--format", "html", "-o", "OUT.html"],
          "--attach-answers")
      ],
      "output": [.init("g.yaml", [], "-o", "OUT.md")],
    ],
    "audit": [
      "anonymous": [.init("reported-people.yaml", [], "--anonymous")],
      "effort": [.init("nine.yaml", ["--effort", "100000"], "--effort", "1000")],
      "half-points": [.init("open.yaml", [], "--half-points")],
      "respondents": [.init("open.yaml", [], "--respondents", "2")],
      "cut-digits": [.init("open.yaml", [], "--cut-digits")],
      "threshold": [.init("ratio.yaml", [], "--threshold", "0.7")],
      "variants": [.init("two.yaml", [], "--variants")],
      "show-matrices": [.init("open.yaml", [], "--show-matrices")],
      "power": [.init("open.yaml", ["--draws", "20"], "--power")],
      "draws": [.init("open.yaml", ["--power", "--draws", "20"], "--draws", "30")],
      "seed": [.init("open.yaml", ["--power", "--draws", "20"], "--seed", "5")],
      "scale": [.init("open.yaml", [], "--scale", "balanced")],
      "prioritization": [.init("open.yaml", [], "--prioritization", "geometric-mean")],
      "random-index": [.init("open.yaml", [], "--random-index", "saaty-1980")],
      "responses": [.init("reported.yaml", [], "--responses", "a.csv")],
      "participants": [.init("reported.yaml", answered, "--participants", "people.csv")],
      "where": [.init("reported.yaml", answered, "--where", "dept=a")],
      "equal-groups": [.init("reported.yaml", answered, "--equal-groups", "dept")],
      "max-cr": [.init("reported.yaml", answered, "--max-cr", "1")],
      "leave-out": [.init("reported.yaml", answered + ["--max-cr", "1"], "--leave-out", "matrix")],
      "own-judgments": [.init("reported.yaml", [], "--own-judgments", "replace")],
    ],
    "reconstruct": [
      "effort": [.init("nine.yaml", ["--effort", "100000"], "--effort", "1000")],
      "half-points": [.init("open.yaml", [], "--half-points")],
      "cut-digits": [.init("open.yaml", [], "--cut-digits")],
      "threshold": [.init("ratio.yaml", [], "--threshold", "0.7")],
      "respondents": [.init("two.yaml", [], "--respondents", "1")],
      "all": [.init("open.yaml", [], "--all")],
      "scale": [.init("open.yaml", [], "--scale", "balanced")],
      "prioritization": [.init("means.yaml", [], "--prioritization", "geometric-mean")],
      "random-index": [.init("index.yaml", [], "--random-index", "saaty-1980")],
      "alternatives": [.init("open.yaml", [], "--alternatives", "none.csv")],
      "situation": [.init("open.yaml", [], "--situation", "one")],
      "format": [.init("open.yaml", [], "--format", "json")],
      "language": [.init("open.yaml", [], "--language", "id")],
      "output": [.init("open.yaml", ["FRAMELESS"], "-o", "OUT.yaml")],
    ],
    "group": [
      "statistics": [.init("q.yaml", [], "--statistics", "s.json")],
      "individuals": [.init("g.yaml", [], "--individuals", "0")],
      "similarity": [.init("g.yaml", [], "--similarity", "0.2")],
      "by": [.init("g.yaml", [], "--by", "dept")], "people": [.init("g.yaml", [], "--people")],
      "matrices": [.init("g.yaml", [], "--matrices")],
      "consensus": [.init("g.yaml", [], "--consensus", "goepel-2013")],
      "bocr": [.init("g.yaml", [], "--bocr", "multiplicative")],
      "situation": [
        .init("situation.yaml", ["--responses", "situation.csv"], "--situation", "one")
      ],
      "missing-judgments": [
        .init("gaps-people.yaml", exact, "--missing-judgments", "optimal-completion")
      ],
      "incomplete-random-index": [
        .init("gaps-people.yaml", exact, "--incomplete-random-index", "complete")
      ],
    ],
    "aggregate": [
      "partial": [.init("q.yaml", ["FRAMELESS"] + answered, "--partial")],
      "merge": [.init("q.yaml", ["FRAMELESS", "s.json"], "--merge")],
      "statistics": [.init("q.yaml", ["FRAMELESS", "--merge"], "s.json")],
      "scale": [.init("g.yaml", [], "--scale", "balanced")],
    ],
    "convert": [
      "to": [.init("g.yaml", [], "--to", "yaml")],
      "output": [.init("g.yaml", [], "-o", "OUT.yaml")],
    ],
    "questionnaire": [
      "form": [.init("q.yaml", ["--format", "csv"], "--form", "wide")],
      "page-per-person": [.init("q.yaml", [], "--page-per-person")],
      "participants": [.init("q.yaml", [], "--participants", "people.csv")],
      "situation": [.init("situation.yaml", [], "--situation", "one")],
    ],
    "judge": [
      "participant": [.init("q.yaml", ["FRAMELESS", "-o", "OUT.csv"], "--participant", "Bob")],
      "output": [.init("q.yaml", ["FRAMELESS", "--participant", "Bob"], "-o", "OUT.csv")],
      "situation": [.init("situation.yaml", [], "--situation", "one")],
    ],
    "collect": [
      "files": [.init("q.yaml", ["FRAMELESS"], "a.csv")],
      "situation": [.init("situation.yaml", ["FRAMELESS", "situation.csv"], "--situation", "one")],
      "participants": [.init("q.yaml", [], "--participants", "people.csv")],
      "answers": [.init("q.yaml", ["FRAMELESS", "bad.csv"], "--answers", "any")],
      "skip-invalid": [.init("q.yaml", ["FRAMELESS", "bad.csv"], "--skip-invalid")],
      "repeated": [.init("q.yaml", ["FRAMELESS", "a.csv", "twice.csv"], "--repeated", "later")],
      "own-judgments": [
        .init("g.yaml", ["FRAMELESS", "ann.csv"], "--own-judgments", "replace")
      ],
      "redundancy": [
        .init("wide.yaml", ["FRAMELESS", "wide.csv", "--design", "balanced"], "--redundancy", "2")
      ],
      "seed": [
        .init("wide.yaml", ["FRAMELESS", "wide.csv", "--design", "balanced"], "--seed", "5")
      ],
      "form": [.init("q.yaml", ["-o", "OUT.csv"], "--form", "wide")],
      "output": [.init("q.yaml", [], "-o", "OUT.csv")],
      "signed": [.init("flat.yaml", ["FRAMELESS", "signed.csv"], "--signed", "second")],
      "winners": [.init("flat.yaml", ["FRAMELESS", "winners.csv"], "--winners", "pair")],
      "map": [.init("flat.yaml", ["FRAMELESS", "coded.csv"], "--map", "map.csv")],
      "draft-map": [.init("flat.yaml", ["FRAMELESS", "coded.csv"], "--draft-map", "OUT.csv")],
      "force": [
        .init("flat.yaml", ["FRAMELESS", "coded.csv", "--draft-map", "there.csv"], "--force")
      ],
      "rounded-ratios": [
        .init(
          "flat.yaml", ["FRAMELESS", "rounds.csv", "-o", "OUT.csv"], "--rounded-ratios",
          "as-written")
      ],
      "equal-groups": [.init("q.yaml", ["-o", "OUT.csv"], "--equal-groups", "dept")],
    ],
    "export": [
      "to": [.init("q.yaml", ["FRAMELESS"], "--to", "csv")],
      "strict": [.init("g.yaml", [], "--strict")],
      "partial": [.init("merits.yaml", [], "--partial")],
      "questions": [.init("q.yaml", ["FRAMELESS", "--to", "qualtrics"], "--questions", "one")],
      "language": [.init("q.yaml", ["FRAMELESS", "--to", "qualtrics"], "--language", "id")],
    ],
    "import": [
      "files": [.init(nil, [], "matrix.csv")],
      "rounded-ratios": [.init(nil, ["rounded.csv"], "--rounded-ratios", "as-written")],
      "strict": [.init(nil, ["tree.ahp"], "--strict")],
      "to": [.init(nil, ["matrix.csv"], "--to", "json")],
      "format": [.init(nil, ["matrix.csv", "-o", "OUT.yaml"], "--format", "json")],
      "language": [.init(nil, ["matrix.csv", "-o", "OUT.yaml"], "--language", "id")],
      "output": [.init(nil, ["matrix.csv"], "-o", "OUT.yaml")],
    ],
    "init": [
      "outline": [.init(nil, [], "outline.txt")],
      "name": [.init(nil, ["outline.txt"], "--name", "Other")],
      "alternatives": [.init(nil, ["outline.txt"], "--alternatives", "x", "y")],
      "to": [.init(nil, ["outline.txt"], "--to", "json")],
      "language": [.init(nil, ["outline.txt"], "--language", "en")],
      "force": [.init(nil, ["outline.txt", "-o", "there.yaml"], "--force")],
      "output": [.init(nil, ["outline.txt"], "-o", "OUT.yaml")],
    ],
    "generate": [
      "answers-to": [.init(nil, ["--participants", "2"], "--answers-to", "q.yaml")],
      "form": [.init(nil, ["--participants", "2", "--answers-to", "q.yaml"], "--form", "wide")],
      "levels": [.init(nil, [], "--levels", "1")],
      "branching": [.init(nil, [], "--branching", "2")],
      "alternatives": [.init(nil, [], "--alternatives", "2")],
      "participants": [
        .init(nil, [], "--participants", "2"), .init(nil, ["--network"], "--participants", "2"),
        .init(nil, drawnAnswers, "--participants", "3"),
      ],
      "network": [.init(nil, [], "--network")],
      "clusters": [.init(nil, ["--network"], "--clusters", "2")],
      "nodes": [.init(nil, ["--network"], "--nodes", "3")],
      "links": [.init(nil, ["--network"], "--links", "4")],
      "far": [.init(nil, ["--network"], "--far", "1")],
      "noise": [
        .init(nil, [], "--noise", "1"), .init(nil, ["--network"], "--noise", "1"),
        .init(nil, drawnAnswers, "--noise", "1"),
      ],
      "missing": [
        .init(nil, [], "--missing", "0.5"), .init(nil, ["--network"], "--missing", "0.5"),
        .init(nil, drawnAnswers, "--missing", "0.5"),
      ],
      "seed": [
        .init(nil, [], "--seed", "5"), .init(nil, ["--network"], "--seed", "5"),
        .init(nil, drawnAnswers, "--seed", "5"),
      ],
      "output": [
        .init(nil, [], "-o", "OUT.json"), .init(nil, ["--network"], "-o", "OUT.json"),
        .init(nil, drawnAnswers, "-o", "OUT.csv"),
      ],
    ],
    "schema": ["output": [.init(nil, [], "-o", "OUT.json")]],
    "random-index": [
      "order": [.init(nil, [], "--order", "5")], "samples": [.init(nil, [], "--samples", "300")],
      "seed": [.init(nil, [], "--seed", "5")], "format": [.init(nil, [], "--format", "json")],
      "language": [.init(nil, [], "--language", "id")],
      "output": [.init(nil, [], "-o", "OUT.csv")],
    ],
  ]
}

extension OptionTrial {
  /// Writes the files of the trials into a folder.
  static func writeFiles(to folder: URL) throws {
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let whole = try Tool.run(
      ["aggregate", "--partial", "q.yaml", "--responses", "a.csv", "-o", "s.json"], in: folder)
    if whole.status != 0 { throw CocoaError(.fileReadUnknown) }
  }

  private static let questions = """
    alternatives: [x, y, z]
    goal:
      name: Van
      labels: {en: Car}
      children: [{name: Cost}, {name: Space}, {name: Looks, labels: {en: Beauty}}]

    """

  private static let group = """
    alternatives: [{name: x, labels: {en: Xen}}, y, z]
    participants:
      - {name: Ann, weight: 2, attributes: {dept: a}}
      - {name: Bob, attributes: {dept: b}}
    goal:
      name: Van
      labels: {en: Car}
      judgments: {Ann: {upperTriangle: [3, 5, 7]}, Bob: {upperTriangle: [1/2, 4, 2]}}
      children:
        - name: Cost
          judgments: {Ann: {upperTriangle: [2]}, Bob: {upperTriangle: [1/3]}}
          children:
            - name: Buy
              judgments: {Ann: {upperTriangle: [4, 6, 5]}, Bob: {upperTriangle: [2, 3, 4]}}
            - name: Fuel
              judgments: {Ann: {upperTriangle: [1/2, 3, 4]}, Bob: {upperTriangle: [2, 2, 3]}}
        - name: Space
          judgments: {Ann: {upperTriangle: [1/3, 2, 9]}, Bob: {upperTriangle: [1/5, 1/2, 3]}}
        - name: Looks
          judgments: {Ann: {upperTriangle: [5, 1/2, 1/8]}, Bob: {upperTriangle: [1, 2, 3]}}

    """

  /// So many matrices that a check shows only those that fail.
  private static let many = """
    alternatives: [x, y]
    participants: [Ann, Bob]
    goal:
      name: g
      priorities: {a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1}
      children:

    """
    + "abcdefgh".map {
      "    - {name: \($0), judgments: {Ann: {upperTriangle: [3]}, Bob: {upperTriangle: [2]}}}\n"
    }.joined()

  private static let situations = """
    alternatives: [{name: x, attributes: {k: 1}}, {name: y, attributes: {k: 2}}, {name: z, attributes: {k: 3}}]
    situations: [{name: one, requires: k <= 2}]

    """

  private static let answerHeader = "participant,dept,node,first,second,ratio\n"

  private static let answers: String = {
    var text = answerHeader
    let ratios = ["3", "1/2", "5", "2", "4", "1/3", "7", "1/5", "2", "6", "1/4"]
    var position = 0
    for (name, department) in [("Ann", "a"), ("Bob", "b"), ("Cid", "a")] {
      for (node, items) in [
        ("Van", ["Cost", "Space", "Looks"]), ("Cost", ["x", "y", "z"]), ("Space", ["x", "y", "z"]),
        ("Looks", ["x", "y", "z"]),
      ] {
        for (first, second) in [(0, 1), (0, 2), (1, 2)] {
          let ratio = name == "Cid" ? "1" : ratios[position % ratios.count]
          text += "\(name),\(department),\(node),\(items[first]),\(items[second]),\(ratio)\n"
          position += 1
        }
      }
    }
    return text
  }()

  /// A person's answers to the questions of the group's model.
  private static func answers(of person: String) -> String {
    let nodes = [
      ["Van", "Cost", "Space", "Looks"], ["Cost/Buy", "x", "y", "z"], ["Cost/Fuel", "x", "y", "z"],
      ["Space", "x", "y", "z"], ["Looks", "x", "y", "z"],
    ]
    var text = "\(person),Cost,Buy,Fuel,2\n"
    for names in nodes {
      for (first, second, ratio) in [(1, 2, 3), (1, 3, 2), (2, 3, 2)] {
        text += "\(person),\(names[0]),\(names[first]),\(names[second]),\(ratio)\n"
      }
    }
    return text
  }

  /// A model of what is printed about one matrix, and of nothing else.
  private static func reported(_ priorities: String, ratio: String) -> String {
    let names = priorities.split(separator: ",").map { "{name: \($0.split(separator: ":")[0])}" }
    return """
      ahp: 1
      name: Printed
      goal:
        name: Printed
        reported: {priorities: {\(priorities)}, consistencyRatio: \(ratio)}
        children: [\(names.joined(separator: ", "))]
      """
  }

  private static let surveyHeader = "participant,Cost vs Space,Cost vs Looks,Space vs Looks\n"

  private static let files: [String: String] = [
    "q.yaml": "ahp: 1\nname: Van\n" + questions,
    "g.yaml": "ahp: 1\nname: Van\n" + group,
    "many.yaml": "ahp: 1\nname: Many\n" + many,
    "adjusted.yaml": "ahp: 1\nname: Van\nsettings: {structuralAdjustment: true}\n" + group,
    "reported.yaml":
      "ahp: 1\nname: Van\nreported: {alternatives: {x: 0.4, y: 0.35, z: 0.25}}\n"
      + questions,
    "gaps.yaml": """
    ahp: 1
    name: Gaps
    alternatives: [w, x, y, z]
    goal:
      name: Gaps
      upperTriangle: [3]
      children:
        - {name: A, comparisons: [[w, x, 3], [x, y, 5], [y, z, 2], [w, z, 4], [w, y, 9]]}
        - {name: B, upperTriangle: [2, 4, 3, 3, 5, 2]}
    """,
    "gaps-people.yaml": """
    ahp: 1
    name: Gaps
    alternatives: [w, x, y, z]
    participants: [P]
    goal:
      name: Gaps
      judgments: {P: {comparisons: [[w, x, 3], [x, y, 5], [y, z, 2], [w, z, 4], [w, y, 9]]}}
    """,
    "merits-of-three.yaml": """
    ahp: 1
    name: Merits
    alternatives: [x, y, z]
    goal:
      name: G
      upperTriangle: [3]
      children:
        - {name: Good, merit: benefits, upperTriangle: [3, 5, 4]}
        - {name: Bad, merit: costs, upperTriangle: [2, 7, 3]}
    """,
    "merits.yaml": """
    ahp: 1
    name: Merits
    alternatives: [x, y]
    goal:
      name: G
      upperTriangle: [3]
      children:
        - {name: Good, merit: benefits, upperTriangle: [3]}
        - {name: Bad, merit: costs, upperTriangle: [2]}
    """,
    // Two people who contradict themselves in the opposite way: the group does not.
    "opposed.yaml": """
    ahp: 1
    name: Opposed
    participants: [Ann, Bob]
    goal:
      name: Opposed
      judgments: {Ann: {upperTriangle: [9, 1/9, 9]}, Bob: {upperTriangle: [1/9, 9, 1/9]}}
      children: [{name: a}, {name: b}, {name: c}]
    """,
    "contrary.yaml": """
    ahp: 1
    name: Contrary
    goal:
      name: Contrary
      upperTriangle: [9, 1/9, 9, 9, 9, 1/9]
      children: [{name: a}, {name: b}, {name: c}, {name: d}]
    """,
    "measured.yaml": """
    ahp: 1
    name: Measured
    goal:
      name: G
      upperTriangle: [2]
      children: [{name: Income, direction: higher}, {name: Kids, direction: higher}]
    """,
    "alternatives.csv": "alternative,Income,Kids\nu,3,1\nv,5,2\nw,1,7\n",
    "situation.yaml": "ahp: 1\nname: S\n" + situations
      + "goal: {name: G, children: [{name: A}, {name: B}]}\n",
    "judged-situation.yaml": "ahp: 1\nname: S\n" + situations
      + "participants: [P, R]\ngoal: {name: G, judgments: {P: {upperTriangle: [2]}, R: {upperTriangle: [3]}}, "
      + "children: [{name: A, judgments: {P: {upperTriangle: [2, 3, 9]}, R: {upperTriangle: [2, 3, 9]}}}, "
      + "{name: B, judgments: {P: {upperTriangle: [1, 2, 2]}, R: {upperTriangle: [9, 2, 2]}}}]}\n",
    "situation.csv": "participant,node,first,second,ratio\nP,G,A,B,2\nP,A,x,y,2\nP,B,x,y,2\n",
    "wide.yaml": """
    ahp: 1
    name: Six
    goal:
      name: Six
      children: [{name: a}, {name: b}, {name: c}, {name: d}, {name: e}, {name: f}]
    """,
    "wide.csv": "participant,node,first,second,ratio\nP,Six,a,b,2\nP,Six,c,d,2\nP,Six,a,f,3\n",
    "a.csv": answers,
    "bad.csv": answers + "Dora,b,Van,Cost,Space,12\n",
    "twice.csv": answerHeader + "Ann,a,Van,Cost,Space,1/9\n",
    "g.csv": "participant,node,first,second,ratio\n" + answers(of: "Cid"),
    "ann.csv": "participant,node,first,second,ratio\n" + answers(of: "Ann"),
    "people.csv": "participant,weight,role\nAnn,5,boss\nBob,1,x\nCid,1,x\nEve,1,x\n",
    "matrix.csv": ",a,b,c\na,1,3,5\nb,1/3,1,2\nc,1/5,1/2,1\n",
    "rounded.csv": ",a,b,c\na,1,0.33,5\nb,3,1,2\nc,0.2,0.5,1\n",
    "tree.ahp":
      "Version: 2.0\nAlternatives: &alternatives\n  x:\n  y:\nGoal:\n  name: G\n  preferences:\n    pairwise:\n      - [A, B, 2]\n  children:\n    A:\n      preferences:\n        pairwise:\n          - [x, y, 3]\n      children: *alternatives\n    B:\n      preferences:\n        pairwiseFunction: function(a1, a2) min(9, a1$k)\n      children: *alternatives\n",
    "outline.txt": "Van?\n  Cost\n  Space\n",
    "flat.yaml": """
    ahp: 1
    name: Flat
    goal:
      name: Flat
      children: [{name: Cost}, {name: Space}, {name: Looks}]
      reported: {priorities: {Cost: 0.4, Space: 0.3, Looks: 0.3}}
    """,
    "signed.csv": surveyHeader + "Ann,3,-5,2\nBob,-2,4,3\n",
    "winners.csv": "Name,Cost or Space,Winner,Cost or Looks,Winner,Space or Looks,Winner\n"
      + "Ann,3,Space,5,Cost,2,Looks\nBob,2,Cost,4,Looks,3,Looks\n",
    "rounds.csv": surveyHeader + "Ann,3,0.33,2\nBob,0.5,4,3\n",
    "coded.csv": "participant,Q1,Q2,Q3\nAnn,3,5,2\nBob,2,4,3\n",
    "map.csv": """
    column,node,first,second,coding
    participant,,,,participant
    Q1,Flat,Cost,Space,
    Q2,Flat,Cost,Looks,
    Q3,Flat,Space,Looks,

    """,
    "reported-people.yaml":
      "ahp: 1\nname: Van\nreported: {participant: Ann, alternatives: {x: 0.4}}\n"
      + group,
    "two.yaml": reported("a: 0.605, b: 0.272, c: 0.123", ratio: "0.01"),
    "means.yaml": reported("a: 0.539, b: 0.335, c: 0.056, d: 0.070", ratio: "0.09"),
    "index.yaml": reported("a: 0.497, b: 0.212, c: 0.100, d: 0.191", ratio: "0.00586"),
    "ratio.yaml": """
    ahp: 1
    name: A result without a ratio
    settings: {randomIndex: saaty-1980}
    goal:
      name: Choose
      reported: {priorities: {A: 0.353, B: 0.174, C: 0.360, D: 0.113}}
      children: [{name: A}, {name: B}, {name: C}, {name: D}]
    """,
    "open.yaml": """
    ahp: 1
    name: Open
    goal:
      name: Open
      reported: {priorities: {a: 0.473, b: 0.237, c: 0.097, d: 0.193}, consistencyRatio: 0.02}
      children: [{name: a, labels: {en: Alpha}}, {name: b}, {name: c}, {name: d}]
    """,
    "nine.yaml": """
    ahp: 1
    name: Nine
    goal:
      name: Nine
      reported:
        priorities: {a: 0.21, b: 0.18, c: 0.15, d: 0.12, e: 0.10, f: 0.08, g: 0.07, h: 0.05, i: 0.04}
        consistencyRatio: 0.05
      children:
        [{name: a}, {name: b}, {name: c}, {name: d}, {name: e}, {name: f}, {name: g}, {name: h}, {name: i}]
    """,
    "there.yaml": "kept\n", "there.csv": "kept\n",
  ]
}
