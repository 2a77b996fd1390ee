import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

struct ConsensusTests {
  /// The example of the reference: (3, 5, 2), (5, 7, 1) and (1/2, 3, 4).
  static let example = [[3, 5, 2], [5, 7, 1], [0.5, 3, 4]].map {
    ComparisonMatrix(unchecked: $0, order: 3).priorities().values
  }

  /// Priorities drawn for `count` members, which differ by up to `spread` powers of e.
  static func random(
    count: Int, order: Int, spread: Double = 4, using generator: inout SplitMix64
  ) -> [[Double]] {
    (0..<count).map { _ in
      normalizedToSum(
        (0..<order).map { _ in exp(Double.random(in: 0...spread, using: &generator)) })
    }
  }

  /// The members of a group of as many as there are items, each of whom judges another one to be
  /// the largest judgment against all others.
  private func extremes(order: Int, scale: JudgmentScale) throws -> [[Double]] {
    try (0..<order).map { preferred in
      var matrix = IncompleteComparisonMatrix(
        ComparisonMatrix(
          unchecked: Array(repeating: 1, count: UpperTriangle.count(order: order)), order: order))
      for item in 0..<order where item != preferred {
        try matrix.setJudgment(of: preferred, against: item, to: 9)
      }
      return try matrix.scaled(by: scale).priorities().values
    }
  }

  /// Relative to 1e−12; 0 is met to 1e−13.
  private func expect(
    _ found: Double?, _ expected: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let found = try #require(found, sourceLocation: location)
    if ReferenceNumber.value(expected) == 0 {
      #expect(abs(found) <= 1e-13, sourceLocation: location)
    } else {
      #expect(ReferenceNumber.error(found, expected) <= 1e-12, sourceLocation: location)
    }
  }

  private func expect(
    _ found: Consensus, _ expected: ReferenceValues.Group.Consensus,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    try expect(found.alphaEntropy, expected.alpha, location)
    try expect(found.betaEntropy, expected.beta, location)
    try expect(found.gammaEntropy, expected.gamma, location)
    try expect(found.homogeneity, expected.homogeneity, location)
    try expect(found.correction, expected.correction, location)
    try expect(found.indicator, expected.consensus, location)
    try expect(found.relativeHomogeneity, expected.relativeHomogeneity, location)
  }

  // MARK: Reference values

  @Test func `every reference group is there`() {
    #expect(
      ReferenceValues.file.groups.map(\.id) == [
        "opposite-2", "identical-3", "extreme-3", "vacation-3", "seeded-4x5", "seeded-5x8",
      ])
  }

  @Test(arguments: ReferenceValues.file.groups)
  func `a group has the reference consensus to 1e-12`(group: ReferenceValues.Group) throws {
    let priorities = group.priorities
    try expect(Consensus(priorities), group.values.consensusUnweighted)
    try expect(Consensus(priorities, weights: group.weights), group.values.consensusWeighted)
    #expect(Consensus(priorities).count == group.respondents.count)
    #expect(Consensus(priorities).order == group.n)
  }

  @Test func `the example has its digits`() throws {
    let found = Consensus(Self.example)
    expectPrinted(found.alphaEntropy, "0.8541704172190345")
    expectPrinted(found.betaEntropy, "0.0837651845892710")
    expectPrinted(found.gammaEntropy, "0.9379356018083056")
    expectPrinted(found.homogeneity, "0.9196471780730734")
    expectPrinted(found.correction, "0.6074738101818723")
    expectPrinted(try #require(found.indicator), "0.7952930937827179")
    expectPrinted(try #require(found.relativeHomogeneity), "0.8794707671096102")
    #expect(found.level == .high)
  }

  /// Printed with 16 decimals; the computation has its own rounding.
  private func expectPrinted(
    _ found: Double, _ printed: String, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(abs(found - ReferenceNumber.value(printed)) <= 1e-15, sourceLocation: location)
  }

  @Test func `the documented examples have their digits`() throws {
    #expect(abs(try #require(Consensus([[0.9, 0.1], [0.1, 0.9]]).indicator)) <= 1e-15)
    let near = Consensus([[0.6, 0.3, 0.1], [0.5, 0.3, 0.2]]).indicator
    #expect(abs(try #require(near) - 0.9727074965259951) <= 1e-15)
    #expect(Consensus.entropy(of: [0.5, 0.5]) == log(2))
    #expect(
      abs(
        try #require(
          Consensus.overallIndicator([0.8, 0.5, nil], globalPriorities: [1, 0.5, 0.5])) - 0.7)
        <= 1e-15)
  }

  // MARK: Identities

  @Test(arguments: 2...9, JudgmentScale.allCases)
  func `members who each prefer another item most have no consensus`(
    order: Int, scale: JudgmentScale
  ) throws {
    let found = Consensus(
      try extremes(order: order, scale: scale), scaleMaximum: scale.maximum(order: order))
    #expect(abs(try #require(found.indicator)) <= 1e-14 / (1 - found.correction))
    #expect(abs(found.gammaEntropy - log(Double(order))) <= 1e-14)
    #expect(found.level == .veryLow)
  }

  @Test(arguments: 1...40)
  func `equal priorities have the consensus 1 exactly, whatever their weights`(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let order = 1 + seed % 7
    let member = Self.random(count: 1, order: order, spread: 20, using: &generator)[0]
    for count in 2...20 {
      let members = Array(repeating: member, count: count)
      let weights = (0..<count).map { _ in Double.random(in: 0.1...9, using: &generator) }
      for found in [Consensus(members), Consensus(members, weights: weights)] {
        #expect(found.betaEntropy == 0, "seed \(seed)")
        #expect(found.alphaEntropy == found.gammaEntropy, "seed \(seed)")
        #expect(found.indicator == (order == 1 ? nil : 1), "seed \(seed)")
        #expect(found.relativeHomogeneity == (order == 1 ? nil : 1), "seed \(seed)")
        #expect(found.level == (order == 1 ? nil : .veryHigh), "seed \(seed)")
      }
    }
  }

  @Test(arguments: 1...60)
  func `entropies add up and stay within their bounds`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let (count, order) = (2 + seed % 9, 2 + seed % 5)
    let spread = [1e-7, 1e-3, 1, 10, 40][seed % 5]
    let members = Self.random(count: count, order: order, spread: spread, using: &generator)
    let found = Consensus(members)
    #expect(found.betaEntropy >= 0, "seed \(seed)")
    #expect(found.betaEntropy <= log(Double(min(count, order))) + 1e-14, "seed \(seed)")
    #expect(found.gammaEntropy <= log(Double(order)) + 1e-14, "seed \(seed)")
    #expect(
      abs(found.gammaEntropy - found.alphaEntropy - found.betaEntropy) <= 1e-14, "seed \(seed)")
    #expect(try #require(found.indicator) <= 1, "seed \(seed)")
    let relative = try #require(found.relativeHomogeneity)
    #expect(relative >= -1e-14 && relative <= 1, "seed \(seed)")
  }

  @Test(arguments: 1...40)
  func `the order of members and of items does not matter`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let (count, order) = (2 + seed % 9, 2 + seed % 5)
    let members = Self.random(count: count, order: order, using: &generator)
    let weights = (0..<count).map { _ in Double.random(in: 0...9, using: &generator) }
    let found = Consensus(members, weights: weights)
    let memberOrder = Array(0..<count).shuffled(using: &generator)
    let itemOrder = Array(0..<order).shuffled(using: &generator)
    let other = Consensus(
      memberOrder.map { member in itemOrder.map { members[member][$0] } },
      weights: memberOrder.map { weights[$0] })
    #expect(abs(found.alphaEntropy - other.alphaEntropy) <= 1e-14, "seed \(seed)")
    #expect(
      abs(found.betaEntropy - other.betaEntropy) <= 1e-14 * found.betaEntropy, "seed \(seed)")
    #expect(abs(found.gammaEntropy - other.gammaEntropy) <= 1e-14, "seed \(seed)")
  }

  @Test(arguments: 1...40)
  func `a weight is as many members`(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let (count, order) = (2 + seed % 4, 2 + seed % 5)
    let members = Self.random(count: count, order: order, using: &generator)
    let weights = (0..<count).map { _ in Int.random(in: 0...3, using: &generator) }
    guard weights.count(where: { $0 > 0 }) > 1 else { return }
    let weighted = Consensus(members, weights: weights.map(Double.init))
    let repeated = Consensus(
      zip(members, weights).flatMap { Array(repeating: $0, count: $1) })
    #expect(abs(weighted.alphaEntropy - repeated.alphaEntropy) <= 1e-14, "seed \(seed)")
    #expect(
      abs(weighted.betaEntropy - repeated.betaEntropy) <= 1e-13 * repeated.betaEntropy,
      "seed \(seed)")
    #expect(weighted.count == weights.count { $0 > 0 }, "seed \(seed)")
  }

  @Test(arguments: 1...40)
  func `means give the same as priorities to 1e-13`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let (count, order) = (2 + seed * 7, 2 + seed % 8)
    let members = Self.random(count: count, order: order, using: &generator)
    let weights = (0..<count).map { _ in Double.random(in: 0.1...9, using: &generator) }
    let total = weights.reduce(0, +)
    var means = [Double](repeating: 0, count: order)
    var entropy = 0.0
    for (member, weight) in zip(members, weights) {
      for item in 0..<order { means[item] += weight * member[item] }
      entropy += weight * Consensus.entropy(of: member)
    }
    let maximum = JudgmentScale.power.maximum(order: order)
    let streamed = Consensus(
      meanPriorities: means.map { $0 / total }, meanEntropy: entropy / total, count: count,
      scaleMaximum: maximum)
    let found = Consensus(members, weights: weights, scaleMaximum: maximum)
    #expect(streamed.count == found.count && streamed.order == found.order)
    #expect(streamed.correction == found.correction)
    #expect(abs(streamed.alphaEntropy - found.alphaEntropy) <= 1e-13, "seed \(seed)")
    #expect(abs(streamed.betaEntropy - found.betaEntropy) <= 1e-13, "seed \(seed)")
    #expect(abs(streamed.gammaEntropy - found.gammaEntropy) <= 1e-13, "seed \(seed)")
    let indicator = try #require(found.indicator)
    #expect(abs(try #require(streamed.indicator) - indicator) <= 1e-13, "seed \(seed)")
  }

  @Test func `entropies that rounding puts in the wrong order have no difference`() throws {
    let entropy = Consensus.entropy(of: [0.7, 0.3])
    let found = Consensus(meanPriorities: [0.7, 0.3], meanEntropy: entropy.nextUp, count: 1000)
    #expect(found.betaEntropy == 0)
    #expect(try #require(found.indicator) == 1)
  }

  // MARK: Accuracy

  /// For two members *m* ± *d* it is ½ Σ *m*(*t*² + *t*⁴/6 + …), *t* = *d*/*m*.
  @Test(arguments: [1e-3, 1e-5, 1e-7, 1e-9, 1e-12])
  func `the digits of a small difference are kept`(size: Double) {
    let shifts = [1, -0.25, -0.75].map { $0 * size }
    let members = [1.0, -1].map { sign in
      zip([0.5, 0.3, 0.2], shifts).map { $0 + sign * $1 }
    }
    let expected = zip(members[0], members[1]).reduce(0.0) { sum, pair in
      let mean = (pair.0 + pair.1) / 2
      let square = (pair.0 - pair.1) / 2 / mean * ((pair.0 - pair.1) / 2 / mean)
      return sum + mean * (square + square * square / 6 + square * square * square / 15) / 2
    }
    #expect(abs(Consensus(members).betaEntropy - expected) <= 1e-14 * expected)
    #expect(
      abs(Consensus.betaEntropy(of: members[0], and: members[1]) - expected) <= 1e-14 * expected)
  }

  /// *H*_β of (½ ± *d*) twice, on both sides of the limit of the series, from logarithms.
  @Test(arguments: Array(stride(from: 0.05, to: 0.5, by: 0.005)))
  func `the series and the logarithm agree`(distance: Double) {
    let members = [[0.5 + distance, 0.5 - distance], [0.5 - distance, 0.5 + distance]]
    let expected = log(2) - Consensus.entropy(of: members[0])
    #expect(abs(Consensus(members).betaEntropy - expected) <= 4e-16)
  }

  // MARK: Edges

  @Test func `one member and one item have no consensus`() {
    for found in [
      Consensus([[0.7, 0.3]]), Consensus([[0.7, 0.3], [0.1, 0.9]], weights: [2, 0]),
      Consensus(meanPriorities: [0.7, 0.3], meanEntropy: 0.5, count: 1),
      Consensus([[1], [1], [1]]),
    ] {
      #expect(found.indicator == nil)
      #expect(found.relativeHomogeneity == nil)
      #expect(found.level == nil)
    }
    #expect(Consensus([[1], [1]]).correction == 1)
    #expect(Consensus([[0.7, 0.3], [0.1, 0.9]], weights: [2, 0]).count == 1)
  }

  @Test func `priorities of 0 count as 0 ln 0 = 0`() throws {
    #expect(Consensus.entropy(of: [(1.0).nextUp, 0]) == 0)
    let found = Consensus([[1, 0, 0], [0, 1, 0]])
    #expect(found.alphaEntropy == 0)
    #expect(abs(found.betaEntropy - log(2)) <= 1e-15)
    #expect(abs(found.gammaEntropy - log(2)) <= 1e-15)
    #expect(abs(found.homogeneity - 0.5) <= 1e-15)
    // Beyond what the scale admits.
    #expect(try #require(found.indicator) < 0)
    #expect(abs(try #require(found.relativeHomogeneity) - 0.25) <= 1e-15)
  }

  @Test func `the correction is that of the definition for every scale`() {
    for scale in JudgmentScale.allCases {
      for order in 2...15 {
        let maximum = scale.maximum(order: order)
        let sum = Double(order - 1) + maximum
        let entropy = Consensus.entropy(
          of: [maximum / sum] + Array(repeating: 1 / sum, count: order - 1))
        let found = Consensus.correction(order: order, scaleMaximum: maximum)
        #expect(abs(found - exp(entropy) / Double(order)) <= 1e-14)
        #expect(found > 1 / Double(order) && found < 1)
      }
    }
  }

  @Test func `a hierarchy has the mean of its nodes`() throws {
    #expect(Consensus.overallIndicator([], globalPriorities: []) == nil)
    #expect(Consensus.overallIndicator([nil, 0.5], globalPriorities: [1, 0]) == nil)
    #expect(Consensus.overallIndicator([1, 1, 1], globalPriorities: [1, 0.3, 0.7]) == 1)
    // A goal and two of its criteria, and below one of these again two.
    let found = Consensus.overallIndicator(
      [0.9, 0.6, 0.3, -0.1], globalPriorities: [1, 0.25, 0.75, 0.5])
    // (0.9 + 0.15 + 0.225 − 0.05)/2.5
    #expect(abs(try #require(found) - 0.49) <= 1e-15)
  }

  @Test(
    arguments: [
      (-0.2, .veryLow, "very low"), (0.5, .veryLow, "very low"), (0.51, .low, "low"),
      (0.625, .low, "low"), (0.63, .moderate, "moderate"), (0.75, .moderate, "moderate"),
      (0.76, .high, "high"), (0.875, .high, "high"), (0.88, .veryHigh, "very high"),
      (1, .veryHigh, "very high"),
    ] as [(Double, ConsensusLevel, String)])
  func `an indicator has a word`(indicator: Double, level: ConsensusLevel, word: String) {
    #expect(ConsensusLevel(indicator: indicator) == level)
    #expect(level.description == word)
  }

  @Test func `wrong arguments trap`() async {
    await #expect(processExitsWith: .failure) { _ = Consensus([]) }
    await #expect(processExitsWith: .failure) { _ = Consensus([[], []]) }
    await #expect(processExitsWith: .failure) { _ = Consensus([[0.5, 0.5], [1]]) }
    await #expect(processExitsWith: .failure) { _ = Consensus([[1.5, -0.5], [0.5, 0.5]]) }
    await #expect(processExitsWith: .failure) {
      _ = Consensus([[0.5, 0.5], [0.2, 0.8]], weights: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Consensus([[0.5, 0.5], [0.2, 0.8]], weights: [1, -1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Consensus([[0.5, 0.5], [0.2, 0.8]], weights: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = Consensus([[0.5, 0.5], [0.2, 0.8]], scaleMaximum: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = Consensus(meanPriorities: [0.5, 0.5], meanEntropy: 0.5, count: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Consensus.overallIndicator([0.5], globalPriorities: [])
    }
  }
}
