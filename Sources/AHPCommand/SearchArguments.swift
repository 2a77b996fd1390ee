internal import AHP
internal import ArgumentParser

/// How judgments are searched for printed numbers.
struct SearchArguments: ParsableArguments {
  @Option(
    help: """
      How many nodes a search may visit, 1000 or more; a million take 0.1 s, or up to 2 s by \
      normalized columns, and a simulated result is searched with a twentieth \
      (default: \(SearchLimits.usualNodes)).
      """,
    transform: NumberArgument.whole(1000...1_000_000_000_000))
  var effort: Int = SearchLimits.usualNodes

  @Flag(help: "Search judgments in halves too: 1, 1.5, 2, … 9.")
  var halfPoints = false

  @Option(help: "Search on this scale (default: the model's).")
  var scale: JudgmentScale?

  @Option(
    help: """
      Search for priorities by this method, eigenvector, geometric-mean or normalized-columns \
      (default: the model's).
      """)
  var prioritization: PrioritizationMethod?

  @Option(help: "Search by this random index (default: the model's).")
  var randomIndex: RandomIndex?

  @Option(
    help: """
      The largest CR where none is printed: a number, or 'by-order' (default: the model's, or 0.1).
      """, transform: EvaluationArguments.threshold)
  var threshold: ConsistencyThreshold?

  @Flag(help: "Take printed digits as cut, not rounded: 0.0627 as 0.062.")
  var cutDigits = false

  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?

  func validate() throws {
    if let prioritization, !PrintedMatrix.supportedMethods.contains(prioritization) {
      let known = PrintedMatrix.supportedMethods.map(\.rawValue)
      throw ValidationError(
        "'\(prioritization.rawValue)' cannot be searched (expected \(known.joined(separator: ", ")))"
      )
    }
  }

  /// How the digits behind the printed ones were dropped.
  var digits: PrintedMatrix.Digits { cutDigits ? .cut : .rounded }

  /// The settings that the options stand for.
  func settings() -> ReportedSearchSettings {
    var settings = ReportedSearchSettings()
    settings.judgments = halfPoints ? JudgmentValues.halfPoints : JudgmentValues.wholePoints
    settings.scale = scale
    settings.prioritization = prioritization
    settings.randomIndex = randomIndex
    settings.threshold = threshold
    settings.digits = digits
    settings.limits.nodes = effort
    settings.threads = threads
    return settings
  }
}
