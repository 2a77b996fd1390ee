// Criteria on which numbers of single participants are printed.

extension Reconstructor {
  /// The matrices that one participant may have judged.
  private struct Candidates {
    let person: ModelReconstruction.Person
    let participant: ParticipantID
    /// The least informative first.
    let matrices: [ComparisonMatrix]
    /// Whether there are no others.
    let isComplete: Bool
  }

  /// Chooses judgments of each participant of whom numbers are printed, so that the group's come
  /// out too where some are printed.
  ///
  /// - Complexity: One search for each participant, and a bounded number of combinations of
  ///   what they found.
  mutating func reconstruct(_ criterion: CriterionID, people: [ParticipantID]) {
    var all: [Candidates] = []
    for participant in people {
      switch candidates(of: participant, on: criterion) {
      case .success(let found): all.append(found)
      case .failure(let failure): failures.append(failure.failure)
      }
    }
    isExhaustive = false
    guard all.count == people.count else { return }
    // Numbers that exclude each other are nobody's, and those of other people count too.
    let hasGroup = model.reportedMatrices(on: criterion).contains { $0.participant == nil }
    if hasGroup && printed[criterion] == nil {
      failures.append(unsearched(criterion))
      return
    }
    let others = peopleWhoCount.filter { !people.contains($0) }
    if hasGroup && !others.isEmpty {
      reconstruct(criterion, all, others: others)
      return
    }
    let group = GroupNumbers(
      model, model.mainMatrix(on: criterion), options: options(of: criterion), people: people)
    var best: (information: Double, matrices: [ComparisonMatrix])?
    var ranges: [ClosedRange<Double>] = []
    let isComplete =
      members(all).combinations { matrices in
        guard let priorities = group.priorities(of: matrices, for: printed[criterion]) else {
          return true
        }
        let information = matrices.reduce(0) { $0 + $1.information }
        if best.map({ information < $0.information }) ?? true { best = (information, matrices) }
        ranges =
          ranges.isEmpty
          ? priorities.map { $0...$0 }
          : zip(ranges, priorities).map { min($0.lowerBound, $1)...max($0.upperBound, $1) }
        return true
      } && people.count == model.participants.count
    guard let best else {
      failures.append(
        .init(
          criterion: criterion, verdict: isComplete ? .none : .undecided, isCombination: true))
      return
    }
    set(Array(zip(people, best.matrices)), of: criterion)
    locals[criterion] = group.priorities(of: best.matrices, for: nil)
    let basis = all.contains { $0.person.basis == .priorities }
    note(
      criterion, basis ? .priorities : .consistency, respondents: people.count, search: nil)
    entries[entries.count - 1].people = all.map(\.person)
    let boxes = printed[criterion]?.priorities ?? ranges.map { _ in 0...1 }
    peopleRanges[criterion] = zip(ranges, boxes).map { inner, box in
      PriorityRange(
        outer: isComplete ? inner : max(0, box.lowerBound)...min(1, box.upperBound), inner: inner)
    }
  }

  /// Chooses judgments of the participants of whom numbers are printed and of the others, so that
  /// those of the group come out: matrices of as many respondents as count are searched, and the
  /// judgments of those of whom numbers are printed are taken out of them.
  ///
  /// - Complexity: One search, and a bounded number of combinations of what was found.
  private mutating func reconstruct(
    _ criterion: CriterionID, _ all: [Candidates], others: [ParticipantID]
  ) {
    let known = all.filter { model.participants[$0.participant].weight > 0 }
    let count = known.count + others.count
    let options = options(of: criterion)
    guard let printed = printed[criterion], options.aggregation == .judgments,
      JudgmentValues.supportedRespondents.contains(count), model.hasEqualWeights(peopleWhoCount)
    else {
      failures.append(.init(criterion: criterion, verdict: .undecided, obstacle: .people))
      return
    }
    var limits = limits(order: printed.order)
    limits.matrices = max(limits.matrices, MemberMatrices.mostMatricesOfGroup)
    let search = printed.search(
      for: values(for: criterion, respondents: count), limits: limits, threads: settings.threads)
    let rest = values(for: criterion, respondents: others.count)
    let index = options.randomIndex.value(order: printed.order) ?? 0
    let threshold = options.consistencyThreshold.value(order: printed.order)
    var best: (chosen: [ComparisonMatrix], split: SplitJudgments)?
    var found: [[Double]] = []
    let hasAll = members(known).combinations(in: search.matrices, besides: rest) {
      combined, own, remainder in
      found.append(combined.priorities(by: printed.method).values)
      let split = SplitJudgments(
        remainder, rest, randomIndex: index > 0 ? index : 1,
        threshold: index > 0 ? threshold : .infinity)
      if best.map({ split.largestRatio ?? 0 < $0.split.largestRatio ?? 0 }) ?? true {
        best = (own, split)
      }
    }
    let isComplete = search.isComplete && all.allSatisfy(\.isComplete) && hasAll
    guard let best else {
      failures.append(
        .init(
          criterion: criterion, verdict: isComplete ? .none : .undecided, isCombination: true))
      return
    }
    let matrices =
      Array(zip(known.map(\.participant), best.chosen))
      + all.filter { model.participants[$0.participant].weight == 0 }.compactMap { nobody in
        nobody.matrices.first.map { (nobody.participant, $0) }
      } + Array(zip(others, best.split.matrices))
    set(
      matrices.sorted { $0.0 < $1.0 }.map { (participant: $0.0, matrix: $0.1) }, of: criterion)
    locals[criterion] =
      ComparisonMatrix.combined(
        best.chosen + best.split.matrices,
        weights: [Double](repeating: 1 / Double(count), count: count)
      ).priorities(by: printed.method).values
    note(criterion, .priorities, respondents: count, search: nil)
    entries[entries.count - 1].people = all.map(\.person)
    entries[entries.count - 1].others = others
    entries[entries.count - 1].largestRatio = best.split.largestRatio
    peopleRanges[criterion] = printed.priorities.enumerated().map { item, box in
      let ends = found.map { $0[item] }
      let inner = (ends.min() ?? 0)...(ends.max() ?? 1)
      return PriorityRange(
        outer: isComplete ? inner : max(0, box.lowerBound)...min(1, box.upperBound), inner: inner)
    }
  }

  private func members(_ people: [Candidates]) -> MemberMatrices {
    MemberMatrices(lists: people.map(\.matrices), areComplete: people.allSatisfy(\.isComplete))
  }

  private struct Refusal: Error { let failure: ModelReconstruction.Failure }

  private func candidates(
    of participant: ParticipantID, on criterion: CriterionID
  ) -> Result<Candidates, Refusal> {
    guard let printed = printedMatrix(of: criterion, by: participant) else {
      return .failure(Refusal(failure: unsearched(criterion, by: participant)))
    }
    let values = values(for: criterion, of: participant)
    let basis = printed.basis
    if let matrix = printed.leastInformative(values) {
      return .success(
        Candidates(
          person: .init(participant: participant, basis: basis, search: nil),
          participant: participant, matrices: [matrix], isComplete: false))
    }
    let search = printed.search(
      for: values, limits: limits(order: printed.order), threads: settings.threads)
    if search.matrices.isEmpty {
      return .failure(
        Refusal(
          failure: .init(
            criterion: criterion, participant: participant, verdict: search.verdict,
            search: search)))
    }
    return .success(
      Candidates(
        person: .init(participant: participant, basis: basis, search: search),
        participant: participant,
        matrices: search.matrices.sorted { $0.information < $1.information },
        isComplete: search.isComplete))
  }
}
