import Testing

@testable import PairwiseComparisons

struct OutliersTests {
  /// √(1 − s) is 0.3, 0.2, 0.2, 0.3, 0.2, 0.8: the median 0.25, the deviation 0.05, the limit
  /// 0.25 + 3.5 · 1.4826 · 1.2 · 0.05 = 0.5614.
  @Test func `a member far from the others is an outlier`() throws {
    let similarities = [0.3, 0.2, 0.2, 0.3, 0.2, 0.8].map { 1 - $0 * $0 }
    let found = try #require(Outliers(ofMeanSimilarities: similarities))
    #expect(found.members == [5])
    #expect(abs(found.limit - (1 - 0.5613460 * 0.5613460)) <= 1e-9)
  }

  /// By the medians the last is far, but 0.06 of similarity is no difference that matters.
  @Test func `a small difference is none however alike the others are`() throws {
    let found = try #require(
      Outliers(ofMeanSimilarities: [0.99, 0.991, 0.99, 0.992, 0.991, 0.99, 0.93]))
    #expect(found.members.isEmpty)
    #expect(abs(found.limit - (0.99 - Outliers.leastDifference)) <= 1e-9)
    let farther = try #require(
      Outliers(ofMeanSimilarities: [0.99, 0.991, 0.99, 0.992, 0.991, 0.99, 0.88]))
    #expect(farther.members == [6])
  }

  @Test func `among fewer than six nobody is an outlier`() {
    #expect(Outliers(ofMeanSimilarities: [0.99, 0.99, 0.99, 0.99, 0.1]) == nil)
    #expect(Outliers(ofMeanSimilarities: []) == nil)
    #expect(Outliers(ofMeanSimilarities: [nil, 0.9, 0.9, 0.9, 0.9, 0.2, nil]) == nil)
  }

  @Test func `missing similarities keep their positions`() throws {
    let found = try #require(
      Outliers(ofMeanSimilarities: [nil, 0.9, 0.91, nil, 0.92, 0.2, nil, 0.9, 0.9]))
    #expect(found.members == [5])
  }
}
