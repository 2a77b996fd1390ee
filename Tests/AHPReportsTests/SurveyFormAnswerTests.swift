import AHP
import Foundation
import Testing

@testable import AHPFormats
@testable import AHPReports

/// Answers to the forms of a model, as the survey programs export them, come back without a map.
struct SurveyFormAnswerTests {
  private static let text = """
    ahp: 1
    name: Bus
    alternatives: [{name: Red, labels: {id: Merah}}, Blue, Green 9]
    goal:
      name: Bus line
      labels: {id: Jalur bus}
      children:
        - {name: Fare, labels: {id: Tarif}}
        - name: Comfort
          labels: {id: Kenyamanan}
          children: [{name: Seats, labels: {id: Kursi}}, {name: Second class}, {name: First aid}]
        - {name: Speed, comparisons: [[Red, Blue, 2], [Red, Green 9, 3], [Blue, Green 9, 2]]}
        - {name: Safety, priorities: {Red: 0.5, Blue: 0.3, Green 9: 0.2}}
    """

  private static let people = ["Ann", "Bob", "Cem"]

  /// How many times the first of the pair is preferred; below 0 for the second.
  private static func answer(_ person: Int, _ question: Int) -> Int {
    [3, -5, 1, -7, 2, 9, -2, 4, 1, 6, -3, 8, 5, -9, -4, 7, -6, -8][(7 * person + question) % 18]
  }

  // MARK: Programs

  /// How a program exports answers.
  enum Export: CaseIterable {
    case koboNames, koboNamesInGroups, koboLabels, koboLabelsInGroups, koboWorkbook
    case odk, odkWithoutGroups, aggregate
    case qualtricsTexts, qualtricsNumbers, qualtricsTabs

    var isQualtrics: Bool { [.qualtricsTexts, .qualtricsNumbers, .qualtricsTabs].contains(self) }

    var hasLabels: Bool { self == .koboLabels || self == .koboLabelsInGroups }

    /// What stands between a group and a question.
    var groupSign: String? {
      switch self {
      case .koboNamesInGroups, .koboLabelsInGroups, .koboWorkbook: "/"
      case .odk: "-"
      case .aggregate: ":"
      default: nil
      }
    }

    var delimiter: String {
      switch self {
      case .odk, .odkWithoutGroups, .aggregate, .qualtricsTexts, .qualtricsNumbers: ","
      case .qualtricsTabs: "\t"
      default: ";"
      }
    }

    var before: [String] {
      switch self {
      case .odk, .odkWithoutGroups: ["SubmissionDate"]
      case .aggregate: ["meta:instanceID"]
      default: ["start", "end"]
      }
    }

    var after: [String] {
      switch self {
      case .odk: ["meta-instanceID", "KEY", "SubmitterID", "FormVersion"]
      case .odkWithoutGroups: ["instanceID", "KEY", "ReviewState"]
      case .aggregate: ["KEY"]
      default: ["__version__", "_id", "_uuid", "_submission_time", "_index"]
      }
    }
  }

  /// A question of a form.
  private struct Question {
    let name: String
    var title = ""
    var group: (name: String, title: String) = ("", "")
    /// The names and labels of the choices.
    var choices: [(name: String, label: String)] = []
  }

  /// The questions of an XLSForm as the program reads them, with labels in one language.
  private static func questions(_ form: SurveyForm, labels language: Int) throws -> [Question] {
    let files = try FormFiles()
    try form.write(as: .xlsForm, to: files.path("form.xlsx"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: files.path("form.xlsx")))
    let book = try WorkbookReader(SourceText(name: "form.xlsx", bytes: Array(bytes)))
    var sheets: [String: [[String]]] = [:]
    for sheet in book.sheets {
      var rows: [[String]] = []
      for cell in sheet.cells {
        while rows.count <= cell.row { rows.append([]) }
        while rows[cell.row].count <= cell.column { rows[cell.row].append("") }
        rows[cell.row][cell.column] = SheetText.text(cell.content)
      }
      sheets[sheet.name] = rows
    }
    let survey = try #require(sheets["survey"])
    let choices = try #require(sheets["choices"])
    func cell(_ row: [String], _ column: Int) -> String { column < row.count ? row[column] : "" }
    var group = (name: "", title: "")
    var questions: [Question] = []
    for row in survey.dropFirst() {
      let type = cell(row, 0).split(separator: " ").map(String.init)
      switch type[0] {
      case "begin_group": group = (cell(row, 1), cell(row, 2 + language))
      case "end_group": group = ("", "")
      default:
        questions.append(
          Question(
            name: cell(row, 1), title: cell(row, 2 + language), group: group,
            choices: type.count < 2
              ? []
              : choices.filter { cell($0, 0) == type[1] }
                .map { (cell($0, 1), cell($0, 2 + language)) }))
      }
      if type[0] == "calculate", let column = survey[0].firstIndex(of: "calculation") {
        questions[questions.count - 1].choices = [(cell(row, column).replacing("'", with: ""), "")]
      }
    }
    return questions
  }

  /// The questions of a text in Qualtrics Advanced Format.
  private static func qualtricsQuestions(_ form: SurveyForm) -> [Question] {
    var questions: [Question] = []
    var isChoice = false
    var isText = false
    for line in form.qualtrics().components(separatedBy: "\n") {
      if line.hasPrefix("[[Question") {
        isText = line.contains(":DB")
        isChoice = false
      } else if line.hasPrefix("[[ID:") {
        questions.append(Question(name: String(line.dropFirst(5).dropLast(2))))
      } else if line == "[[Choices]]" {
        isChoice = true
      } else if !line.hasPrefix("[["), !line.isEmpty, !isText, !questions.isEmpty {
        let plain = line.replacing("&amp;", with: "&").replacing("&lt;", with: "<")
        if isChoice {
          questions[questions.count - 1].choices.append(("", plain))
        } else {
          questions[questions.count - 1].title = plain
        }
      }
    }
    for question in questions.indices {
      for choice in questions[question].choices.indices {
        questions[question].choices[choice].name = "\(choice + 1)"
      }
    }
    return questions
  }

  /// What somebody chooses, by name or label; blank where nothing is asked.
  private static func chosen(_ question: Question, _ answer: Int, byLabel: Bool) -> String {
    let place: Int
    switch question.choices.count {
    case 17: place = answer > 0 ? 9 - answer : 7 - answer
    case 2, 3: place = answer == 1 ? min(2, question.choices.count - 1) : answer > 0 ? 0 : 1
    // Qualtrics asks by how much where the two are equal, too.
    case 9: place = abs(answer) - 1
    default:
      if answer == 1 { return "" }
      place = abs(answer) - 2
    }
    let choice = question.choices[place]
    return byLabel ? choice.label : choice.name
  }

  private static func rows(_ questions: [Question], as export: Export) -> [[String]] {
    let byLabel = export.hasLabels || export == .qualtricsTexts || export == .qualtricsTabs
    let names = questions.map { question in
      let own = byLabel && !export.isQualtrics && !question.title.isEmpty
      let group = own ? question.group.title : question.group.name
      let prefix = group.isEmpty ? "" : export.groupSign.map { group + $0 } ?? ""
      return prefix + (own ? question.title : question.name)
    }
    let answers = people.enumerated().map { person, name in
      var pair = -1
      return questions.enumerated().map { place, question in
        if place == 0 { return name }
        if question.choices.count == 1 { return question.choices[0].name }
        if !question.name.hasSuffix("_by") { pair += 1 }
        return chosen(question, answer(person, pair), byLabel: byLabel)
      }
    }
    if export.isQualtrics {
      let codes = ["StartDate", "IPAddress", "Progress", "Finished", "ResponseId"]
      let texts = ["Start Date", "IP Address", "Progress", "Finished", "Response ID"]
      return [
        codes + names, texts + questions.map(\.title),
        (1...codes.count + names.count).map { "{\"ImportId\":\"QID\($0)\"}" },
      ] + answers.enumerated().map { ["2026-01-02", "127.0.0.1", "100", "True", "R_\($0)"] + $1 }
    }
    let before = export.before
    let after = export.after
    return [before + names + after]
      + answers.enumerated().map { row, cells in
        before.map { _ in "2026-01-02T03:04:05" } + cells + after.map { _ in "\(row + 100)" }
      }
  }

  private static func write(
    _ rows: [[String]], as export: Export, in files: borrowing FormFiles
  ) throws -> String {
    let path = files.path(export == .koboWorkbook ? "answers.xlsx" : "answers.csv")
    guard export != .koboWorkbook else {
      var workbook = Workbook()
      var sheet = WorkbookSheet("Bus")
      for row in rows { sheet.addRow(row.map { Double($0).map { .number($0) } ?? .text($0) }) }
      workbook.add(sheet)
      try workbook.write(to: path)
      return path
    }
    let text = rows.map { row in
      row.map { cell in
        export.delimiter == "\t" ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
      }.joined(separator: export.delimiter) + "\n"
    }.joined()
    try Data((export.isQualtrics ? "\u{FEFF}" + text : text).utf8)
      .write(to: URL(fileURLWithPath: path))
    return path
  }

  // MARK: Answers come back

  @Test(arguments: Export.allCases, [SurveyForm.Style.two, .one])
  func `answers to a form come back as an export of the program has them`(
    export: Export, style: SurveyForm.Style
  ) throws {
    let file = try ModelFile.read(text: Self.text, name: "bus.yaml").withoutComparisons()
    // What has two languages has the labels of one of them.
    for language in 0..<(export.hasLabels ? 2 : 1) {
      let form = try SurveyForm(of: file.model, style: style)
      let questions =
        export.isQualtrics
        ? Self.qualtricsQuestions(form) : try Self.questions(form, labels: language)
      let files = try FormFiles()
      let path = try Self.write(Self.rows(questions, as: export), as: export, in: files)
      let wide = try wideTable(file, in: files)
      let read = try file.adding(responses: [path]).file.model
      #expect(read == wide)
      for aggregation in GroupAggregation.allCases {
        let found = try read.evaluation(EvaluationOptions(aggregation: aggregation))
        let expected = try wide.evaluation(EvaluationOptions(aggregation: aggregation))
        #expect(found == expected)
      }
      #expect(read.criteria[read.goal].judgments.byParticipants.count == 3)
    }
  }

  /// The same answers in a table of our own.
  private func wideTable(
    _ file: ModelFile, in files: borrowing FormFiles
  ) throws -> DecisionModel {
    let asked = SurveyQuestions(of: file.model)
    let all = Questions(of: file.model)
    let paths = try file.model.answerPaths()
    var rows = [["participant"]] + Self.people.map { [$0] }
    for (position, question) in asked.questions.enumerated() {
      let (set, item, other) = all.pair(at: question)
      let names = all.subject(of: set).itemNames(in: file.model)
      rows[0].append("\(paths[set])|\(names[item])|\(names[other])")
      for person in Self.people.indices {
        let answer = Self.answer(person, position)
        rows[person + 1].append(answer > 0 ? "\(answer)" : "1/\(-answer)")
      }
    }
    let path = files.path("wide.csv")
    let text = rows.map { $0.joined(separator: ",") + "\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return try file.adding(responses: [path]).file.model
  }

  // MARK: Other models

  @Test func `answers to a form are refused by a model that asks other questions`() throws {
    let file = try ModelFile.read(text: Self.text, name: "bus.yaml").withoutComparisons()
    let form = try SurveyForm(of: file.model, style: .two)
    let files = try FormFiles()
    let path = try Self.write(
      Self.rows(Self.questions(form, labels: 0), as: .odk), as: .odk, in: files)
    let changed = try ModelFile.read(
      text: Self.text.replacing(
        "{name: Second class}, {name: First aid}", with: "{name: First aid}, {name: Second class}"),
      name: "bus.yaml"
    ).withoutComparisons()
    let error = #expect(throws: FileError.self) { try changed.adding(responses: [path]) }
    let message = try #require(error?.diagnostics.first?.message)
    #expect(error?.diagnostics.count == 1)
    #expect(
      message.hasPrefix("the form that was answered ('\(form.fingerprint)') asked other questions"))
    // The titles of Qualtrics say what was asked.
    let survey = try Self.write(
      Self.rows(Self.qualtricsQuestions(form), as: .qualtricsTexts), as: .qualtricsTexts, in: files)
    let other = #expect(throws: FileError.self) { try changed.adding(responses: [survey]) }
    #expect(
      other?.diagnostics.first?.message
        == "'c3_q1' is 'Seats' against 'First aid' by the numbers of the model's questions, and "
        + "'Seats' against 'Second class' by its title")
  }

  @Test func `a column of a form that the model has no question for is named`() throws {
    let model = try ModelFile.read(text: Self.text, name: "bus.yaml")
    let files = try FormFiles()
    func message(_ text: String, _ file: ModelFile) throws -> [String] {
      let path = files.path("a.csv")
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: FileError.self) { try file.adding(responses: [path]) }
      return error?.diagnostics.map(\.message) ?? []
    }
    #expect(
      try message("participant,c1-c1_q1,c9-c9_q1,c1-c1_q7\nAnn,first,2,3\n", model) == [
        "'c9-c9_q1' is a question of a form on 9 or more criteria (expected at most 7, which are "
          + "compared in the model)",
        "'c1-c1_q7' is pair 7 of criterion 1 in a form (expected at most 6 on 'Bus line')",
      ])
    // What the model has for everybody keeps its number: c4 is Speed.
    let own = try message("participant,c1_q1,c4/c4_q1\nAnn,3,2\n", model)
    #expect(own.count == 1)
    #expect(own[0].contains("stand in the model for everybody"), "\(own)")
  }

  @Test(arguments: [
    ("c2_q3", "c2_q3"), ("c2-c2_q3_by", "c2_q3_by"), ("data/c2/c2_q3", "c2_q3"),
    ("c12:c12_q30_of17", "c12_q30_of17"), ("c2_q0", nil), ("c2_q3_x", nil), ("c2q3", nil),
    ("xc2_q3", nil), ("c2_q3 or", nil), ("c02_q3", nil), ("c_q", nil),
    ("c99999999999999999999_q1", nil),
  ])
  func `the name of a question is read at the end of a title`(title: String, name: String?) {
    #expect(SurveyQuestionName(endOf: title)?.text == name)
  }
}

/// A folder for files, which is gone with the value.
private struct FormFiles: ~Copyable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ahp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }
}
