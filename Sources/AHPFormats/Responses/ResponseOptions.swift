public import AHP

/// Which ratios are answers, and who may answer.
public struct ResponseOptions: Hashable, Sendable {
  /// Which ratios are answers.
  public enum Answers: String, Hashable, Sendable, CaseIterable {
    /// Those within 1/9 … 9, Saaty's scale, whether they are on it or between its values.
    case scale
    /// All that a comparison matrix can have.
    case any

    /// How far beyond an end of the scale a ratio may be, relative to it: 0.1111111111 is 1/9 as
    /// other programs write it.
    private static let tolerance = 1e-9

    /// The ratios from the least to the greatest.
    package var limits: ClosedRange<Double> {
      switch self {
      case .scale: (1 - Self.tolerance) / 9...9 * (1 + Self.tolerance)
      case .any: ComparisonMatrix.supportedRatios
      }
    }
  }

  /// How wrong answers are treated.
  public enum InvalidAnswers: String, Hashable, Sendable, CaseIterable {
    /// Files with a wrong answer are refused.
    case refuse
    /// Wrong answers are left out, and listed in the reading.
    case skip
  }

  /// What counts if a person has answered a criterion twice: in two files, in two rows of a table
  /// with a row for each participant, or in two responses of a document.
  public enum RepeatedAnswers: String, Hashable, Sendable, CaseIterable {
    /// The files are refused.
    case refuse
    /// What comes first, in the order of the files and rows.
    case earlier
    /// What comes last. The answers on other criteria are kept.
    case later
  }

  /// What columns have that name one of a pair beside a number.
  public enum Winners: String, Hashable, Sendable, CaseIterable {
    /// Who is preferred, and the number is how much.
    case pair
    /// Something about the participant.
    case participant
  }

  /// Which ratios are answers; by default those within Saaty's scale, since most others are
  /// mistakes.
  public var answers: Answers
  /// How wrong answers are treated; by default files with one are refused.
  public var invalidAnswers: InvalidAnswers
  /// What counts if a person has answered twice; by default the files are refused.
  public var repeatedAnswers: RepeatedAnswers
  /// Whether the reading says where each participant's answers begin, which takes memory for each.
  public var recordsPlaces = false
  /// Whom negative numbers of tables prefer; `nil` where they are no answers.
  public var signed: SignedAnswers?
  /// What columns of tables have that name one of a pair beside a number; `nil` where such columns
  /// are a question.
  public var winners: Winners?
  /// What columns of tables have, where their titles do not say it.
  public var columns: ColumnMap?
  /// What rounded reciprocals in tables are.
  public var roundedRatios: RoundedRatio.Reading
  /// The people who may answer, with their weights and attributes; `nil` for the participants of
  /// the model if it has any, or else anybody.
  public var roster: [Participant]?
  /// People whose weights and attributes are known, whoever else may answer: they count for those
  /// of them who answer where the files say nothing of them.
  public var known: [Participant] = []

  /// Creates options; those that are left out have their defaults.
  public init(
    answers: Answers = .scale, invalidAnswers: InvalidAnswers = .refuse,
    repeatedAnswers: RepeatedAnswers = .refuse, roster: [Participant]? = nil,
    signed: SignedAnswers? = nil, winners: Winners? = nil, columns: ColumnMap? = nil,
    roundedRatios: RoundedRatio.Reading = .fractions
  ) {
    self.signed = signed
    self.winners = winners
    self.columns = columns
    self.roundedRatios = roundedRatios
    self.answers = answers
    self.invalidAnswers = invalidAnswers
    self.repeatedAnswers = repeatedAnswers
    self.roster = roster
  }
}
