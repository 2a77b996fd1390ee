import AHP
import Foundation
import Testing

@testable import AHPFormats

/// Every model under Examples.
struct ExampleTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let paths: [String] = {
    let files = FileManager.default.enumerator(atPath: root.appending(path: "Examples").path)
    return (files?.allObjects as? [String] ?? [])
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.sorted()
  }()

  private func read(_ path: String) throws -> DecisionModel {
    try ModelFile.read(Self.root.appending(path: "Examples/\(path)").path).model
  }

  @Test func `the examples are there`() {
    #expect(Self.paths.count >= 41)
    #expect(Self.paths.contains("bangka-belitung.yaml"))
    #expect(Self.paths.contains("published/super-decisions-dam.yaml"))
  }

  @Test(arguments: paths)
  func `every number that the publication reports agrees or carries an erratum`(path: String) throws
  {
    let audit = try Audit(of: read(path))
    #expect(!audit.entries.isEmpty || !path.hasPrefix("published/"))
    for entry in audit.entries where entry.verdict == .disagrees {
      Issue.record(
        "\(entry.reported.quantity): \(entry.reported.printed.text) but \(entry.computed ?? .nan)")
    }
    // An erratum on a number that agrees would be wrong itself.
    #expect(audit.entries.allSatisfy { ($0.reported.erratum != nil) == ($0.verdict == .erratum) })
  }

  @Test func `the hospital study agrees in 73 of its 74 numbers`() throws {
    let model = try read("bangka-belitung.yaml")
    let audit = try Audit(of: model)
    #expect(audit.entries.count == 74)
    #expect(audit.count(.agrees) == 73)
    let erratum = try #require(audit.entries.first { $0.verdict == .erratum })
    let subject = try #require(erratum.subject)
    #expect(subject.path(in: model) == "Faktor Pendukung Lain")
    #expect(erratum.reported.quantity == .consistencyRatio)
    // 19.2 against 19.3 % and 24.2 against 25.9 %.
    #expect(audit.entries.flatMap(\.reported.variants).map(\.printed.text) == ["19.2%", "24.2%"])
    #expect(model.criteria.count == 60)
    #expect(model.criteria.allSatisfy { $0.annotation.provenance == .reconstructed })
  }

  @Test func `the other reconstruction gives the study's other number in ideal synthesis`() throws {
    let model = try read("bangka-belitung-ideal.yaml")
    let distributive = try model.evaluation(
      EvaluationOptions(synthesis: .distributive, randomIndex: .saaty2005))
    let ideal = try model.evaluation(
      EvaluationOptions(synthesis: .ideal, randomIndex: .saaty2005))
    #expect(abs(distributive.alternativePriorities[1] - 0.259) <= 0.0005)
    #expect(abs(ideal.alternativePriorities[1] - 0.242) <= 0.0005)
  }

  /// Those that have judgments: one example has what a publication prints, and nothing else, and
  /// one waits to be asked.
  private static let judged = paths.filter {
    $0 != "unpublished-judgments.yaml" && $0 != "referral-review/model.yaml"
  }

  @Test(arguments: judged)
  func `a model written as JSON or YAML is read back equal and evaluates to the same bits`(
    path: String
  ) throws {
    let model = try read(path)
    let evaluation = try model.evaluation()
    for syntax in ModelSyntax.allCases {
      let text = try model.fileText(syntax)
      let again = try ModelFile.read(text: text, name: "again.\(syntax.rawValue)").model
      #expect(again == model)
      #expect(try again.evaluation() == evaluation)
    }
  }

  @Test(arguments: judged)
  func `an evaluation gives the same bits every time`(path: String) throws {
    let model = try read(path)
    #expect(try model.evaluation() == model.evaluation())
  }

  @Test func `the schema accepts every example and what the writer writes`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schema = folder.appending(path: "schema.json")
    try Data(ModelSchema.text.utf8).write(to: schema)
    var files = Self.paths.map { Self.root.appending(path: "Examples/\($0)").path }
    for (index, path) in Self.paths.enumerated() {
      let file = folder.appending(path: "\(index).json")
      try Data(read(path).fileText(.json).utf8).write(to: file)
      files.append(file.path)
    }
    let (status, output) = try validate(schema, files)
    #expect(status == 0, "\(output)")

    // And it is strict: a misspelled key is refused.
    let wrong = folder.appending(path: "wrong.yaml")
    try Data("ahp: 1\nname: x\ngoal: {name: g, childern: []}\n".utf8).write(to: wrong)
    #expect(try validate(schema, [wrong.path]).status == 1)
  }

  private func validate(_ schema: URL, _ files: [String]) throws -> (status: Int32, output: String)
  {
    let script = try #require(
      Bundle.module.url(
        forResource: "validate_examples", withExtension: "py", subdirectory: "Resources"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path, schema.path] + files
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
