internal import RealModule

/// Random answers of any number of respondents to the questions of a model, one respondent after
/// another.
///
///     for response in RandomResponses(to: model, participants: 1000, seed: 7) { … }
///
/// The items of each criterion, strategic ones included, and of each set of a network have
/// priorities that all respondents share: those by the model's own judgments if it can be
/// evaluated, and otherwise random ones as in `RandomModelOptions.model(seed:)`. An answer is the
/// ratio of two priorities times a number whose logarithm is normal, rounded to the nearest of 1/9,
/// 1/8, …, 9 on the scale of logarithms.
///
/// The same arguments give the same answers, and more participants the same answers of the first
/// ones.
public struct RandomResponses: Sequence, IteratorProtocol {
  private let questions: Questions
  /// The logarithms of the priorities in each comparison set; empty where nobody is asked.
  private let scores: PositionedArray<ComparisonSetID, [Double]>
  private let participants: Int
  private var draw: RandomJudgments
  private var drawn = 0

  /// Creates the answers.
  ///
  /// - Parameters:
  ///   - model: What is asked about.
  ///   - participants: How many respondents there are, `Participant 1` and so on.
  ///   - noise: The standard deviation of the logarithm of an answer, 0 … 10.
  ///   - missingShare: The probability, 0 … 1, that an answer is missing. Those on neighbours never
  ///     are: they connect all items.
  ///   - seed: What the random numbers start from.
  /// - Throws: `RandomModelError.notInRange`.
  public init(
    to model: DecisionModel, participants: Int, noise: Double = 0.3, missingShare: Double = 0,
    seed: UInt64
  ) throws(RandomModelError) {
    for (name, value, range) in [
      ("participants", Double(participants), 1...1e8), ("noise", noise, 0...10),
      ("missing share", missingShare, 0...1),
    ] where !range.contains(value) {
      throw .notInRange(name, found: value, range)
    }
    var draw = RandomJudgments(noise: noise, missingShare: missingShare, seed: seed)
    let evaluation = try? model.evaluation()
    let questions = Questions(of: model)
    self.questions = questions
    scores = PositionedArray(
      questions.sets.map { set in
        let subject = questions.subject(of: set)
        if !subject.judgments(in: model).canBeCompared { return [] }
        let random = draw.scores(order: questions.itemCount(of: set))
        guard let priorities = evaluation?.localPriorities(of: subject),
          priorities.allSatisfy({ $0 > 0 })
        else { return random }
        return priorities.map { .log($0) }
      })
    self.participants = participants
    self.draw = draw
  }

  public mutating func next() -> Response? {
    guard drawn < participants else { return nil }
    drawn += 1
    var response = Response(Participant("Participant \(drawn)"), to: questions)
    for (set, scores) in zip(scores.indices, scores) where !scores.isEmpty {
      response.answers.replaceSubrange(
        questions.range(of: set).positions, with: draw.ratios(scores: scores))
    }
    return response
  }
}
