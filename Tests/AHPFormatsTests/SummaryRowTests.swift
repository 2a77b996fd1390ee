import AHP
import Testing

@testable import AHPFormats

/// Rows below the answers that follow from them: sums, means and the like.
struct SummaryRowTests {
  /// The sums are 9, 12 and 5.5, the means 3, 4 and 1.83, the geometric means 2.88, 3.91 and 1.44.
  private func read(_ row: String) throws -> ResponseResult {
    try ResponseResult.read(
      "Name,Fare or Seats,Fare or Speed,Seats or Speed\nAnn,3,5,2\nBob,2,4,3\nCem,4,3,1/2\n\(row)\n",
      model: SurveyForms.model().model)
  }

  private static let people = ["Ann: 3 5 - 2 - -", "Bob: 2 4 - 3 - -", "Cem: 4 3 - 1/2 - -"]

  @Test(arguments: [
    ("Geo Mean,2.88,3.91,1.44", "geometric mean"), ("Geomean,2.88,3.91,1.44", "geometric mean"),
    ("GM,2.88,3.91,1.44", "geometric mean"), ("AIJ,2.88,3.91,1.44", "geometric mean"),
    ("Gabungan,2.884,3.915,1.442", "geometric mean"), ("Rata - rata,3,4,1.83", "mean"),
    ("Rata2,3,4,1.83", "mean"), ("rata-rata kelompok,3,4,1.83", "mean"), ("Ø,3,4,1.83", "mean"),
    ("Nilai rata-rata,\"3,00\",\"4,00\",\"1,83\"", "mean"), ("Mean (all),3,4,1.83", "mean"),
    ("MEAN (n = 3),3,4,1.83", "mean"), ("Jml,9,12,5.5", "sum"), ("Σ,9,12,5.5", "sum"),
    ("Grand total:,9,12,5.5", "sum"), ("Standar deviasi,1,1,1.26", "standard deviation"),
    ("SD,1,1,1.26", "standard deviation"), ("Min,2,3,1/2", "least"), ("Maks,4,5,3", "largest"),
    ("N,3,3,3", "count"), ("Mittelwert,3,4,1.83", "mean"), ("Moyenne,3,4,1.83", "mean"),
    ("Promedio,3,4,1.83", "mean"), ("Média,3,4,1.83", "mean"), ("Ortalama,3,4,1.83", "mean"),
    ("Среднее,3,4,1.83", "mean"),
    // What was computed of numbers that were rounded before differs by half a percent at most.
    ("Mean,3,4,1.84", "mean"), ("Geomean,2.89,3.92,1.44", "geometric mean"),
  ])
  func `a row that follows from those above it is left out, and that is said`(
    row: String, statistic: String
  ) throws {
    let result = try read(row)
    #expect(result.error == nil)
    #expect(result.answers == Self.people)
    #expect(
      result.notes.contains {
        $0.hasPrefix("a.csv: rows that follow from those above them are left out: '")
          && $0.hasSuffix("(line 5, the \(statistic))")
      }, "\(result.notes)")
  }

  @Test(arguments: [
    "Group result,5,5,5", "Consensus,3,4,1", "Summary,1,1,1", "CR,0.12,,", "Average,9,9,9",
    "Total score,1,2,3", "Modus,1,4,2", "Hasil gabungan,5,5,5", "Weighted mean,2.5,4,2",
    "Rata-rata tertimbang,2.5,4,2", "Geomean,2.91,3.91,1.44",
  ])
  func `a row called so that is no statistic can be read in two ways`(row: String) throws {
    let title = row.split(separator: ",")[0]
    #expect(
      try read(row).error?.hasPrefix(
        "a.csv:5:1: error: the row '\(title)' can be read in two ways: as a participant, or as what "
          + "follows from the rows above it\n") == true)
  }

  @Test func `a row of means without a name, where everybody has one, can be read in two ways`()
    throws
  {
    #expect(
      try read(",3,4,1.83").error?.hasPrefix(
        "a.csv:5:1: error: the row without a name can be read in two ways: as a participant, or as "
          + "the mean of the rows above it\n") == true)
    #expect(try read(",3,4,2").answers == Self.people + ["Respondent 1: 3 4 - 2 - -"])
  }

  @Test(arguments: [
    "participant,|Fare|Seats\nAnn,3\nBob,5\nGeomean,3.87\n",
    "participant,node,first,second,ratio\nAnn,,Fare,Seats,3\nBob,,Fare,Seats,5\nGeomean,,Fare,Seats,3.87\n",
  ])
  func `a table of our own has the same rule, without a look at its numbers`(text: String) throws {
    let model = try SurveyForms.model().model
    #expect(
      try ResponseResult.read(text, model: model).error?.hasPrefix(
        "a.csv:4:1: error: the row 'Geomean' can be read in two ways: as a participant, or as what "
          + "follows from the rows above it\n") == true)
    let known = try ResponseResult.read(
      text, model: model,
      options: ResponseOptions(roster: ["Ann", "Bob", "Geomean"].map { Participant($0) }))
    #expect(known.answers.last == "Geomean: 3.87 - - - - -")
  }

  @Test(arguments: ["Min", "N", "GM", "Max", "Maks", "Result", "Maxine", "Media", "Group 4"])
  func `a name that is also a word for a statistic stays a name`(name: String) throws {
    let result = try read("\(name),5,5,5")
    #expect(result.error == nil)
    #expect(result.answers == Self.people + ["\(name): 5 5 - 5 - -"])
  }
}
