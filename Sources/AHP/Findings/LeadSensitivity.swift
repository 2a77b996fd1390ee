internal import RealModule

/// What the lead of a ranking owes to what weights of criteria do not say: to the weights of
/// clusters in networks, and to the judgments of models whose weights of criteria have no lines.
///
/// Found for models with networks, and for those with merits, whose formula is not linear in a
/// weight.
public struct LeadSensitivity: Hashable, Sendable {
  /// The weights of clusters; `nil` for a model without networks.
  public let clusters: ClusterSensitivity?
  /// The judgments; `nil` if there are none, or too many.
  public let judgments: JudgmentSensitivity?

  /// Whether the weights of criteria of a model do not say all.
  public static func concerns(_ model: DecisionModel) -> Bool {
    !model.networks.isEmpty || model.ranksByMerits
  }

  /// Up to how much work a report does: moves times what one of them takes.
  private static let mostWork = 3e10
  /// Up to how many limits are found for the weight of a cluster, and how many values there are for
  /// a judgment.
  private static let (limits, values) = (60.0, 17.0)

  /// Finds what moves the lead.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: Its evaluation.
  ///   - includesJudgments: Whether judgments are moved too.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  /// - Returns: `nil` for a model whose weights of criteria say all, and for one with so many moves
  ///   that they would take more than some 10¹⁰ operations.
  /// - Throws: `EvaluationError` if LAPACK is needed and cannot be loaded, or if a participant's
  ///   judgments alone cannot be evaluated.
  /// - Complexity: Up to 100 limits for each compared cluster, and 17 for each judgment.
  public init?(
    of model: DecisionModel, in evaluation: Evaluation, includesJudgments: Bool,
    threads: Int? = nil
  ) throws(EvaluationError) {
    guard Self.concerns(model),
      Self.work(of: model, includesJudgments: includesJudgments) <= Self.mostWork
    else { return nil }
    clusters =
      model.networks.isEmpty
      ? nil : try ClusterSensitivity(of: model, in: evaluation, threads: threads)
    judgments = includesJudgments ? try JudgmentSensitivity(of: model, in: evaluation) : nil
  }

  /// About how many operations it takes to move everything.
  private static func work(of model: DecisionModel, includesJudgments: Bool) -> Double {
    func cube(_ count: Int) -> Double { .pow(Double(count), 3) }
    func count(_ judgments: GroupJudgments) -> Int {
      judgments.sets.reduce(0) { $0 + ($1.judgments.matrix?.ratios.count ?? 0) }
    }
    let whole = model.networks.values.reduce(
      Double(model.criteria.count * max(1, model.alternatives.count))
    ) { $0 + cube($1.nodes.count) }
    // With several participants' final priorities each of them has an evaluation.
    let people = Double(max(1, model.participants.count))
    var work = 0.0
    for network in model.networks.values {
      let weights = network.clusters.indices.reduce(0) {
        $0 + network.comparedClusters(of: $1).count
      }
      work += Double(weights) * limits * cube(network.nodes.count)
    }
    guard includesJudgments else { return work }
    let judgments = model.comparisonSets().reduce(0) { $0 + count($1.judgments) }
    return work + Double(judgments) * values * whole * people
  }
}
