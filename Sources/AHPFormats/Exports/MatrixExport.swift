internal import AHP

/// Every matrix of a model as tables, from which the same model is read.
struct MatrixExport {
  /// A cell of a table: a text or a number.
  enum Cell {
    case text(String)
    case number(Double)
    case blank
  }

  private typealias Row = [Cell]

  /// What holds for the whole model.
  private var head: [Row] = []
  /// The matrices, each with its title.
  private var tables: [(title: String, rows: [Row])] = []

  /// Makes the tables of a model.
  ///
  /// - Complexity: O(judgments).
  init(of model: DecisionModel, _ notes: inout ExportNotes) {
    notes.check(
      [
        .modelName, .weights, .missingJudgments, .sharedCriteria, .someAlternatives, .settings,
      ], own: EvaluationOptions())
    var paths: Set<String> = []
    for id in model.criteria.indices.dropFirst() where !paths.insert(model.path(of: id)).inserted {
      notes.lose("criteria that share a path", notes.name(id), at: id, .structure)
    }
    let alternatives = Set(model.alternatives.map(\.name))
    for id in model.criteria.indices.dropFirst()
    where alternatives.contains(model.criteria[id].name) {
      notes.lose(
        "criteria with the name of an alternative", notes.name(id), at: id, .structure)
    }
    head = Self.head(of: model)
    for id in model.criteria.indices { addTables(of: id, in: model, &notes) }
  }

  private static func row(_ key: MatrixFileKey, _ cells: [Cell]) -> Row {
    [.text(key.rawValue)] + cells
  }

  private static func head(of model: DecisionModel) -> [Row] {
    var rows = [
      row(.mark, [.text(MatrixFileKey.version)]), row(.name, [.text(model.name)]),
    ]
    if !model.alternatives.isEmpty {
      rows.append(row(.alternatives, model.alternatives.map { .text($0.name) }))
    }
    for participant in model.participants {
      rows.append(row(.participant, [.text(participant.name), .number(participant.weight)]))
    }
    for setting in EvaluationSetting.all {
      guard let choice = setting.choice(in: model.settings) else { continue }
      rows.append(row(.setting, [.text(setting.key), .text(choice.name)]))
    }
    return rows
  }

  private mutating func addTables(
    of id: CriterionID, in model: DecisionModel, _ notes: inout ExportNotes
  ) {
    let names = model.itemNames(of: id)
    let criterion = model.criteria[id]
    // What a criterion without children compares and nobody has judged follows from the head.
    let isNeeded =
      id == model.goal || !criterion.children.isEmpty || criterion.alternatives != nil
      || criterion.judgments != .none
    guard isNeeded, !names.isEmpty || id == model.goal else { return }
    let path = model.path(of: id)
    var start = [Self.row(.criterion, [.text(path)])]
    for (child, name) in zip(criterion.children, names)
    where model.criteria[child].parents.first != id {
      start.append(Self.row(.shared, [.text(name), .text(model.path(of: child))]))
    }
    var isWritten = false
    for (participant, judgments) in criterion.judgments.sets {
      guard let form = notes.form(of: judgments, at: id) else { continue }
      let name = participant.map { model.participants[$0].name }
      let own = name.map { [Self.row(.participant, [.text($0)])] } ?? []
      tables.append(
        (name.map { "\(path), \($0)" } ?? path, start + own + Self.rows(form, of: names)))
      isWritten = true
    }
    if isWritten { return }
    let open = Array<Double?>(repeating: nil, count: UpperTriangle.count(order: names.count))
    tables.append((path, start + Self.rows(open, of: names)))
  }

  private static func rows(_ form: ExportNotes.Form, of names: [String]) -> [Row] {
    switch form {
    case .comparisons(let matrix): rows(matrix.upperTriangle(), of: names)
    case .priorities(let priorities):
      [
        [.blank] + names.map { .text($0) },
        row(.priorities, priorities.map { .number($0) }),
      ]
    }
  }

  /// The whole matrix with the names above and before it.
  private static func rows(_ triangle: [Double?], of names: [String]) -> [Row] {
    let order = names.count
    return [[.blank] + names.map { .text($0) }]
      + names.enumerated().map { row, name in
        [.text(name)]
          + (0..<order).map { column in
            if row == column { return .number(1) }
            let index = UpperTriangle.index(
              row: min(row, column), column: max(row, column), order: order)
            return triangle[index].map { .number(row < column ? $0 : 1 / $0) } ?? .blank
          }
      }
  }

  // MARK: Files

  /// The tables as comma-separated values, with an empty line between them.
  func text() -> String {
    var text = ""
    for rows in [head] + tables.map(\.rows) {
      if !text.isEmpty { text += "\n" }
      for row in rows { text += row.map { Self.text(of: $0) }.joined(separator: ",") + "\n" }
    }
    return text
  }

  private static func text(of cell: Cell) -> String {
    switch cell {
    case .blank: return ""
    case .number(let number): return DataValue.digits(number)
    case .text(let text):
      let text = SpreadsheetText.harmless(text)
      // Marks with an accent are marks too, so that bytes are compared. A colon at the begin of a
      // file would make YAML of it.
      guard text.utf8.contains(where: { "\",:;\t".utf8.contains($0) }) else { return text }
      return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
  }

  /// The tables as sheets.
  func workbook() -> Workbook {
    var workbook = Workbook()
    for (title, rows) in [("Model", head)] + tables {
      var sheet = WorkbookSheet(title)
      for row in rows {
        sheet.addRow(
          row.map { cell in
            switch cell {
            case .blank: .empty
            case .text(let text): .text(text)
            case .number(let number): .number(number)
            }
          })
      }
      workbook.add(sheet)
    }
    return workbook
  }
}
