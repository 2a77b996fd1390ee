import AHP
import AHPFormats
import Foundation
import TestSupport
import Testing

@testable import AHPReports

/// Questionnaires as pages, tables and documents.
struct QuestionnaireTests {
  static let hostile = [
    "</script><script>alert(1)</script>", "=1+1", "\"quoted\", it's",
    "\u{5E9}\u{5DC}\u{5D5}\u{5DD}",
    "\u{1F680} rocket", String(repeating: "long ", count: 99) + "name", "<\u{301}!-- {{script}}",
    ",\u{301}accent", "@a|b",
  ]

  private func questionnaire(
    _ names: [String] = hostile, participants: [Participant] = [],
    language: Language = .english
  ) throws -> Questionnaire {
    let model = try DecisionModel(
      name: names[0], goal: Criterion("<img src=x onerror=alert(2)>"),
      alternatives: names.map { Alternative($0) })
    return try Questionnaire(
      of: model, questions: Array(Questions(of: model).indices), options: EvaluationOptions(),
      participants: participants, language: language)
  }

  /// Two criteria with networks whose nodes have the same names.
  static let networks: DecisionModel = {
    let network = """
            network:
              - cluster: Options
                alternatives: true
                nodes: [{name: A, dependsOn: {People: {}}}, {name: B, dependsOn: {People: [Users]}}]
              - cluster: People
                nodes:
                  - {name: Users, dependsOn: {Options: {}}}
                  - {name: Owners, dependsOn: {Options: {}, People: [Users]}}

      """
    let file = try? ModelFile.read(
      text: """
        ahp: 1
        name: Networks
        alternatives: [A, B]
        goal:
          name: Which
          children:
            - name: Gains
        \(network)    - name: Losses
        \(network)
        """, name: "m.yaml")
    guard let file else { preconditionFailure("the model can be read") }
    return file.model
  }()

  @Test func `a document to print asks which influences more, and of which cluster`() throws {
    let model = Self.networks
    func document(_ language: Language) throws -> [Substring] {
      try Questionnaire(
        of: model, questions: Array(Questions(of: model).indices), options: model.options,
        language: language
      ).rendered(as: .markdown).split(separator: "\n")
    }
    let english = try document(.english)
    let scale = "9 8 7 6 5 4 3 2 1 2 3 4 5 6 7 8 9"
    #expect(
      english[2].hasPrefix(
        "Circle one number for each pair: on the left side if the left item is your answer to the "
          + "question above, on the right side if the right one is; 1 if they are equal,"))
    #expect(
      english[3..<13].map(String.init) == [
        "## Goal: Which", "For “Which”: which is more important, and by how much?",
        "|   |   |   |", "|---:|:---:|---|", "| Gains | \(scale) | Losses |",
        "## Gains/Options/A → People",
        "For “Gains/Options/A”: which influences it more, and by how much?",
        "|   |   |   |", "|---:|:---:|---|", "| Users | \(scale) | Owners |",
      ])
    let ofClusters = try #require(
      english.firstIndex(of: "## Clusters that influence Losses/People"))
    #expect(
      english[ofClusters + 1]
        == "For the cluster “Losses/People”: which cluster influences it more, and by how much?")
    let indonesian = try document(.indonesian)
    #expect(indonesian.contains("## Klaster yang memengaruhi Gains/People"))
    #expect(
      indonesian.contains(
        "Untuk “Gains/Options/A”: mana yang lebih berpengaruh, dan seberapa besar?"))
    #expect(!indonesian.contains { $0.contains("lebih penting atau") || $0.contains("clusters") })
  }

  @Test func `forms of surveys name the criterion whose network they ask about`() throws {
    let lines = try SurveyForm(of: Self.networks, style: .two).qualtrics()
      .split(separator: "\n")
    for criterion in ["Gains", "Losses"] {
      #expect(
        lines.contains("For “\(criterion)/Options/A”: which influences it more, Users or Owners?"))
      #expect(
        lines.contains(
          "For the cluster “\(criterion)/People”: which cluster influences it more, Options or People?"
        ))
    }
  }

  /// The part of the page between two texts.
  private func part(_ page: String, from start: String, to end: String) throws -> String {
    let from = try #require(page.range(of: start))
    let rest = page[from.upperBound...]
    return String(rest[..<(try #require(rest.range(of: end))).lowerBound])
  }

  @Test func `nothing of the model is markup in the page, and all of it is there`() throws {
    let page = try questionnaire().rendered(as: .html)
    #expect(!page.contains("<script>alert") && !page.contains("<img"))
    // Two scripts of the page's own, and where they end.
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(page.components(separatedBy: "</script").count == 3)
    let data = try part(page, from: "id=\"data\">", to: "</script>")
    #expect(!data.unicodeScalars.contains("<"))
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
    let questions = try #require(json["questions"] as? [String: Any])
    let criteria = try #require(questions["criteria"] as? [[String: Any]])
    let items = try #require(criteria[0]["items"] as? [[String: Any]])
    #expect(items.map { $0["name"] as? String } == Self.hostile)
  }

  @Test(arguments: Language.shippedTags)
  func `the page asks for nothing from anywhere, and has every text that its script uses`(
    tag: String
  ) throws {
    let language = try #require(Language.shipped(tag))
    let text = try #require(language.questionnaire)
    let page = try questionnaire(["A", "B"], language: language).rendered(as: .html)
    #expect(page.contains("<html lang=\"\(tag)\">"))
    #expect(page.contains("default-src 'none'"))
    let outside = ["stylesheet", "http:", "https:", "url(", "@import", "fetch("]
    let unsafe = ["XMLHttpRequest", "innerHTML", "eval("]
    for word in outside + unsafe {
      #expect(!page.contains(word), "\(word)")
    }
    let script = try part(page, from: "<script>\n", to: "</script>")
    let used = Set(
      script.matches(of: /\btext\.([A-Za-z]+)/).map { String($0.output.1) })
    let present: Set<String> =
      if case .mapping(let texts) = text.data() { Set(texts.map(\.key)) } else { [] }
    #expect(used.subtracting(["textContent"]).isSubset(of: present))
    // Without a script the page says one text itself.
    #expect(present.subtracting(["noScript"]).isSubset(of: used))
    #expect(page.contains("<noscript><p>\(text.text("noScript"))</p></noscript>"))
    for kind in [ComparedKind.criteria, .alternatives, .influences] {
      let words = text.words(on: kind)
      #expect(words.count == 9 && Set(words).count == 9)
      #expect(
        words.allSatisfy {
          $0.contains("{first}") && $0.contains("{second}") && !$0.contains("{word}")
            && !$0.contains("{same}")
        })
    }
  }

  @Test(.enabled(if: Browser.isThere, "there is no Chromium to open pages"))
  func `the page computes what the tool computes`() throws {
    var generator = SplitMix64(seed: 20_250_711)
    var cases: [(order: Int, judgments: [[Double]], consistency: Consistency)] = []
    while cases.count < 300 {
      let order = 3 + Int(generator.next() % 13)
      let share = generator.next() % 3
      var judgments: [[Double]] = []
      var matrix = IncompleteComparisonMatrix(order: order)
      for row in 0..<order {
        for column in row + 1..<order where generator.next() % 4 >= share {
          let number = Double(1 + generator.next() % 9)
          let ratio = generator.next() % 2 == 0 ? number : 1 / number
          judgments.append([Double(row), Double(column), ratio])
          try matrix.setJudgment(of: row, against: column, to: ratio)
        }
      }
      guard let consistency = try? matrix.consistency() else { continue }
      cases.append((order, judgments, consistency))
    }
    let input = try JSONSerialization.data(
      withJSONObject: cases.map { ["order": $0.order, "judgments": $0.judgments] as [String: Any] })
    let page = try questionnaire().rendered(as: .html)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).html")
    try page.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let output = try Browser.run(
      "call", file.path,
      """
      (cases) => cases.map(({ order, judgments }) => {
        const missing = order * (order - 1) / 2;
        return arithmetic.consistency(order, judgments, new Array(missing).fill(1)).index;
      })
      """, input: input)
    let computed = try #require(JSONSerialization.jsonObject(with: output) as? [Double])
    try #require(computed.count == cases.count)
    for (one, index) in zip(cases, computed) {
      #expect(abs(one.consistency.index - index) <= 1e-10 * max(1, index), "order \(one.order)")
    }
  }

  /// Tries every judgment at every value of the scale, which the page does for those that deviate
  /// most.
  @Test(.enabled(if: Browser.isThere, "there is no Chromium to open pages"))
  func `the page names the change that helps most`() throws {
    var generator = SplitMix64(seed: 20_261_129)
    let values = (2...9).reversed().map { Double($0) } + (1...9).map { 1 / Double($0) }
    var cases: [[String: Any]] = []
    var matrices: [ComparisonMatrix] = []
    while cases.count < 40 {
      let order = 3 + Int(generator.next() % 6)
      let triangle = (0..<order * (order - 1) / 2).map { _ in
        values[Int(generator.next() % UInt64(values.count))]
      }
      let matrix = try ComparisonMatrix(order: order, upperTriangle: triangle)
      matrices.append(matrix)
      let judgments = zip(UpperTriangle.pairs(order: order), triangle).map {
        [Double($0.row), Double($0.column), $1]
      }
      cases.append(["order": order, "judgments": judgments, "ratios": values])
    }
    let page = try questionnaire().rendered(as: .html)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).html")
    try page.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let output = try Browser.run(
      "call", file.path,
      """
      (cases) => cases.map(({ order, judgments, ratios }) =>
        arithmetic.bestChange(order, judgments, [1], ratios)?.ratio ?? null)
      """, input: try JSONSerialization.data(withJSONObject: cases))
    let found = try #require(JSONSerialization.jsonObject(with: output) as? [Any])
    for (matrix, found) in zip(matrices, found) {
      let now = matrix.consistency().index
      let least =
        try matrix.upperTriangle.indices.flatMap { place in
          try values.map { value in
            var triangle = matrix.upperTriangle
            triangle[place] = value
            return try ComparisonMatrix(order: matrix.order, upperTriangle: triangle)
              .consistency().index
          }
        }.min() ?? now
      if least < now * (1 - 1e-9) {
        let ratio = try #require(found as? Double)
        #expect(abs(ratio - least) <= 1e-9 * max(1, least))
      } else {
        #expect(found is NSNull)
      }
    }
  }

  @Test func `the page has the scale, the random indices and the threshold of the model`() throws {
    var model = try DecisionModel(name: "M", goal: "G", alternatives: ["A", "B", "C", "D"])
    model.settings.scale = .balancedN
    model.settings.randomIndex = .saaty1980
    model.settings.incompleteRandomIndex = .unrestricted
    model.settings.consistencyThreshold = .byOrder
    let page = try Questionnaire(
      of: model, questions: QuestionDesign.balanced(redundancy: 1).questions(of: model, seed: 3),
      options: model.options
    ).rendered(as: .html)
    let data = try part(page, from: "id=\"data\">", to: "</script>")
    let json = try #require(JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
    let questions = try #require(json["questions"] as? [String: Any])
    let goal = try #require((questions["criteria"] as? [[String: Any]])?.first)
    let scale = try #require(goal["scale"] as? [Double])
    #expect(scale == (1...9).map { JudgmentScale.balancedN.value(of: Double($0), order: 4) })
    #expect(goal["randomIndex"] as? [Double] == [0.9, 0.5762, 0.2843, 0])
    #expect(goal["threshold"] as? Double == 0.08)
    #expect((goal["pairs"] as? [[Int]])?.count == 4)
    #expect((questions["method"] as? String)?.contains("Saaty (1980)") ?? false)
  }

  @Test func `cells that a spreadsheet would run are texts, and are read back as what they were`()
    throws
  {
    let people = [Participant("=Ann"), Participant("Bob")]
    let names = Self.hostile
    let long = try questionnaire(participants: people).rendered(as: .csv)
    #expect(
      long.contains("\n'=Ann,") && long.contains(",'=1+1,") && long.contains(",\",\u{301}accent\",")
    )
    #expect(!long.contains("\n=") && !long.contains(",=") && !long.contains(",@"))
    let model = try DecisionModel(
      name: names[0], goal: Criterion("<img src=x onerror=alert(2)>"),
      alternatives: names.map { Alternative($0) })
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "filled.csv")
    // Everybody says 3 to everything.
    let filled = long.split(separator: "\n").enumerated()
      .map { $0.offset == 0 ? String($0.element) : $0.element + "3" }.joined(separator: "\n")
    try filled.write(to: file, atomically: true, encoding: .utf8)
    var responses: [Response] = []
    try ResponseReader(model: model, options: ResponseOptions(roster: people))
      .read([file.path], restart: { responses = [] }, receive: { responses.append($0) })
    #expect(responses.map(\.participant.name) == ["=Ann", "Bob"])
    #expect(responses.allSatisfy { $0.answerCount == Questions(of: model).count })
    var collected: [UInt8] = []
    let writer = try ResponseWriter(model: model, form: .long)
    for response in responses { writer.append(response, to: &collected) }
    let text = String(decoding: collected, as: UTF8.self)
    #expect(text.hasPrefix("'=Ann,") && !text.contains("\n=") && !text.contains(",="))
    // Anybody may answer: the name is the same.
    try Data(writer.header + collected).write(to: file)
    var again: [Response] = []
    try ResponseReader(model: model)
      .read([file.path], restart: { again = [] }, receive: { again.append($0) })
    #expect(again == responses)
    let wide = try questionnaire(["=A", "B"], participants: people)
      .rendered(as: .csv, form: .wide)
    #expect(wide == "participant,<img src=x onerror=alert(2)>|=A|B\n'=Ann,\nBob,\n")
    // The columns of names with bars can be read in two ways.
    #expect(throws: FileError.self) {
      try questionnaire(["a", "b|c", "a|b", "c"]).rendered(as: .csv, form: .wide)
    }
  }

  @Test func `a document to print has each pair once, and names as texts`() throws {
    let document = try questionnaire(["A", "B_c", "<b>"]).rendered(as: .markdown)
    #expect(document.contains("| A | 9 8 7 6 5 4 3 2 1 2 3 4 5 6 7 8 9 | B\\_c |"))
    #expect(document.contains("| \\<b\\> |\n"))
    #expect(document.split(separator: "\n").count { $0.contains("9 8 7") } == 3)
  }
}
