import AHP
import AHPFormats
import Foundation
import Testing

/// What is compared in a model: criteria, strategic criteria and the intensities of rating scales.
struct ComparisonSetTests {
  /// A model with comparisons of all kinds, of which one set each is above the threshold.
  private static let text = """
    ahp: 1
    name: Three kinds
    participants: [Ann, Bob]
    alternatives: [Dam, Park, Mine]
    ratingScales:
      - name: Quality
        intensities: [high, middle, low]
        comparisons: [[high, middle, 5], [high, low, 2], [middle, low, 7]]
      - {name: Unused, intensities: [good, bad], comparisons: [[good, bad, 9]]}
      - name: Size
        intensities: [big, medium, small]
        prioritization: geometric-mean
        comparisons: [[big, medium, 5], [big, small, 2], [medium, small, 7]]
    goal:
      name: What to build
      strategicCriteria:
        name: What counts
        comparisons: [[Growth, Safety, 5], [Growth, Beauty, 2], [Safety, Beauty, 7]]
        reported: {consistencyRatio: 0.935, priorities: {Beauty: 0.5}}
        children:
          - name: Growth
            judgments:
              Ann: {comparisons: [[Gains, Losses, 2]]}
              Bob: {comparisons: [[Gains, Losses, 8]]}
            reported: {priorities: {Gains: 0.80}}
          - {name: Safety, comparisons: [[Gains, Losses, 1/2]]}
          - {name: Beauty, ratingScale: Size, ratings: {Gains: big, Losses: small}}
      children:
        - name: Gains
          merit: benefits
          comparisons: [[Money, Fun, 2]]
          children:
            - name: Money
              comparisons: [[Dam, Park, 5], [Dam, Mine, 2], [Park, Mine, 7]]
            - {name: Fun, ratingScale: Quality, ratings: {Dam: low, Park: high, Mine: middle}}
        - name: Losses
          merit: costs
          comparisons: [[Dam, Park, 1/2], [Dam, Mine, 2], [Park, Mine, 4]]
    """

  private func model() throws -> DecisionModel {
    try ModelFile.read(text: Self.text, name: "m.yaml").model
  }

  /// The paths of all sets with comparisons, in the order of the list.
  private static let compared = [
    "Gains", "Losses", "Gains/Money", "What counts", "What counts/Growth", "What counts/Safety",
    "Quality", "Size",
  ]

  /// The paths of those above the threshold.
  private static let inconsistent = ["Gains/Money", "What counts", "Quality", "Size"]

  @Test(arguments: [GroupAggregation.judgments, .localPriorities])
  func `a result counts the matrices that a check counts`(aggregation: GroupAggregation) throws {
    let model = try model()
    let options = EvaluationOptions(aggregation: aggregation)
    let evaluation = try model.evaluation(options)
    let findings = ConsistencyFindings(of: evaluation, model: model)
    let check = ModelCheck(of: model, options: options)
    let individuals = findings.individuals
    #expect(findings.matrices.count + (individuals?.count ?? 0) == check.entries.count)
    #expect(
      findings.matrices.aboveCount + (individuals?.aboveCount ?? 0) == check.count(.inconsistent))
    #expect(individuals?.count == (aggregation == .judgments ? 2 : nil))
    // The worst of all has the ratio of a check too; here several are equally bad.
    let largest = try #require(evaluation.hierarchyConsistency.largest)
    #expect(largest.ratio == check.entries.compactMap(\.ratio).max())
    #expect(largest == findings.matrices.largest)
    #expect(evaluation.subjects() == model.allSubjects)
  }

  @Test func `the largest ratio may be that of a strategic criterion or a rating scale`() throws {
    func largest(_ text: String) throws -> String? {
      let model = try ModelFile.read(text: text, name: "m.yaml").model
      return try model.evaluation().hierarchyConsistency.largest?.subject.path(in: model)
    }
    let consistent = Self.text.replacing(
      "comparisons: [[Dam, Park, 5], [Dam, Mine, 2], [Park, Mine, 7]]",
      with: "comparisons: [[Dam, Park, 2], [Dam, Mine, 4], [Park, Mine, 2]]")
    #expect(try largest(consistent) == "What counts")
    let strategic = consistent.replacing(
      "comparisons: [[Growth, Safety, 5], [Growth, Beauty, 2], [Safety, Beauty, 7]]",
      with: "comparisons: [[Growth, Safety, 2], [Growth, Beauty, 4], [Safety, Beauty, 2]]"
    ).replacing(
      "comparisons: [[big, medium, 5], [big, small, 2], [medium, small, 7]]",
      with: "comparisons: [[big, medium, 2], [big, small, 4], [medium, small, 2]]")
    #expect(try largest(strategic) == "Quality")
  }

  @Test func `the list has criteria, strategic criteria and the rating scales in use`() throws {
    let model = try model()
    let sets = model.comparisonSets()
    #expect(
      sets.map { $0.subject.path(in: model) } == [
        "What to build", "Gains", "Losses", "Gains/Money", "Gains/Fun", "What counts",
        "What counts/Growth", "What counts/Safety", "What counts/Beauty", "Quality", "Size",
      ])
    #expect(
      sets.filter { set in set.judgments.sets.contains { $0.judgments.matrix != nil } }
        .map { $0.subject.path(in: model) } == Self.compared)
    for set in sets {
      #expect(ComparisonSubject(path: set.subject.path(in: model), in: model) == set.subject)
      #expect(set.subject.itemNames(in: model).count == set.itemCount)
      #expect(set.subject.itemCount(in: model) == set.itemCount)
      #expect(set.subject.judgments(in: model) == set.judgments)
    }
    #expect(
      sets.filter { !$0.canBeAsked }.map { $0.subject.path(in: model) } == [
        // The goal is judged by the strategic criteria.
        "What to build", "Gains/Fun", "What counts/Beauty", "Quality", "Size",
      ])
    #expect(sets.last?.prioritization == .geometricMean)
    #expect(ComparisonSubject(path: "Growth", in: model) == nil)
  }

  @Test func `a check has an entry for each set`() throws {
    let model = try model()
    let check = ModelCheck(of: model)
    let entries = check.entries.filter { $0.participant == nil }
    #expect(entries.map { $0.subject.path(in: model) } == Self.compared)
    #expect(
      entries.filter { $0.verdict == .inconsistent }.map { $0.subject.path(in: model) }
        == Self.inconsistent)
    #expect(check.count(.inconsistent) == 4 && !check.passes)
    #expect(
      check.entries.compactMap(\.participant).map { model.participants[$0].name } == ["Ann", "Bob"])
  }

  @Test func `strategic criteria that nobody has judged are entries of a check`() throws {
    let text = Self.text.replacingOccurrences(
      of: "comparisons: [[Growth, Safety, 5], [Growth, Beauty, 2], [Safety, Beauty, 7]]",
      with: "description: to be asked")
    let model = try ModelFile.read(text: text, name: "m.yaml").model
    let check = ModelCheck(of: model)
    #expect(check.obstacles.isEmpty && !check.passes)
    #expect(
      check.entries.filter { $0.verdict == .unjudged }.map { $0.subject.path(in: model) } == [
        "What counts"
      ])
  }

  /// What the intensities of a scale are worth and how much merits count rests on no criterion.
  @Test func `numbers on other sets are computed beside criteria without judgments`() throws {
    let text = Self.text.replacingOccurrences(
      of: "comparisons: [[Dam, Park, 5], [Dam, Mine, 2], [Park, Mine, 7]]",
      with: "reported: {priorities: {Dam: 0.5}}"
    ).replacingOccurrences(
      of: "- name: Quality", with: "- name: Quality\n    reported: {consistencyRatio: 0.935}")
    let audit = try Audit(of: ModelFile.read(text: text, name: "m.yaml").model)
    #expect(
      audit.entries.map(\.verdict) == [.notComputed, .agrees, .disagrees, .agrees, .agrees])
  }

  @Test(arguments: [GroupAggregation.judgments, .priorities, .localPriorities])
  func `every set is analysed, with the effect of advice on the ranking`(
    aggregation: GroupAggregation
  ) throws {
    let model = try model()
    let evaluation = try model.evaluation(EvaluationOptions(aggregation: aggregation))
    #expect(
      evaluation.subjectsAboveThreshold().map { $0.path(in: model) } == Self.inconsistent)
    let analyses = try model.comparisonSets().flatMap {
      try ConsistencyAnalysis.all(of: model, in: evaluation, subject: $0.subject)
    }
    var seen: [String] = []
    for analysis in analyses where seen.last != analysis.subject.path(in: model) {
      seen.append(analysis.subject.path(in: model))
    }
    #expect(seen == Self.compared)
    let advice = analyses.filter { Self.inconsistent.contains($0.subject.path(in: model)) }
    #expect(advice.allSatisfy { $0.advice.count == 3 })
    for analysis in advice {
      let changed = try #require(analysis.advice.first { $0.deviation.ratio == 5 })
      let names = analysis.subject.itemNames(in: model)
      let pair = "[\(names[changed.deviation.row]), \(names[changed.deviation.column]), "
      let text = Self.text.replacingOccurrences(
        of: "\(pair)5]", with: "\(pair)\(changed.replacements.harker.ratio)]")
      let other = try ModelFile.read(text: text, name: "m.yaml").model
      let after = try other.evaluation(evaluation.options)
      #expect(
        RankedItems(of: model, in: evaluation).change(to: RankedItems(of: other, in: after))
          == changed.effect)
    }
  }

  @Test func `a repair reaches every set and is written to the file`() throws {
    let model = try model()
    let repair = try ModelRepair(of: model, by: ModelRepair.Plan(.fewestChanges))
    #expect(repair.entries.map { $0.subject.path(in: model) } == Self.inconsistent)
    #expect(repair.succeeds && ModelCheck(of: repair.model).passes)
    #expect(repair.model.ratingScales.map(\.changes.count) == [1, 0, 1])
    #expect(repair.model.ratingScales == repair.model.strategicModel?.ratingScales)
    #expect(repair.model.strategicModel?.criteria[model.goal].changes.count == 1)
    #expect(try Audit(of: repair.model).entries.isEmpty)
    for syntax in ModelSyntax.allCases {
      let text = try repair.model.fileText(syntax)
      #expect(try ModelFile.read(text: text, name: "m.\(syntax)").model == repair.model)
    }
    let size = try #require(ComparisonSubject(path: "Size", in: model))
    let only = try ModelRepair(of: model, by: ModelRepair.Plan(.fewestChanges), subject: size)
    #expect(only.entries.map(\.subject) == [size])
  }

  @Test func `a change of a rating scale has no participant`() throws {
    let text = Self.text.replacingOccurrences(
      of: "comparisons: [[good, bad, 9]]",
      with: """
        comparisons: [[good, bad, 9]],
             changes: [{participant: Ann, pair: [good, bad], from: 3, to: 9, why: asked}]
        """)
    let error = #expect(throws: FileError.self) {
      try ModelFile.read(text: text, name: "m.yaml")
    }
    #expect(
      error?.diagnostics.first?.message.contains("unknown key 'participant'") == true,
      "\(String(describing: error))")
  }

  @Test func `what is reported on strategic criteria is audited`() throws {
    let model = try model()
    let audit = try Audit(of: model)
    #expect(
      audit.entries.map { $0.subject.map { $0.path(in: model) } } == [
        "What counts", "What counts", "What counts/Growth",
      ])
    // Growth is judged 2 and 8, whose geometric mean is 4.
    #expect(
      Set(audit.entries.map { "\($0.reported.printed.text) \($0.verdict)" }) == [
        "0.935 agrees", "0.5 disagrees", "0.80 agrees",
      ])
  }

  @Test func `a simulation disturbs every set`() throws {
    let simulation = try Simulation(of: model(), SimulationSettings(draws: 20))
    // 1 + 3 + 3 on criteria, 3 + 1 + 1 on strategic criteria, 3 + 3 on rating scales.
    #expect(simulation.judgmentCount == 18)
  }

  /// Of consistent comparisons all methods make the same priorities.
  @Test(arguments: [nil, "Quality", "Size", "What counts", "Gains/Money"])
  func `every method is applied to every set`(inconsistent: String?) throws {
    // The sets whose first judgment is 5, in the order of the file; 2/7 makes them consistent.
    let paths = ["Quality", "Size", "What counts", "Gains/Money"]
    let parts = Self.text.components(separatedBy: ", 5]")
    #expect(parts.count == paths.count + 1)
    let text = zip(parts.dropFirst(), paths).reduce(parts[0]) { text, part in
      text + (part.1 == inconsistent ? ", 5]" : ", 2/7]") + part.0
    }
    let model = try ModelFile.read(text: text, name: "m.yaml").model
    let results = try MethodComparison(of: model).evaluated().filter { $0.entry.scale == .linear }
    #expect(results.count == PrioritizationMethod.allCases.count)
    let spread = results.reduce(0) { most, result in
      zip(result.items.priorities, results[0].items.priorities).reduce(most) {
        max($0, abs($1.0 - $1.1))
      }
    }
    // Size has a prioritization of its own.
    let isSpread = inconsistent != nil && inconsistent != "Size"
    #expect(isSpread ? spread > 1e-3 : spread < 1e-6, "\(spread)")
  }

  // MARK: The file

  /// How many mappings of a file have comparisons in one of their forms; what is reported is none.
  private func judged(_ value: Any) -> Int {
    if let list = value as? [Any] { return list.reduce(0) { $0 + judged($1) } }
    guard let mapping = value as? [String: Any] else { return 0 }
    let own = ["comparisons", "upperTriangle", "matrix"].contains { mapping[$0] != nil } ? 1 : 0
    return mapping.reduce(own) { $1.key == "reported" ? $0 : $0 + judged($1.value) }
  }

  @Test(arguments: [nil] + ExampleTests.paths.map(Optional.some))
  func `the list has all comparisons of a file`(path: String?) throws {
    let model =
      try path.map {
        try ModelFile.read(ExampleTests.root.appending(path: "Examples/\($0)").path).model
      } ?? model()
    let object = try JSONSerialization.jsonObject(with: Data(model.fileText(.json).utf8))
    let sets = model.comparisonSets()
    let listed = sets.reduce(0) { count, set in
      count + set.judgments.sets.reduce(0) { $0 + ($1.judgments.matrix == nil ? 0 : 1) }
    }
    // Nothing depends on a scale that no criterion uses.
    let unused = model.ratingScales.indices.count { scale in
      model.ratingScales[scale].judgments?.matrix != nil
        && !sets.contains { $0.subject == .ratingScale(scale) }
    }
    #expect(judged(object) == listed + unused)
  }

  /// A place for comparisons that the schema gets needs a case of `ComparisonSubject`.
  @Test func `the schema has comparisons in no other place`() throws {
    let schema = try #require(
      JSONSerialization.jsonObject(with: Data(ModelSchema.text.utf8)) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    let withComparisons = definitions.filter { name, definition in
      guard let properties = definition["properties"] as? [String: Any],
        let reference = (properties["upperTriangle"] as? [String: Any])?["$ref"] as? String
      else { return false }
      return reference.hasPrefix("#/$defs/upperTriangle")
    }
    #expect(
      Set(withComparisons.keys) == [
        "criterion", "ratingScale", "individualJudgments", "cluster", "dependence",
      ])

    // Where criteria, rating scales and the judgments of participants stand.
    var places: [String] = []
    func collect(_ value: Any, at path: String) {
      if let list = value as? [Any] { for element in list { collect(element, at: path) } }
      guard let mapping = value as? [String: Any] else { return }
      if let reference = mapping["$ref"] as? String,
        withComparisons.keys.contains(String(reference.dropFirst("#/$defs/".count)))
      {
        places.append(path)
      }
      for (key, value) in mapping where key != "$defs" { collect(value, at: "\(path)/\(key)") }
    }
    for (name, definition) in definitions { collect(definition, at: name) }
    collect(schema, at: "model")
    let names = places.map { place in
      place.split(separator: "/").filter {
        !["properties", "items", "anyOf", "oneOf", "additionalProperties", "if", "then", "else"]
          .contains($0)
      }.joined(separator: "/")
    }
    #expect(
      Set(names) == [
        "model/goal", "model/ratingScales", "child", "criterion/strategicCriteria",
        "criterion/judgments", "criterion/network", "node/dependsOn",
      ])
  }
}

extension DecisionModel {
  /// What an evaluation can have matrices of, used or not.
  fileprivate var allSubjects: [ComparisonSubject] {
    criteria.indices.map { .criterion($0) }
      + (strategicModel?.criteria.indices.map { .strategicCriterion($0) } ?? [])
      + ratingScales.indices.map { .ratingScale($0) }
  }
}
