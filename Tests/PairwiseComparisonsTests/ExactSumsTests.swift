import Testing

@testable import PairwiseComparisons

struct ExactSumsTests {
  /// The sum of some numbers.
  private func sums(_ numbers: [Double]) -> ExactSums {
    var sums = ExactSums(count: 1)
    for number in numbers { sums.add(number, to: 0) }
    return sums
  }

  private static let tiny = Double.leastNonzeroMagnitude

  private static let nearest: [(numbers: [Double], sum: Double)] = [
    ([], 0),
    ([1.5, 2.25], 3.75),
    ([1e16, 1, -1e16], 1),
    ([1e308, 1e308, -1e308, -1e308, 7], 7),
    ([tiny, tiny], 2 * tiny),
    ([-tiny], -tiny),
    ([0.1, -0.1], 0),
    // Half a unit above an even and an odd significand, and a little more.
    ([9_007_199_254_740_992, 1], 9_007_199_254_740_992),
    ([9_007_199_254_740_994, 1], 9_007_199_254_740_996),
    ([9_007_199_254_740_992, 1, tiny], 9_007_199_254_740_994),
    ([-9_007_199_254_740_992, -1, -tiny], -9_007_199_254_740_994),
    ([2.2250738585072014e-308, tiny], 2.225073858507202e-308),
    ([8.900295434028806e-308, tiny], 8.900295434028806e-308),
    ([.greatestFiniteMagnitude, .greatestFiniteMagnitude], .infinity),
  ]

  @Test(arguments: nearest)
  func `a sum is the nearest double`(numbers: [Double], expected: Double) {
    #expect(sums(numbers).value(of: 0).high == expected)
  }

  @Test func `what the nearest double leaves is kept`() {
    let value = sums([1, 1e-20, 1e-40]).value(of: 0)
    #expect(value.high == 1)
    #expect(value.low == 1e-20)
  }

  @Test func `a product keeps both halves`() {
    var sums = ExactSums(count: 2)
    sums.addProduct(0.1, 0.1, to: 1)
    let value = sums.value(of: 1)
    #expect(value.high == 0.1 * 0.1)
    #expect(value.low == (-(0.1 * 0.1)).addingProduct(0.1, 0.1))
    #expect(sums.value(of: 0) == (0, 0))
  }

  @Test(arguments: 1...20)
  func `order and grouping make no difference`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let numbers = (0..<300).map { _ in
      Double(
        sign: Bool.random(using: &generator) ? .plus : .minus,
        exponent: .random(in: -200...200, using: &generator),
        significand: .random(in: 1..<2, using: &generator))
    }
    let whole = sums(numbers)
    #expect(whole == sums(numbers.shuffled(using: &generator)), "seed \(seed)")
    var merged = ExactSums(count: 1)
    let cut = Int.random(in: 0...300, using: &generator)
    merged.merge(sums(Array(numbers[cut...])))
    merged.merge(sums(Array(numbers[..<cut])))
    #expect(merged == whole, "seed \(seed)")
    #expect(merged.hashValue == whole.hashValue)
    #expect(sums(numbers + numbers.map { -$0 }).value(of: 0) == (0, 0), "seed \(seed)")

    var read = ExactSums(count: 3)
    let isRead = read.set(1, to: whole.text(of: 0))
    #expect(isRead, "seed \(seed)")
    #expect(read.text(of: 1) == whole.text(of: 0), "seed \(seed)")
    #expect(read.value(of: 1) == whole.value(of: 0), "seed \(seed)")
    #expect(read.text(of: 0) == "0p0" && read.text(of: 2) == "0p0")
  }

  @Test(arguments: [
    (1.0, "4p-2"), (-1.5, "-6p-2"), (0.0, "0p0"), (Double.leastNonzeroMagnitude, "1p-1074"),
    (255.0, "3fcp-2"),
    (0.25, "1p-2"), (-1048576.0, "-4p18"),
  ])
  func `a sum as text is a hexadecimal number and a power of two`(number: Double, text: String) {
    let written = sums([number])
    #expect(written.text(of: 0) == text)
    var read = ExactSums(count: 1)
    let isRead = read.set(0, to: text)
    #expect(isRead)
    #expect(read == written)
  }

  @Test(arguments: [
    "", "1", "p0", "1p", "gp0", "1p-1075", "1p5000", "1p99999999999999999999", "10p0", "+1p0",
    "01p0",
    "-0p0", "1.8p0", "--1p0",
  ])
  func `what is no sum is refused`(text: String) {
    var sums = ExactSums(count: 1)
    let isRead = sums.set(0, to: text)
    #expect(!isRead)
  }
}
