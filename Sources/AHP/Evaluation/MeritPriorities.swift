/// The priorities of all alternatives under one merit, and what the merit counts.
public struct MeritPriorities: Hashable, Sendable {
  /// Which merit it is.
  public let kind: Merit.Kind
  /// How much it counts, 0 … 1; the weights of all merits sum to 1.
  public let weight: Double
  /// A bound on the relative error of the weight.
  public let weightErrorBound: Double
  /// The priority of each alternative, 0 or more: they sum to 1, or under ideal synthesis and for
  /// ratings 1 is the best.
  public let priorities: [Double]
  /// A bound on the relative error of every priority.
  public let errorBound: Double
  /// See `Merit.magnitude`.
  public let magnitude: Double?

  /// Creates the priorities under a merit.
  ///
  /// - Parameters:
  ///   - kind: Which merit it is.
  ///   - weight: How much it counts.
  ///   - priorities: The priority of each alternative.
  ///   - magnitude: How much all alternatives together have of it; `nil` if unknown.
  ///   - weightErrorBound: A bound on the relative error of the weight.
  ///   - errorBound: A bound on the relative error of every priority.
  public init(
    _ kind: Merit.Kind, weight: Double, priorities: [Double], magnitude: Double? = nil,
    weightErrorBound: Double = 0, errorBound: Double = 0
  ) {
    self.kind = kind
    self.weight = weight
    self.weightErrorBound = weightErrorBound
    self.priorities = priorities
    self.errorBound = errorBound
    self.magnitude = magnitude
  }
}

extension MeritPriorities {
  var estimates: [Estimate] { priorities.map { Estimate($0, errorBound * $0) } }
  var weightEstimate: Estimate { Estimate(weight, weightErrorBound * weight) }
}
