import Testing

@testable import AHPReports

struct LayoutTests {
  @Test(arguments: [
    (0.0, 3, "0.000"), (0.12345, 4, "0.1235"), (1.0, 0, "1"), (-0.0004, 3, "0.000"),
    (-1.5, 1, "-1.5"), (12.999, 2, "13.00"), (.infinity, 2, "∞"), (1e300, 2, "1e+300"),
  ])
  func `numbers have the places asked for`(number: Double, places: Int, text: String) {
    #expect(NumberText.fixed(number, places: places) == text)
  }

  private static let shares: [(Double, Int, String)] = [
    (0.999, 0, "99.9"), (0.9999, 0, ">99.9"), (0.99996, 0, ">99.9"), (0.001, 0, "0.1"),
    (1e-9, 0, "<0.1"), (0.995, 0, "99.5"), (0.994, 0, "99"), (0.4, 0, "40"), (0.0, 0, "0"),
    (1.0, 0, "100"), (1 - 1e-15, 0, "100"), (1e-17, 0, "0"), (0.9996, 1, ">99.9"),
    (0.99999, 2, ">99.99"), (0.0004, 1, "<0.1"), (0.00001, 2, "<0.01"), (0.795, 1, "79.5"),
    (-0.25, 1, "-25.0"),
  ]

  /// A share that is neither nothing nor all never looks like it.
  @Test(arguments: shares)
  func `a share is all or nothing only if it is`(share: Double, places: Int, text: String) {
    #expect(NumberText.percent(share, places: places) == text)
  }

  @Test func `people read a sign for minus, and programs a hyphen`() {
    let contents: [(Content, String)] = [
      (.number(-0.1, places: 1), "−0.1"), (.priority(-0.25), "−0.2500"), (.exact(-2), "−2.0"),
      (.interval(-1, 1), "−1.0000 … 1.0000"), (.share(-0.5), "−50.0 %"),
      (.estimate(0.99995, standardError: 0.0001), ">99.9 ± 0.01"), (.share(0.9999), ">99.9 %"),
    ]
    for (content, text) in contents {
      #expect(content.line(in: English()) == text)
    }
    var table = Table(keys: ["value"])
    table.add(.priority(-0.25))
    #expect(CSVWriter().text(of: table) == "value\n-0.25\n")
  }

  /// Whole judgments have no places, and those near a whole number have.
  @Test(arguments: [
    (3.0, "3"), (1 / 3.0, "1/3"), (3.004, "3.00"), (1 / 3.004, "1/3.00"), (2.5, "2.50"), (1.0, "1"),
    (9.000_000_000_1, "9"), (8.9999, "9.00"),
  ])
  func `judgments are written as people say them`(ratio: Double, text: String) {
    #expect(NumberText.judgment(ratio) == text)
  }

  @Test(arguments: [
    (3.2e-15, "4e-15"), (3e-15, "3e-15"), (0.5, "5e-1"), (25, "3e1"), (9.5e-14, "1e-13"),
    (.infinity, "∞"), (0, "0"),
  ])
  func `bounds are rounded up`(number: Double, text: String) {
    #expect(NumberText.bound(number) == text)
  }

  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("病院", 4), ("🏥", 2), ("├─ x", 4),
    ("├─ e\u{301}病", 6), ("a\u{AD}b", 2), ("Å─█▏", 4),
  ])
  func `text is as wide as a terminal shows it`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func `columns are aligned by what is seen`() {
    var table = Table([.init(.text("Name")), .init(.text("Value"), .right)])
    table.add(.name("病院"), .number(1, places: 1))
    table.add(.name("é"), .number(10, places: 1))
    #expect(
      TextTable(table, words: English(), width: 80).text
        == "Name  Value\n病院    1.0\né      10.0\n")
  }

  @Test func `names in CSV are no formulas, and numbers stay numbers`() {
    var table = Table(keys: ["name", "value"])
    table.add(.name("=1+1"), .exact(-0.5))
    table.add(.name("@SUM(A1)"), .text("-5%"))
    table.add(.name("-x, y"), .text("+1e-3"))
    #expect(
      CSVWriter().text(of: table)
        == "name,value\n'=1+1,-0.5\n'@SUM(A1),-5%\n\"'-x, y\",+1e-3\n")
  }

  @Test func `paragraphs break between words`() {
    #expect("one two three four".wrapped(width: 9, indent: "  ") == "one two\n  three\n  four")
    #expect("one\n two\u{A0}three".wrapped(width: 9) == "one\ntwo\u{A0}three")
  }

  @Test func `bars are drawn to an eighth`() {
    #expect(bar(1, width: 4) == "████")
    #expect(bar(0.5, width: 3) == "█▌")
    #expect(bar(0, width: 4) == "")
    #expect(bar(2, width: 2) == "██")
  }
}
