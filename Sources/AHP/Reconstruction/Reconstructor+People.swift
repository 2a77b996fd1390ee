internal import RealModule

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
  /// - Complexity: One search for each participant, and at most `mostCombinations` combinations of
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
    let group = GroupNumbers(model, criterion, options: options(of: criterion), people: people)
    let counts = all.map(\.matrices.count)
    var isComplete = all.allSatisfy(\.isComplete) && people.count == model.participants.count
    var best: (information: Double, matrices: [ComparisonMatrix])?
    var ranges: [ClosedRange<Double>] = []
    var chosen = [Int](repeating: 0, count: all.count)
    var tried = 0
    combinations: while true {
      if tried == Self.mostCombinations || SearchStop.code != 0 {
        isComplete = false
        break
      }
      tried += 1
      let matrices = zip(all, chosen).map { $0.matrices[$1] }
      if let priorities = group.priorities(of: matrices, for: printed[criterion]) {
        let information = matrices.reduce(0) { $0 + $1.information }
        if best.map({ information < $0.information }) ?? true { best = (information, matrices) }
        ranges =
          ranges.isEmpty
          ? priorities.map { $0...$0 }
          : zip(ranges, priorities).map { min($0.lowerBound, $1)...max($0.upperBound, $1) }
      }
      for position in chosen.indices.reversed() {
        chosen[position] += 1
        if chosen[position] < counts[position] { continue combinations }
        chosen[position] = 0
      }
      break
    }
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
  /// - Complexity: One search, and at most `mostCombinations` combinations of what was found.
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
    let search = printed.search(
      for: values(for: criterion, respondents: count), limits: limits(order: printed.order),
      threads: settings.threads)
    let rest = values(for: criterion, respondents: others.count)
    let index = options.randomIndex.value(order: printed.order) ?? 0
    let threshold = options.consistencyThreshold.value(order: printed.order)
    var best: (chosen: [ComparisonMatrix], split: SplitJudgments)?
    var found: [[Double]] = []
    var left = Self.mostCombinations
    for combined in search.matrices {
      var chosen = [Int](repeating: 0, count: known.count)
      combinations: while left > 0 && SearchStop.code == 0 {
        left -= 1
        let own = zip(known, chosen).map { $0.matrices[$1] }
        if let matrix = rest.remainder(of: combined, respondents: count, without: own) {
          found.append(combined.priorities(by: printed.method).values)
          let split = SplitJudgments(
            matrix, rest, randomIndex: index > 0 ? index : 1,
            threshold: index > 0 ? threshold : .infinity)
          if best.map({ split.largestRatio ?? 0 < $0.split.largestRatio ?? 0 }) ?? true {
            best = (own, split)
          }
        }
        for position in chosen.indices.reversed() {
          chosen[position] += 1
          if chosen[position] < known[position].matrices.count { continue combinations }
          chosen[position] = 0
        }
        break
      }
    }
    let isComplete =
      search.isComplete && all.allSatisfy(\.isComplete) && left > 0 && SearchStop.code == 0
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

  /// How many combinations of people's matrices are tried.
  private static let mostCombinations = 100_000

  private struct Refusal: Error { let failure: ModelReconstruction.Failure }

  private func candidates(
    of participant: ParticipantID, on criterion: CriterionID
  ) -> Result<Candidates, Refusal> {
    guard let printed = printedMatrix(of: criterion, by: participant) else {
      return .failure(Refusal(failure: unsearched(criterion, by: participant)))
    }
    let values = values(for: criterion, of: participant)
    let basis: ModelReconstruction.Basis = printed.hasPriorities ? .priorities : .consistency
    if basis == .consistency,
      let matrix = PrintedMatrix.leastInformative(
        order: printed.order, excess: printed.eigenvalueExcess, values: values)
    {
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

/// The local priorities of a group on one criterion.
private struct GroupNumbers {
  private let aggregation: GroupAggregation
  private let method: PrioritizationMethod
  /// The shares of the people; they sum to 1.
  private let weights: [Double]
  /// Whether what is printed about consistency is the group's own.
  private let hasConsistency: Bool

  init(
    _ model: DecisionModel, _ criterion: CriterionID, options: EvaluationOptions,
    people: [ParticipantID]
  ) {
    aggregation = options.aggregation
    method = options.prioritization
    let own = people.map { model.participants[$0].weight }
    let sum = own.reduce(0, +)
    weights = own.map { sum > 0 ? $0 / sum : 1 / Double(people.count) }
    hasConsistency = model.reportedMatrices(on: criterion).contains {
      $0.participant == nil && $0.hasConsistency
    }
  }

  /// Returns the group's priorities; `nil` if its printed numbers do not come out.
  func priorities(
    of matrices: [ComparisonMatrix], for printed: PrintedMatrix?
  ) -> [Double]? {
    let priorities: [Double]
    if aggregation == .judgments {
      let combined = ComparisonMatrix.combined(matrices, weights: weights)
      if let printed, hasConsistency,
        !printed.eigenvalueExcess.contains(combined.principalEigenvector().eigenvalueExcess)
      {
        return nil
      }
      priorities = combined.priorities(by: method).values
    } else {
      let isGeometric =
        aggregation == .prioritiesGeometric || aggregation == .localPrioritiesGeometric
      let own = matrices.map { $0.priorities(by: method).values }
      let means = own[0].indices.map { item in
        let sum = zip(own, weights).reduce(0) {
          $0 + $1.1 * (isGeometric ? .log($1.0[item]) : $1.0[item])
        }
        return isGeometric ? Double.exp(sum) : sum
      }
      let sum = means.reduce(0, +)
      priorities = means.map { $0 / sum }
    }
    guard let printed else { return priorities }
    let isPrinted =
      zip(printed.priorities, priorities).allSatisfy { $0.contains($1) }
      && printed.multiples.allSatisfy { $0.admits(priorities) }
    return isPrinted ? priorities : nil
  }
}

extension JudgmentValues {
  /// The matrix of the geometric means of the other respondents' judgments, of a combined one and
  /// those of some; `nil` if these values do not have all of them.
  ///
  /// - Parameters:
  ///   - combined: The geometric means of all.
  ///   - count: How many respondents these are.
  ///   - some: Matrices of some of them.
  fileprivate func remainder(
    of combined: ComparisonMatrix, respondents count: Int, without some: [ComparisonMatrix]
  ) -> ComparisonMatrix? {
    var triangle: [Double] = []
    for (pair, mean) in combined.upperTriangle.enumerated() {
      let sum =
        Double(count) * .log(mean) - some.reduce(0) { $0 + .log($1.upperTriangle[pair]) }
      let ratio = Double.exp(sum / Double(respondents))
      guard let value = ratios.first(where: { abs($0 - ratio) <= 1e-8 * ratio }) else {
        return nil
      }
      triangle.append(value)
    }
    return ComparisonMatrix(unchecked: triangle, order: combined.order)
  }
}
