import AHPFormats

@testable import AHPReports

/// A report on names that are markup, formulas, commands to a terminal, or written from right to
/// left.
struct HostileReport: Report {
  static let names = [
    "<b>&\"'</b>", "| *x* _y_ `z` [a](b) # ~", "\\end{document} 100% $x_1^2$ -- {of}", "=1+1",
    "@SUM(A1)", "\u{5E9}\u{5DC}\u{5D5}\u{5DD}", "red \u{1B}[31m\u{9B}2J\u{7}", "two\nlines\tand",
    "\u{202E}turned", "{0} {{script}}", "a,\u{301}b", "",
  ]

  var heading: Heading { Heading(title: Self.names[0], goal: Self.names[6]) }

  func sections() -> [Section] {
    var table = Table([
      .init(.criterion), .init(.name(Self.names[1]), .right), .init(.name(Self.names[6])),
    ])
    for name in Self.names { table.add(.name(name), .priority(0.5), .text(name)) }
    return [
      Section(
        "names", title: .name(Self.names[2]),
        [
          .statement(topic: .name(Self.names[1]), .phrase(.quoted, .name(Self.names[9]))),
          .paragraph(.list(Self.names.map { .name($0) }, .comma)), .table(table),
        ])
    ]
  }

  func records() -> Table {
    var table = Table([.init(key: "name"), .init(.name("=title"))])
    for name in Self.names { table.add(.name(name), .exact(-0.5)) }
    return table
  }

  func data() -> DataValue { .list(Self.names.map(DataValue.text)) }
}
