/// What publications print about one comparison matrix: all blocks on one criterion that are
/// computed in the same way for the same people, together.
public struct ReportedMatrix: Hashable, Sendable {
  /// What compares the items.
  public let subject: ComparisonSubject
  /// Whose judgments it has; `nil` for the whole group.
  public let participant: ParticipantID?
  /// The options of the blocks over those of the model.
  public let options: EvaluationOptions
  /// The local priorities in the order of the items; `nil` where none is printed.
  public let priorities: [PrintedNumber?]
  /// What is printed about the consistency: CR, CI and λ.
  public let consistency: [ConsistencyNumber]

  /// A printed number that bounds the principal eigenvalue.
  public struct ConsistencyNumber: Hashable, Sendable {
    /// What it is the value of.
    public let quantity: ReportedValue.Quantity
    /// The number.
    public let printed: PrintedNumber
  }

  /// The number of items.
  public var order: Int { priorities.count }
}

extension DecisionModel {
  /// Returns what publications print about each matrix, in the order of the criteria, then of the
  /// strategic ones.
  ///
  /// Numbers with an erratum and numbers of another definition are left out, as are those of
  /// networks: they are not those of a matrix.
  ///
  /// - Complexity: O(criteria + reported numbers).
  public func reportedMatrices() -> [ReportedMatrix] {
    criteria.indices.filter { networks[$0] == nil }
      .flatMap { reportedMatrices(on: .criterion($0), criteria[$0].reported) }
      + (strategicModel?.criteria.indices.flatMap { criterion in
        reportedMatrices(
          on: .strategicCriterion(criterion), strategicModel?.criteria[criterion].reported ?? [])
      } ?? [])
  }

  func reportedMatrices(
    on subject: ComparisonSubject, _ blocks: [ReportedResults]
  ) -> [ReportedMatrix] {
    if blocks.isEmpty { return [] }
    struct Kind: Hashable {
      let participant: ParticipantID?
      let options: EvaluationOptions
    }
    var kinds: [Kind] = []
    var values: [Kind: [ReportedValue]] = [:]
    for block in blocks {
      let kind = Kind(
        participant: block.participant, options: options.overridden(by: block.settings))
      if values[kind] == nil { kinds.append(kind) }
      values[kind, default: []] += block.values.filter {
        $0.erratum == nil && $0.definition == nil
      }
    }
    return kinds.compactMap { kind in
      var priorities = [PrintedNumber?](repeating: nil, count: subject.itemCount(in: self))
      var consistency: [ReportedMatrix.ConsistencyNumber] = []
      for value in values[kind] ?? [] {
        switch value.quantity {
        case .localPriority(let item): priorities[item] = priorities[item] ?? value.printed
        case .consistencyRatio, .consistencyIndex, .principalEigenvalue:
          consistency.append(.init(quantity: value.quantity, printed: value.printed))
        default: break
        }
      }
      if consistency.isEmpty && priorities.allSatisfy({ $0 == nil }) { return nil }
      return ReportedMatrix(
        subject: subject, participant: kind.participant, options: kind.options,
        priorities: priorities, consistency: consistency)
    }
  }
}

extension DecisionModel {
  /// What publications print about the matrix of one criterion.
  func reportedMatrices(on criterion: CriterionID) -> [ReportedMatrix] {
    reportedMatrices(on: .criterion(criterion), criteria[criterion].reported)
  }
}

extension PrintedNumber {
  /// The numbers that are printed so, both ends included.
  public var interval: ClosedRange<Double> { interval(.rounded) }

  /// The numbers that are printed so if further digits were dropped in this way, both ends
  /// included.
  public func interval(_ digits: PrintedMatrix.Digits) -> ClosedRange<Double> {
    PrintedMatrix.interval(value, unit: unit, digits: digits)
  }

  /// Whether they are above every priority, which is at most 1.
  package var isAbovePriorities: Bool { interval.lowerBound > 1 }
}

extension ReportedMatrix {
  /// Whether something is printed that bounds the eigenvalue.
  public var hasConsistency: Bool { !consistency.isEmpty }

  /// Whether priorities are printed for all items, or for all but one, which has the rest.
  public var hasPriorities: Bool { priorities.count { $0 == nil } <= 1 }

  /// Returns the interval of λ − *n* that all printed numbers leave; `nil` if they exclude each
  /// other or the random index has no value for the order.
  ///
  /// Where nothing is printed, consistency ratios up to the threshold are possible.
  ///
  /// - Parameters:
  ///   - usesConsistency: Whether what is printed about consistency counts.
  ///   - digits: How the digits behind the printed ones were dropped.
  func eigenvalueExcess(
    randomIndex: RandomIndex, usesConsistency: Bool = true,
    digits: PrintedMatrix.Digits = .rounded
  ) -> ClosedRange<Double>? {
    guard let divisor = randomIndex.value(order: order) else { return nil }
    if order <= 2 { return 0...0 }
    let numbers = usesConsistency ? consistency : []
    var excess =
      numbers.isEmpty
      ? PrintedMatrix.excess(
        ofRatios: 0...options.consistencyThreshold.value(order: order), randomIndex: divisor,
        order: order)
      : 0...Double.greatestFiniteMagnitude
    for number in numbers {
      guard let own = interval(of: number, divisor: divisor, digits), own.overlaps(excess) else {
        return nil
      }
      excess = own.clamped(to: excess)
    }
    return excess
  }

  /// The interval of λ − *n* that one printed number stands for.
  private func interval(
    of number: ConsistencyNumber, divisor: Double, _ digits: PrintedMatrix.Digits
  ) -> ClosedRange<Double>? {
    let interval = number.printed.interval(digits)
    let factor: Double
    switch number.quantity {
    case .principalEigenvalue:
      return interval.lowerBound - Double(order)...interval.upperBound - Double(order)
    case .consistencyIndex: factor = Double(order - 1)
    case .consistencyRatio: factor = divisor * Double(order - 1)
    default: return nil
    }
    return interval.lowerBound * factor...interval.upperBound * factor
  }

  /// Returns the intervals that a matrix has to meet; `nil` if the numbers exclude each other, or
  /// nothing can be searched: fewer than two items, a method that the search does not know, or no
  /// random index.
  func printedMatrix(
    prioritization: PrioritizationMethod? = nil, randomIndex: RandomIndex? = nil,
    usesConsistency: Bool = true, digits: PrintedMatrix.Digits = .rounded
  ) -> PrintedMatrix? {
    let method = prioritization ?? options.prioritization
    guard order >= 2, PrintedMatrix.supportedMethods.contains(method),
      let excess = eigenvalueExcess(
        randomIndex: randomIndex ?? options.randomIndex, usesConsistency: usesConsistency,
        digits: digits)
    else { return nil }
    return PrintedMatrix(
      priorities: priorities.map { $0?.interval(digits) ?? 0...1 }, eigenvalueExcess: excess,
      method: method)
  }
}
