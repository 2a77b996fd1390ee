internal import AHP
internal import AHPHeader
internal import PairwiseComparisons

extension EvaluationOptions {
  /// The choices that a host names; the default of each that it does not name.
  ///
  /// - Throws: `InterfaceProblem` if there is no choice of a name.
  init(_ choices: UnsafePointer<ahp_choices>?) throws(InterfaceProblem) {
    self.init()
    guard let choices = unsafe choices?.pointee else { return }
    try unsafe choose(\.scale, choices.scale)
    try unsafe choose(\.prioritization, choices.prioritization)
    try unsafe choose(\.missingJudgments, choices.missing_judgments)
    try unsafe choose(\.randomIndex, choices.random_index)
    try unsafe choose(\.incompleteRandomIndex, choices.incomplete_random_index)
  }

  private mutating func choose<Choice: EvaluationChoice>(
    _ path: WritableKeyPath<Self, Choice>, _ name: UnsafePointer<CChar>?
  ) throws(InterfaceProblem) {
    guard let name = unsafe name.map({ unsafe String(cString: $0) }) else { return }
    guard let choice = Choice(name: name) else {
      throw .argument(
        "'\(name)' is not a \(Choice.noun) (expected one of "
          + "\(Choice.names().joined(separator: ", ")))")
    }
    self[keyPath: path] = choice
  }
}
