internal import AHP
internal import AHPCharts

// What the report says of weights, and of the study itself.

extension DecisionReport {
  // MARK: Sensitivity

  private static let (gradients, leads, planes) = (6, 3, 3)
  private static let sensitivityRows = 40

  func sensitivitySection(_ findings: WeightFindings) -> Section? {
    guard items.ids.count > 1, !model.criteria[model.goal].children.isEmpty else { return nil }
    let scores: WeightedScores
    switch findings.scores {
    case .success(let found): scores = found
    case .failure(let obstacle):
      return Section(
        "sensitivity", title: .phrase(.sensitivity), [.statement(.weights, obstacle.content)])
    }
    var blocks: [Block] = []
    if let sensitivity = findings.lines {
      blocks.append(
        .statement(
          .sensitivity, WeightWords(names: names, sensitivity: sensitivity).verdict()))
    }
    if let sliders = WeightSliders(
      names: names, scores: scores, lines: findings.lines?.linesByDistance())
    {
      blocks.append(.sliders(sliders))
    } else {
      blocks.append(.statement(.weights, .phrase(.tooManyToMove, .phrase(itemsNoun))))
    }
    if let sensitivity = findings.lines {
      let words = WeightWords(names: names, sensitivity: sensitivity)
      let byDistance = sensitivity.linesByDistance()
      blocks += words.critical()
      blocks += self.blocks(
        words.table(of: byDistance), .phrase(.weightsCaption), .free, name: "weights",
        most: Self.sensitivityRows)
      let charts = charts
      blocks.append(
        .charts(
          [
            NamedChart { words throws(ChartError) in
              .tornado(try charts.worded(words).tornado(sensitivity))
            }
          ], choice: .empty))
      blocks += gradientCharts(byDistance)
    }
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

  /// The gradients of the main criteria and of those that change the first soonest.
  private func gradientCharts(_ lines: [WeightLines]) -> [Block] {
    let main = lines.filter { $0.parent == model.goal }
    let others = lines.filter { $0.parent != model.goal && $0.distanceOfChange.isFinite }
    let shown = (main + others).prefix(Self.gradients)
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

  func aboutSection() -> Section? {
    var appendix = MethodAppendix(names: names, evaluation: evaluation)
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
