internal import AHPFormats
internal import ArgumentParser

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a model as YAML or as JSON.",
    discussion: """
      Both spellings give the same results to the last digit.

        ahp convert model.yaml --to json -o model.json
      """)

  @OptionGroup var model: ModelArgument

  @Option(name: .customLong("to"), help: "The spelling to write.")
  var syntax: ModelSyntax = .json

  @Option(
    name: .shortAndLong, help: "Write to this file, whole or not at all, instead of the screen.",
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var output: String?

  func run() throws {
    let file = try model.read()
    try orExit { () throws(FileError) in
      try FileOutput.write(file.model.fileText(syntax), to: output)
    }
  }
}
