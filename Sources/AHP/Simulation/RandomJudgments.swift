internal import RealModule

/// Draws the judgments of one criterion after another.
struct RandomJudgments {
  /// The standard deviation of the logarithm of a judgment around the one that the scores call for.
  let noise: Double
  /// The probability that a judgment is missing, those of neighbours aside.
  let missingShare: Double
  private var normal: NormalNumbers
  /// What decides which judgments are missing; apart, so that it does not change the others.
  private var gaps: SplitMix64

  /// The standard deviation of the logarithms of the priorities: up to order 50 few ratios of two
  /// are beyond 9.
  private static let spread = 0.5

  /// The ratios that judgments can have: 1 … 9, their reciprocals from 1/2 on, and that of missing
  /// ones. A judgment's code is its position here.
  static let scale =
    (1...9).map { Double($0) } + (2...9).map { 1 / Double($0) }
    + [IncompleteComparisonMatrix.missing]

  /// The logarithms of √(1·2), √(2·3), …, √(8·9), between which the ratios 1, 2, …, 9 are the
  /// nearest.
  private let limits = (1...8).map { Double.log(Double($0 * ($0 + 1))) / 2 }

  init(noise: Double, missingShare: Double, seed: UInt64) {
    self.noise = noise
    self.missingShare = missingShare
    var generator = SplitMix64(seed: seed)
    gaps = SplitMix64(seed: generator.next())
    normal = NormalNumbers(generator: generator)
  }

  /// The logarithms of random priorities.
  mutating func scores(order: Int) -> [Double] {
    (0..<order).map { _ in Self.spread * normal.next() }
  }

  /// Judgments around the priorities whose logarithms are given.
  mutating func judgments(scores: [Double]) -> Judgments {
    judgments(RatioList(ratios(scores: scores)), order: scores.count)
  }

  /// Judgments that were drawn.
  func judgments(_ ratios: RatioList, order: Int) -> Judgments {
    missingShare == 0
      ? .comparisons(ComparisonMatrix(unchecked: ratios, order: order))
      : Judgments(IncompleteComparisonMatrix(ratios: ratios, order: order))
  }

  /// Judgments around random priorities: those of each participant, or without participants one set
  /// for everybody.
  mutating func groupJudgments(order: Int, participants: Int) -> GroupJudgments {
    let scores = scores(order: order)
    return Self.group(participants) { judgments(scores: scores) }
  }

  /// Judgments of so many participants, or of none as one set for everybody, one after the other.
  static func group(_ participants: Int, _ next: () -> Judgments) -> GroupJudgments {
    participants == 0
      ? .common(next())
      : .individual(
        (0..<participants).map {
          IndividualJudgments(participant: ParticipantID($0), judgments: next())
        })
  }

  /// The ratios of such judgments, in the order of an upper triangle; 0 for those that are missing.
  mutating func ratios(scores: [Double]) -> [Double] {
    codes(scores: scores).map { Self.scale[Int($0)] }
  }

  /// The codes of such ratios: their positions in `scale`.
  mutating func codes(scores: [Double]) -> [UInt8] {
    var codes: [UInt8] = []
    codes.reserveCapacity(UpperTriangle.count(order: scores.count))
    for row in scores.indices.dropLast() {
      for column in row + 1..<scores.count {
        codes.append(code(ofLogarithm: scores[row] - scores[column] + noise * normal.next()))
      }
    }
    if missingShare == 0 { return codes }
    for (position, pair) in UpperTriangle.pairs(order: scores.count).enumerated() {
      let isMissing = NormalNumbers.uniform(from: &gaps) <= missingShare
      if isMissing && pair.column > pair.row + 1 {
        codes[position] = UInt8(Self.scale.count - 1)
      }
    }
    return codes
  }

  /// The code of the nearest ratio to one whose logarithm is given.
  private func code(ofLogarithm logarithm: Double) -> UInt8 {
    let size = abs(logarithm)
    var intensity: UInt8 = 1
    for limit in limits where size > limit { intensity += 1 }
    return logarithm < 0 && intensity > 1 ? 7 + intensity : intensity - 1
  }
}

/// Random numbers of the standard normal distribution, which come in pairs.
struct NormalNumbers {
  var generator: SplitMix64
  /// The second one of the last pair, if it has not been given away.
  private var other: Double?

  init(generator: SplitMix64) { self.generator = generator }

  mutating func next() -> Double { next(1)[0] }

  /// Returns the next `count` numbers.
  mutating func next(_ count: Int) -> [Double] {
    guard count > 0 else { return [] }
    let kept = other.map { [$0] } ?? []
    other = nil
    var numbers = generator.normalPairs((count - kept.count + 1) / 2)
    if kept.count + numbers.count > count { other = numbers.removeLast() }
    return kept.isEmpty ? numbers : kept + numbers
  }

  /// A number above 0 and at most 1, a multiple of 2⁻⁵³.
  static func uniform(from generator: inout SplitMix64) -> Double {
    Double((generator.next() >> 11) + 1) * 0x1p-53
  }
}
