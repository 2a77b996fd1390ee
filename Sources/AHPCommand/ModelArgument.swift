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
      "A table (CSV, TSV, xlsx) of alternatives with a column for each criterion without children, for a model that has none.",
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

  /// Whether a command takes models with networks.
  enum Networks {
    /// It takes them.
    case taken
    /// It does not take them yet, and refuses such a model; what does instead.
    case refused(instead: String)
  }

  /// Refuses a situation where all alternatives count.
  func refuseSituation(because reason: String) throws {
    if situation != nil { throw ValidationError("\(reason) (expected no '--situation')") }
  }

  /// Reads the model as it is written, or writes its problems to standard error and exits.
  ///
  /// - Parameters:
  ///   - networks: Whether the command takes models with networks.
  ///   - roundedRatios: What rounded reciprocals among its judgments are.
  ///   - threads: The most threads to read a large file with; as many as the machine has if `nil`.
  func readAsWritten(
    networks: Networks, roundedRatios: RoundedRatio.Reading = .fractions, threads: Int? = nil
  ) throws -> ModelFile {
    let file = try readFile(roundedRatios, threads: threads)
    if case .refused(let instead) = networks { try file.model.refuseNetworks(instead: instead) }
    return file
  }

  private func readFile(
    _ roundedRatios: RoundedRatio.Reading, threads: Int?
  ) throws -> ModelFile {
    try orExit { () throws(FileError) in
      let file = try ModelFile.read(model, roundedRatios: roundedRatios, threads: threads)
      for remark in file.remarks { FileOutput.writeError(remark.warning + "\n") }
      guard let alternatives else { return file }
      return try AlternativeFile.filled(file, from: alternatives, note: FileNote.write)
    }
  }

  /// Reads the model with the alternatives alone that meet its requirements.
  ///
  /// - Parameters:
  ///   - networks: Whether the command takes models with networks.
  ///   - roundedRatios: What rounded reciprocals among its judgments are.
  ///   - threads: The most threads to read a large file with; as many as the machine has if `nil`.
  func read(
    networks: Networks, roundedRatios: RoundedRatio.Reading = .fractions, threads: Int? = nil
  ) throws -> ModelFile {
    let file = try readAsWritten(
      networks: networks, roundedRatios: roundedRatios, threads: threads)
    let position = try situation.map { try NamedParts(of: file.model).situation($0) }
    return try orExit { () throws(FileError) in try file.eligible(in: position) }
  }
}

extension DecisionModel {
  /// Writes to standard error that a command does not take a model with networks, and exits, if
  /// this is one.
  ///
  /// - Parameter instead: The commands that are of use for such a model.
  fileprivate func refuseNetworks(instead: String) throws {
    guard let first = criteriaWithNetworks().first else { return }
    let place = first == goal ? "the goal" : "'\(path(of: first))'"
    try fail(
      "\(name): this command does not take models with networks yet, and \(place) has one (expected "
        + "\(instead))")
  }
}
