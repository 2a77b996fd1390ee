public import AHP
internal import AHPFormats

/// At which weights of the criteria the ranking changes.
public struct SensitivityReport: Sendable {
  let names: Names
  let evaluation: Evaluation
  let sensitivity: WeightSensitivity
  let judgments: JudgmentSensitivity?
  let participants: ParticipantSensitivity?
  /// What the ranking owes to the weights of clusters; `nil` for a model without networks.
  let clusters: ClusterSensitivity?
  private let ranking: Ranking
  private let lead: Lead?
  private let words: LeadWords
  private let weights: WeightWords
  /// The lines of the criteria that are shown.
  let lines: [WeightLines]
  private let showsCrossovers: Bool
  /// Who leads, and what would change that.
  let verdict: Content

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: Its evaluation.
  ///   - sensitivity: What the ranking owes to the weights.
  ///   - criterion: The only criterion to show, with all of its crossovers; `nil` for all criteria.
  ///   - judgments: What the ranking owes to the judgments, if that is to be shown.
  ///   - participants: What the ranking owes to the participants, if that is to be shown.
  ///   - clusters: What the ranking owes to the weights of clusters, in a model with networks.
  ///   - language: The language of the labels.
  public init(
    model: DecisionModel, evaluation: Evaluation, sensitivity: WeightSensitivity,
    criterion: CriterionID? = nil, judgments: JudgmentSensitivity? = nil,
    participants: ParticipantSensitivity? = nil, clusters: ClusterSensitivity? = nil,
    language: String? = nil
  ) {
    names = Names(model: model, language: language)
    self.evaluation = evaluation
    self.sensitivity = sensitivity
    self.judgments = judgments
    self.participants = participants
    self.clusters = clusters
    ranking = sensitivity.items.ranking
    let lead = Lead(of: sensitivity.items, ranking: ranking)
    let words = LeadWords(names: names, items: sensitivity.items)
    (self.lead, self.words) = (lead, words)
    weights = WeightWords(names: names, sensitivity: sensitivity)
    lines = sensitivity.lines.filter { criterion == nil || $0.criterion == criterion }
    showsCrossovers = criterion != nil
    // A network alone has no criteria whose weights could move.
    let hasLines = !sensitivity.lines.isEmpty || model.networks.isEmpty
    var sentences = hasLines ? [weights.verdict()] : lead.map { [words.short($0)] } ?? []
    if let lead {
      if let clusters { sentences.append(Self.verdict(on: clusters, words)) }
      if let judgments { sentences.append(Self.verdict(on: judgments, words)) }
      if let participants { sentences += Self.verdicts(on: participants, of: lead, words) }
    }
    verdict = .list(sentences, .sentence)
  }

  private var model: DecisionModel { names.model }

  // MARK: Tables

  private func tables() -> [Table] {
    var tables = lines.isEmpty && !model.networks.isEmpty ? [] : [weights.table(of: lines)]
    if showsCrossovers {
      for lines in lines { tables += [crossovers(of: lines), scores(of: lines)] }
    }
    if let clusters, !clusters.entries.isEmpty { tables.append(table(of: clusters)) }
    if let judgments { tables.append(table(of: judgments)) }
    if let participants { tables.append(table(of: participants)) }
    return tables
  }

  private func crossovers(of lines: WeightLines) -> Table {
    var table = Table([
      .init(.equalItems), .init(.atWeight, .right), .init(.weightChange, .right),
      .init(.weightChangePercent, .right),
    ])
    for crossover in lines.crossovers {
      table.add(
        .list([words.name(crossover.higher), words.name(crossover.lower)], .comma),
        .priority(crossover.weight), .priority(crossover.change),
        .number(crossover.relativeChange, places: 1))
    }
    return table
  }

  private static let gridPoints = [0, 0.25, 0.5, 0.75, 1]

  private func scores(of lines: WeightLines) -> Table {
    let points = Self.gridPoints
    var table = Table(
      [.init(.priorityAtWeight)] + points.map { .init(.number($0, places: 2), .right) }
        + [.init(.now, .right)])
    let priorities = (points + [lines.weight]).map { lines.priorities(at: $0) }
    for item in ranking.order {
      table.add([words.name(item)] + priorities.map { .priority($0[item]) })
    }
    return table
  }

  /// The weights of clusters in networks.
  private func table(of clusters: ClusterSensitivity) -> Table {
    var table = Table([
      .init(.clusterWeight), .init(.weight, .right), .init(.slopeOfFirst, .right, leavesAt: 1),
      .init(.leadChangesBelow, .right), .init(.leadChangesAbove, .right), .init(.thenFirst),
    ])
    let first = ranking.order.first
    for entry in clusters.entries {
      let slope = entry.derivatives.flatMap { derivatives in first.map { derivatives[$0] } }
      table.add(
        Self.place(of: entry, names), .priority(entry.weight), .priority(slope),
        .priority(entry.below?.weight), .priority(entry.above?.weight),
        entry.nearest.map { words.all($0.leaders) } ?? .absent)
    }
    return table
  }

  /// A weight by the comparison of clusters and the cluster.
  private static func place(of entry: ClusterSensitivity.Entry, _ names: Names) -> Content {
    let network = names.model.networks[entry.criterion]
    return .phrase(
      .labelled, names.place(.network(entry.criterion, .clusters(of: entry.cluster))),
      .name(network?.label(of: entry.compared, language: names.language) ?? ""))
  }

  private static func verdict(on clusters: ClusterSensitivity, _ words: LeadWords) -> Content {
    guard let (entry, change) = clusters.nearest() else {
      return switch clusters.obstacle {
      case .averagedPriorities: .phrase(.clusterWeightsOfEach)
      case .scale: .phrase(.clusterWeightsOffScale)
      case .noWeights: .phrase(.noClusterWeights)
      case nil: .phrase(.noClusterWeightChanges)
      }
    }
    return .phrase(
      .nearestClusterWeight, place(of: entry, words.names), .priority(change.weight),
      .priority(entry.weight), words.all(change.leaders))
  }

  private static let judgmentsShown = 10

  /// The judgments with most leverage.
  private func table(of judgments: JudgmentSensitivity) -> Table {
    var table = Table([
      .init(.judgment), .init(.judgmentNow, .right), .init(.slopeOfFirst, .right, leavesAt: 1),
      .init(.changesAt, .right), .init(.thenFirst),
    ])
    table.hiddenRows = max(0, judgments.entries.count - Self.judgmentsShown)
    let first = ranking.order.first
    for entry in judgments.entries.prefix(Self.judgmentsShown) {
      let slope = entry.derivatives.flatMap { derivatives in first.map { derivatives[$0] } }
      table.add(
        Self.place(of: entry, names), .judgment(entry.ratio), .priority(slope),
        .judgment(entry.change?.ratio), entry.change.map { words.all($0.leaders) } ?? .absent)
    }
    return table
  }

  /// A judgment by its criterion, its two items and the one whose it is.
  private static func place(of entry: JudgmentSensitivity.Entry, _ names: Names) -> Content {
    names.by(
      entry.participant,
      .phrase(
        .labelled, names.place(entry.subject),
        names.pair(entry.row, entry.column, of: entry.subject)))
  }

  private func table(of participants: ParticipantSensitivity) -> Table {
    var table = Table([
      .init(.participant), .init(.weight, .right, leavesAt: 1), .init(.firstWithout),
      .init(.rankingWithout), .init(.weightOfChange, .right), .init(.thenFirst),
    ])
    for entry in participants.entries {
      let nearest = entry.nearestChange
      table.add(
        .name(names.participant(entry.participant)), .number(entry.weight, places: 2),
        entry.without.flatMap { Lead(of: $0) }.map { words.all($0.leaders) } ?? .absent,
        rankingWithout(entry), .number(nearest?.weight, places: 3),
        nearest.map { words.all($0.leaders) } ?? .absent)
    }
    return table
  }

  /// What becomes of the ranking without a participant.
  private func rankingWithout(_ entry: ParticipantSensitivity.Entry) -> Content {
    entry.changeWithout.map(names.words) ?? .phrase(.cannotBeEvaluated)
  }

  // MARK: In words

  private func statements() -> [Block] {
    var method = Content.phrase(.methodOfWeights, methodStatement.content())
    if judgments != nil {
      method = .phrase(.methodOfSlopes, method)
      // Below a criterion with several best alternatives the slope differs from side to side.
      if SynthesisRule(of: evaluation).dividesByTheBest {
        method = .list([method, .phrase(.slopesOneSided)], .semicolon)
      }
    }
    return withoutLines() + weights.critical() + names.notices() + [
      .statement(.method, method), .statement(.verdict, verdict),
    ]
  }

  private func withoutLines() -> [Block] {
    sensitivity.withoutDirection.isEmpty
      ? []
      : [
        .statement(
          .withoutLines,
          .phrase(
            .withoutLinesText,
            .list(sensitivity.withoutDirection.map { .name(names.path($0)) }, .comma)))
      ]
  }

  var methodStatement: MethodStatement {
    MethodStatement(
      names: names, options: evaluation.options, contributors: evaluation.contributors)
  }

  private static func verdict(on judgments: JudgmentSensitivity, _ words: LeadWords) -> Content {
    switch NearestJudgmentChange(in: judgments) {
    case .noJudgments: .phrase(.noJudgmentToMove)
    case .never: .phrase(.noJudgmentChanges)
    case .at(let entry, let change):
      .phrase(
        .nearestJudgment, place(of: entry, words.names), .judgment(change.ratio),
        .judgment(entry.ratio), words.all(change.leaders))
    }
  }

  private static func verdicts(
    on participants: ParticipantSensitivity, of lead: Lead, _ words: LeadWords
  ) -> [Content] {
    let deciding = DecidingParticipants(in: participants, of: lead).entries
    func name(_ participant: ParticipantID) -> Content {
      .name(words.names.participant(participant))
    }
    let clear = deciding.filter(\.change.isClear).enumerated().map { place, entry in
      place == 0 ? name(entry.participant) : .phrase(.orWithout, name(entry.participant))
    }
    let withoutResult = participants.entries.filter { $0.without == nil }.map {
      name($0.participant)
    }
    var sentences: [Content] = deciding.isEmpty ? [.phrase(.nobodyDecides)] : []
    if !clear.isEmpty { sentences.append(.phrase(.deciding, .list(clear, .comma))) }
    for entry in deciding where !entry.change.isClear {
      sentences.append(
        .phrase(
          .wouldLeadWithout, name(entry.participant), words.all(entry.change.after.leaders)))
    }
    if !withoutResult.isEmpty {
      sentences.append(.phrase(.nothingWithout, .list(withoutResult, .or)))
    }
    return sentences
  }
}

extension SensitivityReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    [Section("sensitivity", tables().flatMap { $0.blocks() } + statements())]
  }
}
