public import AHP

/// A model that was read from a file, with what is needed to say where in the file things are.
public struct ModelFile: Sendable {
  public let model: DecisionModel
  private let document: Document
  /// The file, if its text is not kept in the document.
  private let largeFile: LargeFile?
  /// The name of the file.
  var name: String { document.source.name }
  /// For each criterion its value in the document.
  private let criterionValues: [Document.Value]

  /// What is read otherwise than it is written, such as rounded reciprocals.
  public let remarks: [Diagnostic]
  /// What rounded reciprocals are, in this file and in answers to it.
  public let roundedRatios: RoundedRatio.Reading

  private init(
    model: DecisionModel, document: Document, largeFile: LargeFile?,
    criterionValues: [Document.Value], remarks: [Diagnostic], roundedRatios: RoundedRatio.Reading
  ) {
    self.model = model
    self.roundedRatios = roundedRatios
    self.remarks = remarks
    self.document = document
    self.largeFile = largeFile
    self.criterionValues = criterionValues
  }

  private init(
    _ read: ModelReader.Reading, largeFile: LargeFile? = nil, roundedRatios: RoundedRatio.Reading
  ) {
    self.init(
      model: read.model, document: read.document, largeFile: largeFile,
      criterionValues: read.criterionValues, remarks: read.remarks, roundedRatios: roundedRatios)
  }

  /// Reads a model from the YAML or JSON file at a path, or from standard input for `-`.
  ///
  /// The ending of the name decides which of the two it is; without one, a file that begins with a
  /// brace or bracket is JSON. A file compressed with gzip is decompressed, and a `.gz` at the end
  /// of its name ignored; places are those in the decompressed text.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - roundedRatios: What rounded reciprocals such as 0.33 among judgments are.
  ///   - threads: The most threads to read a large file with; as many as the machine has if `nil`.
  /// - Throws: `FileError` with every problem of the file, in its order.
  public static func read(
    _ path: String, roundedRatios: RoundedRatio.Reading = .fractions, threads: Int? = nil
  ) throws(FileError) -> ModelFile {
    var stream = try ByteStream(path)
    if let state = stream.state, path != "-",
      JSONReader.smallestLargeFile...JSONReader.limit.bytes ~= state.size
    {
      if let file = try readInSections(
        &stream, LargeFile(path, state), size: state.size, roundedRatios: roundedRatios,
        threads: threads)
      {
        return file
      }
      stream = try ByteStream(path)
    }
    return try read(
      FileInput.read(&stream, limit: yamlLimit) { name, bytes in
        isJSON(name: name, bytes) ? JSONReader.limit : yamlLimit
      }, roundedRatios: roundedRatios)
  }

  /// Reads a model from a large file in sections.
  ///
  /// - Parameters:
  ///   - sizes: How the file is divided.
  ///   - roundedRatios: What rounded reciprocals among judgments are.
  ///   - threads: The most threads to use; as many as the machine has if `nil`.
  /// - Returns: `nil` if the file is not JSON, or there is anything to say of it, for which its
  ///   text is needed.
  /// - Throws: `FileError` if it cannot be read, or changes while it is read.
  static func readInSections(
    _ stream: inout ByteStream, _ file: LargeFile, size: Int,
    _ sizes: RatioLists.SectionSizes = JSONReader.sectionSizes,
    roundedRatios: RoundedRatio.Reading = .fractions, threads: Int?
  ) throws(FileError) -> ModelFile? {
    let name = stream.name
    let first = try stream.begin(1 << 16)[...]
    guard !stream.isCompressed, isJSON(name: name, first),
      ForeignFile.problem(first, name: name) == nil
    else { return nil }
    let bytes = stream.bytesByPlace
    let document = try JSONReader.read(sectionsOf: name, size: size, sizes, threads: threads) {
      (place, buffer, range) throws(FileError) in try bytes.read(place, into: &buffer, range)
    }
    try stream.checkState()
    guard let document else { return nil }
    let (outcome, problems) = ModelReader.read(document, roundedRatios: roundedRatios)
    guard problems.listsToReadApart.isEmpty, case .success(let read) = outcome,
      read.remarks.isEmpty
    else { return nil }
    return ModelFile(read, largeFile: file, roundedRatios: roundedRatios)
  }

  /// Reads a model from text, as if it stood in a file of the given name.
  ///
  /// - Throws: `FileError` with every problem of the text, in its order.
  public static func read(text: String, name: String) throws(FileError) -> ModelFile {
    var bytes = FileInput.buffer(capacity: text.utf8.count + SourceText.padding)
    bytes += text.utf8
    return try read(SourceText(name: name, bytes: consume bytes))
  }

  static func read(
    _ source: SourceText, roundedRatios: RoundedRatio.Reading = .fractions
  ) throws(FileError) -> ModelFile {
    do throws(FileError) {
      return try readModel(source, roundedRatios)
    } catch {
      // Another program's file has a problem in every line, which helps nobody.
      throw ModelImport.advice(on: source).map { FileError($0) } ?? error
    }
  }

  private static func readModel(
    _ source: SourceText, _ roundedRatios: RoundedRatio.Reading
  ) throws(FileError) -> ModelFile {
    guard source.bytes.contains(where: { !isWhiteSpace($0) }) else {
      throw FileError(Diagnostic("the file is empty (expected a model)", in: source))
    }
    let isJSON = isJSON(name: source.name, source.bytes)
    guard isJSON || source.count <= yamlLimit.bytes else {
      throw FileError(yamlLimit.problem(ofSize: source.count, file: source.name))
    }
    let read: ModelReader.Reading
    if isJSON {
      read = try JSONReader.read(source) { document in
        ModelReader.read(document, roundedRatios: roundedRatios)
      }.get()
    } else {
      try source.checkEncoding()
      read = try ModelReader.read(YAMLReader.read(source), roundedRatios: roundedRatios).outcome
        .get()
    }
    return ModelFile(read, roundedRatios: roundedRatios)
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\t")
  }

  private static let yamlLimit = YAMLReader.limit(of: "YAML", hint: "write a large model as JSON")

  /// Whether a text, or one that begins so, is JSON rather than YAML.
  private static func isJSON(name: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    let name = name.hasSuffix(".gz") ? name.dropLast(3) : name[...]
    if let syntax = ModelSyntax(fileName: name) { return syntax == .json }
    let first = bytes.first { !isWhiteSpace($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Returns this file with a model that has no comparisons of its own, nor participants, to be
  /// answered by anybody; see `DecisionModel.withoutComparisons()`.
  public func withoutComparisons() -> ModelFile {
    var model = model.withoutComparisons()
    model.participants = []
    model.strategicModel?.participants = []
    return replacing(model)
  }

  /// Returns this file with the alternatives alone that meet the model's requirements and those of
  /// a situation; see `DecisionModel.eligible(in:meeting:)`.
  ///
  /// - Throws: `FileError` if no alternative meets them.
  public func eligible(in situation: Int? = nil) throws(FileError) -> ModelFile {
    do throws(RequirementError) {
      return replacing(try model.eligible(in: situation))
    } catch {
      throw FileError(Diagnostic("\(error)", file: name))
    }
  }

  /// This file with another model of the same criteria.
  public func replacing(_ model: DecisionModel) -> ModelFile {
    ModelFile(
      model: model, document: document, largeFile: largeFile, criterionValues: criterionValues,
      remarks: remarks, roundedRatios: roundedRatios)
  }

  /// Returns the result of `body`, or throws its error as problems of the file.
  public func located<Result>(
    _ body: () throws(EvaluationError) -> Result
  ) throws(FileError) -> Result {
    do throws(EvaluationError) {
      return try body()
    } catch {
      throw fileError(for: error)
    }
  }

  /// Returns whether a model of several items has no judgments at all, also on strategic criteria
  /// and rating scales.
  ///
  /// - Complexity: O(sets of items).
  public func isUnjudged() -> Bool {
    model.networks.isEmpty
      && model.comparisonSets().allSatisfy { set in
        if case .none = set.judgments { true } else { false }
      }
  }

  /// Returns one problem of the file as a whole.
  public func problem(_ message: String, hint: String? = nil) -> FileError {
    FileError(Diagnostic(message, file: name, hint: hint))
  }

  /// Returns problems of the file as a whole; `nil` for none.
  public func problems(_ messages: [String]) -> FileError? {
    messages.isEmpty ? nil : FileError(messages.map { Diagnostic($0, file: name) })
  }

  /// Returns a message on a criterion with its place, or on the file as a whole for `nil`.
  func diagnostic(
    _ message: String, at criterion: CriterionID?, hint: String? = nil
  ) -> Diagnostic {
    guard let value = criterion.map({ criterionValues[$0] }) else {
      return Diagnostic(message, file: name, hint: hint)
    }
    return diagnostic(message, at: value, hint: hint)
  }

  /// Returns a message on a value with its place; without its line if the file was large and has
  /// changed since it was read.
  private func diagnostic(
    _ message: String, at value: Document.Value, hint: String?
  ) -> Diagnostic {
    guard let largeFile else { return Diagnostic(message, at: value, hint: hint) }
    guard let source = largeFile.source() else {
      return Diagnostic(message, atPathOf: value, hint: hint)
    }
    return Diagnostic(message, at: value, in: source, hint: hint)
  }

  /// How judgments on the items of a criterion could be written, in one line.
  private func example(of criterion: CriterionID) -> String? {
    let names = model.itemNames(of: criterion)
    guard (2...9).contains(names.count), let form = JudgmentExamples.all(for: names).first else {
      return nil
    }
    let shown =
      names.count <= 4
      ? form.value : "[" + form.value.dropFirst().prefix { $0 != "]" } + "], …]"
    return "write them as \(form.key): \(shown) (\(form.meaning))"
  }

  /// Where the judgments that a problem is about stand: the criterion, or a part of its network.
  private func place(of problem: EvaluationProblem) -> Document.Value {
    let criterion = criterionValues[problem.criterion]
    guard case .network(let subject, _) = problem.kind,
      let network = model.networks[problem.criterion],
      let clusters = criterion[ModelKey.network.rawValue]
    else { return criterion }
    func cluster(_ id: ClusterID) -> Document.Value? {
      clusters.elements().first {
        $0[ModelKey.cluster.rawValue]?.text().trimmed() == network.clusters[id].name
      }
    }
    switch subject {
    case .clusters(let id): return cluster(id) ?? clusters
    case .dependence(let id, let on):
      let node = network.nodes[id]
      let nodes = cluster(node.cluster)?[ModelKey.nodes.rawValue]?.elements() ?? []
      return nodes.first { $0[ModelKey.name.rawValue]?.text().trimmed() == node.name }?[
        ModelKey.dependsOn.rawValue]?[network.clusters[on].name] ?? clusters
    }
  }

  /// Returns the problems of an evaluation as problems of the file, with their places.
  public func fileError(for error: EvaluationError) -> FileError {
    let spelledOut = error.problems.prefix(FileError.spelledOut)
    let firstUnjudged = spelledOut.firstIndex { $0.kind == .noJudgments && $0.participant == nil }
    return FileError(
      spelledOut.enumerated().map { index, problem in
        let value = place(of: problem)
        let judgments = value.members().first { member in
          ModelKey.ofJudgments.contains { $0.rawValue == member.key.text() }
        }
        return diagnostic(
          problem.description(in: model), at: judgments?.key ?? value,
          hint: index == firstUnjudged ? example(of: problem.criterion) : nil)
      }, furtherCount: error.problems.count - spelledOut.count)
  }
}
