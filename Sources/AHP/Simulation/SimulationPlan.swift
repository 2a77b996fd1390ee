internal import RealModule

/// What a simulation draws, and what the evaluations make of it.
struct SimulationPlan: Sendable {
  /// Where the local priorities of a criterion come from, strategic or not.
  enum Local: Sendable {
    case fixed([Double])
    /// The position of what is drawn in `sources`.
    case drawn(Int)
    /// Ratings by a scale whose comparisons are drawn, at a position in `sources`.
    case rated(Ratings, scale: Int)
    /// The weights of merits that the strategic criteria make.
    case strategic
    /// What the limit of the criterion's network makes of the alternatives.
    case network
    /// The mean of the participants' local priorities.
    indirect case mean([Local], shares: [Double], isGeometric: Bool)
  }

  /// An evaluation that the final priorities are, or are the mean of.
  struct View: Sendable {
    /// By criterion.
    let locals: [Local]
    /// By strategic criterion; empty without any.
    let strategicLocals: [Local]
    /// By criterion with a network, those of `Network.subjects()`.
    private(set) var networkLocals: [CriterionID: [Local]] = [:]
    /// The sources that only this view has.
    let sources: Range<Int>
    /// The share in the final priorities.
    let share: Double

    /// - Parameters:
    ///   - locals: Those of the criteria, then those of the strategic criteria, then those of
    ///     networks.
    ///   - model: The model.
    init(_ locals: [Local], of model: DecisionModel, sources: Range<Int>, share: Double) {
      let criterionCount = model.criteria.count
      var next = criterionCount + (model.strategicModel?.criteria.count ?? 0)
      self.locals = Array(locals[..<criterionCount])
      strategicLocals = Array(locals[criterionCount..<next])
      for criterion in model.criteriaWithNetworks() {
        let count = model.network(of: criterion).subjects().count
        networkLocals[criterion] = Array(locals[next..<next + count])
        next += count
      }
      self.sources = sources
      self.share = share
    }
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
        given: disturbed.subject.currentRanges(in: given))
      sources[index] = .matrix(disturbed)
    }
  }

  private init(
    _ model: DecisionModel, options: EvaluationOptions, settings: SimulationSettings
  ) {
    var builder = Builder(model: model, options: options, settings: settings)
    // Rating scales are the same in all views.
    builder.addRatingScales()
    let sets = model.comparisonSets().filter {
      if case .ratingScale = $0.subject { false } else { true }
    }
    let contributors = Evaluator(ofRatios: model, options).contributors()
    if options.aggregation.averagesFinalPriorities && contributors.count > 1 {
      let common = sets.map { builder.commonLocal(of: $0) }
      commonSources = 0..<builder.sources.count
      let weights = contributors.map { model.participants[$0].weight }
      let total = weights.reduce(0, +)
      views = zip(contributors, weights).map { participant, weight in
        let start = builder.sources.count
        let locals = zip(sets, common).map {
          $1 ?? builder.local(of: $0, participant: participant)
        }
        return View(
          locals, of: model, sources: start..<builder.sources.count,
          share: weight / total)
      }
    } else {
      let start = builder.sources.count
      commonSources = 0..<start
      let locals = sets.map { builder.local(of: $0, participant: options.participant) }
      views = [
        View(
          locals, of: model, sources: start..<builder.sources.count,
          share: 1)
      ]
    }
    sources = builder.sources
  }

  /// Finds out where the local priorities come from.
  private struct Builder {
    let model: DecisionModel
    let options: EvaluationOptions
    let settings: SimulationSettings
    var sources: [SimulationSource] = []
    /// By rating scale whose intensities are compared, the position in `sources`.
    private var scaleSources: [Int: Int] = [:]

    init(model: DecisionModel, options: EvaluationOptions, settings: SimulationSettings) {
      self.model = model
      self.options = options
      self.settings = settings
    }

    mutating func addRatingScales() {
      for scale in model.usedRatingScales() {
        let rated = model.ratingScales[scale]
        guard let matrix = rated.judgments?.matrix, matrix.order > 1 else { continue }
        scaleSources[scale] = add(
          matrix, of: .ratingScale(scale), participant: nil, by: rated.prioritization)
      }
    }

    /// What stands for everybody; `nil` for what participants judged.
    mutating func commonLocal(of set: ComparisonSet) -> Local? {
      set.judgments.byParticipants.isEmpty ? local(of: set, participant: nil) : nil
    }

    mutating func local(of set: ComparisonSet, participant: ParticipantID?) -> Local {
      let count = set.itemCount
      if set.subject == .criterion(model.goal) && model.strategicModel != nil { return .strategic }
      if case .criterion(let criterion) = set.subject, model.networks[criterion] != nil {
        return .network
      }
      if count <= 1 && set.canBeAsked { return .fixed(Array(repeating: 1, count: count)) }
      if settings.weights == .uniform, case .criterion(let criterion) = set.subject,
        !model.criteria[criterion].children.isEmpty
      {
        sources.append(.weights(criterion: criterion, order: count))
        return .drawn(sources.count - 1)
      }
      switch set.judgments {
      case .none:
        switch set.subject {
        // What nobody judged in a network counts as equal.
        case .network: return .fixed(Array(repeating: 1 / Double(count), count: count))
        // What nobody judged beside networks is left out.
        case .criterion where !model.networks.isEmpty:
          return .fixed(Array(repeating: 0, count: count))
        default: preconditionFailure("the model was evaluated")
        }
      case .common(let judgments): return local(judgments, of: set.subject, participant: nil)
      case .individual(let all):
        if let participant {
          guard let own = all.first(where: { $0.participant == participant }) else {
            preconditionFailure("the model was evaluated")
          }
          return local(own.judgments, of: set.subject, participant: participant)
        }
        let contributing = set.judgments.counting(model.participants)
        return options.aggregation == .judgments
          ? group(contributing, set.subject) : mean(contributing, set.subject)
      }
    }

    private mutating func local(
      _ judgments: Judgments, of subject: ComparisonSubject, participant: ParticipantID?
    ) -> Local {
      if case .ratings(let ratings) = judgments,
        let source = ratings.scale.flatMap({ scaleSources[$0] })
      {
        return .rated(ratings, scale: source)
      }
      guard let matrix = judgments.matrix else { return fixed(judgments) }
      return .drawn(add(matrix, of: subject, participant: participant))
    }

    /// Judgments that are not disturbed.
    private func fixed(_ judgments: Judgments) -> Local {
      // A problem would be of the criterion; there is none.
      switch LocalEvaluator(of: model, options).evaluate(judgments, of: model.goal) {
      case .success(let local): .fixed(local.priorities)
      case .failure(let error): preconditionFailure("the model was evaluated: \(error)")
      }
    }

    /// The matrix of a group whose judgments are aggregated.
    private mutating func group(
      _ contributing: [IndividualJudgments], _ subject: ComparisonSubject
    ) -> Local {
      if let only = contributing.first, contributing.count == 1 {
        return local(only.judgments, of: subject, participant: nil)
      }
      do {
        let group = try IncompleteComparisonMatrix(
          aggregating: contributing.map { try $0.judgments.ratios().get() },
          weights: contributing.map { model.participants[$0.participant].weight })
        guard contributing.contains(where: \.judgments.isCompared) else {
          return fixed(Judgments(group))
        }
        return .drawn(add(group, of: subject, participant: nil))
      } catch {
        preconditionFailure("the model was evaluated: \(error)")
      }
    }

    private mutating func mean(
      _ contributing: [IndividualJudgments], _ subject: ComparisonSubject
    ) -> Local {
      let weights = contributing.map { model.participants[$0.participant].weight }
      let total = weights.reduce(0, +)
      return .mean(
        contributing.map { local($0.judgments, of: subject, participant: $0.participant) },
        shares: weights.map { $0 / total },
        isGeometric: PriorityMean(of: options.aggregation).isGeometric)
    }

    /// Adds a matrix to draw.
    ///
    /// - Returns: Its position in `sources`.
    private mutating func add(
      _ matrix: IncompleteComparisonMatrix, of subject: ComparisonSubject,
      participant: ParticipantID?, by prioritization: PrioritizationMethod? = nil
    ) -> Int {
      sources.append(
        .matrix(
          DisturbedMatrix(
            subject: subject, participant: participant, matrix: matrix,
            prioritization: prioritization ?? options.prioritization,
            deviations: settings.noise == .dispersion ? deviations(subject, matrix) : [],
            randomIndex: matrix.order > 2
              ? options.incompleteRandomIndex.value(
                order: matrix.order, missing: matrix.missingCount, complete: options.randomIndex)
              : 0)))
      return sources.count - 1
    }

    /// For each pair the standard deviation of the logarithms of the participants' judgments; 0 for
    /// fewer than two.
    private func deviations(
      _ subject: ComparisonSubject, _ matrix: IncompleteComparisonMatrix
    ) -> [Double] {
      let matrices = subject.judgments(in: model).counting(model.participants)
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
    model.strategicModel = given.strategicModel.map { replacingRanges(of: $0, by: bound) }
    return model
  }
}

extension ComparisonSubject {
  /// Returns the ranges of ratios among the judgments on the items.
  fileprivate func currentRanges(in model: DecisionModel) -> [JudgmentRange] {
    switch self {
    case .criterion(let criterion): model.criteria[criterion].currentRanges()
    case .strategicCriterion(let criterion):
      hierarchy(in: model).criteria[criterion].currentRanges()
    case .network, .ratingScale: []
    }
  }
}
