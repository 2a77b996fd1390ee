/// How far the members of a group agree in the whole.
public struct Agreement: Hashable, Sendable {
  /// The consensus over all criteria asked about, 0 … 1; `nil` without any.
  public let consensus: Double?
  /// What the consensus is called; `nil` without one.
  public let level: ConsensusLevel?
  /// The relative homogeneity of the members' final priorities, 0 … 1; `nil` for fewer than two
  /// members who judged everything.
  public let homogeneity: Double?
  /// Kendall's *W* of the final rankings, 0 … 1; `nil` where it is not defined.
  public let concordance: Double?
  /// How many members have final priorities that are compatible with the group's, by Garuti's
  /// index; `nil` for a group too large to look at its members one by one.
  public let compatible: Compatible?

  /// How many members are compatible with the group.
  public struct Compatible: Hashable, Sendable {
    /// The number of members with final priorities.
    public let count: Int
    /// How many of them have an index of `Compatibility.garutiThreshold` or more.
    public let compatibleCount: Int
  }

  /// Finds how far the members of a group agree.
  ///
  /// - Complexity: O(members).
  public init(in group: GroupEvaluation, analysis: GroupAnalysis? = nil) {
    consensus = group.consensus
    level = group.consensus.map(ConsensusLevel.init(indicator:))
    homogeneity = group.ranked.consensus?.relativeHomogeneity
    concordance = group.ranked.concordance
    let indices = analysis?.members.compactMap(\.garutiCompatibility)
    compatible = indices.map { indices in
      Compatible(
        count: indices.count,
        compatibleCount: indices.count { $0 >= Compatibility.garutiThreshold })
    }
  }

  /// Whether nothing is known, as of a single member.
  public var isUnknown: Bool { consensus == nil && homogeneity == nil && concordance == nil }

  /// Whether the consensus is high or very high.
  private var isHigh: Bool { level == .high || level == .veryHigh }

  /// Whether the consensus is high although the rankings hardly agree, *W* below 1/2.
  public var contradictsConcordance: Bool { isHigh && (concordance ?? 1) < 0.5 }

  /// Whether the consensus is high although most of several members are not compatible with the
  /// group.
  public var contradictsCompatibility: Bool {
    isHigh && (compatible.map { $0.count > 1 && 2 * $0.compatibleCount < $0.count } ?? false)
  }
}
