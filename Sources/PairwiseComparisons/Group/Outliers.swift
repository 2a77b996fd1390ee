/// The values that are far from the median of all.
///
/// A value is far if it differs from the median by more than three times the median absolute
/// deviation (MAD), the median of the distances from the median. The MAD is not scaled: multiplied
/// by 1.4826 it would estimate a standard deviation, so that the limits are about two of them.
///
///     Outliers([0.95, 0.93, 0.97, 0.94, 0.61])?.below   // 4
///
/// For members of a group, `below` are those who agree least with the others if the values are
/// `RespondentSimilarity.means()`, and `above` those whose judgments fit the priorities of the
/// group least if they are `ComparisonMatrix.geometricCompatibility(with:)`.
///
/// Source: C. Leys, C. Ley, O. Klein, P. Bernard and L. Licata, "Detecting outliers: do not use
/// standard deviation around the mean, use absolute deviation around the median", *Journal of
/// Experimental Social Psychology* 49 (2013), 764–766, doi:10.1016/j.jesp.2013.03.013, with the
/// scaled MAD.
public struct Outliers: Hashable, Sendable {
  /// The number of median absolute deviations above which a value is far: 3.
  ///
  /// Source: See `Outliers`.
  public static let deviationLimit = 3.0

  /// The middle value, the mean of the two middle ones of an even number.
  public let median: Double

  /// The median of the distances from the median, 0 or more.
  public let medianAbsoluteDeviation: Double

  /// The positions of the values that are far below the median, ascending.
  public let below: [Int]

  /// The positions of the values that are far above the median, ascending.
  public let above: [Int]

  /// Finds the values that are far from the median.
  ///
  /// A distance of up to 1e−9 times the median is never far: where most values are equal the median
  /// absolute deviation is 0, and less than rounding errors.
  ///
  /// - Parameter values: Finite numbers, `nil` where there is none; these are ignored, but count as
  ///   positions.
  /// - Returns: `nil` if there are no values.
  /// - Complexity: O(*K* log *K*) for *K* values.
  ///
  /// Source: See `Outliers`.
  public init?(_ values: [Double?]) {
    let present = values.compactMap(\.self)
    precondition(present.allSatisfy(\.isFinite), "values are finite")
    guard let median = Self.median(of: present),
      let deviation = Self.median(of: present.map { abs($0 - median) })
    else { return nil }
    let limit = max(Self.deviationLimit * deviation, RatioOrder.tolerance * abs(median))
    self.median = median
    medianAbsoluteDeviation = deviation
    below = values.indices.filter { values[$0].map { median - $0 > limit } ?? false }
    above = values.indices.filter { values[$0].map { $0 - median > limit } ?? false }
  }

  private static func median(of values: [Double]) -> Double? {
    if values.isEmpty { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
