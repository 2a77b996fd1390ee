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
  /// for.
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
    unsearched = model.unsearchedMatrices(settings)
    powers = power.map { power in searches.map { $0.power(power, settings) } } ?? []
    wasStopped = SearchStop.code != 0
  }

  /// Whether the reported numbers exclude each other without an explanation in the model, or a
  /// search has shown that the numbers of a matrix without judgments cannot come from any.
  public var excludesSomething: Bool {
    contradictions.contains { !$0.hasErratum }
      || searches.contains { !$0.hasJudgments && $0.search.verdict == .none }
  }
}

extension ReportedSearch {
  /// The worth of this search: for its order, digits, consistency ratio and judgments.
  fileprivate func power(
    _ power: ReportedFindings.PowerSettings, _ settings: ReportedSearchSettings
  ) -> SearchPower {
    // What is printed on consistency, as ratios; two items have none.
    let divisor = randomIndex.value(order: matrix.order) ?? 1
    var ratios: ClosedRange<Double>?
    if matrix.order > 2, matrix.hasConsistency,
      let excess = matrix.eigenvalueExcess(randomIndex: randomIndex, digits: digits)
    {
      let factor = divisor * Double(matrix.order - 1)
      ratios = excess.lowerBound / factor...excess.upperBound / factor
    }
    return SearchPower(
      .init(
        units: matrix.units(), randomIndex: divisor, ratios: ratios,
        ratioUnit: ratios.flatMap { _ in matrix.unitOfRatio(divisor: divisor) },
        largestRatio: settings.options(over: matrix.options).consistencyThreshold
          .value(order: matrix.order), values: values, method: prioritization, draws: power.draws,
        seed: power.seed, limits: settings.limits),
      threads: settings.threads)
  }
}

extension ReportedMatrix {
  /// One unit of the last digit of what is printed on consistency, as that of a ratio.
  fileprivate func unitOfRatio(divisor: Double) -> Double? {
    consistency.map { number in
      switch number.quantity {
      case .consistencyIndex: number.printed.unit / divisor
      case .principalEigenvalue: number.printed.unit / (divisor * Double(order - 1))
      default: number.printed.unit
      }
    }.min()
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
