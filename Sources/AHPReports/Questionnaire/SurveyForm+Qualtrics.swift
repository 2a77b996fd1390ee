extension SurveyForm {
  /// Returns the questions as a text in Qualtrics Advanced Format: a block for each criterion.
  ///
  /// The program shows texts as HTML, for which names are escaped. It has one language for each
  /// file: the default.
  ///
  /// Source: Qualtrics, "Preparing a simple or advanced format TXT or DOC file".
  public func qualtrics() -> String {
    let questionnaire = languages[0]
    let text = questionnaire.text
    var lines = [
      "[[AdvancedFormat]]", "",
      "[[Question:TE:SingleLine]]", text.text("participant"), "",
    ]
    for (section, asked) in questionnaire.sections.enumerated() {
      lines += ["[[Block:\(Self.html(questionnaire.title(of: asked)))]]", ""]
      lines += ["[[Question:DB]]", Self.html(text.text("scale")), ""]
      for pair in asked.pairs.indices {
        let words = words(section, pair, in: questionnaire)
        lines += ["[[Question:MC:SingleAnswer]]", Self.html(words.question), "", "[[Choices]]"]
        switch style {
        case .two:
          lines += [Self.html(words.first), Self.html(words.second), ""]
          lines += ["[[Question:MC:Dropdown]]", Self.html(text.text("howMuch")), "", "[[Choices]]"]
          lines += (1...9).map { "\($0)" } + [""]
        case .one:
          lines += Self.scale(words, equal: text.text("equal")).map { Self.html($0.label) } + [""]
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A text as HTML has it.
  private static func html(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
