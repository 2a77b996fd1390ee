internal import AHP
internal import AHPFormats

extension Names {
  /// How many judgments outside the scale are named.
  private static let offScaleNamed = 5

  /// The warning of judgments outside the scale, which may be slips; nothing where there are none.
  func warnings(of offScale: [OffScaleJudgments.Entry]) -> [Block] {
    if offScale.isEmpty { return [] }
    let named = offScale.prefix(Self.offScaleNamed).map { entry in
      Content.phrase(
        .offScaleJudgment,
        .phrase(
          .labelled, place(entry.subject, by: entry.participant),
          pair(entry.row, entry.column, of: entry.subject)), Self.digits(of: entry.ratio))
    }
    return [
      .statement(
        .warning,
        .phrase(
          .outsideScale, .count(offScale.count),
          .list(named, more: offScale.count - named.count, .semicolon)))
    ]
  }

  /// The warning of people's judgments outside the scale, with the farthest of them; nothing where
  /// there are none.
  func warnings(of offScale: OffScaleAnswers?) -> [Block] {
    guard let offScale, let farthest = offScale.farthest else { return [] }
    return [
      .statement(
        .warning,
        .phrase(
          .outsideScale, .count(offScale.count),
          .list([judgment(farthest)], more: offScale.count - 1, .semicolon)))
    ]
  }

  private func judgment(_ farthest: OffScaleAnswers.Farthest) -> Content {
    .phrase(
      .offScaleJudgment,
      .phrase(
        .labelled,
        .phrase(
          .placeBy, place(farthest.subject), .name(participant(farthest.participant))),
        pair(farthest.row, farthest.column, of: farthest.subject)),
      Self.digits(of: farthest.ratio))
  }

  /// People's judgments outside the scale, for programs; null where there are none.
  func data(of offScale: OffScaleAnswers?) -> DataValue {
    guard let offScale, let farthest = offScale.farthest else { return .null }
    let items = own.items(of: farthest.subject)
    return .mapping([
      ("count", .integer(offScale.count)), ("people", .integer(offScale.peopleCount)),
      (
        "farthest",
        .mapping([
          ("participant", .text(farthest.participant.name)),
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
