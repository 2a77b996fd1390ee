import Foundation
import Testing

@testable import PairwiseComparisons

/// The values of `Resources/reference-values.json`, computed with 70 digits and printed with 30.
enum ReferenceValues {
  struct Matrix: Decodable, CustomTestStringConvertible {
    let id: String
    let n: Int
    let upper: [String?]
    let components: [[Int]]?
    let expect: String?
    let values: Values?

    var testDescription: String { id }
    var judgments: [Double?] { upper.map { $0.map(number) } }
  }

  struct Values: Decodable {
    let lambdaMax: String?
    let ci: String?
    let cr: [String: String]?
    let weights: Weights?
    let harker: Harker?
    let logLeastSquares: LogLeastSquares?
  }

  struct Weights: Decodable {
    let eigenvector: [String]
    let geometricMean: [String]
    let additiveNormalisation: [String]
  }

  struct Harker: Decodable {
    let lambdaMax: String
    let ci: String
    let weights: [String]
  }

  struct LogLeastSquares: Decodable { let weights: [String] }

  struct Group: Decodable, CustomTestStringConvertible {
    struct Respondent: Decodable {
      let weight: String
      let upper: [String]
    }
    struct Values: Decodable { let aij: AIJ }
    struct AIJ: Decodable {
      let upper: [String]
      let lambdaMax: String
      let ci: String
      let eigenvector: [String]
      let geometricMean: [String]
    }
    let id: String
    let n: Int
    let respondents: [Respondent]
    let values: Values
    var testDescription: String { id }
  }

  struct File: Decodable {
    let matrices: [Matrix]
    let incompleteMatrices: [Matrix]
    let groups: [Group]
  }

  static let file: File = {
    let url = Bundle.module.url(
      forResource: "reference-values", withExtension: "json", subdirectory: "Resources")!
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: url))
  }()

  /// A decimal or a fraction p/q as the nearest double of it, or of the quotient.
  static func number(_ text: String) -> Double {
    let parts = text.split(separator: "/").map { Double($0)! }
    return parts.count == 2 ? parts[0] / parts[1] : parts[0]
  }
}

/// The largest relative error of `found` against the digits `expected`.
func relativeError(_ found: some Sequence<Double>, _ expected: [String]) -> Double {
  zip(found, expected).map { relativeError($0, $1) }.max() ?? .infinity
}

func relativeError(_ found: Double, _ expected: String) -> Double {
  let expected = ReferenceValues.number(expected)
  return found == expected ? 0 : abs(found - expected) / abs(expected)
}
