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
    let texts = columns.count { $0.alignment == .left }
    // Numbers take about a twelfth of the line each, texts share the rest.
    let numbers = columns.count - texts
    let hundredths = texts > 0 ? max(10, (90 - 9 * numbers) / texts) : 0
    let width = "0.\(hundredths < 10 ? "0" : "")\(hundredths)\\linewidth"
    let specification = columns.map {
      $0.alignment == .left ? ">{\\raggedright\\arraybackslash}p{\(width)}" : "r"
    }.joined()
    func row(_ cells: [String]) -> String {
      cells.map { cell in
        // Blanks at the end of cells align numbers in text.
        LaTeXText.escaped(String(cell.reversed().drop { $0 == " " }.reversed()))
      }.joined(separator: " & ") + " \\\\\n"
    }
    return "{\\small\n\\begin{longtable}{@{}\(specification)@{}}\n"
      + (caption.isEmpty
        ? ""
        : "\\multicolumn{\(columns.count)}{@{}l}{\\emph{\(LaTeXText.escaped(caption))}} \\\\\n")
      + "\\toprule\n" + row(columns.map(\.title)) + "\\midrule\n\\endhead\n"
      + rows.map { row($0) }.joined() + "\\bottomrule\n\\end{longtable}\n}\n"
  }
}
