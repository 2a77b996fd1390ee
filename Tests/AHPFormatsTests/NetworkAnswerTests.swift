import AHP
import Testing

@testable import AHPFormats

/// Answers about networks: how files name what they compare, and what a group makes of them.
struct NetworkAnswerTests {
  /// Three cars and two criteria that depend on each other, below a goal beside a plain criterion.
  private static let text = """
    ahp: 1
    name: Cars
    alternatives: [Civic, Accord, CR-V]
    goal:
      name: Which car
      children:
        - name: Use
          network:
            - cluster: Cars
              alternatives: true
              nodes:
                - {name: Civic, dependsOn: {Criteria: {}}}
                - {name: Accord, dependsOn: {Criteria: {}, Cars: [Civic, CR-V]}}
                - {name: CR-V, dependsOn: {Criteria: {}}}
            - cluster: Criteria
              nodes:
                - {name: Price, dependsOn: {Cars: {}}}
                - {name: Safety, dependsOn: {Cars: {}}}
        - {name: Looks}
    """

  private static let paths = [
    "Which car", "Looks", "Use/Cars/Civic → Criteria", "Use/Cars/Accord → Cars",
    "Use/Cars/Accord → Criteria", "Use/Cars/CR-V → Criteria", "Use/Criteria/Price → Cars",
    "Use/Criteria/Safety → Cars", "Use/Cars → clusters",
  ]

  private func model(_ text: String = Self.text) throws -> DecisionModel {
    try ModelFile.read(text: text, name: "m.yaml").model
  }

  private func askedPaths(_ model: DecisionModel) -> [String] {
    let questions = Questions(of: model)
    return QuestionNames(model).askedSets().map { questions.subject(of: $0).path(in: model) }
  }

  @Test func `people are asked about nodes and clusters and never about the network itself`() throws
  {
    let model = try model()
    let questions = Questions(of: model)
    #expect(askedPaths(model) == Self.paths)
    #expect(questions.count == 1 + 3 + 1 + 1 + 1 + 1 + 3 + 3 + 1)
    for set in questions.sets { #expect(questions.set(of: questions.subject(of: set)) == set) }
    let judged = Self.text.replacing(
      "{name: Price, dependsOn: {Cars: {}}}",
      with: "{name: Price, dependsOn: {Cars: {priorities: {Civic: 1, Accord: 2, CR-V: 3}}}}"
    ).replacing(
      "{name: Safety, dependsOn: {Cars: {}}}",
      with: "{name: Safety, dependsOn: {Cars: {upperTriangle: [1, 2, 3]}}}")
    let rest = askedPaths(try self.model(judged))
    #expect(!rest.contains { $0.hasPrefix("Use/Criteria") } && rest.count == 7)
    // Comparisons are asked anew; priorities stand for everybody.
    #expect(
      askedPaths(try self.model(judged).withoutComparisons())
        == Self.paths.filter { $0 != "Use/Criteria/Price → Cars" })
  }

  @Test func `a wrong name gets a sentence with its place`() throws {
    let model = try model()
    func problem(_ row: String) throws -> String {
      try ResponseResult.read("participant,node,first,second,ratio\n\(row)\n", model: model).error
        ?? ""
    }
    #expect(
      try problem("Ann,Use,Civic,Accord,3").contains(
        "a.csv:2:5: error: nobody compares the alternatives under 'Use', which has a network (expected what its nodes "
          + "and clusters compare, such as 'Use/Cars/Civic → Criteria')"))
    #expect(
      try problem("Ann,Use/Cars/Civic → Critera,Price,Safety,3").contains(
        "unknown criterion 'Use/Cars/Civic → Critera'. Did you mean 'Use/Cars/Civic → Criteria'?"))
    #expect(
      try problem("Ann,Use/Cars/Civic → Criteria,Price,Civic,3").contains(
        "unknown name 'Civic' under 'Use/Cars/Civic → Criteria'"))
  }

  @Test(arguments: [ResponseWriter.Form.long, .wide])
  func `answers are written and read in each form`(form: ResponseWriter.Form) throws {
    let model = try model()
    let responses = try Array(RandomResponses(to: model, participants: 3, seed: 5))
    let writer = try ResponseWriter(model: model, form: form)
    var bytes = writer.header
    for response in responses { writer.append(response, to: &bytes) }
    let read = try ResponseResult.read(String(decoding: bytes, as: UTF8.self), model: model)
    #expect(read.error == nil)
    #expect(read.responses.map(\.participant.name) == responses.map(\.participant.name))
    for (found, expected) in zip(read.responses, responses) {
      for question in Questions(of: model).indices {
        #expect(found[question] == expected[question])
      }
    }
    let filled = try model.adding(read.responses)
    #expect(try ModelFile.read(text: filled.fileText(.yaml), name: "m.yaml").model == filled)
    let again = Response.all(in: filled)
    for (found, expected) in zip(again, responses) {
      for question in Questions(of: model).indices {
        #expect(found[question] == expected[question])
      }
    }
  }

  @Test func `a group has the result of the combined judgments and the mean of everybody's`() throws
  {
    let model = try model()
    let responses = try Array(RandomResponses(to: model, participants: 4, noise: 0.8, seed: 9))
    var statistics = try GroupStatistics(of: model)
    let outcomes = try statistics.add(responses)
    let group = try statistics.groupEvaluation()
    let filled = try model.adding(responses)
    let combined = try #require(group.judgments)
    let expected = try filled.evaluation()
    for (found, expected) in zip(combined.alternativePriorities, expected.alternativePriorities) {
      #expect(abs(found - expected) <= 1e-14)
    }
    var options = EvaluationOptions()
    options.aggregation = .priorities
    let averaged = try filled.evaluation(options)
    let arithmetic = try #require(group.arithmetic)
    for (found, expected) in zip(arithmetic.ranked, averaged.alternativePriorities) {
      #expect(abs(found - expected) <= 1e-14)
    }
    for (participant, outcome) in outcomes.enumerated() {
      options.participant = ParticipantID(participant)
      let own = try filled.evaluation(options).alternativePriorities
      #expect(outcome.isComplete)
      for (found, expected) in zip(outcome.priorities ?? [], own) {
        #expect(abs(found - expected) <= 1e-14)
      }
    }
    #expect(group.completeCount == 4 && group.local != nil)
    // The matrices of everybody stay known where final priorities are averaged.
    options.participant = nil
    let findings = ConsistencyFindings(of: averaged, model: filled)
    let subjects = Questions(of: model).ofNetworks.map { Questions(of: model).subject(of: $0) }
    #expect(subjects.flatMap { averaged.matrices(of: $0) }.count == 4 * 7)
    #expect(findings.matrices.count == 4 * 9)
  }

  @Test func `a merged part of a group is as the whole`() throws {
    let model = try model()
    let responses = try Array(RandomResponses(to: model, participants: 6, seed: 2))
    var (whole, first, second) = try (
      GroupStatistics(of: model), GroupStatistics(of: model), GroupStatistics(of: model)
    )
    try whole.add(responses)
    try first.add(Array(responses[..<2]))
    try second.add(Array(responses[2...]))
    try first.merge(second)
    let (one, other) = try (whole.groupEvaluation(), first.groupEvaluation())
    #expect(one.judgments == other.judgments && one.arithmetic == other.arithmetic)
    let files = try ResponseFiles()
    let path = try files.write(Array(GroupStatisticsFile.text(first).utf8), "s.json")
    let read = try GroupStatisticsFile.readMerged([path], of: model)
    #expect(try read.groupEvaluation().judgments == one.judgments)
  }

  @Test func `what nobody judged in a network needs no answer of anybody`() throws {
    let judged = Self.text.replacing(
      "alternatives: [Civic, Accord, CR-V]\n",
      with: "alternatives: [Civic, Accord, CR-V]\nparticipants: [Ann, Bob]\n"
    ).replacing(
      "{name: Price, dependsOn: {Cars: {}}}",
      with: "{name: Price, dependsOn: {Cars: {judgments: {Ann: {upperTriangle: [1, 2, 3]}, "
        + "Bob: {upperTriangle: [2, 2, 3]}}}}}"
    ).replacing("name: Which car\n", with: "name: Which car\n  priorities: {Use: 3, Looks: 1}\n")
    let model = try model(judged)
    var statistics = try GroupStatistics(of: model)
    let outcomes = try statistics.add(Response.all(in: model))
    #expect(outcomes.allSatisfy { $0.isComplete && $0.priorities != nil })
    let group = try statistics.groupEvaluation()
    #expect(group.completeCount == 2)
    var options = EvaluationOptions()
    options.aggregation = .priorities
    let expected = try model.evaluation(options).alternativePriorities
    for (found, expected) in zip(group.arithmetic?.ranked ?? [], expected) {
      #expect(abs(found - expected) <= 1e-14)
    }
    // Nobody alone can leave out what others judged.
    let silent = judged.replacing(", Bob: {upperTriangle: [2, 2, 3]}", with: "")
    let half = try self.model(silent)
    let file = try ModelFile.read(text: silent, name: "m.yaml")
    let counted = try file.counting(RespondentSelection(), options: options)
    #expect(Response.all(in: half).count == 1 && counted.leftOut.silent.map(\.name) == ["Bob"])
  }

  @Test func `ranges are refused in networks, with their place`() throws {
    let model = try model()
    let text = """
      {"participant": "Ann", "judgments": {"Use/Criteria/Price → Cars":
        {"comparisons": [["Civic", "Accord", [2, 3]]]}}}
      """
    let result = try ResponseResult.read(text, name: "a.json", model: model)
    #expect(result.error?.contains("a.json:2:") ?? false, "\(result.error ?? "")")
  }
}
