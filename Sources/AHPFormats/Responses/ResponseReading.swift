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
  /// Which answers were replaced by others of the same person; see `ResponseOptions.repeatedAnswers`.
  public internal(set) var replaced: [String] = []
  /// What is to be known of files that are not in a form of our own: what their columns were read as, and
  /// what was left out.
  public internal(set) var notes: [String] = []
  /// For each participant the file and the line of the first answer, such as `a.csv:3`, if the
  /// options ask for it.
  public internal(set) var places: [String: String] = [:]
  /// The first of the problems because of which answers were left out.
  public internal(set) var skipped: [Diagnostic] = []
  /// How many such problems there are beyond those in `skipped`.
  public internal(set) var furtherSkippedCount = 0
}
