internal import AHPFormats
internal import ArgumentParser

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of the model file.",
    discussion: """
      Editors that know the schema complete and check a model while it is written.

        ahp schema -o ahp-model.schema.json
      """)

  @Option(
    name: .shortAndLong, help: "Write to this file, whole or not at all, instead of the screen.",
    completion: .file(extensions: ["json"]))
  var output: String?

  func run() throws {
    try orExit { () throws(FileError) in try FileOutput.write(ModelSchema.text, to: output) }
  }
}
