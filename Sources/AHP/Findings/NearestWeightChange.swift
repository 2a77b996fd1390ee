/// What the lead of a ranking owes to the weights of the criteria, one weight moved at a time.
public enum NearestWeightChange: Hashable, Sendable {
  /// No weight of a single criterion changes the lead.
  case never(Lead)
  /// Several share the lead at the weights given only: any change of the weight of this criterion,
  /// for one, gives it to fewer of them.
  case undecided(Lead, LeadSpan)
  /// The nearest weight past which others lead is the end of this range on that side.
  case at(Lead, LeadSpan, LeadSpan.Side)

  /// Finds the nearest change; `nil` if nothing is ranked.
  ///
  /// - Complexity: O(lines · items).
  public init?(in sensitivity: WeightSensitivity) {
    guard let lead = Lead(of: sensitivity.items) else { return nil }
    self.init(in: sensitivity, of: lead)
  }

  /// Finds the nearest change of the present lead.
  ///
  /// - Complexity: O(lines · items).
  public init(in sensitivity: WeightSensitivity, of lead: Lead) {
    var nearest: (span: LeadSpan, side: LeadSpan.Side, distance: Double)?
    for lines in sensitivity.lines {
      let span = LeadSpan(of: lines, lead: lead)
      if span.partsLeaders {
        self = .undecided(lead, span)
        return
      }
      if let found = span.nearest, found.distance < nearest?.distance ?? .infinity {
        nearest = (span, found.side, found.distance)
      }
    }
    self = nearest.map { .at(lead, $0.span, $0.side) } ?? .never(lead)
  }

  /// The lead at the present weights.
  public var lead: Lead {
    switch self {
    case .never(let lead), .undecided(let lead, _), .at(let lead, _, _): lead
    }
  }
}

extension WeightLines {
  /// How far the weight is from the nearest one at which the first changes; infinite if there is
  /// none.
  public var distanceOfChange: Double {
    min(
      changeBelow.map { abs($0.weight - weight) } ?? .infinity,
      changeAbove.map { abs($0.weight - weight) } ?? .infinity)
  }
}

extension WeightSensitivity {
  /// Whether pages and pictures compare the lines of all criteria: not where there are more than
  /// 20 million pairs of them.
  package static func isComparable(items count: Int, criteria: Int) -> Bool {
    count < 10_000 && count * count * criteria <= 20_000_000
  }

  /// Returns the lines in the order in which they matter to the lead.
  ///
  /// On top is the line of `NearestWeightChange`, after it those whose weights change the first
  /// soonest. Of weights that do not change it, those directly under the goal come first, from the
  /// heaviest.
  ///
  /// - Complexity: O(*n* log *n* + *n* · items) for *n* lines.
  public func linesByDistance(under goal: CriterionID) -> [WeightLines] {
    let deciding: WeightLines? =
      switch NearestWeightChange(in: self) {
      case .undecided(_, let span), .at(_, let span, _): span.lines
      case .never, nil: nil
      }
    let keys = lines.indices.map { index in
      let line = lines[index]
      let isDeciding = line.criterion == deciding?.criterion && line.parent == deciding?.parent
      return (
        isDeciding ? -1 : line.distanceOfChange, line.parent == goal ? 0 : 1,
        line.parent == goal ? -line.weight : 0, index
      )
    }
    return lines.indices.sorted { keys[$0] < keys[$1] }.map { lines[$0] }
  }
}
