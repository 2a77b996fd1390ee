import Testing

@testable import AHPCharts

struct WordBreaksTests {
  @Test(arguments: [
    ("Krankenhausfinanzierungsgesetz", "Kran-ken-haus-fi-nan-zie-rungs-ge-setz"),
    ("Novellierungsausschuss", "Novel-lie-rung-saus-schuss"),
    ("Pertanggungjawaban", "Per-tang-gung-ja-wa-ban"), ("Zucker", "Zucker"), ("xyz", "xyz"),
    ("Aufwandsentschädigungssatzung", ""),
    ("Электрокардиостимулятор", ""), ("病院", "病院"), ("", ""),
  ])
  func `words are divided before a consonant that a vowel follows`(word: String, parts: String) {
    let found = WordBreaks.syllables(of: word)
    #expect(found.joined() == word)
    if found.count > 1 {
      #expect(found.first.map { $0.count >= 3 } == true && found.last.map { $0.count >= 3 } == true)
    }
    if parts.contains("-") || parts == word {
      #expect(found.joined(separator: "-") == parts)
    }
  }

  @Test func `only what is longer than words are has soft hyphens`() {
    #expect(WordBreaks.softened("Pertanggungjawaban keuangan") == "Pertanggungjawaban keuangan")
    #expect(
      WordBreaks.softened("Krankenhausfinanzierungsgesetz-Ausschuss, ja")
        == "Kran\u{AD}ken\u{AD}haus\u{AD}fi\u{AD}nan\u{AD}zie\u{AD}rungs\u{AD}ge\u{AD}setz-Ausschuss, ja"
    )
    #expect(WordBreaks.softened("a/" + String(repeating: "7", count: 40)).count == 42)
  }

  @Test(arguments: [60.0, 90, 120, 200])
  func `a long word goes on after a hyphen in a picture`(width: Double) {
    let name = "Krankenhausfinanzierungsgesetz-Novellierungsausschuss"
    let lines = TextMetrics.lines(name, size: 12, width: width, most: 20)
    #expect(!lines.isCut)
    #expect(lines.lines.allSatisfy { TextMetrics.width($0, size: 12) <= width })
    #expect(lines.lines.dropLast().allSatisfy { $0.hasSuffix("-") })
    #expect(
      lines.lines.joined().filter { $0 != "-" } == name.filter { $0 != "-" })
  }
}
