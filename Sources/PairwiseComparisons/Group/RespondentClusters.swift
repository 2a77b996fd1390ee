/// Clusters of members who agree with each other more than with the rest.
///
/// The member with the most similarities above a threshold τ forms the first cluster with these
/// others; the remaining members are clustered in the same way, until no similarity among them is
/// above τ. Only the similarity to that one member counts: two others of a cluster may agree by
/// less than τ.
///
/// Source: K. D. Goepel's program AHP-OS (2022), for which see `Consensus`.
public struct RespondentClusters: Hashable, Sendable {
  /// τ, the similarity that must be exceeded.
  public let threshold: Double

  /// The positions of the members of each cluster, at least two, by descending sum of their
  /// similarities with all members; the clusters in the order in which they were found, a larger
  /// one before a smaller one.
  public let clusters: [[Int]]

  /// The positions of the members in no cluster, ascending.
  public let unclustered: [Int]

  /// Forms the clusters for a threshold.
  ///
  /// Each cluster is that of the member with the most similarities above the threshold, the first
  /// of several such members.
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
    // For each remaining member the number of such members, itself included, with a similarity
    // above the threshold.
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
  /// The thresholds to try for a group: 0.975, 0.95, …, 0.7.
  ///
  /// Source: See `RespondentClusters`.
  public static let automaticThresholds = (28...39).reversed().map { Double($0) / 40 }

  /// The agreement that the first cluster must exceed: 0.6875.
  ///
  /// Source: See `RespondentClusters`.
  public static let leastAgreement = 0.6875

  /// The most members that may be left without a cluster: 2.
  ///
  /// Source: See `RespondentClusters`.
  public static let mostUnclustered = 2

  /// Returns the clusters for the threshold that divides a group best.
  ///
  /// A threshold of `automaticThresholds` is a candidate if at most `mostUnclustered` members
  /// remain without a cluster, and the first cluster as a whole agrees by more than
  /// `leastAgreement`. Among the candidates with two clusters or more the result is the one with
  /// the least number of clusters and unclustered members, the highest threshold of several. A
  /// candidate with a single cluster, which does not divide the group, is the result instead if its
  /// threshold is higher, or if there is no other.
  ///
  /// - Parameters:
  ///   - similarity: The similarities of all pairs.
  ///   - priorities: The priorities from which the similarities were computed.
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
