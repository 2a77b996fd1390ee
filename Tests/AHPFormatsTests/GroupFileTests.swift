import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Published groups whose judgments come from response files.
struct GroupFileTests {
  private func model(_ name: String) throws -> DecisionModel {
    try ModelFile.read(ExampleTests.root.appending(path: "Examples/published/\(name).yaml").path)
      .model
  }

  /// Every number that the publication reports agrees.
  private func expectAgreement(_ model: DecisionModel) throws {
    let audit = try Audit(of: model)
    #expect(!audit.entries.isEmpty)
    #expect(audit.entries.allSatisfy { $0.verdict != .disagrees })
  }

  @Test(
    arguments: ["ahptools-transport", "super-decisions-group-car"], ResponseWriter.Form.allCases)
  func `a published group agrees through response files`(
    name: String, form: ResponseWriter.Form
  ) throws {
    let original = try model(name)
    let files = try ResponseFiles()
    let path = files.path("answers.csv")
    try ResponseWriter(model: original, form: form).write(Response.all(in: original), to: path)
    let empty = original.withoutComparisons()
    let result = ResponseResult.read(
      [path], model: empty, options: ResponseOptions(answers: .any))
    #expect(result.error == nil)
    let filled = try empty.adding(result.responses)
    try expectAgreement(filled)
    for (found, expected) in zip(
      try filled.evaluation().alternativePriorities,
      try original.evaluation().alternativePriorities)
    {
      #expect(abs(found / expected - 1) <= 1e-14)
    }
  }

  @Test func `the published vacation agrees through a response file with weights`() throws {
    let files = try ResponseFiles()
    let path = try files.write(
      Array(
        """
        responses:
          - participant: Dad
            judgments:
              Choose a vacation: {comparisons: [[Costs, Fun, 4], [Costs, Spa, 9], [Fun, Spa, 4]]}
              Costs: {comparisons: [[Beach, Mountains, 1/2]]}
              Fun: {comparisons: [[Beach, Mountains, 1/6]]}
              Spa: {comparisons: [[Beach, Mountains, 2]]}
          - participant: Mom
            judgments:
              Choose a vacation: {upperTriangle: [1/4, 1/9, 1/5]}
              Costs: {priorities: {Beach: 0.0001, Mountains: 0.0002}}
              Fun: {comparisons: [[Beach, Mountains, 2]]}
              Spa: {comparisons: [[Beach, Mountains, 6]]}
          - participant: Kid
            judgments:
              Choose a vacation: {comparisons: [[Costs, Fun, 1/9], [Costs, Spa, 1], [Fun, Spa, 9]]}
              Costs: {priorities: {Beach: 0.5, Mountains: 0.5}}
              Fun: {priorities: {Beach: 5, Mountains: 0}}
              Spa: {comparisons: [[Beach, Mountains, 1/2]]}
        """.utf8), "answers.yaml")
    let roster = try files.write(
      Array("participant,weight,role\nDad,0.4,parent\nMom,0.4,parent\nKid,0.2,child\n".utf8),
      "people.csv")
    let empty = try model("vacation").withoutComparisons()
    let people = try ParticipantFile.read(roster)
    #expect(people.map(\.weight) == [0.4, 0.4, 0.2])
    #expect(people[2].attributes == ["role": "child"])
    let result = ResponseResult.read(
      [path], model: empty, options: ResponseOptions(roster: people))
    #expect(result.error == nil)
    let filled = try empty.adding(result.responses)
    try expectAgreement(filled)
    // Streamed, without anybody's judgments in the model.
    var statistics = try GroupStatistics(of: empty)
    try statistics.add(result.responses)
    let group = try statistics.groupEvaluation()
    let beach = try #require(group.local).ranked[0]
    #expect(abs(beach - 0.524) <= 0.0005)
    #expect(group.judgments == nil)
  }

  @Test func `statistics are read back as they were written`() throws {
    let model = try model("super-decisions-group-car")
    for selection in [
      RespondentSelection(),
      RespondentSelection(
        attributes: ["team": ["a", "b \"c\""]], maximumConsistencyRatio: 0.06, leavesOut: .matrix),
    ] {
      var statistics = try GroupStatistics(
        of: model, options: EvaluationOptions(scale: .balanced, consistencyThreshold: .byOrder),
        selection: selection)
      try statistics.add(Response.all(in: model))
      let text = try GroupStatisticsFile.text(statistics)
      let files = try ResponseFiles()
      let path = try files.write(Array(text.utf8), "group.json")
      let read = try GroupStatisticsFile.readMerged([path], of: model)
      #expect(try GroupStatisticsFile.text(read) == text)
      #expect(read.options == statistics.options)
      #expect(read.selection == selection)
      if selection.attributes.isEmpty {
        #expect(try read.groupEvaluation() == statistics.groupEvaluation())
      }
    }
  }

  @Test func `a group is counted as it is read, and few are kept`() throws {
    let original = try model("super-decisions-group-car")
    let files = try ResponseFiles()
    let path = files.path("answers.csv")
    let people = RandomResponses.Element(Participant("x"), to: Questions(of: original))
    #expect(people.isEmpty)
    try ResponseWriter(model: original, form: .long).write(
      RandomResponses(to: original, participants: 600, seed: 3), to: path)
    let file = try ModelFile.read(
      ExampleTests.root.appending(path: "Examples/published/super-decisions-group-car.yaml").path
    ).withoutComparisons()
    let few = try GroupInput(
      of: file, responses: [path], options: file.model.options, individualsLimit: 600)
    #expect(few.individuals?.responses.count == 600)
    let many = try GroupInput(
      of: file, responses: [path], options: file.model.options, individualsLimit: 599)
    #expect(many.individuals == nil)
    #expect(
      try GroupStatisticsFile.text(few.statistics)
        == GroupStatisticsFile.text(many.statistics))
    #expect(many.reading?.participantCount == 600)
  }
}
