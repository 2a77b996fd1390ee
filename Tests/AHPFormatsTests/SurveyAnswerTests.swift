import AHP
import Testing

@testable import AHPFormats

/// Cells of tables of surveys about the pair of Fuel cost and Safety.
struct SurveyAnswerTests {
  private let reader = SurveyAnswerReader(
    first: ["Fuel cost", "Biaya bahan bakar"], second: ["Safety", "Keselamatan"])

  @Test(
    arguments: [
      ("3", .number(3)), ("+3", .number(3)), ("1/3", .number(1.0 / 3)), ("1 / 3", .number(1.0 / 3)),
      ("0.5", .number(0.5)), ("0,5", .number(0.5)), ("½", .number(0.5)), ("⅓", .number(1.0 / 3)),
      ("3,0", .number(3)), ("1:3", .number(1.0 / 3)), ("5 : 1", .number(5)),
      ("10:15", .unreadable(.notANumber)), ("one third", .number(1.0 / 3)), ("lima", .number(5)),
      ("seperempat", .number(0.25)), ("a half", .number(0.5)), ("50%", .unreadable(.notANumber)),
      ("01-Mar", .unreadable(.notANumber)),
      ("1/3 — first is moderately more important", .unreadable(.notANumber)),
      ("the date 46082", .unreadable(.notANumber)),
      ("0.33", .rounded(1.0 / 3, written: 0.33)),
      ("0,14", .rounded(1.0 / 7, written: 0.14)),
      ("-3", .negative(3)), ("−3", .negative(3)), ("'-3", .negative(3)), ("-1", .negative(1)),
      ("0", .unreadable(.notPositive)), ("1.000,5", .unreadable(.notANumber)),
      ("A3", .step(3)), ("AO17", .step(17)), ("A1234", .unreadable(.notANumber)),
      ("", .missing), ("NA", .missing), ("–", .missing),
    ] as [(String, SurveyAnswer)])
  func `numbers and marks`(cell: String, expected: SurveyAnswer) {
    #expect(reader.read(cell) == expected)
  }

  @Test(
    arguments: [
      ("4 – Fuel cost", 4), ("4 - Safety", 1.0 / 4), ("Safety (7)", 1.0 / 7), ("fuel cost, 5", 5),
      ("Fuel_cost 2 times", 2), ("Fuel cost three times", 3),
      ("Keselamatan tiga kali lebih penting", 1.0 / 3), ("Safety 3x lebih penting", 1.0 / 3),
      ("lebih penting Safety 2× lipat", 1.0 / 2), ("2kali lebih penting: Fuel cost", 2),
      ("gleich wichtig", 1),
      ("3 — first is moderately more important", 3),
      ("3 — second is moderately more important", 1.0 / 3),
      ("1/3 — second is moderately more important", 1.0 / 3), ("1 — equally important", 1),
      ("Equal", 1), ("sama penting", 1), ("Keduanya sama pentingnya: sama", 1),
      ("Strongly more important: Safety", 1.0 / 5),
      ("Safety is very strongly more important", 1.0 / 7),
      ("Safety is very, very strongly more important than Fuel cost", 1.0 / 8),
      ("Fuel cost is moderately to strongly more important than Safety", 4),
      ("between moderate and strong, for Fuel cost", 4), ("Extreme preference for the first", 9),
      ("the left one, absolutely", 9), ("Fuel cost > Safety, 3", 3),
      ("Fuel cost < Safety, 3", 1.0 / 3),
      ("Biaya bahan bakar sedikit lebih penting daripada Keselamatan", 3),
      ("Keselamatan jauh lebih penting daripada Fuel cost", 1.0 / 7),
      ("Keselamatan mutlak lebih penting", 1.0 / 9),
      ("Keselamatan sedikit sampai cukup lebih penting", 1.0 / 4),
      ("Fuel cost lebih sampai jauh lebih penting", 6),
      ("kanan: jauh sampai mutlak lebih", 1.0 / 8),
    ] as [(String, Double)])
  func `a sentence says who and how much`(cell: String, expected: Double) {
    guard case .judgment(let found) = reader.read(cell) else {
      Issue.record("\(reader.read(cell))")
      return
    }
    #expect(found == expected)
  }

  @Test(
    arguments: [
      ("Fuel cost", .winner(.first, plain: nil)), ("SAFETY", .winner(.second, plain: nil)),
      ("second", .winner(.second, plain: nil)),
      ("Safety is more important", .winner(.second, plain: nil)),
      ("Keselamatan lebih penting", .winner(.second, plain: 5)),
      ("strongly more important", .degree(5)), ("5 - strong", .degree(5)),
      ("lebih penting", .degree(5)),
      ("Safety is slightly more important", .eitherDegree(2, 3)), ("weak", .eitherDegree(2, 3)),
      ("Safety 1/3", .part(.second, 1.0 / 3)), ("0.5: Fuel cost", .part(.first, 0.5)),
    ] as [(String, SurveyAnswer)])
  func `parts of an answer`(cell: String, expected: SurveyAnswer) {
    #expect(reader.read(cell) == expected)
  }

  @Test(arguments: [
    "Fuel cost and Safety", "Fuel cost is less important", "Safety is not strongly preferred",
    "Keselamatan kurang penting", "Safety tdk lebih penting", "Safety gak lebih penting",
    "3 or 5 for Safety", "1/3 for the first", "it depends",
    "perhaps 3",
    "equal, 3", "first and second, strongly", "Fuel", "Safetybelt 3", "50 %", ">3", "≥ 3", "~3",
    "3?", "3 (?)", "±3", "3 - 5", "Safety, Fuel cost",
  ])
  func `what says nothing for certain is no judgment`(cell: String) {
    switch reader.read(cell) {
    case .unreadable(.notANumber), .degree: break
    default: Issue.record("\(reader.read(cell))")
    }
  }

  @Test func `a name that is a word counts as a name where it is written as one`() {
    let reader = SurveyAnswerReader(first: ["A"], second: ["B"])
    #expect(reader.read("B is a lot better, strongly") == .judgment(1.0 / 5))
    #expect(reader.read("a") == .winner(.first, plain: nil))
    let first = SurveyAnswerReader(first: ["Second-hand"], second: ["First owner"])
    #expect(first.read("Second-hand 3") == .judgment(3))
    #expect(first.read("strong: first owner") == .judgment(1.0 / 5))
  }

  @Test func `steps of a scale are its judgments`() {
    let steps = (1...17).map { AnswerCoding.ratio(ofStep: $0, count: 17, from: .first) }
    #expect(
      steps == [9, 8, 7, 6, 5, 4, 3, 2, 1].map { $0 } + (2...9).map { 1 / Double($0) })
    let few = (1...9).map { AnswerCoding.ratio(ofStep: $0, count: 9, from: .second) }
    #expect(few == [9, 7, 5, 3].map { 1 / $0 } + [1, 3, 5, 7, 9])
    #expect(AnswerCoding.ratio(ofStep: 0, count: 17, from: .first) == nil)
    #expect(AnswerCoding.ratio(ofStep: 18, count: 17, from: .first) == nil)
  }

  @Test func `codings have one name each`() {
    #expect(Set(ColumnCoding.allNames).count == ColumnCoding.allNames.count)
    for name in ColumnCoding.allNames { #expect(ColumnCoding(name: name)?.name == name) }
  }
}
