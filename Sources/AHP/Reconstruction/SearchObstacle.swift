/// Why judgments are not searched for printed numbers.
public enum SearchObstacle: String, Hashable, Sendable, CaseIterable {
  /// A group is combined otherwise than by geometric means of the judgments of two to four people
  /// with equal weights.
  case people
  /// The priorities were derived by a method that is not searched.
  case method
  /// The random index has no value for the number of items.
  case randomIndex
  /// There are more items than an audit searches.
  case order
  /// Nothing but global priorities is printed, and structural adjustment multiplies them by numbers
  /// of leaves.
  case structuralAdjustment
}

/// Printed numbers that no judgments are searched for.
public struct UnsearchedMatrix: Hashable, Sendable {
  /// The numbers.
  public let matrix: ReportedMatrix
  /// Why not.
  public let obstacle: SearchObstacle
  /// How many people's judgments they combine; 1 for those of a participant.
  public let people: Int
  /// The rule that the priorities were derived by.
  public let prioritization: PrioritizationMethod
  /// The table that the consistency ratio was divided by.
  public let randomIndex: RandomIndex
  /// Whether judgments that give the printed numbers of all members of a group combine to these;
  /// `nil` where that was not looked at.
  public let combination: MatrixSearch.Verdict?
}

extension SearchObstacle {
  /// What keeps every search for a matrix of this order from its beginning; `nil` for nothing.
  init?(order: Int, prioritization: PrioritizationMethod, randomIndex: RandomIndex) {
    // Two items have the same priorities by every method.
    if order > 2 && !PrintedMatrix.supportedMethods.contains(prioritization) {
      self = .method
    } else if randomIndex.value(order: order) == nil {
      self = .randomIndex
    } else {
      return nil
    }
  }
}
