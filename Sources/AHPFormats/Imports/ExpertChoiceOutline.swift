internal import AHP

/// The tree view of Expert Choice as it prints it, with local (`L:`) and global (`G:`) priorities:
/// direct priorities, and the global ones as reported results.
enum ExpertChoiceOutline: ImportFormat {
  static let title = "a tree view of Expert Choice"

  static func recognizes(_ input: ImportInput) -> Bool {
    input.lines.contains { Entry($0).map { $0.local != nil } ?? false }
  }

  /// A line with a name.
  private struct Entry {
    let name: String
    /// The column in which the name begins.
    let indentation: Int
    let local: String?
    let global: String?
    let line: Int

    init?(_ line: ImportInput.Line) {
      // Branches of the tree are drawn with these characters.
      let indentation = line.text.prefix { $0.isWhitespace || "|├└│─•*+-".contains($0) }
      let text = line.text.dropFirst(indentation.count)
      guard !text.isEmpty else { return nil }
      self.indentation = indentation.reduce(0) { $0 + ($1 == "\t" ? 8 - $0 % 8 : 1) }
      self.line = line.number
      local = Self.number(after: "L:", in: text)
      global = Self.number(after: "G:", in: text)
      let end = [text.firstRange(of: "(L:"), text.firstRange(of: "(G:")].compactMap {
        $0?.lowerBound
      }.min()
      let written = String(text[..<(end ?? text.endIndex)]).trimmed()
      // The program prints 'Goal:' before the name of the goal.
      name =
        written.hasPrefix("Goal:") && written.count > "Goal:".count
        ? String(written.dropFirst("Goal:".count)).trimmed() : written
    }

    /// The digits behind a mark; with a zero before the point.
    private static func number(after mark: String, in text: Substring) -> String? {
      guard let range = text.firstRange(of: mark) else { return nil }
      let digits = text[range.upperBound...].drop { $0 == " " || $0 == "\u{A0}" }
        .prefix { ($0.isASCII && $0.isNumber) || $0 == "." || $0 == "," || $0 == "%" }
        .map { $0 == "," ? "." : $0 }
      guard !digits.isEmpty else { return nil }
      return digits.first == "." ? "0" + String(digits) : String(digits)
    }
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    let entries = input.lines.compactMap(Entry.init)
    var hierarchy = ImportedHierarchy()
    var locals: [Double?] = []
    var globals: [PrintedNumber?] = []
    // The lines that the next may be below, outermost first.
    var open: [(indentation: Int, node: Int)] = []
    for entry in entries {
      while let last = open.last, last.indentation >= entry.indentation { open.removeLast() }
      if hierarchy.nodes.isEmpty {
        hierarchy.nodes = [.init(name: entry.name, place: .line(entry.line))]
      } else if let above = open.last {
        hierarchy.add(entry.name, at: .line(entry.line), under: above.node)
      } else {
        reading.refuse(
          "'\(entry.name)' stands beside the goal (expected it further to the right)",
          at: .line(entry.line))
        continue
      }
      open.append((entry.indentation, hierarchy.nodes.count - 1))
      locals.append(entry.local.flatMap { PrintedNumber($0)?.value })
      globals.append(entry.global.flatMap { PrintedNumber($0) })
    }
    for node in hierarchy.nodes.indices where !hierarchy.nodes[node].children.isEmpty {
      set(locals, globals, of: node, in: &hierarchy, &reading)
    }
    hierarchy.annotation.source = "Tree view of Expert Choice"
    reading.remark(
      "priorities are read in their printed digits, so that products may differ in the last one",
      at: .line(entries.first?.line ?? 1))
    return hierarchy
  }

  private static func set(
    _ locals: [Double?], _ globals: [PrintedNumber?], of node: Int,
    in hierarchy: inout ImportedHierarchy, _ reading: inout ImportReading
  ) {
    let entry = hierarchy.nodes[node]
    let printed = entry.children.map { globals[$0] }
    // Without all local ones, the global ones below one criterion have the same proportions.
    let local = entry.children.compactMap { locals[$0] }
    let weights =
      local.count == entry.children.count ? local : printed.compactMap { $0?.value }
    guard weights.count == entry.children.count else {
      reading.leaveOut(
        "priorities below '\(entry.name)', which not all have, are left out", at: entry.place)
      return
    }
    if let priorities = reading.priorities(weights, of: entry.name, at: entry.place) {
      hierarchy.nodes[node].judgments = [(nil, priorities)]
    }
    var values: [ReportedValue] = []
    for (item, child) in entry.children.enumerated() {
      guard let number = printed[item] else { continue }
      if reading.leavesOut(
        number, of: hierarchy.nodes[child].name, at: hierarchy.nodes[child].place)
      {
        continue
      }
      values.append(ReportedValue(.globalPriority(item: item), printed: number))
    }
    if !values.isEmpty {
      hierarchy.nodes[node].reported = [ReportedResults(source: "Tree view", values: values)]
    }
  }
}
