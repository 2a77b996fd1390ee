internal import RealModule

/// Who leads when one judgment on a criterion has another value, found from the scores without an
/// evaluation of the model.
///
/// The scores of what is ranked change with the local priorities of that criterion alone. A
/// forecast is given where the gap between scores is a thousand times what the forecast may be
/// wrong by; otherwise only an evaluation, with its error bounds, can say who leads.
struct LeadForecast {
  /// What becomes of the lead.
  enum Outcome {
    /// The same one leads alone.
    case stays
    /// This one leads alone, as an index into `RankedItems.ids`, and did not before.
    case goes(Int)
    /// An evaluation has to say.
    case isOpen
  }

  private let lead: Lead
  private let moved: MovedPriorities?
  private let matrix: ComparisonMatrix
  private let method: PrioritizationMethod
  private let effect: Effect
  /// The scores of all but what the criterion contributes.
  private let others: [Double]

  /// How local priorities of the criterion become scores.
  private enum Effect {
    /// By a linear map: the scores for the present priorities and for each of `moved.vectors`, and
    /// for each child.
    case linear(present: [Double], vectors: [[Double]], children: [[Double]])
    /// Item by item, as the synthesis has it; with the index of each item among what is ranked.
    case leaf(SynthesisRule, weight: Double, pin: Int, places: [Int])
  }

  /// How small a gap between scores may be, relative to the largest, to be taken for one.
  private static let leastGap = 1e-9

  /// Matrices smaller than this are computed anew: that takes no longer than a series.
  private static let leastOrder = 12

  /// Prepares for a criterion; `nil` if its judgments act in another way than through one complete
  /// matrix.
  ///
  /// - Complexity: O(*n*³ + *n*² *m*), with a factor of 16, for *n* items below the criterion and
  ///   *m* ranked.
  init?(of criterion: CriterionID, _ moves: JudgmentMoves, _ views: [JudgmentMoves.View]) {
    guard let lead = moves.lead, views.count == 1, views[0].participant == nil,
      let matrix = moves.matrix(of: .criterion(criterion), in: views[0].evaluation)
    else { return nil }
    let view = views[0]
    let model = moves.model
    self.lead = lead
    self.matrix = matrix
    method = view.evaluation.options.prioritization
    let moved =
      matrix.order >= Self.leastOrder || method == .geometricMean
      ? try? MovedPriorities(of: matrix, by: method) : nil
    self.moved = moved
    let weight = view.evaluation.criteria.globalPriorities[criterion]
    let scores = view.scores[model.goal]
    let local = Array(view.evaluation.criteria.locals.priorities(of: criterion))
    let children = model.criteria[criterion].children
    if children.isEmpty {
      let rule = SynthesisRule(of: view.evaluation)
      let pin = model.pinItem(of: criterion)
      let places = local.indices.map { model.alternative($0, of: criterion).position }
      effect = .leaf(rule, weight: weight, pin: pin, places: places)
      var others = scores
      let contribution = rule.contribution(of: local[...], isAbsolute: false, pin: pin)
      for (item, place) in places.enumerated() {
        others[place] -= contribution.score(of: local[item], weight: weight)
      }
      self.others = others
    } else {
      let below = children.map { child in view.scores[child].map { weight * $0 } }
      func mapped(_ local: [Double]) -> [Double] {
        var sum = [Double](repeating: 0, count: scores.count)
        for (priority, scores) in zip(local, below) where priority != 0 {
          for item in sum.indices { sum[item] += priority * scores[item] }
        }
        return sum
      }
      let present = mapped(local)
      effect = .linear(
        present: present, vectors: moved?.vectors.map(mapped) ?? [], children: below)
      others = zip(scores, present).map { $0 - $1 }
    }
  }

  /// Says what becomes of the lead if a judgment of the matrix is multiplied by a factor.
  ///
  /// - Complexity: O(*n* + *m*), with a factor of 16; for other methods than the eigenvector and
  ///   the geometric mean, or small matrices, that of the priorities of a matrix and O(*n* *m*).
  func lead(row: Int, column: Int, factor: Double) -> Outcome {
    guard let scores = scores(row, column, factor), let leader = lead.leaders.first,
      scores.allSatisfy(\.isFinite)
    else { return .isOpen }
    var best = 0
    for item in scores.indices where scores[item] > scores[best] { best = item }
    var next = -Double.infinity
    for item in scores.indices where item != best { next = max(next, scores[item]) }
    let size = scores.reduce(0) { max($0, abs($1)) }
    guard scores[best] - next > Self.leastGap * max(size, 1e-300) else { return .isOpen }
    return best == leader && !lead.isShared ? .stays : .goes(best)
  }

  private func scores(_ row: Int, _ column: Int, _ factor: Double) -> [Double]? {
    let combination = moved?.combination(row: row, column: column, factor: factor)
    switch effect {
    case .linear(let present, let vectors, let children):
      if let combination {
        return sum(combination, present, vectors, others)
      }
      guard let local = priorities(row, column, factor) else { return nil }
      var scores = others
      for (priority, below) in zip(local, children) {
        for item in scores.indices { scores[item] += priority * below[item] }
      }
      return scores
    case .leaf(let rule, let weight, let pin, let places):
      var local: [Double]
      if let moved, let combination {
        let none = [Double](repeating: 0, count: places.count)
        local = sum(combination, moved.present, moved.vectors, none)
      } else if let computed = priorities(row, column, factor) {
        local = computed
      } else {
        return nil
      }
      let contribution = rule.contribution(of: local[...], isAbsolute: false, pin: pin)
      guard contribution.isDefined else { return nil }
      var scores = others
      for (item, place) in places.enumerated() {
        scores[place] += contribution.score(of: local[item], weight: weight)
      }
      return scores
    }
  }

  private func sum(
    _ combination: MovedPriorities.Combination, _ present: [Double], _ vectors: [[Double]],
    _ others: [Double]
  ) -> [Double] {
    var sum = others
    for item in sum.indices { sum[item] += combination.present * present[item] }
    for (vector, factor) in combination.factors {
      let own = vectors[vector]
      for item in sum.indices { sum[item] += factor * own[item] }
    }
    return sum
  }

  /// The priorities of the whole matrix, computed anew.
  private func priorities(_ row: Int, _ column: Int, _ factor: Double) -> [Double]? {
    var changed = matrix
    let ratio = matrix[row, column] * factor
    guard (try? changed.setJudgment(of: row, against: column, to: ratio)) != nil else { return nil }
    return changed.priorities(by: method).values
  }
}
