/// Evaluates the answers of many respondents, each alone, several at a time.
struct RespondentEvaluator: Sendable {
  /// Evaluates the model without what respondents are asked.
  let base: Evaluator
  /// Evaluates the strategic criteria of that model, which weigh its merits; `nil` if it has none.
  let strategic: Evaluator?
  let questions: Questions
  /// The sets of items that people are asked about: those whose judgments do not stand in the
  /// model.
  let asked: [ComparisonSetID]
  /// Those of these sets without which nobody has final priorities: not those of a network that
  /// nobody judged in a model with judgments of participants in its networks, which count as equal.
  let required: [ComparisonSetID]
  /// How many of the sets that people are asked about are those of strategic criteria.
  private let askedStrategicCount: Int
  /// What stands in the model for everybody.
  let common: GroupLocals

  /// What one respondent's answers come to.
  struct Result {
    /// The ratios that the answers stand for on the scale, and those between direct priorities, by
    /// question.
    var ratios: [Double]
    /// The sets on which there are direct priorities that have no ratios, since one is 0.
    var withoutRatios: [ComparisonSetID] = []
    /// By set: the priorities, where there are any.
    var locals: GroupLocals
    /// The sets asked about on which there are priorities.
    var judged: [ComparisonSetID]
    /// The sets asked about on which there are answers that give no priorities.
    var gaps: [PriorityGap] = []
    /// By set.
    var consistencyRatios: [Double?]
    /// How much each merit counts for the respondent, if people are asked about strategic criteria
    /// and the respondent judged all of them.
    var weights: MeritWeights?
    /// The global priorities and those of what the model ranks, if everything was judged.
    var whole: Whole?
  }

  /// How much each merit counts by the strategic criteria.
  struct MeritWeights {
    /// The global priority of each strategic criterion.
    let criteria: [Double]
    /// The weight of each criterion below the goal.
    let priorities: [Double]
    /// A bound on the relative error of each weight.
    let errorBound: Double
  }

  /// What the priorities below all criteria come to.
  struct Whole {
    /// By set: the global priorities of the criteria, then those of the strategic criteria in their
    /// own hierarchy, then what `Questions.weights(_:)` gives to those of networks.
    let globalPriorities: [Double]
    /// The priorities of what the model ranks.
    let ranked: [Double]
    /// A bound on the relative error of each of the latter.
    let errorBound: Double
  }

  /// The model without what respondents are asked; its judgments are ratios of the scale.
  var model: DecisionModel { base.model }

  /// The choices of the evaluation.
  var options: EvaluationOptions { base.options }

  /// - Throws: `EvaluationError` with what is wrong with the judgments that stand for everybody.
  init(
    model: DecisionModel, options: EvaluationOptions, threads: Int?
  ) throws(EvaluationError) {
    questions = Questions(of: model)
    let asked = questions.sets.filter { [questions] set in
      questions.itemCount(of: set) > 1
        && !questions.subject(of: set).judgments(in: model).standForEverybody
    }
    self.asked = asked
    required = questions.required(asked, in: model)
    askedStrategicCount = asked.count { [questions] in questions.strategicSets.contains($0) }
    let none = asked.map { _ in GroupJudgments.none }
    base = try Evaluator(
      of: model.replacing(none, of: asked, in: questions), options, threads: threads)
    strategic = base.strategic(threads: threads)
    let (locals, failures) = base.localEvaluations()
    let strategicLocals = strategic?.localEvaluations()
    var common = GroupLocals(criteria: locals, strategicCriteria: strategicLocals?.locals)
    for (criterion, network) in base.model.networks {
      let (sets, _) = base.sets(of: network, of: criterion, by: base.local)
      common.networks[criterion] = NetworkLocals(of: network, sets: sets)
    }
    self.common = common
    let isAsked = Set(asked)
    var problems: [EvaluationProblem] = []
    for (criterion, failure) in failures.sorted(by: { $0.key < $1.key })
    where !isAsked.contains(ComparisonSetID(criterion)) {
      // The weights of the merits, some of which are asked for.
      if criterion == model.goal && askedStrategicCount > 0 { continue }
      problems += failure.problems
    }
    if askedStrategicCount > 0, let strategicLocals {
      for (criterion, failure) in strategicLocals.failures.sorted(by: { $0.key < $1.key }) {
        let subject = ComparisonSubject.strategicCriterion(criterion)
        if let set = questions.set(of: subject), isAsked.contains(set) { continue }
        problems += failure.problems.map { $0.of(subject, in: model) }
      }
    }
    guard problems.isEmpty else { throw EvaluationError(problems: problems) }
  }

  /// Returns what the answers of each respondent come to.
  ///
  /// - Throws: `EvaluationError` with each answer that has no ratio on the scale.
  func evaluate(_ responses: [Response], threads: Int?) throws(EvaluationError) -> [Result] {
    let options = options
    let none = [Double?](repeating: nil, count: questions.sets.count)
    var results: [Result] = []
    var problems: [EvaluationProblem] = []
    for response in responses {
      var ratios = response.answers
      if options.scale != .linear { problems += scale(&ratios) }
      results.append(
        Result(
          ratios: ratios, locals: common, judged: [], consistencyRatios: none))
    }
    guard problems.isEmpty else { throw EvaluationError(problems: problems) }
    for set in asked {
      evaluate(set, of: &results, direct: responses.map { $0.priorities[set] }, threads: threads)
    }
    for index in results.indices {
      let judgedStrategicCount =
        askedStrategicCount == 0
        ? 0 : results[index].judged.count { $0.position >= model.criteria.count }
      if askedStrategicCount > 0 && judgedStrategicCount == askedStrategicCount {
        results[index].weights = weights(by: results[index].locals)
      }
      if results[index].judged.count == asked.count
        || Set(results[index].judged).isSuperset(of: required)
      {
        results[index].whole = whole(results[index].locals)
      }
    }
    return results
  }

  /// Returns how much each merit counts; `nil` without strategic criteria, or if they give no
  /// weights.
  ///
  /// - Complexity: O(strategic criteria × merits).
  private func weights(by locals: GroupLocals) -> MeritWeights? {
    guard let strategic, let strategicLocals = locals.strategicCriteria,
      let whole = strategic.whole(strategicLocals)
    else { return nil }
    return MeritWeights(
      criteria: whole.criteria, priorities: whole.ranked, errorBound: whole.errorBound)
  }

  /// Returns what the priorities below all criteria come to; `nil` if they come to nothing.
  ///
  /// - Complexity: O(criteria + leaves × alternatives).
  func whole(_ locals: GroupLocals) -> Whole? {
    var criteria = locals.criteria
    for (criterion, network) in locals.networks {
      guard
        let local = try? base.evaluation(of: network.network, sets: network.sets, of: criterion)
          .get()
      else { return nil }
      criteria.set(local, for: criterion)
    }
    var strategicPriorities: [Double] = []
    if strategic != nil {
      guard let weights = weights(by: locals) else { return nil }
      criteria.setPriorities(
        weights.priorities[...], errorBound: weights.errorBound, of: model.goal)
      strategicPriorities = weights.criteria
    }
    return base.whole(criteria).map {
      Whole(
        globalPriorities: questions.weights($0.criteria + strategicPriorities), ranked: $0.ranked,
        errorBound: $0.errorBound)
    }
  }

  /// Whether a response answers every question on what is required and was asked; priorities given
  /// directly answer all about their set.
  ///
  /// - Parameter sets: What was asked; `nil` for everything.
  /// - Complexity: O(questions).
  func isComplete(_ response: Response, to sets: Set<ComparisonSetID>?) -> Bool {
    required.allSatisfy { set in
      sets.map { !$0.contains(set) } ?? false || response.priorities[set] != nil
        || !response.answers[questions.range(of: set).positions].contains(Response.missing)
    }
  }

  /// Puts the ratios of the scale in the place of answers, and says which have none.
  private func scale(_ answers: inout [Double]) -> [EvaluationProblem] {
    var problems: [EvaluationProblem] = []
    for set in asked {
      let range = questions.range(of: set).positions
      let matrix = IncompleteComparisonMatrix(
        ratios: Array(answers[range]), order: questions.itemCount(of: set))
      do throws(ComparisonError) {
        answers.replaceSubrange(range, with: try matrix.scaled(by: options.scale).ratios.numbers())
      } catch {
        let subject = questions.subject(of: set)
        problems.append(
          EvaluationProblem(outsideScale: error, of: subject.criterion, by: nil)
            .of(subject, in: model))
      }
    }
    return problems
  }

  /// The respondents' priorities of the items of one set.
  ///
  /// - Parameter direct: For each respondent the priorities that were given directly.
  private func evaluate(
    _ set: ComparisonSetID, of results: inout [Result], direct: [[Double]?], threads: Int?
  ) {
    let subject = questions.subject(of: set)
    let order = questions.itemCount(of: set)
    let range = questions.range(of: set).positions
    let options = options
    var stacked: [Double] = []
    var complete: [Int] = []
    var others: [(index: Int, judgments: Judgments)] = []
    for index in results.indices {
      if let values = direct[index] {
        others.append((index, .priorities(values)))
        continue
      }
      let answered = results[index].ratios[range].count { $0 != Response.missing }
      if answered == 0 { continue }
      if answered == range.count && options.prioritization == .eigenvector
        && options.scale == .linear
      {
        complete.append(index)
        stacked += results[index].ratios[range]
      } else {
        others.append(
          (
            index,
            Judgments(
              IncompleteComparisonMatrix(ratios: Array(results[index].ratios[range]), order: order))
          ))
      }
    }
    let solved = ComparisonMatrixStack(unchecked: stacked, order: order, count: complete.count)
      .principalEigenvectors(entryError: JudgmentScale.linearEntryError, threads: threads)
    for (place, index) in complete.enumerated() {
      results[index].locals.setPriorities(
        solved.priorities[place * order..<(place + 1) * order],
        errorBound: solved.relativeErrorBounds[place], of: subject)
      results[index].consistencyRatios[set] = options.ratio(of: solved.consistency(at: place))
      results[index].judged.append(set)
    }
    let waiting = others
    let local = base.local
    let criterion = subject.criterion
    let derived = Parts.map(waiting.count, size: 16, threads: threads) {
      $0.map {
        local.evaluate(waiting[$0].judgments, of: criterion)
      }
    }.flatMap(\.self)
    for ((index, judgments), result) in zip(others, derived) {
      if case .priorities = judgments {
        switch judgments.ratios() {
        case .success(let matrix):
          results[index].ratios.replaceSubrange(range, with: matrix.ratios.numbers())
        case .failure: results[index].withoutRatios.append(set)
        }
      }
      // Answers that do not connect all items give no priorities; they still count for the group.
      let local: LocalEvaluation
      switch result {
      case .success(let derived): local = derived
      case .failure(let error):
        results[index].gaps += error.problems.prefix(1).map {
          PriorityGap(set: set, problem: $0.kind)
        }
        continue
      }
      results[index].locals.setPriorities(
        local.priorities[...], errorBound: local.errorBound, of: subject)
      results[index].consistencyRatios[set] = local.matrices.first.flatMap {
        options.ratio(of: $0.consistency)
      }
      results[index].judged.append(set)
    }
  }

  /// The model with the group's judgments in the place of what was asked, evaluated.
  ///
  /// - Parameters:
  ///   - means: For each question the group's ratio, or `Response.missing`.
  ///   - largest: The largest ratio of a member in either direction.
  func evaluation(
    ofGroup means: [Double], ratiosUpTo largest: Double, threads: Int?
  ) throws(EvaluationError) -> Evaluation {
    let error = IncompleteComparisonMatrix.aggregationError(ofRatiosUpTo: largest)
    var judgments: [GroupJudgments] = []
    var errors: [CriterionID: Double] = [:]
    var strategicErrors: [CriterionID: Double] = [:]
    var networkErrors: [CriterionID: [NetworkSubject: Double]] = [:]
    for set in asked {
      let matrix = IncompleteComparisonMatrix(
        ratios: Array(means[questions.range(of: set).positions]),
        order: questions.itemCount(of: set))
      if matrix.missingCount == matrix.ratios.count {
        judgments.append(.none)
        continue
      }
      judgments.append(.common(Judgments(matrix)))
      switch questions.subject(of: set) {
      case .criterion(let criterion): errors[criterion] = error
      case .strategicCriterion(let criterion): strategicErrors[criterion] = error
      case .network(let criterion, let subject):
        networkErrors[criterion, default: [:]][subject] = error
      case .ratingScale: break
      }
    }
    return try Evaluator(
      ofRatios: model.replacing(judgments, of: asked, in: questions), options,
      aggregationErrors: errors, strategicAggregationErrors: strategicErrors,
      networkAggregationErrors: networkErrors, threads: threads
    ).evaluate()
  }
}

extension DecisionModel {
  /// Returns this model with other judgments on some sets of items.
  ///
  /// - Parameter judgments: Those of each of `sets`.
  /// - Complexity: O(sets), and O(criteria) of each hierarchy that one of them is in.
  fileprivate func replacing(
    _ judgments: [GroupJudgments], of sets: [ComparisonSetID], in questions: Questions
  ) -> DecisionModel {
    var model = self
    // The strategic criteria are changed apart, so that nothing is copied for each of them.
    var strategicModel = strategicModel
    for (set, judgments) in zip(sets, judgments) {
      switch questions.subject(of: set) {
      case .criterion(let criterion): model.criteria[criterion].judgments = judgments
      case .strategicCriterion(let criterion):
        strategicModel?.criteria[criterion].judgments = judgments
      case .network(let criterion, let subject):
        model.networks[criterion]?.setJudgments(judgments, of: subject)
      case .ratingScale: preconditionFailure("nobody is asked about it")
      }
    }
    if strategicModel != nil { model.strategicModel = strategicModel }
    return model
  }
}
