import AHP
import AHPFormats
import Testing

/// Models from outlines.
struct ModelOutlineTests {
  private func problems(_ text: String) -> String {
    do throws(FileError) {
      _ = try ModelOutline.read(text: text, fileName: "outline.txt")
      return ""
    } catch {
      return "\(error)"
    }
  }

  private let outline = """
    Choose a leader

    \tExperience
    \tEducation
    \t\tDegree
    \t\tSchool
    \tAge
    Alternatives:
    \tTom
    \tDick
    """

  @Test(arguments: ["\t", "  ", "     "], ["\n", "\r\n"])
  func `tabs and spaces give the same model`(indentation: String, end: String) throws {
    let text = outline.replacing("\t", with: indentation).replacing("\n", with: end)
    let model = try ModelOutline.read(text: "\u{FEFF}" + text, fileName: "outline.txt")
    #expect(model.name == "Choose a leader")
    #expect(
      model.criteria.indices.map { model.path(of: $0) } == [
        "Choose a leader", "Experience", "Education", "Education/Degree", "Education/School", "Age",
      ])
    #expect(model.alternatives.map(\.name) == ["Tom", "Dick"])
    #expect(model.criteria.allSatisfy { $0.judgments == .none })
  }

  @Test(arguments: [ModelSyntax.yaml, .json])
  func `the model that is written is the one that is read`(syntax: ModelSyntax) throws {
    let model = try ModelOutline.read(text: outline, fileName: "outline.txt")
    let written = try model.fileText(syntax)
    let read = try ModelFile.read(text: written, name: "model.\(syntax.rawValue)").model
    #expect(read.name == model.name && read.alternatives == model.alternatives)
    #expect(
      Set(read.criteria.indices.map { read.path(of: $0) })
        == Set(model.criteria.indices.map { model.path(of: $0) }))
  }

  @Test func `all problems are told at once, each with its place`() {
    #expect(
      problems("Goal\n    A\n  B\n    A\nX\nAlternatives:\n  T\n    U\n  T\nAlternatives:\n  V\n")
        == """
        outline.txt:3:3: error: the indentation of 'B' fits none of the lines above (expected that of \
        a sibling)
          B
          ^
        outline.txt:4:5: error: 'A' is given twice under 'Goal' (first in line 2)
            A
            ^
        outline.txt:5:1: error: 'X' stands beside the goal 'Goal' (expected one goal)
        X
        ^
          hint: indent what is below the goal
        outline.txt:8:5: error: 'U' is below an alternative (expected a flat list)
            U
            ^
        outline.txt:9:3: error: the alternative 'T' is given twice (first in line 7)
          T
          ^
        outline.txt:10:1: error: the alternatives are given twice (first in line 6)
        Alternatives:
        ^
        """)
  }

  @Test(arguments: [
    ("", "outline.txt: error: the outline is empty (expected a goal in the first line)"),
    (" \n\t\n", "outline.txt: error: the outline is empty (expected a goal in the first line)"),
    (
      "Goal",
      "outline.txt: error: there is nothing to compare (expected criteria below the goal, or two "
        + "alternatives)"
    ),
    (
      "Goal\n  A\u{7}b\n  C",
      """
      outline.txt:2:3: error: 'A\u{FFFD}b' is not a name (expected visible text without control \
      characters)
        A b
        ^
      """
    ),
    (
      "Goal\n  A\nAlternatives:\n",
      "outline.txt:3:1: error: there are no alternatives here\nAlternatives:\n^"
    ),
    (
      "  Goal\n    A\n B\n",
      """
      outline.txt:3:2: error: the indentation of 'B' fits none of the lines above (expected tabs or \
      spaces as there)
       B
       ^
      """
    ),
  ])
  func `what is no outline is refused`(text: String, message: String) {
    #expect(problems(text) == message)
  }

  @Test func `a goal with alternatives alone is a model`() throws {
    let model = try ModelOutline.read(
      text: "Goal\nalternatives:\n  A/B\n  \u{1F680} =1", fileName: "outline.txt")
    #expect(model.alternatives.map(\.name) == ["A/B", "\u{1F680} =1"])
  }
}
