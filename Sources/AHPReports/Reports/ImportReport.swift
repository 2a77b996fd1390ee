internal import AHP
public import AHPFormats

/// What a file of another program was read as: how much of everything, and line by line what is
/// read otherwise than it is written or left out.
public struct ImportReport: Sendable {
  private let names: Names
  private let imported: ImportedModel
  private let judgmentCount: Int
  private let matrixCount: Int
  private let otherCount: Int
  private let resultCount: Int
  /// The number of clusters and of nodes in all networks.
  private let clusterCount: Int
  private let nodeCount: Int

  /// Creates a report.
  ///
  /// - Complexity: O(criteria + judgments).
  public init(_ imported: ImportedModel) {
    self.imported = imported
    names = Names(model: imported.model, language: nil)
    let model = imported.model
    let networks = model.networks.values.flatMap { network in
      network.subjects().flatMap { network.judgments(of: $0).sets.map(\.judgments) }
    }
    clusterCount = model.networks.values.reduce(0) { $0 + $1.clusters.count }
    nodeCount = model.networks.values.reduce(0) { $0 + $1.nodes.count }
    let sets = model.criteria.flatMap { $0.judgments.sets.map(\.judgments) } + networks
    let matrices = sets.compactMap(\.matrix)
    judgmentCount = matrices.reduce(0) {
      $0 + $1.order * ($1.order - 1) / 2 - $1.missingCount
    }
    matrixCount = matrices.count
    otherCount = sets.count - matrices.count
    resultCount = (model.criteria.flatMap(\.reported) + model.reported).reduce(0) {
      $0 + $1.values.count
    }
  }

  /// The places and messages of one kind.
  private func table(_ title: Phrase, _ diagnostics: [Diagnostic]) -> [Block] {
    guard !diagnostics.isEmpty else { return [] }
    var table = Table([.init(.place, .right), .init(title)])
    let isOfOneFile = diagnostics.allSatisfy { $0.file == diagnostics[0].file }
    for diagnostic in diagnostics {
      table.add(
        diagnostic.position.map { .count($0.line) } ?? .empty,
        .name((isOfOneFile ? "" : "\(diagnostic.file): ") + diagnostic.message))
    }
    return [.table(table)]
  }
}

extension ImportReport {
  /// How many parts the model has of each kind.
  private func parts() -> [Content] {
    let model = imported.model
    let counts: [(Phrase, Int)] = [
      (.criteriaCount, model.criteria.count - 1), (.alternativesCount, model.alternatives.count),
      (.clustersCount, clusterCount), (.nodesCount, nodeCount),
      (.participantsCount, model.participants.count),
    ]
    return counts.filter { $0.1 > 0 }.map { .phrase($0.0, .count($0.1)) }
  }

  private func judgments() -> [Content] {
    var parts: [Content] = []
    if matrixCount > 0 {
      parts.append(.phrase(.judgmentsInMatrices, .count(judgmentCount), .count(matrixCount)))
    }
    if otherCount > 0 { parts.append(.phrase(.otherJudgmentsCount, .count(otherCount))) }
    return parts
  }
}

extension ImportReport: Report {
  package var heading: Heading { names.heading }

  package func sections() -> [Section] {
    var blocks: [Block] = [
      .statement(
        .imported,
        .phrase(.importedFormat, .name(imported.format), .list(parts(), .comma)))
    ]
    let judgments = self.judgments()
    if !judgments.isEmpty { blocks.append(.statement(.judgments, .list(judgments, .comma))) }
    if resultCount > 0 {
      blocks.append(.statement(.reported, .phrase(.importedResults, .count(resultCount))))
    }
    blocks += table(.readOtherwise, imported.remarks)
    if imported.omissions.isEmpty {
      blocks.append(.statement(.leftOut, .phrase(.nothingLeftOut)))
    } else {
      blocks += table(.leftOut, imported.omissions)
      if imported.furtherOmissionCount > 0 {
        blocks.append(.paragraph(.phrase(.more, .count(imported.furtherOmissionCount))))
      }
    }
    return [Section("import", blocks)]
  }

  // MARK: For programs

  package func records() -> Table {
    var table = Table(keys: ["kind", "line", "column", "message"])
    for (kind, diagnostics) in [
      ("read-otherwise", imported.remarks), ("left-out", imported.omissions),
    ] {
      for diagnostic in diagnostics {
        table.add(
          .text(kind), diagnostic.position.map { .count($0.line) } ?? .empty,
          diagnostic.position.map { .count($0.column) } ?? .empty, .name(diagnostic.message))
      }
    }
    return table
  }

  package func data() -> DataValue {
    .mapping([
      ("report", .text("import")), ("model", names.data), ("format", .text(imported.format)),
      ("criteria", .integer(imported.model.criteria.count - 1)),
      ("alternatives", .integer(imported.model.alternatives.count)),
      ("clusters", .integer(clusterCount)), ("nodes", .integer(nodeCount)),
      ("participants", .integer(imported.model.participants.count)),
      ("judgments", .integer(judgmentCount)), ("matrices", .integer(matrixCount)),
      ("otherJudgments", .integer(otherCount)), ("reportedNumbers", .integer(resultCount)),
      ("readOtherwise", .list(imported.remarks.map(data))),
      ("leftOut", .list(imported.omissions.map(data))),
      ("furtherLeftOut", .integer(imported.furtherOmissionCount)),
    ])
  }

  private func data(of diagnostic: Diagnostic) -> DataValue {
    .mapping([
      ("line", diagnostic.position.map { .integer($0.line) } ?? .null),
      ("column", diagnostic.position.map { .integer($0.column) } ?? .null),
      ("path", .optional(diagnostic.path)), ("message", .text(diagnostic.message)),
    ])
  }
}
