import Foundation
import Testing

@testable import AHPReports

/// The words of all languages that reports are written in.
struct PhraseTests {
  static let languages: [any Words] = [English(), Language.indonesian.words]

  /// The number of forms that the rule of a language tells apart.
  private func formCount(in words: any Words) -> Int {
    1 + (0...1000).reduce(0) { max($0, words.form(of: $1)) }
  }

  @Test(arguments: languages.indices)
  func `templates are well formed, with what English puts in`(language: Int) {
    let words = Self.languages[language]
    let formCount = formCount(in: words)
    for phrase in Phrase.allCases {
      let text = words.text(phrase) ?? ""
      #expect(!text.isEmpty, "\(phrase)")
      let template = PhraseTemplate(text)
      for piece in template.pieces {
        switch piece {
        case .text(let text):
          #expect(!text.contains { "{}|".contains($0) } || phrase == .meanTriadError, "\(phrase)")
        case .argument: break
        case .form(_, let forms):
          #expect(forms.count == formCount, "\(phrase)")
          #expect(forms.allSatisfy { form in !form.contains { "{}".contains($0) } }, "\(phrase)")
        }
      }
      let english = PhraseTemplate(English.words(phrase))
      let expected = english.arguments
      // What decides on a form only may be missing where there is one form.
      #expect(template.arguments.isSubset(of: expected), "\(phrase)")
      #expect(template.arguments.isSuperset(of: english.shownArguments), "\(phrase)")
      // Positions count from 0, without a gap.
      #expect(expected == Set(0..<expected.count), "\(phrase)")
    }
  }

  @Test func `every phrase is said by some report`() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/AHPReports").standardizedFileURL
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    var used = Set<String>()
    for case let path as String in files
    where path.hasSuffix(".swift") && !path.hasPrefix("Words/") {
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      used.formUnion(text.matches(of: #/\.([a-z][A-Za-z]*)\b/#).map { String($0.output.1) })
    }
    // The lists of contents say these.
    used.formUnion(["and", "or"])
    let unused = Phrase.allCases.map(\.rawValue).filter { !used.contains($0) }
    #expect(unused == [])
  }

  @Test(arguments: [
    ("{0} of {1}", [PhraseTemplate.Piece.argument(0), .text(" of "), .argument(1)]),
    ("{0#one|many}.", [.form(0, ["one", "many"]), .text(".")]),
    ("plain", [.text("plain")]), ("", []),
    ("{0} {broken", [.argument(0), .text(" {broken")]), ("{x}", [.text("{x}")]),
  ])
  func `templates are taken apart`(template: String, pieces: [PhraseTemplate.Piece]) {
    #expect(PhraseTemplate(template).pieces == pieces)
  }

  @Test func `numbers have the forms and separators of the language`() {
    let content = Content.list(
      [
        .phrase(.judgmentsMissing, .count(1)), .phrase(.judgmentsMissing, .count(2)), .share(0.725),
      ],
      .and)
    #expect(content.line(in: English()) == "1 judgment missing, 2 judgments missing and 72.5 %")
    #expect(
      content.line(in: Language.indonesian.words)
        == "1 penilaian kosong, 2 penilaian kosong dan 72,5 %")
  }
}
