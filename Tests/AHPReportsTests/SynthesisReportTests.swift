import AHP
import AHPFormats
import Foundation
import Testing

@testable import AHPReports

struct SynthesisReportTests {
  /// Criteria with 0.6 : 0.3 : 0.1, one of them with children of its own, over two alternatives.
  private func model() throws -> DecisionModel {
    try ModelFile.read(
      text: """
        ahp: 1
        name: Choosing a car
        source: a test
        notice: The numbers are made up.
        labels: {id: Memilih mobil}
        alternatives: [{name: Avanza, labels: {id: Si A}}, "B | \\"x\\", y"]
        participants: [Ann, Bob]
        goal:
          name: Choose a car
          comparisons: [[Cost, Safety, 2], [Cost, Style, 6], [Safety, Style, 9]]
          children:
            - name: Cost
              judgments:
                Ann: {comparisons: [[Price, Fuel, 1]]}
                Bob: {comparisons: [[Price, Fuel, 9]]}
              children:
                - {name: Price, priorities: {Avanza: 3, 'B | "x", y': 1}}
                - {name: Fuel, priorities: {Avanza: 1, 'B | "x", y': 1}}
            - {name: Safety, comparisons: [[Avanza, 'B | "x", y', 1/3]]}
            - {name: Style, comparisons: [[Avanza, 'B | "x", y', 4]]}
        """, name: "car.yaml"
    ).model
  }

  private func report(_ format: ReportFormat, language: String? = nil, depth: Int? = nil) throws
    -> String
  {
    let model = try model()
    return SynthesisReport(
      model: model, evaluation: try model.evaluation(), language: language, depth: depth
    ).rendered(as: format)
  }

  @Test(arguments: [("ratings: {a: 1, b: 0.5}", true), ("comparisons: [[a, b, 3]]", false)])
  func `totals are shown where all that is below is absolute`(
    judgments: String, isShown: Bool
  ) throws {
    let model = try ModelFile.read(
      text: """
        ahp: 1
        name: m
        alternatives: [a, b]
        goal:
          name: g
          comparisons: [[X, Y, 2]]
          children: [{name: X, ratings: {a: 0.2, b: 0.8}}, {name: Y, \(judgments)}]
        """, name: "m.yaml"
    ).model
    let text = SynthesisReport(model: model, evaluation: try model.evaluation())
      .rendered(as: .text)
    #expect(text.contains("Total") == isShown, "\(text)")
  }

  /// The bound of a product is the sum of those of its factors.
  @Test func `records have the bound of what they give`() throws {
    let model = try model()
    let evaluation = try model.evaluation()
    let lines = CSVWriter().text(
      of: SynthesisReport(model: model, evaluation: evaluation).records()
    ).split(whereSeparator: \.isNewline).filter { $0.hasPrefix("alternative under criterion,") }
    #expect(lines.count == 2 * model.criteria.leaves().count)
    for criterion in model.criteria.leaves() {
      let result = evaluation.criteria[criterion]
      let own = lines.filter { $0.split(separator: ",")[1] == model.path(of: criterion) }
      #expect(own.count == 2)
      for line in own {
        let bound = try #require(line.split(separator: ",").last.flatMap { Double($0) })
        #expect(bound == result.globalErrorBound + result.localErrorBound)
        #expect(bound > result.globalErrorBound)
      }
    }
  }

  @Test func `text shows the tree, the ranking and what the numbers depend on`() throws {
    #expect(
      try report(.text) == """
        Choosing a car
        Goal: Choose a car

        Criterion         L       G       CR
        Goal                 1.0000  0.129 !
        ├─ Cost      0.5445  0.5445  0.000
        │  ├─ Price  0.7500  0.4083
        │  └─ Fuel   0.2500  0.1361
        ├─ Safety    0.3926  0.3926  0.000
        └─ Style     0.0629  0.0629  0.000

        Rank  Alternative  Priority
           1  Avanza         0.5228  ████████████████████████
           2  B | "x", y     0.4772  █████████████████████▉

        Consistency: CR of the hierarchy 0.129, largest CR 0.129 ('Goal'); 1 of 4
          matrices above 0.1, marked !; all 2 matrices of single participants are
          within 0.1, of 2 people
        Notice: The numbers are made up.
        Method: principal right eigenvector, distributive synthesis, geometric mean
          of judgments (AIJ) of 2 participants, random index of Alonso & Lamata (2006);
          relative error of every priority at most 2e-14
        Source: a test

        """)
  }

  @Test func `depth hides what is further down, and labels follow the language`() throws {
    let text = try report(.text, language: "id", depth: 1)
    #expect(text.hasPrefix("Memilih mobil\n"))
    #expect(text.contains("Si A"))
    #expect(!text.contains("Price"))
  }

  @Test func `markdown escapes what would end a cell`() throws {
    let markdown = try report(.markdown)
    #expect(markdown.contains("| 2 | B \\| \"x\", y | 0.4772 |"))
    #expect(markdown.contains("| &emsp;&emsp;Price | 0.7500 | 0.4083 |  |"))
    #expect(markdown.contains("| Goal |  | 1.0000 | 0.129 ! |"))
  }

  @Test func `csv has full precision and quotes what needs it`() throws {
    let lines = try report(.csv).split(separator: "\n")
    #expect(
      lines[0]
        == "kind,path,name,local_priority,global_priority,consistency_ratio,rank,error_bound")
    #expect(lines.count == 1 + 6 + 4 * 2 + 2)
    #expect(
      lines.contains {
        $0.hasPrefix(#"alternative under criterion,Cost/Price,"B | ""x"", y",0.25,"#)
      })
    let evaluation = try model().evaluation()
    #expect(
      lines.contains {
        $0.hasPrefix("alternative,,Avanza,,\(evaluation.alternativePriorities[0]),,1,")
      })
  }

  private struct Results: Decodable {
    struct Model: Decodable { let notice: String }
    struct Method: Decodable { let contributors: [String] }
    struct Matrix: Decodable { let ratio: Double }
    struct Criterion: Decodable {
      let globalPriority: Double
      let matrices: [Matrix]
    }
    struct Alternative: Decodable {
      let priority: Double
      let rank: Int
    }
    let model: Model
    let method: Method
    let criteria: [Criterion]
    let alternatives: [Alternative]
  }

  @Test func `json carries every number to the last bit`() throws {
    let evaluation = try model().evaluation()
    let found = try JSONDecoder().decode(Results.self, from: Data(report(.json).utf8))
    #expect(found.alternatives.map(\.priority) == evaluation.alternativePriorities)
    #expect(found.alternatives.map(\.rank) == [1, 2])
    #expect(found.criteria.map(\.globalPriority) == evaluation.criteria.map(\.globalPriority))
    #expect(
      found.criteria[0].matrices.map(\.ratio)
        == [evaluation.criteria[CriterionID(0)].consistencyRatio(by: EvaluationOptions())])
    #expect(found.model.notice == "The numbers are made up.")
    #expect(found.method.contributors == ["Ann", "Bob"])
  }

  @Test func `what is missing, and what no table reaches, is said`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b", "c"])
    model.notice = "Mind this."
    try model.setJudgments(
      Judgments(IncompleteComparisonMatrix(order: 3, upperTriangle: [2, nil, 3])), of: model.goal)
    func text(_ options: EvaluationOptions) throws -> String {
      SynthesisReport(model: model, evaluation: try model.evaluation(options)).rendered(as: .text)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(
      try text(EvaluationOptions()).contains(
        "Incomplete: 1 of 3 judgments on 'Goal' is missing (Harker's method; random "
          + "index by order and missing judgments, completed within 1/9 … 9)"))
    #expect(
      try text(EvaluationOptions(prioritization: .geometricMean)).contains(
        "is missing (row geometric mean of the judgments that there are; CI by Harker's method; random"
      ))
    for format in [ReportFormat.text, .markdown] {
      let check = CheckReport(model: model, check: ModelCheck(of: model)).rendered(as: format)
      let audit = AuditReport(model: model, audit: try Audit(of: model)).rendered(as: format)
      #expect(check.contains("Mind this.") && audit.contains("Mind this."))
    }

    var large = try DecisionModel(name: "large", goal: "g", alternatives: ["a", "b", "c"])
    for item in 0..<16 { try large.addCriterion("\(item)", under: large.goal) }
    let ones = try ComparisonMatrix(order: 16, upperTriangle: Array(repeating: 1, count: 120))
    let three = try ComparisonMatrix(order: 3, upperTriangle: [1, 1, 1])
    try large.setJudgments(.comparisons(ones), of: large.goal)
    for leaf in large.criteria.leaves() { try large.setJudgments(.comparisons(three), of: leaf) }
    let evaluation = try large.evaluation(EvaluationOptions(randomIndex: .saaty1980))
    let report = SynthesisReport(model: large, evaluation: evaluation).rendered(as: .text)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(report.contains("1 matrix of an order that the random-index table does not reach"))
    #expect(!report.contains("all 17"))
  }

  @Test func `a check tells each matrix, the participants' too`() throws {
    let model = try model()
    let check = ModelCheck(of: model)
    #expect(
      CheckReport(model: model, check: check).rendered(as: .text) == """
        Choosing a car
        Goal: Choose a car

        Criterion  Participant  Items  Missing     CR  Verdict
        Goal       (all)            3        0  0.129  above 0.1
        Cost       (all)            2        0  0.000  ok
        Cost       Ann              2        0  0.000  ok
        Cost       Bob              2        0  0.000  ok
        Safety     (all)            2        0  0.000  ok
        Style      (all)            2        0  0.000  ok

        3 of 4 matrices within the consistency ratio (CR) 0.1, 1 above, all 2 matrices
        of single participants are within 0.1, of 2 people (random index of Alonso &
        Lamata (2006)): the model does not pass.
        Notice: The numbers are made up.

        """)
    let data = try JSONSerialization.jsonObject(
      with: Data(CheckReport(model: model, check: check).rendered(as: .json).utf8))
    #expect((data as? [String: Any])?["passes"] as? Bool == false)
  }

  @Test func `an audit tells reported, computed and verdict`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
    try model.setJudgments(.priorities([1, 2]), of: model.goal)
    var settings = EvaluationSettings()
    settings.synthesis = .ideal
    model.reported = [
      ReportedResults(
        settings: settings,
        values: [
          ReportedValue(
            .alternativePriority(AlternativeID(0)), printed: try #require(PrintedNumber("33.3%")),
            variants: [
              .init(printed: try #require(PrintedNumber("30%")), erratum: "printed elsewhere")
            ]),
          ReportedValue(
            .alternativePriority(AlternativeID(1)), printed: try #require(PrintedNumber("0.6"))),
          ReportedValue(
            .alternativePriority(AlternativeID(1)), printed: try #require(PrintedNumber("0.66")),
            erratum: "cut off"),
        ])
    ]
    #expect(
      AuditReport(model: model, audit: try Audit(of: model)).rendered(as: .text) == """
        m
        Goal: g

        Criterion  Quantity               Reported  Computed  Verdict
        (whole)    priority of a (ideal)     33.3%   33.333%  agrees
        (whole)    priority of a (ideal)       30%            erratum
        (whole)    priority of b (ideal)       0.6     0.667  disagrees
        (whole)    priority of b (ideal)      0.66    0.6667  erratum

        (whole), priority of a (ideal), 30%: printed elsewhere
        (whole), priority of b (ideal), 0.66: cut off
        1 of 3 reported numbers agree, 1 with an erratum, 1 disagrees; for 1 of them
        the source prints another value too (errata above).

        """)
  }
}
