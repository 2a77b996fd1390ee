internal import AHP

/// YAML files of the R package ahp, versions 1.0 and 2.0.
///
/// Source: C. Glur, https://github.com/gluc/ahp, its vignette *file-format*.
enum RAHPFormat: ImportFormat {
  static let title = "a model of the R package ahp"

  static func recognizes(_ input: ImportInput) -> Bool {
    guard let root = input.yamlRoot else { return false }
    return root["Goal"] != nil && root["goal"] == nil
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    guard let root = input.root, let goal = root["Goal"] else { return nil }
    var reader = RAHPReader()
    return reader.hierarchy(root, goal, &reading)
  }
}

/// Reads one file.
private struct RAHPReader {
  private var hierarchy = ImportedHierarchy()
  /// The alternatives, and their attributes that are numbers.
  private var alternatives = NameList()
  private var numbers: [[String: Double]] = []
  private var participants: [String: ParticipantID] = [:]
  /// Whether weights of the participants are given, so that there are no others.
  private var areParticipantsListed = false

  mutating func hierarchy(
    _ root: Document.Value, _ goal: Document.Value, _ reading: inout ImportReading
  ) -> ImportedHierarchy {
    reading.leaveOutOthers(of: root, than: ["Version", "Alternatives", "Goal"], "the file")
    if let version = root["Version"], !["1.0", "2.0", "1", "2"].contains(version.text()) {
      reading.refuse(
        "version \(version.described()) of the format is not known (expected 1.0 or 2.0)",
        at: .value(version))
    }
    readAlternatives(root["Alternatives"], &reading)
    if let list = goal["decision-makers"] { readParticipants(list, &reading) }
    hierarchy.settings.randomIndex = .alonsoLamata2006
    hierarchy.nodes = [.init(name: "", place: .value(goal))]
    var values = [goal]
    var node = 0
    while node < values.count {
      read(values[node], node, &values, &reading)
      node += 1
    }
    if !hierarchy.participants.isEmpty { hierarchy.settings.aggregation = .localPriorities }
    return hierarchy
  }

  // MARK: Parts

  private mutating func readAlternatives(
    _ value: Document.Value?, _ reading: inout ImportReading
  ) {
    for member in reading.members(value, "the alternatives") {
      var alternative = Alternative(member.key.text().trimmed())
      var numbers: [String: Double] = [:]
      for attribute in reading.members(
        member.value, "the attributes of '\(alternative.name)'")
      {
        guard let text = reading.text(attribute.value, "an attribute") else { continue }
        let key = attribute.key.text().trimmed()
        alternative.attributes[key] = text
        if case .success(let number) = Ratio.parse(text) { numbers[key] = number }
        if let number = Ratio.decimal(text) { numbers[key] = number }
      }
      hierarchy.alternatives.append(alternative)
      self.numbers.append(numbers)
    }
    alternatives = NameList(hierarchy.alternatives.map(\.name))
  }

  /// Entries of a list of mappings with one key each, or of one mapping.
  private func entries(
    _ value: Document.Value, _ what: String, _ reading: inout ImportReading
  ) -> [Document.Member] {
    if value.kind == .object { return reading.members(value, what) }
    return reading.elements(value, what).flatMap { reading.members($0, "an entry of \(what)") }
  }

  private mutating func readParticipants(
    _ list: Document.Value, _ reading: inout ImportReading
  ) {
    areParticipantsListed = true
    for member in entries(list, "the decision-makers", &reading) {
      let name = member.key.text().trimmed()
      guard let weight = reading.share(member.value, of: name) else { continue }
      hierarchy.participants.append(Participant(name, weight: weight))
    }
    for (position, participant) in hierarchy.participants.enumerated() {
      participants[participant.name] = participants[participant.name] ?? ParticipantID(position)
    }
    if !hierarchy.participants.isEmpty, hierarchy.participants.allSatisfy({ $0.weight == 0 }) {
      reading.refuse(Participant.noWeightMessage, at: .value(list))
    }
  }

  /// Weights that hold below a criterion alone are left out unless they are those of the goal.
  private mutating func compareParticipants(
    _ list: Document.Value, of name: String, _ reading: inout ImportReading
  ) {
    for member in entries(list, "the decision-makers", &reading) {
      let person = member.key.text().trimmed()
      guard let weight = reading.share(member.value, of: person) else { continue }
      let own = participants[person].map { hierarchy.participants[$0.position].weight }
      if own != weight {
        reading.leaveOut(
          "the weight \(member.value.text()) of '\(person)' below '\(name)' alone",
          at: .value(member.key))
      }
    }
  }

  private static let keys: Set<String> = [
    "name", "description", "author", "decision-makers", "preferences", "children",
    "preferenceFunction",
  ]

  private mutating func read(
    _ value: Document.Value, _ node: Int, _ values: inout [Document.Value],
    _ reading: inout ImportReading
  ) {
    if node == 0, let name = value["name"] {
      hierarchy.nodes[0].name = reading.name(name, of: "the goal") ?? ""
    }
    let name = hierarchy.nodes[node].name
    if value.kind == .null { return }
    guard value.kind == .object else {
      reading.refuse("\(value.described()) is not the criterion '\(name)'", at: .value(value))
      return
    }
    reading.leaveOutOthers(of: value, than: Self.keys, "'\(name)'")
    if let text = value["description"] {
      hierarchy.nodes[node].text = reading.text(text, "a description")
    }
    if let author = value["author"] {
      if node == 0 {
        hierarchy.annotation.source = reading.text(author, "an author").map { "Author: \($0)" }
      } else {
        reading.leaveOut("the author of '\(name)' is left out", at: .value(author))
      }
    }
    if node > 0, let own = value["name"], own.text().trimmed() != name {
      reading.leaveOut(
        "the second name \(own.described()) of '\(name)' is left out", at: .value(own))
    }
    if node > 0, let list = value["decision-makers"] {
      compareParticipants(list, of: name, &reading)
    }
    readChildren(value["children"], of: node, &values, &reading)
    if let preferences = value["preferences"] {
      readPreferences(preferences, of: node, &reading)
    }
    if let function = value["preferenceFunction"] {
      if let judgments = pairs(byFunction: function, of: node, &reading) {
        hierarchy.nodes[node].judgments.append((nil, judgments))
      }
    }
  }

  private mutating func readChildren(
    _ value: Document.Value?, of node: Int, _ values: inout [Document.Value],
    _ reading: inout ImportReading
  ) {
    let children = reading.members(value, "the children of '\(hierarchy.nodes[node].name)'")
    let names = children.map { $0.key.text().trimmed() }
    let compared = names.compactMap(alternatives.position(of:))
    if !children.isEmpty, compared.count == children.count {
      let sorted = compared.sorted()
      if sorted != Array(alternatives.names.indices) {
        hierarchy.nodes[node].alternatives = sorted.map { AlternativeID($0) }
      }
      return
    }
    for (child, name) in zip(children, names) {
      if alternatives.position(of: name) != nil {
        reading.refuse(
          "the alternative '\(name)' stands among criteria", at: .value(child.key))
      }
      hierarchy.add(name, at: .value(child.key), under: node)
      values.append(child.value)
    }
    if children.isEmpty, node > 0, !hierarchy.alternatives.isEmpty {
      reading.remark(
        "'\(hierarchy.nodes[node].name)' has no children: it compares all alternatives here",
        at: hierarchy.nodes[node].place)
    }
  }

  // MARK: Preferences

  /// The forms of preferences in version 2.0.
  private enum Form: String {
    case pairwise, pairwiseFunction, score, scoreFunction, priority
  }

  private mutating func readPreferences(
    _ value: Document.Value, of node: Int, _ reading: inout ImportReading
  ) {
    // Version 1.0 has the list itself.
    if value.kind == .array {
      if let judgments = pairs(value, of: node, &reading) {
        hierarchy.nodes[node].judgments.append((nil, judgments))
      }
      return
    }
    let members = reading.members(value, "the preferences of '\(hierarchy.nodes[node].name)'")
    if members.contains(where: { Form(rawValue: $0.key.text()) != nil }) {
      if let judgments = judgments(members, of: node, &reading) {
        hierarchy.nodes[node].judgments.append((nil, judgments))
      }
      return
    }
    for member in members {
      guard let participant = participant(member.key, &reading) else { continue }
      let own = reading.members(member.value, "the preferences of '\(member.key.text())'")
      if let judgments = judgments(own, of: node, &reading) {
        hierarchy.nodes[node].judgments.append((participant, judgments))
      }
    }
  }

  private mutating func participant(
    _ key: Document.Value, _ reading: inout ImportReading
  ) -> ParticipantID? {
    let name = key.text().trimmed()
    if let participant = participants[name] { return participant }
    guard !areParticipantsListed else {
      reading.refuse(
        "unknown decision-maker '\(name)'"
          + Spelling.question(for: name, among: participants.keys.sorted()), at: .value(key))
      return nil
    }
    let participant = ParticipantID(hierarchy.participants.count)
    hierarchy.participants.append(Participant(name))
    participants[name] = participant
    return participant
  }

  private func judgments(
    _ members: [Document.Member], of node: Int, _ reading: inout ImportReading
  ) -> Judgments? {
    guard let member = members.first else { return nil }
    for other in members.dropFirst() {
      reading.refuse(
        "judgments are given twice, as '\(member.key.text())' and as '\(other.key.text())'",
        at: .value(other.key))
    }
    switch Form(rawValue: member.key.text()) {
    case .pairwise: return pairs(member.value, of: node, &reading)
    case .pairwiseFunction: return pairs(byFunction: member.value, of: node, &reading)
    case .score, .priority: return priorities(member.value, of: node, &reading)
    case .scoreFunction: return priorities(byFunction: member.value, of: node, &reading)
    case nil:
      reading.refuse(
        "unknown form of preferences '\(member.key.text())' (expected pairwise, "
          + "pairwiseFunction, score, scoreFunction, priority)", at: .value(member.key))
      return nil
    }
  }

  private func position(
    _ value: Document.Value, in names: NameList, of node: Int, _ reading: inout ImportReading
  ) -> Int? {
    let name = value.text().trimmed()
    if let position = names.position(of: name) { return position }
    reading.refuse(
      "unknown name '\(name)' under '\(hierarchy.nodes[node].name)'"
        + Spelling.question(for: name, among: names.names), at: .value(value))
    return nil
  }

  private func pairs(
    _ value: Document.Value, of node: Int, _ reading: inout ImportReading
  ) -> Judgments? {
    let names = NameList(hierarchy.itemNames(of: node))
    let order = names.names.count
    guard order > 0 else { return nil }
    var triangle = [Double?](repeating: nil, count: UpperTriangle.count(order: order))
    for entry in reading.elements(value, "a list of comparisons") {
      let parts = entry.elements()
      guard parts.count == 3 else {
        reading.refuse(
          "a comparison is [first, second, ratio] (found \(entry.described()))", at: .value(entry))
        continue
      }
      guard let first = position(parts[0], in: names, of: node, &reading),
        let second = position(parts[1], in: names, of: node, &reading),
        let ratio = reading.ratio(
          parts[2].text().trimmed(), of: names.names[first], against: names.names[second],
          at: .value(parts[2]))
      else { continue }
      if first == second {
        if ratio != 1 {
          reading.refuse("'\(names.names[first])' is compared with itself", at: .value(entry))
        }
        continue
      }
      let index = UpperTriangle.index(
        row: min(first, second), column: max(first, second), order: order)
      let upper = first < second ? ratio : 1 / ratio
      if let earlier = triangle[index], !Ratio.areEqual(earlier, upper) {
        reading.refuse(
          "'\(names.names[first])' and '\(names.names[second])' are compared twice, and the "
            + "judgments contradict each other", at: .value(entry))
      }
      triangle[index] = upper
    }
    return Judgments(IncompleteComparisonMatrix(unchecked: triangle, order: order))
  }

  private func priorities(
    _ value: Document.Value, of node: Int, _ reading: inout ImportReading
  ) -> Judgments? {
    let names = NameList(hierarchy.itemNames(of: node))
    var priorities = [Double?](repeating: nil, count: names.names.count)
    for member in entries(value, "the scores", &reading) {
      guard let position = position(member.key, in: names, of: node, &reading) else { continue }
      priorities[position] = reading.share(member.value, of: names.names[position])
    }
    let missing = names.names.indices.filter { priorities[$0] == nil }
    guard missing.isEmpty else {
      reading.refuse(
        "'\(names.names[missing[0]])' has no score under '\(hierarchy.nodes[node].name)'",
        at: .value(value))
      return nil
    }
    return reading.priorities(
      priorities.compactMap { $0 }, of: hierarchy.nodes[node].name, at: .value(value))
  }

  // MARK: Functions

  private func pairs(
    byFunction value: Document.Value, of node: Int, _ reading: inout ImportReading
  ) -> Judgments? {
    evaluated(value, of: node, parameterCount: 2, &reading) {
      (function, items) throws(RFunction.Problem) in
      let order = items.count
      var triangle: [Double?] = []
      for (row, column) in UpperTriangle.pairs(order: order) {
        let ratio = try function.value([items[row], items[column]])
        guard ComparisonMatrix.supportedRatios.contains(ratio) else {
          throw RFunction.Problem(description: "its value \(ratio) is not a judgment")
        }
        triangle.append(ratio)
      }
      return Judgments(IncompleteComparisonMatrix(unchecked: triangle, order: order))
    }
  }

  private func priorities(
    byFunction value: Document.Value, of node: Int, _ reading: inout ImportReading
  ) -> Judgments? {
    evaluated(value, of: node, parameterCount: 1, &reading) {
      (function, items) throws(RFunction.Problem) in
      var scores: [Double] = []
      for item in items {
        let score = try function.value([item])
        guard score == 0 || ComparisonMatrix.supportedRatios.contains(score) else {
          throw RFunction.Problem(description: "its value \(score) is not a score")
        }
        scores.append(score)
      }
      guard scores.contains(where: { $0 > 0 }) else {
        throw RFunction.Problem(description: "its values are all 0")
      }
      return .priorities(scores)
    }
  }

  /// The judgments that a function makes of the attributes of alternatives; `nil`, and an omission,
  /// if it is not understood.
  private func evaluated(
    _ value: Document.Value, of node: Int, parameterCount: Int, _ reading: inout ImportReading,
    _ body: (RFunction, [[String: Double]]) throws(RFunction.Problem) -> Judgments
  ) -> Judgments? {
    let name = hierarchy.nodes[node].name
    do throws(RFunction.Problem) {
      let function = try RFunction(value.text())
      guard function.parameters.count == parameterCount else {
        throw RFunction.Problem(description: "it has \(function.parameters.count) parameters")
      }
      guard hierarchy.nodes[node].children.isEmpty, !numbers.isEmpty else {
        throw RFunction.Problem(description: "only alternatives have attributes")
      }
      let items = hierarchy.nodes[node].alternatives?.map { numbers[$0] } ?? numbers
      let judgments = try body(function, items)
      reading.remark(
        "the function of '\(name)' is read as its values for the attributes", at: .value(value))
      return judgments
    } catch {
      reading.leaveOut(
        "the function of '\(name)' is not understood, so that '\(name)' is not judged: "
          + error.description, at: .value(value))
      return nil
    }
  }
}
