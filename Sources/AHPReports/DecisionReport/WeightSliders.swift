internal import AHP
internal import AHPFormats

/// The weights that a page lets its reader move, with all that it needs to compute scores anew.
///
/// The upper levels of the hierarchy, down to where there are more numbers than a page should have; below
/// them stand the scores as they are.
struct WeightSliders {
  private let model: DecisionModel
  private let scores: WeightedScores
  private let language: String?
  /// The criteria whose children's weights can be moved, each after its parents.
  private let parents: [CriterionID]

  /// How many criteria and how many scores a page has at most.
  private static let (mostCriteria, mostScores) = (500, 20_000)

  /// - Returns: `nil` if even the main criteria have more numbers than a page should have.
  init?(model: DecisionModel, scores: WeightedScores, language: String?) {
    self.model = model
    self.scores = scores
    self.language = language
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

  /// The data for the script of the page.
  ///
  /// `criteria` come each after its parents; those that can be moved have `children` as positions among
  /// them and `weights`, the others the `scores` of the items. `order` has the items from the best.
  var data: DataValue {
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
        .list(items.ids.map { .text(model.name(ofRanked: $0, language: language)) })
      ),
      ("order", .list(items.ranking.order.map(DataValue.integer))),
      ("isLogarithmic", .boolean(scores.isLogarithmic)),
      (
        "criteria",
        .list(
          shown.map { criterion in
            let name = model.place(criterion, language: language)
            let label =
              criterion == model.goal
              ? name : model.label(ofCriterion: criterion, language: language)
            var members: [(key: String, value: DataValue)] = [
              ("name", .text(label)), ("path", .text(name)),
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
