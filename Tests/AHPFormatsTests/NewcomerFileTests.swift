import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Files as people have them who have never read a manual: exports, sheets with titles and sums,
/// and files that are none of these.
struct NewcomerFileTests {
  private static let priorities = ["Siti: 1/3 5 7", "Budi: 1 3 3"]

  private func read(_ bytes: [UInt8], _ name: String = "a.csv") throws -> ResponseResult {
    try NewcomerAnswers.read(bytes, name)
  }

  // MARK: Answers

  private static let pairs = NewcomerAnswers.pairs

  @Test(arguments: [
    // Google Forms in Indonesian: Siti's second answer is 5, her third 7.
    """
    "Cap waktu","Nama Lengkap","Alamat email","Mana yang lebih penting: Harga atau Mutu? [Harga - Mutu]","Mana yang lebih penting: Harga atau Pengiriman?","Mana yang lebih penting: Mutu atau Pengiriman?"
    "2026/05/04 9:12:33 AM GMT+7","Siti","s@example.com","Mutu sedikit lebih penting daripada Harga","Harga lebih penting daripada Pengiriman","Mutu sangat lebih penting daripada Pengiriman"
    "2026/05/04 9:15:01 AM GMT+7","Budi","b@example.com","sama penting","Harga sedikit lebih penting daripada Pengiriman","Mutu sedikit lebih penting daripada Pengiriman"

    """,
    // SurveyMonkey: a second row of titles, and a column for remarks between who and how much.
    """
    Respondent ID,Collector ID,Start Date,IP Address,Custom Data 1,Which is more important: Harga or Mutu?,,How much more important?,Which is more important: Harga or Pengiriman?,,How much more important?,Which is more important: Mutu or Pengiriman?,,How much more important?
    ,,,,,Response,Other (please specify),Response,Response,Other (please specify),Open-Ended Response,Response,Other (please specify),Response
    Siti,400,05/04/2026,10.0.0.1,,Mutu,,3,Harga,"for now",5,Mutu,,7
    Budi,400,05/04/2026,10.0.0.2,,Harga,,1,Harga,,3,Mutu,,3

    """,
    // SurveyMonkey: one question with a row for each pair.
    "Respondent ID,Collector ID,Please compare,,\n,,\(pairs)\nSiti,1,1/3,5,7\nBudi,1,1,3,3\n",
    // Decimal commas, and a line for spreadsheet programs.
    "sep=;\nNama;Harga vs Mutu;Harga vs Pengiriman;Mutu vs Pengiriman\nSiti;0,33;5;7\nBudi;1;3,0;3\n",
    // Blank columns and rows behind and below the table.
    "Nama,\(pairs),,\nSiti,1/3,5,7,,\nBudi,1,3,3,,\n,,,,,\n",
    "participant,|Harga|Mutu,|Harga|Pengiriman,|Mutu|Pengiriman,,\nSiti,1/3,5,7,,\nBudi,1,3,3,,\n,,,,,\n",
    "participant,node,first,second,ratio,,\nSiti,,Harga,Mutu,1/3,,\nSiti,,Harga,Pengiriman,5,,\n"
      + "Siti,,Mutu,Pengiriman,7,,\nBudi,,Harga,Mutu,1,,\nBudi,,Harga,Pengiriman,3,,\n"
      + "Budi,,Mutu,Pengiriman,3,,\n,,,,,,\n",
    // Carriage returns alone.
    "Nama,\(pairs)\rSiti,1/3,5,7\rBudi,1,3,3\r",
    "participant,|Harga|Mutu,|Harga|Pengiriman,|Mutu|Pengiriman\rSiti,1/3,5,7\rBudi,1,3,3",
    // Names of respondents in another language.
    "Horodateur,Adresse de courriel,Nom complet,\(pairs)\n1,x,Siti,1/3,5,7\n2,y,Budi,1,3,3\n",
    "Marca temporal,Correo electrónico,Nombre y apellidos,\(pairs)\n1,x,Siti,1/3,5,7\n2,y,Budi,1,3,3\n",
    "Отметка времени,ФИО,\(pairs)\n1,Siti,1/3,5,7\n2,Budi,1,3,3\n",
  ])
  func `answers as people have them are read`(text: String) throws {
    let result = try read(Array(text.utf8))
    #expect(result.error == nil)
    #expect(result.answers == Self.priorities)
    #expect(result.reading.attributeNames == [])
  }

  @Test func `answers below rows of titles in a workbook are read`() throws {
    let sheet = TestWorkbook.xml([
      ["KUESIONER PEMILIHAN PEMASOK"], ["Tahun 2026"], [],
      ["No", "Nama Responden", "Perbandingan kriteria"],
      ["", "", "Harga - Mutu", "Harga - Pengiriman", "Mutu - Pengiriman"],
      [1, "Siti", .formula("1/3", value: "0.333333333333333"), 5, 7], [2, "Budi", 1, 3, 3],
    ])
    let result = try read(Array(TestWorkbook.source([("Data", sheet)]).bytes), "a.xlsx")
    #expect(result.error == nil)
    #expect(result.responses.map(\.participant.name) == ["Siti", "Budi"])
    let expected = [[1 / 3.0, 5, 7], [1, 3, 3]]
    for (found, expected) in zip(result.responses.flatMap(\.answers), expected.joined()) {
      #expect(abs(found - expected) < 1e-15)
    }
    #expect(result.notes.contains("a.xlsx: 1 formula is read as last computed"))
  }

  @Test func `blank columns behind lists and tables of alternatives belong to nobody`() throws {
    let files = try ResponseFiles()
    for text in [
      "participant,weight,team,,\nSiti,2,A,,\nBudi,,,,\n,,,,\n",
      "sep=;\nparticipant;weight;team\nSiti;2;A\nBudi;;\n",
      "participant,weight,team\rSiti,2,A\rBudi,,\r",
    ] {
      let people = try ParticipantFile.read(files.write(Array(text.utf8), "p.csv"))
      #expect(
        people == [
          Participant("Siti", weight: 2, attributes: ["team": "A"]), Participant("Budi"),
        ])
    }
    let file = try ModelFile.read(text: NewcomerAnswers.model, name: "m.yaml")
    let table = "alternative,Harga,Mutu,Pengiriman,,\nX,0.5,0.5,1,,\nY,1,0.25,0.5,,\n,,,,,\n"
    let filled = try AlternativeFile.filled(file, from: files.write(Array(table.utf8), "t.csv"))
    #expect(filled.model.alternatives.map(\.name) == ["X", "Y"])
    let map = try ColumnMap(
      files.write(Array("column,node,first,second,coding,,\nA,,Harga,Mutu,,,\n,,,,,,\n".utf8)))
    #expect(map.entries.map(\.column) == ["A"])
    // What stands in a column without a title is not passed over.
    let path = try files.write(Array("participant,weight,,\nSiti,2,,x\n".utf8), "p.csv")
    #expect(
      problem { () throws(FileError) in _ = try ParticipantFile.read(path) } == """
        p.csv:2:9: error: the row has 4 fields (expected 2, as the first row has)
        Siti,2,,x
                ^
        """)
  }

  private func problem(_ body: () throws(FileError) -> Void) -> String {
    do throws(FileError) {
      try body()
      return "none"
    } catch {
      let text = error.description
      return text.range(of: "p.csv").map { String(text[$0.lowerBound...]) } ?? text
    }
  }

  // MARK: Matrices

  @Test(arguments: [
    "Matriks perbandingan berpasangan,,,\n,,,\nKriteria,Harga,Mutu,Pengiriman\nHarga,1,0.33,5\n"
      + "Mutu,3,1,7\nPengiriman,0.2,0.14,1\nJumlah,4.2,1.47,13\n",
    "Kriteria;Harga;Mutu;Pengiriman;Prioritas\nHarga;1;0,33;5;0,279\nMutu;3;1;7;0,649\n"
      + "Pengiriman;0,2;0,143;1;0,072\n\nCR;0,06\n",
    "Kriteria;Harga;Mutu;Pengiriman\rHarga;1;0,333;5\rMutu;;1;7\rPengiriman;;;1\r",
    "Langkah 1\n\n,Harga,Mutu,Pengiriman\nHarga,1,1/3,5\nMutu,3,1,7\nPengiriman,1/5,1/7,1\n\n"
      + "Langkah 2\n,Harga,Mutu,Pengiriman\nHarga,0.24,0.23,0.38\nMutu,0.71,0.68,0.54\n"
      + "Pengiriman,0.05,0.10,0.08\n",
  ])
  func `a matrix between titles, sums and further tables is read`(text: String) throws {
    let imported = try ModelImport.read(text: text, name: "m.csv")
    let model = imported.model
    #expect(model.itemNames(of: model.goal) == ["Harga", "Mutu", "Pengiriman"])
    #expect(
      model.criteria[model.goal].judgments.forEverybody?.matrix?.upperTriangle() == [1 / 3.0, 5, 7])
    // 0.2790, 0.6491, 0.0719: the eigenvector by numpy.
    for (found, expected) in zip(
      try model.evaluation().criteria[model.goal].localPriorities, [0.27895, 0.64912, 0.07193])
    {
      #expect(abs(found - expected) < 5e-5)
    }
    let left = imported.omissions.map(\.message)
    if !["Jumlah", "Prioritas", "Langkah"].contains(where: text.contains) { #expect(left == []) }
    if text.contains("Jumlah") { #expect(left == ["the row 'Jumlah' is left out"]) }
    if text.contains("Prioritas") {
      #expect(
        left == [
          "the column 'Prioritas' is left out", "what stands below the first matrix is left out",
        ])
    }
    if text.contains("Langkah") {
      #expect(left == ["what stands below the first matrix is left out"])
      #expect(model.annotation.text == "Langkah 1")
    }
  }

  @Test func `items that are called as sums are stay items where they are both above and before`()
    throws
  {
    let text = "Which fund\n\n,Growth,Sum,CR\nGrowth,1,3,5\nSum,,1,2\nCR,,,1\n"
    let imported = try ModelImport.read(text: text, name: "m.csv")
    #expect(imported.model.itemNames(of: imported.model.goal) == ["Growth", "Sum", "CR"])
    #expect(imported.omissions.isEmpty)
  }

  @Test func `a matrix in a sheet with titles and sums is read`() throws {
    let sheet = TestWorkbook.xml([
      ["Matriks perbandingan"], [], ["Kriteria", "Harga", "Mutu", "Pengiriman", "Bobot"],
      ["Harga", 1, .formula("1/3", value: "0.3333333333"), 5, 0.279], ["Mutu", 3, 1, 7, 0.649],
      ["Pengiriman", 0.2, .formula("1/7", value: "0.142857142857"), 1, 0.072],
      ["Jumlah", 4.2, 1.476, 13],
    ])
    let imported = try ModelImport.read(
      TestWorkbook.source([("Matriks", sheet)]), roundedRatios: nil)
    let model = imported.model
    let matrix = try #require(model.criteria[model.goal].judgments.forEverybody?.matrix)
    #expect(matrix.order == 3)
    for (found, expected) in zip(matrix.upperTriangle(), [1 / 3.0, 5, 7]) {
      #expect(abs((found ?? 0) - expected) < 1e-9)
    }
    #expect(
      imported.omissions.map(\.message) == [
        "sheet 'Matriks', cell E3: the column 'Bobot' is left out",
        "sheet 'Matriks', cell A7: the row 'Jumlah' is left out",
      ])
  }

  @Test func `a table of answers is no matrix, though it is square`() throws {
    let text = "Nama,\(Self.pairs)\nSiti,1/3,5,7\nBudi,1,3,3\nAni,2,3,4\n"
    func message(_ body: () throws(FileError) -> Void) -> String {
      do throws(FileError) {
        try body()
        return "none"
      } catch {
        return error.description
      }
    }
    #expect(
      message { () throws(FileError) in _ = try ModelImport.read(text: text, name: "a.csv") } == """
        a.csv: error: the file has no format that can be imported
          hint: the answers of a survey are read with 'ahp collect', and what alternatives are like \
        with '--alternatives'
        """)
    #expect(
      message { () throws(FileError) in _ = try ModelFile.read(text: text, name: "a.csv") } == """
        a.csv: error: the file is a table (expected a model file)
          hint: answers are read beside a model: '--responses a.csv'
        """)
  }

  @Test(arguments: [
    "Goal: Pemasok\n   Harga (L: .279 G: .279)\n   Mutu (L: .649 G: .649)\n   Waktu (L: .072 G: .072)\n",
    "Pemasok\n\tHarga (L: ,279 G: ,279)\n\tMutu (L: ,649 G: ,649)\n\tWaktu (L: ,072 G: ,072)\n",
    "Goal: Pemasok (L: 1.000 G: 1.000)\r\n— Harga (L: .279)\r\n — Mutu (L: .649)\r\n",
  ])
  func `a tree view of Expert Choice may be printed in several ways`(text: String) throws {
    if text.contains("—") {
      // A dash that is no branch of the tree is a part of the name.
      #expect(throws: FileError.self) { try ModelImport.read(text: text, name: "t.txt") }
      return
    }
    let model = try ModelImport.read(text: text, name: "t.txt").model
    #expect(model.criteria.map(\.name) == ["Pemasok", "Harga", "Mutu", "Waktu"])
    #expect(
      model.criteria[model.goal].judgments.forEverybody?.directPriorities == [0.279, 0.649, 0.072])
  }

  // MARK: Files that are something else

  /// An archive with parts of the given names.
  private static func archive(_ parts: [(name: String, text: String)]) throws -> [UInt8] {
    var archive = try ZipArchive()
    for part in parts { try archive.add(part.text, as: part.name) }
    return try archive.bytes()
  }

  /// An archive whose first part is not compressed, as those of OpenDocument.
  private static func stored(_ name: String, _ text: String) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }
    }
    return [0x50, 0x4B, 3, 4] + little(20, 2) + little(0, 2) + little(0, 2) + little(0, 8)
      + little(text.utf8.count, 4) + little(text.utf8.count, 4) + little(name.utf8.count, 2)
      + little(0, 2) + Array(name.utf8) + Array(text.utf8)
  }

  private static func foreign() throws -> [(bytes: [UInt8], title: String)] {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    return [
      (Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3], "a PDF document"),
      (
        old + [UInt8](repeating: 0, count: 600),
        "an older Office file (.xls, .doc), or one that is protected by a password"
      ),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "a picture"),
      (Array("{\\rtf1\\ansi Harga 3}".utf8), "a text of a word processor (RTF)"),
      (Array("<!DOCTYPE html><table><tr><td>3</table>".utf8), "a web page"),
      (Array("$FL2@(#) SPSS DATA FILE".utf8) + [0, 0], "data of SPSS"),
      (
        try archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]),
        "a document of a word processor (.docx)"
      ),
      (
        stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        "a spreadsheet of OpenDocument (.ods)"
      ),
      (
        try archive([("Index/Document.iwa", "x"), ("Metadata/Properties.plist", "x")]),
        "a document of Apple's programs"
      ),
      (try archive([("answers.csv", "Nama,Harga vs Mutu\nSiti,3\n")]), "an archive (zip)"),
    ]
  }

  private enum Reader: CaseIterable {
    case model, importing, outline, people, map, draft, alternatives, answers

    func read(_ path: String, _ file: ModelFile) throws(FileError) {
      switch self {
      case .model: _ = try ModelFile.read(path)
      case .importing: _ = try ModelImport.read(path)
      case .outline: _ = try ModelOutline.read(path)
      case .people: _ = try ParticipantFile.read(path)
      case .map: _ = try ColumnMap(path)
      case .draft: _ = try ColumnMapDraft(of: path, for: file.model)
      case .alternatives: _ = try AlternativeFile.filled(file, from: path)
      case .answers:
        try ResponseReader(model: file.model).read([path], restart: {}, receive: { _ in })
      }
    }
  }

  @Test func `files that are something else are named in one sentence by every reader`() throws {
    let files = try ResponseFiles()
    let file = try ModelFile.read(text: NewcomerAnswers.model, name: "m.yaml")
    for (bytes, title) in try Self.foreign() {
      let path = try files.write(bytes, "p.csv")
      let expected = "p.csv: error: the file is \(title), which cannot be read\n  hint: "
      for reader in Reader.allCases {
        let message = problem { () throws(FileError) in try reader.read(path, file) }
        #expect(message.hasPrefix(expected), "\(message)")
        #expect(message.split(separator: "\n").count == 2, "\(message)")
      }
    }
  }

  @Test func `a workbook whose parts stand in another order is one`() throws {
    let sheet = TestWorkbook.xml([["", "A", "B"], ["A", 1, 3], ["B", "", 1]])
    let source = try TestWorkbook.source([("S", sheet)], more: [("docProps/core.xml", "<c/>")])
    #expect(ForeignFile.problem(source.bytes, name: "m.xlsx") == nil)
    #expect(
      ForeignFile.problem(Self.stored("[Content_Types].xml", "<Types/>")[...], name: "m") == nil)
  }

  @Test func `a workbook in the place of a model is named, though it is damaged`() throws {
    let files = try ResponseFiles()
    let sheet = TestWorkbook.xml([["Nama", "Harga - Mutu"], ["Siti", 3]])
    let bytes = Array(try TestWorkbook.source([("S", sheet)]).bytes)
    for bytes in [bytes, Array(bytes.prefix(bytes.count / 2))] {
      let path = try files.write(bytes, "p.csv")
      #expect(
        problem { () throws(FileError) in _ = try ModelFile.read(path) }.hasPrefix(
          "p.csv: error: the file is a workbook (expected a model file)\n"))
    }
  }

  // MARK: Encodings of models

  @Test func `an outline is read in other encodings, and a model asks for UTF-8`() throws {
    let files = try ResponseFiles()
    let text = "Meilleure école\n  Qualité\n  Coût\n"
    let utf16: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    for (bytes, note) in [
      (utf16, []),
      (
        latin,
        ["p.csv:1: the file is not UTF-8 and is read as Windows-1252, as in 'école'"]
      ),
    ] as [([UInt8], [String])] {
      var notes: [String] = []
      let path = try files.write(bytes, "p.csv")
      let model = try ModelOutline.read(path) { notes.append(files.shortened($0)) }
      #expect(model.criteria.map(\.name) == ["Meilleure école", "Qualité", "Coût"])
      #expect(notes == note)
    }
    let yaml = "ahp: 1\nname: École\n"
    let path = try files.write(yaml.unicodeScalars.map { UInt8($0.value) }, "p.csv")
    #expect(
      problem { () throws(FileError) in _ = try ModelFile.read(path) }.hasSuffix(
        "  hint: save the file as text in UTF-8"))
    let marked: [UInt8] =
      [0xFF, 0xFE] + yaml.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let wide = try files.write(marked, "p.csv")
    #expect(
      problem { () throws(FileError) in _ = try ModelFile.read(wide) } == """
        p.csv: error: the file is UTF-16 text (expected UTF-8)
          hint: save the file as text in UTF-8
        """)
  }
}
