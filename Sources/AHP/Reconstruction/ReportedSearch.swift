/// What was found when judgments were searched for the printed numbers of one matrix.
public struct ReportedSearch: Hashable, Sendable {
  /// The printed numbers.
  public let matrix: ReportedMatrix
  /// The judgments that were searched.
  public let values: JudgmentValues
  /// The rule that the priorities were derived by.
  public let prioritization: PrioritizationMethod
  /// The table that the consistency ratio was divided by.
  public let randomIndex: RandomIndex
  /// How the digits behind the printed ones were dropped.
  public let digits: PrintedMatrix.Digits
  /// The largest consistency ratio of the matrices that were searched where nothing is printed on
  /// consistency; `nil` where something is, and for two items.
  public let largestRatio: Double?
  /// What is printed on the consistency of two items and does not count; see
  /// `ReportedMatrix.leftOut(_:)`.
  public var leftOut: [PrintedNumber] { matrix.leftOut(digits) }
  /// What was found: for a group of whose members numbers are printed, only what combines from
  /// judgments that give these.
  public internal(set) var search: MatrixSearch
  /// What was found with one other choice each, if such were tried.
  public let variants: [VariantResult]
  /// The printed judgments of each pair of items, one or all, as which none of those that were
  /// searched is printed, though they do not exclude each other: 3 and 4 leave 3.5 alone.
  public let unmetJudgments: [[ReportedMatrix.Number]]
  /// Whether the model has judgments of its own on the matrix.
  public let hasJudgments: Bool
  /// How many other ways to compute the judgments' numbers were met too, each with its own block.
  public internal(set) var waysBeside = 0
  /// The members of the group whose own numbers are printed; empty for those of a participant.
  public internal(set) var members: [ParticipantID] = []
  /// Whether their numbers were not looked at together with the group's.
  public internal(set) var leavesOutMembers = false

  /// Another way in which the numbers may have been computed.
  public enum Variant: Hashable, Sendable {
    /// Judgments between the points of the scale.
    case halfPoints
    /// The geometric mean of several respondents.
    case respondents(Int)
    /// Another table.
    case randomIndex(RandomIndex)
    /// Another method.
    case prioritization(PrioritizationMethod)
    /// Another scale.
    case scale(JudgmentScale)
    /// The priorities alone, with a consistency ratio up to the threshold.
    case prioritiesAlone
    /// Any consistency, where nothing is printed on it.
    case anyConsistency
    /// Digits that were dropped in another way.
    case digits(PrintedMatrix.Digits)
  }

  /// What one other choice gives.
  public struct VariantResult: Hashable, Sendable {
    /// The other choice.
    public let variant: Variant
    /// What the search says.
    public let verdict: MatrixSearch.Verdict
  }
}

/// How judgments are searched.
public struct ReportedSearchSettings: Hashable, Sendable {
  /// What one respondent can judge, before the scale.
  public var judgments = JudgmentValues.wholePoints
  /// How many respondents were combined by the geometric mean, 1 … 4, where the numbers are not
  /// those of one participant; `nil` for as many as the model names, or else one.
  public var respondents: Int?
  /// How the digits behind the printed ones were dropped.
  public var digits = PrintedMatrix.Digits.rounded
  /// The scale; `nil` for what the model or the reported block says.
  public var scale: JudgmentScale?
  /// The method; likewise.
  public var prioritization: PrioritizationMethod?
  /// The random index; likewise.
  public var randomIndex: RandomIndex?
  /// The largest consistency ratio where nothing is printed on consistency; likewise.
  public var threshold: ConsistencyThreshold?
  /// How long a search may take.
  public var limits = SearchLimits()
  /// Whether other choices are tried where no matrix is found.
  public var triesVariants = false
  /// The most threads; as many as the machine has if `nil`. No result depends on it.
  public var threads: Int?

  /// Creates the usual settings: one respondent, 1 … 9.
  public init() {}

  /// Returns the options that printed numbers were computed by, with what is set here in the place
  /// of what the model or the reported block says.
  package func options(over own: EvaluationOptions) -> EvaluationOptions {
    var options = own
    if let scale { options.scale = scale }
    if let prioritization { options.prioritization = prioritization }
    if let randomIndex { options.randomIndex = randomIndex }
    if let threshold { options.consistencyThreshold = threshold }
    return options
  }
}

extension DecisionModel {
  /// Searches for the judgments of every matrix whose printed numbers could be checked by nothing
  /// else: those that the model has no judgments on, or reconstructed ones where priorities are
  /// printed.
  ///
  /// Matrices of 2 … 15 items are searched: those of a participant for one respondent, those of a
  /// group for as many as the model names. A group that is combined in another way than by
  /// geometric means of judgments with equal weights, or is too large, is not searched. Where
  /// numbers of its members are printed too, only matrices count that judgments behind these
  /// combine to.
  ///
  /// - Complexity: One search for each matrix, and one for each variant where it finds nothing.
  public func reportedSearches(_ settings: ReportedSearchSettings = .init()) -> [ReportedSearch] {
    let searches = openMatrices().compactMap { matrix -> ReportedSearch? in
      guard obstacle(of: matrix, settings) == nil,
        let respondents = respondents(of: matrix, settings)
      else { return nil }
      return search(matrix, settings, respondents: respondents)
    }
    return searches.map { joining($0, with: searches, settings) }
  }

  /// The printed matrices without judgments that `reportedSearches(_:)` leaves out, and why.
  ///
  /// - Parameter searches: Those that were made, of members of groups among them.
  /// - Complexity: O(criteria + reported numbers + combinations of the members' matrices).
  func unsearchedMatrices(
    _ settings: ReportedSearchSettings, _ searches: [ReportedSearch]
  ) -> [UnsearchedMatrix] {
    openMatrices().compactMap { matrix in
      guard let obstacle = obstacle(of: matrix, settings) else { return nil }
      let options = settings.options(over: matrix.options)
      return UnsearchedMatrix(
        matrix: matrix, obstacle: obstacle,
        people: matrix.participant == nil ? max(1, people(of: matrix).count) : 1,
        prioritization: options.prioritization, randomIndex: options.randomIndex,
        combination: obstacle == .people
          ? combinationVerdict(of: matrix, searches, settings) : nil)
    }
  }

  /// The most items of a matrix that is searched.
  private static let mostItemsSearched = 15

  /// Why a printed matrix is not searched; `nil` if it is.
  private func obstacle(
    of matrix: ReportedMatrix, _ settings: ReportedSearchSettings
  ) -> SearchObstacle? {
    if matrix.order > Self.mostItemsSearched { return .order }
    let options = settings.options(over: matrix.options)
    let obstacle = SearchObstacle(
      order: matrix.order, prioritization: options.prioritization,
      randomIndex: options.randomIndex)
    if let obstacle { return obstacle }
    if matrix.isAdjustedOnly { return .structuralAdjustment }
    return respondents(of: matrix, settings) == nil ? .people : nil
  }

  /// The printed matrices that nothing but a search can check.
  private func openMatrices() -> [ReportedMatrix] {
    reportedMatrices().filter { matrix in
      matrix.order >= 2
        && (matrix.subject.judgments(in: self) == .none
          || provenance(of: matrix.subject) == .reconstructed && matrix.hasPriorities)
    }
  }

  /// How the judgments on the items of a subject came about.
  private func provenance(of subject: ComparisonSubject) -> Provenance? {
    if case .ratingScale(let scale) = subject { return ratingScales[scale].annotation.provenance }
    return subject.criterion(in: self)?.annotation.provenance
  }

  /// How many respondents' judgments a printed matrix combines; `nil` if such a combination cannot
  /// be searched.
  private func respondents(
    of matrix: ReportedMatrix, _ settings: ReportedSearchSettings
  ) -> Int? {
    if matrix.participant != nil { return 1 }
    if let respondents = settings.respondents { return respondents }
    let people = self.people(of: matrix)
    if people.count < 2 { return 1 }
    guard matrix.options.aggregation == .judgments,
      JudgmentValues.supportedRespondents.contains(people.count),
      hasEqualWeights(people)
    else { return nil }
    return people.count
  }

  /// Whose judgments the numbers of a group combine: those of all participants, without those of
  /// the weight 0; nobody where the participants stand for unknown people themselves, which they do
  /// in a reconstruction unless their own numbers are printed.
  func people(of matrix: ReportedMatrix) -> [ParticipantID] {
    let isOpen = matrix.subject.criterion(in: self)?.judgments == GroupJudgments.none
    if !isOpen {
      guard case .criterion(let criterion) = matrix.subject,
        !peopleWithNumbers(on: criterion).isEmpty
      else { return [] }
    }
    return peopleWhoCount(of: Array(participants.indices))
  }

  /// Those of some participants whose weight is not 0.
  func peopleWhoCount(of people: [ParticipantID]) -> [ParticipantID] {
    people.filter { participants[$0].weight > 0 }
  }

  /// The participants whose numbers on a criterion are printed, in their order.
  func peopleWithNumbers(on criterion: CriterionID) -> [ParticipantID] {
    Set(reportedMatrices(on: criterion).compactMap(\.participant)).sorted()
  }

  func hasEqualWeights(_ people: [ParticipantID]) -> Bool {
    people.allSatisfy { participants[$0].weight == participants[people[0]].weight }
  }

  private func search(
    _ matrix: ReportedMatrix, _ settings: ReportedSearchSettings, respondents: Int
  ) -> ReportedSearch {
    let beside = numbersBeside(matrix, settings)
    let options = options(of: matrix, beside, settings)
    let trial = Trial(
      judgments: settings.judgments, respondents: respondents, options: options,
      usesConsistency: true, digits: settings.digits, beside: beside)
    let search = trial.search(matrix, settings.limits, threads: settings.threads)
    var variants: [ReportedSearch.VariantResult] = []
    if settings.triesVariants && search.matrices.isEmpty {
      var limits = settings.limits
      limits.nodes = min(limits.nodes, Self.nodesOfVariant)
      limits.matrices = 1
      for variant in trial.variants(for: matrix) {
        let found = trial.with(variant, order: matrix.order).search(
          matrix, limits, threads: settings.threads)
        // What a stop leaves out is not said to be tried.
        if SearchStop.code != 0 { break }
        variants.append(.init(variant: variant, verdict: found.verdict))
      }
    }
    let hasKnownConsistency =
      matrix.hasKnownConsistency || beside.contains { $0.matrix.hasKnownConsistency }
    var found = ReportedSearch(
      matrix: matrix, values: trial.values(order: matrix.order),
      prioritization: options.prioritization, randomIndex: options.randomIndex,
      digits: trial.digits,
      largestRatio: hasKnownConsistency
        ? nil : options.consistencyThreshold.value(order: matrix.order),
      search: search, variants: variants,
      unmetJudgments: matrix.unmetJudgments(
        beside.map(\.matrix), by: trial.values(order: matrix.order), settings.digits),
      hasJudgments: matrix.subject.judgments(in: self) != .none)
    found.waysBeside = beside.count
    return found
  }

  /// How the numbers of a matrix are searched: where they say nothing of its consistency, with the
  /// largest ratio that other numbers of the same judgments leave.
  func options(
    of matrix: ReportedMatrix, _ beside: [NumbersBeside], _ settings: ReportedSearchSettings
  ) -> EvaluationOptions {
    var options = settings.options(over: matrix.options)
    guard !matrix.hasKnownConsistency, let index = options.randomIndex.value(order: matrix.order)
    else { return options }
    let largest = beside.filter(\.matrix.hasKnownConsistency).compactMap {
      $0.printed(settings.digits)?.largestRatio(randomIndex: index)
    }.min()
    if let largest { options.consistencyThreshold = .fixed(largest * (1 + 1e-9)) }
    return options
  }

  /// The most nodes for one of many variants.
  private static let nodesOfVariant = 200_000
}

/// One way in which printed numbers may have been computed.
private struct Trial {
  var judgments: [Double]
  var respondents: Int
  var options: EvaluationOptions
  var usesConsistency: Bool
  var digits: PrintedMatrix.Digits
  /// Other numbers of the same judgments.
  var beside: [NumbersBeside]

  func values(order: Int) -> JudgmentValues {
    JudgmentValues(judgments, scale: options.scale, respondents: respondents, order: order)
  }

  func search(
    _ matrix: ReportedMatrix, _ limits: SearchLimits, threads: Int?
  ) -> MatrixSearch {
    guard
      let printed = matrix.printedMatrix(
        by: options, usesConsistency: usesConsistency, digits: digits)
    else {
      // The numbers exclude each other.
      return MatrixSearch.impossible
    }
    let others = beside.compactMap { $0.printed(usesConsistency: usesConsistency, digits) }
    return printed.tested(by: others, of: matrix).search(
      for: values(order: matrix.order), limits: limits, threads: threads)
  }

  /// - Parameter order: The number of items.
  func with(_ variant: ReportedSearch.Variant, order: Int) -> Trial {
    var other = self
    switch variant {
    case .halfPoints: other.judgments = JudgmentValues.halfPoints
    case .respondents(let count): other.respondents = count
    case .randomIndex(let table): other.options.randomIndex = table
    case .prioritization(let method): other.options.prioritization = method
    case .scale(let scale):
      other.options.scale = scale
      for position in beside.indices { other.beside[position].options.scale = scale }
    case .prioritiesAlone: other.usesConsistency = false
    case .anyConsistency:
      // λ is at most the largest sum of a row, 1 + (n − 1)S for judgments up to S.
      let largest = values(order: order).ratios.last ?? 1
      other.options.consistencyThreshold = .fixed(
        largest / (options.randomIndex.value(order: order) ?? 1))
    case .digits(let digits): other.digits = digits
    }
    return other
  }

  /// The other choices, of tables with the same value for the order only one.
  func variants(for matrix: ReportedMatrix) -> [ReportedSearch.Variant] {
    var variants: [ReportedSearch.Variant] = []
    if judgments == JudgmentValues.wholePoints { variants.append(.halfPoints) }
    variants += PrintedMatrix.Digits.allCases.filter { $0 != digits }.map { .digits($0) }
    // Nobody else is behind the numbers of one participant.
    if matrix.participant == nil {
      variants += [2, 3].filter { $0 != respondents }.map { .respondents($0) }
    }
    // Two items have the same priorities by every method, and no inconsistency.
    if matrix.order == 2 { return variants + scales() }
    // The eigenvalue is the same by every method.
    if matrix.dependsOnMethod {
      variants += PrintedMatrix.supportedMethods.filter { $0 != options.prioritization }
        .map { .prioritization($0) }
    }
    if matrix.consistency.contains(where: { $0.quantity == .consistencyRatio }) {
      var known = [options.randomIndex.value(order: matrix.order)]
      for table in RandomIndex.allCases {
        let value = table.value(order: matrix.order)
        if value == nil || known.contains(value) { continue }
        known.append(value)
        variants.append(.randomIndex(table))
      }
    }
    if !matrix.hasKnownConsistency {
      variants.append(.anyConsistency)
    } else if matrix.hasConsistency && matrix.hasPriorities {
      variants.append(.prioritiesAlone)
    }
    return variants + scales()
  }

  /// The other scales.
  private func scales() -> [ReportedSearch.Variant] {
    JudgmentScale.allCases.filter { $0 != options.scale }.map { .scale($0) }
  }
}
