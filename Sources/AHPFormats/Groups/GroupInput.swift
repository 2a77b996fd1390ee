public import AHP

/// The respondents of a group: what a model and the files with responses say, read once and counted.
public struct GroupInput: Sendable {
  /// What all of them come to.
  public let statistics: GroupStatistics
  /// Each response and what became of it, if there are few enough of them to be looked at one by one.
  public let individuals: (responses: [Response], outcomes: [RespondentOutcome])?
  /// Respondents who do not count; the first ones if there are many.
  public let excluded: [RespondentOutcome]
  /// What was read from files; `nil` if the model has all judgments itself.
  public let reading: ResponseReading?

  /// How many of those who do not count are kept.
  private static let excludedKept = 20
  /// How many respondents are evaluated at a time.
  private static let batchSize = 256

  /// Counts the participants of a model and the respondents of files.
  ///
  /// Memory does not grow with the answers, but for those of the individuals that are kept.
  ///
  /// - Parameters:
  ///   - file: The model, whose participants' own judgments count too.
  ///   - responses: The paths of the files; see `ResponseReader`.
  ///   - options: The choices of the evaluation.
  ///   - selection: Who counts.
  ///   - reader: How the files are read.
  ///   - individualsLimit: Up to how many respondents each is kept.
  /// - Throws: `FileError` with everything that is wrong with the files, or that stands in the way of
  ///   counting them.
  public init(
    of file: ModelFile, responses paths: [String], options: EvaluationOptions,
    selection: RespondentSelection = RespondentSelection(),
    reader: ResponseOptions = ResponseOptions(), individualsLimit: Int, threads: Int? = nil
  ) throws(FileError) {
    var counter = try file.located { () throws(EvaluationError) in
      try Counter(
        GroupStatistics(of: file.model, options: options, selection: selection, threads: threads),
        own: file.model.individualResponses(), individualsLimit: individualsLimit, threads: threads)
    }
    if paths.isEmpty {
      reading = nil
    } else {
      guard !counter.statistics.askedCriteria.isEmpty else {
        throw FileError(
          Diagnostic(
            "judgments on all criteria stand in the model for everybody, so that nobody is asked "
              + "(expected none, or '--own-judgments replace')", file: file.name))
      }
      let start = counter
      reading = try ResponseReader(model: file.model, options: reader).read(
        paths, restart: { counter = start }, receive: { counter.add($0) })
    }
    try file.located { () throws(EvaluationError) in try counter.finish() }
    statistics = counter.statistics
    excluded = counter.excluded
    individuals = counter.individuals.map { ($0, counter.outcomes) }
  }

  /// Counts responses as they come, some at a time.
  private struct Counter {
    var statistics: GroupStatistics
    var excluded: [RespondentOutcome] = []
    /// All responses so far; `nil` once there are too many.
    var individuals: [Response]? = []
    var outcomes: [RespondentOutcome] = []
    private var waiting: [Response] = []
    /// What stands in the way; nothing is counted any more.
    private var problems: [EvaluationProblem] = []
    private let individualsLimit: Int
    private let threads: Int?

    init(
      _ statistics: GroupStatistics, own: [Response], individualsLimit: Int, threads: Int?
    ) {
      self.statistics = statistics
      self.individualsLimit = individualsLimit
      self.threads = threads
      for response in own { add(response) }
    }

    mutating func add(_ response: Response) {
      waiting.append(response)
      if waiting.count == batchSize { countWaiting() }
    }

    mutating func finish() throws(EvaluationError) {
      countWaiting()
      guard problems.isEmpty else { throw EvaluationError(problems: problems) }
    }

    private mutating func countWaiting() {
      do {
        let counted = try statistics.add(waiting, threads: threads)
        excluded += counted.filter { $0.exclusion != nil }.prefix(excludedKept - excluded.count)
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
      waiting.removeAll(keepingCapacity: true)
    }
  }
}
