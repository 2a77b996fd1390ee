public import AHP

/// The two spellings of a model file.
public enum ModelSyntax: String, Hashable, Sendable, CaseIterable {
  case yaml, json

  /// The spelling that the name of a file asks for by its ending; `nil` if it ends otherwise.
  public init?(fileName: some StringProtocol) {
    if fileName.hasSuffix(".json") {
      self = .json
    } else if fileName.hasSuffix(".yaml") || fileName.hasSuffix(".yml") {
      self = .yaml
    } else {
      return nil
    }
  }
}

/// How a model file writes the judgments of a matrix.
public enum JudgmentLayout: Hashable, Sendable {
  /// Pairs with their names up to order 9, the triangle above it: for people.
  case readable
  /// The triangle without names: for large models.
  case compact
}

extension DecisionModel {
  /// Returns the text of a model file from which the same model is read.
  ///
  /// - Throws: `FileError` if the hierarchy is deeper than a file may be.
  public func fileText(
    _ syntax: ModelSyntax, judgments layout: JudgmentLayout = .readable
  ) throws(FileError) -> String {
    let limit =
      switch syntax {
      case .json: JSONReader.maximumDepth
      case .yaml: YAMLReader.maximumDepth
      }
    // A level of the hierarchy takes a list and a mapping, so that this bounds the encoder's own recursion too.
    let depth = criteria.depth()
    guard 2 * depth < limit, case let value = ModelEncoder(model: self, layout: layout).value,
      value.depth <= limit
    else {
      throw FileError(
        Diagnostic(
          "the hierarchy has \(depth) levels, too deep for \(syntax.rawValue.uppercased()), which is "
            + "read up to a nesting of \(limit)", file: name))
    }
    switch syntax {
    case .json: return value.json
    case .yaml:
      do {
        return try value.yaml
      } catch {
        throw FileError(Diagnostic("the model cannot be written as YAML: \(error)", file: name))
      }
    }
  }
}

/// Turns a model into the mapping that a file has.
struct ModelEncoder {
  let model: DecisionModel
  let layout: JudgmentLayout

  var value: DataValue {
    var members: [(key: String, value: DataValue)] = [
      ("ahp", .integer(1)), ("name", .text(model.name)),
    ]
    members += annotation(model.annotation)
    if let notice = model.notice { members.append(("notice", .text(notice))) }
    if let language = model.language { members.append(("language", .text(language))) }
    if !model.alternatives.isEmpty {
      members.append(
        (
          "alternatives",
          .list(
            model.alternatives.map { named($0.name, $0.annotation, attributes($0.attributes)) })
        ))
    }
    if !model.participants.isEmpty {
      members.append(("participants", .list(model.participants.map(participant))))
    }
    if !model.ratingScales.isEmpty {
      members.append(("ratingScales", .list(model.ratingScales.map(ratingScale))))
    }
    if !model.requirements.isEmpty {
      members.append(("requires", .list(model.requirements.map { .text($0.text) })))
    }
    if !model.situations.isEmpty {
      let situations = model.situations.map { situation in
        named(
          situation.name, situation.annotation,
          [("requires", .list(situation.requirements.map { .text($0.text) }))])
      }
      members.append(("situations", .list(situations)))
    }
    let settings = settings(model.settings)
    if !settings.isEmpty { members.append(("settings", .mapping(settings))) }
    members.append(("goal", criterion(model.goal)))
    members += reported(model.reported, of: model.goal)
    return .mapping(members)
  }

  /// An entry of a list of alternatives or participants: the name alone if nothing else is said.
  private func named(
    _ name: String, _ annotation: Annotation, _ more: [(key: String, value: DataValue)] = []
  ) -> DataValue {
    let members =
      more + self.annotation(annotation).filter { ModelDecoder.namedKeys.contains($0.key) }
    return members.isEmpty ? .text(name) : .mapping([("name", .text(name))] + members)
  }

  private func annotation(_ annotation: Annotation) -> [(key: String, value: DataValue)] {
    var members: [(key: String, value: DataValue)] = []
    if !annotation.labels.isEmpty {
      let labels = annotation.labels.sorted { $0.key < $1.key }
      members.append(("labels", .mapping(labels.map { ($0.key, .text($0.value)) })))
    }
    if let text = annotation.text { members.append(("description", .text(text))) }
    if let source = annotation.source { members.append(("source", .text(source))) }
    if let provenance = annotation.provenance {
      members.append(("provenance", .text(provenance.rawValue)))
    }
    return members
  }

  private func participant(_ participant: Participant) -> DataValue {
    var members: [(key: String, value: DataValue)] = []
    if participant.weight != 1 { members.append(("weight", .number(participant.weight))) }
    return named(
      participant.name, participant.annotation, members + attributes(participant.attributes))
  }

  private func attributes(_ attributes: [String: String]) -> [(key: String, value: DataValue)] {
    if attributes.isEmpty { return [] }
    let sorted = attributes.sorted { $0.key < $1.key }
    return [("attributes", .mapping(sorted.map { ($0.key, .text($0.value)) }))]
  }

  private func settings(_ settings: EvaluationSettings) -> [(key: String, value: DataValue)] {
    settings.members.compactMap { key, value in value.map { (key, $0) } }
  }

  // MARK: Criteria

  /// A criterion with all below it. A shared one stands under its first parent and is referred to
  /// by the others.
  private func criterion(_ id: CriterionID) -> DataValue {
    let criterion = model.criteria[id]
    var members: [(key: String, value: DataValue)] = [("name", .text(criterion.name))]
    members += annotation(criterion.annotation)
    if let merit = model.merits.first(where: { $0.criterion == id }) {
      members.append(("merit", .text(merit.kind.rawValue)))
      if let magnitude = merit.magnitude { members.append(("magnitude", .number(magnitude))) }
    }
    if let alternatives = criterion.alternatives {
      members.append(
        ("alternatives", .list(alternatives.map { .text(model.alternatives[$0].name) })))
    }
    if let pin = model.pins[id] {
      members.append(("pin", .text(model.alternatives[pin].name)))
    }
    if id == model.goal, let strategicModel = model.strategicModel {
      let encoder = ModelEncoder(model: strategicModel, layout: layout)
      members.append(("strategicCriteria", encoder.criterion(strategicModel.goal)))
    } else {
      members += judgments(of: id)
    }
    if let measure = model.measures[id] { members += self.measure(measure) }
    if !criterion.changes.isEmpty {
      let names = model.itemNames(of: id)
      members.append(("changes", .list(criterion.changes.map { change($0, names) })))
    }
    members += reported(criterion.reported, of: id)
    if !criterion.children.isEmpty {
      members.append(
        (
          "children",
          .list(
            criterion.children.map { child in
              model.criteria[child].parents.first == id
                ? self.criterion(child) : .mapping([("ref", .text(model.path(of: child)))])
            })
        ))
    }
    return .mapping(members)
  }

  private func measure(_ measure: AlternativeMeasure) -> [(key: String, value: DataValue)] {
    switch measure {
    case .ratings(nil): []
    case .ratings(let scale?): [("ratingScale", .text(model.ratingScales[scale].name))]
    case .values(.higherIsBetter): [("direction", .text("higher"))]
    case .values(let evaluation): self.evaluation(evaluation)
    }
  }

  private func judgments(of criterion: CriterionID) -> [(key: String, value: DataValue)] {
    switch model.criteria[criterion].judgments {
    case .none: []
    case .common(let judgments):
      form(judgments, of: model.itemNames(of: criterion), ranges: ranges(of: criterion, nil))
    case .individual(let all):
      [
        (
          "judgments",
          .mapping(
            all.map { own in
              (
                model.participants[own.participant].name,
                .mapping(
                  form(
                    own.judgments, of: model.itemNames(of: criterion),
                    ranges: ranges(of: criterion, own.participant))
                    + annotation(own.annotation).filter {
                      ["source", "provenance"].contains($0.key)
                    })
              )
            })
        )
      ]
    }
  }

  /// Up to this order, pairs are written with their names; above, the triangle is.
  private static let largestOrderWithNames = 9

  /// The judgments that are ranges, by their position in the triangle.
  private func ranges(
    of criterion: CriterionID, _ participant: ParticipantID?
  ) -> [Int: DataValue] {
    model.criteria[criterion].currentRanges(
      of: participant, order: model.itemCount(of: criterion)
    ).mapValues { ratio in
      .list(
        (ratio.isTriangular
          ? [ratio.lower, ratio.middle, ratio.upper] : [ratio.lower, ratio.upper])
          .map { .ratio($0) })
    }
  }

  private func form(
    _ judgments: Judgments, of names: [String], ranges: [Int: DataValue] = [:]
  ) -> [(key: String, value: DataValue)] {
    if !ranges.isEmpty, let matrix = judgments.matrix {
      return [
        isReadable(order: matrix.order)
          ? pairs(matrix, names, ranges: ranges)
          : (
            "upperTriangle",
            .list(
              matrix.upperTriangle().enumerated().map { ranges[$0.offset] ?? .ratio($0.element) })
          )
      ]
    }
    switch judgments {
    case .comparisons(let matrix):
      return [
        isReadable(order: matrix.order)
          ? pairs(IncompleteComparisonMatrix(matrix), names)
          : ("upperTriangle", .ratios(matrix.upperTriangle))
      ]
    case .incompleteComparisons(let matrix):
      return [
        isReadable(order: matrix.order)
          ? pairs(matrix, names) : ("upperTriangle", .ratiosWithGaps(matrix.upperTriangle()))
      ]
    case .priorities(let priorities):
      return [("priorities", .mapping(zip(names, priorities).map { ($0, .number($1)) }))]
    case .measurements(let measurements):
      let values = DataValue.mapping(zip(names, measurements.values).map { ($0, .number($1)) })
      return [("values", values)] + evaluation(measurements.evaluation)
    case .ratings(let ratings):
      let scale = ratings.scale.map { model.ratingScales[$0] }
      let entries = zip(names, ratings.ratings).map { name, rating in
        switch rating {
        case .intensity(let position):
          (name, DataValue.text(scale?.intensities[position] ?? ""))
        case .number(let number): (name, DataValue.number(number))
        }
      }
      return (scale.map { [(key: "ratingScale", value: DataValue.text($0.name))] } ?? [])
        + [("ratings", .mapping(entries))]
    }
  }

  /// How measured values become priorities.
  private func evaluation(
    _ evaluation: Measurements.Evaluation
  ) -> [(key: String, value: DataValue)] {
    switch evaluation {
    case .higherIsBetter: return []
    case .lowerIsBetter: return [("direction", .text("lower"))]
    case .utility(let function):
      var members: [(key: String, value: DataValue)]
      func list(_ points: [UtilityFunction.Point]) -> DataValue {
        .list(points.map { .list([.number($0.value), .number($0.utility)]) })
      }
      switch function.shape {
      case .linear(let worst, let best):
        members = [("linear", .mapping([("worst", .number(worst)), ("best", .number(best))]))]
      case .exponential(let worst, let best, let tolerance):
        members = [
          (
            "exponential",
            .mapping([
              ("worst", .number(worst)), ("best", .number(best)), ("tolerance", .number(tolerance)),
            ])
          )
        ]
      case .steps(let points): members = [("steps", list(points))]
      case .piecewise(let points): members = [("points", list(points))]
      }
      if let monotonicity = function.monotonicity {
        members.append(("monotone", .text(monotonicity.rawValue)))
      }
      return [("utility", .mapping(members))]
    }
  }

  private func ratingScale(_ scale: RatingScale) -> DataValue {
    var members: [(key: String, value: DataValue)] = [("name", .text(scale.name))]
    members += annotation(scale.annotation)
    members.append(("intensities", .list(scale.intensities.map { .text($0) })))
    if let prioritization = scale.prioritization {
      members.append(("prioritization", .text(prioritization.rawValue)))
    }
    members += form(scale.judgments, of: scale.intensities)
    if !scale.changes.isEmpty {
      members.append(("changes", .list(scale.changes.map { change($0, scale.intensities) })))
    }
    return .mapping(members)
  }

  private func isReadable(order: Int) -> Bool {
    layout == .readable && order <= Self.largestOrderWithNames
  }

  private func pairs(
    _ matrix: IncompleteComparisonMatrix, _ names: [String], ranges: [Int: DataValue] = [:]
  ) -> (key: String, value: DataValue) {
    let pairs = zip(UpperTriangle.pairs(order: matrix.order), matrix.upperTriangle()).enumerated()
    return (
      "comparisons",
      .list(
        pairs.compactMap { position, entry in
          let (pair, judgment) = entry
          return judgment.map {
            .list([
              .text(names[pair.row]), .text(names[pair.column]), ranges[position] ?? .ratio($0),
            ])
          }
        })
    )
  }

  private func change(_ change: JudgmentChange, _ names: [String]) -> DataValue {
    let participant = change.participant.map {
      [(key: "participant", value: DataValue.text(model.participants[$0].name))]
    }
    return .mapping(
      (participant ?? []) + [
        ("pair", .list([.text(names[change.item]), .text(names[change.other])])),
        ("from", .ratio(change.from)), ("to", .ratio(change.to)), ("why", .text(change.reason)),
      ])
  }

  // MARK: Reported results

  private func reported(
    _ results: [ReportedResults], of criterion: CriterionID
  ) -> [(key: String, value: DataValue)] {
    if results.isEmpty { return [] }
    let blocks = results.map { block($0, of: criterion) }
    return [("reported", blocks.count == 1 ? blocks[0] : .list(blocks))]
  }

  private func block(_ results: ReportedResults, of criterion: CriterionID) -> DataValue {
    var members: [(key: String, value: DataValue)] = []
    if let source = results.source { members.append(("source", .text(source))) }
    if let participant = results.participant {
      members.append(("participant", .text(model.participants[participant].name)))
    }
    let settings = settings(results.settings)
    if !settings.isEmpty { members.append(("settings", .mapping(settings))) }
    let names = model.itemNames(of: criterion)
    // Values of one kind stand together under one key, in the order of the first of each kind.
    var groups: [(key: String, value: DataValue)] = []
    var formulas: [(key: String, value: DataValue)] = []
    for value in results.values {
      let printed = printed(value)
      switch value.quantity {
      case .principalEigenvalue: groups.append(("principalEigenvalue", printed))
      case .consistencyIndex: groups.append(("consistencyIndex", printed))
      case .consistencyRatio, .hierarchyConsistencyRatio:
        groups.append(("consistencyRatio", printed))
      case .localPriority(let item):
        Self.add(printed, named: names[item], under: "priorities", to: &groups)
      case .globalPriority(let item):
        Self.add(printed, named: names[item], under: "globalPriorities", to: &groups)
      case .formulaValue(let formula, let alternative):
        Self.add(
          printed, named: model.alternatives[alternative].name, under: formula.rawValue,
          to: &formulas)
      case .alternativePriority(let alternative), .meritPriority(let alternative):
        Self.add(
          printed, named: model.alternatives[alternative].name, under: "alternatives", to: &groups)
      case .criterionPriority(let criterion):
        Self.add(
          printed, named: model.path(of: criterion), under: "globalPriorities", to: &groups)
      case .judgment(let item, let other):
        let triple = DataValue.list([.text(names[item]), .text(names[other]), printed])
        if let index = groups.firstIndex(where: { $0.key == "comparisons" }),
          case .list(let earlier) = groups[index].value
        {
          groups[index].value = .list(earlier + [triple])
        } else {
          groups.append(("comparisons", .list([triple])))
        }
      }
    }
    if !formulas.isEmpty { groups.append(("bocr", .mapping(formulas))) }
    return .mapping(members + groups)
  }

  private static func add(
    _ value: DataValue, named name: String, under key: String,
    to groups: inout [(key: String, value: DataValue)]
  ) {
    if let index = groups.firstIndex(where: { $0.key == key }),
      case .mapping(let members) = groups[index].value
    {
      groups[index].value = .mapping(members + [(name, value)])
    } else {
      groups.append((key, .mapping([(name, value)])))
    }
  }

  private func printed(_ value: ReportedValue) -> DataValue {
    let digits = DataValue.text(value.printed.text)
    if value.erratum == nil && value.variants.isEmpty { return digits }
    var members = [(key: "value", value: digits)]
    if let erratum = value.erratum { members.append(("erratum", .text(erratum))) }
    if !value.variants.isEmpty {
      members.append(
        (
          "variants",
          .list(
            value.variants.map {
              .mapping([("value", .text($0.printed.text)), ("erratum", .text($0.erratum))])
            })
        ))
    }
    return .mapping(members)
  }
}
