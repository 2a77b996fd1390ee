internal import RealModule

/// The work of choosing judgments.
struct Reconstructor {
  var model: DecisionModel
  let settings: ReportedSearchSettings
  let mostRespondents: Int

  var entries: [ModelReconstruction.Entry] = []
  var failures: [ModelReconstruction.Failure] = []
  /// What is printed about each criterion without judgments.
  private(set) var printed: [CriterionID: PrintedMatrix] = [:]
  /// What the group's local priorities can be where people's own numbers are printed.
  var peopleRanges: [CriterionID: [PriorityRange]] = [:]
  /// The criteria without judgments.
  private(set) var open: Set<CriterionID> = []
  /// The intervals that printed priorities leave.
  private(set) var boxes: PrintedBoxes
  /// The people whose own numbers are printed on each criterion without judgments.
  private(set) var people: [CriterionID: [ParticipantID]] = [:]
  /// The local priorities on criteria with judgments, given or chosen.
  var locals: [CriterionID: [Double]] = [:]
  /// The global priorities of criteria by these.
  private(set) var weights: [CriterionID: Double] = [:]
  /// Whether all judgments of one respondent were looked at that may give the printed numbers.
  var isExhaustive = true
  /// The local priorities under criteria that are chosen by the priorities of alternatives, where
  /// all judgments by which these come out are known.
  var demandedRanges: [CriterionID: [ClosedRange<Double>]] = [:]

  init(model: DecisionModel, settings: ReportedSearchSettings, mostRespondents: Int) {
    self.model = model
    self.settings = settings
    self.mostRespondents = mostRespondents
    boxes = PrintedBoxes(of: model, settings.digits, known: [:])
  }

  mutating func run() throws(EvaluationError) -> ModelReconstruction {
    let open = model.criteria.indices.filter {
      model.criteria[$0].judgments == .none && model.itemCount(of: $0) >= 2
    }
    self.open = Set(open)
    if !open.isEmpty { keepSettings() }
    locals = try knownPriorities(open)
    boxes = PrintedBoxes(of: model, settings.digits, known: locals)
    for criterion in open { printed[criterion] = printedMatrix(of: criterion, boxes) }
    people = Dictionary(
      uniqueKeysWithValues: open.map { ($0, model.peopleWithNumbers(on: $0)) })
    let leaves = LeafReconstruction(
      of: model, open: open.filter { people[$0]?.isEmpty ?? true }, printed: printed,
      settings.digits)
    let chosenHere = Set(open).subtracting(leaves.criteria)
    weights[model.goal] = 1
    // Parents stand before their children, whose weights follow from what is chosen for them.
    for criterion in model.criteria.indices {
      if chosenHere.contains(criterion) {
        if let named = people[criterion], !named.isEmpty {
          reconstruct(criterion, people: named)
        } else {
          reconstruct(criterion)
        }
      }
      weighChildren(of: criterion)
    }
    if failures.isEmpty { try reconstruct(leaves) }
    entries.sort { $0.criterion < $1.criterion }
    if !entries.isEmpty { markAsReconstructed() }
    let audit = failures.isEmpty ? try Audit(of: model, digits: settings.digits) : nil
    let unused = audit.map { self.unused(in: $0, leaves) } ?? []
    return ModelReconstruction(
      model: model, entries: entries, failures: failures, audit: audit, unused: unused,
      ranges: try audit.map { audit throws(EvaluationError) in
        try ranges(leaves, audit, isExact: unused.isEmpty)
      } ?? [],
      settings: settings,
      excludesAll: audit.map {
        $0.count(.disagrees) > 0
          && (isExhaustive && coversDifferences(of: $0, leaves) || hasNoOtherFreedom([:]))
      } ?? false,
      wasStopped: SearchStop.code != 0)
  }

  /// The local priorities on all criteria but the open ones.
  private func knownPriorities(
    _ open: [CriterionID]
  ) throws(EvaluationError) -> [CriterionID: [Double]] {
    if open.isEmpty { return [:] }
    var filled = model
    for criterion in open {
      filled.criteria[criterion].judgments = .common(
        .priorities(Array(repeating: 1, count: model.itemCount(of: criterion))))
    }
    let evaluation = try filled.evaluation(threads: 1)
    let isOpen = Set(open)
    return Dictionary(
      uniqueKeysWithValues: model.criteria.indices.filter { !isOpen.contains($0) }.map {
        ($0, evaluation.criteria[$0].localPriorities)
      })
  }

  /// Gives the children of a criterion with a known weight theirs; none by structural adjustment,
  /// and none to those of several parents.
  private mutating func weighChildren(of criterion: CriterionID) {
    guard !model.options.structuralAdjustment.isOn, let weight = weights[criterion],
      let local = locals[criterion]
    else { return }
    for (item, child) in model.onlyChildren(of: criterion) {
      weights[child] = weight * local[item]
    }
  }

  /// Whether the numbers that do not come out are such that the choice of judgments rests on.
  private func coversDifferences(of audit: Audit, _ leaves: LeafReconstruction) -> Bool {
    audit.entries.filter { $0.verdict == .disagrees }.allSatisfy { entry in
      switch entry.reported.quantity {
      case .principalEigenvalue, .consistencyIndex, .consistencyRatio, .localPriority,
        .idealPriority, .globalPriority, .criterionPriority:
        true
      case .alternativePriority:
        leaves.isSupported
          && leaves.blocks.contains(entry.results)
      default: false
      }
    }
  }

  /// Gives the model the settings that are searched with, by which alone its judgments give the
  /// printed numbers.
  private mutating func keepSettings() {
    func keep(_ own: inout EvaluationSettings, adds: Bool) {
      if let scale = settings.scale, adds || own.scale != nil { own.scale = scale }
      if let method = settings.prioritization, adds || own.prioritization != nil {
        own.prioritization = method
      }
      if let table = settings.randomIndex, adds || own.randomIndex != nil {
        own.randomIndex = table
      }
    }
    keep(&model.settings, adds: true)
    for criterion in model.criteria.indices {
      for block in model.criteria[criterion].reported.indices {
        keep(&model.criteria[criterion].reported[block].settings, adds: false)
      }
    }
    for block in model.reported.indices { keep(&model.reported[block].settings, adds: false) }
  }

  /// Marks the model as reconstructed, and keeps what it said of the judgments that it had.
  private mutating func markAsReconstructed() {
    let former = model.annotation.provenance
    for criterion in model.criteria.indices
    where model.criteria[criterion].judgments != .none
      && model.criteria[criterion].annotation.provenance == nil
    {
      model.criteria[criterion].annotation.provenance = former
    }
    model.annotation.provenance = .reconstructed
  }

  // MARK: What is printed

  /// The options that a criterion's numbers are computed by: those of a participant, or the
  /// group's.
  func options(
    of criterion: CriterionID, _ participant: ParticipantID? = nil
  ) -> EvaluationOptions {
    settings.options(
      over: model.mainMatrix(on: criterion, by: participant)?.options ?? model.options)
  }

  /// Those of the other printed numbers of the same judgments that a matrix can be tested by.
  func testedMatrices(
    on criterion: CriterionID, by participant: ParticipantID?
  ) -> [(matrix: ReportedMatrix, printed: PrintedMatrix)] {
    guard let main = model.mainMatrix(on: criterion, by: participant) else { return [] }
    return model.numbersBeside(main, settings).compactMap { other in
      other.printed(settings.digits).map { (other.matrix, $0) }
    }
  }

  func values(for criterion: CriterionID) -> JudgmentValues {
    values(for: criterion, respondents: 1)
  }

  func values(
    for criterion: CriterionID, respondents: Int = 1, of participant: ParticipantID? = nil
  ) -> JudgmentValues {
    JudgmentValues(
      settings.judgments, scale: options(of: criterion, participant).scale,
      respondents: respondents, order: model.itemCount(of: criterion))
  }

  func printedMatrix(
    of criterion: CriterionID, _ boxes: PrintedBoxes? = nil, by participant: ParticipantID? = nil
  ) -> PrintedMatrix? {
    let options = options(of: criterion, participant)
    let matrix =
      model.mainMatrix(on: criterion, by: participant)
      ?? ReportedMatrix(
        of: .criterion(criterion), participant: participant, options: options,
        count: model.itemCount(of: criterion), [])
    // Nothing printed on consistency leaves a consistent matrix possible.
    guard
      let printed = matrix.printedMatrix(by: options, digits: settings.digits)?.tested(
        by: testedMatrices(on: criterion, by: participant).map(\.printed), of: matrix)
    else { return nil }
    guard let box = boxes?.local[criterion] else { return printed }
    return printed.narrowed(to: box) ?? printed.with(box)
  }

  /// The failure of numbers without intervals that a matrix has to meet: they exclude each other,
  /// or nothing can be searched, which proves nothing.
  func unsearched(
    _ criterion: CriterionID, by participant: ParticipantID? = nil
  ) -> ModelReconstruction.Failure {
    let options = options(of: criterion, participant)
    let obstacle = SearchObstacle(
      order: model.itemCount(of: criterion), prioritization: options.prioritization,
      randomIndex: options.randomIndex)
    return .init(
      criterion: criterion, participant: participant,
      verdict: obstacle == nil ? .none : .undecided, obstacle: obstacle)
  }

  // MARK: One criterion

  private mutating func reconstruct(_ criterion: CriterionID) {
    guard let printed = printed[criterion] else {
      if model.mainMatrix(on: criterion) == nil && boxes.local[criterion] == nil {
        setEqual(criterion)
      } else {
        failures.append(unsearched(criterion))
      }
      return
    }
    guard let matrix = printed.leastInformative(values(for: criterion)) else {
      search(criterion, printed)
      return
    }
    // Others were not looked at.
    isExhaustive = false
    set([matrix], of: criterion)
    locals[criterion] = matrix.priorities(by: printed.method).values
    let isPrinted =
      model.mainMatrix(on: criterion).map {
        !$0.numbers.isDisjoint(with: [.consistency, .indices])
      }
      ?? false
    note(criterion, isPrinted ? .consistency : .nothing, respondents: 1, search: nil)
  }

  /// Makes the items of a criterion equal of which nothing is printed: whatever the method and the
  /// random index are, nothing has to be searched.
  private mutating func setEqual(_ criterion: CriterionID) {
    isExhaustive = false
    let order = model.itemCount(of: criterion)
    let ones = [Double](repeating: 1, count: UpperTriangle.count(order: order))
    set([ComparisonMatrix(unchecked: ones, order: order)], of: criterion)
    locals[criterion] = [Double](repeating: 1 / Double(order), count: order)
    note(criterion, .nothing, respondents: 1, search: nil)
  }

  /// Searches for judgments of one respondent, then of more.
  private mutating func search(_ criterion: CriterionID, _ printed: PrintedMatrix) {
    let basis = printed.basis
    let single = printed.search(
      for: values(for: criterion), limits: limits(order: printed.order), threads: settings.threads)
    let narrower = narrowed(printed, of: criterion)
    if !single.isComplete { isExhaustive = false }
    if !single.matrices.isEmpty {
      let fits = fits(single, narrower, of: criterion)
      let matrices = fits.isEmpty ? single.matrices : fits
      let matrix = fitting(
        matrices, isComplete: single.isComplete, of: criterion, printed.method)
      set([matrix], of: criterion)
      locals[criterion] = matrix.priorities(by: printed.method).values
      note(criterion, basis, respondents: 1, search: single)
      return
    }
    isExhaustive = false
    let people = peopleWhoCount
    let most = min(
      max(mostRespondents, people.count), JudgmentValues.supportedRespondents.upperBound)
    // Participants who count differently are not combined as the search does.
    let hasEqualWeights = model.hasEqualWeights(Array(people.prefix(most)))
    var verdict = single.verdict
    // What is narrower proves nothing about what is printed of this criterion alone.
    var narrowVerdict = verdict
    for respondents in 2..<max(2, hasEqualWeights ? most + 1 : 2) {
      let values = values(for: criterion, respondents: respondents)
      guard
        let found = narrower.flatMap({ combination($0, values, of: criterion, &narrowVerdict) })
          ?? combination(printed, values, of: criterion, &verdict)
      else { continue }
      set(found.matrices, of: criterion)
      locals[criterion] =
        ComparisonMatrix.combined(
          found.matrices, weights: found.matrices.map { _ in 1 / Double(respondents) }
        ).priorities(by: printed.method).values
      note(criterion, basis, respondents: respondents, search: single)
      entries[entries.count - 1].largestRatio = found.largestRatio
      return
    }
    failures.append(
      .init(
        criterion: criterion,
        verdict: hasEqualWeights ? verdict : .undecided, search: single,
        mostRespondents: hasEqualWeights ? max(1, most) : 1,
        obstacle: hasEqualWeights ? nil : .people,
        unmetJudgments: unmetJudgments(
          on: criterion, mostRespondents: hasEqualWeights ? max(1, most) : 1)))
  }

  /// The printed judgments that are those of no number of respondents that was searched.
  private func unmetJudgments(
    on criterion: CriterionID, mostRespondents: Int
  ) -> [[ReportedMatrix.Number]] {
    guard let main = model.mainMatrix(on: criterion) else { return [] }
    let others = model.numbersBeside(main, settings).map(\.matrix)
    let unmet = (1...mostRespondents).map { respondents in
      main.unmetJudgments(
        others, by: values(for: criterion, respondents: respondents), settings.digits)
    }
    return unmet[0].compactMap { numbers in
      let own = unmet.compactMap { $0.first { $0.contains(where: numbers.contains) } }
      // What some number of respondents cannot have, none of them can have together with others.
      return own.count == unmet.count ? own.max { $0.count < $1.count } : nil
    }
  }

  /// The limits of a search, by which all matrices of up to three items are kept.
  func limits(order: Int) -> SearchLimits {
    var limits = settings.limits
    if order <= LeafReconstruction.mostItemsOfAll {
      limits.matrices = max(limits.matrices, Self.mostMatricesOfFewItems)
    }
    return limits
  }

  /// More than there are of three items in halves.
  private static let mostMatricesOfFewItems = 40_000

  /// Judgments of respondents that combine to printed numbers: with as few differences as were
  /// found, unless these are less consistent than the threshold allows and others are not.
  ///
  /// - Parameter verdict: Becomes undecided if it is not decided whether there are such.
  private func combination(
    _ printed: PrintedMatrix, _ values: JudgmentValues, of criterion: CriterionID,
    _ verdict: inout MatrixSearch.Verdict
  ) -> SplitJudgments? {
    let (fewest, own) = fewestDifferences(printed, values)
    if own == .undecided { verdict = .undecided }
    guard let fewest else { return nil }
    let options = options(of: criterion)
    guard let index = options.randomIndex.value(order: printed.order), index > 0 else {
      return SplitJudgments(fewest, values, randomIndex: 1, threshold: .infinity)
    }
    let threshold = options.consistencyThreshold.value(order: printed.order)
    var best = SplitJudgments(fewest, values, randomIndex: index, threshold: threshold)
    if best.largestRatio == nil { return best }
    let others = printed.search(
      for: values,
      limits: SearchLimits(
        nodes: min(settings.limits.nodes, Self.mostStepsOfTrial),
        matrices: Self.mostCombinations),
      threads: settings.threads)
    for matrix in others.matrices {
      let split = SplitJudgments(matrix, values, randomIndex: index, threshold: threshold)
      if split.largestRatio ?? 0 < best.largestRatio ?? 0 { best = split }
      if best.largestRatio == nil { break }
    }
    return best
  }

  /// How many combined matrices are split into people's judgments.
  private static let mostCombinations = 64

  /// The combined matrix of respondents who differ on as few judgments as was found.
  private func fewestDifferences(
    _ printed: PrintedMatrix, _ values: JudgmentValues
  ) -> (matrix: ComparisonMatrix?, verdict: MatrixSearch.Verdict) {
    func find(_ most: Int?) -> MatrixSearch {
      let limits = SearchLimits(
        nodes: min(settings.limits.nodes, Self.mostStepsOfTrial), matrices: 1,
        differingJudgments: most)
      return printed.search(for: values, limits: limits, threads: settings.threads)
    }
    let first = find(nil)
    guard var best = first.matrices.first else { return (nil, first.verdict) }
    var most = values.differences(in: best)
    var least = 0
    // Fewer differences are harder to find, and a failure proves nothing: this is a bisection by
    // trial.
    while most - least > 1 {
      let middle = (least + most) / 2
      if let matrix = find(middle).matrices.first {
        best = matrix
        most = values.differences(in: matrix)
      } else {
        least = middle
      }
    }
    return (best, first.verdict)
  }

  /// The most steps of one trial for fewer differences.
  private static let mostStepsOfTrial = 4_000_000

  mutating func note(
    _ criterion: CriterionID, _ basis: ModelReconstruction.Basis, respondents: Int,
    search: MatrixSearch?
  ) {
    entries.append(
      .init(criterion: criterion, basis: basis, respondents: respondents, search: search))
  }

  /// Sets the judgments of a criterion: one matrix for everybody, or one for each of the first
  /// participants.
  mutating func set(_ matrices: [ComparisonMatrix], of criterion: CriterionID) {
    let scale = options(of: criterion).scale
    let judged = matrices.map { $0.judgments(on: scale) }
    if judged.count == 1 {
      model.criteria[criterion].judgments = .common(.comparisons(judged[0]))
    } else {
      while peopleWhoCount.count < judged.count { model.addReconstructedParticipant() }
      model.settings.aggregation = .judgments
      set(Array(zip(peopleWhoCount, matrices)), of: criterion)
    }
    model.criteria[criterion].annotation.provenance = .reconstructed
  }

  /// The participants whose weight is not 0.
  var peopleWhoCount: [ParticipantID] {
    model.peopleWhoCount(of: Array(model.participants.indices))
  }

  /// Sets the judgments of participants on a criterion.
  mutating func set(
    _ matrices: [(participant: ParticipantID, matrix: ComparisonMatrix)], of criterion: CriterionID
  ) {
    model.criteria[criterion].judgments = .individual(
      matrices.map { participant, matrix in
        let scale = options(of: criterion, participant).scale
        return IndividualJudgments(
          participant: participant, judgments: .comparisons(matrix.judgments(on: scale)))
      })
    model.criteria[criterion].annotation.provenance = .reconstructed
  }
}

extension DecisionModel {
  /// Adds a participant who stands for nobody, R1, R2, …, and counts as much as the others.
  fileprivate mutating func addReconstructedParticipant() {
    var number = participants.count + 1
    while participants.contains(where: { $0.name == "R\(number)" }) { number += 1 }
    let weight = participants.first { $0.weight > 0 }?.weight ?? 1
    participants.append(Participant("R\(number)", weight: weight))
  }
}

extension PrintedMatrix {
  /// What judgments that are found for it rest on.
  var basis: ModelReconstruction.Basis {
    if priorities.contains(where: { $0 != 0...1 }) || !multiples.isEmpty { return .priorities }
    return details.judgments.isEmpty ? .consistency : .judgments
  }

  /// The least informative matrix, where nothing but a consistency bounds it; `nil` if small
  /// changes of equality do not lead there.
  func leastInformative(_ values: JudgmentValues) -> ComparisonMatrix? {
    guard basis == .consistency,
      let matrix = Self.leastInformative(order: order, excess: eigenvalueExcess, values: values),
      details.admits(matrix)
    else { return nil }
    return matrix
  }
}

extension ComparisonMatrix {
  /// The sum of the squared logarithms of the judgments: 0 if all are equal.
  var information: Double {
    upperTriangle.reduce(0) { $0 + Double.log($1) * Double.log($1) }
  }

  /// Returns the judgments that stand for these ratios on a scale.
  fileprivate func judgments(on scale: JudgmentScale) -> ComparisonMatrix {
    if scale == .linear { return self }
    // Judgments are halves at the finest.
    return ComparisonMatrix(
      unchecked: upperTriangle.map { ratio in
        let judgment = (scale.judgment(of: max(ratio, 1 / ratio), order: order) * 2).rounded() / 2
        return ratio >= 1 ? judgment : 1 / judgment
      }, order: order)
  }
}

extension JudgmentValues {
  /// The number of judgments that are no single judgment, so that respondents differ.
  fileprivate func differences(in matrix: ComparisonMatrix) -> Int {
    let single = Set(JudgmentValues(judgments, scale: scale, order: order).ratios)
    return matrix.upperTriangle.count { !single.contains($0) }
  }
}
