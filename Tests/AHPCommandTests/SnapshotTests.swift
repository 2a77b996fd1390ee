import Foundation
import Testing

/// Every report in every format, whole, as the tool writes it.
///
/// The files in `Snapshots` are what is expected. With the environment variable
/// `AHP_WRITE_SNAPSHOTS` set the tests write them anew: look at the difference before it is
/// committed.
struct SnapshotTests {
  /// A report on one model: the name of its files and the command line.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let arguments: [String]
    /// Options that are refused where the result is a table.
    var besideTables: [String] = []
    var formats = ["text", "markdown", "latex", "html", "csv", "json", "xlsx"]
    /// The command line whose output is the standard input; `nil` for none.
    var input: [String]?
    var testDescription: String { name }
  }

  private static let models = [
    ("leader", "Examples/published/leader.yaml", ["--language", "en"]),
    ("group", "Examples/published/super-decisions-group-car.yaml", []),
    ("hospital", "Examples/bangka-belitung.yaml", ["--language", "en"]),
  ]

  /// A network, merits and ratings, in the formats whose content is their own.
  private static let otherModels: [Case] = [
    ("network", "hamburger-market-share"), ("merits", "bocr-trade-relations"),
    ("ratings", "ratings-lunch"),
  ].flatMap { (name: String, file: String) -> [Case] in
    let path = "Examples/published/\(file).yaml"
    func report(_ command: String, _ options: String...) -> Case {
      Case(
        name: "\(name)-\(command)", arguments: [command, path] + options,
        formats: command == "report" ? ["markdown"] : ["text", "csv", "json"])
    }
    let all = [
      report("synthesize"), report("check"), report("consistency", "--all"),
      report("report", "--draws", "20"),
    ]
    // Weights given directly are not drawn, and a formula of merits has no lines.
    return name == "merits"
      ? all : all + [report("sensitivity"), report("simulate", "--draws", "200")]
  }

  private static let charts: [Case] = [
    "ranking", "tree", "consistency", "performance", "gradient", "head-to-head", "plane",
    "tornado", "acceptability", "people", "consensus", "similarity",
  ].map { kind in
    Case(
      name: "group-chart-\(kind)",
      arguments: ["chart", kind, models[1].1]
        + (kind == "acceptability" ? ["--draws", "200"] : []),
      formats: ["svg", "vega-lite"])
  }

  static let cases: [Case] =
    models.flatMap { name, path, language in
      let language = name == "hospital" ? language : []
      func report(_ command: String, _ options: String...) -> Case {
        Case(name: "\(name)-\(command)", arguments: [command, path] + options + language)
      }
      return [
        report("synthesize"), report("check"), report("consistency", "--threshold", "0.001"),
        report("sensitivity"), report("simulate", "--draws", "200", "--seed", "1"),
        report("compare-methods"), report("audit"),
        report("repair", "--method", "worst-judgment", "--threshold", "0.03"),
      ]
    }.map { entry in
      // What goes to the screen beside another file is no workbook.
      guard entry.arguments[0] == "repair" else { return entry }
      return Case(
        name: entry.name, arguments: entry.arguments,
        formats: entry.formats.filter { $0 != "xlsx" })
    } + [
      Case(name: "group-group", arguments: ["group", models[1].1]),
      Case(
        name: "group-sensitivity-judgments",
        arguments: ["sensitivity", models[1].1, "--judgments"],
        formats: ["text", "csv", "json"]),
      Case(
        name: "group-sensitivity-participants",
        arguments: ["sensitivity", models[1].1, "--by-participant"],
        formats: ["text", "csv", "json"]),
      Case(
        name: "group-collect",
        arguments: ["collect", "-"]
          + ["bookkeeper", "nurse"].map { "Examples/whole-day/answers/\($0).csv" },
        formats: ["text", "markdown", "latex", "html", "csv", "json"],
        input: ["init", "Examples/whole-day/outline.txt"]),
      Case(
        name: "leader-what-if",
        arguments: [
          "what-if", models[0].1, "--set", "Experience=0.2", "--set", "Age=0.1, Charisma=0.5",
          "--vary", "15%", "--language", "en",
        ]),
      Case(
        name: "leader-import",
        arguments: ["import", "Examples/import/leader.csv", "-o", "/dev/null"],
        formats: ["text", "markdown", "latex", "html", "csv", "json"]),
      Case(
        name: "bicycle-audit",
        arguments: [
          "audit", "Examples/unpublished-judgments.yaml", "--variants", "--power", "--draws", "10",
          "--effort", "100000",
        ], besideTables: ["--show-matrices"]),
      Case(
        name: "bicycle-reconstruct",
        arguments: [
          "reconstruct", "Examples/unpublished-judgments.yaml", "--effort", "100000", "-o",
          "/dev/null",
        ], besideTables: ["--all"],
        formats: ["text", "markdown", "latex", "html", "csv", "json"]),
      Case(
        name: "random-index",
        arguments: ["random-index", "--order", "5", "--samples", "200", "--seed", "1"]),
    ]
    + otherModels + charts
    + models.map { name, path, language in
      Case(
        name: "\(name)-report",
        arguments: ["report", path, "--draws", "100"] + (name == "hospital" ? language : []),
        formats: ["text", "markdown", "latex", "html", "xlsx"])
    }

  @Test(arguments: cases) func `reports are as their snapshots`(_ entry: Case) throws {
    for format in entry.formats {
      let found = try Self.result(of: entry, as: format)
      let file = Self.folder.appending(path: "\(entry.name).\(format)")
      if ProcessInfo.processInfo.environment["AHP_WRITE_SNAPSHOTS"] != nil {
        try found.write(to: file, atomically: true, encoding: .utf8)
        continue
      }
      let expected = try String(contentsOf: file, encoding: .utf8)
      let isExact = ["text", "markdown", "latex"].contains(format)
      if let difference = Self.difference(found, expected, isExact: isExact) {
        Issue.record("\(entry.name).\(format), \(difference)")
      }
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")

  // MARK: What the tool writes

  private static func result(of entry: Case, as format: String) throws -> String {
    if format == "xlsx" { return withoutVersion(try cells(of: entry)) }
    let input = try entry.input.map { try Tool.run($0).output } ?? ""
    let outcome = try Tool.run(
      entry.arguments + (format == "csv" ? [] : entry.besideTables) + ["--format", format],
      input: input, environment: ["COLUMNS": "80"])
    #expect([0, 1].contains(outcome.status), "\(outcome.errors)")
    let output = withoutVersion(outcome.output)
    return format == "html" ? withoutResources(output) : output
  }

  /// A text without the version of the tool, which is another with each release.
  private static func withoutVersion(_ text: String) -> String {
    text.replacing(#/ahp \d+\.\d+\.\d+/#, with: "ahp …")
  }

  /// A page without its style, its script and its charts, which are the same for all or have files
  /// of their own.
  private static func withoutResources(_ page: String) -> String {
    page.replacing(#/(?s)<style>.*?</style>/#, with: "<style/>")
      .replacing(#/(?s)<script>.*?</script>/#, with: "<script/>")
      .replacing(#/(?s)<svg .*?</svg>/#, with: "<svg/>")
      .replacing(#/base64,[A-Za-z0-9+/=]*/#, with: "base64,")
  }

  private static let script = """
    import sys, zipfile
    import xml.etree.ElementTree as tree
    book = zipfile.ZipFile(sys.argv[1])
    space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    names = [s.get('name') for s in tree.fromstring(book.read('xl/workbook.xml')).iter(space + 'sheet')]
    for number, name in enumerate(names, 1):
        print('sheet', name)
        for cell in tree.fromstring(book.read(f'xl/worksheets/sheet{number}.xml')).iter(space + 'c'):
            text = cell.find(space + 'is')
            value = cell.find(space + 'v')
            print(cell.get('r'), repr(text.find(space + 't').text) if text is not None else value.text)
    """

  private static func cells(of entry: Case) throws -> String {
    var cells = ""
    try Tool.inTemporaryFolder { folder in
      let book = folder.appending(path: "book.xlsx").path
      let outcome = try Tool.run(entry.arguments + ["--format", "xlsx", "-o", book])
      #expect([0, 1].contains(outcome.status), "\(outcome.errors)")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["python3", "-c", script, book]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      cells = String(
        decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    return cells
  }

  // MARK: Comparison

  /// Kernels for other processors differ in last bits.
  private static let tolerance = 1e-13

  /// Where two texts differ first, line by line; `nil` if nowhere.
  ///
  /// - Parameter isExact: Whether numbers are texts like others; otherwise they may differ by
  ///   `tolerance`, as a share of the number or in absolute terms.
  static func difference(_ found: String, _ expected: String, isExact: Bool) -> String? {
    let (lines, wanted) = (
      found.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false)
    )
    for (number, (line, want)) in zip(lines, wanted).enumerated() where line != want {
      if isExact || !agree(line, want) {
        return "line \(number + 1): '\(line)' (expected '\(want)')"
      }
    }
    return lines.count == wanted.count
      ? nil : "\(lines.count) lines (expected \(wanted.count))"
  }

  /// Whether two lines have the same texts, and numbers that are as good as equal, between them.
  static func agree(_ line: Substring, _ other: Substring) -> Bool {
    let number = #/[+-]?\d+\.?\d*(?:[eE][+-]?\d+)?/#
    let (first, second) = (line.matches(of: number), other.matches(of: number))
    guard first.count == second.count,
      line.replacing(number, with: "#") == other.replacing(number, with: "#")
    else { return false }
    return zip(first, second).allSatisfy { first, second in
      guard let one = Double(first.output), let two = Double(second.output) else { return false }
      return abs(one - two) <= tolerance * max(1, abs(one), abs(two))
    }
  }

  @Test(
    arguments: [
      ("a 0.5, b 1e-3", "a 0.50000000000000001, b 1e-3", true), ("a 0.5", "a 0.50001", false),
      ("a 0.5", "b 0.5", false), ("a 1, 2", "a 1", false), ("x: 3", "x: 3", true),
    ]
  ) func `numbers are compared as numbers, and everything else as text`(
    line: String, other: String, agrees: Bool
  ) {
    #expect(Self.agree(line[...], other[...]) == agrees)
  }
}
