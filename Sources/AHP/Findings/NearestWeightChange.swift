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
