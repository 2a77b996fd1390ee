import AHPFormats
import Foundation
import Testing

@testable import AHPReports

extension Language {
  static var indonesian: Language { shipped("id") ?? .english }
}

/// The texts of all languages.
struct LanguageTests {
  @Test(arguments: Language.shippedTags)
  func `a language of this package has every text`(tag: String) throws {
    // With the problems of the file, which a language that is only looked up does not report.
    if let bytes = Language.bytes(tag) { _ = try Language.file(bytes, tag: tag) }
    let language = try #require(Language.shipped(tag))
    #expect(language.tag == tag && !language.name.isEmpty && language.hasQuestionnaire)
    #expect(language.hasReports == Language.reportTags.contains(tag))
    #expect(language.words.tag == (language.hasReports ? tag : "en"))
    // What is translated without the language's own letters cannot be told from English.
    if tag != "en" {
      let english = Dictionary(
        EnglishQuestionnaire.texts.map { ($0.key, $0.text) },
        uniquingKeysWith: { first, _ in first }
      )
      let same = EnglishQuestionnaire.texts.map(\.key)
        .filter { language.questionnaire?.text($0) == english[$0] }
      #expect(Set(same).isSubset(of: ["participant"]))
    }
  }

  @Test func `Indonesian has other words than English for every phrase`() {
    let same = Phrase.allCases.filter {
      Language.indonesian.words.text($0) == English.words($0)
    }
    // Names of indices, symbols, and what is only put together.
    let letters = same.filter { phrase in
      PhraseTemplate(English.words(phrase)).pieces.contains {
        if case .text(let text) = $0 { text.contains { $0.isLetter } } else { false }
      }
    }
    #expect(
      Set(letters).isSubset(of: [
        .local, .global, .ratio, .consistencyIndex, .geometricIndex, .koczkodaj, .harmonicIndex,
        .harmonicRatio, .pelaezLamata, .cavalloDApuzzo, .goldenWang, .saloHamalainen,
        .randomIndexSymbol, .aggregatedJudgments, .aggregatedPriorities, .globalByJudgments,
        .aggregatedGeometrically, .globalByPriorities, .ratioAbove, .consensusIndicator,
        .garutiIndex, .standardDeviation, .erratum, .fuzzy, .median, .idealPriority, .fingerprints,
        .attachedFile, .globalPriority, .data, .limitingPriority, .scaleRatio,
        .weightChange, .weightChangePercent,
      ]))
  }

  @Test(arguments: ["xx", "de"])
  func `a template is a complete file`(tag: String) throws {
    let text = Language.template(tag, isForQuestionnaires: false)
    let file = try Language.file(Array(text.utf8), tag: tag)
    #expect(file.language == tag && !file.isReviewed)
    #expect(Set(file.sections.keys) == ["questionnaire", "reports", "choices"])
    let words = try #require(FileWords(file))
    // What is not translated is English, text by text.
    for phrase in Phrase.allCases { #expect(words.text(phrase) == English.words(phrase)) }
    let goal = file.sections["questionnaire"]?["goal"]
    #expect(goal == (tag == "de" ? "Ziel" : "Goal"))
    let short = Language.template(tag, isForQuestionnaires: true)
    let questionnaire = try Language.file(Array(short.utf8), tag: tag)
    #expect(Array(questionnaire.sections.keys) == ["questionnaire"])
  }

  @Test(
    arguments: [
      ("\"goal\": \"Goal\"", "\"gaol\": \"Goal\"", "unknown key 'gaol'"),
      ("\"goal\": \"Goal\"", "", "1 text is missing in 'questionnaire': goal"),
      (
        "\"criterionSide\": \"{item} is more important\"", "\"criterionSide\": \"it is\"",
        "the text of 'criterionSide' has no {item} in it"
      ),
      (
        "\"howMuch\": \"By how much?\"", "\"howMuch\": \"{first}?\"",
        "the text of 'howMuch' has {first} in it, for which there is nothing"
      ),
      (
        "\"countAbove\": \"{0} above\"", "\"countAbove\": \"above\"",
        "the text of 'countAbove' has no {0} in it"
      ),
      (
        "\"countAbove\": \"{0} above\"", "\"countAbove\": \"{0} {0#a|b|c}\"",
        "the text of 'countAbove' has 3 forms for the number 0 (expected 2 by the rule of plurals)"
      ),
      ("plural: one", "plural: two", "unknown rule of plurals 'two'"),
      ("language: \"xx\"", "language: \"x x\"", "is not a language tag"),
      ("choices:", "choyces:", "the key 'choices' is missing beside 'reports'"),
      ("ahpTexts: 1", "ahpTexts: 2", "version 2 of texts is not known (expected 1)"),
    ])
  func `what is wrong with a file of texts is said with its line`(
    part: String, replaced: String, message: String
  ) throws {
    let text = Language.template("xx", isForQuestionnaires: false)
    #expect(text.contains(part))
    let wrong = text.replacing(part, with: replaced)
    let error = #expect(throws: FileError.self) {
      try Language.file(Array(wrong.utf8), tag: "xx")
    }
    let said = try #require(error).description
    #expect(said.contains(message) && said.contains("xx.yaml:"), "\(said)")
  }

  @Test(arguments: [
    (PluralRule.none, [0, 0, 0, 0, 0, 0]), (.one, [1, 0, 1, 1, 1, 1]),
    (.zeroAndOne, [0, 0, 1, 1, 1, 1]), (.eastSlavic, [2, 0, 1, 2, 2, 0]),
  ])
  func `a number has the form of its rule`(rule: PluralRule, forms: [Int]) {
    #expect([0, 1, 2, 5, 11, 21].map(rule.form) == forms)
    #expect((0...200).allSatisfy { rule.form(of: $0) < rule.formCount })
  }

  @Test func `every text of a questionnaire is said`() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/AHPReports").standardizedFileURL
    var text = ""
    for folder in ["Questionnaire", "Resources", "Words"] {
      for file in try FileManager.default.contentsOfDirectory(
        at: sources.appending(path: folder), includingPropertiesForKeys: nil)
      where ["swift", "js"].contains(file.pathExtension)
        && file.lastPathComponent != "EnglishQuestionnaire.swift"
      {
        text += try String(contentsOf: file, encoding: .utf8)
      }
    }
    let unused = EnglishQuestionnaire.texts.map(\.key).filter { key in
      !text.contains("\"\(key)\"") && !text.contains("text.\(key)")
        && key.wholeMatch(of: /(criteria|alternatives|influences)[1-9]/) == nil
    }
    #expect(unused == [])
  }
}
