/// The rounded reciprocals of a table of answers: the first of them, and how many there are.
struct RoundedCount {
  private var first: (text: String, fraction: Double, line: Int)?
  private var count = 0

  /// Counts a number that is read as a fraction.
  mutating func add(_ text: String, _ fraction: Double, line: Int) {
    if first == nil { first = (text, fraction, line) }
    count += 1
  }

  /// The line of the first, and the sentence on all of them; `nil` if there are none.
  func remark() -> (line: Int, sentence: String)? {
    first.map { ($0.line, RoundedRatio.remark($0.text, $0.fraction, count: count)) }
  }
}
