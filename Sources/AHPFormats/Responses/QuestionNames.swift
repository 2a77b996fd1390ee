internal import AHP

/// The names by which files of answers call the questions of a model.
struct QuestionNames {
  let model: DecisionModel
  let questions: Questions
  // Names are looked up for each row of a file that is not known yet, and paths have to be walked.
  private var criteria: [String: CriterionID] = [:]
  private var items: [CriterionID: ModelDecoder.ItemNames] = [:]
  private let alternatives: ModelDecoder.ItemNames
  private lazy var paths = model.criteria.indices
    .filter { model.itemCount(of: $0) > 1 }.map { model.path(of: $0) }

  init(_ model: DecisionModel) {
    self.model = model
    questions = Questions(of: model)
    alternatives = ModelDecoder.ItemNames(model.alternatives.map(\.name), of: "")
  }

  /// The criterion at a path, if people are asked about it; the goal for its name, and for none.
  mutating func criterion(at path: String) -> CriterionID? {
    if let known = criteria[path] { return known }
    let named =
      path.isEmpty
      ? model.goal
      : model.criterion(at: path)
        ?? SpreadsheetText.original(of: path).flatMap { model.criterion(at: $0) }
    guard let criterion = named,
      !model.criteria[criterion].isJudgedForEverybody
    else { return nil }
    criteria[path] = criterion
    return criterion
  }

  mutating func items(of criterion: CriterionID) -> ModelDecoder.ItemNames {
    if let known = items[criterion] { return known }
    let node = model.criteria[criterion]
    let names =
      node.children.isEmpty && node.alternatives == nil
      ? ModelDecoder.ItemNames(alternatives, of: node.name)
      : ModelDecoder.ItemNames(model.itemNames(of: criterion), of: node.name)
    items[criterion] = names
    return names
  }

  /// What is wrong with a path that leads to no criterion that people are asked about.
  mutating func message(onUnknownPath path: String) -> String {
    if path.isEmpty || model.criterion(at: path) != nil {
      return
        "judgments on '\(path.isEmpty ? model.path(of: model.goal) : path)' stand in the model "
        + "for everybody (expected none there, or '--own-judgments replace')"
    }
    // The name alone of something further below.
    let namesake = model.criteria.indices.first { model.criteria[$0].name == path }
    let question =
      namesake.map { ". Did you mean '\(model.path(of: $0))'?" }
      ?? Spelling.question(for: path, among: paths)
    return "unknown criterion '\(path)'" + question
  }

  /// What is wrong with a name that none of the items has.
  func message(onUnknownItem name: String, among items: ModelDecoder.ItemNames) -> String {
    items.message(
      onStranger: name, criteria: model.criteria,
      isAlternative: { alternatives.positions[$0] != nil })
  }

  /// The question about two items of a criterion, and whether it is the other way round.
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

extension ModelDecoder.ItemNames {
  init(_ names: [String], of criterion: String) {
    self.names = names
    var positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    // As tables for spreadsheets have them.
    for (position, name) in names.enumerated() {
      let harmless = SpreadsheetText.harmless(name)
      if positions[harmless] == nil { positions[harmless] = position }
    }
    self.positions = positions
    self.criterion = criterion
  }

  init(_ other: Self, of criterion: String) {
    names = other.names
    positions = other.positions
    self.criterion = criterion
  }
}
