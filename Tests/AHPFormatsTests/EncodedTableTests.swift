import AHP
import Testing

@testable import AHPFormats

/// Tables that people bring beside answers, in the encodings and files that spreadsheet programs
/// save.
struct EncodedTableTests {
  @Test(arguments: ["weight", "Weight", "Bobot", "Gewicht", "Poids", "Peso", "Expert weight"])
  func `a list of people has weights under the word for them`(title: String) throws {
    let files = try ResponseFiles()
    let path = try files.write(Array("Nama,\(title),Kota\nAni,3,Bogor\nBudi,1,Depok\n".utf8))
    let people = try ParticipantFile.read(path)
    #expect(people.map(\.name) == ["Ani", "Budi"])
    #expect(people.map(\.weight) == [3, 1])
    #expect(people[0].attributes == ["Kota": "Bogor"])
  }

  enum Encoding: String, CaseIterable {
    case utf8, markedUTF8, utf16LittleEndian, utf16BigEndian, windows1252, gzip, workbook

    /// The bytes of a table whose cells have commas between them.
    func bytes(_ text: String) throws -> [UInt8] {
      let units = Array(text.replacing(",", with: "\t").utf16)
      switch self {
      case .utf8: return Array(text.utf8)
      case .markedUTF8: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case .utf16LittleEndian:
        return [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16BigEndian:
        return [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .windows1252: return text.unicodeScalars.map { UInt8($0.value) }
      case .gzip: return Gzip.compressed(Array(text.utf8))
      case .workbook:
        let rows = text.split(separator: "\n").map { line in
          line.split(separator: ",", omittingEmptySubsequences: false)
            .map { TestWorkbook.Cell(stringLiteral: String($0)) }
        }
        let notes = TestWorkbook.xml([["Notes"], ["of the survey"]])
        return Array(
          try TestWorkbook.source([("Notes", notes), ("Table", TestWorkbook.xml(rows))]).bytes)
      }
    }

    /// What is said of a table of the given name.
    func note(_ name: String, line: Int, _ word: String) -> [String] {
      switch self {
      case .windows1252:
        ["\(name):\(line): the file is not UTF-8 and is read as Windows-1252, as in '\(word)'"]
      case .workbook: ["\(name): sheet 'Table' is read; left out: Notes"]
      default: []
      }
    }
  }

  static let people = "participant,weight,Département\nZoë,2,Santé\nRené,0.5,\n"
  static let alternatives = "alternative,Qualité,Prix\nCafé,0.5,12\nThé,0.25,8.5\n"
  static let map = "column,first,second,coding\n#1,,,participant\nQ1,Qualité,Prix,\n"

  private static func model() throws -> ModelFile {
    try ModelFile.read(
      text: """
        ahp: 1
        name: Café
        goal: {name: Café, children: [{name: Qualité}, {name: Prix, direction: lower}]}
        """, name: "m.yaml")
  }

  @Test(arguments: Encoding.allCases)
  func `a list of people is read in every encoding`(encoding: Encoding) throws {
    let files = try ResponseFiles()
    let path = try files.write(encoding.bytes(Self.people), "p.csv")
    for pieceSize in [16, 1 << 12] {
      var notes: [String] = []
      let people = try ParticipantFile.read(path, pieceSize: pieceSize) {
        notes.append(files.shortened($0))
      }
      #expect(
        people == [
          Participant("Zoë", weight: 2, attributes: ["Département": "Santé"]),
          Participant("René", weight: 0.5),
        ])
      #expect(notes == encoding.note("p.csv", line: 1, "Département"))
    }
  }

  @Test(arguments: Encoding.allCases)
  func `a table of alternatives is read in every encoding`(encoding: Encoding) throws {
    let files = try ResponseFiles()
    let path = try files.write(encoding.bytes(Self.alternatives), "t.csv")
    for pieceSize in [16, 1 << 12] {
      var notes: [String] = []
      let model = try AlternativeFile.filled(Self.model(), from: path, pieceSize: pieceSize) {
        notes.append(files.shortened($0))
      }.model
      #expect(model.alternatives.map(\.name) == ["Café", "Thé"])
      let leaves = model.criteria.leaves()
      #expect(
        model.criteria[leaves[1]].judgments.forEverybody
          == .measurements(try Measurements([12, 8.5], by: .lowerIsBetter)))
      #expect(notes == encoding.note("t.csv", line: 1, "Qualité"))
    }
  }

  @Test(arguments: Encoding.allCases)
  func `a map and the table that it is about are read in every encoding`(encoding: Encoding) throws
  {
    let files = try ResponseFiles()
    let path = try files.write(encoding.bytes("Répondant,Q1\nZoë,3\nRené,1/5\n"), "a.csv")
    let mapPath = try files.write(encoding.bytes(Self.map), "map.csv")
    var notes: [String] = []
    let map = try ColumnMap(mapPath) { notes.append(files.shortened($0)) }
    #expect(notes == encoding.note("map.csv", line: 3, "Qualité"))
    let model = try Self.model().model
    let result = ResponseResult.read([path], model: model, options: ResponseOptions(columns: map))
    #expect(result.error == nil)
    #expect(result.answers == ["Zoë: 3", "René: 1/5"])
    notes = []
    let draft = try ColumnMapDraft(of: path, for: model) { notes.append(files.shortened($0)) }
    let isWorkbook = encoding == .workbook
    // Any sheet can be drafted, so that the first is.
    #expect(draft.columnCount == (isWorkbook ? 1 : 2))
    #expect(
      notes
        == (isWorkbook
          ? ["a.csv: sheet 'Notes' is read; left out: Table"]
          : encoding.note("a.csv", line: 1, "Répondant")))
  }

  @Test func `what may be in another encoding is refused in every table`() throws {
    let files = try ResponseFiles()
    let cyrillic: [UInt8] = [0xC0, 0xED, 0xED, 0xE0]
    func message(_ text: String, _ read: (String) throws(FileError) -> Void) throws -> String {
      let path = try files.write(Array(text.utf8) + cyrillic + Array(",,\n".utf8), "t.csv")
      do throws(FileError) {
        try read(path)
        return "none"
      } catch {
        return files.shortened(error.description)
      }
    }
    let expected = "the file is not UTF-8 text (found byte 0xC0)"
    let model = try Self.model()
    let messages = [
      try message("participant,weight,a\n") { path throws(FileError) in
        _ = try ParticipantFile.read(path)
      },
      try message("alternative,Qualité,Prix\n") { path throws(FileError) in
        _ = try AlternativeFile.filled(model, from: path)
      },
      try message("column,first,second\n") { path throws(FileError) in _ = try ColumnMap(path) },
    ]
    for message in messages {
      #expect(message.hasPrefix("t.csv:2:1: error: \(expected)\n"), "\(message)")
      #expect(message.hasSuffix("hint: save the table as CSV in UTF-8"))
    }
  }

  @Test func `a list of people on each of two sheets is a question`() throws {
    let files = try ResponseFiles()
    let sheet = TestWorkbook.xml([["participant"], ["Ann"]])
    let path = try files.write(TestWorkbook.source([("A", sheet), ("B", sheet)]).bytes, "p.xlsx")
    do throws(FileError) {
      _ = try ParticipantFile.read(path)
      Issue.record("two lists were read")
    } catch {
      #expect(
        files.shortened(error.description) == """
          p.xlsx: error: the sheets 'A' and 'B' have participants, and either can be meant
            hint: save the one that counts as a workbook of its own, or as CSV
          """)
    }
  }
}
