/// What the ranking owes to the weights of clusters in networks.
///
/// The weight of one cluster for another moves between 0 and 1 while the others that are compared
/// keep their proportions.
public struct ClusterSensitivity: Hashable, Sendable {
  /// What is ranked at the present weights.
  public let items: RankedItems
  /// One entry for each compared cluster, those of one comparison after another.
  public let entries: [Entry]
  /// Why no weight is moved; `nil` if some are.
  public let obstacle: Obstacle?

  /// By which share of itself a weight goes down and up besides.
  public static let movedShare = 0.2

  /// Why no weight of a cluster is moved.
  public enum Obstacle: Hashable, Sendable {
    /// Final priorities of participants are averaged, each of whom has weights of clusters of his
    /// or her own.
    case averagedPriorities
    /// Judgments on another scale than the linear one are no ratios.
    case scale
    /// No clusters with weights between 0 and 1 are compared.
    case noWeights
  }

  /// The weight of a cluster for another, and what moving it does.
  public struct Entry: Hashable, Sendable {
    /// The criterion that has the network.
    public let criterion: CriterionID
    /// The cluster that is influenced.
    public let cluster: ClusterID
    /// The cluster whose weight moves.
    public let compared: ClusterID
    /// The present weight, between 0 and 1.
    public let weight: Double
    /// The derivative of the priority of each ranked item by the weight; `nil` where there is none.
    public let derivatives: [Double]?
    /// The first change of the lead that is found below the weight, and above it.
    public let below: Change?
    public let above: Change?
    /// The priority of each ranked item with the weight lower and higher by `movedShare` of
    /// itself; `nil` where there is no limit.
    public let lowered: [Double]?
    public let raised: [Double]?

    /// How far the priority of an item goes with the weight, by its slope or else by what the
    /// weight lower and higher makes of it.
    func movement(of item: Int) -> Double {
      if let derivatives { return abs(derivatives[item]) }
      guard let lowered, let raised else { return 0 }
      return abs(raised[item] - lowered[item]) / (2 * ClusterSensitivity.movedShare * weight)
    }

    /// The nearer of the two changes.
    public var nearest: Change? {
      [below, above].compactMap(\.self).min { abs($0.weight - weight) < abs($1.weight - weight) }
    }
  }

  /// A change of the lead.
  public struct Change: Hashable, Sendable {
    /// Where it is: at one end the present leaders still lead, at the other end the first of them
    /// surely does not.
    public let bounds: ClosedRange<Double>
    /// All who lead beyond it.
    public let leaders: [RankedID]

    /// The middle of the bounds.
    public var weight: Double { (bounds.lowerBound + bounds.upperBound) / 2 }
  }

  /// Returns the entry whose weight needs the smallest shift to change the lead; `nil` if none
  /// does.
  ///
  /// - Complexity: O(entries).
  public func nearest() -> (entry: Entry, change: Change)? {
    entries.compactMap { entry in entry.nearest.map { (entry, $0) } }
      .min { abs($0.1.weight - $0.0.weight) < abs($1.1.weight - $1.0.weight) }
  }

  /// Returns the entries, those whose weights change the lead soonest on top; of those that do not
  /// change it, the one that moves the priority of the first most.
  ///
  /// - Complexity: O(*n* log *n*) for *n* entries.
  public func entriesByDistance() -> [Entry] {
    let first = items.ranking.order.first
    let keys = entries.indices.map { index in
      let entry = entries[index]
      let slope = first.map { entry.movement(of: $0) } ?? 0
      return (entry.nearest.map { abs($0.weight - entry.weight) } ?? .infinity, -slope, index)
    }
    return entries.indices.sorted { keys[$0] < keys[$1] }.map { entries[$0] }
  }
}

extension ClusterSensitivity {
  /// How many steps the search takes from the present weight to each end.
  private static let steps = 20
  /// How far toward an end a weight moves: the ends themselves would cut links.
  private static let farthest = 0.999
  /// How narrow the bounds of a change are.
  private static let width = 1e-9

  /// Moves each weight of a cluster.
  ///
  /// A change of the lead is sought in 20 steps to each end, and narrowed by halving: every point
  /// is evaluated with its error bound, so that a change which is found is one for certain. There
  /// are no entries where final priorities of participants are averaged, since each of them has
  /// weights of clusters of his or her own.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: The evaluation of the model.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  /// - Throws: `EvaluationError` if LAPACK is needed and cannot be loaded.
  /// - Complexity: Up to 100 limits for each compared cluster, and O(*n*³) for each network of *n*
  ///   nodes.
  public init(
    of model: DecisionModel, in evaluation: Evaluation, threads: Int? = nil
  ) throws(EvaluationError) {
    let items = RankedItems(of: model, in: evaluation)
    let moves = JudgmentMoves(of: model, options: evaluation.options, base: items)
    let view = evaluation.networks.isEmpty ? nil : try? moves.views(of: evaluation).first
    var entries: [Entry] = []
    for (criterion, result) in evaluation.networks.sorted(by: { $0.key < $1.key }) {
      guard let moved = MovedNetwork(of: criterion, in: evaluation, of: model, ranking: items),
        let view
      else { continue }
      let slopes = try moves.slopes(of: criterion, in: view)
      let network = result.network
      let places = network.clusters.indices.flatMap { cluster in
        network.comparedClusters(of: cluster).indices.map { (cluster, $0) }
      }.filter { cluster, _ in network.comparedClusters(of: cluster).count > 1 }
      entries += Parts.map(places.count, size: 1, threads: threads) { part in
        part.compactMap { place -> Entry? in
          let (cluster, item) = places[place]
          return Self.entry(
            of: item, for: cluster, of: criterion, result, moved, moves, view, slopes)
        }
      }.flatMap(\.self)
    }
    let obstacle: Obstacle? =
      if !entries.isEmpty {
        nil
      } else if evaluation.networks.isEmpty && !model.networks.isEmpty {
        .averagedPriorities
      } else {
        evaluation.options.scale == .linear ? .noWeights : .scale
      }
    self.init(items: items, entries: entries, obstacle: obstacle)
  }

  private static func entry(
    of item: Int, for cluster: ClusterID, of criterion: CriterionID, _ result: NetworkEvaluation,
    _ moved: MovedNetwork, _ moves: JudgmentMoves, _ view: JudgmentMoves.View,
    _ slopes: NetworkSlopes?
  ) -> Entry? {
    let subject = NetworkSubject.clusters(of: cluster)
    guard let set = result.set(subject) else { return nil }
    let weights = set.priorities
    let weight = weights[item]
    let rest = 1 - weight
    guard weight > 0, rest > 0 else { return nil }
    func priorities(at value: Double) -> [Double] {
      weights.indices.map { $0 == item ? value : weights[$0] * (1 - value) / rest }
    }
    func items(at value: Double) -> RankedItems? {
      moved.items(
        with: priorities(at: value), errorBound: 3 * set.errorBound + 8 * Rounding.unit,
        of: subject)
    }
    /// Who leads at a weight, if that is another lead for certain; `nil` if not.
    func leaders(at value: Double) -> [RankedID]? {
      guard let lead = moves.lead, let after = items(at: value) else { return nil }
      return moves.change(from: lead, to: after)?.leaders
    }
    func forecast(at value: Double) -> MovedNetwork.Forecast {
      moves.lead.map { moved.forecast(of: $0, with: priorities(at: value), of: subject) }
        ?? .isOpen
    }
    /// The change between two weights, with certainty at both; `nil` if there is none for certain
    /// at the farther one.
    func change(from near: Double, to far: Double, forecasting: Bool) -> Change? {
      var (kept, beyond) = (near, far)
      while abs(beyond - kept) > width {
        let middle = (kept + beyond) / 2
        switch forecasting ? forecast(at: middle) : .isOpen {
        case .stays: kept = middle
        case .goes: beyond = middle
        case .isOpen:
          if leaders(at: middle) != nil { beyond = middle } else { kept = middle }
        }
      }
      guard let found = leaders(at: beyond), leaders(at: kept) == nil else { return nil }
      return Change(bounds: min(kept, beyond)...max(kept, beyond), leaders: found)
    }
    func change(toward end: Double) -> Change? {
      var kept = weight
      for step in 1...steps {
        let share = step == steps ? farthest : Double(step) / Double(steps)
        let beyond = weight + (end - weight) * share
        if case .stays = forecast(at: beyond) {
          kept = beyond
        } else if leaders(at: beyond) == nil {
          kept = beyond
        } else {
          return change(from: kept, to: beyond, forecasting: true)
            ?? change(from: kept, to: beyond, forecasting: false)
        }
      }
      return nil
    }
    /// What is ranked at a weight, as exactly as a picture needs it.
    func shown(at value: Double) -> [Double]? {
      (moved.nearlyRanked(with: priorities(at: value), of: subject) ?? items(at: value))?.priorities
    }
    let derivatives = slopes.map { slopes in
      let own = weights.indices.map { $0 == item ? 1 : -weights[$0] / rest }
      return moves.finalDerivatives(
        slopes.changes(with: own, of: subject), of: criterion, in: view)
    }
    return Entry(
      criterion: criterion, cluster: cluster,
      compared: result.network.comparedClusters(of: cluster)[item], weight: weight,
      derivatives: derivatives, below: change(toward: 0), above: change(toward: 1),
      lowered: shown(at: weight * (1 - ClusterSensitivity.movedShare)),
      raised: shown(
        at: min(weight + farthest * rest, weight * (1 + ClusterSensitivity.movedShare))))
  }
}
