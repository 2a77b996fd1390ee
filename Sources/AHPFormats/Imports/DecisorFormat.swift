internal import AHP

/// Texts of the program Decisor: matrices with tabs, under headings that begin with `#`.
///
/// Source: R. M. Czekster, https://github.com/czekster/Decisor, its folder `src/Examples`.
enum DecisorFormat: ImportFormat {
  static let title = "a model of Decisor"

  private static let criteriaHeading = "#Criteria Matrix"

  static func recognizes(_ input: ImportInput) -> Bool {
    input.lines.contains { $0.text.trimmed().lowercased() == criteriaHeading.lowercased() }
  }

  /// A matrix under its heading.
  private struct Block {
    let heading: String
    let line: Int
    var rows: [ImportInput.Line] = []
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    var comments: [String] = []
    var blocks: [Block] = []
    for line in input.lines {
      let text = line.text.trimmed()
      if text.hasPrefix("--") || text.hasPrefix("%") {
        // What the model is about stands before the first matrix.
        if blocks.isEmpty { comments.append(String(text.drop { "-% ".contains($0) })) }
      } else if text.hasPrefix("#") {
        let heading = String(text.drop { $0 == "#" }).trimmed()
        blocks.append(
          Block(heading: heading.allSatisfy { $0 == "-" } ? "" : heading, line: line.number))
      } else if !text.isEmpty {
        guard !blocks.isEmpty else {
          reading.refuse("'\(text.prefix(60))' stands before the first matrix", at: line.place)
          continue
        }
        blocks[blocks.count - 1].rows.append(line)
      }
    }
    var hierarchy = ImportedHierarchy()
    hierarchy.nodes = [.init(name: "", place: .file)]
    let text = comments.filter { !$0.isEmpty }.joined(separator: "\n")
    if !text.isEmpty { hierarchy.annotation.text = text }
    read(blocks, into: &hierarchy, &reading)
    return hierarchy
  }

  private static func read(
    _ blocks: [Block], into hierarchy: inout ImportedHierarchy, _ reading: inout ImportReading
  ) {
    let end = blocks.firstIndex { $0.heading.lowercased() == "end of model description" }
    for block in blocks[(end ?? blocks.endIndex)...] where !block.rows.isEmpty {
      reading.leaveOut(
        "'\(block.heading)' behind the model is left out", at: .line(block.line))
    }
    var goalBlock: Block?
    var matrices: [(block: Block, node: Int)] = []
    for block in blocks[..<(end ?? blocks.endIndex)] where !block.heading.isEmpty {
      if block.heading.lowercased() == "criteria matrix" {
        if goalBlock != nil {
          reading.refuse("the criteria matrix is given twice", at: .line(block.line))
        }
        goalBlock = block
        continue
      }
      let parts = block.heading.split(separator: ";", maxSplits: 1)
      if parts.count == 2 {
        let names = parts[1].split(separator: "-").map { String($0).trimmed() }
        if !hierarchy.alternatives.isEmpty, hierarchy.alternatives.map(\.name) != names {
          reading.refuse("the alternatives are named twice", at: .line(block.line))
        }
        if names.count != block.rows.count {
          reading.refuse(
            "there are \(names.count) alternatives between hyphens and \(block.rows.count) rows "
              + "(expected as many)", at: .line(block.line),
            hint: "a name with a hyphen is taken for two: write another character")
        }
        hierarchy.alternatives = names.map { Alternative($0) }
      }
      let node = hierarchy.add(
        String(parts.first ?? "").trimmed(), at: .line(block.line), under: 0)
      matrices.append((block, node))
    }
    if hierarchy.alternatives.isEmpty {
      reading.refuse(
        "the alternatives are not named (expected '#Criterion;First-Second-…' once)", at: .file)
      return
    }
    if let goalBlock { set(goalBlock, of: 0, in: &hierarchy, &reading) }
    for (block, node) in matrices { set(block, of: node, in: &hierarchy, &reading) }
  }

  private static func set(
    _ block: Block, of node: Int, in hierarchy: inout ImportedHierarchy,
    _ reading: inout ImportReading
  ) {
    let names = hierarchy.itemNames(of: node)
    guard block.rows.count == names.count else {
      reading.refuse(
        "the matrix '\(block.heading)' has \(block.rows.count) rows (expected \(names.count))",
        at: .line(block.line))
      return
    }
    var cells: [[ImportReading.Cell]] = []
    for row in block.rows {
      let entries = row.text.split { $0 == "\t" || $0 == " " }.map {
        ImportReading.Cell(text: String($0), place: row.place)
      }
      guard entries.count == names.count else {
        reading.refuse(
          "the row has \(entries.count) entries (expected \(names.count))", at: row.place)
        continue
      }
      cells.append(entries)
    }
    guard cells.count == names.count, let matrix = reading.matrix(cells, of: names) else { return }
    hierarchy.nodes[node].judgments = [(nil, Judgments(matrix))]
  }
}
