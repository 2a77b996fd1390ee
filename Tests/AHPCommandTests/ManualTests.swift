import Foundation
import Testing

/// The manual and what the tool writes, against each other.
struct ManualTests {
  private static let snapshots = Tool.root.appending(path: "Tests/AHPCommandTests/Snapshots")
  private static let manual = Tool.root.appending(path: "Sources/AHP/AHP.docc")

  private static func files(_ folder: URL, _ ending: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == ending }
  }

  /// The keys of all JSON reports; those below these ones are names of a model.
  private static func keys() throws -> Set<String> {
    let named: Set = ["consistencyRatios", "where"]
    var keys: Set<String> = []
    func add(_ value: Any) {
      if let mapping = value as? [String: Any] {
        for (key, value) in mapping {
          keys.insert(key)
          if !named.contains(key) { add(value) }
        }
      } else if let list = value as? [Any] {
        for value in list { add(value) }
      }
    }
    for file in try files(snapshots, "json") {
      add(try JSONSerialization.jsonObject(with: Data(contentsOf: file)))
    }
    add(try answers())
    return keys
  }

  /// A report on answers that are not all counted.
  private static func answers() throws -> Any {
    var report = Data()
    try Tool.inTemporaryFolder { folder in
      let path = folder.appending(path: "a.csv").path
      try """
      participant,role,|r|s
      Ann,boss,2
      Ben,clerk,33
      Cleo,clerk,3

      """.write(toFile: path, atomically: true, encoding: .utf8)
      let model = """
        {"ahp": 1, "name": "m", "participants": [{"name": "Dora", "weight": 2}],
         "goal": {"name": "g", "judgments": {"Dora": {"upperTriangle": [3]}},
                  "children": [{"name": "r"}, {"name": "s"}]}}
        """
      let run = try Tool.run(
        [
          "synthesize", "-", "--responses", path, "--skip-invalid", "--where", "role=clerk",
          "--equal-groups", "role", "--own-judgments", "replace", "--format", "json",
        ], input: model)
      report = Data(run.output.utf8)
    }
    return try JSONSerialization.jsonObject(with: report)
  }

  /// What the manual sets as code, the last part of a path of keys.
  private static func codes(in text: some StringProtocol) -> Set<String> {
    Set(
      String(text).matches(of: /`([A-Za-z\[\].]+)`/).map {
        String($0.1.split(separator: ".").last ?? "").replacing("[]", with: "")
      })
  }

  @Test func `the manual has every key of every report`() throws {
    let text = try Self.files(Self.manual, "md").map {
      try String(contentsOf: $0, encoding: .utf8)
    }.joined()
    let missing = try Self.keys().subtracting(Self.codes(in: text))
    #expect(missing.isEmpty, "\(missing.sorted())")
  }

  @Test func `reports have every key that the manual lists`() throws {
    // Models with these have no snapshots.
    let others: Set = ["judgmentsAsRanges", "provenances"]
    var listed: Set<String> = []
    for name in ["Results", "Groups"] {
      let file = Self.manual.appending(path: "\(name).md")
      var isKeys: Bool?
      for line in try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      {
        guard line.hasPrefix("|") else {
          isKeys = nil
          continue
        }
        let first = line.dropFirst().prefix { $0 != "|" }
        if isKeys == nil {
          isKeys = first.trimmingCharacters(in: .whitespaces).hasPrefix("key")
        } else if isKeys == true {
          listed.formUnion(Self.codes(in: first))
        }
      }
    }
    #expect(listed.count > 100)
    let unknown = listed.subtracting(try Self.keys()).subtracting(others)
    #expect(unknown.isEmpty, "\(unknown.sorted())")
  }

  @Test func `the manual has every consistency index that is printed`() throws {
    let run = try Tool.run([
      "consistency", "Examples/published/leader.yaml", "Choose a leader", "--format", "json",
    ])
    let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let matrices = try #require(root?["matrices"] as? [[String: Any]])
    let printed = try #require(matrices[0]["indices"] as? [[String: Any]])
      .compactMap { $0["name"] as? String }
    let article = try String(
      contentsOf: Self.manual.appending(path: "ConsistencyIndices.md"), encoding: .utf8
    ).replacing("\\|", with: "|")
    #expect(printed.count == 25)
    for name in printed { #expect(article.contains("\n| \(name) |"), "\(name)") }
    // The table of the article has them in the order of the tool, and no others.
    let rows = article.split(separator: "\n").drop { !$0.hasPrefix("| index |") }
      .prefix { $0.hasPrefix("|") }.dropFirst(2)
    #expect(rows.map { row in printed.first { row.hasPrefix("| \($0) |") } } == printed)
  }
}
