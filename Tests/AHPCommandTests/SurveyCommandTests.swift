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
      // What was completed by hand is lost by force only.
      let again = ["collect", "bus.yaml", "survey.csv", "--draft-map"]
      let refused = try Tool.run(again + ["map.csv"], in: folder)
      #expect(refused.status == 2)
      #expect(
        refused.errors
          == "error: 'map.csv' is there already (expected another file, or '--force' to write over "
          + "it)\n")
      #expect(try String(contentsOf: map, encoding: .utf8) == text)
      try "kept".write(
        to: folder.appending(path: "old.csv"), atomically: true, encoding: .utf8)
      #expect(try Tool.run(again + ["old.csv", "--force"], in: folder).status == 0)
      #expect(
        try String(contentsOf: folder.appending(path: "old.csv"), encoding: .utf8)
          .hasPrefix("column,title,"))
      let idle = try Tool.run(["collect", "bus.yaml", "survey.csv", "--force"], in: folder)
      #expect(idle.status == 64)
      #expect(idle.errors.contains("'--force' is about the file of '--draft-map' (found none)"))
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

  @Test(arguments: [
    ["synthesize", "bus.yaml", "--responses", "survey.csv", "Fare"],
    ["chart", "tree", "bus.yaml", "--responses", "survey.csv", "Fare", "--signed", "second"],
  ])
  func `a name behind the files of responses is told to be no file`(arguments: [String]) throws {
    try inFolder { folder in
      let run = try Tool.run(arguments, in: folder)
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(
        run.errors.hasPrefix(
          "Error: '--responses' takes every argument up to the next option as a file, and there is no "
            + "file 'Fare' (expected names after their own option, such as '--criterion', and the "
            + "model before '--responses')"), "\(run.errors)")
      let before = try Tool.run(
        ["synthesize", "--responses", "survey.csv", "bus.yaml"], in: folder)
      #expect(
        before.errors.hasPrefix(
          "Error: Missing expected argument '<model>' (expected before '--responses', which takes all "
            + "that follows as files)"), "\(before.errors)")
      // What looks like a file is one that is missing.
      let missing = try Tool.run(
        ["check", "bus.yaml", "--responses", "survey.csv", "more.csv"], in: folder)
      #expect(missing.status == 2 && missing.errors.contains("more.csv"))
    }
  }

  @Test(arguments: [
    ["synthesize", "bus.yaml"], ["questionnaire", "bus.yaml"], ["chart", "tree", "bus.yaml"],
    ["export", "bus.yaml", "--to", "xlsform"], ["convert", "bus.yaml"],
  ])
  func `a folder that is missing is named, with what makes it`(arguments: [String]) throws {
    try inFolder { folder in
      let signed = arguments[0] == "synthesize" || arguments[0] == "chart"
      let answers = signed ? ["--responses", "survey.csv", "--map", "map.csv"] : []
      try Data(
        "column,node,first,second,coding\nQ1,,Fare,Seats,signed-second\nQ2,,Fare,Speed,signed-second\nQ3,,Seats,Speed,signed-second\n"
          .utf8
      ).write(to: folder.appending(path: "map.csv"))
      let run = try Tool.run(
        arguments + answers
          + ["-o", "results/new/a.json"].map {
            arguments[0] == "export"
              ? $0.replacing(".json", with: ".xlsx")
              : arguments[0] == "chart"
                ? $0.replacing(".json", with: ".svg")
                : arguments[0] == "questionnaire" ? $0.replacing(".json", with: ".html") : $0
          }, in: folder)
      #expect(run.status == 2, "\(run.errors)")
      #expect(run.errors.contains("the file cannot be written: there is no folder 'results/new'"))
      #expect(run.errors.contains("hint: 'mkdir -p results/new' makes it"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "results").path))
    }
  }

  @Test func `answers to an exported form are read and drafted without a map`() throws {
    try inFolder { folder in
      let answers = """
        participant;c1/c1_q1;c1/c1_q1_by;c1/c1_q2;c1/c1_q2_by;c1/c1_q3;c1/c1_q3_by;_id
        Ann;first;3;second;5;second;7;1
        Bob;equal;;first;2;second;9;2

        """
      try Data(answers.utf8).write(to: folder.appending(path: "kobo.csv"))
      let draft = try Tool.run(
        ["collect", "bus.yaml", "kobo.csv", "--draft-map", "map.csv"], in: folder)
      #expect(draft.errors == "note: map.csv: 8 columns, of which 0 are to be completed\n")
      let collect = ["collect", "bus.yaml", "kobo.csv", "--form", "wide", "-o"]
      let read = try Tool.run(collect + ["a.csv"], in: folder)
      #expect(read.status == 0)
      #expect(
        read.errors.contains(
          "note: kobo.csv: read as questions of a form of 'ahp export': c1/c1_q1 is 'Fare' against "
            + "'Seats', c1/c1_q2 is 'Fare' against 'Speed', c1/c1_q3 is 'Seats' against 'Speed'\n"))
      let mapped = try Tool.run(collect + ["b.csv", "--map", "map.csv"], in: folder)
      #expect(mapped.status == 0)
      for name in ["a.csv", "b.csv"] {
        #expect(
          try String(contentsOf: folder.appending(path: name), encoding: .utf8) == """
            participant,weight,Bus line|Fare|Seats,Bus line|Fare|Speed,Bus line|Seats|Speed
            Ann,1,3,1/5,1/7
            Bob,1,1,2,1/9

            """)
      }
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
