internal import RealModule

/// The weights and judgments that move the lead of a ranking most, each moved alone: a tornado.
///
/// The lead is the priority of the first less that of the second.
///
/// Source: for the picture, T. G. Eschenbach, "Spiderplots versus tornado diagrams for sensitivity
/// analysis", *Interfaces* 22 (1992), 40–46, doi:10.1287/inte.22.6.40.
public struct LeadMoves: Hashable, Sendable {
  /// The first of the ranking, as an index into `RankedItems.ids`.
  public let first: Int
  /// The second.
  public let second: Int
  /// The present lead, 0 or more.
  public let lead: Double
  /// What moves the lead, the most first.
  public let entries: [Entry]

  /// By which share of itself each weight goes down and up.
  public static let weightShare = ClusterSensitivity.movedShare

  /// What is moved, and what becomes of the lead.
  public struct Entry: Hashable, Sendable {
    /// What is moved.
    public let subject: Subject
    /// The lead with it moved down.
    public let down: Double
    /// The lead with it moved up.
    public let up: Double
  }

  /// What is moved.
  public enum Subject: Hashable, Sendable {
    /// The weight of a criterion under a parent, by `weightShare` of itself while its siblings keep
    /// their proportions.
    case weight(of: CriterionID, under: CriterionID)
    /// The weight of a cluster for another in the network of a criterion, by `weightShare` of
    /// itself while the others that are compared keep their proportions.
    case clusterWeight(of: ClusterID, for: ClusterID, in: CriterionID)
    /// A judgment, by one step of the scale 1/9 … 9, by the slope at the judgment.
    case judgment(of: ComparisonSubject, by: ParticipantID?, row: Int, column: Int)
  }

  /// Moves each weight and each judgment.
  ///
  /// - Parameters:
  ///   - sensitivity: The lines of the weights.
  ///   - judgments: The slopes of the judgments; `nil` for none.
  /// - Returns: `nil` for fewer than two things ranked.
  /// - Complexity: As of `init(of:lines:clusters:judgments:)`.
  public init?(weights sensitivity: WeightSensitivity, judgments: JudgmentSensitivity?) {
    self.init(of: sensitivity.items, lines: sensitivity.lines, judgments: judgments)
  }

  /// Moves each weight, each weight of a cluster and each judgment.
  ///
  /// - Parameters:
  ///   - items: What is ranked, with everything as it is.
  ///   - lines: The lines of the weights of criteria; none where they cannot be moved.
  ///   - clusters: The weights of clusters in networks; `nil` for none.
  ///   - judgments: The slopes of the judgments; `nil` for none.
  /// - Returns: `nil` for fewer than two things ranked.
  /// - Complexity: O(lines · items + *n* log *n*) for *n* weights and judgments.
  public init?(
    of items: RankedItems, lines: [WeightLines], clusters: ClusterSensitivity? = nil,
    judgments: JudgmentSensitivity? = nil
  ) {
    let order = items.ranking.order
    guard order.count > 1 else { return nil }
    let (first, second) = (order[0], order[1])
    let lead = items.priorities[first] - items.priorities[second]
    var entries = lines.map { line in
      func moved(_ factor: Double) -> Double {
        let priorities = line.priorities(at: min(1, line.weight * factor))
        return priorities[first] - priorities[second]
      }
      return Entry(
        subject: .weight(of: line.criterion, under: line.parent),
        down: moved(1 - Self.weightShare), up: moved(1 + Self.weightShare))
    }
    for entry in clusters?.entries ?? [] {
      guard let lowered = entry.lowered, let raised = entry.raised else { continue }
      entries.append(
        Entry(
          subject: .clusterWeight(
            of: entry.compared, for: entry.cluster, in: entry.criterion),
          down: lowered[first] - lowered[second], up: raised[first] - raised[second]))
    }
    for entry in judgments?.entries ?? [] {
      guard let slopes = entry.derivatives else { continue }
      let slope = slopes[first] - slopes[second]
      func moved(by step: Double) -> Double {
        lead + slope * .log(ScaleStep.moved(entry.ratio, by: step) / entry.ratio)
      }
      entries.append(
        Entry(
          subject: .judgment(
            of: entry.subject, by: entry.participant, row: entry.row, column: entry.column),
          down: moved(by: -1), up: moved(by: 1)))
    }
    func size(_ entry: Entry) -> Double { max(abs(entry.down - lead), abs(entry.up - lead)) }
    // What rounding alone makes different moves nothing.
    let sizes = entries.map(size)
    (self.first, self.second, self.lead) = (first, second, lead)
    self.entries = entries.indices.filter { sizes[$0] > 1e-12 }
      .sorted { (sizes[$1], $0) < (sizes[$0], $1) }.map { entries[$0] }
  }
}
