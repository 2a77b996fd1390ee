import TestSupport
import Testing

@testable import PairwiseComparisons

/// The methods besides eigenvector, geometric mean and normalized columns.
struct PrioritizationMethodTests {
  /// Weighted least squares too: the decades of the wide-range matrices only make the usual
  /// bordered system ill-conditioned.
  @Test(arguments: ReferenceMatrixTests.matrices)
  func `a complete matrix has the reference priorities to 1e-14, inside the bounds`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments.map { $0! })
    let weights = try #require(reference.values?.weights)
    for (method, expected) in [
      (PrioritizationMethod.reciprocalColumnSums, weights.reciprocalColumnSums),
      (.rowSums, weights.rowSums), (.weightedLeastSquares, weights.weightedLeastSquares),
      (.coggerYu, weights.coggerYu),
    ] {
      let found = matrix.priorities(by: method)
      let error = ReferenceNumber.error(found, expected)
      #expect(error <= 1e-14, "\(method)")
      #expect(error <= found.relativeErrorBound, "\(method)")
      #expect(found.relativeErrorBound < 1e-11, "\(method)")
      #expect(found.method == method)
    }
  }

  /// methods.md, running example L4.
  @Test func `the leader example has the published digits`() throws {
    let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
    for (method, expected) in [
      (.reciprocalColumnSums, [0.58968972, 0.12215001, 0.22454047, 0.06361980]),
      (.rowSums, [0.49031053, 0.14981711, 0.30508211, 0.05479026]),
      (.weightedLeastSquares, [0.57899709, 0.12522913, 0.22817699, 0.06759679]),
      (.coggerYu, [0.55621302, 0.12426036, 0.26627219, 0.05325444]),
    ] as [(PrioritizationMethod, [Double])] {
      for (found, expected) in zip(matrix.priorities(by: method), expected) {
        #expect(abs(found - expected) <= 6e-9, "\(method)")
      }
    }
  }

  @Test(arguments: 2...12, [11, 12])
  func `weighted least squares has equal derivatives, and no neighbour fits better`(
    order: Int, seed: Int
  ) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let matrix = ComparisonMatrix.random(order: order, using: &generator)
    let found = matrix.priorities(by: .weightedLeastSquares).values
    func objective(_ values: [Double]) -> Double {
      var sum = 0.0
      for row in 0..<order {
        for column in 0..<order {
          let deviation = matrix[row, column] * values[column] - values[row]
          sum += deviation * deviation
        }
      }
      return sum
    }
    let least = objective(found)
    for item in 0..<order {
      for factor in [0.999, 1.001] {
        var neighbour = found
        neighbour[item] *= factor
        #expect(objective(normalizedToSum(neighbour)) > least)
      }
    }
  }

  @Test func `weighted least squares needs no scale between the judgments`() throws {
    // Consistent over 40 decades: the squares span 80.
    let values = [1, 1e-10, 1e-20, 1e-40]
    let matrix = try ComparisonMatrix(
      order: 4,
      upperTriangle: UpperTriangle.pairs(order: 4).map { values[$0.row] / values[$0.column] })
    let found = matrix.priorities(by: .weightedLeastSquares)
    for (found, expected) in zip(found, normalizedToSum(values)) {
      #expect(abs(found - expected) <= 8 * expected.ulp)
    }
    #expect(found.relativeErrorBound < 1e-13)
  }

  @Test(arguments: HardClassTests.matrices)
  func `wide and contradictory judgments give positive priorities inside honest bounds`(
    reference: HardClassTests.Matrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map { Double($0)! })
    for method in PrioritizationMethod.allCases {
      let found = matrix.priorities(by: method)
      #expect(found.allSatisfy { $0.isNormal && $0 > 0 }, "\(method)")
      #expect(abs(found.reduce(0, +) - 1) <= 4 * Double.ulpOfOne, "\(method)")
    }
    #expect(matrix.priorities(by: .weightedLeastSquares).relativeErrorBound < 1e-11)
  }

  @Test func `judgments at the limits of what is supported give positive priorities`() throws {
    let limits = ComparisonMatrix.supportedRatios
    for ratio in [limits.lowerBound, limits.upperBound] {
      var judgments = Array(repeating: ratio, count: 190)
      for position in stride(from: 0, to: 190, by: 3) { judgments[position] = 1 / ratio }
      for triangle in [judgments, Array(repeating: ratio, count: 190)] {
        let matrix = ComparisonMatrix(unchecked: triangle, order: 20)
        for method in PrioritizationMethod.allCases {
          let found = matrix.priorities(by: method)
          #expect(found.allSatisfy { $0.isNormal && $0 > 0 }, "\(method)")
          #expect(abs(found.reduce(0, +) - 1) <= 8 * Double.ulpOfOne, "\(method)")
        }
      }
    }
    let chain = ComparisonMatrix(
      unchecked: Array(repeating: limits.upperBound, count: 190), order: 20)
    #expect(chain.priorities(by: .coggerYu).relativeErrorBound == .infinity)
  }

  /// The numbering matters to Cogger and Yu, which uses the triangle from the bottom up.
  @Test func `Cogger and Yu depend on the order of the items, unless consistent`() throws {
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
    let reversed = try ComparisonMatrix(order: 3, upperTriangle: [1 / 2.0, 1 / 5.0, 1 / 3.0])
    let found = matrix.priorities(by: .coggerYu)
    // w = (5.5, 2, 1): (3 · 2 + 5 · 1)/2 = 5.5.
    for (found, expected) in zip(found, [5.5 / 8.5, 2 / 8.5, 1 / 8.5]) {
      #expect(abs(found - expected) <= 2 * expected.ulp)
    }
    #expect(abs(reversed.priorities(by: .coggerYu)[2] - found[0]) > 1e-3)
  }

  @Test(
    arguments: [
      PrioritizationMethod.normalizedColumns, .reciprocalColumnSums, .rowSums,
      .weightedLeastSquares, .coggerYu, .directLeastSquares,
    ])
  func `missing judgments are refused`(method: PrioritizationMethod) throws {
    let matrix = try IncompleteComparisonMatrix(order: 3, upperTriangle: [2, nil, 3])
    #expect(throws: ComparisonError.incomplete(missing: 1, method: method)) {
      try matrix.priorities(by: method)
    }
    #expect(throws: ComparisonError.incomplete(missing: 1, method: method)) {
      try matrix.priorities(by: method, entryError: 1e-15)
    }
  }

  /// Judgments that are off by 1e-6 in the worst directions stay inside the bound for 1e-6.
  @Test(arguments: PrioritizationMethod.allCases, [21, 22, 23])
  func `a bound for wrong judgments covers them`(method: PrioritizationMethod, seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let matrix = ComparisonMatrix.random(order: 6, using: &generator)
    let bounded = try IncompleteComparisonMatrix(matrix).priorities(by: method, entryError: 1e-6)
    #expect(bounded.relativeErrorBound < 1e-2)
    for _ in 0..<50 {
      let moved = ComparisonMatrix(
        unchecked: matrix.upperTriangle.map {
          $0 * (Bool.random(using: &generator) ? 1 + 0.999e-6 : 1 - 0.999e-6)
        }, order: 6)
      for (found, exact) in zip(bounded, moved.priorities(by: method)) {
        #expect(abs(found - exact) <= bounded.relativeErrorBound * exact)
      }
    }
  }

  /// The first of three items is a thousandth of the second, and this of the third.
  @Test func `the errors of judgments multiply in the method of Cogger and Yu`() throws {
    func found(_ ratio: Double, error: Double) throws -> PriorityVector {
      try ComparisonMatrix(order: 3, upperTriangle: [ratio, 1e-20, ratio])
        .coggerYuPriorities(entryError: error)
    }
    for error in [1e-6, 0.01, 0.1] {
      let bounded = try found(1e-3, error: error)
      for factor in [1 - error, 1 + error] {
        let exact = try found(1e-3 * factor, error: 0)
        // w = (ratio²/2, ratio, 1).
        let expected = factor * factor * (1 + 1e-3) / (1 + 1e-3 * factor)
        #expect(abs(exact[0] / bounded[0] / expected - 1) <= 1e-6)
        for (found, exact) in zip(bounded, exact) {
          #expect(abs(found - exact) <= bounded.relativeErrorBound * exact)
        }
      }
    }
  }

  /// Judgments along a path, whose errors multiply, and along a circle.
  @Test(
    arguments: [
      PrioritizationMethod.eigenvector, .geometricMean, .logarithmicLeastAbsoluteValues,
    ], [2, 3, 6, 12])
  func `a bound for wrong judgments covers them where some are missing`(
    method: PrioritizationMethod, order: Int
  ) throws {
    for isCircle in [false, true] where !isCircle || order > 2 {
      func priorities(_ factor: Double) throws -> PriorityVector {
        var matrix = IncompleteComparisonMatrix(order: order)
        for item in 1..<order {
          try matrix.setJudgment(of: item - 1, against: item, to: 0.5 * factor)
        }
        if isCircle { try matrix.setJudgment(of: 0, against: order - 1, to: 1 / factor) }
        return try matrix.priorities(by: method, entryError: 1e-6)
      }
      let bounded = try priorities(1)
      #expect(bounded.relativeErrorBound < 1e-2)
      for factor in [1 - 0.999e-6, 1 + 0.999e-6] {
        for (found, exact) in zip(bounded, try priorities(factor)) {
          #expect(abs(found - exact) <= bounded.relativeErrorBound * exact)
        }
      }
    }
  }
}
