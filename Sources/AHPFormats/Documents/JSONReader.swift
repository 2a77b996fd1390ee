internal import AHP
internal import AHPSimdJSON

/// The face of the C++ module over simdjson: bytes in, a document out.
enum JSONReader {
  /// How deep a JSON file may be nested. A level of criteria takes two.
  static let maximumDepth = 512

  /// The largest file in bytes; simdjson counts with 32 bits, and resolved escapes come on top.
  static let maximumSize = 1 << 31

  /// Reads a JSON text.
  ///
  /// Arrays of ratios become numbers at once, ten million of them in a tenth of a second. An array
  /// in which anything is not a plain ratio is read element by element instead, as everything else
  /// is, so that what can be said about it is the same either way.
  ///
  /// - Parameter apart: Where arrays begin that are to be read element by element in any case.
  /// - Throws: `FileError` with the first error of syntax.
  static func read(_ source: SourceText, apart: Set<Int> = []) throws(FileError) -> Document {
    var apart = apart
    // Each round but the last adds to the arrays that stand apart, of which there are finitely many.
    while true {
      var outline = outline(source, apart: apart)
      let refused = outline.readRatios(source)
      guard refused.isEmpty else {
        apart.formUnion(refused)
        continue
      }
      if outline.error != 0 {
        // Bytes that are not UTF-8 make errors of any kind.
        try source.checkEncoding()
        throw FileError(diagnostic(outline.error, at: outline.errorOffset, source))
      }
      return Document(
        source: source, syntax: .json, nodes: outline.nodes,
        // Resolved strings are numbered on from the end of the text.
        characters: outline.strings.isEmpty
          ? source.paddedBytes : Array(source.bytes) + outline.strings,
        ratios: outline.ratios)
    }
  }

  /// What simdjson finds in a text.
  private struct Outline {
    var nodes: [Document.Node]
    let strings: [UInt8]
    var ratios: [Document.Ratios] = []
    let error: Int32
    let errorOffset: Int

    /// Reads the arrays that have been passed over, and returns where those begin that are not
    /// arrays of plain ratios.
    mutating func readRatios(_ source: SourceText) -> [Int] {
      var refused: [Int] = []
      for index in nodes.indices where nodes[index].kind == .ratios {
        let node = nodes[index]
        let offset = Int(node.location)
        if let list = JSONReader.ratios(source, at: offset, length: Int(node.length)) {
          nodes[index].start = UInt32(ratios.count)
          ratios.append(list)
        } else {
          refused.append(offset)
        }
      }
      return refused
    }
  }

  private static func outline(_ source: SourceText, apart: Set<Int>) -> Outline {
    let skipped = source.markLength
    let apart = apart.sorted().map { UInt32($0 - skipped) }
    return unsafe source.paddedBytes.withUnsafeBytes { buffer in
      let text = unsafe buffer.bindMemory(to: CChar.self).baseAddress.map { unsafe $0 + skipped }
      let result = unsafe ahp_json_read(
        text, source.count - skipped, maximumDepth, apart, apart.count)
      defer { unsafe ahp_json_free(result) }
      let nodes = unsafe UnsafeBufferPointer(start: result.nodes, count: result.count).map { node in
        Document.Node(
          kind: kind(node.kind), start: node.start + UInt32(skipped), length: node.length,
          next: node.next, location: UInt64(node.offset) + UInt64(skipped))
      }
      let strings = unsafe Array(
        UnsafeRawBufferPointer(start: result.strings, count: result.strings_length))
      return unsafe Outline(
        nodes: nodes, strings: strings, error: result.error,
        errorOffset: result.error_offset + skipped)
    }
  }

  /// The ratios of the array that begins at an offset; `nil` if anything in it is not a plain ratio.
  private static func ratios(
    _ source: SourceText, at offset: Int, length: Int
  ) -> Document.Ratios? {
    unsafe source.paddedBytes.withUnsafeBytes { buffer in
      guard let start = unsafe buffer.bindMemory(to: CChar.self).baseAddress else { return nil }
      let array = unsafe start + offset
      let capacity = unsafe ahp_ratios_count(array, length)
      var result = ahp_ratios()
      let values = unsafe [Double](unsafeUninitializedCapacity: capacity) { values, count in
        let limits = ComparisonMatrix.supportedRatios
        result = unsafe ahp_ratios_read(
          array, source.count - offset, limits.lowerBound, limits.upperBound, values.baseAddress,
          capacity)
        count = result.count
      }
      return result.complete == 1
        ? Document.Ratios(values: values, missingCount: result.missing) : nil
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
    case AHP_JSON_RATIOS: .ratios
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
