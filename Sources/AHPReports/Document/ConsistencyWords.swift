internal import AHP
internal import AHPFormats

/// What is said of the consistency of a result, the same in every report.
struct ConsistencyWords {
  let names: Names
  let options: EvaluationOptions
  /// Whether the result is that of the strategic criteria of the model that the names are of.
  var isStrategic = false

  /// Whether the report marks the matrices that are above the threshold; it never marks those of
  /// networks.
  var marks = true

  /// The sentence on the matrices that the priorities come from, and on those of single
  /// participants behind a group's.
  func content(_ findings: ConsistencyFindings, hierarchy: HierarchyConsistency) -> Content {
    guard let largest = findings.matrices.largest else {
      return findings.matrices.count == 0
        ? .phrase(.noComparisons) : .phrase(.noRandomIndexForOrders)
    }
    let (ratio, place) = (
      Content.ratio(largest.ratio), place(largest.subject, largest.participant)
    )
    return .list(
      [
        // Matrices of networks alone are no hierarchy.
        hierarchy.index == nil
          ? .phrase(.largestRatioOf, ratio, place)
          : .phrase(.hierarchyRatio, .ratio(hierarchy.ratio), ratio, place),
        content(findings),
      ], .semicolon)
  }

  /// How many matrices are above the threshold, of those that priorities come from and of those of
  /// single participants behind a group's.
  func content(_ findings: ConsistencyFindings) -> Content {
    .list(
      verdicts(findings.matrices) + (findings.individuals.map(individuals) ?? []), .semicolon)
  }

  /// A verdict on matrices of people, with how many these are; the verdict alone where they are
  /// nobody's own.
  private static func of(_ people: Int, _ verdict: Content) -> Content {
    people > 0 ? .phrase(.ofPeople, verdict, .count(people)) : verdict
  }

  private func place(_ subject: ComparisonSubject, _ participant: ParticipantID?) -> Content {
    let subject = isStrategic ? subject.asStrategic : subject
    let place = names.place(subject)
    // The name of a rating scale has its quotation marks.
    if case .ratingScale = subject { return place }
    return names.by(participant, .phrase(.quoted, place))
  }

  private func verdicts(_ summary: ConsistencyFindings.Summary) -> [Content] {
    if summary.count == 0 { return [.phrase(.noComparisons)] }
    let threshold = options.consistencyThreshold.content
    let people = summary.peopleCount
    var verdicts: [Content] = []
    if summary.aboveCount > 0 {
      let above = Content.phrase(
        marks && summary.networksAboveCount == 0 ? .matricesAboveMarked : .matricesAboveLimit,
        .count(summary.aboveCount),
        .count(summary.count), threshold)
      verdicts.append(
        people > 0
          ? .phrase(.ofSomePeople, above, .count(summary.peopleAboveCount), .count(people)) : above)
    } else if summary.withoutIndexCount == 0 {
      verdicts.append(
        Self.of(
          people,
          summary.count == 1
            ? .phrase(.oneMatrixWithin, threshold)
            : .phrase(.allMatricesWithin, .count(summary.count), threshold)))
    }
    if summary.withoutIndexCount > 0 {
      verdicts.append(.phrase(.matricesBeyondTable, .count(summary.withoutIndexCount)))
    }
    return verdicts
  }

  /// The sentence on the own matrices of the members of a group; `nil` if there are none.
  func content(_ members: MemberConsistency, analysis: GroupAnalysis?) -> Content? {
    if members.count == 0 { return nil }
    if members.aboveCount == 0 {
      return ownMatricesWithin(members.count, of: members.people?.count ?? 0)
    }
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

  private func ownMatricesWithin(_ count: Int, of people: Int) -> Content {
    Self.ownMatricesWithin(count, of: people, options)
  }

  /// That all own matrices of the members of a group are within the limit.
  ///
  /// - Parameter people: How many people they are of; 0 if that is not known.
  static func ownMatricesWithin(
    _ count: Int, of people: Int, _ options: EvaluationOptions
  ) -> Content {
    let threshold = options.consistencyThreshold.content
    return of(
      people,
      count == 1
        ? .phrase(.oneOwnMatrixWithin, threshold)
        : .phrase(.ownMatricesWithin, .count(count), threshold))
  }

  /// What is said of the own matrices of the members of a group.
  func individuals(_ summary: ConsistencyFindings.Summary) -> [Content] {
    var verdicts: [Content] = []
    if summary.aboveCount > 0, let largest = summary.largest {
      verdicts.append(
        .phrase(
          .ownMatricesAbove, .count(summary.ratioCount), .count(summary.aboveCount),
          .count(summary.peopleAboveCount), .count(summary.peopleCount), .ratio(largest.ratio),
          place(largest.subject, largest.participant)))
    } else if summary.ratioCount > 0 {
      verdicts.append(ownMatricesWithin(summary.ratioCount, of: summary.peopleCount))
    }
    if summary.withoutIndexCount > 0 {
      verdicts.append(.phrase(.ownMatricesBeyondTable, .count(summary.withoutIndexCount)))
    }
    return verdicts
  }
}

// MARK: - For programs

extension ConsistencyWords {
  /// How many matrices are above the threshold, for programs.
  func members(_ findings: ConsistencyFindings) -> [(key: String, value: DataValue)] {
    [
      ("matrices", data(findings.matrices)),
      ("individuals", findings.individuals.map(individualsData) ?? .null),
    ]
  }

  func data(_ findings: ConsistencyFindings) -> DataValue { .mapping(members(findings)) }

  func data(_ summary: ConsistencyFindings.Summary) -> DataValue {
    let people: [(key: String, value: DataValue)] =
      summary.peopleCount == 0
      ? []
      : [
        ("people", .integer(summary.peopleCount)),
        ("peopleAboveThreshold", .integer(summary.peopleAboveCount)),
      ]
    return .mapping(
      [
        ("count", .integer(summary.ratioCount)), ("aboveThreshold", .integer(summary.aboveCount)),
        ("withoutRandomIndex", .integer(summary.withoutIndexCount)),
      ] + people)
  }

  private func individualsData(_ summary: ConsistencyFindings.Summary) -> DataValue {
    individualsData(
      count: summary.ratioCount, above: summary.aboveCount,
      people: (summary.peopleCount, summary.peopleAboveCount),
      largest: summary.largest.map {
        (
          $0.ratio, names.own.path($0.subject),
          $0.participant.map { names.model.participants[$0].name }
        )
      })
  }

  /// How consistent the members of a group are, for programs; the same keys as of `data(_:)`.
  func data(_ members: MemberConsistency, analysis: GroupAnalysis?) -> DataValue {
    individualsData(
      count: members.count, above: members.aboveCount,
      people: members.people.map { ($0.count, $0.aboveCount) },
      largest: members.people?.largest.map {
        (
          $0.ratio, names.own.path($0.subject),
          analysis?.members[$0.member].outcome.participant.name
        )
      })
  }

  private func individualsData(
    count: Int, above: Int, people: (count: Int, above: Int)?,
    largest: (ratio: Double, path: String, participant: String?)?
  ) -> DataValue {
    .mapping([
      ("count", .integer(count)), ("aboveThreshold", .integer(above)),
      ("people", people.map { .integer($0.count) } ?? .null),
      ("peopleAboveThreshold", people.map { .integer($0.above) } ?? .null),
      (
        "largest",
        largest.map {
          .mapping([
            ("ratio", .number($0.ratio)), ("path", .text($0.path)),
            ("participant", .optional($0.participant)),
          ])
        } ?? .null
      ),
    ])
  }
}
