import Foundation
import TestSupport
import Testing

/// The page of a report, as a reader has it in a browser.
struct ReportPageTests {
  private func ahp(_ arguments: String...) throws -> Tool.Outcome { try Tool.run(arguments) }

  private static let hospital = "Examples/bangka-belitung.yaml"
  private static let leader = "Examples/published/leader.yaml"

  // MARK: Looks

  /// A report that is looked at.
  enum Sample: String, CaseIterable {
    case leader, group, hospital, large, indonesian, wide, network, merits, rightToLeft, alike
    case compounds
  }

  /// A model whose names begin alike and have long words, with the answers of twelve people who
  /// have long names too.
  private static func alike(in folder: URL) throws -> [String] {
    let names =
      ["Depati Bahrin", "Depati Hamzah", "Sejiran Setason", "Bakti Timah", "Abu Hanifah"]
      .map { "Rumah Sakit Umum Daerah \($0)" }
    let model = folder.appending(path: "alike.yaml").path
    try """
    ahp: 1
    name: Memilih rumah sakit rujukan
    alternatives: [\(names.joined(separator: ", "))]
    goal:
      name: Memilih rumah sakit rujukan
      children:
      - name: Kapasitas layanan
        children:
        - name: Ketersediaan tenaga kesehatan spesialis
        - name: Pertanggungjawaban keuangan
      - name: Biaya

    """.write(toFile: model, atomically: true, encoding: .utf8)
    let answers = folder.appending(path: "alike.csv").path
    let made = try Tool.run([
      "generate", "--answers-to", model, "--participants", "12", "-o", answers,
    ])
    #expect(made.status == 0)
    return [model, "--responses", answers, "--language", "id"]
  }

  /// A model whose names are of one word that no phone has a line for.
  private static func compounds(in folder: URL) throws -> [String] {
    let long = "Krankenhausfinanzierungsgesetz"
    let model = folder.appending(path: "compounds.yaml").path
    try """
    ahp: 1
    name: \(long)-Novellierungsausschussempfehlung
    alternatives: [\(long)-Novellierungsausschuss, Bundeskrankenhausstrukturfondsverordnung, Kurz]
    goal:
      name: \(long)sbegründung
      children:
      - name: Wirtschaftlichkeitsgesichtspunkte
        children:
        - name: Betriebskostenabrechnungsverfahren
        - name: Investitionsförderungsmaßnahmen
      - name: Versorgungssicherstellungsauftrag

    """.write(toFile: model, atomically: true, encoding: .utf8)
    let answers = folder.appending(path: "compounds.csv").path
    #expect(
      try Tool.run(["generate", "--answers-to", model, "--participants", "4", "-o", answers])
        .status == 0)
    let text = try String(contentsOfFile: answers, encoding: .utf8)
    try text.replacing("Participant 1,", with: "Verwaltungsratsvorsitzendenstellvertreterin,")
      .write(toFile: answers, atomically: true, encoding: .utf8)
    return [model, "--responses", answers]
  }

  /// Writes a report and returns its path.
  private func page(_ sample: Sample, in folder: URL) throws -> String {
    let page = folder.appending(path: "report.html").path
    var arguments: [String]
    switch sample {
    case .leader: arguments = [Self.leader]
    case .hospital: arguments = [Self.hospital]
    case .indonesian: arguments = [Self.hospital, "--language", "id", "--checklist"]
    case .network: arguments = ["Examples/published/hamburger-market-share.yaml"]
    case .rightToLeft:
      let texts = folder.appending(path: "ar.yaml").path
      #expect(try ahp("texts", "--language", "ar", "-o", texts).status == 0)
      arguments = [Self.leader, "--language", texts]
    case .wide:
      // Tables of so many columns need a page that lies.
      let names = (1...20).map { "Administrations number \($0)" }
      let criteria = ["Cost", "Care", "Reach"].enumerated().map { place, name in
        let priorities = names.indices.map { "\(names[$0]): \(1 + ($0 * (place + 2)) % 9)" }
        return "    - {name: \(name), priorities: {\(priorities.joined(separator: ", "))}}"
      }
      let model = folder.appending(path: "wide.yaml")
      try """
      ahp: 1
      name: Wide
      alternatives: [\(names.joined(separator: ", "))]
      goal:
        name: g
        upperTriangle: [2, 3, 2]
        children:
      \(criteria.joined(separator: "\n"))
      """.write(to: model, atomically: true, encoding: .utf8)
      arguments = [model.path, "--draws", "0"]
    case .merits: arguments = ["Examples/published/missile-defense.yaml", "--draws", "50"]
    case .alike: arguments = try Self.alike(in: folder)
    case .compounds: arguments = try Self.compounds(in: folder)
    case .group:
      let answers = folder.appending(path: "answers.csv").path
      #expect(
        try ahp("generate", "--answers-to", Self.leader, "--participants", "12", "-o", answers)
          .status == 0)
      let people = folder.appending(path: "people.csv")
      let departments = ["surgery", "nursing", "administration"]
      try
        ("participant,department\n"
        + (1...12).map { "Participant \($0),\(departments[$0 % 3])\n" }.joined())
        .write(to: people, atomically: true, encoding: .utf8)
      arguments = [
        Self.leader, "--responses", answers, "--participants", people.path, "--own-judgments",
        "replace", "--by", "department",
      ]
    case .large:
      let model = folder.appending(path: "model.json").path
      #expect(
        try ahp(
          "generate", "--levels", "2", "--branching", "44", "--alternatives", "6", "-o", model
        )
        .status == 0)
      arguments = [model, "--draws", "100"]
    }
    arguments += ["-o", page]
    let run = try Tool.run(["report"] + arguments)
    #expect(run.status == 0 && run.errors == "")
    return page
  }

  @Test(
    .enabled(
      if: Browser.readsPaper, "there is no Chromium to open pages, or no pdftotext to read paper"),
    arguments: Sample.allCases)
  func `a page can be read on a desk, a tablet, a phone and paper, by day and at night`(
    sample: Sample
  ) throws {
    try Tool.inTemporaryFolder { folder in
      let page = try page(sample, in: folder)
      let output = try Browser.run("layout", page, folder.path)
      #expect(try JSONDecoder().decode([String].self, from: output) == [])
      let text = try String(contentsOfFile: page, encoding: .utf8)
      #expect(text.utf8.count <= (sample == .large || sample == .merits ? 1_000_000 : 400_000))
      // Trees and bars are drawn, and not made of letters.
      #expect(!text.contains { "█▏▎▍▌▋▊▉├└│".contains($0) })
      if sample == .leader || sample == .wide {
        #expect(text.contains("scroll short landscape wrapped") == (sample == .wide))
      }
      #expect(text.contains("<html lang=\"ar\" dir=\"rtl\">") == (sample == .rightToLeft))
      let sections =
        ["ranking", "consistency", "sensitivity", "about"] + (sample == .network ? ["network"] : [])
      for section in sections { #expect(text.contains("<section id=\"\(section)\"")) }
    }
  }

  // MARK: Weights that are moved

  /// What the script that reads a report has seen.
  private struct Seen: Decodable {
    struct Moved: Decodable {
      let priorities: [Double]
      let weights: [Double]
      let said: String
      let address: String
      let shown: Shown
    }
    struct Shown: Decodable {
      let ranking: [Double]
      let gradientWeight: Double
      let gradientNow: [Double]
      let gradientAtZero: [Double]
      let gradientAtOne: [Double]
      let overall: [Double]
      let performance: [[Double]]
      let weights: [Double]
      let total: Double?
      let differences: [Double]
      let across: [Double]
      let up: [Double]
    }
    struct Sorted: Decodable {
      let first: [String]
      let up: [String]
      let down: [String]
      let again: [String]
    }
    let start: [Double]?
    let moved: [Moved]
    let back: [Double]?
    let again: Bool?
    let reset: [Double]?
    let sorted: Sorted
    let copied: String
    let says: String
    let choices: [Bool]
    let smallest: Double
    let texts: Bool
  }

  private struct Move {
    let above: String
    let place: Int
    let weight: Double
    /// The path that the gradient is chosen of; empty to leave it.
    var gradient = ""
  }

  /// Reads a report, which must go without errors, dialogs and requests, and returns what was seen.
  private func read(_ page: String, _ moves: [Move] = [], in folder: URL) throws -> Seen {
    let list = try JSONSerialization.data(
      withJSONObject: moves.map { [$0.above, $0.place, $0.weight, $0.gradient] })
    let output = try Browser.run("report", page, folder.path, String(decoding: list, as: UTF8.self))
    return try JSONDecoder().decode(Seen.self, from: output)
  }

  /// The part of the JSON of `ahp sensitivity` that says what lines are.
  private struct Sensitivity: Decodable {
    struct Line: Decodable {
      let criterion: String
      let scoresAtZero: [Double]
      let scoresAtOne: [Double]
    }
    let criteria: [Line]
  }

  /// The part of the JSON of `ahp what-if` that says what priorities become.
  private struct WhatIf: Decodable {
    struct Scenario: Decodable {
      let priorities: [Double]
    }
    let priorities: [Double]
    let ranks: [Int]
    let scenarios: [Scenario]
  }

  private func expect(_ found: [Double], are expected: [Double], _ what: String) {
    #expect(found.count == expected.count, "\(what)")
    for (found, expected) in zip(found, expected) {
      #expect(abs(found - expected) < 1e-9, "\(what)")
    }
  }

  @Test(
    .enabled(if: Browser.isThere, "there is no Chromium to open pages"),
    arguments: ["distributive", "ideal", "multiplicative"])
  func `all five pictures of weights have the numbers of the tool`(synthesis: String) throws {
    let cases: [(model: String, move: Move, path: String)] = [
      (
        Self.leader, Move(above: "Goal", place: 2, weight: 0.9, gradient: "Charisma"), "Charisma"
      ),
      (
        Self.hospital,
        Move(
          above: "Jenis Rujukan", place: 1, weight: 0.75,
          gradient: "Jenis Rujukan/Rujukan Vertikal"), "Jenis Rujukan/Rujukan Vertikal"
      ),
    ]
    for (model, move, path) in cases {
      try Tool.inTemporaryFolder { folder in
        let page = folder.appending(path: "report.html").path
        let options = ["--synthesis", synthesis]
        #expect(
          try Tool.run(["report", model, "--draws", "0", "-o", page] + options).status == 0)
        let seen = try read(page, [move], in: folder)
        let isLogarithmic = synthesis == "multiplicative"
        func normalized(_ scores: [Double]) -> [Double] {
          let numbers = isLogarithmic ? scores.map { exp($0) } : scores
          let sum = numbers.reduce(0, +)
          return numbers.map { $0 / sum }
        }
        let sensitivity = try JSONDecoder().decode(
          Sensitivity.self,
          from: Data(
            Tool.run(
              ["sensitivity", model, "--criterion", path, "--format", "json"] + options
            ).output.utf8))
        let line = try #require(sensitivity.criteria.first)
        let whatIf = try JSONDecoder().decode(
          WhatIf.self,
          from: Data(
            Tool.run(
              ["what-if", model, "--set", "\(path)=\(move.weight)", "--format", "json"] + options
            ).output.utf8))
        let expected = try #require(whatIf.scenarios.first).priorities
        let moved = try #require(seen.moved.first)
        let shown = moved.shown
        expect(try #require(seen.start), are: whatIf.priorities, "start")
        expect(moved.priorities, are: expected, "priorities")
        expect(shown.ranking, are: expected, "ranking")
        expect(shown.gradientNow, are: expected, "gradient")
        expect(shown.gradientAtZero, are: normalized(line.scoresAtZero), "gradient at 0")
        expect(shown.gradientAtOne, are: normalized(line.scoresAtOne), "gradient at 1")
        #expect(abs(shown.gradientWeight - move.weight) < 1e-12)
        expect(shown.overall, are: expected, "performance")
        // The first two of the study stand head to head.
        let order = whatIf.ranks.indices.sorted { whatIf.ranks[$0] < whatIf.ranks[$1] }
        let (first, second) = (expected[order[0]], expected[order[1]])
        let total = try #require(shown.total)
        #expect(abs(total - (isLogarithmic ? log(first / second) : first - second)) < 1e-9)
        #expect(abs(shown.differences.reduce(0, +) - total) < 1e-12)
        // The axes of the plane are two columns of the performance.
        for axis in [shown.across, shown.up] {
          #expect(shown.performance.contains(axis))
        }
        #expect(moved.priorities != seen.start && moved.weights[move.place] == move.weight)
        #expect(moved.address.hasPrefix("#weights=") && moved.address.contains(":\(move.weight)"))
        #expect(seen.again == true && seen.back == seen.start && seen.reset == seen.start)
        #expect(seen.choices.allSatisfy { $0 })
        #expect(seen.smallest >= 24)
        #expect(seen.sorted.up == seen.sorted.first.sorted())
        #expect(seen.sorted.down == seen.sorted.up.reversed())
        #expect(seen.sorted.again == seen.sorted.first)
        #expect(seen.says == "Copied")
        #expect(seen.copied.hasPrefix("Rank\tAlternative\tPriority\t"))
      }
    }
  }

  @Test(
    .enabled(if: Browser.isThere, "there is no Chromium to open pages"))
  func `several weights that are moved stay as long as there is room`() throws {
    try Tool.inTemporaryFolder { folder in
      let page = folder.appending(path: "report.html").path
      #expect(try ahp("report", Self.leader, "-o", page).status == 0)
      let moves = [(2, 0.5), (0, 0.3), (1, 0.6), (3, 1)].map {
        Move(above: "Goal", place: $0, weight: $1)
      }
      let seen = try read(page, moves, in: folder)
      #expect(seen.moved[1].weights[2] == 0.5 && seen.moved[1].weights[0] == 0.3)
      // No room for 0.5 and 0.3 beside 0.6: they share 0.4 as 5 to 3, and nothing is left for Age.
      let third = [0.15, 0.6, 0.25, 0]
      for (found, expected) in zip(seen.moved[2].weights, third) {
        #expect(abs(found - expected) < 1e-12)
      }
      #expect(seen.moved[3].weights == [0, 0, 0, 1])
      #expect(seen.moved[3].said.hasPrefix("Dick is first with "))
      #expect(seen.again == true)
    }
  }

  @Test(
    .enabled(if: Browser.isThere, "there is no Chromium to open pages"))
  func `names are shown as texts, whatever is in them`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.yaml").path
      let long = String(repeating: "long ", count: 99) + "name"
      try """
      ahp: 1
      name: "</script><script>alert(1)</script> {{script}} <!--"
      alternatives: ["<script>alert(1)</script>", "=1+1", "\\"quoted\\", it's", "\(long)"]
      participants: ["<b>Ann</b>", "\u{202E}Bob"]
      goal:
        name: "<img src=x onerror=alert(2)>"
        judgments:
          "<b>Ann</b>": {upperTriangle: [3, 5, 1/7]}
          "\u{202E}Bob": {upperTriangle: [1/3, 5, 9]}
        children:
          - name: "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{5E2}\u{5D5}\u{5DC}\u{5DD}"
            upperTriangle: [2, 3, 4, 5, 1/6, 7]
          - name: "__proto__ \u{1F680}"
            upperTriangle: [1/2, 3, 1/4, 5, 6, 7]
          - name: "constructor: 50%, {0}@#"
            upperTriangle: [2, 1/3, 4, 1/5, 6, 7]
      """.write(toFile: model, atomically: true, encoding: .utf8)
      let page = folder.appending(path: "page.html").path
      let run = try ahp("report", model, "-o", page)
      #expect(run.status == 0 && run.errors == "")
      let seen = try read(page, [Move(above: "Goal", place: 2, weight: 0.9)], in: folder)
      #expect(seen.texts && seen.again == true)
      #expect(seen.sorted.first.contains("<script>alert(1)</script>"))
      #expect(seen.copied.contains("\t'=1+1\t"))
      #expect(seen.moved.count == 1 && seen.moved[0].priorities != seen.start)
    }
  }

  // MARK: The model in the page

  /// The model that a page carries.
  private func attachment(of page: String, in folder: URL) throws -> String {
    let start = try #require(page.range(of: "data:application/gzip;base64,")).upperBound
    let text = try #require(page[start...].split(separator: "\"").first)
    let file = folder.appending(path: "attached.json.gz")
    try #require(Data(base64Encoded: String(text))).write(to: file)
    return file.path
  }

  @Test func `the page alone lets anybody compute the result again`() throws {
    try Tool.inTemporaryFolder { folder in
      let run = try ahp("report", Self.hospital, "--draws", "0")
      let attached = try attachment(of: run.output, in: folder)
      func priorities(_ model: String) throws -> String {
        try ahp("synthesize", model, "--format", "csv").output
      }
      // The group's judgments stand in the place of those of its members, rounded to what a number
      // holds.
      func numbers(_ table: String) -> [Double] {
        table.split { ",\n".contains($0) }.compactMap { Double($0) }
      }
      let (found, expected) = (
        numbers(try priorities(attached)), numbers(try priorities(Self.hospital))
      )
      #expect(found.count == expected.count && found.count > 100)
      for (found, expected) in zip(found, expected) { #expect(abs(found - expected) < 1e-9) }
      let model = try ahp("convert", attached).output
      #expect(!model.contains("participants"))
      #expect(run.output.contains("without the judgments of single participants"))
      let whole = try ahp("report", Self.hospital, "--draws", "0", "--attach-answers")
      let kept = try ahp("convert", attachment(of: whole.output, in: folder)).output
      #expect(kept == (try ahp("convert", Self.hospital).output))
    }
  }

  @Test func `a page says what made it`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.json")
      try Data(
        #"{"ahp": 1, "name": "m", "alternatives": ["a", "b"], "goal": {"name": "g", "upperTriangle": [2]}}"#
          .utf8
      ).write(to: model)
      let text = try ahp("report", model.path, "--format", "text", "--draws", "0").output
        .replacing(/\s+/, with: " ")
      #expect(text.contains("Command line: ahp report"))
      #expect(text.contains(#/Versions: ahp \d+\.\d+\.\d+/#))
      // By sha256sum.
      let digest = try digest(of: model.path)
      #expect(text.contains(digest))
    }
  }

  private func digest(of path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = [path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).prefix { $0 != " " }.description
  }

  @Test func `people who are promised it are numbers in every output`() throws {
    try Tool.inTemporaryFolder { folder in
      let answers = folder.appending(path: "answers.csv").path
      #expect(
        try ahp("generate", "--answers-to", Self.leader, "--participants", "3", "-o", answers)
          .status == 0)
      for command in [
        ["check", "--format", "text"], ["consistency"], ["group"], ["group", "--people"],
        ["report"], ["report", "--attach-answers"], ["convert"],
        ["sensitivity", "--by-participant"],
        ["synthesize", "--format", "json"], ["report", "--participant", "Participant 2"],
        ["group", "--max-cr", "0.01"],
        ["synthesize", "--max-cr", "0.12", "--aggregation", "judgments"],
      ] {
        let run = try Tool.run(
          [command[0], Self.leader, "--responses", answers, "--own-judgments", "replace"]
            + command.dropFirst() + ["--anonymous"])
        #expect(!(run.output + run.errors).contains(/Participant [123]/), "\(command)")
        #expect(run.status != 64, "\(run.errors)")
        if command[0] == "convert" || command == ["group", "--people"] {
          #expect(run.output.contains("P1") && run.output.contains("P3"))
        }
      }
    }
    let refused = try ahp("aggregate", Self.leader, "--partial", "--anonymous")
    #expect(refused.status == 64)
  }
}
