public import AHP
public import AHPFormats

/// The questions that are each participant's own, by the attribute `judges`.
///
/// The attribute names what a participant judges, separated by semicolons: the path of a criterion for the
/// comparisons under it alone, a path with `/*` after it for those below it too. Whoever has no such attribute
/// is asked everything.
///
///     participant,language,judges
///     Ann,id,Best laptop; Cost/*
public struct PersonalQuestions: Sendable {
  /// The attribute of what a participant judges.
  public static let attribute = "judges"
  /// The attribute of the language tag that a participant is asked in.
  public static let languageAttribute = "language"

  private let questions: [QuestionID]
  private let all: Questions
  private let paths: [String]
  private let goal: String

  /// - Parameters:
  ///   - model: The model.
  ///   - questions: All that is asked, of `Questions`, ascending.
  /// - Throws: `FileError` if the names of the model do not tell apart what they stand for.
  public init(of model: DecisionModel, questions: [QuestionID]) throws(FileError) {
    self.questions = questions
    all = Questions(of: model)
    paths = try model.answerPaths()
    goal = model.criteria[model.goal].name
  }

  /// Returns the questions of a participant, ascending.
  ///
  /// - Throws: `UnknownName` if the attribute names what the model does not compare.
  /// - Complexity: O(questions · names in the attribute).
  public func questions(for participant: Participant) throws(UnknownName) -> [QuestionID] {
    guard let judged = participant.attributes[Self.attribute] else { return questions }
    let names = judged.split(separator: ";").map { String($0).trimmed() }.filter { !$0.isEmpty }
    if names.isEmpty { return questions }
    var isJudged = [Bool](repeating: false, count: paths.count)
    for name in names {
      let places = places(of: name)
      if places.isEmpty {
        throw UnknownName(
          "'\(participant.name)' judges what the model does not compare:", name,
          among: asked())
      }
      for place in places { isJudged[place] = true }
    }
    return questions.filter { isJudged[all.pair(at: $0).set.position] }
  }

  /// The paths of what is compared: of sets of two or more items.
  private func asked() -> [String] {
    all.sets.filter { all.itemCount(of: $0) > 1 }.map { paths[$0.position] }
      .map { $0.isEmpty ? goal : $0 }
  }

  /// The positions of the sets of items that a name stands for.
  private func places(of name: String) -> [Int] {
    guard name.hasSuffix("/*") else { return paths.indices.filter { paths[$0] == name } }
    let path = name.dropLast(2)
    return paths.indices.filter {
      path == goal || paths[$0] == path || paths[$0].hasPrefix("\(path)/")
    }
  }
}
