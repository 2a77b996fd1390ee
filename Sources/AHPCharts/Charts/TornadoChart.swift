/// Bars from a present value to what it becomes when one thing goes down or up, the longest on top.
package struct TornadoChart: Hashable, Sendable {
  /// One thing that moves.
  package struct Entry: Hashable, Sendable {
    package var name: String
    /// The value with the thing moved down.
    package var down: Double
    /// The value with the thing moved up.
    package var up: Double

    package init(name: String, down: Double, up: Double) {
      self.name = name
      self.down = down
      self.up = up
    }
  }

  package var frame: Frame
  package var entries: [Entry]
  /// The present value.
  package var base: Double
  package var baseText: String
  /// What moved down and moved up is called.
  package var downName: String
  package var upName: String
  /// The numbers of the entries as they are printed, at the ends of the bars.
  private let downTexts: [String]
  private let upTexts: [String]

  package init(
    frame: Frame, entries: [Entry], base: Double, baseText: String, downName: String,
    upName: String, text: (Double) -> String
  ) {
    self.frame = frame
    self.entries = entries
    self.base = base
    self.baseText = baseText
    self.downName = downName
    self.upName = upName
    downTexts = entries.map { text($0.down) }
    upTexts = entries.map { text($0.up) }
  }

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      var x = Style.margin
      for (name, ink) in [(downName, Ink.warning), (upName, .accent)] {
        drawing.rectangle(at: Point(x, top), width: 14, height: 12, ink)
        drawing.text(name, at: Point(x + 20, top + 10), size: Style.smallSize, ink: .soft)
        x += 20 + TextMetrics.width(name, size: Style.smallSize) + 18
      }
      let names = LabelColumn(entries.map(\.name), in: drawing, most: 0.4)
      let left = Style.margin + names.width + 12
      let valueWidth = (downTexts + upTexts).reduce(0) {
        max($0, TextMetrics.width($1, size: Style.smallSize))
      }
      let values = entries.flatMap { [$0.down, $0.up] } + [base]
      let scale = LinearScale(
        (values.min() ?? 0)...(values.max() ?? 1), from: left + valueWidth + 6,
        to: drawing.width - Style.margin - valueWidth - 6)
      let middle = scale(base)
      // Below zero the lead has changed hands.
      let zero = scale.domain.contains(0) && base != 0 ? scale(0) : nil
      var gaps: [(from: Double, to: Double)] = []
      var y = top + 34
      let first = y
      drawing.text(
        baseText, at: Point(middle, y - 5), size: Style.smallSize, .middle, .bold)
      for (number, (entry, name)) in zip(entries, names.lines).enumerated() {
        let height = max(24, 8 + Double(name.lines.count) * Style.labelSize * Style.lineSpacing)
        let center = y + height / 2
        drawing.lines(name, aroundMiddle: Point(left - 12, center), .end, whole: entry.name)
        let ends = [
          (entry.down, downTexts[number], Ink.warning), (entry.up, upTexts[number], .accent),
        ]
        let isOneSided = (entry.down - base) * (entry.up - base) > 0
        for (place, (value, text, ink)) in ends.enumerated() {
          let end = scale(value)
          // Where both go to one side each has half of the height.
          let (offset, thickness) = isOneSided ? (place == 0 ? -7.0 : 0, 7.0) : (-7, 14)
          drawing.rectangle(
            at: Point(min(end, middle), center + offset), width: abs(end - middle),
            height: thickness, ink)
          // Of two ends on one side the farther one is named.
          let other = ends[1 - place].0
          if isOneSided, abs(other - base) > abs(value - base) { continue }
          let start = end + (end < middle ? -4 : 4)
          drawing.text(
            text, at: Point(start, center + Style.smallSize * Style.middleToBase),
            size: Style.smallSize, end < middle ? .end : .start)
          let width = TextMetrics.width(text, size: Style.smallSize)
          let from = end < middle ? start - width : start
          if let zero, from - 2 < zero, zero < from + width + 2 {
            // The line of zero goes around the numbers.
            gaps.append((center - 8, center + 8))
          }
        }
        y += height
        drawing.mayBreak(at: y)
      }
      drawing.line(from: Point(middle, first), to: Point(middle, y), .ink)
      if let zero {
        var start = first
        for gap in gaps {
          if gap.from > start {
            drawing.line(from: Point(zero, start), to: Point(zero, gap.from), .soft, .dashed)
          }
          start = max(start, gap.to)
        }
        if start < y {
          drawing.line(from: Point(zero, start), to: Point(zero, y), .soft, .dashed)
        }
      }
      return y
    }
  }
}
