/// What can be said about a model's reported numbers without its judgments.
public struct ReportedFindings: Hashable, Sendable {
  /// The numbers that exclude each other.
  public let contradictions: [ReportedContradiction]
  /// What the searches for judgments have found.
  public let searches: [ReportedSearch]
  /// The printed priorities without judgments that are not searched, and why.
  public let unsearched: [UnsearchedMatrix]
  /// What each search is worth, in the order of `searches`; empty if that was not asked for.
  public let powers: [SearchPower]

  /// Whether all searches were stopped before the last had come to its limit; see `SearchStop`.
  public let wasStopped: Bool

  /// How the worth of searches is simulated.
  public struct PowerSettings: Hashable, Sendable {
    /// How many results of each origin.
    public var draws: Int
    /// The seed of the random numbers.
    public var seed: UInt64

    /// Creates settings.
    public init(draws: Int = 100, seed: UInt64 = 1) {
      self.draws = draws
      self.seed = seed
    }
  }

  /// Looks for contradictions, searches for judgments, and simulates what that is worth if asked
  /// for, with a twentieth of the effort for each simulated result.
  ///
  /// - Complexity: That of `DecisionModel.reportedSearches(_:)` and of `SearchPower` for each of
  ///   them.
  public init(
    of model: DecisionModel, _ settings: ReportedSearchSettings = .init(),
    power: PowerSettings? = nil
  ) {
    contradictions = model.reportedContradictions(settings.digits)
    let searches = model.reportedSearches(settings)
    self.searches = searches
    unsearched = model.unsearchedMatrices(settings, searches)
    powers = power.map { power in searches.map { $0.power(power, settings) } } ?? []
    wasStopped = SearchStop.code != 0
  }

  /// Whether the reported numbers exclude each other without an explanation in the model, or a
  /// search has shown that the numbers of a matrix without judgments cannot come from any.
  public var excludesSomething: Bool {
    contradictions.contains { !$0.hasErratum }
      || searches.contains { !$0.hasJudgments && $0.search.verdict == .none }
      || unsearched.contains { $0.combination == MatrixSearch.Verdict.none }
  }
}

extension ReportedSearch {
  /// The worth of this search: for its order, digits, consistency ratio and judgments.
  fileprivate func power(
    _ power: ReportedFindings.PowerSettings, _ settings: ReportedSearchSettings
  ) -> SearchPower {
    var limits = settings.limits
    limits.nodes = max(Self.leastNodesOfDraw, limits.nodes / Self.drawsForOneSearch)
    // What is printed on consistency, as ratios; two items have none.
    let divisor = randomIndex.value(order: matrix.order) ?? 1
    var ratios: ClosedRange<Double>?
    if matrix.order > 2, matrix.ratioUnits(divisor: divisor).min() != nil,
      let excess = matrix.eigenvalueExcess(
        by: settings.options(over: matrix.options), digits: digits)
    {
      let factor = divisor * Double(matrix.order - 1)
      ratios = excess.lowerBound / factor...excess.upperBound / factor
    }
    return SearchPower(
      .init(
        units: matrix.units(), randomIndex: divisor, ratios: ratios,
        ratioUnit: ratios.flatMap { _ in matrix.ratioUnits(divisor: divisor).min() },
        largestRatio: settings.options(over: matrix.options).consistencyThreshold
          .value(order: matrix.order), values: values, method: prioritization, draws: power.draws,
        seed: power.seed, limits: limits),
      threads: settings.threads)
  }

  /// How many searches of draws may together visit as many nodes as one search.
  private static let drawsForOneSearch = 20

  /// The nodes that it may visit in any case.
  private static let leastNodesOfDraw = 1000
}

extension ReportedMatrix {
  /// One unit of the last digit of each printed number on consistency, as that of a ratio.
  fileprivate func ratioUnits(divisor: Double) -> [Double] {
    consistency.compactMap { number in
      switch number.quantity {
      case .consistencyRatio: number.printed.unit
      case .consistencyIndex: number.printed.unit / divisor
      case .principalEigenvalue: number.printed.unit / (divisor * Double(order - 1))
      default: nil
      }
    }
  }

  /// One unit of the last digit of each local priority, as far as its number, or a multiple of it,
  /// is printed.
  fileprivate func units() -> [Double?] {
    priorities.indices.map { item in
      let multiples = [idealPriorities, globalPriorities].compactMap { numbers -> Double? in
        guard let own = numbers[item] else { return nil }
        let known = numbers.compactMap(\.self)
        // The numbers sum to the factor if all are printed.
        let factor = known.count == order ? known.reduce(0) { $0 + $1.value } : 1
        return factor > 0 ? own.unit / factor : nil
      }
      return ([priorities[item]?.unit].compactMap(\.self) + multiples).min()
    }
  }
}
