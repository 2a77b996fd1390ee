import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

/// The consistency indices other than Saaty's, the ordinal measures, and the preservation of order.
struct ConsistencyIndexTests {
  static let matrices = ReferenceValues.file.matrices

  // The running examples of the reference.
  static let t3 = matrix(order: 3, "3 5 2")
  static let l4 = matrix(order: 4, "4 3 7 1/3 3 5")
  static let h8 = matrix(
    order: 8,
    "5 3 7 6 6 1/3 1/4 1/3 5 3 3 1/5 1/7 6 3 4 6 1/5 1/3 1/4 1/7 1/8 1/2 1/5 1/6 1/5 1/6 1/2")
  /// The example of Bana e Costa and Vansnick.
  static let g = matrix(order: 5, "2 3 5 9 2 4 9 2 8 7")

  /// A matrix from its judgments above the diagonal.
  private static func matrix(order: Int, _ judgments: String) -> ComparisonMatrix {
    ComparisonMatrix(
      unchecked: judgments.split(separator: " ").map { ReferenceNumber.value(String($0)) },
      order: order)
  }

  /// All indices with one value, by name; each is 0 for consistent judgments.
  static func indices(of matrix: ComparisonMatrix) -> [(name: String, value: Double)] {
    let koczkodaj = matrix.koczkodajIndex()
    let congruenceDissonance = matrix.congruenceDissonance()
    return [
      ("geometric", matrix.geometricConsistencyIndex()),
      ("Koczkodaj", koczkodaj.value), ("I1", koczkodaj.mean), ("I2", koczkodaj.meanNorm),
      ("harmonic", matrix.harmonicConsistencyIndex().value),
      ("Golden-Wang", matrix.goldenWangIndex()),
      ("Peláez-Lamata", matrix.pelaezLamataIndex()),
      ("Cavallo-D'Apuzzo", matrix.cavalloDApuzzoIndex() - 1),
      ("mean error", matrix.meanTriadError()), ("squared error", matrix.meanSquaredTriadError()),
      ("Salo-Hämäläinen", matrix.saloHamalainenIndex()),
      ("relative error", matrix.relativeError()),
      ("congruence", congruenceDissonance.congruence),
      ("dissonance", congruenceDissonance.dissonance),
    ]
  }

  /// Where CI is 0 within rounding, so is every other index: one rule for all of them.
  @Test(arguments: 1...100)
  func `indices of consistent judgments have no rounding in them`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let order = 3 + seed % 6
    let priorities = (0..<order).map { _ in Double.random(in: 0.05...1, using: &generator) }
    let matrix = ComparisonMatrix(
      unchecked: UpperTriangle.pairs(order: order).map {
        priorities[$0.row] / priorities[$0.column]
      },
      order: order)
    #expect(matrix.consistency().index == 0)
    for (name, value) in Self.indices(of: matrix) { #expect(value == 0, "\(name), seed \(seed)") }
    #expect(matrix.globalRankingDiscrepancy(of: matrix.priorities().values) == 0)
    #expect(matrix.rightLeftAsymmetry().largestDifference == 0)
    // A contradiction that is seen by CI is seen by all of them.
    var other = matrix.upperTriangle
    other[0] *= 1 + 1e-9
    let changed = ComparisonMatrix(unchecked: other, order: order)
    #expect(changed.consistency().index > 0)
    for (name, value) in Self.indices(of: changed) where name != "dissonance" {
      #expect(value > 0, "\(name), seed \(seed)")
    }
  }

  /// A matrix of uniformly drawn judgments, of Saaty's scale or, without ties, of its part above 1.
  private func randomMatrix(
    order: Int, seed: Int, judgments: ClosedRange<Int> = 1...9
  ) -> ComparisonMatrix {
    var generator = SplitMix64(seed: UInt64(seed))
    let scale = judgments.flatMap { [Double($0), 1 / Double($0)] }
    return ComparisonMatrix(
      unchecked: (0..<UpperTriangle.count(order: order)).map { _ in
        scale.randomElement(using: &generator)!
      }, order: order)
  }

  /// Doubles such as 1/3 leave their rounding where the exact value is 0.
  private func expect(
    _ found: Double, _ expected: String, _ location: SourceLocation = #_sourceLocation
  ) {
    if ReferenceNumber.value(expected) == 0 {
      #expect(abs(found) <= 1e-13, sourceLocation: location)
    } else {
      #expect(ReferenceNumber.error(found, expected) <= 1e-12, sourceLocation: location)
    }
  }

  // MARK: Reference values

  @Test(arguments: matrices)
  func `a matrix has the reference indices to 1e-12`(reference: ReferenceValues.Matrix) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments.map { $0! })
    let expected = try #require(reference.values?.consistency)
    expect(matrix.geometricConsistencyIndex(), expected.gci)
    let koczkodaj = matrix.koczkodajIndex()
    expect(koczkodaj.value, expected.koczkodaj)
    #expect(koczkodaj.triad.map { [$0.first, $0.second, $0.third] } == expected.koczkodajTriad)
    expect(koczkodaj.mean, expected.meanKoczkodajTriad)
    expect(matrix.harmonicConsistencyIndex().value, expected.harmonicHCI)
    expect(matrix.goldenWangIndex(), expected.goldenWang)
    expect(matrix.pelaezLamataIndex(), expected.pelaezLamata)
    expect(matrix.cavalloDApuzzoIndex(), expected.cavalloDApuzzo)
    // The logarithm of the one, three times the other.
    let cavalloDApuzzo = ReferenceNumber.value(expected.cavalloDApuzzo)
    #expect(abs(matrix.meanTriadError() - log(cavalloDApuzzo)) <= 1e-13 * cavalloDApuzzo)
    let gci = ReferenceNumber.value(expected.gci)
    #expect(abs(matrix.meanSquaredTriadError() - 3 * gci) <= 1e-12 * 3 * gci + 1e-26)
    expect(matrix.saloHamalainenIndex(), expected.saloHamalainen)
    expect(matrix.relativeError(), expected.relativeError)
    let congruenceDissonance = matrix.congruenceDissonance()
    expect(congruenceDissonance.congruence, expected.congruence)
    expect(congruenceDissonance.dissonance, expected.dissonance)
  }

  @Test(arguments: matrices)
  func `a matrix has the reference ordinal measures`(reference: ReferenceValues.Matrix) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments.map { $0! })
    let expected = try #require(reference.values?.ordinal)
    let ordinal = matrix.ordinalConsistency()
    #expect(ordinal.circularTriads.count == expected.strictCircularTriads)
    #expect(ordinal.intransitiveTriads.count == expected.intransitiveTriads)
    #expect(ordinal.ties.count == expected.ties)
    let zeta = expected.kendallZeta.map(ReferenceNumber.value)
    #expect((ordinal.kendallZeta == nil) == (zeta == nil))
    // A quotient of small integers, subtracted from 1.
    #expect(abs((ordinal.kendallZeta ?? 0) - (zeta ?? 0)) <= .ulpOfOne)

    let eigenvector = matrix.orderPreservation(of: matrix.priorities())
    #expect(eigenvector.preferenceViolations.count == expected.popViolationsEigenvector)
    #expect(eigenvector.intensityViolations.count == expected.poipViolationsEigenvector)
    let geometricMean = matrix.orderPreservation(of: matrix.priorities(by: .geometricMean))
    #expect(geometricMean.preferenceViolations.count == expected.popViolationsGeometricMean)
    #expect(geometricMean.intensityViolations.count == expected.poipViolationsGeometricMean)
  }

  /// The list was computed by exact fractions over all ordered triples.
  @Test func `the weakly consistent matrices of the reference are found`() throws {
    let found = try Self.matrices.filter { reference in
      try ComparisonMatrix(order: reference.n, upperTriangle: reference.judgments.map { $0! })
        .ordinalConsistency().isWeaklyConsistent
    }
    #expect(
      found.map(\.id) == [
        "one", "pair-3", "pair-third", "ahp-r-consistent3", "simple3", "leader-criteria",
        "leader-experience", "leader-education", "leader-charisma", "leader-age", "drinks",
        "city-criteria", "city-culture", "city-family", "city-jobs", "optics-1", "bana-vansnick",
        "car-price", "ones-4", "consistent-3", "consistent-5", "consistent-9", "consistent-15",
        "ties-4", "wide-range-4", "huge-range-consistent", "perturbed-3", "perturbed-6",
      ])
  }

  // MARK: Named examples

  @Test func `the leader example has the indices of the literature`() {
    expectPrinted(Self.l4.geometricConsistencyIndex(), "0.1562063054788")
    let koczkodaj = Self.l4.koczkodajIndex()
    // The triads have 5/9, 5/12, 8/15 and 4/9.
    expect(koczkodaj.value, "5/9")
    #expect(koczkodaj.triad == Triad(first: 0, second: 1, third: 2))
    expect(koczkodaj.mean, "39/80")
    let triads: [Double] = [5.0 / 9, 5.0 / 12, 8.0 / 15, 4.0 / 9]
    let squares = triads.reduce(0) { $0 + $1 * $1 }
    #expect(abs(koczkodaj.meanNorm - squares.squareRoot() / 4) <= 1e-15)
    // (5/9 + 3 · 39/80)/4
    expect(koczkodaj.blended(worstShare: 0.25), "1453/2880")
    #expect(koczkodaj.value > KoczkodajIndex.threshold)
    expectPrinted(Self.l4.harmonicConsistencyIndex().value, "0.029861301095861")
    expectPrinted(Self.l4.goldenWangIndex(), "0.19558062880325")
    expectPrinted(Self.l4.pelaezLamataIndex(), "0.48928571428571")
    expectPrinted(Self.l4.cavalloDApuzzoIndex(), "1.9639610121239")
    // 3 · 0.1562063054788, and ln 1.9639610121239
    #expect(abs(Self.l4.meanSquaredTriadError() - 0.4686189164364) <= 3e-13)
    #expect(abs(Self.l4.meanTriadError() - log(1.9639610121239)) <= 1e-13)
    expectPrinted(Self.l4.saloHamalainenIndex(), "0.15744047619048")
    expectPrinted(Self.l4.relativeError(), "0.039315265030777")
  }

  @Test func `three items have the indices of their one triad`() throws {
    expectPrinted(Self.t3.geometricConsistencyIndex(), "0.011080383357257")
    expectPrinted(Self.t3.saloHamalainenIndex(), "0.033730158730159")
    let koczkodaj = Self.t3.koczkodajIndex()
    expect(koczkodaj.value, "1/6")
    expect(koczkodaj.mean, "1/6")
    expect(koczkodaj.meanNorm, "1/6")
    #expect(koczkodaj.value <= KoczkodajIndex.threshold)
    expect(Self.t3.pelaezLamataIndex(), "1/30")
    expect(Self.t3.cavalloDApuzzoIndex(), "6/5")
    let judgments = Self.t3.congruenceDissonance().judgments
    #expect(judgments.map(\.pair.item) == [0, 0, 1])
    #expect(judgments.map(\.pair.other) == [1, 2, 2])
    for judgment in judgments {
      #expect(abs(judgment.congruence - log(1.2)) <= 1e-15)
      #expect(judgment.dissonance == 0)
      #expect(judgment.indirectCount == 1)
    }
  }

  @Test func `Saaty's house has one cycle`() {
    expectPrinted(Self.h8.geometricConsistencyIndex(), "0.52915744835904")
    let ordinal = Self.h8.ordinalConsistency()
    #expect(ordinal.circularTriads.count == 1)
    #expect(ordinal.intransitiveTriads == ordinal.circularTriads)
    for triad in ordinal.circularTriads {
      let steps = [
        Self.h8[triad.first, triad.second], Self.h8[triad.second, triad.third],
        Self.h8[triad.third, triad.first],
      ]
      #expect(steps.allSatisfy { $0 > 1 } || steps.allSatisfy { $0 < 1 })
    }
    #expect(ordinal.kendallZeta == 0.95)
    #expect(!ordinal.isWeaklyConsistent)
    #expect(Set(ordinal.circularTriads).isSubset(of: ordinal.weaklyInconsistentTriads))
  }

  @Test func `the example of Bana e Costa and Vansnick loses the order of one intensity`() {
    let found = Self.g.orderPreservation(of: Self.g.priorities())
    #expect(found.preferenceViolations.isEmpty)
    #expect(
      found.intensityViolations == [
        .init(stronger: ItemPair(item: 3, other: 4), weaker: ItemPair(item: 0, other: 3))
      ])
  }

  /// Half a unit of the last printed digit, and a little for rounding.
  private func expectPrinted(
    _ found: Double, _ printed: String, _ location: SourceLocation = #_sourceLocation
  ) {
    let decimals = printed.split(separator: ".")[1].count
    #expect(
      abs(found - ReferenceNumber.value(printed)) <= 0.6 * pow(10, -Double(decimals)),
      sourceLocation: location)
  }

  // MARK: Identities

  @Test(arguments: 3...12, [1, 2, 3])
  func `permuted items leave the indices unchanged`(order: Int, seed: Int) {
    let matrix = randomMatrix(order: order, seed: seed)
    var generator = SplitMix64(seed: UInt64(seed + 1000))
    let permutation = Array(0..<order).shuffled(using: &generator)
    let permuted = ComparisonMatrix(
      unchecked: UpperTriangle.pairs(order: order).map {
        matrix[permutation[$0.row], permutation[$0.column]]
      }, order: order)
    for (original, other) in zip(Self.indices(of: matrix), Self.indices(of: permuted)) {
      // Reciprocals of reciprocals and the order of sums change the last digits.
      #expect(abs(original.value - other.value) <= 1e-13 * max(1, original.value), "\(other.name)")
    }
    let (ordinal, permutedOrdinal) = (matrix.ordinalConsistency(), permuted.ordinalConsistency())
    #expect(original(ordinal.ties) == renamed(permutedOrdinal.ties, by: permutation))
    for triads in [
      \OrdinalConsistency.circularTriads, \.intransitiveTriads, \.weaklyInconsistentTriads,
    ] {
      #expect(
        original(ordinal[keyPath: triads])
          == renamed(permutedOrdinal[keyPath: triads], by: permutation))
    }
    let found = matrix.orderPreservation(of: matrix.priorities())
    let permutedFound = permuted.orderPreservation(of: permuted.priorities())
    #expect(
      Set(found.preferenceViolations)
        == Set(
          permutedFound.preferenceViolations.map {
            ItemPair(item: permutation[$0.item], other: permutation[$0.other])
          }))
    #expect(found.intensityViolations.count == permutedFound.intensityViolations.count)
  }

  private func original(_ pairs: [ItemPair]) -> Set<Set<Int>> {
    Set(pairs.map { [$0.item, $0.other] })
  }

  private func original(_ triads: [Triad]) -> Set<Set<Int>> {
    Set(triads.map { [$0.first, $0.second, $0.third] })
  }

  private func renamed(_ pairs: [ItemPair], by permutation: [Int]) -> Set<Set<Int>> {
    Set(original(pairs).map { Set($0.map { permutation[$0] }) })
  }

  private func renamed(_ triads: [Triad], by permutation: [Int]) -> Set<Set<Int>> {
    Set(original(triads).map { Set($0.map { permutation[$0] }) })
  }

  @Test(arguments: 3...12, [4, 5])
  func `the geometric index is a third of the mean squared error of the triads`(
    order: Int, seed: Int
  ) {
    let matrix = randomMatrix(order: order, seed: seed)
    var squares: [Double] = []
    for first in 0..<order {
      for second in first + 1..<order {
        for third in second + 1..<max(order, second + 1) {
          let error =
            log(matrix[first, second]) + log(matrix[second, third]) - log(matrix[first, third])
          squares.append(error * error)
        }
      }
    }
    #expect(squares.count == order * (order - 1) * (order - 2) / 6)
    let expected = squares.reduce(0, +) / Double(squares.count) / 3
    #expect(abs(matrix.geometricConsistencyIndex() - expected) <= 1e-14 * expected)
  }

  @Test(arguments: 3...12, [6, 7])
  func `the harmonic index is that of its definition`(order: Int, seed: Int) {
    let matrix = randomMatrix(order: order, seed: seed)
    let n = Double(order)
    let sums = (0..<order).map { column in (0..<order).map { matrix[$0, column] }.reduce(0, +) }
    let mean = n / sums.map { 1 / $0 }.reduce(0, +)
    let expected = (mean - n) * (n + 1) / (n * (n - 1))
    #expect(abs(matrix.harmonicConsistencyIndex().value - expected) <= 1e-12 * max(1, expected))
  }

  @Test(arguments: 3...15, [8, 9])
  func `without ties the wins tell the number of circular triads`(order: Int, seed: Int) throws {
    let matrix = randomMatrix(order: order, seed: seed, judgments: 2...9)
    let ordinal = matrix.ordinalConsistency()
    let wins = (0..<order).map { row in (0..<order).count { matrix[row, $0] > 1 } }
    let expected = order * (order - 1) * (order - 2) / 6 - wins.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    #expect(ordinal.circularTriads.count == expected)
    #expect(ordinal.intransitiveTriads == ordinal.circularTriads)
    let zeta = try #require(ordinal.kendallZeta)
    #expect((0...1).contains(zeta))
  }

  @Test(arguments: 1...2)
  func `up to two items are consistent`(order: Int) {
    let matrix = ComparisonMatrix(unchecked: order == 1 ? [] : [7], order: order)
    for (name, value) in Self.indices(of: matrix) { #expect(value == 0, "\(name)") }
    #expect(matrix.koczkodajIndex().triad == nil)
    #expect(matrix.harmonicConsistencyIndex().ratio == 0)
    #expect(matrix.congruenceDissonance().judgments.isEmpty)
    let ordinal = matrix.ordinalConsistency()
    #expect(ordinal.kendallZeta == nil)
    #expect(ordinal.isWeaklyConsistent)
    #expect(ordinal.intransitiveTriads.isEmpty)
    #expect(matrix.orderPreservation(of: matrix.priorities()).preferenceViolations.isEmpty)
    #expect(GeometricConsistencyThreshold.value(order: order) == 0)
  }

  @Test(arguments: 3...15)
  func `consistent judgments have indices of 0 and keep their order`(order: Int) {
    let weights = (1...order).map { 1 / Double($0 * $0) }
    let matrix = ComparisonMatrix(
      unchecked: UpperTriangle.pairs(order: order).map { weights[$0.row] / weights[$0.column] },
      order: order)
    // The rounding of ratios; squares of it are far smaller.
    for (name, value) in Self.indices(of: matrix) { #expect(abs(value) <= 4e-15, "\(name)") }
    #expect(matrix.koczkodajIndex().triad == Triad(first: 0, second: 1, third: 2))
    #expect(matrix.ordinalConsistency().kendallZeta == 1)
    #expect(matrix.ordinalConsistency().isWeaklyConsistent)
    let found = matrix.orderPreservation(of: matrix.priorities())
    #expect(found.preferenceViolations.isEmpty)
    #expect(found.intensityViolations.isEmpty)
  }

  // MARK: Extremes

  /// ln *r* = 3 ln 1e50 for the one triad.
  @Test func `the largest cycle overflows nothing`() {
    let matrix = ComparisonMatrix(unchecked: [1e50, 1e-50, 1e50], order: 3)
    let error = 150 * log(10.0)
    #expect(abs(matrix.geometricConsistencyIndex() / (error * error / 3) - 1) <= 1e-14)
    #expect(matrix.koczkodajIndex().value == 1)
    #expect(abs(matrix.pelaezLamataIndex() / 1e150 - 1) <= 1e-13)
    #expect(abs(matrix.cavalloDApuzzoIndex() / 1e150 - 1) <= 1e-13)
    #expect(abs(matrix.relativeError() - 1) <= 1e-14)
    #expect(abs(matrix.congruenceDissonance().congruence / error - 1) <= 1e-14)
    #expect(matrix.congruenceDissonance().dissonance == 1)
    #expect(abs(matrix.saloHamalainenIndex() - 1) <= 1e-14)
    for (name, value) in Self.indices(of: matrix) {
      #expect(value.isFinite && value > 0, "\(name)")
    }
    #expect(matrix.ordinalConsistency().kendallZeta == 0)
  }

  /// 1/(1/49) is 49.00000000000001 in doubles, and 49 · (1/49) is 0.9999999999999999.
  @Test func `a reciprocal of a reciprocal is the same judgment`() {
    let priorities = PriorityVector(
      values: [0.4, 0.09, 0.5, 0.01], method: .eigenvector, relativeErrorBound: 0)
    func violations(_ first: Double) -> Int {
      ComparisonMatrix(unchecked: [first, 1, 1, 1, 1, 49], order: 4)
        .orderPreservation(of: priorities).intensityViolations.count
    }
    #expect(1 / (1.0 / 49) > 49)
    #expect(violations(1 / (1.0 / 49)) == 0)
    #expect(violations(49.001) == 1)

    let tied = ComparisonMatrix(unchecked: [49 * (1.0 / 49), 2, 2], order: 3)
    #expect(49 * (1.0 / 49) < 1)
    #expect(tied.ordinalConsistency().ties == [ItemPair(item: 0, other: 1)])
    #expect(tied.ordinalConsistency().kendallZeta == nil)
    #expect(tied.relativeError() == 0)
    #expect(ComparisonMatrix(unchecked: [49 * (1.0 / 49), 1, 1], order: 3).relativeError() == 0)
  }

  /// *a* ≻ *b* ~ *c* ~ *a* and *a* ≻ *b* ≻ *c* ~ *a*, each in another position.
  @Test func `triads with ties can be intransitive without a cycle`() {
    let oneStep = ComparisonMatrix(unchecked: [1, 0.5, 1], order: 3).ordinalConsistency()
    #expect(oneStep.intransitiveTriads.count == 1)
    #expect(oneStep.circularTriads.isEmpty)
    #expect(oneStep.isWeaklyConsistent)
    let twoSteps = ComparisonMatrix(unchecked: [1, 3, 0.5], order: 3).ordinalConsistency()
    #expect(twoSteps.intransitiveTriads.count == 1)
    #expect(twoSteps.circularTriads.isEmpty)
    #expect(!twoSteps.isWeaklyConsistent)
    let ranking = ComparisonMatrix(unchecked: [1, 3, 3], order: 3).ordinalConsistency()
    #expect(ranking.intransitiveTriads.isEmpty)
  }

  @Test func `equal priorities violate a preference`() {
    let matrix = ComparisonMatrix(unchecked: [2, 0.5, 2], order: 3)
    #expect(
      matrix.orderPreservation(of: matrix.priorities()).preferenceViolations == [
        ItemPair(item: 0, other: 1), ItemPair(item: 2, other: 0), ItemPair(item: 1, other: 2),
      ])
  }

  @Test func `priorities of another matrix are refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = ConsistencyIndexTests.t3.orderPreservation(of: ConsistencyIndexTests.l4.priorities())
    }
  }

  // MARK: Congruence and dissonance

  /// *a*₁₂ = 3, *a*₁₃ = 5, *a*₂₃ = 1/7: through 3 the first follows as 35, through 2 the second as
  /// 3/7, through 1 the third as 5/3.
  @Test func `dissonance finds the judgments that point the other way`() {
    let found = ComparisonMatrix(unchecked: [3, 5, 1.0 / 7], order: 3).congruenceDissonance()
    #expect(found.judgments.map(\.dissonance) == [0, 1, 1])
    #expect(abs(found.dissonance - 2.0 / 3) <= .ulpOfOne)
    for judgment in found.judgments {
      #expect(abs(judgment.congruence - log(35.0 / 3)) <= 1e-14)
    }
  }

  /// The test of the R package MCDA, printed with three digits.
  @Test func `the means are those of the R package MCDA`() {
    let found = ComparisonMatrix(
      unchecked: [1.0 / 4, 4, 1.0 / 6, 4, 1.0 / 4, 1.0 / 5], order: 4
    ).congruenceDissonance()
    #expect(abs(found.congruence - 1.275) <= 0.0005)
    #expect(abs(found.dissonance - 0.083) <= 0.0005)
    // a₁₂ = 1/4 is opposed by a₁₃a₃₂ = 1, which has no direction, and by a₁₄a₄₂ = 2/3, which
    // agrees.
    #expect(found.judgments[0].dissonance == 0)
    #expect(abs(found.judgments[0].congruence - (log(4.0) + log(8.0 / 3)) / 2) <= 1e-14)
  }

  /// Four items, *a*₁₄ and *a*₂₄ missing: *a*₃₄ cannot be checked, the others only through one
  /// item.
  @Test func `missing judgments are left out of congruence`() throws {
    let matrix = try IncompleteComparisonMatrix(
      order: 4, upperTriangle: [3, 5, nil, 2, nil, 2])
    let found = matrix.congruenceDissonance()
    #expect(
      found.judgments.map(\.pair) == [
        ItemPair(item: 0, other: 1), ItemPair(item: 0, other: 2), ItemPair(item: 1, other: 2),
      ])
    #expect(found.judgments.map(\.indirectCount) == [1, 1, 1])
    #expect(abs(found.congruence - log(1.2)) <= 1e-15)

    let tree = try IncompleteComparisonMatrix(order: 3, upperTriangle: [3, nil, 2])
    #expect(tree.congruenceDissonance().judgments.isEmpty)
    #expect(tree.congruenceDissonance().congruence == 0)
    #expect(
      IncompleteComparisonMatrix(Self.h8).congruenceDissonance()
        == Self.h8.congruenceDissonance())
  }

  // MARK: Tables

  @Test func `geometric thresholds are those of CR = 0.10`() {
    // 2n/(n − 2) · 0.1 · RI for the random index of the paper.
    for (order, index) in [(3, 0.5245), (4, 0.8815)] {
      let expected = 2 * Double(order) / Double(order - 2) * 0.1 * index
      #expect(abs(GeometricConsistencyThreshold.value(order: order) - expected) <= 0.00005)
    }
    #expect(GeometricConsistencyThreshold.value(order: 5) == 0.370)
    #expect(GeometricConsistencyThreshold.value(order: 16) == 0.370)
    #expect(
      abs(GeometricConsistencyThreshold.value(order: 4, consistencyRatio: 0.05) - 0.1763) <= 1e-15)
  }

  @Test func `the harmonic random index agrees with the published one and ends at order 30`() throws
  {
    let published = [0.550, 0.859, 1.061, 1.205, 1.310, 1.381, 1.437, 1.484]
    for (position, value) in published.enumerated() {
      let found = try #require(HarmonicConsistencyIndex.randomIndex(order: position + 3))
      #expect(abs(found - value) <= 0.005)
    }
    let table = try (3...30).map { try #require(HarmonicConsistencyIndex.randomIndex(order: $0)) }
    #expect(zip(table, table.dropFirst()).allSatisfy { $0 < $1 })
    #expect(table.last == 1.69011)
    #expect(HarmonicConsistencyIndex.randomIndex(order: 31) == nil)
    #expect(randomMatrix(order: 31, seed: 1).harmonicConsistencyIndex().ratio == nil)
    let l4 = Self.l4.harmonicConsistencyIndex()
    #expect(try #require(l4.ratio) == l4.value / 0.857290748742)
    #expect(try #require(l4.ratio) <= HarmonicConsistencyIndex.ratioThreshold)
  }

  /// The mean over all 17³ matrices of order 3 is the exact first entry of the table.
  @Test func `the harmonic random index of order 3 is the mean over all matrices`() throws {
    let scale = (1...9).map(Double.init) + (2...9).map { 1 / Double($0) }
    var sum = 0.0
    for first in scale {
      for second in scale {
        for third in scale {
          sum +=
            ComparisonMatrix(unchecked: [first, second, third], order: 3)
            .harmonicConsistencyIndex().value
        }
      }
    }
    let expected = try #require(HarmonicConsistencyIndex.randomIndex(order: 3))
    // The table has twelve decimals.
    #expect(abs(sum / 4913 - expected) <= 6e-13)
  }
}
