// Numbers that rest on the judgments of several criteria: global priorities and priorities of the
// alternatives.

extension Reconstructor {
  // MARK: Global priorities

  /// What is printed of a criterion, narrowed by the global priorities of its items; the same where
  /// none are printed, `nil` where nothing is left.
  func narrowed(_ printed: PrintedMatrix, of criterion: CriterionID) -> PrintedMatrix? {
    guard let weight = weights[criterion],
      let intervals = boxes.intervals(of: criterion, weight: weight)
    else { return printed }
    return printed.narrowed(to: intervals)
  }

  /// The matrices that give the printed global priorities too.
  mutating func fits(
    _ single: MatrixSearch, _ narrower: PrintedMatrix?, of criterion: CriterionID
  ) -> [ComparisonMatrix] {
    guard boxes.items[criterion] != nil else { return single.matrices }
    guard let narrower else { return [] }
    let fits = single.matrices.filter(narrower.admits)
    if !fits.isEmpty || single.isComplete { return fits }
    let search = narrower.search(
      for: values(for: criterion), limits: limits(order: narrower.order),
      threads: settings.threads)
    if search.verdict == .undecided { isExhaustive = false }
    return search.matrices
  }

  /// The least informative matrix below which the printed global priorities still come out; the
  /// least informative of all if there is none.
  ///
  /// - Parameters:
  ///   - matrices: At least one.
  ///   - isComplete: Whether there are no others.
  mutating func fitting(
    _ matrices: [ComparisonMatrix], isComplete: Bool, of criterion: CriterionID,
    _ method: PrioritizationMethod
  ) -> ComparisonMatrix {
    let sorted = matrices.sorted { $0.information < $1.information }
    guard hasTiedChildren(criterion), let weight = weights[criterion] else { return sorted[0] }
    var isProved = isComplete && sorted.count <= Self.mostFits
    for matrix in sorted.prefix(Self.mostFits) where SearchStop.code == 0 {
      switch fit(matrix.priorities(by: method).values, of: criterion, weight: weight) {
      case .possible: return matrix
      case .open: isProved = false
      case .impossible: break
      }
    }
    if !isProved { isExhaustive = false }
    return sorted[0]
  }

  /// The most matrices of which it is looked at what they leave possible below.
  private static let mostFits = 500

  /// The most steps of one search for what is possible below a matrix.
  private static let mostStepsOfFit = 100_000

  /// The most matrices in one such search.
  private static let mostMatricesOfFit = 200

  /// Whether printed global priorities can come out.
  private enum Fit {
    case possible, impossible, open
  }

  private func hasTiedChildren(_ criterion: CriterionID) -> Bool {
    model.onlyChildren(of: criterion).contains { boxes.isTied($0.child, in: model) }
  }

  /// Whether the global priorities below a criterion can come out with local priorities of its
  /// items.
  private func fit(_ local: [Double], of criterion: CriterionID, weight: Double) -> Fit {
    var fit = Fit.possible
    for (item, child) in model.onlyChildren(of: criterion)
    where boxes.isTied(child, in: model) {
      switch self.fit(child, weight: weight * local[item]) {
      case .possible: break
      case .open: fit = .open
      case .impossible: return .impossible
      }
    }
    return fit
  }

  /// Whether the global priorities of what a criterion compares, and of what is below, can come out
  /// with a weight of the criterion.
  private func fit(_ criterion: CriterionID, weight: Double) -> Fit {
    if let local = locals[criterion] { return fit(local, of: criterion, weight: weight) }
    guard let printed = printed[criterion], people[criterion]?.isEmpty ?? true else {
      return .open
    }
    let intervals =
      boxes.intervals(of: criterion, weight: weight) ?? printed.priorities.map { _ in nil }
    guard let narrower = printed.narrowed(to: intervals) else { return .impossible }
    let isDeep = hasTiedChildren(criterion)
    let search = narrower.search(
      for: values(for: criterion),
      limits: SearchLimits(
        nodes: min(settings.limits.nodes, Self.mostStepsOfFit),
        matrices: isDeep ? Self.mostMatricesOfFit : 1), threads: settings.threads)
    if search.matrices.isEmpty { return search.verdict == .none ? .impossible : .open }
    if !isDeep { return .possible }
    var result = search.isComplete ? Fit.impossible : .open
    for matrix in search.matrices {
      switch fit(
        matrix.priorities(by: printed.method).values, of: criterion, weight: weight)
      {
      case .possible: return .possible
      case .open: result = .open
      case .impossible: break
      }
    }
    return result
  }

  // MARK: Priorities of the alternatives

  /// Chooses judgments on the alternatives, and of several possible matrices of other criteria, by
  /// which the printed priorities of the alternatives come out: of up to three alternatives all are
  /// looked at.
  ///
  /// - Complexity: O(effort · alternatives) at most.
  mutating func reconstruct(_ leaves: LeafReconstruction) throws(EvaluationError) {
    guard leaves.isSupported else { return }
    let free = freeEntries()
    let found = Dictionary(
      uniqueKeysWithValues: free.filter {
        LeafReconstruction.comparesAll($0.criterion, in: model)
      }.compactMap { entry in entry.search.map { (entry.criterion, $0) } })
    let near = leaves.pools(values: values(for:), found: found)
    if !near.unmet.isEmpty {
      failures += near.unmet.map {
        .init(criterion: $0, verdict: leaves.excludesAll ? .none : .undecided)
      }
      return
    }
    let isSmall = model.alternatives.count <= LeafReconstruction.mostItemsOfAll
    var choice = try leaves.nearestChoice(in: model, near)
    let above = free.filter { !model.criteria[$0.criterion].children.isEmpty }
    if !choice.isExact || isSmall && leaves.criteria.count <= Self.mostLeavesOfAll {
      let pools = isSmall ? leaves.pools(values: values(for:), found: found, all: true) : near
      if let exact = try exactChoice(leaves, near: near, pools, above) { choice = exact }
    }
    if choice.isExhaustive && above.isEmpty && hasNoOtherFreedom(found) {
      demandedRanges = choice.local
    }
    for (criterion, matrix) in choice.matrices {
      set([matrix], of: criterion)
      locals[criterion] =
        printed[criterion].map { matrix.priorities(by: $0.method).values }
      if leaves.criteria.contains(criterion) {
        note(criterion, .alternatives, respondents: 1, search: nil)
      }
    }
  }

  /// With so few criteria that are chosen by the alternatives, all choices are looked at in any
  /// case, for what is left open.
  private static let mostLeavesOfAll = 2

  /// The most combinations of matrices above the alternatives.
  private static let mostCombinationsAbove = 500

  /// The entries for which another matrix can be taken without changing any other number than
  /// priorities of alternatives.
  private func freeEntries() -> [ModelReconstruction.Entry] {
    entries.filter { entry in
      entry.respondents == 1 && entry.people.isEmpty
        && entry.search.map { $0.matrices.count > 1 } ?? false
        && !boxes.isTied(entry.criterion, in: model)
    }
  }

  /// Whether nothing else than the matrices of some criteria could be chosen otherwise.
  func hasNoOtherFreedom(_ found: [CriterionID: MatrixSearch]) -> Bool {
    entries.allSatisfy { entry in
      found[entry.criterion] != nil
        || entry.respondents == 1 && entry.people.isEmpty && entry.search?.verdict == .one
        || !entry.people.isEmpty && entry.others.isEmpty
          && entry.people.allSatisfy { $0.search?.verdict == .one }
    }
  }

  /// A choice by which the printed priorities come out, if there is one: for the matrices that are
  /// chosen above, then for others that are possible there.
  private mutating func exactChoice(
    _ leaves: LeafReconstruction, near: LeafReconstruction.Pools,
    _ pools: LeafReconstruction.Pools, _ above: [ModelReconstruction.Entry]
  ) throws(EvaluationError) -> LeafReconstruction.Choice? {
    let lists = above.map { entry in
      entry.search?.matrices.sorted { $0.information < $1.information } ?? []
    }
    let count = lists.reduce(1) { min($0 * $1.count, Self.mostCombinationsAbove + 1) }
    let tried = min(count, Self.mostCombinationsAbove)
    let first = model
    var isProved =
      count <= Self.mostCombinationsAbove
      && above.allSatisfy { $0.search?.isComplete ?? false }
      && hasNoOtherFreedom(
        Dictionary(
          uniqueKeysWithValues: (above.map(\.criterion) + pools.criteria).map {
            ($0, MatrixSearch.impossible)
          }))
    // The first combination is chosen already; the first list changes first.
    for chosen in PositionCombinations(lists.map(\.count).reversed()).prefix(tried)
    where SearchStop.code == 0 {
      for (entry, (list, position)) in zip(above, zip(lists, chosen.reversed())) {
        set([list[position]], of: entry.criterion)
      }
      if pools.isEmpty {
        let choice = try leaves.nearestChoice(in: model, pools)
        if choice.isExact { return choice }
        continue
      }
      let nodes = max(10_000, settings.limits.nodes / tried)
      var (choice, isExhaustive) = try leaves.exactChoice(in: model, pools, nodes: nodes)
      if choice == nil && !isExhaustive,
        let demanded = try leaves.demanded(
          in: model, of: near, values: values(for:), limits(order: model.alternatives.count))
      {
        (choice, isExhaustive) = try leaves.exactChoice(in: model, demanded, nodes: nodes)
      }
      if let choice { return choice }
      isProved = isProved && isExhaustive
    }
    model = first
    if !isProved || SearchStop.code != 0 { self.isExhaustive = false }
    return nil
  }
}
