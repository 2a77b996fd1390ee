internal import RealModule

/// Sums over the judgments of many people on a set of pairs, in memory that does not depend on the
/// number of people.
///
/// For each pair it has the number of judgments, the smallest and the largest ratio, and exact sums
/// of the weights, and of the logarithms of the ratios and their squares, times the weights. Parts that are merged give the same numbers as the whole to the last bit,
/// whatever the order.
package struct JudgmentSums: Hashable, Sendable {
  /// The number of judgments of each pair.
  package var counts: [Int]
  /// The smallest ratio of each pair; infinite where there is none.
  package var smallest: [Double]
  /// The largest ratio of each pair; 0 where there is none.
  package var largest: [Double]
  /// For each pair one sum of each kind.
  package var sums: ExactSums

  /// The terms that are summed; logarithms are to base 2.
  package enum Term: Int, CaseIterable {
    case weight, weightedLogarithm, weightedSquaredLogarithm
  }

  /// Creates the sums over no judgments.
  package init(pairCount: Int) {
    counts = Array(repeating: 0, count: pairCount)
    smallest = Array(repeating: .infinity, count: pairCount)
    largest = Array(repeating: 0, count: pairCount)
    sums = ExactSums(count: pairCount * Term.allCases.count)
  }

  /// The number of pairs.
  package var pairCount: Int { counts.count }

  /// Returns the position of a sum of a pair in `sums`.
  package static func index(_ term: Term, of pair: Int) -> Int {
    pair * Term.allCases.count + term.rawValue
  }

  /// Adds a judgment with a positive weight.
  package mutating func add(_ ratio: Double, weight: Double, to pair: Int) {
    counts[pair] += 1
    smallest[pair] = min(smallest[pair], ratio)
    largest[pair] = max(largest[pair], ratio)
    sum(ratio, weight: weight, sign: 1, pair)
  }

  /// Removes a judgment that was added.
  ///
  /// - Parameters:
  ///   - smallest: The smallest ratio of the pair that remains; infinite if there is none.
  ///   - largest: The largest ratio of the pair that remains; 0 if there is none.
  package mutating func remove(
    _ ratio: Double, weight: Double, from pair: Int, leaving smallest: Double, _ largest: Double
  ) {
    counts[pair] -= 1
    self.smallest[pair] = smallest
    self.largest[pair] = largest
    sum(ratio, weight: weight, sign: -1, pair)
  }

  /// Adds the terms of a judgment, or subtracts them.
  private mutating func sum(_ ratio: Double, weight: Double, sign: Double, _ pair: Int) {
    sums.add(sign * weight, to: Self.index(.weight, of: pair))
    let logarithm = Self.logarithm(ratio)
    if logarithm == 0 { return }
    // Products and squares are added exactly, so that differences of sums keep full precision.
    sums.addProduct(sign * weight, logarithm, to: Self.index(.weightedLogarithm, of: pair))
    let product = sign * weight * logarithm
    let rest = (-product).addingProduct(sign * weight, logarithm)
    let square = Self.index(.weightedSquaredLogarithm, of: pair)
    sums.addProduct(product, logarithm, to: square)
    if rest != 0 { sums.addProduct(rest, logarithm, to: square) }
  }

  /// Adds the sums over other people's judgments on the same pairs.
  package mutating func merge(_ other: JudgmentSums) {
    precondition(pairCount == other.pairCount, "the same pairs in both")
    for pair in counts.indices {
      counts[pair] += other.counts[pair]
      smallest[pair] = min(smallest[pair], other.smallest[pair])
      largest[pair] = max(largest[pair], other.largest[pair])
    }
    sums.merge(other.sums)
  }

  /// The logarithms of 1 … 9, which most ratios or their reciprocals are.
  private static let logarithms: [Double] = (0...9).map { $0 == 0 ? 0 : .log2(Double($0)) }

  private static func logarithm(_ ratio: Double) -> Double {
    let isReciprocal = ratio < 1
    let times = (isReciprocal ? 1 / ratio : ratio).rounded()
    guard times <= 9, ratio == (isReciprocal ? 1 / times : times) else { return .log2(ratio) }
    return isReciprocal ? -logarithms[Int(times)] : logarithms[Int(times)]
  }

  /// Returns whether sums of judgments can have these values.
  ///
  /// - Complexity: O(`pairCount`).
  package func isPlausible() -> Bool {
    (0..<pairCount).allSatisfy { pair in
      let weight = sums.value(of: Self.index(.weight, of: pair)).high
      return counts[pair] > 0
        ? weight > 0 && smallest[pair] <= largest[pair]
        : weight == 0 && largest[pair] == 0
    }
  }

  // MARK: Results

  /// Returns the weighted geometric mean of the ratios of a pair; `nil` if there are no judgments
  /// of it.
  ///
  /// Source: J. Aczél and T. L. Saaty, "Procedures for synthesizing ratio judgements", *Journal of
  /// Mathematical Psychology* 27 (1983), 93–102, doi:10.1016/0022-2496(83)90028-7.
  package func geometricMean(of pair: Int) -> Double? {
    guard counts[pair] > 0 else { return nil }
    // A ratio on which all agree is kept exactly.
    if smallest[pair] == largest[pair] { return smallest[pair] }
    let logarithm = sums.value(of: Self.index(.weightedLogarithm, of: pair)).high
    let mean = Double.exp2(logarithm / sums.value(of: Self.index(.weight, of: pair)).high)
    return min(max(mean, smallest[pair]), largest[pair])
  }

  /// Returns the weighted geometric standard deviation of the ratios of a pair: 1 if all agree;
  /// `nil` for fewer than two judgments.
  ///
  /// It is the exponential of the weighted standard deviation of the logarithms *l*,
  /// √(Σ*w*(*l* − *μ*)²/(Σ*w*(*K* − 1)/*K*)), with their weighted mean *μ*; with equal weights that of a
  /// sample. It does not depend on the unit of the weights.
  ///
  /// Source: National Institute of Standards and Technology, *Dataplot Reference Manual*, volume 2,
  /// "Weighted standard deviation", 1996.
  package func geometricStandardDeviation(of pair: Int) -> Double? {
    let count = Double(counts[pair])
    guard count > 1 else { return nil }
    if smallest[pair] == largest[pair] { return 1 }
    let weight = sums.value(of: Self.index(.weight, of: pair))
    let sum = sums.value(of: Self.index(.weightedLogarithm, of: pair))
    let squares = sums.value(of: Self.index(.weightedSquaredLogarithm, of: pair))
    // Σ𝑤𝑙² − (Σ𝑤𝑙)²/Σ𝑤, where both can be much larger than their difference: computed in twice the
    // precision.
    let square = sum.high * sum.high
    let rest = (-square).addingProduct(sum.high, sum.high) + 2 * sum.high * sum.low
    let quotient = square / weight.high
    // The remainder of the division, which fma computes exactly.
    let remainder = square.addingProduct(-quotient, weight.high)
    let quotientRest = (remainder + rest - quotient * weight.low) / weight.high
    let deviations = (squares.high - quotient) + (squares.low - quotientRest)
    let variance = max(0, deviations) / weight.high * (count / (count - 1))
    return .exp(variance.squareRoot() * .log(2))
  }
}
