public import AHP

/// Reads the answers that people gave to the questions of a model from files of their own.
///
///     let reader = ResponseReader(model: model)
///     var responses: [Response] = []
///     try reader.read(["answers.csv"], restart: { responses = [] }) { responses.append($0) }
///
/// A file has one of these forms, recognized by its content:
///
/// - a table in CSV with a row for each answer: `participant,node,first,second,ratio`, in any
///   order;
/// - a table in CSV with a row for each participant: the column `participant`, one
///   `criterion|first|second` for each pair, perhaps `weight`, and attributes;
/// - a table of a survey, with a row or a column for each participant, and titles that name pairs
///   by their items: see `SurveyHeader`; also with the votes of ANP Studio;
/// - JSON or YAML: `responses`, a list of `participant`, perhaps `weight` and `attributes`, and
///   `judgments`, a mapping of paths to judgments as a model file has them.
///
/// Tables are read piece by piece: memory grows with the questions, and by a few bytes for each
/// participant. They have the fields of RFC 4180, with commas, semicolons or tabs between them, or
/// are sheets of workbooks (`.xlsx`). Workbooks, texts in UTF-16 or Windows-1252 and tables with
/// participants in columns are held in memory as a whole.
public struct ResponseReader: Sendable {
  private let model: DecisionModel
  private let options: ResponseOptions
  private let roster: Roster?
  private let pieceSize: Int
  private let longestRow: Int

  /// Creates a reader of the answers to the questions of a model.
  public init(model: DecisionModel, options: ResponseOptions = ResponseOptions()) {
    self.init(model: model, options: options, pieceSize: TableReader.pieceSize)
  }

  /// - Parameters:
  ///   - pieceSize: How many bytes are read at once.
  ///   - longestRow: How many bytes a row of a table has at most.
  init(
    model: DecisionModel, options: ResponseOptions = ResponseOptions(), pieceSize: Int,
    longestRow: Int = TableReader.longestRow
  ) {
    self.model = model
    self.options = options
    self.pieceSize = pieceSize
    self.longestRow = longestRow
    roster = (options.roster ?? (model.participants.isEmpty ? nil : model.participants.elements))
      .map { Roster($0) }
  }

  /// Reads files, and hands over the response of each participant, whole and once.
  ///
  /// Participants come in the order in which the files first name them. A response may be changed
  /// or taken; its memory is used again for the next one unless it is kept.
  ///
  /// If a participant's answers go on after those of others, everything that was received is void:
  /// `restart` is called, and all responses are received again, from memory where all of them are
  /// collected then.
  ///
  /// - Parameters:
  ///   - paths: Files, patterns such as `answers/*.csv`, and `-` for standard input; files
  ///     compressed with gzip are decompressed.
  ///   - restart: Called if everything received so far is void.
  ///   - receive: Takes a response.
  /// - Returns: What was found besides the responses.
  /// - Throws: `FileError` with every problem of the files, in their order; all that was received
  ///   is void then.
  /// - Complexity: O(bytes).
  @discardableResult
  public func read(
    _ paths: [String], restart: () -> Void, receive: (inout Response) -> Void
  ) throws(FileError) -> ResponseReading {
    var pass = ResponsePass(.streaming, model: model, options: options, roster: roster)
    // What a map says wrongly is no help in reading.
    if pass.problems.areFatal { throw pass.problems.error }
    var files = distinctFiles(paths, &pass)
    // Each time round one file more is known not to be UTF-8, or everybody is collected.
    while !readAll(files.paths, &pass, receive) {
      guard files.canBeReadAgain else {
        if let problem = pass.cameAgain { pass.problems.fail(problem) }
        throw pass.problems.error
      }
      restart()
      let (states, encodedFiles) = (pass.states, pass.encodedFiles)
      pass = ResponsePass(
        pass.cameAgain == nil ? pass.mode : .collecting, model: model, options: options,
        roster: roster)
      pass.states = states
      pass.encodedFiles = encodedFiles
      files = distinctFiles(paths, &pass)
    }
    return try pass.end(receive)
  }

  /// The files that paths and patterns stand for, each once.
  private func distinctFiles(
    _ paths: [String], _ pass: inout ResponsePass
  ) -> (paths: [String], canBeReadAgain: Bool) {
    var distinct: [String] = []
    var canBeReadAgain = true
    var seen: [FileIdentity: String] = [:]
    for pattern in paths {
      do throws(FileError) {
        for path in try FilePaths.matching(pattern) {
          let name = ByteStream.name(of: path)
          let file: FileIdentity
          do throws(FileError) { file = try FileIdentity(path) } catch {
            pass.problems.fail(error)
            continue
          }
          if let earlier = seen.updateValue(name, forKey: file) {
            pass.problems.fail(
              Diagnostic(
                earlier == name
                  ? "the file is given twice" : "the file is given twice (first as '\(earlier)')",
                file: name))
            continue
          }
          if !file.canBeReadAgain { canBeReadAgain = false }
          distinct.append(path)
        }
      } catch {
        pass.problems.fail(error)
      }
    }
    return (distinct, canBeReadAgain)
  }

  /// Reads files, and returns false if that has to be done again: a participant has come again who
  /// was handed over, or a file is not UTF-8.
  private func readAll(
    _ paths: [String], _ pass: inout ResponsePass, _ receive: (inout Response) -> Void
  ) -> Bool {
    for path in paths {
      do {
        try read(path, &pass, receive)
      } catch {
        pass.reportFile(error)
      }
      if pass.cameAgain != nil || pass.hasFoundEncoding { return false }
    }
    return true
  }

  private func read(
    _ path: String, _ pass: inout ResponsePass, _ receive: (inout Response) -> Void
  ) throws(FileError) {
    let stream = try ByteStream(path)
    pass.reading.files.append(stream.name)
    var buffer: [UInt8] = []
    swap(&buffer, &pass.buffer)
    var table = try TableReader(
      stream, pieceSize: pieceSize, longestRow: longestRow, buffer: buffer)
    buffer = []
    if let state = table.state {
      if let before = pass.states[path], state != before {
        throw FileError(state.problem(before: before, file: table.name))
      }
      pass.states[path] = state
    }
    let before = pass.problems
    do throws(FileError) {
      if pass.encodedFiles.contains(path) {
        try readEncoded(&table, &pass, receive)
      } else {
        try read(&table, &pass, receive)
      }
    } catch {
      if table.hasOtherEncoding, table.state != nil, pass.encodedFiles.insert(path).inserted {
        pass.hasFoundEncoding = true
        return
      }
      pass.reportFile(error)
    }
    if pass.problems.count > before.count, let damage = table.damage() {
      pass.problems = before
      pass.problems.fail(damage)
    }
    pass.buffer = table.buffer()
  }

  /// Reads a table that is not UTF-8: as Windows-1252, which is said, or else to its first wrong
  /// byte.
  private func readEncoded(
    _ table: inout TableReader, _ pass: inout ResponsePass, _ receive: (inout Response) -> Void
  ) throws(FileError) {
    let source = try table.rest(limit: TableFile.encodedLimit)
    guard let found = TextEncoding.windows1252(source) else {
      var text = TableReader(source, longestRow: longestRow)
      try read(&text, &pass, receive)
      return
    }
    pass.note("\(table.name):\(found.line)", found.remark)
    var text = TableReader(found.text, longestRow: longestRow)
    try read(&text, &pass, receive)
  }

  private func read(
    _ table: inout TableReader, _ pass: inout ResponsePass, _ receive: (inout Response) -> Void
  ) throws(FileError) {
    if WorkbookReader.isArchive(table.text[table.position..<table.end]) {
      try pass.readWorkbook(table.rest(limit: TableFile.workbookLimit), receive: receive)
      return
    }
    if table.isUTF16 {
      let text = TextEncoding.utf8(try table.rest(limit: TableFile.encodedLimit))
      var decoded = TableReader(text, longestRow: longestRow)
      try read(&decoded, &pass, receive)
      return
    }
    switch ResponseSyntax(firstLine: try table.firstLine(), fileName: table.name) {
    case .json:
      try pass.readDocument(
        table.rest(limit: JSONReader.limit), isJSON: true, receive: receive)
    case .yaml:
      try pass.readDocument(
        table.rest(limit: YAMLReader.limit(of: "YAML")), isJSON: false, receive: receive)
    case .table:
      try pass.readTable(&table, receive: receive)
    }
  }
}

/// The format of a file of answers.
enum ResponseSyntax {
  case json, yaml, table

  /// Recognizes the format by the first line that is not blank: JSON begins with a brace or
  /// bracket, YAML with a key and a colon, a list, a comment or a document's mark. Files with the
  /// ending of YAML are YAML too. In files with the ending of tables, what begins as a comment is a
  /// line of text above a table.
  init(firstLine: ArraySlice<UInt8>, fileName: String) {
    let line = String(decoding: firstLine, as: UTF8.self)
    let name = fileName.hasSuffix(".gz") ? String(fileName.dropLast(3)) : fileName
    if line.hasPrefix("{") || line.hasPrefix("[") {
      self = .json
    } else if ModelSyntax(fileName: name) == .yaml
      || ["---", "- ", "#", "%YAML"].contains(where: line.hasPrefix)
        && !(line.hasPrefix("#") && [".csv", ".tsv"].contains(where: name.lowercased().hasSuffix))
      || ResponseKey.allCases.contains(where: { line.hasPrefix("\($0.rawValue):") })
    {
      self = .yaml
    } else {
      self = .table
    }
  }
}
