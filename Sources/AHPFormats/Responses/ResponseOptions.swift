public import AHP

/// What counts as an answer, and whose answers count.
public struct ResponseOptions: Hashable, Sendable {
  /// Which ratios are answers.
  public enum Answers: String, Hashable, Sendable, CaseIterable {
    /// Those within 1/9 … 9, Saaty's scale, whether they are on it or between its values.
    case scale
    /// All that a comparison matrix can have.
    case any

    /// How far beyond its ends a ratio may be that a program has written with fewer digits.
    private static let tolerance = 1e-9

    /// The ratios from the least to the greatest.
    package var limits: ClosedRange<Double> {
      switch self {
      case .scale: (1 - Self.tolerance) / 9...9 * (1 + Self.tolerance)
      case .any: ComparisonMatrix.supportedRatios
      }
    }
  }

  /// What becomes of an answer that is wrong.
  public enum InvalidAnswers: String, Hashable, Sendable, CaseIterable {
    /// No file is read that has one.
    case refuse
    /// It is left out, and the reading says so.
    case skip
  }

  /// Which ratios are answers; by default those within Saaty's scale, since most others are slips.
  public var answers: Answers
  /// What becomes of an answer that is wrong; by default it is refused.
  public var invalidAnswers: InvalidAnswers
  /// The people who may answer, with their weights and attributes; `nil` for the participants of
  /// the model if it has any, or else anybody.
  public var roster: [Participant]?

  /// Creates options; what is left out is the default.
  public init(
    answers: Answers = .scale, invalidAnswers: InvalidAnswers = .refuse,
    roster: [Participant]? = nil
  ) {
    self.answers = answers
    self.invalidAnswers = invalidAnswers
    self.roster = roster
  }
}
