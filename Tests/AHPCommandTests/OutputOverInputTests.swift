import Foundation
import Testing

/// No command writes over a file that it was given to read, whatever option names it.
struct OutputOverInputTests {
  /// An argument that names files, as the tool describes itself.
  private struct FileArgument {
    let name: String
    let isPositional: Bool
  }

  /// What a command line needs besides the model, by the name of the command.
  private static let others: [String: [String]] = [
    "group": [], "aggregate": ["--partial"], "what-if": ["--vary", "10%"], "chart": ["ranking"],
    "judge": ["--participant", "Ann"], "generate": ["--participants", "2"],
    "export": ["--to", "csv"],
  ]

  /// The commands that have an output, with the arguments that are files to be read.
  private static func commands() throws -> [(name: String, files: [FileArgument], hasModel: Bool)] {
    let text = try Tool.run(["--experimental-dump-help"]).output
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let tool = try #require(root["command"] as? [String: Any])
    let commands = try #require(tool["subcommands"] as? [[String: Any]])
    return commands.compactMap { command in
      // A file of texts is checked, and nothing written.
      guard let name = command["commandName"] as? String, name != "texts",
        let arguments = command["arguments"] as? [[String: Any]]
      else { return nil }
      var files: [FileArgument] = []
      var hasOutput = false
      for argument in arguments {
        let preferred = (argument["preferredName"] as? [String: Any])?["name"] as? String
        let name = preferred ?? argument["valueName"] as? String ?? ""
        if name == "output" { hasOutput = true }
        let completion = argument["completionKind"] as? [String: Any]
        let isFile = completion?["file"] != nil || name == "outline"
        guard isFile, name != "output", name != "draft-map" else { continue }
        files.append(FileArgument(name: name, isPositional: preferred == nil))
      }
      return hasOutput ? (name, files, files.contains { $0.name == "model" }) : nil
    }
  }

  @Test func `every command refuses to write over what it reads`() throws {
    let commands = try Self.commands()
    #expect(commands.count >= 21)
    var tried = 0
    try Tool.inTemporaryFolder { folder in
      let text = "ahp: 1\nname: m\ngoal: {name: g, children: [{name: a}, {name: b}]}\n"
      for name in ["model.yaml", "input.csv", "other.csv"] {
        try text.write(
          to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "link.csv"),
        withDestinationURL: folder.appending(path: "input.csv"))
      try FileManager.default.linkItem(
        at: folder.appending(path: "input.csv"), to: folder.appending(path: "hard.csv"))
      for (command, files, hasModel) in commands {
        for file in files {
          for output in ["input.csv", "link.csv", "hard.csv", "./input.csv"] {
            var line = [command] + (Self.others[command] ?? [])
            if command == "aggregate" && file.name == "statistics" { line = [command, "--merge"] }
            if command == "group" && file.name == "statistics" { line = [command] }
            if hasModel { line.append(file.name == "model" ? "input.csv" : "model.yaml") }
            if file.name != "model" {
              line += file.isPositional ? ["input.csv"] : ["--\(file.name)", "input.csv"]
            }
            if command == "collect" && file.name != "files" { line.append("other.csv") }
            if ["participants", "map"].contains(file.name),
              !["collect", "questionnaire"].contains(command)
            {
              line += ["--responses", "other.csv"]
            }
            if command == "init" { line.append("--force") }
            let run = try Tool.run(line + ["-o", output], in: folder)
            #expect(
              run.status == 64
                && (run.errors.contains(
                  "Error: the output '\(output)' would replace 'input.csv', which is read "
                    + "(expected another file)")
                  // A command that writes no CSV says that first.
                  || run.errors.contains(
                    "Error: '\(output)' would be a file that is not written here")),
              "\(line) -o \(output): \(run.status) \(run.errors)")
            tried += 1
          }
        }
      }
      let left = try String(
        contentsOf: folder.appending(path: "input.csv"), encoding: .utf8)
      #expect(left == text)
    }
    // Every command has a model and most have answers too.
    #expect(tried >= 4 * 60)
  }

  @Test func `standard input from the output's file, and patterns with it, are refused`() throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "m.yaml").path
      let text =
        "ahp: 1\nname: m\ngoal: {name: g, upperTriangle: [2], children: [{name: a}, {name: b}]}\n"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let standard = try Tool.runInShell("convert - -o '\(path)' < '\(path)'")
      #expect(standard.status == 64)
      #expect(standard.errors.contains("would replace standard input, which is read"))
      let pattern = try Tool.runInShell(
        "collect '\(path)' '\(folder.path)/*' -o '\(folder.path)/n.csv' --skip-invalid")
      // A new file is nobody's input, also where it would match a pattern.
      #expect(pattern.status != 64)
      let draft = try Tool.runInShell(
        "collect Examples/published/leader.yaml '\(path)' --draft-map '\(path)'")
      #expect(draft.status == 64 && draft.errors.contains("which is read"))
      let other = try Tool.runInShell(
        "collect Examples/published/leader.yaml '\(folder.path)/*.yaml' -o '\(path)'")
      #expect(other.status == 64)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }

  @Test func `no page of a person replaces what is read`() throws {
    try Tool.inTemporaryFolder { folder in
      func file(_ name: String) -> URL { folder.appending(path: name) }
      let model = "ahp: 1\nname: m\ngoal: {name: g, children: [{name: a}, {name: b}]}\n"
      try model.write(to: file("model.yaml"), atomically: true, encoding: .utf8)
      #expect(try Tool.run(["texts", "--language", "de", "-o", "de.yaml"], in: folder).status == 0)
      let people = "participant,language\nAnn,en\nBob,de.yaml\n"
      try FileManager.default.createDirectory(
        at: file("pages"), withIntermediateDirectories: true)
      try people.write(to: file("pages/2-bob.csv"), atomically: true, encoding: .utf8)
      try model.write(to: file("pages/2-bob.html"), atomically: true, encoding: .utf8)
      try FileManager.default.linkItem(at: file("de.yaml"), to: file("pages/2-bob.md"))
      let texts = try String(contentsOf: file("de.yaml"), encoding: .utf8)
      let table = ["--participants", "pages/2-bob.csv", "--page-per-person"]
      for (line, page, read) in [
        (["model.yaml", "--format", "csv"] + table, "2-bob.csv", "pages/2-bob.csv"),
        (["pages/2-bob.html"] + table, "2-bob.html", "pages/2-bob.html"),
        (["model.yaml", "--format", "markdown"] + table, "2-bob.md", "de.yaml"),
      ] {
        let run = try Tool.run(["questionnaire"] + line + ["-o", "pages"], in: folder)
        #expect(run.status == 64 && run.output == "")
        #expect(
          run.errors.hasPrefix(
            "Error: the output 'pages/\(page)' would replace '\(read)', which is read "
              + "(expected another file)"), "\(run.errors)")
      }
      // Not even the page of the first person is there.
      let left = try FileManager.default.contentsOfDirectory(atPath: file("pages").path)
      #expect(left.sorted() == ["2-bob.csv", "2-bob.html", "2-bob.md"])
      for (name, text) in [("csv", people), ("html", model), ("md", texts)] {
        #expect(try String(contentsOf: file("pages/2-bob.\(name)"), encoding: .utf8) == text)
      }
    }
  }

  @Test(arguments: [
    (["init"], "ahp: 1"), (["texts", "--language", "de"], "ahpTexts: 1"),
  ])
  func `what is to be completed by hand is written over by force only`(
    command: [String], written: String
  ) throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "m.yaml").path
      try "kept".write(toFile: path, atomically: true, encoding: .utf8)
      let outline = "g\n  a\n  b\n"
      let refused = try Tool.run(command + ["-o", path], input: outline)
      #expect(refused.status == 2 && refused.output == "")
      #expect(
        refused.errors
          == "error: '\(path)' is there already (expected another file, or '--force' to write over "
          + "it)\n")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "kept")
      #expect(try Tool.run(command + ["--force", "-o", path], input: outline).status == 0)
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains(written))
      let idle = try Tool.run(command + ["--force"], input: outline)
      #expect(idle.status == 64)
      #expect(idle.errors.contains("'--force' is about the file of '--output' (found none)"))
    }
  }

  @Test(arguments: [
    ["synthesize", "model.yaml"], ["report", "model.yaml"], ["chart", "ranking", "model.yaml"],
    ["repair", "model.yaml"], ["reconstruct", "model.yaml"], ["random-index", "--order", "3"],
    ["questionnaire", "model.yaml"], ["judge", "model.yaml", "--participant", "Ann"],
    ["collect", "model.yaml", "other.csv"], ["import", "model.yaml"],
  ])
  func `a file of texts is not replaced by what is written in its language`(line: [String]) throws {
    try Tool.inTemporaryFolder { folder in
      let texts = try Tool.run(["texts", "--language", "de", "-o", "de.yaml"], in: folder)
      #expect(texts.status == 0, "\(texts.errors)")
      let written = try String(contentsOf: folder.appending(path: "de.yaml"), encoding: .utf8)
      let run = try Tool.run(line + ["--language", "de.yaml", "-o", "./de.yaml"], in: folder)
      #expect(run.status == 64)
      #expect(
        run.errors.contains("the output './de.yaml' would replace 'de.yaml', which is read")
          || run.errors.contains("'./de.yaml' would be a file that is not written here"),
        "\(run.errors)")
      let left = try String(contentsOf: folder.appending(path: "de.yaml"), encoding: .utf8)
      #expect(left == written)
    }
  }
}
