internal import AHP
internal import AHPFormats
internal import AHPReports

/// The participants of a model as a group, for reports and charts.
struct CountedGroup {
  let group: GroupEvaluation
  let statistics: GroupStatistics
  /// What is said of each; `nil` for a group too large for that.
  let analysis: GroupAnalysis?
  /// The parts by the value of an attribute; `nil` without one.
  let subgroups: Subgroups?
  /// How many count without some of their matrices.
  let countedInPart: GroupReport.CountedInPart

  /// The most participants who are analyzed one by one.
  private static let individuals = 50

  /// - Parameters:
  ///   - answered: The model with the answers of everybody, and who counts.
  ///   - attribute: By which the group is divided; `nil` for not at all.
  init(
    of answered: ResponseArguments.Input, by attribute: String?,
    consensus: ConsensusFormula, threads: Int?
  ) throws(FileError) {
    let file = answered.respondents
    let input = try GroupInput(
      of: file, responses: [], options: answered.options, selection: answered.selection,
      by: attribute, individualsLimit: Self.individuals, threads: threads)
    statistics = input.statistics
    // Notes on the answers name them.
    countedInPart = GroupReport.CountedInPart(outcomes: [], count: input.countedInPartCount)
    (group, analysis, subgroups) = try file.located { () throws(EvaluationError) in
      let group = try input.statistics.groupEvaluation(consensus: consensus, threads: threads)
      let analysis = try input.individuals.map { responses, outcomes throws(EvaluationError) in
        try input.statistics.analysis(
          of: responses, outcomes, in: group, aggregation: answered.options.aggregation,
          threads: threads)
      }
      let parts = input.subgroups.map { $0.evaluation(threads: threads) }
      return (group, analysis, parts)
    }
  }

  /// Fails unless some participant has an attribute.
  static func check(_ attribute: String, in model: DecisionModel) throws {
    if model.participants.contains(where: { $0.attributes[attribute] != nil }) { return }
    let known = Set(model.participants.flatMap(\.attributes.keys)).sorted()
    try fail(
      UnknownName("no participant has the attribute", attribute, among: known).description)
  }
}
