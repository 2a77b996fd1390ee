internal import AHP
internal import AHPFormats

extension Names {
  /// The warning of judgments outside the scale, which may be slips, with the farthest of them;
  /// nothing where there are none.
  func warnings(of offScale: OffScaleAnswers?) -> [Block] {
    guard let offScale, offScale.count > 0 else { return [] }
    let named = offScale.farthestOnes
    return [
      .statement(
        .warning,
        .phrase(
          .outsideScale, .count(offScale.count),
          .list(named.map(judgment), more: offScale.count - named.count, .semicolon)))
    ]
  }

  private func judgment(_ farthest: OffScaleAnswers.Farthest) -> Content {
    .phrase(
      .offScaleJudgment,
      .phrase(
        .labelled,
        farthest.participant.map {
          .phrase(.placeBy, place(farthest.subject), .name(participant($0)))
        } ?? place(farthest.subject),
        pair(farthest.row, farthest.column, of: farthest.subject)),
      Self.digits(of: farthest.ratio))
  }

  /// Judgments outside the scale, for programs; null where there are none.
  func data(of offScale: OffScaleAnswers?) -> DataValue {
    guard let offScale, let farthest = offScale.farthest else { return .null }
    let items = own.items(of: farthest.subject)
    return .mapping([
      ("count", .integer(offScale.count)), ("people", .integer(offScale.peopleCount)),
      (
        "farthest",
        .mapping([
          ("participant", .optional(farthest.participant?.name)),
          ("path", .text(own.path(farthest.subject))), ("item", .text(items[farthest.row])),
          ("other", .text(items[farthest.column])), ("ratio", .number(farthest.ratio)),
        ])
      ),
    ])
  }

  /// A judgment outside the scale, with as many digits as show that it is.
  private static func digits(of ratio: Double) -> Content {
    let times = max(ratio, 1 / ratio)
    return (times * 100).rounded() <= 900 ? .exact(ratio) : .judgment(ratio)
  }
}
