import AHP
import AHPFormats
import Testing

@testable import AHPReports

struct RepairReportTests {
  /// A model whose judgments on `B` are far from consistent.
  ///
  /// - Parameter weight: The weight of `B` beside `A`, which has 1.
  private func report(weightOfB weight: Int) throws -> RepairReport {
    let model = try ModelFile.read(
      text: """
        ahp: 1
        name: m
        alternatives: [x, y, z]
        goal:
          name: g
          priorities: {A: 1, B: \(weight)}
          children:
            - {name: A, priorities: {x: 3, y: 2, z: 1}}
            - {name: B, comparisons: [[x, y, 9], [x, z, 1/9], [y, z, 9]]}
        """, name: "m.yaml"
    ).model
    return RepairReport(
      model: model, repair: try ModelRepair(of: model, by: ModelRepair.Plan(.worstJudgment)))
  }

  @Test func `a change that is not seen in the digits shown is none`() throws {
    let text = try report(weightOfB: 0).rendered(as: .text)
    #expect(text.contains("Ranking: as now; no priority changes by 0.00005 or more\n"))
    #expect(text.contains("B          x against"))
    let other = try report(weightOfB: 1).rendered(as: .markdown)
    #expect(other.contains("; the priority of "))
    #expect(!other.contains("no priority changes"))
  }

  @Test func `the result of a matrix is in JSON as in English`() throws {
    let json = try report(weightOfB: 1).rendered(as: .json)
    #expect(json.contains("\"result\": \"repaired\""))
  }
}
