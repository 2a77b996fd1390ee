import AHP
import Testing

@testable import AHPFormats

/// Sums, means and priorities around a matrix, and items that have their names.
struct SquareTotalsTests {
  private func judgments(_ text: String) throws -> (names: [String], triangle: [Double?]?) {
    let model = try ModelImport.read(text: text, name: "m.csv").model
    return (
      model.itemNames(of: model.goal),
      model.criteria[model.goal].judgments.forEverybody?.matrix?.upperTriangle()
    )
  }

  private func problem(_ text: String) -> String {
    do throws(FileError) {
      _ = try ModelImport.read(text: text, name: "m.csv")
      return "no problem"
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ",A,B,C,Total\nA,1,3,5,9\nB,1/3,1,2,3.33\nC,1/5,1/2,1,1.7\nTotal,,,,\n",
    ",A,B,C,Total\nA,1,3,5,\nB,1/3,1,2,\nC,1/5,1/2,1,\nTotal,1.53,4.5,8,\n",
    ",A,B,C,Total\nA,1,3,5,9\nB,1/3,1,2,3.33\nC,1/5,1/2,1,1.7\nTotal,1.53,4.5,8,14.03\n",
    "Kriteria;A;B;C;Jumlah\nA;1;3;5;9\nB;0,333;1;2;3,333\nC;0,2;0,5;1;1,7\n"
      + "Jumlah;1,533;4,5;8;14,033\n",
    ",A,B,C,Average\nA,1,3,5,3\nB,1/3,1,2,1.11\nC,1/5,1/2,1,0.57\nAverage,0.51,1.5,2.67,\n",
    ",A,B,C,Priority\nA,1,3,5,65\nB,1/3,1,2,23\nC,1/5,1/2,1,12\n",
    "Step 1\n\n,A,B,C,Sum\nA,1,3,5,9\nB,1/3,1,2,3.33\nC,1/5,1/2,1,1.7\nSum,1.53,4.5,8,14.03\n",
  ])
  func `a row and a column of one name that follow from the judgments are no item`(text: String)
    throws
  {
    let found = try judgments(text)
    #expect(found.names == ["A", "B", "C"])
    #expect(found.triangle == [3, 5, 2])
  }

  @Test(arguments: [
    (",A,B,Total\nA,1,3,5\nB,1/3,1,2\nTotal,1/5,1/2,1\n", ["A", "B", "Total"]),
    (",A,B,Total\nA,1,3,5\nB,,1,2\nTotal,,,\n", ["A", "B", "Total"]),
    (
      ",Price,Quality,Weight\nPrice,1,3,5\nQuality,1/3,1,2\nWeight,1/5,1/2,1\n",
      ["Price", "Quality", "Weight"]
    ),
    (",2023,2024,2025\n2023,1,3,5\n2024,1/3,1,2\n2025,1/5,1/2,1\n", ["2023", "2024", "2025"]),
    ("Kriteria,1,2,3\n1,1,3,5\n2,,1,2\n3,,,1\n", ["1", "2", "3"]),
    (
      ",2023,2024,2025,Total\n2023,1,3,5,9\n2024,1/3,1,2,3.33\n2025,1/5,1/2,1,1.7\n"
        + "Total,1.53,4.5,8,\n", ["2023", "2024", "2025"]
    ),
  ])
  func `items may have the names of sums, or numbers for names`(text: String, names: [String])
    throws
  {
    let found = try judgments(text)
    #expect(found.names == names)
    #expect(found.triangle == [3, 5, 2])
  }

  @Test(arguments: [
    ",Price,Quality,Weight\nPrice,1,3,5\nQuality,,1,2\n",
    ",Price,Quality,Weight\nPrice,1,3,5\nQuality,1/3,1,2\n",
  ])
  func `a column that can be an item without its row is refused with both readings`(text: String) {
    #expect(
      problem(text) == """
        m.csv:1:16: error: 'Weight' can be read in two ways: as what follows from the judgments, or \
        as an item whose row is missing below
        ,Price,Quality,Weight
                       ^
          hint: take it out of the table if it follows, or write the row of the item
        """)
  }

  @Test func `a row that can be an item without its column is refused with both readings`() {
    #expect(
      problem(",Price,Quality\nPrice,1,\nQuality,1/3,1\nWeight,1/5,1/2\n").hasPrefix(
        "m.csv:4:1: error: 'Weight' can be read in two ways: as what follows from the judgments, or "
          + "as an item whose column is missing\n"))
  }

  @Test(arguments: [
    ",Price,Quality,Weight\nPrice,1,3,0.75\nQuality,1/3,1,0.25\n",
    ",Price,Quality,Bobot\nPrice,1,3,75\nQuality,1/3,1,25\n",
    ",Price,Quality,Bobot\nPrice,1,3,75%\nQuality,1/3,1,25 %\n",
    ",Price,Quality,Total\nPrice,1,3,4\nQuality,1/3,1,1.33\n",
    ",Price,Quality\nPrice,1,3\nQuality,1/3,1\nJumlah,1.33,4\n",
  ])
  func `what follows from the judgments is left out`(text: String) throws {
    let found = try judgments(text)
    #expect(found.names == ["Price", "Quality"])
    #expect(found.triangle == [3])
  }

  private static let matrix = ",A,B,C\nA,1,3,5\nB,1/3,1,2\nC,1/5,1/2,1\n"

  @Test(arguments: [
    matrix + "CR 0.003\n", matrix + "CI = 0.002,,,\nCR = 0.003,,,\nFilled in by Ann,,,\n",
    matrix + "Importance,0.648,0.230,0.122\n",
    ",A,B,C,Comment\nA,1,3,5,good\nB,1/3,1,2,\nC,1/5,1/2,1,so so\n",
    ",A,B,C,Score\nA,1,3,5,0.648\nB,1/3,1,2,0.230\nC,1/5,1/2,1,0.122\n",
    ",A,B,C,Σ,Aw,λ\nA,1,3,5,9,1.945,3.0\nB,1/3,1,2,3.333,0.69,3.0\nC,1/5,1/2,1,1.7,0.367,3.0\n"
      + "Σ,1.533,4.5,8,,,\n",
    ",A,B,C,,A,B,C\nA,1,3,5,A,1,2,3\nB,1/3,1,2,B,1/2,1,1\nC,1/5,1/2,1,C,1/3,1,1\n",
    ",P,Q,R\nA,1,3,5\nB,1/3,1,2\nC,1/5,1/2,1\n",
  ])
  func `lines, columns and further matrices around a matrix are no items`(text: String) throws {
    let found = try judgments(text)
    #expect(found.names == ["A", "B", "C"])
    #expect(found.triangle == [3, 5, 2])
  }

  @Test func `a row of sums below numbers without names is no item`() throws {
    #expect(
      try judgments("1,3,5\n1/3,1,2\n1/5,1/2,1\n1.533,4.5,8\n").triangle == [3, 5, 2])
  }

  @Test(arguments: [
    (matrix + "D,3,4,5\n", "whose column is missing"),
    (",A,B,C,D\nA,1,3,5,7\nB,1/3,1,2,3\nC,1/5,1/2,1,2\n", "whose row is missing below"),
  ])
  func `numbers around a matrix that do not follow from it can be an item`(
    text: String, reading: String
  ) {
    #expect(
      problem(text).contains("'D' can be read in two ways: as what follows from the judgments"))
    #expect(problem(text).contains(reading))
  }

  @Test func `the number of a date is no judgment`() {
    #expect(
      problem(",A,B\nA,1,46082\nB,,1\n").hasPrefix(
        "m.csv:2:5: error: judgment 46082 of 'A' against 'B' is a date (expected a positive number or "
          + "a fraction such as 1/3)\n"))
  }

  @Test(arguments: [
    "Name,Fare or Seats\nAnn,46082\nBob,2\n", "participant,|Fare|Seats\nAnn,46082\nBob,2\n",
    "participant,node,first,second,ratio\nAnn,,Fare,Seats,46082\n",
    "Name,Fare or Seats,By how much?\nAnn,Fare,46082\n",
  ])
  func `the number of a date is no answer, even where any ratio is one`(text: String) throws {
    let result = try ResponseResult.read(
      text, model: SurveyForms.model().model, options: ResponseOptions(answers: .any))
    #expect(
      result.error?.contains("judgment 46082 of 'Fare' against 'Seats' is a date") == true,
      "\(result.error ?? "")")
  }
}
