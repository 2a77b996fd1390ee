internal import AHP
internal import AHPCharts

/// Makes the tornado of an evaluation: the weights and judgments that move the lead most.
struct TornadoBuilder {
  let names: Names
  let evaluation: Evaluation
  /// What is ranked.
  let items: RankedItems
  let frames: ChartFrames

  private static let mostEntries = 12
  /// Up to how many judgments their slopes are found.
  private static let mostJudgments = 1000

  /// - Parameters:
  ///   - lines: The lines of the weights; none where they cannot be moved.
  ///   - clusters: The weights of clusters; `nil` for none.
  ///   - judgments: The slopes of the judgments; `nil` for none.
  func chart(
    _ lines: [WeightLines], clusters: ClusterSensitivity?, judgments: JudgmentSensitivity?
  ) throws(ChartError) -> TornadoChart {
    guard
      let moves = LeadMoves(of: items, lines: lines, clusters: clusters, judgments: judgments)
    else { throw .tooFewRanked }
    guard !moves.entries.isEmpty else {
      // A formula of merits has neither lines nor slopes, which says nothing of what moves it.
      throw names.model.ranksByMerits && lines.isEmpty ? .sensitivity(.merits) : .nothingMovesLead
    }
    func name(_ item: Int) -> Content { frames.content(names.ranked(items.ids[item])) }
    let hasWeights = !lines.isEmpty || clusters?.entries.isEmpty == false
    let hasJudgments = judgments?.entries.contains { $0.derivatives != nil } ?? false
    let text: Phrase =
      !hasWeights
      ? .chartTornadoJudgments : hasJudgments ? .chartTornadoWithJudgments : .chartTornadoText
    let shown = moves.entries.prefix(Self.mostEntries)
    return TornadoChart(
      frame: frames.frame(
        .chartTornado,
        .phrase(text, name(moves.first), name(moves.second), .share(LeadMoves.weightShare)),
        summary: [
          items.ranking.ranks[moves.first] == items.ranking.ranks[moves.second]
            ? .phrase(.bothEqual)
            : .phrase(.isAheadBy, name(moves.first), .priority(moves.lead))
        ],
        leftOut: [frames.notShown(.smallerMovesNotShown, moves.entries.count - shown.count)]),
      entries: shown.map {
        TornadoChart.Entry(name: self.name(of: $0.subject), down: $0.down, up: $0.up)
      },
      base: moves.lead, baseText: frames.line(.phrase(.nowIs, .priority(moves.lead))),
      downName: frames.line(.phrase(.movedDown)), upName: frames.line(.phrase(.movedUp)),
      text: { frames.line(.priority($0)) })
  }

  private func name(of subject: LeadMoves.Subject) -> String {
    switch subject {
    case .weight(let criterion, let parent): names.path(criterion, under: parent)
    case .clusterWeight(let compared, let cluster, let criterion):
      frames.line(
        MoveWords(words: LeadWords(names: names, items: items), ranking: items.ranking)
          .place(of: compared, for: cluster, in: criterion))
    case .judgment(let subject, let participant, let row, let column):
      frames.line(
        .phrase(
          .labelled, names.place(subject, by: participant), names.pair(row, column, of: subject)))
    }
  }

  /// The slopes of the judgments of a model that has few enough of them; `nil` for others.
  ///
  /// - Throws: `ChartError.lapackMissing`.
  func judgments() throws(ChartError) -> JudgmentSensitivity? {
    guard Self.showsJudgments(of: names.model) else { return nil }
    let found: JudgmentSensitivity
    do throws(EvaluationError) {
      found = try JudgmentSensitivity(of: names.model, in: evaluation)
    } catch {
      if error.lapackProblem() != nil { throw .lapackMissing(error) }
      return nil
    }
    return found.entries.contains { $0.derivatives != nil } ? found : nil
  }

  /// What moves the lead besides weights of criteria; `nil` where those say all, and for models
  /// that are too large to move everything.
  ///
  /// - Throws: `EvaluationError` if LAPACK is needed and cannot be loaded.
  static func moves(
    of model: DecisionModel, in evaluation: Evaluation, threads: Int? = nil
  ) throws(EvaluationError) -> LeadSensitivity? {
    do throws(EvaluationError) {
      return try LeadSensitivity(
        of: model, in: evaluation, includesJudgments: showsJudgments(of: model), threads: threads)
    } catch {
      if error.lapackProblem() != nil { throw error }
      // A participant's judgments alone have no result.
      return nil
    }
  }

  /// Whether a model has judgments, and few enough of them.
  static func showsJudgments(of model: DecisionModel) -> Bool {
    var count = 0
    for criterion in model.criteria.indices {
      for (_, judgments) in model.criteria[criterion].judgments.sets {
        count += judgments.matrix?.ratios.count ?? 0
      }
      if count > mostJudgments { return false }
    }
    for network in model.networks.values {
      for subject in network.subjects() {
        for (_, judgments) in network.judgments(of: subject).sets {
          count += judgments.matrix?.ratios.count ?? 0
        }
      }
      if count > mostJudgments { return false }
    }
    return count > 0
  }
}
