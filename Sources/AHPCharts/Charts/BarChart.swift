/// Bars from the top down, each with its name and its number.
package struct BarChart: Hashable, Sendable {
  /// One bar.
  package struct Bar: Hashable, Sendable {
    /// What stands before the name, such as a rank.
    package var prefix: String
    package var name: String
    /// 0 or more.
    package var value: Double
    /// The value as it is printed.
    package var valueText: String
    /// Whether the bar is what the chart is about.
    package var isEmphasized: Bool

    package init(
      prefix: String, name: String, value: Double, valueText: String, isEmphasized: Bool
    ) {
      self.prefix = prefix
      self.name = name
      self.value = value
      self.valueText = valueText
      self.isEmphasized = isEmphasized
    }
  }

  package var frame: Frame
  package var bars: [Bar]

  package init(frame: Frame, bars: [Bar]) {
    self.frame = frame
    self.bars = bars
  }

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let prefixWidth =
        bars.reduce(0) { max($0, TextMetrics.width($1.prefix, size: Style.labelSize)) } + 8
      let names = LabelColumn(
        bars.map { LabelColumn.Label(name: $0.name, isBold: $0.isEmphasized) }, in: drawing)
      let nameStart = Style.margin + prefixWidth
      let barStart = nameStart + names.width + 10
      let valueWidth = bars.reduce(0) {
        max($0, TextMetrics.width($1.valueText, size: Style.labelSize, isBold: true))
      }
      let scale = LinearScale(
        0...bars.reduce(0) { max($0, $1.value) }, from: barStart,
        to: drawing.width - Style.margin - valueWidth - 8)
      var y = top
      for (bar, name) in zip(bars, names.lines) {
        let height = 9 + Double(name.lines.count) * Style.labelSize * Style.lineSpacing
        let middle = y + height / 2
        let weight = bar.isEmphasized ? Drawing.Weight.bold : .regular
        drawing.text(
          bar.prefix, at: Point(nameStart - 8, middle + Style.labelSize * Style.middleToBase),
          .end, ink: .soft)
        drawing.lines(
          name, aroundMiddle: Point(nameStart, middle), .start, weight, whole: bar.name)
        let end = scale(bar.value)
        drawing.rectangle(
          at: Point(barStart, middle - 7), width: end - barStart, height: 14,
          bar.isEmphasized ? .accent : .soft)
        drawing.text(
          bar.valueText, at: Point(end + 6, middle + Style.labelSize * Style.middleToBase), .start,
          weight)
        y += height
        drawing.mayBreak(at: y)
      }
      drawing.line(from: Point(barStart, top), to: Point(barStart, y), .soft)
      return y
    }
  }
}
