/// Writes reports as a document of LaTeX: statements and tables; charts are left out.
struct LaTeXWriter: MarkupWriter {
  let words: any Words

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
      if word.count < Self.longWord { return LaTeXText.escaped(String(word)) }
      var parts = [""]
      for character in word {
        parts[parts.count - 1].append(character)
        if character == "/" || parts[parts.count - 1].count == Self.wordPart { parts.append("") }
      }
      return parts.map(LaTeXText.escaped).joined(separator: "\\allowbreak{}")
    }.joined(separator: " ")
  }

  /// From how many characters on a word may be broken, and after how many.
  private static let (longWord, wordPart) = (32, 8)

  private func cell(_ content: Content) -> String {
    switch content {
    case .branch(let branch, let name):
      String(repeating: "\\quad{}", count: branch.level) + line(name)
    default: line(content)
    }
  }

  /// A table with the rules of booktabs, which may go over several pages.
  ///
  /// Source: for the rules, S. Fear, *Publication quality tables in LaTeX*, the manual of booktabs,
  /// 2020, https://ctan.org/pkg/booktabs.
  func table(_ table: Table) -> String {
    let table = table.withoutBars()
    let columns = table.columns
    let rows = table.rows.map { $0.map(cell) }
    let specification = zip(columns, widths(of: table)).map { column, width in
      ">{\\\(column.alignment == .left ? "raggedright" : "raggedleft")\\arraybackslash}"
        + "p{\(NumberText.fixed(width, places: 3))\\linewidth}"
    }.joined()
    func row(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\\n" }
    return "{\\small\n\\setlength{\\tabcolsep}{3pt}\n\\begin{longtable}{@{}\(specification)@{}}\n"
      + (table.caption.map {
        "\\multicolumn{\(columns.count)}{@{}p{\\linewidth}@{}}{\\emph{\(line($0))}} \\\\\n"
      } ?? "")
      + "\\toprule\n" + row(columns.map { line($0.title) }) + "\\midrule\n\\endhead\n"
      + rows.map(row).joined() + "\\bottomrule\n\\end{longtable}\n}\n"
  }

  /// The widths of the columns as shares of the line: numbers take what they need, texts share the
  /// rest by their lengths.
  private func widths(of table: Table) -> [Double] {
    let columns = table.columns
    // What lies between columns takes a share too.
    let room = 1 - 0.0135 * Double(columns.count)
    let lengths = columns.indices.map { column in
      table.rows.reduce(0) { max($0, $1[column].line(in: words).count) }
    }
    // No word of a title is wider than its column.
    let titleWords = columns.map { column in
      column.title.line(in: words).split(separator: " ").reduce(0) { max($0, $1.count) }
    }
    var widths = columns.indices.map { column in
      columns[column].alignment == .right
        ? max(0.05, 0.012 * Double(lengths[column]), 0.0125 * Double(titleWords[column])) : 0
    }
    let numbers = widths.reduce(0, +)
    let weights = columns.indices.map { column in
      columns[column].alignment == .left
        ? Double(min(60, max(10, lengths[column], titleWords[column]))) : 0
    }
    let sum = weights.reduce(0, +)
    if sum > 0 {
      let rest = max(0.2, room - numbers)
      widths = zip(widths, weights).map { $0 + rest * $1 / sum }
    }
    // Too many columns for a line are made narrower, all alike.
    let total = widths.reduce(0, +)
    return total > room ? widths.map { $0 * room / total } : widths
  }
}
