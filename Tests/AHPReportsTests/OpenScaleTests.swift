import AHP
import AHPFormats
import PairwiseComparisons
import Testing

@testable import AHPReports

/// Rating scales of which nothing but numbers are printed.
struct OpenScaleTests {
  /// The numbers of the judgments 3, 5 and 2, but for what is given.
  private static func study(
    priorities: String = "{good: 0.648, fair: 0.230, poor: 0.122}", ratio: String = "0.003",
    prioritization: String = "eigenvector"
  ) -> String {
    """
    ahp: 1
    name: A study
    alternatives: [x, y]
    settings: {randomIndex: saaty-1980}
    ratingScales:
      - name: Grades
        intensities: [good, fair, poor]
        prioritization: \(prioritization)
        reported: {priorities: \(priorities), consistencyRatio: \(ratio)}
    goal:
      name: Best
      upperTriangle: [3]
      reported: {priorities: {A: 0.75, B: 0.25}}
      children:
        - name: A
          ratingScale: Grades
          ratings: {x: good, y: fair}
          reported: {priorities: {x: 1.000, y: 0.354}}
        - {name: B, priorities: {x: 1, y: 1}}
    reported: {alternatives: {x: 0.6, y: 0.4}}
    """
  }

  @Test func `judgments are searched for the numbers of a scale, and the others computed`() throws {
    let model = try Study.model(Self.study())
    let findings = ReportedFindings(of: model)
    #expect(findings.contradictions.isEmpty && findings.unsearched.isEmpty)
    let search = try #require(findings.searches.first)
    #expect(findings.searches.count == 1 && search.matrix.subject == .ratingScale(0))
    #expect(search.search.matrices.map(\.upperTriangle) == [[3, 5, 2]] && search.search.isComplete)
    #expect(search.values.respondents == 1 && !search.hasJudgments)
    let audit = try Audit(of: model)
    // The two priorities of the goal agree; the others rest on the scale.
    #expect(audit.count(.agrees) == 2 && audit.count(.notComputed) == 8)
    let text = try Study.audit(model)
    #expect(text.contains("possible: one matrix") && text.contains("Grades"))
  }

  @Test func `numbers of a scale that no judgments give are not possible`() throws {
    for study in [
      Self.study(ratio: "0.03"), Self.study(priorities: "{good: 0.648, fair: 0.24, poor: 0.112}"),
      Self.study(priorities: "{good: 0.70, fair: 0.30, poor: 0.10}"),
    ] {
      let findings = ReportedFindings(of: try Study.model(study))
      #expect(findings.searches.map(\.search.verdict) == [.none])
      #expect(findings.excludesSomething)
    }
    let sums = ReportedFindings(
      of: try Study.model(Self.study(priorities: "{good: 0.70, fair: 0.30, poor: 0.10}")))
    #expect(sums.contradictions.map(\.subject) == [.ratingScale(0)])
  }

  /// By normalized columns 3, 5 and 2 give 0.648, 0.230, 0.122 as well, by row sums nothing is
  /// searched.
  @Test func `the method of the scale counts before that of the model`() throws {
    let columns = ReportedFindings(
      of: try Study.model(Self.study(prioritization: "normalized-columns")))
    #expect(columns.searches.map(\.prioritization) == [.normalizedColumns])
    let sums = ReportedFindings(of: try Study.model(Self.study(prioritization: "row-sums")))
    #expect(sums.searches.isEmpty && sums.unsearched.map(\.obstacle) == [.method])
  }

  @Test func `a scale without judgments is written, read and not evaluated`() throws {
    let model = try Study.model(Self.study())
    for syntax in ModelSyntax.allCases {
      let again = try ModelFile.read(text: model.fileText(syntax), name: "m.\(syntax)")
      #expect(again.model == model)
    }
    #expect {
      try model.evaluation()
    } throws: { error in
      (error as? EvaluationError)?.problems.map { $0.description(in: model) } == [
        "the intensities of rating scale 'Grades', used by 'A', have no judgments"
      ]
    }
  }

  @Test func `a scale of which nothing is known is refused`() {
    let text = Self.study().replacing(#/\n    reported: .*0.003\}/#, with: "")
    #expect {
      try ModelFile.read(text: text, name: "m.yaml")
    } throws: { error in
      "\(error)".contains("'Grades' does not say what its intensities are worth")
    }
  }
}
