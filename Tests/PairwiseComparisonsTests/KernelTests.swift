import Testing

@testable import PairwiseComparisons

struct KernelTests {
  /// log-normal judgments, as in large studies.
  private func matrix(order: Int, spread: Double, seed: UInt64) -> ComparisonMatrix {
    var generator = SplitMix64(seed: seed)
    return ComparisonMatrix(
      unchecked: (0..<UpperTriangle.count(order: order)).map { _ in
        // The sum of twelve uniform numbers is close to normal; (1 + s/16)^16 to the exponential.
        let sum = (0..<12).reduce(-6.0) { total, _ in
          total + Double(generator.next() >> 11) * 0x1p-53
        }
        var ratio = 1 + spread * sum / 16
        for _ in 0..<4 { ratio *= ratio }
        return ratio
      }, order: order)
  }

  /// Below, at and beyond the orders where one kernel gives way to the next.
  @Test(arguments: [15, 16, 17, 19, 31, 32, 33, 63, 64, 65, 66, 67, 68, 127, 128, 250])
  func `kernels of all orders agree with Noda's iteration`(order: Int) throws {
    let matrix = matrix(order: order, spread: 0.4, seed: UInt64(order))
    let found = try #require(
      Kernels.principalEigenvector(
        order: order, triangle: matrix.upperTriangle, entryError: Rounding.entryError))
    let rows = matrix.rows()
    let reference = PerronIteration(
      rows: rows, order: order, start: normalizedToSum(matrix.geometricMeans())
    ).vector
    for (value, expected) in zip(found.vector, reference) {
      #expect(abs(value - expected) <= 1e-14 * expected)
    }
    #expect(EigenvectorBounds.isTight(found.relativeError, order: order))
    let bounds = EigenvectorBounds(
      of: found.vector, rows: rows, order: order, entryError: Rounding.entryError)
    #expect(found.eigenvalue.overlaps(bounds.eigenvalue))
    // The kernels allow their sums a few roundings more.
    #expect(found.eigenvalue.lowerBound <= bounds.eigenvalue.lowerBound * (1 + 1e-14))
    #expect(found.eigenvalue.contains(Double(order) + found.excess))
    #expect(abs(found.vector.reduce(0, +) - 1) <= 1e-15 * Double(order))
  }

  @Test(arguments: [4, 9, 15, 16, 40, 64, 65, 90])
  func `the excess of consistent judgments is the square of their rounding`(order: Int) throws {
    let matrix = ComparisonMatrix(
      unchecked: UpperTriangle.pairs(order: order).map {
        Double($0.row * $0.row + 1) / Double($0.column * $0.column + 1)
      }, order: order)
    let found = try #require(
      Kernels.principalEigenvector(
        order: order, triangle: matrix.upperTriangle, entryError: Rounding.entryError))
    // The mean of n/2 squares of a few roundoffs for each item.
    #expect(found.excess <= 1e-30 * Double(order))
    let expected = normalizedToSum((0..<order).map { Double($0 * $0 + 1) })
    for (value, expected) in zip(found.vector, expected) {
      #expect(abs(value - expected) <= 1e-14 * expected)
    }
  }

  /// From where rounding is all there is to judgments that are nearly random.
  @Test(arguments: 3...70)
  func `a bound has the rounding of the sum in it`(order: Int) throws {
    let found = try #require(
      Kernels.principalEigenvector(
        order: order, triangle: Array(repeating: 1, count: UpperTriangle.count(order: order)),
        entryError: 0))
    #expect(found.relativeError >= Double(order + 2) * Rounding.unit)
    #expect(found.relativeError <= Double(8 * order + 64) * Rounding.unit)
  }

  /// Of equal judgments nothing but rounding is left, and nothing of what the kernels simplify.
  @Test(arguments: [16, 17, 24, 33, 50, 63, 64])
  func `the bound of equal judgments is that of the Swift path but for a few roundings`(
    order: Int
  ) throws {
    let matrix = ComparisonMatrix(
      unchecked: Array(repeating: 1, count: UpperTriangle.count(order: order)), order: order)
    let found = try #require(
      Kernels.principalEigenvector(order: order, triangle: matrix.upperTriangle, entryError: 0))
    let bounds = EigenvectorBounds(
      of: found.vector, rows: matrix.rows(), order: order, entryError: 0)
    #expect(found.relativeError >= bounds.relativeError)
    #expect(found.relativeError <= bounds.relativeError + 18 * Rounding.unit)
  }

  /// The kernels bound the range of four entries by that of two of one row, a logarithm by its
  /// argument and an exponential by a square. The items are of four kinds, which are in a circle
  /// such that the range of four entries is the square of that of two.
  @Test(arguments: [4, 8, 12, 16, 36, 64, 68], [0, 1e-9, 1e-5, 1e-3, 0.01])
  func `a bound is at least that of the Swift path`(order: Int, entryError: Double) throws {
    let root = 2.0.squareRoot()
    let kinds = [
      [1, 1, root, 1 / root], [1, 1, 1 / root, root], [1 / root, root, 1, 1],
      [root, 1 / root, 1, 1],
    ]
    let matrix = ComparisonMatrix(
      unchecked: UpperTriangle.pairs(order: order).map { kinds[$0.row % 4][$0.column % 4] },
      order: order)
    let found = try #require(
      Kernels.principalEigenvector(
        order: order, triangle: matrix.upperTriangle, entryError: entryError))
    let bounds = EigenvectorBounds(
      of: found.vector, rows: matrix.rows(), order: order, entryError: entryError)
    #expect(found.relativeError >= bounds.relativeError)
  }

  /// One item is nine times another and a ninth of a third, or the reverse, and all others are
  /// equal: its row has the smallest and the largest term of all rows, relative to each other.
  @Test(arguments: Array(3...20) + [31, 32, 33, 46, 63, 64, 65, 66, 67, 68])
  func `the bound grows with the range of a row, wherever its ends are`(order: Int) throws {
    var matrices: [(item: Int, matrix: ComparisonMatrix)] = []
    let ends = [0, 1, 2, 3, order / 2, order - 4, order - 3, order - 2, order - 1]
    for item in order <= 20 ? Array(0..<order) : ends {
      for other in 0..<order where other != item {
        let third = try #require((0...2).first { $0 != item && $0 != other })
        for ratio in [9, 1 / 9.0] {
          var matrix = ComparisonMatrix(
            unchecked: Array(repeating: 1, count: UpperTriangle.count(order: order)),
            order: order)
          try matrix.setJudgment(of: other, against: item, to: ratio)
          try matrix.setJudgment(of: item, against: third, to: ratio)
          matrices.append((item, matrix))
        }
      }
    }
    // So large an error that rounding is nothing beside it, and so small that its square is.
    let error = 1e-8
    let found = Kernels.principalEigenvectors(
      order: order, count: matrices.count, triangles: matrices.flatMap(\.matrix.upperTriangle),
      entryError: error, threads: nil)
    for (position, (item, matrix)) in matrices.enumerated() {
      let w = found.vectors[position * order..<(position + 1) * order]
      let terms = zip(0..<order, w).map { matrix[item, $0] * $1 }
      let range = try #require(terms.max()) / #require(terms.min())
      // The quotients (Aw)ᵢ/wᵢ may differ by twice the error, and 1 − τ is 2/(range + 1).
      let expected = error * (range + 1)
      #expect(abs(found.relativeErrors[position] - expected) <= 1e-4 * expected)
    }
  }

  @Test(arguments: [16, 17, 33, 50, 63, 64], [1e-9, 1e-3, 0.05, 0.12, 0.4, 1])
  func `the excess is the mean share of the pairs, and the iteration finds its vector`(
    order: Int, spread: Double
  ) throws {
    let matrix = matrix(order: order, spread: spread, seed: UInt64(order))
    let found = matrix.principalEigenvector()
    let rows = matrix.rows()
    let w = PerronIteration(
      rows: rows, order: order, start: normalizedToSum(matrix.geometricMeans())
    ).vector
    for (value, expected) in zip(found.priorities, w) {
      #expect(abs(value - expected) <= 1e-14 * expected)
    }
    // Shares (ε − 1)² / ε of ε = aᵢⱼwⱼ / wᵢ; aᵢⱼwⱼ − wᵢ is rounded once. The vector's rounding is
    // what differs between small shares.
    let shares = UpperTriangle.pairs(order: order).map { i, j -> Double in
      let difference = (-w[i]).addingProduct(matrix[i, j], w[j])
      return difference * difference / (matrix[i, j] * w[j] * w[i])
    }
    let excess = shares.reduce(0, +) / Double(order)
    #expect(abs(found.eigenvalueExcess - excess) <= 1e-13 * excess + 1e-15 * spread)
    #expect(found.eigenvalueBounds.contains(Double(order) + excess))
  }

  @Test(arguments: [3, 5, 9, 15, 24, 64, 80])
  func `the largest supported ratios neither overflow nor stop the iteration`(order: Int) throws {
    // Consistent, with the first and the last item 1e50 apart.
    let step = 50 / Double(order - 1)
    let weights = (0..<order).map { item in
      (0..<Int(step * Double(item))).reduce(1.0) { weight, _ in weight / 10 }
    }
    let matrix = try ComparisonMatrix(
      order: order,
      upperTriangle: UpperTriangle.pairs(order: order).map {
        min(1e50, weights[$0.row] / weights[$0.column])
      })
    let found = matrix.principalEigenvector()
    for (value, expected) in zip(found.priorities, normalizedToSum(weights)) {
      #expect(abs(value - expected) <= 1e-13 * expected)
    }
    let cyclic = try ComparisonMatrix(
      order: order,
      upperTriangle: UpperTriangle.pairs(order: order).map {
        ($0.column - $0.row) % 2 == 1 ? 1e50 : 1e-50
      })
    let eigenvector = cyclic.principalEigenvector()
    #expect(eigenvector.priorities.allSatisfy { $0.isNormal })
    #expect(eigenvector.eigenvalueBounds.lowerBound > Double(order))
    #expect(eigenvector.eigenvalueBounds.upperBound.isFinite)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 8, 36], [0, 1, 3, 4, 5, 11, 100])
  func `products of columns are those of their ratios in turn`(width: Int, rows: Int) {
    var generator = SplitMix64(seed: UInt64(width * 1000 + rows))
    let ratios = (0..<width * rows).map { _ in
      [1e50, 1e-50, 3, 1 / 7.0, 1, 123.456].randomElement(using: &generator)!
    }
    let products = Kernels.columnProducts(ratios, width: width, rows: 0..<rows)
    #expect(products.count == width)
    for column in 0..<width {
      var expected = ScaledProduct()
      for row in 0..<rows { expected.multiply(by: ratios[row * width + column]) }
      #expect(products[column].root(max(rows, 1)) == expected.root(max(rows, 1)))
    }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 30], [nil, 1, 2, 100])
  func `parts cover a range once and in order`(count: Int, threads: Int?) {
    let parts = Parts.map(count, size: 8, threads: threads) { Array($0) }
    #expect(parts.flatMap(\.self) == Array(0..<count))
    #expect(parts.allSatisfy { $0.count <= 8 })
  }
}
