internal import RealModule

/// A matrix with open judgments, and the search for their values within intervals that give the
/// least principal eigenvalue.
///
/// ln λ is a convex function of the logarithms *x* of the open judgments. With the right
/// eigenvector *w* and the left one *v* its derivative by *x*ᵢⱼ is *q*ᵢⱼ − *q*ⱼᵢ for the shares
/// *q*ᵢⱼ = *v*ᵢ*a*ᵢⱼ*w*ⱼ/(λ Σ*v*ₖ*w*ₖ), which sum to 1. A tangent plane is below a convex function,
/// so that its least value over the interval bounds ln λ from below for all values that the open
/// judgments could have: a few steps from the least eigenvalue this bound already excludes most
/// choices of judgments that cannot reach a limit.
///
/// Source: for the convexity J. F. C. Kingman, "A convexity property of positive matrices",
/// *Quarterly Journal of Mathematics* 12 (1961), 283–284, doi:10.1093/qmath/12.1.283.
struct OpenJudgments {
  /// An open judgment, and the interval of its values.
  struct Judgment {
    let row: Int
    let column: Int
    let bounds: ClosedRange<Double>
  }

  enum Ending {
    /// No values have an eigenvalue of at most the limit.
    case above
    /// The judgments have the values of the least eigenvalue, each at most about 1e−12 from them,
    /// relative.
    case least
    /// Neither was established within the largest number of steps.
    case unsettled
  }

  private let order: Int
  private var rows: [Double]
  /// The transpose of `rows`.
  private var columns: [Double]
  private var right: [Double]
  private var left: [Double]
  /// λ − *n* of the present values.
  private(set) var excess = 0.0

  init(_ matrix: ComparisonMatrix) {
    order = matrix.order
    rows = matrix.rows()
    let reciprocal = matrix.reciprocal()
    columns = reciprocal.rows()
    right = normalizedToSum(matrix.geometricMeans())
    left = normalizedToSum(reciprocal.geometricMeans())
    update()
  }

  subscript(row: Int, column: Int) -> Double { rows[row * order + column] }

  mutating func set(_ judgment: Judgment, to ratio: Double) {
    let above = judgment.row * order + judgment.column
    let below = judgment.column * order + judgment.row
    rows[above] = ratio
    rows[below] = 1 / ratio
    columns[above] = 1 / ratio
    columns[below] = ratio
  }

  /// Computes the eigenvectors and the eigenvalue, starting from the eigenvectors before.
  mutating func update() {
    right = PerronIteration(rows: rows, order: order, start: right).vector
    left = PerronIteration(rows: columns, order: order, start: left).vector
    var squares = 0.0
    for row in 0..<order {
      for column in row + 1..<max(order, row + 1) {
        let product = rows[row * order + column] * right[column]
        let deviation = product - right[row]
        squares += deviation / right[row] * (deviation / product)
      }
    }
    excess = squares / Double(order)
  }

  /// Tens of steps are usual.
  private static let mostSteps = 1000

  /// Moves the open judgments to their best values within their bounds, all at once, by
  ///
  /// *x*ᵢⱼ ← √(*w*ᵢ*v*ⱼ/(*w*ⱼ*v*ᵢ)),
  ///
  /// which is a descent in each coordinate; a step that raises the eigenvalue nevertheless is
  /// halved. The search ends early once λ − *n* is certain to stay above `limit`.
  ///
  /// Source: the step is the condition for the least value in S. Bozóki, J. Fülöp and L. Rónyai,
  /// "On optimal completion of incomplete pairwise comparison matrices", *Mathematical and Computer
  /// Modelling* 52 (2010), 318–333, doi:10.1016/j.mcm.2010.02.047.
  mutating func minimize(_ open: [Judgment], above limit: Double) -> Ending {
    for judgment in open { set(judgment, to: best(judgment)) }
    update()
    for _ in 0..<Self.mostSteps {
      if leastExcess(open) > limit { return .above }
      let before = self
      let targets = open.map(best)
      let steps = zip(open, targets).map { Double.log($1 / self[$0.row, $0.column]) }
      if steps.allSatisfy({ abs($0) <= 1e-12 }) { return .least }
      var share = 1.0
      while true {
        for (position, judgment) in open.enumerated() {
          let ratio = before[judgment.row, judgment.column] * .exp(share * steps[position])
          set(judgment, to: share == 1 ? targets[position] : ratio)
        }
        update()
        // Near the least value the differences are within rounding.
        if excess <= before.excess + 1e-14 * Double(order) || share < 1e-3 { break }
        share /= 2
      }
    }
    return .unsettled
  }

  private func best(_ judgment: Judgment) -> Double {
    let (i, j) = (judgment.row, judgment.column)
    let ratio = (right[i] / right[j]).squareRoot() * (left[j] / left[i]).squareRoot()
    return min(max(ratio, judgment.bounds.lowerBound), judgment.bounds.upperBound)
  }

  /// Returns a lower bound of λ − *n* for all values of the open judgments within their bounds.
  private func leastExcess(_ open: [Judgment]) -> Double {
    let eigenvalue = Double(order) + excess
    let total = eigenvalue * zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    var descent = 0.0
    // A bound on the effect of the rounding of the eigenvectors, which have about 14 digits.
    var uncertainty = 1e-12
    for judgment in open {
      let (i, j, bounds) = (judgment.row, judgment.column, judgment.bounds)
      let forward = left[i] * self[i, j] * right[j] / total
      let backward = left[j] * self[j, i] * right[i] / total
      let derivative = forward - backward
      let farthest = derivative > 0 ? bounds.lowerBound : bounds.upperBound
      descent += derivative * .log(farthest / self[i, j])
      uncertainty += 1e-13 * (forward + backward) * .log(bounds.upperBound / bounds.lowerBound)
    }
    return excess + eigenvalue * (Double.expMinusOne(descent) - uncertainty)
  }
}
