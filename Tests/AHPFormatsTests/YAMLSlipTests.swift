import AHP
import PairwiseComparisons
import Testing

@testable import AHPFormats

/// Slips in YAML, which are told in words about the model, several in one run.
struct YAMLSlipTests {
  /// The messages on a text, each with its line and column.
  private func problems(_ text: String) -> [String] {
    do throws(FileError) {
      _ = try YAMLReader.read(SourceText(name: "m.yaml", bytes: Array(text.utf8)))
      return []
    } catch {
      return error.diagnostics.map {
        "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.message)"
      }
    }
  }

  @Test(arguments: [
    (
      "goal:\n\tname: G\n\tchildren:\n\t- name: A\n",
      "2:1 a tab indents the line, and 2 more lines (expected blanks)"
    ),
    (
      "goal:\n  name: G\n\tcomparisons: [[A, B, 3]]\n  children:\n  - name: A\n",
      "3:1 a tab indents the line (expected blanks)"
    ),
    (
      "name: Cost: total\ngoal: 1\n",
      "1:7 'Cost: total' has a colon in it, and no quotes (expected \"Cost: total\")"
    ),
    (
      "alternatives:\n- A: b: c\n- B\n",
      "2:6 'b: c' has a colon in it, and no quotes (expected \"b: c\")"
    ),
    (
      "c: [[A: x: y, B, 3]]\nd: 1\n",
      "1:6 'A: x: y' has a colon in it, and no quotes (expected \"A: x: y\")"
    ),
    ("name: @home\n", "1:7 a text that begins with '@' needs quotes (expected \"@home\")"),
    (
      "name: *x\ngoal: 1\n",
      "1:7 '*x' stands for nothing: there is no '&x' before it (expected \"*x\" if it is a text)"
    ),
    ("name: *x*\ngoal: 1\n", "1:7 a text that begins with '*' needs quotes (expected \"*x*\")"),
    ("name: > x\ngoal: 1\n", "1:7 a text that begins with '>' needs quotes (expected \"> x\")"),
    ("name: \"Tom\ngoal:\n  name: G\n", "1:7 the quotation mark is not closed"),
    ("name: \"Tom\nalternatives: [\"A\", \"B\"]\n", "1:7 the quotation mark is not closed"),
    ("c: [[\"A, B, 3], [A, \"C\", 2]]\nname: 'x'\n", "1:6 the quotation mark is not closed"),
    (
      "name: \"Tom\" Jones\ngoal: 1\n",
      "1:7 text follows the closing quotation mark (expected \"\\\"Tom\\\" Jones\")"
    ),
    (
      "name: 'Tom's car'\ngoal: 1\n",
      "1:7 a quotation mark stands within quotation marks (expected \"Tom's car\")"
    ),
    (
      "children:\n- name: A\n  values: {X: 1}\nname: B\n  values: {X: 2}\n- name: C\n",
      "4:1 the dash of the entry is missing (expected '- name: B')"
    ),
    (
      "c:\n  - [A, B, 3]\n  [A, C, 2]\n  - [B, C, 2]\n",
      "3:3 the dash of the entry is missing (expected '- [A, C, 2]')"
    ),
    (
      "alternatives:\n  - A\n  -B\n  - C\n", "3:3 there is no blank after the dash (expected '- B')"
    ),
    ("name:Cost\ngoal: 1\n", "1:5 there is no blank after the colon (expected 'name: Cost')"),
    ("ahp: 1\nname Cost\ngoal: 1\n", "2:1 the line has no colon (expected 'name: Cost')"),
    ("goal:\n  name = G\n  children: []\n", "2:3 the line has no colon (expected 'name: G')"),
    (
      "goal:\n  children\n    - name: A\n    - name: B\n",
      "2:3 the line has no colon (expected 'children:')"
    ),
    (
      "goal:\n  name: X\n    children:\n    - name: A\n",
      "3:5 the line is indented by 4 blanks (expected 2, since 'name: X' above has its value)"
    ),
    (
      "goal:\n  name: X\n c: [[A, B, 3]]\n  d: 1\n",
      "3:2 the line is indented by 1 blank (expected 2)"
    ),
    (
      "goal: Choose\n  name: G\n  children: []\n",
      "2:3 the line is indented by 2 blanks (expected 0, since 'goal: Choose' above has its value)"
    ),
    (
      "c:\n  - name: A\n - name: B\n  - name: C\n",
      "3:2 the line is indented by 1 blank (expected 2)"
    ),
    ("c: [[A, B, 3], [A, C, 2]\nname: x\n", "1:4 the bracket '[' is not closed"),
    ("c:\n  - [A, B, 3\n  - [A, C, 2]\nname: x\n", "2:5 the bracket '[' is not closed"),
    ("c:\n  - {name: A, values: {X: 1}\n  - {name: B}\n", "2:5 the bracket '{' is not closed"),
    ("alternatives: [A, B]]\nname: x\n", "1:21 the bracket ']' closes nothing"),
    ("c: [[A, B, 3]], [A, C, 2]]\nname: x\n", "1:14 the bracket ']' closes too early"),
    ("c: [[A, B, 3] [A, C, 2]]\nname: x\n", "1:15 a comma is missing before '[A, C, 2]]'"),
    (
      "goal:\n  name: G\n  - name: A\n  - name: B\n",
      "3:3 a list begins among keys (expected the key that it belongs to above it, such as 'children:')"
    ),
  ])
  func `a slip is told with the line of its cause`(text: String, message: String) {
    #expect(problems(text) == [message])
    #expect(problems(text.replacing("\n", with: "\r\n")) == [message])
  }

  private static let model = """
    ahp: 1
    name: Choosing a leader
    alternatives: [Tom, Dick, Harry]
    goal:
      name: Choose a leader
      comparisons:
        - [Experience, Education, 4]
        - [Experience, Age, 7]
        - [Education, Age, 3]
      children:
        - name: Experience
          comparisons: [[Tom, Dick, 1/4], [Tom, Harry, 4], [Dick, Harry, 9]]
        - name: Education
          description: "What they learned"
          comparisons: [[Tom, Dick, 3], [Tom, Harry, 1/5], [Dick, Harry, 1/7]]
        - name: Age
          values:
            Tom: 50
            Dick: 60
            Harry: 30
          direction: lower
    settings:
      synthesis: ideal

    """

  @Test func `quotation marks without sense are not put into quotation marks again and again`() {
    let text = """
      ,Expe0.
      333,Charisma,Y.33,3,1,5
      ahp:Age,0.*4,0.33,Y.34,3,1,5#Criteri", "methodrom":  ."pwctep;Age,0.14,Education5Ch3,3
      Charisma,Y.331
      #Cost;Bus-Train%Plane
      0,0.20,1
      """
    let found = problems(text)
    #expect(
      found == ["1:1 not YAML: while parsing a block node did not find expected node content"])
    #expect(!found.joined().contains(#"\\"#))
  }

  @Test(arguments: ["\r", "\r\n", "\u{85}", "\u{2028}"])
  func `lines are those of YAML, whatever ends them`(end: String) {
    // A character of these is no line feed, and there are more lines than are looked at.
    let blank = String(repeating: end, count: 60)
    let text = "ahp: 1\(end)name: m\(blank)goal: {name: g\(end)children: 2, 3], 2]"
    #expect(problems(text) == ["62:7 the bracket '{' is not closed"])
  }

  @Test func `seven slips of different kinds are told in one run`() {
    let text = Self.model.replacing("name: Choosing a leader", with: "name: Leader: who?")
      .replacing("alternatives: [Tom, Dick, Harry]", with: "alternatives: [Tom, Dick, Harry")
      .replacing("- [Experience, Age, 7]", with: "-[Experience, Age, 7]")
      .replacing("    - name: Education", with: "    name: Education")
      .replacing("\"What they learned\"", with: "\"What they learned")
      .replacing("Dick: 60", with: "Dick 60")
      .replacing("  synthesis: ideal", with: "\tsynthesis: ideal")
    #expect(
      problems(text) == [
        "2:7 'Leader: who?' has a colon in it, and no quotes (expected \"Leader: who?\")",
        "3:15 the bracket '[' is not closed",
        "8:5 there is no blank after the dash (expected '- [Experience, Age, 7]')",
        "13:5 the dash of the entry is missing (expected '- name: Education')",
        "14:20 the quotation mark is not closed",
        "19:9 the line has no colon (expected 'Dick: 60')",
        "23:1 a tab indents the line (expected blanks)",
      ])
  }

  /// Ways to make a slip in a line.
  private static let slips: [(name: String, change: @Sendable (String) -> String)] = [
    ("tab", { $0.replacing("    ", with: "\t", maxReplacements: 1) }),
    ("no colon", { $0.replacing(":", with: "", maxReplacements: 1) }),
    ("no blank after the colon", { $0.replacing(": ", with: ":", maxReplacements: 1) }),
    ("no dash", { $0.replacing("- ", with: "", maxReplacements: 1) }),
    ("no blank after the dash", { $0.replacing("- ", with: "-", maxReplacements: 1) }),
    ("an open bracket", { $0.hasSuffix("]") ? String($0.dropLast()) : $0 }),
    ("a bracket too many", { $0.hasSuffix("]") ? $0 + "]" : $0 }),
    ("an open quotation mark", { $0.replacing(": ", with: ": \"", maxReplacements: 1) }),
    ("a colon", { $0.contains(": ") && !$0.contains("[") ? $0 + ": more" : $0 }),
    ("a blank too many", { $0.hasPrefix("  ") ? " " + $0 : $0 }),
    ("a blank too few", { $0.hasPrefix("  ") ? String($0.dropFirst()) : $0 }),
    ("a special sign", { $0.replacing(": ", with: ": @", maxReplacements: 1) }),
    ("no comma", { $0.replacing("], [", with: "] [", maxReplacements: 1) }),
  ]

  @Test func `a slip in any line leads to one message, at that line`() {
    let lines = Self.model.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var count = 0
    for (name, change) in Self.slips {
      for index in lines.indices {
        var changed = lines
        changed[index] = change(lines[index])
        if changed[index] == lines[index] { continue }
        let found = problems(changed.joined(separator: "\n"))
        if found.isEmpty { continue }
        count += 1
        #expect(found.count == 1, "\(name) in line \(index + 1): \(found)")
        #expect(found[0].hasPrefix("\(index + 1):"), "\(name) in line \(index + 1): \(found)")
      }
    }
    #expect(count > 100)
  }

  @Test func `two slips in any two lines lead to two messages, at these lines, nearly always`() {
    let lines = Self.model.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var generator = SplitMix64(seed: 1)
    var count = 0
    var exactCount = 0
    for _ in 0..<200 {
      let places = [
        Int.random(in: lines.indices, using: &generator),
        Int.random(in: lines.indices, using: &generator),
      ].sorted()
      if places[1] - places[0] < 3 { continue }
      var changed = lines
      var expected: [Int] = []
      for place in places {
        let (_, change) = Self.slips[Int.random(in: Self.slips.indices, using: &generator)]
        var alone = lines
        alone[place] = change(lines[place])
        if problems(alone.joined(separator: "\n")).isEmpty { continue }
        changed[place] = alone[place]
        expected.append(place + 1)
      }
      guard expected.count == 2 else { continue }
      count += 1
      let found = problems(changed.joined(separator: "\n"))
      exactCount +=
        found.map { Int($0.prefix { $0 != ":" }) } == expected.map { Optional($0) } ? 1 : 0
      #expect(
        (1...3).contains(found.count), "\(changed[places[0]]) | \(changed[places[1]]): \(found)")
    }
    // Two lines that are moved in the same way can look as if the others were.
    #expect(exactCount * 10 >= count * 9, "\(exactCount) of \(count)")
    #expect(count > 25)
  }

  @Test(.timeLimit(.minutes(10)))
  func `a file that is nothing but slips ends in time`() {
    #expect(problems(String(repeating: "name: x: y\n", count: 5_000)).count >= 1)
    #expect(problems(String(repeating: "\tname: \"x\n", count: 5_000)).count >= 1)
    #expect(problems(String(repeating: "[", count: 500) + "\n").count >= 1)
    #expect(problems(String(repeating: "- [a: @\n", count: 5_000)).count >= 1)
  }
}
