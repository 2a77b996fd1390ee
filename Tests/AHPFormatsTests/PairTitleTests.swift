import AHP
import Testing

@testable import AHPFormats

/// The order of a pair as the title of its column says it: by words, and by numbers.
struct PairTitleTests {
  /// Reads an answer in a column with a title.
  private func read(_ title: String, _ cell: String = "3") throws -> ResponseResult {
    let text = "Name,\"\(title.replacing("\"", with: "\"\""))\"\nAnn,\(cell)\nBob,1\n"
    return try ResponseResult.read(text, model: SurveyForms.model().model)
  }

  @Test(arguments: [
    "How important is Fare compared to Seats?", "Fare is how many times more important than Seats?",
    "Is Fare more or less important than Seats?", "Compared to each other, Fare or Seats",
    "Relative importance of Fare over Seats", "Importance of Fare with respect to Seats",
    "Fare > Seats", "No. 3 Fare - Seats", "1. Fare or Seats", "Question 9: Fare or Seats",
    "Rate 1-9: Fare against Seats", "Fare vs Seats (1, 3, 5, 7, 9)",
    "Fare or Seats, from 1/9 to 9", "Fare (Tarif) vs Seats (Kursi)",
    "Fare or Seats: by how much is Fare preferred?",
    "Seberapa penting Tarif dibandingkan Kursi?", "Seberapa penting Tarif terhadap Kursi?",
    "Mana yang lebih penting dari Tarif dan Kursi?", "Tarif kurang lebih sama dengan Kursi?",
    "Wie wichtig ist Fare verglichen mit Seats?", "Fare est-il plus important que Seats ?",
    "¿Fare es más importante que Seats?", "Quão importante é Fare do que Seats?",
    "Fare Seats'a göre ne kadar önemli?", "Насколько Fare важнее, чем Seats?",
    "Fare vs Seats (9 = Fare extremely more important, 1/9 = Seats extremely more important)",
    "Fare vs Seats (1 = equal, 9 = extremely more important)",
    "Seats or Fare? 9 = Fare, 1/9 = Seats", "Fare vs Seats (values above 1 favour Fare)",
    "Fare (9) or Seats (1/9)", "How important is Fare compared to Seats (9 = Fare)",
    "Fare or Seats (9 if Fare, 1/9 if Seats)", "Fare or Seats (Fare more important = 9)",
    "Please rate: Fare, Seats", "Criterion 1: Fare, Criterion 2: Seats",
    "Tarif [Fare] vs Seats [Kursi]",
    "Fare vs. Seats", "Fare vs Seats (99 = don't know)", "Fare vs Seats (9 = extreme)",
  ])
  func `the first is the one that is asked about`(title: String) throws {
    let result = try read(title)
    #expect(result.error == nil)
    #expect(result.answers == ["Ann: 3 - - - - -", "Bob: 1 - - - - -"])
  }

  @Test(arguments: [
    "Compared to Fare, how important is Seats?", "Compared with the Fare, how important is Seats?",
    "Relative to Fare, how important is Seats?", "Than Fare, Seats is",
    "How much more important than Fare is Seats?", "Against Fare, how important is Seats?",
    "Instead of Fare, how much do you prefer Seats?", "Which do you prefer over Fare: Seats",
    "Dibandingkan Tarif, seberapa penting Kursi?",
    "Dibandingkan dengan kriteria Tarif, seberapa penting Kursi?",
    "Daripada Tarif, seberapa penting Kursi?", "Jika dibanding \"Tarif\", Kursi lebih penting",
    "Verglichen mit Fare, wie wichtig ist Seats?", "Wie viel wichtiger als Fare ist Seats?",
    "Comparado con Fare, ¿qué tan importante es Seats?",
    "Par rapport à Fare, quelle est l'importance de Seats ?",
    "Em comparação com Fare, quão importante é Seats?", "Fare'a göre Seats ne kadar önemli?",
    "Seats Fare'dan daha önemli mi?", "По сравнению с Fare, насколько важен Seats?",
    "Fare vs Seats (9 = Weight of Seats is extremely more important, 1/9 = Fare)",
    "Fare, Seats: 9 = Seats", "Fare vs Seats [9 - Seats … 1/9 - Fare]",
    "Fare vs Seats (values above 1 favour Seats)", "Fare (1/9) or Seats (9)",
    "Fare or Seats; Seats = 9, Fare = 1/9", "Fare vs Seats (9 = second, 1/9 = first)",
    "Fare or Seats (Seats more important = 9)", "Tarif atau Kursi? (Kursi lebih penting = 9)",
    "Fare or Seats (Seats 9, Fare 1/9)", "Fare or Seats (Fare: 1/9 to Seats: 9)",
    "Fare or Seats (1/9 if Fare)", "Fare or Seats? Fractions mean Fare is more important",
    "Fare yerine Seats", "Fare'dan Seats ne kadar daha önemli?",
  ])
  func `the one that is named second is the first where the title says so`(title: String) throws {
    let result = try read(title)
    #expect(result.error == nil)
    #expect(result.answers == ["Ann: 1/3 - - - - -", "Bob: 1 - - - - -"])
  }

  @Test func `a turned title is said`() throws {
    #expect(
      try read("Compared to Fare, how important is Seats?").notes == [
        "a.csv: 1 pair in 1 column; participants named by 'Name'",
        "a.csv: read in the order that titles say: 'Seats' against 'Fare' in 'Compared to Fare, how important …",
      ])
  }

  @Test(arguments: [("-3", "1/3"), ("3", "3")])
  func `signs mean what the title says of them`(cell: String, ratio: String) throws {
    let result = try read("Fare vs Seats, -9 = Seats … 9 = Fare", cell)
    #expect(result.error == nil)
    #expect(result.answers.first == "Ann: \(ratio) - - - - -")
    let turned = try read("Fare vs Seats (-9 = Fare, 9 = Seats)", cell)
    #expect(turned.answers.first == "Ann: \(ratio == "3" ? "1/3" : "3") - - - - -")
  }

  @Test func `a scale with signs needs to be known whom they prefer, whatever was answered`() throws
  {
    #expect(
      try read("Fare vs Seats (-9 … 9)").error?.contains(
        "the sign of 3 can be read in two ways") == true)
    let signed = try ResponseResult.read(
      "Name,Fare vs Seats (-9 … 9)\nAnn,3\nBob,-5\n", model: SurveyForms.model().model,
      options: ResponseOptions(signed: .first))
    #expect(signed.answers == ["Ann: 1/3 - - - - -", "Bob: 5 - - - - -"])
  }

  private static let lesser = "asks for the lesser, so that an answer can be read in two ways"
  private static let turned =
    "can be read in two ways: as 'Fare' against 'Seats', or as 'Seats' against 'Fare'"
  private static let numbers = "a high one for 'Fare', or for 'Seats'"
  private static let steps = "or as steps from the one to the other"

  @Test(arguments: [
    ("With respect to Fare how important is Seats?", turned),
    ("Terhadap Tarif, seberapa penting Kursi?", turned),
    ("Between Fare and Seats, Seats is", turned),
    ("Compared with how important Fare is, how important is Seats?", turned),
    ("How strongly is Fare dominated by Seats?", turned),
    ("Seberapa kuat Tarif didominasi oleh Kursi?", turned),
    ("Wie stark wird Fare von Seats dominiert?", turned),
    ("Compared to Fare or Seats", turned), ("Fare or Seats: how important is Seats?", turned),
    ("Fare is 1; Seats is?", turned), ("Fare 1, Seats?", turned),
    ("If Fare is worth 1 point, Seats is worth", turned),
    ("Rate Seats (Fare vs Seats)", "as 'Seats' against 'Fare', or as 'Fare' against 'Seats'"),
    ("Fare vs Seats [Seats]", turned), ("Fare or Seats [Seats/Fare]", turned),
    ("Reference: Fare. Rated: Seats", turned), ("Base Fare, compare Seats", turned),
    ("Column Fare, row Seats", turned), ("In contrast to Fare, Seats is", turned),
    ("Gemessen an Fare: Seats", turned), ("Au lieu de Fare, Seats", turned),
    ("Fare vs Seats (A vs B: 9 = B)", numbers), ("Fare 9..1..9 Seats", steps),
    ("Fare vs Seats (1 = A9, 17 = B9)", steps), ("Fare 1 2 3 4 5 6 7 Seats", steps),
    ("Fare vs Seats (9 = don't know)", "stands for no answer"),
    ("Tarif atau Kursi (9 = tidak tahu)", "stands for no answer"),
    ("Is Fare not more important than Seats?", lesser),
    ("Fare is less important than Seats", lesser),
    ("Fare isn't more important than Seats", lesser),
    ("Which is least important, Fare or Seats?", lesser),
    ("Tarif kurang penting dari Kursi", lesser),
    ("Tarif tidak lebih penting daripada Kursi", lesser),
    ("Fare ist weniger wichtig als Seats", lesser),
    ("Fare n'est pas plus important que Seats", lesser),
    ("Fare no es más importante que Seats", lesser),
    ("Fare não é mais importante que Seats", lesser),
    ("Fare Seats kadar önemli değil", lesser), ("Fare не важнее, чем Seats", lesser),
    ("Fare < Seats", lesser), ("Fare vs Seats (9 = Fare, 9 = Seats)", numbers),
    ("Compared to Fare, how important is Seats? (9 = Fare)", numbers),
    ("Fare vs Seats (9 = Fare is less important)", numbers),
    ("Fare vs Seats (1 = Fare extremely more important, 9 = Seats extremely)", steps),
    ("Fare (1) or Seats (2)", steps), ("Fare (-8) … Seats (8)", steps),
    ("Fare 9 8 7 6 5 4 3 2 1 2 3 4 5 6 7 8 9 Seats", steps), ("Fare 9 - 1 - 9 Seats", steps),
    ("Fare 9 to 9 Seats", steps), ("Fare vs Seats (-8 to 8)", steps),
  ])
  func `a title that can be read in two ways is refused with both`(title: String, message: String)
    throws
  {
    let result = try read(title)
    #expect(result.error?.contains(message) == true, "\(result.error ?? "no problem")")
    #expect(result.error?.contains("say which in a map ('--map')") == true)
  }

  @Test func `titles of one column that contradict each other are refused`() throws {
    let rows = [
      "Name,Fare_Seats", ",\"Compared to Fare, how important is Seats?\"", "Ann,3", "Bob,2",
    ]
    let model = try SurveyForms.model().model
    let result = try ResponseResult.read(rows.joined(separator: "\n") + "\n", model: model)
    #expect(
      result.error?.contains(
        "'Fare_Seats' is 'Fare' against 'Seats', and 'Seats' against 'Fare' by the title 'Compared "
          + "to Fare, how important is Seats?' of the same column") == true,
      "\(result.error ?? "")")
  }

  @Test(arguments: [
    ("Compared to Fare, Seats is 3 times more important", "1/3"),
    ("Dibandingkan Tarif, Kursi jauh lebih penting", "1/7"),
    ("Than Fare, Seats is strongly more important", "1/5"),
    ("Fare is strongly more important than Seats", "5"),
    ("Tarif jauh lebih penting dari Kursi", "7"), ("Fare > Seats (3)", "3"),
  ])
  func `an answer has the same grammar`(cell: String, ratio: String) throws {
    let result = try read("Fare or Seats", "\"\(cell)\"")
    #expect(result.error == nil)
    #expect(result.answers.first == "Ann: \(ratio) - - - - -")
  }
}
