internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

/// Where a result goes and in which form.
struct OutputArguments: ParsableArguments {
  @Option(help: "The form of the result.")
  var format: ReportFormat = .text

  @Option(help: "The language of the labels to show, such as 'en' (default: the names).")
  var language: String?

  // Not a group of its own: ArgumentParser takes as long for each as for reading fifty judgments.
  @Option(name: .shortAndLong, help: OutputFileArgument.help, completion: .file())
  var output: String?

  /// The language to show, if the model has it.
  func language(for model: DecisionModel) throws -> String? { try model.language(language) }

  func write(_ text: String) throws { try OutputFileArgument.write(text, to: output) }
}

/// The file that a result goes to.
struct OutputFileArgument: ParsableArguments {
  static let help: ArgumentHelp = "Write to this file, whole or not at all, instead of the screen."

  @Option(name: .shortAndLong, help: help, completion: .file())
  var output: String?

  func write(_ text: String) throws { try Self.write(text, to: output) }

  static func write(_ text: String, to path: String?) throws {
    try orExit { () throws(FileError) in try FileOutput.write(text, to: path) }
  }
}
