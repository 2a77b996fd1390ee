public import AHP

/// Models without judgments, written as indented outlines.
///
///     Choose a leader
///       Experience
///       Education
///         Degree
///         School
///     Alternatives:
///       Tom
///       Dick
///
/// The first line is the goal. A line that is indented further than the one above is below it; how
/// far, and by tabs or spaces, is free, as long as siblings agree. `Alternatives:`, as far left as
/// the goal, heads the list of alternatives. Blank lines are ignored, and so is the mark of a list
/// before a name: `-`, `*`, `+`, `•` or a dash, and a space.
public enum ModelOutline {
  /// Reads an outline from the file at a path, or from standard input for `-`, as a model without
  /// judgments.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - name: The name of the model; `nil` for that of the goal.
  ///   - alternatives: The alternatives, if the outline has none.
  ///   - note: Takes what is to be known of how the outline is read, with its name.
  /// - Throws: `FileError` with every problem of the outline, in its order.
  public static func read(
    _ path: String, name: String? = nil, alternatives: [String] = [],
    note: (String) -> Void = { _ in }
  ) throws(FileError) -> DecisionModel {
    var source = try FileInput.read(path, limit: YAMLReader.limit(of: "an outline"))
    if TextEncoding.isUTF16(source.bytes) {
      source = TextEncoding.utf8(source)
    } else if let found = TextEncoding.windows1252(source) {
      note("\(source.name):\(found.line): \(found.remark)")
      source = found.text
    }
    return try read(source, name: name, alternatives: alternatives)
  }

  /// Reads an outline from text, as if it stood in a file of the given name.
  ///
  /// - Throws: `FileError` with every problem of the text, in its order.
  public static func read(text: String, fileName: String) throws(FileError) -> DecisionModel {
    try read(SourceText(name: fileName, bytes: Array(text.utf8)), name: nil, alternatives: [])
  }

  private static func read(
    _ source: SourceText, name: String?, alternatives: [String]
  ) throws(FileError) -> DecisionModel {
    try source.checkEncoding()
    if let problem = modelProblem(source) { throw FileError(problem) }
    var reader = OutlineReader(source)
    return try reader.read(name: name, alternatives: alternatives)
  }
}

extension ModelOutline {
  /// The problem that a text is a model or another document already, rather than an outline.
  private static func modelProblem(_ source: SourceText) -> Diagnostic? {
    let text = String(decoding: source.bytes.dropFirst(source.markLength), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { return nil }
    let isDocument =
      first.hasPrefix("{") || first.hasPrefix("---") || first.hasPrefix("%YAML")
      || lines.contains { $0.hasPrefix("ahp:") || $0.hasPrefix("goal:") }
    guard isDocument else { return nil }
    return Diagnostic(
      "the file is a model, not an outline (expected names, those of criteria indented below the "
        + "goal)", in: source)
  }
}

/// Reads one outline.
private struct OutlineReader {
  private static let alternativesHeading = "alternatives:"

  /// A line that is not blank.
  private struct Line {
    let name: String
    let indentation: Substring
    let position: SourcePosition
  }

  /// What stands in a line, as the parent of deeper lines.
  private enum Place {
    case criterion(CriterionID)
    case alternatives
    case alternative
  }

  private let source: SourceText
  private var criteria: PositionedArray<CriterionID, Criterion> = []
  private var alternatives: [Alternative] = []
  private var alternativesLine: Line?
  private var problems: [Diagnostic] = []
  private var problemCount = 0
  /// The lines that the current one may be below, with their indentations, outermost first.
  private var open: [(indentation: Substring, place: Place)] = []
  /// For each parent and name the line that has it.
  private var linesOfCriteria: [CriterionID: [String: Int]] = [:]
  private var linesOfAlternatives: [String: Int] = [:]
  private var lookalikesOfCriteria: [CriterionID: Lookalikes] = [:]
  private var lookalikesOfAlternatives = Lookalikes()

  init(_ source: SourceText) { self.source = source }

  mutating func read(
    name: String?, alternatives given: [String]
  ) throws(FileError) -> DecisionModel {
    for line in lines() { read(line) }
    if criteria.isEmpty && problemCount == 0 {
      throw FileError(
        Diagnostic("the outline is empty (expected a goal in the first line)", in: source))
    }
    take(given)
    if let name, !ModelName.isGood(name) {
      report("\(ModelError.badName(name))", at: nil)
    }
    if problemCount == 0 && criteria.count == 1 && alternatives.count < 2 {
      report(
        "there is nothing to compare (expected criteria below the goal, or two alternatives)",
        at: nil)
    }
    guard problemCount == 0 else {
      throw FileError(problems, furtherCount: problemCount - problems.count)
    }
    return DecisionModel(
      unchecked: name ?? criteria[criteria.startIndex].name, criteria: criteria.elements,
      alternatives: alternatives, participants: [])
  }

  /// Returns the lines that are not blank, without white space at their ends.
  ///
  /// - Complexity: O(bytes).
  private func lines() -> [Line] {
    let text = String(decoding: source.bytes.dropFirst(source.markLength), as: UTF8.self)
    var lines: [Line] = []
    let all = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, scalars) in all.enumerated() {
      let indentation = scalars.prefix { $0 == " " || $0 == "\t" }
      let name = Self.withoutMark(String(scalars).trimmed())
      if name.isEmpty { continue }
      lines.append(
        Line(
          name: name, indentation: Substring(indentation),
          position: SourcePosition(line: number + 1, column: indentation.count + 1)))
    }
    return lines
  }

  /// The name without the mark of a list before it.
  private static func withoutMark(_ name: String) -> String {
    guard let mark = name.first, "-*+•–—".contains(mark),
      name.dropFirst().first?.isWhitespace ?? true
    else { return name }
    return String(name.dropFirst()).trimmed()
  }

  private mutating func read(_ line: Line) {
    if !ModelName.isGood(line.name) {
      report("\(ModelError.badName(line.name))", at: line)
    }
    guard let goal = open.first else {
      open = [(line.indentation, .criterion(criteria.append(Criterion(line.name))))]
      if line.name.lowercased() == Self.alternativesHeading {
        report("the outline begins with its alternatives (expected the goal)", at: line)
      }
      return
    }
    let isHeading = line.name.lowercased() == Self.alternativesHeading
    if line.indentation == goal.indentation {
      if isHeading { return beginAlternatives(line) }
      report(
        "'\(line.name)' stands beside the goal '\(criteria[criteria.startIndex].name)' (expected one goal)",
        at: line,
        hint: "indent what is below the goal")
      return
    }
    // The line must be deeper than the innermost open line, or beside one of the open lines.
    while let last = open.last, last.indentation != line.indentation,
      !isDeeper(line.indentation, than: last.indentation)
    {
      guard open.count > 1 else {
        report(
          "the indentation of '\(line.name)' fits none of the lines above (expected tabs or spaces as "
            + "there)", at: line)
        return
      }
      let closed = open.removeLast()
      if let outer = open.last, isDeeper(line.indentation, than: outer.indentation) {
        report(
          "the indentation of '\(line.name)' fits none of the lines above (expected that of a "
            + "sibling)", at: line)
        open.append(closed)
        return
      }
    }
    if let last = open.last, last.indentation == line.indentation { open.removeLast() }
    guard let above = open.last else { return }
    if isHeading {
      report(
        "'\(line.name)' is indented (expected as far left as the goal)", at: line)
    }
    add(line, under: above.place)
  }

  private func isDeeper(_ indentation: Substring, than other: Substring) -> Bool {
    indentation.utf8.count > other.utf8.count && indentation.hasPrefix(other)
  }

  private mutating func beginAlternatives(_ line: Line) {
    if let first = alternativesLine {
      report(
        "the alternatives are given twice (first in line \(first.position.line))", at: line)
    }
    alternativesLine = line
    // No more criteria follow: deeper lines are alternatives.
    open = [(line.indentation, .alternatives)]
  }

  private mutating func add(_ line: Line, under place: Place) {
    switch place {
    case .alternative:
      report("'\(line.name)' is below an alternative (expected a flat list)", at: line)
    case .alternatives:
      let known = linesOfAlternatives
      if let other = lookalikesOfAlternatives.insert(line.name, isKnown: { known[$0] != nil }) {
        report(Lookalikes.message("alternative", line.name, other), at: line)
      }
      if let first = linesOfAlternatives.updateValue(line.position.line, forKey: line.name) {
        report(
          "the alternative '\(line.name)' is given twice (first in line \(first))", at: line)
      }
      alternatives.append(Alternative(line.name))
      open.append((line.indentation, .alternative))
    case .criterion(let parent):
      let known = linesOfCriteria[parent]
      if let other = lookalikesOfCriteria[parent, default: Lookalikes()].insert(
        line.name, isKnown: { known?[$0] != nil })
      {
        report(Lookalikes.message("criterion", line.name, other), at: line)
      }
      if let first = linesOfCriteria[parent, default: [:]].updateValue(
        line.position.line, forKey: line.name)
      {
        report(
          "'\(line.name)' is given twice under '\(criteria[parent].name)' (first in line \(first))",
          at: line)
      }
      var criterion = Criterion(line.name)
      criterion.parents = [parent]
      criteria[parent].children.append(criteria.endIndex)
      open.append((line.indentation, .criterion(criteria.append(criterion))))
    }
  }

  /// Adds alternatives that were given besides the outline.
  private mutating func take(_ given: [String]) {
    if let line = alternativesLine {
      if !given.isEmpty {
        report("the outline has alternatives of its own (found others beside it)", at: line)
      }
      if alternatives.isEmpty { report("there are no alternatives here", at: line) }
      return
    }
    var seen: Set<String> = []
    var lookalikes = Lookalikes()
    for name in given.map({ $0.trimmed() }) {
      if let other = lookalikes.insert(name, isKnown: seen.contains) {
        report(Lookalikes.message("alternative", name, other), at: nil)
      }
      if !ModelName.isGood(name) {
        report("\(ModelError.badName(name))", at: nil)
      } else if !seen.insert(name).inserted {
        report("the alternative '\(name)' is given twice", at: nil)
      }
      alternatives.append(Alternative(name))
    }
  }

  private mutating func report(_ message: String, at line: Line?, hint: String? = nil) {
    problemCount += 1
    guard problems.count < FileError.spelledOut else { return }
    problems.append(Diagnostic(message, in: source, at: line?.position, hint: hint))
  }
}
