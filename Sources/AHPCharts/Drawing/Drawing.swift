/// A point of a drawing, from its upper left corner.
package struct Point: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// Lines, areas and texts, put together mark by mark and written as SVG.
package struct Drawing: Hashable, Sendable {
  /// What the drawing shows, for those who cannot see it.
  package let title: String
  /// What is to be seen in it.
  package let summary: String
  package let width: Double
  /// What stands between the whole and the decimal places of a number.
  let decimalSeparator: String
  /// Whether the drawing is for a narrow page, where names take more lines.
  var isNarrow: Bool { width < 500 }
  /// A number on an axis.
  func axisText(_ value: Double, places: Int) -> String {
    AxisText.fixed(value, places: places, separator: decimalSeparator)
  }

  /// How many lines a name beside a mark has where there is room to choose.
  var fewLines: Int { isNarrow ? 3 : 2 }
  /// Grows as marks are drawn.
  package var height = 0.0

  private var marks: [Mark] = []
  /// Where the drawing can be divided without going through a mark but lines.
  private var breaks: [Double] = []

  init(title: String, summary: String, width: Double, decimalSeparator: String) {
    self.decimalSeparator = decimalSeparator
    self.title = title
    self.summary = summary
    self.width = width
  }

  enum Anchor: String { case start, middle, end }
  enum Weight { case regular, bold }
  enum Dash { case solid, dashed }

  private enum Mark: Hashable {
    case line([Point], Ink, width: Double, Dash)
    case rectangle(Point, width: Double, height: Double, Ink)
    case circle(Point, radius: Double, fill: Ink, stroke: Ink?, name: String?)
    case text(String, Point, size: Double, Anchor, Weight, Ink, angle: Double, whole: String?)

    /// From where to where down the mark reaches.
    var heights: ClosedRange<Double> {
      switch self {
      case .line(let points, _, let width, _):
        let all = points.map(\.y)
        return ((all.min() ?? 0) - width / 2 + 0.1)...((all.max() ?? 0) + width / 2 - 0.1)
      case .rectangle(let corner, _, let height, _):
        return (corner.y + 0.1)...(corner.y + max(0.2, height - 0.1))
      case .circle(let center, let radius, _, _, _):
        return (center.y - radius)...(center.y + radius)
      case .text(_, let point, let size, _, _, _, _, _):
        return (point.y - 0.7 * size)...(point.y + 0.1)
      }
    }
  }

  // MARK: Marks

  /// A line through points.
  mutating func line(
    _ points: [Point], _ ink: Ink, width: Double = 1, _ dash: Dash = .solid
  ) {
    marks.append(.line(points, ink, width: width, dash))
  }

  mutating func line(
    from start: Point, to end: Point, _ ink: Ink = .line, width: Double = 1, _ dash: Dash = .solid
  ) {
    line([start, end], ink, width: width, dash)
  }

  mutating func rectangle(at corner: Point, width: Double, height: Double, _ ink: Ink) {
    guard width > 0, height > 0 else { return }
    marks.append(.rectangle(corner, width: width, height: height, ink))
  }

  /// The edge of a rectangle.
  mutating func outline(at corner: Point, width: Double, height: Double) {
    line(
      [
        corner, Point(corner.x + width, corner.y), Point(corner.x + width, corner.y + height),
        Point(corner.x, corner.y + height), corner,
      ], .soft)
  }

  /// A circle around a point.
  ///
  /// - Parameter name: What comes up where the circle is pointed at.
  mutating func circle(
    at center: Point, radius: Double, fill: Ink, stroke: Ink? = nil, name: String? = nil
  ) {
    marks.append(.circle(center, radius: radius, fill: fill, stroke: stroke, name: name))
  }

  /// A text whose base line starts, ends or has its middle at a point.
  ///
  /// - Parameter whole: The whole of a text of which a part is shown.
  mutating func text(
    _ text: String, at point: Point, size: Double = Style.labelSize, _ anchor: Anchor = .start,
    _ weight: Weight = .regular, ink: Ink = .ink, angle: Double = 0, whole: String? = nil
  ) {
    marks.append(.text(text, point, size: size, anchor, weight, ink, angle: angle, whole: whole))
  }

  /// Lines of text around the height of a point.
  mutating func lines(
    _ lines: TextMetrics.Lines, aroundMiddle point: Point, size: Double = Style.labelSize,
    _ anchor: Anchor = .start, _ weight: Weight = .regular, ink: Ink = .ink, whole: String
  ) {
    let step = size * Style.lineSpacing
    let first = point.y - Double(lines.lines.count - 1) * step / 2 + size * Style.middleToBase
    for (number, line) in lines.lines.enumerated() {
      text(
        line, at: Point(point.x, first + Double(number) * step), size: size, anchor, weight,
        ink: ink, whole: lines.isCut ? whole : nil)
    }
  }

  /// Says that a page may end at a height.
  mutating func mayBreak(at height: Double) { breaks.append(height) }

  // MARK: Pieces

  /// Divides the drawing where it may be, so that each piece is at most so high.
  ///
  /// A drawing that has no such places, or is low enough, is one piece.
  ///
  /// - Returns: From where to where down each piece reaches.
  private func pieces(of most: Double) -> [ClosedRange<Double>] {
    var pieces: [ClosedRange<Double>] = []
    var start = 0.0
    var last = 0.0
    for place in breaks.sorted() + [height.rounded(.up)] where place > start {
      if place - start > most, last > start {
        pieces.append(start...last)
        start = last
      }
      last = place
    }
    pieces.append(start...max(start, height.rounded(.up)))
    return pieces
  }

  // MARK: SVG

  /// Where the SVG stands.
  package enum Place: Sendable {
    /// In a file of its own, with its colours and a white ground.
    case file
    /// In a page, whose style sheet has the colours.
    case page
  }

  /// The drawing as SVG.
  package func svg(in place: Place) -> String {
    svg(in: place, 0...height.rounded(.up), title: title + ". " + summary)
  }

  /// The drawing as SVG in a page, divided where it is higher than a sheet of paper.
  ///
  /// - Parameters:
  ///   - sheet: The height of a sheet.
  ///   - piece: How high a piece is at most where there are several.
  package func svgs(sheet: Double, piece: Double) -> [String] {
    let pieces = height <= sheet ? [0...height.rounded(.up)] : pieces(of: piece)
    return pieces.enumerated().map { number, range in
      svg(
        in: .page, range,
        title: number == 0
          ? title + ". " + summary : "\(title) (\(number + 1)/\(pieces.count))")
    }
  }

  private func svg(in place: Place, _ range: ClosedRange<Double>, title name: String) -> String {
    let (width, top) = (SVGText.number(width), SVGText.number(range.lowerBound))
    let height = SVGText.number(range.upperBound - range.lowerBound)
    var text = "<svg viewBox=\"0 \(top) \(width) \(height)\" role=\"img\""
    switch place {
    case .file:
      text +=
        " xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
        + " font-family=\"\(Style.fontFamily)\">\n<title>\(SVGText.escaped(title))</title>\n"
        + "<desc>\(SVGText.escaped(summary))</desc>\n"
        + "<rect width=\"100%\" height=\"100%\" fill=\"\(Ink.paper.color)\"/>\n"
    case .page:
      text += " class=\"chart\" aria-label=\"\(SVGText.escaped(name))\">\n"
    }
    let isWhole = range.lowerBound == 0 && range.upperBound >= self.height
    for mark in marks where isWhole || mark.heights.overlaps(range) {
      write(mark, in: place, to: &text)
      text += "\n"
    }
    return text + "</svg>\n"
  }

  private func write(_ mark: Mark, in place: Place, to text: inout String) {
    func number(_ value: Double) -> String { SVGText.number(value) }
    switch mark {
    case .line(let points, let ink, let width, let dash):
      if points.count == 2 {
        text +=
          "<line x1=\"\(number(points[0].x))\" y1=\"\(number(points[0].y))\" "
          + "x2=\"\(number(points[1].x))\" y2=\"\(number(points[1].y))\""
      } else {
        text +=
          "<polyline points=\""
          + points.map { "\(number($0.x)),\(number($0.y))" }
          .joined(separator: " ") + "\""
        if place == .file { text += " fill=\"none\"" }
      }
      text += paint(fill: nil, stroke: ink, in: place)
      text += " stroke-width=\"\(number(width))\""
      if dash == .dashed { text += " stroke-dasharray=\"4 3\"" }
      text += "/>"
    case .rectangle(let corner, let width, let height, let ink):
      text +=
        "<rect x=\"\(number(corner.x))\" y=\"\(number(corner.y))\" "
        + "width=\"\(number(width))\" height=\"\(number(height))\""
        + paint(fill: ink, stroke: nil, in: place) + "/>"
    case .circle(let center, let radius, let fill, let stroke, let name):
      text +=
        "<circle cx=\"\(number(center.x))\" cy=\"\(number(center.y))\" r=\"\(number(radius))\""
        + paint(fill: fill, stroke: stroke, in: place)
        + (stroke == nil ? "" : " stroke-width=\"1.5\"")
        + (name.map { "><title>\(SVGText.escaped($0))</title></circle>" } ?? "/>")
    case .text(
      let string, let point, let size, let anchor, let weight, let ink, let angle, let whole):
      text +=
        "<text x=\"\(number(point.x))\" y=\"\(number(point.y))\" font-size=\"\(number(size))\""
      if anchor != .start { text += " text-anchor=\"\(anchor.rawValue)\"" }
      if weight == .bold { text += " font-weight=\"bold\"" }
      if angle != 0 {
        text += " transform=\"rotate(\(number(angle)) \(number(point.x)) \(number(point.y)))\""
      }
      text += paint(fill: ink, stroke: nil, in: place) + ">" + SVGText.escaped(string)
      if let whole { text += "<title>\(SVGText.escaped(whole))</title>" }
      text += "</text>"
    }
  }

  private func paint(fill: Ink?, stroke: Ink?, in place: Place) -> String {
    switch place {
    case .file:
      return (fill.map { " fill=\"\($0.color)\"" } ?? "")
        + (stroke.map { " stroke=\"\($0.color)\"" } ?? "")
    case .page:
      let names = [fill.map { "f-\($0.name)" }, stroke.map { "s-\($0.name)" }].compactMap(\.self)
      return " class=\"\(names.joined(separator: " "))\""
    }
  }
}
