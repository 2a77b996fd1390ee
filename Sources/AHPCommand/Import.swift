internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    _superCommandName: "ahp",
    abstract: "Make a model of another program's file.",
    discussion: """
      Reads files of R's ahp, AHP-OS, pyAHP, ahp-cli, Super Decisions, ANP Studio and others, \
      and square tables, and recognises them by their content. Lists with their lines what a \
      model cannot have. Several files with one person's judgments each become one model with \
      a participant for each.

        ahp import car.ahp -o car.yaml
        ahp import r1.xlsx r2.xlsx r3.xlsx -o group.yaml
        ahp import matrix.csv | ahp synthesize -
      """)

  @Argument(
    help: "The file of the other program, or one for each person; '-' reads standard input.",
    completion: .file())
  var files: [String]

  @Option(
    help:
      "Whether 0.33 is 1/3 (fractions) or the number that is written (as-written; default: fractions, but not for .sdmod, where published results rest on six digits, and refused for ahp-cli and pyAHP, which compute with 0.33)."
  )
  var roundedRatios: RoundedRatio.Reading?

  @Flag(help: "Refuse a file of which anything would be left out.")
  var strict = false

  @Option(
    name: .customLong("to"), help: "The spelling to write (default: by the file's ending, or yaml)."
  )
  var syntax: ModelSyntax?

  @Option(help: "The form of the report on what was read; with '-o' alone it is on the screen.")
  var format: ReportFormat = .text

  @Option(help: ReportLanguage.help)
  var language: String?

  @OptionGroup(title: "Result") var output: OutputFileArgument

  private func chosenSyntax() throws -> ModelSyntax {
    try .chosen(syntax, by: "--to", for: output.output, usual: .yaml)
  }

  func validate() throws {
    _ = try chosenSyntax()
    try OutputArguments.check(format, to: nil)
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input is read once (expected one '-')")
    }
    try InputFiles.check(output.output, replaces: files + ReportLanguage.files(language))
  }

  func run() throws {
    let syntax = try chosenSyntax()
    let imported = try orExit { () throws(FileError) in
      let imported = try ModelImport.read(files, roundedRatios: roundedRatios)
      if strict, let refusal = imported.refusal() { throw refusal }
      return imported
    }
    _ = try ReportLanguage.labels(language, of: imported.model)
    let words = try ReportLanguage.words(language)
    try output.write(orExit { () throws(FileError) in try imported.model.fileText(syntax) })
    let report = ImportReport(imported)
    // The report must not stand in the model.
    if output.output == nil || output.output == "-" {
      FileOutput.writeError(report.rendered(as: format, in: words))
    } else {
      try OutputArguments.write(report, as: format, in: words, to: nil)
    }
  }
}
