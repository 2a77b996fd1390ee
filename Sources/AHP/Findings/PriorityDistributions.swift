/// How the priorities of a group's members are distributed.
public struct PriorityDistributions: Hashable, Sendable {
  /// The members whose answers give all priorities, as indices into `GroupAnalysis.members`.
  public let members: [Int]
  /// For each thing ranked how its priority is distributed over these members, in the order of
  /// `RankedItems.ids`.
  public let ranked: [SampleSummary]
  /// For each of `Questions.sets` how the global priority of its criterion is distributed over
  /// them.
  public let globalPriorities: [SampleSummary]

  /// Summarizes the members of a group; `nil` if nobody has all priorities.
  ///
  /// - Complexity: O(priorities · *n* log *n*) for *n* members.
  public init?(in analysis: GroupAnalysis) {
    let members = analysis.members.indices.filter {
      analysis.members[$0].outcome.globalPriorities != nil
    }
    let outcomes = members.map { analysis.members[$0].outcome }
    guard let first = outcomes.first else { return nil }
    let weights = outcomes.map(\.participant.weight)
    func summaries(_ count: Int, _ vectors: [[Double]]) -> [SampleSummary] {
      (0..<count).compactMap { item in
        SampleSummary(of: vectors.map { $0[item] }, weights: weights)
      }
    }
    self.members = members
    ranked = summaries(first.priorities?.count ?? 0, outcomes.map { $0.priorities ?? [] })
    globalPriorities = summaries(
      first.globalPriorities?.count ?? 0, outcomes.map { $0.globalPriorities ?? [] })
  }
}
