internal import RealModule

extension ComparisonMatrix {
  /// Returns the repair by a method that works in rounds; `nil` if it ends above the limit.
  ///
  /// Without bounds each round reduces the inconsistency by a known factor, so that the largest
  /// number of rounds is known. Within bounds the index may stay above the limit. Rounded to a
  /// scale the judgments may be above it although they are below before rounding; below a hundredth
  /// of the limit another round hardly changes the rounded judgments.
  func repairedInRounds(
    by method: RepairMethod, toIndex limit: Double, values: RepairValues, theta: Double
  ) -> JudgmentRepair? {
    let mostRounds = mostRounds(of: method, toIndex: limit / 100, theta: theta)
    var moving = self
    var changed: [Int: ClosedRange<Int>] = [:]
    for round in 1...mostRounds {
      var judgments = moving.upperTriangle
      let changes = moving.changes(by: method, values: values, theta: theta)
      if changes.isEmpty { return nil }
      for change in changes {
        judgments[change.position] = change.ratio
        changed[change.position] = (changed[change.position]?.lowerBound ?? round)...round
      }
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

  private typealias PositionedRatio = (position: Int, ratio: Double)

  /// Returns the judgments that one round changes, with their new ratios.
  private func changes(
    by method: RepairMethod, values: RepairValues, theta: Double
  ) -> [PositionedRatio] {
    /// Returns those of the given ratios, moved into the bounds, that differ from the present
    /// judgments.
    func allowed(_ ratios: [PositionedRatio]) -> [PositionedRatio] {
      ratios.map { ($0.position, values.clamped($0.ratio)) }
        .filter { $0.ratio != self.ratios[$0.position] }
    }
    switch method {
    case .xuWei, .cao:
      let w = principalEigenvector().priorities
      return allowed(
        zip(UpperTriangle.pairs(order: order), upperTriangle).enumerated().map {
          let (pair, ratio) = $0.element
          let priorityRatio = w[pair.row] / w[pair.column]
          return (
            $0.offset,
            method == .xuWei
              ? .pow(ratio, theta) * .pow(priorityRatio, 1 - theta)
              : theta * ratio + (1 - theta) * priorityRatio
          )
        })
    case .worstTriad:
      // A triad that the bounds keep as it is is skipped.
      var worst = 0.0
      var changes: [PositionedRatio] = []
      for judged in triads where judged.error > worst {
        let next = allowed(consistent(judged))
        if next.isEmpty { continue }
        worst = judged.error
        changes = next
      }
      return changes
    case .worstJudgment:
      let means = geometricMeans()
      let fitted = UpperTriangle.pairs(order: order).map {
        values.clamped(means[$0.row] / means[$0.column])
      }
      let errors = zip(upperTriangle, fitted).map { abs(Double.log($0 / $1)) }
      guard let worst = errors.indices.max(by: { errors[$0] < errors[$1] }) else { return [] }
      return allowed([(worst, fitted[worst])])
    case .fewestChanges:
      return []
    }
  }

  /// Returns the nearest consistent judgments of a triad, in the logarithms: each changes by a
  /// third of ln *r*.
  private func consistent(_ judged: JudgedTriad) -> [PositionedRatio] {
    let (i, j, k) = (judged.triad.first, judged.triad.second, judged.triad.third)
    let third = Double.exp(
      .log(judged.firstToSecond * judged.secondToThird / judged.firstToThird) / 3)
    return [
      (UpperTriangle.index(row: i, column: j, order: order), judged.firstToSecond / third),
      (UpperTriangle.index(row: j, column: k, order: order), judged.secondToThird / third),
      (UpperTriangle.index(row: i, column: k, order: order), judged.firstToThird * third),
    ]
  }

  /// Returns a number of rounds that suffices for an index if there are no bounds.
  ///
  /// With ε = *a*ᵢⱼ*w*ⱼ/*w*ᵢ, ε^θ ≤ θε + 1 − θ, and the reciprocal of the right side is at most θ/ε
  /// + 1 − θ. So the matrix after a round of `.xuWei` or `.cao`, scaled by *w*, is at most θ times
  /// the one before plus 1 − θ times ones, and its eigenvalue at most θλ + (1 − θ)*n*.
  ///
  /// The others reduce *d*², the sum of ln²(*a*ᵢⱼ*g*ⱼ/*g*ᵢ) over the pairs, which is 1/*n* times
  /// the sum of the squared errors of the triads. A triad with the error *t* takes *t*²/3 from it,
  /// and a judgment with the error *e* takes *e*²(1 + 2/*n*); the worst is at least the mean. Once
  /// *d* ≤ ln(1 + index), no *a*ᵢⱼ*g*ⱼ/*g*ᵢ is above 1 + index, nor is the eigenvalue above 1 +
  /// (*n* − 1)(1 + index).
  private func mostRounds(of method: RepairMethod, toIndex limit: Double, theta: Double) -> Int {
    let n = Double(order)
    let distance = 2 * Double.log(Double.log(onePlus: limit))
    let shrinkings: Double
    switch method {
    case .xuWei, .cao:
      shrinkings = .log(consistency().index / limit) / (1 - theta)
    case .worstTriad:
      shrinkings = (Double.log(squaredLogarithmicErrors()) - distance) * (n - 1) * (n - 2) / 2
    case .worstJudgment:
      shrinkings =
        (Double.log(squaredLogarithmicErrors()) - distance) * n * n * (n - 1) / (2 * (n + 2))
    case .fewestChanges:
      shrinkings = 0
    }
    return Int(max(shrinkings, 0).rounded(.up)) + 1
  }
}
