extension JudgedParts {
  /// Returns those of some questions that a participant is asked, in their order.
  ///
  /// - Complexity: O(questions), and as of `sets(for:)`.
  public func questions(_ all: [QuestionID], for participant: Participant) -> [QuestionID] {
    guard let sets = sets(for: participant) else { return all }
    let questions = Questions(of: model)
    return all.filter { sets.contains(questions.pair(at: $0).set) }
  }
}
