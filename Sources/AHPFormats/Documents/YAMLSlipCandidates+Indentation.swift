/// Slips of indentation, and lists among keys.
extension YAMLSlipCandidates {
  /// The columns that lines before one begin in, their dashes aside too; the nearest line's first.
  func levels(above line: Int) -> [Int] {
    var levels: [Int] = []
    for index in (max(0, line - Self.reach)..<line).reversed() where !YAMLLine.isBlank(lines[index])
    {
      for level in [YAMLLine.indentation(lines[index]), YAMLLine.contentStart(lines[index])]
      where !levels.contains(level) {
        levels.append(level)
      }
    }
    return levels
  }

  mutating func addIndentations() {
    guard lines.indices.contains(line), !YAMLLine.isBlank(lines[line]) else { return }
    let start = found.count
    addIndentations(of: line, levels(above: line))
    // The first line of several may be the one that is moved, but not the first of the file, by
    // which all others stand.
    let first = lines.firstIndex { !YAMLLine.isBlank($0) }
    let before = (max(0, line - Self.reach)..<line).reversed()
      .filter { !YAMLLine.isBlank(lines[$0]) && $0 != first }.prefix(2)
    for index in before {
      addIndentations(of: index, [YAMLLine.indentation(lines[line])] + levels(above: index))
    }
    // What changes fewer lines is likelier, and among these the line of the error, unless the line
    // before it stands alone where it is.
    var counts: [Int: Int] = [:]
    for index in max(0, line - Self.reach)..<min(lines.count, line + Self.reach)
    where !YAMLLine.isBlank(lines[index]) {
      counts[YAMLLine.indentation(lines[index]), default: 0] += 1
    }
    let isCommon = counts[YAMLLine.indentation(lines[line]), default: 0] > 2
    func rank(_ slip: YAMLSlip) -> Int {
      if slip.line == line { return 1 }
      return isCommon && counts[slip.column] == 1 ? 0 : 2
    }
    let indentations = found[start...].enumerated().sorted { first, second in
      (first.element.changes.count, rank(first.element), first.offset)
        < (second.element.changes.count, rank(second.element), second.offset)
    }
    found.replaceSubrange(start..., with: indentations.map(\.element))
  }

  private mutating func addIndentations(of line: Int, _ levels: [Int]) {
    let indentation = YAMLLine.indentation(lines[line])
    let before = (0..<line).last { !YAMLLine.isBlank(lines[$0]) }
    let sorted = levels.filter { $0 != indentation }
      .sorted { abs($0 - indentation) < abs($1 - indentation) }
    for level in sorted.prefix(6) {
      var message =
        "the line is indented by \(indentation) \(indentation == 1 ? "blank" : "blanks") (expected "
        + "\(level)"
      if let before, indentation > YAMLLine.indentation(lines[before]),
        level <= YAMLLine.indentation(lines[before]),
        YAMLLine.keyEnd(lines[before]) != nil,
        YAMLLine.valueStart(lines[before]) < YAMLLine.contentEnd(lines[before])
      {
        let end = YAMLLine.contentEnd(lines[before])
        message +=
          ", since '\(shown(lines[before][YAMLLine.contentStart(lines[before])..<end]))' above has its value"
      }
      for extent in Extent.allCases {
        add(message + ")", at: line, indentation, reindented(line, to: level, extent))
      }
    }
  }

  /// Which lines are moved with one.
  private enum Extent: CaseIterable {
    /// Those below it that are indented more.
    case block
    case line
    /// Those below it that are indented as much or more.
    case siblings
  }

  /// A line and those that belong to it, moved together.
  private func reindented(
    _ line: Int, to level: Int, _ extent: Extent
  ) -> [(line: Int, text: [Unicode.Scalar])] {
    let indentation = YAMLLine.indentation(lines[line])
    var changes: [(line: Int, text: [Unicode.Scalar])] = []
    var index = line
    while index < lines.count {
      let own = YAMLLine.indentation(lines[index])
      if !YAMLLine.isBlank(lines[index]) {
        let isPart =
          switch extent {
          case .block: own > indentation
          case .line: false
          case .siblings: own >= indentation
          }
        if index > line && !isPart { break }
        changes.append(
          (
            index,
            Scalars(repeating: " ", count: max(0, own + level - indentation)) + lines[index][own...]
          ))
      }
      index += 1
    }
    return changes
  }

  /// A list that begins among keys.
  mutating func addListAmongKeys() {
    guard lines.indices.contains(line), column < lines[line].count else { return }
    let start = YAMLLine.indentation(lines[line])
    guard start < lines[line].count, lines[line][start] == "-" else { return }
    var changes: [(line: Int, text: [Unicode.Scalar])] = []
    var index = line
    while index < lines.count {
      let own = YAMLLine.indentation(lines[index])
      let isEntry = own == start && own < lines[index].count && lines[index][own] == "-"
      if !YAMLLine.isBlank(lines[index]), own <= start, !isEntry { break }
      changes.append((index, []))
      index += 1
    }
    add(
      "a list begins among keys (expected the key that it belongs to above it, such as 'children:')",
      at: line, start, changes)
  }
}
