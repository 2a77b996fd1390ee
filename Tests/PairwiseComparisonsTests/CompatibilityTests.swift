import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

struct CompatibilityTests {
  private func randomMatrix(order: Int, using generator: inout SplitMix64) -> ComparisonMatrix {
    let scale = (1...9).flatMap { [Double($0), 1 / Double($0)] }
    return ComparisonMatrix(
      unchecked: (0..<UpperTriangle.count(order: order)).map { _ in
        scale.randomElement(using: &generator)!
      }, order: order)
  }

  @Test(arguments: ReferenceValues.file.groups)
  func `members have the reference compatibilities with their group to 1e-12`(
    group: ReferenceValues.Group
  ) throws {
    let aggregated = try group.aggregated
    let eigenvector = aggregated.priorities().values
    let saaty = try group.priorities.map {
      try #require(Compatibility.saatyIndex($0, eigenvector))
    }
    #expect(ReferenceNumber.error(saaty, group.values.saatyCompatibilityWithAIJ) <= 1e-12)
    let garuti = group.priorities.map { Compatibility.garutiIndex($0, eigenvector) }
    #expect(ReferenceNumber.error(garuti, group.values.garutiGWithAIJ) <= 1e-12)
    // The priorities that belong to the geometric index are those by the geometric mean.
    let geometricMean = aggregated.priorities(by: .geometricMean).values
    let geometric = try group.members.map {
      try #require($0.geometricCompatibility(with: geometricMean))
    }
    #expect(ReferenceNumber.error(geometric, group.values.geometricCompatibilityWithAIJ) <= 1e-12)
    #expect(group.values.geometricCompatibilityWithAIJ.count == group.respondents.count)
  }

  /// Printed with 14 decimals.
  @Test func `the example has its digits`() throws {
    let members = [[3, 5, 2], [5, 7, 1], [0.5, 3, 4]].map {
      ComparisonMatrix(unchecked: $0, order: 3)
    }
    let aggregated = try ComparisonMatrixStack(order: 3, members).aggregated(weights: [2, 1, 1])
      .priorities().values
    let expected = [
      (1.00879984681004, 0.91239464237762, 0.09001895730408),
      (1.15197419681788, 0.75849713562750, 1.33375079174277),
      (1.35396208748216, 0.56114655779337, 2.88668344191885),
    ]
    for (member, expected) in zip(members, expected) {
      let priorities = member.priorities().values
      let saaty = try #require(Compatibility.saatyIndex(priorities, aggregated))
      #expect(abs(saaty - expected.0) <= 1e-14)
      #expect(abs(Compatibility.garutiIndex(priorities, aggregated) - expected.1) <= 1e-14)
      let geometric = try #require(member.geometricCompatibility(with: aggregated))
      #expect(abs(geometric - expected.2) <= 1.5e-14)
    }
    // The first member is close to the group by both indices, the others are not.
    #expect(expected.map { $0.0 <= Compatibility.saatyThreshold } == [true, false, false])
    #expect(expected.map { $0.1 >= Compatibility.garutiThreshold } == [true, false, false])
  }

  @Test func `the documented examples have their digits`() throws {
    let (first, second) = ([0.6, 0.3, 0.1], [0.5, 0.3, 0.2])
    // (1.2 + 1 + 0.5)/3 · (1/1.2 + 1 + 2)/3
    #expect(
      abs(try #require(Compatibility.saatyIndex(first, second)) - 0.9 * 11.5 / 9) <= 1e-15)
    // 0.55/1.2 + 0.3 + 0.15/2
    #expect(abs(Compatibility.garutiIndex(first, second) - (0.55 / 1.2 + 0.375)) <= 1e-15)
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
    let expected = [1.5, 5.0 / 6, 2.0 / 3].reduce(0) { $0 + log($1) * log($1) }
    #expect(
      abs(try #require(matrix.geometricCompatibility(with: first)) - expected) <= 1e-15)
  }

  @Test(arguments: 1...60)
  func `indices are symmetric, bounded, and do not depend on the order of items`(
    seed: Int
  ) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let order = 1 + seed % 8
    let vectors = ConsensusTests.random(count: 2, order: order, using: &generator)
    let (first, second) = (vectors[0], vectors[1])
    let saaty = try #require(Compatibility.saatyIndex(first, second))
    let garuti = Compatibility.garutiIndex(first, second)
    var sum = 0.0
    for row in 0..<order {
      for column in 0..<order {
        sum += first[row] / first[column] * (second[column] / second[row])
      }
    }
    #expect(abs(saaty - max(sum / Double(order * order), 1)) <= 1e-13 * saaty, "seed \(seed)")
    #expect(saaty >= 1 && garuti > 0 && garuti <= 1, "seed \(seed)")
    let exchanged = try #require(Compatibility.saatyIndex(second, first))
    #expect(abs(exchanged - saaty) <= 1e-14 * saaty, "seed \(seed)")
    #expect(Compatibility.garutiIndex(second, first) == garuti, "seed \(seed)")
    let items = Array(0..<order).shuffled(using: &generator)
    let permuted = (items.map { first[$0] }, items.map { second[$0] })
    #expect(
      abs(try #require(Compatibility.saatyIndex(permuted.0, permuted.1)) - saaty)
        <= 1e-14 * saaty, "seed \(seed)")
    #expect(
      abs(Compatibility.garutiIndex(permuted.0, permuted.1) - garuti) <= 1e-15, "seed \(seed)")
    #expect(Compatibility.saatyIndex(first, first) == 1, "seed \(seed)")
    #expect(abs(Compatibility.garutiIndex(first, first) - 1) <= 1e-15, "seed \(seed)")
  }

  @Test func `priorities of 0 have no Saaty index, and Garuti's counts them as incompatible`() {
    #expect(Compatibility.saatyIndex([1, 0], [0.5, 0.5]) == nil)
    #expect(Compatibility.saatyIndex([0.5, 0.5], [0, 1]) == nil)
    #expect(Compatibility.garutiIndex([1, 0], [0.5, 0.5]) == 0.375)
    #expect(Compatibility.garutiIndex([1, 0], [0, 1]) == 0)
    #expect(Compatibility.garutiIndex([0.5, 0.5, 0], [0.5, 0.5, 0]) == 1)
  }

  // MARK: Geometric compatibility

  @Test(arguments: ReferenceValues.file.matrices)
  func `with its own geometric mean it is the geometric consistency index`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments.map { $0! })
    let priorities = matrix.priorities(by: .geometricMean).values
    let found = try #require(matrix.geometricCompatibility(with: priorities))
    let index = matrix.geometricConsistencyIndex()
    #expect(abs(found - index) <= 1e-13 * index + 1e-26)
  }

  @Test(arguments: 1...40)
  func `the geometric mean is the closest, and items may be in any order`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let order = 3 + seed % 5
    let matrix = randomMatrix(order: order, using: &generator)
    let other = ConsensusTests.random(count: 1, order: order, using: &generator)[0]
    let found = try #require(matrix.geometricCompatibility(with: other))
    #expect(found >= matrix.geometricConsistencyIndex(), "seed \(seed)")
    // Only ratios of the priorities matter.
    let scaled = try #require(matrix.geometricCompatibility(with: other.map { $0 * 64 }))
    #expect(scaled == found, "seed \(seed)")
    let items = Array(0..<order).shuffled(using: &generator)
    let permuted = ComparisonMatrix(
      unchecked: UpperTriangle.pairs(order: order).map { matrix[items[$0.row], items[$0.column]] },
      order: order)
    #expect(
      abs(try #require(permuted.geometricCompatibility(with: items.map { other[$0] })) - found)
        <= 1e-13 * found, "seed \(seed)")
  }

  @Test func `missing judgments are left out of the mean`() throws {
    let priorities = [0.5, 0.3, 0.15, 0.05]
    let judgments: [Double?] = [3, nil, 5, 2, nil, 4]
    let matrix = try IncompleteComparisonMatrix(order: 4, upperTriangle: judgments)
    let ratios = [3 * 0.3 / 0.5, 5 * 0.05 / 0.5, 2 * 0.15 / 0.3, 4 * 0.05 / 0.15]
    let mean = ratios.reduce(0) { $0 + log($1) * log($1) } / 4
    #expect(
      abs(try #require(matrix.geometricCompatibility(with: priorities)) - 2 * mean) <= 1e-14)
    // Judgments that have the ratios of the priorities are compatible, however few.
    let consistent = try IncompleteComparisonMatrix(
      order: 4, upperTriangle: [nil, 0.5 / 0.15, nil, nil, 6, nil])
    #expect(try #require(consistent.geometricCompatibility(with: priorities)) <= 1e-30)
    #expect(
      IncompleteComparisonMatrix(order: 4).geometricCompatibility(with: priorities) == nil)
  }

  @Test func `up to two items are always compatible geometrically`() throws {
    let one = try ComparisonMatrix(order: 1, upperTriangle: [])
    #expect(one.geometricCompatibility(with: [1]) == 0)
    let two = try ComparisonMatrix(order: 2, upperTriangle: [9])
    #expect(two.geometricCompatibility(with: [0.1, 0.9]) == 0)
    #expect(IncompleteComparisonMatrix(order: 2).geometricCompatibility(with: [0.1, 0.9]) == nil)
    #expect(two.geometricCompatibility(with: [0, 1]) == nil)
  }

  @Test func `wrong arguments trap`() async {
    await #expect(processExitsWith: .failure) { _ = Compatibility.saatyIndex([0.5, 0.5], [1]) }
    await #expect(processExitsWith: .failure) { _ = Compatibility.garutiIndex([], []) }
    await #expect(processExitsWith: .failure) {
      _ = Compatibility.garutiIndex([1.5, -0.5], [0.5, 0.5])
    }
    await #expect(processExitsWith: .failure) {
      _ = ConsistencyIndexTests.t3.geometricCompatibility(with: [0.5, 0.5])
    }
  }
}
