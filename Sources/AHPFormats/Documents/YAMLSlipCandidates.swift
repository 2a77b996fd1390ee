/// The slips that an error of syntax may be due to, the likeliest first.
struct YAMLSlipCandidates {
  typealias Scalars = [Unicode.Scalar]

  let lines: [[Unicode.Scalar]]
  private let error: YAMLSlips.SyntaxError
  /// The line and column of the error, from 0; the line is one of the lines.
  let line: Int
  let column: Int
  var found: [YAMLSlip] = []

  init(lines: [[Unicode.Scalar]], error: YAMLSlips.SyntaxError) {
    self.lines = lines
    self.error = error
    line = max(0, min(error.position.line, lines.count) - 1)
    column = error.position.column - 1
  }

  /// How many lines before an error are looked at.
  static let reach = 40

  /// The lines that the slip may be in: that of the error, that where it begins, and the one
  /// before.
  private func suspects() -> [Int] {
    var suspects: [Int] = []
    let before = lines.prefix(max(0, line)).indices.suffix(Self.reach).last {
      !YAMLLine.isBlank(lines[$0])
    }
    for suspect in [line, error.contextPosition.map { $0.line - 1 }, before].compactMap(\.self)
    where lines.indices.contains(suspect) && !suspects.contains(suspect)
      && !YAMLLine.isBlank(lines[suspect])
    {
      suspects.append(suspect)
    }
    return suspects
  }

  /// Returns the candidates.
  mutating func all() -> [YAMLSlip] {
    let suspects = suspects()
    for suspect in suspects { addBlanks(in: suspect) }
    for suspect in suspects { addQuotes(in: suspect) }
    addEarlierQuotes()
    addCommaAndBrackets(suspects)
    for suspect in suspects where suspect >= line - 1 { addDash(before: suspect) }
    for suspect in suspects { addColon(in: suspect) }
    addIndentations()
    return found
  }

  /// Returns the way to leave out what is wrong, for what no other change helps.
  mutating func removals() -> [YAMLSlip] {
    found = []
    addListAmongKeys()
    return found
  }

  mutating func add(
    _ message: String, at line: Int, _ column: Int, hint: String? = nil,
    _ changes: [(line: Int, text: [Unicode.Scalar])]
  ) {
    found.append(
      YAMLSlip(line: line, column: column, message: message, hint: hint, changes: changes))
  }

  mutating func add(
    _ message: String, at line: Int, _ column: Int, hint: String? = nil,
    replacing range: Range<Int>, by text: [Unicode.Scalar]
  ) {
    var changed = lines[line]
    changed.replaceSubrange(range, with: text)
    add(message, at: line, column, hint: hint, [(line, changed)])
  }

  /// A part of a line in a message.
  func shown(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    let text = YAMLLine.text(scalars)
    return text.count > 60 ? text.prefix(59) + "…" : text
  }

  // MARK: Blanks

  /// Returns the ways to write blanks for the tabs that indent the first such line up to the error,
  /// and others.
  mutating func tabs() -> [YAMLSlip] {
    found = []
    defer { found = [] }
    let isIndented = { (line: Scalars) in
      line.prefix(YAMLLine.indentation(line)).contains("\t") && !YAMLLine.isBlank(line)
    }
    if let start = (max(0, line - Self.reach)...max(0, line)).first(where: {
      lines.indices.contains($0) && isIndented(lines[$0])
    }) {
      addTabs(from: start)
    }
    return found
  }

  private mutating func addTabs(from start: Int) {
    let indented = lines.indices[start...].filter { index in
      lines[index].prefix(YAMLLine.indentation(lines[index])).contains("\t")
        && !YAMLLine.isBlank(lines[index])
    }
    let others = indented.count - 1
    let message =
      "a tab indents the line"
      + (others > 0 ? ", and \(others) more \(others == 1 ? "line" : "lines")" : "")
      + " (expected blanks)"
    for width in [2, 4, 8, 1, 3, 6] {
      let blanks = Scalars(repeating: " ", count: width)
      add(
        message, at: start, 0,
        indented.map { index in
          let end = YAMLLine.indentation(lines[index])
          return (
            index,
            lines[index][..<end].flatMap { $0 == "\t" ? blanks : [$0] } + lines[index][end...]
          )
        })
    }
    // Levels of a file that are as deep as a tab looks.
    for level in levels(above: start) {
      let end = YAMLLine.indentation(lines[start])
      add(
        "a tab indents the line (expected blanks)", at: start, 0, replacing: 0..<end,
        by: Scalars(repeating: " ", count: level))
    }
  }

  /// A dash or colon without a blank after it.
  private mutating func addBlanks(in line: Int) {
    let text = lines[line]
    let start = YAMLLine.contentStart(text)
    if start + 1 < text.count, text[start] == "-", !" -".unicodeScalars.contains(text[start + 1]) {
      add(
        "there is no blank after the dash (expected '- \(shown(text[(start + 1)...]))')", at: line,
        start, replacing: start + 1..<start + 1, by: [" "])
    }
    guard YAMLLine.keyEnd(text) == nil else { return }
    let end = YAMLLine.contentEnd(text)
    guard start < end, !"\"'[{".unicodeScalars.contains(text[start]),
      let colon = (start + 1..<max(start + 1, end - 1)).first(where: { text[$0] == ":" })
    else { return }
    let meant = Scalars(text[start...colon]) + [" "] + text[(colon + 1)..<end]
    add(
      "there is no blank after the colon (expected '\(shown(meant))')", at: line, colon,
      replacing: colon + 1..<colon + 1, by: [" "])
  }

  // MARK: Quotes

  /// A value that needs quotes: with a colon in it, with a first character that means something, or
  /// with text behind its quotes.
  private mutating func addQuotes(in line: Int) {
    let text = lines[line]
    let (start, end) = (YAMLLine.valueStart(text), YAMLLine.contentEnd(text))
    guard start < end else { return }
    if let flow = flowEntry(in: line) { addQuotes(around: flow, in: line) }
    if "[{".unicodeScalars.contains(text[start]) { return }
    addQuotes(around: start..<end, in: line)
    // The whole of an entry may be a name with a colon in it.
    let content = YAMLLine.contentStart(text)
    if content > YAMLLine.indentation(text), content < start {
      addQuotes(around: content..<end, in: line)
    }
  }

  private mutating func addQuotes(around range: Range<Int>, in line: Int) {
    let value = lines[line][range]
    guard let first = value.first, let last = value.last else { return }
    let quoted = YAMLLine.quoted(value)
    let expected = "(expected \(shown(quoted)))"
    let message: String
    if first == "\"" || first == "'" {
      let inner = value.dropFirst().dropLast()
      let isClosed = last == first && value.count > 1
      guard inner.contains(first) || !isClosed else { return }
      // 'Tom's car' has all of its text in quotation marks, "Tom" Jones has some.
      guard value.dropFirst().contains(first) else { return }
      let meant = isClosed ? YAMLLine.quoted(inner) : quoted
      add(
        isClosed
          ? "a quotation mark stands within quotation marks (expected \(shown(meant)))"
          : "text follows the closing quotation mark \(expected)", at: line, range.lowerBound,
        replacing: range, by: meant)
      return
    }
    if value.indices.contains(where: { index in
      value[index] == ":" && (index + 1 == range.upperBound || value[index + 1] == " ")
    }) {
      message = "'\(shown(value))' has a colon in it, and no quotes \(expected)"
    } else if "@`%*&!|>".unicodeScalars.contains(first) {
      message =
        error.message == YAMLSlips.undefinedAlias && first == "*"
        ? "'\(shown(value))' stands for nothing: there is no '&\(shown(value.dropFirst()))' before it "
          + "\(expected.dropLast()) if it is a text)"
        : "a text that begins with '\(first)' needs quotes \(expected)"
    } else {
      return
    }
    add(message, at: line, range.lowerBound, replacing: range, by: quoted)
  }

  /// The entry of a list in brackets that the error is in.
  private func flowEntry(in line: Int) -> Range<Int>? {
    guard line == self.line else { return nil }
    let text = lines[line]
    let signs = "[]{},".unicodeScalars
    var start = min(column, text.count)
    while start > 0, !signs.contains(text[start - 1]) { start -= 1 }
    guard start > 0 else { return nil }
    while start < text.count, text[start] == " " { start += 1 }
    var end = start
    while end < text.count, !signs.contains(text[end]) { end += 1 }
    while end > start, text[end - 1] == " " { end -= 1 }
    return start < end ? start..<end : nil
  }

  /// Returns the ways to close the first quotation mark up to the error that is not closed in its
  /// line.
  mutating func openQuotes() -> [YAMLSlip] {
    found = []
    defer { found = [] }
    for index in max(0, line - Self.reach)...max(0, line) where lines.indices.contains(index) {
      guard let quote = openQuote(lines[index]) else { continue }
      addClosings(of: quote, in: index)
      return found
    }
    return []
  }

  /// Ways to close a quotation mark: in a list in brackets before its comma or bracket, and at the
  /// end of the line.
  private mutating func addClosings(
    of quote: (start: Int, mark: Unicode.Scalar), in line: Int
  ) {
    let text = lines[line]
    let isInFlow = text[..<quote.start].contains { "[{".unicodeScalars.contains($0) }
    if isInFlow {
      for sign in [",", "]", "}"] as [Unicode.Scalar] {
        guard let end = text[quote.start...].firstIndex(of: sign) else { continue }
        add(
          "the quotation mark is not closed", at: line, quote.start, replacing: end..<end,
          by: [quote.mark])
      }
    }
    var end = text.count
    while end > quote.start + 1, text[end - 1] == " " { end -= 1 }
    add(
      "the quotation mark is not closed", at: line, quote.start, replacing: end..<end,
      by: [quote.mark])
  }

  /// Quotation marks before the error, which may be closed by one that opens another text.
  private mutating func addEarlierQuotes() {
    guard lines.indices.contains(line) else { return }
    let text = lines[line]
    for index in text.indices.prefix(column).reversed().prefix(200) where isQuote(text, index) {
      addClosings(of: (index, text[index]), in: line)
    }
  }

  /// Whether a text in quotation marks can begin at a place.
  private func isQuote(_ line: Scalars, _ index: Int) -> Bool {
    guard line[index] == "\"" || line[index] == "'" else { return false }
    let before = line[..<index].last { $0 != " " }
    return before.map { "[{,:-".unicodeScalars.contains($0) } ?? true
  }

  /// The quotation mark of a line that begins a text and is not closed in it.
  private func openQuote(_ line: Scalars) -> (start: Int, mark: Unicode.Scalar)? {
    var open: (start: Int, mark: Unicode.Scalar)?
    for (index, scalar) in line.enumerated() {
      if let quote = open {
        let isEscaped = quote.mark == "\"" && line[index - 1] == "\\"
        if scalar == quote.mark && !isEscaped { open = nil }
      } else if isQuote(line, index) {
        open = (index, scalar)
      } else if scalar == "#", index == 0 || line[index - 1] == " " {
        break
      }
    }
    return open
  }

  // MARK: Brackets

  /// What follows a list or mapping in brackets that is complete.
  private mutating func addRest() {
    guard lines.indices.contains(line), column < lines[line].count else { return }
    let text = lines[line]
    var depth = 0
    var end: Int?
    for index in 0..<YAMLLine.contentEnd(text) {
      if "[{".unicodeScalars.contains(text[index]) { depth += 1 }
      if "]}".unicodeScalars.contains(text[index]) {
        depth -= 1
        if depth == 0, end == nil { end = index + 1 }
      }
    }
    guard let end, end <= column, depth == 0 else { return }
    let rest = text[end..<YAMLLine.contentEnd(text)].drop { $0 == "," || $0 == " " }
    guard let start = rest.indices.first else { return }
    add(
      "'\(shown(rest))' follows what stands before it in one line (expected a line of its own)",
      at: line, start, replacing: end..<text.count, by: [])
  }

  private mutating func addCommaAndBrackets(_ suspects: [Int]) {
    addRest()
    if lines.indices.contains(line), column < lines[line].count, column > 0,
      lines[line][..<column].contains(where: { "[{".unicodeScalars.contains($0) })
    {
      let rest = lines[line][column..<max(column, YAMLLine.contentEnd(lines[line]))]
      add(
        "a comma is missing before '\(shown(rest))'", at: line, column,
        replacing: column..<column, by: [","])
    }
    let first = min(line, error.contextPosition.map { $0.line - 1 } ?? line)
    for index in max(first, line - Self.reach, 0)...max(line, 0) where lines.indices.contains(index)
    {
      addBrackets(in: index)
    }
    for suspect in suspects where suspect < first || suspect > line { addBrackets(in: suspect) }
  }

  private mutating func addBrackets(in line: Int) {
    let text = lines[line]
    var open: [(index: Int, mark: Unicode.Scalar)] = []
    var closing: [Int] = []
    var quote: Unicode.Scalar?
    let end = YAMLLine.contentEnd(text)
    for index in 0..<end {
      let scalar = text[index]
      if let mark = quote {
        if scalar == mark { quote = nil }
      } else if scalar == "\"" {
        quote = scalar
      } else if scalar == "[" || scalar == "{" {
        open.append((index, scalar))
      } else if scalar == "]" || scalar == "}" {
        closing.append(index)
        if open.last?.mark == (scalar == "]" ? "[" : "{") {
          open.removeLast()
        } else {
          add(
            "the bracket '\(scalar)' closes nothing", at: line, index,
            replacing: index..<index + 1, by: [])
        }
      }
    }
    if let outermost = open.first {
      for count in 1...open.count {
        let closers = open.reversed().prefix(count).map {
          $0.mark == "[" ? "]" : "}" as Unicode.Scalar
        }
        let innermost = open[open.count - count]
        add(
          "the bracket '\(innermost.mark)' is not closed", at: line,
          count == open.count ? outermost.index : innermost.index, replacing: end..<end,
          by: closers)
        if count == 4 { break }
      }
    }
    // One bracket too many may stand before the last.
    if line == self.line {
      for index in closing.reversed().prefix(8) where index <= column {
        add(
          "the bracket '\(text[index])' closes too early", at: line, index,
          replacing: index..<index + 1, by: [])
      }
    }
  }

  // MARK: Dashes and colons

  private mutating func addDash(before line: Int) {
    let text = lines[line]
    let start = YAMLLine.indentation(text)
    guard start < text.count, text[start] != "-" else { return }
    // A list must stand around the line, at its indentation.
    // What is no key may be its first entry.
    let end = YAMLLine.keyEnd(text) == nil ? min(lines.count, line + Self.reach) : line
    let isInList = (max(0, line - Self.reach)..<end).contains { index in
      !YAMLLine.isBlank(lines[index]) && YAMLLine.indentation(lines[index]) == start
        && lines[index][start] == "-"
    }
    guard isInList else { return }
    let contentEnd = YAMLLine.contentEnd(text)
    add(
      "the dash of the entry is missing (expected '- \(shown(text[start..<max(start, contentEnd)]))')",
      at: line, start, replacing: start..<start, by: ["-", " "])
  }

  private mutating func addColon(in line: Int) {
    let text = lines[line]
    guard YAMLLine.keyEnd(text) == nil else { return }
    let (start, end) = (YAMLLine.contentStart(text), YAMLLine.contentEnd(text))
    guard start < end, text[start].properties.isAlphabetic else { return }
    let word = text[start..<end].prefix { $0.properties.isAlphabetic }
    let rest = text[word.endIndex..<end]
    let after = rest.drop { $0 == " " || $0 == "=" }
    guard rest.isEmpty || rest.first == " " || rest.first == "=" else { return }
    let meant = Scalars(word) + [":"] + (after.isEmpty ? [] : [" "]) + after
    add(
      "the line has no colon (expected '\(shown(meant))')", at: line, start,
      replacing: start..<end, by: meant)
  }
}
