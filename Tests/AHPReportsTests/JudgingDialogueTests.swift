import AHP
import AHPFormats
import Testing

@testable import AHPReports

/// Asking a model's questions line by line.
struct JudgingDialogueTests {
  private let model: DecisionModel

  init() throws {
    model = try ModelFile.read(
      text: """
        ahp: 1
        name: Van
        alternatives: [Long, Short]
        goal:
          name: Which van?
          children: [{name: Cost}, {name: Space}, {name: Care}]
        """, name: "m.yaml"
    ).model
  }

  private func dialogue(
    _ response: Response? = nil, language: Language = .english
  ) throws -> JudgingDialogue {
    try JudgingDialogue(
      of: model, questions: QuestionDesign.complete.questions(of: model, seed: 1),
      response: response ?? Response(Participant("Ann"), to: Questions(of: model)),
      options: model.options, language: language)
  }

  private func answers(_ dialogue: JudgingDialogue) -> [Double?] {
    Questions(of: model).indices.map { dialogue.response[$0] }
  }

  @Test func `answers are numbers of the scale in any spelling`() throws {
    var dialogue = try dialogue()
    #expect(
      dialogue.opening().contains("[1/6] For “Which van?”: which is more important, Cost or Space?")
    )
    #expect(dialogue.take(" 3 ").hasPrefix("3: Cost is moderately more important than Space\n"))
    #expect(dialogue.take("6").contains("[3/6]"))
    // 3, 6 and 2 agree exactly.
    #expect(
      dialogue.take("2").contains("Your answers agree with each other: CR 0.000 (at most 0.1)."))
    #expect(
      dialogue.take("/4").hasPrefix("1/4: Short is moderately to strongly better than Long\n"))
    _ = dialogue.take("0.5")
    let last = dialogue.take("1/1.5")
    #expect(last.hasSuffix("That was the last question. 6 of 6 answered.\n"))
    #expect(dialogue.hasEnded)
    #expect(answers(dialogue) == [3, 6, 2, 0.25, 0.5, 1 / 1.5])
  }

  @Test func `a decimal comma is read as a point, in every language`() throws {
    for language in [Language.english, .indonesian] {
      var dialogue = try dialogue(language: language)
      for wrong in ["1,000", "2,5,0", "2,", ",", "2.5,0", "0,05"] {
        #expect(dialogue.take(wrong).contains("'\(wrong)'"), "\(wrong)")
      }
      for entry in ["2,5", "1/1,5", "0,25", "/2,25"] { _ = dialogue.take(entry) }
      #expect(answers(dialogue).prefix(4) == [2.5, 1 / 1.5, 0.25, 1 / 2.25])
    }
  }

  /// The priorities call for 18.7 in the place of the last 9.
  @Test func `no answer beyond the scale is proposed`() throws {
    var dialogue = try dialogue()
    _ = dialogue.take("9")
    _ = dialogue.take("9")
    let said = dialogue.take("9")
    #expect(said.contains("contradict each other"))
    let numbers = said.matches(of: /(\d[\d.]*):/).compactMap { Double($0.1) }
    #expect(!numbers.isEmpty && numbers.allSatisfy { $0 <= 9 }, "\(said)")
  }

  @Test func `strategic criteria are asked about, and which merit is more important`() throws {
    let model = try ModelFile.read(
      text: """
        ahp: 1
        name: Power
        alternatives: [Dam, Wind]
        goal:
          name: Which power
          strategicCriteria:
            name: What counts
            labels: {id: Yang penting}
            children: [{name: Growth, labels: {id: Pertumbuhan}}, {name: Safety}]
          children:
            - {name: Gains, labels: {id: Manfaat}, merit: benefits, comparisons: [[Dam, Wind, 1]]}
            - {name: Losses, merit: costs, comparisons: [[Dam, Wind, 2]]}
        """, name: "m.yaml"
    ).model
    func dialogue(_ labels: String?, _ language: Language) throws -> JudgingDialogue {
      try JudgingDialogue(
        of: model, questions: QuestionDesign.complete.questions(of: model, seed: 1),
        response: Response(Participant("Ann"), to: Questions(of: model)), options: model.options,
        labels: labels, language: language)
    }
    var english = try dialogue(nil, .english)
    #expect(
      english.opening().hasSuffix(
        "[1/3] For “What counts”: which is more important, Growth or Safety?\n"))
    #expect(
      english.take("3").hasSuffix(
        "[2/3] For “Growth”: which is more important, Gains or Losses?\n"))
    #expect(english.take("/2").hasPrefix("1/2: Losses is slightly more important than Gains\n"))
    _ = english.take("5")
    #expect(english.hasEnded)
    let questions = Questions(of: model)
    #expect(english.response.answerCount == 3)
    let growth = try #require(questions.set(of: .strategicCriterion(CriterionID(1))))
    #expect(english.response[questions.range(of: growth).lowerBound] == 0.5)
    var indonesian = try dialogue("id", .indonesian)
    _ = indonesian.opening()
    #expect(
      indonesian.take("3").hasSuffix(
        "[2/3] Untuk “Pertumbuhan”: mana yang lebih penting, Manfaat atau Losses?\n"))
  }

  @Test func `what is asked about a network is told apart by the criterion that has it`() throws {
    let options = QuestionnaireTests.networks.options
    var dialogue = try JudgingDialogue(
      of: QuestionnaireTests.networks,
      questions: Array(Questions(of: QuestionnaireTests.networks).indices),
      response: Response(Participant("Ann"), to: Questions(of: QuestionnaireTests.networks)),
      options: options)
    var said = dialogue.opening()
    while !dialogue.hasEnded { said += dialogue.take("1") }
    let asked = said.split(separator: "\n").filter { $0.hasPrefix("[") }
    #expect(
      asked == [
        "[1/9] For “Which”: which is more important, Gains or Losses?",
        "[2/9] For “Gains/Options/A”: which influences it more, Users or Owners?",
        "[3/9] For “Gains/People/Users”: which influences it more, A or B?",
        "[4/9] For “Gains/People/Owners”: which influences it more, A or B?",
        "[5/9] For the cluster “Gains/People”: which cluster influences it more, Options or People?",
        "[6/9] For “Losses/Options/A”: which influences it more, Users or Owners?",
        "[7/9] For “Losses/People/Users”: which influences it more, A or B?",
        "[8/9] For “Losses/People/Owners”: which influences it more, A or B?",
        "[9/9] For the cluster “Losses/People”: which cluster influences it more, Options or People?",
      ])
    #expect(said.contains("1: Options and People are equally influential"))
  }

  @Test func `criteria with one name are told apart by their paths`() throws {
    var model = try DecisionModel(name: "Two", goal: "Goal")
    for name in ["Land", "Sea"] {
      let parent = try model.addCriterion(Criterion(name), under: model.goal)
      let safety = try model.addCriterion(Criterion("Safety"), under: parent)
      for item in ["Day", "Night"] { try model.addCriterion(Criterion(item), under: safety) }
    }
    var dialogue = try JudgingDialogue(
      of: model, questions: Array(Questions(of: model).indices),
      response: Response(Participant("Ann"), to: Questions(of: model)), options: model.options)
    _ = dialogue.opening()
    #expect(
      dialogue.take("1").hasSuffix(
        "[2/3] For “Land/Safety”: which is more important, Day or Night?\n"))
    #expect(
      dialogue.take("1").hasSuffix(
        "[3/3] For “Sea/Safety”: which is more important, Day or Night?\n"))
  }

  /// Items in the ratios 8 : 4 : 2 : 1, and the third answer the wrong way round.
  @Test func `a contradiction is shown and can be mended`() throws {
    var model = try DecisionModel(name: "Four", goal: "Goal")
    for name in ["A", "B", "C", "D"] { try model.addCriterion(Criterion(name), under: model.goal) }
    func dialogue() throws -> JudgingDialogue {
      try JudgingDialogue(
        of: model, questions: Array(Questions(of: model).indices),
        response: Response(Participant("Ann"), to: Questions(of: model)), options: model.options)
    }
    var first = try dialogue()
    for line in ["2", "4", "1/8", "2", "4"] { _ = first.take(line) }
    let said = first.take("2")
    #expect(said.contains("Your answers contradict each other: CR "))
    #expect(
      said.contains("Please look at this one again: 1/8: D is very, very strongly more important"))
    #expect(
      said.contains(
        "Your other answers go better with: 8: A is very, very strongly more important than D "
          + "(CR 0.000)."))
    #expect(said.hasSuffix("Another answer, or Enter to keep yours:\n"))
    #expect(first.take("no").hasPrefix("'no' is not an answer"))
    let mended = first.take("8")
    #expect(mended.contains("Your answers agree with each other: CR 0.000"))
    #expect(mended.hasSuffix("That was the last question. 6 of 6 answered.\n"))
    #expect(first.response[QuestionID(2)] == 8)

    var second = try dialogue()
    for line in ["2", "4", "1/8", "2", "4", "2"] { _ = second.take(line) }
    #expect(second.take("").contains("That was the last question."))
    #expect(second.response[QuestionID(2)] == 0.125)
  }

  @Test func `going back from an answer that is asked about again keeps it`() throws {
    var dialogue = try dialogue()
    for line in ["9", "9"] { _ = dialogue.take(line) }
    #expect(dialogue.take("9").contains("Another answer, or Enter to keep yours:"))
    let back = dialogue.take("u")
    #expect(back.contains("[3/6]") && back.contains("9: Space is extremely"))
    #expect(answers(dialogue) == [9, 9, 9, nil, nil, nil])
    // A program that stops here has lost nothing.
    _ = dialogue.take("q")
    #expect(answers(dialogue) == [9, 9, 9, nil, nil, nil])
  }

  @Test func `questions can be skipped, taken back and left`() throws {
    var dialogue = try dialogue()
    #expect(dialogue.take("u").hasPrefix("There is no question before this one.\n"))
    _ = dialogue.take("3")
    _ = dialogue.take("s")
    #expect(dialogue.take("u").contains("[2/6]"))
    // What was answered before is shown, and stays until there is another answer.
    let again = dialogue.take("u")
    #expect(
      again.hasSuffix(
        "Cost or Space?\n3: Cost is moderately more important than Space\n"
          + "Another answer, or Enter to keep yours:\n"))
    #expect(again.contains("[1/6]"))
    #expect(answers(dialogue) == [3, nil, nil, nil, nil, nil])
    #expect(dialogue.take("10").contains("'10' is not an answer"))
    #expect(dialogue.take("").contains("[2/6]"))
    for wrong in ["", "0", "10", "1/10", "-3", "3 3", "nan", "1e400", "<script>"] {
      #expect(dialogue.take(wrong).contains("is not an answer"), "\(wrong)")
    }
    #expect(dialogue.take("?").hasPrefix("Answer with how many times"))
    _ = dialogue.take("u")
    _ = dialogue.take("4")
    #expect(dialogue.take("q") == "Stopped; with the same file it goes on here. 1 of 6 answered.\n")
    #expect(dialogue.hasEnded)
    #expect(dialogue.take("5") == "")
    #expect(answers(dialogue) == [4, nil, nil, nil, nil, nil])

    let later = try self.dialogue(dialogue.response)
    #expect(later.opening().contains("1 of 6 answered."))
    #expect(later.opening().contains("[2/6]"))
  }

  @Test func `the dialogue speaks Indonesian`() throws {
    let dialogue = try dialogue(language: .indonesian)
    #expect(
      dialogue.opening().contains("Untuk “Which van?”: mana yang lebih penting, Cost atau Space?"))
  }
}
