import Foundation
import Testing

/// What the tool says to arguments that are wrong, and when its output cannot be written.
struct MannersTests {
  private static let model = "Examples/published/leader.yaml"

  /// An argument as the tool describes it for programs.
  private struct Argument: Decodable {
    let kind: String
    let valueName: String?
    let names: [Name]?

    struct Name: Decodable {
      let kind: String
      let name: String
    }
  }

  private struct Command: Decodable {
    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  private struct Dump: Decodable { let command: Command }

  private func commands() throws -> [Command] {
    let dump = try Tool.run(["--experimental-dump-help"])
    #expect(dump.status == 0)
    let tool = try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command
    return (tool.subcommands ?? []).filter { $0.commandName != "help" }
  }

  /// The first line of an error of usage. A run that takes the arguments may write where it is,
  /// which is a folder of its own.
  private func firstLine(_ command: Command, _ arguments: String...) throws -> String {
    var line = "nothing expected"
    try Tool.inTemporaryFolder { folder in
      let run = try Tool.run([command.commandName] + arguments, in: folder)
      if run.status == 64 { line = String(run.errors.prefix { $0 != "\n" }) }
    }
    return line
  }

  @Test func `every option says what is expected in the place of a wrong value`() throws {
    let commands = try commands()
    #expect(commands.count > 20)
    var refused = 0
    for command in commands {
      for argument in command.arguments ?? [] where argument.kind == "option" {
        let long = try #require(argument.names?.first { $0.kind == "long" })
        let option = "--\(long.name)"
        // Any text is a name or a path: then something else is missing, or the run fails.
        let first = try firstLine(command, option, "?!")
        #expect(first.contains("xpected"), "\(command.commandName) \(option): \(first)")
        if first.contains(" is invalid for '\(option)") {
          refused += 1
          #expect(first.contains("'?!'"))
          let negative = try firstLine(command, option, "-1")
          #expect(negative.contains("'-1' is invalid for '\(option)"), "\(negative)")
          #expect(negative.contains("expected "), "\(negative)")
        }
      }
    }
    #expect(refused > 100)
  }

  @Test(arguments: [
    (["synthesise", "m.yaml"], "unknown command 'synthesise'. Did you mean 'synthesize'?"),
    (["help", "synthesise"], "unknown command 'synthesise'. Did you mean 'synthesize'?"),
    (["nothing-like-it"], "unknown command 'nothing-like-it' (expected one of init, import, "),
    (
      ["synthesize", "m.yaml", "--threshold", "-1"],
      "The value '-1' is invalid for '--threshold <threshold>': expected a number above 0, or 'by-order'"
    ),
    (
      ["synthesize", "m.yaml", "--synthesis", "x"],
      "The value 'x' is invalid for '--synthesis <synthesis>' (expected 'distributive', "
    ),
    (
      ["synthesize", "m.yaml", "--random-index", "x"],
      "The value 'x' is invalid for '--random-index <random-index>' (expected "
    ),
    (
      ["synthesize", "m.yaml", "--top"],
      "Missing value for '--top <top>' (expected a value after it)"
    ),
    (
      ["synthesize", "m.yaml", "--participant", "-o", "r.csv"],
      "Missing value for '--participant <participant>' (expected a value after it)"
    ),
    (
      ["synthesize", "m.yaml", "--participant", "-Ann"],
      "Missing value for '--participant <participant>' (expected a value after it; one that begins "
        + "with a hyphen as in '--participant=-Ann')"
    ),
    (
      ["group", "m.yaml", "--where", "-a=b"],
      "Missing value for '--where <where>' (expected a value after it; one that begins with a hyphen "
        + "as in '--where=-a=b')"
    ),
    (
      ["init", "--name", "-x"],
      "Missing value for '--name <name>' (expected a value after it; one that begins with a hyphen as "
        + "in '--name=-x')"
    ),
    (
      ["what-if", "m.yaml", "--vary", "-10%"],
      "The value '-10%' is invalid for '--vary <vary>': '-10%' is not how far a weight moves "
        + "(expected a share of it such as '15%', or an amount of 1 at most such as '0.05')"
    ),
    (
      ["synthesize", "m.yaml", "--threshold", "-10%"],
      "The value '-10%' is invalid for '--threshold <threshold>': expected a number above 0, or"
    ),
    (
      ["synthesize", "m.yaml", "--threshold", "-1/10"],
      "The value '-1/10' is invalid for '--threshold <threshold>': expected a number above 0, or"
    ),
    (
      ["synthesize", "m.yaml", "--max-cr", "-10%"],
      "max CR -10% is not a number of 0 or more (expected as in '0.1' or '10%')"
    ),
    (
      ["synthesize", "m.yaml", "--max-cr", "-,5"],
      "max CR -,5 is not a number of 0 or more (expected as in '0.1' or '10%')"
    ),
    (
      ["simulate", "m.yaml", "--standard-error", "-1%"],
      "The value '-1%' is invalid for '--standard-error <standard-error>': expected "
    ),
    (
      ["generate", "--levels", "-1_000"],
      "The value '-1_000' is invalid for '--levels <levels>': expected a whole number"
    ),
  ])
  func `wrong usage is told in one line`(arguments: [String], message: String) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == 64)
    #expect(run.errors.hasPrefix("Error: " + message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `the version is the same in the tool, the changelog, and what is to be cited`() throws
  {
    let version = try #require(
      try Tool.run(["--version"]).output.firstMatch(of: /ahp (\d+\.\d+\.\d+)\n/)?.output.1)
    func text(_ name: String) throws -> String {
      try String(contentsOf: Tool.root.appending(path: name), encoding: .utf8)
    }
    let changes = try #require(try text("CHANGELOG.md").firstMatch(of: /\n## ([^\n]*)/)?.output.1)
    #expect(changes.hasPrefix("\(version) (2"))
    #expect(try text("CITATION.cff").contains("\nversion: \(version)\n"))
    #expect(try text("README.md").contains("from: \"\(version)\""))
  }

  @Test func `help on a command is there in both spellings`() throws {
    let help = try Tool.run(["help", "check"])
    #expect(help.status == 0)
    #expect(try Tool.run(["check", "--help"]).output == help.output)
    #expect(try Tool.run(["help"]).output == Tool.run(["--help"]).output)
    let version = try Tool.run(["--version"]).output
    #expect(version.hasPrefix("ahp 0.2.0\nKernels: "))
    #expect(version.contains("\nLast digits of derivatives, least squares and some error bounds"))
  }

  @Test(arguments: [
    "--help", "help check", "--version", "check --help", "--generate-completion-script bash",
  ])
  func `what is asked for on a full disk is a failure`(arguments: String) throws {
    let run = try Tool.runInShell("\(arguments) > /dev/full")
    #expect(run.status == 2)
    #expect(run.errors == "<stdout>: error: the file cannot be written: no space left on device\n")
  }

  // MARK: Control characters

  private static let hostile = "a\u{1B}[31mb\u{7}\nerror: c\rd\u{9B}e\u{202E}f\u{2066}g\u{7F}"

  /// The control characters of a text that is written, line feeds aside.
  private func controls(_ text: String) -> [String] {
    text.unicodeScalars.filter {
      $0 != "\n"
        && ($0.properties.generalCategory == .control
          || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value))
    }.map { String($0.value, radix: 16) }
  }

  @Test(arguments: [
    ["synthesize", hostile], ["synthesize", model, "--top", hostile],
    ["synthesize", model, "--format=\(hostile)"], ["synthesize", model, "--\(hostile)"],
    [hostile], ["help", hostile], ["synthesize", model, hostile],
    ["synthesize", model, "-o", "/no/\(hostile)"],
    ["synthesize", model, "--language", hostile], ["synthesize", model, "--participant", hostile],
    ["synthesize", model, "--situation", hostile], ["synthesize", model, "--without", hostile],
    ["synthesize", model, "--responses", hostile],
    ["synthesize", model, "--responses", "/no/*\(hostile)"],
    ["synthesize", model, "--alternatives", hostile],
    ["sensitivity", model, "--criterion", hostile],
    ["what-if", model, "--set", hostile], ["what-if", model, "--vary", hostile],
    ["chart", "weight-lines", model, "--criterion", hostile], ["consistency", model, hostile],
    ["repair", model, hostile, "--method", "xu-wei"], ["aggregate", model, "--merge", hostile],
    ["group", model, "--where", hostile], ["collect", model, hostile], ["init", hostile],
    ["questionnaire", model, "--participants", hostile],
    ["questionnaire", model, "--language", hostile],
    ["judge", model, "--participant", hostile, "-o", "/no/x.csv"], ["check", hostile],
    ["audit", hostile],
    ["convert", hostile], ["generate", "--answers-to", hostile, "--participants", "1"],
    ["report", hostile], ["simulate", model, "--noise", hostile],
    ["random-index", "--order", hostile],
  ])
  func `no argument commands the terminal or adds a line`(arguments: [String]) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == 2 || run.status == 64)
    #expect(controls(run.errors + run.output) == [])
    // None of the lines is what the argument says.
    #expect(!(run.errors + run.output).contains("\nerror: c"), "\(run.errors)")
  }

  @Test func `no text of a model commands the terminal`() throws {
    try Tool.inTemporaryFolder { folder in
      let text = #"a\u001b[31mb\u0007\nc\u202ed\u009be\u2067f"#
      let name = #"N\u202ed\u2066f"#
      let model = folder.appending(path: "m.json").path
      try Data(
        """
        {"ahp": 1, "name": "\(name)", "description": "\(text)", "source": "\(text)", "notice": "\(text)",
        "alternatives": [{"name": "\(name)A", "description": "\(text)", "labels": {"en": "\(name)"}},
          {"name": "B", "labels": {"en": "\(name)B"}}],
        "goal": {"name": "\(name)", "description": "\(text)", "source": "\(text)",
          "upperTriangle": [3], "children": [
            {"name": "\(name)C", "description": "\(text)", "upperTriangle": [2],
              "reported": [{"source": "\(text)", "priorities": {"\(name)A": "0.6", "B": "0.3"}}]},
            {"name": "D", "upperTriangle": [5]}]}}
        """.utf8
      ).write(to: URL(fileURLWithPath: model))
      let commands: [[String]] = [
        ["synthesize", model], ["check", model], ["consistency", model, "--all"], ["audit", model],
        ["compare-methods", model], ["sensitivity", model, "--judgments"],
        ["simulate", model, "--draws", "10"],
        ["what-if", model, "--vary", "10%"], ["report", model, "--draws", "10"],
        ["repair", model, "--method", "xu-wei"],
      ]
      var count = 0
      for command in commands {
        for format in ["text", "markdown", "latex", "csv"] {
          for language in [[], ["--language", "en"]] {
            let run = try Tool.run(command + ["--format", format] + language)
            if run.status == 64 { continue }
            count += 1
            let found = controls(run.errors + run.output)
            // Directions of writing end with the cell of a spreadsheet, and names are whole there.
            let harmful = format == "csv" ? found.filter { $0.count < 4 } : found
            #expect(harmful == [], "\(command) \(format)")
          }
        }
      }
      #expect(count > 50)
      for format in ["markdown", "csv"] {
        let run = try Tool.run([
          "questionnaire", model, "--own-judgments", "replace", "--format", format,
        ])
        #expect(run.status == 0)
        #expect(controls(run.output).filter { format != "csv" || $0.count < 4 } == [])
      }
      let answers = folder.appending(path: "a.csv").path
      let judged = try Tool.run(
        ["judge", model, "--own-judgments", "replace", "--participant", "Ann", "-o", answers],
        input: "3\n\u{1B}[2J\n2\n")
      #expect(judged.status == 0)
      #expect(controls(judged.output + judged.errors) == [])
    }
  }

  // MARK: Endless input

  @Test(arguments: [
    "synthesize -", "synthesize /dev/zero", "init -", "init /dev/zero",
    "synthesize \(model) --responses /dev/zero", "synthesize \(model) --responses -",
    "synthesize \(model) --participants /dev/zero --responses x",
    "judge \(model) --own-judgments replace --participant Ann -o /tmp/none-\(UUID().uuidString).csv",
  ])
  func `endless input is refused in bounded memory`(arguments: String) throws {
    let run = try Tool.runInShell("\(arguments) < /dev/zero", kibibytes: 1_000_000)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("expected") || run.errors.contains("0x00"), "\(run.errors)")
  }
}
