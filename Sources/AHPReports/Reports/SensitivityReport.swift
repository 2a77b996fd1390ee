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
  private let moves: MoveWords
  private let obstacle: SensitivityError?
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
  ///   - obstacle: Why no weight of a criterion is moved; `nil` if they are.
  ///   - language: The language of the labels.
  public init(
    model: DecisionModel, evaluation: Evaluation, sensitivity: WeightSensitivity,
    criterion: CriterionID? = nil, judgments: JudgmentSensitivity? = nil,
    participants: ParticipantSensitivity? = nil, clusters: ClusterSensitivity? = nil,
    obstacle: SensitivityError? = nil, language: String? = nil
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
    let moves = MoveWords(words: words, ranking: ranking)
    self.moves = moves
    self.obstacle = obstacle
    weights = WeightWords(names: names, sensitivity: sensitivity)
    lines = sensitivity.lines.filter { criterion == nil || $0.criterion == criterion }
    showsCrossovers = criterion != nil
    // A network alone has no criteria whose weights could move.
    let hasLines = obstacle == nil && (!sensitivity.lines.isEmpty || model.networks.isEmpty)
    var sentences = hasLines ? [weights.verdict()] : lead.map { [words.short($0)] } ?? []
    if let lead {
      if let clusters { sentences.append(moves.verdict(on: clusters)) }
      if let judgments { sentences.append(moves.verdict(on: judgments)) }
      if let participants { sentences += Self.verdicts(on: participants, of: lead, words) }
    }
    verdict = .list(sentences, .sentence)
  }

  private var model: DecisionModel { names.model }

  // MARK: Tables

  private func tables() -> [Table] {
    var tables =
      lines.isEmpty && (!model.networks.isEmpty || obstacle != nil)
      ? [] : [weights.table(of: lines)]
    if showsCrossovers {
      for lines in lines { tables += [crossovers(of: lines), scores(of: lines)] }
    }
    if let clusters, !clusters.entries.isEmpty { tables.append(moves.table(of: clusters.entries)) }
    if let judgments { tables.append(moves.table(of: judgments)) }
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
    var method = methodStatement.content()
    if obstacle == nil || clusters?.entries.isEmpty == false {
      method = .phrase(.methodOfWeights, method)
    }
    // A formula of merits and a method without derivatives have no slopes.
    if let judgments, judgments.entries.contains(where: { $0.derivatives != nil }) {
      method = .phrase(.methodOfSlopes, method)
      // Below a criterion with several best alternatives the slope differs from side to side.
      if SynthesisRule(of: evaluation).dividesByTheBest {
        method = .list([method, .phrase(.slopesOneSided)], .semicolon)
      }
    }
    return (obstacle.map { [.statement(.weights, .phrase(.weightsNotMoved, $0.content))] } ?? [])
      + withoutLines() + weights.critical() + names.notices() + [
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
