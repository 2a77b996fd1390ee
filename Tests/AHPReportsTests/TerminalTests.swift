import AHP
import Testing

@testable import AHPReports

/// What a terminal shows.
struct TerminalTests {
  private static func table() -> Table {
    var table = Table([.init(.rank, .right), .init(.alternative), .init(.ratio, .right)])
    table.add(.rank(1, isShared: false), .name("A"), .markedRatio(0.25, isHigh: true))
    table.add(.rank(2, isShared: false), .name("B"), .markedRatio(0.05, isHigh: false))
    return table
  }

  @Test func `colours go with marks and ranks, and change nothing else`() {
    let plain = TextTable(Self.table(), words: English(), width: 80).text
    let colored = TextTable(Self.table(), words: English(), width: 80, isColored: true).text
    #expect(
      plain == """
        Rank  Alternative       CR
           1  A            0.250 !
           2  B            0.050

        """)
    #expect(
      colored == """
        Rank  Alternative       CR
           \u{1B}[1;32m1\u{1B}[0m  A            \u{1B}[31m0.250 !\u{1B}[0m
           2  B            0.050

        """)
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func `a column without a title is left out without a word`() {
    var table = Table([
      .init(.alternative), .init(.priority, .right), .init(.empty, leavesAt: 1),
    ])
    table.add(.name("Pertanggungjawaban"), .priority(0.25), .bar(0.25, columns: 24))
    #expect(
      TextTable(table, words: English(), width: 30).text == """
        Alternative         Priority
        Pertanggungjawaban    0.2500

        """)
  }

  @Test(arguments: [40, 60, 80])
  func `no word is broken where columns can be left out`(width: Int) {
    var table = Table([
      .init(.alternative), .init(.criterion, leavesAt: 1), .init(.participant, leavesAt: 2),
      .init(.priority, .right),
    ])
    let names = ["Pertanggungjawaban Keuangan", "Layanan/Ketersediaan", "Kardiovaskular Anak"]
    for name in names {
      table.add(.name(name), .name(name + " " + name), .name(name), .priority(0.25))
    }
    let text = TextTable(table, words: English(), width: width).text
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= width })
    let words = Set(
      names.flatMap { $0.split { " /".contains($0) } }.map { String($0) } + [
        "Alternative", "Criterion", "Participant", "Priority", "0.2500", "Not", "shown", "for",
        "want", "of", "room:", "Criterion,",
      ])
    for word in text.split(whereSeparator: { " /\n".contains($0) }) {
      #expect(words.contains(String(word)), "\(word)")
    }
  }
}
