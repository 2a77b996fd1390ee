import PairwiseComparisons
import Testing

struct SampleSummaryTests {
  /// Numbers whose summaries are known: 2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and the sum of
  /// squares 32.
  @Test func `equal weights give the usual summary`() throws {
    let summary = try #require(SampleSummary(of: [9, 2, 5, 4, 4, 7, 4, 5]))
    #expect(summary.count == 8 && summary.mean == 5)
    #expect(abs((summary.standardDeviation ?? 0) - (32.0 / 7).squareRoot()) < 1e-15)
    // By definition 2, as R's quantile(type = 2) has it: 2, 4, 4.5, 6, 9.
    #expect(summary.quantiles.least == 2 && summary.quantiles.lowerQuartile == 4)
    #expect(summary.median == 4.5 && summary.quantiles.upperQuartile == 6)
    #expect(summary.quantiles.largest == 9)
    // Without the 1.6 smallest and largest: (0.4 · 4 + 4 + 4 + 5 + 5 + 0.4 · 7) / 4.8.
    #expect(abs(summary.trimmedMean - 22.4 / 4.8) < 1e-14)
  }

  @Test func `weights enter every number`() throws {
    let summary = try #require(SampleSummary(of: [9, 1, 9], weights: [1, 100, 1]))
    #expect(abs(summary.mean - 118.0 / 102) < 1e-15)
    let mean = 118.0 / 102
    let squares = 100 * (1 - mean) * (1 - mean) + 2 * (9 - mean) * (9 - mean)
    // As the geometric standard deviation of judgments: Σw(x − m)²/Σw · n/(n − 1).
    let expected = (squares / 102 * (3.0 / 2)).squareRoot()
    #expect(abs((summary.standardDeviation ?? 0) - expected) < 1e-14)
    // 100 of 102 say 1.
    #expect(summary.median == 1 && summary.quantiles.upperQuartile == 1)
    #expect(summary.quantiles.least == 1 && summary.quantiles.largest == 9)
    #expect(abs(summary.trimmedMean - 1) < 1e-15)
    let equal = try #require(SampleSummary(of: [1, 9, 9], weights: [3, 3, 3]))
    let plain = try #require(SampleSummary(of: [1, 9, 9]))
    #expect(abs((equal.standardDeviation ?? 0) - (plain.standardDeviation ?? 1)) < 1e-14)
  }

  /// By hand: 0.1, 0.2, 0.4, 0.8 with the weights 1, 2, 4, 3, of 10.
  @Test func `quantiles and trimmed means are those of the weight`() throws {
    let summary = try #require(SampleSummary(of: [0.4, 0.8, 0.1, 0.2], weights: [4, 3, 1, 2]))
    // 2.5 of 10 is reached by 0.2, 5 by 0.4, 7.5 by 0.8.
    #expect(summary.quantiles.lowerQuartile == 0.2 && summary.median == 0.4)
    #expect(summary.quantiles.upperQuartile == 0.8)
    // From 2 to 8: 1 of 0.2, 4 of 0.4 and 1 of 0.8, of 6.
    #expect(abs(summary.trimmedMean - (0.2 + 1.6 + 0.8) / 6) < 1e-15)
    // Exactly half of the weight is up to 0.2.
    #expect(SampleSummary(of: [0.1, 0.2, 0.5], weights: [1, 1, 2])?.median == 0.35)
  }

  /// A person with the weight 2 is two who say the same, whatever the unit of weights.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a weight of two is the person twice`(seed: UInt64) throws {
    var numbers = SplitMix64(seed: seed)
    let count = Int.random(in: 1...9, using: &numbers)
    let values = (0..<count).map { _ in Double.random(in: 0...1, using: &numbers) }
    let weights = (0..<count).map { _ in Int.random(in: 1...4, using: &numbers) }
    let repeated = zip(values, weights).flatMap { Array(repeating: $0, count: $1) }
    let weighted = try #require(SampleSummary(of: values, weights: weights.map(Double.init)))
    let others = [
      try #require(SampleSummary(of: repeated)),
      try #require(SampleSummary(of: values, weights: weights.map { Double($0) * 0.3 })),
    ]
    for other in others {
      #expect(weighted.quantiles == other.quantiles, "seed \(seed)")
      #expect(abs(weighted.trimmedMean - other.trimmedMean) < 1e-14, "seed \(seed)")
      #expect(abs(weighted.mean - other.mean) < 1e-14, "seed \(seed)")
    }
  }

  @Test func `one number has no deviation, none no summary`() {
    #expect(SampleSummary(of: [3])?.standardDeviation == nil)
    #expect(SampleSummary(of: [3])?.trimmedMean == 3)
    #expect(SampleSummary(of: []) == nil)
  }
}
