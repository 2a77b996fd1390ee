import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Files of statistics that were changed, whose numbers cannot be those of anybody's answers.
struct ChangedStatisticsTests {
  private static func group(weights: [Double] = [1, 1, 1]) throws -> DecisionModel {
    var model = try DecisionModel(name: "m", goal: "g", alternatives: ["x", "y"])
    let criteria = try ["a", "b", "c"].map {
      try model.addCriterion(Criterion($0), under: model.goal)
    }
    for (number, weight) in weights.enumerated() {
      let person = try model.addParticipant(Participant("p\(number)", weight: weight))
      let triangle = [[3, 5, 2], [2, 0.25, 3], [7, 1, 0.5]][number % 3]
      try model.setJudgments(
        .comparisons(ComparisonMatrix(order: 3, upperTriangle: triangle)), of: model.goal,
        by: person)
      for (place, criterion) in criteria.enumerated() {
        try model.setJudgments(
          .comparisons(
            ComparisonMatrix(order: 2, upperTriangle: [Double(1 + (number + place) % 4)])),
          of: criterion, by: person)
      }
    }
    return model
  }

  private static func statistics(of model: DecisionModel) throws -> GroupStatistics {
    var statistics = try GroupStatistics(of: model)
    try statistics.add(Response.all(in: model))
    return statistics
  }

  /// What reading statistics says, or nothing if they are read.
  private func problem(_ text: String, of model: DecisionModel) throws -> String {
    let files = try ResponseFiles()
    let path = try files.write(Array(text.utf8), "group.json")
    do throws(FileError) {
      _ = try GroupStatisticsFile.readMerged([path], of: model)
      return ""
    } catch {
      return error.description
    }
  }

  /// Changes that leave counts and names as they are, and what each makes impossible.
  private static let changes: [(what: String, change: @Sendable (inout GroupStatistics) -> Void)] =
    [
      ("more exclusions than respondents", { $0.exclusions.noWeight = 4 }),
      ("more exclusions than uncounted", { $0.exclusions.inconsistent = 1 }),
      ("more judgments than people", { $0.judgments.set(0, count: 4, extremes: 2...7) }),
      ("extremes above the sums", { $0.judgments.set(0, count: 3, extremes: 7...8) }),
      ("extremes below the sums", { $0.judgments.set(0, count: 3, extremes: 0.25...0.5) }),
      ("extremes too narrow for the squares", { $0.judgments.set(1, count: 3, extremes: 1...1.1) }),
      ("more people with priorities", { $0.priorities.counts[0] = 4 }),
      ("nobody with priorities", { $0.priorities.counts[0] = 0 }),
      ("more firsts than respondents", { $0.priorities.firstCounts[0] = 4 }),
      ("nobody first", { for item in 0..<3 { $0.priorities.firstCounts[item] = 0 } }),
      ("more zeros than respondents", { $0.priorities.zeroCounts[1] = 4 }),
      ("all zeros, and a sum", { $0.priorities.zeroCounts[1] = 3 }),
      ("ranks of too many people", { $0.priorities.doubledRankSums[0] += 1 }),
      (
        "a rank below 1",
        { $0.priorities.doubledRankSums = [5, 13, 18] + $0.priorities.doubledRankSums[3...] }
      ),
      ("the largest rank sum", { $0.priorities.doubledRankSums[0] = .max }),
      ("the largest tie sum", { $0.priorities.tieSums[0] = .max }),
      ("more inconsistent than ratios", { $0.inconsistentCounts[0] = 4 }),
      ("more ratios than priorities", { $0.ratioCounts[0] = 4 }),
      (
        "ratios of nobody",
        {
          $0.ratioCounts[0] = 0; $0.inconsistentCounts[0] = 0
        }
      ),
      ("a negative ratio", { $0.ratioSums.add(-10, to: 0) }),
      ("a negative global priority", { $0.globalSums.add(-10, to: 1) }),
      ("zero priorities of too many", { $0.zeroPriorityCounts[0] = 4 }),
      ("priorities that sum to more", { $0.priorities.itemSums.add(0.5, to: 0) }),
      ("weighted priorities that sum to more", { $0.priorities.itemSums.add(0.5, to: 1) }),
      ("a positive sum of logarithms", { $0.priorities.itemSums.add(50, to: 2) }),
      ("logarithms of larger priorities", { $0.priorities.itemSums.add(1.5, to: 2) }),
      ("more weight", { $0.priorities.setSums.add(1, to: 0) }),
      ("a negative entropy", { $0.priorities.setSums.add(-9, to: 1) }),
      ("too large an entropy", { $0.priorities.setSums.add(9, to: 1) }),
    ]

  @Test(arguments: changes.indices)
  func `statistics that contradict themselves are refused`(index: Int) throws {
    let model = try Self.group()
    var statistics = try Self.statistics(of: model)
    #expect(statistics.isPlausible())
    Self.changes[index].change(&statistics)
    #expect(!statistics.isPlausible(), "\(Self.changes[index].what)")
    // The digest of the changed numbers is right.
    let text = try GroupStatisticsFile.text(statistics)
    #expect(try problem(text, of: model).contains("contradict"), "\(Self.changes[index].what)")
  }

  @Test(arguments: [[1, 1, 1], [0.001, 1000, 3], [1e-6, 1e-6, 1e-6], [5]] as [[Double]])
  func `statistics of people are plausible`(weights: [Double]) throws {
    let model = try Self.group(weights: weights)
    let text = try GroupStatisticsFile.text(try Self.statistics(of: model))
    #expect(try problem(text, of: model) == "")
  }

  /// Rows that are exchanged are possible numbers of other people.
  @Test func `exchanged rows and digits are found by the digest`() throws {
    let model = try Self.group()
    let text = try GroupStatisticsFile.text(try Self.statistics(of: model))
    // The first items of the second set of items, whose priorities anybody could exchange.
    let rows = text.components(separatedBy: "\"items\": [[")[1].components(separatedBy: "], [")
    let exchanged = text.replacingOccurrences(
      of: rows[3] + "], [" + rows[4], with: rows[4] + "], [" + rows[3])
    #expect(exchanged != text)
    #expect(
      try problem(exchanged, of: model).contains(
        "error: the statistics were changed after they were written"))
    let name = TextDigest(of: "p0").hexadecimal()
    let renamed = text.replacingOccurrences(
      of: name, with: TextDigest(of: "q0").hexadecimal())
    #expect(renamed != text)
    #expect(try problem(renamed, of: model).contains("were changed"))
    // Spaces make no difference.
    let spaced = text.replacingOccurrences(of: ", ", with: " ,\t")
    #expect(try problem(spaced, of: model) == "")
  }

  @Test func `statistics of an older version are refused as such`() throws {
    let model = try Self.group()
    let text = try GroupStatisticsFile.text(try Self.statistics(of: model))
    for old in [
      text.replacingOccurrences(of: "\"groupStatistics\": 3", with: "\"groupStatistics\": 2"),
      "{\"groupStatistics\": 1, \"fingerprints\": [\"f999bd199ff42d18\"]}",
    ] {
      let found = try problem(old, of: model)
      #expect(found.contains("of the statistics is not known (expected 3)"))
      #expect(found.contains("hint: count the answers again with 'ahp aggregate --partial'"))
      #expect(!found.contains("missing") && !found.contains("unknown"))
    }
  }

  /// Models whose questions have as many items, and other names or other judgments for everybody.
  @Test func `statistics of another model of the same shape are refused`() throws {
    let model = try Self.group()
    let text = try GroupStatisticsFile.text(try Self.statistics(of: model))
    var renamed = model
    renamed.criteria[CriterionID(1)].name = "other"
    #expect(try problem(text, of: renamed).contains("about another model"))
    var judged = model
    judged.criteria[CriterionID(2)].judgments = .common(
      .comparisons(try ComparisonMatrix(order: 2, upperTriangle: [2])))
    let common = try GroupStatisticsFile.text(try Self.statistics(of: judged))
    #expect(try problem(common, of: judged) == "")
    var changed = judged
    changed.criteria[CriterionID(2)].judgments = .common(
      .comparisons(try ComparisonMatrix(order: 2, upperTriangle: [3])))
    #expect(try problem(common, of: changed).contains("about another model"))
  }

  /// Parts that were counted with other strategic criteria.
  @Test func `strategic criteria belong to what statistics are about`() throws {
    func model(_ strategic: String) throws -> DecisionModel {
      try ModelFile.read(
        text: """
          ahp: 1
          name: Power
          alternatives: [Dam, Wind]
          goal:
            name: Which power
            strategicCriteria: {name: What counts, children: [{name: Growth}, {name: \(strategic)}]}
            children:
              - {name: Gains, merit: benefits}
              - {name: Losses, merit: costs}
          """, name: "m.yaml"
      ).model
    }
    let (first, second) = (try model("Safety"), try model("Beauty"))
    var statistics = try GroupStatistics(of: first)
    let other = try GroupStatistics(of: second)
    #expect(throws: GroupMergeError.differentModels) { try statistics.merge(other) }
    let text = try GroupStatisticsFile.text(statistics)
    #expect(try problem(text, of: first) == "")
    #expect(try problem(text, of: second).contains("about another model"))
  }

  @Test(arguments: [
    ("[[0, ", "[[1, ", "is not the position of a pair after the row before"),
    ("[[0, 3, 2, ", "[[0, 3, 8, ", "the extremes of the ratios contradict each other"),
    ("[[0, 3, 2, ", "[[0, 3, -2, ", "-2 is not a ratio"),
    ("[[0, 3, ", "[[0, 0, ", "the extremes of the ratios contradict each other"),
    ("\"maximumConsistencyRatio\": null", "\"maximumConsistencyRatio\": -1", "contradict"),
    ("\"names\": [\"", "\"names\": [\"0", "is not the digest of a name that is new"),
    ("\"0p0\"", "\"0p1\"", "is not an exact sum"),
  ])
  func `wrong cells are named`(original: String, changed: String, message: String) throws {
    let model = try Self.group()
    let text = try GroupStatisticsFile.text(try Self.statistics(of: model))
    let isThere = text.contains(original)
    #expect(isThere)
    let found = try problem(
      text.replacingOccurrences(of: original, with: changed), of: model)
    #expect(found.contains(message), "\(found)")
  }
}
