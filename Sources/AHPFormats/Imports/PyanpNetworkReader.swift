internal import AHP

/// Reads workbooks of the Python package pyanp for a network: the sheets `struct` with a cluster in
/// each column, that of the alternatives marked with `*`; `connection` with 1 where the node of a
/// column depends on the node of a row; `votes` with a row for each comparison such as `A vs B wrt
/// C`, or rating such as `A wrt C`, and a column for each person; and `scales` with what the
/// categories of ratings are worth.
///
/// Source: W. Adams, https://github.com/wjladams/pyanp, its folder `tests/data`.
struct PyanpNetworkReader {
  private var network = ClusterNetwork(owner: nil, place: .file)
  private var clusterPositions: [String: Int] = [:]
  private var nodePositions: [String: ClusterNetwork.Place] = [:]
  private var participants: [Participant] = []
  /// What the categories of ratings are worth, by what stands above them.
  private var scales: [String: [String: Double]] = [:]
  /// For each place of comparisons, the votes of each person.
  private var votes: [VotePlace: Votes] = [:]

  /// What is compared with respect to what.
  private struct VotePlace: Hashable {
    /// The node, or the cluster with node −1.
    let cluster: Int
    let node: Int
    /// The cluster whose nodes are compared; −1 for clusters.
    let destination: Int
  }

  private struct Votes {
    var place: ImportPlace
    /// By participant the ratios of pairs of items, and the ratings of items.
    var ratios: [Int: [[Int]: Double]] = [:]
    var ratings: [Int: [Int: Double]] = [:]
  }

  static func isNetwork(_ input: ImportInput) -> Bool {
    sheet("struct", of: input) != nil && sheet("votes", of: input) != nil
  }

  private static func sheet(_ name: String, of input: ImportInput) -> ImportedSheet? {
    input.sheets.first { $0.name.lowercased() == name }
  }

  mutating func hierarchy(
    of input: ImportInput, _ reading: inout ImportReading
  ) -> ImportedHierarchy? {
    reading.remarkOnFormulas(of: input.sheets)
    guard let structure = Self.sheet("struct", of: input),
      let votes = Self.sheet("votes", of: input)
    else { return nil }
    readStructure(structure, &reading)
    if let scales = Self.sheet("scales", of: input) { readScales(scales, &reading) }
    let connections = Self.sheet("connection", of: input).map { readConnections($0, &reading) }
    readVotes(votes, &reading)
    if reading.isRefused { return nil }
    addComparisons(connections ?? [], &reading)
    var builder = ClusterHierarchy()
    builder.hierarchy.participants = participants
    guard !reading.isRefused, builder.add([network], &reading) != nil else { return nil }
    return builder.hierarchy
  }

  // MARK: Structure

  private mutating func readStructure(_ sheet: ImportedSheet, _ reading: inout ImportReading) {
    for column in 0..<(sheet.rows.first?.count ?? 0) {
      let head = sheet.text(0, column)
      if head.isEmpty { continue }
      let isOfAlternatives = head.hasPrefix("*")
      let name = (isOfAlternatives ? String(head.dropFirst()) : head).trimmed()
      let cluster = network.clusters.count
      if clusterPositions.updateValue(cluster, forKey: name) != nil {
        reading.refuse("the cluster '\(name)' is given twice", at: sheet.cell(0, column).place)
      }
      var nodes: [ClusterNetwork.Node] = []
      for row in 1..<max(1, sheet.rows.count) where !sheet.text(row, column).isEmpty {
        let node = sheet.text(row, column).trimmed()
        let place = sheet.cell(row, column).place
        let position = ClusterNetwork.Place(cluster: cluster, node: nodes.count)
        if nodePositions.updateValue(position, forKey: node) != nil {
          reading.refuse("the node '\(node)' is given twice", at: place)
        }
        nodes.append(.init(name: node, place: place))
      }
      network.clusters.append(.init(name: name, nodes: nodes, isOfAlternatives: isOfAlternatives))
    }
  }

  private mutating func readScales(_ sheet: ImportedSheet, _ reading: inout ImportReading) {
    for column in 0..<(sheet.rows.first?.count ?? 0) where !sheet.text(0, column).isEmpty {
      var worth: [String: Double] = [:]
      for row in 1..<max(1, sheet.rows.count) where !sheet.text(row, column).isEmpty {
        let cell = sheet.cell(row, column)
        guard let sign = cell.text.lastIndex(of: "=") else {
          reading.refuse(
            "'\(cell.text.prefix(60))' is no category (expected such as 'H=1')", at: cell.place)
          continue
        }
        let name = String(cell.text[..<sign]).trimmed()
        worth[name] = reading.share(
          String(cell.text[cell.text.index(after: sign)...]).trimmed(), of: name, at: cell.place)
      }
      scales[sheet.text(0, column).trimmed()] = worth
    }
  }

  /// For each node and cluster the nodes that it depends on.
  private typealias Connection = (place: VotePlace, items: [Int], at: ImportPlace)

  private func readConnections(
    _ sheet: ImportedSheet, _ reading: inout ImportReading
  ) -> [Connection] {
    var connections: [Connection] = []
    var columns: Set<String> = []
    var rows: Set<String> = []
    for row in 1..<max(1, sheet.rows.count) where !sheet.text(row, 0).isEmpty {
      let name = sheet.cell(row, 0)
      if !rows.insert(name.text.trimmed()).inserted {
        reading.refuse("the node '\(name.text.trimmed())' is given twice", at: name.place)
      }
    }
    for column in 1..<max(1, sheet.rows.first?.count ?? 1) where !sheet.text(0, column).isEmpty {
      let head = sheet.cell(0, column)
      guard let node = nodePositions[head.text.trimmed()] else {
        reading.refuse("unknown node '\(head.text)'", at: head.place)
        continue
      }
      if !columns.insert(head.text.trimmed()).inserted {
        reading.refuse("the node '\(head.text.trimmed())' is given twice", at: head.place)
        continue
      }
      var below: [Int: [Int]] = [:]
      for row in 1..<max(1, sheet.rows.count) where !sheet.text(row, 0).isEmpty {
        let name = sheet.cell(row, 0)
        let value = Ratio.decimal(sheet.text(row, column)) ?? 0
        if value == 0 { continue }
        guard let other = nodePositions[name.text.trimmed()] else {
          if column == 1 { reading.refuse("unknown node '\(name.text)'", at: name.place) }
          continue
        }
        below[other.cluster, default: []].append(other.node)
      }
      for (cluster, items) in below.sorted(by: { $0.key < $1.key }) {
        connections.append(
          (
            VotePlace(cluster: node.cluster, node: node.node, destination: cluster), items.sorted(),
            head.place
          ))
      }
    }
    return connections
  }

  // MARK: Votes

  private mutating func readVotes(_ sheet: ImportedSheet, _ reading: inout ImportReading) {
    let columns = (1..<max(1, sheet.rows.first?.count ?? 1)).filter { !sheet.text(0, $0).isEmpty }
    participants = columns.map { Participant(sheet.text(0, $0).trimmed()) }
    for row in 1..<max(1, sheet.rows.count) where !sheet.text(row, 0).isEmpty {
      let head = sheet.cell(row, 0)
      let parts = PyanpTreeFormat.parts(of: head.text, around: " wrt ")
      let pair = PyanpTreeFormat.parts(of: parts.before, around: " vs ")
      guard let respect = parts.behind,
        let (place, items) = self.place(
          of: [pair.before] + (pair.behind.map { [$0] } ?? []), respect)
      else {
        reading.refuse(
          "'\(head.text.prefix(80))' is no comparison of nodes of one cluster, or of clusters",
          at: head.place)
        continue
      }
      var votes = self.votes[place] ?? Votes(place: head.place)
      for (participant, column) in columns.enumerated() {
        let cell = sheet.cell(row, column)
        if cell.isEmpty { continue }
        if let second = pair.behind {
          // A negative number says that the second is preferred.
          let isNegative = cell.text.hasPrefix("-")
          guard
            let size = reading.ratio(
              isNegative ? String(cell.text.dropFirst()) : cell.text, of: pair.before,
              against: second, at: cell.place)
          else { continue }
          votes.ratios[participant, default: [:]][items] = isNegative ? 1 / size : size
        } else if let worth = worth(of: cell.text.trimmed(), place, respect) {
          votes.ratings[participant, default: [:]][items[0]] = worth
        } else {
          reading.leaveOut(
            "the rating '\(cell.text.prefix(40))' has no number in the sheet 'scales'",
            at: cell.place)
        }
      }
      self.votes[place] = votes
    }
  }

  /// Where items are compared, and their positions; `nil` unless all are nodes of one cluster and
  /// the respect is a node, or all are clusters.
  private func place(of names: [String], _ respect: String) -> (VotePlace, items: [Int])? {
    if let node = nodePositions[respect] {
      let places = names.compactMap { nodePositions[$0] }
      guard places.count == names.count, Set(places.map(\.cluster)).count == 1,
        Set(places).count == places.count
      else { return nil }
      return (
        VotePlace(cluster: node.cluster, node: node.node, destination: places[0].cluster),
        places.map(\.node)
      )
    }
    guard let cluster = clusterPositions[respect] else { return nil }
    let items = names.compactMap { clusterPositions[$0] }
    guard items.count == names.count, Set(items).count == items.count else { return nil }
    return (VotePlace(cluster: cluster, node: -1, destination: -1), items)
  }

  /// What a category is worth: by the scale of its place, or by the only one that there is.
  private func worth(of category: String, _ place: VotePlace, _ respect: String) -> Double? {
    if let number = Ratio.decimal(category), number >= 0 { return number }
    let own =
      place.destination < 0
      ? nil : scales["\(network.clusters[place.destination].name) wrt \(respect)"]
    return (own ?? (scales.count == 1 ? scales.first?.value : nil))?[category]
  }

  // MARK: Comparisons

  private mutating func addComparisons(
    _ connections: [Connection], _ reading: inout ImportReading
  ) {
    var linked = connections.map(\.place)
    for (place, items, at) in connections {
      network.nodeComparisons.append(
        .init(
          cluster: place.cluster, node: place.node, destination: place.destination, items: items,
          judgments: votes[place].map { judgments($0, on: items, &reading) } ?? [], place: at))
    }
    for (place, votes) in votes.sorted(by: { Self.isBefore($0.key, $1.key) }) {
      if place.node >= 0 {
        if linked.contains(place) { continue }
        // Without connections the votes say what depends on what.
        guard connections.isEmpty else {
          reading.leaveOut("votes on nodes that are not connected are left out", at: votes.place)
          continue
        }
        let items = Self.items(of: votes)
        if items.isEmpty {
          reading.leaveOut("a row without any vote is left out", at: votes.place)
          continue
        }
        linked.append(place)
        network.nodeComparisons.append(
          .init(
            cluster: place.cluster, node: place.node, destination: place.destination, items: items,
            judgments: judgments(votes, on: items, &reading), place: votes.place))
      } else {
        let items = Self.items(of: votes)
        network.clusterComparisons.append(
          .init(
            cluster: place.cluster, items: items, judgments: judgments(votes, on: items, &reading),
            place: votes.place))
      }
    }
  }

  private static func isBefore(_ first: VotePlace, _ second: VotePlace) -> Bool {
    (first.cluster, first.node, first.destination) < (
      second.cluster, second.node, second.destination
    )
  }

  private static func items(of votes: Votes) -> [Int] {
    Set(
      votes.ratios.values.flatMap { $0.keys.flatMap(\.self) }
        + votes.ratings.values.flatMap(\.keys)
    ).sorted()
  }

  /// The judgments of each person on items: comparisons, or ratings as priorities where they are of
  /// all items.
  private func judgments(
    _ votes: Votes, on items: [Int], _ reading: inout ImportReading
  ) -> [(participant: ParticipantID?, judgments: Judgments)] {
    let places = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
    var all: [(participant: ParticipantID?, judgments: Judgments)] = []
    if items.count < 2 { return [] }
    for participant in participants.indices {
      if let ratings = votes.ratings[participant] {
        let values = items.compactMap { ratings[$0] }
        guard values.count == items.count, values.contains(where: { $0 > 0 }) else {
          reading.leaveOut("ratings of some nodes only are left out", at: votes.place)
          continue
        }
        all.append((ParticipantID(participant), .priorities(values)))
        continue
      }
      guard let ratios = votes.ratios[participant] else { continue }
      var triangle = [Double?](repeating: nil, count: UpperTriangle.count(order: items.count))
      for (pair, ratio) in ratios {
        guard let first = places[pair[0]], let second = places[pair[1]] else { continue }
        triangle[
          UpperTriangle.index(
            row: min(first, second), column: max(first, second), order: items.count)] =
          first < second ? ratio : 1 / ratio
      }
      all.append(
        (
          ParticipantID(participant),
          Judgments(IncompleteComparisonMatrix(unchecked: triangle, order: items.count))
        ))
    }
    return all
  }
}
