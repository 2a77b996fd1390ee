internal import AHP

/// Tables of the Python package pyanp, those of networks and those for a tree: a row for each
/// respondent, and columns such as `A vs B`, `A1 vs A2 wrt A` and, for scores, `Alt1 wrt A1`.
///
/// Source: W. Adams, https://github.com/wjladams/pyanp, its folder `tests/data`.
enum PyanpTreeFormat: ImportFormat {
  static let title = "a workbook of pyanp"

  static func recognizes(_ input: ImportInput) -> Bool {
    input.sheets.contains { sheet in
      PyanpNetworkReader.isNetwork(input)
        || (sheet.rows.first?.contains { $0.text.contains(" vs ") } ?? false)
    }
  }

  /// What the heading of a column asks.
  private enum Heading {
    case pair(first: String, second: String, parent: String?)
    case score(alternative: String, criterion: String)
    case other
  }

  private static func heading(_ text: String) -> Heading {
    let parts = parts(of: text, around: " wrt ")
    let pair = self.parts(of: parts.before, around: " vs ")
    if let second = pair.behind {
      return .pair(first: pair.before, second: second, parent: parts.behind)
    }
    return parts.behind.map { .score(alternative: parts.before, criterion: $0) } ?? .other
  }

  static func parts(
    of text: String, around separator: String
  ) -> (before: String, behind: String?) {
    guard let range = text.firstRange(of: separator) else { return (text.trimmed(), nil) }
    return (
      String(text[..<range.lowerBound]).trimmed(), String(text[range.upperBound...]).trimmed()
    )
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    if PyanpNetworkReader.isNetwork(input) {
      var reader = PyanpNetworkReader()
      return reader.hierarchy(of: input, &reading)
    }
    guard
      let sheet = input.sheets.first(where: {
        $0.rows.first?.contains { $0.text.contains(" vs ") } ?? false
      })
    else { return nil }
    reading.remarkOnFormulas(of: input.sheets)
    for other in input.sheets where other.name != sheet.name {
      reading.leaveOut("the sheet '\(other.name)' is left out", at: .file)
    }
    var reader = PyanpTreeReader(sheet)
    return reader.hierarchy(&reading)
  }

  /// Reads one sheet.
  private struct PyanpTreeReader {
    private let sheet: ImportedSheet
    private var hierarchy = ImportedHierarchy()
    private var nodes: [String: Int] = [:]
    private var pairs: [(first: String, second: String, node: Int, column: Int)] = []
    private var scores: [(alternative: String, criterion: String, column: Int)] = []
    private var attributes: [(name: String, column: Int)] = []

    init(_ sheet: ImportedSheet) { self.sheet = sheet }

    mutating func hierarchy(_ reading: inout ImportReading) -> ImportedHierarchy? {
      hierarchy.nodes = [.init(name: "", place: .file)]
      readHeadings(&reading)
      guard !reading.isRefused else { return nil }
      readRows(&reading)
      return hierarchy
    }

    private mutating func readHeadings(_ reading: inout ImportReading) {
      var open: [(first: String, second: String, parent: String, column: Int)] = []
      for column in 1..<max(sheet.rows.first?.count ?? 0, 1) {
        let text = sheet.text(0, column)
        switch PyanpTreeFormat.heading(text) {
        case .pair(let first, let second, let parent):
          guard let parent else {
            add(first, second, under: 0, column, &reading)
            continue
          }
          open.append((first, second, parent, column))
        case .score(let alternative, let criterion):
          scores.append((alternative, criterion, column))
        case .other: if !text.isEmpty { attributes.append((text, column)) }
        }
      }
      // A pair waits until its criterion is there.
      while !open.isEmpty {
        let ready = open.filter { nodes[$0.parent] != nil }
        guard !ready.isEmpty else {
          reading.refuse(
            "unknown criterion '\(open[0].parent)'"
              + Spelling.question(for: open[0].parent, among: nodes.keys.sorted()),
            at: sheet.cell(0, open[0].column).place)
          return
        }
        open.removeAll { nodes[$0.parent] != nil }
        for entry in ready {
          add(entry.first, entry.second, under: nodes[entry.parent] ?? 0, entry.column, &reading)
        }
      }
      readAlternatives(&reading)
    }

    private mutating func add(
      _ first: String, _ second: String, under parent: Int, _ column: Int,
      _ reading: inout ImportReading
    ) {
      let place = sheet.cell(0, column).place
      for name in [first, second] {
        if let node = nodes[name] {
          if !hierarchy.nodes[parent].children.contains(node) {
            reading.refuse("'\(name)' stands under several criteria", at: place)
            return
          }
        } else {
          nodes[name] = hierarchy.add(name, at: place, under: parent)
        }
      }
      pairs.append((first, second, parent, column))
    }

    private mutating func readAlternatives(_ reading: inout ImportReading) {
      var seen: Set<String> = []
      for (alternative, criterion, column) in scores {
        if seen.insert(alternative).inserted {
          hierarchy.alternatives.append(Alternative(alternative))
        }
        if nodes[criterion].map({ !hierarchy.nodes[$0].children.isEmpty }) ?? true {
          reading.refuse(
            "'\(criterion)' is no criterion without children"
              + Spelling.question(for: criterion, among: nodes.keys.sorted()),
            at: sheet.cell(0, column).place)
        }
      }
    }

    // MARK: Rows

    private mutating func readRows(_ reading: inout ImportReading) {
      let rows = sheet.rows.indices.dropFirst().filter { row in
        sheet.rows[row].contains { !$0.text.isEmpty }
      }
      // Scores stand in a row for all.
      for row in rows where !pairs.contains(where: { !sheet.text(row, $0.column).isEmpty }) {
        readScores(row, &reading)
      }
      for row in rows where pairs.contains(where: { !sheet.text(row, $0.column).isEmpty }) {
        readRespondent(row, &reading)
      }
    }

    private mutating func readRespondent(_ row: Int, _ reading: inout ImportReading) {
      let name = sheet.text(row, 0)
      var participant = Participant(
        name.isEmpty ? "Respondent \(hierarchy.participants.count + 1)" : name)
      for (attribute, column) in attributes where !sheet.text(row, column).isEmpty {
        participant.attributes[attribute] = sheet.text(row, column)
      }
      let id = ParticipantID(hierarchy.participants.count)
      hierarchy.participants.append(participant)
      for (alternative, criterion, column) in scores where !sheet.text(row, column).isEmpty {
        reading.leaveOut(
          "the score of '\(alternative)' under '\(criterion)' by '\(participant.name)' alone is left out",
          at: sheet.cell(row, column).place)
      }
      var triangles: [Int: [Double?]] = [:]
      for (first, second, node, column) in pairs where !sheet.text(row, column).isEmpty {
        let children = hierarchy.nodes[node].children
        let cell = sheet.cell(row, column)
        // A negative number says that the second is preferred.
        let isNegative = cell.text.hasPrefix("-")
        guard let one = nodes[first].flatMap(children.firstIndex(of:)),
          let other = nodes[second].flatMap(children.firstIndex(of:)), one != other,
          let size = reading.ratio(
            isNegative ? String(cell.text.dropFirst()) : cell.text, of: first, against: second,
            at: cell.place)
        else { continue }
        let ratio = isNegative ? 1 / size : size
        let count = UpperTriangle.count(order: children.count)
        triangles[node, default: Array(repeating: nil, count: count)][
          UpperTriangle.index(
            row: min(one, other), column: max(one, other), order: children.count)] =
          one < other ? ratio : 1 / ratio
      }
      for (node, triangle) in triangles {
        hierarchy.nodes[node].judgments.append(
          (
            id,
            Judgments(
              IncompleteComparisonMatrix(
                unchecked: triangle, order: hierarchy.nodes[node].children.count))
          ))
      }
    }

    private mutating func readScores(_ row: Int, _ reading: inout ImportReading) {
      let alternatives = NameList(hierarchy.alternatives.map(\.name))
      var values: [Int: [Double?]] = [:]
      for (alternative, criterion, column) in scores where !sheet.text(row, column).isEmpty {
        guard let node = nodes[criterion], let position = alternatives.position(of: alternative),
          let score = reading.share(
            sheet.text(row, column), of: alternative, at: sheet.cell(row, column).place)
        else { continue }
        guard score <= 1 else {
          reading.refuse(
            "the score \(sheet.text(row, column)) of '\(alternative)' is above 1",
            at: sheet.cell(row, column).place)
          continue
        }
        values[node, default: Array(repeating: nil, count: alternatives.names.count)][position] =
          score
      }
      for (node, scores) in values.sorted(by: { $0.key < $1.key }) {
        let known = scores.compactMap { $0 }
        guard known.count == scores.count, hierarchy.nodes[node].judgments.isEmpty else {
          reading.leaveOut(
            "scores under '\(hierarchy.nodes[node].name)', which not all alternatives have once, are "
              + "left out", at: sheet.cell(row, 0).place)
          continue
        }
        hierarchy.nodes[node].judgments = [
          (nil, .ratings(Ratings(known.map { .number($0) }, scale: nil)))
        ]
      }
    }
  }
}
