internal import Foundation
internal import Yams

/// The face of Yams: text in, a document out.
enum YAMLReader {
  /// The largest file in bytes. YAML is for people; JSON reads a hundred times faster.
  static let maximumSize = 32 << 20

  /// How deep a YAML file may be nested; libyaml's own limit.
  static let maximumDepth = 1000

  /// How many aliases (`*name`) a file may have. Each can stand for all of the aliases before it,
  /// so that a hundred can mean more nodes than there are atoms.
  static let maximumAliases = 30

  /// Reads a YAML text.
  ///
  /// - Throws: `FileError` with the first error of syntax, which a key given twice is too.
  static func read(_ source: SourceText, text: String) throws(FileError) -> Document {
    guard aliasCount(text) <= maximumAliases else {
      throw FileError(
        Diagnostic(
          "more than \(maximumAliases) aliases (*name); a model has no need of them", in: source,
          hint: "write a shared criterion as {ref: Path/Name}"))
    }
    let root: Yams.Node?
    do {
      root = try Parser(yaml: text, resolver: .basic).singleRoot()
    } catch {
      throw FileError(diagnostic(error, source))
    }
    guard let root else {
      throw FileError(Diagnostic("the file is empty (expected a model)", in: source))
    }
    var builder = Builder()
    builder.append(root)
    return Document(
      source: source, syntax: .yaml, nodes: builder.nodes, characters: builder.characters,
      ratios: [])
  }

  /// Counts what could be an alias: a `*` at the beginning of a word.
  private static func aliasCount(_ text: String) -> Int {
    var count = 0
    var isAtWordStart = true
    var isStar = false
    for byte in text.utf8 {
      let isLetter =
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
          true
        default: false
        }
      if isStar && isLetter { count += 1 }
      isStar = byte == UInt8(ascii: "*") && isAtWordStart
      isAtWordStart = !isLetter && byte != UInt8(ascii: "*")
    }
    return count
  }

  /// Flattens Yams' tree. libyaml refuses what is nested deeper than `maximumDepth`, which bounds the
  /// recursion.
  private struct Builder {
    var nodes: [Document.Node] = []
    var characters: [UInt8] = []

    mutating func append(_ node: Yams.Node, asKey: Bool = false) {
      let index = nodes.count
      switch node {
      case .scalar(let scalar):
        append(kind(of: scalar, asKey: asKey), at: node.mark, text: scalar.string)
      case .sequence(let sequence):
        append(.array, at: node.mark)
        for element in sequence { append(element) }
        nodes[index].next = UInt32(nodes.count)
      case .mapping(let mapping):
        append(.object, at: node.mark)
        for (key, value) in mapping {
          append(key, asKey: true)
          append(value)
        }
        nodes[index].next = UInt32(nodes.count)
      case .alias:
        append(.null, at: node.mark)
      }
    }

    private func kind(of scalar: Yams.Node.Scalar, asKey: Bool) -> Document.Kind {
      if asKey { return .key }
      guard scalar.style == .plain || scalar.style == .any else { return .string }
      return ["", "~", "null", "Null", "NULL"].contains(scalar.string) ? .null : .plain
    }

    private mutating func append(_ kind: Document.Kind, at mark: Mark?, text: String = "") {
      let line = UInt64(mark?.line ?? 1)
      let column = UInt64(mark?.column ?? 1)
      nodes.append(
        Document.Node(
          kind: kind, start: UInt32(characters.count), length: UInt32(text.utf8.count),
          next: UInt32(nodes.count + 1), location: line << 32 | column))
      characters += text.utf8
    }
  }

  private static func diagnostic(_ error: any Error, _ source: SourceText) -> Diagnostic {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      if problem.hasPrefix("Maximum nesting level") {
        return Diagnostic(
          "lists and mappings are nested more than \(maximumDepth) deep", in: source,
          at: SourcePosition(line: mark.line, column: mark.column))
      }
      let about = context.map { " \($0.text)" } ?? ""
      return Diagnostic(
        "not YAML:\(about) \(problem)", in: source,
        at: SourcePosition(line: mark.line, column: mark.column))
    case .reader(let problem, let offset, let value, _):
      return Diagnostic(
        "not YAML: \(problem) (found U+\(String(value, radix: 16, uppercase: true)))", in: source,
        at: offset.map { source.position(atByte: $0) })
    case .duplicatedKeysInMapping(let duplicates, let context):
      return Diagnostic(
        "the key '\(duplicates.first ?? "")' is given twice", in: source,
        at: SourcePosition(line: context.mark.line, column: context.mark.column))
    default:
      return Diagnostic("not YAML: \(error)", in: source)
    }
  }
}
