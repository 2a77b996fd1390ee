import Foundation
import Testing

/// That every command says the same of who counts, and of what was answered outside the scale.
struct WhoCountsTests {
  /// Cem contradicts himself on the goal, where he has judged nothing else; Dan on the goal alone.
  private static let model = """
    ahp: 1
    name: Trip
    alternatives: [A, B]
    participants:
      - {name: Ann, attributes: {role: x}}
      - {name: Ben, attributes: {role: x}}
      - {name: Cem, attributes: {role: y}}
      - {name: Dan, attributes: {role: y}}
    goal:
      name: Best
      judgments:
        Ann: {comparisons: [[X, Y, 3], [X, Z, 5], [Y, Z, 2]]}
        Ben: {comparisons: [[X, Y, 2], [X, Z, 4], [Y, Z, 2]]}
        Cem: {comparisons: [[X, Y, 9], [X, Z, 1/9], [Y, Z, 9]]}
        Dan: {comparisons: [[X, Y, 1/9], [X, Z, 9], [Y, Z, 1/9]]}
      children:
        - name: X
          judgments:
            Ann: {comparisons: [[A, B, 2]]}
            Ben: {comparisons: [[A, B, 3]]}
            Dan: {comparisons: [[A, B, 1/2]]}
        - {name: Y, comparisons: [[A, B, 1/3]]}
        - {name: Z, comparisons: [[A, B, 1]]}

    """

  private func withModel(
    _ model: String = model, _ body: (_ run: ([String]) throws -> Tool.Outcome) throws -> Void
  ) throws {
    try Tool.inTemporaryFolder { folder in
      try model.write(to: folder.appending(path: "m.yaml"), atomically: true, encoding: .utf8)
      try body { try Tool.run($0, environment: ["COLUMNS": "1000"], in: folder) }
    }
  }

  private func words(_ text: String) -> String { text.replacing(/\s+/, with: " ") }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The line of a topic in a text report.
  private func line(_ topic: String, of text: String) throws -> String {
    try #require(
      text.split(separator: "\n").first { $0.hasPrefix(topic + ": ") }.map(String.init),
      "\(text)")
  }

  private static let report = ["report", "m.yaml", "--draws", "0", "--format", "text"]

  @Test(
    arguments: [
      (
        [], "4, all of whom count; 3 have answers that connect all items; 3 answered every question"
      ),
      (
        ["--max-cr", "0.1"],
        "2 of 4 count (left out: 2 with a CR above the limit); of these all answered every question"
      ),
      (
        ["--where", "role=x"],
        "2 of 4 count (left out: 2 not as asked for); of these all answered every question"
      ),
      (
        ["--where", "role=y"],
        "2 of 4 count (left out: 2 not as asked for); of these 1 has answers that connect all items, 1 "
          + "answered every question"
      ),
      (
        ["--max-cr", "0.1", "--leave-out", "matrix"],
        "3 of 4 count (left out: 1 with a CR above the limit); 1 counts without matrices that have a CR "
          + "above 0.1; of these 2 have answers within the CR limit that connect all items, 3 answered "
          + "every question"
      ),
    ] as [([String], String)])
  func `the group and the report count the same people`(
    options: [String], expected: String
  ) throws {
    try withModel { run in
      let group = try run(["group", "m.yaml"] + options)
      let report = try run(Self.report + options)
      #expect(try line("Respondents", of: group.output) == "Respondents: " + expected)
      #expect(try line("Respondents", of: report.output) == "Respondents: " + expected)
      // What is said of the group rests on the same people too.
      for topic in ["Agreement", "Influence", "Aggregation"] {
        #expect(try line(topic, of: group.output) == line(topic, of: report.output))
      }
      func distributions(_ text: String) -> [Substring] {
        let lines = text.split(separator: "\n")
        guard let start = lines.firstIndex(where: { $0.hasPrefix("Priorities over the") }) else {
          return []
        }
        return Array(lines[start...].prefix(7))
      }
      #expect(distributions(group.output) == distributions(report.output))
    }
  }

  /// Who does not count in the mean of final priorities does not stand in their distribution.
  @Test func `a matrix that is left out leaves no priorities of everything`() throws {
    try withModel { run in
      let options = ["--max-cr", "0.1", "--leave-out", "matrix"]
      let data = try json(run(["group", "m.yaml", "--format", "json"] + options).output)
      let people = try #require(data["respondents"] as? [String: Any])
      #expect(people["read"] as? Int == 4 && people["count"] as? Int == 3)
      #expect(people["countedInPart"] as? Int == 1 && people["complete"] as? Int == 2)
      let distributions = try #require(data["distributions"] as? [String: Any])
      #expect(distributions["respondents"] as? Int == 2)
      let first = try #require((distributions["ranked"] as? [[String: Any]])?.first)
      let ranked = try #require((data["ranked"] as? [[String: Any]])?.first)
      let average = try #require(ranked["priorities"] as? [String: Any])
      let (mean, priority) = (
        try #require(first["mean"] as? Double), try #require(average["priority"] as? Double)
      )
      #expect(abs(mean - priority) < 1e-14)
      let text = try run(["group", "m.yaml"] + options).output
      #expect(
        try line("Left out", of: text)
          == "Left out: Cem (CR 6.776 on 'Goal'), Dan on 'Goal' alone (CR 6.776)")
      // The same two in the other commands.
      for command in [["synthesize", "m.yaml"], Self.report] {
        let leftOut = try line("Left out", of: run(command + options).output)
        #expect(
          leftOut
            == "Left out: Cem (CR 6.776 on 'Goal'), Dan on 'Goal' alone (CR 6.776)")
      }
    }
  }

  @Test func `whoever has no weight is not among all`() throws {
    try withModel(Self.model.replacing("name: Ben,", with: "name: Ben, weight: 0,")) { run in
      for command in [["group", "m.yaml"], Self.report] {
        let respondents = try line("Respondents", of: run(command).output)
        #expect(
          respondents
            == "Respondents: 3 of 4 count (left out: 1 without weight); of these 2 have answers that "
            + "connect all items, 2 answered every question")
      }
    }
  }

  @Test func `a check says of how many people the matrices within are`() throws {
    try withModel { run in
      let text = words(try run(["check", "m.yaml", "--where", "role=x"]).output)
      #expect(
        text.contains("all 4 matrices of single participants are within 0.1, of 2 people"),
        "\(text)"
      )
    }
  }

  // MARK: Outside the scale

  private static let offScale = model.replacing("[X, Y, 3]", with: "[X, Y, 12]")
    .replacing("Ben: {comparisons: [[A, B, 3]]}", with: "Ben: {comparisons: [[A, B, 0.05]]}")

  private static let commands = [
    ["synthesize"], ["synthesize", "--aggregation", "priorities"], ["check"], ["consistency"],
    ["sensitivity"], ["what-if", "--vary", "10%"], ["simulate", "--draws", "20"],
    ["compare-methods"], ["group"], ["repair"], ["audit"],
  ]

  @Test(arguments: commands)
  func `answers outside the scale are told`(command: [String]) throws {
    try withModel(Self.offScale) { run in
      let arguments = [command[0], "m.yaml"] + command.dropFirst()
      let text = words(try run(arguments).output)
      #expect(text.contains("2 judgments are outside the scale 1/9 … 9"), "\(text)")
      #expect(text.contains("X by Ben: A against B is "), "\(text)")
      #expect(text.split(separator: "outside the scale").count == 2, "\(text)")
      let data = try json(run(arguments + ["--format", "json"]).output)
      if let all = data["outsideScale"] as? [[String: Any]] {
        #expect(all.map { $0["ratio"] as? Double } == [12, 0.05])
        return
      }
      let notes = try #require(data["answers"] as? [String: Any])
      let found = try #require(notes["outsideScale"] as? [String: Any])
      #expect(found["count"] as? Int == 2 && found["people"] as? Int == 2)
      let farthest = try #require(found["farthest"] as? [String: Any])
      #expect(farthest["ratio"] as? Double == 0.05 && farthest["participant"] as? String == "Ben")
      #expect(farthest["path"] as? String == "X" && farthest["item"] as? String == "A")
    }
    // Only judgments that count are told.
    try withModel(Self.offScale) { run in
      let others = try run([command[0], "m.yaml", "--where", "role=y"] + command.dropFirst())
      #expect(!others.output.contains("outside the scale"), "\(others.output)")
    }
  }

  @Test func `documents and pictures tell of answers outside the scale`() throws {
    try withModel(Self.offScale) { run in
      let text = words(try run(Self.report).output)
      #expect(text.contains("2 judgments are outside the scale 1/9 … 9"), "\(text)")
      let picture = words(
        try run(["chart", "ranking", "m.yaml"]).output.replacing(/<[^>]*>/, with: " "))
      #expect(picture.contains("2 judgments outside the scale 1/9 … 9."), "\(picture)")
    }
    try withModel { run in
      let text = try run(Self.report).output
      #expect(!text.contains("outside the scale"))
    }
  }

  // MARK: Without names

  @Test func `people without names are counted as those with names`() throws {
    let answers = """
      participant,|X|Y,|X|Z,|Y|Z,X|A|B,Y|A|B,Z|A|B
      Ann,3,5,2,2,1,1
      Eve,2,4,2,77,1,1

      """
    try Tool.inTemporaryFolder { folder in
      for (name, text) in [("m.yaml", Self.model), ("a.csv", answers)] {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      for command in ["group", "synthesize"] {
        func said(_ options: [String]) throws -> Tool.Outcome {
          try Tool.run(
            [
              command, "m.yaml", "--responses", "a.csv", "--own-judgments", "replace",
              "--skip-invalid",
            ] + options, environment: ["COLUMNS": "1000"], in: folder)
        }
        let (named, numbered) = (try said([]), try said(["--anonymous"]))
        #expect(numbered.status == 0, "\(numbered.errors)")
        let setAside = try line("Set aside", of: named.output)
        #expect(setAside.contains("; 1 of them has answered anew"))
        #expect(
          try line("Set aside", of: numbered.output)
            == setAside.replacing(" (Ann, Ben, Cem, Dan)", with: ""))
        // What was left out of the files is counted, without the place that names somebody.
        let leftOut = try line("Left out", of: named.output)
        #expect(leftOut.hasPrefix("Left out: 1 problem in the answers"))
        #expect(try line("Left out", of: numbered.output) == "Left out: 1 problem in the answers")
        #expect(numbered.errors.contains("warning: 1 problem left out"))
        for text in [numbered.output, numbered.errors] {
          #expect(!text.contains("Ann") && !text.contains("Eve"), "\(text)")
        }
      }
    }
  }

  /// Answers take the place of comparisons alone.
  @Test func `priorities of the model stay where answers replace judgments`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = Self.model.replacing(
        "{name: Y, comparisons: [[A, B, 1/3]]}", with: "{name: Y, priorities: {A: 1, B: 3}}")
      for (name, text) in [("m.yaml", model), ("a.csv", "participant,Y|A|B\nAnn,3\n")] {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      let said = try Tool.run(
        ["synthesize", "m.yaml", "--responses", "a.csv", "--own-judgments", "replace"], in: folder)
      #expect(said.status == 2)
      #expect(
        said.errors.contains(
          "a.csv:1:13: error: priorities, values or ratings on 'Y' stand in the model for everybody, so "
            + "that nobody is asked (expected no answers on it, or none of these in the model: answers "
            + "take the place of comparisons alone)"), "\(said.errors)")
    }
  }

  // MARK: Repairs

  @Test func `what was repaired is no longer called published`() throws {
    let model = Self.model.replacing("name: Trip\n", with: "name: Trip\nprovenance: published\n")
    try withModel(model) { run in
      let repaired = try run(["repair", "m.yaml", "--method", "fewest-changes", "-o", "r.json"])
      #expect(repaired.status < 2, "\(repaired.errors)")
      let data = try json(run(["convert", "r.json", "--to", "json"]).output)
      #expect(data["provenance"] == nil)
      let goal = try #require(data["goal"] as? [String: Any])
      #expect(goal["provenance"] == nil && goal["changes"] != nil)
      let children = try #require(goal["children"] as? [[String: Any]])
      #expect(
        children.map { $0["provenance"] as? String } == ["published", "published", "published"])
      // Nothing to repair leaves the model as it is.
      let kept = try run([
        "repair", "m.yaml", "--method", "fewest-changes", "--threshold", "99", "-o", "k.json",
      ])
      #expect(kept.status == 0, "\(kept.errors)")
      let unchanged = try json(run(["convert", "k.json", "--to", "json"]).output)
      #expect(unchanged["provenance"] as? String == "published")
    }
    // What was made up stays made up.
    try withModel(model.replacing("published", with: "illustrative")) { run in
      _ = try run(["repair", "m.yaml", "--method", "fewest-changes", "-o", "r.json"])
      let madeUp = try json(run(["convert", "r.json", "--to", "json"]).output)
      #expect(madeUp["provenance"] as? String == "illustrative")
    }
  }

  // MARK: Numbers as they are printed

  @Test func `numbers as publications print them are told how to write`() throws {
    let model = """
      ahp: 1
      name: m
      alternatives: [A, B]
      participants: [{name: p, weight: "1,5"}]
      goal:
        name: g
        priorities: {X: 56 %, Y: "0,24"}
        children:
          - {name: X, values: {A: "1,234", B: 3}}
          - {name: Y, ratings: {A: 80 %, B: 0.5}}

      """
    try withModel(model) { run in
      let said = try run(["synthesize", "m.yaml"])
      #expect(said.status == 2)
      let hint =
        "numbers of a model have a decimal point, and no separators or percent signs: write "
      for number in ["1.5", "0.56", "0.24", "1.234, or 1234", "0.8"] {
        #expect(said.errors.contains("hint: \(hint)\(number)\n"), "\(said.errors)")
      }
    }
  }

  @Test func `a printed number that is negative is told with its place`() throws {
    let model = """
      ahp: 1
      name: m
      alternatives: [A, B]
      reported: {consistencyRatio: -0.02, alternatives: {A: -0.1, B: 1.1}}
      goal:
        name: g
        comparisons: [[A, B, 2]]
        reported: {priorities: {A: -0.1, B: {value: "-0.2", erratum: "a slip"}}, consistencyIndex: -1}

      """
    try withModel(model) { run in
      let said = try run(["audit", "m.yaml"])
      #expect(said.status == 2)
      for place in [
        "m.yaml:4:30: error: -0.02 is negative, which no consistency ratio is (expected 0 or more)",
        "m.yaml:4:55: error: -0.1 is negative, which no priority is (expected 0 or more)",
        "m.yaml:8:30: error: -0.1 is negative, which no priority is (expected 0 or more)",
        "m.yaml:8:94: error: -1 is negative, which no consistency index is (expected 0 or more)",
      ] {
        #expect(said.errors.contains(place), "\(said.errors)")
      }
      #expect(!said.errors.contains("-0.2 is negative"))
      #expect(said.errors.contains("'erratum'"))
    }
  }
}
