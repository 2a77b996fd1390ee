/// A tree, drawn as an outline with two numbers and a bar for each row.
package struct OutlineChart: Hashable, Sendable {
  /// One row of the outline.
  package struct Row: Hashable, Sendable {
    /// 0 for the root; at most one more than that of the row before.
    package var level: Int
    package var name: String
    /// What stands in the first column of numbers.
    package var first: String
    /// What stands in the second.
    package var second: String
    /// The length of the bar, 0 or more.
    package var value: Double

    package init(level: Int, name: String, first: String, second: String, value: Double) {
      self.level = level
      self.name = name
      self.first = first
      self.second = second
      self.value = value
    }
  }

  package var frame: Frame
  /// What stands above the first column of numbers.
  package var firstHeading: String
  /// What stands above the second.
  package var secondHeading: String
  package var rows: [Row]

  package init(frame: Frame, firstHeading: String, secondHeading: String, rows: [Row]) {
    self.frame = frame
    self.firstHeading = firstHeading
    self.secondHeading = secondHeading
    self.rows = rows
  }

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let deepest = rows.reduce(0) { max($0, $1.level) }
      // Deep trees are drawn narrower, so that names keep their room.
      let indent = min(18, drawing.width / 4 / Double(max(1, deepest)))
      let names = LabelColumn(
        rows.map {
          LabelColumn.Label(
            name: $0.name, isBold: $0.level <= 1, indent: Double($0.level) * indent)
        }, in: drawing, most: drawing.isNarrow ? 0.4 : 0.46,
        // Numbers and bars keep their room.
        mostWithWords: min(
          LabelColumn.mostShare, 1 - (2 * Style.margin + 108) / drawing.width))
      let nameEnd = Style.margin + names.width
      let (firstEnd, secondEnd) = (nameEnd + 56, nameEnd + 108)
      let largest = rows.filter { $0.level > 0 }.reduce(0) { max($0, $1.value) }
      let scale = LinearScale(0...largest, from: secondEnd + 12, to: drawing.width - Style.margin)
      var y = top
      for (heading, x) in [(firstHeading, firstEnd), (secondHeading, secondEnd)] {
        drawing.text(heading, at: Point(x, y + 4), size: Style.smallSize, .end, ink: .soft)
      }
      y += 12
      /// For each level on the way to the present row, where its line starts and where it last
      /// branched.
      var open: [(start: Double, last: Double?)] = []
      func close(_ drawing: inout Drawing, from level: Int) {
        while open.count > level {
          let depth = Double(open.count - 1)
          if let (start, last) = open.popLast(), let last {
            let x = Style.margin + depth * indent + indent / 3
            drawing.line(from: Point(x, start), to: Point(x, last))
          }
        }
      }
      for (row, name) in zip(rows, names.lines) {
        let x = Style.margin + Double(row.level) * indent
        let isTop = row.level <= 1
        let height = 7 + Double(name.lines.count) * Style.labelSize * Style.lineSpacing
        let middle = y + height / 2
        let base = middle + Style.labelSize * Style.middleToBase
        close(&drawing, from: row.level)
        if row.level > 0, open.count == row.level {
          open[row.level - 1].last = middle
          let branch = x - indent + indent / 3
          drawing.line(from: Point(branch, middle), to: Point(x - 3, middle))
        }
        open.append((y + height - 2, nil))
        drawing.lines(
          name, aroundMiddle: Point(x, middle), .start, isTop ? .bold : .regular, whole: row.name)
        drawing.text(row.first, at: Point(firstEnd, base), .end)
        drawing.text(row.second, at: Point(secondEnd, base), .end)
        if row.level > 0 {
          drawing.rectangle(
            at: Point(scale.start, middle - 5), width: scale(row.value) - scale.start, height: 10,
            row.level == 1 ? .accent : .soft)
        }
        y += height
        drawing.mayBreak(at: y)
      }
      close(&drawing, from: 0)
      return y
    }
  }
}
