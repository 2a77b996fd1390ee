import Foundation
import Testing

/// That the ending of a file's name decides what is written into it.
struct OutputEndingTests {
  private let leader = "Examples/published/leader.yaml"

  @Test(arguments: [
    (["synthesize"], ["txt", "md", "tex", "html", "csv", "json", "xlsx"]),
    (["report", "--draws", "0"], ["txt", "md", "tex", "html", "xlsx"]),
    (["check"], ["csv", "XLSX"]),
    (["consistency"], ["json"]), (["sensitivity"], ["html"]), (["compare-methods"], ["tex"]),
    (["simulate", "--draws", "20"], ["markdown"]), (["audit"], ["htm"]),
  ]) func `results are written in the form of the ending`(
    command: [String], endings: [String]
  ) throws {
    let forms = [
      "txt": "text", "md": "markdown", "markdown": "markdown", "tex": "latex", "html": "html",
      "htm": "html", "csv": "csv", "json": "json", "xlsx": "xlsx", "XLSX": "xlsx",
    ]
    try Tool.inTemporaryFolder { folder in
      for ending in endings {
        let file = folder.appending(path: "x.\(ending)")
        let same = folder.appending(path: "same")
        let arguments = [command[0], leader] + command.dropFirst()
        let run = try Tool.run(arguments + ["-o", file.path])
        #expect(run.status == 0 && run.output == "", "\(run.errors)")
        let form = try #require(forms[ending])
        #expect(try Tool.run(arguments + ["--format", form, "-o", same.path]).status == 0)
        let written = try Data(contentsOf: file)
        // Workbooks have the time in them.
        let expected = try Data(contentsOf: same)
        #expect(form == "xlsx" ? written.starts(with: [0x50, 0x4B]) : written == expected)
        #expect(try Tool.run(arguments + ["--format", form, "-o", file.path]).status == 0)
      }
    }
  }

  @Test func `charts, models, answers and questionnaires heed the ending too`() throws {
    try Tool.inTemporaryFolder { (folder: URL) throws in
      func path(_ name: String) -> String { folder.appending(path: name).path }
      func text(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
      }
      #expect(try Tool.run(["chart", "ranking", leader, "-o", path("x.svg")]).status == 0)
      #expect(try text("x.svg").hasPrefix("<svg"))
      #expect(try Tool.run(["chart", "ranking", leader, "-o", path("x.json")]).status == 0)
      #expect(try text("x.json").contains("vega-lite"))
      #expect(try Tool.run(["convert", leader, "-o", path("m.yaml")]).status == 0)
      #expect(try text("m.yaml").hasPrefix("ahp: 1\n"))
      #expect(try Tool.run(["convert", leader, "-o", path("m.json")]).status == 0)
      #expect(try text("m.json").hasPrefix("{"))
      let asking = ["questionnaire", leader, "--own-judgments", "replace", "-o"]
      #expect(try Tool.run(asking + [path("q.csv")]).status == 0)
      #expect(try text("q.csv").hasPrefix("participant,"))
      #expect(try Tool.run(asking + [path("q.md")]).status == 0)
      #expect(try text("q.md").hasPrefix("# "))
      #expect(
        try Tool.run(["random-index", "--order", "3", "--samples", "10", "-o", path("r.json")])
          .status
          == 0)
      #expect(try text("r.json").hasPrefix("{"))
      // A name without an ending leaves the default.
      #expect(try Tool.run(["synthesize", leader, "-o", path("result")]).status == 0)
      #expect(try text("result") == Tool.run(["synthesize", leader]).output)
      #expect(try Tool.run(["chart", "ranking", leader, "-o", path("chart")]).status == 0)
      #expect(try text("chart") == text("x.svg"))
    }
  }

  @Test(arguments: [
    (["synthesize", "-o", "x.csv", "--format", "json"], "contradicts the ending of 'x.csv'"),
    (
      ["synthesize", "-o", "x.pdf"],
      "expected .txt, .json, .csv, .md, .markdown, .tex, .html, .htm or .xlsx"
    ),
    (["report", "-o", "x.json"], "expected .html, .htm, .txt, .md, .markdown, .tex or .xlsx"),
    (["chart", "ranking", "-o", "x.gif"], "expected .svg, .json, .png or .pdf"),
    (["chart", "ranking", "-o", "x.svg", "--format", "vega-lite"], "contradicts the ending"),
    (
      ["convert", "-o", "x.yaml", "--to", "json"], "'--to json' contradicts the ending of 'x.yaml'"
    ),
    (["convert", "-o", "x.csv"], "expected .yaml, .yml or .json"),
    (["repair", "--method", "cao", "-o", "x.xlsx"], "expected .yaml, .yml or .json"),
    (["questionnaire", "-o", "x.json"], "expected .html, .htm, .csv, .md or .markdown"),
  ]) func `what contradicts itself or cannot be written is refused`(
    arguments: [String], message: String
  ) throws {
    let split = arguments[0] == "chart" ? 2 : 1
    let run = try Tool.run(arguments.prefix(split) + [leader] + arguments.dropFirst(split))
    #expect(run.status == 64)
    let words = run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(message), "\(words)")
    #expect(!FileManager.default.fileExists(atPath: Tool.root.appending(path: "x.csv").path))
  }
}
