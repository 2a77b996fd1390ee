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
  /// What is printed about the consistency and bounds the principal eigenvalue: CR, CI, λ and the
  /// geometric index.
  public let consistency: [Number]
  /// The printed judgments.
  public let judgments: [Number]
  /// The other indices of the matrix.
  public let indices: [Number]
  /// Further numbers for a priority that has one above, as of another block.
  public let repeated: [Number]
  /// The numbers with an erratum or a definition of their own, which are none of the above.
  public fileprivate(set) var explained: [ReportedValue] = []

  /// A printed number.
  public struct Number: Hashable, Sendable {
    /// What it is the value of.
    public let quantity: ReportedValue.Quantity
    /// The number.
    public let printed: PrintedNumber
  }

  /// The number of items.
  public var order: Int { priorities.count }

  /// What the numbers of a matrix are.
  public enum Numbers: String, Hashable, Sendable, CaseIterable {
    case priorities, idealPriorities, globalPriorities, consistency, judgments, indices
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

  /// What remains if numbers are printed for it; the interval of one that excludes those before.
  fileprivate func narrowed(to printed: [PrintedNumber]) -> PrintedWeight {
    func narrowed(_ own: ClosedRange<Double>, _ digits: PrintedMatrix.Digits) -> ClosedRange<Double>
    {
      printed.reduce(own) { own, printed in
        let possible = printed.possible(digits)
        return possible.overlaps(own) ? possible.clamped(to: own) : possible
      }
    }
    return PrintedWeight(rounded: narrowed(rounded, .rounded), cut: narrowed(cut, .cut))
  }

  /// That of an item with a local priority; of which nothing is known if none is printed.
  fileprivate func times(_ printed: [PrintedNumber]) -> PrintedWeight {
    func product(_ own: ClosedRange<Double>, _ digits: PrintedMatrix.Digits) -> ClosedRange<Double>
    {
      let local = printed.reduce(0...1) { local, printed in
        let possible = printed.possible(digits)
        return possible.overlaps(local) ? possible.clamped(to: local) : local
      }
      return own.lowerBound * local.lowerBound...own.upperBound * local.upperBound
    }
    return PrintedWeight(rounded: product(rounded, .rounded), cut: product(cut, .cut))
  }
}

extension DecisionModel {
  /// Returns what publications print about each matrix, in the order of the criteria, then of the
  /// strategic ones and of the rating scales.
  ///
  /// Numbers with an erratum and numbers of another definition are left out, as are those of
  /// networks: they are not those of a matrix.
  ///
  /// - Complexity: O(criteria + reported numbers).
  public func reportedMatrices() -> [ReportedMatrix] {
    criteria.indices.filter { networks[$0] == nil }
      .flatMap { reportedMatrices(on: .criterion($0)) }
      + (strategicModel?.criteria.indices.flatMap {
        reportedMatrices(on: .strategicCriterion($0))
      } ?? []) + ratingScales.indices.flatMap { reportedMatrices(on: .ratingScale($0)) }
  }

  private func reportedMatrices(
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
      var options = options.overridden(by: block.settings)
      // How priorities are combined changes no matrix.
      options.synthesis = self.options.synthesis
      if case .ratingScale(let scale) = subject, block.settings.prioritization == nil,
        let method = ratingScales[scale].prioritization
      {
        options.prioritization = method
      }
      let kind = Kind(participant: block.participant, options: options)
      if values[kind] == nil { kinds.append(kind) }
      values[kind, default: []] += own
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
    return kinds.compactMap { kind in
      let values = values[kind] ?? []
      var matrix = ReportedMatrix(
        of: subject, participant: kind.participant, options: kind.options,
        count: subject.itemCount(in: self), values.filter { !$0.isExplained }
      ) { weight(of: subject, participant: kind.participant, options: kind.options) }
      matrix.explained = values.filter { $0.isExplained && $0.quantity.isOfMatrix }
      return matrix.numbers.isEmpty ? nil : matrix
    }
  }

  /// The items of a criterion whose priorities in the whole model are printed as such, by the
  /// child that they are.
  private func childrenWithGlobalPriorities(of subject: ComparisonSubject) -> [CriterionID: Int] {
    guard case .criterion(let criterion) = subject, !reported.isEmpty else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: onlyChildren(of: criterion).map { ($0.child, $0.item) })
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
    func printed(_ blocks: [ReportedResults], _ quantity: ReportedValue.Quantity) -> [PrintedNumber]
    {
      blocks.filter {
        $0.participant == participant && self.options.overridden(by: $0.settings) == options
      }.flatMap(\.values).filter {
        $0.quantity == quantity && !$0.isExplained
      }.map(\.printed)
    }
    let blocks = criteria[parent].reported
    return weight(of: .criterion(parent), participant: participant, options: options)
      .times(printed(blocks, .localPriority(item: item)))
      .narrowed(to: printed(blocks, .globalPriority(item: item)))
      .narrowed(to: printed(reported, .criterionPriority(criterion)))
  }
}

extension ReportedMatrix {
  /// Sorts the numbers of blocks by what they are the values of.
  ///
  /// - Parameters:
  ///   - count: The number of items.
  ///   - weight: What the global priority of the subject can be.
  init(
    of subject: ComparisonSubject, participant: ParticipantID?, options: EvaluationOptions,
    count: Int, _ values: [ReportedValue], weight: () -> PrintedWeight = { .open }
  ) {
    let none = [PrintedNumber?](repeating: nil, count: count)
    var (priorities, ideals, globals) = (none, none, none)
    var (consistency, judgments, indices, repeated) = (
      [Number](), [Number](), [Number](), [Number]()
    )
    func set(_ numbers: inout [PrintedNumber?], _ item: Int, _ number: Number) {
      if numbers[item] == nil {
        numbers[item] = number.printed
      } else {
        repeated.append(number)
      }
    }
    for value in values {
      let number = Number(quantity: value.quantity, printed: value.printed)
      switch value.quantity {
      case .localPriority(let item): set(&priorities, item, number)
      case .idealPriority(let item): set(&ideals, item, number)
      case .globalPriority(let item): set(&globals, item, number)
      case .consistencyRatio, .consistencyIndex, .principalEigenvalue, .index(.geometric):
        consistency.append(number)
      case .index: indices.append(number)
      case .judgment: judgments.append(number)
      default: break
      }
    }
    self.init(
      subject: subject, participant: participant, options: options, priorities: priorities,
      idealPriorities: ideals, globalPriorities: globals,
      weight: globals == none ? .open : weight(), consistency: consistency, judgments: judgments,
      indices: indices, repeated: repeated)
  }
}

extension DecisionModel {
  /// The children of a criterion that have no other parent, with their rows: their global
  /// priorities are products.
  func onlyChildren(of criterion: CriterionID) -> [(item: Int, child: CriterionID)] {
    criteria[criterion].children.enumerated().filter { criteria[$0.element].parents.count == 1 }
      .map { ($0.offset, $0.element) }
  }

  /// What publications print about the matrix of one criterion.
  func reportedMatrices(on criterion: CriterionID) -> [ReportedMatrix] {
    reportedMatrices(on: .criterion(criterion))
  }

  /// What publications print about the matrix of one subject.
  func reportedMatrices(on subject: ComparisonSubject) -> [ReportedMatrix] {
    switch subject {
    case .criterion(let criterion): reportedMatrices(on: subject, criteria[criterion].reported)
    case .strategicCriterion(let criterion):
      reportedMatrices(on: subject, strategicModel?.criteria[criterion].reported ?? [])
    case .ratingScale(let scale): reportedMatrices(on: subject, ratingScales[scale].reported)
    case .network: []
    }
  }

  /// The printed numbers that judgments of a participant, or of the group, are searched by: of
  /// those that were computed in different ways, the first with a consistency.
  func mainMatrix(
    on criterion: CriterionID, by participant: ParticipantID? = nil
  ) -> ReportedMatrix? {
    let matrices = reportedMatrices(on: criterion).filter { $0.participant == participant }
    return matrices.first(where: \.hasConsistency) ?? matrices.first
  }

  /// Whether the numbers of a block are computed from judgments on a criterion as those are that
  /// the judgments are searched by.
  func isMain(_ block: ReportedResults, on criterion: CriterionID) -> Bool {
    let own = options.overridden(by: block.settings)
    let main = mainMatrix(on: criterion, by: block.participant)?.options ?? options
    return own.scale == main.scale && own.prioritization == main.prioritization
      && own.aggregation == main.aggregation
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

  /// The numbers of 0 or more among them.
  fileprivate func possible(_ digits: PrintedMatrix.Digits) -> ClosedRange<Double> {
    let interval = interval(digits)
    return max(0, interval.lowerBound)...max(0, interval.upperBound)
  }

  /// Whether they are above every priority, which is at most 1.
  package var isAbovePriorities: Bool { interval.lowerBound > 1 }
}

extension ReportedMatrix {
  /// Whether something is printed that bounds the eigenvalue.
  public var hasConsistency: Bool { !consistency.isEmpty }

  /// Whether something is printed that bounds the priorities.
  public var hasPriorities: Bool { !numbers.isSubset(of: [.consistency, .indices]) }

  /// Whether something is printed that depends on the method of prioritization.
  public var dependsOnMethod: Bool {
    !numbers.isDisjoint(with: [.priorities, .idealPriorities, .globalPriorities])
  }

  /// Whether nothing more has to be said of the consistency, so that no threshold counts: it is
  /// printed, or that of two items, or all judgments are printed.
  public var hasKnownConsistency: Bool { hasConsistency || order <= 2 || judgesAllPairs }

  /// The number of pairs of items on which judgments are printed.
  ///
  /// - Complexity: O(printed judgments).
  public func judgedPairs() -> Int { Set(judgments.compactMap(position)).count }

  /// Whether every judgment is printed.
  private var judgesAllPairs: Bool { judgedPairs() == UpperTriangle.count(order: order) }

  /// What is printed of the matrix.
  public var numbers: Set<Numbers> {
    var all: Set<Numbers> = []
    for (kind, numbers) in [
      (.consistency, consistency), (.judgments, judgments), (.indices, indices),
    ] as [(Numbers, [Number])] where !numbers.isEmpty {
      all.insert(kind)
    }
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
    return (consistency + indices).filter { !$0.isOfPair(order: order, digits) }.map(\.printed)
  }

  /// The other indices that a matrix can have: those that are not left out.
  public func countedIndices(_ digits: PrintedMatrix.Digits = .rounded) -> [Number] {
    order > 2 ? indices : indices.filter { $0.isOfPair(order: order, digits) }
  }

  /// Returns the interval of λ − *n* that all printed numbers leave; `nil` if they exclude each
  /// other or the random index has no value for the order.
  ///
  /// Where nothing is printed, consistency ratios up to the threshold are possible.
  ///
  /// - Parameters:
  ///   - own: How the numbers were computed; `nil` for the options of the blocks.
  ///   - usesConsistency: Whether what is printed about consistency counts.
  ///   - digits: How the digits behind the printed ones were dropped.
  func eigenvalueExcess(
    by own: EvaluationOptions? = nil, usesConsistency: Bool = true,
    digits: PrintedMatrix.Digits = .rounded
  ) -> ClosedRange<Double>? {
    let options = own ?? options
    guard let divisor = options.randomIndex.value(order: order) else { return nil }
    if order <= 2 { return 0...0 }
    let numbers = usesConsistency ? consistency : []
    var excess: ClosedRange<Double>
    if !numbers.isEmpty {
      excess = 0...Double.greatestFiniteMagnitude
    } else if judgesAllPairs {
      // λ is at most the largest sum of a row.
      excess = 0...Double(order - 1) * options.scale.maximum(order: order)
    } else {
      excess = PrintedMatrix.excess(
        ofRatios: 0...options.consistencyThreshold.value(order: order), randomIndex: divisor,
        order: order)
    }
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
    of number: Number, divisor: Double, _ digits: PrintedMatrix.Digits
  ) -> ClosedRange<Double>? {
    let interval = number.printed.interval(digits)
    let factor: Double
    switch number.quantity {
    case .principalEigenvalue:
      return interval.lowerBound - Double(order)...interval.upperBound - Double(order)
    case .consistencyIndex: factor = Double(order - 1)
    case .consistencyRatio: factor = divisor * Double(order - 1)
    case .index: return PrintedMatrix.excess(ofGeometricIndices: interval, order: order)
    default: return nil
    }
    return interval.lowerBound * factor...interval.upperBound * factor
  }

  /// Returns the intervals that a matrix has to meet; `nil` if the numbers exclude each other, or
  /// nothing can be searched: fewer than two items, a method that the search does not know, or no
  /// random index.
  ///
  /// - Parameters:
  ///   - own: How the numbers were computed; `nil` for the options of the blocks.
  ///   - usesConsistency: Whether what is printed about consistency counts.
  ///   - digits: How the digits behind the printed ones were dropped.
  func printedMatrix(
    by own: EvaluationOptions? = nil, usesConsistency: Bool = true,
    digits: PrintedMatrix.Digits = .rounded
  ) -> PrintedMatrix? {
    var options = own ?? options
    // Two items have the same priorities by every method.
    if order == 2 { options.prioritization = .eigenvector }
    guard order >= 2, PrintedMatrix.supportedMethods.contains(options.prioritization),
      let excess = eigenvalueExcess(by: options, usesConsistency: usesConsistency, digits: digits),
      let details = details(by: options, usesConsistency: usesConsistency, digits)
    else { return nil }
    let multiples = multiples(digits)
    return box(multiples, digits).map { box in
      PrintedMatrix(
        priorities: box, eigenvalueExcess: excess, method: options.prioritization,
        multiples: multiples, details: details)
    }
  }

  /// The intervals of the local priorities that the printed ones, and numbers in their place, leave
  /// each by itself; `nil` if they exclude each other.
  private func box(
    _ multiples: [PrintedMultiples], _ digits: PrintedMatrix.Digits
  ) -> [ClosedRange<Double>]? {
    var box = priorities.map { $0?.interval(digits) ?? 0...1 }
    func narrow(_ item: Int, to interval: ClosedRange<Double>) -> Bool {
      guard interval.overlaps(box[item]) else { return false }
      box[item] = interval.clamped(to: box[item])
      return true
    }
    for number in repeated {
      guard case .localPriority(let item) = number.quantity else { continue }
      guard narrow(item, to: number.printed.interval(digits)) else { return nil }
    }
    for multiple in multiples {
      guard let intervals = multiple.priorities(),
        intervals.indices.allSatisfy({ narrow($0, to: intervals[$0]) })
      else { return nil }
    }
    return box
  }

  /// Whether no priorities that sum to 1 have the printed numbers.
  ///
  /// - Complexity: O(*n* + repeated numbers · *n*).
  func excludesAllPriorities(_ digits: PrintedMatrix.Digits) -> Bool {
    guard let box = box(multiples(digits), digits) else { return true }
    let slack = 1e-12
    return box.reduce(0) { $0 + $1.lowerBound } > 1 + slack
      || box.reduce(0) { $0 + $1.upperBound } < 1 - slack
  }

  /// The printed priorities, and the numbers in their place.
  var priorityNumbers: [Number] {
    func numbers(
      _ printed: [PrintedNumber?], _ quantity: (Int) -> ReportedValue.Quantity
    ) -> [Number] {
      printed.enumerated().compactMap { item, printed in
        printed.map { Number(quantity: quantity(item), printed: $0) }
      }
    }
    return numbers(priorities) { .localPriority(item: $0) }
      + numbers(idealPriorities) { .idealPriority(item: $0) }
      + numbers(globalPriorities) { .globalPriority(item: $0) } + repeated
  }

  /// The numbers that are printed in the place of priorities. By structural adjustment global
  /// priorities are no multiples of local ones.
  func multiples(_ digits: PrintedMatrix.Digits) -> [PrintedMultiples] {
    let none = [PrintedNumber?](repeating: nil, count: order)
    var (ideals, globals) = ([idealPriorities], [globalPriorities])
    for number in repeated {
      var numbers = none
      switch number.quantity {
      case .idealPriority(let item):
        numbers[item] = number.printed
        ideals.append(numbers)
      case .globalPriority(let item):
        numbers[item] = number.printed
        globals.append(numbers)
      default: break
      }
    }
    func printed(
      _ numbers: [[PrintedNumber?]], _ factor: PrintedMultiples.Factor
    ) -> [PrintedMultiples] {
      numbers.filter { $0 != none }.map { own in
        PrintedMultiples(own.map { $0?.interval(digits) }, factor: factor)
      }
    }
    return printed(ideals, .inverseOfLargest)
      + (hasAdjustedGlobals ? [] : printed(globals, .within(weight[digits])))
  }

  /// Whether global priorities are no multiples of local ones.
  private var hasAdjustedGlobals: Bool { options.structuralAdjustment.isOn }

  /// Whether nothing but such global priorities is printed, which a search cannot meet.
  var isAdjustedOnly: Bool { hasAdjustedGlobals && numbers == [.globalPriorities] }
}
