internal import AHP
internal import RealModule

/// The answers of the first participants, to tell a row of means below them.
struct AnswersAbove {
  /// How many responses are remembered: nobody writes means by hand below more.
  private static let mostResponses = 200
  /// How many answers are remembered at most.
  private static let mostAnswers = 200_000

  private var responses: [[Double]] = []
  private var isFull = false

  /// Remembers the answers of a participant, unless there are many already.
  mutating func add(_ answers: [Double]) {
    guard responses.count < Self.mostResponses,
      (responses.count + 1) * answers.count <= Self.mostAnswers
    else {
      isFull = true
      responses = []
      return
    }
    if !isFull { responses.append(answers) }
  }

  /// Returns of what statistic of the answers above a response has the numbers, to the digits that
  /// they have; `nil` if of none, or if it has nothing but judgments such as people give.
  ///
  /// - Complexity: O(responses · answers).
  func statistic(_ answers: [Double]) -> RowStatistic? {
    guard responses.count > 1 else { return nil }
    let filled = answers.indices.filter { answers[$0] != Response.missing && !answers[$0].isNaN }
    let broken = filled.filter { Self.decimals(answers[$0]) != nil }
    if broken.isEmpty { return nil }
    return [RowStatistic.mean, .geometricMean, .median].first { statistic in
      var evidence = 0
      for question in filled {
        let above = responses.map { $0[question] }.filter { $0 != Response.missing && !$0.isNaN }
        guard let isPrecise = Self.isStatistic(statistic, answers[question], above) else {
          return false
        }
        guard Self.decimals(answers[question]) != nil, above.contains(where: { $0 != above[0] })
        else { continue }
        let isAmongJudgments = above.allSatisfy { Self.decimals($0) == nil }
        evidence += isPrecise && isAmongJudgments ? 2 : 1
      }
      return evidence > 1
    }
  }

  /// Whether a ratio, or its reciprocal, is a statistic of those above, and by more than one
  /// decimal; `nil` if it is not.
  private static func isStatistic(
    _ statistic: RowStatistic, _ ratio: Double, _ above: [Double]
  ) -> Bool? {
    for isTurned in [false, true] {
      let number = isTurned ? 1 / ratio : ratio
      guard let expected = statistic.value(of: isTurned ? above.map { 1 / $0 } : above) else {
        return nil
      }
      let places = decimals(number) ?? 0
      let unit = places == 0 ? 1e-9 : Double.pow(10, -Double(places))
      if abs(number - expected) <= 0.51 * unit { return places > 1 }
    }
    return nil
  }

  /// The decimals of a ratio, six at most; `nil` if it or its reciprocal is a whole number.
  private static func decimals(_ ratio: Double) -> Int? {
    for number in [ratio, 1 / ratio] where abs(number - number.rounded()) < 1e-9 * number {
      return nil
    }
    return (1...6).first { places in
      let shifted = ratio * Double.pow(10, Double(places))
      return abs(shifted - shifted.rounded()) < 1e-6
    } ?? 6
  }
}
