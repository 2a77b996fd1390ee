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

  private let limit = 0.1 * 1.41
  private let scale = 1.0 / 9...9.0

  @Test func `one round has the eigenvalue of the formulas`() throws {
    let leader = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
    // A limit that the first round just reaches.
    for (method, eigenvalue) in [
      (RepairMethod.xuWei(theta: 0.9), 4.0957246879509), (.cao(theta: 0.9), 4.095523257532),
    ] {
      let limit = (eigenvalue - 4) / 3 + 1e-9
      let repair = try #require(try leader.repaired(by: method, toIndex: limit))
      #expect(repair.steps == 1)
      #expect(abs(repair.matrix.principalEigenvector().eigenvalue - eigenvalue) <= 1e-12)
    }
  }

  @Test func `the house takes three rounds of either method`() throws {
    let house = try house()
    let first = try #require(try house.repaired(by: .xuWei(theta: 0.9), toIndex: limit))
    #expect(first.steps == 3)
    #expect(abs(first.matrix.principalEigenvector().eigenvalue - 8.8154947256743) <= 1e-12)
    let second = try #require(try house.repaired(by: .cao(theta: 0.9), toIndex: limit))
    #expect(second.steps == 3)
    #expect(abs(second.matrix.principalEigenvector().eigenvalue - 8.8783242747182) <= 1e-12)
    #expect(first.changes.count == 28)
    #expect(first.largestChange > 0 && first.meanChange < first.largestChange)
  }

  @Test func `the house needs one change, of the third against the seventh item`() throws {
    let house = try house()
    let repair = try #require(
      try house.repaired(by: .fewestChanges, toIndex: limit, within: scale))
    let change = try #require(repair.changes.first)
    #expect(repair.changes.count == 1 && repair.steps == 1)
    #expect(change.row == 2 && change.column == 6 && change.from == 6)
    #expect(abs(change.to - 0.462513) <= 5e-7)
    #expect(abs(repair.matrix.principalEigenvector().eigenvalue - 8.811165553) <= 5e-10)
    #expect(house[2, 6] == 6)
  }

  @Test func `bounds hold, and may be in the way`() throws {
    let house = try house()
    let repair = try #require(
      try house.repaired(by: .fewestChanges, toIndex: limit, within: 0.6...9))
    // The best ratio, 0.46, is out of bounds; a single change may still do, at the bound or elsewhere.
    #expect(repair.changes.allSatisfy { (0.6...9).contains($0.to) })
    let cycle = try ComparisonMatrix(order: 4, upperTriangle: [9, 1.0 / 9, 9, 9, 1.0 / 9, 9])
    #expect(
      try cycle.repaired(by: .fewestChanges, toIndex: 1e-6, within: scale, mostChanges: 1) == nil)
    #expect(try cycle.repaired(by: .xuWei(theta: 0.5), toIndex: 1e-6, within: 8.9...9) == nil)
  }

  @Test func `consistent judgments are left alone`() throws {
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [2, 4, 2])
    let repair = try #require(try matrix.repaired(by: .fewestChanges, toIndex: 0.01))
    #expect(repair.changes.isEmpty && repair.steps == 0 && repair.matrix == matrix)
  }

  /// Seeds of matrices that need two changes.
  @Test(arguments: [1, 3, 4, 5, 7, 8, 10, 12])
  func `no smaller number of changes does`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let matrix = try ComparisonMatrix(
      order: 5,
      upperTriangle: (0..<10).map { _ in Double([1, 3, 5, 7, 9].randomElement(using: &generator)!) }
    )
    let limit = 0.1 * 1.12
    let repair = try #require(
      try matrix.repaired(by: .fewestChanges, toIndex: limit, mostChanges: 6))
    #expect(repair.matrix.consistency().index <= limit)
    #expect(repair.changes.count == repair.steps)
    // A search of its own: every choice of one judgment fewer, on a fine grid of ratios.
    #expect(repair.changes.count == 2, "seed \(seed)")
    for position in 0..<10 {
      for step in -400...400 {
        var ratios = matrix.upperTriangle
        ratios[position] = Foundation.exp2(Double(step) / 50)
        let changed = try ComparisonMatrix(order: 5, upperTriangle: ratios)
        #expect(changed.consistency().index > limit)
      }
    }
  }

  @Test func `a bounded completion comes to rest at the bound`() throws {
    // The free optimum is √(8/15) = 0.73.
    let open = try IncompleteComparisonMatrix(order: 4, upperTriangle: [1, 5, 2, 3, 4, nil])
    #expect(try open.optimalCompletion(within: 1...9)[2, 3] == 1)
    #expect(abs(try open.optimalCompletion(within: scale)[2, 3] - 0.730296743340221) <= 1e-12)
  }
}
