import Testing

@testable import PairwiseComparisons

struct MovedPrioritiesTests {
  private func random(order: Int, seed: UInt64) throws -> ComparisonMatrix {
    var generator = SplitMix64(seed: seed)
    let scale = (1...9).map { Double($0) } + (2...9).map { 1 / Double($0) }
    return try ComparisonMatrix(
      order: order,
      upperTriangle: UpperTriangle.pairs(order: order).map { _ in
        // Rather consistent: powers below 1 of random judgments.
        scale[Int.random(in: 0..<17, using: &generator)].squareRoot()
      })
  }

  @Test(arguments: [PrioritizationMethod.eigenvector, .geometricMean], [2, 3, 5, 12, 25])
  func `a combination is the priorities of the changed matrix`(
    method: PrioritizationMethod, order: Int
  ) throws {
    let matrix = try random(order: order, seed: UInt64(order))
    let prepared = try MovedPriorities(of: matrix, by: method)
    let moved = try #require(prepared)
    var found = 0
    for (row, column) in UpperTriangle.pairs(order: order) {
      for factor in [1 / 9.0, 0.5, 0.999, 1, 1.5, 9] {
        guard let combination = moved.combination(row: row, column: column, factor: factor) else {
          continue
        }
        found += 1
        var priorities = moved.present.map { $0 * combination.present }
        for (vector, share) in combination.factors {
          for item in priorities.indices { priorities[item] += share * moved.vectors[vector][item] }
        }
        var changed = matrix
        try changed.setJudgment(of: row, against: column, to: matrix[row, column] * factor)
        let expected = changed.priorities(by: method).values
        for (priority, exact) in zip(priorities, expected) {
          // The precision that a combination promises, and that of the iteration.
          #expect(abs(priority - exact) <= 2e-12 * max(exact, 1 / Double(order)))
        }
      }
    }
    // Series converge for all but the largest changes of small matrices.
    let asked = order * (order - 1) / 2 * 6
    #expect(method == .geometricMean ? found == asked : found * 10 >= asked * (order < 12 ? 1 : 9))
  }

  @Test(arguments: [PrioritizationMethod.rowSums, .directLeastSquares])
  func `other methods have no combinations`(method: PrioritizationMethod) throws {
    #expect(try MovedPriorities(of: random(order: 4, seed: 1), by: method) == nil)
  }
}
