internal import AHP

/// What is said of the consistency of a result, the same in every report.
struct ConsistencyWords {
  let names: Names
  let options: EvaluationOptions
  /// Whether the result is that of the strategic criteria of the model that the names are of.
  var isStrategic = false

  /// The sentence on the matrices that the priorities come from, and on those of single participants behind
  /// a group's.
  func content(_ findings: ConsistencyFindings, hierarchy: HierarchyConsistency) -> Content {
    let verdicts = Content.list(
      verdicts(findings.matrices) + (findings.individuals.map(individuals) ?? []), .semicolon)
    guard let largest = hierarchy.largest else {
      return findings.matrices.count == 0
        ? .phrase(.noComparisons) : .phrase(.noRandomIndexForOrders)
    }
    return .list(
      [
        .phrase(
          .hierarchyRatio, .ratio(hierarchy.ratio), .ratio(largest.ratio), place(largest)),
        verdicts,
      ], .semicolon)
  }

  private func place(_ largest: HierarchyConsistency.Largest) -> Content {
    let subject = isStrategic ? largest.subject.asStrategic : largest.subject
    let place = names.place(subject)
    // The name of a rating scale has its quotation marks.
    if case .ratingScale = subject { return place }
    return names.by(largest.participant, .phrase(.quoted, place))
  }

  private func verdicts(_ summary: ConsistencyFindings.Summary) -> [Content] {
    let threshold = options.consistencyThreshold.content
    var verdicts: [Content] = []
    if summary.aboveCount > 0 {
      verdicts.append(
        .phrase(
          .matricesAboveMarked, .count(summary.aboveCount), .count(summary.count), threshold))
    } else if summary.withoutIndexCount == 0 {
      verdicts.append(
        summary.count == 1
          ? .phrase(.oneMatrixWithin, threshold)
          : .phrase(.allMatricesWithin, .count(summary.count), threshold))
    }
    if summary.withoutIndexCount > 0 {
      verdicts.append(.phrase(.matricesBeyondTable, .count(summary.withoutIndexCount)))
    }
    return verdicts
  }

  /// The sentence on the own matrices of the members of a group; `nil` if there are none.
  func content(_ members: MemberConsistency, analysis: GroupAnalysis?) -> Content? {
    if members.count == 0 { return nil }
    if members.aboveCount == 0 { return ownMatricesWithin(members.count) }
    guard let people = members.people, let largest = people.largest, let analysis else {
      return .phrase(.ownMatricesAboveCount, .count(members.count), .count(members.aboveCount))
    }
    let whose = analysis.members[largest.member].outcome.participant
    return .phrase(
      .ownMatricesAbove, .count(members.count), .count(members.aboveCount),
      .count(people.aboveCount), .count(people.count), .ratio(largest.ratio),
      .phrase(
        .placeBy, .phrase(.quoted, names.place(largest.subject)),
        .name(names.participant(whose))))
  }

  private func ownMatricesWithin(_ count: Int) -> Content {
    let threshold = options.consistencyThreshold.content
    return count == 1
      ? .phrase(.oneOwnMatrixWithin, threshold)
      : .phrase(.ownMatricesWithin, .count(count), threshold)
  }

  /// What is said of the own matrices of the members of a group.
  func individuals(_ summary: ConsistencyFindings.Summary) -> [Content] {
    guard summary.count > 0 else { return [] }
    var verdicts: [Content] = []
    if summary.aboveCount > 0, let largest = summary.largest {
      verdicts.append(
        .phrase(
          .ownMatricesAbove, .count(summary.count), .count(summary.aboveCount),
          .count(summary.peopleAboveCount), .count(summary.peopleCount), .ratio(largest.ratio),
          place(largest)))
    } else if summary.withoutIndexCount == 0 {
      verdicts.append(ownMatricesWithin(summary.count))
    }
    if summary.withoutIndexCount > 0 {
      verdicts.append(.phrase(.ownMatricesBeyondTable, .count(summary.withoutIndexCount)))
    }
    return verdicts
  }
}
