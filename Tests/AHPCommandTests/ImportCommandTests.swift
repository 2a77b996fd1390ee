import Foundation
import Testing

/// `ahp import` as people run it.
struct ImportCommandTests {
  private static let table = "Examples/import/leader.csv"

  @Test func `the output that the article shows is the tool's`() throws {
    let article = try String(
      contentsOf: Tool.root.appending(path: "Sources/AHP/AHP.docc/Importing.md"), encoding: .utf8)
    try Tool.inTemporaryFolder { folder in
      let run = try Tool.run([
        "import", Self.table, "-o", folder.appending(path: "leader.yaml").path,
      ])
      #expect(run.status == 0)
      #expect(
        article.contains(
          "$ ahp import \(Self.table) -o /tmp/leader.yaml\n\(run.output)```"), "\(run.output)")
    }
  }

  @Test func `without a file the model is the output, and leads to the priorities`() throws {
    let run = try Tool.run(["import", Self.table])
    #expect(run.output.hasPrefix("ahp: 1\nname: leader\n"))
    #expect(run.errors.contains("0.33 is read as 1/3, and 3 more rounded reciprocals likewise"))
    let synthesis = try Tool.run(["synthesize", "-"], input: run.output)
    #expect(synthesis.status == 0)
    for priority in ["0.5476", "0.1266", "0.2699", "0.0559"] {
      #expect(synthesis.output.contains(priority))
    }
  }

  private static let withFunction = """
    Version: 2.0
    Alternatives: &a
      X: {cost: 1}
      Y: {cost: 2}
    Goal:
      name: G
      preferences: {pairwise: [[A, B, 2]]}
      children:
        A:
          preferences:
            scoreFunction: function(a) exp(a$cost)
          children: *a
        B:
          preferences: {pairwise: [[X, Y, 3]]}
          children: *a

    """

  @Test func `strict refuses what would be left out, and writes nothing`() throws {
    try Tool.inTemporaryFolder { folder in
      let file = folder.appending(path: "m.ahp")
      let model = folder.appending(path: "model.yaml")
      try Self.withFunction.write(to: file, atomically: true, encoding: .utf8)
      let run = try Tool.run(["import", file.path, "--strict", "-o", model.path])
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(
        run.errors.hasPrefix(
          "\(file.path):11:24: error: the function of 'A' is not understood, so that 'A' is not judged: "
        ))
      #expect(!FileManager.default.fileExists(atPath: model.path))
      let loose = try Tool.run(["import", file.path, "-o", model.path, "--format", "json"])
      #expect(loose.status == 0)
      let report = try #require(
        try JSONSerialization.jsonObject(with: Data(loose.output.utf8)) as? [String: Any])
      #expect((report["leftOut"] as? [[String: Any]])?.first?["line"] as? Int == 11)
      #expect(FileManager.default.fileExists(atPath: model.path))
    }
  }

  @Test func `a command that expects a model names another program's file`() throws {
    let run = try Tool.run(["check", Self.table])
    #expect(run.status == 2)
    #expect(
      run.errors == """
        \(Self.table): error: the file is a square table of judgments (expected a model file)
          hint: make a model of it: ahp import '\(Self.table)' -o model.yaml

        """)
  }

  @Test func `rounded reciprocals of a model file are warned about once`() throws {
    let model =
      "ahp: 1\nname: m\ngoal: {name: g, matrix: [[1, 3], [0.33, 1]], children: [{name: a}, {name: b}]}\n"
    let run = try Tool.run(["synthesize", "-"], input: model)
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("<stdin>:3:35: warning: 0.33 is read as 1/3\n"), "\(run.errors)")
    #expect(run.output.contains("0.7500"))
  }
}
