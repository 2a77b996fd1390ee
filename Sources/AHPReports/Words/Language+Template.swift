internal import AHPFormats

// Files of texts to be translated.

extension Language {
  /// Returns a file of texts to translate: what a language that comes with this package has, and
  /// English for the rest, each text below the English one.
  ///
  /// - Parameters:
  ///   - tag: The language tag, such as `nl`.
  ///   - isForQuestionnaires: Whether only the texts of questionnaires are in it.
  /// - Complexity: O(texts).
  public static func template(_ tag: String, isForQuestionnaires: Bool) -> String {
    let known = shippedFile(tag)
    var lines = [
      "# The texts of \(isForQuestionnaires ? "questionnaires" : "questionnaires and reports") in one language, "
        + "each below the English one.",
      "# What stands in braces is put in: {first}, {0} …; {0#one|many} chooses the form that stands with",
      "# the number {0}: one form for each that 'plural' tells apart.",
      "# 'plural' is \(PluralRule.allCases.map(\.rawValue).joined(separator: ", ")); 'direction' is "
        + "\(TextDirection.allCases.map(\.rawValue).joined(separator: " or ")).",
      "\(LanguageFile.Key.ahpTexts.rawValue): 1",
      "\(LanguageFile.Key.language.rawValue): \(quoted(tag))",
      "\(LanguageFile.Key.name.rawValue): \(quoted(known?.name ?? tag))",
      "\(LanguageFile.Key.readByNativeSpeaker.rawValue): \(known?.isReviewed ?? false)",
      "\(LanguageFile.Key.decimalSeparator.rawValue): \(quoted(known?.decimalSeparator ?? "."))",
      "\(LanguageFile.Key.plural.rawValue): \((known?.plural ?? .one).rawValue)",
      "\(LanguageFile.Key.direction.rawValue): "
        + (known?.direction ?? TextDirection(of: tag)).rawValue,
    ]
    for section in LanguageTexts.sections()
    where !isForQuestionnaires || section.name == LanguageTexts.questionnaire {
      lines += ["", "\(section.name):"]
      for (key, text) in section.texts {
        lines += [
          "  # \(text)",
          "  \(quoted(key)): \(quoted(known?.sections[section.name]?[key] ?? text))",
        ]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text in quotes, the same in JSON and in YAML.
  private static func quoted(_ text: String) -> String {
    String(DataValue.text(text).jsonLine().prefix { $0 != "\n" })
  }
}
