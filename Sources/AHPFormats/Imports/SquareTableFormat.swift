internal import AHP

/// A comparison matrix as a spreadsheet writes it, with or without names: a model of one criterion.
enum SquareTableFormat: ImportFormat {
  static let title = "a square table of judgments"

  static func recognizes(_ input: ImportInput) -> Bool {
    if sheet(input) != nil { return true }
    // Tables of answers can have millions of cells, and most of them are told by their first line.
    guard TextTable.mayBeSquare(input.lines), let table = TextTable(input.lines) else {
      return false
    }
    return SquareTable.Part(of: table.rows) != nil
  }

  /// The first sheet of a workbook that is a square table.
  private static func sheet(_ input: ImportInput) -> ImportedSheet? {
    input.sheets.first { SquareTable.Part(of: $0.rows) != nil }
  }

  /// What is wrong with a table that is headed like a matrix and is none; `nil` for other files.
  static func problem(of input: ImportInput) -> (message: String, place: ImportPlace)? {
    if let problem = input.sheets.lazy.compactMap({ SquareTable.problem(of: $0.rows) }).first {
      return problem
    }
    guard TextTable.mayBeSquare(input.lines), let table = TextTable(input.lines) else { return nil }
    return SquareTable.problem(of: table.rows.filter { !$0.isEmpty })
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    if let sheet = sheet(input) {
      reading.remarkOnFormulas(of: [sheet])
      for other in input.sheets where other.name != sheet.name {
        reading.leaveOut("the sheet '\(other.name)' is left out", at: .file)
      }
      return hierarchy(of: sheet.rows, &reading)
    }
    guard let table = TextTable(input.lines) else { return nil }
    for line in table.brokenLines {
      reading.refuse("a quotation mark is not closed", at: .line(line))
    }
    if reading.isRefused { return nil }
    return hierarchy(of: table.rows, &reading)
  }

  private static func hierarchy(
    of rows: [[ImportReading.Cell]], _ reading: inout ImportReading
  ) -> ImportedHierarchy? {
    guard let part = SquareTable.Part(of: rows) else { return nil }
    for (message, place) in part.leftOut { reading.leaveOut(message, at: place) }
    if let doubt = part.doubt {
      reading.refuse(
        "'\(doubt.title.text)' can be read in two ways: as what follows from the judgments, or as an "
          + "item \(doubt.isColumn ? "whose row is missing below" : "whose column is missing")",
        at: doubt.title.place,
        hint: "take it out of the table if it follows, or write the "
          + "\(doubt.isColumn ? "row" : "column") of the item")
      return nil
    }
    var hierarchy = SquareTable(part.rows, &reading)?.hierarchy(&reading)
    if let title = part.title { hierarchy?.annotation.text = title }
    return hierarchy
  }
}

/// The square part of a table.
struct SquareTable {
  private let cells: [[ImportReading.Cell]]
  private let names: [String]

  /// The rows of a table that are a matrix: all of them, or those between lines of text, sums and
  /// further tables.
  struct Part {
    let rows: [[ImportReading.Cell]]
    /// The lines of text above the matrix.
    private(set) var title: String?
    /// What else stands in the table.
    private(set) var leftOut: [(message: String, place: ImportPlace)] = []
    /// The title of a column behind the matrix, or of a row below it, that can be an item too.
    private(set) var doubt: (title: ImportReading.Cell, isColumn: Bool)?

    /// Finds the first part of a table that is a matrix; `nil` if there is none.
    ///
    /// - Parameter table: The rows, of which blank ones separate parts.
    /// - Complexity: O(cells).
    init?(of table: [[ImportReading.Cell]]) {
      let (table, numbering) = Self.withoutNumbers(Self.withoutMargin(table))
      if let numbering {
        leftOut.append(("the column '\(numbering.text)' is left out", numbering.place))
      }
      let filled = table.filter { !Self.isBlank($0) }
      if Self.isMatrix(filled), SquareTotals.withoutBoth(filled) == nil {
        rows = filled
        return
      }
      let parts = table.split(whereSeparator: Self.isBlank).map(Array.init)
      var titles: [String] = []
      for (position, part) in parts.enumerated() {
        var rows = part[...]
        while let text = rows.first.flatMap(Self.onlyText) {
          titles.append(text)
          rows.removeFirst()
        }
        if rows.isEmpty { continue }
        guard let (matrix, doubt) = Self.withoutSums(rows, &leftOut) else {
          if let cell = rows.joined().first(where: { !$0.text.isEmpty }) {
            leftOut.append(("a table that is no matrix is left out", cell.place))
          }
          titles = []
          continue
        }
        self.rows = matrix
        self.doubt = doubt
        if !titles.isEmpty { title = titles.joined(separator: "\n") }
        let others = parts[(position + 1)...].joined().joined()
        if let cell = others.first(where: { !$0.text.isEmpty }) {
          leftOut.append(("what stands below the first matrix is left out", cell.place))
        }
        return
      }
      return nil
    }

    /// A table without blank columns before it.
    private static func withoutMargin(
      _ table: [[ImportReading.Cell]]
    ) -> [[ImportReading.Cell]] {
      let margin =
        table.compactMap { row in row.firstIndex { !$0.text.isEmpty } }.min() ?? 0
      return margin == 0 ? table : table.map { Array($0.dropFirst(margin)) }
    }

    /// A table without a column that numbers its rows 1, 2, 3 … before their names, and the title
    /// of that column; `nil` for a table without one.
    private static func withoutNumbers(
      _ table: [[ImportReading.Cell]]
    ) -> (table: [[ImportReading.Cell]], title: ImportReading.Cell?) {
      guard
        let head = table.firstIndex(where: { row in row.count { !$0.text.isEmpty } > 2 }),
        let title = table[head].first, !title.text.isEmpty, !SquareTable.isRatio(title.text)
      else { return (table, nil) }
      let rows = table[(head + 1)...].prefix { !isBlank($0) }
      // Sums below have no number.
      let numbered = rows.prefix { !($0.first?.text.isEmpty ?? true) }
      guard numbered.count > 1, rows.count - numbered.count < 3,
        numbered.enumerated().allSatisfy({ $0.element[0].text == "\($0.offset + 1)" }),
        numbered.allSatisfy({
          $0.count > 2 && !$0[1].text.isEmpty && !SquareTable.isRatio($0[1].text)
        })
      else { return (table, nil) }
      return (table.map { Array($0.dropFirst()) }, title)
    }

    private static func isBlank(_ row: [ImportReading.Cell]) -> Bool {
      row.allSatisfy { $0.text.isEmpty }
    }

    /// The text of a row that has one cell, which is no ratio.
    private static func onlyText(_ row: [ImportReading.Cell]) -> String? {
      let filled = row.filter { !$0.text.isEmpty }
      return filled.count == 1 && !SquareTable.isRatio(filled[0].text) ? filled[0].text : nil
    }

    /// The rows without what stands below and behind them, if they are a matrix then, and what of
    /// that can be an item of it.
    private static func withoutSums(
      _ rows: ArraySlice<[ImportReading.Cell]>,
      _ leftOut: inout [(message: String, place: ImportPlace)]
    ) -> (rows: [[ImportReading.Cell]], doubt: (title: ImportReading.Cell, isColumn: Bool)?)? {
      let rows = Array(rows)
      if let inner = SquareMargins.withoutBoth(rows, &leftOut) { return (inner, nil) }
      if isMatrix(rows) { return (rows, nil) }
      var margins = SquareMargins(rows)
      margins.trim()
      guard SquareTable.recognizes(margins.rows) else { return nil }
      leftOut += margins.leftOut
      return (margins.rows, margins.doubt ?? doubt(of: rows, around: margins.rows))
    }

    /// The title of the only row or column that was taken from around a matrix, if it can be an
    /// item and does not follow from the judgments.
    private static func doubt(
      of table: [[ImportReading.Cell]], around matrix: [[ImportReading.Cell]]
    ) -> (title: ImportReading.Cell, isColumn: Bool)? {
      guard SquareTable.hasHeader(matrix), SquareTable.hasNames(matrix), let head = matrix.first
      else { return nil }
      let body = matrix.dropFirst().map { Array($0.dropFirst()) }
      let behind = table[0].dropFirst(head.count).filter { !$0.text.isEmpty }
      if table.count == matrix.count, behind.count == 1, table[0].count > head.count,
        SquareTotals.canBeItem(table[0][head.count].text)
      {
        let cells = table.dropFirst().compactMap { head.count < $0.count ? $0[head.count] : nil }
        return SquareTotals.follow(cells, from: body, orSumUp: true) == false
          ? (table[0][head.count], true) : nil
      }
      if table.count == matrix.count + 1, behind.isEmpty, let row = table.last,
        let title = row.first,
        SquareTotals.canBeItem(title.text)
      {
        let columns = (0..<head.count - 1).map { column in
          body.compactMap { column < $0.count ? $0[column] : nil }
        }
        let cells = Array(row.dropFirst().prefix(head.count - 1))
        return SquareTotals.follow(cells, from: columns, orSumUp: true) == false
          ? (title, false) : nil
      }
      return nil
    }

    /// Whether rows are a matrix, and not one with as many sums below it as priorities behind it.
    private static func isMatrix(_ rows: [[ImportReading.Cell]]) -> Bool {
      guard SquareTable.recognizes(rows) else { return false }
      guard SquareTable.hasHeader(rows), SquareTable.hasNames(rows) else { return true }
      return !zip(rows[0].dropFirst(), rows.dropFirst()).contains { above, row in
        guard let before = row.first, above.text != before.text else { return false }
        return SumTitle.isOne(above.text) || SumTitle.isOne(before.text)
      }
    }
  }

  /// Whether a name above a matrix and one before it are of the same item: the same but for capital
  /// letters, or one a code that the other begins with.
  static func areSame(_ above: String, _ before: String) -> Bool {
    if above.lowercased() == before.lowercased() { return true }
    let (code, name) = above.count < before.count ? (above, before) : (before, above)
    guard !code.isEmpty, name.lowercased().hasPrefix(code.lowercased()) else { return false }
    return name.dropFirst(code.count).first.map { !$0.isWordCharacter } ?? false
  }

  /// Whether rows make a square of ratios, or would but for one or two cells.
  static func recognizes(_ rows: [[ImportReading.Cell]]) -> Bool {
    guard let width = rows.map(\.count).max(), width > 1 else { return false }
    let body = body(of: rows)
    guard body.count > 1, body.allSatisfy({ $0.count <= body.count }),
      body.contains(where: { $0.count == body.count })
    else { return false }
    // Titles of answers are not the names of those who gave them.
    if hasHeader(rows) && hasNames(rows) {
      let across = rows[0].dropFirst().map(\.text)
      let down = rows.dropFirst().map { $0.first?.text ?? "" }
      guard
        zip(across, down).contains(where: areSame) || Set(across) == Set(down)
          || isReciprocal(body)
      else { return false }
    }
    // Two thirds of what is filled are ratios, and there is something beside the diagonal.
    let filled = body.joined().filter { !MissingAnswer.isMark($0.text) }
    return filled.count { isRatio($0.text) } * 3 >= filled.count * 2
      && filled.count >= body.count
  }

  static func isRatio(_ text: String) -> Bool {
    if Ratio.decimal(text) == 0 || Ratio.fraction(ofTwoNumbers: text) != nil { return true }
    if case .success = Ratio.parse(text) { return true }
    return false
  }

  /// Whether a square of three or more rows is full, has 1 on its diagonal and reciprocals on both
  /// sides of it, as answers of as many people as questions have not.
  private static func isReciprocal(_ body: [ArraySlice<ImportReading.Cell>]) -> Bool {
    let ratios = body.map { row in row.map { SquareTotals.number($0.text) ?? .nan } }
    guard ratios.count > 2, ratios.allSatisfy({ $0.count == ratios.count }) else { return false }
    return ratios.indices.allSatisfy { row in
      ratios[row][row] == 1
        && ratios.indices.allSatisfy { abs(ratios[row][$0] * ratios[$0][row] - 1) <= 0.05 }
    }
  }

  /// The rows without the header and the names before them.
  private static func body(of rows: [[ImportReading.Cell]]) -> [ArraySlice<ImportReading.Cell>] {
    let (hasHeader, hasNames) = (hasHeader(rows), hasNames(rows))
    return rows.dropFirst(hasHeader ? 1 : 0).map { $0.dropFirst(hasNames ? 1 : 0) }
  }

  static func hasHeader(_ rows: [[ImportReading.Cell]]) -> Bool {
    let named = rows[0].dropFirst().filter { !$0.text.isEmpty }
    return !named.isEmpty && named.allSatisfy { !isRatio($0.text) } || isNamedByNumbers(rows)
  }

  static func hasNames(_ rows: [[ImportReading.Cell]]) -> Bool {
    let firsts = rows.dropFirst().compactMap(\.first).filter { !$0.text.isEmpty }
    return !firsts.isEmpty && firsts.allSatisfy { !isRatio($0.text) } || isNamedByNumbers(rows)
  }

  /// Whether the same texts, each once, stand above a square and before it, such as years: a matrix
  /// without names has reciprocals there.
  private static func isNamedByNumbers(_ rows: [[ImportReading.Cell]]) -> Bool {
    guard rows.count > 2, let head = rows.first, let corner = head.first,
      corner.text.isEmpty || !isRatio(corner.text)
    else { return false }
    let across = head.dropFirst().map(\.text)
    let down = rows.dropFirst().map { $0.first?.text ?? "" }
    return across == down && !across.contains("") && Set(across).count == across.count
  }

  /// Takes the square part of a table; `nil`, and problems, if its names do not fit it.
  init?(_ rows: [[ImportReading.Cell]], _ reading: inout ImportReading) {
    let (hasHeader, hasNames) = (Self.hasHeader(rows), Self.hasNames(rows))
    let body = Self.body(of: rows)
    let order = body.count
    let blank = ImportReading.Cell(text: "", place: .file)
    var cells = body.map { row in
      Array(row) + Array(repeating: blank, count: max(0, order - row.count))
    }
    let across = hasHeader ? rows[0].dropFirst(hasNames ? 1 : 0).map { $0 } : []
    let down = hasNames ? rows.dropFirst(hasHeader ? 1 : 0).compactMap(\.first) : []
    var names =
      hasNames
      ? down.map { $0.text }
      : hasHeader ? across.map { $0.text } : (1...order).map { "Item \($0)" }
    guard names.count == order, !hasHeader || across.count == order else {
      reading.refuse(
        "the table has \(order) rows of judgments and \(across.count) names above them "
          + "(expected as many)", at: rows[0].first?.place ?? .file)
      return nil
    }
    if hasHeader && hasNames {
      if let columns = Self.order(of: across.map(\.text), as: names) {
        cells = cells.map { row in columns.map { row[$0] } }
      } else {
        let differing = zip(across, down).filter { !Self.areSame($0.text, $1.text) }
        let areCodes = differing.count == order && Self.isReciprocal(body)
        if areCodes {
          let pairs = differing.map { "'\($0.text)' is '\($1.text)'" }
          reading.remark(
            "the names above the table are others than those before it, and it is reciprocal: "
              + ShortList.text(of: pairs), at: rows[0].first?.place ?? .file)
        }
        for (above, before) in differing where !areCodes {
          reading.refuse(
            "the column is '\(above.text)' and its row '\(before.text)' (expected the same names)",
            at: above.place)
        }
        if !differing.isEmpty && !areCodes { return nil }
        // Where one is a code, the other is the name.
        names = zip(across, down).map { $0.text.count > $1.text.count ? $0.text : $1.text }
      }
    }
    self.cells = cells
    self.names = names
  }

  /// The columns in the order of the rows, where both have the same names, each once, in another
  /// order; `nil` where they do not, or stand in the same order already.
  private static func order(of across: [String], as down: [String]) -> [Int]? {
    guard across != down, Set(across).count == across.count, Set(across) == Set(down) else {
      return nil
    }
    let positions = Dictionary(uniqueKeysWithValues: zip(across, across.indices))
    return down.compactMap { positions[$0] }
  }

  /// What is wrong with rows that are headed like a matrix and are none; `nil` for other tables.
  ///
  /// - Complexity: O(cells).
  static func problem(of rows: [[ImportReading.Cell]]) -> (message: String, place: ImportPlace)? {
    guard let header = rows.first, hasHeader(rows), hasNames(rows) else { return nil }
    let across = header.dropFirst().map(\.text).filter { !$0.isEmpty }
    let down = rows.dropFirst().compactMap { $0.first?.text }.filter { !$0.isEmpty }
    let shared = across.filter { name in down.contains { areSame(name, $0) } }.count
    guard shared >= 2, shared * 2 >= max(across.count, down.count) else { return nil }
    if across.count != down.count {
      return (
        "the table has \(down.count) rows of judgments and \(across.count) names above them "
          + "(expected as many)", header[0].place
      )
    }
    let cells = rows.dropFirst().flatMap { $0.dropFirst() }.filter {
      !MissingAnswer.isMark($0.text)
    }
    return cells.first { !isRatio($0.text) }.map {
      (
        "most cells of the table are no judgments, such as '\($0.text.prefix(60))' (expected positive "
          + "numbers or fractions such as 1/3)", $0.place
      )
    }
  }

  /// The matrix as a model of one criterion.
  func hierarchy(_ reading: inout ImportReading) -> ImportedHierarchy? {
    if isSupermatrix() {
      reading.remark(
        "every column sums to 1 or is 0: this is a supermatrix, read as a network of one cluster, all of whose nodes "
          + "are ranked", at: .file)
      return network(&reading)
    }
    var hierarchy = ImportedHierarchy()
    hierarchy.nodes = [.init(name: "", place: .file)]
    for (name, row) in zip(names, cells) {
      hierarchy.add(name, at: row.first?.place ?? .file, under: 0)
    }
    if let matrix = reading.matrix(cells, of: names) {
      hierarchy.nodes[0].judgments = [(nil, Judgments(matrix))]
    }
    return hierarchy
  }

  /// The supermatrix as a network: each column says how much its node depends on the others.
  private func network(_ reading: inout ImportReading) -> ImportedHierarchy? {
    var network = ClusterNetwork(owner: nil, place: .file)
    network.clusters = [
      .init(
        name: "Nodes",
        nodes: zip(names, cells).map { .init(name: $0, place: $1.first?.place ?? .file) },
        isOfAlternatives: true)
    ]
    for column in names.indices {
      let place = cells[0][column].place
      var (items, values): ([Int], [Double]) = ([], [])
      for row in cells.indices {
        let cell = cells[row][column]
        guard let value = reading.share(cell.text, of: names[row], at: cell.place), value > 0
        else { continue }
        items.append(row)
        values.append(value)
      }
      if items.isEmpty { continue }
      network.nodeComparisons.append(
        .init(
          cluster: 0, node: column, destination: 0, items: items,
          judgments: [(nil, .priorities(values))], place: place))
    }
    var builder = ClusterHierarchy()
    return builder.add([network], &reading) == nil ? nil : builder.hierarchy
  }

  /// Whether every column sums to 1 or is 0, and not all are 0.
  private func isSupermatrix() -> Bool {
    let sums = cells.indices.map { column in
      cells.reduce(0) { $0 + (Ratio.decimal($1[column].text) ?? .nan) }
    }
    return sums.contains { $0 != 0 } && sums.allSatisfy { abs($0 - 1) < 1e-6 || $0 == 0 }
  }
}
