import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

struct JudgmentDispersionTests {
  @Test(arguments: ReferenceValues.file.groups)
  func `a group has the reference dispersions to 1e-12`(group: ReferenceValues.Group) throws {
    let members = group.members
    let found = (0..<UpperTriangle.count(order: group.n)).map { position in
      JudgmentDispersion(members.map { $0.upperTriangle[position] })
    }
    #expect(found.count == group.values.judgementGeometricSDSample.count)
    #expect(
      ReferenceNumber.error(
        try found.map { try #require($0.sample) }, group.values.judgementGeometricSDSample)
        <= 1e-12)
    #expect(
      ReferenceNumber.error(found.map(\.population), group.values.judgementGeometricSDPopulation)
        <= 1e-12)
  }

  /// Printed with 14 decimals, of the pairs (1, 2), (1, 3) and (2, 3).
  @Test func `the example has its digits`() throws {
    for (ratios, expected) in [
      ([3, 5, 0.5], 3.35086184280843), ([5, 7, 3], 1.53208302372238), ([2, 1, 4], 2),
    ] {
      #expect(abs(try #require(JudgmentDispersion(ratios).sample) - expected) <= 1e-14)
    }
    #expect(abs(JudgmentDispersion([2, 1, 4]).geometricMean - 2) <= 1e-15)
  }

  @Test(arguments: [1, 3, 1.0 / 3, 9, 1e-50, 1e50, .pi])
  func `those who judge alike have exactly 1`(ratio: Double) {
    for count in 2...30 {
      let found = JudgmentDispersion(Array(repeating: ratio, count: count))
      #expect(found.population == 1)
      #expect(found.sample == 1)
      #expect(found.geometricMean == ratio)
      #expect(found.count == count)
    }
  }

  @Test func `one judgment has no dispersion in a sample`() {
    let found = JudgmentDispersion([7])
    #expect(found.sample == nil)
    #expect(found.population == 1)
    #expect(found.geometricMean == 7)
  }

  @Test(arguments: 1...40)
  func `neither direction nor unit nor order of the ratios matters`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let count = 2 + seed % 9
    let ratios = (0..<count).map { _ in exp(Double.random(in: -3...3, using: &generator)) }
    let found = JudgmentDispersion(ratios)
    let sample = try #require(found.sample)
    for other in [
      ratios.map { 1 / $0 }, ratios.map { 1e40 * $0 }, ratios.shuffled(using: &generator),
    ] {
      let other = JudgmentDispersion(other)
      // The logarithm of 1e40 is 92.
      #expect(abs(other.population - found.population) <= 1e-13 * found.population, "seed \(seed)")
      #expect(abs(try #require(other.sample) - sample) <= 1e-13 * sample, "seed \(seed)")
    }
    #expect(sample >= found.population && found.population >= 1, "seed \(seed)")
    let logarithms = log(sample) / log(found.population)
    #expect(
      abs(logarithms - (Double(count) / Double(count - 1)).squareRoot()) <= 1e-13, "seed \(seed)")
  }

  /// A difference of sums of squares would leave nothing of it.
  @Test func `a small dispersion of large ratios keeps its digits`() throws {
    let found = JudgmentDispersion([1e9, 1e9 * (1 + 1e-6)])
    let expected = log1p(1e-6) / 2
    #expect(abs(log(found.population) - expected) <= 1e-14)
  }

  @Test func `wrong ratios trap`() async {
    await #expect(processExitsWith: .failure) { _ = JudgmentDispersion([]) }
    await #expect(processExitsWith: .failure) { _ = JudgmentDispersion([1, 0]) }
    await #expect(processExitsWith: .failure) { _ = JudgmentDispersion([1, .infinity]) }
  }
}
