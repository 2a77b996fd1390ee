internal import AHP

/// What is said of the weights at which a ranking changes, the same in every report.
struct WeightWords {
  let names: Names
  let sensitivity: WeightSensitivity
  /// Who leads at the present weights; `nil` if nothing is ranked.
  private let lead: Lead?
  private let words: LeadWords

  /// - Complexity: O(*n* log *n*) for *n* things ranked.
  init(names: Names, sensitivity: WeightSensitivity) {
    self.names = names
    self.sensitivity = sensitivity
    lead = Lead(of: sensitivity.items)
    words = LeadWords(names: names, items: sensitivity.items)
  }

  /// The name of an item of the ranking.
  func name(_ item: Int) -> Content { words.name(item) }

  /// How far each weight can move without a change of the lead, and of the order.
  ///
  /// - Complexity: O(lines · items).
  func table(of lines: [WeightLines]) -> Table {
    var table = Table([
      .init(.criterion), .init(.weight, .right), .init(.firstStays, .right),
      .init(.orderStays, .right, leavesAt: 1), .init(.belowItFirst), .init(.aboveItFirst),
    ])
    guard let lead else { return table }
    func all(_ items: [Int]) -> Content { items.isEmpty ? .absent : words.all(items) }
    for line in lines {
      let span = LeadSpan(of: line, lead: lead)
      table.add(
        .name(names.path(line)), .priority(line.weight), .interval(span.range),
        // The order changes with those who share the lead, though one of them stays in front.
        .interval(line.rankingInterval.clamped(to: span.range)), all(span.below), all(span.above))
    }
    return table
  }

  /// The critical criteria of Triantaphyllou and Sánchez, and what their δ is.
  func critical() -> [Block] {
    let kinds: [(Phrase, WeightSensitivity.Measure, WeightSensitivity.Pairs)] = [
      (.percentAny, .percent, .any), (.percentTop, .percent, .top),
      (.absoluteAny, .absolute, .any), (.absoluteTop, .absolute, .top),
    ]
    let statements: [Block] = kinds.compactMap { topic, measure, pairs in
      guard let critical = sensitivity.critical(measure, pairs),
        let change = critical.crossover.change
      else { return nil }
      var contents: [Content] = [
        .name(names.path(critical.lines)), .priority(change), .priority(critical.crossover.weight),
        .priority(critical.lines.weight), name(critical.crossover.higher),
        name(critical.crossover.lower),
      ]
      if let relative = critical.crossover.relativeChange {
        contents.append(.number(relative, places: 1))
        return .statement(topic, .phrase(.criticalPercent, contents))
      }
      return .statement(topic, .phrase(.critical, contents))
    }
    if statements.isEmpty { return [] }
    return statements + [.statement(.weightChange, .phrase(.weightChangeMeans))]
  }

  /// Who leads, and the nearest weight at which that changes.
  ///
  /// - Complexity: O(lines · items).
  func verdict() -> Content {
    guard let lead else { return .phrase(.nothingRanked) }
    let change =
      switch NearestWeightChange(in: sensitivity, of: lead) {
      case .never: Content.phrase(.noWeightChanges)
      case .undecided(_, let span): words.parting(span, of: names.path(span.lines))
      case .at(_, let span, let side):
        Content.phrase(
          side == .below ? .nearestBelow : .nearestAbove,
          .priority(side == .below ? span.range.lowerBound : span.range.upperBound),
          .name(names.path(span.lines)), .priority(span.lines.weight),
          words.all(side == .below ? span.below : span.above))
      }
    return .list([words.short(lead), change], .sentence)
  }
}

extension Content {
  static func interval(_ range: ClosedRange<Double>) -> Content {
    .interval(range.lowerBound, range.upperBound)
  }
}
