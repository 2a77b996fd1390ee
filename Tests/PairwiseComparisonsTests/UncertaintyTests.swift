import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

struct UncertaintyTests {
  private func matrix(_ order: Int, _ intervals: [ClosedRange<Double>]) throws
    -> UncertainComparisonMatrix
  {
    UncertainComparisonMatrix(
      order: order, upperTriangle: try intervals.map { try #require(UncertainRatio(in: $0)) })
  }

  private func random(_ order: Int, _ generator: inout SplitMix64) throws
    -> UncertainComparisonMatrix
  {
    try matrix(
      order,
      (0..<UpperTriangle.count(order: order)).map { _ in
        let low = exp(Double.random(in: -2...2, using: &generator))
        return low...(low * exp(Double.random(in: 0...1.5, using: &generator)))
      })
  }

  // MARK: Judgments

  @Test func `an interval stands for its geometric mean, a triangular number for its mode`() throws
  {
    let interval = try #require(UncertainRatio(in: 2...8))
    #expect(abs(interval.middle - 4) < 1e-15 && !interval.isTriangular)
    #expect(interval.reciprocal.lower == 1 / 8 && interval.reciprocal.upper == 1 / 2)
    let triangular = try #require(UncertainRatio(lower: 2, middle: 3, upper: 4))
    #expect(triangular.middle == 3 && triangular.isTriangular)
    let whole = try #require(UncertainRatio(in: 1e-50...1e50))
    #expect(abs(whole.middle - 1) < 1e-15)
  }

  @Test(
    arguments: [
      (0, 1, 2), (-1, 1, 2), (3, 2, 4), (2, 5, 4), (1, 2, .infinity), (.nan, 1, 2), (1, .nan, 2),
      (1, 2, .nan), (1e-51, 1, 2),
    ] as [(Double, Double, Double)])
  func `numbers that are no range of ratios are refused`(bounds: (Double, Double, Double)) {
    #expect(UncertainRatio(lower: bounds.0, middle: bounds.1, upper: bounds.2) == nil)
  }

  // MARK: Fuzzy priorities

  private func matrix(of reference: ReferenceValues.Fuzzy) throws -> UncertainComparisonMatrix {
    UncertainComparisonMatrix(
      order: reference.n,
      upperTriangle: try reference.upperTriangular.map { digits in
        let bounds = digits.map(ReferenceNumber.value)
        return try #require(
          UncertainRatio(lower: bounds[0], middle: bounds[1], upper: bounds[2]))
      })
  }

  private func error(_ found: [TriangularNumber], _ expected: [[String]]) -> Double {
    #expect(found.count == expected.count)
    return zip(found, expected).reduce(0) {
      max($0, ReferenceNumber.error([$1.0.lower, $1.0.middle, $1.0.upper], $1.1))
    }
  }

  @Test(arguments: ReferenceValues.file.fuzzy)
  func `fuzzy geometric means have the reference values`(
    reference: ReferenceValues.Fuzzy
  ) throws {
    let found = try matrix(of: reference).fuzzyGeometricMeanPriorities()
    let expected = reference.values.buckley
    #expect(error(found.geometricMeans, expected.fuzzyGeometricMeans) < 1e-14)
    #expect(error(found.priorities, expected.fuzzyWeights) < 1e-14)
    #expect(ReferenceNumber.error(found.crispPriorities(), expected.normalisedCentroid) < 1e-14)
  }

  @Test(arguments: ReferenceValues.file.fuzzy)
  func `extent analysis has the reference values`(reference: ReferenceValues.Fuzzy) throws {
    let found = try matrix(of: reference).extentAnalysis()
    let expected = reference.values.changExtentAnalysis
    #expect(error(found.syntheticExtents, expected.syntheticExtents) < 1e-14)
    // Differences of extents, which cost a digit or two.
    #expect(
      ReferenceNumber.error(found.leastPossibilities, expected.minimumPossibilities) < 1e-13)
    #expect(ReferenceNumber.error(found.weights, expected.weights) < 1e-13)
  }

  @Test func `a single item has all of the priority`() throws {
    let one = UncertainComparisonMatrix(order: 1, upperTriangle: [])
    #expect(one.geometricMeanIntervals() == [1...1])
    #expect(one.fuzzyGeometricMeanPriorities().crispPriorities() == [1])
    #expect(one.extentAnalysis().weights == [1])
  }

  // MARK: Bounds

  @Test func `the bounds of the example have its digits`() throws {
    let found = try #require(try matrix(3, [2...3, 4...6, 1...2]).geometricMeanIntervals())
    let expected = [
      0.5714285714...0.6781713078, 0.1794216412...0.2857142857, 0.1111111111...0.1840020129,
    ]
    for (interval, digits) in zip(found, expected) {
      #expect(abs(interval.lowerBound - digits.lowerBound) < 1e-10)
      #expect(abs(interval.upperBound - digits.upperBound) < 1e-10)
    }
  }

  @Test func `without width the bounds are the geometric means`() throws {
    let crisp = try ComparisonMatrix(order: 4, upperTriangle: [2, 5, 1 / 3, 3, 1 / 2, 1 / 7])
    let found = try #require(
      try matrix(4, crisp.upperTriangle.map { $0...$0 }).geometricMeanIntervals())
    for (interval, priority) in zip(found, crisp.priorities(by: .geometricMean)) {
      #expect(abs(interval.lowerBound / priority - 1) < 1e-14)
      #expect(abs(interval.upperBound / priority - 1) < 1e-14)
    }
  }

  @Test(arguments: 1...20)
  func `the least priority is that of the best corner`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let order = seed % 2 == 0 ? 4 : 5
    let matrix = try random(order, &generator)
    let found = try #require(matrix.geometricMeanIntervals())
    let count = matrix.upperTriangle.count
    var least = [Double](repeating: 1, count: order)
    for corner in 0..<1 << count {
      let ratios = matrix.upperTriangle.enumerated().map { index, ratio in
        corner & (1 << index) == 0 ? ratio.lower : ratio.upper
      }
      let priorities = ComparisonMatrix(unchecked: ratios, order: order)
        .priorities(by: .geometricMean)
      for item in 0..<order { least[item] = min(least[item], priorities[item]) }
    }
    for item in 0..<order {
      #expect(abs(found[item].lowerBound / least[item] - 1) < 1e-13, "seed \(seed), item \(item)")
    }
  }

  @Test(arguments: 1...8)
  func `no ratios within the bounds give more than the largest priority`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let order = Int(seed % 4) + 3
    let matrix = try random(order, &generator)
    let found = try #require(matrix.geometricMeanIntervals())
    let fuzzy = matrix.fuzzyGeometricMeanPriorities()
    for item in 0..<order {
      #expect(fuzzy.priorities[item].lower <= found[item].lowerBound * (1 + 1e-14))
      #expect(fuzzy.priorities[item].upper >= found[item].upperBound * (1 - 1e-14))
      var ratios = matrix.upperTriangle.map(\.middle)
      func priority(_ index: Int, _ logarithm: Double) -> Double {
        ratios[index] = exp(logarithm)
        return ComparisonMatrix(unchecked: ratios, order: order)
          .priorities(by: .geometricMean)[item]
      }
      var best = 0.0
      // One judgment after another is put where the priority is largest, by bisection of its range:
      // the reciprocal of the priority is convex.
      for _ in 0..<8 {
        for (index, ratio) in matrix.upperTriangle.enumerated() {
          var (low, high) = (log(ratio.lower), log(ratio.upper))
          for _ in 0..<20 {
            let third = (high - low) / 3
            if priority(index, low + third) < priority(index, high - third) {
              low += third
            } else {
              high -= third
            }
          }
          best = max(best, priority(index, (low + high) / 2))
        }
      }
      #expect(best <= found[item].upperBound * (1 + 1e-13), "seed \(seed), item \(item)")
      #expect(best >= found[item].upperBound * (1 - 1e-3), "seed \(seed), item \(item)")
    }
  }

  @Test func `permuted items have permuted bounds`() throws {
    var generator = SplitMix64(seed: 99)
    let matrix = try random(5, &generator)
    let found = try #require(matrix.geometricMeanIntervals())
    let order = [3, 0, 4, 1, 2]
    let permuted = UncertainComparisonMatrix(
      order: 5,
      upperTriangle: UpperTriangle.pairs(order: 5).map { pair in
        let (row, column) = (order[pair.row], order[pair.column])
        let ratio = matrix.upperTriangle[
          UpperTriangle.index(row: min(row, column), column: max(row, column), order: 5)]
        return row < column ? ratio : ratio.reciprocal
      })
    let other = try #require(permuted.geometricMeanIntervals())
    for (place, item) in order.enumerated() {
      #expect(abs(other[place].lowerBound - found[item].lowerBound) < 1e-13)
      #expect(abs(other[place].upperBound - found[item].upperBound) < 1e-13)
    }
  }

  @Test func `large and extreme matrices have bounds, or are too large`() throws {
    let wide = try matrix(4, Array(repeating: 1e-50...1e50, count: 6))
    for interval in try #require(wide.geometricMeanIntervals()) {
      #expect(interval.lowerBound > 0 && interval.lowerBound < 1e-60)
      #expect(interval.upperBound > 0.99 && interval.upperBound <= 1)
    }
    var generator = SplitMix64(seed: 5)
    #expect(try random(10, &generator).geometricMeanIntervals()?.count == 10)
    #expect(
      try random(UncertainComparisonMatrix.largestOrderOfIntervals + 1, &generator)
        .geometricMeanIntervals() == nil)
  }
}
