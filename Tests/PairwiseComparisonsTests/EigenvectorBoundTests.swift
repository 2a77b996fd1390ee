import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

/// The bounds of eigenvalue and eigenvector, for vectors that are not the eigenvector.
struct EigenvectorBoundTests {
  static let certification = ReferenceValues.file.certification
  static let matrices = ReferenceValues.file.matrices

  @Test func `all four cases are there`() {
    #expect(Self.certification.count == 4)
  }

  @Test(arguments: certification)
  func `weights of a few digits have the reference bounds`(
    reference: ReferenceValues.Certification
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map(ReferenceNumber.value))
    let weights = normalizedToSum(reference.approximateWeights.map(ReferenceNumber.value))
    let found = EigenvectorBounds(
      of: weights, rows: matrix.rows(), order: reference.n,
      entryError: Rounding.entryError)
    let expected = reference.values
    // Widened by the rounding of n + 7 operations.
    let eigenvalue = found.eigenvalue
    #expect(ReferenceNumber.error(eigenvalue.lowerBound, expected.collatzLower) <= 1e-14)
    #expect(ReferenceNumber.error(eigenvalue.upperBound, expected.collatzUpper) <= 1e-14)
    #expect(eigenvalue.lowerBound < ReferenceNumber.value(expected.collatzLower))
    #expect(eigenvalue.upperBound > ReferenceNumber.value(expected.collatzUpper))
    #expect(eigenvalue.contains(ReferenceNumber.value(expected.lambdaMax)))

    // A difference of eigenvalues has their absolute error, not their relative one.
    let residual = log1p(
      (eigenvalue.upperBound - eigenvalue.lowerBound) / eigenvalue.lowerBound)
    let exactResidual = ReferenceNumber.value(expected.residualHilbert)
    #expect(abs(residual - exactResidual) <= 1e-14)

    // The bound of the contraction, or a lower one by mean passage times.
    let bound = ReferenceNumber.value(expected.bound)
    #expect(found.relativeError <= expm1(bound) * (1 + 1e-14 / exactResidual))
    let exact = matrix.principalEigenvector().priorities
    let errors = zip(weights, exact).map { abs($0 / $1 - 1) }
    #expect(found.relativeError >= errors.max()!)
    let logarithms = zip(weights, exact).map { log($0 / $1) }
    let distance = logarithms.max()! - logarithms.min()!
    #expect(abs(distance - ReferenceNumber.value(expected.trueHilbertError)) <= 1e-14)
    #expect(distance <= bound)
  }

  @Test(arguments: certification)
  func `the contraction is that of the reference`(
    reference: ReferenceValues.Certification
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map(ReferenceNumber.value))
    let contraction = ReferenceNumber.value(reference.values.contraction)
    let diameter = ReferenceNumber.value(reference.values.projectiveDiameter)
    #expect(abs(tanh(diameter / 4) - contraction) <= 1e-15)
    // Of the matrix itself and of one scaled by weights: the same but for rounding, which is taken
    // to the safe side.
    let weights = reference.approximateWeights.map(ReferenceNumber.value)
    for rows in [
      matrix.rows(), PerronIteration.scaled(matrix.rows(), by: weights, order: reference.n),
    ] {
      let found = EigenvectorBounds.oneMinusContraction(
        of: rows, order: reference.n, entryError: 0)
      #expect(abs(found - (1 - contraction)) <= 1e-13 * (1 - contraction))
    }
  }

  /// d(*w*, *p*) ≤ d(*A*²*w*, *w*)/(1 − τ(*A*²)), usually sharper than the bound by *A* itself.
  @Test(arguments: certification)
  func `the square of the matrix contracts as in the reference`(
    reference: ReferenceValues.Certification
  ) throws {
    let n = reference.n
    let matrix = try ComparisonMatrix(
      order: n, upperTriangle: reference.upper.map(ReferenceNumber.value))
    let square = (0..<n * n).map { entry in
      (0..<n).reduce(0.0) { $0 + matrix[entry / n, $1] * matrix[$1, entry % n] }
    }
    let found = EigenvectorBounds.oneMinusContraction(of: square, order: n, entryError: 0)
    let expected = 1 - ReferenceNumber.value(reference.values.contractionOfSquare)
    #expect(abs(found - expected) <= 1e-13 * expected)
    #expect(
      abs(tanh(ReferenceNumber.value(reference.values.diameterOfSquare) / 4) - (1 - expected))
        <= 1e-15)
    let weights = reference.approximateWeights.map(ReferenceNumber.value)
    let quotients = (0..<n).map { row in
      log((0..<n).reduce(0.0) { $0 + square[row * n + $1] * weights[$1] } / weights[row])
    }
    let bound = (quotients.max()! - quotients.min()!) / found
    let exact = ReferenceNumber.value(reference.values.boundWithSquare)
    // A difference of logarithms has their absolute error.
    #expect(abs(bound - exact) <= 1e-14 / found + 1e-12 * exact)
    #expect(exact >= ReferenceNumber.value(reference.values.trueHilbertError))
  }

  @Test(arguments: matrices)
  func `a matrix has the reference bounds at its geometric means`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments.map { $0! })
    let expected = try #require(reference.values?.bounds)
    let means = matrix.priorities(by: .geometricMean)
    let found = EigenvectorBounds(
      of: means.values, rows: matrix.rows(), order: reference.n,
      entryError: Rounding.entryError)
    // Widened by n + 7 roundoffs, in addition to the 1e-14 of the means.
    #expect(
      ReferenceNumber.error(
        found.eigenvalue.lowerBound, expected.collatzLowerAtGeometricMean) <= 2e-14)
    #expect(
      ReferenceNumber.error(
        found.eigenvalue.upperBound, expected.collatzUpperAtGeometricMean) <= 2e-14)
    let eigenvector = matrix.priorities()
    let errors = zip(means, eigenvector).map { abs($0 / $1 - 1) }
    #expect(found.relativeError >= errors.max()!)
    let logarithms = zip(means, eigenvector).map { log($0 / $1) }
    let distance = logarithms.max()! - logarithms.min()!
    let exact = ReferenceNumber.value(expected.hilbertDistanceGMtoEVM)
    #expect(abs(distance - exact) <= 1e-14 * max(1, exact))

    // 1 − tanh(Δ/4), which keeps its digits for a large Δ.
    let diameter = ReferenceNumber.value(expected.projectiveDiameter)
    let rest = 2 / (exp(diameter / 2) + 1)
    let foundRest = EigenvectorBounds.oneMinusContraction(
      of: matrix.rows(), order: reference.n, entryError: 0)
    #expect(abs(foundRest - rest) <= 1e-13 * rest)
  }
}
