import PairwiseComparisons
import Testing

struct IncompleteRandomIndexTests {
  /// The digits of Ágoston and Csató (2022) for orders 4 and 5, to three places.
  @Test(arguments: [
    (4, [0.583, 0.306, 0.053]), (5, [0.925, 0.739, 0.557, 0.379, 0.212, 0.059]),
  ])
  func `the published table is reproduced within its sampling error`(
    order: Int, published: [Double]
  ) throws {
    for (missing, expected) in zip(1..., published) {
      let found = try #require(
        IncompleteRandomIndex.bounded.value(order: order, missing: missing, complete: .simulated))
      #expect(abs(found - expected) <= 0.0015)
    }
  }

  /// An independent simulation of the tables: random judgments on the edges of random connected
  /// graphs, completed by `optimalCompletion(within:)`.
  @Test(arguments: [(4, 1), (4, 2), (5, 3), (6, 6), (7, 12)])
  func `a simulation agrees with both tables within four standard errors`(
    order: Int, missing: Int
  ) throws {
    var generator = SplitMix64(seed: UInt64(100 * order + missing))
    let samples = 400
    for (convention, bounds) in [
      (IncompleteRandomIndex.bounded, (1.0 / 9)...9.0), (.unrestricted, nil),
    ] {
      var indices: [Double] = []
      while indices.count < samples {
        var judgments = ComparisonMatrix.random(order: order, using: &generator).upperTriangle
          .map(Double?.some)
        for position in judgments.indices.shuffled(using: &generator).prefix(missing) {
          judgments[position] = nil
        }
        let matrix = try IncompleteComparisonMatrix(order: order, upperTriangle: judgments)
        guard matrix.components().count == 1 else { continue }
        indices.append(try matrix.optimalCompletion(within: bounds).consistency().index)
      }
      let mean = indices.reduce(0, +) / Double(samples)
      let variance = indices.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(samples - 1)
      let expected = try #require(
        convention.value(order: order, missing: missing, complete: .simulated))
      #expect(abs(mean - expected) <= 4 * (variance / Double(samples)).squareRoot())
    }
  }

  @Test func `the tables fall with every missing judgment and meet the formula above them`() throws
  {
    for convention in [IncompleteRandomIndex.bounded, .unrestricted] {
      for order in 4...12 {
        let most = (order - 1) * (order - 2) / 2
        let values = try (0...most).map {
          try #require(convention.value(order: order, missing: $0, complete: .simulated))
        }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 > $1 })
        for (missing, value) in values.enumerated() {
          let approximation = values[0] * (1 - Double(missing) / Double(most))
          #expect(abs(value - approximation) <= 0.06)
        }
      }
    }
  }

  @Test func `beyond the tables the index falls in proportion to the missing judgments`() throws {
    for (convention, order) in [
      (IncompleteRandomIndex.bounded, 11), (.bounded, 15), (.unrestricted, 9), (.unrestricted, 14),
    ] {
      let most = (order - 1) * (order - 2) / 2
      let complete = try #require(RandomIndex.simulated.value(order: order))
      for missing in [1, 2, most / 2, most - 1] {
        let found = try #require(
          convention.value(order: order, missing: missing, complete: .simulated))
        #expect(abs(found - complete * Double(most - missing) / Double(most)) <= 1e-15)
      }
      #expect(convention.value(order: order, missing: most, complete: .simulated) == 0)
    }
  }

  @Test func `judgments that just connect the items have ratio 0, complete ones that of the table`()
    throws
  {
    for order in 3...11 {
      var tree = IncompleteComparisonMatrix(order: order)
      for item in 1..<order { try tree.setJudgment(of: 0, against: item, to: Double(item % 9 + 1)) }
      for convention in IncompleteRandomIndex.allCases {
        #expect(try tree.consistency().ratio(to: .simulated, incomplete: convention) == 0)
      }
    }
    var matrix = IncompleteComparisonMatrix(
      try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5]))
    let complete = try matrix.consistency()
    #expect(
      complete.ratio(to: .saaty1980, incomplete: .bounded)
        == complete.ratio(to: .saaty1980, incomplete: .complete))
    try matrix.setJudgment(of: 0, against: 1, to: nil)
    let incomplete = try matrix.consistency()
    #expect(incomplete.ratio(to: .saaty1980) == incomplete.index / 0.5820)
    #expect(
      incomplete.ratio(to: .saaty1980, incomplete: .unrestricted) == incomplete.index / 0.5762)
    #expect(incomplete.ratio(to: .saaty1980, incomplete: .complete) == incomplete.index / 0.90)
  }
}

struct ConsistencyThresholdTests {
  @Test func `the threshold by order is Saaty's of 1994`() {
    #expect(
      (2...6).map { ConsistencyThreshold.byOrder.value(order: $0) } == [0.05, 0.05, 0.08, 0.1, 0.1])
    #expect(
      (2...6).map { ConsistencyThreshold.fixed(0.2).value(order: $0) } == [0.2, 0.2, 0.2, 0.2, 0.2])
  }

  @Test(arguments: ["0", "-1", "nan", "inf", "by order", ""])
  func `what is neither a positive number nor by-order is no threshold`(text: String) {
    #expect(ConsistencyThreshold(name: text) == nil)
  }

  @Test(arguments: ["0.1", "by-order"])
  func `a threshold is read as it is named`(text: String) {
    #expect(ConsistencyThreshold(name: text)?.name == text)
  }
}
