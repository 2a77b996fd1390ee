internal import AHP
package import AHPFormats

// What programs read, by the model's own names.

extension SimulationReport {
  private var own: Names { names.own }
  private var model: DecisionModel { names.model }

  private func name(_ item: Int) -> String { own.ranked(simulation.items.ids[item]) }

  package func data() -> DataValue {
    let settings = simulation.settings
    let items = simulation.items.ids.indices
    return .mapping([
      ("report", .text("simulation")), ("model", names.data),
      ("method", methodStatement.data()), ("draws", .integer(simulation.draws)),
      // As text: many programs read numbers as doubles, which do not hold all seeds.
      ("seed", .text("\(settings.seed)")), ("noise", noiseData),
      ("weights", .text(settings.weights.rawValue)),
      ("standardErrorAskedFor", .optional(settings.standardError)),
      ("largestStandardError", .number(simulation.largestStandardError)),
      ("judgments", .integer(simulation.judgmentCount)),
      ("quantileDraws", .integer(simulation.quantileDraws)),
      ("inconsistent", simulation.inconsistent.map(data) ?? .null),
      (
        "inconsistentMatrices",
        simulation.inconsistentMatrices.map {
          .mapping([
            ("count", .integer($0.count)), ("undisturbed", .integer($0.undisturbed)),
            ("mean", .number($0.mean)),
          ])
        } ?? .null
      ),
      (
        "ranked",
        .list(
          items.map { item in
            .mapping(
              members(
                name(item), simulation.items.priorities[item],
                simulation.ranked[item]) + [
                  (
                    "ranks",
                    .list(
                      (1...items.count).map {
                        data(simulation.rankAcceptability(of: item, rank: $0))
                      })
                  ),
                  (
                    "above",
                    .list(
                      items.filter { $0 != item }.map { other in
                        .mapping(
                          [("name", .text(name(other)))]
                            + members(simulation.winningProbability(of: item, over: other)))
                      })
                  ),
                ])
          })
      ),
      (
        "criteria",
        .list(
          model.criteria.indices.filter { $0 != model.goal }.map { criterion in
            .mapping(
              members(
                own.path(criterion),
                simulation.undisturbed.criteria.globalPriority(criterion),
                simulation.criteria[criterion]))
          })
      ),
      ("uncertain", .list(simulation.uncertain.map(data))),
      ("verdict", .text(verdict.line(in: English()))),
    ])
  }

  private func data(of uncertain: Simulation.UncertainJudgments) -> DataValue {
    let fuzzy = uncertain.matrix.fuzzyGeometricMeanPriorities()
    let centroids = fuzzy.crispPriorities()
    let intervals = uncertain.matrix.geometricMeanIntervals()
    let extents = uncertain.matrix.extentAnalysis()
    let items = own.items(of: uncertain.subject)
    return .mapping([
      ("criterion", .text(own.path(uncertain.subject))),
      ("participant", .optional(uncertain.participant.map { model.participants[$0].name })),
      (
        "items",
        .list(
          items.indices.map { item in
            let number = fuzzy.priorities[item]
            return .mapping([
              ("name", .text(items[item])),
              ("least", .optional(intervals?[item].lowerBound)),
              ("largest", .optional(intervals?[item].upperBound)),
              (
                "fuzzy",
                .list([.number(number.lower), .number(number.middle), .number(number.upper)])
              ),
              ("centroid", .number(centroids[item])),
              ("extentAnalysis", .number(extents.weights[item])),
            ])
          })
      ),
      ("extentAnalysisWarning", .text(ExtentAnalysis.warning)),
    ])
  }

  private var noiseData: DataValue {
    switch simulation.settings.noise {
    case .none: .mapping([("kind", .text("none"))])
    case .logNormal(let deviation):
      .mapping([("kind", .text("log-normal")), ("deviation", .number(deviation))])
    case .uniform(let factor):
      .mapping([("kind", .text("uniform")), ("factor", .number(factor))])
    case .triangular(let factor):
      .mapping([("kind", .text("triangular")), ("factor", .number(factor))])
    case .step: .mapping([("kind", .text("step"))])
    case .dispersion: .mapping([("kind", .text("dispersion"))])
    case .intervals: .mapping([("kind", .text("intervals"))])
    }
  }

  private func members(_ share: SimulatedShare) -> [(key: String, value: DataValue)] {
    [
      ("count", .integer(share.count)), ("share", .number(share.value)),
      ("standardError", .number(share.standardError)),
    ]
  }

  private func data(_ share: SimulatedShare) -> DataValue { .mapping(members(share)) }

  private func members(
    _ name: String, _ base: Double, _ priority: SimulatedPriority
  ) -> [(key: String, value: DataValue)] {
    [
      ("name", .text(name)), ("undisturbed", .number(base)), ("mean", .number(priority.mean)),
      ("meanStandardError", .number(priority.meanError)),
      ("standardDeviation", .number(priority.standardDeviation)),
      ("standardDeviationStandardError", .number(priority.standardDeviationError)),
      (
        "quantiles",
        .list(
          priority.quantiles.map {
            .mapping([
              ("share", .number($0.share)), ("value", .number($0.value)),
              ("standardError", .number($0.standardError)),
            ])
          })
      ),
    ]
  }
}
