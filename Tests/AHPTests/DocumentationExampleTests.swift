import AHP
import Foundation
import Testing

/// The Swift examples of the manual and of the README: each compiles as it stands there, and gives
/// the numbers that stand beside it.
struct DocumentationExampleTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The lines of code without comments and white space, since what is written here is indented
  /// further.
  private static func lines(_ code: some StringProtocol) -> [String] {
    code.split(separator: "\n").compactMap { line in
      let end = line.range(of: "//")?.lowerBound ?? line.endIndex
      let text = String(line[..<end].filter { !$0.isWhitespace })
      return text.isEmpty ? nil : text
    }
  }

  @Test func `every example of the documentation is compiled here`() throws {
    // As one line, since long ones are broken here.
    let own = Self.lines(try String(contentsOfFile: #filePath, encoding: .utf8)).joined()
    let manual = Self.root.appending(path: "Sources/AHP/AHP.docc")
    let articles = try FileManager.default.contentsOfDirectory(
      at: manual, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "md" }
    var count = 0
    for file in articles + [Self.root.appending(path: "README.md")] {
      let text = try String(contentsOf: file, encoding: .utf8)
      for block in text.components(separatedBy: "```swift\n").dropFirst() {
        let code = block.components(separatedBy: "\n```")[0]
        count += 1
        for line in Self.lines(code) {
          #expect(own.contains(line), "\(file.lastPathComponent): \(line)")
        }
      }
    }
    #expect(count >= 7)
  }

  private func expect(
    _ found: some Sequence<Double>, _ expected: [Double], within bound: Double = 0.5e-3
  ) {
    let found = Array(found)
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(abs(found - expected) <= bound) }
  }

  @Test func `the example of networks`() throws {
    let alternating = SparseColumns(columns: [
      [(row: 1, value: 1)], [(row: 0, value: 0.75), (row: 2, value: 0.25)], [(row: 1, value: 1)],
    ])
    let limit = try NetworkLimit(of: alternating, entryError: 1e-16)
    expect(limit.priorities, [0.375, 0.5, 0.125], within: 1e-14)
  }

  @Test func `the examples of the front page and the README`() throws {
    var model = try DecisionModel(
      name: "Choosing a leader", goal: "Choose a leader", alternatives: ["Tom", "Dick", "Harry"])
    let experience = try model.addCriterion("Experience", under: model.goal)
    let charisma = try model.addCriterion("Charisma", under: model.goal)
    // The judgments above the diagonal of each matrix, row by row.
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 2, upperTriangle: [2])), of: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1 / 4, 4, 9])), of: experience)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [1.0 / 4, 4, 9])), of: experience)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [5, 9, 4])), of: charisma)

    let evaluation = try model.evaluation()
    expect(
      evaluation.alternativePriorities, [0.392, 0.543, 0.065])
    let ratio =
      evaluation.criteria[charisma].consistencyRatio(by: evaluation.options)
    #expect(abs((ratio ?? 0) - 0.0679) < 1e-4)
    let ideal = try model.evaluation(EvaluationOptions(synthesis: .ideal))
    expect(
      ideal.alternativePriorities, [0.388, 0.547, 0.065])
    print(evaluation.alternativePriorities, evaluation.alternativeErrorBound)

    let matrix = try ComparisonMatrix(order: 3, upperTriangle: [3, 5, 2])
    print(matrix.priorities().values)
    print(matrix.consistency().ratio(to: .alonsoLamata2006) as Any)
    expect(matrix.priorities().values, [0.648, 0.230, 0.122])
    #expect(abs((matrix.consistency().ratio(to: .alonsoLamata2006) ?? 0) - 0.00352) < 1e-5)
  }

  /// The criteria of choosing a leader (Saaty's scale) as the articles have them.
  private func leader() throws -> (DecisionModel, ComparisonMatrix) {
    let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
    var model = try DecisionModel(name: "Leader", goal: "Goal")
    for name in ["Experience", "Education", "Charisma", "Age"] {
      try model.addCriterion(Criterion(name), under: model.goal)
    }
    try model.setJudgments(.comparisons(matrix), of: model.goal)
    return (model, matrix)
  }

  @Test func `the examples on prioritization, scales and random indices`() throws {
    let (model, _) = try leader()
    let matrix = try ComparisonMatrix(order: 4, upperTriangle: [4, 3, 7, 1.0 / 3, 3, 5])
    expect(matrix.priorities().values, [0.548, 0.127, 0.270, 0.056])
    _ = matrix.priorities()
    expect(
      matrix.priorities(by: .geometricMean).values, [0.546, 0.128, 0.270, 0.056])
    let options = EvaluationOptions(prioritization: .geometricMean)
    let evaluation = try model.evaluation(options)
    expect(
      evaluation.criteria[model.goal].localPriorities, [0.546, 0.128, 0.270, 0.056])

    #expect(JudgmentScale.balanced.value(of: 3, order: 4) == 1.5)
    expect(
      try matrix.scaled(by: .balanced).priorities().values, [0.412, 0.193, 0.278, 0.117])
    let balanced =
      try model.evaluation(EvaluationOptions(scale: .balanced))
    expect(
      balanced.criteria[model.goal].localPriorities, [0.412, 0.193, 0.278, 0.117])

    let ratio =
      matrix.consistency().ratio(to: .saaty1980)
    #expect(abs((ratio ?? 0) - 0.0439) < 1e-4)
    let index = RandomIndex.simulated.value(order: 4)
    #expect(abs((index ?? 0) - 0.8842) < 1e-4)
  }

  @Test func `the examples on incomplete judgments`() throws {
    let matrix = try IncompleteComparisonMatrix(
      order: 4, upperTriangle: [4, nil, 7, 1.0 / 3, 3, 5])
    expect(
      try matrix.priorities().values, [0.465, 0.134, 0.342, 0.059])
    expect(
      try matrix.priorities(by: .geometricMean).values, [0.467, 0.133, 0.342, 0.059])
    let completed =
      try matrix.optimalCompletion()[0, 2]
    #expect(abs(completed - 1.3663) < 1e-4)
  }

  @Test func `the example on weights`() throws {
    var model = try DecisionModel(name: "Car", goal: "Choose a car", alternatives: ["a", "b"])
    let cost = try model.addCriterion("Cost", under: model.goal)
    let safety = try model.addCriterion("Safety", under: model.goal)
    let comfort = try model.addCriterion("Comfort", under: model.goal)
    try model.setJudgments(.priorities([2, 2, 1]), of: model.goal)
    for (criterion, priority) in [(cost, 0.75), (safety, 0.5), (comfort, 0.25)] {
      try model.setJudgments(.priorities([priority, 1 - priority]), of: criterion)
    }
    let evaluation = try model.evaluation()
    let scores = try WeightedScores(of: model, in: evaluation)
    let moved =
      try scores.priorities(setting: [
        .init(criterion: cost, parent: model.goal, weight: 0.3),
        .init(criterion: safety, parent: model.goal, weight: 0.5),
      ])
    // 0.3 · 0.75 + 0.5 · 0.5 + 0.2 · 0.25
    expect(moved, [0.525, 0.475], within: 1e-15)
    let performance =
      scores.performance(under: model.goal)
    #expect(performance.entries.count == 3)
    let lead =
      scores.headToHead(0, 1, under: model.goal)
    #expect(abs(lead.total - (0.4 * 0.5 - 0.2 * 0.5)) < 1e-15)
  }
}
