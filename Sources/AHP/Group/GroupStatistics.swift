/// What the answers of any number of respondents come to: enough for the group's view and its
/// disagreement, in memory that does not grow with the respondents' answers.
///
///     var statistics = try GroupStatistics(of: model)
///     try statistics.add(responses)
///     try statistics.groupEvaluation().judgments.alternativePriorities
///
/// All sums are exact: statistics of parts, merged in any order, are those of the whole to the last
/// bit. The names of the respondents are kept, so that nobody counts twice.
public struct GroupStatistics: Sendable {
  /// The choices that were made.
  public var options: EvaluationOptions { evaluator.options }
  /// Who counts.
  public let selection: RespondentSelection

  let evaluator: RespondentEvaluator

  /// How many respondents were added, those who do not count included.
  public package(set) var respondentCount = 0
  /// How many of them do not count, by reason.
  public package(set) var exclusions = ExclusionCounts()
  /// The sums over the ratios of each question.
  package var judgments: JudgmentSums
  /// The sums over priorities: one set of items for each of `Questions.sets`, and one for what the
  /// model ranks. That of the goal has the weights of the merits by those who judged all strategic
  /// criteria.
  package var priorities: PrioritySums
  /// For each set of items the sum of the global priorities of its criterion, or of
  /// `Questions.weights(_:)` in a network, times the weights, by those who judged everything.
  package var globalSums: ExactSums
  /// For each set of items the number of consistency ratios above the threshold, and the sum of
  /// all.
  package var inconsistentCounts: [Int]
  package var ratioCounts: [Int]
  /// For each set of items how many gave an item the priority 0, which has no ratio to the others.
  package var zeroPriorityCounts: [Int]
  package var ratioSums: ExactSums
  /// The sets of items on which people without weight gave answers.
  private var setsWithoutWeight: Set<ComparisonSetID> = []
  /// All who were added.
  package var names = CountedNames()

  /// How many respondents do not count.
  public struct ExclusionCounts: Hashable, Sendable {
    /// An attribute is not as asked for.
    public package(set) var attribute = 0
    /// A consistency ratio is above the limit.
    public package(set) var inconsistent = 0
    /// The weight is 0.
    public package(set) var noWeight = 0
    /// There are no answers.
    public package(set) var noAnswers = 0

    /// Creates the counts of nobody.
    package init() {}

    /// How many do not count for any reason.
    public var total: Int { attribute + inconsistent + noWeight + noAnswers }

    /// The counts in the order of a file.
    package static var all: [WritableKeyPath<Self, Int>] {
      [\.attribute, \.inconsistent, \.noWeight, \.noAnswers]
    }
  }

  /// Creates statistics of nobody's answers.
  ///
  /// Respondents are asked about every criterion, strategic or not, and every node and cluster of a
  /// network, with two or more items, unless judgments on it stand in the model for everybody. The
  /// participants' own judgments in the model are not counted: add `Response.all(in:)`.
  ///
  /// - Parameters:
  ///   - model: What the respondents answer about.
  ///   - options: The choices to make; `nil` for those of the model's own settings. What they say
  ///     of aggregation and participants does not matter: the statistics serve every kind of
  ///     aggregation.
  ///   - selection: Who counts.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  /// - Throws: `EvaluationError` with what is wrong with the judgments that stand for everybody.
  public init(
    of model: DecisionModel, options: EvaluationOptions? = nil,
    selection: RespondentSelection = RespondentSelection(), threads: Int? = nil
  ) throws(EvaluationError) {
    var options = options ?? model.options
    options.aggregation = .judgments
    options.participant = nil
    self.init(
      evaluator: try RespondentEvaluator(model: model, options: options, threads: threads),
      selection: selection)
  }

  /// Creates statistics of nobody's answers.
  init(evaluator: RespondentEvaluator, selection: RespondentSelection) {
    self.evaluator = evaluator
    self.selection = selection
    let model = evaluator.model
    let sets = evaluator.questions.sets
    judgments = JudgmentSums(pairCount: evaluator.questions.count)
    priorities = PrioritySums(
      itemCounts: sets.map { [questions = evaluator.questions] in questions.itemCount(of: $0) }
        + [RankedID.all(in: model).count])
    globalSums = ExactSums(count: sets.count)
    inconsistentCounts = Array(repeating: 0, count: sets.count)
    ratioCounts = inconsistentCounts
    zeroPriorityCounts = inconsistentCounts
    ratioSums = ExactSums(count: sets.count)
  }

  /// The sets of items that respondents are asked about.
  public var askedSets: [ComparisonSetID] { evaluator.asked }

  /// Those of these sets without which nobody has final priorities: all but what nobody judged in
  /// networks, in a model with judgments of participants.
  package var requiredSets: [ComparisonSetID] { evaluator.required }

  /// The set of `priorities` with those of what the model ranks.
  var rankedSet: Int { evaluator.questions.sets.count }

  /// Adds respondents, each once and with all of their answers.
  ///
  /// - Parameters:
  ///   - responses: The respondents.
  ///   - threads: The most threads to use; as many as the machine has if `nil`. The result does not
  ///     depend on it.
  /// - Returns: What became of each.
  /// - Throws: `EvaluationError` with each answer that has no ratio on the scale; the statistics
  ///   are then as before.
  /// - Complexity: One eigenvector for each respondent and set of items.
  @discardableResult
  public mutating func add(
    _ responses: [Response], threads: Int? = nil
  ) throws(EvaluationError) -> [RespondentOutcome] {
    let results = try evaluator.evaluate(responses, threads: threads)
    let parts = JudgedParts(of: evaluator.model, for: responses.lazy.map(\.participant))
    return zip(responses, results).map { response, result in
      add(response, evaluatedAs: result, asked: parts?.sets(for: response.participant))
    }
  }

  private mutating func add(
    _ response: Response, evaluatedAs result: RespondentEvaluator.Result,
    asked: Set<ComparisonSetID>?
  ) -> RespondentOutcome {
    let isNew = names.insert(response.participant.name)
    precondition(isNew, "each respondent is added once")
    respondentCount += 1
    let answerCount = response.answerCount
    let excluded = evaluator.questions.sets.filter {
      result.consistencyRatios[$0] ?? 0 > selection.maximumConsistencyRatio ?? .infinity
    }
    let exclusion = exclusion(of: response, result.consistencyRatios, excluded)
    // What is left of somebody's answers may not give priorities of everything.
    let whole = selection.leavesOut == .respondent || excluded.isEmpty ? result.whole : nil
    switch exclusion {
    case nil: count(result, without: Set(excluded), weight: response.participant.weight)
    case .attribute: exclusions.attribute += 1
    case .inconsistent: exclusions.inconsistent += 1
    case .noWeight:
      exclusions.noWeight += 1
      setsWithoutWeight.formUnion(result.judged + result.gaps.map(\.set))
    case .noAnswers: exclusions.noAnswers += 1
    }
    return RespondentOutcome(
      participant: response.participant, answerCount: answerCount,
      isComplete: evaluator.isComplete(response, to: asked),
      isAskedPart: asked.map { !$0.isSuperset(of: evaluator.required) } ?? false,
      consistencyRatios: result.consistencyRatios, priorities: whole?.ranked,
      globalPriorities: whole?.globalPriorities, errorBound: whole?.errorBound ?? 0,
      exclusion: exclusion, excludedSets: excluded, gaps: result.gaps)
  }

  private func exclusion(
    of response: Response, _ ratios: [Double?], _ excluded: [ComparisonSetID]
  ) -> RespondentOutcome.Exclusion? {
    if let attribute = selection.mismatch(of: response.participant) { return .attribute(attribute) }
    if response.isEmpty { return .noAnswers }
    if response.participant.weight == 0 { return .noWeight }
    guard let worst = excluded.max(by: { ratios[$0] ?? 0 < ratios[$1] ?? 0 }) else { return nil }
    if selection.leavesOut == .matrix && answersBeyond(excluded, in: response) { return nil }
    return .inconsistent(ratio: ratios[worst] ?? 0, set: worst)
  }

  /// Whether a response has answers about other sets of items than the given ones.
  private func answersBeyond(_ sets: [ComparisonSetID], in response: Response) -> Bool {
    evaluator.asked.contains { set in
      !sets.contains(set)
        && (response.priorities(of: set) != nil
          || evaluator.questions.range(of: set).contains { response[$0] != nil })
    }
  }

  /// Counts a respondent's answers and priorities.
  private mutating func count(
    _ result: RespondentEvaluator.Result, without excluded: Set<ComparisonSetID>, weight: Double
  ) {
    let questions = evaluator.questions
    for set in evaluator.asked where !excluded.contains(set) {
      for question in questions.range(of: set).positions
      where result.ratios[question] != Response.missing {
        judgments.add(result.ratios[question], weight: weight, to: question)
      }
    }
    for set in result.withoutRatios { zeroPriorityCounts[set] += 1 }
    for set in result.judged where !excluded.contains(set) {
      let subject = questions.subject(of: set)
      priorities.add(
        result.locals.priorities(of: subject), errorBound: result.locals.errorBound(of: subject),
        weight: weight, to: set.position)
      guard let ratio = result.consistencyRatios[set] else { continue }
      ratioCounts[set] += 1
      ratioSums.add(ratio, to: set.position)
      if !options.accepts(ratio, order: questions.itemCount(of: set)) {
        inconsistentCounts[set] += 1
      }
    }
    if let weights = result.weights, !excluded.contains(where: questions.strategicSets.contains) {
      priorities.add(
        weights.priorities[...], errorBound: weights.errorBound, weight: weight,
        to: evaluator.model.goal.position)
    }
    if let whole = result.whole, excluded.isEmpty {
      priorities.add(whole.ranked[...], errorBound: whole.errorBound, weight: weight, to: rankedSet)
      for (set, priority) in whole.globalPriorities.enumerated() {
        globalSums.addProduct(weight, priority, to: set)
      }
    }
  }

  /// A problem of the group's judgments; that there are none on a set of items which people without
  /// weight judged is that nobody who judged it has one.
  func problem(_ problem: EvaluationProblem) -> EvaluationProblem {
    guard case .noJudgments = problem.innermostKind, problem.participant == nil,
      let set = evaluator.questions.set(of: problem.subject), setsWithoutWeight.contains(set)
    else { return problem }
    return EvaluationProblem(
      criterion: problem.subject.criterion, participant: nil, kind: .noWeight
    ).of(problem.subject, in: evaluator.model)
  }

  /// Whether the weights of those who answered each question sum to their number, as weights of 1
  /// do.
  ///
  /// - Complexity: O(questions).
  package func hasUnitWeights() -> Bool {
    (0..<judgments.pairCount).allSatisfy {
      judgments.sum(of: .weight, $0).high == Double(judgments.count(of: $0))
    }
  }

  // MARK: Merging

  /// Adds the respondents of other statistics.
  ///
  /// - Throws: `GroupMergeError`; the statistics are then as before.
  /// - Complexity: O(questions + respondents).
  public mutating func merge(_ other: GroupStatistics) throws(GroupMergeError) {
    guard questionText() == other.questionText() else { throw .differentModels }
    guard options == other.options else { throw .differentOptions }
    guard selection == other.selection else { throw .differentSelections }
    let common = names.merge(other.names)
    guard common == 0 else { throw .sameRespondents(common) }
    respondentCount += other.respondentCount
    setsWithoutWeight.formUnion(other.setsWithoutWeight)
    for count in ExclusionCounts.all {
      exclusions[keyPath: count] += other.exclusions[keyPath: count]
    }
    judgments.merge(other.judgments)
    priorities.merge(other.priorities)
    globalSums.merge(other.globalSums)
    for set in ratioCounts.indices {
      ratioCounts[set] += other.ratioCounts[set]
      inconsistentCounts[set] += other.inconsistentCounts[set]
      zeroPriorityCounts[set] += other.zeroPriorityCounts[set]
    }
    ratioSums.merge(other.ratioSums)
  }

  /// The digest of what the statistics are about: the same for models that ask the same questions,
  /// in the same order and with the same judgments that stand for everybody.
  ///
  /// - Complexity: O(questions).
  package func questionDigest() -> TextDigest { TextDigest(of: questionText()) }

  private func questionText() -> String {
    var text = ""
    let model = evaluator.model
    for set in evaluator.questions.sets {
      let subject = evaluator.questions.subject(of: set)
      text += subject.path(in: model) + "\n"
      for name in subject.itemNames(in: model) { text += "\t\(name)\n" }
      guard let judgments = subject.judgments(in: model).forEverybody else { continue }
      switch judgments {
      case .priorities(let values): text += "\(values)\n"
      case .ranks(let ranks): text += "\(ranks.priorities())\n"
      case .comparisons, .incompleteComparisons:
        text += "\(judgments.matrix?.ratios.numbers() ?? [])\n"
      case .measurements(let measurements): text += "\(measurements)\n"
      case .ratings(let ratings):
        text += "\(ratings) \(ratings.scale.map { model.ratingScales[$0] }.map { "\($0)" } ?? "")\n"
      }
    }
    return text
  }
}

/// Why statistics cannot be merged.
@nonexhaustive
public enum GroupMergeError: Error, Hashable, Sendable {
  /// They are about models that ask different questions.
  case differentModels
  /// They were made with different choices.
  case differentOptions
  /// They let in different respondents.
  case differentSelections
  /// So many respondents are in both.
  case sameRespondents(Int)
}

extension GroupMergeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .differentModels: "the statistics are about models that ask different questions"
    case .differentOptions: "the statistics were made with different options"
    case .differentSelections: "the statistics let in different respondents"
    case .sameRespondents(let count):
      "\(count) \(count == 1 ? "respondent is" : "respondents are") in both parts"
    }
  }
}
