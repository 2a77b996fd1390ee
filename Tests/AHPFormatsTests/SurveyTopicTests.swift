import AHP
import Testing

@testable import AHPFormats

/// Columns beside the answers: which of them ask how much, and which something else.
struct SurveyTopicTests {
  private func read(_ text: String) throws -> ResponseResult {
    try ResponseResult.read(text, model: SurveyForms.model().model)
  }

  @Test(arguments: [
    "By how much?", "How much more important?", "Intensity (1-9)", "Strength of preference",
    "How much more important is the criterion that you have selected compared to the other?",
    "Seberapa penting?", "Seberapa besar?", "Berapa kali lebih penting?", "Tingkat kepentingan",
    "Wie viel wichtiger?", "De combien ?", "¿Cuánto más importante?", "Ne kadar daha önemli?",
  ])
  func `a question for how much is the intensity of the pair before it`(title: String) throws {
    for between in ["", "How sure are you?,"] {
      let filler = between.isEmpty ? "" : "8,"
      let result = try read(
        "Name,Fare or Seats?,\(between)\"\(title)\"\nAnn,Fare,\(filler)3\nBob,Seats,\(filler)5\n")
      #expect(result.error == nil)
      #expect(result.answers == ["Ann: 3 - - - - -", "Bob: 1/5 - - - - -"])
    }
  }

  @Test(arguments: [
    "How sure are you?", "Confidence", "Time on page", "Berapa kali Anda naik bus?",
    "How satisfied are you?", "How many children do you have?", "Tingkat keyakinan",
    "Berapa usia Anda?", "How sure are you that Fare is more important than Seats?",
    "Seberapa yakin Anda dengan jawaban ini?", "Seberapa penting Fare?", "How many times a week?",
    "Tingkat pendidikan",
  ])
  func `another question is no intensity, though its answers are 1 … 9`(title: String) throws {
    let winners = try read("Name,Fare or Seats?,\"\(title)\"\nAnn,Fare,3\nBob,Seats,5\n")
    #expect(
      winners.error?.hasPrefix(
        "a.csv:2:5: error: 'Fare' says that 'Fare' is preferred, but not how much")
        == true, "\(winners.error ?? "")")
    let numbers = try read("Name,Fare or Seats?,\"\(title)\"\nAnn,3,7\nBob,1/5,8\n")
    #expect(numbers.error == nil)
    #expect(numbers.answers == ["Ann: 3 - - - - -", "Bob: 1/5 - - - - -"])
    #expect(numbers.responses.map(\.participant.attributes) == [[title: "7"], [title: "8"]])
  }

  @Test(arguments: [
    "How satisfied are you with Fare and Seats", "How sure are you: Fare or Seats?",
    "Confidence [Fare - Seats]", "Time on page Fare_Seats", "Seberapa yakin: Tarif atau Kursi?",
  ])
  func `a column that names a pair and asks something else is no comparison`(title: String) throws {
    let alone = try read("Name,\(title)\nAnn,3\n")
    #expect(
      alone.error?.contains(
        "can be read in two ways: as how many times 'Fare' is preferred to 'Seats', or as another "
          + "question about them") == true, "\(alone.error ?? "")")
    let beside = try read("Name,Fare vs Seats,\(title)\nAnn,3,7\n")
    #expect(beside.answers == ["Ann: 3 - - - - -"])
    #expect(beside.notes.last == "a.csv: read as attributes: \(title)")
  }

  @Test func `a pair in two columns whose titles differ is asked about`() throws {
    #expect(
      try read("Name,Fare or Seats,Fare or Seats again\nAnn,3,7\n").error?.contains(
        "the pair 'Fare' and 'Seats' has 2 columns") == true)
  }

  @Test func `names of questions as forms have them count only in a form of ours`() throws {
    let foreign = try read("Name,c1_q1,c1_q2\nAnn,3,4\nBob,1,5\n")
    #expect(
      foreign.error?.hasPrefix(
        "a.csv:1:6: error: the title 'c1_q1' can be read in two ways: as 'Fare' against 'Seats', the "
          + "question of this name in a form of 'ahp export', or as a question of another survey\n")
        == true, "\(foreign.error ?? "")")
    for head in ["c1/c1_q1", "c1_q1,c1_q1_by"] {
      let cells = head.contains(",") ? "first,3" : "3"
      let own = try read("Name,\(head)\nAnn,\(cells)\n")
      #expect(own.answers == ["Ann: 3 - - - - -"])
    }
    let titled = try read("Name,c1_q1\n,Fare or Seats?\nAnn,3\nBob,2\n")
    #expect(titled.answers == ["Ann: 3 - - - - -", "Bob: 2 - - - - -"])
  }
}
