extension Reconstructor {
  /// Returns what the printed numbers leave open, for the items of every reconstructed criterion
  /// whose priorities are not all given by them; without those of criteria on which some printed
  /// numbers do not come out, and of what stands below them.
  ///
  /// The inner interval of a priority is witnessed by whole models: with one extreme matrix in the
  /// place of the chosen one, all other printed numbers must still come out. Where that is not
  /// looked at, the interval is the chosen priority alone.
  ///
  /// - Parameter isExact: Whether all printed numbers that come out are looked at by this.
  /// - Complexity: O(criteria · items) choices of judgments on the alternatives where these are
  ///   reconstructed.
  func ranges(
    _ leaves: LeafReconstruction, _ audit: Audit, isExact: Bool
  ) throws(EvaluationError) -> [ModelReconstruction.Range] {
    let unmet = unmet(in: audit, leaves)
    let evaluation = try model.evaluation()
    let pools = leaves.isSupported ? leaves.pools(values: values(for:)) : nil
    var open: [OpenKey: OpenPriority] = [:]
    var global: [CriterionID: PriorityRange] = [
      model.goal: PriorityRange(outer: 1...1, inner: 1...1)
    ]
    var ranges: [ModelReconstruction.Range] = []
    let entries = Dictionary(uniqueKeysWithValues: entries.map { ($0.criterion, $0) })
    for criterion in model.criteria.indices {
      let local = evaluation.criteria[criterion].localPriorities
      let children = model.criteria[criterion].children
      let own = global[criterion] ?? PriorityRange(outer: 0...1, inner: nil)
      // Nothing bounds what was not searched.
      let isSearched = entries[criterion] == nil || printed[criterion] != nil
      var locals = local.map { PriorityRange(outer: isSearched ? $0...$0 : 0...1, inner: $0...$0) }
      if let people = peopleRanges[criterion] {
        locals = people
      } else if let entry = entries[criterion], let printed = printed[criterion] {
        if printed.basis != .consistency || !printed.details.isEmpty {
          locals = printedRanges(entry, printed, local, leaves, pools)
        } else {
          let key = OpenKey(
            excess: printed.eigenvalueExcess, values: values(for: criterion), method: printed.method
          )
          let found =
            open[key]
            ?? OpenPriority(
              order: printed.order, excess: printed.eigenvalueExcess,
              values: values(for: criterion), method: printed.method)
          open[key] = found
          locals = openRanges(entry, found, local, leaves, pools)
        }
        if let demanded = demandedRanges[criterion] {
          locals = zip(demanded, locals).map { inner, known in
            PriorityRange(outer: hasSeveralPeople ? known.outer : inner, inner: inner)
          }
        }
      }
      for item in local.indices {
        let child = children.isEmpty ? nil : children[item]
        var range: PriorityRange?
        if let child {
          // With several parents the sums of independent ranges are bounds only.
          let isShared = model.criteria[child].parents.count > 1
          var product = own.times(locals[item])
          let chosen = evaluation.criteria[child].globalPriority
          if boxes.isTied(child, in: model)
            || criterion != model.goal && boxes.items[criterion] != nil
          {
            // Ends of a product are not known to meet numbers that rest on it.
            product = PriorityRange(outer: product.outer, inner: chosen...chosen)
          } else if pools != nil {
            // Nor are two ends at a time known to meet the priorities of the alternatives.
            let weight = evaluation.criteria[criterion].globalPriority
            product = PriorityRange(
              outer: product.outer,
              inner: locals[item].inner.map { $0.lowerBound * weight...$0.upperBound * weight })
          }
          if isShared {
            let before = global[child]?.outer ?? 0...0
            product = PriorityRange(
              outer: before.lowerBound
                + product.outer.lowerBound...min(1, before.upperBound + product.outer.upperBound),
              inner: chosen...chosen)
          }
          global[child] = product
          range = product
        }
        guard entries[criterion] != nil, !unmet.contains(criterion) else { continue }
        let own = child.map { evaluation.criteria[$0].globalPriority }
        ranges.append(
          .init(
            criterion: criterion, item: item, localPriority: local[item],
            local: isExact ? locals[item] : locals[item].outer(around: local[item]),
            globalPriority: own, global: isExact ? range : own.flatMap { range?.outer(around: $0) })
        )
      }
    }
    return ranges
  }

  /// The criteria on which printed numbers do not come out, and those below them.
  private func unmet(in audit: Audit, _ leaves: LeafReconstruction) -> Set<CriterionID> {
    var unmet: Set<CriterionID> = []
    for entry in audit.entries where entry.verdict == .disagrees {
      if case .criterion(let criterion)? = entry.subject { unmet.insert(criterion) }
      switch entry.reported.quantity {
      case .criterionPriority(let criterion): unmet.formUnion(model.criteria[criterion].parents)
      case .alternativePriority, .alternativeTotal: unmet.formUnion(leaves.criteria)
      default: break
      }
    }
    for criterion in model.criteria.indices
    where model.criteria[criterion].parents.contains(where: unmet.contains) {
      unmet.insert(criterion)
    }
    return unmet
  }

  private struct OpenKey: Hashable {
    let excess: ClosedRange<Double>
    let values: JudgmentValues
    let method: PrioritizationMethod
  }

  /// Whether the numbers of the group may combine the judgments of several people, so that those of
  /// one respondent bound nothing.
  private var hasSeveralPeople: Bool { peopleWhoCount.count > 1 }

  /// The ranges of priorities that are printed: those of all matrices if the search found all of
  /// them, and one person judged; the printed intervals with what is known otherwise.
  private func printedRanges(
    _ entry: ModelReconstruction.Entry, _ printed: PrintedMatrix, _ local: [Double],
    _ leaves: LeafReconstruction, _ pools: LeafReconstruction.Pools?
  ) -> [PriorityRange] {
    let all = entry.respondents == 1 ? entry.search?.matrices ?? [] : []
    let found = all.map { $0.priorities(by: printed.method).values }
    let isComplete =
      entry.respondents == 1 && !hasSeveralPeople && entry.search?.isComplete ?? false
    let isTied = boxes.isTied(entry.criterion, in: model)
    return local.indices.map { item in
      let ends = found.indices.sorted { (found[$0][item], $0) < (found[$1][item], $1) }
      let box = printed.priorities[item]
      let outer =
        isComplete && !ends.isEmpty
        ? min(
          found[ends[0]][item], local[item])...max(
            found[ends[ends.count - 1]][item], local[item])
        : max(0, box.lowerBound)...min(1, box.upperBound)
      guard let first = ends.first, let last = ends.last, !isTied else {
        return PriorityRange(outer: outer, inner: local[item]...local[item])
      }
      // Each end counts if all other numbers can come out with it.
      let possible = [first, last].filter { position in
        all.count == 1
          || pools.map { pools in
            var other = model
            other.criteria[entry.criterion].judgments = .common(.comparisons(all[position]))
            return leaves.isPossible(in: other, pools)
          } ?? true
      }
      let values = possible.map { found[$0][item] } + [local[item]]
      return PriorityRange(
        outer: outer, inner: (values.min() ?? local[item])...(values.max() ?? local[item]))
    }
  }

  /// The ranges of priorities that only a consistency bounds: those of which both ends occur where
  /// nothing else rests on them, and otherwise those between the chosen priority and the ends with
  /// which all printed priorities of the alternatives still come out.
  private func openRanges(
    _ entry: ModelReconstruction.Entry, _ open: OpenPriority, _ local: [Double],
    _ leaves: LeafReconstruction, _ pools: LeafReconstruction.Pools?
  ) -> [PriorityRange] {
    let outer = hasSeveralPeople ? open.bounds : open.range.outer
    // Whether the ends are possible with all priorities of alternatives is not looked at for what
    // was chosen by these.
    let isAlone = entry.basis == .alternatives || boxes.isTied(entry.criterion, in: model)
    let method = printed[entry.criterion]?.method ?? .eigenvector
    return local.indices.map { item in
      if isAlone { return PriorityRange(outer: outer, inner: local[item]...local[item]) }
      let ends = [open.lowest, open.highest].compactMap { matrix -> Double? in
        guard let matrix = matrix?.exchanging(0, item) else { return nil }
        if let pools {
          var other = model
          other.criteria[entry.criterion].judgments = .common(.comparisons(matrix))
          guard leaves.isPossible(in: other, pools) else { return nil }
        }
        return matrix.priorities(by: method).values[item]
      }
      let values = ends + [local[item]]
      return PriorityRange(
        outer: outer, inner: (values.min() ?? local[item])...(values.max() ?? local[item]))
    }
  }
}

extension Reconstructor {
  /// The printed numbers that come out, and that no choice of judgments was made by.
  ///
  /// - Complexity: O(reported numbers · reported blocks).
  func unused(in audit: Audit, _ leaves: LeafReconstruction) -> [Audit.Entry] {
    if open.isEmpty { return [] }
    return audit.entries.filter { $0.verdict == .agrees && !isUsed($0, leaves) }
  }

  private func isUsed(_ entry: Audit.Entry, _ leaves: LeafReconstruction) -> Bool {
    let block = entry.results
    let hasProducts = !model.options.overridden(by: block.settings).structuralAdjustment.isOn
    switch entry.subject {
    case .criterion(let criterion)?:
      switch entry.reported.quantity {
      case .principalEigenvalue, .consistencyIndex, .consistencyRatio, .index, .localPriority,
        .idealPriority, .judgment:
        return !open.contains(criterion) || isUsed(block, on: criterion)
      case .globalPriority: return hasProducts && isUsed(block, on: criterion)
      default: return false
      }
    case nil:
      switch entry.reported.quantity {
      case .alternativePriority: return leaves.isSupported && leaves.blocks.contains(block)
      case .criterionPriority(let child):
        return hasProducts && model.criteria[child].parents.count == 1
          && model.criteria[child].parents.allSatisfy { isUsed(block, on: $0) }
      default: return false
      }
    // Nothing that is chosen changes these.
    default: return true
    }
  }

  /// Whether the judgments on a criterion were chosen by the numbers of a block.
  private func isUsed(_ block: ReportedResults, on criterion: CriterionID) -> Bool {
    if model.isMain(block, on: criterion) { return true }
    let own = model.options.overridden(by: block.settings)
    return testedMatrices(on: criterion, by: block.participant).contains {
      $0.matrix.options.prioritization == own.prioritization && $0.matrix.options.scale == own.scale
    }
  }
}

extension PriorityRange {
  /// The same where only one priority is known to occur.
  fileprivate func outer(around priority: Double) -> PriorityRange {
    PriorityRange(outer: outer, inner: priority...priority)
  }
}
