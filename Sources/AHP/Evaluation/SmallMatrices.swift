/// Complete comparison matrices of small orders, put together by order and solved several at a time.
struct SmallMatrices {
  /// Up to this order several matrices at a time are faster than one after another.
  private static let largestOrder = 15
  /// How many judgments are solved at a time: as many as the caches of a processor hold.
  private static let judgmentsInStack = 1 << 15

  /// The matrices of one order, in the order in which they came.
  private struct Queue {
    /// Those that wait to be solved.
    var ratios: [Double] = []
    var count = 0
    /// The results, one matrix after another.
    var priorities: [Double] = []
    var errorBounds: [Double] = []
    var consistencies: [Consistency] = []
    /// The next result to be given out.
    var next = 0
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

  /// Adds a matrix; returns false for one that is too large, or has nothing to solve.
  mutating func add(_ matrix: ComparisonMatrix) -> Bool {
    let order = matrix.order
    guard order > 1 && order <= Self.largestOrder else { return false }
    if queues[order].count == 0 { queues[order].ratios.reserveCapacity(Self.judgmentsInStack) }
    queues[order].ratios += matrix.upperTriangle
    queues[order].count += 1
    let width = UpperTriangle.count(order: order)
    if queues[order].ratios.count + width > Self.judgmentsInStack { solve(order) }
    return true
  }

  /// Solves what still waits.
  mutating func solveRest() {
    for order in queues.indices { solve(order) }
  }

  private mutating func solve(_ order: Int) {
    guard queues[order].count > 0 else { return }
    let solved = ComparisonMatrixStack(
      unchecked: queues[order].ratios, order: order, count: queues[order].count
    ).principalEigenvectors(entryError: entryError, threads: threads)
    queues[order].priorities += solved.priorities
    queues[order].errorBounds += solved.relativeErrorBounds
    queues[order].consistencies += solved.indices.map { solved.consistency(at: $0) }
    queues[order].ratios.removeAll(keepingCapacity: true)
    queues[order].count = 0
  }

  /// Adds the result for the next matrix of an order to the results.
  mutating func appendNext(order: Int, to locals: inout LocalEvaluations) {
    let next = queues[order].next
    queues[order].next += 1
    for position in next * order..<(next + 1) * order {
      locals.append(priority: queues[order].priorities[position])
    }
    locals.end(
      errorBound: queues[order].errorBounds[next], consistency: queues[order].consistencies[next])
  }
}
