import Testing

@testable import PairwiseComparisons

struct OutliersTests {
  @Test func `values beyond three deviations of the median are far`() throws {
    // The median is 10, the distances are 0, 1, 1, 2, 3, 3, 20.
    let values: [Double] = [8, 9, 10, 11, 13, 13, 30]
    let found = try #require(Outliers(values))
    #expect(found.median == 11)
    #expect(found.medianAbsoluteDeviation == 2)
    #expect(found.below.isEmpty)
    #expect(found.above == [6])
    let reversed = try #require(Outliers(values.reversed().map { -$0 }))
    #expect(reversed.below == [0] && reversed.above.isEmpty)
  }

  @Test func `the limit itself is not far`() throws {
    // The median is 0 and the deviation 1.
    let found = try #require(Outliers([-3, -1, 0, 1, 3]))
    #expect(found.median == 0 && found.medianAbsoluteDeviation == 1)
    #expect(found.below.isEmpty && found.above.isEmpty)
    let beyond = try #require(Outliers([-3.5, -1, 0, 1, 3.5]))
    #expect(beyond.below == [0] && beyond.above == [4])
  }

  @Test func `an even number has the mean of the middle two`() throws {
    let found = try #require(Outliers([1, 2, 4, 100]))
    #expect(found.median == 3)
    // The distances are 2, 1, 1 and 97.
    #expect(found.medianAbsoluteDeviation == 1.5)
    #expect(found.above == [3])
    #expect(try #require(Outliers([0.95, 0.93, 0.97, 0.94, 0.61])).below == [4])
  }

  /// Where most are equal the deviation is 0, and everything else would be far.
  @Test func `rounding is not far from equal values, and a difference is`() throws {
    let values = [0.3, 0.3, 0.1 + 0.2, 0.3, 0.3.nextDown, 0.3]
    let found = try #require(Outliers(values))
    #expect(found.medianAbsoluteDeviation <= 1e-16)
    #expect(found.below.isEmpty && found.above.isEmpty)
    let other = try #require(Outliers(values + [0.31, 0.29]))
    #expect(other.above == [6] && other.below == [7])
  }

  @Test func `missing values keep their positions`() throws {
    let found = try #require(Outliers([nil, 1, 2, nil, 3, 50, nil, 2]))
    #expect(found.median == 2)
    #expect(found.above == [5])
    #expect(Outliers([]) == nil)
    #expect(Outliers([nil, nil]) == nil)
  }

  @Test func `few values have no outliers`() throws {
    for values in [[1.0], [1, 100], [5, 5]] {
      let found = try #require(Outliers(values))
      #expect(found.below.isEmpty && found.above.isEmpty)
    }
  }

  @Test(arguments: 1...30)
  func `unit, origin and order of the values do not matter`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let values = (0..<(3 + seed)).map { _ in
      let value = Double.random(in: 0...1, using: &generator)
      return 1 / (0.01 + value)
    }
    let found = try #require(Outliers(values))
    let order = Array(values.indices).shuffled(using: &generator)
    let permuted = try #require(Outliers(order.map { values[$0] }))
    #expect(permuted.above.map { order[$0] }.sorted() == found.above, "seed \(seed)")
    #expect(permuted.below.map { order[$0] }.sorted() == found.below, "seed \(seed)")
    #expect(permuted.median == found.median, "seed \(seed)")
    let scaled = try #require(Outliers(values.map { 8 * $0 }))
    #expect(scaled.above == found.above && scaled.below == found.below, "seed \(seed)")
    #expect(scaled.medianAbsoluteDeviation == 8 * found.medianAbsoluteDeviation, "seed \(seed)")
  }

  /// The member who judges against the others is found by both values.
  @Test func `a member who judges otherwise is found`() throws {
    let members = [[3, 5, 2], [3, 6, 2], [2, 5, 2], [3, 5, 3], [4, 5, 2], [0.2, 0.2, 1]].map {
      ComparisonMatrix(unchecked: $0, order: 3)
    }
    let group = try ComparisonMatrixStack(order: 3, members).aggregated().priorities().values
    let compatibilities = members.map { $0.geometricCompatibility(with: group) }
    #expect(try #require(Outliers(compatibilities)).above == [5])
    let similarity = try #require(
      RespondentSimilarity(
        of: members.map { $0.priorities().values }, by: .consensus(scaleMaximum: 9)))
    #expect(try #require(similarity.means().flatMap { Outliers($0) }).below == [5])
  }

  @Test func `values that are no numbers trap`() async {
    await #expect(processExitsWith: .failure) { _ = Outliers([1, .nan]) }
    await #expect(processExitsWith: .failure) { _ = Outliers([1, .infinity]) }
  }
}
