internal import AHP

/// YAML files of the program ahp-cli: full matrices, and labels that the lowest criteria compare.
///
/// Source: https://github.com/Carmel132/ahp-cli.
enum AHPCLIFormat: ImportFormat {
  static let title = "a model of ahp-cli"

  /// An entry is what is computed with there, so that 0.333 is not 1/3.
  static let roundedRatios: RoundedRatio.Reading? = nil

  static func recognizes(_ input: ImportInput) -> Bool {
    guard let root = input.yamlRoot ?? input.jsonRoot else { return false }
    return root["labels"] != nil && root["criteria"]?["comparisons"] != nil
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    guard let root = input.root, let goal = root["criteria"] else { return nil }
    reading.leaveOutOthers(of: root, than: ["labels", "criteria"], "the file")
    var hierarchy = ImportedHierarchy()
    hierarchy.alternatives = reading.elements(root["labels"], "the labels").compactMap {
      reading.name($0, of: "a label").map { Alternative($0) }
    }
    hierarchy.nodes = [
      .init(name: name(of: goal, &reading) ?? "", place: .value(goal))
    ]
    var values = [goal]
    var node = 0
    while node < values.count {
      let value = values[node]
      reading.leaveOutOthers(
        of: value, than: ["name", "comparisons", "subcriteria"],
        "'\(hierarchy.nodes[node].name)'")
      for child in reading.elements(value["subcriteria"], "the criteria below another") {
        guard let name = name(of: child, &reading) else { continue }
        hierarchy.add(name, at: .value(child), under: node)
        values.append(child)
      }
      if let matrix = value["comparisons"],
        let judgments = reading.matrix(
          matrix, of: hierarchy.itemNames(of: node),
          "the matrix of '\(hierarchy.nodes[node].name)'")
      {
        hierarchy.nodes[node].judgments = [(nil, judgments)]
      }
      node += 1
    }
    return hierarchy
  }

  private static func name(
    of criterion: Document.Value, _ reading: inout ImportReading
  ) -> String? {
    guard criterion.kind == .object, let name = criterion["name"] else {
      reading.refuse("a criterion has no name", at: .value(criterion))
      return nil
    }
    return reading.name(name, of: "a criterion")
  }
}
