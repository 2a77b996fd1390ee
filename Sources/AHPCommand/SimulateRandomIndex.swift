internal import AHP
internal import AHPReports
internal import ArgumentParser

struct SimulateRandomIndex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "random-index",
    _superCommandName: "ahp",
    abstract: "Simulate the random index of an order and compare the published tables.",
    discussion: """
      Draws random matrices of Saaty's scale and takes the mean of their consistency \
      indices. The same seed gives the same number.

        ahp random-index --order 5 --samples 100000 --seed 1
      """)

  @Option(
    help: "The order of the matrices, 3 to 100.", transform: NumberArgument.whole(3...100))
  var order: Int

  @Option(
    help: "How many matrices to draw, 2 to a billion (default: 10000).",
    transform: NumberArgument.whole(2...1_000_000_000))
  var samples: Int = 10_000

  @Option(
    help: "The seed of the random numbers, 0 or more (default: 1).", transform: NumberArgument.seed)
  var seed: UInt64 = 1

  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?

  @Option(help: OutputArguments.formatHelp)
  var format: ReportFormat?

  @Option(help: ReportLanguage.help)
  var language: String?

  @OptionGroup(title: "Result") var output: OutputFileArgument

  func validate() throws {
    try InputFiles.check(output.output, replaces: ReportLanguage.files(language))
    try OutputArguments.check(chosenFormat(), to: output.output)
  }

  private func chosenFormat() throws -> ReportFormat {
    try ReportFormat.chosen(format, for: output.output, usual: .text)
  }

  func run() throws {
    let words = try ReportLanguage.wordsAlone(language)
    let estimate = Progress.shown("drawing \(samples) matrices") {
      RandomIndex.simulation(
        order: order, samples: samples, seed: seed, threads: threads)
    }
    try OutputArguments.write(
      RandomIndexReport(estimate: estimate), as: chosenFormat(), in: words, to: output.output)
  }
}
