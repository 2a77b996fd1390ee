/// What the columns of tables of answers have, as a table says that somebody wrote or completed:
/// `column,node,first,second,coding`, with a row for each column.
///
/// `column` is a title, or `#12` for the twelfth column; `node`, `first` and `second` are a pair as
/// in answers. `coding` is `ratio`, `signed-first` or `signed-second` (whom a negative number
/// prefers), `winner` and `intensity` for the two columns of a pair, `from-first` or `from-second`
/// for steps of a scale of 17 (with `-9` of 9); or `participant`, `weight`, `attribute`, `ignore`.
/// It may be empty for a pair.
public struct ColumnMap: Hashable, Sendable {
  /// A row.
  struct Entry: Hashable, Sendable {
    let column: String
    let node: String
    let first: String
    let second: String
    let coding: ColumnCoding?
    let line: Int

    var hasPair: Bool { !first.isEmpty || !second.isEmpty }
  }

  let name: String
  let entries: [Entry]

  static let headers = ["column", "node", "first", "second", "coding"]
  /// Columns of a draft that are for its reader.
  static let remarks = ["title", "examples"]

  /// Reads the map at a path, or from standard input for `-`: CSV or TSV in UTF-8, UTF-16 with its
  /// mark or Windows-1252, or a workbook (`.xlsx`).
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - note: Takes what is to be known of how the file is read, with its name.
  /// - Throws: `FileError` with every problem of the file, in its order.
  /// - Complexity: O(bytes).
  public init(_ path: String, note: (String) -> Void = { _ in }) throws(FileError) {
    self = try TableFile.read(path, expected: "the columns of tables of answers", note: note) {
      (table) throws(FileError) in try Self(&table)
    }
  }

  private init(_ table: inout TableReader) throws(FileError) {
    try table.readHeader(column: Self.headers[0], "the columns of tables of answers")
    var problems = TableProblems(wrongRows: .failure)
    var columns: [String: Int] = [:]
    let headers = table.titles()
    for (column, header) in headers.enumerated() {
      if columns.updateValue(column, forKey: header) != nil {
        problems.fail(table.problem("the column '\(header)' is given twice", inColumn: column))
      } else if !(Self.headers + Self.remarks).contains(header) {
        problems.fail(
          table.problem(
            "unknown column '\(header)'" + Spelling.question(for: header, among: Self.headers)
              + " (expected \(Self.headers.joined(separator: ", ")))", inColumn: column))
      }
    }
    if columns[Self.headers[0]] == nil { problems.fail(table.missingColumn(Self.headers[0])) }
    if problems.areFatal { throw problems.error }
    let count = headers.count
    var entries: [Entry] = []
    var lines: [String: Int] = [:]
    do throws(FileError) {
      while try table.readFilledRow() {
        if let problem = table.problemOfForm(columnCount: count) {
          problems.fail(problem)
        } else if let entry = Self.entry(table, columns, &problems) {
          if let line = lines.updateValue(entry.line, forKey: entry.column) {
            problems.fail(
              table.problem(
                "the column '\(entry.column)' is mapped twice (first in line \(line))", inColumn: 0)
            )
          }
          entries.append(entry)
        }
      }
    } catch {
      problems.fail(error)
    }
    if entries.isEmpty && !problems.areFatal {
      problems.fail(
        Diagnostic("the map has no columns: nothing comes after the header", file: table.name))
    }
    if problems.areFatal { throw problems.error }
    name = table.name
    self.entries = entries
  }

  private static func entry(
    _ table: borrowing TableReader, _ columns: [String: Int], _ problems: inout TableProblems
  ) -> Entry? {
    func text(_ header: String) -> String {
      columns[header].map { table.writtenText(at: $0) } ?? ""
    }
    let written = text("coding")
    let coding = ColumnCoding(name: written.lowercased())
    let place = columns["coding"] ?? 0
    if coding == nil && !written.isEmpty {
      let isOpen = written.contains(" or ")
      problems.fail(
        table.problem(
          isOpen
            ? "the coding '\(written)' is a question (expected one of the two)"
            : "unknown coding '\(written)'"
              + Spelling.question(for: written, among: ColumnCoding.allNames)
              + " (expected \(ColumnCoding.allNames.joined(separator: ", ")))", inColumn: place))
      return nil
    }
    let entry = Entry(
      column: text("column"), node: text("node"), first: text("first"), second: text("second"),
      coding: coding, line: table.rowLine)
    if let problem = problem(of: entry) {
      problems.fail(table.problem(problem, inColumn: columns["column"] ?? 0))
      return nil
    }
    return entry
  }

  /// What is wrong with a row by itself; `nil` if nothing is.
  private static func problem(of entry: Entry) -> String? {
    if entry.column.isEmpty { return "the name of the column is missing" }
    switch entry.coding {
    case nil where !entry.hasPair:
      return
        "what the column '\(entry.column)' has is open (expected first and second, or a coding "
        + "such as ignore)"
    case nil, .answers:
      return entry.first.isEmpty || entry.second.isEmpty
        ? "the pair of the column '\(entry.column)' is open (expected first and second)" : nil
    default:
      return entry.hasPair
        ? "the column '\(entry.column)' has a pair and is no answer (expected first and second, or "
          + "the coding \(entry.coding?.name ?? ""), not both)" : nil
    }
  }

  /// A problem of a row.
  func problem(_ message: String, of entry: Entry, hint: String? = nil) -> Diagnostic {
    Diagnostic(message, file: name, line: entry.line, hint: hint)
  }
}
