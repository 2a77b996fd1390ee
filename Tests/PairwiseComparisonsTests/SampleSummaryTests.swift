import PairwiseComparisons
import Testing

struct SampleSummaryTests {
  /// Numbers whose summaries are known: 2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and the sum of
  /// squares 32.
  @Test func `equal weights give the usual summary`() throws {
    let summary = try #require(SampleSummary(of: [9, 2, 5, 4, 4, 7, 4, 5]))
    #expect(summary.count == 8 && summary.mean == 5)
    #expect(abs((summary.standardDeviation ?? 0) - (32.0 / 7).squareRoot()) < 1e-15)
    // By definition 7, as R's quantile() has it: 2, 4, 4.5, 5.5, 9.
    #expect(summary.quantiles.least == 2 && summary.quantiles.lowerQuartile == 4)
    #expect(summary.median == 4.5 && summary.quantiles.upperQuartile == 5.5)
    #expect(summary.quantiles.largest == 9)
    // Without 2 and 9: 29/6.
    #expect(abs(summary.trimmedMean - 29.0 / 6) < 1e-15)
  }

  @Test func `weights enter the mean and the standard deviation alone`() throws {
    let summary = try #require(SampleSummary(of: [1, 9, 9], weights: [100, 1, 1]))
    #expect(abs(summary.mean - 118.0 / 102) < 1e-15)
    let mean = 118.0 / 102
    let squares = 100 * (1 - mean) * (1 - mean) + 2 * (9 - mean) * (9 - mean)
    // As the geometric standard deviation of judgments: Σw(x − m)²/Σw · n/(n − 1).
    let expected = (squares / 102 * (3.0 / 2)).squareRoot()
    #expect(abs((summary.standardDeviation ?? 0) - expected) < 1e-14)
    #expect(summary.median == 9)
    let equal = try #require(SampleSummary(of: [1, 9, 9], weights: [3, 3, 3]))
    let plain = try #require(SampleSummary(of: [1, 9, 9]))
    #expect(abs((equal.standardDeviation ?? 0) - (plain.standardDeviation ?? 1)) < 1e-14)
  }

  @Test func `one number has no deviation, none no summary`() {
    #expect(SampleSummary(of: [3])?.standardDeviation == nil)
    #expect(SampleSummary(of: [3])?.trimmedMean == 3)
    #expect(SampleSummary(of: []) == nil)
  }
}
