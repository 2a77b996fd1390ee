/// The English of why something has no result.
enum EnglishProblems {
  /// The words of a phrase; `nil` for one of another subject.
  static func words(_ phrase: Phrase) -> String? {
    switch phrase {
    // MARK: Problems
    case .weightsNotMoved: "no weight of a criterion is moved, since {0}"
    case .formulasNotLinear:
      "what a formula makes of benefits, opportunities, costs and risks is not linear in a weight"
    case .aggregationNotLinear:
      "the {0} with {1} synthesis is not linear in a weight; aggregation of judgments or of local priorities is"
    case .zeroFactorUnder:
      "a priority under '{0}' is 0, which makes a weighted product 0 at every weight"
    case .weightsSumTo:
      "the weights set under '{0}' sum to {1}, where 1 is needed, or less where others can take the rest"
    case .problemsInTheWay:
      "the model cannot be evaluated: {0} {0#problem stands|problems stand} in the way"
    case .nothingToRank: "the model has neither alternatives nor criteria below the goal to rank"
    case .tooManyToSimulate:
      "the model ranks {0} items, and a simulation counts the ranks of at most {1}"
    case .nothingToDraw:
      "the model has nothing that could be drawn: priorities given directly, measurements and ratings stay as "
        + "they are"
    case .noDispersionToDraw:
      "no pair of items was judged by several participants, so that there is no disagreement to draw from"
    case .noRangesToDraw:
      "no judgment is a range such as [2, 4], so that there is nothing to draw from"
    case .problemNoJudgments: "there are no judgments on '{0}'"
    case .problemDisconnected: "the judgments on '{0}' do not connect all items: {1}"
    case .problemIncomplete:
      "{0} {0#judgment|judgments} on '{1}' {0#is|are} missing, of which all are needed ({2})"
    case .problemRange:
      "the judgments on '{0}' make priorities that differ by more than 300 orders of magnitude"
    case .problemNotSettled:
      "the judgments on '{0}' are over so many decades that double precision does not settle the missing ones"
    case .problemZeroPriority:
      "the priority of '{0}' under '{1}' is 0, which cannot be combined with others' judgments"
    case .problemZeroPriorities:
      "{0} {0#respondent gives|respondents give} an item of '{1}' the priority 0, which cannot be combined with "
        + "others' judgments"
    case .problemNoCommonPriority:
      "every item of '{0}' has the priority 0 from some participant, so that nothing is left of the geometric mean"
    case .problemNoWeight: "no participant who judged '{0}' has a weight above 0"
    case .problemOutsideScale:
      "the judgment {0} of '{1}' against '{2}' under '{3}' is outside 1/9 … 9 and has no ratio on the {4} scale"
    case .problemZeroColumn:
      "all ratings under '{0}' are 0, so that none is the best, which counts 1 beside criteria with comparisons"
    case .problemZeroDivisor:
      "'{0}' has the priority 0 under '{1}', which the formula divides by ({2})"
    case .problemNoMagnitudes: "the formula needs the magnitudes of the merits ({0})"
    case .problemNotCompared:
      "'{0}' is not under '{1}', and a weighted product needs every alternative under every criterion"
    case .problemNeedsLAPACK: "the judgments on '{0}' need LAPACK, which this system does not have"
    case .problemStrategicCriteria: "the strategic criteria give no weights: {0}"
    case .problemNoDependences: "no node of the network of '{0}' depends on another one"
    case .problemNotReached:
      "the limiting priorities of all alternatives in the network of '{0}' are 0: what is left in the end is "
        + "{1}, which does not depend on them"
    case .problemApartFromStarts:
      "the limiting priorities of all alternatives in the network of '{0}' are 0: no dependences with priorities "
        + "above 0 lead to them from {1}, where the limit starts"
    case .problemUndecidedLimit:
      "the limit of the network of '{0}' depends on which of these groups of nodes outlasts the others, which "
        + "double precision does not decide: {1}"
    case .problemLimitNotSettled:
      "double precision does not find the limiting priorities of the network of '{0}'"
    case .problemZeroPin: "the pin '{0}' has the priority 0 under '{1}'"
    case .problemIntensityOutsideScale:
      "the judgment {0} of '{1}' against '{2}' in the rating scale '{3}' is outside 1/9 … 9 and has no ratio on "
        + "the {4} scale"
    case .problemIntensitiesApart:
      "the intensities of the rating scale '{0}', used by '{1}', are not connected by comparisons"
    case .problemIntensitiesIncomplete:
      "{0} {0#judgment|judgments} on the intensities of the rating scale '{1}' {0#is|are} missing, of which all "
        + "are needed ({2})"
    case .problemIntensitiesOpen:
      "there are no judgments on the intensities of the rating scale '{0}', used by '{1}'"
    case .problemIntensities:
      "the judgments on the intensities of the rating scale '{0}', used by '{1}', give no priorities"
    case .ownSimulation:
      "simulation of 10 to 100 million matrices of each order; orders 3 and 4 exact"
    default: nil
    }
  }
}
