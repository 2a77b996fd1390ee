import TestSupport
import Testing

@testable import PairwiseComparisons

/// Left eigenvector, error bars, fit measures and the mean over spanning trees.
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
