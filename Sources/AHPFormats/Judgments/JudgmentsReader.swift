internal import AHP

/// Reads sets of judgments on the items of a criterion: those of a model file, and people's answers
/// in JSON or YAML.
struct JudgmentsReader {
  let items: ItemNames
  let policy: JudgmentPolicy

  /// One set of judgments.
  struct JudgmentSet {
    let judgments: Judgments
    /// The judgments that were given as ranges; each stands in `judgments` as its middle.
    var ranges: [JudgmentRange] = []
  }

  /// Reads judgments in one form.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - value: What stands under the key of the form.
  ///   - measurement: Reads what is measured or rated by the keys beside it; without such keys by
  ///     default.
  /// - Returns: The judgments; `nil` if anything was wrong with them, unless good ones are kept.
  /// - Complexity: O(judgments).
  func judgments(
    _ form: JudgmentForm, _ value: Document.Value,
    measurement: MeasurementReader = MeasurementReader(), _ reader: inout ValueReader
  ) -> JudgmentSet? {
    let problemCount = reader.problems.count
    let judgments: JudgmentSet? =
      switch form {
      case .comparisons: comparisons(value, &reader)
      case .upperTriangle: upperTriangle(value, &reader)
      case .matrix: matrix(value, &reader).map { JudgmentSet(judgments: .comparisons($0)) }
      case .priorities: priorities(value, &reader).map { JudgmentSet(judgments: $0) }
      case .ranks: items.ranks(value, &reader).map { JudgmentSet(judgments: .ranks($0)) }
      case .values: measurement.values(value, of: items, &reader).map { JudgmentSet(judgments: $0) }
      case .ratings:
        measurement.ratings(value, of: items, &reader).map { JudgmentSet(judgments: $0) }
      }
    return reader.problems.count == problemCount || policy.keepsGoodJudgments ? judgments : nil
  }

  // MARK: Single judgments

  /// A judgment that the policy accepts; `nil`, and a problem, for anything else.
  private func single(
    _ value: Document.Value, of item: Int, against other: Int, _ reader: inout ValueReader
  ) -> Double? {
    reader.judgment(
      value, within: policy.limits, of: items.names[item], against: items.names[other])
  }

  /// A ratio as it is written, if the policy accepts it; `nil`, and a problem, for anything else.
  func ratio(
    _ value: Document.Value, of item: Int, against other: Int, _ reader: inout ValueReader
  ) -> Double? {
    reader.ratio(
      value, within: policy.limits, of: items.names[item], against: items.names[other])
  }

  /// A ratio or, where the policy accepts ranges, a range of ratios `[2, 4]` or `[2, 3, 4]`; `nil`,
  /// and a problem, for anything else.
  ///
  /// - Returns: The ratio, which is the middle of a range, and the range.
  private func judgment(
    _ value: Document.Value, of item: Int, against other: Int, _ reader: inout ValueReader
  ) -> (ratio: Double, range: UncertainRatio?)? {
    if policy.acceptsRanges && value.kind == .ratios {
      reader.needText(of: value)
      return nil
    }
    guard policy.acceptsRanges && value.kind == .array else {
      return single(value, of: item, against: other, &reader).map { ($0, nil) }
    }
    let pair = "of '\(items.names[item])' against '\(items.names[other])'"
    let parts = value.elements()
    guard parts.count == 2 || parts.count == 3 else {
      reader.report(
        "a list of \(parts.count) is not a judgment \(pair) (expected "
          + "[least, largest] or [least, most possible, largest])", at: value)
      return nil
    }
    let ratios = parts.compactMap { single($0, of: item, against: other, &reader) }
    guard ratios.count == parts.count else { return nil }
    let range =
      if ratios.count == 3 {
        UncertainRatio(lower: ratios[0], middle: ratios[1], upper: ratios[2])
      } else if ratios[0] <= ratios[1] {
        UncertainRatio(in: ratios[0]...ratios[1])
      } else {
        UncertainRatio?.none
      }
    guard let range else {
      let list = parts.map { $0.text() }.joined(separator: ", ")
      reader.report(
        "the range \(list) \(pair) does not ascend (expected the least ratio first)", at: value)
      return nil
    }
    return (range.middle, range)
  }

  // MARK: Pairs and triangles

  private func comparisons(
    _ value: Document.Value, _ reader: inout ValueReader
  ) -> JudgmentSet {
    let order = items.order
    var judgments = [Double?](repeating: nil, count: UpperTriangle.count(order: order))
    var given: [Int: (ratio: Double, entry: Document.Value)] = [:]
    var ranges: [JudgmentRange] = []
    let entries =
      value.kind == .ratios
      ? []
      : reader.elements(
        of: value, "a list of comparisons",
        hint: items.order > 1 ? "write a list of pairs, as in \(pairsForm(value))" : nil)
    if let key = formWithoutNames(value, entries) {
      reader.report(
        "\(key == .matrix ? "a matrix is" : "numbers alone are") no list of comparisons (expected "
          + "[first, second, how many times the first is preferred] for each pair)", at: value,
        hint: key == .matrix
          ? "a full matrix is given row by row under the key 'matrix'"
          : "the judgments above the diagonal of the matrix are given row by row under the key "
            + "'upperTriangle'")
      return JudgmentSet(
        judgments: Judgments(IncompleteComparisonMatrix(unchecked: judgments, order: order)))
    }
    for entry in entries {
      guard let (first, second, written) = items.comparison(entry, &reader),
        let (ratio, range) = judgment(written, of: first, against: second, &reader)
      else { continue }
      let (row, column) = (min(first, second), max(first, second))
      let index = UpperTriangle.index(row: row, column: column, order: order)
      let upper = first < second ? ratio : 1 / ratio
      if let earlier = given[index] {
        let agrees = Ratio.areEqual(earlier.ratio, upper)
        reader.report(
          repetition(
            of: (first, second), upper, earlier: earlier.ratio,
            line: earlier.entry.position().line, agrees: agrees),
          at: entry)
        if !agrees { judgments[index] = nil }
        continue
      }
      given[index] = (upper, entry)
      judgments[index] = upper
      if let range {
        let range = JudgmentRange(item: first, other: second, ratio: range)
        judgments[index] = range.ratio.middle
        ranges.append(range)
      }
    }
    return JudgmentSet(
      judgments: Judgments(IncompleteComparisonMatrix(unchecked: judgments, order: order)),
      ranges: ranges)
  }

  /// What to do about a triangle that is a list of rows, or a whole matrix; `nil` for others.
  /// Ranges are lists too.
  private func hint(onRows entries: [Document.Value]) -> String? {
    let order = items.order
    guard order > 2, entries.contains(where: \.isList) else {
      return nil
    }
    let lengths = entries.map { entry in
      entry.kind == .array ? entry.elements().count : entry.ratios?.values.count ?? 0
    }
    if lengths.count == order - 1,
      lengths.enumerated().allSatisfy({ max($0.element, 1) == order - 1 - $0.offset })
    {
      return "write the judgments of all rows one after another in one list"
    }
    // Three ranges of three numbers look like a matrix, but for its diagonal.
    let areRows =
      lengths.count == order
      && lengths.enumerated().allSatisfy { row, length in
        length == order
          && (entries[row].ratios != nil || entries[row].elements()[row].text() == "1")
      }
    return areRows
      ? "a full matrix is given row by row under the key '\(JudgmentForm.matrix.rawValue)'" : nil
  }

  /// An example of a list of comparisons, in the syntax of a value.
  private func pairsForm(_ value: Document.Value) -> String {
    let form = FormHint(value)
    let names = items.names.prefix(2).map(form.text)
    return "[[\(names.joined(separator: ", ")), 3]]"
  }

  /// An example of a mapping with comparisons.
  func comparisonsForm(_ value: Document.Value) -> String {
    FormHint(value).mapping([(ModelKey.comparisons.rawValue, pairsForm(value))])
  }

  /// The form in which judgments are written that name nothing: a matrix or a triangle; `nil` for
  /// others.
  private func formWithoutNames(
    _ value: Document.Value, _ entries: [Document.Value]
  ) -> JudgmentForm? {
    func isNumber(_ value: Document.Value) -> Bool {
      guard [.number, .plain, .string].contains(value.kind) else { return false }
      let text = value.text().trimmed()
      if case .success = Ratio.parse(text) { return items.list.position(of: text) == nil }
      return false
    }
    if value.kind == .ratios { return .upperTriangle }
    guard !entries.isEmpty else { return nil }
    if entries.allSatisfy(isNumber) { return .upperTriangle }
    let areRows = entries.allSatisfy { entry in
      if let ratios = entry.ratios { return ratios.values.count == items.order }
      let cells = entry.elements()
      return cells.count == items.order && cells.allSatisfy(isNumber)
    }
    return areRows && entries.count == items.order ? .matrix : nil
  }

  /// The message on a pair that was compared before.
  ///
  /// - Parameters:
  ///   - pair: The items as they are written now.
  ///   - ratio: How many times the earlier item of the two in their order is preferred now.
  ///   - earlier: How many times it was preferred before.
  ///   - line: The line of the earlier comparison.
  private func repetition(
    of pair: (Int, Int), _ ratio: Double, earlier: Double, line: Int, agrees: Bool
  ) -> String {
    let message = "the pair '\(items.names[pair.0])' and '\(items.names[pair.1])' is compared twice"
    if agrees { return "\(message) (first in line \(line))" }
    let (row, column) = (min(pair.0, pair.1), max(pair.0, pair.1))
    return "\(message), and the judgments contradict each other: '\(items.names[row])' against "
      + "'\(items.names[column])' is \(Ratio.text(ratio)) here and \(Ratio.text(earlier)) in "
      + "line \(line)"
  }

  private func upperTriangle(
    _ value: Document.Value, _ reader: inout ValueReader
  ) -> JudgmentSet? {
    if let ratios = value.ratios {
      return upperTriangle(ratios, value, &reader).map { JudgmentSet(judgments: $0) }
    }
    let entries = reader.elements(
      of: value, "an upper triangle",
      hint: "write the judgments above the diagonal in one list, row by row, as in [3, 5, 2]")
    guard value.kind == .array else { return nil }
    if let hint = hint(onRows: entries) {
      reader.report(
        "an upper triangle has no rows in it (expected one list)", at: value, hint: hint)
      return nil
    }
    guard checkCount(entries.count, value, &reader) else { return nil }
    var judgments: [Double?] = []
    judgments.reserveCapacity(entries.count)
    var ranges: [JudgmentRange] = []
    for (entry, pair) in zip(entries, UpperTriangle.pairs(order: items.order)) {
      let read =
        entry.kind == .null
        ? nil : judgment(entry, of: pair.row, against: pair.column, &reader)
      judgments.append(read?.ratio)
      if let range = read?.range {
        ranges.append(JudgmentRange(item: pair.row, other: pair.column, ratio: range))
      }
    }
    return JudgmentSet(
      judgments: Judgments(IncompleteComparisonMatrix(unchecked: judgments, order: items.order)),
      ranges: ranges)
  }

  /// The judgments of a triangle that is a list of numbers already.
  private func upperTriangle(
    _ ratios: Document.Ratios, _ value: Document.Value, _ reader: inout ValueReader
  ) -> Judgments? {
    guard checkCount(ratios.values.count, value, &reader) else { return nil }
    if let limits = policy.limits, !ratios.values.allSatisfy({ $0 == 0 || limits.contains($0) }) {
      reader.needText(of: value)
      return nil
    }
    if reader.roundedRatios == .fractions, ratios.mayHaveRounded,
      ratios.values.numbers().contains(where: RoundedRatio.mayBeRounded)
    {
      reader.needText(of: value)
      return nil
    }
    return ratios.missingCount == 0
      ? .comparisons(ComparisonMatrix(unchecked: ratios.values, order: items.order))
      : .incompleteComparisons(
        IncompleteComparisonMatrix(ratios: ratios.values, order: items.order))
  }

  private func checkCount(
    _ count: Int, _ value: Document.Value, _ reader: inout ValueReader
  ) -> Bool {
    let expected = UpperTriangle.count(order: items.order)
    if count == expected { return true }
    reader.report(
      "the upper triangle has \(count) \(count == 1 ? "judgment" : "judgments") (expected \(expected) for the "
        + "\(items.order) items of '\(items.criterion)')",
      at: value,
      hint: count == items.order * items.order
        ? "a full matrix is given row by row under the key '\(JudgmentForm.matrix.rawValue)'" : nil)
    return false
  }

  // MARK: Direct priorities

  private func priorities(_ value: Document.Value, _ reader: inout ValueReader) -> Judgments? {
    let values = items.entries(value, ("priority", "priorities"), &reader) {
      member, name, reader -> Double? in
      guard let number = reader.number(member), number >= 0 else {
        reader.report(
          "priority \(member.described()) of '\(name)' is not a number of 0 or more", at: member,
          hint: reader.numberHint(member))
        return nil
      }
      guard number == 0 || ComparisonMatrix.supportedRatios.contains(number) else {
        reader.report(
          "priority \(member.described()) of '\(name)' is outside \(Ratio.supportedRange)",
          at: member)
        return nil
      }
      return number
    }
    guard let values else { return nil }
    if values.allSatisfy({ $0 == 0 }) {
      reader.report("the priorities under '\(items.criterion)' are all 0", at: value)
      return nil
    }
    return .priorities(values)
  }
}
