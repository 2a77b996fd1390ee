internal import AHP

/// Files of matrices, which `ModelExport` writes: the matrices of a whole model in one table, or on
/// the sheets of a workbook.
enum MatrixFileFormat: ImportFormat {
  static let title = "a file of matrices"

  static func recognizes(_ input: ImportInput) -> Bool {
    if let sheet = input.sheets.first {
      return sheet.text(0, 0).lowercased() == MatrixFileKey.mark.rawValue
    }
    let first = input.lines.first { !$0.text.allSatisfy(\.isWhitespace) }?.text ?? ""
    return first.lowercased().hasPrefix(MatrixFileKey.mark.rawValue)
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    var rows: [[ImportReading.Cell]]
    if input.sheets.isEmpty {
      guard let table = TextTable(input.lines) else { return nil }
      for line in table.brokenLines {
        reading.refuse("a quotation mark is not closed", at: .line(line))
      }
      rows = table.rows.map { row in
        row.map { .init(text: SpreadsheetText.text(ofCell: $0.text), place: $0.place) }
      }
    } else {
      reading.remarkOnFormulas(of: input.sheets)
      rows = input.sheets.flatMap(\.rows)
    }
    rows.removeAll { row in row.allSatisfy { $0.text.isEmpty } }
    var reader = MatrixFileReader(rows)
    return reader.hierarchy(&reading)
  }
}

/// Reads the rows of one file.
private struct MatrixFileReader {
  private typealias Row = [ImportReading.Cell]

  private let rows: [Row]
  private var next = 0
  private var hierarchy = ImportedHierarchy()
  private var participants: [String: ParticipantID] = [:]
  /// The node of each path.
  private var nodes: [String: Int] = [:]
  private var tables: [Table] = []
  private var alternativePositions: [String: Int] = [:]
  /// Items that stand below another criterion too, and their places among the children.
  private var sharedItems: [(node: Int, position: Int, path: ImportReading.Cell)] = []

  /// The rows about one matrix.
  private struct Table {
    let path: ImportReading.Cell
    var participant: ImportReading.Cell?
    var shared: [(item: String, path: ImportReading.Cell)] = []
    var names: Row = []
    var body: [Row] = []
    var priorities: Row?
  }

  init(_ rows: [[ImportReading.Cell]]) { self.rows = rows }

  mutating func hierarchy(_ reading: inout ImportReading) -> ImportedHierarchy? {
    readHead(&reading)
    while next < rows.count { readTable(&reading) }
    guard let goal = tables.first else {
      reading.refuse("the file has no matrix (expected a row 'criterion')", at: .file)
      return nil
    }
    hierarchy.nodes = [.init(name: goal.path.text, place: goal.path.place)]
    addCriteria(&reading)
    var isGoal = true
    for table in tables {
      isGoal = isGoal && table.path.text == goal.path.text
      if let node = isGoal ? 0 : nodes[table.path.text] { setJudgments(table, of: node, &reading) }
    }
    return hierarchy
  }

  private func key(_ row: Row) -> MatrixFileKey? {
    row.first.flatMap { MatrixFileKey(rawValue: $0.text.lowercased()) }
  }

  /// The cell after the first; blank if there is none.
  private func value(_ row: Row, _ column: Int = 1) -> ImportReading.Cell {
    row.indices.contains(column)
      ? row[column] : .init(text: "", place: row.first?.place ?? .file)
  }

  // MARK: The model

  private mutating func readHead(_ reading: inout ImportReading) {
    while next < rows.count {
      let row = rows[next]
      switch key(row) {
      case .criterion: return
      case .mark:
        if value(row).text != MatrixFileKey.version {
          reading.refuse(
            "version '\(value(row).text)' of the file is not known (expected "
              + "\(MatrixFileKey.version))", at: value(row).place)
        }
      case .name:
        if hierarchy.name != nil { refuseSecond("name", row, &reading) }
        hierarchy.name = value(row).text.isEmpty ? nil : value(row).text
      case .alternatives:
        if !hierarchy.alternatives.isEmpty {
          // The places of the first list do not hold for the second.
          refuseSecond("list of alternatives", row, &reading)
          break
        }
        hierarchy.alternatives = row.dropFirst().filter { !$0.text.isEmpty }.map {
          Alternative($0.text)
        }
        for (position, alternative) in hierarchy.alternatives.enumerated() {
          alternativePositions[alternative.name] = position
        }
      case .participant:
        let name = value(row).text
        participants[name] = ParticipantID(hierarchy.participants.count)
        let weight = value(row, 2)
        hierarchy.participants.append(
          Participant(
            name,
            weight: weight.text.isEmpty
              ? 1 : reading.share(weight.text, of: name, at: weight.place) ?? 1))
      case .setting: readSetting(row, &reading)
      case .shared, .priorities, nil:
        reading.refuse(
          "'\(value(row, 0).text)' is nothing that is said of a model (expected name, alternatives, "
            + "participant, setting or criterion)", at: value(row, 0).place)
      }
      next += 1
    }
  }

  private func refuseSecond(_ what: String, _ row: Row, _ reading: inout ImportReading) {
    reading.refuse("a second \(what) (expected one)", at: value(row, 0).place)
  }

  private mutating func readSetting(_ row: Row, _ reading: inout ImportReading) {
    let (key, choice) = (value(row), value(row, 2))
    guard let setting = EvaluationSetting.all.first(where: { $0.key == key.text }) else {
      reading.refuse(
        "unknown setting '\(key.text)'"
          + Spelling.question(for: key.text, among: EvaluationSetting.all.map(\.key)),
        at: key.place)
      return
    }
    if !setting.choose(choice.text, in: &hierarchy.settings) {
      reading.refuse("'\(choice.text)' is no \(setting.type.noun)", at: choice.place)
    }
  }

  // MARK: Matrices

  private mutating func readTable(_ reading: inout ImportReading) {
    guard key(rows[next]) == .criterion else {
      reading.refuse(
        "'\(value(rows[next], 0).text)' begins no matrix (expected a row 'criterion')",
        at: value(rows[next], 0).place)
      skipToMatrix()
      return
    }
    var table = Table(path: value(rows[next]))
    next += 1
    while next < rows.count, let first = rows[next].first, !first.text.isEmpty {
      switch key(rows[next]) {
      case .participant: table.participant = value(rows[next])
      case .shared:
        table.shared.append((value(rows[next]).text, value(rows[next], 2)))
      default:
        reading.refuse(
          "the matrix of '\(table.path.text)' has no row with the names of its items (expected a "
            + "blank cell and the names)", at: first.place)
        skipToMatrix()
        return
      }
      next += 1
    }
    if next < rows.count {
      table.names = Array(rows[next].dropFirst().prefix { !$0.text.isEmpty })
      next += 1
    }
    let isOfPriorities =
      next < rows.count && key(rows[next]) == .priorities
      && table.names.first?.text.lowercased() != MatrixFileKey.priorities.rawValue
    if isOfPriorities || isPriorityRow(table) {
      table.priorities = Array(rows[next].dropFirst())
      next += 1
    } else {
      let count = min(table.names.count, rows.count - next)
      table.body = Array(rows[next..<next + count])
      next += count
    }
    tables.append(table)
  }

  /// Goes on at the next matrix.
  private mutating func skipToMatrix() {
    repeat { next += 1 } while next < rows.count && key(rows[next]) != .criterion
  }

  /// Whether the next row has priorities, although the first item has the name of such rows: the
  /// row after it then is not that of the second item.
  private func isPriorityRow(_ table: Table) -> Bool {
    guard next < rows.count, key(rows[next]) == .priorities else { return false }
    guard table.names.count > 1 else { return false }
    return next + 1 >= rows.count || value(rows[next + 1], 0).text != table.names[1].text
  }

  /// Adds the criteria: the items of each criterion that are no alternatives, or have tables of
  /// their own.
  private mutating func addCriteria(_ reading: inout ImportReading) {
    let paths = Set(tables.map(\.path.text))
    var isGoal = true
    var isDone: Set<Int> = []
    for table in tables {
      // Only the first tables are the goal's: a criterion below it may have its name.
      isGoal = isGoal && table.path.text == tables[0].path.text
      guard let node = isGoal ? 0 : nodes[table.path.text] else {
        reading.refuse(
          "unknown criterion '\(table.path.text)'"
            + Spelling.question(for: table.path.text, among: nodes.keys.sorted()),
          at: table.path.place)
        continue
      }
      if isDone.insert(node).inserted { addItems(of: node, table, paths) }
    }
    for (node, position, path) in sharedItems {
      if let child = nodes[path.text] {
        hierarchy.nodes[node].children[position] = child
      } else {
        reading.refuse("unknown criterion '\(path.text)'", at: path.place)
      }
    }
    for node in hierarchy.nodes.indices { hierarchy.nodes[node].children.removeAll { $0 < 0 } }
  }

  private mutating func addItems(of node: Int, _ table: Table, _ paths: Set<String>) {
    let alternatives = hierarchy.alternatives.map(\.name)
    let prefix = node == 0 ? "" : table.path.text + "/"
    let names = table.names.map(\.text)
    let positions = names.compactMap { alternativePositions[$0] }
    let areAlternatives =
      positions.count == names.count && !positions.isEmpty
      && !names.contains { paths.contains(prefix + $0) }
    if areAlternatives {
      if positions != Array(alternatives.indices) {
        hierarchy.nodes[node].alternatives = positions.map { AlternativeID($0) }
      }
      return
    }
    let shared = Dictionary(
      table.shared.map { ($0.item, $0.path) }, uniquingKeysWith: { first, _ in first })
    for cell in table.names {
      if let path = shared[cell.text] {
        // The node may come later: its place is kept until all are there.
        sharedItems.append((node, hierarchy.nodes[node].children.count, path))
        hierarchy.nodes[node].children.append(-1)
      } else {
        nodes[prefix + cell.text] = hierarchy.add(cell.text, at: cell.place, under: node)
      }
    }
  }

  private mutating func setJudgments(
    _ table: Table, of node: Int, _ reading: inout ImportReading
  ) {
    let names = table.names.map(\.text)
    var participant: ParticipantID?
    if let cell = table.participant {
      participant = participants[cell.text]
      if participant == nil {
        reading.refuse(
          "unknown participant '\(cell.text)'"
            + Spelling.question(for: cell.text, among: participants.keys.sorted()), at: cell.place)
        return
      }
    }
    if hierarchy.nodes[node].judgments.contains(where: {
      $0.participant == participant || $0.participant == nil || participant == nil
    }) {
      reading.refuse("the matrix of '\(table.path.text)' is given twice", at: table.path.place)
      return
    }
    if names != hierarchy.itemNames(of: node) {
      reading.refuse(
        "the matrices of '\(table.path.text)' have different items", at: table.path.place)
      return
    }
    if let judgments = judgments(table, names, &reading) {
      hierarchy.nodes[node].judgments.append((participant, judgments))
    }
  }

  private func judgments(
    _ table: Table, _ names: [String], _ reading: inout ImportReading
  ) -> Judgments? {
    if let row = table.priorities {
      let values = zip(row, names).compactMap { cell, name in
        reading.share(cell.text, of: name, at: cell.place)
      }
      guard values.count == names.count else {
        if !reading.isRefused {
          reading.refuse(
            "\(values.count) of \(names.count) priorities under '\(table.path.text)' are given",
            at: row.first?.place ?? table.path.place)
        }
        return nil
      }
      return reading.priorities(values, of: table.path.text, at: row[0].place)
    }
    guard table.body.count == names.count else {
      reading.refuse(
        "the matrix of '\(table.path.text)' has \(table.body.count) rows (expected \(names.count))",
        at: table.path.place)
      return nil
    }
    for (row, name) in zip(table.body, names) where value(row, 0).text != name {
      reading.refuse(
        "the row is '\(value(row, 0).text)' (expected '\(name)')", at: value(row, 0).place)
      return nil
    }
    let cells = table.body.map { row in names.indices.map { value(row, $0 + 1) } }
    guard let matrix = reading.matrix(cells, of: names) else { return nil }
    // A table without any judgment only says what there is to judge.
    return matrix.order > 1 && matrix.missingCount == UpperTriangle.count(order: matrix.order)
      ? nil : Judgments(matrix)
  }
}
