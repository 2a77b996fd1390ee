/// How far the members of a group agree in the whole.
public struct Agreement: Hashable, Sendable {
  /// The consensus over all criteria asked about, 0 … 1; `nil` without any.
  public let consensus: Double?
  /// What the consensus is called; `nil` without one.
  public let level: ConsensusLevel?
  /// The relative homogeneity of the members' final priorities, 0 … 1; `nil` for fewer than two members who
  /// judged everything.
  public let homogeneity: Double?
  /// Kendall's *W* of the final rankings, 0 … 1; `nil` where it is not defined.
  public let concordance: Double?

  /// Finds how far the members of a group agree.
  public init(in group: GroupEvaluation) {
    consensus = group.consensus
    level = group.consensus.map(ConsensusLevel.init(indicator:))
    homogeneity = group.ranked.consensus?.relativeHomogeneity
    concordance = group.ranked.concordance
  }

  /// Whether nothing is known, as of a single member.
  public var isUnknown: Bool { consensus == nil && homogeneity == nil && concordance == nil }
}
