/// What the lead of a ranking owes to single judgments.
public enum NearestJudgmentChange: Hashable, Sendable {
  /// There is no judgment to move.
  case noJudgments
  /// No value of the scale in the place of a single judgment changes the lead.
  case never
  /// The judgment that must be moved least on the scale for another lead, and what it becomes.
  case at(JudgmentSensitivity.Entry, JudgmentSensitivity.Change)

  /// Finds the nearest change.
  ///
  /// - Complexity: O(1).
  public init(in sensitivity: JudgmentSensitivity) {
    guard let entry = sensitivity.entries.first else {
      self = .noJudgments
      return
    }
    self = entry.change.map { .at(entry, $0) } ?? .never
  }
}

extension JudgmentSensitivity.Entry {
  /// How many steps of the scale 1/9 … 9 the judgment is from the value that changes the lead;
  /// infinite if none does.
  public var stepsOfChange: Double {
    change.map { abs(ScaleStep.place(of: $0.ratio) - ScaleStep.place(of: ratio)) } ?? .infinity
  }
}
