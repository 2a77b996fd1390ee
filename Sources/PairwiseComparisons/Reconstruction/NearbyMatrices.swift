internal import RealModule

extension PrintedMatrix {
  /// Returns matrices whose eigenvalue lies in an interval and whose priorities are near to given ones, the nearest
  /// first by the divergence Σ *p* ln(*p*/*w*).
  ///
  /// Each judgment is one of the two, or where that gives too few matrices of 4, 8 or 16 values, on either side of the
  /// quotient of the given priorities. Of very many combinations a sample is taken, always the same.
  ///
  /// - Parameter count: The most matrices to return.
  /// - Complexity: O(2ᵐ) eigenvectors for *m* pairs, at most 2¹⁶.
  public static func nearby(
    _ priorities: [Double], excess: ClosedRange<Double>, values: JudgmentValues, count: Int
  ) -> [ComparisonMatrix] {
    let order = priorities.count
    var found: [ComparisonMatrix] = []
    for reach in [1, 2, 4, 8] {
      let options = UpperTriangle.pairs(order: order).map { row, column -> [Double] in
        let quotient = priorities[row] / priorities[column]
        let above = values.ratios.firstIndex { $0 >= quotient } ?? values.ratios.count
        return Array(
          values.ratios[max(0, above - reach)..<min(values.ratios.count, above + reach)])
      }
      found = best(of: combinations(options), order: order, priorities, excess, count: count)
      if found.count >= min(count, enoughMatrices) { break }
    }
    return found
  }

  private static let enoughMatrices = 20

  /// The most combinations of judgments that are tried.
  private static let mostCombinations = 1 << 16

  private static func combinations(_ options: [[Double]]) -> [Double] {
    let total = options.reduce(1.0) { $0 * Double($1.count) }
    var triangles: [Double] = []
    if total <= Double(mostCombinations) {
      for number in 0..<Int(total) {
        var rest = number
        for choices in options {
          triangles.append(choices[rest % choices.count])
          rest /= choices.count
        }
      }
    } else {
      var generator = SplitMix64(seed: 1)
      for _ in 0..<mostCombinations / 4 {
        for choices in options {
          triangles.append(choices[Int.random(in: 0..<choices.count, using: &generator)])
        }
      }
    }
    return triangles
  }

  private static func best(
    of triangles: [Double], order: Int, _ priorities: [Double], _ excess: ClosedRange<Double>,
    count: Int
  ) -> [ComparisonMatrix] {
    let width = UpperTriangle.count(order: order)
    let found = Kernels.principalEigenvectors(
      order: order, count: triangles.count / width, triangles: triangles, entryError: 0,
      threads: 1)
    var near: [(divergence: Double, position: Int)] = []
    for position in found.excesses.indices where excess.contains(found.excesses[position]) {
      var divergence = 0.0
      for item in 0..<order {
        divergence +=
          priorities[item] * .log(priorities[item] / found.vectors[position * order + item])
      }
      near.append((divergence, position))
    }
    near.sort { $0 < $1 }
    return near.prefix(count).map {
      ComparisonMatrix(
        unchecked: Array(triangles[$0.position * width..<($0.position + 1) * width]), order: order)
    }
  }
}
