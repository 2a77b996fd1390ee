/// What one participant was asked and has not answered.
public struct MissingAnswers: Hashable, Sendable {
  /// Who was asked.
  public let participant: Participant
  /// How many questions were asked.
  public let askedCount: Int
  /// How many of them were answered.
  public let answeredCount: Int
  /// The criteria, strategic ones last, on which answers are missing, in the order of the model.
  public let gaps: [Gap]

  /// The missing answers on one criterion.
  public struct Gap: Hashable, Sendable {
    /// The criterion, strategic or not.
    public let subject: ComparisonSubject
    /// How many questions were asked on it.
    public let askedCount: Int
    /// The questions without answer, of `Questions`, ascending.
    public let questions: [QuestionID]
    /// Whether the answers that there are connect all items, so that there are priorities.
    public let hasPriorities: Bool
  }
}

extension MissingAnswers {
  /// Returns what each participant has left open.
  ///
  /// - Parameters:
  ///   - model: What was asked about.
  ///   - responses: What was answered, each participant once.
  ///   - questions: What was asked, of `Questions`, ascending; each participant only those of the
  ///     own parts, see `JudgedParts`.
  ///   - participants: Who was asked; whoever else has answered comes after them, in the order of
  ///     the responses.
  /// - Returns: An entry for each participant, also for those who have answered everything.
  ///   Priorities given directly answer every question on their criterion.
  /// - Complexity: O(participants · questions of the model).
  public static func all(
    of model: DecisionModel, in responses: [Response], to questions: [QuestionID],
    from participants: [Participant]
  ) -> [MissingAnswers] {
    let all = Questions(of: model)
    var byName: [String: Response] = [:]
    for response in responses { byName[response.participant.name] = response }
    let names = Set(participants.map(\.name))
    let everybody =
      participants.map { byName[$0.name] ?? Response($0, to: all) }
      + responses.filter { !names.contains($0.participant.name) }
    let parts = JudgedParts(of: model, for: everybody.map(\.participant))
    let askedOfAll = all.bySet(questions)
    return everybody.map { response in
      let sets = parts?.sets(for: response.participant)
      let asked = sets.map { sets in askedOfAll.filter { sets.contains($0.set) } } ?? askedOfAll
      let askedCount = asked.reduce(0) { $0 + $1.questions.count }
      let gaps = asked.compactMap { asked -> Gap? in
        if response.priorities(of: asked.set) != nil { return nil }
        let missing = asked.questions.filter { response[$0] == nil }
        if missing.isEmpty { return nil }
        let order = all.itemCount(of: asked.set)
        let matrix = IncompleteComparisonMatrix(
          ratios: Array(response.answers[all.range(of: asked.set).positions]),
          order: order)
        return Gap(
          subject: all.subject(of: asked.set), askedCount: asked.questions.count,
          questions: missing,
          hasPriorities: matrix.components().count == 1)
      }
      let missingCount = gaps.reduce(0) { $0 + $1.questions.count }
      return MissingAnswers(
        participant: response.participant, askedCount: askedCount,
        answeredCount: askedCount - missingCount, gaps: gaps)
    }
  }
}
