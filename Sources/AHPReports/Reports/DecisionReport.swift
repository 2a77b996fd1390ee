public import AHP
package import AHPFormats

/// All results of a decision in one document: a page that works by itself, a text to paste into a
/// paper, or a workbook.
public struct DecisionReport: Sendable {
  let names: Names
  let evaluation: Evaluation
  let items: RankedItems
  let ranking: Ranking
  let synthesis: SynthesisReport
  let group: Result<GroupReport, GroupObstacle>?
  let robustness: Result<Simulation, SimulationError>?
  let advice: [ConsistencyAnalysis]
  /// What moves the lead besides weights of criteria; `nil` for nothing.
  let moves: LeadSensitivity?
  let record: StudyRecord?
  let hasChecklist: Bool

  /// Why nothing can be said of the participants as a group.
  public struct GroupObstacle: Error, Sendable {
    /// The reason, a sentence for people.
    public let reason: String

    /// Creates an obstacle.
    public init(_ reason: String) { self.reason = reason }
  }

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model, with the judgments of everybody.
  ///   - evaluation: Its evaluation.
  ///   - advice: On the matrices above the threshold; see `advice(on:in:)`.
  ///   - moves: What moves the lead besides weights of criteria; see `moves(of:in:threads:)`.
  ///   - group: How far the participants agree, or why that cannot be said; `nil` for fewer than
  ///     two.
  ///   - robustness: What becomes of the ranking with judgments drawn at random, or why that cannot
  ///     be said; `nil` to say nothing of it.
  ///   - record: What made the report; `nil` to say nothing of it.
  ///   - hasChecklist: Whether to say where the report has what reviewers ask for.
  ///   - language: The language of the labels; `nil` for the model's own names.
  public init(
    model: DecisionModel, evaluation: Evaluation, advice: [ConsistencyAnalysis] = [],
    moves: LeadSensitivity? = nil, group: Result<GroupReport, GroupObstacle>? = nil,
    robustness: Result<Simulation, SimulationError>? = nil, record: StudyRecord? = nil,
    hasChecklist: Bool = false, language: String? = nil
  ) {
    names = Names(model: model, language: language)
    self.evaluation = evaluation
    items = RankedItems(of: model, in: evaluation)
    ranking = items.ranking
    synthesis = SynthesisReport(model: model, evaluation: evaluation, language: language)
    self.advice = advice
    self.moves = moves
    self.record = record
    self.hasChecklist = hasChecklist
    self.group = group
    self.robustness = robustness
  }

  var model: DecisionModel { names.model }
  var options: EvaluationOptions { evaluation.options }

  /// How many matrices advice is given on; each judgment takes an evaluation of the model.
  private static let advisedMatrices = 10
  private static let advisedJudgments = 3

  /// Returns advice on the judgments of the least consistent matrices above the threshold.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: Its evaluation.
  /// - Throws: `EvaluationError` if the model cannot be evaluated with a judgment replaced.
  public static func advice(
    on model: DecisionModel, in evaluation: Evaluation
  ) throws(EvaluationError) -> [ConsistencyAnalysis] {
    // A report without the judgments that move the lead would not say that they are not shown.
    if TornadoBuilder.showsJudgments(of: model) {
      try JudgmentSensitivity.requireLibrary(for: model, in: evaluation)
    }
    let options = evaluation.options
    let above = evaluation.subjectsAboveThreshold().map {
      (subject: $0, ratio: options.largestRatio(of: evaluation.consistencies(of: $0)) ?? 0)
    }
    .enumerated().sorted { ($1.element.ratio, $0.offset) < ($0.element.ratio, $1.offset) }
    var analyses: [ConsistencyAnalysis] = []
    for (_, above) in above where analyses.count < advisedMatrices {
      analyses += try ConsistencyAnalysis.all(
        of: model, in: evaluation, subject: above.subject, adviceCount: advisedJudgments
      ).filter { !options.accepts($0.ratio, order: $0.consistency.order) }
    }
    return Array(analyses.prefix(advisedMatrices))
  }
}

extension DecisionReport {
  /// Returns what moves the lead besides weights of criteria; `nil` where those say all, and for
  /// models that are too large for a report to move everything.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: Its evaluation.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  /// - Throws: `EvaluationError` if LAPACK is needed and cannot be loaded.
  public static func moves(
    of model: DecisionModel, in evaluation: Evaluation, threads: Int? = nil
  ) throws(EvaluationError) -> LeadSensitivity? {
    try TornadoBuilder.moves(of: model, in: evaluation, threads: threads)
  }
}

extension DecisionReport: Report {
  /// The goal is said in the first section.
  package var heading: Heading { Heading(title: names.title, goal: nil) }

  package func sections() -> [Section] {
    let sensitivity = WeightFindings(of: self)
    return [
      overviewSection(sensitivity), rankingSection(), hierarchySection(), networkSection(),
      consistencySection(),
      groupSection(), sensitivitySection(sensitivity), robustnessSection(),
      aboutSection(sensitivity),
      checklistSection(),
    ].compactMap(\.self).filter { !$0.blocks.isEmpty }
  }

  package func records() -> Table { synthesis.records() }

  package func data() -> DataValue { synthesis.data() }

  package func dataSheets() -> [(title: Content, table: Table)] {
    [(.phrase(.prioritiesSheet), records()), (.phrase(.judgmentsSheet), judgments())]
  }

  /// The judgments that the priorities come from, pair by pair.
  private func judgments() -> Table {
    var table = Table(keys: ["criterion", "participant", "first", "second", "ratio"])
    for subject in evaluation.subjects() {
      let items = names.items(of: subject)
      let path = Content.name(names.path(subject))
      for matrix in evaluation.matrices(of: subject) {
        let participant = Content.name(matrix.participant.map { names.participant($0) })
        for row in items.indices {
          for column in items.indices.dropFirst(row + 1) {
            table.add(
              path, participant, .name(items[row]), .name(items[column]),
              .exact(matrix.matrix[row, column]))
          }
        }
      }
    }
    return table
  }
}
