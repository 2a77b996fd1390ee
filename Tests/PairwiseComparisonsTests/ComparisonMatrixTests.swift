import TestSupport
import Testing

@testable import PairwiseComparisons

struct ComparisonMatrixTests {
  @Test func `the triangle is stored row by row`() throws {
    let matrix = try ComparisonMatrix(order: 4, upperTriangle: [2, 3, 4, 5, 6, 7])
    #expect(matrix[0, 3] == 4)
    #expect(matrix[1, 2] == 5)
    #expect(matrix[2, 3] == 7)
    #expect(matrix[3, 2] == 1.0 / 7)
    #expect(matrix[2, 2] == 1)
    #expect(UpperTriangle.order(count: 6) == 4)
    #expect(UpperTriangle.order(count: 7) == nil)
  }

  @Test func `a judgment set from either side is one judgment`() throws {
    var matrix = try ComparisonMatrix(order: 3, upperTriangle: [1, 1, 1])
    try matrix.setJudgment(of: 2, against: 0, to: 4)
    #expect(matrix.upperTriangle == [1, 0.25, 1])
    #expect(throws: ComparisonError.notPositive(row: 0, column: 1, ratio: -2)) {
      try matrix.setJudgment(of: 0, against: 1, to: -2)
    }
  }

  @Test func `rows may be given in full`() throws {
    let matrix = try ComparisonMatrix(rows: [[1, 3, 5], [1.0 / 3, 1, 2], [0.2, 0.5, 1]])
    #expect(matrix.upperTriangle == [3, 5, 2])
  }

  @Test(
    arguments: [
      ([[1, 3], [0.5, 1]], .notReciprocal(row: 1, column: 0, ratio: 0.5, expected: 1.0 / 3)),
      ([[1, 3], [0.33, 1]], .notReciprocal(row: 1, column: 0, ratio: 0.33, expected: 1.0 / 3)),
      ([[2, 3], [1.0 / 3, 1]], .diagonal(row: 0, ratio: 2)),
      ([[1, 0], [0, 1]], .notPositive(row: 0, column: 1, ratio: 0)),
      ([[1, -3], [-1.0 / 3, 1]], .notPositive(row: 0, column: 1, ratio: -3)),
      ([[1, .infinity], [0, 1]], .notPositive(row: 0, column: 1, ratio: .infinity)),
      ([[1, 3, 5], [1.0 / 3, 1, 2]], .notSquare(row: 0, found: 3, expected: 2)),
      ([[1, 1e60], [1e-60, 1]], .notSupported(row: 0, column: 1, ratio: 1e60)),
      ([], .noItems),
    ] as [([[Double]], ComparisonError)])
  func `a matrix that is none is refused`(rows: [[Double]], error: ComparisonError) {
    #expect(throws: error) { try ComparisonMatrix(rows: rows) }
  }

  @Test(arguments: ReferenceValues.file.invalidInputs)
  func `the invalid inputs of the reference are refused`(
    input: ReferenceValues.InvalidInput
  ) throws {
    let rows = input.matrix.map { $0.map(ReferenceNumber.value) }
    let error = try #require(throws: ComparisonError.self) { try ComparisonMatrix(rows: rows) }
    let isExpected =
      switch (input.id, error) {
      case ("not-reciprocal", .notReciprocal(row: 1, column: 0, ratio: 0.5, expected: 1.0 / 3)),
        ("bad-diagonal", .diagonal(row: 0, ratio: 2)),
        ("zero", .notPositive(row: 0, column: 1, ratio: 0)),
        ("negative", .notPositive(row: 0, column: 1, ratio: -3)),
        ("infinite", .notPositive(row: 0, column: 1, ratio: .infinity)),
        ("not-square", .notSquare(row: 0, found: 3, expected: 2)), ("empty", .noItems):
        true
      case ("nan", .notPositive(row: 0, column: 1, let ratio)):
        ratio.isNaN
      default: false
      }
    #expect(isExpected, "\(error)")
  }

  @Test func `all eight invalid inputs are there`() {
    #expect(ReferenceValues.file.invalidInputs.count == 8)
  }

  @Test func `not a number is refused`() {
    #expect(throws: ComparisonError.self) { try ComparisonMatrix(order: 2, upperTriangle: [.nan]) }
    #expect(throws: ComparisonError.self) {
      try IncompleteComparisonMatrix(order: 2, upperTriangle: [.nan])
    }
  }

  @Test func `a triangle of the wrong length is refused`() {
    #expect(throws: ComparisonError.wrongCount(found: 2, expected: 3, order: 3)) {
      try ComparisonMatrix(order: 3, upperTriangle: [1, 2])
    }
    #expect(throws: ComparisonError.noItems) { try ComparisonMatrix(order: 0, upperTriangle: []) }
  }

  @Test(
    arguments: [
      (
        .notPositive(row: 0, column: 1, ratio: -3),
        "judgment -3.0 in row 1, column 2 is not a positive number"
      ),
      (
        .notReciprocal(row: 2, column: 1, ratio: 4, expected: 0.5),
        "row 3, column 2 is 4.0 but row 2, column 3 is 2.0 (expected 0.5)"
      ),
      (.wrongCount(found: 2, expected: 3, order: 3), "2 judgments found, but 3 items have 3 pairs"),
      (
        .disconnected(components: [[0, 2], [1]]),
        "the comparisons do not connect all items: {1, 3}, {2}"
      ),
    ] as [(ComparisonError, String)])
  func `errors are sentences that count from 1`(error: ComparisonError, text: String) {
    #expect(error.description == text)
  }

  @Test func `orders 1 and 2 are always consistent`() throws {
    let one = try ComparisonMatrix(order: 1, upperTriangle: [])
    #expect(one.priorities().values == [1])
    #expect(one.consistency().ratio(to: .saaty1980) == 0)
    let two = try ComparisonMatrix(order: 2, upperTriangle: [3])
    #expect(two.priorities().values == [0.75, 0.25])
    #expect(two.consistency().index == 0)
    #expect(two.consistency().principalEigenvalue == 2)
  }

  @Test func `judgments at the limits of what is supported give certified priorities`() throws {
    let limits = ComparisonMatrix.supportedRatios
    let matrix = try ComparisonMatrix(
      order: 4,
      upperTriangle: [
        limits.upperBound, limits.upperBound, limits.lowerBound, limits.upperBound,
        limits.lowerBound, limits.upperBound,
      ])
    let found = matrix.principalEigenvector()
    #expect(found.priorities.allSatisfy { $0 > 0 && $0.isFinite })
    #expect(found.priorities.relativeErrorBound < 1e-10)
  }

  @Test func `methods that need all judgments say so`() throws {
    let matrix = try IncompleteComparisonMatrix(order: 3, upperTriangle: [2, nil, 3])
    #expect(throws: ComparisonError.incomplete(missing: 1, method: .normalizedColumns)) {
      try matrix.priorities(by: .normalizedColumns)
    }
    #expect(matrix.missingPairs().map { [$0.row, $0.column] } == [[0, 2]])
    #expect(matrix[2, 1] == 1.0 / 3)
    #expect(matrix[2, 0] == nil)
  }

  @Test func `an item out of range traps`() async {
    await #expect(processExitsWith: .failure) {
      let matrix = try ComparisonMatrix(order: 2, upperTriangle: [3])
      _ = matrix[0, 2]
    }
  }
}
