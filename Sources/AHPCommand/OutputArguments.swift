internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

/// Where a result goes and in which form.
struct OutputArguments: ParsableArguments {
  @Option(help: formatHelp)
  var format: ReportFormat?

  static let formatHelp: ArgumentHelp =
    "The form of the result (default: by the ending of '--output', or text)."

  @Option(help: ReportLanguage.help)
  var language: String?

  // Not a group of its own, for each of which ArgumentParser takes as long as for reading fifty
  // judgments.
  @Option(name: .shortAndLong, help: OutputFileArgument.help, completion: .file())
  var output: String?

  /// The language to show, if the model has it.
  func language(for model: DecisionModel) throws -> String? {
    try NamedParts(of: model).language(language)
  }

  /// The format of the result.
  func chosenFormat() throws -> ReportFormat {
    try ReportFormat.chosen(format, for: output, usual: .text)
  }

  func validate() throws {
    try InputFiles.check(output, replaces: ReportLanguage.files(language))
    try Self.check(chosenFormat(), to: output)
  }

  /// Refuses a workbook on the screen.
  static func check(_ format: ReportFormat, to path: String?) throws {
    if format == .xlsx && (path == nil || path == "-") {
      throw ValidationError("'--format xlsx' is no text for the screen (expected '--output')")
    }
  }

  /// Writes a report in the chosen format.
  ///
  /// - Parameter threads: As of `write(_:as:in:to:threads:)`.
  func write(_ report: some Report, threads: Int? = 1) throws {
    try Self.write(
      report, as: chosenFormat(), in: ReportLanguage.words(language), to: output,
      threads: threads)
  }

  /// Writes a report to a file, or to standard output in the width of the terminal.
  ///
  /// - Parameter threads: The most threads to write long tables with; as many as the machine has
  ///   if `nil`.
  static func write(
    _ report: some Report, as format: ReportFormat, in words: any Words, to path: String?,
    threads: Int? = 1
  ) throws {
    try orExit { () throws(FileError) in
      if format == .xlsx, let path {
        try report.writeWorkbook(to: path, in: words)
      } else {
        let isShown = format == .text && (path == nil || path == "-")
        try FileOutput.write(
          report.rendered(
            as: format, in: words, width: isShown ? Terminal.width() : 80,
            isColored: isShown && Terminal.showsColors(), threads: threads), to: path)
      }
    }
  }
}

extension ReportFormat {
  /// Refuses an option that shows whole matrices where the result is one table of numbers.
  func refuseInTable(_ option: String) throws {
    guard self == .csv || self == .xlsx else { return }
    throw ValidationError(
      "'\(option)' shows matrices, which \(rawValue) has no place for (expected another '--format')"
    )
  }
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

/// The file that something to be completed by hand goes to. The work in a file that is there
/// already is lost by force only.
struct NewFileArgument: ParsableArguments {
  @Flag(help: "Write over a file that is there already.")
  var force = false

  @Option(name: .shortAndLong, help: OutputFileArgument.help, completion: .file())
  var output: String?

  func validate() throws {
    try Self.refuse(force, without: output, of: "--output")
  }

  /// Refuses force where no file is named.
  ///
  /// - Parameter option: The option that names the file.
  static func refuse(_ force: Bool, without path: String?, of option: String) throws {
    if force && (path == nil || path == "-") {
      throw ValidationError("'--force' is about the file of '\(option)' (found none)")
    }
  }

  /// Exits with a message if there is a file already and nothing says to write over it.
  func checkIsNew() throws { try Self.checkIsNew(output, force: force) }

  /// As `checkIsNew()`, of the file at a path.
  static func checkIsNew(_ path: String?, force: Bool) throws {
    if let path, !force, FileOutput.isFile(path) {
      try fail("'\(path)' is there already (expected another file, or '--force' to write over it)")
    }
  }

  func write(_ text: String) throws { try OutputFileArgument.write(text, to: output) }
}
