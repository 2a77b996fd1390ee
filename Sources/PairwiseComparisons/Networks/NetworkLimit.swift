/// The limiting priorities of the nodes of a network.
///
/// No power of the supermatrix is ever computed. The strongly connected components of the network
/// say what its powers tend to, and each case is a system of linear equations:
///
/// - Without a cycle the sum of the powers is finite. The priorities are the mean of its columns,
///   each divided by its sum, over the sources: nodes that influence nothing and depend on
///   something, such as a goal.
/// - With one component of the largest spectral radius ρ, the priorities of its nodes are its
///   Perron vector *p*, those of the nodes that it depends on solve (ρ*I* − *V*)*p* = *Vp*, and
///   others have 0. This is the mean of *V*ᵏ*s*/ρᵏ over a period, for any start *s*, divided by its
///   sum; it needs no power and exists for each period.
/// - With several such components the limit is a mixture, which depends on the start: the mean over
///   the sources, or over all nodes if no source reaches a component.
///
/// Source: T. L. Saaty, *Decision Making with Dependence and Feedback: The Analytic Network
/// Process*, 2nd edition, RWS Publications, Pittsburgh 2001; for the structure of powers C. D.
/// Meyer, *Matrix Analysis and Applied Linear Algebra*, SIAM, Philadelphia 2000, section 8.4.
public struct NetworkLimit: Hashable, Sendable {
  /// What the limit is made of.
  @nonexhaustive
  public enum Kind: Hashable, Sendable {
    /// The sum of the powers.
    case pathSums
    /// One component with the largest spectral radius.
    case oneComponent
    /// Several of them.
    case severalComponents
  }

  /// The priority of each node, 0 or more, with the sum 1.
  public let priorities: [Double]
  /// A bound on the absolute error of each priority, errors of the entries included; infinite if
  /// none is known.
  public let errorBounds: [Double]
  /// What the limit is made of.
  public let kind: Kind
  /// An interval that contains the largest spectral radius of a component; 0 without cycles.
  public let spectralRadius: ClosedRange<Double>
  /// The nodes of the components of the largest spectral radius that the limit starts from.
  public let dominant: [[Int]]
  /// The nodes at which the limit starts, where it depends on that.
  public let starts: [Int]

  /// Finds the limit of a network.
  ///
  /// - Parameters:
  ///   - matrix: The weighted supermatrix: each column sums to 1 up to the error of its entries, or
  ///     has none.
  ///   - entryError: A bound on the relative error of each entry.
  ///   - rule: What is made of the matrix.
  ///   - start: The only node at which a limit starts that depends on that; `nil` for those of the
  ///     rule.
  /// - Throws: `NetworkLimitError`.
  /// - Complexity: O(order + entries + Σ *m*³) for cyclic components of *m* nodes that matter;
  ///   large closed components take iterations of O(entries) instead.
  public init(
    of matrix: SparseColumns, entryError: Double, rule: LimitRule = .calculus, start: Int? = nil
  ) throws(NetworkLimitError) {
    guard !matrix.values.isEmpty else { throw .noDependences }
    self = try LimitComputation(
      matrix: rule == .absorbing ? matrix.closingEmptyColumns() : matrix, entryError: entryError,
      starts: start.map { NetworkStarts(only: $0) } ?? NetworkStarts(of: matrix, rule: rule)
    ).limit(sumsPaths: rule == .pathSums)
  }

  init(
    priorities: [Double], errorBounds: [Double], kind: Kind, spectralRadius: ClosedRange<Double>,
    dominant: [[Int]], starts: [Int]
  ) {
    self.priorities = priorities
    self.errorBounds = errorBounds
    self.kind = kind
    self.spectralRadius = spectralRadius
    self.dominant = dominant
    self.starts = starts
  }
}
