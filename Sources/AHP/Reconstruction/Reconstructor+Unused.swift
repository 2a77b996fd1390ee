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
