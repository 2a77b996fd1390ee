import Testing

@testable import AHP

struct UtilityFunctionTests {
  @Test(arguments: [(10.0, 1.0), (15, 0.75), (30, 0)])
  func `a straight line falls to the worst value, also from a lower best one`(
    value: Double, expected: Double
  ) throws {
    let function = try UtilityFunction.linear(worst: 30, best: 10)
    #expect(function.utility(of: value) == expected)
  }

  /// (1 − exp(−t/ρ))/(1 − exp(−1/ρ)) with 30 digits by mpmath, rounded: t = 1/4 and 3/4.
  @Test(arguments: [
    (0.5, 0.25, 0.455054233923411), (0.5, 0.75, 0.898463675908448),
    (-0.5, 0.25, 0.101536324091552), (-0.5, 0.75, 0.544945766076589),
  ])
  func `an exponential curve bends by its tolerance`(
    tolerance: Double, share: Double, expected: Double
  ) throws {
    let rising = try UtilityFunction.exponential(worst: 0, best: 40, tolerance: tolerance)
    #expect(try abs(#require(rising.utility(of: 40 * share)) - expected) <= 1e-15)
    let falling = try UtilityFunction.exponential(worst: 40, best: 0, tolerance: tolerance)
    #expect(try abs(#require(falling.utility(of: 40 - 40 * share)) - expected) <= 1e-15)
    #expect(rising.utility(of: 0) == 0)
    #expect(rising.utility(of: 40) == 1)
  }

  @Test func `a step lasts until the next one`() throws {
    let function = try UtilityFunction.steps([
      .init(value: 0, utility: 0.2), .init(value: 10, utility: 0.5), .init(value: 50, utility: 1),
    ])
    let utilities = [0.0, 9.9, 10, 49, 50, 1e9].map { function.utility(of: $0) }
    #expect(utilities == [0.2, 0.2, 0.5, 0.5, 1, 1])
    #expect(function.utility(of: -0.1) == nil)
  }

  @Test func `points are connected by straight lines, and nothing is said beyond them`() throws {
    let function = try UtilityFunction.piecewise(
      [.init(value: 0, utility: 1), .init(value: 60, utility: 0.5), .init(value: 180, utility: 0)],
      monotonicity: .decreasing)
    let utilities = [0.0, 30, 60, 120, 180].map { function.utility(of: $0) }
    #expect(utilities == [1, 0.75, 0.5, 0.25, 0])
    #expect(function.utility(of: 181) == nil)
    #expect(function.utility(of: .nan) == nil)
  }

  @Test func `a function that cannot be is refused with the reason`() {
    #expect(throws: UtilityError.noRange(3, 3)) { try UtilityFunction.linear(worst: 3, best: 3) }
    #expect(throws: UtilityError.badTolerance(0)) {
      try UtilityFunction.exponential(worst: 0, best: 1, tolerance: 0)
    }
    #expect(throws: UtilityError.tooFewPoints(1, expected: 2)) {
      try UtilityFunction.piecewise([.init(value: 0, utility: 0)])
    }
    #expect(throws: UtilityError.notAscending(5, 5)) {
      try UtilityFunction.steps([.init(value: 5, utility: 0), .init(value: 5, utility: 1)])
    }
    #expect(throws: UtilityError.badUtility(1.5)) {
      try UtilityFunction.steps([.init(value: 5, utility: 1.5)])
    }
    let hill = [(0.0, 0.0), (1, 1), (2, 0.5)].map {
      UtilityFunction.Point(value: $0.0, utility: $0.1)
    }
    #expect(throws: UtilityError.notMonotone(.increasing, at: 2)) {
      try UtilityFunction.piecewise(hill, monotonicity: .increasing)
    }
    #expect(throws: Never.self) { try UtilityFunction.piecewise(hill) }
  }
}
