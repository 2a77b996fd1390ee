import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

struct DirectLeastSquaresTests {
  struct Reference: Decodable, CustomTestStringConvertible {
    struct Values: Decodable {
      let weights: [String]
      let objective: String
    }

    let id: String
    let n: Int
    let upper: [String]
    let values: Values

    var testDescription: String { id }
    func matrix() throws -> ComparisonMatrix {
      try ComparisonMatrix(order: n, upperTriangle: upper.map(ReferenceNumber.value))
    }
  }

  private struct File: Decodable { let directLeastSquares: [Reference] }

  static let references: [Reference] = {
    let url = Bundle.module.url(
      forResource: "reference-values", withExtension: "json", subdirectory: "Resources")!
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: url)).directLeastSquares
  }()

  @Test(arguments: references)
  func `priorities and objective agree with 30 digits, inside the bound`(
    reference: Reference
  ) throws {
    let found = try reference.matrix().directLeastSquares()
    let error = ReferenceNumber.error(found.priorities, reference.values.weights)
    #expect(error <= 1e-14)
    #expect(error <= found.priorities.relativeErrorBound)
    #expect(found.priorities.relativeErrorBound < 1e-13)
    #expect(ReferenceNumber.error(found.objective, reference.values.objective) <= 1e-13)
    #expect(found.isUnique && found.priorities.isUnique)
    #expect(found.minima == [found.priorities.values])
  }

  @Test func `the references are read`() {
    #expect(Self.references.map(\.n) == [3, 4])
  }

  /// methods.md, 1.5: a cycle looks the same from each of its items, but its minima do not.
  @Test func `a cycle has three minima, each a rotation of the others`() throws {
    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [9, 1.0 / 9, 9])
    let found = matrix.directLeastSquares()
    #expect(found.minima.count == 3)
    #expect(!found.isUnique && !found.priorities.isUnique)
    #expect(abs(found.objective - 165.163572) <= 5e-7)
    #expect(found.minima[0] == found.priorities.values)
    // All are equally far from the geometric means, 1/3 each: the larger first priority leads.
    #expect(found.minima[0][0] > found.minima[1][0] && found.minima[1][0] > found.minima[2][0])
    let first = found.minima[0]
    for minimum in found.minima {
      #expect(abs(matrix.totalDeviation(from: minimum) - found.objective) <= 1e-11)
      let shift = try #require((0..<3).first { abs(minimum[$0] - first[0]) <= 1e-9 })
      for item in 0..<3 {
        #expect(abs(minimum[(item + shift) % 3] - first[item]) <= 1e-12)
      }
    }
  }

  @Test func `the same three minima are found for the cycle the other way round`() throws {
    let cycle = try ComparisonMatrix(order: 3, upperTriangle: [9, 1.0 / 9, 9])
    let reversed = try ComparisonMatrix(order: 3, upperTriangle: [1.0 / 9, 9, 1.0 / 9])
    let found = reversed.directLeastSquares().minima
    // Items 2 and 3 change places.
    for minimum in cycle.directLeastSquares().minima {
      let expected = [minimum[0], minimum[2], minimum[1]]
      #expect(
        found.contains { zip($0, expected).allSatisfy { abs($0 - $1) <= 1e-12 } })
    }
  }

  @Test(arguments: 3...12, [31, 32])
  func `the gradient vanishes and no neighbour fits better`(order: Int, seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let matrix = ComparisonMatrix.random(order: order, using: &generator)
    let found = matrix.directLeastSquares()
    let values = found.priorities.values
    for item in 0..<order {
      // w_i times the derivative by w_i, against the size of its terms.
      var slope = 0.0
      var size = 0.0
      for other in 0..<order where other != item {
        let ratio = values[item] / values[other]
        slope += ratio * (ratio - matrix[item, other])
        slope -= (1 / ratio - matrix[other, item]) / ratio
        size += ratio * (ratio + matrix[item, other])
        size += (1 / ratio + matrix[other, item]) / ratio
      }
      #expect(abs(slope) <= 64 * Double(order) * Double.ulpOfOne * size)
      for factor in [0.999, 1.001] {
        var neighbour = values
        neighbour[item] *= factor
        #expect(matrix.totalDeviation(from: neighbour) > found.objective)
      }
    }
    for method in PrioritizationMethod.allCases {
      let other = matrix.totalDeviation(from: matrix.priorities(by: method).values)
      #expect(other >= found.objective * (1 - 1e-12), "\(method)")
    }
    #expect(found.priorities.relativeErrorBound < 1e-11)
    #expect(abs(values.reduce(0, +) - 1) <= 4 * Double.ulpOfOne)
  }

  /// An independent search: gradient descent from other random vectors.
  @Test(arguments: [3, 4, 5], 41...44)
  func `plain descent from random vectors finds nothing lower`(order: Int, seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let matrix = ComparisonMatrix.random(order: order, using: &generator)
    let least = matrix.directLeastSquares().objective
    for _ in 0..<20 {
      var values = (0..<order).map { _ in exp(Double.random(in: -3...3, using: &generator)) }
      var objective = matrix.totalDeviation(from: values)
      var length = 0.5
      // Coordinate by coordinate, with steps that halve when none of them goes down.
      while length > 1e-6 {
        let before = objective
        for item in 0..<order {
          for factor in [exp(length), exp(-length)] {
            var trial = values
            trial[item] *= factor
            let lower = matrix.totalDeviation(from: trial)
            if lower < objective { (values, objective) = (trial, lower) }
          }
        }
        if objective == before { length /= 2 }
      }
      #expect(objective >= least * (1 - 1e-12))
    }
  }

  @Test func `one and two items have their judgment, three equal ones a third each`() throws {
    let one = try ComparisonMatrix(order: 1, upperTriangle: []).directLeastSquares()
    #expect(one.priorities.values == [1] && one.objective == 0 && one.isUnique)
    let two = try ComparisonMatrix(order: 2, upperTriangle: [1e50]).directLeastSquares()
    #expect(abs(two.priorities[1] - 1e-50) <= 4 * 1e-50.ulp && two.isUnique)
    #expect(two.priorities.relativeErrorBound < 1e-14)
    let three = try ComparisonMatrix(order: 3, upperTriangle: [1, 1, 1]).directLeastSquares()
    #expect(three.minima == [[1.0 / 3, 1.0 / 3, 1.0 / 3]] && three.objective == 0)
  }

  @Test func `consistent judgments of 40 decades have their priorities`() throws {
    let values = [1, 1e-10, 1e-20, 1e-40]
    let matrix = try ComparisonMatrix(
      order: 4,
      upperTriangle: UpperTriangle.pairs(order: 4).map { values[$0.row] / values[$0.column] })
    let found = matrix.directLeastSquares()
    for (found, expected) in zip(found.priorities, normalizedToSum(values)) {
      #expect(abs(found - expected) <= 8 * expected.ulp)
    }
    #expect(found.isUnique)
    #expect(found.priorities.relativeErrorBound < 1e-13)
  }

  @Test(arguments: HardClassTests.matrices.filter { $0.n <= 15 })
  func `a minimum is proved to be near for wide and contradictory judgments`(
    reference: HardClassTests.Matrix
  ) throws {
    let matrix = try ComparisonMatrix(
      order: reference.n, upperTriangle: reference.upper.map { Double($0)! })
    let found = matrix.directLeastSquares()
    #expect(found.priorities.relativeErrorBound < 1e-10)
    #expect(found.objective.isFinite && found.objective > 0)
    for minimum in found.minima { #expect(minimum.allSatisfy { $0.isNormal && $0 > 0 }) }
  }

  @Test func `nothing is claimed for judgments that may be anything`() throws {
    let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
    #expect(matrix.directLeastSquares(entryError: 0.5).priorities.relativeErrorBound == .infinity)
    let bound = matrix.directLeastSquares(entryError: 1e-4).priorities.relativeErrorBound
    #expect(bound > 1e-4 && bound < 1e-2)
  }

  @Test func `the result is the same for each run`() throws {
    var generator = SplitMix64(seed: 51)
    let matrix = ComparisonMatrix.random(order: 9, using: &generator)
    let first = matrix.directLeastSquares()
    #expect(matrix.directLeastSquares() == first)
    #expect(first.startCount == 29)
  }
}
