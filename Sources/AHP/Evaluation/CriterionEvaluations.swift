/// The results for all criteria of a model, in the order of `DecisionModel.criteria`.
///
/// They are kept array by array, since a model may have a hundred thousand criteria; the result for one
/// is put together when it is asked for.
public struct CriterionEvaluations: Hashable, Sendable {
  let locals: LocalEvaluations
  /// By criterion.
  let globalPriorities: [Double]
  let globalErrorBounds: [Double]
}

extension CriterionEvaluations: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { globalPriorities.count }

  /// The result for the criterion at a position.
  ///
  /// - Complexity: O(items and matrices of the criterion).
  public subscript(position: Int) -> CriterionEvaluation {
    CriterionEvaluation(
      localPriorities: Array(locals.priorities(of: position)),
      localErrorBound: locals.errorBounds[position], globalPriority: globalPriorities[position],
      globalErrorBound: globalErrorBounds[position],
      matrices: locals.matrices(of: position),
      isUnique: !locals.ambiguous.contains(position),
      isAbsolute: isAbsolute(position))
  }

  /// `CriterionEvaluation.isAbsolute` of the criterion at a position.
  ///
  /// - Complexity: O(1).
  public func isAbsolute(_ position: Int) -> Bool { locals.absolute.contains(position) }
}

/// The priorities of what each criterion compares, before their own global ones are known.
struct LocalEvaluations: Hashable, Sendable {
  /// The criteria whose judgments were evaluated.
  private let criteria: [Criterion]
  /// The priorities of all criteria, one after another.
  private var priorities: [Double]
  /// Where those of each criterion begin, and where the last ones end.
  private let starts: [Int]
  private(set) var errorBounds: [Double]
  /// For each criterion the consistency of its one matrix, which is everybody's and complete and needs
  /// not be kept again; `nil` for any other.
  private var consistencies: [Consistency?]
  /// The matrices of other criteria.
  private var matrices: [Int: [MatrixEvaluation]] = [:]
  /// The criteria for which the prioritization method has other solutions.
  private(set) var ambiguous: Set<Int> = []
  /// The criteria whose priorities count as they are and do not sum to 1.
  private(set) var absolute: Set<Int> = []

  /// Creates results to be filled in for each criterion.
  ///
  /// - Parameter itemCounts: How many items each criterion compares.
  init(of criteria: [Criterion], itemCounts: some Sequence<Int>) {
    self.criteria = criteria
    var starts = [0]
    starts.reserveCapacity(criteria.count + 1)
    var end = 0
    for count in itemCounts {
      end += count
      starts.append(end)
    }
    self.starts = starts
    priorities = Array(repeating: 0, count: end)
    errorBounds = Array(repeating: 0, count: criteria.count)
    consistencies = Array(repeating: nil, count: criteria.count)
  }

  func priorities(of criterion: Int) -> ArraySlice<Double> {
    priorities[starts[criterion]..<starts[criterion + 1]]
  }

  func areAllAbsolute(_ criteria: [Int]) -> Bool {
    absolute.count >= criteria.count && criteria.allSatisfy(absolute.contains)
  }

  func matrices(of criterion: Int) -> [MatrixEvaluation] {
    if let consistency = consistencies[criterion],
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

  /// Calls `body` with the consistency of each matrix of a criterion, and whose it is.
  func forEachConsistency(of criterion: Int, _ body: (Consistency, _ participant: Int?) -> Void) {
    if let consistency = consistencies[criterion] {
      body(consistency, nil)
    } else if let matrices = matrices[criterion] {
      for matrix in matrices { body(matrix.consistency, matrix.participant) }
    }
  }

  /// Fills in the priorities of the items of a criterion, whose matrices are kept elsewhere.
  mutating func setPriorities(
    _ values: ArraySlice<Double>, errorBound: Double, of criterion: Int
  ) {
    precondition(values.count == starts[criterion + 1] - starts[criterion])
    for (item, priority) in values.enumerated() { priorities[starts[criterion] + item] = priority }
    errorBounds[criterion] = errorBound
  }

  /// Fills in the result for a criterion.
  mutating func set(_ local: LocalEvaluation, for criterion: Int) {
    setPriorities(local.priorities[...], errorBound: local.errorBound, of: criterion)
    if !local.isUnique { ambiguous.insert(criterion) }
    if local.isAbsolute { absolute.insert(criterion) }
    if case .common(.comparisons) = criteria[criterion].judgments, local.matrices.count == 1 {
      consistencies[criterion] = local.matrices[0].consistency
    } else {
      matrices[criterion] = local.matrices
    }
  }

  /// Fills in the results for criteria whose matrices, complete and everybody's, were solved together.
  mutating func set(_ solved: PrincipalEigenvectorStack, for solvedCriteria: [Int]) {
    let order = solved.order
    for (place, criterion) in solvedCriteria.enumerated() {
      for item in 0..<order {
        priorities[starts[criterion] + item] = solved.priorities[place * order + item]
      }
      errorBounds[criterion] = solved.relativeErrorBounds[place]
      consistencies[criterion] = solved.consistency(at: place)
    }
  }
}
