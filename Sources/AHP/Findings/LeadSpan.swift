/// How far the weight of one criterion can move before the lead changes, and who leads then.
public struct LeadSpan: Hashable, Sendable {
  /// What becomes of the ranking with the weight.
  public let lines: WeightLines

  /// The weights at which the lead is the present one, 0 … 1; nothing but the present weight where
  /// the leaders are equal only there.
  public let range: ClosedRange<Double>

  /// Who leads just below the range, as indices into `RankedItems.ids`; empty if the range goes
  /// down to 0.
  public let below: [Int]

  /// Who leads just above the range; empty if the range goes up to 1.
  public let above: [Int]

  /// Whether the lead is shared, and any change of the weight gives it to fewer.
  public let partsLeaders: Bool

  /// Finds how far a weight can move.
  ///
  /// - Parameters:
  ///   - lines: What becomes of the ranking with the weight.
  ///   - lead: The lead at the present weight.
  /// - Complexity: O(items).
  public init(of lines: WeightLines, lead: Lead) {
    self.lines = lines
    let leaders = lead.leaders
    partsLeaders = leaders.dropFirst().contains { lines.lead(of: leaders[0], over: $0) != (0, 0) }
    if partsLeaders {
      range = lines.weight...lines.weight
      below =
        lines.weight > 0 ? Self.foremost(of: leaders) { lines.lead(of: $0, over: $1).atZero } : []
      above = Self.foremost(of: leaders) { lines.lead(of: $0, over: $1).atOne }
    } else {
      range = lines.winnerInterval
      below = lines.changeBelow.map { lines.equals(of: $0.lower) } ?? []
      above = lines.changeAbove.map { lines.equals(of: $0.lower) } ?? []
    }
  }

  /// The side on which the nearest weight with another lead lies, and how far it is; `nil` if there
  /// is none.
  ///
  /// Of two that are equally far it is the one below.
  public var nearest: (side: Side, distance: Double)? {
    let down = below.isEmpty ? .infinity : lines.weight - range.lowerBound
    let up = above.isEmpty ? .infinity : range.upperBound - lines.weight
    if min(down, up) == .infinity { return nil }
    return down <= up ? (.below, down) : (.above, up)
  }

  /// A side of a weight.
  public enum Side: Hashable, Sendable {
    case below, above
  }

  /// Those of some items that no other of them is ahead of.
  private static func foremost(of items: [Int], lead: (Int, Int) -> Double) -> [Int] {
    let first = items.dropFirst().reduce(items[0]) { lead($1, $0) > 0 ? $1 : $0 }
    return items.filter { lead(first, $0) == 0 }
  }
}

extension WeightLines {
  /// The items that are equal to one at every weight, and that one, in the order of the ranked
  /// items.
  ///
  /// - Complexity: O(items).
  fileprivate func equals(of item: Int) -> [Int] {
    scoresAtZero.indices.filter { $0 == item || lead(of: item, over: $0) == (0, 0) }
  }
}
