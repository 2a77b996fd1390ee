internal import AHP

/// The answers of one participant, and where they stand.
struct ResponseSlot {
  var response: Response
  /// For each question in which file and line the answer stands; see `ResponsePass.place(line:)`.
  var places: [UInt64]
  /// Answers that contradict each other and do not count. NaN stands for them in the response.
  var withdrawn: [QuestionID: Double] = [:]
  /// Whether this response is dropped, since the participant may not answer.
  var isVoid = false
  /// When these answers were given; those of one sitting are joined row by row.
  var sitting = 0
  /// Whether the participant's weight is known from a file or the roster.
  var hasWeight = false

  /// A participant without answers.
  init(_ participant: Participant, to questions: Questions) {
    response = Response(participant, to: questions)
    places = Array(repeating: 0, count: questions.count)
  }
}
