/// One problem in a file: what is wrong, where, what was found and what is expected.
///
/// `description` looks as a compiler's message does:
///
///     car.yaml:14:24: error: judgment 0 of 'Cost' against 'Safety' is not a positive number
///           - [Cost, Safety, 0]
///                            ^
///       at goal.comparisons[2][2]
public struct Diagnostic: Hashable, Sendable {
  /// The name of the file.
  public let file: String
  /// Where in the file; `nil` if it is about the file as a whole.
  public let position: SourcePosition?
  /// The way to the value from the root of the file, such as `goal.children[2].comparisons[0]`.
  public let path: String?
  public let message: String
  /// What to write instead, where that is certain.
  public let hint: String?
  /// The line that it is about, and how many columns in the caret stands.
  private let excerpt: Excerpt?

  private struct Excerpt: Hashable, Sendable {
    let line: String
    let caretColumn: Int
  }

  init(
    _ message: String, in source: SourceText, at position: SourcePosition? = nil,
    path: String? = nil, hint: String? = nil
  ) {
    file = PrintableText.message(source.name)
    self.position = position
    self.path = path.map { PrintableText.message($0) }
    self.message = PrintableText.message(message)
    self.hint = hint.map { PrintableText.message($0) }
    excerpt = position.map { Self.excerpt(of: source, at: $0) }
  }

  /// A problem in a part of a text that begins with a line of the text; `offset` counts its bytes.
  init(
    _ message: String, in part: SourceText, fromLine line: Int, atByte offset: Int,
    hint: String? = nil
  ) {
    let position = part.position(atByte: offset)
    file = PrintableText.message(part.name)
    self.position = SourcePosition(line: line + position.line - 1, column: position.column)
    path = nil
    self.message = PrintableText.message(message)
    self.hint = hint.map { PrintableText.message($0) }
    excerpt = Self.excerpt(of: part, at: position)
  }

  /// A problem with a file that could not be read at all.
  init(_ message: String, file: String, hint: String? = nil) {
    self.file = PrintableText.message(file)
    position = nil
    path = nil
    self.message = PrintableText.message(message)
    self.hint = hint.map { PrintableText.message($0) }
    excerpt = nil
  }

  /// A problem with a line of a file whose text is not at hand any more.
  init(_ message: String, file: String, line: Int, hint: String? = nil) {
    self.file = PrintableText.message(file)
    position = SourcePosition(line: line, column: 1)
    path = nil
    self.message = PrintableText.message(message)
    self.hint = hint.map { PrintableText.message($0) }
    excerpt = nil
  }

  private static let excerptWidth = 100

  private static func excerpt(of source: SourceText, at position: SourcePosition) -> Excerpt {
    let part = source.line(at: position, width: excerptWidth)
    // Tabs and other control characters would move the caret away from what it points at.
    let scalars = part.text.unicodeScalars.map {
      $0.properties.generalCategory == .control ? " " : $0.printable
    }
    return Excerpt(
      line: (part.isCutBefore ? "…" : "") + text(scalars[...]) + (part.isCutAfter ? "…" : ""),
      caretColumn: position.column - part.start + (part.isCutBefore ? 1 : 0))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension Diagnostic: CustomStringConvertible {
  public var description: String { text(as: "error") }

  /// The message where the problem does not stop the work.
  public var warning: String { text(as: "warning") }

  /// The place and the message on one line.
  package var line: String { "\(place): \(message)" }

  private var place: String {
    position.map { "\(file):\($0.line):\($0.column)" } ?? file
  }

  private func text(as severity: String) -> String {
    var lines = ["\(place): \(severity): \(message)"]
    if let excerpt, !excerpt.line.allSatisfy(\.isWhitespace) {
      lines.append(excerpt.line)
      lines.append(String(repeating: " ", count: max(0, excerpt.caretColumn - 1)) + "^")
    }
    if let path { lines.append("  at \(path)") }
    if let hint { lines.append("  hint: \(hint)") }
    return lines.joined(separator: "\n")
  }
}

/// Why a file could not be read: all of its problems, in the order of the file.
public struct FileError: Error, Hashable, Sendable {
  public let diagnostics: [Diagnostic]

  /// How many problems there are beyond those in `diagnostics`.
  public let furtherCount: Int

  /// How many problems are spelled out. A file can have a million, and finding the line of each
  /// takes a pass over it.
  static let spelledOut = 100

  init(_ diagnostics: [Diagnostic], furtherCount: Int = 0) {
    self.diagnostics = diagnostics
    self.furtherCount = furtherCount
  }

  init(_ diagnostic: Diagnostic) { self.init([diagnostic]) }
}

extension FileError: CustomStringConvertible {
  public var description: String {
    var texts = diagnostics.map(\.description)
    if furtherCount > 0 { texts.append("… and \(furtherCount) more problems") }
    return texts.joined(separator: "\n")
  }
}
