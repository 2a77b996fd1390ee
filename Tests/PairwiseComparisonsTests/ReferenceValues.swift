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
    let missing: Int?
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
    let consistency: Indices?
    let ordinal: Ordinal?
    let harker: Harker?
    let logLeastSquares: LogLeastSquares?
    let lambdaMinimalCompletion: Completion?
    let epsilonRanking: [Deviation]?
    let eigenvalueGradient: [Gradient]?
    let repairOfWorstEntry: Repair?
    let fit: Fit?
    let tomashevskiiErrors: [String]?
    let bounds: Bounds?
  }

  struct Bounds: Decodable {
    let collatzLowerAtGeometricMean: String
    let collatzUpperAtGeometricMean: String
    let projectiveDiameter: String
    let hilbertDistanceGMtoEVM: String
  }

  struct Fit: Decodable {
    let totalDeviationEigenvector: String
    let totalDeviationGeometricMean: String
    let numberOfViolationsEigenvector: String
    let numberOfViolationsGeometricMean: String
  }

  struct Weights: Decodable {
    let eigenvector: [String]
    let geometricMean: [String]
    let additiveNormalisation: [String]
    let reciprocalColumnSums: [String]
    let rowSums: [String]
    let weightedLeastSquares: [String]
    let coggerYu: [String]
    let leftEigenvector: [String]
  }

  struct Indices: Decodable {
    let gci: String
    let koczkodaj: String
    let koczkodajTriad: [Int]?
    let meanKoczkodajTriad: String
    let harmonicHCI: String
    let goldenWang: String
    let pelaezLamata: String
    let cavalloDApuzzo: String
    let saloHamalainen: String
    let relativeError: String
    let congruence: String
    let dissonance: String
  }

  struct Ordinal: Decodable {
    let strictCircularTriads: Int
    let intransitiveTriads: Int
    let ties: Int
    let kendallZeta: String?
    let popViolationsEigenvector: Int
    let popViolationsGeometricMean: Int
    let poipViolationsEigenvector: Int
    let poipViolationsGeometricMean: Int
  }

  struct Harker: Decodable {
    let diagonal: [Int]
    let lambdaMax: String
    let ci: String
    let weights: [String]
  }

  struct Deviation: Decodable {
    let i: Int
    let j: Int
    let epsilon: String
  }

  struct Gradient: Decodable {
    let i: Int
    let j: Int
    let value: String
  }

  struct Repair: Decodable {
    let i: Int
    let j: Int
    let eigenvectorRatio: String
    let harkerValue: String
    let lambdaAtHarkerValue: String
    let lambdaMinimisingValue: String
    let minimalLambda: String
  }

  struct Derivatives: Decodable, CustomTestStringConvertible {
    struct Values: Decodable {
      let eigenvector: [Derivative]
      let geometricMean: [Derivative]
    }
    struct Derivative: Decodable {
      let i: Int
      let j: Int
      let dLambda: String?
      let dWeights: [String]
    }
    let id: String
    let n: Int
    let upper: [String]
    let values: Values
    var testDescription: String { id }
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

  struct LogLeastSquares: Decodable {
    let weights: [String]
    let sumOfSquaredLogResiduals: String
  }

  /// Bounds for weights of a few digits.
  struct Certification: Decodable, CustomTestStringConvertible {
    struct Values: Decodable {
      let collatzLower: String
      let collatzUpper: String
      let lambdaMax: String
      let projectiveDiameter: String
      let contraction: String
      let diameterOfSquare: String
      let contractionOfSquare: String
      let boundWithSquare: String
      let residualHilbert: String
      let bound: String
      let trueHilbertError: String
    }

    let id: String
    let n: Int
    let upper: [String]
    let approximateWeights: [String]
    let values: Values

    var testDescription: String { id }
  }

  struct InvalidInput: Decodable, CustomTestStringConvertible {
    let id: String
    let matrix: [[String]]
    var testDescription: String { id }
  }

  struct Scales: Decodable {
    /// By name of the scale, c(1) … c(9).
    let fixed: [String: [String]]
    /// By name of the scale and order.
    let dependingOnN: [String: [String: [String]]]
  }

  struct ScaledMatrix: Decodable, CustomTestStringConvertible {
    struct Values: Decodable {
      let lambdaMax: String
      let ci: String
      let eigenvector: [String]
    }

    let id: String
    let n: Int
    let upper: [String]
    /// By name of the scale.
    let values: [String: Values]

    var testDescription: String { id }
  }

  struct RandomIndex: Decodable {
    let firstOutputsSeed42: [String]
    let firstMatrixSeed42n4: [String]
    /// By order.
    let meanCIOfFirst2000MatricesSeed12345: [String: String]
    /// By name and order.
    let tables: [String: [String: String]]
    let simulation: Simulation

    struct Simulation: Decodable {
      struct Entry: Decodable {
        let RI: String
        let HRI: String
        let roundedRI: String
      }
      struct Incomplete: Decodable {
        struct Convention: Decodable { let RI: String }
        struct Entry: Decodable {
          let bounded: Convention?
          let unbounded: Convention?
        }
        /// By order and the number of missing judgments.
        let table: [String: [String: Entry]]
      }
      /// By order.
      let table: [String: Entry]
      let incomplete: Incomplete
    }
  }

  struct Group: Decodable, CustomTestStringConvertible {
    struct Respondent: Decodable {
      let weight: String
      let upper: [String]
    }
    struct Consensus: Decodable {
      let alpha: String
      let beta: String
      let gamma: String
      let homogeneity: String
      let correction: String
      let consensus: String
      let relativeHomogeneity: String
    }
    struct Clusters: Decodable {
      let clusters: [[Int]]
      let unclustered: [Int]
    }
    struct Values: Decodable {
      let consensusUnweighted: Consensus
      let consensusWeighted: Consensus
      let pairwiseConsensus: [[String]]
      /// By threshold.
      let clusters: [String: Clusters]
      let kendallW: String?
      let saatyCompatibilityWithAIJ: [String]
      let garutiGWithAIJ: [String]
      let geometricCompatibilityWithAIJ: [String]
      let judgementGeometricSDSample: [String]
      let judgementGeometricSDPopulation: [String]
    }
    let id: String
    let n: Int
    let respondents: [Respondent]
    let values: Values
    var testDescription: String { id }

    var weights: [Double] { respondents.map { ReferenceNumber.value($0.weight) } }
    var members: [ComparisonMatrix] {
      respondents.map {
        ComparisonMatrix(unchecked: $0.upper.map(ReferenceNumber.value), order: n)
      }
    }
    /// The priorities of each member.
    var priorities: [[Double]] { members.map { $0.priorities().values } }
    /// The judgments of the group.
    var aggregated: ComparisonMatrix {
      get throws { try ComparisonMatrixStack(order: n, members).aggregated(weights: weights) }
    }
  }

  /// Triangular judgments, with the results of Buckley and of Chang.
  struct Fuzzy: Decodable, CustomTestStringConvertible {
    struct Values: Decodable {
      struct Buckley: Decodable {
        let fuzzyGeometricMeans: [[String]]
        let fuzzyWeights: [[String]]
        let normalisedCentroid: [String]
      }
      struct Chang: Decodable {
        let syntheticExtents: [[String]]
        let minimumPossibilities: [String]
        let weights: [String]
      }
      let buckley: Buckley
      let changExtentAnalysis: Chang
    }
    let id: String
    let n: Int
    let upperTriangular: [[String]]
    let values: Values
    var testDescription: String { id }
  }

  struct File: Decodable {
    let matrices: [Matrix]
    let incompleteMatrices: [Matrix]
    let groups: [Group]
    let derivatives: [Derivatives]
    let fuzzy: [Fuzzy]
    let scales: Scales
    let scaledMatrices: [ScaledMatrix]
    let certification: [Certification]
    let invalidInputs: [InvalidInput]
    let randomIndex: RandomIndex
  }

  static let file: File = {
    let url = Bundle.module.url(
      forResource: "reference-values", withExtension: "json", subdirectory: "Resources")!
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: url))
  }()
}
