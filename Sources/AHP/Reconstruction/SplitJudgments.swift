/// The judgments of several respondents whose geometric means are the entries of one matrix, chosen
/// so that each respondent is as consistent as the threshold allows.
struct SplitJudgments {
  /// One matrix for each respondent.
  private(set) var matrices: [ComparisonMatrix]
  /// The largest consistency ratio of a respondent, if it is above the threshold.
  private(set) var largestRatio: Double?

  /// Splits a combined matrix. Respondents stay as near to each other as possible; where one of
  /// them would be less consistent than the threshold allows, who judged higher is exchanged pair
  /// by pair, and then judgments that are further apart are tried.
  ///
  /// The choice is made pair by pair and finds no best one: a ratio above the threshold does not
  /// prove that there are no better judgments.
  ///
  /// - Complexity: At most `mostRounds` times pairs · choices eigenvectors of each respondent.
  init(
    _ combined: ComparisonMatrix, _ values: JudgmentValues, randomIndex: Double, threshold: Double
  ) {
    let splits = combined.upperTriangle.map { values.splits(of: $0) }
    var chosen = splits.map { $0.first ?? [] }
    let order = combined.order
    func matrix(of respondent: Int) -> ComparisonMatrix {
      ComparisonMatrix(unchecked: chosen.map { $0[respondent] }, order: order)
    }
    /// The ratios above the threshold, summed, and the largest of all.
    func ratios() -> (excess: Double, largest: Double) {
      var (excess, largest) = (0.0, 0.0)
      for respondent in 0..<values.respondents {
        let ratio = matrix(of: respondent).consistency().index / randomIndex
        excess += max(0, ratio - threshold)
        largest = max(largest, ratio)
      }
      return (excess, largest)
    }
    var now = ratios()
    // First only who judged what is exchanged.
    for isWide in [false, true] where now.excess > 0 {
      let choices = splits.map { splits in
        (isWide ? splits : Array(splits.prefix(1))).flatMap(Self.orders).prefix(Self.mostChoices)
      }
      var hasChanged = true
      for _ in 0..<Self.mostRounds where hasChanged && now.excess > 0 {
        hasChanged = false
        for pair in chosen.indices {
          for choice in choices[pair] where choice != chosen[pair] && now.excess > 0 {
            let before = chosen[pair]
            chosen[pair] = choice
            let then = ratios()
            if then.excess < now.excess {
              now = then
              hasChanged = true
            } else {
              chosen[pair] = before
            }
          }
        }
      }
    }
    matrices = (0..<values.respondents).map { respondent in
      ComparisonMatrix(unchecked: chosen.map { $0[respondent] }, order: order)
    }
    largestRatio = now.excess > 0 ? now.largest : nil
  }

  /// How often all pairs are gone through.
  private static let mostRounds = 8

  /// How many choices a pair has.
  private static let mostChoices = 96

  /// The different orders of some judgments.
  private static func orders(of judgments: [Double]) -> [[Double]] {
    if judgments.count < 2 { return [judgments] }
    var orders: [[Double]] = []
    var first: Set<Double> = []
    for (position, judgment) in judgments.enumerated() where first.insert(judgment).inserted {
      var rest = judgments
      rest.remove(at: position)
      orders += Self.orders(of: rest).map { [judgment] + $0 }
    }
    return orders
  }
}
