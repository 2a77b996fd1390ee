import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

/// Every matrix of the reference values against 30 digits.
struct ReferenceMatrixTests {
  static let matrices = ReferenceValues.file.matrices
  static let connected = ReferenceValues.file.incompleteMatrices.filter { $0.expect == nil }
  static let disconnected = ReferenceValues.file.incompleteMatrices.filter { $0.expect != nil }

  @Test func `all kinds of matrices are there`() {
    #expect(Self.matrices.count == 60)
    #expect(Self.connected.count == 17)
    #expect(Self.disconnected.count == 3)
  }

  @Test(arguments: matrices)
  func `a complete matrix has the reference priorities to 1e-14`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments.map { $0! })
    let weights = try #require(reference.values?.weights)
    #expect(ReferenceNumber.error(matrix.priorities(), weights.eigenvector) <= 1e-14)
    #expect(
      ReferenceNumber.error(matrix.priorities(by: .geometricMean), weights.geometricMean) <= 1e-14)
    #expect(
      ReferenceNumber.error(
        matrix.priorities(by: .normalizedColumns), weights.additiveNormalisation)
        <= 1e-14)
  }

  @Test(arguments: matrices)
  func `a complete matrix has the reference consistency to 1e-14`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments.map { $0! })
    let consistency = matrix.consistency()
    let values = try #require(reference.values)
    #expect(ReferenceNumber.error(consistency.principalEigenvalue, values.lambdaMax!) <= 1e-14)
    try expectIndex(consistency.index, values.ci!)
    let names = [
      "saaty1980": RandomIndex.saaty1980, "saaty2005": .saaty2005,
      "alonsoLamata2006": .alonsoLamata2006, "doneganDodd1991": .doneganDodd1991,
      "aguaronMoreno2003": .aguaronMoreno2003, "tummalaLing1998": .tummalaLing1998,
      "alonsoLamataFit": .alonsoLamataRegression, "thisPackageSimulated": .simulated,
    ]
    for (name, ratio) in try #require(values.cr) {
      let randomIndex = try #require(names[name])
      try expectIndex(#require(consistency.ratio(to: randomIndex)), ratio)
    }
  }

  @Test(arguments: matrices + connected)
  func `certificates contain the true values`(reference: ReferenceValues.Matrix) throws {
    let matrix = try IncompleteComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments)
    let found = try matrix.principalEigenvector()
    let values = try #require(reference.values)
    let eigenvalue = ReferenceNumber.value(
      try #require(values.lambdaMax ?? values.harker?.lambdaMax))
    #expect(found.eigenvalueBounds.contains(eigenvalue))
    #expect(
      found.eigenvalueBounds.upperBound - found.eigenvalueBounds.lowerBound < 1e-12 * eigenvalue)
    let weights = try #require(values.weights?.eigenvector ?? values.harker?.weights)
    #expect(ReferenceNumber.error(found.priorities, weights) <= found.priorities.relativeErrorBound)
    #expect(found.priorities.relativeErrorBound < 1e-11)

    let geometricMean = try #require(
      values.weights?.geometricMean ?? values.logLeastSquares?.weights)
    let fitted = try matrix.priorities(by: .geometricMean)
    #expect(ReferenceNumber.error(fitted, geometricMean) <= fitted.relativeErrorBound)
    if let columns = values.weights?.additiveNormalisation {
      let mean = try matrix.priorities(by: .normalizedColumns)
      #expect(ReferenceNumber.error(mean, columns) <= mean.relativeErrorBound)
    }
  }

  @Test(arguments: connected)
  func `an incomplete matrix has the reference values of Harker's method to 1e-14`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try IncompleteComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments)
    let harker = try #require(reference.values?.harker)
    let consistency = try matrix.consistency()
    #expect(ReferenceNumber.error(consistency.principalEigenvalue, harker.lambdaMax) <= 1e-14)
    try expectIndex(consistency.index, harker.ci)
    #expect(ReferenceNumber.error(try matrix.priorities(), harker.weights) <= 1e-14)
    #expect(
      ReferenceNumber.error(
        try matrix.priorities(by: .geometricMean),
        try #require(reference.values?.logLeastSquares?.weights)) <= 1e-14)
  }

  @Test(arguments: connected)
  func `an incomplete matrix has the reference residual and diagonal`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try IncompleteComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments)
    #expect(matrix.missingCount == reference.missing)
    let values = try #require(reference.values)
    let diagonal = (0..<reference.n).map { Int(matrix.harkerRows()[$0 * (reference.n + 1)]) }
    #expect(diagonal == values.harker?.diagonal)
    let expected = try #require(values.logLeastSquares?.sumOfSquaredLogResiduals)
    let w = try matrix.priorities(by: .geometricMean)
    let found = zip(UpperTriangle.pairs(order: reference.n), matrix.upperTriangle()).reduce(0.0) {
      sum, judgment in
      let (pair, ratio) = judgment
      guard let ratio else { return sum }
      let error = log(ratio * w[pair.column] / w[pair.row])
      return sum + error * error
    }
    // Where judgments are as few as a tree has, the squares of rounding are left.
    #expect(abs(found - ReferenceNumber.value(expected)) <= 1e-12 * found + 1e-28)
  }

  @Test(arguments: connected)
  func `an incomplete matrix has the reference completion of least eigenvalue to 1e-12`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try IncompleteComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments)
    let expected = try #require(reference.values?.lambdaMinimalCompletion)
    let completed = try matrix.optimalCompletion()
    #expect(expected.completed.count == matrix.missingCount)
    for entry in expected.completed {
      #expect(ReferenceNumber.error(completed[entry.i, entry.j], entry.value) <= 1e-12)
    }
    for (given, ratio) in zip(matrix.upperTriangle(), completed.upperTriangle) where given != nil {
      #expect(given == ratio)
    }
    let found = completed.principalEigenvector()
    #expect(ReferenceNumber.error(found.eigenvalue, expected.lambdaMax) <= 1e-14)
    #expect(ReferenceNumber.error(found.priorities, expected.weights) <= 1e-12)
    // The eigenvalue is flat at its least, so that the index keeps more digits than the ratios.
    if ReferenceNumber.value(expected.ci) == 0 {
      #expect(completed.consistency().index <= 1e-24)
    } else {
      #expect(ReferenceNumber.error(completed.consistency().index, expected.ci) <= 1e-13)
    }
  }

  @Test(arguments: disconnected)
  func `a disconnected matrix is refused with its components`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try IncompleteComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments)
    let components = try #require(reference.components)
    #expect(matrix.components() == components)
    for method in PrioritizationMethod.allCases {
      #expect(throws: ComparisonError.disconnected(components: components)) {
        try matrix.priorities(by: method)
      }
    }
  }

  /// An index is (λ − n)/(n − 1): where it is exactly 0 in theory, doubles such as 1/3 leave the
  /// square of their rounding.
  private func expectIndex(
    _ found: Double, _ expected: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    if ReferenceNumber.value(expected) == 0 {
      #expect(abs(found) <= 1e-30, sourceLocation: location)
    } else {
      #expect(ReferenceNumber.error(found, expected) <= 1e-14, sourceLocation: location)
    }
  }
}
