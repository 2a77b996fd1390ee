internal import AHP

/// Hierarchies and projects of AHP-OS: the text of a hierarchy, and the JSON of a project with its
/// participants' judgments.
///
/// Source: K. D. Goepel, "Implementation of an online software tool for the analytic hierarchy
/// process (AHP-OS)", *International Journal of the Analytic Hierarchy Process* 10 (2018), 469–487,
/// doi:10.13033/ijahp.v10i3.590.
enum AHPOSFormat: ImportFormat {
  static let title = "a project of AHP-OS"

  static func recognizes(_ input: ImportInput) -> Bool {
    if let root = input.jsonRoot {
      return root["pwc"] != nil || root["pj"]?.elements().first?["project_hText"] != nil
    }
    let statements = AHPOSHierarchy.statements(input.lines)
    return !statements.isEmpty
      && statements.allSatisfy { $0.text.contains(":") && !$0.text.contains("{") }
      && input.lines.last { !$0.text.trimmed().isEmpty }?.text.trimmed().hasSuffix(";") == true
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    if let root = input.jsonRoot {
      var project = AHPOSProject()
      return project.hierarchy(root, &reading)
    }
    var hierarchy = ImportedHierarchy()
    AHPOSHierarchy.read(AHPOSHierarchy.statements(input.lines), into: &hierarchy, &reading)
    return hierarchy
  }
}

/// The text of a hierarchy: `node: leaf[=weight], leaf[=weight], …;` for each node that has
/// something below it, the goal first.
enum AHPOSHierarchy {
  /// What stands before a semicolon.
  struct Statement {
    let text: String
    let place: ImportPlace
  }

  static func statements(_ lines: [ImportInput.Line]) -> [Statement] {
    var statements: [Statement] = []
    var text = ""
    var place: ImportPlace?
    for line in lines {
      var rest = line.text[...]
      while let end = rest.firstIndex(of: ";") {
        text += rest[..<end]
        if !text.trimmed().isEmpty {
          statements.append(Statement(text: text, place: place ?? line.place))
        }
        (text, place) = ("", nil)
        rest = rest[rest.index(after: end)...]
      }
      if place == nil, !rest.allSatisfy(\.isWhitespace) { place = line.place }
      text += rest + " "
    }
    if !text.trimmed().isEmpty {
      statements.append(Statement(text: text, place: place ?? .file))
    }
    return statements
  }

  /// Reads statements into a hierarchy without nodes.
  static func read(
    _ statements: [Statement], into hierarchy: inout ImportedHierarchy,
    _ reading: inout ImportReading
  ) {
    var nodes: [String: Int] = [:]
    for statement in statements {
      let parts = statement.text.split(
        separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0]).trimmed()
      guard parts.count == 2 else {
        reading.refuse(
          "'\(name.prefix(60))' has nothing below it (expected 'node: leaf, leaf;')",
          at: statement.place)
        continue
      }
      if hierarchy.nodes.isEmpty {
        hierarchy.nodes = [.init(name: name, place: statement.place)]
        nodes[name] = 0
      }
      guard let node = nodes[name] else {
        reading.refuse(
          "'\(name)' is below no node" + Spelling.question(for: name, among: nodes.keys.sorted()),
          at: statement.place)
        continue
      }
      guard hierarchy.nodes[node].children.isEmpty else {
        reading.refuse("what is below '\(name)' is given twice", at: statement.place)
        continue
      }
      readLeaves(parts[1], of: node, statement.place, &nodes, &hierarchy, &reading)
    }
    if hierarchy.nodes.isEmpty && !reading.isRefused {
      reading.refuse("the hierarchy is empty", at: .file)
    }
  }

  private static func readLeaves(
    _ text: Substring, of node: Int, _ place: ImportPlace, _ nodes: inout [String: Int],
    _ hierarchy: inout ImportedHierarchy, _ reading: inout ImportReading
  ) {
    var weights: [Double] = []
    let leaves = text.split(separator: ",", omittingEmptySubsequences: false)
    for leaf in leaves {
      let parts = leaf.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0]).trimmed()
      if parts.count == 2,
        let weight = reading.share(String(parts[1]).trimmed(), of: name, at: place)
      {
        weights.append(weight)
      }
      guard nodes[name] == nil else {
        reading.refuse(
          "'\(name)' stands twice in the hierarchy (expected a name of its own for each node)",
          at: place)
        continue
      }
      nodes[name] = hierarchy.add(name, at: place, under: node)
    }
    let name = hierarchy.nodes[node].name
    if weights.count == leaves.count, weights.count == hierarchy.nodes[node].children.count {
      if let priorities = reading.priorities(weights, of: name, at: place) {
        hierarchy.nodes[node].judgments = [(nil, priorities)]
      }
    } else if !weights.isEmpty {
      reading.leaveOut(
        "weights below '\(name)', which not all of them have, are left out", at: place)
    }
  }
}

/// The JSON of a project.
private struct AHPOSProject {
  private var hierarchy = ImportedHierarchy()
  private var participants: [String: ParticipantID] = [:]
  private var nodes = NameList()

  mutating func hierarchy(
    _ root: Document.Value, _ reading: inout ImportReading
  ) -> ImportedHierarchy? {
    reading.leaveOutOthers(of: root, than: ["pj", "alt", "pwc"], "the project")
    guard let project = reading.elements(root["pj"], "the project").first,
      let text = project["project_hText"]
    else {
      reading.refuse("the hierarchy, 'project_hText' of 'pj', is missing", at: .value(root))
      return nil
    }
    readProject(project, &reading)
    let line = ImportInput.Line(number: 1, text: text.text())
    let statements = AHPOSHierarchy.statements([line]).map {
      AHPOSHierarchy.Statement(text: $0.text, place: .value(text))
    }
    AHPOSHierarchy.read(statements, into: &hierarchy, &reading)
    readAlternatives(root["alt"], &reading)
    nodes = NameList(hierarchy.nodes.map(\.name))
    readJudgments(root["pwc"], &reading)
    hierarchy.settings.aggregation = .judgments
    return hierarchy
  }

  private mutating func readProject(_ project: Document.Value, _ reading: inout ImportReading) {
    if let name = project["project_name"] {
      hierarchy.name = reading.name(name, of: "the project")
    }
    if let text = project["project_description"]?.text().trimmed(), !text.isEmpty {
      hierarchy.annotation.text = text
    }
    let facts = [
      "project_sc": "session", "project_author": "author", "project_datetime": "date",
      "project_status": "status",
    ]
    let source = project.members().compactMap { member in
      facts[member.key.text()].flatMap { what in
        let text = member.value.text().trimmed()
        return text.isEmpty ? nil : "\(what) \(text)"
      }
    }
    if !source.isEmpty { hierarchy.annotation.source = "AHP-OS, " + source.joined(separator: ", ") }
    reading.leaveOutOthers(
      of: project,
      than: Set(facts.keys).union(["project_name", "project_description", "project_hText"]),
      "the project")
  }

  private mutating func readAlternatives(
    _ value: Document.Value?, _ reading: inout ImportReading
  ) {
    for entry in reading.elements(value, "the alternatives") {
      // An entry is a name, or a record of which the name is the first text.
      let name =
        entry.kind == .object
        ? entry.members().first {
          $0.value.kind == .string && !$0.key.text().hasSuffix("_sc")
        }?.value : entry
      guard let name else {
        reading.refuse("an alternative has no name", at: .value(entry))
        continue
      }
      if let text = reading.name(name, of: "an alternative") {
        hierarchy.alternatives.append(Alternative(text))
      }
    }
  }

  // MARK: Judgments

  private mutating func readJudgments(
    _ value: Document.Value?, _ reading: inout ImportReading
  ) {
    // For each node and participant the record that has been read, with its time.
    var read: [SIMD2<Int>: (time: Double, place: ImportPlace)] = [:]
    for record in reading.elements(value, "the judgments") {
      guard let person = record["pwc_part"], let nodeName = record["pwc_node"],
        let winners = record["pwc_ab"], let intensities = record["pwc_intense"]
      else {
        reading.refuse(
          "a record of judgments needs pwc_part, pwc_node, pwc_ab and pwc_intense",
          at: .value(record))
        continue
      }
      reading.leaveOutOthers(
        of: record,
        than: ["pwc_part", "pwc_node", "pwc_ab", "pwc_intense", "pwc_timestamp", "pwc_id"],
        "a record of judgments")
      guard let node = nodes.position(of: nodeName.text().trimmed()) else {
        reading.refuse(
          "unknown node \(nodeName.described())"
            + Spelling.question(for: nodeName.text(), among: nodes.names), at: .value(nodeName))
        continue
      }
      guard let participant = participant(person, &reading),
        let matrix = matrix(winners, intensities, of: node, &reading)
      else { continue }
      let time = record["pwc_timestamp"].flatMap { Ratio.decimal($0.text()) } ?? 0
      let key = SIMD2(node, participant.position)
      if let earlier = read[key] {
        let isLater = time >= earlier.time
        reading.leaveOut(
          "earlier judgments of '\(person.text())' on '\(nodeName.text())' are left out",
          at: isLater ? earlier.place : .value(record))
        guard isLater else { continue }
        hierarchy.nodes[node].judgments.removeAll { $0.participant == participant }
      }
      read[key] = (time, .value(record))
      hierarchy.nodes[node].judgments.append((participant, Judgments(matrix)))
    }
    // Judgments replace the weights of the text, which are the default there.
    for (node, entry) in hierarchy.nodes.enumerated()
    where entry.judgments.contains(where: { $0.participant != nil })
      && entry.judgments.contains(where: { $0.participant == nil })
    {
      hierarchy.nodes[node].judgments.removeAll { $0.participant == nil }
      reading.leaveOut(
        "the weights in the text below '\(entry.name)', which people have judged, are left out",
        at: entry.place)
    }
  }

  private mutating func participant(
    _ value: Document.Value, _ reading: inout ImportReading
  ) -> ParticipantID? {
    guard let name = reading.name(value, of: "a participant") else { return nil }
    if let participant = participants[name] { return participant }
    let participant = ParticipantID(hierarchy.participants.count)
    hierarchy.participants.append(Participant(name))
    participants[name] = participant
    return participant
  }

  /// The judgments of a record: which of a pair is preferred, 0 for the first and 1 for the second,
  /// and how much, 1 to 9, for the pairs above the diagonal row by row.
  private func matrix(
    _ winners: Document.Value, _ intensities: Document.Value, of node: Int,
    _ reading: inout ImportReading
  ) -> IncompleteComparisonMatrix? {
    let names = hierarchy.itemNames(of: node)
    let expected = UpperTriangle.count(order: names.count)
    for (value, what) in [(winners, "pwc_ab"), (intensities, "pwc_intense")]
    where value.text().utf8.count != expected {
      reading.refuse(
        "\(what) has \(value.text().utf8.count) digits (expected \(expected) for the "
          + "\(names.count) items of '\(nodes.names[node])')", at: .value(value))
      return nil
    }
    guard !names.isEmpty else { return nil }
    var triangle: [Double?] = []
    for (index, digits) in zip(winners.text().utf8, intensities.text().utf8).enumerated() {
      let (winner, intensity) = (Int(digits.0) - 48, Int(digits.1) - 48)
      guard (0...1).contains(winner), (1...9).contains(intensity) else {
        reading.refuse(
          "digit \(index + 1) of \(winner < 0 || winner > 1 ? "pwc_ab" : "pwc_intense") is not "
            + "\(winner < 0 || winner > 1 ? "0 or 1" : "1 … 9")",
          at: .value(winner < 0 || winner > 1 ? winners : intensities))
        return nil
      }
      triangle.append(winner == 0 ? Double(intensity) : 1 / Double(intensity))
    }
    return IncompleteComparisonMatrix(unchecked: triangle, order: names.count)
  }
}
