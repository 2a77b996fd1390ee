import Foundation
import Testing

@testable import AHP
@testable import PairwiseComparisons

/// Who is called an outlier.
struct OutlierTests {
  /// A group of people with the same priorities in mind, whose answers differ by the same noise.
  private func group(
    of count: Int, seed: UInt64, deviation: Double, mind: [Double]? = nil, stray: [Double]? = nil
  ) throws -> DecisionModel {
    var normal = NormalNumbers(generator: SplitMix64(seed: seed))
    let items = ["a", "b", "c", "d"]
    var model = try DecisionModel(
      name: "m", goal: "g", alternatives: items.map { Alternative($0) })
    let mind = mind ?? items.map { _ in exp(0.8 * normal.next()) }
    for number in 0..<count {
      let person = try model.addParticipant(Participant("p\(number)"))
      let own = number == 0 ? stray ?? mind : mind
      let ratios = UpperTriangle.pairs(order: 4).map { pair in
        let ratio = own[pair.row] / own[pair.column] * exp(deviation * normal.next())
        return RepairValues.saatyScale.nearest(to: ratio)
      }
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 4, upperTriangle: ratios)), of: model.goal,
        by: person)
    }
    return model
  }

  private func outliers(_ model: DecisionModel) throws -> [Int] {
    var statistics = try GroupStatistics(of: model)
    let responses = Response.all(in: model)
    let outcomes = try statistics.add(responses)
    let members = try statistics.analysis(of: responses, outcomes).members
    return members.indices.filter { members[$0].isOutlier }
  }

  @Test func `of people drawn with equal noise at most two of a hundred are outliers`() throws {
    var count = 0
    for seed in 1...200 as ClosedRange<UInt64> {
      let deviation = seed.isMultiple(of: 2) ? 0.3 : 0.6
      count += try outliers(group(of: 12, seed: seed, deviation: deviation)).count
    }
    #expect(count <= 48)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `somebody with other priorities in mind is the outlier`(seed: UInt64) throws {
    let model = try group(
      of: 12, seed: seed, deviation: 0.2, mind: [8, 4, 2, 1], stray: [1, 2, 4, 8])
    #expect(try outliers(model) == [0])
  }

  @Test func `among three people nobody is an outlier`() throws {
    let model = try group(of: 3, seed: 4, deviation: 0.1, stray: [1, 9, 9, 81])
    #expect(try outliers(model).isEmpty)
  }
}
