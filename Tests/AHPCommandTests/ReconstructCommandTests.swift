import Foundation
import Testing

/// Numbers without judgments on the command line.
struct ReconstructCommandTests {
  private static let study = "Examples/unpublished-judgments.yaml"

  @Test func `an audit of numbers that are not possible fails with 1`() throws {
    // Quality is not possible for one respondent, and is for two.
    let one = try Tool.run(["audit", Self.study, "--effort", "100000"])
    #expect(one.status == 1)
    #expect(one.output.contains("not possible for 1 respondent"))
    let two = try Tool.run(["audit", Self.study, "--respondents", "2", "--effort", "100000"])
    #expect(two.status == 0)
    #expect(!two.output.contains("not possible for"))
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
