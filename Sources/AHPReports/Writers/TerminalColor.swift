/// The colours of a terminal, none of which is the only carrier of what it says.
enum TerminalColor {
  /// For what is above its limit, which is marked or said as well.
  case alarm
  /// For the first of a ranking, whose rank is 1.
  case first

  /// The colour of a cell; `nil` for none.
  init?(of content: Content) {
    switch content {
    case .markedRatio(_, isHigh: true), .phrase(.aboveLimit, _), .phrase(.aboveVerdict, _),
      .phrase(.notJudged, _), .phrase(.disagrees, _):
      self = .alarm
    case .rank(1, _), .ranked(1, _, _): self = .first
    default: return nil
    }
  }

  /// What begins it.
  var start: String {
    switch self {
    case .alarm: "\u{1B}[31m"
    case .first: "\u{1B}[1;32m"
    }
  }

  /// What ends every colour.
  static let end = "\u{1B}[0m"
}
