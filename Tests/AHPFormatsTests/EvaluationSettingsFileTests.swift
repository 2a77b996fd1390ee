import AHP
import Foundation
import Testing

@testable import AHPFormats

struct EvaluationSettingsFileTests {
  private func schema() throws -> [String: Any] {
    let schema = try #require(
      JSONSerialization.jsonObject(with: Data(ModelSchema.text.utf8)) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: Any])
    let settings = try #require(definitions["settings"] as? [String: Any])
    return try #require(settings["properties"] as? [String: Any])
  }

  @Test func `the schema has the keys of all settings and the names of all choices`() throws {
    let properties = try schema()
    #expect(Set(properties.keys) == Set(EvaluationSetting.all.map(\.key)))
    for setting in EvaluationSetting.all {
      let property = try #require(properties[setting.key] as? [String: Any])
      switch setting.type.form {
      case .name:
        let names = try #require(property["enum"] as? [String])
        #expect(names.count == Set(names).count)
        #expect(Set(names) == Set(setting.type.names()), "\(setting.key)")
      case .numbers:
        let forms = try #require(property["oneOf"] as? [[String: Any]])
        let names = try #require(forms[0]["enum"] as? [String])
        #expect(names.count == Set(names).count)
        #expect(Set(names) == Set(setting.type.names()), "\(setting.key)")
        #expect(forms.dropFirst().map { $0["type"] as? String } == ["number", "array"])
      case .boolean:
        #expect(property["type"] as? String == "boolean")
      case .number:
        let forms = try #require(property["oneOf"] as? [[String: Any]])
        #expect(forms.compactMap { $0["const"] as? String } == setting.type.names())
        #expect(forms.contains { $0["type"] as? String == "number" })
      }
    }
  }

  @Test(arguments: [ModelSyntax.yaml, .json])
  func `every choice is written as it is read`(syntax: ModelSyntax) throws {
    for setting in EvaluationSetting.all {
      for name in setting.type.names()
        + (setting.type.form == .number ? ["0.05"] : [])
        + (setting.type.form == .numbers ? ["1.1081014", "0.52 0.89 1.12"] : [])
      {
        var model = try DecisionModel(name: "m", goal: "g", alternatives: ["a", "b"])
        try model.setJudgments(.priorities([1, 2]), of: model.goal)
        #expect(setting.choose(name, in: &model.settings))
        let text = try model.fileText(syntax)
        let again = try ModelFile.read(text: text, name: "m.yaml").model
        #expect(again.settings == model.settings, "\(setting.key): \(name)")
        #expect(setting.choice(in: again.settings)?.name == name)
      }
    }
  }

  @Test func `wrong settings are reported with what is expected`() throws {
    let text = """
      ahp: 1
      name: m
      alternatives: [a, b]
      settings: {bocr: subtractive, structuralAdjustment: maybe, threshold: 0, synthesis: best}
      goal: {name: g, comparisons: [[a, b, 3]]}
      """
    let error = #expect(throws: FileError.self) { try ModelFile.read(text: text, name: "m.yaml") }
    let messages = "\(try #require(error))"
    for message in [
      "unknown formula for priorities 'subtractive' (expected additive, probabilistic, ",
      "structural adjustment 'maybe' is not 'true' or 'false'",
      "threshold 0 is neither a number above 0 nor 'by-order'",
      "unknown synthesis 'best' (expected distributive, ideal, multiplicative, ",
    ] {
      #expect(messages.contains(message), "\(messages)")
    }
  }
}
