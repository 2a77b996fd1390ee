internal import AHP
internal import AHPFormats
internal import ArgumentParser

/// The model that a command is about.
struct ModelArgument: ParsableArguments {
  @Argument(
    help: "The model file, YAML or JSON; '-' reads standard input.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var model: String

  @Option(
    help:
      "A table (CSV) of alternatives with a column for each criterion without children, for a model that has none.",
    completion: .file(extensions: ["csv"]))
  var alternatives: String?

  @Option(
    help:
      "Demand what the model says alternatives must have in this situation, besides its 'requires'."
  )
  var situation: String?

  func validate() throws {
    if model == "-" && alternatives == "-" {
      throw ValidationError(
        "the model and the alternatives both come from standard input (expected a file)")
    }
  }

  /// Refuses a situation where all alternatives count.
  func refuseSituation(because reason: String) throws {
    if situation != nil { throw ValidationError("\(reason) (expected no '--situation')") }
  }

  /// Reads the model as it is written, or writes its problems to standard error and exits.
  func readAsWritten() throws -> ModelFile {
    try orExit { () throws(FileError) in
      let file = try ModelFile.read(model)
      for remark in file.remarks { FileOutput.writeError(remark.warning + "\n") }
      guard let alternatives else { return file }
      return try AlternativeFile.filled(file, from: alternatives)
    }
  }

  /// Reads the model with the alternatives alone that meet its requirements.
  func read() throws -> ModelFile {
    let file = try readAsWritten()
    let position = try situation.map { try NamedParts(of: file.model).situation($0) }
    return try orExit { () throws(FileError) in try file.eligible(in: position) }
  }
}
