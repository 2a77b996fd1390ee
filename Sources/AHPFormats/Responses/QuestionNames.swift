internal import AHP

/// The names by which files of answers call the questions of a model.
struct QuestionNames {
  let model: DecisionModel
  let questions: Questions
  // Results of look-ups, which each row that is not recognized needs, and which take O(depth).
  private var criteria: [String: CriterionID] = [:]
  private var items: [CriterionID: ItemNames] = [:]
  private var mostBarsInItems: [CriterionID: Int] = [:]
  private let alternatives: NameList
  private let scope: NameScope
  private lazy var paths = model.criteria.indices
    .filter { model.itemCount(of: $0) > 1 }.map { model.path(of: $0) }

  init(_ model: DecisionModel) {
    self.model = model
    questions = Questions(of: model)
    alternatives = NameList(model.alternatives.map(\.name))
    scope = NameScope(criteria: model.criteria, alternatives: alternatives)
  }

  /// The criterion at a path, if people judge it; the goal for its name and for an empty path.
  mutating func criterion(at path: String) -> CriterionID? {
    if let known = criteria[path] { return known }
    guard let criterion = path.isEmpty ? model.goal : model.criterion(at: path),
      !model.criteria[criterion].isJudgedForEverybody
    else { return nil }
    criteria[path] = criterion
    return criterion
  }

  /// The criterion that a cell of a table names by its path, with a guard or without.
  mutating func criterion(ofCell cell: String) -> CriterionID? {
    if let path = SpreadsheetText.original(of: cell), let criterion = criterion(at: path) {
      return criterion
    }
    return criterion(at: cell)
  }

  /// The most bars `|` in a path of a criterion. Only names with bars in them let the head of a
  /// column be read in several ways.
  private(set) lazy var mostBarsInPath: Int = {
    var bars = model.criteria.indices.map { QuestionNames.barCount(model.criteria[$0].name) }
    let ofGoal = bars[model.goal.position]
    bars[model.goal.position] = 0
    for criterion in model.criteria.parentsFirst() {
      let above = model.criteria[criterion].parents.map { bars[$0.position] }.max() ?? 0
      bars[criterion.position] += above
    }
    return max(ofGoal, bars.max() ?? 0)
  }()

  /// The most bars `|` in the name of an item of a criterion.
  mutating func mostBarsInItems(of criterion: CriterionID) -> Int {
    if let known = mostBarsInItems[criterion] { return known }
    let most = items(of: criterion).names.reduce(0) { max($0, Self.barCount($1)) }
    mostBarsInItems[criterion] = most
    return most
  }

  /// How many bars `|` a text has.
  private static func barCount(_ text: String) -> Int {
    text.utf8.count { $0 == UInt8(ascii: "|") }
  }

  mutating func items(of criterion: CriterionID) -> ItemNames {
    if let known = items[criterion] { return known }
    let node = model.criteria[criterion]
    let list =
      node.children.isEmpty && node.alternatives == nil
      ? alternatives : NameList(model.itemNames(of: criterion))
    let names = ItemNames(list, of: node.name, in: scope)
    items[criterion] = names
    return names
  }

  /// The message on a path that leads to no criterion that people judge.
  mutating func message(onUnknownPath path: String) -> String {
    if path.isEmpty || model.criterion(at: path) != nil {
      return
        "judgments on '\(path.isEmpty ? model.path(of: model.goal) : path)' stand in the model "
        + "for everybody (expected none there, or '--own-judgments replace')"
    }
    // The name of a criterion without its path.
    let namesake = model.criteria.indices.first { model.criteria[$0].name == path }
    let question =
      namesake.map { ". Did you mean '\(model.path(of: $0))'?" }
      ?? Spelling.question(for: path, among: paths)
    return "unknown criterion '\(path)'" + question
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
