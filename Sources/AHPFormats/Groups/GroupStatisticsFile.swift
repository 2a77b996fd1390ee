public import AHP

/// Statistics of a group as JSON texts of one line, without any loss: parts of a survey that are counted
/// apart, and merged.
public enum GroupStatisticsFile {
  /// The version of the format.
  private static let version = 1
  /// The largest file in bytes.
  private static let maximumSize = 1 << 31

  // MARK: Writing

  /// Returns the statistics as a JSON text in one line.
  public static func text(_ statistics: GroupStatistics) -> String {
    let selection = statistics.selection
    let judgments = statistics.judgments
    let priorities = statistics.priorities
    return DataValue.mapping([
      ("groupStatistics", .integer(version)),
      ("model", .text(hexadecimal(statistics.modelFingerprint))),
      (
        "settings",
        .mapping(
          statistics.options.settings.members.compactMap { key, value in value.map { (key, $0) } })
      ),
      (
        "selection",
        .mapping([
          (
            "attributes",
            .mapping(
              selection.attributes.sorted { $0.key < $1.key }.map {
                ($0.key, .list($0.value.sorted().map(DataValue.text)))
              })
          ),
          ("maximumConsistencyRatio", .optional(selection.maximumConsistencyRatio)),
          ("leavesOut", .text(selection.leavesOut.rawValue)),
        ])
      ),
      ("respondents", .integer(statistics.respondentCount)),
      ("exclusions", integers(statistics.exclusions.counts)),
      (
        "judgments",
        .list(
          (0..<judgments.pairCount).map { pair in
            let hasAny = judgments.counts[pair] > 0
            return .list(
              [
                .integer(judgments.counts[pair]),
                hasAny ? .number(judgments.smallest[pair]) : .null,
                hasAny ? .number(judgments.largest[pair]) : .null,
              ]
                + JudgmentSums.Term.allCases.map {
                  .text(judgments.sums.text(of: JudgmentSums.index($0, of: pair)))
                })
          })
      ),
      (
        "priorities",
        .list(
          (0..<priorities.setCount).map { set in
            .list(
              [
                .integer(priorities.counts[set]), .number(priorities.errorBounds[set]),
                .integer(priorities.tieSums[set]),
              ]
                + PrioritySums.SetTerm.allCases.map {
                  .text(priorities.setSums.text(of: PrioritySums.index($0, of: set)))
                })
          })
      ),
      (
        "items",
        .list(
          priorities.zeroCounts.indices.map { item in
            .list(
              [
                .integer(priorities.zeroCounts[item]), .integer(priorities.firstCounts[item]),
                .integer(priorities.doubledRankSums[item]),
              ]
                + PrioritySums.ItemTerm.allCases.map {
                  .text(priorities.itemSums.text(of: PrioritySums.index($0, of: item)))
                })
          })
      ),
      (
        "criteria",
        .list(
          statistics.ratioCounts.indices.map { criterion in
            .list([
              .integer(statistics.ratioCounts[criterion]),
              .integer(statistics.inconsistentCounts[criterion]),
              .integer(statistics.zeroPriorityCounts[criterion]),
              .text(statistics.ratioSums.text(of: criterion)),
              .text(statistics.globalSums.text(of: criterion)),
            ])
          })
      ),
      (
        "fingerprints",
        .list(statistics.fingerprints.sorted().map { .text(hexadecimal($0)) })
      ),
    ]).jsonLine
  }

  private static func integers(_ numbers: [Int]) -> DataValue {
    .list(numbers.map { .integer($0) })
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: Reading

  /// Reads the statistics in all files as `read(_:of:)` does, and merges them.
  ///
  /// - Throws: `FileError`, also with the first that cannot be merged with those before it.
  public static func readMerged(
    _ paths: [String], of model: DecisionModel
  ) throws(FileError) -> GroupStatistics {
    var merged: GroupStatistics?
    for (place, next) in try read(paths, of: model) {
      guard var sum = merged else {
        merged = next
        continue
      }
      do throws(GroupMergeError) {
        try sum.merge(next)
      } catch {
        throw FileError(
          Diagnostic("the statistics cannot be merged with the others: \(error)", file: place))
      }
      merged = sum
    }
    guard let merged else { preconditionFailure("a file has statistics or is refused") }
    return merged
  }

  /// Reads statistics about a model from files, in each of which there are one or more, a line each; `-`
  /// is standard input.
  ///
  /// - Returns: All of them with their places, in the order of the files and lines.
  /// - Throws: `FileError` with what is wrong with the first statistics that are wrong.
  public static func read(
    _ paths: [String], of model: DecisionModel
  ) throws(FileError) -> [(place: String, statistics: GroupStatistics)] {
    var all: [(place: String, statistics: GroupStatistics)] = []
    for path in paths {
      let source = try FileInput.read(path, limit: maximumSize)
      let lines = source.bytes.split(separator: UInt8(ascii: "\n"))
        .filter { $0.contains { $0 > UInt8(ascii: " ") } }
      guard !lines.isEmpty else {
        throw FileError(Diagnostic("the file is empty (expected statistics)", in: source))
      }
      for (number, line) in lines.enumerated() {
        let name = lines.count == 1 ? source.name : "\(source.name), line \(number + 1)"
        all.append((name, try read(SourceText(name: name, bytes: Array(line)), of: model)))
      }
    }
    return all
  }

  private static func read(
    _ source: SourceText, of model: DecisionModel
  ) throws(FileError) -> GroupStatistics {
    let document = try JSONReader.read(source)
    var decoder = ModelDecoder(document)
    let keys = [
      "groupStatistics", "model", "settings", "selection", "respondents", "exclusions", "judgments",
      "priorities", "items", "criteria", "fingerprints",
    ]
    let fields = decoder.fields(
      of: document.root, "statistics of a group", allowed: keys, required: keys)
    if let value = fields["groupStatistics"], decoder.number(value) != Double(version) {
      decoder.report(
        "version \(Document.describe(value)) of the statistics is not known (expected \(version))",
        at: value)
    }
    let settings = fields["settings"].map { decoder.decodeSettings($0) }
    let selection = fields["selection"].flatMap { decoder.decodeSelection($0) }
    if let problems = decoder.problems { throw problems }
    var statistics: GroupStatistics
    do {
      statistics = try GroupStatistics(
        of: model, options: model.options.overridden(by: settings ?? EvaluationSettings()),
        selection: selection ?? RespondentSelection())
    } catch {
      throw FileError(
        error.problems.map { Diagnostic($0.description(in: model), in: source) })
    }
    if let value = fields["model"], value.text != hexadecimal(statistics.modelFingerprint) {
      throw FileError(
        Diagnostic(
          "the statistics are about another model than '\(model.name)'", in: source,
          at: value.position, path: value.path))
    }
    decoder.decode(fields, into: &statistics)
    if let problems = decoder.problems { throw problems }
    guard statistics.isPlausible else {
      throw FileError(
        Diagnostic("the statistics contradict themselves: they were changed", in: source))
    }
    return statistics
  }
}

extension GroupStatistics.ExclusionCounts {
  /// The counts in the order of the file.
  fileprivate var counts: [Int] { [attribute, inconsistent, noWeight, noAnswers] }
}

extension ModelDecoder {
  fileprivate mutating func decodeSelection(_ value: Document.Value) -> RespondentSelection? {
    let keys = ["attributes", "maximumConsistencyRatio", "leavesOut"]
    let fields = fields(of: value, "a selection", allowed: keys, required: keys)
    var selection = RespondentSelection()
    if let value = fields["attributes"] {
      selection.attributes = mapping(of: value, "attributes to lists of values") { decoder, list in
        Set(decoder.elements(of: list, "a list of values").compactMap { decoder.text($0) })
      }
    }
    if let value = fields["maximumConsistencyRatio"], value.kind != .null {
      selection.maximumConsistencyRatio = number(value)
    }
    guard
      let leavesOut: RespondentSelection.LeavesOut = fields["leavesOut"].flatMap({
        choice($0, "choice of what to leave out")
      })
    else { return nil }
    selection.leavesOut = leavesOut
    return selection
  }

  /// The numbers of the statistics, after what they are about has been checked.
  fileprivate mutating func decode(
    _ fields: Fields, into statistics: inout GroupStatistics
  ) {
    statistics.respondentCount = fields["respondents"].flatMap { count($0) } ?? 0
    if let value = fields["exclusions"] {
      let counts = row(value, count: 4)
      guard counts.count == 4 else { return }
      statistics.exclusions.attribute = count(counts[0]) ?? 0
      statistics.exclusions.inconsistent = count(counts[1]) ?? 0
      statistics.exclusions.noWeight = count(counts[2]) ?? 0
      statistics.exclusions.noAnswers = count(counts[3]) ?? 0
    }
    decodeRows(fields["judgments"], count: statistics.judgments.pairCount, width: 7) {
      decoder, pair, cells in
      statistics.judgments.counts[pair] = decoder.count(cells[0]) ?? 0
      if cells[1].kind != .null {
        statistics.judgments.smallest[pair] = decoder.positive(cells[1]) ?? 1
        statistics.judgments.largest[pair] = decoder.positive(cells[2]) ?? 1
      }
      for term in JudgmentSums.Term.allCases {
        decoder.set(
          &statistics.judgments.sums, JudgmentSums.index(term, of: pair),
          to: cells[3 + term.rawValue])
      }
    }
    decodeRows(fields["priorities"], count: statistics.priorities.setCount, width: 5) {
      decoder, set, cells in
      statistics.priorities.counts[set] = decoder.count(cells[0]) ?? 0
      statistics.priorities.errorBounds[set] = decoder.number(cells[1]) ?? .infinity
      statistics.priorities.tieSums[set] = decoder.count(cells[2]) ?? 0
      for term in PrioritySums.SetTerm.allCases {
        decoder.set(
          &statistics.priorities.setSums, PrioritySums.index(term, of: set),
          to: cells[3 + term.rawValue])
      }
    }
    decodeRows(fields["items"], count: statistics.priorities.zeroCounts.count, width: 6) {
      decoder, item, cells in
      statistics.priorities.zeroCounts[item] = decoder.count(cells[0]) ?? 0
      statistics.priorities.firstCounts[item] = decoder.count(cells[1]) ?? 0
      statistics.priorities.doubledRankSums[item] = decoder.count(cells[2]) ?? 0
      for term in PrioritySums.ItemTerm.allCases {
        decoder.set(
          &statistics.priorities.itemSums, PrioritySums.index(term, of: item),
          to: cells[3 + term.rawValue])
      }
    }
    decodeRows(fields["criteria"], count: statistics.ratioCounts.count, width: 5) {
      decoder, criterion, cells in
      statistics.ratioCounts[criterion] = decoder.count(cells[0]) ?? 0
      statistics.inconsistentCounts[criterion] = decoder.count(cells[1]) ?? 0
      statistics.zeroPriorityCounts[criterion] = decoder.count(cells[2]) ?? 0
      decoder.set(&statistics.ratioSums, criterion, to: cells[3])
      decoder.set(&statistics.globalSums, criterion, to: cells[4])
    }
    for value in fields["fingerprints"].map({ elements(of: $0, "a list of fingerprints") }) ?? [] {
      guard let fingerprint = UInt64(value.text, radix: 16),
        statistics.fingerprints.insert(fingerprint).inserted
      else {
        report("\(Document.describe(value)) is not a fingerprint that is new", at: value)
        continue
      }
    }
    if statistics.fingerprints.count != statistics.respondentCount,
      let value = fields["respondents"]
    {
      report(
        "there are \(statistics.fingerprints.count) fingerprints of \(statistics.respondentCount) "
          + "respondents", at: value)
    }
  }

  /// Calls `body` with the cells of each row of a table of the given size.
  private mutating func decodeRows(
    _ value: Document.Value?, count: Int, width: Int,
    _ body: (inout ModelDecoder, Int, [Document.Value]) -> Void
  ) {
    guard let value else { return }
    let rows = elements(of: value, "a table")
    guard rows.count == count else {
      report("the table has \(rows.count) rows (expected \(count))", at: value)
      return
    }
    for (index, row) in rows.enumerated() {
      let cells = self.row(row, count: width)
      if cells.count == width { body(&self, index, cells) }
    }
  }

  private mutating func row(_ value: Document.Value, count: Int) -> [Document.Value] {
    let cells = elements(of: value, "a row of a table")
    if value.kind == .array && cells.count != count {
      report("the row has \(cells.count) cells (expected \(count))", at: value)
    }
    return cells
  }

  private mutating func count(_ value: Document.Value) -> Int? {
    if value.kind == .number, let count = Int(value.text), count >= 0 { return count }
    report("\(Document.describe(value)) is not a count", at: value)
    return nil
  }

  private mutating func positive(_ value: Document.Value) -> Double? {
    if let number = number(value), ComparisonMatrix.supportedRatios.contains(number) {
      return number
    }
    report("\(Document.describe(value)) is not a ratio", at: value)
    return nil
  }

  private mutating func set(_ sums: inout ExactSums, _ sum: Int, to value: Document.Value) {
    guard value.kind == .string, sums.set(sum, to: value.text) else {
      report("\(Document.describe(value)) is not an exact sum", at: value)
      return
    }
  }
}
