internal import RealModule

/// The ratios that one entry of a matrix can have: the judgments of a scale, or the geometric means
/// of the judgments of several respondents.
///
///     JudgmentValues().ratios.count                   // 17: 1/9, 1/8, …, 9
///     JudgmentValues(respondents: 2).ratios.count     // 73: the square roots of their products
public struct JudgmentValues: Hashable, Sendable {
  /// The scale of the ratios.
  public let scale: JudgmentScale
  /// What one respondent can judge, ascending from 1.
  public let judgments: [Double]
  /// The number of respondents whose judgments are combined by the geometric mean, 1 … 4.
  public let respondents: Int
  /// The order of the matrix, which some scales depend on.
  public let order: Int

  /// The ratios, ascending; with each its reciprocal is among them.
  public let ratios: [Double]

  /// For each ratio, whether all respondents may have judged the same.
  let isJudgment: [Bool]

  /// The judgments 1, 2, 3, …, 9.
  public static let wholePoints = (1...9).map { Double($0) }

  /// The judgments 1, 1.5, 2, …, 9.
  public static let halfPoints = (2...18).map { Double($0) / 2 }

  /// The numbers of respondents that can be combined.
  public static let supportedRespondents = 1...4

  /// Creates the values of a scale.
  ///
  /// - Parameters:
  ///   - judgments: What one respondent can judge, ascending from 1.
  ///   - scale: The scale that judgments stand on.
  ///   - respondents: 1 … 4.
  ///   - order: The order of the matrix, at least 2.
  /// - Complexity: O(*v*ᵏ) for *v* judgments of *k* respondents.
  public init(
    _ judgments: [Double] = wholePoints, scale: JudgmentScale = .linear, respondents: Int = 1,
    order: Int = 3
  ) {
    precondition(Self.supportedRespondents.contains(respondents), "1 to 4 respondents")
    precondition(judgments.first == 1, "judgments begin with 1")
    self.scale = scale
    self.judgments = judgments
    self.respondents = respondents
    self.order = order
    let single = Self.ratios(of: judgments, scale, order: order)
    var means = single.map { (ratio: $0, isJudgment: true) }
    if respondents > 1 {
      let logarithms = single.map { Double.log($0) }
      var sums: [(sum: Double, last: Int)] = logarithms.indices.map { (logarithms[$0], $0) }
      for _ in 1..<respondents {
        sums = sums.flatMap { sum, last in
          (last..<logarithms.count).map { (sum + logarithms[$0], $0) }
        }
      }
      means += sums.map { (.exp($0.sum / Double(respondents)), false) }
      means.sort { $0.ratio < $1.ratio }
    }
    var kept: [(ratio: Double, isJudgment: Bool)] = []
    for mean in means {
      if let last = kept.last, mean.ratio - last.ratio <= 1e-10 * last.ratio {
        // Of equal means that of equal judgments is exact.
        if mean.isJudgment { kept[kept.count - 1] = mean }
      } else {
        kept.append(mean)
      }
    }
    ratios = kept.map(\.ratio)
    isJudgment = kept.map(\.isJudgment)
  }

  /// The ratios of the judgments of one respondent, ascending.
  private static func ratios(
    of judgments: [Double], _ scale: JudgmentScale, order: Int
  ) -> [Double] {
    let ratios = judgments.map { scale.value(of: $0, order: order) }
    return ratios.dropFirst().reversed().map { 1 / $0 } + ratios
  }

  /// Returns judgments of the respondents whose geometric mean is a ratio, as near to each other as
  /// possible, the largest first; `nil` if there are none.
  ///
  /// - Complexity: O(*v*ᵏ) for *v* judgments of *k* respondents.
  public func judgments(combinedTo ratio: Double) -> [Double]? { splits(of: ratio).first }

  /// Returns all judgments of the respondents whose geometric mean is a ratio, those nearest to
  /// each other first, in each the largest first; empty if there are none.
  ///
  /// - Complexity: O(*v*ᵏ) for *v* judgments of *k* respondents.
  package func splits(of ratio: Double) -> [[Double]] {
    let single = Self.ratios(of: judgments, scale, order: order)
    var all: [(spread: Double, judgments: [Double])] = []
    func extend(_ chosen: [Double], from first: Int, product: Double) {
      if chosen.count == respondents {
        guard abs(.log(product) / Double(respondents) - .log(ratio)) <= 1e-9 else { return }
        let spread = .log(chosen[chosen.count - 1]) - Double.log(chosen[0])
        all.append((spread, chosen.reversed()))
        return
      }
      for position in first..<single.count {
        extend(chosen + [single[position]], from: position, product: product * single[position])
      }
    }
    extend([], from: 0, product: 1)
    // Equal spreads stay in the order of the smallest judgment.
    return all.enumerated().sorted {
      abs($0.element.spread - $1.element.spread) > 1e-12
        ? $0.element.spread < $1.element.spread : $0.offset < $1.offset
    }.map(\.element.judgments)
  }
}
