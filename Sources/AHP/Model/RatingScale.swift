/// The grades that alternatives are rated with one by one, such as excellent, good, fair and poor,
/// and how much each is worth.
///
/// Ratings are absolute measurement: an alternative's rating does not depend on the others, so that
/// adding or removing one never changes the order of the rest.
///
/// Source: T. L. Saaty, "Rank from comparisons and from ratings in the analytic hierarchy/network
/// processes", *European Journal of Operational Research* 168 (2006), 557–570,
/// doi:10.1016/j.ejor.2004.04.032.
public struct RatingScale: Hashable, Sendable {
  /// The name, which no other scale of the model has.
  public let name: String
  /// What else is said about it.
  public let annotation: Annotation
  /// The names of the grades, called intensities.
  public let intensities: [String]
  /// What is known about the intensities: comparisons of them, or their priorities; `nil` where
  /// nothing but numbers in `reported` is, by which nothing can be evaluated.
  public internal(set) var judgments: Judgments?
  /// The rule that turns comparisons of intensities into priorities; `nil` for that of the
  /// evaluation.
  public let prioritization: PrioritizationMethod?
  /// The judgments that were changed after they had been made; their participant is `nil`.
  public var changes: [JudgmentChange] = []
  /// What publications print about the scale.
  public var reported: [ReportedResults] = []

  /// Creates a scale.
  ///
  /// - Parameters:
  ///   - name: The name of the scale.
  ///   - intensities: The names of the grades, all different.
  ///   - judgments: Comparisons of the intensities, or their priorities; `nil` for none.
  ///   - prioritization: The rule that turns comparisons into priorities; `nil` for that of the
  ///     evaluation.
  ///   - annotation: What else is said about the scale.
  /// - Throws: `ModelError.badName`, `.duplicateName`, `.wrongOrder` or `.badPriorities`.
  public init(
    _ name: String, intensities: [String], judgments: Judgments?,
    prioritization: PrioritizationMethod? = nil, annotation: Annotation = Annotation()
  ) throws(ModelError) {
    for text in [name] + intensities where !ModelName.isGood(text) { throw .badName(text) }
    var seen: Set<String> = []
    for intensity in intensities where !seen.insert(intensity).inserted {
      throw .duplicateName(intensity)
    }
    let order = judgments?.order ?? intensities.count
    guard order == intensities.count, !intensities.isEmpty else {
      throw .wrongOrder(name, found: order, expected: intensities.count)
    }
    try judgments?.check(name: name)
    self.init(
      unchecked: name, intensities: intensities, judgments: judgments,
      prioritization: prioritization, annotation: annotation)
  }

  /// Creates a scale from parts that have been checked.
  package init(
    unchecked name: String, intensities: [String], judgments: Judgments?,
    prioritization: PrioritizationMethod?, annotation: Annotation
  ) {
    self.name = name
    self.intensities = intensities
    self.judgments = judgments
    self.prioritization = prioritization
    self.annotation = annotation
  }
}
