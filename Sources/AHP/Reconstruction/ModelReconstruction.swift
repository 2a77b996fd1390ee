/// A model whose judgments reproduce what a publication prints, where judgments can.
///
/// The judgments are chosen, not known: those on matrices with printed priorities are found by
/// search, the least informative where there are several; those on the others say no more than the
/// printed numbers demand.
public struct ModelReconstruction: Hashable, Sendable {
  /// The model with judgments on every criterion that had none, each marked as reconstructed;
  /// without those of `failures`.
  public let model: DecisionModel
  /// What was chosen for each criterion that had no judgments, in the order of the criteria.
  public let entries: [Entry]
  /// The criteria, and the participants, for which no judgments were found.
  public let failures: [Failure]
  /// The printed numbers, computed from the new judgments; `nil` if there are failures.
  public let audit: Audit?
  /// The printed numbers that come out, and that no judgments were searched by: others may give all
  /// other numbers and not these.
  public let unused: [Audit.Entry]
  /// What the printed numbers leave open, in the order of the criteria: without those of criteria
  /// on which some printed numbers do not come out, and of what stands below them.
  public let ranges: [Range]
  /// How judgments were searched.
  public let settings: ReportedSearchSettings
  /// Whether no other judgments of one respondent with these settings give all printed numbers,
  /// where the chosen ones do not; otherwise such may exist.
  public let excludesAll: Bool

  /// Whether all searches were stopped before the last had come to its limit; see `SearchStop`.
  public let wasStopped: Bool

  /// What was chosen for one criterion.
  public struct Entry: Hashable, Sendable {
    /// The criterion.
    public let criterion: CriterionID
    /// What the judgments rest on.
    public let basis: Basis
    /// How many respondents they are of.
    public internal(set) var respondents: Int
    /// The search that found them, where one was made for a single respondent.
    public let search: MatrixSearch?
    /// The participants whose own numbers are printed, each with own judgments; empty if none are.
    public internal(set) var people: [Person] = []
    /// The participants of whom none are printed, whose judgments were chosen beside those of
    /// `people` so that the group's numbers come out.
    public internal(set) var others: [ParticipantID] = []
    /// The largest consistency ratio of a respondent of whom none is printed, if it is above the
    /// threshold.
    public internal(set) var largestRatio: Double?
  }

  /// A participant whose own numbers are printed.
  public struct Person: Hashable, Sendable {
    /// The participant.
    public let participant: ParticipantID
    /// What the judgments rest on.
    public let basis: Basis
    /// The search that found them, where priorities are printed.
    public let search: MatrixSearch?
  }

  /// What reconstructed judgments rest on.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// Printed priorities.
    case priorities
    /// Printed priorities of the alternatives in the whole model.
    case alternatives
    /// Printed judgments.
    case judgments
    /// A printed consistency ratio, index or eigenvalue.
    case consistency
    /// Nothing that is printed: all items are equal.
    case nothing
  }

  /// A criterion for which no judgments were found.
  public struct Failure: Hashable, Sendable {
    /// The criterion.
    public let criterion: CriterionID
    /// The participant whose printed numbers they would have to give; `nil` for the group's.
    public let participant: ParticipantID?
    /// Whether there are none or the search did not come to its end.
    public let verdict: MatrixSearch.Verdict
    /// The search for a single respondent that found none, where one was made.
    public let search: MatrixSearch?
    /// The most respondents that were tried.
    public let mostRespondents: Int
    /// Whether people's own numbers are possible, and the group's do not come out of any
    /// combination of their judgments.
    public let isCombination: Bool
    /// Why no search was made, or only one for a single respondent; `nil` where nothing was left
    /// out.
    public let obstacle: SearchObstacle?
    /// The printed judgments of each pair of items as which none of those that were searched is
    /// printed; see `ReportedSearch.unmetJudgments`.
    public let unmetJudgments: [[ReportedMatrix.Number]]

    init(
      criterion: CriterionID, participant: ParticipantID? = nil, verdict: MatrixSearch.Verdict,
      search: MatrixSearch? = nil, mostRespondents: Int = 1, isCombination: Bool = false,
      obstacle: SearchObstacle? = nil, unmetJudgments: [[ReportedMatrix.Number]] = []
    ) {
      self.criterion = criterion
      self.participant = participant
      self.verdict = verdict
      self.search = search
      self.mostRespondents = mostRespondents
      self.isCombination = isCombination
      self.obstacle = obstacle
      self.unmetJudgments = unmetJudgments
    }
  }

  /// The priorities that an item can have by the printed numbers.
  public struct Range: Hashable, Sendable {
    /// What compares it.
    public let criterion: CriterionID
    /// Its row.
    public let item: Int
    /// Its local priority in the new model.
    public let localPriority: Double
    /// The local priorities that it can have.
    public let local: PriorityRange
    /// Its global priority in the new model; `nil` for alternatives.
    public let globalPriority: Double?
    /// The global priorities that it can have; `nil` for alternatives.
    public let global: PriorityRange?
  }
}

extension DecisionModel {
  /// Chooses judgments on every criterion without any, so that the printed numbers come out: those
  /// of each participant of whom some are printed, and those of the group.
  ///
  /// - Parameters:
  ///   - settings: How judgments are searched. Where one respondent cannot have judged so, more are
  ///     tried, up to `mostRespondents`, or as many as the model names.
  ///   - mostRespondents: 1 … 4.
  /// - Throws: `EvaluationError` if the other judgments of the model cannot be evaluated.
  /// - Complexity: One search for each matrix with printed priorities, a bounded number of
  ///   eigenvectors for each other one, and O(leaves² · alternatives) for priorities of
  ///   alternatives.
  public func reconstruction(
    _ settings: ReportedSearchSettings = .init(), mostRespondents: Int = 2
  ) throws(EvaluationError) -> ModelReconstruction {
    var reconstructor = Reconstructor(
      model: self, settings: settings, mostRespondents: mostRespondents)
    return try reconstructor.run()
  }
}

extension ModelReconstruction {
  /// Whether printed numbers do not come out, so that `ranges` rest on the others only.
  public var isPartial: Bool { audit.map { $0.count(.disagrees) > 0 } ?? false }

  /// Whether every printed number without an erratum or a definition of its own comes out.
  public var isComplete: Bool { audit.map { $0.count(.disagrees) == 0 } ?? false }
}
