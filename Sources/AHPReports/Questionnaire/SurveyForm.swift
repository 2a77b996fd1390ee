public import AHP
public import AHPFormats

/// The questions of a model as a form of a survey program: Qualtrics, or those that read XLSForm,
/// such as KoboToolbox and ODK.
public struct SurveyForm: Sendable {
  /// The programs.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// Qualtrics Advanced Format, a text.
    case qualtrics
    /// XLSForm, a workbook.
    case xlsForm = "xlsform"
  }

  /// How a judgment is asked for.
  public enum Style: String, Hashable, Sendable, CaseIterable {
    /// Which of the two, and by how much.
    case two
    /// One choice out of 17, from 9 on the side of the first to 9 on that of the second.
    case one
  }

  /// The questions in each language of the form, the first of which is the default.
  let languages: [Questionnaire]
  let style: Style
  /// The languages as `languages` has them, by tag.
  let tags: [String]
  /// What tells from answers whether the model still asks what the form asked.
  let fingerprint: String

  /// Creates the form of all comparisons of a model.
  ///
  /// - Parameters:
  ///   - model: The model, of which nothing is compared for everybody.
  ///   - style: How a judgment is asked for.
  ///   - language: The only language, of texts and labels; `nil` for the model's own names and each
  ///     language of questionnaires that it has labels in.
  /// - Throws: `FileError` if the names of the model do not tell apart what they stand for.
  public init(
    of model: DecisionModel, style: Style, language: (tag: String, texts: Language)? = nil
  ) throws(FileError) {
    let asked = SurveyQuestions(of: model)
    fingerprint = asked.fingerprint(of: model)
    var languages: [(tag: String, questionnaire: Questionnaire)] = []
    let chosen =
      language.map { [$0] }
      ?? Self.tags(of: model).map { (tag: $0, texts: Language.shipped($0) ?? .english) }
    for (tag, texts) in chosen {
      languages.append(
        (
          tag,
          try Questionnaire(
            of: model, questions: asked.questions, options: model.options,
            labels: model.languages().contains(tag) && tag != model.language ? tag : nil,
            language: texts)
        ))
    }
    self.languages = languages.map(\.questionnaire)
    tags = languages.map(\.tag)
    self.style = style
  }

  /// The languages of a form, the default first.
  private static func tags(of model: DecisionModel) -> [String] {
    let own = model.language ?? Language.english.tag
    let known = Language.shippedTags
    return [own] + known.filter { $0 != own && model.languages().contains($0) }
  }

  /// Whether there is anything to ask.
  public var isEmpty: Bool { languages[0].sections.isEmpty }

  /// The names that have a meaning of their own in a format.
  public func problems(in format: Format) -> [String] {
    let signs = format == .qualtrics ? ["[[", "]]", "${"] : ["${"]
    var seen: Set<String> = []
    var problems: [String] = []
    for questionnaire in languages {
      for section in questionnaire.sections {
        let names =
          [questionnaire.place(of: section)]
          + questionnaire.itemNames(of: section, language: questionnaire.labels)
        for name in names where seen.insert(name).inserted {
          guard let sign = signs.first(where: { name.contains($0) }) else { continue }
          problems.append(
            "the name '\(name)' has '\(sign)' in it, which is an instruction there")
        }
      }
    }
    return problems
  }

  /// Writes the form to the file at a path, whole or not at all, or a text to standard output for
  /// `nil` and `-`.
  ///
  /// - Throws: `FileError` if it cannot be written; the file is then as it was.
  public func write(as format: Format, to path: String?) throws(FileError) {
    switch format {
    case .qualtrics: try FileOutput.write(qualtrics(), to: path)
    case .xlsForm: try xlsForm().write(to: path ?? "-")
    }
  }

  // MARK: Questions

  /// The words of one question.
  struct Words {
    let question: String
    let first: String
    let second: String
  }

  /// The words of a pair in a language.
  func words(_ section: Int, _ pair: Int, in questionnaire: Questionnaire) -> Words {
    let section = questionnaire.sections[section]
    let (row, column) = section.pairs[pair]
    let names = questionnaire.itemNames(of: section, language: questionnaire.labels)
    let compared = questionnaire.compared(in: section)
    let text = questionnaire.text
    let question = text.question(on: compared.kind)
    return Words(
      question: Self.filled(
        question,
        [
          "criterion": questionnaire.place(of: section), "first": names[row],
          "second": names[column],
        ]),
      first: names[row], second: names[column])
  }

  /// Puts texts in the places of `{keys}`; what is put in is not searched again.
  private static func filled(_ template: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      result += values[String(rest[rest.index(after: open)..<close])] ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The 17 choices from 9 times the first to 9 times the second, each with the ratio as a signed
  /// number, of which the negative ones prefer the second.
  static func scale(_ words: Words, equal: String) -> [(value: Int, label: String)] {
    stride(from: 9, through: 2, by: -1).map { ($0, "\($0) – \(words.first)") }
      + [(1, "1 – \(equal)")] + (2...9).map { (-$0, "\($0) – \(words.second)") }
  }
}
