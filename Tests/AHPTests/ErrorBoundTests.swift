import Foundation
import Testing

@testable import AHP

/// Bounds of results whose inputs are off on purpose, by far more than rounding.
struct ErrorBoundTests {
  private let error = 1e-6

  /// The first number off in one direction, and the others in the other.
  private func off(_ numbers: [Double]) -> [Double] {
    numbers.enumerated().map { $0.element * ($0.offset == 0 ? 1 + error : 1 - error) }
  }

  /// The largest relative change.
  private func change(from numbers: [Double], to others: [Double]) -> Double {
    zip(numbers, others).map { abs($1 / $0 - 1) }.max() ?? 0
  }

  /// A goal with two criteria, and alternatives or none.
  private func model(alternatives: [String] = []) throws -> DecisionModel {
    var model = try DecisionModel(
      name: "m", goal: "g", alternatives: alternatives.map { Alternative($0) })
    for name in ["a", "b"] { try model.addCriterion(Criterion(name), under: model.goal) }
    try model.setJudgments(.priorities([1, 99]), of: model.goal)
    for criterion in model.criteria[model.goal].children where !alternatives.isEmpty {
      try model.setJudgments(.priorities([1, 1]), of: criterion)
    }
    return model
  }

  @Test func `a matrix of combined judgments has the error of the combination`() throws {
    let triangle = [3, 5, 2.0]
    let moved = [3 * (1 + error), 5 * (1 + error), 2 * (1 - error)]
    for method in [PrioritizationMethod.eigenvector, .geometricMean] {
      let options = EvaluationOptions(prioritization: method)
      func priorities(_ triangle: [Double]) throws -> PriorityVector {
        let matrix = try ComparisonMatrix(order: 3, upperTriangle: triangle)
        return try MatrixPriorities(
          of: IncompleteComparisonMatrix(matrix), options, aggregationError: error
        ).priorities
      }
      let found = try priorities(triangle)
      let worst = change(from: found.values, to: try priorities(moved).values)
      #expect(worst > error / 4 && worst <= found.relativeErrorBound)
    }
  }

  @Test(arguments: MissingJudgments.allCases, [PrioritizationMethod.eigenvector, .geometricMean])
  func `where judgments are missing, the errors of a path of them add up`(
    missing: MissingJudgments, method: PrioritizationMethod
  ) throws {
    let order = 9
    let options = EvaluationOptions(prioritization: method, missingJudgments: missing)
    func priorities(_ ratio: Double) throws -> PriorityVector {
      var triangle: [Double?] = []
      for row in 0..<order {
        for column in row + 1..<order { triangle.append(column == row + 1 ? ratio : nil) }
      }
      return try MatrixPriorities(
        of: IncompleteComparisonMatrix(order: order, upperTriangle: triangle), options,
        aggregationError: error
      ).priorities
    }
    let found = try priorities(2)
    let worst = change(from: found.values, to: try priorities(2 * (1 + error)).values)
    #expect(worst > 2 * error && worst <= found.relativeErrorBound)
  }

  @Test func `quotients and products have the errors of both`() {
    let local = [0.2, 0.8]
    let moved = off(local)
    for (synthesis, pin) in [(Synthesis.ideal, 1), (.linkingPins, 1), (.linkingPins, 0)] {
      let rule = SynthesisRule(synthesis, areAllAbsolute: false)
      func scores(_ local: [Double]) -> [Double] {
        let contribution = rule.contribution(of: local[...], isAbsolute: false, pin: pin)
        return local.map { contribution.score(of: $0, weight: 0.5) }
      }
      let bound = rule.errorBound(
        0, adding: (0, error), rule.contribution(of: local[...], isAbsolute: false, pin: pin),
        weight: 0.5, local: local[...], leafCount: 1)
      let worst = change(from: scores(local), to: scores(moved))
      #expect(worst <= bound * (1 + 1e-4) && bound <= worst * (1 + 1e-4))
    }
    // The logarithm of a product: of the exponent, and of the factor.
    let rule = SynthesisRule(.multiplicative, areAllAbsolute: false)
    for (global, own) in [(error, 0), (0, error), (error, error)] {
      let bound = rule.errorBound(
        0, adding: (global, own), .logarithm, weight: 0.5, local: local[...], leafCount: 1)
      let worst = local.map {
        abs(0.5 * (1 + global) * log($0 * (1 - own)) - 0.5 * log($0))
      }.max()!
      #expect(worst <= bound * (1 + 1e-4) && bound <= worst * (1 + 1e-4))
    }
  }

  @Test func `weights by numbers of leaves have the error of their sum too`() throws {
    let model = try model()
    let evaluator = try Evaluator(
      of: model, EvaluationOptions(structuralAdjustment: StructuralAdjustment(true)))
    var locals = evaluator.localEvaluations().locals
    func whole(_ weights: [Double]) throws -> (ranked: [Double], bound: Double) {
      locals.setPriorities(weights[...], errorBound: error, of: model.goal)
      let whole = try #require(evaluator.whole(locals))
      return (whole.ranked, whole.errorBound)
    }
    let found = try whole([0.01, 0.99])
    let worst = change(from: found.ranked, to: try whole(off([0.01, 0.99])).ranked)
    #expect(worst <= found.bound && found.bound <= 1.1 * worst)
  }

  @Test func `a criterion under several parents has the largest of their errors`() throws {
    var model = try model()
    let parents = model.criteria[model.goal].children
    for parent in parents { try model.addCriterion("below \(parent.position)", under: parent) }
    let shared = try model.addCriterion("shared", under: parents[0])
    try model.share(shared, under: parents[1])
    for parent in parents { try model.setJudgments(.priorities([1, 3]), of: parent) }
    let evaluator = try Evaluator(of: model, EvaluationOptions())
    for parent in parents {
      var locals = evaluator.localEvaluations().locals
      locals.setPriorities([0.25, 0.75], errorBound: error, of: parent)
      let bounds = evaluator.globalPriorities(locals, from: model.goal).globalErrorBounds
      #expect(bounds[shared] >= error && bounds[shared] <= 1.1 * error)
    }
  }

  /// Powers of two, whose geometric mean is one: nothing is wrong but the rounding of logarithms.
  @Test(arguments: [(1, 1), (1, 2), (3, 1)])
  func `geometric means of small priorities are within their bound`(weights: (Int, Int)) throws {
    let mean = PriorityMean(of: .prioritiesGeometric)
    func power(_ exponent: Int) -> Double {
      Double(sign: .plus, exponent: exponent, significand: 1)
    }
    for exponent in stride(from: -1000, through: -100, by: 12) {
      let exponents = [exponent - weights.1, exponent + weights.0]
      // 1 is the rest, to the last digit.
      let found = try #require(
        mean.combine(
          exponents.map { [1, power($0)] }, weights: [Double(weights.0), Double(weights.1)]))
      #expect(abs(found[1] / power(exponent) - 1) <= mean.errorBound([0, 0]))
    }
  }

  @Test func `intensities have the error of the best besides their own`() throws {
    var model = try model(alternatives: ["x", "y"])
    let judgments = Judgments.comparisons(try ComparisonMatrix(order: 3, upperTriangle: [2, 8, 4]))
    let scale = try model.addRatingScale(
      RatingScale("Grade", intensities: ["good", "fair", "poor"], judgments: judgments))
    let local = LocalEvaluator(of: model, EvaluationOptions())
    let own = try local.evaluate(judgments, of: model.goal).get().errorBound
    #expect(try local.evaluate(ratingScale: scale).get().errorBound >= 2 * own)
  }

  @Test func `what a formula of merits gives has the error of the sum too`() throws {
    let evaluator = try Evaluator(of: try model(alternatives: ["x", "y"]), EvaluationOptions())
    func totals(_ priorities: [Double]) throws -> Evaluator.Totals {
      try evaluator.totals(
        MeritSynthesis([
          MeritPriorities(
            .benefits, weight: 1, priorities: priorities, weightErrorBound: 0, errorBound: error)
        ]))
    }
    let found = try totals([0.01, 0.99])
    let worst = change(from: found.priorities, to: try totals(off([0.01, 0.99])).priorities)
    #expect(worst <= found.errorBound && found.errorBound <= 1.1 * worst)
  }

  /// Of three criteria the one in the middle has nothing, beside a criterion with a network.
  @Test func `the weights that are left have the error of their sum too`() throws {
    var network = Network()
    let cars = try network.addCluster("Cars", nodes: ["x", "y"], areAlternatives: true)
    let other = try network.addCluster("Other", nodes: ["z"])
    let node = network.nodes(of: other).lowerBound
    for car in network.nodes(of: cars) { try network.setDependence(of: car, on: [node]) }
    try network.setDependence(
      of: node, on: Array(network.nodes(of: cars)), .common(.priorities([1, 3])))
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y"])
    let criteria = try ["a", "b", "c"].map {
      try model.addCriterion(Criterion($0), under: model.goal)
    }
    try model.setJudgments(.priorities([2, 48, 50]), of: model.goal)
    try model.setNetwork(network, of: criteria[0])
    try model.setJudgments(.priorities([0, 1]), of: criteria[2])
    let evaluator = try Evaluator(of: model, EvaluationOptions())
    var locals = evaluator.localEvaluations().locals
    func whole(_ weights: [Double]) throws -> (ranked: [Double], bound: Double) {
      locals.setPriorities(weights[...], errorBound: error, of: model.goal)
      let whole = try #require(evaluator.whole(locals))
      return (whole.ranked, whole.errorBound)
    }
    let found = try whole([0.02, 0.48, 0.5])
    let worst = change(from: found.ranked, to: try whole(off([0.02, 0.48, 0.5])).ranked)
    #expect(worst <= found.bound && found.bound <= 1.1 * worst)
  }
}
