/// Complete comparison matrices of small orders, put together by order and solved several at a
/// time.
struct SmallMatrices {
  /// Up to this order several matrices at a time are faster than one after another.
  private static let largestOrder = 15
  /// How many judgments are solved at a time: as many as the caches of a processor hold.
  private static let judgmentsInStack = 1 << 15

  /// The matrices of one order that wait to be solved.
  private struct Queue {
    /// The judgments of as many matrices as are solved at a time, of which those of `criteria` are
    /// filled in.
    var ratios: [Double] = []
    /// The criteria that they belong to.
    var criteria: [Int] = []
  }

  /// By order.
  private var queues = [Queue](repeating: Queue(), count: largestOrder + 1)
  private let mostMatrices: Int
  private let entryError: Double
  private let threads: Int?

  /// - Parameters:
  ///   - mostMatrices: The number of matrices that may be added, for which there will be room.
  ///   - entryError: A bound on the relative error of the ratios.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  init(mostMatrices: Int, entryError: Double, threads: Int?) {
    self.mostMatrices = mostMatrices
    self.entryError = entryError
    self.threads = threads
  }

  /// Adds the matrices of consecutive criteria, as far as they have one order, and fills in what is
  /// solved by the way.
  ///
  /// - Returns: The first criterion that was not added: it has no such matrix, one of another
  ///   order, or one that is too large or has nothing to solve.
  mutating func add(
    _ criteria: [Criterion], _ range: Range<Int>, results: inout LocalEvaluations
  ) -> Int {
    guard let order = Self.order(criteria[range.lowerBound].judgments),
      order > 1 && order <= Self.largestOrder
    else { return range.lowerBound }
    let width = UpperTriangle.count(order: order)
    let capacity = min(mostMatrices, Self.judgmentsInStack / width)
    if queues[order].ratios.isEmpty {
      queues[order].ratios = Array(repeating: 1, count: capacity * width)
    }
    let waiting = queues[order].criteria.count
    let end = min(range.upperBound, range.lowerBound + capacity - waiting)
    var criterion = range.lowerBound
    var place = waiting * width
    // Spans lend their elements, so that no references are counted for each.
    let span = criteria.span
    var ratios = queues[order].ratios.mutableSpan
    while criterion < end, case .common(.comparisons(let matrix)) = span[criterion].judgments,
      matrix.order == order
    {
      matrix.ratios.write(to: &ratios, from: place)
      place += width
      criterion += 1
    }
    queues[order].criteria += range.lowerBound..<criterion
    if queues[order].criteria.count == capacity { solve(order, into: &results) }
    return criterion
  }

  /// Solves what still waits.
  mutating func solveRest(into results: inout LocalEvaluations) {
    for order in queues.indices {
      let width = order * (order - 1) / 2
      let filled = queues[order].criteria.count * width
      queues[order].ratios.removeLast(queues[order].ratios.count - filled)
      solve(order, into: &results)
    }
  }

  /// The order of a complete matrix that stands for everybody.
  private static func order(_ judgments: GroupJudgments) -> Int? {
    guard case .common(.comparisons(let matrix)) = judgments else { return nil }
    return matrix.order
  }

  private mutating func solve(_ order: Int, into results: inout LocalEvaluations) {
    guard !queues[order].criteria.isEmpty else { return }
    let solved = ComparisonMatrixStack(
      unchecked: queues[order].ratios, order: order, count: queues[order].criteria.count
    ).principalEigenvectors(entryError: entryError, threads: threads)
    results.set(solved, for: queues[order].criteria)
    queues[order].criteria.removeAll(keepingCapacity: true)
  }
}
