import AHP
import TestSupport
import Testing

struct GroupJudgmentsTests {
  private let first = Judgments.priorities([1, 2])
  private let second = Judgments.priorities([3, 1])

  private var individual: GroupJudgments {
    .individual([
      IndividualJudgments(participant: ParticipantID(0), judgments: first),
      IndividualJudgments(
        participant: ParticipantID(2), judgments: second, annotation: Annotation(text: "by phone")),
    ])
  }

  @Test func `sets are everybody's judgments, or one for each participant who judged`() {
    #expect(Array(GroupJudgments.none.sets).isEmpty)
    let common = Array(GroupJudgments.common(first).sets)
    #expect(common.map(\.participant) == [nil] && common.map(\.judgments) == [first])
    let sets = Array(individual.sets)
    #expect(sets.map(\.participant) == [ParticipantID(0), ParticipantID(2)])
    #expect(sets.map(\.judgments) == [first, second])
  }

  @Test func `judgments stand for everybody or belong to participants`() {
    #expect(GroupJudgments.common(first).forEverybody == first)
    #expect(GroupJudgments.common(first).byParticipants.isEmpty)
    #expect(individual.forEverybody == nil && individual.byParticipants.count == 2)
    #expect(GroupJudgments.none.forEverybody == nil && GroupJudgments.none.byParticipants.isEmpty)
  }

  @Test func `mapping keeps whose judgments they are, and what is said of them`() {
    #expect(individual.mapping { _, judgments in judgments } == individual)
    #expect(
      individual.mapping { participant, judgments in
        participant == ParticipantID(2) ? judgments : nil
      }
        == .individual([
          IndividualJudgments(
            participant: ParticipantID(2), judgments: second,
            annotation: Annotation(text: "by phone"))
        ]))
    #expect(individual.mapping { _, _ in nil } == .none)
    #expect(GroupJudgments.common(first).mapping { _, _ in second } == .common(second))
    #expect(GroupJudgments.none.mapping { _, _ in second } == .none)
  }

  @Test func `a replaced set is one participant's, or everybody's`() {
    let replaced = individual.replacing(first, of: ParticipantID(2))
    #expect(replaced.byParticipants.map(\.judgments) == [first, first])
    #expect(replaced.byParticipants[1].annotation.text == "by phone")
    #expect(individual.replacing(second, of: nil) == .common(second))
    #expect(GroupJudgments.common(first).replacing(second, of: nil) == .common(second))
  }

  @Test func `a criterion takes 112 bytes, with or without annotation`() {
    #expect(MemoryLayout<Criterion>.stride == 112)
    var criterion = Criterion("Cost", annotation: Annotation(text: "in euros"))
    #expect(criterion.annotation.text == "in euros" && criterion != "Cost")
    criterion.annotation.text = nil
    #expect(criterion == "Cost")
  }
}
