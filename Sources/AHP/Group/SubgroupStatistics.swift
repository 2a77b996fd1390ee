internal import RealModule

/// What the answers of the parts of a group come to, each for itself: those with the same value of
/// an attribute.
public struct SubgroupStatistics: Sendable {
  /// The name of the attribute.
  public let attribute: String
  /// The parts by value; `nil` stands for those who have none.
  private var parts: [String?: GroupStatistics] = [:]
  /// Statistics of nobody's answers.
  private let empty: GroupStatistics

  /// Creates statistics of nobody's answers.
  ///
  /// - Parameters:
  ///   - attribute: The name of the attribute.
  ///   - statistics: Statistics of nobody's answers, as those of the parts begin.
  public init(by attribute: String, from statistics: GroupStatistics) {
    precondition(statistics.respondentCount == 0, "statistics of nobody's answers")
    self.attribute = attribute
    empty = statistics
  }

  /// Adds respondents, each once and with all of their answers.
  ///
  /// - Throws: As `GroupStatistics.add(_:threads:)`.
  /// - Complexity: As there.
  public mutating func add(
    _ responses: [Response], threads: Int? = nil
  ) throws(EvaluationError) {
    for (value, own) in Dictionary(
      grouping: responses, by: { $0.participant.attributes[attribute] })
    {
      var part = parts[value] ?? empty
      parts[value] = nil
      try part.add(own, threads: threads)
      parts[value] = part
    }
  }

  /// Returns what each part says, and all of them with equal say.
  ///
  /// - Complexity: As of `GroupStatistics.groupEvaluation(consensus:threads:)`, for each part.
  public func evaluation(threads: Int? = nil) -> Subgroups {
    var evaluations: [Subgroups.Part] = []
    var withoutResult: [Subgroups.PartWithoutResult] = []
    var counting: [GroupStatistics] = []
    // Those without a value come last.
    for value in parts.keys.compactMap(\.self).sorted().map({ Optional($0) }) + [nil] {
      guard let part = parts[value], part.respondentCount > part.exclusions.total else { continue }
      counting.append(part)
      do throws(EvaluationError) {
        let group = try part.groupEvaluation(threads: threads)
        evaluations.append(
          Subgroups.Part(
            value: value, group: group, items: RankedItems(of: empty.evaluator.model, in: group)))
      } catch {
        withoutResult.append(
          Subgroups.PartWithoutResult(
            value: value, respondentCount: part.respondentCount - part.exclusions.total,
            problems: error.problems))
      }
    }
    return Subgroups(
      attribute: attribute, parts: evaluations, withoutResult: withoutResult,
      equalSay: counting.count > 1 ? equalSay(counting, threads: threads) : nil)
  }

  /// What all parts say if each counts as one respondent: the geometric means of the parts'
  /// judgments.
  ///
  /// - Returns: `nil` if they do not give priorities of everything.
  private func equalSay(
    _ parts: [GroupStatistics], threads: Int?
  ) -> RankedItems? {
    let means = (0..<empty.judgments.pairCount).map { question -> Double in
      let logarithms = parts.compactMap { part -> Double? in
        part.judgments.geometricMean(of: question).map { .log($0) }
      }
      return logarithms.isEmpty
        ? Response.missing : .exp(logarithms.reduce(0, +) / Double(logarithms.count))
    }
    let largest = parts.reduce(1) { max($0, $1.judgments.largestRatio()) }
    guard
      let evaluation = try? empty.evaluator.evaluation(
        ofGroup: means, ratiosUpTo: largest, threads: threads)
    else { return nil }
    return RankedItems(of: empty.evaluator.model, in: evaluation)
  }
}

/// The parts of a group by the value of an attribute, side by side.
public struct Subgroups: Hashable, Sendable {
  /// The name of the attribute.
  public let attribute: String
  /// The parts by value, those without any last; a part without anybody who counts is left out.
  public let parts: [Part]
  /// The parts whose answers give no priorities of everything, in the same order.
  public let withoutResult: [PartWithoutResult]
  /// What is ranked if every part has the same say: the geometric means of the judgments of the
  /// parts; `nil` for a single part, and if they do not give priorities of everything.
  public let equalSay: RankedItems?

  /// A part of a group whose answers give no priorities of everything.
  public struct PartWithoutResult: Hashable, Sendable {
    /// The value of the attribute; `nil` for those who have none.
    public let value: String?
    /// How many respondents with this value count.
    public let respondentCount: Int
    /// What stands in the way.
    public let problems: [EvaluationProblem]
  }

  /// A part of a group, and what it says.
  public struct Part: Hashable, Sendable {
    /// The value of the attribute; `nil` for those who have none.
    public let value: String?
    /// What the respondents with this value say as a group.
    public let group: GroupEvaluation
    /// What they rank.
    public let items: RankedItems
  }
}
