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
    /// The pairs of the first, or of one of those who share the first place, with another.
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
  /// `nil` if no weight does: the ranking is robust. Of changes δ that are equal up to rounding,
  /// 1e−9 relative, it is the one for which the weight itself moves least, as a share of it or
  /// absolutely.
  ///
  /// Source: Triantaphyllou and Sánchez (1997); see `WeightLines.Crossover.change`.
  ///
  /// - Parameters:
  ///   - measure: How changes are compared.
  ///   - pairs: Which pairs count.
  public func critical(_ measure: Measure, _ pairs: Pairs) -> Critical? {
    var critical: (size: Double, move: Double, entry: Critical)?
    let leaders = Set(items.ranking.leaders())
    for line in lines {
      for crossover in line.crossovers
      where crossover.changesOrder && (pairs == .any || leaders.contains(crossover.higher)) {
        let change = measure == .absolute ? crossover.change : crossover.relativeChange
        guard let size = change.map({ abs($0) }), size < .infinity else { continue }
        let distance = abs(crossover.weight - line.weight)
        let move = measure == .absolute ? distance : distance / line.weight
        if let critical {
          let isEqual = abs(size - critical.size) <= 1e-9 * critical.size
          guard isEqual ? move < (1 - 1e-9) * critical.move : size < critical.size else { continue }
        }
        critical = (size, move, Critical(lines: line, crossover: crossover))
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

extension WeightSensitivity {
  /// The sensitivity of a ranking that has no lines; see `SensitivityError`.
  public init(withoutLines items: RankedItems) {
    self.init(items: items, lines: [], withoutDirection: [])
  }

  /// Moves the weight of each criterion, and finds what becomes of the ranking.
  ///
  /// In a model without alternatives the criteria without children are what is ranked.
  ///
  /// Where the final priorities of participants are averaged arithmetically (AIP) and the synthesis
  /// is distributive, the lines are those of the averaged priorities: the local priorities,
  /// weighted by each participant's share in the global one of the criterion, have exactly the
  /// average of the participants' scores as their synthesis.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: The evaluation of the model.
  ///   - chosen: The only criterion that is to have lines; `nil` for all.
  /// - Throws: `SensitivityError.notLinear` where participants' final priorities are averaged
  ///   geometrically, or after ideal synthesis; `.merits` for a model with merits.
  /// - Complexity: O(criteria × items²).
  ///
  /// Source: for lines and their crossings, E. Triantaphyllou and A. Sánchez, "A sensitivity
  /// analysis approach for some deterministic multi-criteria decision-making methods", *Decision
  /// Sciences* 28 (1997), 151–194, doi:10.1111/j.1540-5915.1997.tb01306.x.
  public init(
    of model: DecisionModel, in evaluation: Evaluation, criterion chosen: CriterionID? = nil
  ) throws(SensitivityError) {
    let criteria = model.criteria
    if let chosen { criteria.require(chosen) }
    try SensitivityError.checkLinearity(of: model, in: evaluation)
    let items = RankedItems(of: model, in: evaluation)
    let order = items.ranking.order
    let unitScores = UnitScores(of: items.ids, in: model, evaluation)
    let doubt = items.doubt(criterionCount: criteria.count)
    var lines: [WeightLines] = []
    var withoutDirection: [CriterionID] = []
    for parent in criteria.indices where !criteria[parent].children.isEmpty {
      let global = evaluation.criteria.globalPriorities[parent]
      let weights = Array(evaluation.criteria.locals.priorities(of: parent))
      let outside = zip(unitScores[model.goal], unitScores[parent]).map { $0 - global * $1 }
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
              others.reduce(0) { $0 + weights[$1] * unitScores[siblings[$1]][item] } / rest
            },
            scoresAtOne: scores { unitScores[child][$0] }, order: order,
            doubt: doubt, kind: unitScores.kind))
      }
    }
    self.init(items: items, lines: lines, withoutDirection: withoutDirection)
  }
}

extension RankedItems {
  /// A bound on the relative error of each priority at any weights, where a difference of two means
  /// nothing.
  ///
  /// The bounds on the priorities do not depend on weights; shares of a rest add as much once more.
  ///
  /// - Parameter criterionCount: The number of criteria of the model.
  func doubt(criterionCount: Int) -> Double {
    let bound = errorBounds.max() ?? 0
    return 2 * (bound.isFinite ? bound : Ranking.unknownError)
      + Double(criterionCount + 16) * Rounding.unit
  }
}
