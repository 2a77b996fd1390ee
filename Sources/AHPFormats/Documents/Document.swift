internal import AHP

/// A JSON or YAML file as a flat list of nodes in the order of the text, each with its place.
///
/// A container's node is followed by those of its content, so that reading a deeply nested file
/// needs no recursion. Members of an object are a key's node and then the value's.
///
/// It is a class because each of its many values refers to it.
final class Document: Sendable {
  enum Kind: UInt8, Sendable {
    case null, boolean, number, string, key, array, object
    /// A YAML scalar without quotes, which is a number where one is expected and it looks like
    /// one.
    case plain
    /// A list of ratios that have been read already.
    case ratios
  }

  struct Node: Sendable {
    var kind: Kind
    /// The characters of a scalar or key: a range of `characters`. For ratios, `start` is their
    /// position in `ratios`.
    var start: UInt32
    var length: UInt32
    /// The index of the first node after this one and all that it contains.
    var next: UInt32
    /// Where it begins: a byte offset for JSON; line and column, 32 bits each, for YAML.
    var location: UInt64
  }

  enum Syntax: String, Sendable { case json, yaml }

  /// The text with its name; the name alone of a file that was read in pieces.
  let source: SourceText
  let syntax: Syntax
  let nodes: [Node]
  let characters: [UInt8]
  let ratios: [Ratios]

  /// A list of ratios as numbers. All are positive and supported, except that 0 stands for each
  /// that is missing.
  struct Ratios: Sendable {
    let values: RatioList
    let missingCount: Int
    /// Whether any of the different values of codes is what a rounded reciprocal may be; numbers
    /// have to be looked at.
    let mayHaveRounded: Bool
  }

  init(
    source: SourceText, syntax: Syntax, nodes: [Node], characters: [UInt8], ratios: [Ratios]
  ) {
    self.source = source
    self.syntax = syntax
    self.nodes = nodes
    self.characters = characters
    self.ratios = ratios
  }

  /// The value of the whole file.
  var root: Value { Value(document: self, index: 0) }

  func position(of index: Int, in source: SourceText? = nil) -> SourcePosition {
    let location = nodes[index].location
    switch syntax {
    case .json: return (source ?? self.source).position(atByte: Int(location))
    case .yaml:
      return SourcePosition(line: Int(location >> 32), column: Int(location & 0xFFFF_FFFF))
    }
  }

  /// A value in a document.
  struct Value: Sendable {
    let document: Document
    let index: Int

    private var node: Node { document.nodes[index] }
    var kind: Kind { node.kind }

    /// Whether it is a list, read as numbers already or not.
    var isList: Bool { kind == .array || kind == .ratios }

    /// Returns the line and column where it begins.
    ///
    /// - Complexity: O(bytes before it) in JSON, and O(1) in YAML.
    func position() -> SourcePosition { document.position(of: index) }

    /// Returns the characters of a scalar or a key.
    ///
    /// - Complexity: O(length).
    func text() -> String {
      let start = Int(node.start)
      return String(
        decoding: document.characters[start..<start + Int(node.length)], as: UTF8.self)
    }

    /// Where it begins in a JSON text, in bytes.
    var offset: Int { Int(node.location) }

    /// Ratios that have been read already.
    var ratios: Ratios? { kind == .ratios ? document.ratios[Int(node.start)] : nil }

    /// Returns the elements of an array; none for anything else.
    ///
    /// - Complexity: O(number of elements).
    func elements() -> [Value] {
      guard kind == .array else { return [] }
      var elements: [Value] = []
      var child = index + 1
      while child < Int(node.next) {
        elements.append(Value(document: document, index: child))
        child = Int(document.nodes[child].next)
      }
      return elements
    }

    /// Returns the members of an object, in its order; none for anything else.
    ///
    /// - Complexity: O(number of members).
    func members() -> [Member] {
      guard kind == .object else { return [] }
      var members: [Member] = []
      var key = index + 1
      while key < Int(node.next) {
        let value = key + 1
        members.append(
          Member(
            key: Value(document: document, index: key),
            value: Value(document: document, index: value)))
        key = Int(document.nodes[value].next)
      }
      return members
    }

    /// The only member of an object; `nil` if it has another number of them, or this is no object.
    var onlyMember: Member? {
      guard kind == .object, index + 1 < Int(node.next),
        document.nodes[index + 2].next == node.next
      else { return nil }
      return Member(
        key: Value(document: document, index: index + 1),
        value: Value(document: document, index: index + 2))
    }

    /// The value of the first member of an object with a key; `nil` if there is none, or this is no
    /// object.
    ///
    /// - Complexity: O(number of members).
    subscript(key: String) -> Value? {
      guard kind == .object else { return nil }
      var member = index + 1
      while member < Int(node.next) {
        if Value(document: document, index: member).text() == key {
          return Value(document: document, index: member + 1)
        }
        member = Int(document.nodes[member + 1].next)
      }
      return nil
    }

    /// Returns the way from the root, such as `goal.children[2]`; empty for the root.
    ///
    /// - Complexity: O(number of siblings on the way): for messages, not for reading.
    func path() -> String {
      let nodes = document.nodes
      var path = ""
      var container = 0
      while container != index {
        // The last child that begins at or before this value is the value or contains it.
        var child = container + 1
        var position = 0
        let isArray = nodes[container].kind == .array
        while true {
          let end = Int(nodes[isArray ? child : child + 1].next)
          if end > index { break }
          child = end
          position += 1
        }
        if isArray {
          path += "[\(position)]"
          container = child
        } else {
          path += (path.isEmpty ? "" : ".") + Value(document: document, index: child).text()
          if child == index { break }
          container = child + 1
        }
      }
      return path
    }
  }

  struct Member: Sendable {
    let key: Value
    let value: Value
  }
}

extension Document.Value {
  /// Returns what a message shows of the value: a number as it stands, a text in quotes and cut to
  /// 60 characters, and for anything else what it is.
  func described() -> String {
    switch kind {
    case .null: "nothing"
    case .boolean, .number: text()
    case .plain where Ratio.decimal(text()) != nil: text()
    case .string, .plain, .key: "'\(text().prefix(60))'"
    case .array, .ratios: "a list"
    case .object: "a mapping"
    }
  }
}

extension Diagnostic {
  /// A problem of a value in a document.
  init(_ message: String, at value: Document.Value, hint: String? = nil) {
    self.init(message, at: value, in: value.document.source, hint: hint)
  }

  /// A problem of a value in a document whose text is given.
  init(_ message: String, at value: Document.Value, in source: SourceText, hint: String? = nil) {
    let path = value.path()
    self.init(
      message, in: source, at: value.document.position(of: value.index, in: source),
      path: path.isEmpty ? nil : path, hint: hint)
  }

  /// A problem of a value in a document whose text is not at hand any more.
  init(_ message: String, atPathOf value: Document.Value, hint: String? = nil) {
    self.init(message, in: value.document.source, path: value.path(), hint: hint)
  }
}
