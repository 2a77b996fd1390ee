/// The shape of a model with random judgments.
public struct RandomModelOptions: Hashable, Sendable {
  /// The number of levels of criteria below the goal, 0 … 100. At 0 the goal compares the
  /// alternatives.
  public var levels: Int
  /// How many children the goal has, and each criterion above the last level; 1 or more.
  public var branching: Int
  /// The number of alternatives, which every criterion of the last level compares; 0 or more.
  public var alternatives: Int
  /// How many participants judge every pair of every criterion; at 0 there is one set of judgments
  /// that stands for everybody.
  public var participants: Int
  /// The standard deviation of the logarithm of a judgment around the one that the priorities call
  /// for, 0 … 10.
  public var noise: Double
  /// The probability, 0 … 1, that a judgment is missing. Those of neighbours, the first against the
  /// second item, the second against the third and so on, never are: they connect all items.
  public var missingShare: Double

  public init(
    levels: Int = 2, branching: Int = 3, alternatives: Int = 5, participants: Int = 0,
    noise: Double = 0.3, missingShare: Double = 0
  ) {
    self.levels = levels
    self.branching = branching
    self.alternatives = alternatives
    self.participants = participants
    self.noise = noise
    self.missingShare = missingShare
  }

  /// The most criteria times participants that a random model may have.
  public static let maximumMatrixCount = 2_000_000

  /// The most judgments that a random model may have, those that are missing included.
  public static let maximumJudgmentCount = 200_000_000

  /// Returns the number of judgments of a model of this shape, those that are missing included.
  ///
  /// - Throws: `RandomModelError` if there is no such model.
  public func judgmentCount() throws(RandomModelError) -> Int {
    for (name, value, range) in [
      ("levels", Double(levels), 0...100), ("branching", Double(branching), 1...1e6),
      ("alternatives", Double(alternatives), 0...1e6),
      ("participants", Double(participants), 0...1e6), ("noise", noise, 0...10),
      ("missing share", missingShare, 0...1),
    ] where !range.contains(value) {
      throw .notInRange(name, found: value, range)
    }
    // In floating point, where a count beyond all limits is only large.
    var criteria = 1.0
    var onLastLevel = 1.0
    for _ in 0..<levels {
      onLastLevel *= Double(branching)
      criteria += onLastLevel
    }
    let voices = Double(max(participants, 1))
    guard criteria * voices <= Double(Self.maximumMatrixCount) else {
      throw .tooManyMatrices(criteria * voices)
    }
    func pairs(_ order: Int) -> Double { Double(order) * (Double(order) - 1) / 2 }
    let judgments =
      voices * ((criteria - onLastLevel) * pairs(branching) + onLastLevel * pairs(alternatives))
    guard judgments <= Double(Self.maximumJudgmentCount) else { throw .tooManyJudgments(judgments) }
    return Int(judgments)
  }
}

/// What can be wrong with the options of a random model.
@nonexhaustive
public enum RandomModelError: Error, Hashable, Sendable {
  /// A number is not one that a model can be made with.
  case notInRange(String, found: Double, ClosedRange<Double>)
  /// There would be more than `RandomModelOptions.maximumMatrixCount` matrices.
  case tooManyMatrices(Double)
  /// There would be more than `RandomModelOptions.maximumJudgmentCount` judgments.
  case tooManyJudgments(Double)
  /// There would be more than `RandomNetworkOptions.maximumLinkCount` links.
  case tooManyLinks(Double)
}

extension RandomModelError: CustomStringConvertible {
  public var description: String {
    func text(_ number: Double) -> String {
      Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }
    return switch self {
    case .notInRange(let name, let found, let range):
      "\(name) \(text(found)) is not in \(text(range.lowerBound)) … \(text(range.upperBound))"
    case .tooManyMatrices(let count):
      "a model of \(text(count)) criteria times participants is too large "
        + "(expected at most \(RandomModelOptions.maximumMatrixCount))"
    case .tooManyJudgments(let count):
      "a model of \(text(count)) judgments is too large "
        + "(expected at most \(RandomModelOptions.maximumJudgmentCount))"
    case .tooManyLinks(let count):
      "a network of \(text(count)) links is too large "
        + "(expected at most \(RandomNetworkOptions.maximumLinkCount))"
    }
  }
}

extension RandomModelOptions {
  /// Returns a model of this shape with random judgments, for measuring and teaching.
  ///
  ///     let options = RandomModelOptions(levels: 3, branching: 20, alternatives: 50)
  ///     let model = try options.model(seed: 1)
  ///
  /// The items of each criterion get random priorities *w*ᵢ, whose logarithms are normal with
  /// standard deviation 0.5. A judgment is *w*ᵢ/*w*ⱼ times a number whose logarithm is normal with
  /// standard deviation `noise`, rounded to the nearest of 1/9, 1/8, …, 9 on the scale of
  /// logarithms. At the default noise nearly all matrices of nine items have a CR from 0.01 to
  /// 0.07. Participants share the priorities and differ in the noise.
  ///
  /// The same options and seed give the same model. The random numbers are those of `SplitMix64`;
  /// the last bit of a logarithm or cosine, in which machines may differ, decides about a judgment
  /// with a probability below 1e−14. Where judgments are missing, the others are the same as
  /// without.
  ///
  /// - Parameter seed: What the random numbers start from.
  /// - Throws: `RandomModelError`.
  /// - Complexity: O(judgments).
  ///
  /// Source: for noise that multiplies and is log-normal, G. Crawford and C. Williams, "A note on
  /// the analysis of subjective judgment matrices", *Journal of Mathematical Psychology* 29 (1985),
  /// 387–405, doi:10.1016/0022-2496(85)90002-1.
  public func model(seed: UInt64) throws(RandomModelError) -> DecisionModel {
    let judgmentCount = try judgmentCount()
    var criteria = PositionedArray<CriterionID, Criterion>([Criterion("Goal")])
    var level = criteria.indices
    for _ in 0..<levels {
      for parent in level {
        let prefix = parent == criteria.startIndex ? "Criterion " : criteria[parent].name + "."
        for number in 1...branching {
          var child = Criterion("\(prefix)\(number)")
          child.parents = [parent]
          criteria[parent].children.append(criteria.endIndex)
          criteria.append(child)
        }
      }
      level = level.upperBound..<criteria.endIndex
    }
    var draw = RandomJudgments(
      noise: noise, missingShare: missingShare, seed: seed)
    let orders = criteria.indices.map { $0 < level.lowerBound ? branching : alternatives }
    var codes: [UInt8] = []
    codes.reserveCapacity(judgmentCount)
    for order in orders where order >= 2 {
      let scores = draw.scores(order: order)
      for _ in 0..<max(participants, 1) { codes += draw.codes(scores: scores) }
    }
    // All matrices share the codes, as those of a large file do.
    let ratios = CodedRatios(codes: codes, values: RandomJudgments.scale)
    var end = 0
    func nextJudgments(order: Int) -> Judgments {
      let start = end
      end += UpperTriangle.count(order: order)
      return draw.judgments(RatioList(ratios, start..<end), order: order)
    }
    for (criterion, order) in zip(criteria.indices, orders) where order >= 2 {
      criteria[criterion].judgments = RandomJudgments.group(participants) {
        nextJudgments(order: order)
      }
    }
    var model = DecisionModel(
      random: "Random model", criteria: criteria.elements, alternatives: alternatives,
      participants: participants)
    let missing = missingShare > 0 ? ", missing \(missingShare)" : ""
    model.annotation = Annotation(
      text: "Random judgments that nobody made: levels \(levels), branching "
        + "\(branching), alternatives \(alternatives), participants "
        + "\(participants), noise \(noise)\(missing), seed \(seed)",
      provenance: .illustrative)
    return model
  }
}

extension DecisionModel {
  /// Creates a model with numbered alternatives and participants.
  init(random name: String, criteria: [Criterion], alternatives: Int, participants: Int) {
    self.init(
      unchecked: name, criteria: criteria,
      alternatives: (0..<alternatives).map { Alternative("Alternative \($0 + 1)") },
      participants: (0..<participants).map { Participant("Participant \($0 + 1)") })
  }
}
