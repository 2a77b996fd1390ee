import AHP
import Testing

@testable import AHPFormats

/// Heads of columns for pairs.
struct PairHeadTests {
  private func names(_ items: [String]) throws -> QuestionNames {
    var model = try DecisionModel(name: "m", goal: Criterion("g"))
    for name in items { _ = try model.addCriterion(Criterion(name), under: model.goal) }
    return QuestionNames(model)
  }

  private func splitCount(_ head: String, _ items: [String]) throws -> Int {
    var names = try names(items)
    return PairHead.splits(of: head.split(separator: "|"), &names).count
  }

  @Test(arguments: [10, 100, 1000, 10_000])
  func `the number of readings of a head depends on the names of the model alone`(bars: Int) throws
  {
    let head = "g" + String(repeating: "|a", count: bars)
    #expect(try splitCount(head, ["a", "b", "c"]) == 0)
    // Names with one bar make at most three readings of a head with four bars, and none of longer
    // ones.
    #expect(try splitCount(head, ["a", "a|a", "a|a|a"]) == 0)
    #expect(try splitCount("g|a|a|a|a", ["a", "a|a", "a|a|a"]) == 3)
  }

  @Test func `a head with more bars than names have is told by its usual reading`() throws {
    var names = try names(["a", "b", "c"])
    for (head, message) in [
      ("g|a|b|c", "unknown name 'b|c' under 'g'"), ("g|x|b|c", "unknown name 'x' under 'g'"),
      ("h|a|b|c", "unknown criterion 'h'"),
      ("g|a", "the column 'g|a' is not a pair (expected criterion|first|second)"),
      ("g|a|a", "'a' is compared with itself"),
    ] {
      guard case .failure(let problem) = PairHead.question(of: head, &names) else {
        Issue.record("\(head) is a pair")
        continue
      }
      #expect(problem.message(of: head, &names).hasPrefix(message))
    }
  }

  @Test func `a head that can be read as several pairs is refused`() throws {
    var names = try names(["a", "a|b", "b", "b|b"])
    guard case .failure(.ambiguous) = PairHead.question(of: "g|a|b|b", &names) else {
      Issue.record("one reading was taken")
      return
    }
    guard case .success = PairHead.question(of: "g|a|b", &names) else {
      Issue.record("a pair was refused")
      return
    }
  }
}
