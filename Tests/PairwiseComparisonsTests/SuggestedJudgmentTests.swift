import TestSupport
import Testing

@testable import PairwiseComparisons

struct SuggestedJudgmentTests {
  @Test(arguments: ReferenceMatrixTests.connected)
  func `suggestions are those of the reference to 1e-12`(
    reference: ReferenceValues.Matrix
  ) throws {
    let matrix = try IncompleteComparisonMatrix(
      order: reference.n, upperTriangle: reference.judgments)
    let values = try #require(reference.values)
    let weights = try #require(values.harker?.weights).map(ReferenceNumber.value)
    let harker = try matrix.suggestions(by: .harker)
    #expect(
      harker.map { [$0.row, $0.column] } == matrix.missingPairs().map { [$0.row, $0.column] })
    for suggestion in harker {
      let expected = weights[suggestion.row] / weights[suggestion.column]
      #expect(abs(suggestion.ratio - expected) <= 1e-12 * expected)
    }
    let completed = try #require(values.lambdaMinimalCompletion?.completed)
    let found = try matrix.suggestions(by: .optimalCompletion)
    #expect(found.count == completed.count)
    for entry in completed {
      let suggestion = try #require(
        found.first { $0.row == entry.i && $0.column == entry.j })
      #expect(ReferenceNumber.error(suggestion.ratio, entry.value) <= 1e-12)
    }
  }

  @Test(arguments: MissingJudgments.allCases)
  func `a tree of judgments suggests the products along it`(method: MissingJudgments) throws {
    let tree = try IncompleteComparisonMatrix(order: 3, upperTriangle: [2, nil, 3])
    let suggestion = try #require(tree.suggestions(by: method).first)
    #expect(suggestion.row == 0 && suggestion.column == 2)
    #expect(abs(suggestion.ratio - 6) <= 1e-12)
  }

  @Test(arguments: MissingJudgments.allCases)
  func `where nothing is missing, nothing is suggested`(method: MissingJudgments) throws {
    for (order, judgments) in [(1, []), (2, [3]), (3, [3, 5, 2])] as [(Int, [Double])] {
      let matrix = try ComparisonMatrix(order: order, upperTriangle: judgments)
      #expect(try IncompleteComparisonMatrix(matrix).suggestions(by: method).isEmpty)
    }
    #expect(throws: ComparisonError.disconnected(components: [[0], [1]])) {
      try IncompleteComparisonMatrix(order: 2).suggestions(by: method)
    }
  }
}
