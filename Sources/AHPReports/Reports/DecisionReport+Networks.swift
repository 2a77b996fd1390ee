internal import AHP
internal import AHPCharts

// Networks: their clusters and arrows, the limiting priorities, and the supermatrix as blocks.

extension DecisionReport {
  /// How many networks are shown one by one.
  private static let mostNetworks = 12

  func networkSection() -> Section? {
    let networks = evaluation.networks.sorted { $0.key < $1.key }
    if networks.isEmpty { return nil }
    let report = NetworkReport(names: names, evaluation: evaluation)
    let tables = report.tables()
    var blocks: [Block] = []
    for (place, (criterion, network)) in networks.prefix(Self.mostNetworks).enumerated() {
      if networks.count > 1 { blocks.append(.statement(.network, names.place(criterion))) }
      blocks.append(
        chart { charts throws(ChartError) in
          .network(charts.networkCharts(network, of: criterion).clusters())
        })
      blocks += self.blocks(
        tables[place], nil, .free, name: networks.count > 1 ? nil : "network")
      if network.network.nodes.count <= NetworkCharts.mostMatrixNodes {
        blocks.append(
          chart { charts throws(ChartError) in
            .supermatrix(charts.networkCharts(network, of: criterion).supermatrix())
          })
      }
    }
    let hidden = networks.count - min(networks.count, Self.mostNetworks)
    return Section(
      "network", title: .phrase(.network),
      blocks + report.statements()
        + (hidden > 0
          ? [.statement(.notShown, .phrase(.networksNotShown, .count(hidden)))] : []))
  }
}
