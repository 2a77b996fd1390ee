/// Files that hold no text and no workbook, told by their first bytes: what people give by mistake.
enum ForeignFile {
  private struct Kind {
    let marks: [[UInt8]]
    let title: String
    let remedy: String
  }

  private static let saveTable = "save the table as CSV or as a workbook (.xlsx)"

  private static let kinds = [
    Kind(
      marks: [Array("%PDF-".utf8)], title: "a PDF document",
      remedy: "a PDF has no cells to read: \(saveTable) in the program that it comes from"),
    Kind(
      marks: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]],
      title: "an older Office file (.xls, .doc), or one that is protected by a password",
      remedy: "open it, and \(saveTable) without a password"),
    Kind(
      marks: [
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
      ], title: "a picture", remedy: "type its numbers into a table, and \(saveTable)"),
    Kind(
      marks: [Array("{\\rtf".utf8)], title: "a text of a word processor (RTF)",
      remedy: "save it as plain text in UTF-8"),
    Kind(
      marks: ["<!DOCTYPE html", "<!doctype html", "<html", "<HTML"].map { Array($0.utf8) },
      title: "a web page", remedy: "download the data itself: \(saveTable)"),
    Kind(
      marks: [Array("<?xml".utf8)], title: "an XML file",
      remedy: "\(saveTable) in the program that it comes from"),
    Kind(
      marks: ["$FL2", "$FL3"].map { Array($0.utf8) }, title: "data of SPSS",
      remedy: "export it there as CSV or as a workbook (.xlsx)"),
    Kind(
      marks: [Array("<stata_dta>".utf8)], title: "data of Stata",
      remedy: "export it there as CSV or as a workbook (.xlsx)"),
    Kind(
      marks: [[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], Array("Rar!".utf8)], title: "an archive",
      remedy: "unpack it, and give the file in it"),
  ]

  /// Archives by a file that is in them.
  private static let archives: [(part: String, title: String, remedy: String)] = [
    ("xl/workbook.bin", "a binary workbook (.xlsb)", "save it as a workbook (.xlsx)"),
    (
      "word/document.xml", "a document of a word processor (.docx)",
      "copy its table into a spreadsheet program, and \(saveTable); save text as plain text"
    ),
    ("ppt/presentation.xml", "a presentation (.pptx)", saveTable),
    (
      "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
      "a spreadsheet of OpenDocument (.ods)", "save it as a workbook (.xlsx) or as CSV"
    ),
    (
      "mimetypeapplication/vnd.oasis.opendocument", "a document of OpenDocument",
      "copy its table into a spreadsheet program, and \(saveTable)"
    ),
    ("Index/Document.iwa", "a document of Apple's programs", "export it there as CSV or Excel"),
  ]

  /// The message on a file that holds no text and no workbook; `nil` on any other.
  ///
  /// - Complexity: O(1) for most texts, and O(bytes) for archives.
  static func problem(_ bytes: ArraySlice<UInt8>, name: String) -> Diagnostic? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    guard let first = start.first else { return nil }
    if first == UInt8(ascii: "P"), start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return archive(start, name: name)
    }
    for kind in kinds where kind.marks.contains(where: { $0[0] == first && start.starts(with: $0) })
    {
      return Diagnostic(message(kind.title), file: name, hint: kind.remedy)
    }
    return nil
  }

  private static func message(_ title: String) -> String {
    "the file is \(title), which cannot be read"
  }

  /// The message on an archive that is no workbook; `nil` where its beginning does not say.
  private static func archive(_ bytes: ArraySlice<UInt8>, name: String) -> Diagnostic? {
    let names = partNames(bytes)
    if names.contains("xl/workbook.xml") { return nil }
    for (part, title, remedy) in archives where names.contains(where: { $0.hasPrefix(part) }) {
      return Diagnostic(message(title), file: name, hint: remedy)
    }
    // Workbooks may have their parts in any order, and the list of them at the end.
    guard let first = names.first, !names.contains(where: { $0.hasPrefix("xl/") }),
      !["[Content_Types].xml", "_rels/.rels", "docProps/app.xml"].contains(first)
    else { return nil }
    return Diagnostic(
      message("an archive (zip)"), file: name,
      hint: "unpack it, and give the file in it, such as '\(first.prefix(60))'")
  }

  /// The names of the parts of an archive as far as it is known, each with the content of an
  /// unpacked one that says what the archive is.
  ///
  /// Source: PKWARE, *APPNOTE.TXT*, .ZIP File Format Specification 6.3.10, section 4.3.7.
  private static func partNames(_ bytes: ArraySlice<UInt8>) -> [String] {
    var names: [String] = []
    var rest = bytes
    while names.count < 1000, rest.starts(with: [0x50, 0x4B, 0x03, 0x04]), rest.count > 30 {
      let header = rest.startIndex
      func number(_ offset: Int, _ count: Int) -> Int {
        (0..<count).reversed().reduce(0) { $0 << 8 | Int(rest[header + offset + $1]) }
      }
      let (size, nameCount, moreCount) = (number(18, 4), number(26, 2), number(28, 2))
      let name = rest.dropFirst(30).prefix(nameCount)
      let content = rest.dropFirst(30 + nameCount + moreCount)
      var text = String(decoding: name, as: UTF8.self)
      if text == "mimetype" {
        text += String(decoding: content.prefix(min(size, 80)), as: UTF8.self)
      }
      names.append(text)
      // A size of 0 can mean that it stands behind the content.
      rest =
        size > 0 || number(6, 2) & 8 == 0 ? content.dropFirst(size) : nextHeader(in: content)
    }
    return names
  }

  private static func nextHeader(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var index = bytes.startIndex
    while let found = bytes[index...].firstIndex(of: 0x50) {
      if bytes[found...].starts(with: [0x50, 0x4B, 0x03, 0x04]) { return bytes[found...] }
      index = found + 1
    }
    return []
  }
}
