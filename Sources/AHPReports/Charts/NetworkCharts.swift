internal import AHP
internal import AHPCharts
internal import AHPFormats

/// Makes charts of the network of one criterion.
struct NetworkCharts {
  let names: Names
  let criterion: CriterionID
  let evaluation: NetworkEvaluation
  let frames: ChartFrames

  private var network: Network { evaluation.network }

  /// How many clusters, nodes of a cluster, and nodes of a matrix a chart shows.
  static let (mostClusters, mostNodes, mostMatrixNodes) = (14, 12, 60)

  private func label(_ cluster: ClusterID) -> String {
    network.label(of: cluster, language: names.language)
  }

  private func label(_ node: NodeID) -> String { network.label(of: node, language: names.language) }

  private func line(_ content: Content) -> String { frames.line(content) }

  private func frame(
    _ title: Phrase, _ subtitle: Phrase, leftOut: [Content?]
  ) -> Frame {
    frames.frame(
      title, .phrase(subtitle),
      summary: [
        .phrase(
          .networkSummary, names.place(criterion), .count(network.nodes.count),
          .count(network.clusters.count))
      ], leftOut: leftOut)
  }

  /// The clusters with their nodes, and what each depends on.
  ///
  /// - Complexity: O(nodes and dependences).
  func clusters() -> NetworkChart {
    let shown = network.clusters.indices.prefix(Self.mostClusters)
    let clusters = shown.map { cluster in
      let nodes = network.nodes(of: cluster)
      let shares = evaluation.normal(cluster)
      let others = nodes.count - min(nodes.count, Self.mostNodes)
      return NetworkChart.Cluster(
        name: label(cluster),
        nodes: zip(nodes, shares).prefix(Self.mostNodes).map { node, share in
          NetworkChart.Node(
            name: label(node), value: share,
            text: evaluation.raw(cluster).contains { $0 > 0 } ? line(.priority(share)) : "")
        }, more: others > 0 ? line(.phrase(.more, .count(others))) : "")
    }
    var links: [NetworkChart.Link] = []
    for cluster in shown {
      let compared = network.comparedClusters(of: cluster)
      let weights = evaluation.set(.clusters(of: cluster))?.priorities ?? []
      for linked in network.linkedClusters(of: cluster) where shown.contains(linked) {
        let weight = compared.firstIndex(of: linked).map { weights[$0] } ?? 0
        links.append(
          NetworkChart.Link(
            from: cluster.position, to: linked.position, value: weight,
            text: compared.count > 1 ? line(.share(weight)) : ""))
      }
    }
    return NetworkChart(
      frame: frame(
        .chartNetwork, .chartNetworkText,
        leftOut: [
          frames.notShown(.clustersNotShown, network.clusters.count - shown.count)
        ]),
      clusters: clusters, links: links)
  }

  /// The weighted supermatrix as blocks, for a network of at most `mostMatrixNodes` nodes.
  ///
  /// - Complexity: O(entries).
  func supermatrix() -> SupermatrixChart {
    SupermatrixChart(
      frame: frame(.chartSupermatrix, .chartSupermatrixText, leftOut: []),
      clusters: network.clusters.indices.map { cluster in
        SupermatrixChart.Cluster(
          name: label(cluster), nodes: network.nodes(of: cluster).map(label))
      },
      cells: evaluation.columns(of: .weighted).enumerated().flatMap { column, entries in
        entries.map { SupermatrixChart.Cell(row: $0.row, column: column, value: $0.value) }
      })
  }
}

extension DecisionChart {
  /// The weights of the arrows of a network.
  func vegaLite(_ chart: NetworkChart) -> DataValue {
    plot(
      chart.frame,
      rows: chart.links.map {
        [
          ("from", .text(chart.clusters[$0.from].name)), ("to", .text(chart.clusters[$0.to].name)),
          ("weight", .number($0.value)),
        ]
      }, Self.matrixPlot(row: "to", column: "from", value: "weight"))
  }

  /// The cells of a supermatrix.
  func vegaLite(_ chart: SupermatrixChart) -> DataValue {
    let nodes = chart.clusters.flatMap { cluster in
      cluster.nodes.map { "\(cluster.name)/\($0)" }
    }
    return plot(
      chart.frame,
      rows: chart.cells.map {
        [
          ("row", .text(nodes[$0.row])), ("column", .text(nodes[$0.column])),
          ("value", .number($0.value)),
        ]
      }, Self.matrixPlot(row: "row", column: "column", value: "value"))
  }

  private static func matrixPlot(row: String, column: String, value: String) -> Members {
    func field(_ name: String, _ type: String) -> DataValue {
      .mapping([("field", .text(name)), ("type", .text(type)), ("sort", .null)])
    }
    return [
      ("mark", .text("rect")),
      (
        "encoding",
        .mapping([
          ("y", field(row, "nominal")), ("x", field(column, "nominal")),
          ("color", field(value, "quantitative")),
        ])
      ),
    ]
  }
}
