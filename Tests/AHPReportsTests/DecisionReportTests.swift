import AHP
import AHPFormats
import Foundation
import Testing

@testable import AHPReports

/// Reports and charts of models whose names are markup, and of models of unusual shape.
struct DecisionReportTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\"quoted\", it's 100% {of} $x_1^2$ #1 & \\end{document}",
    "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{5E2}\u{5D5}\u{5DC}\u{5DD}",
    "\u{1F680} *bold* _x_ `code` [a](b) | ~z~",
    String(repeating: "long ", count: 99) + "name", "<\u{301}!-- {{script}} -->",
  ]

  private func model(
    _ names: [String] = hostile, participants: Int = 0
  ) throws -> DecisionModel {
    var model = try DecisionModel(
      name: names[0], goal: Criterion(names[1]), alternatives: names.map { Alternative($0) })
    model.notice = names[0]
    for name in names { try model.addCriterion(Criterion(name), under: model.goal) }
    for participant in 0..<participants {
      try model.addParticipant(Participant("\(names[participant])"))
    }
    for criterion in model.criteria.indices {
      let count = names.count * (names.count - 1) / 2
      for participant in 0..<max(1, participants) {
        let triangle = (0..<count).map {
          Double(1 + ($0 * 5 + criterion.position * 3 + participant * 2) % 9)
        }
        try model.setJudgments(
          .comparisons(ComparisonMatrix(order: names.count, upperTriangle: triangle)),
          of: criterion, by: participants == 0 ? nil : ParticipantID(participant))
      }
    }
    return model
  }

  private func report(_ model: DecisionModel, _ options: EvaluationOptions? = nil) throws
    -> DecisionReport
  {
    let evaluation = try model.evaluation(options)
    return DecisionReport(
      model: model, evaluation: evaluation,
      advice: try DecisionReport.advice(on: model, in: evaluation))
  }

  @Test func `nothing of the model is markup in the page, and all of it is there`() throws {
    let page = try report(model()).rendered(as: .html)
    #expect(!page.contains("<script>alert") && !page.unicodeScalars.contains("\u{FFFD}"))
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(page.components(separatedBy: "</script").count == 3)
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("{{script}} --&gt;"))
    #expect(page.contains("<bdi>\(Self.hostile[2])</bdi>"))
    let start = try #require(page.range(of: "id=\"data\">"))
    let rest = page[start.upperBound...]
    let json = rest[..<(try #require(rest.range(of: "</script>"))).lowerBound]
    #expect(!json.unicodeScalars.contains("<"))
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let data = try #require(object["model"] as? [String: Any])
    #expect(data["items"] as? [String] == Self.hostile)
  }

  @Test(arguments: [(GroupAggregation.judgments, [""]), (.priorities, ["A", "B"])])
  func `the sheet of judgments has each pair of each matrix once`(
    aggregation: GroupAggregation, people: [String]
  ) throws {
    let options = EvaluationOptions(aggregation: aggregation)
    let sheets = try report(model(["A", "B", "C"], participants: 2), options).dataSheets()
    #expect(sheets.count == 2)
    let rows = CSVWriter().text(of: sheets[1].table).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows[0] == ["criterion", "participant", "first", "second", "ratio"])
    // The goal is called B.
    let expected = ["B", "A", "B", "C"].flatMap { criterion in
      people.flatMap { person in
        [("A", "B"), ("A", "C"), ("B", "C")].map { [criterion, person, $0.0, $0.1] }
      }
    }
    #expect(rows.dropFirst().map { $0.prefix(4).map(String.init) } == expected)
  }

  @Test func `the page asks for nothing from anywhere`() throws {
    let page = try report(model(["A", "B", "C"])).rendered(as: .html)
    #expect(page.contains("default-src 'none'"))
    let outside = ["stylesheet", "http:", "url(", "@import", "fetch("]
    for word in outside + ["XMLHttpRequest", "innerHTML", "eval("] {
      #expect(!page.contains(word), "\(word)")
    }
    // Addresses are those of sources, as texts.
    #expect(!page.contains("href=\"http") && !page.contains("src="))
  }

  @Test func `names are texts in Markdown and in LaTeX`() throws {
    let report = try report(model())
    let markdown = report.rendered(as: .markdown)
    #expect(markdown.hasPrefix("# \\<script>alert(1)\\</script>\n"))
    #expect(markdown.contains("\u{1F680} \\*bold\\* \\_x\\_ \\`code\\` \\[a\\](b) \\| \\~z\\~ |"))
    #expect(markdown.contains("100% {of} \\$x\\_1^2\\$ #1 \\& \\\\end{document}"))
    let latex = report.rendered(as: .latex)
    #expect(latex.components(separatedBy: "\\end{document}").count == 2)
    #expect(
      latex.contains(
        "\\textquotedbl{}quoted\\textquotedbl{}, it\\textquotesingle{}s 100\\% \\{of\\} "
          + "\\$x\\_1\\textasciicircum{}2\\$ \\#1 \\& \\textbackslash{}end\\{document\\}"))
    #expect(latex.contains("\\textless{}\u{301}!-{}- \\{\\{script\\}\\} -{}-\\textgreater{}"))
    #expect(LaTeXText.escaped("│  └─ [a]") == "\\quad{}  \\quad{} {[}a{]}")
    #expect(
      latex.components(separatedBy: "\\begin{longtable}").count
        == latex.components(separatedBy: "\\end{longtable}").count)
  }

  private static let formats = [ReportFormat.html, .text, .markdown, .latex]

  @Test(arguments: formats)
  func `a report names every choice and its source, and is the same each time`(
    format: ReportFormat
  ) throws {
    let model = try model(["A", "B", "C"], participants: 2)
    let options = EvaluationOptions(
      prioritization: .geometricMean, synthesis: .ideal, aggregation: .judgments,
      randomIndex: .saaty1980, consistencyThreshold: .byOrder)
    let report = try report(model, options)
    let text = report.rendered(as: format)
    for words in [
      "row geometric mean", "ideal", "Saaty (1980)", "Crawford", "Forman", "Harker", "Fundamentals",
      "all equal",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(report.rendered(as: format) == text)
  }

  @Test func `models of unusual shape have reports too`() throws {
    // Nothing but criteria; one alternative; one criterion; no criteria at all.
    var criteria = try DecisionModel(name: "m", goal: "g")
    for name in ["a", "b", "c"] { try criteria.addCriterion(Criterion(name), under: criteria.goal) }
    try criteria.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [9, 1, 9])), of: criteria.goal)
    let page = try report(criteria).rendered(as: .html)
    #expect(page.contains("Global priorities of the criteria"))
    #expect(!page.contains("<strong>Head to head") && page.contains("<strong>Gradient"))
    #expect(page.contains("Judgments to think over again"))

    var single = try DecisionModel(name: "m", goal: "g", alternatives: ["x"])
    try single.addCriterion("a", under: single.goal)
    #expect(try report(single).rendered(as: .html).contains("the only one that is ranked"))

    var bare = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y"])
    try bare.setJudgments(.priorities([1, 1]), of: bare.goal)
    let text = try report(bare).rendered(as: .markdown)
    #expect(text.contains("x and y share the first place with 0.5000 each"))

    let empty = try DecisionModel(name: "m", goal: "g")
    for format in Self.formats {
      #expect(!(try report(empty).rendered(as: format)).isEmpty)
    }
  }

  @Test(arguments: Synthesis.allCases)
  func `weights that can be moved have the scores of the library`(synthesis: Synthesis) throws {
    let model = try model(["A", "B", "C"])
    let evaluation = try model.evaluation(EvaluationOptions(synthesis: synthesis))
    let scores = try WeightedScores(of: model, in: evaluation)
    let sliders = try #require(
      WeightSliders(names: Names(model: model, language: nil), scores: scores))
    let json = sliders.data(goal: "Goal").json()
    let data = try JSONDecoder().decode(SliderData.self, from: Data(json.utf8))
    #expect(data.isLogarithmic == (synthesis == .multiplicative))
    #expect(data.criteria[0].weights == scores.weights(under: model.goal))
    #expect(data.criteria[0].children == [1, 2, 3])
    for position in 1...3 {
      #expect(data.criteria[position].scores == scores.unitScores(below: CriterionID(position)))
    }
  }

  @Test func `shared criteria and levels that are left out keep the scores`() throws {
    // A criterion on the first level that is one of the second too, and more criteria than a page
    // has.
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y", "z"])
    let shared = try model.addCriterion("shared", under: model.goal)
    for number in 0..<4 {
      let parent = try model.addCriterion("c\(number)", under: model.goal)
      for child in 0..<20 {
        let middle = try model.addCriterion("d\(child)", under: parent)
        for leaf in 0..<10 { try model.addCriterion("e\(leaf)", under: middle) }
      }
      if number == 2 { try model.share(shared, under: parent) }
    }
    for leaf in ["s1", "s2"] { try model.addCriterion(Criterion(leaf), under: shared) }
    for criterion in model.criteria.indices {
      let count = model.itemCount(of: criterion)
      try model.setJudgments(
        .priorities((0..<count).map { Double(1 + ($0 * 7 + criterion.position * 3) % 11) }),
        of: criterion)
    }
    let evaluation = try model.evaluation()
    let scores = try WeightedScores(of: model, in: evaluation)
    let sliders = try #require(
      WeightSliders(names: Names(model: model, language: nil), scores: scores))
    let json = sliders.data(goal: "Goal").json()
    let data = try JSONDecoder().decode(SliderData.self, from: Data(json.utf8))
    // The goal, five criteria, and what stands below four of these and the shared one.
    #expect(data.criteria.count == 1 + 5 + 80 + 2)
    // As the script does it: from the end, for parents come before their children.
    var sums: [[Double]] = data.criteria.map { $0.scores ?? [] }
    for place in data.criteria.indices.reversed() {
      guard let children = data.criteria[place].children, let weights = data.criteria[place].weights
      else { continue }
      #expect(children.count == weights.count && children.allSatisfy { $0 > place })
      sums[place] = (0..<3).map { item in
        zip(children, weights).reduce(0) { $0 + $1.1 * sums[$1.0][item] }
      }
    }
    for (found, expected) in zip(sums[0], evaluation.alternativePriorities) {
      #expect(abs(found - expected) < 1e-14)
    }
  }

  /// What the script of a page gets.
  private struct SliderData: Decodable {
    struct Criterion: Decodable {
      let weights: [Double]?
      let children: [Int]?
      let scores: [Double]?
    }
    let isLogarithmic: Bool
    let criteria: [Criterion]
  }

  @Test func `averages that are not linear in weights have a report without them`() throws {
    let model = try model(["A", "B", "C"], participants: 2)
    let options = EvaluationOptions(synthesis: .ideal, aggregation: .priorities)
    let page = try report(model, options).rendered(as: .html)
    #expect(
      page.contains("is not linear in a weight") && page.contains("\"model\": null}"))
    #expect(
      throws: ChartError.sensitivity(.notLinear(.priorities, .ideal))
    ) {
      try DecisionChart(.performance, of: model, evaluation: try model.evaluation(options))
    }
  }

  // MARK: Charts

  @Test(arguments: DecisionChart.Kind.allCases.filter { !$0.showsGroup && $0 != .acceptability })
  func `charts are texts and marks, and specifications have the same data`(
    kind: DecisionChart.Kind
  ) throws {
    let model = try model()
    let evaluation = try model.evaluation()
    let chart = try DecisionChart(kind, of: model, evaluation: evaluation)
    let svg = chart.rendered(as: .svg)
    #expect(svg.hasPrefix("<svg ") && !svg.contains("<script"))
    #expect(svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(svg == chart.rendered(as: .svg))
    let plot = try JSONDecoder().decode(
      Plot.self, from: Data(chart.rendered(as: .vegaLite).utf8))
    #expect(plot.schema == "https://vega.github.io/schema/vega-lite/v5.json")
    #expect(plot.data.values.count >= 6)
    if kind == .ranking {
      #expect(
        Set(plot.data.values.compactMap(\.priority)) == Set(evaluation.alternativePriorities))
    }
  }

  /// The specification of a plot, as far as tests look at it.
  private struct Plot: Decodable {
    struct Rows: Decodable {
      let values: [Row]
    }
    struct Row: Decodable {
      let priority: Double?
    }
    let schema: String
    let data: Rows

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case data
    }
  }

  @Test func `a chart of what a model does not have is refused`() throws {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y"])
    try model.setJudgments(.priorities([1, 2]), of: model.goal)
    let bare = try model.evaluation()
    func chart(_ kind: DecisionChart.Kind, criteria: [CriterionID] = []) throws -> DecisionChart {
      try DecisionChart(kind, of: model, evaluation: bare, criteria: criteria)
    }
    #expect(throws: ChartError.noMatrices) { try chart(.consistency) }
    #expect(throws: ChartError.tooFewCriteria(expected: 1)) { try chart(.performance) }
    #expect(throws: ChartError.tooFewCriteria(expected: 1)) { try chart(.gradient) }
    #expect(throws: ChartError.goalHasNoWeight) { try chart(.gradient, criteria: [model.goal]) }
    #expect(throws: ChartError.tooFewCriteria(expected: 2)) { try chart(.plane) }
    var weighed = try DecisionModel(name: "m", goal: "g")
    for name in ["a", "b"] { try weighed.addCriterion(Criterion(name), under: weighed.goal) }
    try weighed.setJudgments(.priorities([1, 0]), of: weighed.goal)
    let evaluation = try weighed.evaluation()
    #expect(throws: ChartError.tooFewAlternatives(expected: 2)) {
      try DecisionChart(.headToHead, of: weighed, evaluation: evaluation)
    }
    #expect(throws: ChartError.noDirection("a")) {
      try DecisionChart(.gradient, of: weighed, evaluation: evaluation, criteria: [CriterionID(1)])
    }
    #expect("\(ChartError.noDirection("a"))".contains("'a' has all of the weight"))
  }
}
