internal import AHP

/// Turns a document into a model, and everything that is wrong with it into diagnostics.
///
/// A decoder goes on after a problem with what it has, so that one run reports all of them; a model
/// comes out only if there were none.
struct ModelDecoder {
  let document: Document
  private var diagnostics: [Diagnostic] = []
  private(set) var problemCount = 0

  /// The parts of the model as far as they are known.
  var alternatives: [Alternative] = []
  private(set) var alternativePositions: [String: Int] = [:]
  /// The names of `alternatives`, which most criteria without children share.
  var alternativeNames: [String] = []
  var participants: [Participant] = []
  var ratingScales: [RatingScale] = []
  private var participantPositions: [String: Int] = [:]
  var criteria: [Criterion] = []
  var merits: [Merit] = []
  var pins: [Int: Int] = [:]
  var measures: [Int: AlternativeMeasure] = [:]
  /// The decision on the weights of the merits, if there is one.
  var strategicModel: [DecisionModel] = []
  /// For each criterion its value in the document.
  var criterionValues: [Document.Value] = []

  /// Where lists begin that were read as numbers, but whose text is needed to say what is wrong. If
  /// there are any, the file has to be decoded again with these lists read element by element.
  var listsToReadApart: Set<Int> = []

  /// The ratios that are judgments, where not all that are supported are.
  var ratioLimits: ClosedRange<Double>?

  /// Whether judgments are decoded without those that are wrong.
  var keepsGoodJudgments = false

  /// Whether a judgment may be a range of ratios.
  var acceptsRanges = false

  /// The judgments read as ranges, since last looked at.
  var ranges: [JudgmentRange] = []

  init(_ document: Document) { self.document = document }

  /// A decoder of judgments on a model that has been read already.
  init(_ document: Document, of model: DecisionModel) {
    self.document = document
    alternatives = model.alternatives
    alternativeNames = alternatives.map(\.name)
    alternativePositions = Dictionary(
      zip(alternativeNames, alternatives.indices), uniquingKeysWith: { first, _ in first })
    criteria = model.criteria
    ratingScales = model.ratingScales
  }

  mutating func decode() throws(FileError) -> ModelFile {
    let root = document.root
    let fields = fields(of: root, "the model", allowed: Self.modelKeys, required: ["name", "goal"])
    checkVersion(fields["ahp"], root)
    let name = fields["name"].flatMap { self.name($0) }
    let annotation = annotation(fields)
    let notice = fields["notice"].flatMap { text($0) }
    let language = fields["language"].flatMap { text($0) }
    if let value = fields["alternatives"] { decodeAlternatives(value) }
    if let value = fields["participants"] { decodeParticipants(value) }
    if let value = fields["ratingScales"] { decodeRatingScales(value) }
    let requirements = fields["requires"].map { decodeRequirements($0) }
    let situations = fields["situations"].map { decodeSituations($0) }
    let settings = fields["settings"].map { decodeSettings($0) }
    if let goal = fields["goal"] { decodeHierarchy(goal) }
    // Without a goal there is nothing that paths could lead to.
    let reported =
      criteria.isEmpty ? nil : fields["reported"].map { decodeReported($0, on: nil) }

    if let problems { throw problems }
    var model = DecisionModel(
      unchecked: name ?? "", criteria: criteria, alternatives: alternatives,
      participants: participants)
    model.annotation = annotation
    model.ratingScales = ratingScales
    model.merits = merits
    model.measures = measures
    model.pins = pins
    if let strategicModel = strategicModel.first { model.weighMerits(by: strategicModel) }
    model.requirements = requirements ?? []
    model.situations = situations ?? []
    model.notice = notice
    model.language = language
    model.settings = settings ?? EvaluationSettings()
    model.reported = reported ?? []
    return ModelFile(model: model, document: document, criterionValues: criterionValues)
  }

  // MARK: Keys

  static let annotationKeys = ["labels", "description", "source", "provenance"]
  /// Alternatives and participants have no judgments on them, and so no provenance of judgments.
  static let namedKeys = ["name", "labels", "description", "source"]
  static let modelKeys =
    [
      "ahp", "name", "notice", "language", "alternatives", "participants", "ratingScales",
      "requires", "situations", "settings", "goal", "reported",
    ]
    + annotationKeys

  private mutating func checkVersion(_ value: Document.Value?, _ root: Document.Value) {
    guard root.kind == .object else { return }
    guard let value else {
      report(
        "the key 'ahp' is missing", at: root, hint: "write 'ahp: 1', the version of the format")
      return
    }
    if number(value) != 1 {
      report(
        "version \(Document.describe(value)) of the format is not known (expected 1)", at: value)
    }
  }

  // MARK: Reporting

  /// All that was reported, in the order of the file; `nil` if nothing was.
  var problems: FileError? {
    guard problemCount > 0 else { return nil }
    // Stable, so that two problems of one place keep the order in which they were found.
    return FileError(
      diagnostics.enumerated().sorted {
        ($0.element.position ?? .start, $0.offset) < ($1.element.position ?? .start, $1.offset)
      }.map(\.element), furtherCount: problemCount - diagnostics.count)
  }

  /// Takes over what a decoder of a part of the document reported.
  mutating func merge(_ other: ModelDecoder) {
    problemCount += other.problemCount
    diagnostics += other.diagnostics.prefix(max(0, FileError.spelledOut - diagnostics.count))
    listsToReadApart.formUnion(other.listsToReadApart)
  }

  mutating func setParticipants(_ participants: [Participant]) {
    self.participants = participants
    participantPositions = Dictionary(
      zip(participants.map(\.name), participants.indices), uniquingKeysWith: { first, _ in first })
  }

  mutating func report(
    _ message: String, at value: Document.Value, hint: String? = nil
  ) {
    problemCount += 1
    guard !isFull else { return }
    diagnostics.append(Self.diagnostic(message, at: value, hint: hint))
  }

  /// A problem of a value.
  static func diagnostic(
    _ message: String, at value: Document.Value, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      message, in: value.document.source, at: value.position,
      path: value.path.isEmpty ? nil : value.path, hint: hint)
  }

  /// Whether further problems are only counted; nothing is worth looking up for them.
  var isFull: Bool { diagnostics.count >= FileError.spelledOut }

  /// "Did you mean 'Safety'?", or nothing.
  func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String {
    if isFull { return "" }
    return Spelling.question(for: word, among: candidates)
  }

  static func list(_ words: some Sequence<String>) -> String { words.joined(separator: ", ") }

  // MARK: Values

  /// The members of an object by key. Unknown, repeated and missing keys are reported.
  mutating func fields(
    of value: Document.Value, _ what: String, allowed: [String], required: [String] = []
  ) -> Fields {
    guard value.kind == .object else {
      report("\(Document.describe(value)) is not \(what) (expected a mapping)", at: value)
      return Fields()
    }
    var fields = Fields()
    for member in value.members {
      let key = member.key.text
      if !allowed.contains(key) {
        report(
          "unknown key '\(key)' in \(what)\(didYouMean(key, among: allowed))",
          at: member.key)
      } else if !fields.insert(member.value, forKey: key) {
        reportRepetition(of: member.key)
      }
    }
    for key in required where fields[key] == nil {
      report("the key '\(key)' is missing in \(what)", at: value)
    }
    return fields
  }

  /// The members of an object of any keys, without those that `entry` makes nothing of. Repeated keys are
  /// reported.
  mutating func mapping<Entry>(
    of value: Document.Value, _ what: String,
    _ entry: (inout ModelDecoder, Document.Value) -> Entry?
  ) -> [String: Entry] {
    guard value.kind == .object else {
      report("\(Document.describe(value)) is not a mapping of \(what)", at: value)
      return [:]
    }
    var mapping: [String: Entry] = [:]
    for member in value.members {
      guard let entry = entry(&self, member.value) else { continue }
      if mapping.updateValue(entry, forKey: member.key.text) != nil {
        reportRepetition(of: member.key)
      }
    }
    return mapping
  }

  mutating func reportRepetition(of key: Document.Value) {
    report("the key '\(key.text)' is given twice", at: key)
  }

  mutating func elements(of value: Document.Value, _ what: String) -> [Document.Value] {
    guard value.kind == .array else {
      report("\(Document.describe(value)) is not \(what) (expected a list)", at: value)
      return []
    }
    return value.elements
  }

  mutating func text(_ value: Document.Value) -> String? {
    switch value.kind {
    case .string, .plain, .key: return value.text
    default:
      report("\(Document.describe(value)) is not text", at: value)
      return nil
    }
  }

  /// A name: text with something to see in it. White space around it is dropped.
  mutating func name(_ value: Document.Value) -> String? {
    guard let text = text(value) else { return nil }
    let name = text.trimmed()
    guard DecisionModel.isGoodName(name) else {
      report(
        name.isEmpty
          ? "the name is empty" : "the name \(Document.describe(value)) has control characters",
        at: value)
      return nil
    }
    return name
  }

  func number(_ value: Document.Value) -> Double? {
    switch value.kind {
    case .number, .plain, .string: Ratio.decimal(value.text)
    default: nil
    }
  }

  mutating func boolean(_ value: Document.Value, _ what: String) -> Bool? {
    if [.boolean, .plain].contains(value.kind), let boolean = Bool(value.text) { return boolean }
    report("\(what) \(Document.describe(value)) is not 'true' or 'false'", at: value)
    return nil
  }

  mutating func choice<Choice>(
    _ value: Document.Value, _ what: String, from choices: [(name: String, choice: Choice)]
  ) -> Choice? {
    guard let text = text(value) else { return nil }
    if let match = choices.first(where: { $0.name == text }) { return match.choice }
    report(
      "unknown \(what) '\(text)' (expected \(Self.list(choices.map(\.name))))", at: value)
    return nil
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: Document.Value, _ what: String
  ) -> Choice? {
    choice(value, what, from: Choice.allCases.map { ($0.rawValue, $0) })
  }

  // MARK: Parts

  mutating func annotation(_ fields: Fields) -> Annotation {
    var annotation = Annotation()
    if let value = fields["labels"] {
      annotation.labels = mapping(of: value, "languages to names") { $0.name($1) }
    }
    annotation.text = fields["description"].flatMap { text($0) }
    annotation.source = fields["source"].flatMap { text($0) }
    annotation.provenance = fields["provenance"].flatMap { choice($0, "provenance") }
    return annotation
  }

  private mutating func decodeAlternatives(_ value: Document.Value) {
    let entries = elements(of: value, "a list of alternatives")
    if value.kind == .array && entries.isEmpty {
      report(
        "the list of alternatives is empty", at: value,
        hint: "leave the key out to weigh criteria alone")
    }
    var seen = Seen("alternative")
    for entry in entries {
      let (name, fields) = nameAndFields(
        of: entry, "an alternative", extraKeys: ["attributes"])
      guard let name, seen.insert(name, at: entry, &self) else { continue }
      alternativePositions[name] = alternatives.count
      alternativeNames.append(name)
      alternatives.append(
        Alternative(
          name, attributes: fields["attributes"].map { attributes($0) } ?? [:],
          annotation: annotation(fields)))
    }
  }

  /// One requirement, or a list of them; each must be on an attribute that every alternative has.
  private mutating func decodeRequirements(_ value: Document.Value) -> [Requirement] {
    let entries = value.kind == .array ? value.elements : [value]
    return entries.compactMap { entry -> Requirement? in
      guard let text = text(entry) else { return nil }
      guard let requirement = Requirement(text) else {
        report(
          "'\(text)' is not a requirement (expected as in 'beds >= 10' or 'level in [A, B]')",
          at: entry)
        return nil
      }
      for alternative in alternatives {
        do throws(RequirementError) {
          _ = try requirement.isMet(by: alternative)
        } catch {
          report("\(error)", at: entry)
        }
      }
      return requirement
    }
  }

  private mutating func decodeSituations(_ value: Document.Value) -> [SituationRequirements] {
    var seen = Seen("situation")
    var situations: [SituationRequirements] = []
    for entry in elements(of: value, "a list of situations") {
      let fields = fields(
        of: entry, "a situation", allowed: Self.namedKeys + ["requires"],
        required: ["name", "requires"])
      let requirements = fields["requires"].map { decodeRequirements($0) } ?? []
      guard let name = fields["name"].flatMap({ name($0) }), seen.insert(name, at: entry, &self)
      else {
        continue
      }
      situations.append(
        SituationRequirements(name, requirements: requirements, annotation: annotation(fields)))
    }
    return situations
  }

  private mutating func decodeParticipants(_ value: Document.Value) {
    var seen = Seen("participant")
    for entry in elements(of: value, "a list of participants") {
      let (name, fields) = nameAndFields(
        of: entry, "a participant", extraKeys: ["weight", "attributes"])
      var participant = Participant(name ?? "", annotation: annotation(fields))
      if let value = fields["weight"], let weight = weight(value, of: participant.name) {
        participant.weight = weight
      }
      if let value = fields["attributes"] { participant.attributes = attributes(value) }
      if name != nil, seen.insert(participant.name, at: entry, &self) {
        participantPositions[participant.name] = participants.count
        participants.append(participant)
      }
    }
    if !participants.isEmpty && participants.allSatisfy({ $0.weight == 0 }) {
      report(Participant.noWeightMessage, at: value)
    }
  }

  mutating func weight(_ value: Document.Value, of participant: String) -> Double? {
    let number = number(value)
    if let number, DecisionModel.isGoodWeight(number) { return number }
    report(
      Participant.message(
        onWeight: number, shownAs: Document.describe(value), of: participant), at: value)
    return nil
  }

  mutating func attributes(_ value: Document.Value) -> [String: String] {
    mapping(of: value, "attributes to values") { $1.kind == .number ? $1.text : $0.text($1) }
  }

  mutating func participant(named name: String, at value: Document.Value) -> Int? {
    if let position = participantPositions[name] { return position }
    report(
      "unknown participant '\(name)'" + didYouMean(name, among: participants.map(\.name)),
      at: value,
      hint: participants.isEmpty ? "list the participants under the key 'participants'" : nil)
    return nil
  }

  /// An entry of a list of named things: a text, or a mapping with a name.
  private mutating func nameAndFields(
    of entry: Document.Value, _ what: String, extraKeys: [String]
  ) -> (String?, Fields) {
    if entry.kind == .string || entry.kind == .plain { return (name(entry), Fields()) }
    let fields = fields(
      of: entry, what, allowed: Self.namedKeys + extraKeys, required: ["name"])
    return (fields["name"].flatMap { name($0) }, fields)
  }

  mutating func decodeSettings(_ value: Document.Value) -> EvaluationSettings {
    let fields = fields(
      of: value, "the settings",
      allowed: [
        "scale", "prioritization", "synthesis", "bocr", "structuralAdjustment", "aggregation",
        "missingJudgments",
        "randomIndex", "incompleteRandomIndex", "threshold",
      ])
    var settings = EvaluationSettings()
    settings.scale = fields["scale"].flatMap { choice($0, "scale") }
    settings.prioritization = fields["prioritization"].flatMap { choice($0, "prioritization") }
    settings.synthesis = fields["synthesis"].flatMap { choice($0, "synthesis") }
    settings.bocr = fields["bocr"].flatMap {
      choice(
        $0, "formula for priorities",
        from: BOCRFormula.allCases.filter(\.isNonnegative).map { ($0.rawValue, $0) })
    }
    settings.structuralAdjustment = fields["structuralAdjustment"].flatMap {
      boolean($0, "structural adjustment")
    }
    settings.aggregation = fields["aggregation"].flatMap { choice($0, "aggregation") }
    settings.missingJudgments = fields["missingJudgments"].flatMap {
      choice($0, "choice for missing judgments")
    }
    settings.randomIndex = fields["randomIndex"].flatMap {
      choice($0, "random index", from: RandomIndex.allCases.map { ($0.name, $0) })
    }
    settings.incompleteRandomIndex = fields["incompleteRandomIndex"].flatMap {
      choice($0, "random index of incomplete matrices")
    }
    if let value = fields["threshold"] {
      settings.consistencyThreshold = ConsistencyThreshold(value.text)
      if settings.consistencyThreshold == nil {
        report(
          "threshold \(Document.describe(value)) is neither a number above 0 nor 'by-order'",
          at: value)
      }
    }
    return settings
  }
}

extension SourcePosition {
  fileprivate static let start = SourcePosition(line: 0, column: 0)
}

/// The names that a list has had so far.
struct Seen {
  private let what: String
  private var names: Set<String> = []

  init(_ what: String) { self.what = what }

  /// Remembers a name; reports it and returns false if it was there before.
  mutating func insert(
    _ name: String, at value: Document.Value, _ decoder: inout ModelDecoder
  ) -> Bool {
    if names.insert(name).inserted { return true }
    decoder.report("the \(what) '\(name)' is given twice", at: value)
    return false
  }
}
