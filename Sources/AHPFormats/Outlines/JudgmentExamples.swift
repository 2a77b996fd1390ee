public import AHP

/// How judgments are written in a model file, for people who have none yet.
public enum JudgmentExamples {
  /// One form of judgments, with an example about some items.
  package struct Example {
    /// The form.
    package let key: String
    /// What stands under the key, in one line.
    package let value: String
    /// What it means.
    package let meaning: String
  }

  /// Returns an example of each form in which items can be judged.
  ///
  /// - Parameter items: The names of two or more items.
  /// - Complexity: O(items²).
  package static func all(for items: [String]) -> [Example] {
    let names = items.map(quoted)
    // Each item is twice as good as the next, so that all judgments go together.
    func ratio(_ row: Int, _ column: Int) -> String {
      row < column ? "\(1 << min(column - row, 3))" : "1/\(1 << min(row - column, 3))"
    }
    let pairs = Array(UpperTriangle.pairs(order: items.count))
    let rows = items.indices.map { row in
      "["
        + items.indices.map { $0 == row ? "1" : ratio(row, $0) }.joined(separator: ", ") + "]"
    }
    let shares = names.enumerated().map { "\($1): \(1 << min(names.count - 1 - $0, 3))" }
      .joined(separator: ", ")
    return [
      Example(
        key: JudgmentForm.comparisons.rawValue,
        value: "["
          + pairs.map { "[\(names[$0.row]), \(names[$0.column]), \(ratio($0.row, $0.column))]" }
          .joined(separator: ", ") + "]",
        meaning: "2: the first is preferred 2 times, on a scale to 9; 1/2: the second; 1: neither"),
      Example(
        key: JudgmentForm.upperTriangle.rawValue,
        value: "[" + pairs.map { ratio($0.row, $0.column) }.joined(separator: ", ") + "]",
        meaning: "the same without names, row by row above the diagonal; null if missing"),
      Example(
        key: JudgmentForm.matrix.rawValue, value: "[\(rows.joined(separator: ", "))]",
        meaning: "the same as a whole matrix"),
      Example(
        key: JudgmentForm.priorities.rawValue, value: "{\(shares)}",
        meaning: "the priorities themselves, in any unit"),
      Example(
        key: JudgmentForm.ranks.rawValue, value: "[\(names.joined(separator: ", "))]",
        meaning: "the order alone, the most important first, from which weights follow"),
    ]
  }

  /// The most items that the comment of a new model has examples for.
  private static let mostItems = 4

  /// Returns the lines that end a new model in YAML: an example of each form, as comments.
  ///
  /// - Complexity: O(criteria).
  public static func comment(for model: DecisionModel) -> String {
    guard
      let criterion = model.criteria.indices.first(where: {
        (2...mostItems).contains(model.itemCount(of: $0))
      }) ?? model.criteria.indices.first(where: { model.itemCount(of: $0) > 1 })
    else { return "" }
    let names = Array(model.itemNames(of: criterion).prefix(mostItems))
    let examples = all(for: names).map { example in
      "#   \(example.key): \(example.value)\n#     # \(example.meaning)\n"
    }
    return """

      # Judgments stand under what they are about, the goal too, beside its 'name', in one of these
      # forms. For \(quoted(model.criteria[criterion].name)), for example:
      #
      \(examples.joined())#
      # 'ahp help judgments' says more. 'ahp questionnaire' and 'ahp judge' ask people instead.

      """
  }

  /// A name as YAML has it within brackets.
  private static func quoted(_ name: String) -> String {
    let isPlain =
      name.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "_" }
      && (name.first?.isLetter ?? false)
      && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(name.lowercased())
    if isPlain { return name }
    return "\""
      + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
