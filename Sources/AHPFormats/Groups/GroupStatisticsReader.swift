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
    try checkVersion(of: document.root, values)
    let fields = values.fields(
      of: document.root, "statistics of a group", allowed: GroupStatisticsKey.allCases,
      required: GroupStatisticsKey.allCases)
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
      value.text() != empty.questionDigest().hexadecimal()
    {
      throw FileError(
        Diagnostic(
          "the statistics are about another model than '\(model.name)'", at: value))
    }
    var reader = GroupStatisticsReader(values, empty)
    reader.readNumbers(fields)
    if let error = reader.reader.problems.error() { throw error }
    guard reader.statistics.isPlausible() else {
      throw FileError(
        Diagnostic("the statistics contradict themselves: they were changed", in: source))
    }
    if let value = fields[.digest],
      value.text() != GroupStatisticsEncoder(statistics: reader.statistics).digest()
    {
      throw FileError(
        Diagnostic("the statistics were changed after they were written", at: value))
    }
    return reader.statistics
  }

  /// Refuses statistics of another version, which have other keys too.
  private static func checkVersion(
    of root: Document.Value, _ values: ValueReader
  ) throws(FileError) {
    let key = GroupStatisticsKey.groupStatistics.rawValue
    let version = GroupStatisticsFile.version
    guard let value = root[key],
      values.number(value) != Double(version)
    else { return }
    throw FileError(
      Diagnostic(
        "version \(value.described()) of the statistics is not known (expected \(version))",
        at: value,
        hint: "count the answers again with 'ahp aggregate --partial' of this version"))
  }

  /// Reads the numbers of the statistics, after what they are about has been checked.
  private mutating func readNumbers(_ fields: Fields<GroupStatisticsKey>) {
    statistics.respondentCount = fields[.respondents].flatMap { count($0) } ?? 0
    if let value = fields[.exclusions] {
      let counts = GroupStatistics.ExclusionCounts.all
      let cells = row(value, count: counts.count)
      guard cells.count == counts.count else { return }
      for (count, cell) in zip(counts, cells) {
        statistics.exclusions[keyPath: count] = self.count(cell) ?? 0
      }
    }
    if let value = fields[.judgments] { readJudgments(value) }
    readRows(fields[.priorities], count: statistics.priorities.setCount, width: 5) {
      $0.readSet($1, $2)
    }
    readRows(fields[.items], count: statistics.priorities.zeroCounts.count, width: 6) {
      $0.readItem($1, $2)
    }
    readRows(fields[.criteria], count: statistics.ratioCounts.count, width: 5) {
      $0.readCriterion($1, $2)
    }
    if let value = fields[.names] { readNames(value) }
    if statistics.names.count != statistics.respondentCount, let value = fields[.respondents] {
      reader.report(
        "there are \(statistics.names.count) names of \(statistics.respondentCount) respondents",
        at: value)
    }
  }

  // MARK: Tables

  /// Reads a row for each pair that was judged, in the order of the pairs.
  private mutating func readJudgments(_ value: Document.Value) {
    var last = -1
    for row in reader.elements(of: value, "a table") {
      let cells = self.row(row, count: 7)
      guard cells.count == 7 else { continue }
      guard let pair = count(cells[0]), pair > last, pair < statistics.judgments.pairCount else {
        reader.report(
          "\(cells[0].described()) is not the position of a pair after the row before (expected a "
            + "number below \(statistics.judgments.pairCount))", at: cells[0])
        continue
      }
      last = pair
      readPair(pair, cells)
    }
  }

  private mutating func readPair(_ pair: Int, _ cells: [Document.Value]) {
    guard let count = count(cells[1]), let smallest = positive(cells[2]),
      let largest = positive(cells[3])
    else { return }
    guard count > 0, smallest <= largest else {
      reader.report("the extremes of the ratios contradict each other", at: cells[2])
      return
    }
    statistics.judgments.set(pair, count: count, extremes: smallest...largest)
    for term in JudgmentSums.Term.allCases {
      let cell = cells[4 + term.rawValue]
      if cell.kind == .string && statistics.judgments.set(term, of: pair, to: cell.text()) {
        continue
      }
      reader.reportMismatch(cell, "an exact sum")
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

  private mutating func readNames(_ value: Document.Value) {
    for value in reader.elements(of: value, "a list of digests of names") {
      guard value.kind == .string, let digest = TextDigest(hexadecimal: value.text()),
        statistics.names.insert(digest)
      else {
        reader.report("\(value.described()) is not the digest of a name that is new", at: value)
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
    // A sum over ranks may be as large as an Int; numbers of people are compared with those of
    // names.
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
