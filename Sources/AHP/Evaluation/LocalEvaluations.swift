/// The priorities of what each criterion compares, before their own global ones are known.
struct LocalEvaluations: Hashable, Sendable {
  /// The criteria whose judgments were evaluated.
  private let criteria: PositionedArray<CriterionID, Criterion>
  let shape: HierarchyShape
  /// The priorities of all criteria, one after another, as `shape.starts` says.
  private(set) var priorities: [Double]
  private(set) var errorBounds: [Double]
  /// For each criterion the consistency of its one matrix, which is everybody's and complete and
  /// needs not be kept again: λ − *n* and an interval that contains λ; −1 for λ − *n* of any other.
  private var eigenvalueExcesses: [Double]
  private var eigenvalueLowerBounds: [Double]
  private var eigenvalueUpperBounds: [Double]
  /// The matrices of other criteria.
  private var matrices: [CriterionID: [MatrixEvaluation]] = [:]
  /// The criteria for which the prioritization method has other solutions.
  private(set) var ambiguous: Set<CriterionID> = []
  /// The criteria whose priorities count as they are and do not sum to 1.
  private(set) var absolute: Set<CriterionID> = []
  /// The criteria that are left out, since others have networks and they have nothing.
  private(set) var leftOut: Set<CriterionID> = []
  /// The networks of the criteria that have one.
  private(set) var networks: [CriterionID: NetworkEvaluation] = [:]

  /// Creates results for the criteria of a model, to be filled in.
  ///
  /// - Parameter shape: The hierarchy of the model.
  init(of criteria: PositionedArray<CriterionID, Criterion>, shape: HierarchyShape) {
    self.criteria = criteria
    self.shape = shape
    priorities = Array(repeating: 0, count: shape.starts[criteria.count])
    errorBounds = Array(repeating: 0, count: criteria.count)
    eigenvalueExcesses = Array(repeating: -1, count: criteria.count)
    // Each an array of its own, which a copy would become when something is filled in.
    eigenvalueLowerBounds = Array(repeating: 0, count: criteria.count)
    eigenvalueUpperBounds = Array(repeating: 0, count: criteria.count)
  }

  /// Returns the priorities of the items of a criterion.
  func priorities(of criterion: CriterionID) -> ArraySlice<Double> {
    priorities[shape.items(of: criterion)]
  }

  /// Whether the priorities of all of some criteria count as they are and do not sum to 1.
  ///
  /// - Complexity: O(criteria) if there are enough such criteria, otherwise O(1).
  func areAllAbsolute(_ criteria: [CriterionID]) -> Bool {
    absolute.count >= criteria.count && criteria.allSatisfy(absolute.contains)
  }

  /// Returns the matrices behind the priorities of a criterion.
  func matrices(of criterion: CriterionID) -> [MatrixEvaluation] {
    if let consistency = consistency(of: criterion),
      case .common(.comparisons(let matrix)) = criteria[criterion].judgments
    {
      return [
        MatrixEvaluation(
          participant: nil, matrix: IncompleteComparisonMatrix(matrix), completion: nil,
          consistency: consistency)
      ]
    }
    return matrices[criterion] ?? []
  }

  /// The consistency of the one matrix of a criterion, if it is everybody's and complete.
  private func consistency(of criterion: CriterionID) -> Consistency? {
    let excess = eigenvalueExcesses[criterion]
    if excess < 0 { return nil }
    return Consistency(
      order: shape.items(of: criterion).count, missingCount: 0,
      eigenvalueExcess: excess,
      eigenvalueBounds: eigenvalueLowerBounds[criterion]...eigenvalueUpperBounds[criterion])
  }

  /// Calls `body` with the consistency of each matrix of a criterion, and whose it is.
  func forEachConsistency(
    of criterion: CriterionID, _ body: (Consistency, _ participant: ParticipantID?) -> Void
  ) {
    if let consistency = consistency(of: criterion) {
      body(consistency, nil)
    } else if let matrices = matrices[criterion] {
      for matrix in matrices { body(matrix.consistency, matrix.participant) }
    }
  }

  /// Fills in the priorities of the items of a criterion, whose matrices are kept elsewhere.
  mutating func setPriorities(
    _ values: ArraySlice<Double>, errorBound: Double, of criterion: CriterionID
  ) {
    let items = shape.items(of: criterion)
    precondition(values.count == items.count)
    for (item, priority) in values.enumerated() { priorities[items.lowerBound + item] = priority }
    errorBounds[criterion] = errorBound
    if !leftOut.isEmpty { leftOut.remove(criterion) }
  }

  /// Fills in the result for a criterion.
  mutating func set(_ local: LocalEvaluation, for criterion: CriterionID) {
    setPriorities(local.priorities[...], errorBound: local.errorBound, of: criterion)
    if !local.isUnique { ambiguous.insert(criterion) }
    if local.isAbsolute { absolute.insert(criterion) }
    if local.isLeftOut { leftOut.insert(criterion) }
    if let network = local.network { networks[criterion] = network }
    if case .common(.comparisons) = criteria[criterion].judgments, local.matrices.count == 1 {
      setConsistency(local.matrices[0].consistency, of: criterion)
    } else {
      matrices[criterion] = local.matrices
    }
  }

  private mutating func setConsistency(_ consistency: Consistency, of criterion: CriterionID) {
    eigenvalueExcesses[criterion] = consistency.eigenvalueExcess
    eigenvalueLowerBounds[criterion] = consistency.eigenvalueBounds.lowerBound
    eigenvalueUpperBounds[criterion] = consistency.eigenvalueBounds.upperBound
  }

  /// Fills in the results for criteria whose matrices, complete and everybody's, were solved
  /// together.
  ///
  /// - Parameter solvedCriteria: The positions of the criteria.
  mutating func set(_ solved: PrincipalEigenvectorStack, for solvedCriteria: ArraySlice<Int>) {
    let order = solved.order
    let (values, bounds) = (solved.priorities.span, solved.relativeErrorBounds.span)
    let excesses = solved.eigenvalueExcesses.span
    let (lowest, highest) = (solved.eigenvalueLowerBounds.span, solved.eigenvalueUpperBounds.span)
    for (place, criterion) in zip(0..., solvedCriteria) {
      let start = shape.starts[criterion]
      for item in 0..<order { priorities[start + item] = values[place * order + item] }
      errorBounds[criterion] = bounds[place]
      eigenvalueExcesses[criterion] = excesses[place]
      eigenvalueLowerBounds[criterion] = lowest[place]
      eigenvalueUpperBounds[criterion] = highest[place]
    }
  }
}
