internal import RealModule

/// The agreement of each pair of members of a group on the priorities of the same items.
///
///     let similarity = RespondentSimilarity(
///       of: [[0.6, 0.3, 0.1], [0.5, 0.3, 0.2], [0.1, 0.3, 0.6]], by: .relativeHomogeneity)
///     similarity?[0, 1]   // 0.983…
///
/// Source: K. D. Goepel's program AHP-OS (2022), for which see `Consensus`.
public struct RespondentSimilarity: Hashable, Sendable {
  /// The measure of the agreement of two members, or of more.
  public enum Measure: Hashable, Sendable {
    /// *S**, `Consensus.indicator`, for priorities from judgments on a scale with the largest ratio
    /// *M*.
    case consensus(scaleMaximum: Double)
    /// *S*, `Consensus.relativeHomogeneity`, for global priorities.
    case relativeHomogeneity

    /// The agreement of members without weights; `nil` for one.
    func agreement(of priorities: [[Double]]) -> Double? {
      switch self {
      case .consensus(let maximum): Consensus(priorities, scaleMaximum: maximum).indicator
      case .relativeHomogeneity: Consensus(priorities).relativeHomogeneity
      }
    }

    /// Returns the homogeneity for which the agreement is 0.
    fileprivate func floor(order: Int) -> Double {
      switch self {
      case .consensus(let maximum): Consensus.correction(order: order, scaleMaximum: maximum)
      case .relativeHomogeneity: 1 / Double(order)
      }
    }
  }

  /// The number of members *K*, at least 1.
  public let count: Int

  /// The measure of the similarities.
  public let measure: Measure

  /// The similarities of the pairs of members, as the entries above the diagonal, row by row.
  private let upperTriangle: [Double]

  /// Compares all pairs of members, with equal weights.
  ///
  /// - Parameters:
  ///   - priorities: For each member the priorities of all items, not negative, with the sum 1. At
  ///     least one member, and at least one item.
  ///   - measure: The measure of agreement.
  /// - Returns: `nil` for one item, for which agreement is not defined.
  /// - Complexity: O(*K*²*n*) time, O(*K*²) memory.
  ///
  /// Source: See `RespondentSimilarity`.
  public init?(of priorities: [[Double]], by measure: Measure) {
    precondition(!priorities.isEmpty, "at least one member")
    let order = priorities[0].count
    precondition(
      order > 0 && priorities.allSatisfy { $0.count == order }, "one priority for each item")
    precondition(
      priorities.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "priorities are not negative")
    if order == 1 { return nil }
    let floor = measure.floor(order: order)
    self.init(
      upperTriangle: UpperTriangle.pairs(order: priorities.count).map { pair in
        let beta = Consensus.betaEntropy(of: priorities[pair.row], and: priorities[pair.column])
        return Consensus.share(of: .exp(-beta), above: floor)
      }, count: priorities.count, measure: measure)
  }

  /// Creates a matrix from similarities that are already computed.
  init(upperTriangle: [Double], count: Int, measure: Measure) {
    precondition(upperTriangle.count == UpperTriangle.count(order: count), "one for each pair")
    self.upperTriangle = upperTriangle
    self.count = count
    self.measure = measure
  }

  /// The similarity of two members; 1 for equal priorities, and for a member with itself.
  public subscript(member: Int, other: Int) -> Double {
    precondition(
      member >= 0 && member < count && other >= 0 && other < count, "member out of range")
    if member == other { return 1 }
    return upperTriangle[
      UpperTriangle.index(row: min(member, other), column: max(member, other), order: count)]
  }

  /// Returns the mean similarity of each member with all others; `nil` for one member.
  ///
  /// `Outliers` finds those who agree least with the others.
  ///
  /// - Complexity: O(*K*²).
  public func means() -> [Double]? {
    count > 1 ? sums().map { ($0 - 1) / Double(count - 1) } : nil
  }

  /// Returns the sums of the rows, with the 1 of the diagonal.
  ///
  /// - Complexity: O(*K*²).
  func sums() -> [Double] {
    (0..<count).map { member in (0..<count).reduce(0) { $0 + self[member, $1] } }
  }
}
