internal import RealModule

/// Measures of the closeness of two vectors of priorities of the same items.
public enum Compatibility {
  /// Saaty's index up to which priorities are compatible: 1.1.
  ///
  /// Source: as `saatyIndex(_:_:)`.
  public static let saatyThreshold = 1.1

  /// Garuti's index from which priorities are compatible: 0.9.
  ///
  /// Source: as `garutiIndex(_:_:)`.
  public static let garutiThreshold = 0.9

  /// Returns Saaty's compatibility index of two vectors of priorities, the mean of
  /// (*x*ᵢ/*x*ⱼ)(*y*ⱼ/*y*ᵢ) over all *i* and *j*.
  ///
  ///     Compatibility.saatyIndex([0.6, 0.3, 0.1], [0.5, 0.3, 0.2])   // 1.15
  ///
  /// All items count alike, even those with small priorities.
  ///
  /// - Parameters:
  ///   - first: Numbers that are not negative; only their ratios matter.
  ///   - second: As many of the same items.
  /// - Returns: 1 or more, without upper bound; 1 for equal ratios. The same with the vectors
  ///   exchanged. `nil` if a priority is 0.
  /// - Complexity: O(*n*).
  ///
  /// Source: C. Garuti and V. A. P. Salomon, "Compatibility indices between priority vectors",
  /// *International Journal of the Analytic Hierarchy Process* 4 (2011), no. 2, 152 ff., who
  /// compare it with Garuti's.
  public static func saatyIndex(_ first: [Double], _ second: [Double]) -> Double? {
    check(first, second)
    guard first.allSatisfy({ $0 > 0 }), second.allSatisfy({ $0 > 0 }) else { return nil }
    // The mean of the products is the product of the means.
    let ratios = zip(first, second).map { $0 / $1 }
    let mean = ratios.reduce(0, +) / Double(ratios.count)
    let reciprocalMean = ratios.reduce(0) { $0 + 1 / $1 } / Double(ratios.count)
    return max(mean * reciprocalMean, 1)
  }

  /// Returns Garuti's compatibility index *G* of two vectors of priorities,
  /// Σ ½(*x*ᵢ + *y*ᵢ) min(*x*ᵢ, *y*ᵢ)/max(*x*ᵢ, *y*ᵢ).
  ///
  ///     Compatibility.garutiIndex([0.6, 0.3, 0.1], [0.5, 0.3, 0.2])   // 0.833…
  ///
  /// Items count by their priorities.
  ///
  /// - Parameters:
  ///   - first: Numbers that are not negative, with the sum 1.
  ///   - second: As many of the same items.
  /// - Returns: A number in 0 … 1, 1 for equal priorities, and 0 if each item has the priority 0 in
  ///   one of the vectors. The same with the vectors exchanged.
  /// - Complexity: O(*n*).
  ///
  /// Source: C. Garuti and V. A. P. Salomon, "Compatibility indices between priority vectors",
  /// *International Journal of the Analytic Hierarchy Process* 4 (2011), no. 2, 152 ff.
  public static func garutiIndex(_ first: [Double], _ second: [Double]) -> Double {
    check(first, second)
    let sum = zip(first, second).reduce(0.0) { sum, priorities in
      let less = min(priorities.0, priorities.1)
      let more = max(priorities.0, priorities.1)
      return more > 0 ? sum + (less + more) / 2 * (less / more) : sum
    }
    // Equal priorities sum to 1 up to rounding.
    return min(sum, 1)
  }

  private static func check(_ first: [Double], _ second: [Double]) {
    precondition(first.count == second.count, "one priority for each item in both")
    precondition(!first.isEmpty, "at least one item")
    precondition(
      first.allSatisfy { $0 >= 0 } && second.allSatisfy { $0 >= 0 }, "priorities are not negative")
  }
}

extension ComparisonMatrix {
  /// Returns the geometric compatibility index GCOMPI of these judgments with priorities, usually
  /// of one member's judgments with the priorities of the group,
  ///
  ///     2/((n − 1)(n − 2)) · Σ ln²(aᵢⱼwⱼ/wᵢ)   over the pairs i < j.
  ///
  ///     let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
  ///     matrix.geometricCompatibility(with: [0.6, 0.3, 0.1])   // 0.362…
  ///
  /// With the geometric mean of the matrix itself it is `geometricConsistencyIndex()`, the least
  /// value of all priorities: the remainder is the difference of the member from the group. In the
  /// source the priorities of the group are also by the geometric mean; here they may be by any
  /// method.
  ///
  /// - Parameter priorities: `order` numbers that are not negative; only their ratios matter.
  /// - Returns: 0 or more, without upper bound; 0 exactly if the priorities have all the judged
  ///   ratios, and for up to two items. `nil` if a priority is 0.
  /// - Complexity: O(*n*²).
  ///
  /// Source: J. Aguarón, M. T. Escobar, J. M. Moreno-Jiménez and A. Turón, "AHP-group decision
  /// making based on consistency", *Mathematics* 7 (2019), 242, doi:10.3390/math7030242.
  public func geometricCompatibility(with priorities: [Double]) -> Double? {
    IncompleteComparisonMatrix(self).geometricCompatibility(with: priorities)
  }
}

extension IncompleteComparisonMatrix {
  /// Returns the geometric compatibility index GCOMPI of these judgments with priorities, usually
  /// of one member's judgments with the priorities of the group: *n*/(*n* − 2) times the mean of
  /// ln²(*a*ᵢⱼ*w*ⱼ/*w*ᵢ) over the pairs that were compared.
  ///
  /// For complete matrices it is the index of the source; the mean over fewer pairs is an extension
  /// of this package.
  ///
  /// - Parameter priorities: `order` numbers that are not negative; only their ratios matter.
  /// - Returns: 0 or more, without upper bound; 0 exactly if the priorities have all the judged
  ///   ratios, and for up to two items. `nil` if a priority is 0, or no pair of several items was
  ///   compared.
  /// - Complexity: O(*n*²).
  ///
  /// Source: See `ComparisonMatrix.geometricCompatibility(with:)`.
  public func geometricCompatibility(with priorities: [Double]) -> Double? {
    precondition(priorities.count == order, "one priority for each item")
    precondition(priorities.allSatisfy { $0 >= 0 }, "priorities are not negative")
    let compared = ratios.count - missingCount
    guard priorities.allSatisfy({ $0 > 0 }), order == 1 || compared > 0 else { return nil }
    if order <= 2 { return 0 }
    var squares = 0.0
    for (position, pair) in UpperTriangle.pairs(order: order).enumerated() {
      guard let ratio = judgment(at: position) else { continue }
      let error = Double.log(ratio * (priorities[pair.column] / priorities[pair.row]))
      squares += error * error
    }
    return squares / Double(compared) * Double(order) / Double(order - 2)
  }
}
