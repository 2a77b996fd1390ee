internal import AHP
internal import AHPCharts

// What the report says of weights, and of the study itself.

extension DecisionReport {
  // MARK: Sensitivity

  private static let (gradients, leads, planes) = (6, 3, 3)
  private static let sensitivityRows = 40

  /// What would change the lead; `nil` if nothing can be moved.
  func leadChanges(_ findings: WeightFindings) -> Content? {
    var sentences: [Content] = []
    // A network alone has no criteria whose weights could move.
    if let lines = findings.lines, !lines.lines.isEmpty || model.networks.isEmpty {
      sentences.append(WeightWords(names: names, sensitivity: lines).verdict())
    }
    if let moves {
      if sentences.isEmpty { sentences.append(leadWords.short(Lead(of: items, ranking: ranking))) }
      if let clusters = moves.clusters { sentences.append(moveWords.verdict(on: clusters)) }
      if let judgments = moves.judgments { sentences.append(moveWords.verdict(on: judgments)) }
    }
    return sentences.isEmpty ? nil : .list(sentences, .sentence)
  }

  private var leadWords: LeadWords { LeadWords(names: names, items: items) }

  var moveWords: MoveWords { MoveWords(words: leadWords, ranking: ranking) }

  func sensitivitySection(_ findings: WeightFindings) -> Section? {
    let hasWeights = !model.criteria[model.goal].children.isEmpty
    guard items.ids.count > 1, hasWeights || !model.networks.isEmpty else { return nil }
    var blocks: [Block] = []
    if let changes = leadChanges(findings) { blocks.append(.statement(.sensitivity, changes)) }
    let scores: WeightedScores?
    switch findings.scores {
    case .success(let found): scores = hasWeights ? found : nil
    case .failure(let obstacle):
      scores = nil
      blocks.append(.statement(.weights, obstacle.content))
    }
    if let scores {
      if let sliders = WeightSliders(
        names: names, scores: scores, lines: findings.lines?.linesByDistance(under: model.goal))
      {
        blocks.append(.sliders(sliders))
      } else {
        blocks.append(.statement(.weights, .phrase(.tooManyToMove, .phrase(itemsNoun))))
      }
    }
    let lines = findings.lines?.linesByDistance(under: model.goal) ?? []
    if let sensitivity = findings.lines, scores != nil {
      let words = WeightWords(names: names, sensitivity: sensitivity)
      blocks += words.critical()
      blocks += self.blocks(
        words.table(of: lines), .phrase(.weightsCaption), .free, name: "weights",
        most: Self.sensitivityRows)
    }
    if findings.lines != nil || moves != nil {
      blocks.append(
        chart { [moves] charts throws(ChartError) in
          .tornado(try charts.tornado(lines, moves))
        })
    } else if scores != nil || !hasWeights {
      blocks.append(.statement(.weights, .phrase(.tooLargeToMove)))
    }
    blocks += movedTables()
    guard let scores else {
      return Section("sensitivity", title: .phrase(.sensitivity), blocks)
    }
    if let sensitivity = findings.lines { blocks += gradientCharts(sensitivity) }
    let charts = charts
    blocks.append(
      .stillCharts(
        [
          NamedChart { words throws(ChartError) in
            .profile(try charts.worded(words).performance())
          }
        ], choice: .empty))
    if !model.alternatives.isEmpty {
      blocks += leadCharts(scores)
      blocks += planeCharts(scores)
    }
    return Section("sensitivity", title: .phrase(.sensitivity), blocks)
  }

  /// The weights of clusters and the judgments that change the lead soonest.
  private func movedTables() -> [Block] {
    guard let moves else { return [] }
    let entries = moves.clusters?.entriesByDistance() ?? []
    return blocks(
      moveWords.table(of: entries), .phrase(.clusterWeightsCaption), .free, name: "clusters",
      most: Self.sensitivityRows)
      + (moves.judgments.map {
        blocks(
          moveWords.table(of: $0), .phrase(.judgmentMovesCaption), .free, name: "leverage")
      } ?? [])
  }

  /// The gradients of the criteria whose weights change the first soonest, and of main ones; paper
  /// shows the first.
  private func gradientCharts(_ sensitivity: WeightSensitivity) -> [Block] {
    let lines = sensitivity.linesByDistance(under: model.goal)
    let shown = lines.filter { $0.parent == model.goal || $0.distanceOfChange.isFinite }
      .prefix(Self.gradients)
    if shown.isEmpty { return [] }
    let charts = charts
    return [
      .stillCharts(
        shown.map { lines in
          NamedChart(.name(names.path(lines))) { .lines(charts.worded($0).gradient(lines)) }
        }, choice: .phrase(.gradientOf))
    ]
  }

  /// The first head to head with those after it.
  private func leadCharts(_ scores: WeightedScores) -> [Block] {
    let order = ranking.order
    guard order.count > 1 else { return [] }
    let charts = charts
    return [
      .stillCharts(
        order.dropFirst().prefix(Self.leads).map { other in
          NamedChart(.name(names.ranked(items.ids[other]))) {
            .differences(charts.worded($0).headToHead((order[0], other), scores))
          }
        }, choice: .phrase(.firstAgainst))
    ]
  }

  /// The planes of the heaviest criteria.
  private func planeCharts(_ scores: WeightedScores) -> [Block] {
    let main = model.criteria[model.goal].children
    let weights = evaluation.criteria[model.goal].localPriorities
    let heaviest = main.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
      .prefix(Self.planes).map { main[$0] }
    var planes: [NamedChart] = []
    let charts = charts
    for (number, across) in heaviest.enumerated() {
      for up in heaviest.dropFirst(number + 1) {
        planes.append(
          NamedChart(.list([across, up].map { .name(names.criterion($0)) }, .and)) {
            .scatter(charts.worded($0).plane(across, up, scores))
          })
      }
    }
    return planes.isEmpty ? [] : [.stillCharts(planes, choice: .phrase(.twoCriteria))]
  }

  // MARK: About

  func aboutSection(_ findings: WeightFindings) -> Section? {
    var appendix = MethodAppendix(names: names, evaluation: evaluation)
    // A goal without criteria has no weights to move, and a formula of merits no lines in them.
    if case .success = findings.scores, !model.criteria[model.goal].children.isEmpty {
      appendix.movesWeights = true
    }
    if case .success(let group) = group { appendix.consensusFormula = group.group.consensusFormula }
    var blocks = names.annotation
    blocks += appendix.statements()
    blocks += self.blocks(appendix.table(), .phrase(.methodCaption), name: "method")
    return Section("about", title: .phrase(.aboutStudy), blocks + recordBlocks())
  }

  private func recordBlocks() -> [Block] {
    guard let record else { return [] }
    var blocks: [Block] = [
      .statement(.commandLine, .text(record.commandLine)),
      .statement(.versions, .list(record.versions.map { .text($0) }, .comma)),
      .statement(
        .fingerprints,
        .list(
          record.fingerprints.map { .phrase(.fingerprintOf, .name($0.name), .text($0.digest)) },
          .semicolon)),
    ]
    if let (name, bytes) = record.model {
      let file = Content.phrase(
        .attachedFile, .name(name), .count((bytes.count + 1023) / 1024))
      blocks.append(
        .attachment(
          record.leavesOutAnswers
            ? .list([file, .phrase(.attachedWithoutAnswers)], .comma) : file,
          Attachment(name: name, bytes: bytes)))
    } else {
      blocks.append(.attachment(.phrase(.attachmentTooLarge), nil))
    }
    return blocks
  }
}
