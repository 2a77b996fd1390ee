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
