public import AHP
internal import AHPCharts
internal import AHPFormats

/// All results of a decision in one document: a page that works by itself, or a text to paste into a paper.
public struct DecisionReport: Sendable {
  /// How the report is written.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// A page in one file, with charts and with weights that can be moved; it asks for nothing from anywhere.
    case html
    /// Headings, sentences and tables.
    case markdown
    /// A document of sentences and tables, for LuaLaTeX and XeLaTeX.
    case latex

    /// How names of such files end.
    public var fileEnding: String {
      switch self {
      case .html: "html"
      case .markdown: "md"
      case .latex: "tex"
      }
    }
  }

  let model: DecisionModel
  let evaluation: Evaluation
  let group: GroupReport?
  let groupObstacle: String?
  let robustness: Result<Simulation, SimulationError>?
  let advice: [ConsistencyAnalysis]
  let language: String?

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - model: The model, with the judgments of everybody.
  ///   - evaluation: Its evaluation.
  ///   - advice: On the matrices above the threshold; see `advice(on:in:)`.
  ///   - group: How far the participants agree; `nil` for fewer than two.
  ///   - groupObstacle: Why nothing is said about participants, if something stands in the way.
  ///   - robustness: What becomes of the ranking with judgments drawn at random, or why that cannot be said;
  ///     `nil` to say nothing of it.
  ///   - language: The language of the labels; `nil` for the model's own names.
  public init(
    model: DecisionModel, evaluation: Evaluation, advice: [ConsistencyAnalysis] = [],
    group: GroupReport? = nil, groupObstacle: String? = nil,
    robustness: Result<Simulation, SimulationError>? = nil, language: String? = nil
  ) {
    self.robustness = robustness
    self.model = model
    self.evaluation = evaluation
    self.advice = advice
    self.group = group
    self.groupObstacle = groupObstacle
    self.language = language
  }

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
    let options = evaluation.options
    let above = evaluation.aboveThreshold.map {
      (criterion: $0, ratio: options.largestRatio(of: evaluation.criteria.consistencies($0)) ?? 0)
    }
    .sorted { ($1.ratio, $0.criterion) < ($0.ratio, $1.criterion) }
    var analyses: [ConsistencyAnalysis] = []
    for (criterion, _) in above where analyses.count < advisedMatrices {
      analyses += try ConsistencyAnalysis.all(
        of: model, in: evaluation, criterion: criterion, adviceCount: advisedJudgments
      ).filter { !options.accepts($0.ratio, order: $0.consistency.order) }
    }
    return Array(analyses.prefix(advisedMatrices))
  }

  /// The report in a format.
  public func rendered(as format: Format) -> String {
    switch format {
    case .html: page
    case .markdown: markdown
    case .latex: latex
    }
  }

  /// The name of the model.
  var title: String { model.label(language: language) }

  /// The parts of the report, in their order.
  var sections: [Section] {
    [
      verdictSection, rankingSection, hierarchySection, consistencySection, groupSection,
      sensitivitySection, robustnessSection, methodSection,
    ].compactMap(\.self).filter { !$0.blocks.isEmpty }
  }

  /// A part of the report under a heading.
  struct Section {
    /// How the heading is linked to.
    let id: String
    let title: String
    var blocks: [Block]
  }

  /// What a section is made of.
  enum Block {
    case statements([Statement])
    case table(Table, caption: String, order: TableOrder)
    /// One chart of several, of which a page shows the one that is chosen.
    case charts([NamedChart], choice: String)
    /// The weights that a page lets its reader move.
    case weights(WeightSliders)
  }

  /// Whether the rows of a table mean the same in another order.
  enum TableOrder { case free, fixed }

  /// A chart of several, by what tells it from the others.
  struct NamedChart {
    let name: String
    let content: DecisionChart.Content
  }
}
