internal import AHP
package import AHPFormats

/// A table of texts that can be written for a terminal, for Markdown, or for a spreadsheet.
struct StringTable {
  enum Alignment { case left, right }

  struct Column {
    let title: String
    let alignment: Alignment

    init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  let columns: [Column]
  var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  mutating func add(_ cells: String...) { add(cells) }

  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "one cell for each column")
    rows.append(cells)
  }

  /// Aligned columns, two spaces apart.
  var text: String {
    let lines = [columns.map(\.title)] + rows
    let cellWidths = lines.map { $0.map(\.displayWidth) }
    let widths = columns.indices.map { column in
      cellWidths.reduce(0) { max($0, $1[column]) }
    }
    let spaces = String(repeating: " ", count: widths.max() ?? 0)
    var text = ""
    for (line, cellWidths) in zip(lines, cellWidths) {
      for (index, cell) in line.enumerated() {
        let padding = Substring(spaces.utf8.prefix(widths[index] - cellWidths[index]))
        if index > 0 { text += "  " }
        if columns[index].alignment == .right { text += padding }
        text += cell
        if columns[index].alignment == .left { text += padding }
      }
      while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
      text += "\n"
    }
    return text
  }

  /// A table of Markdown.
  var markdown: String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    func escaped(_ cell: String) -> String {
      let trimmed = cell.reversed().drop { $0 == " " }.reversed()
      return MarkdownText.escaped(String(trimmed))
    }
    return line(columns.map { escaped($0.title) })
      + line(columns.map { $0.alignment == .left ? "---" : "---:" })
      + rows.map { line($0.map(escaped)) }.joined()
  }

  /// Comma-separated values as RFC 4180 has them, with line feeds. A name that a spreadsheet would take for a
  /// formula has an apostrophe before it.
  var csv: String {
    ([columns.map(\.title)] + rows).map { row in
      row.map { Self.quoted(Self.harmless($0)) }.joined(separator: ",") + "\n"
    }.joined()
  }

  /// Most cells are numbers, and a minus sign makes no formula of one.
  private static func harmless(_ cell: String) -> String {
    let number = cell.hasSuffix("%") ? cell.dropLast() : cell[...]
    return Double(number) == nil ? SpreadsheetText.harmless(cell) : cell
  }

  private static func quoted(_ cell: String) -> String {
    // Byte by byte: a comma with an accent is a comma too.
    guard cell.utf8.contains(where: { "\",\n\r".utf8.contains($0) }) else { return cell }
    let quote = UInt8(ascii: "\"")
    return "\""
      + String(decoding: cell.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }, as: UTF8.self)
      + "\""
  }
}

/// Something that a report says in words, under a title.
struct StringStatement {
  let title: String
  let text: String

  /// The statements for a terminal, each a paragraph with a hanging indent.
  static func text(_ statements: [StringStatement]) -> String {
    statements.map { "\($0.title): \($0.text)".wrapped(width: 79, indent: "  ") + "\n" }.joined()
  }

  /// The statements for a document.
  static func markdown(_ statements: [StringStatement]) -> String {
    statements.map {
      "\n**\(MarkdownText.escaped($0.title)):** \(MarkdownText.escaped($0.text))\n"
    }.joined()
  }
}

// What all reports say about their model.

extension DecisionModel {
  /// The name and the goal, as text reports begin.
  func heading(language: String?) -> String {
    label(language: language).wrapped(width: 79) + "\n"
      + "Goal: \(label(ofCriterion: goal, language: language))".wrapped(width: 79, indent: "  ")
      + "\n"
  }

  /// The name and the goal, as Markdown reports begin.
  func markdownHeading(language: String?) -> String {
    "# \(MarkdownText.escaped(label(language: language)))\n\n"
      + "**Goal:** \(MarkdownText.escaped(label(ofCriterion: goal, language: language)))\n"
  }

  /// The statements that every report on the model prints: who was left out, and its own notice.
  var noticeStatements: [StringStatement] { noticeStatements(sayingRanges: true) }

  /// The same, with or without what is computed with where judgments are ranges.
  func noticeStatements(sayingRanges: Bool) -> [StringStatement] {
    ineligible.map { left in
      StringStatement(
        title: "Left out",
        text: "\(left.alternative.name) does not meet "
          + left.failed.map { "'\($0.text)'" }.joined(separator: " and "))
    } + (sayingRanges ? rangeStatements : [])
      + (notice.map { [StringStatement(title: "Notice", text: $0)] } ?? [])
  }

  /// What is computed with where judgments are ranges.
  private var rangeStatements: [StringStatement] {
    let count = criteria.rangeCount()
    if count == 0 { return [] }
    return [
      StringStatement(
        title: "Ranges",
        text: NumberText.count(count, "judgment") + (count == 1 ? " is a range" : " are ranges")
          + " and \(count == 1 ? "counts" : "count") as the middle, of two bounds their geometric mean"
      )
    ]
  }

  /// Where in the model a criterion is, for people: its path, or "Goal".
  func place(_ criterion: CriterionID, language: String?) -> String {
    criterion == goal ? "Goal" : path(of: criterion, language: language)
  }

  /// " by Ann", or nothing for everybody.
  func by(_ participant: ParticipantID?, language: String?) -> String {
    participant.map { " by \(label(ofParticipant: $0, language: language))" } ?? ""
  }


  // MARK: What is ranked

  /// The name of what is ranked: an alternative's, or a criterion's path in a model without alternatives.
  func name(ofRanked id: RankedID, language: String?) -> String {
    switch id {
    case .alternative(let alternative): label(ofAlternative: alternative, language: language)
    case .criterion(let criterion): path(of: criterion, language: language)
    }
  }

  /// What became of the ranking, in words.
  func words(_ change: RankingChange, language: String?) -> String {
    switch change {
    case .none: "as now"
    case .order: "first as now, others change places"
    case .first(let id): "\(name(ofRanked: id, language: language)) becomes first"
    }
  }

  /// The one that becomes the first, by the model's own name.
  func newFirst(_ change: RankingChange) -> String? {
    guard case .first(let id) = change else { return nil }
    return name(ofRanked: id, language: nil)
  }

  /// What every JSON report says about its model.
  func data(language: String?) -> DataValue {
    let ranges: [(key: String, value: DataValue)] =
      criteria.rangeCount() == 0 ? [] : [("judgmentsAsRanges", .integer(criteria.rangeCount()))]
    return .mapping(
      [
        ("name", .text(label(language: language))), ("source", .optional(annotation.source)),
        ("provenance", .optional(annotation.provenance?.rawValue)), ("notice", .optional(notice)),
        (
          "leftOut",
          .list(
            ineligible.map { left in
              .mapping([
                ("name", .text(left.alternative.name)),
                ("fails", .list(left.failed.map { .text($0.text) })),
              ])
            })
        ),
      ] + ranges)
  }
}

extension MethodStatement {
  init(
    model: DecisionModel, options: EvaluationOptions, contributors: [ParticipantID],
    language: String?
  ) {
    self.init(
      names: Names(model: model, language: language), options: options, contributors: contributors)
  }

  var text: String { content().line(in: English()) }
}


extension HierarchyRows.Row {
  var branches: String {
    branch.continues.dropLast().map { $0 ? "│  " : "   " }.joined()
      + (branch.continues.last.map { $0 ? "├─ " : "└─ " } ?? "")
  }
}

extension GroupReport {
  func findings() -> [Block] { [] }
  func allTables() -> [Table] { [] }
}

extension CollectionReport: Report {
  package var heading: Heading { Heading(title: "", goal: nil) }
  package func sections() -> [Section] { [] }
  package func records() -> Table { Table([]) }
  package func data() -> DataValue { .null }
}

extension GroupReport: Report {
  package var heading: Heading { Heading(title: "", goal: nil) }
  package func sections() -> [Section] { [] }
  package func records() -> Table { Table([]) }
  package func data() -> DataValue { .null }
}

extension RepairReport: Report {
  package var heading: Heading { Heading(title: "", goal: nil) }
  package func sections() -> [Section] { [] }
  package func records() -> Table { Table([]) }
  package func data() -> DataValue { .null }
}
