/// The pairs that a model asks people to compare: criterion by criterion, and in each in the order of an
/// upper triangle, row by row.
///
///     let questions = Questions(of: model)
///     questions.count                          // pairs in the whole model
///     questions.range(ofCriterion: model.goal) // those of the goal come first
public struct Questions: Hashable, Sendable {
  /// Where the questions of each criterion begin, and where the last ones end.
  private let starts: [Int]
  /// The number of items that each criterion compares.
  private let orders: [Int]

  /// Creates the questions that a model asks.
  ///
  /// - Complexity: O(criteria).
  public init(of model: DecisionModel) {
    orders = model.criteria.indices.map { model.itemCount(of: $0) }
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

  /// The criteria of the model.
  public var criteria: Range<CriterionID> { CriterionID(0)..<CriterionID(orders.count) }

  /// The questions about the items of a criterion; none if it compares fewer than two.
  public func range(ofCriterion criterion: CriterionID) -> Range<QuestionID> {
    QuestionID(starts[criterion.position])..<QuestionID(starts[criterion.position + 1])
  }

  /// The number of items that a criterion compares.
  public func itemCount(ofCriterion criterion: CriterionID) -> Int { orders[criterion] }

  /// The question that compares two items of a criterion, given by their positions; the answer is how many
  /// times `item` is preferred to `other`, where `item` < `other`.
  public func question(
    ofCriterion criterion: CriterionID, item: Int, against other: Int
  ) -> QuestionID {
    precondition(item < other, "the question is about the earlier item against the later one")
    return QuestionID(
      starts[criterion]
        + UpperTriangle.index(row: item, column: other, order: orders[criterion]))
  }

  /// The criterion and the two items that a question is about, the earlier item first.
  ///
  /// - Complexity: O(log criteria + items).
  public func pair(at question: QuestionID) -> (criterion: CriterionID, item: Int, other: Int) {
    precondition(
      indices.contains(question),
      "question \(question) is not in the model, which has \(count)")
    // The last criterion that begins at or before the question, and has any.
    var (low, high) = (0, orders.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= question.position { low = middle } else { high = middle }
    }
    let pair = UpperTriangle.pair(at: question.position - starts[low], order: orders[low])
    return (CriterionID(low), pair.row, pair.column)
  }

  /// Some of the questions by the criterion that they are about.
  ///
  /// - Parameter questions: The questions, ascending.
  package func byCriterion(_ questions: [QuestionID]) -> [(
    criterion: CriterionID, questions: [QuestionID]
  )] {
    var groups: [(criterion: CriterionID, questions: [QuestionID])] = []
    for question in questions {
      let criterion = pair(at: question).criterion
      if groups.last?.criterion == criterion {
        groups[groups.count - 1].questions.append(question)
      } else {
        groups.append((criterion, [question]))
      }
    }
    return groups
  }
}
