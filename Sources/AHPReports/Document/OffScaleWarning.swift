internal import AHP

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
    let others = offScale.count - named.count
    return [
      .statement(
        .warning,
        .phrase(
          .outsideScale, .count(offScale.count),
          .list(named + (others > 0 ? [.phrase(.more, .count(others))] : []), .semicolon)))
    ]
  }

  /// A judgment outside the scale, with as many digits as show that it is.
  private static func digits(of ratio: Double) -> Content {
    let times = max(ratio, 1 / ratio)
    return (times * 100).rounded() <= 900 ? .exact(ratio) : .judgment(ratio)
  }
}
