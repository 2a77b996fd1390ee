import Foundation
import Testing

/// `ahp sensitivity` as a user runs it.
struct SensitivityCommandTests {
  private func ahp(_ arguments: String...) throws -> Tool.Outcome {
    try Tool.run(["sensitivity"] + arguments)
  }

  private let lunch = "Examples/published/super-decisions-lunch.yaml"

  @Test func `the crossovers of the lunch model are the recomputed ones`() throws {
    // Computed by an independent program; the publication has none.
    let expected = [
      "1Quality,3 Piada,1 Primanti": 0.268237, "2Price,2 Panera,1 Primanti": 0.846356,
      "2Price,3 Piada,1 Primanti": 0.352131, "3Menu,3 Piada,1 Primanti": 0.100917,
      "4Speed,2 Panera,1 Primanti": 0.453374, "4Speed,3 Piada,1 Primanti": 0.278912,
      "4Speed,2 Panera,3 Piada": 0.842367,
    ]
    let run = try ahp(lunch, "--format", "csv")
    #expect(run.status == 0 && run.errors == "")
    let rows = run.output.split(separator: "\n").dropFirst()
    #expect(rows.count == expected.count)
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      let weight = try #require(expected["\(cells[0]),\(cells[3]),\(cells[4])"])
      // The reference has 14/11, 10/11 and 5/7 where the file has six digits of them.
      #expect(abs((Double(cells[5]) ?? .nan) - weight) < 2e-6)
    }
  }

  @Test func `the verdict says who is first and where that changes`() throws {
    let run = try ahp(lunch)
    #expect(run.status == 0)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.hasSuffix(
        "Verdict: 2 Panera is first with 0.4230. The nearest weight at which that changes is "
          + "0.4534 for 4Speed, which has 0.2152 now: above it 1 Primanti is first."))
  }

  @Test func `one criterion is shown with its crossovers and priorities`() throws {
    let run = try ahp(lunch, "--criterion", "1Quality")
    // The shares at 0, 0.5 and 1 are those of an independent program.
    for line in [
      "3 Piada, 1 Primanti     0.2682",
      "2 Panera            0.3860  0.4104  0.4348  0.4592  0.4836",
    ] { #expect(run.output.contains(line)) }
    #expect(!run.output.contains("2Price  "))
  }

  @Test func `all formats are written`() throws {
    #expect(try ahp(lunch, "--format", "markdown").output.hasPrefix("# Where to order lunch\n"))
    let json = try ahp(lunch, "--format", "json").output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect((object?["criteria"] as? [Any])?.count == 4)
  }

  @Test func `a model without alternatives ranks its criteria`() throws {
    let model = """
      ahp: 1
      name: weights
      goal:
        name: choose
        comparisons: [[Cost, Use, 2]]
        children:
          - {name: Cost}
          - name: Use
            priorities: {Comfort: 0.7, Speed: 0.3}
            children: [{name: Comfort}, {name: Speed}]
      """
    let run = try Tool.run(["sensitivity", "-"], input: model)
    #expect(run.status == 0, "\(run.errors)")
    // Cost has p, Comfort 0.7 (1 − p): equal at 7/17.
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Verdict: Cost is first with 0.6667."))
    #expect(words.contains("Cost 0.6667 0.4118 … 1.0000"))
  }

  @Test func `participants are left out one after another`() throws {
    let run = try ahp("Examples/published/vacation.yaml", "--by-participant")
    #expect(run.status == 0)
    for name in ["Dad", "Mom", "Kid"] { #expect(run.output.contains("\n\(name) ")) }
    let csv = try ahp("Examples/published/vacation.yaml", "--by-participant", "--format", "csv")
    #expect(csv.output.split(separator: "\n").count == 4)
  }

  @Test func `what has no lines is refused`() throws {
    let goal = try ahp(lunch, "--criterion", "Where to order lunch")
    #expect(goal.status == 2)
    #expect(goal.errors == "error: the goal has no weight to move\n")
    let unknown = try ahp(lunch, "--criterion", "5Taste")
    #expect(
      unknown.errors
        == "error: the model has no criterion '5Taste' (there are Where to order lunch, "
        + "3Menu, 2Price, 1Quality, 4Speed)\n")
    let alone = try ahp(lunch, "--by-participant")
    #expect(alone.status == 2)
    #expect(alone.errors.contains("does not come from several participants"))
    let ideal = try ahp(
      "Examples/published/vacation.yaml", "--aggregation", "priorities", "--synthesis", "ideal")
    #expect(ideal.status == 2)
    #expect(ideal.errors.contains("is not linear in a weight (expected another aggregation"))
  }

  @Test func `judgments are listed by leverage`() throws {
    let text = try ahp(lunch, "--judgments")
    #expect(text.status == 0)
    #expect(text.output.contains("Judgment  "))
    let words = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "The judgment with most leverage is 1Quality: 2 Panera against 3 Piada: with 1/2 in the "
          + "place of 2, 3 Piada is first."))
    let csv = try ahp(lunch, "--judgments", "--format", "csv")
    // Six judgments on the criteria, three under each of four.
    #expect(csv.output.split(separator: "\n").count == 1 + 6 + 12)
    let both = try ahp(lunch, "--judgments", "--by-participant", "--format", "csv")
    #expect(both.status == 64)
    #expect(
      both.errors.contains("CSV is one table (expected either --judgments or --by-participant)"))
  }
}
