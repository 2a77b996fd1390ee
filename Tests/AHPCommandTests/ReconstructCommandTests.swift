import Foundation
import Testing

/// Numbers without judgments on the command line.
struct ReconstructCommandTests {
  private static let study = "Examples/unpublished-judgments.yaml"

  @Test func `an audit of numbers that are not possible fails with 1`() throws {
    // Quality is not possible for one respondent, and is for two.
    let arguments = ["audit", Self.study, "--effort", "100000", "--format", "markdown"]
    let one = try Tool.run(arguments)
    #expect(one.status == 1)
    #expect(one.output.contains("not possible for 1 respondent"))
    let two = try Tool.run(arguments + ["--respondents", "2"])
    #expect(two.status == 0)
    #expect(!two.output.contains("not possible for"))
  }

  @Test func `what is printed without judgments is sent to the audit`() throws {
    let outcome = try Tool.run(["synthesize", Self.study])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains(
        "hint: ask by 'ahp audit' whether judgments can give the printed numbers, or count"))
    #expect(
      try Tool.run(["audit", Self.study, "--effort", "100000"]).output
        .contains("No judgments to compute the 24 reported numbers from."))
  }

  /// A percentage without its sign.
  @Test func `a printed priority above 1 is refused`() throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "study.yaml").path
      try """
      ahp: 1
      name: A study
      goal:
        name: Best
        reported: {priorities: {A: 55.8, B: {value: 26.3}, C: 17.9%, D: {value: 17.9, definition: in hours}}}
        children: [{name: A}, {name: B}, {name: C}, {name: D}]
      """.write(toFile: path, atomically: true, encoding: .utf8)
      let outcome = try Tool.run(["audit", path])
      #expect(outcome.status == 2)
      for (place, number) in [("5:30", "55.8"), ("5:47", "26.3")] {
        #expect(
          outcome.errors.contains(
            "study.yaml:\(place): error: \(number) is above 1, which no priority is (expected a share such as "
              + "0.21, or a percentage such as 21%)"))
      }
      #expect(outcome.errors.split(separator: "is above 1").count == 3)
    }
  }

  @Test(arguments: ["1", "2", "5"]) func `the answer is the same for any number of threads`(
    threads: String
  ) throws {
    let arguments = [
      "audit", Self.study, "--effort", "100000", "--variants", "--power", "--draws", "10",
      "--format", "json",
    ]
    #expect(
      try Tool.run(arguments + ["--threads", threads]).output == Tool.run(arguments).output)
  }

  @Test func `a reconstructed model is written, read and audited`() throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "new.yaml").path
      let made = try Tool.run(["reconstruct", Self.study, "-o", path])
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.output.contains("24 of 24 printed numbers come out of the new judgments."))
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("provenance: reconstructed"))
      let audit = try Tool.run(["audit", path])
      #expect(audit.output.contains("24 of 24 reported numbers agree."))
      #expect(try Tool.run(["synthesize", path]).output.contains("reconstructed"))
    }
  }

  @Test func `nothing is written where no judgments give the numbers`() throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "new.yaml").path
      let made = try Tool.run(["reconstruct", Self.study, "--respondents", "1", "-o", path])
      #expect(made.status == 1)
      #expect(made.output.contains("Quality: no judgments give the printed numbers"))
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  // MARK: Provenance

  /// Every command that prints results says how the judgments came about, in words and in JSON.
  @Test(arguments: [
    ["synthesize"], ["sensitivity"], ["consistency"], ["check"], ["simulate", "--draws", "100"],
    ["compare-methods"], ["what-if", "--set", "Price=0.4"], ["repair"], ["audit"], ["report"],
    ["consistency", "--all"], ["synthesize", "--without", "Lamp B"],
  ])
  func `every result says that its judgments are reconstructed`(_ command: [String]) throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "new.yaml").path
      try Self.reconstructed.write(toFile: path, atomically: true, encoding: .utf8)
      // A report has no JSON.
      for format in ["text", "markdown", "json", "latex"]
      where format != "json" || command != ["report"] {
        for (language, word) in [("en", "reconstructed"), ("id", "direkonstruksi")] {
          let outcome = try Tool.run(
            [command[0], path] + command.dropFirst() + ["--format", format]
              + (format == "json" ? [] : ["--language", language]))
          #expect([0, 1].contains(outcome.status), "\(outcome.errors)")
          #expect(
            outcome.output.contains(format == "json" ? "reconstructed" : word),
            "\(command) \(format) \(language)")
        }
      }
    }
  }

  @Test(arguments: ["published", "elicited"])
  func `a group's result says how its judgments came about`(kind: String) throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "group.yaml").path
      try """
      ahp: 1
      name: Lamps
      participants: [R1, R2]
      goal:
        name: Best lamp
        provenance: \(kind)
        judgments: {R1: {upperTriangle: [2, 4, 2]}, R2: {upperTriangle: [3, 4, 2]}}
        children: [{name: Price}, {name: Light}, {name: Life}]
      """.write(toFile: path, atomically: true, encoding: .utf8)
      // The criterion says it, and the model does not.
      for format in ["text", "markdown"] {
        #expect(
          try Tool.run(["group", path, "--format", format]).output
            .contains("\(kind)"), "\(format)")
      }
      let json = try Tool.run(["group", path, "--format", "json"]).output
      let root = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      #expect((root?["model"] as? [String: Any])?["provenances"] as? [String] == [kind])
    }
  }

  private static let reconstructed = """
    ahp: 1
    name: Lamps
    provenance: reconstructed
    alternatives: [Lamp A, Lamp B, Lamp C]
    goal:
      name: Best lamp
      upperTriangle: [2, 4, 2]
      reported: {priorities: {Price: 0.571}}
      children:
        - {name: Price, upperTriangle: [3, 5, 2]}
        - {name: Light, upperTriangle: [1/2, 1, 2]}
        - {name: Life, upperTriangle: [1, 2, 2]}
    """

  // MARK: Numbers of single participants

  private static let people = """
    ahp: 1
    name: Two people
    participants: [R1, R2]
    settings: {randomIndex: saaty-1980}
    goal:
      name: Best
      reported:
        - {participant: R1, priorities: {A: 0.637, B: 0.258, C: 0.105}, consistencyRatio: 0.03}
        - {participant: R2, priorities: {A: 0.333, B: 0.333, C: 0.333}, consistencyRatio: 0.00}
        - {priorities: {A: 0.490, B: 0.312, C: 0.199}}
      children: [{name: A}, {name: B}, {name: C}]
    """

  @Test func `numbers of single participants come out of judgments of their own`() throws {
    try Tool.inTemporaryFolder { folder in
      let (study, path) = (
        folder.appending(path: "study.yaml").path, folder.appending(path: "new.yaml").path
      )
      try Self.people.write(toFile: study, atomically: true, encoding: .utf8)
      let made = try Tool.run(["reconstruct", study, "-o", path])
      #expect(made.status == 0, "\(made.output)")
      #expect(made.output.contains("11 of 11 printed numbers come out of the new judgments."))
      #expect(made.output.contains("Goal by R1"))
      let audit = try Tool.run(["audit", path])
      #expect(audit.status == 0)
      #expect(audit.output.contains("11 of 11 reported numbers agree."))
      // The group's numbers are searched for two respondents, and each person's for one.
      let before = try Tool.run(["audit", study])
      #expect(before.status == 0)
      #expect(before.output.contains("2 respondents"))
      #expect(!before.output.contains("not possible"))
      // A group whose numbers no combination gives.
      try Self.people.replacing("A: 0.490, B: 0.312", with: "A: 0.480, B: 0.322")
        .write(toFile: study, atomically: true, encoding: .utf8)
      let other = folder.appending(path: "other.yaml").path
      let refused = try Tool.run(["reconstruct", study, "-o", other])
      #expect(refused.status == 1)
      #expect(refused.output.contains("Goal: no combination of the judgments"))
      #expect(!FileManager.default.fileExists(atPath: other))
      // A participant whose own numbers nobody can have judged.
      try Self.people.replacing("A: 0.637, B: 0.258", with: "A: 0.627, B: 0.268").write(
        toFile: study, atomically: true, encoding: .utf8)
      let nobody = try Tool.run(["reconstruct", study, "-o", other])
      #expect(nobody.status == 1)
      #expect(nobody.output.contains("Goal by R1: no judgments give the printed numbers"))
      #expect(!FileManager.default.fileExists(atPath: other))
    }
  }

  // MARK: Other choices

  /// The priorities of 3, 5, 3 are 0.63699, 0.25828 and 0.10473.
  @Test func `digits that were cut are one of the other choices`() throws {
    try Tool.inTemporaryFolder { folder in
      let study = folder.appending(path: "study.yaml").path
      try """
      ahp: 1
      name: A study
      settings: {randomIndex: saaty-1980}
      goal:
        name: Best
        reported: {priorities: {A: 0.636, B: 0.258, C: 0.104}, consistencyRatio: 0.03}
        children: [{name: A}, {name: B}, {name: C}]
      """.write(toFile: study, atomically: true, encoding: .utf8)
      let plain = try Tool.run(["audit", study])
      #expect(plain.status == 1)
      #expect(plain.output.contains("with digits that are cut, not rounded"))
      #expect(plain.output.contains("'--variants'") && plain.output.contains("'--cut-digits'"))
      let variants = try Tool.run(["audit", study, "--variants"])
      #expect(variants.status == 1)
      #expect(
        variants.output.replacing("\n  ", with: " ")
          .contains("Goal: possible with digits cut instead of rounded"))
      #expect(!variants.output.contains("'--variants'"))
      let cut = try Tool.run(["audit", study, "--cut-digits"])
      #expect(cut.output.contains("possible: one matrix"))
      #expect(cut.output.replacing("\n", with: " ").contains("digits cut"))
    }
  }

  // MARK: Two items

  /// One respondent's judgment on two items is the quotient of their priorities: 0.75 and 0.25 are
  /// those of 3, and no point of the scale gives 0.6 and 0.4, which √(9 · 1/4) does.
  @Test func `two items are searched as others are`() throws {
    try Tool.inTemporaryFolder { folder in
      let study = folder.appending(path: "study.yaml").path
      func write(_ priorities: String) throws {
        try """
        ahp: 1
        name: A study
        goal:
          name: Best
          reported: {priorities: {\(priorities)}, consistencyRatio: 0.02}
          children: [{name: A}, {name: B}]
        """.write(toFile: study, atomically: true, encoding: .utf8)
      }
      try write("A: 0.75, B: 0.25")
      let one = try Tool.run(["audit", study, "--show-matrices", "--format", "json"])
      // A ratio above 0 is no ratio of two items, and does not count in the search.
      #expect(one.status == 1)
      let found = try #require(try Self.searches(one.output).first)
      #expect(found["verdict"] as? String == "one")
      #expect(found["matrices"] as? [[Double]] == [[3]])
      try write("A: 0.6, B: 0.4")
      let none = try Tool.run(["audit", study, "--variants"])
      #expect(none.status == 1)
      #expect(none.output.contains("not possible for 1 respondent"))
      let words = none.output.replacing("\n  ", with: " ")
      #expect(words.contains("Goal: possible with judgments in halves"))
      #expect(words.contains("2 respondents combined by the geometric mean"))
      // Every method gives the same priorities, and no table another ratio.
      #expect(!words.contains("random index of Tummala"))
      let two = try Tool.run(["audit", study, "--respondents", "2"])
      #expect(two.output.contains("possible: "))
      let power = try Tool.run(["audit", study, "--power", "--draws", "20", "--format", "json"])
      let origins = try #require(
        (try Self.searches(power.output).first?["power"] as? [String: Any])?["origins"]
          as? [[String: Any]])
      #expect(origins.count == 7)
      #expect(origins.allSatisfy { $0["draws"] as? Int == 20 })
      #expect(origins[0]["origin"] as? String == "respondent")
      #expect(origins[0]["possible"] as? Int == 20)
    }
  }

  private static func searches(_ output: String) throws -> [[String: Any]] {
    let data = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return try #require(data?["searches"] as? [[String: Any]])
  }

  // MARK: Tables

  /// A sum above 1, a matrix that no single respondent can have judged, and sixteen items.
  private static let severalFindings = """
    ahp: 1
    name: A study
    settings: {randomIndex: saaty-1980}
    goal:
      name: Best
      reported: {priorities: {A: 0.5, B: 0.3, C: 0.4}, consistencyRatio: 0.03}
      children:
        - name: A
          reported: {priorities: {A1: 0.605, A2: 0.272, A3: 0.123}, consistencyRatio: 0.01}
          children: [{name: A1}, {name: A2}, {name: A3}]
        - name: B
          reported: {priorities: {\((1...16).map { "B\($0): 0.0625" }.joined(separator: ", "))}}
          children: [\((1...16).map { "{name: B\($0)}" }.joined(separator: ", "))]
        - {name: C}
    """

  @Test func `every finding of JSON has its row in CSV`() throws {
    try Tool.inTemporaryFolder { folder in
      let study = folder.appending(path: "study.yaml").path
      try Self.severalFindings.write(toFile: study, atomically: true, encoding: .utf8)
      let options = ["audit", study, "--variants", "--power", "--draws", "10"]
      let table = try Tool.run(options + ["--format", "csv"])
      let lines = table.output.split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let keys = try #require(lines.first)
      func rows(_ wanted: [String: String]) -> Int {
        lines.dropFirst().count { line in
          let row = Dictionary(uniqueKeysWithValues: zip(keys, line))
          return wanted.allSatisfy { row[$0.key] == $0.value }
        }
      }
      let output = try Tool.run(options + ["--format", "json"]).output
      let data = try #require(
        try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
      let contradictions = try #require(data["contradictions"] as? [[String: Any]])
      #expect(contradictions.count >= 1)
      for found in contradictions {
        let kind = try #require(found["kind"] as? String)
        #expect(
          rows(["quantity": "contradiction", "item": kind, "verdict": "excluded"]) >= 1, "\(kind)")
      }
      let searches = try Self.searches(output)
      #expect(searches.count == 2)
      for search in searches {
        let path = try #require(search["path"] as? String)
        for variant in try #require(search["variants"] as? [[String: Any]]) {
          let wanted = [
            "path": path, "quantity": "judgments", "item": variant["choice"] as? String ?? "",
            "verdict": variant["verdict"] as? String ?? "",
          ]
          #expect(rows(wanted) >= 1, "\(wanted)")
        }
        let power = try #require(search["power"] as? [String: Any])
        for origin in try #require(power["origins"] as? [[String: Any]]) {
          for key in ["draws", "possible", "unique", "undecided"] {
            let wanted = try [
              "path": path, "quantity": "power", "item": #require(origin["origin"] as? String),
              "other": key, "computed": "\(#require(origin[key] as? Int))",
            ]
            #expect(rows(wanted) == 1, "\(wanted)")
          }
        }
      }
      #expect(
        rows(["quantity": "judgments", "path": "B", "item": "order", "verdict": "notSearched"])
          == 1)
    }
  }

  @Test(arguments: [
    ["audit", study, "--show-matrices"], ["reconstruct", study, "-o", "new.yaml", "--all"],
  ])
  func `matrices are refused where the result is a table`(arguments: [String]) throws {
    let outcome = try Tool.run(arguments + ["--format", "csv"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("shows matrices, which csv has no place for"))
  }

  // MARK: Interrupts

  /// Nine items with seven digits and a large ratio: no search ends in a day.
  private static let endless = """
    ahp: 1
    name: A study
    settings: {randomIndex: saaty-1980}
    goal:
      name: Best
      reported:
        priorities: {A: 0.2714821, B: 0.1833717, C: 0.1421093, D: 0.1102845, E: 0.0911377,
          F: 0.0743912, G: 0.0574419, H: 0.0412936, I: 0.0284880}
        consistencyRatio: 0.08
      children:
        [{name: A}, {name: B}, {name: C}, {name: D}, {name: E}, {name: F}, {name: G}, {name: H}, {name: I}]
    """

  #if os(Linux)
    /// Whether a process has a handler of its own for a signal.
    private static func catches(_ signal: Int32, _ process: Process) -> Bool {
      guard
        let status = try? String(
          contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8),
        let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigCgt:") }),
        let mask = UInt64(line.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16)
      else { return false }
      return mask & (1 << UInt64(signal - 1)) != 0
    }

    @Test(arguments: ["audit", "reconstruct"], [SIGINT, SIGTERM])
    func `an interrupted search says what is not decided`(
      command: String, signal: Int32
    ) throws {
      try Tool.inTemporaryFolder { folder in
        let study = folder.appending(path: "study.yaml").path
        let new = folder.appending(path: "new.yaml").path
        try Self.endless.write(toFile: study, atomically: true, encoding: .utf8)
        let process = Process()
        // What runs the tests may ignore signals, which the tool would then do as well.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
          [
            "--default-signal=INT,TERM", Tool.builtProducts.appending(path: "ahp").path, command,
            study, "--effort", "1000000000000",
          ] + (command == "reconstruct" ? ["-o", new] : [])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let deadline = ContinuousClock.now + .seconds(300)
        while process.isRunning && !Self.catches(signal, process) {
          guard ContinuousClock.now < deadline else {
            process.terminate()
            Issue.record("the signal is never caught")
            return
          }
          usleep(2000)
        }
        usleep(50_000)
        kill(process.processIdentifier, signal)
        let text = String(
          decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 128 + signal)
        #expect(text.contains("not decided"))
        #expect(text.contains("Stopped: "), "\(text)")
        #expect(!text.contains("--effort"), "more effort does not help what was stopped")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files == ["study.yaml"])
      }
    }
  #endif

  @Test(arguments: [
    (["--prioritization", "row-sums"], "'row-sums' cannot be searched"),
    (["--draws", "20"], "are about '--power'"), (["--effort", "10"], "--effort"),
    (["--respondents", "9"], "--respondents"),
  ])
  func `settings that mean nothing are refused`(_ options: [String], message: String) throws {
    let outcome = try Tool.run(["audit", Self.study] + options)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
