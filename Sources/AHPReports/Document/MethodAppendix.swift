internal import AHP

/// Every choice that a result depends on, in words and with its source.
struct MethodAppendix {
  let names: Names
  let evaluation: Evaluation
  /// The formula of the consensus indicators.
  var consensusFormula = ConsensusFormula.ahpOS
  /// Whether weights of criteria are moved and drawn.
  var movesWeights = false

  private var options: EvaluationOptions { evaluation.options }

  func statements() -> [Block] {
    let method = MethodStatement(
      names: names, options: options, contributors: evaluation.contributors)
    return [
      .statement(.method, method.content()),
      .statement(
        .precision,
        evaluation.largestErrorBound.isFinite
          ? .phrase(.precisionText, .bound(evaluation.largestErrorBound)) : .phrase(.noErrorBound)),
    ]
  }

  func table() -> Table {
    var table = Table([.init(.setting), .init(.choice), .init(.source)])
    for setting in EvaluationSetting.all where setting.concerns(names.model) {
      let choice = setting.choice(in: options)
      if setting.key == GroupAggregation.key {
        addParticipants(to: &table, source: choice.source)
      } else if choice.isListed {
        table.add(
          setting.type.subjectContent, choice.content,
          choice.name == RandomIndex.simulated.name && setting.key == RandomIndex.key
            ? .phrase(.ownSimulation) : Self.content(choice.source))
      }
    }
    func add(_ setting: Phrase, _ choice: Phrase, _ source: Citation) {
      table.add(.phrase(setting), .phrase(choice), Self.content(source))
    }
    if evaluation.contributors.count > 1 {
      add(.consensus, .consensusByEntropy, consensusFormula.source)
    }
    if movesWeights {
      add(.weightsInSensitivity, .siblingsKeepProportions, .triantaphyllouSanchez1997)
      add(.graphsOfSensitivity, .asExpertChoice, .ishizakaLabib2009)
    }
    return table
  }

  private static func content(_ source: Citation?) -> Content {
    source.map { .text($0.text) } ?? .empty
  }

  /// Adds whose judgments are used, and how they are combined.
  private func addParticipants(to table: inout Table, source: Citation?) {
    if let participant = options.participant {
      table.add(
        .phrase(.participants), .phrase(.judgmentsOfOnly, .name(names.participant(participant))),
        .empty)
    } else if evaluation.contributors.count > 1 {
      table.add(
        GroupAggregation.subjectContent,
        .phrase(
          .aggregationOf, options.aggregation.content, .count(evaluation.contributors.count)),
        Self.content(source))
      table.add(.phrase(.weightsOfParticipants), weights(), .empty)
    }
  }

  /// How many weights of participants are named.
  private static let weightsNamed = 20

  private func weights() -> Content {
    let contributors = evaluation.contributors
    let values = contributors.map { names.model.participants[$0].weight }
    if values.allSatisfy({ $0 == values[0] }) { return .phrase(.allEqual) }
    let named = zip(contributors, values).prefix(Self.weightsNamed).map { participant, weight in
      Content.list([.name(names.participant(participant)), .weight(weight)], .space)
    }
    let others = contributors.count - named.count
    return others > 0
      ? .list([.list(named, .comma), .phrase(.more, .count(others))], .and) : .list(named, .comma)
  }
}
