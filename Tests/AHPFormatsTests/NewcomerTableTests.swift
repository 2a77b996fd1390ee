import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Tables as spreadsheet programs and people make them: ratios with colons and in words, dates in
/// the place of fractions, sums below answers, titles in two rows, names in another order.
struct NewcomerTableTests {
  private static let pairs = NewcomerAnswers.pairs

  private func read(_ bytes: [UInt8], _ name: String = "a.csv") throws -> ResponseResult {
    try NewcomerAnswers.read(bytes, name)
  }

  // MARK: Answers

  @Test(arguments: [
    "Nama,\(pairs)\nSiti,1:3,5:1,7 : 1\nBudi,1:1,3:1,3\n",
    "participant,|Harga|Mutu,|Harga|Pengiriman,|Mutu|Pengiriman\nSiti,1:3,5:1,7\nBudi,1,3:1,3\n",
    "Nama,\(pairs)\nSiti,sepertiga,lima,tujuh kali\nBudi,satu,tiga,Tiga\n",
    "Name,\(pairs)\nSiti,one third,five,seven times\nBudi,one,three,three\n",
    "# Hasil survei 2026\n# Sumber: Google Forms\nNama,\(pairs)\nSiti,1/3,5,7\nBudi,1,3,3\n",
    // The first of each pair above the second, in cells that reach to the next or stand twice.
    "Nama,Harga,,Mutu\n,Mutu,Pengiriman,Pengiriman\nSiti,1/3,5,7\nBudi,1,3,3\n",
    "Nama;Harga;Harga;Mutu\n;Mutu;Pengiriman;Pengiriman\nSiti;1/3;5;7\nBudi;1;3;3\n",
    // Respondents in columns, whose names stand above their answers.
    "Perbandingan,Siti,Budi\nHarga vs Mutu,1/3,1\nHarga vs Pengiriman,5,3\nMutu vs Pengiriman,7,3\n",
    ",Siti,Budi\nHarga vs Mutu,1/3,1\nHarga vs Pengiriman,5,3\nMutu vs Pengiriman,7,3\n",
    "No,Perbandingan,Siti,Budi\n1,Harga vs Mutu,1/3,1\n2,Harga vs Pengiriman,5,3\n"
      + "3,Mutu vs Pengiriman,7,3\n",
    // Two columns of each pair with titles in German, and a word for equal beside 1.
    "Name,Was ist wichtiger: Harga oder Mutu?,Um wie viel?,Harga oder Pengiriman?,Um wie viel?,"
      + "Mutu oder Pengiriman?,Um wie viel?\nSiti,Mutu,3,Harga,5,Mutu,7\n"
      + "Budi,beide gleich,1,Harga,3,Mutu,3\n",
  ])
  func `answers in the spellings of people and spreadsheets are read`(text: String) throws {
    let result = try read(Array(text.utf8))
    #expect(result.error == nil)
    #expect(result.answers == ["Siti: 1/3 5 7", "Budi: 1 3 3"])
  }

  @Test(
    arguments: [
      ("01-Mar", "write 1/3"), ("1. Mrz", "write 1/3"), ("Mar-01", "write 1/3"),
      ("3-Jan", "write 1/3"), ("01/03/2026", "write 1/3"), ("2026-03-01", "write 1/3"),
      ("2026-03-01 00:00:00", "write 1/3"), ("1.3.2026", "write 1/3"), ("1-mars-26", "write 1/3"),
      ("05-Jul", "write the fraction"), ("46082", "spreadsheets store dates as such numbers"),
      ("01:03", "a spreadsheet has taken a ratio for a time"),
      ("1:03:00", "a spreadsheet has taken a ratio for a time"),
      ("33%", "a percentage is no ratio"), ("300 %", "a percentage is no ratio"),
      ("12", "if 1 … 17 are steps of a scale, a map ('--map') says so by 'from-first'"),
    ])
  func `what spreadsheets make of ratios is refused with what to write`(
    cell: String, hint: String
  ) throws {
    let error = try #require(
      try read(Array("Nama,\(Self.pairs)\nSiti,\(cell),5,7\n".utf8)).error)
    #expect(error.contains("a.csv:2:6: error: judgment "), "\(error)")
    #expect(error.contains(hint), "\(error)")
  }

  @Test func `a date in a column of a workbook that names a pair is named`() throws {
    let sheet = TestWorkbook.xml([
      ["Nama", "Harga vs Mutu", "Harga vs Pengiriman", "Mutu vs Pengiriman"],
      ["Siti", .date("46082"), 5, 7],
    ])
    let result = try read(Array(TestWorkbook.source([("S", sheet)]).bytes), "a.xlsx")
    #expect(
      result.error == """
        a.xlsx: error: sheet 'S', cell B2: judgment 'the date 46082' of 'Harga' against 'Mutu' is not \
        a number (expected a positive number or a fraction such as 1/3)
          hint: spreadsheets make a date of 1/2, and a time of 1:2: write =1/2, or the cell as text
        """)
  }

  @Test(arguments: [
    ("Nama,\(pairs)\nSiti,1/3,5,7\nBudi,1,3,3\n,,,\nTotal,1.33,8,9\n", "5:1", "Total"),
    ("Nama,\(pairs)\nSiti,1/3,5,7\nBudi,1,3,3\nRata-rata:,0.67,4,4\n", "4:1", "Rata-rata:"),
    ("No,Nama,\(pairs)\n1,Siti,1/3,5,7\n2,Budi,1,3,3\nMittelwert,,0.6,4,5\n", "4:1", "Mittelwert"),
  ])
  func `a row of sums or means is no participant`(text: String, place: String, title: String)
    throws
  {
    #expect(
      try read(Array(text.utf8)).error?.hasPrefix(
        "a.csv:\(place): error: the row '\(title)' can be read in two ways: as a participant, or as "
          + "what follows from the rows above it\n") == true)
  }

  @Test func `a participant who is called as a sum answers where the list of people has the name`()
    throws
  {
    let files = try ResponseFiles()
    let path = try files.write(Array("Nama,\(Self.pairs)\nTotal,1/3,5,7\n".utf8))
    let model = try ModelFile.read(text: NewcomerAnswers.model, name: "m.yaml").model
    let result = ResponseResult.read(
      [path], model: model,
      options: ResponseOptions(roster: [Participant("Total"), Participant("Shell")]))
    #expect(result.error == nil)
    #expect(result.answers == ["Total: 1/3 5 7"])
  }

  @Test func `a row for each pair without the titles of the long form is refused with them`()
    throws
  {
    // The second line reaches further than the first.
    let further = try read(Array("a,b\nSiti,3,Harga,Mutu\nSiti,3,Mutu,Harga\n".utf8)).error
    #expect(further?.hasPrefix("a.csv:1:3: error: the columns 3 and 4 have names of") == true)
    let error = try read(
      Array("Responden,Kriteria 1,Kriteria 2,Nilai\nSiti,Harga,Mutu,1/3\nSiti,mutu,Harga,3\n".utf8)
    ).error
    #expect(
      error == """
        a.csv:1:11: error: the columns 'Kriteria 1' and 'Kriteria 2' have names of what is compared, \
        a pair in each row (expected the titles participant, node, first, second, ratio)
        Responden,Kriteria 1,Kriteria 2,Nilai
                  ^
          hint: head them 'first' and 'second', the judgments 'ratio', who has judged 'participant', \
        and add 'node' for the criterion, blank for the goal
        """)
  }

  @Test func `a stray cell far below a table of a workbook costs no time`() throws {
    let sheet = TestWorkbook.xml([
      ["Nama", "Harga vs Mutu", "Harga vs Pengiriman", "Mutu vs Pengiriman"],
      ["Siti", "1/3", 5, 7],
    ]).replacing(
      "</sheetData>", with: "<row r=\"1048576\"><c r=\"D1048576\"><v>2</v></c></row></sheetData>")
    let clock = ContinuousClock()
    let start = clock.now
    let result = try read(Array(TestWorkbook.source([("S", sheet)]).bytes), "a.xlsx")
    #expect(start.duration(to: clock.now) < .seconds(60))
    #expect(result.error == nil)
    #expect(result.answers == ["Siti: 1/3 5 7", "Respondent 1: - - 2"])
  }

  // MARK: Lists of people and alternatives

  @Test(arguments: [
    "Participant,Weight,team\nSiti,2,A\nBudi,1,B\n", "team,NAMA,Weight\nA,Siti,2\nB,Budi,1\n",
    "ID;Full name;WEIGHT\n1;Siti;2,0\n2;Budi;1\n",
  ])
  func `a list of people may have titles in capital letters, and names under another title`(
    text: String
  ) throws {
    let files = try ResponseFiles()
    let people = try ParticipantFile.read(files.write(Array(text.utf8), "p.csv"))
    #expect(people.map(\.name) == ["Siti", "Budi"])
    #expect(people.map(\.weight) == [2, 1])
    #expect(people.allSatisfy { $0.attributes.count == 1 })
  }

  @Test(arguments: ["Alternative", "", "Nama", "OPTION", "alternatif"])
  func `a table of alternatives may have another title above the names`(title: String) throws {
    let files = try ResponseFiles()
    let file = try ModelFile.read(text: NewcomerAnswers.model, name: "m.yaml")
    let table = "\(title),Harga,Mutu,Pengiriman\nX,0.5,0.5,1\nY,1,0.25,0.5\n"
    let path = try files.write(Array(table.utf8), "t.csv")
    #expect(
      try AlternativeFile.filled(file, from: path).model.alternatives.map(\.name) == ["X", "Y"])
    let summed = try files.write(Array((table + "Rata-rata,0.75,0.4,0.75\n").utf8), "t.csv")
    do throws(FileError) {
      _ = try AlternativeFile.filled(file, from: summed)
      Issue.record("means are an alternative")
    } catch {
      #expect(
        files.shortened(error.description).hasPrefix(
          "t.csv:4:1: error: the row 'Rata-rata' can be read in two ways: as an alternative, or as "
        ))
    }
  }

  // MARK: Matrices

  @Test(arguments: [
    ",Harga,Mutu,Pengiriman\nHarga,1,1/3,5\nMutu,-,1,7\nPengiriman,n/a,.,1\n",
    ",Harga,Mutu,Pengiriman\nHarga,1,1:3,5\nMutu,3,1,7\nPengiriman,1:5,1:7,1\n",
    ",Harga,Mutu,Pengiriman\nHarga,1,\"0,33\",5\nMutu,3,1,7\nPengiriman,\"0,2\",\"0,143\",1\n",
    // Codes above, and codes and names before the judgments.
    ",H,M,P\nH. Harga,1,1/3,5\nM. Mutu,3,1,7\nP. Pengiriman,1/5,1/7,1\n",
    // The columns in another order than the rows.
    ",Mutu,Pengiriman,Harga\nHarga,1/3,5,1\nMutu,1,7,3\nPengiriman,1/7,1,1/5\n",
    ",Pengiriman,Mutu,Harga\nHarga,5,1/3,1\nMutu,7,1,3\nPengiriman,1,1/7,1/5\n",
  ])
  func `a matrix in the spellings of people and spreadsheets is read`(text: String) throws {
    let model = try ModelImport.read(text: text, name: "m.csv").model
    let names = model.itemNames(of: model.goal)
    #expect(
      names == ["Harga", "Mutu", "Pengiriman"]
        || names == ["H. Harga", "M. Mutu", "P. Pengiriman"])
    #expect(
      model.criteria[model.goal].judgments.forEverybody?.matrix?.upperTriangle() == [1 / 3.0, 5, 7])
  }

  @Test(arguments: [
    (
      ",Harga,Mutu,Pengiriman\nHarga,1,1/3,5\nMutu,3,1,7\n",
      "m.csv:1:13: error: 'Pengiriman' can be read in two ways: as what follows from the judgments, or "
        + "as an item whose row is missing below"
    ),
    (
      ",Harga,Mutu\nHarga,100%,300%\nMutu,33%,100%\n",
      "m.csv:2:7: error: most cells of the table are no judgments, such as '100%' (expected positive "
        + "numbers or fractions such as 1/3)"
    ),
    (
      ",Harga,Mutu,Waktu\nHarga,1,3,5\nMutu,,1,2\nPengiriman,,,1\n",
      "m.csv:1:13: error: the column is 'Waktu' and its row 'Pengiriman' (expected the same names)"
    ),
  ])
  func `a table that is headed like a matrix says why it is none`(text: String, message: String)
    throws
  {
    do throws(FileError) {
      _ = try ModelImport.read(text: text, name: "m.csv")
      Issue.record("it was read")
    } catch {
      #expect(error.diagnostics.count == 1)
      #expect(error.description.hasPrefix(message + "\n"), "\(error)")
    }
  }

  @Test(arguments: ["A|B\n1|2\n3|4\n", "      A   B\nA     1   3\nB     1/3 1\n"])
  func `a table without delimiters is refused with those that there are`(text: String) {
    do throws(FileError) {
      _ = try ModelImport.read(text: text, name: "m.txt")
      Issue.record("it was read")
    } catch {
      #expect(
        error.description.contains("a table has commas, semicolons or tabs between its cells"))
    }
  }

  @Test func `a file in Windows-1252 is imported, and that is said with its first word`() throws {
    let text = "Kriterium;Preis;Größe\nPreis;1;3\nGröße;;1\n"
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    let imported = try ModelImport.read(SourceText(name: "m.csv", bytes: latin), roundedRatios: nil)
    #expect(imported.model.itemNames(of: imported.model.goal) == ["Preis", "Größe"])
    #expect(
      imported.remarks.map(\.message) == [
        "the file is not UTF-8 and is read as Windows-1252, as in 'Größe'"
      ])
    #expect(imported.remarks.first?.position?.line == 1)
    let plain = try ModelImport.read(text: text, name: "m.csv")
    #expect(plain.remarks.isEmpty)
  }
}
