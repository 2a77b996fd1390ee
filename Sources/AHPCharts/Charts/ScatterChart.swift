/// Named points in a plane.
package struct ScatterChart: Hashable, Sendable {
  /// One point.
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var point: Point
    /// Whether it is what the chart is about.
    package var isEmphasized: Bool

    package init(name: String, point: Point, isEmphasized: Bool) {
      self.name = name
      self.point = point
      self.isEmphasized = isEmphasized
    }
  }

  package var frame: Frame
  package var xName: String
  package var yName: String
  /// The points, the most important first.
  package var entries: [Entry]

  package init(frame: Frame, xName: String, yName: String, entries: [Entry]) {
    self.frame = frame
    self.xName = xName
    self.yName = yName
    self.entries = entries
  }

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let yLines = TextMetrics.lines(
        yName, size: Style.labelSize, width: min(420, drawing.width - 2 * Style.margin),
        most: LabelColumn.mostLines)
      let lineHeight = Style.labelSize * Style.lineSpacing
      let plotTop = top + Double(yLines.lines.count) * lineHeight + 12
      let (left, right) = (Style.margin + 44, drawing.width - Style.margin)
      let bottom = plotTop + min(400, drawing.width * 0.75)
      let x = LinearScale(
        0...entries.reduce(0) { max($0, $1.point.x) } * 1.15, from: left, to: right)
      let y = LinearScale(
        0...entries.reduce(0) { max($0, $1.point.y) } * 1.08, from: bottom, to: plotTop)
      drawing.lines(
        yLines,
        aroundMiddle: Point(Style.margin, top + Double(yLines.lines.count) * lineHeight / 2),
        ink: .soft, whole: yName)
      LineChart.drawHeights(on: &drawing, y, from: left, to: right)
      let ticks = x.ticks(about: 6)
      for tick in ticks.values {
        if tick > 0 {
          drawing.line(from: Point(x(tick), plotTop), to: Point(x(tick), bottom), .shade)
        }
        drawing.text(
          drawing.axisText(tick, places: ticks.places), at: Point(x(tick), bottom + 16),
          size: Style.smallSize, .middle, ink: .soft)
      }
      drawing.line(from: Point(left, bottom), to: Point(right, bottom), .soft)
      drawing.line(from: Point(left, plotTop), to: Point(left, bottom), .soft)

      let points = entries.map { Point(x($0.point.x), y($0.point.y)) }
      var taken = points.map {
        LabelPlacement.Box(x: $0.x - 6, y: $0.y - 6, width: 12, height: 12)
      }
      let room = LabelPlacement.Box(
        x: left + 2, y: plotTop, width: right - left - 2, height: bottom - plotTop - 2)
      for (entry, point) in zip(entries, points) {
        drawing.circle(
          at: point, radius: entry.isEmphasized ? 6 : 5,
          fill: entry.isEmphasized ? .accent : .soft, stroke: .paper)
      }
      var key = NumberedKey()
      for (entry, point) in zip(entries, points) {
        let lines = TextMetrics.lines(
          entry.name, size: Style.labelSize, width: min(190, drawing.width * 0.36), most: 4,
          isBold: entry.isEmphasized)
        let height = Double(lines.lines.count) * lineHeight
        guard !lines.isCut,
          let box = LabelPlacement.place(
            at: point, width: lines.width, height: height, in: room, besides: taken)
        else {
          // Beside the point there is a number, and the name stands below the chart.
          let number = key.number(of: entry.name)
          let width = TextMetrics.width(number, size: Style.labelSize)
          let box =
            LabelPlacement.place(
              at: point, width: width, height: lineHeight, in: room, besides: taken)
            ?? LabelPlacement.Box(
              x: point.x - width / 2, y: point.y - 7 - lineHeight, width: width, height: lineHeight)
          taken.append(box)
          drawing.text(
            number,
            at: Point(
              box.x + width / 2, box.y + lineHeight / 2 + Style.labelSize * Style.middleToBase),
            .middle, entry.isEmphasized ? .bold : .regular)
          continue
        }
        taken.append(box)
        let isRight = box.x >= point.x
        let isLeft = box.x + box.width <= point.x
        let edge = Point(
          isRight ? box.x - 1 : isLeft ? box.x + box.width + 1 : box.x + box.width / 2,
          isRight || isLeft
            ? box.y + box.height / 2 : box.y >= point.y ? box.y : box.y + box.height)
        let distance = abs(edge.x - point.x) + abs(edge.y - point.y)
        if distance > 20 { drawing.line(from: point, to: edge, .line) }
        let anchor = isRight ? Drawing.Anchor.start : isLeft ? .end : .middle
        let textX =
          isRight ? box.x : isLeft ? box.x + box.width : box.x + box.width / 2
        drawing.lines(
          lines, aroundMiddle: Point(textX, box.y + box.height / 2), anchor,
          entry.isEmphasized ? .bold : .regular, whole: entry.name)
      }
      let name = TextMetrics.lines(
        xName, size: Style.labelSize, width: right - left, most: LabelColumn.mostLines)
      let nameHeight = Double(name.lines.count) * lineHeight
      drawing.lines(
        name, aroundMiddle: Point(right, bottom + 22 + nameHeight / 2), .end, ink: .soft,
        whole: xName)
      return key.draw(on: &drawing, below: bottom + 28 + nameHeight)
    }
  }
}
