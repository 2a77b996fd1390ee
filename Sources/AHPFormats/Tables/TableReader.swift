/// A table in CSV that is read piece by piece, and where in the file things are.
///
/// What has not been read yet is in `text`, at `position` ..< `end`. The current row is in it until
/// the next is read.
struct TableReader: ~Copyable {
  private var stream: ByteStream
  /// Where the cells of a table in memory stand in its file.
  let origin: TableOrigin?
  /// Bytes of the file, and after `end` at least `SourceText.padding` others.
  private(set) var text: [UInt8]
  private(set) var position = 0
  private(set) var end = 0
  /// The line in which the next row begins, from 1.
  private(set) var line = 1
  private var isAtEnd = false
  /// Whether the text begins with the byte order mark of UTF-8.
  private var hasMark = false
  /// Whether the text was found not to be UTF-8, and may be in another encoding.
  private(set) var hasOtherEncoding = false
  /// A row to which reading can go back, and its line: what comes after it stays in memory.
  private var mark: (position: Int, line: Int)?

  /// Whether lines end with carriage returns alone, as programs on a Macintosh wrote them.
  private var endsLinesWithReturns = false

  /// What separates the fields of a row.
  private(set) var delimiter = UInt8(ascii: ",")
  /// The current row.
  private(set) var row = TableRow()
  /// Where the current row begins.
  private var rowStart = 0
  private(set) var rowLine = 1

  /// How many bytes a row has at most.
  private let longestRow: Int

  static let longestRow = 16 << 20

  /// How many bytes are read at once: few enough to stay in a cache.
  static let pieceSize = 1 << 19

  /// Begins to read a file.
  ///
  /// - Parameter buffer: Memory to use again.
  init(
    _ stream: consuming ByteStream, pieceSize: Int = Self.pieceSize,
    longestRow: Int = Self.longestRow, buffer: consuming [UInt8] = []
  ) throws(FileError) {
    origin = nil
    self.stream = stream
    self.longestRow = longestRow
    text = buffer
    grow(to: pieceSize)
    _ = try fill()
    // What the first bytes tell does not depend on the pieces in which they are read.
    while end < min(Self.headSize, longestRow), try fill() {}
    if let problem = ForeignFile.problem(text[..<min(end, Self.headSize)], name: name) {
      throw FileError(problem)
    }
    while end < min(Self.longestFirstLine, longestRow), !text[..<end].contains(UInt8(ascii: "\n")),
      try fill()
    {}
    mendLineEnds()
    if text[..<end].starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
      rowStart = 3
      hasMark = true
    }
  }

  /// Begins to read a table in memory.
  ///
  /// - Parameters:
  ///   - name: The name of the file that it was made of.
  ///   - buffer: Memory to use again.
  init(_ table: consuming MemoryTable, name: String, longestRow: Int = Self.longestRow) {
    self.longestRow = longestRow
    stream = ByteStream(emptyNamed: name)
    origin = table.origin
    text = table.bytes
    end = text.count
    text.append(contentsOf: repeatElement(0, count: SourceText.padding))
    isAtEnd = true
    delimiter = MemoryTable.delimiter
  }

  /// Begins to read a text in memory.
  init(_ source: SourceText, longestRow: Int = Self.longestRow) {
    self.longestRow = longestRow
    stream = ByteStream(emptyNamed: source.name)
    origin = nil
    text = source.paddedBytes
    end = source.count
    isAtEnd = true
    mendLineEnds()
  }

  /// The state of the file when it was opened; `nil` for what is no regular file.
  var state: FileState? { stream.state }

  var name: String { stream.name }

  /// Whether the file begins with a byte order mark of UTF-16.
  var isUTF16: Bool { TextEncoding.isUTF16(text[position..<end]) }

  private var capacity: Int { text.count - SourceText.padding }

  private mutating func grow(to capacity: Int) {
    let missing = capacity + SourceText.padding - text.count
    if missing > 0 { text.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// Returns the memory, to be used again.
  consuming func buffer() -> [UInt8] { text }

  /// Reads further bytes, and returns whether there were any. The current row becomes invalid.
  mutating func fill() throws(FileError) -> Bool {
    if isAtEnd { return false }
    let start = mark?.position ?? position
    let count = end - start
    if 2 * count > capacity { grow(to: 2 * capacity) }
    if start > 0 {
      for offset in 0..<count { text[offset] = text[start + offset] }
      position -= start
      end = count
      mark?.position = 0
    }
    let read = try stream.read(into: &text, end..<capacity)
    isAtEnd = read < capacity - end
    if endsLinesWithReturns { replaceReturns(in: end..<end + read) }
    end += read
    return read > 0
  }

  /// How many bytes tell what a file is.
  private static let headSize = 1 << 12
  /// How many bytes without a line feed, but with a carriage return, tell how lines end.
  private static let longestFirstLine = 1 << 16

  /// Tells from the first bytes whether lines end with carriage returns alone, and makes line feeds
  /// of them then.
  private mutating func mendLineEnds() {
    let first = text[..<min(end, Self.longestFirstLine)]
    guard !first.contains(UInt8(ascii: "\n")), first.contains(UInt8(ascii: "\r")) else { return }
    endsLinesWithReturns = true
    replaceReturns(in: 0..<end)
  }

  private mutating func replaceReturns(in range: Range<Int>) {
    for index in range where text[index] == UInt8(ascii: "\r") { text[index] = UInt8(ascii: "\n") }
  }

  /// Reads further bytes unless the next row is too long already, and returns whether there were
  /// any.
  mutating func fillRow() throws(FileError) -> Bool {
    guard end - position <= longestRow else { return false }
    return try fill()
  }

  /// Skips rows of one line each that have been read already.
  mutating func pass(to position: Int, rows: Int) {
    self.position = position
    line += rows
  }

  /// Reads the next row, and returns false if there is none.
  ///
  /// - Throws: `FileError` if the rest of the file cannot be read: it is not UTF-8 text, a
  ///   quotation mark is not closed, or the row is too long.
  mutating func readRow() throws(FileError) -> Bool {
    try skipEmptyLines()
    while !row.read(text, from: position, to: end, delimiter: delimiter, isAtEnd: isAtEnd) {
      let isTooLong = end - position > longestRow
      if isTooLong || isAtEnd { try failOpenRow(isTooLong: isTooLong) }
      _ = try fill()
    }
    rowStart = position
    rowLine = line
    if position == end { return false }
    try checkEncoding(of: rowStart..<row.next)
    line += row.lineFeedCount
    position = row.next
    return true
  }

  /// Passes lines with nothing in them, of which a file may have very many.
  private mutating func skipEmptyLines() throws(FileError) {
    while !isLookingTooFar {
      while position < end {
        if text[position] == UInt8(ascii: "\n") {
          position += 1
        } else if text[position] == UInt8(ascii: "\r"), position + 1 < end,
          text[position + 1] == UInt8(ascii: "\n")
        {
          position += 2
        } else {
          return
        }
        line += 1
      }
      guard try fill() else { return }
    }
  }

  /// Whether more stays in memory behind the marked row than a row may have.
  private var isLookingTooFar: Bool { mark.map { end - $0.position > longestRow } ?? false }

  /// Moves back to the beginning of the current row.
  private mutating func goBack() {
    position = rowStart
    line = rowLine
  }

  // MARK: Looking ahead

  /// Moves back to the beginning of the current row, and keeps what comes after it in memory until
  /// `forgetMark()`.
  mutating func markRow() {
    goBack()
    mark = (position, line)
  }

  /// Moves back to the row that was marked.
  mutating func returnToMark() {
    guard let mark else { return }
    (position, line) = mark
  }

  /// Ends looking ahead: reading goes on where it is.
  mutating func forgetMark() { mark = nil }

  /// Sets the delimiter to the one that makes as many fields in each of the first rows from the
  /// marked one on, or else most fields in one of them, and moves back to it.
  mutating func chooseDelimiter(rows: Int) {
    if origin != nil { return }
    var best = (delimiter: delimiter, isEven: false, count: 0)
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      returnToMark()
      delimiter = candidate
      var counts: [Int] = []
      for _ in 0..<rows {
        // What is wrong with a row is told when it is read.
        guard (try? readRow()) ?? false else { break }
        if !isBlank() { counts.append(fields.count) }
      }
      let most = counts.max() ?? 0
      let isEven = most > 1 && counts.allSatisfy { $0 == most }
      if isEven && !best.isEven || isEven == best.isEven && most > best.count {
        best = (candidate, isEven, most)
      }
    }
    delimiter = best.delimiter
    returnToMark()
  }

  /// Reads the next row that is not blank, and returns false if there is none.
  mutating func readFilledRow() throws(FileError) -> Bool {
    repeat {
      guard !isLookingTooFar, try readRow() else { return false }
    } while isBlank()
    return true
  }

  private mutating func failOpenRow(isTooLong: Bool) throws(FileError) {
    rowStart = position
    rowLine = line
    // The last character can be incomplete.
    try checkEncoding(of: rowStart..<max(rowStart, isAtEnd ? end : end - 3))
    if let quote = row.openQuote {
      throw FileError(
        problem(
          isTooLong
            ? "the quotation mark is not closed within \(longestRow) bytes"
            : "the quotation mark is not closed before the end of the file",
          at: quote, rowEnd: end))
    }
    throw FileError(
      problem("the line is longer than \(longestRow) bytes", at: rowStart, rowEnd: end))
  }

  /// Checks that bytes are UTF-8 text.
  private mutating func checkEncoding(of range: Range<Int>) throws(FileError) {
    guard let wrong = firstWrongByte(in: range) else { return }
    if text[wrong] >= 0x80 && !hasMark { hasOtherEncoding = true }
    throw FileError(
      problem(
        "the file is not UTF-8 text (found byte 0x\(Hexadecimal.text(text[wrong])))",
        at: wrong, rowEnd: range.upperBound, hint: "save the table as CSV in UTF-8"))
  }

  /// The first byte that is not UTF-8 text, or 0.
  private func firstWrongByte(in range: Range<Int>) -> Int? {
    let bytes = text.span.extracting(range)
    // All bytes are looked at, so that many of them are at once.
    var zero: UInt8 = 0
    for index in bytes.indices { zero |= bytes[index] == 0 ? 1 : 0 }
    let firstZero = zero == 0 ? nil : text[range].firstIndex(of: 0)
    do {
      _ = try UTF8Span(validating: bytes)
      return firstZero
    } catch {
      return min(firstZero ?? .max, range.lowerBound + error.byteOffsets.lowerBound)
    }
  }

  /// Whether a comma is a decimal point, which it is if it does not separate fields.
  var hasDecimalComma: Bool { delimiter != UInt8(ascii: ",") }

  // MARK: The current row

  /// The current row with its line end.
  var rowRange: Range<Int> { rowStart..<row.next }

  /// The fields of the current row.
  var fields: [TableRow.Field] { row.fields }

  /// The text of a field of the current row.
  func text(at column: Int) -> String { TableRow.text(of: row.fields[column], in: text) }

  /// The text that people wrote into a field of the current row; see `SpreadsheetText`.
  func writtenText(at column: Int) -> String { SpreadsheetText.text(ofCell: text(at: column)) }

  /// The titles of columns in the current row, without blank ones at its end, which spreadsheet
  /// programs leave there.
  func titles() -> [String] {
    let titles = fields.indices.map { writtenText(at: $0) }
    return Array(titles.prefix((titles.lastIndex { !$0.isEmpty } ?? 0) + 1))
  }

  /// The bytes of a field of the current row, if they are few and without quotation marks.
  func shortText(at column: Int) -> ShortText? {
    row.fields[column].isQuoted ? nil : ShortText(text, row.fields[column].content)
  }

  /// Returns whether the current row has nothing in it.
  ///
  /// - Complexity: O(1) for nearly all rows, and O(bytes of the row) for blank ones.
  func isBlank() -> Bool {
    row.fields.allSatisfy { field in
      // The first byte of most rows is not blank.
      if let first = text[field.content].first, TableRow.isVisible(first) { return false }
      return TableRow.text(of: field, in: text).isEmpty
    }
  }

  /// A problem of a field of the current row, or of its last one where the row ends before the
  /// column: a title may stand in an earlier, longer row alone.
  func problem(_ message: String, inColumn column: Int, hint: String? = nil) -> Diagnostic {
    let place = row.fields[min(column, row.fields.count - 1)].written.lowerBound
    return problem(message, at: place, hint: hint)
  }

  /// The problem that the current row, the header, lacks a column.
  ///
  /// - Parameter found: A column that was probably meant to be it.
  func missingColumn(_ name: String, found: String? = nil) -> Diagnostic {
    problem(
      "the column '\(name)' is missing" + (found.map { " (found '\($0)')" } ?? ""), inColumn: 0)
  }

  /// A problem at a byte of the current row.
  func problem(_ message: String, at place: Int, hint: String? = nil) -> Diagnostic {
    problem(message, at: place, rowEnd: row.end, hint: hint)
  }

  private func problem(
    _ message: String, at place: Int, rowEnd: Int, hint: String? = nil
  ) -> Diagnostic {
    if let origin {
      let column = row.fields.lastIndex { $0.written.lowerBound <= place } ?? 0
      return origin.diagnostic(message, file: name, row: rowLine - 1, column: column, hint: hint)
    }
    return Diagnostic(
      message, in: SourceText(name: name, bytes: Array(text[rowStart..<rowEnd])),
      fromLine: rowLine, atByte: place - rowStart, hint: hint)
  }

  /// What is wrong with the form of the current row, if anything. Blank fields at its end that are
  /// too many belong to no column.
  func problemOfForm(columnCount: Int) -> Diagnostic? {
    let fields = row.fields
    for field in fields {
      if let place = field.textAfterQuote {
        return problem("text follows the closing quotation mark", at: place)
      }
    }
    if fields.count == columnCount { return nil }
    if fields.count > columnCount,
      fields[columnCount...].allSatisfy({ TableRow.text(of: $0, in: text).isEmpty })
    {
      return nil
    }
    return problem(
      "the row has \(fields.count) fields (expected \(columnCount), as the first row has)",
      at: fields[min(columnCount, fields.count)...]
        .first { !TableRow.text(of: $0, in: text).isEmpty }?.written.lowerBound ?? rowStart)
  }

  // MARK: Beginning

  /// The first line that is not blank; of a long one, its beginning.
  mutating func firstLine() throws(FileError) -> ArraySlice<UInt8> {
    var start = position
    while true {
      while start < end && TableRow.isWhiteSpace(text[start]) { start += 1 }
      if start < end {
        let lineEnd = text[start..<end].firstIndex(of: UInt8(ascii: "\n"))
        if lineEnd != nil || isAtEnd || end - start > 1 << 16 {
          return text[start..<(lineEnd ?? end)]
        }
      }
      // More text can move the bytes, but not relative to `position`.
      let passed = start - position
      let hasMore = try fillRow()
      start = position + passed
      if !hasMore { return text[start..<end] }
    }
  }

  /// Reads the rest of the file as a whole.
  mutating func rest(limit: FileLimit) throws(FileError) -> SourceText {
    var bytes = Array(text[position..<end])
    while !isAtEnd && bytes.count <= limit.bytes {
      position = end
      _ = try fill()
      bytes += text[position..<end]
    }
    guard bytes.count <= limit.bytes else {
      throw FileError(limit.problem(ofSize: nil, file: name, isCompressed: stream.isCompressed))
    }
    return SourceText(name: name, bytes: bytes)
  }

  /// Reads a compressed file to its end, and returns what is wrong with the compressed data: it is
  /// the cause of what is wrong with the text. `nil` if nothing is, or the file is not compressed.
  mutating func damage() -> FileError? {
    guard stream.isCompressed else { return nil }
    do throws(FileError) {
      while try stream.read(into: &text, 0..<capacity) > 0 {}
      return nil
    } catch {
      return error
    }
  }

  /// Reads the first row that is not blank, and sets the delimiter: the first with which a column
  /// has the given name, or else the one that makes most fields. A line such as `sep=;`, by which
  /// spreadsheet programs are told the delimiter, is passed.
  ///
  /// - Throws: `FileError` if there is none.
  mutating func readHeader(column: String, _ expected: String) throws(FileError) {
    repeat {
      guard try readRow() else {
        throw FileError(Diagnostic("the file is empty (expected \(expected))", file: name))
      }
    } while isBlank() || origin == nil && namesDelimiter()
    if origin != nil { return }
    var best = (delimiter: delimiter, count: 0)
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      goBack()
      delimiter = candidate
      guard try readRow() else { break }
      if fields.indices.contains(where: {
        fields[$0].textAfterQuote == nil && text(at: $0) == column
      }) {
        return
      }
      if fields.count > best.count { best = (candidate, fields.count) }
    }
    goBack()
    delimiter = best.delimiter
    _ = try readRow()
  }

  /// Whether the current row is `sep=` and a delimiter.
  private func namesDelimiter() -> Bool {
    text[row.fields[0].written.lowerBound..<row.end].starts(with: Array("sep=".utf8))
      && row.end - row.fields[0].written.lowerBound == 5
  }
}

extension TableRow {
  static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\t")
  }
}
