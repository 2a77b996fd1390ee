import Foundation
import Testing

@testable import AHP

struct ReconstructedJudgmentsTests {
  @Test func `the information of judgments is the sum of the squares of their logarithms`() throws {
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 0.2, 1])
    #expect(abs(matrix.information - (pow(log(3), 2) + pow(log(5), 2))) < 1e-15)
  }
}
