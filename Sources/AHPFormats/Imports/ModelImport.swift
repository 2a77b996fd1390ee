public import AHP

/// Models that are made of files of other programs.
public enum ModelImport {
  /// The formats, in the order in which they are tried.
  private static let formats: [any ImportFormat.Type] = [
    MatrixFileFormat.self, PyAHPFormat.self, AHPJSFormat.self, AHPCLIFormat.self, RAHPFormat.self,
    SuperDecisionsFormat.self, RatingScaleFormat.self, ANPStudioFormat.self,
    AHPtoolsFormat.self, AhpAnpLibFormat.self, PyanpTreeFormat.self, DecisorFormat.self,
    AHPOSFormat.self,
    ExpertChoiceOutline.self, SquareTableFormat.self,
  ]

  /// Reads a model from the file of another program at a path, or from standard input for `-`.
  ///
  /// The format is recognised by the content. Everything that the model cannot have is named.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - roundedRatios: What becomes of rounded reciprocals; `nil` for what suits the format.
  /// - Throws: `FileError` with every problem of the file, in its order.
  /// - Complexity: O(bytes of the file).
  public static func read(
    _ path: String, roundedRatios: RoundedRatio.Reading? = nil
  ) throws(FileError) -> ImportedModel {
    try read(
      FileInput.read(path, limit: FileLimit(bytes: YAMLReader.maximumSize)),
      roundedRatios: roundedRatios)
  }

  /// Reads a model from text, as if it stood in a file of the given name.
  ///
  /// - Throws: `FileError` with every problem of the text, in its order.
  public static func read(
    text: String, name: String, roundedRatios: RoundedRatio.Reading? = nil
  ) throws(FileError) -> ImportedModel {
    try read(SourceText(name: name, bytes: Array(text.utf8)), roundedRatios: roundedRatios)
  }

  static func read(
    _ source: SourceText, roundedRatios: RoundedRatio.Reading?
  ) throws(FileError) -> ImportedModel {
    if let refusal = KnownFile.refusal(of: source) { throw FileError(refusal) }
    let input = try ImportInput(source)
    guard let format = format(of: input) else { throw FileError(unknown(input)) }
    var reading = ImportReading(
      input.source, roundedRatios: roundedRatios ?? format.roundedRatios)
    if let word = input.windowsWord { reading.remark(word.remark, at: .line(word.line)) }
    var hierarchy = format.hierarchy(of: input, &reading)
    let model = hierarchy?.model(named: title(of: source.name), &reading)
    reading.finish()
    if let error = reading.error() { throw error }
    guard let model else {
      throw FileError(Diagnostic("there is no hierarchy in the file", in: source))
    }
    return ImportedModel(
      model: model, format: format.title, omissions: reading.omissions,
      furtherOmissionCount: reading.furtherOmissionCount, remarks: reading.remarks)
  }

  private static func format(of input: ImportInput) -> (any ImportFormat.Type)? {
    formats.first { $0.recognizes(input) }
  }

  /// Returns the message on a file of another program where a model file is expected; `nil` on any
  /// other file.
  ///
  /// - Complexity: O(bytes), and O(1) for files that are too large to be imported.
  static func advice(on source: SourceText) -> Diagnostic? {
    if let refusal = KnownFile.refusal(of: source) { return refusal }
    let isArchive = WorkbookReader.isArchive(source.bytes)
    guard source.count <= YAMLReader.maximumSize,
      let input = try? ImportInput(source, search: .firstError), input.root?["ahp"] == nil
    else { return isArchive ? tableAdvice(on: source, isWorkbook: true) : nil }
    guard let format = format(of: input) else { return answersAdvice(input) }
    return Diagnostic(
      "the file is \(format.title) (expected a model file)", in: source,
      hint: "make a model of it: ahp import '\(source.name)' -o model.yaml")
  }

  /// The message on a table, which can be of answers, where a model file is expected; `nil` on
  /// other files.
  private static func answersAdvice(_ input: ImportInput) -> Diagnostic? {
    if input.isOfAnswers {
      return Diagnostic(
        "the file has people's answers (expected a model file)", in: input.source,
        hint: answersHint(input.source))
    }
    let isWorkbook = !input.sheets.isEmpty
    guard isWorkbook || TextTable.isEven(input.lines) else { return nil }
    return tableAdvice(on: input.source, isWorkbook: isWorkbook)
  }

  private static func tableAdvice(on source: SourceText, isWorkbook: Bool) -> Diagnostic {
    Diagnostic(
      "the file is \(isWorkbook ? "a workbook" : "a table") (expected a model file)", in: source,
      hint: answersHint(source))
  }

  private static func answersHint(_ source: SourceText) -> String {
    let path = source.name == ByteStream.name(of: "-") ? "-" : source.name
    return "answers are read beside a model: '--responses \(path)'"
  }

  private static func unknown(_ input: ImportInput) -> Diagnostic {
    if input.root?["ahp"] != nil {
      return Diagnostic(
        "the file is a model file already: there is nothing to import", in: input.source)
    }
    if input.isOfAnswers {
      return Diagnostic(
        "the file has people's answers: there is nothing to import", in: input.source,
        hint: answersHint(input.source))
    }
    let isTable = TextTable.isTable(input.lines) || !input.sheets.isEmpty
    if isTable, let problem = SquareTableFormat.problem(of: input) {
      return problem.place.diagnostic(problem.message, in: input.source)
    }
    return Diagnostic(
      "the file has no format that can be imported", in: input.source,
      hint: isTable
        ? "the answers of a survey are read with 'ahp collect', and what alternatives are like with "
          + "'--alternatives'"
        : TextTable.looksLaidOut(input.lines)
          ? "a table has commas, semicolons or tabs between its cells: save it as CSV" : nil)
  }

  /// The name of a file without its folder and ending.
  static func title(of path: String) -> String {
    let file = path.split(separator: "/").last ?? "Model"
    let name = file.lastIndex(of: ".").map { $0 > file.startIndex ? file[..<$0] : file } ?? file
    return ModelName.isGood(String(name)) ? String(name) : "Model"
  }
}

/// A model that was made of a file of another program.
public struct ImportedModel: Sendable {
  public let model: DecisionModel
  /// What the file is, such as "a model of pyAHP".
  public let format: String
  /// What the file has and the model cannot have, with its place.
  public let omissions: [Diagnostic]
  /// How many things are left out beyond those in `omissions`.
  public let furtherOmissionCount: Int
  /// What is read otherwise than it is written, with its place.
  public let remarks: [Diagnostic]

  /// The error of a reader that must not leave anything out; `nil` if nothing is left out.
  public func refusal() -> FileError? {
    omissions.isEmpty ? nil : FileError(omissions, furtherCount: furtherOmissionCount)
  }
}
