public import AHP

/// Lists of people who may answer, as tables in CSV: `participant,weight,department`, where every
/// column but the first two, of which `weight` may be missing, is an attribute.
public enum ParticipantFile {
  /// Reads the list at a path, or from standard input for `-`: CSV or TSV in UTF-8, UTF-16 with its
  /// mark or Windows-1252, or a workbook (`.xlsx`).
  ///
  /// - Parameters:
  ///   - path: The path of the list.
  ///   - model: What the people are asked about, which the attribute `JudgedParts.attribute` names
  ///     parts of; `nil` to take what it has unchecked.
  ///   - note: Takes what is to be known of how the file is read, with its name.
  /// - Throws: `FileError` with every problem of the file, in its order.
  public static func read(
    _ path: String, for model: DecisionModel? = nil, note: (String) -> Void = { _ in }
  ) throws(FileError) -> [Participant] {
    try read(path, for: model, pieceSize: TableReader.pieceSize, note: note)
  }

  static func read(
    _ path: String, for model: DecisionModel? = nil, pieceSize: Int,
    note: (String) -> Void = { _ in }
  ) throws(FileError) -> [Participant] {
    try TableFile.read(path, expected: "participants", pieceSize: pieceSize, note: note) {
      (table) throws(FileError) in try read(&table, for: model)
    }
  }

  private static func read(
    _ table: inout TableReader, for model: DecisionModel?
  ) throws(FileError) -> [Participant] {
    try table.readHeader(column: WideColumn.participantHeader, "participants")
    var problems = TableProblems(wrongRows: .failure)
    let columns = columns(table, &problems)
    if problems.areFatal { throw problems.error }
    var participants: [Participant] = []
    var lines: [String: Int] = [:]
    var lookalikes = Lookalikes()
    var parts: JudgedParts?
    if let model, columns.contains(.attribute(JudgedParts.attribute)) {
      parts = JudgedParts(of: model)
    }
    let nameColumn = columns.firstIndex { $0.isParticipant } ?? 0
    do throws(FileError) {
      while try table.readRow() {
        guard !table.isBlank(), let participant = participant(table, columns, parts, &problems)
        else {
          continue
        }
        if let line = lines[participant.name] {
          problems.fail(
            table.problem(
              "the participant '\(participant.name)' is given twice (first in line \(line))",
              inColumn: nameColumn))
        } else {
          if let other = lookalikes.insert(participant.name, isKnown: { lines[$0] != nil }) {
            problems.fail(
              table.problem(
                Lookalikes.message("participant", participant.name, other), inColumn: nameColumn))
          }
          lines[participant.name] = table.rowLine
          participants.append(participant)
        }
      }
    } catch {
      problems.fail(error)
    }
    if problems.areFatal, let damage = table.damage() { throw damage }
    if participants.isEmpty && !problems.areFatal {
      problems.fail(
        Diagnostic("the file has no participants: nothing comes after the header", file: table.name)
      )
    }
    if !participants.isEmpty && participants.allSatisfy({ $0.weight == 0 }) {
      problems.fail(Diagnostic(Participant.noWeightMessage, file: table.name))
    }
    if problems.areFatal { throw problems.error }
    return participants
  }

  private static func columns(
    _ table: borrowing TableReader, _ problems: inout TableProblems
  ) -> [WideColumn] {
    var seen: Set<String> = []
    var headers = OwnTitles.recognized(
      table.titles(), as: [WideColumn.participantHeader, WideColumn.weightHeader])
    if !headers.contains(WideColumn.participantHeader),
      let column = MetaColumn.participantColumn(in: headers)
    {
      headers[column] = WideColumn.participantHeader
    }
    let weights = headers.indices.filter { MetaColumn.isWeight(headers[$0]) }
    if weights.count == 1 { headers[weights[0]] = WideColumn.weightHeader }
    for (column, header) in headers.enumerated() {
      if header.isEmpty {
        problems.fail(table.problem("column \(column + 1) has no name", inColumn: column))
      } else if !seen.insert(header).inserted {
        problems.fail(
          table.problem("the column '\(header)' is given twice", inColumn: column))
      }
    }
    if !seen.contains(WideColumn.participantHeader) {
      problems.fail(
        table.missingColumn(
          WideColumn.participantHeader,
          found: Spelling.suggestion(for: WideColumn.participantHeader, among: headers)))
    }
    return headers.map { WideColumn($0) }
  }

  private static func participant(
    _ table: borrowing TableReader, _ columns: [WideColumn], _ parts: JudgedParts?,
    _ problems: inout TableProblems
  ) -> Participant? {
    if let problem = table.problemOfForm(columnCount: columns.count) {
      problems.fail(problem)
      return nil
    }
    var participant = Participant("")
    for (column, kind) in columns.enumerated() where kind.isParticipant {
      participant.name = table.writtenText(at: column)
      if let message = NameText.problem(participant.name, of: "participant") {
        problems.fail(table.problem(message, inColumn: column))
        return nil
      }
    }
    for (column, kind) in columns.enumerated() {
      let text = table.text(at: column)
      if text.isEmpty { continue }
      switch kind {
      case .weight:
        if let weight = Participant.weight(text, hasDecimalComma: table.hasDecimalComma) {
          participant.weight = weight
        } else {
          problems.fail(
            table.problem(
              Participant.message(onWeight: text, of: participant.name), inColumn: column))
        }
      case .attribute(let name):
        let value = SpreadsheetText.text(ofCell: text)
        participant.attributes[name] = value
        if name == JudgedParts.attribute {
          for problem in parts?.problems(in: value, of: participant.name) ?? [] {
            problems.fail(table.problem(problem, inColumn: column))
          }
        }
      default: break
      }
    }
    return participant
  }
}
