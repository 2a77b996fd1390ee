import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

struct LogarithmicLeastAbsoluteValuesTests {
  /// Some best vector is one that n − 1 judgments determine, which connect all items: a linear
  /// program has its optimum at a vertex, too.
  private struct Trees {
    /// The logarithms of the priorities of every spanning tree of judged pairs, each with mean 0.
    var vertices: [[Double]] = []
    var objectives: [Double] = []
    /// Those that attain the least sum.
    var best: [[Double]] {
      let least = objectives.min()!
      // Sums of some ten logarithms; different vertices differ by those of whole numbers.
      return zip(vertices, objectives).filter { $1 <= least + 1e-12 }.map(\.0)
    }

    init(of matrix: IncompleteComparisonMatrix) {
      let order = matrix.order
      let codes = (0..<Int(Foundation.pow(Double(order), Double(order - 2))))
      for number in codes {
        var rest = number
        let code = (0..<order - 2).map { _ in
          defer { rest /= order }
          return rest % order
        }
        guard let vertex = Self.vertex(of: matrix, code: code) else { continue }
        vertices.append(vertex)
        objectives.append(Self.objective(matrix, vertex))
      }
    }

    /// The tree of a Prüfer code; `nil` if it has a missing judgment.
    private static func vertex(
      of matrix: IncompleteComparisonMatrix, code: [Int]
    ) -> [Double]? {
      var degrees = (0..<matrix.order).map { item in 1 + code.count { $0 == item } }
      var edges: [(Int, Int)] = []
      for neighbour in code {
        let leaf = degrees.firstIndex(of: 1)!
        edges.append((leaf, neighbour))
        degrees[leaf] = 0
        degrees[neighbour] -= 1
      }
      let last = degrees.indices.filter { degrees[$0] == 1 }
      edges.append((last[0], last[1]))
      var values = [Double](repeating: 0, count: matrix.order)
      for (leaf, neighbour) in edges.reversed() {
        guard let ratio = matrix[leaf, neighbour] else { return nil }
        values[leaf] = values[neighbour] + log(ratio)
      }
      let mean = values.reduce(0, +) / Double(values.count)
      return values.map { $0 - mean }
    }

    static func objective(
      _ matrix: IncompleteComparisonMatrix, _ logarithms: [Double]
    ) -> Double {
      zip(UpperTriangle.pairs(order: matrix.order), matrix.upperTriangle()).reduce(0) {
        guard let ratio = $1.1 else { return $0 }
        return $0 + abs(log(ratio) - logarithms[$1.0.row] + logarithms[$1.0.column])
      }
    }
  }

  private func centeredLogarithms(_ values: some Collection<Double>) -> [Double] {
    let logarithms = values.map { log($0) }
    let mean = logarithms.reduce(0, +) / Double(logarithms.count)
    return logarithms.map { $0 - mean }
  }

  /// The best vectors are the convex hull of the best vertices, and a point of it is the nearest to
  /// the center if and only if no vertex is in an acute direction towards the center.
  private func expectBestAndNearest(
    _ matrix: IncompleteComparisonMatrix, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let found = try matrix.logarithmicLeastAbsoluteValues()
    let center = centeredLogarithms(try matrix.priorities(by: .geometricMean))
    let point = centeredLogarithms(found.priorities)
    let trees = Trees(of: matrix)
    let least = try #require(trees.objectives.min())
    #expect(abs(found.objective - least) <= 1e-13 * (1 + least), sourceLocation: location)
    #expect(
      abs(found.objectiveLowerBound - least) <= 1e-13 * (1 + least), sourceLocation: location)
    #expect(
      abs(Trees.objective(matrix, point) - least) <= 1e-13 * (1 + least),
      sourceLocation: location)
    let best = trees.best
    for vertex in best {
      let product = (0..<matrix.order).reduce(0) {
        $0 + (center[$1] - point[$1]) * (vertex[$1] - point[$1])
      }
      #expect(product <= 1e-12, sourceLocation: location)
    }
    let isOnlyVertex = best.allSatisfy { vertex in
      zip(vertex, best[0]).allSatisfy { abs($0 - $1) <= 1e-10 }
    }
    #expect(found.isUnique == isOnlyVertex, sourceLocation: location)
    #expect(found.priorities.isUnique == found.isUnique, sourceLocation: location)
    // The bound of the least squares fit of incomplete judgments is a coarse one.
    #expect(
      found.priorities.relativeErrorBound < (matrix.completed == nil ? 1e-12 : 1e-13),
      sourceLocation: location)
  }

  @Test(arguments: [3, 4, 5], 1...80)
  func `no spanning tree is better, and no best vector is nearer to the geometric means`(
    order: Int, seed: Int
  ) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    try expectBestAndNearest(
      IncompleteComparisonMatrix(ComparisonMatrix.random(order: order, using: &generator)))
  }

  /// Few different values make many ties between sums.
  @Test(arguments: [4, 5], 1...60)
  func `judgments of 1, 2, 4 and their reciprocals are no harder`(order: Int, seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed + 1000))
    let matrix = try ComparisonMatrix(
      order: order,
      upperTriangle: (0..<UpperTriangle.count(order: order)).map { _ in
        [1, 2, 4, 0.5, 0.25].randomElement(using: &generator)!
      })
    try expectBestAndNearest(IncompleteComparisonMatrix(matrix))
  }

  @Test(arguments: 1...60)
  func `missing judgments are left out of the sum`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed + 2000))
    let complete = ComparisonMatrix.random(order: 5, using: &generator)
    var matrix = IncompleteComparisonMatrix(complete)
    // The cycle 1 2 3 4 5 remains and connects all items.
    for pair in [(0, 2), (0, 3), (1, 3), (1, 4), (2, 4)] where Bool.random(using: &generator) {
      try matrix.setJudgment(of: pair.0, against: pair.1, to: nil)
    }
    try expectBestAndNearest(matrix)
  }

  /// methods.md, 1.6.
  @Test func `the least sums are the published ones`() throws {
    let leader = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
      .logarithmicLeastAbsoluteValues()
    #expect(abs(leader.objective - 1.349926716949) <= 6e-13)
    #expect(abs(leader.objectiveLowerBound - 1.349926716949) <= 6e-13)
    let three = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
      .logarithmicLeastAbsoluteValues()
    #expect(abs(three.objective - 0.182321556794) <= 6e-13)
  }

  /// Of the best vectors of the leader example, *w*₁ = 4*w*₂ and *w*₃ = 5*w*₄, so that the
  /// geometric means are averaged over these pairs.
  @Test func `the nearest best vector of the leader example has the digits of the means`() throws {
    let reference = try #require(
      ReferenceValues.file.matrices.first { $0.id == "leader-criteria" })
    let matrix = try ComparisonMatrix(
      order: 4, upperTriangle: reference.judgments.map { $0! })
    let means = try #require(reference.values?.weights?.geometricMean).map(ReferenceNumber.value)
    let first = (means[0] * means[1] / 4).squareRoot()
    let second = (means[2] * means[3] / 5).squareRoot()
    let expected = normalizedToSum([4 * first, first, 5 * second, second])
    let found = matrix.logarithmicLeastAbsoluteValues()
    for (found, expected) in zip(found.priorities, expected) {
      #expect(abs(found - expected) <= 8 * expected.ulp)
    }
    #expect(!found.isUnique)
  }

  /// In a triad any two of three judgments are a best tree, and the geometric means are between.
  @Test(arguments: ReferenceMatrixTests.matrices.filter { $0.n == 3 })
  func `three items have the geometric means, to 30 digits inside the bound`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: 3, upperTriangle: reference.judgments.map { $0! })
    let found = matrix.logarithmicLeastAbsoluteValues()
    let means = try #require(reference.values?.weights?.geometricMean)
    let error = ReferenceNumber.error(found.priorities, means)
    #expect(error <= 1e-14)
    #expect(error <= found.priorities.relativeErrorBound)
    #expect(found.priorities.relativeErrorBound < 1e-13)
  }

  @Test func `one and two items have their judgment`() throws {
    let one = try ComparisonMatrix(order: 1, upperTriangle: []).logarithmicLeastAbsoluteValues()
    #expect(one.priorities.values == [1] && one.objective == 0 && one.isUnique)
    let two = try ComparisonMatrix(order: 2, upperTriangle: [3]).logarithmicLeastAbsoluteValues()
    #expect(two.priorities.values == [0.75, 0.25] && two.isUnique)
    #expect(two.objective <= 1e-15)
  }

  /// The judgment that contradicts the others has no effect, however large it is.
  @Test(arguments: [3.0, 1e9, 1e50])
  func `one wrong judgment among consistent ones is ignored`(wrong: Double) throws {
    let values = [1, 2, 4, 8, 5.0]
    var matrix = try ComparisonMatrix(
      order: 5,
      upperTriangle: UpperTriangle.pairs(order: 5).map { values[$0.row] / values[$0.column] })
    try matrix.setJudgment(of: 0, against: 4, to: wrong)
    let found = matrix.logarithmicLeastAbsoluteValues()
    for (found, expected) in zip(found.priorities, normalizedToSum(values)) {
      #expect(abs(found - expected) <= 8 * expected.ulp)
    }
    #expect(found.isUnique)
    #expect(abs(found.objective - log(5 * wrong)) <= 1e-14 * log(5 * wrong))
  }

  @Test(arguments: [3, 9, 40])
  func `consistent and equal judgments have one solution`(order: Int) throws {
    for values in [(0..<order).map { Double($0 % 9 + 1) }, Array(repeating: 1, count: order)] {
      let matrix = try ComparisonMatrix(
        order: order,
        upperTriangle: UpperTriangle.pairs(order: order).map {
          values[$0.row] / values[$0.column]
        })
      let found = matrix.logarithmicLeastAbsoluteValues()
      for (found, expected) in zip(found.priorities, normalizedToSum(values)) {
        #expect(abs(found - expected) <= 32 * expected.ulp)
      }
      #expect(found.isUnique)
      #expect(found.objective <= 1e-12)
      #expect(found.priorities.relativeErrorBound < 1e-12)
    }
  }

  @Test(arguments: 2...12, [61, 62])
  func `reciprocal judgments have reciprocal priorities`(order: Int, seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let matrix = ComparisonMatrix.random(order: order, using: &generator)
    let transposed = try ComparisonMatrix(
      order: order, upperTriangle: matrix.upperTriangle.map { 1 / $0 })
    let found = matrix.logarithmicLeastAbsoluteValues()
    let reciprocal = transposed.logarithmicLeastAbsoluteValues()
    let expected = normalizedToSum(found.priorities.map { 1 / $0 })
    for (found, expected) in zip(reciprocal.priorities, expected) {
      #expect(abs(found - expected) <= 64 * expected.ulp)
    }
    #expect(found.isUnique == reciprocal.isUnique)
    #expect(abs(found.objective - reciprocal.objective) <= 1e-13 * (1 + found.objective))
  }

  @Test(arguments: HardClassTests.matrices)
  func `wide and contradictory judgments are certified`(
    reference: HardClassTests.Matrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map { Double($0)! })
    let found = matrix.logarithmicLeastAbsoluteValues()
    #expect(found.priorities.allSatisfy { $0.isNormal && $0 > 0 })
    #expect(found.priorities.relativeErrorBound < 1e-11)
    #expect(found.objective - found.objectiveLowerBound <= 1e-13 * found.objective)
  }

  @Test(arguments: [50, 100])
  func `a hundred items are certified`(order: Int) throws {
    var generator = SplitMix64(seed: UInt64(order))
    let matrix = ComparisonMatrix.random(order: order, using: &generator)
    let found = matrix.logarithmicLeastAbsoluteValues()
    #expect(found.priorities.relativeErrorBound < 1e-11)
    #expect(found.objective - found.objectiveLowerBound <= 1e-13 * found.objective)
  }

  /// Ties break in all ways when judgments move: the result still moves no further than the bound.
  @Test(arguments: 71...75)
  func `the bound for wrong judgments holds where sums are tied`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let matrix = try ComparisonMatrix(
      order: 6,
      upperTriangle: (0..<15).map { _ in [1, 2, 4, 0.5, 0.25].randomElement(using: &generator)! })
    let bounded = matrix.logarithmicLeastAbsoluteValues(entryError: 1e-6).priorities
    #expect(bounded.relativeErrorBound < 1e-4)
    for _ in 0..<100 {
      let moved = ComparisonMatrix(
        unchecked: matrix.upperTriangle.map {
          $0 * (1 + 0.999e-6 * Double.random(in: -1...1, using: &generator).rounded())
        }, order: 6)
      for (found, exact) in zip(bounded, moved.logarithmicLeastAbsoluteValues().priorities) {
        #expect(abs(found - exact) <= bounded.relativeErrorBound * exact)
      }
    }
    #expect(
      matrix.logarithmicLeastAbsoluteValues(entryError: 2).priorities.relativeErrorBound
        == .infinity)
  }

  @Test func `as many judgments as a tree has are kept`() throws {
    let matrix = try IncompleteComparisonMatrix(
      order: 4, upperTriangle: [2, nil, nil, 3, nil, 0.1])
    let found = try matrix.logarithmicLeastAbsoluteValues()
    for (found, expected) in zip(found.priorities, normalizedToSum([6, 3, 1, 10])) {
      #expect(abs(found - expected) <= 4 * expected.ulp)
    }
    #expect(found.isUnique && found.objective <= 1e-15)
    #expect(
      try matrix.priorities(by: .logarithmicLeastAbsoluteValues) == found.priorities)
  }

  @Test func `disconnected judgments and priorities beyond doubles are refused`() throws {
    let apart = try IncompleteComparisonMatrix(order: 3, upperTriangle: [2, nil, nil])
    #expect(throws: ComparisonError.disconnected(components: [[0, 1], [2]])) {
      try apart.logarithmicLeastAbsoluteValues()
    }
    for ratio in [1e40, 1e50] {
      var chain = IncompleteComparisonMatrix(order: 20)
      for item in 1..<20 { try chain.setJudgment(of: item - 1, against: item, to: ratio) }
      #expect(throws: ComparisonError.rangeTooWide) {
        try chain.logarithmicLeastAbsoluteValues()
      }
    }
  }

  @Test(arguments: [2, 5, 30])
  func `the flow balances at every item and is a whole number of at most 1`(order: Int) {
    var generator = SplitMix64(seed: UInt64(order))
    var gains = [Double](repeating: 0, count: order * order)
    for pair in UpperTriangle.pairs(order: order) {
      let gain = Double.random(in: -1e-9...1e-9, using: &generator)
      gains[pair.row * order + pair.column] = gain
      gains[pair.column * order + pair.row] = -gain
    }
    let neighbours = (0..<order).map { node in (0..<order).filter { $0 != node } }
    let flows = UnitCirculation(gains: gains, neighbours: neighbours, order: order).flows
    for node in 0..<order {
      #expect((0..<order).reduce(0) { $0 + flows[node * order + $1] } == 0)
      for other in 0..<order {
        #expect(abs(flows[node * order + other]) <= 1)
        #expect(flows[node * order + other] == -flows[other * order + node])
      }
    }
  }
}
