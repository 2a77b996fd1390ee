extension Evaluator {
  /// Returns the alternatives' priorities under each merit, and what the formulas make of them.
  ///
  /// - Throws: `EvaluationError` with the leaves that give no priorities.
  /// - Complexity: O(merits × (criteria + leaves × alternatives)).
  func meritSynthesis(
    _ criteria: CriterionEvaluations
  ) throws(EvaluationError) -> MeritSynthesis {
    var problems: [EvaluationProblem] = []
    let priorities = model.merits.map { merit in
      let below = globalPriorities(criteria.locals, from: merit.criterion)
      let isBelow = shape.isBelow(merit.criterion)
      let result = totals(below, under: shape.leaves.filter { isBelow[$0] })
      problems += result.problems
      return MeritPriorities(
        merit.kind, weight: criteria.globalPriorities[merit.criterion],
        priorities: result.totals, magnitude: merit.magnitude,
        weightErrorBound: criteria.globalErrorBounds[merit.criterion],
        errorBound: result.errorBound)
    }
    guard problems.isEmpty else { throw EvaluationError(problems: problems) }
    return MeritSynthesis(priorities)
  }

  /// Returns the values of the formula that the options name as totals of the alternatives.
  ///
  /// - Throws: `EvaluationError` if the formula has no values.
  func totals(_ synthesis: MeritSynthesis) throws(EvaluationError) -> Totals {
    let values: BOCRValues
    do throws(BOCRError) {
      values = try options.bocr.values(of: synthesis.merits)
    } catch {
      throw EvaluationError(problems: [problem(error)])
    }
    let sum = values.values.reduce(0, +)
    let bound = zip(values.values, values.errorBounds).reduce(0.0) {
      $1.0 > 0 ? max($0, $1.1 / $1.0) : $0
    }
    return Totals(
      totals: values.values, priorities: sum > 0 ? values.values.map { $0 / sum } : values.values,
      errorBound: 2 * bound + Double(model.alternatives.count + 2) * Rounding.unit)
  }

  private func problem(_ error: BOCRError) -> EvaluationProblem {
    switch error {
    case .zeroDivisor(let kind, let alternative):
      EvaluationProblem(
        criterion: model.merits.first { $0.kind == kind }?.criterion ?? model.goal,
        participant: nil,
        kind: .zeroDivisor(alternative: alternative, formula: options.bocr))
    case .noMagnitudes:
      EvaluationProblem(
        criterion: model.goal, participant: nil, kind: .noMagnitudes(formula: options.bocr))
    }
  }
}
