internal import RealModule

extension ComparisonMatrix {
  /// Repairs by a method that works in rounds; `nil` if it ends above the limit.
  ///
  /// Without bounds each round brings the judgments nearer to consistent ones, by a factor that is
  /// known, so that the largest number of rounds is known too. Within bounds they may come to rest
  /// above the limit. Rounded to a scale they may be above it although the judgments before rounding
  /// are below; after a hundredth of the limit another round hardly changes what they round to.
  func repairedInRounds(
    by method: RepairMethod, toIndex limit: Double, values: RepairValues, theta: Double
  ) -> JudgmentRepair? {
    let mostRounds = mostRounds(of: method, toIndex: limit / 100, theta: theta)
    var moving = self
    var changed: [Int: ClosedRange<Int>] = [:]
    for round in 1...mostRounds {
      var judgments = moving.upperTriangle
      var isAtRest = true
      for (position, ratio) in moving.nextJudgments(by: method, theta: theta) {
        let next = values.clamped(ratio)
        if next == judgments[position] { continue }
        isAtRest = false
        judgments[position] = next
        changed[position] = (changed[position]?.lowerBound ?? round)...round
      }
      if isAtRest { return nil }
      moving = ComparisonMatrix(unchecked: judgments, order: order)
      var allowed = judgments
      for position in changed.keys { allowed[position] = values.nearest(to: judgments[position]) }
      let repaired = ComparisonMatrix(unchecked: allowed, order: order)
      if repaired.consistency().index <= limit {
        return JudgmentRepair(of: self, to: repaired, rounds: round, changed: changed)
      }
      if moving.consistency().index <= limit / 100 { return nil }
    }
    return nil
  }

  /// The judgments that one round changes, by their positions.
  private func nextJudgments(
    by method: RepairMethod, theta: Double
  ) -> [(position: Int, ratio: Double)] {
    switch method {
    case .xuWei, .cao:
      let w = principalEigenvector().priorities
      return zip(UpperTriangle.pairs(order: order), upperTriangle).enumerated().map {
        let (pair, ratio) = $0.element
        let priorityRatio = w[pair.row] / w[pair.column]
        return (
          $0.offset,
          method == .xuWei
            ? .pow(ratio, theta) * .pow(priorityRatio, 1 - theta)
            : theta * ratio + (1 - theta) * priorityRatio
        )
      }
    case .worstTriad:
      guard let worst = triads.max(by: { $0.error < $1.error }) else { return [] }
      let (i, j, k) = (worst.triad.first, worst.triad.second, worst.triad.third)
      // The error ln r is shared equally: the nearest consistent triad in the logarithms.
      let third = Double.exp(
        .log(worst.firstToSecond * worst.secondToThird / worst.firstToThird) / 3)
      return [
        (UpperTriangle.index(row: i, column: j, order: order), worst.firstToSecond / third),
        (UpperTriangle.index(row: j, column: k, order: order), worst.secondToThird / third),
        (UpperTriangle.index(row: i, column: k, order: order), worst.firstToThird * third),
      ]
    case .worstJudgment:
      let means = geometricMeans
      let fitted = UpperTriangle.pairs(order: order).map { means[$0.row] / means[$0.column] }
      let errors = zip(upperTriangle, fitted).map { abs(Double.log($0 / $1)) }
      let worst = errors.indices.max { errors[$0] < errors[$1] }
      return worst.map { [($0, fitted[$0])] } ?? []
    case .fewestChanges:
      return []
    }
  }

  /// The number of rounds that surely reach an index without bounds.
  ///
  /// With ε = *a*ᵢⱼ*w*ⱼ/*w*ᵢ, ε^θ ≤ θε + 1 − θ, and the reciprocal of the right side is at most
  /// θ/ε + 1 − θ. So the matrix after a round of `.xuWei` or `.cao`, scaled by *w*, is at most θ times
  /// the one before plus 1 − θ times ones, and its eigenvalue at most θλ + (1 − θ)*n*.
  ///
  /// The others reduce *d*², the sum of ln²(*a*ᵢⱼ*g*ⱼ/*g*ᵢ) over the pairs, which is 1/*n* times the sum
  /// of the squared errors of the triads. A triad with the error *t* takes *t*²/3 from it, and a
  /// judgment with the error *e* takes *e*²(1 + 2/*n*); the worst is at least the mean. Once
  /// *d* ≤ ln(1 + index), no *a*ᵢⱼ*g*ⱼ/*g*ᵢ is above 1 + index, nor is the eigenvalue above
  /// 1 + (*n* − 1)(1 + index).
  private func mostRounds(of method: RepairMethod, toIndex limit: Double, theta: Double) -> Int {
    let n = Double(order)
    let distance = 2 * Double.log(Double.log(onePlus: limit))
    let shrinkings: Double
    switch method {
    case .xuWei, .cao:
      shrinkings = .log(consistency().index / limit) / (1 - theta)
    case .worstTriad:
      shrinkings = (Double.log(squaredLogarithmicErrors) - distance) * (n - 1) * (n - 2) / 2
    case .worstJudgment:
      shrinkings =
        (Double.log(squaredLogarithmicErrors) - distance) * n * n * (n - 1) / (2 * (n + 2))
    case .fewestChanges:
      shrinkings = 0
    }
    return Int(max(shrinkings, 0).rounded(.up)) + 1
  }
}
