internal import AHP

/// What is to be said of ratings, of values measured, and of alternatives that a criterion leaves out:
/// the rules by which they enter the whole.
struct MeasurementStatements {
  let model: DecisionModel
  let evaluation: Evaluation
  let language: String?

  var all: [Statement] { pins + measurement + scales + leftOut }

  private var leaves: [CriterionID] {
    model.alternatives.isEmpty ? [] : evaluation.criteria.leaves
  }

  private var rule: SynthesisRule { SynthesisRule(of: evaluation) }

  private var pins: [Statement] {
    if !rule.usesPins || leaves.isEmpty { return [] }
    let pins = leaves.compactMap { leaf in model.pins[leaf].map { (leaf, $0) } }
    let named = pins.prefix(Self.pinsNamed).map { leaf, pin in
      "\(model.label(ofAlternative: pin, language: language)) of "
        + "'\(model.place(leaf, language: language))'"
    }
    let more = pins.count > named.count ? ["\(pins.count - named.count) more"] : []
    let others =
      pins.isEmpty
      ? ["the first alternative of every criterion"]
      : pins.count < leaves.count ? ["the first alternative of all others"] : []
    return [
      Statement(title: "Pins", text: (named + more + others).joined(separator: ", "))
    ]
  }

  /// How many pins are named.
  private static let pinsNamed = 10

  private var measurement: [Statement] {
    let leaves = leaves
    let absolute = leaves.count(where: evaluation.criteria.isAbsolute)
    // A formula for merits may compare alternatives whatever is below it.
    if absolute == 0 || model.ranksByMerits { return [] }
    let text =
      switch rule.absoluteMeasurement {
      case .alone:
        "alternatives are rated one by one (absolute measurement, 1 is the best that can be), so that adding "
          + "or removing one leaves the order of the others alone"
      case .shares:
        "beside comparisons, the \(rated(absolute)) made to sum to 1, so that adding an alternative can "
          + "change the order of the others"
      case .besideTheBest:
        "the \(rated(absolute)) counted as they are (1 is the best that can be), comparisons relative to "
          + "the best alternative"
      case .relativeToPin: "the \(rated(absolute)) relative to the pin, as comparisons are"
      case .factors: "the \(rated(absolute)) factors of the product as they are"
      }
    return [Statement(title: "Measurement", text: text)]
  }

  private func rated(_ count: Int) -> String {
    "ratings and utilities under \(NumberText.count(count, "criterion", plural: "criteria")) are"
  }

  private var scales: [Statement] {
    zip(model.ratingScales, evaluation.ratingScales).compactMap { scale, result in
      guard let result else { return nil }
      let worth = zip(scale.intensities, result.priorities)
        .map { "\($0) \(NumberText.priority($1))" }.joined(separator: ", ")
      let consistency = result.matrix.map { matrix in
        let ratio = evaluation.options.ratio(of: matrix.consistency)
        let isHigh =
          ratio != nil && !evaluation.options.accepts(ratio, order: matrix.consistency.order)
        return "; \(result.prioritization), CR \(NumberText.ratio(ratio))" + (isHigh ? " !" : "")
      }
      return Statement(title: "Rating scale '\(scale.name)'", text: worth + (consistency ?? ""))
    }
  }

  private var leftOut: [Statement] {
    let partial = leaves.filter { model.itemCount(of: $0) < model.alternatives.count }
    guard let first = partial.first else { return [] }
    return [
      Statement(
        title: "Incomplete hierarchy",
        text: "'\(model.place(first, language: language))'"
          + (partial.count > 1
            ? " and \(NumberText.count(partial.count - 1, "more criterion", plural: "more criteria")) leave"
            : " leaves")
          + " out some alternatives; these get nothing from there")
    ]
  }
}
