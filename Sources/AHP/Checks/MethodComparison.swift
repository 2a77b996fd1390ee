/// The results of one model under every prioritization method and every judgment scale.
///
/// Where all of them agree, the answer does not hang on the choice of a method.
public struct MethodComparison: Hashable, Sendable {
  /// The choices of the evaluation that the others are compared with.
  public let options: EvaluationOptions

  /// What that evaluation ranks.
  public let base: RankedItems

  /// One entry for each scale and each prioritization method, in their order, the methods of one
  /// scale together; the base is among them.
  public let entries: [Entry]

  /// The result under one scale and one prioritization method.
  public struct Entry: Hashable, Sendable {
    /// The scale of the result.
    public let scale: JudgmentScale
    /// The prioritization method of the result.
    public let prioritization: PrioritizationMethod
    /// The result, or why there is none.
    public let outcome: Outcome
  }

  /// What a scale and a method make of the model.
  public enum Outcome: Hashable, Sendable {
    /// What is ranked, and what changed in comparison with the base.
    case ranked(RankedItems, RankingChange)
    /// The model cannot be evaluated so: a method needs judgments that are missing, or a scale has
    /// no ratio for one.
    case notEvaluable(EvaluationError)
  }

  /// Returns the entries that could be evaluated, with their results.
  ///
  /// - Complexity: O(entries).
  public func evaluated() -> [(entry: Entry, items: RankedItems, change: RankingChange)] {
    entries.compactMap { entry in
      guard case .ranked(let items, let change) = entry.outcome else { return nil }
      return (entry, items, change)
    }
  }

  /// Two items of the base in the order of their ranks that other results rank the other way round.
  public struct Reversal: Hashable, Sendable {
    /// The one that the base ranks higher.
    public let higher: RankedID
    /// The one that the base ranks lower.
    public let lower: RankedID
    /// The number of results that rank them the other way round.
    public let count: Int
  }

  /// Returns the pairs of items that some result ranks the other way round than the base, the most
  /// frequent first, ties by rank in the base.
  ///
  /// Items whose priorities error bounds cannot tell apart count as neither.
  ///
  /// - Complexity: O(results × items²).
  public func reversals() -> [Reversal] {
    let results = evaluated().map(\.items.ranking.ranks)
    let order = base.ranking.order
    let ranks = base.ranking.ranks
    var reversals: [Reversal] = []
    for (place, higher) in order.enumerated() {
      for lower in order[(place + 1)...] where ranks[higher] < ranks[lower] {
        let count = results.count { $0[higher] > $0[lower] }
        guard count > 0 else { continue }
        reversals.append(
          Reversal(higher: base.ids[higher], lower: base.ids[lower], count: count))
      }
    }
    return reversals.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }
}

extension MethodComparison {
  /// Evaluates a model under every prioritization method and every judgment scale.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - options: The other choices, and the method and scale to compare with; `nil` for those of
  ///     the model's own settings.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with these.
  /// - Complexity: One evaluation for each method and scale.
  public init(
    of model: DecisionModel, options: EvaluationOptions? = nil
  ) throws(EvaluationError) {
    let options = options ?? model.options
    let base = RankedItems(of: model, in: try model.evaluation(options))
    var entries: [Entry] = []
    for scale in JudgmentScale.allCases {
      let ratios = Result { () throws(EvaluationError) in try model.scaled(by: scale) }
      for method in PrioritizationMethod.allCases {
        var own = options
        own.scale = scale
        own.prioritization = method
        let outcome: Outcome
        do throws(EvaluationError) {
          let items = RankedItems(
            of: model, in: try Evaluator(ofRatios: ratios.get(), own).evaluate())
          outcome = .ranked(items, base.change(to: items))
        } catch {
          outcome = .notEvaluable(error)
        }
        entries.append(Entry(scale: scale, prioritization: method, outcome: outcome))
      }
    }
    self.init(options: options, base: base, entries: entries)
  }
}
