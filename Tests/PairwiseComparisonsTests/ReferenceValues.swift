import Foundation
import TestSupport
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
    var judgments: [Double?] { upper.map { $0.map(ReferenceNumber.value) } }
  }

  struct Values: Decodable {
    let lambdaMax: String?
    let ci: String?
    let cr: [String: String]?
    let weights: Weights?
    let harker: Harker?
    let logLeastSquares: LogLeastSquares?
    let lambdaMinimalCompletion: Completion?
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

  struct Completion: Decodable {
    struct Entry: Decodable {
      let i: Int
      let j: Int
      let value: String
    }
    let lambdaMax: String
    let ci: String
    let weights: [String]
    let completed: [Entry]
  }

  struct LogLeastSquares: Decodable { let weights: [String] }

  struct File: Decodable {
    let matrices: [Matrix]
    let incompleteMatrices: [Matrix]
  }

  static let file: File = {
    let url = Bundle.module.url(
      forResource: "reference-values", withExtension: "json", subdirectory: "Resources")!
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: url))
  }()
}
