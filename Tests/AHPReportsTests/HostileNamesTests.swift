import AHPFormats
import Foundation
import Testing

@testable import AHPReports

/// Names that are markup, formulas or commands stay texts, whatever a report is written as.
struct HostileNamesTests {
  @Test func `no name commands the terminal or turns what stands beside it`() {
    #expect(
      HostileReport().rendered(as: .text, width: 60) == ##"""
        <b>&"'</b>
        Goal: red \##u{FFFD}[31m\##u{FFFD}2J\##u{FFFD}

        \end{document} 100% $x_1^2$ -- {of}

        | *x* _y_ `z` [a](b) # ~: '{0} {{script}}'
        <b>&"'</b>, | *x* _y_ `z` [a](b) # ~, \end{document} 100%
        $x_1^2$ -- {of}, =1+1, @SUM(A1), \##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD}, red \##u{FFFD}[31m\##u{FFFD}2J\##u{FFFD}, two
        lines and, \##u{FFFD}turned, {0} {{script}}, a,\##u{301}b,

        Criterion                 | *x* _y_ `z`  red \##u{FFFD}[31m\##u{FFFD}2J\##u{FFFD}
                                     [a](b) # ~
        <b>&"'</b>                       0.5000  <b>&"'</b>
        | *x* _y_ `z`                    0.5000  | *x* _y_ `z`
        [a](b) # ~                               [a](b) # ~
        \end{document}                   0.5000  \end{document} 100%
        100% $x_1^2$ --                          $x_1^2$ -- {of}
        {of}
        =1+1                             0.5000  =1+1
        @SUM(A1)                         0.5000  @SUM(A1)
        \##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD}                             0.5000  \##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD}
        red \##u{FFFD}[31m\##u{FFFD}2J\##u{FFFD}                    0.5000  red \##u{FFFD}[31m\##u{FFFD}2J\##u{FFFD}
        two lines and                    0.5000  two lines and
        \##u{FFFD}turned                          0.5000  \##u{FFFD}turned
        {0} {{script}}                   0.5000  {0} {{script}}
        a,\##u{301}b                              0.5000  a,\##u{301}b
                                         0.5000

        """##)
  }

  @Test func `no name is Markdown`() {
    #expect(
      HostileReport().rendered(as: .markdown) == ##"""
        # \<b>\&"'\</b>

        **Goal:** red \##u{FFFD}\[31m\##u{FFFD}2J\##u{FFFD}

        ## \\end{document} 100% \$x\_1^2\$ -- {of}

        **\| \*x\* \_y\_ \`z\` \[a\](b) # \~:** '{0} {{script}}'

        \<b>\&"'\</b>, \| \*x\* \_y\_ \`z\` \[a\](b) # \~, \\end{document} 100% \$x\_1^2\$ -- {of}, =1+1, @SUM(A1), \##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD}, red \##u{FFFD}\[31m\##u{FFFD}2J\##u{FFFD}, two lines and, \##u{FFFD}turned, {0} {{script}}, a,\##u{301}b,\##u{20}

        | Criterion | \| \*x\* \_y\_ \`z\` \[a\](b) # \~ | red \##u{FFFD}\[31m\##u{FFFD}2J\##u{FFFD} |
        | --- | ---: | --- |
        | \<b>\&"'\</b> | 0.5000 | \<b>\&"'\</b> |
        | \| \*x\* \_y\_ \`z\` \[a\](b) # \~ | 0.5000 | \| \*x\* \_y\_ \`z\` \[a\](b) # \~ |
        | \\end{document} 100% \$x\_1^2\$ -- {of} | 0.5000 | \\end{document} 100% \$x\_1^2\$ -- {of} |
        | =1+1 | 0.5000 | =1+1 |
        | @SUM(A1) | 0.5000 | @SUM(A1) |
        | \##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD} | 0.5000 | \##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD} |
        | red \##u{FFFD}\[31m\##u{FFFD}2J\##u{FFFD} | 0.5000 | red \##u{FFFD}\[31m\##u{FFFD}2J\##u{FFFD} |
        | two lines and | 0.5000 | two lines and |
        | \##u{FFFD}turned | 0.5000 | \##u{FFFD}turned |
        | {0} {{script}} | 0.5000 | {0} {{script}} |
        | a,\##u{301}b | 0.5000 | a,\##u{301}b |
        |  | 0.5000 |  |

        """##)
  }

  @Test func `no name is LaTeX`() {
    #expect(
      HostileReport().rendered(as: .latex) == ##"""
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
        \section*{\textless{}b\textgreater{}\&\textquotedbl{}\textquotesingle{}\textless{}/b\textgreater{}}

        \textbf{Goal:} red \##u{FFFD}{[}31m\##u{FFFD}2J\##u{FFFD}

        \subsection*{\textbackslash{}end\{document\} 100\% \$x\_1\textasciicircum{}2\$ -{}- \{of\}}

        \textbf{\textbar{} *x* \_y\_ \textasciigrave{}z\textasciigrave{} {[}a{]}(b) \# \textasciitilde{}:} \textquotesingle{}\{0\} \{\{script\}\}\textquotesingle{}

        \textless{}b\textgreater{}\&\textquotedbl{}\textquotesingle{}\textless{}/b\textgreater{}, \textbar{} *x* \_y\_ \textasciigrave{}z\textasciigrave{} {[}a{]}(b) \# \textasciitilde{}, \textbackslash{}end\{document\} 100\% \$x\_1\textasciicircum{}2\$ -{}- \{of\}, =1+1, @SUM(A1), \##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD}, red \##u{FFFD}{[}31m\##u{FFFD}2J\##u{FFFD}, two lines and, \##u{FFFD}turned, \{0\} \{\{script\}\}, a,\##u{301}b,\##u{20}

        {\small
        \setlength{\tabcolsep}{3pt}
        \begin{longtable}{@{}>{\raggedright\arraybackslash\hspace{0pt}}p{0.4575\linewidth}>{\raggedleft\arraybackslash\hspace{0pt}}p{0.0587\linewidth}>{\raggedright\arraybackslash\hspace{0pt}}p{0.4575\linewidth}@{}}
        \toprule
        Criterion & \textbar{} *x* \_y\_ \textasciigrave{}z\textasciigrave{} {[}a{]}(b) \# \textasciitilde{} & red \##u{FFFD}{[}31m\##u{FFFD}2J\##u{FFFD} \\
        \midrule
        \endhead
        \textless{}b\textgreater{}\&\textquotedbl{}\textquotesingle{}\textless{}/\allowbreak{}b\textgreater{} & 0.5000 & \textless{}b\textgreater{}\&\textquotedbl{}\textquotesingle{}\textless{}/\allowbreak{}b\textgreater{} \\
        \textbar{} *x* \_y\_ \textasciigrave{}z\textasciigrave{} {[}a{]}(b) \# \textasciitilde{} & 0.5000 & \textbar{} *x* \_y\_ \textasciigrave{}z\textasciigrave{} {[}a{]}(b) \# \textasciitilde{} \\
        \textbackslash{}end\{document\} 100\% \$x\_1\textasciicircum{}2\$ -{}- \{of\} & 0.5000 & \textbackslash{}end\{document\} 100\% \$x\_1\textasciicircum{}2\$ -{}- \{of\} \\
        =1+1 & 0.5000 & =1+1 \\
        @SUM(A1) & 0.5000 & @SUM(A1) \\
        \##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD} & 0.5000 & \##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD} \\
        red \##u{FFFD}{[}31m\##u{FFFD}2J\##u{FFFD} & 0.5000 & red \##u{FFFD}{[}31m\##u{FFFD}2J\##u{FFFD} \\
        two lines and & 0.5000 & two lines and \\
        \##u{FFFD}turned & 0.5000 & \##u{FFFD}turned \\
        \{0\} \{\{script\}\} & 0.5000 & \{0\} \{\{script\}\} \\
        a,\##u{301}b & 0.5000 & a,\##u{301}b \\
         & 0.5000 &  \\
        \bottomrule
        \end{longtable}
        }

        \end{document}

        """##)
  }

  @Test func `no name is HTML`() {
    #expect(
      WriterTests.withoutResources(HostileReport().rendered(as: .html)) == ##"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
        <title>&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;</title>
        <link rel="icon" href="data:,">
        <style>
        …
        </style>
        </head>
        <body>
        <main>
        <h1 dir="auto">&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;</h1>
        <nav aria-label="Contents">
        <a href="#names"><bdi>\end{document} 100% $x_1^2$ -- {of}</bdi></a>
        </nav>
        <p><strong>Goal:</strong> <bdi><bdi>red \##u{FFFD}[31m\##u{9B}2J\##u{FFFD}</bdi></bdi></p>
        <section id="names" aria-labelledby="names-title">
        <h2 id="names-title"><bdi>\end{document} 100% $x_1^2$ -- {of}</bdi></h2>
        <p><strong><bdi>| *x* _y_ `z` [a](b) # ~</bdi>:</strong> <bdi>&#39;<bdi>{0} {{script}}</bdi>&#39;</bdi></p>
        <p><bdi>&lt;b&gt;&amp;&quot;&#39;&lt;/<wbr>b&gt;</bdi>, <bdi>| *x* _y_ `z` [a](b) # ~</bdi>, <bdi>\end{document} 100% $x_1^2$ -- {of}</bdi>, <bdi>=1+1</bdi>, <bdi>@SUM(A1)</bdi>, <bdi>\##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD}</bdi>, <bdi>red \##u{FFFD}[31m\##u{9B}2J\##u{FFFD}</bdi>, <bdi>two lines and</bdi>, <bdi>\##u{202E}turned</bdi>, <bdi>{0} {{script}}</bdi>, <bdi>a,\##u{301}b</bdi>, <bdi></bdi></p>
        <div class="scroll short"><table class="fixed">
        <thead><tr><th class="lead wordy"><bdi>Criterion</bdi></th><th class="number"><bdi>| *x* _y_ `z` [a](b) # ~</bdi></th><th class="wordy"><bdi><bdi>red \##u{FFFD}[31m\##u{9B}2J\##u{FFFD}</bdi></bdi></th></tr></thead>
        <tbody>
        <tr><td class="lead"><bdi><bdi>&lt;b&gt;&amp;&quot;&#39;&lt;/<wbr>b&gt;</bdi></bdi></td><td class="number">0.5000</td><td><bdi>&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi>| *x* _y_ `z` [a](b) # ~</bdi></bdi></td><td class="number">0.5000</td><td><bdi>| *x* _y_ `z` [a](b) # ~</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi>\end{document} 100% $x_1^2$ -- {of}</bdi></bdi></td><td class="number">0.5000</td><td><bdi>\end{document} 100% $x_1^2$ -- {of}</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi>=1+1</bdi></bdi></td><td class="number">0.5000</td><td><bdi>=1+1</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi>@SUM(A1)</bdi></bdi></td><td class="number">0.5000</td><td><bdi>@SUM(A1)</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi>\##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD}</bdi></bdi></td><td class="number">0.5000</td><td><bdi>\##u{5E9}\##u{5DC}\##u{5D5}\##u{5DD}</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi>red \##u{FFFD}[31m\##u{9B}2J\##u{FFFD}</bdi></bdi></td><td class="number">0.5000</td><td><bdi>red \##u{FFFD}[31m\##u{9B}2J\##u{FFFD}</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi>two lines and</bdi></bdi></td><td class="number">0.5000</td><td><bdi>two lines and</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi>\##u{202E}turned</bdi></bdi></td><td class="number">0.5000</td><td><bdi>\##u{202E}turned</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi>{0} {{script}}</bdi></bdi></td><td class="number">0.5000</td><td><bdi>{0} {{script}}</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi>a,\##u{301}b</bdi></bdi></td><td class="number">0.5000</td><td><bdi>a,\##u{301}b</bdi></td></tr>
        <tr><td class="lead"><bdi><bdi></bdi></bdi></td><td class="number">0.5000</td><td><bdi></bdi></td></tr>
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

  @Test func `no name is a formula in CSV or a command, and all are whole in JSON`() throws {
    let names = [
      "\"<b>&\"\"'</b>\"", "| *x* _y_ `z` [a](b) # ~", "\\end{document} 100% $x_1^2$ -- {of}",
      "'=1+1", "'@SUM(A1)", "\u{5E9}\u{5DC}\u{5D5}\u{5DD}", "red \u{FFFD}[31m\u{FFFD}2J\u{FFFD}",
      "\"two\nlines\tand\"", "\u{202E}turned", "{0} {{script}}", "\"a,\u{301}b\"", "",
    ]
    #expect(
      HostileReport().rendered(as: .csv)
        == "name,'=title\n" + names.map { $0 + ",-0.5\n" }.joined())

    let json = HostileReport().rendered(as: .json)
    let read = try JSONDecoder().decode([String].self, from: Data(json.utf8))
    // Scalar by scalar: strings that are canonically equivalent are equal in Swift.
    #expect(
      read.map { Array($0.unicodeScalars) }
        == HostileReport.names.map { Array($0.unicodeScalars) })
  }

  @Test func `no name is a formula in a workbook`() {
    var expected = Workbook()
    var names = WorkbookSheet(HostileReport.names[2])
    names.addRow([
      .text(HostileReport.names[1], isBold: true), .text("'\(HostileReport.names[9])'"),
    ])
    names.addRow([.text(HostileReport.names.joined(separator: ", "))])
    names.addEmptyRow()
    names.addRow([
      .heading("Criterion"), .heading(HostileReport.names[1]), .heading(HostileReport.names[6]),
    ])
    for name in HostileReport.names {
      names.addRow([.text(name), .number(0.5, format: .fourDecimals), .text(name)])
    }
    names.addEmptyRow()
    expected.add(names)
    var data = WorkbookSheet("Data")
    data.addRow([.heading("name"), .heading("=title")])
    data.freezePanes()
    for name in HostileReport.names { data.addRow([.text(name), .number(-0.5)]) }
    expected.add(data)
    #expect(WorkbookWriter(words: English()).workbook(of: HostileReport()) == expected)
  }
}
