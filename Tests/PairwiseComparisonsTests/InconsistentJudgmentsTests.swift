import TestSupport
import Testing

@testable import PairwiseComparisons

/// Which judgments are inconsistent with the others, and what could stand in their place.
struct InconsistentJudgmentsTests {
  static let matrices = ReferenceValues.file.matrices
  static let derivatives = ReferenceValues.file.derivatives

  private func matrix(_ reference: ReferenceValues.Matrix) throws -> ComparisonMatrix {
    try ComparisonMatrix(order: reference.n, upperTriangle: reference.judgments.map { $0! })
  }

  @Test(arguments: matrices)
  func `judgments are ranked by deviation as in the reference`(
    reference: ReferenceValues.Matrix
  ) throws {
    let expected = try #require(reference.values).epsilonRanking ?? []
    let found = try matrix(reference).judgmentsByDeviation()
    #expect(found.count == UpperTriangle.count(order: reference.n))
    for (place, deviation) in expected.enumerated() {
      let pair = try #require(found.first { $0.row == deviation.i && $0.column == deviation.j })
      #expect(ReferenceNumber.error(pair.epsilon, deviation.epsilon) <= 1e-13)
      // Judgments that deviate equally may change places.
      let size = max(found[place].epsilon, 1 / found[place].epsilon)
      #expect(abs(size / max(pair.epsilon, 1 / pair.epsilon) - 1) <= 1e-12)
      #expect(abs(pair.ratio / pair.priorityRatio - pair.epsilon) <= 1e-14 * pair.epsilon)
    }
  }

  @Test(arguments: matrices)
  func `derivatives of the eigenvalue are those of the reference`(
    reference: ReferenceValues.Matrix
  ) throws {
    let expected = try #require(reference.values).eigenvalueGradient ?? []
    let found = try matrix(reference).judgmentsByDerivative()
    // A derivative is a difference of two terms of the size of the entries of v and w.
    let scale = max(1, found.first.map { abs($0.eigenvalue) } ?? 0)
    for (place, gradient) in expected.enumerated() {
      let pair = try #require(found.first { $0.row == gradient.i && $0.column == gradient.j })
      let value = ReferenceNumber.value(gradient.value)
      #expect(abs(pair.eigenvalue - value) <= 1e-12 * scale)
      #expect(abs(abs(found[place].eigenvalue) - abs(value)) <= 1e-12 * scale)
    }
  }

  @Test(arguments: derivatives)
  func `derivatives of the priorities are those of the reference to 1e-12`(
    reference: ReferenceValues.Derivatives
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map(ReferenceNumber.value))
    let eigenvector = try matrix.eigenvectorDerivatives()
    for expected in reference.values.eigenvector {
      let found = try #require(
        eigenvector.first { $0.row == expected.i && $0.column == expected.j })
      #expect(ReferenceNumber.error(found.priorities, expected.dWeights) <= 1e-12)
      #expect(ReferenceNumber.error(found.eigenvalue, try #require(expected.dLambda)) <= 1e-12)
    }
    let geometricMean = matrix.geometricMeanDerivatives()
    for expected in reference.values.geometricMean {
      let found = try #require(
        geometricMean.first { $0.row == expected.i && $0.column == expected.j })
      #expect(ReferenceNumber.error(found.priorities, expected.dWeights) <= 1e-12)
    }
  }

  @Test(arguments: HardClassTests.matrices)
  func `derivatives of hard matrices are finite and keep the sum`(
    reference: HardClassTests.Matrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map { Double($0)! })
    for derivative in try matrix.eigenvectorDerivatives() {
      #expect(derivative.eigenvalue.isFinite)
      let size = derivative.priorities.reduce(0) { $0 + abs($1) }
      #expect(abs(derivative.priorities.reduce(0, +)) <= 1e-6 * size)
    }
  }

  @Test(arguments: matrices.filter { $0.values?.repairOfWorstEntry != nil })
  func `the worst judgment has the reference replacements`(
    reference: ReferenceValues.Matrix
  ) throws {
    let expected = try #require(reference.values?.repairOfWorstEntry)
    let matrix = try matrix(reference)
    let found = try matrix.replacements(of: expected.i, against: expected.j)
    #expect(ReferenceNumber.error(found.priorityRatio.ratio, expected.eigenvectorRatio) <= 1e-13)
    #expect(ReferenceNumber.error(found.harker.ratio, expected.harkerValue) <= 1e-13)
    #expect(ReferenceNumber.error(found.harker.eigenvalue, expected.lambdaAtHarkerValue) <= 1e-13)
    #expect(
      ReferenceNumber.error(found.leastEigenvalue.ratio, expected.lambdaMinimisingValue) <= 1e-12)
    #expect(
      ReferenceNumber.error(found.leastEigenvalue.eigenvalue, expected.minimalLambda) <= 1e-14)
  }

  @Test func `the house's worst judgment is the third against the seventh item`() throws {
    // frankiecho/ahpsurvey, vignette, after T. L. Saaty (2003): 0.459 (and 2.180), CR 0.17 to
    // 0.0825.
    let house = try #require(Self.matrices.first { $0.id == "house-1990" })
    var matrix = try matrix(house)
    let worst = try #require(matrix.judgmentsByDeviation().first)
    #expect(worst.row == 2 && worst.column == 6)
    let replacement = try matrix.replacements(of: 2, against: 6).harker
    #expect(abs(replacement.ratio - 0.459) <= 0.0005)
    #expect(abs(1 / replacement.ratio - 2.180) <= 0.0005)
    try matrix.setJudgment(of: 2, against: 6, to: replacement.ratio)
    #expect(abs(matrix.consistency().index / 1.4048466 - 0.0825) <= 0.00005)
  }

  @Test func `two items have nothing that could replace their judgment`() throws {
    let matrix = try ComparisonMatrix(order: 2, upperTriangle: [3])
    #expect(throws: ComparisonError.disconnected(components: [[0], [1]])) {
      try matrix.replacements(of: 0, against: 1)
    }
    // w = (a/(1 + a), 1/(1 + a)), so that dw/da = (1, −1)/(1 + a)² = ±1/16.
    let derivative = try #require(matrix.eigenvectorDerivatives().first)
    #expect(abs(derivative.eigenvalue) <= 1e-16)
    for (found, expected) in zip(derivative.priorities, [0.0625, -0.0625]) {
      #expect(abs(found - expected) <= 1e-16)
    }
  }
}
