package import AHP
package import AHPFormats

/// Whose answers a result is of: who does not count, what of the files was left out, and which
/// groups have the same say.
package struct AnswerNotes: Sendable {
  private let names: Names
  private let leftOut: LeftOutRespondents?
  /// Whether people read who does not count in the report itself.
  private let reportNamesLeftOut: Bool
  private let reading: ResponseReading?
  private let equalGroups: EqualGroups?
  /// What of the model is set aside for the answers; `nil` for nothing.
  private let setAside: SetAsideJudgments?
  /// What people answered without having been asked.
  private let outsideParts: [AnswersOutsideParts.Entry]
  /// Whether people are named by numbers.
  private let isAnonymous: Bool
  /// The judgments of people outside the scale; `nil` for none, and for reports that say so
  /// themselves.
  private let offScale: OffScaleAnswers?

  /// - Parameters:
  ///   - model: The model with everybody's answers.
  ///   - leftOut: Who does not count; `nil` if everybody does.
  ///   - reportNamesLeftOut: Whether the report itself says to people who does not count, so that
  ///     only programs are told here.
  ///   - reading: What was found in files of answers; `nil` without any.
  ///   - equalGroups: The groups that have the same say; `nil` if nobody's weight was changed.
  ///   - setAside: What of the model is set aside for the answers; `nil` for nothing.
  ///   - outsideParts: What people answered without having been asked; for `nil` it is found in the
  ///     model.
  ///   - offScale: The judgments of people outside the scale; `nil` for none, and for reports that
  ///     say so themselves.
  ///   - isAnonymous: Whether people are named by numbers, so that those who are set aside have no
  ///     names, and what files say of people is counted only.
  ///   - language: The language of the labels; `nil` for the names.
  package init(
    model: DecisionModel, leftOut: LeftOutRespondents?, reportNamesLeftOut: Bool = false,
    reading: ResponseReading?,
    equalGroups: EqualGroups?, setAside: SetAsideJudgments? = nil,
    outsideParts: AnswersOutsideParts? = nil, offScale: OffScaleAnswers? = nil,
    isAnonymous: Bool = false, language: String? = nil
  ) {
    self.outsideParts = (outsideParts ?? AnswersOutsideParts(in: model)).entries
    self.offScale = offScale.flatMap { $0.count > 0 ? $0 : nil }
    self.setAside = setAside.flatMap { $0.isEmpty ? nil : $0 }
    self.isAnonymous = isAnonymous
    names = Names(model: model, language: language)
    self.leftOut = leftOut
    self.reportNamesLeftOut = reportNamesLeftOut
    self.reading = reading
    self.equalGroups = equalGroups
  }

  /// Whether there is nothing to say.
  var isEmpty: Bool {
    equalGroups == nil && setAside == nil && offScale == nil && outsideParts.isEmpty
      && reasons().isEmpty
      && (reading.map { $0.skipped.isEmpty && $0.replaced.isEmpty && $0.leftOut.isEmpty } ?? true)
  }

  /// What the notes are on: people, or judgments that stand for everybody alone.
  var title: Phrase {
    names.model.participants.isEmpty && reading == nil ? .judgments : .respondents
  }

  /// Why somebody, or a part of what somebody answered, does not count.
  private enum Reason {
    case attribute(String, value: String?)
    case ratio(Double, ComparisonSubject)
    /// The answers about one set of items alone.
    case matrix(Double?, ComparisonSubject)
    /// The answers about a set of items give no priorities; whether those on others count.
    case gap(ComparisonSubject, EvaluationProblem.Kind, countsElsewhere: Bool)
    /// The participant is not asked about a set of items.
    case part(ComparisonSubject)
    case silence
    case weight
  }

  private func reasons() -> [(participant: Participant, reason: Reason)] {
    guard let leftOut else { return [] }
    let questions = Questions(of: names.model)
    var reasons: [(participant: Participant, reason: Reason)] = []
    for outcome in leftOut.excluded {
      let participant = outcome.participant
      switch outcome.exclusion {
      case .attribute(let name):
        reasons.append((participant, .attribute(name, value: participant.attributes[name])))
      case .inconsistent(let ratio, let set):
        reasons.append((participant, .ratio(ratio, questions.subject(of: set))))
      case .noWeight: reasons.append((participant, .weight))
      case .noAnswers: reasons.append((participant, .silence))
      case nil:
        reasons += outcome.excludedSets.map { set in
          (
            participant,
            .matrix(outcome.consistencyRatios[set.position], questions.subject(of: set))
          )
        }
      }
    }
    reasons += leftOut.incomplete.map { entry in
      let subject = questions.subject(of: entry.set)
      return (
        entry.participant,
        entry.wasAsked
          ? .gap(subject, entry.problem, countsElsewhere: entry.countsElsewhere) : .part(subject)
      )
    }
    return reasons + leftOut.silent.map { ($0, .silence) }
      + leftOut.weightless.map { ($0, .weight) }
  }

  // MARK: For people

  /// The most that is named of each kind.
  private static let mostNamed = 20
  /// The most places that are named of one person.
  private static let mostPlaces = 5

  func statements() -> [Block] {
    replaced() + (reportNamesLeftOut ? [] : whoIsLeftOut()) + outside() + files() + groups()
      + names.warnings(of: offScale)
  }

  /// What people answered without having been asked, which counts.
  private func outside() -> [Block] {
    if outsideParts.isEmpty { return [] }
    let named = outsideParts.prefix(Self.mostNamed).map { entry -> Content in
      let places = entry.subjects.prefix(Self.mostPlaces).map { names.place($0) }
      return .phrase(
        .personOnPlaces, .name(names.participant(entry.participant)),
        .list(places, andMore: entry.subjects.count - places.count, .comma))
    }
    return [
      .statement(
        .warning,
        .phrase(
          .answersOutsideParts, .text(JudgedParts.attribute),
          .list(named, andMore: outsideParts.count - named.count, .semicolon)))
    ]
  }

  /// Whose judgments in the model the answers stand in the place of.
  private func replaced() -> [Block] {
    guard let setAside else { return [] }
    var parts: [Content] = []
    if setAside.commonCount > 0 {
      parts.append(.phrase(.everybodysJudgments, .count(setAside.commonCount)))
    }
    let people = setAside.participants
    if !people.isEmpty {
      let named = people.prefix(Self.mostNamed).map { Content.name(names.participant($0)) }
      parts.append(
        isAnonymous
          ? .phrase(.judgmentsOfNumber, .count(people.count))
          : .phrase(
            .judgmentsOfPeople, .count(people.count),
            .list(named, andMore: people.count - named.count, .comma)))
    }
    var sentences: [Content] = [.phrase(.judgmentsSetAside, .list(parts, .comma))]
    let again = setAside.answeringAnew.count
    if again > 0 { sentences.append(.phrase(.answersAgain, .count(again))) }
    if let provenance = setAside.provenance, provenance != .elicited {
      sentences.append(.phrase(.answersAreNot, provenance.content))
    }
    return [.statement(.setAside, .list(sentences, .semicolon))]
  }

  /// The same in short sentences, for the margin of a picture.
  func sentences() -> [Content] {
    let people = Set(reasons().map(\.participant.name)).count
    let skipped = reading.map { $0.skipped.count + $0.furtherSkippedCount } ?? 0
    let sentences: [Content?] = [
      setAside == nil ? nil : .phrase(.answersReplaceJudgments),
      people > 0 ? .phrase(.respondentsLeftOut, .count(people)) : nil,
      skipped > 0 ? .phrase(.problemsLeftOut, .count(skipped)) : nil,
      equalGroups.map { .phrase(.equalSayOfGroups, .name($0.attribute)) },
      offScale.map { .phrase(.answersOffScale, .count($0.count)) },
    ]
    return sentences.compactMap(\.self)
  }

  private func whoIsLeftOut() -> [Block] {
    let all = reasons()
    if all.isEmpty { return [] }
    let named = all.prefix(Self.mostNamed).map(content)
    return [.statement(.leftOut, .list(named, andMore: all.count - named.count, .comma))]
  }

  private func content(of entry: (participant: Participant, reason: Reason)) -> Content {
    let name = Content.name(names.participant(entry.participant))
    return switch entry.reason {
    case .attribute(let attribute, let value?):
      .phrase(.excludedForAttribute, name, .name(attribute), .text(value))
    case .attribute(let attribute, nil): .phrase(.excludedForUnknown, name, .name(attribute))
    case .ratio(let ratio, let subject):
      .phrase(.excludedForRatio, name, .ratio(ratio), names.place(subject))
    case .matrix(let ratio, let subject):
      .phrase(
        .excludedMatrix, name, ratio.map { .ratio($0) } ?? .absent, names.place(subject))
    case .gap(let subject, let problem, let countsElsewhere):
      .phrase(
        countsElsewhere ? .excludedOn : .excludedWith, name, names.place(subject),
        names.reason(problem))
    case .part(let subject): .phrase(.excludedForPart, name, names.place(subject))
    case .silence: .phrase(.excludedForSilence, name)
    case .weight: .phrase(.excludedForWeight, name)
    }
  }

  private func files() -> [Block] {
    guard let reading else { return [] }
    var blocks: [Block] = []
    if let first = reading.skipped.first {
      let count = reading.skipped.count + reading.furtherSkippedCount
      blocks.append(
        .statement(
          .leftOut,
          isAnonymous
            ? .phrase(.skippedAnswersCount, .count(count))
            : .phrase(.skippedAnswers, .count(count), .text(first.line))))
    }
    if !reading.leftOut.isEmpty && !isAnonymous {
      let parts = reading.leftOut.prefix(Self.mostNamed).map(content)
      blocks.append(
        .statement(
          .leftOut, .list(parts, andMore: reading.leftOut.count - parts.count, .semicolon)))
    }
    if isAnonymous {
      return reading.replaced.isEmpty
        ? blocks : blocks + [.statement(.repeatedAnswers, .count(reading.replaced.count))]
    }
    if !reading.replaced.isEmpty {
      let named = reading.replaced.prefix(Self.mostNamed).map { Content.text($0) }
      blocks.append(
        .statement(
          .repeatedAnswers,
          .list(named, andMore: reading.replaced.count - named.count, .semicolon)))
    }
    return blocks
  }

  /// The columns or sheets of a file that were left out.
  private func content(of parts: ResponseReading.LeftOut) -> Content {
    let names = parts.names.prefix(Self.mostNamed).map { name in
      Content.name(name.count > Self.longestName ? name.prefix(Self.longestName - 1) + "…" : name)
    }
    return .phrase(
      parts.part == .columns ? .columnsOfFile : .sheetsOfFile, .text(parts.file),
      .list(names, andMore: parts.names.count - names.count, .comma))
  }

  /// The most characters of a title that are shown.
  private static let longestName = 60

  private func groups() -> [Block] {
    guard let equalGroups else { return [] }
    let groups = equalGroups.groups.prefix(Self.mostNamed).map {
      Content.phrase(.groupOfPeople, .name($0.value), .count($0.count))
    }
    return [
      .statement(
        .equalSay,
        .phrase(
          .groupsHaveEqualSay, .name(equalGroups.attribute), .count(equalGroups.groups.count),
          .list(groups, andMore: equalGroups.groups.count - groups.count, .comma)))
    ]
  }

  // MARK: For programs

  func data() -> DataValue {
    // What is found in files names people.
    let named = isAnonymous ? nil : reading
    return .mapping([
      ("setAside", setAside.map(data) ?? .null), ("leftOut", .list(reasons().map(data))),
      (
        "outsideParts",
        .list(
          outsideParts.map { entry in
            .mapping([
              ("participant", .text(entry.participant.name)),
              ("paths", .list(entry.subjects.map { .text(names.own.path($0)) })),
            ])
          })
      ),
      ("skipped", .list((named?.skipped ?? []).map { .text($0.line) })),
      (
        "furtherSkipped",
        .integer(
          (reading?.furtherSkippedCount ?? 0) + (isAnonymous ? reading?.skipped.count ?? 0 : 0))
      ), ("replaced", .list((named?.replaced ?? []).map(DataValue.text))),
      ("columnsLeftOut", data(of: .columns)), ("sheetsLeftOut", data(of: .sheets)),
      (
        "equalGroups",
        equalGroups.map { groups in
          .mapping([
            ("attribute", .text(groups.attribute)),
            (
              "groups",
              .list(
                groups.groups.map {
                  .mapping([
                    ("value", .text($0.value)), ("people", .integer($0.count)),
                    ("factor", .number($0.factor)),
                  ])
                })
            ),
          ])
        } ?? .null
      ), ("outsideScale", names.data(of: offScale)),
    ])
  }

  private func data(of setAside: SetAsideJudgments) -> DataValue {
    return .mapping([
      ("everybodys", .integer(setAside.commonCount)),
      ("people", .integer(setAside.participants.count)),
      (
        "participants",
        isAnonymous
          ? .null
          : .list(
            setAside.participants.map {
              .mapping([
                ("participant", .text($0.name)), ("weight", .number($0.weight)),
                ("answersAgain", .boolean(setAside.answeringAnew.contains($0.name))),
              ])
            })
      ),
      ("provenance", .optional(setAside.provenance?.rawValue)),
    ])
  }

  private func data(of part: ResponseReading.LeftOut.Part) -> DataValue {
    .list(
      (isAnonymous ? [] : reading?.leftOut ?? []).filter { $0.part == part }.map { parts in
        .mapping([
          ("file", .text(parts.file)), ("names", .list(parts.names.map(DataValue.text))),
        ])
      })
  }

  private func data(of entry: (participant: Participant, reason: Reason)) -> DataValue {
    var (attribute, value): (String?, String?)
    var (ratio, subject): (Double?, ComparisonSubject?)
    let kind: String
    switch entry.reason {
    case .attribute(let name, let own): (kind, attribute, value) = ("attribute", name, own)
    case .ratio(let found, let place): (kind, ratio, subject) = ("ratio", found, place)
    case .matrix(let found, let place): (kind, ratio, subject) = ("matrix", found, place)
    case .gap(let place, _, let countsElsewhere):
      (kind, subject) = (countsElsewhere ? "localGap" : "gap", place)
    case .part(let place): (kind, subject) = ("part", place)
    case .silence: kind = "silence"
    case .weight: kind = "weight"
    }
    return .mapping([
      ("participant", .text(entry.participant.name)), ("reason", .text(kind)),
      ("attribute", .optional(attribute)), ("value", .optional(value)),
      ("consistencyRatio", .optional(ratio)), ("path", .optional(subject.map(names.own.path))),
    ])
  }
}

/// A report with what is to be said of the answers that it rests on.
package struct AnsweredReport: Report {
  let base: any Report
  let notes: AnswerNotes

  package init(_ base: any Report, _ notes: AnswerNotes) {
    self.base = base
    self.notes = notes
  }

  package var heading: Heading { base.heading }

  /// The notes stand at the end: a part of their own in a report of parts with headings.
  package func sections() -> [Section] {
    var sections = base.sections()
    if notes.isEmpty { return sections }
    if let last = sections.indices.last, sections[last].title == nil {
      sections[last].blocks += notes.statements()
    } else {
      sections.append(Section("answers", title: .phrase(notes.title), notes.statements()))
    }
    return sections
  }

  package func records() -> Table { base.records() }

  package func dataSheets() -> [(title: Content, table: Table)] { base.dataSheets() }

  package func data() -> DataValue {
    guard !notes.isEmpty, case .mapping(let members) = base.data() else { return base.data() }
    return .mapping(members + [("answers", notes.data())])
  }
}

extension Names {
  /// What keeps the judgments on some items from giving priorities.
  func reason(_ problem: EvaluationProblem.Kind) -> Content {
    switch problem {
    case .noJudgments, .disconnected: .phrase(.doNotConnect)
    case .incomplete(_, let method): .phrase(.lackForMethod, method.content)
    default: .phrase(.giveNoPriorities)
    }
  }
}
