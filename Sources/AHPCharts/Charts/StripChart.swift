/// Dots on a line for each of several things: where everybody puts it, and where all together do.
package struct StripChart: Hashable, Sendable {
  /// One line of dots.
  package struct Row: Hashable, Sendable {
    package var name: String
    /// The places of the dots, 0 or more.
    package var dots: [Dot]
    /// The place of the whole, 0 or more.
    package var whole: Double
    /// The place of the whole as it is printed.
    package var wholeText: String

    package init(name: String, dots: [Dot], whole: Double, wholeText: String) {
      self.name = name
      self.dots = dots
      self.whole = whole
      self.wholeText = wholeText
    }
  }

  /// One dot.
  package struct Dot: Hashable, Sendable {
    /// Whose it is, with the number.
    package var name: String
    package var value: Double

    package init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  package var frame: Frame
  package var xName: String
  package var rows: [Row]

  package init(frame: Frame, xName: String, rows: [Row]) {
    self.frame = frame
    self.xName = xName
    self.rows = rows
  }

  private static let radius = 4.0

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let names = LabelColumn(rows.map(\.name), in: drawing, most: 0.4)
      let left = Style.margin + names.width + 14
      let valueWidth = rows.reduce(0) {
        max($0, TextMetrics.width($1.wholeText, size: Style.labelSize, isBold: true))
      }
      let right = drawing.width - Style.margin - valueWidth - 10
      let values = rows.flatMap { $0.dots.map(\.value) + [$0.whole] }
      let x = LinearScale(0...(values.max() ?? 1) * 1.03, from: left, to: right)
      let ticks = x.ticks(
        about: min(drawing.isNarrow ? 3 : 6, max(2, Int((right - left) / 50))))
      let first = top
      var y = top
      var marks: [(row: Int, middle: Double, places: [Point])] = []
      for (number, row) in rows.enumerated() {
        let lanes = Self.lanes(row.dots.map { x($0.value) })
        let most = (lanes.max() ?? 0) + 1
        let height = max(
          26, Double(names.lines[number].lines.count) * Style.labelSize * Style.lineSpacing + 8,
          Double(most) * (Self.radius * 2 + 1) + 12)
        let middle = y + height / 2
        let places = zip(row.dots, lanes).map { dot, lane in
          // The first lane is in the middle, the next ones above and below it by turns.
          let step = Double((lane + 1) / 2) * (Self.radius * 2 + 1) * (lane % 2 == 0 ? 1 : -1)
          return Point(x(dot.value), middle + step)
        }
        marks.append((number, middle, places))
        y += height
        drawing.mayBreak(at: y)
      }
      for tick in ticks.values {
        drawing.line(from: Point(x(tick), first), to: Point(x(tick), y), .shade)
        drawing.text(
          drawing.axisText(tick, places: ticks.places), at: Point(x(tick), y + 14),
          size: Style.smallSize, .middle, ink: .soft)
      }
      for (number, middle, places) in marks {
        let row = rows[number]
        drawing.lines(
          names.lines[number], aroundMiddle: Point(left - 14, middle), .end, whole: row.name)
        drawing.line(from: Point(left, middle), to: Point(right, middle), .line)
        for (dot, place) in zip(row.dots, places) {
          drawing.circle(
            at: place, radius: Self.radius, fill: .accent, stroke: .paper, name: dot.name)
        }
        drawing.line(
          from: Point(x(row.whole), middle - 11), to: Point(x(row.whole), middle + 11), .ink,
          width: 3)
        drawing.text(
          row.wholeText,
          at: Point(drawing.width - Style.margin, middle + Style.labelSize * Style.middleToBase),
          .end, .bold)
      }
      drawing.line(from: Point(left, y), to: Point(right, y), .soft)
      drawing.text(xName, at: Point(right, y + 29), size: Style.smallSize, .end, ink: .soft)
      return y + 34
    }
  }

  /// For each place on a line the lane in which a dot does not touch those before it; the last lane
  /// takes what finds no room.
  private static func lanes(_ places: [Double]) -> [Int] {
    let most = 9
    var ends = [Double](repeating: -.infinity, count: most)
    var lanes = [Int](repeating: 0, count: places.count)
    for dot in places.indices.sorted(by: { (places[$0], $0) < (places[$1], $1) }) {
      let lane = ends.firstIndex { $0 + 2 * radius <= places[dot] } ?? most - 1
      lanes[dot] = lane
      ends[lane] = places[dot]
    }
    return lanes
  }
}
