/// The names beside the marks of a chart, one below the other, none of them cut as long as a name
/// has no more than a few lines of print.
///
/// The column is as narrow as gives each name few lines, and as wide as its words need, so that no
/// word is broken.
struct LabelColumn {
  /// A name with what sets its line apart from the others.
  struct Label {
    var name: String
    var isBold = false
    /// How far it stands within the column.
    var indent = 0.0
  }

  /// The lines of each name.
  let lines: [TextMetrics.Lines]
  /// The width of the column: that of the widest line with its indent.
  let width: Double

  /// Up to how many lines a name has.
  static let mostLines = 12
  /// The shares of a drawing's width that the column may take, the least that serves is taken.
  private static let shares = [0.28, 0.34, 0.4, 0.46]
  /// The least of them on a narrow page, where what is high takes room that others need.
  private static let leastNarrow = 0.4
  /// The share that it may take where a word needs it.
  static let mostShare = 0.62

  /// - Parameters:
  ///   - labels: The names.
  ///   - size: The size of the letters.
  ///   - drawing: The drawing that the column is part of.
  ///   - most: The largest share of the drawing's width, unless a word needs more.
  ///   - mostWithWords: The largest share where a word needs it.
  init(
    _ labels: [Label], size: Double = Style.labelSize, in drawing: Drawing, most: Double = 0.46,
    mostWithWords: Double = mostShare
  ) {
    /// The width of the longest part of a name that has no place where a line may end.
    let longestPart = labels.reduce(0) { longest, label in
      label.name.split { $0.isWhitespace }.reduce(longest) { longest, word in
        TextMetrics.parts(of: word).reduce(longest) {
          max(
            $0,
            label.indent
              + WordBreaks.keptWidth(
                of: $1, TextMetrics.width($1, size: size, isBold: label.isBold)))
        }
      }
    }
    let least = min(longestPart + 0.5, drawing.width * mostWithWords)
    func broken(_ room: Double) -> [TextMetrics.Lines] {
      labels.map {
        TextMetrics.lines(
          $0.name, size: size, width: room - $0.indent, most: Self.mostLines, isBold: $0.isBold)
      }
    }
    var found = broken(max(least, drawing.width * most))
    for share in Self.shares
    where share <= most && (share >= Self.leastNarrow || !drawing.isNarrow) {
      let lines = broken(max(least, drawing.width * share))
      if lines.allSatisfy({ $0.lines.count <= drawing.fewLines }) {
        found = lines
        break
      }
    }
    let room = max(least, drawing.width * most)
    found = Self.apart(found, labels) { label, name in
      TextMetrics.lines(
        name, size: size, width: room - label.indent, most: Self.mostLines, isBold: label.isBold)
    }
    lines = found
    width = zip(labels, found).reduce(0) { max($0, $1.0.indent + $1.1.width) }
  }

  /// Replaces what several cut names have in common at their beginning, so that they can be told
  /// apart.
  private static func apart(
    _ lines: [TextMetrics.Lines], _ labels: [Label],
    _ broken: (Label, String) -> TextMetrics.Lines
  ) -> [TextMetrics.Lines] {
    var lines = lines
    let alike = Dictionary(grouping: lines.indices.filter { lines[$0].isCut }) { lines[$0].lines }
    for places in alike.values where places.count > 1 {
      let words = places.map { labels[$0].name.split(whereSeparator: \.isWhitespace) }
      let shared = words[0].indices.prefix { place in
        words.allSatisfy { place + 1 < $0.count && $0[place] == words[0][place] }
      }.count
      for (place, words) in zip(places, words) where shared > 0 {
        lines[place] = broken(
          labels[place], "… " + words.dropFirst(shared).joined(separator: " "))
        lines[place].isCut = true
      }
    }
    return lines
  }

  /// Names of one weight.
  init(_ names: [String], size: Double = Style.labelSize, in drawing: Drawing, most: Double = 0.46)
  {
    self.init(names.map { Label(name: $0) }, size: size, in: drawing, most: most)
  }
}

/// The names of what stands where there is no room for them: a number there, and below the chart a
/// line for each number.
struct NumberedKey {
  private(set) var names: [String] = []

  /// Adds a name, and returns its number.
  mutating func number(of name: String) -> String {
    names.append(name)
    return "\(names.count)"
  }

  /// Draws a line for each, and returns how far down they reach.
  func draw(on drawing: inout Drawing, below top: Double) -> Double {
    let numberWidth = TextMetrics.width("\(names.count)", size: Style.smallSize) + 6
    var y = top
    for (number, name) in names.enumerated() {
      let lines = TextMetrics.lines(
        name, size: Style.smallSize, width: drawing.width - 2 * Style.margin - numberWidth,
        most: LabelColumn.mostLines)
      let height = Double(lines.lines.count) * Style.smallSize * Style.lineSpacing + 1
      drawing.text(
        "\(number + 1)",
        at: Point(Style.margin + numberWidth - 6, y + Style.smallSize), size: Style.smallSize, .end,
        ink: .soft)
      drawing.lines(
        lines, aroundMiddle: Point(Style.margin + numberWidth, y + height / 2),
        size: Style.smallSize, ink: .soft, whole: name)
      y += height
      drawing.mayBreak(at: y)
    }
    return names.isEmpty ? top : y + 4
  }
}
