/// What was found in response files besides the responses.
public struct ResponseReading: Hashable, Sendable {
  /// The names of the files, in the order in which they were read.
  public internal(set) var files: [String] = []
  /// The number of rows of tables below their headers, and of responses in JSON and YAML.
  public internal(set) var rowCount = 0
  /// The number of answers in all responses.
  public internal(set) var answerCount = 0
  /// The number of responses, one for each participant.
  public internal(set) var participantCount = 0
  /// The attributes by which participants can be grouped, in the order in which they were found.
  public internal(set) var attributeNames: [String] = []
  /// Which answers were replaced by others of the same person; see
  /// `ResponseOptions.repeatedAnswers`.
  public internal(set) var replaced: [String] = []
  /// What is to be known of files that are not in a form of our own: what their columns were read
  /// as, and what was left out.
  public internal(set) var notes: [String] = []
  /// What of tables of surveys was left out that can have no answers: columns about the survey and
  /// of contact, and other sheets of workbooks; of the first files that have such.
  public internal(set) var leftOut: [LeftOut] = []
  /// For each participant the file and the line of the first answer, such as `a.csv:3`, if the
  /// options ask for it.
  public internal(set) var places: [String: String] = [:]
  /// The first of the problems because of which answers were left out.
  public internal(set) var skipped: [Diagnostic] = []
  /// How many such problems there are beyond those in `skipped`.
  public internal(set) var furtherSkippedCount = 0

  /// Parts of a file that were left out.
  public struct LeftOut: Hashable, Sendable {
    public enum Part: String, Hashable, Sendable {
      case columns, sheets
    }

    public let file: String
    public let part: Part
    /// The titles of the columns, cut where they are long, or the names of the sheets.
    public let names: [String]
  }
}
