internal import AHP

/// What an import has found so far: why the file is refused, what of it is left out, and what is
/// read otherwise than it is written.
struct ImportReading {
  let source: SourceText
  /// What becomes of rounded reciprocals; `nil` if they are refused.
  let roundedRatios: RoundedRatio.Reading?
  private var problems: [Diagnostic] = []
  private var problemCount = 0
  private(set) var omissions: [Diagnostic] = []
  private var omissionCount = 0
  private(set) var remarks: [Diagnostic] = []
  /// How many rounded reciprocals were read as fractions, and the first of them.
  private var rounded: (count: Int, text: String, fraction: Double, place: ImportPlace)?

  init(_ source: SourceText, roundedRatios: RoundedRatio.Reading?) {
    self.source = source
    self.roundedRatios = roundedRatios
  }

  /// Whether the file is refused.
  var isRefused: Bool { problemCount > 0 }

  /// How many things are left out beyond those in `omissions`.
  var furtherOmissionCount: Int { omissionCount - omissions.count }

  /// Records a problem because of which the file is refused.
  mutating func refuse(
    _ message: @autoclosure () -> String, at place: ImportPlace, hint: String? = nil
  ) {
    problemCount += 1
    if problems.count < FileError.spelledOut {
      problems.append(place.diagnostic(message(), in: source, hint: hint))
    }
  }

  /// Records something that the model cannot have.
  mutating func leaveOut(_ message: @autoclosure () -> String, at place: ImportPlace) {
    omissionCount += 1
    if omissions.count < FileError.spelledOut {
      omissions.append(place.diagnostic(message(), in: source))
    }
  }

  /// Leaves out a printed priority above 1; whether it did.
  mutating func leavesOut(
    _ printed: PrintedNumber, of name: String, at place: ImportPlace
  ) -> Bool {
    guard printed.isAbovePriorities else { return false }
    leaveOut(
      "the printed priority \(printed.text) of '\(name)' is above 1, which no priority is",
      at: place)
    return true
  }

  /// Records that something is read otherwise than it is written.
  mutating func remark(_ message: @autoclosure () -> String, at place: ImportPlace) {
    if remarks.count < FileError.spelledOut {
      remarks.append(place.diagnostic(message(), in: source))
    }
  }

  /// Returns all problems in the order of the file; `nil` if there are none.
  func error() -> FileError? {
    guard problemCount > 0 else { return nil }
    let start = SourcePosition(line: 0, column: 0)
    return FileError(
      problems.enumerated().sorted {
        ($0.element.position ?? start, $0.offset) < ($1.element.position ?? start, $1.offset)
      }.map(\.element), furtherCount: problemCount - problems.count)
  }

  /// Adds the remark on rounded reciprocals, one for all of them.
  mutating func finish() {
    guard let rounded else { return }
    self.rounded = nil
    remark(
      RoundedRatio.remark(rounded.text, rounded.fraction, count: rounded.count), at: rounded.place)
  }

  /// Says that formulas of a workbook are read as they were last computed.
  mutating func remarkOnFormulas(of sheets: [ImportedSheet]) {
    let count = sheets.reduce(0) { $0 + $1.formulaCount }
    guard let place = sheets.compactMap(\.firstFormula).first else { return }
    remark(
      "\(count) \(count == 1 ? "formula is" : "formulas are") read as last computed", at: place)
  }

  // MARK: Judgments

  /// A ratio; `nil`, and a problem, for any other text.
  mutating func ratio(
    _ text: String, of first: String, against second: String, at place: ImportPlace
  ) -> Double? {
    switch Ratio.parse(Ratio.fraction(ofTwoNumbers: text) ?? text) {
    case .success(let ratio) where Int(text) != nil && SpreadsheetDate.isSerialNumber(ratio):
      let message = JudgmentMessage(.date, text, of: first, against: second)
      refuse(message.message, at: place, hint: message.hint)
      return nil
    case .success(let ratio):
      guard roundedRatios == .fractions, let fraction = RoundedRatio.fraction(text) else {
        return ratio
      }
      count(text, as: fraction, at: place)
      return fraction
    case .failure(let problem):
      let message = JudgmentMessage(problem, text, of: first, against: second)
      refuse(message.message, at: place, hint: SheetText.hint(on: text) ?? message.hint)
      return nil
    }
  }

  private mutating func count(_ text: String, as fraction: Double, at place: ImportPlace) {
    if rounded == nil { rounded = (0, text, fraction, place) }
    rounded?.count += 1
  }

  /// An entry of a square table of judgments.
  struct Cell {
    let text: String
    let place: ImportPlace

    /// Whether nothing is judged here: the entry is blank, 0 or a mark of a missing answer.
    var isEmpty: Bool { MissingAnswer.isMark(text) || Ratio.decimal(text) == 0 }
  }

  /// The judgments of a square table; `nil`, and problems, if entries are no ratios or contradict
  /// each other. An entry that is blank or 0 is given by its mirror, or missing with it.
  ///
  /// - Parameter cells: As many rows as `names`, each with as many entries.
  mutating func matrix(_ cells: [[Cell]], of names: [String]) -> IncompleteComparisonMatrix? {
    let order = names.count
    let before = problemCount
    var judgments: [Double?] = []
    for row in 0..<order {
      let own = cells[row][row]
      if !own.isEmpty, Ratio.decimal(own.text) != 1, Ratio.decimal(own.text) != nil {
        refuse(
          "'\(names[row])' against itself is \(own.text) (expected 1)", at: own.place)
      } else if !own.isEmpty, Ratio.decimal(own.text) == nil {
        _ = ratio(own.text, of: names[row], against: names[row], at: own.place)
      }
      for column in row + 1..<max(order, row + 1) {
        judgments.append(
          judgment(
            cells[row][column], cells[column][row], of: names[row], against: names[column]))
      }
    }
    guard problemCount == before, order > 0 else { return nil }
    return IncompleteComparisonMatrix(unchecked: judgments, order: order)
  }

  /// The judgment of two mirrored entries; `nil` if both are empty, or with a problem.
  private mutating func judgment(
    _ cell: Cell, _ mirror: Cell, of first: String, against second: String
  ) -> Double? {
    if mirror.isEmpty {
      return cell.isEmpty ? nil : ratio(cell.text, of: first, against: second, at: cell.place)
    }
    if cell.isEmpty {
      return ratio(mirror.text, of: second, against: first, at: mirror.place).map { 1 / $0 }
    }
    let texts = [cell.text, mirror.text].map { Ratio.fraction(ofTwoNumbers: $0) ?? $0 }
    guard case .success(let above) = Ratio.parse(texts[0]),
      case .success(let below) = Ratio.parse(texts[1])
    else {
      _ = ratio(cell.text, of: first, against: second, at: cell.place)
      _ = ratio(mirror.text, of: second, against: first, at: mirror.place)
      return nil
    }
    let pair = RoundedRatio.Pair(
      text: texts[0], ratio: above, mirrorText: texts[1], mirrorRatio: below)
    // What differs by less than people judge is no reason to refuse a file.
    let isClose = Ratio.areReciprocal(above, below)
    guard let judgment = pair.judgment(), !pair.isRounded || isClose || roundedRatios != nil else {
      refuse(
        "'\(second)' against '\(first)' is \(mirror.text) but '\(first)' against '\(second)' is "
          + "\(cell.text) (expected \(Ratio.text(1 / above)))", at: mirror.place,
        hint: pair.judgment() == nil
          ? nil : "'--rounded-ratios fractions' takes the larger entry of each pair")
      return nil
    }
    guard pair.isRounded else { return judgment }
    if roundedRatios == .asWritten { return above }
    count(
      pair.roundedText, as: pair.fraction, at: pair.isMirrorRounded ? mirror.place : cell.place)
    return judgment
  }
}
