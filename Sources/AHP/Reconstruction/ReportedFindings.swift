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
    contradictions = model.reportedContradictions()
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
    let known = matrix.priorities.compactMap { $0?.unit }
    // Two items have no inconsistency, whatever is printed.
    let ratio =
      matrix.order == 2
      ? nil : matrix.consistency.first { $0.quantity == .consistencyRatio }?.printed
    return SearchPower(
      .init(
        units: matrix.priorities.map { $0?.unit ?? known.max() ?? 0.001 },
        randomIndex: randomIndex.value(order: matrix.order) ?? 1, ratios: ratio?.interval,
        ratioUnit: ratio?.unit, values: values, method: prioritization, draws: power.draws,
        seed: power.seed, limits: settings.limits),
      threads: settings.threads)
  }
}
