internal import RealModule

/// What the ranking owes to each judgment.
public struct JudgmentSensitivity: Hashable, Sendable {
  /// What is ranked with the present judgments.
  public let items: RankedItems
  /// One entry for each judgment, ordered by leverage: by how little it must be moved on the scale for
  /// another item to be first, then by the largest derivative.
  public let entries: [Entry]

  /// One judgment, and what moving it does.
  public struct Entry: Hashable, Sendable {
    /// The criterion.
    public let criterion: CriterionID
    /// The participant who judged; `nil` for everybody's judgment.
    public let participant: ParticipantID?
    /// The item judged, as a row of the matrix.
    public let row: Int
    /// The item that it is judged against, as a column.
    public let column: Int
    /// The judgment *a* as it stands in the model.
    public let ratio: Double
    /// The derivative of the priority of each ranked item by ln *a*; `nil` where there is none: see
    /// `DecisionModel.judgmentSensitivity(in:)`.
    public let derivatives: [Double]?
    /// The nearest value of the scale that makes another item the first; `nil` if none does.
    public let change: Change?

    /// The size of the largest derivative; 0 without derivatives.
    public var largestDerivative: Double {
      (derivatives ?? []).reduce(0) { max($0, abs($1)) }
    }

    /// |ln *b*/*a*| from the judgment to the value *b* that changes the first; infinite if none does.
    var distance: Double { change.map { abs(.log($0.ratio / ratio)) } ?? .infinity }
  }

  /// A value in the place of a judgment.
  public struct Change: Hashable, Sendable {
    /// The value, one of 1/9, 1/8 … 8, 9.
    public let ratio: Double
    /// What is first with it.
    public let first: RankedID
  }
}

extension DecisionModel {
  /// Returns what becomes of the priorities when each judgment is moved.
  ///
  /// The derivatives follow from those of the local priorities by the chain rule through the tree. Under
  /// aggregated judgments a participant's judgment has its share of the weights of those who judged the
  /// pair. There are derivatives, without merits and structural adjustment, for complete matrices on the linear scale, for the principal eigenvector
  /// and the geometric mean, of one voice, of aggregated judgments, or of final priorities averaged
  /// arithmetically, where a participant's judgment acts through that participant's own evaluation. Under
  /// ideal synthesis they are those on the side on which the best item below a criterion stays the best.
  ///
  /// The value of the scale that changes the first is found by evaluating the whole model with each of
  /// 1/9, 1/8 … 8, 9 in the place of the judgment, the nearest first, under any method.
  ///
  /// - Parameter evaluation: The evaluation of this model.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with a judgment replaced.
  /// - Complexity: Up to 17 evaluations for each judgment.
  public func judgmentSensitivity(
    in evaluation: Evaluation
  ) throws(EvaluationError) -> JudgmentSensitivity {
    let options = evaluation.options
    let items = rankedItems(in: evaluation)
    let views = try views(of: evaluation, items: items)
    var entries: [JudgmentSensitivity.Entry] = []
    for criterion in criteria.indices {
      let matrices = movableMatrices(of: criterion, options)
      guard !matrices.isEmpty else { continue }
      let locals = views.map { localDerivatives(of: criterion, in: $0.evaluation) }
      for (participant, matrix) in matrices {
        for (index, pair) in UpperTriangle.pairs(order: matrix.order).enumerated() {
          guard let ratio = matrix.judgment(at: index) else { continue }
          var derivatives: [Double]? = [Double](repeating: 0, count: items.ids.count)
          for (view, locals) in zip(views, locals)
          where participant == nil || view.participant == nil || view.participant == participant {
            guard let locals, let sum = derivatives else {
              derivatives = nil
              break
            }
            // By the logarithm, which a share multiplies.
            let factor =
              share(of: participant, in: criterion, pair: index, view.evaluation.options)
              * groupRatio(of: criterion, pair: index, in: view.evaluation)
            let own = finalDerivatives(
              locals[index].priorities.map { factor * $0 }, of: criterion, scores: view.scores,
              in: view.evaluation)
            derivatives = zip(sum, own).map { $0 + view.share * $1 }
          }
          entries.append(
            JudgmentSensitivity.Entry(
              criterion: criterion, participant: participant, row: pair.row, column: pair.column,
              ratio: ratio, derivatives: derivatives,
              change: try nearestChange(
                of: matrix, pair: pair, ratio: ratio, criterion: criterion,
                participant: participant, base: items, options: options)))
        }
      }
    }
    let order = entries.indices.sorted {
      let (first, second) = (entries[$0], entries[$1])
      return (first.distance, -first.largestDerivative, $0)
        < (second.distance, -second.largestDerivative, $1)
    }
    return JudgmentSensitivity(items: items, entries: order.map { entries[$0] })
  }

  /// An evaluation that the final priorities are, or are the mean of.
  private struct View {
    let evaluation: Evaluation
    /// The participant that it is of; `nil` for the evaluation of all.
    let participant: ParticipantID?
    /// The share in the final priorities.
    let share: Double
    /// The scores below each criterion; see `unitScores`.
    let scores: [[Double]]
  }

  /// The participants' own evaluations where their final priorities are averaged, or the whole one.
  private func views(
    of evaluation: Evaluation, items: RankedItems
  ) throws(EvaluationError) -> [View] {
    func view(_ evaluation: Evaluation, of participant: ParticipantID?, share: Double) -> View {
      View(
        evaluation: evaluation, participant: participant, share: share,
        scores: unitScores(items.ids, in: evaluation))
    }
    let contributors = evaluation.contributors
    guard evaluation.options.aggregation == .priorities, contributors.count > 1 else {
      return [view(evaluation, of: nil, share: 1)]
    }
    let total = contributors.reduce(0) { $0 + participants[$1].weight }
    var views: [View] = []
    for participant in contributors {
      var options = evaluation.options
      options.participant = participant
      views.append(
        view(
          try self.evaluation(options), of: participant,
          share: participants[participant].weight / total))
    }
    return views
  }

  /// The matrices of a criterion whose judgments count, and whose they are.
  private func movableMatrices(
    of criterion: CriterionID, _ options: EvaluationOptions
  ) -> [(participant: ParticipantID?, matrix: IncompleteComparisonMatrix)] {
    switch criteria[criterion].judgments {
    case .none: []
    case .common(let judgments): judgments.matrix.map { [(nil, $0)] } ?? []
    case .individual(let all):
      all.compactMap { own in
        guard participants[own.participant].weight > 0 || options.participant != nil,
          options.participant == nil || options.participant == own.participant
        else { return nil }
        return own.judgments.matrix.map { (own.participant, $0) }
      }
    }
  }

  /// The derivatives of the local priorities by the judgments of the one matrix that they come from; `nil`
  /// if there is none such.
  private func localDerivatives(
    of criterion: CriterionID, in evaluation: Evaluation
  ) -> [JudgmentDerivative]? {
    let options = evaluation.options
    let matrices = evaluation.criteria[criterion].matrices
    guard !ranksByMerits, !options.structuralAdjustment.isOn, options.scale == .linear,
      evaluation.contributors.count <= 1
        || options.aggregation == .judgments, matrices.count == 1,
      let matrix = matrices[0].matrix.completed
    else { return nil }
    switch options.prioritization {
    case .eigenvector: return try? matrix.eigenvectorDerivatives()
    case .geometricMean: return matrix.geometricMeanDerivatives()
    default: return nil
    }
  }

  /// The ratio of a pair in the matrix that the local priorities come from.
  private func groupRatio(of criterion: CriterionID, pair: Int, in evaluation: Evaluation) -> Double
  {
    evaluation.criteria[criterion].matrices.first?.matrix.judgment(at: pair) ?? 1
  }

  /// The share of a participant's judgment in the group's: its exponent in the geometric mean.
  private func share(
    of participant: ParticipantID?, in criterion: CriterionID, pair: Int,
    _ options: EvaluationOptions
  ) -> Double {
    guard let participant, options.participant == nil,
      case .individual(let all) = criteria[criterion].judgments
    else { return 1 }
    var total = 0.0
    for own in all {
      // Direct priorities count as their quotients, for every pair.
      let isJudged = own.judgments.matrix.map { $0.judgment(at: pair) != nil } ?? true
      if isJudged { total += participants[own.participant].weight }
    }
    return participants[participant].weight / total
  }

  /// The change of the priorities of the ranked items with one of the local priorities of a criterion.
  private func finalDerivatives(
    _ local: [Double], of criterion: CriterionID, scores: [[Double]], in evaluation: Evaluation
  ) -> [Double] {
    let global = evaluation.criteria.globalPriorities[criterion]
    let total = scores[goal].reduce(0, +)
    var change = [Double](repeating: 0, count: scores[goal].count)
    let children = criteria[criterion].children
    for (child, derivative) in zip(children, local) {
      for item in change.indices { change[item] += global * derivative * scores[child][item] }
    }
    if children.isEmpty {
      let priorities = Array(evaluation.criteria.locals.priorities(of: criterion))
      let contributions = evaluation.options.synthesis.contributionDerivatives(
        local, priorities, pin: pinItem(of: criterion))
      for (item, derivative) in contributions.enumerated() {
        change[alternative(item, of: criterion)] = global * derivative
      }
    }
    if !alternatives.isEmpty, evaluation.options.synthesis.scoreKind == .logarithmic {
      let priorities = ScoreKind.logarithmic.priorities(scores[goal])
      let relative = zip(priorities, change).map { $0 == 0 ? 0 : $0 * $1 }
      let mean = relative.reduce(0, +)
      return zip(priorities, relative).map { $1 - $0 * mean }
    }
    let sum = change.reduce(0, +)
    return zip(change, scores[goal]).map { ($0 - sum * $1 / total) / total }
  }

  private func nearestChange(
    of matrix: IncompleteComparisonMatrix, pair: (row: Int, column: Int), ratio: Double,
    criterion: CriterionID, participant: ParticipantID?, base: RankedItems,
    options: EvaluationOptions
  ) throws(EvaluationError) -> JudgmentSensitivity.Change? {
    let values = (1...9).map { Double($0) } + (2...9).map { 1 / Double($0) }
    let nearest = values.filter { $0 != ratio }.sorted {
      (abs(Double.log($0 / ratio)), $0) < (abs(Double.log($1 / ratio)), $1)
    }
    for value in nearest {
      var changed = matrix
      guard (try? changed.setJudgment(of: pair.row, against: pair.column, to: value)) != nil,
        case let model = replacing(Judgments(changed), of: criterion, by: participant)
      else { continue }
      let after = rankedItems(in: try model.evaluation(options))
      if case .first(let first) = base.change(to: after) {
        return JudgmentSensitivity.Change(ratio: value, first: first)
      }
    }
    return nil
  }

  /// This model with other judgments of one participant, or of everybody.
  private func replacing(
    _ judgments: Judgments, of criterion: CriterionID, by participant: ParticipantID?
  ) -> DecisionModel {
    var model = self
    guard let participant, case .individual(var all) = criteria[criterion].judgments,
      let index = all.firstIndex(where: { $0.participant == participant })
    else {
      model.criteria[criterion].judgments = .common(judgments)
      return model
    }
    all[index].judgments = judgments
    model.criteria[criterion].judgments = .individual(all)
    return model
  }
}

extension Synthesis {
  /// How the contributions of the items below a criterion change with their local priorities.
  ///
  /// - Parameter pin: Which item the pin is.
  func contributionDerivatives(
    _ derivatives: [Double], _ priorities: [Double], pin: Int
  ) -> [Double] {
    switch self {
    case .distributive: return derivatives
    case .multiplicative: return zip(derivatives, priorities).map { $0 / $1 }
    case .ideal, .linkingPins:
      let best = priorities.indices.max { priorities[$0] < priorities[$1] }
      guard let one = self == .ideal ? best : pin else { return [] }
      let divisor = priorities[one]
      return zip(derivatives, priorities).map {
        ($0 - $1 * derivatives[one] / divisor) / divisor
      }
    }
  }
}
