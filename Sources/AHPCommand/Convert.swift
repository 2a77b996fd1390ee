internal import AHP
internal import AHPFormats
internal import ArgumentParser

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    _superCommandName: "ahp",
    abstract: "Write a model as YAML or as JSON, with answers in it if there are.",
    discussion: """
      Both spellings give the same results to the last digit. With answers, the model has \
      everybody's judgments in it, with weights, attributes and the record of changes.

        ahp convert model.yaml -o model.json
        ahp convert model.yaml --responses answers.csv -o judged.yaml
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments

  @Option(
    name: .customLong("to"), help: "The spelling to write (default: by the file's ending, or json)."
  )
  var syntax: ModelSyntax?

  @OptionGroup(title: "Result") var output: OutputFileArgument

  private func chosenSyntax() throws -> ModelSyntax {
    try .chosen(syntax, by: "--to", for: output.output, usual: .json)
  }

  func validate() throws {
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    try model.refuseSituation(because: "the model is written with all of its alternatives")
    _ = try chosenSyntax()
  }

  func run() throws {
    let file = try responses.input(
      model.readAsWritten(networks: .taken, roundedRatios: responses.readRoundedRatios()),
      incomplete: .keep
    ) {
      $0.options
    }.file
    let syntax = try chosenSyntax()
    try output.write(
      orExit { () throws(FileError) in try file.model.fileText(syntax) })
  }
}
