import AHP
import AHPFormats
import Foundation
import PairwiseComparisons
import Testing

@testable import AHPReports

/// Models that have printed numbers and no judgments.
struct PublishedStudyTests {
  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Examples").standardizedFileURL

  private static func example(_ name: String) throws -> DecisionModel {
    try ModelFile.read(examples.appending(path: name).path).model
  }

  /// The hospital study as it is published: without any judgments.
  private static func hospital() throws -> DecisionModel {
    var model = try example("bangka-belitung.yaml")
    for criterion in model.criteria.indices {
      model.criteria[criterion].judgments = .none
      model.criteria[criterion].annotation.provenance = nil
    }
    return model
  }

  /// Effort that is enough for the examples.
  private static var settings: ReportedSearchSettings {
    var settings = ReportedSearchSettings()
    settings.limits = SearchLimits(nodes: 4_000_000)
    return settings
  }

  // MARK: Audits

  @Test func `numbers without judgments are not computed`() throws {
    let audit = try Audit(of: Self.example("unpublished-judgments.yaml"))
    #expect(audit.entries.count == 24)
    #expect(audit.count(.notComputed) == 24)
  }

  @Test func `numbers with judgments are computed beside others without`() throws {
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      alternatives: [X, Y]
      settings: {randomIndex: saaty-1980}
      goal:
        name: Best
        comparisons: [[A, B, 3], [A, C, 5], [B, C, 2]]
        reported: {priorities: {A: 0.648, B: 0.3, C: 0.122}}
        children:
          - {name: A, reported: {priorities: {X: 0.75, Y: 0.25}}}
          - {name: B}
          - {name: C}
      reported: {alternatives: {X: 0.5, Y: 0.5}}
      """)
    let audit = try Audit(of: model)
    #expect(
      audit.entries.map(\.verdict)
        == [
          .agrees, .disagrees, .agrees, .notComputed, .notComputed, .notComputed, .notComputed,
        ])
  }

  /// Ben has judged nothing on the goal, which his numbers on K do not need.
  @Test func `numbers of somebody who judged a part are computed as far as they rest on it`() throws
  {
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      participants: [Ann, Ben]
      goal:
        name: Best
        judgments: {Ann: {comparisons: [[K, L, 3]]}}
        reported: {participant: Ben, priorities: {K: 0.75}}
        children:
          - name: K
            judgments: {Ben: {upperTriangle: [3, 5, 2]}}
            reported:
              participant: Ben
              priorities: {a: 0.648, b: 0.330}
              globalPriorities: {a: 0.486}
            children: [{name: a}, {name: b}, {name: c}]
          - {name: L}
      """)
    #expect(
      try Audit(of: model).entries.map(\.verdict)
        == [.notComputed, .agrees, .disagrees, .notComputed])
  }

  @Test func `contradictions are found without a search`() throws {
    let model = try Study.model(
      """
      ahp: 1
      name: A study
      alternatives: [X, Y, Z]
      settings: {randomIndex: saaty-1980}
      goal:
        name: Best
        reported:
          - {priorities: {A: 0.60, B: 0.30, C: 0.20}, consistencyRatio: 0.02}
          - {consistencyRatio: 0.05}
        children:
          - name: A
            reported: {consistencyRatio: 0.01}
            children: [{name: A1}, {name: A2}]
          - {name: B, reported: {priorities: {X: 0.950, Y: 0.048, Z: 0.002}, consistencyRatio: 0.00}}
          - {name: C, reported: {consistencyIndex: 0.10, consistencyRatio: 0.02}}
      reported: {alternatives: {X: 0.50, Y: 0.30, Z: 0.30}}
      """)
    let found = model.reportedContradictions()
    let kinds = found.map { found -> String in
      switch found.kind {
      case .inconsistentPair: "pair"
      case .sum: "sum"
      case .quotient: "quotient"
      case .consistency: "consistency"
      case .values: "values"
      case .exclusive: "exclusive"
      case .parts: "parts"
      }
    }
    #expect(
      kinds == ["sum", "consistency", "values", "pair", "quotient", "consistency", "sum"])
    #expect(found.allSatisfy { !$0.hasErratum })
    guard case .quotient(let item, let other, let least, let limit) = found[4].kind else {
      Issue.record("no quotient")
      return
    }
    #expect(item == 0 && other == 2)
    #expect(least > 379 && limit < 20)
  }

  @Test func `the weights of the hospital study come from no single respondent`() throws {
    let findings = ReportedFindings(of: try Self.example("bangka-belitung.yaml"))
    let search = try #require(findings.searches.first)
    #expect(findings.searches.count == 1)
    #expect(search.matrix.order == 9)
    #expect(search.search.verdict == .none)
    #expect(search.search.excludedBranches == search.search.branches)
    // Row 7 of the study, CR 0.01 of two items; and 25.9 % and 24.2 % for one priority. 19.2 % and
    // 19.3 % can both be printed for 0.1925.
    #expect(findings.contradictions.count == 2)
    #expect(findings.contradictions.allSatisfy { $0.hasErratum })
    #expect(!findings.excludesSomething)
  }

  // MARK: Reconstructions

  @Test func `a study is reconstructed and its numbers come out`() throws {
    let model = try Self.example("unpublished-judgments.yaml")
    let reconstruction = try model.reconstruction(Self.settings)
    let audit = try #require(reconstruction.audit)
    #expect(audit.count(.agrees) == 24)
    #expect(reconstruction.entries.count == 8)
    // Quality comes from two respondents only.
    let two = reconstruction.entries.filter { $0.respondents == 2 }
    #expect(two.map { reconstruction.model.criteria[$0.criterion].name } == ["Quality"])
    #expect(reconstruction.model.annotation.provenance == .reconstructed)
    for entry in reconstruction.entries {
      #expect(
        reconstruction.model.criteria[entry.criterion].annotation.provenance == .reconstructed)
    }
    // What is written is read again, and audited alike.
    let written = try ModelFile.read(
      text: reconstruction.model.fileText(.yaml), name: "new.yaml"
    ).model
    #expect(try Audit(of: written).count(.agrees) == 24)
  }

  @Test func `the hospital study is reconstructed but for one impossible number`() throws {
    let reconstruction = try Self.hospital().reconstruction(Self.settings)
    #expect(reconstruction.failures.isEmpty)
    let audit = try #require(reconstruction.audit)
    #expect(audit.entries.count == 74)
    #expect(audit.count(.agrees) == 73)
    #expect(audit.count(.erratum) == 1)
    #expect(reconstruction.entries.count == 60)
    #expect(reconstruction.entries[0].respondents == 2)
    // With two decimal places it would look like the threshold.
    let ratio = try #require(reconstruction.entries[0].largestRatio)
    #expect(ratio > 0.1 && ratio < 0.105)
    #expect(Study.text(reconstruction).contains("is 0.101, above 0.1;"))
    // Sub-criteria are open by a factor of nine or more, and no interval is inside out.
    let ranges = reconstruction.ranges.filter { range in
      reconstruction.model.criteria[range.criterion].parents.count == 1
        && range.globalPriority != nil
    }
    #expect(ranges.count == 50)
    for range in ranges {
      let global = try #require(range.global)
      #expect(global.outer.upperBound / global.outer.lowerBound > 9)
      #expect(global.outer.contains(try #require(range.globalPriority)))
      if let inner = global.inner {
        #expect(inner.lowerBound >= global.outer.lowerBound * (1 - 1e-9))
        #expect(inner.upperBound <= global.outer.upperBound * (1 + 1e-9))
      }
    }
    #expect(ranges.count { $0.global?.inner != nil } >= 45)
  }

  @Test func `what no judgments give is not reconstructed`() throws {
    let model = try Study.oneMatrix(
      "{priorities: {A: 0.500, B: 0.317, C: 0.183}, consistencyRatio: 0.00}")
    let reconstruction = try model.reconstruction(Self.settings, mostRespondents: 1)
    #expect(reconstruction.failures.map(\.verdict) == [.none])
    #expect(reconstruction.audit == nil)
    #expect(reconstruction.model.criteria[model.goal].judgments == .none)
  }

  /// The group's numbers of 3, 5, 3 and of equality everywhere, without anybody's own.
  @Test func `respondents of a group are as consistent as the threshold allows`() throws {
    let model = try Study.oneMatrix(
      people: "[R1, R2]",
      "{priorities: {A: 0.490, B: 0.312, C: 0.199}}")
    let reconstruction = try model.reconstruction(Self.settings)
    let entry = try #require(reconstruction.entries.first)
    #expect(entry.respondents == 2 && entry.largestRatio == nil)
    #expect(reconstruction.isComplete)
    guard case .individual(let people) = reconstruction.model.criteria[model.goal].judgments else {
      Issue.record("no people")
      return
    }
    #expect(people.count == 2)
    for person in people {
      guard case .comparisons(let matrix) = person.judgments else {
        Issue.record("no matrix")
        continue
      }
      #expect(try #require(matrix.consistency().ratio(to: .saaty1980)) <= 0.1)
    }
  }

  @Test func `the numbers of people are searched for one respondent, a group's for all`() throws {
    func model(_ people: String, _ settings: String = "") throws -> DecisionModel {
      try Study.model(
        """
        ahp: 1
        name: A study
        participants: \(people)
        settings: {randomIndex: saaty-1980\(settings)}
        goal:
          name: Best
          reported:
            - {priorities: {A: 0.490, B: 0.312, C: 0.199}}
          children: [{name: A}, {name: B}, {name: C}]
        """)
    }
    func respondents(_ model: DecisionModel) -> [Int] {
      ReportedFindings(of: model, Self.settings).searches.map(\.values.respondents)
    }
    #expect(try respondents(model("[R1, R2]")) == [2])
    #expect(try respondents(model("[R1, R2, R3]")) == [3])
    // Larger groups, unequal weights and other means are not searched, and the report says so.
    for other in [
      try model("[R1, R2, R3, R4, R5]"), try model("[{name: R1, weight: 2}, R2]"),
      try model("[R1, R2]", ", aggregation: priorities"),
    ] {
      let findings = ReportedFindings(of: other, Self.settings)
      #expect(findings.searches.isEmpty && findings.unsearched.count == 1)
      let text = AuditReport(model: other, audit: try Audit(of: other), findings: findings)
        .rendered(as: .text)
      #expect(text.contains("people are not searched"), "\(text)")
      var settings = Self.settings
      settings.respondents = 2
      #expect(ReportedFindings(of: other, settings).searches.map(\.values.respondents) == [2])
    }
  }

  // MARK: What is left open

  @Test func `the priorities of three items are open exactly`() {
    // CR up to 0.05 by Saaty's table of 1980.
    let open = OpenPriority(order: 3, excess: 0...0.058, values: JudgmentValues())
    #expect(open.range.isExact)
    #expect(abs(open.range.outer.upperBound - 9.0 / 11) < 1e-12)
    let lowest = open.lowest?.principalEigenvector()
    #expect(abs((lowest?.priorities.values[0] ?? 0) - open.range.outer.lowerBound) < 1e-12)
  }

  @Test(arguments: [4, 5, 7], [0.0, 0.02, 0.09])
  func `open priorities are between rigorous bounds`(order: Int, ratio: Double) throws {
    let index = try #require(RandomIndex.saaty1980.value(order: order))
    let excess = PrintedMatrix.excess(
      ofRatios: PrintedMatrix.interval(ratio, unit: 0.01), randomIndex: index, order: order)
    let open = OpenPriority(order: order, excess: excess, values: JudgmentValues(order: order))
    let inner = try #require(open.range.inner)
    #expect(open.range.outer.lowerBound <= inner.lowerBound)
    #expect(open.range.outer.upperBound >= inner.upperBound)
    // The bounds are near to what occurs.
    #expect(inner.upperBound / open.range.outer.upperBound > 0.97)
    #expect(inner.lowerBound / open.range.outer.lowerBound < 1.2)
    // No random matrix of the same consistency is beyond the bounds.
    var generator = SplitMix64(seed: UInt64(order))
    for _ in 0..<2000 {
      let matrix = ComparisonMatrix.random(order: order, using: &generator)
      let eigenvector = matrix.principalEigenvector()
      if excess.contains(eigenvector.eigenvalueExcess) {
        #expect(eigenvector.priorities.values.allSatisfy { open.range.outer.contains($0) })
      }
    }
  }

  @Test func `the least informative judgments are as consistent as printed`() throws {
    for order in 3...9 {
      let index = try #require(RandomIndex.saaty2005.value(order: order))
      for ratio in [0.0, 0.01, 0.02, 0.05] where order > 3 || ratio != 0.02 {
        let excess = PrintedMatrix.excess(
          ofRatios: PrintedMatrix.interval(ratio, unit: 0.01), randomIndex: index, order: order)
        guard
          let matrix = PrintedMatrix.leastInformative(
            order: order, excess: excess, values: JudgmentValues(order: order))
        else {
          // Three items have few ratios; all others are reached.
          #expect(order == 3, "order \(order), CR \(ratio)")
          continue
        }
        let found = matrix.principalEigenvector()
        #expect(excess.contains(found.eigenvalueExcess))
        if ratio == 0 { #expect(matrix.upperTriangle.allSatisfy { $0 == 1 }) }
        #expect(matrix.ordinalConsistency().circularTriads.isEmpty)
      }
    }
  }

  // MARK: Power

  /// A smaller form of the table in the manual: results of one respondent always have a matrix,
  /// nearly always one only; moved and random ones hardly ever.
  @Test(arguments: [3, 4, 5])
  func `few items tell one respondent from other origins`(order: Int) throws {
    let power = SearchPower(
      .init(
        units: Array(repeating: 0.001, count: order),
        randomIndex: try #require(RandomIndex.saaty1980.value(order: order)),
        values: JudgmentValues(order: order), draws: 60,
        limits: SearchLimits(nodes: 2_000_000)))
    func share(_ origin: SearchPower.Origin) throws -> SearchPower.Share {
      try #require(power.shares.first { $0.origin == origin })
    }
    #expect(try share(.respondent).possible == 60)
    #expect(try share(.respondent).unique >= 50)
    #expect(try share(.random).possible <= 4)
    #expect(try share(.moved).possible <= 5)
    #expect(try share(.group).possible <= 8)
    #expect(try share(.geometricMean).possible == 60 || order > 3)
    #expect(try share(.geometricMean).possible <= 20 || order == 3)
  }

  /// The table of the manual within its sampling error: results of 100 each that an independent
  /// program drew and searched, of which so many had a matrix; of respondents, exactly one.
  @Test(arguments: [
    (3, 200, [100, 2, 0, 0, 100, 37]), (4, 200, [98, 1, 0, 0, 13, 18]),
    (5, 200, [95, 0, 0, 2, 4, 4]), (6, 100, [86, 0, 3, 7, 9, 14]),
  ])
  func `the power is that of an independent simulation`(
    order: Int, draws: Int, expected: [Int]
  ) throws {
    let power = SearchPower(
      .init(
        units: Array(repeating: 0.001, count: order),
        randomIndex: try #require(RandomIndex.saaty1980.value(order: order)),
        values: JudgmentValues(order: order), draws: draws, seed: 2))
    // The other program has no pairs of respondents.
    for (share, expected) in zip(power.shares.filter { $0.origin != .pair }, expected) {
      #expect(share.draws == draws)
      let found = share.origin == .respondent ? share.unique : share.possible
      let (own, theirs) = (Double(found) / Double(draws), Double(expected) / 100)
      // One more of each kind, so that a share of 0 has a variance.
      let pooled = Double(found + expected + 1) / Double(draws + 100 + 2)
      let error = (pooled * (1 - pooled) * (1 / Double(draws) + 0.01)).squareRoot()
      #expect(abs(own - theirs) <= 3 * error, "\(share.origin): \(own) for \(theirs)")
    }
  }

  /// Of six items, as the manual has it: of random numbers 1 % have a matrix at a ratio of 0.02,
  /// and 12 % at 0.06; the bounds are three standard errors of 100 results away.
  @Test(arguments: [(0.015...0.025, 0...4), (0.055...0.065, 3...22)])
  func `the larger the printed ratio, the more numbers of any origin have a matrix`(
    ratios: ClosedRange<Double>, expected: ClosedRange<Int>
  ) throws {
    let power = SearchPower(
      .init(
        units: Array(repeating: 0.001, count: 6), randomIndex: 1.24, ratios: ratios,
        values: JudgmentValues(order: 6), draws: 100, limits: SearchLimits(nodes: 20_000_000)))
    for share in power.shares {
      #expect(share.draws == 100 && share.undecided == 0)
      switch share.origin {
      case .respondent: #expect(share.possible == 100)
      case .random: #expect(expected.contains(share.possible))
      default: #expect(share.possible <= 35)
      }
    }
  }

  /// Whoever the respondent is, one matrix has the result; with one digit, others have it too.
  @Test func `results that several matrices have are possible`() throws {
    let power = SearchPower(
      .init(
        units: [0.1, 0.1, 0.1], randomIndex: 0.58, values: JudgmentValues(order: 3), draws: 30))
    let share = try #require(power.shares.first { $0.origin == .respondent })
    #expect(share.possible == 30 && share.unique < 30)
  }

  @Test func `the power does not depend on threads`() {
    let settings = SearchPower.Settings(
      units: [0.001, 0.001, 0.001, 0.01], randomIndex: 0.9, ratios: 0.015...0.025,
      values: JudgmentValues(order: 4), draws: 10)
    let one = SearchPower(settings, threads: 1)
    #expect(SearchPower(settings, threads: 2) == one)
    #expect(SearchPower(settings, threads: 5) == one)
  }

  // MARK: Words

  static let accusing = [
    "wrong", "fake", "fabricat", "manipulat", "fraud", "cheat", "incorrect", "mistake", "dishonest",
    "misconduct", "suspicious", "suspect", "forged", "falsif", "invented", "guilty", "blame",
    "sloppy", "careless", "negligen", "lying", "salah", "palsu", "bohong", "curang", "rekayasa",
    "manipulasi", "keliru", "fiktif", "ceroboh", "lalai", "cannot be right", "contradicts itself",
    "tidak mungkin benar", "bertentangan dengan dirinya",
  ]

  /// Accusing words of the languages that questionnaires are written in.
  private static let accusingElsewhere = [
    "gefälscht", "fälsch", "betrug", "betrüg", "erfunden", "manipul", "schuld", "falsifi", "fraud",
    "menti", "trich", "fraude", "mentir", "inventad", "culp", "подде", "обман", "ложь", "винов",
    "sahte", " yalan",
  ]

  /// Everything that is said of a study without judgments, in both languages and several formats.
  private static func texts() throws -> [String] {
    var settings = settings
    settings.triesVariants = true
    settings.limits.nodes = 100_000
    var texts: [String] = []
    for model in [try example("unpublished-judgments.yaml"), try hospital()] {
      let isSmall = model.criteria.count < 20
      let audit = try Audit(of: model)
      let findings = ReportedFindings(
        of: model, isSmall ? settings : Self.settings,
        power: isSmall ? .init(draws: 10, seed: 1) : nil)
      let report = AuditReport(
        model: model, audit: audit, findings: findings, showsMatrices: isSmall)
      for format in [ReportFormat.text, .markdown, .latex, .csv, .json] {
        texts.append(report.rendered(as: format))
        texts.append(report.rendered(as: format, in: Language.indonesian.words))
      }
      guard isSmall else { continue }
      let reconstruction = ReconstructionReport(
        reconstruction: try model.reconstruction(Self.settings), showsAll: true)
      for format in [ReportFormat.text, .markdown, .csv, .json] {
        texts.append(reconstruction.rendered(as: format))
        texts.append(reconstruction.rendered(as: format, in: Language.indonesian.words))
      }
    }
    return texts
  }

  /// What is said of published numbers that the model explains, and of the judgments beside them.
  private static func textsOfExplainedNumbers() throws -> [String] {
    let model = try example("bangka-belitung.yaml")
    let evaluation = try model.evaluation()
    var texts: [String] = []
    func add(_ report: some Report) {
      for format in [ReportFormat.text, .markdown, .csv] {
        for words in [Language.english.words, Language.indonesian.words] {
          texts.append(report.rendered(as: format, in: words))
        }
      }
    }
    add(AuditReport(model: model, audit: try Audit(of: model)))
    add(SynthesisReport(model: model, evaluation: evaluation))
    return texts
  }

  @Test func `no text of another language accuses`() throws {
    let folder = Self.examples.appending(path: "../Sources/AHPReports/Resources/Languages")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.count >= 7)
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8).lowercased()
      for word in Self.accusingElsewhere { #expect(!text.contains(word), "\(file): \(word)") }
    }
  }

  @Test func `no sentence accuses`() throws {
    for text in try Self.texts() + Self.textsOfExplainedNumbers() {
      let lowercase = text.lowercased()
      for word in Self.accusing { #expect(!lowercase.contains(word), "\(word)") }
    }
    for phrase in Phrase.allCases {
      let words = [
        EnglishReconstruction.words(phrase),
        EnglishReconstruction.words(phrase).flatMap { _ in
          Language.indonesian.words.text(phrase)
        },
      ].compactMap { $0?.lowercased() }
      // Both languages have all of them.
      #expect(words.count != 1, "\(phrase)")
      for word in Self.accusing {
        #expect(words.allSatisfy { !$0.contains(word) }, "\(phrase): \(word)")
      }
    }
  }

  @Test func `recovered judgments are shown only when asked for`() throws {
    let model = try Self.example("unpublished-judgments.yaml")
    let (audit, findings) = (try Audit(of: model), ReportedFindings(of: model, Self.settings))
    for showsMatrices in [false, true] {
      let report = AuditReport(
        model: model, audit: audit, findings: findings, showsMatrices: showsMatrices)
      #expect(report.rendered(as: .json).contains("\"matrices\"") == showsMatrices)
      #expect(report.rendered(as: .text).contains("matrix 1 of 1") == showsMatrices)
      #expect(report.rendered(as: .text).contains("consent") == showsMatrices)
    }
  }
}
