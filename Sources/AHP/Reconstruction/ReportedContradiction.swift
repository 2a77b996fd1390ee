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
    /// Numbers of CR, CI, λ and the geometric index that no matrix has: together, or one alone.
    case consistency([ReportedMatrix.Number])
    /// The same quantity has several values.
    case values(ReportedValue.Quantity, [PrintedNumber])
    /// Numbers of several quantities exclude each other, and none of them could be left out: the
    /// local and the global priority of an item, or judgments in both directions; the global
    /// priority of what compares the items, if they do because it lies in an interval.
    case exclusive([ReportedMatrix.Number], whole: ClosedRange<Double>?)
    /// The printed global priorities sum to a number in the first interval, and that of what
    /// compares the items lies in the second.
    case parts(ClosedRange<Double>, whole: ClosedRange<Double>)
  }
}

extension DecisionModel {
  /// Returns the printed numbers that exclude each other, in the order of the criteria and of the
  /// rating scales, those on the whole model last.
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
    for scale in ratingScales.indices {
      let subject = ComparisonSubject.ratingScale(scale)
      found += contradictions(
        of: subject, ratingScales[scale].reported, matrices[subject] ?? [], digits)
    }
    return found + values(of: nil, reported, digits) + sums(ofModel: reported, digits)
      + ratios(ofModel: reported, digits)
  }

  private func contradictions(
    of subject: ComparisonSubject, _ blocks: [ReportedResults], _ matrices: [ReportedMatrix],
    _ digits: PrintedMatrix.Digits
  ) -> [ReportedContradiction] {
    if blocks.isEmpty && matrices.isEmpty { return [] }
    // What is rated by itself is no part of 1, and comes from no matrix.
    let isCompared = !subject.judgments(in: self).sets.contains { $0.judgments.isAbsolute }
    return pairs(of: subject, blocks, digits)
      + (isCompared ? matrices.flatMap { contradictions($0, digits) } : [])
      + values(of: subject, blocks, digits)
  }

  /// Matrices of two items, which are consistent whatever was judged.
  private func pairs(
    of subject: ComparisonSubject, _ blocks: [ReportedResults], _ digits: PrintedMatrix.Digits
  ) -> [ReportedContradiction] {
    guard subject.itemCount(in: self) <= 2 else { return [] }
    return blocks.flatMap { block in
      block.values.compactMap { value in
        switch value.quantity {
        case .consistencyRatio, .consistencyIndex, .principalEigenvalue, .index: break
        default: return nil
        }
        let number = ReportedMatrix.Number(quantity: value.quantity, printed: value.printed)
        if number.isOfPair(order: subject.itemCount(in: self), digits) { return nil }
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
      if let sum = Self.contradiction(
        ofSum: numbers.compactMap(\.self), of: matrix.order, digits)
      {
        all.append(found(sum))
      }
    }
    if all.isEmpty, let sum = explainedSum(matrix, digits) { all.append(sum) }
    if let (sum, whole) = matrix.partsBesideWhole(digits) {
      all.append(found(.parts(sum, whole: whole)))
    }
    all += matrix.exclusiveNumbers(digits, isExplained: all.contains { !$0.hasErratum }).map {
      found(.exclusive($0.numbers, whole: $0.whole))
    }
    if matrix.order > 2, matrix.options.randomIndex.value(order: matrix.order) != nil,
      let numbers = matrix.exclusiveConsistency(digits)
    {
      all.append(found(.consistency(numbers)))
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

  /// What does not fit about the sum of printed numbers of so many: its interval does not contain
  /// 1, or is above 1 where not all are printed.
  private static func contradiction(
    ofSum printed: [PrintedNumber], of count: Int, _ digits: PrintedMatrix.Digits
  ) -> ReportedContradiction.Kind? {
    func sum(_ digits: PrintedMatrix.Digits) -> ClosedRange<Double> {
      let intervals = printed.map { $0.interval(digits) }
      return intervals.reduce(0) { $0 + $1.lowerBound }...intervals.reduce(0) { $0 + $1.upperBound }
    }
    func isPossible(_ sum: ClosedRange<Double>) -> Bool {
      sum.lowerBound <= 1 && (printed.count < count || sum.upperBound >= 1)
    }
    if printed.isEmpty || isPossible(sum(digits)) { return nil }
    let fits = PrintedMatrix.Digits.allCases.first { $0 != digits && isPossible(sum($0)) }
    return .sum(sum(digits), fits: fits)
  }

  /// What does not fit about the sum of local priorities if those with an erratum count too.
  private func explainedSum(
    _ matrix: ReportedMatrix, _ digits: PrintedMatrix.Digits
  ) -> ReportedContradiction? {
    var priorities = matrix.priorities
    var hasErratum = false
    for value in matrix.explained where value.erratum != nil {
      guard case .localPriority(let item) = value.quantity, priorities[item] == nil else {
        continue
      }
      priorities[item] = value.printed
      hasErratum = true
    }
    guard hasErratum,
      let sum = Self.contradiction(
        ofSum: priorities.compactMap(\.self), of: matrix.order, digits)
    else { return nil }
    return ReportedContradiction(
      subject: matrix.subject, participant: matrix.participant, kind: sum, hasErratum: true)
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
      return Self.contradiction(ofSum: printed, of: alternatives.count, digits).map { kind in
        ReportedContradiction(
          subject: nil, participant: block.participant, kind: kind, hasErratum: false)
      }
    }
  }

  /// Consistency ratios of a hierarchy in which no more than two items are compared anywhere.
  private func ratios(
    ofModel blocks: [ReportedResults], _ digits: PrintedMatrix.Digits
  ) -> [ReportedContradiction] {
    guard strategicModel == nil, networks.isEmpty,
      criteria.indices.allSatisfy({ itemCount(of: $0) <= 2 })
    else { return [] }
    return blocks.flatMap { block in
      block.values.compactMap { value in
        guard value.quantity == .hierarchyConsistencyRatio,
          !value.printed.interval(digits).contains(0)
        else { return nil }
        return ReportedContradiction(
          subject: nil, participant: block.participant, kind: .inconsistentPair(value.printed),
          hasErratum: value.isExplained)
      }
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
  /// Numbers that exclude each other, with what the global priority of what compares the items can
  /// be if they do because of that.
  fileprivate typealias Exclusion = (numbers: [Number], whole: ClosedRange<Double>?)

  /// Numbers of different quantities that exclude each other, and of which none can be left out:
  /// two of one item or pair where there are such, and otherwise as few as were found.
  ///
  /// - Parameter isExplained: Whether it is known already why no priorities have the numbers, so
  ///   that only two of one item or pair are looked at.
  /// - Complexity: O(*n*²) for *n* items.
  fileprivate func exclusiveNumbers(
    _ digits: PrintedMatrix.Digits, isExplained: Bool
  ) -> [Exclusion] {
    let numbers = priorityNumbers
    var found = (0..<order).flatMap { item in
      pairs(numbers.filter { $0.quantity.item == item }).compactMap { exclusion($0, digits) }
        .prefix(1)
    }
    if found.isEmpty && !isExplained && excludesAll(numbers, digits) {
      let fewest = [numbers, numbers.reversed()].map { fewestExcluding($0, digits) }
        .min { $0.count < $1.count }
      found += [fewest.flatMap { exclusion($0, digits) }].compactMap(\.self)
    }
    return found + exclusiveJudgments(digits).map { ($0, nil) }
  }

  /// Numbers together with the global priority that they exclude each other by; `nil` if they do
  /// not, or are all of one quantity, which their sum says.
  private func exclusion(_ numbers: [Number], _ digits: PrintedMatrix.Digits) -> Exclusion? {
    guard excludesAll(numbers, digits), Set(numbers.map(\.quantity.rank)).count > 1 else {
      return nil
    }
    let isByWhole =
      weight != .whole && !with(numbers, weight: .open).excludesAllPriorities(digits)
    return (
      numbers.sorted { $0.quantity.order < $1.quantity.order }, isByWhole ? weight[digits] : nil
    )
  }

  private func excludesAll(_ numbers: [Number], _ digits: PrintedMatrix.Digits) -> Bool {
    with(numbers, weight: weight).excludesAllPriorities(digits)
  }

  /// What remains of numbers that exclude each other if all are left out, in turn, without which
  /// the others still do.
  private func fewestExcluding(
    _ numbers: [Number], _ digits: PrintedMatrix.Digits
  ) -> [Number] {
    numbers.reduce(numbers) { left, number in
      let others = left.filter { $0 != number }
      return excludesAll(others, digits) ? others : left
    }
  }

  /// Every two of some numbers.
  private func pairs(_ numbers: [Number]) -> [[Number]] {
    numbers.indices.flatMap { first in
      numbers[(first + 1)...].map { [numbers[first], $0] }
    }
  }

  /// Two judgments of each pair of items, in both directions, that exclude each other.
  private func exclusiveJudgments(_ digits: PrintedMatrix.Digits) -> [[Number]] {
    let judged = Dictionary(grouping: judgments) { position(of: $0) }
    return judged.keys.compactMap(\.self).sorted().compactMap { position in
      let claims = (judged[position] ?? []).compactMap { number in
        ratio(of: number, on: options.scale, digits).map { (number: number, interval: $0) }
      }
      guard let low = claims.max(by: { $0.interval.lowerBound < $1.interval.lowerBound }),
        let high = claims.min(by: { $0.interval.upperBound < $1.interval.upperBound }),
        low.interval.lowerBound > high.interval.upperBound,
        low.number.quantity != high.number.quantity
      else { return nil }
      return [low.number, high.number]
    }
  }

  /// The fewest numbers on consistency that no matrix has: one, two or all; `nil` if one can have
  /// all.
  fileprivate func exclusiveConsistency(_ digits: PrintedMatrix.Digits) -> [Number]? {
    guard eigenvalueExcess(digits: digits) == nil else { return nil }
    let few = consistency.map { [$0] } + pairs(consistency)
    return few.first { with($0, weight: .open).eigenvalueExcess(digits: digits) == nil }
      ?? consistency
  }

  /// The sum of the printed global priorities and that of what compares the items, where they
  /// exclude each other; `nil` for the goal, of which the sum says it.
  fileprivate func partsBesideWhole(
    _ digits: PrintedMatrix.Digits
  ) -> (sum: ClosedRange<Double>, whole: ClosedRange<Double>)? {
    let printed = globalPriorities.compactMap(\.self).map { $0.interval(digits) }
    let whole = weight[digits]
    guard !multiples(digits).isEmpty, !printed.isEmpty, whole != 1...1 else { return nil }
    let sum =
      printed.reduce(0) { $0 + $1.lowerBound }...printed.reduce(0) { $0 + $1.upperBound }
    // Those that are not printed add to the others.
    let isPossible =
      sum.lowerBound <= whole.upperBound
      && (printed.count < order || sum.upperBound >= whole.lowerBound)
    return isPossible ? nil : (sum, whole)
  }
}

extension ReportedValue.Quantity {
  /// The item that a priority is of; `nil` for other quantities.
  fileprivate var item: Int? {
    switch self {
    case .localPriority(let item), .idealPriority(let item), .globalPriority(let item): item
    default: nil
    }
  }

  /// The place of the kind among priorities: global, ideal, local.
  fileprivate var rank: Int {
    switch self {
    case .globalPriority: 0
    case .idealPriority: 1
    default: 2
    }
  }

  /// The order in which priorities that exclude each other are named.
  fileprivate var order: (Int, Int) { (item ?? 0, rank) }
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
