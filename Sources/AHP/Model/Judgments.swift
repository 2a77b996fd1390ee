/// The judgments on the items of one criterion by one person or with one voice.
public enum Judgments: Hashable, Sendable {
  /// Every pair compared.
  case comparisons(ComparisonMatrix)
  /// Some pairs compared.
  case incompleteComparisons(IncompleteComparisonMatrix)
  /// Priorities given directly: one number for each item, not negative, not all zero; only their
  /// ratios count.
  case priorities([Double])
  /// Priorities that follow from the order of the items.
  indirect case ranks(RankWeights)
  /// Values measured, and how they become priorities. They stand for everybody.
  indirect case measurements(Measurements)
  /// Alternatives rated one by one. They stand for everybody.
  case ratings(Ratings)

  /// The judgments of a matrix, complete if it is.
  public init(_ matrix: IncompleteComparisonMatrix) {
    self = matrix.completed.map(Judgments.comparisons) ?? .incompleteComparisons(matrix)
  }

  /// The number of items that they are about.
  public var order: Int {
    switch self {
    case .comparisons(let matrix): matrix.order
    case .incompleteComparisons(let matrix): matrix.order
    case .priorities(let priorities): priorities.count
    case .ranks(let ranks): ranks.count
    case .measurements(let measurements): measurements.values.count
    case .ratings(let ratings): ratings.ratings.count
    }
  }

  /// The comparisons, complete or not; `nil` where nothing is compared.
  public var matrix: IncompleteComparisonMatrix? {
    switch self {
    case .comparisons(let matrix): IncompleteComparisonMatrix(matrix)
    case .incompleteComparisons(let matrix): matrix
    case .priorities, .ranks, .measurements, .ratings: nil
    }
  }

  /// Priorities given directly or by an order, before any division by their sum; `nil` where they
  /// are judgments on pairs, measured or rated.
  public var directPriorities: [Double]? {
    switch self {
    case .priorities(let priorities): priorities
    case .ranks(let ranks): ranks.priorities()
    case .comparisons, .incompleteComparisons, .measurements, .ratings: nil
    }
  }

  /// Whether what each item has depends on the item alone, so that priorities need not sum to 1.
  var isAbsolute: Bool {
    switch self {
    case .ratings: true
    case .measurements(let measurements): measurements.isAbsolute
    case .comparisons, .incompleteComparisons, .priorities, .ranks: false
    }
  }

  /// Whether they are judgments on pairs, and not facts or priorities given directly.
  package var isCompared: Bool {
    switch self {
    case .comparisons, .incompleteComparisons: true
    case .priorities, .ranks, .measurements, .ratings: false
    }
  }

  /// Throws `ModelError.badPriorities` for direct priorities that are none.
  func check(name: String) throws(ModelError) {
    guard case .priorities(let values) = self else { return }
    guard values.allSatisfy({ $0 >= 0 && $0.isFinite }), values.contains(where: { $0 > 0 })
    else { throw .badPriorities(name) }
  }
}
