internal import AHP

extension ModelDecoder {
  static let responseKeys = ["participant", "weight", "attributes", "judgments"]

  /// What a file says of one participant.
  struct DecodedResponse {
    let participant: String
    let place: Document.Value
    var weight: (number: Double, place: Document.Value)?
    var attributes: (values: [String: String], place: Document.Value)?
    var judgments: [(criterion: Int, judgments: Judgments, place: Document.Value)] = []
  }

  /// Decodes a mapping with the key `responses`, such a list alone, or a single response.
  mutating func decodeResponses(_ names: inout QuestionNames) -> [DecodedResponse] {
    let root = document.root
    var list = root
    if root.kind == .object, !root.members.contains(where: { $0.key.text == "participant" }) {
      let fields = fields(of: root, "the answers", allowed: ["responses"], required: ["responses"])
      guard let responses = fields["responses"] else { return [] }
      list = responses
    } else if root.kind == .object {
      return [decodeResponse(root, &names)].compactMap(\.self)
    }
    let entries = elements(of: list, "a list of responses")
    if list.kind == .array && entries.isEmpty { report("there are no responses", at: list) }
    return entries.compactMap { decodeResponse($0, &names) }
  }

  private mutating func decodeResponse(
    _ value: Document.Value, _ names: inout QuestionNames
  ) -> DecodedResponse? {
    let fields = fields(
      of: value, "a response", allowed: Self.responseKeys, required: ["participant", "judgments"])
    guard let place = fields["participant"], let name = name(place) else { return nil }
    var response = DecodedResponse(participant: name, place: place)
    if let value = fields["weight"], let weight = weight(value, of: name) {
      response.weight = (weight, value)
    }
    if let value = fields["attributes"] { response.attributes = (attributes(value), value) }
    guard let judgments = fields["judgments"] else { return response }
    if judgments.kind != .object {
      report(
        "\(Document.describe(judgments)) is not a mapping of criteria to judgments", at: judgments)
    }
    var seen: Set<Int> = []
    for member in judgments.members {
      let path = member.key.text.trimmed()
      guard let criterion = names.criterion(at: path) else {
        report(isFull ? "" : names.message(onUnknownPath: path), at: member.key)
        continue
      }
      if !seen.insert(criterion).inserted {
        report("the criterion '\(path)' is given twice", at: member.key)
      } else if let judgments = decodeAnswers(member.value, names.items(of: criterion)) {
        response.judgments.append((criterion, judgments, member.key))
      }
    }
    return response
  }

  /// Decodes the judgments of one participant on the items of one criterion.
  private mutating func decodeAnswers(
    _ value: Document.Value, _ items: ItemNames
  ) -> Judgments? {
    let forms = Self.individualKeys
    let fields = fields(of: value, "the judgments under '\(items.criterion)'", allowed: forms)
    guard let (form, judged) = judgmentForm(fields, allowed: forms) else {
      if value.kind == .object {
        report(
          "there are no judgments here (expected one of \(Self.list(forms)))", at: value)
      }
      return nil
    }
    return decode(form, judged, Fields(), items)
  }
}
