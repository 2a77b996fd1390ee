/// The priorities of the items of one comparison matrix, in the order of its rows.
///
/// Positive numbers without unit that sum to 1.
public struct PriorityVector: Hashable, Sendable, RandomAccessCollection {
  /// The priorities.
  public let values: [Double]

  /// The rule that derived them.
  public let method: PrioritizationMethod

  /// A bound on the relative error of every priority, from the rounding of the judgments to the
  /// last operation; infinite if no bound is known.
  ///
  /// It bounds the error of the computation, and does not depend on the quality of the judgments.
  public let relativeErrorBound: Double

  /// Whether the method has no other solution for these judgments.
  ///
  /// Only direct least squares and logarithmic least absolute values can have several;
  /// `DirectLeastSquares` and `LogarithmicLeastAbsoluteValues` define which one these priorities
  /// are.
  public let isUnique: Bool

  package init(
    values: [Double], method: PrioritizationMethod, relativeErrorBound: Double,
    isUnique: Bool = true
  ) {
    self.values = values
    self.method = method
    self.relativeErrorBound = relativeErrorBound
    self.isUnique = isUnique
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { values.count }
  public subscript(position: Int) -> Double { values[position] }
}
