/// What is wrong with a document: every problem that its readers find.
struct Problems {
  private var diagnostics: [Diagnostic] = []
  private(set) var count = 0

  /// What is read otherwise than it is written: one line on rounded reciprocals, and others.
  var remarks: [Diagnostic] { [rounded?.remark()].compactMap(\.self) + otherRemarks }
  private var otherRemarks: [Diagnostic] = []
  private var rounded: RoundedValues?

  /// The first of the rounded reciprocals, and how many there are.
  private struct RoundedValues {
    let text: String
    let fraction: Double
    let value: Document.Value
    var count = 0

    func remark() -> Diagnostic {
      Diagnostic(RoundedRatio.remark(text, fraction, count: count), at: value)
    }
  }

  /// The offsets of lists that were read as numbers, but whose text is needed to say what is wrong.
  /// If there are any, the file has to be read again with these lists element by element; see
  /// `JSONReader.read(_:making:)`.
  private(set) var listsToReadApart: Set<Int> = []

  /// Records a problem of a value.
  mutating func report(
    _ message: @autoclosure () -> String, at value: Document.Value, hint: String? = nil
  ) {
    count += 1
    if isFull { return }
    diagnostics.append(Diagnostic(message(), at: value, hint: hint))
  }

  /// Records that a value is read otherwise than it is written.
  mutating func remark(_ message: @autoclosure () -> String, at value: Document.Value) {
    if otherRemarks.count < FileError.spelledOut {
      otherRemarks.append(Diagnostic(message(), at: value))
    }
  }

  /// Counts a rounded reciprocal that is read as the fraction.
  mutating func count(_ text: String, as fraction: Double, at value: Document.Value) {
    if rounded == nil { rounded = RoundedValues(text: text, fraction: fraction, value: value) }
    rounded?.count += 1
  }

  /// Records that the text of a list of ratios is needed.
  mutating func needText(of list: Document.Value) { listsToReadApart.insert(list.offset) }

  /// Whether further problems are only counted, so that nothing needs to be looked up for them.
  var isFull: Bool { diagnostics.count >= FileError.spelledOut }

  /// The end of a message on an unknown word: ". Did you mean 'Safety'?", or nothing.
  ///
  /// - Complexity: O(number of candidates) until the problems are full, and O(1) then.
  func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String {
    isFull ? "" : Spelling.question(for: word, among: candidates)
  }

  /// Returns all that was reported, in the order of the file; `nil` if nothing was.
  ///
  /// - Complexity: O(*n* log *n*), where *n* is the number of problems that are spelled out.
  func error() -> FileError? {
    guard count > 0 else { return nil }
    let start = SourcePosition(line: 0, column: 0)
    // Stable, so that two problems of one place keep the order in which they were found.
    return FileError(
      diagnostics.enumerated().sorted {
        ($0.element.position ?? start, $0.offset) < ($1.element.position ?? start, $1.offset)
      }.map(\.element), furtherCount: count - diagnostics.count)
  }
}
