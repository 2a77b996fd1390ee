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
}
