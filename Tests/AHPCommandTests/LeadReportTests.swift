import Foundation
import Testing

/// What a report says of what would change its first, and that charts say what their numbers are.
struct LeadReportTests {
  private func ahp(_ arguments: String...) throws -> Tool.Outcome { try Tool.run(arguments) }

  private static let network = "Examples/published/hamburger-market-share.yaml"
  private static let leader = "Examples/published/leader.yaml"

  /// The text with one space between words.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `the report of a network says what would change its first, as the command does`()
    throws
  {
    let report = try words(ahp("report", Self.network, "--format", "text").output)
    let command = try words(ahp("sensitivity", Self.network, "--judgments").output)
    let verdict =
      "McDonald's is first with 0.5549. Of the weights of clusters, Alternatives → clusters: "
      + "Quality of Food at 0.8784 instead of 0.0659 is the nearest that makes Wendy's first. "
      + "No single judgment changes the first at any value in 1/9 … 9."
    #expect(command.contains("Verdict: " + verdict))
    // At a glance, and in a section of its own.
    #expect(report.ranges(of: "Sensitivity: " + verdict).count == 2)
    let markdown = try ahp("report", Self.network, "--format", "markdown").output
    #expect(
      markdown.contains(
        "| Alternatives → clusters: Quality of Food | 0.0659 | −0.1169 | – | 0.8784 | Wendy's |"))
  }

  @Test func `the page of a network has a tile, tables and a picture of what moves its lead`()
    throws
  {
    let page = try ahp("report", Self.network).output
    #expect(page.contains("<span class=\"value\">0.81</span>"))
    #expect(page.contains("at 0.88, now 0.07"))
    #expect(page.contains("<strong>What moves the lead</strong>"))
    let indonesian = try ahp("report", Self.network, "--language", "id").output
    #expect(indonesian.contains("Bobot klaster, yang paling cepat mengubah yang pertama di atas"))
    #expect(indonesian.contains("Apa yang menggeser keunggulan"))
  }

  @Test func `where no weight of a cluster can move a judgment says how firm the lead is`() throws {
    let page = try ahp("report", "Examples/published/reservoir.yaml").output
    #expect(page.contains("<span class=\"value\">4</span>"))
    #expect(page.contains("Med against Hi</bdi>") || page.contains("at 4, now 2.33"))
    let chart = try ahp("chart", "tornado", "Examples/published/reservoir.yaml")
    #expect(chart.status == 0)
    #expect(words(chart.output).contains("when one judgment goes a step of the scale"))
  }

  @Test func `networks below merits have what can be said without lines of weights`() throws {
    let model = "Examples/published/missile-defense.yaml"
    let report = try words(ahp("report", model, "--format", "text", "--draws", "0").output)
    #expect(report.contains("is not linear in a weight"))
    let verdict =
      "Deploy NMD is first with 0.4933. Of the weights of clusters, Benefits/Technology/Tech "
      + "Advancement/Alternatives → clusters: Alternatives at 0.1191 instead of 0.3285 is the "
      + "nearest that makes Global Defense first."
    #expect(report.contains("Sensitivity: " + verdict))
    let command = try ahp("sensitivity", model)
    #expect(command.status == 0 && words(command.output).contains("Verdict: " + verdict))
    // Without networks there are judgments to move, and no weights.
    let merits = "Examples/published/bocr-trade-relations.yaml"
    #expect(try ahp("sensitivity", merits).status == 2)
    #expect(try ahp("report", merits, "--format", "text", "--draws", "0").status == 0)
  }

  @Test(arguments: [leader, "Examples/bangka-belitung.yaml", "Examples/published/car-jones.yaml"])
  func `pages, paper and charts choose one criterion for the gradient`(model: String) throws {
    let chart = try ahp("chart", "gradient", model, "--no-title").output
    let name = try #require(chart.firstMatch(of: />Weight of ([^<]*)<\/text>/)?.1)
    let page = try ahp("report", model, "--draws", "0").output
    // The first of the pictures that paper shows.
    let choices = page.matches(of: /<div data-name="([^"]*)">/).map { String($0.1) }
    let still = try #require(
      page.firstRange(of: "data-label=\"Gradient of\"").map { page[$0.upperBound...] })
    let first = try #require(still.firstMatch(of: /<div data-name="([^"]*)">/)?.1)
    #expect(choices.contains(String(first)))
    #expect(name.hasPrefix(first) || name == first, "\(name), \(first)")
  }

  @Test func `charts of a group say how its numbers come from those of its members`() throws {
    try Tool.inTemporaryFolder { folder in
      let answers = folder.appending(path: "answers.csv").path
      #expect(
        try ahp("generate", "--answers-to", Self.leader, "--participants", "5", "-o", answers)
          .status == 0)
      let people = folder.appending(path: "people.csv")
      try ("participant,ward\n" + (1...5).map { "Participant \($0),\($0 % 2)\n" }.joined())
        .write(to: people, atomically: true, encoding: .utf8)
      let options = [
        Self.leader, "--responses", answers, "--participants", people.path, "--own-judgments",
        "replace",
      ]
      for (aggregation, name) in [
        ("judgments", "geometric mean of judgments (AIJ) of 5 participants"),
        ("priorities", "arithmetic mean of final priorities (AIP) of 5 participants"),
      ] {
        let ranking = try Tool.run(
          ["synthesize"] + options + ["--aggregation", aggregation, "--format", "json"])
        let result = try #require(
          JSONSerialization.jsonObject(with: Data(ranking.output.utf8)) as? [String: Any])
        let priorities = try #require(result["alternatives"] as? [[String: Any]]).compactMap {
          $0["priority"] as? Double
        }
        let largest = String(format: "%.4f", try #require(priorities.max()))
        for (kind, own) in [
          ("people", []), ("consensus", []), ("similarity", []), ("subgroups", ["--by", "ward"]),
          ("ranking", []),
        ] {
          let chart = try Tool.run(
            ["chart", kind] + options + own + ["--aggregation", aggregation, "--width", "2000"])
          #expect(chart.status == 0 && chart.output.contains(name), "\(kind) \(aggregation)")
          // The group's number is that of the aggregation that is named.
          if kind == "people" { #expect(chart.output.contains(">\(largest)</text>")) }
          if kind == "consensus" { #expect(chart.output.contains("Goepel (2018), as AHP-OS")) }
          if kind == "similarity" { #expect(chart.output.contains("relative homogeneity")) }
        }
      }
    }
  }
}
