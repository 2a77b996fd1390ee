import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Model files with every key that there is, which are written and read again.
struct EveryKeyTests {
  private static let said =
    "labels: {id: L}, description: d, descriptions: {id: t}, source: s"

  /// What is reported on two items that are compared.
  private static func numbers(_ first: String, _ second: String) -> String {
    let printed =
      "{value: '0.7', erratum: e, errata: {id: x}, "
      + "variants: [{value: '0.6', erratum: v, errata: {id: w}}]}"
    return "source: page 1, settings: {prioritization: row-sums}, "
      + "priorities: {\(first): \(printed)}, idealPriorities: {\(first): '1.0'}, "
      + "consistencyRatio: '0.05', consistencyIndex: '0.03', principalEigenvalue: '3.06', "
      + "indices: {GCI: '0.1'}, comparisons: [[\(first), \(second), '3.0']]"
  }

  private static let hierarchy = """
    {ahp: 1, name: m, \(said), notice: n, notices: {id: c}, language: en, provenance: published,
    alternatives: [{name: a, \(said), attributes: {beds: 12, level: A}},
      {name: b, attributes: {beds: 20, level: A}}, {name: c, attributes: {beds: 15, level: B}}],
    participants: [{name: Ann, \(said), weight: 2.5, attributes: {ward: surgery}}, Ben],
    requires: ["beds >= 10"],
    situations: [{name: night, \(said), requires: ["level = A"]}],
    ratingScales: [
      {name: r, \(said), provenance: illustrative, intensities: [a, b, c],
       prioritization: geometric-mean, comparisons: [[a, b, 3], [b, c, 2]],
       changes: [{pair: [a, b], from: 5, to: 3, why: w}], reported: {\(numbers("a", "b"))}},
      {name: r1, intensities: [a, b, c], upperTriangle: [2, 3, 2]},
      {name: r2, intensities: [a, b, c], matrix: [[1, 2, 3], [1/2, 1, 2], [1/3, 1/2, 1]]},
      {name: r3, intensities: [a, b], priorities: {a: 3, b: 1}},
      {name: r4, intensities: [a, b], ranks: {order: [a, b], by: rank-sum}}],
    settings: {aggregation: priorities},
    reported: {source: table 1, participant: Ann, settings: {synthesis: ideal},
      consistencyRatio: '0.02', alternatives: {a: '0.5'}, totals: {a: '0.9'},
      globalPriorities: {C1: {value: '0.4', definition: f, definitions: {id: g}}}},
    goal: {name: g, \(said), provenance: reconstructed,
      judgments: {
        Ann: {comparisons: [[C1, C2, [2, 3, 4]], [C1, C3, 5]], source: s, provenance: elicited},
        Ben: {priorities: {C1: 1, C2: 2, C3: 3, C4: 4, C5: 5, C6: 6, C7: 7, C8: 8, C9: 9}}},
      changes: [{participant: Ann, pair: [C1, C2], from: 1/2, to: 3, why: w}],
      reported: {participant: Ann, globalPriorities: {C1: '0.2'}, \(numbers("C1", "C2"))},
      children: [
        {name: C1, alternatives: [a, b], pin: a, comparisons: [[a, b, 3]]},
        {name: C2, values: {a: 1, b: 2, c: 3}, direction: lower},
        {name: C3, values: {a: 1, b: 2, c: 3}, utility: {linear: {worst: 0, best: 4}}},
        {name: C4, values: {a: 1, b: 2, c: 3},
         utility: {exponential: {worst: 0, best: 4, tolerance: 2}}},
        {name: C5, values: {a: 1, b: 2, c: 3},
         utility: {steps: [[0, 0], [2, 1]], monotone: increasing}},
        {name: C6, values: {a: 1, b: 2, c: 3}, utility: {points: [[0, 1], [4, 0]]}},
        {name: C7, ratings: {a: a, b: b, c: c}, ratingScale: r},
        {name: C8, upperTriangle: [2, 3, 4, 2, 3, 2],
         children: [{name: D1, matrix: [[1, 2, 3], [1/2, 1, 2], [1/3, 1/2, 1]]},
           {name: D2, ranks: {order: [a, [b, c]], by: rank-reciprocal}},
           {name: D4, priorities: {a: 3, b: 2, c: 1}},
           {name: D3, judgments: {
             Ann: {upperTriangle: [2, 3, 2]}, Ben: {ranks: {order: [a, b, c], by: rank-sum}}}}]},
        {name: C9, children: [{ref: C8/D1}],
         judgments: {Ann: {matrix: [[1]]}}}]}}
    """

  private static let network = """
    {ahp: 1, name: m, alternatives: [a, b, c], participants: [Ann, Ben],
    ratingScales: [{name: r, intensities: [high, low], priorities: {high: 3, low: 1}}],
    reported: {bocr: {additive: {a: '0.3'}}},
    goal: {name: g,
      strategicCriteria: {name: w, comparisons: [[S1, S2, 2]], children: [{name: S1}, {name: S2}]},
      children: [
        {name: B, merit: benefits, magnitude: 3, reported: {alternatives: {a: '0.3'}},
         network: [
          {cluster: K, \(said), provenance: elicited, alternatives: true, items: [K, L, M],
           comparisons: [[K, L, 3], [L, M, 2]], changes: [{pair: [K, L], from: 5, to: 3, why: w}],
           nodes: [{name: a, \(said), dependsOn: {
             L: {items: [x, y], changes: [{pair: [x, y], from: 5, to: 3, why: w}],
                 comparisons: [[x, y, 2]]},
             K: {values: {b: 1, c: 2}, direction: lower}, M: {upperTriangle: [2, 3, 2]}}},
            {name: b, dependsOn: {L: {values: {x: 1, y: 2}, utility: {linear: {worst: 0, best: 4}}},
               M: {matrix: [[1, 2, 3], [1/2, 1, 2], [1/3, 1/2, 1]]}}},
            {name: c, dependsOn: {L: {ratings: {x: high, y: low}, ratingScale: r},
               M: {ranks: {order: [p, q, o], by: rank-sum}}}}]},
          {cluster: L, nodes: [{name: x, dependsOn: {K: {priorities: {a: 1, b: 2, c: 3}}}},
             {name: y, dependsOn: {K: {judgments: {Ann: {comparisons: [[a, b, 2]]}}}}}],
           items: [K, M], judgments: {Ann: {comparisons: [[K, M, 2]]}}},
          {cluster: M, nodes: [{name: p, dependsOn: {K: {}, L: {}, M: [q]}}, q, o],
           upperTriangle: [2, 3, 2]}],
        },
        {name: C, merit: costs, magnitude: 2,
         reported: {raw: {K: {a: '0.1'}}, normal: {K: {a: '0.2'}}, ideal: {K: {a: '1.0'}}},
         network: [
          {cluster: K, alternatives: true, matrix: [[1, 2], [1/2, 1]],
           nodes: [{name: a, dependsOn: {L: {}, K: [b]}}]},
          {cluster: L, nodes: [{name: x, dependsOn: {K: {}, L: [y]}}, y],
           priorities: {K: 2, L: 1}},
          {cluster: M, nodes: [{name: p, dependsOn: {K: {}, L: {}}}],
           ranks: {order: [K, L], by: rank-sum}}]}]}}
    """

  /// The kinds of mappings, by where they stand.
  private static func keys(ofMappingAt path: [String]) -> (kind: String, keys: [ModelKey])? {
    let lists = path.filter { Int($0) == nil }
    let parent = lists.dropLast().last
    switch (lists.last, parent) {
    case (nil, _): return ("model", ModelKey.ofModel)
    case ("situations", nil): return ("situation", ModelKey.ofSituation)
    case ("alternatives", nil): return ("alternative", ModelKey.ofAlternative)
    case ("participants", nil): return ("participant", ModelKey.ofParticipant)
    case ("ratingScales", nil): return ("rating scale", ModelKey.ofRatingScale)
    case ("goal", nil), ("children", _):
      return ("criterion", ModelKey.ofGoal + ModelKey.ofReference)
    case ("network", _): return ("cluster", ModelKey.ofCluster)
    case ("nodes", _): return ("node", ModelKey.ofNode)
    case (_, "dependsOn"): return ("dependence", ModelKey.ofDependence)
    case (_, "judgments"): return ("individual", ModelKey.ofIndividual)
    case ("changes", "ratingScales"): return ("change of a scale", ModelKey.ofScaleChange)
    case ("changes", _): return ("change", ModelKey.ofChange)
    case ("ranks", _): return ("ranks", ModelKey.ofRanks)
    case ("utility", _): return ("utility", ModelKey.ofUtility)
    case ("linear", _): return ("linear", ModelKey.ofLinear)
    case ("exponential", _): return ("exponential", ModelKey.ofExponential)
    case ("reported", nil): return ("results", ModelKey.ofModelResults)
    case ("reported", "ratingScales"): return ("results of a scale", ModelKey.ofScaleResults)
    case ("reported", _): return ("results of a criterion", ModelKey.ofCriterionResults)
    case ("variants", _): return ("variant", ModelKey.ofVariant)
    case (_, "priorities") where lists.contains("reported"),
      (_, "globalPriorities"):
      return ("printed number", ModelKey.ofPrintedNumber)
    default: return nil
    }
  }

  /// Takes the keys of all mappings in a document of JSON away from those of their kinds.
  private static func collect(
    _ node: Any, at path: [String] = [], into missing: inout [String: Set<String>]
  ) {
    if let list = node as? [Any] {
      for (index, element) in list.enumerated() {
        collect(element, at: path + [String(index)], into: &missing)
      }
    }
    guard let mapping = node as? [String: Any] else { return }
    if let (kind, keys) = keys(ofMappingAt: path) {
      missing[kind, default: Set(keys.map(\.rawValue))].subtract(mapping.keys)
    }
    for (key, value) in mapping { collect(value, at: path + [key], into: &missing) }
  }

  @Test(arguments: [ModelSyntax.yaml, .json], [JudgmentLayout.readable, .compact])
  func `a model with every key is the same after it was written and read`(
    syntax: ModelSyntax, layout: JudgmentLayout
  ) throws {
    for text in [Self.hierarchy, Self.network] {
      let model = try ModelFile.read(text: text, name: "m.yaml").model
      let written = try model.fileText(syntax, judgments: layout)
      let again = try ModelFile.read(text: written, name: "m.\(syntax.rawValue)").model
      #expect(again == model)
      #expect(try again.fileText(syntax, judgments: layout) == written)
    }
  }

  @Test func `every key of every kind of mapping is written`() throws {
    var missing: [String: Set<String>] = [:]
    for text in [Self.hierarchy, Self.network] {
      let model = try ModelFile.read(text: text, name: "m.yaml").model
      for layout in [JudgmentLayout.readable, .compact] {
        let text = try model.fileText(.json, judgments: layout)
        Self.collect(try JSONSerialization.jsonObject(with: Data(text.utf8)), into: &missing)
      }
    }
    #expect(missing.count == 21)
    // A full matrix is written as the judgments that it repeats.
    let matrix = Set(["matrix"])
    #expect(missing.filter { !$0.value.isSubset(of: matrix) } == [:])
  }
}
