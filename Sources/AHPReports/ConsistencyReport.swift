public import AHP
internal import AHPFormats

/// The consistency of one or several matrices, index by index, with the judgments to think over again.
public struct ConsistencyReport: Sendable {
  private let model: DecisionModel
  private let options: EvaluationOptions
  private let analyses: [ConsistencyAnalysis]
  private let language: String?

  public init(
    model: DecisionModel, options: EvaluationOptions, analyses: [ConsistencyAnalysis],
    language: String? = nil
  ) {
    self.model = model
    self.options = options
    self.analyses = analyses
    self.language = language
  }

  public func rendered(as format: ReportFormat) -> String {
    switch format {
    case .latex, .html, .xlsx: preconditionFailure("not yet")
    case .text:
      model.heading(language: language) + "\n"
        + analyses.map { analysis in
          title(analysis) + "\n\n" + indices(analysis).text + "\n"
            + (analysis.advice.isEmpty ? "" : advice(analysis).text + "\n")
            + (analysis.suggestions.isEmpty ? "" : suggestions(analysis).text + "\n")
        }.joined()
        + StringStatement.text(statements)
    case .markdown:
      model.markdownHeading(language: language)
        + analyses.map { analysis in
          "\n## \(title(analysis))\n\n" + indices(analysis).markdown
            + (analysis.advice.isEmpty ? "" : "\n" + advice(analysis).markdown)
            + (analysis.suggestions.isEmpty ? "" : "\n" + suggestions(analysis).markdown)
        }.joined()
        + StringStatement.markdown(statements)
    case .csv: csv
    case .json: json
    }
  }

  private func title(_ analysis: ConsistencyAnalysis) -> String {
    model.place(analysis.criterion, language: language)
      + model.by(analysis.participant, language: language)
      + " (\(NumberText.count(analysis.consistency.order, "item")))"
  }

  private var statements: [StringStatement] {
    guard !analyses.isEmpty else {
      return [
        StringStatement(
          title: "Consistency",
          text: "no matrix has a CR above \(options.consistencyThreshold) (random index of "
            + "\(options.randomIndex))")
      ] + model.noticeStatements
    }
    return model.noticeStatements + [
      StringStatement(
        title: "Method",
        text: "CR with the random index of \(options.randomIndex)"
          + (analyses.contains { $0.consistency.missingCount > 0 }
            ? ", with judgments missing \(options.incompleteRandomIndex)" : "")
          + "; 'others say' is the ratio that "
          + "the other judgments give (Harker's method), and the last two columns are what CR and "
          + "the ranking become with it")
    ]
  }

  // MARK: Indices

  private struct Index {
    let name: String
    let value: Double?
    /// The largest accepted value, where the literature names one.
    var limit: Double?
    var note = ""
    var places = 4

    /// How many triads or pairs there are of a kind.
    static func count(_ name: String, _ number: Int) -> Index {
      Index(name: name, value: Double(number), places: 0)
    }
  }

  private func list(_ analysis: ConsistencyAnalysis) -> [Index] {
    let order = analysis.consistency.order
    var list = [
      Index(
        name: "CR", value: analysis.ratio, limit: options.consistencyThreshold.value(order: order)),
      Index(name: "CI", value: analysis.consistency.index),
      Index(name: "principal eigenvalue", value: analysis.consistency.principalEigenvalue),
    ]
    guard let indices = analysis.indices else { return list }
    let names = model.itemNames(of: analysis.criterion, language: language)
    list += [
      Index(
        name: "GCI", value: indices.geometric,
        limit: order > 2 ? GeometricConsistencyThreshold.value(order: order) : nil),
      Index(
        name: "Koczkodaj", value: indices.koczkodaj.value, limit: KoczkodajIndex.threshold,
        note: indices.koczkodaj.value > 0
          ? indices.koczkodaj.triad.map {
            "worst triad: \(names[$0.first]), \(names[$0.second]), \(names[$0.third])"
          } ?? "" : ""),
      Index(name: "Koczkodaj, mean of triads", value: indices.koczkodaj.mean),
      Index(name: "HCI", value: indices.harmonic.value),
      Index(
        name: "HCR", value: indices.harmonic.ratio,
        limit: HarmonicConsistencyIndex.ratioThreshold),
      Index(name: "Peláez–Lamata", value: indices.pelaezLamata),
      Index(name: "Cavallo–D'Apuzzo", value: indices.cavalloDApuzzo, note: "1 is consistent"),
      Index(name: "Kazibudzki, mean |ln r|", value: indices.meanTriadError),
      Index(name: "Kazibudzki, mean ln² r", value: indices.meanSquaredTriadError),
      Index(name: "Golden–Wang", value: indices.goldenWang),
      Index(name: "Salo–Hämäläinen", value: indices.saloHamalainen),
      Index(name: "relative error", value: indices.relativeError),
      Index(name: "congruence", value: indices.congruenceDissonance.congruence),
      Index(name: "dissonance", value: indices.congruenceDissonance.dissonance),
      .count("circular triads", indices.ordinal.circularTriads.count),
      .count("intransitive triads", indices.ordinal.intransitiveTriads.count),
      Index(
        name: "Kendall's zeta", value: indices.ordinal.kendallZeta,
        note: indices.ordinal.kendallZeta == nil ? "not defined with ties" : "1 is consistent"),
      .count("weakly inconsistent triads", indices.ordinal.weaklyInconsistentTriads.count),
      .count("preferences not preserved", indices.orderPreservation.preferenceViolations.count),
      .count("intensities not preserved", indices.orderPreservation.intensityViolations.count),
      Index(name: "global ranking discrepancy", value: indices.globalRankingDiscrepancy),
      Index(
        name: "right-left asymmetry", value: indices.asymmetry.largestDifference,
        note: indices.asymmetry.differentlyOrdered.isEmpty
          ? ""
          : "the left eigenvector orders "
            + NumberText.count(indices.asymmetry.differentlyOrdered.count, "pair")
            + " differently"),
    ]
    return list
  }

  private func indices(_ analysis: ConsistencyAnalysis) -> StringTable {
    var table = StringTable([
      .init("Index"), .init("Value", .right), .init("Limit", .right), .init("Note"),
    ])
    for index in list(analysis) {
      let isAbove = index.limit.flatMap { limit in index.value.map { $0 > limit } } ?? false
      table.add(
        index.name, index.value.map { NumberText.fixed($0, places: index.places) } ?? "–",
        index.limit.map { NumberText.fixed($0, places: 4) } ?? "",
        (isAbove ? ["above"] : []).joined() + (isAbove && !index.note.isEmpty ? "; " : "")
          + index.note)
    }
    return table
  }

  // MARK: Advice

  private func advice(_ analysis: ConsistencyAnalysis) -> StringTable {
    var table = StringTable([
      .init("Judgment"), .init("Given", .right), .init("Priorities say", .right),
      .init("Others say", .right), .init("CR then", .right), .init("Ranking then"),
    ])
    let names = model.itemNames(of: analysis.criterion, language: language)
    for entry in analysis.advice {
      table.add(
        "\(names[entry.deviation.row]) against \(names[entry.deviation.column])",
        NumberText.judgment(entry.deviation.ratio),
        NumberText.judgment(entry.deviation.priorityRatio),
        NumberText.judgment(entry.replacements.harker.ratio), NumberText.ratio(entry.ratioAfter),
        model.words(entry.effect, language: language))
    }
    return table
  }

  private func suggestions(_ analysis: ConsistencyAnalysis) -> StringTable {
    var table = StringTable([.init("Missing judgment"), .init("Others say", .right)])
    let names = model.itemNames(of: analysis.criterion, language: language)
    for suggestion in analysis.suggestions {
      table.add(
        "\(names[suggestion.row]) against \(names[suggestion.column])",
        NumberText.judgment(suggestion.ratio))
    }
    return table
  }

  // MARK: For programs

  private var csv: String {
    var table = StringTable(
      [
        "path", "participant", "item", "other", "ratio", "priority_ratio", "epsilon",
        "eigenvalue_derivative", "harker_ratio", "least_eigenvalue_ratio",
        "consistency_ratio", "consistency_ratio_after", "first_after",
      ].map { StringTable.Column($0) })
    for analysis in analyses {
      let names = model.itemNames(of: analysis.criterion)
      for entry in analysis.advice {
        table.add(
          model.path(of: analysis.criterion),
          analysis.participant.map { model.participants[$0].name } ?? "",
          names[entry.deviation.row], names[entry.deviation.column], "\(entry.deviation.ratio)",
          "\(entry.deviation.priorityRatio)", "\(entry.deviation.epsilon)",
          "\(entry.eigenvalueDerivative)", "\(entry.replacements.harker.ratio)",
          "\(entry.replacements.leastEigenvalue.ratio)", analysis.ratio.map { "\($0)" } ?? "",
          entry.ratioAfter.map { "\($0)" } ?? "", model.newFirst(entry.effect) ?? "")
      }
    }
    return table.csv
  }

  private var json: String {
    DataValue.mapping([
      ("report", .text("consistency")), ("model", model.data(language: language)),
      ("randomIndex", .text(options.randomIndex.name)),
      ("incompleteRandomIndex", .text(options.incompleteRandomIndex.rawValue)),
      ("matrices", .list(analyses.map(data))),
    ]).json
  }

  private func data(of analysis: ConsistencyAnalysis) -> DataValue {
    let names = model.itemNames(of: analysis.criterion)
    return .mapping([
      ("path", .text(model.path(of: analysis.criterion))),
      ("participant", .optional(analysis.participant.map { model.participants[$0].name })),
      ("order", .integer(analysis.consistency.order)),
      ("missing", .integer(analysis.consistency.missingCount)),
      (
        "indices",
        .list(
          list(analysis).map {
            .mapping([
              ("name", .text($0.name)), ("value", .optional($0.value)),
              ("limit", .optional($0.limit)),
            ])
          })
      ),
      (
        "missingJudgments",
        .list(
          analysis.suggestions.map {
            .mapping([
              ("item", .text(names[$0.row])), ("other", .text(names[$0.column])),
              ("ratio", .number($0.ratio)),
            ])
          })
      ),
      (
        "judgments",
        .list(
          analysis.advice.map { entry in
            .mapping([
              ("item", .text(names[entry.deviation.row])),
              ("other", .text(names[entry.deviation.column])),
              ("ratio", .number(entry.deviation.ratio)),
              ("epsilon", .number(entry.deviation.epsilon)),
              ("eigenvalueDerivative", .number(entry.eigenvalueDerivative)),
              ("priorityRatio", data(of: entry.replacements.priorityRatio)),
              ("harker", data(of: entry.replacements.harker)),
              ("leastEigenvalue", data(of: entry.replacements.leastEigenvalue)),
              ("ratioAfter", .optional(entry.ratioAfter)),
              ("keepsRanking", .boolean(entry.effect == .none)),
              ("newFirst", .optional(model.newFirst(entry.effect))),
            ])
          })
      ),
    ])
  }

  private func data(of replacement: ReplacementJudgments.Replacement) -> DataValue {
    .mapping([
      ("ratio", .number(replacement.ratio)), ("eigenvalue", .number(replacement.eigenvalue)),
    ])
  }
}
