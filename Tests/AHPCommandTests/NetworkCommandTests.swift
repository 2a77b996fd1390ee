import Foundation
import Testing

/// The commands on models with networks.
struct NetworkCommandTests {
  private let hamburger = "Examples/published/hamburger-market-share.yaml"

  @Test(arguments: [
    "hamburger-market-share", "reservoir", "missile-defense", "missile-defense-control",
    "supermatrices",
  ])
  func `what is printed of published networks agrees`(name: String) throws {
    let run = try Tool.run(["audit", "Examples/published/\(name).yaml"])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.errors == "")
  }

  @Test func `all numbers that are printed of the missile defense are recomputed`() throws {
    var count = 0
    for name in ["missile-defense", "missile-defense-control"] {
      let run = try Tool.run(["audit", "Examples/published/\(name).yaml", "--format", "csv"])
      count += run.output.split(separator: "\n").dropFirst()
        .count {
          $0.contains("rawPriority") || $0.contains("normalPriority")
            || $0.contains("idealPriority")
        }
    }
    #expect(count == 137)
  }

  @Test func `priorities of a network are given as shares, by the largest or as they are`() throws {
    func priorities(_ kind: String) throws -> [Double] {
      let run = try Tool.run([
        "synthesize", hamburger, "--network-priorities", kind, "--format", "csv",
      ])
      #expect(run.status == 0, "\(run.errors)")
      return run.output.split(separator: "\n")
        .filter { $0.hasPrefix("alternative under criterion") }
        .compactMap { Double($0.split(separator: ",", omittingEmptySubsequences: false)[3]) }
    }
    let (shares, ideal, raw) = (
      try priorities("normal"), try priorities("ideal"), try priorities("raw")
    )
    #expect(shares.count == 3 && abs(shares.reduce(0, +) - 1) <= 1e-12)
    #expect(ideal.max() == 1)
    // The alternatives have only part of the network's priority.
    #expect(raw.reduce(0, +) < 0.9)
    for (share, other) in zip(shares, ideal) {
      #expect(abs(other * (shares.max() ?? 0) - share) <= 1e-11)
    }
    for (share, other) in zip(shares, raw) {
      #expect(abs(other / raw.reduce(0, +) - share) <= 1e-11)
    }
  }

  @Test(arguments: ["unweighted", "clusters", "weighted", "limit"])
  func `the columns of a matrix sum to 1`(kind: String) throws {
    let run = try Tool.run(["synthesize", hamburger, "--matrix", kind, "--format", "json"])
    #expect(run.status == 0)
    let data = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let networks = try #require(data["networks"] as? [[String: Any]])
    let columns = try #require(networks[0]["columns"] as? [[[Double]]])
    #expect(columns.count == (kind == "clusters" ? 4 : 17))
    for column in columns where kind != "unweighted" {
      #expect(abs(column.reduce(0) { $0 + $1[1] } - 1) <= 1e-12)
    }
  }

  @Test(arguments: [
    (["what-if", "--vary", "15%"], "'ahp sensitivity'"),
    (["reconstruct", "-o", "never-written.yaml"], "'ahp audit'"),
    (["export", "--to", "r-ahp", "-o", "never-written.ahp"], "'ahp convert'"),
  ])
  func `a command that does not take networks says which one does`(
    arguments: [String], other: String
  ) throws {
    let run = try Tool.run(arguments + [hamburger])
    #expect(run.status == 2, "\(run.errors)")
    #expect(
      run.errors.contains(
        "this command does not take models with networks yet, and the goal has one (expected \(other)"
      ), "\(run.errors)")
    #expect(run.output == "")
  }

  @Test func `numbers of weights before they were rounded are defined otherwise in both files`()
    throws
  {
    for name in ["missile-defense", "bocr-missile-defense"] {
      let run = try Tool.run(["audit", "Examples/published/\(name).yaml", "--format", "csv"])
      #expect(run.status == 0)
      let verdicts = run.output.split(separator: "\n").filter { $0.contains("subtractive") }
        .map { line in ["agrees", "erratum", "otherDefinition"].first { line.contains($0) } }
      #expect(
        verdicts == ["otherDefinition", "agrees", "otherDefinition", "otherDefinition"], "\(name)")
    }
  }

  @Test func `alternatives have no priority under a criterion that is left out`() throws {
    let model = "Examples/published/missile-defense.yaml"
    let report = try Tool.run(["report", model, "--format", "markdown"]).output
    let row = try #require(
      report.split(separator: "\n").first { $0.contains("| Opportunities/Space ") })
    #expect(
      row.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
        == ["Opportunities/Space", "0.0094", "–", "–", "–", "–"])
    let json = try Tool.run(["synthesize", model, "--format", "json"]).output
    let data = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let criteria = try #require(data["criteria"] as? [[String: Any]])
    let space = try #require(criteria.first { $0["path"] as? String == "Opportunities/Space" })
    let items = try #require(space["items"] as? [[String: Any]])
    #expect(items.count == 4 && items.allSatisfy { $0["localPriority"] is NSNull })
    let csv = try Tool.run(["synthesize", model, "--format", "csv"]).output
    let rows = csv.split(separator: "\n").filter {
      $0.hasPrefix("alternative under criterion,Opportunities/Space,")
    }
    #expect(rows.count == 4 && rows.allSatisfy { $0.contains(",,") && !$0.contains(",0,") })
  }

  @Test func `a report lists only choices that its results depend on`() throws {
    let network = try Tool.run(["report", hamburger, "--format", "markdown"]).output
    #expect(!network.contains("Expert Choice"))
    let hierarchy = try Tool.run([
      "report", "Examples/bangka-belitung.yaml", "--format", "markdown",
    ])
    #expect(hierarchy.output.contains("Expert Choice"))
  }

  /// Two clusters have a node with the same name.
  private static let twins = """
    ahp: 1
    name: Twins
    alternatives: [A, B]
    goal:
      name: G
      network:
        - cluster: Demand
          nodes: [{name: Price, dependsOn: {Options: {}, Supply: {}}}]
        - cluster: Supply
          nodes: [{name: Price, dependsOn: {Options: {}}}, Delay]
        - cluster: Options
          alternatives: true
          nodes: [{name: A, dependsOn: {Supply: {}}}, {name: B, dependsOn: {Demand: {}, Supply: {}}}]
    """

  @Test func `columns of a matrix have the cluster where nodes of several have one name`() throws {
    let run = try Tool.run(
      ["synthesize", "-", "--matrix", "weighted", "--format", "markdown"], input: Self.twins)
    let head = try #require(
      run.output.split(separator: "\n").first { $0.hasPrefix("| Cluster") })
    #expect(
      head.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
        == ["Cluster", "Node", "Demand/Price", "Supply/Price", "Delay", "A", "B"])
  }

  @Test func `the tree of a network is a picture of its clusters`() throws {
    let tree = try Tool.run(["chart", "tree", hamburger])
    #expect(tree.status == 0, "\(tree.errors)")
    #expect(tree.output.contains("Advertising") && !tree.output.contains("Hierarchy"))
  }

  @Test func `a group's consensus on a network has a row for each set of comparisons`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "m.yaml").path
      try Self.twins.write(toFile: model, atomically: true, encoding: .utf8)
      let asked = try Tool.run(["questionnaire", model, "--format", "csv", "--form", "wide"])
      let heads = try #require(asked.output.split(separator: "\n").first)
      let count = heads.split(separator: ",").count - 1
      let ones = Array(repeating: "1", count: count).joined(separator: ",")
      let twos = Array(repeating: "2", count: count).joined(separator: ",")
      let answers = folder.appending(path: "a.csv").path
      try "\(heads)\nP1,\(ones)\nP2,\(twos)\n".write(
        toFile: answers, atomically: true, encoding: .utf8)
      let chart = try Tool.run(["chart", "consensus", model, "--responses", answers])
      #expect(chart.status == 0, "\(chart.errors)")
      #expect(chart.output.contains("Options/A → Supply"))
    }
  }

  @Test func `the rule of a limit and what is left out are said`() throws {
    let run = try Tool.run(["synthesize", "Examples/published/missile-defense.yaml"])
    #expect(run.status == 0)
    // Lines break at the width of a terminal.
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("limit: calculus; absolute error at most"))
    #expect(text.contains("have neither a network nor judgments and are left out"))
    let other = try Tool.run([
      "synthesize", "Examples/published/supermatrices.yaml", "--limit", "absorbing",
    ])
    #expect(other.output.contains("limit: absorbing sinks"))
  }

  @Test func `a period, empty comparisons and separate parts are noted by a check`() throws {
    let recovery = try Tool.run(["check", "Examples/recovery-2001.yaml"])
    #expect(recovery.output.contains("powers of the supermatrix repeat with period 3"))
    #expect(recovery.output.contains("all items count equally there"))
    let reservoir = try Tool.run(["check", "Examples/published/reservoir.yaml"])
    #expect(reservoir.output.contains("period 2"))
  }

  @Test func `a network is converted to JSON and back with the same result`() throws {
    let json = try Tool.run(["convert", hamburger, "--to", "json"])
    #expect(json.status == 0)
    let expected = try Tool.run(["synthesize", hamburger, "--format", "csv"])
    let found = try Tool.run(["synthesize", "-", "--format", "csv"], input: json.output)
    #expect(found.output == expected.output)
  }
}
