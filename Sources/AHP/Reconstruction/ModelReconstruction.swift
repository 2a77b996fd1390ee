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
  /// The criteria for which no judgments were found.
  public let failures: [Failure]
  /// The printed numbers, computed from the new judgments; `nil` if there are failures.
  public let audit: Audit?
  /// What the printed numbers leave open, in the order of the criteria.
  public let ranges: [Range]

  /// What was chosen for one criterion.
  public struct Entry: Hashable, Sendable {
    /// The criterion.
    public let criterion: CriterionID
    /// What the judgments rest on.
    public let basis: Basis
    /// How many respondents they are of.
    public let respondents: Int
    /// The search that found them, where one was made for a single respondent.
    public let search: MatrixSearch?
  }

  /// What reconstructed judgments rest on.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// Printed priorities.
    case priorities
    /// Printed priorities of the alternatives in the whole model.
    case alternatives
    /// A printed consistency ratio, index or eigenvalue.
    case consistency
    /// Nothing that is printed: all items are equal.
    case nothing
  }

  /// A criterion for which no judgments were found.
  public struct Failure: Hashable, Sendable {
    /// The criterion.
    public let criterion: CriterionID
    /// Whether there are none or the search did not come to its end.
    public let verdict: MatrixSearch.Verdict
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
  /// Chooses judgments on every criterion without any, so that the printed numbers come out.
  ///
  /// - Parameters:
  ///   - settings: How judgments are searched. Where one respondent cannot have judged so, more are
  ///     tried, up to `mostRespondents`.
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
