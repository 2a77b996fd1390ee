internal import AHP
internal import AHPFormats

// What an audit says about numbers whose judgments are not published.

extension AuditReport {
  // MARK: For people

  /// The sections on contradictions and searches; none where there is nothing to say.
  func findingSections() -> [Section] {
    guard let findings else { return [] }
    var blocks = findings.contradictions.map {
      Block.statement(.printedNumbers, sentence($0))
    }
    blocks += findings.unsearched.map { unsearched in
      let matrix = unsearched.matrix
      if let combination = unsearched.combination {
        return .statement(
          .printedNumbers,
          .phrase(
            .labelled, place(matrix.subject, by: nil),
            .phrase(Self.words(ofCombination: combination))))
      }
      return .statement(
        .notShown,
        names.notSearched(
          unsearched.obstacle, place: place(matrix.subject, by: matrix.participant),
          items: matrix.order, people: unsearched.people, method: unsearched.prioritization,
          randomIndex: unsearched.randomIndex))
    }
    if findings.searches.isEmpty {
      return blocks.isEmpty ? [] : [Section("printed", blocks)]
    }
    blocks.append(.table(searchTable(findings.searches)))
    for search in findings.searches {
      blocks += statements(search, wasStopped: findings.wasStopped)
    }
    let choices = findings.searches.compactMap(otherChoices) + choicesToTry(findings)
    if !choices.isEmpty {
      blocks.append(.statement(.otherChoices, .list(choices, .semicolon)))
    }
    if findings.wasStopped {
      blocks.append(.statement(.stopped, .phrase(.stoppedText)))
    }
    var meanings: [Content] = []
    if findings.searches.contains(where: { !$0.search.matrices.isEmpty }) {
      meanings.append(.phrase(.possibleMeans))
    }
    if findings.searches.contains(where: { $0.search.verdict == .none }) {
      meanings.append(.phrase(.notPossibleMeans))
    }
    if !meanings.isEmpty {
      blocks.append(.statement(.howToRead, .list(meanings, .semicolon)))
    }
    var sections = [Section("printed", blocks)]
    if let power = powerSection(findings) { sections.append(power) }
    if showsMatrices, let matrices = matrixSection(findings.searches) { sections.append(matrices) }
    return sections
  }

  private static func words(ofCombination verdict: MatrixSearch.Verdict) -> Phrase {
    switch verdict {
    case .none: .noCombinationGivesThem
    case .undecided: .combinationNotDecided
    default: .combinationPossible
    }
  }

  private func place(_ subject: ComparisonSubject?, by participant: ParticipantID?) -> Content {
    subject.map { names.place($0, by: participant) }
      ?? names.by(participant, .phrase(.wholeModel))
  }

  /// The options by which other choices can be tried where none was and nothing is found.
  private func choicesToTry(_ findings: ReportedFindings) -> [Content] {
    let open = findings.searches.filter {
      $0.search.matrices.isEmpty && $0.variants.isEmpty && $0.members.isEmpty
    }
    guard !open.isEmpty, !findings.wasStopped else { return [] }
    // What was typed already, and what is no choice for these numbers, is not named.
    let isOpen: [(String, Bool)] = [
      ("--half-points", open.contains { $0.values.judgments == JudgmentValues.wholePoints }),
      ("--cut-digits", open.contains { $0.digits == .rounded }),
      (
        "--respondents 2",
        open.contains { $0.matrix.participant == nil && $0.values.respondents == 1 }
      ),
      (
        "--prioritization",
        open.contains { $0.matrix.order > 2 && $0.matrix.hasPriorities }
      ),
      (
        "--random-index",
        open.contains {
          $0.matrix.order > 2
            && $0.matrix.consistency.contains { $0.quantity == .consistencyRatio }
        }
      ), ("--threshold", open.contains { $0.largestRatio != nil }), ("--scale", true),
    ]
    let options = isOpen.filter(\.1).map(\.0)
    return [.phrase(.choicesToTry, .list(open.map(place), .and), .options(options))]
  }

  private func place(_ search: ReportedSearch) -> Content {
    place(search.matrix.subject, by: search.matrix.participant)
  }

  func sentence(_ found: ReportedContradiction) -> Content {
    let place = place(found.subject, by: found.participant)
    let sentence: Content =
      switch found.kind {
      case .inconsistentPair(let printed):
        .phrase(
          .pairIsConsistent, place, .text(printed.text),
          .count(found.subject.map { names.items(of: $0).count } ?? 2))
      case .sum(let sum, let fits): sumSentence(place, sum, fits)
      case .quotient(let item, let other, let least, let limit):
        .phrase(
          .quotientIsAbove, place, itemName(item, found.subject), .number(least, places: 2),
          itemName(other, found.subject), .number(limit, places: 2))
      case .consistency(let numbers):
        consistencySentence(place, numbers, found.subject)
      case .values(let quantity, let printed):
        .phrase(
          .severalValues, place, self.quantity(quantity, of: found.subject),
          .list(printed.map { .text($0.text) }, .and))
      case .exclusive(let numbers, let whole):
        exclusionSentence(
          place, .list(numbers.map { self.number($0, of: found.subject) }, .and), whole)
      case .parts(let sum, let whole):
        .phrase(
          .partsAreNotWhole, place, .number(sum.lowerBound, places: 4),
          .number(sum.upperBound, places: 4), .number(whole.lowerBound, places: 4),
          .number(whole.upperBound, places: 4))
      }
    return found.hasErratum ? .phrase(.explainedByModel, sentence) : sentence
  }

  /// That none of the judgments which were searched is printed as some judgments of one pair.
  func statement(
    ofUnmet judgments: [ReportedMatrix.Number], of subject: ComparisonSubject, place: Content
  ) -> Block {
    let printed = judgments.map { number($0, of: subject) }
    return .statement(
      .printedNumbers, .phrase(.noJudgmentPrintedSo, place, .list(printed, .and)))
  }

  private func number(
    _ number: ReportedMatrix.Number, of subject: ComparisonSubject?
  ) -> Content {
    .phrase(.quantityPrinted, quantity(number.quantity, of: subject), .text(number.printed.text))
  }

  private func exclusionSentence(
    _ place: Content, _ numbers: Content, _ whole: ClosedRange<Double>?
  ) -> Content {
    guard let whole else { return .phrase(.numbersExclude, place, numbers) }
    return .phrase(
      .numbersExcludeByWhole, place, numbers, .number(whole.lowerBound, places: 4),
      .number(whole.upperBound, places: 4))
  }

  private func consistencySentence(
    _ place: Content, _ numbers: [ReportedMatrix.Number], _ subject: ComparisonSubject?
  ) -> Content {
    if numbers.count == 1 {
      return .phrase(
        .consistencyOfNone, place, self.number(numbers[0], of: subject),
        .count(subject.map { names.items(of: $0).count }))
    }
    // The random index counts for ratios only.
    let hasRatio = numbers.contains { $0.quantity == .consistencyRatio }
    return .phrase(
      hasRatio ? .consistencyIsNotOne : .consistencyDiffers, place,
      .list(numbers.map { .text($0.printed.text) }, .and))
  }

  private func sumSentence(
    _ place: Content, _ sum: ClosedRange<Double>, _ fits: PrintedMatrix.Digits?
  ) -> Content {
    let sentence = Content.phrase(
      .sumIsNotOne, place, .number(sum.lowerBound, places: 4), .number(sum.upperBound, places: 4))
    return switch fits {
    case .cut: .phrase(.sumFitsCutDigits, sentence)
    case .rounded: .phrase(.sumFitsRoundedDigits, sentence)
    case nil: sentence
    }
  }

  private func itemName(_ item: Int, _ subject: ComparisonSubject?) -> Content {
    .name(subject.map { names.items(of: $0)[item] })
  }

  private func searchTable(_ searches: [ReportedSearch]) -> Table {
    var table = Table(
      [
        .init(.criterion), .init(.items, .right), .init(.searchedJudgments, leavesAt: 1),
        .init(.verdict),
      ], caption: .phrase(.searchCaption))
    for search in searches {
      table.add(
        place(search), .count(search.matrix.order), settings(search), verdict(search))
    }
    return table
  }

  private func settings(_ search: ReportedSearch) -> Content {
    let values = search.values
    var searched = Content.phrase(
      .respondentsSearched, .count(values.respondents),
      .searched(values.judgments, on: values.scale), search.prioritization.content,
      search.randomIndex.content)
    if search.digits == .cut { searched = .phrase(.withDigitsCut, searched) }
    if let numbers = numbers(search.matrix, search.digits) {
      searched = .phrase(.fromNumbers, searched, numbers)
    }
    if let limit = search.largestRatio {
      searched = .phrase(.withRatiosUpTo, searched, .exact(limit))
    }
    if search.waysBeside > 0 { searched = .phrase(.withNumbersBeside, searched) }
    if !search.members.isEmpty && !search.leavesOutMembers {
      searched = .phrase(.withNumbersOf, searched, participants(search.members))
    }
    if !search.leftOut.isEmpty {
      searched = .phrase(
        .withoutPrinted, searched, .list(search.leftOut.map { .text($0.text) }, .and))
    }
    if !search.matrix.explained.isEmpty {
      searched = .phrase(
        .withoutExplained, searched,
        .list(search.matrix.explained.map { .text($0.printed.text) }, .and))
    }
    return searched
  }

  private func participants(_ people: [ParticipantID]) -> Content {
    .list(people.map { .name(names.participant($0)) }, .and)
  }

  /// The printed numbers that are searched for; `nil` for all priorities, or all but one.
  private func numbers(
    _ matrix: ReportedMatrix, _ digits: PrintedMatrix.Digits
  ) -> Content? {
    func count(_ phrase: Phrase, _ numbers: [PrintedNumber?]) -> Content? {
      let count = numbers.count { $0 != nil }
      return count == 0 ? nil : .phrase(phrase, .count(count), .count(matrix.order))
    }
    let own = [
      count(.itemsPrinted, matrix.priorities),
      count(.idealPrioritiesPrinted, matrix.idealPriorities),
      count(.globalPrioritiesPrinted, matrix.globalPriorities),
      matrix.judgments.isEmpty
        ? nil
        : .phrase(
          .judgmentsPrinted, .count(matrix.judgedPairs()),
          .count(matrix.order * (matrix.order - 1) / 2)),
      matrix.countedIndices(digits).isEmpty
        ? nil : .phrase(.indicesPrinted, .count(matrix.countedIndices(digits).count)),
    ].compactMap(\.self)
    if own.isEmpty { return .phrase(.consistencyAlone) }
    let isUsual =
      matrix.numbers.subtracting([.consistency]) == [.priorities]
      && matrix.priorities.count { $0 == nil } <= 1 && matrix.explained.isEmpty
    return isUsual ? nil : .list(own, .and)
  }

  private func verdict(_ search: ReportedSearch) -> Content {
    let count = search.search.matrices.count
    switch search.search.verdict {
    case .one: return .phrase(.oneMatrixPossible)
    case .several, .possible:
      return .phrase(search.search.isComplete ? .matricesPossible : .morePossible, .count(count))
    case .none: return .phrase(.noMatrixPossible, .count(search.values.respondents))
    case .undecided: return .phrase(.notDecided)
    }
  }

  /// What is shared by several matrices, and what a stopped search has excluded.
  private func statements(_ search: ReportedSearch, wasStopped: Bool) -> [Block] {
    let place = place(search)
    var blocks = search.unmetJudgments.map {
      statement(ofUnmet: $0, of: search.matrix.subject, place: place)
    }
    if search.leavesOutMembers {
      blocks.append(
        .statement(.notShown, .phrase(.membersLeftOut, place, participants(search.members))))
    }
    // Matrices of a printed consistency alone are too many to have much in common.
    if search.search.verdict == .several && search.matrix.hasPriorities {
      let shared = search.search.sharedJudgments()
      blocks.append(
        .statement(
          .judgments,
          .phrase(
            .sharedJudgmentsText, place, .count(shared.count { $0 != nil }),
            .count(shared.count))))
    }
    blocks += names.excluded(
      by: search.search, of: search.matrix.subject, place: place, wasStopped: wasStopped)
    return blocks
  }

  /// What other choices give; `nil` if none were tried.
  private func otherChoices(_ search: ReportedSearch) -> Content? {
    if search.variants.isEmpty { return nil }
    func sentence(
      _ phrase: Phrase, _ isWanted: (MatrixSearch.Verdict) -> Bool
    ) -> Content? {
      let wanted = search.variants.filter { isWanted($0.verdict) }
      return wanted.isEmpty ? nil : .phrase(phrase, .list(wanted.map { words($0.variant) }, .or))
    }
    let sentences = [
      sentence(.otherChoicesPossible) { $0 != .none && $0 != .undecided },
      sentence(.otherChoicesExcluded) { $0 == .none },
      sentence(.otherChoicesOpen) { $0 == .undecided },
    ].compactMap(\.self)
    return .phrase(.labelled, place(search), .list(sentences, .semicolon))
  }

  private func words(_ variant: ReportedSearch.Variant) -> Content {
    switch variant {
    case .halfPoints: .phrase(.variantHalfPoints)
    case .respondents(let count): .phrase(.variantRespondents, .count(count))
    case .randomIndex(let table): .phrase(.variantRandomIndex, table.content)
    case .prioritization(let method): method.content
    case .scale(let scale): .phrase(.variantScale, scale.content)
    case .prioritiesAlone: .phrase(.variantPrioritiesAlone)
    case .anyConsistency: .phrase(.variantAnyConsistency)
    case .digits(.cut): .phrase(.variantDigitsCut)
    case .digits(.rounded): .phrase(.variantDigitsRounded)
    }
  }

  // MARK: Power

  private func powerSection(_ findings: ReportedFindings) -> Section? {
    guard let first = findings.powers.first else { return nil }
    var table = Table(
      [
        .init(.criterion), .init(.origin), .init(.drawsCount, .right),
        .init(.percentPossible, .right), .init(.percentUnique, .right),
        .init(.percentUndecided, .right, leavesAt: 1),
      ],
      caption: .phrase(
        .powerCaption, .count(first.settings.draws), .count(Int(clamping: first.settings.seed)),
        .count(first.settings.limits.nodes)))
    for (search, power) in zip(findings.searches, findings.powers) {
      for share in power.shares {
        func percent(_ count: Int) -> Content {
          share.draws == 0
            ? .absent : .number(100 * Double(count) / Double(share.draws), places: 0)
        }
        table.add(
          place(search), words(share.origin), .count(share.draws), percent(share.possible),
          percent(share.unique), percent(share.undecided))
      }
    }
    return Section("power", [.table(table)])
  }

  private func words(_ origin: SearchPower.Origin) -> Content {
    switch origin {
    case .respondent: .phrase(.originRespondent)
    case .pair: .phrase(.originPair)
    case .group: .phrase(.originGroup)
    case .random: .phrase(.originRandom)
    case .moved: .phrase(.originMoved)
    case .geometricMean: .phrase(.originGeometricMean)
    case .normalizedColumns: .phrase(.originNormalizedColumns)
    }
  }

  // MARK: Matrices

  private func matrixSection(_ searches: [ReportedSearch]) -> Section? {
    let blocks = searches.filter { $0.matrix.hasPriorities }.flatMap {
      names.matrixBlocks($0.search.matrices, of: $0.matrix.subject, place: place($0))
    }
    return blocks.isEmpty
      ? nil
      : Section(
        "judgments", title: .phrase(.recovered),
        blocks + [.statement(.consent, .phrase(.consentText))])
  }
}
