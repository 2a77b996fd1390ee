/// What a group ranks with and without each of its members, under every kind of aggregation.
struct GroupWithout {
  private let evaluator: RespondentEvaluator
  private let judgments: JudgmentSums
  private let members: [GroupStatistics.MemberData]
  private let extremes: Extremes
  private let evaluation: GroupEvaluation
  /// The kind of aggregation of `group`.
  let aggregation: GroupAggregation
  /// What all members rank.
  let group: RankedItems

  /// - Parameters:
  ///   - statistics: The statistics of the group.
  ///   - evaluation: The evaluation of these.
  ///   - members: The members who count.
  ///   - aggregation: The kind of aggregation that is asked for; where it gives no result, that of
  ///     judgments, of final priorities or of local priorities is taken.
  init(
    _ statistics: GroupStatistics, _ evaluation: GroupEvaluation,
    _ members: [GroupStatistics.MemberData], by aggregation: GroupAggregation
  ) {
    evaluator = statistics.evaluator
    judgments = statistics.judgments
    self.members = members
    self.evaluation = evaluation
    extremes = Extremes(of: members, questionCount: judgments.pairCount)
    let kinds = [aggregation, .judgments, .priorities, .localPriorities]
    for kind in kinds {
      guard
        let group = Self.ranked(
          by: kind, members, without: nil, evaluator, evaluation)
      else { continue }
      (self.aggregation, self.group) = (kind, group)
      return
    }
    preconditionFailure("a group has some result")
  }

  /// What becomes of the group's result without each member; `nil` where it has none.
  ///
  /// - Complexity: One evaluation for each member, and O(members² · priorities).
  func influences(threads: Int?) -> [GroupAnalysis.Influence?] {
    let (byJudgments, byPriorities) = (ranked(by: .judgments), ranked(by: .priorities))
    return Parts.map(members.count, size: 1, threads: threads) { part in
      part.map { member -> GroupAnalysis.Influence? in
        let judgments = byJudgments == nil ? nil : ranked(by: .judgments, without: member)
        let priorities = byPriorities == nil ? nil : ranked(by: .priorities, without: member)
        let found =
          switch aggregation {
          case .judgments: judgments
          case .priorities: priorities
          default: ranked(by: aggregation, without: member)
          }
        guard let after = found else { return nil }
        let shift = LargestShift(from: group, to: after)
        return GroupAnalysis.Influence(
          judgments: judgments.flatMap { byJudgments?.change(to: $0) },
          priorities: priorities.flatMap { byPriorities?.change(to: $0) },
          change: group.change(to: after), largestShift: shift?.difference ?? 0,
          shiftedItem: shift?.item ?? 0)
      }
    }.flatMap(\.self)
  }

  /// What all members, or all but one, rank by a kind of aggregation; `nil` if it gives no result.
  private func ranked(by aggregation: GroupAggregation, without member: Int? = nil) -> RankedItems?
  {
    guard aggregation == .judgments, let member else {
      return Self.ranked(
        by: aggregation, members, without: member, evaluator, evaluation)
    }
    return (try? self.evaluation(without: members[member])).map {
      RankedItems(of: evaluator.model, in: $0)
    }
  }

  private static func ranked(
    by aggregation: GroupAggregation, _ members: [GroupStatistics.MemberData],
    without member: Int?, _ evaluator: RespondentEvaluator, _ evaluation: GroupEvaluation
  ) -> RankedItems? {
    let model = evaluator.model
    if aggregation == .judgments {
      return evaluation.judgments.map { RankedItems(of: model, in: $0) }
    }
    let others = members.indices.filter { $0 != member }.map { members[$0] }
    let mean = PriorityMean(of: aggregation)
    let averages: (ranked: [Double], errorBound: Double)?
    if aggregation.averagesFinalPriorities {
      let complete = others.filter { $0.outcome.priorities != nil }
      averages =
        complete.isEmpty
        ? nil
        : mean.combine(
          complete.compactMap(\.outcome.priorities), weights: complete.map(\.weight)
        ).map { ($0, mean.errorBound(complete.map(\.outcome.errorBound))) }
    } else {
      averages = localAverages(of: others, by: mean, evaluator).map { ($0.ranked, $0.errorBound) }
    }
    return averages.map {
      RankedItems(
        ids: RankedID.all(in: model), priorities: $0.ranked, errorBound: $0.errorBound)
    }
  }

  /// The synthesis of the means of local priorities; `nil` if nobody judged some criterion.
  private static func localAverages(
    of members: [GroupStatistics.MemberData], by mean: PriorityMean,
    _ evaluator: RespondentEvaluator
  ) -> RespondentEvaluator.Whole? {
    var locals = evaluator.common
    let required = Set(evaluator.required)
    for set in evaluator.asked {
      let judges = members.filter { $0.judged.contains(set) }
      if judges.isEmpty {
        if required.contains(set) { return nil }
        continue
      }
      let subject = evaluator.questions.subject(of: set)
      guard
        let priorities = mean.combine(
          judges.map { Array($0.locals.priorities(of: subject)) }, weights: judges.map(\.weight))
      else { return nil }
      locals.setPriorities(
        priorities[...],
        errorBound: mean.errorBound(judges.map { $0.locals.errorBound(of: subject) }), of: subject)
    }
    return evaluator.whole(locals)
  }

  /// The two smallest and the two largest ratios of every question, equal ones counted apart:
  /// enough to know the smallest and the largest without any one member.
  private struct Extremes: Sendable {
    private(set) var smallest: [(first: Double, second: Double)]
    private(set) var largest: [(first: Double, second: Double)]

    /// - Complexity: O(members · questions).
    init(of members: [GroupStatistics.MemberData], questionCount: Int) {
      smallest = Array(repeating: (.infinity, .infinity), count: questionCount)
      largest = Array(repeating: (0, 0), count: questionCount)
      for member in members {
        for (question, ratio) in member.ratios.enumerated() where ratio != Response.missing {
          let (low, high) = (smallest[question], largest[question])
          if ratio < low.second {
            smallest[question] = ratio < low.first ? (ratio, low.first) : (low.first, ratio)
          }
          if ratio > high.second {
            largest[question] = ratio > high.first ? (ratio, high.first) : (high.first, ratio)
          }
        }
      }
    }
  }

  /// The result by the judgments of all members but one.
  private func evaluation(
    without member: GroupStatistics.MemberData
  ) throws(EvaluationError) -> Evaluation {
    var sums = judgments
    for (question, ratio) in member.ratios.enumerated() where ratio != Response.missing {
      let (low, high) = (extremes.smallest[question], extremes.largest[question])
      sums.remove(
        ratio, weight: member.weight, from: question,
        leaving: ratio == low.first ? low.second : low.first,
        ratio == high.first ? high.second : high.first)
    }
    let means = (0..<sums.pairCount).map { sums.geometricMean(of: $0) ?? Response.missing }
    // The members are already side by side on all threads.
    return try evaluator.evaluation(
      ofGroup: means, ratiosUpTo: sums.largestRatio(), threads: 1)
  }
}
