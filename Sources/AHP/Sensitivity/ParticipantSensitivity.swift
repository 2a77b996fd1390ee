internal import RealModule

/// What the ranking owes to each participant.
public struct ParticipantSensitivity: Hashable, Sendable {
  /// One entry for each participant whose judgments were combined, in their order; empty for fewer
  /// than two.
  public let entries: [Entry]

  /// The ranking without one participant, and the weights at which that participant decides.
  public struct Entry: Hashable, Sendable {
    /// The participant.
    public let participant: ParticipantID
    /// The present weight, above 0.
    public let weight: Double
    /// What is ranked without the participant; `nil` if the others' judgments do not suffice.
    public let without: RankedItems?
    /// What becomes of the ranking without the participant; `nil` if the others' judgments do not
    /// suffice.
    public let changeWithout: RankingChange?
    /// Where the lead changes as the weight falls, the nearest found; `nil` if nowhere.
    public let changeBelow: Change?
    /// Where the lead changes as the weight grows to `ParticipantSensitivity.largestFactor` times
    /// itself, the nearest found; `nil` if nowhere.
    public let changeAbove: Change?

    /// The one of both changes with the smaller quotient of weights; `nil` without any.
    public var nearestChange: Change? {
      guard let changeBelow else { return changeAbove }
      guard let changeAbove else { return changeBelow }
      return weight * weight <= changeBelow.weight * changeAbove.weight ? changeBelow : changeAbove
    }
  }

  /// A weight of a participant past which others lead.
  public struct Change: Hashable, Sendable {
    /// The weight, found by bisection to 2⁻⁴⁰ of itself; past it, not at it, the lead is another.
    public let weight: Double
    /// The first of those who take the lead past it; see `LeadChange.takers`.
    public let first: RankedID
    /// All who take the lead past it; more than one if they share the first place.
    public let leaders: [RankedID]
  }

  /// How many times the present weight the search goes up to.
  public static let largestFactor = 1e6
}

extension ParticipantSensitivity {
  /// Finds out what becomes of the ranking without each participant, and at which weights each
  /// decides.
  ///
  /// The weight goes from its present value down to a millionth and up to a million times, in steps
  /// of 10^¼; the first step on which another item is in front is narrowed by bisection. Where
  /// final priorities are averaged arithmetically, the scores are linear in the participant's
  /// share, so that the weights at which the first stays are one interval and nothing is missed.
  /// Under the other aggregations an item that comes to the front and leaves it again between two
  /// steps is missed.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: The evaluation of the model.
  ///   - threads: The most threads to use; as many as the machine has if `nil`. The result does not
  ///     depend on it.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with a weight changed.
  /// - Complexity: About 130 evaluations for each participant.
  public init(
    of model: DecisionModel, in evaluation: Evaluation, threads: Int? = nil
  ) throws(EvaluationError) {
    let contributors = evaluation.contributors
    guard contributors.count > 1 else {
      self.init(entries: [])
      return
    }
    let options = evaluation.options
    let ratios = try model.scaled(by: options.scale)
    let base = RankedItems(of: model, in: evaluation)
    var entries: [ParticipantSensitivity.Entry] = []
    for participant in contributors {
      let weight = model.participants[participant].weight
      func items(at weight: Double) throws(EvaluationError) -> RankedItems {
        var model = ratios
        model.participants[participant].weight = weight
        return RankedItems(
          of: model, in: try Evaluator(ofRatios: model, options, threads: threads).evaluate())
      }
      let without = try? items(at: 0)
      entries.append(
        Entry(
          participant: participant, weight: weight, without: without,
          changeWithout: without.map { base.change(to: $0) },
          changeBelow: try Self.change(from: weight, factor: Self.stepDown, base: base, items),
          changeAbove: try Self.change(from: weight, factor: 1 / Self.stepDown, base: base, items)))
    }
    self.init(entries: entries)
  }

  private static let stepDown = Double.exp10(-0.25)
  private static let stepCount = 24

  private static func change(
    from weight: Double, factor: Double, base: RankedItems,
    _ items: (Double) throws(EvaluationError) -> RankedItems
  ) throws(EvaluationError) -> Change? {
    guard let lead = Lead(of: base) else { return nil }
    func change(_ items: RankedItems) -> LeadChange? {
      // A lead that nobody shares is lost where another is in front, which is sharper than the
      // bounds of errors: the weight is found to more digits than the priorities beside it can be
      // told apart.
      lead.isShared || items.ranking.order.first != lead.leaders.first
        ? LeadChange(from: lead, to: items) : nil
    }
    var (same, other) = (weight, weight)
    for _ in 0..<stepCount {
      other = same * factor
      guard Participant.isGoodWeight(other) else { return nil }
      if change(try items(other)) != nil { break }
      same = other
    }
    guard other != same else { return nil }
    for _ in 0..<42 {
      let middle = (same * other).squareRoot()
      if change(try items(middle)) == nil { same = middle } else { other = middle }
    }
    let after = try items(other)
    return change(after).map { change in
      Change(
        weight: other, first: after.ids[change.takers[0]],
        leaders: change.takers.map { after.ids[$0] })
    }
  }
}
