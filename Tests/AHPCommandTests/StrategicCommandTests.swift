import Foundation
import Testing

/// A model whose strategic criteria are asked about, from the questionnaire to the report.
struct StrategicCommandTests {
  /// The hierarchy below the goal of a model, and its strategic criteria, which nobody has judged.
  private static func model(
    participants: [String] = [], _ judgments: (_ path: String) -> [String: Any] = { _ in [:] }
  ) throws -> String {
    func criterion(
      _ name: String, _ path: String, children: [[String: Any]] = [], _ more: [String: Any] = [:]
    ) -> [String: Any] {
      var value: [String: Any] = ["name": name].merging(more) { $1 }
      if !children.isEmpty { value["children"] = children }
      let judgments = judgments(path)
      if !judgments.isEmpty { value["judgments"] = judgments }
      return value
    }
    let strategic = criterion(
      "What counts", "What counts",
      children: [
        criterion(
          "Growth", "What counts/Growth",
          children: [
            criterion("Jobs", "What counts/Growth/Jobs"),
            criterion("Trade", "What counts/Growth/Trade"),
          ]),
        criterion("Safety", "What counts/Safety"),
        ["name": "Beauty", "ratings": ["Gains": 0.5, "Chances": 1, "Losses": 0.25]],
      ])
    var model: [String: Any] = [
      "ahp": 1, "name": "Power", "alternatives": ["Dam", "Wind", "Sun", "Coal"],
      "goal": [
        "name": "Which power", "strategicCriteria": strategic,
        "children": [
          criterion(
            "Gains", "Gains",
            children: [criterion("Money", "Gains/Money"), criterion("Fun", "Gains/Fun")],
            ["merit": "benefits"]),
          criterion("Chances", "Chances", ["merit": "opportunities"]),
          criterion("Losses", "Losses", ["merit": "costs"]),
        ],
      ],
    ]
    if !participants.isEmpty { model["participants"] = participants }
    return String(decoding: try JSONSerialization.data(withJSONObject: model), as: UTF8.self)
  }

  private struct Folder {
    let url: URL

    func path(_ name: String) -> String { url.appending(path: name).path }

    @discardableResult
    func write(_ text: String, _ name: String) throws -> String {
      try text.write(toFile: path(name), atomically: true, encoding: .utf8)
      return path(name)
    }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: path(name), encoding: .utf8)
    }
  }

  private func run(_ arguments: [String], input: String = "") throws -> String {
    let run = try Tool.run(arguments, input: input)
    #expect(run.status == 0, "ahp \(arguments.joined(separator: " ")): \(run.errors)")
    return run.output
  }

  private func object(_ json: String) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  /// The answers of a long table, by path and participant, as lists of comparisons.
  private func answers(_ table: String) -> [String: [String: [[Any]]]] {
    var answers: [String: [String: [[Any]]]] = [:]
    for line in table.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",").map(String.init)
      answers[fields[1], default: [:]][fields[0], default: []].append([
        fields[2], fields[3], fields[4],
      ])
    }
    return answers
  }

  @Test func `answers give what the same judgments in the model file give`() throws {
    try Tool.inTemporaryFolder { url in
      let folder = Folder(url: url)
      let model = try folder.write(try Self.model(), "model.json")
      let asked = folder.path("asked.csv")
      _ = try run([
        "generate", "--answers-to", model, "--participants", "4", "--noise", "0.7", "--form",
        "wide", "-o", asked,
      ])
      let collected = try run(
        ["collect", model, asked, "-o", folder.path("all.csv"), "--format", "json"])
      let participants = try #require(try object(collected)["participants"] as? [[String: Any]])
      let table = try folder.text("all.csv")
      let rows = table.split(separator: "\n").count - 1

      // Every command counts the same pairs.
      let questionnaire = try run(["questionnaire", model, "--format", "csv"])
      let pairs = questionnaire.split(separator: "\n").count - 1
      #expect(participants.map { $0["asked"] as? Int } == Array(repeating: pairs, count: 4))
      #expect(participants.map { $0["answered"] as? Int } == Array(repeating: pairs, count: 4))
      #expect(rows == 4 * pairs)
      let unjudged = try Tool.run(["check", model, "--format", "json"])
      #expect(unjudged.status == 1)
      let matrices = try #require(try object(unjudged.output)["matrices"] as? [[String: Any]])
      #expect(
        pairs
          == matrices.reduce(0) { sum, matrix in
            let order = matrix["order"] as? Int ?? 0
            return sum + order * (order - 1) / 2
          })
      for path in matrices.compactMap({ $0["path"] as? String }) {
        #expect(questionnaire.contains(",\(path),"))
      }

      let answers = answers(table)
      let people = (1...4).map { "Participant \($0)" }
      let written = try folder.write(
        try Self.model(participants: people) { path in
          (answers[path] ?? [:]).mapValues { ["comparisons": $0] }
        }, "written.json")
      for options in [
        ["synthesize"], ["synthesize", "--aggregation", "priorities"],
        ["synthesize", "--aggregation", "local-priorities"], ["check", "--threshold", "1"],
        ["consistency", "--all"], ["group"], ["group", "--max-cr", "0.2", "--leave-out", "matrix"],
      ] {
        for format in ["json", "csv", "text"] {
          let responses = ["--responses", folder.path("all.csv"), "--format", format]
          let found = try Tool.run([options[0], model] + options.dropFirst() + responses)
          let expected = try Tool.run(
            [options[0], written] + options.dropFirst() + ["--format", format])
          #expect(found.errors == expected.errors)
          #expect(found.status == expected.status)
          #expect(found.output == expected.output, "\(options) \(format)")
          // Averages of final priorities have no strategic hierarchy of their own, but its
          // matrices. A check of so many matrices shows those that fail.
          #expect(
            found.output.contains("What counts") || options.contains("priorities")
              || options[0] == "check")
        }
      }
      let strategic = try #require(
        try object(run(["synthesize", written, "--format", "json"]))["strategicCriteria"]
          as? [[String: Any]])
      #expect(strategic.count == 6)
    }
  }

  @Test func `merged parts are shown as the whole`() throws {
    try Tool.inTemporaryFolder { url in
      let folder = Folder(url: url)
      let model = try folder.write(try Self.model(), "model.json")
      let table = try run([
        "generate", "--answers-to", model, "--participants", "6", "--missing", "0.2", "--form",
        "wide",
      ])
      let lines = table.split(separator: "\n").map(String.init)
      let whole = try folder.write(table, "whole.csv")
      let counted = try [1...2, 3...6].enumerated().map { index, rows in
        let part = try folder.write(
          ([lines[0]] + lines[rows]).joined(separator: "\n") + "\n", "part\(index).csv")
        return try folder.write(
          run(["aggregate", "--partial", model, "--responses", part]), "part\(index).json")
      }
      let merged = try folder.write(
        run(["aggregate", "--merge", model] + counted.reversed()), "merged.json")
      #expect(
        try folder.text("merged.json")
          == run(["aggregate", "--partial", model, "--responses", whole]))
      let shown = try object(run(["group", model, "--statistics", merged, "--format", "json"]))
      let direct = try object(run(["group", model, "--responses", whole, "--format", "json"]))
      for key in ["ranked", "criteria", "strategicCriteria", "consensus"] {
        #expect(
          try #require(shown[key]) as? NSObject == #require(direct[key]) as? NSObject, "\(key)")
      }
      let strategic = try #require(shown["strategicCriteria"] as? [[String: Any]])
      #expect(
        strategic.map { $0["path"] as? String } == [
          "What counts", "What counts/Growth", "What counts/Safety", "What counts/Beauty",
          "What counts/Growth/Jobs", "What counts/Growth/Trade",
        ])
      // Beauty rates the merits: nobody is asked.
      #expect(
        strategic.map { $0["agreement"] is NSNull } == [false, false, false, true, false, false])
      let text = try run(["group", model, "--responses", whole])
      #expect(text.contains("\nWhat counts"))
      #expect(text.contains("│  ├─ Jobs") || text.contains("│  └─ Trade"))
    }
  }

  @Test func `what is missing on a strategic criterion is named`() throws {
    try Tool.inTemporaryFolder { url in
      let folder = Folder(url: url)
      let model = try folder.write(try Self.model(), "model.json")
      let table = try run(["generate", "--answers-to", model, "--participants", "1"])
      let lines = table.split(separator: "\n").filter {
        !$0.contains(",What counts/Growth/Jobs,Gains,Chances,")
      }
      let answers = try folder.write(lines.joined(separator: "\n") + "\n", "answers.csv")
      #expect(
        try run(["collect", model, answers, "--format", "csv"]) == """
          participant,node,first,second,has_priorities
          Participant 1,What counts/Growth/Jobs,Gains,Chances,true

          """)
      // It goes on where it stopped.
      let judged = try run(
        ["judge", model, "--participant", "Participant 1", "-o", answers], input: "3\n")
      #expect(judged.contains("For “Jobs”: which is more important, Gains or Chances?"))
      #expect(
        try folder.text("answers.csv").contains(
          "Participant 1,What counts/Growth/Jobs,Gains,Chances,3\n"))
      #expect(
        try run(["collect", model, answers, "--format", "csv"])
          == "participant,node,first,second,has_priorities\n")
      let form = try run(["questionnaire", model])
      #expect(form.contains("\"path\": \"What counts/Growth/Jobs\""))
    }
  }
}
