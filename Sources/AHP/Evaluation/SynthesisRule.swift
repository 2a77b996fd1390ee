internal import RealModule

/// What a synthesis means: how the local priorities below the leaves, which are the criteria
/// without children, become priorities of the alternatives.
///
/// The score of an alternative is the sum of what the leaves contribute. A leaf with the global
/// priority *W* contributes *W a*/*d* for the alternative's local priority *a*, with a divisor *d*
/// by the synthesis and by how the leaf is measured; under multiplicative synthesis *W* ln *a*, so
/// that scores are logarithms of weighted products. Scores, or their exponentials, divided by their
/// sum are the priorities.
public struct SynthesisRule: Sendable {
  private let synthesis: Synthesis

  /// Whether the priorities below all of the leaves are absolute: ratings or utilities, 0 … 1.
  private let areAllAbsolute: Bool

  init(_ synthesis: Synthesis, areAllAbsolute: Bool) {
    self.synthesis = synthesis
    self.areAllAbsolute = areAllAbsolute
  }

  /// Creates the rule by which an evaluation combined the priorities below all leaves.
  ///
  /// - Complexity: O(leaves) where some are measured absolutely, otherwise O(1).
  public init(of evaluation: Evaluation) {
    let locals = evaluation.criteria.locals
    self.init(
      evaluation.options.synthesis, areAllAbsolute: locals.areAllAbsolute(locals.shape.leaves))
  }

  /// The syntheses, in the order of `Synthesis.allCases`, under which a change of the set of
  /// alternatives can change the order of two that are in both sets.
  static let reversing = [Synthesis.distributive, .ideal]

  // MARK: Contributions

  /// How the local priorities below one leaf enter the scores.
  enum Contribution {
    /// Divided by this number; not defined for 0.
    case quotient(divisor: Double)
    /// As logarithms.
    case logarithm

    /// Whether it has a value.
    var isDefined: Bool {
      switch self {
      case .quotient(let divisor): divisor > 0
      case .logarithm: true
      }
    }

    /// Returns what an alternative gets from a leaf.
    ///
    /// - Parameters:
    ///   - priority: The alternative's local priority.
    ///   - weight: The global priority of the leaf.
    func score(of priority: Double, weight: Double) -> Double {
      switch self {
      case .quotient(let divisor): weight * priority / divisor
      // A factor to the power 0 is 1, also for the priority 0, whose logarithm is −∞.
      case .logarithm: weight == 0 ? 0 : weight * .log(priority)
      }
    }
  }

  /// Returns how the local priorities below a leaf enter the scores.
  ///
  /// Absolute priorities count as they are where 1 stands for the best: among their like, and in
  /// ideal synthesis. Beside comparisons that sum to 1 they are made to sum to 1 too.
  ///
  /// - Parameters:
  ///   - local: The local priorities.
  ///   - isAbsolute: Whether they are ratings or utilities.
  ///   - pin: Which item is the pin of the leaf.
  /// - Complexity: O(items).
  func contribution(
    of local: ArraySlice<Double>, isAbsolute: Bool, pin: Int
  ) -> Contribution {
    let divisor: Double
    switch synthesis {
    case .multiplicative: return .logarithm
    case .linkingPins: divisor = local[local.startIndex + pin]
    case .distributive, .ideal:
      if isAbsolute && areAllAbsolute {
        divisor = 1
      } else if isAbsolute && !local.contains(where: { $0 > 0 }) {
        divisor = 0
      } else if addsShares {
        divisor = isAbsolute ? local.reduce(0, +) : 1
      } else {
        divisor = isAbsolute ? 1 : local.reduce(0, max)
      }
    }
    return .quotient(divisor: divisor)
  }

  /// Whether the local priorities of comparisons, which sum to 1, are added as they are: then the
  /// scores sum to 1 as long as no leaf is measured absolutely.
  var addsShares: Bool { synthesis == .distributive }

  /// What scores are.
  var scoreKind: ScoreKind { synthesis == .multiplicative ? .logarithmic : .additive }

  /// Whether every leaf must have a priority of every alternative: a product has no factor for one
  /// left out.
  var needsAllAlternatives: Bool { scoreKind == .logarithmic }

  /// What is wrong with a leaf whose contribution is not defined.
  var problemOfUndefined: EvaluationProblem.Kind {
    usesPins ? .zeroPin : .zeroColumn
  }

  // MARK: Changes

  /// Returns how the contributions of the items below a leaf change with their local
  /// priorities, for a global priority of 1. Under ideal synthesis it is the change while the best
  /// item stays the best.
  ///
  /// - Parameters:
  ///   - derivatives: The derivative of each local priority.
  ///   - priorities: The local priorities.
  ///   - isAbsolute: Whether they count as they are, as those of networks may.
  ///   - pin: Which item is the pin of the leaf.
  /// - Complexity: O(items).
  func contributionDerivatives(
    _ derivatives: [Double], _ priorities: [Double], isAbsolute: Bool, pin: Int
  ) -> [Double] {
    if isAbsolute, synthesis == .distributive || synthesis == .ideal {
      if areAllAbsolute || !addsShares { return derivatives }
      let (sum, change) = (priorities.reduce(0, +), derivatives.reduce(0, +))
      return zip(derivatives, priorities).map { ($0 - $1 * change / sum) / sum }
    }
    let divided: Int?
    switch synthesis {
    case .distributive: return derivatives
    case .multiplicative: return zip(derivatives, priorities).map { $0 / $1 }
    case .ideal: divided = priorities.indices.max { priorities[$0] < priorities[$1] }
    case .linkingPins: divided = pin
    }
    guard let divided else { return [] }
    let divisor = priorities[divided]
    return zip(derivatives, priorities).map {
      ($0 - $1 * derivatives[divided] / divisor) / divisor
    }
  }

  /// Whether arithmetic means of the final priorities of several participants are linear in the
  /// weight of a criterion: only if nobody's scores are divided by a sum of their own.
  ///
  /// - Parameter ranksAlternatives: Whether the model has alternatives.
  func hasLinearMeans(ranksAlternatives: Bool) -> Bool {
    (addsShares || !ranksAlternatives) && !areAllAbsolute
  }

  /// Whether a leaf with these local priorities makes an alternative's priority 0 at every positive
  /// weight, so that no line describes it.
  func hasZeroFactor(_ local: ArraySlice<Double>) -> Bool {
    scoreKind == .logarithmic && local.contains(0)
  }

  // MARK: What is said of it

  /// Whether priorities are divided by those of pins.
  public var usesPins: Bool { synthesis == .linkingPins }

  /// Whether priorities are divided by that of the best alternative, so that the slope of a total
  /// differs from side to side where several are the best.
  public var dividesByTheBest: Bool { synthesis == .ideal }

  /// What ratings and utilities count.
  public enum AbsoluteMeasurement: Hashable, Sendable {
    /// As they are, since all alternatives are rated under all leaves: 1 is the best that can be,
    /// and no alternative changes the order of others.
    case alone
    /// Divided by their sum, as comparisons beside them are.
    case shares
    /// As they are, beside comparisons in which the best alternative counts 1.
    case besideTheBest
    /// Divided by that of the pin, as comparisons are.
    case relativeToPin
    /// As they are, as factors of a product.
    case factors
  }

  /// What ratings and utilities count, where there are some.
  public var absoluteMeasurement: AbsoluteMeasurement {
    if areAllAbsolute { return .alone }
    switch synthesis {
    case .distributive: return .shares
    case .ideal: return .besideTheBest
    case .linkingPins: return .relativeToPin
    case .multiplicative: return .factors
    }
  }
}

// MARK: - Errors

extension SynthesisRule {
  /// Returns a bound on the error of the scores with one more leaf: the relative error of sums, the
  /// absolute one of logarithms.
  ///
  /// - Parameters:
  ///   - bound: The bound without the leaf.
  ///   - leaf: Bounds on the relative error of the leaf's global priority and of the local
  ///     priorities.
  ///   - contribution: How the leaf enters the scores.
  ///   - weight: The leaf's global priority.
  ///   - local: The local priorities.
  ///   - leafCount: The number of leaves that are summed.
  /// - Complexity: O(items) for logarithms, otherwise O(1).
  func errorBound(
    _ bound: Double, adding leaf: (global: Double, local: Double), _ contribution: Contribution,
    weight: Double, local: ArraySlice<Double>, leafCount: Int
  ) -> Double {
    switch contribution {
    case .quotient(let divisor):
      // Sums of positive numbers keep the larger relative error; a divisor brings in its own.
      return max(bound, leaf.global + (divisor == 1 ? leaf.local : 2 * leaf.local))
    case .logarithm:
      if weight == 0 { return bound }
      // Of logarithms other than −∞ the one of the smallest or of the largest number is the largest
      // in size.
      let positive = local.lazy.filter { $0 > 0 }
      let largest = max(
        positive.min().map { abs(.log($0)) } ?? 0, positive.max().map { abs(.log($0)) } ?? 0)
      // Logarithms of the product: relative errors of the factors add up by their exponents.
      return bound + weight
        * (leaf.local + largest
          * (leaf.global + Double(leafCount + 3) * Rounding.unit))
    }
  }

  /// Returns a bound on the relative error of scores divided by their sum.
  ///
  /// - Parameters:
  ///   - bound: A bound on the error of the scores, as `errorBound` adds it up.
  ///   - sum: The sum of the scores, or of their exponentials.
  ///   - leafCount: The number of leaves that were summed.
  ///   - count: The number of alternatives.
  func errorBound(_ bound: Double, dividingBy sum: Double, leafCount: Int, count: Int) -> Double {
    var bound = bound
    if scoreKind == .logarithmic { bound += 4 * Rounding.unit }
    // Scores that are shares sum to 1 but for rounding; others to nothing in particular, so that
    // dividing by their sum brings in its error once more.
    if abs(sum - 1) > 1e-9 || !addsShares { bound *= 2 }
    return bound + Double(leafCount + count + 6) * Rounding.unit
  }
}
