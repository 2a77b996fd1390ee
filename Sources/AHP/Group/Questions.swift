/// The pairs that a model asks people to compare: criterion by criterion, then strategic criterion by strategic
/// criterion, and in each in the order of an upper triangle, row by row.
///
///     let questions = Questions(of: model)
///     questions.count                                 // pairs in the whole model
///     questions.range(of: ComparisonSetID(model.goal))   // those of the goal come first
///
/// Rating scales are the same for everybody: nobody is asked about them.
public struct Questions: Hashable, Sendable {
  /// Where the questions of each set begin, and where the last ones end.
  private let starts: [Int]
  /// The number of items of each set.
  private let orders: [Int]
  /// How many of the sets are those of criteria, which come first.
  private let criterionCount: Int

  /// Creates the questions that a model asks.
  ///
  /// - Complexity: O(criteria).
  public init(of model: DecisionModel) {
    criterionCount = model.criteria.count
    var orders = model.criteria.indices.map { model.itemCount(of: $0) }
    if let strategicModel = model.strategicModel {
      orders += strategicModel.criteria.indices.map { strategicModel.itemCount(of: $0) }
    }
    self.orders = orders
    var starts = [0]
    starts.reserveCapacity(orders.count + 1)
    var end = 0
    for order in orders {
      end += UpperTriangle.count(order: order)
      starts.append(end)
    }
    self.starts = starts
  }

  /// The number of questions.
  public var count: Int { starts[orders.count] }

  /// All questions, in their order.
  public var indices: Range<QuestionID> { QuestionID(0)..<QuestionID(count) }

  /// The sets of items that questions are about: those of all criteria, then those of all strategic criteria.
  public var sets: Range<ComparisonSetID> { ComparisonSetID(0)..<ComparisonSetID(orders.count) }

  /// The criterion or strategic criterion whose items a set has.
  public func subject(of set: ComparisonSetID) -> ComparisonSubject {
    set.position < criterionCount
      ? .criterion(CriterionID(set.position))
      : .strategicCriterion(CriterionID(set.position - criterionCount))
  }

  /// The set with the items of a criterion or strategic criterion; `nil` for a rating scale.
  public func set(of subject: ComparisonSubject) -> ComparisonSetID? {
    switch subject {
    case .criterion(let criterion): ComparisonSetID(criterion)
    case .strategicCriterion(let criterion): ComparisonSetID(criterionCount + criterion.position)
    case .network, .ratingScale: nil
    }
  }

  /// The questions about the items of a set; none if it has fewer than two.
  public func range(of set: ComparisonSetID) -> Range<QuestionID> {
    QuestionID(starts[set.position])..<QuestionID(starts[set.position + 1])
  }

  /// The number of items of a set.
  public func itemCount(of set: ComparisonSetID) -> Int { orders[set] }

  /// The question that compares two items of a set, given by their positions; the answer is how many
  /// times `item` is preferred to `other`, where `item` < `other`.
  public func question(
    of set: ComparisonSetID, item: Int, against other: Int
  ) -> QuestionID {
    precondition(item < other, "the question is about the earlier item against the later one")
    return QuestionID(
      starts[set] + UpperTriangle.index(row: item, column: other, order: orders[set]))
  }

  /// The set and the two items that a question is about, the earlier item first.
  ///
  /// - Complexity: O(log sets + items).
  public func pair(at question: QuestionID) -> (set: ComparisonSetID, item: Int, other: Int) {
    precondition(
      indices.contains(question),
      "question \(question) is not in the model, which has \(count)")
    // The last set that begins at or before the question, and has any.
    var (low, high) = (0, orders.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= question.position { low = middle } else { high = middle }
    }
    let pair = UpperTriangle.pair(at: question.position - starts[low], order: orders[low])
    return (ComparisonSetID(low), pair.row, pair.column)
  }

  /// Some of the questions by the set that they are about.
  ///
  /// - Parameter questions: The questions, ascending.
  package func bySet(_ questions: [QuestionID]) -> [(
    set: ComparisonSetID, questions: [QuestionID]
  )] {
    var groups: [(set: ComparisonSetID, questions: [QuestionID])] = []
    for question in questions {
      let set = pair(at: question).set
      if groups.last?.set == set {
        groups[groups.count - 1].questions.append(question)
      } else {
        groups.append((set, [question]))
      }
    }
    return groups
  }
}
