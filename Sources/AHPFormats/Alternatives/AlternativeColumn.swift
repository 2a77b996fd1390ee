internal import AHP

/// A column of a table of alternatives, and what has been read of it.
struct AlternativeColumn {
  enum Kind: Hashable {
    case name
    case attribute(String)
    case criterion(CriterionID)
  }

  let kind: Kind
  private let measure: AlternativeMeasure
  /// The names of the intensities of a rating scale.
  private let intensities: [String]
  private var ratings: [Ratings.Rating] = []
  private var values: [Double] = []
  /// Short entries that were read before, since the entries of a column are often the same.
  private var known: [KnownEntry] = []

  private struct KnownEntry {
    let text: ShortText
    let entry: Entry
  }

  private enum Entry {
    case rating(Ratings.Rating)
    case value(Double)
  }

  /// The most entries that are remembered: each entry is compared with all of them.
  private static let rememberedCount = 16

  init(_ kind: Kind, of model: DecisionModel) {
    self.kind = kind
    var measure = AlternativeMeasure.ratings(scale: nil)
    if case .criterion(let criterion) = kind, let own = model.measures[criterion] { measure = own }
    self.measure = measure
    if case .ratings(let scale?) = measure {
      intensities = model.ratingScales[scale].intensities
    } else {
      intensities = []
    }
  }

  /// Reads the entry of the current row, and reports what is wrong with it.
  ///
  /// - Parameter index: The position of the column in the row.
  mutating func read(
    _ index: Int, of table: borrowing TableReader, into alternative: inout Alternative,
    _ problems: inout TableProblems
  ) {
    switch kind {
    case .name: break
    case .attribute(let name):
      let text = table.writtenText(at: index)
      if !text.isEmpty { alternative.attributes[name] = text }
    case .criterion:
      let short = table.shortText(at: index)
      if let short, let entry = entry(short, hasDecimalComma: table.hasDecimalComma) {
        return append(entry)
      }
      let text = table.text(at: index)
      guard let entry = entry(text, hasDecimalComma: table.hasDecimalComma) else {
        let message = problem(text, of: alternative.name, hasDecimalComma: table.hasDecimalComma)
        return problems.fail(table.problem(message, inColumn: index))
      }
      append(entry)
      if let short, case .rating = entry, known.count < Self.rememberedCount {
        known.append(KnownEntry(text: short, entry: entry))
      }
    }
  }

  /// The entry that a short text stands for, if that is found fast: a rating that was read before,
  /// or a plain decimal.
  private func entry(_ short: ShortText, hasDecimalComma: Bool) -> Entry? {
    guard case .values(let evaluation) = measure else {
      for index in known.indices where known[index].text == short { return known[index].entry }
      return nil
    }
    guard let number = short.decimal(hasDecimalComma: hasDecimalComma),
      Measurements.problem(with: number, in: evaluation) == nil
    else { return nil }
    return .value(number)
  }

  private mutating func append(_ entry: Entry) {
    switch entry {
    case .rating(let rating): ratings.append(rating)
    case .value(let value): values.append(value)
    }
  }

  /// The entry that a text stands for; `nil` if it is wrong.
  private func entry(_ text: String, hasDecimalComma: Bool) -> Entry? {
    let number = Self.number(text, hasDecimalComma: hasDecimalComma)
    switch measure {
    case .ratings:
      let name = SpreadsheetText.text(ofCell: text)
      if let position = intensities.firstIndex(of: name) { return .rating(.intensity(position)) }
      guard let number, (0...1).contains(number) else { return nil }
      return .rating(.number(number))
    case .values(let evaluation):
      guard let number, Measurements.problem(with: number, in: evaluation) == nil else {
        return nil
      }
      return .value(number)
    }
  }

  private static func number(_ text: String, hasDecimalComma: Bool) -> Double? {
    Ratio.decimal(hasDecimalComma ? text.replacing(",", with: ".") : text)
  }

  /// The message on a text that is no entry.
  private func problem(_ text: String, of alternative: String, hasDecimalComma: Bool) -> String {
    if text.isEmpty { return "'\(alternative)' has no entry in this column" }
    let number = Self.number(text, hasDecimalComma: hasDecimalComma)
    switch measure {
    case .ratings(let scale):
      if number != nil { return "rating \(text) of '\(alternative)' is outside 0 … 1" }
      if scale == nil {
        return
          "rating '\(text)' of '\(alternative)' is not a number of 0 … 1 (for intensities or measured "
          + "values, the model's criterion says 'ratingScale', 'direction' or 'utility')"
      }
      let question = Spelling.question(for: text, among: intensities)
      return "unknown intensity '\(text)' of '\(alternative)'"
        + (question.isEmpty ? " (expected \(intensities.joined(separator: ", ")))" : question)
    case .values(let evaluation):
      guard let number, let problem = Measurements.problem(with: number, in: evaluation) else {
        return "value '\(text)' of '\(alternative)' is not a number"
      }
      return "value \(text) of '\(alternative)' \(problem)"
    }
  }

  /// The entries of all rows as judgments; `nil`, and a problem, if they are none together.
  ///
  /// - Parameter report: Receives the problem of the column as a whole.
  func judgments(_ report: (String) -> Void) -> Judgments? {
    switch measure {
    case .ratings(let scale): return .ratings(Ratings(ratings, scale: scale))
    case .values(let evaluation):
      do throws(MeasurementError) {
        return .measurements(try Measurements(values, by: evaluation))
      } catch {
        report("the values are all 0")
        return nil
      }
    }
  }
}
