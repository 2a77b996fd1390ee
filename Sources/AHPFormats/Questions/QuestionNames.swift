internal import AHP

/// The names by which files of answers call the questions of a model.
struct QuestionNames {
  let model: DecisionModel
  let questions: Questions
  // Results of look-ups, which each row that is not recognized needs, and which take O(depth).
  private var sets: [String: ComparisonSetID] = [:]
  private var items: [ComparisonSetID: ItemNames] = [:]
  private var mostBarsInItems: [ComparisonSetID: Int] = [:]
  private let criteria: HierarchyNames
  /// The names of the strategic criteria; `nil` if the model has none.
  private let strategicCriteria: HierarchyNames?
  /// The sets of each name, those of goals aside.
  private lazy var namesakes = Dictionary(
    grouping: questions.sets.filter { [questions, model] set in
      !questions.ofNetworks.contains(set) && set != ComparisonSetID(model.goal)
        && !questions.subject(of: set).path(in: model).isEmpty
    }, by: { [questions, model] in questions.subject(of: $0).name(in: model) })
  private lazy var paths = questions.sets
    .filter { questions.itemCount(of: $0) > 1 }
    .map { questions.subject(of: $0).path(in: model) }
  /// What is compared in networks, by path.
  private lazy var networkSubjects = Dictionary(
    questions.ofNetworks.map { [questions, model] set in
      let subject = questions.subject(of: set)
      return (subject.path(in: model), subject)
    }, uniquingKeysWith: { first, _ in first })

  /// The names of one hierarchy.
  private struct HierarchyNames {
    let model: DecisionModel
    let alternatives: NameList
    let scope: NameScope

    init(_ model: DecisionModel) {
      self.model = model
      alternatives = NameList(model.alternatives.map(\.name))
      scope = NameScope(criteria: model.criteria, alternatives: alternatives)
    }

    /// The names of what a criterion compares.
    func items(of criterion: CriterionID) -> ItemNames {
      let node = model.criteria[criterion]
      let list =
        node.children.isEmpty && node.alternatives == nil
        ? alternatives : NameList(model.itemNames(of: criterion))
      return ItemNames(list, of: node.name, in: scope)
    }

    /// Returns the most bars `|` that a path can have, with that of the goal's name.
    ///
    /// - Complexity: O(criteria and their names).
    func mostBarsInPath() -> Int {
      var bars = model.criteria.indices.map { QuestionNames.barCount(model.criteria[$0].name) }
      for criterion in model.criteria.parentsFirst() {
        let above = model.criteria[criterion].parents.map { bars[$0.position] }.max() ?? 0
        bars[criterion.position] += above
      }
      return bars.max() ?? 0
    }
  }

  init(_ model: DecisionModel) {
    self.model = model
    questions = Questions(of: model)
    criteria = HierarchyNames(model)
    strategicCriteria = model.strategicModel.map { HierarchyNames($0) }
  }

  /// The set of items at the path of a criterion or strategic criterion, if people judge it; that
  /// of the goal for its name and for an empty path. The last part of a path suffices if nothing
  /// else has the name.
  mutating func set(at path: String) -> ComparisonSetID? {
    if let known = sets[path] { return known }
    let named =
      subject(at: path).flatMap { questions.set(of: $0) }
      ?? namesakes[path].flatMap { $0.count == 1 ? $0[0] : nil }
    guard let set = named, !isNetwork(set),
      !questions.subject(of: set).judgments(in: model).standForEverybody
    else { return nil }
    sets[path] = set
    return set
  }

  private mutating func subject(at path: String) -> ComparisonSubject? {
    if path.isEmpty { return .criterion(model.goal) }
    // The search for a path in networks goes through all of them.
    if !questions.ofNetworks.isEmpty, let subject = networkSubjects[path] { return subject }
    return ComparisonSubject(path: path, in: model)
  }

  /// Whether a set is of a criterion that has a network, which nobody compares.
  private func isNetwork(_ set: ComparisonSetID) -> Bool {
    guard case .criterion(let criterion) = questions.subject(of: set) else { return false }
    return model.networks[criterion] != nil
  }

  /// The set of items that a cell of a table names by its path, with a guard or without.
  mutating func set(ofCell cell: String) -> ComparisonSetID? {
    if let path = SpreadsheetText.original(of: cell), let set = set(at: path) { return set }
    return set(at: cell)
  }

  /// The most bars `|` in a path. Only names with bars in them let the head of a column be read in
  /// several ways.
  private(set) lazy var mostBarsInPath = max(
    criteria.mostBarsInPath(), strategicCriteria?.mostBarsInPath() ?? 0,
    questions.ofNetworks.reduce(0) {
      max($0, Self.barCount(questions.subject(of: $1).path(in: model)))
    })

  /// The most bars `|` in the name of an item.
  mutating func mostBarsInItems(of set: ComparisonSetID) -> Int {
    if let known = mostBarsInItems[set] { return known }
    let most = items(of: set).names.reduce(0) { max($0, Self.barCount($1)) }
    mostBarsInItems[set] = most
    return most
  }

  /// How many bars `|` a text has.
  private static func barCount(_ text: String) -> Int {
    text.utf8.count { $0 == UInt8(ascii: "|") }
  }

  mutating func items(of set: ComparisonSetID) -> ItemNames {
    if let known = items[set] { return known }
    let names =
      switch questions.subject(of: set) {
      case .criterion(let criterion): criteria.items(of: criterion)
      case .strategicCriterion(let criterion):
        (strategicCriteria ?? criteria).items(of: criterion)
      case .network:
        ItemNames(
          NameList(questions.subject(of: set).itemNames(in: model)),
          of: questions.subject(of: set).path(in: model),
          in: NameScope(criteria: [], alternatives: NameList()))
      case .ratingScale: preconditionFailure("nobody is asked about it")
      }
    items[set] = names
    return names
  }

  /// The message on a path that leads to no criterion that people judge.
  mutating func message(onUnknownPath path: String) -> String {
    if let subject = subject(at: path), let set = questions.set(of: subject) {
      let known = questions.subject(of: set).path(in: model)
      if isNetwork(set), let first = questions.ofNetworks.first {
        return
          "nobody compares the alternatives under '\(known)', which has a network (expected what its nodes and "
          + "clusters compare, such as '\(questions.subject(of: first).path(in: model))')"
      }
      if let strategicModel = model.strategicModel, subject == .criterion(model.goal) {
        let strategic = ComparisonSubject.strategicCriterion(strategicModel.goal).path(in: model)
        return "nobody compares the merits under '\(known)': strategic criteria weigh them "
          + "(expected judgments on '\(strategic)' and what is below it)"
      }
      let place = path.isEmpty ? known : path
      // Only comparisons can be answered by others in their place.
      return subject.judgments(in: model).canBeCompared
        ? "judgments on '\(place)' stand in the model for everybody (expected none there, or "
          + "'--own-judgments replace')"
        : "priorities, values or ratings on '\(place)' stand in the model for everybody, so that "
          + "nobody is asked (expected no answers on it, or none of these in the model: "
          + "answers take the place of comparisons alone)"
    }
    if let namesakes = namesakes[path] {
      let paths = namesakes.map { questions.subject(of: $0).path(in: model) }
      return paths.count == 1
        ? message(onUnknownPath: paths[0]) : UnknownName(path, isIn: paths).description
    }
    return "unknown criterion '\(path)'" + Spelling.question(for: path, among: paths)
  }

  /// The question about two items of a set, and whether the first is the later one.
  func question(
    of set: ComparisonSetID, item: Int, against other: Int
  ) -> (question: QuestionID, isReversed: Bool) {
    (
      questions.question(of: set, item: min(item, other), against: max(item, other)),
      item > other
    )
  }

  /// The names of the two items of a question, the earlier first.
  mutating func itemNames(of question: QuestionID) -> (item: String, other: String) {
    let pair = questions.pair(at: question)
    let names = items(of: pair.set).names
    return (names[pair.item], names[pair.other])
  }
}

extension ComparisonSubject {
  /// The name of what is here, without its path.
  fileprivate func name(in model: DecisionModel) -> String? {
    switch self {
    case .criterion(let criterion): model.criteria[criterion].name
    case .strategicCriterion(let criterion): model.strategicModel?.criteria[criterion].name
    case .network(let criterion, let subject): model.networks[criterion]?.path(of: subject)
    case .ratingScale(let scale): model.ratingScales[scale].name
    }
  }
}

// MARK: Spellings

extension QuestionNames {
  /// Returns the sets of two items or more that people judge.
  ///
  /// - Complexity: O(sets).
  func askedSets() -> [ComparisonSetID] {
    questions.sets.filter {
      questions.itemCount(of: $0) > 1
        && !questions.subject(of: $0).judgments(in: model).standForEverybody
    }
  }

  /// Returns how the items of a set are called: their names, then their labels in any language.
  ///
  /// - Complexity: O(items and labels).
  func spellings(ofItemsOf set: ComparisonSetID) -> [[String]] {
    if case .network(let criterion, let subject) = questions.subject(of: set) {
      return model.networks[criterion]?.itemSpellings(of: subject) ?? []
    }
    let (hierarchy, criterion) = place(of: set)
    switch hierarchy.items(of: criterion) {
    case .criteria(let children):
      return children.map {
        Self.spellings(hierarchy.criteria[$0].name, hierarchy.criteria[$0].annotation)
      }
    case .alternatives(let compared):
      return compared.map {
        Self.spellings(hierarchy.alternatives[$0].name, hierarchy.alternatives[$0].annotation)
      }
    }
  }

  /// How what compares the items of a set is called.
  func spellings(of set: ComparisonSetID) -> [String] {
    if case .network(let criterion, let subject) = questions.subject(of: set) {
      return model.networks[criterion].map { [$0.path(of: subject)] } ?? []
    }
    let (hierarchy, criterion) = place(of: set)
    return Self.spellings(
      hierarchy.criteria[criterion].name, hierarchy.criteria[criterion].annotation)
  }

  private func place(of set: ComparisonSetID) -> (hierarchy: DecisionModel, CriterionID) {
    switch questions.subject(of: set) {
    case .criterion(let criterion): (model, criterion)
    case .strategicCriterion(let criterion): (model.strategicModel ?? model, criterion)
    case .network, .ratingScale: preconditionFailure("it is in no hierarchy")
    }
  }

  fileprivate static func spellings(_ name: String, _ annotation: Annotation) -> [String] {
    [name] + Set(annotation.labels.values).subtracting([name]).sorted()
  }
}

extension Network {
  /// Returns how each item of a set of comparisons is called.
  ///
  /// - Complexity: O(items and labels).
  fileprivate func itemSpellings(of subject: NetworkSubject) -> [[String]] {
    switch subject {
    case .dependence(let node, let cluster):
      (nodes[node].dependences.first { $0.cluster == cluster }?.nodes ?? [])
        .map { QuestionNames.spellings(nodes[$0].name, nodes[$0].annotation) }
    case .clusters(let cluster):
      comparedClusters(of: cluster)
        .map { QuestionNames.spellings(clusters[$0].name, clusters[$0].annotation) }
    }
  }
}
