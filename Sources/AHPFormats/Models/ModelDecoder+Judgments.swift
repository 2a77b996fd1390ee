internal import AHP

extension ModelDecoder {
  /// The items that a criterion compares, while the model is being read.
  struct ItemNames {
    let names: [String]
    let positions: [String: Int]
    let criterion: String

    /// What is wrong with a name that is none of these.
    ///
    /// A name of the model that is not compared here is a pair across parents rather than a
    /// misspelling.
    func message(
      onStranger name: String, criteria: [Criterion], isAlternative: (String) -> Bool
    ) -> String {
      if let stranger = criteria.first(where: { $0.name == name }),
        let parent = stranger.parents.first
      {
        return "'\(name)' is not compared under '\(criterion)': it is a child of "
          + "'\(criteria[parent].name)', and both of a pair must have the same parent"
      }
      if isAlternative(name) {
        return "alternative '\(name)' is not compared under '\(criterion)'"
      }
      return "unknown name '\(name)' under '\(criterion)'"
        + Spelling.question(for: name, among: names)
    }
  }

  func itemNames(of criterion: Int) -> ItemNames {
    let node = criteria[criterion]
    if node.children.isEmpty && node.alternatives == nil {
      return ItemNames(
        names: alternativeNames, positions: alternativePositions, criterion: node.name)
    }
    let names =
      node.alternatives.map { $0.map { alternativeNames[$0] } }
      ?? node.children.map { criteria[$0].name }
    return ItemNames(
      names: names,
      positions: Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first }),
      criterion: node.name)
  }

  mutating func decodeJudgments(_ fields: Fields, of criterion: Int) {
    if isMeasuredLater(criterion, fields) { return decodeMeasure(fields, of: criterion) }
    reportStrayKeys(fields)
    guard let (form, value) = judgmentForm(fields, allowed: Self.judgmentKeys) else { return }
    let items = itemNames(of: criterion)
    guard !items.names.isEmpty else {
      report(
        "'\(items.criterion)' has nothing to compare: it has no children, and the model has no alternatives",
        at: value)
      return
    }
    if form == "ratings" && !criteria[criterion].children.isEmpty {
      report(
        "'\(items.criterion)' has children; only a criterion without children rates alternatives",
        at: value)
      return
    }
    acceptsRanges = true
    ranges = []
    if form == "judgments" {
      criteria[criterion].judgments = decodeIndividualJudgments(value, items)
    } else if let judgments = decode(form, value, fields, items) {
      criteria[criterion].judgments = .common(judgments)
    }
    acceptsRanges = false
    criteria[criterion].ranges = ranges
  }

  /// Keys that say how values or ratings are meant say nothing without them.
  private mutating func reportStrayKeys(_ fields: Fields) {
    for (key, needed) in [
      ("direction", "values"), ("utility", "values"), ("ratingScale", "ratings"),
    ] {
      if let value = fields[key], fields[needed] == nil {
        report("'\(key)' goes with '\(needed)', which is missing here", at: value)
      }
    }
  }

  /// The one form in which judgments are given; more than one is a problem.
  mutating func judgmentForm(
    _ fields: Fields, allowed: [String]
  ) -> (form: String, value: Document.Value)? {
    let given = allowed.compactMap { key in fields[key].map { (form: key, value: $0) } }
      .sorted { $0.value.index < $1.value.index }
    for other in given.dropFirst() {
      report(
        "judgments are given twice, as '\(given[0].form)' and as '\(other.form)'", at: other.value)
    }
    return given.first
  }

  private mutating func decodeIndividualJudgments(
    _ value: Document.Value, _ items: ItemNames
  ) -> GroupJudgments {
    guard value.kind == .object else {
      report("\(Document.describe(value)) is not a mapping of participants to judgments", at: value)
      return .none
    }
    if value.members.isEmpty { report("there are no judgments of anybody", at: value) }
    var seen = Seen("participant")
    var all: [IndividualJudgments] = []
    for member in value.members {
      let name = member.key.text.trimmed()
      guard let participant = participant(named: name, at: member.key),
        seen.insert(name, at: member.key, &self)
      else { continue }
      let forms = Self.individualKeys
      let fields = fields(
        of: member.value, "the judgments of '\(name)'", allowed: forms + ["source", "provenance"])
      guard let (form, judged) = judgmentForm(fields, allowed: forms) else {
        if member.value.kind == .object {
          report(
            "'\(name)' has no judgments here (expected one of \(Self.list(forms)))",
            at: member.value)
        }
        continue
      }
      let before = ranges
      ranges = []
      let decoded = decode(form, judged, fields, items)
      ranges =
        before
        + ranges.map {
          JudgmentRange(
            participant: participant, item: $0.item, other: $0.other, ratio: $0.ratio)
        }
      if let judgments = decoded {
        all.append(
          IndividualJudgments(
            participant: participant, judgments: judgments, annotation: annotation(fields)))
      }
    }
    return all.isEmpty ? .none : .individual(all.sorted { $0.participant < $1.participant })
  }

  /// Decodes judgments in one form; `fields` has what goes with values and ratings.
  mutating func decode(
    _ form: String, _ value: Document.Value, _ fields: Fields, _ items: ItemNames
  ) -> Judgments? {
    let problems = problemCount
    let judgments: Judgments? =
      switch form {
      case "comparisons": decodeComparisons(value, items)
      case "upperTriangle": decodeUpperTriangle(value, items)
      case "matrix": decodeMatrix(value, items)
      case "values": decodeValues(value, fields, items)
      case "ratings": decodeRatings(value, fields, items)
      default: decodePriorities(value, items)
      }
    return problemCount == problems || keepsGoodJudgments ? judgments : nil
  }

  // MARK: Ratios

  /// Reads a ratio, or reports what is wrong with it.
  mutating func ratio(
    _ value: Document.Value, of first: String, against second: String
  ) -> Double? {
    guard [.number, .plain, .string].contains(value.kind) else {
      let wrong = JudgmentMessage(
        notScalar: Document.describe(value), of: first, against: second)
      report(wrong.message, at: value)
      return nil
    }
    let text = value.text
    switch ratioLimits.map({ Ratio.parse(text, within: $0) }) ?? Ratio.parse(text) {
    case .success(let ratio): return ratio
    case .failure(let problem):
      let wrong = JudgmentMessage(problem, text, of: first, against: second)
      report(wrong.message, at: value, hint: wrong.hint)
      return nil
    }
  }

  /// Reads a ratio, or a range of ratios `[2, 4]` or `[2, 3, 4]` where one may be, or reports what is wrong
  /// with it.
  ///
  /// - Returns: The ratio, which is the middle of a range, and the range.
  private mutating func judgment(
    _ value: Document.Value, of first: String, against second: String
  ) -> (ratio: Double, range: UncertainRatio?)? {
    if acceptsRanges && value.kind == .ratios {
      listsToReadApart.insert(value.offset)
      return nil
    }
    guard acceptsRanges && value.kind == .array else {
      return ratio(value, of: first, against: second).map { ($0, nil) }
    }
    let parts = value.elements
    guard parts.count == 2 || parts.count == 3 else {
      report(
        "a list of \(parts.count) is not a judgment of '\(first)' against '\(second)' (expected "
          + "[least, largest] or [least, most possible, largest])", at: value)
      return nil
    }
    let ratios = parts.compactMap { ratio($0, of: first, against: second) }
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
      report(
        "the range \(Self.list(parts.map(\.text))) of '\(first)' against '\(second)' does not ascend "
          + "(expected the least ratio first)", at: value)
      return nil
    }
    return (range.middle, range)
  }

  // MARK: Pairs

  private mutating func decodeComparisons(
    _ value: Document.Value, _ items: ItemNames
  ) -> Judgments? {
    let order = items.names.count
    var judgments = [Double?](repeating: nil, count: UpperTriangle.count(order: order))
    var given: [Int: (ratio: Double, entry: Document.Value)] = [:]
    for entry in elements(of: value, "a list of comparisons") {
      guard let (first, second, third) = triple(entry, items) else { continue }
      let names = (items.names[first], items.names[second])
      guard first != second else {
        report("'\(names.0)' is compared with itself", at: entry)
        continue
      }
      guard let (ratio, range) = judgment(third, of: names.0, against: names.1) else { continue }
      let (row, column) = (min(first, second), max(first, second))
      let index = UpperTriangle.index(row: row, column: column, order: order)
      let upper = first < second ? ratio : 1 / ratio
      if let earlier = given[index] {
        let pair = "'\(names.0)' and '\(names.1)'"
        let line = earlier.entry.position.line
        let agrees = Ratio.areEqual(earlier.ratio, upper)
        report(
          agrees
            ? "the pair \(pair) is compared twice (first in line \(line))"
            : "the pair \(pair) is compared twice, and the judgments contradict each other: "
              + "'\(items.names[row])' against '\(items.names[column])' is \(Ratio.text(upper)) here "
              + "and \(Ratio.text(earlier.ratio)) in line \(line)",
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
    return Judgments(IncompleteComparisonMatrix(unchecked: judgments, order: order))
  }

  /// The three parts of `[first, second, value]`, the names as positions.
  mutating func triple(
    _ entry: Document.Value, _ items: ItemNames
  ) -> (Int, Int, Document.Value)? {
    let parts = entry.elements
    guard parts.count == 3 else {
      report(
        "\(entry.kind == .array ? "a list of \(parts.count)" : Document.describe(entry)) is not a "
          + "comparison (expected [first, second, how many times the first is preferred])",
        at: entry)
      return nil
    }
    let first = item(parts[0], items)
    let second = item(parts[1], items)
    guard let first, let second else { return nil }
    return (first, second, parts[2])
  }

  /// The position of an item by its name.
  mutating func item(_ value: Document.Value, _ items: ItemNames) -> Int? {
    guard let text = text(value) else { return nil }
    let name = text.trimmed()
    if let position = items.positions[name] { return position }
    report(
      isFull
        ? ""
        : items.message(
          onStranger: name, criteria: criteria, isAlternative: { alternativePositions[$0] != nil }),
      at: value)
    return nil
  }

  // MARK: Triangles and matrices

  private mutating func decodeUpperTriangle(
    _ value: Document.Value, _ items: ItemNames
  ) -> Judgments? {
    let order = items.names.count
    if let ratios = value.ratios {
      guard checkCount(ratios.values.count, value, items) else { return nil }
      if let ratioLimits, !ratios.values.allSatisfy({ $0 == 0 || ratioLimits.contains($0) }) {
        listsToReadApart.insert(value.offset)
        return nil
      }
      return ratios.missingCount == 0
        ? .comparisons(ComparisonMatrix(unchecked: ratios.values, order: order))
        : .incompleteComparisons(
          IncompleteComparisonMatrix(
            unchecked: ratios.values.map { $0 == 0 ? nil : $0 }, order: order))
    }
    let entries = elements(of: value, "an upper triangle")
    guard value.kind == .array, checkCount(entries.count, value, items) else { return nil }
    var judgments: [Double?] = []
    judgments.reserveCapacity(entries.count)
    for (entry, pair) in zip(entries, UpperTriangle.pairs(order: order)) {
      let read =
        entry.kind == .null
        ? nil : judgment(entry, of: items.names[pair.row], against: items.names[pair.column])
      judgments.append(read?.ratio)
      if let range = read?.range {
        ranges.append(JudgmentRange(item: pair.row, other: pair.column, ratio: range))
      }
    }
    return Judgments(IncompleteComparisonMatrix(unchecked: judgments, order: order))
  }

  private mutating func checkCount(
    _ count: Int, _ value: Document.Value, _ items: ItemNames
  ) -> Bool {
    let order = items.names.count
    let expected = UpperTriangle.count(order: order)
    if count == expected { return true }
    report(
      "the upper triangle has \(count) judgments (expected \(expected) for the "
        + "\(order) items of '\(items.criterion)')",
      at: value,
      hint: count == order * order
        ? "a full matrix is given row by row under the key 'matrix'" : nil)
    return false
  }

  private mutating func decodeMatrix(_ value: Document.Value, _ items: ItemNames) -> Judgments? {
    let order = items.names.count
    if value.kind == .ratios {
      // Its elements should be rows.
      listsToReadApart.insert(value.offset)
      return nil
    }
    let rows = elements(of: value, "a matrix")
    guard value.kind == .array else { return nil }
    guard rows.count == order else {
      report(
        "the matrix has \(rows.count) rows (expected \(order) for the items of '\(items.criterion)')",
        at: value)
      return nil
    }
    if rows.contains(where: { $0.kind == .ratios }) {
      if let matrix = reciprocalMatrix(rows) { return .comparisons(matrix) }
      for row in rows where row.kind == .ratios { listsToReadApart.insert(row.offset) }
      return nil
    }
    var entries: [[(ratio: Double, value: Document.Value)]] = []
    for (row, list) in rows.enumerated() {
      let values = elements(of: list, "a row of a matrix")
      guard values.count == order else {
        report("row \(row + 1) has \(values.count) entries (expected \(order))", at: list)
        continue
      }
      entries.append(
        values.enumerated().compactMap { column, entry in
          ratio(entry, of: items.names[row], against: items.names[column]).map { ($0, entry) }
        })
    }
    guard entries.count == order, entries.allSatisfy({ $0.count == order }) else { return nil }
    let problems = problemCount
    checkReciprocity(entries)
    guard problemCount == problems else { return nil }
    return .comparisons(
      ComparisonMatrix(
        unchecked: UpperTriangle.pairs(order: order).map { entries[$0.row][$0.column].ratio },
        order: order))
  }

  /// How far the product of a judgment and its reciprocal may be from 1.
  private static let reciprocityTolerance = 1e-9

  /// The matrix that the rows make, if all of them are lists of ratios and nothing is wrong with it.
  private func reciprocalMatrix(_ rows: [Document.Value]) -> ComparisonMatrix? {
    let order = rows.count
    let entries = rows.compactMap(\.ratios?.values)
    guard entries.count == order, entries.allSatisfy({ $0.count == order }) else { return nil }
    var upperTriangle: [Double] = []
    upperTriangle.reserveCapacity(UpperTriangle.count(order: order))
    for row in 0..<order {
      for column in row..<order {
        let product = entries[row][column] * (row == column ? 1 : entries[column][row])
        guard abs(product - 1) <= Self.reciprocityTolerance,
          ratioLimits?.contains(entries[row][column]) ?? true
        else { return nil }
        if column > row { upperTriangle.append(entries[row][column]) }
      }
    }
    return ComparisonMatrix(unchecked: upperTriangle, order: order)
  }

  private mutating func checkReciprocity(
    _ entries: [[(ratio: Double, value: Document.Value)]]
  ) {
    for item in entries.indices where abs(entries[item][item].ratio - 1) > Self.reciprocityTolerance
    {
      let value = entries[item][item].value
      report("row \(item + 1), column \(item + 1) is \(value.text) (expected 1)", at: value)
    }
    for (row, column) in UpperTriangle.pairs(order: entries.count) {
      let (above, below) = (entries[row][column], entries[column][row])
      let product = above.ratio * below.ratio
      guard abs(product - 1) > Self.reciprocityTolerance else { continue }
      let hint: String? =
        if abs(product - 1) <= 0.06 {
          "'\(below.value.text)' looks rounded: write the fraction \(reciprocal(above.value))"
        } else if above.ratio == below.ratio {
          "both say that the row is preferred: one of them looks transposed"
        } else { nil }
      report(
        "row \(column + 1), column \(row + 1) is \(below.value.text) but row \(row + 1), "
          + "column \(column + 1) is \(above.value.text) (expected \(reciprocal(above.value)))",
        at: below.value, hint: hint)
    }
  }

  /// The reciprocal of a ratio in the way it is written.
  private func reciprocal(_ value: Document.Value) -> String {
    let parts = value.text.split(separator: "/").map { String($0).trimmed() }
    if parts.count == 2 { return parts[0] == "1" ? parts[1] : "\(parts[1])/\(parts[0])" }
    return value.text == "1" ? "1" : "1/\(value.text)"
  }

  // MARK: Direct priorities

  private mutating func decodePriorities(_ value: Document.Value, _ items: ItemNames) -> Judgments?
  {
    guard
      let values = perItem(
        value, ("priority", "priorities"), items,
        { decoder, member, name -> Double? in
          let priority = "priority \(Document.describe(member)) of '\(name)'"
          guard let number = decoder.number(member), number >= 0 else {
            decoder.report("\(priority) is not a number of 0 or more", at: member)
            return nil
          }
          guard number == 0 || ComparisonMatrix.supportedRatios.contains(number) else {
            decoder.report("\(priority) is outside \(Ratio.supportedRange)", at: member)
            return nil
          }
          return number
        })
    else { return nil }
    if values.allSatisfy({ $0 == 0 }) {
      report("the priorities under '\(items.criterion)' are all 0", at: value)
      return nil
    }
    return .priorities(values)
  }

  /// One entry for each item, by name; `nil` unless all are good. Unknown, repeated and missing ones are
  /// reported.
  ///
  /// - Parameter what: What an entry is called, one and several.
  mutating func perItem<Entry>(
    _ value: Document.Value, _ what: (one: String, several: String), _ items: ItemNames,
    _ entry: (inout ModelDecoder, Document.Value, String) -> Entry?
  ) -> [Entry]? {
    guard value.kind == .object else {
      report(
        "\(Document.describe(value)) is not a mapping of the items of '\(items.criterion)' to "
          + what.several, at: value)
      return nil
    }
    var entries = [Entry?](repeating: nil, count: items.names.count)
    var given = Set<Int>()
    for member in value.members {
      guard let item = item(member.key, items) else { continue }
      if !given.insert(item).inserted {
        report("the \(what.one) of '\(items.names[item])' is given twice", at: member.key)
      }
      entries[item] = entry(&self, member.value, items.names[item])
    }
    let missing = items.names.indices.filter { !given.contains($0) }.map { "'\(items.names[$0])'" }
    if !missing.isEmpty {
      report(
        "\(what.several) are missing for \(Self.list(missing)) under '\(items.criterion)'",
        at: value)
    }
    let all = entries.compactMap(\.self)
    return all.count == entries.count ? all : nil
  }
}
