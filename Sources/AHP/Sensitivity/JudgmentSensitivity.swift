internal import RealModule

/// What the ranking owes to each judgment.
public struct JudgmentSensitivity: Hashable, Sendable {
  /// What is ranked with the present judgments.
  public let items: RankedItems
  /// One entry for each judgment, ordered by leverage: by how little it must be moved on the scale for
  /// others to lead, then by the largest derivative.
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
    /// `JudgmentSensitivity.init(of:in:)`.
    public let derivatives: [Double]?
    /// The nearest value of the scale that takes the first place from its present holder, or from one of
    /// those who share it; `nil` if there is none.
    public let change: Change?

    /// The size of the largest derivative; 0 without derivatives.
    public var largestDerivative: Double {
      (derivatives ?? []).reduce(0) { max($0, abs($1)) }
    }

    /// |ln *b*/*a*| from the judgment to the value *b* that changes the lead; infinite if none does.
    var distance: Double { change.map { abs(.log($0.ratio / ratio)) } ?? .infinity }
  }

  /// A value in the place of a judgment.
  public struct Change: Hashable, Sendable {
    /// The value, one of 1/9, 1/8 … 8, 9.
    public let ratio: Double
    /// The first of those who lead with it and do not at present; or of all who lead with it, if all of them
    /// share the lead at present.
    public let first: RankedID
    /// All who lead with it; more than one if they share the first place.
    public let leaders: [RankedID]
  }
}

extension JudgmentSensitivity {
  /// Finds out what becomes of the priorities when each judgment is moved.
  ///
  /// The derivatives follow from those of the local priorities by the chain rule through the tree. Under
  /// aggregated judgments a participant's judgment has its share of the weights of those who judged the
  /// pair. There are derivatives, without merits and structural adjustment, for complete matrices on the
  /// linear scale, for the principal eigenvector and the geometric mean, of one voice, of aggregated judgments,
  /// or of final priorities averaged arithmetically, where a participant's judgment acts through that
  /// participant's own evaluation. Under ideal synthesis they are those on the side on which the best item
  /// below a criterion stays the best.
  ///
  /// The value of the scale that changes the lead is found by evaluating the whole model with each of
  /// 1/9, 1/8 … 8, 9 in the place of the judgment, the nearest first, under any method. One that leads
  /// alone loses the lead where others are ahead of it, not where they come level.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: The evaluation of the model.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with a judgment replaced.
  /// - Complexity: Up to 17 evaluations for each judgment.
  public init(of model: DecisionModel, in evaluation: Evaluation) throws(EvaluationError) {
    let items = RankedItems(of: model, in: evaluation)
    let search = JudgmentMoves(of: model, options: evaluation.options, base: items)
    let views = try search.views(of: evaluation)
    var entries: [Entry] = []
    for criterion in model.criteria.indices {
      let matrices = search.movableMatrices(of: criterion)
      guard !matrices.isEmpty else { continue }
      let locals = views.map { search.localDerivatives(of: criterion, in: $0.evaluation) }
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
              search.share(of: participant, in: criterion, pair: index, view.evaluation.options)
              * view.groupRatio(of: criterion, pair: index)
            let own = search.finalDerivatives(
              locals[index].priorities.map { factor * $0 }, of: criterion, in: view)
            derivatives = zip(sum, own).map { $0 + view.share * $1 }
          }
          entries.append(
            Entry(
              criterion: criterion, participant: participant, row: pair.row, column: pair.column,
              ratio: ratio, derivatives: derivatives,
              change: try search.nearestChange(
                of: matrix, pair: pair, ratio: ratio, criterion: criterion,
                participant: participant)))
        }
      }
    }
    let order = entries.indices.sorted {
      let (first, second) = (entries[$0], entries[$1])
      return (first.distance, -first.largestDerivative, $0)
        < (second.distance, -second.largestDerivative, $1)
    }
    self.init(items: items, entries: order.map { entries[$0] })
  }
}
