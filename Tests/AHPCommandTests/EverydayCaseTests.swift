import Foundation
import Testing

/// What people ask of the tool in everyday work, from the command line to the number that is right.
struct EverydayCaseTests {
  private static let bus = """
    ahp: 1
    name: What matters in a bus line
    goal:
      name: Bus line
      children: [{name: Fare}, {name: Seats}, {name: Speed}, {name: Stops}]
    """
  private static let head =
    "|Fare|Seats,|Fare|Speed,|Fare|Stops,|Seats|Speed,|Seats|Stops,|Speed|Stops"

  /// Runs a command on the bus line with a table of answers.
  private func bus(
    _ command: [String], columns: String = "participant", _ rows: [String]
  ) throws -> Tool.Outcome {
    var outcome: Tool.Outcome?
    try Tool.inTemporaryFolder { folder in
      let table = folder.appending(path: "a.csv").path
      try ("\(columns),\(Self.head)\n" + rows.map { $0 + "\n" }.joined()).write(
        toFile: table, atomically: true, encoding: .utf8)
      outcome = try Tool.run(
        [command[0], "-", "--responses", table] + command.dropFirst(), input: Self.bus)
    }
    return try #require(outcome)
  }

  private func model(_ text: String, _ command: String...) throws -> Tool.Outcome {
    try Tool.run(
      [command[0], "-"] + command.dropFirst(), input: "ahp: 1\nname: m\n" + text + "\n")
  }

  private static func triangle(_ judgments: String, _ settings: String = "{}") -> String {
    let names = ["x", "y", "z", "w"].prefix(judgments.count { $0 == "," } > 2 ? 4 : 3)
    return "settings: \(settings)\nalternatives: [\(names.joined(separator: ", "))]\n"
      + "goal: {name: g, upperTriangle: [\(judgments)]}"
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  // MARK: Groups

  @Test func `who skipped a pair has not answered everything`() throws {
    let run = try bus(["group"], ["r1,2,4,6,2,3,2", "r2,,3,5,2,3,2", "r3,3,5,7,2,4,2"])
    #expect(
      words(run.output).contains(
        "3, all of whom count; 3 have answers that connect all items; 2 answered every question"))
  }

  @Test func `weights enter means and deviations of answers, and it is said what they do not`()
    throws
  {
    let run = try bus(
      ["group"], columns: "participant,weight",
      ["a,100,1,1,1,1,1,1", "b,1,9,1,1,1,1,1", "c,1,9,1,1,1,1,1"])
    // ln of the mean is 2 ln 9 / 102; the variance is that of weights that sum to 3, by 3 − 1.
    let mean = 2 * log(9.0) / 102
    let variance = 3.0 / 2 * ((100 * mean * mean + 2 * pow(log(9.0) - mean, 2)) / 102)
    let deviation = String(format: "%.2f", exp(variance.squareRoot()))
    #expect(deviation == "1.45")
    #expect(words(run.output).contains("Goal: Fare against Seats 1.04 1 9 \(deviation) 3"))
    #expect(
      words(run.output).contains(
        "Weights: those of the respondents differ; they enter means, standard deviations and "
          + "quantiles, but not S*, relative homogeneity, Kendall's W, similarity"))
  }

  @Test(arguments: [("ahp-os", "71.7 % (moderate)"), ("goepel-2013", "54.7 % (low)")])
  func `the consensus is that of the formula that is named`(name: String, said: String) throws {
    let run = try bus(
      ["group", "--consensus", name], ["r1,5,3,7,2,3,2", "r2,1/4,1/2,2,3,5,3"])
    #expect(words(run.output).contains("consensus S* over all criteria \(said)"))
  }

  @Test func `the group's matrix is in text, tables and data`() throws {
    let names = ["Tile", "Sheet", "Thatch"]
    let people = ["r1": "[1, 2, 2]", "r2": "[1, 4, 2]", "r3": "[3, 5, 3]"]
    let text =
      "alternatives: [\(names.joined(separator: ", "))]\nparticipants: [r1, r2, r3]\ngoal:\n"
      + "  name: g\n  judgments:\n"
      + people.sorted { $0.key < $1.key }.map { "    \($0.key): {upperTriangle: \($0.value)}\n" }
      .joined()
    let shown = try model(text, "group", "--matrices")
    #expect(
      words(shown.output).contains(
        "Tile 1 1.44 3.42 Sheet 1/1.44 1 2.29 Thatch 1/3.42 1/2.29 1"), "\(shown.output)")
    let criteria = try #require(
      try json(model(text, "group", "--format", "json").output)["criteria"] as? [[String: Any]])
    let matrix = try #require(criteria[0]["matrix"] as? [Double])
    for (found, cube) in zip(matrix, [3.0, 40, 12]) {
      #expect(abs(found - cbrt(cube)) < 1e-14)
    }
    #expect(matrix.count == 3)
  }

  // MARK: Consistency and repair

  @Test func `check, consistency and repair take missing judgments in one way`() throws {
    let text = Self.triangle(
      "3, null, 5, 2, 4, 1/2", "{missingJudgments: optimal-completion, threshold: 0.1042}")
    let check = try model(text, "check", "--format", "json")
    #expect(check.status == 0)
    let entries = try #require(try json(check.output)["matrices"] as? [[String: Any]])
    #expect(abs(try #require(entries[0]["ratio"] as? Double) - 0.10404) < 5e-6)
    let consistency = words(try model(text, "consistency", "--all").output)
    #expect(
      consistency.contains(
        "'Others say' beside a missing judgment is the ratio that agrees with the others "
          + "(completion of least principal eigenvalue)"))
    let repair = try model(text, "repair")
    #expect(repair.status == 0 && repair.output.contains("nothing to repair"))
  }

  @Test func `a repair proposes what a person can say`() throws {
    let text = Self.triangle("6, 8, 4")
    for options in [[], ["--keep-to", "any"]] {
      let run = try Tool.run(
        ["repair", "-", "--format", "json"] + options, input: "ahp: 1\nname: m\n" + text + "\n")
      #expect(run.status == 0)
      // The exact value is 8/4, without the noise of rounding.
      #expect(run.output.contains("\"from\": 6,\n          \"to\": 2,\n"), "\(run.output)")
    }
    let large = try model(Self.triangle("7, 9, 9"), "repair")
    #expect(!large.output.contains("35") && !large.output.contains("1/1.00"))
    let proposed = large.output.matches(of: /against \w+\s+\S+\s+(\S+)/).map { String($0.1) }
    #expect(!proposed.isEmpty)
    for text in proposed {
      let parts = text.split(separator: "/").compactMap { Int($0) }
      #expect(parts.count == text.split(separator: "/").count, "\(text)")
      #expect(parts.allSatisfy { (1...9).contains($0) }, "\(text)")
    }
  }

  @Test(arguments: ["2, 4, 2", "3, 6, 2", "1/3, 1/9, 1/3", "5, 1, 1/5", "7, 7/3, 1/3"])
  func `the ratio of consistent judgments is 0`(judgments: String) throws {
    let entries = try #require(
      try json(model(Self.triangle(judgments), "check", "--format", "json").output)["matrices"]
        as? [[String: Any]])
    #expect(entries[0]["ratio"] as? Double == 0)
  }

  @Test func `judgments that look like slips are named`() throws {
    let run = try model(Self.triangle("1/45, 3, 35, 2, 3, 4"), "check")
    #expect(
      words(run.output).contains(
        "Warning: 2 judgments are outside the scale 1/9 … 9, perhaps by a slip: Goal: x against y "
          + "is 1/45; Goal: x against w is 35"))
  }

  @Test func `a judgment of intensities without a ratio on the scale is refused`() throws {
    let run = try model(
      """
      settings: {scale: balanced}
      alternatives: [x, y]
      ratingScales: [{name: s, intensities: [a, b], comparisons: [[a, b, 12]]}]
      goal: {name: g, ratingScale: s, ratings: {x: a, y: b}}
      """, "synthesize")
    #expect(run.status == 2 && run.output == "")
    #expect(
      run.errors.contains("in rating scale 's', used by 'g', has no ratio on the balanced scale"))
  }

  // MARK: Remedies

  @Test func `no remedy is recommended that was taken`() throws {
    let judged = Self.triangle("2, 4, 2")
    let first = try model(judged, "questionnaire")
    #expect(first.status == 2 && first.errors.contains("or '--own-judgments replace'"))
    #expect(
      try model(judged, "questionnaire", "--own-judgments", "replace", "--format", "csv").status
        == 0)
    let direct = "alternatives: [x, y]\ngoal: {name: g, priorities: {x: 1, y: 2}}"
    for options in [[], ["--own-judgments", "replace"]] {
      let run = try Tool.run(
        ["questionnaire", "-"] + options, input: "ahp: 1\nname: m\n" + direct + "\n")
      #expect(run.status == 2 && !run.errors.contains("--own-judgments"), "\(run.errors)")
    }
  }

  @Test(arguments: [
    ("-3", "hint: write 1/3 if 'y' is preferred, 3 if 'x' is"),
    ("01/Mar", "hint: a spreadsheet has taken a fraction for a date"),
  ]) func `a judgment that cannot be says what to write`(judgment: String, hint: String) throws {
    let run = try model(
      "alternatives: [x, y]\ngoal: {name: g, comparisons: [[x, y, \(judgment)]]}", "check")
    #expect(run.status == 2 && run.errors.contains(hint), "\(run.errors)")
  }

  @Test func `a model in Indonesian is shown in it without labels`() throws {
    let text = "language: id\n" + Self.triangle("2, 3, 2")
    #expect(try model(text, "check", "--language", "id").status == 0)
    // Words there are in any case.
    #expect(try model(Self.triangle("2, 3, 2"), "check", "--language", "id").status == 0)
    let other = try model(Self.triangle("2, 3, 2"), "check", "--language", "nl")
    #expect(other.status == 2 && other.errors.contains("no labels in language 'nl'"))
  }

  @Test(arguments: ["ranking", "tree", "consistency"])
  func `pictures of a reconstructed study say so`(kind: String) throws {
    let text = "provenance: reconstructed\n" + Self.triangle("2, 3, 2")
    let run = try Tool.run(["chart", kind, "-"], input: "ahp: 1\nname: m\n" + text + "\n")
    #expect(run.status == 0 && run.output.contains("reconstructed"), "\(run.errors)")
  }

  @Test func `pictures of a tie name everybody who shares the first place`() throws {
    let tie = """
      ahp: 1
      name: m
      goal:
        name: Park
        upperTriangle: [1, 1, 1]
        children: [{name: Trees}, {name: Water}, {name: Paths}]

      """
    let tornado = try Tool.run(["chart", "tornado", "-"], input: tie)
    #expect(tornado.status == 0 && !tornado.output.contains("is ahead by"), "\(tornado.errors)")
    let draws = try Tool.run(["chart", "acceptability", "-"], input: tie).output
    for name in ["Trees", "Water", "Paths"] {
      #expect(draws.contains(try Regex("\(name) is first in [0-9.]+ % of the draws")), "\(name)")
    }
  }

  @Test func `a list of one random index is for three items alone`() throws {
    func check(_ randomIndex: String) throws -> (output: String, model: String) {
      let text = """
        ahp: 1
        name: m
        settings: {randomIndex: \(randomIndex)}
        goal:
          name: G
          upperTriangle: [2, 3, 4, 2, 3, 2]
          children: [{name: A}, {name: B}, {name: C}, {name: D}]

        """
      return (
        try Tool.run(["check", "-"], input: text).output,
        try Tool.run(["convert", "-", "--to", "json"], input: text).output
      )
    }
    let list = try check("[0.58]")
    #expect(list.output.contains("no random index"), "\(list.output)")
    #expect(list.model.contains("[0.58]"))
    let number = try check("0.58")
    #expect(!number.output.contains("no random index"))
    #expect(number.model.contains("0.58") && !number.model.contains("[0.58]"))
  }

  @Test func `a limit of consistency may be given in percent`() throws {
    let file = "Examples/published/super-decisions-group-car.yaml"
    let share = try Tool.run(["group", file, "--max-cr", "5%", "--format", "json"])
    let number = try Tool.run(["group", file, "--max-cr", "0.05", "--format", "json"])
    #expect(share.status == number.status && share.output == number.output)
    let wrong = try Tool.run(["group", file, "--max-cr", "much"])
    #expect(wrong.status == 64 && wrong.errors.contains("(expected as in '0.1' or '10%')"))
  }

  // MARK: Tables and files that people have

  /// The priorities of what the goal compares, and the CR of the group's matrix.
  private func goal(_ run: Tool.Outcome) throws -> (priorities: [String], ratio: String) {
    #expect(run.status == 0, "\(run.errors)")
    let result = try json(run.output)
    let criteria = try #require(result["criteria"] as? [[String: Any]])
    let items = try #require(criteria[0]["items"] as? [[String: Any]])
    let consistency = try #require(result["consistency"] as? [String: Any])
    let largest = try #require(consistency["largest"] as? [String: Any])
    return (
      items.map { String(format: "%.4f", $0["localPriority"] as? Double ?? .nan) },
      String(format: "%.3f", largest["ratio"] as? Double ?? .nan)
    )
  }

  @Test(arguments: [
    (
      // Who is preferred, and how much, in two columns.
      """
      respondent_id,Fare_or_Seats,Fare_or_Seats_how_much,Fare_or_Speed,Fare_or_Speed_how_much,\
      Fare_or_Stops,Fare_or_Stops_how_much,Seats_or_Speed,Seats_or_Speed_how_much,\
      Seats_or_Stops,Seats_or_Stops_how_much,Speed_or_Stops,Speed_or_Stops_how_much
      u-01,first,3,second,5,equal,,second,7,first,3,first,5
      u-02,first,5,first,3,first,7,equal,,second,3,second,3

      """, ["0.3777", "0.1246", "0.3304", "0.1673"], "0.048"
    ),
    (
      // Missing answers.
      """
      participant,|Fare|Seats,|Fare|Speed,|Fare|Stops,|Seats|Speed,|Seats|Stops,|Speed|Stops
      r1,2,4,6,2,3,2
      r2,NA,3,5,2,3,2
      r3,n/a,5,7,2,4,2

      """, ["0.5152", "0.2656", "0.1404", "0.0789"], "0.003"
    ),
  ])
  func `tables of surveys lead to the right numbers`(
    table: String, priorities: [String], ratio: String
  ) throws {
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "survey.csv").path
      try table.write(toFile: path, atomically: true, encoding: .utf8)
      let found = try goal(
        Tool.run(["synthesize", "-", "--responses", path, "--format", "json"], input: Self.bus))
      #expect(found.priorities == priorities)
      #expect(found.ratio == ratio)
    }
  }

  @Test func `a project of AHP-OS leads to the right numbers`() throws {
    let project = """
      {"pj": [{"project_name": "Pump", "project_hText": "Pump: Yield, Repairs, Price;"}], "alt": [],
       "pwc": [{"pwc_part": "p1", "pwc_node": "Pump", "pwc_ab": "010", "pwc_intense": "352"},
        {"pwc_part": "p2", "pwc_node": "Pump", "pwc_ab": "001", "pwc_intense": "243"}]}
      """
    let imported = try Tool.run(["import", "-"], input: project)
    #expect(imported.status == 0)
    let found = try goal(Tool.run(["synthesize", "-", "--format", "json"], input: imported.output))
    #expect(found.priorities == ["0.4186", "0.2235", "0.3579"])
    #expect(found.ratio == "0.069")
  }

  // MARK: What words and empty values mean

  /// Two people, and a third who is compared with each of them.
  private static let three = ["r1,2,4,6,2,3,2", "r2,1/2,3,5,4,6,2", "r3,1,1/5,1/3,1/5,1/3,2"]

  @Test func `similar is S* of two people where one criterion is judged`() throws {
    let group = try json(bus(["group", "--format", "json"], Self.three).output)
    let members = try #require(group["members"] as? [[String: Any]])
    var consensus: [[Double]] = []
    for pair in [[0, 1], [0, 2], [1, 2]] {
      let two = try json(bus(["group", "--format", "json"], pair.map { Self.three[$0] }).output)
      consensus.append([try #require(two["consensus"] as? Double)])
    }
    let pairs = consensus.map { $0[0] }
    let expected = [
      (pairs[0] + pairs[1]) / 2, (pairs[0] + pairs[2]) / 2, (pairs[1] + pairs[2]) / 2,
    ]
    for (member, mean) in zip(members, expected) {
      let found = try #require(member["meanSimilarity"] as? Double)
      #expect(abs(found - mean) < 1e-12)
    }
  }

  @Test func `similar is the relative homogeneity of two people where several criteria are judged`()
    throws
  {
    let text = """
      participants: [a, b]
      goal:
        name: g
        judgments: {a: {upperTriangle: [3]}, b: {upperTriangle: [1/2]}}
        children:
          - name: x
            judgments: {a: {upperTriangle: [2, 4, 2]}, b: {upperTriangle: [1/3, 1, 3]}}
            children: [{name: k}, {name: l}, {name: m}]
          - {name: y}
      """
    let group = try json(model(text, "group", "--format", "json").output)
    let members = try #require(group["members"] as? [[String: Any]])
    let agreement = try #require(group["rankedAgreement"] as? [String: Any])
    let homogeneity = try #require(agreement["relativeHomogeneity"] as? Double)
    let consensus = try #require(agreement["consensus"] as? Double)
    #expect(abs(homogeneity - consensus) > 0.01)
    for member in members {
      #expect(abs(try #require(member["meanSimilarity"] as? Double) - homogeneity) < 1e-12)
    }
  }

  @Test func `the ratio after a repair is null where the matrix was left as it is`() throws {
    let text =
      "alternatives: [x, y, z, w, v]\ngoal: "
      + "{name: g, upperTriangle: [9, 1/9, 9, 1/9, 9, 1/9, 9, 1/9, 9, 9]}"
    let run = try model(
      text, "repair", "--method", "fewest-changes", "--most-changes", "1", "--format", "json")
    #expect(run.status == 1)
    let result = try json(run.output)
    let entries = try #require(result["matrices"] as? [[String: Any]])
    #expect(entries.count == 1)
    #expect(entries[0]["ratioAfter"] is NSNull && entries[0]["ratioAfterBound"] is NSNull)
    #expect(entries[0]["result"] as? String == "left: more than 1 change needed")
    #expect((entries[0]["changes"] as? [Any])?.isEmpty == true)
    #expect(result["succeeds"] as? Bool == false)
    // Repaired, it has one, and a bound.
    let mended = try json(model(Self.triangle("6, 8, 4"), "repair", "--format", "json").output)
    let entry = try #require((mended["matrices"] as? [[String: Any]])?.first)
    let after = try #require(entry["ratioAfter"] as? Double)
    #expect(after <= (try #require(entry["ratioAfterBound"] as? Double)) && after < 0.1)
  }
}
