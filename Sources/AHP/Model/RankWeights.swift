/// Priorities that follow from the order of the items alone: which is the most important, which the
/// next.
///
///     RankWeights(order: [[0], [1], [2, 3]], by: .rankOrderCentroid).priorities()
///     // [0.5208, 0.2708, 0.1042, 0.1042]
///
/// For *n* items in the places *r* = 1 … *n*. Items that share a place get the mean of what their
/// places get.
public struct RankWeights: Hashable, Sendable {
  /// The rule that makes weights of places.
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    /// (1/*n*) Σ 1/*k* over *k* = *r* … *n*: the centre of all weights that keep the order.
    ///
    /// Source: F. H. Barron, "Selecting a best multiattribute alternative with partial information
    /// about attribute weights", *Acta Psychologica* 80 (1992), 91–103,
    /// doi:10.1016/0001-6918(92)90042-C.
    case rankOrderCentroid = "rank-order-centroid"
    /// (*n* + 1 − *r*) divided by the sum of these.
    ///
    /// Source: W. G. Stillwell, D. A. Seaver and W. Edwards, "A comparison of weight approximation
    /// techniques in multiattribute utility decision making", *Organizational Behavior and Human
    /// Performance* 28 (1981), 62–77, doi:10.1016/0030-5073(81)90015-5.
    case rankSum = "rank-sum"
    /// 1/*r* divided by the sum of these.
    ///
    /// Source: as of `rankSum`.
    case rankReciprocal = "rank-reciprocal"

    /// The rule in words.
    public var title: String { rawValue.replacing("-", with: " ") }

    /// The publication of the rule.
    public var source: Citation {
      switch self {
      case .rankOrderCentroid:
        Citation(
          "F. H. Barron, Acta Psychologica 80 (1992), 91–103, doi:10.1016/0001-6918(92)90042-C")
      case .rankSum, .rankReciprocal:
        Citation(
          "W. G. Stillwell, D. A. Seaver and W. Edwards, Organizational Behavior and Human "
            + "Performance 28 (1981), 62–77, doi:10.1016/0030-5073(81)90015-5")
      }
    }
  }

  /// The items from the most to the least important, those that share a place together; each once.
  public let order: [[Int]]
  /// The rule that makes weights of places.
  public let rule: Rule

  /// Creates the weights of an order.
  ///
  /// - Parameters:
  ///   - order: The items from the most to the least important, those that share a place together.
  ///     It ends the process unless each of 0 ..< *n* is there once.
  ///   - rule: The rule that makes weights of places.
  public init(order: [[Int]], by rule: Rule) {
    let items = order.flatMap(\.self).sorted()
    precondition(
      !items.isEmpty && items == Array(items.indices) && !order.contains([]),
      "each item has one place")
    self.order = order
    self.rule = rule
  }

  /// The number of items.
  public var count: Int { order.reduce(0) { $0 + $1.count } }

  /// Returns the weight of each item, above 0; they sum to 1 up to rounding.
  ///
  /// - Complexity: O(*n*).
  public func priorities() -> [Double] {
    let count = count
    let places = weights(of: count)
    var priorities = [Double](repeating: 0, count: count)
    var place = 0
    for items in order {
      let mean = places[place..<place + items.count].reduce(0, +) / Double(items.count)
      for item in items { priorities[item] = mean }
      place += items.count
    }
    return priorities
  }

  /// The weight of each place, from the first.
  private func weights(of count: Int) -> [Double] {
    switch rule {
    case .rankSum:
      let sum = Double(count) * Double(count + 1) / 2
      return (0..<count).map { Double(count - $0) / sum }
    case .rankReciprocal:
      let sum = (1...count).reversed().reduce(0) { $0 + 1 / Double($1) }
      return (1...count).map { 1 / Double($0) / sum }
    case .rankOrderCentroid:
      var weights = [Double](repeating: 0, count: count)
      var sum = 0.0
      // The small ones first, which loses least.
      for place in (1...count).reversed() {
        sum += 1 / Double(place)
        weights[place - 1] = sum / Double(count)
      }
      return weights
    }
  }

  /// Returns the order of some of the items, which get the given positions.
  ///
  /// - Parameter items: For each new position the present one, each at most once.
  func restricted(to items: [Int]) -> RankWeights {
    let positions = Dictionary(uniqueKeysWithValues: zip(items, items.indices))
    return RankWeights(
      order: order.map { $0.compactMap { positions[$0] } }.filter { !$0.isEmpty }, by: rule)
  }
}
