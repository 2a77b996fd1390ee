import Foundation
import TestSupport
import Testing

/// People who are asked about parts of a model: nothing is missing from them that nobody asked.
struct JudgedPartsCommandTests {
  private static let model = """
    ahp: 1
    name: Laptop
    alternatives: [A, B]
    goal:
      name: Best laptop
      children:
        - name: Cost
          children: [{name: Price}, {name: Running}]
        - name: Speed

    """
  private static let people = """
    participant,language,judges
    P1,en,Best laptop; Cost/*
    P2,id,Speed

    """

  /// A folder with the model, the people, and the answers that they gave in tables of their own: 3
  /// for the first of the main criteria, 1 for those under Cost, 2 for B under all of them but
  /// Speed, where A gets 4.
  private func answered(_ body: (URL) throws -> Void) throws {
    try Tool.inTemporaryFolder { folder in
      try write(Self.model, "model.yaml", folder)
      try write(Self.people, "people.csv", folder)
      let written = try run(
        "questionnaire model.yaml --participants people.csv --format csv -o pages/", in: folder)
      #expect(written.status == 0 && written.errors == "")
      let answers = [
        "Best laptop,Cost,Speed,": "3", "Cost,Price,Running,": "1", "Speed,A,B,": "4",
        "Cost/Price,A,B,": "1/2", "Cost/Running,A,B,": "1/2",
      ]
      for name in ["pages/1-p1.csv", "pages/2-p2.csv"] {
        var table = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        for (question, answer) in answers {
          table.replace("\(question)\n", with: "\(question)\(answer)\n")
        }
        try write(table, name, folder)
      }
      try body(folder)
    }
  }

  private func write(_ text: String, _ name: String, _ folder: URL) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  private func run(_ line: String, in folder: URL) throws -> Tool.Outcome {
    try Tool.run(line.split(separator: " ").map(String.init), in: folder)
  }

  @Test func `from the questionnaire to the result nothing is missing that nobody was asked`()
    throws
  {
    try answered { folder in
      let collected = try run(
        "collect model.yaml pages/1-p1.csv pages/2-p2.csv --participants people.csv -o all.csv",
        in: folder)
      #expect(collected.status == 0 && collected.errors == "")
      #expect(
        collected.output == """
          Laptop
          Goal: Best laptop

          Participant  Answered  Asked  Missing
          P1                  4      4        0
          P2                  1      1        0

          Collected: 5 answers from 2 files; 2 of 2 participants answered everything

          """)
      // The table carries who judges what: no list of people is needed any more.
      let check = try run("check model.yaml --responses all.csv", in: folder)
      #expect(check.status == 0 && !check.output.contains("not judged"))
      let own = try run("check model.yaml --responses all.csv --participant P2", in: folder)
      #expect(own.status == 0)
      #expect(
        own.output.split(separator: "\n").filter { $0.contains("P2") }.map { $0.prefix(5) }
          == ["Speed"])
      let group = try run("group model.yaml --responses all.csv", in: folder)
      #expect(
        group.output.replacing("\n ", with: "").contains(
          "2 are asked about a part of the model; 0 have answers that connect all items; all answered "
            + "every question asked of them"))
      for command in ["consistency", "report --format text --draws 100", "sensitivity"] {
        let outcome = try run("\(command) model.yaml --responses all.csv", in: folder)
        #expect(outcome.status == 0 && outcome.errors == "", "\(command)")
        #expect(!outcome.output.contains("do not connect"), "\(command)")
      }
      // 3/4 · 1/3 + 1/4 · 4/5 = 0.45
      let result = try run("synthesize model.yaml --responses all.csv --format csv", in: folder)
      #expect(result.status == 0 && result.errors == "")
      let row = try #require(
        result.output.split(separator: "\n").first {
          $0.hasPrefix("alternative,") && $0.contains("A,")
        })
      let priority = try #require(row.split(separator: ",").compactMap { Double($0) }.first)
      #expect(abs(priority - 0.45) < 1e-12)
    }
  }

  @Test func `answers outside a person's part count, and it is said`() throws {
    try answered { folder in
      let answers = "participant,node,first,second,ratio\nP2,Speed,A,B,4\nP2,Cost,Price,Running,3\n"
      try write(answers, "pages/2-p2.csv", folder)
      let table = "model.yaml --responses pages/1-p1.csv pages/2-p2.csv --participants people.csv"
      let said =
        "people answered what they were not asked by their attribute 'judges', and it counts all the same: "
        + "P2 on Cost"
      for command in [
        "synthesize", "check", "consistency", "report --format text --draws 100", "group",
        "report --format html --draws 100",
      ] {
        let run = try run("\(command) \(table)", in: folder)
        #expect(run.status == 0, "\(command)")
        let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          .replacing("&#39;", with: "'").replacing(/<[^>]+>/, with: "")
        #expect(text.contains(said), "\(command)")
      }
      let collected = try run(
        "collect model.yaml pages/1-p1.csv pages/2-p2.csv --participants people.csv -o all.csv",
        in: folder)
      #expect(
        collected.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(said)
      )
      for command in ["synthesize", "group"] {
        let json = try run("\(command) \(table) --format json", in: folder)
        let object =
          try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        let notes = try #require(object?["answers"] as? [String: Any])
        let outside = try #require(notes["outsideParts"] as? [[String: Any]])
        #expect(outside.map { $0["participant"] as? String } == ["P2"])
        #expect(outside.map { $0["paths"] as? [String] } == [["Cost"]])
      }
    }
  }

  @Test func `priorities of people who are asked parts are not averaged, and it is said why`()
    throws
  {
    try answered { folder in
      let table = "pages/1-p1.csv pages/2-p2.csv --participants people.csv --aggregation priorities"
      for command in ["synthesize", "check"] {
        let refused = try run("\(command) model.yaml --responses \(table)", in: folder)
        #expect(refused.status == 2, "\(command)")
        #expect(
          refused.errors.contains(
            "no judgments by 'P2' on the 2 items of 'Best laptop', about which that person is not asked "
              + "(expected another participant, or aggregation of judgments or of local priorities)"
          ))
      }
      // With somebody who is asked everything, the others are left out by the part that they were
      // not asked.
      try write(Self.people + "P3,,\n", "people.csv", folder)
      try write(
        """
        participant,node,first,second,ratio
        P3,Best laptop,Cost,Speed,1
        P3,Cost,Price,Running,1
        P3,Speed,A,B,1
        P3,Cost/Price,A,B,1
        P3,Cost/Running,A,B,1

        """, "third.csv", folder)
      let counted = try run("synthesize model.yaml --responses third.csv \(table)", in: folder)
      #expect(counted.status == 0)
      #expect(
        counted.errors == """
          pages/1-p1.csv:2: note: 'P1' does not count in the mean of priorities: that person is not asked \
          about 'Speed'
          pages/2-p2.csv:2: note: 'P2' does not count in the mean of priorities: that person is not asked \
          about 'Best laptop'

          """)
      #expect(
        counted.output.contains(
          "Left out: P1 (not asked about 'Speed'), P2 (not asked about 'Goal')"))
      let check = try run("check model.yaml --responses third.csv \(table)", in: folder)
      #expect(check.status == 0 && !check.output.contains("not judged"))
      // Without an answer of the own part, something is missing.
      try write("participant,node,first,second,ratio\nP2,Speed,A,B,\n", "pages/2-p2.csv", folder)
      let collected = try run(
        "collect model.yaml third.csv pages/1-p1.csv pages/2-p2.csv --participants people.csv",
        in: folder)
      #expect(collected.output.contains("P2                  0      1        1"))
    }
  }

  @Test func `the terminal asks a person's own part in the person's language`() throws {
    try answered { folder in
      let list = ["judge", "model.yaml", "--participants", "people.csv", "-o", "own.csv"]
      let asked = try Tool.run(
        list + ["--participant", "P2"], input: "4\n", in: folder)
      #expect(asked.status == 0)
      #expect(asked.output.contains("[1/1] Dari segi “Speed”: mana yang lebih baik, A atau B?"))
      #expect(
        try String(contentsOf: folder.appending(path: "own.csv"), encoding: .utf8) == """
          participant,judges,language,node,first,second,ratio
          P2,Speed,id,Speed,A,B,4

          """)
      let english = try Tool.run(
        list + ["--participant", "P1", "--language", "en"], input: "q\n", in: folder)
      #expect(english.output.contains("[1/4] ") && !english.output.contains("Speed, A or B"))
      let unknown = try Tool.run(list + ["--participant", "P4"], input: "", in: folder)
      #expect(unknown.status == 2)
      #expect(
        unknown.errors
          == "error: the list has no participant 'P4' (there are P1, P2)\n")
    }
  }

  @Test func `one questionnaire for people with different parts or languages is refused`() throws {
    try answered { folder in
      func outcome(_ arguments: String) throws -> Tool.Outcome {
        try run("questionnaire model.yaml --participants people.csv \(arguments)", in: folder)
      }
      for arguments in ["-o one.html", "--format markdown", "--format csv --form wide"] {
        let refused = try outcome(arguments)
        #expect(refused.status == 2 && refused.output == "", "\(arguments)")
        #expect(
          refused.errors
            == "error: 'P1' and 'P2' judge different parts ('judges'), which one questionnaire cannot ask "
            + "(expected a folder for '--output', such as 'pages/', or a table with '--format csv')\n"
        )
      }
      // A table has rows for each person.
      let table = try outcome("--format csv")
      #expect(table.output.split(separator: "\n").count == 1 + 4 + 1)
      #expect(table.output.hasSuffix("P2,Speed,A,B,\n"))
      try write("participant,language\nP1,en\nP2,id\n", "people.csv", folder)
      let languages = try outcome("-o one.html")
      #expect(
        languages.errors
          == "error: 'P1' and 'P2' have different languages ('en' and 'id'), of which one questionnaire "
          + "has one (expected a folder for '--output', such as 'pages/', or '--language')\n")
      #expect(try outcome("--language id").output.contains("<html lang=\"id\""))
      // What all have in common is heeded.
      try write("participant,language,judges\nP1,id,Speed\nP2,id,Speed\n", "people.csv", folder)
      let common = try outcome("--format html")
      #expect(
        common.output.contains("<html lang=\"id\"") && !common.output.contains("\"Cost/Price\""))
    }
  }

  @Test func `a person's own language wins, and others have that of the option`() throws {
    try answered { folder in
      try write("participant,language\nP1,de\nP2,\n", "people.csv", folder)
      let written = try run(
        "questionnaire model.yaml --participants people.csv --language id -o new/", in: folder)
      #expect(written.status == 0)
      for (name, tag) in [("new/1-p1.html", "de"), ("new/2-p2.html", "id")] {
        let page = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        #expect(page.contains("<html lang=\"\(tag)\""))
      }
    }
  }

  @Test func `a folder that is not there needs a stroke at its end, or the option for it`() throws {
    try answered { folder in
      let unclear = try run("questionnaire model.yaml --participants people.csv -o new", in: folder)
      #expect(unclear.status == 64)
      #expect(
        unclear.errors.contains(
          "'new' can be a file or a folder (expected 'new/' for a page for each person, or a file that "
            + "ends in .html, .csv or .md)"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "new").path))
      let written = try run(
        "questionnaire model.yaml --participants people.csv --page-per-person -o new", in: folder)
      #expect(written.status == 0)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "new").path)
          .sorted()
          == ["1-p1.html", "2-p2.html"])
    }
  }

  @Test func `a part that the model does not have is said wherever it stands`() throws {
    try answered { folder in
      try write(
        Self.model.replacing(
          "goal:",
          with: "participants: [{name: P1, attributes: {judges: Best laptop; Csot/*}}]\ngoal:"),
        "parts.yaml", folder)
      let model = try run("check parts.yaml", in: folder)
      #expect(model.status == 2)
      #expect(
        model.errors.hasPrefix(
          "parts.yaml:4:48: error: what 'P1' judges: the model has no criterion 'Csot'. Did you mean 'Cost'?"
        ))
      try write(
        "participant,judges,node,first,second,ratio\nP1,Runing,Speed,A,B,2\n", "answers.csv", folder
      )
      let long = try run("group model.yaml --responses answers.csv", in: folder)
      #expect(
        long.errors.hasPrefix(
          "answers.csv:2:4: error: what 'P1' judges: the model has no criterion 'Runing'. Did you mean "
            + "'Cost/Running'?"))
      try write("participant,judges,Speed|A|B\nP1,Speed/A,2\n", "answers.csv", folder)
      let wide = try run("group model.yaml --responses answers.csv", in: folder)
      #expect(
        wide.errors.hasPrefix(
          "answers.csv:2:4: error: what 'P1' judges: the model has no criterion 'Speed/A'"))
    }
  }
}
