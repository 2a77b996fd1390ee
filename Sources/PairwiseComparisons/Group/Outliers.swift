/// The members of a group who agree much less with the others than the others do with each other.
///
/// With the mean similarities *s* of the members, *d* = √(1 − *s*) is a distance: 1 − *s* is in
/// proportion to the divergence of priorities, the square root of which is a metric. A member is an
/// outlier if
///
/// 1. the group has at least six members,
/// 2. *d* is above the median of all by more than 3.5 times their median absolute deviation, which
///    is multiplied by 1.4826, so that it estimates a standard deviation, and by a factor for the
///    size of the group, since that of few members is too small, and
/// 3. *s* is below the similarity of the median by more than 0.1: a difference that matters.
///
///     Outliers(ofMeanSimilarities: [0.95, 0.93, 0.97, 0.94, 0.96, 0.61])?.members   // 5
///
/// Source: B. Iglewicz and D. C. Hoaglin, *How to Detect and Handle Outliers*, ASQC Quality Press,
/// Milwaukee 1993, for the rule; C. Croux and P. J. Rousseeuw, "Time-efficient algorithms for two
/// highly robust estimators of scale", in *Computational Statistics 1*, Physica, Heidelberg 1992,
/// 411–428, doi:10.1007/978-3-662-26811-7_58, for the factors; D. M. Endres and J. E. Schindelin,
/// "A new metric for probability distributions", *IEEE Transactions on Information Theory* 49
/// (2003), 1858–1860, doi:10.1109/TIT.2003.813506, for the metric. The least number of members and
/// the least difference are this package's.
public struct Outliers: Hashable, Sendable {
  /// The least number of members among whom there can be outliers: 6.
  public static let leastCount = 6

  /// The number of deviations above which a distance is far: 3.5.
  ///
  /// Source: Iglewicz and Hoaglin (1993); see `Outliers`.
  public static let deviationLimit = 3.5

  /// How much less similar than the median an outlier is at least: 0.1.
  public static let leastDifference = 0.1

  /// The mean similarity below which a member is an outlier, at most 1.
  public let limit: Double

  /// The positions of the outliers, ascending.
  public let members: [Int]

  /// Finds the outliers of a group.
  ///
  /// - Parameter similarities: The mean similarity of each member with the others, at most 1, as of
  ///   `RespondentSimilarity.means()`; `nil` where there is none: these are ignored, but count as
  ///   positions.
  /// - Returns: `nil` for fewer than `leastCount` similarities.
  /// - Complexity: O(*K* log *K*) for *K* members.
  ///
  /// Source: See `Outliers`.
  public init?(ofMeanSimilarities similarities: [Double?]) {
    let present = similarities.compactMap(\.self)
    precondition(present.allSatisfy { $0.isFinite && $0 <= 1 }, "similarities are at most 1")
    guard present.count >= Self.leastCount else { return nil }
    let distances = present.map { (1 - $0).squareRoot() }
    let middle = Self.median(of: distances)
    let deviation =
      1.4826 * Self.factor(count: present.count)
      * Self.median(of: distances.map { abs($0 - middle) })
    let far = middle + Self.deviationLimit * deviation
    let limit = min(1 - far * far, 1 - middle * middle - Self.leastDifference)
    self.limit = limit
    members = similarities.indices.filter { similarities[$0].map { $0 < limit } ?? false }
  }

  /// The factor that makes the median absolute deviation of few normal numbers right on average.
  ///
  /// Source: Croux and Rousseeuw (1992); see `Outliers`.
  private static func factor(count: Int) -> Double {
    switch count {
    case ...6: 1.2
    case 7: 1.14
    case 8: 1.129
    case 9: 1.107
    default: Double(count) / (Double(count) - 0.8)
    }
  }

  private static func median(of values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
