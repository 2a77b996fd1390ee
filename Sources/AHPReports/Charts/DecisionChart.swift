public import AHP
internal import AHPCharts
public import AHPFormats

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
    /// The weights and judgments that move the lead most.
    case tornado
    /// How often what is ranked is in which place, with judgments drawn at random.
    case acceptability
    /// Where each participant puts what is ranked.
    case people
    /// How far the participants agree on each criterion.
    case consensus
    /// How alike each two participants are.
    case similarity
    /// What the parts of a group rank, side by side.
    case subgroups

    /// Whether the chart is of the participants as a group.
    public var showsGroup: Bool {
      switch self {
      case .people, .consensus, .similarity, .subgroups: true
      default: false
      }
    }
  }

  /// How it is written.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// A picture.
    case svg
    /// The specification of a plot of the same data, for Vega-Lite.
    ///
    /// Source: A. Satyanarayan, D. Moritz, K. Wongsuphasawat and J. Heer, "Vega-Lite: A grammar of
    /// interactive graphics", *IEEE Transactions on Visualization and Computer Graphics* 23 (2017),
    /// 341–350, doi:10.1109/TVCG.2016.2599030.
    case vegaLite = "vega-lite"
    /// A picture of dots, 288 to the inch.
    case png
    /// A page.
    case pdf

    /// Whether it is no text.
    public var isBinary: Bool { self == .png || self == .pdf }
  }

  let kind: Kind
  let content: Chart
  let words: any Words

  /// Creates a chart of an evaluation.
  ///
  /// - Parameters:
  ///   - kind: What to show.
  ///   - model: The model.
  ///   - evaluation: Its evaluation.
  ///   - criteria: The criteria that it is about: one for a gradient, two for a plane. For
  ///     fewer, a gradient takes the criterion whose weight comes nearest to changing the first,
  ///     and a plane the heaviest below the goal.
  ///   - pair: The two alternatives to set head to head; `nil` for the first two of the
  ///     ranking.
  ///   - group: The participants as a group, for the kinds that show it.
  ///   - simulation: What comes of judgments drawn at random, for the kind that shows it.
  ///   - language: The language of the labels; `nil` for the model's own names.
  /// - Throws: `ChartError` if the model has nothing that the chart could show.
  public init(
    _ kind: Kind, of model: DecisionModel, evaluation: Evaluation, criteria: [CriterionID] = [],
    between pair: (first: AlternativeID, second: AlternativeID)? = nil,
    group: ChartedGroup? = nil, simulation: Simulation? = nil, language: String? = nil
  ) throws(ChartError) {
    try self.init(
      kind, of: model, evaluation: evaluation, criteria: criteria, between: pair, group: group,
      simulation: simulation, language: language, words: English())
  }

  /// Creates a chart of an evaluation, as above, in the words of a language.
  ///
  /// - Parameter answers: What is to be said of the answers; `nil` for nothing.
  package init(
    _ kind: Kind, of model: DecisionModel, evaluation: Evaluation, criteria: [CriterionID] = [],
    between pair: (first: AlternativeID, second: AlternativeID)? = nil,
    group: ChartedGroup? = nil, simulation: Simulation? = nil, language: String? = nil,
    words: any Words, answers: AnswerNotes? = nil
  ) throws(ChartError) {
    let names = Names(model: model, language: language)
    let builder = ChartBuilder(names: names, evaluation: evaluation, words: words, answers: answers)
    self.kind = kind
    self.words = words
    func grouped() throws(ChartError) -> GroupCharts {
      guard let group else { throw .tooFewPeople }
      return GroupCharts(names: names, group: group, words: words, answers: answers)
    }
    content =
      switch kind {
      case .ranking: .bars(try builder.rankingChart())
      case .tree:
        // Below the goal there is a network alone.
        if let network = evaluation.networks[model.goal] {
          .network(builder.networkCharts(network, of: model.goal).clusters())
        } else {
          .outline(builder.tree())
        }
      case .consistency: .limits(try builder.consistency())
      case .performance: .profile(try builder.performance())
      case .gradient: .lines(try builder.gradient(of: criteria.first))
      case .headToHead: .differences(try builder.headToHead(pair))
      case .plane: .scatter(try builder.plane(criteria))
      case .tornado: .tornado(try builder.tornado())
      case .acceptability: .stacked(try Self.acceptability(names, simulation, words, answers))
      case .people: .strips(try grouped().people())
      case .consensus: .heat(try grouped().consensus())
      case .similarity: .heat(try grouped().similarity())
      case .subgroups: .heat(try grouped().subgroups())
      }
  }

  private static func acceptability(
    _ names: Names, _ simulation: Simulation?, _ words: any Words, _ answers: AnswerNotes?
  ) throws(ChartError) -> StackedChart {
    guard let simulation else { throw .notSimulated }
    return try SimulationCharts(
      names: names, simulation: simulation, words: words, answers: answers
    )
    .acceptability()
  }

  /// The widths that pictures can have, in pixels of 1/96 inch.
  public static let widths = ChartLayout.widths
  /// The width of a picture that no other is asked for.
  public static let usualWidth = ChartLayout.usualWidth

  private func layout(width: Double, hasTitle: Bool) -> ChartLayout {
    ChartLayout(
      width: width, words: hasTitle ? .all : .withoutTitle,
      decimalSeparator: words.decimalSeparator)
  }

  /// The chart as SVG.
  ///
  /// - Parameters:
  ///   - width: In pixels of 1/96 inch, within `widths`.
  ///   - hasTitle: Whether its title stands above it.
  public func svg(width: Double = usualWidth, hasTitle: Bool = true) -> String {
    content.drawing(layout(width: width, hasTitle: hasTitle))
      .svg(in: .file)
  }

  /// The chart as the bytes of a file.
  ///
  /// - Throws: `FileError` if this system has no librsvg.
  public func picture(
    as format: Picture.Format, width: Double = usualWidth, hasTitle: Bool = true
  ) throws(FileError) -> [UInt8] {
    let drawing = content.drawing(
      layout(width: width, hasTitle: hasTitle))
    return try Picture(
      svg: drawing.svg(in: .file), width: width, height: drawing.height.rounded(.up),
      title: content.frame.title, as: format
    ).bytes
  }

  /// The chart in a format, as the text of a file.
  ///
  /// - Parameter format: Any but those that are no text.
  public func rendered(as format: Format) -> String {
    switch format {
    case .svg: svg()
    case .vegaLite: vegaLite.json()
    case .png, .pdf: preconditionFailure("a picture is a file, and no text")
    }
  }
}
