// Numbers of a group beside those of its members: what the members' numbers leave possible combines
// to the group's.

extension DecisionModel {
  /// Returns the search for a group's numbers with the matrices only that the printed numbers of
  /// its members leave possible; others as they are.
  ///
  /// - Parameter searches: Those of the members among them.
  /// - Complexity: O(combinations of the members' matrices · matrices found), up to a limit.
  func joining(
    _ group: ReportedSearch, with searches: [ReportedSearch], _ settings: ReportedSearchSettings
  ) -> ReportedSearch {
    let members = members(of: group.matrix, searches)
    guard !members.isEmpty else { return group }
    var joined = group
    joined.members = members.compactMap(\.matrix.participant)
    let people = people(of: group.matrix)
    // Numbers that exclude each other need nobody else's.
    guard let printed = printedMatrix(of: group.matrix, settings) else { return joined }
    guard settings.respondents == nil, people.count == group.values.respondents else {
      joined.leavesOutMembers = true
      return joined
    }
    let matrices = MemberMatrices(members)
    joined.search =
      members.count == people.count
      ? combinations(of: matrices, people, group, printed, settings)
      : remainders(of: matrices, people, group, printed, settings)
    return joined
  }

  /// Whether the printed numbers of all members of a group can be combined to the group's, in
  /// whatever way that is; `nil` if some have none.
  func combinationVerdict(
    of group: ReportedMatrix, _ searches: [ReportedSearch], _ settings: ReportedSearchSettings
  ) -> MatrixSearch.Verdict? {
    let members = members(of: group, searches)
    let people = people(of: group)
    guard group.participant == nil, members.count == people.count, people.count > 1,
      let printed = printedMatrix(of: group, settings)
    else { return nil }
    let numbers = GroupNumbers(
      self, group, options: settings.options(over: group.options), people: people)
    var isPossible = false
    let isComplete = MemberMatrices(members).combinations { own in
      isPossible = isPossible || numbers.priorities(of: own, for: printed) != nil
      return !isPossible
    }
    return isPossible ? .possible : isComplete ? MatrixSearch.Verdict.none : .undecided
  }

  private func printedMatrix(
    of matrix: ReportedMatrix, _ settings: ReportedSearchSettings
  ) -> PrintedMatrix? {
    let beside = numbersBeside(matrix, settings)
    return matrix.printedMatrix(
      by: options(of: matrix, beside, settings), digits: settings.digits
    )?.tested(by: beside.compactMap { $0.printed(settings.digits) }, of: matrix)
  }

  /// The searches for the numbers of those who count in a group, one for each member, in the order
  /// of the participants.
  private func members(of group: ReportedMatrix, _ searches: [ReportedSearch]) -> [ReportedSearch] {
    guard group.participant == nil else { return [] }
    return people(of: group).compactMap { participant in
      let own = searches.filter {
        $0.matrix.subject == group.subject && $0.matrix.participant == participant
      }
      return own.first { $0.matrix.options == group.options } ?? own.first
    }
  }

  /// The group's matrices that combinations of the matrices of all members give.
  private func combinations(
    of members: MemberMatrices, _ people: [ParticipantID], _ group: ReportedSearch,
    _ printed: PrintedMatrix, _ settings: ReportedSearchSettings
  ) -> MatrixSearch {
    let numbers = GroupNumbers(
      self, group.matrix, options: settings.options(over: group.matrix.options), people: people)
    var found: [ComparisonMatrix] = []
    var isKnown: Set<ComparisonMatrix> = []
    let most = settings.limits.matrices
    let isComplete = members.combinations { own in
      guard let combined = numbers.combined(own), printed.admits(combined),
        isKnown.insert(group.values.nearest(to: combined)).inserted
      else { return true }
      if found.count < most { found.append(group.values.nearest(to: combined)) }
      return isKnown.count <= most
    }
    // What the group's numbers alone exclude is excluded in any case.
    return group.search.keeping(
      found, isComplete: isComplete || group.search.verdict == MatrixSearch.Verdict.none)
  }

  /// The group's matrices that leave judgments for the members of whom no numbers are printed.
  private func remainders(
    of members: MemberMatrices, _ people: [ParticipantID], _ group: ReportedSearch,
    _ printed: PrintedMatrix, _ settings: ReportedSearchSettings
  ) -> MatrixSearch {
    var search = group.search
    if !search.isComplete {
      var limits = settings.limits
      limits.matrices = max(limits.matrices, MemberMatrices.mostMatricesOfGroup)
      search = printed.search(for: group.values, limits: limits, threads: settings.threads)
    }
    let rest = JudgmentValues(
      settings.judgments, scale: group.values.scale,
      respondents: people.count - members.lists.count, order: group.matrix.order)
    var found: [ComparisonMatrix] = []
    let isComplete = members.combinations(in: search.matrices, besides: rest) { combined, _, _ in
      if found.last != combined { found.append(combined) }
    }
    let kept = found.prefix(settings.limits.matrices)
    return search.keeping(
      Array(kept), isComplete: search.isComplete && isComplete && kept.count == found.count)
  }
}

extension MemberMatrices {
  /// Those of searches.
  fileprivate init(_ searches: [ReportedSearch]) {
    self.init(
      lists: searches.map(\.search.matrices), areComplete: searches.allSatisfy(\.search.isComplete))
  }
}

extension JudgmentValues {
  /// The matrix with the nearest values in the place of ratios that differ by rounding only.
  fileprivate func nearest(to matrix: ComparisonMatrix) -> ComparisonMatrix {
    ComparisonMatrix(
      unchecked: matrix.upperTriangle.map { ratio in value(nearlyEqualTo: ratio) ?? ratio },
      order: matrix.order)
  }
}
