// What is printed of a matrix itself: judgments and indices.

extension ReportedMatrix {
  /// The same with some of the numbers only.
  func with(_ numbers: [Number], weight: PrintedWeight) -> ReportedMatrix {
    ReportedMatrix(
      of: subject, participant: participant, options: options, count: order,
      numbers.map { ReportedValue($0.quantity, printed: $0.printed) }
    ) { weight }
  }

  /// The position of a judgment above the diagonal, row by row; `nil` for other numbers.
  func position(of number: Number) -> Int? {
    guard case .judgment(let item, let other) = number.quantity, item != other else { return nil }
    return UpperTriangle.index(row: min(item, other), column: max(item, other), order: order)
  }

  /// The details that a matrix has to meet; `nil` if printed judgments exclude each other.
  ///
  /// - Parameters:
  ///   - options: How the numbers were computed.
  ///   - usesConsistency: Whether indices count.
  func details(
    by options: EvaluationOptions, usesConsistency: Bool, _ digits: PrintedMatrix.Digits
  ) -> PrintedDetails? {
    guard let ratios = ratios(on: options.scale, digits) else { return nil }
    var details = PrintedDetails(judgments: ratios)
    guard usesConsistency else { return details }
    for number in consistency where number.quantity == .index(.geometric) && order > 2 {
      let interval = number.printed.interval(digits)
      let own = details.geometricIndex ?? interval
      guard interval.overlaps(own) else { return nil }
      details.geometricIndex = interval.clamped(to: own)
    }
    if !countedIndices(digits).isEmpty {
      details.tests = [test(ofIndices: options.prioritization, digits)]
    }
    return details
  }

  /// The intervals of the ratios of printed judgments, above the diagonal row by row; empty for
  /// none, `nil` if two judgments of one pair exclude each other.
  private func ratios(
    on scale: JudgmentScale, _ digits: PrintedMatrix.Digits
  ) -> [ClosedRange<Double>?]? {
    if judgments.isEmpty { return [] }
    var ratios = [ClosedRange<Double>?](repeating: nil, count: UpperTriangle.count(order: order))
    for number in judgments {
      guard let position = position(of: number) else { continue }
      guard let own = ratio(of: number, on: scale, digits) else { return nil }
      let left = ratios[position] ?? own
      guard left.overlaps(own) else { return nil }
      ratios[position] = own.clamped(to: left)
    }
    return ratios
  }

  /// The ratios above the diagonal that a printed judgment stands for on a scale; `nil` for none.
  func ratio(
    of number: Number, on scale: JudgmentScale, _ digits: PrintedMatrix.Digits
  ) -> ClosedRange<Double>? {
    func ratio(_ judgment: Double) -> Double {
      if judgment <= 0 { return 0 }
      let ratio = scale.value(of: judgment, order: order)
      // Beyond the end of a scale.
      return ratio > 0 ? ratio : .infinity
    }
    let printed = number.printed.interval(digits)
    guard case .judgment(let item, let other) = number.quantity, printed.upperBound > 0 else {
      return nil
    }
    let ratios = ratio(printed.lowerBound)...ratio(printed.upperBound)
    return item < other ? ratios : 1 / ratios.upperBound...1 / ratios.lowerBound
  }

  /// The printed judgments of each pair of items as which no value of an entry is printed: one by
  /// itself, or all together; without those that exclude each other.
  ///
  /// - Parameter others: Further numbers of the same judgments.
  /// - Complexity: O(printed judgments · values).
  func unmetJudgments(
    _ others: [ReportedMatrix], by values: JudgmentValues, _ digits: PrintedMatrix.Digits
  ) -> [[Number]] {
    let slack = 1e-9
    func isUnmet(_ numbers: [Number]) -> Bool {
      let claims = numbers.map { ratio(of: $0, on: values.scale, digits) }
      let low = claims.map { $0?.lowerBound ?? .infinity }.max() ?? 0
      let high = claims.map { $0?.upperBound ?? .infinity }.min() ?? 0
      let excludeEachOther = numbers.count > 1 && low > high
      return !excludeEachOther
        && !values.ratios.contains { $0 >= low * (1 - slack) && $0 <= high * (1 + slack) }
    }
    let judged = Dictionary(grouping: judgments + others.flatMap(\.judgments)) {
      position(of: $0)
    }
    return judged.keys.compactMap(\.self).sorted().compactMap { position in
      let numbers = judged[position] ?? []
      return numbers.first { isUnmet([$0]) }.map { [$0] } ?? (isUnmet(numbers) ? numbers : nil)
    }
  }

  /// The condition that the printed indices which count put on a matrix.
  private func test(
    ofIndices method: PrioritizationMethod, _ digits: PrintedMatrix.Digits
  ) -> PrintedTest {
    let wanted = countedIndices(digits).compactMap {
      number -> (name: ConsistencyIndexName, PrintedNumber)? in
      guard case .index(let name) = number.quantity else { return nil }
      return (name, number.printed)
    }
    let name = wanted.map { "\($0.name.rawValue) \($0.1.text)" }.joined(separator: ", ")
    return PrintedTest("\(name), \(method.rawValue), \(digits.rawValue)") { matrix in
      let found = NamedIndices(of: IncompleteComparisonMatrix(matrix), by: method)
      return wanted.allSatisfy { name, printed in
        found.value(of: name).map { printed.interval(digits).contains($0) } ?? false
      }
    }
  }
}

extension ReportedMatrix.Number {
  /// Whether a number on consistency can be that of one or two items, which are consistent whatever
  /// was judged.
  func isOfPair(order: Int, _ digits: PrintedMatrix.Digits) -> Bool {
    let consistent: Double? =
      switch quantity {
      case .principalEigenvalue: Double(order)
      case .consistencyIndex, .consistencyRatio, .index(.geometric): 0
      case .index(let name):
        NamedIndices(
          of: IncompleteComparisonMatrix(ComparisonMatrix(unchecked: [1], order: 2)),
          by: .eigenvector
        ).value(of: name)
      default: nil
      }
    // Undefined for so few.
    guard let consistent else { return false }
    return printed.interval(digits).contains(consistent)
  }
}

extension ReportedValue {
  /// Whether the model says why the number may differ, so that nothing is searched by it.
  var isExplained: Bool { erratum != nil || definition != nil }
}

extension ReportedValue.Quantity {
  /// Whether it is one of a single comparison matrix.
  var isOfMatrix: Bool {
    switch self {
    case .principalEigenvalue, .consistencyIndex, .consistencyRatio, .index, .localPriority,
      .idealPriority, .globalPriority, .judgment:
      true
    default: false
    }
  }
}
