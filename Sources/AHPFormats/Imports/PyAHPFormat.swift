internal import AHP

/// JSON files of the Python package pyAHP.
///
/// Source: https://github.com/pyAHP/pyAHP, its folder `examples`.
enum PyAHPFormat: ImportFormat {
  static let title = "a model of pyAHP"

  /// An entry can be `[1, 9]`, so that 0.11 says 0.11.
  static let roundedRatios: RoundedRatio.Reading? = nil

  private static let criteriaKey = "criteria"
  private static let matricesKey = "preferenceMatrices"

  static func recognizes(_ input: ImportInput) -> Bool { input.jsonRoot?[matricesKey] != nil }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    guard let root = input.jsonRoot else { return nil }
    reading.leaveOutOthers(
      of: root,
      than: ["name", "method", criteriaKey, "subCriteria", "alternatives", matricesKey],
      "the model")
    var hierarchy = ImportedHierarchy()
    hierarchy.nodes = [
      .init(name: root["name"].flatMap { reading.name($0, of: "the model") } ?? "", place: .file)
    ]
    if let method = root["method"] { hierarchy.settings.prioritization = rule(method, &reading) }
    hierarchy.alternatives = reading.elements(root["alternatives"], "the alternatives")
      .compactMap { reading.name($0, of: "an alternative").map { Alternative($0) } }
    addCriteria(root, to: &hierarchy, &reading)
    setMatrices(root, of: &hierarchy, &reading)
    return hierarchy
  }

  private static func rule(
    _ value: Document.Value, _ reading: inout ImportReading
  ) -> PrioritizationMethod? {
    switch value.text() {
    case "approximate": return .normalizedColumns
    case "eigenvalue": return .eigenvector
    case "geometric": return .geometricMean
    default:
      reading.leaveOut(
        "the method \(value.described()) is not known (expected approximate, eigenvalue, geometric)",
        at: .value(value))
      return nil
    }
  }

  private static func addCriteria(
    _ root: Document.Value, to hierarchy: inout ImportedHierarchy, _ reading: inout ImportReading
  ) {
    for value in reading.elements(root[criteriaKey], "the criteria") {
      if let name = reading.name(value, of: "a criterion") {
        hierarchy.add(name, at: .value(value), under: 0)
      }
    }
    var below = Dictionary(
      reading.members(root["subCriteria"], "the criteria below others").map {
        ($0.key.text().trimmed(), $0)
      }, uniquingKeysWith: { first, _ in first })
    var node = 1
    // Each list is taken once, so that this ends although criteria come to be while it goes on.
    while node < hierarchy.nodes.count {
      if let member = below.removeValue(forKey: hierarchy.nodes[node].name) {
        for value in reading.elements(member.value, "the criteria below '\(member.key.text())'") {
          if let name = reading.name(value, of: "a criterion") {
            hierarchy.add(name, at: .value(value), under: node)
          }
        }
      }
      node += 1
    }
    for member in below.values.sorted(by: { $0.key.index < $1.key.index }) {
      reading.leaveOut(
        "'\(member.key.text())' has criteria below it, but is no criterion", at: .value(member.key))
    }
  }

  private static func setMatrices(
    _ root: Document.Value, of hierarchy: inout ImportedHierarchy, _ reading: inout ImportReading
  ) {
    var nodes: [String: Int] = [:]
    for (node, entry) in hierarchy.nodes.enumerated() {
      let key =
        node == 0
        ? criteriaKey
        : (entry.children.isEmpty ? "alternatives:" : "subCriteria:") + entry.name
      nodes[key] = nodes[key] ?? node
    }
    for member in reading.members(root[matricesKey], "the matrices") {
      let key = member.key.text()
      guard let node = nodes[key] else {
        reading.leaveOut(
          "the matrix '\(key)' belongs to no criterion"
            + Spelling.question(for: key, among: nodes.keys.sorted()), at: .value(member.key))
        continue
      }
      let names = hierarchy.itemNames(of: node)
      if let judgments = reading.matrix(member.value, of: names, "the matrix '\(key)'") {
        hierarchy.nodes[node].judgments = [(nil, judgments)]
      }
    }
  }
}
