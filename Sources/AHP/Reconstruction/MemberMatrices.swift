internal import RealModule

/// The matrices that people may have judged on one criterion by their own printed numbers, and the
/// group's numbers that combinations of them give.
struct MemberMatrices {
  /// One list for each person.
  let lists: [[ComparisonMatrix]]
  /// Whether no matrix is left out.
  let areComplete: Bool

  /// How many combinations are looked at.
  private static let mostCombinations = 100_000

  /// The most matrices of a group that members' judgments are taken out of.
  static let mostMatricesOfGroup = 20_000

  /// Calls a function with each combination, one matrix for each person, until it wants no more.
  ///
  /// - Returns: Whether all combinations were looked at.
  /// - Complexity: O(combinations), at most `mostCombinations`.
  private func forEach(left: inout Int, _ body: ([ComparisonMatrix]) -> Bool) -> Bool {
    for chosen in PositionCombinations(lists.map(\.count)) {
      if left == 0 || SearchStop.code != 0 { return false }
      left -= 1
      if !body(zip(lists, chosen).map({ $0[$1] })) { return false }
    }
    return true
  }

  /// Goes through the combinations, where nobody else counts.
  ///
  /// - Parameter body: Takes one matrix for each person, and says whether it wants more.
  /// - Returns: Whether there are no other combinations.
  func combinations(_ body: ([ComparisonMatrix]) -> Bool) -> Bool {
    var left = Self.mostCombinations
    return forEach(left: &left, body) && areComplete
  }

  /// Goes through the combinations that give a matrix of a group together with judgments of the
  /// people of whom no numbers are printed.
  ///
  /// - Parameters:
  ///   - group: What may be the geometric means of the judgments of all.
  ///   - rest: What the geometric means of the others' judgments can be.
  ///   - body: Takes the group's matrix, one matrix for each person, and what remains for the
  ///     others.
  /// - Returns: Whether all combinations were looked at, and there are no others of these matrices.
  func combinations(
    in group: [ComparisonMatrix], besides rest: JudgmentValues,
    _ body: (ComparisonMatrix, [ComparisonMatrix], ComparisonMatrix) -> Void
  ) -> Bool {
    var left = Self.mostCombinations
    var isComplete = areComplete
    for combined in group {
      let all = forEach(left: &left) { own in
        let remainder = rest.remainder(
          of: combined, respondents: lists.count + rest.respondents, without: own)
        if let remainder { body(combined, own, remainder) }
        return true
      }
      isComplete = isComplete && all
    }
    return isComplete
  }
}

/// The local priorities of a group on one criterion.
struct GroupNumbers {
  private let aggregation: GroupAggregation
  private let method: PrioritizationMethod
  /// The shares of the people; they sum to 1.
  private let weights: [Double]
  /// Whether what is printed about consistency is the group's own.
  private let hasConsistency: Bool

  init(
    _ model: DecisionModel, _ matrix: ReportedMatrix?, options: EvaluationOptions,
    people: [ParticipantID]
  ) {
    aggregation = options.aggregation
    method = options.prioritization
    let own = people.map { model.participants[$0].weight }
    let sum = own.reduce(0, +)
    weights = own.map { sum > 0 ? $0 / sum : 1 / Double(people.count) }
    hasConsistency = matrix?.hasConsistency ?? false
  }

  /// The geometric means of the judgments; `nil` where priorities are combined.
  func combined(_ matrices: [ComparisonMatrix]) -> ComparisonMatrix? {
    aggregation == .judgments ? ComparisonMatrix.combined(matrices, weights: weights) : nil
  }

  /// Returns the group's priorities; `nil` if its printed numbers do not come out.
  func priorities(of matrices: [ComparisonMatrix], for printed: PrintedMatrix?) -> [Double]? {
    let priorities: [Double]
    if let combined = combined(matrices) {
      if let printed,
        !printed.details.admits(combined)
          || hasConsistency
            && !printed.eigenvalueExcess.contains(combined.principalEigenvector().eigenvalueExcess)
      {
        return nil
      }
      priorities = combined.priorities(by: method).values
    } else {
      let isGeometric =
        aggregation == .prioritiesGeometric || aggregation == .localPrioritiesGeometric
      let own = matrices.map { $0.priorities(by: method).values }
      let means = own[0].indices.map { item in
        let sum = zip(own, weights).reduce(0) {
          $0 + $1.1 * (isGeometric ? .log($1.0[item]) : $1.0[item])
        }
        return isGeometric ? Double.exp(sum) : sum
      }
      let sum = means.reduce(0, +)
      priorities = means.map { $0 / sum }
    }
    guard let printed else { return priorities }
    let isPrinted =
      zip(printed.priorities, priorities).allSatisfy { $0.contains($1) }
      && printed.multiples.allSatisfy { $0.admits(priorities) }
    return isPrinted ? priorities : nil
  }
}

extension ComparisonMatrix {
  /// The geometric means of the judgments of people whose weights sum to 1.
  static func combined(_ matrices: [ComparisonMatrix], weights: [Double]) -> ComparisonMatrix {
    ComparisonMatrix(
      unchecked: matrices[0].upperTriangle.indices.map { pair in
        .exp(zip(matrices, weights).reduce(0) { $0 + $1.1 * .log($1.0.upperTriangle[pair]) })
      }, order: matrices[0].order)
  }
}

extension JudgmentValues {
  /// The matrix of the geometric means of the other respondents' judgments, of a combined one and
  /// those of some; `nil` if these values do not have all of them.
  ///
  /// - Parameters:
  ///   - combined: The geometric means of all.
  ///   - count: How many respondents these are.
  ///   - some: Matrices of some of them.
  fileprivate func remainder(
    of combined: ComparisonMatrix, respondents count: Int, without some: [ComparisonMatrix]
  ) -> ComparisonMatrix? {
    var triangle: [Double] = []
    for (pair, mean) in combined.upperTriangle.enumerated() {
      let sum =
        Double(count) * .log(mean) - some.reduce(0) { $0 + .log($1.upperTriangle[pair]) }
      let ratio = Double.exp(sum / Double(respondents))
      guard let value = value(nearlyEqualTo: ratio) else { return nil }
      triangle.append(value)
    }
    return ComparisonMatrix(unchecked: triangle, order: combined.order)
  }

  /// The value that a ratio differs from by rounding only; `nil` for none.
  func value(nearlyEqualTo ratio: Double) -> Double? {
    ratios.first { abs($0 - ratio) <= 1e-8 * ratio }
  }
}
