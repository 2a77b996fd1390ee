/// Values in the digits and with the decimal separator that a reader of one language knows.
struct ValueText {
  let words: any Words

  /// Returns a value as a text; nothing for phrases and lists, which are more than one value.
  ///
  /// - Parameter marksAlways: Whether a ratio below its limit gets blanks in the place of the mark,
  ///   so that the digits of a column stand one below another.
  func text(_ value: Content, marksAlways: Bool = false) -> String {
    switch value {
    case .empty, .phrase, .list: ""
    case .absent: "–"
    case .text(let text), .name(let text): text
    case .choice(let key, let name, let title): words.choice(key, name) ?? title
    case .count(let number): "\(number)"
    case .rank(let rank, let isShared): isShared ? "\(rank)=" : "\(rank)"
    case .priority(let number): fixed(number, 4)
    case .ratio(let number): fixed(number, 3)
    case .markedRatio(let number, let isHigh):
      fixed(number, 3) + (isHigh ? " !" : marksAlways ? "  " : "")
    case .share(let share): percent(share, 1) + " %"
    case .percent(let share, let places): percent(share, places)
    case .percentage(let share, let places): fixed(100 * share, places) + "%"
    case .judgment(let ratio): judgment(ratio)
    case .bound(let bound): NumberText.bound(bound)
    case .number(let number, let places): fixed(number, places)
    case .exact(let number): separated("\(number)")
    case .estimate(let share, let error): "\(percent(share, 1)) ± \(fixed(100 * error, 2))"
    case .interval(let low, let high): "\(fixed(low, 4)) … \(fixed(high, 4))"
    case .triangular(let low, let middle, let high):
      "\(fixed(low, 4)) \(fixed(middle, 4)) \(fixed(high, 4))"
    case .ranked(let rank, let isShared, let priority):
      "\(rank)\(isShared ? "=" : ".") \(fixed(priority, 4))"
    case .bar(let share, let columns): bar(share, width: columns)
    case .branch(_, let name): text(name)
    }
  }

  private func fixed(_ number: Double, _ places: Int) -> String {
    separated(NumberText.fixed(number, places: places))
  }

  private func percent(_ share: Double, _ places: Int) -> String {
    separated(NumberText.percent(share, places: places))
  }

  private func judgment(_ ratio: Double) -> String { separated(NumberText.judgment(ratio)) }

  /// The digits with the sign and the separator that readers know: all numbers that people read
  /// come through here.
  private func separated(_ digits: String) -> String {
    let signed = digits.hasPrefix("-") ? "−" + digits.dropFirst() : digits
    let separator = words.decimalSeparator
    return separator == "." ? signed : signed.replacing(".", with: separator)
  }
}

extension Content {
  /// The content as a text of one line.
  ///
  /// - Parameter marksAlways: As in `ValueText`.
  func line(in words: any Words, marksAlways: Bool = false) -> String {
    switch self {
    case .phrase, .list: break
    case .name(let text), .text(let text): return text
    case .branch(_, let name): return name.line(in: words)
    default: return ValueText(words: words).text(self, marksAlways: marksAlways)
    }
    let values = ValueText(words: words)
    var line = ""
    forEachInline(in: words) { piece in
      switch piece {
      case .words(let text): line.append(contentsOf: text)
      case .value(let value): line += values.text(value)
      }
    }
    return line
  }
}

/// A bar of block characters, down to an eighth of a column.
func bar(_ share: Double, width: Int) -> String {
  let eighths = Int((max(0, min(1, share)) * Double(width) * 8).rounded())
  let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
  return String(repeating: "█", count: eighths / 8) + partial
}
