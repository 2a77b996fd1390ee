import AHP
import Testing

@testable import AHPFormats

/// Printed numbers in the forms that publications have.
struct ReportedFormsTests {
  private let text = """
    ahp: 1
    name: Test
    alternatives: [x, y]
    goal:
      name: Goal
      ratings: {x: 0.8, y: 0.4}
    reported:
      - alternatives: {x: .67, y: 33.3 %}
        totals: {x: "0,80", y: 0.5}
      - totals:
          x: {value: 2.0, definition: The sum over two raters.}
          y: {value: 0.40, definition: The sum over two raters.}
    """

  @Test func `each form is read, audited and written again`() throws {
    let model = try ModelFile.read(text: text, name: "m.yaml").model
    let audit = try Audit(of: model)
    #expect(
      audit.entries.map(\.verdict) == [
        .agrees, .agrees, .agrees, .disagrees, .otherDefinition, .agrees,
      ])
    #expect(audit.entries.map(\.reported.printed.text).prefix(3) == [".67", "33.3 %", "0,80"])
    #expect(audit.entries[4].reported.definition == "The sum over two raters.")
    for syntax in ModelSyntax.allCases {
      let again = try ModelFile.read(text: model.fileText(syntax), name: "m.\(syntax)")
      #expect(again.model == model)
    }
  }

  @Test func `an erratum and a definition exclude each other`() {
    let wrong = text.replacing(
      "definition: The sum over two raters.}\n      y",
      with: "erratum: No., definition: Yes.}\n      y")
    #expect(throws: FileError.self) { try ModelFile.read(text: wrong, name: "m.yaml") }
  }
}
