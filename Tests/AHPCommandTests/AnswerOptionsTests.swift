import Foundation
import Testing

/// That nothing is lost between two commands: each takes the same answers, by the same options, to
/// the same numbers.
struct AnswerOptionsTests {
  private func ahp(_ arguments: [String], input: String = "") throws -> Tool.Outcome {
    try Tool.run(arguments, input: input, environment: ["COLUMNS": "100"])
  }

  private static let model = """
    ahp: 1
    name: Which bus line
    alternatives: [North, South]
    goal:
      name: Bus line
      children:
        - name: Fare
        - name: Seats
        - name: Speed
    """

  private static let answers = """
    participant,|Fare|Seats,|Fare|Speed,|Seats|Speed,Fare|North|South,Seats|North|South,Speed|North|South
    Ann,3,5,2,3,1/2,2
    Ben,1/3,1/5,1/2,1/5,2,1/4
    Cleo,2,1,1/2,4,1,1/3

    """

  private static let people = """
    participant,weight,role,ward
    Ann,3,student,A
    Ben,1,teacher,A
    Cleo,0.5,student,B

    """

  /// A folder with the model, the answers and the people.
  private func withSurvey(_ body: (_ path: (String) -> String) throws -> Void) throws {
    try Tool.withFiles(
      ["m.yaml": Self.model, "a.csv": Self.answers, "p.csv": Self.people], body)
  }

  /// Every command that takes answers, but for the model and the answers.
  private static let commands = [
    ["synthesize"], ["synthesize", "--aggregation", "priorities"], ["check"],
    ["consistency", "--all"], ["sensitivity"], ["sensitivity", "--by-participant"],
    ["what-if", "--vary", "10%"], ["simulate", "--draws", "50"], ["compare-methods"], ["audit"],
    ["group"],
    ["repair", "--method", "fewest-changes", "--threshold", "0.01"], ["report", "--draws", "0"],
    ["chart", "ranking"], ["aggregate", "--partial"], ["convert"],
  ]

  @Test(arguments: commands)
  func `weights from a list of people and weights in the collected file give the same`(
    command: [String]
  ) throws {
    try withSurvey { path in
      for file in ["long.csv", "wide.csv", "answers.json", "answers.yaml"] {
        let form = file == "wide.csv" ? ["--form", "wide"] : []
        let collected = try ahp(
          [
            "collect", path("m.yaml"), path("a.csv"), "--participants", path("p.csv"), "-o",
            path(file),
          ]
            + form)
        #expect(collected.status == 0 && collected.errors == "")
      }
      // The model comes after the kind of a chart, and before other options.
      let head = command[0] == "chart" ? command + [path("m.yaml")] : [command[0], path("m.yaml")]
      let options = command[0] == "chart" ? [] : Array(command.dropFirst())
      let expected = try ahp(
        head + options + ["--responses", path("a.csv"), "--participants", path("p.csv")])
      #expect([0, 1].contains(expected.status), "\(expected.errors)")
      #expect(!expected.output.isEmpty)
      for file in ["long.csv", "wide.csv", "answers.json", "answers.yaml"] {
        let found = try ahp(head + options + ["--responses", path(file)])
        #expect(
          found.status == expected.status
            && withoutRecord(found.output) == withoutRecord(expected.output), "\(file)")
      }
      // The weights count.
      let unweighted = try ahp(head + options + ["--responses", path("a.csv")])
      let isPersonal = ["check", "repair", "audit", "consistency"].contains(command[0])
      #expect(isPersonal || unweighted.output != expected.output)
    }
  }

  @Test(arguments: commands)
  func `the same respondents are selected by every command`(command: [String]) throws {
    try withSurvey { path in
      let head = command[0] == "chart" ? command + [path("m.yaml")] : [command[0], path("m.yaml")]
      let options = command[0] == "chart" ? [] : Array(command.dropFirst())
      let people = ["--participants", path("p.csv")]
      let selected = try ahp(
        head + options + ["--responses", path("a.csv"), "--where", "role=student"] + people)
      #expect([0, 1].contains(selected.status), "\(selected.errors)")
      // The others alone, with the same weights.
      let rows = Self.answers.split(separator: "\n").filter { !$0.hasPrefix("Ben") }
      try (rows.joined(separator: "\n") + "\n").write(
        toFile: path("students.csv"), atomically: true, encoding: .utf8)
      let roster = Self.people.split(separator: "\n").filter { !$0.hasPrefix("Ben") }
      try (roster.joined(separator: "\n") + "\n").write(
        toFile: path("s.csv"), atomically: true, encoding: .utf8)
      let alone = try ahp(
        head + options + ["--responses", path("students.csv"), "--participants", path("s.csv")])
      if !["convert", "group", "aggregate"].contains(command[0]) {
        #expect(selected.errors == "note: 1 respondent is left out: Ben (role 'teacher')\n")
        // The report says so at its end, and has the same numbers.
        expectNotes("Ben (role: teacher)", in: selected.output, command, after: alone.output)
      }
      for (option, message) in [
        ("rol=student", "the attribute 'rol'. Did you mean 'role'? (there are role, ward)"),
        ("role=studnt", "the role 'studnt'. Did you mean 'student'? (there are student, teacher)"),
      ] {
        let wrong = try ahp(
          head + options + ["--responses", path("a.csv"), "--where", option] + people)
        // Another part of a survey may have a value that is in none of these answers.
        let isPart = command[0] == "aggregate" && option.hasPrefix("role=")
        #expect(wrong.status == (isPart ? 0 : 2) && wrong.output.isEmpty == !isPart)
        #expect(
          wrong.errors
            == "\(path("m.yaml")): \(isPart ? "warning" : "error"): no respondent has \(message)\n")
      }
      let none = try ahp(
        head + options + ["--responses", path("a.csv"), "--max-cr", "0", "--where", "ward=A"]
          + people)
      if command[0] != "aggregate" {
        #expect(none.status == 2 && none.output == "", "\(command)")
      }
    }
  }

  /// What a page says of its own making: the command line, files and their digests, the model.
  private static var record: Regex<Substring> { #/(?s)<section id="about".*?</section>\n/# }

  private func withoutRecord(_ output: String) -> String { output.replacing(Self.record, with: "") }

  /// Expects a report to be as another, with a note at its end; a chart has a short one.
  private func expectNotes(
    _ note: String, in output: String, _ command: [String], after other: String
  ) {
    switch command[0] {
    case "chart":
      // A picture says it in its margin, in short.
      #expect(output.contains("Left out: 1 respondent.") || output.contains("Equal say: groups by"))
      let numbers = { (text: String) in text.matches(of: /\d\.\d{4}/).map { String($0.0) } }
      #expect(numbers(output) == numbers(other) && !numbers(output).isEmpty)
    case "report":
      // A page has a section for notes, and a link to it.
      let section = try? #/(?s)<section id="answers".*?</section>\n/#.firstMatch(in: output)?.0
      let text = section.map { String($0.replacing(#/<[^>]*>/#, with: "")) } ?? ""
      #expect(text.contains(note), "\(text)")
      // How many of all count is said of the group.
      let counts = #/[^>]*(?:all of whom count|of \d+ count \(left out[^)]*\))[^<]*/#
      #expect(
        output.replacing(section ?? "", with: "")
          .replacing("<a href=\"#answers\">Respondents</a>\n", with: "")
          .replacing(counts, with: "")
          .replacing(Self.record, with: "") == withoutRecord(other).replacing(counts, with: ""))
    default:
      #expect(output.hasPrefix(other))
      #expect(output.replacing(#/\s+/#, with: " ").contains(note), "\(output)")
    }
  }

  /// Cleo counts as much as Ben here, and Ann three times as much.
  private static let equalPeople = people.replacingOccurrences(of: "Cleo,0.5", with: "Cleo,1")

  /// The students' weights are 4 together and the teacher's is 1: 2.5 for each of the two groups.
  private static let weighedPeople = """
    participant,weight,role,ward
    Ann,1.875,student,A
    Ben,2.5,teacher,A
    Cleo,0.625,student,B

    """

  @Test(arguments: commands.filter { $0[0] != "aggregate" })
  func `groups with equal say are the same in every command`(command: [String]) throws {
    try withSurvey { path in
      try Self.equalPeople.write(toFile: path("p.csv"), atomically: true, encoding: .utf8)
      try Self.weighedPeople.write(toFile: path("w.csv"), atomically: true, encoding: .utf8)
      let head = command[0] == "chart" ? command + [path("m.yaml")] : [command[0], path("m.yaml")]
      let options =
        (command[0] == "chart" ? [] : Array(command.dropFirst()))
        + ["--responses", path("a.csv"), "--participants"]
      let found = try ahp(head + options + [path("p.csv"), "--equal-groups", "role"])
      let expected = try ahp(head + options + [path("w.csv")])
      #expect([0, 1].contains(found.status) && found.errors == "", "\(found.errors)")
      if command[0] == "convert" {
        #expect(found.output == expected.output)
      } else {
        expectNotes(
          "each of the 2 groups by role has the same total weight: student (2 people), teacher (1 "
            + "person)", in: found.output, command, after: expected.output)
      }
      // Those who do not count need no group.
      try Self.equalPeople.replacingOccurrences(of: "teacher", with: "").write(
        toFile: path("p.csv"), atomically: true, encoding: .utf8)
      let without = try ahp(head + options + [path("p.csv"), "--equal-groups", "role"])
      #expect(without.status == 2 && without.output == "")
      #expect(
        without.errors
          == "\(path("m.yaml")): error: 1 respondent has no 'role', by which groups would have the "
          + "same say: Ben (expected it for everybody who counts, or '--where')\n")
      let selected = try ahp(
        head + options + [path("p.csv"), "--equal-groups", "role", "--where", "role=student"])
      #expect([0, 1].contains(selected.status), "\(selected.errors)")
      let unknown = try ahp(head + options + [path("p.csv"), "--equal-groups", "rol"])
      #expect(unknown.status == 2 && unknown.output == "")
      #expect(
        unknown.errors
          == "\(path("m.yaml")): error: no respondent has the attribute 'rol'. Did you mean 'role'? "
          + "(there are role, ward)\n")
    }
  }

  @Test func `collected answers have the weights of groups with equal say`() throws {
    try withSurvey { path in
      try Self.equalPeople.write(toFile: path("p.csv"), atomically: true, encoding: .utf8)
      let run = try ahp([
        "collect", path("m.yaml"), path("a.csv"), "--participants", path("p.csv"),
        "--equal-groups", "role", "-o", path("c.csv"), "--form", "wide", "--format", "json",
      ])
      #expect(run.status == 0, "\(run.errors)")
      let table = try String(contentsOfFile: path("c.csv"), encoding: .utf8)
      #expect(table.contains("Ann,1.875,") && table.contains("Ben,2.5,"))
      let notes = try #require(try json(run.output)["answers"])
      #expect("\(notes)".contains("student"))
    }
  }

  @Test(arguments: [
    ["aggregate", "--partial", "m.yaml", "--responses", "a.csv", "--equal-groups", "role"],
    ["group", "m.yaml", "--statistics", "s.json", "--equal-groups", "role"],
    [
      "synthesize", "Examples/published/super-decisions-group-car.yaml", "--participant", "r1",
      "--equal-groups", "role",
    ],
  ]) func `where groups cannot have equal say the option is refused`(arguments: [String]) throws {
    let run = try ahp(arguments)
    #expect(run.status == 64 && run.output == "", "\(run.errors)")
  }

  @Test func `who does not count, and why, is in the report for programs`() throws {
    try withSurvey { path in
      try (Self.people + "Dora,1,student,B\n").write(
        toFile: path("p.csv"), atomically: true, encoding: .utf8)
      try Self.answers.replacingOccurrences(of: "Cleo,2,1,1/2,4", with: "Cleo,2,1,1/2,")
        .replacingOccurrences(of: "Ben,1/3", with: "Ben,33")
        .write(toFile: path("a.csv"), atomically: true, encoding: .utf8)
      let run = try ahp([
        "synthesize", path("m.yaml"), "--responses", path("a.csv"), "--participants",
        path("p.csv"), "--skip-invalid", "--aggregation", "priorities", "--where", "ward=A",
        "--where", "ward=B", "--max-cr", "0.5", "--leave-out", "matrix", "--format", "json",
      ])
      #expect(run.status == 0, "\(run.errors)")
      let notes = try #require(try json(run.output)["answers"] as? [String: Any])
      let leftOut = try #require(notes["leftOut"] as? [[String: Any]])
      #expect(
        leftOut.map { "\($0["participant"] ?? "") \($0["reason"] ?? "") \($0["path"] ?? "")" } == [
          "Cleo gap Fare", "Dora silence <null>",
        ])
      let skipped = try #require(notes["skipped"] as? [String])
      #expect(skipped.count == 1 && skipped[0].hasPrefix("\(path("a.csv")):3:5: "))
      #expect(notes["equalGroups"] is NSNull)
    }
  }

  @Test func `the largest CR leaves out a respondent or one matrix, as in the group`() throws {
    try withSurvey { path in
      try Self.answers.replacingOccurrences(of: "Ben,1/3,1/5,1/2", with: "Ben,9,1/9,9").write(
        toFile: path("a.csv"), atomically: true, encoding: .utf8)
      let common = [path("m.yaml"), "--responses", path("a.csv"), "--max-cr", "0.5"]
      for leavesOut in ["respondent", "matrix"] {
        let options = common + ["--leave-out", leavesOut, "--format", "json"]
        let synthesis = try priorities(ahp(["synthesize"] + options).output)
        let group = try json(ahp(["group"] + options).output)
        let ranked = try #require(group["ranked"] as? [[String: Any]])
        for entry in ranked {
          let name = try #require(entry["name"] as? String)
          let judgments = try #require(entry["judgments"] as? [String: Any])
          let expected = try #require(judgments["priority"] as? Double)
          #expect(abs(try #require(synthesis[name]) - expected) <= 1e-14)
        }
      }
      let text = try ahp(["synthesize"] + common).errors
      #expect(
        text.hasPrefix("note: 1 respondent is left out: Ben (CR ") && text.contains("Bus line"))
      let matrix = try ahp(["synthesize"] + common + ["--leave-out", "matrix"]).errors
      #expect(
        matrix.hasPrefix(
          "note: 1 respondent counts in part: Ben (without the matrix of 'Bus line' with CR "))
    }
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The priorities of the alternatives by their names.
  private func priorities(_ text: String) throws -> [String: Double] {
    let alternatives = try #require(try json(text)["alternatives"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: try alternatives.map {
        (try #require($0["name"] as? String), try #require($0["priority"] as? Double))
      })
  }

  @Test func `whoever left something out does not count in a mean of priorities, and is named`()
    throws
  {
    try withSurvey { path in
      try Self.answers.replacingOccurrences(of: "Cleo,2,1,1/2,4", with: "Cleo,2,1,1/2,").write(
        toFile: path("a.csv"), atomically: true, encoding: .utf8)
      let files = [path("m.yaml"), "--responses", path("a.csv"), "--format", "json"]
      let run = try ahp(["synthesize"] + files + ["--aggregation", "priorities"])
      #expect(run.status == 0)
      #expect(
        run.errors
          == "\(path("a.csv")):4: warning: 'Cleo' does not count in the mean of priorities: the "
          + "judgments on 'Fare' do not connect all items\n")
      let found = try priorities(run.output)
      let group = try json(ahp(["group"] + files).output)
      for entry in try #require(group["ranked"] as? [[String: Any]]) {
        let name = try #require(entry["name"] as? String)
        let mean = try #require(entry["priorities"] as? [String: Any])
        #expect(abs(try #require(found[name]) - #require(mean["priority"] as? Double)) <= 1e-14)
      }
      // It counts in the mean of judgments.
      #expect(try ahp(["synthesize"] + files).errors == "")
    }
  }

  @Test func `who was invited and has not answered is said`() throws {
    try withSurvey { path in
      try (Self.people + "Dora,1,student,B\n").write(
        toFile: path("p.csv"), atomically: true, encoding: .utf8)
      let files = [
        path("m.yaml"), "--responses", path("a.csv"), "--participants", path("p.csv"),
      ]
      let all = try ahp(["synthesize"] + files)
      #expect(all.status == 0 && all.errors == "note: no judgments by Dora\n")
      let one = try ahp(["synthesize"] + files + ["--participant", "Dora"])
      #expect(one.status == 2)
      #expect(
        one.errors
          == "error: 'Dora' is a participant and has not judged anything (expected one of Ann, Ben, "
          + "Cleo)\n")
      let unknown = try ahp(["synthesize"] + files + ["--participant", "Anna"])
      #expect(
        unknown.errors
          == "error: the model has no participant 'Anna'. Did you mean 'Ann'? (there are Ann, Ben, "
          + "Cleo, Dora)\n")
    }
  }

  // MARK: Repair and conversion

  private static let bus = """
    ahp: 1
    name: What matters in a bus line
    goal:
      name: Bus line
      children: [{name: Fare}, {name: Seats}, {name: Speed}, {name: Stops}]
    """

  @Test(arguments: ["new.csv", "new.json", "new.yaml"])
  func `repaired answers are a file of answers with the record of every change`(
    name: String
  ) throws {
    try Tool.inTemporaryFolder { folder in
      func path(_ name: String) -> String { folder.appending(path: name).path }
      try Self.bus.write(toFile: path("m.yaml"), atomically: true, encoding: .utf8)
      try """
      participant,weight,role,|Fare|Seats,|Fare|Speed,|Fare|Stops,|Seats|Speed,|Seats|Stops,|Speed|Stops
      r1,2,student,5,1/5,3,4,1/3,6
      r2,1,teacher,2,3,5,2,3,2

      """.write(toFile: path("a.csv"), atomically: true, encoding: .utf8)
      let check = try ahp(["check", path("m.yaml"), "--responses", path("a.csv")])
      #expect(check.status == 1 && check.output.contains("1.247"))
      let repair = try ahp([
        "repair", path("m.yaml"), "--responses", path("a.csv"), "--method", "fewest-changes",
        "--most-changes", "4", "-o", path(name),
      ])
      #expect(repair.status == 0 && repair.errors == "", "\(repair.errors)")
      let again = try ahp(["check", path("m.yaml"), "--responses", path(name)])
      #expect(again.status == 0, "\(again.errors)\(again.output)")
      // A model with the repaired answers says who changed what, who they are, and gives the same.
      let convert = try ahp([
        "convert", path("m.yaml"), "--responses", path(name), "-o", path("judged.yaml"),
      ])
      #expect(convert.status == 0 && convert.errors == "")
      let judged = try String(contentsOfFile: path("judged.yaml"), encoding: .utf8)
      #expect(judged.contains("changes:") && judged.contains("participant: r1"))
      #expect(judged.contains("fewest changes: CR 1.247 before"))
      #expect(judged.contains("weight: 2") && judged.contains("role: student"))
      #expect(!judged.contains("participant: r2"))
      #expect(
        try ahp(["synthesize", path("judged.yaml")]).output
          == ahp(["synthesize", path("m.yaml"), "--responses", path(name)]).output)
      let original = try String(contentsOfFile: path("a.csv"), encoding: .utf8)
      #expect(original.contains("r1,2,student,5,1/5,3,4,1/3,6"))
      let same = try ahp([
        "repair", path("m.yaml"), "--responses", path("a.csv"), "--method", "fewest-changes",
        "-o", path("a.csv"),
      ])
      #expect(
        same.status == 64 && same.errors.contains("a.csv', which is read (expected another file)"))
    }
  }

  @Test func `ranges of answers reach the model and the simulation`() throws {
    try Tool.inTemporaryFolder { folder in
      func path(_ name: String) -> String { folder.appending(path: name).path }
      try Self.bus.write(toFile: path("m.yaml"), atomically: true, encoding: .utf8)
      try """
      responses:
        - participant: r1
          judgments:
            Bus line: {upperTriangle: [[1,2,3], [3,4,5], [5,6,7], [1,2,3], [2,3,4], [1,2,3]]}

      """.write(toFile: path("19.yaml"), atomically: true, encoding: .utf8)
      let model = try ahp([
        "convert", path("m.yaml"), "--responses", path("19.yaml"), "--to", "yaml",
      ])
      #expect(model.output.contains("- - Fare\n        - Stops\n        - [5, 6, 7]\n"))
      let run = try ahp([
        "simulate", path("m.yaml"), "--responses", path("19.yaml"), "--noise", "intervals",
        "--draws", "100",
      ])
      #expect(run.status == 0, "\(run.errors)")
      // A table has no place for them, and says so.
      let collect = try ahp(["collect", path("m.yaml"), path("19.yaml"), "-o", path("c.csv")])
      #expect(
        collect.errors
          == "warning: the table has no place for the ranges that 'r1' gave on 'Bus line' (a file "
          + "that ends in .json or .yaml has)\n")
      #expect(
        try ahp(["collect", path("m.yaml"), path("19.yaml"), "-o", path("c.json")]).errors == "")
      let kept = try ahp(["convert", path("m.yaml"), "--responses", path("c.json"), "--to", "yaml"])
      #expect(kept.output == model.output)
    }
  }

  @Test func `somebody who sent two files is one line, and the later one can count`() throws {
    try withSurvey { path in
      try Self.answers.split(separator: "\n").prefix(2).joined(separator: "\n")
        .replacingOccurrences(of: "Ann,3,5", with: "Ann,2,4")
        .write(toFile: path("b.csv"), atomically: true, encoding: .utf8)
      let files = ["collect", path("m.yaml"), path("a.csv"), path("b.csv")]
      let refused = try ahp(files + ["-o", path("c.csv")])
      #expect(refused.status == 2)
      #expect(
        refused.errors == """
          \(path("b.csv")):2:1: error: 'Ann' answers 6 pairs a second time, 2 of them otherwise than \
          in \(path("a.csv")):2
            hint: '--repeated later' counts the later answers on a criterion, '--repeated earlier' \
          the earlier ones

          """)
      for (choice, ratio) in [("later", "2"), ("earlier", "3")] {
        let run = try ahp(files + ["-o", path("c.csv"), "--repeated", choice])
        #expect(
          run.status == 0 && run.errors.hasPrefix("note: 'Ann' has answered 4 criteria twice"))
        let written = try String(contentsOfFile: path("c.csv"), encoding: .utf8)
        #expect(written.contains("Ann,Bus line,Fare,Seats,\(ratio)\n"))
      }
      try "Hello\n".write(toFile: path("notes.txt"), atomically: true, encoding: .utf8)
      let stray = [
        "collect", path("m.yaml"), path("a.csv"), path("notes.txt"), "-o", path("d.csv"),
      ]
      #expect(try ahp(stray).status == 2)
      let skipping = try ahp(stray + ["--skip-invalid"])
      #expect(skipping.status == 0)
      #expect(skipping.errors.hasPrefix("\(path("notes.txt")):1:1: warning: "))
      #expect(skipping.errors.hasSuffix("warning: 1 problem left out\n"))
    }
  }

  @Test(arguments: [
    ["synthesize", "m.yaml", "--participants", "p.csv"], ["check", "m.yaml", "--skip-invalid"],
    ["convert", "m.yaml", "--answers", "any"], ["repair", "m.yaml", "--repeated", "later"],
    ["audit", "Examples/published/leader.yaml", "--own-judgments", "replace"],
    ["simulate", "m.yaml", "--leave-out", "matrix"], ["report", "m.yaml", "--where", "x"],
    ["group", "m.yaml", "--statistics", "s.json", "--where", "a=b"],
  ]) func `an option that could do nothing is refused`(arguments: [String]) throws {
    let run = try ahp(arguments)
    #expect(run.status == 64 && run.output == "")
  }
}
