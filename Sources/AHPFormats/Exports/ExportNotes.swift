internal import AHP

/// Something of a model that a file of another program has no place for.
struct ExportLoss: Sendable {
  /// What becomes of the results without it.
  enum Weight: Sendable {
    /// They stay as they are.
    case words
    /// They change.
    case content
    /// The file cannot be written without it.
    case structure
  }

  /// The kind of thing, in the plural, such as "names in other languages".
  let kind: String
  let weight: Weight
  /// The first of the kind.
  let example: String
  /// The criterion that the first is about; `nil` for the model as a whole.
  let criterion: CriterionID?
  var count = 1

  func isTolerated(by tolerance: ExportTolerance) -> Bool {
    switch weight {
    case .words: tolerance != .nothing
    case .content: tolerance == .content
    case .structure: false
    }
  }
}

extension ExportLoss: CustomStringConvertible {
  var description: String {
    "\(kind): \(example)" + (count > 1 ? " and \(count - 1) more" : "")
  }
}

/// What an export has found so far: what the file has no place for, kind by kind, and what is
/// written otherwise.
struct ExportNotes {
  let model: DecisionModel
  private(set) var losses: [ExportLoss] = []
  private var positions: [String: Int] = [:]
  private var changed: [(kind: String, example: String, count: Int)] = []

  init(_ model: DecisionModel) { self.model = model }

  /// Records something that the file has no place for.
  mutating func lose(
    _ kind: String, _ example: String, at criterion: CriterionID? = nil,
    _ weight: ExportLoss.Weight = .content
  ) {
    if let position = positions[kind] {
      losses[position].count += 1
      return
    }
    positions[kind] = losses.count
    losses.append(
      ExportLoss(kind: kind, weight: weight, example: example, criterion: criterion))
  }

  /// Records that something is written otherwise than the model has it, with the same result.
  ///
  /// - Parameter kind: What is written as what, after the names, such as "is written as
  ///   priorities".
  mutating func change(_ kind: String, _ example: String) {
    if let position = changed.firstIndex(where: { $0.kind == kind }) {
      changed[position].count += 1
    } else {
      changed.append((kind, example, 1))
    }
  }

  /// What is written otherwise, one sentence for each kind.
  var remarks: [String] {
    changed.map { kind, example, count in
      "\(kind): \(example)" + (count > 1 ? " and \(count - 1) more" : "")
    }
  }

  /// A criterion as messages name it.
  func name(_ criterion: CriterionID) -> String { "'\(model.path(of: criterion))'" }

  // MARK: Judgments

  /// Judgments in one of the two forms that files of other programs have.
  enum Form {
    case comparisons(IncompleteComparisonMatrix)
    case priorities([Double])
  }

  /// Returns judgments as comparisons or priorities that lead to the same local priorities; `nil`,
  /// and a loss, for absolute measurement.
  mutating func form(of judgments: Judgments, at criterion: CriterionID) -> Form? {
    switch judgments {
    case .comparisons, .incompleteComparisons: return judgments.matrix.map { .comparisons($0) }
    case .priorities(let priorities): return .priorities(priorities)
    case .ranks(let ranks):
      change("orders are written as the priorities that follow from them", name(criterion))
      return .priorities(ranks.priorities())
    case .measurements(let measurements):
      switch measurements.evaluation {
      case .higherIsBetter:
        change("measured values are written as priorities", name(criterion))
        return .priorities(measurements.values)
      case .lowerIsBetter:
        change("measured values are written as priorities", name(criterion))
        return .priorities(measurements.values.map { 1 / $0 })
      case .utility:
        lose("utility functions", name(criterion), at: criterion)
        return nil
      }
    case .ratings:
      lose("ratings", name(criterion), at: criterion)
      return nil
    }
  }
}
