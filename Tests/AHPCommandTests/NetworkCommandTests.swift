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
    ["what-if"], ["reconstruct"],
  ])
  func `a command that does not take networks says so`(arguments: [String]) throws {
    let run = try Tool.run(arguments + [hamburger])
    #expect(run.status == 2 || run.status == 64, "\(arguments)")
    if run.status == 2 {
      #expect(
        run.errors.contains(
          "this command does not take models with networks yet, and the goal has one"),
        "\(run.errors)")
    }
    #expect(run.output == "")
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
