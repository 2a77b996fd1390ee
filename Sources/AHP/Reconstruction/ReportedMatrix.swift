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
  /// The local priorities divided by the largest, likewise.
  public let idealPriorities: [PrintedNumber?]
  /// The local priorities times the priority of what compares the items, likewise.
  public let globalPriorities: [PrintedNumber?]
  /// What that priority can be by other printed numbers.
  public let weight: PrintedWeight
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

  /// What the numbers of a matrix are.
  public enum Numbers: String, Hashable, Sendable, CaseIterable {
    case priorities, idealPriorities, globalPriorities, consistency
  }
}

/// What the global priority of a criterion can be by printed numbers.
public struct PrintedWeight: Hashable, Sendable {
  /// If digits were rounded.
  fileprivate(set) var rounded: ClosedRange<Double>
  /// If they were cut.
  fileprivate(set) var cut: ClosedRange<Double>

  /// That of the goal.
  static let whole = PrintedWeight(rounded: 1...1, cut: 1...1)
  /// Nothing is known.
  static let open = PrintedWeight(rounded: 0...1, cut: 0...1)

  /// The interval by a way of dropping digits.
  public subscript(digits: PrintedMatrix.Digits) -> ClosedRange<Double> {
    digits == .cut ? cut : rounded
  }

  /// What remains if a number is printed for it; that number's interval where the two exclude each
  /// other.
  fileprivate func narrowed(to printed: PrintedNumber?) -> PrintedWeight {
    func narrowed(_ own: ClosedRange<Double>, _ digits: PrintedMatrix.Digits) -> ClosedRange<Double>
    {
      guard let interval = printed?.interval(digits) else { return own }
      let possible = max(0, interval.lowerBound)...max(0, interval.upperBound)
      return possible.overlaps(own) ? possible.clamped(to: own) : possible
    }
    return PrintedWeight(rounded: narrowed(rounded, .rounded), cut: narrowed(cut, .cut))
  }

  /// That of an item with a local priority; of which nothing is known if none is printed.
  fileprivate func times(_ printed: PrintedNumber?) -> PrintedWeight {
    func product(_ own: ClosedRange<Double>, _ digits: PrintedMatrix.Digits) -> ClosedRange<Double>
    {
      guard let interval = printed?.interval(digits) else { return 0...own.upperBound }
      return own.lowerBound * max(0, interval.lowerBound)...own.upperBound
        * max(0, interval.upperBound)
    }
    return PrintedWeight(rounded: product(rounded, .rounded), cut: product(cut, .cut))
  }
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
    let children = childrenWithGlobalPriorities(of: subject)
    if blocks.isEmpty && children.isEmpty { return [] }
    struct Kind: Hashable {
      let participant: ParticipantID?
      let options: EvaluationOptions
    }
    var kinds: [Kind] = []
    var values: [Kind: [ReportedValue]] = [:]
    func add(_ block: ReportedResults, _ own: [ReportedValue]) {
      let kind = Kind(
        participant: block.participant, options: options.overridden(by: block.settings))
      if values[kind] == nil { kinds.append(kind) }
      values[kind, default: []] += own.filter { $0.erratum == nil && $0.definition == nil }
    }
    for block in blocks { add(block, block.values) }
    for block in reported where !children.isEmpty {
      let own = block.values.compactMap { value -> ReportedValue? in
        guard case .criterionPriority(let child) = value.quantity, let item = children[child] else {
          return nil
        }
        var number = value
        number.quantity = .globalPriority(item: item)
        return number
      }
      if !own.isEmpty { add(block, own) }
    }
    let none = [PrintedNumber?](repeating: nil, count: subject.itemCount(in: self))
    return kinds.compactMap { kind in
      var (priorities, ideals, globals) = (none, none, none)
      var consistency: [ReportedMatrix.ConsistencyNumber] = []
      for value in values[kind] ?? [] {
        switch value.quantity {
        case .localPriority(let item): priorities[item] = priorities[item] ?? value.printed
        case .idealPriority(let item): ideals[item] = ideals[item] ?? value.printed
        case .globalPriority(let item): globals[item] = globals[item] ?? value.printed
        case .consistencyRatio, .consistencyIndex, .principalEigenvalue:
          consistency.append(.init(quantity: value.quantity, printed: value.printed))
        default: break
        }
      }
      let matrix = ReportedMatrix(
        subject: subject, participant: kind.participant, options: kind.options,
        priorities: priorities, idealPriorities: ideals, globalPriorities: globals,
        weight: globals == none
          ? .open : weight(of: subject, participant: kind.participant, options: kind.options),
        consistency: consistency)
      return matrix.numbers.isEmpty ? nil : matrix
    }
  }

  /// The items of a criterion whose priorities in the whole model are printed as such, by the
  /// child that they are.
  private func childrenWithGlobalPriorities(of subject: ComparisonSubject) -> [CriterionID: Int] {
    guard case .criterion(let criterion) = subject, !reported.isEmpty else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: criteria[criterion].children.enumerated()
        .filter { criteria[$0.element].parents.count == 1 }.map { ($0.element, $0.offset) })
  }

  /// What printed numbers of the same people and options say of the global priority of a criterion.
  private func weight(
    of subject: ComparisonSubject, participant: ParticipantID?, options: EvaluationOptions
  ) -> PrintedWeight {
    guard case .criterion(let criterion) = subject else { return .open }
    if criterion == goal { return .whole }
    guard criteria[criterion].parents.count == 1, let parent = criteria[criterion].parents.first,
      let item = criteria[parent].children.firstIndex(of: criterion)
    else { return .open }
    func printed(_ blocks: [ReportedResults], _ quantity: ReportedValue.Quantity) -> PrintedNumber?
    {
      for block in blocks
      where block.participant == participant
        && self.options.overridden(by: block.settings) == options
      {
        for value in block.values
        where value.quantity == quantity && value.erratum == nil && value.definition == nil {
          return value.printed
        }
      }
      return nil
    }
    let blocks = criteria[parent].reported
    return weight(of: .criterion(parent), participant: participant, options: options)
      .times(printed(blocks, .localPriority(item: item)))
      .narrowed(to: printed(blocks, .globalPriority(item: item)))
      .narrowed(to: printed(reported, .criterionPriority(criterion)))
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

  /// Whether something is printed that bounds the priorities.
  public var hasPriorities: Bool { numbers.contains { $0 != .consistency } }

  /// What is printed of the matrix.
  public var numbers: Set<Numbers> {
    var all: Set<Numbers> = consistency.isEmpty ? [] : [.consistency]
    for (kind, numbers) in [
      (.priorities, priorities), (.idealPriorities, idealPriorities),
      (.globalPriorities, globalPriorities),
    ] as [(Numbers, [PrintedNumber?])] where numbers.contains(where: { $0 != nil }) {
      all.insert(kind)
    }
    return all
  }

  /// What is printed on the consistency of two items, which are consistent whatever was judged,
  /// and would exclude every judgment: it does not count in a search.
  public func leftOut(_ digits: PrintedMatrix.Digits = .rounded) -> [PrintedNumber] {
    if order > 2 { return [] }
    return consistency.filter { number in
      let consistent = number.quantity == .principalEigenvalue ? Double(order) : 0
      return !number.printed.interval(digits).contains(consistent)
    }.map(\.printed)
  }

  /// Returns the interval of λ − *n* that all printed numbers leave; `nil` if they exclude each
  /// other or the random index has no value for the order.
  ///
  /// Where nothing is printed, consistency ratios up to the threshold are possible.
  ///
  /// - Parameters:
  ///   - usesConsistency: Whether what is printed about consistency counts.
  ///   - digits: How the digits behind the printed ones were dropped.
  ///   - threshold: The largest ratio where none counts; `nil` for that of the options.
  func eigenvalueExcess(
    randomIndex: RandomIndex, usesConsistency: Bool = true,
    digits: PrintedMatrix.Digits = .rounded, threshold: ConsistencyThreshold? = nil
  ) -> ClosedRange<Double>? {
    guard let divisor = randomIndex.value(order: order) else { return nil }
    if order <= 2 { return 0...0 }
    let numbers = usesConsistency ? consistency : []
    var excess =
      numbers.isEmpty
      ? PrintedMatrix.excess(
        ofRatios: 0...(threshold ?? options.consistencyThreshold).value(order: order),
        randomIndex: divisor,
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
    usesConsistency: Bool = true, digits: PrintedMatrix.Digits = .rounded,
    threshold: ConsistencyThreshold? = nil
  ) -> PrintedMatrix? {
    // Two items have the same priorities by every method.
    let method = order == 2 ? .eigenvector : prioritization ?? options.prioritization
    guard order >= 2, PrintedMatrix.supportedMethods.contains(method),
      let excess = eigenvalueExcess(
        randomIndex: randomIndex ?? options.randomIndex, usesConsistency: usesConsistency,
        digits: digits, threshold: threshold)
    else { return nil }
    let multiples = multiples(digits)
    var matrix: PrintedMatrix? = PrintedMatrix(
      priorities: priorities.map { $0?.interval(digits) ?? 0...1 }, eigenvalueExcess: excess,
      method: method, multiples: multiples)
    for multiple in multiples {
      guard let intervals = multiple.priorities() else { return nil }
      matrix = matrix?.narrowed(to: intervals)
    }
    return matrix
  }

  /// The numbers that are printed in the place of priorities. By structural adjustment global
  /// priorities are no multiples of local ones.
  private func multiples(_ digits: PrintedMatrix.Digits) -> [PrintedMultiples] {
    var multiples: [PrintedMultiples] = []
    if numbers.contains(.idealPriorities) {
      multiples.append(
        PrintedMultiples(idealPriorities.map { $0?.interval(digits) }, factor: .inverseOfLargest))
    }
    if numbers.contains(.globalPriorities) && !hasAdjustedGlobals {
      multiples.append(
        PrintedMultiples(
          globalPriorities.map { $0?.interval(digits) }, factor: .within(weight[digits])))
    }
    return multiples
  }

  /// Whether global priorities are no multiples of local ones.
  private var hasAdjustedGlobals: Bool { options.structuralAdjustment.isOn }

  /// Whether nothing but such global priorities is printed, which a search cannot meet.
  var isAdjustedOnly: Bool { hasAdjustedGlobals && numbers == [.globalPriorities] }
}
