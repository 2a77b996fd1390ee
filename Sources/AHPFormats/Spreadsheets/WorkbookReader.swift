/// The cells of a workbook of a spreadsheet program (Office Open XML, `.xlsx`).
///
/// What formulas were last computed as is read; nothing is computed, and nothing outside of the
/// file is looked at.
///
/// Source: ECMA-376-1:2016, *Office Open XML File Formats*, part 1, section 18.
struct WorkbookReader {
  /// A cell that is not blank.
  struct Cell: Equatable {
    enum Content: Equatable {
      case text(String)
      /// A number, or what else is computed from, in the digits of the file.
      case number(String)
      /// A number that is shown as a date or a time.
      case date(String)
      /// What went wrong in a formula, such as `#DIV/0!`.
      case error(String)
      /// A formula that has never been computed.
      case uncomputed
    }

    let row: Int
    let column: Int
    let content: Content
    let isFormula: Bool
  }

  struct Sheet: Equatable {
    let name: String
    /// The cells, row by row as they stand in the file.
    var cells: [Cell] = []
  }

  private(set) var sheets: [Sheet] = []

  /// Whether bytes begin as an archive does.
  static func isArchive(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  /// How much of a workbook is read: more than any table of judgments has, and less than fills the
  /// memory.
  struct Limits {
    /// The greatest size in bytes of a file in the archive, and of all together.
    var fileSize = 64 << 20
    var totalSize = 256 << 20
    /// The greatest number of cells that are not blank.
    var cells = 2_000_000
    /// The greatest number of names, values and texts in a file.
    var events = XMLEvents.usualLimit
  }

  private static let mostColumns = 16_384
  private static let mostRows = 1_048_576

  /// Reads a workbook.
  ///
  /// - Throws: `FileError` if it is none, is damaged, or is larger than any table of judgments.
  /// - Complexity: O(bytes, decompressed).
  init(_ source: SourceText, limits: Limits = Limits()) throws(FileError) {
    do {
      var reader = try Reader(source.bytes, limits)
      sheets = try reader.sheets()
    } catch {
      throw FileError(Self.diagnostic(error, source, limits))
    }
  }

  private static func diagnostic(
    _ error: any Error, _ source: SourceText, _ limits: Limits
  ) -> Diagnostic {
    let hint =
      "on Debian 12: apt-get install libzip4 libexpat1, on 13 libzip5 libexpat1; or save the sheet as CSV"
    switch error {
    case ZipReader.Problem.noLibrary:
      return Diagnostic(
        "workbooks need the library libzip, which is not there", in: source, hint: hint)
    case XMLEvents.Problem.noLibrary:
      return Diagnostic(
        "workbooks need the library libexpat, which is not there", in: source, hint: hint)
    case ZipReader.Problem.notAnArchive, ZipReader.Problem.damaged:
      return Diagnostic("the workbook is damaged, or protected by a password", in: source)
    case ZipReader.Problem.noFile:
      return Diagnostic("the file is no workbook (.xlsx): it has no sheets", in: source)
    case XMLEvents.Problem.declaration:
      return Diagnostic("the workbook declares entities, which no spreadsheet does", in: source)
    case ZipReader.Problem.tooLarge, XMLEvents.Problem.tooLarge:
      return Diagnostic(
        "the workbook is larger than is read (expected at most \(limits.cells) cells)", in: source)
    default: return Diagnostic("the workbook is damaged", in: source)
    }
  }

  // MARK: Reading

  private struct Reader: ~Copyable {
    private let archive: ZipReader
    private let limits: Limits
    private var total = 0
    private var cellCount = 0

    init(_ bytes: ArraySlice<UInt8>, _ limits: Limits) throws {
      archive = try ZipReader(bytes)
      self.limits = limits
    }

    private mutating func file(_ name: String) throws -> [UInt8] {
      let bytes = try archive.file(named: name, limit: limits.fileSize)
      total += bytes.count
      guard total <= limits.totalSize else { throw ZipReader.Problem.tooLarge }
      return bytes
    }

    /// A file that need not be there.
    private mutating func optionalFile(_ name: String) throws -> [UInt8]? {
      do {
        return try file(name)
      } catch ZipReader.Problem.noFile {
        return nil
      }
    }

    mutating func sheets() throws -> [Sheet] {
      var names: [(name: String, relation: String)] = []
      try XMLEvents.read(file("xl/workbook.xml"), limit: limits.events) { event in
        if case .start("sheet", let attributes) = event {
          names.append((attributes["name"] ?? "", attributes["id"] ?? ""))
        }
      }
      var targets: [String: String] = [:]
      try XMLEvents.read(file("xl/_rels/workbook.xml.rels"), limit: limits.events) { event in
        if case .start("Relationship", let attributes) = event,
          attributes["TargetMode"] != "External", let id = attributes["Id"]
        {
          targets[id] = attributes["Target"]
        }
      }
      let texts = try sharedTexts()
      let dates = try dateStyles()
      var sheets: [Sheet] = []
      for (name, relation) in names {
        guard let target = targets[relation] else { continue }
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        // Charts are sheets too, and have no cells.
        guard path.contains("worksheets/"), let bytes = try optionalFile(path) else { continue }
        sheets.append(try sheet(named: name, bytes, texts, dates))
      }
      return sheets
    }

    private mutating func sharedTexts() throws -> [String] {
      guard let bytes = try optionalFile("xl/sharedStrings.xml") else { return [] }
      var texts: [String] = []
      var text = ""
      var isText = false
      var isPhonetic = false
      try XMLEvents.read(bytes, limit: limits.events) { event in
        switch event {
        case .start("si", _): text = ""
        case .start("rPh", _): isPhonetic = true
        case .end("rPh"): isPhonetic = false
        case .start("t", _): isText = !isPhonetic
        case .end("t"): isText = false
        case .text(let part): if isText { text += part }
        case .end("si"): texts.append(text)
        default: break
        }
      }
      return texts
    }

    /// The positions of the looks of cells that show dates or times.
    private mutating func dateStyles() throws -> Set<Int> {
      guard let bytes = try optionalFile("xl/styles.xml") else { return [] }
      var dateFormats = Set(Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58))
      var dates: Set<Int> = []
      var isInLooks = false
      var position = 0
      try XMLEvents.read(bytes, limit: limits.events) { event in
        switch event {
        case .start("numFmt", let attributes):
          if let id = attributes["numFmtId"].flatMap({ Int($0) }),
            WorkbookReader.isDateFormat(attributes["formatCode"] ?? "")
          {
            dateFormats.insert(id)
          }
        case .start("cellXfs", _): isInLooks = true
        case .end("cellXfs"): isInLooks = false
        case .start("xf", let attributes):
          guard isInLooks else { break }
          if let id = attributes["numFmtId"].flatMap({ Int($0) }), dateFormats.contains(id) {
            dates.insert(position)
          }
          position += 1
        default: break
        }
      }
      return dates
    }

    private mutating func sheet(
      named name: String, _ bytes: [UInt8], _ texts: [String], _ dates: Set<Int>
    ) throws -> Sheet {
      var sheet = Sheet(name: name)
      var parser = SheetParser()
      var count = cellCount
      let limits = limits
      try XMLEvents.read(bytes, limit: limits.events) { event in
        guard let cell = parser.next(event, texts, dates) else { return }
        count += 1
        guard count <= limits.cells, cell.row < WorkbookReader.mostRows,
          cell.column < WorkbookReader.mostColumns
        else { throw ZipReader.Problem.tooLarge }
        sheet.cells.append(cell)
      }
      cellCount = count
      return sheet
    }
  }

  /// Whether a number format shows a date or a time: it has letters of them outside of quotation
  /// marks and brackets.
  private static func isDateFormat(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if character == "[" {
        isBracketed = true
      } else if character == "]" {
        isBracketed = false
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if !isBracketed, "ymdhs".contains(character) {
        return true
      }
    }
    return false
  }
}

/// Makes cells of the events of a sheet.
private struct SheetParser {
  private var row = -1
  private var column = -1
  private var type = ""
  private var style = 0
  private var value = ""
  private var inlineText = ""
  private var isFormula = false
  private var hasValue = false
  /// Which text is read.
  private var part = Part.none

  private enum Part { case none, value, inlineText }

  /// Takes the next event, and returns the cell that ends with it.
  mutating func next(
    _ event: XMLEvents.Event, _ texts: [String], _ dates: Set<Int>
  ) -> WorkbookReader.Cell? {
    switch event {
    case .start("row", let attributes):
      row = attributes["r"].flatMap { Int($0) }.map { max(0, $0 - 1) } ?? row + 1
      column = -1
    case .start("c", let attributes):
      column = attributes["r"].flatMap(Self.column) ?? column + 1
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      (value, inlineText, isFormula, hasValue) = ("", "", false, false)
    case .start("f", _): isFormula = true
    case .start("v", _): (part, hasValue) = (.value, true)
    case .start("t", _): part = .inlineText
    case .end("v"), .end("t"): part = .none
    case .text(let text):
      switch part {
      case .none: break
      case .value: value += text
      case .inlineText: inlineText += text
      }
    case .end("c"): return cell(texts, dates)
    default: break
    }
    return nil
  }

  private func cell(_ texts: [String], _ dates: Set<Int>) -> WorkbookReader.Cell? {
    guard row >= 0, column >= 0 else { return nil }
    let content: WorkbookReader.Cell.Content
    switch type {
    case "inlineStr": content = .text(inlineText)
    case "s":
      guard let index = Int(value.trimmed()), texts.indices.contains(index) else { return nil }
      content = .text(texts[index])
    case "str": content = .text(value)
    case "e": content = .error(value)
    case "d": content = .date(value)
    case "b": content = .text(value == "1" ? "TRUE" : "FALSE")
    default:
      let number = value.trimmed()
      if number.isEmpty {
        guard isFormula else { return nil }
        content = .uncomputed
      } else {
        content = dates.contains(style) ? .date(number) : .number(number)
      }
    }
    if case .text(let text) = content, text.trimmed().isEmpty {
      // A formula may have been computed as no text.
      return isFormula && !hasValue
        ? WorkbookReader.Cell(row: row, column: column, content: .uncomputed, isFormula: true) : nil
    }
    return WorkbookReader.Cell(row: row, column: column, content: content, isFormula: isFormula)
  }

  /// The column of a cell's name such as `AB12`, from 0.
  private static func column(_ name: String) -> Int? {
    var column = 0
    for byte in name.utf8.prefix(while: { $0 > UInt8(ascii: "9") }) {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte), column < 1 << 20 else {
        return nil
      }
      column = 26 * column + Int(byte - UInt8(ascii: "A")) + 1
    }
    return column > 0 ? column - 1 : nil
  }
}
