internal import AHP

/// One pass over files of answers: the participants one after another, or all of them collected.
struct ResponsePass {
  /// When the responses of participants are handed over.
  enum Mode {
    /// Each response as soon as the next one begins.
    case streaming
    /// All responses at the end, since some participants come several times.
    case collecting
  }

  let mode: Mode
  let options: ResponseOptions
  let roster: Roster?
  /// People whose weights and attributes are known, by name.
  let known: [String: Participant]
  var names: QuestionNames
  var problems: TableProblems
  var reading = ResponseReading()

  /// The participants; the first place is for the one who is handed over next, or may not answer.
  var slots: [ResponseSlot]
  /// The current participant.
  var current = 0
  private var hasCurrent = false
  /// Fingerprints of the names of all who have answered. Two people with the same one are
  /// distinguished in the second pass.
  private var seen: Set<Int> = []
  /// Where in `slots` the participants are that have been collected: a place for each sitting.
  private(set) var collected: [String: [Int]] = [:]
  /// The earlier sittings of the current participant, when streaming.
  var held: [ResponseSlot] = []
  /// Which sitting the answers are of that are being read: a table with a row for each answer is
  /// one, and so is a row for a participant, and a response of a document.
  var sitting = 0
  /// The problem that a participant has come again whose response was handed over already.
  private(set) var cameAgain: Diagnostic?

  /// The names in `reading.attributeNames`.
  private var attributeNames: Set<String> = []
  /// What the columns of tables have, if that is said.
  var map: ResolvedMap?
  /// Finds pairs in the titles of columns; made when it is needed.
  var finder: PairFinder?
  /// How many tables were read.
  var tableCount = 0
  /// How many participants were numbered, since they have no names.
  var anonymousCount = 0
  /// Names of participants that look the same.
  private var lookalikes = Lookalikes()
  /// Names of participants that differ in capital letters alone.
  private var spellings = CapitalSpellings()

  // Kept from one file to the next, where most rows and ratios are the same.
  var knownRows: KnownRows?
  var knownRatios: KnownRatios
  /// The delimiter of the files from which the known ratios are, since they depend on it.
  var ratioDelimiter: UInt8?
  /// The rounded reciprocals of the table that is read.
  var rounded = RoundedCount()
  /// The attributes of the table with a row for each answer that is read.
  var winners = WinnerColumns([])
  /// The first responses, to tell those that follow from them.
  private var above = AnswersAbove()
  /// The files that are not UTF-8, which are read as Windows-1252 where nothing speaks against it.
  var encodedFiles: Set<String> = []
  /// Whether such a file was met after others were read, so that the pass has to begin again.
  var hasFoundEncoding = false
  /// The states of the files when they were opened, which a second pass must find again.
  var states: [String: FileState] = [:]
  /// Why the first file was left out that has no answers.
  private var strayFile: FileError?
  /// Whether anybody has answered anything.
  private var hasAnswers = false
  /// The parts of the model, made when an attribute names some.
  private var parts: JudgedParts?
  /// Memory to read files into.
  var buffer: [UInt8] = []

  init(_ mode: Mode, model: DecisionModel, options: ResponseOptions, roster: Roster?) {
    self.mode = mode
    self.options = options
    self.roster = roster
    known = Dictionary(
      options.known.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    names = QuestionNames(model)
    problems = TableProblems(
      wrongRows: options.invalidAnswers == .skip ? .omission : .failure)
    knownRatios = KnownRatios(options)
    slots = [ResponseSlot(Participant(""), to: names.questions)]
    if let roster { reading.attributeNames = roster.attributeNames() }
    attributeNames = Set(reading.attributeNames)
    map = options.columns.map { ResolvedMap($0, &names, &problems) }
  }

  // MARK: Places

  private static let lineBits: UInt64 = 40

  /// The place of a line of the current file.
  func place(line: Int) -> UInt64 {
    UInt64(reading.files.count - 1) << Self.lineBits | UInt64(line)
  }

  /// The file and the line of a place.
  func location(_ place: UInt64) -> (file: String, line: Int) {
    (reading.files[Int(place >> Self.lineBits)], Int(place & (1 << Self.lineBits - 1)))
  }

  /// The text of a place in messages on the current file: `line 3`, `line 3 of a.csv`.
  private func describe(_ place: UInt64) -> String {
    let line = "line \(place & (1 << Self.lineBits - 1))"
    let file = Int(place >> Self.lineBits)
    return file == reading.files.count - 1 ? line : "\(line) of \(reading.files[file])"
  }

  // MARK: Participants

  /// Makes a participant the current one, and hands the one before over.
  ///
  /// - Parameter diagnostic: Makes a problem of the participant's name, from message and hint.
  /// - Returns: False if the pass has to end, since the participant was handed over before.
  mutating func begin(
    _ name: String, diagnostic: (String, String?) -> Diagnostic,
    receive: (inout Response) -> Void
  ) -> Bool {
    if isCurrent(name) {
      if slots[current].sitting == sitting || slots[current].isVoid { return true }
      if mode == .streaming {
        beginSitting()
        return true
      }
    }
    if mode == .streaming || slots[current].isVoid { finish(receive) }
    hasCurrent = true
    if let roster, roster.positions[name] == nil {
      problems.report(
        diagnostic(
          "unknown participant '\(name)'"
            + Spelling.question(for: name, among: roster.participants.lazy.map(\.name)), nil))
      return beginVoid(name)
    }
    if roster == nil,
      let other = lookalikes.insert(
        name,
        isKnown: { [seen, collected] known in
          mode == .streaming ? seen.contains(known.hashValue) : collected[known] != nil
        })
    {
      problems.report(
        diagnostic(Lookalikes.message("participant", name, other), nil))
    }
    if roster == nil { spellings.insert(name) }
    let participant = newParticipant(name)
    switch mode {
    case .streaming:
      guard seen.insert(name.hashValue).inserted else {
        cameAgain = diagnostic(
          "the answers of '\(name)' go on here after those of others, and the input cannot be read "
            + "a second time", "sort the rows by participant, or give the name of a file")
        return false
      }
      slots[0].response.participant = participant
      slots[0].hasWeight = roster != nil
      slots[0].sitting = sitting
    case .collecting:
      let known = collected[name]?.last
      if let known, slots[known].sitting == sitting {
        current = known
      } else {
        current = slots.count
        collected[name, default: []].append(current)
        slots.append(ResponseSlot(participant, to: names.questions))
        slots[current].hasWeight = roster != nil
        slots[current].sitting = sitting
        if let known { continueSitting(after: slots[known], at: current) }
      }
    }
    return true
  }

  /// The participant whom a cell of a table names, with a guard or without.
  func participantName(ofCell cell: String) -> String {
    guard let name = SpreadsheetText.original(of: cell) else { return cell }
    if let roster, roster.positions[name] == nil, roster.positions[cell] != nil { return cell }
    return name
  }

  /// Keeps the answers of the current participant, and begins with those of a further sitting.
  private mutating func beginSitting() {
    let earlier = slots[0]
    held.append(earlier)
    slots[0] = ResponseSlot(
      newParticipant(earlier.response.participant.name), to: names.questions)
    continueSitting(after: earlier, at: 0)
  }

  /// The participant of a name before anything is read about them.
  private func newParticipant(_ name: String) -> Participant {
    roster.flatMap { roster in roster.positions[name].map { roster.participants[$0] } }
      ?? Participant(name)
  }

  /// Prepares the place in `slots` of a further sitting of a participant.
  private mutating func continueSitting(after earlier: ResponseSlot, at position: Int) {
    slots[position].hasWeight = roster != nil
    slots[position].sitting = sitting
    if options.repeatedAnswers != .refuse { return }
    // Nothing that is said here may contradict what was said before.
    slots[position].response.participant = earlier.response.participant
    slots[position].hasWeight = earlier.hasWeight
  }

  /// Makes a participant the current one who was collected before; returns false if there is none
  /// with the name.
  mutating func beginAgain(_ name: String, receive: (inout Response) -> Void) -> Bool {
    guard let known = collected[name]?.last, slots[known].sitting == sitting else { return false }
    if slots[current].isVoid { finish(receive) }
    current = known
    hasCurrent = true
    return true
  }

  /// Makes a participant the current one whose answers are checked, but do not count.
  private mutating func beginVoid(_ name: String) -> Bool {
    current = 0
    slots[0].response.participant = Participant(name)
    slots[0].sitting = sitting
    slots[0].isVoid = true
    return true
  }

  /// Whether the current participant has this name.
  func isCurrent(_ name: String) -> Bool {
    hasCurrent && slots[current].response.participant.name == name
  }

  /// Whether the participant of this name was handed over already.
  func isDone(_ name: String) -> Bool {
    mode == .streaming && seen.contains(name.hashValue) && !isCurrent(name)
  }

  /// Ends the current participant: hands the response over when streaming, and makes room for the
  /// next.
  private mutating func finish(_ receive: (inout Response) -> Void) {
    guard hasCurrent else { return }
    hasCurrent = false
    if slots[current].isVoid {
      reading.answerCount -= slots[current].response.answerCount - slots[current].withdrawn.count
    } else if mode == .streaming {
      joinHeld()
      hand(current, over: receive)
    }
    guard current == 0 else { return }
    Self.clear(&slots[0].response.answers, count: names.questions.count)
    slots[0].response.priorities.removeAll()
    slots[0].response.ranges.removeAll()
    slots[0].response.changes.removeAll()
    slots[0].withdrawn.removeAll()
    slots[0].isVoid = false
  }

  /// Removes all answers, and keeps their memory.
  private static func clear(_ answers: inout [Double], count: Int) {
    if answers.count != count { answers = Array(repeating: Response.missing, count: count) }
    for question in answers.indices { answers[question] = Response.missing }
  }

  private mutating func hand(_ position: Int, over receive: (inout Response) -> Void) {
    if problems.areFatal { return }
    takeKnown(at: position)
    for question in slots[position].withdrawn.keys {
      slots[position].response.answers[question] = Response.missing
    }
    checkAggregate(slots[position])
    reading.participantCount += 1
    if !slots[position].response.isEmpty { hasAnswers = true }
    if options.recordsPlaces { recordPlace(of: slots[position]) }
    receive(&slots[position].response)
  }

  /// Asks about a response that is the mean of those before it.
  private mutating func checkAggregate(_ slot: ResponseSlot) {
    let name = slot.response.participant.name
    if let statistic = above.statistic(slot.response.answers), roster?.positions[name] == nil,
      known[name] == nil
    {
      let first = slot.places.indices.first { slot.response.answers[$0] != Response.missing }
      let place = first.map { location(slot.places[$0]) }
      problems.fail(
        Diagnostic(
          "the answers of '\(name)'\(place.map { " (line \($0.line))" } ?? "") can be read in two "
            + "ways: as a participant's, or as the \(statistic.noun) of those above",
          file: place?.file ?? reading.files.last ?? "", hint: Self.summaryHint))
    }
    above.add(slot.response.answers)
  }

  /// Gives a participant the weight and the attributes that are known where the files say nothing
  /// of them.
  private mutating func takeKnown(at position: Int) {
    guard let known = known[slots[position].response.participant.name] else { return }
    if !slots[position].hasWeight { slots[position].response.participant.weight = known.weight }
    slots[position].response.participant.attributes.merge(known.attributes) { own, _ in own }
    for name in known.attributes.keys.sorted() where attributeNames.insert(name).inserted {
      reading.attributeNames.append(name)
    }
  }

  /// Records where the first answer of a participant stands.
  private mutating func recordPlace(of slot: ResponseSlot) {
    let first = zip(slot.response.answers, slot.places).lazy
      .filter { $0.0 != Response.missing }.map(\.1).min()
    guard let first else { return }
    let (file, line) = location(first)
    reading.places[slot.response.participant.name] = "\(file):\(line)"
  }

  /// Hands over the remaining responses, and returns what was found besides them.
  ///
  /// - Throws: `FileError` if anything makes the responses void.
  mutating func end(_ receive: (inout Response) -> Void) throws(FileError) -> ResponseReading {
    finish(receive)
    if mode == .collecting {
      for position in joinSittings() { hand(position, over: receive) }
    }
    if !hasAnswers, let error = strayFile { problems.fail(error) }
    checkUse()
    if problems.areFatal { throw problems.error }
    if let remark = spellings.remark, let file = reading.files.first { note(file, remark) }
    reading.skipped = problems.skipped
    reading.furtherSkippedCount = problems.furtherSkippedCount
    return reading
  }

  /// Reports options that no file has given a use.
  private mutating func checkUse() {
    if problems.areFatal { return }
    map?.reportUnused(&problems)
    if tableCount == 0 && options.signed != nil, let file = reading.files.first {
      problems.fail(
        Diagnostic(
          "'--signed' is about tables (found answers in JSON or YAML, where 1/3 stands for -3)",
          file: file))
    }
    if tableCount == 0 && options.winners != nil, let file = reading.files.first {
      problems.fail(
        Diagnostic(
          "'--winners' is about tables (found answers in JSON or YAML)", file: file))
    }
  }

  /// Sets the weight of the current participant, who cannot have two.
  mutating func setWeight(_ weight: Double, diagnostic: (String, String?) -> Diagnostic) {
    let known = slots[current].response.participant
    if slots[current].hasWeight && known.weight != weight && !slots[current].isVoid {
      problems.report(
        diagnostic(
          "weight \(DataValue.digits(weight)) of participant '\(known.name)' contradicts the weight "
            + "\(DataValue.digits(known.weight)) given before", nil))
      return
    }
    slots[current].response.participant.weight = weight
    slots[current].hasWeight = true
  }

  /// Sets an attribute of the current participant, which cannot have two values.
  mutating func setAttribute(
    _ name: String, _ value: String, diagnostic: (String, String?) -> Diagnostic
  ) {
    if let known = slots[current].response.participant.attributes[name], known != value {
      problems.report(
        diagnostic(
          "\(name) '\(value)' of participant '\(slots[current].response.participant.name)' "
            + "contradicts '\(known)' given before", nil))
      return
    }
    if slots[current].response.participant.attributes.updateValue(value, forKey: name) == nil {
      for problem in partProblems(name, value, of: slots[current].response.participant.name) {
        problems.report(diagnostic(problem, nil))
      }
    }
  }

  /// What is wrong with an attribute that names the parts that a participant judges.
  mutating func partProblems(
    _ attribute: String, _ value: String, of participant: String
  ) -> [String] {
    guard attribute == JudgedParts.attribute else { return [] }
    let known = parts ?? JudgedParts(of: names.model)
    parts = known
    return known.problems(in: value, of: participant)
  }

  /// Remembers that participants have an attribute.
  mutating func addAttribute(_ name: String) {
    if attributeNames.insert(name).inserted { reading.attributeNames.append(name) }
  }

  /// Records why a file, or its rest, cannot be read. Where wrong answers are left out, so is the
  /// file, unless nobody's answers are left.
  mutating func reportFile(_ error: FileError) {
    if options.invalidAnswers == .skip && strayFile == nil { strayFile = error }
    problems.report(error)
  }

  // MARK: Answers

  /// Stores an answer of the current participant, unless the question is answered already.
  ///
  /// - Parameters:
  ///   - ratio: How many times the earlier item of the question is preferred to the later one.
  ///   - line: Where in the current file it stands.
  mutating func record(
    _ ratio: Double, to question: QuestionID, line: Int, diagnostic: (String) -> Diagnostic
  ) {
    let known = slots[current].response.answers[question]
    if !slots[current].response.priorities.isEmpty {
      let set = names.questions.pair(at: question).set
      if slots[current].response.priorities[set] != nil {
        let message = repetition(of: set)
        problems.report(diagnostic(message))
        return
      }
    }
    if known == Response.missing {
      slots[current].response.answers[question] = ratio
      slots[current].places[question] = place(line: line)
      reading.answerCount += 1
      return
    }
    let isWithdrawn = known.isNaN
    let earlier = slots[current].withdrawn[question] ?? known
    let agrees = Ratio.areEqual(earlier, ratio)
    let place = slots[current].places[question]
    let message = repetition(ratio, of: earlier, agrees: agrees, to: question, place)
    problems.report(diagnostic(message))
    if !agrees && !isWithdrawn {
      slots[current].withdrawn[question] = known
      slots[current].response.answers[question] = .nan
      reading.answerCount -= 1
    }
  }

  /// Stores direct priorities of the current participant, unless there are judgments on the
  /// items already.
  mutating func record(
    _ priorities: [Double], of set: ComparisonSetID, diagnostic: (String) -> Diagnostic
  ) {
    let answers = slots[current].response.answers[
      names.questions.range(of: set).positions]
    guard slots[current].response.priorities[set] == nil,
      answers.allSatisfy({ $0 == Response.missing })
    else {
      let message = repetition(of: set)
      problems.report(diagnostic(message))
      return
    }
    slots[current].response.setPriorities(priorities, of: set, of: names.questions)
  }

  private func repetition(of set: ComparisonSetID) -> String {
    "'\(slots[current].response.participant.name)' has judgments on "
      + "'\(names.questions.subject(of: set).path(in: names.model))' twice"
  }

  private mutating func repetition(
    _ ratio: Double, of earlier: Double, agrees: Bool, to question: QuestionID, _ place: UInt64
  ) -> String {
    let (item, other) = names.itemNames(of: question)
    let pair = "the pair '\(item)' and '\(other)' is answered twice"
    if agrees { return "\(pair) (first in \(describe(place)))" }
    return "\(pair), and the answers contradict each other: '\(item)' against '\(other)' is "
      + "\(Ratio.text(ratio)) here and \(Ratio.text(earlier)) in \(describe(place))"
  }
}
