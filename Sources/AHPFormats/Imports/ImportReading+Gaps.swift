internal import AHP

extension ImportReading {
  /// Records that everybody's judgments do not connect all items, so that they have no priorities.
  /// Those of one participant need not: a group's may do so together.
  ///
  /// - Parameters:
  ///   - judgments: The judgments.
  ///   - name: What compares the items.
  ///   - names: The names of the items.
  ///   - place: Where the judgments stand in the file.
  /// - Complexity: O(judgments).
  mutating func remarkOnGaps(
    in judgments: Judgments, of name: String, names: @autoclosure () -> [String],
    at place: ImportPlace
  ) {
    guard let matrix = judgments.matrix, matrix.missingCount > 0 else { return }
    let groups = matrix.components()
    guard groups.count > 1, groups.count < matrix.order else { return }
    let names = names()
    let list = groups.map { group in
      "{" + group.map { names[$0] }.joined(separator: ", ") + "}"
    }.joined(separator: " and ")
    remark(
      "the comparisons of '\(name)' do not connect all items, so that it has no priorities yet: "
        + "\(list) are not compared with each other", at: place)
  }
}
