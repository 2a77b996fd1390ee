import Foundation
import Testing

/// `ahp simulate` as a user runs it.
struct SimulateCommandTests {
  private func ahp(_ arguments: String...) throws -> Tool.Outcome {
    try Tool.run(["simulate"] + arguments)
  }

  private let lunch = "Examples/published/super-decisions-lunch.yaml"

  @Test func `the report has tables, what was drawn, and a verdict of the same numbers`() throws {
    let run = try ahp(lunch, "--draws", "2000", "--seed", "8")
    #expect(run.status == 0 && run.errors == "")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "Drawn: 2000 times from the seed 8, 18 judgments by no step, one step down or one step up "
          + "the scale, equally likely"))
    let verdict = try #require(words.components(separatedBy: "Verdict: ").last)
    #expect(verdict.hasPrefix("2 Panera is first with the judgments as given, and in "))
    // Every number of the verdict stands in a table above it.
    let tables = try #require(words.components(separatedBy: "Drawn: ").first)
    let numbers = verdict.matches(of: /[0-9]+\.[0-9]+( ± [0-9.]*[0-9])?/).map { "\($0.output.0)" }
    #expect(numbers.count == 5)
    for number in numbers { #expect(tables.contains(number), "\(number)") }
  }

  @Test func `all formats have the shares of draws`() throws {
    let markdown = try ahp(lunch, "--draws", "100", "--format", "markdown")
    #expect(markdown.output.hasPrefix("# Where to order lunch\n"))
    #expect(markdown.output.contains("| Alternative | Rank 1, % | Rank 2, % | Rank 3, % |"))
    let csv = try ahp(lunch, "--draws", "100", "--format", "csv").output
    let rows = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    // Three alternatives and four criteria.
    #expect(rows.count == 1 + 3 + 4 && rows.allSatisfy { $0.count == 7 + 10 + 6 })
    #expect(rows[0][17] == "rank_1" && rows[4][17] == "")
    #expect(Set(rows[1...3].map { $0[1] }) == ["1 Primanti", "2 Panera", "3 Piada"])
    let json = try ahp(lunch, "--draws", "100", "--format", "json").output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["draws"] as? Int == 100 && object["seed"] as? String == "1")
    let ranked = try #require(object["ranked"] as? [[String: Any]])
    let shares = try ranked.map { item in
      try #require(item["ranks"] as? [[String: Any]]).map { $0["count"] as? Int ?? 0 }
    }
    for rank in 0..<3 { #expect(shares.reduce(0) { $0 + $1[rank] } == 100) }
    #expect((ranked[0]["above"] as? [Any])?.count == 2)
    #expect((object["criteria"] as? [Any])?.count == 4)
  }

  @Test func `the same seed gives the same bytes on any number of threads`() throws {
    let one = try ahp(lunch, "--draws", "5000", "--format", "json", "--threads", "1")
    let two = try ahp(lunch, "--draws", "5000", "--format", "json", "--threads", "2")
    #expect(one.status == 0 && one.output == two.output)
    let other = try ahp(lunch, "--draws", "5000", "--format", "json", "--seed", "2")
    #expect(one.output != other.output)
  }

  @Test func `uniform weights need no judgments on the criteria`() throws {
    let model = """
      ahp: 1
      name: weights
      alternatives: [a, b]
      goal:
        name: choose
        children:
          - {name: Cost, comparisons: [[a, b, 3]]}
          - {name: Use, comparisons: [[a, b, 1/3]]}
      """
    let run = try Tool.run(["simulate", "-", "--weights", "uniform"], input: model)
    #expect(run.status == 0, "\(run.errors)")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("no judgment disturbed; the local priorities of criteria uniformly"))
    let judged = try Tool.run(["simulate", "-"], input: model)
    #expect(judged.status == 2 && judged.errors.contains("no judgments on the 2 items of 'choose'"))
  }

  @Test func `the standard error asked for ends the simulation`() throws {
    let run = try ahp(lunch, "--draws", "1000000", "--standard-error", "0.01")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Drawn: 4096 times from the seed 1"))
    #expect(words.contains("stopped when every share by rank had a standard error of 0.01 at most"))
  }

  @Test(arguments: [
    (["--draws", "1"], "expected a whole number in 2 … 1000000000"),
    (["--standard-error", "0"], "expected a number between 0 and 1"),
    (["--standard-error", "nan"], "expected a number between 0 and 1"),
    (["--noise", "log-normal"], "has no deviation (expected '--deviation')"),
    (["--noise", "log-normal", "--deviation=-1"], "expected a number in 0 … 10"),
    (["--noise", "log-normal", "--deviation", "nan"], "expected a number in 0 … 10"),
    (["--noise", "uniform"], "has no factor (expected '--factor')"),
    (["--noise", "triangular", "--factor", "0.5"], "expected a number in 1 … 1000000"),
    (["--noise", "step", "--factor", "2"], "(expected '--noise uniform' or triangular)"),
    (["--deviation", "2"], "(expected '--noise log-normal')"),
    (["--noise", "loud"], "'loud' is invalid for '--noise"),
    (["--threads", "0"], "expected a whole number of 1 or more"),
  ])
  func `wrong arguments are refused`(arguments: [String], message: String) throws {
    let run = try Tool.run(["simulate", lunch] + arguments)
    #expect(run.status == 64 && run.output == "")
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `a model without anything random is refused`() throws {
    let run = try ahp(lunch, "--noise", "dispersion")
    #expect(run.status == 2)
    #expect(
      run.errors
        == "error: no pair of items was judged by several participants, so that there is no "
        + "disagreement to draw from\n")
  }

  @Test func `ranges are drawn from, and their bounds are shown`() throws {
    let model = """
      ahp: 1
      name: ranges
      alternatives: [a, b, c]
      goal: {name: choose, comparisons: [[a, b, [2, 3]], [a, c, [4, 6]], [b, c, [1, 2]]]}
      """
    let run = try Tool.run(
      ["simulate", "-", "--noise", "intervals", "--draws", "300"], input: model)
    #expect(run.status == 0, "\(run.errors)")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("3 judgments within the ranges given, by logarithm"))
    // The bounds of an independent computation.
    #expect(words.contains("0.5714 0.6782 ") && words.contains("0.1111 0.1840 "))
    #expect(!words.contains("Ranges: "))
    let json = try Tool.run(
      ["simulate", "-", "--noise", "intervals", "--draws", "300", "--format", "json"], input: model)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let uncertain = try #require(object["uncertain"] as? [[String: Any]])
    #expect((uncertain.first?["items"] as? [Any])?.count == 3)
    #expect((uncertain.first?["extentAnalysisWarning"] as? String)?.contains("weight 0") == true)
    let synthesis = try Tool.run(["synthesize", "-"], input: model)
    #expect(synthesis.output.contains("Ranges: 3 judgments are ranges"))
    let data = try Tool.run(["synthesize", "-", "--format", "json"], input: model)
    #expect(data.output.contains("\"judgmentsAsRanges\": 3"))
    let certain = try ahp(lunch, "--noise", "intervals")
    #expect(certain.status == 2 && certain.errors.contains("no judgment is a range such as [2, 4]"))
  }
}
