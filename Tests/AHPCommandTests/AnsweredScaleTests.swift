import Foundation
import Testing

/// On every judgment scale people see what was answered, 1 … 9 and reciprocals, and not the ratios
/// that the answers stand for; and what is written can be read again.
struct AnsweredScaleTests {
  private static let scales = [
    "power", "root", "logarithmic", "geometric", "inverse-linear", "balanced", "balanced-n",
    "adaptive", "adaptive-balanced",
  ]
  private static let answers = [6, 1.0 / 8, 4, 1.0 / 5, 3, 7]
  private static let scale =
    (1...9).map { Double($0) } + (2...9).map { 1 / Double($0) }

  private func json(_ arguments: [String], in folder: URL) throws -> [String: Any] {
    let run = try Tool.run(arguments + ["--format", "json"], in: folder)
    #expect(run.status < 2, "\(run.errors)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private func model(_ scale: String, _ judgments: String) -> String {
    "ahp: 1\nname: m\nsettings: {scale: \(scale), threshold: 0.05}\nalternatives: [a, b, c, d]\n"
      + "goal: {name: g\(judgments)}\n"
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  @Test(arguments: scales) func `judgments to reconsider are shown as answered`(
    scale: String
  ) throws {
    try Tool.inTemporaryFolder { folder in
      try write(
        model(scale, ", upperTriangle: [6, 1/8, 4, 1/5, 3, 7]"), "m.yaml", in: folder)
      let all = try json(["consistency", "m.yaml", "--all", "--judgments", "6"], in: folder)
      let matrices = try #require(all["matrices"] as? [[String: Any]])
      let judgments = try #require(matrices[0]["judgments"] as? [[String: Any]])
      #expect(judgments.count >= 3)
      for entry in judgments {
        let answer = try #require(entry["judgment"] as? Double)
        #expect(Self.answers.contains(answer), "\(answer) on \(scale)")
        #expect(entry["ratio"] as? Double != answer)
      }
      let names = ["a", "b", "c", "d"]
      let first = try #require(judgments.first)
      let (item, other) = try (
        #require(names.firstIndex(of: first["item"] as? String ?? "")),
        #require(names.firstIndex(of: first["other"] as? String ?? ""))
      )
      let answer = try #require(first["judgment"] as? Double)
      let shown = answer >= 1 ? "\(Int(answer))" : "1/\(Int((1 / answer).rounded()))"
      let text = try Tool.run(["consistency", "m.yaml", "--all"], in: folder).output
        .replacing(/\s+/, with: " ")
      #expect(text.contains("\(names[item]) against \(names[other]) \(shown) "), "\(text)")
      // The page has the same table.
      let page = try Tool.run(
        ["report", "m.yaml", "--draws", "0", "--format", "markdown"], in: folder
      )
      .output.replacing(/\s+/, with: " ")
      #expect(page.contains("\(names[item]) against \(names[other]) | \(shown) |"), "\(page)")
    }
  }

  @Test(arguments: scales, [nil, "bounds", "any"]) func `repairs are answers of the scale`(
    scale: String, values: String?
  ) throws {
    let options = values.map { ["--keep-to", $0] } ?? []
    try Tool.inTemporaryFolder { folder in
      try write(
        model(scale, ", upperTriangle: [6, 1/8, 4, 1/5, 3, 7]"), "m.yaml", in: folder)
      let repair = try json(
        ["repair", "m.yaml", "--most-changes", "6", "-o", "r.yaml"] + options, in: folder)
      let matrices = try #require(repair["matrices"] as? [[String: Any]])
      let changes = try #require(matrices.first?["changes"] as? [[String: Any]])
      #expect(!changes.isEmpty)
      for change in changes {
        let (from, to) = (change["from"] as? Double ?? 0, change["to"] as? Double ?? 0)
        #expect(Self.answers.contains(from), "\(from) on \(scale)")
        if values == nil { #expect(Self.scale.contains(to), "\(to) on \(scale)") }
        if values == "bounds" { #expect((1.0 / 9...9).contains(to), "\(to) on \(scale)") }
      }
      // The model reads back, with the record and the ratio that was promised.
      let check = try json(["check", "r.yaml"], in: folder)
      let found = try #require(check["matrices"] as? [[String: Any]])
      let promised = try #require(matrices.first?["ratioAfter"] as? Double)
      #expect(abs(try #require(found[0]["ratio"] as? Double) - promised) < 1e-9)
      #expect(check["passes"] as? Bool == repair["succeeds"] as? Bool)
    }
  }

  @Test(arguments: scales) func `repaired answers are read again`(scale: String) throws {
    try Tool.inTemporaryFolder { folder in
      try write(model(scale, ""), "m.yaml", in: folder)
      let head = "participant,|a|b,|a|c,|a|d,|b|c,|b|d,|c|d\n"
      try write(head + "Ann,6,1/8,4,1/5,3,7\nBen,2,2,2,1,1,1\n", "a.csv", in: folder)
      for file in ["r.csv", "r.json", "r.yaml"] {
        let run = try Tool.run(
          [
            "repair", "m.yaml", "--responses", "a.csv", "--most-changes", "6", "-o", file,
          ], in: folder)
        #expect(run.status == 0, "\(run.errors) \(run.output)")
        let check = try Tool.run(["check", "m.yaml", "--responses", file], in: folder)
        #expect(check.status == 0, "\(check.errors) \(check.output)")
      }
      let table = try String(
        contentsOf: folder.appending(path: "r.csv"), encoding: .utf8)
      #expect(!table.contains("00000"), "\(table)")
    }
  }

  @Test func `the group's matrix stands for answers`() throws {
    try Tool.inTemporaryFolder { folder in
      try write(model("balanced", ""), "m.yaml", in: folder)
      let head = "participant,|a|b,|a|c,|a|d,|b|c,|b|d,|c|d\n"
      try write(head + "Ann,3,5,7,2,3,2\nBen,3,5,7,2,3,2\n", "a.csv", in: folder)
      let group = try json(["group", "m.yaml", "--responses", "a.csv"], in: folder)
      let criteria = try #require(group["criteria"] as? [[String: Any]])
      let matrix = try #require(criteria[0]["matrix"] as? [Double])
      // Both answered alike.
      for (found, answer) in zip(matrix, [3.0, 5, 7, 2, 3, 2]) {
        #expect(abs(found - answer) < 1e-12)
      }
    }
  }
}
