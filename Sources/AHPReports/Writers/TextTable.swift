internal import AHPFormats
internal import PairwiseComparisons

/// A table in columns of a terminal, two spaces apart.
///
/// A table that is wider than the screen gets narrower in this order, until it fits: bars get
/// shorter, names and titles break at spaces into several lines, long names on top of numbers
/// become letters, which a line below explains, and columns that may be left out are, which a line
/// below says. Only where all that is not enough a word is broken.
struct TextTable {
  private let table: Table
  private let words: any Words
  private let width: Int
  private let isColored: Bool
  private let threads: Int?

  /// - Parameters:
  ///   - isColored: Whether colours of a terminal go with the marks of what is above a limit, and
  ///     with the first.
  ///   - threads: The most threads to write a long table with; as many as the machine has if `nil`.
  init(
    _ table: Table, words: any Words, width: Int, isColored: Bool = false, threads: Int? = 1
  ) {
    self.table = table
    self.words = words
    self.width = width
    self.isColored = isColored
    self.threads = threads
  }

  /// How many rows are written at a time.
  private static let part = 4096

  private static let gap = 2
  /// What bars, names and trees are not made narrower than.
  private static let (shortestBar, narrowestName, narrowestTree) = (8, 12, 20)

  /// One column on its way to the screen.
  private struct Column {
    let place: Int
    let alignment: Table.Alignment
    var lines: [String]
    var widths: [Int]
    /// What its widest cell takes.
    var width: Int
    /// What it takes when all that can be broken is.
    var narrowest: Int
    /// What it takes when words are broken too.
    var floor: Int
    /// What stands on top in the place of its title.
    var letter: String?
  }

  var text: String {
    var columns = table.columns.indices.map(column)
    var leftOut: [Int] = []
    if total(columns) > width {
      shortenBars(&columns)
      for index in columns.indices { keepWordsWhole(&columns[index]) }
      if total(columns) > width { shortenTitles(&columns) }
      while total(columns) > width, total(columns, narrowest: true) > width,
        let place = columns.indices.filter({ leaving(columns[$0]) != nil })
          .max(by: { leaving(columns[$0]) ?? 0 < leaving(columns[$1]) ?? 0 })
      {
        leftOut.append(columns.remove(at: place).place)
      }
      if total(columns, narrowest: true) > width {
        for index in columns.indices { columns[index].narrowest = columns[index].floor }
      }
    }
    var text = rows(columns, widths: shrunken(columns))
    let letters = columns.compactMap { column in
      column.letter.map {
        Content.list([.text($0), table.columns[column.place].title], .space)
      }
    }
    if !letters.isEmpty { text += line(.phrase(.columnsNamed, .list(letters, .semicolon))) }
    // A column without a title is bars, which show nothing that the numbers do not say.
    let titles = leftOut.sorted().map { table.columns[$0].title }
      .filter { !$0.line(in: words).isEmpty }
    if !titles.isEmpty {
      text += line(.phrase(.columnsLeftOut, .list(titles, .comma)))
    }
    return text
  }

  private func column(_ place: Int) -> Column {
    let title = PrintableText.line(table.columns[place].title.line(in: words))
    var (lines, widths) = ([title], [title.displayWidth])
    lines.reserveCapacity(table.rows.count + 1)
    widths.reserveCapacity(table.rows.count + 1)
    let parts = Parts.map(table.rows.count, size: Self.part, threads: threads) { part in
      let lines = part.map { cell(table.rows[$0][place]) }
      return (lines: lines, widths: lines.map(\.displayWidth))
    }
    for part in parts {
      lines += part.lines
      widths += part.widths
    }
    let width = widths.reduce(0, max)
    let narrowest = narrowest(place, widths)
    return Column(
      place: place, alignment: table.columns[place].alignment, lines: lines, widths: widths,
      width: width, narrowest: narrowest, floor: narrowest)
  }

  /// Makes a column that is broken at spaces so wide that no word is.
  ///
  /// - Complexity: O(characters in the column).
  private func keepWordsWhole(_ column: inout Column) {
    for (line, text) in column.lines.enumerated() where column.widths[line] > column.narrowest {
      var lead = 0
      var words = text
      if line > 0, case .branch(let branch, let name) = table.rows[line - 1][column.place] {
        lead = 3 * branch.level
        words = name.line(in: self.words)
      }
      column.narrowest = max(column.narrowest, lead + Self.widthOfWidestWord(words))
    }
    column.narrowest = min(column.narrowest, column.width)
  }

  /// The width of the widest part of a line between blanks; a path may be broken behind a slash.
  ///
  /// - Complexity: O(*n*), bytes of ASCII and characters of other texts.
  private static func widthOfWidestWord(_ line: String) -> Int {
    var widest = 0
    if line.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      var width = 0
      for byte in line.utf8 {
        width = byte == UInt8(ascii: " ") ? 0 : width + 1
        widest = max(widest, width)
        if byte == UInt8(ascii: "/") { width = 0 }
      }
      return widest
    }
    for word in line.split(separator: " ") {
      var rest = word
      while !rest.isEmpty {
        let end = rest.firstIndex(of: "/").map(rest.index(after:)) ?? rest.endIndex
        widest = max(widest, rest[..<end].displayWidth)
        rest = rest[end...]
      }
    }
    return widest
  }

  /// Numbers stay whole, and so do bars, which are made shorter instead.
  private func narrowest(_ place: Int, _ widths: [Int]) -> Int {
    let width = widths.reduce(0, max)
    switch (table.rows.first?[place], table.columns[place].alignment) {
    case (.bar, _): return width
    case (.branch, _): return min(width, Self.narrowestTree)
    case (_, .left): return min(width, Self.narrowestName)
    case (_, .right):
      return max(widths.dropFirst().max() ?? 0, min(widths[0], Self.narrowestName))
    }
  }

  private func cell(_ content: Content) -> String {
    if case .branch(let branch, let name) = content {
      return branch.lead + branch.fork + PrintableText.line(name.line(in: words))
    }
    let line = content.line(in: words, marksAlways: true)
    return content.hasWords ? PrintableText.line(line) : line
  }

  private func total(_ columns: [Column], narrowest: Bool = false) -> Int {
    columns.reduce(-Self.gap) {
      $0 + Self.gap + (narrowest ? $1.narrowest : $1.width)
    }
  }

  private func leaving(_ column: Column) -> Int? { table.columns[column.place].leavesAt }

  private func isBar(_ place: Int) -> Bool {
    if case .bar = table.rows.first?[place] { true } else { false }
  }

  private func shortenBars(_ columns: inout [Column]) {
    for index in columns.indices where isBar(columns[index].place) {
      let excess = total(columns) - width
      let shorter = max(Self.shortestBar, columns[index].width - excess)
      guard excess > 0, shorter < columns[index].width else { continue }
      columns[index].width = shorter
      columns[index].narrowest = shorter
      columns[index].floor = shorter
      for (row, cells) in table.rows.enumerated() {
        guard case .bar(let share, _) = cells[columns[index].place] else { continue }
        columns[index].lines[row + 1] = bar(share, width: shorter)
        columns[index].widths[row + 1] = columns[index].lines[row + 1].count
      }
    }
  }

  private func line(_ content: Content) -> String {
    PrintableText.line(content.line(in: words)).wrapped(width: width - 1, indent: "  ") + "\n"
  }

  /// Whether a column has numbers under a name.
  private func isNamed(_ column: Column) -> Bool {
    guard column.alignment == .right, case .name = table.columns[column.place].title else {
      return false
    }
    return true
  }

  /// Puts letters in the place of the names on top of numbers, if one of them is long and wider
  /// than what stands below it; a single name is broken instead as long as there is room.
  private func shortenTitles(_ columns: inout [Column]) {
    let named = columns.indices.filter { isNamed(columns[$0]) }
    guard named.count > 1 || total(columns, narrowest: true) > width else { return }
    let isNeeded = named.contains { index in
      let widths = columns[index].widths
      return widths[0] > Self.narrowestName && widths[0] > widths.dropFirst().max() ?? 0
    }
    guard isNeeded else { return }
    for (number, index) in named.enumerated() {
      let letter = Self.letter(number)
      columns[index].letter = letter
      columns[index].lines[0] = letter
      columns[index].widths[0] = letter.count
      columns[index].width = columns[index].widths.reduce(0, max)
      columns[index].narrowest = columns[index].width
      columns[index].floor = columns[index].width
    }
  }

  /// A, B … Z, AA, AB …, as the columns of spreadsheets are named.
  private static func letter(_ number: Int) -> String {
    let last = String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(number % 26))))
    return number < 26 ? last : letter(number / 26 - 1) + last
  }

  /// The rows in columns of the given widths, each in as many lines as its longest cell needs.
  private func rows(_ columns: [Column], widths: [Int]) -> String {
    let parts = Parts.map(table.rows.count + 1, size: Self.part, threads: threads) {
      bytes(ofLines: $0, columns, widths: widths)
    }
    return String(decoding: parts.reduce(into: []) { $0 += $1 }, as: UTF8.self)
  }

  /// Some of the lines, of which 0 is the titles', as bytes, to which texts are appended without a
  /// look at their characters.
  private func bytes(
    ofLines numbers: Range<Int>, _ columns: [Column], widths: [Int]
  ) -> [UInt8] {
    var text: [UInt8] = []
    let blank = UInt8(ascii: " ")
    for line in numbers {
      // The lines of the cells that are broken, by column.
      var broken: [[String]?] = []
      var count = 1
      for index in columns.indices where columns[index].widths[line] > widths[index] {
        if broken.isEmpty { broken = Array(repeating: nil, count: columns.count) }
        let pieces = lines(of: columns[index], line, width: widths[index])
        broken[index] = pieces
        count = max(count, pieces.count)
      }
      for part in 0..<count {
        // Blanks are written when something follows them.
        var blanks = 0
        for index in columns.indices {
          var piece = part == 0 ? columns[index].lines[line] : ""
          var pieceWidth = part == 0 ? columns[index].widths[line] : 0
          if !broken.isEmpty, let pieces = broken[index] {
            piece = part < pieces.count ? pieces[part] : ""
            pieceWidth = min(piece.displayWidth, widths[index])
          }
          let padding = widths[index] - pieceWidth
          let isRight = columns[index].alignment == .right
          if isRight { blanks += padding }
          if pieceWidth > 0 {
            text.append(contentsOf: repeatElement(blank, count: blanks))
            let color = color(line, columns[index])
            if let color { text.append(contentsOf: color.start.utf8) }
            text.append(contentsOf: piece.utf8)
            blanks = 0
            while text.last == blank {
              text.removeLast()
              blanks += 1
            }
            if color != nil { text.append(contentsOf: TerminalColor.end.utf8) }
          }
          if !isRight { blanks += padding }
          blanks += Self.gap
        }
        text.append(UInt8(ascii: "\n"))
      }
    }
    return text
  }

  /// The colour of a cell; `nil` for none.
  private func color(_ line: Int, _ column: Column) -> TerminalColor? {
    guard isColored, line > 0 else { return nil }
    return TerminalColor(of: table.rows[line - 1][column.place])
  }

  /// The widths of the columns when those that break give up what is too much, the widest first and
  /// equal ones by turns.
  private func shrunken(_ columns: [Column]) -> [Int] {
    var widths = columns.map(\.width)
    var excess = total(columns) - width
    while excess > 0,
      let widest = columns.indices.filter({ widths[$0] > columns[$0].narrowest })
        .max(by: { widths[$0] < widths[$1] })
    {
      let next =
        columns.indices.filter { $0 != widest && widths[$0] > columns[$0].narrowest }
        .map { widths[$0] }.max() ?? 0
      let step = max(1, min(excess, widths[widest] - max(next, columns[widest].narrowest)))
      widths[widest] -= step
      excess -= step
    }
    return widths
  }

  private func lines(of column: Column, _ line: Int, width: Int) -> [String] {
    var (first, later, name) = ("", "", column.lines[line])
    if line > 0, case .branch(let branch, let content) = table.rows[line - 1][column.place] {
      first = branch.lead + branch.fork
      later = branch.lead + branch.continuation
      name = PrintableText.line(content.line(in: words))
    }
    let room = max(Self.narrowestName / 2, width - first.count)
    let pieces = name.wrappedLines(width: room).flatMap { broken($0[...], width: room) }
    return pieces.enumerated().map { ($0.offset == 0 ? first : later) + String($0.element) }
  }

  /// A word that is wider than its column, broken behind a slash or else where the column ends.
  private func broken(_ word: Substring, width: Int) -> [Substring] {
    if word.displayWidth <= width { return [word] }
    var pieces: [Substring] = []
    var (start, pieceWidth) = (word.startIndex, 0)
    for index in word.indices {
      let characterWidth = word[index...index].displayWidth
      if pieceWidth + characterWidth > width, start < index {
        let end = word[start..<index].lastIndex(of: "/").map(word.index(after:)) ?? index
        pieces.append(word[start..<end])
        start = end
        pieceWidth = word[start..<index].displayWidth
      }
      pieceWidth += characterWidth
    }
    return pieces + [word[start...]]
  }
}

extension Content.Branch {
  /// The lines of the levels above the element's own.
  fileprivate var lead: String {
    continues.dropLast().map { $0 ? "│  " : "   " }.joined()
  }

  /// What leads to the element.
  fileprivate var fork: String { continues.last.map { $0 ? "├─ " : "└─ " } ?? "" }

  /// What stands below the fork where the element takes several lines.
  fileprivate var continuation: String { continues.last.map { $0 ? "│  " : "   " } ?? "" }
}

extension Content {
  /// Whether it is or has words or names, and not only digits.
  fileprivate var hasWords: Bool {
    switch self {
    case .text, .name, .phrase, .list, .choice, .branch: true
    default: false
    }
  }
}
