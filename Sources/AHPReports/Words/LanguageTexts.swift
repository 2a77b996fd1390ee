internal import AHP
internal import AHPFormats
internal import PairwiseComparisons

/// All texts that a language has, by the sections and keys of its file.
enum LanguageTexts {
  /// The names of the sections: what questionnaires say, what reports say, and the words for the
  /// choices of methods in these.
  static let (questionnaire, reports, choices) = ("questionnaire", "reports", "choices")

  /// The sections with the English texts.
  static func sections() -> [LanguageFile.Section] {
    [
      LanguageFile.Section(questionnaire, EnglishQuestionnaire.texts) { text, original, _ in
        problem(names(in: text), names(in: original))
      },
      LanguageFile.Section(
        reports, Phrase.allCases.map { ($0.rawValue, English.words($0)) }, companion: choices,
        problem: phraseProblem),
      LanguageFile.Section(choices, choiceTexts(), companion: reports) { text, _, _ in
        text.isEmpty ? "is empty" : nil
      },
    ]
  }

  // MARK: What is put in

  /// The names in braces.
  private static func names(in text: String) -> Set<String> {
    Set(text.matches(of: #/\{([a-zA-Z]+)\}/#).map { "{\($0.output.1)}" })
  }

  private static func problem(_ found: Set<String>, _ expected: Set<String>) -> String? {
    if let missing = expected.subtracting(found).min() { return "has no \(missing) in it" }
    if let unknown = found.subtracting(expected).min() {
      return "has \(unknown) in it, for which there is nothing"
    }
    return nil
  }

  /// What is wrong with a phrase: what the original shows has to be in it, what decides on a form
  /// only may be.
  private static func phraseProblem(
    _ text: String, _ original: String, _ plural: PluralRule
  ) -> String? {
    let (found, expected) = (PhraseTemplate(text), PhraseTemplate(original))
    func braces(_ positions: Set<Int>) -> Set<String> { Set(positions.map { "{\($0)}" }) }
    if let missing = braces(expected.shownArguments.subtracting(found.arguments)).min() {
      return "has no \(missing) in it"
    }
    if let unknown = braces(found.arguments.subtracting(expected.arguments)).min() {
      return "has \(unknown) in it, for which there is nothing"
    }
    for piece in found.pieces {
      switch piece {
      case .form(let position, let forms) where forms.count != plural.formCount:
        return
          "has \(forms.count) forms for the number \(position) (expected \(plural.formCount) by the "
          + "rule of plurals)"
      case .text(let text) where text.contains("{") || text.contains("}"):
        return "has a brace that is neither a place such as {0} nor a choice such as {0#one|many}"
      default: break
      }
    }
    return nil
  }

  // MARK: Choices

  /// The words for the choices of an evaluation, by `key/name`, and by `key/` for their subjects.
  static func choiceTexts() -> [(key: String, text: String)] {
    var texts: [(key: String, text: String)] = []
    for setting in EvaluationSetting.all {
      texts.append(("\(setting.key)/", setting.type.subject))
      for name in setting.type.names() {
        guard let choice = setting.type.init(name: name) else { continue }
        // The title of a formula is the formula.
        if setting.key != BOCRFormula.key {
          texts.append(("\(setting.key)/\(name)", choice.title))
        }
        if let phrase = choice.phrase { texts.append(("\(setting.key).phrase/\(name)", phrase)) }
      }
    }
    func add<Choice: RawRepresentable<String> & CaseIterable>(
      _ key: String, _ type: Choice.Type, _ title: (Choice) -> String
    ) {
      texts += Choice.allCases.map { ("\(key)/\($0.rawValue)", title($0)) }
    }
    add("formula", BOCRFormula.self) { $0.rawValue }
    add("nodePriority", ReportedValue.NetworkMeasure.self) { $0.rawValue }
    add("merit", Merit.Kind.self) { $0.rawValue }
    add("consensusLevel", ConsensusLevel.self) { "\($0)" }
    add("consensusFormula", ConsensusFormula.self) { "\($0)" }
    add("provenance", Provenance.self) { $0.rawValue }
    add("repair", RepairMethod.self) { "\($0)" }
    add("ranks", RankWeights.Rule.self) { $0.title }
    return texts
  }
}

extension PhraseTemplate {
  /// The positions of what is put in as itself, and not only decides on a form.
  var shownArguments: Set<Int> {
    Set(pieces.compactMap { if case .argument(let position) = $0 { position } else { nil } })
  }
}
