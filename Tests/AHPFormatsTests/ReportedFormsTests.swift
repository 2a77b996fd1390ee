import AHP
import Testing

@testable import AHPFormats

/// Printed numbers in the forms that publications have.
struct ReportedFormsTests {
  private let text = """
    ahp: 1
    name: Test
    alternatives: [x, y]
    goal:
      name: Goal
      ratings: {x: 0.8, y: 0.4}
    reported:
      - alternatives: {x: .67, y: 33.3 %}
        totals: {x: "0,80", y: 0.5}
      - totals:
          x: {value: 2.0, definition: The sum over two raters.}
          y: {value: 0.40, definition: The sum over two raters.}
    """

  @Test func `each form is read, audited and written again`() throws {
    let model = try ModelFile.read(text: text, name: "m.yaml").model
    let audit = try Audit(of: model)
    #expect(
      audit.entries.map(\.verdict) == [
        .agrees, .agrees, .agrees, .disagrees, .otherDefinition, .agrees,
      ])
    #expect(audit.entries.map(\.reported.printed.text).prefix(3) == [".67", "33.3 %", "0,80"])
    #expect(audit.entries[4].reported.definition == "The sum over two raters.")
    for syntax in ModelSyntax.allCases {
      let again = try ModelFile.read(text: model.fileText(syntax), name: "m.\(syntax)")
      #expect(again.model == model)
    }
  }

  @Test func `an erratum and a definition exclude each other`() {
    let wrong = text.replacing(
      "definition: The sum over two raters.}\n      y",
      with: "erratum: No., definition: Yes.}\n      y")
    #expect(throws: FileError.self) { try ModelFile.read(text: wrong, name: "m.yaml") }
  }

  /// The leader example's judgments 4, 3, 7, 1/3, 3, 5, with the indices that the manual prints for
  /// them.
  private let indices = """
    ahp: 1
    name: Test
    goal:
      name: Goal
      upperTriangle: [4, 3, 7, 1/3, 3, 5]
      children: [{name: Experience}, {name: Education}, {name: Charisma}, {name: Age}]
      reported:
        indices:
          GCI: 0.1562
          Koczkodaj: 0.5556
          Koczkodaj, mean of triads: 0.4875
          HCI: 0.0299
          HCR: 0.0348
          Peláez–Lamata: 0.4893
          Cavallo–D'Apuzzo: 1.9640
          Kazibudzki, mean |ln r|: 0.6750
          Kazibudzki, mean ln² r: 0.4686
          Golden–Wang: 0.1956
          Salo–Hämäläinen: 0.1574
          relative error: 0.0393
          congruence: 0.6750
          dissonance: 0.0000
          circular triads: 0
          intransitive triads: 0
          Kendall's zeta: 1.0000
          weakly inconsistent triads: 0
          preferences not preserved: 0
          intensities not preserved: 0
          global ranking discrepancy: {value: 0.52, definition: The mean over all judgments.}
          right-left asymmetry: 0.0216
    """

  @Test func `every index is read, recomputed and written again`() throws {
    let model = try ModelFile.read(text: indices, name: "m.yaml").model
    let audit = try Audit(of: model)
    #expect(
      audit.entries.map(\.reported.quantity) == ConsistencyIndexName.allCases.map { .index($0) })
    let verdicts: [Audit.Verdict] = audit.entries.map(\.verdict)
    #expect(verdicts.prefix(20).allSatisfy { $0 == .agrees }, "\(verdicts)")
    #expect(verdicts.suffix(2) == [.otherDefinition, .disagrees])
    for syntax in ModelSyntax.allCases {
      let again = try ModelFile.read(text: model.fileText(syntax), name: "m.\(syntax)")
      #expect(again.model == model)
    }
  }

  @Test func `an index of missing judgments has no number to agree with`() throws {
    let missing = indices.replacing("[4, 3, 7, 1/3, 3, 5]", with: "[4, 3, 7, null, 3, 5]")
    let audit = try Audit(of: try ModelFile.read(text: missing, name: "m.yaml").model)
    #expect(audit.entries[0].computed == nil && audit.entries[0].verdict == .disagrees)
    #expect(audit.entries[12].computed != nil)
  }

  @Test func `an unknown index is answered by the near one or the list`() {
    for (name, answer) in [
      ("GCl", "unknown index 'GCl'. Did you mean 'GCI'?"),
      ("Gini", "unknown index 'Gini' (expected one of GCI; Koczkodaj; "),
    ] {
      let wrong = indices.replacing("GCI:", with: "\(name):")
      #expect {
        try ModelFile.read(text: wrong, name: "m.yaml")
      } throws: { error in
        "\(error)".contains("m.yaml:9:7: error: " + answer)
      }
    }
  }

  /// Three intensities compared by 3, 5 and 2, whose priorities are 0.648, 0.230 and 0.122 (Saaty
  /// 1977).
  private let scale = """
    ahp: 1
    name: Test
    alternatives: [x, y]
    ratingScales:
      - name: Grades
        intensities: [good, fair, poor]
        upperTriangle: [3, 5, 2]
        reported:
          - source: Table 1
            priorities: {good: 0.648, fair: 23.0 %, poor: 0.122}
            idealPriorities: {good: 1.0, fair: 0.354, poor: 0.30}
            principalEigenvalue: 3.004
            consistencyIndex: 0.0018
            consistencyRatio: 0.004
            indices: {Koczkodaj: 0.167}
            comparisons: [[poor, good, 0.2]]
          - settings: {prioritization: row-sums}
            priorities: {good: 0.66}
    goal:
      name: Goal
      ratingScale: Grades
      ratings: {x: good, y: fair}
    """

  @Test func `numbers on a rating scale are recomputed`() throws {
    let model = try ModelFile.read(text: scale, name: "m.yaml").model
    let audit = try Audit(of: model)
    #expect(audit.entries.allSatisfy { $0.subject == .ratingScale(0) })
    // 0.122/0.648 is 0.188, which 0.30 is not; by row sums the first priority is 0.641.
    let differing = audit.entries.indices.filter { audit.entries[$0].verdict == .disagrees }
    #expect(differing == [5, 11] && audit.count(.agrees) == 10)
    let rowSums: [Double] = [1 + 3 + 5, 1.0 / 3 + 1 + 2, 0.2 + 0.5 + 1]
    let best = rowSums[0] / rowSums.reduce(0, +)
    #expect(abs(try #require(audit.entries[11].computed) - best) < 1e-15)
    for syntax in ModelSyntax.allCases {
      let again = try ModelFile.read(text: model.fileText(syntax), name: "m.\(syntax)")
      #expect(again.model == model)
    }
  }

  @Test func `a scale that no criterion uses is recomputed too`() throws {
    let unused = scale.replacing(
      "  ratingScale: Grades\n  ratings: {x: good, y: fair}", with: "  comparisons: [[x, y, 2]]")
    let audit = try Audit(of: try ModelFile.read(text: unused, name: "m.yaml").model)
    #expect(audit.count(.agrees) == 10)
  }

  @Test func `a scale has nobody's numbers and none of the whole`() {
    for key in ["participant: x", "globalPriorities: {good: 1}", "alternatives: {x: 1}"] {
      let wrong = scale.replacing("source: Table 1", with: key)
      #expect {
        try ModelFile.read(text: wrong, name: "m.yaml")
      } throws: { error in
        "\(error)".contains("m.yaml:9:9: error: unknown key '\(key.prefix { $0 != ":" })'")
      }
    }
  }
}
