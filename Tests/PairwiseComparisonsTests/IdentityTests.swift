import Testing

@testable import PairwiseComparisons

/// What holds for every matrix, whatever its numbers.
struct IdentityTests {
  /// A matrix of uniformly drawn judgments of Saaty's scale; the seed is the test's argument and so
  /// printed on failure.
  private func randomMatrix(order: Int, seed: Int) throws -> ComparisonMatrix {
    var generator = SplitMix64(seed: UInt64(seed))
    let scale = (1...9).flatMap { [Double($0), 1 / Double($0)] }
    return try ComparisonMatrix(
      order: order,
      upperTriangle: (0..<UpperTriangle.count(order: order)).map { _ in
        scale.randomElement(using: &generator)!
      })
  }

  @Test(arguments: 1...9)
  func `a consistent matrix returns the priorities it was made from`(order: Int) throws {
    let weights = (1...order).map { Double($0 * $0) }
    let matrix = try ComparisonMatrix(
      order: order,
      upperTriangle: UpperTriangle.pairs(order: order).map { weights[$0.row] / weights[$0.column] })
    let expected = normalizedToSum(weights)
    for method in PrioritizationMethod.allCases {
      let priorities = matrix.priorities(by: method)
      for (found, expected) in zip(priorities, expected) {
        #expect(abs(found - expected) <= 16 * expected.ulp)
      }
    }
    #expect(matrix.consistency().index <= 1e-30)
    #expect(matrix.consistency().principalEigenvalue == Double(order))
  }

  @Test(arguments: 2...12, [1, 2, 3])
  func `permuted items have permuted priorities`(order: Int, seed: Int) throws {
    let matrix = try randomMatrix(order: order, seed: seed)
    var generator = SplitMix64(seed: UInt64(seed + 1000))
    let permutation = Array(0..<order).shuffled(using: &generator)
    let permuted = try ComparisonMatrix(
      order: order,
      upperTriangle: UpperTriangle.pairs(order: order).map {
        matrix[permutation[$0.row], permutation[$0.column]]
      })
    for method in PrioritizationMethod.allCases where method != .coggerYu {
      let original = matrix.priorities(by: method)
      let other = permuted.priorities(by: method)
      for item in 0..<order {
        // Reciprocals of reciprocals and the order of sums change the last digits.
        #expect(abs(other[item] - original[permutation[item]]) <= 64 * other[item].ulp)
      }
    }
    #expect(abs(matrix.consistency().index - permuted.consistency().index) <= 1e-13)
  }

  @Test(arguments: 1...12, [4, 5, 6])
  func `the residual of the eigenvector is rounding`(order: Int, seed: Int) throws {
    let matrix = try randomMatrix(order: order, seed: seed)
    let found = matrix.principalEigenvector()
    for row in 0..<order {
      let terms = (0..<order).map { matrix[row, $0] * found.priorities[$0] }
      let sum = terms.reduce(0, +)
      #expect(abs(sum - found.eigenvalue * found.priorities[row]) <= 64 * sum.ulp)
    }
    #expect(found.eigenvalue >= Double(order))
    #expect(abs(found.priorities.reduce(0, +) - 1) <= 4 * Double.ulpOfOne)
  }

  @Test(arguments: [16, 40, 64, 100, 300])
  func `large matrices are certified`(order: Int) throws {
    let matrix = try randomMatrix(order: order, seed: order)
    let found = matrix.principalEigenvector()
    #expect(found.priorities.relativeErrorBound < 1e-11)
    #expect(found.eigenvalueBounds.contains(found.eigenvalue))
  }

  @Test(arguments: 2...9)
  func `a spanning tree of judgments is consistent and every method agrees`(order: Int) throws {
    var matrix = IncompleteComparisonMatrix(order: order)
    for item in 1..<order {
      try matrix.setJudgment(of: item - 1, against: item, to: Double(item + 1))
    }
    let eigenvector = try matrix.principalEigenvector()
    let geometricMean = try matrix.priorities(by: .geometricMean)
    for item in 1..<order {
      let ratio = eigenvector.priorities[item - 1] / eigenvector.priorities[item]
      #expect(abs(ratio - Double(item + 1)) <= 1e-13 * ratio)
      #expect(
        abs(geometricMean[item] - eigenvector.priorities[item]) <= 1e-13 * geometricMean[item])
    }
    #expect(try matrix.consistency().index <= 1e-26)
  }

  @Test(arguments: [3, 10, 30])
  func `a long chain of large ratios has certified priorities`(order: Int) throws {
    var matrix = IncompleteComparisonMatrix(order: order)
    for item in 1..<order { try matrix.setJudgment(of: item - 1, against: item, to: 1e9) }
    // One judgment more than a tree has, and far from consistent.
    try matrix.setJudgment(of: 0, against: order - 1, to: 3)
    let found = try matrix.principalEigenvector()
    #expect(found.priorities.relativeErrorBound < 1e-6)
    #expect(found.eigenvalueBounds.contains(found.eigenvalue))
  }

  @Test func `priorities beyond the range of doubles are refused`() throws {
    var matrix = IncompleteComparisonMatrix(order: 20)
    for item in 1..<20 { try matrix.setJudgment(of: item - 1, against: item, to: 1e40) }
    #expect(throws: ComparisonError.rangeTooWide) { try matrix.principalEigenvector() }
    #expect(throws: ComparisonError.rangeTooWide) { try matrix.priorities(by: .geometricMean) }
  }

  @Test(arguments: 3...8, [7, 8])
  func `aggregated judgments are reciprocal and their geometric means are those of the members`(
    order: Int, seed: Int
  ) throws {
    let members = try (0..<3).map { try randomMatrix(order: order, seed: seed * 10 + $0) }
    let weights = [0.5, 0.3, 0.2]
    let group = try IncompleteComparisonMatrix(
      aggregating: members.map(IncompleteComparisonMatrix.init), weights: weights)
    let means = try #require(group.completed).priorities(by: .geometricMean)
    let product = (0..<order).map { item in
      zip(members, weights).reduce(1.0) {
        $0 * pow($1.0.priorities(by: .geometricMean)[item], $1.1)
      }
    }
    let expected = normalizedToSum(product)
    for item in 0..<order { #expect(abs(means[item] - expected[item]) <= 1e-14) }
    #expect(abs(group[0, 1]! * group[1, 0]! - 1) <= Double.ulpOfOne)
  }

  @Test func `a pair is aggregated over those who judged it`() throws {
    var first = IncompleteComparisonMatrix(order: 3)
    try first.setJudgment(of: 0, against: 1, to: 4)
    var second = IncompleteComparisonMatrix(order: 3)
    try second.setJudgment(of: 0, against: 1, to: 1)
    try second.setJudgment(of: 1, against: 2, to: 3)
    let group = try IncompleteComparisonMatrix(aggregating: [first, second], weights: [1, 1])
    #expect(group.upperTriangle() == [2, nil, 3])
    #expect(throws: ComparisonError.notAggregable) {
      try IncompleteComparisonMatrix(aggregating: [first], weights: [0])
    }
  }

  @Test func `products of many large ratios neither overflow nor lose digits`() {
    var product = ScaledProduct()
    for _ in 0..<10_000 { product.multiply(by: 1e49) }
    for _ in 0..<10_000 { product.divide(by: 1e48) }
    #expect(abs(product.root(10_000) - 10) <= 1e-14)
  }

  @Test func `a position of a triangle and its pair tell each other`() {
    for order in 2...40 {
      for (position, pair) in UpperTriangle.pairs(order: order).enumerated() {
        #expect(UpperTriangle.pair(at: position, order: order) == pair)
        #expect(UpperTriangle.index(row: pair.row, column: pair.column, order: order) == position)
      }
    }
    for order in [2000, 94_906_267, 1_000_000_000] {
      for row in [0, 1, order / 3, order - 3, order - 2] {
        for column in [row + 1, (row + order) / 2, order - 1] where column > row {
          let position = UpperTriangle.index(row: row, column: column, order: order)
          #expect(UpperTriangle.pair(at: position, order: order) == (row, column))
        }
      }
    }
  }
}

private func pow(_ base: Double, _ exponent: Double) -> Double {
  var base = ScaledPower(base)
  return base.power(exponent)
}

/// A power by repeated square roots, independent of the library functions that the sources call.
private struct ScaledPower {
  private var root: Double
  init(_ base: Double) { root = base }

  mutating func power(_ exponent: Double) -> Double {
    var remaining = exponent
    var result = 1.0
    for _ in 0..<60 {
      root = root.squareRoot()
      remaining *= 2
      if remaining >= 1 {
        result *= root
        remaining -= 1
      }
    }
    return result
  }
}
