/// The change of a priority that is the largest from one result of a model to another.
public struct LargestShift: Hashable, Sendable {
  /// What the model ranks that it belongs to, as an index into `RankedItems.ids`.
  public let item: Int
  /// The priority in the first result, 0 … 1.
  public let before: Double
  /// The priority in the other result, 0 … 1.
  public let after: Double

  /// The change, above 0 for a gain.
  public var difference: Double { after - before }

  /// Finds the largest change, the first of several that are equal up to rounding, 1e−12; `nil` if
  /// nothing is ranked.
  ///
  /// - Complexity: O(*n*) for *n* things ranked.
  public init?(from first: RankedItems, to second: RankedItems) {
    let shifts = zip(first.priorities, second.priorities).map { abs($1 - $0) }
    guard let largest = shifts.max(),
      let item = shifts.firstIndex(where: { $0 >= largest - 1e-12 })
    else { return nil }
    self.item = item
    before = first.priorities[item]
    after = second.priorities[item]
  }
}
