import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Workbooks of spreadsheet programs: the XML in them, and their files as Python reads them.
struct WorkbookFileTests {
  private static func sheet(
    _ rows: [[WorkbookCell]], title: String = "Sheet"
  ) -> WorkbookSheet {
    var sheet = WorkbookSheet(title)
    for row in rows { sheet.addRow(row) }
    return sheet
  }

  /// What stands between the tags of a cell that is alone in its sheet.
  private static func content(_ cell: WorkbookCell, tag: String) throws -> String {
    let xml = sheet([[cell]]).xml(isFirst: true)
    let begin = try #require(xml.range(of: "<\(tag)>")).upperBound
    return String(xml[begin..<(try #require(xml.range(of: "</\(tag.prefix(1))>")).lowerBound)])
  }

  private static func text(_ text: String) throws -> String {
    try content(.text(text), tag: "t")
  }

  private static func problem(_ body: () throws(FileError) -> Void) -> String {
    do throws(FileError) {
      try body()
      return "no problem"
    } catch {
      return error.description
    }
  }

  @Test func `a sheet states widths, looks, and what stays in sight`() {
    var sheet = WorkbookSheet("Priorities")
    sheet.addRow([.heading("Criterion"), .heading("Priority"), .heading("CR")])
    sheet.freezePanes(columns: 1)
    sheet.addRow([.text("Goal", isBold: true), .number(1, format: .fourDecimals), .empty])
    sheet.addEmptyRow()
    sheet.addRow([
      .text("A & B of the whole", indent: 1), .number(0.7, format: .percent),
      .number(0.125, format: .threeDecimals, isBold: true),
    ])
    sheet.addRow([.text(""), .number(.nan), .number(-12, format: .whole)])
    #expect(
      sheet.xml(isFirst: true) == """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
        <sheetViews><sheetView tabSelected="1" workbookViewId="0">\
        <pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>\
        </sheetView></sheetViews>\
        <cols><col min="1" max="1" width="22" customWidth="1"/>\
        <col min="2" max="2" width="10" customWidth="1"/>\
        <col min="3" max="3" width="10" customWidth="1"/></cols>\
        <sheetData><row r="1">\
        <c r="A1" s="40" t="inlineStr"><is><t>Criterion</t></is></c>\
        <c r="B1" s="40" t="inlineStr"><is><t>Priority</t></is></c>\
        <c r="C1" s="40" t="inlineStr"><is><t>CR</t></is></c></row>\
        <row r="2"><c r="A2" s="20" t="inlineStr"><is><t>Goal</t></is></c>\
        <c r="B2" s="3"><v>1</v></c></row>\
        <row r="4"><c r="A4" s="5" t="inlineStr"><is>\
        <t>A &amp; B of the whole</t></is></c>\
        <c r="B4" s="4"><v>0.7</v></c><c r="C4" s="22"><v>0.125</v></c></row>\
        <row r="5"><c r="B5" t="e"><v>#NUM!</v></c><c r="C5" s="1"><v>-12</v></c></row>\
        </sheetData></worksheet>
        """)
    #expect(sheet.rowCount == 5)
    #expect(sheet.columnCount == 3)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a number in a sheet is the same number`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let random = (0..<300).map { _ in Double(bitPattern: generator.next()) }.filter(\.isFinite)
    let numbers = [
      0.1 + 0.2, 1.0 / 3, 2 / 3.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e22, 1e-5, 0,
    ]
    for number in random + numbers {
      for format in WorkbookCell.NumberFormat.allCases {
        let digits = try Self.content(.number(number, format: format), tag: "v")
        #expect(Double(digits) == number, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    ("<b>&\"x\"</b>", "&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;"),
    ("a\u{0}b\u{1B}[31mc\u{FFFF}\u{FFFE}", "ab[31mc"),
    ("line\n\ttab", "line\n\ttab"),
    ("_x0041_", "_x005F_x0041_"),
    ("_x00zz_ _x004", "_x00zz_ _x004"),
    ("=1+1", "=1+1"),
    ("٣ يمين ﷽", "٣ يمين ﷽"),
  ])
  func `a text is escaped, and loses what XML cannot contain`(
    text: String, expected: String
  ) throws {
    #expect(try Self.text(text) == expected)
  }

  @Test(arguments: [" x", "x ", "\tx", "x\n"])
  func `blanks at the begin and end of a text are kept`(text: String) throws {
    #expect(try Self.content(.text(text), tag: #"t xml:space="preserve""#) == text)
  }

  @Test func `a text that is too long for a cell is cut between characters`() throws {
    let longest = String(repeating: "ä", count: 32_767)
    #expect(try Self.text(longest) == longest)
    #expect(try Self.text(longest + "b") == longest.dropLast() + "…")
    let flags = String(repeating: "🇩🇪", count: 10_000)
    #expect(try Self.text(flags) == flags.prefix(32_766 / 4) + "…")
  }

  @Test func `names of sheets are what spreadsheet programs accept`() {
    var workbook = Workbook()
    let long = "Priorities of the participants without"
    for title in [
      "Costs", "costs", "Costs / Benefits", "[a]:b*c?\\d", "'quoted'", "", "???", "History",
      long, long + " one", "Kosten\u{7}\n& Nutzen", String(repeating: "🇩🇪", count: 10),
    ] { workbook.add(WorkbookSheet(title)) }
    #expect(
      workbook.sheetNames == [
        "Costs", "costs (2)", "Costs Benefits", "a b c d", "quoted", "Sheet", "Sheet (2)",
        "History (2)", "Priorities of the participants", "Priorities of the participa (2)",
        "Kosten & Nutzen", String(repeating: "🇩🇪", count: 7),
      ])
  }

  @Test func `columns are named as spreadsheet programs name them`() {
    #expect(
      [0, 25, 26, 51, 52, 701, 702, 16_383].map(WorkbookSheet.name(ofColumn:))
        == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"])
  }

  @Test func `a sheet that spreadsheet programs cannot read whole is refused`() throws {
    let files = try ResponseFiles()
    var rows = Workbook()
    var sheet = WorkbookSheet("Judgments")
    for _ in 0..<WorkbookSheet.rowLimit { sheet.addEmptyRow() }
    sheet.addRow([.number(1)])
    rows.add(sheet)
    #expect(
      files.shortened(Self.problem { () throws(FileError) in try rows.write(to: files.path("a")) })
        == """
        a: error: sheet 'Judgments' has 1048577 rows, and spreadsheet programs read 1048576
        """)
    var columns = Workbook()
    columns.add(Self.sheet([Array(repeating: .number(1), count: 16_385)]))
    #expect(
      files.shortened(
        Self.problem { () throws(FileError) in try columns.write(to: files.path("a")) })
          == """
          a: error: sheet 'Sheet' has 16385 columns, and spreadsheet programs read 16384
          """)
    #expect(try FileManager.default.contentsOfDirectory(atPath: files.folder.path).isEmpty)
  }

  /// Prints the sheets of a workbook: what each cell holds, and how it looks.
  private static let script = """
    import sys, zipfile
    import xml.etree.ElementTree as tree
    book = zipfile.ZipFile(sys.argv[1])
    assert book.testzip() is None
    assert all(file.date_time == (1980, 1, 1, 0, 0, 0) for file in book.infolist())
    space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    relation = '{http://schemas.openxmlformats.org/package/2006/relationships}Relationship'
    relations = tree.fromstring(book.read('xl/_rels/workbook.xml.rels')).iter(relation)
    targets = {r.get('Id'): r.get('Target') for r in relations}
    styles = tree.fromstring(book.read('xl/styles.xml'))
    codes = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(space + 'numFmt')}
    bold = [f.find(space + 'b') is not None for f in styles.find(space + 'fonts')]
    looks = styles.find(space + 'cellXfs')
    for part in styles:
        assert part.get('count') == str(len(part))
    id = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'
    for sheet in tree.fromstring(book.read('xl/workbook.xml')).iter(space + 'sheet'):
        print('sheet', sheet.get('name'))
        for cell in tree.fromstring(book.read('xl/' + targets[sheet.get(id)])).iter(space + 'c'):
            look = looks[int(cell.get('s', '0'))]
            indent = look.find(space + 'alignment')
            print(cell.get('r'), ''.join(cell.itertext()), codes.get(look.get('numFmtId'), '-'),
                  'bold' if bold[int(look.get('fontId'))] else '-',
                  indent.get('indent') if indent is not None else '-',
                  'line' if look.get('borderId') != '0' else '-', sep='|')
    """

  private static func hasLibrary() -> Bool {
    do throws(ZipArchive.Problem) {
      _ = try ZipArchive()
      return true
    } catch {
      return error != .noLibrary
    }
  }

  @Test(.enabled("libzip is not installed") { hasLibrary() })
  func `a workbook is read with its numbers, texts and looks`() throws {
    var workbook = Workbook()
    workbook.add(
      Self.sheet(
        [
          [.heading("Name"), .heading("=1+1")],
          [.text("x", indent: -1), .text("y", indent: 1), .text("z", indent: 99)],
          [.text("x", isBold: true), .text("y", indent: 2, isBold: true)],
          WorkbookCell.NumberFormat.allCases.map { .number(0.1 + 0.2, format: $0) },
          WorkbookCell.NumberFormat.allCases.map { .number(1e-5, format: $0, isBold: true) },
        ], title: "A & B"))
    workbook.add(Self.sheet([], title: "Empty"))
    workbook.add(Self.sheet([[.empty, .number(3)]], title: "Last"))
    let files = try ResponseFiles()
    try workbook.write(to: files.path("a.xlsx"))
    try workbook.write(to: files.path("b.xlsx"))
    #expect(
      FileManager.default.contentsEqual(
        atPath: files.path("a.xlsx"), andPath: files.path("b.xlsx")))

    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.script, files.path("a.xlsx")]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(
      String(decoding: output, as: UTF8.self) == """
        sheet A & B
        A1|Name|-|bold|-|line
        B1|=1+1|-|bold|-|line
        A2|x|-|-|-|-
        B2|y|-|-|1|-
        C2|z|-|-|15|-
        A3|x|-|bold|-|-
        B3|y|-|bold|2|-
        A4|0.30000000000000004|-|-|-|-
        B4|0.30000000000000004|0|-|-|-
        C4|0.30000000000000004|0.000|-|-|-
        D4|0.30000000000000004|0.0000|-|-|-
        E4|0.30000000000000004|0.0 %|-|-|-
        A5|1e-05|-|bold|-|-
        B5|1e-05|0|bold|-|-
        C5|1e-05|0.000|bold|-|-
        D5|1e-05|0.0000|bold|-|-
        E5|1e-05|0.0 %|bold|-|-
        sheet Empty
        sheet Last
        B1|3|-|-|-|-

        """)
  }
}
