internal import RealModule

extension IncompleteComparisonMatrix {
  /// Returns the judgments of a group: for each pair the weighted geometric mean of the members'
  /// ratios.
  ///
  /// It is the only mean that preserves reciprocity and treats all pairs alike. A pair is judged by
  /// the members who compared it, with their weights divided by the sum of just these; it stays
  /// missing if none did.
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
    // Complete members form a stack, whose aggregation is limited only by the speed of memory.
    if let ratios = Self.allRatios(of: contributing.lazy.map { members[$0] }) {
      let stack = ComparisonMatrixStack(
        unchecked: ratios, order: order, count: contributing.count)
      self.init(try stack.aggregated(weights: contributing.map { weights[$0] }))
      return
    }
    let judgments: [Double] = (0..<UpperTriangle.count(order: order)).map { position in
      Self.mean(
        contributing.compactMap { member in
          members[member].judgment(at: position).map { ($0, weights[member]) }
        }) ?? Self.missing
    }
    self.init(ratios: judgments, order: order)
  }

  /// Returns a bound on the relative error of aggregated judgments, their own rounding included.
  ///
  /// The error of a product and its root is below 8 roundoffs; with unequal weights the logarithms
  /// of the members' ratios, up to 166 = log₂ 1e50, multiply it, however small that of the mean is.
  /// Sums are compensated, so that the number of members does not matter.
  ///
  /// - Parameter largest: The largest ratio of a member in either direction, at least 1.
  package static func aggregationError(ofRatiosUpTo largest: Double) -> Double {
    (12 + 4 * Double.log2(largest)) * Rounding.unit
  }

  /// The judgments of all members, one after another; `nil` if any is missing.
  private static func allRatios(of members: some Sequence<IncompleteComparisonMatrix>) -> [Double]?
  {
    guard members.allSatisfy({ $0.missingCount == 0 }) else { return nil }
    return members.flatMap { $0.ratios.numbers() }
  }

  private static func mean(_ judgments: [(ratio: Double, weight: Double)]) -> Double? {
    guard let first = judgments.first else { return nil }
    if judgments.allSatisfy({ $0.ratio == first.ratio }) { return first.ratio }
    if judgments.allSatisfy({ $0.weight == first.weight }) {
      var product = ScaledProduct()
      for judgment in judgments { product.multiply(by: judgment.ratio) }
      return product.root(judgments.count)
    }
    var (total, logarithms) = (CompensatedSum(), CompensatedSum())
    for judgment in judgments {
      total.add(judgment.weight)
      logarithms.add(judgment.weight, times: .log2(judgment.ratio))
    }
    return .exp2(logarithms.value / total.value)
  }
}

extension ComparisonMatrixStack {
  /// Returns the judgments of a group: for each pair the weighted geometric mean of the ratios of
  /// all matrices.
  ///
  /// It is the only mean that preserves reciprocity and treats all pairs alike.
  ///
  /// With equal weights the ratios are multiplied, with separate exponents so that nothing
  /// overflows. Each factor adds one rounding to the product, and the root divides their sum by the
  /// number of factors. Unequal weights take a logarithm for each ratio.
  ///
  ///     let stack = try ComparisonMatrixStack(order: 2, count: 2, upperTriangles: [2, 8])
  ///     try stack.aggregated()[0, 1]   // 4
  ///
  /// - Parameters:
  ///   - weights: One weight for each matrix, not negative, not all zero; equal weights if `nil`.
  ///   - threads: The most threads to use; as many as the machine has if `nil`. The result does not
  ///     depend on it.
  /// - Throws: `ComparisonError.notAggregable` if there is no matrix with a positive weight, or a
  ///   weight is negative or not finite.
  /// - Complexity: O(`count` · *n*²).
  ///
  /// Source: J. Aczél and T. L. Saaty, "Procedures for synthesizing ratio judgements", *Journal of
  /// Mathematical Psychology* 27 (1983), 93–102, doi:10.1016/0022-2496(83)90028-7.
  public func aggregated(
    weights: [Double]? = nil, threads: Int? = nil
  ) throws(ComparisonError) -> ComparisonMatrix {
    let weights = weights ?? Array(repeating: 1, count: count)
    precondition(weights.count == count, "one weight for each matrix")
    guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }),
      let firstWeight = weights.first(where: { $0 > 0 })
    else { throw .notAggregable }
    if weights.contains(0) {
      let contributing = indices.filter { weights[$0] > 0 }
      return try ComparisonMatrixStack(order: order, contributing.lazy.map { self[$0] })
        .aggregated(weights: contributing.map { weights[$0] }, threads: threads)
    }
    let means =
      weights.allSatisfy { $0 == firstWeight }
      ? equallyWeightedMeans(threads: threads) : weightedMeans(weights, threads: threads)
    let judgments = means.enumerated().map { position, mean in
      // A ratio on which all agree is kept exactly.
      agreement(at: position) ?? mean
    }
    return ComparisonMatrix(unchecked: judgments, order: order)
  }

  /// The number of matrices in a part: ratios are multiplied within the parts, then the products of
  /// the parts.
  private static let matricesInPart = 4096

  private func equallyWeightedMeans(threads: Int?) -> [Double] {
    let width = UpperTriangle.count(order: order)
    let parts = Parts.map(count, size: Self.matricesInPart, threads: threads) {
      Kernels.columnProducts(upperTriangles, width: width, rows: $0)
    }
    return (0..<width).map { position in
      var product = ScaledProduct()
      for part in parts { product.multiply(by: part[position]) }
      return product.root(count)
    }
  }

  private func weightedMeans(_ weights: [Double], threads: Int?) -> [Double] {
    let width = UpperTriangle.count(order: order)
    let parts = Parts.map(count, size: Self.matricesInPart, threads: threads) { part in
      var logarithms = [CompensatedSum](repeating: CompensatedSum(), count: width)
      for matrix in part {
        for position in 0..<width {
          logarithms[position].add(
            weights[matrix], times: .log2(upperTriangles[matrix * width + position]))
        }
      }
      return logarithms.map(\.value)
    }
    var total = CompensatedSum()
    for weight in weights { total.add(weight) }
    return (0..<width).map { position in
      var logarithms = CompensatedSum()
      for part in parts { logarithms.add(part[position]) }
      return .exp2(logarithms.value / total.value)
    }
  }

  /// Returns the ratio of all matrices at a position of the triangle; `nil` if they differ.
  private func agreement(at position: Int) -> Double? {
    let width = UpperTriangle.count(order: order)
    let first = upperTriangles[position]
    for index in stride(from: position, to: upperTriangles.count, by: width)
    where upperTriangles[index] != first {
      return nil
    }
    return first
  }
}
