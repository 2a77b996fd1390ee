public import AHP
package import AHPFormats

/// A matrix of the networks of a model, column by column what a node or a cluster depends on.
public struct SupermatrixReport: Sendable {
  /// Which matrix.
  public enum Kind: String, Sendable, CaseIterable {
    /// The priorities of the nodes of each cluster that a node depends on.
    case unweighted
    /// How much each cluster influences a cluster.
    case clusters
    /// The unweighted matrix, weighted by the clusters; each column sums to 1 or is 0.
    case weighted
    /// What powers of the weighted matrix tend to, from each node.
    case limit
  }

  private let names: Names
  private let evaluation: Evaluation
  private let kind: Kind

  /// Creates the report of the matrices of all networks of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: Its evaluation.
  ///   - kind: Which matrix.
  ///   - language: The language tag of the labels to show; `nil` for the model's own names.
  public init(
    model: DecisionModel, evaluation: Evaluation, kind: Kind, language: String? = nil
  ) {
    names = Names(model: model, language: language)
    self.evaluation = evaluation
    self.kind = kind
  }

  /// A matrix of one network, with the names of its rows and columns: of the cluster, and of the
  /// node unless the matrix is one of clusters.
  private struct Matrix {
    let criterion: CriterionID
    let items: [(cluster: String, node: String?)]
    let columns: [[(row: Int, value: Double)]]
  }

  private func matrices(_ names: Names) -> [Matrix] {
    evaluation.networks.sorted { $0.key < $1.key }.map { criterion, evaluation in
      let network = evaluation.network
      let items: [(cluster: String, node: String?)] =
        kind == .clusters
        ? network.clusters.indices.map { (network.label(of: $0, language: names.language), nil) }
        : network.nodes.indices.map {
          (
            network.label(of: network.nodes[$0].cluster, language: names.language),
            network.label(of: $0, language: names.language)
          )
        }
      let columns =
        switch kind {
        case .unweighted: evaluation.columns(of: .unweighted)
        case .clusters: evaluation.columns(of: .clusters)
        case .weighted: evaluation.columns(of: .weighted)
        case .limit: evaluation.columns(of: .limit)
        }
      return Matrix(criterion: criterion, items: items, columns: columns)
    }
  }

  /// The word for the matrix.
  private var title: Phrase {
    switch kind {
    case .unweighted: .unweightedSupermatrix
    case .clusters: .clusterMatrix
    case .weighted: .weightedSupermatrix
    case .limit: .limitMatrix
    }
  }

  /// The most columns that people see; CSV and JSON have all.
  private static let shown = 40

  private func table(_ matrix: Matrix) -> Table {
    let shown = Array(matrix.items.indices.prefix(Self.shown))
    // Nodes of several clusters may have one name.
    var seen: Set<String> = []
    let repeated = Set(matrix.items.compactMap(\.node).filter { !seen.insert($0).inserted })
    func head(_ item: (cluster: String, node: String?)) -> String {
      guard let node = item.node else { return item.cluster }
      return repeated.contains(node) ? "\(item.cluster)/\(node)" : node
    }
    var table = Table(
      [.init(.networkCluster)] + (kind == .clusters ? [] : [.init(.node)])
        + shown.map { .init(.name(head(matrix.items[$0])), .right) },
      caption: .phrase(.matrixOfNetwork, .phrase(title), names.place(matrix.criterion)))
    for (row, item) in matrix.items.enumerated() {
      var cells: [Content] = [.name(item.cluster)]
      if let node = item.node { cells.append(.name(node)) }
      for column in shown {
        let value = matrix.columns[column].first { $0.row == row }?.value
        cells.append(value.map { .priority($0) } ?? .empty)
      }
      table.add(cells)
    }
    return table
  }
}

extension SupermatrixReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    let matrices = matrices(names)
    let hidden = matrices.map { $0.items.count - Self.shown }.reduce(0, max)
    return [
      Section(
        "matrix",
        matrices.map { .table(table($0)) }
          + [.statement(.note, .phrase(.columnsAreDependent))]
          + (hidden > 0 ? [.statement(.notShown, .phrase(.columnsNotShown, .count(hidden)))] : [])
          + names.notices())
    ]
  }

  package func records() -> Table {
    var table = Table(keys: [
      "path", "row_cluster", "row_node", "column_cluster", "column_node", "value",
    ])
    for matrix in matrices(names.own) {
      let path = Content.name(names.model.path(of: matrix.criterion))
      for (column, entries) in zip(matrix.items, matrix.columns) {
        for entry in entries {
          let row = matrix.items[entry.row]
          table.add(
            path, .name(row.cluster), .name(row.node), .name(column.cluster), .name(column.node),
            .exact(entry.value))
        }
      }
    }
    return table
  }

  package func data() -> DataValue {
    .mapping([
      ("report", .text("matrix")), ("model", names.data), ("matrix", .text(kind.rawValue)),
      (
        "networks",
        .list(
          matrices(names.own).map { matrix in
            .mapping([
              ("path", .text(names.model.path(of: matrix.criterion))),
              (
                "items",
                .list(
                  matrix.items.map { item in
                    .mapping([("cluster", .text(item.cluster)), ("node", .optional(item.node))])
                  })
              ),
              (
                "columns",
                .list(
                  matrix.columns.map { column in
                    .list(
                      column.map { .list([.integer($0.row), .number($0.value)]) })
                  })
              ),
            ])
          })
      ),
    ])
  }
}
