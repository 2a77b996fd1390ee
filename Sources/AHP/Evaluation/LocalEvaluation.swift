/// The priorities of what one criterion compares, before its own global priority is known.
struct LocalEvaluation: Sendable {
  /// One for each item; they sum to 1, unless they are absolute.
  var priorities: [Double]
  /// A bound on the relative error of each.
  var errorBound: Double
  /// The matrices that they come from.
  var matrices: [MatrixEvaluation]
  /// Whether the prioritization method has no other solution.
  var isUnique = true
  /// Whether the priorities count as they are, 1 being as good as can be, and do not sum to 1.
  var isAbsolute = false
  /// Whether the criterion is left out, since others have networks and it has nothing.
  var isLeftOut = false
  /// The network that they come from, if it is one.
  @Indirect var network: NetworkEvaluation?
}

extension LocalEvaluation {
  /// Numbers of which only the ratios count, scaled to sum to 1.
  init(inProportionTo values: [Double]) {
    let sum = values.reduce(0, +)
    self.init(
      priorities: values.map { $0 / sum }, errorBound: Double(values.count + 4) * Rounding.unit,
      matrices: [])
  }

  /// No priorities, of a criterion that is left out.
  init(leavingOut count: Int) {
    self.init(
      priorities: Array(repeating: 0, count: count), errorBound: 0, matrices: [], isLeftOut: true)
  }

  /// Numbers that count as they are.
  init(absolute values: [Double], errorBound: Double) {
    self.init(priorities: values, errorBound: errorBound, matrices: [], isAbsolute: true)
  }
}
