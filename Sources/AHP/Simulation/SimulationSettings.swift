/// What a simulation of a model draws, and how often.
public struct SimulationSettings: Hashable, Sendable {
  /// The number of draws, 2 … 10⁹; the most if `standardError` is given.
  public var draws: Int
  /// What the random numbers start from.
  public var seed: UInt64
  /// How judgments are disturbed.
  public var noise: JudgmentNoise
  /// Where the weights of the criteria come from.
  public var weights: CriterionWeights
  /// The standard error at which the simulation may stop before `draws`: every rank acceptability
  /// must be known as well as this. `nil` to make all draws.
  public var standardError: Double?

  /// The numbers of draws that can be made.
  public static let supportedDraws = 2...1_000_000_000

  /// Creates settings; what is left out has its default.
  public init(
    draws: Int = 10_000, seed: UInt64 = 1, noise: JudgmentNoise = .step,
    weights: CriterionWeights = .judged, standardError: Double? = nil
  ) {
    self.draws = draws
    self.seed = seed
    self.noise = noise
    self.weights = weights
    self.standardError = standardError
  }
}

/// How a simulation disturbs judgments.
///
/// Every judgment is disturbed on its own, after the judgment scale has made a ratio of it. A
/// factor and its reciprocal are equally likely, so that it does not matter which of two items
/// stands first.
///
/// What is disturbed are the matrices that priorities are derived from: of a group whose judgments
/// are aggregated, which acts as one person, the matrix of the group; of one whose priorities are
/// averaged, the matrix of each participant. Were the judgments of *K* participants of equal weight
/// disturbed before they are aggregated, the standard deviation of the group's would be smaller by
/// √*K*.
///
/// Ratios are kept within `ComparisonMatrix.supportedRatios`. Direct priorities, measured values
/// and ratings stay as they are.
public enum JudgmentNoise: Hashable, Sendable {
  /// Not at all.
  case none
  /// By a factor whose logarithm is normal with mean 0 and this standard deviation.
  ///
  /// Source: G. Crawford and C. Williams, "A note on the analysis of subjective judgment matrices",
  /// *Journal of Mathematical Psychology* 29 (1985), 387–405, doi:10.1016/0022-2496(85)90002-1,
  /// whose model of judgments this is.
  case logNormal(deviation: Double)
  /// By a factor whose logarithm is uniform from −ln *f* to ln *f*, where *f* is this largest
  /// factor: 2 means from one half to twice.
  case uniform(factor: Double)
  /// By a factor whose logarithm has the symmetric triangular distribution from −ln *f* to ln *f*,
  /// where *f* is this largest factor.
  case triangular(factor: Double)
  /// By nothing, one step down or one step up the scale 1/9, 1/8, …, 1/2, 1, 2, …, 9, with a third
  /// of the probability each.
  ///
  /// A ratio between two values of the scale moves by one step just as well: 2.5 to 1.5 or 3.5, and
  /// 1.5 to 2/3, as far below 1 as it was above 1/2 on the side of the reciprocals. No step leads
  /// beyond 1/9 … 9.
  ///
  /// The usual noise of one person's judgments: it has no number to choose, and a step is the
  /// smallest difference that a judge can state. Of a group's geometric means it makes more than
  /// its members' steps would, by √*K*.
  case step
  /// By the group's own disagreement: by a factor whose logarithm is normal with mean 0 and the
  /// sample standard deviation of the logarithms of the participants' judgments on the pair. What
  /// fewer than two participants judged stays as it is.
  ///
  /// The deviation is that of a single participant's judgment, not of the group's mean.
  case dispersion
  /// Within the ranges that judgments were given as: uniformly by logarithm in an interval, and in
  /// a triangular number with the triangular distribution of the logarithm that has the most
  /// possible ratio as its mode. Other judgments stay as they are.
  ///
  /// Where judgments are aggregated, the lower bounds and the upper ones are too, and the group's
  /// judgment is drawn between the two.
  case intervals
}

extension JudgmentNoise {
  /// Returns the noise that says most of a model when none is chosen: the disagreement of the
  /// participants whose judgments are combined, `.dispersion`, where they disagree on some pair;
  /// otherwise `.step`.
  ///
  /// A step of the scale is an uncertainty of one person. The mean of a group moves by less, and by
  /// how much its members' own judgments say.
  ///
  /// - Complexity: O(judgments).
  public static func usual(
    for model: DecisionModel, _ options: EvaluationOptions
  ) -> JudgmentNoise {
    guard options.aggregation == .judgments, options.participant == nil else { return .step }
    let disagree = model.comparisonSets().contains { set in
      let matrices = set.judgments.counting(model.participants)
        .compactMap { $0.judgments.matrix?.ratios }
      guard let first = matrices.first else { return false }
      return first.indices.contains { pair in
        let given = matrices.lazy.map { $0[pair] }.filter {
          $0 != IncompleteComparisonMatrix.missing
        }
        return given.first.map { one in given.contains { $0 != one } } ?? false
      }
    }
    return disagree ? .dispersion : .step
  }

  /// The standard deviations of logarithms that can be drawn with.
  public static let supportedDeviations = 0.0...10.0
  /// The largest factors that can be drawn with.
  public static let supportedFactors = 1.0...1e6
}

/// Where the weights of the criteria come from in a simulation.
public enum CriterionWeights: String, Hashable, Sendable, CaseIterable {
  /// From the judgments on the criteria, disturbed as all others.
  case judged
  /// From nothing: the local priorities of the criteria below each criterion are drawn uniformly
  /// from all that sum to 1, and no judgment on criteria is looked at.
  ///
  /// Source: R. Lahdelma and P. Salminen, "SMAA-2: Stochastic multicriteria acceptability analysis
  /// for group decision making", *Operations Research* 49 (2001), 444–454,
  /// doi:10.1287/opre.49.3.444.11220.
  case uniform
}

/// Why a model cannot be simulated.
@nonexhaustive
public enum SimulationError: Error, Hashable, Sendable {
  /// The model cannot be evaluated, undisturbed or as drawn.
  case evaluation(EvaluationError)
  /// The model ranks nothing.
  case nothingRanked
  /// The model ranks more items than ranks are counted for.
  case tooManyItems(found: Int, most: Int)
  /// Nothing is random: there is no judgment to disturb, and no weight to draw.
  case nothingToDraw
  /// No pair was judged by several participants, whose disagreement could be the noise.
  case noDispersion
  /// No judgment was given as a range of ratios.
  case noIntervals
}

extension SimulationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .evaluation(let error):
      "the model cannot be evaluated, \(error.problems.count) problems stand in the way"
    case .nothingRanked: "the model has neither alternatives nor criteria below the goal to rank"
    case .tooManyItems(let found, let most):
      "the model ranks \(found) items, and a simulation counts the ranks of at most \(most)"
    case .nothingToDraw:
      "the model has nothing that could be drawn: priorities given directly, measurements and ratings "
        + "stay as they are"
    case .noDispersion:
      "no pair of items was judged by several participants, so that there is no disagreement to draw from"
    case .noIntervals:
      "no judgment is a range such as [2, 4], so that there is nothing to draw from"
    }
  }
}

extension SimulationSettings {
  /// Returns how often to draw for a report: 2000 times, and as many times as make 200 million
  /// draws of a judgment for a model with more than 100,000 of them, but 200 times at least.
  ///
  ///     SimulationSettings.usualDraws(ofJudgments: 500_000)   // 400
  ///
  /// - Parameter count: The number of judgments, 0 or more.
  public static func usualDraws(ofJudgments count: Int) -> Int {
    max(200, min(2000, 200_000_000 / max(1, count)))
  }
}
