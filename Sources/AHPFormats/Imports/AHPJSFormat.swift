internal import AHP

/// Data of the JavaScript package ahp: the object that is handed to its `import`, as JSON or in the
/// script itself.
///
/// Source: https://github.com/airicyu/ahp, its folder `samples`.
enum AHPJSFormat: ImportFormat {
  static let title = "data of the JavaScript package ahp"

  private static let ranksKey = "criteriaItemRank"

  static func recognizes(_ input: ImportInput) -> Bool {
    if let root = input.jsonRoot { return root[ranksKey] != nil }
    return input.lines.contains { $0.text.contains(ranksKey) }
  }

  static func hierarchy(of input: ImportInput, _ reading: inout ImportReading)
    -> ImportedHierarchy?
  {
    guard let root = input.jsonRoot ?? object(inScript: input, &reading) else { return nil }
    reading.leaveOutOthers(
      of: root, than: ["items", "criteria", ranksKey, "criteriaRank"], "the data")
    var hierarchy = ImportedHierarchy()
    hierarchy.nodes = [.init(name: "", place: .value(root))]
    hierarchy.alternatives = reading.elements(root["items"], "the items").compactMap {
      reading.name($0, of: "an item").map { Alternative($0) }
    }
    var nodes: [String: Int] = [:]
    for value in reading.elements(root["criteria"], "the criteria") {
      if let name = reading.name(value, of: "a criterion") {
        nodes[name] = hierarchy.add(name, at: .value(value), under: 0)
      }
    }
    if let value = root["criteriaRank"] {
      set(value, of: 0, "the ranks of the criteria", in: &hierarchy, &reading)
    }
    for member in reading.members(root[ranksKey], "the ranks of the items") {
      let name = member.key.text().trimmed()
      guard let node = nodes[name] else {
        reading.leaveOut(
          "the ranks under '\(name)' belong to no criterion"
            + Spelling.question(for: name, among: nodes.keys.sorted()), at: .value(member.key))
        continue
      }
      set(member.value, of: node, "the ranks under '\(name)'", in: &hierarchy, &reading)
    }
    return hierarchy
  }

  /// Sets the judgments of a node: a matrix, or a list of scores.
  private static func set(
    _ value: Document.Value, of node: Int, _ what: String, in hierarchy: inout ImportedHierarchy,
    _ reading: inout ImportReading
  ) {
    let names = hierarchy.itemNames(of: node)
    let elements = reading.elements(value, what)
    let judgments: Judgments?
    if let first = elements.first, first.kind != .array {
      guard elements.count == names.count else {
        reading.refuse(
          "\(what) are \(elements.count) numbers (expected \(names.count))", at: .value(value))
        return
      }
      let scores = zip(elements, names).compactMap { reading.share($0, of: $1) }
      judgments =
        scores.count == names.count
        ? reading.priorities(scores, of: hierarchy.nodes[node].name, at: .value(value)) : nil
    } else {
      judgments = reading.matrix(value, of: names, what)
    }
    if let judgments { hierarchy.nodes[node].judgments = [(nil, judgments)] }
  }

  // MARK: Scripts

  /// The object in a script, which is written as a flow mapping of YAML is; `nil`, and a problem,
  /// if there is none.
  private static func object(
    inScript input: ImportInput, _ reading: inout ImportReading
  ) -> Document.Value? {
    let bytes = withoutComments(input.source.bytes)
    guard let range = objectRange(in: bytes) else {
      reading.refuse("the object with '\(ranksKey)' does not end", at: .file)
      return nil
    }
    // What is not of the object becomes blank, so that places stay as they are.
    let blank = bytes.indices.map { index in
      range.contains(index) || bytes[index] == UInt8(ascii: "\n") ? bytes[index] : UInt8(ascii: " ")
    }
    do throws(FileError) {
      let document = try YAMLReader.read(
        SourceText(name: input.source.name, bytes: blank), search: .firstError)
      if document.root.kind == .object { return document.root }
    } catch {
      for diagnostic in error.diagnostics {
        let position = diagnostic.position ?? SourcePosition(line: 1, column: 1)
        reading.refuse(
          "the object is not plain data: \(diagnostic.message)",
          at: .line(position.line, column: position.column))
      }
      return nil
    }
    reading.refuse("there is no object with '\(ranksKey)'", at: .file)
    return nil
  }

  /// The bytes of a script with blanks in the place of comments, so that places stay as they are.
  private static func withoutComments(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let (slash, star) = (UInt8(ascii: "/"), UInt8(ascii: "*"))
    var result = bytes
    var quote: UInt8?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if let mark = quote {
        if byte == mark || byte == UInt8(ascii: "\n") { quote = nil }
      } else if [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")].contains(byte) {
        quote = byte
      } else if byte == slash, index + 1 < bytes.endIndex, bytes[index + 1] == slash {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        for place in index..<end { result[place] = UInt8(ascii: " ") }
        index = end
        continue
      } else if byte == slash, index + 1 < bytes.endIndex, bytes[index + 1] == star {
        var end = index + 3
        while end < bytes.endIndex, bytes[end] != slash || bytes[end - 1] != star { end += 1 }
        end = min(end + 1, bytes.endIndex)
        for place in index..<end where bytes[place] != UInt8(ascii: "\n") {
          result[place] = UInt8(ascii: " ")
        }
        index = end
        continue
      }
      index += 1
    }
    return result
  }

  /// The bytes from the brace that opens the object with the ranks to the one that closes it.
  private static func objectRange(in bytes: ArraySlice<UInt8>) -> ClosedRange<Int>? {
    let key = Array(ranksKey.utf8)
    var open: [Int] = []
    var start: Int?
    var quote: UInt8?
    for (index, byte) in zip(bytes.indices, bytes) {
      if let mark = quote {
        if byte == mark || byte == UInt8(ascii: "\n") { quote = nil }
      } else if [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`")].contains(byte) {
        quote = byte
      } else if byte == UInt8(ascii: "{") {
        open.append(index)
      } else if byte == UInt8(ascii: "}") {
        guard let opened = open.popLast() else { return nil }
        if opened == start { return opened...index }
      }
      if start == nil, byte == key[0], bytes[index...].starts(with: key) { start = open.last }
    }
    return nil
  }
}
