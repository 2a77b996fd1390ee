/// Whose answers, and which of them, enter a group.
public struct RespondentSelection: Hashable, Sendable {
  /// For each attribute named here the values of which a respondent must have one, such as
  /// `["department": ["surgery", "medicine"]]`.
  public var attributes: [String: Set<String>]

  /// The largest consistency ratio that is let in; `nil` for any.
  public var maximumConsistencyRatio: Double?

  /// What is left out where a consistency ratio is larger.
  public var leavesOut: LeavesOut

  /// What an inconsistent matrix takes with it.
  public enum LeavesOut: String, Hashable, Sendable, CaseIterable {
    /// All answers of the respondent.
    case respondent
    /// The respondent's answers on that criterion; those on others count. Of a respondent who has
    /// no others nothing counts.
    case matrix
  }

  /// Creates a selection; what is left out lets everybody in.
  public init(
    attributes: [String: Set<String>] = [:], maximumConsistencyRatio: Double? = nil,
    leavesOut: LeavesOut = .respondent
  ) {
    self.attributes = attributes
    self.maximumConsistencyRatio = maximumConsistencyRatio
    self.leavesOut = leavesOut
  }

  /// The first attribute, by name, in which a respondent is not as asked for; `nil` if there is
  /// none.
  func mismatch(of participant: Participant) -> String? {
    attributes.keys.sorted().first { name in
      !(participant.attributes[name].map { attributes[name]?.contains($0) ?? false } ?? false)
    }
  }
}

/// What became of one respondent in a group.
public struct RespondentOutcome: Hashable, Sendable {
  /// Who it is.
  public let participant: Participant
  /// How many questions were answered.
  public let answerCount: Int
  /// Whether every question was answered that the respondent was asked; priorities given directly
  /// answer all on their criterion.
  public let isComplete: Bool
  /// Whether the respondent was asked about a part of the model alone; see `JudgedParts`.
  public let isAskedPart: Bool
  /// For each of `Questions.sets` the consistency ratio of the answers about it; `nil` where they
  /// do not connect all items, or the random-index table ends before.
  public let consistencyRatios: [Double?]
  /// The respondent's own final priorities of what the model ranks; `nil` unless the answers
  /// connect all items of every criterion, those left out as too inconsistent set aside.
  public let priorities: [Double]?
  /// For each of `Questions.sets` the respondent's own global priority of its criterion, that of a
  /// strategic one in its own hierarchy; `nil` as `priorities`.
  public let globalPriorities: [Double]?
  /// A bound on the relative error of these priorities; 0 without them.
  public let errorBound: Double
  /// Why nothing of the respondent counts; `nil` if something does.
  public package(set) var exclusion: Exclusion?
  /// The sets of items about which answers do not count because they are too inconsistent.
  public let excludedSets: [ComparisonSetID]
  /// The sets of items about which there are answers that give no priorities.
  public let gaps: [PriorityGap]

  /// Why nothing of a respondent counts.
  public enum Exclusion: Hashable, Sendable {
    /// An attribute is not as asked for, or is not known.
    case attribute(String)
    /// A consistency ratio is above the limit.
    case inconsistent(ratio: Double, set: ComparisonSetID)
    /// The weight is 0.
    case noWeight
    /// There are no answers.
    case noAnswers
  }

  /// Returns the largest consistency ratio, and the set of items that it belongs to; `nil` if there
  /// is none.
  ///
  /// - Complexity: O(sets).
  public func largestRatio() -> (ratio: Double, set: ComparisonSetID)? {
    var largest: (ratio: Double, set: ComparisonSetID)?
    for (set, ratio) in consistencyRatios.enumerated() {
      guard let ratio, ratio > largest?.ratio ?? -.infinity else { continue }
      largest = (ratio, ComparisonSetID(set))
    }
    return largest
  }

  /// Returns what the respondent ranks first, as indices into `RankedItems.ids`: several where the
  /// error bound cannot tell their priorities apart, none without final priorities.
  ///
  /// - Complexity: O(*n* log *n*) for *n* things ranked.
  public func leaders() -> [Int] {
    guard let priorities else { return [] }
    return Ranking(
      of: priorities, errorBounds: Array(repeating: errorBound, count: priorities.count)
    ).leaders()
  }
}
