/// The votes of ANP Studio: a table with a row for each comparison.
enum VoteColumns {
  private static let names = ["wrt", "alt_a", "alt_b", "value"]
  private static let participants = ["participant_name", "participant_id"]

  /// Whether the titles of a table are those of votes.
  static func recognizes(_ titles: [String]) -> Bool {
    names.allSatisfy(titles.contains) && participants.contains(where: titles.contains)
  }

  /// Where the columns are.
  ///
  /// - Throws: `FileError` if a column is given twice.
  static func columns(_ table: borrowing TableReader, _ titles: [String]) throws(FileError)
    -> LongColumns
  {
    var problems = TableProblems(wrongRows: .failure)
    let needed = names + participants + ["dest_cluster", "kind"]
    for (column, title) in titles.enumerated()
    where needed.contains(title) && titles[..<column].contains(title) {
      problems.fail(table.problem("the column '\(title)' is given twice", inColumn: column))
    }
    let participant = participants.lazy.compactMap { titles.firstIndex(of: $0) }.first
    guard !problems.areFatal, let participant,
      let node = titles.firstIndex(of: names[0]), let first = titles.firstIndex(of: names[1]),
      let second = titles.firstIndex(of: names[2]), let ratio = titles.firstIndex(of: names[3])
    else { throw problems.error }
    var columns = LongColumns(
      participant: participant, node: node, first: first, second: second, ratio: ratio, details: [],
      change: nil, count: titles.count)
    columns.cluster = titles.firstIndex(of: "dest_cluster")
    columns.kind = titles.firstIndex(of: "kind")
    columns.leftOut = titles.filter { !(needed + ["anp_tag"]).contains($0) }
    return columns
  }
}
