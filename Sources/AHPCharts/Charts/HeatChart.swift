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
      let names = LabelColumn(
        rows.map { LabelColumn.Label(name: $0.name, indent: Double($0.level) * indent) },
        in: drawing, most: columns.count > 3 ? 0.34 : 0.46)
      let left = Style.margin + names.width + 10
      let width = min(
        110, (drawing.width - Style.margin - left) / Double(max(1, columns.count)))
      let longestWord = columns.flatMap { $0.split(whereSeparator: \.isWhitespace) }
        .reduce(0) { max($0, TextMetrics.width($1, size: Style.smallSize)) }
      let isTight = longestWord > width - 4
      let askew = isTight ? askewHeads(left: left, width) : nil
      // What has no room above its column has a number there, and its name below the chart.
      var key = NumberedKey()
      let numbers = columns.allSatisfy { Int($0) != nil }
      let titles =
        isTight && askew == nil && !numbers ? columns.map { key.number(of: $0) } : columns
      let heads = titles.map {
        TextMetrics.lines(
          $0, size: Style.smallSize, width: max(40, width - 4), most: LabelColumn.mostLines)
      }
      let headHeight =
        askew.map { draw($0, on: &drawing, from: top) }
        ?? Double(heads.reduce(0) { max($0, $1.lines.count) }) * Style.smallSize * Style.lineSpacing
      // Where numbers have no room side by side, only some of them stand there.
      let widest = heads.reduce(0) { max($0, $1.width) }
      let step = max(1, Int((widest / width).rounded(.up)))
      for (number, head) in heads.enumerated() where askew == nil && number % step == 0 {
        drawing.lines(
          head,
          aroundMiddle: Point(left + (Double(number) + 0.5) * width, top + headHeight / 2),
          size: Style.smallSize, .middle, ink: .soft, whole: titles[number])
      }
      let textWidth = rows.reduce(0) { most, row in
        row.cells.reduce(most) { max($0, TextMetrics.width($1.text, size: Style.smallSize)) }
      }
      let hasTexts = textWidth + 4 <= width
      var y = top + headHeight + 6
      for (row, name) in zip(rows, names.lines) {
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
        drawing.mayBreak(at: y)
      }
      return key.draw(on: &drawing, below: y + 6)
    }
  }

  /// How far the names of narrow columns are turned, and its sine and cosine.
  private static let (angle, sine, cosine) = (40.0, 0.6428, 0.7660)

  /// A name that stands askew above the middle of its column.
  private struct AskewHead {
    var middle: Double
    var lines: TextMetrics.Lines
  }

  /// The names of columns that are narrower than a word, each with its end above its column; `nil`
  /// if they have no room there.
  private func askewHeads(left: Double, _ width: Double) -> [AskewHead]? {
    guard columns.count <= 9 else { return nil }
    let lineHeight = Style.smallSize * Style.lineSpacing
    let most = max(1, Int(width * Self.sine / lineHeight))
    let heads = columns.enumerated().map { number, column in
      let middle = left + (Double(number) + 0.5) * width
      return AskewHead(
        middle: middle,
        lines: TextMetrics.lines(
          column, size: Style.smallSize, width: min(170, (middle - 12) / Self.cosine), most: most))
    }
    return heads.contains(where: \.lines.isCut) ? nil : heads
  }

  /// Draws names that stand askew.
  ///
  /// - Returns: How high they are.
  private func draw(_ heads: [AskewHead], on drawing: inout Drawing, from top: Double) -> Double {
    let lineHeight = Style.smallSize * Style.lineSpacing
    let height = heads.reduce(0) {
      max($0, $1.lines.width * Self.sine + Double($1.lines.lines.count) * lineHeight)
    }
    for head in heads {
      for (place, line) in head.lines.lines.enumerated() {
        // The last line ends lowest, one line beside the other.
        let offset = Double(place - head.lines.lines.count + 1) * lineHeight
        drawing.text(
          line,
          at: Point(head.middle + 4 - offset * Self.sine, top + height - 2 + offset * Self.cosine),
          size: Style.smallSize, .end, ink: .soft, angle: Self.angle)
      }
    }
    return height
  }
}
