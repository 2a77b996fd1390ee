package import AHP

extension DecisionModel {
  /// The path by which answers name each criterion: its own, or the empty path for the goal if
  /// another criterion has the path of the goal's name.
  ///
  /// - Throws: `FileError` if two criteria that people judge have the same path.
  package func answerPaths() throws(FileError) -> [String] {
    // Without judgments, the model has all questions, also those that it answers for everybody.
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
