import Foundation
import Testing

/// Results and questionnaires in a language that is not English.
struct LanguageCommandTests {
  /// The words in a text, of three letters or more.
  private static func words(in text: String) -> Set<String> {
    Set(text.lowercased().matches(of: /[a-z]{3,}/).map { String($0.output) })
  }

  /// The values of a file of texts.
  private static func values(of language: String) throws -> String {
    let file = try Tool.run(["texts", "--language", language]).output
    return file.split(separator: "\n").filter { !$0.contains(/^\s*#/) }
      .compactMap { $0.split(separator: ": ", maxSplits: 1).last }
      .joined(separator: "\n")
  }

  private static let model = "Examples/bangka-belitung.yaml"

  /// What the model quotes and cites, word by word as every format shows it: sources of methods, of
  /// the study, and the errata of printed numbers.
  private static func quoted() throws -> Set<String> {
    let text = try String(contentsOf: Tool.root.appending(path: model), encoding: .utf8)
    let names = text.matches(of: /name: ([^\n,}]*)/).map { String($0.output.1) }
    let source = try #require(
      text.firstMatch(of: /\nsource: >-\n(.*?)\nnotice/.dotMatchesNewlines()))
    return words(in: names.joined(separator: " ") + source.output.1)
  }

  /// The words of publications that reports cite.
  private static let citations = """
    and the for with applications process hierarchy analytic network theory sciences decision making new group
    journal operational research european insight implementing standard method multiple inputs value health
    international omega mathematical computer modelling modeling psychology management science report
    """

  /// The English words of the program that Indonesian does not have.
  private static func english() throws -> Set<String> {
    try words(in: values(of: "xx")).subtracting(words(in: values(of: "id"))).subtracting(quoted())
  }

  private static let commands: [[String]] = [
    ["synthesize", model], ["check", model, "--all"], ["consistency", model],
    ["sensitivity", model], ["simulate", model, "--draws", "200"],
    ["compare-methods", model], ["group", model], ["what-if", model, "--vary", "0.5"],
    ["repair", model, "--threshold", "0.03"],
    ["audit", "Examples/unpublished-judgments.yaml"],
    ["random-index", "--order", "4", "--samples", "1000"],
    ["report", model, "--draws", "200", "--checklist"],
    // What has no result says why in the language of the rest.
    ["compare-methods", "Examples/published/hamburger-market-share.yaml"],
    ["report", "Examples/published/bocr-missile-defense.yaml", "--draws", "50"],
    ["report", "Examples/published/house.yaml", "--draws", "50"],
    ["synthesize", "Examples/published/supermatrices.yaml"],
    ["synthesize", "Examples/published/hamburger-market-share.yaml", "--matrix", "limit"],
    ["group", "Examples/published/super-decisions-group-car.yaml", "--people"],
    ["report", "Examples/published/super-decisions-group-car.yaml", "--draws", "50"],
    ["audit", model],
  ]

  @Test(arguments: commands, ["text", "markdown", "latex", "html"])
  func `a result in Indonesian has no English word`(command: [String], format: String) throws {
    let outcome = try Tool.run(command + ["--language", "id", "--format", format])
    #expect(outcome.status == 0 || outcome.status == 1, "\(outcome.errors)")
    var text = outcome.output.replacing(/ahp \d+\.\d+\.\d+/, with: "")
    switch format {
    case "latex": text = text.replacing(/%[^\n]*/, with: "").replacing(/\\[A-Za-z]+/, with: " ")
    case "html":
      text = text.replacing(/<(style|script)>.*?<\/\1>/.dotMatchesNewlines(), with: "")
        .replacing(/data:[^"]*/, with: "")
        .replacing(/"[A-Za-z]+":/, with: "")
        .replacing(/<([a-z0-9]+)((\s+[-a-z]+="[^"]*")*)\s*\/?>/) { tag in
          // What is read out is read too.
          tag.output.2.matches(of: /(aria-label|title|alt)="([^"]*)"/).map { $0.output.2 }
            .joined(separator: " ")
        }
        .replacing(/<[^>]*>/, with: " ")
      #expect(outcome.output.contains("<html lang=\"id\">"))
    default: break
    }
    var english = try Self.english()
    if command[0] == "report" {
      english.subtract(Self.words(in: Self.citations))
      // The command line, the keys of the model that would answer an item, and names that a chart
      // shortens.
      english.subtract(["checklist", "description", "draws", "raw"])
    }
    if command[0] == "audit" {
      // The options by which other choices are tried.
      english.subtract([
        "cut", "digits", "half", "index", "points", "prioritization", "random", "respondents",
        "scale", "variants",
      ])
    }
    if command[1].hasPrefix("Examples/") && command[1] != Self.model {
      // These models have no names in Indonesian.
      let model = try String(
        contentsOf: Tool.root.appending(path: command[1]), encoding: .utf8)
      english.subtract(Self.words(in: model))
    }
    #expect(Self.words(in: text).intersection(english).sorted() == [])
    // An audit repeats digits as they were printed, some tables have no decimals, and pages have
    // numbers for scripts.
    if command[0] != "audit" && command[0] != "compare-methods" {
      #expect(text.contains(/\d,\d/))
      if format != "html" && command[1] == Self.model { #expect(!text.contains(/\ 0\.\d/)) }
    }
  }

  @Test(arguments: ["html", "markdown"])
  func `a questionnaire in Indonesian has no English word`(format: String) throws {
    let outcome = try Tool.run([
      "questionnaire", Self.model, "--own-judgments", "replace", "--language", "id", "--format",
      format,
    ])
    #expect(outcome.status == 0)
    var text = outcome.output
    if format == "html" {
      let start = try #require(text.firstRange(of: "id=\"data\">")).upperBound
      let data = text[start...]
      text = String(data[..<(try #require(data.firstRange(of: "</script>"))).lowerBound])
        .replacing(/"[A-Za-z]+":/, with: "")
    }
    #expect(Self.words(in: text).intersection(try Self.english()).sorted() == [])
  }

  @Test(arguments: [
    "synthesize", "check", "consistency", "sensitivity", "simulate", "audit", "group",
  ])
  func `keys and heads for programs do not depend on the language`(command: String) throws {
    for format in ["json", "csv"] {
      func result(_ language: String...) throws -> String {
        let options = command == "simulate" ? ["--draws", "50"] : []
        return try Tool.run([command, Self.model, "--format", format] + options + language).output
      }
      // The model has Indonesian names, so that only words and participants' labels could differ.
      func stripped(_ text: String) -> String {
        text.replacing(/Responden rekonstruksi (\d)/) { "R\($0.output.1)" }
      }
      func withoutNotice(_ text: String) -> String {
        text.replacing(/"notice": "[^"]*"/, with: "")
      }
      let (own, other) = try (result(), result("--language", "id"))
      #expect(!own.isEmpty && stripped(withoutNotice(other)) == withoutNotice(own))
    }
  }

  @Test(arguments: [
    "ranking", "tree", "consistency", "performance", "gradient", "head-to-head", "plane", "tornado",
    "acceptability", "people", "consensus", "similarity",
  ])
  func `a chart in Indonesian has no English word`(kind: String) throws {
    let outcome = try Tool.run(["chart", kind, Self.model, "--language", "id"])
    #expect(outcome.status == 0)
    let text = outcome.output.replacing(/<[^>]*>/, with: " ")
    #expect(Self.words(in: text).intersection(try Self.english()).sorted() == [])
    #expect(!text.contains(/\d\.\d/))
  }

  // MARK: Files of texts

  @Test func `a file of texts is written, checked and used`() throws {
    try Tool.inTemporaryFolder { folder in
      let template = try Tool.run(
        ["texts", "--language", "nl", "-o", "nl.yaml"], in: folder)
      #expect(template.status == 0)
      let path = folder.appending(path: "nl.yaml")
      let text = try String(contentsOf: path, encoding: .utf8)
        .replacing("\"goal\": \"Goal\"", with: "\"goal\": \"Doel\"")
        .replacing("\"ranking\": \"Ranking\"", with: "\"ranking\": \"Rangorde\"")
        .replacing("\"begin\": \"Begin\"", with: "\"begin\": \"Beginnen\"")
        .replacing("decimalSeparator: \".\"", with: "decimalSeparator: \",\"")
      try text.write(to: path, atomically: true, encoding: .utf8)
      let checked = try Tool.run(["texts", "nl.yaml"], in: folder)
      #expect(checked.status == 0)
      #expect(
        checked.output.contains("nl (nl): all texts are there")
          && checked.output.contains("not yet read by a native speaker"))
      let report = try Tool.run(
        ["report", "Examples/published/leader.yaml", "--format", "text", "--language", path.path])
      #expect(report.status == 0, "\(report.errors)")
      #expect(report.output.contains("\nRangorde\n") && report.output.contains("Doel: "))
      #expect(report.output.contains("0,4928"))
      let page = try Tool.run(
        [
          "questionnaire", "Examples/published/leader.yaml", "--own-judgments", "replace",
          "--language", path.path,
        ])
      #expect(page.output.contains("<html lang=\"nl\">") && page.output.contains("Beginnen"))
      try text.replacing("  \"goal\": \"Doel\"", with: "")
        .write(to: path, atomically: true, encoding: .utf8)
      let wrong = try Tool.run(["texts", "nl.yaml"], in: folder)
      #expect(wrong.status == 2 && wrong.output == "")
      #expect(wrong.errors.contains("missing") && wrong.errors.contains("goal"))
    }
  }

  @Test func `an unknown language is refused with those that there are`() throws {
    let report = try Tool.run(["synthesize", Self.model, "--language", "nl"])
    #expect(report.status == 2 && report.output == "")
    #expect(
      report.errors.contains("no words and no labels in language 'nl'")
        && report.errors.contains("en") && report.errors.contains("id"))
    // A name that ends as files of texts do is one, compressed or not.
    for file in ["nl.yaml", "nl.yml.gz"] {
      let missing = try Tool.run(["synthesize", Self.model, "--language", file])
      #expect(missing.status == 2 && missing.errors.contains("\(file): error: "))
    }
    let asked = try Tool.run(
      ["questionnaire", Self.model, "--own-judgments", "replace", "--language", "xx"])
    #expect(asked.status == 2 && asked.errors.contains("there is no language 'xx'"))
  }

  @Test func `reports are not in a language of questionnaires alone`() throws {
    let report = try Tool.run(["report", "Examples/published/leader.yaml", "--language", "de"])
    #expect(report.status == 2)
    let page = try Tool.run([
      "questionnaire", "Examples/published/leader.yaml", "--own-judgments", "replace",
      "--language", "de",
    ])
    #expect(page.status == 0 && page.output.contains("<html lang=\"de\">"))
    #expect(page.output.contains("Für „{criterion}“: Was ist wichtiger"))
  }

  // MARK: A page for each person

  private static let survey = """
    ahp: 1
    name: Clinic
    alternatives: [A, B, C]
    goal:
      name: Best clinic
      labels: {id: Klinik terbaik}
      children:
        - {name: Cost, labels: {id: Biaya}}
        - name: Care
          labels: {id: Layanan}
          children: [{name: Staff}, {name: Rooms}]
    """

  private static func pages(
    _ people: String, _ arguments: [String] = [], _ body: (URL, Tool.Outcome) throws -> Void
  ) throws {
    try Tool.inTemporaryFolder { folder in
      try survey.write(
        to: folder.appending(path: "model.yaml"), atomically: true, encoding: .utf8)
      try people.write(to: folder.appending(path: "people.csv"), atomically: true, encoding: .utf8)
      let outcome = try Tool.run(
        ["questionnaire", "model.yaml", "--participants", "people.csv", "-o", "pages/"]
          + arguments, in: folder)
      try body(folder.appending(path: "pages"), outcome)
    }
  }

  private static func paths(in page: String) -> [String] {
    page.matches(of: /"path":\s?"([^"]*)"/).map { String($0.output.1) }
  }

  @Test func `each person gets a page in the own language with the own questions`() throws {
    try Self.pages(
      """
      participant,language,judges
      P1,id,Best clinic; Care/*
      P2,de,Cost
      P3,,

      """
    ) { folder, outcome in
      #expect(outcome.status == 0, "\(outcome.errors)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["1-p1.html", "2-p2.html", "3-p3.html"])
      let pages = try names.map {
        try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
      }
      #expect(pages[0].contains("<html lang=\"id\">") && pages[0].contains("Klinik terbaik"))
      #expect(pages[1].contains("<html lang=\"de\">") && pages[1].contains("Best clinic") == false)
      #expect(pages[2].contains("<html lang=\"en\">"))
      #expect(
        Self.paths(in: pages[0]) == ["Best clinic", "Care", "Care/Staff", "Care/Rooms"])
      #expect(Self.paths(in: pages[1]) == ["Cost"])
      #expect(
        Self.paths(in: pages[2]) == ["Best clinic", "Cost", "Care", "Care/Staff", "Care/Rooms"])
      for (page, own) in zip(pages, ["P1", "P2", "P3"]) {
        #expect(page.matches(of: /"P[123]"/).map { $0.output } == ["\"\(own)\"", "\"\(own)\""])
      }
    }
  }

  @Test func `a language that nobody knows is said with the person, and nothing written`() throws {
    try Self.pages("participant,language,judges\nP1,id,\nP2,zz,Cost\n") { folder, outcome in
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("people.csv: error: 'P2': there is no language 'zz' ("))
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }

  @Test func `all that is wrong with who judges what is said, and nothing written`() throws {
    try Self.pages("participant,language,judges\nP1,id,Csot\nP2,zz,Cost\nP3,,Care/Rom\n") {
      folder, outcome in
      #expect(outcome.status == 2)
      #expect(
        outcome.errors == """
          people.csv:2:7: error: what 'P1' judges: the model has no criterion 'Csot'. Did you mean 'Cost'? \
          (there are Best clinic, Cost, Care, Care/Staff, Care/Rooms)
          P1,id,Csot
                ^
          people.csv:4:5: error: what 'P3' judges: the model has no criterion 'Care/Rom'. Did you mean \
          'Care/Rooms'? (there are Best clinic, Cost, Care, Care/Staff, Care/Rooms)
          P3,,Care/Rom
              ^

          """)
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }
}
