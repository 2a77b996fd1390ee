internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

/// A choice of formats, each of which has names of files that end in its own way.
protocol FileFormat: ChoiceArgument {
  /// The endings of names, without the dot and in small letters.
  var fileEndings: [String] { get }
}

extension FileFormat {
  /// The format of a result: the one that was asked for, or else the one that the ending of its
  /// file's name stands for, or else the default. An ending that stands for nothing is refused
  /// unless the format was asked for.
  ///
  /// - Parameters:
  ///   - given: What was asked for; `nil` for nothing.
  ///   - option: The option by which it was.
  ///   - path: The file; `nil` for the screen.
  ///   - usual: The default.
  /// - Throws: `ValidationError` if the ending stands for another format, of these or of others, or
  ///   for nothing.
  static func chosen(
    _ given: Self?, by option: String = "--format", for path: String?, usual: Self
  ) throws -> Self {
    guard let path, let ending = FileEnding.of(path) else { return given ?? usual }
    guard let meant = allCases.first(where: { $0.fileEndings.contains(ending) }) else {
      let isKnown = FileEnding.isKnown(ending)
      if let given, !isKnown { return given }
      if !isKnown && FileOutput.isFolder(path) { return usual }
      throw FileEnding.refusal(of: path, expected: allCases.flatMap(\.fileEndings))
    }
    guard let given, given != meant else { return meant }
    throw ValidationError(
      "'\(option) \(given.rawValue)' contradicts the ending of '\(path)', which stands for "
        + "\(meant.rawValue)")
  }
}

/// The endings of the names of files.
enum FileEnding {
  /// The endings that stand for a format, of this tool or of others that a result could be taken
  /// for.
  private static let known: Set<String> = [
    "txt", "json", "csv", "md", "markdown", "tex", "html", "htm", "xlsx", "yaml", "yml", "svg",
    "png", "pdf", "jpg", "jpeg", "gif", "eps", "ps", "tsv", "xls", "ods", "doc", "docx", "odt",
  ]

  /// The most characters of an ending; what is longer is a part of the name.
  private static let longest = 8

  /// The ending of a file's name in small letters: letters and digits after a dot that the name
  /// does not begin with, one letter at least.
  static func of(_ path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    guard ending.count <= longest, ending.contains(where: \.isLetter),
      ending.allSatisfy({ $0.isLetter || $0.isNumber })
    else { return nil }
    return ending
  }

  /// Whether an ending stands for a format.
  static func isKnown(_ ending: String) -> Bool { known.contains(ending) }

  /// Refuses a file whose ending stands for anything but what is written into it.
  ///
  /// - Parameter expected: The endings of what is written, without the dot.
  static func check(_ path: String?, expected: [String]) throws {
    guard let path, let ending = of(path), !expected.contains(ending) else { return }
    throw refusal(of: path, expected: expected)
  }

  /// That the ending of a file stands for nothing that is written.
  static func refusal(of path: String, expected: [String]) -> ValidationError {
    ValidationError(
      "'\(path)' would be a file that is not written here (expected "
        + list(expected.map { ".\($0)" }) + ")")
  }

  /// Several endings in words.
  static func list(_ endings: [String]) -> String {
    guard let last = endings.last, endings.count > 1 else { return endings.first ?? "none" }
    return endings.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension ReportFormat: FileFormat {
  var fileEndings: [String] {
    switch self {
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .text, .json, .csv, .latex, .xlsx: [fileEnding]
    }
  }
}

extension ModelSyntax: FileFormat {
  var fileEndings: [String] {
    switch self {
    case .yaml: ["yaml", "yml"]
    case .json: ["json"]
    }
  }
}

extension DecisionChart.Format: FileFormat {
  var fileEndings: [String] {
    switch self {
    case .svg: ["svg"]
    case .vegaLite: ["json"]
    case .png: ["png"]
    case .pdf: ["pdf"]
    }
  }
}

extension Questionnaire.Format: FileFormat {
  var fileEndings: [String] {
    switch self {
    case .html: ["html", "htm"]
    case .csv: ["csv"]
    case .markdown: ["md", "markdown"]
    }
  }
}

/// The formats of a file of answers.
enum AnswersFormat: String, FileFormat {
  case csv, json, yaml

  var fileEndings: [String] { self == .yaml ? ["yaml", "yml"] : [rawValue] }

  /// Writes answers with all that goes with them, and warns of what a table has no place for.
  func write(
    _ responses: [Response], to model: DecisionModel, form: ResponseWriter.Form,
    attributes: [String], path: String
  ) throws {
    let syntax: ModelSyntax
    switch self {
    case .csv:
      try orExit { () throws(FileError) in
        try ResponseWriter(for: responses, to: model, form: form, attributes: attributes)
          .write(responses, to: path)
      }
      for loss in form.losses(of: responses, to: model) {
        FileOutput.writeError(
          "warning: the table has no place for \(loss) (a file that ends in .json or .yaml has)\n")
      }
      return
    case .json: syntax = .json
    case .yaml: syntax = .yaml
    }
    try orExit { () throws(FileError) in
      try FileOutput.write(ResponseDocument.text(responses, to: model, syntax), to: path)
    }
  }
}
