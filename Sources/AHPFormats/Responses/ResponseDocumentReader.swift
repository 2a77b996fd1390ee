internal import AHP

/// Reads people's answers to the questions of a model from a document in JSON or YAML.
struct ResponseDocumentReader {
  private var reader: ValueReader
  private let policy: JudgmentPolicy

  /// The response of one participant in a file, with its places.
  struct DocumentResponse {
    let participant: String
    let place: Document.Value
    var weight: (number: Double, place: Document.Value)?
    var attributes: (values: [String: String], place: Document.Value)?
    var judgments: [JudgedSet] = []
  }

  /// The judgments of one participant on one set of items.
  struct JudgedSet {
    let set: ComparisonSetID
    let judgments: Judgments
    /// The judgments that were given as ranges.
    let ranges: [JudgmentRange]
    /// The record of those that were changed since.
    let changes: [JudgmentChange]
    let place: Document.Value
  }

  private init(policy: JudgmentPolicy, _ roundedRatios: RoundedRatio.Reading) {
    self.policy = policy
    reader = ValueReader(roundedRatios: roundedRatios)
  }

  /// What a document has, what is wrong with it, and what is read otherwise than it is written.
  typealias Outcome = (responses: [DocumentResponse], error: FileError?, remarks: [Diagnostic])

  /// Reads a mapping with the key `responses`, such a list alone, or a single response.
  ///
  /// - Parameters:
  ///   - document: The file.
  ///   - names: The names of the questions.
  ///   - policy: Which judgments are answers.
  ///   - roundedRatios: What rounded reciprocals are.
  /// - Complexity: O(nodes of the document).
  static func read(
    _ document: Document, _ names: inout QuestionNames, policy: JudgmentPolicy,
    roundedRatios: RoundedRatio.Reading
  ) -> (outcome: Outcome, problems: Problems) {
    var reader = ResponseDocumentReader(policy: policy, roundedRatios)
    let responses = reader.responses(document.root, &names)
    let problems = reader.reader.problems
    return ((responses, problems.error(), problems.remarks), problems)
  }

  private mutating func responses(
    _ root: Document.Value, _ names: inout QuestionNames
  ) -> [DocumentResponse] {
    var list = root
    if root.kind == .object, root["ahp"] != nil || root["goal"] != nil {
      reader.report("the file is a model file (expected people's answers)", at: root)
      return []
    }
    if root.kind == .object, root[ResponseKey.participant.rawValue] == nil {
      let fields = reader.fields(
        of: root, "the answers", allowed: [ResponseKey.responses],
        required: [ResponseKey.responses])
      guard let responses = fields[.responses] else { return [] }
      list = responses
    } else if root.kind == .object {
      return [response(root, &names)].compactMap(\.self)
    }
    let entries = reader.elements(of: list, "a list of responses")
    if list.kind == .array && entries.isEmpty {
      reader.report("there are no responses", at: list)
    }
    return entries.compactMap { response($0, &names) }
  }

  private mutating func response(
    _ value: Document.Value, _ names: inout QuestionNames
  ) -> DocumentResponse? {
    let fields = reader.fields(
      of: value, "a response", allowed: ResponseKey.ofResponse,
      required: [.participant, .judgments])
    guard let place = fields[.participant], let name = reader.name(place) else { return nil }
    var response = DocumentResponse(participant: name, place: place)
    if let value = fields[.weight], let weight = reader.weight(value, of: name) {
      response.weight = (weight, value)
    }
    if let value = fields[.attributes] { response.attributes = (reader.attributes(value), value) }
    if let judgments = fields[.judgments] {
      response.judgments = self.judgments(judgments, &names)
    }
    return response
  }

  /// The judgments of one participant by criteria.
  private mutating func judgments(
    _ value: Document.Value, _ names: inout QuestionNames
  ) -> [JudgedSet] {
    if value.kind != .object {
      reader.reportMismatch(value, "a mapping of criteria to judgments")
    }
    var seen: Set<ComparisonSetID> = []
    return value.members().compactMap { member in
      let path = member.key.text().trimmed()
      guard let set = names.set(at: path) else {
        let message = reader.problems.isFull ? "" : names.message(onUnknownPath: path)
        reader.report(message, at: member.key)
        return nil
      }
      if !seen.insert(set).inserted {
        reader.report("the criterion '\(path)' is given twice", at: member.key)
        return nil
      }
      // Networks have no ranges.
      let isRangeable = !names.questions.ofNetworks.contains(set)
      return answers(member.value, names.items(of: set), acceptsRanges: isRangeable).map {
        JudgedSet(
          set: set, judgments: $0.set.judgments, ranges: $0.set.ranges,
          changes: $0.changes, place: member.key)
      }
    }
  }

  /// The judgments of one participant on the items of one criterion.
  private mutating func answers(
    _ value: Document.Value, _ items: ItemNames, acceptsRanges: Bool
  ) -> (set: JudgmentsReader.JudgmentSet, changes: [JudgmentChange])? {
    let fields = reader.fields(
      of: value, "the judgments under '\(items.criterion)'",
      allowed: ModelKey.ofIndividualForms + [.changes])
    guard let (key, judged) = reader.judgments(ModelKey.ofIndividualForms, in: fields),
      let form = JudgmentForm(key)
    else {
      if value.kind == .object {
        reader.report(
          "there are no judgments here (expected one of \(JudgmentForm.individualList))", at: value)
      }
      return nil
    }
    let changes = fields[.changes].map { reader.changes($0, items) } ?? []
    var policy = policy
    if !acceptsRanges { policy.acceptsRanges = false }
    return JudgmentsReader(items: items, policy: policy).judgments(form, judged, &reader)
      .map { ($0, changes) }
  }
}
