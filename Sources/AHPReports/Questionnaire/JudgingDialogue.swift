public import AHP
public import AHPFormats
internal import RealModule

/// Asks one person a model's questions line by line, as a terminal does.
///
///     var dialogue = try JudgingDialogue(
///       of: model, questions: questions, response: response, options: options)
///     print(dialogue.opening())
///     while let line = readLine() {
///       print(dialogue.take(line))
///       if dialogue.hasEnded { break }
///     }
///
/// What was answered is in `response` after each line.
public struct JudgingDialogue: Sendable {
  /// What the person has answered.
  public private(set) var response: Response
  /// Whether everything was asked, or the person stopped.
  public private(set) var hasEnded = false

  private let questionnaire: Questionnaire
  private let all: Questions
  /// What is asked, section after section.
  private let questions: [Question]
  /// The questions that were open at the beginning, as indices, in the order in which they are
  /// asked.
  private let open: [Int]
  /// How many of `open` have been passed.
  private var place = 0
  /// The question whose answer may be changed, as an index, because it contradicts the others.
  private var revised: Int?

  private struct Question: Sendable {
    let section: Int
    let id: QuestionID
    let item: Int
    let other: Int
  }

  /// Creates a dialogue that begins with the first question without an answer.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - questions: What is asked, of `Questions`, ascending.
  ///   - response: What the person has answered already.
  ///   - options: What consistency is computed with: scale, random indices and threshold.
  ///   - labels: The language of the labels to show; `nil` for the names.
  ///   - language: The language of everything else.
  /// - Throws: `FileError` if the names of the model do not tell apart what they stand for.
  public init(
    of model: DecisionModel, questions: [QuestionID], response: Response,
    options: EvaluationOptions,
    labels: String? = nil, language: Language = .english
  ) throws(FileError) {
    questionnaire = try Questionnaire(
      of: model, questions: questions, options: options, labels: labels, language: language)
    self.response = response
    let all = Questions(of: model)
    self.all = all
    self.questions = questionnaire.sections.enumerated().flatMap { index, section in
      section.pairs.map { pair in
        Question(
          section: index,
          id: all.question(
            of: section.set, item: pair.row, against: pair.column),
          item: pair.row, other: pair.column)
      }
    }
    open = self.questions.indices.filter { [own = self.questions] in
      response[own[$0].id] == nil
    }
    hasEnded = open.isEmpty
  }

  private var text: QuestionnaireText { questionnaire.text }

  // MARK: What is said

  /// Returns what is said at the beginning: how to answer, and the first question.
  ///
  /// - Complexity: O(questions).
  public func opening() -> String {
    let answered = answeredCount()
    let known = answered > 0 ? progress(answered) + "\n" : ""
    return text.text("judgingHelp") + "\n" + known
      + (hasEnded ? text.text("judgingEnd") + "\n" : question())
  }

  private func answeredCount() -> Int { questions.count { response[$0.id] != nil } }

  private func progress(_ answered: Int) -> String {
    text.text("judgingProgress").replacing("{answered}", with: "\(answered)")
      .replacing("{total}", with: "\(questions.count)")
  }

  /// Returns the question that is open; one that has an answer with it.
  private func question() -> String {
    let question = questions[open[place]]
    let section = questionnaire.sections[question.section]
    let compared = questionnaire.compared(in: section)
    let sentence = text.question(on: compared.kind)
    let names = names(of: question)
    return "\n[\(open[place] + 1)/\(questions.count)] "
      + sentence.replacing("{criterion}", with: questionnaire.place(of: section))
      .replacing("{first}", with: names.first).replacing("{second}", with: names.second)
      + "\n" + (response[question.id].map { standing($0, to: question) } ?? "")
  }

  /// An answer that stands until another is given.
  private func standing(_ ratio: Double, to question: Question) -> String {
    words(for: ratio, to: question) + "\n" + text.text("judgingChange") + "\n"
  }

  private func names(of question: Question) -> (first: String, second: String) {
    let names = questionnaire.itemNames(
      of: questionnaire.sections[question.section], language: questionnaire.labels)
    return (names[question.item], names[question.other])
  }

  /// An answer in words, with its number.
  private func words(for ratio: Double, to question: Question) -> String {
    let section = questionnaire.sections[question.section]
    var (first, second) = names(of: question)
    if ratio < 1 { swap(&first, &second) }
    let times = max(ratio, 1 / ratio)
    let words = text.words(on: questionnaire.compared(in: section).kind)
    let sentence = words[min(max(Int(times.rounded()), 1), 9) - 1]
      .replacing("{first}", with: first).replacing("{second}", with: second)
    return "\(text.separated(NumberText.judgment(ratio))): \(sentence)"
  }

  // MARK: What is answered

  /// Takes a line, and returns what is said to it.
  public mutating func take(_ line: String) -> String {
    if hasEnded { return "" }
    let input = line.drop { $0.isWhitespace }
    let entry = String(input.reversed().drop { $0.isWhitespace }.reversed()).lowercased()
    if entry == "q" { return stop() }
    if entry == "?" {
      return text.text("judgingHelp") + "\n"
        + (revised == nil ? question() : text.text("judgingChange") + "\n")
    }
    if entry == "u" {
      revised = nil
      guard place > 0 else { return text.text("judgingNothingBefore") + "\n" + question() }
      place -= 1
      return question()
    }
    if let index = revised { return revise(index, entry) }
    switch entry {
    case "s": return advance()
    case "" where response[questions[open[place]].id] != nil: return advance()
    default:
      guard let ratio = Self.ratio(entry) else { return wrong(line) + question() }
      response.answers[questions[open[place]].id] = ratio
      return words(for: ratio, to: questions[open[place]]) + "\n" + advance()
    }
  }

  /// Ends the dialogue, at the end of input too; what was answered stays.
  public mutating func stop() -> String {
    hasEnded = true
    return text.text("judgingStopped") + " " + progress(answeredCount()) + "\n"
  }

  /// How many times the first is preferred; `nil` unless the scale has the number.
  private static func ratio(_ entry: String) -> Double? {
    let text = entry.hasPrefix("/") ? "1" + entry : entry
    guard case .success(let ratio) = Ratio.parse(withDecimalPoints(text)),
      ResponseOptions.Answers.scale.limits.contains(ratio)
    else { return nil }
    return ratio
  }

  /// An entry with a point for each decimal comma. A comma before three digits may stand for
  /// thousands, and stays.
  private static func withDecimalPoints(_ entry: String) -> String {
    entry.split(separator: "/", omittingEmptySubsequences: false).map { number in
      let parts = number.split(separator: ",", omittingEmptySubsequences: false)
      return parts.count == 2 && (1...2).contains(parts[1].count) && !number.contains(".")
        ? parts.joined(separator: ".") : String(number)
    }.joined(separator: "/")
  }

  private func wrong(_ line: String) -> String {
    text.text("judgingWrong").replacing("{answer}", with: String(line.prefix(60))) + "\n"
  }

  private mutating func revise(_ index: Int, _ entry: String) -> String {
    if entry.isEmpty || entry == "s" {
      revised = nil
      return next()
    }
    guard let ratio = Self.ratio(entry) else {
      return wrong(entry) + text.text("judgingChange") + "\n"
    }
    response.answers[questions[index].id] = ratio
    revised = nil
    let answer = words(for: ratio, to: questions[index]) + "\n"
    return answer + consistency(ofSection: questions[index].section)
      + (revised == nil ? next() : "")
  }

  /// Goes on after a question, and looks at the section if it was the last one of it.
  private mutating func advance() -> String {
    let section = questions[open[place]].section
    place += 1
    let isLast = place == open.count || questions[open[place]].section != section
    let said = isLast ? consistency(ofSection: section) : ""
    return said + (revised == nil ? next() : "")
  }

  private mutating func next() -> String {
    guard place < open.count else {
      hasEnded = true
      return "\n" + text.text("judgingEnd") + " " + progress(answeredCount()) + "\n"
    }
    return question()
  }

  /// What is to be said of the answers of a section; sets `revised` if one of them contradicts the
  /// others.
  private mutating func consistency(ofSection index: Int) -> String {
    let section = questionnaire.sections[index]
    let order = all.itemCount(of: section.set)
    if order < 3 { return "" }
    let options = questionnaire.options
    let answers = Array(response.answers[all.range(of: section.set).positions])
    let matrix = IncompleteComparisonMatrix(ratios: answers, order: order)
    guard let scaled = try? matrix.scaled(by: options.scale),
      let consistency = try? scaled.consistency(by: options.missingJudgments)
    else { return says("unconnected") }
    guard let ratio = options.ratio(of: consistency) else { return says("noRandomIndex") }
    let isConsistent = options.accepts(ratio, order: order)
    let said = says(
      isConsistent ? "consistent" : "inconsistent",
      [
        ("{ratio}", text.separated(NumberText.ratio(ratio))),
        ("{limit}", text.separated("\(options.consistencyThreshold.value(order: order))")),
      ])
    guard !isConsistent, let change = mostHelpfulChange(of: matrix, ratio, section: index) else {
      return said
    }
    revised = change.index
    let question = questions[change.index]
    return said
      + says("lookAgain", [("{answer}", words(for: response.answers[question.id], to: question))])
      + says(
        "suggestion",
        [
          ("{suggestion}", words(for: change.answer, to: question)),
          ("{ratio}", text.separated(NumberText.ratio(change.ratio))),
        ])
      + text.text("judgingChange") + "\n"
  }

  /// The numbers that answers have.
  private static let answers =
    (2...9).reversed().map { Double($0) } + (1...9).map { 1 / Double($0) }
  /// How many answers are tried where there are many: those that deviate most from all together.
  private static let mostTried = 36

  /// The one answer and the value on the scale that make CR least in its place; of equals the
  /// answer that deviates most, and of its values that nearest to the present one. `nil` if none
  /// makes it smaller.
  ///
  /// - Parameters:
  ///   - matrix: The answers of the section.
  ///   - present: Their CR.
  /// - Complexity: One eigenvalue for each of 36 answers and 17 values.
  private func mostHelpfulChange(
    of matrix: IncompleteComparisonMatrix, _ present: Double, section: Int
  ) -> (index: Int, answer: Double, ratio: Double)? {
    let options = questionnaire.options
    guard let scaled = try? matrix.scaled(by: options.scale),
      let priorities = try? scaled.principalEigenvector().priorities
    else { return nil }
    let start = all.range(of: questionnaire.sections[section].set).lowerBound
    func deviation(_ index: Int) -> Double {
      let question = questions[index]
      guard let own = scaled.judgment(at: start.distance(to: question.id)) else { return 0 }
      return abs(.log(own * priorities[question.other] / priorities[question.item]))
    }
    let asked = questions.indices.filter {
      questions[$0].section == section && response[questions[$0].id] != nil
    }.map { (index: $0, deviation: deviation($0)) }.sorted { $0.deviation > $1.deviation }
    var best: (index: Int, answer: Double, ratio: Double)?
    for index in asked.prefix(Self.mostTried).map(\.index) {
      let question = questions[index]
      let given = response.answers[question.id]
      func distance(_ answer: Double) -> Double { abs(.log(answer / given)) }
      for answer in Self.answers.sorted(by: { distance($0) < distance($1) }) {
        var changed = matrix
        guard
          (try? changed.setJudgment(of: question.item, against: question.other, to: answer)) != nil,
          let consistency = try? changed.scaled(by: options.scale)
            .consistency(by: options.missingJudgments),
          let ratio = options.ratio(of: consistency), ratio < (best?.ratio ?? present) * (1 - 1e-9)
        else { continue }
        best = (index, answer, ratio)
      }
    }
    return best
  }

  private func says(_ key: String, _ names: [(String, String)] = []) -> String {
    var said = text.text(key)
    for (name, value) in names { said = said.replacing(name, with: value) }
    return said + "\n"
  }
}
