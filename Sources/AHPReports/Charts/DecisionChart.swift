public import AHP
package import AHPCharts
internal import AHPFormats

/// A picture of a decision, as SVG or as the specification of a plot.
public struct DecisionChart: Sendable {
  /// What is shown.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The priorities of the alternatives as bars.
    case ranking
    /// The hierarchy with local and global priorities.
    case tree
    /// The consistency ratio of each matrix, with the largest that is accepted.
    case consistency
    /// How each alternative does under each criterion.
    case performance
    /// The priorities as the weight of one criterion goes from 0 to 1.
    case gradient
    /// What speaks for one of two alternatives, and what for the other.
    case headToHead = "head-to-head"
    /// The alternatives by their priorities under two criteria.
    case plane
  }

  /// How it is written.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// A picture.
    case svg
    /// The specification of a plot of the same data, for Vega-Lite.
    ///
    /// Source: A. Satyanarayan, D. Moritz, K. Wongsuphasawat and J. Heer, "Vega-Lite: A grammar of
    /// interactive graphics", *IEEE Transactions on Visualization and Computer Graphics* 23 (2017), 341–350,
    /// doi:10.1109/TVCG.2016.2599030.
    case vegaLite = "vega-lite"
  }

  let kind: Kind
  let content: Content
  let words: any Words

  /// The chart, by its form.
  package enum Content: Sendable {
    case bars(BarChart)
    case outline(OutlineChart)
    case limits(LimitChart)
    case profile(ProfileChart)
    case lines(LineChart)
    case differences(DifferenceChart)
    case scatter(ScatterChart)

    var drawing: Drawing {
      switch self {
      case .bars(let chart): chart.drawing
      case .outline(let chart): chart.drawing
      case .limits(let chart): chart.drawing
      case .profile(let chart): chart.drawing
      case .lines(let chart): chart.drawing
      case .differences(let chart): chart.drawing
      case .scatter(let chart): chart.drawing
      }
    }
  }

  /// Creates a chart of an evaluation.
  ///
  /// - Parameters:
  ///   - kind: What to show.
  ///   - model: The model.
  ///   - evaluation: Its evaluation.
  ///   - criteria: The criteria that it is about: one for a gradient, two for a plane. For
  ///     fewer, a gradient takes the criterion whose weight comes nearest to changing the first, and a plane
  ///     the heaviest below the goal.
  ///   - pair: The two alternatives to set head to head; `nil` for the first two of the
  ///     ranking.
  ///   - language: The language of the labels; `nil` for the model's own names.
  /// - Throws: `ChartError` if the model has nothing that the chart could show.
  public init(
    _ kind: Kind, of model: DecisionModel, evaluation: Evaluation, criteria: [CriterionID] = [],
    between pair: (first: AlternativeID, second: AlternativeID)? = nil, language: String? = nil
  ) throws(ChartError) {
    try self.init(
      kind, of: model, evaluation: evaluation, criteria: criteria, between: pair,
      language: language, words: English())
  }

  /// Creates a chart of an evaluation, as above, in the words of a language.
  ///
  /// - Parameter answers: What is to be said of the answers; `nil` for nothing.
  package init(
    _ kind: Kind, of model: DecisionModel, evaluation: Evaluation, criteria: [CriterionID] = [],
    between pair: (first: AlternativeID, second: AlternativeID)? = nil, language: String? = nil,
    words: any Words, answers: AnswerNotes? = nil
  ) throws(ChartError) {
    let builder = ChartBuilder(
      names: Names(model: model, language: language), evaluation: evaluation, words: words,
      answers: answers)
    self.kind = kind
    self.words = words
    content =
      switch kind {
      case .ranking: .bars(try builder.rankingChart())
      case .tree: .outline(builder.tree())
      case .consistency: .limits(try builder.consistency())
      case .performance: .profile(try builder.performance())
      case .gradient: .lines(try builder.gradient(of: criteria.first))
      case .headToHead: .differences(try builder.headToHead(pair))
      case .plane: .scatter(try builder.plane(criteria))
      }
  }

  /// The chart in a format, as the text of a file.
  public func rendered(as format: Format) -> String {
    switch format {
    case .svg: content.drawing.svg(in: .file)
    case .vegaLite: vegaLite.json()
    }
  }
}

/// Why there is no chart.
@nonexhaustive
public enum ChartError: Error, Hashable, Sendable {
  /// Nothing is compared, so that nothing can be inconsistent.
  case noMatrices
  /// The model ranks nothing.
  case nothingRanked
  /// The chart is about alternatives, of which the model has too few.
  case tooFewAlternatives(expected: Int)
  /// The chart is about criteria below the goal, of which the model has too few.
  case tooFewCriteria(expected: Int)
  /// The goal has no weight that could be moved.
  case goalHasNoWeight
  /// The criterion has all the weight, which its siblings cannot take over in proportion.
  case noDirection(String)
  /// The scores are not linear in the weights.
  case sensitivity(SensitivityError)
}

extension ChartError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noMatrices: "no matrix of three items or more is compared"
    case .nothingRanked: "the model ranks nothing"
    case .tooFewAlternatives(let expected):
      "the model has too few alternatives for this chart (expected \(expected) or more)"
    case .tooFewCriteria(let expected):
      "the model has too few criteria below the goal for this chart (expected \(expected) or more)"
    case .goalHasNoWeight: "the goal has no weight to move"
    case .noDirection(let criterion):
      "'\(criterion)' has all of the weight, which no sibling can take over in proportion"
    case .sensitivity(let error): "\(error)"
    }
  }
}
