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
        if !deriveTogether(part) { try deriveOneByOne(part) }
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
  private func deriveTogether(_ part: Range<Int>) -> Bool {
    guard options.prioritization == .eigenvector, options.scale == .linear,
      let triangles = matrices.triangles(part)
    else { return false }
    let order = matrices.order
    let found = ComparisonMatrixStack(unchecked: triangles, order: order, count: part.count)
      .principalEigenvectors(entryError: Rounding.entryError, threads: 1)
    unsafe (priorities + part.lowerBound * order).update(
      from: found.priorities, count: part.count * order)
    let randomIndex = options.randomIndex.value(order: order)
    for (position, matrix) in part.enumerated() {
      let consistency = found.consistency(at: position)
      write(
        consistency, ratio: consistency.ratio(toValue: randomIndex),
        errorBound: found.relativeErrorBounds[position], isUnique: true, at: matrix)
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
        write(
          found.consistency, ratio: options.ratio(of: found.consistency),
          errorBound: found.priorities.relativeErrorBound, isUnique: found.priorities.isUnique,
          at: position)
      } catch {
        throw .matrix(position, error)
      }
    }
  }

  /// Writes the facts of a matrix.
  private func write(
    _ consistency: Consistency, ratio: Double?, errorBound: Double, isUnique: Bool,
    at matrix: Int
  ) {
    func set(_ fact: Int, _ value: Double) { unsafe facts[fact * matrices.count + matrix] = value }
    set(Int(AHP_ERROR_BOUND), errorBound)
    set(Int(AHP_EIGENVALUE), consistency.principalEigenvalue)
    set(Int(AHP_EIGENVALUE_LOWER), consistency.eigenvalueBounds.lowerBound)
    set(Int(AHP_EIGENVALUE_UPPER), consistency.eigenvalueBounds.upperBound)
    set(Int(AHP_CONSISTENCY_INDEX), consistency.index)
    set(Int(AHP_CONSISTENCY_RATIO), ratio ?? .nan)
    set(Int(AHP_IS_UNIQUE), isUnique ? 1 : 0)
    set(Int(AHP_MISSING), Double(consistency.missingCount))
  }
}
