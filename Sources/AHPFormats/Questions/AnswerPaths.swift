package import AHP

extension DecisionModel {
  /// Returns the path by which answers name each of `Questions.sets`: that of the criterion or
  /// strategic criterion, or the empty path for the goal if another criterion has the path of the
  /// goal's name.
  ///
  /// - Throws: `FileError` if two criteria that people judge have the same path.
  package func answerPaths() throws(FileError) -> [String] {
    var names = QuestionNames(askingEverything())
    var problems: [Diagnostic] = []
    let paths = names.answerPaths(of: self, &problems)
    if !problems.isEmpty { throw FileError(problems) }
    return paths
  }
}

extension QuestionNames {
  /// Returns the path by which answers name each set of items.
  ///
  /// - Parameters:
  ///   - model: The model of these names, with its judgments.
  ///   - problems: Gets a problem for each set of two or more items that its path does not lead to.
  mutating func answerPaths(
    of model: DecisionModel, _ problems: inout [Diagnostic]
  ) -> [String] {
    questions.sets.map { set in
      var path = questions.subject(of: set).path(in: model)
      // The empty path always means the goal.
      if set == ComparisonSetID(model.goal) && self.set(at: path) != set { path = "" }
      if questions.itemCount(of: set) > 1 && self.set(at: path) != set {
        problems.append(
          Diagnostic(
            "two criteria have the path '\(path)', as which answers name them", file: model.name))
      }
      return path
    }
  }
}
