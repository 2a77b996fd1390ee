/// What a content is once the words of a language are put in: pieces of one line, of which each is
/// a text or a value.
enum Inline {
  /// Words of the report.
  case words(Substring)
  /// A value, a name or a text: anything but a phrase or a list.
  case value(Content)
}

extension Content {
  /// Calls `body` with the pieces of this content in their order.
  func forEachInline(in words: any Words, _ body: (Inline) -> Void) {
    switch self {
    case .empty: break
    case .phrase(let phrase, let contents):
      for piece in PhraseTemplate(words.template(phrase)).pieces {
        switch piece {
        case .text(let text): body(.words(text))
        case .argument(let position):
          if position < contents.count { contents[position].forEachInline(in: words, body) }
        case .form(let position, let forms):
          let form = position < contents.count ? words.form(of: contents[position].quantity) : 0
          body(.words(forms[min(form, forms.count - 1)]))
        }
      }
    case .list(let contents, let separator):
      for (place, content) in contents.enumerated() {
        if place > 0 {
          let isLast = place == contents.count - 1
          body(.words(words.separator(separator, isLast: isLast)[...]))
        }
        content.forEachInline(in: words, body)
      }
    default: body(.value(self))
    }
  }
}

extension Words {
  fileprivate func separator(_ separator: Content.Separator, isLast: Bool) -> String {
    switch separator {
    case .none: ""
    case .space, .sentence: " "
    case .comma: ", "
    case .semicolon: "; "
    case .and: isLast ? " \(template(.and)) " : ", "
    case .or: isLast ? " \(template(.or)) " : ", "
    }
  }
}
