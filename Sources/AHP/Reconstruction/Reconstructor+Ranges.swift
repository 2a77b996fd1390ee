extension Reconstructor {
  /// Returns what the printed numbers leave open, for the items of every reconstructed criterion
  /// whose priorities are not all given by them.
  ///
  /// The inner interval of a global priority is witnessed by whole models: with one extreme matrix
  /// in the place of the chosen one, all other printed numbers must still come out.
  ///
  /// - Complexity: O(criteria · items) choices of judgments on the alternatives where these are
  ///   reconstructed.
  func ranges(
    _ leaves: LeafReconstruction
  ) throws(EvaluationError) -> [ModelReconstruction.Range] {
    let evaluation = try model.evaluation()
    let pools = leaves.criteria.isEmpty ? nil : leaves.pools(values: values(for:))
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
      var locals = local.map { PriorityRange(outer: $0...$0, inner: $0...$0) }
      var witnesses: OpenPriority?
      if let people = peopleRanges[criterion] {
        locals = people
      } else if let entry = entries[criterion], let printed = printed[criterion] {
        if entry.basis == .priorities {
          locals = printedRanges(entry, printed, local)
        } else {
          let key = OpenKey(order: printed.order, excess: printed.eigenvalueExcess)
          let found =
            open[key]
            ?? OpenPriority(
              order: printed.order, excess: printed.eigenvalueExcess,
              values: values(for: criterion), method: printed.method)
          open[key] = found
          locals = local.map { _ in found.range }
          witnesses = found
        }
      }
      for item in local.indices {
        let child = children.isEmpty ? nil : children[item]
        var range: PriorityRange?
        if let child {
          // With several parents the sums of independent ranges are bounds only.
          let isShared = model.criteria[child].parents.count > 1
          var product = own.times(locals[item])
          if pools != nil, witnesses != nil {
            product = PriorityRange(
              outer: product.outer,
              inner: witnessed(
                item, of: criterion, witnesses, leaves, pools,
                weight: evaluation.criteria[criterion].globalPriority))
          }
          if isShared {
            let before = global[child]?.outer ?? 0...0
            product = PriorityRange(
              outer: before.lowerBound
                + product.outer.lowerBound...min(1, before.upperBound + product.outer.upperBound),
              inner: nil)
          }
          global[child] = product
          range = product
        }
        guard entries[criterion] != nil else { continue }
        ranges.append(
          .init(
            criterion: criterion, item: item, localPriority: local[item], local: locals[item],
            globalPriority: child.map { evaluation.criteria[$0].globalPriority }, global: range))
      }
    }
    return ranges
  }

  private struct OpenKey: Hashable {
    let order: Int
    let excess: ClosedRange<Double>
  }

  /// The ranges of priorities that are printed: those of all matrices if the search found all of
  /// them, and the printed intervals with what is known otherwise.
  private func printedRanges(
    _ entry: ModelReconstruction.Entry, _ printed: PrintedMatrix, _ local: [Double]
  ) -> [PriorityRange] {
    let found =
      entry.respondents == 1
      ? entry.search?.matrices.map { $0.priorities(by: printed.method).values } ?? [] : []
    return local.indices.map { item in
      let values = found.map { $0[item] } + [local[item]]
      let inner = (values.min() ?? local[item])...(values.max() ?? local[item])
      let isComplete = entry.respondents == 1 && entry.search?.isComplete ?? false
      let box = printed.priorities[item]
      return PriorityRange(
        outer: isComplete ? inner : max(0, box.lowerBound)...min(1, box.upperBound), inner: inner)
    }
  }

  /// The global priorities that an item takes in whole models with one extreme matrix in which all
  /// printed priorities of the alternatives still come out.
  private func witnessed(
    _ item: Int, of criterion: CriterionID, _ witnesses: OpenPriority?,
    _ leaves: LeafReconstruction, _ pools: LeafReconstruction.Pools?, weight: Double
  ) -> ClosedRange<Double>? {
    guard let pools else { return nil }
    let ends = [witnesses?.lowest, witnesses?.highest].compactMap { matrix -> Double? in
      guard let matrix = matrix?.exchanging(0, item) else { return nil }
      var other = model
      other.criteria[criterion].judgments = .common(.comparisons(matrix))
      guard leaves.isPossible(in: other, pools) else { return nil }
      return weight * matrix.priorities(by: printed[criterion]?.method ?? .eigenvector).values[item]
    }
    guard ends.count == 2 else { return nil }
    return min(ends[0], ends[1])...max(ends[0], ends[1])
  }
}
