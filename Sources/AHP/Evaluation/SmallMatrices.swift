/// Complete comparison matrices of small orders, put together by order and solved several at a time.
struct SmallMatrices {
  /// Up to this order several matrices at a time are faster than one after another.
  private static let largestOrder = 15
  /// How many judgments are solved at a time: as many as the caches of a processor hold.
  private static let judgmentsInStack = 1 << 15

  /// The matrices of one order that wait to be solved.
  private struct Queue {
    var ratios: [Double] = []
    /// The criteria that they belong to.
    var criteria: [Int] = []
  }

  /// By order.
  private var queues = [Queue](repeating: Queue(), count: largestOrder + 1)
  private let entryError: Double
  private let threads: Int?

  /// - Parameter entryError: A bound on the relative error of the ratios.
  init(entryError: Double, threads: Int?) {
    self.entryError = entryError
    self.threads = threads
  }

  /// Adds the matrix of a criterion, and fills in what is solved by the way; returns false for judgments
  /// that are no such matrix, one that is too large, or has nothing to solve.
  mutating func add(
    _ judgments: GroupJudgments, of criterion: Int, results: inout LocalEvaluations
  ) -> Bool {
    guard case .common(.comparisons(let matrix)) = judgments else { return false }
    let order = matrix.order
    guard order > 1 && order <= Self.largestOrder else { return false }
    if queues[order].criteria.isEmpty {
      queues[order].ratios.reserveCapacity(Self.judgmentsInStack)
    }
    queues[order].ratios += matrix.upperTriangle
    queues[order].criteria.append(criterion)
    if queues[order].ratios.count + matrix.upperTriangle.count > Self.judgmentsInStack {
      solve(order, into: &results)
    }
    return true
  }

  /// Solves what still waits.
  mutating func solveRest(into results: inout LocalEvaluations) {
    for order in queues.indices { solve(order, into: &results) }
  }

  private mutating func solve(_ order: Int, into results: inout LocalEvaluations) {
    guard !queues[order].criteria.isEmpty else { return }
    let solved = ComparisonMatrixStack(
      unchecked: queues[order].ratios, order: order, count: queues[order].criteria.count
    ).principalEigenvectors(entryError: entryError, threads: threads)
    results.set(solved, for: queues[order].criteria)
    queues[order].ratios.removeAll(keepingCapacity: true)
    queues[order].criteria.removeAll(keepingCapacity: true)
  }
}
