internal import AHP

/// What is to be said of ratings, of values measured, and of alternatives that a criterion leaves
/// out: the rules by which they enter the whole.
struct MeasurementStatements {
  let names: Names
  let evaluation: Evaluation

  private var model: DecisionModel { names.model }

  private var rule: SynthesisRule { SynthesisRule(of: evaluation) }

  func blocks() -> [Block] {
    let leaves = model.alternatives.isEmpty ? [] : evaluation.criteria.leaves
    return pins(leaves) + ranks() + measurement(leaves) + scales() + leftOut(leaves)
  }

  /// How many pins are named.
  private static let pinsNamed = 10

  private func pins(_ leaves: [CriterionID]) -> [Block] {
    if !rule.usesPins || leaves.isEmpty { return [] }
    let pins = leaves.compactMap { leaf in model.pins[leaf].map { (leaf, $0) } }
    let named = pins.prefix(Self.pinsNamed).map { leaf, pin in
      Content.phrase(.pinOf, .name(names.alternative(pin)), names.place(leaf))
    }
    let more = pins.count - named.count
    let others: [Content] =
      pins.isEmpty
      ? [.phrase(.firstOfEvery)] : pins.count < leaves.count ? [.phrase(.firstOfOthers)] : []
    return [
      .statement(
        .pins, .list(named + (more > 0 ? [.phrase(.more, .count(more))] : []) + others, .comma))
    ]
  }

  /// How many criteria are named whose priorities follow from an order.
  private static let ranksNamed = 10

  /// By which rule orders of items became priorities.
  private func ranks() -> [Block] {
    // Most models have no ranks: one look at each criterion, whatever the number of rules.
    let ranked = model.criteria.indices.filter { model.criteria[$0].judgments.haveRanks() }
    if ranked.isEmpty { return [] }
    return RankWeights.Rule.allCases.compactMap { rule in
      let criteria = ranked.filter {
        model.criteria[$0].judgments.sets.contains {
          if case .ranks(let ranks) = $0.judgments { ranks.rule == rule } else { false }
        }
      }
      if criteria.isEmpty { return nil }
      let named = criteria.prefix(Self.ranksNamed).map { names.place($0) }
      return .statement(
        .prioritiesByRanks,
        .phrase(
          .prioritiesByRanksText,
          .choice(key: "ranks", name: rule.rawValue, title: rule.title),
          .text(rule.source.text),
          .list(named, more: criteria.count - named.count, .and)))
    }
  }

  private func measurement(_ leaves: [CriterionID]) -> [Block] {
    let absolute = leaves.count(where: evaluation.criteria.isAbsolute)
    // A formula for merits may compare alternatives whatever is below it.
    if absolute == 0 || model.ranksByMerits { return [] }
    let text: Content =
      switch rule.absoluteMeasurement {
      case .alone: .phrase(.allRated)
      case .shares: .phrase(.ratedDistributive, .count(absolute))
      case .besideTheBest: .phrase(.ratedIdeal, .count(absolute))
      case .relativeToPin: .phrase(.ratedPins, .count(absolute))
      case .factors: .phrase(.ratedMultiplicative, .count(absolute))
      }
    return [.statement(.measurement, text)]
  }

  private func scales() -> [Block] {
    zip(model.ratingScales, evaluation.ratingScales).compactMap { scale, result in
      guard let result else { return nil }
      let worth = Content.list(
        zip(scale.intensities, result.priorities)
          .map { .list([.name($0), .priority($1)], .space) }, .comma)
      let content = result.matrix.map { matrix -> Content in
        let ratio = evaluation.options.ratio(of: matrix.consistency)
        return .phrase(
          .scaleRatio, worth, result.prioritization.content,
          .markedRatio(
            ratio, isHigh: evaluation.options.isAbove(ratio, order: matrix.consistency.order)))
      }
      return .statement(topic: .phrase(.ratingScaleNamed, .name(scale.name)), content ?? worth)
    }
  }

  private func leftOut(_ leaves: [CriterionID]) -> [Block] {
    let partial = leaves.filter { model.itemCount(of: $0) < model.alternatives.count }
    guard let first = partial.first else { return [] }
    return [
      .statement(
        .incompleteHierarchy,
        partial.count == 1
          ? .phrase(.leavesOutSome, names.place(first))
          : .phrase(.leaveOutSome, names.place(first), .count(partial.count - 1)))
    ]
  }
}

extension GroupJudgments {
  /// Whether some are orders of items.
  ///
  /// - Complexity: O(sets).
  fileprivate func haveRanks() -> Bool {
    switch self {
    case .none: return false
    case .common(.ranks): return true
    case .common: return false
    case .individual(let all):
      return all.contains { if case .ranks = $0.judgments { true } else { false } }
    }
  }
}
