internal import AHP

extension ModelDecoder {
  static let judgmentKeys = [
    "comparisons", "upperTriangle", "matrix", "priorities", "values", "ratings", "judgments",
  ]
  /// The forms in which each participant can judge; what is measured or rated stands for everybody.
  static let individualKeys = ["comparisons", "upperTriangle", "matrix", "priorities"]
  private static let criterionKeys =
    ["name", "children", "alternatives", "pin", "changes", "reported"] + annotationKeys
    + judgmentKeys
    + measurementKeys + meritKeys

  /// A criterion as it stands in the file, before references are resolved.
  private struct Draft {
    var fields: Fields
    /// The draft of the criterion above it in the file; `nil` for the goal.
    var parent: CriterionID?
    var children: [Child] = []
  }

  private enum Child {
    case own(CriterionID)
    case reference(Document.Value)
  }

  /// Decodes the criteria level by level, then what needs all of their names: references,
  /// judgments, reported results.
  mutating func decodeHierarchy(_ goal: Document.Value) {
    var drafts = decodeCriteria(goal)
    connect(&drafts)
    decodeMerits(drafts.map(\.fields))
    for criterion in criteria.indices {
      let fields = drafts[criterion].fields
      if let value = fields["alternatives"] { decodeRestriction(value, of: criterion) }
      if let value = fields["pin"] { decodePin(value, of: criterion) }
      decodeJudgments(fields, of: criterion)
      if let value = fields["changes"] {
        criteria[criterion].changes = changes(
          value, itemNames(of: criterion), haveParticipants: true)
      }
    }
    if let value = drafts[0].fields["strategicCriteria"] {
      let form = judgmentForm(drafts[0].fields, allowed: Self.judgmentKeys)
      decodeStrategicCriteria(value, judgments: form?.value)
    }
    for criterion in criteria.indices {
      if let value = drafts[criterion].fields["reported"] {
        criteria[criterion].reported = decodeReported(value, on: criterion)
      }
    }
  }

  private mutating func decodeCriteria(_ goal: Document.Value) -> [Draft] {
    var drafts: [Draft] = []
    var waiting: [(value: Document.Value, parent: CriterionID?)] = [(goal, nil)]
    var next = 0
    while next < waiting.count {
      let (value, parent) = waiting[next]
      let index = CriterionID(next)
      next += 1
      let fields = fields(
        of: value, parent == nil ? "the goal" : "a criterion",
        allowed: Self.criterionKeys + (parent == nil ? ["strategicCriteria"] : []),
        required: ["name"])
      let name = fields["name"].flatMap { self.name($0) } ?? ""
      criteria.append(Criterion(name, annotation: annotation(fields)))
      criterionValues.append(value)
      drafts.append(Draft(fields: fields, parent: parent))
      guard let list = fields["children"] else { continue }
      let children = elements(of: list, "a list of children")
      if list.kind == .array && children.isEmpty {
        report("the list of children is empty", at: list)
      }
      for child in children {
        if let reference = child["ref"] {
          for other in child.members where other.value.index != reference.index {
            if other.key.text == "ref" {
              reportRepetition(of: other.key)
            } else {
              report("a reference has no other keys than 'ref'", at: other.key)
            }
          }
          drafts[index].children.append(.reference(reference))
        } else {
          drafts[index].children.append(.own(CriterionID(waiting.count)))
          waiting.append((child, index))
        }
      }
    }
    return drafts
  }

  /// Resolves references and fills in parents and children; siblings must differ in name, and
  /// nothing be below itself.
  private mutating func connect(_ drafts: inout [Draft]) {
    let criterionAtPath = hasReferences(drafts) ? paths(of: drafts) : [:]
    var references: [(parent: CriterionID, target: CriterionID, value: Document.Value)] = []
    for parent in criteria.indices {
      var seen = Seen("child")
      for child in drafts[parent].children {
        switch child {
        case .own(let index):
          if seen.insert(criteria[index].name, at: criterionValues[index], &self) {
            link(index, under: parent)
          }
        case .reference(let value):
          guard let path = text(value) else { continue }
          guard let target = criterionAtPath[Self.trimmed(path)] else {
            report(
              "there is no criterion '\(path)' to refer to"
                + didYouMean(path, among: criterionAtPath.keys.sorted()),
              at: value)
            continue
          }
          if seen.insert(criteria[target].name, at: value, &self) {
            references.append((parent, target, value))
            link(target, under: parent)
          }
        }
      }
    }
    reportCycles(references)
  }

  private func hasReferences(_ drafts: [Draft]) -> Bool {
    drafts.contains { draft in
      draft.children.contains {
        if case .reference = $0 { true } else { false }
      }
    }
  }

  /// The criteria below the goal by their paths.
  private func paths(of drafts: [Draft]) -> [String: CriterionID] {
    var paths: [String] = []
    var criterionAtPath: [String: CriterionID] = [:]
    for (index, draft) in zip(criteria.indices, drafts) {
      // What is above stands before.
      guard let parent = draft.parent else {
        paths.append("")
        continue
      }
      let path = (paths[parent].isEmpty ? "" : paths[parent] + "/") + criteria[index].name
      paths.append(path)
      criterionAtPath[path] = index
    }
    return criterionAtPath
  }

  private mutating func link(_ child: CriterionID, under parent: CriterionID) {
    criteria[parent].children.append(child)
    criteria[child].parents.append(parent)
  }

  private mutating func reportCycles(
    _ references: [(parent: CriterionID, target: CriterionID, value: Document.Value)]
  ) {
    if references.isEmpty { return }
    var waitingFor = criteria.map { $0.parents.count }
    var free = [criteria.startIndex]
    while let criterion = free.popLast() {
      for child in criteria[criterion].children {
        waitingFor[child] -= 1
        if waitingFor[child] == 0 { free.append(child) }
      }
    }
    // What still waits is in a cycle or below one; a reference between two of them is part of it or
    // leads there.
    for reference in references
    where waitingFor[reference.parent] > 0 && waitingFor[reference.target] > 0 {
      report(
        "'\(criteria[reference.target].name)' would be below itself: a cycle of references",
        at: reference.value)
    }
  }

  private mutating func decodePin(_ value: Document.Value, of criterion: CriterionID) {
    guard criteria[criterion].children.isEmpty else {
      report(
        "'\(criteria[criterion].name)' has children; only a criterion without children has a pin",
        at: value)
      return
    }
    guard let name = name(value) else { return }
    let compared = itemNames(of: criterion)
    guard compared.names.contains(name), let pin = alternativePositions[name] else {
      report(
        "pin '\(name)' is no alternative under '\(criteria[criterion].name)'"
          + didYouMean(name, among: compared.names), at: value)
      return
    }
    pins[criterion] = AlternativeID(pin)
  }

  private mutating func decodeRestriction(_ value: Document.Value, of criterion: CriterionID) {
    let name = criteria[criterion].name
    guard criteria[criterion].children.isEmpty else {
      report(
        "'\(name)' has children; only a criterion without children compares alternatives", at: value
      )
      return
    }
    let entries = elements(of: value, "a list of alternatives")
    if value.kind == .array && entries.isEmpty {
      report("the list of alternatives is empty", at: value)
    }
    var seen = Seen("alternative")
    var compared: [AlternativeID] = []
    for entry in entries {
      guard let alternative = self.name(entry) else { continue }
      guard let position = alternativePositions[alternative] else {
        report(
          "unknown alternative '\(alternative)'"
            + didYouMean(alternative, among: alternatives.map(\.name)),
          at: entry)
        continue
      }
      if seen.insert(alternative, at: entry, &self) {
        compared.append(AlternativeID(position))
      }
    }
    criteria[criterion].alternatives = compared
  }
}
