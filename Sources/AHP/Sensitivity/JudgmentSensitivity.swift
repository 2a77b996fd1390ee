internal import RealModule

/// What the ranking owes to each judgment.
public struct JudgmentSensitivity: Hashable, Sendable {
  /// What is ranked with the present judgments.
  public let items: RankedItems
  /// One entry for each judgment, ordered by leverage: by how little it must be moved on the scale
  /// for others to lead, then by the largest derivative.
  public let entries: [Entry]

  /// One judgment, and what moving it does.
  public struct Entry: Hashable, Sendable {
    /// Where the judgment is.
    public let subject: ComparisonSubject
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
    /// The nearest value of the scale that takes the first place from its present holder, or from
    /// one of those who share it; `nil` if there is none.
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
    /// The first of those who lead with it and do not at present; or of all who lead with it, if
    /// all of them share the lead at present.
    public let first: RankedID
    /// All who lead with it; more than one if they share the first place.
    public let leaders: [RankedID]
  }
}

extension JudgmentSensitivity {
  /// Makes sure that the slopes of judgments can be found.
  ///
  /// - Throws: `EvaluationError` if they need LAPACK, which cannot be loaded.
  package static func requireLibrary(
    for model: DecisionModel, in evaluation: Evaluation
  ) throws(EvaluationError) {
    guard evaluation.options.prioritization == .eigenvector || !evaluation.networks.isEmpty else {
      return
    }
    do throws(ComparisonError) {
      _ = try PriorityResponses(
        ofEigenvectorOf: ComparisonMatrix(unchecked: [1], order: 2))
    } catch {
      throw EvaluationError(.init(error), of: model.goal)
    }
  }
}

extension JudgmentSensitivity {
  /// Finds out what becomes of the priorities when each judgment is moved.
  ///
  /// The derivatives follow from those of the local priorities by the chain rule through the tree.
  /// Under aggregated judgments a participant's judgment has its share of the weights of those who
  /// judged the pair. A judgment in a network acts through the limit of the network, see
  /// `NetworkSlopes`. There are derivatives, without merits and structural adjustment, for complete
  /// matrices on the linear scale, for the principal eigenvector and the geometric mean, of one
  /// voice, of aggregated judgments, or of final priorities averaged arithmetically, where a
  /// participant's judgment acts through that participant's own evaluation. Under ideal synthesis
  /// they are those on the side on which the best item below a criterion stays the best.
  ///
  /// The value of the scale that changes the lead is the first of 1/9, 1/8 … 8, 9 in the place of
  /// the judgment, the nearest first, with which the whole model has another lead, under any
  /// method. One that leads alone loses the lead where others are ahead of it, not where they come
  /// level. Where the local priorities come from one complete matrix, the scores follow from
  /// theirs, see `MovedPriorities`; the model is evaluated where scores are so close that only
  /// their error bounds can tell who leads, and for all other judgments.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: The evaluation of the model.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with a judgment replaced.
  /// - Complexity: O(*n*²(*n* + *m*)) for each complete matrix of *n* items on the linear scale and
  ///   *m* things ranked, by eigenvector or geometric mean, as large as the derivatives are, with a
  ///   factor of 17 values times 16 terms. For other methods 17 times the priorities of a matrix
  ///   for each judgment. For incomplete matrices, other scales, merits, structural adjustment and
  ///   averaged priorities, and for leads that are nearly level, up to 17 evaluations for each
  ///   judgment.
  public init(of model: DecisionModel, in evaluation: Evaluation) throws(EvaluationError) {
    let items = RankedItems(of: model, in: evaluation)
    let search = JudgmentMoves(of: model, options: evaluation.options, base: items)
    let views = try search.views(of: evaluation)
    var entries: [Entry] = []
    let subjects = model.criteria.indices.map { ComparisonSubject.criterion($0) }
    var networks = NetworksInSearch(search, views, evaluation)
    for subject in subjects + model.networkSubjects() {
      let matrices = search.movableMatrices(of: subject)
      guard !matrices.isEmpty else { continue }
      var forecast: LeadForecast?
      if case .criterion(let criterion) = subject {
        forecast = LeadForecast(of: criterion, search, views)
      }
      let network = try networks.network(of: subject)
      // The final derivatives by the items, of which those by the judgments are combinations.
      let responses = try views.enumerated().map { place, view throws(EvaluationError) in
        try search.responses(of: subject, in: view.evaluation).flatMap { local in
          let slopes = network?.slopes[place]
          return network != nil && slopes == nil
            ? nil
            : (
              local: local,
              final: local.priorities.map {
                search.finalDerivatives($0, of: subject, slopes: slopes, in: view)
              }
            )
        }
      }
      for (participant, matrix) in matrices {
        for (index, pair) in UpperTriangle.pairs(order: matrix.order).enumerated() {
          guard let ratio = matrix.judgment(at: index) else { continue }
          var derivatives: [Double]? = [Double](repeating: 0, count: items.ids.count)
          for (view, responses) in zip(views, responses)
          where participant == nil || view.participant == nil || view.participant == participant {
            guard let responses, let sum = derivatives else {
              derivatives = nil
              break
            }
            let group = view.groupRatio(of: subject, pair: index)
            // By the logarithm, which a share multiplies.
            let factor =
              view.share * group
              * search.share(of: participant, in: subject, pair: index, view.evaluation.options)
            let own = responses.local.factors(row: pair.row, column: pair.column, ratio: group)
            let (first, second) = (responses.final[pair.row], responses.final[pair.column])
            derivatives = sum.indices.map {
              sum[$0] + factor * (own.row * first[$0] + own.column * second[$0])
            }
          }
          entries.append(
            Entry(
              subject: subject, participant: participant, row: pair.row, column: pair.column,
              ratio: ratio, derivatives: derivatives,
              change: try search.nearestChange(
                of: matrix, pair: pair, ratio: ratio, subject: subject,
                participant: participant, forecast, network?.moved,
                share: search.share(
                  of: participant, in: subject, pair: index, evaluation.options))))
        }
      }
    }
    // To about twelve digits after the point, so that rounding does not order what is equal.
    func rounded(_ derivative: Double) -> Double { (derivative * 0x1p40).rounded() }
    let order = entries.indices.sorted {
      let (first, second) = (entries[$0], entries[$1])
      return (first.distance, -rounded(first.largestDerivative), $0)
        < (second.distance, -rounded(second.largestDerivative), $1)
    }
    self.init(items: items, entries: order.map { entries[$0] })
  }
}

/// The networks in which judgments are moved, prepared where the first of their judgments is.
private struct NetworksInSearch {
  struct Prepared {
    /// For each view how the alternatives respond.
    let slopes: [NetworkSlopes?]
    let moved: MovedNetwork?
  }

  private let search: JudgmentMoves
  private let views: [JudgmentMoves.View]
  private let evaluation: Evaluation
  private var prepared: [CriterionID: Prepared] = [:]

  init(_ search: JudgmentMoves, _ views: [JudgmentMoves.View], _ evaluation: Evaluation) {
    self.search = search
    self.views = views
    self.evaluation = evaluation
  }

  /// What is known of the network of a subject; `nil` for criteria.
  mutating func network(of subject: ComparisonSubject) throws(EvaluationError) -> Prepared? {
    guard case .network(let criterion, _) = subject else { return nil }
    if let known = prepared[criterion] { return known }
    let network = Prepared(
      slopes: try views.map { view throws(EvaluationError) in
        try search.slopes(of: criterion, in: view)
      },
      moved: MovedNetwork(
        of: criterion, in: evaluation, of: search.model, ranking: search.base))
    prepared[criterion] = network
    return network
  }
}
