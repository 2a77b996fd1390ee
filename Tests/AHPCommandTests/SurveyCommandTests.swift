import Foundation
import Testing

/// Tables of surveys in the commands that take answers.
struct SurveyCommandTests {
  private static let model = """
    ahp: 1
    name: What matters in a bus line
    goal:
      name: Bus line
      children: [{name: Fare}, {name: Seats}, {name: Speed}]
    """

  private static let table = """
    Timestamp,Q1,Q2,Q3
    2026-01-02,3,-5,-7
    2026-01-03,2,-4,-5
    2026-01-04,4,-3,-9

    """

  private func inFolder(_ body: (URL) throws -> Void) throws {
    try Tool.inTemporaryFolder { folder in
      try Data(Self.model.utf8).write(to: folder.appending(path: "bus.yaml"))
      try Data(Self.table.utf8).write(to: folder.appending(path: "survey.csv"))
      try body(folder)
    }
  }

  @Test func `a draft of a map is completed, and the table is read with it`() throws {
    try inFolder { folder in
      let draft = try Tool.run(
        ["collect", "bus.yaml", "survey.csv", "--draft-map", "map.csv"], in: folder)
      #expect(draft.status == 0 && draft.output.isEmpty)
      #expect(draft.errors == "note: map.csv: 4 columns, of which 3 are to be completed\n")
      let map = folder.appending(path: "map.csv")
      var text = try String(contentsOf: map, encoding: .utf8)
      #expect(
        text == """
          column,title,examples,node,first,second,coding
          Timestamp,,2026-01-02; 2026-01-03; 2026-01-04,,,,ignore
          Q1,,3; 2; 4,,,,signed-first or signed-second
          Q2,,'-5; -4; -3,,,,signed-first or signed-second
          Q3,,'-7; -5; -9,,,,signed-first or signed-second

          """)
      let open = try Tool.run(
        ["synthesize", "bus.yaml", "--responses", "survey.csv", "--map", "map.csv"], in: folder)
      #expect(open.status == 2 && open.output.isEmpty)
      #expect(
        open.errors.contains("map.csv:3:16: error: the coding 'signed-first or signed-second'"))
      for (code, pair) in [("Q1", "Fare,Seats"), ("Q2", "Fare,Speed"), ("Q3", "Seats,Speed")] {
        text =
          text.split(separator: "\n").map { line in
            line.hasPrefix(code)
              ? String(
                line.replacing(",,,signed-first or signed-second", with: ",\(pair),signed-second"))
              : String(line)
          }.joined(separator: "\n") + "\n"
      }
      try Data(text.utf8).write(to: map)
      let read = try Tool.run(
        [
          "collect", "bus.yaml", "survey.csv", "--map", "map.csv", "-o", "answers.csv", "--form",
          "wide",
        ], in: folder)
      #expect(read.status == 0)
      #expect(
        read.errors == """
          note: survey.csv: 3 pairs in 3 columns; rows without a name are called 'Respondent 1' … 'Respondent 3'
          note: survey.csv: columns left out: Timestamp

          """)
      #expect(
        try String(contentsOf: folder.appending(path: "answers.csv"), encoding: .utf8) == """
          participant,weight,Bus line|Fare|Seats,Bus line|Fare|Speed,Bus line|Seats|Speed
          Respondent 1,1,3,1/5,1/7
          Respondent 2,1,2,1/4,1/5
          Respondent 3,1,4,1/3,1/9

          """)
    }
  }

  @Test func `columns that are left out stand in the results`() throws {
    try inFolder { folder in
      let table = Self.table.replacing("Q1", with: "Fare or Seats")
        .replacing("Q2", with: "Fare or Speed").replacing("Q3", with: "Seats or Speed")
      try Data(table.utf8).write(to: folder.appending(path: "survey.csv"))
      let options = ["bus.yaml", "--responses", "survey.csv", "--signed", "second"]
      for command in ["synthesize", "group", "consistency", "report", "sensitivity"] {
        let text = try Tool.run(
          [command] + options + (command == "report" ? ["--format", "markdown"] : []), in: folder)
        #expect(
          text.output.contains("columns of survey.csv without answers: Timestamp"), "\(command)")
      }
      let run = try Tool.run(["synthesize"] + options + ["--format", "json"], in: folder)
      let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let answers = try #require(json?["answers"] as? [String: Any])
      let columns = try #require(answers["columnsLeftOut"] as? [[String: Any]])
      #expect(columns.count == 1)
      #expect(columns.first?["file"] as? String == "survey.csv")
      #expect(columns.first?["names"] as? [String] == ["Timestamp"])
      #expect((answers["sheetsLeftOut"] as? [Any])?.count == 0)
    }
  }

  /// Every command that takes answers.
  @Test(arguments: [
    ["synthesize"], ["check"], ["consistency"], ["sensitivity"], ["simulate", "--draws", "100"],
    ["compare-methods"], ["report"], ["chart", "ranking"], ["convert"], ["group"],
    ["aggregate", "--partial"],
    ["repair"], ["what-if", "--set", "Fare=0.5"],
  ])
  func `a command that takes answers asks whom signs prefer, and takes the answer`(
    command: [String]
  ) throws {
    try inFolder { folder in
      let table = Self.table.replacing("Q1", with: "Fare or Seats")
        .replacing("Q2", with: "Fare or Speed").replacing("Q3", with: "Seats or Speed")
      try Data(table.utf8).write(to: folder.appending(path: "survey.csv"))
      let asked = try Tool.run(command + ["bus.yaml", "--responses", "survey.csv"], in: folder)
      #expect(asked.status == 2 && asked.output.isEmpty)
      #expect(
        asked.errors.contains(
          "survey.csv:2:14: error: the sign of -5 can be read in two ways: 'Speed' is preferred to "
            + "'Fare', or 'Fare' to 'Speed'"))
      let told = try Tool.run(
        command + ["bus.yaml", "--responses", "survey.csv", "--signed", "second"], in: folder)
      #expect(told.status < 2, "\(told.errors)")
      #expect(told.errors.contains("note: survey.csv: 3 pairs in 3 columns"))
    }
  }

  @Test(arguments: [
    (["synthesize", "bus.yaml", "--signed", "first"], "'--signed' is about '--responses'"),
    (["synthesize", "bus.yaml", "--map", "m.csv"], "'--map' is about '--responses'"),
    (
      ["synthesize", "bus.yaml", "--rounded-ratios", "fractions"],
      "'--rounded-ratios' is about '--responses'"
    ),
    (
      ["synthesize", "bus.yaml", "--responses", "survey.csv", "--signed", "third"],
      "'third' is not a value of '--signed' (expected first or second)"
    ),
    (
      ["collect", "bus.yaml", "survey.csv", "--draft-map", "m.csv", "--signed", "first"],
      "'--draft-map' reads no answers, so that '--signed' can do nothing"
    ),
    (
      ["collect", "bus.yaml", "survey.csv", "survey.csv", "--draft-map", "m.csv"],
      "'--draft-map' is about one table (found 2 files)"
    ),
  ])
  func `an option that could do nothing is refused`(arguments: [String], message: String) throws {
    try inFolder { folder in
      let run = try Tool.run(arguments, in: folder)
      #expect(run.status == 64 && run.errors.contains(message), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "m.csv").path))
    }
  }

  @Test func `help explains surveys`() throws {
    let run = try Tool.run(["help", "surveys"])
    #expect(run.status == 0 && run.output.hasPrefix("HOW EXPORTS OF SURVEYS ARE READ\n"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 79 })
  }

  /// Of 130 people 110 have answered everything, and 105 were asked in vain.
  @Test func `of a large survey those are shown who have left something open`() throws {
    let answers = (1...130).map { $0 <= 110 ? "P\($0),3,5,2\n" : "P\($0),3,NA,2\n" }
    let people = (1...130).map { "P\($0),1\n" } + (1...105).map { "S\($0),1\n" }
    try Tool.withFiles([
      "m.yaml": """
      ahp: 1
      name: Which bus line
      goal: {name: Bus line, children: [{name: Fare}, {name: Seats}, {name: Speed}]}
      """,
      "a.csv": "participant,|Fare|Seats,|Fare|Speed,|Seats|Speed\n" + answers.joined(),
      "p.csv": "participant,weight\n" + people.joined(),
    ]) { path in
      let outcome = try Tool.run(
        ["collect", path("m.yaml"), path("a.csv"), "--participants", path("p.csv")],
        environment: ["COLUMNS": "100"])
      let lines = outcome.output.split(separator: "\n").map(String.init)
      // Twenty who left one pair open, and the first eighty of those who have not answered.
      #expect(lines.count { $0.contains(#/^P\d+ +2 +3 +1$/#) } == 20)
      #expect(lines.count { $0.contains(#/^S\d+ +0 +3 +3$/#) } == 80)
      #expect(!lines.contains { $0.hasPrefix("P1 ") })
      #expect(outcome.output.contains("135 more rows; other forms of the results have all"))
      let words = outcome.output.replacing("\n  ", with: " ")
      #expect(words.contains("S20 and 85 more"), "\(words.suffix(400))")
      #expect(words.contains("110 of 235 participants answered everything"))
    }
  }
}
