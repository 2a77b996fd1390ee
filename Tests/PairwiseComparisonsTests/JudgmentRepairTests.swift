import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

struct JudgmentRepairTests {
  /// The criteria of T. L. Saaty's house, CR 0.17.
  private func house() throws -> ComparisonMatrix {
    let reference = try #require(
      ReferenceValues.file.matrices.first { $0.id == "house-1990" })
    return try ComparisonMatrix(order: 8, upperTriangle: reference.judgments.map { $0! })
  }

  /// Judgments of Saaty's scale.
  private func random(order: Int, seed: Int) -> ComparisonMatrix {
    var generator = SplitMix64(seed: UInt64(seed))
    return ComparisonMatrix.random(order: order, using: &generator)
  }

  private let limit = 0.1 * 1.41
  private let scale = RepairValues.within(1.0 / 9...9.0)

  // MARK: Methods in rounds

  @Test func `one round has the eigenvalue of the formulas`() throws {
    let leader = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
    // A limit that the first round just reaches.
    for (method, eigenvalue) in [
      (RepairMethod.xuWei, 4.0957246879509), (.cao, 4.095523257532),
    ] {
      let limit = (eigenvalue - 4) / 3 + 1e-9
      let repair = try #require(leader.repaired(by: method, toIndex: limit).repair)
      #expect(repair.rounds == 1)
      #expect(abs(repair.matrix.principalEigenvector().eigenvalue - eigenvalue) <= 1e-12)
    }
  }

  @Test func `the largest change is that of a judgment or its reciprocal, up or down`() throws {
    var falls = 0
    for seed in 1...40 {
      let outcome = random(order: 4, seed: seed).repaired(by: .xuWei, toIndex: 0.09)
      guard let repair = outcome.repair else { continue }
      let differences = repair.changes.flatMap { [$0.to - $0.from, 1 / $0.to - 1 / $0.from] }
      let largest = differences.map(abs).max() ?? 0
      #expect(abs(repair.largestChange - largest) <= 1e-12, "seed \(seed)")
      if largest > differences.max() ?? 0 { falls += 1 }
    }
    #expect(falls >= 5, "\(falls)")
  }

  @Test func `the house takes three rounds of either method`() throws {
    let house = try house()
    let first = try #require(house.repaired(by: .xuWei, toIndex: limit).repair)
    #expect(first.rounds == 3)
    #expect(abs(first.matrix.principalEigenvector().eigenvalue - 8.8154947256743) <= 1e-12)
    let second = try #require(house.repaired(by: .cao, toIndex: limit).repair)
    #expect(second.rounds == 3)
    #expect(abs(second.matrix.principalEigenvector().eigenvalue - 8.8783242747182) <= 1e-12)
    #expect(first.changes.count == 28)
    #expect(first.changes.allSatisfy { $0.rounds == 1...3 })
    #expect(first.largestChange > 0 && first.meanChange < first.largestChange)
  }

  @Test(arguments: 3...9, [1, 2, 3])
  func `a round of either method multiplies the index by theta or less`(order: Int, seed: Int)
    throws
  {
    let matrix = random(order: order, seed: seed)
    for theta in [0.5, 0.9] {
      let limit = theta * matrix.consistency().index * (1 + 1e-12)
      for method in [RepairMethod.xuWei, .cao] {
        let repair = try #require(
          matrix.repaired(by: method, toIndex: limit, theta: theta).repair)
        #expect(repair.rounds == 1)
      }
    }
  }

  @Test func `the worst triad of three items becomes the geometric means in one round`() throws {
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
    let repair = try #require(matrix.repaired(by: .worstTriad, toIndex: 1e-12).repair)
    #expect(repair.rounds == 1)
    // q^(2/3) r^(−1/3) s^(1/3) and so on for q = 3, r = 2, s = 5.
    let expected = [cbrt(9.0 / 2 * 5), cbrt(3.0 * 2 * 25), cbrt(4.0 / 3 * 5)]
    for (found, expected) in zip(repair.matrix.upperTriangle, expected) {
      #expect(abs(found - expected) <= 1e-14)
    }
    let means = matrix.priorities(by: .geometricMean)
    #expect(abs(repair.matrix[0, 2] - means[0] / means[2]) <= 1e-14 * 5)
  }

  @Test(arguments: 4...8, [1, 2])
  func `worst triads lead to the ratios of the geometric means`(order: Int, seed: Int) throws {
    let matrix = random(order: order, seed: seed)
    let repair = try #require(matrix.repaired(by: .worstTriad, toIndex: 1e-20).repair)
    let means = matrix.priorities(by: .geometricMean)
    for pair in UpperTriangle.pairs(order: order) {
      let expected = means[pair.row] / means[pair.column]
      // The square root of the index, and the rounding of some hundred rounds.
      #expect(abs(repair.matrix[pair.row, pair.column] / expected - 1) <= 1e-9)
    }
  }

  @Test func `the first round takes the worst triad`() throws {
    let house = try house()
    let worst = try #require(house.koczkodajIndex().triad)
    // A limit that one round reaches, since each one lowers the index.
    let index = house.consistency().index
    let repair = try #require(house.repaired(by: .worstTriad, toIndex: index * 0.999).repair)
    #expect(repair.rounds == 1)
    #expect(
      repair.changes.map { [$0.row, $0.column] } == [
        [worst.first, worst.second], [worst.first, worst.third], [worst.second, worst.third],
      ])
    let (i, j, k) = (worst.first, worst.second, worst.third)
    #expect(abs(repair.matrix[i, j] * repair.matrix[j, k] / repair.matrix[i, k] - 1) <= 1e-14)
  }

  @Test func `the worst judgment becomes the ratio of the geometric means`() throws {
    let house = try house()
    let index = house.consistency().index
    let repair = try #require(house.repaired(by: .worstJudgment, toIndex: index * 0.999).repair)
    let change = try #require(repair.changes.first)
    #expect(repair.changes.count == 1 && repair.rounds == 1)
    let means = house.priorities(by: .geometricMean)
    let errors = UpperTriangle.pairs(order: 8).map {
      abs(log(house[$0.row, $0.column] * means[$0.column] / means[$0.row]))
    }
    #expect(
      UpperTriangle.index(row: change.row, column: change.column, order: 8)
        == errors.firstIndex(of: errors.max()!))
    #expect(abs(change.to - means[change.row] / means[change.column]) <= 1e-14 * change.to)
  }

  @Test(arguments: RepairMethod.allCases, 3...7)
  func `every method reaches the limit and records what it changed`(
    method: RepairMethod, order: Int
  ) throws {
    let matrix = random(order: order, seed: order)
    let limit = 0.1 * RandomIndex.simulated.value(order: order)!
    let repair = try #require(
      matrix.repaired(by: method, toIndex: limit, mostChanges: 20).repair)
    #expect(repair.matrix.consistency().index <= limit)
    #expect(!repair.changes.isEmpty)
    let priorities = matrix.priorities()
    var undone = repair.matrix
    for change in repair.changes {
      #expect(change.from == matrix[change.row, change.column])
      #expect(change.to == repair.matrix[change.row, change.column])
      #expect(change.rounds.lowerBound >= 1 && change.rounds.upperBound <= repair.rounds)
      #expect(change.priorityRatio == priorities[change.row] / priorities[change.column])
      #expect(change.epsilon == change.from / change.priorityRatio)
      try undone.setJudgment(of: change.row, against: change.column, to: change.from)
    }
    #expect(undone == matrix)
  }

  @Test(arguments: RepairMethod.allCases, 3...6)
  func `on the scale every changed judgment is one of its values`(
    method: RepairMethod, order: Int
  ) throws {
    let matrix = random(order: order, seed: order + 10)
    let limit = 0.15 * RandomIndex.simulated.value(order: order)!
    let repair = try #require(
      matrix.repaired(by: method, toIndex: limit, values: .saatyScale, mostChanges: 20).repair)
    #expect(repair.matrix.consistency().index <= limit)
    let values = Set((1...9).flatMap { [Double($0), 1 / Double($0)] })
    #expect(values.count == 17 && Set(RepairValues.scale) == values)
    for change in repair.changes { #expect(values.contains(change.to)) }
  }

  // MARK: Fewest changes

  @Test func `the house needs one change, of the third against the seventh item`() throws {
    let house = try house()
    let repair = try #require(
      house.repaired(by: .fewestChanges, toIndex: limit, values: scale).repair)
    let change = try #require(repair.changes.first)
    #expect(repair.changes.count == 1 && repair.rounds == 1)
    #expect(change.row == 2 && change.column == 6 && change.from == 6)
    #expect(abs(change.to - 0.462513) <= 5e-7)
    #expect(abs(repair.matrix.principalEigenvector().eigenvalue - 8.811165553) <= 5e-10)
    #expect(house[2, 6] == 6)
    // The judgment that the priorities contradict most.
    let worst = house.judgmentsByDeviation()[0]
    #expect(worst.row == 2 && worst.column == 6)
    #expect(abs(change.epsilon - worst.epsilon) <= 4 * worst.epsilon.ulp)
  }

  /// T. L. Saaty (2003) changes this judgment to 1/2 and prints 8.811.
  @Test func `on the scale the third item of the house is judged 1 to 2 against the seventh`()
    throws
  {
    let outcome = try house().repaired(by: .fewestChanges, toIndex: limit, values: .saatyScale)
    let repair = try #require(outcome.repair)
    #expect(
      repair.changes.map { [$0.row, $0.column] } == [[2, 6]] && repair.changes[0].to == 0.5)
    #expect((8.811..<8.812).contains(repair.matrix.principalEigenvector().eigenvalue))
  }

  @Test func `bounds hold, and may be in the way`() throws {
    let house = try house()
    let repair = try #require(
      house.repaired(by: .fewestChanges, toIndex: limit, values: .within(0.6...9)).repair)
    // The best ratio, 0.46, is out of bounds.
    #expect(repair.changes.map(\.to) == [0.6])
    let cycle = try ComparisonMatrix(order: 4, upperTriangle: [9, 1.0 / 9, 9, 9, 1.0 / 9, 9])
    #expect(
      cycle.repaired(by: .fewestChanges, toIndex: 1e-6, values: scale, mostChanges: 1)
        == .unreachable)
    for method in RepairMethod.allCases {
      #expect(
        cycle.repaired(by: method, toIndex: 1e-6, values: .within(8.9...9), theta: 0.5)
          == .unreachable)
    }
  }

  @Test(arguments: RepairMethod.allCases)
  func `consistent judgments are left alone`(method: RepairMethod) throws {
    for (order, judgments) in [(1, []), (2, [7]), (3, [2, 4, 2])] as [(Int, [Double])] {
      let matrix = try ComparisonMatrix(order: order, upperTriangle: judgments)
      let repair = try #require(matrix.repaired(by: method, toIndex: 0.01).repair)
      #expect(repair.changes.isEmpty && repair.rounds == 0 && repair.matrix == matrix)
    }
  }

  /// All choices of positions, in lexical order.
  private func choices(_ count: Int, below end: Int, from start: Int = 0) -> [[Int]] {
    if count == 0 { return [[]] }
    return (start..<max(start, end)).flatMap { first in
      choices(count - 1, below: end, from: first + 1).map { [first] + $0 }
    }
  }

  /// The least index of all choices of so many judgments, by completing what is left.
  private func leastIndex(_ matrix: ComparisonMatrix, changing count: Int) throws -> Double {
    try choices(count, below: matrix.upperTriangle.count).map { choice in
      var judgments = matrix.upperTriangle.map(Double?.some)
      for position in choice { judgments[position] = nil }
      let open = try IncompleteComparisonMatrix(order: matrix.order, upperTriangle: judgments)
      // A choice that cuts an item off can do no more than one that leaves it one comparison.
      guard open.components().count == 1 else { return .infinity }
      return try open.optimalCompletion().consistency().index
    }.min()!
  }

  @Test(arguments: [(4, 1), (4, 2), (4, 3), (5, 1), (5, 2), (6, 2)])
  func `no smaller number of changes does, and none of so many has a lower index`(
    order: Int, seed: Int
  ) throws {
    let matrix = random(order: order, seed: seed)
    // Four items would mostly need one change for a ratio of 0.1.
    let ratio = order == 4 ? 0.02 : 0.1
    let limit = ratio * RandomIndex.simulated.value(order: order)!
    let outcome = matrix.repaired(by: .fewestChanges, toIndex: limit, mostChanges: 10)
    guard case .repaired(let repair) = outcome else {
      Issue.record("seed \(seed): \(outcome)")
      return
    }
    let count = repair.changes.count
    #expect(count >= 2)
    for fewer in 1..<count { #expect(try leastIndex(matrix, changing: fewer) > limit) }
    let least = try leastIndex(matrix, changing: count)
    // Where so many changes make all judgments consistent, the square of 1e−12 is left of the
    // index.
    #expect(abs(repair.matrix.consistency().index - least) <= 1e-12 * least + 1e-20)
  }

  /// The least index of all choices of so many judgments and all values of the scale.
  private func leastIndexOnScale(_ matrix: ComparisonMatrix, changing count: Int) -> Double {
    var least = Double.infinity
    for choice in choices(count, below: matrix.upperTriangle.count) {
      var digits = [Int](repeating: 0, count: count)
      var hasNext = true
      while hasNext {
        var judgments = matrix.upperTriangle
        for (position, digit) in zip(choice, digits) {
          judgments[position] = RepairValues.scale[digit]
        }
        let changed = ComparisonMatrix(unchecked: judgments, order: matrix.order)
        least = min(least, changed.consistency().index)
        hasNext = false
        for place in digits.indices {
          digits[place] = (digits[place] + 1) % 17
          if digits[place] > 0 {
            hasNext = true
            break
          }
        }
      }
    }
    return least
  }

  @Test(arguments: [(3, 1), (4, 1), (4, 2), (5, 2)])
  func `on the scale all choices and values were tried`(order: Int, seed: Int) throws {
    let matrix = random(order: order, seed: seed)
    // What two changes reach, or one for three items, and no fewer.
    let most = order == 3 ? 1 : 2
    let least = leastIndexOnScale(matrix, changing: most)
    let outcome = matrix.repaired(
      by: .fewestChanges, toIndex: least * 1.01, values: .saatyScale, mostChanges: most)
    guard case .repaired(let repair) = outcome else {
      Issue.record("seed \(seed): \(outcome)")
      return
    }
    #expect(abs(repair.matrix.consistency().index - least) <= 1e-13 * least)
    #expect(
      matrix.repaired(
        by: .fewestChanges, toIndex: least * 0.99, values: .saatyScale, mostChanges: most)
        == .unreachable)
    if most == 2 {
      #expect(leastIndexOnScale(matrix, changing: 1) > least * 1.01)
      #expect(repair.changes.count == 2)
    }
  }

  @Test(arguments: RepairMethod.allCases)
  func `an index at its limit needs no repair`(method: RepairMethod) throws {
    let matrix = try ComparisonMatrix(order: 4, upperTriangle: [3, 5, 7, 1, 4, 2])
    let repair = matrix.repaired(by: method, toIndex: matrix.consistency().index)
    guard case .repaired(let same) = repair else { Issue.record("no repair"); return }
    #expect(same.changes.isEmpty)
  }

  @Test func `a search that was stopped says so`() {
    // Five changes are needed.
    let matrix = random(order: 6, seed: 3)
    func outcome(_ mostChoices: Int, mostChanges: Int = 5) -> RepairOutcome {
      matrix.repaired(
        by: .fewestChanges, toIndex: 0.124, mostChanges: mostChanges, mostChoices: mostChoices)
    }
    #expect(outcome(1) == .stopped(changes: 2, best: nil))
    guard case .stopped(let changes, _) = outcome(30) else {
      Issue.record("not stopped")
      return
    }
    #expect((2...5).contains(changes))
    #expect(outcome(200_000, mostChanges: 4) == .unreachable)
    guard case .repaired(let repair) = outcome(200_000) else {
      Issue.record("not repaired")
      return
    }
    #expect(repair.changes.count == 5)
  }

  @Test(arguments: 3...9, [1, 2, 3, 4, 5])
  func `no triad has a larger error than the eigenvalue admits`(order: Int, seed: Int) {
    let matrix = random(order: order, seed: seed)
    let excess = matrix.principalEigenvector().eigenvalueExcess
    let largest = matrix.triads.map(\.error).max() ?? 0
    #expect(
      largest
        <= ComparisonMatrix.largestTriadError(order: order, excess: excess) * (1 + 1e-12))
    // The matrix that has only this error reaches the bound.
    var judgments = [Double](repeating: 1, count: UpperTriangle.count(order: order))
    for (row, column, sign) in [(0, 1, 1.0), (1, 2, 1), (0, 2, -1)] {
      judgments[UpperTriangle.index(row: row, column: column, order: order)] =
        exp(sign * largest / 3)
    }
    let least = ComparisonMatrix(unchecked: judgments, order: order)
      .principalEigenvector().eigenvalueExcess
    #expect(
      abs(ComparisonMatrix.largestTriadError(order: order, excess: least) - largest)
        <= 1e-12 * largest)
  }

  // MARK: Choices by name

  @Test func `methods are chosen by name`() {
    #expect(
      RepairMethod.allCases.map(\.rawValue) == [
        "xu-wei", "cao", "worst-triad", "worst-judgment", "fewest-changes",
      ])
    #expect(RepairMethod(rawValue: "worst-triad")?.description == "correction of the worst triad")
  }

  @Test func `theta and bounds that make no sense trap`() async {
    await #expect(processExitsWith: .failure) {
      let matrix = ComparisonMatrix(unchecked: [2, 0.5, 2], order: 3)
      _ = matrix.repaired(by: .xuWei, toIndex: 0.01, theta: 1)
    }
    await #expect(processExitsWith: .failure) {
      let matrix = ComparisonMatrix(unchecked: [2, 0.5, 2], order: 3)
      _ = matrix.repaired(by: .cao, toIndex: 0.01, values: .within(-1...9))
    }
  }

  // MARK: Completion within bounds

  @Test func `a bounded completion comes to rest at the bound`() throws {
    // The free optimum is √(8/15) = 0.73.
    let open = try IncompleteComparisonMatrix(order: 4, upperTriangle: [1, 5, 2, 3, 4, nil])
    #expect(try open.optimalCompletion(within: 1...9)[2, 3] == 1)
    let bounded = try open.optimalCompletion(within: 1.0 / 9...9)
    #expect(abs(bounded[2, 3] - 0.730296743340221) <= 1e-12)
  }
}
