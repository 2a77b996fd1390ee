/// How wide a chart is drawn, and which words stand around it.
package struct ChartLayout: Hashable, Sendable {
  /// The width of a chart in a file, in pixels of 1/96 inch.
  package static let usualWidth = 720.0
  /// The widths that charts can have.
  package static let widths = 240.0...4000

  /// The width in pixels of 1/96 inch, within `widths`.
  package var width: Double
  package var words: Words
  /// What stands between the whole and the decimal places of a number.
  package var decimalSeparator: String

  /// The words that are drawn around a chart.
  package enum Words: Hashable, Sendable {
    /// Title, how to read the chart, what is left out, and the method.
    case all
    /// All but the title.
    case withoutTitle
    /// None: they stand in the page that shows the chart.
    case none
  }

  package init(
    width: Double = usualWidth, words: Words = .all, decimalSeparator: String = "."
  ) {
    precondition(Self.widths.contains(width), "a chart has a width within the limits")
    self.width = width
    self.words = words
    self.decimalSeparator = decimalSeparator
  }
}

/// The words around a chart.
package struct Frame: Hashable, Sendable {
  /// What the chart shows, and of which model.
  package var title: String
  /// What the chart shows, where the model is known.
  package var heading: String
  /// How to read it.
  package var subtitle: String
  /// What is to be seen, for those who cannot see it.
  package var summary: String
  /// What is not shown of a large model; empty if all is.
  package var leftOut: String
  /// How the judgments came about, and the method.
  package var notes: [String]

  package init(
    title: String, heading: String, subtitle: String, summary: String, leftOut: String = "",
    notes: [String]
  ) {
    self.title = title
    self.heading = heading
    self.subtitle = subtitle
    self.summary = summary
    self.leftOut = leftOut
    self.notes = notes
  }

  /// Draws the words, and between them what `body` draws.
  ///
  /// - Parameters:
  ///   - layout: How wide the drawing is, and which words it has.
  ///   - body: Draws below the height that it is given, and returns how far down it came.
  func drawing(
    _ layout: ChartLayout, _ body: (inout Drawing, _ top: Double) -> Double
  ) -> Drawing {
    let hasWords = layout.words != .none
    var drawing = Drawing(
      title: hasWords ? title : heading, summary: summary, width: layout.width,
      decimalSeparator: layout.decimalSeparator)
    let room = layout.width - 2 * Style.margin
    var y = hasWords ? Style.margin : 0
    func write(_ text: String, size: Double, most: Int, _ weight: Drawing.Weight, _ ink: Ink) {
      let lines = TextMetrics.lines(
        text, size: size, width: room, most: most, isBold: weight == .bold)
      for line in lines.lines {
        y += size * Style.lineSpacing
        drawing.text(
          line, at: Point(Style.margin, y - 0.25 * size), size: size, .start, weight, ink: ink,
          whole: lines.isCut ? text : nil)
      }
    }
    if layout.words == .all { write(title, size: Style.titleSize, most: 6, .bold, .ink) }
    if hasWords && !subtitle.isEmpty {
      write(subtitle, size: Style.labelSize, most: 12, .regular, .soft)
    }
    y = body(&drawing, y + (hasWords ? 14 : 6)) + 8
    if hasWords {
      for note in [leftOut] + notes where !note.isEmpty {
        write(note, size: Style.noteSize, most: 16, .regular, .soft)
      }
    }
    drawing.height = y + (hasWords ? Style.margin : 4)
    return drawing
  }
}
