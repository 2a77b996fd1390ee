internal import AHP

/// A network of clusters of nodes, as Super Decisions and ANP Studio have it.
struct ClusterNetwork {
  struct Node {
    let name: String
    let place: ImportPlace
    var text: String?
  }

  struct Cluster {
    let name: String
    let nodes: [Node]
    let isOfAlternatives: Bool
  }

  /// A comparison of the nodes of one cluster with respect to a node, or of clusters with respect
  /// to a cluster.
  struct Comparison {
    let cluster: Int
    /// The node in `cluster`; 0 for a comparison of clusters.
    var node = 0
    /// The cluster whose nodes are compared; 0 for a comparison of clusters.
    var destination = 0
    /// What is compared.
    let items: [Int]
    /// The judgments of each participant, or everybody's, on `items` in their order; none for what
    /// is not judged.
    let judgments: [(participant: ParticipantID?, judgments: Judgments)]
    let place: ImportPlace
    /// Whether nothing is judged, so that all items count equally; the judgments then say so.
    var isUnjudged = false
  }

  /// The node that the network belongs to, and the position of the network that has it; `nil` for
  /// the top.
  let owner: (network: Int, node: String)?
  let place: ImportPlace
  var clusters: [Cluster] = []
  var clusterComparisons: [Comparison] = []
  /// Comparisons of nodes, none of them without items.
  var nodeComparisons: [Comparison] = []

  /// A node: its cluster and its position there.
  struct Place: Hashable {
    let cluster: Int
    let node: Int
  }

  /// Returns the comparisons with respect to each node.
  ///
  /// - Complexity: O(comparisons).
  func comparisonsByNode() -> [Place: [Comparison]] {
    var comparisons: [Place: [Comparison]] = [:]
    for comparison in nodeComparisons {
      comparisons[Place(cluster: comparison.cluster, node: comparison.node), default: []]
        .append(comparison)
    }
    return comparisons
  }

  /// Returns all nodes, cluster by cluster.
  ///
  /// - Complexity: O(nodes).
  func places() -> [Place] {
    clusters.enumerated().flatMap { cluster, entry in
      entry.nodes.indices.map { Place(cluster: cluster, node: $0) }
    }
  }

  /// Returns all nodes that others compare.
  ///
  /// - Complexity: O(compared items).
  func comparedPlaces() -> Set<Place> {
    Set(
      nodeComparisons.flatMap { comparison in
        comparison.items.map { Place(cluster: comparison.destination, node: $0) }
      })
  }

  /// Returns why the network is no hierarchy; `nil` if it is one.
  ///
  /// - Complexity: O(nodes + compared items).
  func obstacle() -> String? {
    let comparisons = comparisonsByNode()
    for place in comparisons.keys where clusters[place.cluster].isOfAlternatives {
      return "alternatives compare other nodes"
    }
    var waitingFor: [Place: Int] = [:]
    func below(_ place: Place) -> [Place] {
      (comparisons[place] ?? []).flatMap { comparison in
        comparison.items.map { Place(cluster: comparison.destination, node: $0) }
      }
    }
    let all = places()
    for place in all { for lower in below(place) { waitingFor[lower, default: 0] += 1 } }
    var free = all.filter { waitingFor[$0] == nil }
    var next = 0
    while next < free.count {
      for lower in below(free[next]) {
        waitingFor[lower, default: 0] -= 1
        if waitingFor[lower] == 0 { free.append(lower) }
      }
      next += 1
    }
    return free.count < all.count ? "nodes depend on each other" : nil
  }
}
