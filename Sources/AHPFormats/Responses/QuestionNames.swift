internal import AHP

/// The names by which files of answers call the questions of a model.
struct QuestionNames {
  let model: DecisionModel
  let questions: Questions
  // Results of look-ups, which each row that is not recognized needs, and which take O(depth).
  private var criteria: [String: CriterionID] = [:]
  private var items: [CriterionID: ItemNames] = [:]
  private let alternatives: NameList
  private let scope: NameScope
  /// The criteria of each name.
  private lazy var namesakes = Dictionary(
    grouping: model.criteria.indices.filter { $0 != model.goal }, by: { model.criteria[$0].name })
  private lazy var paths = model.criteria.indices
    .filter { model.itemCount(of: $0) > 1 }.map { model.path(of: $0) }

  init(_ model: DecisionModel) {
    self.model = model
    questions = Questions(of: model)
    alternatives = NameList(spreadsheetNames: model.alternatives.map(\.name))
    scope = NameScope(criteria: model.criteria, alternatives: alternatives)
  }

  /// The criterion at a path, if people judge it; the goal for its name and for an empty path. The
  /// last part of a path suffices if no other criterion has the name.
  mutating func criterion(at path: String) -> CriterionID? {
    if let known = criteria[path] { return known }
    let named =
      path.isEmpty
      ? model.goal
      : model.criterion(at: path)
        ?? SpreadsheetText.original(of: path).flatMap { model.criterion(at: $0) }
        ?? namesakes[path].flatMap { $0.count == 1 ? $0[0] : nil }
    guard let criterion = named,
      !model.criteria[criterion].isJudgedForEverybody
    else { return nil }
    criteria[path] = criterion
    return criterion
  }

  mutating func items(of criterion: CriterionID) -> ItemNames {
    if let known = items[criterion] { return known }
    let node = model.criteria[criterion]
    let list =
      node.children.isEmpty && node.alternatives == nil
      ? alternatives : NameList(spreadsheetNames: model.itemNames(of: criterion))
    let names = ItemNames(list, of: node.name, in: scope)
    items[criterion] = names
    return names
  }

  /// The message on a path that leads to no criterion that people judge.
  mutating func message(onUnknownPath path: String) -> String {
    if let criterion = path.isEmpty ? model.goal : model.criterion(at: path) {
      let place = path.isEmpty ? model.path(of: criterion) : path
      // Only comparisons can be answered by others in their place.
      return model.criteria[criterion].canBeCompared
        ? "judgments on '\(place)' stand in the model for everybody (expected none there, or "
          + "'--own-judgments replace')"
        : "priorities, values or ratings on '\(place)' stand in the model for everybody, so that "
          + "nobody is asked (expected no answers on it, or none of these in the model)"
    }
    if let namesakes = namesakes[path] {
      if namesakes.count == 1 { return message(onUnknownPath: model.path(of: namesakes[0])) }
      return UnknownName(path, isIn: namesakes.map { model.path(of: $0) }).description
    }
    return "unknown criterion '\(path)'" + Spelling.question(for: path, among: paths)
  }

  /// The question about two items of a criterion, and whether the first is the later one.
  func question(
    of criterion: CriterionID, item: Int, against other: Int
  ) -> (question: QuestionID, isReversed: Bool) {
    (
      questions.question(
        ofCriterion: criterion, item: min(item, other), against: max(item, other)),
      item > other
    )
  }

  /// The names of the two items of a question, the earlier first.
  mutating func itemNames(of question: QuestionID) -> (item: String, other: String) {
    let pair = questions.pair(at: question)
    let names = items(of: pair.criterion).names
    return (names[pair.item], names[pair.other])
  }
}

extension NameList {
  /// Names that are also found as tables for spreadsheets spell them; see `SpreadsheetText`.
  fileprivate init(spreadsheetNames names: [String]) {
    self.init(names)
    for (position, name) in names.enumerated() {
      addSpelling(SpreadsheetText.harmless(name), of: position)
    }
  }
}
