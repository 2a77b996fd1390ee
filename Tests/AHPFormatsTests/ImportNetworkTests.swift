import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Files of programs for networks: hierarchies in them, ratings, networks below nodes, and what is
/// refused.
struct ImportNetworkTests {
  private func problem(_ text: String, _ name: String = "m.sdmod") -> String {
    do throws(FileError) {
      _ = try ModelImport.read(text: text, name: name)
      return "no problem"
    } catch {
      return error.diagnostics.map(\.message).joined(separator: "\n")
    }
  }

  // MARK: Super Decisions

  /// A network of Super Decisions: Goal above criteria A and B, which compare X, Y and Z.
  private func block(
    goal: String = "2 0,0 1,1 \n 3.000000 \n", first: String = "3 0,0 1,1 2,2 \n 2.0 5.0 \n 4.0 \n",
    second: String = "3 0,0 1,1 2,2 \n 1.0 1.0 \n 1.0 \n", more: String = ""
  ) -> String {
    """
    catch {limitPowerOptions $net 2 0}
    c-network readAllCompares -network $net -source {
    3
    Goal
    1
    G
    Criteria
    2
    A
    B
    Alternatives
    3
    X
    Y
    Z

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
    \(goal)
    1,0,2
    \(first)
    1,1,2
    \(second)
    \(more)
    }

    """
  }

  @Test func `a zero is a missing judgment, and only zeros count as equal`() throws {
    let text = block(
      goal: "2 0,0 1,1 \n 0.000000 \n", first: "3 2,0 0,1 1,2 \n 0.0 0.25 \n 2.0 \n")
    let imported = try ModelImport.read(text: text, name: "m.sdmod")
    let model = imported.model
    #expect(model.criteria[model.goal].judgments.forEverybody?.matrix?.upperTriangle() == [1])
    let a = try #require(model.criterion(at: "A"))
    // In the order X, Y, Z: X to Y 2, X to Z missing, and Y to Z 4.
    #expect(
      model.criteria[a].judgments.forEverybody?.matrix?.upperTriangle() == [2, nil, 4])
    #expect(
      imported.remarks.map(\.message) == ["nothing is judged here, which counts as equal"])
  }

  @Test func `alternatives that compare criteria make a network`() throws {
    let imported = try ModelImport.read(
      text: block(more: "2,0,1\n2 0,0 1,1\n 2.0\n"), name: "m.sdmod")
    let model = imported.model
    let network = try #require(model.networks[model.goal])
    #expect(network.clusters.map(\.name) == ["Goal", "Criteria", "Alternatives"])
    #expect(imported.omissions.isEmpty)
    // X alone depends on A and B, 2 to 1, which A weighs by its judgments and B equally: p is that
    // mean.
    let own = try ComparisonMatrix(order: 3, upperTriangle: [2, 5, 4]).priorities().values
    let expected = own.map { $0 * 2 / 3 + 1 / 9.0 }
    for (found, expected) in zip(try model.evaluation().alternativePriorities, expected) {
      #expect(abs(found - expected) < 1e-13)
    }
    #expect(try ModelFile.read(text: model.fileText(.yaml), name: "m.yaml").model == model)
    let among = try ModelImport.read(
      text: block(more: "1,0,1\n1 1,0\n\n1,1,1\n1 0,0\n"), name: "m.sdmod"
    ).model
    #expect(among.networks.count == 1)
    #expect(try among.evaluation().alternativePriorities.allSatisfy { $0 > 0 })
  }

  @Test func `nothing judged in a network stays so, and unconnected judgments are named`()
    throws
  {
    let equal = try ModelImport.read(
      text: block(
        second: "3 0,0 1,1 2,2 \n 0.0 0.0 \n 0.0 \n", more: "2,0,1\n2 0,0 1,1\n 2.0\n"),
      name: "m.sdmod")
    let network = try #require(equal.model.networks[equal.model.goal])
    #expect(
      network.subjects().filter { network.judgments(of: $0) == .none }
        .map { network.path(of: $0) }.contains("Criteria/B → Alternatives"))
    #expect(equal.remarks.count == 1)
    let open = try ModelImport.read(
      text: block(
        second: "3 0,0 1,1 2,2 \n 2.0 0.0 \n 0.0 \n", more: "2,0,1\n2 0,0 1,1\n 2.0\n"),
      name: "m.sdmod"
    )
    #expect(
      open.remarks.map(\.message) == [
        "the comparisons of 'Criteria/B → Alternatives' do not connect all items, so that it has no "
          + "priorities yet: {X, Y} and {Z} are not compared with each other"
      ])
    #expect(throws: EvaluationError.self) { try open.model.evaluation() }
  }

  @Test(arguments: [
    ("0,0,1", "0,0,9", "'0,0,9' is not the place of a comparison (expected cluster,node,cluster)"),
    ("2 0,0 1,1", "9 0,0 1,1", "the number of compared items is not a number of 0 … 2"),
    ("2 0,0 1,1", "2 0,0 0,1", "'0,1' is not an item with its place in the order"),
    ("2 0,0 1,1", "2 0,0 1,0", "'1,0' is not an item with its place in the order"),
    ("3.000000", "-3", "judgment -3 of 'A' against 'B' is not a positive number"),
    ("3\nGoal", "x\nGoal", "the number of clusters is not a number of 0 … 10000"),
    ("$net 2 0", "$net 3 0", "the limit of kind 3 of Super Decisions is not known (expected 2)"),
    ("\n}\n", "\n", "a block is not closed"),
  ])
  func `a broken block is refused with its line`(old: String, new: String, message: String) {
    #expect(problem(block().replacing(old, with: new, maxReplacements: 1)) == message)
  }

  @Test func `nodes of two clusters are weighed by the comparison of the clusters`() throws {
    let text = """
      c-network readAllCompares -network $net -source {
      4
      Goal
      1
      G
      One
      1
      A
      Two
      2
      B
      C
      Alternatives
      2
      X
      Y

      4 0,0 1,1 2,2 3,3
       0 0 0 0
       1 0 0 0
       1 0 0 0
       0 1 1 0
      0
      2 2,0 1,1
       4.0

      1
      1 3,0

      2
      1 3,0

      3
      0

      0,0,1
      1 0,0

      0,0,2
      2 0,0 1,1
       3.0

      1,0,3
      2 0,0 1,1
       2.0

      2,0,3
      2 0,0 1,1
       1.0

      2,1,3
      2 0,0 1,1
       0.5

      }
      """
    let imported = try ModelImport.read(text: text, name: "m.sdmod")
    let model = imported.model
    #expect(model.itemNames(of: model.goal) == ["One", "Two"])
    let evaluation = try model.evaluation()
    for (found, expected) in zip(evaluation.criteria[model.goal].localPriorities, [0.2, 0.8]) {
      #expect(abs(found - expected) < 1e-12)
    }
    // X: 0.2 · 2/3 + 0.8 · (0.75 · 1/2 + 0.25 · 1/3).
    #expect(abs(evaluation.alternativePriorities[0] - 0.5) < 1e-12)
    #expect(imported.remarks.count == 1)
  }

  private static let ratings = """
    c-network readAllCompares -network $net -source {
    2
    Criteria
    2
    A
    B
    Goal
    1
    G

    2 0,0 1,1
     0 1
     0 0
    0
    0

    1
    1 0,0

    1,0,0
    2 0,0 1,1
     3.0

    }
    ratings new -network $net -src {
    2
    B
    A
    0
    3
    X
    Y
    Z
    3 2
    0.000000 1.000000
    1.000000 0.000000
    1.000000 2.000000
    3 2
    1 1
    1 1
    1 1
    1
    !DEFAULT_GROUPING!__!_!!______++++_
    2
    yes
    no
    1.000000
     4.000000  0.000000
     0.000000
    0
    0
    1
    !DEFAULT_GROUPING!__!_!!______++++_
    3
    good
    fair
    poor
    -1.0
     2.000000  4.000000  0.000000
     2.000000  0.000000
     0.000000
    0
    0
    }

    """

  @Test func `ratings of Super Decisions are absolute`() throws {
    let imported = try ModelImport.read(text: Self.ratings, name: "m.sdmod")
    #expect(imported.omissions.isEmpty)
    let totals = try #require(try imported.model.evaluation().alternativeTotals)
    // A counts 3/4: fair, good, poor; B 1/4: yes, no, no.
    for (found, expected) in zip(totals, [0.625, 0.8125, 0.25]) {
      #expect(abs(found - expected) < 1e-12)
    }
  }

  @Test func `ratings that are no categories are left out with their line`() throws {
    let text = Self.ratings.replacing("3 2\n1 1\n1 1", with: "3 2\n1 1\n1 0")
    let imported = try ModelImport.read(text: text, name: "m.sdmod")
    #expect(
      imported.omissions.map(\.message)
        == ["the ratings under 'A', which are not all categories, are left out"])
  }

  /// A model with networks below Benefits and Costs.
  private func merits(_ formula: String) -> String {
    let lower = block().replacing("catch {limitPowerOptions $net 2 0}\n", with: "")
    func below(_ name: String, _ content: String) -> String {
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
    return """
      makeNetFormulaic $net
      setNetFormula $net {{\(formula)} {set {Benefits} 0
      }}
      \(below("Benefits", lower))
      \(below("Costs", lower.replacing("2.0 5.0", with: "1.0 1.0")))
      c-network readAllCompares -network $net -source {
      2
      Goal
      1
      G
      Merits
      2
      Benefits
      Costs

      2 0,0 1,1
       0 0
       1 0
      0
      1 1,0

      1
      0

      0,0,1
      2 0,0 1,1
       2.0

      }

      """
  }

  @Test(arguments: [
    (
      "$NormalNet(Benefits)*$SmartAlt(Benefits) + $NormalNet(Costs)*[invert $SmartAlt(Costs)]",
      "additive"
    ),
    (
      "$NormalNet(Benefits)*$SmartAlt(Benefits) + $NormalNet(Costs)*(1-$SmartAlt(Costs))",
      "probabilistic"
    ),
    ("$SmartAlt(Benefits)/$SmartAlt(Costs)", "multiplicative"),
    ("$NormalNet(Benefits)*$SmartAlt(Benefits) - $NormalNet(Costs)*$SmartAlt(Costs)", ""),
  ])
  func `a formula makes merits of the networks`(formula: String, setting: String) throws {
    let model = try ModelImport.read(text: merits(formula), name: "m.sdmod").model
    #expect(model.merits.map(\.kind) == [.benefits, .costs])
    #expect(model.settings.bocr?.rawValue ?? "" == setting)
    #expect(model.alternatives.map(\.name) == ["X", "Y", "Z"])
    #expect(
      model.criteria.map(\.name) == ["G", "Benefits", "Costs", "A", "B", "A", "B"]
        || Set(model.criteria.map(\.name)) == ["G", "Benefits", "Costs", "A", "B"])
    _ = try model.evaluation()
  }

  @Test func `a formula of another shape is refused with its text`() {
    #expect(
      problem(merits("exec rm $SmartAlt(Benefits) $SmartAlt(Costs) ** 2"))
        == "the formula is not understood: exec rm $SmartAlt(Benefits) $SmartAlt(Costs) ** 2")
  }

  @Test func `strategic criteria that rate merits weigh them`() throws {
    let formula =
      "$NormalRat(Benefits)*$SmartAlt(Benefits) + $NormalRat(Costs)*[invert $SmartAlt(Costs)]"
    let text = merits(formula)
    let top = try #require(text.range(of: "c-network", options: .backwards))
    let scales = try #require(Self.ratings.range(of: "1\n!DEFAULT_GROUPING"))
    let strategy = """
      c-network readAllCompares -network $net -source {
      3
      Criteria
      2
      A
      B
      Goal
      1
      G
      Merits
      2
      Benefits
      Costs

      3 0,0 1,1 2,2
       0 1 0
       0 0 0
       0 0 0
      0
      0

      1
      1 0,0

      2
      0

      1,0,0
      2 0,0 1,1
       3.0

      }
      ratings new -network $net -src {
      2
      B
      A
      0
      2
      Benefits
      Costs
      2 2
      0.000000 1.000000
      1.000000 0.000000
      2 2
      1 1
      1 1

      """
    let imported = try ModelImport.read(
      text: text[..<top.lowerBound] + strategy + Self.ratings[scales.lowerBound...],
      name: "m.sdmod")
    let model = imported.model
    #expect(imported.omissions.isEmpty)
    #expect(model.strategicModel?.alternatives.map(\.name) == ["Benefits", "Costs"])
    #expect(model.alternatives.map(\.name) == ["X", "Y", "Z"])
    // A counts 3/4: fair and good; B 1/4: yes and no.
    let weights = try model.evaluation().criteria[model.goal].localPriorities
    for (found, expected) in zip(weights, [0.625 / 1.4375, 0.8125 / 1.4375]) {
      #expect(abs(found - expected) < 1e-12)
    }
    #expect(try ModelFile.read(text: model.fileText(.yaml), name: "m.yaml").model == model)
  }

  @Test func `networks below what is rated under strategic criteria are refused`() {
    let text = Self.ratings.replacing(
      "c-network",
      with: """
        set name {X}
        set subNumb [makeNodeHaveSub $net $name hideIt]
        \(block())
        set net [lindex $bkupnet end]
        c-network
        """, maxReplacements: 1)
    #expect(
      problem(text)
        == "the nodes that are rated under strategic criteria are not those of one cluster")
  }

  // MARK: ANP Studio

  private func studio(_ nodes: String, more: String = "") -> String {
    """
    {"format": "anpcpp", "version": 2, "network": {"alternatives_cluster": "Alts", \(more)
     "clusters": [{"name": "Goals", "nodes": [\(nodes)]},
      {"name": "Alts", "nodes": [{"name": "A"}, {"name": "B"}, {"name": "C"}]}]}}
    """
  }

  @Test func `participants of ANP Studio judge, and missing votes stay missing`() throws {
    let text = studio(
      """
      {"name": "Goal", "node_prioritizers": {"Alts": {"type": "pairwise",
       "alternatives": ["A", "B", "C"], "matrix": [[1, 9, 9], [0.1111111111111111, 1, 9], [0.1111111111111111, 0.1111111111111111, 1]],
       "users": {
        "r1": {"alternatives": ["A", "B", "C"], "matrix": [[1, 4, 2], [0.25, 1, 1], [0.5, 1, 1]]},
        "r2": {"alternatives": ["A", "B", "C"], "matrix": [[1, 0, 2], [0, 1, 1], [0.5, 1, 1]]}}}}}
      """,
      more: """
        "participants": [{"id": "r1", "name": "R1", "email": "r1@example.com"}, {"id": "r2", "name": ""},
         {"id": "r3", "name": "R3"}],
        "groups": [{"id": "x", "name": "Board", "members": ["r1"]}],
        """)
    let imported = try ModelImport.read(text: text, name: "m.anpstudio")
    let model = imported.model
    #expect(model.participants.map(\.name) == ["R1", "r2", "R3"])
    #expect(model.participants[ParticipantID(0)].attributes == ["group": "Board"])
    let triangles = model.criteria[model.goal].judgments.sets.map {
      $0.judgments.matrix?.upperTriangle()
    }
    #expect(triangles == [[4, 2, 1], [nil, 2, 1]])
    #expect(
      imported.omissions.map(\.message) == ["e-mail addresses of participants are left out"])
  }

  @Test func `ratings of ANP Studio count in proportion`() throws {
    let text = studio(
      """
      {"name": "Goal", "node_prioritizers": {"Alts": {"type": "ratings", "mode": "numeric",
       "alternatives": ["A", "B", "C"], "interpreter": {"kind": "divide_by_max"},
       "values": {"A": 40, "B": 60, "C": 100}}}}
      """)
    let model = try ModelImport.read(text: text, name: "m.anpstudio").model
    let found = try model.evaluation().alternativePriorities
    #expect(zip(found, [0.2, 0.3, 0.5]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func `inverted nodes with networks become merits`() throws {
    let pair = { (name: String, ratio: String) in
      """
      {"name": "\(name)", "node_prioritizers": {"Alts": {"alternatives": ["A", "B"], "matrix": [[1, \(ratio)], [0, 1]]}}}
      """
    }
    let lower = { (nodes: String) in
      """
      "subnetwork": {"alternatives_cluster": "Alts", "clusters": [{"name": "F", "nodes": [\(nodes)]},
       {"name": "Alts", "nodes": [{"name": "A"}, {"name": "B"}]}]}
      """
    }
    let text = """
      {"format": "anpcpp", "version": 2, "network": {"clusters": [
       {"name": "Goal", "nodes": [{"name": "Go", "node_prioritizers": {"Control": {
        "alternatives": ["Benefits", "Costs"], "matrix": [[1, 2], [0.5, 1]]}}}]},
       {"name": "Control", "nodes": [
        {"name": "Benefits", \(lower(pair("P", "3") + "," + pair("Q", "1")))},
        {"name": "Costs", "invert": true, \(lower(pair("M", "4")))}]}]}}
      """
    let imported = try ModelImport.read(text: text, name: "m.anpstudio")
    let model = imported.model
    #expect(model.merits.map(\.kind) == [.benefits, .costs])
    #expect(model.settings.bocr == .probabilistic)
    // Benefits of A: (3/4 + 1/2)/2; costs: 4/5. 2/3 · 5/8 + 1/3 · 1/5, and B: 2/3 · 3/8 + 1/3 ·
    // 4/5.
    let found = try model.evaluation().alternativePriorities
    let (a, b) = (2 / 3.0 * 0.625 + 1 / 3.0 * 0.2, 2 / 3.0 * 0.375 + 1 / 3.0 * 0.8)
    #expect(abs(found[0] - a / (a + b)) < 1e-14)
    #expect(imported.remarks.count == 1)
  }

  @Test func `the first version of ANP Studio's files has comparisons alone`() throws {
    let text = """
      {"format": "cppanp", "version": 1, "network": {"alternatives_cluster": "Alts", "clusters": [
       {"name": "Goals", "x": 1.5, "y": 2, "nodes": [{"name": "Goal", "x": 0, "y": 0,
        "node_pairwise": {"Alts": {"alternatives": ["B", "A"], "matrix": [[1, 4], [0.25, 1]]}}}]},
       {"name": "Alts", "nodes": [{"name": "A"}, {"name": "B"}]}]}}
      """
    let model = try ModelImport.read(text: text, name: "m.anpstudio").model
    #expect(model.criteria[model.goal].judgments.forEverybody?.matrix?.upperTriangle() == [0.25])
  }

  @Test func `a network of ANP Studio stays one`() throws {
    let text = studio(
      #"{"name": "G", "node_prioritizers": {"Alts": {"alternatives": ["A", "B"], "matrix": [[1, 2], [0.5, 1]]}}}"#
    ).replacing(
      #"{"name": "A"}"#,
      with:
        #"{"name": "A", "node_prioritizers": {"Goals": {"alternatives": ["G"], "matrix": [[1]]}}}"#)
    let model = try ModelImport.read(text: text, name: "m.anpstudio").model
    let network = try #require(model.networks[model.goal])
    #expect(network.subjects().map { network.path(of: $0) }.contains("Goals/G → Alts"))
    let priorities = try model.evaluation().alternativePriorities
    #expect(abs(priorities[0] - 2 / 3.0) < 1e-14)
  }
}
