/// Bars to the left and to the right: what speaks for one of two, and what for the other.
package struct DifferenceChart: Hashable, Sendable {
  /// One bar.
  package struct Entry: Hashable, Sendable {
    package var name: String
    /// Positive for the first of the two.
    package var value: Double
    package var valueText: String

    package init(name: String, value: Double, valueText: String) {
      self.name = name
      self.value = value
      self.valueText = valueText
    }
  }

  package var frame: Frame
  /// The name of the first of the two, whose bars go to the right.
  package var first: String
  /// The name of the second.
  package var second: String
  package var entries: [Entry]
  /// The sum of all entries.
  package var total: Entry

  package init(frame: Frame, first: String, second: String, entries: [Entry], total: Entry) {
    self.frame = frame
    self.first = first
    self.second = second
    self.entries = entries
    self.total = total
  }

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let all = entries + [total]
      let names = LabelColumn(
        entries.map { LabelColumn.Label(name: $0.name) }
          + [LabelColumn.Label(name: total.name, isBold: true)], in: drawing, most: 0.4)
      let left = Style.margin + names.width + 12
      let right = drawing.width - Style.margin
      let middle = (left + right) / 2
      let valueWidth = all.reduce(0) {
        max($0, TextMetrics.width($1.valueText, size: Style.labelSize, isBold: true))
      }
      let largest = all.reduce(0) { max($0, abs($1.value)) }
      let scale = LinearScale(0...largest, from: 0, to: (right - left) / 2 - valueWidth - 10)
      // Above the names of the entries there is room for the second of the two.
      // The first has a line of its own where half of the chart is too narrow for its words.
      let longest = first.split(whereSeparator: \.isWhitespace).reduce(0.0) {
        max($0, TextMetrics.width($1, size: Style.labelSize, isBold: true))
      }
      let isStacked = longest > right - middle - 28
      let heads = [
        ("◀ ", second, "", middle - 12 - Style.margin),
        ("", first, " ▶", isStacked ? right - Style.margin : right - middle - 12),
      ].map { before, name, after, room in
        let lines = TextMetrics.lines(
          name, size: Style.labelSize, width: room - 16, most: LabelColumn.mostLines, isBold: true)
        return (before, lines, name, after)
      }
      var y = top
      let heights = heads.map {
        Double($0.1.lines.count) * Style.labelSize * Style.lineSpacing
      }
      let headHeight = isStacked ? heights[0] + heights[1] + 4 : max(heights[0], heights[1])
      for (number, (before, lines, name, after)) in heads.enumerated() {
        let center =
          !isStacked
          ? y + headHeight / 2
          : number == 0 ? y + heights[0] / 2 : y + heights[0] + 4 + heights[1] / 2
        let end = number == 0 ? middle - 12 : right - 16
        let isEnd = number == 0 || isStacked
        let point = Point(isEnd ? end : middle + 12, center)
        drawing.lines(lines, aroundMiddle: point, isEnd ? .end : .start, .bold, whole: name)
        // The arrow is a text of its own, so that no name can turn it around.
        let x =
          number == 0
          ? point.x - lines.width - 4 : isEnd ? point.x + 4 : point.x + lines.width + 4
        drawing.text(
          before.isEmpty ? after : before,
          at: Point(x, point.y + Style.labelSize * Style.middleToBase),
          number == 0 ? .end : .start, ink: .soft)
      }
      y += headHeight + 8
      let barTop = y
      for (number, (entry, name)) in zip(all, names.lines).enumerated() {
        let isTotal = number == entries.count
        if isTotal {
          drawing.line(from: Point(Style.margin, y + 3), to: Point(right, y + 3), .soft)
          y += 6
        }
        let height = 8 + Double(name.lines.count) * Style.labelSize * Style.lineSpacing
        let center = y + height / 2
        let base = center + Style.labelSize * Style.middleToBase
        let weight = isTotal ? Drawing.Weight.bold : .regular
        drawing.lines(
          name, aroundMiddle: Point(left - 12, center), .end, weight, whole: entry.name)
        let length = scale(abs(entry.value))
        let isFirst = entry.value >= 0
        drawing.rectangle(
          at: Point(isFirst ? middle : middle - length, center - 7), width: length, height: 14,
          isFirst ? .accent : .warning)
        drawing.text(
          entry.valueText, at: Point(middle + (isFirst ? length + 6 : -length - 6), base),
          isFirst ? .start : .end, weight)
        y += height
        drawing.mayBreak(at: y)
      }
      drawing.line(from: Point(middle, barTop), to: Point(middle, y), .soft)
      return y
    }
  }
}
