internal import RealModule

/// What moving a single judgment of a model does to what it ranks.
struct JudgmentMoves {
  let model: DecisionModel
  /// The choices of the evaluation.
  let options: EvaluationOptions
  /// What is ranked with the present judgments.
  let base: RankedItems
  /// Who leads with them; `nil` if nothing is ranked.
  let lead: Lead?

  init(of model: DecisionModel, options: EvaluationOptions, base: RankedItems) {
    self.model = model
    self.options = options
    self.base = base
    lead = Lead(of: base)
  }

  /// An evaluation that the final priorities are, or are the mean of.
  struct View {
    let evaluation: Evaluation
    /// The participant that it is of; `nil` for the evaluation of all.
    let participant: ParticipantID?
    /// The share in the final priorities.
    let share: Double
    /// The scores below each criterion.
    let scores: UnitScores

    /// The ratio of a pair in the matrix that the local priorities of a subject come from.
    func groupRatio(of subject: ComparisonSubject, pair: Int) -> Double {
      evaluation.matrices(of: subject).first?.matrix.judgment(at: pair) ?? 1
    }
  }

  /// The participants' own evaluations where their final priorities are averaged, or the whole one.
  ///
  /// - Throws: `EvaluationError` if a participant's judgments alone cannot be evaluated.
  func views(of evaluation: Evaluation) throws(EvaluationError) -> [View] {
    func view(_ evaluation: Evaluation, of participant: ParticipantID?, share: Double) -> View {
      View(
        evaluation: evaluation, participant: participant, share: share,
        scores: UnitScores(of: base.ids, in: model, evaluation))
    }
    let contributors = evaluation.contributors
    guard options.aggregation == .priorities, contributors.count > 1 else {
      return [view(evaluation, of: nil, share: 1)]
    }
    let total = contributors.reduce(0) { $0 + model.participants[$1].weight }
    var views: [View] = []
    for participant in contributors {
      var own = options
      own.participant = participant
      views.append(
        view(
          try model.evaluation(own), of: participant,
          share: model.participants[participant].weight / total))
    }
    return views
  }

  /// The matrices of a subject whose judgments count, and whose they are.
  func movableMatrices(
    of subject: ComparisonSubject
  ) -> [(participant: ParticipantID?, matrix: IncompleteComparisonMatrix)] {
    subject.judgments(in: model).sets.compactMap { participant, judgments in
      if let participant {
        let counts =
          options.participant.map { $0 == participant }
          ?? (model.participants[participant].weight > 0)
        if !counts { return nil }
      }
      return judgments.matrix.map { (participant, $0) }
    }
  }

  /// The one complete matrix that the local priorities of a subject come from, as it stands; `nil`
  /// if there is none such, or if the final priorities are no function of local ones that is known
  /// here.
  func matrix(of subject: ComparisonSubject, in evaluation: Evaluation) -> ComparisonMatrix? {
    let options = evaluation.options
    let matrices = evaluation.matrices(of: subject)
    guard !model.ranksByMerits, !options.structuralAdjustment.isOn, options.scale == .linear,
      evaluation.contributors.count <= 1
        || options.aggregation == .judgments, matrices.count == 1
    else { return nil }
    return matrices[0].matrix.completed
  }

  /// How the local priorities of a subject respond to the items of the one matrix that they come
  /// from; `nil` if there is none such.
  ///
  /// - Throws: `EvaluationError` if LAPACK is needed and cannot be loaded.
  func responses(
    of subject: ComparisonSubject, in evaluation: Evaluation
  ) throws(EvaluationError) -> PriorityResponses? {
    guard let matrix = matrix(of: subject, in: evaluation) else { return nil }
    switch evaluation.options.prioritization {
    case .eigenvector:
      do throws(ComparisonError) {
        return try PriorityResponses(ofEigenvectorOf: matrix)
      } catch {
        throw EvaluationError(.init(error), of: subject.criterion)
      }
    case .geometricMean: return PriorityResponses(ofGeometricMeanOf: matrix)
    default: return nil
    }
  }

  /// The share of a participant's judgment in the group's: its exponent in the geometric mean.
  func share(
    of participant: ParticipantID?, in subject: ComparisonSubject, pair: Int,
    _ options: EvaluationOptions
  ) -> Double {
    guard let participant, options.participant == nil else { return 1 }
    var total = 0.0
    for own in subject.judgments(in: model).byParticipants {
      // Direct priorities count as their quotients, for every pair.
      let isJudged = own.judgments.matrix.map { $0.judgment(at: pair) != nil } ?? true
      if isJudged { total += model.participants[own.participant].weight }
    }
    return model.participants[participant].weight / total
  }

  /// How the alternatives of the network of a criterion respond to what it compares; `nil` without
  /// a network, and where `NetworkSlopes` has none.
  ///
  /// - Throws: `EvaluationError` if LAPACK is needed and cannot be loaded.
  func slopes(
    of criterion: CriterionID, in view: View
  ) throws(EvaluationError) -> NetworkSlopes? {
    guard !model.ranksByMerits, !options.structuralAdjustment.isOn else { return nil }
    guard let network = view.evaluation.networks[criterion] else { return nil }
    do throws(ComparisonError) {
      return try NetworkSlopes(of: network, counting: options.networkPriorities)
    } catch {
      throw EvaluationError(.init(error), of: criterion)
    }
  }

  /// The change of the priorities of the ranked items with the priorities of the items of a
  /// subject.
  func finalDerivatives(
    _ local: [Double], of subject: ComparisonSubject, slopes: NetworkSlopes?, in view: View
  ) -> [Double] {
    if case .network(let criterion, let own) = subject {
      return finalDerivatives(
        slopes?.changes(with: local, of: own) ?? [], of: criterion, in: view)
    }
    return finalDerivatives(local, of: subject.criterion, in: view)
  }

  /// The change of the priorities of the ranked items with one of the local priorities of a
  /// criterion.
  func finalDerivatives(
    _ local: [Double], of criterion: CriterionID, in view: View
  ) -> [Double] {
    let evaluation = view.evaluation
    let global = evaluation.criteria.globalPriorities[criterion]
    let scores = view.scores[model.goal]
    var change = [Double](repeating: 0, count: scores.count)
    let children = model.criteria[criterion].children
    for (child, derivative) in zip(children, local) {
      let below = view.scores[child]
      for item in change.indices { change[item] += global * derivative * below[item] }
    }
    if children.isEmpty {
      let contributions = SynthesisRule(of: evaluation).contributionDerivatives(
        local, Array(evaluation.criteria.locals.priorities(of: criterion)),
        isAbsolute: evaluation.criteria.locals.absolute.contains(criterion),
        pin: model.pinItem(of: criterion))
      for (item, derivative) in contributions.enumerated() {
        change[model.alternative(item, of: criterion)] = global * derivative
      }
    }
    switch view.scores.kind {
    case .additive:
      let total = scores.reduce(0, +)
      let sum = change.reduce(0, +)
      return zip(change, scores).map { ($0 - sum * $1 / total) / total }
    case .logarithmic:
      let priorities = ScoreKind.logarithmic.priorities(scores)
      let relative = zip(priorities, change).map { $0 == 0 ? 0 : $0 * $1 }
      let mean = relative.reduce(0, +)
      return zip(priorities, relative).map { $1 - $0 * mean }
    }
  }

  /// The nearest value of the scale in the place of a judgment that makes another item the first;
  /// `nil` if none does.
  ///
  /// - Parameters:
  ///   - forecast: What the scores become, as far as that is known without an evaluation.
  ///   - moved: The network that the judgment is in; `nil` to evaluate the model.
  ///   - share: The exponent of the judgment in the matrix that the local priorities come from.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with it.
  func nearestChange(
    of matrix: IncompleteComparisonMatrix, pair: (row: Int, column: Int), ratio: Double,
    subject: ComparisonSubject, participant: ParticipantID?, _ forecast: LeadForecast?,
    _ moved: MovedNetwork? = nil, share: Double
  ) throws(EvaluationError) -> JudgmentSensitivity.Change? {
    guard let lead else { return nil }
    let values = (1...9).map { Double($0) } + (2...9).map { 1 / Double($0) }
    let nearest = values.filter { $0 != ratio }.sorted {
      (abs(Double.log($0 / ratio)), $0) < (abs(Double.log($1 / ratio)), $1)
    }
    for value in nearest {
      switch forecast?.lead(row: pair.row, column: pair.column, factor: .pow(value / ratio, share))
      {
      case .stays?: continue
      case .goes(let taker)?:
        return JudgmentSensitivity.Change(
          ratio: value, first: base.ids[taker], leaders: [base.ids[taker]])
      case .isOpen?, nil: break
      }
      var changed = matrix
      guard (try? changed.setJudgment(of: pair.row, against: pair.column, to: value)) != nil
      else { continue }
      let after: RankedItems
      if let moved, case .network(_, let own) = subject {
        let judgments = subject.judgments(in: model).replacing(Judgments(changed), of: participant)
        guard let set = moved.set(own, with: judgments) else { continue }
        if case .stays = moved.forecast(of: lead, with: set.priorities, of: own) { continue }
        guard
          let items = moved.items(with: set.priorities, errorBound: set.errorBound, of: own)
        else { continue }
        after = items
      } else {
        let model = model.replacing(Judgments(changed), of: subject, by: participant)
        after = RankedItems(of: model, in: try model.evaluation(options))
      }
      if let change = self.change(from: lead, to: after) {
        return JudgmentSensitivity.Change(
          ratio: value, first: change.first, leaders: change.leaders)
      }
    }
    return nil
  }

  /// Who takes the lead, and all who lead then, if the first of the present leaders surely leads no
  /// longer, or if one of several leaders is surely left alone; `nil` if not.
  func change(from lead: Lead, to after: RankedItems) -> (first: RankedID, leaders: [RankedID])? {
    guard let change = LeadChange(from: lead, to: after),
      lead.isShared || !change.after.leaders.contains(lead.leaders[0])
    else { return nil }
    return (after.ids[change.takers[0]], change.after.leaders.map { after.ids[$0] })
  }
}
