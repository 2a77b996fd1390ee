import Foundation
import TestSupport
import Testing

/// From an outline to collected answers, as a user goes.
struct QuestionnaireCommandTests {
  private func ahp(_ arguments: String..., input: String = "") throws -> Tool.Outcome {
    try Tool.run(arguments, input: input)
  }

  private let outline = """
    Choose a leader
      Experience
      Education
      Age
    Alternatives:
      Tom
      Dick
      Harry
    """

  /// A model in a folder of its own.
  private func withModel(_ body: (_ folder: URL, _ model: String) throws -> Void) throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.yaml").path
      let run = try ahp("init", "-o", model, input: outline)
      #expect(run.status == 0 && run.output == "" && run.errors == "")
      try body(folder, model)
    }
  }

  @Test func `init writes a model as the schema has it`() throws {
    let run = try ahp("init", "--name", "Leaders", input: outline)
    // Examples of judgments follow, as comments.
    let written = run.output.components(separatedBy: "\n# ")[0]
    #expect(
      written == """
        ahp: 1
        name: Leaders
        alternatives: [Tom, Dick, Harry]
        goal:
          name: Choose a leader
          children:
          - name: Experience
          - name: Education
          - name: Age

        """)
    let twice = try ahp("init", "--alternatives", "A", "B", input: outline)
    #expect(twice.status == 2)
    #expect(
      twice.errors.contains(
        "<stdin>:5:1: error: the outline has alternatives of its own (found others beside it)"))
  }

  @Test func `what is filled in is collected, and what is missing is told`() throws {
    try withModel { folder, model in
      let table = try ahp("questionnaire", model, "--format", "csv")
      #expect(table.status == 0)
      let rows = table.output.split(separator: "\n").map(String.init)
      #expect(rows.count == 13 && rows[1] == ",Choose a leader,Experience,Education,")
      // Ann leaves out the last question.
      let ann = [rows[0]] + rows[1..<12].map { "Ann" + $0 + "3" } + ["Ann" + rows[12]]
      try ann.joined(separator: "\n").write(
        to: folder.appending(path: "ann.csv"), atomically: true, encoding: .utf8)
      try """
      {"participant": "Bob", "judgments": {"Choose a leader": {"comparisons":
        [["Experience", "Age", "1/5"]]}}}
      """.write(to: folder.appending(path: "bob.json"), atomically: true, encoding: .utf8)
      let answers = folder.appending(path: "answers.csv").path
      let run = try ahp(
        "collect", model, folder.path + "/*n.csv", folder.path + "/bob.json", "-o", answers)
      #expect(run.status == 0 && run.errors == "")
      #expect(
        run.output.contains("Ann                11     12        1")
          && run.output.contains("Ann          Age          1 of 3  yes         Dick – Harry"))
      #expect(
        run.output.contains(
          "Bob          Goal         2 of 3  no          Experience – Education; Education\n"
            + String(repeating: " ", count: 46) + "– Age\n"))
      let collected = try String(contentsOfFile: answers, encoding: .utf8)
      #expect(collected.split(separator: "\n").count == 13)
      #expect(collected.hasSuffix("Bob,Choose a leader,Experience,Age,1/5\n"))
      let group = try ahp("group", model, "--responses", answers, "--where", "x=y")
      #expect(group.status == 2)
      for format in ["json", "csv", "markdown"] {
        let other = try ahp("collect", model, answers, "--format", format)
        #expect(other.status == 0 && other.output.contains("Harry"))
      }
      // The same answers in two files.
      let other = folder.path + "/twice.csv"
      let twice = try ahp("collect", model, folder.path + "/ann.csv", answers, "-o", other)
      #expect(twice.status == 2 && twice.output == "")
      #expect(twice.errors.contains("answers.csv:2:"))
      #expect(!FileManager.default.fileExists(atPath: other))
    }
  }

  @Test func `what a table has no place for is told`() throws {
    try withModel { folder, model in
      let file = folder.appending(path: "a.json")
      try """
      {"participant": "Bob", "weight": 2, "judgments": {"Age": {"priorities": {"Tom": 1, "Dick": 2, "Harry": 3}}}}
      """.write(to: file, atomically: true, encoding: .utf8)
      let run = try ahp("collect", model, file.path, "-o", "-")
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("participant,weight,node,first,second,ratio\nBob,2,"))
      #expect(
        run.errors.hasPrefix(
          "warning: the table has no place for the priorities that 'Bob' gave on 'Age' (a file that "
            + "ends in .json or .yaml has)\n"))
    }
  }

  @Test(arguments: ["html", "csv", "markdown"])
  func `a folder gets a file of its own`(format: String) throws {
    try withModel { folder, model in
      let run = try ahp("questionnaire", model, "--format", format, "-o", folder.path)
      #expect(run.status == 0 && run.output == "" && run.errors == "")
      let name = "questionnaire.\(format == "markdown" ? "md" : format)"
      let written = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(try ahp("questionnaire", model, "--format", format).output == written)
    }
  }

  @Test func `wrong arguments and models without questions are refused`() throws {
    try withModel { _, model in
      let redundancy = try ahp("questionnaire", model, "--redundancy", "2")
      #expect(redundancy.status == 64)
      #expect(
        redundancy.errors.contains(
          "'--redundancy' is for '--design complete' (expected '--design balanced')"))
      #expect(
        try ahp("questionnaire", model, "--design", "balanced", "--redundancy", "0").status == 64)
      let language = try ahp("questionnaire", model, "--language", "xx")
      #expect(language.status == 2 && language.errors.contains("there is no language 'xx'"))
    }
    let judged = "Examples/published/super-decisions-group-car.yaml"
    let own = try ahp("questionnaire", judged, "--own-judgments", "replace", "--language", "id")
    #expect(own.status == 0 && own.output.contains("<html lang=\"id\">"))
  }

  /// What the script that fills in a page by keyboard has seen.
  private struct Seen: Decodable {
    struct Sides: Decodable {
      let problems: [String]
      let overflows: Bool
      let smallest: Double
    }
    let questions: Int
    let answered: Int
    let ratios: [String?]
    let saved: [String]
    let kept: Bool
    let warned: Bool
    let worksWithoutDraft: Bool
    let unlabelled: Int
    /// On a desk and on a phone.
    let sides: [Sides]
  }

  /// Fills in a page by keyboard, which must go without errors, dialogs and requests, and returns
  /// what was seen.
  private func fillIn(_ page: String, as name: String, in folder: URL) throws -> Data {
    try Browser.run("questionnaire", page, folder.path, name)
  }

  @Test(
    .enabled(if: Browser.isThere, "there is no Chromium to open pages"),
    arguments: ["en", "id", "ar"])
  func `the page is filled in by keyboard, and what it saves is what the tool counts`(
    language: String
  ) throws {
    try withModel { folder, model in
      let page = folder.appending(path: "page.html").path
      // Words from right to left are those of a template, in English.
      var texts = language
      if language == "ar" {
        texts = folder.appending(path: "ar.yaml").path
        #expect(try ahp("texts", "--language", "ar", "-o", texts).status == 0)
      }
      #expect(try ahp("questionnaire", model, "--language", texts, "-o", page).status == 0)
      #expect(
        try String(contentsOfFile: page, encoding: .utf8).contains("<html lang=\"ar\" dir=\"rtl\">")
          == (language == "ar"))
      let output = try fillIn(page, as: "Ann O'Neil, \"=x\" <b>", in: folder)
      let seen = try JSONDecoder().decode(Seen.self, from: output)
      #expect(seen.questions == 12 && seen.answered == 10)
      #expect(seen.kept && seen.warned && seen.worksWithoutDraft && seen.unlabelled == 0)
      // Each button gives the judgment that its side and its number say, and stands under its
      // side's name.
      #expect(seen.sides.count == 2 && seen.sides.flatMap(\.problems) == [])
      #expect(seen.sides.allSatisfy { !$0.overflows && $0.smallest >= 24 })
      #expect(seen.saved.count == 2)
      var answers: Set<String> = []
      for file in seen.saved {
        let path = folder.appending(path: file).path
        let table = folder.appending(path: "table.csv").path
        #expect(try ahp("collect", model, path, "-o", table).status == 0)
        answers.insert(try String(contentsOfFile: table, encoding: .utf8))
        let check = try ahp("check", model, "--responses", path, "--format", "csv")
        let rows = check.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        #expect(rows.count == seen.ratios.count)
        for (row, shown) in zip(rows, seen.ratios) {
          // The page shows none where answers cannot contradict each other.
          let computed = try #require(Double(row[row.count - 2]))
          #expect(abs(computed - (shown.flatMap { Double($0) } ?? 0)) <= 1e-9)
        }
      }
      // Both files have the same answers.
      #expect(answers.count == 1)
    }
  }

  @Test(
    .enabled(if: Browser.isThere, "there is no Chromium to open pages"))
  func `names are shown as texts, whatever is in them, and come back as they were`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.yaml").path
      let long = String(repeating: "long ", count: 99) + "name"
      try """
      ahp: 1
      name: "</script><script>alert(1)</script> {{script}} <!--"
      alternatives: ["<script>alert(1)</script>", "=1+1", "\\"quoted\\", it's", "\(long)"]
      participants: [Ann, "=cmd|' /C calc'!A0"]
      goal:
        name: "<img src=x onerror=alert(2)>"
        children:
          - name: "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{5E2}\u{5D5}\u{5DC}\u{5DD}"
          - name: "{first} __proto__ \u{1F680}"
          - name: "@x"
      """.write(toFile: model, atomically: true, encoding: .utf8)
      let page = folder.appending(path: "page.html").path
      #expect(try ahp("questionnaire", model, "-o", page).status == 0)
      let output = try fillIn(page, as: "=cmd|' /C calc'!A0", in: folder)
      let seen = try JSONDecoder().decode(Seen.self, from: output)
      #expect(seen.questions == 21 && seen.answered == 17)
      #expect(seen.sides.flatMap(\.problems) == [])
      #expect(seen.sides.allSatisfy { !$0.overflows })
      for file in seen.saved {
        let run = try ahp(
          "collect", model, folder.appending(path: file).path, "-o",
          folder.appending(path: "table.csv").path)
        #expect(run.status == 0 && run.errors == "")
        #expect(run.output.contains("Collected: 17 answers from 1 file"))
      }
    }
  }

  /// What the script of a long session has seen.
  private struct Session: Decodable {
    let kept: Bool
    let isFirstOpen: Bool
    let isVisible: Bool
    let count: String
    let open: String
    let saved: [String]
  }

  @Test(.enabled(if: Browser.isThere, "there is no Chromium to open pages"))
  func `a long questionnaire goes on where it was left`() throws {
    try Tool.inTemporaryFolder { folder in
      let hospital = "Examples/bangka-belitung.yaml"
      let page = folder.appending(path: "page.html").path
      let own = ["--own-judgments", "replace"]
      #expect(try Tool.run(["questionnaire", hospital, "-o", page] + own).status == 0)
      let output = try Browser.run("session", page, folder.path, "30")
      let seen = try JSONDecoder().decode(Session.self, from: output)
      #expect(seen.kept && seen.isFirstOpen && seen.isVisible)
      #expect(seen.count == "31 dari 681 terjawab, 0 dilewati" || seen.count.hasPrefix("31 of 681"))
      #expect(seen.open.hasSuffix(": 650"))
      #expect(seen.saved.count == 1)
      let answers = folder.appending(path: seen.saved.first ?? "").path
      let run = try Tool.run(
        ["collect", hospital, answers, "-o", folder.appending(path: "all.csv").path] + own)
      #expect(run.status == 0 && run.output.contains("31 answers"))
    }
  }
}
