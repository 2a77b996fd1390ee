// The report as texts to paste into a paper: sentences and tables; charts are `DecisionChart`s.

extension DecisionReport {
  // MARK: Markdown

  var markdown: String {
    var text = "# \(MarkdownText.escaped(title))\n"
    for section in sections {
      let blocks = section.blocks.compactMap(markdown(of:))
      if blocks.isEmpty { continue }
      text += "\n## \(section.title)\n" + blocks.joined()
    }
    return text
  }

  private func markdown(of block: Block) -> String? {
    switch block {
    case .statements(let statements): statements.isEmpty ? nil : Statement.markdown(statements)
    case .table(let table, let caption, _):
      (caption.isEmpty ? "" : "\n*\(MarkdownText.escaped(caption))*\n") + "\n" + table.markdown
    case .charts, .weights: nil
    }
  }

  // MARK: LaTeX

  var latex: String {
    var text = """
      % Written by ahp. To be set with LuaLaTeX or XeLaTeX, in a font that has the letters of the names.
      \\documentclass[a4paper]{article}
      \\usepackage{fontspec}
      \\usepackage[margin=2.5cm]{geometry}
      \\usepackage{booktabs,longtable,array}
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{0.5\\baselineskip}
      \\begin{document}
      \\section*{\(LaTeXText.escaped(title))}

      """
    for section in sections {
      let blocks = section.blocks.compactMap(latex(of:))
      if blocks.isEmpty { continue }
      text += "\n\\subsection*{\(LaTeXText.escaped(section.title))}\n" + blocks.joined()
    }
    return text + "\n\\end{document}\n"
  }

  private func latex(of block: Block) -> String? {
    switch block {
    case .statements(let statements):
      statements.isEmpty
        ? nil
        : statements.map {
          "\n\\textbf{\(LaTeXText.escaped($0.title)):} \(LaTeXText.escaped($0.text))\n"
        }.joined()
    case .table(let table, let caption, _): "\n" + table.latex(caption: caption)
    case .charts, .weights: nil
    }
  }
}

extension Table {
  /// A table of LaTeX with the rules of booktabs, which may go over several pages.
  ///
  /// Source: for the rules, S. Fear, *Publication quality tables in LaTeX*, the manual of booktabs, 2020,
  /// https://ctan.org/pkg/booktabs.
  func latex(caption: String) -> String {
    let specification = zip(columns, latexWidths).map { column, width in
      ">{\\\(column.alignment == .left ? "raggedright" : "raggedleft")\\arraybackslash}"
        + "p{\(NumberText.fixed(width, places: 3))\\linewidth}"
    }.joined()
    func row(_ cells: [String]) -> String {
      cells.map { cell in
        // Blanks at the end of cells align numbers in text.
        LaTeXText.escaped(String(cell.reversed().drop { $0 == " " }.reversed()))
      }.joined(separator: " & ") + " \\\\\n"
    }
    return "{\\small\n\\setlength{\\tabcolsep}{3pt}\n\\begin{longtable}{@{}\(specification)@{}}\n"
      + (caption.isEmpty
        ? ""
        : "\\multicolumn{\(columns.count)}{@{}p{\\linewidth}@{}}"
          + "{\\emph{\(LaTeXText.escaped(caption))}} \\\\\n")
      + "\\toprule\n" + row(columns.map(\.title)) + "\\midrule\n\\endhead\n"
      + rows.map { row($0) }.joined() + "\\bottomrule\n\\end{longtable}\n}\n"
  }

  /// The widths of the columns as shares of the line: numbers take what they need, texts share the rest by
  /// their lengths.
  private var latexWidths: [Double] {
    // What lies between columns takes a share too.
    let room = 1 - 0.0135 * Double(columns.count)
    let lengths = columns.indices.map { column in
      rows.reduce(0) { max($0, $1[column].count) }
    }
    var widths = zip(columns, lengths).map { column, length in
      column.alignment == .right ? max(0.05, 0.012 * Double(length)) : 0
    }
    let numbers = widths.reduce(0, +)
    let weights = zip(columns, lengths).map { column, length in
      column.alignment == .left ? Double(min(60, max(10, length))) : 0
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
