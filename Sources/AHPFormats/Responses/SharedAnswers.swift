public import AHP

/// A table of answers that one person goes on with while others may write to it too.
///
/// Each write begins with what the file has then, under a lock that other writers of this kind wait
/// for, so that nobody's answers are lost.
///
///     var answers = SharedAnswers(to: model, of: "Ann", at: "answers.csv")
///     var response = try answers.begin()
///     try response.setAnswer(3, to: question, of: questions)
///     try answers.save(response)
public struct SharedAnswers: Sendable {
  private let model: DecisionModel
  private let participant: Participant
  private let path: String
  /// What the file has of the participant, as far as is known.
  private var known: [Double]

  /// The answers of a participant in a file; nothing is read yet.
  public init(to model: DecisionModel, of participant: Participant, at path: String) {
    self.model = model
    self.participant = participant
    self.path = path
    known = Response(participant, to: Questions(of: model)).answers
  }

  /// Returns what the participant has answered so far.
  ///
  /// - Throws: `FileError` if the file is none of answers to the model, or no table can be written
  ///   in its place.
  public mutating func begin() throws(FileError) -> Response {
    let folder = try FolderLock(of: path)
    defer { withExtendedLifetime(folder) {} }
    try FileOutput.check(path)
    let (others, mine, attributes) = try read()
    let begun = mine ?? Response(participant, to: Questions(of: model))
    _ = try writer(of: others + [begun], attributes)
    known = begun.answers
    return begun
  }

  /// Writes the file anew with the participant's answers beside those that others have given by
  /// now.
  ///
  /// - Throws: `FileError` if it cannot be written, or another process has changed the same
  ///   participant's answers; the file is then as it was.
  /// - Complexity: O(answers in the file).
  public mutating func save(_ response: Response) throws(FileError) {
    let folder = try FolderLock(of: path)
    defer { withExtendedLifetime(folder) {} }
    let (others, mine, attributes) = try read()
    guard (mine ?? Response(participant, to: Questions(of: model))).answers == known else {
      throw FileError(
        Diagnostic(
          "the answers of '\(participant.name)' were changed by another program (expected them as "
            + "they were read; the last answer is not kept)",
          file: path, hint: "answer as one person in one place at a time"))
    }
    let all = others + [response]
    try writer(of: all, attributes).write(all, to: path)
    known = response.answers
  }

  private func writer(
    of responses: [Response], _ attributes: [String]
  ) throws(FileError) -> ResponseWriter {
    try ResponseWriter(for: responses, to: model, form: .long, attributes: attributes)
  }

  /// What the file has; nothing if there is none.
  private func read() throws(FileError) -> (
    others: [Response], mine: Response?, attributes: [String]
  ) {
    guard FileOutput.exists(path) else { return ([], nil, []) }
    var others: [Response] = []
    let reading = try ResponseReader(model: model).read(
      [path], restart: { others = [] }, receive: { others.append($0) })
    let place = others.firstIndex { $0.participant.name == participant.name }
    let mine = place.map { others.remove(at: $0) }
    return (others, mine, reading.attributeNames)
  }
}
