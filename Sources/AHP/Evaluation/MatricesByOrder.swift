/// The criteria that have complete comparison matrices, one for everybody, by the order of the
/// matrices: those of one order are solved together.
struct MatricesByOrder {
  /// Up to this order together is faster than one after another.
  private static let largestOrder = 64
  /// How many judgments a thread solves at a time: as many as the caches of a processor hold.
  private static let judgmentsInPart = 1 << 15

  /// The positions of the criteria, by order.
  private var positions = [[Int]](repeating: [], count: largestOrder + 1)

  /// Adds consecutive criteria as far as they have matrices of one order.
  ///
  /// - Returns: The first criterion that was not added: it has no such matrix, one of another
  ///   order, or one that is too large or has nothing to solve.
  mutating func add(_ criteria: [Criterion], _ range: Range<Int>) -> Int {
    guard let order = Self.order(criteria[range.lowerBound].judgments),
      order > 1 && order <= Self.largestOrder
    else { return range.lowerBound }
    var criterion = range.lowerBound
    // A span lends its elements, so that no references are counted for each.
    let span = criteria.span
    while criterion < range.upperBound,
      case .common(.comparisons(let matrix)) = span[criterion].judgments, matrix.order == order
    {
      criterion += 1
    }
    positions[order] += range.lowerBound..<criterion
    return criterion
  }

  /// Solves the matrices and fills in the results.
  ///
  /// - Parameters:
  ///   - criteria: The criteria, as they were added.
  ///   - entryError: A bound on the relative error of the ratios.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  func solve(
    _ criteria: [Criterion], entryError: Double, threads: Int?,
    into results: inout LocalEvaluations
  ) {
    for (order, positions) in positions.enumerated() where !positions.isEmpty {
      let width = UpperTriangle.count(order: order)
      let size = max(1, Self.judgmentsInPart / width)
      let solved = Parts.map(positions.count, size: size, threads: threads) { part in
        ComparisonMatrixStack(
          unchecked: Self.triangles(criteria, positions[part], width: width), order: order,
          count: part.count
        ).principalEigenvectors(entryError: entryError, threads: 1)
      }
      for (part, solved) in solved.enumerated() {
        results.set(solved, for: positions[part * size..<part * size + solved.count])
      }
    }
  }

  /// The order of a complete matrix that stands for everybody.
  private static func order(_ judgments: GroupJudgments) -> Int? {
    guard case .common(.comparisons(let matrix)) = judgments else { return nil }
    return matrix.order
  }

  /// The judgments of criteria that were added, `width` of each.
  ///
  /// The matrices of a file or of a random model are parts of the same codes, one after another.
  /// They are expanded together: to count the references to what they share would take several
  /// threads longer than to expand them.
  private static func triangles(
    _ criteria: [Criterion], _ positions: ArraySlice<Int>, width: Int
  ) -> [Double] {
    unsafe [Double](unsafeUninitializedCapacity: positions.count * width) { memory, count in
      var filled = 0
      var codes: CodedRatios?
      var range = 0..<0
      func write(_ ratios: RatioList) {
        unsafe ratios.write(to: UnsafeMutableBufferPointer(rebasing: memory[filled...]))
        filled += ratios.count
      }
      // Spans lend their elements, so that no references are counted for each.
      let span = criteria.span
      for position in positions {
        guard case .common(.comparisons(let matrix)) = span[position].judgments else {
          preconditionFailure("the criterion has no complete matrix for everybody")
        }
        if case .codes(let own, let next) = matrix.ratios.storage {
          if own === codes, next.lowerBound == range.upperBound {
            range = range.lowerBound..<next.upperBound
            continue
          }
          if let codes { write(RatioList(codes, range)) }
          (codes, range) = (own, next)
        } else {
          if let codes { write(RatioList(codes, range)) }
          codes = nil
          write(matrix.ratios)
        }
      }
      if let codes { write(RatioList(codes, range)) }
      count = filled
    }
  }
}
