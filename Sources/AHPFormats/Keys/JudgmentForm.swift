/// How one set of judgments is written in a file: the key under which it stands.
enum JudgmentForm: String, CaseIterable {
  /// Pairs with their names and ratios.
  case comparisons
  /// The ratios above the diagonal of the comparison matrix, row by row.
  case upperTriangle
  /// The whole comparison matrix, a list for each row.
  case matrix
  /// The priorities themselves.
  case priorities
  /// The order of the items, from which priorities follow.
  case ranks
  /// Measured values of the items.
  case values
  /// Ratings of alternatives.
  case ratings

  /// The forms in which each participant can judge, and in which intensities are judged. What is
  /// measured or rated stands for everybody.
  static let individual: [JudgmentForm] = [
    .comparisons, .upperTriangle, .matrix, .priorities, .ranks,
  ]

  /// The keys of the forms in `individual`, as messages list them.
  static let individualList = individual.map(\.rawValue).joined(separator: ", ")

  /// The form of a key; `nil` for a key of anything else.
  init?(_ key: ModelKey) { self.init(rawValue: key.rawValue) }

  /// The key under which judgments of this form stand.
  var key: ModelKey {
    switch self {
    case .comparisons: .comparisons
    case .upperTriangle: .upperTriangle
    case .matrix: .matrix
    case .priorities: .priorities
    case .ranks: .ranks
    case .values: .values
    case .ratings: .ratings
    }
  }
}
