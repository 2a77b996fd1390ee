/// The priorities of the items of one comparison matrix, in the order of its rows.
///
/// Positive numbers without unit that sum to 1.
public struct PriorityVector: Hashable, Sendable, RandomAccessCollection {
  /// The priorities.
  public let values: [Double]

  /// The rule that derived them.
  public let method: PrioritizationMethod

  /// A bound on the relative error of every priority, from the rounding of the judgments to the
  /// last operation; infinite if nothing can be said.
  ///
  /// It tells how exactly the method was carried out, not how good the judgments are.
  public let relativeErrorBound: Double

  package init(values: [Double], method: PrioritizationMethod, relativeErrorBound: Double) {
    self.values = values
    self.method = method
    self.relativeErrorBound = relativeErrorBound
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { values.count }
  public subscript(position: Int) -> Double { values[position] }
}
