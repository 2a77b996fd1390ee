import AHPFormats
import Testing

@testable import AHPReports

/// Tables of LaTeX, which no word runs out of.
struct LaTeXTableTests {
  private func table(_ columns: Int, _ word: String) -> Table {
    var table = Table(
      [.init(.text("Criterion"))]
        + (1...columns).map { .init(.name("\(word) \($0)"), .right) } + [.init(.verdict)])
    table.add(
      [.name("Benefits/Technology/Tech Advancement")]
        + (1...columns).map { .priority(1 / Double($0)) }
        + [.phrase(.acceptedVerdict)])
    return table
  }

  /// The widths of the columns of each part of a table, in points.
  private func widths(_ text: String, line: Double) -> [[Double]] {
    text.split(separator: "\\begin{longtable}").dropFirst().map { part in
      part.prefix { $0 != "\n" }.matches(of: /p\{([0-9.]+)\\linewidth\}/).compactMap {
        Double($0.1).map { $0 * line }
      }
    }
  }

  @Test(arguments: [2, 6, 9, 14], ["Cost", "Administrative", "Pertanggungjawaban"])
  func `no column is narrower than its longest word, and no table wider than a line`(
    columns: Int, word: String
  ) {
    // A table alone is for a paper, whose lines may be narrower.
    for line in [LaTeXMetrics.line, LaTeXMetrics.articleLine] { check(columns, word, line: line) }
  }

  private func check(_ columns: Int, _ word: String, line: Double) {
    let text = LaTeXWriter(words: English(), lineWidth: line).table(table(columns, word))
    let parts = widths(text, line: line)
    #expect(!parts.isEmpty)
    let sizes = text.matches(of: /\{\\(small|footnotesize|scriptsize)\n/).map { String($0.1) }
    #expect(sizes.count == parts.count)
    var shown = 0
    for (part, size) in zip(parts, sizes) {
      let factor = LaTeXMetrics.sizes.first { $0.command == size }?.factor ?? 1
      #expect(
        part.reduce(0, +) + LaTeXMetrics.gap * Double(part.count - 1) <= line + 0.1)
      // The first has the names of the rows, in each part.
      let numbers =
        shown + part.count - 1 == columns + 1 ? part.dropFirst().dropLast() : part.dropFirst()
      shown += part.count - 1
      for width in numbers {
        #expect(width >= factor * max(LaTeXMetrics.width(word), LaTeXMetrics.width("1.0000")))
      }
    }
    #expect(shown == columns + 1)
  }

  @Test func `what is longer than words are is divided, and paths after their strokes`() {
    var table = Table([.init(.text("Name"))])
    table.add(.name("Krankenhausfinanzierungsgesetz-Ausschuss"))
    table.add(.name("Land/Sea/Air - a-b 1/3"))
    let text = LaTeXWriter(words: English()).table(table)
    #expect(
      text.contains("Kran\\-ken\\-haus\\-fi\\-nan\\-zie\\-rungs\\-ge\\-setz-Ausschuss \\\\"))
    #expect(text.contains("Land/\\allowbreak{}Sea/\\allowbreak{}Air - a-b 1/3 \\\\"))
  }
}
