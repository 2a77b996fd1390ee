internal import RealModule

/// What a row below a table can be of the rows above it.
enum RowStatistic: Hashable, CaseIterable {
  case mean, geometricMean, sum, minimum, maximum, median, count, deviation, populationDeviation
  case product

  /// The word for it in messages.
  var noun: String {
    switch self {
    case .mean: "mean"
    case .geometricMean: "geometric mean"
    case .sum: "sum"
    case .minimum: "least"
    case .maximum: "largest"
    case .median: "median"
    case .count: "count"
    case .deviation, .populationDeviation: "standard deviation"
    case .product: "product"
    }
  }

  /// The statistic of numbers; `nil` if they have none.
  ///
  /// - Complexity: O(*n* log *n*) for the median, O(*n*) for others.
  func value(of numbers: [Double]) -> Double? {
    guard let first = numbers.first else { return self == .count ? 0 : nil }
    let count = Double(numbers.count)
    let sum = numbers.reduce(0, +)
    switch self {
    case .mean: return sum / count
    case .geometricMean:
      guard numbers.allSatisfy({ $0 > 0 }) else { return nil }
      return Double.exp(numbers.reduce(0) { $0 + Double.log($1) } / count)
    case .sum: return sum
    case .product: return numbers.reduce(1, *)
    case .minimum: return numbers.reduce(first, min)
    case .maximum: return numbers.reduce(first, max)
    case .median:
      let sorted = numbers.sorted()
      let middle = sorted.count / 2
      return sorted.count.isMultiple(of: 2)
        ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    case .count: return count
    case .deviation, .populationDeviation:
      let freedom = self == .deviation ? count - 1 : count
      guard freedom > 0 else { return nil }
      let squares = numbers.reduce(0) { $0 + ($1 - sum / count) * ($1 - sum / count) }
      return (squares / freedom).squareRoot()
    }
  }
}

/// The numbers in the first rows of a table, to tell rows that follow from them.
struct RowNumbers {
  /// How many rows are remembered: nobody writes sums by hand below more.
  private static let mostRows = 500

  /// For each column the numbers of the rows so far.
  private var columns: [[Double]]
  private var rowCount = 0
  /// The numbers of cells that were seen before: people give few different answers.
  private var known: [String: Double] = [:]

  init(columnCount: Int) { columns = Array(repeating: [], count: columnCount) }

  var isFull: Bool { rowCount >= Self.mostRows }

  /// Adds a row, as its cells are written; remembers no more than the first rows.
  mutating func add(_ cells: [String]) {
    rowCount += 1
    if rowCount > Self.mostRows { return }
    for (column, cell) in cells.enumerated() {
      if let number = known[cell] {
        columns[column].append(number)
      } else if let number = Self.number(cell) {
        known[cell] = number
        columns[column].append(number)
      }
    }
  }

  /// Returns which statistic of the rows above a row is, in every cell that it fills; `nil` if it is
  /// none, or there are fewer than two rows or too many.
  ///
  /// - Parameters:
  ///   - cells: The row as it is written.
  ///   - candidates: The statistics to look for; all if there are none.
  func statistic(_ cells: [String], among candidates: [RowStatistic]) -> RowStatistic? {
    guard (2...Self.mostRows).contains(rowCount) else { return nil }
    let filled = cells.indices.filter { !MissingAnswer.isMark(cells[$0]) }
    guard !filled.isEmpty else { return nil }
    return (candidates.isEmpty ? RowStatistic.allCases : candidates).first { statistic in
      filled.allSatisfy { column in
        guard let number = Self.number(cells[column]),
          let expected = statistic.value(of: columns[column])
        else { return false }
        return Self.isForm(cells[column], number, of: expected)
      }
    }
  }

  /// Whether a number as it is written is another up to its last digit, and half a percent for what
  /// was rounded before.
  static func isForm(_ cell: String, _ number: Double, of expected: Double) -> Bool {
    let text = SpreadsheetText.text(ofCell: cell)
    let places = text.split { $0 == "." || $0 == "," }.dropFirst().last?.count ?? 0
    // A whole number is somebody's answer rather than a rounded mean.
    let unit = places == 0 ? 0 : Double.pow(10, -Double(places))
    return abs(number - expected) <= max(0.51 * unit, 0.005 * abs(expected))
  }

  private static func number(_ cell: String) -> Double? {
    let text = SpreadsheetText.text(ofCell: cell)
    guard let plain = SurveyNumber.plain(text) else { return nil }
    let number = Ratio.decimal(plain.digits) ?? (try? Ratio.parse(plain.digits).get())
    return number.map { plain.isNegative ? -$0 : $0 }
  }
}
