/// The comparison of what publications print about a model with what its judgments give.
public struct Audit: Hashable, Sendable {
  /// One entry for each reported number, in the order of the criteria, then of the strategic
  /// criteria, of the rating scales, and of the whole model.
  public let entries: [Entry]

  /// Creates a comparison of numbers that were computed.
  package init(entries: [Entry]) { self.entries = entries }

  /// One reported number and what became of it.
  public struct Entry: Hashable, Sendable {
    /// What it is about; `nil` for the whole model.
    public let subject: ComparisonSubject?
    /// The block of reported results that the number stands in.
    public let results: ReportedResults
    /// The number as it is printed, and what it is the value of.
    public let reported: ReportedValue
    /// The recomputed number; `nil` if there is none, such as a ratio to a table that ends before
    /// the order.
    public let computed: Double?
    /// Whether the two agree.
    public let verdict: Verdict
  }

  /// How a reported number compares with the recomputed one.
  public enum Verdict: String, Hashable, Sendable {
    /// The computed number is printed so, rounded or with the digits cut.
    case agrees
    /// The computed number differs, and the model says why.
    case erratum
    /// The computed number differs, and the publication defines the quantity otherwise.
    case otherDefinition
    /// The computed number differs.
    case disagrees
    /// There are no judgments that the number could be computed from.
    case notComputed
  }

  /// The number of entries with a verdict.
  public func count(_ verdict: Verdict) -> Int { entries.count { $0.verdict == verdict } }
}

extension Audit {
  /// Recomputes every number that a model reports, and compares it with the printed digits.
  ///
  /// Each block of reported numbers is computed with its own settings over those of the model.
  /// Numbers that rest on a criterion without any judgments are not computed.
  ///
  /// - Parameters:
  ///   - model: The model with the reported results.
  ///   - digits: How the digits behind the printed ones were dropped.
  /// - Throws: `EvaluationError` if the model cannot be evaluated in a way that a block asks for.
  /// - Complexity: One evaluation for each different set of options that the blocks ask for.
  public init(
    of model: DecisionModel, digits: PrintedMatrix.Digits = .rounded
  ) throws(EvaluationError) {
    var recomputations: [EvaluationOptions: Recomputation] = [:]
    var entries: [Entry] = []
    for (subject, results) in Self.reportedBlocks(in: model) {
      var options = model.options.overridden(by: results.settings)
      options.participant = results.participant
      // Nothing is computed of a rating scale without judgments.
      var numbers: RecomputedNumbers?
      var recomputation: Recomputation?
      if case .ratingScale(let scale)? = subject {
        if model.ratingScales[scale].judgments != nil {
          numbers = RecomputedNumbers(
            try ComparedItems(ofRatingScale: scale, in: model, options, results.settings))
        }
      } else {
        let found: Recomputation
        if let known = recomputations[options] {
          found = known
        } else {
          found = try Recomputation(of: model, options)
          recomputations[options] = found
        }
        recomputation = found
        numbers = RecomputedNumbers(found.evaluation, subject, in: model)
      }
      for value in results.values {
        let isOpen =
          numbers == nil || recomputation?.isOpen(value.quantity, on: subject) ?? false
        let computed = isOpen ? nil : numbers?.value(of: value.quantity)
        let agrees = computed.map { value.printed.agrees(with: $0, digits) } ?? false
        entries.append(
          Entry(
            subject: subject, results: results, reported: value, computed: computed,
            verdict: agrees
              ? .agrees
              : value.erratum != nil
                ? .erratum
                : value.definition != nil ? .otherDefinition : isOpen ? .notComputed : .disagrees))
      }
    }
    self.init(entries: entries)
  }
}

/// The evaluation of a model that may have no judgments, or none of the participant whose judgments
/// are evaluated, on some criteria and rating scales.
private struct Recomputation {
  let evaluation: Evaluation
  /// The criteria without judgments, or with ratings on a scale without any, in whose place equal
  /// priorities stand.
  private let unjudged: Set<CriterionID>

  init(of model: DecisionModel, _ options: EvaluationOptions) throws(EvaluationError) {
    do throws(EvaluationError) {
      evaluation = try model.evaluation(options)
      unjudged = []
    } catch {
      let open = error.problems.compactMap { $0.unjudgedSubject(by: options.participant) }
      guard open.count == error.problems.count else { throw error }
      var filled = model
      for subject in Set(open) {
        let count = subject.itemCount(in: model)
        filled.setJudgments(
          .common(.priorities([Double](repeating: 1, count: count))), of: subject)
      }
      evaluation = try filled.evaluation(options)
      unjudged = Set(error.problems.map(\.criterion))
    }
  }

  /// Whether a number rests on judgments that the model does not have.
  func isOpen(_ quantity: ReportedValue.Quantity, on subject: ComparisonSubject?) -> Bool {
    if unjudged.isEmpty { return false }
    guard case .criterion(let criterion)? = subject else { return subject == nil }
    switch quantity {
    case .principalEigenvalue, .consistencyIndex, .consistencyRatio, .index, .localPriority,
      .idealPriority, .judgment:
      return unjudged.contains(criterion)
    default: return true
    }
  }
}

extension EvaluationProblem {
  /// What nobody has judged, or not the participant whose judgments alone are evaluated, if that
  /// is the problem; `nil` for another.
  fileprivate func unjudgedSubject(by evaluated: ParticipantID?) -> ComparisonSubject? {
    switch kind {
    case .noJudgments where participant == nil || participant == evaluated:
      return .criterion(criterion)
    case .ratingScale(let scale, let error)
    where error.problems.allSatisfy { $0.kind == .noJudgments }:
      return .ratingScale(scale)
    default: return nil
    }
  }
}

extension Audit {
  /// Returns what publications report, block by block, each with what it is about; `nil` for the
  /// whole model.
  private static func reportedBlocks(
    in model: DecisionModel
  ) -> [(subject: ComparisonSubject?, results: ReportedResults)] {
    var blocks: [(subject: ComparisonSubject?, results: ReportedResults)] = []
    for criterion in model.criteria.indices {
      blocks += model.criteria[criterion].reported.map { (.criterion(criterion), $0) }
    }
    if let strategicModel = model.strategicModel {
      for criterion in strategicModel.criteria.indices {
        blocks += strategicModel.criteria[criterion].reported.map {
          (.strategicCriterion(criterion), $0)
        }
      }
    }
    for scale in model.ratingScales.indices {
      blocks += model.ratingScales[scale].reported.map { (.ratingScale(scale), $0) }
    }
    return blocks + model.reported.map { (nil, $0) }
  }
}
