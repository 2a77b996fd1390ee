/// Why a model cannot be evaluated: everything that stands in the way, in the order of the
/// criteria.
public struct EvaluationError: Error, Hashable, Sendable {
  /// The problems, at least one.
  public let problems: [EvaluationProblem]

  /// Creates an error from at least one problem.
  public init(problems: [EvaluationProblem]) { self.problems = problems }

  /// Creates an error from one problem.
  init(
    _ kind: EvaluationProblem.Kind, of criterion: CriterionID, by participant: ParticipantID? = nil
  ) {
    self.init(problems: [
      EvaluationProblem(criterion: criterion, participant: participant, kind: kind)
    ])
  }
}

/// One thing that stands in the way of an evaluation.
///
/// Items are rows of the matrix of the criterion.
public struct EvaluationProblem: Hashable, Sendable {
  /// The criterion whose items have no priorities.
  public let criterion: CriterionID
  /// The participant whose judgments are in question; `nil` for those of everybody or of the group.
  public let participant: ParticipantID?
  /// What is wrong.
  public let kind: Kind

  @nonexhaustive
  /// What can stand in the way.
  public enum Kind: Hashable, Sendable {
    /// There are several items and no judgments on them.
    case noJudgments
    /// The comparisons do not connect all items: these groups of items are not compared with each
    /// other.
    case disconnected(components: [[Int]])
    /// The prioritization method needs all judgments.
    case incomplete(missing: Int, method: PrioritizationMethod)
    /// The priorities differ by more orders of magnitude than a double can hold.
    case rangeTooWide
    /// The judgments are over so many decades that double precision does not settle the missing
    /// ones.
    case notSettled
    /// The judgments need LAPACK, which cannot be loaded.
    case lapackMissing(problem: String)
    /// A direct priority of 0 cannot be averaged with others' ratios.
    case zeroPriority(item: Int)
    /// So many respondents give an item the priority 0, which cannot be combined with others'
    /// ratios.
    case zeroPriorities(respondents: Int)
    /// Every item has a direct priority of 0 from some participant, so that the geometric means of
    /// all are 0.
    case noCommonPriority
    /// No participant who judged has a positive weight.
    case noWeight
    /// A judgment has no ratio on the scale.
    case outsideScale(item: Int, other: Int, judgment: Double, scale: JudgmentScale)
    /// The rating scale of this position cannot be evaluated.
    indirect case ratingScale(Int, EvaluationError)
    /// The decision on the weights of the merits cannot be evaluated.
    indirect case strategicModel(EvaluationError)
    /// A set of comparisons in the network of the criterion.
    indirect case network(NetworkSubject, Kind)
    /// No node of the network depends on anything.
    case noDependences
    /// All alternatives have the limiting priority 0: no way leads to them from these nodes, which
    /// alone last.
    case alternativesNotReached(from: [NodeID])
    /// All alternatives have the limiting priority 0: no way leads to them from the nodes at which
    /// the limit starts.
    case alternativesApartFromStarts([NodeID])
    /// Parts of the network count alike within what double precision decides.
    case undecidedLimit(components: [[NodeID]])
    /// The limiting priorities are not found in double precision.
    case limitNotSettled
    /// All ratings or utilities are 0, which cannot be put beside comparisons: there is no best
    /// one.
    case zeroColumn
    /// The pin of the criterion has the priority 0.
    case zeroPin
    /// A weighted product has no factor for an alternative that the criterion leaves out.
    case notCompared(alternative: AlternativeID)
    /// A formula divides by an alternative's priority under this adverse merit, which is 0.
    case zeroDivisor(alternative: AlternativeID, formula: BOCRFormula)
    /// A formula needs the magnitudes of the merits.
    case noMagnitudes(formula: BOCRFormula)
  }
}

extension EvaluationProblem.Kind {
  /// Creates the problem of judgments that have no priorities.
  ///
  /// - Parameter error: An error of judgments whose ratios are those of a model.
  init(_ error: ComparisonError) {
    self =
      switch error {
      case .disconnected(let components): .disconnected(components: components)
      case .incomplete(let missing, let method): .incomplete(missing: missing, method: method)
      case .rangeTooWide: .rangeTooWide
      case .notSettled: .notSettled
      case .lapackMissing(let problem): .lapackMissing(problem: problem)
      default: preconditionFailure("judgments were checked: \(error)")
      }
  }
}

extension EvaluationProblem {
  /// This problem of a strategic criterion as one of the goal of the model, whose merits it weighs,
  /// and that of a set of a network as one of the criterion that has it; itself for any other
  /// subject.
  func of(_ subject: ComparisonSubject, in model: DecisionModel) -> EvaluationProblem {
    if case .network(let criterion, let own) = subject {
      return EvaluationProblem(
        criterion: criterion, participant: participant, kind: .network(own, kind))
    }
    guard case .strategicCriterion = subject else { return self }
    return EvaluationProblem(
      criterion: model.goal, participant: nil,
      kind: .strategicModel(EvaluationError(problems: [self])))
  }

  /// Creates the problem of a judgment that has no ratio on a scale.
  init(
    outsideScale error: ComparisonError, of criterion: CriterionID, by participant: ParticipantID?
  ) {
    guard case .outsideScale(let row, let column, let ratio, let scale) = error else {
      preconditionFailure("judgments were checked: \(error)")
    }
    self.init(
      criterion: criterion, participant: participant,
      kind: .outsideScale(item: row, other: column, judgment: ratio, scale: scale))
  }
}

extension EvaluationProblem {
  /// Returns the sentence for this problem of a model, with names.
  ///
  /// - Complexity: O(items of the criterion).
  public func description(in model: DecisionModel) -> String {
    let name = "'\(subject.path(in: model))'"
    let whose = participant.map { " by '\(model.participants[$0].name)'" } ?? ""
    switch innermostKind {
    case .noJudgments where isNotAsked(in: model):
      return
        "no judgments\(whose) on the \(subject.itemCount(in: model)) items of \(name), about which "
        + "that person is not asked (expected another participant, or aggregation of judgments or of "
        + "local priorities)"
    case .noJudgments:
      return "no judgments\(whose) on the \(subject.itemCount(in: model)) items of \(name)"
    case .disconnected(let components):
      let names = subject.itemNames(in: model)
      let groups = components.map { "{\($0.map { names[$0] }.joined(separator: ", "))}" }
      return "the comparisons\(whose) of \(name) do not connect all items: "
        + groups.joined(separator: " and ") + " are not compared with each other"
    case .incomplete(let missing, let method):
      return
        "\(missing) judgment\(missing == 1 ? "" : "s")\(whose) of \(name) \(missing == 1 ? "is" : "are") "
        + "missing, but the \(method) needs all "
        + "of them"
    case .rangeTooWide:
      return "the judgments\(whose) of \(name) make priorities that differ by more than 300 orders "
        + "of magnitude"
    case .notSettled:
      return "the judgments\(whose) of \(name) are over so many decades that double precision does "
        + "not settle the missing ones"
    case .lapackMissing(let problem):
      return "the judgments\(whose) of \(name) need LAPACK: "
        + "\(ComparisonError.lapackMissing(problem: problem))"
    case .zeroPriority(let item):
      return
        "the priority of '\(subject.itemNames(in: model)[item])'\(whose) under \(name) is 0, "
        + "which cannot be combined with others' judgments (expected above 0, or "
        + "aggregation of priorities)"
    case .zeroPriorities(let respondents):
      return
        "\(respondents) \(respondents == 1 ? "respondent gives" : "respondents give") an item of "
        + "\(name) the priority 0, which cannot be combined with others' judgments"
    case .noCommonPriority:
      return
        "every item of \(name) has the priority 0 from some participant, so that nothing is left "
        + "of the geometric mean"
    case .noWeight:
      return "no participant who judged \(name) has a weight above 0"
    case .outsideScale(let item, let other, let judgment, let scale):
      let names = subject.itemNames(in: model)
      return "judgment \(judgment)\(whose) of '\(names[item])' against '\(names[other])' under "
        + "\(name) has no ratio on the \(scale) scale (expected 1/9 … 9)"
    case .ratingScale(let position, let error):
      let rated = model.ratingScales[position]
      let scale = "the intensities of rating scale '\(rated.name)', used by \(name),"
      return switch error.problems.first?.kind {
      case .outsideScale(let item, let other, let judgment, let scale):
        "judgment \(judgment) of '\(rated.intensities[item])' against '\(rated.intensities[other])' in "
          + "rating scale '\(rated.name)', used by \(name), has no ratio on the \(scale) scale "
          + "(expected 1/9 … 9)"
      case .noJudgments: "\(scale) have no judgments"
      case .disconnected: "\(scale) are not connected by comparisons"
      case .incomplete(let missing, let method):
        "\(scale) lack \(missing) judgments, but the \(method) needs all of them"
      default: "\(scale) have comparisons that give no priorities"
      }
    case .strategicModel(let error):
      return "the strategic criteria give no weights: "
        + error.problems.map { problem in
          model.strategicModel.map { problem.description(in: $0) } ?? ""
        }.joined(separator: "; ")
    case .network: return ""
    case .noDependences: return "no node of the network of \(name) depends on another one"
    case .alternativesNotReached(let nodes):
      return
        "the limiting priorities of all alternatives in the network of \(name) are 0: what is left in the end is "
        + "\(names(of: nodes, in: model)), which does not depend on them"
    case .alternativesApartFromStarts(let nodes):
      return
        "the limiting priorities of all alternatives in the network of \(name) are 0: no dependences with "
        + "priorities above 0 lead to them from \(names(of: nodes, in: model)), where the limit starts (expected a "
        + "node that depends on alternatives)"
    case .undecidedLimit(let components):
      return
        "the limit of the network of \(name) depends on which of "
        + components.map { names(of: $0, in: model) }.joined(separator: " and ")
        + " outlasts the other, which double precision does not decide"
    case .limitNotSettled:
      return "double precision does not find the limiting priorities of the network of \(name)"
    case .zeroColumn:
      return "all ratings under \(name) are 0, so that none is the best, which counts 1 beside "
        + "criteria with comparisons"
    case .zeroPin:
      let pin = model.itemNames(of: criterion)[model.pinItem(of: criterion)]
      return
        "the pin '\(pin)' has the priority 0 under \(name) (expected another alternative under the key "
        + "'pin')"
    case .zeroDivisor(let alternative, let formula):
      return
        "alternative '\(model.alternatives[alternative].name)' has the priority 0 under \(name), which the "
        + "\(formula.rawValue) formula divides by (expected another formula, such as probabilistic)"
    case .noMagnitudes(let formula):
      return "the \(formula.rawValue) formula needs the magnitudes of the merits (expected the key "
        + "'magnitude' beside every 'merit')"
    case .notCompared(let alternative):
      return
        "alternative '\(model.alternatives[alternative].name)' is not under \(name), and a weighted "
        + "product needs every alternative under every criterion (expected distributive or ideal synthesis)"
    }
  }
}

extension EvaluationProblem {
  /// What is wrong, in a set of comparisons of a network if it is there.
  package var innermostKind: Kind {
    if case .network(_, let kind) = kind { kind } else { kind }
  }

  /// What the problem is about.
  package var subject: ComparisonSubject {
    if case .network(let subject, _) = kind {
      .network(criterion, subject)
    } else {
      .criterion(criterion)
    }
  }

  /// Whether the participant in question is not asked about the items.
  private func isNotAsked(in model: DecisionModel) -> Bool {
    guard let participant else { return false }
    let person = model.participants[participant]
    return JudgedParts(of: model, for: [person]).map { !$0.isAsked(person, about: subject) }
      ?? false
  }

  /// Some nodes of the network of the criterion, by their paths.
  private func names(of nodes: [NodeID], in model: DecisionModel) -> String {
    let network = model.network(of: criterion)
    let shown = nodes.prefix(5).map { network.path(of: $0) }
    return "{" + (shown + (nodes.count > 5 ? ["…"] : [])).joined(separator: ", ") + "}"
  }
}

extension EvaluationError {
  /// What kept LAPACK from being loaded, and where it is to be had; `nil` if it is not needed.
  ///
  /// - Complexity: O(problems).
  package func lapackProblem() -> String? {
    for problem in problems {
      if case .lapackMissing(let text) = problem.innermostKind {
        return "\(ComparisonError.lapackMissing(problem: text))"
      }
    }
    return nil
  }
}
