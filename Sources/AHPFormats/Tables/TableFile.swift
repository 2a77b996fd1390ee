/// Reads a table that somebody brings, as any spreadsheet program saves it: text in UTF-8, in
/// UTF-16 behind a byte order mark or in Windows-1252, or a workbook.
///
/// UTF-8 is read piece by piece; everything else is held in memory as a whole.
enum TableFile {
  static let workbookLimit = FileLimit(bytes: 64 << 20, form: "a workbook")
  static let encodedLimit = FileLimit(
    bytes: 256 << 20, form: "a table that is not in UTF-8", hint: "save it in UTF-8")

  /// Reads the table at a path, or in standard input for `-`.
  ///
  /// - Parameters:
  ///   - expected: What the table should have, such as `participants`.
  ///   - takesFirstSheet: Whether the first sheet with cells is read, and not the only one that can
  ///     be.
  ///   - note: Takes what is to be known of how the file is read, with the file's name.
  ///   - content: Reads the rows; called again on another text if they are not UTF-8, and on every
  ///     sheet of a workbook.
  /// - Throws: `FileError` of the file or of its content.
  static func read<Content>(
    _ path: String, expected: String, takesFirstSheet: Bool = false,
    pieceSize: Int = TableReader.pieceSize, note: (String) -> Void,
    _ content: (inout TableReader) throws(FileError) -> Content
  ) throws(FileError) -> Content {
    var table = try TableReader(try ByteStream(path), pieceSize: pieceSize)
    if WorkbookReader.isArchive(table.text[table.position..<table.end]) {
      let source = try table.rest(limit: workbookLimit)
      let tables = try WorkbookTables(source, expected: expected)
      let choice = try tables.choice(takesFirst: takesFirstSheet) { table in
        takesFirstSheet || (try? content(&table)) != nil
      }
      for remark in choice.remarks { note("\(source.name): \(remark)") }
      var sheet = TableReader(choice.table, name: source.name)
      return try content(&sheet)
    }
    if table.isUTF16 {
      var decoded = TableReader(TextEncoding.utf8(try table.rest(limit: encodedLimit)))
      return try content(&decoded)
    }
    do throws(FileError) {
      return try content(&table)
    } catch {
      guard table.hasOtherEncoding, let state = table.state else { throw error }
      var again = try TableReader(try ByteStream(path), pieceSize: pieceSize)
      if let now = again.state, now != state {
        throw FileError(now.problem(before: state, file: table.name))
      }
      guard let found = TextEncoding.windows1252(try again.rest(limit: encodedLimit)) else {
        throw error
      }
      note("\(table.name):\(found.line): \(found.remark)")
      var decoded = TableReader(found.text)
      return try content(&decoded)
    }
  }
}
