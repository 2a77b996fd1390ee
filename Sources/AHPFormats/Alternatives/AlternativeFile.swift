internal import AHP

/// Tables in CSV of alternatives, one in each row: its name in the column `alternative`, and in a
/// column for each criterion without children its rating or measured value there. Every other
/// column is an attribute.
public enum AlternativeFile {
  static let nameColumn = "alternative"

  /// Returns a model, which has no alternatives of its own, with those of the table at a path, or
  /// of standard input for `-`: CSV or TSV in UTF-8, UTF-16 with its mark or Windows-1252, or a
  /// workbook (`.xlsx`).
  ///
  /// - Parameters:
  ///   - file: The model that gets them.
  ///   - path: The path of the table.
  ///   - note: Takes what is to be known of how the table is read, with its name.
  /// - Throws: `FileError` with every problem of the table, in its order.
  /// - Complexity: O(bytes).
  public static func filled(
    _ file: ModelFile, from path: String, note: (String) -> Void = { _ in }
  ) throws(FileError) -> ModelFile {
    try filled(file, from: path, pieceSize: TableReader.pieceSize, note: note)
  }

  static func filled(
    _ file: ModelFile, from path: String, pieceSize: Int, note: (String) -> Void = { _ in }
  ) throws(FileError) -> ModelFile {
    let model = file.model
    guard model.alternatives.isEmpty else {
      throw FileError(
        Diagnostic(
          "the model has \(model.alternatives.count) alternatives of its own (expected none, since a table "
            + "gives them)", file: file.name))
    }
    return try TableFile.read(path, expected: "alternatives", pieceSize: pieceSize, note: note) {
      (table) throws(FileError) in try filled(file, from: &table)
    }
  }

  private static func filled(
    _ file: ModelFile, from table: inout TableReader
  ) throws(FileError) -> ModelFile {
    let model = file.model
    try table.readHeader(column: nameColumn, "alternatives")
    var problems = TableProblems(wrongRows: .failure)
    var columns = columns(table, model, &problems)
    if problems.areFatal { throw problems.error }
    var alternatives: [Alternative] = []
    var lines: [String: Int] = [:]
    var lookalikes = Lookalikes()
    let nameIndex = columns.firstIndex { $0.kind == .name } ?? 0
    do throws(FileError) {
      while try table.readRow() {
        if table.isBlank() { continue }
        if let problem = table.problemOfForm(columnCount: columns.count) {
          problems.fail(problem)
          continue
        }
        let name = table.writtenText(at: nameIndex)
        let other = lookalikes.insert(name, isKnown: { lines[$0] != nil })
        if let message = NameText.problem(name, of: "alternative") {
          problems.fail(table.problem(message, inColumn: nameIndex))
        } else if SummaryTitle.isSummary(name) {
          problems.fail(
            table.problem(
              "the row '\(name)' can be read in two ways: as an alternative, or as what follows from "
                + "the rows above it", inColumn: nameIndex,
              hint: "take the row out of the table, or give the alternative a longer name"))
        } else if let line = lines.updateValue(table.rowLine, forKey: name) {
          problems.fail(
            table.problem(
              "the alternative '\(name)' is given twice (first in line \(line))",
              inColumn: nameIndex))
        } else if let other {
          problems.fail(
            table.problem(Lookalikes.message("alternative", name, other), inColumn: nameIndex))
        }
        var alternative = Alternative(name)
        for index in columns.indices {
          columns[index].read(index, of: table, into: &alternative, &problems)
        }
        alternatives.append(alternative)
      }
    } catch {
      problems.fail(error)
    }
    if problems.areFatal, let damage = table.damage() { throw damage }
    if alternatives.isEmpty && !problems.areFatal {
      problems.fail(
        Diagnostic(
          "the file has no alternatives: nothing comes after the header", file: table.name))
    }
    if problems.areFatal { throw problems.error }
    var judgments: [CriterionID: Judgments] = [:]
    for column in columns {
      guard case .criterion(let criterion) = column.kind else { continue }
      judgments[criterion] = column.judgments { problem in
        problems.fail(
          Diagnostic("\(problem) under '\(model.path(of: criterion))'", file: table.name))
      }
    }
    if problems.areFatal { throw problems.error }
    return file.replacing(model.filled(with: alternatives, judgments: judgments))
  }

  /// What people call the column of names.
  private static let nameTitles: Set<String> = [
    "alternatives", "alternatif", "option", "options", "name", "nama", "opsi", "pilihan",
    "alternativen", "alternativas", "alternativa", "option name", "альтернатива", "seçenek",
  ]

  /// What each column of the header is; criteria go by their paths, or by their names where no
  /// other criterion without children has the same.
  private static func columns(
    _ table: borrowing TableReader, _ model: DecisionModel, _ problems: inout TableProblems
  ) -> [AlternativeColumn] {
    var criteria: [String: [CriterionID]] = [:]
    for leaf in model.criteria.leaves() {
      criteria[model.criteria[leaf].name, default: []].append(leaf)
    }
    for leaf in model.criteria.leaves() { criteria[model.path(of: leaf)] = [leaf] }
    var seen: Set<AlternativeColumn.Kind> = []
    var columns: [AlternativeColumn] = []
    var headers = OwnTitles.recognized(table.titles(), as: [nameColumn])
    // The first column names the alternatives where no other does and it has no other meaning.
    if !headers.contains(nameColumn), let first = headers.first, criteria[first] == nil,
      first.isEmpty || nameTitles.contains(first.lowercased())
    {
      headers[0] = nameColumn
    }
    for (index, header) in headers.enumerated() {
      var kind = AlternativeColumn.Kind.attribute(header)
      if header == nameColumn { kind = .name }
      if let leaves = criteria[header] {
        if leaves.count > 1 {
          let paths = leaves.map { "'\(model.path(of: $0))'" }.joined(separator: ", ")
          problems.fail(
            table.problem(
              "'\(header)' is the name of several criteria (expected one of the paths \(paths))",
              inColumn: index))
          continue
        }
        kind = .criterion(leaves[0])
      }
      if header.isEmpty {
        problems.fail(table.problem("column \(index + 1) has no name", inColumn: index))
      } else if !seen.insert(kind).inserted {
        problems.fail(table.problem("the column '\(header)' is given twice", inColumn: index))
      }
      columns.append(AlternativeColumn(kind, of: model))
    }
    if !seen.contains(.name) {
      problems.fail(
        table.missingColumn(nameColumn, found: Spelling.suggestion(for: nameColumn, among: headers))
      )
    }
    let attributes = headers.filter { seen.contains(.attribute($0)) }
    for leaf in model.criteria.leaves() where !seen.contains(.criterion(leaf)) {
      let path = model.path(of: leaf)
      problems.fail(
        table.missingColumn(path, found: Spelling.suggestion(for: path, among: attributes))
      )
    }
    return columns
  }
}
