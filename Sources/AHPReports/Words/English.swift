/// English, the language that every phrase has words in.
package struct English: Words {
  package var tag: String { "en" }
  package var decimalSeparator: String { "." }

  package init() {}

  package func form(of count: Int) -> Int { count == 1 ? 0 : 1 }
  package func text(_ phrase: Phrase) -> String? { Self.words(phrase) }
  package func choice(_ key: String, _ name: String) -> String? { nil }

  /// The words of a phrase, of which English has all.
  static func words(_ phrase: Phrase) -> String {
    resultWords(phrase) ?? analysisWords(phrase) ?? groupWords(phrase) ?? pageWords(phrase)
      ?? EnglishReconstruction.words(phrase) ?? EnglishProblems.words(phrase) ?? phrase.rawValue
  }

  /// What is said of results: rankings, consistency, method, synthesis, and the whole report.
  private static func resultWords(_ phrase: Phrase) -> String? {
    switch phrase {
    // MARK: Everywhere
    case .and: "and"
    case .or: "or"
    case .labelled: "{0}: {1}"
    case .goal: "Goal"
    case .criterion: "Criterion"
    case .alternative: "Alternative"
    case .rank: "Rank"
    case .priority: "Priority"
    case .weight: "Weight"
    case .participant: "Participant"
    case .judgment: "Judgment"
    case .items: "Items"
    case .missing: "Missing"
    case .verdict: "Verdict"
    case .ratio: "CR"
    case .now: "now"
    case .placeBy: "{0} by {1}"
    case .pair: "{0} against {1}"
    case .more: "{0} more"
    case .columnsLeftOut: "Not shown for want of room: {0}"
    case .rowsLeftOut: "{0} more {0#row|rows}; other forms of the results have all"
    case .consistency: "Consistency"
    case .method: "Method"
    case .source: "Source"
    case .notice: "Notice"
    case .leftOut: "Left out"
    case .warning: "Warning"
    case .ranking: "Ranking"
    case .everybody: "(all)"
    case .judgments: "Judgments"
    case .provenance: "Judgments"
    case .ranges: "Ranges"
    case .rangesText:
      "{0} {0#judgment is a range and counts|judgments are ranges and count} as the middle, of two bounds "
        + "their geometric mean"
    case .doesNotMeet: "{0} does not meet {1}"
    case .cannotBeEvaluated: "cannot be evaluated"
    case .quoted: "'{0}'"
    case .foldedRows: "{0} rows"
    case .data: "Data"

    // MARK: Rankings
    case .asNow: "as now"
    case .orderChanges: "first as now, others change places"
    case .leads: "{0} is first with the priority {1}, before {2} with {3}"
    case .leadsAlone: "{0} is the only one, with {1}"
    case .shareLead: "{0} share the first place with {1} each"
    case .nothingRanked: "nothing is ranked"

    // MARK: Consistency
    case .largestRatioOf: "largest CR {0} ({1})"
    case .hierarchyRatio: "CR of the hierarchy {0}, largest CR {1} ({2})"
    case .allMatricesWithin: "all {0} matrices are within {1}"
    case .oneMatrixWithin: "the matrix is within {0}"
    case .matricesAboveMarked: "{0} of {1} {1#matrix|matrices} above {2}, marked !"
    case .matricesAboveLimit: "{0} of {1} {1#matrix|matrices} above {2}"
    case .matricesBeyondTable:
      "{0} {0#matrix|matrices} of an order that the random-index table does not reach"
    case .noComparisons: "no comparisons"
    case .noRandomIndexForOrders: "no random index for these orders"
    case .ofPeople: "{0}, of {1} {1#person|people}"
    case .ofSomePeople: "{0}, of {1} of {2} {2#person|people}"
    case .ownMatricesAbove:
      "of the {0} {0#matrix|matrices} of single participants {1} {1#is|are} above, of {2} of {3} "
        + "{3#person|people}; largest CR {4} ({5})"
    case .oneOwnMatrixWithin: "the matrix of a single participant is within {0}"
    case .ownMatricesWithin: "all {0} matrices of single participants are within {1}"
    case .ownMatricesBeyondTable:
      "{0} {0#matrix|matrices} of single participants of an order that the random-index table does not reach"

    // MARK: Method
    case .structuralAdjustment: "structural adjustment"
    case .judgmentsOf: "judgments of {0}"
    case .aggregationOf: "{0} of {1} participants"
    case .noErrorBound:
      "no bound on the error of the priorities is known, and they are ranked by the computed numbers"
    case .relativeErrorAtMost: "{0}; relative error of every priority at most {1}"

    // MARK: Synthesis
    case .local: "L"
    case .global: "G"
    case .total: "Total"
    case .seeAbove: "{0} (see above)"
    case .shown: "Shown"
    case .shownText: "the best {0} of {1}; --top shows more, and JSON and CSV have all"
    case .incomplete: "Incomplete"
    case .incompleteText:
      "{0} of {1} judgments on '{2}' {0#is|are} missing ({3}; random index {4})"
    case .incompleteBy:
      "{0} of {1} judgments by {5} on '{2}' {0#is|are} missing ({3}; random index {4})"
    case .moreMatrices: "{0} more {0#matrix|matrices}"
    case .fitOfJudgments: "{0} of the judgments that there are; CI by Harker's method"
    case .strategicCriteria: "Strategic criteria"
    case .notUnique: "Not unique"
    case .notUniqueText:
      "the {0} has other solutions on '{1}'; shown are the priorities that its rule chooses"
    case .notUniqueMore:
      "the {0} has other solutions on '{1}' and {2} more {2#criterion|criteria}; shown are the priorities "
        + "that its rule chooses"
    case .pins: "Pins"
    case .pinOf: "{0} of '{1}'"
    case .firstOfEvery: "the first alternative of every criterion"
    case .firstOfOthers: "the first alternative of all others"
    case .measurement: "Measurement"
    case .allRated:
      "alternatives are rated one by one (absolute measurement, 1 is the best that can be), so that adding "
        + "or removing one leaves the order of the others alone"
    case .ratedDistributive:
      "beside comparisons, the ratings and utilities under {0} {0#criterion|criteria} are made to sum to 1, "
        + "so that adding an alternative can change the order of the others"
    case .ratedIdeal:
      "the ratings and utilities under {0} {0#criterion|criteria} are counted as they are (1 is the best that "
        + "can be), comparisons relative to the best alternative"
    case .ratedPins:
      "the ratings and utilities under {0} {0#criterion|criteria} are relative to the pin, as comparisons are"
    case .ratedMultiplicative:
      "the ratings and utilities under {0} {0#criterion|criteria} are factors of the product as they are"
    case .scaleRatio: "{0}: {1}; {2}, CR {3}"
    case .incompleteHierarchy: "Incomplete hierarchy"
    case .prioritiesByRanks: "Priorities by ranks"
    case .prioritiesByRanksText: "{0} ({1}) under {2}"
    case .leavesOutSome: "'{0}' leaves out some alternatives; these get nothing from there"
    case .leaveOutSome:
      "'{0}' and {1} more {1#criterion|criteria} leave out some alternatives; these get nothing from there"

    // MARK: Merits
    case .meritOrFormula: "Merit or formula"
    case .formulaMarked: "{0} *"
    case .meritNamed: "{0} ({1})"
    case .benefitsAndCosts: "Benefits and costs"
    case .benefitsAndCostsText:
      "ranked by the {0} formula, {1}, marked *; of costs and risks the larger is the worse"
    case .formulas: "Formulas"
    case .formulasAgree: "all rank the alternatives alike"
    case .formulasDisagree: "the formulas do not agree on the first: {0}"
    case .formulasAgreeOnFirst:
      "the formulas agree on the first, but not on the order of the others"
    case .winnerBy: "{0} ({1})"
    case .zeroUnderMerit:
      "{0}: '{1}' has the priority 0 under {2}, which these formulas divide by"
    case .noMagnitudes:
      "without magnitudes of the merits the formulas take gains and losses for equally large in total, "
        + "and may order alternatives wrongly (Wijnmalen 2007); give every merit a 'magnitude'"

    // MARK: Choices
    case .givenValues: "the given {0#value|values} {1}"
    case .randomIndexOf: "random index of {0}"

    // MARK: Networks
    case .network: "Network"
    case .networkCluster: "Cluster"
    case .node: "Node"
    case .limitingPriority: "Limit"
    case .priorityInCluster: "In cluster"
    case .idealPriority: "Ideal"
    case .networkCaption: "Limiting priorities of the network of {0}"
    case .clusterComparisons: "{0} → clusters"
    case .limitText:
      "{0}: {1} {1#node|nodes} in {2} {2#cluster|clusters}; limit: {3}; absolute error at most {4}"
    case .limitWithoutBound:
      "{0}: {1} {1#node|nodes} in {2} {2#cluster|clusters}; limit: {3}; no bound on the error is known"
    case .limitsOfEach:
      "{0}: {1} {1#node|nodes} in {2} {2#cluster|clusters}; limit: {3}; {4} {4#participant|participants} "
        + "{4#has|have} limiting priorities of their own, of which there is no table: the final priorities "
        + "are averaged (use --participant, or --aggregation judgments, to see them)"
    case .infinitePathSums:
      "the sum of all paths is infinite, since parts of the network keep all that reaches them; the limit is "
        + "that of the calculus"
    case .criteriaWithoutNetwork:
      "{0} {0#criterion has|criteria have} neither a network nor judgments and {0#is|are} left out, the "
        + "weights of the others being divided by their sum: {1}"
    case .setsCountEqually:
      "{0} {0#set of items is|sets of items are} not judged, and all items count equally there: {1}"
    case .separateParts:
      "the limit is a mixture of {0} parts that do not influence each other, and depends on the start: {1}"
    case .unreachedNodes: "{0} {0#node is|nodes are} reached from no source: {1}"
    case .comparedWithoutLink:
      "{0} {0#cluster is|clusters are} compared though no node depends on {0#it|them}: {1}"
    case .deadEnds: "{0} {0#node depends|nodes depend} on nothing: {1}"
    case .periodIs: "powers of the supermatrix repeat with period {0}, and the limit is their mean"
    case .drains:
      "every way ends in nodes that depend on nothing; the limit is that of the powers divided by those of "
        + "the spectral radius {0}"
    case .unweightedSupermatrix: "unweighted supermatrix"
    case .clusterMatrix: "cluster matrix"
    case .weightedSupermatrix: "weighted supermatrix"
    case .limitMatrix: "limit matrix"
    case .matrixOfNetwork: "{0} of the network of {1}"
    case .columnsAreDependent: "a column says how much what heads it depends on each row"
    case .columnsNotShown: "{0} further {0#column is|columns are} in CSV and JSON only"
    case .nodePriorityOf: "{0} priority of {1}"

    // MARK: Change of alternatives
    case .synthesisBefore: "{0}: before"
    case .after: "after"
    case .orderUnder: "Order under {0} synthesis"
    case .othersKeepOrder: "the others keep their order"
    case .reversed: "reversed: {0}"
    case .passes: "{0} passes {1}"

    // MARK: Check
    case .accepted: "ok"
    case .aboveLimit: "above {0}"
    case .notJudged: "not judged"
    case .tooFewAlone: "too few judgments alone"
    case .noRandomIndex: "no random index"
    case .ratingScaleNamed: "Rating scale '{0}'"
    case .matricesWithin:
      "{0} of {1} {1#matrix|matrices} within the consistency ratio (CR) {2}"
    case .countAbove: "{0} above"
    case .countNotJudged: "{0} not judged yet"
    case .countNotJudgedEqually:
      "{0} {0#set of items|sets of items} not judged, which {0#counts|count} equally"
    case .countLeftOut: "{0} {0#criterion|criteria} left out"
    case .modelHasWarnings: "the model can be evaluated, with the warnings below."
    case .countBeyondTable: "{0} beyond the random-index table"
    case .judgmentsMissing: "{0} {0#judgment|judgments} missing"
    case .ownMatricesAboveOf:
      "of the {0} {0#matrix|matrices} of single participants {1} {1#is|are} above, of {2} of {3} "
        + "{3#person|people}"
    case .checkedBy: "{0} (random index of {1}): {2}"
    case .outsideScale:
      "{0} {0#judgment is|judgments are} outside the scale 1/9 … 9, perhaps by a slip: {1}"
    case .offScaleJudgment: "{0} is {1}"
    case .modelPasses: "the model passes."
    case .modelFails: "the model does not pass."
    case .shownWithAll:
      "{0} {0#matrix that passes is|matrices that pass are} not shown; --all shows every one."
    case .tooFewNotShown:
      "{0} {0#matrix|matrices} of single participants with too few judgments alone {0#is|are} not "
        + "shown either."

    // MARK: Leads and weights
    case .leadsSentence: "{0} is first with {1}."
    case .shareLeadSentence: "{0} share the first place with {1} each."
    case .firstStays: "First stays"
    case .orderStays: "Order stays"
    case .belowItFirst: "Below it first"
    case .aboveItFirst: "Above it first"
    case .percentAny:
      "Percent-any critical (the δ nearest to 0 in percent of the weight that changes any order)"
    case .percentTop:
      "Percent-top critical (the δ nearest to 0 in percent of the weight that changes the first)"
    case .absoluteAny:
      "Absolute-any critical (the δ nearest to 0 that changes any order)"
    case .absoluteTop:
      "Absolute-top critical (the δ nearest to 0 that changes the first)"
    case .critical:
      "{0}, δ = {1}: at the weight {2} ({3} now) {4} and {5} are equal"
    case .criticalPercent:
      "{0}, δ = {1}, {6} %: at the weight {2} ({3} now) {4} and {5} are equal"
    case .weightChangeMeans:
      "by Triantaphyllou and Sánchez (1997) what is taken off a weight before all are divided by "
        + "their sum again; negative where the weight grows"
    case .noClusterWeights:
      "No weight of a cluster can move: no clusters are weighed against each other."
    case .clusterWeightsOfEach:
      "Weights of clusters are not moved where final priorities of participants are averaged: use --participant, "
        + "or --aggregation judgments."
    case .clusterWeightsOffScale: "Weights of clusters are moved on the linear scale only."
    case .noClusterWeightChanges: "No weight of a cluster changes the first."
    case .clusterWeight: "Weight of a cluster"
    case .clusterWeightsCaption:
      "Weights of clusters, the one that changes the first soonest on top"
    case .judgmentMovesCaption:
      "Judgments with most leverage: the value on the scale 1/9 … 9 at which another is first"
    case .nearestClusterWeight:
      "Of the weights of clusters, {0} at {1} instead of {2} is the nearest that makes {3} first."
    case .noWeightChanges: "No weight of a single criterion changes that."
    case .anyWeightDecides:
      "They are equal only at the weights given: any change of the weight of {0}, for one, "
        + "which has {1} now, decides: above it {2} {2#is first|share the first place}, below it "
        + "{3} {3#is first|share the first place}."
    case .anyWeightAboveDecides:
      "They are equal only at the weights given: any weight of {0}, for one, which has {1} "
        + "now, decides: above it {2} {2#is first|share the first place}."
    case .nearestBelow:
      "The nearest weight at which that changes is {0} for {1}, which has {2} now: below it "
        + "{3} {3#is first|share the first place}."
    case .nearestAbove:
      "The nearest weight at which that changes is {0} for {1}, which has {2} now: above it "
        + "{3} {3#is first|share the first place}."

    // MARK: The whole report
    case .result: "Result"
    case .sensitivity: "Sensitivity"
    case .description: "Description"
    case .notShown: "Not shown"
    case .nounCriteria: "criteria"
    case .nounAlternatives: "alternatives"
    case .shareOfFirst: "Share of the first"
    case .globalPrioritiesOf: "Global priorities of the {0}"
    case .meritsCaption: "Priorities under each merit, and by every formula"
    case .hierarchy: "Hierarchy"
    case .hierarchyCaption: "Local (L) and global (G) priorities, and consistency ratios (CR)"
    case .localPrioritiesCaption: "Local priorities of the alternatives under each criterion"
    case .matrix: "Matrix"
    case .eigenvalue: "Eigenvalue"
    case .consistencyIndex: "CI"
    case .limit: "Limit"
    case .acceptedVerdict: "accepted"
    case .aboveVerdict: "above"
    case .matricesCaption: "Matrices, the least consistent first"
    case .adviceCaption:
      "Judgments to think over again: what the other judgments say in their place, and what CR and the "
        + "ranking would become"
    case .given: "Given"
    case .othersSay: "Others say"
    case .ratioNow: "CR now"
    case .ratioThen: "CR then"
    case .rankingThen: "Ranking then"
    case .group: "Group"
    case .agreement: "Agreement"
    case .notKnown: "not known: {0}"
    case .robustness: "Robustness"
    case .simulation: "Simulation"
    case .notPossible: "not possible: {0}"
    case .ranksCaption: "How often each is in which place, judgments drawn at random"
    case .prioritiesCaption: "Priorities over all draws"
    case .weights: "Weights"
    case .tooManyToMove: "there are too many criteria and {0} to move weights in a page"
    case .tooLargeToMove: "the model is too large to move weights in a report"
    case .weightsCaption: "Weights, the one that changes the first soonest on top"
    case .gradientOf: "Gradient of"
    case .firstAgainst: "The first against"
    case .twoCriteria: "Two criteria"
    case .methodCaption: "Every choice that the results depend on"
    case .prioritiesSheet: "Priorities"
    case .judgmentsSheet: "Judgments"

    // MARK: Method appendix
    case .precision: "Precision"
    case .precisionText:
      "the relative error of every priority is at most {0}, a computed bound; numbers are rounded for "
        + "printing only"
    case .setting: "Setting"
    case .choice: "Choice"
    case .prioritization: "Prioritization"
    case .participants: "Participants"
    case .judgmentsOfOnly: "judgments of {0} only"
    case .aggregation: "Aggregation"
    case .weightsOfParticipants: "Weights of participants"
    case .missingJudgments: "Missing judgments"
    case .randomIndex: "Random index"
    case .consensus: "Consensus"
    case .consensusByEntropy: "S*, by Shannon's entropy"
    case .weightsInSensitivity: "Weights in sensitivity"
    case .siblingsKeepProportions: "siblings keep their proportions"
    case .graphsOfSensitivity: "Graphs of sensitivity"
    case .asExpertChoice: "as in Expert Choice"
    case .allEqual: "all equal"

    // MARK: Imports
    case .imported: "Imported"
    case .importedFormat: "{0}: {1}"
    case .criteriaCount: "{0} {0#criterion|criteria}"
    case .alternativesCount: "{0} {0#alternative|alternatives}"
    case .clustersCount: "{0} {0#cluster|clusters}"
    case .nodesCount: "{0} {0#node|nodes}"
    case .participantsCount: "{0} {0#participant|participants}"
    case .judgmentsInMatrices: "{0} {0#comparison|comparisons} in {1} {1#matrix|matrices}"
    case .otherJudgmentsCount: "{0} {0#list|lists} of priorities or ratings"
    case .importedResults: "{0} {0#number|numbers} for 'ahp audit' to recompute"
    case .readOtherwise: "Read otherwise"
    case .nothingLeftOut: "nothing"
    case .place: "Place"

    default: nil
    }
  }
}
