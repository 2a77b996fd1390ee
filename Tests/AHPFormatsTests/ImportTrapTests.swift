import AHP
import Testing

@testable import AHPFormats

/// What files of other programs may have that is easily read otherwise than it is meant.
struct ImportTrapTests {
  private func imported(_ text: String, _ name: String) throws -> ImportedModel {
    try ModelImport.read(text: text, name: name)
  }

  private func problem(_ text: String, _ name: String) -> String {
    do throws(FileError) {
      _ = try ModelImport.read(text: text, name: name)
      return "no problem"
    } catch {
      return error.description
    }
  }

  private func isClose(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  private func triangle(_ model: DecisionModel, _ path: String) throws -> [Double?]? {
    let criterion = path.isEmpty ? model.goal : try #require(model.criterion(at: path))
    return model.criteria[criterion].judgments.forEverybody?.matrix?.upperTriangle()
  }

  // MARK: The package ahp of JavaScript

  @Test(arguments: [
    """
    {"items": ["Bus", "Train", "Plane"], "criteria": ["Cost", "Comfort"],
     "criteriaItemRank": {"Cost": [5, 3, 2], "Comfort": [[1, 1, 1], [1, 1, 1], [1, 1, 1]]},
     "criteriaRank": [3, 1]}
    """,
    """
    const data = {
      items: ['Bus', 'Train', 'Plane'], criteria: ['Cost', 'Comfort'],
      // scores, not {judgments}: Cost's
      criteriaItemRank: { Cost /* by "price } */: [5, 3, 2], Comfort: [[1, 1, 1], [1, 1, 1], [1, 1, 1]] },
      criteriaRank: [3, 1],
    };
    """,
  ])
  func `a list of scores in the place of a matrix is a list of priorities`(text: String) throws {
    let evaluation = try imported(text, "data.js").model.evaluation()
    // Cost 3/4, Comfort 1/4, which puts all alike.
    #expect(
      isClose(
        evaluation.alternativePriorities,
        [0.375 + 1 / 12.0, 0.225 + 1 / 12.0, 0.15 + 1 / 12.0]))
  }

  @Test func `a list of scores of another length is refused with its place`() {
    let text = """
      {"items": ["Bus", "Train", "Plane"], "criteria": ["Cost"],
       "criteriaItemRank": {"Cost": [5, 3]}, "criteriaRank": [[1]]}
      """
    #expect(
      problem(text, "data.json").hasPrefix(
        "data.json:2:31: error: the ranks under 'Cost' are 2 numbers (expected 3)\n"))
  }

  // MARK: AHP-OS

  @Test func `names of AHP-OS that differ in case are different nodes`() throws {
    let model = try imported("Goal: cost, Cost;\nCost: a, b;\n", "h.txt").model
    #expect(model.criteria.map(\.name) == ["Goal", "cost", "Cost", "a", "b"])
    #expect(model.criteria[try #require(model.criterion(at: "cost"))].children.isEmpty)
    #expect(model.criteria[try #require(model.criterion(at: "Cost"))].children.count == 2)
    #expect(
      problem("Goal: cost, time;\nCost: a, b;\n", "h.txt").hasPrefix(
        "h.txt:2:1: error: 'Cost' is below no node. Did you mean 'cost'?\n"))
  }

  @Test func `0 in a project of AHP-OS is the first of a pair and 1 the second, row by row`() throws
  {
    let text = """
      {"pj": [{"project_hText": "Trip: Cost, Comfort, Time;"}],
       "alt": [{"alt_sc": "x", "alt": "Bus"}, "Train"],
       "pwc": [{"pwc_part": "R1", "pwc_node": "Trip", "pwc_ab": "010", "pwc_intense": "362"},
        {"pwc_part": "R1", "pwc_node": "Cost", "pwc_ab": "1", "pwc_intense": "4"}]}
      """
    let model = try imported(text, "p.json").model
    #expect(model.alternatives.map(\.name) == ["Bus", "Train"])
    let cost = try #require(model.criterion(at: "Cost"))
    #expect(
      [model.goal, cost].map {
        model.criteria[$0].judgments.sets.map { $0.judgments.matrix?.upperTriangle() }
      } == [[[3, 1 / 6.0, 2]], [[1 / 4.0]]])
  }

  // MARK: R's ahp

  @Test func `decision makers are inherited, and weights that hold deeper alone are named`() throws
  {
    func text(_ weight: String) -> String {
      """
      Version: 2.0
      Alternatives: &alternatives
        Beach:
        Hills:
      Goal:
        name: Trip
        decision-makers:
          - R1: 0.4
          - R2: 0.6
        preferences:
          R1: {pairwise: [[Cost, Fun, 4]]}
          R2: {pairwise: [[Cost, Fun, "1/4"]]}
        children:
          Cost:
            decision-makers:
              - R1: \(weight)
              - R2: 0.6
            preferences:
              R1: {pairwise: [[Beach, Hills, 3]]}
              R2: {pairwise: [[Beach, Hills, 1/3]]}
            children: *alternatives
          Fun:
            preferences:
              R1: {pairwise: [[Beach, Hills, 1]]}
              R2: {pairwise: [[Beach, Hills, 5]]}
            children: *alternatives

      """
    }
    let same = try imported(text("0.4"), "trip.ahp")
    #expect(same.omissions.isEmpty)
    #expect(same.model.participants.map(\.weight) == [0.4, 0.6])
    let other = try imported(text("0.7"), "trip.ahp")
    #expect(
      other.omissions.map(\.message) == ["the weight 0.7 of 'R1' below 'Cost' alone"])
    #expect(other.omissions.map { $0.position?.line } == [16])
    #expect(other.model.participants == same.model.participants)
  }

  // MARK: pyAHP and ahp-cli

  @Test func `a criterion of pyAHP has criteria below it, and an entry can be two numbers`() throws
  {
    let text = """
      {"name": "Car", "method": "geometric", "criteria": ["Cost", "Style"],
       "subCriteria": {"Cost": ["Price", "Fuel"]}, "alternatives": ["Red", "Blue"],
       "preferenceMatrices": {
        "criteria": [[1, [3, 2]], [[2, 3], 1]],
        "subCriteria:Cost": [[1, 4], [0.25, 1]],
        "alternatives:Price": [[1, 5], [[1, 5], 1]], "alternatives:Fuel": [[1, 1], [1, 1]],
        "alternatives:Style": [[1, [1, 3]], [3, 1]]}}
      """
    let model = try imported(text, "car.json").model
    #expect(try triangle(model, "") == [1.5])
    #expect(try triangle(model, "Cost") == [4])
    #expect(try triangle(model, "Cost/Price") == [5])
    let red = 0.6 * (0.8 * 5 / 6 + 0.2 * 0.5) + 0.4 * 0.25
    #expect(isClose(try model.evaluation().alternativePriorities, [red, 1 - red]))
  }

  @Test func `criteria of ahp-cli without others below them compare the labels`() throws {
    let text = """
      labels: [North, South]
      criteria:
        name: Site
        comparisons: [[1, 4], [0.25, 1]]
        subcriteria:
          - name: Land
            comparisons: [[1, 2], [0.5, 1]]
            subcriteria:
              - {name: Soil, comparisons: [[1, 3], [0.3333333333333333, 1]]}
              - {name: Slope, comparisons: [[1, 1], [1, 1]]}
          - name: Roads
            comparisons: [[1, 0.2], [5, 1]]

      """
    let model = try imported(text, "site.yaml").model
    #expect(model.criteria.map(\.name) == ["Site", "Land", "Roads", "Soil", "Slope"])
    #expect(model.alternatives.map(\.name) == ["North", "South"])
    let north = 0.8 * (2 / 3.0 * 0.75 + 1 / 3.0 * 0.5) + 0.2 / 6
    #expect(isClose(try model.evaluation().alternativePriorities, [north, 1 - north]))
  }

  // MARK: Super Decisions

  /// A network of a goal above nodes, which stand above others if `below` gives them judgments.
  private func block(
    _ goal: String, _ cluster: String, _ nodes: [String], _ judgment: String,
    below: [String] = []
  ) -> String {
    func names(_ names: [String]) -> String { "\(names.count)\n" + names.joined(separator: "\n") }
    let last = below.isEmpty ? "" : "Alternatives\n2\nX\nY\n"
    let count = below.isEmpty ? 2 : 3
    let rows = (0..<count).map { row in
      (0..<count).map { row == $0 + 1 ? "1" : "0" }.joined(separator: " ")
    }.joined(separator: "\n")
    return """
      c-network readAllCompares -network $net -source {
      \(count)
      Goal
      1
      \(goal)
      \(cluster)
      \(names(nodes))
      \(last)
      \(count) \((0..<count).map { "\($0),\($0)" }.joined(separator: " "))
      \(rows)
      0
      1 1,0

      1
      \(below.isEmpty ? "0" : "1 2,0")

      \(below.isEmpty ? "" : "2\n0\n")
      0,0,1
      2 0,0 1,1
       \(judgment)

      \(below.enumerated().map { "1,\($0),2\n2 0,0 1,1\n \($1)\n" }.joined(separator: "\n"))
      }

      """
  }

  private func below(_ name: String, _ content: String) -> String {
    """
    set name {\(name)}
    set subNumb [makeNodeHaveSub $net $name hideIt]
    lappend bkupnet $net
    \(content)
    set net [lindex $bkupnet end]
    set bkupnet [lreplace $bkupnet end end]
    hideSub $net $name

    """
  }

  @Test func `networks that are nested two deep belong to the nodes that have them`() throws {
    // Benefits weigh P and Q 3 to 1, each with a network of its own; costs have one alone.
    let deep =
      below("P", block("G1", "Criteria", ["R", "S"], "1.0", below: ["3.0", "3.0"]))
      + below("Q", block("G2", "Criteria", ["T", "U"], "1.0", below: ["0.25", "0.25"]))
      + block("G3", "Control", ["P", "Q"], "3.0")
    let text =
      "makeNetFormulaic $net\nsetNetFormula $net {{$SmartAlt(Benefits)/$SmartAlt(Costs)} {set x 0\n}}\n"
      + below("Benefits", deep)
      + below("Costs", block("G4", "Criteria", ["V", "W"], "1.0", below: ["4.0", "4.0"]))
      + block("G", "Merits", ["Benefits", "Costs"], "2.0")
    let imported = try imported(text, "m.sdmod")
    let model = imported.model
    #expect(imported.omissions.isEmpty)
    #expect(model.merits.map(\.kind) == [.benefits, .costs])
    #expect(
      model.criteria.map(\.name) == [
        "G", "Benefits", "Costs", "P", "Q", "V", "W", "R", "S", "T", "U",
      ])
    #expect(model.criteria[try #require(model.criterion(at: "Benefits/Q"))].children.count == 2)
    // Benefits of X: 3/4 · 3/4 + 1/4 · 1/5, of Y: 3/4 · 1/4 + 1/4 · 4/5; costs 4/5 and 1/5.
    let ratios = [0.6125 / 0.8, 0.3875 / 0.2]
    let sum = ratios[0] + ratios[1]
    #expect(isClose(try model.evaluation().alternativePriorities, ratios.map { $0 / sum }))
  }

  @Test func `a network that ends before it has begun is refused with its line`() {
    let text = "set net [lindex $bkupnet end]\n" + block("G", "C", ["A", "B"], "1.0")
    #expect(
      problem(text, "m.sdmod").hasPrefix(
        "m.sdmod:1:1: error: a network ends that has not begun\n"))
  }

  @Test func `a second table of ratings is left out with its line`() throws {
    let ratings = """
      ratings new -network $net -src {
      1
      A
      0
      2
      X
      Y
      2 1
      0.000000
      1.000000
      2 1
      1
      1
      1
      !DEFAULT_GROUPING!__!_!!______++++_
      2
      high
      low
      1.000000
       2.000000  0.000000
       0.000000
      0
      0
      }

      """
    let text = """
      c-network readAllCompares -network $net -source {
      2
      Goal
      1
      G
      Criteria
      2
      A
      B

      2 0,0 1,1
       0 0
       1 0
      0
      1 1,0

      1
      0

      0,0,1
      2 0,0 1,1
       3.0

      }

      """
    let second = ratings.replacing("\nX\nY\n", with: "\nY\nX\n").replacing("\nA\n", with: "\nB\n")
    let imported = try imported(text + ratings + second, "m.sdmod")
    #expect(imported.omissions.map(\.message) == ["a second table of ratings is left out"])
    #expect(
      imported.omissions.map { $0.position?.line } == [
        (text + ratings).count { $0 == "\n" } + 1
      ])
    let model = imported.model
    #expect(model.alternatives.map(\.name) == ["X", "Y"])
    let a = try #require(model.criterion(at: "A"))
    let scale = Ratings([.intensity(0), .intensity(1)], scale: 0)
    #expect(model.criteria[a].judgments.forEverybody == .ratings(scale))
  }

  @Test func `names have blanks, commas, apostrophes and letters of any alphabet`() throws {
    let names = ["2001  Sonata, blue", "Driver's \"choice\"", "-3", "Größe"]
    let alternatives = ["#1: [a]", "Réunion; Île"]
    let text = """
      set name {2001  Sonata, blue}
      set desc {It's {not} all}
      makeNode $net $clusterName $name $desc $x $y
      c-network readAllCompares -network $net -source {
      3
       1 Goal
      1
        What's  best?
      2, Criteria
      2
        2001  Sonata, blue
      Driver's "choice"
      3Alternatives
      2
      #1: [a]
      Réunion; Île

      3 0,0 1,1 2,2
       0 0 0
       1 0 0
       0 1 0
      0
      1 1,0

      1
      1 2,0

      2
      0

      0,0,1
      2 0,0 1,1
       3.0

      1,0,2
      2 0,0 1,1
       2.0

      1,1,2
      2 0,0 1,1
       4.0

      }

      """
    // Lines in Latin-1 and carriage returns, beside others.
    let latin = text.replacing("\n", with: "\r\n").unicodeScalars.map { UInt8($0.value) }
    for bytes in [Array(text.utf8), latin] {
      let imported = try ModelImport.read(
        SourceText(name: "m.sdmod", bytes: bytes), roundedRatios: nil)
      let model = imported.model
      #expect(model.criteria.map(\.name) == ["What's  best?"] + names[..<2])
      #expect(model.alternatives.map(\.name) == alternatives)
      #expect(try ModelFile.read(text: model.fileText(.yaml), name: "m.yaml").model == model)
      #expect(try ModelFile.read(text: model.fileText(.json), name: "m.json").model == model)
      let first = 0.75 * 2 / 3 + 0.25 * 0.8
      #expect(isClose(try model.evaluation().alternativePriorities, [first, 1 - first]))
    }
  }

  @Test func `ratios with six digits are not called inconsistent`() throws {
    // Direct data 1.4, 1.1 and 0.9 as the program writes their ratios.
    let text = """
      c-network readAllCompares -network $net -source {
      2
      Goal
      1
      G
      Criteria
      3
      A
      B
      C

      2 0,0 1,1
       0 0
       1 0
      0
      1 1,0

      1
      0

      0,0,1
      3 0,0 1,1 2,2
       1.272727 1.555556
       1.222222

      }

      """
    let model = try imported(text, "m.sdmod").model
    let evaluation = try model.evaluation().criteria[model.goal]
    let ratio = try #require(evaluation.consistencyRatio(by: EvaluationOptions()))
    #expect(ratio > 0 && ratio < 1e-6)
    #expect(
      zip(evaluation.localPriorities, [1.4, 1.1, 0.9]).allSatisfy {
        abs($0 - $1 / 3.4) < 1e-6
      })
  }
}
