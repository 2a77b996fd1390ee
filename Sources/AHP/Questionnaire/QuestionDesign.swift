/// Which pairs of each criterion people are asked about.
///
/// Priorities need no more than answers that connect all items. The other answers make them more
/// reliable and show whether they agree; a reduced design gives some of that up for a shorter
/// questionnaire.
public enum QuestionDesign: Hashable, Sendable {
  /// All pairs of *n* items, *n*(*n* − 1)/2.
  case complete
  /// One item, drawn at random, against each other: *n* − 1 pairs, the fewest that connect all.
  /// Nothing shows whether the answers agree, and one that is skipped leaves an item without
  /// priority.
  case spanning
  /// The fewest pairs that still connect all items if any `redundancy` answers are skipped, *k* =
  /// `redundancy` + 1 for each item (one item has one more where *k* and *n* are odd), in a random
  /// arrangement; all pairs where there are no more. `balanced(redundancy: 1)` arranges the items
  /// in a circle.
  ///
  /// Source: F. Harary, "The maximum connectivity of a graph", *Proceedings of the National Academy
  /// of Sciences* 48 (1962), 1142–1146, doi:10.1073/pnas.48.7.1142.
  case balanced(redundancy: Int)
}

extension QuestionDesign {
  /// Returns the pairs of `order` items to ask about, each `row` < `column`, in the order of an
  /// upper triangle.
  ///
  ///     var generator = SplitMix64(seed: 1)
  ///     QuestionDesign.balanced(redundancy: 1).pairs(order: 5, using: &generator).count   // 5
  ///
  /// - Parameters:
  ///   - order: The number of items, 0 or more.
  ///   - generator: What decides how items are arranged.
  /// - Complexity: O(pairs log pairs).
  public func pairs(
    order: Int, using generator: inout SplitMix64
  ) -> [(row: Int, column: Int)] {
    precondition(order >= 0, "a number of items is not negative")
    guard order > 1 else { return [] }
    switch self {
    case .complete: return Array(UpperTriangle.pairs(order: order))
    case .spanning:
      let center = Self.arrangement(order, using: &generator)[0]
      return (0..<order).filter { $0 != center }.map { (min($0, center), max($0, center)) }
    case .balanced(let redundancy):
      precondition(redundancy >= 0, "a redundancy is not negative")
      let items = Self.arrangement(order, using: &generator)
      if redundancy >= order - 2 { return Array(UpperTriangle.pairs(order: order)) }
      return Self.connected(order: order, degree: redundancy + 1)
        .map { (min(items[$0], items[$1]), max(items[$0], items[$1])) }
        .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }
  }

  /// The edges of Harary's graph: `order` vertices of which no fewer than `degree` edges separate
  /// any, where `degree` < `order` − 1. For degree 1 it is a path.
  private static func connected(order: Int, degree: Int) -> [(Int, Int)] {
    if degree == 1 { return (1..<order).map { ($0 - 1, $0) } }
    var edges: [(Int, Int)] = []
    for step in 1...degree / 2 {
      for vertex in 0..<order { edges.append((vertex, (vertex + step) % order)) }
    }
    guard !degree.isMultiple(of: 2) else { return edges }
    // Across the circle; with an odd order the first vertex has two such edges.
    let half = order / 2
    if order.isMultiple(of: 2) {
      for vertex in 0..<half { edges.append((vertex, vertex + half)) }
    } else {
      edges += [(0, half), (0, half + 1)]
      for vertex in 1..<half { edges.append((vertex, vertex + half + 1)) }
    }
    return edges
  }

  /// The items in a random order.
  private static func arrangement(_ order: Int, using generator: inout SplitMix64) -> [Int] {
    var items = Array(0..<order)
    for position in stride(from: order - 1, to: 0, by: -1) {
      // Of 2⁶⁴ numbers so few make one item more likely than another that nobody can notice.
      let other = Int(generator.next() % UInt64(position + 1))
      items.swapAt(position, other)
    }
    return items
  }
}

extension QuestionDesign {
  /// Returns the questions that this design asks about the criteria and the strategic criteria of a
  /// model that nobody has judged for everybody, in their order.
  ///
  /// - Parameters:
  ///   - model: What is asked about.
  ///   - seed: What decides how items are arranged; the same seed gives the same questions.
  /// - Complexity: O(questions of the model).
  public func questions(of model: DecisionModel, seed: UInt64) -> [QuestionID] {
    let questions = Questions(of: model)
    var generator = SplitMix64(seed: seed)
    return questions.sets.flatMap { set -> [QuestionID] in
      let pairs = pairs(order: questions.itemCount(of: set), using: &generator)
      if questions.subject(of: set).judgments(in: model).standForEverybody { return [] }
      return pairs.map { questions.question(of: set, item: $0.row, against: $0.column) }
    }
  }
}
