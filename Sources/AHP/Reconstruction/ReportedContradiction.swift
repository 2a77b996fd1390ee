/// Printed numbers that cannot all be those of one matrix, whatever was judged. They are seen
/// without a search.
public struct ReportedContradiction: Hashable, Sendable {
  /// What the numbers are about; `nil` for the whole model.
  public let subject: ComparisonSubject?
  /// Whose numbers they are; `nil` for the whole group.
  public let participant: ParticipantID?
  /// What does not fit.
  public let kind: Kind
  /// Whether the model says why.
  public let hasErratum: Bool

  /// What does not fit.
  public enum Kind: Hashable, Sendable {
    /// Two items have a consistency ratio, a consistency index or an excess of λ above 0.
    case inconsistentPair(PrintedNumber)
    /// Priorities sum to a number in this interval, which does not contain 1; the other way of
    /// dropping digits, if it does by that.
    case sum(ClosedRange<Double>, fits: PrintedMatrix.Digits?)
    /// The quotient of two priorities is at least this, above what judgments on the scale allow.
    case quotient(item: Int, other: Int, least: Double, limit: Double)
    /// CR, CI and λ exclude each other.
    case consistency([PrintedNumber])
    /// The same quantity has several values.
    case values(ReportedValue.Quantity, [PrintedNumber])
    /// Numbers of several quantities are about one thing, and exclude each other: the local and the
    /// global priority of an item, or judgments in both directions.
    case exclusive([ReportedMatrix.Number])
    /// Global priorities sum to a number in the first interval, and that of what compares the items
    /// lies in the second.
    case parts(ClosedRange<Double>, whole: ClosedRange<Double>)
  }
}

extension DecisionModel {
  /// Returns the printed numbers that exclude each other, in the order of the criteria, those on
  /// the whole model last.
  ///
  /// - Parameter digits: How the digits behind the printed ones were dropped.
  /// - Complexity: O(criteria + reported numbers + Σ *n*² over the reported matrices).
  public func reportedContradictions(
    _ digits: PrintedMatrix.Digits = .rounded
  ) -> [ReportedContradiction] {
    var found: [ReportedContradiction] = []
    let matrices = Dictionary(grouping: reportedMatrices(), by: \.subject)
    for criterion in criteria.indices {
      let subject = ComparisonSubject.criterion(criterion)
      found += contradictions(
        of: subject, criteria[criterion].reported, matrices[subject] ?? [], digits)
    }
    if let strategy = strategicModel {
      for criterion in strategy.criteria.indices {
        let subject = ComparisonSubject.strategicCriterion(criterion)
        found += contradictions(
          of: subject, strategy.criteria[criterion].reported, matrices[subject] ?? [], digits)
      }
    }
    return found + values(of: nil, reported, digits) + sums(ofModel: reported, digits)
  }

  private func contradictions(
    of subject: ComparisonSubject, _ blocks: [ReportedResults], _ matrices: [ReportedMatrix],
    _ digits: PrintedMatrix.Digits
  ) -> [ReportedContradiction] {
    if blocks.isEmpty && matrices.isEmpty { return [] }
    return pairs(of: subject, blocks, digits)
      + matrices.flatMap { contradictions($0, digits) } + values(of: subject, blocks, digits)
  }

  /// Matrices of two items, which are consistent whatever was judged.
  private func pairs(
    of subject: ComparisonSubject, _ blocks: [ReportedResults], _ digits: PrintedMatrix.Digits
  ) -> [ReportedContradiction] {
    guard subject.itemCount(in: self) <= 2 else { return [] }
    return blocks.flatMap { block in
      block.values.compactMap { value in
        let consistent: Double
        switch value.quantity {
        case .consistencyRatio, .consistencyIndex: consistent = 0
        case .principalEigenvalue: consistent = Double(subject.itemCount(in: self))
        default: return nil
        }
        guard !value.printed.interval(digits).contains(consistent) else { return nil }
        return ReportedContradiction(
          subject: subject, participant: block.participant,
          kind: .inconsistentPair(value.printed), hasErratum: value.erratum != nil)
      }
    }
  }

  private func contradictions(
    _ matrix: ReportedMatrix, _ digits: PrintedMatrix.Digits
  ) -> [ReportedContradiction] {
    func found(_ kind: ReportedContradiction.Kind) -> ReportedContradiction {
      ReportedContradiction(
        subject: matrix.subject, participant: matrix.participant, kind: kind, hasErratum: false)
    }
    var all: [ReportedContradiction] = []
    // Those of the items of the goal are in the whole what they are locally.
    let isWhole = matrix.subject == .criterion(goal) && !matrix.isAdjustedOnly
    for numbers in [matrix.priorities] + (isWhole ? [matrix.globalPriorities] : []) {
      let printed = numbers.compactMap(\.self)
      if printed.count == matrix.order, let sum = Self.contradiction(ofSum: printed, digits) {
        all.append(found(sum))
      }
    }
    all += matrix.exclusiveNumbers(digits).map { found(.exclusive($0)) }
    if let (sum, whole) = matrix.partsBesideWhole(digits) {
      all.append(found(.parts(sum, whole: whole)))
    }
    if matrix.order > 2, matrix.options.randomIndex.value(order: matrix.order) != nil,
      matrix.eigenvalueExcess(digits: digits) == nil
    {
      all.append(found(.consistency(matrix.consistency.map(\.printed))))
    }
    // Without a printed ratio, the judgments may be as inconsistent as they like.
    if !matrix.consistency.isEmpty, let intervals = matrix.printedMatrix(digits: digits),
      let (item, other, least) = matrix.largestLeastQuotient(digits)
    {
      let limit = intervals.largestQuotient(
        withJudgmentsUpTo: matrix.options.scale.maximum(order: matrix.order))
      if least > limit * (1 + 1e-9) {
        all.append(found(.quotient(item: item, other: other, least: least, limit: limit)))
      }
    }
    return all
  }

  /// What does not fit about the sum of printed numbers, if its interval does not contain 1.
  private static func contradiction(
    ofSum printed: [PrintedNumber], _ digits: PrintedMatrix.Digits
  ) -> ReportedContradiction.Kind? {
    func sum(_ digits: PrintedMatrix.Digits) -> ClosedRange<Double> {
      let intervals = printed.map { $0.interval(digits) }
      return intervals.reduce(0) { $0 + $1.lowerBound }...intervals.reduce(0) { $0 + $1.upperBound }
    }
    if printed.isEmpty || sum(digits).contains(1) { return nil }
    let fits = PrintedMatrix.Digits.allCases.first { $0 != digits && sum($0).contains(1) }
    return .sum(sum(digits), fits: fits)
  }

  /// Priorities of the alternatives that do not sum to 1.
  private func sums(
    ofModel blocks: [ReportedResults], _ digits: PrintedMatrix.Digits
  ) -> [ReportedContradiction] {
    blocks.compactMap { block in
      let printed = block.values.compactMap { value -> PrintedNumber? in
        guard case .alternativePriority = value.quantity, value.erratum == nil,
          value.definition == nil
        else { return nil }
        return value.printed
      }
      guard printed.count == alternatives.count,
        let kind = Self.contradiction(ofSum: printed, digits)
      else { return nil }
      return ReportedContradiction(
        subject: nil, participant: block.participant, kind: kind, hasErratum: false)
    }
  }

  /// Quantities with several values that no one number is printed as.
  private func values(
    of subject: ComparisonSubject?, _ blocks: [ReportedResults], _ digits: PrintedMatrix.Digits
  ) -> [ReportedContradiction] {
    struct Key: Hashable {
      let participant: ParticipantID?
      let options: EvaluationOptions
      let quantity: ReportedValue.Quantity
    }
    var keys: [Key] = []
    var printed: [Key: (numbers: [PrintedNumber], hasErratum: Bool)] = [:]
    for block in blocks {
      for value in block.values {
        let key = Key(
          participant: block.participant,
          options: value.quantity.options(options.overridden(by: block.settings), over: options),
          quantity: value.quantity)
        if printed[key] == nil { keys.append(key) }
        printed[key, default: ([], false)].numbers +=
          [value.printed] + value.variants.map(\.printed)
        if value.erratum != nil || !value.variants.isEmpty || value.definition != nil {
          printed[key]?.hasErratum = true
        }
      }
    }
    return keys.compactMap { key in
      guard let (numbers, hasErratum) = printed[key], numbers.count > 1 else { return nil }
      let lowest = numbers.map { $0.interval(digits).lowerBound }.max() ?? 0
      let highest = numbers.map { $0.interval(digits).upperBound }.min() ?? 0
      guard lowest > highest else { return nil }
      return ReportedContradiction(
        subject: subject, participant: key.participant, kind: .values(key.quantity, numbers),
        hasErratum: hasErratum)
    }
  }
}

extension ReportedMatrix {
  /// The two items whose quotient of priorities is certainly the largest, and its least value.
  fileprivate func largestLeastQuotient(
    _ digits: PrintedMatrix.Digits
  ) -> (item: Int, other: Int, least: Double)? {
    let known = priorities.indices.compactMap { item in
      priorities[item].map { (item: item, interval: $0.interval(digits)) }
    }
    guard known.count >= 2,
      let top = known.max(by: { $0.interval.lowerBound < $1.interval.lowerBound }),
      let bottom = known.min(by: { $0.interval.upperBound < $1.interval.upperBound }),
      top.item != bottom.item, bottom.interval.upperBound > 0
    else { return nil }
    return (top.item, bottom.item, top.interval.lowerBound / bottom.interval.upperBound)
  }
}

extension ReportedMatrix {
  /// Numbers of different quantities that are about one item, or one pair, and exclude each other.
  fileprivate func exclusiveNumbers(_ digits: PrintedMatrix.Digits) -> [[Number]] {
    typealias Claim = (number: Number, interval: ClosedRange<Double>)
    func excluding(_ claims: [Claim]) -> [Number]? {
      guard let low = claims.max(by: { $0.interval.lowerBound < $1.interval.lowerBound }),
        let high = claims.min(by: { $0.interval.upperBound < $1.interval.upperBound }),
        low.interval.lowerBound > high.interval.upperBound,
        low.number.quantity != high.number.quantity
      else { return nil }
      return [low.number, high.number]
    }
    let multiples = multiples(digits)
    let items = (0..<order).compactMap { item -> [Number]? in
      var claims: [Claim] = []
      if let own = priorities[item] {
        claims.append(
          (Number(quantity: .localPriority(item: item), printed: own), own.interval(digits)))
      }
      for multiple in multiples {
        let isIdeal = multiple.factor == .inverseOfLargest
        let printed = isIdeal ? idealPriorities[item] : globalPriorities[item]
        guard let printed, let interval = multiple.priorities()?[item] else { continue }
        let quantity: ReportedValue.Quantity =
          isIdeal ? .idealPriority(item: item) : .globalPriority(item: item)
        claims.append((Number(quantity: quantity, printed: printed), interval))
      }
      return excluding(claims)
    }
    let pairs = Dictionary(grouping: judgments) { position(of: $0) }
    let judged = pairs.keys.compactMap(\.self).sorted().compactMap { position in
      excluding(
        (pairs[position] ?? []).compactMap { number in
          ratio(of: number, on: options.scale, digits).map { (number, $0) }
        })
    }
    return items + judged
  }

  /// The sum of the global priorities and that of what compares the items, where they exclude each
  /// other; `nil` for the goal, of which the sum says it.
  fileprivate func partsBesideWhole(
    _ digits: PrintedMatrix.Digits
  ) -> (sum: ClosedRange<Double>, whole: ClosedRange<Double>)? {
    let printed = globalPriorities.compactMap(\.self).map { $0.interval(digits) }
    let whole = weight[digits]
    guard !multiples(digits).isEmpty, printed.count == order, whole != 1...1 else { return nil }
    let sum =
      printed.reduce(0) { $0 + $1.lowerBound }...printed.reduce(0) { $0 + $1.upperBound }
    return sum.overlaps(whole) ? nil : (sum, whole)
  }
}

extension ReportedValue.Quantity {
  /// The options that a quantity depends on, with others in the place of the rest.
  fileprivate func options(
    _ own: EvaluationOptions, over other: EvaluationOptions
  ) -> EvaluationOptions {
    var options = own
    options.consistencyThreshold = other.consistencyThreshold
    switch self {
    case .principalEigenvalue, .consistencyIndex, .judgment:
      (options.prioritization, options.randomIndex) = (other.prioritization, other.randomIndex)
      options.synthesis = other.synthesis
    case .consistencyRatio:
      (options.prioritization, options.synthesis) = (other.prioritization, other.synthesis)
    case .localPriority, .idealPriority, .index:
      (options.randomIndex, options.synthesis) = (other.randomIndex, other.synthesis)
    default: options.randomIndex = other.randomIndex
    }
    return options
  }
}
