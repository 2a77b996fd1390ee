internal import AHPSimdJSON

/// The face of the C++ module over simdjson: bytes in, a document out.
enum JSONReader {
  /// How deep a JSON file may be nested. A level of criteria takes two.
  static let maximumDepth = 512

  /// The largest file in bytes; simdjson counts with 32 bits, and resolved escapes come on top.
  static let maximumSize = 1 << 31

  /// Reads a JSON text.
  ///
  /// - Throws: `FileError` with the first error of syntax.
  static func read(_ source: SourceText) throws(FileError) -> Document {
    let isMarked = source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let skipped = isMarked ? 3 : 0
    let (nodes, strings, error, offset) = unsafe source.paddedBytes.withUnsafeBytes { buffer in
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
      return unsafe (nodes, strings, result.error, result.error_offset + skipped)
    }
    if error != 0 { throw FileError(diagnostic(error, at: offset, source)) }
    return Document(
      source: source, syntax: .json, nodes: nodes,
      // Resolved strings are numbered on from the end of the text.
      characters: strings.isEmpty ? source.paddedBytes : Array(source.bytes) + strings)
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
