import Foundation
import PairwiseComparisons
import Testing

/// The conditions for the least principal eigenvalue, on few judgments over many decades.
struct OptimalCompletionTests {
  /// A path through all items and some more judgments, of random size.
  private func sparse(
    order: Int, extra: Int, decades: Double, using generator: inout SplitMix64
  ) throws -> IncompleteComparisonMatrix {
    var matrix = IncompleteComparisonMatrix(order: order)
    func ratio() -> Double {
      pow(10, Double.random(in: -decades / 2...decades / 2, using: &generator))
    }
    for item in 1..<order { try matrix.setJudgment(of: item - 1, against: item, to: ratio()) }
    for _ in 0..<extra {
      let (item, other) = (
        Int.random(in: 0..<order, using: &generator), Int.random(in: 0..<order, using: &generator)
      )
      if item != other { try matrix.setJudgment(of: item, against: other, to: ratio()) }
    }
    return matrix
  }

  @Test(arguments: [4, 6, 10, 20], [1.9, 12.0])
  func `every missing ratio meets the condition of the least eigenvalue`(
    order: Int, decades: Double
  ) throws {
    var generator = SplitMix64(seed: UInt64(order) + 1)
    for extra in [1, 2, 5] {
      let matrix = try sparse(order: order, extra: extra, decades: decades, using: &generator)
      let completed = try matrix.optimalCompletion()
      let w = completed.principalEigenvector().priorities
      let v = completed.leftPrincipalEigenvector()
      for (i, j) in matrix.missingPairs() {
        let best = (w[i] / w[j]).squareRoot() * (v[j] / v[i]).squareRoot()
        #expect(abs(completed[i, j] / best - 1) <= 1e-12)
      }
    }
  }

  @Test(arguments: [4, 6, 9, 12], [3.5, 6.0])
  func `within bounds a ratio meets it or is at the bound that it would pass`(
    order: Int, decades: Double
  ) throws {
    var generator = SplitMix64(seed: UInt64(order) + 2)
    let bounds = (1.0 / 9)...9
    var atBound = 0
    for extra in [1, 2, 5] {
      let matrix = try sparse(order: order, extra: extra, decades: decades, using: &generator)
      let completed = try matrix.optimalCompletion(within: bounds)
      let w = completed.principalEigenvector().priorities
      let v = completed.leftPrincipalEigenvector()
      for (i, j) in matrix.missingPairs() {
        #expect(bounds.contains(completed[i, j]))
        let best = (w[i] / w[j]).squareRoot() * (v[j] / v[i]).squareRoot()
        let expected = min(max(best, bounds.lowerBound), bounds.upperBound)
        #expect(abs(completed[i, j] / expected - 1) <= 1e-12)
        if expected != best { atBound += 1 }
      }
      for (position, ratio) in matrix.upperTriangle().enumerated() where ratio != nil {
        #expect(completed.upperTriangle[position] == ratio)
      }
    }
    #expect(atBound > 0)
  }

  @Test func `ratios beyond what can be computed with are refused`() throws {
    var matrix = IncompleteComparisonMatrix(order: 12)
    for item in 1..<12 { try matrix.setJudgment(of: item - 1, against: item, to: 1e20) }
    #expect(throws: ComparisonError.rangeTooWide) { try matrix.optimalCompletion() }
    // Whether the rest is settled depends on the rounding of the kernels that LAPACK has for the
    // machine.
    do throws(ComparisonError) {
      #expect(try matrix.optimalCompletion(within: 1e-9...1e9)[0, 11] == 1e9)
    } catch {
      #expect(error == .notSettled)
    }
  }
}
