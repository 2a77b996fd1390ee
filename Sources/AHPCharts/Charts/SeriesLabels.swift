/// The names of lines, at the right of a chart.
struct SeriesLabels {
  /// The room that the lines to the names take.
  private static let leadWidth = 30.0

  let names: [String]
  /// What each line is drawn in.
  let inks: [Ink]
  /// A number after each name; empty for none.
  let values: [String]
  /// The width of the chart.
  let chartWidth: Double

  private let lines: [TextMetrics.Lines]
  /// The room that all of them need, with the lines to them.
  let width: Double

  init(names: [String], inks: [Ink], values: [String], in drawing: Drawing) {
    self.names = names
    self.inks = inks
    self.values = values
    chartWidth = drawing.width
    let column = LabelColumn(names, size: Style.smallSize, in: drawing, most: 0.28)
    lines = column.lines
    width =
      Self.leadWidth
      + values.reduce(column.width) { max($0, TextMetrics.width($1, size: Style.smallSize)) }
  }

  /// The height that all of them need.
  var height: Double { lines.reduce(0) { $0 + Self.height(of: $1) } }

  private static func height(of lines: TextMetrics.Lines) -> Double {
    // The number stands in a line of its own.
    Double(lines.lines.count + 1) * Style.smallSize * Style.lineSpacing + 4
  }

  /// Draws the names beside where the lines end.
  ///
  /// - Parameters:
  ///   - ends: Where each line ends.
  ///   - range: From where to where down the names may stand.
  func draw(on drawing: inout Drawing, at ends: [Point], within range: ClosedRange<Double>) {
    let x = chartWidth - Style.margin - width + Self.leadWidth - 6
    let places = LabelPlacement.spread(
      ends.map(\.y), lengths: lines.map(Self.height), in: range)
    for (item, end) in ends.enumerated() {
      drawing.line(
        [Point(end.x + 5, end.y), Point(x - 12, places[item]), Point(x - 4, places[item])],
        inks[item], width: 1)
      var texts = lines[item]
      texts.lines.append(values[item])
      let step = Style.smallSize * Style.lineSpacing
      let top = places[item] - Double(texts.lines.count - 1) * step / 2
      for (number, text) in texts.lines.enumerated() {
        drawing.text(
          text,
          at: Point(x, top + Double(number) * step + Style.smallSize * Style.middleToBase),
          size: Style.smallSize, ink: number == texts.lines.count - 1 ? .soft : .ink,
          whole: texts.isCut && number < texts.lines.count - 1 ? names[item] : nil)
      }
    }
  }
}
