internal import AHP

/// Reads a goal and all that is below it: the criteria level by level, then what needs all of their
/// names, which are references, judgments and reported results.
struct HierarchyReader {
  /// What has been read.
  var hierarchy: Hierarchy

  /// For each criterion the members of its mapping in the file.
  var fields: [Fields<ModelKey>] = []

  init(_ parts: ModelParts) { hierarchy = Hierarchy(parts) }

  /// Reads the hierarchy below a goal; at most once.
  mutating func read(_ goal: Document.Value, _ reader: inout ValueReader) {
    let nodes = nodes(goal, &reader)
    connect(nodes, &reader)
    hierarchy.scope = NameScope(
      criteria: hierarchy.criteria, alternatives: hierarchy.parts.alternativeNames)
    readMerits(&reader)
    for criterion in hierarchy.criteria.indices { readContent(of: criterion, &reader) }
    if let value = fields[0][.strategicCriteria] { readStrategicCriteria(value, &reader) }
    let reportedReader = ReportedReader(hierarchy)
    let reported = hierarchy.criteria.indices.map { criterion in
      fields[criterion][.reported].map {
        reportedReader.results($0, on: .criterion(criterion), &reader)
      }
    }
    for (criterion, results) in zip(hierarchy.criteria.indices, reported) {
      if let results { hierarchy.criteria[criterion].reported = results }
    }
  }

  // MARK: Criteria

  /// A criterion as it stands in the file, before references are resolved.
  private struct Node {
    /// The criterion above it in the file; `nil` for the goal.
    var parent: CriterionID?
    var children: [Child] = []
  }

  private enum Child {
    case own(CriterionID)
    case reference(Document.Value)
  }

  /// Reads the criteria level by level.
  private mutating func nodes(
    _ goal: Document.Value, _ reader: inout ValueReader
  ) -> [Node] {
    var nodes: [Node] = []
    var waiting: [(value: Document.Value, parent: CriterionID?)] = [(goal, nil)]
    var next = 0
    while next < waiting.count {
      let (value, parent) = waiting[next]
      next += 1
      let (name, fields) = head(of: value, isGoal: parent == nil, &reader)
      let criterion = hierarchy.criteria.append(
        Criterion(name, annotation: reader.annotation(fields)))
      hierarchy.values.append(value)
      self.fields.append(fields)
      nodes.append(Node(parent: parent))
      guard let list = fields[.children] else { continue }
      let hint = reader.namesAsKeys(list).map { names in
        "write a list, as in \(FormHint(list).list(names.map { FormHint(list).named($0) }))"
      }
      for child in reader.nonemptyElements(of: list, "children", form: hint) {
        if let reference = child[ModelKey.ref.rawValue] {
          checkReference(reference, of: child, &reader)
          nodes[criterion].children.append(.reference(reference))
        } else {
          nodes[criterion].children.append(.own(CriterionID(waiting.count)))
          waiting.append((child, criterion))
        }
      }
    }
    return nodes
  }

  /// The name of a criterion and the members of its mapping; for something that is no mapping a
  /// problem, and what is probably its name.
  private func head(
    of value: Document.Value, isGoal: Bool, _ reader: inout ValueReader
  ) -> (name: String, fields: Fields<ModelKey>) {
    let allowed = isGoal ? ModelKey.ofGoal : ModelKey.ofCriterion
    let what = isGoal ? "the goal" : "a criterion"
    if !isGoal, let name = reader.nameAsKey(value, what, allowed: allowed) {
      return (name, Fields())
    }
    let isText = [.string, .plain].contains(value.kind)
    let hint: String? =
      switch (isText, isGoal) {
      case (true, false): "write \(FormHint(value).named(value.text().trimmed()))"
      case (true, true):
        "write \(FormHint(value).named(value.text().trimmed())), with its criteria under 'children' in it"
      case (false, true) where value.isList:
        "the goal is a mapping with 'name', and has this list under 'children'"
      default: nil
      }
    let fields = reader.fields(of: value, what, allowed: allowed, required: [.name], hint: hint)
    let name =
      isText ? value.text().trimmed() : fields[.name].flatMap { reader.name($0) } ?? ""
    return (name, fields)
  }

  /// Reports what stands beside the reference of a child.
  private func checkReference(
    _ reference: Document.Value, of child: Document.Value, _ reader: inout ValueReader
  ) {
    for other in child.members() where other.value.index != reference.index {
      if other.key.text() == ModelKey.ref.rawValue {
        reader.reportRepetition(of: other.key)
      } else {
        reader.report("a reference has no other keys than 'ref'", at: other.key)
      }
    }
  }

  // MARK: Connections

  /// Resolves references and fills in parents and children; siblings must differ in name, and no
  /// criterion may be below itself.
  private mutating func connect(_ nodes: [Node], _ reader: inout ValueReader) {
    let criterionAtPath = hasReferences(nodes) ? paths(of: nodes) : [:]
    var references: [Reference] = []
    for parent in hierarchy.criteria.indices {
      var seen = Seen("child")
      for child in nodes[parent].children {
        switch child {
        case .own(let criterion):
          let name = hierarchy.criteria[criterion].name
          // A child without a name is reported as such.
          if name.isEmpty || seen.insert(name, at: hierarchy.values[criterion], &reader) {
            link(criterion, under: parent)
          }
        case .reference(let value):
          guard let target = target(of: value, among: criterionAtPath, &reader) else { continue }
          if seen.insert(hierarchy.criteria[target].name, at: value, &reader) {
            references.append(Reference(parent: parent, target: target, value: value))
            link(target, under: parent)
          }
        }
      }
    }
    reportCycles(references, &reader)
  }

  /// A child that is another criterion.
  private struct Reference {
    let parent: CriterionID
    let target: CriterionID
    let value: Document.Value
  }

  private func hasReferences(_ nodes: [Node]) -> Bool {
    nodes.contains { node in
      node.children.contains {
        if case .reference = $0 { true } else { false }
      }
    }
  }

  /// The criteria below the goal by their paths.
  private func paths(of nodes: [Node]) -> [String: CriterionID] {
    var paths: [String] = []
    var criterionAtPath: [String: CriterionID] = [:]
    for (criterion, node) in zip(hierarchy.criteria.indices, nodes) {
      // Parents stand before their children.
      guard let parent = node.parent else {
        paths.append("")
        continue
      }
      let path =
        (paths[parent].isEmpty ? "" : paths[parent] + "/") + hierarchy.criteria[criterion].name
      paths.append(path)
      criterionAtPath[path] = criterion
    }
    return criterionAtPath
  }

  private func target(
    of value: Document.Value, among criterionAtPath: [String: CriterionID],
    _ reader: inout ValueReader
  ) -> CriterionID? {
    guard let path = reader.text(value) else { return nil }
    if let target = criterionAtPath[path.trimmed()] { return target }
    let question =
      reader.problems.isFull
      ? "" : Spelling.question(for: path, among: criterionAtPath.keys.sorted())
    reader.report("there is no criterion '\(path)' to refer to" + question, at: value)
    return nil
  }

  private mutating func link(_ child: CriterionID, under parent: CriterionID) {
    hierarchy.criteria[parent].children.append(child)
    hierarchy.criteria[child].parents.append(parent)
  }

  private func reportCycles(_ references: [Reference], _ reader: inout ValueReader) {
    if references.isEmpty { return }
    let criteria = hierarchy.criteria
    var waitingFor = criteria.map { $0.parents.count }
    var free = [criteria.startIndex]
    while let criterion = free.popLast() {
      for child in criteria[criterion].children {
        waitingFor[child] -= 1
        if waitingFor[child] == 0 { free.append(child) }
      }
    }
    // Criteria that still wait for a parent are in a cycle or below one; a reference between two of
    // them is part of a cycle or below one.
    for reference in references
    where waitingFor[reference.parent] > 0 && waitingFor[reference.target] > 0 {
      reader.report(
        "'\(criteria[reference.target].name)' would be below itself: a cycle of references",
        at: reference.value)
    }
  }
}
