import AHP
import Testing

/// Reduced questionnaires, and what is missing of the answers.
struct QuestionDesignTests {
  private func pairs(_ design: QuestionDesign, order: Int, seed: UInt64 = 1) -> [[Int]] {
    var generator = SplitMix64(seed: seed)
    return design.pairs(order: order, using: &generator).map { [$0.row, $0.column] }
  }

  private func isConnected(_ pairs: [[Int]], order: Int) -> Bool {
    var group = Array(0..<order)
    for pair in pairs {
      let (kept, lost) = (group[pair[0]], group[pair[1]])
      for item in group.indices where group[item] == lost { group[item] = kept }
    }
    return Set(group).count <= 1
  }

  private func degrees(_ pairs: [[Int]], order: Int) -> [Int] {
    (0..<order).map { item in pairs.count { $0.contains(item) } }
  }

  @Test(arguments: 0...12)
  func `the spanning design asks the fewest questions that connect all items`(order: Int) {
    for seed in 1...20 as ClosedRange<UInt64> {
      let pairs = pairs(.spanning, order: order, seed: seed)
      #expect(pairs.count == max(0, order - 1))
      #expect(isConnected(pairs, order: order))
    }
  }

  @Test(arguments: 2...9, 1...4)
  func `the balanced design stays connected without any answers up to its redundancy`(
    order: Int, redundancy: Int
  ) {
    for seed in 1...3 as ClosedRange<UInt64> {
      let pairs = pairs(.balanced(redundancy: redundancy), order: order, seed: seed)
      let degree = min(redundancy + 1, order - 1)
      // Harary's bound: no graph has fewer edges, since each item needs `degree`.
      #expect(pairs.count == (order * degree + 1) / 2, "seed \(seed)")
      #expect(Set(pairs).count == pairs.count && pairs.allSatisfy { $0[0] < $0[1] })
      let degrees = degrees(pairs, order: order)
      #expect(degrees.min() == degree && degrees.count { $0 > degree } <= 1, "seed \(seed)")
      func check(_ left: [[Int]], skipping count: Int) -> Bool {
        guard isConnected(left, order: order) else { return false }
        if count == 0 { return true }
        return left.indices.allSatisfy { position in
          var fewer = left
          fewer.remove(at: position)
          return check(fewer, skipping: count - 1)
        }
      }
      // All subsets up to two, and from there the items of least degree decide.
      #expect(check(pairs, skipping: min(degree - 1, 2)), "seed \(seed)")
    }
  }

  @Test func `the seed decides, and the pairs come in the order of a triangle`() {
    let design = QuestionDesign.balanced(redundancy: 2)
    #expect(pairs(design, order: 9, seed: 5) == pairs(design, order: 9, seed: 5))
    #expect(pairs(design, order: 9, seed: 5) != pairs(design, order: 9, seed: 6))
    let pairs = pairs(design, order: 9)
    #expect(pairs == pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) })
  }

  @Test func `a model's questions leave out what is judged for everybody`() throws {
    var model = try DecisionModel(name: "M", goal: "G", alternatives: ["X", "Y", "Z"])
    let first = try model.addCriterion("A", under: model.goal)
    try model.addCriterion("B", under: model.goal)
    try model.setJudgments(
      .comparisons(ComparisonMatrix(order: 3, upperTriangle: [2, 3, 4])), of: first)
    #expect(QuestionDesign.complete.questions(of: model, seed: 1) == [QuestionID](at: 0, 4, 5, 6))
    #expect(QuestionDesign.spanning.questions(of: model, seed: 1).count == 3)
  }

  @Test func `missing answers are found for everybody who was asked, and for others who answered`()
    throws
  {
    let model = try DecisionModel(name: "M", goal: "G", alternatives: ["X", "Y", "Z"])
    let questions = Questions(of: model)
    var ann = Response(Participant("Ann"), to: questions)
    try ann.setAnswer(3, to: QuestionID(1), of: questions)
    var bob = Response(Participant("Bob"), to: questions)
    try bob.setAnswer(3, to: QuestionID(0), of: questions)
    try bob.setAnswer(2, to: QuestionID(2), of: questions)
    let missing = MissingAnswers.all(
      of: model, in: [ann, bob], to: .init(at: 0, 2), from: [Participant("Cy"), Participant("Bob")])
    #expect(missing.map(\.participant.name) == ["Cy", "Bob", "Ann"])
    #expect(missing.map(\.answeredCount) == [0, 2, 0])
    #expect(missing.map { $0.gaps.flatMap(\.questions) } == [.init(at: 0, 2), [], .init(at: 0, 2)])
    #expect(missing.flatMap(\.gaps).allSatisfy { !$0.hasPriorities })
    ann.setPriorities([1, 2, 3], of: ComparisonSetID(0), of: questions)
    #expect(
      MissingAnswers.all(of: model, in: [ann], to: .init(at: 0, 1, 2), from: [])[0].gaps.isEmpty)
  }
}
