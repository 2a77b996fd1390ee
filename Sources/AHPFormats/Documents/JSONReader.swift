internal import AHP
internal import AHPSimdJSON

/// The face of the C++ module over simdjson: turns bytes into a document.
enum JSONReader {
  /// How deep a JSON file may be nested. A level of criteria takes two.
  static let maximumDepth = 512

  /// The largest file in bytes: simdjson has 32-bit positions, and resolved escapes need some too.
  static let limit = FileLimit(bytes: 1 << 31, form: "JSON")

  /// Reads a JSON text.
  ///
  /// Lists of ratios are turned into numbers first, ten million of them in a twentieth of a second,
  /// and simdjson parses the text without them: parsing them too would take longer, and twice the
  /// memory of the text. A list in which any element is not a plain ratio stays in the text and is
  /// read element by element, as everything else is, so that messages on it are the same either
  /// way.
  ///
  /// - Parameter apart: Where lists begin that are to be read element by element in any case.
  /// - Throws: `FileError` with the first error of syntax.
  static func read(_ source: SourceText, apart: Set<Int> = []) throws(FileError) -> Document {
    try read(source, RatioLists.takenOut(of: source, apart: apart))
  }

  /// Reads a JSON text in which every number is read with its digits as they are written.
  ///
  /// - Throws: `FileError` with the first error of syntax.
  static func readText(_ source: SourceText) throws(FileError) -> Document {
    try read(source, (source, RatioLists()))
  }

  private static func read(
    _ source: SourceText, _ parts: (structure: SourceText, lists: RatioLists)
  ) throws(FileError) -> Document {
    let (outline, strings) = outline(parts.structure)
    guard outline.error == 0 else {
      // Errors of syntax are reported with their places in the whole text.
      let (outline, _) = self.outline(source)
      // Bytes that are not UTF-8 cause errors of any kind, and their place is the better message.
      try source.checkEncoding()
      throw FileError(diagnostic(outline.error, at: outline.errorOffset, source))
    }
    return document(source, outline, strings, parts)
  }

  private static func document(
    _ source: SourceText, _ outline: Outline, _ strings: [UInt8],
    _ parts: (structure: SourceText, lists: RatioLists)
  ) -> Document {
    var outline = outline
    outline.putBack(parts.lists.places)
    return Document(
      source: source, syntax: .json, nodes: outline.nodes,
      // Positions of resolved strings follow those of the text.
      characters: strings.isEmpty
        ? parts.structure.paddedBytes : Array(parts.structure.bytes) + strings,
      ratios: parts.lists.ratios)
  }

  /// The smallest file in bytes that is read in sections.
  static let smallestLargeFile = 1 << 23

  /// How a large file is divided: a thread reads pieces that the caches of a processor hold, of
  /// sections of which there are several for each thread.
  static let sectionSizes = RatioLists.SectionSizes(section: 1 << 21, piece: 1 << 20)

  /// Reads a large file in sections, several at the same time. Its text is not kept: large memory
  /// takes the system longer to provide than all lists in it take to be read.
  ///
  /// - Parameters:
  ///   - name: The name of the file.
  ///   - size: Its size in bytes.
  ///   - sizes: How it is divided.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  ///   - read: Reads bytes of the file.
  /// - Returns: A document whose source has the name but not the text; `nil` if that is needed for
  ///   a message, or the file has too little of lists of ratios.
  /// - Throws: What `read` throws.
  static func read(
    sectionsOf name: String, size: Int, _ sizes: RatioLists.SectionSizes = sectionSizes,
    threads: Int?, _ read: RatioLists.ReadAt
  ) throws(FileError) -> Document? {
    guard
      let parts = try RatioLists.takenOut(
        ofSectionsOf: name, size: size, sizes, threads: threads, read)
    else { return nil }
    let (outline, strings) = outline(parts.structure)
    guard outline.error == 0 else { return nil }
    return document(SourceText(name: name, bytes: []), outline, strings, parts)
  }

  /// Reads a JSON text and interprets its document.
  ///
  /// Lists of ratios are numbers in the document, which suffices for most files. If messages on
  /// problems of the first document need the text of some of these lists, the file is read again
  /// with them element by element, and the outcome of the second document is returned.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - outcome: Interprets a document, and returns the outcome with the problems that were found.
  /// - Throws: `FileError` with the first error of syntax.
  static func read<Outcome>(
    _ source: SourceText, making outcome: (Document) -> (outcome: Outcome, problems: Problems)
  ) throws(FileError) -> Outcome {
    let first = outcome(try read(source))
    let apart = first.problems.listsToReadApart
    return apart.isEmpty ? first.outcome : outcome(try read(source, apart: apart)).outcome
  }

  // MARK: Structure

  /// The nodes of a text, or its first error of syntax.
  private struct Outline {
    var nodes: [Document.Node]
    let error: Int32
    let errorOffset: Int

    /// Turns the empty lists from which ratios were taken into lists of ratios, and the places in
    /// the text without them into those in the text with them.
    mutating func putBack(_ lists: [RatioLists.Place]) {
      var next = 0
      var removed: UInt64 = 0
      for index in nodes.indices where next < lists.count || removed > 0 {
        nodes[index].location += removed
        guard next < lists.count, nodes[index].location == lists[next].offset else { continue }
        nodes[index].kind = .ratios
        nodes[index].start = UInt32(next)
        removed += UInt64(lists[next].removed)
        next += 1
      }
    }
  }

  private static func outline(_ source: SourceText) -> (Outline, strings: [UInt8]) {
    let skipped = source.markLength
    return unsafe source.paddedBytes.withUnsafeBytes { buffer in
      let text = unsafe buffer.bindMemory(to: CChar.self).baseAddress.map { unsafe $0 + skipped }
      let result = unsafe ahp_json_read(text, source.count - skipped, maximumDepth)
      defer { unsafe ahp_json_free(result) }
      let nodes = unsafe UnsafeBufferPointer(start: result.nodes, count: result.count).map { node in
        Document.Node(
          kind: kind(node.kind), start: node.start + UInt32(skipped), length: node.length,
          next: node.next, location: UInt64(node.offset) + UInt64(skipped))
      }
      let strings = unsafe Array(
        UnsafeRawBufferPointer(start: result.strings, count: result.strings_length))
      let outline = unsafe Outline(
        nodes: nodes, error: result.error, errorOffset: result.error_offset + skipped)
      return (outline, strings)
    }
  }

  private static func kind(_ kind: UInt32) -> Document.Kind {
    switch Int(kind) {
    case AHP_JSON_BOOLEAN: .boolean
    case AHP_JSON_NUMBER: .number
    case AHP_JSON_STRING: .string
    case AHP_JSON_KEY: .key
    case AHP_JSON_ARRAY: .array
    case AHP_JSON_OBJECT: .object
    default: .null
    }
  }

  private static func diagnostic(
    _ error: Int32, at offset: Int, _ source: SourceText
  ) -> Diagnostic {
    if Int(error) == Int(AHP_JSON_NO_MEMORY) {
      return Diagnostic("there is no memory for the file", in: source)
    }
    if Int(error) == Int(AHP_JSON_TOO_DEEP) {
      return Diagnostic(
        "lists and mappings are nested more than \(maximumDepth) deep", in: source,
        at: source.position(atByte: offset))
    }
    let sentence = unsafe String(cString: ahp_json_error_message(error))
    // The library's sentences end with a full stop and advice about its own interface after it.
    let problem = sentence.prefix { $0 != "." }
    let isAtEnd = offset >= source.count
    return Diagnostic(
      "not JSON: \(problem.prefix(1).lowercased() + problem.dropFirst())"
        + (isAtEnd ? "" : " (found \(excerpt(source, offset)))"),
      in: source, at: source.position(atByte: isAtEnd ? source.count : offset))
  }

  private static func excerpt(_ source: SourceText, _ offset: Int) -> String {
    let end = min(source.count, offset + 20)
    let text = String(decoding: source.bytes[offset..<end], as: UTF8.self)
    return "'\(text.prefix { !$0.isNewline })'"
  }
}
