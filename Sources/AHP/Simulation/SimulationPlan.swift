internal import RealModule

/// What a simulation draws, and what the evaluations make of it.
struct SimulationPlan: Sendable {
  /// Where the local priorities of a criterion come from.
  enum Local: Sendable {
    case fixed([Double])
    /// The position of what is drawn in `sources`.
    case drawn(Int)
    /// The mean of the participants' local priorities.
    indirect case mean([Local], shares: [Double], isGeometric: Bool)
  }

  /// An evaluation that the final priorities are, or are the mean of.
  struct View: Sendable {
    /// By criterion.
    let locals: [Local]
    /// The sources that only this view has.
    let sources: Range<Int>
    /// The share in the final priorities.
    let share: Double
  }

  /// What is drawn, in this order.
  private(set) var sources: [SimulationSource]
  /// The sources that all views share come first.
  let commonSources: Range<Int>
  let views: [View]

  /// - Parameters:
  ///   - model: The model with the ratios of the scale.
  ///   - given: The same model with its judgments.
  ///   - options: The choices of the evaluation.
  ///   - settings: What is drawn.
  /// - Throws: `EvaluationError` if the bound of a range has no ratio on the scale.
  init(
    _ model: DecisionModel, given: DecisionModel, options: EvaluationOptions,
    settings: SimulationSettings
  ) throws(EvaluationError) {
    self.init(model, options: options, settings: settings)
    guard settings.noise == .intervals else { return }
    let lower = SimulationPlan(
      try Self.replacingRanges(of: given, by: \.lower).scaled(by: options.scale), options: options,
      settings: settings)
    let upper = SimulationPlan(
      try Self.replacingRanges(of: given, by: \.upper).scaled(by: options.scale), options: options,
      settings: settings)
    for index in sources.indices {
      guard case .matrix(var disturbed) = sources[index],
        case .matrix(let low) = lower.sources[index],
        case .matrix(let high) = upper.sources[index]
      else { continue }
      disturbed.setRanges(
        from: low.matrix, to: high.matrix,
        given: given.criteria[disturbed.criterion].currentRanges())
      sources[index] = .matrix(disturbed)
    }
  }

  private init(
    _ model: DecisionModel, options: EvaluationOptions, settings: SimulationSettings
  ) {
    var builder = Builder(model: model, options: options, settings: settings)
    let contributors = Evaluator(ofRatios: model, options).contributors()
    if options.aggregation.averagesFinalPriorities && contributors.count > 1 {
      let common = builder.commonLocals()
      commonSources = 0..<builder.sources.count
      let weights = contributors.map { model.participants[$0].weight }
      let total = weights.reduce(0, +)
      views = zip(contributors, weights).map { participant, weight in
        let start = builder.sources.count
        let locals = model.criteria.indices.map {
          common[$0] ?? builder.local(of: $0, participant: participant)
        }
        return View(locals: locals, sources: start..<builder.sources.count, share: weight / total)
      }
    } else {
      commonSources = 0..<0
      let locals = model.criteria.indices.map {
        builder.local(of: $0, participant: options.participant)
      }
      views = [View(locals: locals, sources: 0..<builder.sources.count, share: 1)]
    }
    sources = builder.sources
  }

  /// Finds out where the local priorities come from.
  private struct Builder {
    let model: DecisionModel
    let options: EvaluationOptions
    let settings: SimulationSettings
    var sources: [SimulationSource] = []

    /// By criterion: what stands for everybody; `nil` for what participants judged.
    mutating func commonLocals() -> [Local?] {
      model.criteria.indices.map { criterion in
        if !model.criteria[criterion].judgments.byParticipants.isEmpty { return nil }
        return local(of: criterion, participant: nil)
      }
    }

    mutating func local(of criterion: CriterionID, participant: ParticipantID?) -> Local {
      let node = model.criteria[criterion]
      let count = model.itemCount(of: criterion)
      if count <= 1 && node.canBeCompared { return .fixed(Array(repeating: 1, count: count)) }
      if settings.weights == .uniform && !node.children.isEmpty {
        sources.append(.weights(criterion: criterion, order: count))
        return .drawn(sources.count - 1)
      }
      switch node.judgments {
      case .none: preconditionFailure("the model was evaluated")
      case .common(let judgments): return local(judgments, of: criterion, participant: nil)
      case .individual(let all):
        if let participant {
          guard let own = all.first(where: { $0.participant == participant }) else {
            preconditionFailure("the model was evaluated")
          }
          return local(own.judgments, of: criterion, participant: participant)
        }
        let contributing = node.judgments.counting(model.participants)
        return options.aggregation == .judgments
          ? group(contributing, criterion) : mean(contributing, criterion)
      }
    }

    private mutating func local(
      _ judgments: Judgments, of criterion: CriterionID, participant: ParticipantID?
    ) -> Local {
      guard let matrix = judgments.matrix else { return fixed(judgments, of: criterion) }
      return add(matrix, of: criterion, participant: participant)
    }

    /// Judgments that are not disturbed.
    private func fixed(_ judgments: Judgments, of criterion: CriterionID) -> Local {
      switch LocalEvaluator(of: model, options).evaluate(judgments, of: criterion) {
      case .success(let local): .fixed(local.priorities)
      case .failure(let error): preconditionFailure("the model was evaluated: \(error)")
      }
    }

    /// The matrix of a group whose judgments are aggregated.
    private mutating func group(_ contributing: [IndividualJudgments], _ criterion: CriterionID)
      -> Local
    {
      if let only = contributing.first, contributing.count == 1 {
        return local(only.judgments, of: criterion, participant: nil)
      }
      do {
        let group = try IncompleteComparisonMatrix(
          aggregating: contributing.map { try $0.judgments.ratios().get() },
          weights: contributing.map { model.participants[$0.participant].weight })
        guard contributing.contains(where: \.judgments.isCompared) else {
          return fixed(Judgments(group), of: criterion)
        }
        return add(group, of: criterion, participant: nil)
      } catch {
        preconditionFailure("the model was evaluated: \(error)")
      }
    }

    private mutating func mean(_ contributing: [IndividualJudgments], _ criterion: CriterionID)
      -> Local
    {
      let weights = contributing.map { model.participants[$0.participant].weight }
      let total = weights.reduce(0, +)
      return .mean(
        contributing.map { local($0.judgments, of: criterion, participant: $0.participant) },
        shares: weights.map { $0 / total },
        isGeometric: PriorityMean(of: options.aggregation).isGeometric)
    }

    private mutating func add(
      _ matrix: IncompleteComparisonMatrix, of criterion: CriterionID, participant: ParticipantID?
    ) -> Local {
      sources.append(
        .matrix(
          DisturbedMatrix(
            criterion: criterion, participant: participant, matrix: matrix,
            deviations: settings.noise == .dispersion ? deviations(criterion, matrix) : [],
            randomIndex: matrix.order > 2
              ? options.incompleteRandomIndex.value(
                order: matrix.order, missing: matrix.missingCount, complete: options.randomIndex)
              : 0)))
      return .drawn(sources.count - 1)
    }

    /// For each pair the standard deviation of the logarithms of the participants' judgments; 0 for fewer
    /// than two.
    private func deviations(_ criterion: CriterionID, _ matrix: IncompleteComparisonMatrix)
      -> [Double]
    {
      let matrices = model.criteria[criterion].judgments.counting(model.participants)
        .compactMap(\.judgments.matrix)
      return matrix.ratios.indices.map { position in
        let ratios = matrices.compactMap { $0.judgment(at: position) }
        if ratios.isEmpty { return 0 }
        return JudgmentDispersion(ratios).sample.map { .log($0) } ?? 0
      }
    }
  }
}

extension DisturbedMatrix {
  /// Sets what the judgments may be.
  ///
  /// - Parameters:
  ///   - lower: The matrix of the lower bounds.
  ///   - upper: The matrix of the upper bounds.
  ///   - given: The ranges that the model has on these items.
  fileprivate mutating func setRanges(
    from lower: IncompleteComparisonMatrix, to upper: IncompleteComparisonMatrix,
    given: [JudgmentRange]
  ) {
    var triangular = Set<Int>()
    for range in given
    where range.ratio.isTriangular && (participant == nil || participant == range.participant) {
      triangular.insert(
        UpperTriangle.index(row: range.item, column: range.other, order: order))
    }
    ranges = matrix.ratios.indices.map { position in
      let (least, most) = (lower.ratios[position], upper.ratios[position])
      guard least < most else { return nil }
      return DrawnRange(
        lower: least, middle: triangular.contains(position) ? matrix.ratios[position] : nil,
        upper: most)
    }
  }
}

extension SimulationPlan {
  /// Returns a model with a bound in the place of each judgment that is a range.
  private static func replacingRanges(
    of given: DecisionModel, by bound: (UncertainRatio) -> Double
  ) -> DecisionModel {
    var model = given
    let criteria = given.criteria
    for criterion in criteria.indices where !criteria[criterion].ranges.isEmpty {
      let order = given.itemCount(of: criterion)
      model.criteria[criterion].judgments = criteria[criterion].judgments.mapping {
        participant, judgments in
        guard let matrix = judgments.matrix else { return judgments }
        let ranges = criteria[criterion].currentRanges(of: participant, order: order)
        let ratios = matrix.ratios.enumerated().map { position, ratio in
          ranges[position].map(bound) ?? ratio
        }
        return Judgments(IncompleteComparisonMatrix(ratios: ratios, order: order))
      }
    }
    return model
  }
}
