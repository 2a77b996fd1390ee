/// The keys of a model file, those of `settings` and of names that the file gives itself aside.
///
/// The JSON Schema of the file has the same.
enum ModelKey: String, CaseIterable, FileKey {
  // The model
  case ahp, name, notice, notices, language, alternatives, participants, ratingScales, requires
  case situations
  case settings, goal, reported
  // What is said about anything with a name
  case labels, description, descriptions, source, provenance
  // Alternatives and participants
  case attributes, weight
  // Criteria
  case children, ref, pin, changes, strategicCriteria, merit, magnitude
  // Networks
  case network, cluster, nodes, dependsOn, items
  // Judgments
  case comparisons, upperTriangle, matrix, priorities, ranks, values, ratings, judgments
  // Priorities by ranks
  case order, by
  // Measurement
  case direction, utility, ratingScale
  case linear, exponential, steps, points, monotone, worst, best, tolerance
  case intensities, prioritization
  // Changed judgments
  case participant, pair, from, to, why
  // Reported results
  case consistencyRatio, consistencyIndex, principalEigenvalue, indices
  case idealPriorities, globalPriorities, bocr, totals
  case raw, normal, ideal
  case value, erratum, errata, definition, definitions, variants
}

// The keys of each kind of mapping, in the order in which a misspelled key is compared with them:
// of two that are equally near, the first is suggested.
extension ModelKey {
  static let ofModel: [ModelKey] =
    [
      .ahp, .name, .notice, .notices, .language, .alternatives, .participants, .ratingScales,
      .requires, .situations, .settings, .goal, .reported,
    ] + ofAnnotation

  /// What can be said about anything that has judgments.
  static let ofAnnotation: [ModelKey] = [
    .labels, .description, .descriptions, .source, .provenance,
  ]

  /// What can be said about anything with a name. Without judgments there is no provenance of
  /// judgments.
  static let ofNamed: [ModelKey] = [.name, .labels, .description, .descriptions, .source]

  static let ofAlternative: [ModelKey] = ofNamed + [.attributes]
  static let ofParticipant: [ModelKey] = ofNamed + [.weight, .attributes]
  static let ofSituation: [ModelKey] = ofNamed + [.requires]

  // MARK: Criteria and judgments

  /// A criterion below the goal.
  static let ofCriterion: [ModelKey] =
    [.name, .children, .alternatives, .network, .pin, .changes, .reported] + ofAnnotation
    + ofJudgments
    + ofMeasurement + ofMerit
  static let ofGoal: [ModelKey] = ofCriterion + [.strategicCriteria]

  /// A child that is another criterion.
  static let ofReference: [ModelKey] = [.ref]

  /// Judgments on a criterion: one set in any form, or one for each participant.
  static let ofJudgments: [ModelKey] = JudgmentForm.allCases.map(\.key) + [.judgments]

  /// The judgments of one participant.
  static let ofIndividual: [ModelKey] = ofIndividualForms + [.source, .provenance]
  static let ofIndividualForms: [ModelKey] = JudgmentForm.individual.map(\.key)

  /// An order of items and the rule that makes priorities of it.
  static let ofRanks: [ModelKey] = [.order, .by]

  static let ofMerit: [ModelKey] = [.merit, .magnitude]
  static let ofChange: [ModelKey] = [.participant] + ofScaleChange
  /// A changed judgment on a rating scale, which is everybody's.
  static let ofScaleChange: [ModelKey] = [.pair, .from, .to, .why]

  // MARK: Networks

  static let ofCluster: [ModelKey] =
    [.cluster, .alternatives, .nodes, .items, .changes] + ofAnnotation + ofIndividualForms
    + [.judgments]
  static let ofNode: [ModelKey] = ofNamed + [.dependsOn]
  /// The nodes of one cluster that a node depends on.
  static let ofDependence: [ModelKey] = [.items, .changes] + ofJudgments + ofMeasurement

  // MARK: Measurement

  /// What goes with measured values and with ratings.
  static let ofMeasurement: [ModelKey] = [.direction, .utility, .ratingScale]
  static let ofUtility: [ModelKey] = UtilityForm.allCases.map(\.key) + [.monotone]
  static let ofLinear: [ModelKey] = [.worst, .best]
  static let ofExponential: [ModelKey] = [.worst, .best, .tolerance]
  static let ofRatingScale: [ModelKey] =
    [.name, .intensities, .prioritization, .changes, .reported] + ofAnnotation + ofIndividualForms

  // MARK: Reported results

  private static let ofResults: [ModelKey] = [
    .source, .participant, .settings, .consistencyRatio, .globalPriorities,
  ]
  static let ofModelResults: [ModelKey] = ofResults + [.alternatives, .totals, .bocr]
  /// What is reported on any items that are compared.
  private static let ofComparedItems: [ModelKey] = [
    .consistencyIndex, .principalEigenvalue, .indices, .priorities, .idealPriorities, .comparisons,
  ]
  static let ofCriterionResults: [ModelKey] =
    ofResults + ofComparedItems + [.alternatives, .raw, .normal, .ideal]
  /// A rating scale is the same for everybody and no part of the whole.
  static let ofScaleResults: [ModelKey] =
    [.source, .settings, .consistencyRatio] + ofComparedItems

  /// A printed number with an erratum or variants.
  static let ofPrintedNumber: [ModelKey] = [
    .value, .erratum, .errata, .definition, .definitions, .variants,
  ]
  static let ofVariant: [ModelKey] = [.value, .erratum, .errata]
}
