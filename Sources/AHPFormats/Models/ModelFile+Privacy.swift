public import AHP

// Models that can be handed on: people by numbers, or without the judgments of single people.

extension ModelFile {
  /// Returns this file with numbers in the place of its participants' names: P1, P2 … in their
  /// order. Labels and descriptions of people are left out, their attributes and weights stay.
  ///
  /// - Complexity: O(participants).
  public func withNumberedParticipants() -> ModelFile {
    var numbered = model
    Self.number(&numbered)
    if var strategic = numbered.strategicModel {
      Self.number(&strategic)
      numbered.strategicModel = strategic
    }
    return replacing(numbered)
  }

  private static func number(_ model: inout DecisionModel) {
    for (place, participant) in model.participants.indices.enumerated() {
      model.participants[participant].name = "P\(place + 1)"
      model.participants[participant].annotation = Annotation()
    }
  }
}

/// A model as a compressed file that can be carried in a page.
public struct ModelAttachment: Sendable {
  /// The name of the file, without folders.
  public let name: String
  /// The bytes of the file, compressed as gzip.
  public let bytes: [UInt8]
  /// Whether the judgments of single participants are left out.
  public let leavesOutAnswers: Bool

  /// How large a compressed model may be in a page.
  private static let mostBytes = 900_000
  /// Up to how many criteria judgments are written with the names of their pairs.
  private static let readableCriteria = 1000

  /// Writes a model as JSON and compresses it.
  ///
  /// - Parameters:
  ///   - model: The model, with the judgments of everybody.
  ///   - path: Where it was read.
  ///   - evaluation: Its evaluation, which has the group's judgments.
  ///   - keepsAnswers: Whether the judgments of single participants stay. Where they do not, the
  ///     judgments of the group stand in their place if it has them.
  /// - Returns: `nil` for a model too large for a page.
  /// - Throws: `FileError` if the hierarchy is deeper than a file may be.
  public init?(
    of model: DecisionModel, path: String, evaluation: Evaluation, keepsAnswers: Bool
  ) throws(FileError) {
    leavesOutAnswers =
      !keepsAnswers
      && (!model.participants.isEmpty || !(model.strategicModel?.participants.isEmpty ?? true))
    let kept = leavesOutAnswers ? Self.withoutAnswers(model, evaluation) : model
    let text = try kept.fileText(
      .json, judgments: kept.criteria.count > Self.readableCriteria ? .compact : .readable)
    bytes = Gzip.compressed(Array(text.utf8))
    guard bytes.count <= Self.mostBytes else { return nil }
    var base = path.split(separator: "/").last.map(String.init) ?? "model"
    for ending in [".gz", ".json", ".yaml", ".yml"] where base.hasSuffix(ending) {
      base.removeLast(ending.count)
    }
    name = (base == "-" || base.isEmpty ? "model" : base) + ".json.gz"
  }

  /// The model with the group's judgments in the place of those of its participants.
  private static func withoutAnswers(
    _ model: DecisionModel, _ evaluation: Evaluation
  ) -> DecisionModel {
    var kept = model
    kept.reported.removeAll { $0.participant != nil }
    for criterion in model.criteria.indices {
      leaveOutAnswers(of: &kept.criteria[criterion]) {
        evaluation.matrices(of: .criterion(criterion))
      }
    }
    for (criterion, network) in model.networks {
      kept.networks[criterion]?.removeJudgments { _, _ in true }
      for subject in network.subjects() where !network.judgments(of: subject).standForEverybody {
        kept.networks[criterion]?.setJudgments(
          group(evaluation.matrices(of: .network(criterion, subject))), of: subject)
      }
    }
    kept.participants = []
    if var strategic = kept.strategicModel {
      for criterion in strategic.criteria.indices {
        leaveOutAnswers(of: &strategic.criteria[criterion]) {
          evaluation.matrices(of: .strategicCriterion(criterion))
        }
      }
      strategic.participants = []
      kept.strategicModel = strategic
    }
    return kept
  }

  /// Leaves out what is said of single participants on a criterion, and puts the group's judgments
  /// in the place of theirs.
  private static func leaveOutAnswers(
    of criterion: inout Criterion, _ matrices: () -> some Collection<MatrixEvaluation>
  ) {
    criterion.reported.removeAll { $0.participant != nil }
    criterion.changes.removeAll { $0.participant != nil }
    criterion.ranges.removeAll { $0.participant != nil }
    if !criterion.judgments.standForEverybody { criterion.judgments = group(matrices()) }
  }

  /// The matrix of a group as judgments of everybody; none if there is no matrix of all.
  private static func group(_ matrices: some Collection<MatrixEvaluation>) -> GroupJudgments {
    guard let matrix = matrices.first(where: { $0.participant == nil })?.matrix else {
      return .none
    }
    guard let triangle = matrix.completeTriangle(),
      let complete = try? ComparisonMatrix(order: matrix.order, upperTriangle: triangle)
    else { return .common(.incompleteComparisons(matrix)) }
    return .common(.comparisons(complete))
  }
}

extension IncompleteComparisonMatrix {
  /// The judgments above the diagonal, row by row; `nil` if some are missing.
  fileprivate func completeTriangle() -> [Double]? {
    let judgments = upperTriangle().compactMap(\.self)
    return judgments.count == order * (order - 1) / 2 ? judgments : nil
  }
}
