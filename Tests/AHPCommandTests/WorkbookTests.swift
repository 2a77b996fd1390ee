import Foundation
import Testing

/// `ahp report --format xlsx`, read back by Python as the archive of XML that a workbook is.
struct WorkbookTests {
  private static let model = """
    {"ahp": 1, "name": "=1+1", "alternatives": ["=HYPERLINK(1)", "<b>&\\"quoted\\"</b>", "٣ يمين"],
     "goal": {"name": "Goal", "comparisons": [["A", "+B", 3]], "children": [
       {"name": "A", "upperTriangle": [2, 4, 2]}, {"name": "+B", "upperTriangle": [1, 1, "1/3"]}]}}
    """

  private static let script = """
    import sys, zipfile
    import xml.etree.ElementTree as tree
    book = zipfile.ZipFile(sys.argv[1])
    space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    names = [s.get('name') for s in tree.fromstring(book.read('xl/workbook.xml')).iter(space + 'sheet')]
    for number, name in enumerate(names, 1):
        sheet = tree.fromstring(book.read(f'xl/worksheets/sheet{number}.xml'))
        print('sheet', name, 'formulas', len(list(sheet.iter(space + 'f'))))
        for row in sheet.iter(space + 'row'):
            print('|'.join(c.find(space + 'is').find(space + 't').text if c.get('t') == 'inlineStr'
                           else '#' + c.find(space + 'v').text for c in row))
    """

  @Test func `a workbook has all numbers, and names are never formulas`() throws {
    try Tool.inTemporaryFolder { folder in
      let model = folder.appending(path: "model.json").path
      let book = folder.appending(path: "book.xlsx").path
      try Self.model.write(toFile: model, atomically: true, encoding: .utf8)
      let outcome = try Tool.run(["report", model, "--format", "xlsx", "-o", book])
      guard outcome.status == 0 else {
        // Where the library is not installed, that is said and nothing is left behind.
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("spreadsheets need the library libzip"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["model.json"])
        return
      }
      let again = folder.appending(path: "again.xlsx").path
      #expect(try Tool.run(["report", model, "--format", "xlsx", "-o", again]).status == 0)
      #expect(FileManager.default.contentsEqual(atPath: book, andPath: again))

      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["python3", "-c", Self.script, book]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let read = String(
        decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      for name in ["Verdict", "Ranking", "Consistency", "Priorities", "Judgments"] {
        #expect(read.contains("sheet \(name) formulas 0\n"))
      }
      #expect(
        read.contains("A||<b>&\"quoted\"</b>|٣ يمين|#2\n")
          || read.contains("A|<b>&\"quoted\"</b>|٣ يمين|#2\n"))
      #expect(read.contains("Goal|A|+B|#3\n"))
      let csv = try Tool.run(["synthesize", model, "--format", "csv"]).output
      let best = try #require(csv.split(separator: "\n").last { $0.contains("=HYPERLINK(1)") })
      let priority = try #require(Double(best.split(separator: ",")[2]))
      let line = try #require(
        read.split(separator: "\n").last { $0.hasPrefix("alternative|=HYPERLINK(1)|#") })
      let written = try #require(Double(line.split(separator: "#")[1].dropLast()))
      #expect(written == priority)
    }
  }

  @Test func `a workbook needs a file that can be written`() throws {
    #expect(
      try Tool.run(["report", "Examples/published/leader.yaml", "--format", "xlsx"]).status == 64)
    let outcome = try Tool.run([
      "report", "Examples/published/leader.yaml", "--format", "xlsx", "-o", "/nowhere/book.xlsx",
    ])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        /nowhere/book.xlsx: error: the file cannot be written: there is no folder '/nowhere'
          hint: 'mkdir -p /nowhere' makes it

        """)
  }
}
