/// Numbers in rows and columns, each on a ground that is the stronger the larger it is.
package struct HeatChart: Hashable, Sendable {
  /// One row.
  package struct Row: Hashable, Sendable {
    /// 0 for the root of a tree.
    package var level: Int
    package var name: String
    package var cells: [Cell]

    package init(level: Int = 0, name: String, cells: [Cell]) {
      self.level = level
      self.name = name
      self.cells = cells
    }
  }

  /// One number.
  package struct Cell: Hashable, Sendable {
    /// `nil` for none.
    package var value: Double?
    package var text: String

    package init(value: Double?, text: String) {
      self.value = value
      self.text = text
    }
  }

  package var frame: Frame
  package var columns: [String]
  package var rows: [Row]
  /// What little and much is.
  package var range: ClosedRange<Double>

  package init(frame: Frame, columns: [String], rows: [Row], range: ClosedRange<Double>) {
    self.frame = frame
    self.columns = columns
    self.rows = rows
    self.range = range
  }

  private func ink(_ value: Double) -> Ink {
    let share = (value - range.lowerBound) / max(1e-12, range.upperBound - range.lowerBound)
    return .step(Int(max(0, min(1, share)) * Double(Ink.stepCount - 1) + 0.5))
  }

  package func drawing(_ layout: ChartLayout = ChartLayout()) -> Drawing {
    frame.drawing(layout) { drawing, top in
      let deepest = rows.reduce(0) { max($0, $1.level) }
      let indent = min(18, drawing.width / 5 / Double(max(1, deepest)))
      let room = drawing.width * (columns.count > 3 ? 0.3 : 0.5)
      let names = rows.map {
        TextMetrics.lines(
          $0.name, size: Style.labelSize, width: room - Double($0.level) * indent,
          most: drawing.mostLines)
      }
      let left =
        Style.margin
        + zip(rows, names).reduce(0) { max($0, Double($1.0.level) * indent + $1.1.width) }
        + 10
      let width = min(
        110, (drawing.width - Style.margin - left) / Double(max(1, columns.count)))
      let longestWord = columns.flatMap { $0.split(whereSeparator: \.isWhitespace) }
        .reduce(0) { max($0, TextMetrics.width($1, size: Style.smallSize)) }
      let isAskew = columns.count <= 9 && longestWord > width - 4
      let heads = columns.map {
        TextMetrics.lines(
          $0, size: Style.smallSize, width: columns.count > 9 ? 60 : max(8, width - 4), most: 3)
      }
      let headHeight =
        isAskew
        ? drawAskew(on: &drawing, from: top, left: left, width)
        : Double(heads.reduce(0) { max($0, $1.lines.count) }) * Style.smallSize * Style.lineSpacing
      // Where the names of columns have no room side by side, only some of them stand there.
      let widest = columns.reduce(0) { max($0, TextMetrics.width($1, size: Style.smallSize)) }
      let step = columns.count > 9 ? max(1, Int((widest / width).rounded(.up))) : 1
      for (number, head) in heads.enumerated() where !isAskew && number % step == 0 {
        drawing.lines(
          head,
          aroundMiddle: Point(left + (Double(number) + 0.5) * width, top + headHeight / 2),
          size: Style.smallSize, .middle, ink: .soft, whole: columns[number])
      }
      let textWidth = rows.reduce(0) { most, row in
        row.cells.reduce(most) { max($0, TextMetrics.width($1.text, size: Style.smallSize)) }
      }
      let hasTexts = textWidth + 4 <= width
      var y = top + headHeight + 6
      for (row, name) in zip(rows, names) {
        let height = max(22, 6 + Double(name.lines.count) * Style.labelSize * Style.lineSpacing)
        let middle = y + height / 2
        drawing.lines(
          name, aroundMiddle: Point(Style.margin + Double(row.level) * indent, middle),
          whole: row.name)
        for (column, cell) in row.cells.enumerated() {
          let x = left + Double(column) * width
          if let value = cell.value {
            drawing.rectangle(
              at: Point(x, y + 1), width: width - 1, height: height - 2, ink(value))
          }
          if hasTexts {
            drawing.text(
              cell.text,
              at: Point(x + width / 2, middle + Style.smallSize * Style.middleToBase),
              size: Style.smallSize, .middle)
          }
        }
        y += height
      }
      return y
    }
  }

  /// How far the names of narrow columns are turned, and its sine and cosine.
  private static let (angle, sine, cosine) = (40.0, 0.6428, 0.7660)

  /// Draws the names of columns that are narrower than a word, each with its end above its column.
  ///
  /// - Returns: How high they are.
  private func drawAskew(
    on drawing: inout Drawing, from top: Double, left: Double, _ width: Double
  ) -> Double {
    let lineHeight = Style.smallSize * Style.lineSpacing
    let heads = columns.enumerated().map { number, column in
      let middle = left + (Double(number) + 0.5) * width
      return (
        middle: middle,
        lines: TextMetrics.lines(
          column, size: Style.smallSize, width: min(130, (middle - 12) / Self.cosine), most: 2)
      )
    }
    let height = heads.reduce(0) {
      max($0, $1.lines.width * Self.sine + Double($1.lines.lines.count) * lineHeight)
    }
    for ((middle, lines), column) in zip(heads, columns) {
      for (place, line) in lines.lines.enumerated() {
        // The last line ends lowest, one line beside the other.
        let offset = Double(place - lines.lines.count + 1) * lineHeight
        drawing.text(
          line,
          at: Point(middle + 4 - offset * Self.sine, top + height - 2 + offset * Self.cosine),
          size: Style.smallSize, .end, ink: .soft, angle: Self.angle,
          whole: lines.isCut ? column : nil)
      }
    }
    return height
  }
}
