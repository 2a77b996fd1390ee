import AHP
import PairwiseComparisons
import Testing

@testable import AHPReports

/// Printed judgments and indices, numbers that are printed twice, and those of groups beside those
/// of their members.
struct StudyDetailsTests {
  /// All matrices of three items.
  private static let all: [ComparisonMatrix] = {
    let values = JudgmentValues().ratios
    return values.flatMap { a in
      values.flatMap { b in
        values.compactMap { try? ComparisonMatrix(order: 3, upperTriangle: [a, b, $0]) }
      }
    }
  }()

  private static func isNear(_ number: Double?, _ printed: Double, _ unit: Double) -> Bool {
    number.map { abs($0 - printed) <= unit / 2 * (1 + 1e-9) } ?? false
  }

  private static func ratio(_ matrix: ComparisonMatrix) -> Double {
    matrix.consistency().ratio(to: .saaty1980) ?? 1
  }

  // MARK: Judgments and indices

  private static let searched:
    [(numbers: String, isPrinted: @Sendable (ComparisonMatrix) -> Bool)] =
      [
        (
          "comparisons: [[A, B, 3], [C, B, 0.33]]",
          { ratio($0) <= 0.1 && $0[0, 1] == 3 && $0[1, 2] == 3 }
        ),
        ("comparisons: [[A, B, 3], [A, C, 9], [B, C, 9]]", { $0.upperTriangle == [3, 9, 9] }),
        (
          "comparisons: [[A, B, 3]], consistencyRatio: 0.03",
          { $0[0, 1] == 3 && isNear(ratio($0), 0.03, 0.01) }
        ),
        ("indices: {GCI: 0.12}", { isNear($0.geometricConsistencyIndex(), 0.12, 0.01) }),
        (
          "consistencyRatio: 0.03, indices: {GCI: 0.12}",
          { isNear(ratio($0), 0.03, 0.01) && isNear($0.geometricConsistencyIndex(), 0.12, 0.01) }
        ),
        (
          "indices: {Koczkodaj: 0.17}",
          {
            ratio($0) <= 0.1
              && isNear(
                1 - min($0[0, 1] * $0[1, 2] / $0[0, 2], $0[0, 2] / $0[0, 1] / $0[1, 2]), 0.17, 0.01)
          }
        ),
      ]

  /// Every matrix that has the numbers, and no other.
  @Test(arguments: searched.indices, [1, 2])
  func `judgments and indices are searched as other numbers are`(
    position: Int, threads: Int
  ) throws {
    let (numbers, isPrinted) = Self.searched[position]
    var settings = ReportedSearchSettings()
    settings.threads = threads
    let model = try Study.oneMatrix("{\(numbers)}")
    let search = try #require(ReportedFindings(of: model, settings).searches.first)
    #expect(search.search.isComplete)
    let expected = Self.all.filter(isPrinted)
    #expect(Set(search.search.matrices) == Set(expected))
    // And what is left open is as wide as they are.
    let chosen = try model.reconstruction(settings, mostRespondents: 1)
    #expect(chosen.isComplete && chosen.unused.isEmpty)
    for range in chosen.ranges {
      let local = expected.map { $0.priorities().values[range.item] }
      let (low, high) = (try #require(local.min()) - 1e-9, try #require(local.max()) + 1e-9)
      #expect(range.local.outer.lowerBound <= low + 2e-9)
      #expect(range.local.outer.upperBound >= high - 2e-9)
      if range.local.isExact {
        #expect(range.local.outer.lowerBound >= low && range.local.outer.upperBound <= high)
      }
    }
  }

  @Test func `judgments and indices that no matrix has beside the priorities exclude all`() throws {
    for other in ["comparisons: [[B, C, 2]]", "indices: {GCI: 0.3}", "indices: {HCI: 0.9}"] {
      let model = try Study.oneMatrix(
        "{priorities: {A: 0.637, B: 0.258, C: 0.105}, consistencyRatio: 0.03, \(other)}")
      let findings = ReportedFindings(of: model)
      #expect(findings.searches.map(\.search.verdict) == [.none], "\(other)")
      #expect(findings.excludesSomething)
      let chosen = try model.reconstruction(mostRespondents: 1)
      #expect(chosen.failures.map(\.verdict) == [.none], "\(other)")
    }
  }

  @Test func `the report says by which judgments and indices was searched`() throws {
    let model = try Study.oneMatrix(
      "{priorities: {A: 0.637}, comparisons: [[A, B, 3]], indices: {Koczkodaj: 0.44, HCI: 0.02}}")
    let text = try Study.audit(model, as: .markdown)
    #expect(
      text.contains("by 1 of 3 priorities, 1 of 3 judgments and 2 indices of consistency"),
      "\(text)")
    #expect(
      try Study.audit(model, as: .markdown, in: Language.indonesian.words)
        .contains("menurut 1 dari 3 prioritas, 1 dari 3 penilaian dan 2 indeks konsistensi"))
  }

  /// Judgments of the power scale are squared.
  @Test func `printed judgments stand on the scale of the model`() throws {
    let model = try Study.oneMatrix(
      settings: "randomIndex: saaty-1980, scale: power",
      "{comparisons: [[A, B, 2], [A, C, 3], [B, C, 2]]}")
    let search = try #require(ReportedFindings(of: model).searches.first)
    #expect(search.search.matrices.map(\.upperTriangle) == [[4, 9, 4]])
    #expect(search.largestRatio == nil)
  }

  /// The first block has priorities by the geometric mean, the second by the eigenvector.
  @Test func `numbers of one matrix by two methods are met together`() throws {
    let matrix = try ComparisonMatrix(order: 4, upperTriangle: [3, 5, 7, 2, 5, 4])
    func numbers(_ method: PrioritizationMethod) -> String {
      zip("ABCD", matrix.priorities(by: method).values).map { name, priority in
        "\(name): 0.\(Int((priority * 100).rounded()) / 10)\(Int((priority * 100).rounded()) % 10)"
      }.joined(separator: ", ")
    }
    let chosen = try Study.oneMatrix(
      items: "ABCD",
      "{settings: {prioritization: geometric-mean}, priorities: {\(numbers(.geometricMean))}}",
      "{priorities: {\(numbers(.eigenvector))}, consistencyRatio: 0.05}"
    ).reconstruction()
    #expect(chosen.isComplete && chosen.unused.isEmpty)
  }

  /// 3, 9 and 9 have a ratio of 0.12.
  @Test func `a block that says nothing of consistency does not limit that of another`() throws {
    let chosen = try Study.oneMatrix(
      "{priorities: {A: 0.642, B: 0.309, C: 0.049}, consistencyRatio: 0.12}",
      "{settings: {prioritization: geometric-mean}, priorities: {A: 0.642}}"
    ).reconstruction(mostRespondents: 1)
    #expect(chosen.isComplete && chosen.unused.isEmpty)
  }

  // MARK: Numbers that are printed twice

  @Test func `all values of one number count, in whatever order they stand`() throws {
    let blocks = [
      "{priorities: {A: 0.64, B: 0.26, C: 0.10}, consistencyRatio: 0.03}",
      "{priorities: {A: 0.637}, source: elsewhere}",
    ]
    let found = try [blocks, blocks.reversed()].map { blocks in
      let model = try Study.oneMatrix(blocks[0], blocks[1])
      let search = try #require(ReportedFindings(of: model).searches.first)
      return (search.search.matrices, try model.reconstruction())
    }
    #expect(found[0].0 == found[1].0)
    let values = found[0].0.map { $0.priorities().values[0] }
    #expect(!values.isEmpty && values.allSatisfy { Self.isNear($0, 0.637, 0.001) })
    #expect(found.map(\.1.entries) == [found[0].1.entries, found[0].1.entries])
  }

  @Test(arguments: [
    (
      "{priorities: {A: 0.637, B: 0.258, C: 0.105}, globalPriorities: {A: 0.7}}",
      "Goal: the global priority of A 0.7 and the local priority of A 0.637 exclude each other",
      "exclusive"
    ),
    (
      "{comparisons: [[A, B, 3], [B, A, 0.50]]}",
      "Goal: the judgment of A against B 3 and the judgment of B against A 0.50 exclude each other",
      "exclusive"
    ),
    (
      "{priorities: {A: 0.540, B: 0.297, C: 0.163}}, {priorities: {A: 0.550}, settings: {randomIndex: saaty-1980}}",
      "Goal, local priority of A: printed as 0.540 and 0.550", "values"
    ),
  ])
  func `two values for one thing are said, and exclude everything`(
    reported: String, words: String, kind: String
  ) throws {
    let model = try Study.oneMatrix(reported)
    let text = try Study.audit(model)
    #expect(text.contains(words), "\(text)")
    #expect(ReportedFindings(of: model).searches.map(\.search.verdict).contains(.none))
    let chosen = try model.reconstruction()
    #expect(chosen.failures.map(\.verdict) == [.none])
    #expect(Study.text(chosen).contains(words))
    let indonesian = Study.text(chosen, in: Language.indonesian.words)
    #expect(kind == "values" || indonesian.contains("saling mengecualikan"), "\(indonesian)")
  }

  /// 3 and 4 leave 3.5, and 0.29 leaves 1/0.285 … 1/0.295: no whole number.
  @Test(arguments: [
    ("[A, B, 3]", "[A, B, 4]", "the judgment of A against B 3 and the judgment of A against B 4"),
    ("[A, B, 3]", "[A, B, 3.5]", "the judgment of A against B 3.5"),
    ("[A, B, 4]", "[B, A, 0.29]", "the judgment of B against A 0.29"),
    ("[A, C, 3]", "[A, B, 10]", "the judgment of A against B 10"),
  ])
  func `judgments that nobody can have printed so are named`(
    first: String, second: String, words: String
  ) throws {
    let model = try Study.oneMatrix(
      "{comparisons: [\(first)]}", "{comparisons: [\(second)], source: elsewhere}")
    let sentence = "Goal: \(words): none of the judgments that were searched is printed so"
    let findings = ReportedFindings(of: model)
    #expect(findings.contradictions.isEmpty)
    #expect(findings.searches.map(\.search.verdict) == [.none])
    #expect(try Study.audit(model).contains(sentence))
    let chosen = try model.reconstruction(mostRespondents: 1)
    #expect(chosen.failures.map(\.unmetJudgments) == findings.searches.map(\.unmetJudgments))
    #expect(Study.text(chosen).contains(sentence))
    #expect(
      Study.text(chosen, in: Language.indonesian.words)
        .contains("tidak satu pun dari penilaian yang dicari tercetak demikian"))
  }

  /// √12 is printed as 0.29 in the other direction, and not as 4.
  @Test func `what one respondent or two cannot have is named where neither can`() throws {
    let model = try Study.oneMatrix("{comparisons: [[A, B, 4], [B, A, 0.29]]}")
    let chosen = try model.reconstruction(mostRespondents: 2)
    let named = chosen.failures.map { $0.unmetJudgments.map { $0.map(\.printed.text) } }
    #expect(named == [[["4", "0.29"]]])
    let possible = try Study.oneMatrix("{comparisons: [[B, A, 0.29]]}")
    #expect(try possible.reconstruction(mostRespondents: 2).failures.isEmpty)
  }

  @Test func `judgments that exclude each other or are searched are not named so`() throws {
    var settings = ReportedSearchSettings()
    settings.judgments = JudgmentValues.halfPoints
    for (judgments, verdict) in [
      ("[A, B, 3], [A, B, 4]", MatrixSearch.Verdict.several), ("[A, B, 3], [A, B, 5]", .none),
      ("[A, B, 3], [B, A, 0.3]", .several),
    ] {
      let model = try Study.oneMatrix("{comparisons: [\(judgments)]}")
      let search = try #require(ReportedFindings(of: model, settings).searches.first)
      #expect(search.search.verdict == verdict && search.unmetJudgments.isEmpty, "\(judgments)")
    }
  }

  @Test func `parts that do not sum to their whole are said`() throws {
    let text = try Study.audit(
      Study.model(
        """
        ahp: 1
        name: A study
        goal:
          name: Best
          reported: {priorities: {A: 0.6, B: 0.4}}
          children:
            - name: A
              reported: {globalPriorities: {X: 0.50, Y: 0.20}}
              children: [{name: X}, {name: Y}]
            - {name: B}
        """))
    #expect(
      text.contains(
        "A: the printed global priorities sum to 0.6900 at least and 0.7100 at most, and that of what they are parts of is 0.5500 at least and 0.6500 at most"
      ), "\(text)")
  }

  // MARK: Groups and their members

  private static let ann = "{participant: Ann, priorities: {A: 0.637, B: 0.258, C: 0.105}}"
  private static let ben = "{participant: Ben, priorities: {A: 0.333, B: 0.333, C: 0.333}}"

  /// The means of 3, 5, 3 and of ones have the priorities 0.490, 0.312 and 0.199.
  @Test(arguments: [
    ("A: 0.490, B: 0.312, C: 0.199", [ann, ben], MatrixSearch.Verdict.one),
    ("A: 0.490, B: 0.199, C: 0.312", [ann, ben], .none),
    ("A: 0.490, B: 0.312, C: 0.199", [ann], .several),
    // Two respondents can, but not with Ann.
    ("A: 0.105, B: 0.258, C: 0.637", [ann], .none),
  ])
  func `a group's numbers are possible only with those of its members`(
    numbers: String, members: [String], verdict: MatrixSearch.Verdict
  ) throws {
    let blocks = members.joined(separator: ", ")
    let model = try Study.oneMatrix(people: "[Ann, Ben]", "{priorities: {\(numbers)}}, \(blocks)")
    let findings = ReportedFindings(of: model)
    let group = try #require(findings.searches.first { $0.matrix.participant == nil })
    #expect(group.search.verdict == verdict)
    #expect(group.members.count == members.count && !group.leavesOutMembers)
    #expect(findings.excludesSomething == (verdict == .none))
    #expect(try Study.audit(model, as: .markdown).contains("with the numbers of Ann"))
    #expect(
      try model.reconstruction().failures.map(\.verdict) == (verdict == .none ? [.none] : []))
  }

  @Test
  func `a group that is combined otherwise is looked at where all members' numbers are printed`()
    throws
  {
    func findings(_ numbers: String, _ settings: String) throws -> (ReportedFindings, String) {
      let model = try Study.oneMatrix(
        people: "[Ann, {name: Ben, weight: 2}]",
        settings: "randomIndex: saaty-1980, aggregation: \(settings)",
        "{priorities: {\(numbers)}}, \(Self.ann), \(Self.ben)")
      return (ReportedFindings(of: model), try Study.audit(model))
    }
    // A third of Ann's and two thirds of Ben's.
    let (possible, text) = try findings("A: 0.435, B: 0.308, C: 0.257", "priorities")
    #expect(possible.unsearched.map(\.combination) == [.possible])
    #expect(!possible.excludesSomething)
    #expect(text.contains("judgments that give each person's numbers combine to the group's"))
    let (none, other) = try findings("A: 0.500, B: 0.300, C: 0.200", "judgments")
    #expect(none.unsearched.map(\.combination) == [MatrixSearch.Verdict.none])
    #expect(none.excludesSomething)
    #expect(other.contains("no combination of the judgments that give each person's numbers"))
  }

  @Test func `members whose numbers are not looked at are named`() throws {
    let model = try Study.oneMatrix(
      people: "[Ann, Ben]", "{priorities: {A: 0.490, B: 0.312, C: 0.199}}", Self.ann)
    var settings = ReportedSearchSettings()
    settings.respondents = 3
    #expect(
      try Study.audit(model, settings).contains(
        "whether judgments that give the numbers of Ann combine to these was not looked at"))
  }

  // MARK: What a reconstruction says

  private static let hierarchy = """
    ahp: 1
    name: A study
    settings: {randomIndex: saaty-1980}
    goal:
      name: Best
      reported: {priorities: {A: PRIORITY, B: 0.26, C: 0.10}, consistencyRatio: 0.0}
      children: [{name: A}, {name: B}, {name: C}]
    reported: {consistencyRatio: RATIO}
    """

  /// One matrix has the priorities, of which the ratio of the whole hierarchy is not.
  @Test func `no other judgments may give numbers where one matrix is possible`() throws {
    let chosen = try Study.model(
      Self.hierarchy.replacing("PRIORITY", with: "0.637").replacing("RATIO", with: "0.5")
    ).reconstruction()
    #expect(chosen.entries.map(\.search?.verdict) == [.one])
    #expect(chosen.isPartial && chosen.excludesAll)
    let text = Study.text(chosen)
    #expect(text.contains("with these settings none give all printed numbers"), "\(text)")
    #expect(!text.contains("others may give these numbers too"))
  }

  /// Several matrices have the priorities, and the ratio of the whole was not searched by.
  @Test func `numbers that come out unsearched are named, and nothing is exact then`() throws {
    let text = Self.hierarchy.replacing("PRIORITY", with: "0.6").replacing(
      "B: 0.26, C: 0.10", with: "B: 0.3")
    let chosen = try Study.model(text.replacing("RATIO", with: "0.0")).reconstruction()
    #expect((chosen.entries.first?.search?.matrices.count ?? 0) > 1)
    #expect(chosen.unused.map(\.reported.printed.text) == ["0.0"])
    #expect(chosen.ranges.allSatisfy { !$0.local.isExact })
    #expect(Study.text(chosen).contains("no judgments were searched by them"))
    #expect(
      Study.text(chosen, in: Language.indonesian.words)
        .contains("tetapi penilaian tidak dicari menurut angka itu"))
    let without = try Study.model(text.replacing("reported: {consistencyRatio: RATIO}", with: ""))
      .reconstruction()
    #expect(without.unused.isEmpty && without.ranges.allSatisfy { $0.local.isExact })
  }

  // MARK: Words

  @Test func `no sentence on groups and details accuses`() throws {
    let model = try Study.oneMatrix(
      people: "[Ann, Ben]",
      "{priorities: {A: 0.490, B: 0.199, C: 0.312}, comparisons: [[A, B, 2], [B, A, 2]]}",
      Self.ann, "{priorities: {A: 0.5}, globalPriorities: {A: 0.6}}")
    let text = try Study.audit(model) + Study.text(model.reconstruction())
    for word in ["wrong", "error", "false", "fake", "mistake", "fraud", "invent", "manipulat"] {
      #expect(!text.lowercased().contains(word), "\(word): \(text)")
    }
  }
}
