// Tables one by one, to be put into a paper.

extension DecisionReport {
  /// Returns the names of the tables that can be had alone, in the order of the report.
  public func tableNames() -> [String] { tables().compactMap(\.name) }

  /// Returns one table as a part of a document.
  ///
  /// - Parameters:
  ///   - name: One of `tableNames()`.
  ///   - format: Text, Markdown or LaTeX.
  /// - Returns: `nil` if there is no such table.
  public func table(named name: String, as format: ReportFormat) -> String? {
    table(named: name, as: format, in: English())
  }

  /// Returns one table, as above, in the words of a language.
  package func table(
    named name: String, as format: ReportFormat, in words: any Words
  ) -> String? {
    guard let table = tables().first(where: { $0.name == name }) else { return nil }
    switch format {
    case .latex:
      // The paper that it goes into may have the narrow lines of LaTeX's own article.
      return LaTeXWriter(words: words, lineWidth: LaTeXMetrics.articleLine).table(table)
    case .markdown: return MarkdownWriter(words: words).table(table)
    case .text: return TextTable(table, words: words, width: 80).text
    case .html, .csv, .json, .xlsx: preconditionFailure("a part of a text")
    }
  }

  private func tables() -> [Table] {
    sections().flatMap { $0.blocks.flatMap(\.inTexts) }.compactMap {
      if case .table(let table) = $0 { table } else { nil }
    }
  }
}
