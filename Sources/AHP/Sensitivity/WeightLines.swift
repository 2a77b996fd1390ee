/// What becomes of a ranking while the weight of one criterion under one parent goes from 0 to 1
/// and its siblings keep their proportions.
///
/// The weight is the local priority *w* of the criterion. At the weight *p* the siblings have
/// (1 − *p*)/(1 − *w*) times their present local priorities, so that the score of each item, before
/// the last division by the sum, is linear: *S*ᵢ(*p*) = (1 − *p*)*S*ᵢ(0) + *p* *S*ᵢ(1).
public struct WeightLines: Hashable, Sendable {
  /// The criterion whose weight moves.
  public let criterion: CriterionID
  /// Its parent; a criterion with several parents has lines under each.
  public let parent: CriterionID
  /// The present local priority *w* of the criterion under the parent, in 0 ..< 1.
  public let weight: Double
  /// The score of each ranked item at the weight 0.
  public let scoresAtZero: [Double]
  /// The score of each ranked item at the weight 1.
  public let scoresAtOne: [Double]
  /// The pairs of items that change places, by weight, then by item.
  public let crossovers: [Crossover]
  /// The largest interval around the present weight in which the first item stays first.
  public let winnerInterval: ClosedRange<Double>
  /// Where the first item loses its place to another at a smaller weight; `nil` if it does not.
  public let changeBelow: Crossover?
  /// Where the first item loses its place to another at a larger weight; `nil` if it does not.
  public let changeAbove: Crossover?
  /// The largest interval around the present weight in which the whole order stays.
  public let rankingInterval: ClosedRange<Double>

  private let kind: ScoreKind
  /// Below which size a difference of two scores is taken for 0, for scores of size 1.
  private let doubt: Double
  /// How far apart two weights are that only rounding tells apart.
  private static let sameWeight = 1e-12

  /// Two items with the same score at some weight in 0 … 1, and different ones at others.
  public struct Crossover: Hashable, Sendable {
    /// The one ranked higher at present, as an index into the ranked items.
    public let higher: Int
    /// The one ranked lower at present, as an index into the ranked items.
    public let lower: Int
    /// The weight *p* at which they are equal, 0 … 1.
    public let weight: Double
    /// δ, what must be taken off the present weight before all weights are divided by their sum, so
    /// that the two are equal: (*w* − *p*)/(1 − *p*); `nil` at *p* = 1, which nothing taken off or
    /// added leads to.
    ///
    /// Source: E. Triantaphyllou and A. Sánchez, "A sensitivity analysis approach for some
    /// deterministic multi-criteria decision-making methods", *Decision Sciences* 28 (1997),
    /// 151–194, doi:10.1111/j.1540-5915.1997.tb01306.x; there for criteria of one level.
    public let change: Double?
    /// δ as a share of the present weight in percent, 100 δ/*w*; `nil` without δ or at *w* = 0.
    public let relativeChange: Double?
    /// Whether the two are in another order past the weight, or equal at present; false where they
    /// only meet, at the weight 0 or 1.
    public let changesOrder: Bool
  }

  /// - Parameters:
  ///   - criterion: The criterion whose weight moves.
  ///   - parent: Its parent.
  ///   - weight: The present weight.
  ///   - scoresAtZero: The scores at the weight 0.
  ///   - scoresAtOne: The scores at the weight 1.
  ///   - order: The items from the best to the worst at the present weight.
  ///   - doubt: Below which size a difference of two scores is taken for 0, for scores of size 1.
  ///   - kind: What the scores are.
  init(
    criterion: CriterionID, parent: CriterionID, weight: Double, scoresAtZero: [Double],
    scoresAtOne: [Double],
    order: [Int], doubt: Double, kind: ScoreKind
  ) {
    self.criterion = criterion
    self.parent = parent
    self.weight = weight
    self.scoresAtZero = scoresAtZero
    self.scoresAtOne = scoresAtOne
    self.kind = kind
    self.doubt = doubt

    func lead(_ first: Int, _ second: Int) -> (atZero: Double, atOne: Double) {
      Self.lead(first, second, atZero: scoresAtZero, atOne: scoresAtOne, doubt: doubt, kind)
    }
    func crossing(_ lead: (atZero: Double, atOne: Double)) -> Double? {
      guard lead.atZero != lead.atOne, min(lead.atZero, lead.atOne) <= 0,
        max(lead.atZero, lead.atOne) >= 0
      else { return nil }
      return lead.atZero / (lead.atZero - lead.atOne)
    }

    var points: [(weight: Double, higher: Int, lower: Int)] = []
    for (place, higher) in order.enumerated() {
      for lower in order[(place + 1)...] {
        guard let point = crossing(lead(higher, lower)) else { continue }
        points.append((point, higher, lower))
      }
    }
    points.sort(by: <)
    // Lines through one point cross at one weight, whatever rounding makes of it.
    for (place, next) in zip(points.indices, points.indices.dropFirst())
    where points[place].weight > 0 && points[next].weight < 1
      && points[next].weight - points[place].weight <= Self.sameWeight
    {
      points[next].weight = points[place].weight
    }
    crossovers = points.sorted(by: <).map { point, higher, lower in
      let lead = lead(higher, lower)
      let onlyMeets = (lead.atZero == 0 || lead.atOne == 0) && point != weight
      let change = point < 1 ? (weight - point) / (1 - point) : nil
      return Crossover(
        higher: higher, lower: lower, weight: point, change: change,
        relativeChange: weight > 0 ? change.map { 100 * $0 / weight } : nil,
        changesOrder: !onlyMeets)
    }

    /// Where all of the pairs keep their order.
    func interval(_ pairs: [(Int, Int)]) -> ClosedRange<Double> {
      var (from, to) = (0.0, 1.0)
      for (higher, lower) in pairs {
        let lead = lead(higher, lower)
        guard let point = crossing(lead) else { continue }
        // Rounding must not put the end of the interval on the other side of the present weight.
        if lead.atZero < 0 { from = max(from, min(point, weight)) }
        if lead.atOne < 0 { to = min(to, max(point, weight)) }
      }
      return from...to
    }
    // Of several that overtake at one point the steepest is in front past it.
    changeBelow =
      crossovers
      .filter { $0.higher == order.first && lead($0.higher, $0.lower).atZero < 0 }
      .max {
        ($0.weight, -lead($0.higher, $0.lower).atZero) < (
          $1.weight, -lead($1.higher, $1.lower).atZero
        )
      }
    changeAbove =
      crossovers
      .filter { $0.higher == order.first && lead($0.higher, $0.lower).atOne < 0 }
      .min {
        ($0.weight, lead($0.higher, $0.lower).atOne) < ($1.weight, lead($1.higher, $1.lower).atOne)
      }
    winnerInterval = interval(order.dropFirst().map { (order[0], $0) })
    rankingInterval = interval(Array(zip(order, order.dropFirst())))
  }

  /// Returns how far the score of one item is above that of another at the weights 0 and 1; 0 where
  /// rounding decides.
  func lead(of first: Int, over second: Int) -> (atZero: Double, atOne: Double) {
    Self.lead(first, second, atZero: scoresAtZero, atOne: scoresAtOne, doubt: doubt, kind)
  }

  private static func lead(
    _ first: Int, _ second: Int, atZero: [Double], atOne: [Double], doubt: Double, _ kind: ScoreKind
  ) -> (atZero: Double, atOne: Double) {
    let size =
      kind == .logarithmic
      ? 1
      : max(abs(atZero[first]), abs(atOne[first]), abs(atZero[second]), abs(atOne[second]))
    func settled(_ difference: Double) -> Double {
      abs(difference) <= doubt * size ? 0 : difference
    }
    return (settled(atZero[first] - atZero[second]), settled(atOne[first] - atOne[second]))
  }

  /// The score of each ranked item at a weight, before the last division by the sum.
  public func scores(at weight: Double) -> [Double] {
    precondition((0...1).contains(weight), "a weight is in 0 … 1")
    return zip(scoresAtZero, scoresAtOne).map { (1 - weight) * $0 + weight * $1 }
  }

  /// The priority of each ranked item at a weight; they sum to 1.
  public func priorities(at weight: Double) -> [Double] { kind.priorities(scores(at: weight)) }

  /// Whether the priorities are straight lines too: the sum of the scores does not move with the
  /// weight.
  public var isStraight: Bool {
    guard kind == .additive else { return false }
    let (zero, one) = (scoresAtZero.reduce(0, +), scoresAtOne.reduce(0, +))
    return abs(zero - one) <= 1e-12 * max(zero, one)
  }

  // MARK: Who is first

  /// An item and the weights at which it is first.
  public struct Lead: Hashable, Sendable {
    /// The item, as an index into the ranked items.
    public let item: Int
    /// The weights, within 0 … 1.
    public let range: ClosedRange<Double>
  }

  /// Which item is first at which weights, from 0 to 1; empty if nothing is ranked.
  ///
  /// - Complexity: O(leads × crossovers).
  public var leads: [Lead] {
    func isSteeper(_ item: Int, _ other: Int) -> Bool { scoresAtOne[item] > scoresAtOne[other] }
    guard
      var first = scoresAtZero.indices.max(by: {
        (scoresAtZero[$0], scoresAtOne[$0], $1) < (scoresAtZero[$1], scoresAtOne[$1], $0)
      })
    else { return [] }
    var leads: [Lead] = []
    var start = 0.0
    while true {
      var next: (weight: Double, item: Int)?
      for crossover in crossovers where crossover.weight >= start && crossover.weight < 1 {
        guard crossover.higher == first || crossover.lower == first else { continue }
        let other = crossover.higher == first ? crossover.lower : crossover.higher
        // Each is ahead of the one before it at the weight 1, so that this comes to an end.
        guard isSteeper(other, first) else { continue }
        // Of several that overtake at one point the steepest is in front past it.
        if let found = next,
          (found.weight, -scoresAtOne[found.item]) <= (crossover.weight, -scoresAtOne[other])
        {
          continue
        }
        next = (crossover.weight, other)
      }
      let end = next?.weight ?? 1
      if end > start || end == 1 { leads.append(Lead(item: first, range: start...end)) }
      guard let next else { return leads }
      (start, first) = next
    }
  }

  // MARK: Critical weights

  /// D′, the smallest relative change in percent, up or down, that makes two items change places;
  /// `nil` if none does.
  ///
  /// Source: Triantaphyllou and Sánchez (1997); see `Crossover.change`.
  public var criticalityDegree: Double? {
    crossovers.lazy.filter(\.changesOrder).compactMap { $0.relativeChange.map { abs($0) } }.min()
  }

  /// 1/D′ of `criticalityDegree`: 0 if no change of the weight makes two items change places,
  /// infinite if two are equal at present.
  public var sensitivityCoefficient: Double { criticalityDegree.map { 1 / $0 } ?? 0 }
}
