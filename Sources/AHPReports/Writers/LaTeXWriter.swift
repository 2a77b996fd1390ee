internal import AHPCharts

/// Writes reports as a document of LaTeX: statements and tables; charts are left out.
struct LaTeXWriter: MarkupWriter {
  let words: any Words
  /// The width of the lines that tables are as long as, in points.
  var lineWidth = LaTeXMetrics.line

  /// Returns a report as a document.
  func text(of report: some Report) -> String {
    """
    % Written by ahp, for pdfLaTeX, XeLaTeX and LuaLaTeX. The last two set letters of all scripts, in a font that has
    % them.
    \\documentclass[a4paper]{article}
    \\usepackage{iftex}
    \\ifPDFTeX
    \\usepackage[T1]{fontenc}
    \\usepackage[utf8]{inputenc}
    \\usepackage{textcomp}
    \\else
    \\usepackage{fontspec}
    \\fi
    \\usepackage[margin=2.5cm]{geometry}
    \\usepackage{booktabs,longtable,array}
    \\setlength{\\parindent}{0pt}
    \\setlength{\\parskip}{0.5\\baselineskip}
    \\setlength{\\emergencystretch}{5em}
    \\begin{document}
    \\section*{\(line(report.heading.title))}

    """ + body(of: report) + "\n\\end{document}\n"
  }

  func subheading(_ title: Content) -> String { "\\subsection*{\(line(title))}\n" }

  func statement(_ topic: Content, _ content: Content) -> String {
    "\\textbf{\(line(topic)):} \(brokenLine(content))\n"
  }

  func line(_ content: Content) -> String { LaTeXText.escaped(content.line(in: words)) }

  /// A content in which a line may end within what is longer than a line of words: a path, a hash.
  private func brokenLine(_ content: Content) -> String {
    content.line(in: words).split(separator: " ", omittingEmptySubsequences: false).map { word in
      if word.count < Self.shortestPath { return LaTeXText.escaped(String(word)) }
      let longestPart = word.count < Self.longWord ? word.count : Self.wordPart
      var parts = [""]
      for character in word {
        parts[parts.count - 1].append(character)
        if character == "/" || parts[parts.count - 1].count == longestPart { parts.append("") }
      }
      return parts.map(LaTeXText.escaped).joined(separator: "\\allowbreak{}")
    }.joined(separator: " ")
  }

  /// From how many characters on a line may end after a slash.
  private static let shortestPath = 16

  /// From how many characters on a word may be broken anywhere, and after how many.
  private static let (longWord, wordPart) = (32, 8)

  private func cell(_ content: Content) -> String {
    switch content {
    case .branch(let branch, let name):
      String(repeating: "\\quad{}", count: branch.level) + breakable(name)
    default: breakable(content)
    }
  }

  /// A content in which a line may end after `/`, and between the syllables of what is longer than
  /// words are; after a hyphen it may by itself.
  private func breakable(_ content: Content) -> String {
    content.line(in: words).split(separator: " ", omittingEmptySubsequences: false).map { word in
      LaTeXMetrics.steps(of: word).map { step in
        WordBreaks.parts(of: step).map { LaTeXText.escaped(String($0)) }.joined(separator: "\\-")
      }.joined(separator: "\\allowbreak{}")
    }.joined(separator: " ")
  }

  /// A table with the rules of booktabs, which may go over several pages; one that is too wide for
  /// a page even in small letters goes on below, with the names of its rows once more.
  ///
  /// Source: for the rules, S. Fear, *Publication quality tables in LaTeX*, the manual of booktabs,
  /// 2020, https://ctan.org/pkg/booktabs.
  func table(_ table: Table) -> String {
    let table = table.withoutBars()
    let widths = LaTeXColumns(of: table, words: words, lineWidth: lineWidth)
    return widths.groups().enumerated().map { number, places in
      text(of: table, places, widths, hasCaption: number == 0)
    }.joined()
  }

  /// The columns of a table at some places.
  private func text(
    of table: Table, _ places: [Int], _ widths: LaTeXColumns, hasCaption: Bool
  ) -> String {
    let (size, shares) = widths.shares(of: places)
    let specification = zip(places, shares).map { place, share in
      ">{\\\(table.columns[place].alignment == .left ? "raggedright" : "raggedleft")"
        + "\\arraybackslash\\hspace{0pt}}p{\(NumberText.fixed(share, places: 4))\\linewidth}"
    }.joined()
    func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\\n" }
    let caption = hasCaption ? table.caption : nil
    return "{\\\(size)\n\\setlength{\\tabcolsep}{3pt}\n\\begin{longtable}{@{}\(specification)@{}}\n"
      + (caption.map {
        "\\multicolumn{\(places.count)}{@{}>{\\raggedright\\arraybackslash}p{\\linewidth}@{}}{\\emph{\(line($0))}}"
          + " \\\\\n"
      } ?? "")
      + "\\toprule\n" + row(places.map { breakable(table.columns[$0].title) })
      + "\\midrule\n\\endhead\n"
      + table.rows.map { cells in row(places.map { cell(cells[$0]) }) }.joined()
      + "\\bottomrule\n\\end{longtable}\n}\n"
  }
}

/// The widths of the columns of a table: none narrower than what no line ends within, numbers on
/// one line where there is room, and texts by their lengths.
private struct LaTeXColumns {
  /// The least and the wanted width of each column, in points of the first size.
  private let least: [Double]
  private let wanted: [Double]
  private let isText: [Bool]
  private let lineWidth: Double

  /// Fonts differ a little.
  private static let allowance = 1.01
  /// Up to which width a text is wanted on one line.
  private static let widestText = 300.0

  init(of table: Table, words: any Words, lineWidth: Double) {
    self.lineWidth = lineWidth
    isText = table.columns.map { $0.alignment == .left }
    least = table.columns.indices.map { column in
      let title = LaTeXMetrics.longestPart(of: table.columns[column].title.line(in: words))
      return 0.5 + Self.allowance
        * table.rows.reduce(title) {
          max(
            $0, Self.indent($1[column]) + LaTeXMetrics.longestPart(of: $1[column].line(in: words)))
        }
    }
    wanted = zip(table.columns.indices, least).map { column, least in
      Self.allowance
        * table.rows.reduce(least) {
          max($0, Self.indent($1[column]) + LaTeXMetrics.width($1[column].line(in: words)) + 0.5)
        }
    }
  }

  private static func indent(_ content: Content) -> Double {
    if case .branch(let branch, _) = content { return Double(branch.level) * LaTeXMetrics.quad }
    return 0
  }

  private func room(_ count: Int) -> Double {
    lineWidth - LaTeXMetrics.gap * Double(count - 1)
  }

  /// The columns that stand side by side: all of them if they fit in some size, and otherwise as
  /// many as do with the first, which has the names of the rows.
  func groups() -> [[Int]] {
    let factor = LaTeXMetrics.sizes.last?.factor ?? 1
    func fits(_ places: [Int]) -> Bool {
      places.reduce(0) { $0 + least[$1] } * factor <= room(places.count)
    }
    let all = Array(least.indices)
    if fits(all) || all.count < 3 { return [all] }
    var groups: [[Int]] = []
    for place in all.dropFirst() {
      if let last = groups.last, fits(last + [place]) {
        groups[groups.count - 1].append(place)
      } else {
        groups.append([0, place])
      }
    }
    return groups
  }

  /// The command for the size of letters, and the widths as shares of the line.
  func shares(of places: [Int]) -> (size: String, shares: [Double]) {
    let room = room(places.count)
    let sum = places.reduce(0) { $0 + least[$1] }
    let chosen = LaTeXMetrics.sizes.first { sum * $0.factor <= room } ?? LaTeXMetrics.sizes.last
    let factor = chosen?.factor ?? 1
    var widths = places.map { least[$0] * factor }
    var rest = room - widths.reduce(0, +)
    // Numbers first, then texts.
    for takesText in [false, true] {
      let missing = zip(places, widths).map { place, width in
        isText[place] == takesText
          ? max(0, min(wanted[place], Self.widestText) * factor - width) : 0
      }
      let all = missing.reduce(0, +)
      guard all > 0, rest > 0 else { continue }
      let share = min(1, rest / all)
      widths = zip(widths, missing).map { $0 + share * $1 }
      rest -= share * all
    }
    // What is left goes to the texts, so that rules are as long as lines.
    let texts = zip(places, widths).reduce(0) { isText[$1.0] ? $0 + $1.1 : $0 }
    if rest > 0, texts > 0 {
      widths = zip(places, widths).map { isText[$0] ? $1 + rest * $1 / texts : $1 }
    }
    return (chosen?.command ?? "small", widths.map { $0 / lineWidth })
  }
}
