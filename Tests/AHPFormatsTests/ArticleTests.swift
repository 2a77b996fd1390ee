import AHP
import Foundation
import Testing

/// The digits in the articles of the documentation, against what the library computes.
struct ArticleTests {
  /// The criteria of the leader example, which the articles compute with.
  private let leader: ComparisonMatrix
  private let criteria = ["Experience", "Education", "Charisma", "Age"]

  init() throws {
    leader = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
  }

  /// The rows below a header, cell by cell.
  private func table(_ header: [String], of article: String) throws -> [[String]] {
    let file = ExampleTests.root.appending(path: "Sources/AHP/AHP.docc/\(article).md")
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(Self.cells)
    let start = try #require(lines.firstIndex(of: header), "\(article) has no table \(header)")
    // The line below the header only aligns.
    let rows = Array(lines[(start + 2)...].prefix { !$0.isEmpty })
    #expect(!rows.isEmpty && rows.allSatisfy { $0.count == header.count })
    return rows
  }

  /// The cells of a line of a table; none for other lines.
  private static func cells(_ line: Substring) -> [String] {
    guard line.hasPrefix("|"), line.hasSuffix("|") else { return [] }
    // A bar within a cell has a backslash before it.
    return line.replacing("\\|", with: "\u{1}").dropFirst().dropLast()
      .split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces).replacing("\u{1}", with: "|") }
  }

  /// The name in a cell that is set as code.
  private func name(_ cell: String) -> String? {
    cell.hasPrefix("`") ? cell.trimmingCharacters(in: ["`"]) : nil
  }

  /// Compares to half a unit of the last printed digit; whole numbers are exact but for rounding.
  private func check(
    _ printed: some Collection<String>, _ computed: [Double], _ row: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(printed.count == computed.count, "\(row)", sourceLocation: sourceLocation)
    for (text, value) in zip(printed, computed) {
      let number = try #require(
        PrintedNumber(text), "\(row): \(text)", sourceLocation: sourceLocation)
      let agrees =
        text.contains(".") ? number.agrees(with: value) : abs(value - number.value) <= 1e-12
      #expect(agrees, "\(row): \(text) but \(value)", sourceLocation: sourceLocation)
    }
  }

  private func priorityTable() throws -> [[String]] {
    try table(["method"] + criteria, of: "Prioritization")
  }

  private func fitTable() throws -> [[String]] {
    try table(
      ["method", "Σ (aᵢⱼ − wᵢ/wⱼ)²", "Σ (aᵢⱼwⱼ − wᵢ)²", "Σ ln²", "Σ abs ln"],
      of: "Prioritization")
  }

  @Test func `the article on prioritization has every method and no other name`() throws {
    let names = Set(try (priorityTable() + fitTable()).compactMap { name($0[0]) })
    #expect(names == Set(PrioritizationMethod.allCases.map(\.rawValue)))
  }

  @Test func `the priorities of every method are those of the article`() throws {
    let left = leader.leftPrincipalEigenvector().map { 1 / $0 }
    let others = [
      "mean of spanning trees": try #require(leader.spanningTreeMean()),
      "reciprocal left eigenvector": left.map { $0 / left.reduce(0, +) },
    ]
    var compared = 0
    for row in try priorityTable() {
      let method = name(row[0]).flatMap(PrioritizationMethod.init(rawValue:))
      let priorities = method.map { leader.priorities(by: $0).values } ?? others[row[0]]
      guard let priorities else { continue }
      try check(row.dropFirst(), priorities, row[0])
      compared += 1
    }
    #expect(compared >= 9)
  }

  @Test func `the fits of every method are those of the article`() throws {
    var compared = 0
    for row in try fitTable() {
      guard let method = name(row[0]).flatMap(PrioritizationMethod.init(rawValue:)) else {
        continue
      }
      let fits = fits(of: leader.priorities(by: method).values)
      for (text, fit) in zip(row.dropFirst(), fits) {
        try check([text], [fit], row[0])
        compared += 1
      }
    }
    #expect(compared >= 28)
  }

  /// The four sums of the article, for the leader example.
  private func fits(of w: [Double]) -> [Double] {
    var weighted = 0.0
    var squares = 0.0
    var absolutes = 0.0
    for i in 0..<leader.order {
      for j in 0..<leader.order {
        let residual = leader[i, j] * w[j] - w[i]
        weighted += residual * residual
        guard i < j else { continue }
        let logarithm = log(leader[i, j] * w[j] / w[i])
        squares += logarithm * logarithm
        absolutes += abs(logarithm)
      }
    }
    return [leader.totalDeviation(from: w), weighted, squares, absolutes]
  }

  @Test func `the values of every scale are those of the article`() throws {
    let rows = try table(["scale"] + (1...9).map { "\($0)" }, of: "JudgmentScales")
    #expect(rows.compactMap { name($0[0]) } == JudgmentScale.allCases.map(\.rawValue))
    for (row, scale) in zip(rows, JudgmentScale.allCases) {
      let values = (1...9).map { scale.value(of: Double($0), order: 4) }
      try check(row.dropFirst(), values, row[0])
    }
  }

  @Test func `the priorities on every scale are those of the article`() throws {
    let rows = try table(["scale"] + criteria + ["CR"], of: "JudgmentScales")
    #expect(rows.compactMap { name($0[0]) } == JudgmentScale.allCases.map(\.rawValue))
    for (row, scale) in zip(rows, JudgmentScale.allCases) {
      let scaled = try leader.scaled(by: scale)
      let ratio = try #require(scaled.consistency().ratio(to: .alonsoLamata2006))
      try check(row.dropFirst(), scaled.priorities().values + [ratio], row[0])
    }
  }

  @Test func `the words for judgments are those of the article`() throws {
    let rows = try table(["judgment", "words"], of: "JudgmentScales")
    #expect(rows == (1...9).map { ["\($0)", JudgmentScale.verbalLabel(of: $0) ?? ""] })
  }

  @Test func `the random indices are those of the article`() throws {
    let names = RandomIndex.allCases.map { "`\($0.name)`" }
    let rows = try table(["n"] + names, of: "RandomIndices").dropLast()
    #expect(rows.map(\.[0]) == (3...15).map { "\($0)" })
    for (row, order) in zip(rows, 3...15) {
      let values = try RandomIndex.allCases.map { try #require($0.value(order: order)) }
      try check(row.dropFirst(), values, row[0])
    }
    let ratios = try table(["table", "CR"], of: "RandomIndices")
    #expect(ratios.map(\.[0]) == names)
    for (row, randomIndex) in zip(ratios, RandomIndex.allCases) {
      let ratio = try #require(leader.consistency().ratio(to: randomIndex))
      try check([row[1]], [ratio], row[0])
    }
  }

  @Test func `the consistency indices are those of the article`() throws {
    let koczkodaj = leader.koczkodajIndex()
    let harmonic = leader.harmonicConsistencyIndex()
    let judgments = leader.congruenceDissonance()
    let ordinal = leader.ordinalConsistency()
    let order = leader.orderPreservation(of: leader.priorities())
    let values: [String: Double?] = [
      "CR": leader.consistency().ratio(to: .alonsoLamata2006),
      "CI": leader.consistency().index,
      "principal eigenvalue": leader.consistency().principalEigenvalue,
      "GCI": leader.geometricConsistencyIndex(),
      "Koczkodaj": koczkodaj.value,
      "Koczkodaj, mean of triads": koczkodaj.mean,
      "HCI": harmonic.value,
      "HCR": harmonic.ratio,
      "Peláez–Lamata": leader.pelaezLamataIndex(),
      "Cavallo–D'Apuzzo": leader.cavalloDApuzzoIndex(),
      "Kazibudzki, mean |ln r|": leader.meanTriadError(),
      "Kazibudzki, mean ln² r": leader.meanSquaredTriadError(),
      "Golden–Wang": leader.goldenWangIndex(),
      "Salo–Hämäläinen": leader.saloHamalainenIndex(),
      "relative error": leader.relativeError(),
      "congruence": judgments.congruence,
      "dissonance": judgments.dissonance,
      "circular triads": Double(ordinal.circularTriads.count),
      "intransitive triads": Double(ordinal.intransitiveTriads.count),
      "Kendall's zeta": ordinal.kendallZeta,
      "weakly inconsistent triads": Double(ordinal.weaklyInconsistentTriads.count),
      "preferences not preserved": Double(order.preferenceViolations.count),
      "intensities not preserved": Double(order.intensityViolations.count),
      "global ranking discrepancy": leader.globalRankingDiscrepancy(
        of: leader.priorities().values),
      "right-left asymmetry": leader.rightLeftAsymmetry().largestDifference,
    ]
    let rows = try table(
      ["index", "value", "limit", "consistent", "range"], of: "ConsistencyIndices")
    #expect(Set(rows.map(\.[0])) == Set(values.keys))
    for row in rows {
      try check([row[1]], [#require(values[row[0]] ?? nil)], row[0])
    }
  }

  @Test func `the priorities from incomplete judgments are those of the article`() throws {
    let matrix = try IncompleteComparisonMatrix(
      order: 4, upperTriangle: [4, nil, 7, 1.0 / 3, 3, 5])
    let priorities = [
      "Harker's method": try matrix.priorities().values,
      "optimal completion": try matrix.optimalCompletion().priorities().values,
      "logarithmic least squares": try matrix.priorities(by: .geometricMean).values,
    ]
    let rows = try table(
      ["what stands for the missing judgment"] + criteria + ["ratio put in"],
      of: "IncompleteJudgments")
    #expect(Set(rows.map(\.[0])) == Set(priorities.keys))
    for row in rows {
      let w = try #require(priorities[row[0]])
      let ratio =
        row[0] == "optimal completion" ? try matrix.optimalCompletion()[0, 2] : w[0] / w[2]
      try check(row.dropFirst(), w + [ratio], row[0])
    }
  }

  @Test func `the values for one judgment are those of the article`() throws {
    let replacements = try leader.replacements(of: 0, against: 2)
    let expected = [
      replacements.priorityRatio, replacements.harker, replacements.leastEigenvalue,
    ]
    let rows = try table(
      ["value", "house, 6", "CR then", "leader, 3", "CR then"], of: "Repair")
    #expect(rows.count == expected.count)
    let randomIndex = try #require(RandomIndex.alonsoLamata2006.value(order: 4))
    for (row, replacement) in zip(rows, expected) {
      let ratio = (replacement.eigenvalue - 4) / 3 / randomIndex
      try check(row.suffix(2), [replacement.ratio, ratio], row[0])
    }
  }
}
