internal import AHPFormats

/// Texts as they stand in LaTeX.
enum LaTeXText {
  /// Returns a text in which nothing is markup.
  ///
  /// Source: F. Mittelbach and U. Fischer, *The LaTeX Companion*, 3rd edition, Addison-Wesley 2023:
  /// the ten characters with a meaning of their own, and those that fonts join to others.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    var last: Unicode.Scalar?
    // Scalar by scalar: with an accent on it, `%` is another character to Swift, but not to TeX.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\textbackslash{}"
      case "{", "}", "$", "&", "#", "%", "_": escaped += "\\" + String(scalar)
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      case "<": escaped += "\\textless{}"
      case ">": escaped += "\\textgreater{}"
      case "|": escaped += "\\textbar{}"
      case "\"": escaped += "\\textquotedbl{}"
      case "'": escaped += "\\textquotesingle{}"
      case "`": escaped += "\\textasciigrave{}"
      // Two of them would become a dash.
      case "-" where last == "-": escaped += "{}-"
      // At the start of a row it would be an option of the line break before.
      case "[": escaped += "{[}"
      case "]": escaped += "{]}"
      case "\u{2003}": escaped += "\\quad{}"
      // Signs of the reports that not every font has.
      case "…": escaped += "\\ldots{}"
      case "−": escaped += "\\ensuremath{-}"
      case "±": escaped += "\\ensuremath{\\pm}"
      case "×": escaped += "\\ensuremath{\\times}"
      case "·": escaped += "\\ensuremath{\\cdot}"
      case "≤": escaped += "\\ensuremath{\\leq}"
      case "≥": escaped += "\\ensuremath{\\geq}"
      case "→": escaped += "\\ensuremath{\\rightarrow}"
      case "δ": escaped += "\\ensuremath{\\delta}"
      case "λ": escaped += "\\ensuremath{\\lambda}"
      case "ε": escaped += "\\ensuremath{\\varepsilon}"
      case "θ": escaped += "\\ensuremath{\\theta}"
      case "ζ": escaped += "\\ensuremath{\\zeta}"
      // The branches of a tree, which few fonts have, become room.
      case "─": break
      case "│", "├", "└": escaped += "\\quad{}"
      default: escaped.unicodeScalars.append(scalar.printable)
      }
      last = scalar
    }
    return escaped
  }
}
