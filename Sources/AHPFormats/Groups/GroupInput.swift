public import AHP

/// The respondents of a group, in a model and in files with responses, read once and counted.
public struct GroupInput: Sendable {
  /// The statistics of all respondents.
  public let statistics: GroupStatistics
  /// Each response with its outcome; `nil` if there are more than the limit.
  public let individuals: (responses: [Response], outcomes: [RespondentOutcome])?
  /// The respondents by the value of an attribute; `nil` unless that is asked for.
  public let subgroups: SubgroupStatistics?
  /// Respondents who do not count; the first ones if there are many.
  public let excluded: [RespondentOutcome]
  /// Respondents of whom some matrices do not count; the first ones if there are many.
  public let countedInPart: [RespondentOutcome]
  /// How many such respondents there are.
  public let countedInPartCount: Int
  /// The answers outside the scale, of those that count.
  public let offScale: OffScaleAnswers
  /// That the selection names an attribute, or a value of one, that no respondent has; in a part of
  /// a survey this can be right.
  public let selectionProblem: Diagnostic?
  /// Whether the selection names an attribute that is not even a column of a file.
  public let lacksAttribute: Bool
  /// What was read from files; `nil` if the model has all judgments itself.
  public let reading: ResponseReading?
  /// The groups that have the same say; `nil` unless that is asked for.
  public let equalGroups: EqualGroups?
  /// What those who count answered without having been asked.
  package let outsideParts: AnswersOutsideParts

  /// The names of those who have not judged anything although they were asked.
  private let silent: Set<String>

  /// Whether somebody of a name has judged anything.
  package func hasAnswered(_ name: String) -> Bool {
    statistics.names.contains(name) && !silent.contains(name)
  }

  /// The most respondents in `excluded`, and in `countedInPart`.
  private static let excludedKept = 20
  /// The most respondents, and the most of their answers, that are evaluated at a time.
  private static let batchLimits = (respondents: 256, answers: 1 << 22)

  /// Counts the participants of a model and the respondents of files.
  ///
  /// Memory does not grow with the answers, but for those of the individuals that are kept; where
  /// groups are to have the same say, all are kept until everybody is known.
  ///
  /// - Parameters:
  ///   - file: The model, whose participants' own judgments count too.
  ///   - paths: The paths of the files; see `ResponseReader`.
  ///   - options: The choices of the evaluation.
  ///   - selection: Who counts.
  ///   - grouping: The attribute by whose values parts of the group are counted too; `nil` for
  ///     none.
  ///   - attribute: The attribute by whose values groups are to have the same say; `nil` for none.
  ///   - reader: How the files are read.
  ///   - silent: What becomes of participants of the model and the roster who have not judged
  ///     anything.
  ///   - individualsLimit: The most respondents whose responses are kept one by one.
  ///   - threads: The most threads; as many as the machine has if `nil`. The result does not depend
  ///     on it.
  /// - Throws: `FileError` with everything that is wrong with the files, or with the judgments of
  ///   respondents.
  public init(
    of file: ModelFile, responses paths: [String], options: EvaluationOptions,
    selection: RespondentSelection = RespondentSelection(), by grouping: String? = nil,
    equalGroups attribute: String? = nil, reader: ResponseOptions = ResponseOptions(),
    silent: SilentParticipants = .respondents, individualsLimit: Int, threads: Int? = nil
  ) throws(FileError) {
    var counter = try file.located { () throws(EvaluationError) in
      try Counter(
        GroupStatistics(of: file.model, options: options, selection: selection, threads: threads),
        of: file.model, by: grouping, waitsForAll: attribute != nil,
        individualsLimit: individualsLimit, threads: threads)
    }
    if paths.isEmpty {
      reading = nil
    } else {
      try file.checkAsking()
      let start = counter
      reading = try ResponseReader(model: file.model, options: reader).read(
        paths, restart: { counter = start }, receive: { counter.add($0) })
    }
    if let conflict = counter.conflict {
      throw file.conflict(conflict)
    }
    counter.addOwn()
    equalGroups =
      if let attribute {
        try counter.weighGroupsEqually(
          by: file.equalGroups(
            by: attribute,
            of: file.located { () throws(EvaluationError) in try counter.counting() }))
      } else {
        nil
      }
    try file.located { () throws(EvaluationError) in
      try counter.finish()
      if silent == .respondents { try counter.addSilent(from: reader.roster ?? []) }
    }
    selectionProblem = counter.census.problem().map {
      Diagnostic($0.description, file: file.name)
    }
    let columns = Set(reading?.attributeNames ?? [])
    lacksAttribute =
      counter.census.lacksAttribute() && !columns.isSuperset(of: selection.attributes.keys)
    statistics = counter.statistics
    self.silent = counter.silent
    subgroups = counter.subgroups
    excluded = counter.excluded
    (countedInPart, countedInPartCount) = (counter.countedInPart, counter.countedInPartCount)
    offScale = counter.offScale
    outsideParts = counter.outsideParts
    individuals = counter.individuals.map { ($0, counter.outcomes) }
  }

  /// Counts responses in batches.
  private struct Counter {
    var statistics: GroupStatistics
    var subgroups: SubgroupStatistics?
    var excluded: [RespondentOutcome] = []
    var countedInPart: [RespondentOutcome] = []
    var countedInPartCount = 0
    var offScale = OffScaleAnswers()
    private(set) var outsideParts: AnswersOutsideParts
    /// The names of those who have not judged anything.
    private(set) var silent: Set<String> = []
    /// All responses so far; `nil` once there are too many.
    var individuals: [Response]? = []
    var outcomes: [RespondentOutcome] = []
    private var waiting: [Response] = []
    /// Whether nobody is counted before everybody is known.
    private let waitsForAll: Bool
    /// The problems of the first batch that cannot be evaluated; no further one is counted.
    private var problems: [EvaluationProblem] = []
    /// The participants' own judgments in the model that have not been counted yet, and their
    /// order.
    private var own: [String: Response] = [:]
    private let ownNames: [String]
    /// How many respondents are evaluated at a time.
    private let batchSize: Int
    /// The participant and the criterion of judgments that stand both in the model and in a file.
    private(set) var conflict: ModelError?
    private let model: DecisionModel
    private let questions: Questions
    private let individualsLimit: Int
    private let threads: Int?
    /// The attributes of everybody who was counted.
    private(set) var census: AttributeCensus

    init(
      _ statistics: GroupStatistics, of model: DecisionModel, by grouping: String?,
      waitsForAll: Bool, individualsLimit: Int, threads: Int?
    ) {
      self.waitsForAll = waitsForAll
      self.statistics = statistics
      offScale.addEverybodys(in: model)
      subgroups = grouping.map { SubgroupStatistics(by: $0, from: statistics) }
      self.model = model
      questions = Questions(of: model)
      outsideParts = AnswersOutsideParts(of: model)
      census = AttributeCensus(for: statistics.selection, by: grouping)
      self.individualsLimit = individualsLimit
      self.threads = threads
      batchSize = min(
        batchLimits.respondents,
        max(1, batchLimits.answers / max(1, questions.count)))
      let responses = Response.all(in: model)
      ownNames = responses.map(\.participant.name)
      for response in responses { own[response.participant.name] = response }
    }

    /// Counts a response, with what its participant judged in the model.
    mutating func add(_ response: Response) {
      var response = response
      census.add(response.participant)
      if let own = own.removeValue(forKey: response.participant.name) {
        do throws(ModelError) {
          try response.add(own, to: model)
        } catch {
          conflict = conflict ?? error
        }
      }
      waiting.append(response)
      if waiting.count == batchSize && !waitsForAll { countWaiting() }
    }

    /// Adds those of whom only the model has judgments.
    mutating func addOwn() {
      for name in ownNames {
        if let response = own.removeValue(forKey: name) { add(response) }
      }
    }

    /// The participants who count, of those who wait.
    func counting() throws(EvaluationError) -> [Participant] {
      var trial = statistics
      return try trial.add(waiting, threads: threads).filter { $0.exclusion == nil }
        .map(\.participant)
    }

    /// Gives those who wait the weights by which groups have the same say.
    mutating func weighGroupsEqually(by groups: EqualGroups) -> EqualGroups {
      for position in waiting.indices {
        waiting[position].participant.weight = groups.weight(of: waiting[position].participant)
      }
      return groups
    }

    mutating func finish() throws(EvaluationError) {
      countWaiting()
      guard problems.isEmpty else { throw EvaluationError(problems: problems) }
    }

    /// Adds the participants of the model and of a roster who have not judged anything, although
    /// they were asked, as respondents without answers; nobody, where nobody has judged anything.
    mutating func addSilent(from roster: [Participant]) throws(EvaluationError) {
      let people = statistics.silent(among: model.participants.elements + roster, of: model)
      silent = Set(people.map(\.name))
      for person in people { census.add(person) }
      let outcomes = try statistics.add(
        people.map { Response($0, to: questions) }, threads: threads)
      excluded += outcomes.prefix(excludedKept - excluded.count)
    }

    private mutating func countWaiting() {
      let all = waiting
      for start in stride(from: 0, to: max(1, all.count), by: batchSize) {
        waiting = Array(all[start..<min(all.count, start + batchSize)])
        countBatch()
      }
      waiting.removeAll(keepingCapacity: true)
    }

    private mutating func countBatch() {
      do {
        let counted = try statistics.add(waiting, threads: threads)
        try subgroups?.add(waiting, threads: threads)
        excluded += counted.filter { $0.exclusion != nil }.prefix(excludedKept - excluded.count)
        let inPart = counted.filter { $0.exclusion == nil && !$0.excludedSets.isEmpty }
        countedInPartCount += inPart.count
        countedInPart += inPart.prefix(excludedKept - countedInPart.count)
        for (response, outcome) in zip(waiting, counted) where outcome.exclusion == nil {
          outsideParts.add(response)
          offScale.add(response, to: questions, without: outcome.excludedSets)
        }
        if let kept = individuals, kept.count + waiting.count <= individualsLimit {
          individuals = kept + waiting
          outcomes += counted
        } else {
          individuals = nil
          outcomes = []
        }
      } catch {
        problems += error.problems
      }
    }
  }
}

/// What becomes of participants who have not judged anything.
public enum SilentParticipants: Hashable, Sendable {
  /// They are respondents without answers, who do not count.
  case respondents
  /// They are not counted at all: in a part of a survey, which does not know who has answered in
  /// others.
  case unknown
}

extension ModelFile {
  /// Returns this file with the answers of response files as judgments of participants in its
  /// model.
  ///
  /// - Parameters:
  ///   - paths: The files; see `ResponseReader`.
  ///   - options: How they are read. Everybody of its roster becomes a participant of the model;
  ///     those who have not answered come last.
  /// - Returns: The file, and what else was found.
  /// - Throws: `FileError` with everything that is wrong with the files, or with a participant who
  ///   has judgments in the model and in a file.
  public func adding(
    responses paths: [String], options: ResponseOptions = ResponseOptions()
  ) throws(FileError) -> (file: ModelFile, reading: ResponseReading) {
    try checkAsking()
    var responses: [Response] = []
    let reading = try ResponseReader(model: model, options: options).read(
      paths, restart: { responses = [] }, receive: { responses.append($0) })
    do throws(ModelError) {
      var filled = try model.adding(responses)
      if let roster = options.roster {
        let known = Set(filled.participants.map(\.name))
        for participant in roster where !known.contains(participant.name) {
          filled.participants.append(participant)
        }
      }
      return (replacing(filled), reading)
    } catch {
      throw conflict(error)
    }
  }

  /// That answers do not go with the judgments of the model.
  fileprivate func conflict(_ error: ModelError) -> FileError {
    let hint: String? =
      switch error {
      case .judgedTwice, .judgedForEverybody:
        "'--own-judgments replace' sets the model's own judgments aside, and counts the answers"
      default: nil
      }
    return FileError(
      Diagnostic("the answers do not go with the model: \(error)", file: name, hint: hint))
  }

  /// Checks that the model has questions for people.
  fileprivate func checkAsking() throws(FileError) {
    let questions = Questions(of: model)
    guard
      questions.sets.contains(where: {
        questions.itemCount(of: $0) > 1
          && !questions.subject(of: $0).judgments(in: model).standForEverybody
      })
    else {
      let canBeReplaced = questions.sets.contains {
        questions.itemCount(of: $0) > 1
          && questions.subject(of: $0).judgments(in: model).canBeCompared
      }
      throw FileError(
        Diagnostic(
          "judgments on all criteria stand in the model for everybody, so that nobody is asked "
            + (canBeReplaced
              ? "(expected none, or '--own-judgments replace')"
              : "(expected criteria without priorities, values and ratings)"),
          file: name,
          hint: canBeReplaced
            ? nil
            : "answers take the place of comparisons alone: remove from the model what people are to "
              + "judge instead"))
    }
  }
}
