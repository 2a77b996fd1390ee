import TestSupport
import Testing

@testable import PairwiseComparisons

struct JudgmentScaleTests {
  /// The names of the scales in the reference values.
  static let names: [String: JudgmentScale] = [
    "linear": .linear, "power": .power, "root": .root, "logarithmic": .logarithmic,
    "geometric": .geometric, "inverseLinear": .inverseLinear, "balanced": .balanced,
    "balancedN": .balancedN, "adaptive": .adaptive, "adaptiveBalanced": .adaptiveBalanced,
  ]

  @Test func `all ten scales are in the reference values`() {
    let scales = ReferenceValues.file.scales
    #expect(
      Set(scales.fixed.keys).union(scales.dependingOnN.keys) == Set(Self.names.keys))
    #expect(Set(Self.names.values) == Set(JudgmentScale.allCases))
    for values in scales.dependingOnN.values { #expect(values.count == 9) }
    #expect(ReferenceValues.file.scaledMatrices.count == 3)
    for matrix in ReferenceValues.file.scaledMatrices { #expect(matrix.values.count == 10) }
  }

  @Test(arguments: names.keys.sorted())
  func `a scale has its reference values to 1e-15 in both directions`(name: String) throws {
    let scale = try #require(Self.names[name])
    let scales = ReferenceValues.file.scales
    let orders =
      scales.fixed[name].map { values in (1...30).map { ($0, values) } }
      ?? scales.dependingOnN[name]!.map { (Int($0)!, $1) }
    for (order, values) in orders {
      #expect(values.count == 9)
      for judgment in 1...9 {
        let found = scale.value(of: Double(judgment), order: order)
        let inverse = scale.value(of: 1 / Double(judgment), order: order)
        #expect(ReferenceNumber.error(found, values[judgment - 1]) <= 1e-15)
        #expect(ReferenceNumber.error(1 / inverse, values[judgment - 1]) <= 1e-15)
      }
      #expect(ReferenceNumber.error(scale.maximum(order: order), values[8]) <= 1e-15)
    }
  }

  @Test(arguments: JudgmentScale.allCases)
  func `a scale is 1 for 1, grows, and is found by its name`(scale: JudgmentScale) {
    #expect(JudgmentScale(rawValue: scale.rawValue) == scale)
    for order in 1...30 {
      #expect(scale.value(of: 1, order: order) == 1)
      for judgment in stride(from: 1, to: 9, by: 0.25) {
        #expect(
          scale.value(of: judgment, order: order) < scale.value(of: judgment + 0.25, order: order))
      }
    }
  }

  @Test func `the scales of order n are those of two items for n = 2`() {
    for judgment in (1...9).map(Double.init) {
      let balanced = JudgmentScale.balanced.value(of: judgment, order: 2)
      for scale in [JudgmentScale.balancedN, .adaptiveBalanced] {
        let value = scale.value(of: judgment, order: 2)
        #expect(abs(value - balanced) <= balanced.ulp)
      }
      #expect(JudgmentScale.adaptive.value(of: judgment, order: 2) == judgment)
    }
  }

  @Test(arguments: ReferenceValues.file.scaledMatrices)
  func `scaled matrices have the reference priorities and indices to 1e-14`(
    reference: ReferenceValues.ScaledMatrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map(ReferenceNumber.value))
    for (name, expected) in reference.values {
      let scaled = try matrix.scaled(by: #require(Self.names[name]))
      let found = scaled.principalEigenvector()
      #expect(ReferenceNumber.error(found.priorities, expected.eigenvector) <= 1e-14, "\(name)")
      #expect(ReferenceNumber.error(found.eigenvalue, expected.lambdaMax) <= 1e-14, "\(name)")
      // A scale with irrational values leaves rounding where the reference is exactly 0.
      let index = scaled.consistency().index
      #expect(abs(index - ReferenceNumber.value(expected.ci)) <= 1e-14, "\(name)")
    }
  }

  /// Every value of the reference, and those between the integers.
  @Test(arguments: names.keys.sorted())
  func `the judgment for a ratio is the one that it came from`(name: String) throws {
    let scale = try #require(Self.names[name])
    let scales = ReferenceValues.file.scales
    let orders =
      scales.fixed[name].map { values in (2...10).map { ($0, values) } }
      ?? scales.dependingOnN[name]!.map { (Int($0)!, $1) }
    #expect(orders.count == 9)
    for (order, values) in orders {
      for (position, value) in values.enumerated() {
        let judgment = Double(position + 1)
        let found = scale.judgment(of: ReferenceNumber.value(value), order: order)
        #expect(abs(found - judgment) <= 4 * judgment.ulp)
        let reciprocal = scale.judgment(of: 1 / ReferenceNumber.value(value), order: order)
        #expect(abs(reciprocal - 1 / judgment) <= 4 * judgment.ulp / judgment)
      }
    }
  }

  @Test(arguments: JudgmentScale.allCases, [1, 2, 3, 9, 30])
  func `judgment and ratio are inverse to each other`(scale: JudgmentScale, order: Int) {
    for step in 0...400 {
      let judgment = 1 + Double(step) / 50
      for judgment in [judgment, 1 / judgment] {
        let ratio = scale.value(of: judgment, order: order)
        let found = scale.judgment(of: ratio, order: order)
        #expect(abs(found - judgment) <= 1e-14 * judgment)
      }
      let ratio = 1 + (scale.maximum(order: order) - 1) * Double(step) / 400
      for ratio in [ratio, 1 / ratio] {
        // The relative error of a judgment enters its ratio up to ninefold.
        let found = scale.value(of: scale.judgment(of: ratio, order: order), order: order)
        #expect(abs(found - ratio) <= 1e-14 * ratio)
      }
    }
  }

  @Test(arguments: JudgmentScale.allCases)
  func `extreme ratios have judgments`(scale: JudgmentScale) {
    #expect(scale.judgment(of: 1, order: 3) == 1)
    var before = 1.0
    for exponent in 1...50 {
      let judgment = scale.judgment(
        of: .init(sign: .plus, exponent: 3 * exponent, significand: 1), order: 5)
      // Below the limit of a scale that has one, they come together.
      #expect(judgment >= before)
      before = judgment
    }
    let limits: [JudgmentScale: Double] = [
      .inverseLinear: 10, .balanced: 11, .balancedN: 14, .adaptiveBalanced: 1 + 320.0 / 35,
    ]
    if let limit = limits[scale] {
      #expect(abs(scale.judgment(of: .greatestFiniteMagnitude, order: 5) - limit) <= 2 * limit.ulp)
    } else {
      #expect(before > 9)
    }
  }

  /// K. D. Goepel (2018), equation (41).
  @Test
  func `one item judged 9 against three equal ones has the priority 0.75 on the linear scale`()
    throws
  {
    let matrix = try ComparisonMatrix(order: 4, upperTriangle: [9, 9, 9, 1, 1, 1])
    #expect(abs(try matrix.scaled(by: .linear).priorities()[0] - 0.75) <= 1e-15)
    #expect(abs(try matrix.scaled(by: .adaptive).priorities()[0] - 0.9) <= 1e-15)
    #expect(abs(try matrix.scaled(by: .adaptiveBalanced).priorities()[0] - 0.9) <= 1e-15)
  }

  @Test func `missing judgments stay missing`() throws {
    let matrix = try IncompleteComparisonMatrix(order: 3, upperTriangle: [2, nil, 0.5])
    #expect(try matrix.scaled(by: .power).upperTriangle() == [4, nil, 0.25])
    #expect(try matrix.scaled(by: .linear) == matrix)
  }

  @Test(
    arguments: [
      (.inverseLinear, 10), (.inverseLinear, 12), (.balanced, 11), (.balanced, 1e9),
      (.balancedN, 12), (.adaptiveBalanced, 20), (.geometric, 200), (.geometric, 1e9),
      (.power, 1e26),
    ] as [(JudgmentScale, Double)])
  func `a judgment beyond a scale is refused in both directions`(
    scale: JudgmentScale, judgment: Double
  ) throws {
    for judgment in [judgment, 1 / judgment] {
      let error = ComparisonError.outsideScale(row: 0, column: 2, ratio: judgment, scale: scale)
      let judgments = [1, judgment, 1]
      #expect(throws: error) {
        try ComparisonMatrix(order: 3, upperTriangle: judgments).scaled(by: scale)
      }
      #expect(throws: error) {
        try IncompleteComparisonMatrix(order: 3, upperTriangle: judgments).scaled(by: scale)
      }
    }
  }

  @Test(arguments: JudgmentScale.allCases)
  func `the bound on the error of ratios is independent of the order of the items`(
    scale: JudgmentScale
  ) throws {
    let matrix = try IncompleteComparisonMatrix(order: 3, upperTriangle: [2, 8, nil])
    let reversed = try IncompleteComparisonMatrix(
      order: 3, upperTriangle: [nil, 1 / 8.0, 1 / 2.0])
    let bounds = try [matrix, reversed].map { scale.entryError(of: try $0.scaled(by: scale)) }
    #expect(abs(bounds[0] - bounds[1]) <= 1e-14 * bounds[0])
  }

  @Test func `the error names the judgment and the scale`() {
    let error = ComparisonError.outsideScale(row: 0, column: 1, ratio: 12, scale: .inverseLinear)
    #expect(
      error.description
        == "judgment 12.0 in row 1, column 2 has no ratio on the inverse linear scale")
  }

  @Test func `judgments from 1 to 9 have words`() {
    #expect(JudgmentScale.verbalLabel(of: 1) == "equal importance")
    #expect(JudgmentScale.verbalLabel(of: 4) == "moderate plus importance")
    #expect(JudgmentScale.verbalLabel(of: 9) == "extreme importance")
    #expect(JudgmentScale.verbalLabel(of: 0) == nil)
    #expect(JudgmentScale.verbalLabel(of: 10) == nil)
    #expect(Set((1...9).map { JudgmentScale.verbalLabel(of: $0) }).count == 9)
  }

  @Test func `a judgment that is not positive traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = JudgmentScale.linear.value(of: 0, order: 3)
    }
  }
}
