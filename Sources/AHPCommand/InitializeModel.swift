internal import AHP
internal import AHPFormats
internal import ArgumentParser

struct InitializeModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    _superCommandName: "ahp",
    abstract: "Write a model from an indented outline, ready to be judged.",
    discussion: """
      The first line is the goal, deeper lines are criteria below it, and 'Alternatives:' \
      heads a list of what to choose from. Tabs and spaces both serve, and so do the marks \
      of a list, '-' and '*'. Comments at the end of the file show how judgments are written.

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

  @Option(help: "The language of the names, such as 'en'.")
  var language: String?

  @OptionGroup(title: "Result") var output: NewFileArgument

  private func chosenSyntax() throws -> ModelSyntax {
    try .chosen(syntax, by: "--to", for: output.output, usual: .yaml)
  }

  func validate() throws {
    try InputFiles.check(output.output, replaces: [outline])
    _ = try chosenSyntax()
    if let language, language.trimmingPrefix(" ").isEmpty {
      throw ValidationError("'\(language)' is not a language (expected a tag such as 'en')")
    }
  }

  func run() throws {
    let syntax = try chosenSyntax()
    try output.checkIsNew()
    let text = try orExit { () throws(FileError) in
      var model = try ModelOutline.read(
        outline, name: name, alternatives: alternatives, note: FileNote.write)
      model.language = language
      return try model.fileText(syntax)
        + (syntax == .yaml ? JudgmentExamples.comment(for: model) : "")
    }
    try output.write(text)
  }
}
