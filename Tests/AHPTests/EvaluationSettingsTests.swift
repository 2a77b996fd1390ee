import AHP
import Testing

struct EvaluationSettingsTests {
  /// Options in which every choice differs from the default.
  private let others = EvaluationOptions(
    scale: .balanced, prioritization: .geometricMean, synthesis: .ideal, bocr: .multiplicative,
    structuralAdjustment: true, aggregation: .priorities, missingJudgments: .optimalCompletion,
    randomIndex: .saaty1980, incompleteRandomIndex: .complete, consistencyThreshold: .byOrder,
    participant: ParticipantID(3))

  @Test func `settings override the options that they make, and no others`() {
    for (place, setting) in EvaluationSetting.all.enumerated() {
      var settings = EvaluationSettings()
      #expect(setting.choose(setting.choice(in: others).name, in: &settings))
      let options = EvaluationOptions().overridden(by: settings)
      for (other, left) in EvaluationSetting.all.enumerated() {
        let expected = left.choice(in: place == other ? others : EvaluationOptions())
        #expect(left.choice(in: options).name == expected.name, "\(setting.key), \(left.key)")
        #expect((left.choice(in: settings) != nil) == (place == other))
      }
      #expect(options.participant == nil)
    }
  }

  @Test func `the settings of options make all choices but the participant`() {
    let options = EvaluationOptions().overridden(by: others.settings)
    var expected = others
    expected.participant = nil
    #expect(options == expected)
    #expect(others.overridden(by: EvaluationSettings()) == others)
  }

  @Test func `a choice that is taken back leaves no trace`() {
    var settings = EvaluationSettings()
    #expect(settings.isEmpty && settings.synthesis == nil)
    settings.synthesis = .ideal
    #expect(settings.synthesis == .ideal && settings.scale == nil)
    #expect(settings != EvaluationSettings())
    settings.synthesis = nil
    #expect(settings == EvaluationSettings())
    #expect(!EvaluationSetting.all[0].choose("none", in: &settings))
    #expect(settings.isEmpty)
  }

  @Test func `formulas with values below 0 are no setting`() {
    #expect(BOCRFormula(name: "subtractive") == nil)
    #expect(BOCRFormula(name: "rescaled-net") == nil)
    #expect(BOCRFormula.names().count == 6)
  }

  @Test func `every choice has a source, or is yes or no`() {
    for setting in EvaluationSetting.all {
      #expect(
        (setting.choice(in: others).source == nil) == (setting.type.form == .boolean),
        "\(setting.key)")
    }
    #expect(Synthesis.allCases.allSatisfy { $0.source != nil })
    #expect(BOCRFormula.allCases.allSatisfy { $0.source != nil })
  }
}
