internal import RealModule

extension IncompleteComparisonMatrix {
  /// Returns the judgments of a group: for each pair the weighted geometric mean of the members'
  /// ratios.
  ///
  /// It is the only mean that keeps reciprocity and treats all pairs alike. A pair is judged by the
  /// members who compared it, with their weights divided by the sum of just these; it stays missing
  /// if none did.
  ///
  /// - Parameters:
  ///   - members: Matrices of one order, at least one.
  ///   - weights: One weight for each member, not negative, not all zero.
  /// - Throws: `ComparisonError.notAggregable` if the orders differ or no weight is positive.
  /// - Complexity: O(*n*²) for each member.
  ///
  /// Source: J. Aczél and T. L. Saaty, "Procedures for synthesizing ratio judgements", *Journal of
  /// Mathematical Psychology* 27 (1983), 93–102, doi:10.1016/0022-2496(83)90028-7.
  public init(
    aggregating members: [IncompleteComparisonMatrix], weights: [Double]
  ) throws(ComparisonError) {
    precondition(members.count == weights.count, "one weight for each member")
    guard let order = members.first?.order, members.allSatisfy({ $0.order == order }),
      weights.allSatisfy({ $0 >= 0 && $0.isFinite }), weights.contains(where: { $0 > 0 })
    else { throw .notAggregable }
    let contributing = weights.indices.filter { weights[$0] > 0 }
    let judgments = (0..<UpperTriangle.count(order: order)).map { position in
      Self.mean(
        contributing.compactMap { member in
          members[member].upperTriangle[position].map { ($0, weights[member]) }
        })
    }
    self.init(unchecked: judgments, order: order)
  }

  /// A bound on the relative error of aggregated judgments, their own rounding included.
  ///
  /// A product and its root are wrong by less than 8 roundoffs; with unequal weights the sum of up
  /// to 166 = log₂ 1e50 carries that many times as large an error.
  package static func aggregationError(of matrix: IncompleteComparisonMatrix) -> Double {
    let largest = matrix.upperTriangle.lazy.compactMap(\.self).reduce(1.0) { max($0, $1, 1 / $1) }
    return (12 + 4 * Double.log2(largest)) * EigenvectorBounds.roundoff
  }

  private static func mean(_ judgments: [(ratio: Double, weight: Double)]) -> Double? {
    guard let first = judgments.first else { return nil }
    if judgments.allSatisfy({ $0.ratio == first.ratio }) { return first.ratio }
    if judgments.allSatisfy({ $0.weight == first.weight }) {
      var product = ScaledProduct()
      for judgment in judgments { product.multiply(by: judgment.ratio) }
      return product.root(judgments.count)
    }
    let total = judgments.reduce(0) { $0 + $1.weight }
    return .exp2(judgments.reduce(0) { $0 + $1.weight / total * .log2($1.ratio) })
  }
}
