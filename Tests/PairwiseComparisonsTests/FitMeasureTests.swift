import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

/// Left eigenvector and asymmetry, error bars, fit measures and the mean over spanning trees.
struct FitMeasureTests {
  static let matrices = ReferenceMatrixTests.matrices

  private func matrix(_ reference: ReferenceValues.Matrix) throws -> ComparisonMatrix {
    try ComparisonMatrix(order: reference.n, upperTriangle: reference.judgments.map { $0! })
  }

  @Test(arguments: matrices)
  func `the left eigenvector has the reference digits to 1e-14`(
    reference: ReferenceValues.Matrix
  ) throws {
    let expected = try #require(reference.values?.weights?.leftEigenvector)
    let found = try matrix(reference).leftPrincipalEigenvector()
    #expect(ReferenceNumber.error(found, expected) <= 1e-14)
  }

  @Test(arguments: matrices)
  func `the priorities of the left eigenvector are its reciprocals`(
    reference: ReferenceValues.Matrix
  ) throws {
    let weights = try #require(reference.values?.weights)
    let left = normalizedToSum(weights.leftEigenvector.map { 1 / ReferenceNumber.value($0) })
    let right = weights.eigenvector.map(ReferenceNumber.value)
    let found = try matrix(reference).rightLeftAsymmetry()
    for (found, expected) in zip(found.leftPriorities, left) {
      #expect(abs(found - expected) <= 1e-14 * expected)
    }
    let differences = zip(right, left).map { log($0 / $1) }
    let largest = differences.max()! - differences.min()!
    #expect(abs(found.largestDifference - largest) <= 1e-13)
    if reference.n <= 3 { #expect(found.differentlyOrdered.isEmpty) }
    for pair in found.differentlyOrdered {
      #expect(right[pair.item] >= right[pair.other] * (1 - 1e-12))
      #expect(left[pair.item] <= left[pair.other] * (1 + 1e-9))
    }
  }

  @Test func `the two eigenvectors can rank items differently`() throws {
    let matrix = try ComparisonMatrix(
      order: 5, upperTriangle: [1, 9, 1.0 / 9, 9, 3, 3, 3, 9, 1.0 / 9, 9])
    let found = matrix.rightLeftAsymmetry()
    let w = matrix.priorities()
    let opposite = UpperTriangle.pairs(order: 5).filter {
      (w[$0.row] - w[$0.column]) * (found.leftPriorities[$0.row] - found.leftPriorities[$0.column])
        < 0
    }
    #expect(!opposite.isEmpty)
    #expect(found.differentlyOrdered.count == opposite.count)
    // Reciprocal judgments exchange the two eigenvectors.
    let reciprocal = try ComparisonMatrix(
      order: 5, upperTriangle: matrix.upperTriangle.map { 1 / $0 })
    let mirrored = reciprocal.rightLeftAsymmetry()
    #expect(abs(mirrored.largestDifference - found.largestDifference) <= 1e-13)
    #expect(mirrored.differentlyOrdered.count == found.differentlyOrdered.count)
  }

  @Test(arguments: 1...6)
  func `consistent judgments have no asymmetry and no discrepancy`(order: Int) throws {
    let values = (1...order).map { Double($0 * $0) }
    let matrix = try ComparisonMatrix(
      order: order,
      upperTriangle: UpperTriangle.pairs(order: order).map { values[$0.row] / values[$0.column] })
    let found = matrix.rightLeftAsymmetry()
    #expect(found.largestDifference <= 1e-14)
    #expect(found.differentlyOrdered.isEmpty)
    #expect(matrix.globalRankingDiscrepancy(of: values) <= .ulpOfOne)
  }

  @Test(arguments: matrices.filter { $0.n > 1 })
  func `the discrepancy is that of the judgment which deviates most`(
    reference: ReferenceValues.Matrix
  ) throws {
    let worst = try #require(reference.values?.epsilonRanking?.first)
    let epsilon = ReferenceNumber.value(worst.epsilon)
    let matrix = try matrix(reference)
    let found = matrix.globalRankingDiscrepancy(of: matrix.priorities().values)
    #expect(abs(found - (max(epsilon, 1 / epsilon) - 1)) <= 1e-12 * max(1, found))
    // The order of every judgment above 1 + D is preserved.
    for violation in matrix.orderPreservation(of: matrix.priorities()).preferenceViolations {
      #expect(matrix[violation.item, violation.other] <= 1 + found + 1e-9)
    }
  }

  @Test func `three items deviate by the cube root of their error`() throws {
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
    let found = matrix.globalRankingDiscrepancy(of: matrix.priorities().values)
    #expect(abs(found - (cbrt(1.2) - 1)) <= 1e-15)
    #expect(matrix.globalRankingDiscrepancy(of: [10, 2, 1]) == 1)
  }

  @Test(arguments: matrices)
  func `error bars have the reference digits to 1e-14 of the priority`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try matrix(reference)
    let expected = try #require(reference.values?.tomashevskiiErrors)
    #expect(expected.count == reference.n)
    for ((bar, priority), text) in zip(
      zip(matrix.eigenvectorErrorBars(), matrix.priorities()), expected)
    {
      let exact = ReferenceNumber.value(text)
      #expect(abs(bar - exact) <= 1e-14 * (exact + priority))
    }
  }

  @Test(arguments: matrices)
  func `fit measures have the reference digits to 1e-12`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try matrix(reference)
    let fit = try #require(reference.values?.fit)
    for (method, deviation, violations) in [
      (
        PrioritizationMethod.eigenvector, fit.totalDeviationEigenvector,
        fit.numberOfViolationsEigenvector
      ),
      (.geometricMean, fit.totalDeviationGeometricMean, fit.numberOfViolationsGeometricMean),
    ] {
      let priorities = matrix.priorities(by: method).values
      let exact = ReferenceNumber.value(deviation)
      // Where the judgments are consistent, each ratio leaves the square of its rounding.
      let rounding = matrix.upperTriangle.reduce(0) { max($0, $1, 1 / $1) } * 1e-14
      #expect(
        abs(matrix.totalDeviation(from: priorities) - exact)
          <= 1e-12 * exact + rounding * rounding + rounding * exact.squareRoot())
      #expect(Double(matrix.violationCount(of: priorities)) == ReferenceNumber.value(violations))
    }
  }

  @Test func `violations count reversals and ties`() throws {
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [2, 0.5, 1])
    #expect(matrix.violationCount(of: [0.5, 0.3, 0.2]) == 2)
    #expect(matrix.violationCount(of: [1, 1, 1]) == 2)
    #expect(matrix.violationCount(of: [2, 1, 4]) == 1)
    #expect(matrix.totalDeviation(from: [2, 1, 4]) == 9 + 0.5625)
  }

  @Test func `priorities that differ by rounding alone violate no judgment of 1`() throws {
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [1, 1, 1])
    for priority in [(0.3).nextDown, 0.3, (0.3).nextUp] {
      #expect(matrix.violationCount(of: [0.3, priority, 0.3]) == 0)
    }
    #expect(matrix.violationCount(of: [0.3, 0.300001, 0.3]) == 2)
  }

  /// methods.md 1.2: all 16 trees of the leader example, to 14 digits.
  @Test func `the mean over spanning trees has the published digits`() throws {
    let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
    let found = try #require(matrix.spanningTreeMean())
    for (found, expected) in zip(
      found, [0.53904351077467, 0.13002846626319, 0.27333561300485, 0.057592409957292])
    {
      #expect(abs(found - expected) <= 1e-14)
    }
  }

  @Test(arguments: 1...7)
  func `the trees of a consistent matrix agree`(order: Int) throws {
    let values = (1...order).map { Double($0 * $0) }
    let matrix = try ComparisonMatrix(
      order: order,
      upperTriangle: UpperTriangle.pairs(order: order).map { values[$0.row] / values[$0.column] })
    let found = try #require(matrix.spanningTreeMean())
    for (found, expected) in zip(found, normalizedToSum(values)) {
      #expect(abs(found - expected) <= 1e-14)
    }
  }

  @Test func `above order 7 there are too many trees`() throws {
    let matrix = try ComparisonMatrix(order: 8, upperTriangle: Array(repeating: 1, count: 28))
    #expect(matrix.spanningTreeMean() == nil)
  }
}
