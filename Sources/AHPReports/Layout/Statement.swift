/// Something that a report says in words, under a title.
struct Statement {
  let title: String
  let text: String

  /// The statements for a terminal, each a paragraph with a hanging indent.
  static func text(_ statements: [Statement]) -> String {
    statements.map { "\($0.title): \($0.text)".wrapped(width: 79, indent: "  ") + "\n" }.joined()
  }

  /// The statements for a document.
  static func markdown(_ statements: [Statement]) -> String {
    statements.map {
      "\n**\(MarkdownText.escaped($0.title)):** \(MarkdownText.escaped($0.text))\n"
    }.joined()
  }
}
