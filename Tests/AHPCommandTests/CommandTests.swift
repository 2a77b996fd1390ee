import Foundation
import Testing

/// The tool as a user runs it: output, messages, exit codes.
struct CommandTests {
  static let root = Tool.root

  private func ahp(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Tool.Outcome {
    try Tool.run(arguments, input: input, environment: environment)
  }

  private let leader = "Examples/published/leader.yaml"

  @Test func `synthesize prints the ranking and nothing else on standard output`() throws {
    let run = try ahp("synthesize", leader)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output.contains("   1  Dick           0.4928"))
  }

  @Test func `the hospital model gives 50 sub-criteria and 5 alternatives and says what they are`()
    throws
  {
    let run = try ahp("synthesize", "Examples/bangka-belitung.yaml", "--format", "csv")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("criterion,") && $0.contains("/") } == 50)
    #expect(lines.count { $0.hasPrefix("alternative,") } == 5)
    let text = try ahp("synthesize", "Examples/bangka-belitung.yaml", "--language", "en").output
    #expect(text.contains("Patient referred via a polyclinic, inpatient ward care"))
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("judgments in this file are a reconstruction that reproduces all"))
    #expect(text.contains("reconstructed"))
  }

  @Test func `options override the model's settings and are named`() throws {
    let run = try ahp(
      "synthesize", leader, "--synthesis", "ideal", "--prioritization", "geometric-mean",
      "--random-index", "saaty-1980")
    #expect(run.output.contains("row geometric mean, ideal synthesis"))
    #expect(run.output.contains("random index of Saaty (1980)"))
    let participant = try ahp(
      "synthesize", "Examples/published/vacation.yaml", "--participant", "Dad")
    #expect(participant.output.contains("distributive synthesis, judgments of\n  Dad, random"))
    #expect(participant.output.contains("   1  Mountains      0.6861"))
  }

  @Test func `a model is read from standard input`() throws {
    let text = try String(contentsOf: Self.root.appending(path: leader), encoding: .utf8)
    #expect(try ahp("synthesize", "-", input: text).output == ahp("synthesize", leader).output)
  }

  @Test func `JSON and YAML of one model give the same bytes`() throws {
    let json = try ahp("convert", "Examples/bangka-belitung.yaml", "--to", "json")
    #expect(json.status == 0)
    for format in ["text", "json", "csv", "markdown"] {
      #expect(
        try ahp("synthesize", "-", "--format", format, input: json.output).output
          == ahp("synthesize", "Examples/bangka-belitung.yaml", "--format", format).output)
    }
  }

  @Test func `the number of threads of BLAS does not change a digit`() throws {
    // Large enough for BLAS to share the work, once complete and once with gaps.
    let order = 150
    for gap in [0, 3] {
      let ratios = (0..<order * (order - 1) / 2).map { index in
        gap > 0 && index % gap == 1 ? "null" : "\(1 + index % 9)"
      }
      let names = (0..<order).map { "\"\($0)\"" }
      let model =
        "{\"ahp\": 1, \"name\": \"m\", \"alternatives\": [\(names.joined(separator: ","))], "
        + "\"goal\": {\"name\": \"g\", \"upperTriangle\": [\(ratios.joined(separator: ","))]}}"
      let outputs = try ["1", "2"].map {
        try ahp(
          "synthesize", "-", "--format", "json", input: model,
          environment: ["OPENBLAS_NUM_THREADS": $0]
        ).output
      }
      #expect(outputs[0].contains("\"priority\""))
      #expect(outputs[0] == outputs[1])
    }
  }

  @Test func `without libmd digests are those of another library, or a sentence`() throws {
    try Tool.inTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: "libmd.so.0"))
      let environment = ["LD_LIBRARY_PATH": folder.path]
      let counting = [
        "aggregate", "--partial", leader, "--own-judgments", "replace", "--responses",
        folder.appending(path: "a.csv").path,
      ]
      let made = try ahp(
        "generate", "--answers-to", leader, "--participants", "2", "-o",
        folder.appending(path: "a.csv").path)
      #expect(made.status == 0)
      let usual = try Tool.run(counting)
      #expect(usual.status == 0)
      let other = try Tool.run(counting, environment: environment)
      if other.status == 0 {
        #expect(other.output == usual.output)
      } else {
        #expect(other.errors.contains("SHA-256 cannot be loaded"))
      }
      try Data().write(to: folder.appending(path: "libcrypto.so.3"))
      let none = try Tool.run(counting, environment: environment)
      #expect(none.status == 2 && none.output == "")
      #expect(none.errors.contains("SHA-256 cannot be loaded: "), "\(none.errors)")
      #expect(none.errors.contains("(Debian has it in the package libmd0)"))
    }
  }

  @Test func `without LAPACK everything works but what needs it, which says so`() throws {
    // An empty file that the loader finds before the library.
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder.appending(path: "libopenblas.so.0"))
    let environment = ["LD_LIBRARY_PATH": folder.path]
    let synthesis = try ahp("synthesize", leader, environment: environment)
    #expect(synthesis.status == 0)
    #expect(synthesis.output == (try ahp("synthesize", leader).output))
    let fit = [leader, "--prioritization", "direct-least-squares"]
    #expect(try Tool.run(["synthesize"] + fit, environment: environment).status == 0)
    let incomplete = """
      {"ahp": 1, "name": "m", "alternatives": ["a", "b", "c"],
        "goal": {"name": "g", "upperTriangle": [2, null, 3]}}
      """
    let problem =
      "need LAPACK: LAPACK cannot be loaded: \(folder.path)/libopenblas.so.0: file too short "
      + "(Debian has it in the package libopenblas0)"
    let refused = try ahp("synthesize", "-", input: incomplete, environment: environment)
    #expect(refused.status == 2)
    #expect(refused.output == "")
    #expect(refused.errors.hasPrefix("<stdin>:2:25: error: the judgments of 'g' \(problem)\n"))
    let derivatives = try ahp("sensitivity", leader, "--judgments", environment: environment)
    #expect(derivatives.status == 2)
    #expect(derivatives.errors.contains(problem))
    // Nothing is left out of a report, a chart or the lines of a network without a word.
    for command in [
      ["report", leader], ["chart", "tornado", leader],
      ["sensitivity", "Examples/published/hamburger-market-share.yaml"],
    ] {
      let run = try Tool.run(command, environment: environment)
      #expect(run.status == 2 && run.output == "", "\(command)")
      #expect(run.errors.contains("LAPACK cannot be loaded"), "\(run.errors)")
    }
    let advice = try ahp(
      "consistency", "Examples/bangka-belitung.yaml", "--all", environment: environment)
    #expect(advice.status == 2)
    #expect(advice.errors.contains(problem))
  }

  @Test func `a result goes to a file, and a failure leaves the file as it was`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try ahp("synthesize", leader, "-o", file.path)
    #expect(run.status == 0 && run.output == "")
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written == (try ahp("synthesize", leader).output))
    #expect(try ahp("synthesize", "-", "-o", file.path, input: "ahp: 1").status == 2)
    #expect(try String(contentsOf: file, encoding: .utf8) == written)
  }

  @Test func `check says no with exit code 1`() throws {
    #expect(try ahp("check", leader).status == 0)
    #expect(try ahp("check", leader, "--threshold", "0.05").status == 1)
    let house = try ahp("check", "Examples/published/house.yaml")
    #expect(house.status == 1)
    #expect(house.output.contains("the model does not pass"))
    let empty = try ahp(
      "check", "-", input: "ahp: 1\nname: m\ngoal: {name: g, children: [{name: a}, {name: b}]}")
    #expect(empty.status == 1)
    #expect(empty.output.contains("not judged"))
  }

  @Test func `consistency names the house's worst judgment and what the others say`() throws {
    // T. L. Saaty (2003) as in ahpsurvey's vignette: the third against the seventh criterion, 0.459
    // or 1/2.18, and a CR of 0.0825 then.
    let run = try ahp(
      "consistency", "Examples/published/house.yaml", "Satisfaction with a house",
      environment: ["COLUMNS": "100"])
    #expect(run.status == 0)
    let worst = try #require(run.output.split(separator: "\n").first { $0.contains(" against ") })
    #expect(
      worst.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        == "neighbourhood against condition 6 1.13 1/2.18 0.083 B becomes first")
    #expect(run.output.contains("circular triads"))
    let all = try ahp("consistency", "Examples/published/house.yaml", "--format", "csv")
    // Four matrices of three items and one of eight are above 0.1: three judgments each.
    #expect(all.output.split(separator: "\n").count == 1 + 5 * 3)
    let none = try ahp("consistency", leader)
    #expect(none.output.contains("all 5\n  matrices are within 0.1"), "\(none.output)")
    #expect(try ahp("consistency", leader, "Nowhere").status == 2)
  }

  @Test func `compare-methods has a result for every scale and method`() throws {
    let run = try ahp("compare-methods", leader)
    #expect(run.status == 0)
    #expect(run.output.contains("First: Dick in all"))
    let csv = try ahp("compare-methods", leader, "--format", "csv")
    let results = csv.output.split(separator: "\n").dropFirst()
    #expect(results.count { $0.hasPrefix("linear,eigenvector,") } == 3)
    #expect(results.contains { $0.hasPrefix("linear,eigenvector,Dick,0.49278818823437") })
    // Ten scales, three alternatives.
    #expect(results.count.isMultiple(of: 10 * 3) && results.count >= 10 * 3 * 7)
  }

  @Test func `repair mends the house with one change and leaves the original alone`() throws {
    // T. L. Saaty (2003) changed the same judgment to 1/2.
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let original = try Data(
      contentsOf: Self.root.appending(path: "Examples/published/house.yaml"))
    let output = folder.appending(path: "repaired.yaml").path
    let run = try ahp(
      "repair", "Examples/published/house.yaml", "--method", "fewest-changes", "--keep-to",
      "scale", "-o", output)
    #expect(run.status == 0)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Goal 8 0.170 0.083 1 repaired; no fewer changes do"))
    #expect(words.contains("Goal neighbourhood against condition 6 1/2"))
    #expect(words.contains("Ranking: B becomes first"))
    #expect(try ahp("check", output).status == 0)
    #expect(
      try String(contentsOfFile: output, encoding: .utf8).contains("why: \"fewest changes: CR"))
    #expect(
      try Data(contentsOf: Self.root.appending(path: "Examples/published/house.yaml")) == original)

    let copy = folder.appending(path: "house.yaml").path
    try original.write(to: URL(fileURLWithPath: copy))
    let same = try ahp(
      "repair", copy, "--method", "cao", "-o",
      folder.path + "/../\(folder.lastPathComponent)/house.yaml")
    #expect(same.status == 64)
    #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == original)

    let none = try ahp("repair", leader, "--method", "xu-wei")
    #expect(none.status == 0)
    #expect(none.output.contains("nothing to repair"))
    let strict = try ahp(
      "repair", "Examples/published/house.yaml", "Satisfaction with a house", "--method",
      "fewest-changes", "--threshold", "0.01", "--most-changes", "1")
    #expect(strict.status == 1)
    #expect(strict.output.contains("left: more than 1 change needed"))
  }

  @Test func `random-index draws the same matrices from the same seed`() throws {
    // The mean index of the first 2000 matrices of seed 12345, computed by an independent program.
    let arguments = ["--order", "5", "--samples", "2000", "--seed", "12345"]
    let run = try ahp(
      "random-index", arguments[0], arguments[1], arguments[2], arguments[3], arguments[4],
      arguments[5])
    #expect(run.status == 0)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("this simulation 1.10327"))
    #expect(words.contains("Saaty (1980) 1.12000 0.01673"))
    #expect(try ahp("random-index", "--order", "2").status == 64)
  }

  @Test func `audit says no with exit code 1 and reads errata`() throws {
    let hospital = try ahp("audit", "Examples/bangka-belitung.yaml")
    #expect(hospital.status == 0)
    #expect(hospital.output.contains("73 of 74 reported numbers agree, 1 with an erratum"))
    #expect(hospital.output.contains("Impossible: this criterion has two"))
    let wrong = try ahp(
      "audit", "-",
      input: "ahp: 1\nname: m\nalternatives: [a, b]\ngoal: {name: g, priorities: {a: 1, b: 2}}\n"
        + "reported: {alternatives: {a: 0.34}}\n")
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("disagrees"))
  }

  @Test func `what cannot be read or evaluated has exit code 2 and a place`() throws {
    let run = try ahp(
      "synthesize", "-",
      input: """
        ahp: 1
        name: m
        goal:
          name: g
          comparisons: [[a, b, 2], [c, d, 3]]
          children: [{name: a}, {name: b}, {name: c}, {name: d}]
        """)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(
      run.errors == """
        <stdin>:5:3: error: the comparisons of 'g' do not connect all items: {a, b} and {c, d} are not compared with each other
          comparisons: [[a, b, 2], [c, d, 3]]
          ^
          at goal.comparisons

        """)
    #expect(try ahp("synthesize", "nowhere.yaml").status == 2)
    #expect(try ahp("synthesize", "Examples").status == 2)
    #expect(try ahp("synthesize", leader, "--participant", "Nobody").status == 2)
    #expect(try ahp("synthesize", leader, "--language", "xx").status == 2)
  }

  @Test(arguments: [
    ["synthesize"], ["synthesise", "x"], ["synthesize", "x", "--synthesis", "best"],
    ["check", "x", "--threshold", "0"], ["synthesize", "x", "--depth", "-1"],
  ])
  func `wrong usage has exit code 64`(arguments: [String]) throws {
    let run =
      switch arguments.count {
      case 1: try ahp(arguments[0])
      case 2: try ahp(arguments[0], arguments[1])
      default: try ahp(arguments[0], arguments[1], arguments[2], arguments[3])
      }
    #expect(run.status == 64)
    #expect(run.output == "")
  }

  @Test func `a file too large to be a model is refused at once`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    let handle = try FileHandle(forWritingTo: file)
    // Sparse: five billion bytes that take no room.
    try handle.truncate(atOffset: 5_000_000_000)
    try handle.close()
    let run = try ahp("synthesize", file.path)
    #expect(run.status == 2)
    #expect(
      run.errors.contains("the file has 5000000000 bytes (expected at most 2147483648 for JSON)"))
  }

  @Test func `help and the schema are there`() throws {
    let help = try ahp("--help")
    #expect(help.status == 0)
    for command in [
      "synthesize", "check", "consistency", "repair", "compare-methods", "audit", "random-index",
      "convert",
      "schema",
    ] {
      #expect(help.output.contains("  \(command) "))
      let own = try ahp(command, "--help").output
      #expect(own.contains("OVERVIEW: "))
      // The synopsis of options is one line; everything else fits a terminal.
      #expect(
        own.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE: ") })
    }
    let schema = try ahp("schema")
    #expect(try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) is [String: Any])
    #expect(try ahp("--generate-completion-script", "bash").output.contains("complete -"))
  }

  @Test func `the output that the README shows is the tool's`() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("```\n\(try ahp("synthesize", leader).output)```"))
    let audit = try ahp("audit", "Examples/bangka-belitung.yaml").output
    let summary = try #require(readme.firstMatch(of: /and below them\n\n```\n([^`]*)```/)?.output.1)
    #expect(audit.contains(summary))
  }

  @Test func `the manual names every command, with an example of each that asks nothing`() throws {
    let manual = try String(
      contentsOf: Self.root.appending(path: "Sources/AHP/AHP.docc/Commands.md"), encoding: .utf8)
    let commands = try ahp("--help").output.split(separator: "\n")
      .drop { !$0.contains("SUBCOMMANDS:") }
      .compactMap { $0.firstMatch(of: /^ {2}([a-z-]+) {2}/)?.output.1 }
    #expect(commands.count >= 24)
    // These read what somebody answers or writes first, or the parts of a large survey.
    let asking = ["init", "judge", "collect", "aggregate"]
    for command in commands {
      #expect(manual.contains("| `ahp \(command)` | "), "\(command)")
      #expect(asking.contains(String(command)) || manual.contains("\nahp \(command)"), "\(command)")
    }
  }

  @Test(arguments: ["README.md", "Sources/AHP/AHP.docc/Commands.md"])
  func `every ahp command line of the README and of the manual works`(file: String) throws {
    let text = try String(contentsOf: Self.root.appending(path: file), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("ahp ") }
    #expect(lines.count >= 4)
    for line in lines {
      let script = Process()
      script.executableURL = URL(fileURLWithPath: "/bin/sh")
      script.arguments = ["-c", String(line)]
      script.currentDirectoryURL = Self.root
      var environment = ProcessInfo.processInfo.environment
      environment["PATH"] = Tool.builtProducts.path + ":" + (environment["PATH"] ?? "")
      script.environment = environment
      script.standardOutput = FileHandle.nullDevice
      script.standardError = FileHandle.nullDevice
      try script.run()
      script.waitUntilExit()
      #expect(script.terminationStatus == 0, "\(line)")
    }
  }
}
