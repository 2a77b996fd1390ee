import AHP
import Testing

struct LeadGroupsTests {
  /// Cyclic judgments on the first three of four alternatives: whether they lead together or one
  /// alone is up to method and scale.
  private func model(_ triangle: [Double]) throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c", "d"])
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 4, upperTriangle: triangle)), of: model.goal)
    return model
  }

  @Test func `each result counts for those who share its first place, and for them alone`() throws {
    let comparison = try MethodComparison(of: model([2, 1.0 / 2, 3, 2, 3, 2]))
    let results = comparison.evaluated().map(\.items)
    let leads = LeadGroups(in: results)
    #expect(leads.groups.map(\.results.count).reduce(0, +) == results.count)
    #expect(Set(leads.groups.map(\.leaders)).count == leads.groups.count)
    #expect(
      zip(leads.groups, leads.groups.dropFirst()).allSatisfy {
        $0.results.count >= $1.results.count
      })
    for group in leads.groups {
      for result in group.results {
        let ranks = results[result].ranking.ranks
        #expect(ranks.indices.filter { ranks[$0] == 1 } == group.leaders)
      }
    }
  }

  @Test func `equals lead together in all results`() throws {
    let leads = LeadGroups(
      in: try MethodComparison(of: model([1, 1, 2, 1, 2, 2])).evaluated().map(\.items))
    #expect(leads.groups.map(\.leaders) == [[0, 1, 2]] && leads.hasShared)
  }

  @Test func `a leader before all others leads alone`() throws {
    let leads = LeadGroups(
      in: try MethodComparison(of: model([2, 2, 2, 1, 1, 1])).evaluated().map(\.items))
    #expect(leads.groups.map(\.leaders) == [[0]] && !leads.hasShared)
  }
}
