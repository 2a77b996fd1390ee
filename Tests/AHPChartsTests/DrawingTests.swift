import Foundation
import FoundationXML
import Testing

@testable import AHPCharts

struct DrawingTests {
  static let hostile = [
    "<script>alert(1)</script>", "\"quoted\", it's & more",
    "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{202E}x",
    "\u{1F680} rocket \u{1F469}\u{200D}\u{2695}\u{FE0F}",
    String(repeating: "long ", count: 99) + "name",
    String(repeating: "x", count: 5000), "<\u{301}b>", "]]>\u{FFFF}\u{FFFE}", "a",
  ]

  private static let frame = Frame(
    title: hostile[0], heading: hostile[0], subtitle: hostile[4], summary: hostile[1],
    notes: [hostile[2], ""])

  /// One chart of each form, with names that are markup, long, or written from right to left.
  static let drawings: [Drawing] = {
    let names = hostile
    let numbers = names.indices.map { 0.1 + Double($0 * $0 % 7) / 10 }
    return [
      BarChart(
        frame: frame,
        bars: zip(names, numbers).map {
          .init(prefix: "1", name: $0, value: $1, valueText: "\($1)", isEmphasized: $1 > 0.5)
        }
      ).drawing(),
      OutlineChart(
        frame: frame, firstHeading: "L", secondHeading: "G",
        rows: names.enumerated().map {
          .init(level: min($0, 3), name: $1, first: "", second: "0.1", value: numbers[$0])
        }
      ).drawing(),
      LimitChart(
        frame: frame, limitName: names[1],
        entries: zip(names, numbers).map {
          .init(
            name: $0, value: $1 > 0.6 ? nil : $1, valueText: "\($1)", limit: 0.2,
            isAbove: $1 > 0.2)
        }
      ).drawing(),
      ProfileChart(
        frame: frame,
        columns: names.map {
          .init(name: $0, weight: 0.2, weightText: "0.2", values: numbers)
        }, names: names, valueTexts: names.map { _ in "0.1234" }, ownScaleText: names[0]
      ).drawing(),
      LineChart(
        frame: frame,
        series: zip(names, numbers).map {
          .init(name: $0, points: [Point(0, $1), Point(1, 1 - $1)], valueText: "now")
        },
        leads: [.init(series: 1, range: 0...0.4), .init(series: nil, range: 0.4...1)],
        crossings: [Point(0.4, 0.5)], present: 0.9, presentName: names[0], xName: names[5],
        yName: names[1]
      ).drawing(),
      DifferenceChart(
        frame: frame, first: names[0], second: names[5],
        entries: zip(names, numbers).map { .init(name: $0, value: 0.4 - $1, valueText: "0.1") },
        total: .init(name: names[3], value: 0, valueText: "0")
      ).drawing(),
      ScatterChart(
        frame: frame, xName: names[4], yName: names[0],
        entries: zip(names, numbers).map {
          .init(name: $0, point: Point($1, $1), isEmphasized: false)
        }
      ).drawing(),
    ] + further(names, numbers)
  }()

  /// Charts of groups and of robustness, for a wide page and for a narrow one.
  private static func further(_ names: [String], _ numbers: [Double]) -> [Drawing] {
    let strips = StripChart(
      frame: frame, xName: names[5],
      rows: names.map { name in
        .init(
          name: name, dots: zip(names, numbers).map { .init(name: $0, value: $1) }, whole: 0.3,
          wholeText: "0.3")
      })
    let stacked = StackedChart(
      frame: frame, parts: names,
      rows: names.map { name in
        .init(
          name: name, shares: names.map { _ in 1 / Double(names.count) }, texts: names)
      })
    let heat = HeatChart(
      frame: frame, columns: names,
      rows: names.enumerated().map { level, name in
        .init(
          level: min(level, 3), name: name,
          cells: zip(names, numbers).map { .init(value: $1 > 0.6 ? nil : $1, text: $0) })
      }, range: 0.1...0.7)
    let tornado = TornadoChart(
      frame: frame, entries: zip(names, numbers).map { .init(name: $0, down: 0.3 - $1, up: 0.2) },
      base: 0.25, baseText: names[2], downName: names[0], upName: names[1], text: { "\($0)" })
    return [ChartLayout(), ChartLayout(width: 320, words: .none)].flatMap { layout in
      [
        strips.drawing(layout), stacked.drawing(layout), heat.drawing(layout),
        tornado.drawing(layout),
      ]
    }
  }

  /// The elements and the texts of a document.
  private final class Contents: NSObject, XMLParserDelegate {
    var elements: [String] = []
    var text = ""
    var numbers: [Double] = []

    func parser(
      _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      elements.append(element)
      for name in ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "width", "height"] {
        if let value = attributes[name].flatMap(Double.init) { numbers.append(value) }
      }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  @Test(arguments: drawings.indices)
  func `a chart is XML of marks and texts alone, whatever is in names`(index: Int) throws {
    let drawing = Self.drawings[index]
    let parser = XMLParser(data: Data(drawing.svg(in: .file).utf8))
    let contents = Contents()
    parser.delegate = contents
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    let expected: Set = [
      "svg", "title", "desc", "rect", "line", "polyline", "circle", "text",
    ]
    #expect(Set(contents.elements).isSubset(of: expected))
    #expect(contents.text.contains("<script>alert(1)</script>"))
    // Cut names are there in full too.
    #expect(contents.text.contains(Self.hostile[5]))
    // All within the picture.
    let most = max(drawing.width, drawing.height.rounded(.up))
    let outside = contents.numbers.filter { $0 < 0 || $0 > most }
    #expect(outside == [])
    #expect(drawing.svg(in: .file) == drawing.svg(in: .file))
    let inPage = drawing.svg(in: .page)
    #expect(!inPage.contains("<script>") && !inPage.contains("fill=\"#"))
  }

  @Test func `texts are escaped scalar by scalar`() {
    #expect(SVGText.escaped("<b> & \"x\" 'y'") == "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;")
    #expect(SVGText.escaped("<\u{301}b\u{0}\n") == "&lt;\u{301}b\u{FFFD} ")
    #expect(SVGText.escaped("\u{1F680} \u{5E9}") == "\u{1F680} \u{5E9}")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.04, "0"), (12.34, "12.3"), (-12.36, "-12.4"), (7, "7"), (.nan, "0"),
    (.infinity, "1000000"),
  ])
  func `coordinates have one decimal place`(value: Double, text: String) {
    #expect(SVGText.number(value) == text)
  }

  @Test func `texts are broken between words, and long words anywhere`() {
    let lines = TextMetrics.lines("one two three", size: 10, width: 45, most: 3)
    #expect(lines.lines == ["one two", "three"] && !lines.isCut)
    let cut = TextMetrics.lines("one two three", size: 10, width: 45, most: 1)
    #expect(cut.lines.count == 1 && cut.lines[0].hasSuffix("…") && cut.isCut)
    let long = TextMetrics.lines(
      String(repeating: "W", count: 500), size: 10, width: 100, most: 2)
    #expect(long.lines.count == 2 && long.isCut && long.width <= 100)
    // A path breaks where its parts end before a part is broken.
    #expect(
      TextMetrics.lines("the Service/Completeness of it", size: 10, width: 75, most: 4).lines
        == ["the", "Service/", "Completeness", "of it"])
    #expect(TextMetrics.lines("", size: 10, width: 10, most: 1).lines == [])
    // Not even one character fits.
    #expect(TextMetrics.lines("WW", size: 10, width: 1, most: 3).lines == ["W", "W"])
    // Characters of several scalars stay whole.
    let family = "\u{1F469}\u{200D}\u{1F467}"
    let emoji = TextMetrics.lines(
      String(repeating: family, count: 20), size: 10, width: 50, most: 2)
    #expect(emoji.lines[0].allSatisfy { String($0) == family })
  }

  @Test(arguments: [
    (0.0...0.35, [0.0, 0.1, 0.2, 0.3], 1), (0...1, [0, 0.5, 1], 1), (0...0, [0, 0.5, 1], 1),
    (0...7, [0, 2, 4, 6], 0), (0...1.04, [0, 0.5, 1], 1),
  ])
  func `axes have round numbers`(domain: ClosedRange<Double>, ticks: [Double], places: Int) {
    let found = LinearScale(domain, from: 0, to: 100).ticks(about: 4)
    #expect(found.places == places && found.values.count == ticks.count)
    for (value, expected) in zip(found.values, ticks) { #expect(abs(value - expected) < 1e-12) }
  }

  @Test func `axes of extreme numbers end`() {
    for largest in [1e-300, 1e300, .infinity] {
      #expect(LinearScale(0...largest, from: 0, to: 100).ticks(about: 4).values.count <= 17)
    }
    #expect(AxisText.fixed(-0.04, places: 1) == "0.0" && AxisText.fixed(0.25, places: 2) == "0.25")
  }
}
