import RealModule
import Testing

@testable import PairwiseComparisons

/// Random numbers in bulk against the definitions, one number after the other.
@Suite struct DisturbedRatiosTests {
  @Test("normal numbers in bulk are those of Box and Muller", arguments: [0, 1, 2, 7, 8, 9, 37])
  func normalPairs(pairs: Int) {
    var bulk = SplitMix64(seed: 11)
    var single = bulk
    let numbers = bulk.normalPairs(pairs)
    #expect(numbers.count == 2 * pairs)
    for pair in 0..<pairs {
      let share = Double((single.next() >> 11) + 1) * 0x1p-53
      let turn = Double((single.next() >> 11) + 1) * 0x1p-53
      let radius = (-2 * Double.log(share)).squareRoot()
      #expect(abs(numbers[2 * pair] - radius * .cos(2 * .pi * turn)) <= 4e-15)
      #expect(abs(numbers[2 * pair + 1] - radius * .sin(2 * .pi * turn)) <= 4e-15)
    }
    // Both have come to the same place.
    #expect(bulk == single)
  }

  @Test("the first four moments of a million normal numbers")
  func moments() {
    var generator = SplitMix64(seed: 3)
    let numbers = generator.normalPairs(500_000)
    let moments = (1...4).map { power in
      numbers.reduce(0) { $0 + Double.pow($1, power) } / Double(numbers.count)
    }
    // Five standard errors: the variances are 1, 2, 15 and 96.
    for (found, (mean, variance)) in zip(moments, [(0.0, 1.0), (1, 2), (0, 15), (3, 96)]) {
      #expect(abs(found - mean) <= 5 * (variance / Double(numbers.count)).squareRoot())
    }
  }

  @Test("ratios are multiplied by exponentials, within their limits", arguments: [1, 8, 9, 45])
  func disturbed(width: Int) {
    var generator = SplitMix64(seed: UInt64(width))
    let ratios = (0..<width).map { _ in Double.random(in: 0.1...9, using: &generator) }
    let deviations = (0..<width).map { $0 == 3 ? 0 : Double($0) / 10 }
    let numbers = (0..<5 * width).map { _ in Double.random(in: -5...5, using: &generator) }
    let found = ComparisonMatrix.disturbed(ratios, deviations: deviations, by: numbers)
    for (place, number) in numbers.enumerated() {
      let expected = ratios[place % width] * .exp(deviations[place % width] * number)
      #expect(abs(found[place] - expected) <= 4e-15 * expected)
      if place % width == 3 { #expect(found[place] == ratios[3]) }
    }
    #expect(
      ComparisonMatrix.disturbed([1, 1, 1], deviations: [10, 10, 1e6], by: [100, -100, 5])
        == [1e50, 1e-50, 1e50])
  }

  @Test("steps take one number each, and each way has a third", arguments: [1, 8, 13])
  func stepped(width: Int) {
    var bulk = SplitMix64(seed: 5)
    var single = bulk
    let same = (0..<width).map { Double($0 + 2) }
    let count = 4000 / width
    let found = bulk.steppedRatios(
      lower: same.map { -$0 }, same: same, upper: same.map { 10 * $0 }, count: count)
    var counts = [0, 0, 0]
    for place in 0..<count * width {
      let way = Int(single.next().multipliedFullWidth(by: 3).high)
      counts[way] += 1
      #expect(found[place] == [-1, 1, 10][way] * same[place % width])
    }
    #expect(bulk == single)
    // Five standard errors of a share of a third.
    #expect(counts.allSatisfy { abs(Double($0) / Double(count * width) - 1.0 / 3) < 0.038 })
  }
}
