internal import AHPLibYAML

/// The face of libyaml: turns a text into events, and events into a text.
enum LibYAML {
  /// Why a text cannot be read or written.
  enum Problem: Error {
    case memory
    /// A character that YAML does not allow, and the byte where it begins.
    case character(String, value: Int32, offset: Int)
    /// An error of syntax, as libyaml's message and, if there is one, its context and where that
    /// begins.
    case syntax(
      context: String?, problem: String, at: SourcePosition, contextAt: SourcePosition?)
    case writing(String)
  }

  /// The beginning or end of something in a text.
  struct Event {
    enum Kind {
      case streamStart, streamEnd, documentStart, documentEnd
      case alias, scalar, sequenceStart, sequenceEnd, mappingStart, mappingEnd
    }

    let kind: Kind
    let position: SourcePosition
    /// The name that a value is given with `&`, or that an alias refers to with `*`.
    var anchor: String?
    /// How many bytes a scalar has.
    var length = 0
    /// Whether a scalar has no quotes and is no block.
    var isPlain = false
  }

  /// Reads a text event by event.
  @safe struct Parser: ~Copyable {
    // On the heap, since neither may move: libyaml points to both.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutablePointer<ArraySlice<UInt8>>

    /// - Parameter text: UTF-8.
    init(_ text: ArraySlice<UInt8>) throws(Problem) {
      unsafe parser = .allocate(capacity: 1)
      unsafe parser.initialize(to: yaml_parser_t())
      unsafe input = .allocate(capacity: 1)
      unsafe input.initialize(to: text)
      guard unsafe yaml_parser_initialize(parser) == 1 else { throw .memory }
      unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input(
        parser,
        { input, buffer, capacity, count in
          guard let input = unsafe input?.assumingMemoryBound(to: ArraySlice<UInt8>.self) else {
            return 0
          }
          let piece = unsafe input.pointee.prefix(capacity)
          _ = unsafe UnsafeMutableBufferPointer(start: buffer, count: capacity)
            .update(fromContentsOf: piece)
          unsafe input.pointee.removeFirst(piece.count)
          unsafe count?.pointee = piece.count
          return 1
        }, input)
    }

    deinit {
      unsafe yaml_parser_delete(parser)
      unsafe parser.deallocate()
      unsafe input.deinitialize(count: 1)
      unsafe input.deallocate()
    }

    /// Returns the next event, and appends the text of a scalar to `characters`. There is none
    /// after the end of the stream.
    mutating func next(_ characters: inout [UInt8]) throws(Problem) -> Event {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem }
      defer { unsafe yaml_event_delete(&event) }
      let position = unsafe LibYAML.position(event.start_mark)
      func found(_ kind: Event.Kind, _ anchor: UnsafeMutablePointer<UInt8>? = nil) -> Event {
        Event(
          kind: kind, position: position, anchor: unsafe anchor.map { unsafe String(cString: $0) })
      }
      switch unsafe event.type {
      case YAML_SCALAR_EVENT:
        let scalar = unsafe event.data.scalar
        let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        unsafe characters.append(contentsOf: bytes)
        var found = unsafe found(.scalar, scalar.anchor)
        found.length = bytes.count
        found.isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
        return found
      case YAML_SEQUENCE_START_EVENT:
        return unsafe found(.sequenceStart, event.data.sequence_start.anchor)
      case YAML_MAPPING_START_EVENT:
        return unsafe found(.mappingStart, event.data.mapping_start.anchor)
      case YAML_ALIAS_EVENT: return unsafe found(.alias, event.data.alias.anchor)
      case YAML_SEQUENCE_END_EVENT: return found(.sequenceEnd)
      case YAML_MAPPING_END_EVENT: return found(.mappingEnd)
      case YAML_STREAM_START_EVENT: return found(.streamStart)
      case YAML_DOCUMENT_START_EVENT: return found(.documentStart)
      case YAML_DOCUMENT_END_EVENT: return found(.documentEnd)
      default: return found(.streamEnd)
      }
    }

    private var problem: Problem {
      let text = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? ""
      switch unsafe parser.pointee.error {
      case YAML_MEMORY_ERROR: return .memory
      case YAML_READER_ERROR:
        return unsafe .character(
          text, value: parser.pointee.problem_value, offset: parser.pointee.problem_offset)
      default:
        let context = unsafe parser.pointee.context.map { unsafe String(cString: $0) }
        return unsafe .syntax(
          context: context, problem: text, at: LibYAML.position(parser.pointee.problem_mark),
          contextAt: context == nil ? nil : LibYAML.position(parser.pointee.context_mark))
      }
    }
  }

  private static func position(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(line: mark.line + 1, column: mark.column + 1)
  }

  /// Writes a text of one document event by event.
  @safe struct Emitter: ~Copyable {
    /// Whether a list or mapping stands in one line, or has one for each of its elements.
    enum Layout { case line, block }

    // On the heap, since neither may move: libyaml points to both.
    private let emitter: UnsafeMutablePointer<yaml_emitter_t>
    private let output: UnsafeMutablePointer<[UInt8]>

    /// - Parameter width: After how many columns a line is broken where it can be.
    init(width: Int32) throws(Problem) {
      unsafe emitter = .allocate(capacity: 1)
      unsafe emitter.initialize(to: yaml_emitter_t())
      unsafe output = .allocate(capacity: 1)
      unsafe output.initialize(to: [])
      guard unsafe yaml_emitter_initialize(emitter) == 1 else { throw .memory }
      unsafe yaml_emitter_set_output(
        emitter,
        { output, bytes, count in
          guard let output = unsafe output?.assumingMemoryBound(to: [UInt8].self) else { return 0 }
          unsafe output.pointee.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
          return 1
        }, output)
      unsafe yaml_emitter_set_encoding(emitter, YAML_UTF8_ENCODING)
      unsafe yaml_emitter_set_width(emitter, width)
      unsafe yaml_emitter_set_unicode(emitter, 1)
      try unsafe emit { unsafe yaml_stream_start_event_initialize($0, YAML_UTF8_ENCODING) }
      try unsafe emit { unsafe yaml_document_start_event_initialize($0, nil, nil, nil, 1) }
    }

    deinit {
      unsafe yaml_emitter_delete(emitter)
      unsafe emitter.deallocate()
      unsafe output.deinitialize(count: 1)
      unsafe output.deallocate()
    }

    /// Writes a scalar, in quotes if `isQuoted` is set or they are needed.
    mutating func scalar(_ text: String, isQuoted: Bool = false) throws(Problem) {
      let style = isQuoted ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_ANY_SCALAR_STYLE
      let bytes = Array(text.utf8)
      try unsafe emit { event in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          unsafe yaml_scalar_event_initialize(
            event, nil, nil, bytes.baseAddress, Int32(bytes.count), 1, 1, style)
        }
      }
    }

    mutating func startSequence(_ layout: Layout) throws(Problem) {
      let style = layout == .line ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE
      try unsafe emit { unsafe yaml_sequence_start_event_initialize($0, nil, nil, 1, style) }
    }

    mutating func endSequence() throws(Problem) {
      try unsafe emit { unsafe yaml_sequence_end_event_initialize($0) }
    }

    /// - Parameter anchor: The name by which aliases stand for the mapping; letters alone.
    mutating func startMapping(_ layout: Layout, anchor: String? = nil) throws(Problem) {
      let style = layout == .line ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE
      let name = anchor.map { Array($0.utf8) + [0] }
      try unsafe emit { event in
        guard let name else {
          return unsafe yaml_mapping_start_event_initialize(event, nil, nil, 1, style)
        }
        return unsafe name.withUnsafeBufferPointer {
          unsafe yaml_mapping_start_event_initialize(event, $0.baseAddress, nil, 1, style)
        }
      }
    }

    /// Writes an alias of what has an anchor.
    mutating func alias(_ anchor: String) throws(Problem) {
      let name = Array(anchor.utf8) + [0]
      try unsafe emit { event in
        unsafe name.withUnsafeBufferPointer {
          unsafe yaml_alias_event_initialize(event, $0.baseAddress)
        }
      }
    }

    mutating func endMapping() throws(Problem) {
      try unsafe emit { unsafe yaml_mapping_end_event_initialize($0) }
    }

    /// Ends the document and returns the text.
    consuming func finish() throws(Problem) -> String {
      try unsafe emit { unsafe yaml_document_end_event_initialize($0, 1) }
      try unsafe emit { unsafe yaml_stream_end_event_initialize($0) }
      return unsafe String(decoding: output.pointee, as: UTF8.self)
    }

    /// Makes an event and hands it over to libyaml, which keeps or frees it.
    private borrowing func emit(
      _ make: (UnsafeMutablePointer<yaml_event_t>) -> Int32
    ) throws(Problem) {
      var event = unsafe yaml_event_t()
      guard unsafe make(&event) == 1 else { throw .memory }
      guard unsafe yaml_emitter_emit(emitter, &event) == 1 else {
        let problem = unsafe emitter.pointee.problem.map { unsafe String(cString: $0) }
        throw problem.map(Problem.writing) ?? .memory
      }
    }
  }
}
