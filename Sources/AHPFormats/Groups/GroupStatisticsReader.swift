internal import AHP

/// Reads the statistics of one group from a JSON text.
struct GroupStatisticsReader {
  private var reader = ValueReader()
  private var statistics: GroupStatistics

  private init(_ reader: ValueReader, _ statistics: GroupStatistics) {
    self.reader = reader
    self.statistics = statistics
  }

  /// Reads statistics about a model.
  ///
  /// - Throws: `FileError` with everything that is wrong with the statistics, or that they are
  ///   about another model.
  static func read(
    _ source: SourceText, of model: DecisionModel
  ) throws(FileError) -> GroupStatistics {
    let document = try JSONReader.read(source)
    var values = ValueReader()
    let fields = values.fields(
      of: document.root, "statistics of a group", allowed: GroupStatisticsKey.allCases,
      required: GroupStatisticsKey.allCases)
    let version = GroupStatisticsFile.version
    if let value = fields[.groupStatistics], values.number(value) != Double(version) {
      values.report(
        "version \(value.described()) of the statistics is not known (expected \(version))",
        at: value)
    }
    let settings = fields[.settings].map { values.settings($0) }
    let selection = fields[.selection].flatMap { values.selection($0) }
    if let error = values.problems.error() { throw error }
    let empty: GroupStatistics
    do {
      empty = try GroupStatistics(
        of: model, options: model.options.overridden(by: settings ?? EvaluationSettings()),
        selection: selection ?? RespondentSelection())
    } catch {
      throw FileError(
        error.problems.map { Diagnostic($0.description(in: model), in: source) })
    }
    if let value = fields[.model],
      value.text() != GroupStatisticsFile.hexadecimal(empty.modelFingerprint)
    {
      throw FileError(
        Diagnostic(
          "the statistics are about another model than '\(model.name)'", at: value))
    }
    var reader = GroupStatisticsReader(values, empty)
    reader.readNumbers(fields)
    if let error = reader.reader.problems.error() { throw error }
    guard reader.statistics.isPlausible else {
      throw FileError(
        Diagnostic("the statistics contradict themselves: they were changed", in: source))
    }
    return reader.statistics
  }

  /// Reads the numbers of the statistics, after what they are about has been checked.
  private mutating func readNumbers(_ fields: Fields<GroupStatisticsKey>) {
    statistics.respondentCount = fields[.respondents].flatMap { count($0) } ?? 0
    if let value = fields[.exclusions] {
      let counts = GroupStatistics.ExclusionCounts.inOrder
      let cells = row(value, count: counts.count)
      guard cells.count == counts.count else { return }
      for (count, cell) in zip(counts, cells) {
        statistics.exclusions[keyPath: count] = self.count(cell) ?? 0
      }
    }
    readRows(fields[.judgments], count: statistics.judgments.pairCount, width: 6) {
      $0.readPair($1, $2)
    }
    readRows(fields[.priorities], count: statistics.priorities.setCount, width: 5) {
      $0.readSet($1, $2)
    }
    readRows(fields[.items], count: statistics.priorities.zeroCounts.count, width: 6) {
      $0.readItem($1, $2)
    }
    readRows(fields[.criteria], count: statistics.ratioCounts.count, width: 5) {
      $0.readCriterion($1, $2)
    }
    if let value = fields[.fingerprints] { readFingerprints(value) }
    if statistics.fingerprints.count != statistics.respondentCount,
      let value = fields[.respondents]
    {
      reader.report(
        "there are \(statistics.fingerprints.count) fingerprints of \(statistics.respondentCount) "
          + "respondents", at: value)
    }
  }

  // MARK: Tables

  private mutating func readPair(_ pair: Int, _ cells: [Document.Value]) {
    statistics.judgments.counts[pair] = count(cells[0]) ?? 0
    if cells[1].kind != .null {
      statistics.judgments.smallest[pair] = positive(cells[1]) ?? 1
      statistics.judgments.largest[pair] = positive(cells[2]) ?? 1
    }
    for term in JudgmentSums.Term.allCases {
      let index = JudgmentSums.index(term, of: pair)
      set(\.judgments.sums, index, to: cells[3 + term.rawValue])
    }
  }

  private mutating func readSet(_ set: Int, _ cells: [Document.Value]) {
    statistics.priorities.counts[set] = count(cells[0]) ?? 0
    statistics.priorities.errorBounds[set] = reader.number(cells[1]) ?? .infinity
    statistics.priorities.tieSums[set] = count(cells[2]) ?? 0
    for term in PrioritySums.SetTerm.allCases {
      let index = PrioritySums.index(term, of: set)
      self.set(\.priorities.setSums, index, to: cells[3 + term.rawValue])
    }
  }

  private mutating func readItem(_ item: Int, _ cells: [Document.Value]) {
    statistics.priorities.zeroCounts[item] = count(cells[0]) ?? 0
    statistics.priorities.firstCounts[item] = count(cells[1]) ?? 0
    statistics.priorities.doubledRankSums[item] = count(cells[2]) ?? 0
    for term in PrioritySums.ItemTerm.allCases {
      let index = PrioritySums.index(term, of: item)
      set(\.priorities.itemSums, index, to: cells[3 + term.rawValue])
    }
  }

  private mutating func readCriterion(_ criterion: Int, _ cells: [Document.Value]) {
    statistics.ratioCounts[criterion] = count(cells[0]) ?? 0
    statistics.inconsistentCounts[criterion] = count(cells[1]) ?? 0
    statistics.zeroPriorityCounts[criterion] = count(cells[2]) ?? 0
    set(\.ratioSums, criterion, to: cells[3])
    set(\.globalSums, criterion, to: cells[4])
  }

  private mutating func readFingerprints(_ value: Document.Value) {
    for value in reader.elements(of: value, "a list of fingerprints") {
      guard let fingerprint = UInt64(value.text(), radix: 16),
        statistics.fingerprints.insert(fingerprint).inserted
      else {
        reader.report("\(value.described()) is not a fingerprint that is new", at: value)
        continue
      }
    }
  }

  /// Calls `body` with the position and the cells of each row of a table of the given size.
  private mutating func readRows(
    _ value: Document.Value?, count: Int, width: Int,
    _ body: (inout Self, Int, [Document.Value]) -> Void
  ) {
    guard let value else { return }
    let rows = reader.elements(of: value, "a table")
    guard rows.count == count else {
      reader.report("the table has \(rows.count) rows (expected \(count))", at: value)
      return
    }
    for (position, row) in rows.enumerated() {
      let cells = self.row(row, count: width)
      if cells.count == width { body(&self, position, cells) }
    }
  }

  private mutating func row(_ value: Document.Value, count: Int) -> [Document.Value] {
    let cells = reader.elements(of: value, "a row of a table")
    if value.kind == .array && cells.count != count {
      reader.report("the row has \(cells.count) cells (expected \(count))", at: value)
    }
    return cells
  }

  // MARK: Cells

  private mutating func count(_ value: Document.Value) -> Int? {
    if value.kind == .number, let count = Int(value.text()), count >= 0 { return count }
    reader.reportMismatch(value, "a count")
    return nil
  }

  private mutating func positive(_ value: Document.Value) -> Double? {
    if let number = reader.number(value), ComparisonMatrix.supportedRatios.contains(number) {
      return number
    }
    reader.reportMismatch(value, "a ratio")
    return nil
  }

  private mutating func set(
    _ sums: WritableKeyPath<GroupStatistics, ExactSums>, _ sum: Int, to value: Document.Value
  ) {
    if value.kind == .string, statistics[keyPath: sums].set(sum, to: value.text()) { return }
    reader.reportMismatch(value, "an exact sum")
  }
}

extension ValueReader {
  /// A selection of respondents; `nil`, and problems, if it does not say what is left out.
  fileprivate mutating func selection(_ value: Document.Value) -> RespondentSelection? {
    let fields = fields(
      of: value, "a selection", allowed: RespondentSelectionKey.allCases,
      required: RespondentSelectionKey.allCases)
    var selection = RespondentSelection()
    if let value = fields[.attributes] {
      selection.attributes = mapping(of: value, "attributes to lists of values") { reader, list in
        Set(reader.elements(of: list, "a list of values").compactMap { reader.text($0) })
      }
    }
    if let value = fields[.maximumConsistencyRatio], value.kind != .null {
      selection.maximumConsistencyRatio = number(value)
    }
    guard
      let leavesOut: RespondentSelection.LeavesOut = fields[.leavesOut].flatMap({
        choice($0, "choice of what to leave out")
      })
    else { return nil }
    selection.leavesOut = leavesOut
    return selection
  }
}
