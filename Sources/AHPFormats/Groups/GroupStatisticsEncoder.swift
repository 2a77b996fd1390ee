internal import AHP

/// Turns statistics into the mapping that a file has.
struct GroupStatisticsEncoder {
  let statistics: GroupStatistics

  /// Returns the mapping.
  ///
  /// - Complexity: O(pairs, items, criteria and respondents).
  func value() -> DataValue {
    let members = members()
    return .mapping(
      members + [(GroupStatisticsKey.digest.rawValue, .text(Self.digest(of: members)))])
  }

  /// Returns the digest of the line that the other members are, in hexadecimal digits.
  ///
  /// - Complexity: As of `value()`.
  func digest() -> String { Self.digest(of: members()) }

  private static func digest(of members: [(key: String, value: DataValue)]) -> String {
    TextDigest(of: DataValue.mapping(members).jsonLine()).hexadecimal()
  }

  /// The members but for the digest.
  private func members() -> [(key: String, value: DataValue)] {
    GroupStatisticsKey.allCases.filter { $0 != .digest }.map { ($0.rawValue, value(of: $0)) }
  }

  private func value(of key: GroupStatisticsKey) -> DataValue {
    switch key {
    case .groupStatistics: .integer(GroupStatisticsFile.version)
    case .model: .text(statistics.questionDigest().hexadecimal())
    case .settings:
      .mapping(
        statistics.options.settings.members().compactMap { key, value in value.map { (key, $0) } })
    case .selection:
      .mapping(RespondentSelectionKey.allCases.map { ($0.rawValue, value(of: $0)) })
    case .respondents: .integer(statistics.respondentCount)
    case .exclusions:
      .list(
        GroupStatistics.ExclusionCounts.all.map { .integer(statistics.exclusions[keyPath: $0]) })
    case .judgments:
      .list(
        (0..<statistics.judgments.pairCount).filter { statistics.judgments.count(of: $0) > 0 }
          .map(pair))
    case .priorities: .list((0..<statistics.priorities.setCount).map(set))
    case .items: .list(statistics.priorities.zeroCounts.indices.map(item))
    case .criteria: .list(statistics.ratioCounts.indices.map(criterion))
    case .names: .list(statistics.names.sortedDigests().map { .text($0.hexadecimal()) })
    // It is of all others.
    case .digest: .null
    }
  }

  private func value(of key: RespondentSelectionKey) -> DataValue {
    let selection = statistics.selection
    switch key {
    case .attributes:
      return .mapping(
        selection.attributes.sorted { $0.key < $1.key }.map {
          ($0.key, .list($0.value.sorted().map(DataValue.text)))
        })
    case .maximumConsistencyRatio: return .optional(selection.maximumConsistencyRatio)
    case .leavesOut: return .text(selection.leavesOut.rawValue)
    }
  }

  // MARK: Rows

  /// The position of a pair, how many judged it, the extremes of their ratios, and the sums.
  private func pair(_ pair: Int) -> DataValue {
    let judgments = statistics.judgments
    let cells: [DataValue] = [
      .integer(pair), .integer(judgments.count(of: pair)), .number(judgments.smallest(of: pair)),
      .number(judgments.largest(of: pair)),
    ]
    return .list(cells + JudgmentSums.Term.allCases.map { .text(judgments.text(of: $0, pair)) })
  }

  private func set(_ set: Int) -> DataValue {
    let priorities = statistics.priorities
    let cells: [DataValue] = [
      .integer(priorities.counts[set]), .number(priorities.errorBounds[set]),
      .integer(priorities.tieSums[set]),
    ]
    return .list(
      cells
        + PrioritySums.SetTerm.allCases.map {
          .text(priorities.setSums.text(of: PrioritySums.index($0, of: set)))
        })
  }

  private func item(_ item: Int) -> DataValue {
    let priorities = statistics.priorities
    let cells: [DataValue] = [
      .integer(priorities.zeroCounts[item]), .integer(priorities.firstCounts[item]),
      .integer(priorities.doubledRankSums[item]),
    ]
    return .list(
      cells
        + PrioritySums.ItemTerm.allCases.map {
          .text(priorities.itemSums.text(of: PrioritySums.index($0, of: item)))
        })
  }

  private func criterion(_ criterion: Int) -> DataValue {
    .list([
      .integer(statistics.ratioCounts[criterion]),
      .integer(statistics.inconsistentCounts[criterion]),
      .integer(statistics.zeroPriorityCounts[criterion]),
      .text(statistics.ratioSums.text(of: criterion)),
      .text(statistics.globalSums.text(of: criterion)),
    ])
  }
}
