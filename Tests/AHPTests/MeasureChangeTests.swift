import Testing

@testable import AHP

struct MeasureChangeTests {
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `a local priority changed by its threshold makes two alternatives equal`(seed: UInt64)
    throws
  {
    let model = try RandomModelOptions(levels: 2, branching: 2, alternatives: 3, noise: 0.5).model(
      seed: seed)
    let evaluation = try model.evaluation()
    let changes = MeasureChange.all(of: model, in: evaluation)
    #expect(!changes.isEmpty)
    #expect(changes.allSatisfy { $0.alternative != $0.other && $0.change.isFinite })
    for change in changes {
      var local = evaluation.criteria[change.criterion].localPriorities
      local[change.alternative] -= change.change
      var changed = model
      try changed.setJudgments(
        .priorities(local.map { max(0, $0) }), of: change.criterion)
      let after = try changed.evaluation().alternativePriorities
      #expect(abs(after[change.alternative] - after[change.other]) < 1e-12, "seed \(seed)")
    }
  }

  @Test func `there are none under ideal synthesis`() throws {
    let model = try RandomModelOptions(levels: 1, alternatives: 3).model(seed: 1)
    let evaluation = try model.evaluation(EvaluationOptions(synthesis: .ideal))
    #expect(MeasureChange.all(of: model, in: evaluation).isEmpty)
  }
}
