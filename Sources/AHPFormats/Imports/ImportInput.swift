/// A file of another program in the form that its content has.
struct ImportInput {
  /// The text as UTF-8; the bytes of a workbook as they are.
  let source: SourceText
  let content: Content
  /// The first word of a text that is not UTF-8 and read as Windows-1252.
  private(set) var windowsWord: TextEncoding.WindowsWord?

  /// What a file is made of.
  enum Content {
    case json(Document)
    case yaml(Document)
    case lines([Line])
    case workbook([ImportedSheet])
  }

  /// A line of a text, without its line feed and carriage return.
  struct Line {
    /// From 1.
    let number: Int
    let text: String

    var place: ImportPlace { .line(number) }
  }

  /// How many aliases a YAML file may have: R's ahp has one in each criterion that compares
  /// alternatives.
  private static let maximumAliases = 10_000

  /// Reads the content of a text.
  ///
  /// - Parameter search: What is said of a text that begins as YAML does and is none.
  /// - Throws: `FileError` with the first error of syntax of what begins as JSON or YAML does.
  init(_ source: SourceText, search: YAMLReader.Search = .slips) throws(FileError) {
    if WorkbookReader.isArchive(source.bytes) {
      self.source = source
      content = .workbook(try WorkbookReader(source).sheets.compactMap { ImportedSheet($0) })
      return
    }
    let written = source
    let source = TextEncoding.utf8(written)
    self.source = source
    if !TextEncoding.isUTF16(written.bytes), source.count != written.count - written.markLength {
      windowsWord = TextEncoding.mixed(written).found
    }
    let first = source.bytes.first { $0 > UInt8(ascii: " ") }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      content = .json(try JSONReader.readText(source))
      return
    }
    let lines = Self.lines(of: source)
    content =
      Self.isYAML(lines) && source.count <= YAMLReader.maximumSize
      ? .yaml(try YAMLReader.read(source, aliases: Self.maximumAliases, search: search))
      : .lines(lines)
  }

  /// The mapping that a JSON or YAML document is; `nil` for anything else.
  var root: Document.Value? {
    switch content {
    case .json(let document), .yaml(let document):
      document.root.kind == .object ? document.root : nil
    case .lines, .workbook: nil
    }
  }

  /// The root of a YAML document that is a mapping; `nil` for anything else.
  var yamlRoot: Document.Value? { if case .yaml = content { root } else { nil } }

  /// The root of a JSON document that is a mapping; `nil` for anything else.
  var jsonRoot: Document.Value? { if case .json = content { root } else { nil } }

  /// Whether a JSON or YAML document has people's answers, as `ahp collect` writes them.
  var isOfAnswers: Bool {
    func isResponse(_ value: Document.Value) -> Bool {
      value.kind == .object && value[ResponseKey.participant.rawValue] != nil
        && value[ResponseKey.judgments.rawValue] != nil
    }
    switch content {
    case .json(let document), .yaml(let document):
      let root = document.root
      return root.kind == .object
        ? root[ResponseKey.responses.rawValue] != nil || isResponse(root)
        : root.elements().first.map(isResponse) ?? false
    case .lines, .workbook: return false
    }
  }

  /// The lines of a text; none of a document.
  var lines: [Line] { if case .lines(let lines) = content { lines } else { [] } }

  /// The sheets of a workbook; none of other files.
  var sheets: [ImportedSheet] { if case .workbook(let sheets) = content { sheets } else { [] } }

  /// Whether a line is the key of one of the programs that write YAML, of a model file, or of
  /// answers.
  private static func isYAML(_ lines: [Line]) -> Bool {
    lines.contains { line in
      let own = ["ahp:", "responses:", "participant:", "- participant:"]
      if own.contains(where: line.text.hasPrefix) { return true }
      guard let key = ["Goal:", "criteria:"].first(where: line.text.hasPrefix) else { return false }
      // A hierarchy of AHP-OS has its leaves in the same line, and a semicolon at its end.
      let rest = String(line.text.dropFirst(key.count)).trimmed()
      if rest.hasSuffix(";") { return false }
      return rest.isEmpty || rest.hasPrefix("#") || rest.hasPrefix("&")
    }
  }

  private static func lines(of source: SourceText) -> [Line] {
    var lines: [Line] = []
    // Programs on a Macintosh wrote carriage returns alone.
    let end = source.bytes.first { $0 == UInt8(ascii: "\n") } ?? UInt8(ascii: "\r")
    for bytes in source.bytes.split(separator: end, omittingEmptySubsequences: false) {
      let end = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
      lines.append(Line(number: lines.count + 1, text: String(decoding: end, as: UTF8.self)))
    }
    return lines
  }
}
