import Foundation
import TestSupport
import Testing

@testable import PairwiseComparisons

/// Matrices on which power iteration is slow and rounding hurts: judgments over 18 decades, two
/// groups 1e9 apart, cycles.
struct HardClassTests {
  struct Matrix: Decodable, CustomTestStringConvertible {
    let id: String
    let n: Int
    let upper: [String]
    let lambdaMax: String
    let ci: String
    let eigenvector: [String]
    var testDescription: String { id }

    var matrix: ComparisonMatrix {
      get throws { try ComparisonMatrix(order: n, upperTriangle: upper.map { Double($0)! }) }
    }
  }

  private struct File: Decodable { let matrices: [Matrix] }

  static let matrices: [Matrix] = {
    let url = Bundle.module.url(
      forResource: "hard-classes", withExtension: "json", subdirectory: "Resources")!
    return try! JSONDecoder().decode(File.self, from: Data(contentsOf: url)).matrices
  }()

  @Test(arguments: matrices)
  func `priorities and eigenvalue agree with 30 digits to 1e-14`(reference: Matrix) throws {
    let matrix = try reference.matrix
    let found = matrix.principalEigenvector()
    #expect(ReferenceNumber.error(found.priorities, reference.eigenvector) <= 1e-14)
    #expect(ReferenceNumber.error(found.eigenvalue, reference.lambdaMax) <= 1e-14)
    #expect(ReferenceNumber.error(matrix.consistency().index, reference.ci) <= 1e-14)
  }

  @Test(arguments: matrices)
  func `certificates contain the true values and say something`(reference: Matrix) throws {
    let matrix = try reference.matrix
    let found = matrix.principalEigenvector()
    #expect(found.eigenvalueBounds.contains(ReferenceNumber.value(reference.lambdaMax)))
    let error = ReferenceNumber.error(found.priorities, reference.eigenvector)
    #expect(error <= found.priorities.relativeErrorBound)
    #expect(found.priorities.relativeErrorBound < 1e-5)
  }

  /// The referee: a QR algorithm that shares no code with ours. It keeps fewer digits on these
  /// matrices.
  @Test(arguments: matrices)
  func `LAPACK finds the same eigenvalue`(reference: Matrix) throws {
    let matrix = try reference.matrix
    let columns = (0..<reference.n).flatMap { column in
      (0..<reference.n).map { matrix[$0, column] }
    }
    let found = try LAPACK.eigensystem(columns: columns, order: reference.n)
    let system = try #require(found)
    let largest = try #require(
      zip(system.realParts, system.imaginaryParts).filter { $1 == 0 }.map(\.0).max())
    #expect(
      abs(largest - matrix.principalEigenvector().eigenvalue) <= 1e-6 * largest)
  }

  // MARK: Every method

  /// The hard classes, and matrices whose judgments are all at the ends of what is supported.
  private static let cases: [(id: String, matrix: ComparisonMatrix)] =
    matrices.map { ($0.id, try! $0.matrix) }
    + (1...12).flatMap { order in
      (1...2).map { seed in
        var generator = SplitMix64(seed: UInt64(seed))
        let judgments = (0..<UpperTriangle.count(order: order)).map { _ in
          Bool.random(using: &generator) ? 1e50 : 1e-50
        }
        return ("limits-\(order)-\(seed)", ComparisonMatrix(unchecked: judgments, order: order))
      }
    }

  @Test(arguments: PrioritizationMethod.allCases)
  func `every method has positive priorities that sum to 1`(method: PrioritizationMethod) {
    for (id, matrix) in Self.cases {
      let found = matrix.priorities(by: method)
      #expect(found.count == matrix.order)
      #expect(found.allSatisfy { $0 > 0 && $0 <= 1 }, "\(id)")
      #expect(abs(found.reduce(0, +) - 1) <= 1e-14, "\(id)")
      #expect(found.relativeErrorBound >= 0, "\(id)")
    }
  }

  /// The judgments above the diagonal; those below are their exact reciprocals.
  private func judgments(_ matrix: ComparisonMatrix) -> [[Double?]] {
    (0..<matrix.order).map { row in
      (0..<matrix.order).map { $0 > row ? matrix[row, $0] : nil }
    }
  }

  private func normalized(_ values: [DoubleDouble]) -> [DoubleDouble] {
    let sum = values.reduce(DoubleDouble(0), +)
    return values.map { $0 / sum }
  }

  @Test func `bounds contain the sums of rows and columns to 31 digits`() {
    for (id, matrix) in Self.cases {
      let (judgments, items) = (judgments(matrix), 0..<matrix.order)
      let columnSums = items.map { column in
        items.reduce(DoubleDouble(0)) { $0 + .ratio(judgments, $1, column) }
      }
      let rowSums = items.map { row in
        items.reduce(DoubleDouble(0)) { $0 + .ratio(judgments, row, $1) }
      }
      let columns = items.map { row in
        items.reduce(DoubleDouble(0)) { $0 + .ratio(judgments, row, $1) / columnSums[$1] }
      }
      for (method, exact) in [
        (PrioritizationMethod.rowSums, rowSums), (.normalizedColumns, columns),
        (.reciprocalColumnSums, columnSums.map { DoubleDouble(1) / $0 }),
      ] {
        expect(matrix.priorities(by: method), contain: normalized(exact), id)
      }
    }
  }

  private func expect(
    _ found: PriorityVector, contain exact: [DoubleDouble], _ id: String,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(found.relativeErrorBound < 1e-12, "\(id)", sourceLocation: location)
    for (found, exact) in zip(
      zip(found, repeatElement(found.relativeErrorBound, count: .max)), exact)
    {
      #expect(exact.relativeError(of: found.0) <= found.1, "\(id)", sourceLocation: location)
    }
  }

  /// A product to 31 digits whose exponent is kept apart.
  private func product(_ factors: some Sequence<DoubleDouble>) -> (DoubleDouble, Int) {
    factors.reduce((DoubleDouble(1), 0)) { result, factor in
      let (scaled, own) = factor.normalized
      let (next, exponent) = (result.0 * scaled).normalized
      return (next, result.1 + own + exponent)
    }
  }

  @Test func `the bound contains the geometric means to 31 digits`() {
    for (id, matrix) in Self.cases {
      let (judgments, order) = (judgments(matrix), matrix.order)
      let found = matrix.priorities(by: .geometricMean)
      // One step of Newton's method for the root doubles the digits of what was found.
      let roots = (0..<order).map { row in
        let root = DoubleDouble(found[row])
        let power = product(repeatElement(root, count: order))
        let target = product((0..<order).map { .ratio(judgments, row, $0) })
        return (root, power: power, target: target)
      }
      // The roots are known up to a common factor, which is that of the first row.
      let first = roots[0]
      let exact = roots.map { root, power, target in
        let quotient = (target.0 / power.0) / (first.target.0 / first.power.0)
        let exponent = (target.1 - power.1) - (first.target.1 - first.power.1)
        let factor = Double(sign: .plus, exponent: exponent, significand: 1)
        let correction = (quotient * DoubleDouble(factor) - DoubleDouble(1))
        return root + root * correction / DoubleDouble(Double(order))
      }
      expect(found, contain: normalized(exact), id)
    }
  }

  @Test func `the bound contains the method of Cogger and Yu to 31 digits, if it is finite`() {
    var certain = 0
    for (id, matrix) in Self.cases {
      let (judgments, order) = (judgments(matrix), matrix.order)
      let found = matrix.priorities(by: .coggerYu)
      guard found.relativeErrorBound.isFinite else { continue }
      certain += 1
      var exact = [DoubleDouble](repeating: DoubleDouble(1), count: order)
      for item in (0..<order - 1).reversed() {
        let sum = (item + 1..<order).reduce(DoubleDouble(0)) {
          $0 + .ratio(judgments, item, $1) * exact[$1]
        }
        exact[item] = sum / DoubleDouble(Double(order - 1 - item))
        // A power of two, so that nothing is rounded.
        if exact[item].high > 1e100 {
          let scale = DoubleDouble(Double(sign: .plus, exponent: -330, significand: 1))
          for other in item..<order { exact[other] = exact[other] * scale }
        }
      }
      expect(found, contain: normalized(exact), id)
    }
    #expect(certain > 30)
  }

  /// Σ(*a*ᵢⱼ*w*ⱼ − *w*ᵢ)²/(Σ*w*)² to 31 digits: a single priority that is moved by 1 %, to either
  /// side, must raise it.
  @Test func `the weighted least squares are least`() {
    for (id, matrix) in Self.cases where matrix.order > 1 && matrix.order <= 9 {
      let (judgments, items) = (judgments(matrix), 0..<matrix.order)
      func objective(_ w: [DoubleDouble]) -> DoubleDouble {
        var sum = DoubleDouble(0)
        for row in items {
          for column in items where column != row {
            let error = .ratio(judgments, row, column) * w[column] - w[row]
            sum = sum + error * error
          }
        }
        let total = w.reduce(DoubleDouble(0), +)
        return sum / (total * total)
      }
      let found = matrix.priorities(by: .weightedLeastSquares).map { DoubleDouble($0) }
      let least = objective(found)
      for item in items {
        for factor in [0.99, 1.01] {
          var moved = found
          moved[item] = moved[item] * DoubleDouble(factor)
          let difference = objective(moved) - least
          #expect(difference.high > 0, "\(id), item \(item)")
        }
      }
    }
  }

  // MARK: Indices, derivatives and repairs

  @Test func `every index is a number, and 0 for consistent judgments only`() {
    for (id, matrix) in Self.cases {
      for (name, value) in ConsistencyIndexTests.indices(of: matrix) {
        #expect(value >= 0 && value.isFinite, "\(id), \(name)")
        if matrix.order > 2 && matrix.consistency().index > 1e-3 && name != "dissonance" {
          #expect(value > 0, "\(id), \(name)")
        }
      }
      let koczkodaj = matrix.koczkodajIndex()
      #expect(koczkodaj.value <= 1 && koczkodaj.mean <= koczkodaj.value * (1 + 1e-12), "\(id)")
      #expect(matrix.saloHamalainenIndex() <= 1 && matrix.relativeError() <= 1 + 1e-12, "\(id)")
      let ordinal = matrix.ordinalConsistency()
      #expect((ordinal.kendallZeta ?? 0) >= 0, "\(id)")
      let asymmetry = matrix.rightLeftAsymmetry()
      #expect(asymmetry.largestDifference.isFinite, "\(id)")
      #expect(matrix.eigenvectorErrorBars().allSatisfy { $0 >= 0 && $0.isFinite }, "\(id)")
    }
  }

  @Test func `discrepancies are those of the judgment that deviates most`() {
    for (id, matrix) in Self.cases where matrix.order > 1 {
      let found = matrix.globalRankingDiscrepancy(of: matrix.priorities().values)
      let worst = matrix.judgmentsByDeviation()[0].epsilon
      #expect(abs(found - (max(worst, 1 / worst) - 1)) <= 1e-9 * max(1, found), "\(id)")
    }
  }

  /// Central differences of the geometric means over a step of 1e−4 in ln *a*, whose error is about
  /// its square.
  @Test func `derivatives of geometric means are those of differences`() {
    for (id, matrix) in Self.cases where (2...9).contains(matrix.order) {
      for (position, derivative) in matrix.geometricMeanDerivatives().enumerated() {
        func moved(_ factor: Double) -> [Double] {
          var judgments = matrix.upperTriangle
          judgments[position] *= factor
          return ComparisonMatrix(unchecked: judgments, order: matrix.order)
            .priorities(by: .geometricMean).values
        }
        let (above, below) = (moved(exp(1e-4)), moved(exp(-1e-4)))
        let ratio = matrix.upperTriangle[position]
        for item in 0..<matrix.order {
          let expected = (above[item] - below[item]) / 2e-4
          let found = derivative.priorities[item] * ratio
          #expect(abs(found - expected) <= 1e-7 * above[item], "\(id)")
        }
      }
    }
  }

  @Test func `derivatives of eigenvectors are finite, or refused`() {
    for (id, matrix) in Self.cases where matrix.order <= 15 {
      guard let derivatives = try? matrix.eigenvectorDerivatives() else { continue }
      #expect(derivatives.count == UpperTriangle.count(order: matrix.order))
      for derivative in derivatives {
        #expect(derivative.eigenvalue.isFinite, "\(id)")
        #expect(derivative.priorities.allSatisfy { $0.isFinite }, "\(id)")
      }
    }
  }

  @Test func `replacements are supported ratios, or refused`() {
    for (id, matrix) in Self.cases where (3...9).contains(matrix.order) {
      let worst = matrix.judgmentsByDeviation()[0]
      guard let found = try? matrix.replacements(of: worst.row, against: worst.column) else {
        #expect(id.hasPrefix("limits"), "\(id)")
        continue
      }
      let present = matrix.principalEigenvector().eigenvalue
      for replacement in [found.priorityRatio, found.harker, found.leastEigenvalue] {
        #expect(ComparisonMatrix.supportedRatios.contains(replacement.ratio), "\(id)")
        #expect(
          replacement.eigenvalue >= found.leastEigenvalue.eigenvalue * (1 - 1e-12), "\(id)")
      }
      #expect(found.leastEigenvalue.eigenvalue <= present * (1 + 1e-12), "\(id)")
    }
  }

  @Test(arguments: RepairMethod.allCases)
  func `every repair ends, with an index that was checked`(method: RepairMethod) throws {
    for (id, matrix) in Self.cases where matrix.order <= 5 {
      // Not 0 for two items.
      let limit = 0.1 * max(0.5, RandomIndex.simulated.value(order: matrix.order)!)
      for values in [RepairValues.any, .saatyScale] {
        let outcome = matrix.repaired(
          by: method, toIndex: limit, values: values, mostChoices: 200)
        if values == .any && method != .fewestChanges {
          // Without bounds they all get there.
          #expect(outcome.repair != nil, "\(id)")
        }
        guard let repair = outcome.repair else { continue }
        #expect(repair.matrix.consistency().index <= limit, "\(id)")
        let supported = ComparisonMatrix.supportedRatios
        #expect(repair.matrix.upperTriangle.allSatisfy { supported.contains($0) }, "\(id)")
        #expect(repair.largestChange.isFinite && repair.meanChange.isFinite, "\(id)")
      }
    }
  }

  // MARK: Large matrices

  /// Judgments that are off by up to 30 % from the ratios of priorities over two decades.
  private func nearlyConsistent(order: Int) -> ComparisonMatrix {
    var generator = SplitMix64(seed: UInt64(order))
    let values = (0..<order).map { _ in exp(Double.random(in: 0...4, using: &generator)) }
    return ComparisonMatrix(
      unchecked: UpperTriangle.pairs(order: order).map {
        values[$0.row] / values[$0.column] * exp(Double.random(in: -0.3...0.3, using: &generator))
      }, order: order)
  }

  /// The full matrix, from the judgments alone.
  private func rows(_ matrix: ComparisonMatrix) -> [[Double]] {
    var rows = [[Double]](
      repeating: Array(repeating: 1, count: matrix.order), count: matrix.order)
    for (pair, ratio) in zip(UpperTriangle.pairs(order: matrix.order), matrix.upperTriangle) {
      rows[pair.row][pair.column] = ratio
      rows[pair.column][pair.row] = 1 / ratio
    }
    return rows
  }

  @Test(arguments: [200, 1000])
  func `large matrices have priorities that solve their equations`(order: Int) {
    let matrix = nearlyConsistent(order: order)
    let rows = rows(matrix)
    // Sums of n terms, each rounded.
    let tolerance = Double(order) * .ulpOfOne

    let eigenvector = matrix.principalEigenvector()
    let w = eigenvector.priorities.values
    #expect(eigenvector.priorities.relativeErrorBound < 1e-11)
    #expect(eigenvector.eigenvalueBounds.contains(eigenvector.eigenvalue))
    let means = matrix.priorities(by: .geometricMean).values
    let rowSums = matrix.priorities(by: .rowSums).values
    let columnSums = matrix.priorities(by: .reciprocalColumnSums).values
    let columns = matrix.priorities(by: .normalizedColumns).values
    let total = rows.reduce(0) { $0 + $1.reduce(0, +) }
    let sums = rows.reduce([Double](repeating: 0, count: order)) { zip($0, $1).map(+) }
    let reciprocals = sums.reduce(0) { $0 + 1 / $1 }
    // One row in ten tells a wrong one as well, in a tenth of the time.
    for (item, row) in rows.enumerated() where item % 10 == 0 {
      let product = zip(row, w).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(product - eigenvector.eigenvalue * w[item]) <= tolerance * product)
      let errors = zip(row, means).reduce(0) { $0 + log($1.0 * $1.1 / means[item]) }
      #expect(abs(errors) <= Double(order) * tolerance)
      let sum = row.reduce(0, +)
      #expect(abs(rowSums[item] - sum / total) <= tolerance * rowSums[item])
      let share = 1 / (sums[item] * reciprocals)
      #expect(abs(columnSums[item] - share) <= tolerance * share)
      let mean = zip(row, sums).reduce(0) { $0 + $1.0 / $1.1 } / Double(order)
      #expect(abs(columns[item] - mean) <= tolerance * mean)
    }
    // From the last item up, each is the mean of what the later ones give it.
    let gradient = matrix.priorities(by: .coggerYu).values
    for item in stride(from: 0, to: order - 1, by: 10) {
      let mean =
        zip(rows[item], gradient).dropFirst(item + 1).reduce(0) { $0 + $1.0 * $1.1 }
        / Double(order - 1 - item)
      #expect(abs(gradient[item] - mean) <= tolerance * mean)
    }
  }

  @Test(arguments: PrioritizationMethod.allCases)
  func `sixty items have nearly the priorities that their judgments were made from`(
    method: PrioritizationMethod
  ) {
    let order = 60
    let matrix = nearlyConsistent(order: order)
    var generator = SplitMix64(seed: UInt64(order))
    let values = normalizedToSum(
      (0..<order).map { _ in exp(Double.random(in: 0...4, using: &generator)) })
    for (found, value) in zip(matrix.priorities(by: method), values) {
      #expect(abs(log(found / value)) <= 0.3)
    }
  }

  @Test func `thirty items have indices and derivatives`() throws {
    let matrix = nearlyConsistent(order: 30)
    for (name, value) in ConsistencyIndexTests.indices(of: matrix) where name != "dissonance" {
      #expect(value > 0 && value < 1, "\(name)")
    }
    let derivatives = try matrix.eigenvectorDerivatives()
    #expect(derivatives.count == 435)
    // ∂λ/∂a = vᵢwⱼ − aⱼᵢ²vⱼwᵢ for Σvw = 1.
    let (w, v) = (matrix.priorities().values, matrix.leftPrincipalEigenvector())
    let product = zip(v, w).reduce(0) { $0 + $1.0 * $1.1 }
    for derivative in derivatives {
      let (i, j) = (derivative.row, derivative.column)
      let terms = (v[i] * w[j] / product, v[j] * w[i] * matrix[j, i] * matrix[j, i] / product)
      #expect(abs(derivative.eigenvalue - (terms.0 - terms.1)) <= 1e-12 * (terms.0 + terms.1))
      #expect(abs(derivative.priorities.reduce(0, +)) <= 1e-13)
    }
    let limit = matrix.consistency().index / 2
    for method in [RepairMethod.xuWei, .cao] {
      #expect(matrix.repaired(by: method, toIndex: limit).repair != nil)
    }
  }
}
