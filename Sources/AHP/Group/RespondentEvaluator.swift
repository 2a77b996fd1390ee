/// Evaluates the answers of many respondents, each alone, several at a time.
struct RespondentEvaluator: Sendable {
  /// Evaluates the model without what respondents are asked.
  let base: Evaluator
  let questions: Questions
  /// The criteria that people are asked about: those whose judgments do not stand in the model.
  let asked: [CriterionID]
  /// What stands in the model for everybody.
  let common: LocalEvaluations

  /// What one respondent's answers come to.
  struct Result {
    /// The ratios that the answers stand for on the scale, and those between direct priorities, by
    /// question.
    var ratios: [Double]
    /// The criteria on which there are direct priorities that have no ratios, since one is 0.
    var withoutRatios: [CriterionID] = []
    /// By criterion: the priorities, where there are any.
    var locals: LocalEvaluations
    /// The criteria asked about on which there are priorities.
    var judged: [CriterionID]
    /// By criterion.
    var consistencyRatios: [Double?]
    /// The global priorities of all criteria and those of what the model ranks, if everything was judged.
    var whole: (criteria: [Double], ranked: [Double], errorBound: Double)?
  }

  /// The model without what respondents are asked; its judgments are ratios of the scale.
  var model: DecisionModel { base.model }

  /// The choices of the evaluation.
  var options: EvaluationOptions { base.options }

  /// - Throws: `EvaluationError` with what is wrong with the judgments that stand for everybody.
  init(
    model: DecisionModel, options: EvaluationOptions, threads: Int?
  ) throws(EvaluationError) {
    var model = model
    var asked: [CriterionID] = []
    for criterion in model.criteria.indices where model.itemCount(of: criterion) > 1 {
      if model.criteria[criterion].isJudgedForEverybody { continue }
      model.criteria[criterion].judgments = .none
      asked.append(criterion)
    }
    base = try Evaluator(of: model, options, threads: threads)
    self.asked = asked
    questions = Questions(of: model)
    let (common, failures) = base.localEvaluations()
    let isAsked = Set(asked)
    let problems = failures.filter { !isAsked.contains($0.key) }.sorted { $0.key < $1.key }
    guard problems.isEmpty else {
      throw EvaluationError(problems: problems.flatMap(\.value.problems))
    }
    self.common = common
  }

  /// Returns what the answers of each respondent come to.
  ///
  /// - Throws: `EvaluationError` with each answer that has no ratio on the scale.
  func evaluate(_ responses: [Response], threads: Int?) throws(EvaluationError) -> [Result] {
    let options = options
    let none = [Double?](repeating: nil, count: model.criteria.count)
    var results: [Result] = []
    var problems: [EvaluationProblem] = []
    for response in responses {
      var ratios = response.answers
      if options.scale != .linear { problems += scale(&ratios) }
      results.append(
        Result(
          ratios: ratios, locals: common, judged: [], consistencyRatios: none, whole: nil))
    }
    guard problems.isEmpty else { throw EvaluationError(problems: problems) }
    for criterion in asked {
      evaluate(
        criterion, of: &results, direct: responses.map { $0.priorities[criterion] },
        threads: threads
      )
    }
    for index in results.indices where results[index].judged.count == asked.count {
      results[index].whole = base.whole(results[index].locals)
    }
    return results
  }

  /// Whether a response answers every question; priorities given directly answer all on their criterion.
  ///
  /// - Complexity: O(questions).
  func isComplete(_ response: Response) -> Bool {
    asked.allSatisfy { criterion in
      response.priorities[criterion] != nil
        || !response.answers[questions.range(ofCriterion: criterion).positions]
          .contains(Response.missing)
    }
  }

  /// Puts the ratios of the scale in the place of answers, and says which have none.
  private func scale(_ answers: inout [Double]) -> [EvaluationProblem] {
    var problems: [EvaluationProblem] = []
    for criterion in asked {
      let range = questions.range(ofCriterion: criterion).positions
      let matrix = IncompleteComparisonMatrix(
        ratios: Array(answers[range]), order: questions.itemCount(ofCriterion: criterion))
      do throws(ComparisonError) {
        answers.replaceSubrange(range, with: try matrix.scaled(by: options.scale).ratios)
      } catch {
        problems.append(EvaluationProblem(outsideScale: error, of: criterion, by: nil))
      }
    }
    return problems
  }

  /// The respondents' priorities of the items of one criterion.
  ///
  /// - Parameter direct: For each respondent the priorities that were given directly.
  private func evaluate(
    _ criterion: CriterionID, of results: inout [Result], direct: [[Double]?], threads: Int?
  ) {
    let order = questions.itemCount(ofCriterion: criterion)
    let range = questions.range(ofCriterion: criterion).positions
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
        errorBound: solved.relativeErrorBounds[place], of: criterion)
      results[index].consistencyRatios[criterion] = options.ratio(of: solved.consistency(at: place))
      results[index].judged.append(criterion)
    }
    let waiting = others
    let local = base.local
    let derived = Parts.map(waiting.count, size: 16, threads: threads) {
      $0.map {
        local.evaluate(waiting[$0].judgments, of: criterion)
      }
    }.flatMap(\.self)
    for ((index, judgments), result) in zip(others, derived) {
      if case .priorities = judgments {
        switch judgments.ratios() {
        case .success(let matrix): results[index].ratios.replaceSubrange(range, with: matrix.ratios)
        case .failure: results[index].withoutRatios.append(criterion)
        }
      }
      // Answers that do not connect all items give no priorities; they still count for the group.
      guard case .success(let local) = result else { continue }
      results[index].locals.setPriorities(
        local.priorities[...], errorBound: local.errorBound, of: criterion)
      results[index].consistencyRatios[criterion] = local.matrices.first.flatMap {
        options.ratio(of: $0.consistency)
      }
      results[index].judged.append(criterion)
    }
  }

  /// The model with the group's judgments in the place of what was asked, evaluated.
  ///
  /// - Parameter means: For each question the group's ratio, or `Response.missing`.
  func evaluation(
    ofGroup means: [Double], threads: Int?
  ) throws(EvaluationError) -> Evaluation {
    var group = model
    var errors: [CriterionID: Double] = [:]
    for criterion in asked {
      let matrix = IncompleteComparisonMatrix(
        ratios: Array(means[questions.range(ofCriterion: criterion).positions]),
        order: questions.itemCount(ofCriterion: criterion))
      if matrix.missingCount == matrix.ratios.count { continue }
      group.criteria[criterion].judgments = .common(Judgments(matrix))
      errors[criterion] = IncompleteComparisonMatrix.aggregationError(of: matrix)
    }
    return try Evaluator(
      ofRatios: group, options, aggregationErrors: errors, threads: threads
    ).evaluate()
  }
}
