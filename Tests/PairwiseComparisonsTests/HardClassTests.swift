import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

/// Matrices on which power iteration is slow and rounding hurts: judgments over 18 decades, two
/// groups 1e9 apart, cycles.
struct HardClassTests {
  struct Matrix: Decodable, CustomTestStringConvertible {
    let id: String
    let n: Int
    let upper: [String]
    let lambdaMax: String
    let ci: String
    let eigenvector: [String]
    var testDescription: String { id }
  }

  private struct File: Decodable { let matrices: [Matrix] }

  static let matrices: [Matrix] = {
    let url = Bundle.module.url(
      forResource: "hard-classes", withExtension: "json", subdirectory: "Resources")!
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: url)).matrices
  }()

  @Test(arguments: matrices)
  func `priorities and eigenvalue agree with 30 digits to 1e-14`(reference: Matrix) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map { Double($0)! })
    let found = matrix.principalEigenvector()
    #expect(ReferenceNumber.error(found.priorities, reference.eigenvector) <= 1e-14)
    #expect(ReferenceNumber.error(found.eigenvalue, reference.lambdaMax) <= 1e-14)
    #expect(ReferenceNumber.error(matrix.consistency().index, reference.ci) <= 1e-14)
  }

  @Test(arguments: matrices)
  func `certificates contain the true values and say something`(reference: Matrix) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map { Double($0)! })
    let found = matrix.principalEigenvector()
    #expect(found.eigenvalueBounds.contains(ReferenceNumber.value(reference.lambdaMax)))
    let error = ReferenceNumber.error(found.priorities, reference.eigenvector)
    #expect(error <= found.priorities.relativeErrorBound)
    #expect(found.priorities.relativeErrorBound < 1e-5)
  }

  /// The referee: a QR algorithm that shares no code with ours. It keeps fewer digits on these
  /// matrices.
  @Test(arguments: matrices)
  func `LAPACK finds the same eigenvalue`(reference: Matrix) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map { Double($0)! })
    let columns = (0..<reference.n).flatMap { column in
      (0..<reference.n).map { matrix[$0, column] }
    }
    let system = try #require(LAPACK.eigensystem(columns: columns, order: reference.n))
    let largest = try #require(
      zip(system.realParts, system.imaginaryParts).filter { $1 == 0 }.map(\.0).max())
    #expect(
      abs(largest - matrix.principalEigenvector().eigenvalue) <= 1e-6 * largest)
  }
}
