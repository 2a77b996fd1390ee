import AHP
import AHPFormats
import Foundation
import Testing

@testable import AHPReports

/// The questions of a model as forms of survey programs.
struct SurveyFormTests {
  private func form(
    _ style: SurveyForm.Style = .two, language: String? = nil, text: String = model
  ) throws -> SurveyForm {
    try SurveyForm(
      of: ModelFile.read(text: text, name: "m.yaml").model, style: style,
      language: language.map { (tag: $0, texts: Language.shipped($0) ?? .english) })
  }

  private static let model = """
    ahp: 1
    name: Car
    alternatives: [X, {name: Y, labels: {id: Ye}}]
    goal:
      name: Best car
      labels: {id: Mobil terbaik}
      children: [{name: Price & <tax>}, {name: Comfort, labels: {id: Kenyamanan}}]
    """

  @Test func `Qualtrics asks which and by how much`() throws {
    let numbers = (1...9).map { "\($0)" }.joined(separator: "\n")
    let scale =
      "1 equal, 3 moderately, 5 strongly, 7 very strongly, 9 extremely; 2, 4, 6 and 8 between."
    func pair(_ name: String, _ question: String, _ first: String, _ second: String) -> String {
      """
      [[Question:MC:SingleAnswer]]
      [[ID:\(name)]]
      \(question)

      [[Choices]]
      \(first)
      \(second)

      [[Question:MC:Dropdown]]
      [[ID:\(name)_by]]
      By how much?

      [[Choices]]
      \(numbers)


      """
    }
    let price = "Price &amp; &lt;tax&gt;"
    func block(_ title: String) -> String {
      "[[Block:\(title)]]\n\n[[Question:DB]]\n\(scale)\n\n"
    }
    var expected = "[[AdvancedFormat]]\n\n[[Question:TE:SingleLine]]\n[[ID:participant]]\nName\n\n"
    expected += block("Goal: Best car")
    expected += pair(
      "c1_q1", "For “Best car”: which is more important, \(price) or Comfort?", price, "Comfort")
    expected += block(price)
    expected += pair("c2_q1", "With respect to “\(price)”: which is better, X or Y?", "X", "Y")
    expected += block("Comfort")
    expected += pair("c3_q1", "With respect to “Comfort”: which is better, X or Y?", "X", "Y")
    let text = try form().qualtrics()
    #expect(text + "\n" == expected)
  }

  @Test func `Qualtrics asks one question with 17 choices in another language`() throws {
    let lines = try form(.one, language: "id").qualtrics().split(separator: "\n").map(String.init)
    let start = try #require(
      lines.firstIndex(of: "Dari segi “Kenyamanan”: mana yang lebih baik, X atau Ye?"))
    var expected = ["[[Choices]]"]
    expected += (2...9).reversed().map { "\($0) – X" }
    expected.append("1 – sama")
    expected += (2...9).map { "\($0) – Ye" }
    #expect(Array(lines[(start + 1)...]) == expected)
    #expect(lines[start - 1] == "[[ID:c3_q1_of17]]")
  }

  /// Prints the rows of a workbook's sheets with bars between the cells.
  private static let script = """
    import sys, zipfile, re
    import xml.etree.ElementTree as tree
    book = zipfile.ZipFile(sys.argv[1])
    space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    names = [s.get('name') for s in tree.fromstring(book.read('xl/workbook.xml')).iter(space + 'sheet')]
    for number, name in enumerate(names):
        print('sheet', name)
        for row in tree.fromstring(book.read(f'xl/worksheets/sheet{number + 1}.xml')).iter(space + 'row'):
            cells = {re.sub('[0-9]', '', c.get('r')): ''.join(c.itertext()) for c in row}
            print('|'.join(cells.get(chr(65 + i), '') for i in range(9)).rstrip('|'))
    """

  private func rows(_ form: SurveyForm) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ahp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "form.xlsx").path
    try form.write(as: .xlsForm, to: path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.script, path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `an XLSForm has valid names, relevance, and labels by language`() throws {
    let rows = try rows(form())
    let scale = (
      "1 equal, 3 moderately, 5 strongly, 7 very strongly, 9 extremely; 2, 4, 6 and 8 between.",
      "1 sama, 3 sedikit lebih, 5 lebih, 7 jauh lebih, 9 mutlak lebih; 2, 4, 6, dan 8 di antaranya."
    )
    #expect(
      Array(rows[0..<7]) == [
        "sheet survey",
        "type|name|label::English (en)|label::Bahasa Indonesia (id)|hint::English (en)|hint::Bahasa Indonesia (id)|required|relevant|calculation",
        "text|participant|Name|Nama|||yes",
        "begin_group|c1|Goal: Best car|Tujuan: Mobil terbaik",
        "select_one c1_q1|c1_q1|For “Best car”: which is more important, Price & <tax> or Comfort?|Untuk “Mobil terbaik”: mana yang lebih penting, Price & <tax> atau Kenyamanan?",
        "select_one intensity|c1_q1_by|By how much?|Seberapa besar?|\(scale.0)|\(scale.1)||${c1_q1} = 'first' or ${c1_q1} = 'second'",
        "end_group|c1",
      ])
    #expect(rows.contains("c3_q1|second|Y|Ye"))
    let fingerprint = try form().fingerprint
    #expect(rows.contains("calculate|ahp_form|||||||'\(fingerprint)'"))
    #expect(fingerprint.first == "q" && fingerprint.dropFirst().allSatisfy(\.isHexDigit))
    #expect(rows.contains("c3_q1|equal|equal|sama"))
    #expect(rows.contains("intensity|9|9|9"))
    #expect(
      Array(rows.suffix(3)) == [
        "sheet settings", "form_title|form_id|version|default_language",
        "Car|car|1|English (en)",
      ])
  }

  @Test func `an XLSForm with one question has signed numbers as choices`() throws {
    let rows = try rows(form(.one, language: "en"))
    #expect(rows[1] == "type|name|label|hint|required|relevant|calculation")
    #expect(rows.contains("c1_q1|9|9 – Price & <tax>"))
    #expect(rows.contains("c1_q1|1|1 – equal"))
    #expect(rows.contains("c1_q1|-9|9 – Comfort"))
    #expect(rows.last == "Car|car|1")
  }

  @Test func `names that are instructions of a program are refused`() throws {
    let text = Self.model.replacing("Comfort, labels", with: "'${x} [[y', labels")
    let form = try form(text: text)
    #expect(
      form.problems(in: .qualtrics)
        == ["the name '${x} [[y' has '[[' in it, which is an instruction there"])
    #expect(form.problems(in: .xlsForm).count == 1)
    let good = try self.form()
    #expect(good.problems(in: .qualtrics).isEmpty)
  }
}
