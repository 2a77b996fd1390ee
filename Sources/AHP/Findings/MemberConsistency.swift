/// How consistent the own matrices of the members of a group are, beside those of the group.
public struct MemberConsistency: Hashable, Sendable {
  /// The number of matrices that count and have a consistency ratio.
  public let count: Int
  /// How many of the ratios are above the threshold.
  public let aboveCount: Int
  /// Whose matrices they are; `nil` for a group too large to look at its members one by one.
  public let people: People?

  /// The members who have matrices with a consistency ratio.
  public struct People: Hashable, Sendable {
    /// The number of them.
    public fileprivate(set) var count = 0
    /// How many of them have a matrix above the threshold.
    public fileprivate(set) var aboveCount = 0
    /// The largest ratio; `nil` if there is none.
    public fileprivate(set) var largest: Largest?
    /// The set of items of the largest ratio.
    fileprivate var largestSet = ComparisonSetID(0)
  }

  /// The matrix with the largest ratio.
  public struct Largest: Hashable, Sendable {
    /// The consistency ratio, 0 or more.
    public let ratio: Double
    /// What the matrix compares.
    public let subject: ComparisonSubject
    /// Whose matrix it is, as an index into `GroupAnalysis.members`.
    public let member: Int
  }

  /// Finds how consistent the members of a group are.
  ///
  /// - Parameters:
  ///   - group: The evaluation of the group.
  ///   - analysis: What is known of each member; `nil` for a group too large for that.
  ///   - model: The model that both are of.
  /// - Complexity: O(members · criteria).
  public init(in group: GroupEvaluation, analysis: GroupAnalysis?, model: DecisionModel) {
    count = group.agreements.reduce(0) { $0 + ($1?.ratioCount ?? 0) }
    aboveCount = group.agreements.reduce(0) { $0 + ($1?.inconsistentCount ?? 0) }
    let questions = Questions(of: model)
    people = analysis.map { analysis in
      var people = People()
      for (member, entry) in analysis.members.enumerated() {
        people.add(entry.outcome, member: member, questions: questions, options: group.options)
      }
      return people
    }
  }
}

extension MemberConsistency.People {
  fileprivate mutating func add(
    _ outcome: RespondentOutcome, member: Int, questions: Questions, options: EvaluationOptions
  ) {
    let excluded = Set(outcome.excludedSets)
    var (hasRatio, isAbove) = (false, false)
    for (set, ratio) in zip(questions.sets, outcome.consistencyRatios) {
      guard let ratio, !excluded.contains(set) else { continue }
      hasRatio = true
      if !options.accepts(ratio, order: questions.itemCount(of: set)) { isAbove = true }
      // Of equal ones that of the first criterion, and of its first member, as elsewhere.
      if ratio > largest?.ratio ?? -1 || ratio == largest?.ratio && set < largestSet {
        largest = MemberConsistency.Largest(
          ratio: ratio, subject: questions.subject(of: set), member: member)
        largestSet = set
      }
    }
    count += hasRatio ? 1 : 0
    aboveCount += isAbove ? 1 : 0
  }
}
