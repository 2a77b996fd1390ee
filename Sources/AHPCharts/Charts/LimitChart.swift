/// Numbers and the limit that each should not be above.
package struct LimitChart: Hashable, Sendable {
  /// One number.
  package struct Entry: Hashable, Sendable {
    package var name: String
    /// 0 or more; `nil` if there is none.
    package var value: Double?
    /// The number as it is printed, or why there is none.
    package var valueText: String
    /// What it should not be above.
    package var limit: Double
    /// Whether it is above.
    package var isAbove: Bool

    package init(name: String, value: Double?, valueText: String, limit: Double, isAbove: Bool) {
      self.name = name
      self.value = value
      self.valueText = valueText
      self.limit = limit
      self.isAbove = isAbove
    }
  }

  package var frame: Frame
  /// What stands above a limit that is the same for all.
  package var limitName: String
  package var entries: [Entry]

  package init(frame: Frame, limitName: String, entries: [Entry]) {
    self.frame = frame
    self.limitName = limitName
    self.entries = entries
  }

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let names = LabelColumn(entries.map(\.name), in: drawing)
      let start = Style.margin + names.width + 10
      let valueWidth = entries.reduce(0) {
        max($0, TextMetrics.width($1.valueText, size: Style.labelSize, isBold: true))
      }
      let largest = entries.reduce(0) { max($0, $1.value ?? 0, $1.limit) }
      let scale = LinearScale(
        0...largest, from: start, to: drawing.width - Style.margin - valueWidth - 12)
      var y = top + 16
      let first = y
      for (entry, name) in zip(entries, names.lines) {
        let height = 7 + Double(name.lines.count) * Style.labelSize * Style.lineSpacing
        let middle = y + height / 2
        let base = middle + Style.labelSize * Style.middleToBase
        drawing.lines(name, aroundMiddle: Point(start - 10, middle), .end, whole: entry.name)
        let limit = scale(entry.limit)
        drawing.line(from: Point(limit, y), to: Point(limit, y + height), .soft, .dashed)
        let ink = entry.isAbove ? Ink.warning : .accent
        let end = entry.value.map { scale($0) } ?? start
        if entry.value != nil {
          drawing.line(from: Point(start, middle), to: Point(end, middle), ink, width: 3)
          drawing.circle(at: Point(end, middle), radius: 4, fill: ink)
        }
        // A text that the line of the limit would go through stands behind it.
        let width = TextMetrics.width(entry.valueText, size: Style.labelSize, isBold: true)
        let isCrossed = end + 4 < limit && limit < end + 12 + width
        drawing.text(
          entry.valueText, at: Point(isCrossed ? limit + 5 : end + 8, base), .start,
          entry.isAbove ? .bold : .regular)
        y += height
        drawing.mayBreak(at: y)
      }
      if let limit = entries.first?.limit, entries.allSatisfy({ $0.limit == limit }) {
        let x = scale(limit)
        let width = TextMetrics.width(limitName, size: Style.smallSize)
        let isNearEnd = x + width / 2 > drawing.width - Style.margin
        drawing.text(
          limitName, at: Point(isNearEnd ? drawing.width - Style.margin : x, first - 5),
          size: Style.smallSize, isNearEnd ? .end : .middle, ink: .soft)
      }
      drawing.line(from: Point(start, first), to: Point(start, y), .soft)
      return y
    }
  }
}
