/// Bars of equal length, each divided into shares.
package struct StackedChart: Hashable, Sendable {
  /// One bar.
  package struct Row: Hashable, Sendable {
    package var name: String
    /// The shares from the left, which sum to 1.
    package var shares: [Double]
    /// The shares as they are printed where there is room.
    package var texts: [String]

    package init(name: String, shares: [Double], texts: [String]) {
      self.name = name
      self.shares = shares
      self.texts = texts
    }
  }

  package var frame: Frame
  /// What each part is, from the left.
  package var parts: [String]
  package var rows: [Row]

  package init(frame: Frame, parts: [String], rows: [Row]) {
    self.frame = frame
    self.parts = parts
    self.rows = rows
  }

  /// The first part is the darkest.
  private func ink(_ part: Int) -> Ink {
    let steps = Double(Ink.stepCount - 1)
    return .step(
      Ink.stepCount - 1 - Int((Double(part) * steps / Double(max(1, parts.count - 1))).rounded()))
  }

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      var y = top
      // The key.
      var x = Style.margin
      for (number, part) in parts.enumerated() {
        let width = 20 + TextMetrics.width(part, size: Style.smallSize) + 14
        if x > Style.margin, x + width > drawing.width - Style.margin {
          x = Style.margin
          y += 18
        }
        drawing.rectangle(at: Point(x, y), width: 14, height: 12, ink(number))
        drawing.outline(at: Point(x, y), width: 14, height: 12)
        drawing.text(part, at: Point(x + 20, y + 10), size: Style.smallSize, ink: .soft)
        x += width
      }
      y += 26
      let names = LabelColumn(rows.map(\.name), in: drawing, most: 0.4)
      let left = Style.margin + names.width + 12
      let length = drawing.width - Style.margin - left
      for (row, name) in zip(rows, names.lines) {
        let height = max(28, 10 + Double(name.lines.count) * Style.labelSize * Style.lineSpacing)
        let middle = y + height / 2
        drawing.lines(name, aroundMiddle: Point(left - 12, middle), .end, whole: row.name)
        var start = left
        for (part, share) in row.shares.enumerated() {
          let width = share * length
          drawing.rectangle(
            at: Point(start, middle - 9), width: width, height: 18, ink(part))
          if part > 0, width > 0.5 {
            drawing.line(
              from: Point(start, middle - 9), to: Point(start, middle + 9), .soft)
          }
          if TextMetrics.width(row.texts[part], size: Style.smallSize) + 6 <= width {
            drawing.text(
              row.texts[part],
              at: Point(start + width / 2, middle + Style.smallSize * Style.middleToBase),
              size: Style.smallSize, .middle)
          }
          start += width
        }
        drawing.outline(at: Point(left, middle - 9), width: length, height: 18)
        y += height
        drawing.mayBreak(at: y)
      }
      return y
    }
  }
}
