internal import AHP

/// The hierarchy of a model file as far as it has been read.
struct Hierarchy {
  let parts: ModelParts
  var criteria: PositionedArray<CriterionID, Criterion> = []
  /// For each criterion its value in the document.
  var values: [Document.Value] = []
  var merits: [Merit] = []
  /// The pins of criteria that have one.
  var pins: [CriterionID: AlternativeID] = [:]
  /// For criteria of a model without alternatives, how these will be rated or measured.
  var measures: [CriterionID: AlternativeMeasure] = [:]
  /// The networks of criteria that have one.
  var networks: [CriterionID: Network] = [:]
  /// The decision on the weights of the merits, if there is one.
  var strategicModel: DecisionModel?
  /// The names of the criteria and alternatives, once all criteria have been read.
  var scope: NameScope

  init(_ parts: ModelParts) {
    self.parts = parts
    scope = NameScope(criteria: [], alternatives: parts.alternativeNames)
  }

  /// Returns the items that a criterion compares.
  ///
  /// - Complexity: O(children), or O(alternatives) where not all are compared.
  func items(of criterion: CriterionID) -> ItemNames {
    // A span lends the criterion, so that no references of it are counted.
    let lent = criteria.elements.span
    if lent[criterion.position].children.isEmpty && lent[criterion.position].alternatives == nil {
      return ItemNames(parts.alternativeNames, of: lent[criterion.position].name, in: scope)
    }
    let node = criteria[criterion]
    let names =
      node.alternatives.map { $0.map { parts.alternativeNames.names[$0] } }
      ?? node.children.map { criteria[$0].name }
    return ItemNames(NameList(names), of: node.name, in: scope)
  }

  /// Returns a model with this hierarchy.
  func model(named name: String) -> DecisionModel {
    var model = DecisionModel(
      unchecked: name, criteria: criteria.elements, alternatives: parts.alternatives,
      participants: parts.participants.elements)
    model.ratingScales = parts.ratingScales
    model.merits = merits
    model.measures = measures
    model.pins = pins
    model.networks = networks
    if let strategicModel { model.weighMerits(by: strategicModel) }
    return model
  }
}
