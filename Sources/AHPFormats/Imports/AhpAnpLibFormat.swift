internal import AHP

/// Workbooks of AhpAnpLib, of hierarchies and of networks: questionnaires with a block for each
/// comparison, and sheets with the structure alone.
///
/// Source: Creative Decisions Foundation, https://github.com/CreativeDecisions/AhpAnpLib, its folder
/// `Examples`.
enum AhpAnpLibFormat: ImportFormat {
  static let title = "a workbook of AhpAnpLib"

  private static let directHeading = "direct values"

  static func recognizes(_ input: ImportInput) -> Bool {
    if structure(input) != nil { return true }
    return input.sheets.contains { !headers($0).isEmpty }
  }

  /// The sheets of the structure and of the connections.
  private static func structure(
    _ input: ImportInput
  ) -> (clusters: ImportedSheet, connections: ImportedSheet)? {
    guard let clusters = input.sheets.first(where: { $0.name.lowercased() == "structure" }),
      let connections = input.sheets.first(where: { $0.name.lowercased() == "connections" })
    else { return nil }
    return (clusters, connections)
  }

  /// The rows that head a block, with the column of the direct values.
  private static func headers(_ sheet: ImportedSheet) -> [(row: Int, end: Int)] {
    sheet.rows.indices.compactMap { row in
      sheet.rows[row].firstIndex { $0.text.lowercased() == directHeading }
        .flatMap { $0 > 1 ? (row, $0) : nil }
    }
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    reading.remarkOnFormulas(of: input.sheets)
    var reader = AhpAnpLibReader()
    if let sheet = input.sheets.first(where: { !headers($0).isEmpty }) {
      for other in input.sheets where other.name != sheet.name {
        reading.leaveOut("the sheet '\(other.name)' is left out", at: .file)
      }
      reader.read(sheet, headers(sheet), &reading)
    } else if let (clusters, connections) = structure(input) {
      reader.read(clusters, connections, &reading)
    }
    return reader.hierarchy(&reading)
  }
}

/// Reads one workbook.
private struct AhpAnpLibReader {
  /// The names of the clusters and of the nodes in each.
  private var clusters: [(name: String, nodes: [(name: String, place: ImportPlace)])] = []
  /// For each node its cluster and its position there.
  private var places: [String: ClusterNetwork.Place] = [:]
  private var comparisons: [Comparison] = []

  /// What is compared with respect to a node.
  private struct Comparison {
    let node: String
    let cluster: Int
    let items: [Int]
    let judgments: Judgments?
    /// What the workbook estimates the priorities as.
    let estimates: [PrintedNumber?]
    let place: ImportPlace
  }

  mutating func hierarchy(_ reading: inout ImportReading) -> ImportedHierarchy? {
    var network = ClusterNetwork(owner: nil, place: .file)
    // Nodes that stand in no cluster have nothing above them.
    for comparison in comparisons where places[comparison.node] == nil {
      _ = position(of: comparison.node, inCluster: " above", at: comparison.place)
    }
    network.clusters = clusters.map { cluster in
      .init(
        name: cluster.name, nodes: cluster.nodes.map { .init(name: $0.name, place: $0.place) },
        isOfAlternatives: cluster.name.lowercased().contains("alternative"))
    }
    network.nodeComparisons = comparisons.compactMap { comparison in
      places[comparison.node].map { place in
        .init(
          cluster: place.cluster, node: place.node, destination: comparison.cluster,
          items: comparison.items, judgments: comparison.judgments.map { [(nil, $0)] } ?? [],
          place: comparison.place)
      }
    }
    var builder = ClusterHierarchy()
    guard !reading.isRefused, let criteria = builder.add([network], &reading)?.first else {
      return nil
    }
    builder.hierarchy.settings.randomIndex = .saaty2005
    if builder.hierarchy.nodes.contains(where: { $0.network != nil }) {
      reading.remark(
        "the clusters count equally: the workbook has no comparisons of clusters", at: .file)
    }
    for comparison in comparisons {
      guard let node = criteria[comparison.node] else { continue }
      let names = NameList(builder.hierarchy.itemNames(of: node))
      let values = zip(comparison.items, comparison.estimates).compactMap {
        item, estimate -> ReportedValue? in
        let name = clusters[comparison.cluster].nodes[item].name
        return estimate.flatMap { printed -> ReportedValue? in
          guard !reading.leavesOut(printed, of: name, at: comparison.place) else { return nil }
          return names.position(of: name).map {
            ReportedValue(.localPriority(item: $0), printed: printed)
          }
        }
      }
      guard !values.isEmpty, case .comparisons? = comparison.judgments else { continue }
      var settings = EvaluationSettings()
      settings.prioritization = .rowSums
      builder.hierarchy.nodes[node].reported.append(
        ReportedResults(
          source: "Estimates of the workbook", settings: settings,
          values: values.sorted { $0.position < $1.position }))
    }
    return builder.hierarchy
  }

  /// The position of a node in a cluster, to which it is added if it is new.
  private mutating func position(
    of node: String, inCluster name: String, at place: ImportPlace
  ) -> (cluster: Int, node: Int) {
    if let known = places[node] { return (known.cluster, known.node) }
    let cluster =
      clusters.firstIndex { $0.name == name }
      ?? {
        clusters.append((name, []))
        return clusters.count - 1
      }()
    clusters[cluster].nodes.append((node, place))
    let position = clusters[cluster].nodes.count - 1
    places[node] = ClusterNetwork.Place(cluster: cluster, node: position)
    return (cluster, position)
  }

  // MARK: Questionnaires

  mutating func read(
    _ sheet: ImportedSheet, _ headers: [(row: Int, end: Int)], _ reading: inout ImportReading
  ) {
    var parent = ""
    for (row, end) in headers {
      // The parent stands two rows above the first of its blocks.
      let above = sheet.text(row - 2, 0)
      if !above.isEmpty, sheet.text(row - 2, 1).isEmpty { parent = above }
      guard !parent.isEmpty else {
        reading.refuse("the comparison has no title above it", at: sheet.cell(row, 0).place)
        continue
      }
      read(sheet, row, end, under: parent, &reading)
    }
  }

  private mutating func read(
    _ sheet: ImportedSheet, _ row: Int, _ end: Int, under parent: String,
    _ reading: inout ImportReading
  ) {
    let names = (1..<end).map { sheet.text(row, $0) }
    var places: [(cluster: Int, node: Int)] = []
    for (column, name) in names.enumerated() {
      let place = sheet.cell(row, column + 1).place
      if name.isEmpty {
        reading.refuse("the name of a node is missing", at: place)
        return
      }
      places.append(position(of: name, inCluster: sheet.text(row, 0), at: place))
    }
    guard Set(places.map(\.cluster)).count == 1, Set(places.map(\.node)).count == places.count
    else {
      reading.refuse(
        "the nodes of '\(sheet.text(row, 0))' stand in several clusters, or twice",
        at: sheet.cell(row, 0).place)
      return
    }
    for (line, name) in names.enumerated() where sheet.text(row + 1 + line, 0) != name {
      reading.refuse(
        "the row is '\(sheet.text(row + 1 + line, 0))' (expected '\(name)')",
        at: sheet.cell(row + 1 + line, 0).place)
      return
    }
    let estimateColumn = (end + 1..<end + 4).first {
      sheet.text(row, $0).lowercased() == "estimated priority"
    }
    comparisons.append(
      Comparison(
        node: parent, cluster: places[0].cluster, items: places.map(\.node),
        judgments: judgments(sheet, row, end, names, parent, &reading),
        estimates: names.indices.map { line in
          estimateColumn.flatMap { Self.estimate(sheet.text(row + 1 + line, $0)) }
        }, place: sheet.cell(row, 0).place))
  }

  /// The judgments of a block: its direct values if there are any, or the part above the diagonal.
  private func judgments(
    _ sheet: ImportedSheet, _ row: Int, _ end: Int, _ names: [String], _ parent: String,
    _ reading: inout ImportReading
  ) -> Judgments? {
    let direct = names.indices.map { sheet.cell(row + 1 + $0, end) }
    let given = direct.filter { !$0.text.isEmpty }
    var triangle: [Double?] = []
    for pair in UpperTriangle.pairs(order: names.count) {
      // Below the diagonal stand formulas of what is above.
      let cell = sheet.cell(row + 1 + pair.row, 1 + pair.column)
      triangle.append(
        cell.isEmpty
          ? nil
          : reading.ratio(
            cell.text, of: names[pair.row], against: names[pair.column], at: cell.place))
    }
    guard given.isEmpty else {
      if triangle.contains(where: { $0 != nil }) {
        reading.leaveOut(
          "comparisons under '\(parent)' beside direct values are left out", at: given[0].place)
      }
      let values = zip(direct, names).compactMap { cell, name in
        cell.text.isEmpty ? nil : reading.share(cell.text, of: name, at: cell.place)
      }
      guard values.count == names.count else {
        reading.refuse(
          "\(values.count) of \(names.count) direct values under '\(parent)' are given",
          at: given[0].place)
        return nil
      }
      return reading.priorities(values, of: parent, at: given[0].place)
    }
    guard triangle.contains(where: { $0 != nil }) else { return nil }
    return Judgments(IncompleteComparisonMatrix(unchecked: triangle, order: names.count))
  }

  /// An estimate to six places, as the program prints it.
  private static func estimate(_ text: String) -> PrintedNumber? {
    guard let value = Ratio.decimal(text), value > 0, value < 1 else { return nil }
    let digits = String(Int((value * 1e6).rounded()))
    return PrintedNumber("0." + String(repeating: "0", count: max(0, 6 - digits.count)) + digits)
  }

  // MARK: Structures

  mutating func read(
    _ clusters: ImportedSheet, _ connections: ImportedSheet, _ reading: inout ImportReading
  ) {
    for row in clusters.rows.indices where !clusters.text(row, 0).isEmpty {
      for cell in clusters.rows[row].dropFirst() where !cell.text.isEmpty {
        guard places[cell.text] == nil else {
          reading.refuse("the node '\(cell.text)' is given twice", at: cell.place)
          continue
        }
        _ = position(of: cell.text, inCluster: clusters.text(row, 0), at: cell.place)
      }
    }
    // The nodes of a row are connected from the node of a column.
    for column in 1..<max(connections.rows.first?.count ?? 0, 1) {
      let parent = connections.text(0, column)
      guard !parent.isEmpty else { continue }
      var below: [Int: [Int]] = [:]
      for row in 1..<max(connections.rows.count, 1) {
        let cell = connections.cell(row, column)
        if cell.isEmpty { continue }
        guard let place = places[connections.text(row, 0)] else {
          reading.refuse(
            "unknown node '\(connections.text(row, 0))'", at: connections.cell(row, 0).place)
          return
        }
        below[place.cluster, default: []].append(place.node)
      }
      guard below.isEmpty || places[parent] != nil else {
        reading.refuse("unknown node '\(parent)'", at: connections.cell(0, column).place)
        return
      }
      for (cluster, items) in below.sorted(by: { $0.key < $1.key }) {
        comparisons.append(
          Comparison(
            node: parent, cluster: cluster, items: items, judgments: nil, estimates: [],
            place: connections.cell(0, column).place))
      }
    }
  }
}

extension ReportedValue {
  /// The position of the item whose local priority it is.
  fileprivate var position: Int {
    if case .localPriority(let item) = quantity { item } else { 0 }
  }
}
