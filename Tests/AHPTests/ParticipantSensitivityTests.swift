import Foundation
import Testing

@testable import AHP

struct ParticipantSensitivityTests {
  /// Three participants on two alternatives, with direct priorities.
  private func group() throws -> DecisionModel {
    var model = try DecisionModel(name: "group", goal: "goal", alternatives: ["a", "b"])
    for (name, weight, first) in [("x", 1.0, 0.9), ("y", 1, 0.3), ("z", 2, 0.4)] {
      let participant = try model.addParticipant(Participant(name, weight: weight))
      try model.setJudgments(.priorities([first, 1 - first]), of: model.goal, by: participant)
    }
    return model
  }

  @Test func `the weights at which a participant decides are those of the closed form`() throws {
    // The mean of a is 0.5 = 2/4. Give x the weight w: 0.9 w + 1.1 = (w + 3)/2 at w = 1.
    var model = try group()
    model.participants[ParticipantID(0)].weight = 4
    let options = EvaluationOptions(aggregation: .priorities)
    let evaluation = try model.evaluation(options)
    #expect(evaluation.ranking.order == [0, 1])
    let entries = try ParticipantSensitivity(of: model, in: evaluation).entries
    #expect(entries.map(\.participant) == [ParticipantID](at: 0, 1, 2))
    let second = RankedID.alternative(AlternativeID(1))
    #expect(entries[0].changeWithout == .first([second]))
    #expect(abs((entries[0].changeBelow?.weight ?? .nan) - 1) < 1e-11)
    #expect(entries[0].changeBelow?.first == second && entries[0].changeAbove == nil)
    // y: 0.9 · 4 + 0.3 w + 0.8 = (6 + w)/2 at w = 7.
    #expect(entries[1].changeWithout == RankingChange.none && entries[1].changeBelow == nil)
    #expect(abs((entries[1].changeAbove?.weight ?? .nan) - 7) < 1e-10)
    // z: 3.6 + 0.3 + 0.4 w = (5 + w)/2 at w = 14.
    #expect(abs((entries[2].changeAbove?.weight ?? .nan) - 14) < 1e-10)
    #expect(entries[2].nearestChange == entries[2].changeAbove)
  }

  @Test func `under aggregated judgments the odds balance at the weight found`() throws {
    var model = try group()
    model.participants[ParticipantID(0)].weight = 4
    let entries = try ParticipantSensitivity(of: model, in: try model.evaluation()).entries
    // The odds of a are a product: 9^w · (3/7) · (2/3)² is 1.
    let expected = -(log(3.0 / 7) + 2 * log(2.0 / 3)) / log(9)
    #expect(abs((entries[0].changeBelow?.weight ?? .nan) - expected) < 1e-11)
    #expect(entries[0].without?.priorities.count == 2)
  }

  @Test func `one voice has no participants to leave out`() throws {
    let model = try group()
    let evaluation = try model.evaluation(EvaluationOptions(participant: ParticipantID(1)))
    #expect(try ParticipantSensitivity(of: model, in: evaluation).entries.isEmpty)
  }
}
