internal import AHP

/// Turns the document of a model file into a model, and everything that is wrong with it into
/// problems.
///
/// Reading goes on after a problem with what there is, so that one run reports all of them; a model
/// comes out only if there were none.
struct ModelReader {
  /// A model, the document that it was read from, for each of its criteria the value in the
  /// document, and what is read otherwise than it is written.
  typealias Reading = (
    model: DecisionModel, document: Document, criterionValues: [Document.Value],
    remarks: [Diagnostic]
  )

  var reader: ValueReader
  var parts = ModelParts()
  private let document: Document

  private init(_ document: Document, _ roundedRatios: RoundedRatio.Reading) {
    self.document = document
    reader = ValueReader(roundedRatios: roundedRatios)
  }

  /// Reads a model.
  ///
  /// - Parameter roundedRatios: What rounded reciprocals among its judgments are.
  /// - Returns: The model, or every problem of the document in its order.
  /// - Complexity: O(nodes of the document).
  static func read(
    _ document: Document, roundedRatios: RoundedRatio.Reading = .fractions
  ) -> (outcome: Result<Reading, FileError>, problems: Problems) {
    var modelReader = ModelReader(document, roundedRatios)
    let outcome = Result { () throws(FileError) in try modelReader.read() }
    return (outcome, modelReader.reader.problems)
  }

  private mutating func read() throws(FileError) -> Reading {
    let root = document.root
    let fields = reader.fields(
      of: root, "the model", allowed: ModelKey.ofModel, required: [.name, .goal],
      hint: "a model begins with 'ahp: 1', 'name' and 'goal'; 'ahp init' writes one")
    checkVersion(fields[.ahp], root)
    let name = fields[.name].flatMap { reader.name($0) }
    let annotation = reader.annotation(fields)
    let notice = fields[.notice].flatMap { reader.text($0) }
    let notices = fields[.notices].map { reader.texts($0) }
    let language = fields[.language].flatMap { reader.text($0) }
    if let value = fields[.alternatives] { parts.setAlternatives(alternatives(value)) }
    if let value = fields[.participants] { parts.setParticipants(participants(value)) }
    if let value = fields[.ratingScales] { parts.setRatingScales(ratingScales(value)) }
    let requirements = fields[.requires].map { self.requirements($0) }
    let situations = fields[.situations].map { self.situations($0) }
    let settings = fields[.settings].map { reader.settings($0) }
    var hierarchy = Hierarchy(parts)
    var reported: [ReportedResults]?
    // Without a goal there is nothing that paths could lead to.
    if let goal = fields[.goal] {
      var hierarchyReader = HierarchyReader(parts)
      hierarchyReader.read(goal, &reader)
      hierarchy = hierarchyReader.hierarchy
      reported = fields[.reported].map {
        ReportedReader(hierarchy).results($0, on: .model, &reader)
      }
    }
    if let error = reader.problems.error() { throw error }
    var model = hierarchy.model(named: name ?? "")
    model.annotation = annotation
    model.requirements = requirements ?? []
    model.situations = situations ?? []
    model.notice = notice
    model.notices = notices ?? [:]
    model.language = language
    model.settings = settings ?? EvaluationSettings()
    model.reported = reported ?? []
    if !model.participants.isEmpty, let parts = JudgedParts(of: model, for: model.participants) {
      checkJudgedParts(parts, of: model.participants.elements)
      if let error = reader.problems.error() { throw error }
    }
    return (model, document, hierarchy.values, reader.problems.remarks)
  }

  /// Checks that participants judge parts that the model has.
  private mutating func checkJudgedParts(_ parts: JudgedParts, of participants: [Participant]) {
    let entries = document.root[ModelKey.participants.rawValue]?.elements() ?? []
    for (participant, entry) in zip(participants, entries) {
      guard let text = participant.attributes[JudgedParts.attribute] else { continue }
      let value = entry[ModelKey.attributes.rawValue]?[JudgedParts.attribute] ?? entry
      for problem in parts.problems(in: text, of: participant.name) {
        reader.report(problem, at: value)
      }
    }
  }

  private mutating func checkVersion(_ value: Document.Value?, _ root: Document.Value) {
    guard root.kind == .object else { return }
    guard let value else {
      reader.report(
        "the key 'ahp' is missing", at: root, hint: "write 'ahp: 1', the version of the format")
      return
    }
    if reader.number(value) != 1 {
      reader.report(
        "version \(value.described()) of the format is not known (expected 1)", at: value)
    }
  }
}
