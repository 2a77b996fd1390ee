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
    "ranking", "tree", "consistency", "performance", "gradient", "head-to-head", "plane", "tornado",
    "acceptability",
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

  // MARK: For papers

  @Test func `one table is written alone`() throws {
    let latex = try ahp("report", Self.leader, "--table", "ranking", "--format", "latex")
    #expect(latex.status == 0 && latex.output.contains("\\begin{longtable}"))
    #expect(!latex.output.contains("\\documentclass") && latex.output.contains("Dick & 0.4928"))
    let text = try ahp("report", Self.leader, "--table", "weights", "--format", "text")
    #expect(text.output.contains("First stays") && text.output.contains("Charisma"))
    let unknown = try ahp("report", Self.leader, "--table", "rankin", "--format", "latex")
    #expect(unknown.status == 2 && unknown.errors.contains("Did you mean 'ranking'?"))
    let page = try ahp("report", Self.leader, "--table", "ranking")
    #expect(page.status == 64 && page.errors.contains("'--table' is about texts"))
  }

  @Test func `a checklist says where the report answers what reviewers ask for`() throws {
    let run = try ahp("report", Self.leader, "--checklist", "--format", "markdown")
    #expect(run.output.contains("## Checklist"))
    #expect(run.output.contains("| The results of aggregation are reported | in Ranking |"))
    #expect(
      run.output.contains(
        "| The criteria are defined | not yet; in the model: children: description |"))
    #expect(!(try ahp("report", Self.leader, "--format", "markdown")).output.contains("Checklist"))
  }

  // MARK: Pictures of groups and of other formats

  @Test func `a group is drawn`() throws {
    try Tool.inTemporaryFolder { folder in
      let answers = folder.appending(path: "answers.csv").path
      #expect(
        try ahp("generate", "--answers-to", Self.leader, "--participants", "6", "-o", answers)
          .status == 0)
      let people = folder.appending(path: "people.csv").path
      try
        ("participant,team\n"
        + (1...6).map { "Participant \($0),\($0 % 2 == 0 ? "red" : "blue")\n" }.joined())
        .write(toFile: people, atomically: true, encoding: .utf8)
      func chart(_ kind: String, _ options: String...) throws -> Tool.Outcome {
        try Tool.run(
          ["chart", kind, Self.leader, "--responses", answers, "--participants", people]
            + ["--own-judgments", "replace"] + options)
      }
      for kind in ["people", "similarity", "consensus"] {
        let run = try chart(kind)
        #expect(run.status == 0 && run.output.hasPrefix("<svg viewBox="), "\(run.errors)")
      }
      let parts = try chart("subgroups", "--by", "team")
      #expect(parts.output.contains(">red</text>") && parts.output.contains(">blue</text>"))
      #expect(parts.output.contains("Judgments: elicited."))
      #expect(try chart("subgroups").status == 64)
      #expect(try chart("ranking", "--by", "team").status == 64)
      let unknown = try chart("subgroups", "--by", "tea")
      #expect(unknown.status == 2 && unknown.errors.contains("Did you mean 'team'?"))
      let alone = try ahp("chart", "people", Self.leader)
      #expect(alone.status == 2 && alone.errors.contains("fewer than two participants"))
    }
  }

  @Test func `a picture has the width that is asked for, and no title if none is`() throws {
    let narrow = try ahp("chart", "ranking", Self.leader, "--width", "300", "--no-title")
    #expect(narrow.output.contains("width=\"300\""))
    #expect(!narrow.output.contains(">Choosing a leader: ranking</text>"))
    #expect(narrow.output.contains("Method: "))
    #expect(try ahp("chart", "ranking", Self.leader, "--width", "20").status == 64)
    try Tool.inTemporaryFolder { folder in
      for (ending, start) in [("png", "\u{89}PNG"), ("pdf", "%PDF-")] {
        let path = folder.appending(path: "chart.\(ending)")
        #expect(try ahp("chart", "tree", Self.hospital, "-o", path.path).status == 0)
        let bytes = try Data(contentsOf: path)
        #expect(bytes.starts(with: start.unicodeScalars.map { UInt8($0.value) }))
      }
    }
    #expect(try ahp("chart", "tree", Self.hospital, "--format", "png").status == 64)
  }
}
