import Foundation
import Testing

/// That people who were invited and have not answered are missed by every command in the same way.
struct SilentParticipantsTests {
  private func ahp(_ arguments: [String]) throws -> Tool.Outcome {
    try Tool.run(arguments, environment: ["COLUMNS": "100"])
  }

  private static let model = """
    ahp: 1
    name: Which bus line
    goal: {name: Bus line, children: [{name: Fare}, {name: Seats}, {name: Speed}]}
    """

  private static let answers = """
    participant,|Fare|Seats,|Fare|Speed,|Seats|Speed
    Ann,3,5,2
    Ben,1/3,1/5,1/2
    Cleo,9,1/9,9
    Dora,3,5,2

    """

  private static let people = """
    participant,weight,role
    Ann,1,student
    Ben,2,teacher
    Cleo,1,student
    Dora,0,teacher
    Ida,3,student
    Jon,0,teacher

    """

  private func withSurvey(
    _ answers: String = answers, _ body: (_ path: (String) -> String) throws -> Void
  ) throws {
    try Tool.withFiles(
      ["m.yaml": Self.model, "a.csv": answers, "p.csv": Self.people], body)
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// Who does not count, and why, in the JSON of a report.
  private func leftOut(_ text: String) throws -> Set<String> {
    let answers = try #require(try json(text)["answers"] as? [String: Any])
    let entries = try #require(answers["leftOut"] as? [[String: Any]])
    return Set(
      try entries.map { entry in
        let name = try #require(entry["participant"] as? String)
        let reason = try #require(entry["reason"] as? String)
        return name + " " + reason
      })
  }

  @Test(
    arguments: [
      ([], ["Dora weight", "Ida silence", "Jon silence"], 3),
      (
        ["--where", "role=student"],
        ["Ben attribute", "Dora attribute", "Ida silence", "Jon attribute"], 2
      ),
      (["--max-cr", "0.2"], ["Cleo ratio", "Dora weight", "Ida silence", "Jon silence"], 2),
    ] as [([String], Set<String>, Int)])
  func `a group and its priorities leave out the same people for the same reasons`(
    options: [String], expected: Set<String>, count: Int
  ) throws {
    try withSurvey { path in
      let read =
        [path("m.yaml"), "--responses", path("a.csv"), "--participants", path("p.csv")] + options
      for command in ["synthesize", "check", "group"] {
        let found = try ahp([command] + read + ["--format", "json"])
        #expect(try leftOut(found.output) == expected, "\(command)")
      }
      let group = try json(try ahp(["group"] + read + ["--format", "json"]).output)
      let respondents = try #require(group["respondents"] as? [String: Any])
      #expect(respondents["read"] as? Int == 6 && respondents["count"] as? Int == count)
      // The report and the model with the answers in it say the same.
      let text = try ahp(["group"] + read).output.replacing(/\s+/, with: " ")
      let start = "Respondents: \(count) of 6 count (left out: "
      let sentence = try #require(text.firstRange(of: start)).lowerBound
      let counted = text[sentence...].prefix { $0 != ")" }
      let report = try ahp(["report", "--format", "text", "--draws", "0"] + read).output
      #expect(report.replacing(/\s+/, with: " ").contains(counted), "\(counted)")
      let converted = try ahp(
        ["convert", path("m.yaml"), "--responses", path("a.csv"), "--participants", path("p.csv")])
      try converted.output.write(toFile: path("all.yaml"), atomically: true, encoding: .utf8)
      let whole = try ahp(["group", path("all.yaml"), "--format", "json"] + options)
      #expect(try leftOut(whole.output) == expected)
    }
  }

  @Test func `a part of a survey counts nobody who may have answered in another part`() throws {
    try withSurvey { path in
      let rows = Self.answers.split(separator: "\n")
      for (file, names) in [("1.csv", ["Ann", "Ben"]), ("2.csv", ["Cleo", "Dora"])] {
        let part = rows.filter { row in
          row.hasPrefix("participant") || names.contains { row.hasPrefix($0) }
        }
        try (part.joined(separator: "\n") + "\n").write(
          toFile: path(file), atomically: true, encoding: .utf8)
        let counted = try ahp([
          "aggregate", "--partial", path("m.yaml"), "--responses", path(file), "--participants",
          path("p.csv"), "-o", path(file + ".json"),
        ])
        #expect(counted.status == 0)
      }
      let merged = try ahp([
        "group", path("m.yaml"), "--statistics", path("1.csv.json"), path("2.csv.json"), "--format",
        "json",
      ])
      let respondents = try #require(try json(merged.output)["respondents"] as? [String: Any])
      #expect(respondents["read"] as? Int == 4 && respondents["count"] as? Int == 3)
    }
  }

  @Test(
    arguments: [
      ["collect", "m.yaml", "a.csv", "--participants", "p.csv"],
      ["repair", "m.yaml", "--responses", "a.csv", "--participants", "p.csv"],
    ], ["new.csv", "new.json"])
  func `a new file of answers has those too who have not answered`(
    command: [String], file: String
  ) throws {
    try withSurvey { path in
      let arguments = command.map { $0.contains(".") ? path($0) : $0 }
      #expect(try ahp(arguments + ["-o", path(file)]).status == 0)
      let found = try ahp([
        "synthesize", path("m.yaml"), "--responses", path(file), "--format", "json",
      ])
      #expect(try leftOut(found.output) == ["Dora weight", "Ida silence", "Jon silence"])
    }
  }

  private static let gap = answers.replacing("1/3,1/5,1/2", with: "1/3,,1/2")

  @Test(arguments: [
    (
      "wide",
      """
      participant,weight,role,Bus line|Fare|Seats,Bus line|Fare|Speed,Bus line|Seats|Speed
      Ann,1,student,3,5,2
      Ben,2,teacher,1/3,,1/2
      Cleo,1,student,9,1/9,9
      Dora,0,teacher,3,5,2
      Ida,3,student,,,
      Jon,0,teacher,,,

      """
    ),
    (
      "long",
      """
      participant,weight,role,node,first,second,ratio
      Ann,1,student,Bus line,Fare,Seats,3
      Ann,1,student,Bus line,Fare,Speed,5
      Ann,1,student,Bus line,Seats,Speed,2
      Ben,2,teacher,Bus line,Fare,Seats,1/3
      Ben,2,teacher,Bus line,Seats,Speed,1/2
      Cleo,1,student,Bus line,Fare,Seats,9
      Cleo,1,student,Bus line,Fare,Speed,1/9
      Cleo,1,student,Bus line,Seats,Speed,9
      Dora,0,teacher,Bus line,Fare,Seats,3
      Dora,0,teacher,Bus line,Fare,Speed,5
      Dora,0,teacher,Bus line,Seats,Speed,2
      Ida,3,student,Bus line,Fare,Seats,
      Jon,0,teacher,Bus line,Fare,Seats,

      """
    ),
  ])
  func `a new table of answers has everybody with weights and attributes`(
    form: String, table: String
  ) throws {
    try withSurvey(Self.gap) { path in
      let run = try ahp([
        "collect", path("m.yaml"), path("a.csv"), "--participants", path("p.csv"), "--form", form,
        "-o", path("new.csv"),
      ])
      #expect(run.status == 0)
      #expect(try String(contentsOfFile: path("new.csv"), encoding: .utf8) == table)
    }
  }

  /// A column without a value in some rows is a column still.
  @Test(arguments: ["long", "wide"])
  func `attributes keep the order of their columns`(form: String) throws {
    let answers = "participant,zone,age,none,|Fare|Seats\nAnn,n,,,3\nBen,s,41,,1/3\n"
    try withSurvey(answers) { path in
      let run = try ahp([
        "collect", path("m.yaml"), path("a.csv"), "--form", form, "-o", path("new.csv"),
      ])
      #expect(run.status == 0)
      let text = try String(contentsOfFile: path("new.csv"), encoding: .utf8)
      #expect(text.contains(",zone,age,none,"), "\(text)")
    }
  }

  @Test func `what somebody left open is told pair by pair, silence once`() throws {
    try withSurvey(Self.gap) { path in
      let run = try ahp([
        "collect", path("m.yaml"), path("a.csv"), "--participants", path("p.csv"),
      ])
      #expect(
        run.output == """
          Which bus line
          Goal: Bus line

          Participant  Answered  Asked  Missing
          Ann                 3      3        0
          Ben                 2      3        1
          Cleo                3      3        0
          Dora                3      3        0
          Ida                 0      3        3
          Jon                 0      3        3

          Participant  Criterion  Missing  Priorities  Missing pairs
          Ben          Goal        1 of 3  yes         Fare – Speed

          Collected: 11 answers from 1 file; 3 of 6 participants answered everything
          No answers from: Ida, Jon

          """)
    }
  }

  @Test func `whoever has no final priorities without a matrix is left out for its CR`() throws {
    try withSurvey { path in
      let found = try ahp([
        "synthesize", path("m.yaml"), "--responses", path("a.csv"), "--max-cr", "0.2",
        "--leave-out", "matrix", "--aggregation", "priorities", "--format", "json",
      ])
      #expect(found.status == 0 && !found.errors.contains("connect"))
      #expect(try leftOut(found.output) == ["Cleo ratio"])
    }
  }

  @Test func `of equal ratios every command names the same`() throws {
    try withSurvey { path in
      // Ann has the same matrix on the second criterion that Ben has on the first.
      let model = """
        ahp: 1
        name: m
        alternatives: [x, y, z]
        goal: {name: g, children: [{name: a}, {name: b}, {name: c}]}
        """
      let answers = """
        participant,|a|b,|a|c,|b|c,a|x|y,a|x|z,a|y|z,b|x|y,b|x|z,b|y|z,c|x|y,c|x|z,c|y|z
        Ann,1,1,1,3,5,2,1,1,1,1,1,1
        Ben,3,5,2,3,5,2,1,1,1,1,1,1
        """
      for (name, text) in [("ties.yaml", model), ("ties.csv", answers)] {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
      }
      for command in ["synthesize", "check", "consistency", "group"] {
        let found = try json(
          try ahp([
            command, path("ties.yaml"), "--responses", path("ties.csv"), "--format", "json",
          ]).output)
        let consistency = try #require(found["consistency"] as? [String: Any])
        let people = try #require(consistency["individuals"] as? [String: Any])
        let largest = try #require(people["largest"] as? [String: Any])
        #expect(
          largest["path"] as? String == "g" && largest["participant"] as? String == "Ben",
          "\(command)")
      }
    }
  }
}
