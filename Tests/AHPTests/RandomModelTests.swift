import Foundation
import Testing

@testable import AHP

struct RandomModelTests {
  @Test func `a seed gives the same judgments in every version`() throws {
    // Computed by an independent program from the definition: SplitMix64, Box and Muller.
    let options = RandomModelOptions(levels: 0, alternatives: 5)
    let first = try options.model(seed: 1).matrices(of: CriterionID(0))[0]
    #expect(first.upperTriangle.map { $0 * 6 } == [6, 18, 12, 6, 12, 3, 6, 2, 3, 3])
    let other = try options.model(seed: 42).matrices(of: CriterionID(0))[0]
    #expect(other.upperTriangle.map { $0 * 6 } == [2, 2, 6, 6, 12, 12, 12, 12, 12, 12])
  }

  @Test func `the goal and each criterion above the last level have the same number of children`()
    throws
  {
    let model = try RandomModelOptions(levels: 3, branching: 2, alternatives: 4).model(seed: 1)
    #expect(model.criteria.count == 1 + 2 + 4 + 8)
    #expect(model.criteria.depth() == 4)
    #expect(model.criteria.leaves().map(\.position) == Array(7..<15))
    #expect(model.alternatives.count == 4)
    #expect(model.criteria[CriterionID(1)].name == "Criterion 1")
    #expect(model.path(of: CriterionID(14)) == "Criterion 2/Criterion 2.2/Criterion 2.2.2")
    for criterion in model.criteria.indices {
      #expect(model.judgmentOrder(of: criterion) == (criterion.position < 7 ? 2 : 4))
    }
    #expect(model.criteria.parentsFirst() == Array(model.criteria.indices))
    #expect(try model.evaluation().alternativePriorities.count == 4)
  }

  @Test(arguments: [1, 2, 3])
  func `small orders have the judgments that they need`(order: Int) throws {
    let model = try RandomModelOptions(levels: 1, branching: order, alternatives: order).model(
      seed: 3)
    for criterion in model.criteria.indices {
      #expect(model.judgmentOrder(of: criterion) == (order == 1 ? nil : order))
    }
    #expect(try model.evaluation().alternativePriorities.count == order)
  }

  @Test func `without alternatives only criteria are judged`() throws {
    let model = try RandomModelOptions(levels: 2, branching: 3, alternatives: 0).model(seed: 1)
    #expect(model.criteria.indices.count { model.judgmentOrder(of: $0) == 3 } == 4)
    #expect(model.criteria.indices.count { model.judgmentOrder(of: $0) == nil } == 9)
    #expect(try model.evaluation().alternativePriorities.isEmpty)
  }

  @Test func `judgments are on Saaty's scale, all of it, and nearly consistent`() throws {
    let model = try RandomModelOptions(levels: 0, alternatives: 9, participants: 2000).model(
      seed: 1)
    let matrices = model.matrices(of: CriterionID(0))
    let seventeen = Set((1...9).map { Double($0) } + (2...9).map { 1 / Double($0) })
    #expect(Set(matrices.flatMap(\.upperTriangle)).isSubset(of: seventeen))
    let wide = try RandomModelOptions(levels: 0, alternatives: 200).model(seed: 1)
    #expect(Set(wide.matrices(of: CriterionID(0))[0].upperTriangle) == seventeen)
    let ratios = matrices.compactMap { $0.consistency().ratio(to: .alonsoLamata2006) }
    #expect(ratios.allSatisfy { $0 > 0.005 && $0 < 0.1 })
  }

  @Test(arguments: [0, 0.3, 1])
  func `judgments are as frequent as log-normal priorities and noise make them`(noise: Double)
    throws
  {
    let count = 20_000
    var found: [Double: Int] = [:]
    for seed in 0..<count {
      let model = try RandomModelOptions(levels: 0, alternatives: 2, noise: noise).model(
        seed: UInt64(seed))
      found[model.matrices(of: CriterionID(0))[0].upperTriangle[0], default: 0] += 1
    }
    // The logarithm is the difference of two priorities' plus the noise.
    let deviation = (0.25 + 0.25 + noise * noise).squareRoot()
    func atLeast(_ logarithm: Double) -> Double {
      erfc(logarithm / deviation / 2.0.squareRoot()) / 2
    }
    for ratio in 1...9 {
      let lower = ratio == 1 ? 0 : log(Double((ratio - 1) * ratio)) / 2
      let upper = ratio == 9 ? 0 : atLeast(log(Double(ratio * (ratio + 1))) / 2)
      let share = (atLeast(lower) - upper) * (ratio == 1 ? 2 : 1)
      let standardError = (share * (1 - share) * Double(count)).squareRoot()
      for side in Set([Double(ratio), 1 / Double(ratio)]) {
        let deviates = abs(Double(found[side] ?? 0) - share * Double(count))
        #expect(deviates < 4 * standardError, "\(side)")
      }
    }
  }

  @Test func `without noise all participants agree`() throws {
    let model = try RandomModelOptions(
      levels: 1, branching: 4, alternatives: 3, participants: 5, noise: 0
    ).model(seed: 8)
    for criterion in model.criteria.indices {
      let matrices = model.matrices(of: criterion)
      #expect(matrices.count == 5)
      #expect(Set(matrices).count == 1)
    }
    let noisy = try RandomModelOptions(levels: 1, branching: 4, alternatives: 3, participants: 5)
      .model(seed: 8)
    #expect(Set(noisy.matrices(of: CriterionID(0))).count == 5)
  }

  @Test(arguments: [0.25, 1])
  func `missing judgments leave the items connected and the others as they were`(share: Double)
    throws
  {
    let options = RandomModelOptions(levels: 1, branching: 8, alternatives: 30)
    let whole = try options.model(seed: 4)
    var open = options
    open.missingShare = share
    let model = try open.model(seed: 4)
    var missing = 0
    for criterion in model.criteria.indices {
      guard case .common(.incompleteComparisons(let matrix)) = model.criteria[criterion].judgments
      else {
        Issue.record("criterion \(criterion) is complete")
        continue
      }
      #expect(matrix.components().count == 1)
      missing += matrix.missingCount
      let complete = whole.matrices(of: criterion)[0].upperTriangle
      for (judgment, before) in zip(matrix.upperTriangle(), complete) {
        #expect(judgment == nil || judgment == before)
      }
    }
    // 28 − 7 and 8 · (435 − 29) judgments may be missing.
    let possible = 3269.0
    let deviation = (possible * share * (1 - share)).squareRoot()
    #expect(abs(Double(missing) - share * possible) <= 4 * deviation)
    #expect(try model.evaluation().alternativePriorities.count == 30)
  }

  @Test func `seeds and options make different models, and are told`() throws {
    let options = RandomModelOptions(noise: 0.5, missingShare: 0.1)
    #expect(
      try options.model(seed: 1).criteria
        != options.model(seed: 2).criteria)
    #expect(
      try options.model(seed: 7).annotation.text
        == "Random judgments that nobody made: levels 2, branching 3, alternatives 5, participants 0, "
        + "noise 0.5, missing 0.1, seed 7")
  }

  @Test(arguments: [
    (RandomModelOptions(levels: -1), "levels -1 is not in 0 … 100"),
    (RandomModelOptions(branching: 0), "branching 0 is not in 1 … 1000000"),
    (RandomModelOptions(alternatives: -1), "alternatives -1 is not in 0 … 1000000"),
    (RandomModelOptions(participants: -2), "participants -2 is not in 0 … 1000000"),
    (RandomModelOptions(noise: .nan), "noise nan is not in 0 … 10"),
    (RandomModelOptions(noise: -0.5), "noise -0.5 is not in 0 … 10"),
    (RandomModelOptions(missingShare: 1.5), "missing share 1.5 is not in 0 … 1"),
    (
      RandomModelOptions(levels: 5, branching: 10, participants: 20),
      "a model of 2222220 criteria times participants is too large (expected at most 2000000)"
    ),
    (
      RandomModelOptions(levels: 0, alternatives: 20_001),
      "a model of 200010000 judgments is too large (expected at most 200000000)"
    ),
  ])
  func `options that no model can have are refused`(options: RandomModelOptions, message: String)
    throws
  {
    let error = try #require(throws: RandomModelError.self) {
      try options.model(seed: 1)
    }
    #expect("\(error)" == message)
  }

  @Test func `the number of judgments is known beforehand`() throws {
    let options = RandomModelOptions(levels: 2, branching: 4, alternatives: 7, participants: 3)
    #expect(try options.judgmentCount() == 1098)
    let model = try options.model(seed: 1)
    let matrices = model.criteria.indices.flatMap { model.matrices(of: $0) }
    #expect(matrices.reduce(0) { $0 + $1.upperTriangle.count } == 1098)
    let large = RandomModelOptions(levels: 3, branching: 20, alternatives: 50)
    #expect(try large.judgmentCount() == 9_879_990)
  }
}

extension DecisionModel {
  /// The complete matrices of a criterion, the common one or those of the participants.
  fileprivate func matrices(of criterion: CriterionID) -> [ComparisonMatrix] {
    let all: [Judgments] =
      switch criteria[criterion].judgments {
      case .none: []
      case .common(let judgments): [judgments]
      case .individual(let own): own.map(\.judgments)
      }
    return all.compactMap { judgments in
      guard case .comparisons(let matrix) = judgments else { return nil }
      return matrix
    }
  }

  /// The order of a criterion's common matrix; `nil` without judgments.
  fileprivate func judgmentOrder(of criterion: CriterionID) -> Int? {
    guard case .common(let judgments) = criteria[criterion].judgments else { return nil }
    return judgments.order
  }
}
