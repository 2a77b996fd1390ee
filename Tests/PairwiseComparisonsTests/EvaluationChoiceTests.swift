import PairwiseComparisons
import Testing

struct EvaluationChoiceTests {
  @Test func `every name is that of the choice it creates`() throws {
    func check<Choice: EvaluationChoice>(_: Choice.Type, count: Int) throws {
      #expect(Choice.names().count == count, "\(Choice.key)")
      #expect(Set(Choice.names()).count == count, "\(Choice.key)")
      for name in Choice.names() {
        let choice = try #require(Choice(name: name), "\(name)")
        #expect(choice.name == name)
        #expect("\(choice)" == choice.title)
      }
      #expect(Choice(name: "none of them") == nil)
    }
    try check(PrioritizationMethod.self, count: 9)
    try check(JudgmentScale.self, count: 10)
    try check(MissingJudgments.self, count: 2)
    try check(RandomIndex.self, count: 10)
    try check(IncompleteRandomIndex.self, count: 3)
    try check(ConsistencyThreshold.self, count: 1)
  }

  @Test func `every choice has a source`() throws {
    let choices: [any EvaluationChoice] =
      PrioritizationMethod.allCases + JudgmentScale.allCases + MissingJudgments.allCases
      + RandomIndex.allCases + IncompleteRandomIndex.allCases
      + [ConsistencyThreshold.fixed(0.1), .byOrder]
    for choice in choices {
      let source = try #require(choice.source, "\(choice)")
      #expect(!source.text.isEmpty && !source.text.hasSuffix("."), "\(source)")
    }
    #expect(
      PrioritizationMethod.eigenvector.source?.text
        == "T. L. Saaty, Journal of Mathematical Psychology 15 (1977), 234–281, "
        + "doi:10.1016/0022-2496(77)90033-5")
  }
}
