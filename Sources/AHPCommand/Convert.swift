internal import AHPFormats
internal import ArgumentParser

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a model as YAML or as JSON.",
    discussion: """
      Both spellings give the same results to the last digit.

        ahp convert model.yaml --to json -o model.json
      """)

  @OptionGroup var model: ModelArgument

  @Option(name: .customLong("to"), help: "The spelling to write.")
  var syntax: ModelSyntax = .json

  @OptionGroup var output: OutputFileArgument

  func run() throws {
    let file = try model.readAsWritten()
    try output.write(
      orExit { () throws(FileError) in try file.model.fileText(syntax) })
  }
}
