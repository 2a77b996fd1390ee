import AHPFormats
import Testing

@testable import AHPReports

/// Every writer on one small report, whole.
struct WriterTests {
  @Test func `the sample has every kind of content`() {
    #expect(Set(SampleReport.contents.map(\.content.kind)) == Set(0..<Content.kindCount))
  }

  // MARK: Text

  @Test func `text has everything where there is room`() {
    #expect(
      SampleReport().rendered(as: .text, width: 200) == ##"""
        Choosing a van
        Goal: The best van

        Consistency: CR of the hierarchy 0.044, largest CR 0.170 ('Costs')
        Fuel: 2 judgments missing
        Van and Coupe share the first place with 0.5000 each.

        Data
        Kind                        Value
        empty
        absent                          –
        text             as printed: 0.50
        name                          Van
        choice                     linear
        phrase         1 judgment missing
        list                          abc
        space                       a b c
        comma                     a, b, c
        semicolon                 a; b; c
        sentence                    A. B.
        and                    a, b and c
        or                      a, b or c
        count                        1234
        rank                           2=
        priority                   0.1235
        ratio                       0.044
        markedRatio               0.044
        marked                    0.170 !
        share                      72.7 %
        percent                     >99.9
        percentage                27.895%
        judgment                      1/3
        bound                       4e-15
        number                       −1.0
        exact                         0.1
        estimate              95.0 ± 0.69
        interval          0.2500 … 1.0000
        triangular   0.2500 0.5000 0.7500
        ranked                  1. 0.5000

        Hierarchy

        Criterion                                          L  How much it counts in the whole  Share                     Note
        Goal                                                                           1.0000  ████████████████████████  rather short
        ├─ Costs                                      0.6250                           0.6250  ███████████████           rather short
        │  ├─ Purchase price with taxes and fees      0.7500                           0.4688  ███████████▎              rather short
        │  └─ Fuel                                    0.2500                           0.1563  ███▊                      rather short
        └─ Room for passengers and for their luggage  0.3750                           0.3750  █████████                 rather short

        """##)
  }

  @Test func `where there is less room bars, titles and names take less`() {
    #expect(
      TextTable(SampleReport.tree(), words: English(), width: 80).text == ##"""
        Criterion                     L    How much it counts in  Share     Note
                                                       the whole
        Goal                                              1.0000  ████████  rather short
        ├─ Costs                 0.6250                   0.6250  █████     rather short
        │  ├─ Purchase price     0.7500                   0.4688  ███▊      rather short
        │  │  with taxes and
        │  │  fees
        │  └─ Fuel               0.2500                   0.1563  █▎        rather short
        └─ Room for passengers   0.3750                   0.3750  ███       rather short
           and for their
           luggage

        """##)
  }

  @Test func `where there is little room columns are left out, and that is said`() {
    #expect(
      SampleReport().rendered(as: .text, width: 40) == ##"""
        Choosing a van
        Goal: The best van

        Consistency: CR of the hierarchy
          0.044, largest CR 0.170 ('Costs')
        Fuel: 2 judgments missing
        Van and Coupe share the first place
        with 0.5000 each.

        Data
        Kind                        Value
        empty
        absent                          –
        text             as printed: 0.50
        name                          Van
        choice                     linear
        phrase         1 judgment missing
        list                          abc
        space                       a b c
        comma                     a, b, c
        semicolon                 a; b; c
        sentence                    A. B.
        and                    a, b and c
        or                      a, b or c
        count                        1234
        rank                           2=
        priority                   0.1235
        ratio                       0.044
        markedRatio               0.044
        marked                    0.170 !
        share                      72.7 %
        percent                     >99.9
        percentage                27.895%
        judgment                      1/3
        bound                       4e-15
        number                       −1.0
        exact                         0.1
        estimate              95.0 ± 0.69
        interval          0.2500 … 1.0000
        triangular   0.2500 0.5000 0.7500
        ranked                  1. 0.5000

        Hierarchy

        Criterion                      L       A
        Goal                              1.0000
        ├─ Costs                  0.6250  0.6250
        │  ├─ Purchase price      0.7500  0.4688
        │  │  with taxes and
        │  │  fees
        │  └─ Fuel                0.2500  0.1563
        └─ Room for passengers    0.3750  0.3750
           and for their luggage
        Columns: A How much it counts in the
          whole
        Not shown for want of room: Share,
          Note

        """##)
  }

  // MARK: Documents

  @Test func `Markdown has headings, statements and tables`() {
    #expect(
      SampleReport().rendered(as: .markdown) == ##"""
        # Choosing a van

        **Goal:** The best van

        **Consistency:** CR of the hierarchy 0.044, largest CR 0.170 ('Costs')

        **Fuel:** 2 judgments missing

        Van and Coupe share the first place with 0.5000 each.

        *Data*

        | Kind | Value |
        | --- | ---: |
        | empty |  |
        | absent | – |
        | text | as printed: 0.50 |
        | name | Van |
        | choice | linear |
        | phrase | 1 judgment missing |
        | list | abc |
        | space | a b c |
        | comma | a, b, c |
        | semicolon | a; b; c |
        | sentence | A. B. |
        | and | a, b and c |
        | or | a, b or c |
        | count | 1234 |
        | rank | 2= |
        | priority | 0.1235 |
        | ratio | 0.044 |
        | markedRatio | 0.044 |
        | marked | 0.170 ! |
        | share | 72.7 % |
        | percent | >99.9 |
        | percentage | 27.895% |
        | judgment | 1/3 |
        | bound | 4e-15 |
        | number | −1.0 |
        | exact | 0.1 |
        | estimate | 95.0 ± 0.69 |
        | interval | 0.2500 … 1.0000 |
        | triangular | 0.2500 0.5000 0.7500 |
        | ranked | 1. 0.5000 |

        ## Hierarchy

        | Criterion | L | How much it counts in the whole | Note |
        | --- | ---: | ---: | --- |
        | Goal |  | 1.0000 | rather short |
        | &emsp;Costs | 0.6250 | 0.6250 | rather short |
        | &emsp;&emsp;Purchase price with taxes and fees | 0.7500 | 0.4688 | rather short |
        | &emsp;&emsp;Fuel | 0.2500 | 0.1563 | rather short |
        | &emsp;Room for passengers and for their luggage | 0.3750 | 0.3750 | rather short |

        """##)
  }

  @Test func `LaTeX has sections, statements and tables`() {
    #expect(
      SampleReport().rendered(as: .latex) == ##"""
        % Written by ahp, for pdfLaTeX, XeLaTeX and LuaLaTeX. The last two set letters of all scripts, in a font that has
        % them.
        \documentclass[a4paper]{article}
        \usepackage{iftex}
        \ifPDFTeX
        \usepackage[T1]{fontenc}
        \usepackage[utf8]{inputenc}
        \usepackage{textcomp}
        \else
        \usepackage{fontspec}
        \fi
        \usepackage[margin=2.5cm]{geometry}
        \usepackage{booktabs,longtable,array}
        \setlength{\parindent}{0pt}
        \setlength{\parskip}{0.5\baselineskip}
        \setlength{\emergencystretch}{5em}
        \begin{document}
        \section*{Choosing a van}

        \textbf{Goal:} The best van

        \textbf{Consistency:} CR of the hierarchy 0.044, largest CR 0.170 (\textquotesingle{}Costs\textquotesingle{})

        \textbf{Fuel:} 2 judgments missing

        Van and Coupe share the first place with 0.5000 each.

        {\small
        \setlength{\tabcolsep}{3pt}
        \begin{longtable}{@{}>{\raggedright\arraybackslash\hspace{0pt}}p{0.8009\linewidth}>{\raggedleft\arraybackslash\hspace{0pt}}p{0.1859\linewidth}@{}}
        \multicolumn{2}{@{}>{\raggedright\arraybackslash}p{\linewidth}@{}}{\emph{Data}} \\
        \toprule
        Kind & Value \\
        \midrule
        \endhead
        empty &  \\
        absent & – \\
        text & as printed: 0.50 \\
        name & Van \\
        choice & linear \\
        phrase & 1 judgment missing \\
        list & abc \\
        space & a b c \\
        comma & a, b, c \\
        semicolon & a; b; c \\
        sentence & A. B. \\
        and & a, b and c \\
        or & a, b or c \\
        count & 1234 \\
        rank & 2= \\
        priority & 0.1235 \\
        ratio & 0.044 \\
        markedRatio & 0.044 \\
        marked & 0.170 ! \\
        share & 72.7 \% \\
        percent & \textgreater{}99.9 \\
        percentage & 27.895\% \\
        judgment & 1/3 \\
        bound & 4e-15 \\
        number & \ensuremath{-}1.0 \\
        exact & 0.1 \\
        estimate & 95.0 \ensuremath{\pm} 0.69 \\
        interval & 0.2500 \ldots{} 1.0000 \\
        triangular & 0.2500 0.5000 0.7500 \\
        ranked & 1. 0.5000 \\
        \bottomrule
        \end{longtable}
        }

        \subsection*{Hierarchy}

        {\small
        \setlength{\tabcolsep}{3pt}
        \begin{longtable}{@{}>{\raggedright\arraybackslash\hspace{0pt}}p{0.6625\linewidth}>{\raggedleft\arraybackslash\hspace{0pt}}p{0.0587\linewidth}>{\raggedleft\arraybackslash\hspace{0pt}}p{0.0600\linewidth}>{\raggedright\arraybackslash\hspace{0pt}}p{0.1793\linewidth}@{}}
        \toprule
        Criterion & L & How much it counts in the whole & Note \\
        \midrule
        \endhead
        Goal &  & 1.0000 & rather short \\
        \quad{}Costs & 0.6250 & 0.6250 & rather short \\
        \quad{}\quad{}Purchase price with taxes and fees & 0.7500 & 0.4688 & rather short \\
        \quad{}\quad{}Fuel & 0.2500 & 0.1563 & rather short \\
        \quad{}Room for passengers and for their luggage & 0.3750 & 0.3750 & rather short \\
        \bottomrule
        \end{longtable}
        }

        \end{document}

        """##)
  }

  @Test func `in LaTeX no title is wider than its column, and what is long is broken`() {
    let writer = LaTeXWriter(words: English())
    var table = Table([.init(.text("Alternative")), .init(.text("Priority"), .right)])
    table.add(.name("A"), .count(1))
    let width = writer.table(table).firstMatch(of: /raggedleft.*?p\{([0-9.]+)\\linewidth\}/)
      .flatMap { Double($0.1) }
    #expect(width.map { $0 * LaTeXMetrics.line > LaTeXMetrics.width("Priority") } == true)
    let hash = String(repeating: "0123456789abcdef", count: 4)
    let part = "01234567\\allowbreak{}89abcdef\\allowbreak{}"
    #expect(
      writer.statement(.text("SHA-256"), .text("a/b.yaml: " + hash))
        == "\\textbf{SHA-256:} a/b.yaml: \(String(repeating: part, count: 4))\n")
    // Signs that stand for something in LaTeX are escaped on both sides of a break.
    #expect(
      writer.statement(.text("File"), .text("/" + String(repeating: "_", count: 32)))
        == "\\textbf{File:} /"
        + String(repeating: "\\allowbreak{}" + String(repeating: "\\_", count: 8), count: 4)
        + "\\allowbreak{}\n")
  }

  @Test func `a page has everything`() {
    #expect(
      Self.withoutResources(SampleReport().rendered(as: .html)) == ##"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
        <title>Choosing a van</title>
        <link rel="icon" href="data:,">
        <style>
        …
        </style>
        </head>
        <body>
        <main>
        <h1 dir="auto">Choosing a van</h1>
        <nav aria-label="Contents">
        <a href="#tree">Hierarchy</a>
        </nav>
        <p><strong>Goal:</strong> <bdi><bdi>The best van</bdi></bdi></p>
        <section>
        <p><strong>Consistency:</strong> <bdi>CR of the hierarchy 0.044, largest CR 0.170 (&#39;<bdi>Costs</bdi>&#39;)</bdi></p>
        <p><strong><bdi>Fuel</bdi>:</strong> <bdi>2 judgments missing</bdi></p>
        <p><bdi>Van</bdi> and <bdi>Coupe</bdi> share the first place with 0.5000 each.</p>
        <details><summary>Data (30 rows)</summary>
        <div class="scroll"><table class="fixed">
        <caption><span>Data</span></caption>
        <thead><tr><th class="lead"><bdi>Kind</bdi></th><th class="number">Value</th></tr></thead>
        <tbody>
        <tr><td class="lead"><bdi>empty</bdi></td><td class="number"></td></tr>
        <tr><td class="lead"><bdi>absent</bdi></td><td class="number">–</td></tr>
        <tr><td class="lead"><bdi>text</bdi></td><td class="number">as printed: 0.50</td></tr>
        <tr><td class="lead"><bdi>name</bdi></td><td class="number"><bdi>Van</bdi></td></tr>
        <tr><td class="lead"><bdi>choice</bdi></td><td class="number">linear</td></tr>
        <tr><td class="lead"><bdi>phrase</bdi></td><td class="number">1 judgment missing</td></tr>
        <tr><td class="lead"><bdi>list</bdi></td><td class="number"><bdi>a</bdi><bdi>b</bdi><bdi>c</bdi></td></tr>
        <tr><td class="lead"><bdi>space</bdi></td><td class="number"><bdi>a</bdi> <bdi>b</bdi> <bdi>c</bdi></td></tr>
        <tr><td class="lead"><bdi>comma</bdi></td><td class="number"><bdi>a</bdi>, <bdi>b</bdi>, <bdi>c</bdi></td></tr>
        <tr><td class="lead"><bdi>semicolon</bdi></td><td class="number"><bdi>a</bdi>; <bdi>b</bdi>; <bdi>c</bdi></td></tr>
        <tr><td class="lead"><bdi>sentence</bdi></td><td class="number"><bdi>A.</bdi> <bdi>B.</bdi></td></tr>
        <tr><td class="lead"><bdi>and</bdi></td><td class="number"><bdi>a</bdi>, <bdi>b</bdi> and <bdi>c</bdi></td></tr>
        <tr><td class="lead"><bdi>or</bdi></td><td class="number"><bdi>a</bdi>, <bdi>b</bdi> or <bdi>c</bdi></td></tr>
        <tr><td class="lead"><bdi>count</bdi></td><td class="number">1234</td></tr>
        <tr><td class="lead"><bdi>rank</bdi></td><td class="number">2=</td></tr>
        <tr><td class="lead"><bdi>priority</bdi></td><td class="number">0.1235</td></tr>
        <tr><td class="lead"><bdi>ratio</bdi></td><td class="number">0.044</td></tr>
        <tr><td class="lead"><bdi>markedRatio</bdi></td><td class="number">0.044</td></tr>
        <tr><td class="lead"><bdi>marked</bdi></td><td class="number">0.170 !</td></tr>
        <tr><td class="lead"><bdi>share</bdi></td><td class="number">72.7 %</td></tr>
        <tr><td class="lead"><bdi>percent</bdi></td><td class="number">&gt;99.9</td></tr>
        <tr><td class="lead"><bdi>percentage</bdi></td><td class="number">27.895%</td></tr>
        <tr><td class="lead"><bdi>judgment</bdi></td><td class="number">1/3</td></tr>
        <tr><td class="lead"><bdi>bound</bdi></td><td class="number">4e-15</td></tr>
        <tr><td class="lead"><bdi>number</bdi></td><td class="number">−1.0</td></tr>
        <tr><td class="lead"><bdi>exact</bdi></td><td class="number">0.1</td></tr>
        <tr><td class="lead"><bdi>estimate</bdi></td><td class="number">95.0 ± 0.69</td></tr>
        <tr><td class="lead"><bdi>interval</bdi></td><td class="number">0.2500 … 1.0000</td></tr>
        <tr><td class="lead"><bdi>triangular</bdi></td><td class="number">0.2500 0.5000 0.7500</td></tr>
        <tr><td class="lead"><bdi>ranked</bdi></td><td class="number">1. 0.5000</td></tr>
        </tbody>
        </table></div>
        </details>
        </section>
        <section id="tree" aria-labelledby="tree-title">
        <h2 id="tree-title">Hierarchy</h2>
        <div class="scroll short"><table class="free">
        <thead><tr><th class="lead wordy"><bdi>Criterion</bdi></th><th class="number">L</th><th class="number"><bdi>How much it counts in the whole</bdi></th><th><bdi>Share</bdi></th><th><bdi>Note</bdi></th></tr></thead>
        <tbody>
        <tr><td class="lead" style="padding-inline-start: 0.6em"><bdi>Goal</bdi></td><td class="number"></td><td class="number">1.0000</td><td class="gauge"><span class="bar" style="inline-size: 100.0%"></span></td><td><bdi>rather short</bdi></td></tr>
        <tr><td class="lead" style="padding-inline-start: 1.8em"><bdi><bdi>Costs</bdi></bdi></td><td class="number">0.6250</td><td class="number">0.6250</td><td class="gauge"><span class="bar" style="inline-size: 62.5%"></span></td><td><bdi>rather short</bdi></td></tr>
        <tr><td class="lead" style="padding-inline-start: 3.0em"><bdi><bdi>Purchase price with taxes and fees</bdi></bdi></td><td class="number">0.7500</td><td class="number">0.4688</td><td class="gauge"><span class="bar" style="inline-size: 46.9%"></span></td><td><bdi>rather short</bdi></td></tr>
        <tr><td class="lead" style="padding-inline-start: 3.0em"><bdi><bdi>Fuel</bdi></bdi></td><td class="number">0.2500</td><td class="number">0.1563</td><td class="gauge"><span class="bar" style="inline-size: 15.6%"></span></td><td><bdi>rather short</bdi></td></tr>
        <tr><td class="lead" style="padding-inline-start: 1.8em"><bdi><bdi>Room for passengers and for their luggage</bdi></bdi></td><td class="number">0.3750</td><td class="number">0.3750</td><td class="gauge"><span class="bar" style="inline-size: 37.5%"></span></td><td><bdi>rather short</bdi></td></tr>
        </tbody>
        </table></div>
        </section>
        </main>
        <script type="application/json" id="data">
        {"decimalSeparator": ".", "words": {"copyTable": "Copy table", "copied": "Copied", "copyRefused": "This browser does not allow it"}, "model": null}
        </script>
        <script>
        …
        </script>
        </body>
        </html>

        """##)
  }

  /// A page without its style and its script, which are files of their own.
  static func withoutResources(_ page: String) -> String {
    [
      String(decoding: PackageResources.report_css, as: UTF8.self),
      PageTemplate.script(PackageResources.report_js),
    ]
    .reduce(page) { $0.replacing($1, with: "…\n") }
  }

  // MARK: For programs

  @Test func `CSV has numbers in all of their digits`() {
    #expect(
      SampleReport().rendered(as: .csv) == ##"""
        kind,value
        empty,
        absent,
        text,as printed: 0.50
        name,Van
        choice,linear
        phrase,1 judgment missing
        list,abc
        space,a b c
        comma,"a, b, c"
        semicolon,a; b; c
        sentence,A. B.
        and,"a, b and c"
        or,"a, b or c"
        count,1234
        rank,2
        priority,0.12345
        ratio,0.0444
        markedRatio,0.0444
        marked,0.1698
        share,0.7271
        percent,0.99996
        percentage,0.27895
        judgment,0.3333333333333333
        bound,3.2e-15
        number,-1.005
        exact,0.1
        estimate,95.0 ± 0.69
        interval,0.2500 … 1.0000
        triangular,0.2500 0.5000 0.7500
        ranked,1. 0.5000
        bar,██████
        branch,leaf

        """##)
  }

  @Test func `JSON is the data`() {
    #expect(
      SampleReport().rendered(as: .json) == ##"""
        {"report": "sample", "van": 0.5}

        """##)
  }

  @Test func `a workbook has a sheet for each section, with numbers as numbers`() {
    var values = WorkbookSheet("Choosing a van")
    values.addRow([
      .text("Consistency", isBold: true),
      .text("CR of the hierarchy 0.044, largest CR 0.170 ('Costs')"),
    ])
    values.addRow([.text("Fuel", isBold: true), .text("2 judgments missing")])
    values.addRow([.text("Van and Coupe share the first place with 0.5000 each.")])
    values.addEmptyRow()
    values.addRow([.text("Data", isBold: true)])
    values.addRow([.heading("Kind"), .heading("Value"), .heading(""), .heading("")])
    for (kind, cells) in Self.cells where !["bar", "branch"].contains(kind) {
      values.addRow(Self.row(kind, cells))
    }
    values.addEmptyRow()

    var tree = WorkbookSheet("Hierarchy")
    tree.addEmptyRow()
    tree.addRow([
      .heading("Criterion"), .heading("L"), .heading("How much it counts in the whole"),
      .heading("Share"), .heading("Note"),
    ])
    func add(_ name: String, _ level: Int, _ local: WorkbookCell, _ share: Double) {
      tree.addRow([
        .text(name, indent: level), local, .number(share, format: .fourDecimals), .empty,
        .text("rather short"),
      ])
    }
    func local(_ number: Double) -> WorkbookCell { .number(number, format: .fourDecimals) }
    add("Goal", 0, .empty, 1)
    add("Costs", 1, local(0.625), 0.625)
    add("Purchase price with taxes and fees", 2, local(0.75), 0.46875)
    add("Fuel", 2, local(0.25), 0.15625)
    add("Room for passengers and for their luggage", 1, local(0.375), 0.375)
    tree.addEmptyRow()

    var data = WorkbookSheet("Data")
    data.addRow([.heading("kind"), .heading("value"), .heading(""), .heading("")])
    data.freezePanes()
    for (kind, cells) in Self.cells { data.addRow(Self.row(kind, cells)) }

    var expected = Workbook()
    for sheet in [values, tree, data] { expected.add(sheet) }
    #expect(WorkbookWriter(words: English()).workbook(of: SampleReport()) == expected)
  }

  private static func row(_ kind: String, _ cells: [WorkbookCell]) -> [WorkbookCell] {
    [.text(kind)] + cells + Array(repeating: .empty, count: 3 - cells.count)
  }

  /// The cells that a workbook has for each of the contents, before empty ones.
  private static let cells: [(kind: String, cells: [WorkbookCell])] = [
    ("empty", [.empty]), ("absent", [.empty]),
    ("text", [.text("as printed: 0.50")]), ("name", [.text("Van")]),
    ("choice", [.text("linear")]), ("phrase", [.text("1 judgment missing")]),
    ("list", [.text("abc")]), ("space", [.text("a b c")]),
    ("comma", [.text("a, b, c")]), ("semicolon", [.text("a; b; c")]),
    ("sentence", [.text("A. B.")]), ("and", [.text("a, b and c")]),
    ("or", [.text("a, b or c")]), ("count", [.number(1234, format: .whole)]),
    ("rank", [.number(2, format: .whole)]),
    ("priority", [.number(0.12345, format: .fourDecimals)]),
    ("ratio", [.number(0.0444, format: .threeDecimals)]),
    ("markedRatio", [.number(0.0444, format: .threeDecimals)]),
    ("marked", [.number(0.1698, format: .threeDecimals, isBold: true)]),
    ("share", [.number(0.7271, format: .percent)]),
    ("percent", [.number(0.99996, format: .percent)]),
    ("percentage", [.number(0.27895, format: .percent)]),
    ("judgment", [.number(1 / 3.0)]), ("bound", [.number(3.2e-15)]),
    ("number", [.number(-1.005, format: .fourDecimals)]),
    ("exact", [.number(0.1)]),
    ("estimate", [.number(0.95, format: .percent), .number(0.0069, format: .percent)]),
    ("interval", [.number(0.25, format: .fourDecimals), .number(1, format: .fourDecimals)]),
    ("triangular", [0.25, 0.5, 0.75].map { .number($0, format: .fourDecimals) }),
    ("ranked", [.number(1, format: .whole), .number(0.5, format: .fourDecimals)]),
    ("bar", [.empty]), ("branch", [.text("leaf", indent: 2)]),
  ]
}
