/// The items of one place and what was computed of them, to compare reported numbers with.
struct ComparedItems {
  /// One for each item; they sum to 1, unless they are absolute.
  private let priorities: [Double]
  /// The priority of what compares the items; `nil` where it is no part of the whole.
  private let globalPriority: Double?
  private let matrices: [MatrixEvaluation]
  private let options: EvaluationOptions
  /// The rule that made priorities of the judgments.
  private let method: PrioritizationMethod
  /// The indices of the least consistent matrix, once one was asked for.
  private var indices: NamedIndices?

  /// The items of a criterion.
  init(_ evaluation: CriterionEvaluation, _ options: EvaluationOptions) {
    priorities = evaluation.localPriorities
    globalPriority = evaluation.globalPriority
    matrices = evaluation.matrices
    self.options = options
    method = options.prioritization
  }

  /// The intensities of a rating scale, whether some criterion uses it or not.
  ///
  /// - Parameter settings: The choices of the publication, which count before those of the scale.
  /// - Throws: `EvaluationError` if its judgments give no priorities, or there are none.
  init(
    ofRatingScale position: Int, in model: DecisionModel, _ options: EvaluationOptions,
    _ settings: EvaluationSettings
  ) throws(EvaluationError) {
    let ratios = try model.scaled(by: options.scale)
    let scale = ratios.ratingScales[position]
    var own = options
    own.participant = nil
    own.prioritization =
      settings.prioritization ?? scale.prioritization ?? options.prioritization
    do throws(EvaluationError) {
      guard let judgments = scale.judgments else {
        throw EvaluationError(.noJudgments, of: model.goal)
      }
      let result = try LocalEvaluator(of: ratios, own).evaluate(judgments, of: model.goal).get()
      priorities = result.priorities
      matrices = result.matrices
    } catch {
      throw EvaluationError(.ratingScale(position, error), of: model.goal)
    }
    globalPriority = nil
    self.options = own
    method = own.prioritization
  }

  /// The matrix with the largest consistency index, whose ratio is that of the items.
  private var leastConsistent: MatrixEvaluation? {
    matrices.max { $0.consistency.index < $1.consistency.index }
  }

  /// The number that a reported quantity is about; `nil` if there is none.
  mutating func value(of quantity: ReportedValue.Quantity) -> Double? {
    switch quantity {
    case .principalEigenvalue: leastConsistent?.consistency.principalEigenvalue
    case .consistencyIndex: leastConsistent?.consistency.index
    case .consistencyRatio: options.largestRatio(of: matrices.map(\.consistency))
    case .index(let name): index(name)
    case .localPriority(let item): priorities[item]
    case .idealPriority(let item): ideal(item)
    case .globalPriority(let item): globalPriority.map { $0 * priorities[item] }
    case .judgment(let item, let other):
      matrices.count == 1
        ? (matrices[0].completion?[item, other] ?? matrices[0].matrix[item, other]).map {
          options.scale == .linear
            ? $0 : options.scale.judgment(of: $0, order: matrices[0].matrix.order)
        } : nil
    default: nil
    }
  }

  private mutating func index(_ name: ConsistencyIndexName) -> Double? {
    guard let matrix = leastConsistent?.matrix else { return nil }
    let all = indices ?? NamedIndices(of: matrix, by: method)
    indices = all
    return all.value(of: name)
  }

  private func ideal(_ item: Int) -> Double? {
    let best = priorities.max() ?? 0
    return best > 0 ? priorities[item] / best : nil
  }
}

/// The numbers that one block of reported results is compared with.
struct RecomputedNumbers {
  private var items: ComparedItems?
  /// The evaluation that the block is about; `nil` for a rating scale.
  private var evaluation: Evaluation?
  /// The position of the merit that the block is about.
  private var merit: Int?
  /// The network of the criterion that the block is about.
  private var network: NetworkEvaluation?

  /// The numbers of a block on a rating scale.
  init(_ items: ComparedItems) { self.items = items }

  /// The numbers of a block on a criterion, strategic or not, or on the whole model.
  init(_ evaluation: Evaluation, _ subject: ComparisonSubject?, in model: DecisionModel) {
    self.evaluation = evaluation
    items = subject.flatMap { evaluation.criterion($0) }.map {
      ComparedItems($0, evaluation.options)
    }
    if case .criterion(let criterion)? = subject {
      merit = model.merits.firstIndex { $0.criterion == criterion }
      network = evaluation.networks[criterion]
    }
  }

  /// The number that a reported quantity is about; `nil` if there is none.
  mutating func value(of quantity: ReportedValue.Quantity) -> Double? {
    switch quantity {
    case .meritPriority(let alternative):
      merit.flatMap { position in
        evaluation?.merits.map { $0.merits[position].priorities[alternative] }
      }
    case .formulaValue(let formula, let alternative):
      evaluation?.merits?.results.first { $0.formula == formula }
        .flatMap { try? $0.values.get().values[alternative] }
    case .nodePriority(let measure, let node): network?.priority(of: node, measure)
    case .hierarchyConsistencyRatio: evaluation?.hierarchyConsistency.ratio
    case .alternativePriority(let alternative): evaluation?.alternativePriorities[alternative]
    case .alternativeTotal(let alternative): evaluation?.alternativeTotals?[alternative]
    case .criterionPriority(let criterion): evaluation?.criteria[criterion].globalPriority
    default: items?.value(of: quantity)
    }
  }
}
