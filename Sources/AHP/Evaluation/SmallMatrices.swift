/// Complete comparison matrices of small orders, sorted into stacks that are solved several at a time.
struct SmallMatrices {
  /// Up to this order several matrices at a time are faster than one after another.
  private static let largestOrder = 15
  /// How many judgments a stack has at most, so that the copies stay small.
  private static let judgmentsInStack = 1 << 20

  /// The stacks of one order, in the order in which their matrices came.
  private struct Stacks {
    var ratios: [Double] = []
    var count = 0
    var full: [ComparisonMatrixStack] = []
    var solved: [PrincipalEigenvectorStack] = []
    /// The next matrix to be given out: its stack and its place there.
    var stack = 0
    var place = 0
  }

  /// By order.
  private var stacks = [Stacks](repeating: Stacks(), count: largestOrder + 1)

  /// Adds a matrix; returns false for one that is too large, or has nothing to solve.
  mutating func add(_ matrix: ComparisonMatrix) -> Bool {
    let order = matrix.order
    guard order > 1 && order <= Self.largestOrder else { return false }
    stacks[order].ratios += matrix.upperTriangle
    stacks[order].count += 1
    if stacks[order].ratios.count >= Self.judgmentsInStack { close(order) }
    return true
  }

  private mutating func close(_ order: Int) {
    guard stacks[order].count > 0 else { return }
    stacks[order].full.append(
      ComparisonMatrixStack(
        unchecked: stacks[order].ratios, order: order, count: stacks[order].count))
    stacks[order].ratios = []
    stacks[order].count = 0
  }

  /// Solves all matrices.
  mutating func solve(entryError: Double, threads: Int?) {
    for order in stacks.indices {
      close(order)
      stacks[order].solved = stacks[order].full.map {
        $0.principalEigenvectors(entryError: entryError, threads: threads)
      }
      stacks[order].full = []
    }
  }

  /// Adds the result for the next matrix of an order to the results.
  mutating func appendNext(order: Int, to locals: inout LocalEvaluations) {
    if stacks[order].place == stacks[order].solved[stacks[order].stack].count {
      stacks[order].stack += 1
      stacks[order].place = 0
    }
    let place = stacks[order].place
    stacks[order].place += 1
    let solved = stacks[order].solved[stacks[order].stack]
    locals.append(
      solved.priorities[place * order..<(place + 1) * order],
      errorBound: solved.relativeErrorBounds[place], consistency: solved.consistency(at: place))
  }
}
