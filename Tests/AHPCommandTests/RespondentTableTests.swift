import Foundation
import Testing

/// What `ahp group` says of respondents one by one and in parts.
struct RespondentTableTests {
  private let model = """
    ahp: 1
    name: What matters in a bus line
    goal:
      name: Bus line
      children: [{name: Fare}, {name: Seats}, {name: Speed}, {name: Stops}]
    """

  private let answers = """
    participant,weight,role,|Fare|Seats,|Fare|Speed,|Fare|Stops,|Seats|Speed,|Seats|Stops,|Speed|Stops
    r1,1,driver,2,4,6,2,3,2
    r2,1,driver,1/2,3,5,4,6,2
    r3,1,rider,3,5,7,2,4,2
    r4,1,,1/3,1/5,1/2,1/2,2,4

    """

  private func group(_ options: String...) throws -> Tool.Outcome {
    var outcome: Tool.Outcome?
    try Tool.inTemporaryFolder { folder in
      let (file, table) = (
        folder.appending(path: "m.yaml").path, folder.appending(path: "a.csv").path
      )
      try model.write(toFile: file, atomically: true, encoding: .utf8)
      try answers.write(toFile: table, atomically: true, encoding: .utf8)
      outcome = try Tool.run(["group", file, "--responses", table] + options)
    }
    return try #require(outcome)
  }

  /// Computed by an independent program from four eigenvectors.
  @Test func `means and standard deviations of priorities are those computed independently`() throws
  {
    let run = try group("--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let distributions = try #require(object["distributions"] as? [String: Any])
    #expect(distributions["respondents"] as? Int == 4)
    let ranked = try #require(distributions["ranked"] as? [[String: Any]])
    let means = [0.3751, 0.3136, 0.2219, 0.0895]
    let deviations = [0.2242, 0.1245, 0.1902, 0.0361]
    for (entry, (mean, deviation)) in zip(ranked, zip(means, deviations)) {
      #expect(abs((entry["mean"] as? Double ?? 0) - mean) < 0.5e-4)
      #expect(abs((entry["standardDeviation"] as? Double ?? 0) - deviation) < 0.5e-4)
    }
  }

  @Test func `each respondent has a row with ratios and priorities`() throws {
    let run = try group("--people", "--format", "csv")
    #expect(run.status == 0 && run.errors == "")
    let rows = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      rows[0] == [
        "participant", "weight", "answers", "attribute role", "cr Bus line", "priority Fare",
        "priority Seats", "priority Speed", "priority Stops",
      ])
    #expect(rows.count == 5 && rows[1][0] == "r1" && rows[1][3] == "driver" && rows[4][3] == "")
    for row in rows.dropFirst() {
      let priorities = row[5...].compactMap { Double($0) }
      #expect(priorities.count == 4 && abs(priorities.reduce(0, +) - 1) < 1e-14)
    }
    let text = try group("--people").output
    #expect(text.contains("CR: Goal"))
  }

  @Test func `parts of a group are what each says alone, and have equal say`() throws {
    func groups(_ options: String...) throws -> [String: Any] {
      let run =
        options.isEmpty
        ? try group("--by", "role", "--format", "json")
        : try group("--where", options[0], "--format", "json")
      return try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }
    let subgroups = try #require(try groups()["subgroups"] as? [String: Any])
    #expect(subgroups["attribute"] as? String == "role")
    let parts = try #require(subgroups["groups"] as? [[String: Any]])
    #expect(parts.map { $0["value"] as? String } == ["driver", "rider", nil])
    #expect(parts.map { $0["respondents"] as? Int } == [2, 1, 1])
    for (part, value) in zip(parts, ["driver", "rider"]) {
      let alone = try #require(try groups("role=\(value)")["ranked"] as? [[String: Any]])
      let expected = alone.compactMap {
        ($0["judgments"] as? [String: Any])?["priority"] as? Double
      }
      #expect(part["priorities"] as? [Double] == expected)
    }
    // Equal say: the geometric mean of √(2 · 1/2), 3 and 1/3 for Fare against Seats is 1, and so
    // on.
    let judgments = [
      1.0, (12.0.squareRoot() * 5 / 5), (30.0.squareRoot() * 7 / 2), (8.0.squareRoot() * 2 / 2),
      (18.0.squareRoot() * 4 * 2), 16,
    ].map { "\(Foundation.pow($0, 1.0 / 3))" }
    let file = model + "\n  upperTriangle: [\(judgments.joined(separator: ", "))]\n"
    let run = try Tool.run(["synthesize", "-", "--format", "json"], input: file)
    let whole = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let criteria = try #require(whole["criteria"] as? [[String: Any]])
    let expected = criteria.dropFirst().compactMap { $0["globalPriority"] as? Double }
    let equal = try #require((subgroups["equalSay"] as? [String: Any])?["priorities"] as? [Double])
    #expect(equal.count == 4 && expected.count == 4)
    for (found, expected) in zip(equal, expected) { #expect(abs(found - expected) < 1e-13) }
    #expect(try group("--by", "role").output.contains("Equal say"))
  }

  @Test func `weights of equal groups are the equal say of those who answered everything`() throws {
    func report(_ option: String) throws -> [String: Any] {
      let run = try group(
        option, "role", "--where", "role=driver", "--where", "role=rider", "--format", "json")
      return try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }
    let subgroups = try #require(try report("--by")["subgroups"] as? [String: Any])
    let equal = try #require((subgroups["equalSay"] as? [String: Any])?["priorities"] as? [Double])
    let ranked = try #require(try report("--equal-groups")["ranked"] as? [[String: Any]])
    #expect(ranked.count == 4 && equal.count == 4)
    for (entry, expected) in zip(ranked, equal) {
      let judgments = try #require(entry["judgments"] as? [String: Any])
      #expect(abs(try #require(judgments["priority"] as? Double) - expected) < 1e-13)
    }
  }

  @Test func `the group's matrix is shown`() throws {
    let text = try group("--matrices").output
    // The fourth root of 2 · 1/2 · 3 · 1/3 is 1.
    #expect(text.contains("The group's judgments on"))
    let run = try group("--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let criteria = try #require(object["criteria"] as? [[String: Any]])
    let matrix = try #require(criteria[0]["matrix"] as? [Double])
    let expected = [1, 12, 105, 8, 144, 32].map { Foundation.pow(Double($0), 0.25) }
    for (found, expected) in zip(matrix, expected) { #expect(abs(found - expected) < 1e-13) }
  }

  @Test func `what cannot be shown is refused`() throws {
    let by = try group("--by", "rol")
    #expect(by.status == 2 && by.errors.contains("no respondent has the attribute 'rol'"))
    #expect(by.errors.contains("Did you mean 'role'?"))
    #expect(try group("--people", "--individuals", "2").status == 2)
  }
}
