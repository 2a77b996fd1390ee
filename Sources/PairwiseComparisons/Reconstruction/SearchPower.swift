internal import RealModule

/// How often results of several origins can come from judgments at all: what a search that finds a
/// matrix, or none, is worth.
///
/// For few items a single respondent's results nearly always have one matrix and others none; from
/// eight items on almost any numbers have some matrix, unless the consistency ratio is small.
public struct SearchPower: Hashable, Sendable {
  /// Where simulated results come from.
  public enum Origin: String, Hashable, Sendable, CaseIterable {
    /// One respondent, with the method that is searched for.
    case respondent
    /// The geometric mean of two respondents who judge the same things.
    case pair
    /// The geometric mean of three respondents who judge the same things.
    case group
    /// Random priorities, with the consistency ratio of a respondent who judged something else.
    case random
    /// One respondent's results, of which two priorities are moved by 0.003 to 0.010, one up and
    /// one down.
    case moved
    /// One respondent's row geometric means.
    case geometricMean = "geometric-mean"
    /// One respondent's normalized columns.
    case normalizedColumns = "normalized-columns"
  }

  /// What became of the results of one origin.
  public struct Share: Hashable, Sendable {
    /// Where they come from.
    public let origin: Origin
    /// How many there were; fewer than asked for where the consistency ratio is hardly ever as
    /// printed.
    public var draws = 0
    /// How many have a matrix.
    public var possible = 0
    /// How many have exactly one.
    public var unique = 0
    /// For how many neither a matrix was found nor excluded.
    public var undecided = 0
  }

  /// What is simulated.
  public struct Settings: Hashable, Sendable {
    /// One unit of the last printed digit of each priority, `nil` where none is printed; their
    /// number is the order.
    public var units: [Double?]
    /// The random index of the order.
    public var randomIndex: Double
    /// The consistency ratios that count; `nil` for all up to `largestRatio`.
    public var ratios: ClosedRange<Double>?
    /// The largest consistency ratio of a respondent, and of results of which none is printed.
    public var largestRatio: Double
    /// One unit of the last digit of the ratio; `nil` if none is printed.
    public var ratioUnit: Double?
    /// The judgments that are searched.
    public var values: JudgmentValues
    /// The method that is searched for.
    public var method: PrioritizationMethod
    /// How many results of each origin.
    public var draws: Int
    /// The seed of the random numbers.
    public var seed: UInt64
    /// How long each search may take.
    public var limits: SearchLimits

    /// Creates settings.
    public init(
      units: [Double?], randomIndex: Double, ratios: ClosedRange<Double>? = nil,
      ratioUnit: Double? = 0.01, largestRatio: Double = 0.1, values: JudgmentValues,
      method: PrioritizationMethod = .eigenvector, draws: Int = 100, seed: UInt64 = 1,
      limits: SearchLimits = SearchLimits()
    ) {
      self.units = units
      self.randomIndex = randomIndex
      self.ratios = ratios
      self.ratioUnit = ratioUnit
      self.largestRatio = largestRatio
      self.values = values
      self.method = method
      self.draws = draws
      self.seed = seed
      self.limits = limits
    }
  }

  /// The settings.
  public let settings: Settings
  /// The shares, one for each origin.
  public let shares: [Share]

  /// Simulates results of every origin and searches for their judgments.
  ///
  /// A respondent has log-normal priorities with a standard deviation of the logarithm between 0.3
  /// and 1, and judges their ratios with log-normal errors of a standard deviation of 0.1 to 0.6,
  /// rounded to the scale; only matrices with an accepted ratio count. It is a model of
  /// respondents, not data on them.
  ///
  /// - Parameters:
  ///   - settings: What is simulated, and how long each search may take.
  ///   - threads: The most threads; as many as the machine has if `nil`. The result does not depend
  ///     on it.
  /// - Complexity: `settings.draws` searches for each origin.
  public init(_ settings: Settings, threads: Int? = nil) {
    precondition(settings.units.count >= 2, "two items or more")
    self.settings = settings
    // Two matrices say that there are several.
    let limits = SearchLimits(
      nodes: settings.limits.nodes, matrices: 2,
      differingJudgments: settings.limits.differingJudgments)
    let origins = Origin.allCases
    // The origins alternate, so that all threads are busy to the end.
    let verdicts = Parts.map(origins.count * settings.draws, size: 1, threads: threads) {
      part -> MatrixSearch.Verdict? in
      // What a stop leaves out is not simulated.
      if SearchStop.code != 0 { return nil }
      let (draw, position) = part.lowerBound.quotientAndRemainder(dividingBy: origins.count)
      let origin = origins[position]
      var generator = SplitMix64(seed: settings.seed)
      generator.skip((origin.stream * settings.draws + draw) << Self.bitsForOneDraw)
      guard let printed = Self.result(of: origin, settings, using: &generator) else { return nil }
      let verdict = printed.search(for: settings.values, limits: limits, threads: 1).verdict
      return verdict == .undecided && SearchStop.code != 0 ? nil : verdict
    }
    shares = origins.indices.map { position in
      var share = Share(origin: origins[position])
      for draw in 0..<settings.draws {
        guard let verdict = verdicts[draw * origins.count + position] else { continue }
        share.draws += 1
        switch verdict {
        case .one, .several, .possible: share.possible += 1
        case .undecided: share.undecided += 1
        case .none: break
        }
        if verdict == .one { share.unique += 1 }
      }
      return share
    }
  }

  /// The logarithm of the random numbers that one draw may use.
  private static let bitsForOneDraw = 24

  /// How many respondents are tried for a ratio as printed.
  private static let mostTries = 5000

  // MARK: Results

  private static func result(
    of origin: Origin, _ settings: Settings, using generator: inout SplitMix64
  ) -> PrintedMatrix? {
    for _ in 0..<mostTries {
      guard let matrix = matrix(of: origin, settings, using: &generator) else { continue }
      let ratio = settings.ratio(of: matrix)
      guard (settings.ratios ?? 0...settings.largestRatio).contains(ratio) else { continue }
      var priorities =
        switch origin {
        case .random: randomPriorities(order: settings.units.count, using: &generator)
        case .geometricMean: matrix.priorities(by: .geometricMean).values
        case .normalizedColumns: matrix.priorities(by: .normalizedColumns).values
        default: matrix.priorities(by: settings.method).values
        }
      if origin == .moved {
        let move = Double.random(in: 0.003...0.010, using: &generator)
        let first = Int.random(in: 0..<priorities.count, using: &generator)
        let second =
          (first + Int.random(in: 1..<priorities.count, using: &generator)) % priorities.count
        priorities[first] += move
        priorities[second] -= move
        guard priorities[second] > 0 else { continue }
      }
      return printed(priorities, ratio: ratio, settings)
    }
    return nil
  }

  /// Priorities as of a respondent's, of which nothing was judged.
  private static func randomPriorities(
    order: Int, using generator: inout SplitMix64
  ) -> [Double] {
    let spread = Double.random(in: 0.3...1, using: &generator)
    return normalizedToSum((0..<order).map { _ in .exp(spread * normal(using: &generator)) })
  }

  private static func matrix(
    of origin: Origin, _ settings: Settings, using generator: inout SplitMix64
  ) -> ComparisonMatrix? {
    let order = settings.units.count
    let spread = Double.random(in: 0.3...1, using: &generator)
    let noise = Double.random(in: 0.1...0.6, using: &generator)
    let logarithms = (0..<order).map { _ in spread * normal(using: &generator) }
    func respondent() -> [Double] {
      UpperTriangle.pairs(order: order).map { row, column in
        let ratio = Double.exp(
          logarithms[row] - logarithms[column] + noise * normal(using: &generator))
        return settings.values.nearestJudgment(to: ratio)
      }
    }
    let members = origin == .group ? 3 : origin == .pair ? 2 : 1
    guard members > 1 else { return ComparisonMatrix(unchecked: respondent(), order: order) }
    var sums = [Double](repeating: 0, count: UpperTriangle.count(order: order))
    for _ in 0..<members {
      // Each member is drawn until the ratio is accepted, so that the errors of members are those
      // of respondents.
      var accepted: [Double]?
      for _ in 0..<mostTriesOfMember where accepted == nil {
        let judgments = respondent()
        let matrix = ComparisonMatrix(unchecked: judgments, order: order)
        if settings.ratio(of: matrix) <= settings.largestRatio { accepted = judgments }
      }
      guard let accepted else { return nil }
      for position in sums.indices { sums[position] += .log(accepted[position]) }
    }
    return ComparisonMatrix(
      unchecked: sums.map { .exp($0 / Double(members)) }, order: order)
  }

  /// How often a member of a group is drawn.
  private static let mostTriesOfMember = 100

  /// Numbers rounded as they would be printed.
  private static func printed(
    _ priorities: [Double], ratio: Double, _ settings: Settings
  ) -> PrintedMatrix {
    let ratios =
      settings.ratioUnit.map { PrintedMatrix.interval(($0 * (ratio / $0).rounded()), unit: $0) }
      ?? 0...settings.largestRatio
    return PrintedMatrix(
      priorities: zip(priorities, settings.units).map { priority, unit in
        unit.map { PrintedMatrix.interval($0 * (priority / $0).rounded(), unit: $0) } ?? 0...1
      },
      eigenvalueExcess: PrintedMatrix.excess(
        ofRatios: ratios, randomIndex: settings.randomIndex, order: priorities.count),
      method: settings.method)
  }

  /// A standard normal number, by Box and Muller (1958), doi:10.1214/aoms/1177706645.
  private static func normal(using generator: inout SplitMix64) -> Double {
    let radius = (-2 * Double.log(1 - .random(in: 0..<1, using: &generator))).squareRoot()
    return radius * .cos(2 * .pi * .random(in: 0..<1, using: &generator))
  }
}

extension SearchPower.Origin {
  /// The number of the random numbers of this origin, which are independent of those of others.
  fileprivate var stream: Int {
    switch self {
    case .respondent: 0
    case .group: 1
    case .random: 2
    case .moved: 3
    case .geometricMean: 4
    case .normalizedColumns: 5
    case .pair: 6
    }
  }
}

extension SearchPower.Settings {
  /// The consistency ratio of a matrix; 0 for two items, whose random index is 0.
  fileprivate func ratio(of matrix: ComparisonMatrix) -> Double {
    matrix.order == 2 ? 0 : matrix.consistency().index / randomIndex
  }
}

extension JudgmentValues {
  /// The judgment of one respondent that is nearest to a ratio: nearest on the scale of judgments,
  /// on which people round.
  fileprivate func nearestJudgment(to ratio: Double) -> Double {
    let wanted = scale.judgment(of: max(ratio, 1 / ratio), order: order)
    let nearest = judgments.min { abs($0 - wanted) < abs($1 - wanted) } ?? 1
    let value = scale.value(of: nearest, order: order)
    return ratio >= 1 ? value : 1 / value
  }
}
