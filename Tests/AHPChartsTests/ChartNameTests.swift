import Testing

@testable import AHPCharts

/// The names in charts can be told apart, and stand free.
struct ChartNameTests {
  /// Names that begin alike, and some with long words and paths.
  private static let names =
    ["Depati Bahrin", "Depati Hamzah", "Sejiran Setason", "Bakti Timah", "Drs. H. Abu Hanifah"].map
  {
    "Rumah Sakit Umum Daerah \($0) dengan pelayanan rujukan"
  } + [
    "Kapasitas layanan/Pertanggungjawaban keuangan daerah", "Ketersediaan tenaga kesehatan",
    "A", "Kecepatan daya tanggap dan prosedur layanan",
  ]

  private static let frame = Frame(
    title: "T", heading: "T", subtitle: "", summary: "", notes: [])

  /// One chart of each form that has names.
  private static let charts: [Chart] = {
    let numbers = names.indices.map { 0.1 + Double($0 * $0 % 7) / 10 }
    let columns = names.map {
      ProfileChart.Column(name: $0, weight: 0.2, weightText: "0.2", values: numbers)
    }
    return [
      .bars(
        BarChart(
          frame: frame,
          bars: zip(names, numbers).map {
            .init(prefix: "1", name: $0, value: $1, valueText: "0.1", isEmphasized: $1 > 0.5)
          })),
      .outline(
        OutlineChart(
          frame: frame, firstHeading: "L", secondHeading: "G",
          rows: names.enumerated().map {
            .init(level: min($0, 3), name: $1, first: "0.2", second: "0.1", value: numbers[$0])
          })),
      .limits(
        LimitChart(
          frame: frame, limitName: "limit",
          entries: zip(names, numbers).map {
            .init(name: $0, value: $1, valueText: "0.1", limit: 0.2, isAbove: $1 > 0.2)
          })),
      .profile(
        ProfileChart(
          frame: frame, columns: columns, names: names, valueTexts: names.map { _ in "0.1" },
          ownScaleText: "")),
      .lines(
        LineChart(
          frame: frame,
          series: zip(names, numbers).map {
            .init(name: $0, points: [Point(0, $1), Point(1, 1 - $1)], valueText: "0.1")
          }, leads: [.init(series: 1, range: 0...1)], crossings: [], present: 0.4,
          presentName: "now", xName: names[0], yName: "y")),
      .differences(
        DifferenceChart(
          frame: frame, first: names[0], second: names[1],
          entries: zip(names, numbers).map { .init(name: $0, value: 0.4 - $1, valueText: "0.1") },
          total: .init(name: "all", value: 0.1, valueText: "0.1"))),
      .scatter(
        ScatterChart(
          frame: frame, xName: names[2], yName: names[3],
          entries: names.indices.map {
            .init(name: names[$0], point: Point(0.5, 0.5 + 0.001 * Double($0)), isEmphasized: false)
          })),
      .tornado(
        TornadoChart(
          frame: frame,
          entries: zip(names, numbers).map { .init(name: $0, down: 0.3 - $1, up: 0.2) },
          base: 0.25, baseText: "now", downName: "down", upName: "up", text: { _ in "0.123" })),
      .stacked(
        StackedChart(
          frame: frame, parts: ["1", "2"],
          rows: names.map { .init(name: $0, shares: [0.5, 0.5], texts: ["50 %", "50 %"]) })),
      .strips(
        StripChart(
          frame: frame, xName: "x",
          rows: names.map {
            .init(name: $0, dots: [.init(name: "a", value: 0.2)], whole: 0.3, wholeText: "0.3")
          })),
      .heat(
        HeatChart(
          frame: frame, columns: names,
          rows: names.enumerated().map { level, name in
            .init(
              level: min(level, 3), name: name,
              cells: numbers.map { .init(value: $0, text: "0.1") })
          }, range: 0.1...0.8)),
    ]
  }()

  /// A text of a chart, and where it stands.
  private struct Label {
    var x: Double
    var y: Double
    var size: Double
    var anchor: Substring
    var text: String
  }

  /// The texts of SVG that are not turned.
  private static func labels(of svg: String) -> [Label] {
    svg.matches(
      of:
        /<text x="([-\d.]+)" y="([-\d.]+)" font-size="([\d.]+)"(?: text-anchor="(\w+)")?[^>]*>([^<]*)/
    ).compactMap { match in
      guard let x = Double(match.1), let y = Double(match.2), let size = Double(match.3) else {
        return nil
      }
      return Label(x: x, y: y, size: size, anchor: match.4 ?? "start", text: String(match.5))
    }
  }

  @Test(arguments: charts.indices, [320.0, 520, 680, 720])
  func `names are whole, and no word is broken`(index: Int, width: Double) {
    let drawing = Self.charts[index].drawing(ChartLayout(width: width, words: .none))
    let texts = Self.labels(of: drawing.svg(in: .page)).map(\.text)
    #expect(texts.allSatisfy { !$0.contains("…") })
    // Words, of which a path may end a line.
    func words(_ text: String) -> [String] {
      text.replacing("/", with: "/ ").split(separator: " ").map(String.init)
    }
    let known = Set(Self.names.flatMap(words))
    let drawn = Set(texts.flatMap(words))
    // The names of a pair are those of two alone.
    #expect(drawn.isSuperset(of: words(Self.names[0])))
    let broken = drawn.filter { word in
      word.count > 3 && !known.contains(word) && known.contains { $0.contains(word) }
    }
    #expect(broken == [])
  }

  @Test func `names that are cut for their length keep where they differ`() {
    let long = (1...3).map { String(repeating: "same words ", count: 200) + "end \($0)" }
    let drawing = Drawing(title: "", summary: "", width: 320, decimalSeparator: ".")
    let lines = LabelColumn(long, in: drawing).lines.map(\.lines)
    #expect(Set(lines).count == 3)
    #expect(lines.allSatisfy { $0.count <= LabelColumn.mostLines })
  }

  @Test(arguments: [320.0, 720])
  func `the line of zero goes around the numbers of a tornado`(width: Double) {
    let chart = TornadoChart(
      frame: Self.frame,
      entries: (0..<9).map { .init(name: "a", down: -0.02 + 0.01 * Double($0), up: 0.3) },
      base: 0.2, baseText: "now", downName: "down", upName: "up", text: { _ in "0.0123" })
    let svg = chart.drawing(ChartLayout(width: width, words: .none)).svg(in: .page)
    let lines = svg.matches(
      of: /<line x1="([\d.]+)" y1="([\d.]+)" x2="[\d.]+" y2="([\d.]+)"[^>]*stroke-dasharray/
    ).compactMap { match -> (x: Double, top: Double, bottom: Double)? in
      guard let x = Double(match.1), let top = Double(match.2), let bottom = Double(match.3) else {
        return nil
      }
      return (x, top, bottom)
    }
    #expect(!lines.isEmpty)
    for label in Self.labels(of: svg) {
      let width = TextMetrics.width(label.text, size: label.size)
      let left =
        switch label.anchor {
        case "end": label.x - width
        case "middle": label.x - width / 2
        default: label.x
        }
      let middle = label.y - 0.35 * label.size
      let crossing = lines.filter {
        left < $0.x && $0.x < left + width && $0.top < middle && middle < $0.bottom
      }
      #expect(crossing.isEmpty, "\(label.text) at \(label.x)")
    }
  }

  @Test func `what is higher than a sheet is drawn in pieces, each text in one of them`() {
    let names = (1...90).map { "Row \($0)" }
    let chart = OutlineChart(
      frame: Self.frame, firstHeading: "L", secondHeading: "G",
      rows: names.map { .init(level: 1, name: $0, first: "0.1", second: "0.2", value: 0.3) })
    let drawing = chart.drawing(ChartLayout(width: 680, words: .none))
    #expect(drawing.svgs(sheet: 5000, piece: 400) == [drawing.svg(in: .page)])
    let pieces = drawing.svgs(sheet: 860, piece: 400)
    #expect(pieces.count == Int((drawing.height / 400).rounded(.up)) || pieces.count == 6)
    let heights = pieces.compactMap { piece in
      piece.firstMatch(of: /viewBox="0 ([\d.]+) 680 ([\d.]+)"/).flatMap { match in
        Double(match.1).flatMap { top in Double(match.2).map { (top, $0) } }
      }
    }
    #expect(heights.count == pieces.count && heights.allSatisfy { $0.1 <= 400 })
    var end = 0.0
    for (top, height) in heights {
      #expect(abs(top - end) < 0.11)
      end = top + height
    }
    #expect(abs(end - drawing.height.rounded(.up)) < 0.2)
    for name in names {
      #expect(pieces.count { $0.contains(">\(name)</text>") } == 1)
    }
  }

  @Test(arguments: [(2, true), (60, false)])
  func `numbers stand in the cells of shades only where they have room`(count: Int, isShown: Bool) {
    let chart = HeatChart(
      frame: Self.frame, columns: (0..<count).map { "c\($0)" },
      rows: [
        .init(
          level: 0, name: "a", cells: (0..<count).map { _ in .init(value: 0.2, text: "0.2345") })
      ], range: 0...1)
    let svg = chart.drawing(ChartLayout(width: 700, words: .none)).svg(in: .page)
    #expect(svg.contains("0.2345") == isShown)
  }

  @Test(arguments: [0, 0.4, 0.79, 0.81, 0.95, 1], [320.0, 720])
  func `the name of the present weight stands in the plot`(present: Double, width: Double) throws {
    let name = "now 0.950"
    let chart = LineChart(
      frame: Self.frame,
      series: [.init(name: "a", points: [Point(0, 0.2), Point(1, 0.8)], valueText: "0.1")],
      leads: [.init(series: 0, range: 0...1)], crossings: [], present: present, presentName: name,
      xName: "x", yName: "y")
    let svg = chart.drawing(ChartLayout(width: width, words: .none)).svg(in: .page)
    let labels = Self.labels(of: svg)
    let label = try #require(labels.first { $0.text == name })
    let end = try #require(labels.first { $0.text == "1" || $0.text == "1.0" })
    let length = TextMetrics.width(name, size: label.size)
    let right = label.anchor == "end" ? label.x : label.x + length
    #expect(right <= end.x && right - length > 0)
  }

  @Test func `dots of a strip do not cover each other while there are lanes`() throws {
    let dots = (0..<8).map { StripChart.Dot(name: "d\($0)", value: 0.3 + 0.002 * Double($0)) }
    let chart = StripChart(
      frame: Self.frame, xName: "x",
      rows: [.init(name: "a", dots: dots, whole: 0.6, wholeText: "0.6")])
    let svg = chart.drawing(ChartLayout(width: 700, words: .none)).svg(in: .page)
    let circles = svg.matches(of: /<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/)
      .compactMap { match -> (x: Double, y: Double, radius: Double)? in
        guard let x = Double(match.1), let y = Double(match.2), let radius = Double(match.3)
        else { return nil }
        return (x, y, radius)
      }
    #expect(circles.count == dots.count)
    for (place, one) in circles.enumerated() {
      for other in circles[..<place] {
        let (across, up) = (one.x - other.x, one.y - other.y)
        #expect((across * across + up * up).squareRoot() >= one.radius + other.radius - 0.2)
      }
    }
  }

  @Test func `a number stands at two bars of the same length on one side`() {
    let chart = TornadoChart(
      frame: Self.frame, entries: [.init(name: "a", down: 0.5, up: 0.5)], base: 0.2,
      baseText: "now", downName: "down", upName: "up", text: { _ in "moved" })
    let svg = chart.drawing(ChartLayout(width: 700, words: .none)).svg(in: .page)
    #expect(svg.contains("moved"))
  }
}
