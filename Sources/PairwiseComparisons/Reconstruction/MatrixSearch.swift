/// The matrices whose priorities and eigenvalue are as printed, and what a search for them has
/// excluded.
///
///     let printed = PrintedMatrix(
///       priorities: [0.648, 0.230, 0.122], unit: 0.001, ratio: 0.00, ratioUnit: 0.01, randomIndex: 0.52)
///     printed.search(for: JudgmentValues()).matrices   // one: 3, 5, 2
///
/// With *d*ᵢⱼ = ln *a*ᵢⱼ − ln(*w*ᵢ/*w*ⱼ) for the principal eigenvector *w*, λ − *n* = (2/*n*) Σ
/// (cosh *d*ᵢⱼ − 1) over the pairs, and Σⱼ exp *d*ᵢⱼ = λ for every row. The intervals of *w* and λ
/// bound both, and the search leaves out only what these bounds exclude. A search that comes to its
/// end is therefore a proof.
public struct MatrixSearch: Hashable, Sendable {
  /// The matrices found, in the order of the search; all that exist if `isComplete`.
  public let matrices: [ComparisonMatrix]

  /// Whether the search came to its end, so that there are no other matrices.
  public let isComplete: Bool

  /// The number of nodes visited.
  public let nodes: Int

  /// The number of combinations of the first judgments that the search was cut into.
  public let branches: Int

  /// The number of these combinations that are known to have no matrix.
  public let excludedBranches: Int

  /// The pairs of items that `branches` are combinations for.
  public let branchPairs: [ItemPair]

  /// The same search of which only some matrices count.
  ///
  /// - Parameters:
  ///   - matrices: Those that do.
  ///   - isComplete: Whether there are no others.
  package func keeping(_ matrices: [ComparisonMatrix], isComplete: Bool) -> MatrixSearch {
    MatrixSearch(
      matrices: matrices, isComplete: isComplete, nodes: nodes,
      branches: branches, excludedBranches: excludedBranches, branchPairs: branchPairs)
  }

  /// What is known without a search where no matrix is possible.
  package static let impossible = MatrixSearch(
    matrices: [], isComplete: true, nodes: 0, branches: 0, excludedBranches: 0, branchPairs: [])

  /// What the search says.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// Exactly one matrix.
    case one
    /// Several matrices; there may be more than those found.
    case several
    /// One matrix found, and the search stopped, so that there may be others.
    case possible
    /// No matrix.
    case none
    /// No matrix found, and the search stopped.
    case undecided
  }

  /// What the search says.
  public var verdict: Verdict {
    switch matrices.count {
    case 0: isComplete ? .none : .undecided
    case 1: isComplete ? .one : .possible
    default: .several
    }
  }

  /// Returns the judgments above the diagonal that all matrices found have in common, `nil` where
  /// they differ; empty if there are none.
  ///
  /// - Complexity: O(matrices · *n*²).
  public func sharedJudgments() -> [Double?] {
    guard let first = matrices.first else { return [] }
    return first.ratios.indices.map { position in
      let ratio = first.ratios[position]
      return matrices.allSatisfy { $0.ratios[position] == ratio } ? ratio : nil
    }
  }
}

/// How long a search may take and what it may find.
public struct SearchLimits: Hashable, Sendable {
  /// The most nodes to visit, a tenth of a microsecond each or more, and the most steps of
  /// annealing after them.
  public var nodes: Int
  /// The most matrices to keep.
  public var matrices: Int
  /// The most judgments on which several respondents differ; `nil` for all.
  public var differingJudgments: Int?

  /// The limit of nodes that is usual, some seconds.
  public static let usualNodes = 20_000_000

  /// Creates limits.
  public init(
    nodes: Int = usualNodes, matrices: Int = 1000, differingJudgments: Int? = nil
  ) {
    precondition(nodes >= 1 && matrices >= 1, "at least one node and one matrix")
    self.nodes = nodes
    self.matrices = matrices
    self.differingJudgments = differingJudgments
  }
}

extension PrintedMatrix {
  /// Searches for the matrices with the given entries whose priorities and eigenvalue are as
  /// printed.
  ///
  /// The tree of judgments is cut into branches, which threads share. If only one matrix of many
  /// judgments is wanted, simulated annealing looks for it first; else it looks for one where the
  /// limit of nodes is reached and nothing is found.
  ///
  /// - Parameters:
  ///   - values: What an entry can be, for matrices of this order.
  ///   - limits: Where the search ends undecided.
  ///   - threads: The most threads to use; as many as the machine has if `nil`. The result does not
  ///     depend on it.
  /// - Complexity: O(limits.nodes · *n*) at most.
  public func search(
    for values: JudgmentValues, limits: SearchLimits = SearchLimits(), threads: Int? = nil
  ) -> MatrixSearch {
    let largest = values.ratios.last ?? 1
    guard eigenvalueExcess.upperBound >= 0, let box = feasibleBox(largestRatio: largest) else {
      return .impossible
    }
    // Items with large priorities first: their intervals are the narrowest in relative terms.
    let items = (0..<order).sorted {
      let (one, other) = (box.lowest[$0] + box.highest[$0], box.lowest[$1] + box.highest[$1])
      return one != other ? one > other : $0 < $1
    }
    let most = eigenvalueExcess.upperBound
    let entries = UpperTriangle.pairs(order: order).map {
      details.judgment(items[$0.row], items[$0.column], order: order)
    }
    let problem = Kernels.MatrixProblem(
      order: order, rule: rule, lowest: items.map { box.lowest[$0] },
      highest: items.map { box.highest[$0] },
      excess: min(max(0, eigenvalueExcess.lowerBound), most)...most, values: values.ratios,
      marks: values.isJudgment.map { $0 ? 0 : 1 },
      mostMarked: limits.differingJudgments ?? UpperTriangle.count(order: order),
      entries: entries,
      mostTriad: min(
        ComparisonMatrix.largestTriadError(order: order, excess: most),
        details.largestTriadError(order: order)),
      squares: details.squaredTriadErrors(order: order))
    let candidates = isTestedAtEnd ? max(limits.matrices, Self.mostCandidates) : limits.matrices
    let found = Kernels.withMatrixSearch(problem) { kernel in
      SearchTree(kernel: kernel, limits: limits, candidates: candidates, threads: threads).result {
        self.admits(self.matrix($0, values: values.ratios, items: items))
      }
    }
    guard let found else {
      return MatrixSearch(
        matrices: [], isComplete: false, nodes: 0, branches: 0, excludedBranches: 0,
        branchPairs: [])
    }
    return MatrixSearch(
      matrices: found.matrices.map { matrix($0, values: values.ratios, items: items) },
      isComplete: found.isComplete, nodes: found.nodes, branches: found.branches,
      excludedBranches: found.excludedBranches,
      branchPairs: UpperTriangle.pairs(order: order).prefix(found.depth).map {
        ItemPair(item: items[$0.row], other: items[$0.column])
      })
  }

  /// The most matrices to test where the bounds of the search leave more than are as printed.
  private static let mostCandidates = 20_000

  private var rule: Kernels.MatrixRule {
    switch method {
    case .geometricMean: .geometricMean
    case .normalizedColumns: .normalizedColumns
    default: .eigenvector
    }
  }

  /// The matrix of entries that are given by their positions among the values, for items in another
  /// order.
  private func matrix(
    _ positions: ArraySlice<UInt16>, values: [Double], items: [Int]
  ) -> ComparisonMatrix {
    var triangle = [Double](repeating: 1, count: positions.count)
    for (pair, position) in zip(UpperTriangle.pairs(order: order), positions) {
      let (row, column) = (items[pair.row], items[pair.column])
      // The reciprocal of a value is one of the values.
      let value = row < column ? Int(position) : values.count - 1 - Int(position)
      triangle[
        UpperTriangle.index(row: min(row, column), column: max(row, column), order: order)] =
        values[value]
    }
    return ComparisonMatrix(unchecked: triangle, order: order)
  }
}

/// The search of one tree by several threads.
private struct SearchTree {
  let kernel: MatrixSearchKernel
  let limits: SearchLimits
  /// The most matrices to test.
  let candidates: Int
  let threads: Int?

  struct Result {
    var matrices: [ArraySlice<UInt16>] = []
    var isComplete = false
    var nodes = 0
    var branches = 0
    var excludedBranches = 0
    var depth = 0
  }

  /// As many branches keep several threads busy to the end.
  private static let wantedBranches = 64

  /// The most nodes that a branch is given at first, so that easy searches end early.
  private static let firstNodes = 2048

  /// - Parameter isAdmitted: Whether a matrix that the bounds leave is as printed.
  func result(_ isAdmitted: (ArraySlice<UInt16>) -> Bool) -> Result {
    var result = Result()
    guard kernel.hasOptions() else {
      result.isComplete = true
      return result
    }
    if limits.matrices == 1 && kernel.pairs >= Self.manyPairs {
      anneal(&result, isAdmitted)
      if !result.matrices.isEmpty { return result }
    }
    let branches = cut(&result)
    var open = Array(0..<result.branches)
    var runs = [MatrixSearchKernel.Run?](repeating: nil, count: result.branches)
    var share = Self.firstNodes
    var visited = 0
    while !open.isEmpty && SearchStop.code == 0 {
      let left = limits.nodes - visited
      guard left > 0 else { break }
      let allowed = max(1, min(share, left / open.count))
      let mostFound = candidates + 1
      let (depth, kernel) = (result.depth, kernel)
      let tried = open
      let round = Parts.map(tried.count, size: 1, threads: threads) { part in
        let branch = tried[part.lowerBound]
        return kernel.run(
          below: branches[branch * depth..<(branch + 1) * depth], depth: kernel.pairs,
          mostNodes: allowed, mostFound: min(mostFound, allowed))
      }
      for (branch, run) in zip(tried, round) {
        visited += run.nodes
        runs[branch] = run
      }
      // A branch with as many matrices as are kept needs no more nodes.
      open = tried.filter { branch in
        runs[branch].map {
          !$0.isComplete && $0.found.count < mostFound * kernel.pairs
        } ?? true
      }
      if found(in: runs) > candidates { break }
      if allowed < share && !open.isEmpty { break }
      share *= 8
    }
    result.nodes += visited
    collect(runs, &result, isAdmitted)
    if !result.isComplete && result.matrices.isEmpty && limits.matrices > 1 {
      anneal(&result, isAdmitted)
    }
    return result
  }

  /// Cuts the tree into branches; their choices, `depth` each.
  private func cut(_ result: inout Result) -> [UInt16] {
    var branches: [UInt16] = []
    result.branches = 1
    // At least one judgment remains: at the full depth the search returns matrices.
    while result.depth < kernel.pairs - 1 && (1..<Self.wantedBranches).contains(result.branches) {
      let run = kernel.run(
        below: [], depth: result.depth + 1, mostNodes: .max, mostFound: 1 << 16)
      // More choices than this for a single further judgment do not occur.
      guard run.isComplete else { break }
      result.nodes += run.nodes
      result.depth += 1
      branches = run.found
      result.branches = branches.count / result.depth
    }
    return branches
  }

  private func found(in runs: [MatrixSearchKernel.Run?]) -> Int {
    runs.reduce(0) { $0 + ($1?.found.count ?? 0) } / kernel.pairs
  }

  private func collect(
    _ runs: [MatrixSearchKernel.Run?], _ result: inout Result,
    _ isAdmitted: (ArraySlice<UInt16>) -> Bool
  ) {
    let width = kernel.pairs
    result.isComplete = runs.allSatisfy { $0?.isComplete ?? false }
    result.excludedBranches = runs.count { $0.map { $0.isComplete && $0.found.isEmpty } ?? false }
    for run in runs {
      guard let run else { continue }
      for start in stride(from: 0, to: run.found.count, by: width)
      where isAdmitted(run.found[start..<start + width]) {
        guard result.matrices.count < limits.matrices else {
          result.isComplete = false
          return
        }
        result.matrices.append(run.found[start..<start + width])
      }
    }
  }

  /// Looks for one of many matrices by simulated annealing.
  private func anneal(_ result: inout Result, _ isAdmitted: (ArraySlice<UInt16>) -> Bool) {
    var steps = Self.firstSteps
    var seed: UInt64 = 1
    var left = limits.nodes
    while left > 0 && SearchStop.code == 0 {
      let (first, allowed) = (seed, max(1, min(steps, left / Self.annealings)))
      let kernel = kernel
      let found = Parts.map(Self.annealings, size: 1, threads: threads) { part in
        kernel.anneal(seed: first + UInt64(part.lowerBound), steps: allowed)
      }
      seed += UInt64(Self.annealings)
      left -= allowed * Self.annealings
      result.nodes += allowed * Self.annealings
      // The first in the order of the seeds, whichever thread ends first.
      if let matrix = found.lazy.compactMap(\.self).first(where: { isAdmitted($0[...]) }) {
        result.matrices = [matrix[...]]
        return
      }
      steps *= 4
    }
  }

  /// From as many pairs on, one matrix is found sooner by annealing than in order.
  private static let manyPairs = 15

  /// The annealings that threads share.
  private static let annealings = 4

  /// The steps of the first annealings.
  private static let firstSteps = 100_000
}
