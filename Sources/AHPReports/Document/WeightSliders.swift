internal import AHP
internal import AHPFormats

/// The weights that a page lets its reader move, with all that it needs to compute scores anew.
///
/// The upper levels of the hierarchy, down to where there are more numbers than a page should have;
/// below them stand the scores as they are.
package struct WeightSliders {
  private let names: Names
  private let scores: WeightedScores
  private let lines: [WeightLines]?
  /// The criteria whose children's weights can be moved, each after its parents.
  private let parents: [CriterionID]

  /// How many criteria and how many scores a page has at most.
  private static let (mostCriteria, mostScores) = (500, 20_000)

  /// - Returns: `nil` if even the main criteria have more numbers than a page should have.
  ///
  /// - Parameter lines: The lines of the weights, those that change the first soonest on top; `nil`
  ///   without them.
  init?(names: Names, scores: WeightedScores, lines: [WeightLines]? = nil) {
    self.lines = lines
    let model = names.model
    self.names = names
    self.scores = scores
    var parents: [CriterionID] = []
    var level = [model.goal]
    var known: Set = [model.goal]
    while true {
      let opened = level.filter { !model.criteria[$0].children.isEmpty }
      let next = opened.flatMap { model.criteria[$0].children }.filter { known.insert($0).inserted }
      guard !opened.isEmpty, known.count <= Self.mostCriteria,
        (known.count - parents.count - opened.count) * scores.items.ids.count
          <= Self.mostScores
      else { break }
      parents += opened
      level = next
    }
    guard !parents.isEmpty else { return nil }
    // A shared criterion may stand on an upper level below one parent, and lower below another.
    let isOpen = Set(parents)
    self.parents = model.criteria.parentsFirst().filter(isOpen.contains)
  }

  /// How many criteria a gradient can be chosen of.
  private static let mostGradients = 100

  /// The weights that have a gradient, those that change the first soonest on top, each by the
  /// place of the criterion above it and by its place among the children of that.
  private func gradients(_ places: [CriterionID: Int]) -> [DataValue] {
    let isOpen = Set(parents)
    func pair(_ criterion: CriterionID, _ parent: CriterionID) -> DataValue? {
      guard isOpen.contains(parent), let place = places[parent],
        let index = names.model.criteria[parent].children.firstIndex(of: criterion)
      else { return nil }
      return .list([.integer(place), .integer(index)])
    }
    if let lines {
      return Array(lines.compactMap { pair($0.criterion, $0.parent) }.prefix(Self.mostGradients))
    }
    let weights = scores.weights(under: names.model.goal)
    let main = names.model.criteria[names.model.goal].children
    return main.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
      .filter { weights[$0] < 1 }.prefix(Self.mostGradients)
      .compactMap { pair(main[$0], names.model.goal) }
  }

  /// The data for the script of the page.
  ///
  /// `criteria` come each after its parents; those that can be moved have `children` as positions
  /// among them and `weights`, the others the `scores` of the items. `order` has the items from the
  /// best.
  ///
  /// - Complexity: O(criteria · items).
  /// - Parameter goal: The word for the goal.
  func data(goal: String) -> DataValue {
    let model = names.model
    let isOpen = Set(parents)
    var shown: [CriterionID] = []
    var places: [CriterionID: Int] = [:]
    for criterion in model.criteria.parentsFirst()
    where criterion == model.goal
      || model.criteria[criterion].parents.contains(where: isOpen.contains)
    {
      places[criterion] = shown.count
      shown.append(criterion)
    }
    let items = scores.items
    return .mapping([
      (
        "items",
        .list(items.ids.map { .text(names.ranked($0)) })
      ),
      ("order", .list(items.ranking.order.map(DataValue.integer))),
      ("isLogarithmic", .boolean(scores.isLogarithmic)),
      ("areAlternatives", .boolean(!model.alternatives.isEmpty)),
      ("gradients", .list(gradients(places))),
      (
        "criteria",
        .list(
          shown.map { criterion in
            let path = criterion == model.goal ? goal : names.path(criterion)
            let label = criterion == model.goal ? goal : names.criterion(criterion)
            var members: [(key: String, value: DataValue)] = [
              ("name", .text(label)), ("path", .text(path)),
            ]
            if isOpen.contains(criterion) {
              let children = model.criteria[criterion].children
              members.append(
                ("children", .list(children.compactMap { places[$0].map(DataValue.integer) })))
              members.append(
                ("weights", .list(scores.weights(under: criterion).map(DataValue.number))))
            } else {
              members.append(
                ("scores", .list(scores.unitScores(below: criterion).map(DataValue.number))))
            }
            return .mapping(members)
          })
      ),
    ])
  }
}
