internal import AHP
internal import AHPCharts

/// Makes charts of a simulation.
struct SimulationCharts {
  let names: Names
  let simulation: Simulation
  let words: any Words
  /// What is to be said of the answers; `nil` for nothing.
  var answers: AnswerNotes? = nil

  private static let (mostItems, mostRanks) = (20, 6)

  /// How often what is ranked is in which place.
  func acceptability() throws(ChartError) -> StackedChart {
    let frames = ChartFrames(
      names: names,
      method: MethodStatement(
        names: names, options: simulation.undisturbed.options,
        contributors: simulation.undisturbed.contributors), words: words,
      answers: answers)
    let ranking = simulation.items.ranking
    let order = ranking.order
    guard order.count > 1 else { throw .tooFewRanked }
    let ranks = order.count <= Self.mostRanks ? order.count : Self.mostRanks - 1
    let hasRest = ranks < order.count
    let shown = order.prefix(Self.mostItems)
    return StackedChart(
      frame: frames.frame(
        .chartAcceptability, .phrase(.chartAcceptabilityText, .count(simulation.draws)),
        // Whoever shares the first place is named.
        summary: shown.filter { ranking.ranks[$0] == 1 }.map {
          .phrase(
            .firstInDraws, frames.content(names.ranked(simulation.items.ids[$0])),
            .share(simulation.rankAcceptability(of: $0, rank: 1).value))
        },
        leftOut: [
          frames.notShown(
            names.model.alternatives.isEmpty
              ? .lowerCriteriaNotShown : .lowerAlternativesNotShown, order.count - shown.count)
        ]),
      parts: (1...ranks).map { frames.line(.phrase(.rankNumber, .count($0))) }
        + (hasRest ? [frames.line(.phrase(.laterRanks))] : []),
      rows: shown.map { item in
        var shares = (1...ranks).map { simulation.rankAcceptability(of: item, rank: $0).value }
        if hasRest { shares.append(max(0, 1 - shares.reduce(0, +))) }
        return StackedChart.Row(
          name: names.ranked(simulation.items.ids[item]), shares: shares,
          texts: shares.map { frames.line(.percent($0, places: 0)) })
      })
  }
}
