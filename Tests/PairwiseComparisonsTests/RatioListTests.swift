import TestSupport
import Testing

@testable import PairwiseComparisons

/// Judgments as codes in memory that many matrices share.
struct RatioListTests {
  private let values: [Double] = [1.0 / 3, 0, 2, 9]
  private var coded: CodedRatios { CodedRatios(codes: [3, 2, 0, 2, 2, 1, 3], values: values) }

  @Test func `codes and numbers are the same list`() {
    let codes = RatioList(coded, 1..<6)
    let numbers = RatioList([2, 1.0 / 3, 2, 2, 0])
    #expect(codes.isCoded && !numbers.isCoded)
    #expect(codes == numbers && codes.hashValue == numbers.hashValue)
    #expect(codes.numbers() == numbers.numbers())
    #expect(Array(codes) == Array(numbers))
    #expect(codes != RatioList(coded, 2..<7) && codes != RatioList([2, 1.0 / 3, 2, 2]))
    #expect(RatioList(coded, 3..<3) == RatioList([]))
  }

  @Test func `what is changed is changed in one list alone`() {
    let shared = coded
    var first = RatioList(shared, 0..<4)
    let second = RatioList(shared, 0..<4)
    first[1] = 5
    #expect(first.numbers() == [9, 5, 1.0 / 3, 2] && !first.isCoded)
    #expect(second.numbers() == [9, 2, 1.0 / 3, 2] && second.isCoded)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 100]) func `lists are written to other memory`(
    count: Int
  ) {
    var generator = SplitMix64(seed: 1)
    let codes = (0..<count).map { _ in UInt8.random(in: 0..<4, using: &generator) }
    for list in [
      RatioList(CodedRatios(codes: codes, values: values), 0..<count),
      RatioList(codes.map { values[Int($0)] }),
    ] {
      let written = unsafe [Double](unsafeUninitializedCapacity: count + 5) { memory, filled in
        unsafe memory.initialize(repeating: -1)
        unsafe list.write(to: UnsafeMutableBufferPointer(rebasing: memory[3...]))
        filled = count + 5
      }
      #expect(written == [-1, -1, -1] + codes.map { values[Int($0)] } + [-1, -1])
    }
  }

  /// Up to 16, 32 and 256 values, which different instructions look up.
  @Test(arguments: [16, 17, 32, 33, 256], [0, 1, 7, 8, 9, 100, 1000])
  func `every code stands for its value`(values: Int, count: Int) {
    var generator = SplitMix64(seed: UInt64(values))
    let table = (0..<values).map { 1 / (1 + Double($0)) }
    var codes = (0..<count).map { _ in UInt8.random(in: 0...UInt8(values - 1), using: &generator) }
    if count > 500 { codes.replaceSubrange(0..<values, with: (0..<values).map { UInt8($0) }) }
    let list = RatioList(CodedRatios(codes: codes, values: table), 0..<count)
    #expect(list.numbers() == codes.map { table[Int($0)] })
  }

  @Test(arguments: [3, 9, 20, 50]) func `a matrix has the same results from codes`(order: Int)
    throws
  {
    var generator = SplitMix64(seed: UInt64(order))
    let scale = (1...9).flatMap { [Double($0), 1 / Double($0)] }
    let codes = (0..<UpperTriangle.count(order: order)).map { _ in
      UInt8.random(in: 0..<18, using: &generator)
    }
    let coded = ComparisonMatrix(
      unchecked: RatioList(CodedRatios(codes: codes, values: scale), codes.indices), order: order)
    let plain = try ComparisonMatrix(order: order, upperTriangle: codes.map { scale[Int($0)] })
    #expect(coded == plain && coded.upperTriangle == plain.upperTriangle)
    #expect(coded.principalEigenvector() == plain.principalEigenvector())
    #expect(coded.rows() == plain.rows())
    #expect(coded[0, order - 1] == plain[0, order - 1] && coded[2, 1] == plain[2, 1])
    for method in PrioritizationMethod.allCases {
      #expect(coded.priorities(by: method) == plain.priorities(by: method))
    }
    var changed = coded
    try changed.setJudgment(of: 0, against: 1, to: 7)
    #expect(changed[0, 1] == 7 && coded[0, 1] == plain[0, 1])
  }
}
