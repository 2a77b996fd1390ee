internal import AHP

/// What is said of weights of clusters and of judgments that are moved, the same in every report.
struct MoveWords {
  let words: LeadWords
  /// The first of the ranking, as an index; `nil` if nothing is ranked.
  let first: Int?

  init(words: LeadWords, ranking: Ranking) {
    self.words = words
    first = ranking.order.first
  }

  private var names: Names { words.names }

  // MARK: Weights of clusters

  /// The weights of clusters in networks.
  func table(of entries: [ClusterSensitivity.Entry]) -> Table {
    // A formula of merits has no slopes.
    let hasSlopes = entries.contains { $0.derivatives != nil }
    var table = Table(
      [.init(.clusterWeight), .init(.weight, .right)]
        + (hasSlopes ? [.init(.slopeOfFirst, .right, leavesAt: 1)] : [])
        + [
          .init(.leadChangesBelow, .right), .init(.leadChangesAbove, .right), .init(.thenFirst),
        ])
    for entry in entries {
      let slope = entry.derivatives.flatMap { derivatives in first.map { derivatives[$0] } }
      table.add(
        [place(of: entry), .priority(entry.weight)] + (hasSlopes ? [.priority(slope)] : [])
          + [
            .priority(entry.below?.weight), .priority(entry.above?.weight),
            entry.nearest.map { words.all($0.leaders) } ?? .absent,
          ])
    }
    return table
  }

  /// A weight by the comparison of clusters and the cluster.
  func place(of entry: ClusterSensitivity.Entry) -> Content {
    place(of: entry.compared, for: entry.cluster, in: entry.criterion)
  }

  func place(of compared: ClusterID, for cluster: ClusterID, in criterion: CriterionID) -> Content {
    let network = names.model.networks[criterion]
    return .phrase(
      .labelled, names.place(.network(criterion, .clusters(of: cluster))),
      .name(network?.label(of: compared, language: names.language) ?? ""))
  }

  func verdict(on clusters: ClusterSensitivity) -> Content {
    guard let (entry, change) = clusters.nearest() else {
      return switch clusters.obstacle {
      case .averagedPriorities: .phrase(.clusterWeightsOfEach)
      case .scale: .phrase(.clusterWeightsOffScale)
      case .noWeights: .phrase(.noClusterWeights)
      case nil: .phrase(.noClusterWeightChanges)
      }
    }
    return .phrase(
      .nearestClusterWeight, place(of: entry), .priority(change.weight),
      .priority(entry.weight), words.all(change.leaders))
  }

  // MARK: Judgments

  private static let judgmentsShown = 10

  /// The judgments with most leverage.
  func table(of judgments: JudgmentSensitivity) -> Table {
    let hasSlopes = judgments.entries.contains { $0.derivatives != nil }
    var table = Table(
      [.init(.judgment), .init(.judgmentNow, .right)]
        + (hasSlopes ? [.init(.slopeOfFirst, .right, leavesAt: 1)] : [])
        + [.init(.changesAt, .right), .init(.thenFirst)])
    table.hiddenRows = max(0, judgments.entries.count - Self.judgmentsShown)
    for entry in judgments.entries.prefix(Self.judgmentsShown) {
      let slope = entry.derivatives.flatMap { derivatives in first.map { derivatives[$0] } }
      table.add(
        [place(of: entry), .judgment(entry.ratio)] + (hasSlopes ? [.priority(slope)] : [])
          + [
            .judgment(entry.change?.ratio), entry.change.map { words.all($0.leaders) } ?? .absent,
          ])
    }
    return table
  }

  /// A judgment by its criterion, its two items and the one whose it is.
  func place(of entry: JudgmentSensitivity.Entry) -> Content {
    names.by(
      entry.participant,
      .phrase(
        .labelled, names.place(entry.subject),
        names.pair(entry.row, entry.column, of: entry.subject)))
  }

  func verdict(on judgments: JudgmentSensitivity) -> Content {
    switch NearestJudgmentChange(in: judgments) {
    case .noJudgments: .phrase(.noJudgmentToMove)
    case .never: .phrase(.noJudgmentChanges)
    case .at(let entry, let change):
      .phrase(
        .nearestJudgment, place(of: entry), .judgment(change.ratio), .judgment(entry.ratio),
        words.all(change.leaders))
    }
  }
}
