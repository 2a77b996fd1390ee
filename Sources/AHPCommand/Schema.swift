internal import AHPFormats
internal import ArgumentParser

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    _superCommandName: "ahp",
    abstract: "Print the JSON Schema of the model file.",
    discussion: """
      Editors that know the schema complete and check a model while it is written.

        ahp schema -o ahp-model.schema.json
      """)

  @OptionGroup(title: "Result") var output: OutputFileArgument

  func validate() throws { try FileEnding.check(output.output, expected: ["json"]) }

  func run() throws { try output.write(ModelSchema.text) }
}
