import TestSupport
import Testing

@testable import PairwiseComparisons

struct ComparisonMatrixStackTests {
  /// The eigenvector of every matrix of a stack is that of the matrix alone, bit by bit.
  private func expectSameAsAlone(
    _ stack: ComparisonMatrixStack, _ location: SourceLocation = #_sourceLocation
  ) {
    let found = stack.principalEigenvectors()
    #expect(found.count == stack.count, sourceLocation: location)
    #expect(
      zip(stack, found).allSatisfy { $0.principalEigenvector() == $1 }, sourceLocation: location)
    let indices = stack.map { $0.consistency().index }
    #expect(found.consistencyIndices() == indices, sourceLocation: location)
    #expect(stack.consistencyIndices() == indices, sourceLocation: location)
  }

  // MARK: Storage

  @Test func `a stack gives back its matrices`() throws {
    let stack = try ComparisonMatrixStack(
      order: 3, count: 2, upperTriangles: [3, 5, 2, 1, 0.25, 7])
    #expect(stack.count == 2)
    #expect(stack[0].upperTriangle == [3, 5, 2])
    #expect(stack[1][2, 0] == 4)
    #expect(ComparisonMatrixStack(order: 3, Array(stack)) == stack)
    #expect(stack.map(\.order) == [3, 3])
  }

  @Test func `the first wrong judgment is reported with its matrix`() {
    #expect(
      throws: ComparisonError.inMatrix(1, .notPositive(row: 1, column: 2, ratio: -2))
    ) {
      try ComparisonMatrixStack(
        order: 3, count: 3, upperTriangles: [1, 1, 1, 1, 1, -2, 0, 1, 1])
    }
    #expect(
      throws: ComparisonError.inMatrix(0, .notSupported(row: 0, column: 3, ratio: 1e60))
    ) {
      try ComparisonMatrixStack(order: 4, count: 1, upperTriangles: [1, 1, 1e60, 1, 1, 1])
    }
    #expect(throws: ComparisonError.noItems) {
      try ComparisonMatrixStack(order: 0, count: 0, upperTriangles: [])
    }
    let error = ComparisonError.inMatrix(1, .notPositive(row: 1, column: 2, ratio: -2))
    #expect(
      "\(error)" == "matrix 2: judgment -2.0 in row 2, column 3 is not a positive number")
  }

  @Test func `a not-a-number is refused`() {
    #expect(throws: ComparisonError.self) {
      try ComparisonMatrixStack(order: 2, count: 1, upperTriangles: [.nan])
    }
  }

  @Test(arguments: [
    (5, 2, 1, 2), (7, 2, 1, 4), (2, 1, 0, 2), (0, 1, 0, 0), (3, 0, 0, 3),
  ])
  func `a wrong number of judgments is refused`(
    found: Int, count: Int, matrix: Int, inMatrix: Int
  ) {
    #expect(
      throws: ComparisonError.inMatrix(matrix, .wrongCount(found: inMatrix, expected: 3, order: 3))
    ) {
      try ComparisonMatrixStack(
        order: 3, count: count, upperTriangles: Array(repeating: 1, count: found))
    }
  }

  @Test func `random stacks are the random matrices one after another`() {
    var forStack = SplitMix64(seed: 3)
    var forMatrices = SplitMix64(seed: 3)
    let stack = ComparisonMatrixStack.random(order: 5, count: 7, using: &forStack)
    #expect(
      Array(stack)
        == (0..<7).map { _ in ComparisonMatrix.random(order: 5, using: &forMatrices) })
    #expect(forStack == forMatrices)
  }

  @Test(arguments: 1...3)
  func `an empty stack has empty results`(order: Int) throws {
    let stack = try ComparisonMatrixStack(order: order, count: 0, upperTriangles: [])
    #expect(stack.isEmpty)
    #expect(stack.principalEigenvectors().isEmpty)
    #expect(stack.principalEigenvectors(threads: 2).priorities.isEmpty)
    #expect(stack.consistencyIndices().isEmpty)
    #expect(stack.geometricMeanPriorities().isEmpty)
  }

  @Test(arguments: UpperTriangle.pairs(order: 6).map { [$0.row, $0.column] })
  func `positions in the triangle are those of the pairs`(pair: [Int]) {
    let position = UpperTriangle.index(row: pair[0], column: pair[1], order: 6)
    #expect(UpperTriangle.pair(at: position, order: 6) == (pair[0], pair[1]))
  }

  // MARK: The same as one by one

  @Test(arguments: 1...70)
  func `random matrices have the results that they have alone`(order: Int) {
    var generator = SplitMix64(seed: UInt64(order))
    // Not a multiple of the four matrices that are computed together.
    let stack = ComparisonMatrixStack.random(
      order: order, count: order <= 20 ? 41 : 5, using: &generator)
    expectSameAsAlone(stack)
    let means = stack.flatMap { $0.priorities(by: .geometricMean).values }
    #expect(stack.geometricMeanPriorities() == means)
  }

  /// Every lane and every company: lanes in which the iteration takes longer must not touch others.
  @Test(arguments: [3, 4, 9, 15, 20])
  func `a matrix has the same bits wherever it stands and beside whatever matrix`(order: Int) {
    var generator = SplitMix64(seed: 77)
    let others = (0..<9).map { _ in ComparisonMatrix.random(order: order, using: &generator) }
    let consistent = ComparisonMatrix(
      unchecked: UpperTriangle.pairs(order: order).map {
        Double($0.column + 1) / Double($0.row + 1)
      },
      order: order)
    let wild = ComparisonMatrix(
      unchecked: UpperTriangle.pairs(order: order).map {
        ($0.row + $0.column) % 2 == 0 ? 1e9 : 1e-9
      },
      order: order)
    for matrix in [others[0], consistent, wild] {
      let alone = matrix.principalEigenvector()
      for position in 0..<9 {
        for company in [others, Array(repeating: consistent, count: 9), [wild] + others.dropLast()]
        {
          var members = company
          members[position] = matrix
          let stack = ComparisonMatrixStack(order: order, members)
          #expect(stack.principalEigenvectors()[position] == alone)
          #expect(stack.consistencyIndices()[position] == matrix.consistency().index)
        }
      }
    }
  }

  @Test(arguments: [2, 9, 17])
  func `the number of threads changes no bit`(order: Int) {
    var generator = SplitMix64(seed: 5)
    let stack = ComparisonMatrixStack.random(order: order, count: 2600, using: &generator)
    let expected = stack.principalEigenvectors(threads: 1)
    let indices = stack.consistencyIndices(threads: 1)
    for threads in [2, 3, 8] {
      #expect(stack.principalEigenvectors(threads: threads) == expected)
      #expect(stack.consistencyIndices(threads: threads) == indices)
    }
    #expect(stack.principalEigenvectors() == expected)
    #expect(stack.geometricMeanPriorities() == stack.geometricMeanPriorities(threads: 1))
    #expect(expected.consistencyIndices() == indices)
  }

  // MARK: Digits

  @Test(arguments: Array(Set(ReferenceMatrixTests.matrices.map(\.n))).sorted())
  func `reference matrices have 30-digit values to 1e-14`(order: Int) throws {
    let references = ReferenceMatrixTests.matrices.filter { $0.n == order }
    let stack = ComparisonMatrixStack(
      order: order,
      try references.map {
        try ComparisonMatrix(order: order, upperTriangle: $0.judgments.map { $0! })
      })
    let found = stack.principalEigenvectors()
    for (position, reference) in references.enumerated() {
      let values = try #require(reference.values)
      let weights = try #require(values.weights)
      let eigenvector = found[position]
      let error = ReferenceNumber.error(eigenvector.priorities, weights.eigenvector)
      #expect(error <= 1e-14)
      #expect(error <= eigenvector.priorities.relativeErrorBound)
      #expect(ReferenceNumber.error(found.eigenvalues()[position], values.lambdaMax!) <= 1e-14)
      #expect(
        eigenvector.eigenvalueBounds.contains(ReferenceNumber.value(try #require(values.lambdaMax)))
      )
      let index = found.consistencyIndices()[position]
      if ReferenceNumber.value(values.ci!) == 0 {
        #expect(index <= 1e-30)
      } else {
        #expect(ReferenceNumber.error(index, values.ci!) <= 1e-14)
      }
    }
  }

  @Test(arguments: Array(Set(HardClassTests.matrices.map(\.n))).sorted())
  func `hard matrices have 30-digit values to 1e-14 within their bounds`(order: Int) throws {
    let references = HardClassTests.matrices.filter { $0.n == order }
    let stack = ComparisonMatrixStack(
      order: order,
      try references.map {
        try ComparisonMatrix(order: order, upperTriangle: $0.upper.map { Double($0)! })
      })
    let found = stack.principalEigenvectors()
    for (eigenvector, reference) in zip(found, references) {
      let error = ReferenceNumber.error(eigenvector.priorities, reference.eigenvector)
      #expect(error <= 1e-14)
      #expect(error <= eigenvector.priorities.relativeErrorBound)
      #expect(
        eigenvector.eigenvalueBounds.contains(ReferenceNumber.value(reference.lambdaMax)))
    }
    for (index, reference) in zip(stack.consistencyIndices(), references) {
      #expect(ReferenceNumber.error(index, reference.ci) <= 1e-14)
    }
  }

  /// The referee shares no code with the kernels.
  @Test(arguments: Array(2...20) + [33, 64, 65, 70])
  func `LAPACK finds the same eigenvalues`(order: Int) throws {
    var generator = SplitMix64(seed: 100 + UInt64(order))
    let stack = ComparisonMatrixStack.random(
      order: order, count: order <= 20 ? 30 : 3, using: &generator)
    let found = stack.principalEigenvectors()
    for (matrix, eigenvalue) in zip(stack, found.eigenvalues()) {
      let columns = (0..<order).flatMap { column in (0..<order).map { matrix[$0, column] } }
      let byLAPACK = try LAPACK.eigensystem(columns: columns, order: order)
      let system = try #require(byLAPACK)
      let largest = try #require(
        zip(system.realParts, system.imaginaryParts).filter { $1 == 0 }.map(\.0).max())
      #expect(abs(largest - eigenvalue) <= 1e-12 * eigenvalue)
    }
  }

  @Test(arguments: [3, 4, 6, 9, 15])
  func `certificates hold for random matrices against Noda's iteration`(order: Int) {
    var generator = SplitMix64(seed: 1000 + UInt64(order))
    let stack = ComparisonMatrixStack.random(order: order, count: 2000, using: &generator)
    let found = stack.principalEigenvectors()
    for (matrix, eigenvector) in zip(stack, found) {
      // From equal priorities the power iteration of these matrices is slow, and Noda's takes over.
      let reference = PerronIteration(
        rows: matrix.rows(), order: order,
        start: Array(repeating: 1 / Double(order), count: order)
      ).vector
      let error = zip(eigenvector.priorities, reference).reduce(0) { max($0, abs($1.0 / $1.1 - 1)) }
      // What the reference itself may be wrong by is certified in the same way.
      let own = EigenvectorBounds(
        of: reference, rows: matrix.rows(), order: order, entryError: Rounding.entryError)
      #expect(error <= eigenvector.priorities.relativeErrorBound + own.relativeError)
      #expect(error <= 1e-13)
      #expect(eigenvector.priorities.relativeErrorBound <= 1e-11)
      #expect(eigenvector.eigenvalueBounds.contains(eigenvector.eigenvalue))
      #expect(eigenvector.eigenvalueBounds.overlaps(own.eigenvalue))
    }
  }

  @Test(arguments: [3, 9, 30])
  func `a larger error of the judgments widens the bounds`(order: Int) {
    var generator = SplitMix64(seed: 8)
    let stack = ComparisonMatrixStack.random(order: order, count: 5, using: &generator)
    let exact = stack.principalEigenvectors()
    let rounded = stack.principalEigenvectors(entryError: 1e-9)
    for position in stack.indices {
      #expect(exact[position].priorities.values == rounded[position].priorities.values)
      #expect(rounded[position].priorities.relativeErrorBound >= 2e-9)
      #expect(
        rounded[position].eigenvalueBounds.lowerBound
          <= exact[position].eigenvalueBounds.lowerBound * (1 - 9e-10))
      #expect(
        stack[position].principalEigenvector(entryError: 1e-9) == rounded[position])
    }
  }

  // MARK: Aggregation

  @Test func `equal weights give the geometric mean of the ratios`() throws {
    let stack = try ComparisonMatrixStack(
      order: 3, count: 2, upperTriangles: [2, 9, 5, 8, 1, 5])
    let expected = [4.0, 3, 5]
    #expect(try stack.aggregated().upperTriangle == expected)
    #expect(try stack.aggregated(weights: [7, 7]).upperTriangle == expected)
    #expect(try stack.aggregated(weights: [0, 3]) == stack[1])
    #expect(throws: ComparisonError.notAggregable) { try stack.aggregated(weights: [0, 0]) }
    #expect(throws: ComparisonError.notAggregable) { try stack.aggregated(weights: [1, -1]) }
    #expect(throws: ComparisonError.notAggregable) { try stack.aggregated(weights: [1, .nan]) }
    let empty = try ComparisonMatrixStack(order: 3, count: 0, upperTriangles: [])
    #expect(throws: ComparisonError.notAggregable) { try empty.aggregated() }
    let single = try ComparisonMatrixStack(order: 1, count: 2, upperTriangles: [])
    #expect(try single.aggregated().order == 1)
  }

  @Test func `a weight of two is the same as being there twice`() throws {
    var generator = SplitMix64(seed: 31)
    let stack = ComparisonMatrixStack.random(order: 6, count: 9, using: &generator)
    let weighted = try stack.aggregated(weights: [2, 1, 1, 1, 1, 1, 1, 1, 1])
    let repeated = try ComparisonMatrixStack(order: 6, [stack[0]] + Array(stack)).aggregated()
    for (found, expected) in zip(weighted.upperTriangle, repeated.upperTriangle) {
      #expect(abs(found - expected) <= 8 * expected.ulp)
    }
  }

  /// More members than one part of the work has; their products are far beyond doubles.
  @Test(arguments: [3, 9_001])
  func `aggregation neither overflows nor depends on threads`(count: Int) throws {
    var generator = SplitMix64(seed: 32)
    let random = ComparisonMatrixStack.random(order: 5, count: count, using: &generator)
    let stack = ComparisonMatrixStack(
      unchecked: random.upperTriangles.map { $0 * 1e40 }, order: 5, count: count)
    let weights = (0..<count).map { Double($0 % 3 + 1) }
    let group = try stack.aggregated(threads: 1)
    let weighted = try stack.aggregated(weights: weights, threads: 1)
    for threads in [2, 3, nil] {
      #expect(try stack.aggregated(threads: threads) == group)
      #expect(try stack.aggregated(weights: weights, threads: threads) == weighted)
    }
    let expected = try random.aggregated()
    for (found, expected) in zip(group.upperTriangle, expected.upperTriangle) {
      #expect(abs(found - expected * 1e40) <= 8 * found.ulp)
    }
    let members = try IncompleteComparisonMatrix(
      aggregating: stack.map(IncompleteComparisonMatrix.init),
      weights: Array(repeating: 2, count: count))
    #expect(members.completed == group)
  }

  /// Members who judge powers of two, such that the mean is one too. Products of weights and
  /// logarithms are rounded, also where they cancel.
  @Test(arguments: [(1, 2), (2, 1), (4, 5), (2, 3), (1, 5)], [1, -1])
  func `aggregated judgments are within the bound of their error`(
    weights: (Int, Int), direction: Int
  ) throws {
    func power(_ exponent: Int) -> Double {
      Double(sign: .plus, exponent: direction * exponent, significand: 1)
    }
    for step in 1...(160 / (weights.0 + weights.1)) {
      for mean in [0, 60, 120] where mean + weights.0 * step <= 165 {
        let judgments = [mean - weights.1 * step, mean + weights.0 * step]
        let members = try judgments.map {
          try IncompleteComparisonMatrix(order: 2, upperTriangle: [power($0)])
        }
        let matrix = try IncompleteComparisonMatrix(
          aggregating: members, weights: [Double(weights.0), Double(weights.1)])
        let found = try #require(matrix[0, 1])
        let bound = IncompleteComparisonMatrix.aggregationError(
          ofRatiosUpTo: members.reduce(1) { max($0, $1.largestRatio()) })
        #expect(abs(found / power(mean) - 1) <= bound, "\(judgments)")
        #expect(bound <= 1e-13)
      }
    }
  }

  /// Those who prefer the first come before those who prefer the second as much, with the same
  /// weights: a plain sum of logarithms grows in between.
  @Test(arguments: [false, true])
  func `the error of a group's judgments does not grow with the group`(isComplete: Bool) throws {
    let weights = (1...20_000).map { Double(1 + $0 % 7) / 3 }
    let members = try [1000, 1.0 / 1000].map {
      try IncompleteComparisonMatrix(
        order: 3, upperTriangle: [$0, $0, isComplete ? $0 : nil])
    }
    let group = try IncompleteComparisonMatrix(
      aggregating: members.flatMap { Array(repeating: $0, count: weights.count) },
      weights: weights + weights)
    let bound = IncompleteComparisonMatrix.aggregationError(ofRatiosUpTo: 1000)
    #expect(abs(try #require(group[0, 1]) - 1) <= bound)
    #expect(abs(try #require(group[0, 2]) - 1) <= bound)
  }

  @Test func `what all agree on stays as it is`() throws {
    let ratios = [1.0 / 3, 7, 1.0 / 9]
    let stack = ComparisonMatrixStack(
      unchecked: (0..<101).flatMap { _ in ratios }, order: 3, count: 101)
    #expect(try stack.aggregated().upperTriangle == ratios)
    #expect(try stack.aggregated(weights: (1...101).map { Double($0) }).upperTriangle == ratios)
  }
}
