import Foundation
import Testing

/// `ahp generate` as a user runs it.
struct GenerateTests {
  private func ahp(_ arguments: [String]) throws -> Tool.Outcome { try Tool.run(arguments) }

  @Test func `JSON goes to the screen, with triangles whose fractions are text`() throws {
    let run = try ahp(["generate", "--levels", "0", "--alternatives", "5", "--seed", "1"])
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      run.output.contains(
        "\"upperTriangle\": [1, 3, 2, 1, 2, \"1/2\", 1, \"1/3\", \"1/2\", \"1/2\"]"))
  }

  @Test(arguments: ["model.json", "model.yaml", "model.yml"])
  func `the file's ending says whether it is JSON or YAML, and both are the same model`(
    name: String
  ) throws {
    try Tool.inTemporaryFolder { folder in
      let file = folder.appending(path: name).path
      let arguments = [
        "generate", "--levels", "1", "--alternatives", "12", "--missing", "0.2", "--seed", "9",
      ]
      let run = try ahp(arguments + ["-o", file])
      #expect(run.status == 0)
      #expect(run.output == "" && run.errors == "")
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.hasPrefix(name == "model.json" ? "{" : "ahp: 1"))
      let screen = folder.appending(path: "screen.json")
      let json = try ahp(arguments)
      try json.output.write(to: screen, atomically: true, encoding: .utf8)
      let expected = try ahp(["synthesize", screen.path, "--format", "csv"])
      #expect(expected.status == 0)
      #expect(try ahp(["synthesize", file, "--format", "csv"]).output == expected.output)
    }
  }

  @Test func `participants judge in the model`() throws {
    try Tool.inTemporaryFolder { folder in
      let file = folder.appending(path: "group.json").path
      #expect(
        try ahp(["generate", "--participants", "30", "--levels", "1", "-o", file]).status == 0)
      let run = try ahp(["check", file, "--format", "csv"])
      #expect(run.output.contains("Participant 30"))
      #expect(try ahp(["synthesize", file, "--participant", "Participant 17"]).status == 0)
    }
  }

  @Test func `a network has clusters of nodes, whose limit is certified`() throws {
    try Tool.inTemporaryFolder { folder in
      let file = folder.appending(path: "network.json").path
      let made = try ahp([
        "generate", "--network", "--clusters", "30", "--nodes", "4", "--links", "6", "--far",
        "0.05",
        "--alternatives", "3", "--participants", "2", "-o", file,
      ])
      #expect(made.status == 0 && made.errors == "")
      let run = try ahp(["synthesize", file, "--format", "csv"])
      #expect(run.status == 0)
      #expect(run.output.split(separator: "\n").count { $0.hasPrefix("node,") } == 123)
      let errors = run.output.split(separator: "\n").filter { $0.hasPrefix("node,") }
        .compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
      #expect(errors.count == 123 && errors.allSatisfy { $0 > 0 && $0 < 1e-12 })
      #expect(try ahp(["check", file, "--threshold", "0.5"]).status == 0)
    }
  }

  @Test(arguments: [
    (["--network", "--levels", "2"], "'--levels' is of a hierarchy (found '--network')"),
    (["--far", "0.2"], "'--far' is of a network (expected '--network' too)"),
    (["--answers-to", "model.yaml", "--links", "3"], "'--links' is of a drawn model"),
    (["--network", "--nodes", "0"], "expected a whole number of 1 or more"),
  ])
  func `sizes of the other kind of model are wrong usage`(arguments: [String], message: String)
    throws
  {
    let run = try ahp(["generate"] + arguments)
    #expect(run.status == 64 && run.output == "")
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: [
    (
      ["--clusters", "1000000", "--nodes", "1000"],
      "a network of 8000000040 links is too large (expected at most 20000000)"
    ),
    (
      ["--clusters", "100", "--nodes", "100", "--links", "100", "-o", "/nowhere/model.yaml"],
      "is too large for YAML (expected at most 1000000, or JSON)"
    ),
  ])
  func `a network that is too large is one sentence`(arguments: [String], message: String) throws {
    let run = try ahp(["generate", "--network"] + arguments)
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: [
    (["--levels", "101"], "expected a whole number in 0 … 100"),
    (["--missing", "1.1"], "expected a number in 0 … 1"),
    (["--alternatives", "30000"], "is too large (expected at most 200000000)"),
    (
      ["--alternatives", "2000", "--levels", "0", "-o", "/nowhere/model.yaml"],
      "a model of 1999000 judgments is too large for YAML (expected at most 1000000, or JSON)"
    ),
  ])
  func `what cannot be made is wrong usage`(arguments: [String], message: String) throws {
    let run = try ahp(["generate"] + arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains(message))
  }
}
