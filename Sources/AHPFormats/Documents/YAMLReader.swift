/// Turns YAML texts into documents.
enum YAMLReader {
  /// The largest file in bytes. YAML is for people; JSON reads a hundred times faster.
  static let maximumSize = 32 << 20

  /// The limit of a file of the given kind.
  static func limit(of form: String, hint: String? = nil) -> FileLimit {
    FileLimit(bytes: maximumSize, form: form, hint: hint)
  }

  /// How deep a YAML file may be nested, what its aliases stand for included.
  static let maximumDepth = 1000

  /// How many aliases (`*name`) a file may have. Each can stand for all of the aliases before it,
  /// so that the number of nodes can grow exponentially with them.
  static let maximumAliases = 30

  /// How many nodes all of the aliases together may stand for.
  static let maximumCopies = 1_000_000

  /// How many directives `%TAG` a file may have. libyaml compares each with all before it, so that
  /// a million would take hours.
  static let maximumTagDirectives = 100

  /// What is said of a text that is no YAML.
  enum Search {
    /// Every slip, in words for people who write models.
    case slips
    /// The first error, in the parser's words.
    case firstError
  }

  /// Reads a YAML text.
  ///
  /// - Parameters:
  ///   - aliases: How many aliases it may have; what they stand for is limited in any case.
  ///   - search: What is said of a text that is no YAML.
  /// - Throws: `FileError` with the slips that make the text no YAML, or the first error.
  static func read(
    _ source: SourceText, aliases: Int = maximumAliases, search: Search = .slips
  ) throws(FileError) -> Document {
    try checkTagDirectives(source)
    var builder = Builder(source: source, maximumAliases: aliases, search: search)
    try builder.read()
    guard !builder.nodes.isEmpty else {
      throw FileError(Diagnostic("the file is empty (expected a model)", in: source))
    }
    return Document(
      source: source, syntax: .yaml, nodes: builder.nodes, characters: builder.characters,
      ratios: [])
  }

  /// Counts what could be a directive, wherever it stands.
  private static func checkTagDirectives(_ source: SourceText) throws(FileError) {
    let percent = UInt8(ascii: "%")
    var count = 0
    let bytes = source.bytes
    for index in bytes.indices
    where bytes[index] == percent && bytes[index...].starts(with: "%TAG".utf8) {
      count += 1
      guard count <= maximumTagDirectives else {
        throw FileError(
          Diagnostic(
            "more than \(maximumTagDirectives) directives %TAG; a model has no need of them",
            in: source, at: source.position(atByte: index)))
      }
    }
  }

  /// Makes nodes of events. Lists and mappings that are not at their end are in `open`, so that
  /// nothing here recurses.
  private struct Builder {
    private let source: SourceText
    private let maximumAliases: Int
    private let search: Search
    private(set) var nodes: [Document.Node] = []
    private(set) var characters: [UInt8] = []
    private var open: [Container] = []
    private var anchors: [String: Anchor] = [:]
    private var aliasCount = 0
    private var copyCount = 0

    /// A list or mapping that is being read.
    private struct Container {
      let index: Int
      let anchor: String?
      let isMapping: Bool
      var expectsKey: Bool
      /// How deep lists and mappings are nested in it, itself included.
      var depth = 1
    }

    /// What an alias stands for.
    private struct Anchor {
      let start: Int
      /// What a scalar is where it is no key.
      let kind: Document.Kind
      /// `nil` as long as it is being read.
      var end: Int?
      var depth = 0
    }

    init(source: SourceText, maximumAliases: Int, search: Search) {
      self.source = source
      self.search = search
      self.maximumAliases = maximumAliases
    }

    mutating func read() throws(FileError) {
      var parser = try parser()
      var hasDocument = false
      while true {
        let event = try next(&parser)
        switch event.kind {
        case .streamStart, .documentEnd: break
        case .streamEnd: return
        case .documentStart:
          guard !hasDocument else {
            throw problem(
              "not YAML: expected a single document in the stream but found another document",
              at: event.position)
          }
          hasDocument = true
        case .scalar: try appendScalar(event)
        case .alias: try resolve(event)
        case .sequenceStart, .mappingStart: try start(event)
        case .sequenceEnd, .mappingEnd: end()
        }
      }
    }

    private func parser() throws(FileError) -> LibYAML.Parser {
      do {
        return try LibYAML.Parser(source.bytes.dropFirst(source.markLength))
      } catch {
        throw FileError(YAMLReader.diagnostic(error, source))
      }
    }

    private mutating func next(_ parser: inout LibYAML.Parser) throws(FileError) -> LibYAML.Event {
      do {
        return try parser.next(&characters)
      } catch .syntax(let context, let problem, let position, let contextPosition) {
        throw slips(
          YAMLSlips.SyntaxError(
            message: (context.map { $0 + " " } ?? "") + problem, position: position,
            contextPosition: contextPosition))
      } catch {
        throw FileError(YAMLReader.diagnostic(error, source))
      }
    }

    /// The slips of a text with an error of syntax.
    private func slips(_ error: YAMLSlips.SyntaxError) -> FileError {
      switch search {
      case .slips: FileError(YAMLSlips.diagnostics(of: source, first: error))
      case .firstError: problem("not YAML: " + error.message, at: error.position)
      }
    }

    private func problem(
      _ message: String, at position: SourcePosition, hint: String? = nil
    ) -> FileError {
      FileError(Diagnostic(message, in: source, at: position, hint: hint))
    }

    private var expectsKey: Bool { open.last?.expectsKey ?? false }

    private mutating func appendScalar(_ event: LibYAML.Event) throws(FileError) {
      let index = nodes.count
      let text = characters[(characters.count - event.length)...]
      let kind: Document.Kind = !event.isPlain ? .string : Self.isNull(text) ? .null : .plain
      append(expectsKey ? .key : kind, at: event.position, length: event.length)
      if let name = event.anchor {
        anchors[name] = Anchor(start: index, kind: kind, end: nodes.count)
      }
      finishValue()
    }

    private static func isNull(_ text: ArraySlice<UInt8>) -> Bool {
      guard let first = text.first else { return true }
      // Few scalars begin with these characters; only they are compared.
      return "~nN".utf8.contains(first)
        && ["~", "null", "Null", "NULL"].contains(String(decoding: text, as: UTF8.self))
    }

    private mutating func append(
      _ kind: Document.Kind, at position: SourcePosition, length: Int = 0
    ) {
      nodes.append(
        Document.Node(
          kind: kind, start: UInt32(characters.count - length), length: UInt32(length),
          next: UInt32(nodes.count + 1),
          location: UInt64(position.line) << 32 | UInt64(position.column)))
    }

    private mutating func start(_ event: LibYAML.Event) throws(FileError) {
      let isMapping = event.kind == .mappingStart
      try checkKey(isMapping ? .object : .array, at: event.position)
      try checkDepth(1, at: event.position)
      open.append(
        Container(
          index: nodes.count, anchor: event.anchor, isMapping: isMapping, expectsKey: isMapping))
      if let name = event.anchor {
        anchors[name] = Anchor(start: nodes.count, kind: isMapping ? .object : .array)
      }
      append(isMapping ? .object : .array, at: event.position)
    }

    private mutating func end() {
      guard let container = open.popLast() else { return }
      nodes[container.index].next = UInt32(nodes.count)
      if let name = container.anchor, anchors[name]?.start == container.index {
        anchors[name]?.end = nodes.count
        anchors[name]?.depth = container.depth
      }
      finishValue(depth: container.depth)
    }

    /// Records in the list or mapping around it that a value or key is complete.
    private mutating func finishValue(depth: Int = 0) {
      guard let last = open.indices.last else { return }
      open[last].depth = max(open[last].depth, depth + 1)
      if open[last].isMapping { open[last].expectsKey.toggle() }
    }

    private func checkKey(_ kind: Document.Kind, at position: SourcePosition) throws(FileError) {
      guard expectsKey, kind == .array || kind == .object else { return }
      let what = kind == .array ? "a list" : "a mapping"
      throw problem("\(what) cannot be a key (expected text)", at: position)
    }

    private func checkDepth(_ depth: Int, at position: SourcePosition) throws(FileError) {
      guard open.count + depth > maximumDepth else { return }
      throw problem(
        "lists and mappings are nested more than \(maximumDepth) deep", at: position)
    }

    // MARK: Aliases

    /// Puts a copy of the nodes in the place of an alias.
    private mutating func resolve(_ alias: LibYAML.Event) throws(FileError) {
      aliasCount += 1
      guard aliasCount <= maximumAliases else {
        throw excess("more than \(maximumAliases) aliases (*name)", at: alias.position)
      }
      guard let anchor = alias.anchor.flatMap({ anchors[$0] }) else {
        throw slips(
          YAMLSlips.SyntaxError(
            message: YAMLSlips.undefinedAlias, position: alias.position, contextPosition: nil))
      }
      guard let end = anchor.end else {
        throw problem(
          "the alias '*\(alias.anchor ?? "")' is inside of what it stands for", at: alias.position)
      }
      try checkKey(anchor.kind, at: alias.position)
      try checkDepth(anchor.depth, at: alias.position)
      copyCount += end - anchor.start
      guard copyCount <= maximumCopies else {
        throw excess("the aliases (*name) stand for too many values", at: alias.position)
      }
      let index = nodes.count
      let shift = UInt32(index - anchor.start)
      for original in anchor.start..<end {
        var node = nodes[original]
        node.next += shift
        nodes.append(node)
      }
      nodes[index].kind = expectsKey ? .key : anchor.kind
      finishValue(depth: anchor.depth)
    }

    private func excess(_ what: String, at position: SourcePosition) -> FileError {
      problem(
        "\(what); a model has no need of them", at: position,
        hint: "write a shared criterion as {ref: Path/Name}")
    }
  }

  private static func diagnostic(_ problem: LibYAML.Problem, _ source: SourceText) -> Diagnostic {
    switch problem {
    case .syntax(let context, let problem, let position, _):
      Diagnostic(
        "not YAML:\(context.map { " \($0)" } ?? "") \(problem)", in: source, at: position)
    case .character(let problem, let value, let offset):
      Diagnostic(
        "not YAML: \(problem) (found U+\(String(value, radix: 16, uppercase: true)))", in: source,
        at: source.position(atByte: source.markLength + offset))
    case .memory: Diagnostic("not YAML: there is no memory for it", in: source)
    case .writing(let problem): Diagnostic("not YAML: \(problem)", in: source)
    }
  }
}
