import Foundation
import Testing

/// `ahp export` as people run it.
struct ExportCommandTests {
  private static let model = "Examples/published/leader.yaml"

  @Test func `words that a format has no place for are named, and refused if asked for`() throws {
    let run = try Tool.run(["export", Self.model, "--to", "r-ahp"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("Version: 2.0\nAlternatives: &alternatives\n"))
    #expect(run.errors.contains("warning: R's ahp has no place for sources: that of the model"))
    let strict = try Tool.run(["export", Self.model, "--to", "r-ahp", "--strict"])
    #expect(strict.status == 2)
    #expect(strict.output.isEmpty)
    #expect(strict.errors.contains("error: R's ahp has no place for sources"))
  }

  @Test(arguments: ["r-ahp", "anp-studio", "csv"])
  func `an exported model is imported with the same ranking`(format: String) throws {
    let exported = try Tool.run(["export", Self.model, "--to", format])
    #expect(exported.status == 0)
    let imported = try Tool.run(["import", "-"], input: exported.output)
    #expect(imported.status == 0, "\(imported.errors)")
    let result = try Tool.run(["synthesize", "-"], input: imported.output)
    for priority in ["0.4928", "0.3581", "0.1491"] {
      #expect(result.output.contains(priority), "\(result.output)")
    }
  }

  @Test func `what results rest on is refused in one run, or left out if asked for`() throws {
    try Tool.inTemporaryFolder { folder in
      let file = folder.appending(path: "out.txt")
      let run = try Tool.run([
        "export", Self.model, "--to", "ahp-os-hierarchy", "-o", file.path,
      ])
      #expect(run.status == 2)
      #expect(!FileManager.default.fileExists(atPath: file.path))
      #expect(
        run.errors.contains("a hierarchy of AHP-OS has no place for alternatives: 'Tom' and 2 more")
      )
      #expect(run.errors.contains("a hierarchy of AHP-OS has no place for comparisons: those on"))
      #expect(run.errors.contains("hint: '--partial' leaves it out"))
      let partial = try Tool.run([
        "export", Self.model, "--to", "ahp-os-hierarchy", "--partial", "-o", file.path,
      ])
      #expect(partial.status == 0)
      #expect(
        try String(contentsOf: file, encoding: .utf8).hasSuffix(
          ": Experience, Education, Charisma, Age;\n"))
    }
  }

  @Test(arguments: [
    (["--to", "xlsx"], "'--to xlsx' is no text for the screen (expected '--output')"),
    (["--to", "csv", "--language", "id"], "'--language' is about a survey"),
    (["--to", "qualtrics", "--strict"], "a survey asks a model's questions"),
    (["--to", "csv", "--strict", "--partial"], "'--strict' contradicts '--partial'"),
    (["--to", "word"], "'word' is invalid for '--to <to>'"),
  ])
  func `an option that means nothing is refused`(arguments: [String], message: String) throws {
    let run = try Tool.run(["export", Self.model] + arguments)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func `surveys are written for Qualtrics and as an XLSForm`() throws {
    let run = try Tool.run(["export", Self.model, "--to", "qualtrics", "--language", "id"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("[[AdvancedFormat]]\n"))
    #expect(run.output.contains("Experience atau Education?"))
    try Tool.inTemporaryFolder { folder in
      let form = folder.appending(path: "form.xlsx").path
      let written = try Tool.run(["export", Self.model, "--to", "xlsform", "-o", form])
      #expect(written.status == 0)
      #expect(FileManager.default.fileExists(atPath: form))
    }
    try Tool.inTemporaryFolder { folder in
      // A file of texts, as questionnaires take it.
      let path = folder.appending(path: "nl.yaml")
      let texts = try Tool.run(["texts", "--language", "nl", "--questionnaire-only"]).output
        .replacing("\"name\": \"Name\"", with: "\"name\": \"Naam\"")
        .replacing("\"howMuch\": \"By how much?\"", with: "\"howMuch\": \"Hoeveel?\"")
      try texts.write(to: path, atomically: true, encoding: .utf8)
      let own = try Tool.run([
        "export", Self.model, "--to", "qualtrics", "--language", path.path,
      ])
      #expect(own.status == 0 && own.output.contains("\nHoeveel?\n"), "\(own.errors)")
      try texts.replacing("questionnaire:", with: "questionaire:")
        .write(to: path, atomically: true, encoding: .utf8)
      #expect(
        try Tool.run(["export", Self.model, "--to", "qualtrics", "--language", path.path]).status
          == 2)
    }
    let other = try Tool.run(["export", Self.model, "--to", "qualtrics", "--language", "xx"])
    #expect(other.status == 2)
  }

  // MARK: Hostile files

  @Test func `a gigabyte of nothing is refused in one line`() throws {
    try Tool.inTemporaryFolder { folder in
      for name in ["nothing.sdmod", "nothing.xlsx", "nothing.csv", "nothing.yaml"] {
        let file = folder.appending(path: name)
        #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 1 << 30)
        try handle.close()
        let run = try Tool.run(["import", file.path])
        #expect(run.status == 2)
        #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
        #expect(run.errors.contains("the file has 1073741824 bytes (expected at most 33554432"))
      }
    }
    let zeros = try Tool.run(["import", "/dev/zero"])
    #expect(zeros.status == 2)
    #expect(zeros.errors.contains("the file has more than 33554432 bytes"), "\(zeros.errors)")
  }
}
