import Foundation
import Testing

/// That commands which answer the same question say the same: who counts where priorities are
/// averaged, who weighs nothing, and what a file is that is no model.
struct SameFindingTests {
  /// Ben's judgments on the goal do not connect the third item.
  private static let gap = """
    ahp: 1
    name: Bus line
    alternatives: [A, B, C]
    participants: [{name: Ann, attributes: {role: x}}, {name: Ben}, {name: Cas, attributes: {role: y}}]
    goal:
      name: Bus
      judgments:
        Ann: {comparisons: [[Fare, Seats, 3], [Fare, Speed, 5], [Seats, Speed, 2]]}
        Ben: {comparisons: [[Fare, Seats, 2]]}
        Cas: {comparisons: [[Fare, Seats, 1], [Fare, Speed, 4], [Seats, Speed, 9]]}
      children:
        - {name: Fare, priorities: {A: 5, B: 3, C: 2}}
        - name: Seats
          judgments:
            Ann: {comparisons: [[A, B, 1/3], [A, C, 1/2], [B, C, 3/2]]}
            Ben: {comparisons: [[A, B, 2], [A, C, 4], [B, C, 2]]}
        - {name: Speed, priorities: {A: 2, B: 3, C: 7}}

    """

  /// The same with everybody's priorities on Seats, so that Ann and Cas judged everything.
  private static let complete = gap.replacing(
    /judgments:\n +Ann: {comparisons: \[\[A, B.*\n.*\n/, with: "priorities: {A: 1, B: 3, C: 2}\n")

  private func withFiles(
    _ files: [String: String], _ body: (_ run: ([String]) throws -> Tool.Outcome) throws -> Void
  ) throws {
    try Tool.inTemporaryFolder { folder in
      for (name, text) in files {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      try body { try Tool.run($0, environment: ["COLUMNS": "1000"], in: folder) }
    }
  }

  private func words(_ text: String) -> String { text.replacing(/\s+/, with: " ") }

  private func json(_ run: Tool.Outcome) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
      "\(run.output)\(run.errors)")
  }

  // MARK: Who counts where priorities are averaged

  private static let evaluating = [
    ["synthesize"], ["check"], ["consistency"], ["report", "--draws", "0"], ["sensitivity"],
    ["simulate", "--draws", "20"], ["what-if", "--set", "Fare=0.4"], ["compare-methods"],
    ["repair"], ["audit"],
  ]

  @Test(arguments: evaluating)
  func `whoever connects not all items is left out of means alone`(command: [String]) throws {
    for (aggregation, reason, text) in [
      (
        "local-priorities", "localGap",
        "Left out: Ben on 'Goal' alone (the judgments do not connect all items)"
      ),
      ("priorities", "gap", "Left out: Ben (the judgments on 'Goal' do not connect all items)"),
    ] {
      let model = Self.complete.replacing(
        "name: Bus line\n", with: "name: Bus line\nsettings: {aggregation: \(aggregation)}\n")
      try withFiles(["m.yaml": model]) { run in
        let arguments = [command[0], "m.yaml"] + command.dropFirst()
        let said = try run(arguments + ["--format", "text"])
        #expect(said.status < 2, "\(said.errors)")
        #expect(words(said.output).contains(text), "\(said.output)")
        #expect(said.errors.contains("'Ben' does not count in the mean of"), "\(said.errors)")
        if command[0] == "report" { return }
        let data = try json(run(arguments + ["--format", "json"]))
        let notes = try #require(data["answers"] as? [String: Any])
        let leftOut = try #require(notes["leftOut"] as? [[String: Any]])
        #expect(leftOut.map { $0["participant"] as? String } == ["Ben"])
        #expect(leftOut.map { $0["reason"] as? String } == [reason])
        #expect(leftOut.map { $0["path"] as? String } == ["Bus"])
      }
    }
  }

  /// By the geometric means of rows, which are the eigenvectors for consistent and for three items:
  /// of Ann's weights and of Cas's the mean; Ben's on Seats count.
  @Test func `the means of local priorities are those of the group`() throws {
    func normalized(_ values: [Double]) -> [Double] {
      let sum = values.reduce(0, +)
      return values.map { $0 / sum }
    }
    func priorities(_ ab: Double, _ ac: Double, _ bc: Double) -> [Double] {
      normalized([cbrt(ab * ac), cbrt(bc / ab), cbrt(1 / (ac * bc))])
    }
    func mean(_ first: [Double], _ second: [Double]) -> [Double] {
      zip(first, second).map { ($0 + $1) / 2 }
    }
    let weights = mean(priorities(3, 5, 2), priorities(1, 4, 9))
    let seats = mean(priorities(1.0 / 3, 0.5, 1.5), priorities(2, 4, 2))
    let columns = [normalized([5, 3, 2]), seats, normalized([2, 3, 7])]
    let expected = (0..<3).map { item in
      zip(weights, columns).reduce(0) { $0 + $1.0 * $1.1[item] }
    }
    try withFiles(["m.yaml": Self.gap]) { run in
      let group = try json(run(["group", "m.yaml", "--format", "json"]))
      let alone = try json(
        run(["synthesize", "m.yaml", "--aggregation", "local-priorities", "--format", "json"]))
      let ranked = try #require(group["ranked"] as? [[String: Any]])
      let alternatives = try #require(alone["alternatives"] as? [[String: Any]])
      for (item, right) in expected.enumerated() {
        let local = try #require(ranked[item]["localPriorities"] as? [String: Any])
        #expect(abs(try #require(local["priority"] as? Double) - right) < 1e-12)
        #expect(abs(try #require(alternatives[item]["priority"] as? Double) - right) < 1e-12)
      }
      let members = try #require(group["members"] as? [[String: Any]])
      #expect(members.map { $0["withoutPriorities"] as? [String] } == [[], ["Bus"], []])
      let text = words(try run(["group", "m.yaml"]).output)
      #expect(
        text.contains(
          "Left out: Ben on 'Goal' in means of priorities (the judgments do not connect all items)"
        ), "\(text)")
    }
  }

  @Test func `a method that needs all judgments leaves out who has not all`() throws {
    let model = Self.gap.replacing(
      "name: Bus line\n",
      with: "name: Bus line\nsettings: {prioritization: normalized-columns}\n"
    ).replacing("[[Fare, Seats, 2]]", with: "[[Fare, Seats, 2], [Fare, Speed, 4]]")
    try withFiles(["m.yaml": model]) { run in
      for aggregation in ["priorities", "local-priorities"] {
        let said = try run(["synthesize", "m.yaml", "--aggregation", aggregation])
        #expect(said.status == 0, "\(said.errors)")
        #expect(
          words(said.output).contains(
            "are not complete, as the mean of normalized columns needs them)"), "\(said.output)")
      }
    }
  }

  @Test func `where nobody's judgments give priorities the model is refused`() throws {
    let model = Self.gap.replacing(", [Fare, Speed, 5], [Seats, Speed, 2]]", with: "]")
      .replacing(", [Fare, Speed, 4], [Seats, Speed, 9]]", with: "]")
    try withFiles(["m.yaml": model]) { run in
      for aggregation in ["priorities", "local-priorities"] {
        let said = try run(["synthesize", "m.yaml", "--aggregation", aggregation])
        #expect(said.status == 2)
        for name in ["Ann", "Ben", "Cas"] {
          #expect(said.errors.contains("by '\(name)' of 'Bus' do not connect all items"))
        }
      }
    }
  }

  // MARK: Influence

  /// A has 0.9, 0.5 and 0.4: the mean 0.6, and 0.45 without Ann. By geometric means of ratios it
  /// has 1/(1 + ³√(1/6)) = 0.6450, and 1/(1 + √(3/2)) = 0.4495 without her.
  @Test(
    arguments: [
      ("judgments", -0.1955, "the first would be another without Ann"),
      ("priorities", -0.15, "by the arithmetic mean of final priorities (AIP), the first would be"),
      ("local-priorities", -0.15, "by the arithmetic mean of local priorities, the first would be"),
    ])
  func `influence is by the aggregation of the model`(
    aggregation: String, shift: Double, words expected: String
  ) throws {
    let model = """
      ahp: 1
      name: m
      settings: {aggregation: \(aggregation)}
      alternatives: [A, B]
      participants: [{name: Ann}, {name: Ben}, {name: Cas}]
      goal:
        name: g
        judgments:
          Ann: {priorities: {A: 0.9, B: 0.1}}
          Ben: {priorities: {A: 0.5, B: 0.5}}
          Cas: {priorities: {A: 0.4, B: 0.6}}

      """
    try withFiles(["m.yaml": model]) { run in
      let data = try json(run(["group", "m.yaml", "--format", "json"]))
      #expect(data["comparedWith"] as? String == aggregation)
      let members = try #require(data["members"] as? [[String: Any]])
      let without = try #require(members[0]["without"] as? [String: Any])
      #expect(abs(try #require(without["largestShift"] as? Double) - shift) < 0.00005)
      #expect(without["change"] as? String == "B becomes first")
      for command in [
        ["group", "m.yaml"], ["report", "m.yaml", "--draws", "0", "--format", "text"],
      ] {
        let text = words(try run(command).output)
        #expect(text.contains("Influence: \(expected)"), "\(text)")
        #expect(
          text.contains(aggregation == "judgments" ? "A loses 0.1955" : "A loses 0.1500"))
      }
    }
  }

  @Test func `nothing is said of the first without somebody whom the result needs`() throws {
    let model = Self.complete.replacing(
      "name: Bus line\n", with: "name: Bus line\nsettings: {aggregation: priorities}\n"
    ).replacing(/[ ]+Cas: .*\n/, with: "")
    try withFiles(["m.yaml": model]) { run in
      let text = words(try run(["group", "m.yaml"]).output)
      #expect(
        text.contains(
          "Influence: by the arithmetic mean of final priorities (AIP), there is no result without "
            + "Ann; the first stays first without any one of the others;"), "\(text)")
    }
  }

  /// Of Ann the final priorities of X1, X2, Y and Z are 3/4 and 1/4 of that of X and those of Y and
  /// Z; of Ben 1/6 and 5/6. What is ranked are the geometric means of both.
  @Test func `criteria that are ranked have the geometric means of final priorities`() throws {
    func priorities(_ ab: Double, _ ac: Double, _ bc: Double) -> [Double] {
      let means = [cbrt(ab * ac), cbrt(bc / ab), cbrt(1 / (ac * bc))]
      return means.map { $0 / means.reduce(0, +) }
    }
    let (ann, ben) = (priorities(3, 5, 2), priorities(0.5, 4, 7))
    let means = [
      ann[0] * 3 / 4 * ben[0] / 6, ann[0] / 4 * ben[0] * 5 / 6, ann[1] * ben[1], ann[2] * ben[2],
    ].map { $0.squareRoot() }
    let expected = means.map { $0 / means.reduce(0, +) }
    let model = """
      ahp: 1
      name: m
      settings: {aggregation: priorities-geometric}
      participants: [{name: Ann}, {name: Ben}]
      goal:
        name: g
        judgments: {Ann: {upperTriangle: [3, 5, 2]}, Ben: {upperTriangle: [1/2, 4, 7]}}
        children:
          - name: X
            judgments: {Ann: {upperTriangle: [3]}, Ben: {upperTriangle: [1/5]}}
            children: [{name: X1}, {name: X2}]
          - {name: Y}
          - {name: Z}

      """
    try withFiles(["m.yaml": model]) { run in
      func check(_ found: [String: Double]) {
        for (name, right) in zip(["X1", "X2", "Y", "Z"], expected) {
          #expect(abs((found[name] ?? 0) - right) < 1e-12, "\(name): \(found)")
        }
      }
      let alone = try json(run(["synthesize", "m.yaml", "--format", "json"]))
      var global: [String: Double] = [:]
      for criterion in try #require(alone["criteria"] as? [[String: Any]]) {
        for item in criterion["items"] as? [[String: Any]] ?? [] {
          global[item["name"] as? String ?? ""] = item["globalPriority"] as? Double
        }
      }
      check(global)
      #expect(abs((global["X"] ?? 0) - expected[0] - expected[1]) < 1e-12)
      let group = try json(run(["group", "m.yaml", "--format", "json"]))
      var averaged: [String: Double] = [:]
      for item in try #require(group["ranked"] as? [[String: Any]]) {
        let name = (item["name"] as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
        averaged[name] = (item["prioritiesGeometric"] as? [String: Any])?["priority"] as? Double
      }
      check(averaged)
      // Draws without noise, and scenarios that move nothing far, are about the same.
      let drawn = words(try run(["simulate", "m.yaml", "--noise", "none", "--draws", "10"]).output)
      let four = expected.map { String(format: "%.4f", $0) }
      #expect(drawn.contains("Y \(four[2]) \(four[2]) 0.00000 0.0000"), "\(drawn)")
      #expect(drawn.contains("X/X1 \(four[0]) \(four[0]) 0.00000 0.0000"), "\(drawn)")
      let moved = words(try run(["what-if", "m.yaml", "--vary", "0.0001%"]).output)
      #expect(
        moved.contains("present weights \(four[2]) \(four[1]) \(four[0]) \(four[3])"), "\(moved)")
      #expect(moved.split(separator: four[2]).count > 8, "\(moved)")
    }
  }

  // MARK: Groups by an attribute

  @Test func `people without an attribute are a group that is named and counted`() throws {
    let model = Self.gap.replacing(
      "[[Fare, Seats, 2]]", with: "[[Fare, Seats, 2], [Fare, Speed, 4]]"
    ).replacing(
      "        Ben: {comparisons: [[A, B, 2]",
      with:
        "        Cas: {comparisons: [[A, B, 1], [A, C, 1]]}\n        Ben: {comparisons: [[A, B, 2]")
    try withFiles(["m.yaml": model]) { run in
      let text = words(try run(["group", "m.yaml", "--by", "role"]).output)
      #expect(
        text.contains(
          "1 person has no answer for role and counts as a group of its own, (no answer)"),
        "\(text)")
      let indonesian = words(
        try run(["group", "m.yaml", "--by", "role", "--language", "id"]).output)
      #expect(indonesian.contains("1 orang tidak mempunyai jawaban untuk role"), "\(indonesian)")
      // Who is no part of a group cannot be weighed as one.
      let equal = try run(["group", "m.yaml", "--equal-groups", "role"])
      #expect(equal.status == 2 && equal.errors.contains("1 respondent has no 'role'"))
      let chosen = words(try run(["group", "m.yaml", "--where", "role=x"]).output)
      #expect(chosen.contains("Ben (role: not known)"), "\(chosen)")
    }
  }

  @Test func `a group without priorities of everything does not stop the others`() throws {
    let model = Self.gap.replacing(
      "Ben: {comparisons: [[A, B, 2]", with: "Cas: {comparisons: [[A, B, 2]")
    try withFiles(["m.yaml": model]) { run in
      let said = try run(["group", "m.yaml", "--by", "role"])
      #expect(said.status == 0, "\(said.errors)")
      #expect(
        words(said.output).contains("no result for (no answer) (1 person): "), "\(said.output)")
      let data = try json(run(["group", "m.yaml", "--by", "role", "--format", "json"]))
      let parts = try #require(data["subgroups"] as? [String: Any])
      #expect((parts["groups"] as? [[String: Any]])?.map { $0["value"] as? String } == ["x", "y"])
      let without = try #require(parts["withoutResult"] as? [[String: Any]])
      #expect(without.map { $0["respondents"] as? Int } == [1])
    }
  }

  // MARK: Outside the scale

  @Test func `judgments outside the scale that stand for everybody are told everywhere`() throws {
    let model = """
      ahp: 1
      name: m
      alternatives: [A, B, C]
      goal:
        name: g
        comparisons: [[Fare, Seats, 12], [Fare, Speed, 3], [Seats, Speed, 1/4]]
        children:
          - {name: Fare, upperTriangle: [1/45, 1/35, 2]}
          - {name: Seats, priorities: {A: 1, B: 2, C: 3}}
          - {name: Speed, priorities: {A: 3, B: 2, C: 3}}

      """
    try withFiles(["m.yaml": model]) { run in
      for command in Self.evaluating {
        let arguments = [command[0], "m.yaml"] + command.dropFirst() + ["--format", "text"]
        let text = words(try run(arguments).output)
        #expect(
          text.contains(
            "3 judgments are outside the scale 1/9 … 9, perhaps by a slip: Goal: Fare against Seats is "
              + "12; Fare: A against B is 1/45; Fare: A against C is 1/35"), "\(command): \(text)")
        #expect(text.split(separator: "outside the scale").count == 2, "\(text)")
      }
      let data = try json(run(["synthesize", "m.yaml", "--format", "json"]))
      let notes = try #require(data["answers"] as? [String: Any])
      let found = try #require(notes["outsideScale"] as? [String: Any])
      #expect(found["count"] as? Int == 3 && found["people"] as? Int == 0)
      let farthest = try #require(found["farthest"] as? [String: Any])
      #expect(farthest["participant"] is NSNull && farthest["ratio"] as? Double == 1.0 / 45)
    }
  }

  // MARK: Consistency of people

  @Test(arguments: ["priorities", "local-priorities"])
  func `a check says of how many people the matrices above are`(aggregation: String) throws {
    let model = """
      ahp: 1
      name: m
      settings: {aggregation: \(aggregation)}
      participants: [{name: Ann}, {name: Ben}, {name: Cas}]
      goal:
        name: g
        judgments:
          Ann: {upperTriangle: [3, 5, 2]}
          Ben: {upperTriangle: [3, 1/5, 2]}
          Cas: {upperTriangle: [1, 1, 1]}
        children: [{name: a}, {name: b}, {name: c}]

      """
    try withFiles(["m.yaml": model]) { run in
      let said = try run(["check", "m.yaml"])
      #expect(said.status == 1)
      #expect(words(said.output).contains("1 above, of 1 of 3 people"), "\(said.output)")
      // As the other commands say.
      let other = try run(["synthesize", "m.yaml"])
      #expect(words(other.output).contains("1 of 3 matrices above 0.1"), "\(other.output)")
      #expect(words(other.output).contains("of 1 of 3 people"), "\(other.output)")
    }
  }

  // MARK: What a file is

  @Test func `answers in the place of a model are told in one sentence`() throws {
    let model = """
      ahp: 1
      name: m
      goal: {name: Bus, children: [{name: Fare}, {name: Seats}]}

      """
    let files = [
      "m.yaml": model, "wide.csv": "participant,|Fare|Seats\nr1,3\n",
      "long.csv": "participant,node,first,second,ratio\nr1,Bus,Fare,Seats,3\n",
    ]
    try withFiles(files) { run in
      for ending in ["json", "yaml"] {
        #expect(try run(["collect", "m.yaml", "wide.csv", "-o", "a.\(ending)"]).status == 0)
      }
      for command in [
        ["synthesize"], ["check"], ["consistency"], ["group"], ["report"], ["sensitivity"],
        ["simulate"], ["what-if", "--vary", "10%"], ["compare-methods"], ["repair"], ["audit"],
        ["convert"],
        ["reconstruct", "-o", "r.yaml"], ["questionnaire", "-o", "q.html"], ["collect"],
        ["chart", "ranking"],
        ["export", "--to", "csv"], ["judge", "--participant", "r1", "-o", "b.csv"],
      ] {
        for (file, kind) in [
          ("a.json", "people's answers"), ("a.yaml", "people's answers"), ("wide.csv", "a table"),
          ("long.csv", "a table"),
        ] {
          let place =
            command[0] == "chart" ? command + [file] : [command[0], file] + command.dropFirst()
          let further = command[0] == "collect" ? ["m.yaml"] : []
          let said = try run(place + further)
          #expect(said.status == 2, "\(command) \(file)")
          let verb = kind.hasPrefix("a ") ? "is" : "has"
          #expect(
            said.errors
              == "\(file): error: the file \(verb) \(kind) (expected a model file)\n"
              + "  hint: answers are read beside a model: '--responses \(file)'\n",
            "\(command)")
        }
      }
      // The other way round too.
      let reversed = try run(["group", "m.yaml", "--responses", "m.yaml"])
      #expect(
        reversed.errors.hasPrefix(
          "m.yaml:1:1: error: the file is a model file (expected people's answers)\n"),
        "\(reversed.errors)")
      #expect(reversed.errors.split(separator: "error:").count == 2)
    }
  }

  // MARK: Weights of 0

  @Test func `where nobody has a weight every command says the same`() throws {
    let model = """
      ahp: 1
      name: m
      goal: {name: Bus, children: [{name: Fare}, {name: Seats}, {name: Speed}]}

      """
    let judged = """
      ahp: 1
      name: m
      participants: [{name: Ann, weight: 0}, {name: Ben}]
      goal:
        name: Bus
        judgments: {Ann: {comparisons: [[Fare, Seats, 3]]}}
        children: [{name: Fare}, {name: Seats, judgments: {Ben: {comparisons: [[A, B, 2]]}}}]
      alternatives: [A, B]

      """.replacing(
        "{name: Fare}, {name: Seats, j",
        with: "{name: Fare, priorities: {A: 1, B: 2}}, {name: Seats, j")
    let files = [
      "m.yaml": model, "j.yaml": judged,
      "all.csv": "participant,weight,|Fare|Seats,|Fare|Speed\nr1,0,3,2\nr2,0,2,2\n",
      "some.csv": "participant,weight,|Fare|Seats,|Fare|Speed\nr1,0,3,2\nr2,1,,\n",
    ]
    try withFiles(files) { run in
      for command in [
        ["synthesize"], ["check"], ["consistency"], ["group"], ["report"], ["sensitivity"],
        ["simulate"], ["what-if", "--vary", "10%"], ["compare-methods"], ["repair"],
      ] {
        func said(_ model: String, _ options: [String] = []) throws -> String {
          let run = try run([command[0], model] + command.dropFirst() + options)
          #expect(run.status == 2, "\(command)")
          return run.errors
        }
        let all = try said("m.yaml", ["--responses", "all.csv"])
        #expect(
          all == "m.yaml: error: the weights of all participants are 0\n", "\(command)")
        let some = try said("m.yaml", ["--responses", "some.csv"])
        #expect(
          some.contains("m.yaml: error: no participant who judged anything has a weight above 0\n"),
          "\(command): \(some)")
        let judged = try said("j.yaml")
        #expect(
          judged.contains(
            "j.yaml:6:3: error: no participant who judged 'Bus' has a weight above 0\n"),
          "\(command): \(judged)")
      }
    }
  }

  // MARK: Repairs

  @Test func `any answers are asked for only where some are outside the scale`() throws {
    let model = """
      ahp: 1
      name: m
      goal: {name: g, children: [{name: a}, {name: b}, {name: c}]}

      """
    let head = "participant,|a|b,|a|c,|b|c\n"
    let files = [
      "m.yaml": model, "in.csv": head + "r1,3,1,3\n", "out.csv": head + "r1,9,1/9,9\n",
    ]
    try withFiles(files) { run in
      for (file, isOutside) in [("in.csv", false), ("out.csv", true)] {
        let said = try run([
          "repair", "m.yaml", "--responses", file, "--keep-to", "any", "-o", "r-\(file)",
        ])
        #expect(said.status == 0, "\(said.errors)")
        #expect(said.errors.contains("--answers any") == isOutside, "\(said.errors)")
        // The note is right: the file is read so, and only so.
        let back = try run(["synthesize", "m.yaml", "--responses", "r-\(file)"])
        #expect((back.status == 0) == !isOutside, "\(back.errors)")
        let any = try run([
          "synthesize", "m.yaml", "--responses", "r-\(file)", "--answers", "any",
        ])
        #expect(any.status == 0, "\(any.errors)")
      }
    }
  }

  @Test func `the record of a repair has as many digits before as after`() throws {
    let model = """
      ahp: 1
      name: m
      goal:
        name: g
        upperTriangle: [2, 1/9, 2]
        children: [{name: a}, {name: b}, {name: c}]

      """
    try withFiles(["m.yaml": model]) { run in
      let data = try json(run(["repair", "m.yaml", "--keep-to", "any", "--format", "json"]))
      let matrices = try #require(data["matrices"] as? [[String: Any]])
      let changes = try #require(matrices.first?["changes"] as? [[String: Any]])
      #expect(!changes.isEmpty)
      for change in changes {
        let why = try #require(change["why"] as? String)
        #expect(
          why.contains(/CR \d+\.\d\d\d before and \d+\.\d\d\d after, accepted up to 0\.1;/),
          "\(why)")
      }
    }
  }

  /// Ann alone has judged Fare, so that her matrix is the group's.
  @Test func `a matrix that one person judged for the group is counted as the group's`() throws {
    let model = """
      ahp: 1
      name: Bus line
      alternatives: [A, B, C]
      participants: [{name: Ann}, {name: Ben}]
      goal:
        name: Bus
        judgments: {Ann: {comparisons: [[Fare, Seats, 3]]}, Ben: {comparisons: [[Fare, Seats, 2]]}}
        children:
          - name: Fare
            judgments: {Ann: {comparisons: [[A, B, 9], [A, C, 1/9], [B, C, 9]]}}
          - {name: Seats, priorities: {A: 1, B: 3, C: 2}}

      """
    try withFiles(["m.yaml": model]) { run in
      let text = words(try run(["check", "m.yaml"]).output)
      #expect(
        text.contains(
          "1 of 2 matrices within the consistency ratio (CR) 0.1, 1 above, of the 3 matrices of single participants "
            + "1 is above, of 1 of 2 people"), "\(text)")
      let data = try json(run(["check", "m.yaml", "--format", "json"]))
      let matrices = try #require(
        (data["consistency"] as? [String: Any])?["matrices"] as? [String: Any])
      #expect(matrices["people"] == nil)
      // Alone, all matrices are hers.
      let own = words(try run(["check", "m.yaml", "--participant", "Ann"]).output)
      #expect(own.contains("1 above, of 1 of 1 person"), "\(own)")
    }
  }

  /// A page carries the model without single people's judgments, and so without what was printed
  /// for one of them.
  @Test(arguments: ["vacation", "ahptools-transport"])
  func `a model with numbers printed for participants has a report`(name: String) throws {
    let outcome = try Tool.run([
      "report", "Examples/published/\(name).yaml", "--draws", "0", "--format", "markdown",
    ])
    #expect(outcome.status == 0, "\(outcome.errors.prefix(300))")
  }

  /// What is incomplete and inconsistent is left as it is.
  @Test func `a repair without changes sends nobody to ask about them`() throws {
    let model = """
      ahp: 1
      name: m
      goal:
        name: g
        comparisons: [[a, b, 2], [b, c, 9], [c, a, 4], [c, d, 2]]
        children: [{name: a}, {name: b}, {name: c}, {name: d}]

      """
    try withFiles(["m.yaml": model]) { run in
      let text = words(try run(["repair", "m.yaml"]).output)
      #expect(text.contains("left: judgments are missing"), "\(text)")
      #expect(!text.contains("ask the people"), "\(text)")
    }
    let complete = model.replacing("[c, d, 2]", with: "[c, d, 2], [a, d, 3], [b, d, 5]")
    try withFiles(["m.yaml": complete]) { run in
      let text = words(try run(["repair", "m.yaml"]).output)
      #expect(text.contains("ask the people who judged"), "\(text)")
    }
  }
}
