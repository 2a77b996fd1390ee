import Foundation
import Testing

/// What results say of networks whose judgments, limits or priorities are not the usual ones.
struct NetworkSentenceTests {
  /// Runs the tool on a model in a file of its own; the output has one space between words.
  private func run(
    _ command: String, _ model: String, _ options: [String] = []
  ) throws -> (status: Int32, text: String, errors: String) {
    var found: (Int32, String, String) = (0, "", "")
    try Tool.inTemporaryFolder { folder in
      try Data(model.utf8).write(to: folder.appending(path: "m.yaml"))
      let run = try Tool.run([command, "m.yaml"] + options, in: folder)
      let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      found = (run.status, text, run.errors)
    }
    return found
  }

  private func json(
    _ command: String, _ model: String, _ options: [String] = []
  ) throws -> [String: Any] {
    let run = try run(command, model, options + ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [String: Any])
  }

  private func network(_ clusters: String, settings: String = "{}", participants: String = "[]")
    -> String
  {
    """
    ahp: 1
    name: M
    alternatives: [A, B, C]
    participants: \(participants)
    settings: \(settings)
    goal:
      name: G
      network:
    \(clusters)
    """
  }

  // MARK: Averaged final priorities

  private func people(_ aggregation: String) -> String {
    network(
      """
          - cluster: F
            comparisons: [[E, Alts, 1]]
            nodes:
              - name: f1
                dependsOn:
                  Alts: {judgments: {Ann: {upperTriangle: [3, 3, 1]}, Ben: {upperTriangle: [2, 2, 1]}}}
                  E: {}
          - cluster: E
            nodes:
              - {name: e1, dependsOn: {Alts: {upperTriangle: [1/5, 1/5, 1]}, F: [f1], D: [d1]}}
              - {name: e2, dependsOn: {F: [f1]}}
          - {cluster: D, nodes: [d1]}
          - {cluster: Alts, alternatives: true}
      """, settings: "{aggregation: \(aggregation)}", participants: "[Ann, Ben]")
  }

  @Test func `weights of clusters are said not to move where final priorities are averaged`() throws
  {
    let averaged = try run("sensitivity", people("priorities"))
    #expect(averaged.status == 0)
    #expect(
      averaged.text.contains(
        "Weights of clusters are not moved where final priorities of participants are averaged: use "
          + "--participant, or --aggregation judgments."))
    #expect(!averaged.text.contains("No weight of a cluster"))
    let aggregated = try run("sensitivity", people("judgments"))
    #expect(
      aggregated.text.contains("F → clusters: E at 0.7966 instead of 0.5000"), "\(aggregated.text)")
    let scaled = try run("sensitivity", people("judgments"), ["--scale", "power"])
    #expect(scaled.text.contains("Weights of clusters are moved on the linear scale only."))
    let single = try run(
      "sensitivity",
      network(
        """
            - {cluster: F, nodes: [{name: f, dependsOn: {Alts: {upperTriangle: [2, 3, 2]}}}]}
            - {cluster: Alts, alternatives: true}
        """))
    #expect(
      single.text.contains(
        "No weight of a cluster can move: no clusters are weighed against each other."))
  }

  @Test func `networks of averaged final priorities are noted once`() throws {
    let found = try run("synthesize", people("priorities"))
    #expect(
      found.text.contains(
        "Network: Goal: 7 nodes in 4 clusters; limit: calculus; 2 participants have limiting priorities of "
          + "their own"), "\(found.text)")
    #expect(found.text.contains("2 sets of items are not judged"), "\(found.text)")
    #expect(found.text.contains("1 node depends on nothing: D/d1"))
    let data = try json("synthesize", people("priorities"))
    let networks = try #require(data["networks"] as? [[String: Any]])
    #expect(networks.count == 1)
    #expect(networks[0]["clusters"] is NSNull)
    let findings = try #require(networks[0]["findings"] as? [String: Any])
    #expect(findings["unjudged"] as? [String] == ["F/f1 → E", "E → clusters"])
    let report = try run("report", people("priorities"), ["--format", "markdown"])
    #expect(report.text.contains("have limiting priorities of their own"))
  }

  @Test func `judgments that do not connect all items are refused for what they are`() throws {
    let found = try run(
      "synthesize",
      network(
        """
            - cluster: F
              nodes:
                - name: f
                  dependsOn:
                    Alts: {judgments: {Ann: {comparisons: [[A, B, 2]]}, Ben: {comparisons: [[A, C, 2]]}, Zed: {upperTriangle: [1, 1, 1]}}}
            - {cluster: Alts, alternatives: true}
        """, settings: "{aggregation: priorities}",
        participants: "[Ann, Ben, {name: Zed, weight: 0}]"))
    #expect(found.status == 2)
    #expect(found.text == "")
    #expect(
      found.errors.contains("the comparisons by 'Ann' of 'F/f → Alts' do not connect all items"),
      "\(found.errors)")
    #expect(
      found.errors.contains("the comparisons by 'Ben' of 'F/f → Alts' do not connect all items"))
    #expect(!found.errors.contains("has a weight above 0"))
  }

  // MARK: Consistency

  private let inconsistent = """
        - {cluster: F, nodes: [{name: f, dependsOn: {Alts: {upperTriangle: [9, 1/9, 9]}}}]}
        - {cluster: Alts, alternatives: true}
    """

  @Test func `the worst matrix of a network is named and nothing is said to be marked`() throws {
    let found = try run("synthesize", network(inconsistent))
    #expect(
      found.text.contains(
        "Consistency: largest CR 6.776 ('F/f → Alts'); 1 of 1 matrix above 0.1 "), "\(found.text)")
    let data = try json("synthesize", network(inconsistent))
    let consistency = try #require(data["consistency"] as? [String: Any])
    #expect(consistency["hierarchyIndex"] is NSNull)
    #expect(consistency["hierarchyRatio"] is NSNull)
    let largest = try #require(consistency["largest"] as? [String: Any])
    #expect(largest["path"] as? String == "F/f → Alts")
    // λmax of (1 9 1/9; 1/9 1 9; 9 1/9 1), a circulant matrix, is the sum of a row: CI = (10.11… −
    // 3)/2.
    let index = (1 + 9 + 1 / 9 - 3) / 2.0
    let ratio = try #require(largest["ratio"] as? Double)
    #expect(abs(ratio - index / 0.5247) <= 1e-3 * ratio)
  }

  // MARK: Checks

  @Test func `a check counts what nobody judged and what is left out`() throws {
    let unjudged = try run(
      "check",
      network(
        """
            - {cluster: F, nodes: [{name: f, dependsOn: {Alts: {}}}, {name: g, dependsOn: {Alts: {}}}]}
            - {cluster: Alts, alternatives: true}
        """))
    #expect(unjudged.status == 0)
    #expect(
      unjudged.text.contains(
        "no comparisons, 2 sets of items not judged, which count equally (random index of Alonso & Lamata "
          + "(2006)): the model can be evaluated, with the warnings below."), "\(unjudged.text)")
    let leftOut = try run(
      "check",
      """
      ahp: 1
      name: M
      alternatives: [A, B, C]
      goal:
        name: G
        comparisons: [[k1, k2, 2]]
        children:
          - name: k1
            network:
              - {cluster: F, nodes: [{name: f, dependsOn: {Alts: {upperTriangle: [2, 3, 2]}}}]}
              - {cluster: Alts, alternatives: true}
          - name: k2
      """)
    #expect(leftOut.status == 0)
    #expect(leftOut.text.contains("1 criterion left out"), "\(leftOut.text)")
    #expect(leftOut.text.contains("with the warnings below"))
    #expect(!leftOut.text.contains("the model passes"))
  }

  // MARK: Limits

  @Test func `an infinite sum of paths is said and the calculus named`() throws {
    let closed = network(
      """
          - {cluster: F, nodes: [{name: f, dependsOn: {Alts: {upperTriangle: [2, 4, 2]}}}]}
          - {cluster: Alts, alternatives: true, nodes: [{name: A, dependsOn: {F: {}}}, {name: B, dependsOn: {F: {}}}, {name: C, dependsOn: {F: {}}}]}
      """, settings: "{limit: path-sums}")
    let found = try run("synthesize", closed)
    #expect(found.text.contains("limit: calculus; absolute error"), "\(found.text)")
    #expect(found.text.contains("Warning: the sum of all paths is infinite"), "\(found.text)")
    let data = try json("synthesize", closed)
    let networks = try #require(data["networks"] as? [[String: Any]])
    #expect(networks[0]["limit"] as? String == "calculus")
    let findings = try #require(networks[0]["findings"] as? [String: Any])
    #expect(findings["infinitePathSums"] as? Bool == true)
    let open = try json("synthesize", network(inconsistent, settings: "{limit: path-sums}"))
    let others = try #require(open["networks"] as? [[String: Any]])
    #expect(others[0]["limit"] as? String == "path-sums")
  }

  @Test func `alternatives that nothing leads to are refused with where the limit starts`() throws {
    let found = try run(
      "synthesize",
      network(
        """
            - {cluster: F, nodes: [{name: f, dependsOn: {D: [d]}}]}
            - {cluster: D, nodes: [d]}
            - {cluster: Alts, alternatives: true, nodes: [{name: A, dependsOn: {F: [f]}}, B, C]}
        """))
    #expect(found.status == 2)
    #expect(
      found.errors.contains(
        "are 0: no dependences with priorities above 0 lead to them from {Alts/A}, where the limit starts"
      ),
      "\(found.errors)")
  }

  @Test func `without a known bound alternatives are ranked by their numbers`() throws {
    // Two parts of one spectral radius, not the same at every node, and a source that leads to
    // both.
    let model = network(
      """
          - cluster: T
            nodes: [{name: t, dependsOn: {P: {}, Q: {}}}]
          - cluster: P
            priorities: {P: 0.5, Alts: 0.5}
            nodes:
              - {name: p1, dependsOn: {P: [p2], Alts: {upperTriangle: [2, 4, 2]}}}
              - {name: p2, dependsOn: {P: [p1]}}
          - cluster: Q
            priorities: {Q: 0.5, Alts: 0.5}
            nodes:
              - {name: q1, dependsOn: {Q: [q2], Alts: {upperTriangle: [2, 4, 2]}}}
              - {name: q2, dependsOn: {Q: [q1]}}
          - {cluster: Alts, alternatives: true}
      """, participants: "[Ann, Ben]")
    let found = try run("synthesize", model)
    #expect(found.status == 0, "\(found.errors)")
    #expect(found.text.contains("1 A 0.5714"), "\(found.text)")
    #expect(found.text.contains("2 B 0.2857"), "\(found.text)")
    #expect(!found.text.contains("∞"), "\(found.text)")
    #expect(
      found.text.contains("no bound on the error of the priorities is known"), "\(found.text)")
    // The same judged by two people.
    let judged = model.replacing(
      "Alts: {upperTriangle: [2, 4, 2]}",
      with: "Alts: {judgments: {Ann: {upperTriangle: [2, 4, 2]}, Ben: {upperTriangle: [2, 4, 2]}}}")
    let group = try run("group", judged)
    #expect(group.status == 0, "\(group.errors)")
    #expect(!group.text.contains("∞"), "\(group.text)")
    #expect(
      group.text.contains("no bound on the error of the priorities is known"), "\(group.text)")
  }

  // MARK: Names

  @Test func `a compared cluster without a link is not called unknown`() throws {
    func model(_ more: String) -> String {
      network(
        """
            - cluster: C
              comparisons: [[Alts, D, 3], [Alts, E, 2], [D, F, 1]]
              \(more)
              nodes: [{name: x, dependsOn: {Alts: {}, D: {}}}]
            - {cluster: D, nodes: [y]}
            - {cluster: E, nodes: [z]}
            - {cluster: Alts, alternatives: true}
        """)
    }
    let found = try run("check", model("changes: []"))
    #expect(found.status == 2)
    #expect(
      found.errors.contains(
        "no node of 'C' depends on cluster 'E', so that it is not compared here (expected 'E' under "
          + "'dependsOn' of a node, or a list of the compared clusters under 'items')"),
      "\(found.errors)")
    // A name that is no cluster still is unknown, in the same run.
    #expect(found.errors.contains("unknown name 'F'"), "\(found.errors)")
    let listed = try run("check", model("items: [Alts, D]"))
    #expect(
      listed.errors.contains("cluster 'E' is not among the 'items' that are compared here"),
      "\(listed.errors)")
  }

  @Test func `participants who disagree on a network alone are drawn by their disagreement`() throws
  {
    let drawn = try json("simulate", people("judgments"), ["--draws", "500"])
    #expect((drawn["noise"] as? [String: Any])?["kind"] as? String == "dispersion")
    let averaged = try json("simulate", people("priorities"), ["--draws", "500"])
    #expect((averaged["noise"] as? [String: Any])?["kind"] as? String == "step")
  }

  @Test func `all who share the second place are named behind the first`() throws {
    let model = network(
      """
          - cluster: F
            nodes:
              - {name: f1, dependsOn: {Alts: {upperTriangle: [3, 3, 1]}}}
          - {cluster: Alts, alternatives: true}
      """)
    let report = try run("report", model, ["--format", "text", "--draws", "0"])
    #expect(
      report.text.contains("A is first with the priority 0.6000, before C and B with 0.2000"))
  }

  @Test func `slopes are explained where there are some, and graphs listed where they are drawn`()
    throws
  {
    let slopes = "slopes are those of the priority of the first by ln of the judgment"
    let without = try Tool.run(["sensitivity", Self.merits, "--judgments"])
    #expect(without.status == 0)
    #expect(!without.output.contains("slope"))
    #expect(!without.output.contains("one weight moves"))
    let refused = try Tool.run(["sensitivity", Self.merits])
    #expect(refused.status == 2)
    #expect(
      refused.errors.contains(
        "is not linear in a weight (expected '--judgments', which moves the judgments)"))
    let with = try run("sensitivity", people("judgments"), ["--judgments"])
    #expect(with.text.contains(slopes))
    let report = try Tool.run(["report", Self.merits, "--format", "text", "--draws", "0"])
    #expect(
      report.output.contains("Weights: no weight of a criterion is moved, since what a formula"))
    for choice in ["Graphs of sensitivity", "Weights in sensitivity"] {
      #expect(!report.output.contains(choice))
    }
  }

  @Test func `a tornado that nothing can be drawn of is not said to be without moves`() throws {
    let chart = try Tool.run(["chart", "tornado", Self.merits])
    #expect(chart.status == 2)
    #expect(chart.errors.contains("is not linear in a weight"))
    #expect(!chart.errors.contains("no weight and no judgment changes"))
  }

  private static let merits = "Examples/published/bocr-trade-relations.yaml"
}
