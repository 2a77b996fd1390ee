internal import AHP

/// Every choice that a result depends on, in words and with its source.
struct MethodAppendix {
  let model: DecisionModel
  let evaluation: Evaluation
  let language: String?

  private var options: EvaluationOptions { evaluation.options }

  var statements: [Statement] {
    let method = MethodStatement(
      model: model, options: options, contributors: evaluation.contributors, language: language)
    return [
      Statement(title: "Method", text: method.text),
      Statement(
        title: "Precision",
        text: "the relative error of every priority is at most "
          + "\(NumberText.bound(evaluation.largestErrorBound)), a computed bound; numbers are rounded for "
          + "printing only"),
    ]
  }

  var table: Table {
    var table = Table([.init("Setting"), .init("Choice"), .init("Source")])
    for setting in EvaluationSetting.all where setting.concerns(model) {
      let choice = setting.choice(in: options)
      if setting.key == GroupAggregation.key {
        addParticipants(to: &table, source: choice.source)
      } else if choice.isListed {
        table.add(setting.type.subject, choice.title, choice.source?.text ?? "")
      }
    }
    if evaluation.contributors.count > 1 {
      table.add("Consensus", "S*, by Shannon's entropy", Consensus.source.text)
    }
    table.add(
      "Weights in sensitivity", "siblings keep their proportions",
      Citation.triantaphyllouSanchez1997.text)
    table.add("Graphs of sensitivity", "as in Expert Choice", Citation.ishizakaLabib2009.text)
    return table
  }

  /// Adds whose judgments are used, and how they are combined.
  private func addParticipants(to table: inout Table, source: Citation?) {
    if let participant = options.participant {
      table.add(
        "Participants",
        "judgments of \(model.label(ofParticipant: participant, language: language)) only", "")
    } else if evaluation.contributors.count > 1 {
      table.add(
        GroupAggregation.subject,
        "\(options.aggregation) of \(evaluation.contributors.count) participants",
        source?.text ?? "")
      table.add("Weights of participants", weights, "")
    }
  }

  /// How many weights of participants are named.
  private static let weightsNamed = 20

  private var weights: String {
    let contributors = evaluation.contributors
    let values = contributors.map { model.participants[$0].weight }
    if values.allSatisfy({ $0 == values[0] }) { return "all equal" }
    let named = contributors.prefix(Self.weightsNamed).map {
      "\(model.label(ofParticipant: $0, language: language)) \(model.participants[$0].weight)"
    }
    let others = contributors.count - named.count
    return named.joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
  }
}
