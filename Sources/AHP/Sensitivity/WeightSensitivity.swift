internal import RealModule

/// What the ranking owes to the weights of the criteria: the lines of all of them.
public struct WeightSensitivity: Hashable, Sendable {
  /// What is ranked, at the present weights.
  public let items: RankedItems
  /// The lines of every criterion under every parent, parents in the order of
  /// `DecisionModel.criteria`.
  public let lines: [WeightLines]
  /// The criteria that have all the weight under a parent, which their siblings
  /// cannot take over in proportion: there are no lines for them.
  public let withoutDirection: [CriterionID]

  /// Over which pairs of items a critical weight is sought.
  public enum Pairs: Hashable, Sendable, CaseIterable {
    /// All pairs.
    case any
    /// The pairs of the first with another.
    case top
  }

  /// How changes of weights are compared.
  public enum Measure: Hashable, Sendable, CaseIterable {
    /// By |δ|.
    case absolute
    /// By |δ| as a share of the weight.
    case percent
  }

  /// A criterion and the smallest change of its weight.
  public struct Critical: Hashable, Sendable {
    /// The lines of the criterion.
    public let lines: WeightLines
    /// The pair that changes places.
    public let crossover: WeightLines.Crossover
  }

  /// Returns the criterion whose weight needs the smallest change to make two items change places;
  /// `nil` if no weight does: the ranking is robust.
  ///
  /// Source: Triantaphyllou and Sánchez (1997); see `WeightLines.Crossover.change`.
  ///
  /// - Parameters:
  ///   - measure: How changes are compared.
  ///   - pairs: Which pairs count.
  public func critical(_ measure: Measure, _ pairs: Pairs) -> Critical? {
    var critical: (size: Double, entry: Critical)?
    let winner = items.ranking.order.first
    for line in lines {
      for crossover in line.crossovers where pairs == .any || crossover.higher == winner {
        let change = measure == .absolute ? crossover.change : crossover.relativeChange
        guard let size = change.map({ abs($0) }), size < critical?.size ?? .infinity else {
          continue
        }
        critical = (size, Critical(lines: line, crossover: crossover))
      }
    }
    return critical?.entry
  }

  /// Returns where the winner changes with the smallest shift of a weight, |*p* − *w*|; `nil` if it
  /// changes nowhere.
  public var nearestChangeOfWinner: Critical? {
    var nearest: (size: Double, entry: Critical)?
    for line in lines {
      for crossover in [line.changeBelow, line.changeAbove].compactMap(\.self) {
        let size = abs(crossover.weight - line.weight)
        if size < nearest?.size ?? .infinity {
          nearest = (size, Critical(lines: line, crossover: crossover))
        }
      }
    }
    return nearest?.entry
  }
}

/// Why there are no weight lines.
@nonexhaustive
public enum SensitivityError: Error, Hashable, Sendable {
  /// The group's priorities are means that no line describes.
  case notLinear(GroupAggregation, Synthesis)
  /// Formulas for benefits, opportunities, costs and risks are not linear in a weight.
  case merits
  /// A priority below this criterion is 0, so that weighted products are 0 at every weight.
  case zeroFactor(String)
  /// Weights set under this criterion sum to more than 1, or to another sum where no other weight is left
  /// that could make up for it.
  case weightSum(String, Double)
}

extension SensitivityError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .weightSum(let criterion, let sum):
      "the weights set under '\(criterion)' sum to \(sum) (expected 1, or less where others can take the rest)"
    case .zeroFactor(let criterion):
      "a priority under '\(criterion)' is 0, which makes a weighted product 0 at every weight"
    case .merits:
      "what a formula makes of benefits, opportunities, costs and risks is not linear in a weight"
    case .notLinear(let aggregation, let synthesis):
      "the \(aggregation) with \(synthesis.rawValue) synthesis is not linear in a weight "
        + "(expected another aggregation, such as 'judgments' or 'local-priorities')"
    }
  }
}

extension Synthesis {
  /// What its scores are.
  var scoreKind: ScoreKind {
    switch self {
    case .distributive, .ideal, .linkingPins: .additive
    case .multiplicative: .logarithmic
    }
  }
}

extension DecisionModel {
  /// Returns what becomes of the ranking when the weight of each criterion is moved.
  ///
  /// In a model without alternatives the criteria without children are what is ranked.
  ///
  /// Where the final priorities of participants are averaged arithmetically (AIP) and the synthesis
  /// is distributive, the lines are those of the averaged priorities: the local priorities, weighted
  /// by each participant's share in the global one of the criterion, have exactly the average of
  /// the participants' scores as their synthesis.
  ///
  /// - Parameters:
  ///   - evaluation: The evaluation of this model.
  ///   - chosen: The only criterion that is to have lines; `nil` for all.
  /// - Throws: `SensitivityError.notLinear` where participants' final priorities are averaged
  ///   geometrically, or after ideal synthesis; `.merits` for a model with merits.
  /// - Complexity: O(criteria × items²).
  ///
  /// Source: for lines and their crossings, E. Triantaphyllou and A. Sánchez, "A sensitivity analysis
  /// approach for some deterministic multi-criteria decision-making methods", *Decision Sciences* 28
  /// (1997), 151–194, doi:10.1111/j.1540-5915.1997.tb01306.x.
  public func weightSensitivity(
    in evaluation: Evaluation, of chosen: CriterionID? = nil
  ) throws(SensitivityError) -> WeightSensitivity {
    if let chosen { criteria.require(chosen) }
    try checkLinearity(of: evaluation)
    let items = rankedItems(in: evaluation)
    let kind = scoreKind(of: evaluation)
    let scores = unitScores(items.ids, in: evaluation)
    let bound = items.errorBounds.max() ?? 0
    let doubt =
      2 * (bound.isFinite ? bound : 1e-9) + Double(criteria.count + 16) * LocalEvaluation.roundoff
    var lines: [WeightLines] = []
    var withoutDirection: [CriterionID] = []
    for parent in criteria.indices where !criteria[parent].children.isEmpty {
      let global = evaluation.criteria.globalPriorities[parent]
      let weights = Array(evaluation.criteria.locals.priorities(of: parent))
      let outside = zip(scores[goal], scores[parent]).map { $0 - global * $1 }
      for (index, child) in criteria[parent].children.enumerated()
      where chosen.map({ $0 == child }) ?? true {
        let others = weights.indices.filter { $0 != index }
        let rest = others.reduce(0) { $0 + weights[$1] }
        guard rest > 0 else {
          withoutDirection.append(child)
          continue
        }
        func scores(_ own: (Int) -> Double) -> [Double] {
          items.ids.indices.map { outside[$0] + global * own($0) }
        }
        let siblings = criteria[parent].children
        lines.append(
          WeightLines(
            criterion: child, parent: parent, weight: weights[index],
            scoresAtZero: scores { item in
              others.reduce(0) { $0 + weights[$1] * unitScore(siblings[$1], item) } / rest
            },
            scoresAtOne: scores { unitScore(child, $0) }, order: items.ranking.order,
            doubt: doubt, kind: kind))
      }
    }
    return WeightSensitivity(items: items, lines: lines, withoutDirection: withoutDirection)

    func unitScore(_ criterion: CriterionID, _ item: Int) -> Double { scores[criterion][item] }
  }

  /// Throws unless the scores are linear in every weight.
  func checkLinearity(of evaluation: Evaluation) throws(SensitivityError) {
    let options = evaluation.options
    guard !ranksByMerits else { throw .merits }
    if evaluation.contributors.count > 1,
      options.aggregation == .prioritiesGeometric
        || options.aggregation == .priorities && options.synthesis != .distributive
          && !alternatives.isEmpty
    {
      throw .notLinear(options.aggregation, options.synthesis)
    }
    if evaluation.contributors.count > 1, options.aggregation == .priorities,
      evaluation.criteria.locals.areAllAbsolute(comparingLeaves)
    {
      // Each participant's totals of ratings are divided by a sum of their own.
      throw .notLinear(options.aggregation, options.synthesis)
    }
    if options.synthesis == .multiplicative,
      let zero = comparingLeaves.first(where: {
        evaluation.criteria.locals.priorities(of: $0).contains(0)
      })
    {
      throw .zeroFactor(path(of: zero))
    }
  }

  /// What the scores of the ranked items are.
  func scoreKind(of evaluation: Evaluation) -> ScoreKind {
    alternatives.isEmpty ? .additive : evaluation.options.synthesis.scoreKind
  }

  /// The scores of the ranked items below each criterion for a global priority of 1 of it.
  func unitScores(_ ranked: [RankedID], in evaluation: Evaluation) -> [[Double]] {
    let none = [Double](repeating: 0, count: ranked.count)
    var scores = [[Double]](repeating: none, count: criteria.count)
    let places = Dictionary(uniqueKeysWithValues: zip(ranked, ranked.indices))
    let areAllAbsolute = evaluation.criteria.locals.areAllAbsolute(comparingLeaves)
    for criterion in evaluationOrder.reversed() {
      let priorities = evaluation.criteria.locals.priorities(of: criterion)
      let children = criteria[criterion].children
      for (child, priority) in zip(children, priorities) {
        for item in none.indices { scores[criterion][item] += priority * scores[child][item] }
      }
      guard children.isEmpty else { continue }
      if alternatives.isEmpty {
        if let place = places[.criterion(criterion)] { scores[criterion][place] = 1 }
        continue
      }
      let synthesis = evaluation.options.synthesis
      let divisor = divisor(
        of: priorities, isAbsolute: evaluation.criteria.locals.absolute.contains(criterion),
        amongAbsolute: areAllAbsolute, synthesis, pin: pinItem(of: criterion))
      for (item, priority) in priorities.enumerated() {
        scores[criterion][alternative(item, of: criterion)] =
          synthesis.scoreKind == .logarithmic ? .log(priority) : priority / divisor
      }
    }
    return scores
  }
}
