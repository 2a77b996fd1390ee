internal import SystemPackage

/// A workbook of a spreadsheet program (Office Open XML, `.xlsx`).
///
///     var workbook = Workbook()
///     var sheet = WorkbookSheet("Ranking")
///     sheet.addRow([.heading("Alternative"), .heading("Priority")])
///     sheet.addRow([.text("Tom"), .number(0.6483, format: .fourDecimals)])
///     workbook.add(sheet)
///     try workbook.write(to: "results.xlsx")
///
/// The few files of XML in it are written here, and libzip packs them: libraries for workbooks
/// write numbers with 16 significant digits, which do not give every `Double` back.
///
/// Source: ECMA-376-1:2016, *Office Open XML File Formats*, part 1.
package struct Workbook: Equatable, Sendable {
  private var sheets: [WorkbookSheet] = []
  /// The names of the sheets, in their order.
  package private(set) var sheetNames: [String] = []

  /// Begins a workbook without sheets.
  package init() {}

  /// Adds a sheet behind those that are there.
  package mutating func add(_ sheet: WorkbookSheet) {
    sheetNames.append(SheetName.unique(sheet.title, among: sheetNames))
    sheets.append(sheet)
  }

  /// Writes the workbook, which has at least one sheet, to the file at a path, whole or not at all.
  /// The same sheets give the same bytes.
  ///
  /// - Throws: `FileError` if a sheet has more rows or columns than spreadsheet programs read, if
  ///   this system does not have libzip, or if the file cannot be written; it is then as it was.
  package func write(to path: String) throws(FileError) {
    precondition(!sheets.isEmpty, "a workbook has at least one sheet")
    for (sheet, name) in zip(sheets, sheetNames) {
      if let problem = sheet.excess {
        throw FileError(Diagnostic("sheet '\(name)' has \(problem)", file: path))
      }
    }
    let bytes: [UInt8]
    do throws(ZipArchive.Problem) {
      bytes = try archive()
    } catch .noLibrary {
      throw FileError(
        Diagnostic(
          "spreadsheets need the library libzip, which is not there", file: path,
          hint: "on Debian 12: apt-get install libzip4, on 13 libzip5; or choose another format"))
    } catch {
      throw FileError(Diagnostic("there is no memory for a workbook", file: path))
    }
    try FileOutput.write(to: path) { try $0.writeAll(bytes) }
  }

  /// The workbook as the archive that its file is.
  private func archive() throws(ZipArchive.Problem) -> [UInt8] {
    var archive = try ZipArchive()
    try archive.add(contentTypes, as: "[Content_Types].xml")
    try archive.add(
      Self.relations([(type: "officeDocument", target: "xl/workbook.xml")]), as: "_rels/.rels")
    try archive.add(sheetList, as: "xl/workbook.xml")
    try archive.add(
      Self.relations(
        sheets.indices.map { (type: "worksheet", target: "worksheets/sheet\($0 + 1).xml") }
          + [(type: "styles", target: "styles.xml")]), as: "xl/_rels/workbook.xml.rels")
    try archive.add(WorkbookStyles.xml(), as: "xl/styles.xml")
    for (index, sheet) in sheets.enumerated() {
      try archive.add(sheet.xml(isFirst: index == 0), as: "xl/worksheets/sheet\(index + 1).xml")
    }
    return try archive.bytes()
  }
}

/// The files that list the others.
extension Workbook {
  /// The begin of the names that Office Open XML has for kinds of relations between files.
  private static let relationSpace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private var contentTypes: String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    var xml = XMLText.declaration
    xml += """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/>
      """
    for number in 1...sheets.count {
      xml += "<Override PartName=\"/xl/worksheets/sheet\(number).xml\" "
      xml += "ContentType=\"\(kind).worksheet+xml\"/>"
    }
    return xml + "</Types>"
  }

  /// The relations of a file to others, which it knows as `rId1`, `rId2` and so on.
  private static func relations(_ relations: [(type: String, target: String)]) -> String {
    var xml = XMLText.declaration
    xml += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    for (index, relation) in relations.enumerated() {
      xml += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(relationSpace)/\(relation.type)\" "
      xml += "Target=\"\(relation.target)\"/>"
    }
    return xml + "</Relationships>"
  }

  private var sheetList: String {
    var xml = XMLText.declaration
    xml += """
      <workbook xmlns="\(XMLText.mainSpace)" xmlns:r="\(Self.relationSpace)">\
      <bookViews><workbookView/></bookViews><sheets>
      """
    for (index, name) in sheetNames.enumerated() {
      xml += "<sheet name=\"\(XMLText.escaped(name))\" sheetId=\"\(index + 1)\" "
      xml += "r:id=\"rId\(index + 1)\"/>"
    }
    return xml + "</sheets></workbook>"
  }
}

extension WorkbookSheet {
  /// How many rows or columns the sheet has, if that is more than spreadsheet programs read; `nil`
  /// otherwise.
  fileprivate var excess: String? {
    if rowCount > Self.rowLimit {
      "\(rowCount) rows, and spreadsheet programs read \(Self.rowLimit)"
    } else if columnCount > Self.columnLimit {
      "\(columnCount) columns, and spreadsheet programs read \(Self.columnLimit)"
    } else {
      nil
    }
  }
}
