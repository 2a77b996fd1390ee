internal import AHP
internal import AHPHeader
internal import PairwiseComparisons

/// Derives the priorities of matrices in the memory of a host, into memory of the host.
///
/// The host promises that the memory is there while it waits.
@safe
struct ArrayPriorities: Sendable {
  let matrices: ComparisonArray
  let options: EvaluationOptions
  nonisolated(unsafe) private let priorities: UnsafeMutablePointer<Double>
  nonisolated(unsafe) private let facts: UnsafeMutablePointer<Double>

  init(
    _ matrices: ComparisonArray, _ options: EvaluationOptions,
    priorities: UnsafeMutablePointer<Double>?, facts: UnsafeMutablePointer<Double>?
  ) throws(InterfaceProblem) {
    guard let priorities = unsafe priorities, let facts = unsafe facts else {
      throw .argument("no memory for the results (expected room for them)")
    }
    self.matrices = matrices
    self.options = options
    unsafe self.priorities = unsafe priorities
    unsafe self.facts = unsafe facts
  }

  /// The matrices that one thread takes at a time: few enough for the caches of a processor.
  private var partSize: Int { max(1, min(1024, 65_536 / max(1, matrices.width))) }

  /// Derives the priorities of all matrices.
  ///
  /// - Parameter threads: The most threads to use; as many as the machine has if `nil`.
  /// - Throws: `InterfaceProblem` of the first matrix that is wrong or has no priorities.
  func derive(threads: Int?) throws(InterfaceProblem) {
    if matrices.count == 1 { return try deriveOneByOne(0..<1) }
    let problems = Parts.map(matrices.count, size: partSize, threads: threads) {
      part -> InterfaceProblem? in
      do throws(InterfaceProblem) {
        if try !deriveTogether(part) { try deriveOneByOne(part) }
        return nil
      } catch {
        return error
      }
    }
    for case let problem? in problems { throw problem }
  }

  /// Derives principal eigenvectors of complete matrices, several at a time.
  ///
  /// - Returns: `false`, and no results, if the matrices are not to be treated so.
  /// - Throws: `InterfaceProblem` if a matrix that is left to another method has no priorities.
  private func deriveTogether(_ part: Range<Int>) throws(InterfaceProblem) -> Bool {
    guard options.prioritization == .eigenvector, options.scale == .linear else { return false }
    // The excess of the eigenvalue waits in the place of the eigenvalue.
    let memory = unsafe Kernels.EigenvectorMemory(
      vectors: priorities, excesses: fact(AHP_EIGENVALUE),
      lowestEigenvalues: fact(AHP_EIGENVALUE_LOWER),
      highestEigenvalues: fact(AHP_EIGENVALUE_UPPER), relativeErrors: fact(AHP_ERROR_BOUND))
    guard let left = unsafe matrices.findPrincipalEigenvectors(part, into: memory) else {
      return false
    }
    let randomIndex = options.randomIndex.value(order: matrices.order)
    var nextLeft = 0
    for matrix in part {
      if nextLeft < left.count && left[nextLeft] == matrix {
        nextLeft += 1
        try deriveOneByOne(matrix..<matrix + 1)
        continue
      }
      let consistency = unsafe Consistency(
        order: matrices.order, missingCount: 0,
        eigenvalueExcess: fact(AHP_EIGENVALUE)[matrix],
        eigenvalueBounds: fact(AHP_EIGENVALUE_LOWER)[matrix]...fact(AHP_EIGENVALUE_UPPER)[matrix])
      write(consistency, ratio: consistency.ratio(toValue: randomIndex), isUnique: true, at: matrix)
    }
    return true
  }

  private func deriveOneByOne(_ part: Range<Int>) throws(InterfaceProblem) {
    for position in part {
      do throws(ComparisonError) {
        var matrix = try matrices.matrix(position)
        if options.scale != .linear { matrix = try matrix.scaled(by: options.scale) }
        let found = try MatrixPriorities(of: matrix, options)
        unsafe (priorities + position * matrices.order).update(
          from: found.priorities.values, count: matrices.order)
        unsafe fact(AHP_ERROR_BOUND)[position] = found.priorities.relativeErrorBound
        write(
          found.consistency, ratio: options.ratio(of: found.consistency),
          isUnique: found.priorities.isUnique, at: position)
      } catch {
        throw .matrix(position, error)
      }
    }
  }

  /// The values of a fact, one for each matrix.
  private func fact(_ fact: Int) -> UnsafeMutablePointer<Double> {
    unsafe facts + fact * matrices.count
  }

  /// Writes the facts of a matrix, but for the bound of its errors.
  private func write(_ consistency: Consistency, ratio: Double?, isUnique: Bool, at matrix: Int) {
    unsafe fact(AHP_EIGENVALUE)[matrix] = consistency.principalEigenvalue
    unsafe fact(AHP_EIGENVALUE_LOWER)[matrix] = consistency.eigenvalueBounds.lowerBound
    unsafe fact(AHP_EIGENVALUE_UPPER)[matrix] = consistency.eigenvalueBounds.upperBound
    unsafe fact(AHP_CONSISTENCY_INDEX)[matrix] = consistency.index
    unsafe fact(AHP_CONSISTENCY_RATIO)[matrix] = ratio ?? .nan
    unsafe fact(AHP_IS_UNIQUE)[matrix] = isUnique ? 1 : 0
    unsafe fact(AHP_MISSING)[matrix] = Double(consistency.missingCount)
  }
}
