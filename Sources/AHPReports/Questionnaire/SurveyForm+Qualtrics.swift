internal import AHPFormats

extension SurveyForm {
  /// Returns the questions as a text in Qualtrics Advanced Format: a block for each criterion.
  ///
  /// The program shows texts as HTML, for which names are escaped. It has one language for each
  /// file: the default. Questions have the names of the XLSForm, by which the answers are known;
  /// one of 17 choices is `c2_q3_of17`, since the program can number the choices from 1.
  ///
  /// Source: Qualtrics, "Preparing a simple or advanced format TXT or DOC file".
  public func qualtrics() -> String {
    let questionnaire = languages[0]
    let text = questionnaire.text
    var lines = [
      "[[AdvancedFormat]]", "",
      "[[Question:TE:SingleLine]]", "[[ID:participant]]", text.text("participant"), "",
    ]
    for (section, asked) in questionnaire.sections.enumerated() {
      lines += ["[[Block:\(Self.html(questionnaire.title(of: asked)))]]", ""]
      lines += ["[[Question:DB]]", Self.html(text.text("scale")), ""]
      for pair in asked.pairs.indices {
        let words = words(section, pair, in: questionnaire)
        let name = { (part: SurveyQuestionName.Part) in
          "[[ID:\(SurveyQuestionName(set: section, pair: pair, part).text)]]"
        }
        lines += [
          "[[Question:MC:SingleAnswer]]", name(style == .two ? .judgment : .step),
          Self.html(words.question), "", "[[Choices]]",
        ]
        switch style {
        case .two:
          lines += [Self.html(words.first), Self.html(words.second), ""]
          lines += [
            "[[Question:MC:Dropdown]]", name(.intensity), Self.html(text.text("howMuch")), "",
            "[[Choices]]",
          ]
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
