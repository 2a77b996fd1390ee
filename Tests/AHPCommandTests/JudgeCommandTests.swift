import Foundation
import Testing

/// `ahp judge`, with its answers from a script.
struct JudgeCommandTests {
  private static let outline = "Van?\n  Cost\n  Space\nAlternatives:\n  Long\n  Short\n"

  @Test func `what is answered is what the model says with the same judgments`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.yaml").path
      let answers = folder.appending(path: "answers.csv").path
      _ = try Tool.run(["init", "-o", model], input: Self.outline)

      // The input ends in the middle; what was answered stays.
      let first = try Tool.run(
        ["judge", model, "--participant", "Ann", "-o", answers], input: "3\n1/2\n")
      #expect(first.status == 0)
      #expect(
        first.output.contains("Stopped; with the same file it goes on here. 2 of 3 answered."))
      let other = try Tool.run(
        ["judge", model, "--participant", "Bob", "-o", answers], input: "1\n1\n1\n")
      #expect(other.output.contains("3 of 3 answered."))
      let second = try Tool.run(
        ["judge", model, "--participant", "Ann", "-o", answers], input: "4\n")
      #expect(second.output.contains("2 of 3 answered."))
      #expect(second.output.contains("That was the last question. 3 of 3 answered."))
      let table = try String(contentsOfFile: answers, encoding: .utf8)
      #expect(table.split(separator: "\n").count == 7)

      let typed = """
        ahp: 1
        name: Van?
        alternatives: [Long, Short]
        participants: [Ann, Bob]
        goal:
          name: Van?
          judgments: {Ann: {upperTriangle: [3]}, Bob: {upperTriangle: [1]}}
          children:
            - {name: Cost, judgments: {Ann: {upperTriangle: [1/2]}, Bob: {upperTriangle: [1]}}}
            - {name: Space, judgments: {Ann: {upperTriangle: [4]}, Bob: {upperTriangle: [1]}}}
        """
      let expected = try Tool.run(["synthesize", "-", "--format", "csv"], input: typed)
      let found = try Tool.run(["synthesize", model, "--responses", answers, "--format", "csv"])
      #expect(found.status == 0)
      #expect(
        found.output.split(separator: "\n").sorted()
          == expected.output.split(separator: "\n").sorted())
    }
  }

  @Test func `wrong arguments leave everything as it was`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.yaml").path
      let answers = folder.appending(path: "answers.csv").path
      _ = try Tool.run(["init", "-o", model], input: Self.outline)
      let nobody = try Tool.run(["judge", model, "--participant", " ", "-o", answers])
      #expect(nobody.status == 2)
      #expect(!FileManager.default.fileExists(atPath: answers))
      try "participant,node,first,second,ratio\nAnn,Van?,Cost,Spce,3\n".write(
        toFile: answers, atomically: true, encoding: .utf8)
      let damaged = try Tool.run(["judge", model, "--participant", "Ann", "-o", answers])
      #expect(damaged.status == 2)
      #expect(damaged.errors.contains("Did you mean 'Space'?"))
      #expect(try String(contentsOfFile: answers, encoding: .utf8).contains("Spce"))
      #expect(
        try Tool.run(["judge", "-", "--participant", "Ann", "-o", answers]).status == 64)
    }
  }

  /// A running `ahp judge` to which answers can be given one at a time.
  private struct Dialogue {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let errors = Pipe()

    init(_ arguments: [String]) throws {
      process.executableURL = Tool.builtProducts.appending(path: "ahp")
      process.arguments = ["judge"] + arguments
      process.standardInput = input
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      try waitForPrompt()
    }

    /// Reads what is said until the next answer is wanted.
    private func waitForPrompt() throws {
      var said = Data()
      while !said.suffix(2).elementsEqual("> ".utf8) {
        guard let next = try output.fileHandleForReading.read(upToCount: 1), !next.isEmpty else {
          return
        }
        said += next
      }
    }

    func answer(_ text: String) throws {
      try input.fileHandleForWriting.write(contentsOf: Data("\(text)\n".utf8))
      try waitForPrompt()
    }

    /// Ends the input, and returns the exit code and what was written to standard error.
    func end() throws -> (status: Int32, errors: String) {
      try input.fileHandleForWriting.close()
      _ = try output.fileHandleForReading.readToEnd()
      let text = try errors.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
  }

  @Test func `a file that cannot be written is found before the first question`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.yaml").path
      _ = try Tool.run(["init", "-o", model], input: Self.outline)
      for path in ["/proc/answers.csv", folder.path, "\(folder.path)/no/answers.csv"] {
        let run = try Tool.run(["judge", model, "--participant", "Ann", "-o", path], input: "3\n")
        #expect(run.status == 2 && run.output == "", "\(path)")
        #expect(run.errors.hasPrefix("\(path): error: the file cannot be "), "\(run.errors)")
      }
    }
  }

  @Test func `two people answer in one file at the same time`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.yaml").path
      let answers = folder.appending(path: "answers.csv").path
      _ = try Tool.run(["init", "-o", model], input: Self.outline)
      let ann = try Dialogue([model, "--participant", "Ann", "-o", answers])
      let bob = try Dialogue([model, "--participant", "Bob", "-o", answers])
      try ann.answer("3")
      try bob.answer("1")
      try bob.answer("5")
      try ann.answer("1/2")
      try bob.answer("7")
      try ann.answer("4")
      #expect(try ann.end().status == 0)
      #expect(try bob.end().status == 0)
      let rows = try String(contentsOfFile: answers, encoding: .utf8)
        .split(separator: "\n").map { String($0) }
      #expect(
        rows.dropFirst().sorted() == [
          "Ann,Cost,Long,Short,1/2", "Ann,Space,Long,Short,4", "Ann,Van?,Cost,Space,3",
          "Bob,Cost,Long,Short,5", "Bob,Space,Long,Short,7", "Bob,Van?,Cost,Space,1",
        ])
    }
  }

  @Test func `many processes write at the same moment, and nothing is lost`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.yaml").path
      let answers = folder.appending(path: "answers.csv").path
      _ = try Tool.run(["init", "-o", model], input: Self.outline)
      let people = try (0..<8).map { number in
        try Dialogue([model, "--participant", "p\(number)", "-o", answers])
      }
      DispatchQueue.concurrentPerform(iterations: people.count) { number in
        for answer in ["3", "1/2", "4"] { try? people[number].answer(answer) }
      }
      for person in people { #expect(try person.end().status == 0) }
      let table = try String(contentsOfFile: answers, encoding: .utf8)
      #expect(table.split(separator: "\n").count == 1 + 3 * people.count)
    }
  }

  @Test func `one person who answers in two places is told, and keeps what is saved`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.yaml").path
      let answers = folder.appending(path: "answers.csv").path
      _ = try Tool.run(["init", "-o", model], input: Self.outline)
      let first = try Dialogue([model, "--participant", "Ann", "-o", answers])
      let second = try Dialogue([model, "--participant", "Ann", "-o", answers])
      try first.answer("3")
      try second.answer("5")
      let end = try second.end()
      #expect(end.status == 2)
      #expect(
        end.errors.hasPrefix(
          "\(answers): error: the answers of 'Ann' were changed by another program"))
      try first.answer("2")
      #expect(try first.end().status == 0)
      let table = try String(contentsOfFile: answers, encoding: .utf8)
      #expect(table.contains("Ann,Van?,Cost,Space,3") && table.contains("Ann,Cost,Long,Short,2"))
    }
  }
}
