/// Groups of members who agree with each other more than with the rest.
///
/// The member who agrees with most others by more than a threshold τ makes the first cluster with
/// them; so do the rest among themselves, until no one agrees with anyone left. Only the similarity to
/// that one member counts: two others of a cluster may agree by less than τ.
///
/// Source: K. D. Goepel's program AHP-OS (2022), for which see `Consensus`.
public struct RespondentClusters: Hashable, Sendable {
  /// τ, the similarity that must be exceeded.
  public let threshold: Double

  /// The positions of the members of each cluster, at least two, by descending sum of their
  /// similarities with all members; the clusters in the order in which they were found, a larger one
  /// before a smaller one.
  public let clusters: [[Int]]

  /// The positions of the members in no cluster, ascending.
  public let unclustered: [Int]

  /// Forms the clusters for a threshold.
  ///
  /// Each cluster is that of the member with the most similarities above the threshold, the first of
  /// several such members.
  ///
  /// - Parameters:
  ///   - similarity: The similarities of all pairs.
  ///   - threshold: τ, a number below 1; from 1 on there are no clusters.
  /// - Complexity: O(*K*²) for *K* members.
  ///
  /// Source: See `RespondentClusters`.
  public init(_ similarity: RespondentSimilarity, threshold: Double) {
    self.init(similarity, sums: similarity.sums(), threshold: threshold)
  }

  private init(_ similarity: RespondentSimilarity, sums: [Double], threshold: Double) {
    precondition(!threshold.isNaN, "a threshold is a number")
    var left = Array(0..<similarity.count)
    // How many members, themselves among them, those left agree with.
    var counts = left.map { member in left.count { similarity[member, $0] > threshold } }
    var clusters: [[Int]] = []
    while let center = left.max(by: { (counts[$0], $1) < (counts[$1], $0) }), counts[center] > 1 {
      let cluster = left.filter { similarity[center, $0] > threshold }
      left.removeAll { similarity[center, $0] > threshold }
      for member in left {
        counts[member] -= cluster.count { similarity[member, $0] > threshold }
      }
      clusters.append(cluster.sorted { (sums[$1], $0) < (sums[$0], $1) })
    }
    self.threshold = threshold
    self.clusters = clusters
    unclustered = left
  }
}

extension RespondentClusters {
  /// The thresholds that are tried for a group: 0.975, 0.95, …, 0.7.
  ///
  /// Source: See `RespondentClusters`.
  public static let automaticThresholds = (28...39).reversed().map { Double($0) / 40 }

  /// What the agreement within the first cluster must exceed: 0.6875.
  ///
  /// Source: See `RespondentClusters`.
  public static let leastAgreement = 0.6875

  /// The most members that may be left without a cluster: 2.
  ///
  /// Source: See `RespondentClusters`.
  public static let mostUnclustered = 2

  /// Returns the clusters for the threshold that divides a group best.
  ///
  /// Of the `automaticThresholds` those count that leave at most `mostUnclustered` members, and whose
  /// first cluster agrees by more than `leastAgreement`, all its members taken together. Among those
  /// with two clusters or more it is the one with the least number of clusters and unclustered members,
  /// the highest threshold of several. But a higher threshold with a single cluster is preferred, and
  /// one is taken if there are none with more: then the group is not divided.
  ///
  /// - Parameters:
  ///   - similarity: The similarities of all pairs.
  ///   - priorities: The priorities that they are the similarities of.
  /// - Returns: The clusters; `nil` if there is no such threshold, as for one member.
  /// - Complexity: O(*K*² + *Kn*) for *K* members.
  ///
  /// Source: See `RespondentClusters`.
  public static func automatic(
    _ similarity: RespondentSimilarity, of priorities: [[Double]]
  ) -> RespondentClusters? {
    precondition(priorities.count == similarity.count, "the priorities of each member")
    let sums = similarity.sums()
    var single: RespondentClusters?
    var several: RespondentClusters?
    for threshold in automaticThresholds {
      let candidate = RespondentClusters(similarity, sums: sums, threshold: threshold)
      guard candidate.unclustered.count <= mostUnclustered, let first = candidate.clusters.first,
        let agreement = similarity.measure.agreement(of: first.map { priorities[$0] }),
        agreement > leastAgreement
      else { continue }
      if candidate.clusters.count == 1 {
        single = single ?? candidate
      } else if several.map({ candidate.partCount < $0.partCount }) ?? true {
        several = candidate
      }
    }
    guard let single, let several else { return single ?? several }
    return single.threshold > several.threshold ? single : several
  }

  /// The number of clusters and of members without one.
  private var partCount: Int { clusters.count + unclustered.count }
}
