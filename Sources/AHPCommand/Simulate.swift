internal import AHP
internal import AHPFormats
internal import AHPReports
internal import ArgumentParser

struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    _superCommandName: "ahp",
    abstract: "Show how sure the ranking is, with judgments drawn at random.",
    discussion: """
      Disturbs all judgments at random many times, evaluates the whole model each time, and \
      counts who is where in the ranking. With uniform weights the criteria may weigh anything. \
      The same seed gives the same numbers.

        ahp simulate model.yaml
        ahp simulate model.yaml --noise log-normal --deviation 0.3 --draws 100000
        ahp simulate model.yaml --weights uniform --standard-error 0.002
      """)

  @OptionGroup var model: ModelArgument
  @OptionGroup(title: "Answers") var responses: ResponseArguments

  @Option(
    help: """
      How many times to draw, 2 to a billion, such as 1e5; with --standard-error the most \
      (default: 10000).
      """,
    transform: NumberArgument.whole(SimulationSettings.supportedDraws))
  var draws: Int = 10_000

  @Option(
    help: "The seed of the random numbers, 0 or more (default: 1).", transform: NumberArgument.seed)
  var seed: UInt64 = 1

  @Option(
    help:
      """
      How judgments are disturbed (default: dispersion where participants' judgments are combined \
      and differ, otherwise step, one step of the scale; none with uniform weights).
      """
  )
  var noise: NoiseArgument?

  @Option(
    help: "With log-normal noise: the standard deviation of the logarithm.",
    transform: NumberArgument.number(JudgmentNoise.supportedDeviations))
  var deviation: Double?

  @Option(
    help: "With uniform or triangular noise: the largest factor, 2 for half to twice.",
    transform: NumberArgument.number(JudgmentNoise.supportedFactors))
  var factor: Double?

  @Option(help: "Where the weights of the criteria come from.")
  var weights: CriterionWeights = .judged

  @Option(
    help: "Stop when every share of draws by rank has this standard error at most.",
    transform: NumberArgument.number("a number between 0 and 1") { $0 > 0 && $0 < 1 })
  var standardError: Double?

  @OptionGroup(title: "Method") var evaluation: EvaluationArguments
  @Option(help: ThreadCount.help, transform: ThreadCount.parse)
  var threads: Int?
  @OptionGroup(title: "Result") var output: OutputArguments

  func validate() throws {
    try InputFiles.check(output.output, replaces: model.files + responses.files)
    _ = try judgmentNoise()
  }

  /// The noise that the arguments choose.
  ///
  /// - Returns: `nil` if none is chosen.
  private func judgmentNoise() throws -> JudgmentNoise? {
    let noise: NoiseArgument? = self.noise ?? (weights == .uniform ? NoiseArgument.none : nil)
    if deviation != nil, noise != .logNormal {
      throw ValidationError(
        "'--deviation' is for '--noise \(noise?.rawValue ?? "step")' (expected '--noise log-normal')"
      )
    }
    if factor != nil, noise != .uniform, noise != .triangular {
      throw ValidationError(
        "'--factor' is for '--noise \(noise?.rawValue ?? "step")' (expected '--noise uniform' or triangular)"
      )
    }
    switch noise {
    case nil: return nil
    case NoiseArgument.none?: return JudgmentNoise.none
    case .step: return .step
    case .dispersion: return .dispersion
    case .intervals: return .intervals
    case .logNormal:
      guard let deviation else {
        throw ValidationError("'--noise log-normal' has no deviation (expected '--deviation')")
      }
      return .logNormal(deviation: deviation)
    case .uniform, .triangular:
      guard let factor else {
        throw ValidationError(
          "'--noise \(noise == .uniform ? "uniform" : "triangular")' has no factor (expected '--factor')"
        )
      }
      return noise == .uniform ? .uniform(factor: factor) : .triangular(factor: factor)
    }
  }

  func run() throws {
    let input = try responses.input(
      model.read(networks: .taken, roundedRatios: responses.readRoundedRatios(), threads: threads),
      evaluation)
    let (file, options) = (input.file, input.options)
    let language = try output.language(for: file.model)
    if weights == .uniform, let noise, noise != .none, file.model.alternatives.isEmpty {
      try fail(
        "with uniform weights no judgments are left to disturb in '\(file.model.name)', which has no "
          + "alternatives (expected no '--noise \(noise.rawValue)')")
    }
    let settings = SimulationSettings(
      draws: draws, seed: seed, noise: try judgmentNoise() ?? .usual(for: file.model, options),
      weights: weights,
      standardError: standardError)
    let simulation: Simulation
    do throws(SimulationError) {
      simulation = try Progress.shown("drawing \(draws) times") { () throws(SimulationError) in
        try Simulation(of: file.model, settings, options: options, threads: threads)
      }
    } catch .evaluation(let error) {
      // Reports the problems with their places in the file.
      try file.evaluated { () throws(EvaluationError) in throw error }
      return
    } catch {
      try fail("\(error)")
    }
    let report = SimulationReport(model: file.model, simulation: simulation, language: language)
    try output.write(input.noting(report, language))
  }
}

/// A kind of noise as an argument.
enum NoiseArgument: String, ChoiceArgument {
  case none
  case logNormal = "log-normal"
  case uniform
  case triangular
  case step
  case dispersion
  case intervals
}

extension CriterionWeights: ChoiceArgument {}
