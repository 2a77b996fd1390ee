/// The grades that alternatives are rated with one by one, such as excellent, good, fair and poor, and how
/// much each is worth.
///
/// Ratings are absolute measurement: an alternative's rating does not depend on the others, so that adding
/// or removing one never changes the order of the rest.
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
  /// What is known about the intensities: comparisons of them, or their priorities.
  public let judgments: Judgments
  /// The rule that turns comparisons of intensities into priorities; `nil` for that of the evaluation.
  public let prioritization: PrioritizationMethod?

  /// Creates a scale.
  ///
  /// - Parameters:
  ///   - name: The name of the scale.
  ///   - intensities: The names of the grades, all different.
  ///   - judgments: Comparisons of the intensities, or their priorities.
  ///   - prioritization: The rule that turns comparisons into priorities; `nil` for that of the
  ///     evaluation.
  ///   - annotation: What else is said about the scale.
  /// - Throws: `ModelError.badName`, `.duplicateName`, `.wrongOrder` or `.badPriorities`.
  public init(
    _ name: String, intensities: [String], judgments: Judgments,
    prioritization: PrioritizationMethod? = nil, annotation: Annotation = Annotation()
  ) throws(ModelError) {
    for text in [name] + intensities where !DecisionModel.isGoodName(text) { throw .badName(text) }
    var seen: Set<String> = []
    for intensity in intensities where !seen.insert(intensity).inserted {
      throw .duplicateName(intensity)
    }
    guard judgments.order == intensities.count, !intensities.isEmpty else {
      throw .wrongOrder(name, found: judgments.order, expected: intensities.count)
    }
    try judgments.check(name: name)
    self.init(
      unchecked: name, intensities: intensities, judgments: judgments,
      prioritization: prioritization, annotation: annotation)
  }

  /// Creates a scale from parts that have been checked.
  package init(
    unchecked name: String, intensities: [String], judgments: Judgments,
    prioritization: PrioritizationMethod?, annotation: Annotation
  ) {
    self.name = name
    self.intensities = intensities
    self.judgments = judgments
    self.prioritization = prioritization
    self.annotation = annotation
  }
}

/// The ratings of the alternatives under one criterion.
public struct Ratings: Hashable, Sendable {
  /// The rating of one alternative.
  public enum Rating: Hashable, Sendable {
    /// A grade of the scale, as its position among the intensities.
    case intensity(Int)
    /// A number from 0 to 1 that stands between the grades, or for them.
    case number(Double)
  }

  /// The position of the scale in `DecisionModel.ratingScales`; `nil` if all ratings are numbers.
  public let scale: Int?
  /// The rating of each alternative that the criterion compares, in their order.
  public let ratings: [Rating]

  /// Creates ratings.
  public init(_ ratings: [Rating], scale: Int?) {
    precondition(
      ratings.allSatisfy {
        switch $0 {
        case .intensity(let position): scale != nil && position >= 0
        case .number(let number): (0...1).contains(number)
        }
      }, "numbers are 0 … 1, and intensities those of a scale")
    self.scale = scale
    self.ratings = ratings
  }

  /// What each rating is worth, 0 … 1.
  ///
  /// - Parameter intensities: The worth of each intensity of the scale.
  func priorities(_ intensities: [Double]) -> [Double] {
    ratings.map {
      switch $0 {
      case .intensity(let position): intensities[position]
      case .number(let number): number
      }
    }
  }
}
