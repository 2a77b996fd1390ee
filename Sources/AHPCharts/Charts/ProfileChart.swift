/// Several kinds of data side by side, with a line for each item across them.
package struct ProfileChart: Hashable, Sendable {
  /// One column.
  package struct Column: Hashable, Sendable {
    package var name: String
    /// The height of the bar behind the lines; `nil` for none.
    package var weight: Double?
    /// The bar's height as it is printed.
    package var weightText: String
    /// The height of each item.
    package var values: [Double]

    package init(name: String, weight: Double?, weightText: String, values: [Double]) {
      self.name = name
      self.weight = weight
      self.weightText = weightText
      self.values = values
    }
  }

  package var frame: Frame
  /// The columns; the last is the whole.
  package var columns: [Column]
  /// The names of the items, the most important first.
  package var names: [String]
  /// What stands below each name.
  package var valueTexts: [String]
  /// What is written where the bars have a scale of their own.
  package var ownScaleText: String

  package init(
    frame: Frame, columns: [Column], names: [String], valueTexts: [String], ownScaleText: String
  ) {
    self.ownScaleText = ownScaleText
    self.frame = frame
    self.columns = columns
    self.names = names
    self.valueTexts = valueTexts
  }

  private static let angle = -40.0
  private static let (sine, cosine) = (0.6428, 0.766)

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let inks = names.indices.map { Ink.series($0) }
      let labels = SeriesLabels(
        names: names, inks: inks, values: valueTexts, in: drawing)
      let right = drawing.width - Style.margin - labels.width
      // Names of many columns stand askew and reach out to the left.
      let upright = (right - Style.margin - 36) / Double(max(1, columns.count))
      let isAskew = upright < 74
      let left = Style.margin + (isAskew ? 90 : 36)
      let step = (right - left) / Double(max(1, columns.count))
      let plotTop = top + 8
      let bottom = plotTop + max(280, labels.height)
      let largest = columns.reduce(0) { max($0, $1.values.max() ?? 0) }
      let largestWeight = columns.reduce(0) { max($0, $1.weight ?? 0) }
      // Lines far below the bars would lie on each other: the bars then have a scale of their own.
      let hasOwnScale = largest < 0.4 * largestWeight
      let y = LinearScale(
        0...(hasOwnScale ? largest : max(largest, largestWeight)) * 1.04, from: bottom, to: plotTop)
      let weightScale =
        hasOwnScale
        ? LinearScale(0...largestWeight * 1.04, from: bottom, to: plotTop + 14) : y
      func middle(_ column: Int) -> Double { left + (Double(column) + 0.5) * step }

      LineChart.drawHeights(on: &drawing, y, from: left, to: right)
      for (number, column) in columns.enumerated() {
        guard let weight = column.weight else { continue }
        drawing.rectangle(
          at: Point(middle(number) - step * 0.32, weightScale(weight)), width: step * 0.64,
          height: bottom - weightScale(weight), .shade)
        if step > 34 {
          drawing.text(
            column.weightText, at: Point(middle(number), bottom - 4), size: Style.noteSize, .middle,
            ink: .soft)
        }
      }
      if hasOwnScale {
        drawing.text(
          ownScaleText, at: Point(left + 4, plotTop + 8), size: Style.noteSize, ink: .soft)
      }
      if columns.count > 1 {
        let x = left + Double(columns.count - 1) * step
        drawing.line(from: Point(x, plotTop), to: Point(x, bottom), .soft)
      }
      drawing.line(from: Point(left, bottom), to: Point(right, bottom), .soft)
      for item in names.indices.reversed() {
        let points = columns.enumerated().map { Point(middle($0), y($1.values[item])) }
        drawing.line(points, inks[item], width: item < Ink.seriesCount ? 1.8 : 1)
        if item < Ink.seriesCount {
          for point in points { drawing.circle(at: point, radius: 2.8, fill: inks[item]) }
        }
      }
      labels.draw(
        on: &drawing,
        at: names.indices.map {
          Point(middle(columns.count - 1), y(columns.last?.values[$0] ?? 0))
        },
        within: plotTop...bottom)
      return bottom
        + (isAskew
          ? drawNarrow(on: &drawing, below: bottom, step: step, middle)
          : drawUpright(on: &drawing, below: bottom, step: step, middle))
    }
  }

  private func weight(of column: Int) -> Drawing.Weight {
    column == columns.count - 1 ? .bold : .regular
  }

  private func drawUpright(
    on drawing: inout Drawing, below bottom: Double, step: Double, _ middle: (Int) -> Double
  ) -> Double {
    var most = 0
    for (number, column) in columns.enumerated() {
      let lines = TextMetrics.lines(
        column.name, size: Style.smallSize, width: step - 6, most: LabelColumn.mostLines,
        isBold: weight(of: number) == .bold)
      let height = Double(lines.lines.count) * Style.smallSize * Style.lineSpacing
      drawing.lines(
        lines, aroundMiddle: Point(middle(number), bottom + 6 + height / 2), size: Style.smallSize,
        .middle, weight(of: number), whole: column.name)
      most = max(most, lines.lines.count)
    }
    return 10 + Double(most) * Style.smallSize * Style.lineSpacing
  }

  /// Names that have no room below their columns stand askew, and where they have none there either
  /// below the chart, with the numbers of the columns.
  private func drawNarrow(
    on drawing: inout Drawing, below bottom: Double, step: Double, _ middle: (Int) -> Double
  ) -> Double {
    let lineHeight = Style.smallSize * Style.lineSpacing
    let most = max(1, min(3, Int(step * Self.sine / lineHeight)))
    let askew = columns.enumerated().map { number, column in
      TextMetrics.lines(
        column.name, size: Style.smallSize, width: min(150, (middle(number) - 6) / Self.cosine),
        most: most, isBold: weight(of: number) == .bold)
    }
    if askew.contains(where: \.isCut) {
      var key = NumberedKey()
      for (number, column) in columns.enumerated() {
        drawing.text(
          key.number(of: column.name), at: Point(middle(number), bottom + 15),
          size: Style.smallSize, .middle, weight(of: number), ink: .soft)
      }
      return key.draw(on: &drawing, below: bottom + 24) - bottom
    }
    var deepest = 0.0
    for (number, lines) in askew.enumerated() {
      // The end of each line is below the column, one line beside the other.
      for (place, line) in lines.lines.enumerated() {
        let offset = (Double(place) - Double(lines.lines.count - 1) / 2) * lineHeight
        let point = Point(
          middle(number) + 4 + offset * Self.sine, bottom + 12 + offset * Self.cosine)
        drawing.text(
          line, at: point, size: Style.smallSize, .end, weight(of: number), angle: Self.angle)
      }
      deepest = max(deepest, lines.width * Self.sine + Double(lines.lines.count) * lineHeight)
    }
    return deepest + 14
  }
}
