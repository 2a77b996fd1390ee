import AHP
import AHPFormats
import PairwiseComparisons
import Testing

@testable import AHPReports

/// Printed numbers of which only some bound a matrix: totals, global, ideal and single priorities.
struct StudyChoiceTests {
  /// A matrix that one respondent may have judged, with a consistency ratio of at most 0.1.
  private static func matrix(
    order: Int = 3, using generator: inout SplitMix64
  ) throws -> ComparisonMatrix {
    let values = JudgmentValues(order: order).ratios
    while true {
      let matrix = try ComparisonMatrix(
        order: order,
        upperTriangle: (0..<order * (order - 1) / 2).map { _ in
          values.randomElement(using: &generator) ?? 1
        })
      if matrix.consistency().ratio(to: .saaty1980) ?? 1 <= 0.1 { return matrix }
    }
  }

  private static func printed(_ number: Double) -> String {
    let thousandths = Int((number * 1000).rounded())
    return "0." + String(repeating: "0", count: 3 - "\(thousandths)".count) + "\(thousandths)"
  }

  // MARK: Totals

  /// Priorities of three alternatives of which the local ones are printed on all criteria but one
  /// or two: judgments exist, and are found.
  @Test(arguments: [1, 2], [Synthesis.distributive, .ideal])
  func `judgments on three alternatives are found from their totals`(
    open: Int, synthesis: Synthesis
  ) throws {
    var generator = SplitMix64(seed: UInt64(10 * open) + (synthesis == .ideal ? 1 : 0))
    for _ in 0..<(open == 1 ? 12 : 3) {
      let names = ["A", "B", "C"]
      let matrices = try names.map { _ in try Self.matrix(using: &generator) }
      let local = matrices.map { $0.priorities().values }
      let weights = [0.5, 0.25, 0.25]
      let totals = (0..<3).map { item in
        zip(weights, local).reduce(0) { sum, part in
          sum + part.0 * part.1[item] / (synthesis == .ideal ? part.1.max() ?? 1 : 1)
        }
      }
      let sum = totals.reduce(0, +)
      let priorities = totals.map { Self.printed($0 / sum) }
      func child(_ number: Int) -> String {
        let own = local[number].map(Self.printed)
        return number < 3 - open
          ? "{name: \(names[number]), reported: {priorities: {X: \(own[0]), Y: \(own[1]), Z: \(own[2])}}}"
          : "{name: \(names[number])}"
      }
      let model = try Study.model(
        """
        ahp: 1
        name: A study
        alternatives: [X, Y, Z]
        settings: {randomIndex: saaty-1980, synthesis: \(synthesis)}
        goal:
          name: Best
          comparisons: [[A, B, 2], [A, C, 2], [B, C, 1]]
          children: [\((0..<3).map(child).joined(separator: ", "))]
        reported: {alternatives: {X: \(priorities[0]), Y: \(priorities[1]), Z: \(priorities[2])}}
        """)
      let found = try model.reconstruction()
      #expect(found.isComplete, "\(priorities) of \(matrices.map(\.upperTriangle))")
      #expect(!found.isPartial && !found.excludesAll)
      // What is left open contains what was there.
      for range in found.ranges where model.criteria[range.criterion].children.isEmpty {
        let number = try #require(names.firstIndex(of: model.criteria[range.criterion].name))
        let wanted = local[number][range.item]
        #expect(range.local.outer.lowerBound <= wanted + 1e-9)
        #expect(range.local.outer.upperBound >= wanted - 1e-9)
      }
    }
  }

  @Test func `totals that no judgments give are proved for three alternatives, and only there`()
    throws
  {
    func report(_ alternatives: [String], _ totals: [String]) throws -> (
      ModelReconstruction, String
    ) {
      let pairs = zip(alternatives, totals).map { "\($0): \($1)" }.joined(separator: ", ")
      let found = try Study.model(
        """
        ahp: 1
        name: A study
        alternatives: [\(alternatives.joined(separator: ", "))]
        goal:
          name: Best
          comparisons: [[A, B, 1], [A, C, 1], [B, C, 1]]
          children: [{name: A}, {name: B}, {name: C}]
        reported: {alternatives: {\(pairs)}}
        """
      ).reconstruction()
      return (found, Study.text(found))
    }
    // No priority of three items is above 9/11.
    let (three, text) = try report(["X", "Y", "Z"], ["0.9", "0.05", "0.05"])
    #expect(three.isPartial && three.excludesAll)
    #expect(text.contains("with these settings none give all printed numbers"))
    let (four, other) = try report(["X", "Y", "Z", "V"], ["0.9", "0.04", "0.03", "0.03"])
    #expect(four.isPartial && !four.excludesAll)
    #expect(other.contains("others may give these numbers too"))
    #expect(!other.contains("none give all"))
  }

  /// Nothing but the priorities of the lowest criteria in the whole is printed: those above are
  /// their sums.
  @Test func `judgments are found from global priorities of criteria below`() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<5 {
      let top = try Self.matrix(using: &generator)
      var lines: [String] = []
      var numbers: [String] = []
      for (item, weight) in top.priorities().values.enumerated() {
        let local = try Self.matrix(using: &generator).priorities().values
        let names = (1...3).map { "\("ABC".dropFirst(item).prefix(1))\($0)" }
        lines.append(
          "{name: \("ABC".dropFirst(item).prefix(1)), children: [\(names.map { "{name: \($0)}" }.joined(separator: ", "))]}"
        )
        numbers += zip(names, local).map {
          "\("ABC".dropFirst(item).prefix(1))/\($0): \(Self.printed($1 * weight))"
        }
      }
      let model = try Study.model(
        """
        ahp: 1
        name: A study
        settings: {randomIndex: saaty-1980}
        goal:
          name: Best
          children: [\(lines.joined(separator: ", "))]
        reported: {globalPriorities: {\(numbers.joined(separator: ", "))}}
        """)
      let found = try model.reconstruction()
      #expect(found.isComplete, "\(numbers)")
      #expect(found.entries.allSatisfy { $0.respondents == 1 })
      let findings = ReportedFindings(of: model)
      #expect(findings.searches.count == 3 && findings.unsearched.isEmpty)
      #expect(findings.searches.allSatisfy { !$0.search.matrices.isEmpty })
    }
  }

  /// One priority of each of two criteria bounds both of these, of which nothing is printed.
  @Test func `a criterion is chosen so that single global priorities below it come out`() throws {
    let found = try Study.model(
      """
      ahp: 1
      name: A study
      goal:
        name: Best
        children:
          - {name: A, children: [{name: A1}, {name: A2}, {name: A3}]}
          - {name: B, children: [{name: B1}, {name: B2}]}
      reported: {globalPriorities: {A/A1: 0.50, B/B1: 0.25}}
      """
    ).reconstruction()
    #expect(found.isComplete)
  }

  // MARK: Numbers in the place of priorities

  /// Of 3, 5, 3: 0.637, 0.258 and 0.105.
  @Test(arguments: [
    ("priorities: {A: 0.637, B: 0.258}, consistencyRatio: 0.03", "2 of 3 priorities", false),
    ("priorities: {B: 0.258}, consistencyRatio: 0.033", "1 of 3 priorities", true),
    ("idealPriorities: {A: 1, B: 0.405, C: 0.164}", "3 of 3 ideal priorities", true),
    (
      "idealPriorities: {B: 0.405, C: 0.164}, consistencyRatio: 0.03", "2 of 3 ideal priorities",
      true
    ),
    ("globalPriorities: {A: 0.637, B: 0.258, C: 0.105}", "3 of 3 global priorities", true),
    ("consistencyRatio: 0.0332", "the printed consistency alone", true),
    ("principalEigenvalue: 3.0385", "the printed consistency alone", true),
  ])
  func `numbers in the place of priorities are searched`(
    numbers: String, words: String, isSaid: Bool
  ) throws {
    func model(_ numbers: String) throws -> DecisionModel {
      try Study.oneMatrix(
        "{\(numbers)}")
    }
    let own = try model(numbers)
    let findings = ReportedFindings(of: own)
    let search = try #require(findings.searches.first)
    #expect(findings.unsearched.isEmpty)
    #expect(search.search.matrices.contains { $0.upperTriangle == [3, 5, 3] })
    // Every matrix that is found has the printed numbers.
    var judged = own
    for matrix in search.search.matrices.prefix(20) {
      judged.criteria[own.goal].judgments = .common(.comparisons(matrix))
      let audit = try Audit(of: judged)
      #expect(audit.count(.agrees) == audit.entries.count, "\(matrix.upperTriangle)")
    }
    // And every other of order 3 does not.
    if search.search.isComplete {
      let values = JudgmentValues().ratios
      var count = 0
      for a in values {
        for b in values {
          for c in values {
            let matrix = try ComparisonMatrix(order: 3, upperTriangle: [a, b, c])
            guard
              search.largestRatio.map({
                matrix.consistency().ratio(to: .saaty1980) ?? 1 <= $0
              }) ?? true
            else { continue }
            judged.criteria[own.goal].judgments = .common(.comparisons(matrix))
            let audit = try Audit(of: judged)
            if audit.count(.agrees) == audit.entries.count { count += 1 }
          }
        }
      }
      #expect(count == search.search.matrices.count)
    }
    let text = Study.words(
      AuditReport(model: own, audit: try Audit(of: own), findings: findings).rendered(as: .markdown)
    )
    #expect(text.contains(words) == isSaid, "\(text)")
  }

  @Test func `a ratio that no three items have is not possible in the reconstruction either`()
    throws
  {
    let model = try Study.oneMatrix(
      "{consistencyRatio: 0.0200}")
    #expect(ReportedFindings(of: model).searches.map(\.search.verdict) == [.none])
    #expect(try model.reconstruction(mostRespondents: 1).failures.map(\.verdict) == [.none])
  }

  @Test func `a single item has no ratio`() throws {
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      goal: {name: Best, reported: {consistencyRatio: 0.1}, children: [{name: A}]}
      """)
    let report = AuditReport(
      model: model, audit: try Audit(of: model), findings: ReportedFindings(of: model))
    #expect(Study.words(report.rendered(as: .text)).contains("0.1 is printed for 1 item, which"))
  }

  @Test func `global priorities by structural adjustment are named as not searched`() throws {
    let model = try Study.oneMatrix(
      settings: "structuralAdjustment: true",
      "{globalPriorities: {A: 0.6, B: 0.3, C: 0.1}}")
    let findings = ReportedFindings(of: model)
    #expect(findings.searches.isEmpty)
    #expect(findings.unsearched.map(\.obstacle) == [.structuralAdjustment])
  }

  // MARK: Consistency

  private static let withoutRatio = """
    ahp: 1
    name: A study
    settings: {randomIndex: saaty-1980}
    goal:
      name: Best
      reported: {priorities: {A: 0.353, B: 0.174, C: 0.360, D: 0.113}}
      children: [{name: A}, {name: B}, {name: C}, {name: D}]
    """

  /// One matrix gives these priorities, with a ratio of 0.65.
  @Test func `the largest ratio is named where none is printed, and is a choice`() throws {
    let model = try Study.model(Self.withoutRatio)
    var settings = ReportedSearchSettings()
    settings.triesVariants = true
    let findings = ReportedFindings(of: model, settings)
    let search = try #require(findings.searches.first)
    #expect(search.largestRatio == 0.1 && search.search.verdict == .none)
    let any = try #require(search.variants.first { $0.variant == .anyConsistency })
    #expect([.one, .several, .possible, .undecided].contains(any.verdict))
    let report = AuditReport(model: model, audit: try Audit(of: model), findings: findings)
    for format in [ReportFormat.text, .markdown, .latex, .html] {
      #expect(Study.words(report.rendered(as: format)).contains("CR up to 0.1"), "\(format)")
      #expect(
        Study.words(report.rendered(as: format, in: Language.indonesian.words))
          .contains("CR sampai 0,1"), "\(format)")
    }
    #expect(report.rendered(as: .json).contains("\"threshold\": 0.1"))
    #expect(report.rendered(as: .csv).contains(",0.1,,"))
    let chosen = try model.reconstruction(settings)
    let other = ReconstructionReport(reconstruction: chosen)
    for format in [ReportFormat.text, .markdown, .latex, .html] {
      #expect(
        Study.words(other.rendered(as: format))
          .contains("CR up to 0.1 where nothing is printed on consistency"), "\(format)")
    }
    #expect(other.rendered(as: .json).contains("\"threshold\": 0.1"))
    settings.threshold = 0.7
    settings.triesVariants = false
    let wide = ReportedFindings(of: model, settings)
    #expect(wide.searches.map(\.largestRatio) == [0.7])
    #expect(wide.searches.map(\.search.verdict) == [.one])
    #expect(try model.reconstruction(settings).entries.map(\.respondents) == [1])
  }

  @Test func `two items are searched without a ratio that they cannot have`() throws {
    let model = try Study.oneMatrix(
      items: "AB",
      settings: "",
      "{priorities: {A: 0.75, B: 0.25}, consistencyRatio: 0.02}")
    let findings = ReportedFindings(of: model)
    #expect(findings.searches.map { $0.leftOut.map(\.text) } == [["0.02"]])
    let report = AuditReport(model: model, audit: try Audit(of: model), findings: findings)
    let text = Study.words(report.rendered(as: .markdown))
    #expect(text.contains("without 0.02, which two items cannot have"))
    #expect(text.contains("0.02 is printed for 2 items, which cannot have it"))
    #expect(report.rendered(as: .json).contains("\"0.02\""))
    #expect(report.rendered(as: .csv).contains("leftOut"))
  }

  // MARK: Cut digits

  /// The priorities of 3, 5, 3 are 0.63699, 0.25828 and 0.10473.
  @Test func `cut digits count in every finding and in the reconstruction`() throws {
    func model(_ last: String) throws -> DecisionModel {
      try Study.oneMatrix(
        "{priorities: {A: 0.636, B: 0.258, C: \(last)}, consistencyRatio: 0.03}")
    }
    var settings = ReportedSearchSettings()
    settings.digits = .cut
    let cut = try model("0.104")
    #expect(ReportedFindings(of: cut).contradictions.count == 1)
    #expect(ReportedFindings(of: cut, settings).contradictions.isEmpty)
    // 0.107 completes them to 1.001, which rounded digits allow, and cut ones do not.
    let rounded = try model("0.107")
    #expect(ReportedFindings(of: rounded).contradictions.isEmpty)
    guard
      case .sum(let sum, fits: .rounded)? =
        ReportedFindings(of: rounded, settings).contradictions.first?.kind
    else {
      Issue.record("no sum")
      return
    }
    #expect(abs(sum.lowerBound - 1.001) < 1e-9 && abs(sum.upperBound - 1.004) < 1e-9)
    let chosen = try cut.reconstruction(settings)
    #expect(chosen.isComplete)
    #expect(try Audit(of: chosen.model, digits: .cut).count(.agrees) == 4)
    #expect(try Audit(of: chosen.model).count(.disagrees) == 2)
    #expect(
      Study.text(chosen)
        .contains("digits cut"))
    #expect(try cut.reconstruction(.init(), mostRespondents: 1).failures.count == 1)
  }

  // MARK: People

  @Test func `the group's numbers beside one person's are those of all who count`() throws {
    let model = try Study.oneMatrix(
      items: "ABCD",
      people: "[P, Q]",
      "{priorities: {A: 0.184, B: 0.163, C: 0.211, D: 0.442}, consistencyRatio: 0.00}",
      "{participant: P, priorities: {A: 0.148, B: 0.231, C: 0.195, D: 0.426}, consistencyRatio: 0.02}"
    )
    let findings = ReportedFindings(of: model)
    #expect(findings.searches.map(\.values.respondents) == [2, 1])
    #expect(findings.searches.allSatisfy { !$0.search.matrices.isEmpty })
    let chosen = try model.reconstruction()
    #expect(chosen.isComplete)
    #expect(chosen.entries.map { $0.others.count } == [1])
    #expect(try Audit(of: chosen.model).count(.agrees) == 10)
    guard case .individual(let people) = chosen.model.criteria[model.goal].judgments else {
      Issue.record("no people")
      return
    }
    #expect(people.map { chosen.model.participants[$0.participant].name } == ["P", "Q"])
  }

  /// The group's CR and CI exclude each other, and one person's numbers are possible.
  @Test func `numbers of a group that exclude each other are not passed over`() throws {
    let chosen = try Study.oneMatrix(
      people: "[P, Q]",
      "{priorities: {A: 0.9, B: 0.05, C: 0.05}, consistencyRatio: 0.01, consistencyIndex: 0.05}",
      "{participant: P, priorities: {A: 0.648, B: 0.230, C: 0.122}, consistencyRatio: 0.00}"
    ).reconstruction()
    #expect(chosen.failures.map(\.verdict) == [.none])
    #expect(chosen.ranges.isEmpty && chosen.audit == nil)
  }

  /// Numbers of two respondents: with this effort two are found, and one is not decided; with less
  /// none is found, which does not say that there are none.
  @Test(arguments: [
    (
      20_000, 2,
      "whether it is possible for one respondent is not decided; the judgments of 2 respondents are combined instead"
    ), (5000, nil, "not decided"),
  ])
  func `what is not decided for one respondent is said`(
    nodes: Int, respondents: Int?, words: String
  ) throws {
    var settings = ReportedSearchSettings()
    settings.limits.nodes = nodes
    let chosen = try Study.model(
      """
      ahp: 1
      name: A study
      settings: {randomIndex: saaty-1980}
      goal:
        name: Best
        reported:
          priorities: {A: 0.133, B: 0.066, C: 0.134, D: 0.058, E: 0.375, F: 0.051, G: 0.183}
          consistencyRatio: 0.01
        children: [{name: A}, {name: B}, {name: C}, {name: D}, {name: E}, {name: F}, {name: G}]
      """
    ).reconstruction(settings)
    #expect(chosen.entries.map(\.respondents) == (respondents.map { [$0] } ?? []))
    #expect(chosen.failures.map(\.verdict) == (respondents == nil ? [.undecided] : []))
    let text = Study.text(chosen)
    #expect(text.contains(words), "\(text)")
    #expect(!text.contains("no judgments give the printed"))
  }

  /// Two respondents give these numbers; so few steps do not find them.
  @Test func `what is not possible for one respondent may be for more`() throws {
    var settings = ReportedSearchSettings()
    settings.limits.nodes = 1000
    let chosen = try ModelFile.read(text: Self.ofTwo, name: "study.yaml").model
      .reconstruction(settings)
    #expect(chosen.failures.map(\.verdict) == [.undecided])
    #expect(chosen.failures.map(\.search?.verdict) == [MatrixSearch.Verdict.none])
    let text = Study.text(chosen)
    #expect(
      text.contains(
        "not possible for one respondent with these settings; for up to 2 respondents together not decided"
      ))
  }

  private static let ofTwo = """
    ahp: 1
    name: A study
    settings: {randomIndex: saaty-1980}
    goal:
      name: Best
      reported:
        priorities: {A: 0.128, B: 0.286, C: 0.278, D: 0.096, E: 0.111, F: 0.101}
        consistencyRatio: 0.00
      children: [{name: A}, {name: B}, {name: C}, {name: D}, {name: E}, {name: F}]
    """

  // MARK: What is left open

  @Test func `nothing is left open where numbers do not come out`() throws {
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      settings: {randomIndex: saaty-1980}
      alternatives: [X, Y, Z]
      goal:
        name: Best
        reported: {priorities: {A: 0.75, B: 0.25}}
        children:
          - {name: A}
          - {name: B, reported: {priorities: {X: 0.333, Y: 0.333, Z: 0.333}}}
      reported: {alternatives: {X: 0.90, Y: 0.05, Z: 0.05}}
      """)
    let chosen = try model.reconstruction()
    #expect(chosen.isPartial)
    let names = Set(chosen.ranges.map { model.criteria[$0.criterion].name })
    #expect(names == ["Best", "B"])
    let report = ReconstructionReport(reconstruction: chosen)
    let text = Study.words(report.rendered(as: .text))
    #expect(text.contains("only the printed numbers that come out count for what is left open"))
    #expect(report.rendered(as: .json).contains("\"othersExcluded\": "))
  }

  // MARK: Words

  /// Every kind of finding on these numbers, in both languages and all formats.
  @Test func `no sentence on single numbers accuses`() throws {
    let numbers = [
      "priorities: {A: 0.353, B: 0.174, C: 0.360}, consistencyRatio: 0.02",
      "idealPriorities: {A: 0.9, B: 0.6, C: 0.5}", "consistencyRatio: 0.0200",
      "priorities: {A: 0.636, B: 0.258, C: 0.104}, consistencyRatio: 0.03",
      "priorities: {A: 0.6, B: 0.3, C: 0.4}, consistencyIndex: 0.9, consistencyRatio: 0.01",
      "globalPriorities: {A: 0.7, B: 0.5, C: 0.1}",
    ]
    for (number, numbers) in numbers.enumerated() {
      let model = try Study.model(
        """
        ahp: 1
        name: A study
        settings: {randomIndex: saaty-1980}
        goal:
          name: Best
          reported: {\(numbers)}
          children:
            - name: A
              reported: {priorities: {D: 0.75, E: 0.25}, consistencyRatio: 0.02}
              children: [{name: D}, {name: E}]
            - {name: B}
            - {name: C}
        """)
      var settings = ReportedSearchSettings()
      settings.triesVariants = number % 2 == 0
      settings.digits = number == 4 ? .cut : .rounded
      settings.limits.nodes = 20_000
      let audit = AuditReport(
        model: model, audit: try Audit(of: model, digits: settings.digits),
        findings: ReportedFindings(of: model, settings))
      let chosen = ReconstructionReport(reconstruction: try model.reconstruction(settings))
      for format in [ReportFormat.text, .markdown, .html, .csv, .json] {
        for words in [Language.english.words, Language.indonesian.words] {
          for text in [
            audit.rendered(as: format, in: words), chosen.rendered(as: format, in: words),
          ] {
            let lowercase = text.lowercased()
            for word in PublishedStudyTests.accusing where format != .html {
              #expect(!lowercase.contains(word), "\(word)")
            }
            #expect(!text.contains("{0}") || format == .html)
          }
        }
      }
    }
  }

  @Test func `other choices are said once`() throws {
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      settings: {randomIndex: saaty-1980}
      goal:
        name: Best
        reported: {priorities: {A: 0.480, B: 0.322, C: 0.198}, consistencyRatio: 0.02}
        children:
          - name: A
            reported: {priorities: {D: 0.480, E: 0.322, F: 0.198}, consistencyRatio: 0.02}
            children: [{name: D}, {name: E}, {name: F}]
          - {name: B}
          - {name: C}
      """)
    for triesVariants in [false, true] {
      var settings = ReportedSearchSettings()
      settings.triesVariants = triesVariants
      let findings = ReportedFindings(of: model, settings)
      #expect(findings.searches.allSatisfy { $0.search.matrices.isEmpty })
      let report = AuditReport(model: model, audit: try Audit(of: model), findings: findings)
      for topic in ["Other choices:", "How to read this:"] {
        #expect(report.rendered(as: .text).ranges(of: topic).count == 1)
      }
      #expect(
        report.rendered(as: .text, in: Language.indonesian.words).ranges(of: "Pilihan lain:").count
          == 1)
    }
  }
}
