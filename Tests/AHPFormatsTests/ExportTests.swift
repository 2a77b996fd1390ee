import AHP
import Foundation
import PairwiseComparisons
import Testing

@testable import AHPFormats

/// Models as files of other programs, and what is read back.
struct ExportTests {
  private static let models = 100

  /// What an export has no place for.
  private func losses(
    _ model: DecisionModel, _ format: ModelExport.Format
  ) throws -> [String] {
    try ModelExport.export(model, as: format).losses.map(\.description)
  }

  /// The model that is read from an exported file.
  private func readBack(
    _ model: DecisionModel, _ format: ModelExport.Format, _ files: borrowing ResponseFiles
  ) throws -> ImportedModel {
    let exported = try ModelExport.export(model, as: format)
    switch exported.content {
    case .text(let text): return try ModelImport.read(text: text, name: "exported")
    case .workbook:
      let path = files.path("m.xlsx")
      try exported.write(to: path)
      return try ModelImport.read(path)
    }
  }

  /// The priorities of a model: those of the alternatives, and those below each criterion.
  private func result(_ model: DecisionModel) throws -> [Double] {
    let evaluation = try model.evaluation()
    return evaluation.alternativePriorities
      + model.criteria.indices.flatMap { evaluation.criteria[$0].localPriorities }
  }

  private func expectSameResult(
    _ model: DecisionModel, _ format: ModelExport.Format, _ files: borrowing ResponseFiles,
    seed: UInt64
  ) throws {
    #expect(try losses(model, format) == [], "seed \(seed)")
    let imported = try readBack(model, format, files)
    #expect(imported.omissions.isEmpty, "seed \(seed)")
    let (found, expected) = (try result(imported.model), try result(model))
    // Criteria stand in one order: level by level.
    #expect(found.count == expected.count, "seed \(seed)")
    let largest = zip(found, expected).map { abs($0 - $1) }.max() ?? 0
    #expect(largest <= 1e-12, "seed \(seed)")
    #expect(
      imported.model.criteria.map(\.name) == model.criteria.map(\.name), "seed \(seed)")
  }

  // MARK: Random models

  /// Names with everything in them that some format could take for something else.
  private static let oddities = [
    "A, B", "x: y", "#1", "=1+1", "yes", "0.33", "<b>&amp;", "\"q\" 'r'", "[z]", "{k}", "-", "a;b",
    "Ärger 漢字", "- n", "criterion", "priorities", "participant",
  ]

  /// A random model with odd names, ratios of every kind, and priorities in the place of some
  /// matrices.
  private func random(
    seed: UInt64, participants: Int = 0, missing: Bool = false, isOnScale: Bool = false,
    hasAlternatives: Bool = true, oddNames: [String] = oddities
  ) throws -> DecisionModel {
    var generator = SplitMix64(seed: seed)
    let levels = Int.random(in: hasAlternatives && !isOnScale ? 0...2 : 1...2, using: &generator)
    var model = try RandomModelOptions(
      levels: levels, branching: Int.random(in: 1...4, using: &generator),
      alternatives: hasAlternatives ? Int.random(in: 2...5, using: &generator) : 0,
      participants: participants, missingShare: missing ? 0.3 : 0
    ).model(seed: seed)
    model.annotation = Annotation()
    model.name = model.criteria[model.goal].name
    for id in model.criteria.indices where Bool.random(using: &generator) {
      let name = oddNames.isEmpty ? "N" : oddNames.randomElement(using: &generator) ?? ""
      model.criteria[id].name = "\(name) \(id)"
      if id == model.goal { model.name = model.criteria[id].name }
    }
    if isOnScale { return model }
    for id in model.criteria.indices {
      let count = model.itemCount(of: id)
      if count < 2 { continue }
      switch Int.random(in: 0...5, using: &generator) {
      case 0 where participants == 0:
        try model.setJudgments(
          .priorities((0..<count).map { _ in Double.random(in: 0...1, using: &generator) }), of: id)
      case 1 where participants == 0:
        try model.setJudgments(
          .measurements(
            Measurements(
              (0..<count).map { _ in Double.random(in: 1...9, using: &generator) },
              by: Bool.random(using: &generator) ? .higherIsBetter : .lowerIsBetter)), of: id)
      case 2, 3:
        let ratios = [0.33, 0.333, 0.14, 1 / 3.0, 2.5, 7, 0.1428571428571428, 33, 1e-3]
        for participant in model.participants.indices.map({ Optional($0) }) + [nil] {
          guard (participant == nil) == (participants == 0) else { continue }
          try model.setJudgments(
            .comparisons(
              ComparisonMatrix(
                order: count,
                upperTriangle: (0..<UpperTriangle.count(order: count)).map { _ in
                  Bool.random(using: &generator)
                    ? ratios.randomElement(using: &generator) ?? 1
                    : Double.random(in: 0.1...9, using: &generator)
                })), of: id, by: participant)
        }
      default: break
      }
    }
    return model
  }

  @Test func `R's ahp leads to the same result`() throws {
    let files = try ResponseFiles()
    for seed in 0..<UInt64(Self.models) {
      var model = try random(seed: seed, participants: Int(seed % 4))
      if seed % 4 > 0 {
        model.settings.aggregation = .localPriorities
        model.participants[ParticipantID(0)].weight = seed % 8 > 3 ? 2.5 : 1
      }
      try expectSameResult(model, .rAHP, files, seed: seed)
    }
  }

  @Test func `a project of AHP-OS leads to the same result`() throws {
    let files = try ResponseFiles()
    for seed in 0..<UInt64(Self.models) {
      let model = try random(
        seed: seed, participants: Int(seed % 4), isOnScale: true, hasAlternatives: seed % 3 > 0,
        oddNames: ["#1", "<b>&", "\"q\" 'r'", "{k}", "yes", "Ärger 漢字"])
      try expectSameResult(model, .ahpOS, files, seed: seed)
    }
  }

  @Test func `a hierarchy of AHP-OS leads to the same weights`() throws {
    let files = try ResponseFiles()
    for seed in 0..<UInt64(Self.models) {
      var generator = SplitMix64(seed: seed)
      var model = try random(
        seed: seed, isOnScale: true, hasAlternatives: false, oddNames: ["#1", "<b>", "yes", "-"])
      for id in model.criteria.indices where model.itemCount(of: id) > 0 {
        try model.setJudgments(
          .priorities(
            (0..<model.itemCount(of: id)).map { _ in Double.random(in: 0.001...3, using: &generator)
            }),
          of: id)
      }
      try expectSameResult(model, .ahpOSHierarchy, files, seed: seed)
    }
  }

  @Test func `ANP Studio leads to the same result`() throws {
    let files = try ResponseFiles()
    for seed in 0..<UInt64(Self.models) {
      let model = try random(
        seed: seed, participants: Int(seed % 4), missing: seed % 2 == 0,
        hasAlternatives: true)
      try expectSameResult(model, .anpStudio, files, seed: seed)
    }
  }

  @Test func `ANP Studio leads to the same result for merits`() throws {
    let files = try ResponseFiles()
    let kinds: [[Merit.Kind]] = [
      [.benefits, .costs], [.benefits, .risks], [.benefits, .opportunities, .costs],
      [.benefits, .costs, .opportunities, .risks], [.costs, .benefits],
      [.risks, .opportunities, .costs, .benefits],
    ]
    for seed in 0..<UInt64(Self.models) {
      let own = kinds[Int(seed) % kinds.count]
      var generator = SplitMix64(seed: seed)
      var model = try RandomModelOptions(
        levels: Int.random(in: 1...2, using: &generator), branching: own.count,
        alternatives: Int.random(in: 2...5, using: &generator), participants: Int(seed % 4),
        missingShare: seed % 2 == 0 ? 0.3 : 0
      ).model(seed: seed)
      model.annotation = Annotation()
      model.name = model.criteria[model.goal].name
      let children = model.criteria[model.goal].children
      for (kind, id) in zip(own, children) {
        model.criteria[id].name = "\(kind.rawValue.capitalized) of it"
        if model.criteria[id].name.count > kind.rawValue.count + 3 || seed % 3 == 0 {
          model.criteria[id].name = kind.rawValue.capitalized
        }
        model.criteria[id].annotation.text = seed % 5 == 0 ? "What speaks: \(kind)" : nil
      }
      try model.setMerits(zip(own, children).map { Merit($0, criterion: $1) })
      model.settings.bocr = .probabilistic
      #expect(try losses(model, .anpStudio) == [], "seed \(seed)")
      let imported = try readBack(model, .anpStudio, files)
      #expect(imported.omissions.isEmpty, "seed \(seed)")
      let back = imported.model
      #expect(back.settings.bocr == .probabilistic)
      #expect(
        back.merits.map { "\($0.kind) \(back.path(of: $0.criterion))" }
          == model.merits.map { "\($0.kind) \(model.path(of: $0.criterion))" }, "seed \(seed)")
      let (found, expected) = (try back.evaluation(), try model.evaluation())
      for (one, other) in zip(found.alternativePriorities, expected.alternativePriorities) {
        #expect(abs(one - other) <= 1e-12, "seed \(seed)")
      }
      for id in model.criteria.indices {
        let same = try #require(
          id == model.goal ? back.goal : back.criterion(at: model.path(of: id)), "seed \(seed)")
        #expect(back.criteria[same].annotation.text == model.criteria[id].annotation.text)
        for (one, other) in zip(
          found.criteria[same].localPriorities, expected.criteria[id].localPriorities)
        {
          #expect(abs(one - other) <= 1e-12, "seed \(seed)")
        }
      }
    }
  }

  @Test(
    arguments: [
      ("", "", ["formulas for merits other than its own: 'additive' (expected 'probabilistic')"]),
      (
        "settings: {bocr: multiplicative}", "",
        ["formulas for merits other than its own: 'multiplicative' (expected 'probabilistic')"]
      ),
      (
        "settings: {bocr: probabilistic}", ", merit: opportunities, magnitude: 2",
        [
          "the kinds of merits: opportunities of 'Gains'",
          "magnitudes of merits: 'Gains' and 1 more",
        ]
      ),
    ] as [(String, String, [String])])
  func `merits that ANP Studio does not have are refused by name`(
    settings: String, merit: String, expected: [String]
  ) throws {
    let text = """
      ahp: 1
      name: G
      alternatives: [X, Y]
      \(settings)
      goal:
        name: G
        children:
          - {name: Gains\(merit.isEmpty ? ", merit: benefits" : merit)}
          - {name: Costs, merit: costs\(merit.isEmpty ? "" : ", magnitude: 1")}
      """
    let model = try ModelFile.read(text: text, name: "m.yaml").model
    #expect(try losses(model, .anpStudio) == expected)
  }

  @Test func `criteria below several merits are refused by name`() throws {
    let text = """
      ahp: 1
      name: G
      alternatives: [X, Y]
      settings: {bocr: probabilistic}
      goal:
        name: G
        children:
          - {name: Benefits, merit: benefits, children: [{name: A}, {name: B}]}
          - {name: Costs, merit: costs, children: [{name: C}, {ref: Benefits/B}]}
      """
    let model = try ModelFile.read(text: text, name: "m.yaml").model
    #expect(
      try losses(model, .anpStudio) == ["criteria below several merits: 'Benefits/B'"])
  }

  @Test(arguments: ModelExport.Format.allCases)
  func `ratings and merits are refused by name where a format has no place for them`(
    format: ModelExport.Format
  ) throws {
    let text = """
      ahp: 1
      name: G
      alternatives: [X, Y]
      ratingScales: [{name: S, intensities: [good, bad], priorities: {good: 1, bad: 0.5}}]
      settings: {bocr: probabilistic}
      goal:
        name: G
        children:
          - {name: Benefits, merit: benefits, ratingScale: S, ratings: {X: good, Y: bad}}
          - {name: Costs, merit: costs}
      """
    let found = try losses(ModelFile.read(text: text, name: "m.yaml").model, format)
    #expect(found.contains { $0.hasPrefix("rating scales: 'S'") })
    #expect(found.contains { $0 == "ratings: 'Benefits'" } || format == .ahpOSHierarchy)
    #expect(found.contains { $0 == "merits: 'Benefits'" } == (format != .anpStudio))
  }

  @Test(arguments: [ModelExport.Format.csv, .xlsx])
  func `a file of matrices leads to the same result`(format: ModelExport.Format) throws {
    let files = try ResponseFiles()
    for seed in 0..<UInt64(Self.models) {
      var model = try random(
        seed: seed, participants: Int(seed % 4), missing: seed % 2 == 0,
        hasAlternatives: seed % 5 > 0)
      if seed % 4 > 0 { model.participants[ParticipantID(0)].weight = 2.5 }
      model.settings.prioritization = seed % 3 == 0 ? .geometricMean : nil
      model.settings.synthesis = seed % 7 == 0 ? .ideal : nil
      try expectSameResult(model, format, files, seed: seed)
      // Everything but values that became priorities comes back bit for bit.
      let back = try readBack(model, format, files).model
      #expect(back.settings == model.settings, "seed \(seed)")
      #expect(back.participants == model.participants, "seed \(seed)")
      for id in model.criteria.indices where model.itemCount(of: id) > 1 {
        if case .measurements? = model.criteria[id].judgments.forEverybody { continue }
        #expect(back.criteria[id].judgments == model.criteria[id].judgments, "seed \(seed)")
      }
    }
  }

  // MARK: Shapes

  /// A model with a criterion below two others, and one that compares some of the alternatives.
  private func shared() throws -> DecisionModel {
    var model = try DecisionModel(name: "M", goal: "M", alternatives: ["X", "Y", "Z"])
    let a = try model.addCriterion("A", under: model.goal)
    let b = try model.addCriterion("B", under: model.goal)
    let c = try model.addCriterion("C", under: a)
    let d = try model.addCriterion("D", under: a)
    let e = try model.addCriterion("E", under: b)
    try model.share(d, under: b)
    model.setAlternatives([AlternativeID(2), AlternativeID(0)], of: e)
    for (id, order, triangle) in [
      (model.goal, 2, [3.0]), (a, 2, [1 / 3.0]), (b, 2, [2]), (c, 3, [2, 4, 2]), (d, 3, [1, 5, 3]),
      (e, 2, [4]),
    ] {
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: order, upperTriangle: triangle)), of: id)
    }
    return model
  }

  @Test(arguments: [ModelExport.Format.anpStudio, .csv, .xlsx])
  func `shared criteria and some of the alternatives come back`(
    format: ModelExport.Format
  ) throws {
    let files = try ResponseFiles()
    let model = try shared()
    #expect(try losses(model, format) == [])
    let back = try readBack(model, format, files).model
    let (found, expected) = (try back.evaluation(), try model.evaluation())
    for (one, other) in zip(found.alternativePriorities, expected.alternativePriorities) {
      #expect(abs(one - other) <= 1e-15)
    }
    let d = try #require(back.criterion(at: "A/D"))
    #expect(back.criteria[d].parents.count == 2)
  }

  @Test func `what R's ahp has no place for is refused by name, in one run`() throws {
    let text = """
      ahp: 1
      name: Other
      source: A book
      alternatives: [X, {name: Y, labels: {id: Ye}}]
      participants: [{name: R1, attributes: {town: T}}, R2]
      ratingScales: [{name: S, intensities: [good, bad], priorities: {good: 1, bad: 0.5}}]
      settings: {synthesis: ideal, randomIndex: saaty-2005}
      goal:
        name: G
        judgments:
          R1: {comparisons: [[A, B, 3], [A, C, 2]]}
        children:
          - name: A
            ratingScale: S
            ratings: {X: good, Y: bad}
          - name: B
            values: {X: 1, Y: 2}
            utility: {linear: {worst: 0, best: 3}}
          - name: C
            comparisons: [[X, Y, [2, 3]]]
            reported: {priorities: {X: 0.71}}
      """
    let file = try ModelFile.read(text: text, name: "m.yaml")
    func problems(_ tolerance: ExportTolerance) -> [String] {
      do throws(FileError) {
        _ = try file.exported(as: .rAHP, leavingOut: tolerance)
        return []
      } catch {
        return error.diagnostics.map {
          ($0.position.map { "\($0.line): " } ?? "")
            + $0.message.replacing("R's ahp has no place for ", with: "")
        }
      }
    }
    #expect(
      problems(.words) == [
        "rating scales: 'S'", "9: missing judgments: those of 'R1' on 'G'",
        "19: ranges of judgments: 'C'",
        "settings other than its own: synthesis 'ideal' (expected 'distributive') and 1 more",
        "9: participants who leave a criterion unjudged: 'R2' 'G'", "13: ratings: 'A'",
        "16: utility functions: 'B'",
      ])
    #expect(problems(.nothing).count == 13)
    #expect(problems(.content) == [])
    let (exported, leftOut) = try file.exported(as: .rAHP, leavingOut: .content)
    #expect(leftOut.count == 13)
    guard case .text(let written) = exported.content else { return }
    let back = try ModelImport.read(text: written, name: "m.ahp").model
    #expect(back.criteria.map(\.name) == ["G", "A", "B", "C"])
  }

  @Test(
    arguments: [
      (
        ModelExport.Format.ahpOS,
        "goal: {name: G, comparisons: [[A, B, 2.5]], children: [{name: A}, {name: B}]}",
        "judgments that are neither 1 … 9 nor one of their reciprocals: 5/2 on 'G'"
      ),
      (
        .ahpOS, "goal: {name: 'G: x', children: [{name: A}, {name: B}]}",
        "names with ',' ':' ';' '=': 'G: x'"
      ),
      (
        .ahpOS, "goal: {name: G, children: [{name: A, children: [{name: B}]}, {name: B}]}",
        "criteria that share a name: 'A/B'"
      ),
      (.ahpOS, "goal: {name: G}", "a goal without criteria: 'G'"),
      (
        .ahpOSHierarchy,
        "goal: {name: G, comparisons: [[A, B, 2]], children: [{name: A}, {name: B}]}",
        "comparisons: those on 'G'"
      ),
      (
        .ahpOS,
        "alternatives: [X, Y]\ngoal: {name: G, children: [{name: A, priorities: {X: 1, Y: 2}}]}",
        "priorities of alternatives: 'A'"
      ),
      (
        .anpStudio,
        "participants: [R]\ngoal: {name: G, judgments: {R: {priorities: {A: 1, B: 2}}}, children: [{name: A}, {name: B}]}",
        "priorities of single participants: 'R' 'G'"
      ),
      (
        .anpStudio,
        "participants: [{name: R, weight: 2}, S]\ngoal: {name: G, children: [{name: A}]}",
        "weights of participants: 1 of 'S'"
      ),
      (
        .csv, "goal: {name: G, children: [{name: A/B}, {name: A, children: [{name: B}]}]}",
        "criteria that share a path: 'A/B'"
      ),
      (
        .rAHP, "alternatives: [A, B]\ngoal: {name: G, children: [{name: A}]}",
        "criteria with the name of an alternative: 'A'"
      ),
    ] as [(ModelExport.Format, String, String)])
  func `what a format has no place for is named`(
    format: ModelExport.Format, text: String, loss: String
  ) throws {
    let model = try ModelFile.read(text: "ahp: 1\nname: G\n" + text, name: "m.yaml").model
    #expect(try losses(model, format) == [loss])
  }

  @Test func `judgments for everybody are written for each participant where files demand it`()
    throws
  {
    let text = """
      ahp: 1
      name: G
      participants: [R1, R2]
      settings: {aggregation: local-priorities}
      goal:
        name: G
        judgments: {R1: {comparisons: [[A, B, 2]]}, R2: {comparisons: [[A, B, 1/4]]}}
        children: [{name: A, comparisons: [[C, D, 3]], children: [{name: C}, {name: D}]}, {name: B}]
      """
    let model = try ModelFile.read(text: text, name: "m.yaml").model
    let exported = try ModelExport.export(model, as: .rAHP)
    #expect(
      exported.remarks == ["judgments for everybody are written for each participant: 'A'"])
    #expect(exported.losses.isEmpty)
    let files = try ResponseFiles()
    let back = try readBack(model, .rAHP, files).model
    let a = try #require(back.criterion(at: "A"))
    #expect(back.criteria[a].judgments.byParticipants.count == 2)
  }

  @Test func `the file of R's ahp is as people write it`() throws {
    var model = try ImportSamples.reference()
    model.criteria[model.goal].annotation.text = "From door to door"
    model.annotation.source = "Author: unknown"
    let exported = try ModelExport.export(model, as: .rAHP)
    guard case .text(let text) = exported.content else { return }
    #expect(exported.losses.isEmpty)
    #expect(
      text == """
        Version: 2.0
        Alternatives: &alternatives
          Bus: {}
          Train: {}
          Plane: {}
        Goal:
          name: Travel
          description: From door to door
          author: unknown
          preferences:
            pairwise:
            - [Cost, Comfort, 3]
          children:
            Cost:
              preferences:
                pairwise:
                - [Bus, Train, 2]
                - [Bus, Plane, 5]
                - [Train, Plane, 4]
              children: *alternatives
            Comfort:
              preferences:
                pairwise:
                - [Bus, Train, 1/3]
                - [Bus, Plane, 1/2]
                - [Train, Plane, 3]
              children: *alternatives

        """)
  }

  @Test func `matrices lie one below the other in a table`() throws {
    let exported = try ModelExport.export(ImportSamples.reference(), as: .csv)
    guard case .text(let text) = exported.content else { return }
    #expect(
      text == """
        ahp matrices,1
        name,Travel
        alternatives,Bus,Train,Plane

        criterion,Travel
        ,Cost,Comfort
        Cost,1,3
        Comfort,0.3333333333333333,1

        criterion,Cost
        ,Bus,Train,Plane
        Bus,1,2,5
        Train,0.5,1,4
        Plane,0.2,0.25,1

        criterion,Comfort
        ,Bus,Train,Plane
        Bus,1,0.3333333333333333,0.5
        Train,3,1,3
        Plane,2,0.3333333333333333,1

        """)
  }

  // MARK: Files of matrices that are wrong

  @Test(arguments: [
    (
      "name,Travel", "nme,Travel",
      "2:1 'nme' is nothing that is said of a model (expected name, alternatives, participant, setting or criterion)"
    ),
    ("ahp matrices,1", "ahp matrices,2", "1:14 version '2' of the file is not known (expected 1)"),
    ("criterion,Cost", "criterion,Csot", "10:11 unknown criterion 'Csot'. Did you mean 'Cost'?"),
    (
      "Comfort,0.3333333333333333,1\n", "Comfort,0.5,1\n",
      "8:9 'Comfort' against 'Cost' is 0.5 but 'Cost' against 'Comfort' is 3 (expected 1/3)"
    ),
    ("Train,0.5,1,4", "Trian,0.5,1,4", "13:1 the row is 'Trian' (expected 'Train')"),
    (
      "\n,Cost,Comfort", "",
      "6:1 the matrix of 'Travel' has no row with the names of its items (expected a blank cell and the names)"
    ),
    (
      "name,Travel", "setting,sythesis,ideal",
      "2:9 unknown setting 'sythesis'. Did you mean 'synthesis'?"
    ),
    ("name,Travel", "setting,synthesis,idle", "2:19 'idle' is no synthesis"),
    ("criterion,Cost\n", "criterion,Cost\nparticipant,R1\n", "11:13 unknown participant 'R1'"),
    ("criterion,Comfort", "criterion,Cost", "16:11 the matrix of 'Cost' is given twice"),
    (
      "alternatives,Bus,Train,Plane\n", "alternatives,Bus,Train,Plane\nalternatives,Bus,Boat\n",
      "4:1 a second list of alternatives (expected one)"
    ),
    ("name,Travel\n", "name,Travel\nname,Trip\n", "3:1 a second name (expected one)"),
  ])
  func `a file of matrices that is wrong`(old: String, new: String, message: String) throws {
    let exported = try ModelExport.export(ImportSamples.reference(), as: .csv)
    guard case .text(let text) = exported.content else { return }
    do throws(FileError) {
      _ = try ModelImport.read(
        text: text.replacing(old, with: new, maxReplacements: 1), name: "m.csv")
      Issue.record("read")
    } catch {
      let first = error.diagnostics[0]
      #expect(
        "\(first.position?.line ?? 0):\(first.position?.column ?? 0) \(first.message)" == message)
    }
  }

  @Test func `priorities are shares in a hierarchy of AHP-OS, whatever their sum is`() throws {
    let model = try ModelFile.read(
      text:
        "ahp: 1\nname: m\ngoal: {name: G, priorities: {A: 5, B: 2, C: 1}, children: [{name: A}, {name: B}, {name: C}]}",
      name: "m.yaml"
    ).model
    let exported = try ModelExport.export(model, as: .ahpOSHierarchy)
    guard case .text(let text) = exported.content else {
      Issue.record("a hierarchy is a text")
      return
    }
    #expect(text == "G: A=0.625, B=0.25, C=0.125;\n")
  }
}
