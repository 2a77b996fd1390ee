internal import AHP

extension ModelReader {
  mutating func alternatives(_ value: Document.Value) -> [Alternative] {
    let form = FormHint(value)
    let names = reader.namesAsKeys(value)
    let texts = value.kind == .plain || value.kind == .string ? Self.parts(of: value.text()) : []
    let hint = (names ?? (texts.isEmpty ? nil : texts)).map {
      "write a list, as in \(form.list($0.map(form.text)))"
    }
    let entries = reader.nonemptyElements(
      of: value, "alternatives", hint: "leave the key out to weigh criteria alone", form: hint)
    // What is compared goes by these names further on.
    if value.kind != .array { return Set(names ?? texts).sorted().map { Alternative($0) } }
    var seen = Seen("alternative")
    return entries.compactMap { entry -> Alternative? in
      let (name, fields) = reader.named(
        entry, "an alternative", allowed: ModelKey.ofAlternative)
      guard let name, seen.insert(name, at: entry, &reader) else { return nil }
      return Alternative(
        name, attributes: fields[.attributes].map { reader.attributes($0) } ?? [:],
        annotation: reader.annotation(fields))
    }
  }

  /// The parts of a text with commas between them that are names.
  private static func parts(of text: String) -> [String] {
    text.split(whereSeparator: { ",;".contains($0) }).map { String($0).trimmed() }
      .filter(ModelName.isGood)
  }

  mutating func participants(_ value: Document.Value) -> [Participant] {
    let form = FormHint(value)
    let hint = reader.namesAsKeys(value).map {
      "write a list, as in \(form.list($0.map(form.text))), or with weights, as in "
        + form.list([form.mapping([("name", form.text($0[0])), ("weight", "2")])])
    }
    var seen = Seen("participant")
    var participants: [Participant] = []
    for entry in reader.elements(of: value, "a list of participants", hint: hint) {
      let (name, fields) = reader.named(entry, "a participant", allowed: ModelKey.ofParticipant)
      var participant = Participant(name ?? "", annotation: reader.annotation(fields))
      if let value = fields[.weight], let weight = reader.weight(value, of: participant.name) {
        participant.weight = weight
      }
      if let value = fields[.attributes] { participant.attributes = reader.attributes(value) }
      if name != nil, seen.insert(participant.name, at: entry, &reader) {
        participants.append(participant)
      }
    }
    if !participants.isEmpty && participants.allSatisfy({ $0.weight == 0 }) {
      reader.report(Participant.noWeightMessage, at: value)
    }
    return participants
  }

  // MARK: Requirements

  /// One requirement, or a list of them; each must be on an attribute that every alternative has.
  mutating func requirements(_ value: Document.Value) -> [Requirement] {
    let entries = value.kind == .array ? value.elements() : [value]
    return entries.compactMap { entry -> Requirement? in
      guard let text = reader.text(entry) else { return nil }
      guard let requirement = Requirement(text) else {
        reader.report(
          "'\(text)' is not a requirement (expected as in 'beds >= 10' or 'level in [A, B]')",
          at: entry)
        return nil
      }
      for alternative in parts.alternatives {
        do throws(RequirementError) {
          _ = try requirement.isMet(by: alternative)
        } catch {
          reader.report("\(error)", at: entry)
        }
      }
      return requirement
    }
  }

  mutating func situations(_ value: Document.Value) -> [SituationRequirements] {
    var seen = Seen("situation")
    var situations: [SituationRequirements] = []
    for entry in reader.elements(of: value, "a list of situations") {
      let fields = reader.fields(
        of: entry, "a situation", allowed: ModelKey.ofSituation, required: [.name, .requires])
      let requirements = fields[.requires].map { self.requirements($0) } ?? []
      guard let name = fields[.name].flatMap({ reader.name($0) }),
        seen.insert(name, at: entry, &reader)
      else { continue }
      situations.append(
        SituationRequirements(
          name, requirements: requirements, annotation: reader.annotation(fields)))
    }
    return situations
  }

  // MARK: Rating scales

  mutating func ratingScales(_ value: Document.Value) -> [RatingScale] {
    var seen = Seen("rating scale")
    var scales: [RatingScale] = []
    for entry in reader.elements(of: value, "a list of rating scales") {
      let fields = reader.fields(
        of: entry, "a rating scale", allowed: ModelKey.ofRatingScale,
        required: [.name, .intensities])
      guard let name = fields[.name].flatMap({ reader.name($0) }), let list = fields[.intensities]
      else { continue }
      let intensities = intensities(list)
      let prioritization = fields[.prioritization].flatMap {
        reader.choice($0, "prioritization") as PrioritizationMethod?
      }
      let items = ItemNames(
        NameList(intensities), of: name,
        in: NameScope(criteria: [], alternatives: parts.alternativeNames))
      var judgments: Judgments?
      if let (key, judged) = reader.judgments(ModelKey.ofIndividualForms, in: fields),
        let form = JudgmentForm(key)
      {
        guard !intensities.isEmpty,
          let read = JudgmentsReader(items: items, policy: .ratingScale)
            .judgments(form, judged, &reader)
        else { continue }
        judgments = read.judgments
      } else if fields[.reported] == nil {
        if entry.kind == .object {
          reader.report(
            "the rating scale '\(name)' does not say what its intensities are worth "
              + "(expected one of \(JudgmentForm.individualList), \(ModelKey.reported.rawValue))",
            at: entry)
        }
        continue
      }
      guard !intensities.isEmpty, seen.insert(name, at: entry, &reader) else { continue }
      var scale = RatingScale(
        unchecked: name, intensities: intensities, judgments: judgments,
        prioritization: prioritization, annotation: reader.annotation(fields))
      if let value = fields[.changes] { scale.changes = reader.changes(value, items) }
      if let value = fields[.reported] {
        scale.reported = ReportedReader(Hierarchy(parts))
          .results(value, on: .ratingScale(items), &reader)
      }
      scales.append(scale)
    }
    return scales
  }

  private mutating func intensities(_ list: Document.Value) -> [String] {
    var seen = Seen("intensity")
    let intensities = reader.elements(of: list, "a list of intensities").compactMap {
      value -> String? in
      guard let name = reader.name(value), seen.insert(name, at: value, &reader) else {
        return nil
      }
      return name
    }
    if list.kind == .array && intensities.isEmpty {
      reader.report("there are no intensities", at: list)
    }
    return intensities
  }
}
