/// Lines over an interval, with the points at which they cross.
package struct LineChart: Hashable, Sendable {
  /// One line.
  package struct Series: Hashable, Sendable {
    package var name: String
    package var points: [Point]
    /// What stands below the name.
    package var valueText: String

    package init(name: String, points: [Point], valueText: String) {
      self.name = name
      self.points = points
      self.valueText = valueText
    }
  }

  /// Where one line is above all others.
  package struct Lead: Hashable, Sendable {
    /// The line, as an index into `series`; `nil` for one that is not drawn.
    package var series: Int?
    package var range: ClosedRange<Double>

    package init(series: Int?, range: ClosedRange<Double>) {
      self.series = series
      self.range = range
    }
  }

  package var frame: Frame
  /// The lines, the most important first.
  package var series: [Series]
  /// Where each is above all others, from left to right.
  package var leads: [Lead]
  /// Where lines cross.
  package var crossings: [Point]
  /// The present place on the interval.
  package var present: Double
  /// What is written there.
  package var presentName: String
  package var xName: String
  package var yName: String

  package init(
    frame: Frame, series: [Series], leads: [Lead], crossings: [Point], present: Double,
    presentName: String, xName: String, yName: String
  ) {
    self.frame = frame
    self.series = series
    self.leads = leads
    self.crossings = crossings
    self.present = present
    self.presentName = presentName
    self.xName = xName
    self.yName = yName
  }

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let inks = series.indices.map { Ink.series($0) }
      let labels = SeriesLabels(
        names: series.map(\.name), inks: inks, values: series.map(\.valueText),
        in: drawing)
      let (left, right) = (
        Style.margin + 40, drawing.width - Style.margin - labels.width
      )
      let plotTop = top + 44
      let height = max(280, labels.height)
      let bottom = plotTop + height
      let heights = series.flatMap { $0.points.map(\.y) }
      let x = LinearScale(0...1, from: left, to: right)
      let y = LinearScale(0...(heights.max() ?? 1) * 1.04, from: bottom, to: plotTop)

      drawing.text(yName, at: Point(Style.margin, plotTop - 30), size: Style.smallSize, ink: .soft)
      Self.drawHeights(on: &drawing, y, from: left, to: right)
      let ticks = x.ticks(about: 5)
      for tick in ticks.values {
        drawing.line(
          from: Point(x(tick), bottom), to: Point(x(tick), bottom + 4), .soft)
        drawing.text(
          drawing.axisText(tick, places: ticks.places), at: Point(x(tick), bottom + 16),
          size: Style.smallSize, .middle, ink: .soft)
      }
      drawing.line(from: Point(left, bottom), to: Point(right, bottom), .soft)

      // Who is first where.
      var changes: [Double] = []
      for lead in leads {
        let (from, to) = (x(lead.range.lowerBound), x(lead.range.upperBound))
        drawing.rectangle(
          at: Point(from, plotTop - 12), width: to - from, height: 6,
          lead.series.map { inks[$0] } ?? .soft)
        if lead.range.lowerBound > 0 { changes.append(lead.range.lowerBound) }
      }
      let texts = changes.map { drawing.axisText($0, places: 3) }
      let places = LabelPlacement.spread(
        changes.map { x($0) },
        lengths: texts.map { TextMetrics.width($0, size: Style.smallSize) + 8 },
        in: left...right)
      for (change, (text, place)) in zip(changes, zip(texts, places)) {
        drawing.line(
          from: Point(x(change), plotTop - 14), to: Point(x(change), bottom), .line)
        drawing.text(
          text, at: Point(place, plotTop - 18), size: Style.smallSize, .middle, ink: .ink)
      }

      drawing.line(
        from: Point(x(present), plotTop - 4), to: Point(x(present), bottom), .ink, .dashed)
      let length = TextMetrics.width(presentName, size: Style.smallSize)
      let isRight = x(present) + 4 + length > right
      drawing.text(
        presentName, at: Point(x(present) + (isRight ? -4 : 4), bottom - 6),
        size: Style.smallSize, isRight ? .end : .start)

      for (item, one) in series.enumerated().reversed() {
        drawing.line(
          one.points.map { Point(x($0.x), y($0.y)) }, inks[item],
          width: item < Ink.seriesCount ? 2 : 1)
      }
      for crossing in crossings {
        drawing.circle(
          at: Point(x(crossing.x), y(crossing.y)), radius: 3, fill: .paper, stroke: .ink)
      }
      labels.draw(
        on: &drawing,
        at: series.map { Point(right, $0.points.last.map { y($0.y) } ?? bottom) },
        within: plotTop...bottom)

      let name = TextMetrics.lines(
        xName, size: Style.smallSize, width: right - left, most: LabelColumn.mostLines)
      drawing.lines(
        name,
        aroundMiddle: Point((left + right) / 2, bottom + 28 + Double(name.lines.count) * 6),
        size: Style.smallSize, .middle, ink: .soft, whole: xName)
      return bottom + 34 + Double(name.lines.count) * 14
    }
  }

  /// Lines across the plot at round heights, with their numbers at the left.
  static func drawHeights(
    on drawing: inout Drawing, _ scale: LinearScale, from left: Double, to right: Double
  ) {
    let ticks = scale.ticks(about: 4)
    for tick in ticks.values {
      if tick > 0 {
        drawing.line(from: Point(left, scale(tick)), to: Point(right, scale(tick)), .shade)
      }
      drawing.text(
        drawing.axisText(tick, places: ticks.places),
        at: Point(left - 6, scale(tick) + Style.smallSize * Style.middleToBase),
        size: Style.smallSize, .end, ink: .soft)
    }
  }
}
