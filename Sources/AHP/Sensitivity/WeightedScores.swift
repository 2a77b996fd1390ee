/// The priorities of what a model ranks as a function of the weights of its criteria.
///
/// It is what the dynamic, performance, head-to-head and two-dimensional graphs of Expert Choice
/// show; the gradient graph shows `WeightLines`.
///
/// Source: for the five graphs, A. Ishizaka and A. Labib, "Analytic hierarchy process and Expert
/// Choice: benefits and limitations", *OR Insight* 22 (2009), 201–220, doi:10.1057/ori.2009.10.
public struct WeightedScores: Hashable, Sendable {
  /// What is ranked, at the present weights.
  public let items: RankedItems

  /// Whether scores are logarithms of weighted products, and not sums.
  public var isLogarithmic: Bool { unitScores.kind == .logarithmic }

  private let paths: [CriterionID: String]
  private let children: [[CriterionID]]
  /// The present local priorities of the children of each criterion.
  private let weights: [[Double]]
  private let globalPriorities: [Double]
  private let unitScores: UnitScores
  /// The criteria, each after all of its parents.
  private let order: [CriterionID]

  /// Finds out how the priorities depend on the weights.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - evaluation: The evaluation of the model.
  /// - Throws: `SensitivityError.notLinear`, `.merits` or `.zeroFactor`, as `WeightSensitivity`
  ///   does.
  /// - Complexity: O(criteria × items).
  public init(of model: DecisionModel, in evaluation: Evaluation) throws(SensitivityError) {
    try SensitivityError.checkLinearity(of: model, in: evaluation)
    items = RankedItems(of: model, in: evaluation)
    let parents = model.criteria.indices.filter { !model.criteria[$0].children.isEmpty }
    paths = Dictionary(uniqueKeysWithValues: parents.map { ($0, model.path(of: $0)) })
    children = model.criteria.map(\.children)
    weights = model.criteria.indices.map {
      model.criteria[$0].children.isEmpty
        ? [] : Array(evaluation.criteria.locals.priorities(of: $0))
    }
    globalPriorities = evaluation.criteria.globalPriorities
    unitScores = UnitScores(of: items.ids, in: model, evaluation)
    order = model.criteria.parentsFirst()
  }

  /// The goal, which is the first criterion of every model.
  private static let goal = CriterionID(0)

  // MARK: Weights set

  /// A weight in the place of the present local priority of a criterion.
  public struct Setting: Hashable, Sendable {
    /// The criterion.
    public let criterion: CriterionID
    /// The parent under which it has the weight.
    public let parent: CriterionID
    /// The weight, 0 … 1.
    public let weight: Double

    /// Sets the weight of a criterion under a parent.
    public init(criterion: CriterionID, parent: CriterionID, weight: Double) {
      self.criterion = criterion
      self.parent = parent
      self.weight = weight
    }
  }

  /// How far from 1 the sum of weights may be that are all set, as those that people type are.
  private static let sumTolerance = 1e-9

  /// Returns the weights of the children of a criterion when some of them are set and the others
  /// share the rest in their present proportions.
  ///
  /// - Parameters:
  ///   - parent: The criterion.
  ///   - settings: The weights set; those under other parents do not count.
  /// - Returns: Weights that sum to 1, in the order of the children.
  /// - Throws: `SensitivityError.weightSum` if the weights set sum to more than 1, or to less where
  ///   no other child has any weight.
  public func weights(
    under parent: CriterionID, setting settings: [Setting]
  ) throws(SensitivityError) -> [Double] {
    try Self.weights(
      weights[parent], of: children[parent], under: parent, setting: settings,
      path: paths[parent] ?? "")
  }

  /// Returns the weights of the children of a criterion when some of them are set.
  ///
  /// - Parameters:
  ///   - present: The present weights of the children.
  ///   - children: The children.
  ///   - path: The path of the criterion, for messages.
  static func weights(
    _ present: [Double], of children: [CriterionID], under parent: CriterionID,
    setting settings: [Setting], path: @autoclosure () -> String
  ) throws(SensitivityError) -> [Double] {
    var values = present
    var isSet = [Bool](repeating: false, count: values.count)
    for setting in settings where setting.parent == parent {
      guard let place = children.firstIndex(of: setting.criterion) else {
        preconditionFailure("a criterion has a weight under a parent of its own")
      }
      precondition((0...1).contains(setting.weight), "a weight is in 0 … 1")
      precondition(!isSet[place], "each weight is set once")
      values[place] = setting.weight
      isSet[place] = true
    }
    guard isSet.contains(true) else { return values }
    var (sum, others) = (0.0, 0.0)
    for place in values.indices {
      if isSet[place] { sum += values[place] } else { others += values[place] }
    }
    let rest = 1 - sum
    if others > 0, rest >= 0 {
      return values.indices.map { isSet[$0] ? values[$0] : rest * (values[$0] / others) }
    }
    guard abs(rest) <= Self.sumTolerance else {
      throw .weightSum(path(), sum)
    }
    return values.indices.map { isSet[$0] ? values[$0] / sum : 0 }
  }

  /// Returns the score of each item with some weights set, before the last division by the sum: a
  /// sum, or the logarithm of a weighted product.
  ///
  /// - Parameter settings: The weights set, under any number of parents; the other children of
  ///   these share the rest in their present proportions.
  /// - Throws: `SensitivityError.weightSum` as `weights(under:setting:)` does.
  /// - Complexity: O(criteria × items).
  public func scores(setting settings: [Setting]) throws(SensitivityError) -> [Double] {
    let moved = Set(settings.map(\.parent))
    if moved.isEmpty { return unitScores[Self.goal] }
    var scores = unitScores
    var hasMoved = [Bool](repeating: false, count: children.count)
    for criterion in order.reversed() where !children[criterion].isEmpty {
      guard moved.contains(criterion) || children[criterion].contains(where: { hasMoved[$0] })
      else { continue }
      hasMoved[criterion] = true
      let weights = try weights(under: criterion, setting: settings)
      var sums = [Double](repeating: 0, count: items.ids.count)
      for (child, weight) in zip(children[criterion], weights) {
        for item in sums.indices { sums[item] += weight * scores[child][item] }
      }
      scores[criterion] = sums
    }
    return scores[Self.goal]
  }

  /// Returns the priority of each item with some weights set; they sum to 1.
  ///
  /// With one weight set they are `WeightLines.priorities(at:)` of its criterion.
  ///
  /// - Parameter settings: The weights set, as in `scores(setting:)`.
  /// - Throws: `SensitivityError.weightSum` as `weights(under:setting:)` does.
  public func priorities(setting settings: [Setting]) throws(SensitivityError) -> [Double] {
    unitScores.kind.priorities(try scores(setting: settings))
  }

  // MARK: Performance

  /// How each item does under each of several criteria, and in the whole of these.
  public struct Performance: Hashable, Sendable {
    /// One entry for each child of the criterion, in their order.
    public let entries: [Entry]
    /// The priority of each item below the criterion itself.
    public let overall: [Double]

    /// How each item does under one criterion.
    public struct Entry: Hashable, Sendable {
      /// The criterion.
      public let criterion: CriterionID
      /// The present local priority under the parent.
      public let weight: Double
      /// The priority that each item would have if nothing but the criterion counted; they sum to
      /// 1.
      public let priorities: [Double]
    }
  }

  /// Returns how each item does under each child of a criterion.
  public func performance(under parent: CriterionID) -> Performance {
    Performance(
      entries: zip(children[parent], weights[parent]).map {
        Performance.Entry(criterion: $0, weight: $1, priorities: priorities(below: $0))
      }, overall: priorities(below: parent))
  }

  /// Returns the priority that each item would have if nothing but one criterion counted; they sum
  /// to 1. Two criteria side by side are the axes of the two-dimensional graph.
  public func priorities(below criterion: CriterionID) -> [Double] {
    unitScores.kind.priorities(unitScores[criterion])
  }

  /// Returns the scores of the items below a criterion for a global priority of 1 of it, before the
  /// last division by the sum: what the weights above it are multiplied with.
  public func unitScores(below criterion: CriterionID) -> [Double] { unitScores[criterion] }

  /// Returns the present weights of the children of a criterion, in their order.
  public func weights(under parent: CriterionID) -> [Double] { weights[parent] }

  // MARK: Head to head

  /// What the lead of one item over another is made of.
  public struct HeadToHead: Hashable, Sendable {
    /// One entry for each child of the criterion, in their order.
    public let entries: [Entry]
    /// The sum of the differences of the entries: for the goal the difference of both priorities,
    /// or for weighted products the logarithm of their ratio.
    public let total: Double

    /// What one criterion adds to the lead.
    public struct Entry: Hashable, Sendable {
      /// The criterion.
      public let criterion: CriterionID
      /// The present local priority under the parent.
      public let weight: Double
      /// What the criterion adds: positive if it speaks for the first, negative for the second.
      public let difference: Double
    }
  }

  /// Returns what the lead of one item over another is made of.
  ///
  /// A criterion of the weight *W* adds *W*(*s*ᵢ − *s*ⱼ), with the scores *s* that are summed,
  /// divided by the sum of all items' totals; so that the differences under the goal sum to that of
  /// the priorities. Under multiplicative synthesis *s* are the logarithms of priorities, and the
  /// differences sum to ln(*P*ᵢ/*P*ⱼ).
  ///
  /// - Parameters:
  ///   - first: The one item, as an index into `items.ids`.
  ///   - second: The other.
  ///   - parent: The criterion whose children the lead is divided among.
  public func headToHead(_ first: Int, _ second: Int, under parent: CriterionID) -> HeadToHead {
    let sum = unitScores[Self.goal].reduce(0, +)
    let scale = globalPriorities[parent] / (isLogarithmic || sum <= 0 ? 1 : sum)
    func lead(_ criterion: CriterionID) -> Double {
      unitScores[criterion][first] - unitScores[criterion][second]
    }
    return HeadToHead(
      entries: zip(children[parent], weights[parent]).map {
        HeadToHead.Entry(criterion: $0, weight: $1, difference: scale * $1 * lead($0))
      }, total: scale * lead(parent))
  }
}
