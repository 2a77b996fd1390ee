import Foundation
import Testing

@testable import AHP

struct EstimateTests {
  /// Both ends of what a number can be.
  private func ends(_ estimate: Estimate) -> [Double] {
    [estimate.value - estimate.error, estimate.value + estimate.error]
  }

  private typealias Operation = (
    estimates: @Sendable (Estimate, Estimate) -> Estimate,
    numbers: @Sendable (Double, Double) -> Double
  )

  private static let operations: [Operation] = [
    ({ $0 + $1 }, { $0 + $1 }), ({ $0 - $1 }, { $0 - $1 }), ({ $0 * $1 }, { $0 * $1 }),
    ({ $0 / $1 }, { $0 / $1 }), ({ $0.power($1) }, { pow($0, $1) }),
  ]

  /// To first order: errors of 1e-6 leave a millionth of themselves to the second.
  @Test(arguments: operations.indices, [(0.3, 2.0), (5, 0.25), (0.01, 0.9), (7, 3)])
  func `a result has the errors of both operands`(place: Int, numbers: (Double, Double)) {
    let operation = Self.operations[place]
    for errors in [(1e-6, 0), (0, 1e-6), (1e-6, 1e-6), (1e-6, 3e-6)] {
      let (first, second) = (
        Estimate(numbers.0, errors.0 * numbers.0), Estimate(numbers.1, errors.1 * numbers.1)
      )
      let found = operation.estimates(first, second)
      let worst = ends(first).flatMap { first in
        ends(second).map { abs(operation.numbers(first, $0) - found.value) }
      }.max()!
      #expect(worst <= found.error * (1 + 1e-4))
      #expect(found.error <= worst * (1 + 1e-4))
    }
  }

  @Test func `a result has a rounding of its own`() {
    for operation in Self.operations {
      let found = operation.estimates(Estimate(0.1, 0), Estimate(0.7, 0))
      #expect(found.error >= abs(found.value) * 0x1p-53)
    }
  }

  @Test func `a mean has twice the largest error of the vectors`() throws {
    let error = 1e-6
    // The first item is off by as much in one direction as the others are in the other.
    let exact = [[0.001, 0.5, 0.499], [0.002, 0.4, 0.598]]
    let off = exact.map { vector in
      vector.enumerated().map { $0.element * ($0.offset == 0 ? 1 + error : 1 - error) }
    }
    for aggregation in [GroupAggregation.priorities, .prioritiesGeometric] {
      let mean = PriorityMean(of: aggregation)
      let values = try #require(mean.combine(exact, weights: [1, 3]))
      let moved = try #require(mean.combine(off, weights: [1, 3]))
      let worst = zip(values, moved).map { abs($1 / $0 - 1) }.max()!
      let bound = mean.errorBound([error, error / 2])
      #expect(worst <= bound && bound <= 1.1 * worst)
    }
  }
}
