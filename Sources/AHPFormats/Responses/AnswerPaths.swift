package import AHP

extension DecisionModel {
  /// The path by which answers name each criterion: its own, or nothing for the goal where
  /// something else has the goal's name.
  ///
  /// - Throws: `FileError` if two criteria that people judge have the same path.
  package func answerPaths() throws(FileError) -> [String] {
    // The names of all questions, also of those that the model answers for everybody.
    var asking = self
    for criterion in criteria.indices { asking.criteria[criterion].judgments = .none }
    var names = QuestionNames(asking)
    var problems: [Diagnostic] = []
    var paths: [String] = []
    for criterion in criteria.indices {
      var path = path(of: criterion)
      if names.criterion(at: path) != criterion && criterion == goal { path = "" }
      if names.criterion(at: path) != criterion && itemCount(of: criterion) > 1 {
        problems.append(
          Diagnostic(
            "two criteria have the path '\(path)', as which answers name them", file: name))
      }
      paths.append(path)
    }
    if !problems.isEmpty { throw FileError(problems) }
    return paths
  }
}
