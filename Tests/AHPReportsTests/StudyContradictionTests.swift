import AHP
import PairwiseComparisons
import Testing

@testable import AHPReports

/// Which printed numbers are said to exclude each other, and which are left out.
struct StudyContradictionTests {
  /// A study whose criterion B of three has the printed numbers.
  private static func belowB(_ goal: String, _ reported: String) throws -> DecisionModel {
    try Study.model(
      """
      ahp: 1
      name: A study
      settings: {randomIndex: saaty-1980}
      goal:
        name: Best
        reported: [\(goal)]
        children:
        - name: A
        - name: B
          reported: \(reported)
          children: [{name: B1}, {name: B2}, {name: B3}]
        - name: C
      """)
  }

  private static let goal = "{priorities: {A: 0.40, B: 0.35, C: 0.25}}"

  // MARK: Numbers that exclude each other

  /// 0.60 · 0.35 = 0.210; 0.595 + 0.1445/0.355 is above 1.
  @Test func `numbers are named that exclude each other without the others`() throws {
    let model = try Self.belowB(
      Self.goal, "{priorities: {B1: 0.60}, globalPriorities: {B1: 0.210, B2: 0.145}}")
    let words =
      "B: the local priority of B1 0.60 and the global priority of B2 0.145 exclude each other "
      + "where the global priority of what compares them is 0.3450 at least and 0.3550 at most"
    #expect(try Study.audit(model).contains(words))
    #expect(Study.text(try model.reconstruction()).contains(words))
    let indonesian = try Study.audit(model, in: Language.indonesian.words)
    #expect(indonesian.contains("saling mengecualikan bila prioritas global induknya"))
    let without = try Self.belowB(
      Self.goal, "{priorities: {B1: 0.60}, globalPriorities: {B1: 0.210}}")
    #expect(ReportedFindings(of: without).contradictions.isEmpty)
  }

  /// 0.2095 + 0.1465 is above 0.355.
  @Test func `parts that are too large are found without the others`() throws {
    let model = try Self.belowB(
      Self.goal, "{priorities: {B1: 0.60}, globalPriorities: {B1: 0.210, B2: 0.147}}")
    let kinds = ReportedFindings(of: model).contradictions.map(\.kind)
    guard case .parts(let sum, let whole)? = kinds.first, kinds.count == 1 else {
      Issue.record("\(kinds)")
      return
    }
    #expect(abs(sum.lowerBound - 0.356) < 1e-9 && abs(whole.upperBound - 0.355) < 1e-9)
  }

  /// 0.085 + 0.795 + 0.125 is 1.005.
  /// Ratings and utilities are what they are by themselves.
  @Test(arguments: [
    ("ratings: {a: 1, b: 0.5, c: 0.25}", "{a: 1.00, b: 0.50, c: 0.25}"),
    (
      "utility: {steps: [[0, 0.1], [5, 0.9], [10, 1]]}, values: {a: 10, b: 9, c: 1}",
      "{a: 1.000, b: 0.900, c: 0.100}"
    ),
  ])
  func `priorities of what is rated need not sum to 1`(worth: String, printed: String) throws {
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      alternatives: [a, b, c]
      goal:
        name: Best
        comparisons: [[X, Y, 2]]
        children:
          - {name: X, \(worth), reported: {priorities: \(printed)}}
          - {name: Y, priorities: {a: 1, b: 1, c: 2}, reported: {priorities: {a: 0.25, b: 0.30}}}
      """)
    let findings = ReportedFindings(of: model)
    #expect(findings.contradictions.isEmpty && !findings.excludesSomething)
    let audit = try Audit(of: model)
    #expect(audit.count(.agrees) == 4 && audit.count(.disagrees) == 1)
  }

  @Test func `a sum that is not 1 is named alone`() throws {
    let model = try Self.belowB(
      "{priorities: {A: 0.40}}",
      "{priorities: {B1: 0.09, B2: 0.80, B3: 0.13}, globalPriorities: {B1: 0.05, B2: 0.41, B3: 0.07}}"
    )
    let kinds = ReportedFindings(of: model).contradictions.map(\.kind)
    guard case .sum? = kinds.first, kinds.count == 1 else {
      Issue.record("\(kinds)")
      return
    }
  }

  @Test func `priorities that are too large are found without the others`() throws {
    let model = try Study.oneMatrix("{priorities: {A: 0.70, B: 0.40}}")
    #expect(
      try Study.audit(model).contains("Goal: the priorities sum to 1.0900 at least and 1.1100"))
    let possible = try Study.oneMatrix("{priorities: {A: 0.70, B: 0.20}}")
    #expect(ReportedFindings(of: possible).contradictions.isEmpty)
  }

  // MARK: Consistency

  /// λ ≥ 3; CI 0.05 is CR 0.086 by 0.58, and λ 3.10.
  @Test(arguments: [
    (
      "principalEigenvalue: 2.95",
      "Goal: the principal eigenvalue 2.95 is not that of any judgments on 3 items"
    ),
    (
      "principalEigenvalue: 2.95, consistencyRatio: 0.02",
      "Goal: the principal eigenvalue 2.95 is not that of any judgments on 3 items"
    ),
    (
      "principalEigenvalue: 3.20, consistencyIndex: 0.050",
      "Goal: 3.20 and 0.050 are not those of one matrix"
    ),
    (
      "consistencyIndex: 0.050, consistencyRatio: 0.03",
      "Goal: 0.050 and 0.03 are not those of one matrix by this random index"
    ),
  ])
  func `numbers on consistency are named that no matrix has`(
    printed: String, words: String
  ) throws {
    let text = try Study.audit(Study.oneMatrix("{priorities: {A: 0.6}, \(printed)}"))
    #expect(text.contains("Printed numbers: " + words + " "), "\(text)")
    #expect(words.hasSuffix("index") || !text.contains(words + " by"))
  }

  @Test(arguments: [
    "consistencyRatio: 0.02", "principalEigenvalue: 2.02", "indices: {GCI: 0.02}",
    "indices: {Koczkodaj: 0.1}",
  ])
  func `no number on the consistency of two items counts that they cannot have`(
    printed: String
  ) throws {
    let model = try Study.oneMatrix(
      items: "AB", "{priorities: {A: 0.667, B: 0.333}, \(printed)}")
    let findings = ReportedFindings(of: model)
    #expect(findings.searches.map(\.search.verdict) == [.one])
    #expect(findings.searches.first?.leftOut.count == 1)
    #expect(findings.excludesSomething && findings.contradictions.count == 1)
    let text = try Study.audit(model)
    #expect(text.contains("is printed for 2 items, which cannot have it"))
    #expect(text.contains("which two items cannot have"))
    let possible = try Study.oneMatrix(
      items: "AB", "{priorities: {A: 0.667, B: 0.333}, indices: {GCI: 0.00, Koczkodaj: 0.0}}")
    #expect(!ReportedFindings(of: possible).excludesSomething)
  }

  @Test func `a hierarchy of pairs has no ratio`() throws {
    func model(_ ratio: String) throws -> DecisionModel {
      try Study.model(
        """
        ahp: 1
        name: A study
        alternatives: [X, Y]
        goal:
          name: Best
          reported: {priorities: {A: 0.667, B: 0.333}}
          children: [{name: A}, {name: B}]
        reported: {consistencyRatio: \(ratio)}
        """)
    }
    #expect(try Study.audit(model("0.05")).contains("(whole): 0.05 is printed for 2 items"))
    #expect(!ReportedFindings(of: try model("0.00")).excludesSomething)
  }

  /// 0.945/0.055 with a ratio up to 0.015.
  @Test func `the largest quotient is a bound`() throws {
    let text = try Study.audit(
      Study.oneMatrix("{priorities: {A: 0.95, B: 0.03, C: 0.02}, consistencyRatio: 0.01}"))
    #expect(text.contains("allow at most 11.30"), "\(text)")
  }

  @Test func `judgments are counted by pairs`() throws {
    let model = try Study.oneMatrix(items: "AB", "{comparisons: [[A, B, 3], [B, A, 0.33]]}")
    #expect(try Study.audit(model).contains("by 1 of 1 judgments"))
  }

  // MARK: Numbers that the model explains

  @Test func `numbers that the model explains are named where they are left out`() throws {
    let model = try Study.oneMatrix(
      """
      {priorities: {A: 0.648, B: {value: 0.240, erratum: a slip}, C: 0.122},
        consistencyRatio: 0.003}
      """)
    let findings = ReportedFindings(of: model)
    #expect(findings.contradictions.map(\.hasErratum) == [true])
    #expect(!findings.excludesSomething && findings.searches.map(\.search.verdict) == [.one])
    let text = try Study.audit(model)
    #expect(text.contains("by 2 of 3 priorities, without 0.240, which the model explains"))
    #expect(
      text.contains("the priorities sum to 1.0085 at least and 1.0115 at most, not to 1 (the"))
    let chosen = try model.reconstruction()
    #expect(chosen.isComplete)
    let words = "without Goal: the local priority of B 0.240, since the model says why"
    #expect(Study.text(chosen).contains(words), "\(Study.text(chosen))")
  }

  // MARK: Two blocks, and the whole

  /// Each has one matrix: 3, 5, 2 and 3, 7, 3; the second pair has ratios that exclude each other.
  @Test(arguments: [
    "{settings: {prioritization: normalized-columns}, priorities: {A: 0.669, B: 0.243, C: 0.088}}",
    "{settings: {randomIndex: saaty-2005}, consistencyRatio: 0.02}",
  ])
  func `blocks on one matrix are searched together`(other: String) throws {
    let own = "{priorities: {A: 0.648, B: 0.230, C: 0.122}, consistencyRatio: 0.003}"
    for blocks in [[own, other], [other, own]] {
      let model = try Study.oneMatrix(blocks[0], blocks[1])
      let findings = ReportedFindings(of: model)
      #expect(findings.searches.map(\.search.verdict) == [.none, .none])
      #expect(findings.excludesSomething)
      #expect(
        try Study.audit(model).contains("with the numbers that are printed by other settings"))
      #expect(try model.reconstruction().failures.map(\.verdict) == [.none])
    }
    let alone = ReportedFindings(of: try Study.oneMatrix(own)).searches
    #expect(alone.map(\.search.verdict) == [.one])
  }

  /// 3, 9 and 9 have a ratio of 0.12, which the second block does not print.
  @Test func `blocks share what is printed of the consistency`() throws {
    let model = try Study.oneMatrix(
      "{priorities: {A: 0.642, B: 0.309, C: 0.049}, consistencyRatio: 0.12}",
      "{settings: {prioritization: geometric-mean}, priorities: {A: 0.642}}")
    let searches = ReportedFindings(of: model).searches
    #expect(searches.count == 2 && searches.allSatisfy { !$0.search.matrices.isEmpty })
    #expect(searches[0].search.matrices == searches[1].search.matrices)
    #expect(searches.map(\.largestRatio) == [nil, nil])
  }

  @Test func `a reconstruction says why the alternatives' numbers are not possible`() throws {
    let chosen = try Study.model(
      """
      ahp: 1
      name: A study
      settings: {randomIndex: saaty-1980}
      alternatives: [X, Y, Z]
      goal:
        name: Best
        children:
        - name: A
          reported: {priorities: {Z: 0.11}, consistencyRatio: 0.01}
        - name: B
          reported: {consistencyRatio: 0.01}
      reported: {alternatives: {X: 0.6, Y: 0.2, Z: 0.0}}
      """
    ).reconstruction()
    #expect(chosen.failures.map(\.verdict) == [.none])
    let words = "(whole): the priorities sum to 0.6500 at least and 0.9500 at most, not to 1"
    #expect(Study.text(chosen).contains(words), "\(Study.text(chosen))")
  }
}
