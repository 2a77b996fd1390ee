internal import RealModule

/// The agreement of the members of a group on the priorities of one set of items: Goepel's
/// consensus indicator, with the entropies that it is computed from.
///
/// With Shannon's entropy *H*(*p*) = −Σ *p*ᵢ ln *p*ᵢ, *H*_α is the mean entropy of the members,
/// *H*_γ the entropy of their mean, and *H*_β = *H*_γ − *H*_α measures their differences. 1/*D*_β =
/// exp(−*H*_β) is 1 for equal priorities, but never 0, as no member gives all priority to one item.
/// The indicator is 0 for the homogeneity cor of members who each judge another item *M* times as
/// important as all others, which are equal, with the largest ratio *M* of the scale:
///
///     S* = (1/D_β − cor)/(1 − cor)   with   cor = (n + M − 1)/n · M^(−M/(n + M − 1)).
///
///     let group = Consensus([[0.9, 0.1], [0.1, 0.9]])
///     group.indicator   // 0
///
/// That is the formula of the program AHP-OS, whose correction does not depend on the number of
/// members; by the one of 2013 it does, see `ConsensusFormula`.
///
/// Source: K. D. Goepel, "Implementation of an online software tool for the analytic hierarchy
/// process (AHP-OS)", *International Journal of the Analytic Hierarchy Process* 10 (2018), 469–487,
/// doi:10.13033/ijahp.v10i3.590.
public struct Consensus: Hashable, Sendable {
  /// The number of items *n*, at least 1.
  public let order: Int

  /// The number of members with a positive weight, at least 1.
  public let count: Int

  /// *H*_α, the mean entropy of the members, in 0 … ln *n*.
  public let alphaEntropy: Double

  /// *H*_β = *H*_γ − *H*_α, in 0 … ln `count`, and at most ln *n*; exactly 0 for equal priorities.
  public let betaEntropy: Double

  /// *H*_γ, the entropy of the mean priorities, in 0 … ln *n*.
  public let gammaEntropy: Double

  /// cor, the homogeneity for which the indicator is 0; above 1/*n* and at most 1, and 1 for one
  /// item.
  public let correction: Double

  /// 1/*D*_β = exp(−*H*_β), from 1/`count`, or 1/*n* if that is more, to 1.
  public var homogeneity: Double { .exp(-betaEntropy) }

  /// *S**, the consensus: 1 for equal priorities, and 0 if as many members as there are items
  /// prefer another item each, as much as the scale admits.
  ///
  /// It is negative if members differ by more than a consistent use of the scale admits. `nil` for
  /// one member and for one item, for which agreement is not defined.
  public var indicator: Double? {
    count > 1 && order > 1 ? Self.share(of: homogeneity, above: correction) : nil
  }

  /// *S* = (1/*D*_β − 1/*n*)/(1 − 1/*n*), in 0 … 1: the homogeneity of priorities that are not
  /// limited by a scale, such as global ones.
  ///
  /// `nil` for one member and for one item.
  public var relativeHomogeneity: Double? {
    count > 1 && order > 1 ? Self.share(of: homogeneity, above: 1 / Double(order)) : nil
  }

  /// The word for `indicator`.
  public var level: ConsensusLevel? { indicator.map(ConsensusLevel.init(indicator:)) }

  /// Measures the consensus of members by their priorities.
  ///
  ///     Consensus([[0.6, 0.3, 0.1], [0.5, 0.3, 0.2]]).indicator   // 0.972…
  ///
  /// *H*_β is computed as the mean Kullback-Leibler divergence of the members from their mean, as a
  /// sum of terms that are not negative: it has full precision where the members nearly agree.
  ///
  /// - Parameters:
  ///   - priorities: For each member the priorities of all items, not negative, with the sum 1. At
  ///     least one member, and at least one item.
  ///   - weights: One weight for each member, not negative, not all zero; equal weights if `nil`,
  ///     as in the source. With others both means, *H*_α and the mean priorities, are weighted: an
  ///     extension of this package.
  ///   - scaleMaximum: *M*, the largest ratio of the scale, above 1:
  ///     `JudgmentScale.maximum(order:)`. 9 is that of the linear scale.
  ///   - formula: The formula of the correction.
  /// - Complexity: O(*Kn*) for *K* members.
  ///
  /// Source: See `Consensus`; J. Lin, "Divergence measures based on the Shannon entropy", *IEEE
  /// Transactions on Information Theory* 37 (1991), 145–151, doi:10.1109/18.61115, for the
  /// divergence.
  public init(
    _ priorities: [[Double]], weights: [Double]? = nil, scaleMaximum: Double = 9,
    formula: ConsensusFormula = .ahpOS
  ) {
    let weights = weights ?? Array(repeating: 1, count: priorities.count)
    precondition(weights.count == priorities.count, "one weight for each member")
    precondition(
      weights.allSatisfy { $0 >= 0 && $0.isFinite } && weights.contains { $0 > 0 },
      "weights are not negative and not all zero")
    let contributing = weights.indices.filter { weights[$0] > 0 }
    let members = contributing.map { priorities[$0] }
    let shares = normalizedToSum(contributing.map { weights[$0] })
    let order = members[0].count
    precondition(
      order > 0 && priorities.allSatisfy { $0.count == order }, "one priority for each item")
    precondition(
      members.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "priorities are not negative")
    let means = (0..<order).map { item in Self.mean(members.map { $0[item] }, shares: shares) }
    var beta = 0.0
    for (member, share) in zip(members, shares) {
      beta += share * zip(member, means).reduce(0) { $0 + Self.divergence(of: $1.0, from: $1.1) }
    }
    self.init(
      order: order, count: members.count,
      alphaEntropy: Self.mean(members.map(Self.entropy(of:)), shares: shares), betaEntropy: beta,
      gammaEntropy: Self.entropy(of: means), scaleMaximum: scaleMaximum, formula: formula)
  }

  /// Measures the consensus of members from two means, so that the members need not be kept.
  ///
  /// *H*_β is here the difference of two entropies of the size of ln *n*. It keeps their absolute
  /// error of about 1e−15 and the rounding of the means: the indicator is right to some 1e−15, but
  /// a consensus of 1 cannot be distinguished from one that differs from it by as little. A
  /// difference below 0 is replaced by 0.
  ///
  /// - Parameters:
  ///   - meanPriorities: The mean priority of each item over the members, with the sum 1.
  ///   - meanEntropy: The mean `entropy(of:)` of the members' priorities, with the same weights.
  ///   - count: The number of members, at least 1.
  ///   - scaleMaximum: *M*, the largest ratio of the scale, above 1:
  ///     `JudgmentScale.maximum(order:)`. 9 is that of the linear scale.
  ///   - formula: The formula of the correction.
  /// - Complexity: O(*n*).
  ///
  /// Source: See `Consensus`.
  public init(
    meanPriorities: [Double], meanEntropy: Double, count: Int, scaleMaximum: Double = 9,
    formula: ConsensusFormula = .ahpOS
  ) {
    precondition(count > 0, "at least one member")
    precondition(!meanPriorities.isEmpty, "at least one item")
    precondition(
      meanEntropy >= 0 && meanPriorities.allSatisfy { $0 >= 0 },
      "priorities and entropies are not negative")
    let gamma = Self.entropy(of: meanPriorities)
    self.init(
      order: meanPriorities.count, count: count, alphaEntropy: meanEntropy,
      betaEntropy: max(gamma - meanEntropy, 0), gammaEntropy: gamma, scaleMaximum: scaleMaximum,
      formula: formula)
  }

  private init(
    order: Int, count: Int, alphaEntropy: Double, betaEntropy: Double, gammaEntropy: Double,
    scaleMaximum: Double, formula: ConsensusFormula
  ) {
    self.order = order
    self.count = count
    self.alphaEntropy = alphaEntropy
    self.betaEntropy = betaEntropy
    self.gammaEntropy = gammaEntropy
    correction =
      Self.correction(order: order, scaleMaximum: scaleMaximum)
      * (Double(order)
        / formula.largestDiversity(order: order, count: count, scaleMaximum: scaleMaximum))
  }
}

extension Consensus {
  /// Returns Shannon's entropy −Σ *p*ᵢ ln *p*ᵢ, where 0 ln 0 = 0.
  ///
  ///     Consensus.entropy(of: [0.5, 0.5])   // 0.693… = ln 2
  ///
  /// - Parameter priorities: Numbers that are not negative, with the sum 1.
  /// - Returns: A number without unit, in 0 … ln *n*; ln *n* for equal priorities.
  /// - Complexity: O(*n*).
  ///
  /// Source: C. E. Shannon, "A mathematical theory of communication", *Bell System Technical
  /// Journal* 27 (1948), 379–423, doi:10.1002/j.1538-7305.1948.tb01338.x.
  public static func entropy(of priorities: [Double]) -> Double {
    // A priority of 1 may exceed 1 by rounding, and then its term is negative.
    max(priorities.reduce(0) { $1 > 0 ? $0 - $1 * .log($1) : $0 }, 0)
  }

  /// Returns cor = exp(*H*_α,min)/*n* for the least entropy *H*_α,min that a member can have who
  /// judges one item *M* times as important as the others, which are equal; by the formula of
  /// AHP-OS.
  ///
  ///     Consensus.correction(order: 3, scaleMaximum: 9)   // 0.607…
  ///
  /// - Returns: A number in 1/*n* … 1; 1 for one item.
  ///
  /// Source: See `Consensus`.
  public static func correction(order: Int, scaleMaximum: Double) -> Double {
    precondition(order > 0, "at least one item")
    precondition(scaleMaximum > 1 && scaleMaximum.isFinite, "the largest ratio is above 1")
    if order == 1 { return 1 }
    // The priorities are M/s and 1/s, so that the entropy is ln s − M/s · ln M.
    let sum = Double(order - 1) + scaleMaximum
    return sum / Double(order) * .exp(-scaleMaximum / sum * .log(scaleMaximum))
  }

  /// Returns the consensus over a hierarchy: the mean of the indicators of its nodes, weighted by
  /// the global priorities of the nodes.
  ///
  ///     Consensus.overallIndicator([0.8, 0.5, nil], globalPriorities: [1, 0.5, 0.5])   // 0.7
  ///
  /// - Parameters:
  ///   - indicators: The indicator of each node, `nil` where there is none; such nodes are left out
  ///     together with their priorities.
  ///   - globalPriorities: The global priority of each node, not negative. They need not sum to 1:
  ///     each level of a hierarchy does, and the mean is divided by their sum.
  /// - Returns: The mean, or `nil` if no node with a positive priority has an indicator.
  /// - Complexity: O(*m*) for *m* nodes.
  ///
  /// Source: See `Consensus`; the weights are those of the program.
  public static func overallIndicator(
    _ indicators: [Double?], globalPriorities: [Double]
  ) -> Double? {
    precondition(indicators.count == globalPriorities.count, "one priority for each node")
    precondition(globalPriorities.allSatisfy { $0 >= 0 }, "priorities are not negative")
    let nodes = zip(indicators, globalPriorities).compactMap { indicator, priority in
      indicator.flatMap { priority > 0 ? (indicator: $0, priority: priority) : nil }
    }
    if nodes.isEmpty { return nil }
    return mean(nodes.map(\.indicator), shares: normalizedToSum(nodes.map(\.priority)))
  }

  /// The mean of values, each multiplied by its share of 1; never outside the values, so that equal
  /// ones have exactly themselves as their mean.
  private static func mean(_ values: [Double], shares: [Double]) -> Double {
    var mean = 0.0
    var (least, largest) = (Double.infinity, -Double.infinity)
    for (value, share) in zip(values, shares) {
      mean.addProduct(value, share)
      least = min(least, value)
      largest = max(largest, value)
    }
    return min(max(mean, least), largest)
  }

  /// Returns the position of a homogeneity between `floor` (0) and 1 (1).
  static func share(of homogeneity: Double, above floor: Double) -> Double {
    (homogeneity - floor) / (1 - floor)
  }

  /// *H*_β of two members with equal weights.
  static func betaEntropy(of member: [Double], and other: [Double]) -> Double {
    zip(member, other).reduce(0) { sum, priorities in
      let (first, second) = priorities
      let mean = (first + second) / 2
      // The two divergences are added first, so that the result is the same with the members
      // exchanged.
      return sum + (divergence(of: first, from: mean) + divergence(of: second, from: mean))
    } / 2
  }

  /// The item's part *p* ln(*p*/*m*) − *p* + *m* of the divergence of priorities from their mean.
  ///
  /// −*p* + *m* sums to 0 over the members and makes each part positive, and of the second order
  /// where *p* is near *m*. There it is the series in *v* = (*p* − *m*)/(*p* + *m*), ln(*p*/*m*) =
  /// 2 artanh *v*.
  ///
  /// Source: C. Loader, "Fast and accurate computation of binomial probabilities", 2000, where it
  /// is the deviance part bd0.
  private static func divergence(of priority: Double, from mean: Double) -> Double {
    if priority <= 0 || mean <= 0 { return mean }
    let difference = priority - mean
    let v = difference / (priority + mean)
    guard abs(v) < 0.1 else { return priority * .log(priority / mean) - difference }
    let s = v * v
    // v²/3 + v⁴/5 + … + v¹⁶/17; the next term is below 1e−19, and the sum is multiplied by v beside
    // v².
    let first = s * (1.0 / 3 + s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9))))
    let rest = s * (1.0 / 11 + s * (1.0 / 13 + s * (1.0 / 15 + s * (1.0 / 17))))
    return difference * v + 2 * priority * v * (first + s * s * s * s * rest)
  }
}

/// The word for a consensus indicator.
///
/// Source: the program AHP-OS and its documentation; for the program, see `Consensus`. The paper
/// prints 65 and 85 percent where the program has 62.5 and 87.5.
public enum ConsensusLevel: String, Hashable, Sendable, CaseIterable {
  /// Up to 0.5.
  case veryLow = "very-low"
  /// Above 0.5, up to 0.625.
  case low
  /// Above 0.625, up to 0.75.
  case moderate
  /// Above 0.75, up to 0.875.
  case high
  /// Above 0.875.
  case veryHigh = "very-high"

  /// The level of a consensus indicator *S**, up to 1.
  public init(indicator: Double) {
    self =
      switch indicator {
      case ...0.5: .veryLow
      case ...0.625: .low
      case ...0.75: .moderate
      case ...0.875: .high
      default: .veryHigh
      }
  }
}

extension ConsensusLevel: CustomStringConvertible {
  public var description: String {
    switch self {
    case .veryLow: "very low"
    case .veryHigh: "very high"
    default: rawValue
    }
  }
}
