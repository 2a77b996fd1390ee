import AHP
import Testing

@testable import AHPFormats

struct YAMLTests {
  private func document(_ text: String) throws(FileError) -> Document {
    try YAMLReader.read(SourceText(name: "m.yaml", bytes: Array(text.utf8)))
  }

  private func problem(_ text: String) -> String {
    do {
      return "read as \(spelled(try document(text).root))"
    } catch {
      return error.description
    }
  }

  /// The value in one line, texts that are not plain in quotes.
  private func spelled(_ value: Document.Value) -> String {
    switch value.kind {
    case .null: "null"
    case .plain: value.text()
    case .array: "[" + value.elements().map(spelled).joined(separator: ", ") + "]"
    case .object:
      "{" + value.members().map { "\($0.key.text()): \(spelled($0.value))" }.joined(separator: ", ")
        + "}"
    default: "'\(value.text())'"
    }
  }

  // MARK: Reading

  @Test(arguments: [
    ("a: [1, 'x', \"y\", ~, Null, nullo, '']", "{a: [1, 'x', 'y', null, null, nullo, '']}"),
    (
      "a:\nb: |\n  two\n  lines\nc: >-\n  one\n  line",
      "{a: null, b: 'two\nlines\n', c: 'one line'}"
    ),
    ("- - 1\n  - 2\n- {b: [], c: {}}", "[[1, 2], {b: [], c: {}}]"),
    ("%YAML 1.1\n---\n# a comment\na: 1 # another\n...\n", "{a: 1}"),
    ("---\n", "null"),
    ("a\\u00e9: \"\\u00e9\\0\"", "{a\\u00e9: 'é\u{0}'}"),
    ("\u{FEFF}a: 1", "{a: 1}"),
    ("?\n: 1", "{: 1}"),
  ])
  func `a text is read`(text: String, expected: String) throws {
    #expect(spelled(try document(text).root) == expected)
  }

  @Test func `each value knows its line and column`() throws {
    let root = try document("é: [x,\n  é, {ü: y}]\n").root
    let list = root.members()[0].value
    #expect(root.members()[0].key.position() == SourcePosition(line: 1, column: 1))
    #expect(list.position() == SourcePosition(line: 1, column: 4))
    #expect(list.elements()[1].position() == SourcePosition(line: 2, column: 3))
    #expect(list.elements()[2].members()[0].value.position() == SourcePosition(line: 2, column: 10))
  }

  @Test(arguments: [
    ("a: 1\nb: [x", "2:4: error: the bracket '[' is not closed"),
    ("a: }\nb: {", "1:4: error: the bracket '}' closes nothing"),
    ("é: 1\nü: \u{1}", "2:4: error: not YAML: control characters are not allowed (found U+1)"),
    ("\u{FEFF}é: \u{1}", "1:5: error: not YAML: control characters are not allowed (found U+1)"),
    (
      "a: 1\n---\nb: 1",
      "2:1: error: not YAML: expected a single document in the stream but found another document"
    ),
    ("? [a]\n: b", "1:3: error: a list cannot be a key (expected text)"),
    ("a: 1\n? {b: c}\n: d", "2:3: error: a mapping cannot be a key (expected text)"),
    ("# nothing", "m.yaml: error: the file is empty (expected a model)"),
  ])
  func `a problem is told with its place`(text: String, message: String) {
    #expect(problem(text).contains(message), "\(problem(text))")
  }

  @Test(arguments: ["[", "- "])
  func `values are nested a thousand deep and no deeper`(start: String) throws {
    let end = start == "[" ? "]" : ""
    func text(_ depth: Int) -> String {
      String(repeating: start, count: depth) + "x" + String(repeating: end, count: depth)
    }
    #expect(try document(text(1000)).nodes.count == 1001)
    #expect(
      problem(text(1001)).hasPrefix(
        "m.yaml:1:\(1000 * start.count + 1): error: lists and mappings are nested more than 1000 deep"
      ))
  }

  @Test(.timeLimit(.minutes(10)))
  func `a hundred thousand keys take no longer than as many elements`() throws {
    let keys = (0..<100_000).map { "key \($0): \($0)\n" }
    #expect(try document(keys.joined()).root.members().count == 100_000)
  }

  @Test func `directives that would take hours are refused`() throws {
    func text(_ count: Int) -> String {
      (0..<count).map { "%TAG !t\($0)! tag:x\n" }.joined() + "---\na: !t7!x 1\n"
    }
    #expect(spelled(try document(text(100)).root) == "{a: 1}")
    #expect(
      problem(text(1_000_000)).hasPrefix("m.yaml:101:1: error: more than 100 directives %TAG"))
  }

  // MARK: Aliases

  @Test(arguments: [
    ("a: &x 1\nb: *x", "{a: 1, b: 1}"),
    ("a: &x '1'\nb: [*x, *x]", "{a: '1', b: ['1', '1']}"),
    ("a: &x\nb: *x", "{a: null, b: null}"),
    ("a: &x {b: [1, {c: 2}]}\nd: [0, *x, 3]", "{a: {b: [1, {c: 2}]}, d: [0, {b: [1, {c: 2}]}, 3]}"),
    (
      "a: &a [1]\nb: &b [*a, {k: *a}]\nc: [*b, *a]",
      "{a: [1], b: [[1], {k: [1]}], c: [[[1], {k: [1]}], [1]]}"
    ),
    ("a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}"),
    ("a: &x [&x 1, *x]\nb: *x", "{a: [1, 1], b: 1}"),
    ("&x a: b\nc: *x", "{a: b, c: a}"),
    ("a: &x b\n*x : c", "{a: b, b: c}"),
    ("&m a: 1\nb: &m {c: 2} # *m\nd: *m", "{a: 1, b: {c: 2}, d: {c: 2}}"),
  ])
  func `an alias stands for what has its anchor`(text: String, expected: String) throws {
    #expect(spelled(try document(text).root) == expected)
  }

  @Test func `what an alias stands for keeps its place`() throws {
    let copy = try document("a: &x [1,\n  2]\nb: *x").root.members()[1].value
    #expect(copy.position() == SourcePosition(line: 1, column: 4))
    #expect(copy.elements()[1].position() == SourcePosition(line: 2, column: 3))
    #expect(copy.elements()[1].path() == "b[1]")
  }

  @Test(arguments: [
    ("a: 1\nb: *x", "2:4: error: '*x' stands for nothing: there is no '&x' before it"),
    ("a: [*x]\nb: &x 1", "1:5: error: '*x' stands for nothing: there is no '&x' before it"),
    ("a: &x [1, *x]", "1:11: error: the alias '*x' is inside of what it stands for"),
    ("a: &x 1\nb: &x {c: [*x]}", "2:12: error: the alias '*x' is inside of what it stands for"),
    ("a: &x [1]\n*x : 2", "2:1: error: a list cannot be a key (expected text)"),
  ])
  func `an alias that stands for nothing is told with its place`(text: String, message: String) {
    #expect(problem(text).hasPrefix("m.yaml:\(message)"), "\(problem(text))")
  }

  @Test func `aliases are counted, not stars`() throws {
    let stars =
      "- &x '*a *b'\n- \"*x\"\n- a *x *y # *z\n" + String(repeating: "- '*x'\n", count: 40)
    let aliases = String(repeating: "- *x\n", count: 30)
    #expect(try document(stars + aliases).root.elements().count == 73)
    #expect(
      problem(stars + aliases + "- *x").hasPrefix(
        "m.yaml:74:3: error: more than 30 aliases (*name); a model has no need of them"))
  }

  @Test func `few aliases that stand for much are refused`() {
    var text = "- &a0 [" + String(repeating: "x, ", count: 1000) + "x]\n"
    for level in 1...10 {
      text += "- &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(problem(text).contains("error: the aliases (*name) stand for too many values"))
    var deep = "- &a0 " + String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
    deep +=
      "\n- &a1 " + String(repeating: "[", count: 400) + "*a0" + String(repeating: "]", count: 400)
    #expect(!problem(deep).contains("error"))
    deep += "\n- " + String(repeating: "[", count: 200) + "*a1" + String(repeating: "]", count: 200)
    #expect(
      problem(deep).contains("3:203: error: lists and mappings are nested more than 1000 deep"))
  }

  // MARK: Writing

  @Test func `a value is written as people write YAML`() throws {
    let long = (1...20).map { "word\($0)" }.joined(separator: " ")
    let value = DataValue.mapping([
      ("name", .text("Über 漢字 😀")), ("yes", .text("No")), ("a: b", .text("#x")),
      ("empty", .list([])), ("no members", .mapping([])), ("text", .text("")),
      ("long", .text("\(long), \(long)\n\tend\u{0}")),
      ("numbers", .list([.integer(1), .number(0.5)])),
      ("ratios", .ratiosWithGaps([3, nil, 1.0 / 3])), ("digits", .digits("1.50")),
      (
        "list",
        .list([.text("1/3"), .list([.boolean(true), .null]), .mapping([("k", .text("v"))])])
      ),
    ])
    let text = try value.yaml()
    #expect(
      text == """
        name: "Über 漢字 \\U0001F600"
        "yes": "No"
        "a: b": "#x"
        empty: []
        no members: {}
        text: ""
        long: "word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12 word13 word14 word15
          word16 word17 word18 word19 word20, word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11
          word12 word13 word14 word15 word16 word17 word18 word19 word20\\n\\tend\\0"
        numbers: [1, 0.5]
        ratios: [3, null, 1/3]
        digits: 1.50
        list:
        - 1/3
        - [true, null]
        - k: v

        """)
  }
}
