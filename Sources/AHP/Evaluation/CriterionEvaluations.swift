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
      isUnique: !locals.ambiguous.contains(position))
  }
}

/// The priorities of what each criterion compares, before their own global ones are known.
struct LocalEvaluations: Hashable, Sendable {
  /// The criteria whose judgments were evaluated.
  private let criteria: [Criterion]
  /// The priorities of all criteria, one after another.
  private var priorities: [Double] = []
  private var priorityEnds: [Int] = []
  private(set) var errorBounds: [Double] = []
  /// For each criterion the consistency of its one matrix, which is everybody's and complete and needs
  /// not be kept again; `nil` for any other.
  private var consistencies: [Consistency?] = []
  /// The matrices of all other criteria, one after another.
  private var matrices: [MatrixEvaluation] = []
  private var matrixEnds: [Int] = []
  /// The criteria for which the prioritization method has other solutions.
  private(set) var ambiguous: Set<Int> = []

  /// - Parameter itemCount: The number of items that all criteria together compare.
  init(of criteria: [Criterion], itemCount: Int) {
    self.criteria = criteria
    priorities.reserveCapacity(itemCount)
    priorityEnds.reserveCapacity(criteria.count)
    errorBounds.reserveCapacity(criteria.count)
    consistencies.reserveCapacity(criteria.count)
    matrixEnds.reserveCapacity(criteria.count)
  }

  func priorities(of criterion: Int) -> ArraySlice<Double> {
    priorities[(criterion == 0 ? 0 : priorityEnds[criterion - 1])..<priorityEnds[criterion]]
  }

  private func matrixRange(of criterion: Int) -> Range<Int> {
    (criterion == 0 ? 0 : matrixEnds[criterion - 1])..<matrixEnds[criterion]
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
    return Array(matrices[matrixRange(of: criterion)])
  }

  /// Calls `body` with the consistency of each matrix of a criterion, and whose it is.
  func forEachConsistency(of criterion: Int, _ body: (Consistency, _ participant: Int?) -> Void) {
    if let consistency = consistencies[criterion] {
      body(consistency, nil)
    } else {
      for index in matrixRange(of: criterion) {
        body(matrices[index].consistency, matrices[index].participant)
      }
    }
  }

  /// Adds the result for the next criterion.
  mutating func append(_ local: LocalEvaluation) {
    if !local.isUnique { ambiguous.insert(errorBounds.count) }
    priorities += local.priorities
    matrices += local.matrices
    end(errorBound: local.errorBound, consistency: nil)
  }

  /// Adds a priority to those of the next criterion.
  mutating func append(priority: Double) { priorities.append(priority) }

  /// Ends the next criterion, whose priorities have been added.
  ///
  /// - Parameter consistency: That of its matrix, if it has just one, which is complete and everybody's.
  mutating func end(errorBound: Double, consistency: Consistency?) {
    priorityEnds.append(priorities.count)
    matrixEnds.append(matrices.count)
    errorBounds.append(errorBound)
    consistencies.append(consistency)
  }
}
