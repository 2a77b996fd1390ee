internal import RealModule

/// Sums over the judgments of many people on a set of pairs, in memory that does not depend on the
/// number of people.
///
/// For each pair it has the number of judgments, the smallest and the largest ratio, and exact sums
/// of the weights, and of the logarithms of the ratios and their squares, times the weights. Parts
/// that are merged give the same numbers as the whole to the last bit, whatever the order. Memory
/// grows with the pairs that were judged: the others take four bytes each.
package struct JudgmentSums: Sendable {
  /// The position of each pair among those that were judged; -1 where nobody has judged it.
  private var slots: [Int32]
  /// What is known of each pair that was judged, in the order in which they were first.
  private var judged: [Judged] = []
  /// For each pair that was judged one sum of each kind.
  private var sums = ExactSums(count: 0)

  private struct Judged: Hashable {
    var count = 0
    var smallest = Double.infinity
    var largest = 0.0
  }

  /// The terms that are summed; logarithms are to base 2.
  package enum Term: Int, CaseIterable {
    case weight, weightedLogarithm, weightedSquaredLogarithm
  }

  /// Creates the sums over no judgments.
  package init(pairCount: Int) {
    slots = Array(repeating: -1, count: pairCount)
  }

  /// The number of pairs.
  package var pairCount: Int { slots.count }

  /// The number of judgments of a pair.
  package func count(of pair: Int) -> Int { slot(of: pair).map { judged[$0].count } ?? 0 }

  /// The smallest ratio of a pair; infinite where there is none.
  package func smallest(of pair: Int) -> Double {
    slot(of: pair).map { judged[$0].smallest } ?? .infinity
  }

  /// The largest ratio of a pair; 0 where there is none.
  package func largest(of pair: Int) -> Double {
    slot(of: pair).map { judged[$0].largest } ?? 0
  }

  /// Returns the largest ratio of all pairs in either direction, at least 1.
  ///
  /// - Complexity: O(pairs that were judged).
  package func largestRatio() -> Double {
    judged.lazy.filter { $0.count > 0 }.reduce(1) { max($0, $1.largest, 1 / $1.smallest) }
  }

  /// The sum of a term over the judgments of a pair, as `ExactSums.value(of:)`.
  package func sum(of term: Term, _ pair: Int) -> (high: Double, low: Double) {
    slot(of: pair).map { sums.value(of: Self.index(term, of: $0)) } ?? (0, 0)
  }

  /// The sum of a term over the judgments of a pair, as `ExactSums.text(of:)`.
  package func text(of term: Term, _ pair: Int) -> String {
    slot(of: pair).map { sums.text(of: Self.index(term, of: $0)) } ?? "0p0"
  }

  /// Sets the number of judgments of a pair that has none, and their extremes.
  package mutating func set(_ pair: Int, count: Int, extremes: ClosedRange<Double>) {
    let slot = newSlot(of: pair)
    judged[slot] = Judged(
      count: count, smallest: extremes.lowerBound, largest: extremes.upperBound)
  }

  /// Sets a sum of a pair whose number of judgments was set; returns false for what is no sum.
  package mutating func set(_ term: Term, of pair: Int, to text: String) -> Bool {
    slot(of: pair).map { sums.set(Self.index(term, of: $0), to: text) } ?? false
  }

  private func slot(of pair: Int) -> Int? { slots[pair] < 0 ? nil : Int(slots[pair]) }

  /// The position of a pair among those that were judged, which it joins if it was not.
  private mutating func newSlot(of pair: Int) -> Int {
    if let slot = slot(of: pair) { return slot }
    slots[pair] = Int32(judged.count)
    judged.append(Judged())
    sums.append(Term.allCases.count)
    return judged.count - 1
  }

  /// The position of a sum of a pair that was judged in `sums`.
  private static func index(_ term: Term, of slot: Int) -> Int {
    slot * Term.allCases.count + term.rawValue
  }

  /// Adds a judgment with a positive weight.
  package mutating func add(_ ratio: Double, weight: Double, to pair: Int) {
    let slot = newSlot(of: pair)
    judged[slot].count += 1
    judged[slot].smallest = min(judged[slot].smallest, ratio)
    judged[slot].largest = max(judged[slot].largest, ratio)
    sum(ratio, weight: weight, sign: 1, slot)
  }

  /// Removes a judgment that was added.
  ///
  /// - Parameters:
  ///   - smallest: The smallest ratio of the pair that remains; infinite if there is none.
  ///   - largest: The largest ratio of the pair that remains; 0 if there is none.
  package mutating func remove(
    _ ratio: Double, weight: Double, from pair: Int, leaving smallest: Double, _ largest: Double
  ) {
    guard let slot = slot(of: pair) else { preconditionFailure("a judgment that was added") }
    judged[slot].count -= 1
    judged[slot].smallest = smallest
    judged[slot].largest = largest
    sum(ratio, weight: weight, sign: -1, slot)
  }

  /// Adds the terms of a judgment, or subtracts them.
  private mutating func sum(_ ratio: Double, weight: Double, sign: Double, _ slot: Int) {
    sums.add(sign * weight, to: Self.index(.weight, of: slot))
    let logarithm = Self.logarithm(ratio)
    if logarithm == 0 { return }
    // Products and squares are added exactly, so that differences of sums keep full precision.
    sums.addProduct(sign * weight, logarithm, to: Self.index(.weightedLogarithm, of: slot))
    let product = sign * weight * logarithm
    let rest = (-product).addingProduct(sign * weight, logarithm)
    let square = Self.index(.weightedSquaredLogarithm, of: slot)
    sums.addProduct(product, logarithm, to: square)
    if rest != 0 { sums.addProduct(rest, logarithm, to: square) }
  }

  /// Adds the sums over other people's judgments on the same pairs.
  package mutating func merge(_ other: JudgmentSums) {
    precondition(pairCount == other.pairCount, "the same pairs in both")
    for pair in other.slots.indices {
      guard let theirs = other.slot(of: pair) else { continue }
      let mine = newSlot(of: pair)
      judged[mine].count += other.judged[theirs].count
      judged[mine].smallest = min(judged[mine].smallest, other.judged[theirs].smallest)
      judged[mine].largest = max(judged[mine].largest, other.judged[theirs].largest)
      for term in Term.allCases {
        sums.merge(
          other.sums, Self.index(term, of: theirs), into: Self.index(term, of: mine))
      }
    }
  }

  /// The logarithms of 1 … 9, which most ratios or their reciprocals are.
  private static let logarithms: [Double] = (0...9).map { $0 == 0 ? 0 : .log2(Double($0)) }

  private static func logarithm(_ ratio: Double) -> Double {
    let isReciprocal = ratio < 1
    let times = (isReciprocal ? 1 / ratio : ratio).rounded()
    guard times <= 9, ratio == (isReciprocal ? 1 / times : times) else { return .log2(ratio) }
    return isReciprocal ? -logarithms[Int(times)] : logarithms[Int(times)]
  }

  /// Returns whether sums over the judgments of as many people can have these values.
  ///
  /// - Complexity: O(`pairCount`).
  package func arePlausible(peopleCount: Int) -> Bool {
    (0..<pairCount).allSatisfy { pair in
      slot(of: pair).map { isPlausible(at: $0, peopleCount: peopleCount) } ?? true
    }
  }

  /// Whether the mean and the mean square of the logarithms lie where the extremes of the ratios
  /// and the inequality of Cauchy and Schwarz want them, up to rounding.
  private func isPlausible(at slot: Int, peopleCount: Int) -> Bool {
    let known = judged[slot]
    guard (1...max(1, peopleCount)).contains(known.count), known.count <= peopleCount,
      known.smallest <= known.largest, known.count > 1 || known.smallest == known.largest
    else { return false }
    let (weight, sum, squares) = (
      sums.value(of: Self.index(.weight, of: slot)).high,
      sums.value(of: Self.index(.weightedLogarithm, of: slot)).high,
      sums.value(of: Self.index(.weightedSquaredLogarithm, of: slot)).high
    )
    guard weight > 0, weight.isFinite, sum.isFinite, squares.isFinite else { return false }
    let (low, high) = (Self.logarithm(known.smallest), Self.logarithm(known.largest))
    let largest = max(abs(low), abs(high))
    let slack = 1e-9
    let (mean, meanSquare) = (sum / weight, squares / weight)
    return mean >= low - slack * largest && mean <= high + slack * largest
      && meanSquare <= largest * largest * (1 + slack)
      && meanSquare >= mean * mean * (1 - slack)
  }

  // MARK: Results

  /// Returns the weighted geometric mean of the ratios of a pair; `nil` if there are no judgments
  /// of it.
  ///
  /// Source: J. Aczél and T. L. Saaty, "Procedures for synthesizing ratio judgements", *Journal of
  /// Mathematical Psychology* 27 (1983), 93–102, doi:10.1016/0022-2496(83)90028-7.
  package func geometricMean(of pair: Int) -> Double? {
    guard let slot = slot(of: pair), judged[slot].count > 0 else { return nil }
    let (smallest, largest) = (judged[slot].smallest, judged[slot].largest)
    // A ratio on which all agree is kept exactly.
    if smallest == largest { return smallest }
    let logarithm = sums.value(of: Self.index(.weightedLogarithm, of: slot)).high
    let mean = Double.exp2(logarithm / sums.value(of: Self.index(.weight, of: slot)).high)
    return min(max(mean, smallest), largest)
  }

  /// Returns the weighted geometric standard deviation of the ratios of a pair: 1 if all agree;
  /// `nil` for fewer than two judgments.
  ///
  /// It is the exponential of the weighted standard deviation of the logarithms *l*,
  /// √(Σ*w*(*l* − *μ*)²/(Σ*w*(*K* − 1)/*K*)), with their weighted mean *μ*; with equal weights that
  /// of a sample. It does not depend on the unit of the weights.
  ///
  /// Source: National Institute of Standards and Technology, *Dataplot Reference Manual*, volume 2,
  /// "Weighted standard deviation", 1996.
  package func geometricStandardDeviation(of pair: Int) -> Double? {
    let count = Double(count(of: pair))
    guard count > 1 else { return nil }
    if smallest(of: pair) == largest(of: pair) { return 1 }
    let weight = sum(of: .weight, pair)
    let sum = sum(of: .weightedLogarithm, pair)
    let squares = self.sum(of: .weightedSquaredLogarithm, pair)
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

extension JudgmentSums: Equatable {
  /// Whether the sums of each pair are equal, in whatever order the pairs were judged.
  package static func == (first: JudgmentSums, second: JudgmentSums) -> Bool {
    guard first.pairCount == second.pairCount else { return false }
    return (0..<first.pairCount).allSatisfy { pair in
      let known = first.slot(of: pair).map { first.judged[$0] } ?? Judged()
      let other = second.slot(of: pair).map { second.judged[$0] } ?? Judged()
      return known == other
        && Term.allCases.allSatisfy { first.text(of: $0, pair) == second.text(of: $0, pair) }
    }
  }
}
