import Foundation
import TestSupport
import Testing

/// Charts and reports, as a user asks for them.
struct ReportCommandTests {
  private func ahp(_ arguments: String...) throws -> Tool.Outcome { try Tool.run(arguments) }

  private static let hospital = "Examples/bangka-belitung.yaml"
  private static let leader = "Examples/published/leader.yaml"

  // MARK: Charts

  @Test(arguments: [
    "ranking", "tree", "consistency", "performance", "gradient", "head-to-head", "plane",
  ])
  func `each kind of chart is drawn of the examples`(kind: String) throws {
    for model in [Self.hospital, Self.leader] {
      let run = try ahp("chart", kind, model)
      #expect(run.status == 0 && run.errors == "" && run.output.hasPrefix("<svg viewBox="))
      #expect(run.output.contains("Method: principal right eigenvector"))
      #expect(try ahp("chart", kind, model, "--threads", "1").output == run.output)
    }
  }

  @Test func `a gradient marks where the first changes`() throws {
    let run = try ahp("chart", "gradient", Self.leader, "--criterion", "Experience")
    // The crossover of Dick and Tom by Triantaphyllou's formula; see the tests of weights.
    #expect(run.output.contains(">0.381</text>") && run.output.contains(">now 0.548</text>"))
    #expect(run.output.contains("At the weight 0.381 Tom takes the first place."))
    let plot = try ahp(
      "chart", "gradient", Self.leader, "--criterion", "Experience", "--format", "vega-lite")
    #expect(plot.output.contains("\"weight\": 0.3807772"))
  }

  @Test func `charts are asked for with what they are about`() throws {
    let pair = try ahp(
      "chart", "head-to-head", Self.leader, "--between", "Harry", "--and", "Tom")
    #expect(pair.status == 0 && pair.output.contains("<desc>Tom is ahead by 0.2091.</desc>"))
    let plane = try ahp(
      "chart", "plane", Self.leader, "--criterion", "Age", "--criterion", "Education")
    #expect(plane.output.contains(">Age →</text>") && plane.output.contains(">↑ Education</text>"))
    let english = try ahp("chart", "ranking", Self.hospital, "--language", "en")
    #expect(english.output.contains("Choosing a referral hospital"))
  }

  @Test func `wrong arguments of charts are refused`() throws {
    let cases: [([String], Int32, String)] = [
      (["ranking", Self.leader, "--criterion", "Age"], 64, "1 criteria for 'ranking'"),
      (["plane", Self.leader, "--criterion", "Age", "--criterion", "Age"], 64, "both criteria"),
      (["ranking", Self.leader, "--between", "Tom", "--and", "Dick"], 64, "are of 'head-to-head'"),
      (["head-to-head", Self.leader, "--between", "Tom"], 64, "go together"),
      (["head-to-head", Self.leader, "--between", "Tom", "--and", "Tom"], 64, "expected two"),
      (["head-to-head", Self.leader, "--between", "Tom", "--and", "X"], 2, "no alternative 'X'"),
      (["gradient", Self.leader, "--criterion", "X"], 2, "no criterion 'X'"),
      (["gradient", Self.leader, "--criterion", "Choose a leader"], 2, "the goal has no weight"),
      (["pie", Self.leader], 64, "pie"),
    ]
    for (arguments, status, message) in cases {
      let run = try Tool.run(["chart"] + arguments)
      #expect(run.status == status, "\(arguments)")
      #expect(run.errors.contains(message), "\(arguments): \(run.errors)")
      #expect(run.output == "")
    }
  }

  // MARK: Reports

  @Test(arguments: ["html", "markdown", "latex"])
  func `a report is written to a file or a folder, whole or not at all`(format: String) throws {
    try Tool.inTemporaryFolder { folder in
      let run = try ahp("report", Self.hospital, "--format", format, "-o", folder.path)
      #expect(run.status == 0 && run.output == "" && run.errors == "")
      let ending = ["html": "html", "markdown": "md", "latex": "tex"][format] ?? ""
      let text = try String(
        contentsOf: folder.appending(path: "report.\(ending)"), encoding: .utf8)
      #expect(try ahp("report", Self.hospital, "--format", format, "--threads", "1").output == text)
      #expect(text.utf8.count < 1_000_000)
      #expect(text.contains("reconstruction"))
      let bad = folder.appending(path: "bad.html").path
      let none = try ahp("report", Self.hospital, "--participant", "Nobody", "-o", bad)
      #expect(none.status == 2 && !FileManager.default.fileExists(atPath: bad))
    }
  }

  @Test func `a report has the answers of files, and how far people agree`() throws {
    try Tool.inTemporaryFolder { folder in
      let answers = folder.appending(path: "answers.csv").path
      let generated = try ahp(
        "generate", "--answers-to", Self.leader, "--participants", "6", "-o", answers)
      #expect(generated.status == 0)
      let run = try ahp(
        "report", Self.leader, "--responses", answers, "--own-judgments", "replace")
      #expect(run.status == 0 && run.errors == "")
      #expect(run.output.contains("geometric mean of judgments (AIJ) of 6 participants"))
      #expect(run.output.contains("<h2 id=\"group-title\">Group</h2>"))
      #expect(run.output.contains("consensus S*"))
      let alone = try ahp("report", Self.leader)
      #expect(!alone.output.contains("group-title"))
    }
  }

  @Test func `a large model has a report of what matters most`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.json").path
      let generated = try ahp(
        "generate", "--levels", "3", "--branching", "12", "--alternatives", "5", "-o", model)
      #expect(generated.status == 0)
      let run = try ahp("report", model)
      #expect(run.status == 0 && run.output.utf8.count < 1_000_000)
      #expect(run.output.contains("Not shown:") && run.output.contains("<details>"))
      #expect(run.output.contains("id=\"weights\""))
    }
  }

  // MARK: In a browser

  /// What the script that reads a report has seen.
  private struct Seen: Decodable {
    struct Moved: Decodable {
      let priorities: [Double]
      let weights: [Double]
      let said: String
    }
    struct Sorted: Decodable {
      let first: [String]
      let up: [String]
      let down: [String]
      let again: [String]
    }
    struct Contrast: Decodable {
      let count: Int
      let found: [String]
    }
    struct Narrow: Decodable {
      let overflows: Bool
      let smallest: Double
    }
    let start: [Double]?
    let moved: [Moved]
    let reset: [Double]?
    let unnamed: [String]
    let images: Int
    let sorted: Sorted
    let copied: String
    let says: String
    let choices: [Bool]
    let contrast: [String: Contrast]
    let narrow: Narrow
    let texts: Bool
  }

  private struct Move {
    let above: String
    let place: Int
    let weight: Double
  }

  /// Reads a report, which must go without errors, dialogs and requests, and returns what was seen.
  private func read(_ page: String, _ moves: [Move] = [], in folder: URL) throws -> Seen {
    let list = try JSONSerialization.data(
      withJSONObject: moves.map { [$0.above, $0.place, $0.weight] })
    let output = try Browser.run("report", page, folder.path, String(decoding: list, as: UTF8.self))
    return try JSONDecoder().decode(Seen.self, from: output)
  }

  /// The part of the JSON of `ahp sensitivity` that says what lines are.
  private struct Sensitivity: Decodable {
    struct Line: Decodable {
      let criterion: String
      let scoresAtZero: [Double]
      let scoresAtOne: [Double]
    }
    let items: [String]
    let criteria: [Line]
  }

  /// The priorities at a weight, by the lines of `ahp sensitivity`.
  private func priorities(
    _ model: String, _ path: String, at weight: Double, isLogarithmic: Bool, _ options: [String]
  ) throws -> [Double] {
    let run = try Tool.run(
      ["sensitivity", model, "--criterion", path, "--format", "json"] + options)
    let result = try JSONDecoder().decode(Sensitivity.self, from: Data(run.output.utf8))
    let line = try #require(result.criteria.first)
    let scores = zip(line.scoresAtZero, line.scoresAtOne).map { (1 - weight) * $0 + weight * $1 }
    let numbers = isLogarithmic ? scores.map { exp($0) } : scores
    let sum = numbers.reduce(0, +)
    return numbers.map { $0 / sum }
  }

  @Test(
    .enabled(if: Browser.isThere, "there is no Chromium to open pages"),
    arguments: ["distributive", "ideal", "multiplicative"])
  func `weights moved in the page give the priorities of the tool`(synthesis: String) throws {
    let cases: [(model: String, move: Move, path: String)] = [
      (Self.leader, Move(above: "Goal", place: 2, weight: 0.9), "Charisma"),
      (
        Self.hospital, Move(above: "Jenis Rujukan", place: 1, weight: 0.75),
        "Jenis Rujukan/Rujukan Vertikal"
      ),
    ]
    for (model, move, path) in cases {
      try Tool.inTemporaryFolder { folder in
        let page = folder.appending(path: "report.html").path
        #expect(
          try ahp("report", model, "--synthesis", synthesis, "-o", page).status == 0)
        let seen = try read(page, [move], in: folder)
        let expected = try priorities(
          model, path, at: move.weight, isLogarithmic: synthesis == "multiplicative",
          ["--synthesis", synthesis])
        let moved = try #require(seen.moved.first)
        #expect(moved.priorities.count == expected.count && moved.priorities != seen.start)
        for (found, expected) in zip(moved.priorities, expected) {
          #expect(abs(found - expected) < 1e-9)
        }
        #expect(moved.weights[move.place] == move.weight)
        #expect(seen.reset == seen.start)
        #expect(seen.unnamed == [] && seen.images == 0)
        #expect(seen.choices.allSatisfy { $0 } && !seen.choices.isEmpty)
        for (scheme, contrast) in seen.contrast {
          #expect(contrast.found == [] && contrast.count > 100, "\(scheme)")
        }
        #expect(!seen.narrow.overflows && seen.narrow.smallest >= 24)
        #expect(seen.sorted.up == seen.sorted.first.sorted())
        #expect(seen.sorted.down == seen.sorted.up.reversed())
        #expect(seen.sorted.again == seen.sorted.first)
        #expect(seen.says == "Copied")
        #expect(seen.copied.hasPrefix("Rank\tAlternative\tPriority\t"))
      }
    }
  }

  @Test(
    .enabled(if: Browser.isThere, "there is no Chromium to open pages"))
  func `several weights that are moved stay as long as there is room`() throws {
    try Tool.inTemporaryFolder { folder in
      let page = folder.appending(path: "report.html").path
      #expect(try ahp("report", Self.leader, "-o", page).status == 0)
      let moves = [(2, 0.5), (0, 0.3), (1, 0.6), (3, 1)].map {
        Move(above: "Goal", place: $0, weight: $1)
      }
      let seen = try read(page, moves, in: folder)
      #expect(seen.moved[1].weights[2] == 0.5 && seen.moved[1].weights[0] == 0.3)
      // No room for 0.5 and 0.3 beside 0.6: they share 0.4 as 5 to 3, and nothing is left for Age.
      let third = [0.15, 0.6, 0.25, 0]
      for (found, expected) in zip(seen.moved[2].weights, third) {
        #expect(abs(found - expected) < 1e-12)
      }
      #expect(seen.moved[3].weights == [0, 0, 0, 1])
      #expect(seen.moved[3].said.hasPrefix("Dick is first with "))
    }
  }

  @Test(
    .enabled(if: Browser.isThere, "there is no Chromium to open pages"))
  func `names are shown as texts, whatever is in them`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.yaml").path
      let long = String(repeating: "long ", count: 99) + "name"
      try """
      ahp: 1
      name: "</script><script>alert(1)</script> {{script}} <!--"
      alternatives: ["<script>alert(1)</script>", "=1+1", "\\"quoted\\", it's", "\(long)"]
      participants: ["<b>Ann</b>", "\u{202E}Bob"]
      goal:
        name: "<img src=x onerror=alert(2)>"
        judgments:
          "<b>Ann</b>": {upperTriangle: [3, 5, 1/7]}
          "\u{202E}Bob": {upperTriangle: [1/3, 5, 9]}
        children:
          - name: "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{5E2}\u{5D5}\u{5DC}\u{5DD}"
            upperTriangle: [2, 3, 4, 5, 1/6, 7]
          - name: "__proto__ \u{1F680}"
            upperTriangle: [1/2, 3, 1/4, 5, 6, 7]
          - name: "constructor"
            upperTriangle: [2, 1/3, 4, 1/5, 6, 7]
      """.write(toFile: model, atomically: true, encoding: .utf8)
      let page = folder.appending(path: "page.html").path
      let run = try ahp("report", model, "-o", page)
      #expect(run.status == 0 && run.errors == "")
      let seen = try read(page, [Move(above: "Goal", place: 0, weight: 0.9)], in: folder)
      #expect(seen.texts && !seen.narrow.overflows && seen.unnamed == [])
      #expect(seen.sorted.first.contains("<script>alert(1)</script>"))
      #expect(seen.contrast.values.allSatisfy { $0.found == [] })
      #expect(seen.copied.contains("\t'=1+1\t"))
      #expect(seen.moved.count == 1 && seen.moved[0].priorities != seen.start)
    }
  }
}
