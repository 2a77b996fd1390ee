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
  /// What each such criterion rests on.
  private(set) var bases: [CriterionID: ModelReconstruction.Basis] = [:]

  init(model: DecisionModel, settings: ReportedSearchSettings, mostRespondents: Int) {
    self.model = model
    self.settings = settings
    self.mostRespondents = mostRespondents
  }

  mutating func run() throws(EvaluationError) -> ModelReconstruction {
    let open = model.criteria.indices.filter {
      model.criteria[$0].judgments == .none && model.itemCount(of: $0) >= 2
    }
    if !open.isEmpty { keepSettings() }
    let boxes = PrintedBoxes(of: model)
    for criterion in open { printed[criterion] = printedMatrix(of: criterion, boxes) }
    let people = Dictionary(
      uniqueKeysWithValues: open.map { ($0, model.peopleWithNumbers(on: $0)) })
    let leaves = LeafReconstruction(
      of: model, open: open.filter { people[$0]?.isEmpty ?? true }, printed: printed)
    for criterion in open where !leaves.criteria.contains(criterion) {
      if let named = people[criterion], !named.isEmpty {
        reconstruct(criterion, people: named)
      } else {
        reconstruct(criterion)
      }
    }
    if failures.isEmpty {
      for (criterion, matrix) in try leaves.matrices(in: model, values: values(for:)) {
        guard let matrix else {
          failures.append(.init(criterion: criterion, verdict: .undecided))
          continue
        }
        set([matrix], of: criterion)
        note(criterion, .alternatives, respondents: 1, search: nil)
      }
    }
    entries.sort { $0.criterion < $1.criterion }
    if !entries.isEmpty { markAsReconstructed() }
    return ModelReconstruction(
      model: model, entries: entries, failures: failures,
      audit: failures.isEmpty ? try Audit(of: model) : nil,
      ranges: failures.isEmpty ? try ranges(leaves) : [], wasStopped: SearchStop.code != 0)
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
      over: model.reportedMatrices(on: criterion).first { $0.participant == participant }?.options
        ?? model.options)
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
    let reported = model.reportedMatrices(on: criterion).filter { $0.participant == participant }
    let count = model.itemCount(of: criterion)
    let matrix =
      reported.first { $0.hasConsistency } ?? reported.first
      ?? ReportedMatrix(
        subject: .criterion(criterion), participant: participant, options: options,
        priorities: Array(repeating: nil, count: count), consistency: [])
    guard
      let printed = matrix.printedMatrix(
        prioritization: options.prioritization, randomIndex: options.randomIndex)
    else { return nil }
    // Nothing printed on consistency leaves a consistent matrix possible.
    return PrintedMatrix(
      priorities: boxes?.local[criterion] ?? printed.priorities,
      eigenvalueExcess: printed.eigenvalueExcess, method: printed.method)
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
      failures.append(unsearched(criterion))
      return
    }
    if printed.priorities.contains(where: { $0 != 0...1 }) {
      search(criterion, printed)
    } else {
      let isPrinted = printed.eigenvalueExcess.lowerBound > 0
      guard
        let matrix = PrintedMatrix.leastInformative(
          order: printed.order, excess: printed.eigenvalueExcess, values: values(for: criterion))
      else {
        failures.append(.init(criterion: criterion, verdict: .undecided))
        return
      }
      set([matrix], of: criterion)
      let reports = model.reportedMatrices(on: criterion).contains { $0.hasConsistency }
      note(criterion, isPrinted || reports ? .consistency : .nothing, respondents: 1, search: nil)
    }
  }

  /// Searches for judgments of one respondent, then of more.
  private mutating func search(_ criterion: CriterionID, _ printed: PrintedMatrix) {
    let single = printed.search(
      for: values(for: criterion), limits: settings.limits, threads: settings.threads)
    if let matrix = single.matrices.min(by: { $0.information < $1.information }) {
      set([matrix], of: criterion)
      note(criterion, .priorities, respondents: 1, search: single)
      return
    }
    let people = peopleWhoCount
    let most = min(
      max(mostRespondents, people.count), JudgmentValues.supportedRespondents.upperBound)
    // Participants who count differently are not combined as the search does.
    let hasEqualWeights = model.hasEqualWeights(Array(people.prefix(most)))
    for respondents in 2..<max(2, hasEqualWeights ? most + 1 : 2) {
      let values = values(for: criterion, respondents: respondents)
      guard let found = combination(printed, values, of: criterion) else { continue }
      set(found.matrices, of: criterion)
      note(criterion, .priorities, respondents: respondents, search: single)
      entries[entries.count - 1].largestRatio = found.largestRatio
      return
    }
    failures.append(
      .init(
        criterion: criterion,
        verdict: single.verdict == .none && !hasEqualWeights ? .undecided : single.verdict,
        search: single, obstacle: hasEqualWeights ? nil : .people))
  }

  /// Judgments of respondents that combine to printed numbers: with as few differences as were
  /// found, unless these are less consistent than the threshold allows and others are not.
  private func combination(
    _ printed: PrintedMatrix, _ values: JudgmentValues, of criterion: CriterionID
  ) -> SplitJudgments? {
    guard let fewest = fewestDifferences(printed, values) else { return nil }
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
  ) -> ComparisonMatrix? {
    func find(_ most: Int?) -> ComparisonMatrix? {
      let limits = SearchLimits(
        nodes: min(settings.limits.nodes, Self.mostStepsOfTrial), matrices: 1,
        differingJudgments: most)
      return printed.search(for: values, limits: limits, threads: settings.threads).matrices.first
    }
    guard var best = find(nil) else { return nil }
    var most = values.differences(in: best)
    var least = 0
    // Fewer differences are harder to find, and a failure proves nothing: this is a bisection by
    // trial.
    while most - least > 1 {
      let middle = (least + most) / 2
      if let matrix = find(middle) {
        best = matrix
        most = values.differences(in: matrix)
      } else {
        least = middle
      }
    }
    return best
  }

  /// The most steps of one trial for fewer differences.
  private static let mostStepsOfTrial = 4_000_000

  mutating func note(
    _ criterion: CriterionID, _ basis: ModelReconstruction.Basis, respondents: Int,
    search: MatrixSearch?
  ) {
    bases[criterion] = basis
    entries.append(
      .init(criterion: criterion, basis: basis, respondents: respondents, search: search))
  }

  /// Sets the judgments of a criterion: one matrix for everybody, or one for each of the first
  /// participants.
  private mutating func set(_ matrices: [ComparisonMatrix], of criterion: CriterionID) {
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
  private var peopleWhoCount: [ParticipantID] {
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
