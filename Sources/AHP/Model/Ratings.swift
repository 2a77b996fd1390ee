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
