internal import AHP

/// Heads of columns that name a pair, as `criterion|first|second`.
enum PairHead {
  /// What is wrong with such a head.
  enum Problem: Error {
    /// It has too few bars.
    case tooFewParts
    case unknownCriterion(path: String)
    case unknownItem(String, ComparisonSetID)
    case selfComparison(String)
    /// Names with bars in them let it be read as several pairs.
    case ambiguous

    /// The message on a head.
    func message(of head: String, _ names: inout QuestionNames) -> String {
      switch self {
      case .tooFewParts: "the column '\(head)' is not a pair (expected criterion|first|second)"
      case .unknownCriterion(let path): names.message(onUnknownPath: path)
      case .unknownItem(let name, let set): names.items(of: set).message(onUnknownName: name)
      case .selfComparison(let name): ItemNames.message(onSelfComparison: name)
      case .ambiguous: "the column '\(head)' can be read as several pairs of the model"
      }
    }
  }

  typealias Pair = (question: QuestionID, isReversed: Bool)

  /// The question that a head names.
  ///
  /// Names of the model can have bars in them, so that each way to join the parts is tried that
  /// these names allow.
  ///
  /// - Complexity: O(length) lookups of O(length) at most, and one lookup if no name has bars: the
  ///   number of ways depends on the model alone.
  static func question(
    of head: String, _ names: inout QuestionNames
  ) -> Result<Pair, Problem> {
    let parts = head.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return .failure(.tooFewParts) }
    var found: [Pair] = []
    var problem: Problem?
    for split in splits(of: parts, &names) {
      switch question(split.path, split.first, split.second, &names) {
      case .success(let pair): found.append(pair)
      case .failure(let other): problem = problem ?? other
      }
      if found.count > 1 { return .failure(.ambiguous) }
    }
    if let pair = found.first { return .success(pair) }
    if let problem { return .failure(problem) }
    // No name has so many bars: the message is on the reading that most heads are meant to have.
    let usual = usualSplit(of: parts)
    return question(usual.path, usual.first, usual.second, &names)
  }

  /// The path and the names of a pair, as a head may have them.
  struct Split {
    let path: String
    let first: String
    let second: String
  }

  /// The ways to join the parts of a head that the names of the model allow by their numbers of
  /// bars.
  static func splits(of parts: [Substring], _ names: inout QuestionNames) -> [Split] {
    if parts.count == 3 { return [usualSplit(of: parts)] }
    var splits: [Split] = []
    // Two of the bars separate the three texts.
    let bars = parts.count - 3
    for inPath in 0...min(names.mostBarsInPath, bars) {
      let path = text(parts[...inPath])
      guard let set = set(path, &names) else { continue }
      let most = names.mostBarsInItems(of: set)
      let inItems = bars - inPath
      guard inItems <= 2 * most else { continue }
      for inFirst in max(0, inItems - most)...min(inItems, most) {
        let end = inPath + 2 + inFirst
        splits.append(
          Split(path: path, first: text(parts[inPath + 1..<end]), second: text(parts[end...])))
      }
    }
    return splits
  }

  /// The way without a bar in the path and the first name.
  private static func usualSplit(of parts: [Substring]) -> Split {
    Split(path: text(parts[...0]), first: text(parts[1...1]), second: text(parts[2...]))
  }

  private static func text(_ parts: ArraySlice<Substring>) -> String {
    parts.joined(separator: "|").trimmed()
  }

  /// The set at a path; a path with an apostrophe before it stands for the one without too.
  private static func set(_ path: String, _ names: inout QuestionNames) -> ComparisonSetID? {
    names.set(at: path) ?? names.set(ofCell: path)
  }

  private static func question(
    _ path: String, _ first: String, _ second: String, _ names: inout QuestionNames
  ) -> Result<Pair, Problem> {
    guard let set = set(path, &names) else {
      return .failure(.unknownCriterion(path: path))
    }
    let list = names.items(of: set).list
    var positions: [Int] = []
    for name in [first, second] {
      guard let position = list.position(of: name) ?? list.position(ofCell: name) else {
        return .failure(.unknownItem(name, set))
      }
      positions.append(position)
    }
    guard positions[0] != positions[1] else { return .failure(.selfComparison(first)) }
    return .success(names.question(of: set, item: positions[0], against: positions[1]))
  }
}
