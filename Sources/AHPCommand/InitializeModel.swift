internal import AHPFormats
internal import ArgumentParser

struct InitializeModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a model from an indented outline, ready to be judged.",
    discussion: """
      The first line is the goal, deeper lines are criteria below it, and 'Alternatives:' \
      heads a list of what to choose from. Tabs and spaces both serve.

        ahp init outline.txt -o model.yaml
        ahp init outline.txt --alternatives Tom Dick Harry -o model.yaml
        printf 'Car\\n  Price\\n  Safety\\n' | ahp init -o model.yaml
      """)

  @Argument(help: "The outline; without it, or for '-', standard input is read.")
  var outline: String = "-"

  @Option(help: "The name of the model (default: that of the goal).")
  var name: String?

  @Option(parsing: .upToNextOption, help: "What to choose from, if the outline does not say.")
  var alternatives: [String] = []

  @Option(
    name: .customLong("to"), help: "The spelling to write (default: by the file's ending, or yaml)."
  )
  var syntax: ModelSyntax?

  @OptionGroup var output: OutputFileArgument

  func run() throws {
    let syntax = syntax ?? output.output.flatMap { ModelSyntax(fileName: $0) } ?? .yaml
    try output.write(
      orExit { () throws(FileError) in
        try ModelOutline.read(outline, name: name, alternatives: alternatives).fileText(syntax)
      })
  }
}
