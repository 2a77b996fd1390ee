/// The random index of incomplete matrices.
///
/// The fewer judgments there are, the less they can contradict each other: random judgments of *n*
/// − 1 pairs never do. Divided by the random index of complete matrices, the consistency index of
/// an incomplete matrix gives too low a ratio.
///
///     IncompleteRandomIndex.bounded.value(order: 5, missing: 2, complete: .simulated)   // 0.7393
///
/// The tables are this package's own simulation: random judgments on 1/9, 1/8, …, 9 for the edges
/// of a random connected graph, the missing ones chosen for the least principal eigenvalue. The
/// means of 0.1 to 1 million matrices have standard errors up to 0.0012.
///
/// Source: K. C. Ágoston and L. Csató, "Inconsistency thresholds for incomplete pairwise comparison
/// matrices", *Omega* 108 (2022), 102576, doi:10.1016/j.omega.2021.102576.
public enum IncompleteRandomIndex: String, Hashable, Sendable, CaseIterable {
  /// By the order and the number of missing judgments, from random matrices whose missing ratios
  /// are kept within 1/9 … 9. The default: it gives the numbers of Ágoston and Csató.
  case bounded
  /// The same without bounds on the missing ratios: somewhat lower where few judgments are given.
  case unrestricted
  /// That of complete matrices of the same order, as in Expert Choice.
  case complete
}

extension IncompleteRandomIndex: EvaluationChoice {
  public static var key: String { "incompleteRandomIndex" }
  public static var subject: String { "Random index of incomplete matrices" }

  public var title: String {
    switch self {
    case .bounded: "by order and missing judgments, completed within 1/9 … 9"
    case .unrestricted: "by order and missing judgments, completed without bounds"
    case .complete: "that of complete judgments"
    }
  }

  public var source: Citation? {
    Citation(
      "K. C. Ágoston and L. Csató, Omega 108 (2022), 102576, doi:10.1016/j.omega.2021.102576")
  }
}

extension IncompleteRandomIndex {
  /// Returns the random index for matrices of an order with a number of judgments missing.
  ///
  /// Beyond the tables, which reach order 10 (`unrestricted` 8), it is
  ///
  ///     RI(n) · (1 − 2m/((n − 1)(n − 2))),
  ///
  /// the approximation of Ágoston and Csató, which is within 0.05 of the tables.
  ///
  /// - Parameters:
  ///   - order: The number of items *n*, at least 1.
  ///   - missing: The number *m* of missing judgments, at most (*n* − 1)(*n* − 2)/2, as many as can
  ///     be missing where the others connect all items.
  ///   - complete: The random index of complete matrices, for *m* = 0, `.complete`, and beyond the
  ///     tables.
  /// - Returns: A positive number; 0 where the judgments cannot contradict each other: up to order
  ///   2, and for *n* − 1 judgments without bounds. `nil` above the end of `complete` where that is
  ///   needed.
  public func value(order: Int, missing: Int, complete: RandomIndex) -> Double? {
    precondition(missing >= 0, "a number of missing judgments is not negative")
    let most = (order - 1) * (order - 2) / 2
    precondition(missing <= max(most, 0), "so few judgments connect not all items")
    if missing == 0 || self == .complete { return complete.value(order: order) }
    let tables =
      switch self {
      case .bounded: Self.boundedTables
      case .unrestricted: Self.unrestrictedTables
      case .complete: [[Double]]()
      }
    if order - 3 < tables.count { return tables[order - 3][missing - 1] }
    return complete.value(order: order).map { $0 * (1 - Double(missing) / Double(most)) }
  }

  /// The values for orders 3, 4, …, each for 1, 2, … missing judgments.
  private static let boundedTables: [[Double]] = [
    [0.0368],
    [0.5820, 0.3059, 0.0532],
    [0.9242, 0.7393, 0.5570, 0.3794, 0.2116, 0.0590],
    [1.1280, 1.0058, 0.8817, 0.7575, 0.6334, 0.5102, 0.3880, 0.2711, 0.1613, 0.0597],
    [
      1.2555, 1.1712, 1.0842, 0.9967, 0.9091, 0.8212, 0.7318, 0.6417, 0.5526, 0.4619, 0.3750,
      0.2898,
      0.2073, 0.1302, 0.0585,
    ],
    [
      1.3426, 1.2783, 1.2147, 1.1516, 1.0879, 1.0226, 0.9567, 0.8897, 0.8248, 0.7590, 0.6914,
      0.6240,
      0.5561, 0.4887, 0.4219, 0.3551, 0.2891, 0.2264, 0.1657, 0.1089, 0.0561,
    ],
    [
      1.4027, 1.3534, 1.3043, 1.2562, 1.2074, 1.1577, 1.1076, 1.0577, 1.0088, 0.9580, 0.9063,
      0.8555,
      0.8036, 0.7512, 0.6996, 0.6475, 0.5947, 0.5431, 0.4882, 0.4367, 0.3818, 0.3324, 0.2806,
      0.2324,
      0.1832, 0.1373, 0.0943, 0.0538,
    ],
    [
      1.4471, 1.4089, 1.3694, 1.3306, 1.2909, 1.2516, 1.2143, 1.1770, 1.1383, 1.0976, 1.0574,
      1.0166,
      0.9766, 0.9365, 0.8956, 0.8541, 0.8121, 0.7720, 0.7304, 0.6911, 0.6472, 0.6059, 0.5624,
      0.5219,
      0.4791, 0.4356, 0.3946, 0.3524, 0.3111, 0.2709, 0.2310, 0.1916, 0.1532, 0.1173, 0.0834,
      0.0503,
    ],
  ]

  private static let unrestrictedTables: [[Double]] = [
    [0],
    [0.5762, 0.2843, 0],
    [0.9232, 0.7369, 0.5490, 0.3615, 0.1772, 0],
    [1.1275, 1.0049, 0.8811, 0.7554, 0.6287, 0.5010, 0.3708, 0.2449, 0.1196, 0],
    [
      1.2553, 1.1704, 1.0837, 0.9968, 0.9078, 0.8205, 0.7292, 0.6390, 0.5462, 0.4505, 0.3598,
      0.2667,
      0.1746, 0.0860, 0,
    ],
    [
      1.3440, 1.2775, 1.2131, 1.1505, 1.0868, 1.0206, 0.9542, 0.8876, 0.8237, 0.7576, 0.6877,
      0.6206,
      0.5512, 0.4804, 0.4117, 0.3417, 0.2680, 0.1988, 0.1313, 0.0643, 0,
    ],
  ]
}
