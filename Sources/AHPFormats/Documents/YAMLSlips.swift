/// Finds the slips in a text that is not YAML, so that several of them are named in one run.
///
/// After an error of syntax the lines at it are changed in the ways in which people mean to write
/// them. The change after which the reader gets furthest says what the slip was, and the search
/// goes on behind it. A line that no change helps is left out with what is indented below it. What
/// a slip makes of the lines after it is therefore no slip of its own.
struct YAMLSlips {
  /// An error of syntax as libyaml has it.
  struct SyntaxError {
    let message: String
    /// Where the error is; of a quotation mark that nothing closes where it stands.
    let position: SourcePosition
    /// Where that begins which has the error in it.
    let contextPosition: SourcePosition?

    init(message: String, position: SourcePosition, contextPosition: SourcePosition?) {
      self.message = message
      self.contextPosition = contextPosition
      self.position =
        message.contains("quoted scalar") ? contextPosition ?? position : position
    }
  }

  /// How many bytes may be read again and again: enough for a thousand changes of a file that
  /// people write, and fewer of a large one.
  private static func budget(size: Int) -> Int { min(max(1 << 20, 1000 * size), 12 << 20) }

  /// The message on an alias of nothing.
  static let undefinedAlias = "found undefined alias"

  /// The lines, with the changes that were found.
  private var lines: [[Unicode.Scalar]]
  /// How many bytes may still be read again.
  private var budget: Int
  private var slips: [(position: SourcePosition, message: String, hint: String?)] = []

  /// Returns the slips of a text in the order of the file, at least one.
  ///
  /// - Parameter first: The first error of the text.
  /// - Complexity: O(bytes · slips · changes), within a limit.
  static func diagnostics(of source: SourceText, first: SyntaxError) -> [Diagnostic] {
    var search = YAMLSlips(source)
    search.run(first)
    return search.slips.sorted { $0.position < $1.position }.map {
      Diagnostic($0.message, in: source, at: $0.position, hint: $0.hint)
    }
  }

  private init(_ source: SourceText) {
    budget = Self.budget(size: source.count)
    let text = String(decoding: source.bytes.dropFirst(source.markLength), as: UTF8.self)
    lines = Self.lines(of: text)
  }

  /// The lines of a text as YAML 1.1 divides it, and so as the parser counts them.
  private static func lines(of text: String) -> [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where before == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lines.append([])
      default: lines[lines.count - 1].append(scalar)
      }
      before = scalar
    }
    return lines
  }

  private mutating func run(_ first: SyntaxError) {
    var error = first
    var hasUnknown = false
    while slips.count < FileError.spelledOut {
      var search = YAMLSlipCandidates(lines: lines, error: error)
      let best =
        earlier(search.tabs()) ?? earlier(search.openQuotes())
        ?? furthest(of: search.all(), beyond: error.position)
        ?? furthest(of: search.removals(), beyond: error.position)
      if let (change, next) = best {
        record(change)
        apply(change)
        guard let next else { return }
        error = next
        continue
      }
      // Nothing helps: the line is told in the parser's words, once, and left out.
      if !hasUnknown {
        hasUnknown = true
        slips.append((error.position, "not YAML: " + error.message, nil))
      }
      guard let next = removingBlock(at: error.position.line - 1) else { return }
      guard next.position.line > error.position.line else { return }
      error = next
    }
  }

  /// The change of those which leads furthest, if it leads beyond its line: a quotation mark that
  /// nothing closes, or a tab, may be far before the error that it leads to.
  private mutating func earlier(
    _ candidates: [YAMLSlip]
  ) -> (change: YAMLSlip, next: SyntaxError?)? {
    guard let first = candidates.first else { return nil }
    return furthest(
      of: candidates, beyond: SourcePosition(line: first.line + 1, column: first.column + 2))
  }

  /// The first change after which nothing is wrong, or else that whose next error is furthest
  /// behind a position.
  private mutating func furthest(
    of candidates: [YAMLSlip], beyond position: SourcePosition
  ) -> (change: YAMLSlip, next: SyntaxError?)? {
    var best: (change: YAMLSlip, next: SyntaxError)?
    for candidate in candidates {
      guard let next = firstError(with: candidate) else { continue }
      guard let next else { return (candidate, nil) }
      // Lines that are only moved take the error along, and text that is added in a line moves what
      // is behind it: no step forward.
      if isIndentation(candidate), next.position.line <= position.line { continue }
      if next.position.line == position.line,
        rest(behind: next.position, after: candidate) >= rest(behind: position)
      {
        continue
      }
      if next.position > best?.next.position ?? position { best = (candidate, next) }
    }
    return best.map { ($0.change, $0.next) }
  }

  /// How much of a line is behind a position, after a change if one is given.
  private func rest(behind position: SourcePosition, after slip: YAMLSlip? = nil) -> Int {
    let index = position.line - 1
    let changed = slip?.changes.last { $0.line == index }?.text
    let text = changed ?? (lines.indices.contains(index) ? lines[index] : [])
    return text.count - position.column
  }

  /// Whether a change moves lines to the left or right, and changes nothing else.
  private func isIndentation(_ slip: YAMLSlip) -> Bool {
    slip.changes.allSatisfy { index, text in
      lines.indices.contains(index)
        && lines[index].dropFirst(YAMLLine.indentation(lines[index]))
          == text.dropFirst(YAMLLine.indentation(text))
    }
  }

  private mutating func record(_ slip: YAMLSlip) {
    // One change may be needed in several steps, which are one slip.
    let position = SourcePosition(line: slip.line + 1, column: slip.column + 1)
    if slips.contains(where: { $0.position.line == position.line && $0.message == slip.message }) {
      return
    }
    slips.append((position, slip.message, slip.hint))
  }

  // MARK: Changed texts

  private mutating func apply(_ slip: YAMLSlip) {
    for (index, line) in slip.changes where lines.indices.contains(index) { lines[index] = line }
  }

  /// The first error with a change; `.some(nil)` for none, and `nil` if nothing more may be read.
  private mutating func firstError(with slip: YAMLSlip) -> SyntaxError?? {
    let before = lines
    apply(slip)
    defer { lines = before }
    return firstError()
  }

  private mutating func firstError() -> SyntaxError?? {
    let text = Array(
      lines.map { line in String(String.UnicodeScalarView(line)) }
        .joined(separator: "\n").utf8)
    budget -= text.count + lines.count
    guard budget >= 0 else { return nil }
    return .some(Self.firstError(in: text[...]))
  }

  /// Blanks a line and all that is indented more below it; the next error, if there is one.
  private mutating func removingBlock(at line: Int) -> SyntaxError? {
    guard lines.indices.contains(line) else { return nil }
    let indentation = YAMLLine.indentation(lines[line])
    lines[line] = []
    var next = line + 1
    while next < lines.count,
      YAMLLine.isBlank(lines[next]) || YAMLLine.indentation(lines[next]) > indentation
    {
      lines[next] = []
      next += 1
    }
    return firstError() ?? nil
  }

  /// The first error of syntax of a text, or alias of nothing.
  static func firstError(in text: ArraySlice<UInt8>) -> SyntaxError? {
    var characters: [UInt8] = []
    var anchors: Set<String> = []
    do throws(LibYAML.Problem) {
      var parser = try LibYAML.Parser(text)
      while true {
        characters.removeAll(keepingCapacity: true)
        let event = try parser.next(&characters)
        if event.kind == .streamEnd { return nil }
        guard let anchor = event.anchor else { continue }
        if event.kind == .alias, !anchors.contains(anchor) {
          return SyntaxError(
            message: undefinedAlias, position: event.position, contextPosition: nil)
        }
        anchors.insert(anchor)
      }
    } catch .syntax(let context, let problem, let position, let contextPosition) {
      return SyntaxError(
        message: (context.map { $0 + " " } ?? "") + problem, position: position,
        contextPosition: contextPosition)
    } catch {
      return SyntaxError(
        message: "\(error)", position: SourcePosition(line: 1, column: 1), contextPosition: nil)
    }
  }
}

/// What somebody may have meant to write in the place of some lines, and the message on it.
struct YAMLSlip {
  /// From 0.
  let line: Int
  let column: Int
  let message: String
  var hint: String?
  /// Lines by their position, from 0, as they would be without the slip.
  let changes: [(line: Int, text: [Unicode.Scalar])]
}

/// What a line of YAML looks like.
enum YAMLLine {
  typealias Scalars = [Unicode.Scalar]

  static func isBlank(_ line: Scalars) -> Bool {
    let first = line.first { $0 != " " && $0 != "\t" }
    return first == nil || first == "#"
  }

  /// The number of blanks and tabs that a line begins with.
  static func indentation(_ line: Scalars) -> Int { line.prefix { $0 == " " || $0 == "\t" }.count }

  /// Where the text after blanks and the dashes of lists begins.
  static func contentStart(_ line: Scalars) -> Int {
    var start = indentation(line)
    while start + 1 < line.count, line[start] == "-", line[start + 1] == " " {
      start += 1
      while start < line.count, line[start] == " " { start += 1 }
    }
    return start
  }

  /// Where a comment begins, or the line ends; without the blanks before.
  static func contentEnd(_ line: Scalars) -> Int {
    var quote: Unicode.Scalar?
    var end = line.count
    for (index, scalar) in line.enumerated() {
      if let mark = quote {
        if scalar == mark { quote = nil }
      } else if (scalar == "\"" || scalar == "'"),
        index == 0 || " [{,:".unicodeScalars.contains(line[index - 1])
      {
        quote = scalar
      } else if scalar == "#", index == 0 || line[index - 1] == " " {
        end = index
        break
      }
    }
    // An open quotation mark hides what looks like a comment.
    if quote != nil { end = line.count }
    while end > 0, line[end - 1] == " " || line[end - 1] == "\t" { end -= 1 }
    return end
  }

  /// Where the colon of the key of a line is; `nil` if there is none.
  static func keyEnd(_ line: Scalars) -> Int? {
    let start = contentStart(line)
    guard start < line.count, !"\"'[{".unicodeScalars.contains(line[start]) else { return nil }
    let end = contentEnd(line)
    return (start..<max(start, end)).first { index in
      line[index] == ":" && (index + 1 == line.count || line[index + 1] == " ")
    }
  }

  /// Where the value of a line begins: after its key, or its dashes.
  static func valueStart(_ line: Scalars) -> Int {
    guard let colon = keyEnd(line) else { return contentStart(line) }
    var start = colon + 1
    while start < line.count, line[start] == " " { start += 1 }
    return start
  }

  static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// A text in quotation marks.
  static func quoted(_ scalars: some Sequence<Unicode.Scalar>) -> Scalars {
    var result: Scalars = ["\""]
    for scalar in scalars {
      if scalar == "\"" || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    return result + ["\""]
  }
}
