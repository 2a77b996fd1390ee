import TestSupport
import Testing

@testable import PairwiseComparisons

struct RankConcordanceTests {
  /// *W* by the formula, with ranks by counting what is greater and equal.
  private func naive(_ members: [[Double]]) -> Double? {
    let (count, order) = (Double(members.count), Double(members[0].count))
    let ranks = members.map { member in
      member.map { priority in
        1 + Double(member.count { $0 > priority })
          + (Double(member.count { $0 == priority }) - 1) / 2
      }
    }
    let ties = members.reduce(0.0) { sum, member in
      sum
        + Set(member).reduce(0.0) { sum, priority in
          let tied = Double(member.count { $0 == priority })
          return sum + tied * tied * tied - tied
        }
    }
    let mean = count * (order + 1) / 2
    let squares = members[0].indices.reduce(0.0) { sum, item in
      let deviation = ranks.reduce(0) { $0 + $1[item] } - mean
      return sum + deviation * deviation
    }
    let denominator = count * count * (order * order * order - order) - count * ties
    return denominator == 0 ? nil : 12 * squares / denominator
  }

  @Test(arguments: ReferenceValues.file.groups)
  func `a group has the reference concordance to 1e-12`(group: ReferenceValues.Group) throws {
    let found = RankConcordance(group.priorities)
    let expected = try #require(group.values.kendallW)
    #expect(ReferenceNumber.error(try #require(found.coefficient), expected) <= 1e-12)
    #expect(found.count == group.respondents.count)
    #expect(found.order == group.n)
  }

  @Test func `the examples have their values`() throws {
    let example = RankConcordance(ConsensusTests.example).coefficient
    #expect(abs(try #require(example) - 7.0 / 9) <= 1e-15)
    #expect(RankConcordance([[0.6, 0.3, 0.1], [0.5, 0.2, 0.3]]).coefficient == 0.75)
    #expect(MidRanks(of: [0.4, 0.2, 0.4]).values() == [1.5, 3, 1.5])
  }

  /// Kendall's formula in whole numbers; priorities of five levels have many ties.
  @Test(arguments: 1...100)
  func `ranks with ties have the concordance of the formula`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let (count, order) = (2 + seed % 7, 2 + seed % 6)
    let members = (0..<count).map { _ in
      (0..<order).map { _ in Double(Int.random(in: 1...5, using: &generator)) }
    }
    let found = RankConcordance(members).coefficient
    let expected = naive(members)
    #expect((found == nil) == (expected == nil), "seed \(seed)")
    if let found, let expected {
      #expect(abs(found - expected) <= 1e-14, "seed \(seed)")
      #expect((0...1).contains(found), "seed \(seed)")
    }
  }

  @Test(arguments: 1...40)
  func `sums give exactly the same, in any order of members and items`(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let (count, order) = (2 + seed % 9, 2 + seed % 5)
    let members = ConsensusTests.random(count: count, order: order, using: &generator)
    let found = RankConcordance(members)
    var sums = [Int](repeating: 0, count: order)
    var ties = 0
    for member in members {
      let ranks = MidRanks(of: member)
      for item in 0..<order { sums[item] += ranks.doubled[item] }
      ties += ranks.tieSum
    }
    #expect(
      RankConcordance(doubledRankSums: sums, tieSum: ties, count: count) == found, "seed \(seed)")
    let items = Array(0..<order).shuffled(using: &generator)
    let other = RankConcordance(
      members.shuffled(using: &generator).map { member in items.map { member[$0] } })
    #expect(other == found, "seed \(seed)")
  }

  @Test(arguments: 2...8)
  func `equal rankings agree fully, whatever the priorities, and reversed ones cancel`(order: Int) {
    let ranking = (1...order).map { Double($0) }
    let members = [ranking, ranking.map { $0 * $0 }, ranking.map { $0 + 100 }]
    #expect(RankConcordance(members).coefficient == 1)
    #expect(RankConcordance([ranking, ranking.reversed()]).coefficient == 0)
    // Ties alike in all leave full agreement.
    let tied = ranking.map { $0 <= 2 ? 1 : $0 }
    #expect(RankConcordance([tied, tied, tied]).coefficient == (order == 2 ? nil : 1))
  }

  @Test func `concordance is nil where it is not defined`() {
    #expect(RankConcordance([[1], [1], [1]]).coefficient == nil)
    #expect(RankConcordance([[0.2, 0.3, 0.5]]).coefficient == nil)
    #expect(RankConcordance([[0.25, 0.25, 0.5 / 2, 0.25], [1, 1, 1, 1]]).coefficient == nil)
    #expect(RankConcordance([[0, 0], [0.5, 0.5]]).coefficient == nil)
    // One member with an order is enough.
    #expect(RankConcordance([[0.25, 0.75], [0.5, 0.5]]).coefficient == 0.5)
    #expect(RankConcordance(doubledRankSums: [9, 9], tieSum: 18, count: 3).coefficient == nil)
  }

  @Test func `priorities within 1e-9 of the next are tied, as a chain`() {
    let chain = [1, 0.5, 1 - 8e-10, 1 - 16e-10]
    let ranks = MidRanks(of: chain)
    #expect(ranks.values() == [2, 4, 2, 2])
    #expect(ranks.tieSum == 24)
    #expect(MidRanks(of: [1, 1 - 16e-10]).values() == [1, 2])
    // The difference is relative.
    #expect(MidRanks(of: [3e-12, 2e-12, 1e-12]).values() == [1, 2, 3])
    #expect(MidRanks(of: [1.0 / 3, 1 - 2.0 / 3, 0.1 + 0.2 + 1.0 / 30]).values() == [2, 2, 2])
  }

  @Test(arguments: 1...7)
  func `ranks have the sum of the places`(order: Int) {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<20 {
      let priorities = (0..<order).map { _ in Double(Int.random(in: 0...3, using: &generator)) }
      let ranks = MidRanks(of: priorities)
      #expect(ranks.doubled.reduce(0, +) == order * (order + 1), "\(priorities)")
      #expect(ranks.values() == ranks.doubled.map { Double($0) / 2 })
    }
  }

  /// Beyond 2⁶³ the squares of whole numbers would overflow.
  @Test func `millions of members with many items are no problem`() throws {
    let (count, order) = (5_000_000, 2000)
    let sums = (1...order).map { 2 * $0 * count }
    let found = RankConcordance(doubledRankSums: sums, tieSum: 0, count: count)
    #expect(abs(try #require(found.coefficient) - 1) <= 1e-12)
  }

  @Test func `wrong arguments trap`() async {
    await #expect(processExitsWith: .failure) { _ = RankConcordance([]) }
    await #expect(processExitsWith: .failure) { _ = RankConcordance([[0.5, 0.5], [1]]) }
    await #expect(processExitsWith: .failure) { _ = MidRanks(of: [0.5, .nan]) }
    await #expect(processExitsWith: .failure) {
      _ = RankConcordance(doubledRankSums: [2, 2], tieSum: 0, count: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = RankConcordance(doubledRankSums: [6, 6], tieSum: -1, count: 2)
    }
  }
}
