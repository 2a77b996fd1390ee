internal import AHP

extension ModelEncoder {
  /// The judgments on a criterion.
  func judgments(of criterion: CriterionID) -> Members {
    switch model.criteria[criterion].judgments {
    case .none: []
    case .common(let judgments):
      self.judgments(
        judgments, of: model.itemNames(of: criterion), ranges: ranges(of: criterion, nil))
    case .individual(let all):
      [(.judgments, .mapping(all.map { individual($0, of: criterion) }))]
    }
  }

  private func individual(
    _ own: IndividualJudgments, of criterion: CriterionID
  ) -> (key: String, value: DataValue) {
    let judgments = judgments(
      own.judgments, of: model.itemNames(of: criterion),
      ranges: ranges(of: criterion, own.participant))
    let annotation = annotation(own.annotation).filter { ModelKey.ofIndividual.contains($0.key) }
    return (model.participants[own.participant].name, Self.mapping(judgments + annotation))
  }

  /// The judgments that are ranges, by their position in the triangle.
  private func ranges(of criterion: CriterionID, _ participant: ParticipantID?) -> [Int: DataValue]
  {
    Self.values(
      of: model.criteria[criterion].currentRanges(
        of: participant, order: model.itemCount(of: criterion)))
  }

  /// Ranges as a file has them.
  static func values(of ranges: [Int: UncertainRatio]) -> [Int: DataValue] {
    ranges.mapValues { ratio in
      let ratios =
        ratio.isTriangular
        ? [ratio.lower, ratio.middle, ratio.upper] : [ratio.lower, ratio.upper]
      return .list(ratios.map { .ratio($0) })
    }
  }

  /// One set of judgments on items with the given names, and what goes with them.
  ///
  /// - Parameter ranges: The judgments that are ranges, by their position in the triangle.
  func judgments(
    _ judgments: Judgments, of names: [String], ranges: [Int: DataValue] = [:]
  ) -> Members {
    if isReadable(order: judgments.order), let matrix = judgments.matrix {
      return [(JudgmentForm.comparisons.key, pairs(matrix, names, ranges: ranges))]
    }
    switch judgments {
    case .comparisons(let matrix):
      let triangle =
        ranges.isEmpty
        ? DataValue.ratios(matrix.upperTriangle)
        : triangle(matrix.upperTriangle.map { Optional($0) }, ranges: ranges)
      return [(JudgmentForm.upperTriangle.key, triangle)]
    case .incompleteComparisons(let matrix):
      let triangle =
        ranges.isEmpty
        ? DataValue.ratiosWithGaps(matrix.upperTriangle())
        : triangle(matrix.upperTriangle(), ranges: ranges)
      return [(JudgmentForm.upperTriangle.key, triangle)]
    case .priorities(let priorities):
      return [(JudgmentForm.priorities.key, numbers(priorities, of: names))]
    case .ranks(let ranks):
      return [(JudgmentForm.ranks.key, Self.ranks(ranks, of: names))]
    case .measurements(let measurements):
      return [(JudgmentForm.values.key, numbers(measurements.values, of: names))]
        + evaluation(measurements.evaluation)
    case .ratings(let ratings):
      let scale = ratings.scale.map { model.ratingScales[$0] }
      let entries = zip(names, ratings.ratings).map { name, rating in
        switch rating {
        case .intensity(let position):
          (name, DataValue.text(scale?.intensities[position] ?? ""))
        case .number(let number): (name, DataValue.number(number))
        }
      }
      let reference: Members = scale.map { [(.ratingScale, .text($0.name))] } ?? []
      return reference + [(JudgmentForm.ratings.key, .mapping(entries))]
    }
  }

  /// An order of items; with the rule unless it is the default.
  private static func ranks(_ ranks: RankWeights, of names: [String]) -> DataValue {
    let order = DataValue.list(
      ranks.order.map { place in
        place.count == 1
          ? .text(names[place[0]]) : .list(place.map { .text(names[$0]) })
      })
    return ranks.rule == .rankOrderCentroid
      ? order : mapping([(.by, .text(ranks.rule.rawValue)), (.order, order)])
  }

  private func numbers(_ numbers: [Double], of names: [String]) -> DataValue {
    .mapping(zip(names, numbers).map { ($0, .number($1)) })
  }

  /// Up to this order, pairs are written with their names; above, the triangle is.
  private static let largestOrderWithNames = 9

  func isReadable(order: Int) -> Bool {
    layout == .readable && order <= Self.largestOrderWithNames
  }

  private func triangle(_ judgments: [Double?], ranges: [Int: DataValue]) -> DataValue {
    .list(judgments.enumerated().map { ranges[$0.offset] ?? .ratio($0.element) })
  }

  private func pairs(
    _ matrix: IncompleteComparisonMatrix, _ names: [String], ranges: [Int: DataValue]
  ) -> DataValue {
    let pairs = zip(UpperTriangle.pairs(order: matrix.order), matrix.upperTriangle()).enumerated()
    return .list(
      pairs.compactMap { position, entry in
        let (pair, judgment) = entry
        return judgment.map {
          .list([
            .text(names[pair.row]), .text(names[pair.column]), ranges[position] ?? .ratio($0),
          ])
        }
      })
  }
}
