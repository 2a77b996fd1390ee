import TestSupport
import Testing

@testable import PairwiseComparisons

/// The similarities of members and the clusters by them.
struct RespondentClustersTests {
  static let linear = RespondentSimilarity.Measure.consensus(scaleMaximum: 9)

  /// The members of `centers`, `counts` of each, each member with its own small deviation.
  private func group(
    _ centers: [[Double]], counts: [Int], deviation: Double = 0.05, seed: Int = 1
  ) -> [[Double]] {
    var generator = SplitMix64(seed: UInt64(seed))
    return zip(centers, counts).flatMap { center, count in
      (0..<count).map { _ in
        normalizedToSum(
          center.map { $0 * (1 + Double.random(in: -deviation...deviation, using: &generator)) })
      }
    }
  }

  private func similarity(
    _ priorities: [[Double]], by measure: RespondentSimilarity.Measure = linear
  ) throws -> RespondentSimilarity {
    try #require(RespondentSimilarity(of: priorities, by: measure))
  }

  private func automatic(
    _ priorities: [[Double]], by measure: RespondentSimilarity.Measure = linear
  ) throws -> RespondentClusters? {
    RespondentClusters.automatic(try similarity(priorities, by: measure), of: priorities)
  }

  private func divided(
    _ priorities: [[Double]], by measure: RespondentSimilarity.Measure = linear
  ) throws -> RespondentClusters {
    let found = try automatic(priorities, by: measure)
    return try #require(found)
  }

  /// The rules word by word: rows of a matrix, whose entries become 0.
  private func naive(
    _ similarity: RespondentSimilarity, threshold: Double
  ) -> (clusters: [[Int]], unclustered: [Int]) {
    let all = Array(0..<similarity.count)
    let original = all.map { row in all.map { similarity[row, $0] } }
    var matrix = original
    var clusters: [[Int]] = []
    while true {
      let rows = matrix.map { row in all.filter { row[$0] > threshold } }
      let most = rows.map(\.count).max() ?? 0
      if most < 2 { break }
      let cluster = rows.first { $0.count == most } ?? []
      for row in all {
        for column in all where row != column {
          if cluster.contains(row) || cluster.contains(column) { matrix[row][column] = 0 }
        }
      }
      clusters.append(
        cluster.sorted { original[$0].reduce(0, +) > original[$1].reduce(0, +) })
    }
    return (clusters, all.filter { member in !clusters.contains { $0.contains(member) } })
  }

  // MARK: Similarity

  @Test(arguments: ReferenceValues.file.groups)
  func `a group has the reference similarities to 1e-12`(group: ReferenceValues.Group) throws {
    let found = try similarity(group.priorities)
    #expect(found.count == group.values.pairwiseConsensus.count)
    for (row, values) in group.values.pairwiseConsensus.enumerated() {
      #expect(values.count == found.count)
      for (column, expected) in values.enumerated() {
        if ReferenceNumber.value(expected) == 0 {
          #expect(abs(found[row, column]) <= 1e-13)
        } else {
          #expect(ReferenceNumber.error(found[row, column], expected) <= 1e-12)
        }
      }
    }
  }

  /// Printed with 10 decimals, the rest cut off.
  @Test func `the example has its digits`() throws {
    let found = try similarity(ConsensusTests.example)
    for (row, column, expected) in [
      (0, 1, 0.9792285652), (0, 2, 0.8424652177), (1, 2, 0.7251787549),
    ] {
      #expect(abs(found[row, column] - expected) <= 1e-10)
      #expect(found[column, row] == found[row, column])
    }
    #expect((0..<3).allSatisfy { found[$0, $0] == 1 })
    let means = try #require(found.means())
    #expect(abs(means[0] - (0.9792285652 + 0.8424652177) / 2) <= 1e-10)
    #expect(abs(means[2] - (0.8424652177 + 0.7251787549) / 2) <= 1e-10)
    let documented = try similarity(
      [[0.6, 0.3, 0.1], [0.5, 0.3, 0.2], [0.1, 0.3, 0.6]], by: .relativeHomogeneity)
    #expect(abs(documented[0, 1] - 0.9839304664011263) <= 1e-15)
  }

  @Test(arguments: 1...30)
  func `a similarity is the agreement of the pair`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let members = ConsensusTests.random(count: 5, order: 2 + seed % 5, using: &generator)
    for measure in [Self.linear, .consensus(scaleMaximum: 81), .relativeHomogeneity] {
      let found = try similarity(members, by: measure)
      for pair in UpperTriangle.pairs(order: 5) {
        let both = [members[pair.row], members[pair.column]]
        let expected = try #require(measure.agreement(of: both))
        // The share above the floor of the power scale, which is near 1, multiplies the rounding.
        #expect(abs(found[pair.row, pair.column] - expected) <= 1e-14, "seed \(seed)")
      }
    }
  }

  @Test func `equal members are similar by exactly 1`() throws {
    let members = Array(repeating: [0.1, 0.2, 0.7], count: 4)
    for measure in [Self.linear, .relativeHomogeneity] {
      let found = try similarity(members, by: measure)
      #expect(UpperTriangle.pairs(order: 4).allSatisfy { found[$0.row, $0.column] == 1 })
      #expect(found.means() == [1, 1, 1, 1])
    }
  }

  // MARK: Clusters

  @Test(arguments: ReferenceValues.file.groups)
  func `a group has the reference clusters at every threshold`(
    group: ReferenceValues.Group
  ) throws {
    let found = try similarity(group.priorities)
    #expect(Set(group.values.clusters.keys) == ["0.7", "0.8", "0.9", "0.95"])
    for (threshold, expected) in group.values.clusters {
      let clusters = RespondentClusters(found, threshold: ReferenceNumber.value(threshold))
      #expect(clusters.clusters == expected.clusters)
      #expect(clusters.unclustered == expected.unclustered)
    }
  }

  @Test(arguments: 1...60)
  func `clusters are those of the rules word by word`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let members = ConsensusTests.random(
      count: 1 + seed % 17, order: 2 + seed % 4, spread: 2, using: &generator)
    let similarity = try similarity(members)
    for threshold in [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1] {
      let found = RespondentClusters(similarity, threshold: threshold)
      let expected = naive(similarity, threshold: threshold)
      #expect(found.clusters == expected.clusters, "seed \(seed)")
      #expect(found.unclustered == expected.unclustered, "seed \(seed)")
      #expect(
        (found.clusters.flatMap(\.self) + found.unclustered).sorted() == Array(members.indices),
        "seed \(seed)")
      #expect(found.clusters.allSatisfy { $0.count > 1 }, "seed \(seed)")
      #expect(
        zip(found.clusters, found.clusters.dropFirst()).allSatisfy { $0.count >= $1.count },
        "seed \(seed)")
    }
  }

  @Test(arguments: 1...30)
  func `clusters follow the members and do not depend on the order of items`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    // Three groups of different sizes, so that no row ties with one of another group.
    let members = group(
      [[0.7, 0.2, 0.1], [0.1, 0.2, 0.7], [0.1, 0.8, 0.1]], counts: [5, 4, 3], seed: seed)
    let found = RespondentClusters(try similarity(members), threshold: 0.9)
    #expect(
      found.clusters.map(Set.init) == [Set(0..<5), Set(5..<9), Set(9..<12)], "seed \(seed)")
    #expect(found.unclustered.isEmpty, "seed \(seed)")
    let places = Array(0..<12).shuffled(using: &generator)
    let items = Array(0..<3).shuffled(using: &generator)
    let permuted = places.map { member in items.map { members[member][$0] } }
    let other = RespondentClusters(try similarity(permuted), threshold: 0.9)
    #expect(
      other.clusters.map { $0.map { places[$0] } } == found.clusters, "seed \(seed)")
  }

  @Test func `the first row wins a tie, and the center alone decides who belongs`() {
    // 0 and 1 each agree with one other; 2 agrees with 1 and 3, who do not agree.
    let chain = RespondentSimilarity(
      upperTriangle: [0.9, 0.1, 0.1, 0.9, 0.1, 0.9], count: 4, measure: Self.linear)
    let found = RespondentClusters(chain, threshold: 0.8)
    #expect(found.clusters.map { $0.sorted() } == [[0, 1, 2]])
    #expect(found.unclustered == [3])
    // By descending row sums: 2.9 of member 1, 2.0 of 0, and 2.9 of 2, who is after 1.
    #expect(found.clusters == [[1, 2, 0]])
    let pairs = RespondentSimilarity(
      upperTriangle: [0.1, 0.9, 0.1, 0.1, 0.9, 0.1], count: 4, measure: Self.linear)
    #expect(RespondentClusters(pairs, threshold: 0.8).clusters == [[0, 2], [1, 3]])
    // A similarity equal to the threshold is not above it.
    #expect(RespondentClusters(pairs, threshold: 0.9).clusters.isEmpty)
  }

  @Test func `one member, one item and two items`() throws {
    let alone = try similarity([[0.5, 0.3, 0.2]])
    #expect(alone.count == 1 && alone[0, 0] == 1 && alone.means() == nil)
    let found = RespondentClusters(alone, threshold: 0.5)
    #expect(found.clusters.isEmpty)
    #expect(found.unclustered == [0])
    #expect(RespondentClusters.automatic(alone, of: [[0.5, 0.3, 0.2]]) == nil)

    #expect(RespondentSimilarity(of: [[1], [1], [1]], by: Self.linear) == nil)
    #expect(RespondentSimilarity(of: [[1], [1]], by: .relativeHomogeneity) == nil)

    let two = [[0.9, 0.1], [0.88, 0.12], [0.1, 0.9], [0.12, 0.88]]
    let pairs = try divided(two)
    #expect(pairs.clusters.map { $0.sorted() } == [[0, 1], [2, 3]])
    #expect(pairs.unclustered.isEmpty)
    #expect(pairs.threshold == 0.975)
  }

  // MARK: Automatic threshold

  @Test func `the thresholds are 0.975 down to 0.7`() {
    #expect(
      RespondentClusters.automaticThresholds == [
        0.975, 0.95, 0.925, 0.9, 0.875, 0.85, 0.825, 0.8, 0.775, 0.75, 0.725, 0.7,
      ])
  }

  @Test(arguments: 1...20)
  func `two clear clusters and an outlier are found`(seed: Int) throws {
    let members = group(
      [[0.7, 0.2, 0.1], [0.1, 0.2, 0.7], [0.05, 0.9, 0.05]], counts: [5, 5, 1], seed: seed)
    for measure in [Self.linear, .relativeHomogeneity] {
      let found = try divided(members, by: measure)
      #expect(
        found.clusters.map(Set.init) == [Set(0..<5), Set(5..<10)], "seed \(seed)")
      #expect(found.unclustered == [10], "seed \(seed)")
      // All candidates divide alike; the highest threshold is taken.
      #expect(found.threshold == 0.975, "seed \(seed)")
      let similarity = try similarity(members, by: measure)
      let means = try #require(similarity.means())
      let outliers = try #require(Outliers(ofMeanSimilarities: means))
      #expect(outliers.members == [10], "seed \(seed)")
      #expect(means.indices.min { means[$0] < means[$1] } == 10, "seed \(seed)")
    }
  }

  /// The rules of the automatic threshold, over all candidates at once.
  @Test(arguments: 1...60)
  func `the threshold is that of the rules word by word`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let centers = ConsensusTests.random(
      count: 1 + seed % 3, order: 3 + seed % 2, spread: 3, using: &generator)
    let members = group(
      centers, counts: [4, 3, 2], deviation: 0.1 + 0.1 * Double(seed % 7), seed: seed)
    let similarity = try similarity(members)
    var candidates: [(threshold: Double, clusters: Int, unclustered: Int)] = []
    for step in 0...11 {
      let threshold = Double(39 - step) / 40
      let (clusters, unclustered) = naive(similarity, threshold: threshold)
      guard let first = clusters.first,
        let agreement = Consensus(first.map { members[$0] }).indicator, agreement > 0.6875
      else { continue }
      candidates.append((threshold, clusters.count, unclustered.count))
    }
    let several = candidates.filter { $0.clusters >= 2 && $0.unclustered <= 2 }
    let least = several.map { $0.clusters + $0.unclustered }.min()
    var expected = several.first { $0.clusters + $0.unclustered == least }?.threshold
    let single = candidates.first { $0.clusters == 1 && $0.unclustered <= 2 }?.threshold
    if let single, single > expected ?? 0 { expected = single }
    let found = RespondentClusters.automatic(similarity, of: members)
    #expect(found?.threshold == expected, "seed \(seed)")
    if let found { #expect(found == RespondentClusters(similarity, threshold: found.threshold)) }
  }

  @Test func `a group that agrees stays whole`() throws {
    let members = group([[0.6, 0.3, 0.1]], counts: [6])
    let found = try divided(members)
    #expect(found.clusters.map { $0.sorted() } == [Array(0..<6)])
    #expect(found.threshold == 0.975)
  }

  @Test func `a single cluster at a higher threshold is preferred to a division at a lower one`()
    throws
  {
    // The two others agree with each other by 0.95 only.
    let members =
      group([[0.7, 0.2, 0.1]], counts: [4], deviation: 0.01)
      + [[0.05, 0.25, 0.7], [0.05, 0.45, 0.5]]
    let similarity = try similarity(members)
    #expect(similarity[4, 5] > 0.9 && similarity[4, 5] < 0.975)
    let divided = RespondentClusters(similarity, threshold: 0.9)
    #expect(divided.clusters.count == 2 && divided.unclustered.isEmpty)
    let found = try #require(RespondentClusters.automatic(similarity, of: members))
    #expect(found.threshold == 0.975)
    #expect(found.clusters.count == 1)
    #expect(found.unclustered == [4, 5])
  }

  @Test func `fewer clusters and unclustered members are preferred to a high threshold`() throws {
    // The last two agree with no one at 0.975, and with each other below.
    let members =
      group([[0.7, 0.2, 0.1], [0.1, 0.2, 0.7]], counts: [3, 3], deviation: 0.01)
      + [[0.05, 0.9, 0.05], [0.06, 0.7, 0.24]]
    let similarity = try similarity(members)
    let high = RespondentClusters(similarity, threshold: 0.975)
    #expect(high.clusters.count == 2 && high.unclustered.count == 2)
    let found = try #require(RespondentClusters.automatic(similarity, of: members))
    #expect(found.threshold < 0.975)
    #expect(found.clusters.count == 3 && found.unclustered.isEmpty)
  }

  @Test func `members who do not agree have no clusters`() throws {
    let members = (0..<6).map { preferred in
      (0..<6).map { $0 == preferred ? 9.0 / 14 : 1.0 / 14 }
    }
    #expect(try automatic(members) == nil)
    // Two pairs and three alone: too many without a cluster.
    #expect(try automatic(Array(members[..<5]) + members[..<2]) == nil)
  }

  @Test func `wrong arguments trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = RespondentSimilarity(of: [], by: .relativeHomogeneity)
    }
    await #expect(processExitsWith: .failure) {
      _ = RespondentSimilarity(of: [[0.5, 0.5], [1]], by: .relativeHomogeneity)
    }
    await #expect(processExitsWith: .failure) {
      _ = RespondentSimilarity(of: [[0.5, 0.5]], by: .relativeHomogeneity)?[0, 1]
    }
    await #expect(processExitsWith: .failure) {
      let members = [[0.5, 0.5], [0.4, 0.6]]
      let similarity = RespondentSimilarity(of: members, by: .relativeHomogeneity)
      _ = similarity.map { RespondentClusters($0, threshold: .nan) }
    }
    await #expect(processExitsWith: .failure) {
      let members = [[0.5, 0.5], [0.4, 0.6]]
      let similarity = RespondentSimilarity(of: members, by: .relativeHomogeneity)
      _ = similarity.map { RespondentClusters.automatic($0, of: [[0.5, 0.5]]) }
    }
  }
}
