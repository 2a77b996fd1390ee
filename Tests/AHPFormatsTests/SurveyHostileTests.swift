import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Tables of surveys that are broken, huge or mean harm.
struct SurveyHostileTests {
  /// How many changed files are tried of all forms together; `AHP_MUTATIONS=50000` tries more.
  private static let mutationCount =
    ProcessInfo.processInfo.environment["AHP_MUTATIONS"].flatMap { Int($0) } ?? 300

  private static let pieces: [String] = [
    ",", ";", "\t", "\n", "\r\n", "\"", "\"\"", "|", "1/", "/", "-", "−", "–", "'", "=", "NA", "A3",
    "Fare", "Seats", " or ", "first", "1e99", "0", "\u{FEFF}", "\u{0}", "é", "\u{202E}",
    "{\"ImportId\"",
    "[anp:pw|", "]", "#1", "participant", "strongly", "lebih", "&amp;", "½",
  ]

  private func mutated(
    _ bytes: [UInt8], _ generator: inout some RandomNumberGenerator
  ) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0...3, using: &generator) {
      guard !bytes.isEmpty else { break }
      let place = Int.random(in: bytes.indices, using: &generator)
      switch Int.random(in: 0...5, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1:
        bytes.removeSubrange(
          place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator)))
      case 2: bytes.insert(contentsOf: Array(bytes[place...].prefix(60)), at: place)
      case 3: bytes.removeSubrange(place...)
      default:
        bytes.insert(
          contentsOf: Array((Self.pieces.randomElement(using: &generator) ?? "").utf8), at: place)
      }
    }
    return bytes
  }

  @Test func `no change to a table of a survey ends the process`() throws {
    let file = try SurveyForms.model()
    let files = try ResponseFiles()
    var generator = SplitMix64(seed: 3)
    let forms = SurveyForms.all
    var readCount = 0
    for position in 0..<Self.mutationCount {
      let form = forms[position % forms.count]
      let delimiter = [",", ";", "\t"][position / forms.count % 3]
      var options = ResponseOptions(
        invalidAnswers: position % 2 == 0 ? .skip : .refuse, signed: form.signed)
      if let map = form.map {
        let text = position % 5 == 0 ? mutated(Array(map.utf8), &generator) : Array(map.utf8)
        options.columns = try? ColumnMap(files.write(text, "map.csv"))
      }
      let path = try files.write(mutated(Array(form.text(delimiter).utf8), &generator))
      let result = ResponseResult.read([path], model: file.model, options: options)
      _ = try? ColumnMapDraft(of: path, for: file.model)
      guard result.error == nil else { continue }
      readCount += 1
      #expect(
        result.reading.answerCount == result.responses.map(\.answerCount).reduce(0, +))
      let limits = options.answers.limits
      for answer in result.responses.flatMap(\.answers) where answer != Response.missing {
        #expect(limits.contains(answer))
      }
    }
    #expect(readCount > Self.mutationCount / 10)
  }

  @Test func `no change to a workbook of a survey ends the process`() throws {
    let model = try SurveyForms.model().model
    let files = try ResponseFiles()
    var workbook = Workbook()
    var sheet = WorkbookSheet("Answers")
    for row in SurveyForms.all[2].rows { sheet.addRow(row.map { .text($0) }) }
    workbook.add(sheet)
    try workbook.write(to: files.path("a.xlsx"))
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: files.path("a.xlsx"))))
    var generator = SplitMix64(seed: 4)
    for _ in 0..<Self.mutationCount / 3 {
      let path = try files.write(mutated(bytes, &generator), "b.xlsx")
      _ = ResponseResult.read([path], model: model)
    }
  }

  @Test func `a first row with other fields by the delimiter of the others is refused`() throws {
    let model = try SurveyForms.model().model
    let text = "participow|Hi, \nAnn;2;a;3;1/5;3,4\nBob;;b;;9;12\n"
    let error = try #require(try ResponseResult.read(text, model: model).error)
    #expect(error.contains("error: "))
  }

  @Test func `names that are markup stay names`() throws {
    let model = try ModelFile.read(
      text: """
        ahp: 1
        name: Markup
        goal:
          name: <script>alert(1)</script>
          children: [{name: "<b>A&B</b>"}, {name: "=cmd|'/c calc'!A1"}, {name: "x\\\\y"}]
        """, name: "m.yaml"
    ).model
    let text = """
      Name,"<b>A&amp;B</b> or =cmd|'/c calc'!A1?","=cmd|'/c calc'!A1 vs x\\y"
      <img src=x>,3,"x\\y, 5"

      """
    let result = try ResponseResult.read(text, model: model)
    #expect(result.error == nil)
    #expect(result.answers == ["<img src=x>: 3 - 1/5"])
    let files = try ResponseFiles()
    let path = try files.write(Array(text.utf8))
    let draft = try ColumnMapDraft(of: path, for: model).text
    #expect(draft.contains(",'=cmd|'/c calc'!A1,"))
    let map = try ColumnMap(files.write(Array(draft.utf8), "map.csv"))
    let mapped = ResponseResult.read([path], model: model, options: ResponseOptions(columns: map))
    #expect(mapped.answers == result.answers)
  }

  @Test func `huge cells and wide tables are read in time`() throws {
    let model = try SurveyForms.model().model
    let huge = String(repeating: "Fare or ", count: 500_000)
    let found = try ResponseResult.read("Name,Fare or Seats\nAnn,\"\(huge)\"\n", model: model)
    #expect(found.error != nil && found.error?.utf8.count ?? 0 < 2_000)
    let titles = try ResponseResult.read("Name,\(huge)\nAnn,3\n", model: model)
    #expect(titles.error != nil && titles.error?.utf8.count ?? 0 < 2_000)
    let wide = (0..<20_000).map { "Fare or Seats \($0)" }.joined(separator: ",")
    let columns = try ResponseResult.read("Name,\(wide)\nAnn\n", model: model)
    #expect(columns.error?.contains("has 20000 columns") == true)
    let people = (0..<20_000).map { "P\($0)" }.joined(separator: ",")
    let answers = Array(repeating: "3", count: 20_000).joined(separator: ",")
    let turned = try ResponseResult.read(
      "Pair,\(people)\nFare or Seats,\(answers)\nFare or Speed,\(answers)\n", model: model)
    #expect(turned.responses.count == 20_000 && turned.reading.answerCount == 40_000)
  }
}
