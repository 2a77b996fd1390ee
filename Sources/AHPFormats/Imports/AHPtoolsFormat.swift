internal import AHP

/// Workbooks of the R package AHPtools: a sheet with the hierarchy, and one with the judgments, a
/// row for each respondent.
///
/// Source: A. Ghosh, https://cran.r-project.org/package=AHPtools, its vignette *AHPweights*.
enum AHPtoolsFormat: ImportFormat {
  static let title = "a workbook of AHPtools"

  static func recognizes(_ input: ImportInput) -> Bool { hierarchySheet(input) != nil }

  private static func hierarchySheet(_ input: ImportInput) -> ImportedSheet? {
    input.sheets.first { sheet in
      sheet.text(0, 0).lowercased() == "node" && sheet.text(0, 1).lowercased() == "parent"
        && sheet.text(0, 2).lowercased().hasPrefix("children")
    }
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    guard let sheet = hierarchySheet(input) else { return nil }
    reading.remarkOnFormulas(of: input.sheets)
    guard let (tree, orders) = tree(of: sheet, &reading) else { return nil }
    var hierarchy = tree
    let judgments = input.sheets.first { other in
      other.name != sheet.name
        && (0..<(other.rows.first?.count ?? 0)).contains { entry(other.text(0, $0)) != nil }
    }
    if let judgments {
      readJudgments(judgments, into: &hierarchy, orders, &reading)
    } else {
      reading.remark("the workbook has no sheet of judgments", at: .file)
    }
    for other in input.sheets where other.name != sheet.name && other.name != judgments?.name {
      reading.leaveOut("the sheet '\(other.name)' is left out", at: .file)
    }
    return hierarchy
  }

  /// The node and the position among its judgments, from 1, that the heading of a column names:
  /// what is before and behind the last point.
  private static func entry(_ heading: String) -> (node: String, position: Int)? {
    guard let point = heading.lastIndex(of: "."), point > heading.startIndex,
      let position = Int(heading[heading.index(after: point)...]), position > 0
    else { return nil }
    return (String(heading[..<point]), position)
  }

  /// The hierarchy, and for each node the names that it compares in the order of its judgments.
  private static func tree(
    of sheet: ImportedSheet, _ reading: inout ImportReading
  ) -> (hierarchy: ImportedHierarchy, orders: [Int: [String]])? {
    var children: [String: (names: [String], place: ImportPlace)] = [:]
    var root: String?
    var parentCount: [String: Int] = [:]
    var order: [String] = []
    for row in 1..<max(sheet.rows.count, 1) where !sheet.text(row, 0).isEmpty {
      let name = sheet.text(row, 0)
      let place = sheet.cell(row, 0).place
      let names = sheet.text(row, 2).split(separator: ",").map { String($0).trimmed() }
        .filter { !$0.isEmpty }
      guard children[name] == nil else {
        reading.refuse("the node '\(name)' is given twice", at: place)
        return nil
      }
      children[name] = (names, place)
      for child in names {
        if parentCount[child] == nil { order.append(child) }
        parentCount[child, default: 0] += 1
      }
      if sheet.text(row, 1).isEmpty {
        if let root {
          reading.refuse("'\(root)' and '\(name)' both have no parent", at: place)
          return nil
        }
        root = name
      }
    }
    guard let root, let top = children[root] else {
      reading.refuse("no node is without a parent (expected the goal)", at: sheet.cell(0, 1).place)
      return nil
    }
    var hierarchy = ImportedHierarchy()
    // What has no row of its own, and several nodes compare, are the alternatives.
    let alternatives = order.filter { children[$0] == nil && (parentCount[$0] ?? 0) > 1 }
    hierarchy.alternatives = alternatives.map { Alternative($0) }
    let positions = NameList(alternatives)
    hierarchy.nodes = [.init(name: root, place: top.place)]
    var nodes = [root: 0]
    var orders: [Int: [String]] = [:]
    var node = 0
    while node < hierarchy.nodes.count {
      let name = hierarchy.nodes[node].name
      defer { node += 1 }
      guard let (names, place) = children[name] else { continue }
      orders[node] = names
      let compared = names.compactMap(positions.position(of:))
      if compared.count == names.count {
        if Set(compared).count == compared.count, compared.count < alternatives.count {
          hierarchy.nodes[node].alternatives = compared.sorted().map { AlternativeID($0) }
        }
        continue
      }
      for child in names {
        guard nodes[child] == nil, positions.position(of: child) == nil else {
          reading.refuse("'\(child)' stands under several nodes", at: place)
          continue
        }
        nodes[child] = hierarchy.add(child, at: children[child]?.place ?? place, under: node)
      }
    }
    for (name, entry) in children.sorted(by: { $0.key < $1.key }) where nodes[name] == nil {
      reading.leaveOut("'\(name)' is not connected with the goal", at: entry.place)
    }
    return (hierarchy, orders)
  }

  private static func readJudgments(
    _ sheet: ImportedSheet, into hierarchy: inout ImportedHierarchy, _ orders: [Int: [String]],
    _ reading: inout ImportReading
  ) {
    let nodes = NameList(hierarchy.nodes.map(\.name))
    // For each node the columns of its judgments, in their order.
    var columns: [Int: [Int: Int]] = [:]
    var nameColumn: Int?
    for column in 0..<(sheet.rows.first?.count ?? 0) where !sheet.text(0, column).isEmpty {
      let heading = sheet.text(0, column)
      guard let (name, position) = entry(heading), let node = nodes.position(of: name),
        let items = orders[node]
      else {
        if nameColumn == nil,
          ["name", "participant", "respondent", "id"].contains(heading.lowercased())
        {
          nameColumn = column
        } else {
          reading.leaveOut("the column '\(heading)' is left out", at: sheet.cell(0, column).place)
        }
        continue
      }
      guard position <= UpperTriangle.count(order: items.count) else {
        reading.refuse(
          "'\(heading)' is more than the \(UpperTriangle.count(order: items.count)) judgments of "
            + "'\(name)'", at: sheet.cell(0, column).place)
        continue
      }
      if columns[node, default: [:]].updateValue(column, forKey: position - 1) != nil {
        reading.refuse("the column '\(heading)' is given twice", at: sheet.cell(0, column).place)
      }
    }
    var rows: [Int] = []
    for row in 1..<max(sheet.rows.count, 1)
    where sheet.rows[row].contains(where: { !$0.text.isEmpty }) {
      let name = nameColumn.map { sheet.text(row, $0) } ?? ""
      rows.append(row)
      hierarchy.participants.append(
        Participant(name.isEmpty ? "Respondent \(rows.count)" : name))
    }
    for (node, columns) in columns.sorted(by: { $0.key < $1.key }) {
      guard let items = orders[node], items.count > 1 else { continue }
      let names = NameList(hierarchy.itemNames(of: node))
      let order = items.compactMap(names.position(of:))
      guard order.count == names.names.count else { continue }
      for (participant, row) in rows.enumerated() {
        let triangle = zip(
          0..<UpperTriangle.count(order: items.count), UpperTriangle.pairs(order: items.count)
        ).map { position, pair -> Double? in
          guard let column = columns[position], !sheet.text(row, column).isEmpty else { return nil }
          return reading.ratio(
            sheet.text(row, column), of: items[pair.row], against: items[pair.column],
            at: sheet.cell(row, column).place)
        }
        guard triangle.contains(where: { $0 != nil }) else { continue }
        let judgments = Judgments(
          IncompleteComparisonMatrix(unchecked: triangle, order: items.count))
        // The rows of the model's matrix are the items in the model's order.
        let rows = names.names.indices.compactMap { order.firstIndex(of: $0) }
        if let judgments = judgments.taking(rows) {
          hierarchy.nodes[node].judgments.append((ParticipantID(participant), judgments))
        }
      }
    }
  }
}
