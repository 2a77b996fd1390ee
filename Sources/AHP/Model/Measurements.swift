/// What the entries of a table say about alternatives under a criterion.
public enum AlternativeMeasure: Hashable, Sendable {
  /// Intensities of the rating scale of this position, or numbers from 0 to 1; `nil` for numbers
  /// alone.
  case ratings(scale: Int?)
  /// Measured values, and how they become priorities.
  case values(Measurements.Evaluation)
}

/// Measured values of the items that a criterion compares, and how they become priorities.
public struct Measurements: Hashable, Sendable {
  /// How values become priorities.
  public enum Evaluation: Hashable, Sendable {
    /// In proportion to the values, which are 0 or more: relative measurement.
    case higherIsBetter
    /// In proportion to the reciprocals of the values, which are above 0: relative measurement of
    /// what costs.
    case lowerIsBetter
    /// By a function, which says how good each value is without regard to the others: absolute
    /// measurement.
    case utility(UtilityFunction)
  }

  /// The value of each item.
  public let values: [Double]
  /// How they become priorities.
  public let evaluation: Evaluation

  /// Creates measurements.
  ///
  /// - Throws: `MeasurementError` with the first value that has no priority.
  public init(_ values: [Double], by evaluation: Evaluation) throws(MeasurementError) {
    for (item, value) in values.enumerated() {
      if let problem = Self.problem(with: value, in: evaluation) {
        throw MeasurementError(item: item, value: value, problem: problem)
      }
    }
    if evaluation == .higherIsBetter, values.allSatisfy({ $0 == 0 }) {
      throw MeasurementError(item: nil, value: 0, problem: .allZero)
    }
    self.values = values
    self.evaluation = evaluation
  }

  /// What is wrong with a value, if anything.
  package static func problem(
    with value: Double, in evaluation: Evaluation
  ) -> MeasurementError.Problem? {
    switch evaluation {
    case .higherIsBetter:
      value == 0 || ComparisonMatrix.supportedRatios.contains(value) ? nil : .notPositiveOrZero
    case .lowerIsBetter: ComparisonMatrix.supportedRatios.contains(value) ? nil : .notPositive
    case .utility(let function):
      function.utility(of: value) == nil ? .outsideDomain(function.domain) : nil
    }
  }

  /// Whether a priority depends on the item's own value alone, and counts as it is: 1 is as good as
  /// can be.
  public var isAbsolute: Bool {
    if case .utility = evaluation { true } else { false }
  }

  /// Returns the priority of each item: utilities, or numbers of which only the ratios count.
  func priorities() -> [Double] {
    switch evaluation {
    case .higherIsBetter: values
    case .lowerIsBetter: values.map { 1 / $0 }
    case .utility(let function): values.map { function.utility(of: $0) ?? 0 }
    }
  }

  /// The measurements of some of the items, in the given order; `nil` if all of their values are 0.
  func restricted(to items: [Int]) -> Measurements? {
    try? Measurements(items.map { values[$0] }, by: evaluation)
  }
}

/// A measured value that has no priority.
public struct MeasurementError: Error, Hashable, Sendable {
  /// What can be wrong with a value.
  @nonexhaustive
  public enum Problem: Hashable, Sendable {
    /// It is negative, or too large or small.
    case notPositiveOrZero
    /// It is not positive, or too large or small.
    case notPositive
    /// The utility function says nothing of it.
    case outsideDomain(ClosedRange<Double>)
    /// All values are 0.
    case allZero
  }

  /// The position of the item; `nil` for all.
  public let item: Int?
  /// The value.
  public let value: Double
  /// What is wrong with it.
  public let problem: Problem
}

extension MeasurementError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notPositiveOrZero: "is not a number of 0 or more, within 1e-50 … 1e50"
    case .notPositive: "is not a positive number, as 'direction: lower' needs, within 1e-50 … 1e50"
    case .outsideDomain(let domain):
      domain.upperBound == .infinity
        ? "is outside the domain of the utility, \(domain.lowerBound) or more"
        : "is outside the domain of the utility, \(domain.lowerBound) … \(domain.upperBound)"
    case .allZero: "is the value of all items"
    }
  }
}
