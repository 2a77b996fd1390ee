import AHP
import Foundation
import Testing

@testable import AHPFormats

/// The keys that model files are read and written by, and those of the JSON Schema.
struct ModelKeyTests {
  /// Each kind of mapping: where the schema describes it, and the keys that are read.
  private static let kinds: [(place: String, keys: [String])] =
    [
      ("", ModelKey.ofModel),
      ("properties/situations/items", ModelKey.ofSituation),
      ("$defs/alternative", ModelKey.ofAlternative),
      ("$defs/participant", ModelKey.ofParticipant),
      ("$defs/criterion", ModelKey.ofGoal),
      ("$defs/criterion/properties/changes/items", ModelKey.ofChange),
      ("$defs/child", ModelKey.ofReference),
      ("$defs/individualJudgments", ModelKey.ofIndividual),
      ("$defs/rankOrderWithRule", ModelKey.ofRanks),
      ("$defs/ratingScale", ModelKey.ofRatingScale),
      ("$defs/ratingScale/properties/changes/items", ModelKey.ofScaleChange),
      ("$defs/utility", ModelKey.ofUtility),
      ("$defs/utility/properties/linear", ModelKey.ofLinear),
      ("$defs/utility/properties/exponential", ModelKey.ofExponential),
      ("$defs/modelResults", ModelKey.ofModelResults),
      ("$defs/criterionResults", ModelKey.ofCriterionResults),
      ("$defs/scaleResults", ModelKey.ofScaleResults),
      ("$defs/value", ModelKey.ofPrintedNumber),
      ("$defs/value/properties/variants/items", ModelKey.ofVariant),
    ].map { ($0.0, $0.1.map(\.rawValue)) } + [
      ("$defs/settings", EvaluationSetting.all.map(\.key))
    ]

  private static func schema() throws -> [String: Any] {
    let schema = try JSONSerialization.jsonObject(with: Data(ModelSchema.text.utf8))
    return try #require(schema as? [String: Any])
  }

  /// The keys that the schema allows in the mapping that it describes at a place.
  private func keysOfSchema(at place: String) throws -> Set<String> {
    var node = try Self.schema()
    for part in place.split(separator: "/") {
      node = try #require(node[String(part)] as? [String: Any], "\(part) of \(place)")
    }
    return Set(try #require(node["properties"] as? [String: Any], "\(place)").keys)
  }

  @Test func `the schema has the keys that are read, and no others`() throws {
    for (place, keys) in Self.kinds {
      #expect(try keysOfSchema(at: place) == Set(keys), "\(place)")
      #expect(Set(keys).count == keys.count, "\(place)")
    }
  }

  /// The places at which the schema describes a mapping and allows no other keys.
  private func closedPlaces(in node: Any, at place: String = "") -> [String] {
    if let list = node as? [Any] {
      return list.enumerated().flatMap { closedPlaces(in: $1, at: "\(place)/\($0)") }
    }
    guard let node = node as? [String: Any] else { return [] }
    let isClosed = node["properties"] != nil && node["additionalProperties"] as? Bool == false
    return (isClosed ? [place] : [])
      + node.flatMap { closedPlaces(in: $1, at: place.isEmpty ? $0 : "\(place)/\($0)") }
  }

  @Test func `each mapping of the schema is one that is read`() throws {
    let places = closedPlaces(in: try Self.schema())
    #expect(places.count > 10)
    #expect(Set(places).subtracting(Self.kinds.map(\.place)) == [])
  }

  @Test func `the schema has the indices that can be reported, and no others`() throws {
    let definitions = try #require(try Self.schema()["$defs"] as? [String: Any])
    let indices = try #require(definitions["reportedIndices"] as? [String: Any])
    let names = try #require(indices["propertyNames"] as? [String: Any])
    #expect(names["enum"] as? [String] == ConsistencyIndexName.allCases.map(\.rawValue))
  }

  @Test func `each key is one of some mapping`() {
    let keys = Set(Self.kinds.flatMap(\.keys))
    #expect(ModelKey.allCases.allSatisfy { keys.contains($0.rawValue) })
  }

  @Test func `forms of judgments and utilities are keys of the same names`() {
    for form in JudgmentForm.allCases {
      #expect(form.key.rawValue == form.rawValue && JudgmentForm(form.key) == form)
    }
    for form in UtilityForm.allCases { #expect(form.key.rawValue == form.rawValue) }
    #expect(JudgmentForm(.judgments) == nil)
    #expect(ModelKey.ofJudgments.compactMap(JudgmentForm.init) == JudgmentForm.allCases)
  }

  @Test func `the schema allows each participant the forms that are read`() throws {
    let forms = Set(JudgmentForm.individual.map(\.rawValue))
    #expect(
      forms
        == (try keysOfSchema(at: "$defs/individualJudgments")).intersection(
          JudgmentForm.allCases.map(\.rawValue)))
  }
}
