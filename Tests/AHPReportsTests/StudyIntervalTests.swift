import AHP
import PairwiseComparisons
import Testing

@testable import AHPReports

/// What printed numbers leave open, beside what is known to occur.
struct StudyIntervalTests {
  // MARK: Several people

  private static let group = "{priorities: {A: 0.5, B: 0.2, C: 0.2}, consistencyRatio: 0.02}"

  /// 1/3, 1, 3 and 9, 6, 1/4, combined, give A 0.507 with a ratio of 0.02; no single respondent's
  /// judgments give A less than 0.549.
  @Test func `one respondent's matrices do not bound the numbers of several people`() throws {
    let matrix = try ComparisonMatrix(
      order: 3, upperTriangle: [3.0, 6, 0.75].map { $0.squareRoot() })
    let witness = matrix.priorities().values
    #expect(abs(witness[0] - 0.5073) < 5e-5)
    for people in ["[Ann, Ben]", "[Ann, Ben, Cem]"] {
      let chosen = try Study.oneMatrix(people: people, Self.group).reconstruction()
      #expect(chosen.isComplete && chosen.entries.map(\.respondents) == [1])
      for (range, priority) in zip(chosen.ranges, witness) {
        #expect(range.local.kind == .innerAndOuter && range.local == range.global)
        #expect(range.local.outer.contains(priority))
        #expect(range.local.inner?.contains(range.localPriority) == true)
      }
    }
    let alone = try Study.oneMatrix(Self.group).reconstruction()
    #expect(alone.ranges.map(\.local.kind) == [.exact, .exact, .exact])
    #expect(abs((alone.ranges.first?.local.outer.lowerBound ?? 0) - 0.5499) < 5e-5)
  }

  /// Two people can give X under B from 0.0540 to 0.3529, one from 0.0574 to 0.3275.
  @Test func `matrices chosen by the alternatives do not bound those of several people`() throws {
    func ranges(_ people: String) throws -> [ModelReconstruction.Range] {
      try Study.model(
        """
        ahp: 1
        name: A study
        participants: \(people)
        settings: {randomIndex: saaty-1980}
        alternatives: [X, Y, Z]
        goal:
          name: Best
          reported: {priorities: {A: 0.67, B: 0.33}}
          children:
          - name: A
            reported: {priorities: {X: 0.648, Y: 0.230, Z: 0.122}, consistencyRatio: 0.003}
          - name: B
            reported: {consistencyRatio: 0.05}
        reported: {alternatives: {X: 0.5, Y: 0.3, Z: 0.2}}
        """
      ).reconstruction().ranges
    }
    let several = try #require(ranges("[Ann, Ben]").dropLast(2).last)
    #expect(several.local.kind == .innerAndOuter)
    #expect(several.local.outer.contains(0.0540) && several.local.outer.contains(0.3529))
    let one = try #require(ranges("[]").dropLast(2).last)
    #expect(one.local.kind == .exact)
    #expect(abs(one.local.outer.lowerBound - 0.0574) < 5e-5)
    #expect(abs(one.local.outer.upperBound - 0.3275) < 5e-5)
  }

  // MARK: Priorities of the alternatives

  /// A can have 0.1429 … 0.9 by these alternatives, and 0.1 … 0.9 without them.
  @Test(arguments: ["", "reported: {priorities: {A: 0.500}}"])
  func `alternatives restrict a criterion, whose local interval is the global one`(
    printed: String
  ) throws {
    let chosen = try Study.model(
      """
      ahp: 1
      name: A study
      settings: {randomIndex: saaty-1980}
      alternatives: [X, Y, Z]
      goal:
        name: Best
        \(printed)
        children:
        - name: A
        - name: B
          reported: {consistencyRatio: 0.01}
      reported: {alternatives: {X: 0.20, Y: 0.36, Z: 0.44}}
      """
    ).reconstruction()
    #expect(chosen.isComplete)
    for range in chosen.ranges.prefix(2) {
      #expect(range.local == range.global)
      let inner = try #require(range.local.inner)
      #expect(inner.contains(range.localPriority))
      #expect(inner.lowerBound >= 0.1 - 1e-9 && inner.upperBound <= 0.9 + 1e-9)
      #expect(range.local.kind == (printed.isEmpty ? .innerAndOuter : .exact))
    }
    let least = chosen.ranges.first?.local.inner?.lowerBound ?? 0
    #expect(least >= 1.0 / 7 - 1e-9)
  }

  // MARK: How many were found

  /// 26,721 matrices of four items have C 0.16 and a ratio of 0.1.
  @Test func `more matrices than were kept are said`() throws {
    let chosen = try Study.oneMatrix(
      items: "ABCD", "{priorities: {C: 0.16}, consistencyRatio: 0.1}"
    ).reconstruction()
    #expect(chosen.entries.first?.search?.isComplete == false)
    #expect(Study.text(chosen).contains("1000, perhaps more"))
    #expect(
      Study.text(chosen, in: Language.indonesian.words).contains("1000, mungkin ada lagi"))
    let data = ReconstructionReport(reconstruction: chosen).rendered(as: .json)
    #expect(data.contains(#""complete": false"#), "\(data)")
  }
}
