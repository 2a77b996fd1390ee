internal import RealModule

/// A matrix of judgments that a simulation disturbs.
struct DisturbedMatrix: Sendable {
  /// What it compares.
  let subject: ComparisonSubject
  /// The participant whose matrix it is; `nil` for everybody's or the group's.
  let participant: ParticipantID?
  /// The judgments, undisturbed.
  let matrix: IncompleteComparisonMatrix
  /// The rule that turns it into priorities.
  let prioritization: PrioritizationMethod
  /// For each judgment the standard deviation of its logarithm among the participants, if that is
  /// the noise.
  let deviations: [Double]
  /// For each judgment what it may be, if that is the noise; `nil` for one that is certain.
  var ranges: [DrawnRange?] = []
  /// What its consistency index is divided by; `nil` above the end of the table.
  let randomIndex: Double?

  var order: Int { matrix.order }

  /// How many of its judgments differ from draw to draw.
  func drawnCount(_ noise: JudgmentNoise) -> Int {
    switch noise {
    case .none: 0
    case .dispersion: deviations.count { $0 > 0 }
    case .intervals: ranges.count { $0 != nil }
    case .logNormal, .uniform, .triangular, .step: matrix.ratios.count - matrix.missingCount
    }
  }

  /// The judgments with their ranges; `nil` if all are certain, or some missing.
  var uncertain: UncertainComparisonMatrix? {
    guard matrix.missingCount == 0, ranges.contains(where: { $0 != nil }) else { return nil }
    let ratios = zip(matrix.ratios, ranges).compactMap { ratio, range in
      guard let range else { return UncertainRatio(lower: ratio, middle: ratio, upper: ratio) }
      return UncertainRatio(
        lower: min(range.lower, ratio), middle: ratio, upper: max(range.upper, ratio))
    }
    return ratios.count == matrix.ratios.count
      ? UncertainComparisonMatrix(order: order, upperTriangle: ratios) : nil
  }

  /// Whether its judgments can contradict each other.
  var canBeInconsistent: Bool {
    order > 2 && matrix.missingCount < (order - 1) * (order - 2) / 2
  }
}

/// The ratios that a judgment may have.
struct DrawnRange: Sendable {
  let lower: Double
  let upper: Double
  private let bottom: Double
  private let top: Double
  /// The most possible logarithm; `nil` if all are equally possible.
  private let mode: Double?

  /// - Parameters:
  ///   - lower: The least ratio.
  ///   - middle: The most possible ratio; `nil` if all are equally possible by logarithm.
  ///   - upper: The largest ratio, above `lower`.
  init(lower: Double, middle: Double?, upper: Double) {
    self.lower = lower
    self.upper = upper
    let (bottom, top) = (Double.log(lower), Double.log(upper))
    (self.bottom, self.top) = (bottom, top)
    mode = middle.map { min(max(.log($0), bottom), top) }
  }

  /// The ratio with a share of the probability below it.
  func quantile(_ share: Double) -> Double {
    let width = top - bottom
    var logarithm = bottom + share * width
    if let mode {
      logarithm =
        share * width < mode - bottom
        ? bottom + (share * width * (mode - bottom)).squareRoot()
        : top - ((1 - share) * width * (top - mode)).squareRoot()
    }
    return min(max(.exp(logarithm), lower), upper)
  }
}

/// Something that a simulation draws, and that the local priorities of a criterion come from.
enum SimulationSource: Sendable {
  case matrix(DisturbedMatrix)
  /// Local priorities that are uniform on the simplex.
  case weights(criterion: CriterionID, order: Int)
}

/// The random numbers of one block of draws.
struct SimulationNumbers {
  private var normal: NormalNumbers

  /// Each block has a stream of its own, which starts from a number of the generator of the seed.
  init(seed: UInt64, block: Int) {
    var seeds = SplitMix64(seed: seed)
    seeds.skip(block)
    normal = NormalNumbers(generator: SplitMix64(seed: seeds.next()))
  }

  /// A number above 0 and below 1, the middle of one of 2⁵² equal parts.
  private mutating func uniform() -> Double {
    (Double(normal.generator.next() >> 12) + 0.5) * 0x1p-52
  }

  /// Returns the judgments of a matrix as they are in each of `count` draws, triangle after
  /// triangle.
  mutating func triangles(
    of disturbed: DisturbedMatrix, noise: JudgmentNoise, count: Int
  ) -> [Double] {
    let ratios = disturbed.matrix.ratios.numbers()
    let judged = ratios.indices.filter { ratios[$0] != IncompleteComparisonMatrix.missing }
    var triangles = [Double](
      repeating: IncompleteComparisonMatrix.missing, count: count * ratios.count)
    if judged.isEmpty { return triangles }
    let drawn = judgments(
      judged.map { ratios[$0] }, at: judged, of: disturbed, noise: noise, count: count)
    if judged.count == ratios.count { return drawn }
    for draw in 0..<count {
      for (place, position) in judged.enumerated() {
        triangles[draw * ratios.count + position] = drawn[draw * judged.count + place]
      }
    }
    return triangles
  }

  /// Returns the judgments that are `ratios`, at some positions of a matrix, in each of `count`
  /// draws, draw after draw.
  private mutating func judgments(
    _ ratios: [Double], at positions: [Int], of disturbed: DisturbedMatrix, noise: JudgmentNoise,
    count: Int
  ) -> [Double] {
    let drawnCount = count * ratios.count
    let numbers: [Double]
    let deviations: [Double]
    switch noise {
    case .logNormal(let deviation):
      numbers = normal.next(drawnCount)
      deviations = ratios.map { _ in deviation }
    case .dispersion:
      numbers = normal.next(drawnCount)
      deviations = positions.map { disturbed.deviations[$0] }
    case .uniform(let factor):
      numbers = (0..<drawnCount).map { _ in 2 * uniform() - 1 }
      deviations = ratios.map { _ in .log(factor) }
    case .triangular(let factor):
      numbers = (0..<drawnCount).map { _ in uniform() + uniform() - 1 }
      deviations = ratios.map { _ in .log(factor) }
    case .none: return (0..<count).flatMap { _ in ratios }
    case .step:
      return normal.generator.steppedRatios(
        lower: ratios.map { ScaleStep.moved($0, by: -1) }, same: ratios,
        upper: ratios.map { ScaleStep.moved($0, by: 1) }, count: count)
    case .intervals:
      return (0..<count).flatMap { _ in
        zip(positions, ratios).map { position, ratio in
          disturbed.ranges[position].map { $0.quantile(uniform()) } ?? ratio
        }
      }
    }
    return ComparisonMatrix.disturbed(ratios, deviations: deviations, by: numbers)
  }

  /// Returns local priorities that are uniform on the simplex for each of `count` draws.
  ///
  /// Source: L. Devroye, *Non-Uniform Random Variate Generation*, Springer, New York 1986, chapter
  /// V, doi:10.1007/978-1-4613-8643-8, for uniform numbers on a simplex as exponential ones over
  /// their sum.
  mutating func weights(order: Int, count: Int) -> [Double] {
    var weights: [Double] = []
    weights.reserveCapacity(count * order)
    for _ in 0..<count {
      let exponentials = (0..<order).map { _ in -Double.log(uniform()) }
      let sum = exponentials.reduce(0, +)
      for exponential in exponentials { weights.append(exponential / sum) }
    }
    return weights
  }
}
