import Testing

@testable import AHPFormats

/// Workbooks as spreadsheet programs write them, made by tests.
enum TestWorkbook {
  /// A cell as the test writes it.
  enum Cell: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
    ExpressibleByIntegerLiteral
  {
    case text(String)
    case number(String)
    case date(String)
    case formula(String, value: String?)
    case error
    case none

    init(stringLiteral text: String) { self = text.isEmpty ? .none : .text(text) }
    init(floatLiteral number: Double) { self = .number("\(number)") }
    init(integerLiteral number: Int) { self = .number("\(number)") }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  static func xml(_ rows: [[Cell]]) -> String {
    let body = rows.enumerated().map { row, cells in
      let entries = cells.enumerated().map { column, cell in
        let place = "\(Character(UnicodeScalar(UInt8(65 + column))))\(row + 1)"
        return switch cell {
        case .text(let text):
          #"<c r="\#(place)" t="inlineStr"><is><t>\#(escaped(text))</t></is></c>"#
        case .number(let digits): #"<c r="\#(place)"><v>\#(digits)</v></c>"#
        case .date(let digits): #"<c r="\#(place)" s="1"><v>\#(digits)</v></c>"#
        case .formula(let text, let value):
          #"<c r="\#(place)"><f>\#(escaped(text))</f>\#(value.map { "<v>\($0)</v>" } ?? "")</c>"#
        case .error: #"<c r="\#(place)" t="e"><f>1/0</f><v>#DIV/0!</v></c>"#
        case .none: ""
        }
      }
      return #"<row r="\#(row + 1)">\#(entries.joined())</row>"#
    }
    return
      #"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#
      + body.joined() + "</sheetData></worksheet>"
  }

  /// Returns the bytes of a workbook with sheets, and further files in it.
  static func source(
    _ sheets: [(name: String, xml: String)], more: [(name: String, text: String)] = []
  ) throws -> SourceText {
    var archive = try ZipArchive()
    try archive.add(
      "<workbook xmlns:r=\"r\"><sheets>"
        + sheets.enumerated().map {
          #"<sheet name="\#(escaped($1.name))" sheetId="\#($0 + 1)" r:id="rId\#($0 + 1)"/>"#
        }.joined() + "</sheets></workbook>", as: "xl/workbook.xml")
    try archive.add(
      "<Relationships>"
        + sheets.indices.map {
          #"<Relationship Id="rId\#($0 + 1)" Target="worksheets/sheet\#($0 + 1).xml"/>"#
        }.joined()
        + #"<Relationship Id="rId99" Target="http://example.com/x" TargetMode="External"/></Relationships>"#,
      as: "xl/_rels/workbook.xml.rels")
    try archive.add(
      #"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="d\-mmm"/></numFmts>"#
        + #"<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>"#,
      as: "xl/styles.xml")
    for (index, sheet) in sheets.enumerated() {
      try archive.add(sheet.xml, as: "xl/worksheets/sheet\(index + 1).xml")
    }
    for file in more { try archive.add(file.text, as: file.name) }
    return SourceText(name: "m.xlsx", bytes: try archive.bytes())
  }

  /// A workbook of each format that is one, with the texts of its cells.
  static let samples: [(name: String, sheets: [(name: String, rows: [[Cell]])])] = [
    (
      "square table",
      [("S", [["", "A", "B"], ["A", 1, .formula("1+2", value: "3")], ["B", "", 1]])]
    ),
    (
      "AHPtools",
      [
        (
          "ahp",
          [
            ["Node", "Parent", "Children_Ordered"], ["G", "", "A,B"], ["A", "G", "X,Y"],
            ["B", "G", "X,Y"],
          ]
        ), ("pcm", [["G.1", "A.1"], [3, 2], [2, 4]]),
      ]
    ),
    (
      "AhpAnpLib",
      [
        (
          "pairwise_comp",
          [
            ["G"], ["Enter"],
            ["Criteria", "A", "B", "Direct values", "Line Sum", "Estimated Priority"],
            ["A", 1, 3, "", 4, 0.75],
            ["B", .formula("1/C4", value: "0.3333333333"), 1, "", 1.33, 0.25],
            ["Sum of Col"], ["A"], ["Enter"], ["Alternatives", "X", "Y", "Direct values"],
            ["X", 1, 2], ["Y", .error, 1], ["Sum of Col"], ["B"], ["Enter"],
            ["Alternatives", "X", "Y", "Direct values"], ["X", 1, "", 0.25],
            ["Y", .error, 1, 0.75],
          ]
        )
      ]
    ),
    (
      "structure",
      [
        ("Structure", [["Goal", "G"], ["Criteria", "A", "B"], ["Alternatives", "X", "Y"]]),
        (
          "Connections",
          [
            ["", "G", "A", "B", "X", "Y"], ["G", 0, 0, 0, 0, 0], ["A", 1, 0, 0, 0, 0],
            ["B", 1, 0, 0, 0, 0], ["X", 0, 1, 1, 0, 0], ["Y", 0, 1, 0, 0, 0],
          ]
        ),
      ]
    ),
    (
      "pyanp",
      [
        (
          "Sheet1",
          [
            ["", "Age", "A vs B", "A1 vs A2 wrt A"]
              + ["A1", "A2", "B"].flatMap { ["X wrt \($0)", "Y wrt \($0)"] }.map { .text($0) },
            ["R1", 42, 3, 2], ["R2", "", -3, 1], ["all", "", "", "", 0.5, 1, 0.25, 0.5, 1, 0.5],
          ]
        )
      ]
    ),
    (
      "pyanp network",
      [
        ("struct", [["One", "*Two"], ["a", "x"], ["b", "y"]]),
        (
          "connection",
          [
            ["", "a", "b", "x", "y"], ["a", "", "", 1, 1], ["b", "", "", 1, ""],
            ["x", 1, 1, "", ""], ["y", 1, 1, "", ""],
          ]
        ),
        (
          "votes",
          [
            ["", "R1", "R2"], ["x vs y wrt a", 3, -3], ["x wrt b", "H", "L"],
            ["y wrt b", "L", "H"], ["a vs b wrt x", 4, ""],
          ]
        ), ("scales", [["Two wrt b"], ["H=1"], ["L=0.25"]]),
      ]
    ),
    (
      "matrices",
      [
        ("Model", [["ahp matrices", "1"], ["name", "G"], ["participant", "R", 2]]),
        (
          "G",
          [
            ["criterion", "G"], ["participant", "R"], ["", "A", "B"], ["A", 1, 3],
            ["B", 0.3333333333333333, 1],
          ]
        ),
      ]
    ),
  ]
}
