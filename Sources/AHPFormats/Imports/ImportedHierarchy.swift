internal import AHP

/// The hierarchy that a file of another program describes, as far as it has been read.
struct ImportedHierarchy {
  /// A criterion, or the goal.
  struct Node {
    var name: String
    let place: ImportPlace
    /// The criteria below it, as positions in `nodes`.
    var children: [Int] = []
    /// The alternatives that it compares, if not all.
    var alternatives: [AlternativeID]?
    /// What is known about its items: of each participant, or of everybody.
    var judgments: [(participant: ParticipantID?, judgments: Judgments)] = []
    /// What the file says about it in words.
    var text: String?
    /// What the file has as results.
    var reported: [ReportedResults] = []
    /// The network in the place of judgments.
    var network: Network?
  }

  /// The name of the model; `nil` for that of the goal.
  var name: String?
  var annotation = Annotation()
  var settings = EvaluationSettings()
  /// The goal and the criteria below it.
  var nodes: [Node] = []
  var alternatives: [Alternative] = []
  var participants: [Participant] = []
  var ratingScales: [RatingScale] = []
  /// The criteria below the goal that are merits, as positions in `nodes`.
  var merits: [(node: Int, kind: Merit.Kind)] = []
  /// The decision on the weights of the merits, whose alternatives they are; `nil` if there is
  /// none.
  var strategicModel: DecisionModel?

  /// Adds a criterion below another one.
  ///
  /// - Returns: Its position in `nodes`.
  @discardableResult
  mutating func add(_ name: String, at place: ImportPlace, under parent: Int) -> Int {
    nodes.append(Node(name: name.trimmed(), place: place))
    nodes[parent].children.append(nodes.count - 1)
    return nodes.count - 1
  }

  /// Returns the names of the items that a node compares.
  ///
  /// - Complexity: O(items).
  func itemNames(of node: Int) -> [String] {
    if !nodes[node].children.isEmpty { return nodes[node].children.map { nodes[$0].name } }
    return (nodes[node].alternatives?.map(\.position) ?? Array(alternatives.indices))
      .map { alternatives[$0].name }
  }

  // MARK: The model

  /// The model; `nil`, with problems in `reading`, if there can be none.
  ///
  /// - Parameter fallbackName: The name of a goal that has none.
  /// - Complexity: O(nodes + judgments).
  mutating func model(named fallbackName: String, _ reading: inout ImportReading) -> DecisionModel?
  {
    guard !nodes.isEmpty else { return nil }
    if nodes[0].name.isEmpty { nodes[0].name = fallbackName }
    checkNames(&reading)
    // Without any alternatives the criteria themselves are ranked.
    for node in nodes
    where !alternatives.isEmpty && node.children.isEmpty && node.alternatives?.isEmpty ?? false {
      reading.refuse("'\(node.name)' compares no alternatives", at: node.place)
    }
    guard let order = parentsFirst(&reading), !reading.isRefused else { return nil }
    var positions = [Int](repeating: 0, count: nodes.count)
    for (position, node) in order.enumerated() { positions[node] = position }
    var criteria = order.map { node in
      var criterion = Criterion(nodes[node].name, annotation: Annotation(text: nodes[node].text))
      criterion.children = nodes[node].children.map { CriterionID(positions[$0]) }
      criterion.alternatives =
        nodes[node].children.isEmpty && !alternatives.isEmpty ? nodes[node].alternatives : nil
      return criterion
    }
    for (position, node) in order.enumerated() {
      for child in nodes[node].children {
        criteria[positions[child]].parents.append(CriterionID(position))
      }
    }
    var model = DecisionModel(
      unchecked: name ?? nodes[0].name, criteria: criteria, alternatives: alternatives,
      participants: participants)
    model.annotation = annotation
    model.settings = settings
    model.ratingScales = ratingScales
    for (position, node) in order.enumerated() {
      setJudgments(of: nodes[node], CriterionID(position), in: &model, &reading)
      model.criteria[CriterionID(position)].reported = nodes[node].reported
      setNetwork(of: nodes[node], CriterionID(position), in: &model, &reading)
    }
    if !merits.isEmpty {
      do throws(ModelError) {
        try model.setMerits(
          merits.map { Merit($0.kind, criterion: CriterionID(positions[$0.node])) },
          weighedBy: strategicModel)
      } catch {
        reading.refuse("\(error)", at: nodes[0].place)
      }
    }
    return reading.isRefused ? nil : model
  }

  /// Reports names that are none, and those that siblings share.
  private func checkNames(_ reading: inout ImportReading) {
    func check(_ name: String, _ what: String, at place: ImportPlace) {
      if let problem = NameText.problem(name, of: what) { reading.refuse(problem, at: place) }
    }
    for node in nodes {
      check(node.name, "criterion", at: node.place)
      var seen: Set<String> = []
      var lookalikes = Lookalikes()
      for child in node.children {
        let (name, place) = (nodes[child].name, nodes[child].place)
        if let other = lookalikes.insert(name, isKnown: seen.contains) {
          reading.refuse(Lookalikes.message("child", name, other), at: place)
        }
        if !seen.insert(name).inserted {
          reading.refuse("'\(name)' stands twice under '\(node.name)'", at: place)
        }
      }
    }
    for (names, what) in [
      (alternatives.map(\.name), "alternative"), (participants.map(\.name), "participant"),
    ] {
      var seen: Set<String> = []
      var lookalikes = Lookalikes()
      for name in names {
        check(name, what, at: .file)
        if let other = lookalikes.insert(name, isKnown: seen.contains) {
          reading.refuse(Lookalikes.message(what, name, other), at: .file)
        }
        if !seen.insert(name).inserted {
          reading.refuse("the \(what) '\(name)' is given twice", at: .file)
        }
      }
    }
    if let name { check(name, "model", at: .file) }
  }

  /// The nodes, each after all above it; `nil`, and a problem, if one is below itself. Nodes that
  /// the goal does not lead to are left out.
  private func parentsFirst(_ reading: inout ImportReading) -> [Int]? {
    var isReached = [Bool](repeating: false, count: nodes.count)
    var reached = [0]
    isReached[0] = true
    var waitingFor = [Int](repeating: 0, count: nodes.count)
    var next = 0
    while next < reached.count {
      for child in nodes[reached[next]].children {
        waitingFor[child] += 1
        if isReached[child] { continue }
        isReached[child] = true
        reached.append(child)
      }
      next += 1
    }
    var order = waitingFor[0] == 0 ? [0] : []
    next = 0
    while next < order.count {
      for child in nodes[order[next]].children {
        waitingFor[child] -= 1
        if waitingFor[child] == 0 { order.append(child) }
      }
      next += 1
    }
    if let node = reached.first(where: { waitingFor[$0] > 0 }) {
      reading.refuse("'\(nodes[node].name)' is below itself", at: nodes[node].place)
      return nil
    }
    for (node, isReached) in zip(nodes, isReached) where !isReached {
      reading.leaveOut("'\(node.name)' is not connected with the goal", at: node.place)
    }
    return order
  }

  private func setNetwork(
    of node: Node, _ criterion: CriterionID, in model: inout DecisionModel,
    _ reading: inout ImportReading
  ) {
    guard let network = node.network else { return }
    guard node.children.isEmpty, node.judgments.isEmpty else {
      reading.refuse(
        "'\(node.name)' has a network beside what it compares (expected one of them)",
        at: node.place)
      return
    }
    do throws(ModelError) {
      try model.setNetwork(network, of: criterion)
    } catch {
      reading.refuse("\(error)", at: node.place)
    }
  }

  private func setJudgments(
    of node: Node, _ criterion: CriterionID, in model: inout DecisionModel,
    _ reading: inout ImportReading
  ) {
    let count = model.itemCount(of: criterion)
    var individual: [IndividualJudgments] = []
    for (participant, judgments) in node.judgments {
      // A single item needs no judgment.
      if count == 1, judgments.matrix != nil { continue }
      guard judgments.order == count else {
        reading.refuse(
          "\(ModelError.wrongOrder(node.name, found: judgments.order, expected: count))",
          at: node.place)
        continue
      }
      guard let participant else {
        do throws(ModelError) {
          try model.setJudgments(judgments, of: criterion)
          reading.remarkOnGaps(
            in: judgments, of: node.name, names: model.itemNames(of: criterion), at: node.place)
        } catch {
          reading.refuse("\(error)", at: node.place)
        }
        continue
      }
      individual.append(IndividualJudgments(participant: participant, judgments: judgments))
    }
    if !individual.isEmpty {
      individual.sort { $0.participant < $1.participant }
      model.criteria[criterion].judgments = .individual(individual)
    }
  }
}
