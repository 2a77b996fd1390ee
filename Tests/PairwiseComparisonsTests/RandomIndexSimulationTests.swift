import TestSupport
import Testing

@testable import PairwiseComparisons

struct RandomIndexSimulationTests {
  @Test func `the generator has its reference numbers`() {
    var generator = SplitMix64(seed: 42)
    let expected = ReferenceValues.file.randomIndex.firstOutputsSeed42
    #expect(expected.count == 4)
    for number in expected { #expect("\(generator.next())" == number) }
  }

  @Test func `the first matrix is the reference matrix`() {
    var generator = SplitMix64(seed: 42)
    let matrix = ComparisonMatrix.random(order: 4, using: &generator)
    let expected = ReferenceValues.file.randomIndex.firstMatrixSeed42n4
    #expect(matrix.upperTriangle == expected.map(ReferenceNumber.value))
  }

  @Test(arguments: [3, 4, 5, 7, 10, 15])
  func `the mean of 2000 matrices has the reference digits`(order: Int) throws {
    let text = try #require(
      ReferenceValues.file.randomIndex.meanCIOfFirst2000MatricesSeed12345["\(order)"])
    let estimate = RandomIndex.simulation(order: order, samples: 2000, seed: 12345)
    // Printed with ten decimals, computed there to 1e-10 relative.
    #expect(abs(estimate.mean - ReferenceNumber.value(text)) <= 1.5e-10)
    let table = try #require(RandomIndex.simulated.value(order: order))
    #expect(abs(estimate.mean - table) <= 4 * estimate.standardError)
  }

  @Test func `the standard deviation is that of the separate indices`() throws {
    let estimate = RandomIndex.simulation(order: 5, samples: 300, seed: 9)
    var generator = SplitMix64(seed: 9)
    let indices = (0..<300).map { _ in
      ComparisonMatrix.random(order: 5, using: &generator).consistency().index
    }
    let mean = indices.reduce(0, +) / 300
    let variance = indices.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 299
    #expect(abs(estimate.mean - mean) <= 1e-13)
    #expect(abs(estimate.standardDeviation - variance.squareRoot()) <= 1e-13)
    #expect(abs(estimate.standardError - (variance / 300).squareRoot()) <= 1e-14)
    #expect(estimate == RandomIndex.simulation(order: 5, samples: 300, seed: 9))
    #expect(estimate.mean != RandomIndex.simulation(order: 5, samples: 300, seed: 10).mean)
  }

  @Test func `the number of threads changes no bit of an estimate`() {
    // Several parts of the work, the last one not full.
    let expected = RandomIndex.simulation(order: 6, samples: 5000, seed: 4, threads: 1)
    for threads in [2, 3, nil] {
      #expect(
        RandomIndex.simulation(order: 6, samples: 5000, seed: 4, threads: threads) == expected)
    }
    var generator = SplitMix64(seed: 4)
    let indices = ComparisonMatrixStack.random(order: 6, count: 5000, using: &generator)
      .consistencyIndices()
    let mean = indices.reduce(0, +) / 5000
    let variance = indices.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4999
    #expect(abs(expected.mean - mean) <= 1e-13)
    #expect(abs(expected.standardDeviation - variance.squareRoot()) <= 1e-13)
  }

  @Test func `skipped numbers are those that would have come`() {
    var skipping = SplitMix64(seed: 11)
    var drawing = SplitMix64(seed: 11)
    skipping.skip(1000)
    for _ in 0..<1000 { _ = drawing.next() }
    #expect(skipping == drawing)
  }

  @Test func `all seventeen judgments are drawn about equally often`() {
    var generator = SplitMix64(seed: 1)
    let matrix = ComparisonMatrix.random(order: 200, using: &generator)
    let counts = Dictionary(grouping: matrix.upperTriangle, by: \.self).mapValues(\.count)
    let expected = Double(matrix.upperTriangle.count) / 17
    #expect(counts.count == 17)
    // Five standard deviations.
    for count in counts.values {
      #expect(abs(Double(count) - expected) <= 5 * expected.squareRoot())
    }
  }

  @Test(arguments: [1, 2])
  func `up to two items there is nothing random`(order: Int) {
    let estimate = RandomIndex.simulation(order: order, samples: 10, seed: 1)
    #expect(estimate.mean == 0)
    #expect(estimate.standardError == 0)
  }
}
