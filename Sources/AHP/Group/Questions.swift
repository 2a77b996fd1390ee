/// The pairs that a model asks people to compare: criterion by criterion, then strategic criterion
/// by strategic criterion, then what networks compare, and in each in the order of an upper
/// triangle, row by row.
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
  /// Where the sets of networks begin, which come last.
  private let networkStart: Int
  /// What the sets of networks compare; empty for a model without networks.
  private let networkSubjects: [ComparisonSubject]
  private let networkSets: [ComparisonSubject: ComparisonSetID]

  /// Creates the questions that a model asks.
  ///
  /// - Complexity: O(criteria + nodes and dependences of networks).
  public init(of model: DecisionModel) {
    criterionCount = model.criteria.count
    var orders = model.criteria.indices.map { model.itemCount(of: $0) }
    // Nobody compares what a network weighs.
    for criterion in model.networks.keys { orders[criterion] = 0 }
    if let strategicModel = model.strategicModel {
      orders += strategicModel.criteria.indices.map { strategicModel.itemCount(of: $0) }
    }
    networkStart = orders.count
    networkSubjects = model.networkSubjects()
    var networkSets: [ComparisonSubject: ComparisonSetID] = [:]
    for subject in networkSubjects {
      networkSets[subject] = ComparisonSetID(orders.count)
      orders.append(subject.itemCount(in: model))
    }
    self.networkSets = networkSets
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

  /// The sets of items that questions are about: those of all criteria, then those of all strategic
  /// criteria, then those of networks.
  public var sets: Range<ComparisonSetID> { ComparisonSetID(0)..<ComparisonSetID(orders.count) }

  /// The sets of strategic criteria.
  public var strategicSets: Range<ComparisonSetID> {
    ComparisonSetID(criterionCount)..<ComparisonSetID(networkStart)
  }

  /// The sets of networks.
  public var ofNetworks: Range<ComparisonSetID> {
    ComparisonSetID(networkStart)..<ComparisonSetID(orders.count)
  }

  /// What compares the items of a set: a criterion, a strategic criterion, or a node or cluster of
  /// a network.
  public func subject(of set: ComparisonSetID) -> ComparisonSubject {
    if set.position < criterionCount { return .criterion(CriterionID(set.position)) }
    if set.position >= networkStart { return networkSubjects[set.position - networkStart] }
    return .strategicCriterion(CriterionID(set.position - criterionCount))
  }

  /// The set with the items of a subject; `nil` for a rating scale.
  public func set(of subject: ComparisonSubject) -> ComparisonSetID? {
    switch subject {
    case .criterion(let criterion): ComparisonSetID(criterion)
    case .strategicCriterion(let criterion): ComparisonSetID(criterionCount + criterion.position)
    case .network: networkSets[subject]
    case .ratingScale: nil
    }
  }

  /// The questions about the items of a set; none if it has fewer than two.
  public func range(of set: ComparisonSetID) -> Range<QuestionID> {
    QuestionID(starts[set.position])..<QuestionID(starts[set.position + 1])
  }

  /// The number of items of a set.
  public func itemCount(of set: ComparisonSetID) -> Int { orders[set] }

  /// The question that compares two items of a set, given by their positions; the answer is how
  /// many times `item` is preferred to `other`, where `item` < `other`.
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

extension Questions {
  /// Returns a weight for each set: the global priorities of the criteria and strategic criteria,
  /// as given, and those of criteria with networks in equal shares for the sets of two or more
  /// items in each network.
  ///
  /// - Complexity: O(sets).
  func weights(_ globalPriorities: [Double]) -> [Double] {
    if networkSubjects.isEmpty { return globalPriorities }
    var counts: [CriterionID: Int] = [:]
    for set in ofNetworks where itemCount(of: set) > 1 {
      counts[subject(of: set).criterion, default: 0] += 1
    }
    return globalPriorities
      + ofNetworks.map { set in
        let criterion = subject(of: set).criterion
        guard itemCount(of: set) > 1, let count = counts[criterion] else { return 0 }
        return globalPriorities[criterion] / Double(count)
      }
  }

  /// Returns those of the sets that people are asked about without which nobody has final
  /// priorities.
  ///
  /// What nobody judged in a network counts as equal, and what nobody judged beside networks is
  /// left out. Whether it is so is known where participants' judgments are in the model.
  ///
  /// - Complexity: O(sets).
  func required(_ asked: [ComparisonSetID], in model: DecisionModel) -> [ComparisonSetID] {
    if networkSubjects.isEmpty { return asked }
    let isJudged = asked.contains {
      !subject(of: $0).judgments(in: model).byParticipants.isEmpty
    }
    if !isJudged { return asked }
    return asked.filter { set in
      switch subject(of: set) {
      case .network: break
      case .criterion(let criterion):
        guard criterion != model.goal, model.criteria[criterion].children.isEmpty else {
          return true
        }
      case .strategicCriterion, .ratingScale: return true
      }
      return subject(of: set).judgments(in: model) != .none
    }
  }
}
