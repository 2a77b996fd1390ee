internal import AHP
internal import AHPFormats

// What all reports say about their model.

extension Names {
  /// The statements that every report on the model has: how its judgments came about, who was left
  /// out and why, and the model's notice.
  ///
  /// - Parameters:
  ///   - sayingRanges: Whether to say what is computed with where judgments are ranges.
  ///   - sayingProvenance: Whether to say how the judgments came about.
  /// - Complexity: O(criteria + alternatives).
  func notices(sayingRanges: Bool = true, sayingProvenance: Bool = true) -> [Block] {
    (sayingProvenance ? provenance() : [])
      + model.ineligible.map { left in
        .statement(
          .leftOut,
          .phrase(
            .doesNotMeet, .name(left.alternative.name),
            .list(left.failed.map { .phrase(.quoted, .text($0.text)) }, .and)))
      }
      + (sayingRanges ? ranges : [])
      + (notice.map { [.statement(.notice, .text($0))] } ?? [])
  }

  private var ranges: [Block] {
    let count = model.criteria.rangeCount()
    return count == 0 ? [] : [.statement(.ranges, .phrase(.rangesText, .count(count)))]
  }

  /// Where the model comes from, if it says so.
  var source: [Block] {
    model.annotation.source.map { [.statement(.source, .text($0))] } ?? []
  }

  /// What the model says of itself.
  var annotation: [Block] {
    (model.annotation.text(in: language).map { [.statement(.description, .text($0))] } ?? [])
      + source
  }

  /// How the judgments of the model came about, if it says so.
  ///
  /// - Complexity: O(criteria).
  private func provenance() -> [Block] {
    let kinds = provenances()
    return kinds.isEmpty ? [] : [.statement(.provenance, .list(kinds.map(\.content), .and))]
  }

  /// The different ways in which judgments on criteria came about, as these or the model say, in
  /// the order of the criteria; the model's own where no criterion has judgments.
  ///
  /// - Complexity: O(criteria).
  func provenances() -> [Provenance] {
    var kinds: [Provenance] = []
    var isJudged = false
    // A span lends the criteria, so that no references of them are counted.
    let criteria = model.criteria.elements.span
    for position in criteria.indices where criteria[position].judgments != .none {
      isJudged = true
      let own = criteria[position].annotation.provenance
      guard let kind = own ?? model.annotation.provenance, !kinds.contains(kind) else { continue }
      kinds.append(kind)
    }
    return isJudged ? kinds : model.annotation.provenance.map { [$0] } ?? []
  }

  /// What every report for programs says about its model.
  var data: DataValue {
    let count = model.criteria.rangeCount()
    let ranges: [(key: String, value: DataValue)] =
      count == 0 ? [] : [("judgmentsAsRanges", .integer(count))]
    let kinds = provenances()
    let own = model.annotation.provenance.map { [$0] } ?? []
    let provenances: [(key: String, value: DataValue)] =
      kinds == own ? [] : [("provenances", .list(kinds.map { .text($0.rawValue) }))]
    return .mapping(
      [
        ("name", .text(title)), ("source", .optional(model.annotation.source)),
        ("provenance", .optional(model.annotation.provenance?.rawValue)),
      ] + provenances + [
        ("notice", .optional(model.notice)),
        (
          "leftOut",
          .list(
            model.ineligible.map { left in
              .mapping([
                ("name", .text(left.alternative.name)),
                ("fails", .list(left.failed.map { .text($0.text) })),
              ])
            })
        ),
      ] + ranges)
  }
}

extension Names {
  /// How the judgments on a criterion came about: its own statement, or the model's.
  func provenance(of criterion: CriterionID) -> Provenance? {
    model.criteria[criterion].annotation.provenance ?? model.annotation.provenance
  }
}
