internal import RealModule

/// Three items of a matrix, by their positions in ascending order.
public struct Triad: Hashable, Sendable {
  /// The lowest position, counted from 0.
  public let first: Int
  /// The middle position.
  public let second: Int
  /// The highest position.
  public let third: Int
}

/// The three judgments on a triad *i* < *j* < *k*.
struct JudgedTriad {
  let triad: Triad
  /// *a*ᵢⱼ
  let firstToSecond: Double
  /// *a*ⱼₖ
  let secondToThird: Double
  /// *a*ᵢₖ
  let firstToThird: Double

  /// |ln *r*| for *r* = *a*ᵢⱼ*a*ⱼₖ/*a*ᵢₖ: 0 if the three judgments agree, and the same in whatever
  /// order the items are taken.
  ///
  /// The ratio is in 1e−150 … 1e150, since judgments are in `ComparisonMatrix.supportedRatios`. Its
  /// logarithm has a smaller error than a sum of three logarithms, which are large and cancel.
  var error: Double { abs(.log(firstToSecond * secondToThird / firstToThird)) }
}

/// The *n*(*n* − 1)(*n* − 2)/6 triads of a matrix in lexical order, with their judgments.
struct Triads: Sequence, IteratorProtocol {
  private let matrix: ComparisonMatrix
  private var first = 0
  private var second = 1
  private var third = 1

  init(of matrix: ComparisonMatrix) { self.matrix = matrix }

  mutating func next() -> JudgedTriad? {
    third += 1
    if third >= matrix.order {
      second += 1
      third = second + 1
    }
    if third >= matrix.order {
      first += 1
      second = first + 1
      third = second + 1
    }
    guard third < matrix.order else { return nil }
    return JudgedTriad(
      triad: Triad(first: first, second: second, third: third),
      firstToSecond: matrix[first, second],
      secondToThird: matrix[second, third],
      firstToThird: matrix[first, third])
  }
}

extension ComparisonMatrix {
  /// All triads; none for up to two items.
  var triads: Triads { Triads(of: self) }

  /// The number of triads.
  var triadCount: Int { order * (order - 1) * (order - 2) / 6 }

  /// The mean of a value over all triads; 0 if there are none.
  func meanOverTriads(of value: (JudgedTriad) -> Double) -> Double {
    order <= 2 ? 0 : triads.reduce(0) { $0 + value($1) } / Double(triadCount)
  }
}
