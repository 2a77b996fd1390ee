import Testing

@testable import PairwiseComparisons

struct PriorityRangeTests {
  @Test(arguments: [
    (0.1...0.2, true), (0.1...0.19, false), (0.11...0.2, false), (0.11...0.19, false),
    (0.1 * (1 + 1e-10)...0.2 * (1 - 1e-10), true),
  ])
  func `a range is exact if both of its ends are reached`(
    inner: ClosedRange<Double>, isExact: Bool
  ) {
    #expect(PriorityRange(outer: 0.1...0.2, inner: inner).isExact == isExact)
  }

  @Test func `a range of which nothing is known within is not exact`() {
    #expect(!PriorityRange(outer: 0.1...0.2, inner: nil).isExact)
  }
}
