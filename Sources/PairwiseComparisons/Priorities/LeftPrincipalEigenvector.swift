internal import RealModule

/// How far the priorities of the right eigenvector are from those of the left one, which answers
/// the question "how much is it dominated" in place of "how much does it dominate".
///
/// Source: C. R. Johnson, W. B. Beine and T. J. Wang, "Right-left asymmetry in an eigenvector
/// ranking procedure", *Journal of Mathematical Psychology* 19 (1979), 61–64,
/// doi:10.1016/0022-2496(79)90005-1.
public struct RightLeftAsymmetry: Hashable, Sendable {
  /// The reciprocals of the left eigenvector, divided by their sum: `order` positive numbers.
  public let leftPriorities: [Double]

  /// The largest |ln(*w*ᵢ/*w*ⱼ) − ln(*u*ᵢ/*u*ⱼ)| over all pairs, of the priorities *w* and those of
  /// the left eigenvector *u*; 0 or more.
  public let largestDifference: Double

  /// The pairs that *w* and *u* order differently, in the order of the triangle; the item with the
  /// larger *w* comes first. Priorities within 1e−9 of each other, relative, are equal.
  public let differentlyOrdered: [ItemPair]

  /// That of priorities which the left eigenvector has too.
  init(ofEqual priorities: [Double]) {
    leftPriorities = priorities
    largestDifference = 0
    differentlyOrdered = []
  }

  init(of priorities: [Double], left: [Double]) {
    let leftPriorities = normalizedToSum(left.map { 1 / $0 })
    self.leftPriorities = leftPriorities
    let differences = zip(priorities, leftPriorities).map { Double.log($0 / $1) }
    largestDifference = differences.reduce(-.infinity, max) - differences.reduce(.infinity, min)
    differentlyOrdered = UpperTriangle.pairs(order: priorities.count).compactMap { pair in
      let (i, j) = pair
      let order = RatioOrder(of: priorities[i], to: priorities[j])
      if order == RatioOrder(of: leftPriorities[i], to: leftPriorities[j]) { return nil }
      return order == .less ? ItemPair(item: j, other: i) : ItemPair(item: i, other: j)
    }
  }
}

extension ComparisonMatrix {
  /// Returns the principal left eigenvector *v* of this matrix *A*, the positive solution of *vA* =
  /// λ*v* for the largest λ, scaled to sum to 1.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.leftPrincipalEigenvector()   // 0.109, 0.309, 0.582
  ///
  /// It says how much each item is dominated: the largest component belongs to the least preferred
  /// item. Only for consistent judgments, and up to order 3, are its reciprocals proportional to
  /// the priorities.
  ///
  /// - Returns: `order` positive numbers, in the order of the columns.
  /// - Complexity: See `principalEigenvector()`.
  ///
  /// Source: C. R. Johnson, W. B. Beine and T. J. Wang, "Right-left asymmetry in an eigenvector
  /// ranking procedure", *Journal of Mathematical Psychology* 19 (1979), 61–64,
  /// doi:10.1016/0022-2496(79)90005-1.
  public func leftPrincipalEigenvector() -> [Double] {
    // The transpose of a reciprocal matrix is that of the reciprocal judgments.
    reciprocal().principalEigenvector().priorities.values
  }

  /// Returns how far the right eigenvector and the reciprocals of the left one are from each other.
  ///
  ///     let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
  ///     matrix.rightLeftAsymmetry().leftPriorities   // 0.547, 0.128, 0.269, 0.057
  ///
  /// They are the same for consistent judgments, and up to order 3. Geometric means have no such
  /// asymmetry: reciprocal judgments give the reciprocals of them.
  ///
  /// - Complexity: See `principalEigenvector()`.
  ///
  /// Source: See `RightLeftAsymmetry`.
  public func rightLeftAsymmetry() -> RightLeftAsymmetry {
    let priorities = principalEigenvector().priorities.values
    let asymmetry = RightLeftAsymmetry(of: priorities, left: leftPrincipalEigenvector())
    // Up to order 3 any difference is rounding.
    let difference = order <= 3 ? 0 : settled(asymmetry.largestDifference)
    return difference == 0 ? RightLeftAsymmetry(ofEqual: priorities) : asymmetry
  }
}
