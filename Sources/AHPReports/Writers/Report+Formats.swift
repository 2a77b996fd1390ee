package import AHPFormats

extension Report {
  /// Returns the report as the text of a file or for the screen.
  ///
  /// - Parameters:
  ///   - format: Any but a workbook, which is no text.
  ///   - words: The language.
  ///   - width: How many columns a screen has; the other formats do not depend on it.
  ///   - isColored: Whether the screen shows colours; the other formats have none.
  ///   - threads: The most threads to write long tables for a screen with; as many as the machine
  ///     has if `nil`.
  package func rendered(
    as format: ReportFormat, in words: any Words = English(), width: Int = 80,
    isColored: Bool = false, threads: Int? = 1
  ) -> String {
    switch format {
    case .text:
      TextWriter(words: words, width: width, isColored: isColored, threads: threads)
        .text(of: self)
    case .markdown: MarkdownWriter(words: words).text(of: self)
    case .latex: LaTeXWriter(words: words).text(of: self)
    case .html: HTMLWriter(words: words).text(of: self)
    case .csv: CSVWriter().text(of: records())
    case .json: JSONWriter().text(of: self)
    case .xlsx: preconditionFailure("a workbook is a file, and no text")
    }
  }
}

extension Report {
  /// Writes the report as a workbook to the file at a path, whole or not at all.
  ///
  /// - Throws: `FileError` if there is no library for it, or the file cannot be written; it is then
  ///   as it was.
  package func writeWorkbook(
    to path: String, in words: any Words = English()
  ) throws(FileError) {
    try WorkbookWriter(words: words).workbook(of: self).write(to: path)
  }
}
